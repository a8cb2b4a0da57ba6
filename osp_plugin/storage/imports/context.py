"""What a base knows, read at once for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.common.collector import collector_at_rest
from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.imports.context import Context
from ..base import Base
from ..ddl import quote_name
from ..interruption import interruptible
from ..session import Session
from ..typed import typed

if TYPE_CHECKING:
    import pandas as pd


_CITE_COLUMNS = ["id_cite", "nom_cite", "epci", "idcom", "communes"]


_LISTS = {"label": "nature = 'label'", "aide": "1 = 1"}
"""The lists that a file may name values of, and which of their rows."""


class BailleurUnknown(OspError):
    """The base has no such bailleur. Values: ``bailleur``, ``base``, ``connus``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le bailleur « {bailleur} » n’est pas dans « {base} ». Bailleurs connus : {connus}.",
    )


@collector_at_rest()
def read_context(
    base: Base,
    bailleur: str = "",
    *,
    dwellings: bool = True,
    lines: bool = False,
    work: Work = QUIET,
) -> Context:
    """The referentials and dwellings of ``base``, all of one moment.

    ``dwellings`` and ``lines`` (of programming) are read where they are wanted. Without
    ``bailleur`` the context is of no one. ``work`` only hears the cancel. Raises BailleurUnknown,
    Cancelled.
    """
    with base.reading() as session, interruptible(session, work):
        bailleurs = _bailleurs(base, session, bailleur)
        return Context(
            bailleur=bailleur,
            bailleurs=bailleurs,
            operations=_read(base, session, work, "operation", versioned=True),
            communes=_read(base, session, work, "commune", ["idcom", "nom_commune", "epci", "dep"]),
            epci=_names(session, "epci", "epci", "nom_epci"),
            departements=_names(session, "departement", "dep", "nom_dep"),
            cites=_read(base, session, work, "cite", _CITE_COLUMNS),
            logements=_read(base, session, work, "logement", versioned=True, empty=not dwellings),
            lignes=_read(base, session, work, "programmation", versioned=True, empty=not lines),
            numeros=_read(base, session, work, "operation_numero", ["operation", "numero"]),
            evenements=_read(
                base,
                session,
                work,
                "evenement",
                ["operation", "nature", "date_evenement", "reference"],
            ),
            listes={name: _values(session, name, only) for name, only in _LISTS.items()},
            annees=_years(session),
            sirens=_names(session, "epci", "epci", "siren"),
        )


def known_bailleurs(base: Base, bailleur: str = "") -> dict[str, str]:
    """Names of the bailleurs by code. Raises BailleurUnknown when ``bailleur`` is none of them."""
    with base.reading() as session:
        return _bailleurs(base, session, bailleur)


def _bailleurs(base: Base, session: Session, bailleur: str) -> dict[str, str]:
    found = _names(session, "bailleur", "bailleur", "nom_bailleur")
    if bailleur and bailleur not in found:
        raise BailleurUnknown(
            bailleur=bailleur, base=base.label, connus=", ".join(sorted(found)) or "aucun"
        )
    return found


def _names(session: Session, table: str, code: str, name: str) -> dict[str, str]:
    rows = session.rows(
        f"SELECT {quote_name(code)} AS code, {quote_name(name)} AS nom FROM {quote_name(table)}"  # nosec B608 # names are the dictionary's, values are bound
    )
    return {str(row["code"]): str(row["nom"] or "") for row in rows}


def _values(session: Session, table: str, only: str) -> list[str]:
    name = quote_name(table)
    rows = session.rows(f"SELECT {name} AS valeur FROM {name} WHERE {only} ORDER BY fid")  # nosec B608 # names are ours
    return [str(row["valeur"]) for row in rows]


def _years(session: Session) -> dict[str, tuple[int | None, int | None]]:
    rows = session.rows("SELECT label, annee_debut, annee_fin FROM label WHERE nature = 'label'")
    return {str(row["label"]): (row["annee_debut"], row["annee_fin"]) for row in rows}


def _read(
    base: Base,
    session: Session,
    work: Work,
    table: str,
    columns: list[str] | None = None,
    *,
    versioned: bool = False,
    empty: bool = False,
) -> pd.DataFrame:
    work.check()
    names = columns or [field.name for field in base.tables[table].fields]
    if versioned:
        names = [*names, "version"]
    listed = ", ".join(quote_name(name) for name in names)
    limit = "LIMIT 0" if empty else ""
    rows = session.query(
        f"SELECT {listed} FROM {quote_name(table)} ORDER BY fid {limit}"  # nosec B608 # names are the dictionary's, values are bound
    )
    return typed(rows, base.tables[table])

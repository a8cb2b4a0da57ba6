"""The rows behind the bars of an evolution: what names each, where it is, what changed in it.

A dwelling is where its position is; an operation, and the shares of its funders, where its
dwellings are; a line of the programme, a target or an action where its cités are, else its
communes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...domain.common.values import listed
from ...domain.dictionary import GEOMETRY_COLUMN, dictionary
from ...domain.history.steps import DWELLINGS, States
from ...domain.history.telling import change
from .past import Past

if TYPE_CHECKING:
    import pandas as pd

DESCRIBED = ("id_ddtm62", "ident_rep", "bailleur", "intitule", "epci", "idcomtxt", "nom_cite_1")
"""What names a dwelling in a list."""
NAMING: Mapping[str, tuple[str, ...]] = {
    DWELLINGS: DESCRIBED,
    "operation": ("num_osp", "intitule", "bailleur", "epci", "annee_financ", "num_decision",
                  "nb_logements_decision"),
    "financement": ("operation", "financeur", "montant_prevu", "montant_engage", "montant_paye"),
    "programmation": ("campagne", "nom", "bailleur", "epci", "statut", "etat_nb_total",
                      "crhh_nb_logements"),
    "population_cible": ("edition", "cite", "bailleur", "nb_g", "nb_f", "nb_e"),
    "programme_complementaire": ("campagne", "cite", "epci", "theme", "etat", "cout"),
    "cite": ("id_cite", "nom_cite", "epci", "dep", "a_enjeux"),
}  # fmt: skip
"""What names a row of a table in a list."""
_PLACES: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "operation": (("intitule", DWELLINGS, "intitule"),),
    "financement": (("operation", DWELLINGS, "intitule"),),
    "programmation": (("cites", "cite", "id_cite"), ("communes", "commune", "idcom")),
    "population_cible": (("cite", "cite", "id_cite"),),
    "programme_complementaire": (("cite", "cite", "id_cite"),),
}
"""Field of a row, table of its places and their code; the first that says something is shown."""

Named = Mapping[str, "pd.DataFrame"]
"""By table, rows by key with what names them, ``geom`` as the WKB of their places."""
Described = Mapping[str, "pd.DataFrame"]
"""The same of the rows that changed a figure, with ``changement``; always dwellings, maybe none."""


def naming(table: str) -> tuple[str, ...]:
    """The fields that name a row of a table in a list."""
    fields = [item.name for item in dictionary()[table].fields if item.name != "fid"]
    return NAMING.get(table, tuple(fields[:6]))


def fields_told(table: str) -> tuple[str, ...]:
    """The fields to read of a table that is told: what names its rows and says where they are."""
    return (*naming(table), *(field for field, _table, _code in _PLACES.get(table, ())))


def with_places(past: Past, told: Mapping[str, pd.DataFrame]) -> Named:
    """The rows told with, under ``geom``, the WKB of each of their places."""
    import pandas as pd

    known: dict[str, dict[str, list[bytes]]] = {}
    found = {}
    for table, rows in told.items():
        shapes: list[tuple[bytes, ...]]
        if GEOMETRY_COLUMN in rows:
            shapes = [() if shape is None else (shape,) for shape in rows[GEOMETRY_COLUMN]]
        else:
            shapes = [()] * len(rows)
        for field, places, code in _PLACES.get(table, ()):
            if places not in known:
                known[places] = _shapes(past, places, code)
            shapes = [
                shape or tuple(one for name in _codes(value) for one in known[places].get(name, ()))
                for shape, value in zip(shapes, rows[field])
            ]
        found[table] = rows[list(naming(table))].assign(
            **{GEOMETRY_COLUMN: pd.Series(shapes, rows.index, dtype=object)}
        )
    return found


def _shapes(past: Past, table: str, code: str) -> dict[str, list[bytes]]:
    rows = past.read(table, [code], shape=True)
    found: dict[str, list[bytes]] = {}
    for value, shape in zip(rows[code], rows[GEOMETRY_COLUMN]):
        if shape is not None and value is not None:
            found.setdefault(str(value), []).append(shape)
    return found


def _codes(value: object) -> list[str]:
    """The codes of a field that holds one, or a list of them."""
    if value is None:
        return []
    text = str(value)
    return [str(code) for code in listed(text)] if text.startswith("{") else [text]


def described_rows(
    details: pd.DataFrame, before: tuple[States, Named], after: tuple[States, Named]
) -> Described:
    """The rows of the details by table, at the end or else as they were, and what changed in each.

    ``details`` has columns ``table`` and ``fid``.
    """
    import pandas as pd

    found: dict[str, pd.DataFrame] = {}
    for table in dict.fromkeys((DWELLINGS, *details["table"])):
        columns = [*naming(table), GEOMETRY_COLUMN]
        empty = pd.DataFrame(columns=columns, dtype=object)
        then, now = (told.get(table, empty) for _states, told in (before, after))
        keys = sorted(set(details.loc[details["table"] == table, "fid"]))
        here = [key for key in keys if key in now.index]
        gone = [key for key in keys if key not in now.index]
        parts = [part for part in (now.loc[here], then.loc[gone]) if len(part)]
        rows = (pd.concat(parts) if parts else empty)[columns]
        former, latter = before[0].get(table), after[0].get(table)
        rows["changement"] = [change(key, former, latter, table) for key in rows.index]
        found[table] = rows
    return found

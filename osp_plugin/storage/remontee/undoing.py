"""Undoing an import as a whole."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

from ..base import Base, Session
from ..ddl import quote_name
from ..errors import ConstraintViolated
from .application import copied, row_versions
from .errors import ImportNotUndone, ImportUnknown
from .register import APPLIED, LINES, REGISTER, UNDONE, hold, recorded

_TOLD = 5


def undo_import(base: Base, number: int) -> str | None:
    """Bring every row back to what it was before an import; the copy kept of the base.

    Raises ImportUnknown, or ImportNotUndone when a row changed since or is needed elsewhere.
    """
    with base.reading() as session:
        _undoable(base, session, number)
    try:
        with copied(base, True) as copy, base.transaction() as session:
            hold(base, session)
            _undoable(base, session, number)
            _revert(base, session, number)
            session.execute(
                f"UPDATE {REGISTER} SET etat = :etat, date_annulation = :date "  # nosec B608
                "WHERE fid = :numero",
                {
                    "etat": UNDONE,
                    "date": datetime.now(timezone.utc).isoformat(timespec="seconds"),
                    "numero": number,
                },
            )
    except ConstraintViolated as error:
        raise ImportNotUndone(
            numero=number, base=base.label, raison=error.values["raison"]
        ) from error
    return copy


def _undoable(base: Base, session: Session, number: int) -> None:
    """Raise unless the import holds and no row of it changed since."""
    found = recorded(session, number)
    if found is None:
        raise ImportUnknown(base=base.label, numero=number)
    if found.state != APPLIED:
        raise ImportNotUndone(numero=number, base=base.label, raison="il est déjà annulé")
    changed: list[str] = []
    lines = _lines(session, number)
    for table in {line["nom_table"] for line in lines}:
        versions = row_versions(session, table)
        changed += [
            f"{base.tables[table].title.lower()}, clé {line['fid_ligne']}"
            for line in lines
            if line["nom_table"] == table
            and versions.get(line["fid_ligne"]) != line["version_apres"]
        ]
    if changed:
        more = ", …" if len(changed) > _TOLD else ""
        raise ImportNotUndone(
            numero=number,
            base=base.label,
            raison=f"{len(changed)} de ses lignes ont été modifiées ou supprimées depuis "
            f"({' ; '.join(changed[:_TOLD])}{more})",
        )


def _revert(base: Base, session: Session, number: int) -> None:
    lines = _lines(session, number)
    for line in lines:
        if line["verbe"] == "UPDATE":
            values = dict(json.loads(line["avant"]))
            listed = ", ".join(f"{quote_name(name)} = :{name}" for name in values)
            target = quote_name(line["nom_table"])
            sql = f"UPDATE {target} SET {listed} WHERE fid = :osp_cle"  # nosec B608
            _exactly_one(
                base, number, session.execute(sql, {**values, "osp_cle": line["fid_ligne"]})
            )
    # Last written first: the dwellings before the operations that they name.
    for line in reversed(lines):
        if line["verbe"] == "INSERT":
            sql = f"DELETE FROM {quote_name(line['nom_table'])} WHERE fid = :cle"  # nosec B608
            _exactly_one(base, number, session.execute(sql, {"cle": line["fid_ligne"]}))


def _exactly_one(base: Base, number: int, written: int) -> None:
    if written != 1:
        raise ImportNotUndone(
            numero=number, base=base.label, raison="vous n’avez pas le droit de modifier ses lignes"
        )


def _lines(session: Session, number: int) -> list[dict[str, Any]]:
    return session.rows(
        f"SELECT * FROM {LINES} WHERE import_remontee = :numero ORDER BY fid",  # nosec B608
        {"numero": number},
    )

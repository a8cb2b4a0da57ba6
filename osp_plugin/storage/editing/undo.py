"""Undo a change with the help of the journal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ...domain.common.values import moment
from ...domain.dictionary import GEOMETRY_COLUMN, Field, Table
from ..base import Base
from ..ddl import quote_name
from ..errors import CannotUndo, ConstraintViolated, NothingToUndo
from ..rows import KEY
from ..session import Session

if TYPE_CHECKING:
    import pandas as pd

LOOKED_AT = 10
SAME_SAVE_S = 1.0


@dataclass(frozen=True)
class Change:
    """An entry of the journal: what happened to a row, by whom and when."""

    number: int
    table: str
    fid: int
    verb: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    who: str
    when: datetime


def last_change(base: Base, table: str = "", fid: int | None = None) -> Change:
    """The last change made to a row, or else the last one that this user made anywhere.

    Raises NothingToUndo when there is none, and CannotUndo when somebody else made it.
    """
    with base.reading() as session:
        me = base.author(session)
        if fid is None:
            found = session.query(
                "SELECT * FROM journal WHERE coalesce(qui, '') = :moi ORDER BY fid DESC LIMIT 1",
                {"moi": me or ""},
            )
            if not found.empty:
                row = found.iloc[0]
                found = _latest(session, str(row["nom_table"]), int(row["fid_ligne"]))
        else:
            found = _latest(session, table, fid)
    if found.empty:
        raise NothingToUndo(base=base.label)
    change = _grouped([_change(row) for _place, row in found.iterrows()])
    _refuse_others(base, change, me)
    return change


def undo(base: Base, change: Change) -> None:
    """Bring the row back to what it was before ``change``, in one transaction.

    The journal gets this change in its turn. Raises CannotUndo when the row changed since, or when
    other rows now need it.
    """
    table = base.tables[change.table]
    try:
        with base.transaction() as session:
            _refuse_changed(base, session, change)
            _revert(base, session, table, change)
    except ConstraintViolated as error:
        raise CannotUndo(base=base.label, raison=error.values["raison"]) from error


def _latest(session: Session, table: str, fid: int) -> pd.DataFrame:
    return session.query(
        "SELECT * FROM journal WHERE nom_table = :nom AND fid_ligne = :cle "
        f"ORDER BY fid DESC LIMIT {LOOKED_AT}",  # nosec B608 # the table's name is ours, values are bound
        {"nom": table, "cle": fid},
    )


def _grouped(changes: list[Change]) -> Change:
    """The last change, with those of the same save: QGIS sends a geometry and fields apart."""
    last = changes[0]
    before, oldest = dict(last.before), last.when
    for earlier in changes[1:]:
        apart = (oldest - earlier.when).total_seconds()
        other = (earlier.verb, earlier.who) != ("UPDATE", last.who) or last.verb != "UPDATE"
        # One save touches a field once: what touches it again is another change.
        if other or apart > SAME_SAVE_S or set(earlier.before) & set(before):
            break
        before.update(earlier.before)
        oldest = earlier.when
    return replace(last, before=before)


def _change(row: pd.Series) -> Change:
    return Change(
        number=int(row["fid"]),
        table=str(row["nom_table"]),
        fid=int(row["fid_ligne"]),
        verb=str(row["verbe"]),
        before=json.loads(row["avant"]) if row["avant"] else {},
        after=json.loads(row["apres"]) if row["apres"] else {},
        who=str(row["qui"] or ""),
        when=moment(row["quand"]),
    )


def _refuse_others(base: Base, change: Change, me: str | None) -> None:
    if change.who != (me or ""):
        when = change.when.astimezone().strftime("%d/%m/%Y à %H:%M")
        raise CannotUndo(
            base=base.label,
            raison=f"la dernière modification de cette ligne est de « {change.who or 'inconnu'} », "
            f"le {when}",
        )


def _refuse_changed(base: Base, session: Session, change: Change) -> None:
    # Nobody changes the row between this look and the end of the transaction.
    base.hold_row(session, change.table, change.fid)
    latest = _change(_latest(session, change.table, change.fid).iloc[0])
    if latest.number != change.number:
        raise CannotUndo(
            base=base.label,
            raison=f"la ligne a été modifiée depuis par « {latest.who or 'inconnu'} »",
        )


def _revert(base: Base, session: Session, table: Table, change: Change) -> None:
    target = quote_name(table.name)
    values = {name: _parameter(base, table, name, value) for name, value in change.before.items()}
    if change.verb == "UPDATE":
        listed = ", ".join(f"{quote_name(name)} = :{name}" for name in values)
        sql = f"UPDATE {target} SET {listed} WHERE fid = :osp_cle"  # nosec B608 # names are the dictionary's, values are bound
        written = session.execute(sql, {**values, "osp_cle": change.fid})
    elif change.verb == "DELETE":
        values[KEY] = change.fid
        listed = ", ".join(quote_name(name) for name in values)
        places = ", ".join(f":{name}" for name in values)
        written = session.execute(f"INSERT INTO {target} ({listed}) VALUES ({places})", values)  # nosec B608 # names are the dictionary's, values are bound
    else:
        written = session.execute(f"DELETE FROM {target} WHERE fid = :cle", {"cle": change.fid})  # nosec B608 # names are the dictionary's, values are bound
    if written != 1:
        raise CannotUndo(base=base.label, raison="vous n’avez pas le droit de modifier cette ligne")


def _parameter(base: Base, table: Table, name: str, value: Any) -> Any:
    """A value of the journal as the database takes it."""
    if name == GEOMETRY_COLUMN and value is not None:
        return base.dialect.journaled_shape(value)
    if name != GEOMETRY_COLUMN and name != KEY:
        return _typed(table[name], value)
    return value


def _typed(field: Field, value: Any) -> Any:
    return bool(value) if field.type == "boolean" and value is not None else value

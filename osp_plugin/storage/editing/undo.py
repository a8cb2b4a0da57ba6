"""Undo a change, or all that one save changed, with the help of the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ...domain.common.values import moment
from ...domain.dictionary import GEOMETRY_COLUMN, Field, Table
from .. import sensitive
from ..base import Base
from ..ddl import quote_name
from ..errors import CannotUndo, ConstraintViolated, NothingToUndo
from ..imports.register import APPLIED, LINES, REGISTER
from ..rows import KEY
from ..session import Right, Session
from .saves import beginning_of, note_beginning

if TYPE_CHECKING:
    import pandas as pd

LOOKED_AT = 10
READ_AT_ONCE = 1000
SAME_SAVE_S = 1.0
"""Longest time between two lines of one save. The journal knows no transactions, and a save of QGIS
is several: its geometries, its fields, what it adds, what it deletes."""


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
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line of the journal that tells of each field of ``before``: the sensitive ones are kept apart
    from it."""
    others: tuple[Change, ...] = ()
    """What the same save did to other rows, the last first."""

    @property
    def all(self) -> tuple[Change, ...]:
        """The change of each row of the save, the last first."""
        return (replace(self, others=()), *self.others)


def last_change(base: Base, table: str = "", fid: int | None = None) -> Change:
    """The last change made to a row, or else all of the last save of this user, as one change.

    Raises NothingToUndo when there is none, and CannotUndo when somebody else made it, or when it
    is an import, which is undone as such.
    """
    with base.reading() as session:
        me = base.author(session)
        if fid is not None:
            found = _latest(session, table, fid)
            if found.empty:
                raise NothingToUndo(base=base.label)
            change = _grouped(base, [_change(row) for _place, row in found.iterrows()])
            _refuse_others(base, change, me)
            return change
        last = next(_mine(session, me or ""), None)
        if last is None:
            raise NothingToUndo(base=base.label)
        latest = _change(_latest(session, last.table, last.fid).iloc[0])
        _refuse_others(base, latest, me)
        _refuse_imported(base, session, last)
        return _last_save(base, session, me or "")


def undo(base: Base, change: Change) -> None:
    """Bring the rows back to what they were before ``change``, in one transaction.

    The journal gets this in its turn. Raises CannotUndo when a row changed since, or when other
    rows now need it: nothing is then undone.
    """
    note_beginning(base)  # what it writes is no part of a save just before
    try:
        with base.transaction() as session:
            for each in change.all:
                _refuse_changed(base, session, each)
            for each in change.all:
                _revert(base, session, base.tables[each.table], each)
    except ConstraintViolated as error:
        raise CannotUndo(base=base.label, raison=error.values["raison"]) from error


def _last_save(base: Base, session: Session, me: str) -> Change:
    """What a user's last save did to each row, told by the last that it touched."""
    saved: dict[tuple[str, int], Change] = {}
    oldest: datetime | None = None
    begun = 0
    for entry in _mine(session, me):
        if oldest is None:
            oldest, begun = entry.when, beginning_of(base, entry.number)
        apart = (oldest - entry.when).total_seconds()
        if apart > SAME_SAVE_S or entry.number <= begun or entry.table == REGISTER:
            break
        row = (entry.table, entry.fid)
        known = saved.get(row)
        # One save touches a row once, but for its geometry and its fields, which go apart.
        if known is not None and not _same_save(known, entry):
            break
        saved[row] = _with_before(known, entry) if known else entry
        oldest = entry.when
    last, *others = saved.values()
    return replace(last, others=tuple(others))


def _mine(session: Session, me: str) -> Iterator[Change]:
    """The lines of the journal that a user wrote, the last first."""
    before: int | None = None
    while True:
        rows = session.query(
            "SELECT * FROM journal WHERE coalesce(qui, '') = :moi "
            "AND (CAST(:avant AS bigint) IS NULL OR fid < :avant) "
            f"ORDER BY fid DESC LIMIT {READ_AT_ONCE}",  # nosec B608 # a number of ours, values are bound
            {"moi": me, "avant": before},
        )
        for _place, row in rows.iterrows():
            yield _change(row)
        if len(rows) < READ_AT_ONCE:
            return
        before = int(rows["fid"].iloc[-1])


def _same_save(later: Change, earlier: Change) -> bool:
    """Whether two lines about one row may be of one save."""
    updates = later.verb == earlier.verb == "UPDATE"
    return updates and not set(earlier.before) & set(later.before)


def _refuse_imported(base: Base, session: Session, change: Change) -> None:
    """An import is undone whole, with what its register says of it."""
    if base.missing_rights(session, [Right("SELECT", LINES), Right("SELECT", REGISTER)]):
        return  # who may not read the register may not undo an import either
    if change.table == REGISTER:
        found = session.rows(
            f"SELECT fid AS numero, fichier, etat FROM {REGISTER} WHERE fid = :cle",  # nosec B608 # the table's name is ours, values are bound
            {"cle": change.fid},
        )
    else:
        found = session.rows(
            f"SELECT r.fid AS numero, r.fichier AS fichier, r.etat AS etat FROM {LINES} AS l "  # nosec B608 # names are the dictionary's, values are bound
            f"JOIN {REGISTER} AS r ON r.fid = l.import_remontee "
            f"JOIN {quote_name(change.table)} AS t ON t.fid = l.fid_ligne "
            "AND t.version = l.version_apres "
            "WHERE l.nom_table = :nom AND l.fid_ligne = :cle AND r.etat = :etat "
            "ORDER BY r.fid DESC LIMIT 1",
            {"nom": change.table, "cle": change.fid, "etat": APPLIED},
        )
    if not found:
        return
    told = f"l’import n° {found[0]['numero']} (« {found[0]['fichier']} »)"
    if found[0]["etat"] == APPLIED:
        reason = (
            f"c’est {told}, qui s’annule en entier par « Remontées des bailleurs », « Annuler un "
            "import… »"
        )
    else:
        reason = f"c’est l’annulation de {told} : importez de nouveau le fichier"
    raise CannotUndo(base=base.label, raison=reason)


def _latest(session: Session, table: str, fid: int) -> pd.DataFrame:
    return session.query(
        "SELECT * FROM journal WHERE nom_table = :nom AND fid_ligne = :cle "
        f"ORDER BY fid DESC LIMIT {LOOKED_AT}",  # nosec B608 # the table's name is ours, values are bound
        {"nom": table, "cle": fid},
    )


def _grouped(base: Base, changes: list[Change]) -> Change:
    """The last change, with those of the same save: QGIS sends a geometry and fields apart."""
    last = changes[0]
    oldest, begun = last.when, beginning_of(base, last.number)
    for earlier in changes[1:]:
        apart = (oldest - earlier.when).total_seconds()
        mine = earlier.who == last.who and _same_save(last, earlier)
        if apart > SAME_SAVE_S or earlier.number <= begun or not mine:
            break
        last = _with_before(last, earlier)
        oldest = earlier.when
    return last


def _with_before(last: Change, earlier: Change) -> Change:
    return replace(
        last,
        before={**last.before, **earlier.before},
        lines={**last.lines, **earlier.lines},
    )


def _change(row: pd.Series) -> Change:
    number = int(row["fid"])
    before = json.loads(row["avant"]) if row["avant"] else {}
    return Change(
        number=number,
        table=str(row["nom_table"]),
        fid=int(row["fid_ligne"]),
        verb=str(row["verbe"]),
        before=before,
        after=json.loads(row["apres"]) if row["apres"] else {},
        who=str(row["qui"] or ""),
        when=moment(row["quand"]),
        lines=dict.fromkeys(before, number),
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
            raison=f"la ligne n° {change.fid} ({base.tables[change.table].title.lower()}) a été "
            f"modifiée depuis par « {latest.who or 'inconnu'} »",
        )


def _revert(base: Base, session: Session, table: Table, change: Change) -> None:
    target = quote_name(table.name)
    before = _known_before(base, session, table, change)
    values = {name: _parameter(base, table, name, value) for name, value in before.items()}
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


def _known_before(base: Base, session: Session, table: Table, change: Change) -> Mapping[str, Any]:
    """The values before, those that the journal masks too. Raises CannotUndo when this user may
    not read one of them."""
    masked = sensitive.hidden(table, change.before)
    if change.verb == "INSERT" or not masked:
        return change.before
    known: dict[str, Any] = {}
    for line in {change.lines[name] for name in masked}:
        known.update(sensitive.kept_apart(base, session, "journal", line))
    lacking = [table[name].title for name in masked if name not in known]
    if lacking:
        raise CannotUndo(
            base=base.label,
            raison="elle touche des valeurs sensibles que vous n’avez pas le droit de lire ("
            f"{', '.join(lacking)})",
        )
    return {**change.before, **{name: known[name] for name in masked}}


def _parameter(base: Base, table: Table, name: str, value: Any) -> Any:
    """A value of the journal as the database takes it."""
    if name == GEOMETRY_COLUMN and value is not None:
        return base.dialect.journaled_shape(value)
    if name != GEOMETRY_COLUMN and name != KEY:
        return _typed(table[name], value)
    return value


def _typed(field: Field, value: Any) -> Any:
    return bool(value) if field.type == "boolean" and value is not None else value

"""The journal of a base: from when it tells all, and its lines since a time, the last first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ...domain.common.values import moment
from ...domain.common.work import QUIET, Work
from ...domain.history.replay import KEY, UPDATE, Line
from ..base import Base
from ..dated import state_of
from ..ddl import quote_name
from ..sensitive import APART
from ..session import Right, Session
from .errors import EmptyJournal

AT_ONCE = 5_000


def told_since(base: Base, session: Session) -> datetime:
    """From when the base can be found as it was: its first row, or the first line of its journal.

    A base of the past knows no time but its own. Raises EmptyJournal.
    """
    own = state_of(session)
    if own is not None:
        return own
    asked = ["SELECT min(quand) AS debut FROM journal"] + [
        f"SELECT min(cree_le) AS debut FROM {quote_name(table.name)}"  # nosec B608 # names are the dictionary's
        for table in base.tables.values()
        if table.audit
    ]
    found = [session.rows(sql)[0]["debut"] for sql in asked]
    times = [moment(value) for value in found if value is not None]
    if not times:
        raise EmptyJournal(base=base.label)
    return min(times)


def last_line(session: Session, when: datetime) -> int:
    """Number of the last line written by ``when``, 0 when there is none.

    Lines are in the order of their numbers, which a clock that was put back does not change.
    """
    for rows in session.batches("SELECT fid, quand FROM journal ORDER BY fid DESC", AT_ONCE):
        for number, written in rows:
            if moment(written) <= when:
                return int(number)
    return 0


def extent(session: Session) -> tuple[int, int]:
    """The number of the last line, and how many there are: no two states of a base that lives have
    the same, whatever the order in which a server lets its lines be seen."""
    found = session.rows("SELECT coalesce(max(fid), 0) AS fin, count(*) AS nombre FROM journal")[0]
    return int(found["fin"]), int(found["nombre"])


def lines_since(session: Session, number: int, work: Work = QUIET) -> Iterator[Line]:
    """The lines after ``number``, the last first. ``work`` is told how many were read."""
    done = 0
    listed = "SELECT fid, nom_table, fid_ligne, verbe, avant, apres FROM journal "
    for rows in session.batches(f"{listed}WHERE fid > {int(number)} ORDER BY fid DESC", AT_ONCE):
        work.check()
        for fid, table, key, verb, before, after in rows:
            yield Line(int(fid), table, int(key), verb, _values(before), _values(after))
        done += len(rows)
        work.tell(done)


def sensitive_since(base: Base, session: Session, number: int) -> dict[int, dict[str, Any]]:
    """Values before that the journal masks, by line and field: those that this user may read."""
    if base.missing_rights(session, [Right("SELECT", APART)]):
        return {}
    found: dict[int, dict[str, Any]] = {}
    listed = f"SELECT ligne, champ, avant FROM {APART} WHERE origine = 'journal' "  # nosec B608 # the table's name is ours
    sql = f"{listed}AND ligne > {int(number)}"
    for rows in session.batches(sql, AT_ONCE):
        for line, name, before in rows:
            found.setdefault(int(line), {})[name] = json.loads(before) if before else None
    return found


@dataclass(frozen=True)
class Life:
    """What the journal tells of a row up to a line: when and by whom it was made (None where that
    is not told) and changed last, and how many times it was changed."""

    made: datetime | None = None
    maker: str | None = None
    changed: datetime | None = None
    changer: str | None = None
    changes: int = 0


def lives(session: Session, number: int) -> dict[tuple[str, int], Life]:
    """By table and key, the life of each row that lines up to ``number`` tell of."""
    found: dict[tuple[str, int], Life] = {}
    sql = (
        "SELECT nom_table, fid_ligne, verbe, qui, quand, "
        f"CASE WHEN verbe = 'UPDATE' AND avant LIKE '%\"{KEY}\":%' THEN avant END "
        f"FROM journal WHERE fid <= {int(number)} ORDER BY fid"  # nosec B608 # a number
    )
    for rows in session.batches(sql, AT_ONCE):
        for table, key, verb, who, when, moved in rows:
            place = (table, int(key))
            if verb != UPDATE:
                found[place] = Life(moment(when), who)
                continue
            former = (table, int(json.loads(moved)[KEY])) if moved else place
            life = found.pop(former, Life())
            found[place] = replace(
                life, changed=moment(when), changer=who, changes=life.changes + 1
            )
    return found


def _values(text: str | None) -> Mapping[str, Any]:
    values: Mapping[str, Any] = json.loads(text) if text else {}
    return values

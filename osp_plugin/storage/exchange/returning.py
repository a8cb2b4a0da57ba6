"""The return of an extract written into its base, through the imports: one transaction, one entry
of the register, undone as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...domain.access.declared import BAILLEUR
from ...domain.common.work import QUIET, Work
from ...domain.exchange.decision import Choices, Decision, chooser, decide
from ...domain.exchange.merge import DELETE, INSERT, LEAVE, RESTORE, UPDATE, Merged
from ..base import Base
from ..imports.application import Applied, apply_changes
from ..imports.changes import Change
from ..session import Session
from .comparing import NATURE, Return, refuse_returned
from .errors import LeftPerimeter
from .refusing import outside
from .states import stored


def decided(base: Base, found: Return, choices: Choices, rule: str = LEAVE) -> Decision:
    """What of a return is written: each conflict as it was chosen, the others by the ``rule``."""
    return decide(found.rows, found.links, base.tables, chooser(choices, rule))


def write_return(base: Base, found: Return, decision: Decision, work: Work = QUIET) -> Applied:
    """Write what was decided, and its entry of the register; all or nothing.

    Raises AlreadyReturned, LeftPerimeter, and what
    :func:`..imports.application.apply_changes` raises.
    """
    with base.reading() as session:
        refuse_returned(session, found.mark, found.name)
    perimeter = found.perimeter
    return apply_changes(
        base,
        changes_of(base, found, decision.written),
        nature=NATURE,
        name=found.name,
        digest=found.digest,
        bailleur=perimeter.code if perimeter.nature == BAILLEUR else None,
        counts=counts(found, decision),
        work=work,
        verify=lambda session, written: _verify(base, session, found, written),
    )


def counts(found: Return, decision: Decision) -> dict[str, int]:
    """The numbers of a return, as the register has them."""
    conflicts = [item for row in found.rows for item in row.conflicts]
    return {
        "NB_LIGNES": len(found.rows),
        "NB_NOUVEAUX": decision.count(INSERT, RESTORE),
        "NB_MODIFIES": decision.count(UPDATE, DELETE),
        "NB_CONFLITS": sum(item.choosable for item in conflicts),
        "NB_REJETES": len(decision.left),
    }


def changes_of(base: Base, found: Return, rows: Sequence[Merged]) -> list[Change]:
    """What the imports write: parents before what is attached to them, deletions the other way."""
    order = {name: place for place, name in enumerate(base.tables)}
    kept = [row for row in rows if row.verb != DELETE]
    gone = sorted((row for row in rows if row.verb == DELETE), key=lambda row: -order[row.table])
    return [_change(base, found, row) for row in (*kept, *gone)]


def _change(base: Base, found: Return, row: Merged) -> Change:
    table = base.tables[row.table]
    if row.verb == DELETE:
        before = stored(_resolved(found, row.before))
        return Change(row.table, {}, before, row.key, row.version, verb=DELETE)
    values = stored(_resolved(found, row.values))
    place = (table.title, row.key)
    if row.verb == UPDATE:
        before = {name: _resolved(found, row.before).get(name) for name in values}
        return Change(row.table, values, stored(before), row.key, row.version, named_by=place)
    keys = found.names.keys(row.table, row.key)
    if row.verb == RESTORE:
        return Change(row.table, values, fid=row.key, verb=INSERT, keys=keys, named_by=place)
    given = {item.name for item in table.fields if item.attribue}
    fresh = {name: value for name, value in values.items() if name not in given}
    return Change(row.table, fresh, keys=keys, named_by=place)


def _resolved(found: Return, values: Any) -> dict[str, Any]:
    return {name: found.names.written(value) for name, value in values.items()}


def _verify(
    base: Base, session: Session, found: Return, written: Sequence[tuple[Change, int]]
) -> None:
    """Raise LeftPerimeter when a row that was written is not the organisation's."""
    perimeter = found.perimeter
    for name in dict.fromkeys(change.table for change, _fid in written):
        way = perimeter.way(base.tables[name], base.tables)
        if way is None:
            continue
        away = outside(session, base.tables[name], way, perimeter.code)
        for change, fid in written:
            if change.table == name and fid in away:
                raise LeftPerimeter(base=base.label, table=base.tables[name].title, cle=fid)

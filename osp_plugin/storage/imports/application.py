"""Applying a plan to a base in one transaction."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...domain.common.runs import runs
from ...domain.common.work import QUIET, Steps, Work
from ...domain.dictionary import GEOMETRY_COLUMN
from ...domain.errors import QT_TRANSLATE_NOOP, Phrase
from ...domain.imports.plan import Plan
from ..base import Base
from ..ddl import VERSION_READ, quote_name
from ..errors import EditConflict
from ..rights import require
from ..rows import KEY
from ..session import Modification, Right, Session
from .changes import DELETE, INSERT, UPDATE, Change, changes_of
from .errors import AlreadyImported, ImportOutdated
from .new_keys import NewKeys
from .refusals import CHANGED_MEANWHILE, place_of, write_named
from .register import (
    LINES,
    REGISTER,
    REGISTERED,
    applied,
    record,
)

if TYPE_CHECKING:
    import pandas as pd

_NUMBER = "id_ddtm62"
_GONE = QT_TRANSLATE_NOOP("errors", "une ligne à modifier a été supprimée ({place})")
Verify = Callable[[Session, Sequence[tuple[Change, int]]], None]
"""Looks at each change with the key of its row, in the transaction that wrote them."""
BATCH_ROWS = 1_000
"""Rows written between two looks at whether the user asked to stop."""


@dataclass(frozen=True)
class Applied:
    """An import done: its number in the register, the copy kept of the base before it.

    The number is 0 when there was nothing to write: nothing is registered then, and the same file
    may come again, read otherwise.
    """

    number: int
    backup: str | None


def apply_plan(
    base: Base,
    plan: Plan,
    work: Work = QUIET,
) -> Applied:
    """Write what a plan says. See :func:`apply_changes`."""
    return apply_changes(
        base,
        changes_of(plan),
        nature=plan.naming.nature,
        name=plan.name,
        digest=plan.digest,
        bailleur=plan.bailleur or None,
        campaign=plan.campaign,
        counts=plan.counts,
        work=work,
    )


def apply_changes(
    base: Base,
    changes: Sequence[Change],
    *,
    nature: str,
    name: str,
    digest: str,
    bailleur: str | None,
    counts: Mapping[str, int],
    campaign: int | None = None,
    work: Work = QUIET,
    verify: Verify | None = None,
) -> Applied:
    """Write ``changes`` and their record, all or nothing. A GeoPackage is copied first.

    ``campaign`` is the year of the campaign that the lines are of; ``verify`` looks at what was
    written before it is kept, and raises to have nothing of it. Raises AlreadyImported for the
    same content, RightsMissing, ImportOutdated when the base changed since the changes were
    computed, RowRefused with the place of the row that the database refuses, Cancelled, or another
    BaseError.
    """
    with base.reading() as session:
        _refuse_twice(session, nature, digest, bailleur, campaign)
        require(base, session, [*REGISTERED, *_needed(changes)])
    if not changes:
        return Applied(0, None)
    steps = Steps(work, len(changes))
    with copied(base, bool(changes)) as copy, _outdated(base), base.transaction() as session:
        base.hold(session, REGISTER)
        _refuse_twice(session, nature, digest, bailleur, campaign)
        number = record(base, session, nature, name, digest, bailleur, counts, campaign)
        written = _write(base, session, changes, steps, work.silent)
        if verify is not None:
            verify(session, written)
        _keep_lines(base, session, number, written)
        work.check()
    return Applied(number, copy)


def _write(
    base: Base, session: Session, changes: Sequence[Change], steps: Steps, work: Work
) -> list[tuple[Change, int]]:
    """Write the rows, in an order that every link and every unique value of the base allows: rows
    that nothing is attached to are deleted first, the others once what was attached has changed."""
    held = {key.table for table in base.tables.values() for key in table.foreign_keys}
    keys = NewKeys(base.tables)
    gone = [change for change in changes if change.action == DELETE]
    kept = [change for change in changes if change.action != DELETE]
    written = _remove(base, session, [item for item in gone if item.table not in held], steps)
    for table in dict.fromkeys(change.table for change in kept):
        of_table = [change for change in kept if change.table == table]
        updates = [change for change in of_table if change.action == UPDATE]
        ready = [keys.resolved(change) for change in updates if not keys.waits(change)]
        late = [change for change in updates if keys.waits(change)]
        written += _modify(base, session, table, ready, steps, work)
        for wave in keys.waves(table, [item for item in of_table if item.action == INSERT]):
            added = list(_add(base, session, table, wave, steps, work))
            keys.learn(session, table, added)
            written += added
        named = [keys.resolved(change) for change in late]
        written += _modify(base, session, table, named, steps, work)
    return written + _remove(base, session, [item for item in gone if item.table in held], steps)


def _remove(
    base: Base, session: Session, changes: Sequence[Change], steps: Steps
) -> list[tuple[Change, int]]:
    """Delete rows in their order, unless one is no longer what was compared."""
    written = []
    for table in dict.fromkeys(change.table for change in changes):
        of_table = [change for change in changes if change.table == table]
        for change in of_table:
            if change.fid is not None:
                base.hold_row(session, table, change.fid)
        held = row_versions(session, table)
        for run in runs(len(of_table), BATCH_ROWS):
            fids = [change.fid for change in of_table[run] if change.fid is not None]
            for change in of_table[run]:
                if held.get(change.fid or 0, 0) != change.version:
                    raise ImportOutdated(
                        base=base.label,
                        raison=Phrase(CHANGED_MEANWHILE, place=place_of(base, change)),
                    )
            if session.remove(base.tables[table], fids) != len(fids):
                raise ImportOutdated(
                    base=base.label, raison=_deleted(base, session, table, of_table[run])
                )
            written += list(zip(of_table[run], fids))
            steps.done(len(fids))
    return written


def _needed(changes: Sequence[Change]) -> list[Right]:
    """Rights on the rows themselves: the columns written, by table."""
    columns: dict[tuple[str, str], set[str]] = {}
    for change in changes:
        also = {VERSION_READ} if change.version and change.action == UPDATE else set()
        columns.setdefault((change.action, change.table), set()).update(change.values, also)
    return [Right(verb, table, tuple(sorted(names))) for (verb, table), names in columns.items()]


def _refuse_twice(
    session: Session, nature: str, digest: str, bailleur: str | None, campaign: int | None
) -> None:
    found = applied(session, nature, digest, bailleur, campaign)
    if found is not None:
        raise AlreadyImported(**found.told)


def _modify(
    base: Base, session: Session, table: str, changes: Sequence[Change], steps: Steps, work: Work
) -> Iterator[tuple[Change, int]]:
    modified = list(changes)

    def write(batch: Sequence[Change]) -> int:
        # The database refuses when a row is no longer the one that was compared.
        return session.modify(
            base.tables[table],
            [
                Modification(change.fid, change.values, change.version or None)
                for change in batch
                if change.fid is not None
            ],
        )

    for run in runs(len(modified), BATCH_ROWS):
        batch = modified[run]
        if write_named(base, session, batch, write, work) != len(batch):
            raise ImportOutdated(base=base.label, raison=_deleted(base, session, table, batch))
        steps.done(len(batch))
        yield from ((change, change.fid) for change in batch if change.fid is not None)


def _deleted(base: Base, session: Session, table: str, batch: Sequence[Change]) -> str:
    held = row_versions(session, table)
    gone = next(change for change in batch if change.fid not in held)
    return Phrase(_GONE, place=place_of(base, gone))


def _add(
    base: Base, session: Session, table: str, changes: Sequence[Change], steps: Steps, work: Work
) -> Iterator[tuple[Change, int]]:
    def write(batch: Sequence[Change]) -> list[int]:
        return session.add(base.tables[table], _frame(base, session, table, batch))

    # Those that come back under their own key apart: the base gives the others theirs.
    for batch in (
        [change for change in changes if change.fid is not None],
        [change for change in changes if change.fid is None],
    ):
        if batch:
            fids = write_named(base, session, batch, write, work)
            steps.done(len(batch))
            yield from zip(batch, fids)


def _frame(base: Base, session: Session, table: str, added: Sequence[Change]) -> pd.DataFrame:
    """Rows to add, in the order of the columns; dwellings have the numbers after the last."""
    import pandas as pd

    known = {name for change in added for name in change.values}
    fields = [*(item.name for item in base.tables[table].fields), GEOMETRY_COLUMN]
    names = [name for name in fields if name in known and name != KEY]
    rows = pd.DataFrame(
        {name: [change.values.get(name) for change in added] for name in names}, dtype=object
    )
    if any(change.fid is not None for change in added):
        rows[KEY] = [change.fid for change in added]
    elif table == "logement":
        numbers = base.numbers(session, table, _NUMBER, len(added))
        if numbers is not None:
            rows[_NUMBER] = numbers
    return rows


def _keep_lines(
    base: Base, session: Session, number: int, written: Sequence[tuple[Change, int]]
) -> None:
    import pandas as pd

    if not written:
        return
    versions = {
        table: row_versions(session, table) for table in {change.table for change, _ in written}
    }
    rows = [
        {
            "import_remontee": number,
            "nom_table": change.table,
            "fid_ligne": fid,
            "verbe": change.action,
            "avant": None if change.action == INSERT else _as_json(change.before),
            "version_apres": versions[change.table].get(fid),
            "onglet": change.onglet,
            "ligne": change.ligne,
        }
        for change, fid in written
    ]
    session.append(base.tables[LINES], pd.DataFrame(rows))


def row_versions(session: Session, table: str) -> dict[int, int]:
    """Version of every row of a table."""
    rows = session.rows(f"SELECT fid, version FROM {quote_name(table)}")  # nosec B608 # names are the dictionary's, values are bound
    return {int(row["fid"]): row["version"] for row in rows}


def _as_json(values: Mapping[str, Any]) -> str:
    """What a row was; a geometry is its WKB in hexadecimal. Inverse: :func:`values_before`."""
    return json.dumps({name: _told(value) for name, value in values.items()}, ensure_ascii=False)


def _told(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def values_before(text: str) -> dict[str, Any]:
    """What a row was before an import, as the line of the import keeps it."""
    values: dict[str, Any] = json.loads(text)
    if values.get(GEOMETRY_COLUMN) is not None:
        values[GEOMETRY_COLUMN] = bytes.fromhex(values[GEOMETRY_COLUMN])
    return values


@contextmanager
def copied(base: Base, wanted: bool) -> Iterator[str | None]:
    """A copy of the base, kept when the work is done and removed when it fails."""
    copy = base.backup() if wanted else None
    try:
        yield copy
    except BaseException:
        if copy is not None:
            Path(copy).unlink(missing_ok=True)
        raise


@contextmanager
def _outdated(base: Base) -> Iterator[None]:
    try:
        yield
    except EditConflict as error:
        raise ImportOutdated(
            base=base.label, raison="une ligne à modifier a été changée par quelqu’un d’autre"
        ) from error

"""The rows of a base as they were at a time: those of today, with the changes since taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from ...domain.common.values import moment, same
from ...domain.common.work import QUIET, Work
from ...domain.dictionary import GEOMETRY_COLUMN, Table
from ...domain.history.replay import KEY, PastRow, Replay
from ..base import Base
from ..dated import local
from ..ddl import quote_name
from ..sensitive import MASK
from ..session import Session
from ..typed import frame, typed
from .errors import BeforeTheJournal, NotYet
from .journal import Life, extent, last_line, lines_since, lives, sensitive_since, told_since

if TYPE_CHECKING:
    import pandas as pd

AT_ONCE = 20_000
_AUDIT = ("cree_le", "cree_par", "modifie_le", "modifie_par", "version")


@dataclass(frozen=True)
class Lacking:
    """What the journal could not tell: ``gaps`` are the rows (table, key) of which it does not tell
    all, ``hidden`` the sensitive fields (table, field) that this user may not read."""

    gaps: tuple[tuple[str, int], ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()


class Past:
    """A base at a time, read in one transaction (``session``).

    Raises BeforeTheJournal, NotYet, EmptyJournal, Cancelled.
    """

    def __init__(
        self,
        base: Base,
        session: Session,
        when: datetime,
        work: Work = QUIET,
        *,
        line: int | None = None,
    ) -> None:
        """``when`` has a time zone; ``work`` is told the lines of the journal that are read.

        ``line`` is the last one of that time, when it was noted: no clock tells it as well.
        """
        self.base = base
        self.when = when
        self._session = session
        self._require_told(when)
        noted = line is not None and line <= extent(session)[0]
        self.line = int(line or 0) if noted else last_line(session, when)
        self.replay = Replay(MASK)
        for told in lines_since(session, self.line, work):
            self.replay.undo(told)
        self._sensitive = sensitive_since(base, session, self.line)
        self._gaps = set(self.replay.gaps)
        self._hidden: set[tuple[str, str]] = set()

    @property
    def lacking(self) -> Lacking:
        """What could not be told of the tables read so far."""
        return Lacking(tuple(sorted(self._gaps)), tuple(sorted(self._hidden)))

    def read(self, table: str, names: Sequence[str], *, shape: bool = False) -> pd.DataFrame:
        """Rows of a table by key: the fields ``names``, ``geom`` as WKB with ``shape``."""
        import pandas as pd

        parts = list(self.batches(table, names, shape=shape))
        rows = pd.concat(parts) if len(parts) > 1 else parts[0]
        return rows.set_index(KEY).sort_index()

    def batches(
        self, table: str, names: Sequence[str] | None = None, *, shape: bool = False
    ) -> Iterator[pd.DataFrame]:
        """Rows of a table with ``fid`` and the fields ``names``, part by part, typed
        (:func:`..typed.typed`); all its fields, and those of its audit, by default."""
        described = self.base.tables[table]
        fields = _listed(described, names)
        columns = [*fields, *([GEOMETRY_COLUMN] if shape else [])]
        listed = [quote_name(name) for name in fields]
        if shape:
            listed.append(f"ST_AsBinary({GEOMETRY_COLUMN}) AS {GEOMETRY_COLUMN}")
        changed = self.replay.rows.get(table, {})
        today: dict[int, dict[str, Any]] = {}
        sql = f"SELECT {', '.join(listed)} FROM {quote_name(table)} ORDER BY {KEY}"  # nosec B608 # names are the dictionary's
        for rows in self._session.batches(sql, AT_ONCE):
            kept = [row for row in rows if row[0] not in changed]
            today.update({row[0]: dict(zip(columns, row)) for row in rows if row[0] in changed})
            yield _typed(columns, kept, described)
        found = list(self._changed(described, changed, today, columns, audit=names is None))
        yield _typed(columns, [tuple(row[name] for name in columns) for row in found], described)

    def _changed(
        self,
        table: Table,
        changed: dict[int, PastRow],
        today: dict[int, dict[str, Any]],
        columns: Sequence[str],
        *,
        audit: bool,
    ) -> Iterator[dict[str, Any]]:
        """The rows that changed since, as they were."""
        told = lives(self._session, self.line) if audit and changed else {}
        kinds = {item.name: item.type for item in table.columns}
        kinds[GEOMETRY_COLUMN] = GEOMETRY_COLUMN
        for key, known in changed.items():
            if (key in today) != known.today:
                self._gaps.add((table.name, key))
            if not known.exists:
                continue
            current = today.get(known.source) if known.source is not None else {}
            if current is None:
                self._gaps.add((table.name, key))
                continue  # nothing tells the fields that did not change
            self._compare(table, key, known, current)
            before = self._before(table, known, columns)
            values = {**dict.fromkeys(columns), **current, **before, KEY: key}
            row = {name: self._value(kinds[name], value) for name, value in values.items()}
            if audit:
                row.update(_audit_of(known, current, told.get((table.name, key))))
            yield row

    def _before(self, table: Table, known: PastRow, columns: Sequence[str]) -> dict[str, Any]:
        """The values that the journal gives back, those that it masks too."""
        found = {}
        for name in columns:
            if name not in known.values:
                continue
            value = known.values[name]
            if value == MASK and name in table.sensitive:
                apart = self._sensitive.get(known.lines[name], {})
                if name not in apart:
                    self._hidden.add((table.name, name))
                value = apart.get(name)
            elif name == GEOMETRY_COLUMN and value is not None:
                value = self.base.dialect.journaled_wkb(value)
            found[name] = value
        return found

    def _compare(self, table: Table, key: int, known: PastRow, current: dict[str, Any]) -> None:
        """Note a gap when the row of today is not what the last line of the journal left."""
        for name, value in known.expected.items():
            if name not in current:
                continue
            if name == GEOMETRY_COLUMN:
                left = None if value is None else self.base.dialect.journaled_wkb(value)
                here = current[name]
                agree = left == (None if here is None else bytes(here))
            else:
                agree = same(table[name].type, value, current[name])
            if not agree:
                self._gaps.add((table.name, key))

    @staticmethod
    def _value(kind: str, value: Any) -> Any:
        if value is None:
            return None
        if kind == GEOMETRY_COLUMN:
            return bytes(value)
        if kind == "boolean":
            return bool(value)
        return moment(value) if kind == "datetime" else value

    def _require_told(self, when: datetime) -> None:
        asked = local(when)
        if when > datetime.now(timezone.utc):
            raise NotYet(base=self.base.label, demande=asked)
        since = told_since(self.base, self._session)
        if when < since:
            raise BeforeTheJournal(base=self.base.label, demande=asked, depuis=local(since))


def journaled(table: Table) -> bool:
    """Whether the changes of a table are kept. Those of the RPLS, a public file that is read again,
    and of the registers of the tool itself are not."""
    return bool(table.audit)


def _listed(table: Table, names: Sequence[str] | None) -> list[str]:
    """``fid``, then the fields asked for, or all that a base of the past holds."""
    if names is None:
        names = [item.name for item in table.fields] + [
            item.name for item in table.audit if item.name in _AUDIT
        ]
    return [KEY, *(name for name in names if name != KEY)]


def _typed(columns: Sequence[str], rows: Sequence[tuple[Any, ...]], table: Table) -> pd.DataFrame:
    import pandas as pd

    found = frame(columns, list(rows))
    shapes = found.pop(GEOMETRY_COLUMN) if GEOMETRY_COLUMN in columns else None
    made = typed(found, table)
    if shapes is not None:
        values = [None if shape is None else bytes(shape) for shape in shapes]
        made[GEOMETRY_COLUMN] = pd.Series(values, made.index, dtype=object)
    return made


def _audit_of(known: PastRow, current: dict[str, Any], told: Life | None) -> dict[str, Any]:
    """What the journal tells of who made the row and who changed it last; nothing is guessed."""
    life = told or Life()
    changed = {"modifie_le": life.changed, "modifie_par": life.changer}
    if known.source is not None:
        version = current.get("version")
        return {**changed, "version": None if version is None else version - known.updates}
    born = {"cree_le": life.made, "cree_par": life.maker}
    return {**changed, **born, "version": None if life.made is None else life.changes + 1}

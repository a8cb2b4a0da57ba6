"""Keep the figures of a base as they are, take a provisional situation away, make one definitive.

What was made definitive never changes: the base itself refuses it (``resources/sql/*/base``). A
correction is a new edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any

from ...domain.common.criteria import Criteria
from ...domain.common.work import QUIET, Work
from ...domain.disclosure.secrecy import SHOWN_FROM
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.indicators.kept import Situation
from ...domain.indicators.kept_text import (
    COUNT_COLUMNS,
    VALUE_COLUMNS,
    cube_rows,
    definitions,
    digest,
    level_rows,
    written,
)
from ...domain.indicators.scales import WHOLE
from ..base import Base
from ..indicators.situations import (
    COUNTS,
    DEFINITIVE,
    PROVISIONAL,
    SITUATIONS,
    VALUES,
    SituationUnknown,
    heading,
    name_of,
    situations_in,
)
from ..indicators.statistics import Statistics
from ..rights import require
from ..session import Right, Session
from .journal import extent
from .rebuilt import figures_at

if TYPE_CHECKING:
    import pandas as pd

_TABLES = (COUNTS, VALUES, SITUATIONS)
_KEEPING = (*(Right("INSERT", name) for name in _TABLES), Right("UPDATE", SITUATIONS))
_REMOVING = tuple(Right("DELETE", name) for name in _TABLES)


class SituationToCome(OspError):
    """The day of a situation is not there yet. Values: ``jour``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Une situation décrit ce qui est : le {jour} n’est pas encore venu. Donnez la date "
        "d’aujourd’hui ou une date passée.",
    )


class SituationUntitled(OspError):
    """A situation has no title."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Donnez un titre à la situation, comme « Comité de pilotage » : il la distingue des autres "
        "de la même date.",
    )


class SituationDefinitive(OspError):
    """A definitive situation is not taken away. Values: ``situation``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La situation « {situation} » est définitive : elle ne change plus et ne se supprime pas. "
        "Pour la corriger, arrêtez-en une nouvelle édition, de même date et de même titre.",
    )


@dataclass(frozen=True)
class Removed:
    """A provisional situation taken away, as its rows were: it can be put back."""

    situation: Situation
    rows: Mapping[str, pd.DataFrame]


def arrest(
    base: Base,
    day: date,
    title: str,
    criteria: Criteria = Criteria(),
    *,
    definitive: bool = False,
    scope: str = WHOLE,
    shown_from: int = SHOWN_FROM,
    author: str | None = None,
    at: datetime | None = None,
    state_of: datetime | None = None,
    work: Work = QUIET,
) -> Situation:
    """Keep the figures of a base at this moment as the situation of ``day``, or those that its
    journal gives back of the moment ``state_of``.

    All are of one moment, whatever is written meanwhile. ``scope`` says what ``criteria`` limit it
    to. A provisional situation of the same day and title is replaced; after a definitive one it is
    the next edition. ``author`` stands for who signed the base, ``at`` for now.

    Raises SituationToCome, SituationUntitled, RightsMissing, MissingColumns, Cancelled, BaseError,
    and with ``state_of`` BeforeTheJournal, NotYet, EmptyJournal.
    """
    called = " ".join(title.split())
    if not called:
        raise SituationUntitled
    if day > date.today():
        raise SituationToCome(jour=f"{day:%d/%m/%Y}")
    moment = (at or datetime.now(timezone.utc)).replace(microsecond=0)
    counted = _count(base, criteria, shown_from, state_of, work.within(0, 0.8))
    with base.transaction() as session:
        require(base, session, _KEEPING)
        base.hold(session, SITUATIONS)
        if not base.shares_moments and state_of is None and extent(session) != counted.seen:
            # Somebody wrote in the file meanwhile; nobody does before the end of this transaction.
            counted = _count(base, criteria, shown_from, None, work.silent)
        fixed = Situation(
            fid=0,
            day=day,
            title=called,
            edition=_edition(base, session, day, called),
            definitive=False,
            scope=scope,
            criteria=criteria,
            shown_from=shown_from,
            author=(base.author(session) or "") if author is None else author,
            at=moment,
            digest="",
            state_of=None if state_of is None else state_of.replace(microsecond=0),
            # The rows of which another moment is told have another journal.
            line=None if at is not None else counted.line,
        )
        told = definitions()
        made = replace(fixed, digest=digest(heading(fixed, told), counted.values, counted.counts))
        fid = _write(base, session, made, told, counted)
        work.check()
        if definitive:
            _fix(session, fid)
        return next(one for one in situations_in(base, session) if one.fid == fid)


@dataclass(frozen=True)
class _Counted:
    """The rows of a situation; ``line`` is the last line of the journal that they take in, ``seen``
    the extent of the journal when they were counted."""

    values: list[Any]
    counts: list[Any]
    line: int
    seen: tuple[int, int]


def _count(
    base: Base, criteria: Criteria, shown_from: int, state_of: datetime | None, work: Work
) -> _Counted:
    if state_of is not None:
        kept = figures_at(base, state_of, work.within(0, 0.7))
        line = kept.situation.line or 0
        found = Statistics.of_base(base, shown_from=shown_from, kept=kept)
        return _rows(found, criteria, work.silent, (line, 0))
    statistics = Statistics.of_base(base, shown_from=shown_from)
    with base.one_moment() as session:
        seen = extent(session)
        if base.shares_moments:
            return _rows(statistics, criteria, work, seen)
    # A file that is held open to be read is one that nobody writes: it is not held for so long.
    return _rows(statistics, criteria, work, seen)


def _rows(
    statistics: Statistics, criteria: Criteria, work: Work, seen: tuple[int, int]
) -> _Counted:
    cubes, lists, levels = statistics.whole(criteria, work)
    values = [row for key in levels for row in level_rows(levels[key], lists.get(key))]
    counts = [row for (_, extra), cube in cubes.items() for row in cube_rows(cube, extra)]
    return _Counted(values, counts, seen[0], seen)


def make_definitive(base: Base, situation: Situation) -> None:
    """Let a provisional situation change no more. Raises RightsMissing, SituationUnknown."""
    with base.transaction() as session:
        require(base, session, (Right("UPDATE", SITUATIONS),))
        base.hold(session, SITUATIONS)
        _fix(session, _same(base, session, situation).fid)


def remove(base: Base, situation: Situation) -> Removed:
    """Take a provisional situation away. Raises RightsMissing, SituationUnknown,
    SituationDefinitive."""
    with base.transaction() as session:
        require(base, session, _REMOVING)
        base.hold(session, SITUATIONS)
        known = _same(base, session, situation)
        if known.definitive:
            raise SituationDefinitive(situation=name_of(known))
        asked = {"fid": known.fid}
        rows = {
            SITUATIONS: session.query("SELECT * FROM situation WHERE fid = :fid", asked),
            VALUES: session.query("SELECT * FROM situation_valeur WHERE situation = :fid", asked),
            COUNTS: session.query("SELECT * FROM situation_compte WHERE situation = :fid", asked),
        }
        _delete(session, known.fid)
    return Removed(known, rows)


def put_back(base: Base, removed: Removed) -> None:
    """Write again a provisional situation that was taken away. Raises RightsMissing, BaseError."""
    with base.transaction() as session:
        require(base, session, _KEEPING)
        base.hold(session, SITUATIONS)
        for name, key in ((SITUATIONS, None), (VALUES, "situation"), (COUNTS, "situation")):
            own = [field.name for field in base.tables[name].fields if field.name != "fid"]
            rows = removed.rows[name][own]
            if key is None:
                fid = session.add(base.tables[name], rows)[0]
            else:
                session.append(base.tables[name], rows.assign(**{key: fid}))


def _edition(base: Base, session: Session, day: date, title: str) -> int:
    """That of a new situation, which takes the place of a provisional one."""
    same = [one for one in situations_in(base, session) if (one.day, one.title) == (day, title)]
    last = max(same, key=lambda one: one.edition, default=None)
    if last is None:
        return 1
    if last.definitive:
        return last.edition + 1
    _delete(session, last.fid)
    return last.edition


def _write(
    base: Base,
    session: Session,
    made: Situation,
    told: str,
    counted: _Counted,
) -> int:
    import pandas as pd

    row = {
        "date_situation": made.day,
        "titre": made.title,
        "edition": made.edition,
        "etat_situation": PROVISIONAL,
        "portee": made.scope,
        "filtres": written(made.criteria.plain()),
        "seuil": made.shown_from,
        "auteur": made.author or None,
        "arretee_le": made.at,
        "etat_au": made.state_of,
        "ligne_journal": made.line,
        "empreinte": made.digest,
        "definitions": told,
    }
    fid = session.add(base.tables[SITUATIONS], pd.DataFrame([row], dtype=object))[0]
    for name, columns, rows in (
        (VALUES, VALUE_COLUMNS, counted.values),
        (COUNTS, COUNT_COLUMNS, counted.counts),
    ):
        if rows:
            frame = pd.DataFrame(rows, columns=list(columns), dtype=object)
            session.append(base.tables[name], frame.assign(situation=fid))
    return fid


def _fix(session: Session, fid: int) -> None:
    session.execute(
        "UPDATE situation SET etat_situation = :etat WHERE fid = :fid",
        {"etat": DEFINITIVE, "fid": fid},
    )


def _same(base: Base, session: Session, situation: Situation) -> Situation:
    """The situation as the base holds it. Raises SituationUnknown when it is gone."""
    for one in situations_in(base, session):
        if (one.fid, one.digest) == (situation.fid, situation.digest):
            return one
    raise SituationUnknown(situation=name_of(situation), base=base.label, connues="–")


def _delete(session: Session, fid: int) -> None:
    for name in (COUNTS, VALUES):
        session.execute(f"DELETE FROM {name} WHERE situation = :fid", {"fid": fid})  # nosec B608 # names of this module
    session.execute("DELETE FROM situation WHERE fid = :fid", {"fid": fid})

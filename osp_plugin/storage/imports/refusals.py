"""Which row of a file the base refuses, whatever its reason, and which of its columns.

A base refuses many rows at once without saying which. The shortest beginning of them that it still
refuses ends with the row; what it takes without one field of that row says the column. Nothing of
these trials stays.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import NoReturn, TypeVar

from ...domain.common.work import Work
from ...domain.errors import QT_TRANSLATE_NOOP, Phrase
from ..base import Base
from ..errors import BaseError, ConstraintViolated, DatabaseFailure, EditConflict, Frozen
from ..session import Session
from .changes import Change
from .errors import ImportOutdated, RowRefused

Written = TypeVar("Written")
Write = Callable[[Sequence[Change]], Written]

_OF_ROWS = (ConstraintViolated, DatabaseFailure, EditConflict, Frozen)
"""Refusals that are of a row. Others (a lock, a right, a lost server) are of the whole."""
_OF_DRIVERS = (ValueError, OverflowError, TypeError, sqlite3.Error)
"""How the drivers of both databases refuse a value before it reaches them."""
_POINT = "osp_essai"
_RAISED_BY_A_TRIGGER = "P0001"
"""Code of PostgreSQL for what somebody wrote to be read."""

NOT_KEPT = QT_TRANSLATE_NOOP("errors", "la base ne sait pas garder une de ses valeurs")
CHANGED_MEANWHILE = QT_TRANSLATE_NOOP(
    "errors", "une ligne à modifier a été changée par quelqu’un d’autre ({place})"
)
ROW = QT_TRANSLATE_NOOP("errors", "ligne {ligne} de l’onglet « {onglet} »")
ROW_OF_BASE = QT_TRANSLATE_NOOP("errors", "ligne n° {fid} de la table « {table} »")
CELL = QT_TRANSLATE_NOOP("errors", "{place}, colonne « {colonne} »")


def write_named(
    base: Base, session: Session, changes: Sequence[Change], write: Write[Written], work: Work
) -> Written:
    """What ``write`` gives of ``changes``.

    Raises RowRefused, or ImportOutdated, with the place of the row that the base refuses.
    """
    session.execute(f"SAVEPOINT {_POINT}")
    try:
        done = write(changes)
    except (*_OF_ROWS, *_OF_DRIVERS) as error:
        _name(base, session, changes, write, work, error)
    session.execute(f"RELEASE SAVEPOINT {_POINT}")
    return done


def place_of(base: Base, change: Change) -> str:
    """Where a change comes from, in words: its row in the file, else its row in the base."""
    if change.place is None:
        title = base.tables[change.table].title
        return Phrase(ROW_OF_BASE, fid=change.fid or "?", table=title)
    tab, row = change.place
    return Phrase(ROW, ligne=row, onglet=tab)


def _name(
    base: Base,
    session: Session,
    changes: Sequence[Change],
    write: Write[Written],
    work: Work,
    error: Exception,
) -> NoReturn:
    work.check()
    try:
        session.execute(f"ROLLBACK TO SAVEPOINT {_POINT}")
    except BaseError:
        raise error from None  # the whole transaction is gone: a full disk, a lost server
    index = _first_refused(session, changes, write, work)
    if index is None:
        raise error
    change = changes[index]
    place = place_of(base, change)
    if isinstance(error, EditConflict):
        reason = Phrase(CHANGED_MEANWHILE, place=place)
        raise ImportOutdated(base=base.label, raison=reason) from error
    write(changes[:index])
    columns = _columns(base, session, change, write)
    if columns:
        titles = " », « ".join(_title(base, change, name) for name in columns)
        place = Phrase(CELL, place=place, colonne=titles)
    raise RowRefused(base=base.label, place=place, raison=_reason(error)) from error


def _first_refused(
    session: Session, changes: Sequence[Change], write: Write[Written], work: Work
) -> int | None:
    """The last of the shortest beginning that the base refuses; None when it takes them all."""
    taken, refused = 0, len(changes)
    if _takes(session, changes, write):
        return None
    while refused - taken > 1:
        work.check()
        middle = (taken + refused) // 2
        if _takes(session, changes[:middle], write):
            taken = middle
        else:
            refused = middle
    return refused - 1


def _columns(base: Base, session: Session, change: Change, write: Write[Written]) -> list[str]:
    """The fields without whose value the base takes a change that it refuses."""
    found = []
    fields = {field.name: field for field in base.tables[change.table].columns}
    for name in change.values:
        values = {other: value for other, value in change.values.items() if other != name}
        if name in fields and fields[name].required and fields[name].enum:
            values[name] = fields[name].enum[0]
        if values and _takes(session, [replace(change, values=values)], write):
            found.append(name)
    return found


def _takes(session: Session, changes: Sequence[Change], write: Write[Written]) -> bool:
    """Whether the base takes ``changes``; they are not kept."""
    with _undone(session):
        try:
            write(changes)
        except (*_OF_ROWS, *_OF_DRIVERS):
            return False
    return True


@contextmanager
def _undone(session: Session) -> Iterator[None]:
    session.execute("SAVEPOINT osp_essai_seul")
    try:
        yield
    finally:
        session.execute("ROLLBACK TO SAVEPOINT osp_essai_seul")
        session.execute("RELEASE SAVEPOINT osp_essai_seul")


def _title(base: Base, change: Change, name: str) -> str:
    """The title of a field in the file, else in the dictionary."""
    table = base.tables[change.table]
    known = {field.name: field.title for field in table.columns}
    return change.titles.get(name) or known.get(name, name)


def _reason(error: Exception) -> str:
    """Why, in words for a person: what a driver says of a value is for the log."""
    if not isinstance(error, BaseError) or (
        isinstance(error, DatabaseFailure)
        and getattr(error.__cause__, "pgcode", None) != _RAISED_BY_A_TRIGGER
    ):
        return Phrase(NOT_KEPT)
    reason = error.values["raison"]
    return reason if isinstance(reason, Phrase) else str(reason).split("\n")[0].rstrip(".")

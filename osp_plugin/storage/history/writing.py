"""A base of the past as a file: a GeoPackage that holds the rows of a time, and says so."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ...domain.common.work import QUIET, Work
from ...domain.dictionary import Dictionary
from ..base import Base
from ..base_paths import require_base_path
from ..dated import ORIGIN, STATE_OF
from ..ddl import quote_name
from ..errors import BaseAlreadyExists, BaseReadOnly, FolderNotFound
from ..geopackage import GeoPackageBase
from ..scripts import views
from ..session import Session
from ..whole_files import made_beside
from .past import Lacking, Past, journaled

if TYPE_CHECKING:
    import pandas as pd

ENVELOPES = "v_programmation_enveloppe"
_READ = 0.4
"""Share of the work that reading the journal is."""


@dataclass(frozen=True)
class Written:
    """What was written: ``rows`` by table, the tables ``left`` empty since their changes are not
    kept, what was ``lacking``, and how many lines of the journal were taken back."""

    rows: dict[str, int]
    left: tuple[str, ...]
    lacking: Lacking
    lines: int


@contextmanager
def past_base(
    base: Base,
    when: datetime,
    tables: Sequence[str],
    work: Work = QUIET,
    line: int | None = None,
) -> Iterator[GeoPackageBase]:
    """These tables of ``base`` as they were, and those that they refer to, in a base that lives as
    long as the context. ``line`` is the last one of the journal then, when it was noted.

    Raises what :func:`write_past` does.
    """
    with TemporaryDirectory(prefix="osp_passe_") as folder:
        target = Path(folder) / "passe.gpkg"
        _write(base, when, target, with_parents(base.tables, tables), work, line)
        yield GeoPackageBase(target)


def with_parents(known: Dictionary, tables: Sequence[str]) -> list[str]:
    """Tables with all those that their rows refer to."""
    found = dict.fromkeys(tables)
    for name in found:
        for key in known[name].foreign_keys:
            if key.table not in found:
                return with_parents(known, [*found, key.table])
    return list(found)


def write_past(base: Base, when: datetime, target: Path, work: Work = QUIET) -> Written:
    """Write ``target``, a new GeoPackage that holds ``base`` as it was at ``when``.

    Written beside, read again and renamed: a stopped work leaves nothing. Nobody writes in it: the
    file is for reading, and says which time it is of (``osp_meta``). Raises BeforeTheJournal,
    NotYet, EmptyJournal, BaseAlreadyExists, FolderNotFound, BaseReadOnly, DiskFull,
    Cancelled.
    """
    _require_place(target)
    written = _write(base, when, target, list(base.tables), work)
    _protect(target)
    return written


def _write(
    base: Base,
    when: datetime,
    target: Path,
    names: Sequence[str],
    work: Work,
    line: int | None = None,
) -> Written:
    with base.reading() as session:
        past = Past(base, session, when, work.within(0, _READ, _count(session)), line=line)
        rows = write_tables(past, target, names, work.within(_READ, 0.95))
        left = tuple(table.name for table in base.tables.values() if not journaled(table))
        return Written(rows, left, past.lacking, past.replay.lines)


def write_tables(
    past: Past, target: Path, names: Sequence[str], work: Work = QUIET
) -> dict[str, int]:
    """Write a new GeoPackage with these tables as they were; how many rows each has."""
    base = past.base
    tables = [base.tables[name] for name in names if journaled(base.tables[name])]
    steps = work.within(0, 1, len(tables))
    rows: dict[str, int] = {}
    with made_beside(target) as made:
        new = GeoPackageBase(made, target)
        new.tables = base.tables
        new.create()
        with new.filling() as written:
            for done, table in enumerate(tables):
                steps.check()
                # A new base begins with lists; that of the past has its own.
                written.execute(f"DELETE FROM {quote_name(table.name)}")  # nosec B608 # names are the dictionary's
                parts = past.batches(table.name, shape=bool(table.geometry))
                rows[table.name] = sum(_append(written, base, table.name, p) for p in parts)
                steps.tell(done + 1)
            _compute(new, written)
            _mark(new, written, base, past.when)
        new.compact()
        new.check()
    return rows


def _append(session: Session, base: Base, table: str, rows: pd.DataFrame) -> int:
    return session.append(base.tables[table], rows) if len(rows) else 0


def _compute(base: GeoPackageBase, session: Session) -> None:
    """The fields that the base fills by itself, which no journal keeps."""
    (view,) = [found for found in views({"geolocalise": base.located}) if found.name == ENVELOPES]
    session.execute(
        "UPDATE programmation SET (etat_enveloppe_mini, etat_enveloppe_maxi, etat_bonus_mini, "  # nosec B608 # a view of ours
        "etat_bonus_maxi) = (SELECT enveloppe_mini, enveloppe_maxi, bonus_mini, bonus_maxi "
        f"FROM ({view.select}) AS e WHERE e.fid = programmation.fid)"
    )


def _mark(base: GeoPackageBase, session: Session, origin: Base, when: datetime) -> None:
    base.write_meta(session, STATE_OF, when.astimezone(timezone.utc).isoformat())
    base.write_meta(session, ORIGIN, origin.label)


def _protect(target: Path) -> None:
    """Let nobody write in the file, where the disk knows such a thing."""
    mode = target.stat().st_mode
    os.chmod(target, mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


def _require_place(target: Path) -> None:
    require_base_path(target)
    if os.path.lexists(target):
        raise BaseAlreadyExists(base=str(target))
    if not target.parent.is_dir():
        raise FolderNotFound(dossier=target.parent)
    if not os.access(target.parent, os.W_OK):
        raise BaseReadOnly(base=str(target))


def _count(session: Session) -> int:
    found: Sequence[dict[str, int]] = session.rows("SELECT count(*) AS nombre FROM journal")
    return max(int(found[0]["nombre"]), 1)

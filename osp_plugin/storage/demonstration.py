"""The demonstration as a file: its rows in a new GeoPackage, the same whenever it is made."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.common.work import QUIET, Work
from .errors import BaseAlreadyExists, BaseLocked, BaseReadOnly, FolderNotFound
from .geopackage import GeoPackageBase

if TYPE_CHECKING:
    import pandas as pd

AUTHOR = "Démonstration OSP"
MOMENT = "2021-06-15T08:00:00.000Z"
"""When the figures were published."""


def require_place(target: Path) -> None:
    """Raise unless ``target`` is free, or an earlier demonstration that nobody has open."""
    if not target.parent.is_dir():
        raise FolderNotFound(dossier=target.parent)
    if not os.access(target.parent, os.W_OK):
        raise BaseReadOnly(base=str(target))
    if not target.exists():
        return
    earlier = GeoPackageBase(target)
    if not earlier.is_demonstration():
        raise BaseAlreadyExists(base=str(target))
    if not earlier.is_writable():
        raise BaseReadOnly(base=str(target))
    earlier.require_alone()


def write_demonstration(
    target: Path, frames: Mapping[str, pd.DataFrame], work: Work = QUIET
) -> None:
    """Write rows by table to ``target``, in the place of an earlier demonstration.

    Written beside and renamed: a stopped creation leaves the earlier file as it was. Raises what
    :func:`require_place` does, Cancelled.
    """
    folder = Path(tempfile.mkdtemp(prefix=".osp_demo_", dir=target.parent))
    writing = work.within(0, 1, len(frames))
    try:
        base = GeoPackageBase(folder / target.name)
        base.create()
        with base.transaction() as session:
            for done, (name, rows) in enumerate(frames.items()):
                writing.check()
                session.append(base.tables[name], rows)
                writing.tell(done + 1)
            # Its lines are in: the campaign is as it was in June 2021.
            session.execute("UPDATE campagne SET etat = 'Close'")
            base.mark_as_demonstration(session, AUTHOR, MOMENT)
        base.compact()
        _put_in_place(base.path, target)
    finally:
        shutil.rmtree(folder)


def _put_in_place(made: Path, target: Path) -> None:
    try:
        os.replace(made, target)
    except PermissionError as error:  # Windows: a file that a program has open
        raise BaseLocked(base=str(target)) from error

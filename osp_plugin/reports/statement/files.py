"""A folder of statements: all its files, or after a failure or a cancellation none."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from ...domain.common.work import QUIET, Work
from ..common.replacement import filling

Write = Callable[[Path], None]


def write_files(
    folder: str | os.PathLike[str],
    files: Mapping[str, Write],
    work: Work = QUIET,
) -> list[Path]:
    """Write each file by name; returns their paths. ``work`` is told 0 to 1.

    A file of the same name is replaced, and only once all are written. Raises Cancelled,
    FolderMissing, FileInUse, WriteFailed, and what writing a file raises.
    """
    with filling(folder) as beside:
        for done, (name, write) in enumerate(files.items()):
            work.check()
            write(beside / name)
            work.tell((done + 1) / len(files))
    return [Path(folder) / name for name in files]

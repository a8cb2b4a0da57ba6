"""Files of bases that come under their final name only once they are whole and on the disk."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import BaseAlreadyExists, BaseLocked, BaseReadOnly, DatabaseFailure, DiskFull
from .outside import of_system

PREFIX = ".osp_base_"
"""What the folders begin with in which a base is made. One that is left tells of a work killed."""

ASIDE = ".osp-"
"""What the folders begin with in which documents and layers are written."""
_LEFT = re.compile(
    rf"(?:{re.escape(PREFIX)}|{re.escape(ASIDE)}).+|\..+-[0-9a-f]{{8}}\.tmp(?:\.\w+)?"
)
LEFT_S = 24 * 3600


@contextmanager
def made_beside(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """Give a path of the same name in a folder of its own; what is there at the end is ``target``.

    An error inside leaves nothing, and a process that is killed nothing under the final name. With
    ``replace`` what was at ``target`` goes then. Raises BaseAlreadyExists, BaseLocked (Windows: a
    program has it open), BaseReadOnly, DiskFull.
    """
    remove_left(target.parent)
    with _named_failures(target):
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=target.parent))
    try:
        made = folder / target.name
        yield made
        with _named_failures(target):
            flush(made)
            if replace:
                os.replace(made, target)
            else:
                _place(made, target)
            _flush_folder(target.parent)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_left(parent: Path) -> None:
    """Remove what works that were killed left, long enough ago that none goes on."""
    with suppress(OSError):  # what cannot be listed is told by the writing
        for left in [path for path in parent.iterdir() if _LEFT.fullmatch(path.name)]:
            with suppress(OSError):  # another work removed it first
                if time.time() - left.stat().st_mtime > LEFT_S:
                    if left.is_dir():
                        shutil.rmtree(left, ignore_errors=True)
                    else:
                        left.unlink()


def _place(made: Path, target: Path) -> None:
    """Rename, never onto a file that came meanwhile."""
    try:
        os.link(made, target)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError, AttributeError):  # a disk without hard links
        if target.exists():
            raise FileExistsError(errno.EEXIST, "", str(target)) from None
        os.rename(made, target)


def flush(path: Path) -> None:
    """What was written is on the disk when this returns. Raises OSError."""
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    """The name itself is on the disk then, where the system lets a folder be flushed."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folder, and writes names at once
        return
    try:
        os.fsync(descriptor)
    except OSError:  # a network drive that knows no such thing: the file itself was flushed
        return
    finally:
        os.close(descriptor)


@contextmanager
def _named_failures(target: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise BaseAlreadyExists(base=str(target)) from error
    except PermissionError as error:
        refused = BaseLocked if target.exists() else BaseReadOnly
        raise refused(base=str(target)) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull(base=str(target)) from error
        raise DatabaseFailure(base=str(target), raison=of_system(error)) from error

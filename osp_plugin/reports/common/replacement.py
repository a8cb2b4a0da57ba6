"""Writing a file beside its target and putting it in place only when it is complete."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import FileInUse, FolderMissing, FolderProtected, write_failure


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a path in the folder of ``path``; what is written there takes its place at the end.

    An error or a cancellation inside the block removes the temporary file and leaves the file
    that was there untouched. Raises :class:`FileInUse`, :class:`FolderMissing`,
    :class:`~.errors.WriteFailed`; what fails inside the block is named by
    :func:`naming_failures`.
    """
    target = Path(path)
    if not target.parent.is_dir():
        raise FolderMissing(fichier=target.name, dossier=target.parent)
    with naming_failures(target):
        _refuse_locked(target)
        temporary = _reserve(target)
    try:
        yield temporary
        with naming_failures(target):
            os.replace(temporary, target)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


@contextmanager
def filling(folder: str | os.PathLike[str]) -> Iterator[Path]:
    """Give an empty folder; what is written there goes to ``folder`` at the end, all or nothing.

    Files of the same names are replaced. A folder that was made for them goes if nothing is
    written. Raises :class:`FileInUse`, :class:`FolderMissing`, :class:`FolderProtected`,
    :class:`~.errors.WriteFailed`.
    """
    target = Path(folder)
    if not target.parent.is_dir():
        raise FolderMissing(fichier=target.name, dossier=target.parent)
    is_new = not os.path.exists(target)  # a path that is too long is told below
    with naming_failures(target):
        try:
            target.mkdir(exist_ok=True)
            beside = Path(tempfile.mkdtemp(prefix=".osp-", dir=target))
        except PermissionError as error:
            raise FolderProtected(dossier=target) from error
    try:
        yield beside
        made = sorted(beside.iterdir())
        for path in made:
            with naming_failures(target / path.name):
                _refuse_locked(target / path.name)
        for path in made:
            with naming_failures(target / path.name):
                os.replace(path, target / path.name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if is_new:
            with suppress(OSError):  # it holds what was written
                target.rmdir()


def _reserve(target: Path) -> Path:
    """An empty file in the same folder, so that the final rename cannot cross a disk."""
    temporary = target.with_name(f".{target.stem}-{uuid.uuid4().hex[:8]}{target.suffix}.tmp")
    temporary.touch(exist_ok=False)
    if target.exists():
        shutil.copymode(target, temporary)
    return temporary


def _refuse_locked(target: Path) -> None:
    """Fail before the work rather than after it: Excel locks the files that it has open."""
    if target.exists():
        with target.open("r+b"):
            pass


@contextmanager
def naming_failures(path: str | os.PathLike[str]) -> Iterator[None]:
    """Turn what the system says of writing ``path`` into the errors of the tool.

    It belongs around what writes, and not around what reads: a base that cannot be read is not
    this file's fault.
    """
    target = Path(path)
    try:
        yield
    except PermissionError as error:
        raise FileInUse(fichier=target) from error
    except OSError as error:
        raise write_failure(target, error) from error

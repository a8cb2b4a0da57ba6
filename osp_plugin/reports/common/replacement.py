"""Writing a file beside its target and putting it in place only when it is complete."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from ...storage.whole_files import ASIDE, remove_left
from .errors import FileInUse, FolderMissing, FolderProtected, write_failure
from .names import cut_to_bytes
from .targets import refuse_folder, refuse_target
from .whole import require_whole

_ASIDE: ContextVar[tuple[tuple[Path, Path], ...]] = ContextVar("files_aside", default=())
"""Each file or folder that is written beside its target, and the name that a person knows."""


@contextmanager
def replacing(path: str | os.PathLike[str], *suffixes: str) -> Iterator[Path]:
    """Give a path in the folder of ``path``; what is written there takes its place at the end.

    ``suffixes`` are those that the format may have (« .xlsx »).
    An error or a cancellation inside the block, or a file that is not whole at its end, removes the
    temporary file and leaves the file that was there untouched. Raises what
    :func:`.targets.refuse_target` does, :class:`FileInUse`, :class:`FolderMissing`,
    :class:`~.errors.WriteFailed`, :class:`~.whole.FileIncomplete`; what fails inside the block is
    named by :func:`naming_failures`.
    """
    target = Path(path)
    if not target.parent.is_dir():
        raise FolderMissing(fichier=target.name, dossier=target.parent)
    with naming_failures(target):
        refuse_target(target, *suffixes)
        _refuse_locked(target)
        temporary = _reserve(target)
    remove_left(target.parent)
    token = _ASIDE.set((*_ASIDE.get(), (temporary, _known(target))))
    try:
        yield temporary
        require_whole(temporary, target.suffix, _known(target))
        with naming_failures(target):
            os.replace(temporary, target)
    finally:
        _ASIDE.reset(token)
        with suppress(FileNotFoundError):
            temporary.unlink()


@contextmanager
def filling(folder: str | os.PathLike[str]) -> Iterator[Path]:
    """Give an empty folder; what is written there goes to ``folder`` at the end, all or nothing.

    Files of the same names are replaced. A folder that was made for them goes if nothing is
    written. Raises :class:`FileInUse`, :class:`FolderMissing`, :class:`FolderProtected`,
    :class:`~.errors.WriteFailed`, :class:`~.whole.FileIncomplete`, and what
    :func:`.targets.refuse_target` does of each file.
    """
    target = Path(folder)
    if not target.parent.is_dir():
        raise FolderMissing(fichier=target.name, dossier=target.parent)
    refuse_folder(target)
    remove_left(target)
    is_new = not os.path.exists(target)  # a path that is too long is told below
    with naming_failures(target):
        try:
            target.mkdir(exist_ok=True)
            beside = Path(tempfile.mkdtemp(prefix=ASIDE, dir=target))
        except PermissionError as error:
            raise FolderProtected(dossier=target) from error
    token = _ASIDE.set((*_ASIDE.get(), (beside, target)))
    try:
        yield beside
        made = sorted(beside.iterdir())
        for path in made:
            with naming_failures(target / path.name):
                refuse_target(target / path.name)
                _refuse_locked(target / path.name)
            require_whole(path, path.suffix, target / path.name)
        for path in made:
            with naming_failures(target / path.name):
                os.replace(path, target / path.name)
    finally:
        _ASIDE.reset(token)
        shutil.rmtree(beside, ignore_errors=True)
        if is_new:
            with suppress(OSError):  # it holds what was written
                target.rmdir()


def made_folder(folder: str | os.PathLike[str]) -> Path:
    """A folder for files that are put in place one by one, made if it is not there.

    Raises :class:`FileInUse`, :class:`~.errors.WriteFailed`, :class:`~.targets.OutputIsBase`.
    """
    target = Path(folder)
    refuse_folder(target)
    with naming_failures(target):
        target.mkdir(parents=True, exist_ok=True)
    return target


def _reserve(target: Path) -> Path:
    """An empty file in the same folder, so that the final rename cannot cross a disk."""
    temporary = target.with_name(
        f".{cut_to_bytes(target.stem, 99)}-{uuid.uuid4().hex[:8]}.tmp{target.suffix}"
    )
    temporary.touch(exist_ok=False)
    if target.exists():
        shutil.copymode(target, temporary)
    return temporary


def _refuse_locked(target: Path) -> None:
    """Fail before the work rather than after it: Excel locks the files that it has open."""
    if target.exists():
        with target.open("r+b"):
            pass


def _known(path: Path) -> Path:
    """What a person calls a file: its final name, when it is one that is written aside."""
    known = dict(_ASIDE.get())
    if path.parent in known:
        return known[path.parent] / path.name
    return known.get(path, path)


@contextmanager
def naming_failures(path: str | os.PathLike[str]) -> Iterator[None]:
    """Turn what the system says of writing ``path`` into the errors of the tool.

    It belongs around what writes, and not around what reads: a base that cannot be read is not
    this file's fault.
    """
    target = _known(Path(path))
    try:
        yield
    except PermissionError as error:
        raise FileInUse(fichier=target) from error
    except OSError as error:
        raise write_failure(target, error) from error

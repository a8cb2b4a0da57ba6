"""What a file that leaves the tool may take the place of: no base, nothing that is being read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...storage.database_files import is_database, is_osp_base, main_file

_PARTS = (
    (".shp", ".dbf", ".shx", ".prj", ".cpg", ".qix"),
    (".mif", ".mid"),
    (".tab", ".dat", ".map", ".id", ".ind"),
)
"""How the files end that a format keeps together: who writes one writes the others."""
_READ: ContextVar[tuple[Path, ...]] = ContextVar("files_being_read", default=())


class OutputIsBase(OspError):
    """A file would be written in the place of a base. Value: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » est une base OSP, ou une autre base de données : l’enregistrer sous ce nom "
        "l’effacerait. Donnez un autre nom de fichier. Rien n’a été modifié.",
    )


class OutputIsInput(OspError):
    """A file would be written in the place of one that is read. Value: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » est le fichier qui est lu : l’enregistrer sous ce nom l’effacerait. Donnez "
        "un autre nom de fichier. Rien n’a été modifié.",
    )


class NotARegularFile(OspError):
    """The target is a folder, a device or a pipe. Value: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » n’est pas un fichier ordinaire mais un dossier ou un périphérique : rien "
        "n’y est écrit. Donnez un autre nom de fichier.",
    )


class WrongSuffix(OspError):
    """The name says another format than what is written. Values: ``fichier``, ``attendu``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le nom « {fichier} » ne convient pas : ce qui est écrit doit finir par {attendu}. "
        "Corrigez le nom. Rien n’a été modifié.",
    )


@contextmanager
def reading(files: Iterable[str | os.PathLike[str]]) -> Iterator[None]:
    """Within the block, and in its thread, no output takes the place of these files."""
    token = _READ.set((*_READ.get(), *map(Path, files)))
    try:
        yield
    finally:
        _READ.reset(token)


def refuse_target(path: str | os.PathLike[str], *suffixes: str) -> None:
    """Raise unless a file may be written at ``path``, whose name ends with one of ``suffixes``.

    Raises WrongSuffix, NotARegularFile, OutputIsInput, OutputIsBase.
    """
    target = Path(path)
    if suffixes and target.suffix.lower() not in suffixes:
        raise WrongSuffix(fichier=target, attendu=" ou ".join(suffixes))
    if not os.path.lexists(target):
        _refuse_companion(target)
        return
    if not target.is_file():
        raise NotARegularFile(fichier=target)
    if is_read(target):
        raise OutputIsInput(fichier=target)
    _refuse_companion(target)
    if is_database(target) or is_osp_base(target):
        raise OutputIsBase(fichier=target)


def refuse_folder(path: str | os.PathLike[str]) -> None:
    """Raise OutputIsBase where a folder would take the name of the log of a base.

    SQLite then no longer opens the base.
    """
    _refuse_companion(Path(path))


def is_read(target: Path) -> bool:
    """Whether ``target`` is, under any name, one of the files being read, or a part of one."""
    return any(_same(file, part) for part in _parts(target) for file in _READ.get())


def _parts(target: Path) -> Iterator[Path]:
    """A file, and those that are written with it."""
    yield target
    for endings in _PARTS:
        if target.suffix.lower() in endings:
            yield from (target.with_suffix(ending) for ending in endings)


def _refuse_companion(target: Path) -> None:
    """The log of a base holds its last changes."""
    main = main_file(target)
    if main is not None and (is_database(main) or is_osp_base(main)):
        raise OutputIsBase(fichier=target)


def _same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:  # one of them is not there: nothing to lose
        return False

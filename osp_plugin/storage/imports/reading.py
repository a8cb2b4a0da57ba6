"""The sheets of a file, whatever its format, or a clear refusal."""

from __future__ import annotations

import gzip
import hashlib
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO
from xml.parsers.expat import ExpatError  # nosec B407 # the name of an error

from ...domain.common.collector import collector_at_rest
from ...domain.common.text import on_one_line
from ...domain.common.work import QUIET, Work
from ...domain.imports.sheets import Sheet
from .bounds import BOUNDS, MEGABYTE, Bounds, Watch
from .delimited import read_csv
from .errors import FileDamaged, FileMissing, FileTooLarge, NotATable
from .kinds_of_files import FLAT, GZIP, ZIP, archived, kind_of, refuse_package
from .ods import read_fods, read_ods
from .packages import Package, refuse_bomb, refuse_directory
from .xlsx import read_xlsx, workbook_part

_DEEPEST = 2
"""An archive in an archive: no further."""
_BLOCK = 1 << 20


@dataclass(frozen=True)
class ReadFile:
    """A file read: its name, the SHA-256 of its content, its sheets."""

    name: str
    digest: str
    sheets: list[Sheet]


@collector_at_rest()
def read_file(
    path: str | os.PathLike[str],
    bounds: Bounds = BOUNDS,
    work: Work = QUIET,
) -> ReadFile:
    """Read a spreadsheet or delimited text, alone, compressed or alone in an archive.

    Its content tells its format, not its name. Raises FileMissing, FileTooLarge,
    PasswordProtected, OldFormat, OtherFormat, FileDamaged, NotATable, or Cancelled.
    """
    target = Path(path)
    try:
        size = target.stat().st_size
        with target.open("rb"):
            pass
    except OSError as error:
        raise FileMissing(fichier=target.name or str(target)) from error
    if size > bounds.bytes:
        raise FileTooLarge(fichier=target.name, raison=f"il pèse {size // MEGABYTE} Mo")
    watch = Watch(target, bounds, work)
    work.check()
    return ReadFile(_called(target), _digest(target), _sheets(target, watch))


def _called(path: Path) -> str:
    """The name of a file as a base keeps it; one that an old archive wrote is in no known code."""
    name = path.name
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        name = os.fsencode(name).decode("cp1252", "replace")
    return on_one_line(name)


def _sheets(path: Path, watch: Watch, level: int = 0) -> list[Sheet]:
    kind = kind_of(path, watch.path.name)
    if kind == ZIP:
        with _sound(watch):
            return _archive(path, watch, level)
    if kind == GZIP:
        with _sound(watch):
            return _compressed(path, watch, level)
    if kind == FLAT:
        with _sound(watch):
            return read_fods(path, watch)
    return read_csv(path, watch)


@contextmanager
def _sound(watch: Watch) -> Iterator[None]:
    """What a damaged file raises in the midst of a reader, said as that."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        gzip.BadGzipFile,
        zlib.error,
        ExpatError,
        EOFError,
        LookupError,
        ValueError,
        NotImplementedError,
        OverflowError,
    ) as error:
        raise FileDamaged(fichier=watch.path.name, raison=_told(error)) from error


def _told(error: Exception) -> str:
    return {
        "BadZipFile": "archive illisible",
        "BadGzipFile": "archive illisible",
        "ExpatError": "contenu illisible",
    }.get(type(error).__name__, "contenu inattendu")


def _archive(path: Path, watch: Watch, level: int) -> list[Sheet]:
    refuse_directory(path, watch)
    with zipfile.ZipFile(path) as archive:
        refuse_bomb(archive, path, watch)
        package = Package(archive, watch)
        workbook = workbook_part(package)
        refuse_package(package, workbook)
        if workbook:
            return read_xlsx(package, workbook)
        if package.has("content.xml"):
            return read_ods(package)
        name = archived(package)
        _refuse_depth(level, watch)
        with package.open(name) as inner:
            return _inner(inner, Path(name).name, watch, level)


def _compressed(path: Path, watch: Watch, level: int) -> list[Sheet]:
    _refuse_depth(level, watch)
    name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    with gzip.open(path) as inner:
        return _inner(inner, name or path.name, watch, level)


def _refuse_depth(level: int, watch: Watch) -> None:
    if level >= _DEEPEST:
        raise NotATable(
            fichier=watch.path.name, raison="ce sont des archives dans des archives, à décompresser"
        )


def _inner(stream: IO[bytes] | gzip.GzipFile, name: str, watch: Watch, level: int) -> list[Sheet]:
    """The sheets of a file within another, unfolded beside for as long as it is read."""
    most = watch.bounds.bytes
    with tempfile.TemporaryDirectory(prefix="osp_") as folder:
        path = Path(folder) / (name[-100:] or "fichier")
        written = 0
        with path.open("wb") as target:
            for block in iter(lambda: stream.read(_BLOCK), b""):
                watch.work.check()
                written += len(block)
                if written > most:
                    raise watch.too_large(
                        f"il occupe plus de {most // MEGABYTE} Mo une fois décompressé"
                    )
                target.write(block)
        label = watch.path.with_name(f"{watch.path.name} › {name}") if level or name else watch.path
        return _sheets(path, replace(watch, path=label), level + 1)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        for block in iter(lambda: stream.read(_BLOCK), b""):
            digest.update(block)
    return digest.hexdigest()

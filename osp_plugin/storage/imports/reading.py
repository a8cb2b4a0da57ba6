"""The sheets of a file, whatever its format, or a clear refusal."""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree  # nosec B405 # only bounded parts of a workbook, no entity

from ...domain.common.collector import collector_at_rest
from ...domain.common.work import QUIET, Work
from ...domain.imports.sheets import Sheet
from .bounds import BOUNDS, MEGABYTE, Bounds, Watch, refuse_bomb
from .delimited import read_csv
from .errors import (
    FileDamaged,
    FileMissing,
    FileTooLarge,
    NotATable,
    OldFormat,
    PasswordProtected,
)
from .ods import read_ods
from .xlsx import read_xlsx

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {
    b"%PDF": "c’est un document PDF",
    b"\x89PNG": "c’est une image",
    b"\xff\xd8\xff": "c’est une image",
    b"{\\rtf": "c’est un document de texte",
}


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
    """Read a spreadsheet or delimited text. Its content tells its format, not its name.

    Raises FileMissing, FileTooLarge, PasswordProtected, OldFormat, FileDamaged, NotATable, or
    Cancelled.
    """
    target = Path(path)
    try:
        size = target.stat().st_size
        with target.open("rb") as stream:
            head = stream.read(512)
    except OSError as error:
        raise FileMissing(fichier=target.name or str(target)) from error
    if size > bounds.bytes:
        raise FileTooLarge(fichier=target.name, raison=f"il pèse {size // MEGABYTE} Mo")
    if not head.strip():
        raise NotATable(fichier=target.name, raison="il est vide")
    watch = Watch(target, bounds, work)
    work.check()
    return ReadFile(target.name, _digest(target), _sheets(target, head, watch))


def _sheets(path: Path, head: bytes, watch: Watch) -> list[Sheet]:
    if head.startswith(_OLE):
        encrypted = _ENCRYPTED_STREAM in path.read_bytes()
        raise (PasswordProtected if encrypted else OldFormat)(fichier=path.name)
    for signature, what in _OTHERS.items():
        if head.startswith(signature):
            raise NotATable(fichier=path.name, raison=what)
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise NotATable(fichier=path.name, raison="c’est une page web ou un document XML")
    if not head.startswith(_ZIP):
        return read_csv(path, watch)
    return _workbook(path, watch)


def _workbook(path: Path, watch: Watch) -> list[Sheet]:
    try:
        with zipfile.ZipFile(path) as archive:
            refuse_bomb(archive, path, watch.bounds)
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return read_xlsx(archive, watch)
            if "content.xml" in names:
                return read_ods(archive, watch)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ElementTree.ParseError,
        EOFError,
        KeyError,
        ValueError,
        IndexError,
        NotImplementedError,
        OverflowError,
    ) as error:
        raise FileDamaged(fichier=path.name, raison=_told(error)) from error
    raise NotATable(fichier=path.name, raison="cette archive ne contient pas de classeur")


def _told(error: Exception) -> str:
    return {"BadZipFile": "archive illisible", "ParseError": "contenu illisible"}.get(
        type(error).__name__, "contenu inattendu"
    )


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        for block in iter(lambda: stream.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()

"""The parts of a workbook in its archive, found by their names and by their relations."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import unquote

from .bounds import MEGABYTE, Watch
from .errors import FileDamaged, PasswordProtected
from .xml_parts import PartReader, Starts, read_part

_ENCRYPTED_FLAG = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DIRECTORY = 4 * MEGABYTE
"""Bytes of the list of the members of an archive: some 40 000."""
_OF_RELATION = 500
"""Bytes that a relation takes in memory."""
_TAIL = 70_000


@dataclass(frozen=True)
class Relation:
    """What a part points to: the last word of its type, and the part (« » when outside)."""

    kind: str
    part: str


class Package:
    """An archive whose parts are found whatever the case, slashes or escapes of their names."""

    def __init__(self, archive: zipfile.ZipFile, watch: Watch) -> None:
        self._archive = archive
        self.watch = watch
        self._exact: dict[str, zipfile.ZipInfo] = {}
        self._folded: dict[str, zipfile.ZipInfo] = {}
        for member in archive.infolist():
            name = part_name(member.filename)
            if name in self._exact:
                raise FileDamaged(
                    fichier=watch.path.name, raison=f"« {name} » est deux fois dans l’archive"
                )
            if member.header_offset < 0:
                raise FileDamaged(
                    fichier=watch.path.name, raison=f"« {name} » est hors de l’archive"
                )
            self._exact[name] = member
            self._folded.setdefault(name.lower(), member)

    @property
    def names(self) -> list[str]:
        """The names of its files, as they are written but for their slashes."""
        return [name for name in self._exact if name and not name.endswith("/")]

    def has(self, name: str) -> bool:
        """Whether it has a part."""
        return name.lower() in self._folded

    def size(self, name: str) -> int:
        """Bytes of a part once inflated."""
        return self._member(name).file_size

    def open(self, name: str) -> IO[bytes]:
        """A part. Raises KeyError."""
        return self._archive.open(self._member(name))

    def read(self, name: str, reader: PartReader) -> None:
        """Tell a part in XML to a reader. Raises KeyError, what :func:`.read_part` raises."""
        with self.open(name) as part:
            read_part(part, name, reader)

    def relations(self, name: str = "") -> dict[str, Relation]:
        """The relations of a part, of the package without name, by id; none without their part."""
        folder, base = posixpath.split(name)
        holder = posixpath.join(folder, "_rels", f"{base}.rels")
        found: dict[str, Relation] = {}

        def told(_within: str, tag: str, attributes: Mapping[str, str]) -> None:
            if tag != "Relationship" or not attributes.get("Id"):
                return
            self.watch.hold(_OF_RELATION)
            outside = attributes.get("TargetMode", "").lower() == "external"
            target = "" if outside else self._target(folder, attributes.get("Target", ""))
            kind = attributes.get("Type", "").rstrip("/").rsplit("/", 1)[-1]
            found[attributes["Id"]] = Relation(kind, target)

        if self.has(holder):
            self.read(holder, Starts(self.watch, told))
        return found

    def _target(self, folder: str, target: str) -> str:
        """The part that a target names, « » when there is none."""
        for written in (target, unquote(target)):
            slashed = written.replace("\\", "/").split("#")[0]
            joined = slashed if slashed.startswith("/") else posixpath.join("/", folder, slashed)
            name = posixpath.normpath(joined).lstrip("/")
            if self.has(name):
                return name
        return ""

    def _member(self, name: str) -> zipfile.ZipInfo:
        return self._exact.get(name) or self._folded[name.lower()]


def part_name(written: str) -> str:
    """The name of a member, its slashes straight, from the top, its escapes read."""
    return unquote(written.replace("\\", "/")).lstrip("/").removeprefix("./")


def refuse_directory(path: Path, watch: Watch) -> None:
    """Refuse an archive whose list of members alone would fill the memory. Raises FileTooLarge."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _TAIL))
        tail = stream.read(_TAIL)
    for mark, place, size in ((b"PK\x05\x06", 12, 4), (b"PK\x06\x06", 40, 8)):
        start = tail.find(mark)
        while start >= 0:
            field = start + place
            told = int.from_bytes(tail[field:][:size], "little")
            if _DIRECTORY < told <= path.stat().st_size:
                raise watch.too_large("l’archive a trop de fichiers")
            start = tail.find(mark, start + 4)


def refuse_bomb(archive: zipfile.ZipFile, path: Path, watch: Watch) -> None:
    """Refuse an archive that would unfold beyond the bounds, or that is encrypted."""
    members, bounds = archive.infolist(), watch.bounds
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise PasswordProtected(fichier=watch.path.name)
    if any(member.compress_type not in _METHODS for member in members):
        raise FileDamaged(fichier=watch.path.name, raison="compression inconnue des tableurs")
    inflated = sum(member.file_size for member in members)
    packed = max(1, path.stat().st_size)
    if inflated > bounds.inflated:
        raise watch.too_large(f"il occupe {inflated // MEGABYTE} Mo une fois décompressé")
    if inflated > bounds.ratio_from and inflated / packed > bounds.ratio:
        raise watch.too_large(f"il occupe {inflated // packed} fois sa taille une fois décompressé")

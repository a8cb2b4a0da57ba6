"""A project as QGIS keeps it in a base: a zip of the project and of the files that go with it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element  # nosec B405 # made by xml_tree, within bounds

from ...domain.errors import QT_TRANSLATE_NOOP
from ...storage.errors import BaseError
from ..foreign.xml_tree import TreeRefused, parse, written

DOCUMENT = ".qgs"
COPY, COPY_MARK = ".fgb", b"fgb"
KEPT_FILES = (DOCUMENT, ".qgd", COPY)
LARGEST = 64_000_000
"""Bytes of a project that is read; one with every territory in its legends has 3 000 000."""
_DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"


class ProjectNotRead(BaseError):
    """A project of a base is not there or cannot be read. Values: ``projet``, ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors", "Le projet « {projet} » de la base « {base} » n’a pas pu être lu."
    )


@dataclass(frozen=True)
class Archive:
    """The files of a project: the project itself, the labels that were moved, the copies of layers
    that its layouts show."""

    document: str
    root: Element
    files: Mapping[str, bytes]

    @classmethod
    def read(cls, content: bytes, projet: str, base: str) -> Archive:
        """``projet`` and ``base`` are names for people. Raises ProjectNotRead."""
        try:
            files = _files(content)
            document = next(one for one in files if one.endswith(DOCUMENT))
            root = parse(files.pop(document).decode("utf-8", "replace"))
        except (zipfile.BadZipFile, OSError, ValueError, StopIteration, TreeRefused) as error:
            raise ProjectNotRead(projet=projet, base=base) from error
        return cls(document, root, files)

    def content(self) -> bytes:
        """The zip again, of the project as it is now."""
        text = _DOCTYPE + written(self.root)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(self.document, text.encode("utf-8"))
            for name, content in self.files.items():
                archive.writestr(name, content)
        return made.getvalue()


def _files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = [one for one in archive.infolist() if one.filename.endswith(KEPT_FILES)]
        if sum(one.file_size for one in found) > LARGEST:
            raise ValueError
        read = {Path(one.filename).name: archive.read(one) for one in found}
    return {one: content for one, content in read.items() if _is_what_it_says(one, content)}


def _is_what_it_says(name: str, content: bytes) -> bool:
    return not name.endswith(COPY) or content.startswith(COPY_MARK)

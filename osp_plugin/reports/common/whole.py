"""Whether a file that was just written is whole: its beginning, its end, and what it holds.

A full disk, a quota or a program that is stopped leave files that are empty or cut, and those who
write them do not always say so.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...storage.whole_files import flush

_END = 2048
_PAGES = re.compile(rb"/Type\s*/Pages\b")
_COUNT = re.compile(rb"/Count\s+(\d+)")


class FileIncomplete(OspError):
    """What was written is empty or cut. Value: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » n’a pas été écrit en entier, sans doute faute de place sur le "
        "disque : il est retiré, et celui qui portait ce nom est resté tel quel. Libérez de la "
        "place, puis recommencez.",
    )


def require_whole(written: Path, suffix: str, target: Path) -> None:
    """Raise FileIncomplete, of ``target``, unless ``written`` is a whole file of its format.

    ``suffix`` says the format. What was written is on the disk when this returns.
    """
    try:
        flush(written)
        whole = written.stat().st_size > 0 and _FORMATS.get(suffix.lower(), _anything)(written)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise FileIncomplete(fichier=target) from error
    if not whole:
        raise FileIncomplete(fichier=target)


def require_pages(written: Path, count: int, target: Path) -> None:
    """Raise FileIncomplete, of ``target``, unless a PDF has ``count`` pages."""
    if pdf_pages(written) != count:
        raise FileIncomplete(fichier=target)


def pdf_pages(path: Path) -> int:
    """The pages that a PDF of QGIS says it has, 0 when it says none.

    The page objects themselves do not tell: GDAL writes one again to describe the document.
    """
    content = path.read_bytes()
    counts = [0]
    for tree in _PAGES.finditer(content):
        start, end = content.rfind(b" obj", 0, tree.start()), content.find(b"endobj", tree.end())
        counts += [int(found[1]) for found in _COUNT.finditer(content, max(start, 0), end)]
    return max(counts)


def _archive(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return bool(archive.namelist()) and archive.testzip() is None


def _between(head: bytes, end: bytes) -> Callable[[Path], bool]:
    def whole(path: Path) -> bool:
        with path.open("rb") as stream:
            begins = stream.read(len(head)) == head
            stream.seek(max(path.stat().st_size - _END, 0))
            return begins and end in stream.read()

    return whole


def _pdf(path: Path) -> bool:
    return _between(b"%PDF-", b"%%EOF")(path) and pdf_pages(path) > 0


def _anything(_path: Path) -> bool:
    return True


_FORMATS: dict[str, Callable[[Path], bool]] = {
    ".xlsx": _archive,
    ".ods": _archive,
    ".zip": _archive,
    ".pdf": _pdf,
    ".html": _between(b"<", b"</html>"),
    ".qpt": _between(b"<", b"</Layout>"),
    ".svg": _between(b"<", b"</svg>"),
    ".png": _between(b"\x89PNG\r\n\x1a\n", b"IEND"),
}

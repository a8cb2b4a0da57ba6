"""Where the file of a base may be: a path that QGIS, GDAL and every system hold as it is."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NoReturn

from ..domain.errors import QT_TRANSLATE_NOOP, Phrase
from .errors import BasePath

SUFFIX = ".gpkg"
MAX_BYTES = 180
"""Of the name: copies and logs beside add to it, and a system holds 255."""
_ANYWHERE = re.compile(r'[|?"*<>\x00-\x1f\x7f]')
"""« | » and « ? » are where QGIS cuts the path of a layer; Windows has none of them."""
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
"""What QGIS and SQLite take for a letter written otherwise: « %20 » for a space."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)

ENDING = QT_TRANSLATE_NOOP("errors", "le nom du fichier doit finir par « .gpkg »")
NAMELESS = QT_TRANSLATE_NOOP("errors", "il n’y a pas de nom avant « .gpkg »")
LETTERS = QT_TRANSLATE_NOOP("errors", "il a {signes}, que QGIS ou Windows ne savent pas relire")
INVISIBLE = QT_TRANSLATE_NOOP("errors", "il a un caractère invisible, ou que ce poste ne lit pas")
CODE = QT_TRANSLATE_NOOP("errors", "QGIS prendrait « {code} » pour un autre caractère")
SPACES = QT_TRANSLATE_NOOP(
    "errors", "un nom de dossier ou de fichier commence ou finit par une espace, ou par un point"
)
LONG = QT_TRANSLATE_NOOP("errors", "le nom du fichier est trop long")
DEVICE = QT_TRANSLATE_NOOP("errors", "Windows garde ce nom pour lui")


def require_base_path(path: str | os.PathLike[str]) -> None:
    """Raise BasePath unless a base may be made at ``path``."""
    reason = _refusal(Path(path))
    if reason is not None:
        _refuse(path, reason)


def require_readable_path(path: str | os.PathLike[str]) -> None:
    """Raise BasePath for a path that QGIS does not read: bytes of a name that are no text."""
    if _unreadable(str(path)):
        _refuse(path, Phrase(INVISIBLE))


def _refuse(path: str | os.PathLike[str], reason: Phrase) -> NoReturn:
    shown = "".join(letter if letter.isprintable() else "�" for letter in str(path))
    raise BasePath(base=shown, raison=reason)


def _refusal(path: Path) -> Phrase | None:
    text, name = str(path), path.name
    if path.suffix.lower() != SUFFIX:
        nameless = name.lower() == SUFFIX
        return Phrase(NAMELESS) if nameless else Phrase(ENDING)
    if _unreadable(text) or not name.isprintable():
        return Phrase(INVISIBLE)
    # A drive of Windows has a colon, a name never; there « \ » parts folders.
    signs = {*_ANYWHERE.findall(text), *re.findall(r"[:\\]", name)}
    if signs:
        return Phrase(LETTERS, signes=", ".join(f"« {sign} »" for sign in sorted(signs)))
    code = _ENCODED.search(text)
    if code is not None:
        return Phrase(CODE, code=code[0])
    if any(_padded(part) for part in (*path.parts[1:-1], name, path.stem)):
        return Phrase(SPACES)
    if len(name.encode()) > MAX_BYTES:
        return Phrase(LONG)
    return Phrase(DEVICE) if _RESERVED.match(name) else None


def _padded(part: str) -> bool:
    return part not in (".", "..") and (part != part.strip() or part.endswith("."))


def _unreadable(text: str) -> bool:
    """Control characters, and bytes of a name that are no text."""
    return any(ord(letter) < 32 or "\ud800" <= letter <= "\udfff" for letter in text)

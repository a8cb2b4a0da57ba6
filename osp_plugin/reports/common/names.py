"""Names of files, of tabs and of a base, without what is refused or must not be told in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeVar

from ...domain.common.text import legible, unaccented

_REFUSED_BY_WINDOWS = '<>:"/\\|?*'
_REFUSED_BY_EXCEL = "[]:*?/\\'"
_LONGEST_TAB = 31
_LONGEST_PART = 120
"""Bytes: with what the tool puts around, a name of file is within 255."""
_NOT_LETTERS = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_DEVICE = re.compile(
    r"(con|prn|aux|nul|(com|lpt)[0-9¹²³]|conin\$|conout\$)\s*(\.|$)", re.IGNORECASE
)
_KEPT_BY_EXCEL = {"history", "historique"}


def file_name(name: str) -> str:
    """The name of a bailleur as a part of the name of a file, which any system takes.

    Without what Windows refuses or what is not seen, never a device (« CON »), never too long.
    """
    seen = unicodedata.normalize("NFC", " ".join(legible(name).split()))
    allowed = "".join("-" if letter in _REFUSED_BY_WINDOWS else letter for letter in seen)
    kept = "".join(letter for letter in allowed if unicodedata.category(letter) not in _NOT_LETTERS)
    kept = cut_to_bytes(kept.strip(" ."), _LONGEST_PART).strip(" .") or "bailleur"
    return f"_{kept}" if _DEVICE.match(kept) else kept


def file_names(names: Iterable[str]) -> dict[str, str]:
    """The :func:`file_name` of each, none the same as another to any system: a number follows."""
    return numbered({name: file_name(name) for name in dict.fromkeys(names)})


Key = TypeVar("Key")


def numbered(wanted: Mapping[Key, str]) -> dict[Key, str]:
    """The names wanted, those that are another's but for capitals or accents written apart
    followed by a number."""
    found: dict[Key, str] = {}
    taken: set[str] = set()
    for key, name in wanted.items():
        rank, unique = 1, name
        while _same(unique) in taken:
            rank += 1
            unique = f"{name}_{rank}"
        taken.add(_same(unique))
        found[key] = unique
    return found


def cut_to_bytes(text: str, most: int) -> str:
    """The beginning of a text that takes at most this many bytes, as the names of files count."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def plain_name(text: str, joint: str = "-") -> str:
    """The letters and digits of a name, which any system and any mail keep, with ``joint`` between
    what they leave apart; at most 120."""
    return re.sub(r"[^A-Za-z0-9]+", joint, unaccented(text)).strip(joint)[:_LONGEST_PART]


def sheet_name(name: str) -> str:
    """The name of a bailleur without what Excel refuses in the name of a tab."""
    seen = " ".join(legible(name).split())
    allowed = "".join(" " if letter in _REFUSED_BY_EXCEL else letter for letter in seen).strip()
    kept = (allowed or "Bailleur")[:_LONGEST_TAB].strip()
    return f"{kept}_" if kept.casefold() in _KEPT_BY_EXCEL else kept


def base_name(label: str) -> str:
    """Name of a base without the folders of the machine."""
    return label.replace("\\", "/").rsplit("/", 1)[-1].strip()

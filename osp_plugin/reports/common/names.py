"""Names of files, of tabs and of a base, without what is refused or must not be told in them."""

from __future__ import annotations

import re

from ...domain.common.text import unaccented

_REFUSED_BY_WINDOWS = '<>:"/\\|?*'
_REFUSED_BY_EXCEL = "[]:*?/\\'"
_LONGEST_TAB = 31


def file_name(name: str) -> str:
    """The name of a bailleur without what Windows refuses in the name of a file."""
    allowed = "".join("-" if letter in _REFUSED_BY_WINDOWS else letter for letter in name)
    return allowed.strip(" .") or "bailleur"


def plain_name(text: str, joint: str = "-") -> str:
    """The letters and digits of a name, which any system and any mail keep, with ``joint`` between
    what they leave apart."""
    return re.sub(r"[^A-Za-z0-9]+", joint, unaccented(text)).strip(joint)


def sheet_name(name: str) -> str:
    """The name of a bailleur without what Excel refuses in the name of a tab."""
    allowed = "".join(" " if letter in _REFUSED_BY_EXCEL else letter for letter in name)
    return (allowed.strip() or "Bailleur")[:_LONGEST_TAB]


def base_name(label: str) -> str:
    """Name of a base without the folders of the machine."""
    return label.replace("\\", "/").rsplit("/", 1)[-1].strip()

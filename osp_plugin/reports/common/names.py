"""Names of files and of tabs made from those of bailleurs, without what is refused in them."""

from __future__ import annotations

_REFUSED_BY_WINDOWS = '<>:"/\\|?*'
_REFUSED_BY_EXCEL = "[]:*?/\\'"
_LONGEST_TAB = 31


def file_name(name: str) -> str:
    """The name of a bailleur without what Windows refuses in the name of a file."""
    allowed = "".join("-" if letter in _REFUSED_BY_WINDOWS else letter for letter in name)
    return allowed.strip(" .") or "bailleur"


def sheet_name(name: str) -> str:
    """The name of a bailleur without what Excel refuses in the name of a tab."""
    allowed = "".join(" " if letter in _REFUSED_BY_EXCEL else letter for letter in name)
    return (allowed.strip() or "Bailleur")[:_LONGEST_TAB]

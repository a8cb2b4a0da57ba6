"""How a spreadsheet names its cells."""

from __future__ import annotations


def column_letter(index: int) -> str:
    """Letters of the ``index``-th column, from 1: « A », « AB »."""
    letters = ""
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

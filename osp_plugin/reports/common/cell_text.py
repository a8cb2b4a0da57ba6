"""Text as a cell of a workbook may hold it."""

from __future__ import annotations

import re

MAX_LENGTH = 32_767
"""Longest text of an Excel cell, in UTF-16 units."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def legal(text: str) -> str:
    """``text`` without what XML cannot hold, its line ends as ``\\n``, cut to Excel's length."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ILLEGAL.sub("", text)
    if len(text) > MAX_LENGTH // 2:
        text = text.encode("utf-16-le")[: 2 * MAX_LENGTH].decode("utf-16-le", errors="ignore")
    return text


def cell_text(text: str) -> str:
    """``text`` as it is stored: Excel reads ``_x0041_`` as « A » unless its ``_`` is escaped."""
    text = legal(text)
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text


def header_text(text: str, length: int = 120) -> str:
    """``text`` for a page header or footer, where ``&`` begins a code and 255 units are the most.

    A line that begins with a digit would be read as a font size after ``&L``: a space prevents it.
    """
    line = " ".join(legal(text).split())[:length].replace("&", "&&")
    return f" {line}" if line[:1].isdigit() else line

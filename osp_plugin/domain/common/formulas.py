"""Texts that a spreadsheet would take for a formula, in a file that leaves the tool.

A spreadsheet computes what begins with « = », « + », « - » or « @ », whoever typed it in the base.
An apostrophe before it keeps it a text; the imports take it off again, so that a file that comes
back is unchanged.
"""

from __future__ import annotations

import re

_MARKS = "=+\\-@＝＋－＠﹦﹢﹣﹫−"
"""What begins a formula: also the wide and small forms, and the minus sign, of Unicode, which some
spreadsheets fold."""
_BLANK_ON_A_LINE = (
    "\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064"
    "\u3000\ufeff"
)
"""What a person does not see, but for tabs and line ends."""
_BLANK = f"{_BLANK_ON_A_LINE}\t\r\n"
_FORMULA = f"(?:[{_MARKS}]|[A-Za-z]+:=)"
"""A mark, or how OpenDocument names a grammar before it: « of:= »."""

_STARTS = f"'*(?:[\t\r\n]|[{_BLANK}]*{_FORMULA})"
_STARTS_ON_A_LINE = f"'*(?:[\t\r\n]|[{_BLANK_ON_A_LINE}]*{_FORMULA})"
_AFTER_SEPARATOR = f"(?<=[,;\t\r\n])(?='*[{_BLANK_ON_A_LINE}\"]*{_FORMULA})"
_CELL = re.compile(rf"\A(?={_STARTS})")
_DELIMITED = re.compile(rf"\A(?={_STARTS_ON_A_LINE})|{_AFTER_SEPARATOR}")
_TEXT_FORMULA = re.compile(r' *= *"((?:[^"]|"")*)" *')
_GUARD = re.compile(rf"\A'(?={_STARTS})|(?<=[,;\t\r\n])'(?='*[{_BLANK_ON_A_LINE}\"]*{_FORMULA})")


def guarded(text: str, *, delimited: bool = False) -> str:
    """``text`` that no spreadsheet takes for a formula, given back by :func:`unguarded`.

    ``delimited``: it goes to a delimited text, which may be opened with another separator than its
    own, or cut at its line ends: what follows one inside the text may then begin a cell.
    """
    return (_DELIMITED if delimited else _CELL).sub("'", text)


def unguarded(text: str) -> str:
    """The text that :func:`guarded` was given, or that « ="0044…" » keeps from being a number.

    Programs write such formulas in delimited texts so that a spreadsheet keeps the zeros of codes.
    """
    if "'" in text and (bare := _GUARD.sub("", text)) != text:
        return bare
    held = _TEXT_FORMULA.fullmatch(text) if text[:1] in "= " else None
    return text if held is None else held[1].replace('""', '"')

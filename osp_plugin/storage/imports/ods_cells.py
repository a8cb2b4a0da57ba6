"""A cell of an .ods workbook, as its XML tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from math import isclose

from ...domain.common.words import is_error_word
from ...domain.imports.numbers import parsed
from ...domain.imports.sheets import CellError, NotCalculated
from .bounds import Watch
from .iso_days import iso_day
from .number_formats import clock, other_unit, with_unit
from .xml_parts import Letters

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE = f"{_URN}table:1.0}}"
OFFICE = f"{_URN}office:1.0}}"
TEXT = f"{_URN}text:1.0}}"
_DRAWING = f"{_URN}drawing:1.0}}"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_MOST_SPACES = 1_000
_NUMBERS = ("float", "percentage", "currency")
_UNSEEN = (f"{TEXT}ruby-text", f"{TEXT}note", f"{TEXT}tracked-changes")
_BLANKS = (f"{TEXT}tab", f"{TEXT}line-break")
_ALWAYS_ERROR = re.compile(r"(\w+:)?=\s*(\w+\.)*NA\(\s*\)", re.IGNORECASE)
_DIGITS = re.compile(r"[-+]?\d[\d\s.,]*|[()]")
_ROUNDED = 0.01
"""Share of a number that its cell, which shows it rounded, may leave out."""
_LENGTH = re.compile(
    r"(-?)P(?:(\d{1,6})D)?T?(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,]\d+)?S)?"
)


class Cell(Letters):
    """Gathers a cell: what its attributes say, and its paragraphs without notes nor drawings."""

    def __init__(self, watch: Watch, depth: int, tag: str, attributes: Mapping[str, str]) -> None:
        super().__init__(watch)
        self.depth = depth
        self._attributes = attributes
        self._covered = tag == f"{TABLE}covered-table-cell"
        self._paragraph = False
        self._paragraphs = 0
        self._unseen = 0
        self.repeated = _count(attributes.get(f"{TABLE}number-columns-repeated"))
        self.spanned = _count(attributes.get(f"{TABLE}number-rows-spanned"))
        self.over = _count(attributes.get(f"{TABLE}number-columns-spanned"))

    def start(self, tag: str, attributes: Mapping[str, str], depth: int) -> None:
        """A paragraph or what it holds begins, at this depth of the part."""
        if self._unseen:
            return
        if not self._paragraph:
            self._paragraph = tag == f"{TEXT}p" and depth == self.depth + 1
            if not self._paragraph:
                self._unseen = depth
                return
            self._paragraphs += 1
            if self._paragraphs > 1:
                self.keep("\n")
        elif tag == f"{TEXT}s":
            self.keep(" " * min(_count(attributes.get(f"{TEXT}c")), _MOST_SPACES))
        elif tag in _BLANKS:
            self.keep(" ")
        elif tag.startswith((OFFICE, _DRAWING)) or tag in _UNSEEN:
            self._unseen = depth

    def end(self, tag: str, depth: int) -> bool:
        """What was at this depth ends; whether it is the cell."""
        if depth == self._unseen:
            self._unseen = 0
        elif depth == self.depth + 1:
            self._paragraph = False
        return depth == self.depth

    def text(self, data: str) -> None:
        """Letters of a paragraph."""
        if self._paragraph and not self._unseen:
            self.keep(data)

    def value(self) -> object:
        """What the cell holds, as :data:`~...domain.imports.sheets.Cells` says."""
        text = self.kept()
        if self._covered:  # what another cell, merged with it, hides
            return None
        held = self._attributes
        kind = held.get(f"{OFFICE}value-type") or held.get(f"{_CALC}value-type") or ""
        formula = held.get(f"{TABLE}formula")
        if self._failed(kind, formula, text.strip()):
            return CellError(text.strip() or "#N/D")
        if not kind:
            if text.strip():
                return self._told(text)
            return None if formula is None else NotCalculated(self.watch.hold_text(formula))
        return self._typed(kind, text)

    def _failed(self, kind: str, formula: str | None, text: str) -> bool:
        """Whether the cell is an error, which some write as a number or as the text it shows."""
        if self._attributes.get(f"{_CALC}value-type") == "error" or kind == "error":
            return True
        if formula is not None and _ALWAYS_ERROR.fullmatch(formula.strip()):
            return True
        computed = formula is not None or kind not in ("", "string")
        # A row of # is a number in a column too narrow to show it.
        return computed and text.strip("#") != "" and is_error_word(text)

    def _typed(self, kind: str, text: str) -> object:
        """The value in the attribute of its type; without it, what the cell shows."""
        name = "value" if kind in _NUMBERS else f"{kind}-value"
        told = self._attributes.get(f"{OFFICE}{name}")
        if told is None:
            return self._told(text)
        if kind in _NUMBERS:
            return self._in_its_unit(_number(told), kind, text)
        if kind == "boolean":
            return told.strip().lower() in ("true", "1")
        found = {"date": iso_day, "time": _length}.get(kind, str)(told)
        return self._told(found) if isinstance(found, str) else found

    def _in_its_unit(self, value: object, kind: str, text: str) -> object:
        """A number, with the unit that the cell shows when it is another: « 82 k€ », « 40 % »."""
        if value == 0 and self._paragraphs and not text:  # hidden by its format
            return None
        unit = "%" if kind == "percentage" else other_unit(_DIGITS.sub("", text))
        if not unit or not isinstance(value, (int, float)):
            return value
        shown = parsed(text, "€").value
        # « 82 k€ » may be 82 000 shown divided by a thousand: the number is in euros.
        if shown is not None and isclose(shown, value, rel_tol=_ROUNDED):
            return value
        return self._told(with_unit(value, unit))

    def _told(self, text: str) -> str | None:
        return self.watch.hold_text(text) if text else None


def _count(written: str | None) -> int:
    return max(1, int(written)) if written else 1


def _number(written: str) -> object:
    if "_" in written:  # Python reads it, no spreadsheet program does
        raise ValueError(written)
    value = float(written)
    if value != value or abs(value) == float("inf"):
        return CellError(written)
    return int(value) if value.is_integer() else value


def _length(written: str) -> str:
    """« PT36H05M00S » as « 36:05:00 »; the text itself when it is no length of time."""
    found = _LENGTH.fullmatch(written.strip())
    if found is None:
        return written
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return found[1] + clock(length)

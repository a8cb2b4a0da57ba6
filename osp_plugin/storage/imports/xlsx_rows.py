"""The rows of a tab of an .xlsx workbook, as its XML tells them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...domain.common.words import is_error_word
from ...domain.imports.sheets import CellError, Merged, NotCalculated, Wide
from .bounds import OF_MERGED, Watch
from .iso_days import iso_day
from .number_formats import NumberFormat, shown
from .xml_parts import PartReader

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DIGITS = "0123456789"
_LAST_ROW = 1_048_576


class SheetRows(PartReader):
    """Keeps ``rows`` that hold something, the cells ``merged`` over rows, those over columns.

    ``strings`` are the shared ones, ``formats`` those of the styles that do not show numbers.
    """

    def __init__(
        self,
        watch: Watch,
        strings: Sequence[str | None],
        formats: Mapping[str, NumberFormat],
        old_epoch: bool,
    ) -> None:
        super().__init__(watch)
        self.rows: list[tuple[int, list[object]]] = []
        self.merged: list[Merged] = []
        self.wide: list[Wide] = []
        self._strings = strings
        self._formats = formats
        self._old_epoch = old_epoch
        self._columns: dict[str, int] = {}
        self._number = 0
        self._cells: list[object] = []
        self._kind: str | None = None
        self._style: str | None = None
        self._place: str | None = None
        self._formula: str | None = None
        self._value: str | None = None
        self._open = self._spoken = False
        self._tags = ("", "", "", "", "")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A row, a cell or what it holds begins."""
        cell, value, row, formula, item = self._tags
        self.depth += 1  # as enter() does, this being called the most of all
        self.tags += 1
        if self.depth > self.deepest or self.tags > self.most_tags:
            self.refuse_tags()
        if tag == cell:
            self._kind, self._style = attributes.get("t"), attributes.get("s")
            self._place = attributes.get("r")
            self._formula = self._value = None
        elif tag == value:
            self._open = True
        elif tag == row:
            told = attributes.get("r")
            self._number = int(told) if told else self._number + 1
            if self._number < 1:
                raise ValueError(told)
            if self._number > _LAST_ROW:
                raise self.watch.too_large(f"il a plus de {_LAST_ROW} lignes")
            self._cells = []
        elif tag == formula:
            self._open = True
        elif tag == item:
            self._open = not self._spoken
        elif self.depth == 1:
            space = tag[: tag.rfind("}") + 1]
            self._tags = (f"{space}c", f"{space}v", f"{space}row", f"{space}f", f"{space}t")
        else:
            self._other(tag, attributes)

    def _other(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag.endswith("}mergeCell"):
            self.watch.hold(OF_MERGED)
            told = _range(attributes.get("ref", ""))
            if told.first < told.last:
                self.merged.append(Merged(told.column, told.first, told.last))
            if told.column < told.last_column:
                self.wide.append(told)
        elif tag.endswith("}rPh"):  # how it is said, not what it says
            self._spoken = True

    def end(self, tag: str) -> None:
        """A row, a cell or what it holds ends."""
        cell, value, row, formula, item = self._tags
        self.depth -= 1
        if tag == value:
            self._open = False
            self._value = self.kept()
        elif tag == cell:
            self._add()
        elif tag == item:
            self._open = False
        elif tag == row:
            cells = self.watch.cells(self._cells)
            if cells:
                self.watch.row()
                self.watch.hold_cells(len(cells))
                self.rows.append((self._number, cells))
        elif tag == formula:
            self._open = False
            self._formula = self.kept()
        elif tag.endswith("}rPh"):
            self._spoken = False

    def text(self, data: str) -> None:
        """Letters of a value, a formula or an inline text."""
        if self._open:
            self.keep(data)

    def _add(self) -> None:
        inline = self.kept() if self._pieces else ""
        cells, place = self._cells, self._place
        index = self._column(place) if place else len(cells)
        if index >= self.watch.bounds.columns:
            return
        value = self._read(inline)
        if index > len(cells):
            cells.extend([None] * (index - len(cells)))
        if index == len(cells):
            cells.append(value)
        elif value is not None:
            cells[index] = value

    def _column(self, place: str) -> int:
        """Column of a cell, from 0. Raises ValueError."""
        letters = place.rstrip(_DIGITS)
        index = self._columns.get(letters)
        if index is None:
            if not letters:
                return len(self._cells)
            index = column_of(letters)
            if index < self.watch.bounds.columns:
                self._columns[letters] = index
        return index

    def _read(self, inline: str) -> object:
        kind, text = self._kind, self._value
        if kind == "inlineStr":
            return self._text(inline or text)
        if not text:
            if self._formula is not None and kind != "str":
                return NotCalculated(self.watch.hold_text(self._formula))
            return self._text(inline) if inline else None
        if kind == "s":
            place = int(text)
            if place < 0:
                raise IndexError(place)
            return self._strings[place]
        if kind is None or kind == "n":
            return self._number_of(text)
        if kind == "b":
            return text.strip() in ("1", "true")
        if kind == "e":
            return CellError(text)
        if kind == "d":
            return iso_day(text)
        if self._formula is not None and is_error_word(text):
            return CellError(text)
        return self._text(text)

    def _number_of(self, text: str) -> object:
        if "_" in text:  # Python reads it, no spreadsheet program does
            raise ValueError(text)
        value = float(text)
        style = self._formats.get(self._style) if self._style else None
        if style is not None:
            kind_shown = shown(value, style.kind(value), self._old_epoch)
            if not isinstance(kind_shown, float):
                return kind_shown
        return int(value) if value.is_integer() else value

    def _text(self, text: str | None) -> str | None:
        text = unescaped(text or "")
        return self.watch.hold_text(text) if text else None


class SharedStrings(PartReader):
    """Keeps the shared texts of a workbook, each with its runs, without the phonetic ones."""

    def __init__(self, watch: Watch) -> None:
        super().__init__(watch)
        self.strings: list[str | None] = []
        self._open = self._spoken = False
        self._tags = ("", "", "")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A text or one of its runs begins."""
        self.enter()
        _item, run, spoken = self._tags
        if tag == run:
            self._open = not self._spoken
        elif tag == spoken:
            self._spoken = True
        elif self.depth == 1:
            space = tag[: tag.rfind("}") + 1]
            self._tags = (f"{space}si", f"{space}t", f"{space}rPh")

    def end(self, tag: str) -> None:
        """A text or one of its runs ends."""
        self.depth -= 1
        item, run, spoken = self._tags
        if tag == run:
            self._open = False
        elif tag == item:
            self.strings.append(self.watch.hold_text(unescaped(self.kept())) or None)
        elif tag == spoken:
            self._spoken = False

    def text(self, data: str) -> None:
        """Letters of a run."""
        if self._open:
            self.keep(data)


def column_of(letters: str) -> int:
    """The column named by letters, from 0. Raises ValueError."""
    index = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(letters)
        index = index * 26 + ord(letter) - 64
    return index - 1


def unescaped(text: str) -> str:
    """A text whose letters that XML does not bear are written « _x000D_ ».

    Marks that no person types are left out, and halves of a letter that stand alone.
    """
    if "_x" not in text:
        return text
    found = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    found = found.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return "".join(letter for letter in found if letter >= " " or letter in "\t\n\r")


def _range(reference: str) -> Wide:
    """A range of cells, « C2:D5 »; one of nothing when it is none."""
    found = _RANGE.fullmatch(reference)
    if found is None:
        return Wide(0, 0, 0, 0)
    first, last = sorted((int(found[2]), int(found[4])))
    column, last_column = sorted((column_of(found[1]), column_of(found[3])))
    return Wide(column, last_column, first, last)

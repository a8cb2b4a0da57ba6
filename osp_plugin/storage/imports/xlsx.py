"""Sheets of an .xlsx workbook.

Read here rather than by openpyxl: it is faster, needs no package, and tells a formula that was
never calculated from an empty cell. Entities are refused first (:mod:`.bounds`).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import IO, Any
from xml.etree import ElementTree  # nosec B405 # only bounded parts of a workbook, no entity

from ...domain.imports.sheets import CellError, NotCalculated, Sheet
from .bounds import Watch, refuse_entities
from .merging import Merged, fill_down

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_LITERALS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_LAST_DAY = 2_958_465
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")


def read_xlsx(archive: zipfile.ZipFile, watch: Watch) -> list[Sheet]:
    """Sheets of a workbook, hidden ones without their rows.

    Raises what zipfile and ElementTree raise when damaged.
    """
    book = _Book(archive, watch)
    return [
        book.sheet(name, member) if member else Sheet(name, [], hidden=True)
        for name, member in book.sheets()
    ]


class _Book:
    def __init__(self, archive: zipfile.ZipFile, watch: Watch) -> None:
        self.archive = archive
        self.watch = watch
        self.names = set(archive.namelist())
        self.workbook = next(
            name for name in ("xl/workbook.xml", "xl/workbook2.xml") if name in self.names
        )
        self.root = self._parse(self.workbook)
        self.strings = self._shared_strings()
        self.dates = self._date_styles()
        properties = _child(self.root, "workbookPr")
        old_epoch = properties is not None and properties.get("date1904") in ("1", "true")
        self.epoch = _EPOCHS[old_epoch]

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Name and member of each sheet, « » for the member of a hidden one."""
        targets = {
            relation.get("Id"): str(relation.get("Target"))
            for relation in self._parse("xl/_rels/workbook.xml.rels")
        }
        listed = _child(self.root, "sheets")
        for item in list(listed if listed is not None else ())[: self.watch.bounds.sheets]:
            if item.get("state", "visible") != "visible":
                yield str(item.get("name")), ""
                continue
            key = next((value for name, value in item.attrib.items() if name.endswith("}id")), None)
            target = targets.get(key, "")
            member = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            member = posixpath.normpath(member)
            if member in self.names and "worksheet" in member:
                yield str(item.get("name")), member

    def sheet(self, name: str, member: str) -> Sheet:
        refuse_entities(self.archive, member, self.watch.path)
        merged: list[Merged] = []
        with self.archive.open(member) as part:
            rows = list(self._rows(part, merged))
        fill_down(rows, merged)
        return Sheet(name, rows)

    def _rows(self, part: IO[bytes], merged: list[Merged]) -> Iterator[tuple[int, list[object]]]:
        """The rows that hold something; cells merged over rows are added to ``merged``."""
        number = 0
        container: Any = None
        for event, element in ElementTree.iterparse(part, ("start", "end")):  # nosec B314 # entities are refused and sizes bounded before
            tag = element.tag
            if event == "start":
                if tag.endswith("}sheetData"):
                    container = element
                continue
            if tag.endswith("}mergeCell"):
                cell = _merged(str(element.get("ref")))
                merged += [cell] if cell is not None else []
            if not tag.endswith("}row") or container is None:
                continue
            number = int(element.get("r") or number + 1)
            cells = self.watch.cells(self._cells(element, tag[:-3]))
            container.clear()
            if cells:
                self.watch.row()
                yield number, cells

    def _cells(self, row: Any, space: str) -> list[object]:
        cells: list[object] = []
        value_tag, formula_tag, inline_tag = space + "v", space + "f", space + "is"
        limit = self.watch.bounds.columns
        for cell in row:
            place = cell.get("r")
            index = _column(place) if place else len(cells)
            if index >= limit:
                break
            if index > len(cells):
                cells.extend([None] * (index - len(cells)))
            cells.append(self._value(cell, value_tag, formula_tag, inline_tag))
        return cells

    def _value(self, cell: Any, value_tag: str, formula_tag: str, inline_tag: str) -> object:
        kind = cell.get("t")
        if kind == "inlineStr":
            inline = cell.find(inline_tag)
            return _text(inline) if inline is not None else None
        held = cell.find(value_tag)
        text = held.text if held is not None else None
        if not text:
            formula = cell.find(formula_tag)
            if formula is not None and kind != "str":
                return NotCalculated(formula.text or "")
            return None
        if kind == "s":
            return self.strings[int(text)]
        if kind is None or kind == "n":
            return self._number(text, cell.get("s"))
        return _other(kind, text)

    def _number(self, text: str, style: str | None) -> object:
        value = float(text)
        if style is not None and style in self.dates and 0 <= value <= _LAST_DAY:
            return self._date(value)
        return int(value) if value.is_integer() else value

    def _date(self, value: float) -> date | datetime:
        moment = self.epoch + timedelta(days=value)
        return moment.date() if value == int(value) else moment

    def _shared_strings(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self.names:
            return []
        refuse_entities(self.archive, "xl/sharedStrings.xml", self.watch.path)
        found: list[str] = []
        with self.archive.open("xl/sharedStrings.xml") as part:
            for _, element in ElementTree.iterparse(part):  # nosec B314 # entities are refused and sizes bounded before
                if element.tag.endswith("}si"):
                    found.append(_text(element) or "")
                    element.clear()
        return found

    def _date_styles(self) -> set[str]:
        """Indexes of the cell styles that show a date, as the cells write them."""
        if "xl/styles.xml" not in self.names:
            return set()
        root = self._parse("xl/styles.xml")
        custom = {
            int(item.get("numFmtId", 0)): _shows_date(item.get("formatCode", ""))
            for item in _children(root, "numFmts")
        }
        numbers = [int(item.get("numFmtId", 0)) for item in _children(root, "cellXfs")]
        return {
            str(index)
            for index, number in enumerate(numbers)
            if custom.get(number, number in _DATE_FORMATS)
        }

    def _parse(self, member: str) -> Any:
        refuse_entities(self.archive, member, self.watch.path)
        return ElementTree.fromstring(self.archive.read(member))  # nosec B314 # entities are refused and sizes bounded before


def _merged(reference: str) -> Merged | None:
    """A range of merged cells over several rows, from « C2:C5 »; else None."""
    found = _RANGE.fullmatch(reference)
    if found is None or found[2] == found[4]:
        return None
    return Merged(_column(found[1]), int(found[2]), int(found[4]))


def _column(place: str) -> int:
    index = 0
    for letter in place:
        if letter.isdigit():
            break
        index = index * 26 + ord(letter) - 64
    return index - 1


def _text(element: Any) -> str | None:
    """Text of an item with its runs, without the phonetic ones."""
    parts: list[str] = []
    for child in element:
        if child.tag.endswith("}t"):
            parts.append(child.text or "")
        elif child.tag.endswith("}r"):
            parts += [item.text or "" for item in child if item.tag.endswith("}t")]
    return "".join(parts) or None


def _other(kind: str, text: str) -> object:
    if kind == "b":
        return text.strip() in ("1", "true")
    if kind == "e":
        return CellError(text)
    if kind == "d":
        moment = datetime.fromisoformat(text.replace("Z", ""))
        return moment.date() if moment.time() == moment.min.time() else moment
    return text


def _shows_date(code: str) -> bool:
    bare = _LITERALS.sub("", code.split(";")[0]).lower()
    return bool(re.search(r"[dyj]|a{2,}|m{2,}|h", bare)) and "general" not in bare


def _child(root: Any, name: str) -> Any:
    return next((item for item in root if item.tag in (MAIN + name, STRICT + name)), None)


def _children(root: Any, name: str) -> list[Any]:
    found = _child(root, name)
    return [] if found is None else list(found)

"""Sheets of an .ods workbook (OpenDocument)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any
from xml.etree import ElementTree  # nosec B405 # only bounded parts of a workbook, no entity

from ...domain.imports.sheets import CellError, NotCalculated, Sheet
from .bounds import Watch, refuse_entities
from .errors import PasswordProtected
from .merging import Merged, fill_down

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE = f"{{{_URN}table:1.0}}"
OFFICE = f"{{{_URN}office:1.0}}"
TEXT = f"{{{_URN}text:1.0}}"
_CALC_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_FILLER = 1_000
"""A row or cell repeated more often than this is the formatting of an empty rest of the sheet."""


def read_ods(archive: zipfile.ZipFile, watch: Watch) -> list[Sheet]:
    """Sheets of a workbook. Raises what zipfile and ElementTree raise when damaged."""
    names = archive.namelist()
    if "META-INF/manifest.xml" in names:
        refuse_entities(archive, "META-INF/manifest.xml", watch.path)
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise PasswordProtected(fichier=watch.path.name)
    refuse_entities(archive, "content.xml", watch.path)
    with archive.open("content.xml") as part:
        return list(_sheets(part, watch))[: watch.bounds.sheets]


def _sheets(part: IO[bytes], watch: Watch) -> Iterator[Sheet]:
    name, number = "", 0
    rows: list[tuple[int, list[object]]] = []
    merged: list[Merged] = []
    for event, element in ElementTree.iterparse(part, ("start", "end")):  # nosec B314 # entities are refused and sizes bounded before
        if event == "start":
            if element.tag == f"{TABLE}table":
                name, number, rows, merged = str(element.get(f"{TABLE}name")), 0, [], []
            continue
        if element.tag == f"{TABLE}table-row":
            repeated = int(element.get(f"{TABLE}number-rows-repeated", "1"))
            cells = watch.cells(_cells(element, watch.bounds.columns, number + 1, merged))
            if cells:
                for step in range(repeated):
                    watch.row()
                    rows.append((number + step + 1, list(cells)))
            number += repeated
            element.clear()
        elif element.tag == f"{TABLE}table":
            fill_down(rows, merged)
            yield Sheet(name, rows)
            element.clear()


def _cells(row: Any, limit: int, number: int, merged: list[Merged]) -> list[object]:
    """Cells of the row ``number``; those that reach further down are added to ``merged``."""
    cells: list[object] = []
    for cell in row:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        repeated = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        value = _value(cell)
        if value is None and repeated > _FILLER:
            break
        places = range(len(cells), min(len(cells) + repeated, limit))
        spanned = int(cell.get(f"{TABLE}number-rows-spanned", "1"))
        if spanned > 1:
            merged += [Merged(place, number, number + spanned - 1) for place in places]
        cells.extend([value] * len(places))
        if len(cells) >= limit:
            break
    return cells


def _value(cell: Any) -> object:
    kind = cell.get(f"{OFFICE}value-type")
    if cell.get(_CALC_TYPE) == "error":
        return CellError(_text(cell) or "#N/A")
    if kind is None:
        formula = cell.get(f"{TABLE}formula")
        return None if formula is None else NotCalculated(formula)
    if kind in ("float", "percentage", "currency"):
        value = float(cell.get(f"{OFFICE}value", "nan"))
        return int(value) if value.is_integer() else value
    if kind == "date":
        moment = datetime.fromisoformat(cell.get(f"{OFFICE}date-value", "")[:19])
        return moment.date() if moment.time() == moment.min.time() else moment
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value") == "true"
    return _text(cell) or None


def _text(cell: Any) -> str:
    return "\n".join(_paragraph(item) for item in cell if item.tag == f"{TEXT}p")


def _paragraph(element: Any) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{TEXT}s":
            parts.append(" " * int(child.get(f"{TEXT}c", "1")))
        elif child.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            parts.append(" ")
        else:
            parts.append(_paragraph(child))
        parts.append(child.tail or "")
    return "".join(parts)

"""What openpyxl cannot put into a workbook: large tabs, the results of formulas, quiet codes.

A workbook is a zip of XML parts. openpyxl writes it with the few rows that need its styles; this
module copies it part by part and, in the sheets, adds

- the rows serialised by :mod:`.row_stream`;
- the result beside each formula, which openpyxl leaves empty: a preview, Excel's protected view
  and pandas show it without calculating (Excel and LibreOffice recalculate all the same);
- the note that numbers stored as text are meant to be, else Excel marks every code in green.
"""

from __future__ import annotations

import math
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

CHUNK = 1 << 20

_FORMULA = re.compile(r'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)(</c>)')
_DIMENSION = re.compile(r'<dimension ref="[^"]*"\s*/>')
_AFTER_IGNORED = re.compile(r"<(?:smartTags|drawing|legacyDrawing|tableParts)\b|</worksheet>")


@dataclass
class SheetAdditions:
    """What is added to one sheet.

    ``rows`` is the file of serialised rows, to follow those of openpyxl; ``dimension`` the range
    then in use; ``results`` the result of each formula by cell; ``text_ranges`` where numbers are
    text on purpose.
    """

    rows: IO[bytes] | None = None
    dimension: str | None = None
    results: dict[str, float] = field(default_factory=dict)
    text_ranges: list[str] = field(default_factory=list)


def complete(
    source: IO[bytes],
    target: Path,
    additions: Mapping[int, SheetAdditions],
    heartbeat: Callable[[], None] = lambda: None,
) -> None:
    """Copy the workbook ``source`` to ``target`` with ``additions``, keyed by sheet from 1.

    ``heartbeat`` is called about once per :data:`CHUNK` of rows; what it raises stops the copy.
    """
    parts = {f"xl/worksheets/sheet{number}.xml": what for number, what in additions.items()}
    with (
        zipfile.ZipFile(source) as bare,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as full,
    ):
        for info in bare.infolist():
            content = bare.read(info)
            if info.filename in parts:
                _write_sheet(full, info.filename, content, parts[info.filename], heartbeat)
            else:
                full.writestr(info.filename, content)


def _write_sheet(
    full: zipfile.ZipFile,
    name: str,
    content: bytes,
    what: SheetAdditions,
    heartbeat: Callable[[], None],
) -> None:
    xml = _with_results(content.decode("utf-8"), what.results)
    if what.dimension:
        xml = _DIMENSION.sub(f'<dimension ref="{what.dimension}"/>', xml, count=1)
    before, closing, after = xml.partition("</sheetData>")
    if what.text_ranges:
        after = _with_ignored_errors(after, what.text_ranges)
    with full.open(name, "w", force_zip64=True) as part:
        part.write(before.encode("utf-8"))
        if what.rows is not None:
            what.rows.seek(0)
            for chunk in iter(lambda: what.rows.read(CHUNK), b""):  # type: ignore[union-attr]
                heartbeat()
                part.write(chunk)
        part.write((closing + after).encode("utf-8"))


def _with_results(xml: str, results: Mapping[str, float]) -> str:
    def fill(cell: re.Match[str]) -> str:
        start, coordinate, end = cell.groups()
        if not math.isfinite(results.get(coordinate, math.nan)):
            return cell.group()
        return f"{start}<v>{results[coordinate]!r}</v>{end}"

    return _FORMULA.sub(fill, xml)


def _with_ignored_errors(after_rows: str, ranges: list[str]) -> str:
    """The schema wants this element between the page breaks and the drawing."""
    following = _AFTER_IGNORED.search(after_rows)
    if following is None:
        return after_rows
    place = following.start()
    note = (
        f'<ignoredErrors><ignoredError sqref="{" ".join(ranges)}" numberStoredAsText="1"/>'
        "</ignoredErrors>"
    )
    return after_rows[:place] + note + after_rows[place:]

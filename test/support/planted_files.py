"""A :class:`..planted.Return` as a file: delimited text, workbook of Excel, OpenDocument workbook.

Written by hand, part by part, so that a file may be made as no well-behaved program makes it.
"""

from __future__ import annotations

import gzip
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from .planted import FIELDS, Failed, Raw, Return, Serial, Shown

FORMATS = ("csv", "xlsx", "ods")
_EPOCH = date(1899, 12, 30)


def write(made: Return, kind: str, folder: Path) -> Path:
    """The file, named ``remontee`` with its suffix and container."""
    content = {"csv": _text, "xlsx": _xlsx, "ods": _ods}[kind](made)
    suffix = made.suffix or f".{kind}"
    if made.container == "gz":
        content, suffix = gzip.compress(content, 1), f"{suffix}.gz"
    elif made.container == "zip":
        content, suffix = _zipped({f"envoi/remontee{suffix}": content}), ".zip"
    path = folder / f"remontee{suffix}"
    path.write_bytes(content)
    return path


def _rows(made: Return, cells: Sequence[dict[str, Any]]) -> list[list[Any]]:
    """All rows of a tab, from the first line of the file."""
    rows = [*made.before, [made.titles[name] for name in made.titles]]
    for place, row in enumerate(cells):
        rows.append([row.get(name) for name in made.titles] + made.extra.get(place, []))
    return [*rows, *made.after]


# ---------------------------------------------------------------- text


def _text(made: Return) -> bytes:
    separator = made.parts.get("separator", ";")
    lines = [
        separator.join(_french(cell, separator.strip(" ")) for cell in row)
        for row in _rows(made, made.cells)
    ]
    if made.whole_lines:
        lines = ['"' + line.replace('"', '""') + '"' for line in lines]
    ends = made.parts.get("ends", "\r\n")
    text = ends.join(lines) + ends
    if not made.coding.startswith("utf"):  # which alone have accents apart
        text = unicodedata.normalize("NFC", text)
    if made.coding == "double":
        return "".join(map(_of_windows, text.encode())).encode()
    if made.coding == "mixed":
        first, *others = text.split("\r\n")
        middle = len(others) // 2
        return (
            "\r\n".join([first, *others[:middle]]).encode()
            + b"\r\n"
            + "\r\n".join(others[middle:]).encode("cp1252", errors="replace")
        ) + made.tail
    return text.encode(made.coding, errors="replace") + made.tail


def _of_windows(byte: int) -> str:
    """A byte as a Windows program shows it, which keeps the five that mean nothing."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _french(cell: Any, separator: str = ";") -> str:
    if isinstance(cell, Raw):
        return cell.text
    if isinstance(cell, Failed):
        return cell.text
    if isinstance(cell, Serial):
        return str(cell.number)
    if isinstance(cell, Shown):
        return cell.text
    text = _shown(cell)
    if any(mark in text for mark in f'{separator}"\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _shown(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    return cell.text if isinstance(cell, (Raw, Failed, Shown)) else str(cell)


# ---------------------------------------------------------------- workbook of Excel

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
    'formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>'
    "</styleSheet>"
)


def _xlsx(made: Return) -> bytes:
    workbook = made.parts.get("workbook", "xl/workbook.xml")
    sheet = made.parts.get("sheet", "xl/worksheets/sheet1.xml")
    styles = made.parts.get("styles", "xl/styles.xml")
    target = made.parts.get("target", "relative")
    tabs = [("Remontée", "visible", _sheet(made, made.cells))]
    for number, cells in enumerate(made.hidden):
        tab = (f"Ancien {number}", made.parts.get("state", "hidden"), _sheet(made, cells))
        tabs = [tab, *tabs] if made.hidden_first else [*tabs, tab]
    parts: dict[str, str] = {}
    links, sheets = [], []
    for number, (name, state, content) in enumerate(tabs, 1):
        place = sheet if name == "Remontée" else f"xl/worksheets/autre{number}.xml"
        parts[place] = content
        links.append((f"rId{number}", "worksheet", _target(place, workbook, target)))
        shown = "" if state == "visible" else f' state="{state}"'
        sheets.append(
            f'<sheet name={quoteattr(name)} sheetId="{number}"{shown} r:id="rId{number}"/>'
        )
    parts[styles] = _styles(made)
    links.append(("rId90", "styles", _target(styles, workbook, target)))
    parts[workbook] = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{"".join(sheets)}</sheets>'
        "</workbook>"
    )
    folder, _, name = workbook.rpartition("/")
    parts[f"{folder}/_rels/{name}.rels"] = _relations(links)
    parts["_rels/.rels"] = _relations([("rId1", "officeDocument", _target(workbook, "", target))])
    parts["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    )
    rename = _RENAMED[made.parts.get("rename", "")]
    return _zipped({rename(name): content.encode() for name, content in parts.items()})


def _styles(made: Return) -> str:
    """The styles, the third of which is the format of the numbers that are shown otherwise."""
    codes = [cell.code for row in made.cells for cell in row.values() if isinstance(cell, Shown)]
    code = quoteattr(codes[0]) if codes else '"0"'
    return _STYLES.replace(
        "</numFmts>", f'<numFmt numFmtId="165" formatCode={code}/></numFmts>'
    ).replace("</cellXfs>", '<xf numFmtId="165" applyNumberFormat="1"/></cellXfs>')


_RENAMED: dict[str, Callable[[str], str]] = {
    "": str,
    "backslash": lambda name: name.replace("/", "\\"),
    "capitals": lambda name: name.replace("xl/", "XL/").replace("sheet1", "Sheet1"),
}


def _target(part: str, source: str, how: str) -> str:
    if how == "absolute":
        return f"/{part}"
    folder = source.rpartition("/")[0]
    relative = part.removeprefix(f"{folder}/") if folder else part
    return relative.replace("/", "\\") if how == "backslash" else relative


def _relations(links: Sequence[tuple[str, str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, kind, target in links
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'


def _sheet(made: Return, cells: Sequence[dict[str, Any]]) -> str:
    escaped = made.parts.get("escaped", "")
    rows = "".join(
        f'<row r="{number}">'
        + "".join(
            _xlsx_cell(cell, f"{_letter(place)}{number}", escaped) for place, cell in enumerate(row)
        )
        + "</row>"
        for number, row in enumerate(_rows(made, cells), 1)
    )
    places = [*(_range(made, item) for item in made.merged), *_wide_ranges(made)]
    ranges = "".join(f'<mergeCell ref="{place}"/>' for place in places)
    merged = f"<mergeCells>{ranges}</mergeCells>" if ranges else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{merged}</worksheet>'


def _xlsx_cell(cell: Any, place: str, escaped: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Failed):
        return f'<c r="{place}" t="e"><f>X1</f><v>{escape(cell.text)}</v></c>'
    if isinstance(cell, Serial):
        return f'<c r="{place}" s="1"><v>{cell.number}</v></c>'
    if isinstance(cell, Shown):
        return f'<c r="{place}" s="2"><v>{cell.number!r}</v></c>'
    if isinstance(cell, datetime):
        return f'<c r="{place}" s="1" t="d"><v>{cell:%Y-%m-%dT%H:%M:%S}Z</v></c>'
    if isinstance(cell, date):
        return f'<c r="{place}" s="1"><v>{(cell - _EPOCH).days}</v></c>'
    if isinstance(cell, (int, float)):
        return f'<c r="{place}"><v>{cell!r}</v></c>'
    text = escape(_shown(cell))
    if escaped:
        text = re.sub(f"[{escaped}]", lambda found: f"_x{ord(found[0]):04X}_", text)
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _letter(place: int) -> str:
    return chr(ord("A") + place)


def _range(made: Return, item: tuple[str, int, int]) -> str:
    column = _letter(list(made.titles).index(item[0]))
    above = len(made.before) + 2
    return f"{column}{above + item[1]}:{column}{above + item[2]}"


def _wide_ranges(made: Return) -> list[str]:
    names, above = list(made.titles), len(made.before) + 2
    return [
        f"{_letter(names.index(first))}{above + row}:{_letter(names.index(last))}{above + row}"
        for first, last, row in made.wide
    ]


# ---------------------------------------------------------------- OpenDocument

_URN = "urn:oasis:names:tc:opendocument:xmlns:"


def _ods(made: Return) -> bytes:
    tabs = [("Remontée", "", _table(made, made.cells, made.merged))]
    for number, cells in enumerate(made.hidden):
        tab = (f"Ancien {number}", ' table:style-name="cachee"', _table(made, cells, []))
        tabs = [tab, *tabs] if made.hidden_first else [*tabs, tab]
    body = "".join(
        f"<table:table table:name={quoteattr(name)}{style}>{rows}</table:table>"
        for name, style, rows in tabs
    )
    hidden = (
        '<style:style style:name="cachee" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    automatic = f"<office:automatic-styles>{hidden}</office:automatic-styles>"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        f'xmlns:office="{_URN}office:1.0" xmlns:table="{_URN}table:1.0" '
        f'xmlns:text="{_URN}text:1.0" xmlns:style="{_URN}style:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"{automatic}<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return _zipped({
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content.encode(),
    })  # fmt: skip


def _table(
    made: Return, cells: Sequence[dict[str, Any]], merged: Sequence[tuple[str, int, int]]
) -> str:
    spans: dict[tuple[int, int], int] = {}
    covered: set[tuple[int, int]] = set()
    above = len(made.before) + 1
    for name, first, last in merged:
        column = FIELDS.index(name)
        spans[above + first, column] = last - first + 1
        covered |= {(above + row, column) for row in range(first + 1, last + 1)}
    over: dict[tuple[int, int], int] = {}
    for left, right, row in made.wide if cells is made.cells else ():
        columns = range(FIELDS.index(left), FIELDS.index(right) + 1)
        over[above + row, columns[0]] = len(columns)
        covered |= {(above + row, column) for column in columns[1:]}
    rows = []
    for number, row in enumerate(_rows(made, cells)):
        inside = "".join(
            "<table:covered-table-cell/>"
            if (number, place) in covered
            else _ods_cell(
                cell,
                spans.get((number, place), 1),
                made.parts.get("bare", ""),
                over.get((number, place), 1),
            )
            for place, cell in enumerate(row)
        )
        rows.append(f"<table:table-row>{inside}</table:table-row>")
    return "".join(rows)


def _ods_cell(cell: Any, span: int, bare: str, over: int = 1) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, Serial):
        cell = date.fromordinal(_EPOCH.toordinal() + cell.number)
    if isinstance(cell, Failed):
        kind = (
            'table:formula="of:=NA()" office:value-type="float" office:value="0"'
            if bare != "calcext"
            else 'table:formula="of:=NA()" office:value-type="string" '
            'office:string-value="" calcext:value-type="error"'
        )
    elif isinstance(cell, Shown):
        name = "percentage" if cell.text.endswith("%") else "float"
        kind = f'office:value-type="{name}" office:value="{cell.number!r}"'
    elif isinstance(cell, datetime):
        kind = f'office:value-type="date" office:date-value="{cell:%Y-%m-%dT%H:%M:%S}Z"'
    elif isinstance(cell, date):
        kind = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, (int, float)):
        kind = f'office:value-type="float" office:value="{cell!r}"'
    else:
        kind = 'office:value-type="string"'
        if bare == "attributes":
            kind += f" office:string-value={quoteattr(_shown(cell))}"
    spanned = f' table:number-rows-spanned="{span}"' if span > 1 else ""
    if over > 1:
        spanned += f' table:number-columns-spanned="{over}"'
    shown = f"<text:p>{escape(_shown(cell))}</text:p>"
    if bare == "attributes" and not isinstance(cell, Failed):
        shown = ""
    return f"<table:table-cell {kind}{spanned}>{shown}</table:table-cell>"


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name)
            info.filename = name  # as given, were it with backslashes
            archive.writestr(info, content)
    return out.getvalue()

"""Small workbooks made by hand for the tests, part by part: what no program would write too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from .nasty_returns import archive

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
URN = "urn:oasis:names:tc:opendocument:xmlns:"


def relations(*items: tuple[str, str, str]) -> bytes:
    """Relations of a part: id, last word of the type, target."""
    inside = "".join(
        f'<Relationship Id="{key}" Type="{LINKS}/{kind}" Target={quoteattr(target)}/>'
        for key, kind, target in items
    )
    return f'<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'.encode()


def workbook(*tabs: tuple[str, str, str], more: str = "") -> bytes:
    """A workbook: name, id and state of each tab."""
    inside = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="{key}" state="{state}"/>'
        for number, (name, key, state) in enumerate(tabs, start=1)
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{more}<sheets>{inside}</sheets></workbook>'
    ).encode()


def worksheet(rows: str, after: str = "") -> bytes:
    """A tab: its rows, and what comes after them."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def row(*cells: object) -> str:
    """A row of texts and numbers, without references; a cell that is XML already is left so."""
    inside = "".join(
        cell
        if str(cell).startswith("<c")
        else f"<c><v>{cell}</v></c>"
        if isinstance(cell, (int, float))
        else f'<c t="inlineStr"><is><t>{escape(str(cell))}</t></is></c>'
        for cell in cells
    )
    return f"<row>{inside}</row>"


def write_parts(path: Path, sheet: bytes, parts: Mapping[str, bytes] | None = None) -> Path:
    """A workbook of one tab « R », with these ``parts`` besides, or in place of its own."""
    own = {
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook(("R", "r1", "visible")),
        "xl/_rels/workbook.xml.rels": relations(("r1", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": sheet,
    }
    path.write_bytes(archive({**own, **(parts or {})}))
    return path


def styled(*codes: str) -> dict[str, bytes]:
    """The parts of styles 0, 1… whose number formats are these codes."""
    formats = "".join(
        f'<numFmt numFmtId="{200 + place}" formatCode={quoteattr(code)}/>'
        for place, code in enumerate(codes)
    )
    styles = "".join(f'<xf numFmtId="{200 + place}"/>' for place in range(len(codes)))
    return {
        "xl/_rels/workbook.xml.rels": relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "styles", "styles.xml")
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
            f"<cellXfs>{styles}</cellXfs></styleSheet>"
        ).encode(),
    }


def content(body: str, styles: str = "", root: str = "document-content") -> bytes:
    """The content of an .ods workbook: what its spreadsheet holds, its automatic styles."""
    spaces = " ".join(
        f'xmlns:{name}="{URN}{space}:1.0"'
        for name, space in (
            ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
            ("draw", "drawing"), ("chart", "chart"),
        )
    )  # fmt: skip
    calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    return (
        f'<office:{root} {spaces} xmlns:calcext="{calc}" '
        f'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        f"</office:{root}>"
    ).encode()


def write_content(
    path: Path, body: str, styles: str = "", parts: Mapping[str, bytes] | None = None
) -> Path:
    """An .ods workbook of this content, with these ``parts`` besides."""
    path.write_bytes(archive({"content.xml": content(body, styles), **(parts or {})}))
    return path


def tab(name: str, *rows: str, style: str = "", more: str = "") -> str:
    """A table of an .ods workbook."""
    styled_as = f' table:style-name="{style}"' if style else ""
    return (
        f"<table:table table:name={quoteattr(name)}{styled_as}>{more}{''.join(rows)}</table:table>"
    )


def line(*cells: object) -> str:
    """A row of a table; a cell that is XML already is left so."""
    inside = "".join(
        cell
        if str(cell).startswith("<table")
        else f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
        if isinstance(cell, (int, float))
        else f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p>'
        "</table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row>{inside}</table:table-row>"


def hiding(name: str, parent: str = "", display: str = "false") -> str:
    """A style of tables."""
    shown = f'<style:table-properties table:display="{display}"/>' if display else ""
    of = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="table"{of}>{shown}</style:style>'

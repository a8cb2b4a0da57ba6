"""What an OpenDocument workbook stores as a table and nobody sees, and what its cells say."""

from __future__ import annotations

from datetime import date

import pytest

from osp_plugin.domain.imports.sheets import CellError
from osp_plugin.storage.imports.reading import read_file

from ..support.workbooks import content, hiding, line, tab, write_content

SEEN = tab("Vu", line("a", 1))
OTHER = line("zut", 2)


def seen(path):
    return [
        (sheet.name, [list(cells) for _, cells in sheet.rows])
        for sheet in read_file(path).sheets
        if not sheet.hidden
    ]


@pytest.mark.parametrize(
    "unseen",
    [
        tab("2020", OTHER, style="cache"),
        tab("2020", OTHER, style="enfant"),
        tab("2020", f"<table:table-rows>{OTHER}</table:table-rows>", style="cache"),
        tab("2020", OTHER, more='<table:scenario table:scenario-ranges="A1:B2"/>'),
        tab("'file:///tmp/a.ods'#$Feuille1", OTHER, more="<table:table-source/>"),
        f"<table:dde-links><table:dde-link>{tab('D', OTHER)}</table:dde-link></table:dde-links>",
        f"<table:tracked-changes>{tab('T', OTHER)}{OTHER}</table:tracked-changes>",
        f"<table:database-ranges>{tab('B', OTHER)}</table:database-ranges>",
        f"<table:data-pilot-tables>{OTHER}</table:data-pilot-tables>",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_tables_that_nobody_sees_are_not_read(tmp_path, unseen, first):
    styles = hiding("cache") + hiding("parent") + hiding("enfant", "parent", "")
    body = unseen + SEEN if first else SEEN + unseen
    assert seen(write_content(tmp_path / "f.ods", body, styles)) == [("Vu", [["a", 1]])]


def test_a_style_of_the_workbook_hides_too_and_its_child_shows(tmp_path):
    body = tab("H", OTHER, style="a") + tab("V", line("a"), style="b") + tab("N", line("b"))
    styles = hiding("a", "loin", "") + hiding("b", "loin", "true")
    held = {"styles.xml": content("", hiding("loin"))}
    path = write_content(tmp_path / "f.ods", body, styles, held)
    assert seen(path) == [("V", [["a"]]), ("N", [["b"]])]


@pytest.mark.parametrize(
    "inside",
    [
        f"<table:shapes>{tab('local-table', OTHER)}{OTHER}</table:shapes>",
        f"<table:forms>{OTHER}</table:forms>",
    ],
)
def test_what_a_tab_holds_besides_its_rows_is_not_read(tmp_path, inside):
    path = write_content(tmp_path / "f.ods", tab("Vu", line("a", 1), more=inside))
    assert seen(path) == [("Vu", [["a", 1]])]


def test_a_table_in_a_cell_and_a_note_are_no_part_of_it(tmp_path):
    cell = (
        '<table:table-cell office:value-type="string">'
        "<office:annotation><text:p>note</text:p></office:annotation><text:p>a"
        "<text:note><text:p>renvoi</text:p></text:note>"
        "<text:span> b<text:s text:c='2'/>c</text:span>"
        f"</text:p>{tab('sous', OTHER)}<text:p>d</text:p></table:table-cell>"
    )
    path = write_content(tmp_path / "f.ods", tab("Vu", line(cell, 1)))
    assert seen(path) == [("Vu", [["a b  c\nd", 1]])]


def cell(attributes: str, shown: str = "") -> str:
    inside = f"<text:p>{shown}</text:p>" if shown else ""
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


FLOAT = 'office:value-type="float" office:value'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (cell(f'{FLOAT}="0"', "#N/D"), CellError("#N/D")),
        (cell(f'{FLOAT}="0"', "Err:502"), CellError("Err:502")),
        (cell(f'{FLOAT}="0"', "#REF !"), CellError("#REF !")),
        (cell(f'{FLOAT}="0" table:formula="of:=NA()"'), CellError("#N/D")),
        (cell(f'{FLOAT}="NaN"'), CellError("NaN")),
        (cell(f'{FLOAT}="0" calcext:value-type="error"', "#VALEUR !"), CellError("#VALEUR !")),
        (
            cell('office:value-type="string" table:formula="of:=[.A1]"', "#NOM ?"),
            CellError("#NOM ?"),
        ),
        (cell('office:value-type="string" calcext:value-type="error"'), CellError("#N/D")),
        (cell(f'{FLOAT}="82111"', "###"), 82111),
        (cell(f'{FLOAT}="82111.5"'), 82111.5),
        (cell('office:value-type="string" office:string-value="vrai"', "vu"), "vrai"),
        (cell('office:value-type="string" office:string-value="vrai"'), "vrai"),
        (cell('office:value-type="date" office:date-value="2021-02-26"'), date(2021, 2, 26)),
        (cell('office:value-type="date" office:date-value="2021-02-30"'), "2021-02-30"),
        (cell('office:value-type="boolean" office:boolean-value="true"'), True),
        (cell('office:value-type="time" office:time-value="PT36H05M00S"', "12:05"), "36:05:00"),
        (cell('office:value-type="float"', "1 234,5"), "1 234,5"),
        (cell("", "sans type"), "sans type"),
    ],
)
def test_what_a_cell_holds(tmp_path, written, read):
    path = write_content(tmp_path / "f.ods", tab("Vu", line(written, "x")))
    assert seen(path) == [("Vu", [[read, "x"]])]

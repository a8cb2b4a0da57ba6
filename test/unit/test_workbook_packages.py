"""Where the parts of a workbook are, and files within files."""

from __future__ import annotations

import gzip
from datetime import date, datetime

import pytest

from osp_plugin.storage.imports import errors
from osp_plugin.storage.imports.number_formats import built_in, number_format, shown
from osp_plugin.storage.imports.reading import read_file

from ..support.nasty_returns import archive, book, text
from ..support.workbooks import (
    MAIN,
    content,
    line,
    relations,
    row,
    styled,
    tab,
    workbook,
    worksheet,
    write_content,
    write_parts,
)

ROWS = worksheet(row("a", "b") + row("x", 1))
READ = [(1, ["a", "b"]), (2, ["x", 1])]


def cells(path, tab=0):
    return [(number, list(held)) for number, held in read_file(path).sheets[tab].rows]


@pytest.mark.parametrize(
    ("root", "book_name", "target", "sheet_name"),
    [
        ("xl/workbook.xml", "xl/workbook.xml", "/xl/worksheets/sheet1.xml", None),
        ("/xl/workbook.xml", "xl/workbook.xml", "../xl/feuilles/f1.xml", "xl/feuilles/f1.xml"),
        ("XL\\Livre.xml", "XL\\Livre.xml", "Feuilles\\F1.xml", "xl\\feuilles\\f1.xml"),
        ("a/b.xml", "a/b.xml", "Ma%20feuille.xml", "a/Ma%20feuille.xml"),
        ("a/b.xml", "a/b.xml", "Ma%20feuille.xml", "a/Ma feuille.xml"),
        ("classeur.xml", "classeur.xml", "R.xml", "r.XML"),
    ],
)
def test_parts_are_found_by_their_relations(tmp_path, root, book_name, target, sheet_name):
    folder, _, name = book_name.replace("\\", "/").rpartition("/")
    holder = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    path = tmp_path / "f.xlsx"
    parts = {
        "_rels/.rels": relations(("x", "officeDocument", root)),
        book_name: workbook(("R", "s", "visible")),
        holder: relations(("s", "worksheet", target)),
        sheet_name or target.lstrip("/"): ROWS,
    }
    path.write_bytes(archive(parts))
    assert cells(path) == READ


def test_shared_texts_and_styles_have_any_name_and_their_escapes_are_read(tmp_path):
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>Coût_x000D_</t></si><si><r><t>a</t></r><r><t>_x005F_x0041_</t>'
        "</r><rPh><t>zut</t></rPh></si><si><t>_xD83D__xDE00_ _x0007_</t></si></sst>"
    )
    shared = "".join(f'<c t="s"><v>{place}</v></c>' for place in range(3))
    links = relations(
        ("r1", "worksheet", "worksheets/sheet1.xml"), ("r9", "sharedStrings", "/T/Textes.xml")
    )
    path = write_parts(
        tmp_path / "f.xlsx",
        worksheet(f'<row>{shared}<c t="inlineStr"><is><t>a_x000a_b</t></is></c></row>'),
        parts={"xl/_rels/workbook.xml.rels": links, "t/textes.XML": strings.encode()},
    )
    assert cells(path) == [(1, ["Coût\r", "a_x0041_", "😀 ", "a\nb"])]


def test_only_tabs_that_are_seen_are_read(tmp_path):
    kinds = ("worksheet", "worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "worksheet")
    states = ("hidden", "veryHidden", "visible", "visible", "visible", "visible")
    tabs = [(f"T{place}", f"r{place}", state) for place, state in enumerate(states)]
    links = relations(*[(f"r{place}", kind, "s.xml") for place, kind in enumerate(kinds)])
    path = write_parts(
        tmp_path / "f.xlsx",
        ROWS,
        parts={"xl/workbook.xml": workbook(*tabs), "xl/_rels/workbook.xml.rels": links,
               "xl/s.xml": ROWS},
    )  # fmt: skip
    found = [(sheet.name, sheet.hidden, len(sheet.rows)) for sheet in read_file(path).sheets]
    assert found == [("T0", True, 0), ("T1", True, 0), ("T5", False, 2)]


def test_a_tab_that_the_workbook_names_and_lacks_is_a_damage(tmp_path):
    for links in (relations(("r1", "worksheet", "rien.xml")), relations()):
        path = write_parts(tmp_path / "f.xlsx", ROWS, parts={"xl/_rels/workbook.xml.rels": links})
        with pytest.raises(errors.FileDamaged, match="onglet « R »"):
            read_file(path)


def test_cells_are_at_the_column_that_they_say(tmp_path):
    odd = '<row r="7"><c r="C7"><v>3</v></c><c r="A7"><v>1</v></c><c r="b7"><v>2</v></c></row>'
    assert cells(write_parts(tmp_path / "f.xlsx", worksheet(odd))) == [(7, [1, 2, 3])]


def test_failed_formulas_are_errors_however_they_are_written(tmp_path):
    rows = (
        '<row><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>#VALEUR!</v></c>'
        '<c t="str"><f>A1</f><v>n° 4</v></c><c t="str"><v>#REF!</v></c></row>'
    )
    ((_, held),) = cells(write_parts(tmp_path / "f.xlsx", worksheet(rows)))
    assert [type(cell).__name__ for cell in held] == ["CellError", "CellError", "str", "str"]


@pytest.mark.parametrize(
    ("code", "value", "read"),
    [
        ("Standard", 82111, 82111),
        ("General", 44253, 44253),
        ('# ##0 "€/mois"', 44253, 44253),
        ('#,##0.00\\ "jours"', 44253, 44253),
        ("[Red]-# ##0 [$€-40C]", 44253, 44253),
        ('_-* # ##0 "€"_-;-* # ##0 "€"_-', 44253, 44253),
        ("jj/mm/aaaa", 44253, date(2021, 2, 26)),
        ("[$-40C]d mmmm yyyy;@", 44253, date(2021, 2, 26)),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 44253, date(2021, 2, 26)),
        ("mmm-yy", 44253, date(2021, 2, 26)),
        ("dd/mm/yyyy hh:mm", 44253.5, datetime(2021, 2, 26, 12)),
        ("[<3000]0;dd/mm/yyyy", 1931, 1931),
        ("[<3000]0;dd/mm/yyyy", 44253, date(2021, 2, 26)),
        ("dd/mm/yyyy", 1931, date(1905, 4, 14)),
        ("dd/mm/yyyy", 1, date(1900, 1, 1)),
        ("dd/mm/yyyy", 59, date(1900, 2, 28)),
        ("dd/mm/yyyy", 60, 60),
        ("dd/mm/yyyy", 61, date(1900, 3, 1)),
        ("dd/mm/yyyy", -3, -3),
        ("dd/mm/yyyy", 3_000_000, 3_000_000),
        ("hh:mm", 0.5, "12:00:00"),
        ("[h]:mm", 1.5, "36:00:00"),
        ("mm:ss.0", 0.001, "00:01:26"),
    ],
)
def test_what_a_number_format_shows(tmp_path, code, value, read):
    rows = worksheet(f'<row><c s="0"><v>{value}</v></c></row>')
    path = write_parts(tmp_path / "f.xlsx", rows, parts=styled(code))
    assert cells(path) == [(1, [read])]


def test_formats_that_excel_knows_by_number_and_the_other_epoch():
    assert [built_in(number).kind(1) for number in (0, 14, 46)] == ["nombre", "date", "duree"]
    assert shown(42791.0, number_format("d/m/y").kind(42791), True) == date(2021, 2, 26)


# -- files within files ------------------------------------------------------------------------

CSV = text(["a", "b"], ["x", 1])


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("f.zip", {"r.csv": CSV}),
        ("f.zip", {"Envoi/": b"", "Envoi/r.csv": CSV, "__MACOSX/Envoi/._r.csv": b"\0"}),
        ("f.xlsx", {"Envoi/r.csv": CSV, "Envoi/lisez-moi.pdf": b"%PDF", ".DS_Store": b"\0"}),
        ("f.zip", {"r.csv.gz": gzip.compress(CSV)}),
        ("f.zip", {"r": CSV}),
    ],
)
def test_the_one_table_of_an_archive_is_read(tmp_path, name, members):
    path = tmp_path / name
    path.write_bytes(archive(members))
    assert cells(path) == [(1, ["a", "b"]), (2, ["x", "1"])]


def test_a_workbook_in_an_archive_and_a_compressed_text_are_read(tmp_path):
    path = tmp_path / "f.zip"
    path.write_bytes(archive({"r.xlsx": book({"R": [["a", "b"], ["x", 1]]})}))
    assert cells(path) == READ
    path = tmp_path / "remontee.csv.gz"
    path.write_bytes(gzip.compress(CSV))
    assert cells(path) == [(1, ["a", "b"]), (2, ["x", "1"])]
    assert read_file(path).sheets[0].name == "remontee"
    path.write_bytes(gzip.compress(CSV)[:-9])
    with pytest.raises(errors.FileDamaged):
        read_file(path)


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"a.csv": CSV, "d/b.xlsx": b"x"}, "2 fichiers .a.csv, b.xlsx."),
        ({"a.pdf": b"%PDF", "b.doc": b"x"}, "ne contient pas de classeur"),
        ({"a.csv": b"\x89PNG"}, "une image"),
        ({"a.zip": archive({"b.zip": archive({"c.csv": CSV})})}, "des archives dans"),
    ],
)
def test_another_archive_is_refused_by_its_cause(tmp_path, members, says):
    path = tmp_path / "f.zip"
    path.write_bytes(archive(members))
    with pytest.raises(errors.NotATable, match=says):
        read_file(path)


def test_a_flat_workbook_is_read(tmp_path):
    path = tmp_path / "f.xml"
    path.write_bytes(b"<?xml version='1.0'?>" + content(tab("R", line("a", 1)), root="document"))
    assert cells(path) == [(1, ["a", 1])]


XLSB = {
    "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.bin")),
    "xl/workbook.bin": b"\x83\x01",
}
WORD = {
    "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
    "word/document.xml": b'<w:document xmlns:w="w"/>',
}
EXCEL_2003 = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)


@pytest.mark.parametrize(
    ("held", "error", "says"),
    [
        (archive(XLSB), errors.OtherFormat, "binaire .*xlsb"),
        (archive({"Index/Document.iwa": b"x"}), errors.OtherFormat, "Numbers"),
        (archive(WORD), errors.NotATable, "Word"),
        (archive({"encrypted-package": b"x"}), errors.PasswordProtected, "mot de passe"),
        (EXCEL_2003, errors.OtherFormat, "XML d’Excel 2003"),
        (b"ID;PWXL;N;E\r\n", errors.OtherFormat, "SYLK"),
        (b"\xff\xfe" + "<html><table>".encode("utf-16-le"), errors.NotATable, "page web"),
        (b"\r\n <table><tr><td>", errors.NotATable, "page web"),
        (b"MIME-Version: 1.0\r\n", errors.NotATable, "page web"),
        (b"\x09\x04\x06\x00" + b"\0" * 20, errors.OldFormat, "xlsx"),
        (b"7z\xbc\xaf\x27\x1c", errors.NotATable, "7z"),
        (b"SQLite format 3\x00", errors.NotATable, "base de données"),
    ],
)
def test_a_file_that_is_not_read_is_told_by_name(tmp_path, held, error, says):
    path = tmp_path / "remontee.xlsx"
    path.write_bytes(held)
    with pytest.raises(error, match=says):
        read_file(path)


def test_a_text_document_with_a_table_is_no_workbook(tmp_path):
    path = write_content(tmp_path / "f.ods", tab("R", line("a")))
    odd = content(tab("R", line("a"))).replace(b"office:spreadsheet", b"office:text")
    path.write_bytes(archive({"content.xml": odd}))
    with pytest.raises(errors.NotATable, match="pas un classeur"):
        read_file(path)

"""Files made to hurt whoever reads them: small, and huge once read.

Each is written by a function of this module; :data:`HOSTILE` says what must become of it.
"""

from __future__ import annotations

import gzip
import random
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from .workbooks import (
    MAIN,
    content,
    line,
    relations,
    row,
    tab,
    workbook,
    worksheet,
    write_content,
    write_parts,
)

TITLES = ("N° RPLS", "Opération", "Type de financement", "Cité", "Coût")
ROW = ("0044619057", "SIA CALL LENS CITE 4 2020 G", "Groupé", "Cité 4", 1000)
MEGABYTE = 1_000_000
HEAD = row(*TITLES) + row(*ROW)


def padded(path: Path, name: str, pieces: Iterator[bytes], more: dict[str, bytes]) -> None:
    """An archive whose part ``name`` is huge, with noise enough to have an honest ratio."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for other, held in more.items():
            made.writestr(other, held)
        with made.open(name, "w") as part:
            for piece in pieces:
                part.write(piece)
        made.writestr(
            zipfile.ZipInfo("xl/media/noise.bin"), random.Random(1).randbytes(5 * MEGABYTE)
        )


def xlsx(path: Path, pieces: Iterator[bytes], name: str = "xl/worksheets/sheet1.xml") -> None:
    """A workbook of which a part is huge."""
    kind = "sharedStrings" if "shared" in name else "styles"
    links = [("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", kind, "/" + name)]
    parts = {
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook(("R", "r1", "visible")),
        "xl/_rels/workbook.xml.rels": relations(*links[: 1 if "sheet1" in name else 2]),
        "xl/worksheets/sheet1.xml": worksheet(HEAD),
    }
    parts.pop(name, None)
    padded(path, name, pieces, parts)


def between(start: str, piece: str, end: str, size: int = 450 * MEGABYTE) -> Iterator[bytes]:
    """A text that repeats a piece until it has a size."""
    block = (piece * (MEGABYTE // len(piece) + 1)).encode()
    yield start.encode()
    for _ in range(size // len(block)):
        yield block
    yield end.encode()


SHEET = f'<worksheet xmlns="{MAIN}">'
IN_ROWS = f"{SHEET}<sheetData>"


def spaces_without_end(path: Path) -> None:
    many = '<text:s text:c="2000000000"/>' * 3
    cell = (
        f'<table:table-cell office:value-type="string"><text:p>{many}</text:p></table:table-cell>'
    )
    write_content(path, tab("R", line(*TITLES), line(*ROW[:4], cell)))


def merged_ranges(path: Path) -> None:
    merged = '<mergeCells><mergeCell ref="A2:A150000"/></mergeCells>'
    many = "".join(f'<mergeCell ref="B{2 + n % 9}:B{150_000 - n}"/>' for n in range(200_000))
    rows = HEAD + row("0044619057") * 20_000
    write_parts(path, worksheet(rows, merged.replace("</m", many + "</m")))


def merged_without_end(path: Path) -> None:
    many = between(f"{IN_ROWS}{HEAD}</sheetData><mergeCells>", '<mergeCell ref="A2:A9"/>',
                   "</mergeCells></worksheet>")  # fmt: skip
    xlsx(path, many)


def line_without_end(path: Path) -> None:
    with gzip.open(path, "wb", compresslevel=1) as made:
        for piece in between("a;b\n", "x", "", 500 * MEGABYTE):
            made.write(piece)


def line_of_many_megabytes(path: Path) -> None:
    path.write_bytes(b"a;b\n" + b"x" * 39 * MEGABYTE)


def short_lines(path: Path) -> None:
    path.write_bytes(b"a;b\n" + b";\n1;\n" * 7 * MEGABYTE)


def wide_letters(path: Path) -> None:
    rows = ";".join(f"{TITLES[0]} {n} 😀" for n in range(12))
    path.write_bytes("".join(f"{rows}\n" for _ in range(140_000)).encode()[: 39 * MEGABYTE])


def repeated_cells(path: Path) -> None:
    cell = (
        '<table:table-cell office:value-type="string" table:number-columns-repeated="500">'
        "<text:p>x</text:p></table:table-cell>"
    )
    many = f'<table:table-row table:number-rows-repeated="149000">{cell}</table:table-row>'
    write_content(path, tab("R", line(*TITLES), line(*ROW), many))


def repeated_without_end(path: Path) -> None:
    many = f'<table:table-row table:number-rows-repeated="{10**30}">'
    write_content(path, tab("R", line(*TITLES), line(*ROW).replace("<table:table-row>", many)))


def nested_spans(path: Path) -> None:
    deep = "<text:span>" * 100_000 + "x" + "</text:span>" * 100_000
    cell = (
        f'<table:table-cell office:value-type="string"><text:p>{deep}</text:p></table:table-cell>'
    )
    write_content(path, tab("R", line(*TITLES), line(*ROW[:4], cell)))


def nested_tags(path: Path) -> None:
    xlsx(path, between(IN_ROWS, "<a>", ""))


def entities(path: Path) -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    held = worksheet(row(*TITLES) + "<row><c t='str'><v>&a11;</v></c></row>").decode()
    padding = f"<!--{'x' * 9_000}-->"
    doctype = f"<?xml version='1.0' encoding='utf-16'?>{padding}<!DOCTYPE w [{laughs}]>{held}"
    write_parts(path, doctype.encode("utf-16"))


def outside_entity(path: Path) -> None:
    held = content(tab("R", line(*TITLES), line(*ROW[:4], "SECRET"))).decode()
    doctype = f'<!DOCTYPE d [<!ENTITY s SYSTEM "file:///etc/passwd">]>{held}'
    write_content(path, "")
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("content.xml", doctype.replace("SECRET", "&s;"))


def one_row(path: Path) -> None:
    xlsx(path, between(f"{IN_ROWS}<row>", "<c><v>1</v></c>", "</row></sheetData></worksheet>"))


def many_rows(path: Path) -> None:
    xlsx(path, between(IN_ROWS, "<row/>", "</sheetData></worksheet>"))


def wide_rows(path: Path) -> None:
    cells = "".join(f'<c t="str"><v>{n:030d}</v></c>' for n in range(500))
    xlsx(path, between(IN_ROWS, f"<row>{cells}</row>", "</sheetData></worksheet>"))


def tags_outside_rows(path: Path) -> None:
    xlsx(
        path, between(f"{SHEET}<cols>", "<c/>", f"</cols><sheetData>{HEAD}</sheetData></worksheet>")
    )


def huge_attribute(path: Path) -> None:
    xlsx(path, between(f'{SHEET}<sheetData x="', "x", f'">{HEAD}</sheetData></worksheet>'))


def huge_comment(path: Path) -> None:
    xlsx(path, between(f"{SHEET}<!--", "x", f"--><sheetData>{HEAD}</sheetData></worksheet>"))


def huge_value(path: Path) -> None:
    xlsx(path, between(f"{IN_ROWS}<row><c><v>", "1", "</v></c></row></sheetData></worksheet>"))


def shared_texts(path: Path) -> None:
    pieces = between(f'<sst xmlns="{MAIN}">', "<si><t>a</t></si>", "</sst>")
    xlsx(path, pieces, "xl/sharedStrings.xml")


def shared_text(path: Path) -> None:
    pieces = between(f'<sst xmlns="{MAIN}"><si><t>', "x", "</t></si></sst>")
    xlsx(path, pieces, "xl/sharedStrings.xml")


def shared_runs(path: Path) -> None:
    pieces = between(f'<sst xmlns="{MAIN}"><si>', "<r><t>a</t></r>", "</si></sst>")
    xlsx(path, pieces, "xl/sharedStrings.xml")


def styles(path: Path) -> None:
    piece = '<numFmt numFmtId="9" formatCode="jj/mm/aaaa"/>'
    pieces = between(f'<styleSheet xmlns="{MAIN}"><numFmts>', piece, "</numFmts></styleSheet>")
    xlsx(path, pieces, "xl/styles.xml")


def ods_styles(path: Path) -> None:
    head, tail = content(tab("R", line(*TITLES), line(*ROW)), "|").decode().split("|")
    piece = "".join(f'<style:style style:name="s{n}" style:family="table"/>' for n in range(20_000))
    padded(path, "content.xml", between(head, piece, tail), {})


def ods_one_cell(path: Path) -> None:
    head, tail = content(tab("R", line("|"))).decode().split("|")
    padded(path, "content.xml", between(head, "<text:line-break/>", tail), {})


def bomb(path: Path) -> None:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
        made.open("xl/workbook.xml", "w", force_zip64=True) as part,
    ):
        for piece in between("", "\0", "", 1_500 * MEGABYTE):
            part.write(piece)


def bomb_in_bomb(path: Path) -> None:
    bomb(path)
    held = path.read_bytes()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a/f.zip", held)


def lying_directory(path: Path) -> None:
    """The directory says a few bytes of a part that inflates to 450 MB."""
    xlsx(path, between(IN_ROWS, row(*ROW), "</sheetData></worksheet>"))
    held = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = 0
        while (start := held.find(mark, start)) >= 0:
            size = struct.unpack_from("<I", held, start + place)[0]
            if size > MEGABYTE * 100:
                struct.pack_into("<I", held, start + place, 5_000)
            start += 4
    path.write_bytes(held)


def twice_the_same_part(path: Path) -> None:
    write_parts(path, worksheet(HEAD))
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("xl/worksheets/sheet1.xml", worksheet(row(*TITLES)))


def a_million_members(path: Path) -> None:
    record = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0
    )
    count = 1_000_000
    directory = (record + b"a") * count
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65_535, 65_535, len(directory), 4, 0)
    path.write_bytes(b"PK\x03\x04" + directory + end)


def many_tabs(path: Path) -> None:
    write_content(path, tab("R", line(*TITLES)) * 100_000)


HOSTILE: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "espaces_sans_fin.ods": (spaces_without_end, "", ""),
    "fusions.xlsx": (merged_ranges, "", ""),
    "fusions_sans_fin.xlsx": (merged_without_end, "FileTooLarge", "cellules remplies"),
    "ligne_sans_fin.csv.gz": (line_without_end, "FileTooLarge", "décompressé"),
    "ligne.csv": (line_of_many_megabytes, "FileTooLarge", "lignes est démesurée"),
    "lignes_courtes.csv": (short_lines, "FileTooLarge", "lignes"),
    "lettres_larges.csv": (wide_letters, "NotATable", "titres"),
    "cellules_repetees.ods": (repeated_cells, "", ""),
    "repetees_sans_fin.ods": (repeated_without_end, "FileTooLarge", "lignes"),
    "emboitements.ods": (nested_spans, "FileTooLarge", "emboîté"),
    "balises.xlsx": (nested_tags, "FileTooLarge", "emboîté"),
    "entites.xlsx": (entities, "FileDamaged", "entités"),
    "entite_du_dehors.ods": (outside_entity, "FileDamaged", "entités"),
    "une_ligne.xlsx": (one_row, "FileTooLarge", "balises"),
    "lignes_vides.xlsx": (many_rows, "FileTooLarge", "lignes"),
    "lignes_larges.xlsx": (wide_rows, "FileTooLarge", "cellules remplies"),
    "balises_hors_lignes.xlsx": (tags_outside_rows, "FileTooLarge", "balises"),
    "attribut.xlsx": (huge_attribute, "FileTooLarge", "balise"),
    "commentaire.xlsx": (huge_comment, "FileTooLarge", "balise"),
    "valeur.xlsx": (huge_value, "FileTooLarge", "cellules est démesurée"),
    "textes_partages.xlsx": (shared_texts, "FileTooLarge", "cellules remplies"),
    "texte_partage.xlsx": (shared_text, "FileTooLarge", "cellules est démesurée"),
    "morceaux.xlsx": (shared_runs, "FileTooLarge", "cellules est démesurée"),
    "styles.xlsx": (styles, "FileTooLarge", "cellules remplies"),
    "styles.ods": (ods_styles, "FileTooLarge", "cellules remplies"),
    "une_cellule.ods": (ods_one_cell, "FileTooLarge", "cellules est démesurée"),
    "bombe.xlsx": (bomb, "FileTooLarge", "décompressé"),
    "bombe_dans_bombe.zip": (bomb_in_bomb, "FileTooLarge", "décompressé"),
    "annuaire_menteur.xlsx": (lying_directory, "FileDamaged", ""),
    "deux_fois.xlsx": (twice_the_same_part, "FileDamaged", "deux fois"),
    "un_million.zip": (a_million_members, "FileTooLarge", "trop de fichiers"),
    "onglets.ods": (many_tabs, "FileTooLarge", ""),
}
"""By name: who writes it, the error that refuses it (« » when it is read) and what that says."""

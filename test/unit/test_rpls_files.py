"""The public file of the RPLS whatever wrote it: its encoding, its packing, its stray marks."""

from __future__ import annotations

import gzip
import zipfile

import pandas as pd
import pytest

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.domain.rpls.rows import CleanRows, clean
from osp_plugin.storage.imports.blocks import Blocks, Layout
from osp_plugin.storage.imports.errors import (
    TextDamaged,
    TextIsAnother,
    TextIsWorkbook,
    TextTooLarge,
)
from osp_plugin.storage.imports.streams import StreamBounds, TextFile
from osp_plugin.storage.rpls.errors import NotAnRplsFile, RplsFileDamaged
from osp_plugin.storage.rpls.file import RplsFile

from ..support.shared import required

TITLES = "IDENT_REP;DEPCOM_CODE;DEPCOM_LIBELLE;NUMVOIE;TYPVOIE;NOMVOIE;LIEUDIT;SURFHAB;X;Y"
ENGLISH = ("error", "line", "field", "expected", "string", "buffer", "token")


def row(ident: str = "0019401322", number: object = 26, street: str = "DE L'ÉGLISE") -> str:
    return f"{ident};62724;Rouvroy;{number};RUE;{street};;73,5;692000,1;7032000,2"


def written(tmp_path, text: str, name: str = "rpls2021.csv", encoding: str = "utf-8"):
    file = tmp_path / name
    file.write_bytes(text.encode(encoding))
    return file


def read(file) -> CleanRows:
    found = [clean(piece, 2021) for piece in RplsFile(file).pieces()]
    refused = {line: reason for item in found for line, reason in item.refused.items()}
    return CleanRows(pd.concat([item.rows for item in found]), refused, 0, 0)


IDENTS = ["0019401322", "0019401455", "0019401538"]
TEXT = "\n".join([TITLES, *map(row, IDENTS), ""])


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "cp850", "mac_roman", "utf-16", "utf-16-le",
                 "utf-16-be"]
)  # fmt: skip
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_whatever_the_encoding_and_the_ends_of_lines(tmp_path, encoding, ending):
    found = read(written(tmp_path, TEXT.replace("\n", ending), encoding=encoding))
    assert found.rows["ident_rep"].tolist() == IDENTS and not found.refused
    assert set(found.rows["dvoilib"]) == {"RUE DE L'ÉGLISE"}
    assert found.rows.index.tolist() == [2, 3, 4]


def test_encodings_put_end_to_end_and_what_was_encoded_twice(tmp_path):
    lines = [line.encode() for line in TEXT.splitlines()]
    lines[2] = TEXT.splitlines()[2].encode("cp1252")
    lines[3] = TEXT.splitlines()[3].encode().decode("cp1252").encode()
    file = tmp_path / "rpls2021.csv"
    file.write_bytes(b"\xef\xbb\xbf" + b"\n\xef\xbb\xbf".join(lines) + b"\r\n\x1a\x00\x00")
    found = read(file)
    assert set(found.rows["dvoilib"]) == {"RUE DE L'ÉGLISE"} and len(found.rows) == 3


def test_packed_by_gzip_whatever_its_name_or_in_an_archive_with_others(tmp_path):
    for name in ("rpls2021.csv.gz", "rpls2021.csv"):
        file = tmp_path / name
        file.write_bytes(gzip.compress(TEXT.encode("cp1252")))
        assert read(file).rows["ident_rep"].tolist() == IDENTS
    file = tmp_path / "rpls2021.ZIP"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("__MACOSX/._rpls.csv", b"\x00\x05\x16\x07")
        archive.writestr("notice.xlsx", b"PK\x03\x04")
        archive.writestr("RPLS.CSV", TEXT)
    assert read(file).rows["ident_rep"].tolist() == IDENTS


@pytest.mark.parametrize("name", ["rpls.xlsx", "rpls.ods", "rpls.xls"])
def test_a_workbook_is_told_to_be_converted(tmp_path, name):
    file = tmp_path / "rpls2021.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"dossier/{name}", b"PK\x03\x04")
    with pytest.raises(TextIsWorkbook, match="Convertissez-le en csv"):
        RplsFile(file)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
    with pytest.raises(TextIsWorkbook, match="enregistrez-le au format csv"):
        RplsFile(file)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.4", b"<!DOCTYPE html>", b"\x00\x01\x02", b"SQLite format 3\x00", b"a;b\n"]
)
def test_what_is_no_text_of_the_rpls_is_refused_in_french(tmp_path, content):
    file = tmp_path / "rpls2021.csv"
    file.write_bytes(content)
    with pytest.raises(NotAnRplsFile) as refused:
        RplsFile(file)
    assert not any(word in str(refused.value).lower().split() for word in ENGLISH)


def test_an_unclosed_mark_keeps_its_line_apart_and_swallows_nothing(tmp_path):
    rows = [row(f"00194{n:05}", n) for n in range(300)]
    rows[1] = rows[1].replace("DE L", '"DE L')
    rows[150] = rows[150].replace("RUE", '"RUE" X')
    rows[299] = rows[299].replace("Rouvroy", '"Rouvroy')
    found = read(written(tmp_path, "\n".join([TITLES, *rows])))
    assert len(found.rows) == 297 and sorted(found.refused) == [3, 152, 301]
    assert "jamais refermé" in found.refused[3] and "milieu" in found.refused[152]
    assert found.rows.index.tolist()[:3] == [2, 4, 5]


def test_two_stray_marks_of_two_lines_swallow_nothing(tmp_path):
    rows = [row(ident) for ident in IDENTS]
    rows[0] = rows[0].replace(";RUE", ';"RUE')
    rows[1] = rows[1].replace("ÉGLISE;", 'ÉGLISE";')
    found = read(written(tmp_path, "\n".join([TITLES, *rows, row("0019401570")])))
    assert list(found.refused) == [2]
    assert found.rows["ident_rep"].tolist() == ["0019401455", "0019401538", "0019401570"]


def test_marks_around_cells_over_lines_and_doubled_ones_are_read(tmp_path):
    rows = [
        row("0019401322").replace("DE L'ÉGLISE", '"DE ""L\'ÉGLISE"" ; NORD"'),
        row("0019401455").replace("DE L'ÉGLISE", '"DE\nL\'ÉGLISE"'),
        ";".join(f'"{cell}"' for cell in row("0019401538").split(";")),
        row("0019401570").replace("DE L'ÉGLISE", 'DE L\'"ÉGLISE" 5" X'),
    ]
    found = read(written(tmp_path, "\n".join([TITLES, *rows, ""])))
    assert not found.refused and found.rows.index.tolist() == [2, 3, 5, 6]
    assert found.rows["dvoilib"].tolist() == [
        'RUE DE "L\'ÉGLISE" ; NORD', "RUE DE L'ÉGLISE", "RUE DE L'ÉGLISE",
        'RUE DE L\'"ÉGLISE" 5" X',
    ]  # fmt: skip


def test_wider_and_shorter_rows_are_refused_at_their_line(tmp_path):
    rows = [row(f"00194{n:05}", n) for n in range(20)]
    rows[3] += ";;;x"
    rows[5] = rows[5].replace("DE L'", "DE; L'")
    rows[7] = rows[7].replace("Rouvroy;", "")
    rows[9] += ";;;"
    rows[11] = rows[11].replace(";73,5;", ';"73;5;').replace(";692000,1;", ';692000,1";')
    found = read(written(tmp_path, "\n".join([TITLES, *rows, ";;;;;;;;;", "", ""])))
    # The row of trailing separators may be one that a value has shifted.
    assert sorted(found.refused) == [5, 7, 9, 11, 13] and len(found.rows) == 15
    assert "plus de valeurs" in found.refused[5] and "moins de valeurs" in found.refused[9]


def test_blank_lines_do_not_shift_the_numbers_of_the_others(tmp_path):
    found = read(written(tmp_path, f"\n\n{TITLES}\n\n{row()}\n\nx;y\n"))
    assert found.rows.index.tolist() == [5] and list(found.refused) == [7]


@pytest.mark.parametrize("above", [7, 30])
def test_a_notice_above_the_titles_and_the_separator_told(tmp_path, above):
    notice = ["sep=;", "Répertoire des logements ; champ : France", *["Note ;"] * (above - 2)]
    found = read(written(tmp_path, "\n".join([*notice, TEXT])))
    assert found.rows.index[0] == above + 2 and len(found.rows) == 3


def test_lines_quoted_as_a_whole_are_unwrapped(tmp_path):
    lines = ['"{}"'.format(line.replace('"', '""')) for line in TEXT.splitlines()]
    lines[1] = lines[1].replace("DE L'ÉGLISE", '""DE L\'ÉGLISE""')
    found = read(written(tmp_path, "\r\n".join(lines)))
    assert set(found.rows["dvoilib"]) == {"RUE DE L'ÉGLISE"} and len(found.rows) == 3


@pytest.mark.parametrize("null", ["NA", "NULL", "nan", "<NA>", "#N/A", "\u00a0", "(null)"])
def test_null_words_are_no_values(tmp_path, null):
    text = f"0019401322;62724;Rouvroy;{null};RUE;{null};{null};{null};{null};{null}"
    other = f"{null};62724;Rouvroy;28;RUE;DES LILAS;{null};{null};{null};{null}"
    found = read(written(tmp_path, "\n".join([TITLES, text, other])))
    assert not found.refused
    first, second = (line for _, line in found.rows.iterrows())
    assert (first["dnvoiri"], first["dvoilib"]) == (None, None)
    assert (second["ident_rep"], second["dvoilib"]) == (None, "RUE DES LILAS")
    assert found.rows[["surf_hab", "x", "y"]].isna().all(axis=None)


def test_codes_that_a_table_of_numbers_wrote(tmp_path):
    rows = ["19401322.0;62724.0;;26.0;RUE;A;;4;;", "1.9401455E7;6.2724E4;;28,0;RUE;A;;4;;",
            "1.94E7;62724;;30;RUE;A;;4;;", "００１９４０１５３８;62 724;;32;RUE;A;;4;;",
            "٠٠١٩٤٠١٥٧٠;62724;;34;RUE;A;;4;;", "0019401²22;62724;;36;RUE;A;;4;;"]  # fmt: skip
    found = read(written(tmp_path, "\n".join([TITLES, *rows])))
    assert found.rows["ident_rep"].tolist() == [*IDENTS, "0019401570"]
    assert set(found.rows["idcom"]) == {"62724"}
    assert found.rows["dnvoiri"].tolist() == ["26", "28", "32", "34"]
    assert "perdu ses derniers chiffres" in found.refused[4] and "10 chiffres" in found.refused[7]


def test_the_columns_of_2025_are_kept(tmp_path):
    titles = f"{TITLES};PLG_QP24;PLG_QP15;PLG_IRIS2024_CODE;QUALITE_XY;DISTANCE_PRECISION"
    rows = [f"{row(IDENTS[0])};QP062001;QP0;627240101;11;12,5",
            f"{row(IDENTS[1])};;;x;99;-1"]  # fmt: skip
    found = clean(next(RplsFile(written(tmp_path, "\n".join([titles, *rows]))).pieces()), 2025)
    first, second = (line for _, line in found.rows.iterrows())
    names = ["plg_qp24", "plg_iris2024_code", "qualite_xy", "distance_precision"]
    assert first[names].tolist() == ["QP062001", "627240101", "11", 12.5]
    assert second[names].isna().all() and found.left_empty == 3


# -- bounds and cancellation ---------------------------------------------------------------------


def test_what_inflates_beyond_the_bounds_is_refused(tmp_path):
    file = tmp_path / "rpls2021.csv.gz"
    file.write_bytes(gzip.compress((TITLES + "\n" + (row() + "\n") * 50_000).encode()))
    for bounds, said in (
        (StreamBounds(inflated=1_000_000), "1 Mo"),
        (StreamBounds(ratio=20, ratio_from=1_000_000), "fois sa taille"),
    ):
        with pytest.raises(TextTooLarge, match=said):
            list(TextFile(file, bounds=bounds).blocks(""))


def test_a_line_beyond_measure_is_refused_before_it_is_held(tmp_path):
    file = tmp_path / "rpls2021.csv.gz"
    file.write_bytes(gzip.compress(f"{TEXT}{'x' * 30_000_000}".encode()))
    with pytest.raises(RplsFileDamaged, match="démesurée"):
        list(RplsFile(file).pieces())


def test_a_cut_archive_is_damaged_and_said_in_french(tmp_path):
    file = tmp_path / "rpls2021.csv.gz"
    file.write_bytes(gzip.compress(TEXT.encode() * 100)[:-20])
    with pytest.raises(RplsFileDamaged, match="archive illisible"):
        list(RplsFile(file).pieces())


def test_a_cancelled_reading_stops_within_a_block(tmp_path):
    lines = [row(number=n).replace("RUE", '"RUE') for n in range(40_000)]
    file = written(tmp_path, "\n".join([TITLES, *lines]))
    asked = 0

    def after_some() -> bool:
        nonlocal asked
        asked += 1
        return asked > 20

    with pytest.raises(Cancelled):
        list(RplsFile(file, Work(None, after_some)).pieces())


def test_a_cell_over_the_end_of_a_block_is_one_cell():
    layout = Layout(";", 3, 3, {"a": 0, "c": 2}, even=True)
    blocks = iter([b'1;x;y\n2;"u\n', b'v";w\n3;"p;q\n', b"4;x;y\n"])
    found = pd.concat(list(Blocks(layout, 2).frames(blocks)))
    assert found["a"].tolist() == ["1", "2", "3", "4"] and found.index.tolist() == [2, 3, 5, 6]
    assert found["c"].tolist()[:2] == ["y", "w"]
    assert found["faute"].fillna("").ne("").tolist() == [False, False, True, False]


# -- the files that people send ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("p00_temoin_rpls2021.csv", 5), ("p02_rpls2021.csv.gz", 5),
        ("p04_flottants_rpls2021.csv", 2), ("p06_notice_rpls2021.csv", 5),
        ("p07_utf16_rpls2021.csv", 5),
    ],
)  # fmt: skip
def test_files_that_people_send_are_read(name, count):
    found = read(required("cas") / "fichiers" / name)
    assert len(found.rows) == count and not found.refused
    assert found.rows["ident_rep"].str.startswith("00194").all()
    assert set(found.rows["idcom"]) == {"62724"}
    assert set(found.rows["dvoilib"]) == {"RUE DES ANEMONES"}


def test_one_mark_of_a_file_that_people_send_keeps_one_line_apart():
    found = read(required("cas") / "fichiers" / "p01b_guillemet_seul_rpls2021.csv")
    assert len(found.rows) == 4 and list(found.refused) == [3]


def test_the_missing_values_of_a_file_of_r_are_empty():
    found = read(required("cas") / "fichiers" / "p03_na_de_R_rpls2021.csv")
    assert found.rows["dnvoiri"].tolist() == ["26", "28", None, "32"] and not found.refused
    assert found.rows["dvoilib"].tolist() == ["RUE DES ANEMONES", "RUE DES ANEMONES", None,
                                              "RUE DES ANEMONES"]  # fmt: skip
    assert found.rows["ident_rep"].isna().tolist() == [False, True, False, False]


def test_a_workbook_in_an_archive_that_people_send_is_told_to_be_converted():
    with pytest.raises(TextIsWorkbook, match="Convertissez-le en csv"):
        RplsFile(required("cas") / "fichiers" / "p08_xlsx_rpls2021.zip")


def test_a_text_says_what_else_the_file_is(tmp_path):
    page = written(tmp_path, "<!DOCTYPE html><html>Connectez-vous</html>")
    with pytest.raises(TextIsAnother, match=r"rpls2021\.csv"):
        list(TextFile(page).blocks(""))
    cut = tmp_path / "rpls2021.csv.gz"
    cut.write_bytes(gzip.compress(TEXT.encode() * 50)[:-40])
    with pytest.raises(TextDamaged, match="incomplet"):
        list(TextFile(cut).blocks(""))

"""A file is put in place when it is whole, else the one that was there stays."""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path

import pytest

from osp_plugin.reports.common.replacement import filling, replacing
from osp_plugin.reports.common.targets import OutputIsInput, reading
from osp_plugin.reports.common.whole import FileIncomplete, require_pages

PAGE = b"1 0 obj\n<</Type /Page>>\nendobj\n"
PDF = (
    b"%PDF-1.4\n"
    + PAGE
    + b"2 0 obj\n<</Type /Pages /Kids [1 0 R] /Count 1>>\nendobj\n"
    # described afterwards, which writes a page again
    + PAGE
    + b"3 0 obj\n<</Type /Outlines /Count 7>>\nendobj\n%%EOF\n"
)
WHOLE = {
    ".pdf": PDF,
    ".html": b"<!doctype html><html>" + b"x" * 9_000 + b"</html>\n",
    ".svg": b"<svg>" + b"x" * 9_000 + b"</svg>",
    ".png": b"\x89PNG\r\n\x1a\n" + b"x" * 9_000 + b"IEND\xaeB`\x82",
}


def workbook(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "x" * 5_000)
    return path.read_bytes()


@pytest.fixture(params=[*WHOLE, ".xlsx"])
def made(request, tmp_path) -> tuple[Path, bytes]:
    content = WHOLE.get(request.param) or workbook(tmp_path / "autre.xlsx")
    return tmp_path / f"document{request.param}", content


def test_a_whole_file_takes_its_place(made):
    path, content = made
    with replacing(path) as place:
        place.write_bytes(content)
    assert path.read_bytes() == content


@pytest.mark.parametrize("share", [0, 0.3, 0.97])
def test_a_cut_one_leaves_what_was_there(made, share):
    path, content = made
    path.write_bytes(b"ancien")
    with pytest.raises(FileIncomplete, match="en entier"), replacing(path) as place:
        place.write_bytes(content[: int(len(content) * share)])
    assert path.read_bytes() == b"ancien"
    assert not list(path.parent.glob(".document*"))


def test_a_workbook_with_a_damaged_part_is_not_whole(tmp_path):
    content = bytearray(workbook(tmp_path / "autre.xlsx"))
    content[100] ^= 0xFF
    with pytest.raises(FileIncomplete), replacing(tmp_path / "x.xlsx") as place:
        place.write_bytes(bytes(content))


def test_the_pages_of_a_pdf_are_counted(tmp_path):
    path = tmp_path / "fiche.pdf"
    path.write_bytes(PDF)
    require_pages(path, 1, path)
    with pytest.raises(FileIncomplete):
        require_pages(path, 2, path)


def test_a_folder_is_filled_only_with_whole_files(tmp_path):
    folder = tmp_path / "fiches"
    with pytest.raises(FileIncomplete, match=r"b\.pdf"), filling(folder) as beside:
        (beside / "a.pdf").write_bytes(PDF)
        (beside / "b.pdf").write_bytes(b"")
    assert not folder.exists()


def test_what_is_written_aside_is_named_by_its_place(tmp_path):
    folder = tmp_path / "fiches"
    with (
        pytest.raises(FileIncomplete) as caught,
        filling(folder) as beside,
        replacing(beside / "a.pdf", ".pdf") as place,
    ):
        place.write_bytes(PDF[:20])
    assert caught.value.values["fichier"] == folder / "a.pdf"


def test_a_file_that_is_read_is_not_replaced(tmp_path):
    path = tmp_path / "envoi.html"
    path.write_bytes(b"de quelqu'un")
    with reading([path]), pytest.raises(OutputIsInput), replacing(path) as place:
        place.write_bytes(WHOLE[".html"])
    assert path.read_bytes() == b"de quelqu'un"


def test_what_a_killed_work_left_goes_once_it_is_old(tmp_path):
    names = [".classeur-0a1b2c3d.tmp.xlsx", ".osp-k3x_9", ".osp_base_a1", ".sienne.tmp", "lui.xlsx"]
    for age, folder in ((0, tmp_path / "hier"), (3, tmp_path / "avant")):
        folder.mkdir()
        for name in names:
            left = folder / name
            if "." in name[1:]:
                left.write_bytes(b"reste")
            else:
                left.mkdir()
                (left / "base.gpkg").write_bytes(b"reste")
            moment = time.time() - age * 24 * 3600
            os.utime(left, (moment, moment))
        with replacing(folder / "page.html") as temporary:
            temporary.write_bytes(WHOLE[".html"])
    assert {path.name for path in (tmp_path / "hier").iterdir()} == {*names, "page.html"}
    assert {path.name for path in (tmp_path / "avant").iterdir()} == {*names[3:], "page.html"}

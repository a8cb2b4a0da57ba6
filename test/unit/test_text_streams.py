"""Public texts whose lines end otherwise than by a line feed or a return."""

from __future__ import annotations

import pytest

from osp_plugin.domain.rpls.columns import recognise
from osp_plugin.storage.imports.streams import TextFile
from osp_plugin.storage.imports.text_tables import TextTable

TITLES = "IDENT_REP;DEPCOM;NUMVOIE;TYPVOIE;NOMVOIE"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029", "\x0b", "\r", "\n", "\r\n"])
def test_whatever_ends_them_the_lines_of_a_public_file_are_read(tmp_path, end, encoding):
    rows = [f"00446190{number};62498;{number};RUE;DE L’ÉGLISE" for number in range(10, 60)]
    path = tmp_path / "rpls2021.csv"
    path.write_bytes(end.join([TITLES, *rows, ""]).encode(encoding))
    (piece,) = TextTable(path, recognise).pieces()
    assert piece["numvoie"].tolist() == [str(number) for number in range(10, 60)]
    assert list(piece.index) == list(range(2, 52))


@pytest.mark.parametrize("size", range(1, 9))
def test_an_end_of_several_bytes_may_be_cut_by_the_pieces(tmp_path, size, monkeypatch):
    monkeypatch.setattr("osp_plugin.storage.imports.streams._PACE", size)
    monkeypatch.setattr("osp_plugin.storage.imports.streams._HEAD", 12)
    path = tmp_path / "a.csv"
    path.write_bytes("a;b\u20281;2\u20283;é\u2028".encode())
    blocks = b"".join(TextFile(path).blocks(""))
    assert blocks.decode() == "a;b\n1;2\n3;é\n"


def test_such_a_sign_in_a_text_that_has_line_feeds_is_left_in_its_cell(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("a;b\n1;x\u2028y\n".encode())
    assert b"".join(TextFile(path).blocks("")).decode() == "a;b\n1;x\u2028y\n"

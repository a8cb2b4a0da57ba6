"""A row of a delimited text whose cells may not be under their titles is told."""

from __future__ import annotations

import pytest

from osp_plugin.domain.remontee.kind import RETURN
from osp_plugin.storage.imports.delimited import MOST_OF_LINE
from osp_plugin.storage.imports.errors import FileTooLarge
from osp_plugin.storage.imports.preparation import proposed, rows_of
from osp_plugin.storage.imports.reading import read_file

TITLES = "N° RPLS;Adresse;Commune;Coût;Remarques;Cité"
ROW = "0019401322;rue A;Lens;77"


def told(tmp_path, *rows: str) -> list[tuple[int, str, str]]:
    path = tmp_path / "r.csv"
    path.write_text("\n".join([TITLES, *rows]) + "\n", encoding="utf-8")
    table = rows_of(proposed(read_file(path), RETURN))
    return [(item.ligne, item.gravite, item.regle) for item in table.faults]


def test_a_value_that_holds_the_separator_is_told_where_rows_end_early(tmp_path):
    assert told(tmp_path, ROW, ROW, "0019401455;rue A; bis;Lens;77", ROW) == [
        (4, "avertissement", "ligne_courte")
    ]


def test_rows_that_all_end_early_are_usual(tmp_path):
    assert told(tmp_path, ROW, ROW, ROW) == []


def test_a_row_wider_than_its_titles_is_an_error(tmp_path):
    assert told(tmp_path, ROW, ROW, ROW + ";;;") == [(4, "erreur", "ligne_decalee")]


def test_a_line_out_of_all_proportion_is_refused(tmp_path):
    with pytest.raises(FileTooLarge):
        told(tmp_path, ROW, '"' + "a" * (MOST_OF_LINE + 1))

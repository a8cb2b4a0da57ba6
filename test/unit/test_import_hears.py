"""An import that is stopped hears it between its titles, its cells and its rules; and what makes
it fast changes nothing of what is read."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from osp_plugin.domain.common import alike
from osp_plugin.domain.common.tables import records
from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.domain.imports import columns, values
from osp_plugin.domain.imports.columns import Layout
from osp_plugin.domain.imports.sheets import Sheet
from osp_plugin.domain.imports.table import ImportTable
from osp_plugin.domain.remontee.kind import RETURN
from osp_plugin.domain.remontee.matching import Index, match
from osp_plugin.domain.remontee.rules import duplicates
from osp_plugin.domain.remontee.vocabulary import dwelling_fields
from osp_plugin.storage.imports.preparation import proposed, rows_of
from osp_plugin.storage.imports.reading import read_file

from ..support.planted import Return, base
from ..support.planted_faults import EMPTY_TO_SEE, ERROR_WORDS
from ..support.planted_files import write
from ..support.small_returns import OPERATION, base_of, table_of

FIELDS = {field.name: field for field in dwelling_fields()}


class Asked:
    """Answers yes at the nth look, and counts them."""

    def __init__(self, at: int = 0) -> None:
        self.at = at
        self.looks = 0

    def __call__(self) -> bool:
        self.looks += 1
        return self.looks == self.at


def test_the_titles_are_looked_for_row_by_row_and_each_once(monkeypatch):
    compared = []

    def close(key, *_others):
        compared.append(key)
        return []

    monkeypatch.setattr(alike, "get_close_matches", close)
    rows = [(number, [f"volet {place}" for place in range(9)]) for number in range(1, 60)]
    asked = Asked()
    vocabulary = columns.Vocabulary(RETURN.vocabulary().table, FIELDS, {})
    columns.propose(Sheet("T", rows), vocabulary, work=Work(None, asked))
    assert asked.looks == columns.HEADER_ROWS
    assert len(set(compared)) == len(compared), "un titre est cherché une fois"
    with pytest.raises(Cancelled):
        columns.propose(Sheet("T", rows), vocabulary, work=Work(None, Asked(3)))


def test_a_long_column_is_read_with_an_ear():
    cells = [f"rue {number}" for number in range(23_000)]
    asked = Asked()
    assert len(values.read_column(FIELDS["dvoilib"], cells, Work(None, asked))) == len(cells)
    assert asked.looks == 5
    with pytest.raises(Cancelled):
        values.read_column(FIELDS["dvoilib"], cells, Work(None, Asked(4)))


def test_the_checks_of_a_return_are_stopped_at_any_of_their_looks(tmp_path):
    file = read_file(write(Return(), "csv", tmp_path))
    context, asked = base(), Asked()

    def prepared(asked: Asked) -> None:
        table = rows_of(proposed(file, RETURN))
        RETURN.prepare(table, context, "r.csv", "0" * 64, Work(None, asked))

    prepared(asked)
    assert asked.looks > 2 * len(Return().titles)
    for at in range(1, asked.looks + 1):
        with pytest.raises(Cancelled):
            prepared(Asked(at))


def test_the_dwellings_of_a_large_base_are_ordered_and_matched_with_an_ear():
    number = {"ident_int": "x", "intitule": OPERATION}
    homes = base_of([{**number, "ident_int": f"x{rank}"} for rank in range(12_000)])
    asked = Asked()
    index = Index(homes, ["ident_int"], Work(None, asked))
    assert asked.looks == 4
    with pytest.raises(Cancelled):
        Index(homes, ["ident_int"], Work(None, Asked(3)))
    rows = table_of([{"ident_int": f"x{rank}"} for rank in range(12_000)])
    asked = Asked()
    match(rows, rows.columns, homes, index, (), Work(None, asked))
    assert asked.looks == 3


@pytest.mark.parametrize(
    "word", sorted({*EMPTY_TO_SEE, *ERROR_WORDS, *values.UNKNOWN, "Err502", "err502", "ERREUR504"})
)
def test_no_word_for_nothing_nor_for_an_error_passes_for_a_plain_cell(word):
    found = values.read_value(FIELDS["info"], word)
    assert found.value is None


def test_a_column_is_read_as_its_cells_are_one_by_one():
    cells = [1, 1.0, True, "1", None, "x1", "E5", "Err502", date(2021, 1, 1), 10**12, "1e5"]
    for field in FIELDS.values():
        assert values.read_column(field, cells) == [
            values.read_value(field, cell) for cell in cells
        ], field.name


def test_rows_of_a_table_are_those_that_pandas_gives():
    table = pd.DataFrame(
        {
            "a": [1, 2, 3],
            "b": [1.5, None, float("nan")],
            "c": pd.Series([np.int64(4), None, np.float64(2.5)], dtype=object),
            "d": ["x", None, ""],
            "e": [True, False, True],
            "f": pd.to_datetime(["2021-01-02", None, "2021-03-04"]),
        }
    )
    plain = table.astype(object)
    expected = plain.where(plain.notna(), None).to_dict("records")
    found = records(table)
    assert found == expected
    assert [list(map(type, row.values())) for row in found] == [
        list(map(type, row.values())) for row in expected
    ]
    assert records(table.iloc[:0]) == []


def test_one_number_on_every_row_costs_each_row_the_same():
    """Rows compared with all those before them never end, and cannot be stopped."""

    class Counted(list):
        looks = 0

        def __getitem__(self, place):
            Counted.looks += 1
            return super().__getitem__(place)

    size = 4_000
    lines, layout = list(range(2, size + 2)), Layout("T", 1, ())
    table = ImportTable(["T"] * size, lines, {}, {"T": layout}, [])
    operations = Counted(f"op {number % 3}" for number in range(size))
    held = {"ident_rep": ["0044619057"] * size, "intitule": operations}
    found = list(duplicates(table, held))
    rules = [item.regle for item in found[:3]]
    assert rules == ["doublon_operations", "doublon_operations", "doublon"]
    assert len(found) == size - 1 and "la ligne 2," in found[2].message
    assert Counted.looks < 10 * size

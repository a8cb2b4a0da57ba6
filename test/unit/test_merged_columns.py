"""Cells merged over columns: an amount is never that of two fields, the rest is told."""

from __future__ import annotations

import pytest

from osp_plugin.domain.imports.preparation import read_values
from osp_plugin.domain.remontee.kind import RETURN
from osp_plugin.storage.imports.preparation import proposed, rows_of
from osp_plugin.storage.imports.reading import read_file

from ..support.workbooks import line, row, tab, worksheet, write_content, write_parts

TITLES = ("N° RPLS", "Opération", "Coût des travaux", "Subvention PALULOS", "Date OS", "Volets")
CELLS = ("0044619057", "SIA CALL LENS CITE 4 2020 G", 82_000, 9_000, "01/02/2021", "verts")
LETTERS = "ABCDEF"


def read(folder, kind, cells=CELLS, titles=TITLES, merged=()):
    """Values, and what is told, of a file of one row whose cells ``merged`` (« C2:D2 ») are so."""
    path = folder / f"r.{kind}"
    if kind == "xlsx":
        ranges = "".join(f'<mergeCell ref="{item}"/>' for item in merged)
        rows = row(*map(_blank, titles)) + row(*map(_blank, cells))
        write_parts(path, worksheet(rows, f"<mergeCells>{ranges}</mergeCells>" if ranges else ""))
    else:
        lines = [_line(number, values, merged) for number, values in ((1, titles), (2, cells))]
        write_content(path, tab("R", *lines))
    table = rows_of(proposed(read_file(path), RETURN))
    values, findings = read_values(table, RETURN.vocabulary().fields)
    return values, [(item.champ, item.gravite, item.regle) for item in findings]


def _blank(cell):
    return "<c/>" if cell is None else cell


def _line(number, cells, merged):
    made = []
    for place, cell in enumerate(cells):
        range_ = next((r for r in merged if r.startswith(f"{LETTERS[place]}{number}:")), "")
        if cell is None:
            made.append("<table:covered-table-cell/>")
        elif range_:
            width = LETTERS.index(range_.split(":")[1][0]) - place + 1
            whole = line(cell).removeprefix("<table:table-row>").removesuffix("</table:table-row>")
            span = f'<table:table-cell table:number-columns-spanned="{width}" '
            made.append(whole.replace("<table:table-cell ", span))
        else:
            made.append(cell)
    return line(*made)


def changed(base, **cells):
    return tuple(cells.get(LETTERS[place], cell) for place, cell in enumerate(base))


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_an_amount_over_two_amounts_is_that_of_none(tmp_path, kind):
    values, told = read(tmp_path, kind, changed(CELLS, D=None), merged=["C2:D2"])
    assert values["cout_travaux"] == [None] == values["subv_palulos"]
    assert told == [("cout_travaux", "erreur", "montant_commun")]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize(
    ("cells", "merged", "value"),
    [
        (changed(CELLS, E=None), "D2:E2", 9_000.0),
        (changed(CELLS, D=None, C="voir le marché"), "C2:D2", None),
        (changed(CELLS, F=None), "E2:F2", 9_000.0),
    ],
)
def test_another_value_is_read_under_its_own_title_and_the_rest_is_told(
    tmp_path, kind, cells, merged, value
):
    values, told = read(tmp_path, kind, cells, merged=[merged])
    assert values["subv_palulos"] == [value]
    rules = {rule for _field, _level, rule in told}
    assert ("fusion" in rules) == (merged != "E2:F2"), "la colonne couverte n’est pas lue"


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_an_amount_that_begins_in_a_column_that_is_not_read_is_told(tmp_path, kind):
    titles = changed(TITLES, C="Prévu en 2019", D="Subvention PALULOS")
    values, told = read(tmp_path, kind, changed(CELLS, D=None), titles, merged=["C2:D2"])
    assert values["subv_palulos"] == [None]
    assert told == [("subv_palulos", "erreur", "montant_commun")]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize(
    ("second", "expected"),
    [(9_000, [("cout_travaux", "erreur", "montant_commun")] * 1), (82_000, []), (None, [])],
)
def test_two_amounts_under_one_merged_title_are_told(tmp_path, kind, second, expected):
    cells = changed(CELLS, D="" if second is None else second)
    _values, told = read(tmp_path, kind, cells, changed(TITLES, D=None), merged=["C1:D1"])
    assert [item for item in told if item[1] == "erreur"] == expected


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_titles_of_groups_and_whole_rows_tell_nothing(tmp_path, kind):
    values, told = read(tmp_path, kind, titles=TITLES)
    assert told == [] and values["cout_travaux"] == [82_000.0]

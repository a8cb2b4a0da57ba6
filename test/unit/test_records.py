"""Records of a delimited text: a stray quotation mark swallows no row, a true cell is not cut."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.imports.records import (
    MISPLACED,
    MOST_LINES,
    NEVER_CLOSED,
    SPREAD,
    Record,
    records,
    requoted,
    unwrapped,
    usual_width,
)

WIDTH = 3


def read(*lines: str, width: int = WIDTH) -> list[Record]:
    return list(records([f"{line}\n" for line in lines], ";", width))


def cells(*lines: str) -> list[list[str]]:
    return [record.cells for record in read(*lines)]


def test_marks_hold_a_separator_and_a_mark_written_twice():
    assert cells('1;"a;b";"dit ""Le Clos"""') == [["1", "a;b", 'dit "Le Clos"']]


def test_a_cell_may_hold_the_end_of_a_line():
    lines = ['1;"rue', 'haute";x', "2;b;y"]
    assert cells(*lines) == [["1", "rue\nhaute", "x"], ["2", "b", "y"]]
    assert read(*lines)[0].lines == 2


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_mark_never_closed_leaves_the_rows_that_follow(place):
    broken = ["1", "a", "x"]
    broken[place] = '"' + broken[place]
    found = read(";".join(broken), "2;b;y", "3;c;z")
    assert [record.cells for record in found[1:]] == [["2", "b", "y"], ["3", "c", "z"]]
    assert [record.fault for record in found] == [NEVER_CLOSED, "", ""]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_two_stray_marks_leave_the_rows_between_them(place):
    """Even where the record that they make would be as wide as the others."""
    opening, closing = ["1", "a", "x"], ["3", "c", "z"]
    opening[place] = '"' + opening[place]
    closing[place] += '"'
    found = read(";".join(opening), "2;b;y", ";".join(closing), "4;d;t")
    assert [record.cells[0].strip('"') for record in found] == ["1", "2", "3", "4"]
    assert found[0].fault == NEVER_CLOSED and found[1].cells == ["2", "b", "y"]


def test_two_stray_marks_on_rows_that_follow_each_other():
    found = read('1;"a;x', '2;b";y')
    assert [record.cells for record in found] == [["1", '"a', "x"], ["2", 'b"', "y"]]


def test_a_mark_closed_within_a_cell_is_told_and_the_cell_read_as_written():
    (found,) = read('1;"Les Lilas" bis;x')
    assert (found.cells, found.fault) == (["1", '"Les Lilas" bis', "x"], MISPLACED)


def test_a_record_that_would_be_too_wide_is_not_believed():
    found = read('1;"a', 'b";x;82111', "2;c;y")
    assert found[0].fault == NEVER_CLOSED and found[2].cells == ["2", "c", "y"]


def test_shorter_rows_that_marks_may_have_swallowed_are_told():
    found = read('1;Lens;"ras', "2;Lens", '3;"', "4;d;t")
    assert [record.fault for record in found] == [SPREAD, ""]
    assert read('1;"rue', 'haute";x')[0].fault == ""


def test_no_more_than_so_many_lines_make_a_record():
    inside = ["b"] * MOST_LINES
    found = read('1;"a', *inside, 'c";x')
    assert found[0].fault == NEVER_CLOSED and len(found) == MOST_LINES + 2


def test_lines_quoted_as_a_whole_are_opened():
    lines = ['"N;Nom"\n', '"1;dit ""Le Clos"""\n']
    assert unwrapped(lines, ";") == ["N;Nom", '1;dit "Le Clos"']
    assert unwrapped([*lines, "2;b\n"], ";") is None
    assert unwrapped(['"N"\n', '"1"\n'], ";") is None


def test_the_usual_width_is_that_of_most_lines():
    assert usual_width(["Notice\n", "a;b;c\n", '1;"x;y";2\n', "1;2\n"], ";") == WIDTH
    assert usual_width(["seul\n"], ";") == 0


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=8)


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_a_program_writes_is_read_as_it_was(rows):
    """Whatever the texts, but rows that could be those of a file with stray marks."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(rows)
    lines = list(io.StringIO(out.getvalue(), newline="\n"))
    if any(line.count(";") >= 2 for row in rows for cell in row for line in cell.split("\n")):
        return
    found = [record.cells for record in records(lines, ";", 3)]
    assert found == rows or any("\n" in cell for row in rows for cell in row)


@given(st.lists(st.lists(st.sampled_from(["a", "b c", "é", "12"]), min_size=3, max_size=3),
                min_size=3, max_size=8), st.data())  # fmt: skip
def test_no_stray_mark_ever_swallows_another_row(rows, data):
    lines = [";".join(row) for row in rows]
    marks = data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=1, max_size=3))
    for number in marks:
        place = data.draw(st.integers(0, len(lines[number])))
        lines[number] = lines[number][:place] + '"' + lines[number][place:]
    found = read(*lines)
    assert len(found) == len(rows)
    for number, (record, row) in enumerate(zip(found, rows)):
        assert number in marks or record.cells == row


def test_a_cell_over_two_lines_may_quote_words():
    assert cells('1;"rue ""A""', 'bis ""B""', 'fin";5', "2;b;6") == [
        ["1", 'rue "A"\nbis "B"\nfin', "5"],
        ["2", "b", "6"],
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["'a';'b'\n", "'l''été; dit \"vif\"';2\n", "'0044;2\n", "'rue l'Abbé';'';\n"],
        ["« a » ; «b»\n", '«l\'été; dit "vif"»;2\n', "'0044;2\n", "« rue l'Abbé »;;\n"],
    ],
)
def test_other_marks_around_the_cells_of_a_text_are_marks(lines):
    found = [record.cells for record in records(requoted(lines, ";"), ";", 2)]
    assert found == [
        ["a", "b"], ["l'été; dit \"vif\"", "2"], ["'0044", "2"], ["rue l'Abbé", "", ""],
    ]  # fmt: skip


def test_a_text_that_has_them_here_and_there_keeps_them():
    lines = ["a;b\n", "'0044;'l'été'\n", "«du Nord»;2\n"]
    assert requoted(lines, ";") == lines

"""What a cell of the workbook may hold: any text as text, numbers, dates, nothing."""

from __future__ import annotations

import datetime
import io
import re
from decimal import Decimal
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from osp_plugin.domain.common.spreadsheet import column_letter
from osp_plugin.reports.common.cell_text import MAX_LENGTH, cell_text, header_text, legal
from osp_plugin.reports.workbook.columns import Column
from osp_plugin.reports.workbook.row_stream import RowStream, blocks

XML_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NASTY = [
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "+33 3 21",
    "-5",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\n=cmd|' /C calc'!A0",
    "#N/A",
    "TRUE",
    "001234",
    "<b>&amp;</b>]]>",
    "_x0041_",
    "Cité de l’Abbaye \U0001f600",
    "a\x00b\x0bc\x1fd",
    "fin\ud800",
    "l1\r\nl2\rl3",
    "  deux espaces  ",
]


def write(
    kind: str, values: object, *, summed: bool = False
) -> tuple[list[ElementTree.Element], RowStream]:
    out = io.BytesIO()
    column = Column("a", "A", "Calculs", kind, 10, summed=summed)
    stream = RowStream(out, [column], [3], first_row=7)
    stream.write(pd.DataFrame({"a": pd.Series(values)}))
    rows = ElementTree.fromstring(b"<d>" + out.getvalue() + b"</d>")
    return [cell for row in rows for cell in row], stream


def content(cell: ElementTree.Element) -> object:
    if cell.get("t") == "inlineStr":
        return cell.find("is/t").text
    found = cell.find("v")
    return None if found is None else float(found.text)


def read_by_excel(text: str | None) -> str | None:
    """Excel turns ``_x0041_`` into the character."""
    return text and re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), text)


def expected(text: str) -> str | None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return XML_ILLEGAL.sub("", lines) or None


@given(
    st.lists(st.one_of(st.text(st.characters(), max_size=40), st.sampled_from(NASTY)), min_size=1)
)
def test_any_text_is_a_text_and_never_a_formula(texts: list[str]) -> None:
    cells, stream = write("texte", texts)
    assert len(cells) == len(texts)
    for cell, text in zip(cells, texts):
        assert cell.find("f") is None
        assert read_by_excel(content(cell)) == expected(text)
        if expected(text) is not None:
            assert cell.get("t") == "inlineStr"
    assert stream.counts == [sum(expected(text) is not None for text in texts)]


@given(st.lists(st.one_of(st.none(), st.floats(), st.integers(-(10**15), 10**15)), min_size=1))
@example(values=[-1.7e308, -1.7e308])  # too low to hold
def test_any_number_is_kept(values: list[float | None]) -> None:
    cells, stream = write("decimal", pd.Series(values, dtype=object), summed=True)
    kept = [v for v in values if v is not None and not np.isnan(v)]
    numbers = [content(cell) for cell in cells if cell.get("t") != "inlineStr"]
    finite = [float(v) for v in kept if np.isfinite(v)]
    assert [n for n in numbers if n is not None] == finite
    assert stream.counts == [len(kept)]
    assert stream.sums[0] == pytest.approx(sum(finite), rel=1e-9, abs=1e-6)


@given(st.lists(st.one_of(st.none(), st.dates()), min_size=1))
def test_any_date_is_that_day_in_excel(days: list[datetime.date | None]) -> None:
    cells, _ = write("date", pd.Series(days, dtype=object))
    for cell, day in zip(cells, days):
        found = content(cell)
        if day is None:
            assert found is None
        elif day < datetime.date(1900, 3, 1):
            assert found == day.isoformat()
        else:
            assert datetime.date(1899, 12, 30) + datetime.timedelta(days=int(found)) == day


@pytest.mark.parametrize(
    "values",
    [
        pd.Series(["2021-06-15", None]),
        pd.Series(["2021/06/15", ""]),
        pd.to_datetime(pd.Series(["2021-06-15 13:45", None])),
        pd.Series([datetime.date(2021, 6, 15), None]),
        pd.Series([datetime.datetime(2021, 6, 15, 8), pd.NaT], dtype=object),
    ],
)
def test_dates_however_they_were_read(values: pd.Series) -> None:
    cells, _ = write("date", values)
    assert [content(cell) for cell in cells] == [44362, None]


def test_an_unreadable_date_stays_readable() -> None:
    cells, _ = write("date", ["15 juin", "2021-02-30"])
    assert [content(cell) for cell in cells] == ["15 juin", "2021-02-30"]


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        (pd.Series([1, None], dtype="Int64"), [1, None]),
        (pd.Series([2018.0, np.nan]), [2018, None]),
        (pd.Series(["2018", None]), [2018, None]),
        (pd.Series([Decimal("7500.50"), None]), [7500.5, None]),
        (pd.Series(["123456,5", ""]), [123456.5, None]),
        (pd.Series([True, False]), [1, 0]),
        (pd.Series([True, None], dtype="boolean"), [1, None]),
        (pd.Series([np.int64(4), np.float32(0.5)], dtype=object), [4, 0.5]),
        (pd.Series(["inconnu", "nan"]), ["inconnu", "nan"]),
        (pd.Series([2, 1], dtype="category"), [2, 1]),
    ],
)
def test_numbers_however_they_were_read(values: pd.Series, kept: list[object]) -> None:
    cells, _ = write("entier", values)
    assert [content(cell) for cell in cells] == kept


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        (pd.Series([62.0, np.nan]), ["62", None]),
        (pd.Series([62, 59]), ["62", "59"]),
        (pd.Series(["059", pd.NA], dtype="string"), ["059", None]),
        (pd.Series(["M&C", "SIA"], dtype="category"), ["M&C", "SIA"]),
        (pd.Series([True, False]), ["Oui", "Non"]),
        (pd.Series([["a"], None]), ["['a']", None]),
    ],
)
def test_texts_however_they_were_read(values: pd.Series, kept: list[object]) -> None:
    cells, _ = write("texte", values)
    assert [content(cell) for cell in cells] == kept


def test_spaces_at_the_ends_are_kept() -> None:
    out = io.BytesIO()
    RowStream(out, [Column("a", "A", "Calculs", "texte", 1)], [0], 1).write(
        pd.DataFrame({"a": ["\tx ", "x"]})
    )
    assert out.getvalue().count(b'xml:space="preserve"') == 1


def test_text_is_cut_to_excel_s_length() -> None:
    assert len(legal("é" * 40_000)) == MAX_LENGTH
    emoji = legal("\U0001f600" * 20_000)
    assert len(emoji.encode("utf-16-le")) // 2 <= MAX_LENGTH
    assert set(emoji) == {"\U0001f600"}


def test_what_looks_escaped_is_escaped() -> None:
    assert cell_text("_x0041_ _x1") == "_x005F_x0041_ _x1"


def test_header_text() -> None:
    assert header_text("M&C\n2021") == "M&&C 2021"
    assert header_text("12 logements") == " 12 logements"
    assert len(header_text("&" * 300)) <= 255


@pytest.mark.parametrize(("index", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_column_letters(index: int, letters: str) -> None:
    assert column_letter(index) == letters


@given(st.lists(st.integers(0, 12_000), max_size=4))
def test_blocks_keep_every_row(sizes: list[int]) -> None:
    batches = [pd.DataFrame({"a": range(size)}) for size in sizes]
    found = list(blocks(batches))
    assert sum(map(len, found)) == sum(sizes)
    assert all(0 < len(block) <= 5_000 for block in found)

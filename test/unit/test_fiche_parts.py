"""Figures as a French reader expects them, and the charts of the fiches."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from osp_plugin.reports.common import charts, french
from osp_plugin.reports.layouts.content import Column, Table

pytest.importorskip("matplotlib")

NARROW = french.NARROW_SPACE


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (6287.0, "entier", f"6{NARROW}287"),
        (-3.0, "entier", "−3"),
        (99.3479, "pourcentage", f"99,3{NARROW}%"),
        (100.0, "pourcentage", f"100,0{NARROW}%"),
        (1234567.4, "euro", f"1{NARROW}234{NARROW}567{NARROW}€"),
        (2.56, "decimal", "2,6"),
        (-0.04, "decimal", "0,0"),
        (-1.25, "decimal", "−1,2"),
        (math.nan, "euro", "–"),
        (None, "entier", "–"),
    ],
)
def test_a_quantity_is_written_in_french(value, kind, expected):
    assert french.quantity(value, kind) == expected


def test_labels_before_and_after_are_counted_apart():
    labels = list("ABCDEFG")
    table = pd.DataFrame(0, index=labels, columns=labels)
    table.loc["G", "B"] = 30
    table.loc["F", "B"] = 12
    figure = charts.energy_labels(table)
    (axes,) = figure.axes
    heights = [bar.get_height() for bar in axes.patches]
    assert heights == [0, 0, 0, 0, 0, 12, 30, 0, 42, 0, 0, 0, 0, 0]
    assert [text.get_text() for text in axes.get_xticklabels()] == labels


def test_a_chart_is_a_whole_svg_without_texts_to_be_measured():
    table = pd.DataFrame([[1]], index=["A"], columns=["B"])
    document = charts.svg_document(charts.energy_labels(table)).decode("utf-8")
    assert document.startswith("<?xml") and document.rstrip().endswith("</svg>")
    assert "<text" not in document and "<use" not in document and "DOCTYPE" not in document


def test_the_total_stays_with_the_last_part_of_a_table():
    table = Table((Column("a"),), tuple((str(n),) for n in range(5)), total=True)
    assert [table.part(0, 3).total, table.part(3).total, table.part(3, 5).total] == [
        False, True, True,
    ]  # fmt: skip

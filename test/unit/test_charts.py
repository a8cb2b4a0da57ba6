"""The charts: what they show, and that they leave nothing behind."""

from __future__ import annotations

import sys
from xml.etree import ElementTree

import pandas as pd
import pytest

from osp_plugin.domain.analysis import Analysis
from osp_plugin.domain.errors import MissingPackage
from osp_plugin.reports.common import charts
from osp_plugin.reports.common.crosstabs import Crosstab, crosstabs
from osp_plugin.reports.indicators import charts as indicator_charts

from ..support.report_samples import analyse_frame, make_sample

matplotlib = pytest.importorskip("matplotlib")


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return make_sample(900)[1]


def texts(drawing: str) -> list[str]:
    root = ElementTree.fromstring(drawing)
    return ["".join(node.itertext()).strip() for node in root.iter() if node.tag.endswith("}text")]


def test_by_year_stacks_to_the_totals(analysis: Analysis) -> None:
    table = crosstabs(analysis.synthese)[0]
    figure = charts.by_year(table)
    (axes,) = figure.axes
    heights = [[bar.get_height() for bar in bars] for bars in axes.containers]
    assert sum(heights[0]) == analysis.figures.nb_palulos
    assert sum(heights[1]) == analysis.figures.nb_hors
    assert [bar.get_y() for bar in axes.containers[1]] == heights[0]


def test_by_code_names_every_code(analysis: Analysis) -> None:
    table = crosstabs(analysis.synthese)[0]
    shown = texts(charts.svg(charts.by_code(table), "epci", "EPCI"))
    assert set(table.codes) <= set(shown)
    assert {"PALULOS", "Hors PALULOS", "EPCI", "Logements"} <= set(shown)


def test_share_says_number_and_percent(analysis: Analysis) -> None:
    table = crosstabs(analysis.synthese)[2]
    shown = texts(charts.svg(charts.share(table), "part", "Part"))
    assert "900" in shown
    assert any(text.startswith("M&C : ") and text.endswith("\u202f%)") for text in shown)


def test_gaps_shows_the_operations_that_have_one(analysis: Analysis) -> None:
    expected = charts.gaps_shown(analysis.operations)
    assert (expected["ecart"] != 0).all()
    assert list(expected["ecart"]) == sorted(expected["ecart"], reverse=True)
    assert set(expected["type_palu"]) <= {"Groupé", "Isolé"}
    figure = charts.gaps(analysis.operations)
    widths = [bar.get_width() for bar in figure.axes[0].containers[0]]
    assert widths == list(expected["ecart"])
    shown = texts(charts.svg(figure, "ecarts", "Écarts"))
    assert set(expected["intitule"]) <= set(shown)
    assert {"+2", "\u22121"} <= set(shown)


def test_drawings_are_self_contained_and_the_same_each_time(analysis: Analysis) -> None:
    table = crosstabs(analysis.synthese)[0]
    one, two = (charts.svg(charts.by_year(table), "annees", "Par « année »") for _ in range(2))
    assert one == two
    root = ElementTree.fromstring(one)
    assert root.get("role") == "img"
    assert root.get("aria-label") == "Par « année »"
    assert root.get("width") is None
    assert root.get("viewBox")
    identifiers = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(identifiers) == len(set(identifiers))
    assert all(identifier.startswith("annees-") for identifier in identifiers)
    for node in root.iter():
        for name, value in node.attrib.items():
            if name.endswith("href"):
                assert value[1:] in identifiers
            assert "http" not in value


def test_no_global_state(analysis: Analysis) -> None:
    before = dict(matplotlib.rcParams)
    charts.svg(charts.by_year(crosstabs(analysis.synthese)[0]), "annees", "")
    assert dict(matplotlib.rcParams) == before
    pyplot = sys.modules.get("matplotlib.pyplot")
    assert pyplot is None or pyplot.get_fignums() == []


def test_names_are_plain_text(analysis: Analysis) -> None:
    operations = analysis.operations.copy()
    row = charts.gaps_shown(operations).index[0]
    operations.loc[row, "intitule"] = "MC $\\alpha$ <b>&\n_{x} \x07"
    shown = texts(charts.svg(charts.gaps(operations), "noms", ""))
    assert "MC $\\alpha$ <b>& _{x}" in shown


def test_a_long_name_is_shortened_in_the_chart_only(analysis: Analysis) -> None:
    operations = analysis.operations.copy()
    row = charts.gaps_shown(operations).index[0]
    operations.loc[row, "intitule"] = "X" * 160
    shown = texts(charts.svg(charts.gaps(operations), "noms", ""))
    assert any(text.endswith("XX…") for text in shown)
    assert len(charts.gaps_shown(operations)["intitule"][row]) == 160


def test_nothing_to_draw(analysis: Analysis) -> None:
    none = pd.DataFrame(columns=analysis.operations.columns)
    assert charts.svg(charts.gaps(none), "rien", "").startswith("<svg")
    empty = analyse_frame(make_sample(30)[0].iloc[:0])
    for table in crosstabs(empty.synthese):
        for draw in (charts.by_year, charts.by_code, charts.share):
            assert charts.svg(draw(table), "rien", "").startswith("<svg")


def test_without_matplotlib(analysis: Analysis, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(*_: object) -> None:
        raise MissingPackage(package="matplotlib", usage="le dessin")

    monkeypatch.setattr(charts, "import_matplotlib", absent)
    with pytest.raises(MissingPackage):
        charts.by_year(crosstabs(analysis.synthese)[0])


@pytest.mark.parametrize("highest", [1, 26, 320, 1_740])
def test_ticks_go_by_one_two_or_five(highest: int) -> None:
    table = Crosstab("annee", "", "", ("",), (2020,), {("", "hors", 2020): highest})
    (axes,) = charts.by_year(table).axes
    ticks = [tick for tick in axes.get_yticks() if tick > 0]
    step = f"{min(b - a for a, b in zip([0, *ticks], ticks)):e}"
    assert step[0] in "125" and set(step[2:8]) == {"0"}


def test_a_part_that_is_the_whole_is_told_once() -> None:
    counts = {("", "hors", 2019): 26, ("", "hors", 2020): 30, ("", "palulos", 2020): 20}
    table = Crosstab("annee", "", "", ("",), (2019, 2020), counts)
    shown = texts(charts.svg(charts.by_year(table), "annees", "Années"))
    assert shown.count("26") == 1
    # The bar of two parts tells the three.
    assert {"30", "20", "50"} <= set(shown)


def test_a_long_title_stays_in_its_figure():
    title = "Logements remontés pour 100 logements des cités par cité – Béthune-Bruay, Artois-Lys"
    figure = indicator_charts.bars(
        indicator_charts.BarDrawing(title, [("a", "A", 3.0), ("b", "B", 2.0)], "entier")
    )
    figure.canvas.draw()
    box = figure._suptitle.get_window_extent()
    assert box.x1 <= figure.bbox.x1 and box.y1 <= figure.bbox.y1


def test_a_year_alone_does_not_fill_the_chart():
    figure = indicator_charts.years("Enveloppe", {"2021": 29_415_000.0}, "euro")
    (axes,) = figure.axes
    (bar,) = axes.containers[0]
    low, high = axes.get_xlim()
    assert bar.get_width() < 0.25 * (high - low) and low < bar.get_x() < high

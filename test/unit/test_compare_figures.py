"""``make demo`` says when a figure differs from the published one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools import compare_figures

FIGURES = {name: value for name, (_, value) in compare_figures.PUBLISHED.items()}


def _compare(folder: Path, figures: dict[str, int], synthesis: str) -> int:
    results, table = folder / "resultats.json", folder / "synthese.csv"
    results.write_text(json.dumps({"results": figures}), encoding="utf-8")
    table.write_text(synthesis, encoding="utf-8")
    return compare_figures.main(results, table)


@pytest.fixture
def published() -> str:
    return compare_figures.PUBLISHED_SYNTHESIS.read_text(encoding="utf-8")


def test_published_figures_agree(
    tmp_path: Path, published: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _compare(tmp_path, FIGURES, published) == 0
    assert "ÉCART" not in capsys.readouterr().out


@pytest.mark.parametrize("figures", [{**FIGURES, "NB_LOGEMENTS": 6286}, {}])
def test_a_wrong_or_missing_figure_is_told(
    tmp_path: Path, published: str, figures: dict[str, int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _compare(tmp_path, figures, published) == 1
    assert "ÉCART" in capsys.readouterr().out


def test_a_wrong_cell_of_a_crosstab_is_told(
    tmp_path: Path, published: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = published.replace("epci,CABBALR,palulos,2018,29", "epci,CABBALR,palulos,2018,28")
    assert wrong != published
    assert _compare(tmp_path, FIGURES, wrong) == 1
    assert "epci / CABBALR / palulos / 2018 : 29 publiés, 28 calculés" in capsys.readouterr().out

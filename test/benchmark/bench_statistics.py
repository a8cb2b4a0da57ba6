"""The viewer: counting a base once, then changing the indicator, the scale or the criteria."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsVectorLayer

from osp_plugin.domain.indicators import Criteria, indicator, indicators
from osp_plugin.project.indicators.drawing import Drawing, renderer
from osp_plugin.reports.indicators import charts
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.indicators.statistics import DWELLINGS, Statistics, Tables

from .generate import make_base
from .timing import contract, medians, show, spaced

CHANGE_LIMITS = {23_000: 0.3, 600_000: 2.0}
"""Seconds that a change of indicator or of scale may take, by number of dwellings."""
READING_LIMITS = {23_000: 1.0, 600_000: 8.0}
"""Seconds that counting the whole base for the viewer may take, beside the window."""
CHOICES = (
    ("nb_logements", "epci", Criteria()),
    ("cout_travaux", "operation", Criteria()),
    ("part_bbc", "cite", Criteria(annee_min=2018)),
    ("gain_etiquette_moyen", "commune", Criteria().only("bailleur", "SIA")),
)


def main(sizes: tuple[int, ...]) -> bool:
    """Print the medians for each size; returns whether every promise is kept."""
    with tempfile.TemporaryDirectory(prefix="osp_bench_") as folder:
        kept = [
            _viewer(make_base(Path(folder) / f"{size}.gpkg", size), size)
            for size in sizes
            if size in CHANGE_LIMITS
        ]
    return all(kept)


def _viewer(base: GeoPackageBase, dwellings: int) -> bool:
    keys = list(indicators())

    def read(tables: Callable[[], Tables]) -> Statistics:
        statistics = Statistics(tables())
        statistics.prepare(keys)
        return statistics

    found = base.source(DWELLINGS)
    layer = QgsVectorLayer(found.uri, DWELLINGS, found.provider)
    statistics = read(lambda: Tables(base))
    choices = itertools.cycle(CHOICES)
    works: dict[str, Callable[[], object]] = {
        "un indicateur à une échelle, directement": lambda: Statistics.of_base(base).at(
            "epci", ["nb_logements"]
        ),
        "tous les indicateurs comptés par la base": lambda: read(lambda: Tables(base)),
        "changer d’indicateur, d’échelle, de critères": lambda: _change(statistics, *next(choices)),
    }
    if dwellings == min(CHANGE_LIMITS):
        works["tous les indicateurs, couche en édition"] = lambda: read(
            lambda: Tables(base, {DWELLINGS: layer})
        )
    seconds = medians(works, runs=4)
    show(
        f"Visionneuse, {spaced(dwellings)} logements",
        seconds,
        "un indicateur à une échelle, directement",
    )
    change = seconds["changer d’indicateur, d’échelle, de critères"]
    reading = seconds["tous les indicateurs comptés par la base"]
    return all(
        (
            contract("secondes pour changer", change, CHANGE_LIMITS[dwellings]),
            contract("secondes pour tout compter", reading, READING_LIMITS[dwellings]),
        )
    )


def _change(statistics: Statistics, key: str, scale: str, criteria: Criteria) -> None:
    """What the panel does of itself: figures, classes of the map, chart."""
    item = indicator(key)
    figures = statistics.at(scale, [key], criteria)
    renderer(Drawing(item, figures))
    rows = list(zip(figures.table.index, figures.table["nom"], figures.table[key]))
    charts.bars(charts.BarDrawing(item.title, rows, item.format))

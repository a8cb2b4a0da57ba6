"""Arresting a situation, and reading it back: 23 000 and 600 000 dwellings."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.history.situations import arrest, remove
from osp_plugin.storage.indicators.situations import read_kept

from .generate import make_base
from .timing import contract, medians, show, spaced

LIMITS = {23_000: 5.0, 600_000: 30.0}
"""Seconds that a situation may take to be arrested, by number of dwellings."""
DAY = date(2021, 6, 15)


def main(sizes: tuple[int, ...]) -> bool:
    """Print the medians for each size; returns whether every promise is kept."""
    with tempfile.TemporaryDirectory(prefix="osp_bench_") as folder:
        kept = [
            _situation(make_base(Path(folder) / f"{size}.gpkg", size), size)
            for size in sizes
            if size in LIMITS
        ]
    return all(kept)


def _situation(base: GeoPackageBase, dwellings: int) -> bool:
    kept = arrest(base, DAY, "Lue")
    arresting = "arrêter une situation provisoire, puis la supprimer"
    seconds = medians(
        {
            arresting: lambda: remove(base, arrest(base, DAY, "Mesure")),
            "relire une situation, empreinte vérifiée": lambda: read_kept(base, kept),
        },
        runs=3,
    )
    show(f"Situations, {spaced(dwellings)} logements", seconds, arresting)
    return contract("secondes pour arrêter", seconds[arresting], LIMITS[dwellings])

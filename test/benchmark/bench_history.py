"""The journal replayed backwards: 100 000 changes of a base of 23 000 dwellings."""

from __future__ import annotations

import tempfile
import time
from datetime import datetime, timezone
from pathlib import Path

from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.history.explaining import Question, explain
from osp_plugin.storage.history.past import Past

from .generate import make_base
from .timing import contract, medians, show, spaced

DWELLINGS, CHANGES = 23_000, 100_000
LIMIT = 10.0
"""Seconds that replaying 100 000 changes may take."""


def main() -> bool:
    """Print the medians; returns whether the promise is kept."""
    with tempfile.TemporaryDirectory(prefix="osp_bench_") as name:
        base = make_base(Path(name) / "base.gpkg", DWELLINGS)
        with base.transaction() as session:  # its rows were written without triggers
            session.execute("UPDATE logement SET cree_le = '2021-06-15T08:00:00.000Z'")
        time.sleep(0.01)
        when = datetime.now(timezone.utc)
        time.sleep(0.01)
        _change(base)
        found = medians(
            {
                "rejouer le journal": lambda: _replay(base, when),
                "expliquer une part par EPCI": lambda: explain(
                    base, Question("part_livres", when, None, "epci")
                ),
            }
        )
        title = f"Journal de {spaced(CHANGES)} changements, {spaced(DWELLINGS)} logements"
        show(title, found, "rejouer le journal")
        return contract("rejouer le journal (s)", found["rejouer le journal"], LIMIT)


def _change(base: GeoPackageBase) -> None:
    """Changes of a few fields of every dwelling, until there are :data:`CHANGES`."""
    settings = (
        *("avancement = 'OS'", "surf_hab = 61.5, cout_travaux = 70000", "avancement = 'En cours'"),
        *("etiquette_apres = 'B', loyer_apres = 400", "avancement = 'Livré'"),
    )
    with base.transaction() as session:
        for setting in settings:
            done = session.rows("SELECT count(*) AS n FROM journal")[0]["n"]
            left = CHANGES - done
            session.execute(
                f"UPDATE logement SET {setting} WHERE fid IN "
                "(SELECT fid FROM logement ORDER BY fid LIMIT :left)",
                {"left": max(left, 0)},
            )


def _replay(base: GeoPackageBase, when: datetime) -> None:
    with base.reading() as session:
        past = Past(base, session, when)
        past.read("logement", [field.name for field in base.tables["logement"].fields], shape=True)

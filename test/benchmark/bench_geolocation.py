"""Every check of positions, against QGIS's join and PostGIS's query for the commune test alone.

330 communes and 600 cités: those of the demonstration, and squares where there is none. One
dwelling in seventy has something wrong.
"""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import psycopg2
from qgis.core import QgsApplication, QgsProcessingException

from osp_plugin import demonstration
from osp_plugin.domain.geolocation.positions import Areas
from osp_plugin.processing.provider import OspProvider
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.postgis import PostgisBase

from ..postgis.cluster import ServerNotInstalled, running_server
from ..support.geolocation_data import areas_of, dwellings, inside, write_dwellings
from ..support.processing_runner import Feedback, run_algorithm
from .bench_memory import peak_mb, prepare_process
from .timing import contract, show, spaced

CITES = 600
SQUARE_M = 250.0
WRONG_EVERY = 70
RUNS = 3
QGIS_UP_TO = 600_000
JOIN_RATIO = 15.0
SERVER_LIMIT = 1.0
MEMORY_MB = 500
CANCEL_S = 1.0
JOIN, SERVER = "QGIS, commune seule (jointure par localisation)", "PostGIS, commune seule"
OURS = "osp, tous les contrôles"


def main(sizes: tuple[int, ...]) -> bool:
    """Print the times of each size; returns whether every promise is kept."""
    provider = _add_algorithms()
    tables = demonstration.build()
    communes = areas_of(tables["commune"], "idcom", "nom_commune")
    cites = _more_cites(tables["cite"], communes)
    areas = areas_of(cites, "id_cite", "nom_cite")
    with tempfile.TemporaryDirectory(prefix="osp_bench_") as folder:
        kept = [
            _measure(Path(folder) / f"{n}.gpkg", n, tables["commune"], communes, areas, cites)
            for n in sizes
        ]
    QgsApplication.processingRegistry().removeProvider(provider)
    return all(kept)


def _add_algorithms() -> OspProvider:
    """QGIS's algorithms and ours. The provider must be held, or its algorithms vanish."""
    from processing.core.Processing import Processing

    Processing.initialize()
    provider = OspProvider()
    assert QgsApplication.processingRegistry().addProvider(provider)
    return provider


def _more_cites(cites: pd.DataFrame, communes: Areas) -> pd.DataFrame:
    """The cités of the demonstration, and squares up to CITES."""
    random = np.random.RandomState(600)
    count = CITES - len(cites)
    centres = inside(communes.polygons, random.randint(0, len(communes), count), random)
    more = pd.DataFrame(
        {
            "id_cite": np.arange(count) + int(cites["id_cite"].max()) + 1,
            "nom_cite": [f"Cité carrée {number}" for number in range(count)],
            "geom": [_square(x, y) for x, y in centres],
        }
    )
    return pd.concat([cites[["id_cite", "nom_cite", "geom"]], more], ignore_index=True)


def _square(x: float, y: float) -> bytes:
    half = SQUARE_M / 2
    ring = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)]
    coordinates = np.array(ring) + (x, y)
    head = np.array([1], "u1").tobytes()
    return b"".join(
        [head, np.array([6, 1], "<u4").tobytes(), head, np.array([3, 1, 5], "<u4").tobytes(),
         coordinates.astype("<f8").tobytes()]
    )  # fmt: skip


def _measure(
    path: Path,
    size: int,
    commune: pd.DataFrame,
    communes: Areas,
    areas: Areas,
    cites: pd.DataFrame,
) -> bool:
    table = dwellings(size, communes, areas)
    wrong = np.arange(0, len(table), WRONG_EVERY)
    table.loc[wrong, "x"] = table.loc[wrong, "x"].to_numpy() + 4_000.0
    base = write_dwellings(path, table)
    with base.transaction() as session:
        session.execute("PRAGMA defer_foreign_keys = ON")
        session.append(base.tables["commune"], commune[["idcom", "nom_commune", "geom"]])
        session.append(base.tables["cite"], cites)
    layers = {name: f"{path}|layername={name}" for name in ("logement", "commune", "cite")}
    ours = {
        "INPUT": layers["logement"],
        "COMMUNES": layers["commune"],
        "CITES": layers["cite"],
        "OUTPUT": str(path.with_suffix(".anomalies.gpkg")),
    }
    works: dict[str, Any] = {OURS: lambda: run_algorithm("osp:controle_geolocalisation", ours)}
    if size <= QGIS_UP_TO:
        works[JOIN] = lambda: _join(layers, path)
    seconds = _medians(works)
    if size <= QGIS_UP_TO:
        served = _on_server(base)
        if served is not None:
            seconds[SERVER] = served
    show(f"Positions, {spaced(size)} logements × 330 communes × {CITES} cités", seconds, OURS)
    kept = [_cancel(ours), _memory(path.parent, layers)] if size <= QGIS_UP_TO else [True]
    if JOIN in seconds:
        kept.append(contract("part du temps de la jointure", seconds[OURS] / seconds[JOIN],
                             1 / JOIN_RATIO))  # fmt: skip
    if SERVER in seconds:
        kept.append(contract("rapport à PostGIS", seconds[OURS] / seconds[SERVER], SERVER_LIMIT))
    return all(kept)


def _medians(works: dict[str, Any]) -> dict[str, float]:
    """Taking turns; the join, which lasts, is run once."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(RUNS):
        for name, work in works.items():
            if name == JOIN and turn:
                continue
            start = time.perf_counter()
            work()
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in seconds.items()}


def _join(layers: dict[str, str], path: Path) -> None:
    run_algorithm(
        "native:joinattributesbylocation",
        {
            "INPUT": layers["logement"],
            "JOIN": layers["commune"],
            "PREDICATE": [5],
            "JOIN_FIELDS": ["idcom"],
            "METHOD": 1,
            "PREFIX": "polygone_",
            "OUTPUT": str(path.with_suffix(".jointure.gpkg")),
        },
    )


def _on_server(origin: GeoPackageBase) -> float | None:
    """Median of the query that finds the dwellings out of their commune."""
    try:
        with running_server() as server:
            server.run("postgres", "CREATE DATABASE positions")
            base = PostgisBase(server.uri("positions"), "osp", "positions")
            base.create()
            homes = origin.query(
                "SELECT fid, id_ddtm62, idcom, bailleur, type_palu, geom FROM logement"
            )
            towns = origin.query("SELECT idcom, nom_commune, geom FROM commune")
            with base.transaction() as session:
                session.execute("SET LOCAL session_replication_role = replica")
                for name, rows in (("commune", towns), ("logement", homes)):
                    rows["geom"] = [blob[-21:] if name == "logement" else _wkb(blob)
                                    for blob in rows["geom"]]  # fmt: skip
                    session.append(base.tables[name], rows)
            server.run("positions", "VACUUM ANALYZE osp.logement")
            connection = psycopg2.connect(server.uri("positions").connectionInfo(False))
            times = []
            for _ in range(RUNS):
                start = time.perf_counter()
                with connection.cursor() as cursor:
                    cursor.execute(
                        "SELECT l.fid FROM osp.logement AS l JOIN osp.commune AS c USING (idcom) "
                        "WHERE NOT ST_Covers(c.geom, l.geom)"
                    )
                    cursor.fetchall()
                times.append(time.perf_counter() - start)
            connection.close()
            return statistics.median(times)
    except ServerNotInstalled:
        print("\nPostGIS : pas de serveur sur cette machine, rien n’y est mesuré")
        return None


def _wkb(blob: bytes) -> bytes:
    from osp_plugin.storage.gpkg_geometry import to_wkb

    return to_wkb(blob)


def _cancel(parameters: dict[str, Any]) -> bool:
    """The longest wait between a cancel and its effect, at several moments."""
    waits = []
    for after in (0.1, 0.5, 0.9):
        feedback = Feedback()
        asked: list[float] = []

        def ask(feedback: Feedback = feedback, asked: list[float] = asked) -> None:
            asked.append(time.perf_counter())
            feedback.cancel()

        timer = threading.Timer(after, ask)
        timer.start()
        try:
            run_algorithm("osp:controle_geolocalisation", parameters, feedback)
        except QgsProcessingException:
            waits.append(time.perf_counter() - asked[0])
        timer.cancel()
    return contract("secondes avant l’effet d’une annulation", max(waits, default=0.0), CANCEL_S)


def _memory(folder: Path, layers: dict[str, str]) -> bool:
    """Above qgis_process with nothing to do. Needs ``make build``."""
    try:
        process, environment = prepare_process(folder)
    except (OSError, subprocess.CalledProcessError):
        print("  mémoire : extension non construite (make build), rien n’est mesuré")
        return True
    bare = peak_mb([*process, "plugins"], environment)
    checked = peak_mb(
        [
            *process, "run", "osp:controle_geolocalisation", "--",
            f"INPUT={layers['logement']}", f"COMMUNES={layers['commune']}",
            f"CITES={layers['cite']}", f"OUTPUT={folder / 'memoire.gpkg'}",
        ],
        environment,
    )  # fmt: skip
    print(f"  qgis_process nu {bare:.0f} Mo, contrôle {checked:.0f} Mo")
    return contract("mégaoctets au-dessus de qgis_process nu", checked - bare, MEMORY_MB)

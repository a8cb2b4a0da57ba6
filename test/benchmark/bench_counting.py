"""Counting the crosstab EPCI × bailleur × type × year, against the database's own GROUP BY."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import psycopg2
from qgis.core import QgsVectorLayer

from osp_plugin.storage.counting.aggregation import count_rows
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.gpkg_geometry import to_wkb
from osp_plugin.storage.layers import count_features
from osp_plugin.storage.postgis import PostgisBase

from ..postgis.cluster import Server, ServerNotInstalled, running_server
from .generate import COLUMNS, make_base
from .timing import contract, medians, show, spaced

CROSSTAB = ("epci", "bailleur", "type_palu", "annee_financ")
GROUP_BY = f"SELECT {', '.join(CROSSTAB)}, count(*) FROM logement GROUP BY {', '.join(CROSSTAB)}"
LIMITS = {600_000: 0.8, 5_400_000: 0.4}
SERVER_LIMIT = 1.3
SERVER_DWELLINGS = 600_000
FEATURE_LOOP_UP_TO = 600_000


def main(sizes: tuple[int, ...]) -> bool:
    """Print the medians for each size; returns whether every promise is kept."""
    with tempfile.TemporaryDirectory(prefix="osp_bench_") as folder:
        kept = [_geopackage(make_base(Path(folder) / f"{n}.gpkg", n), n) for n in sizes]
        kept.append(_server(make_base(Path(folder) / "serveur.gpkg", SERVER_DWELLINGS)))
    return all(kept)


def _geopackage(base: GeoPackageBase, dwellings: int) -> bool:
    def bare() -> object:
        with closing(sqlite3.connect(base.path)) as connection:
            return connection.execute(GROUP_BY).fetchall()

    def without_arrow() -> object:
        with patch("osp_plugin.storage.geopackage.can_stream", return_value=False):
            return count_rows(base, "logement", CROSSTAB)

    works = {
        "sqlite3, GROUP BY": bare,
        "osp, colonnes Arrow": lambda: count_rows(base, "logement", CROSSTAB),
        "osp, repli sans Arrow": without_arrow,
    }
    if dwellings <= FEATURE_LOOP_UP_TO:
        found = base.source("logement")
        layer = QgsVectorLayer(found.uri, "logement", found.provider)
        works["osp, couche telle que QGIS la voit"] = lambda: count_features(layer, CROSSTAB)
    seconds = medians(works)
    show(f"GeoPackage, {spaced(dwellings)} logements", seconds, "sqlite3, GROUP BY")
    if dwellings not in LIMITS:
        return True
    ratio = seconds["osp, colonnes Arrow"] / seconds["sqlite3, GROUP BY"]
    return contract("rapport à sqlite3", ratio, LIMITS[dwellings])


def _server(origin: GeoPackageBase) -> bool:
    try:
        with running_server() as server:
            return _count_on(server, origin)
    except ServerNotInstalled:
        print("\nPostGIS : pas de serveur sur cette machine, rien n’est mesuré")
        return True


def _count_on(server: Server, origin: GeoPackageBase) -> bool:
    server.run("postgres", "CREATE DATABASE mesure")
    base = PostgisBase(server.uri("mesure"), "osp", "mesure")
    base.create()
    rows = origin.query(f"SELECT {', '.join(COLUMNS)} FROM logement ORDER BY fid")
    rows["geom"] = [None if blob is None else to_wkb(blob) for blob in rows["geom"]]
    with base.transaction() as session:
        session.execute("SET LOCAL session_replication_role = replica")
        session.append(base.tables["logement"], rows)
    server.run("mesure", "VACUUM ANALYZE osp.logement")
    connection = psycopg2.connect(server.uri("mesure").connectionInfo(False))

    def bare() -> object:
        with connection.cursor() as cursor:
            cursor.execute(GROUP_BY.replace("FROM logement", "FROM osp.logement"))
            return cursor.fetchall()

    with closing(connection):
        seconds = medians(
            {
                "psycopg2, GROUP BY": bare,
                "osp, sur le serveur": lambda: count_rows(base, "logement", CROSSTAB),
            },
            runs=5,
        )
    show(f"PostGIS, {spaced(len(rows))} logements", seconds, "psycopg2, GROUP BY")
    ratio = seconds["osp, sur le serveur"] / seconds["psycopg2, GROUP BY"]
    return contract("rapport à la requête nue", ratio, SERVER_LIMIT)

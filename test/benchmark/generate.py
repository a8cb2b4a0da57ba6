"""Bases of any size for the benchmarks: 23 000, 600 000 or 5 400 000 dwellings."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np

from osp_plugin.storage import gpkg_geometry
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.gpkg_geometry import from_wkb

from ..support.samples import point

BLOCK = 20_000
COLUMNS = (
    "fid", "id_ddtm62", "ident_rep", "ident_int", "idlocal", "idpar", "dnvoiri", "dvoilib",
    "idcom", "idcomtxt", "dep", "epci", "cite_ini", "id_cite", "nom_cite_1", "intitule",
    "bailleur", "type_palu", "num_decision", "annee_financ", "avancement", "etiquette_avant",
    "etiquette_apres", "label_vise", "biosource", "typologie", "surf_hab", "annee_constr",
    "cout_travaux", "subv_palulos", "geom",
)  # fmt: skip
EPCI = ("CABBALR", "CAHC", "CALL", "CAPH", "CAVM", "CCCO", "CCHD", "CCPC", "DA")
OPERATIONS = 800


def make_base(path: Path, dwellings: int) -> GeoPackageBase:
    """A base of so many dwellings, one in 150 without position, in 800 operations.

    One block of rows is made, and copied within the database with other identifiers; triggers
    and foreign keys are set aside, since what is measured is reading.
    """
    base = GeoPackageBase(path)
    base.create()
    rows = _block(min(BLOCK, dwellings))
    places = ", ".join("?" * len(COLUMNS))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'logement'"
        ).fetchall()
        for name, _sql in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.executemany(
            f"INSERT INTO logement ({', '.join(COLUMNS)}) VALUES ({places})", rows
        )
        others = ", ".join(COLUMNS[3:])
        for start in range(BLOCK, dwellings, BLOCK):
            connection.execute(
                f"INSERT INTO logement ({', '.join(COLUMNS)}) "
                f"SELECT fid + :start, fid + :start, printf('%010d', fid + :start), {others} "
                "FROM logement WHERE fid <= :copied",
                {"start": start, "copied": min(BLOCK, dwellings - start)},
            )
        gpkg_geometry.register(connection)
        connection.execute(
            "INSERT INTO rtree_logement_geom SELECT fid, ST_MinX(geom), ST_MaxX(geom), "
            "ST_MinY(geom), ST_MaxY(geom) FROM logement WHERE geom IS NOT NULL"
        )
        for _name, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")
    return base


def _block(size: int) -> list[tuple[object, ...]]:
    random = np.random.RandomState(2021)
    operation = random.randint(0, OPERATIONS, size)
    x = random.uniform(650_000, 750_000, size).round(2)
    y = random.uniform(7_000_000, 7_060_000, size).round(2)
    return [
        _dwelling(index + 1, int(operation[index]), float(x[index]), float(y[index]))
        for index in range(size)
    ]


def _dwelling(number: int, operation: int, x: float, y: float) -> tuple[object, ...]:
    epci = EPCI[operation % 9]
    bailleur = "SIA" if operation % 4 == 0 else "M&C"
    year = 2016 + operation % 7
    geometry = from_wkb(point(x, y), 2154) if number % 150 else None
    return (
        number, number, f"{number:010d}", f"SOG{number:06d}", f"62498{number:07d}",
        f"62498000AB{number % 10_000:04d}", str(number % 200), "RUE DES ACACIAS", "62498", "Lens",
        "62" if operation % 9 < 3 else "59", epci, "CITE DES ACACIAS", number % 300,
        "Cité des Acacias", f"{bailleur} {epci} CITE {operation} {year} H", bailleur,
        ("Groupé", "Isolé", "Hors")[operation % 3], "20186249800004", year, "Livré", "F", "B",
        "BBC rénovation", "Aucun", "T4", 70.5, 1925, 85_000.0, 9_000.0, geometry,
    )  # fmt: skip

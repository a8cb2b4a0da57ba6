"""Dwellings of any number, each inside its commune and mostly inside a cité, for the checks."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pandas as pd

from osp_plugin.domain.common.polygons import NOWHERE, Polygons
from osp_plugin.domain.geolocation.positions import Areas
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.gpkg_geometry import from_wkb

from .new_base import new_base
from .samples import point

IN_A_CITE = 0.6
BLOCK = 100_000
COLUMNS = (
    *("fid", "id_ddtm62", "ident_rep", "idlocal", "idpar", "idcom", "dep", "epci", "id_cite"),
    *("intitule", "bailleur", "type_palu", "geom"),
)


def inside(polygons: Polygons, which: np.ndarray, random: np.random.RandomState) -> np.ndarray:
    """A random point (n × 2) inside each of the polygons ``which``."""
    found = np.empty((len(which), 2))
    left = np.arange(len(which))
    while len(left):
        boxes = polygons.boxes[which[left]]
        tried = boxes[:, :2] + random.uniform(size=(len(left), 2)) * (boxes[:, 2:] - boxes[:, :2])
        tried = tried.round(2)
        good = polygons.contains(which[left], tried[:, 0], tried[:, 1])
        found[left[good]] = tried[good]
        left = left[~good]
    return found


def dwellings(count: int, communes: Areas, cites: Areas, seed: int = 2021) -> pd.DataFrame:
    """Dwellings without any anomaly: columns COLUMNS but ``geom``, then ``x`` and ``y``.

    Each names the commune and the cité that contain it; an operation stays within a cité, or
    within a commune where it is near enough.
    """
    random = np.random.RandomState(seed)
    drawn = np.flatnonzero(~cites.polygons.empty)
    commune = random.randint(0, len(communes), count)
    places = inside(communes.polygons, commune, random)
    chosen = np.flatnonzero(random.uniform(size=count) < IN_A_CITE)
    places[chosen] = inside(
        cites.polygons, drawn[random.randint(0, len(drawn), len(chosen))], random
    )
    x, y = places.T
    commune = communes.grid.containing(x, y)
    cite = cites.grid.containing(x, y)
    kept = np.flatnonzero(commune != NOWHERE)
    x, y, commune, cite = x[kept], y[kept], commune[kept], cite[kept]
    number = np.arange(1, len(kept) + 1)
    idcom = np.array(communes.codes)[commune]
    bailleur = np.where(number % 4 == 0, "SIA", "M&C")
    text = number.astype(str).astype(object)
    return pd.DataFrame(
        {
            "fid": number,
            "id_ddtm62": number,
            "ident_rep": pd.Series(text).str.zfill(10),
            "idlocal": pd.Series(idcom).astype(object) + pd.Series(text).str.zfill(7),
            "idpar": pd.Series(idcom).astype(object)
            + "000AB"
            + pd.Series(number % 10_000).astype(str).str.zfill(4),
            "idcom": idcom,
            "dep": np.array([str(dep) for dep in communes.dep])[commune],
            "epci": np.array([epci or "" for epci in communes.epci], dtype=object)[commune],
            "id_cite": [
                int(cites.codes[place]) if place != NOWHERE else None for place in cite.tolist()
            ],
            # Of a cité, all of it; of none, squares of a kilometre: near one another.
            "intitule": [
                f"{name} CITE {place} {2016 + rank % 7}"
                if place != NOWHERE
                else f"{name} DIFFUS {int(across)} {int(up)}"
                for name, place, rank, across, up in zip(
                    bailleur.tolist(), cite.tolist(), number.tolist(), x // 1000, y // 1000
                )
            ],
            "bailleur": bailleur,
            "type_palu": "Hors",
            "x": x,
            "y": y,
        }
    ).astype({"id_cite": "Int64"})


def write_dwellings(path: Path, table: pd.DataFrame) -> GeoPackageBase:
    """A base with these rows and no others. The rows are right: triggers, references and checks,
    which would take most of the time, are set aside, and indexes are made at the end."""
    base = new_base(path)
    names = ", ".join(COLUMNS)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        aside = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') "
            "AND tbl_name = 'logement' AND sql IS NOT NULL"
        ).fetchall()
        for kind, name, _sql in aside:
            connection.execute(f'DROP {kind} "{name}"')
        for start in range(0, len(table), BLOCK):
            rows = table.iloc[start : start + BLOCK]
            columns = [_plain(rows[name]) for name in COLUMNS[:-1]]
            shapes = _blobs(rows["x"].to_numpy(), rows["y"].to_numpy())
            connection.executemany(
                f"INSERT INTO logement ({names}) VALUES ({', '.join('?' * len(COLUMNS))})",
                zip(*columns, shapes),
            )
        connection.executemany(
            "INSERT INTO rtree_logement_geom VALUES (?1, ?2, ?2, ?3, ?3)",
            zip(*(table[name].tolist() for name in ("fid", "x", "y"))),
        )
        for kind, _name, sql in aside:
            if kind == "index":
                connection.execute(sql)
        connection.execute("COMMIT")
    return base


def _blobs(x: np.ndarray, y: np.ndarray) -> list[bytes]:
    """Points as a GeoPackage stores them."""
    head = from_wkb(point(0.0, 0.0), 2154)[:-16]
    made = np.empty(len(x), [("head", f"V{len(head)}"), ("x", "<f8"), ("y", "<f8")])
    made["head"], made["x"], made["y"] = np.void(head), x, y
    whole, size = made.tobytes(), made.itemsize
    return [whole[start : start + size] for start in range(0, len(whole), size)]


def _plain(column: pd.Series) -> Sequence[object]:
    values = column.astype(object)
    return values.where(column.notna(), None).tolist()


def areas_of(table: pd.DataFrame, code: str, name: str) -> Areas:
    """Areas of a table of the demonstration: ``geom`` as WKB."""
    extra: Mapping[str, list[str]] = (
        {column: table[column].tolist() for column in ("epci", "dep")} if code == "idcom" else {}
    )
    return Areas(
        Polygons.from_wkb(table["geom"].tolist()),
        [str(value) for value in table[code]],
        table[name].tolist(),
        **extra,
    )

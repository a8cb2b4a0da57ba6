"""A copy of the demonstration in which every anomaly of position is planted, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
)

from .samples import point

Tables = dict[str, pd.DataFrame]
FAR_M = 2_500.0


def planted(tables: Tables) -> tuple[Tables, set[tuple[str, int]]]:
    """The tables of the demonstration with faults, and every anomaly to find: code and ``fid``."""
    garden = _Garden(tables)
    for plant in (
        _geometries, _projections, _communes, _codes, _cites, _parcels, _operations, _doubles,
    ):  # fmt: skip
        plant(garden)
    return garden.tables, garden.expected


class _Garden:
    """The tables being changed; each fault takes dwellings that no other has touched."""

    def __init__(self, tables: Tables) -> None:
        self.tables = {name: table.copy() for name, table in tables.items()}
        self.homes = self.tables["logement"]
        placed = self.homes["geom"].notna()
        self.expected = {("sans_geometrie", int(fid)) for fid in self.homes.loc[~placed, "fid"]}
        once = ~self.homes["ident_rep"].duplicated(keep=False)
        sizes = self.homes[placed].groupby("intitule")["fid"].transform("size")
        usable = placed & once & (sizes.reindex(self.homes.index).fillna(0) >= 6)
        usable &= self.homes["id_cite"].notna()
        self.free = self.homes[usable].sample(frac=1, random_state=5)
        self.shapes = {
            name: {
                code: geometry(wkb)
                for code, wkb in zip(self.tables[name][key], self.tables[name]["geom"])
            }
            for name, key in (("commune", "idcom"), ("cite", "id_cite"), ("parcelle", "idpar"))
        }

    def take(self, suits: Callable[[pd.Series], bool] = lambda home: True) -> pd.Series:
        """A dwelling that nothing has touched."""
        for index, home in self.free.iterrows():
            if suits(home):
                self.free = self.free.drop(index)
                return home
        raise AssertionError("plus de logement qui convienne")

    def set(self, home: pd.Series, **values: Any) -> None:
        for name, value in values.items():
            self.homes.at[home.name, name] = value

    def expect(self, code: str, *homes: pd.Series) -> None:
        self.expected |= {(code, int(home["fid"])) for home in homes}

    def other_commune(self, home: pd.Series, same_epci: bool = True) -> pd.Series:
        communes = self.tables["commune"]
        others = communes[(communes["idcom"] != home["idcom"])]
        own = communes.loc[communes["idcom"] == home["idcom"], "epci"].iloc[0]
        return others[(others["epci"] == own) == same_epci].iloc[0]


def geometry(wkb: bytes) -> QgsGeometry:
    made = QgsGeometry()
    made.fromWkb(wkb)
    return made


def place(home: pd.Series) -> tuple[float, float]:
    x, y = np.frombuffer(home["geom"], "<f8", 2, 5)
    return float(x), float(y)


def at(x: float, y: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(x, y))


def _geometries(garden: _Garden) -> None:
    home = garden.take()
    garden.set(home, geom=None)
    garden.expect("sans_geometrie", home)
    home = garden.take()
    garden.set(home, geom=point(float("inf"), 7_000_000.0))
    garden.expect("geometrie_invalide", home)
    home = garden.take()
    garden.set(home, geom=point(500_000.0, 6_800_000.0))
    garden.expect("hors_territoire", home)


def _projections(garden: _Garden) -> None:
    lambert = QgsCoordinateReferenceSystem("EPSG:2154")
    for epsg, swapped in ((2154, True), (4326, False), (4326, True), (3950, False)):
        home = garden.take()
        to = QgsCoordinateReferenceSystem(f"EPSG:{epsg}")
        context = QgsCoordinateTransformContext()
        moved = QgsCoordinateTransform(lambert, to, context).transform(QgsPointXY(*place(home)))
        x, y = (moved.y(), moved.x()) if swapped else (moved.x(), moved.y())
        garden.set(home, geom=point(x, y))
        garden.expect("projection_erronee", home)


def _communes(garden: _Garden) -> None:
    # The point in another commune, the identifiers bearing the code out.
    home = garden.take()
    inside = (
        garden.shapes["commune"][garden.other_commune(home)["idcom"]].pointOnSurface().asPoint()
    )
    garden.set(home, geom=point(inside.x(), inside.y()))
    garden.expect("hors_commune", home)
    # The code wrong, the point and the identifiers right.
    home = garden.take()
    garden.set(home, idcom=garden.other_commune(home, same_epci=False)["idcom"])
    garden.expect("communes_differentes", home)
    home = garden.take()
    garden.set(home, idlocal=garden.other_commune(home)["idcom"] + home["idlocal"][5:])
    garden.expect("communes_differentes", home)
    home = garden.take()
    garden.set(home, idcom=None)
    garden.expect("commune_inconnue", home)


def _codes(garden: _Garden) -> None:
    home = garden.take()
    garden.set(home, epci=garden.other_commune(home, same_epci=False)["epci"])
    garden.expect("epci_incoherent", home)
    home = garden.take()
    garden.set(home, dep="62" if home["dep"] == "59" else "59")
    garden.expect("departement_incoherent", home)


def _cites(garden: _Garden) -> None:
    shapes = garden.shapes["cite"]
    home = garden.take()
    other = next(code for code in shapes if code != home["id_cite"])
    garden.set(home, id_cite=other)
    garden.expect("autre_cite_plus_proche", home)
    home = garden.take()
    garden.set(home, id_cite=pd.NA)
    garden.expect("cite_manquante", home)
    home = garden.take(lambda one: _way_out(garden, one) is not None)
    garden.set(home, geom=point(*_way_out(garden, home)))
    garden.expect("hors_cite", home)
    # A small cité loses its outline: each of its dwellings is told.
    counts = garden.homes["id_cite"].value_counts()
    touched = set(garden.homes["fid"]) - set(garden.free["fid"])
    small = next(
        code
        for code in counts.index[::-1]
        if not (garden.homes.loc[garden.homes["id_cite"] == code, "fid"].isin(touched)).any()
    )
    cites = garden.tables["cite"]
    cites.loc[cites["id_cite"] == small, "geom"] = None
    garden.expect(
        "cite_sans_contour",
        *(home for _, home in garden.homes[garden.homes["id_cite"] == small].iterrows()),
    )
    garden.free = garden.free[garden.free["id_cite"] != small]


def _way_out(garden: _Garden, home: pd.Series) -> tuple[float, float] | None:
    """A place of the commune 150 to 400 m from the cité and far from any other."""
    x, y = place(home)
    for reach in range(200, 1_000, 50):
        for angle in np.linspace(0, 2 * np.pi, 24):
            tried = (round(x + reach * np.cos(angle), 2), round(y + reach * np.sin(angle), 2))
            there = at(*tried)
            if not garden.shapes["commune"][home["idcom"]].contains(there):
                continue
            if not 150 < garden.shapes["cite"][home["id_cite"]].distance(there) < 400:
                continue
            near = there.buffer(150, 4).boundingBox()
            others = (s for s in garden.shapes["cite"].values() if s.boundingBox().intersects(near))
            if all(shape.distance(there) > 150 for shape in others):
                return tried
    return None


def _parcels(garden: _Garden) -> None:
    home = garden.take()
    garden.set(home, idpar=f"{home['idcom']}000ZZ9999")
    garden.expect("parcelle_introuvable", home)
    parcels = garden.shapes["parcelle"]
    home = garden.take()
    other = next(
        idpar
        for idpar, shape in parcels.items()
        if idpar[:5] == home["idcom"] and shape.distance(at(*place(home))) > 100
    )
    garden.set(home, idpar=other)
    garden.expect("hors_parcelle", home)


def _operations(garden: _Garden) -> None:
    home = garden.take()
    for intitule, group in garden.free.groupby("intitule"):
        away = min(at(*place(home)).distance(at(*place(one))) for _, one in group.iterrows())
        if away > FAR_M and (group["bailleur"] == home["bailleur"]).all() and len(group) > 2:
            garden.set(home, intitule=intitule)
            break
    garden.expect("loin_de_operation", home)


def _doubles(garden: _Garden) -> None:
    home = garden.take(lambda one: _neighbour(garden, one) is not None)
    other = _neighbour(garden, home)
    garden.free = garden.free.drop(other.name)
    garden.set(home, geom=other["geom"])
    garden.expect("position_multiple", home, other)
    for name in ("ident_rep", "idlocal"):
        home = garden.take()
        other = garden.take(
            lambda one, home=home: (
                one["idcom"] == home["idcom"] and at(*place(one)).distance(at(*place(home))) > 100
            )
        )
        garden.set(home, **{name: other[name]})
        garden.expect("identifiant_en_deux_lieux", home, other)


def _neighbour(garden: _Garden, home: pd.Series) -> pd.Series | None:
    """Another dwelling of the same cité within 15 m."""
    for _, one in garden.free[garden.free["id_cite"] == home["id_cite"]].iterrows():
        if one.name != home.name and at(*place(one)).distance(at(*place(home))) < 15:
            return one
    return None

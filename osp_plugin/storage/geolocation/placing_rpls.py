"""Positions that the RPLS gives to its dwellings: X, Y and the EPSG code of their system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any

from qgis.core import QgsFeatureRequest, QgsFeatureSource, QgsPointXY

from ...compat import python_value
from ...domain.geolocation.address_book import AddressBook
from ...domain.geolocation.addresses import number_of
from ..base import Base, IsCancelled, Progress
from ..layers import pause
from .errors import NoRplsPosition
from .projection import LAMBERT, to_lambert

TABLE = "rpls"
_NEEDED = ("ident_rep", "x", "y")
_EPSG = "epsg"
_DIGITS = 10
_WATCHED = 20_000

Positions = dict[str, tuple[float, float]]
"""Point (m, Lambert-93) by ``ident_rep``."""


def has_rpls(base: Base) -> bool:
    """Whether the base holds the RPLS, with rows in it."""
    return TABLE in base.tables and bool(base.rows(f"SELECT 1 AS un FROM {TABLE} LIMIT 1"))  # nosec B608


def read_base(base: Base) -> Positions:
    """Positions of the dwellings of the base, by its own RPLS."""
    rows = base.rows(
        f"SELECT ident_rep, x, y, epsg FROM {TABLE} "  # nosec B608
        "WHERE x IS NOT NULL AND y IS NOT NULL "
        "AND ident_rep IN (SELECT ident_rep FROM logement)"
    )
    return _positions((row["ident_rep"], row["x"], row["y"], row["epsg"]) for row in rows)


def read_addresses(base: Base, communes: Set[str], is_cancelled: IsCancelled) -> AddressBook:
    """The addresses of ``communes`` where the RPLS of the base places a dwelling.

    Some years of the RPLS are published without ``ident_rep``. Raises Cancelled.
    """
    book = AddressBook()
    rows = base.rows(
        f"SELECT idcom, dnvoiri, dindic, dvoilib, x, y, epsg FROM {TABLE} "  # nosec B608
        "WHERE x IS NOT NULL AND y IS NOT NULL AND dvoilib IS NOT NULL"
    )
    for done, row in enumerate(rows):
        if done % _WATCHED == 0:
            pause(0, None, is_cancelled)
        if row["idcom"] not in communes:
            continue
        point = _point(row["x"], row["y"], row["epsg"])
        if point is not None:
            number = number_of(row["dnvoiri"], row["dindic"])
            book.add(row["idcom"], row["dvoilib"], number, *point)
    return book


def read_source(
    source: QgsFeatureSource,
    wanted: Set[str],
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> Positions:
    """Positions of the dwellings ``wanted`` in a table, whose columns are found by name.

    ``progress`` gets 0 to 1. Raises NoRplsPosition, Cancelled.
    """
    names = {name.lower(): place for place, name in enumerate(source.fields().names())}
    missing = [name.upper() for name in _NEEDED if name not in names]
    if missing:
        raise NoRplsPosition(couche=source.sourceName(), colonnes=", ".join(missing))
    places = [names[name] for name in _NEEDED] + ([names[_EPSG]] if _EPSG in names else [])
    total = max(1, source.featureCount())

    def rows() -> Iterator[tuple[Any, ...]]:
        request = QgsFeatureRequest().setSubsetOfAttributes(places)
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        for done, feature in enumerate(source.getFeatures(request)):
            if done % _WATCHED == 0:
                pause(done / total, progress, is_cancelled)
            values = feature.attributes()
            if _identifier(python_value(values[places[0]])) in wanted:
                yield (*(python_value(values[place]) for place in places), None)[:4]

    return _positions(rows())


def _positions(rows: Iterable[tuple[Any, ...]]) -> Positions:
    found: Positions = {}
    for identifier, x, y, epsg in rows:
        point = _point(x, y, epsg)
        if point is not None:
            found.setdefault(_identifier(identifier), point)
    return found


def _point(x: object, y: object, epsg: object) -> tuple[float, float] | None:
    east, north = _number(x), _number(y)
    if east is None or north is None:
        return None
    return to_lambert(QgsPointXY(east, north), int(_number(epsg) or LAMBERT))


def _identifier(value: object) -> str:
    """The 10 digits, with the zeros that a table of numbers has lost."""
    text = "" if value is None else str(value).strip()
    return text.zfill(_DIGITS) if text.isdigit() else text


def _number(value: object) -> float | None:
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        return None

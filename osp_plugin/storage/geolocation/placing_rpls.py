"""Positions that the RPLS gives to its dwellings: X, Y and the EPSG code of their system."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from math import isfinite
from typing import Any

from qgis.core import QgsFeatureRequest, QgsFeatureSource, QgsPointXY

from ...compat import python_value
from ...domain.common.house_numbers import number_of
from ...domain.common.words import clean_text, is_null_word
from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.geolocation import placement
from ...domain.geolocation.address_book import AddressBook
from ...domain.geolocation.positions import COMMUNE_LENGTH
from ...domain.rpls.columns import known_columns
from ..base import Base
from ..projection import to_lambert
from .errors import NoRplsPosition
from .placing_coordinates import AREAS, point_of

TABLE = "rpls"
_EPSG = "epsg"
_QUALITY, _DISTANCE = "qualite_xy", "distance_precision"
_OWN = {"ident_rep", "idcom", "dnvoiri", "dindic", "dvoilib", "x", "y", _EPSG, _QUALITY, _DISTANCE}
"""Columns of the table of a base."""
_STREET = {"dvoilib", "nomvoie", "lieudit"}
_DIGITS = 10
_WATCHED = 20_000

NO_POINT = QT_TRANSLATE_NOOP("errors", "de colonnes X et Y")
NO_KEY = QT_TRANSLATE_NOOP("errors", "de n° RPLS ni d’adresse avec sa commune")

Positions = dict[str, tuple[float, float, float]]
"""Point (m, Lambert-93) by ``ident_rep``, and what share of the score it is worth (0–1)."""


def has_rpls(base: Base) -> bool:
    """Whether the base holds the RPLS, with rows in it."""
    return TABLE in base.tables and bool(base.rows(f"SELECT 1 AS un FROM {TABLE} LIMIT 1"))  # nosec B608 # the table's name is ours, values are bound


def read_base(base: Base) -> Positions:
    """Positions of the dwellings of the base, by its own RPLS."""
    rows = base.rows(
        f"SELECT ident_rep, idcom, x, y, epsg, qualite_xy, distance_precision FROM {TABLE} "  # nosec B608 # the table's name is ours, values are bound
        "WHERE x IS NOT NULL AND y IS NOT NULL "
        "AND ident_rep IN (SELECT ident_rep FROM logement)"
    )
    return _positions(rows)


def read_addresses(base: Base, communes: Set[str], work: Work) -> AddressBook:
    """The addresses of ``communes`` where the RPLS of the base places a dwelling.

    Some years of the RPLS are published without ``ident_rep``. Raises Cancelled.
    """
    book = AddressBook()
    rows = base.rows(
        "SELECT idcom, dnvoiri, dindic, dvoilib, x, y, epsg, qualite_xy, distance_precision "
        f"FROM {TABLE} "  # nosec B608 # the table's name is ours, values are bound
        "WHERE x IS NOT NULL AND y IS NOT NULL AND dvoilib IS NOT NULL"
    )
    for done, row in enumerate(rows):
        if done % _WATCHED == 0:
            work.check()
        if row["idcom"] in communes:
            _add(book, row)
    return book


def rpls_columns(source: QgsFeatureSource) -> dict[str, int]:
    """Place of each column of the RPLS in a table. Raises NoRplsPosition."""
    titles = source.fields().names()
    own = {title.lower(): place for place, title in enumerate(titles) if title.lower() in _OWN}
    places = {**known_columns(titles), **own}
    if not {"x", "y"} <= places.keys():
        raise NoRplsPosition(couche=source.sourceName(), colonnes=NO_POINT)
    by_address = "idcom" in places and not places.keys().isdisjoint(_STREET)
    if "ident_rep" not in places and not by_address:
        raise NoRplsPosition(couche=source.sourceName(), colonnes=NO_KEY)
    return places


def read_source(
    source: QgsFeatureSource,
    wanted: Set[str],
    communes: Set[str],
    work: Work = QUIET,
) -> tuple[Positions, AddressBook]:
    """Positions of the dwellings ``wanted`` in a table, and its addresses in ``communes``.

    The columns are those of a public file of the RPLS, or of the table of a base, found by name;
    a table that has no number or no address gives the other. ``work`` is told 0 to 1. Raises
    NoRplsPosition, Cancelled.
    """
    places = rpls_columns(source)
    has_street = not places.keys().isdisjoint(_STREET)
    request = QgsFeatureRequest().setSubsetOfAttributes(list(places.values()))
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    total = max(1, source.featureCount())
    positions: Positions = {}
    book = AddressBook()
    for done, feature in enumerate(source.getFeatures(request)):
        if done % _WATCHED == 0:
            work.tell(done / total)
        values = feature.attributes()
        identifier = _code(_value(values, places, "ident_rep"), _DIGITS)
        idcom = _code(_value(values, places, "idcom"), COMMUNE_LENGTH) if has_street else ""
        if identifier not in wanted and idcom not in communes:
            continue
        row = {name: python_value(values[place]) for name, place in places.items()}
        if identifier in wanted:
            point = _point(row)
            if point is not None:
                positions.setdefault(identifier, (*point, _trust(row)))
        if idcom in communes:
            _add(book, {**_named(row), "idcom": idcom})
    return positions, book


def _value(values: list[Any], places: Mapping[str, int], name: str) -> object:
    return python_value(values[places[name]]) if name in places else None


def _named(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a public file with its address as the base writes it."""
    street = f"{_text(row.get('typvoie'))} {_text(row.get('nomvoie'))}".strip()
    return {
        **row,
        "dnvoiri": row.get("dnvoiri") or row.get("numvoie"),
        "dindic": row.get("dindic") or row.get("indrep"),
        "dvoilib": row.get("dvoilib") or street or row.get("lieudit"),
    }


def _add(book: AddressBook, row: Mapping[str, Any]) -> None:
    """Add an address of the RPLS, when it has a street and a point."""
    point = _point(row)
    street = _text(row["dvoilib"])
    # A point drawn at random in the street is not that of the number.
    if point is not None and street and _trust(row) > placement.RPLS_QUALITY["12"]:
        number = number_of(_text(row["dnvoiri"]), _text(row["dindic"]))
        book.add(row["idcom"], street, number, *point)


def _positions(rows: Iterable[Mapping[str, Any]]) -> Positions:
    found: Positions = {}
    for row in rows:
        point = _point(row)
        if point is not None:
            found.setdefault(_identifier(row["ident_rep"]), (*point, _trust(row)))
    return found


def _trust(row: Mapping[str, Any]) -> float:
    return placement.rpls_trust(row.get(_QUALITY), _number(row.get(_DISTANCE)))


def _point(row: Mapping[str, Any]) -> tuple[float, float] | None:
    """Where a row is, in the system that it says or that its numbers have; None when nowhere."""
    east, north = _number(row["x"]), _number(row["y"])
    if east is None or north is None:
        return None
    departement = _code(row.get("idcom"), COMMUNE_LENGTH)[:2]
    area, system = AREAS.get(departement), _number(row.get(_EPSG))
    point = to_lambert(QgsPointXY(east, north), int(system)) if system else None
    if point is not None and (area is None or area.contains(QgsPointXY(*point))):
        return point
    return point_of(east, north, departement)


def _identifier(value: object) -> str:
    return _code(value, _DIGITS)


def _code(value: object, length: int) -> str:
    """A code, with the zeros that a table of numbers has lost."""
    text = _text(value).upper().removesuffix(".0")
    return text.zfill(length) if text.isdigit() else text


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = "" if value is None else clean_text(str(value))
    return "" if is_null_word(text) else text


def _number(value: object) -> float | None:
    try:
        number = float(str(value).replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None

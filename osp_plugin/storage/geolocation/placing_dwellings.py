"""The dwellings of a layer as placing takes them, and what is read of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
)

from ...compat import python_value
from ...domain.common.addresses import Address, address_of
from ...domain.common.work import Work
from ...domain.geolocation.placement import Known
from ..layers import has_position
from ..projection import lambert
from .placing_parcels import parcel_id

COLUMNS = (
    *("idpar", "dnvoiri", "dindic", "dvoilib", "idcom", "idcomtxt", "ident_rep"),
    *("geoloc_source", "geoloc_score"),
)
"""What is read of a dwelling; a column that the layer lacks is missing values."""
_WATCHED = 1_000


@dataclass(frozen=True)
class Dwelling:
    """A dwelling to be placed."""

    key: int
    idpar: str
    address: Address | None
    written: str
    ident_rep: str
    known: Known

    @property
    def rank(self) -> tuple[int, str, int]:
        """Place among the dwellings of its parcel: along the street."""
        number = self.address.number if self.address is not None else None
        return (number.number, number.suffix, self.key) if number else (0, "", self.key)


def features(source: QgsFeatureSource, work: Work) -> Iterator[tuple[QgsFeature, dict[str, Any]]]:
    """Features in Lambert-93 with the values of :data:`COLUMNS`."""
    fields = source.fields()
    places = {name: fields.lookupField(name) for name in COLUMNS}
    request = QgsFeatureRequest().setSubsetOfAttributes(
        [place for place in places.values() if place >= 0]
    )
    if source.sourceCrs().isValid():
        request.setDestinationCrs(lambert(), QgsCoordinateTransformContext())
    total = max(1, source.featureCount())
    for done, feature in enumerate(source.getFeatures(request)):
        if done % _WATCHED == 0:
            work.tell(done / total)
        values = feature.attributes()
        yield (
            feature,
            {
                name: python_value(values[place]) if place >= 0 else None
                for name, place in places.items()
            },
        )


def known_of(feature: QgsFeature, row: dict[str, Any]) -> Known:
    """The position that a dwelling already has."""
    # A layer that is of no base may write « Manuel ».
    source = _text(row["geoloc_source"]).lower()
    return Known(has_position(feature), source, row["geoloc_score"])


def dwelling_of(key: int, row: dict[str, Any], known: Known) -> Dwelling:
    """A dwelling, of a row of :data:`COLUMNS`."""
    number, mark, street, idcom, town = (
        _text(row[name]) for name in ("dnvoiri", "dindic", "dvoilib", "idcom", "idcomtxt")
    )
    written = " ".join(part for part in (number, mark, street, town) if part)
    return Dwelling(
        key,
        parcel_id(row["idpar"]),
        address_of(number, mark, street, idcom, town),
        written,
        _text(row["ident_rep"]),
        known,
    )


def communes_of(dwellings: Iterable[Dwelling]) -> set[str]:
    """The communes of their addresses."""
    return {dwelling.address.idcom for dwelling in dwellings if dwelling.address is not None}


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()

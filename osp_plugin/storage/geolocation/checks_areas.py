"""Communes and cités of any polygon layer, in Lambert-93, and the systems taken for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsFeatureRequest, QgsFeatureSource, QgsGeometry

from ...compat import python_value
from ...domain.common.polygons import Polygons
from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, OspError, Phrase
from ...domain.geolocation.positions import COMMUNE_LENGTH, Areas, System
from ..projection import Transform, lambert, transform_arrays
from ..zones import wkb_of
from .errors import NoCodeColumn

_WATCHED = 500
_SHAPEFILE_NAME = 10


class NoArea(OspError):
    """No commune of a layer has a polygon: nothing can be checked. Values: ``couche``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La couche « {couche} » n’a aucun polygone de commune : les positions ne peuvent pas être "
        "contrôlées. Choisissez une autre couche, ou chargez les communes dans la base par "
        "« Charger communes, EPCI ou cités ».",
    )


@dataclass(frozen=True)
class Kind:
    """A kind of area: what its codes are, and the names that its columns may bear."""

    what: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    epci: tuple[str, ...] = ()
    dep: tuple[str, ...] = ()
    width: int = 0
    """Codes of figures are filled to it: a number has lost its zeros."""


COMMUNE = Kind(
    QT_TRANSLATE_NOOP("errors", "le code INSEE des communes"),
    (
        *("idcom", "insee", "insee_com", "code_insee", "codgeo", "code_commune"),
        *("depcom", "com", "code"),
    ),
    ("nom_commune", "idcomtxt", "nom", "nom_com", "nom_m", "libgeo", "libelle"),
    epci=("epci", "code_epci", "epci_code"),
    dep=("dep", "insee_dep", "code_dep", "code_departement"),
    width=COMMUNE_LENGTH,
)
CITE = Kind(
    QT_TRANSLATE_NOOP("errors", "le numéro des cités"),
    ("id_cite", "idcite", "num_cite", "cite_id"),
    ("nom_cite", "nom_cite_1", "nom", "libelle"),
)


def read_areas(
    source: QgsFeatureSource,
    kind: Kind,
    column: str,
    transform_context: Any,
    work: Work = QUIET,
) -> tuple[Areas, int]:
    """The areas of a layer, and how many shapes were invalid and read as QGIS mends them.

    ``column`` holds the codes; empty, it is guessed. The shapes of one code are put together.
    Raises NoCodeColumn, NoArea, Cancelled.
    """
    fields = source.fields()
    place = _find(fields, (column,) if column else kind.codes)
    if place < 0:
        raise NoCodeColumn(
            couche=source.sourceName(), quoi=Phrase(kind.what), noms=column or ", ".join(kind.codes)
        )
    also = {name: _find(fields, getattr(kind, name)) for name in ("names", "epci", "dep")}
    wanted = sorted({place, *also.values()} - {-1})
    request = QgsFeatureRequest().setSubsetOfAttributes(wanted)
    if source.sourceCrs().isValid():
        request.setDestinationCrs(lambert(), transform_context)
    shapes: dict[str, list[QgsGeometry]] = {}
    said: dict[str, dict[str, str | None]] = {}
    mended = 0
    for done, feature in enumerate(source.getFeatures(request)):
        if done % _WATCHED == 0:
            work.check()
        attributes = feature.attributes()
        code = _text(python_value(attributes[place])).zfill(kind.width)
        if not code.strip("0"):
            continue
        geometry = feature.geometry()
        if not geometry.isNull() and not geometry.isGeosValid():
            geometry = geometry.makeValid()
            mended += 1
        shapes.setdefault(code, []).append(geometry)
        said.setdefault(
            code,
            {
                name: _text(python_value(attributes[at])) or None if at >= 0 else None
                for name, at in also.items()
            },
        )
    areas = _areas(kind, shapes, said)
    if kind is COMMUNE and areas.polygons.empty.all():
        raise NoArea(couche=source.sourceName())
    return areas, mended


def parcel_areas(parcels: Mapping[str, QgsGeometry]) -> Areas:
    """Parcels as areas."""
    codes = list(parcels)
    polygons = Polygons.from_wkb([wkb_of(parcels[code]) for code in codes])
    return Areas(polygons, codes, codes)


def _areas(
    kind: Kind,
    shapes: Mapping[str, Sequence[QgsGeometry]],
    said: Mapping[str, Mapping[str, str | None]],
) -> Areas:
    codes = list(shapes)
    merged = [
        own[0] if len(own) == 1 else QgsGeometry.unaryUnion(list(own)) for own in shapes.values()
    ]
    names = [said[code]["names"] or "" for code in codes]
    if kind is not COMMUNE:
        return Areas(Polygons.from_wkb([wkb_of(shape) for shape in merged]), codes, names)
    # Overseas, a département has three characters.
    dep = [said[code]["dep"] or code[: 3 if code.startswith("97") else 2] for code in codes]
    epci = [said[code]["epci"] for code in codes]
    return Areas(Polygons.from_wkb([wkb_of(shape) for shape in merged]), codes, names, epci, dep)


def _find(fields: Any, names: Sequence[str]) -> int:
    """The first field so named, as a shapefile cuts it if need be; -1 when there is none."""
    tried = [*names, *(name[:_SHAPEFILE_NAME] for name in names)]
    return next((fields.lookupField(name) for name in tried if fields.lookupField(name) >= 0), -1)


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


_MISTAKEN = (
    ("WGS 84 (degrés)", 4326),
    ("CC50", 3950),
    ("CC49", 3949),
    ("Lambert II étendu", 27572),
    ("Lambert I", 27561),
    ("UTM 31 Nord", 32631),
    ("Web Mercator", 3857),
)
"""What positions of the North of France are commonly written in, the likeliest first."""
_SWAPPED = QT_TRANSLATE_NOOP("errors", "{systeme}, axes inversés")


def mistaken_systems() -> tuple[System, ...]:
    """The systems that may be taken for Lambert-93, each also with its axes swapped."""
    found = [System(_SWAPPED.format(systeme="Lambert-93"), lambda x, y: (y, x))]
    for name, epsg in _MISTAKEN:
        transform = transform_arrays(epsg)
        found.append(System(name, transform))
        found.append(System(_SWAPPED.format(systeme=name), _swapping(transform)))
    return tuple(found)


def _swapping(transform: Transform) -> Transform:
    return lambda x, y: transform(y, x)

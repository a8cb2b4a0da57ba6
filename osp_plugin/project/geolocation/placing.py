"""Placing dwellings by hand: which have no position, where to look for each, the point given."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qgis.core import (
    QgsExpression,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QDate

from ...compat import python_value
from ...domain.common.addresses import Address, address_of
from ...domain.common.streets import Street
from ...domain.common.work import QUIET, Work
from ...domain.geolocation import placement
from ...domain.geolocation.address_book import AddressBook
from ...domain.geolocation.placement import Placement
from ...i18n import said, translate
from ..reference import BaseReference
from ..roles import find_layer

_COLUMNS = (
    *("ident_rep", "dnvoiri", "dindic", "dvoilib", "idcom", "idcomtxt", "bailleur", "intitule"),
    *("id_cite", "nom_cite_1", "cite_ini"),
)
_WATCHED = 500
STREET_MARGIN_M = 60.0
AREA_MARGIN = 1.1

Points = list[tuple[float, float]]


@dataclass(frozen=True)
class Unplaced:
    """A dwelling without position, with what tells it from others."""

    fid: int
    identifier: str
    number: str
    street: str
    address: Address | None
    idcom: str
    town: str
    bailleur: str
    operation: str
    id_cite: int | None
    cite: str

    @property
    def title(self) -> str:
        """Its address, or what else names it."""
        where = f"{self.number} {self.street}".strip()
        return where or self.identifier or f"n° {self.fid}"


@dataclass
class Survey:
    """What a layer of dwellings shows: those without position in the order of a walk along the
    streets, and the points of the others by commune and street."""

    unplaced: list[Unplaced] = field(default_factory=list)
    streets: dict[tuple[str, Street], Points] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True)
class Target:
    """Where to look for a dwelling (Lambert-93): an extent, what is drawn there, what it is.

    ``proposed`` is the place that its address gives, when a file of addresses knows it.
    """

    extent: QgsRectangle
    shape: QgsGeometry
    text: str
    proposed: Placement | None = None


def survey(source: QgsVectorLayerFeatureSource, work: Work = QUIET) -> Survey:
    """Read a layer as it is seen, pending edits included. Meant for another thread.

    ``source`` is made in the layer's thread. Raises Cancelled.
    """
    found = Survey()
    fields = source.fields()
    places = {name: fields.lookupField(name) for name in _COLUMNS}
    request = QgsFeatureRequest().setSubsetOfAttributes([p for p in places.values() if p >= 0])
    for done, feature in enumerate(source.getFeatures(request)):
        if done % _WATCHED == 0:
            work.check()
        values = feature.attributes()
        row = {name: python_value(values[p]) if p >= 0 else None for name, p in places.items()}
        geometry = feature.geometry()
        if geometry.isNull() or geometry.isEmpty():
            found.unplaced.append(_unplaced(feature.id(), row))
            continue
        address = _address(row)
        if address is not None:
            point = geometry.centroid().asPoint()
            found.streets[address.idcom, address.street].append((point.x(), point.y()))
    found.unplaced.sort(key=_walk)
    return found


def target_of(
    dwelling: Unplaced,
    known: Survey,
    book: AddressBook | None,
    reference: BaseReference,
    project: QgsProject,
) -> Target | None:
    """Where to look: its address, its street, else its cité, else its commune; None when nothing
    is known of it."""
    return (
        _by_address(dwelling, book)
        or _by_neighbours(dwelling, known)
        or _by_area(dwelling, reference, project)
    )


def place(layer: QgsVectorLayer, dwelling: Unplaced, point: QgsPointXY) -> bool:
    """Give a dwelling its position (in the layer's system), as one command that can be undone.

    The commune and the cité follow, as in the form. Nothing is saved: the edit session stays to
    be. False when the layer cannot be edited.
    """
    if not layer.isEditable() and not layer.startEditing():
        return False
    told = translate("project", "Placer « {logement} »").format(logement=dwelling.title)
    layer.beginEditCommand(told)
    done = layer.changeGeometry(dwelling.fid, QgsGeometry.fromPointXY(point))
    for name, value in (
        ("geoloc_source", placement.MANUAL),
        ("geoloc_score", 1.0),
        ("geoloc_date", QDate(date.today())),
    ):
        index = layer.fields().lookupField(name)
        done = done and layer.changeAttributeValue(dwelling.fid, index, value, None, True)
    if done:
        layer.endEditCommand()
    else:
        layer.destroyEditCommand()
    return bool(done)


def _by_address(dwelling: Unplaced, book: AddressBook | None) -> Target | None:
    if book is None or dwelling.address is None:
        return None
    found = book.place(dwelling.address)
    if isinstance(found, str):
        return None
    points = book.points(dwelling.address)
    around = [(found.x, found.y)] if found.method == placement.BY_NUMBER else points
    return Target(_extent(around), _multipoint(points), said(found.message), found)


def _by_neighbours(dwelling: Unplaced, known: Survey) -> Target | None:
    address = dwelling.address
    readings = (address, *address.others) if address is not None else ()
    streets = (known.streets.get((one.idcom, one.street), []) for one in readings)
    points = next(filter(None, streets), [])
    if not points:
        return None
    text = (
        translate("project", "Sa voie, d’après ses {nombre} logements déjà placés ({voie}).")
        if len(points) > 1
        else translate("project", "Sa voie, d’après le seul logement déjà placé ({voie}).")
    ).format(nombre=len(points), voie=dwelling.street)
    return Target(_extent(points), _multipoint(points), text)


def _by_area(dwelling: Unplaced, reference: BaseReference, project: QgsProject) -> Target | None:
    for role, column, value, text in (
        ("cite", "id_cite", dwelling.id_cite, translate("project", "Sa cité : {nom}.")),
        ("commune", "idcom", dwelling.idcom, translate("project", "Sa commune : {nom}.")),
    ):
        layer = find_layer(project, role, reference)
        if layer is None or not value:
            continue
        name = dwelling.cite if role == "cite" else dwelling.town
        expression = QgsExpression.createFieldEqualityExpression(column, value)
        request = QgsFeatureRequest().setFilterExpression(expression).setLimit(1)
        for feature in layer.getFeatures(request):
            shape = feature.geometry()
            if not shape.isEmpty():
                extent = shape.boundingBox()
                extent.scale(AREA_MARGIN)
                return Target(extent, shape, text.format(nom=name or value))
    return None


def _unplaced(fid: int, row: dict[str, Any]) -> Unplaced:
    number = f"{_text(row['dnvoiri'])}{_text(row['dindic'])}"
    return Unplaced(
        fid=fid,
        identifier=_text(row["ident_rep"]),
        number=number,
        street=_text(row["dvoilib"]),
        address=_address(row),
        idcom=_text(row["idcom"]),
        town=_text(row["idcomtxt"]) or _text(row["idcom"]),
        bailleur=_text(row["bailleur"]),
        operation=_text(row["intitule"]),
        id_cite=row["id_cite"],
        cite=_text(row["nom_cite_1"]) or _text(row["cite_ini"]),
    )


def _address(row: dict[str, Any]) -> Address | None:
    names = ("dnvoiri", "dindic", "dvoilib", "idcom", "idcomtxt")
    return address_of(*(_text(row[name]) for name in names))


def _walk(dwelling: Unplaced) -> tuple[str, str, int, str, int]:
    number = dwelling.address.number if dwelling.address is not None else None
    rank = number.number if number is not None else 0
    return (dwelling.town, dwelling.street, rank, dwelling.number, dwelling.fid)


def _extent(points: Points) -> QgsRectangle:
    extent = _multipoint(points).boundingBox()
    extent.grow(STREET_MARGIN_M)
    return extent


def _multipoint(points: Points) -> QgsGeometry:
    return QgsGeometry.fromMultiPointXY([QgsPointXY(x, y) for x, y in points])


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()

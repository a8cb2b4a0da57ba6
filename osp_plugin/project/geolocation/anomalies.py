"""The anomalies of positions as a person works through them: read, corrected in the layer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsExpression,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProject,
    QgsVectorLayer,
)

from ...compat import python_value
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.geolocation.placement import PARCEL, PARCEL_SHARED
from ...i18n import translate
from ...storage.bare_layers import bare_layer
from ...storage.geolocation.placing_parcels import free_places, parcel_id, read_parcels
from ...storage.projection import lambert
from ..roles import find_layer, reference_of

_IN_PARCEL = ("hors_parcelle", "hors_commune", "hors_cite", "hors_territoire", "sans_geometrie",
              "geometrie_invalide", "loin_de_operation")  # fmt: skip
"""Anomalies whose proposed position is a point of the parcel; the others keep their source."""
_PARCEL = "idpar"


class NotCorrected(OspError):
    """The layer refuses a correction. Values: ``couche``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {couche} » ne peut pas être modifiée : rien n’est corrigé. Vérifiez que la couche n’est "
        "pas en lecture seule et que le logement y est encore.",
    )


@dataclass(frozen=True)
class Listed:
    """An anomaly as ``osp:controle_geolocalisation`` writes it; ``x``, ``y`` where to look."""

    code: str
    gravite: str
    fid_logement: int
    ident_rep: str | None
    bailleur: str | None
    intitule: str | None
    message: str
    distance_m: float | None
    correction: str | None
    champ: str | None
    valeur: str | None
    x_propose: float | None
    y_propose: float | None
    x: float | None = None
    y: float | None = None

    @property
    def can_be_corrected(self) -> bool:
        """Whether a value or a position is proposed."""
        return self.correction is not None


def read_anomalies(path: str) -> list[Listed]:
    """The anomalies of a file that the check has written."""
    layer = bare_layer(path, "anomalies", "ogr")
    names = [field.name for field in fields(Listed) if field.name not in ("x", "y")]
    places = [layer.fields().lookupField(name) for name in names]
    found = []
    for feature in layer.getFeatures():
        attributes = feature.attributes()
        values: dict[str, Any] = {
            name: python_value(attributes[place]) for name, place in zip(names, places)
        }
        geometry = feature.geometry()
        if not geometry.isNull():
            point = geometry.asPoint()
            values.update(x=point.x(), y=point.y())
        found.append(Listed(**values))
    return found


def addresses(layer: QgsVectorLayer, fids: Iterable[int]) -> dict[int, str]:
    """Addresses of dwellings of a layer, by key: « 43 RUE DES COQUELICOTS, Lens »."""
    names = ("dnvoiri", "dindic", "dvoilib", "idcomtxt")
    request = QgsFeatureRequest().setFilterFids(list(fids))
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(list(names), layer.fields())
    found = {}
    for feature in layer.getFeatures(request):
        number, index, street, town = (
            str(python_value(feature[name]) or "").strip() if name in _names(layer) else ""
            for name in names
        )
        where = f"{number}{index} {street}".strip()
        found[feature.id()] = ", ".join(part for part in (where, town) if part)
    return found


def correct(layer: QgsVectorLayer, anomalies: Sequence[Listed]) -> None:
    """Make the corrections proposed, as one command that can be undone; nothing is saved.

    What follows from a commune, a cité or a position follows, as in the form. Dwellings that share
    a parcel are spread in it, as ``osp:geolocaliser`` does, beside those already there.
    Raises NotCorrected.
    """
    if not layer.isEditable() and not layer.startEditing():
        raise NotCorrected(couche=layer.name())
    text = translate("project", "Corriger des positions ({nombre})").format(nombre=len(anomalies))
    layer.beginEditCommand(text)
    to_layer = QgsCoordinateTransform(lambert(), layer.crs(), QgsProject.instance())
    places = _places(layer, anomalies)
    for anomaly in anomalies:
        place = places.get(anomaly.fid_logement)
        done = _set(layer, anomaly) if anomaly.champ else _move(layer, anomaly, place, to_layer)
        if not done:
            layer.destroyEditCommand()
            raise NotCorrected(couche=layer.name())
    layer.endEditCommand()


def _places(layer: QgsVectorLayer, anomalies: Sequence[Listed]) -> dict[int, QgsPointXY]:
    """Where each dwelling goes (Lambert-93), by its fid: as proposed, or spread in the parcel that
    it shares, when the parcels of its base are open."""
    places = {
        anomaly.fid_logement: QgsPointXY(anomaly.x_propose, anomaly.y_propose)
        for anomaly in anomalies
        if anomaly.x_propose is not None and anomaly.y_propose is not None
    }
    reference = reference_of(layer)
    parcels = find_layer(QgsProject.instance(), "parcelle", reference) if reference else None
    moved = {a.fid_logement for a in anomalies if a.code in _IN_PARCEL and a.champ is None}
    moved &= places.keys()
    if parcels is None or not moved or layer.fields().lookupField(_PARCEL) < 0:
        return places
    inside = _by_parcel(layer, QgsFeatureRequest().setFilterFids(list(moved)))
    named = ", ".join(QgsExpression.quotedString(idpar) for idpar in sorted(inside))
    sharing = _by_parcel(
        layer, QgsFeatureRequest().setFilterExpression(f'"{_PARCEL}" IN ({named})')
    )
    source = QgsProcessingFeatureSource(parcels, QgsProcessingContext())
    shared = {idpar for idpar in inside if len(sharing.get(idpar, ())) > 1}
    for idpar, parcel in read_parcels(source, _PARCEL, shared, by_query=True).items():
        fids = sorted(inside[idpar])
        there = [
            geometry.asPoint()
            for fid, geometry in sharing[idpar].items()
            if fid not in moved and not geometry.isEmpty()
        ]
        places.update(zip(fids, free_places(parcel, len(fids), there)))
    return places


def _by_parcel(
    layer: QgsVectorLayer, request: QgsFeatureRequest
) -> dict[str, dict[int, QgsGeometry]]:
    """Points (Lambert-93) of the dwellings of each parcel, by fid."""
    request.setDestinationCrs(lambert(), QgsProject.instance().transformContext())
    request.setSubsetOfAttributes([_PARCEL], layer.fields())
    found: dict[str, dict[int, QgsGeometry]] = {}
    for feature in layer.getFeatures(request):
        idpar = parcel_id(python_value(feature[_PARCEL]))
        if idpar:
            found.setdefault(idpar, {})[feature.id()] = feature.geometry()
    return found


def _set(layer: QgsVectorLayer, anomaly: Listed) -> bool:
    index = layer.fields().lookupField(str(anomaly.champ))
    if index < 0:
        return False
    field = layer.fields().at(index)
    value: Any = anomaly.valeur
    converted, value = _converted(field, value)
    return converted and bool(layer.changeAttributeValue(anomaly.fid_logement, index, value))


def _converted(field: Any, value: str | None) -> tuple[bool, Any]:
    """A text as the field takes it."""
    if value is None or not field.isNumeric():
        return True, value
    try:
        return True, int(value)
    except ValueError:
        return False, None


def _move(
    layer: QgsVectorLayer,
    anomaly: Listed,
    place: QgsPointXY | None,
    to_layer: QgsCoordinateTransform,
) -> bool:
    if place is None:
        return False
    fid = anomaly.fid_logement
    before = next(layer.getFeatures(QgsFeatureRequest(fid)), None)
    if before is None:
        return False
    point = to_layer.transform(place)
    if not layer.changeGeometry(fid, QgsGeometry.fromPointXY(point)):
        return False
    # A change of geometry passes for a placing by hand: how the point was found is known better.
    told: dict[str, Any] = {
        name: before[name] for name in ("geoloc_source", "geoloc_score") if name in _names(layer)
    }
    if anomaly.code in _IN_PARCEL and told:
        told = {"geoloc_source": PARCEL, "geoloc_score": PARCEL_SHARED}
    return all(
        layer.changeAttributeValue(fid, layer.fields().lookupField(name), value, None, True)
        for name, value in told.items()
    )


def _names(layer: QgsVectorLayer) -> list[str]:
    names: list[str] = layer.fields().names()
    return names

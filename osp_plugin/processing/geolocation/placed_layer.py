"""The layer of dwellings that « Géolocaliser les logements » writes, and what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeedback,
)
from qgis.PyQt.QtCore import QDate

from ...compat import make_field
from ...domain.common.work import QUIET, Work
from ...domain.disclosure.profiles import PARTNERS
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.geolocation import placement
from ...domain.geolocation.placement import Placement
from ...i18n import said, translate
from ...storage.geolocation.placing import Outcome
from ...storage.projection import lambert

NUMBERS = {
    "NB_LOGEMENTS": QT_TRANSLATE_NOOP("algorithms", "Logements lus"),
    "NB_PLACES": QT_TRANSLATE_NOOP("algorithms", "Logements placés"),
    "NB_PARCELLE": QT_TRANSLATE_NOOP("algorithms", "dans leur parcelle"),
    "NB_BAN": QT_TRANSLATE_NOOP("algorithms", "par leur adresse (BAN)"),
    "NB_BAN_NUMERO": QT_TRANSLATE_NOOP("algorithms", "… à leur numéro"),
    "NB_BAN_PROCHE": QT_TRANSLATE_NOOP("algorithms", "… au numéro le plus proche"),
    "NB_BAN_VOIE": QT_TRANSLATE_NOOP("algorithms", "… au milieu de leur voie"),
    "NB_RPLS": QT_TRANSLATE_NOOP("algorithms", "à leur position du RPLS"),
    "NB_SERVICE": QT_TRANSLATE_NOOP("algorithms", "par le service d’adresses en ligne"),
    "NB_CONSERVES": QT_TRANSLATE_NOOP("algorithms", "Positions conservées"),
    "NB_MANUELS": QT_TRANSLATE_NOOP("algorithms", "… dont placées à la main"),
    "NB_NON_PLACES": QT_TRANSLATE_NOOP("algorithms", "Logements restés sans position"),
}
"""Titles of the counts, by name of output."""
ADDED = (
    ("geoloc_source", "string", QT_TRANSLATE_NOOP("algorithms", "Source de la position")),
    ("geoloc_score", "number", QT_TRANSLATE_NOOP("algorithms", "Score de la position")),
    ("geoloc_date", "date", QT_TRANSLATE_NOOP("algorithms", "Date de la position")),
    ("placement", "string", QT_TRANSLATE_NOOP("algorithms", "Placement")),
    ("message", "string", QT_TRANSLATE_NOOP("algorithms", "Explication")),
)
"""Fields that a layer gets where it lacks them: name, type, title."""
DIFFUSIONS = {"placement": PARTNERS, "message": PARTNERS}
"""Who receives those that the dictionary does not know; the message tells of the address."""
_ALWAYS_TOLD = ("NB_PLACES", "NB_NON_PLACES")
_WATCHED = 500


def fields_with(fields: QgsFields) -> QgsFields:
    """The fields of a layer and those that are added."""
    made = QgsFields(fields)
    for name, kind, title in ADDED:
        if made.lookupField(name) < 0:
            made.append(make_field(name, kind, translate("algorithms", title)))
    return made


def rows(
    source: QgsFeatureSource,
    fields: QgsFields,
    outcome: Outcome,
    transform_context: QgsCoordinateTransformContext,
    work: Work = QUIET,
) -> Iterator[tuple[list[Any], QgsGeometry]]:
    """Each dwelling with its position in Lambert-93 and how it was found.

    ``work`` is told how many are done. Raises Cancelled.
    """
    places = [fields.lookupField(name) for name, _kind, _title in ADDED]
    request = QgsFeatureRequest()
    if source.sourceCrs().isValid():
        request.setDestinationCrs(lambert(), transform_context)
    today = QDate(date.today())
    for done, feature in enumerate(source.getFeatures(request)):
        if done % _WATCHED == 0:
            work.tell(done)
        values = feature.attributes()
        values += [None] * (fields.count() - len(values))
        found = outcome.placed.get(feature.id())
        position = [values[place] for place in places[:3]]
        if found is not None:
            position = [found.source, found.score, today]
        for place, value in zip(places, [*position, *_explained(feature.id(), found, outcome)]):
            values[place] = value
        yield values, _geometry(feature, found)


def _geometry(feature: QgsFeature, found: Placement | None) -> QgsGeometry:
    if found is None:
        return feature.geometry()
    return QgsGeometry.fromPointXY(QgsPointXY(found.x, found.y))


def _explained(key: int, found: Placement | None, outcome: Outcome) -> tuple[str, str]:
    """How it was placed, and the sentence: as a plain text, which QGIS stores."""
    if found is not None:
        return found.method, said(found.message)
    if key in outcome.missed:
        return placement.UNPLACED, said(outcome.missed[key])
    return placement.KEPT, said(placement.STAYS)


def tell(counts: Mapping[str, int], feedback: QgsProcessingFeedback) -> None:
    """Say how many dwellings were placed, and how."""
    for name, count in counts.items():
        if count or name in _ALWAYS_TOLD:
            feedback.pushInfo(f"{translate('algorithms', NUMBERS[name])} : {count}")

"""The layer of anomalies that « Contrôler la géolocalisation » writes, and their count."""

from __future__ import annotations

import math
from typing import Any

from qgis.core import QgsFields, QgsGeometry, QgsPointXY, QgsProcessingFeedback

from ...compat import make_field
from ...domain.disclosure.profiles import PARTNERS, PUBLIC
from ...domain.geolocation.anomalies import Anomalies, Anomaly
from ...domain.geolocation.checks.catalogue import BY_CODE
from ...domain.geolocation.checks.check import ERROR
from ...i18n import translate

FIELDS = (
    ("code", "string", "Code"),
    ("gravite", "string", "Gravité"),
    ("fid_logement", "integer", "Clé du logement"),
    ("ident_rep", "string", "N° RPLS"),
    ("bailleur", "string", "Bailleur"),
    ("intitule", "string", "Opération"),
    ("message", "string", "Message"),
    ("distance_m", "number", "Distance (m)"),
    ("correction", "string", "Correction proposée"),
    ("champ", "string", "Champ à corriger"),
    ("valeur", "string", "Valeur proposée"),
    ("x_propose", "number", "X proposé (m)"),
    ("y_propose", "number", "Y proposé (m)"),
    ("acceptation", "string", "Motif d’acceptation"),
)
"""Fields of the anomalies: name, type, title."""

DIFFUSIONS = {
    **dict.fromkeys(("code", "gravite", "distance_m"), PUBLIC),
    **dict.fromkeys(
        ("fid_logement", "message", "correction", "champ", "valeur", "x_propose", "y_propose"),
        PARTNERS,
    ),
    "acceptation": PARTNERS,
}
"""Who receives those that the dictionary does not know."""


def fields() -> QgsFields:
    """The fields of the layer."""
    made = QgsFields()
    for name, kind, title in FIELDS:
        made.append(make_field(name, kind, title))
    return made


def values(anomaly: Anomaly, reason: str | None) -> list[Any]:
    """The values of an anomaly; ``reason`` is why it was accepted, None when it was not."""
    correction = anomaly.correction
    return [
        anomaly.check.code,
        anomaly.check.severity,
        anomaly.fid,
        anomaly.ident_rep or None,
        anomaly.bailleur,
        anomaly.intitule,
        str(anomaly.message),
        _number(anomaly.distance),
        str(correction.text) if correction else None,
        (correction.field or None) if correction else None,
        (correction.value or None) if correction else None,
        _number(correction.x) if correction else None,
        _number(correction.y) if correction else None,
        reason,
    ]


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 2)


def geometry(anomaly: Anomaly) -> QgsGeometry | None:
    """Where to look; None when nothing tells."""
    if math.isnan(anomaly.x):
        return None
    return QgsGeometry.fromPointXY(QgsPointXY(anomaly.x, anomaly.y))


class Counts(dict[str, int]):
    """The numbers that the algorithm returns, by the names of its outputs."""

    def __init__(self, dwellings: int) -> None:
        super().__init__(
            NB_ANOMALIES=0,
            NB_ERREURS=0,
            NB_AVERTISSEMENTS=0,
            NB_ACCEPTEES=0,
            NB_LOGEMENTS=dwellings,
        )

    def add(self, anomaly: Anomaly, reason: str | None) -> None:
        """Count an anomaly, accepted when there is a ``reason``."""
        if reason is not None:
            self["NB_ACCEPTEES"] += 1
            return
        self["NB_ANOMALIES"] += 1
        self["NB_ERREURS" if anomaly.check.severity == ERROR else "NB_AVERTISSEMENTS"] += 1

    def tell(self, found: Anomalies, feedback: QgsProcessingFeedback) -> None:
        """Say how many of each check, then all together."""
        for code, number in found.counts().items():
            title = translate("errors", BY_CODE[code].title)
            feedback.pushInfo(f"{title} ({code}) : {number}")
        feedback.pushInfo(
            translate(
                "algorithms",
                "{logements} logements contrôlés : {erreurs} erreurs, {avertissements} "
                "avertissements ; {acceptees} anomalies acceptées ne sont plus signalées.",
            ).format(
                logements=self["NB_LOGEMENTS"],
                erreurs=self["NB_ERREURS"],
                avertissements=self["NB_AVERTISSEMENTS"],
                acceptees=self["NB_ACCEPTEES"],
            )
        )

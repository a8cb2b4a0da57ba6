"""Why « Géolocaliser les logements » refuses a file or a layer, in words."""

from __future__ import annotations

from qgis.core import QgsProcessingFeatureSource

from ...domain.errors import QT_TRANSLATE_NOOP
from ...storage.base import Base
from ...storage.geolocation.errors import NotTheDwellings

EXPECTED = {
    "PARCELLES": QT_TRANSLATE_NOOP(
        "errors", "une couche de parcelles, comme celle du cadastre d’Etalab (.json.gz)"
    ),
    "RPLS": QT_TRANSLATE_NOOP("errors", "un tableau du RPLS, en csv (UTF-8) ou en classeur"),
}
"""What a layer given as a file should be, by parameter."""


def refuse_others(source: QgsProcessingFeatureSource, base: Base | None, edited: bool) -> None:
    """Raise NotTheDwellings unless they are those of a base, as it holds them."""
    if base is None:
        reason = QT_TRANSLATE_NOOP(
            "errors", "ce n’est pas la couche des logements d’une base OSP à jour"
        )
        raise NotTheDwellings(couche=source.sourceName(), raison=reason)
    if edited:
        reason = QT_TRANSLATE_NOOP(
            "errors", "elle a des modifications en cours ; enregistrez-les ou annulez-les d’abord"
        )
        raise NotTheDwellings(couche=source.sourceName(), raison=reason)

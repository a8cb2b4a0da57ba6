"""What a map of figures says of itself, so that its figures can be counted anew."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from qgis.core import QgsMapLayer

from ...domain.common.criteria import Criteria
from .choice import MapChoice

INDICATOR = "osp/indicateur"
"""Custom property of a map of figures: the indicator, the scale and the criteria drawn."""


def mark(
    layer: QgsMapLayer,
    key: str,
    scale: str,
    criteria: Criteria,
    subtitle: str,
    choice: MapChoice,
    secret: Collection[str] = (),
) -> None:
    """Write on a layer what it shows; ``secret`` are the territories whose figure it keeps."""
    asked = {"nombre": choice.number, "methode": choice.method, "palette": choice.palette,
             "classes": choice.kept, "moins": choice.least}  # fmt: skip
    told = {"cle": key, "echelle": scale, "criteres": criteria.plain(), "sous_titre": subtitle,
            "choix": asked, "secrets": sorted(secret)}  # fmt: skip
    layer.setCustomProperty(INDICATOR, json.dumps(told, ensure_ascii=False))


def marked(layer: QgsMapLayer) -> Mapping[str, Any] | None:
    """What a layer says that it shows, None when it is no map of figures."""
    told = layer.customProperty(INDICATOR)
    return json.loads(str(told)) if told else None


def choice_of(told: Mapping[str, Any], hidden: frozenset[str]) -> MapChoice:
    """What was asked of a map; ``hidden`` are the territories that are not drawn any more."""
    asked = told.get("choix", {})
    kept = tuple((float(low), float(high)) for low, high in asked.get("classes", ()))
    return MapChoice(
        int(asked.get("nombre", 0)),
        str(asked.get("methode", "")),
        str(asked.get("palette", "")),
        kept,
        int(asked.get("moins", 0)),
        hidden,
    )

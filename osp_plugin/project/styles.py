"""Styles of the layers: ours, unless a cartographer saved another as default in the base."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from ..paths import STYLES

_Category = QgsMapLayer.StyleCategory
SHIPPED_CATEGORIES = (
    _Category.Symbology | _Category.Labeling | _Category.Rendering | _Category.MapTips
)
"""What our QML files hold. Fields and forms come from the dictionary, never from a style."""


class StyleError(ValueError):
    """A QML file shipped with the plugin cannot be read (an error of its author)."""


def apply_shipped_style(layer: QgsVectorLayer, role: str) -> bool:
    """Draw the layer as ``resources/styles/<role>.qml`` says; False when there is no such file."""
    path = STYLES / f"{role}.qml"
    if not path.is_file():
        return False
    # loadNamedStyle() would silently prefer a style of the base to the file.
    if not _import(layer, path.read_text(encoding="utf-8"), SHIPPED_CATEGORIES):
        raise StyleError(path.name)
    return True


def apply_saved_style(layer: QgsVectorLayer, qml: str) -> bool:
    """Apply all that a cartographer saved; False when QGIS cannot read it."""
    return _import(layer, qml, _Category.AllStyleCategories)


def _import(layer: QgsVectorLayer, qml: str, categories: QgsMapLayer.StyleCategories) -> bool:
    document = QDomDocument()
    if not document.setContent(qml):
        return False
    done, _message = layer.importNamedStyle(document, categories)
    return bool(done)

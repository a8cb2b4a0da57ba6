"""Styles of the layers: ours, and over it what a cartographer saved as default in the base."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import unescape

from qgis.core import QgsMapLayer, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from ..i18n import translate
from ..paths import STYLES
from ..storage import Base
from ..storage.styles import named_styles, saved_styles
from .foreign import LeftOut, clean_style
from .layers import DISPLAY
from .map_tips import NAME, escaped, protect, protect_ours

_Category = QgsMapLayer.StyleCategory
SHIPPED_CATEGORIES = (
    _Category.Symbology | _Category.Labeling | _Category.Rendering | _Category.MapTips
)
"""What our QML files hold. Fields and forms come from the dictionary, never from a style."""
TAKEN_CATEGORIES = (
    _Category.Symbology
    | _Category.Labeling
    | _Category.Rendering
    | _Category.Diagrams
    | _Category.Forms
    | _Category.CustomProperties
)
"""What is taken of a style saved in a base, once it is cleaned."""
DRAWN_CATEGORIES = (
    _Category.Symbology | _Category.Labeling | _Category.Rendering | _Category.Diagrams
)


class StyleError(ValueError):
    """A QML file shipped with the plugin cannot be read (an error of its author)."""


@dataclass(frozen=True)
class SavedStyles:
    """The styles of a base, as they may be applied."""

    qml: Mapping[str, str] = field(default_factory=dict)
    """By table."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """By table, what was not taken, in a few words."""
    named: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By table, the other styles that the base keeps, by their name."""

    def told(self, title: Callable[[str], str]) -> str:
        """What was left out, in a sentence; empty when all was taken."""
        if not self.left_out:
            return ""
        of_each = translate("project", "« {table} » ({mots})")
        listed = " ; ".join(
            of_each.format(table=title(name), mots=words) for name, words in self.left_out.items()
        )
        return translate(
            "project",
            "Styles de cette base : symboles, étiquettes et formulaires sont repris. Laissé de "
            "côté par prudence : {liste}.",
        ).format(liste=listed)


def base_styles(base: Base) -> SavedStyles:
    """The styles saved as default in a base, cleaned."""
    kept, told = {}, {}
    for table, qml in saved_styles(base).items():
        if table not in base.tables:
            continue
        left_out = LeftOut()
        cleaned = clean_style(qml, left_out, ours=our_tips(table))
        if cleaned:
            kept[table] = cleaned
        if left_out:
            told[table] = left_out.told()
    return SavedStyles(kept, told, _named(base))


def _named(base: Base) -> dict[str, dict[str, str]]:
    """The styles of a base that a user chooses by their name, cleaned; a nameless one is left."""
    found: dict[str, dict[str, str]] = {}
    for table, name, qml in named_styles(base):
        cleaned = clean_style(qml, LeftOut()) if table in base.tables and name.strip() else ""
        if cleaned:
            found.setdefault(table, {})[name.strip()] = cleaned
    return found


def our_tips(table: str) -> frozenset[str]:
    """Map tips and name by which our layer of a table shows its rows, in every state of ours."""
    tip = shipped_map_tip(table)
    return frozenset((tip, escaped(tip), escaped(""), escaped(NAME), DISPLAY.get(table, '"fid"')))


def project_styles(qml: Mapping[str, str]) -> dict[str, str]:
    """The styles of layers that a project shows, by role, cleaned; their pictures may be files.

    The project may come from somebody else.
    """
    return {role: clean_style(text, LeftOut(), local=True) for role, text in qml.items()}


def dress(layer: QgsVectorLayer, role: str, saved: str = "") -> None:
    """Draw a layer of ours as we do, and over it as a cleaned style says."""
    _without_code(layer)
    apply_shipped_style(layer, role)
    if saved:
        _import(layer, saved, TAKEN_CATEGORIES)
    protect(layer)


def draw_again(layer: QgsVectorLayer, role: str, saved: str = "") -> None:
    """Draw a layer as :func:`dress` does, and leave its form and what else it has."""
    apply_shipped_style(layer, role)
    if saved:
        _import(layer, saved, DRAWN_CATEGORIES)
    protect(layer)


def _without_code(layer: QgsVectorLayer) -> None:
    """Take away what runs: QGIS gives a table dragged from its browser the style of the base."""
    layer.actions().clearActions()
    config = layer.editFormConfig()
    config.setInitCode("")
    config.setInitFunction("")
    config.setInitFilePath("")
    if config.uiForm():
        config.setUiForm("")
    layer.setEditFormConfig(config)


def apply_shipped_style(
    layer: QgsVectorLayer,
    style: str,
    categories: QgsMapLayer.StyleCategories = SHIPPED_CATEGORIES,
) -> bool:
    """Draw the layer as ``resources/styles/<style>.qml`` says; False when there is no such file.

    Its map tip writes what a row says as text.
    """
    path = STYLES / f"{style}.qml"
    if not path.is_file():
        return False
    # loadNamedStyle() would silently prefer a style of the base to the file.
    if not _import(layer, path.read_text(encoding="utf-8"), categories):
        raise StyleError(path.name)
    protect(layer)
    return True


def protect_kept(layer: QgsVectorLayer, role: str) -> None:
    """Escape the map tip that a layer of a project has from us, since an older version."""
    protect_ours(layer, shipped_map_tip(role))


@cache
def shipped_map_tip(role: str) -> str:
    """The map tip of our style as its file has it; empty when there is none."""
    path = STYLES / f"{role}.qml"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    found = re.search(r"<mapTip[^>]*>(.*?)</mapTip>", text, re.DOTALL)
    return unescape(found[1]) if found else ""


def _import(layer: QgsVectorLayer, qml: str, categories: QgsMapLayer.StyleCategories) -> bool:
    document = QDomDocument()
    if not document.setContent(qml):
        return False
    done, _message = layer.importNamedStyle(document, categories)
    return bool(done)

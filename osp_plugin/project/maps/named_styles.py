"""Named styles of the layers of a base: ours, and those that a base keeps for all its projects.

A named style of QGIS holds the form, the fields and the marks of its layer as they were. Only how
the layer is drawn is taken of one; the rest is that of the layer, each time that the base opens.
"""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsMapLayer,
    QgsMapLayerStyle,
    QgsProperty,
    QgsReadWriteContext,
    QgsRendererCategory,
    QgsSymbol,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument, QDomElement

from ...domain.common.pieces import Pieces
from ...i18n import translate
from ...paths import STYLES
from .basemaps import BEHIND

DRAWN = (
    *("renderer-v2", "labeling", "blendMode", "featureBlendMode", "layerOpacity"),
    *("SingleCategoryDiagramRenderer", "LinearlyInterpolatedDiagramRenderer"),
    *("StackedDiagramRenderer", "DiagramLayerSettings"),
)
"""What of a style is how its layer is drawn; the rest stays that of the layer."""
SHOWN = (
    *("labelsEnabled", "hasScaleBasedVisibilityFlag", "minScale", "maxScale"),
    *("simplifyAlgorithm", "simplifyDrawingHints", "simplifyDrawingTol", "simplifyLocal"),
    *("simplifyMaxScale", "symbologyReferenceScale"),
)
"""The same among the attributes of its root."""

PROGRESS = {"Programmé": "#8C8C8C", "OS": "#41AB9B", "En cours": "#2C7FB8", "Livré": "#253494"}
"""From grey to dark blue: read in order by any eye, and on paper without colours."""
LABELS = {
    "A": "#08519C",
    "B": "#3182BD",
    "C": "#74A9CF",
    "D": "#F5C84B",
    "E": "#FD8D3C",
    "F": "#D7301F",
    "G": "#7F0000",
}
"""Blue to dark red through yellow: those of the label go from green to red, which one man in twelve
does not tell apart."""
LANDLORDS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
"""Colours of Okabe and Ito, told apart by any eye."""
STUDIES = {
    "À lancer": "#D55E00",
    "En cours": "#E69F00",
    "Terminée": "#0072B2",
    "Sans objet": "#CC79A7",
}
UNKNOWN = "#FFFFFF"


def titles() -> dict[str, str]:
    """What our styles are called, by key."""
    return {
        "avancement": translate("project", "Avancement"),
        "etiquette_avant": translate("project", "Étiquette avant"),
        "etiquette_apres": translate("project", "Étiquette après"),
        "bailleur": translate("project", "Bailleur"),
        "financement": translate("project", "Financement"),
        "enjeux": translate("project", "Cités à enjeux"),
        "programmation": translate("project", "Programmation"),
    }


OF_DWELLINGS = ("financement", "avancement", "etiquette_avant", "etiquette_apres", "bailleur")


def dwelling_styles(landlords: Mapping[str, str]) -> dict[str, str]:
    """Drawings (QML) of the dwellings by name of style; ``landlords`` gives names by code."""
    named = titles()
    coloured = dict(zip(landlords, LANDLORDS))
    made = {
        named["avancement"]: _classified("avancement", PROGRESS, {}),
        named["etiquette_avant"]: _classified("etiquette_avant", LABELS, {}),
        named["etiquette_apres"]: _classified("etiquette_apres", LABELS, {}),
        named["bailleur"]: _classified("bailleur", coloured, landlords),
    }
    return {named["financement"]: _shipped("logement"), **made}


def cite_styles(programmed: Mapping[str, list[str]] | None = None) -> dict[str, str]:
    """The same of the cités; ``programmed`` gives the numbers of those of a campaign's lines, by
    what these are called in the legend."""
    known = 'if("a_enjeux", coalesce("etude_urbaine", \'Sans objet\'), NULL)'
    told = {
        "À lancer": translate("project", "Étude à lancer"),
        "En cours": translate("project", "Étude en cours"),
        "Terminée": translate("project", "Étude terminée"),
        "Sans objet": translate("project", "Sans étude"),
    }
    found = {titles()["enjeux"]: _cites(known, STUDIES, told)}
    if programmed is not None:
        cases = " ".join(
            f"WHEN \"id_cite\" IN ({', '.join(numbers)}) THEN '{place}'"
            for place, numbers in enumerate(programmed.values())
            if numbers
        )
        colors = {str(place): LANDLORDS[place % len(LANDLORDS)] for place in range(len(programmed))}
        names = {str(place): name for place, name in enumerate(programmed)}
        rule = f"CASE {cases} END" if cases else "NULL"
        found[titles()["programmation"]] = _cites(rule, colors, names)
    return found


def give(layer: QgsVectorLayer, drawings: Mapping[str, str], *, ours: bool = True) -> Pieces[None]:
    """Let a layer have these drawings as named styles, and bring the others it has up to date.

    A style of the same name is replaced; with ``ours`` False only if the layer has none. The style
    in use stays as it is.
    """
    manager = layer.styleManager()
    current = _document(layer)
    for name in manager.styles():
        if name != manager.currentStyle() and name not in drawings:
            yield None
            _store(layer, name, _joined(current, manager.style(name).xmlData()))
    for name, drawing in drawings.items():
        if name != manager.currentStyle() and (ours or name not in manager.styles()):
            yield None
            _store(layer, name, _joined(current, drawing))


def _document(layer: QgsVectorLayer) -> QDomDocument:
    style = QgsMapLayerStyle()
    style.readFromLayer(layer)
    document = QDomDocument()
    document.setContent(style.xmlData())
    return document


def _store(layer: QgsVectorLayer, name: str, xml: str) -> None:
    manager = layer.styleManager()
    if name in manager.styles():
        manager.removeStyle(name)
    manager.addStyle(name, QgsMapLayerStyle(xml))


def _joined(whole: QDomDocument, drawing: str) -> str:
    """A style that is drawn as ``drawing`` says, and whose rest is that of ``whole``."""
    other = QDomDocument()
    if not other.setContent(drawing):
        return whole.toString()
    made = whole.cloneNode(True).toDocument()
    root, drawn = made.documentElement(), other.documentElement()
    for tag in DRAWN:
        old, new = root.firstChildElement(tag), drawn.firstChildElement(tag)
        if not old.isNull():
            root.removeChild(old)
        if not new.isNull():
            root.appendChild(made.importNode(new, True))
    for name in SHOWN:
        if drawn.hasAttribute(name):
            root.setAttribute(name, drawn.attribute(name))
    return str(made.toString())


# -- our drawings ------------------------------------------------------------------------------


def _shipped(style: str) -> str:
    return (STYLES / f"{style}.qml").read_text(encoding="utf-8")


def _classified(field: str, colors: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Dwellings in the symbol of our style, coloured by the values of a field."""
    document, renderer = _ours("logement")
    assert isinstance(renderer, QgsCategorizedSymbolRenderer)  # nosec B101 # our own file
    last = renderer.categories()[-1]  # which owns its symbol
    symbol = last.symbol().clone()
    made = [
        QgsRendererCategory(value, _coloured(symbol, color), names.get(value, value))
        for value, color in colors.items()
    ]
    rest = translate("project", "autre ou non renseigné")
    made.append(QgsRendererCategory(None, _coloured(symbol, UNKNOWN, outlined=True), rest))
    return _written(document, renderer, QgsCategorizedSymbolRenderer(field, made))


def _cites(rule: str, colors: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Cités in the symbols of our style, filled by the values of an expression."""
    document, renderer = _ours("cite")
    first, last = (rule.symbol() for rule in renderer.rootRule().children())
    made = []
    for value, color in colors.items():
        symbol = first.clone()
        fill = f"set_color_part('{color}', 'alpha', if({BEHIND}, 110, 255))"
        for layer in (symbol.symbolLayer(place) for place in range(symbol.symbolLayerCount())):
            layer.setColor(QColor(color))
            layer.setStrokeColor(QColor(color).darker(140))
            layer.setDataDefinedProperty(
                QgsSymbolLayer.Property.PropertyFillColor, QgsProperty.fromExpression(fill)
            )
        made.append(QgsRendererCategory(value, symbol, names.get(value, value)))
    rest = translate("project", "autre cité")
    made.append(QgsRendererCategory(None, last.clone(), rest))
    return _written(document, renderer, QgsCategorizedSymbolRenderer(rule, made))


def _ours(style: str) -> tuple[QDomDocument, QgsFeatureRenderer]:
    document = QDomDocument()
    document.setContent(_shipped(style))
    element = document.documentElement().firstChildElement("renderer-v2")
    return document, QgsFeatureRenderer.load(element, QgsReadWriteContext())


def _coloured(symbol: QgsSymbol, color: str, *, outlined: bool = False) -> QgsSymbol:
    """A copy of a symbol whose coloured parts have another colour; its white halo stays."""
    made = symbol.clone()
    for layer in (made.symbolLayer(place) for place in range(made.symbolLayerCount())):
        if layer.color() != QColor("white"):
            layer.setColor(QColor(color))
            if outlined:
                layer.setStrokeColor(QColor("#6B6B6B"))
    return made


def _written(document: QDomDocument, old: QgsFeatureRenderer, new: QgsFeatureRenderer) -> str:
    new.setUsingSymbolLevels(old.usingSymbolLevels())
    root = document.documentElement()
    written: QDomElement = new.save(document, QgsReadWriteContext())
    root.replaceChild(written, root.firstChildElement("renderer-v2"))
    return str(document.toString())


def is_named(layer: QgsMapLayer, name: str) -> bool:
    """Whether a layer has a style of this name."""
    return name in layer.styleManager().styles()

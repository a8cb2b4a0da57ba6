"""Models of layouts that somebody else may have put in the profile: what is drawn, and no more."""

from __future__ import annotations

from xml.etree.ElementTree import Element  # nosec B405 # made by xml_tree, within bounds

from .drawing import Cleaner
from .left_out import UNKNOWN, UNREADABLE, WEB, LeftOut
from .naming import named
from .style import DRAWN
from .xml_tree import TreeRefused, parse, written

ITEMS = frozenset(str(kind) for kind in (*range(65637, 65648), 65649, 65650, 65652, 65653))
"""Items of QGIS but the pages of the web (65648) and the views in three dimensions (65651)."""
WEB_ITEM = "65648"
LAID_OUT = DRAWN | named(
    """
    Layout Snapper PageCollection GuideCollection Guide Grid LayoutItem LayoutMultiFrame
    childFrame LayoutObject FrameColor BackgroundColor LabelFont FontColor dataDefinedProperties
    customproperties property Extent LayerSet Layer AtlasMap labelBlockingItems
    atlasClippingSettings itemClippingSettings layersToClip Atlas ComposerMapGrid
    ComposerMapOverview annotationFontProperties gridFrame gridLines lineSymbol
    divisionLineSymbol subdivisionLineSymbol fillSymbol1 fillSymbol2 fillColor fillColor2
    strokeColor textColor numericFormat stringConversion text-format styles style styleFont
    layer-tree-group layer-tree-layer custom-order item custom-property contents row cell
    cellStyles headerRow firstRow lastRow firstColumn lastColumn oddColumns evenColumns oddRows
    evenRows contentTextFormat headerTextFormat columnWidths rowHeights column headers
    displayColumns sortColumns contentFontProperties headerFontProperties nodes node from to
    backgroundColor dashLine ComposerItem
    """
)
ATLAS = {"enabled": "0", "coverageLayer": "", "filterFeatures": "0", "featureFilter": ""}
"""Which rows are printed is said by the plugin, never by a model."""
EXPRESSIONS = ("pageNameExpression", "filenamePattern", "sortKey", "featureFilter")


def clean_layout(template: str, left_out: LeftOut) -> str:
    """The template that QGIS may read; empty when it is none. Pictures may be files of here."""
    try:
        root = parse(template)
    except TreeRefused:
        left_out.add(UNREADABLE)
        return ""
    if root.tag != "Layout":
        left_out.add(UNREADABLE)
        return ""
    _items(root, left_out)
    for layers in [*root.iter("LayerSet"), *root.iter("layersToClip")]:
        layers.clear()  # layers of another project, that QGIS would go and open
    for atlas in root.iter("Atlas"):
        atlas.attrib.update(ATLAS)
    if not Cleaner(LAID_OUT, left_out, local=True).clean(root):
        left_out.add(UNREADABLE)
        return ""
    return written(root)


def clean_in_place(layout: Element, left_out: LeftOut) -> bool:
    """Clean a layout of a project, with the layers and the rows that it names; False when nothing
    of it may stay."""
    _items(layout, left_out)
    return Cleaner(LAID_OUT, left_out, local=True).clean(layout)


def _items(root: Element, left_out: LeftOut) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag not in ("LayoutItem", "LayoutMultiFrame"):
                continue
            if child.get("type") == WEB_ITEM:
                left_out.add(WEB)
                parent.remove(child)
            elif child.get("type") not in ITEMS:
                left_out.add(UNKNOWN)
                parent.remove(child)
            elif child.get("htmlState") == "1":
                left_out.add(WEB)
                child.set("htmlState", "0")

"""Styles that a base brings: the symbols, the labels, the layout of the forms, and nothing else."""

from __future__ import annotations

import re
from xml.etree.ElementTree import (  # nosec B405 # made by xml_tree, within bounds
    Element,
    SubElement,
)

from .drawing import Cleaner
from .expressions import refused
from .left_out import ACTION, CODE, COMPUTED, FILE, FUNCTION, TIP, UNREADABLE, WEB, LeftOut
from .naming import named
from .xml_tree import TreeRefused, parse, written

DRAWN = named(
    """
    renderer-v2 categories category ranges range rules rule symbols symbol layer prop Option
    data_defined_properties source-symbol colorramp rotation sizescale orderby orderByClause
    mode symmetricMode labelformat labelFormat classificationMethod symmetricMode effect
    labeling settings text-style families family text-buffer text-mask background shadow
    dd_properties text-format placement rendering substitutions replacement callout
    SingleCategoryDiagramRenderer LinearlyInterpolatedDiagramRenderer StackedDiagramRenderer
    DiagramLayerSettings DiagramCategory fontProperties attribute axisSymbol properties
    blendMode featureBlendMode layerOpacity layerGeometryType
    """
)
LAID_OUT = named(
    """
    attributeEditorForm attributeEditorContainer attributeEditorField attributeEditorRelation
    attributeEditorSpacerElement labelStyle labelFont editor_configuration config
    fieldConfiguration field editWidget editorlayout featformsuppress editable labelOnTop
    reuseLastValue Option
    """
)
KEPT = named(
    """
    renderer-v2 labeling SingleCategoryDiagramRenderer LinearlyInterpolatedDiagramRenderer
    StackedDiagramRenderer DiagramLayerSettings blendMode featureBlendMode layerOpacity
    layerGeometryType fieldConfiguration attributeEditorForm editorlayout featformsuppress
    editable labelOnTop reuseLastValue
    """
)
"""What stands right under the root, and is taken."""
SCALES = named(
    """
    version styleCategories labelsEnabled hasScaleBasedVisibilityFlag minScale maxScale
    simplifyAlgorithm simplifyDrawingHints simplifyDrawingTol simplifyLocal simplifyMaxScale
    symbologyReferenceScale
    """
)
"""Attributes of the root that are taken."""
FORM_MARK = "osp/formulaire"
"""Custom property by which a form of ours is known again; it claims nothing else."""
WIDGETS = named(
    """
    TextEdit ValueMap ValueRelation RelationReference Range DateTime CheckBox Hidden
    UniqueValues UniqueValuesEditable Classification Enumeration List KeyValue Color
    UuidGenerator
    """
)
LEADS_ELSEWHERE = named(
    """
    Layer LayerName LayerSource LayerProviderName ReferencedLayerId ReferencedLayerName
    ReferencedLayerDataSource ReferencedLayerProviderKey
    """
)
"""Settings by which QGIS would open another layer; ours are put in afterwards."""
WEB_WIDGETS = named(
    """
    attributeEditorHtmlElement attributeEditorQmlElement
    """
)
TOLD = {
    "attributeactions": ACTION,
    "editforminitcode": CODE,
    "editforminitfilepath": CODE,
    "editforminit": CODE,
    "expressionfields": COMPUTED,
    "vectorjoins": COMPUTED,
    "mapTip": TIP,
    "previewExpression": TIP,
}
"""What is told when it is left out and is not empty."""


def clean_style(
    qml: str, left_out: LeftOut, *, local: bool = False, ours: frozenset[str] = frozenset()
) -> str:
    """The QML that may be applied; empty when nothing of it can be.

    ``local`` lets it show pictures of this computer. ``ours`` are map tips and display names that
    the layer has anyway: nothing is told of them.
    """
    try:
        root = parse(qml)
    except TreeRefused:
        left_out.add(UNREADABLE)
        return ""
    if root.tag != "qgis":
        left_out.add(UNREADABLE)
        return ""
    _tell(root, left_out, ours)
    mark = _form_mark(root)
    for name in set(root.attrib) - SCALES:
        del root.attrib[name]
    drawing = Cleaner(DRAWN, left_out, local)
    layout = Cleaner(LAID_OUT, left_out, local)
    for child in list(root):
        child.tail = None
        if child.tag in LAID_OUT:
            _lay_out(child, left_out)
        cleaner = layout if child.tag in LAID_OUT else drawing
        if child.tag not in KEPT or not cleaner.clean(child):
            root.remove(child)
    for style in root.iter("text-style"):
        style.set("allowHtml", "0")
    if mark:
        options = SubElement(SubElement(root, "customproperties"), "Option", {"type": "Map"})
        SubElement(options, "Option", {"name": FORM_MARK, "type": "QString", "value": mark})
    return written(root)


def _form_mark(root: Element) -> str:
    for element in root.iterfind("customproperties//Option"):
        value = element.get("value", "")
        if element.get("name") == FORM_MARK and re.fullmatch("[0-9a-f]{16}", value):
            return value
    return ""


def _tell(root: Element, left_out: LeftOut, ours: frozenset[str]) -> None:
    for tag, kind in TOLD.items():
        for element in root.iter(tag):
            text = (element.text or "").strip()
            if (text or len(element)) and (len(element) or text not in ours):
                left_out.add(kind)
    form = root.find("editform")
    if form is not None and (form.text or "").strip():
        left_out.add(FILE)


def _lay_out(root: Element, left_out: LeftOut) -> None:
    """Take out of a form what is no layout: pages of the web, other layers, unknown widgets."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in WEB_WIDGETS:
                left_out.add(WEB)
                parent.remove(child)
            elif child.tag == "attributeEditorTextElement" or (
                child.tag == "Option" and child.get("name") in LEADS_ELSEWHERE
            ):
                parent.remove(child)
    for widget in root.iter("editWidget"):
        if widget.get("type", "") not in WIDGETS:
            widget.set("type", "")
            _empty(widget)
    for container in root.iter("attributeEditorContainer"):
        _always_visible_if_refused(container, left_out)


def _empty(widget: Element) -> None:
    for child in list(widget):
        widget.remove(child)


def _always_visible_if_refused(container: Element, left_out: LeftOut) -> None:
    """A group whose condition may not be computed is always there: nothing typed is hidden."""
    for name, instead in (("visibilityExpression", "true"), ("collapsedExpression", "false")):
        names = refused(container.get(name, ""))
        if names:
            left_out.add(FUNCTION, *names)
            container.set(name, instead)

"""Cleans a tree of symbols, labels, form elements or layout items: by what is known, not by what is
feared."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import (  # nosec B405 # made by xml_tree, within bounds
    Element,
    SubElement,
)

from .expressions import refused, without_refused
from .left_out import ADDRESS, FILE, FUNCTION, SIZE, UNKNOWN, UNREADABLE, LeftOut
from .naming import named
from .values import EMBEDDED, is_address, is_out_of_bounds, refused_path
from .xml_tree import TreeRefused, parse, written

SYMBOL_LAYERS = named(
    """
    EllipseMarker FilledMarker FontMarker GeometryGenerator MaskMarker RasterMarker SimpleMarker
    SvgMarker VectorField AnimatedMarker ArrowLine FilledLine HashLine InterpolatedLine
    MarkerLine SimpleLine RasterLine LineburstLine Lineburst LinearReferencing CentroidFill
    GradientFill LinePatternFill PointPatternFill RandomMarkerFill RasterFill SVGFill
    ShapeburstFill SimpleFill
    """
)
EFFECTS = named(
    """
    blur color drawSource dropShadow effectStack innerGlow innerShadow outerGlow transform
    """
)
PATHS = named(
    """
    svgfile imagefile shapesvgfile svgfilepath file path url svgpath
    """
)
PICTURES = named(
    """
    SvgMarker SVGFill RasterMarker RasterFill RasterLine AnimatedMarker
    """
)
"""Symbol layers whose ``name`` is a file."""
PLAIN = {"marker": "SimpleMarker", "line": "SimpleLine", "fill": "SimpleFill"}
TYPES = named(
    """
    Map List StringList QString bool int uint double long longlong qlonglong qulonglong QChar
    invalid color
    """
) | {"long long", "unsigned long long"}
TEXTS = named(
    """
    label description legendString title text labelText headers name groupName abstract value
    match key k id uuid desc symbol type class fontFamily namedStyle lower upper unitLabel heading
    emptyTableMessage currency_prefix currency_suffix
    """
)
"""Attributes that are a text or a value of a row, and no expression."""
EXPRESSIONS = named(
    """
    FilterExpression Expression expression Description filter
    """
)
"""Settings of the widgets of a form that are computed; the others are words of a list."""
PLAIN_WORDS = ("config", "customproperties")
"""Settings of widgets, variables and notes of a layout: QGIS computes none of them but those of
:data:`EXPRESSIONS` and what stands between ``[%`` and ``%]``."""
COMPUTED_PATHS = named(
    """
    dataDefinedSource dataDefinedSourceUrl ShapeSVGFile
    """
)
"""Properties that compute the address of a picture: nobody knows it before it is drawn."""
OLD_COMPUTED_PATH = re.compile(r"(name|file|imageFile|svgFile)_dd_\w+")
"""The same, as QGIS 2 wrote them in a symbol layer."""
DECISIVE = named(
    """
    filter attr fieldName geometryModifier classificationAttribute
    """
)
"""Without them, what they belong to would draw something else: it goes whole."""
_TAG = re.compile(r"\s*<[a-zA-Z!?]")
DEEPEST_NESTED = 4


@dataclass
class Cleaner:
    """Cleans the trees of one style or model."""

    tags: Collection[str]
    left_out: LeftOut
    local: bool = False
    """Whether pictures of this computer may be shown."""
    nested: int = 0
    words: bool = False
    """Within :data:`PLAIN_WORDS`, whose values are no formulas."""

    def clean(self, element: Element) -> bool:
        """Clean an element in place; False when it must go."""
        if element.tag not in self.tags:
            self.left_out.add(UNKNOWN)
            return False
        if not self._is_known(element) or not self._values(element):
            return False
        if element.text and element.text.strip() and not self._text(element):
            return False
        around, self.words = self.words, self.words or element.tag in PLAIN_WORDS
        kept = self._children(element)
        self.words = around
        if element.tag == "symbol":
            _never_empty(element)
        return kept

    def _children(self, element: Element) -> bool:
        for child in list(element):
            child.tail = None
            if self.clean(child):
                continue
            if element.get("type") == "StringList" and child.tag == "Option":
                child.clear()  # the values of variables are told from one another by their place
                child.attrib.update(type="QString", value="")
            else:
                element.remove(child)
                if _is_vital(element, child):
                    return False
        return True

    def _is_known(self, element: Element) -> bool:
        kind = element.get("class") if element.tag == "layer" else None
        if kind is not None and kind not in SYMBOL_LAYERS:
            self.left_out.add(UNKNOWN)
            return False
        if element.tag == "effect" and element.get("type") not in EFFECTS:
            return False
        if element.tag == "renderer-v2" and element.get("type") == "embeddedSymbol":
            self.left_out.add(UNKNOWN)  # the symbols would be those that each row brings
            return False
        if element.tag == "Option" and element.get("type", "Map") not in TYPES:
            self.left_out.add(UNKNOWN)
            return False
        if element.tag == "Option" and element.get("name") in COMPUTED_PATHS and len(element):
            self.left_out.add(FILE)
            return False
        if kind in PICTURES:
            return self._picture(element)
        return True

    def _picture(self, layer: Element) -> bool:
        """A symbol layer that shows a file: whether it may, else a plain one takes its place."""
        for properties in layer.iterfind("data_defined_properties//Option"):
            for option in properties.findall("Option"):
                if option.get("name") in ("name", "file") and option.find("Option") is not None:
                    self.left_out.add(FILE)
                    properties.remove(option)
        for parent in [layer, *layer.iterfind("Option")]:
            for setting in list(parent):
                if OLD_COMPUTED_PATH.fullmatch(setting.get("k") or setting.get("name") or ""):
                    self.left_out.add(FILE)
                    parent.remove(setting)
        for key, value in _settings(layer):
            if key in ("name", "imageFile", "svgFile", "file"):
                why = refused_path(value, local=self.local)
                if why is not None:
                    self.left_out.add(why)
                    return False
        return True

    def _values(self, element: Element) -> bool:
        setting = {"Option": ("name", "value"), "prop": ("k", "v")}.get(element.tag)
        for key, value in list(element.attrib.items()):
            name = key
            if setting is not None and key == setting[1]:
                name = element.get(setting[0], "")
            elif setting is not None:
                continue
            kept = self._value(element, key, name, value)
            if kept is None:
                del element.attrib[key]
                if setting is not None or name in DECISIVE:
                    return False
            else:
                element.set(key, kept)
        return True

    def _value(self, element: Element, key: str, name: str, value: str) -> str | None:
        """A value as it may stay, None when it may not."""
        if name.lower() in PATHS or (name == "name" and element.tag == "picture"):
            why = refused_path(value, local=self.local)
            if why is not None:
                self.left_out.add(why)
            return value if why is None else None
        if value.startswith(EMBEDDED):
            why = refused_path(value, local=False)
            if why is not None:
                self.left_out.add(why)
            return value if why is None else None
        if _TAG.match(value) and name not in TEXTS:
            return self._nested(value)
        if is_out_of_bounds(name, value):
            self.left_out.add(SIZE)
            return None
        is_text = name in TEXTS or (self.words and name not in EXPRESSIONS)
        if name not in TEXTS and is_address(value):
            self.left_out.add(ADDRESS)
            return None
        told, names = without_refused(value)
        if not is_text:
            names += refused(told)
        if names:
            self.left_out.add(FUNCTION, *names)
            return told if is_text else None
        return told

    def _nested(self, value: str) -> str | None:
        """A tree within a value: the symbol of a callout."""
        if self.nested >= DEEPEST_NESTED:
            self.left_out.add(UNREADABLE)
            return None
        try:
            root = parse(value)
        except TreeRefused:
            self.left_out.add(UNREADABLE)
            return None
        within = Cleaner(self.tags, self.left_out, self.local, self.nested + 1)
        return written(root) if within.clean(root) else None

    def _text(self, element: Element) -> bool:
        """The text between two tags: an expression, or a word."""
        text = element.text or ""
        told, names = without_refused(text)
        names += refused(told)
        if names:
            self.left_out.add(FUNCTION, *names)
            return False
        if is_address(text):
            self.left_out.add(ADDRESS)
            return False
        element.text = told
        return True


def _settings(layer: Element) -> Iterator[tuple[str, str]]:
    for prop in layer.findall("prop"):
        yield prop.get("k", ""), prop.get("v", "")
    for option in layer.iterfind("Option/Option"):
        yield option.get("name", ""), option.get("value", "")


def _is_vital(parent: Element, child: Element) -> bool:
    """Whether an element draws something else, or nothing, without one that it held."""
    name = child.get("name") or child.get("k")
    if child.tag in ("Option", "prop"):
        return parent.tag == "layer" or name in DECISIVE or name == "expression"
    return (parent.tag, child.tag) in {
        ("settings", "text-style"),
        ("labeling", "settings"),
        ("labeling", "rules"),
        ("rule", "settings"),
        ("renderer-v2", "renderer-v2"),
        ("renderer-v2", "symbols"),
        ("renderer-v2", "rules"),
        ("renderer-v2", "categories"),
        ("renderer-v2", "ranges"),
        ("DiagramCategory", "attribute"),
    }


def _never_empty(symbol: Element) -> None:
    """Give a symbol that lost its only layer a plain one: QGIS would draw nothing."""
    if symbol.find("layer") is None:
        kind = PLAIN.get(symbol.get("type", ""), "SimpleMarker")
        plain = SubElement(symbol, "layer", {"class": kind, "enabled": "1"})
        SubElement(plain, "Option", {"type": "Map"})

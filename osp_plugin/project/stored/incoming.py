"""A project that came out of a base: led to the base in hand, and rid of what runs or reaches out.

Whoever wrote the base wrote the project too. What is known to be a project is kept; code, actions,
addresses and files elsewhere are left out, and told.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from urllib.parse import parse_qsl
from xml.etree.ElementTree import (  # nosec B405 # made by xml_tree, within bounds
    Element,
    SubElement,
)

from qgis.core import QgsDataSourceUri

from ...domain.dictionary import dictionary
from ...domain.maps.basemaps import BaseMap, shipped
from ...storage import Base
from ...storage.places import place_of_server, split_table
from ...storage.postgis_connections import PROVIDER
from ..foreign.expressions import refused
from ..foreign.layout import clean_in_place
from ..foreign.left_out import ADDRESS, CODE, FILE, FUNCTION, UNKNOWN, LeftOut
from ..foreign.naming import named
from ..foreign.style import KEPT, SCALES, TOLD, clean_style
from ..foreign.xml_tree import TreeRefused, parse, written
from ..map_tips import escaped
from ..maps import basemaps
from ..styles import our_tips
from .elements import is_embedded, layers_of, role, take_layers
from .outgoing import HERE

PARTS = named(
    """
    homePath title autotransaction evaluateDefaultValues trust projectCrs verticalCrs
    elevation-shading-renderer layer-tree-group snapping-settings relations polymorphicRelations
    mapcanvas projectlayers layerorder legend properties visibility-presets transformContext
    projectMetadata Layouts Bookmarks ProjectViewSettings ProjectStyleSettings ProjectTimeSettings
    ProjectElevationSettings ProjectDisplaySettings ProjectGpsSettings
    """
)
"""What stands right under the root, and is taken."""
RUNS = ("Macros", "ExpressionFunctions", "PythonMacros")
"""Properties of a project that are code."""
ATTACHED = "attachment:"
"""How the source of a layer begins that is a file attached to its project."""
EMBEDDING = ("maplayer", "layer-tree-group", "layer-tree-layer")
FILES = ("ogr", "gdal", "delimitedtext", "memory")
COMPUTED_TOO = ("defaults", "constraintExpressions", "conditionalstyles")
"""What else of a layer has expressions: default values, constraints, colours of a table."""
STYLED = KEPT | set(TOLD) | {"editform", "editforminitcodesource"}


def incoming(root: Element, base: Base, left_out: LeftOut, attached: Collection[str] = ()) -> None:
    """Make of a project, in place, one that may be read here and shows ``base``.

    ``attached`` are the names of the files that came with it.
    """
    for child in list(root):
        if child.tag not in PARTS:
            root.remove(child)
    for properties in root.iterfind("properties"):
        for child in list(properties):
            if child.tag in RUNS or child.get("name") in RUNS:
                if "".join(child.itertext()).strip() or len(child):
                    left_out.add(CODE)
                properties.remove(child)
    _leave_other_projects_out(root, left_out)
    _lead_to(root, base)
    _leave_layers_out(root, base, left_out, attached)
    for layer in layers_of(root):
        _clean_layer(layer, left_out)
    for layouts in root.iterfind("Layouts"):
        for layout in list(layouts):
            if not clean_in_place(layout, left_out):
                layouts.remove(layout)


def _leave_other_projects_out(root: Element, left_out: LeftOut) -> None:
    """What QGIS would read of another project when it reads this one: layers embedded from it,
    which nobody has looked at; and the places elsewhere that it would list or open."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in EMBEDDING and is_embedded(child):
                parent.remove(child)
                left_out.add(FILE)
    for home in root.iter("homePath"):
        home.set("path", "")
    for settings in root.iterfind("ProjectStyleSettings"):
        for databases in settings.findall("databases"):
            settings.remove(databases)


def _lead_to(root: Element, base: Base) -> None:
    """Have all that showed the base, under the name or by the account of then, show it here."""
    names = {
        Path(split_table(layer.findtext("datasource", "").partition("|")[0])[0]).name
        for layer in layers_of(root)
        if role(layer) and layer.findtext("datasource", "").startswith(HERE)
    }

    def led(value: str) -> str:
        if base.path is not None and value.startswith(HERE):
            name, bar, rest = value.removeprefix(HERE).partition("|")
            path = base.path if name in names else base.path.parent / name
            return f"{path}{bar}{rest}" if ".." not in Path(name).parts else value
        if base.path is None and "table=" in value and ("dbname=" in value or "service=" in value):
            return _led_to_server(value, base)
        return value

    for element in root.iter():
        for name, value in element.attrib.items():
            element.set(name, led(value))
        if element.text:
            element.text = led(element.text)


def _led_to_server(value: str, base: Base) -> str:
    uri = QgsDataSourceUri(value)
    if uri.table() not in dictionary():
        return value
    source = base.source(uri.table(), geometry=bool(uri.geometryColumn()))
    here = QgsDataSourceUri(source.uri)
    if place_of_server(uri)[-1] != place_of_server(here)[-1]:
        return value
    here.setSql(uri.sql())
    return str(here.uri(False))


def _leave_layers_out(
    root: Element, base: Base, left_out: LeftOut, attached: Collection[str]
) -> None:
    """Layers of the base, of the files beside it and of those attached stay; the rest is not of
    this project."""
    gone = set()
    for layer in layers_of(root):
        source, provider = layer.findtext("datasource", ""), layer.findtext("provider", "")
        if provider in FILES and _is_beside(source, base, provider):
            continue
        if provider == "ogr" and source.removeprefix(ATTACHED).lstrip("/") in attached:
            continue
        if provider == PROVIDER and base.path is None and _is_of(source, base):
            continue
        if provider == "wms" and _is_base_map(source):
            continue
        left_out.add(FILE if provider in FILES else ADDRESS)
        gone.add(layer.findtext("id", ""))
    take_layers(root, gone)


def _is_beside(source: str, base: Base, provider: str) -> bool:
    if provider == "memory":
        return True
    if base.path is None:
        return False
    path = Path(split_table(source.partition("|")[0])[0])
    return path.is_absolute() and path.parent == base.path.parent


def _is_of(source: str, base: Base) -> bool:
    uri, here = QgsDataSourceUri(source), QgsDataSourceUri(base.source("logement").uri)
    return place_of_server(uri) == place_of_server(here) and uri.schema() == base.schema


def _is_base_map(source: str) -> bool:
    """Whether a layer asks what one of the base maps of the IGN declares, and nobody else."""
    asked = set(parse_qsl(source))
    return any(
        set(parse_qsl(basemaps.source(item))) <= asked
        and {value for name, value in asked if name == "url"} == {_url(item)}
        for item in shipped()
    )


def _url(item: BaseMap) -> str:
    return next(value for name, value in parse_qsl(basemaps.source(item)) if name == "url")


def _clean_layer(layer: Element, left_out: LeftOut) -> None:
    """Keep of how a layer is drawn and typed, in each of its styles, what a style of a base may
    bring."""
    table = role(layer)
    _clean_drawing(layer, table, left_out)
    for style in layer.iterfind("map-layer-style-manager/map-layer-style"):
        for kept in list(style):
            if kept.tag == "qgis":
                _clean_drawing(kept, table, left_out)
            else:
                style.remove(kept)


def _clean_drawing(layer: Element, table: str, left_out: LeftOut) -> None:
    """The same of the layer, or of one of its styles, that shows a table of the base, or « »."""
    style = Element("qgis", {name: value for name, value in layer.attrib.items() if name in SCALES})
    for child in list(layer):
        if child.tag in STYLED:
            layer.remove(child)
            style.append(child)
    tips = our_tips(table)
    tip = next((found.text or "" for found in style.iter("mapTip")), "")
    cleaned = clean_style(written(style), left_out, local=True, ours=tips)
    if cleaned:
        try:
            layer.extend(child for child in parse(cleaned) if child.tag != "customproperties")
        except TreeRefused:
            left_out.add(UNKNOWN)
    if tip in tips:
        SubElement(layer, "mapTip").text = escaped(tip)
    # Of our layers they are put in again with the forms.
    _compute_nothing_refused(layer, LeftOut() if table else left_out)


def _compute_nothing_refused(layer: Element, left_out: LeftOut) -> None:
    for tag in COMPUTED_TOO:
        for element in (inner for found in layer.iterfind(tag) for inner in found.iter()):
            for name in ("expression", "exp", "rule"):
                names = refused(element.get(name, ""))
                if names:
                    left_out.add(FUNCTION, *names)
                    element.set(name, "")

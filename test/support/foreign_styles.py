"""A hundred styles that somebody could leave in a base, each with what must not remain of it."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape

ADDRESSES = (
    "http://evil.example/x.svg",
    "https://evil.example/x.png",
    "HTTP://evil.example/x.svg",
    "ftp://evil.example/x.svg",
    "file:///etc/passwd.svg",
    "//evil.example/share/x.svg",
    "\\\\evil.example\\share\\x.svg",
    "/vsicurl/http://evil.example/x.png",
    "data:image/svg+xml;evil",
    "/etc/evil.svg",
    "../../evil.svg",
    "C:\\evil\\x.svg",
)
READING = (
    "env('EVIL')",
    "env /* c */ ('EVIL')",
    "\"nom\" || env('EVIL')",
    "eval('env(''EVIL'')')",
    "eval_template('[% evil %]')",
    "file_exists('/evil')",
    "exif('/evil.jpg', 'Exif.Image.Make')",
    "@project_path || 'evil'",
    "@user_account_name || 'evil'",
    "var('evil_path')",
    "aggregate('evil', 'concatenate', \"nom\")",
    "attribute(get_feature('evil', 'fid', 1), 'x')",
    "raster_value('evil', 1, $geometry)",
    "layer_property(@layer, 'evil')",
    "load_layer('evil', 'ogr')",
    "evil_python(1)",
    "overlay_within('evil')",
    "sqlite_fetch_and_increment('evil', 't', 'id', 'x', map())",
    'represent_value("evil")',
    "lpad('evil', 2000000000, 'x')",
    "generate_series(1, 10 ^ 9, 1)[0] || 'evil'",
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>evil</script></svg>'


def symbol_layer(kind: str, name: str, value: str) -> str:
    return (
        f'<layer class="{kind}" enabled="1" pass="0"><Option type="Map">'
        f'<Option name="{name}" type="QString" value="{escape(value)}"/></Option>'
        f'<prop k="{name}" v="{escape(value)}"/></layer>'
    )


def _property(name: str, expression: str) -> str:
    return (
        '<layer class="SimpleMarker" enabled="1"><Option type="Map"/><data_defined_properties>'
        '<Option type="Map"><Option name="name" type="QString" value=""/>'
        f'<Option name="properties" type="Map"><Option name="{name}" type="Map">'
        '<Option name="active" type="bool" value="true"/>'
        f'<Option name="expression" type="QString" value="{escape(expression)}"/>'
        '<Option name="type" type="int" value="3"/></Option></Option>'
        '<Option name="type" type="QString" value="collection"/></Option>'
        "</data_defined_properties></layer>"
    )


def _shape(expression: str) -> str:
    """The picture behind a label, computed."""
    properties = _property("ShapeSVGFile", expression).partition("<data_defined_properties>")[2]
    return f"<dd_properties>{properties.partition('</data_defined')[0]}</dd_properties>"


def style(layer: str = "", rest: str = "", kind: str = "marker") -> str:
    """A QML of one symbol with this layer, and what follows it."""
    layer = layer or symbol_layer("SimpleMarker", "name", "circle")
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        '<qgis version="3.22" styleCategories="AllStyleCategories"><renderer-v2 '
        f'type="singleSymbol"><symbols><symbol name="0" type="{kind}" alpha="1">{layer}</symbol>'
        f"</symbols></renderer-v2>{rest}</qgis>"
    )


def labels(expression: str) -> str:
    """Labels that an expression writes."""
    return style(
        rest='<labeling type="simple"><settings><text-style isExpression="1" allowHtml="1" '
        f'fieldName="{escape(expression)}"/></settings></labeling>'
    )


def hostile_styles() -> Iterator[str]:
    """Each holds « evil » in any case, which a cleaned style does not."""
    for address in ADDRESSES:
        yield style(symbol_layer("SvgMarker", "name", address))
        yield style(symbol_layer("RasterMarker", "imageFile", address))
        yield style(symbol_layer("SVGFill", "svgFile", address), kind="fill")
    for address in ("'ht' || 'tp://evil.example/x.svg'", '"evil"'):
        yield style(_property("name", address).replace("SimpleMarker", "SvgMarker"))
        yield style(symbol_layer("SvgMarker", "name_dd_expression", address))
        yield labels('"nom"').replace("</settings>", f"{_shape(address)}</settings>")
    for expression in READING:
        yield labels(expression)
        yield style(_property("size", expression))
        yield style(symbol_layer("GeometryGenerator", "geometryModifier", expression))
    yield style(
        symbol_layer("SvgMarker", "name", "base64:" + base64.b64encode(SVG.encode()).decode())
    )
    yield style(symbol_layer("EvilPython", "name", "evil"))
    yield style(rest="<editforminitcode>import evil</editforminitcode>")
    yield style(rest="<editforminitfilepath>/evil.py</editforminitfilepath>")
    yield style(rest='<editform tolerant="1">/evil.ui</editform>')
    yield style(
        rest='<attributeactions><actionsetting type="1" action="evil()"/></attributeactions>'
    )
    yield style(rest="<mapTip>&lt;script&gt;evil&lt;/script&gt;</mapTip>")
    yield style(rest="<previewExpression>env('EVIL')</previewExpression>")
    yield style(rest="<expressionfields><field expression=\"env('EVIL')\"/></expressionfields>")
    yield style(rest='<vectorjoins><join joinLayerId="evil"/></vectorjoins>')
    yield style(rest='<defaults><default field="nom" expression="env(\'EVIL\')"/></defaults>')
    yield style(rest='<customproperties><property key="evil" value="evil"/></customproperties>')
    yield style(
        rest='<fieldConfiguration><field name="nom"><editWidget type="ExternalResource"><config>'
        '<Option type="Map"><Option name="DefaultRoot" type="QString" value="http://evil/"/>'
        "</Option></config></editWidget></field></fieldConfiguration>"
    )
    yield style(
        rest='<fieldConfiguration><field name="nom"><editWidget type="ValueRelation"><config>'
        '<Option type="Map"><Option name="LayerSource" type="QString" value="evil"/>'
        '<Option name="FilterExpression" type="QString" value="env(\'EVIL\')"/>'
        "</Option></config></editWidget></field></fieldConfiguration>"
    )
    yield style(
        rest="<attributeEditorForm><attributeEditorHtmlElement name='evil'>evil"
        "</attributeEditorHtmlElement><attributeEditorQmlElement name='x'>evil"
        '</attributeEditorQmlElement><attributeEditorContainer name="a" '
        'visibilityExpressionEnabled="1" visibilityExpression="env(\'EVIL\')"/>'
        "</attributeEditorForm>"
    )
    yield style(
        rest='<labeling type="simple"><settings><text-style fieldName="nom"/>'
        '<callout type="simple"><Option type="Map"><Option name="lineSymbol" type="QString" '
        f'value="{escape(style(symbol_layer("SvgMarker", "name", "http://evil/x.svg")))}"/></Option>'
        "</callout></settings></labeling>"
    )
    yield style().replace("singleSymbol", "embeddedSymbol").replace('"0"', '"evil"')
    yield '<!DOCTYPE qgis [<!ENTITY evil "evil">]><qgis>&evil;</qgis>'
    yield "<evil/>"
    yield "<qgis>evil"
    yield "<qgis>" + "<attributeEditorContainer>" * 5_000 + "evil"


def samples() -> list[str]:
    """All of them, at least a hundred."""
    return list(hostile_styles())

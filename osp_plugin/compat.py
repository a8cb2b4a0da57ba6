"""Every difference between the versions of QGIS (3.22 to 4.x) and of Qt (5 and 6)."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsEditFormConfig,
    QgsField,
    QgsFields,
    QgsPalLayerSettings,
    QgsProcessing,
    QgsProject,
    QgsSnappingConfig,
    QgsTextFormat,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

try:  # QGIS 3.38 names field types by QMetaType, and QGIS 4 takes nothing else
    from qgis.PyQt.QtCore import QMetaType

    _BY_METATYPE = Qgis.QGIS_VERSION_INT >= 33800
    _TYPES: dict[str, Any] = {
        "string": QMetaType.Type.QString,
        "integer": QMetaType.Type.LongLong,
        "number": QMetaType.Type.Double,
        "boolean": QMetaType.Type.Bool,
        "date": QMetaType.Type.QDate,
        "datetime": QMetaType.Type.QDateTime,
    }
except (ImportError, AttributeError):
    _BY_METATYPE = False

if not _BY_METATYPE:
    _TYPES = {
        "string": QVariant.String,
        "integer": QVariant.LongLong,
        "number": QVariant.Double,
        "boolean": QVariant.Bool,
        "date": QVariant.Date,
        "datetime": QVariant.DateTime,
    }

# ``Qgis.ProcessingSourceType`` came with 3.36; the older names stay in later 3.x.
_sources = getattr(Qgis, "ProcessingSourceType", None)
SOURCE_POINT = _sources.VectorPoint if _sources else QgsProcessing.SourceType.TypeVectorPoint
SOURCE_POLYGON = _sources.VectorPolygon if _sources else QgsProcessing.SourceType.TypeVectorPolygon
SOURCE_TABLE = _sources.Vector if _sources else QgsProcessing.SourceType.TypeVector
SOURCE_IMAGE = _sources.Raster if _sources else QgsProcessing.SourceType.TypeRaster


# ``Qgis.WkbType`` came with 3.30; QgsWkbTypes keeps the older name in 3.x.
_shapes = getattr(Qgis, "WkbType", QgsWkbTypes.Type)
NO_GEOMETRY = _shapes.NoGeometry
WKB_POINT = _shapes.Point
# ``Qgis.FieldOrigin`` came with 3.38.
_origins = getattr(Qgis, "FieldOrigin", None)
COMPUTED_FIELD = _origins.Expression if _origins else QgsFields.FieldOrigin.OriginExpression
# ``Qgis.GeometryType`` came with 3.30.
_kinds = getattr(Qgis, "GeometryType", None)
POINTS = _kinds.Point if _kinds else QgsWkbTypes.GeometryType.PointGeometry
POLYGONS = _kinds.Polygon if _kinds else QgsWkbTypes.GeometryType.PolygonGeometry
LABEL_OVER_POINT = getattr(Qgis, "LabelPlacement", QgsPalLayerSettings).OverPoint
# ``Qgis.LabelQuadrantPosition`` came with 3.26.
_quadrants = getattr(Qgis, "LabelQuadrantPosition", None)
LABEL_BELOW = _quadrants.Below if _quadrants else QgsPalLayerSettings.QuadrantPosition.QuadrantBelow
WKB_MULTIPOLYGON = _shapes.MultiPolygon


GROUPS_FOLD = hasattr(QgsAttributeEditorContainer, "setCollapsed")
"""Since QGIS 3.26 a form's framed group can be folded, by an arrow that needs a name beside it."""
FIELD_EDITABLE = getattr(QgsEditFormConfig.DataDefinedProperty, "Editable", None)
"""Property of a form's field that closes it by an expression; came with 3.30."""


def avoided_layers(project: QgsProject, layers: list[Any] | None = None) -> list[Any]:
    """Layers over which nothing is drawn in a project; with ``layers``, set them.

    None of them is to draw anywhere. 3.26 moved how it is said.
    """
    if layers is not None:
        modes = getattr(Qgis, "AvoidIntersectionsMode", None) or QgsProject.AvoidIntersectionsMode
        mode = modes.AvoidIntersectionsLayers if layers else modes.AllowIntersections
        project.setAvoidIntersectionsLayers(layers)
        project.setAvoidIntersectionsMode(mode)
    modes = getattr(Qgis, "AvoidIntersectionsMode", None) or QgsProject.AvoidIntersectionsMode
    allowed = project.avoidIntersectionsMode() == modes.AllowIntersections
    return [] if allowed else list(project.avoidIntersectionsLayers())


def snap_to_vertices_and_segments(settings: Any) -> None:
    """Let the snapping of a layer find both; 3.26 moved how it is said."""
    kinds = getattr(Qgis, "SnappingType", None)
    if kinds is None:
        kinds = QgsSnappingConfig.SnappingTypes
        settings.setTypeFlag(
            QgsSnappingConfig.SnappingTypeFlag(kinds.VertexFlag | kinds.SegmentFlag)
        )
    else:
        settings.setTypeFlag(Qgis.SnappingTypes(kinds.Vertex | kinds.Segment))


def single_feature(kind: Any) -> Any:
    """Target of a map layer action (its class) that is run on one feature; 3.30 moved it."""
    targets = getattr(Qgis, "MapLayerActionTarget", None) or kind.Target
    return targets.SingleFeature


def on_feature(action: Any) -> Any:
    """The signal of a map layer action run on a feature; 3.32 gave it a context."""
    return getattr(action, "triggeredForFeatureV2", None) or action.triggeredForFeature


def show_all_labels(settings: QgsPalLayerSettings) -> None:
    """Let labels be written even over one another; 3.26 made it a choice of how."""
    handling = getattr(Qgis, "LabelOverlapHandling", None)
    if handling is None:
        settings.displayAll = True
    else:
        settings.placementSettings().setOverlapHandling(handling.AllowOverlapIfRequired)


def make_field(name: str, kind: str, alias: str = "") -> QgsField:
    """A field of a Table Schema type (string, integer, number, boolean, date, datetime)."""
    field = QgsField(name, _TYPES[kind])
    field.setAlias(alias)
    return field


def field_kind(field: QgsField) -> str:
    """The Table Schema type of a field; what the tables of a base never hold is a string."""
    for kind, known in _TYPES.items():
        if field.type() == known:
            return kind
    if field.isNumeric():
        return "integer" if str(field.typeName()).lower().startswith("int") else "number"
    return "string"


def python_value(value: Any) -> Any:
    """An attribute as Python sees it: None for the NULL that older QGIS gives as a QVariant."""
    return None if isinstance(value, QVariant) and value.isNull() else value


def without_qt(value: Any) -> Any:
    """An attribute as Python and pandas have it: no NULL of QGIS, dates of Python."""
    value = python_value(value)
    for name in ("toPyDateTime", "toPyDate"):
        convert = getattr(value, name, None)
        if convert is not None:
            return convert()
    return value


def form_layout_drag_and_drop() -> Any:
    """The layout of forms made of tabs and groups, whose name 3.32 changed."""
    layouts = getattr(Qgis, "AttributeFormLayout", None)
    return layouts.DragAndDrop if layouts else QgsEditFormConfig.EditorLayout.TabLayout


# ``Qgis.AttributeEditorContainerType`` came with 3.32.
_containers = getattr(Qgis, "AttributeEditorContainerType", None)


def is_group_box(container: QgsAttributeEditorContainer) -> bool:
    """Whether a container of a form is a framed group, not a tab."""
    if _containers is None:
        return bool(container.isGroupBox())
    return bool(container.type() == _containers.GroupBox)


def set_group_box(container: QgsAttributeEditorContainer, framed: bool) -> None:
    """Make a container of a form a framed group, or a tab."""
    if _containers is None:
        container.setIsGroupBox(framed)
    else:
        container.setType(_containers.GroupBox if framed else _containers.Tab)


def set_locator_data(result: Any, text: str) -> None:
    """Attach a text to a result of the search box; 3.36 made it a method.

    A text, not an object: QGIS copies it between threads, where a Python object would be freed
    too early.
    """
    if hasattr(result, "setUserData"):
        result.setUserData(text)
    else:
        result.userData = text


def locator_data(result: Any) -> str:
    """Inverse of :func:`set_locator_data`."""
    data = result.userData
    return str(data() if callable(data) else data)


def enum_number(member: Any) -> int:
    """Number of an enum's member: with Qt 6 it is no longer an integer by itself."""
    return int(getattr(member, "value", member))


def label_font(label: Any) -> Any:
    """Font of a label of a layout, its size in points; 3.24 made it a text format."""
    if not hasattr(label, "textFormat"):
        return label.font()
    return _sized_font(label.textFormat())


def set_label_font(label: Any, font: Any) -> None:
    """Inverse of :func:`label_font`; the colour stays."""
    if not hasattr(label, "textFormat"):
        label.setFont(font)
        return
    label.setTextFormat(_with_font(label.textFormat(), font))


def set_label_format(label: Any, text_format: Any) -> None:
    """Give a label of a layout the font, size (points) and colour of a text format."""
    if hasattr(label, "setTextFormat"):
        label.setTextFormat(text_format)
        return
    label.setFont(_sized_font(text_format))
    label.setFontColor(text_format.color())


def set_legend_format(legend: Any, style: Any, text_format: Any) -> None:
    """Give a part of a legend the font, size (points) and colour of a text format.

    Before 3.30 a legend has one colour.
    """
    if not hasattr(legend.style(style), "setTextFormat"):
        legend.setStyleFont(style, _sized_font(text_format))
        legend.setFontColor(text_format.color())
        return
    changed = legend.style(style)
    changed.setTextFormat(text_format)
    legend.setStyle(style, changed)


def legend_font(legend: Any, style: Any) -> Any:
    """Font of a part of a legend, its size in points; 3.30 made it a text format."""
    if not hasattr(legend.style(style), "textFormat"):
        return legend.styleFont(style)
    return _sized_font(legend.style(style).textFormat())


def set_legend_font(legend: Any, style: Any, font: Any) -> None:
    """Inverse of :func:`legend_font`; the colour stays."""
    if not hasattr(legend.style(style), "textFormat"):
        legend.setStyleFont(style, font)
        return
    changed = legend.style(style)
    changed.setTextFormat(_with_font(changed.textFormat(), font))
    legend.setStyle(style, changed)


def bolder(text_format: Any) -> Any:
    """A text format in bold."""
    made = QgsTextFormat(text_format)
    font = made.font()
    font.setBold(True)
    made.setFont(font)
    return made


def resized(text_format: Any, points: float) -> Any:
    """A text format of another size."""
    font = text_format.font()
    font.setPointSizeF(points)
    return _with_font(text_format, font)


def _sized_font(text_format: Any) -> Any:
    font = text_format.font()
    font.setPointSizeF(text_format.size())
    return font


def _with_font(text_format: Any, font: Any) -> Any:
    made = QgsTextFormat(text_format)
    made.setFont(font)
    made.setSize(font.pointSizeF())
    return made

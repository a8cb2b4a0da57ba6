"""What tells one form from another, whatever the layers and relations are called there."""

from __future__ import annotations

import hashlib

from qgis.core import (
    QgsAttributeEditorContainer,
    QgsAttributeEditorElement,
    QgsAttributeEditorRelation,
    QgsEditFormConfig,
    QgsVectorLayer,
)

from ...compat import enum_number, form_layout_drag_and_drop, is_group_box

LENGTH = 16


def is_generated(config: QgsEditFormConfig) -> bool:
    """Whether nobody made a form: QGIS lists the fields."""
    return config.layout() != form_layout_drag_and_drop() and not config.uiForm()


def signature(layer: QgsVectorLayer) -> str:
    """Short text that changes when the layout or the widgets of the form do."""
    config = layer.editFormConfig()
    tree = [_described(element) for element in config.tabs()]
    widgets = [
        (field.name(), layer.editorWidgetSetup(index).type(), config.labelOnTop(index))
        for index, field in enumerate(layer.fields())
    ]
    told = repr((enum_number(config.layout()), tree, widgets))
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:LENGTH]


def _described(element: QgsAttributeEditorElement) -> object:
    if isinstance(element, QgsAttributeEditorContainer):
        return (
            element.name(),
            element.columnCount(),
            is_group_box(element),
            element.visibilityExpression().enabled(),
            element.backgroundColor().name() if element.backgroundColor().isValid() else "",
            [_described(child) for child in element.children()],
        )
    name = "" if isinstance(element, QgsAttributeEditorRelation) else element.name()
    return enum_number(element.type()), name

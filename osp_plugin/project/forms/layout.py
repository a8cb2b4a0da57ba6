"""The drag-and-drop form of a layer, from its definition."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from qgis.core import (
    QgsAttributeEditorContainer,
    QgsAttributeEditorElement,
    QgsAttributeEditorField,
    QgsAttributeEditorRelation,
    QgsEditFormConfig,
    QgsExpression,
    QgsOptionalExpression,
    QgsProperty,
    QgsPropertyCollection,
    QgsRelation,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ...compat import (
    FIELD_EDITABLE,
    GROUPS_FOLD,
    enum_number,
    form_layout_drag_and_drop,
    set_group_box,
)
from . import relations
from .definition import FieldPlace, FormDefinition, Group, Item, RelationPlace, TextPlace
from .texts import Places

ALIAS = enum_number(QgsEditFormConfig.DataDefinedProperty.Alias)
_SAVED = '"version" IS NOT NULL'
"""True of a row that is in the base, which numbers its versions."""
RELATION_EDITOR = "relation_editor"
"""The widget of QGIS that lists the rows of a relation beside their form."""


def form_config(
    layer: QgsVectorLayer,
    form: FormDefinition,
    places: Places,
) -> QgsEditFormConfig:
    """Layout of the form: tabs, each under the header line."""
    config = layer.editFormConfig()
    config.clearTabs()
    config.setLayout(form_layout_drag_and_drop())
    maker = _Maker(layer, form, places, config)
    root = config.invisibleRootContainer()
    for tab in form.tabs:
        maker.add(root, with_header(tab, form), as_tab=True)
    return config


def set_labels(
    config: QgsEditFormConfig,
    labels: dict[str, str],
    frozen: str = "",
    names: Iterable[str] = (),
    only_new: Collection[str] = (),
) -> None:
    """Make the labels of fields follow expressions.

    The fields ``names`` close when ``frozen`` is true, those of ``only_new`` once their row is in
    the base, where QGIS knows how (3.30).
    """
    knows = FIELD_EDITABLE is not None
    closed = dict.fromkeys(names, frozen) if frozen and knows else {}
    if knows:
        closed |= dict.fromkeys(only_new, f"({frozen}) OR {_SAVED}" if frozen else _SAVED)
    for name in {**labels, **closed}:
        closing = closed.get(name, "")
        properties = QgsPropertyCollection()
        if name in labels:
            properties.setProperty(ALIAS, QgsProperty.fromExpression(labels[name]))
        if closing:
            properties.setProperty(
                enum_number(FIELD_EDITABLE), QgsProperty.fromExpression(f"NOT ({closing})")
            )
        config.setDataDefinedFieldProperties(name, properties)


def with_header(tab: Group, form: FormDefinition) -> Group:
    """A tab under the header line. Above the tabs, QGIS would leave half of the form empty."""
    if not form.header:
        return tab
    name = tab.title if GROUPS_FOLD else ""
    below = tab.content if tab.columns == 1 else (Group(name, tab.content, tab.columns),)
    return replace(tab, columns=1, content=(TextPlace(form.carrier), *below))


class _Maker:
    """Makes the elements of one form."""

    def __init__(
        self,
        layer: QgsVectorLayer,
        form: FormDefinition,
        places: Places,
        config: QgsEditFormConfig,
    ) -> None:
        self._layer = layer
        self._form = form
        self._places = places
        self._config = config

    def add(
        self,
        parent: QgsAttributeEditorContainer,
        item: Item,
        *,
        as_tab: bool = False,
    ) -> None:
        """Put an item in a container. What the layer or the project lacks is left out."""
        element: QgsAttributeEditorElement | None
        if isinstance(item, Group):
            element = self._group(parent, item, as_tab)
        elif isinstance(item, RelationPlace):
            element = self._relation(parent, item)
        else:
            element = self._field(parent, item)
        if element is not None:
            parent.addChildElement(element)

    def _group(
        self, parent: QgsAttributeEditorContainer, group: Group, as_tab: bool
    ) -> QgsAttributeEditorContainer:
        made = QgsAttributeEditorContainer(group.title, parent)
        set_group_box(made, not as_tab)
        made.setColumnCount(group.columns)
        made.setShowLabel(bool(group.title))
        if group.color:
            made.setBackgroundColor(QColor(group.color))
        if group.visible:
            expression = QgsExpression(self._places.resolve(group.visible))
            made.setVisibilityExpression(QgsOptionalExpression(expression))
        for item in group.content:
            self.add(made, item)
        return made

    def _field(
        self, parent: QgsAttributeEditorContainer, item: FieldPlace | TextPlace
    ) -> QgsAttributeEditorField | None:
        name = item.name if isinstance(item, FieldPlace) else item.carrier
        index = self._layer.fields().indexFromName(name)
        if index < 0:
            return None
        self._config.setLabelOnTop(index, name not in self._form.labels_left)
        return QgsAttributeEditorField(name, index, parent)

    def _relation(
        self, parent: QgsAttributeEditorContainer, item: RelationPlace
    ) -> QgsAttributeEditorRelation | None:
        relation = self._found(item.relation)
        if not relation.isValid():
            return None
        made = QgsAttributeEditorRelation(relation, parent)
        made.setRelationWidgetTypeId(RELATION_EDITOR)
        made.setLabel(item.title or relation.name())
        made.setShowLabel(bool(item.title))
        return made

    def _found(self, name: str) -> QgsRelation:
        project = self._places.project
        if name == relations.JOURNAL:
            return relations.journal_relation(project, self._places.key, self._layer)
        table, key = relations.referring(self._form.table, name)
        wanted = self._places.relation(table, key.field)
        return project.relationManager().relation(wanted)

"""The forms of QGIS, arranged: no empty band under a header, rows of a relation in a table."""

from __future__ import annotations

from qgis.core import QgsVectorLayer
from qgis.gui import (
    QgsAttributeForm,
    QgsAttributeTableModel,
    QgsDualView,
    QgsFeatureListView,
    QgsRelationEditorWidget,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSignalBlocker, QTimer
from qgis.PyQt.QtGui import QStandardItemModel
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QTableView,
    QTableWidget,
    QTabWidget,
    QWidget,
)

from ...compat import enum_number, python_value
from ...domain.common.natural import natural_key
from ...domain.dictionary import Table
from ...project.editing.values import table_of
from ...project.forms.definition import form_definition
from ...project.layers import natural_order
from .qgis_forms import form_of

RELATION = "QgsRelationEditorWidget"
ROWS = "QgsFeatureListView"
TABLE = "QgsDualView"
FIELD = "QgsAttributeFormEditorWidget"
READ_IN_FORMS = {"journal"}
"""Tables whose rows are better read one by one than in a table."""
ARRANGED = "osp_arranged"
"""Property of a widget that was arranged: what the user changes of it afterwards stays."""
SORT_CACHE = 7
"""Which of the sorts that QGIS keeps of a table is ours; it uses the first two."""
MARGIN_PX, LEAST_PX = 40, 200
HEADER = '<table width="100%"'
"""How the text of a header begins."""
DELAY_MS = 30


class FormArranger:
    """Keeps a form of ours arranged. To be kept as long as the form lives."""

    def __init__(self, form: QgsAttributeForm, table: Table) -> None:
        self._form = form
        self._dictionary_table = table
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.arrange)
        for tabs in form.findChildren(QTabWidget):
            # QGIS makes what is in a tab as it shows.
            tabs.currentChanged.connect(self._soon)
        self.arrange()

    def _soon(self, *_place: int) -> None:
        self._timer.start(DELAY_MS)

    def arrange(self) -> None:
        """Arrange the form as far as QGIS has made it."""
        if sip.isdeleted(self._form) or self._form.layer() is None:
            return
        hidden = form_definition(self._dictionary_table.name).hidden
        embedded = form_of(self._form.parentWidget()) is not None
        # Once for all: PyQt takes its time to look through a form.
        for widget in self._form.findChildren(QWidget):
            kind = widget.metaObject().className()
            if kind == FIELD and widget.objectName() in hidden and not widget.isHidden():
                widget.hide()
            elif kind == RELATION:
                _arrange_relation(sip.cast(widget, QgsRelationEditorWidget))
            elif kind == ROWS:
                _arrange_rows(widget)
            elif kind == TABLE:
                _arrange_columns(sip.cast(widget, QgsDualView))
            elif isinstance(widget, QScrollArea):
                _let_the_relation_grow(widget)
                if embedded:
                    _keep_headers_in_sight(widget)


def _arrange_relation(editor: QgsRelationEditorWidget) -> None:
    layer = editor.relation().referencingLayer()
    table = table_of(layer) if layer is not None else None
    if table is not None and not editor.property(ARRANGED):
        editor.setProperty(ARRANGED, True)
        if table.name not in READ_IN_FORMS:
            editor.setViewMode(QgsDualView.ViewMode.AttributeTable)


def _arrange_columns(view: QgsDualView) -> None:
    """Show the columns of the table of the layer, once it has rows: without any, QGIS shows every
    column, and the titles of others."""
    layer, model = _related(view), view.masterModel()  # none, in a tab that was never seen
    if layer is None or model is None or table_of(layer) is None:
        return
    # At each look: a signal would reach a view of QGIS that is gone, of which Python is not told.
    known = model.rowCount() > 0
    for table in view.findChildren(QTableView):
        table.horizontalHeader().setVisible(known)
    if known and not view.property(ARRANGED):
        view.setProperty(ARRANGED, True)
        view.setAttributeTableConfig(layer.attributeTableConfig())


def _related(widget: QWidget) -> QgsVectorLayer | None:
    """The layer whose rows are shown in the relation that a widget is part of."""
    parent = widget.parentWidget()
    while parent is not None and parent.metaObject().className() != RELATION:
        parent = parent.parentWidget()
    if parent is None:
        return None
    found: QgsVectorLayer | None = (
        sip.cast(parent, QgsRelationEditorWidget).relation().referencingLayer()
    )
    return found


def _arrange_rows(widget: QWidget) -> None:
    """Sort the list of the rows of a relation."""
    layer = _related(widget)
    table = table_of(layer) if layer is not None else None
    if table is not None:
        sort_rows(sip.cast(widget, QgsFeatureListView), table.name)


def sort_rows(rows: QgsFeatureListView, table: str) -> None:
    """Sort the list of the rows of a table as people count, once it has them."""
    model = rows.featureListModel()
    role = enum_number(QgsAttributeTableModel.Role.SortRole) + SORT_CACHE
    if model is None or model.sortRole() == role or not model.rowCount():
        return
    model.masterModel().prefetchSortData(natural_order(table), SORT_CACHE)
    model.setSortRole(role)
    model.sort(0)


def sort_choices(combo: QComboBox) -> None:
    """Sort a list of choices as people count; the empty one first, the value kept."""
    model = combo.model()
    if not isinstance(model, QStandardItemModel):
        return
    rows = [(combo.itemText(place), combo.itemData(place)) for place in range(combo.count())]
    keys = [(python_value(value) is not None, natural_key(text)) for text, value in rows]
    order = sorted(range(len(rows)), key=keys.__getitem__)
    if order == list(range(len(rows))):
        return
    current = combo.currentIndex()
    blocker = QSignalBlocker(combo)
    items = [model.takeRow(0) for _row in rows]  # with all that QGIS put in them
    for place in order:
        model.appendRow(items[place])
    combo.setCurrentIndex(order.index(current) if current >= 0 else -1)
    blocker.unblock()


def sort_boxes(table: QTableWidget) -> None:
    """Sort boxes to tick as people count, row by row."""
    places = [(r, c) for r in range(table.rowCount()) for c in range(table.columnCount())]
    places = [place for place in places if table.item(*place) is not None]
    keys = [natural_key(table.item(*place).text()) for place in places]
    order = sorted(range(len(places)), key=keys.__getitem__)
    if order == list(range(len(places))):
        return
    blocker = QSignalBlocker(table)
    items = [table.takeItem(*place) for place in places]
    for place, taken in zip(places, order):
        table.setItem(*place, items[taken])
    blocker.unblock()


def _let_the_relation_grow(area: QScrollArea) -> None:
    """In a tab the rows of a relation take the room, which its header would share."""
    grid = area.widget().layout() if area.widget() is not None else None
    if not isinstance(grid, QGridLayout):
        return
    for place in range(grid.count()):
        widget = grid.itemAt(place).widget()
        if widget is not None and "RelationEditorWidget" in widget.metaObject().className():
            grid.setRowStretch(grid.getItemPosition(place)[0], 1)


def _keep_headers_in_sight(area: QScrollArea) -> None:
    """The header of a form in another, as wide as its form, would be cut by a narrower place."""
    for label in area.widget().findChildren(QLabel) if area.widget() is not None else ():
        if label.text().startswith(HEADER):
            label.setMaximumWidth(max(LEAST_PX, area.viewport().width() - MARGIN_PX))

"""The forms and tables that QGIS opens on layers, found from what is in them."""

from __future__ import annotations

from qgis.core import QgsVectorLayer
from qgis.gui import QgsAttributeForm, QgsAttributeTableFilterModel
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QTableView, QWidget

FORM, TABLE = "QgsAttributeForm", "QgsAttributeTableView"
ROWS = "QgsAttributeTableFilterModel"


def form_of(widget: QWidget | None) -> QgsAttributeForm | None:
    """The form of QGIS in which a widget is."""
    found = _around(widget, FORM)
    # Some QGIS give it as a plain widget.
    return sip.cast(found, QgsAttributeForm) if found is not None else None


def layer_of_table(widget: QWidget | None) -> QgsVectorLayer | None:
    """The layer whose table of attributes a widget is in."""
    found = _around(widget, TABLE)
    model = sip.cast(found, QTableView).model() if found is not None else None
    if model is None or model.metaObject().className() != ROWS:
        return None
    return sip.cast(model, QgsAttributeTableFilterModel).layer()


def _around(widget: QWidget | None, name: str) -> QWidget | None:
    while widget is not None and widget.metaObject().className() != name:
        widget = widget.parentWidget()
    return widget

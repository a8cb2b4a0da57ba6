"""The forms that QGIS opens on layers, found from what is in them."""

from __future__ import annotations

from qgis.gui import QgsAttributeForm
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QWidget

FORM = "QgsAttributeForm"


def form_of(widget: QWidget | None) -> QgsAttributeForm | None:
    """The form of QGIS in which a widget is."""
    while widget is not None and widget.metaObject().className() != FORM:
        widget = widget.parentWidget()
    # Some QGIS give it as a plain widget.
    return sip.cast(widget, QgsAttributeForm) if widget is not None else None

"""What « Identifier » shows of a row of ours: our short form, before the list of all its fields."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QTreeWidget, QTreeWidgetItem

from ...domain.common.text import legible
from ...i18n import translate
from ...project import role_of

DOCK = "IdentifyResultsDock"
"""Name that QGIS gives the panel of what is identified."""
_DATA = Qt.ItemDataRole.UserRole
_MARK = int(_DATA) + 77
_TAG = re.compile(r"<[^>]*>")


class IdentifyBrief(QObject):
    """Adds a line to each row of ours that QGIS lists, once it has listed them."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self._iface = iface

    def install(self) -> None:
        """Follow the clicks on the map."""
        self._iface.mapCanvas().viewport().installEventFilter(self)

    def remove(self) -> None:
        """Follow them no more."""
        self._iface.mapCanvas().viewport().removeEventFilter(self)

    def eventFilter(self, _watched: Any, event: Any) -> bool:
        """Called by Qt: QGIS lists what is under the click when the button goes up."""
        clicked = event.type() == QEvent.Type.MouseButtonRelease
        if clicked and self._iface.actionIdentify().isChecked():
            QTimer.singleShot(0, self._look)
        return False

    def _look(self) -> None:
        panel = self._iface.mainWindow().findChild(QObject, DOCK)
        tree = panel.findChild(QTreeWidget) if panel is not None else None
        if tree is not None:
            tell_briefly(tree)


def tell_briefly(tree: QTreeWidget) -> None:
    """Add its short form to each row of our layers in a list of what is identified."""
    for top in map(tree.topLevelItem, range(tree.topLevelItemCount())):
        layer = top.data(0, _DATA)
        if not isinstance(layer, QgsVectorLayer) or role_of(layer) is None:
            continue
        for item in map(top.child, range(top.childCount())):
            fid = str(item.data(0, _DATA))
            told = brief(layer, int(fid)) if fid.isdigit() else ""
            first = item.child(0)
            if not told or (first is not None and first.data(0, _MARK)):
                continue
            line = QTreeWidgetItem([translate("gui", "En bref"), told])
            line.setData(0, _MARK, True)
            item.insertChild(0, line)
            item.setExpanded(True)
            if first is not None and first.childCount():  # the place of the click, and the like
                first.setExpanded(False)


def brief(layer: QgsVectorLayer, fid: int) -> str:
    """What the map tip of a layer says of a row, as lines of text; empty without such a row."""
    feature = next(layer.getFeatures(QgsFeatureRequest(fid)), None)
    if feature is None:
        return ""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    page = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    lines = re.split(r"<br\s*/?>", page)
    return legible("\n".join(unescape(_TAG.sub("", line)).strip() for line in lines if line))

"""Layers of QGIS on a source, without what somebody else saved beside it."""

from __future__ import annotations

from qgis.core import QgsVectorLayer


def bare_layer(uri: str, title: str, provider: str) -> QgsVectorLayer:
    """A layer as QGIS draws one at first. It may be invalid.

    By itself QGIS applies any style that the source holds: it may fetch addresses, run code, or be
    so deep that QGIS falls.
    """
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    return QgsVectorLayer(uri, title, provider, options)

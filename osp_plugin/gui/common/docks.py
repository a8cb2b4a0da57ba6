"""The panels at the right of the map: tabs of one another, for each needs the whole height."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt

AT_RIGHT = (
    "osp_accueil",
    "osp_aide_panneau",
    "osp_viewer",
    "osp_anomalies",
    "osp_placing",
    "osp_droits",
)
"""Their names."""


def add_at_right(iface: Any, dock: Any, width: int = 0) -> None:
    """Add a panel to the window, in front of the others of this side; ``width`` in pixels."""
    area = Qt.DockWidgetArea.RightDockWidgetArea
    iface.addTabifiedDockWidget(area, dock, list(AT_RIGHT), True)
    if width:
        iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)

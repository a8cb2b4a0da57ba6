"""Items that have nothing to show are hidden; those that the cartographer hid stay so."""

from __future__ import annotations

from qgis.core import QgsLayoutItem

HIDDEN = "osp/masque"
"""Custom property of an item hidden because it had nothing to show, and not by the cartographer."""


def show(item: QgsLayoutItem | None, visible: bool) -> None:
    """Hide an item that has nothing to show, and show it again when it has.

    What the cartographer hid in the template stays hidden.
    """
    if item is None:
        return
    if not visible and item.isVisible():
        item.setVisibility(False)
        item.setCustomProperty(HIDDEN, True)
    elif visible and item.customProperty(HIDDEN):
        item.setVisibility(True)
        item.removeCustomProperty(HIDDEN)

"""Layouts of the project that we made: what they show goes with them, and their window has a
command to update their figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsPrintLayout, QgsProject
from qgis.gui import QgsLayoutDesignerInterface
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from ...i18n import translate
from ...paths import ICONS
from ...project.frozen import sweep
from ...reports.fiches.definition import FICHE, is_made_here, kind_of


class LayoutKeeper:
    """Follows the layouts of the project; ``update`` is called with one to be updated."""

    def __init__(self, iface: Any, update: Callable[[QgsPrintLayout], None]) -> None:
        self._iface = iface
        self._update = update
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: sweep(QgsProject.instance()))

    def install(self) -> None:
        """Begin to follow."""
        project = QgsProject.instance()
        project.layoutManager().layoutRemoved.connect(self._removed)
        project.readProject.connect(self._read)
        self._iface.layoutDesignerOpened.connect(self._opened)

    def remove(self) -> None:
        """Follow nothing any more."""
        self._timer.stop()
        project = QgsProject.instance()
        project.layoutManager().layoutRemoved.disconnect(self._removed)
        project.readProject.disconnect(self._read)
        self._iface.layoutDesignerOpened.disconnect(self._opened)

    def _removed(self, _name: str) -> None:
        """Its copies go once QGIS is done with it: the project may be closing."""
        self._timer.start(0)

    def _read(self, *_document: Any) -> None:
        """Nothing fills the fiches of a project that is opened as their atlas turns: their pages
        would all be the same, under other names.
        """
        for layout in layouts_made_here(QgsProject.instance()):
            if kind_of(layout) == FICHE:
                layout.atlas().setEnabled(False)
        self._timer.start(0)

    def _opened(self, designer: QgsLayoutDesignerInterface) -> None:
        layout = designer.layout()
        if not isinstance(layout, QgsPrintLayout):
            return
        icon = QIcon(str(ICONS / "mettre_a_jour_chiffres.svg"))
        action = QAction(icon, translate("gui", "Mettre à jour les chiffres…"), designer.window())
        action.setObjectName("osp_mettre_a_jour")
        action.triggered.connect(lambda *_checked: self._update(layout))
        designer.layoutMenu().addSeparator()
        designer.layoutMenu().addAction(action)
        designer.layoutToolbar().addAction(action)


def layouts_made_here(project: QgsProject) -> list[QgsPrintLayout]:
    """Layouts of a project that say how they were made."""
    return [
        layout
        for layout in project.layoutManager().layouts()
        if isinstance(layout, QgsPrintLayout) and is_made_here(layout)
    ]

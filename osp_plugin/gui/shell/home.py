"""« Accueil OSP »: the base in hand, what waits in it, and the way to each thing.

A beginner, who has no base open, is led to the four ways to begin.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsSettings
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QRect, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QIcon, QKeySequence
from qgis.PyQt.QtWidgets import QAction, QListWidgetItem, QMenu, QShortcut, QTreeWidgetItem

from ...compat import enum_number
from ...domain.common.work import Work
from ...i18n import explain_any, translate
from ...paths import ICONS
from ...project import BaseReference, reference_of, role_of
from ...project.stored import list_projects
from ...settings import PREFIX
from ...storage.home.overview import Overview, overview
from ..base.recent import recent_bases
from ..common import forms
from ..common.background import Worker
from ..common.current import current_base
from ..common.one_work import OneWork
from ..common.plain import as_text, shown
from . import home_lines as lines

Lead = Callable[[BaseReference, lines.Line, Overview], None]
Fiche = Callable[[BaseReference, str], None]
SHOWN = f"{PREFIX}/accueil"
"""Setting: whether the panel is there when QGIS starts. It is, until somebody closes it."""
SOON_MS = 600
"""After a change, what else changes with it is waited for."""
COUNTED = {
    *("logement", "operation", "cite", "programmation", "avancement", "campagne"),
    *("import_remontee", "anomalie_acceptee", "evenement", "regle_delai", "financement"),
}
"""Tables that the panel counts something of."""
ICON_OF = {
    lines.ANOMALY: "controle_geolocalisation",
    lines.CHECK_POSITIONS: "controle_geolocalisation",
    lines.UNPLACED: "placer",
    lines.RETURN: "importer_remontee",
    lines.COMPLETENESS: "controle_completude",
    lines.LATE_DWELLINGS: "trouver",
    lines.SILENT_LINES: "suivi_programmation",
    lines.LATE_LINES: "lignes",
    lines.LATE_OPERATIONS: "echeances_operations",
    lines.NEAR_OPERATIONS: "echeances_operations",
    lines.PROGRAMME: "programmation",
    lines.OPEN_CAMPAIGN: "ouvrir_campagne",
    lines.IMPORT: "annuler_import",
    lines.REFERENTIAL: "charger_referentiel",
    lines.PROJECT: "projet_ouvrir",
}
BESIDE_PX = 56
"""Beside the text of a line: its place in the tree, its icon, margins."""
BETWEEN_PX = 8
_LINE = Qt.ItemDataRole.UserRole


class HomeDock(QgsDockWidget):
    """The panel. ``lead`` goes where a line leads, ``fiche`` writes that of an EPCI, ``begin`` has
    what the first page offers.
    """

    def __init__(
        self,
        iface: Any,
        worker: Worker,
        lead: Lead,
        fiche: Fiche,
        begin: Mapping[str, Callable[..., None]],
    ) -> None:
        super().__init__(iface.mainWindow())
        forms.load(self, __file__)
        self.setObjectName("osp_accueil")
        self._iface = iface
        self._lead = lead
        self._fiche = fiche
        self._begin = begin
        self._reference: BaseReference | None = None
        self._found: Overview | None = None
        self._is_stale = True
        self.work = OneWork(worker, lambda _percent: None, self._enable, self._failed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON_MS)
        self._timer.timeout.connect(self.look)
        self._connect()

    def _connect(self) -> None:
        for name in ("demonstration", "open", "create", "help"):
            button = getattr(self, f"{name}Button")
            button.clicked.connect(lambda *_checked, run=self._begin[name]: run())
        self.recentList.itemClicked.connect(self._open_recent)
        self.recentList.itemActivated.connect(lambda item: self._open_recent(item))
        self.refreshButton.clicked.connect(lambda *_checked: self.later())
        self.ficheButton.setIcon(QIcon(str(ICONS / "fiches_territoire.svg")))
        self.ficheButton.setMenu(QMenu(self.ficheButton))
        self.ficheButton.menu().triggered.connect(self._write_fiche)
        self.tree.itemClicked.connect(lambda item, _column: self._go(item))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.tree)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda: self._go(self.tree.currentItem()))
        project = QgsProject.instance()
        project.layersAdded.connect(self._follow)
        project.layersRemoved.connect(self.later)
        self._iface.currentLayerChanged.connect(self._chosen)
        self._follow(project.mapLayers().values())

    def release(self) -> None:
        """Stop counting and following."""
        self.work.abandon()
        self._timer.stop()
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._follow)
        project.layersRemoved.disconnect(self.later)
        self._iface.currentLayerChanged.disconnect(self._chosen)

    # -- when to count -----------------------------------------------------------------------

    def _follow(self, layers: Any) -> None:
        """Count again each time that what is counted was saved, or written by something else."""
        for layer in layers:
            if role_of(layer) in COUNTED:
                layer.afterCommitChanges.connect(self.later)
                layer.dataChanged.connect(self.later)
        self.later()

    def _chosen(self, layer: Any) -> None:
        """The base in hand is that of the layer in hand."""
        reference = reference_of(layer)
        if reference is not None and reference != self._reference:
            self.later()

    def later(self, *_changed: object) -> None:
        """Count again, once nothing has changed for a moment; when the panel is seen again if it
        is hidden."""
        self._is_stale = True
        if self.isUserVisible():
            self._timer.start()

    def showEvent(self, event: Any) -> None:
        """Called by Qt."""
        super().showEvent(event)
        if self._is_stale:
            self._timer.start()

    def closeEvent(self, event: Any) -> None:
        """Called by Qt: closed by hand, it is not there at the next start."""
        QgsSettings().setValue(SHOWN, False)
        super().closeEvent(event)

    def look(self) -> None:
        """Show what base is in hand, and count what waits in it."""
        if self.work.is_busy():
            self._timer.start()
            return
        self._is_stale = False
        reference = current_base(self._iface)
        if reference is None:
            self._show_start()
            return
        if reference != self._reference:
            self.tree.clear()
            self._offer_fiches({})
            self.aboutLabel.setText(translate("gui", "Lecture de la base…"))
        self._reference = reference
        self.stack.setCurrentWidget(self.basePage)
        self._name(reference)

        def read(work: Work) -> tuple[Overview, list[str]]:
            base = reference.open(check=False)
            return overview(base, date.today(), work.silent), list_projects(base)

        self.work.start(translate("gui", "Accueil : ce qui attend dans la base"), read, self._show)

    # -- what it shows -----------------------------------------------------------------------

    def _show_start(self) -> None:
        self._reference = self._found = None
        self.recentList.clear()
        names: list[str] = []
        for reference in recent_bases():
            names.append(reference.name_beside(names.__contains__))
            item = QListWidgetItem(QIcon(str(ICONS / "ouvrir.svg")), names[-1])
            item.setToolTip(as_text(reference.label))
            item.setData(_LINE, reference)
            self.recentList.addItem(item)
        known = self.recentList.count() > 0
        self.recentLabel.setVisible(known)
        self.recentList.setVisible(known)
        self.stack.setCurrentWidget(self.startPage)

    def _name(self, reference: BaseReference) -> None:
        self.nameLabel.setText(reference.name)
        font = self.nameLabel.font()
        font.setBold(True)
        self.nameLabel.setFont(font)
        folder = str(Path(reference.path).parent) if reference.path else reference.label
        self.nameLabel.setToolTip(as_text(folder))

    def _show(self, counted: tuple[Overview, list[str]]) -> None:
        found, projects = counted
        self._found = found
        self.aboutLabel.setText("\n".join(lines.about(found)))
        self._offer_fiches(found.epci)
        self.tree.clear()
        for section in lines.sections(found, projects):
            top = QTreeWidgetItem(self.tree, [section.title])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            for line in section.lines:
                item = QTreeWidgetItem(top, [f"{line.text}\n→ {line.step}"])
                item.setIcon(0, QIcon(str(ICONS / f"{ICON_OF[line.target]}.svg")))
                item.setToolTip(0, as_text(line.text))
                item.setData(0, _LINE, line)
        self.tree.expandAll()
        self._lay_out()

    def resizeEvent(self, event: Any) -> None:
        """Called by Qt: lines take the height that the new width asks for."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Qt gives a line the height of its text before it is cut at the width of the panel."""
        metrics, flags = self.tree.fontMetrics(), Qt.TextFlag.TextWordWrap
        width = self.tree.viewport().width() - BESIDE_PX
        for top in map(self.tree.topLevelItem, range(self.tree.topLevelItemCount())):
            for item in map(top.child, range(top.childCount())):
                room = QRect(0, 0, max(width, BESIDE_PX), 10_000)
                height = metrics.boundingRect(room, enum_number(flags), item.text(0)).height()
                item.setSizeHint(0, QSize(0, height + BETWEEN_PX))

    def _failed(self, error: BaseException) -> None:
        """Told in the panel: nobody asked for the count."""
        self.tree.clear()
        self.aboutLabel.setText(explain_any(error))

    def _enable(self) -> None:
        self.refreshButton.setEnabled(not self.work.is_busy())

    def _offer_fiches(self, names: Mapping[str, str]) -> None:
        menu = self.ficheButton.menu()
        menu.clear()
        for code, name in names.items():
            # An ampersand would underline the letter that follows it.
            menu.addAction(shown(name).replace("&", "&&")).setData(code)
        self.ficheButton.setVisible(bool(names))

    # -- where it leads ----------------------------------------------------------------------

    def _write_fiche(self, chosen: QAction) -> None:
        if self._reference is not None:
            self._fiche(self._reference, str(chosen.data()))

    def _open_recent(self, item: QListWidgetItem) -> None:
        self._begin["recent"](item.data(_LINE))

    def _go(self, item: QTreeWidgetItem | None) -> None:
        line = item.data(0, _LINE) if item is not None else None
        if line is not None and self._reference is not None and self._found is not None:
            self._lead(self._reference, line, self._found)

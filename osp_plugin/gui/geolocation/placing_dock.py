"""The panel « Placer les logements »: those without position, placed one after the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHeaderView

from ...domain.common.file_filters import ADDRESSES, file_filter
from ...domain.common.work import Work
from ...domain.geolocation.address_book import AddressBook
from ...i18n import translate
from ...project import BaseReference
from ...project.geolocation.placing import Survey, Target, Unplaced, place, survey, target_of
from ...settings import Settings
from ...storage.geolocation.placing_addresses import read_addresses
from ...storage.layers import has_position
from ...storage.projection import lambert
from ..common import forms
from ..common.background import Worker
from ..common.messages import Messages
from ..common.one_work import OneWork
from ..common.plain import as_html
from .dwellings_dock import DwellingsDock
from .placing_tool import PlacingTool, Signpost
from .unplaced_model import FILTERS, UnplacedModel

COLUMN_PX = 120


class PlacingDock(DwellingsDock):
    """Lists the dwellings without position and places them, one after the other."""

    def __init__(
        self,
        iface: Any,
        layer: QgsVectorLayer,
        reference: BaseReference,
        messages: Messages,
        worker: Worker,
    ) -> None:
        super().__init__(iface, layer, reference, messages, worker)
        forms.load(self, __file__)
        self.whereLabel.setTextFormat(Qt.TextFormat.RichText)
        self.setObjectName("osp_placing")
        self._survey = Survey()
        self._book: AddressBook | None = None
        self._target: Target | None = None
        self._step = layer.undoStack().index()
        self._work = OneWork(worker, lambda _percent: None, self._enable, messages.error)
        self._reading = OneWork(worker, self._show_reading, self._enable, self._unread)
        canvas = iface.mapCanvas()
        self._signpost = Signpost(canvas)
        self._tool = PlacingTool(canvas)
        self._model = UnplacedModel(self)
        self._combos = {name: getattr(self, f"{name}Combo") for name in FILTERS}
        self._make_table()
        self._make_addresses()
        self._connect(layer)
        self._wanted: int | None = None
        self._listen_to_keys(self.acceptButton)

    def look_for(self, fid: int) -> None:
        """Make a dwelling the current one, once those without position are listed."""
        self._wanted = fid
        if not self._work.is_busy():
            self._find_wanted()

    def _find_wanted(self) -> None:
        fid, self._wanted = self._wanted, None
        if fid is None:
            return
        if self._model.row_of(fid) < 0:  # a filter hides it
            for combo in self._combos.values():
                combo.setCurrentIndex(0)
            self.searchEdit.clear()
        if self._model.row_of(fid) >= 0:
            self._select(self._model.row_of(fid))
            self.table.scrollTo(self.table.currentIndex())

    def start(self) -> None:
        """List them."""
        self.refresh()

    def refresh(self) -> None:
        """Read the layer again."""
        if self._layer is None:
            return
        self.countLabel.setText(translate("gui", "Lecture des logements…"))
        source = QgsVectorLayerFeatureSource(self._layer)
        self._work.start(
            translate("gui", "Recherche des logements sans position"),
            lambda work: survey(source, work),
            self._surveyed,
        )

    def release(self) -> None:
        """Let go of the layer, the map and what is under way."""
        self._work.abandon()
        self._reading.abandon()
        self._put_away()
        self._signpost.clear()
        super().release()

    def closeEvent(self, event: Any) -> None:
        """Called by Qt: a panel that is hidden leaves the map as it was."""
        self._put_away()
        self._signpost.clear()
        super().closeEvent(event)

    # -- what it shows ---------------------------------------------------------------------------

    def _make_table(self) -> None:
        self.table.setModel(self._model)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, COLUMN_PX)
        header.resizeSection(2, COLUMN_PX // 2)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)

    def _make_addresses(self) -> None:
        self.addressesFile = QgsFileWidget(self)
        self.addressesFile.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.addressesFile.setFilter(
            file_filter(
                translate("gui", "Adresses de la BAN"),
                ADDRESSES,
                translate("gui", "Tous les fichiers"),
            )
        )
        self.addressesFile.setFilePath(Settings.load().fichier_adresses)
        self.addressesLayout.addWidget(self.addressesFile)

    def _connect(self, layer: QgsVectorLayer) -> None:
        own = (
            (layer.geometryChanged, self._moved),
            (layer.featureDeleted, lambda fid: self._model.set_placed(fid, True)),
            (layer.afterRollBack, self.refresh),
            (self._tool.canvasClicked, self._clicked),
            (self._tool.left, self._put_away),
            (self._iface.mapCanvas().mapToolSet, self._tool_changed),
            (self.table.selectionModel().currentRowChanged, self._look),
            (self.table.doubleClicked, self._arm),
            (self.searchEdit.textChanged, self._narrow),
            (self.placeButton.toggled, self._toggle),
            (self.acceptButton.clicked, self._accept),
            (self.refreshButton.clicked, lambda *_checked: self.refresh()),
            (self.addressesFile.fileChanged, self._read_addresses),
            *((combo.currentIndexChanged, self._narrow) for combo in self._combos.values()),
        )
        self._follow(layer, own)

    def _surveyed(self, found: Survey) -> None:
        chosen = self._chosen()
        self._survey = found
        self._model.show(found.unplaced)
        for name, combo in self._combos.items():
            combo.blockSignals(True)
            combo.clear()
            combo.addItem(translate("gui", "Tous"), "")
            for value in self._model.values(name):
                combo.addItem(value, value)
            combo.setCurrentIndex(max(0, combo.findData(chosen[name])))
            combo.blockSignals(False)
        self._narrow()
        self._find_wanted()
        if self.addressesFile.filePath() and self._book is None:
            self._read_addresses(self.addressesFile.filePath())

    def _chosen(self) -> dict[str, str]:
        return {name: combo.currentData() or "" for name, combo in self._combos.items()}

    def _narrow(self, *_changed: object) -> None:
        self._model.narrow(self._chosen(), self.searchEdit.text())
        self._select(0)

    def _enable(self, *_changed: object) -> None:
        """Say what is left to do, and what can be done now."""
        layer = self._layer
        if layer is None:
            return
        if not self._work.is_busy():
            shown, left = self._model.rowCount(), self._model.left
            if left == 0:
                text = translate("gui", "Tous les logements ont une position.")
            elif shown < left:
                text = translate("gui", "{montres} sur {nombre} logements sans position.")
            elif left == 1:
                text = translate("gui", "Un seul logement est sans position.")
            else:
                text = translate("gui", "{nombre} logements sans position.")
            self.countLabel.setText(text.format(nombre=left, montres=shown))
        self.placeButton.setEnabled(self._dwelling() is not None)
        self.acceptButton.setEnabled(
            self._dwelling() is not None
            and self._target is not None
            and self._target.proposed is not None
        )
        super()._enable()

    def _dwelling(self) -> Unplaced | None:
        return self._model.at(self.table.currentIndex().row())

    def _select(self, row: int) -> None:
        """Make a row the current one; the last when there are fewer."""
        count = self._model.rowCount()
        if count:
            self.table.selectRow(min(row, count - 1))
        else:
            self._look()

    def _look(self, *_current: object) -> None:
        """Show on the map where the dwelling may be, and move there unless it is in sight."""
        dwelling = self._dwelling()
        before, self._target = self._target, None
        if dwelling is None:
            self._signpost.clear()
            self.whereLabel.clear()
        else:
            project = QgsProject.instance()
            self._target = target_of(dwelling, self._survey, self._book, self._reference, project)
            self._show_target(dwelling, before)
        self._enable()

    def _show_target(self, dwelling: Unplaced, before: Target | None) -> None:
        if self._target is None:
            self._signpost.clear()
            self.whereLabel.setText(
                translate("gui", "Ni sa voie, ni sa cité, ni sa commune ne sont connues.")
            )
            return
        moved = before is None or before.extent != self._target.extent
        self._signpost.show(self._target, move=moved)
        told = [f"<b>{as_html(dwelling.title)}</b>, {as_html(dwelling.town)}"]
        told += [as_html(part) for part in (dwelling.cite, dwelling.operation) if part]
        self.whereLabel.setText("<br>".join([*told, as_html(self._target.text)]))

    # -- the file of addresses -------------------------------------------------------------------

    def _read_addresses(self, path: str) -> None:
        """Read the addresses of the communes of the dwellings to be placed."""
        self._reading.abandon()
        self._book = None
        settings = Settings.load()
        settings.fichier_adresses = path
        settings.save()
        communes = {dwelling.idcom for dwelling in self._survey.unplaced} - {""}
        # It is also called at each letter of a path that is typed.
        if path and not Path(path).is_file():
            text = translate("gui", "Fichier d’adresses de la BAN (introuvable à cet endroit)")
        else:
            text = translate("gui", "Fichier d’adresses de la BAN (facultatif)")
        self.addressesLabel.setText(text)
        if not communes or not Path(path).is_file():
            self._look()
            return

        def read(work: Work) -> AddressBook:
            book = AddressBook()
            read_addresses(Path(path), communes, book, work)
            return book

        self._reading.start(translate("gui", "Lecture du fichier d’adresses"), read, self._read)

    def _read(self, book: AddressBook) -> None:
        self._book = book
        self._look()
        self.addressesLabel.setText(
            translate("gui", "Fichier d’adresses de la BAN (adresses lues : {nombre})").format(
                nombre=f"{len(book):,}".replace(",", " ")
            )
        )

    def _unread(self, error: BaseException) -> None:
        self.addressesLabel.setText(
            translate("gui", "Fichier d’adresses de la BAN (pas lu : voir le message)")
        )
        self._messages.error(error)

    def _show_reading(self, percent: int) -> None:
        self.addressesLabel.setText(
            translate("gui", "Lecture du fichier d’adresses… {part} %").format(part=percent)
        )

    # -- placing ---------------------------------------------------------------------------------

    def _arm(self, *_index: object) -> None:
        self.placeButton.setChecked(True)

    def _toggle(self, armed: bool) -> None:
        canvas = self._iface.mapCanvas()
        if armed:
            canvas.setMapTool(self._tool)
        elif canvas.mapTool() is self._tool:
            canvas.unsetMapTool(self._tool)

    def _tool_changed(self, tool: Any, *_before: object) -> None:
        self.placeButton.setChecked(tool is self._tool)

    def _put_away(self) -> None:
        self.placeButton.setChecked(False)

    def _clicked(self, point: QgsPointXY, _button: object) -> None:
        self._place(point, self._iface.mapCanvas().mapSettings().destinationCrs())

    def _accept(self, *_checked: object) -> None:
        if self._target is not None and self._target.proposed is not None:
            proposed = self._target.proposed
            self._place(QgsPointXY(proposed.x, proposed.y), lambert())

    def _place(self, point: QgsPointXY, system: QgsCoordinateReferenceSystem) -> None:
        """Place the current dwelling and go on to the next one."""
        with self._messages.guard():
            layer, dwelling = self._layer, self._dwelling()
            if layer is None or dwelling is None:
                return
            row = self.table.currentIndex().row()
            to_layer = QgsCoordinateTransform(system, layer.crs(), QgsProject.instance())
            if not place(layer, dwelling, to_layer.transform(point)):
                self._messages.warning(
                    translate(
                        "gui",
                        "« {couche} » ne peut pas être modifiée : le logement n’est pas placé.",
                    ).format(couche=layer.name())
                )
                return
            layer.triggerRepaint()
            self._select(row)

    def _moved(self, fid: int, geometry: Any) -> None:
        """A dwelling got a position, or lost it: placed here, in the form, or undone."""
        dwelling = self._dwelling()
        placed = not (geometry.isNull() or geometry.isEmpty())
        self._model.set_placed(fid, placed)
        # What was undone is what one wants to do again.
        row = self._model.row_of(dwelling.fid if placed and dwelling is not None else fid)
        if row >= 0:
            self._select(row)

    def _stepped(self, index: int) -> None:
        """A command was done or undone. QGIS does not always say that an undo took a geometry
        away: the dwellings that were placed are looked at again."""
        if self._layer is not None and index < self._step and self._model.placed:
            request = QgsFeatureRequest().setFilterFids(list(self._model.placed)).setNoAttributes()
            for feature in self._layer.getFeatures(request):
                if not has_position(feature):
                    self._moved(feature.id(), feature.geometry())
        self._step = index
        self._enable()

"""« États de sortie à la carte »: what to write, of which territories; then it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QCheckBox, QDialog, QListWidgetItem

from ...domain.common.text import folded
from ...domain.common.work import Work
from ...domain.errors import Cancelled, OspError
from ...domain.indicators import LAYER, Criteria
from ...domain.indicators.kept import Situation
from ...i18n import explain, translate
from ...project import BaseReference
from ...project.maps.images import Image, copied_images, take
from ...reports.common.secrecy import chosen_threshold
from ...reports.fiches.files import FORMATS, FicheWriter
from ...reports.fiches.maker import BLOCKS, FicheMaker, fiche_scales
from ...reports.layouts import PAPERS, Signature, own_styles
from ...storage.history.rebuilt import kept_at
from ...storage.indicators.situations import situations
from ...storage.indicators.statistics import Statistics
from ...storage.zones import ZoneLayer, Zones, read_zones
from ..common import forms
from ..common.background import Worker
from ..common.figures import counted
from ..common.messages import Messages
from ..common.one_work import OneWork
from ..common.situations import TimeList
from ..common.territory_fiche import suggested_folder
from ..common.zone_dialog import ZoneLevel

DEFAULT_FORMATS = ("pdf",)


@dataclass(frozen=True)
class _Known:
    """What the base has to choose from."""

    names: Mapping[str, dict[str, str]]
    years: list[int]
    bailleurs: dict[str, str]
    situations: list[Situation]


class OutputsDialog(QDialog):
    """Stays open beside the work, which is done in a task."""

    def __init__(
        self,
        reference: BaseReference,
        signature: Signature,
        messages: Messages,
        worker: Worker,
        parent: Any = None,
        behind: Callable[[], Sequence[QgsMapLayer]] = tuple,
    ) -> None:
        """``behind`` gives the layers of the map of the window, whose images the maps have."""
        super().__init__(parent)
        forms.load(self, __file__)
        self._reference = reference
        self._behind = behind
        self._signature = signature
        self._messages = messages
        self._names: dict[str, dict[str, str]] = {}
        self._zoned = ZoneLevel(self, self.scaleCombo, self._read_layer)
        self._folder = ""
        self.work = OneWork(worker, self.workBar.setValue, self._enable, self._fail)
        """What the dialog is doing."""
        self.folder = QgsFileWidget(self)
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setFilePath(str(suggested_folder(reference)))
        self.folderLayout.addWidget(self.folder)
        self.blocks = self._boxes(BLOCKS, self.blocksLayout, tuple(BLOCKS))
        self.formats = self._boxes(FORMATS, self.formatsLayout, DEFAULT_FORMATS)
        for paper in PAPERS:
            self.paperCombo.addItem(paper.title, paper.key)
        self._times = TimeList(self.situationCombo)
        self._connect()
        self.work.start(
            translate("gui", "Lecture des territoires de la base"),
            lambda _work: _read(reference),
            self._show_known,
        )

    def chosen(self) -> list[str]:
        """Codes of the territories that are ticked, in order."""
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
        ]

    def reject(self) -> None:
        """The window is closed: what is under way stops."""
        self.work.abandon()
        super().reject()

    # -- choices -------------------------------------------------------------------------------

    def _boxes(
        self, titles: Mapping[str, str], layout: Any, ticked: tuple[str, ...]
    ) -> dict[str, QCheckBox]:
        boxes = {}
        for name, title in titles.items():
            box = QCheckBox(translate("fiches", title), self)
            box.setChecked(name in ticked)
            box.toggled.connect(lambda *_checked: self._enable())
            layout.addWidget(box)
            boxes[name] = box
        layout.addStretch()
        return boxes

    def _connect(self) -> None:
        self.scaleCombo.currentIndexChanged.connect(lambda _index: self._fill_territories())
        self.searchEdit.textChanged.connect(self._look_for)
        self.territoryList.itemChanged.connect(lambda _item: self._enable())
        self.allButton.clicked.connect(lambda *_checked: self._tick(Qt.CheckState.Checked))
        self.noneButton.clicked.connect(lambda *_checked: self._tick(Qt.CheckState.Unchecked))
        self.folder.fileChanged.connect(lambda _path: self._enable())
        self.writeButton.clicked.connect(lambda *_checked: self._write())
        self.stopButton.clicked.connect(lambda *_checked: self.work.stop())
        self.openButton.clicked.connect(lambda *_checked: self._open_folder())
        self.closeButton.clicked.connect(lambda *_checked: self.reject())

    def _show_known(self, known: _Known) -> None:
        self._names = dict(known.names)
        for key, title in fiche_scales().items():
            self.scaleCombo.addItem(title, key)
        self.scaleCombo.addItem(translate("gui", "Une couche du projet…"), LAYER.key)
        for combo in (self.firstCombo, self.lastCombo):
            combo.addItem(translate("gui", "Toutes les années"), None)
            for year in known.years:
                combo.addItem(str(year), year)
        self.bailleurCombo.addItem(translate("gui", "Tous les bailleurs"), None)
        for code, name in known.bailleurs.items():
            self.bailleurCombo.addItem(name, code)
        self._times.fill(known.situations)
        self.scaleCombo.setCurrentIndex(self.scaleCombo.findData("epci"))

    def _read_layer(self) -> None:
        """The polygons of the layer that was chosen are the territories."""
        zoned = self._zoned.snapshot()
        assert zoned is not None  # nosec B101 # it was chosen in the project just now

        def show(zones: Zones) -> None:
            self._names[LAYER.key] = dict(zones.names)
            self._fill_territories()

        self.work.start(
            translate("gui", "Lecture de « {couche} »").format(couche=zoned.title),
            lambda work: read_zones(zoned, work),
            show,
        )

    def _fill_territories(self) -> None:
        self.territoryList.blockSignals(True)
        self.territoryList.clear()
        for code, name in self._names.get(self.scaleCombo.currentData(), {}).items():
            item = QListWidgetItem(name if name == code else f"{name} ({code})")
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.territoryList.addItem(item)
        self.territoryList.blockSignals(False)
        self._look_for(self.searchEdit.text())
        self._enable()

    def _items(self) -> list[QListWidgetItem]:
        return [self.territoryList.item(row) for row in range(self.territoryList.count())]

    def _look_for(self, text: str) -> None:
        words = folded(text).split()
        for item in self._items():
            shown = folded(item.text())
            item.setHidden(not all(word in shown for word in words))

    def _tick(self, state: Qt.CheckState) -> None:
        """Tick what is shown, or untick all."""
        self.territoryList.blockSignals(True)
        for item in self._items():
            if state == Qt.CheckState.Unchecked or not item.isHidden():
                item.setCheckState(state)
        self.territoryList.blockSignals(False)
        self._enable()

    def _enable(self) -> None:
        busy = self.work.is_busy()
        ticked = len(self.chosen())
        self.countLabel.setText(counted(ticked, "choisi", "choisis"))
        formats = any(box.isChecked() for box in self.formats.values())
        self.writeButton.setEnabled(
            not busy and ticked > 0 and formats and bool(self.folder.filePath())
        )
        self.stopButton.setEnabled(busy)
        self.openButton.setEnabled(bool(self._folder) and not busy)
        for box in (self.territoryBox, self.filterBox, self.blocksBox, self.formatsBox):
            box.setEnabled(not busy)

    # -- work ----------------------------------------------------------------------------------

    def _write(self) -> None:
        first, last = self.firstCombo.currentData(), self.lastCombo.currentData()
        if first is not None and last is not None and first > last:
            self.resultLabel.setText(
                translate(
                    "gui",
                    "La première année ({premiere}) est après la dernière ({derniere}). "
                    "Inversez-les.",
                ).format(premiere=first, derniere=last)
            )
            return
        criteria = Criteria(first, last).only("bailleur", self.bailleurCombo.currentData())
        order = _Order(
            self._reference,
            self._signature,
            str(self.scaleCombo.currentData()),
            tuple(self.chosen()),
            criteria,
            tuple(name for name, box in self.blocks.items() if box.isChecked()),
            tuple(name for name, box in self.formats.items() if box.isChecked()),
            str(self.paperCombo.currentData()),
            Path(self.folder.filePath()),
            own_styles(QgsProject.instance(), self._reference),
            tuple(copied_images(self._behind())),
            self._times.key,
            self._zoned.snapshot() if self.scaleCombo.currentData() == LAYER.key else None,
        )
        self.resultLabel.setText(translate("gui", "Écriture des états en cours…"))
        self.work.start(
            translate("gui", "États de sortie à la carte"), order.carry_out, self._written
        )

    def _written(self, files: list[Path]) -> None:
        self._folder = str(files[0].parent) if files else ""
        self.workBar.setValue(100)
        text = translate("gui", "{nombre} dans « {dossier} » : {noms}")
        names = ", ".join(path.name for path in files[:6]) + ("…" if len(files) > 6 else "")
        self.resultLabel.setText(
            text.format(
                nombre=counted(len(files), "fichier écrit", "fichiers écrits"),
                dossier=self._folder,
                noms=names,
            )
        )

    def _fail(self, error: BaseException) -> None:
        self.workBar.setValue(0)
        if isinstance(error, (Cancelled, OspError)):
            self.resultLabel.setText(explain(error))
        else:
            self.resultLabel.setText("")
            self._messages.error(error)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))


@dataclass(frozen=True)
class _Order:
    """What was asked for, carried out in another thread: nothing of the window is touched."""

    reference: BaseReference
    signature: Signature
    scale_key: str
    codes: tuple[str, ...]
    criteria: Criteria
    blocks: tuple[str, ...]
    formats: tuple[str, ...]
    paper: str
    folder: Path
    own_styles: Mapping[str, str]
    behind: tuple[Image, ...]
    situation: str
    zoned: ZoneLayer | None = None

    def carry_out(self, work: Work) -> list[Path]:
        base = self.reference.open()
        zones = read_zones(self.zoned, work.silent) if self.zoned is not None else None
        maker = FicheMaker(
            base,
            self.scale_key,
            self.criteria,
            self.blocks,
            shown_from=chosen_threshold(),
            kept=kept_at(base, self.situation, work.within(0, 0.2), zones),
            zones=zones,
        )
        writer = FicheWriter(
            maker,
            self.signature,
            paper=self.paper,
            own_styles=self.own_styles,
            behind=take(self.behind),
        )
        return writer.write(
            maker.subjects(self.codes),
            self.folder,
            self.formats,
            work.within(0.2, 1) if self.situation else work,
        )


def _read(reference: BaseReference) -> _Known:
    base = reference.open()
    statistics = Statistics.of_base(base, shown_from=chosen_threshold())
    names = {key: statistics.names(key) for key in fiche_scales()}
    return _Known(names, statistics.years(), statistics.names("bailleur"), situations(base))

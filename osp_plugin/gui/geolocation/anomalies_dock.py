"""The panel « Anomalies de géolocalisation »: check, go and see, correct or accept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QInputDialog

from ...i18n import translate
from ...project import BaseReference, find_layer
from ...project.editing.values import base_of
from ...project.geolocation.anomalies import Listed, correct, read_anomalies
from ...storage.geolocation.checks_accepted import TABLE, accept
from ..common import forms
from ..common.algorithm_windows import AlgorithmWindows
from ..common.background import Worker
from ..common.current import layer_parameters
from ..common.messages import Messages
from ..common.one_work import OneWork
from ..common.plain import as_html
from .anomalies_marks import AnomalyMarks
from .anomalies_model import AnomaliesModel, Key, key_of, title_of
from .dwellings_dock import DwellingsDock

ALGORITHM = "osp:controle_geolocalisation"
UNPLACED = "sans_geometrie"
"""The anomaly of a dwelling without position."""
COLUMNS_PX = (0, 160, 62, 70)


class AnomaliesDock(DwellingsDock):
    """Lists the anomalies of the positions, goes to each, corrects or accepts it."""

    placing = pyqtSignal(int)
    """The dwelling of this key has no position, and the user wants to place it."""

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
        self.messageLabel.setTextFormat(Qt.TextFormat.RichText)
        self.setObjectName("osp_anomalies")
        self._algorithms = AlgorithmWindows()
        self._task: Any = None
        self._is_checked = False
        self._accepted_before = 0
        self._wanted = ""
        self._accepting = OneWork(worker, lambda _percent: None, self._enable, messages.error)
        self._marks = AnomalyMarks(iface.mapCanvas())
        self._model = AnomaliesModel(layer, self)
        self._corrections: list[tuple[int, list[Key]]] = []
        """Where each correction stands in the undo stack of the layer, and what it mended."""
        self.table.setModel(self._model)
        self.table.setWordWrap(False)  # else an address is cut after its first words
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section, width in enumerate(COLUMNS_PX):
            if width:
                header.resizeSection(section, width)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self._connect(layer)
        self._listen_to_keys(self.correctButton)
        self._enable()

    def start(self) -> None:
        """Check at once."""
        self.check()

    def narrow_to(self, code: str) -> None:
        """Show the anomalies of one check alone, once the check under way has ended."""
        self._wanted = code
        if self._task is None:
            self.codeCombo.setCurrentIndex(max(0, self.codeCombo.findData(code)))

    def check(self) -> None:
        """Check every position of the base, pending edits included."""
        layer = self._layer
        if layer is None or self._task is not None:
            return
        parameters = {"INPUT": layer.id(), **self._given()}
        if "COMMUNES" not in parameters:
            self._messages.warning(
                translate(
                    "gui",
                    "La base n’a pas de couche des communes ouverte : ouvrez-la de nouveau, ou "
                    "choisissez une couche par « Réglages et rapport… ».",
                )
            )
            return
        parameters["OUTPUT"] = QgsProcessingUtils.generateTempFilename("anomalies.gpkg")
        self.countLabel.setText(translate("gui", "Contrôle en cours…"))
        self._task = self._worker.start_algorithm(
            ALGORITHM, parameters, self._checked, self._failed
        )
        self._task.taskTerminated.connect(self._ended)
        self._enable()

    def release(self) -> None:
        """Let go of the layer, the map and what is under way."""
        self._accepting.abandon()
        self._algorithms.close()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._marks.clear()
        self._model.release()
        super().release()

    def closeEvent(self, event: Any) -> None:
        """Called by Qt: a panel that is hidden leaves nothing on the map."""
        self._marks.clear()
        super().closeEvent(event)

    def showEvent(self, event: Any) -> None:
        """Called by Qt."""
        super().showEvent(event)
        self._marks.draw(self._model.shown)

    # -- the check -------------------------------------------------------------------------------

    def _given(self) -> dict[str, Any]:
        """The polygons to check against; none, and it is told, when the user did not say which."""
        with self._messages.guard():
            layers = {"COMMUNES": "commune", "CITES": "cite"}
            parcels = find_layer(QgsProject.instance(), "parcelle", self._reference)
            if parcels is not None and parcels.featureCount() != 0:
                layers["PARCELLES"] = "parcelle"
            return dict(layer_parameters(self._iface, self._reference, **layers))
        return {}

    def _checked(self, results: dict[str, Any]) -> None:
        self._task = None
        if self._layer is None:
            return
        with self._messages.guard():
            self._show(read_anomalies(str(results["OUTPUT"])), int(results["NB_ACCEPTEES"]))

    def _failed(self, error: BaseException) -> None:
        self._messages.error(error)
        self._ended()

    def _ended(self) -> None:
        """The check stopped before its end."""
        self._task = None
        self.countLabel.clear()
        self._enable()

    def _show(self, found: Sequence[Listed], accepted: int) -> None:
        self._corrections.clear()
        self._is_checked = True
        self._accepted_before = accepted
        code = self._wanted or self.codeCombo.currentData() or ""
        chosen = code, self.bailleurCombo.currentData() or ""
        self._model.show(found)
        for combo, name, value in (
            (self.codeCombo, "code", chosen[0]),
            (self.bailleurCombo, "bailleur", chosen[1]),
        ):
            combo.blockSignals(True)
            combo.clear()
            every = translate("gui", "Toutes") if name == "code" else translate("gui", "Tous")
            combo.addItem(f"{every} ({len(found)})", "")
            for item, count in self._model.counts(name):
                label = title_of(item) if name == "code" else item
                combo.addItem(f"{label} ({count})", item)
            combo.setCurrentIndex(max(0, combo.findData(value)))
            combo.blockSignals(False)
        self._wanted = ""
        self._narrow()

    # -- what it shows ---------------------------------------------------------------------------

    def _connect(self, layer: QgsVectorLayer) -> None:
        own = (
            (layer.beforeCommitChanges, self._keep),
            (layer.afterRollBack, self._rolled_back),
            (self.table.selectionModel().currentRowChanged, self._look),
            (self.table.selectionModel().selectionChanged, self._enable),
            (self.table.doubleClicked, self._open),
            (self.codeCombo.currentIndexChanged, self._narrow),
            (self.bailleurCombo.currentIndexChanged, self._narrow),
            (self.checkButton.clicked, lambda *_checked: self.check()),
            (self.reportButton.clicked, self._ask_report),
            (self.correctButton.clicked, self._correct),
            (self.acceptButton.clicked, self._accept),
            (self.formButton.clicked, self._open_form),
            (self.placeButton.clicked, self._place),
        )
        self._follow(layer, own)

    def _narrow(self, *_changed: object) -> None:
        self._model.narrow(
            self.codeCombo.currentData() or "", self.bailleurCombo.currentData() or ""
        )
        self._marks.draw(self._model.shown)
        if self._model.rowCount():
            self.table.selectRow(0)
        else:
            self._look()
        self._enable()

    def _chosen(self) -> list[Listed]:
        """The anomalies of the selected rows that nobody dealt with."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        found = [self._model.at(row) for row in rows]
        return [a for a in found if a is not None and not self._model.is_dealt_with(a)]

    def _enable(self, *_changed: object) -> None:
        """Say what is left to do, and what can be done now."""
        layer = self._layer
        if layer is None:
            return
        if self._task is None and self._is_checked:
            self.countLabel.setText(self._counted())
        chosen = self._chosen()
        self.checkButton.setEnabled(self._task is None)
        self.correctButton.setEnabled(any(a.can_be_corrected for a in chosen))
        self.acceptButton.setEnabled(bool(chosen) and not self._accepting.is_busy())
        self.formButton.setEnabled(self._current() is not None)
        self.placeButton.setEnabled(self._has_no_position())
        super()._enable()

    def _counted(self) -> str:
        text = (
            translate("gui", "Anomalies à traiter : {nombre} ; dans la liste : {montrees}.")
            if self._model.left
            else translate("gui", "Aucune anomalie à traiter.")
        ).format(nombre=self._model.left, montrees=self._model.rowCount())
        if self._accepted_before:
            also = translate("gui", "Acceptées auparavant : {nombre}.")
            text += " " + also.format(nombre=self._accepted_before)
        return text

    def _current(self) -> Listed | None:
        return self._model.at(self.table.currentIndex().row())

    def _look(self, *_current: object) -> None:
        """Tell the anomaly in hand, and bring the map to it."""
        anomaly = self._current()
        self._marks.point_to(anomaly)
        if anomaly is None:
            self.messageLabel.clear()
            return
        address = self._model.address(self.table.currentIndex().row())
        known = (address, anomaly.ident_rep, anomaly.intitule)
        where = " · ".join(part for part in known if part)
        told = [f"<b>{as_html(title_of(anomaly.code))}</b>", as_html(where)]
        told.append(as_html(anomaly.message))
        if anomaly.correction:
            text = translate("gui", "Correction proposée : {correction}.")
            told.append(f"<i>{as_html(text.format(correction=anomaly.correction))}</i>")
        self.messageLabel.setText("<br>".join(told))

    def _has_no_position(self) -> bool:
        anomaly = self._current()
        return anomaly is not None and anomaly.code == UNPLACED

    def _open(self, *_index: object) -> None:
        """Go to what deals with an anomaly: the panel that places, or the form."""
        if self._has_no_position():
            self._place()
        else:
            self._open_form()

    def _place(self, *_checked: object) -> None:
        anomaly = self._current()
        if anomaly is not None:
            self.placing.emit(anomaly.fid_logement)

    def _open_form(self, *_index: object) -> None:
        with self._messages.guard():
            anomaly = self._current()
            if anomaly is None or self._layer is None:
                return
            request = QgsFeatureRequest(anomaly.fid_logement)
            feature = next(self._layer.getFeatures(request), None)
            if feature is None:
                self._messages.warning(translate("gui", "Ce logement n’est plus dans la couche."))
                return
            self._iface.openFeatureForm(self._layer, feature, False)

    def _ask_report(self, *_checked: object) -> None:
        with self._messages.guard():
            layer = {"INPUT": self._layer.id()} if self._layer is not None else {}
            self._algorithms.show(ALGORITHM, {**layer, **self._given()})

    # -- dealing with them -----------------------------------------------------------------------

    def _correct(self, *_checked: object) -> None:
        with self._messages.guard():
            if self._layer is None:
                return
            chosen = [anomaly for anomaly in self._chosen() if anomaly.can_be_corrected]
            row = self.table.currentIndex().row()
            correct(self._layer, chosen)
            place = self._layer.undoStack().index()
            self._corrections = [known for known in self._corrections if known[0] < place]
            self._corrections.append((place, [key_of(anomaly) for anomaly in chosen]))
            self._stepped(place)
            self._layer.triggerRepaint()
            self._next(row)

    def _next(self, row: int) -> None:
        """Go to the next anomaly that is not dealt with."""
        for following in [*range(row + 1, self._model.rowCount()), *range(row + 1)]:
            anomaly = self._model.at(following)
            if anomaly is not None and not self._model.is_dealt_with(anomaly):
                self.table.selectRow(following)
                return
        self._enable()

    def _stepped(self, index: int) -> None:
        """A command of the layer was done or undone: what it corrected follows."""
        self._model.set_corrected(
            key for place, keys in self._corrections if place <= index for key in keys
        )
        self._enable()

    def _keep(self) -> None:
        """The undo stack is about to be emptied by a save: what was corrected stays so."""
        self._corrections = [(0, sorted(self._model.corrected))]

    def _rolled_back(self) -> None:
        self._corrections = [known for known in self._corrections if known[0] == 0]
        self._stepped(0)

    def _accept(self, *_checked: object) -> None:
        with self._messages.guard():
            chosen, layer = self._chosen(), self._layer
            base = base_of(layer) if layer is not None else None
            if not chosen or layer is None or base is None:
                return
            reason, agreed = QInputDialog.getMultiLineText(
                self,
                translate("gui", "Accepter une anomalie"),
                translate(
                    "gui",
                    "Pourquoi l’accepter (anomalies choisies : {nombre}) ? Elle ne sera plus "
                    "signalée tant que le logement ne bouge pas.",
                ).format(nombre=len(chosen)),
            )
            if not agreed:
                return
            if not reason.strip():
                self._messages.warning(
                    translate("gui", "Rien n’est accepté sans motif : dites pourquoi.")
                )
                return
            places = _places(layer, [anomaly.fid_logement for anomaly in chosen])
            by_code: dict[str, dict[int, tuple[float, float] | None]] = {}
            for anomaly in chosen:
                by_code.setdefault(anomaly.code, {})[anomaly.fid_logement] = places.get(
                    anomaly.fid_logement
                )
            row = self.table.currentIndex().row()

            def done(_none: object) -> None:
                self._model.set_accepted(key_of(anomaly) for anomaly in chosen)
                shown = find_layer(QgsProject.instance(), TABLE, self._reference)
                if shown is not None:
                    shown.reload()
                self._next(row)

            self._accepting.start(
                translate("gui", "Enregistrement des anomalies acceptées"),
                lambda _work: accept(base, by_code, reason.strip()),
                done,
            )


def _places(layer: QgsVectorLayer, fids: Sequence[int]) -> dict[int, tuple[float, float] | None]:
    """Where dwellings stand now, None for those without a usable point."""
    found: dict[int, tuple[float, float] | None] = {}
    for feature in layer.getFeatures(QgsFeatureRequest().setFilterFids(list(fids))):
        geometry = feature.geometry()
        if geometry.isNull() or geometry.isEmpty():
            found[feature.id()] = None
        else:
            point = geometry.asPoint()
            found[feature.id()] = (point.x(), point.y())
    return found

"""A fiche in the layout designer: its atlas goes from territory to territory, and fills it anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from qgis.core import QgsFeature, QgsMapLayer, QgsPrintLayout, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

from ...domain.common.pieces import Pieces, at_once
from ...i18n import translate
from ...project.frozen import Freezing, sweep
from ...reports.fiches.definition import Definition, keep
from ...reports.fiches.maker import FicheMaker, Subject
from ...reports.layouts import MapSource, Signature, View, filling
from ...settings import Settings
from ..common.background import Worker
from ..common.messages import Messages
from ..common.piecework import Latest


class FicheAtlas(QObject):
    """Follows the atlas of a layout. It lives as long as the layout, which is its parent.

    The maps are of copies of the layers, made once; of those that are shown near alone (the
    parcels), what is around the territory is copied when it is turned to. The window lives
    meanwhile; not when the atlas is printed, which waits for each of its pages.
    """

    def __init__(
        self,
        layout: QgsPrintLayout,
        maker: FicheMaker,
        copies: dict[str, QgsVectorLayer],
        near: dict[str, QgsVectorLayer],
        background: Sequence[QgsMapLayer],
        definition: Definition,
        messages: Messages,
        worker: Worker,
    ) -> None:
        """``copies`` and ``near`` (layers of the window) are by role; ``background`` are copies of
        what lies under the maps."""
        super().__init__(layout)
        self._layout = layout
        self._maker = maker
        self._copies = copies
        self._near = near
        self._background = list(background)
        self._definition = definition
        self._at = datetime.now()
        self._messages = messages
        self._worker = worker
        self._turning = Latest(worker.pieces, lambda: None, messages.error)
        self._printing = False
        self._shown = ""
        """Code of the territory that the layout tells of, whole; « » while it is filled."""
        layout.destroyed.connect(self._turning.stop)
        self._subjects = {subject.code: subject for subject in maker.subjects()}

    def showing(self, code: str, signature: Signature) -> Pieces[None]:
        """Fill the layout with a territory."""
        if code == self._shown or code not in self._subjects:
            return
        subject: Subject = self._subjects[code]
        content = self._maker.content(subject)
        yield None
        view = yield from self._view(subject)
        self._shown = ""
        yield from filling(self._layout, content, signature, view)
        keep(self._layout, replace(self._definition, code=code), content, self._at)
        self._shown = code
        yield None
        sweep(QgsProject.instance())

    def _view(self, subject: Subject) -> Pieces[View | None]:
        project = QgsProject.instance()
        given = (
            subject.scale.key,
            subject.code,
            self._maker.criteria,
            self._maker.programmed(subject),
            self._background,
        )
        view = MapSource.of_project(project, self._copies).view(*given)
        shown = {role: one for role, one in self._near.items() if not sip.isdeleted(one)}
        if view is None or not shown:
            return view
        freezing = Freezing(project, list(shown.values()), view.extent, most=0)
        try:
            if self._printing:
                freezing.write()
            else:
                title = translate("gui", "Parcelles de « {lieu} »").format(lieu=subject.name)
                yield from self._worker.beside(title, freezing.write)
        except BaseException:  # given up, too
            freezing.forget()
            raise
        found = yield from freezing.showing()
        near = {
            role: copy
            for role, layer in shown.items()
            if isinstance(copy := found.get(layer.id()), QgsVectorLayer)
        }
        return MapSource.of_project(project, {**self._copies, **near}).view(*given)

    def follow(self, coverage: QgsVectorLayer) -> None:
        """Make the layer of the territories the coverage of the atlas."""
        scale = self._maker.scale
        atlas = self._layout.atlas()
        atlas.setCoverageLayer(coverage)
        atlas.setHideCoverage(False)
        atlas.setPageNameExpression(f'"{scale.name}"')
        atlas.setFilenameExpression(f"'fiche_{scale.key}_' || \"{scale.code}\"")
        atlas.setSortFeatures(True)
        atlas.setSortExpression(f'"{scale.code}"')
        atlas.setEnabled(True)
        atlas.featureChanged.connect(self._turned)
        atlas.renderBegun.connect(self._printed)
        atlas.renderEnded.connect(self._printed_all)

    def retire(self) -> None:
        """Follow the atlas no more: it stops where it is."""
        self._turning.stop()
        atlas = self._layout.atlas()
        if atlas.enabled():
            atlas.featureChanged.disconnect(self._turned)
            atlas.renderBegun.disconnect(self._printed)
            atlas.renderEnded.disconnect(self._printed_all)
            atlas.setEnabled(False)
        self.deleteLater()

    def feature_of(self, code: str, coverage: QgsVectorLayer) -> QgsFeature | None:
        """Feature of a territory in the coverage."""
        field = coverage.fields().lookupField(self._maker.scale.code)
        for feature in coverage.getFeatures():
            if str(feature.attribute(field)) == code:
                return feature
        return None

    def _printed(self) -> None:
        self._turning.stop()
        self._printing = True

    def _printed_all(self) -> None:
        self._printing = False

    def _turned(self, feature: Any) -> None:
        if not feature.isValid():
            return
        with self._messages.guard():
            code = str(feature.attribute(self._maker.scale.code))
            pieces = self.showing(code, Signature.of(Settings.load()))
            if self._printing:
                at_once(pieces)
            else:
                self._turning.start(pieces)

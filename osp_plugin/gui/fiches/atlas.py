"""A fiche in the layout designer: its atlas goes from territory to territory, and fills it anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from qgis.core import QgsFeature, QgsMapLayer, QgsPrintLayout, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

from ...project.frozen import Freezing, sweep
from ...reports.fiches.definition import Definition, keep
from ...reports.fiches.maker import FicheMaker, Subject
from ...reports.layouts import MapSource, Signature, View, fill
from ...settings import Settings
from ..common.messages import Messages


class FicheAtlas(QObject):
    """Follows the atlas of a layout. It lives as long as the layout, which is its parent.

    The maps are of copies of the layers, made once; of those that are shown near alone (the
    parcels), what is around the territory is copied when it is turned to.
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
        self._shown = ""
        self._subjects = {subject.code: subject for subject in maker.subjects()}

    def show(self, code: str, signature: Signature) -> None:
        """Fill the layout with a territory."""
        if code == self._shown or code not in self._subjects:
            return
        subject: Subject = self._subjects[code]
        self._shown = code
        content = self._maker.content(subject)
        fill(self._layout, content, signature, self._view(subject))
        keep(self._layout, replace(self._definition, code=code), content, self._at)
        sweep(QgsProject.instance())

    def _view(self, subject: Subject) -> View | None:
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
        freezing.write()
        found = freezing.layers()
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

    def retire(self) -> None:
        """Follow the atlas no more: it stops where it is."""
        atlas = self._layout.atlas()
        if atlas.enabled():
            atlas.featureChanged.disconnect(self._turned)
            atlas.setEnabled(False)
        self.deleteLater()

    def feature_of(self, code: str, coverage: QgsVectorLayer) -> QgsFeature | None:
        """Feature of a territory in the coverage."""
        field = coverage.fields().lookupField(self._maker.scale.code)
        for feature in coverage.getFeatures():
            if str(feature.attribute(field)) == code:
                return feature
        return None

    def _turned(self, feature: Any) -> None:
        with self._messages.guard():
            if feature.isValid():
                signature = Signature.of(Settings.load())
                self.show(str(feature.attribute(self._maker.scale.code)), signature)

"""A fiche in the layout designer: its atlas goes from territory to territory, and fills it anew."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsFeature, QgsPrintLayout, QgsVectorLayer
from qgis.PyQt.QtCore import QObject

from ...reports.fiches.maker import FicheMaker, Subject
from ...reports.layouts import MapSource, Signature, fill
from ..common.messages import Messages


class FicheAtlas(QObject):
    """Follows the atlas of a layout. It lives as long as the layout, which is its parent."""

    def __init__(
        self,
        layout: QgsPrintLayout,
        maker: FicheMaker,
        maps: MapSource,
        signature: Signature,
        messages: Messages,
    ) -> None:
        super().__init__(layout)
        self._layout = layout
        self._maker = maker
        self._maps = maps
        self._signature = signature
        self._messages = messages
        self._shown = ""
        self._subjects = {subject.code: subject for subject in maker.subjects()}

    def show(self, code: str) -> None:
        """Fill the layout with a territory."""
        if code == self._shown or code not in self._subjects:
            return
        subject: Subject = self._subjects[code]
        self._shown = code
        view = self._maps.view(subject.scale.key, code, self._maker.criteria)
        fill(self._layout, self._maker.content(subject), self._signature, view)

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
                self.show(str(feature.attribute(self._maker.scale.code)))

"""Cités that are drawn: snapped to one another, never over one another, their codes up to date."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsProject,
    QgsSnappingConfig,
    QgsTolerance,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtXml import QDomDocument

from ...compat import (
    avoided_layers,
    python_value,
    snap_to_vertices_and_segments,
)
from ...i18n import translate
from ...project import reference_of, role_of
from ...project.maps.outlines import overlaps, place_of
from ...project.roles import own_layers
from ..common.figures import number
from ..common.following import LayerFollower, LetGo, connected
from ..common.messages import Messages

TOLERANCE_PX = 12.0
SNAPPING = "snapping-settings"
"""Where a project file has its snapping."""


class CiteDrawing:
    """Follows the layers of cités of the project while they are edited."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self._layers = LayerFollower(self._begin)
        self._before: Any = None
        """Snapping and avoidance of the project before an edit session, to be put back."""
        self._edited = ""
        """Id of the layer of that session."""
        self._changed: dict[str, set[int]] = {}
        self._added: dict[str, set[int]] = {}
        self._recounted: dict[str, list[str]] = {}
        """What is to be said of the codes that followed a move, by layer."""
        self._busy = False

    def install(self) -> None:
        """Follow the layers that are there and those to come."""
        self._layers.install()
        QgsProject.instance().writeProject.connect(self._saved)

    def remove(self) -> None:
        """Follow no more."""
        QgsProject.instance().writeProject.disconnect(self._saved)
        self._layers.remove()

    def _begin(self, layer: QgsVectorLayer) -> LetGo | None:
        if role_of(layer) != "cite":
            return None
        layer_id = layer.id()
        disconnect = connected(
            [
                (layer.editingStarted, partial(self._started, layer)),
                (layer.editingStopped, partial(self._ended, layer_id)),
                (layer.geometryChanged, partial(self._moved, layer)),
                (layer.featureAdded, partial(self._drawn, layer)),
            ]
        )

        def let_go() -> None:
            disconnect()
            # A session ends with its layer, and nothing says so any more.
            if QgsProject.instance().snappingConfig().enabled():
                self._ended(layer_id)
            elif layer_id == self._edited:  # the project is cleared: the next has its own
                self._before = None

        return let_go

    # -- snapping ------------------------------------------------------------------------------

    def _started(self, layer: QgsVectorLayer) -> None:
        """Snap to cités and do not draw over them, until the edit session ends."""
        project = QgsProject.instance()
        if self._before is not None:
            return
        self._before = (project.snappingConfig(), avoided_layers(project))
        self._edited = layer.id()
        config = project.snappingConfig()
        config.setEnabled(True)
        config.setMode(QgsSnappingConfig.SnappingMode.AdvancedConfiguration)
        settings = config.individualLayerSettings(layer)
        settings.setEnabled(True)
        snap_to_vertices_and_segments(settings)
        settings.setTolerance(TOLERANCE_PX)
        settings.setUnits(QgsTolerance.UnitType.Pixels)
        config.setIndividualLayerSettings(layer, settings)
        project.setSnappingConfig(config)
        avoided_layers(project, [layer])

    def _ended(self, layer_id: str) -> None:
        if self._before is None or layer_id != self._edited:
            return
        project = QgsProject.instance()
        config, avoided = self._before
        self._before = None
        project.setSnappingConfig(config)
        avoided_layers(project, [one for one in avoided if not sip.isdeleted(one)])

    def _saved(self, document: QDomDocument) -> None:
        """A project that is saved meanwhile keeps its own snapping: ours is for the session."""
        if self._before is None:
            return
        project = QgsProject.instance()
        before, avoided = self._before
        ours = (project.snappingConfig(), avoided_layers(project))
        root = document.documentElement()
        written = root.firstChildElement(SNAPPING)
        if not written.isNull():
            root.removeChild(written)
            before.writeProject(document)
        # What is over nothing is written later, with the other properties of the project.
        avoided_layers(project, [one for one in avoided if not sip.isdeleted(one)])
        QTimer.singleShot(0, partial(self._written, *ours))

    def _written(self, config: QgsSnappingConfig, avoided: list[Any]) -> None:
        """The project is saved: the session has its snapping back."""
        project = QgsProject.instance()
        if self._before is None or project.snappingConfig() != config:
            return
        changed = project.isDirty()
        avoided_layers(project, [one for one in avoided if not sip.isdeleted(one)])
        project.setDirty(changed)

    # -- what was drawn ------------------------------------------------------------------------

    def _moved(self, layer: QgsVectorLayer, fid: int, _outline: Any) -> None:
        """Codes follow within the command under way, which is then undone at once."""
        if layer.isEditCommandActive() and not self._busy:
            self._busy = True
            with self._messages.guard():
                feature = layer.getFeature(fid)
                said = self._recoded(layer, feature, _name(feature))
                self._recounted.setdefault(layer.id(), []).extend(said)
            self._busy = False
        self._later(self._changed, layer, fid)

    def _drawn(self, layer: QgsVectorLayer, fid: int) -> None:
        if layer.isEditable() and not layer.undoStack().isClean():
            self._later(self._added, layer, fid)

    def _later(self, kept: dict[str, set[int]], layer: QgsVectorLayer, fid: int) -> None:
        """Look once the edit is whole: a split changes one outline, then adds another."""
        if self._busy or not layer.isEditable():
            return
        if not self._changed.get(layer.id()) and not self._added.get(layer.id()):
            QTimer.singleShot(0, partial(self.look, layer))
        kept.setdefault(layer.id(), set()).add(fid)

    def look(self, layer: QgsVectorLayer) -> None:
        """Bring the codes of what was drawn up to date, and say what is to be seen to."""
        changed = self._changed.pop(layer.id(), set())
        added = self._added.pop(layer.id(), set())
        recounted = self._recounted.pop(layer.id(), [])
        if layer.id() not in self._layers or not layer.isEditable():
            return
        with self._messages.guard():
            self._busy = True
            try:
                seen = [text for fid in (changed | added) for text in self._seen(layer, fid)]
                told = dict.fromkeys([*recounted, *seen])
                parts = self._parts(layer, changed, added)
            finally:
                self._busy = False
            if told:
                self._messages.warning("\n".join(told))
            for feature in parts:
                self._tell_part(layer, feature)

    def _seen(self, layer: QgsVectorLayer, fid: int) -> list[str]:
        feature = layer.getFeature(fid)
        outline = feature.geometry()
        if not feature.isValid() or outline.isEmpty():
            return []
        name = _name(feature)
        told = [
            translate(
                "gui",
                "« {cite} » recouvre {surface} m² de « {autre} » : reprenez l’un des contours.",
            ).format(cite=name, surface=number(area), autre=other)
            for other, area in overlaps(outline, layer, fid)
        ]
        return told + self._recoded(layer, feature, name)

    def _recoded(self, layer: QgsVectorLayer, feature: QgsFeature, name: str) -> list[str]:
        """Give a cité the codes of where it is; what changed, in a sentence."""
        reference = reference_of(layer)
        layers = own_layers(QgsProject.instance(), reference) if reference is not None else {}
        if "commune" not in layers:
            return []
        found = place_of(feature.geometry(), layer, layers["commune"])
        if found is None:
            return [
                translate("gui", "« {cite} » n’est dans aucune commune de la base.").format(
                    cite=name
                )
            ]
        before = python_value(feature["idcom"])
        _write(layer, feature, found.codes)
        if before is None or before == found.commune:
            return []
        return [
            translate(
                "gui",
                "« {cite} » passe de {avant} à {commune} ({code}) : ses codes ont été recalculés.",
            ).format(cite=name, commune=found.name, code=found.commune, avant=before)
        ]

    def _parts(self, layer: QgsVectorLayer, changed: set[int], added: set[int]) -> list[QgsFeature]:
        """The second halves of cités à enjeux that were cut, which are so no more by themselves."""
        field = layer.fields().lookupField("a_enjeux")
        names = {python_value(layer.getFeature(fid)["nom_cite"]) for fid in changed}
        found = []
        for fid in added:
            feature = layer.getFeature(fid)
            cut = python_value(feature["nom_cite"]) in names - {None}
            if cut and python_value(feature["a_enjeux"]):
                layer.changeAttributeValue(fid, field, False)
                found.append(feature)
        return found

    def _tell_part(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
        field, fid = layer.fields().lookupField("a_enjeux"), feature.id()

        def keep() -> None:
            if layer.isEditable():
                layer.changeAttributeValue(fid, field, True)

        self._messages.advise(
            translate(
                "gui",
                "La cité à enjeux « {cite} » est coupée : la seconde partie n’est pas à enjeux. "
                "Donnez-lui son nom.",
            ).format(cite=python_value(feature["nom_cite"])),
            translate("gui", "Elle l’est aussi"),
            keep,
        )


def _name(cite: QgsFeature) -> str:
    return str(python_value(cite["nom_cite"]) or translate("gui", "nouvelle cité"))


def _write(layer: QgsVectorLayer, feature: QgsFeature, values: Mapping[str, Any]) -> None:
    """Give a row other values, within the edit under way or as one that is undone at once."""
    others = {
        layer.fields().lookupField(field): value
        for field, value in values.items()
        if python_value(feature[field]) != value
    }
    if not others:
        return
    within = layer.isEditCommandActive()
    if not within:
        layer.beginEditCommand(translate("gui", "Codes de la cité"))
    for place, value in others.items():
        layer.changeAttributeValue(feature.id(), place, value)
    if not within:
        layer.endEditCommand()

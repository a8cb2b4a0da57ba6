"""Copies of layers as files attached to a project, and the layers that show them."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject, QgsRectangle, QgsVectorLayer

from ...domain.common.pieces import Pieces, at_once
from ...domain.common.work import QUIET, Work
from ...domain.indicators import SCALES, scale
from ...i18n import translate
from ...storage.bare_layers import bare_layer
from ..indicators.marks import INDICATOR, marked
from ..maps.basemaps import SameMap, is_basemap
from ..roles import role_of
from ..still import StillOpen
from .snapshot import DRAWN, MOST, FreezeFailed, Snapshot

FROZEN = "osp/fige"
"""Custom property of a copy: the layer that it was made from, and the table that this showed."""
TITLE = "osp/titre"
"""Custom property of a copy: what a legend calls it. Lists of QGIS may offer it: its name says that
it is a copy."""
FILE = "osp_fige.fgb"
_NUMBER = re.compile(r"_[0-9a-f]{8}(_[0-9a-f]{4}){3}_[0-9a-f]{12}$")


class Freezing:
    """The copies of some layers: looked at first, written beside the window, then shown.

    freezing = Freezing(project, layers, extent)   # in the thread of the project
    freezing.write(work)                           # in any
    copies = freezing.layers()                     # in that of the project again
    """

    def __init__(
        self,
        project: QgsProject,
        layers: Sequence[QgsMapLayer],
        extent: QgsRectangle | None = None,
        also: Mapping[str, Collection[str]] | None = None,
        most: int = MOST,
    ) -> None:
        """``extent`` is that of the map, in the project's CRS: of a layer of more than ``most``
        rows, what is around it is copied. ``also``: fields to be kept beside those that are
        drawn, by id of layer.
        """
        self._project = project
        self._titles = {layer.id(): layer.name() for layer in layers}
        self._marks = {layer.id(): _mark_of(layer) for layer in layers}
        self._snapshots = [
            Snapshot.of(layer, project, extent, _also(layer, also or {}), most)
            for layer in layers
            if isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.isSpatial()
        ]
        self._same = {one.id(): SameMap.of(one) for one in layers if is_basemap(one)}
        self._behind: dict[str, QgsMapLayer] = {}
        """Base maps made again."""
        self._still = StillOpen(project)
        self._paths = {s.layer_id: project.createAttachedFile(FILE) for s in self._snapshots}

    def write(self, work: Work = QUIET) -> None:
        """Write the rows of all of them. Raises FreezeFailed, Cancelled."""
        for number, snapshot in enumerate(self._snapshots):
            path = Path(self._paths[snapshot.layer_id])
            if not path.parent.is_dir():
                raise FreezeFailed(couche=snapshot.title, cause=_closed())
            snapshot.write(path, work)
            work.tell((number + 1) / len(self._snapshots))
        for layer_id, same in self._same.items():
            work.check()
            self._behind[layer_id] = same.make()

    def forget(self) -> None:
        """Leave no file of copies that will not be shown."""
        self._still.release()
        for path in self._paths.values():
            self._project.removeAttachedFile(path)

    def layers(self) -> dict[str, QgsMapLayer]:
        """:meth:`showing` at once."""
        return at_once(self.showing())

    def showing(self) -> Pieces[dict[str, QgsMapLayer]]:
        """The copies, added to the project, by the id of what they are copies of.

        What has no rows to be copied (a picture, a background of the web) is a copy of the layer.
        Raises FreezeFailed, and leaves nothing in the project then; ProjectLeft.
        """
        self._still.require()
        made: dict[str, QgsMapLayer] = {}
        try:
            yield from self._add(made)
        except FreezeFailed:
            self._project.removeMapLayers([copy.id() for copy in made.values()])
            self.forget()
            raise
        return made

    def _add(self, made: dict[str, QgsMapLayer]) -> Pieces[None]:
        snapshots = {snapshot.layer_id: snapshot for snapshot in self._snapshots}
        for layer_id, mark in self._marks.items():
            yield None
            if layer_id in snapshots:
                copy = self._shown(snapshots[layer_id])
            else:
                copy = self._cloned(layer_id)
            if copy is None:
                continue
            copy.setFlags(copy.flags() | QgsMapLayer.LayerFlag.Private)
            for name, value in {TITLE: copy.name(), **mark}.items():
                copy.setCustomProperty(name, value)
            if not is_basemap(copy):  # whose name is in the sources
                copy.setName(translate("project", "{couche} (figée)").format(couche=copy.name()))
            self._project.addMapLayer(copy, False)
            made[layer_id] = copy

    def _shown(self, snapshot: Snapshot) -> QgsVectorLayer:
        path = self._paths[snapshot.layer_id]
        first = _first_name(snapshot.layer_id)
        layer = bare_layer(path, first, "ogr") if Path(path).is_file() else None
        if layer is None or not layer.isValid():
            raise FreezeFailed(couche=snapshot.title, cause=_closed())
        layer.setName(snapshot.title)
        layer.setCrs(snapshot.crs)
        layer.importNamedStyle(snapshot.style, DRAWN)
        layer.setReadOnly(True)
        return layer

    def _cloned(self, layer_id: str) -> QgsMapLayer | None:
        found = self._project.mapLayer(layer_id)  # it may be gone since it was looked at
        if found is None:
            raise FreezeFailed(couche=self._titles[layer_id], cause=_closed())
        same = self._same.get(layer_id)
        copy = self._behind.get(layer_id) or (same.make() if same else found.clone())
        if copy is not None:
            for name in copy.customPropertyKeys():
                copy.removeCustomProperty(name)
        return copy


def is_frozen(layer: QgsMapLayer | None) -> bool:
    """Whether a layer is a copy made here, which no list of layers offers."""
    hidden = layer is not None and bool(layer.flags() & QgsMapLayer.LayerFlag.Private)
    return hidden and layer is not None and layer.customProperty(FROZEN) is not None


def title_of(layer: QgsMapLayer) -> str:
    """What a legend calls a layer."""
    return str(layer.customProperty(TITLE) or layer.name()) if is_frozen(layer) else layer.name()


def frozen_from(layer: QgsMapLayer) -> tuple[str, str]:
    """Id of the layer that a copy was made from, and the table of a base that it showed if any."""
    told = json.loads(str(layer.customProperty(FROZEN)))
    return str(told["couche"]), str(told["table"])


def _also(layer: QgsMapLayer, also: Mapping[str, Collection[str]]) -> list[str]:
    """Fields kept though nothing draws them: the figures of a map say what they are of, and a
    territory is found by its code."""
    drawn, role = marked(layer), role_of(layer)
    kept = [scale(str(drawn["echelle"])).code] if drawn is not None else []
    for place in SCALES.values():
        if role is not None and place.table == role:
            kept += [place.code, *filter(None, [place.name])]
    return [*also.get(layer.id(), ()), *kept]


def _mark_of(layer: QgsMapLayer) -> dict[str, str]:
    if is_frozen(layer):
        source, role = frozen_from(layer)
    else:
        source, role = layer.id(), role_of(layer) or ""
    marks = {FROZEN: json.dumps({"couche": source, "table": role})}
    drawn = layer.customProperty(INDICATOR)
    if drawn is not None:
        marks[INDICATOR] = str(drawn)
    return marks


def _first_name(layer_id: str) -> str:
    """The name by which QGIS makes an id that begins as this one: our styles look for some."""
    return _NUMBER.sub("", layer_id)


def _closed() -> str:
    return translate("errors", "le projet a changé entre-temps, ou le fichier n’est pas lisible")

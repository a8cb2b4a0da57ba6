"""What the viewer reads: the tables of a base, as the layers of the project show them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from qgis.core import QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer

from ...domain.common.work import QUIET, Work
from ...domain.indicators import SCALES, indicators
from ...domain.indicators.kept import Situation, time_of
from ...reports.common.secrecy import chosen_threshold
from ...storage.history.rebuilt import figures_at
from ...storage.indicators.perimeters import perimeter_of
from ...storage.indicators.situations import read_kept, situations
from ...storage.indicators.statistics import Statistics, Tables
from ...storage.zones import ZoneLayer, read_zones
from ..common.chart_view import load_drawing

PAUSE_MS = 400
"""Edits that follow each other closely are read once."""


class Counted(NamedTuple):
    """What the viewer may be asked, and the situations that the base keeps."""

    statistics: Statistics
    situations: list[Situation]


def count(
    tables: Tables,
    zoned: ZoneLayer | None = None,
    work: Work = QUIET,
    situation: str = "",
    perimeter: str = "",
) -> Counted:
    """All that the viewer may be asked, counted at once, and what will draw it, loaded.

    ``zoned`` is the layer whose polygons are a scale too. ``situation`` is the key of the one that
    is to be shown, a hash or a past time; the base as it is without it, or once it is gone.
    ``perimeter`` is the mode in which communes that moved are counted, « » for the codes as
    written.
    """
    load_drawing()
    base = tables.base
    assert base is not None  # nosec B101 # the viewer has a base
    listed = situations(base)
    zones = read_zones(zoned, work.silent) if zoned is not None else None
    asked = next((one for one in listed if one.digest == situation), None)
    when = time_of(situation)
    if asked is not None:
        tables = Tables(base, kept=read_kept(base, asked))
    elif when is not None:
        tables = Tables(base, kept=figures_at(base, when, work.within(0, 0.9), zones))
    elif perimeter:
        tables.perimeter = perimeter_of(base, perimeter)
    tables.zones = zones
    return Counted(_counted(tables, work), listed)


def _counted(tables: Tables, work: Work) -> Statistics:
    statistics = Statistics(tables, shown_from=chosen_threshold())
    keys = [key for key in indicators() if statistics.available(key)]
    statistics.prepare(keys, work.silent)
    statistics.labels()
    for scale in SCALES:
        statistics.names(scale)
    return statistics


class LayerWatch:
    """Calls ``changed`` once the layers of a base show other figures: edits, filter, saving."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(changed)
        self._followed: list[QgsVectorLayer] = []

    def follow(self, layers: list[QgsVectorLayer]) -> None:
        """Watch these layers, and no other any more."""
        self.release()
        self._followed = layers
        for layer in layers:
            for signal in _changes(layer):
                signal.connect(self.soon)

    def soon(self, *_arguments: Any) -> None:
        """Say it after a pause."""
        self._timer.start()

    def release(self) -> None:
        """Watch nothing."""
        self._timer.stop()
        for layer in self._followed:
            # Gone with the project, or with QGIS before the plugin, it has no connection left.
            if not sip.isdeleted(layer):
                for signal in _changes(layer):
                    signal.disconnect(self.soon)
        self._followed = []


def _changes(layer: QgsVectorLayer) -> tuple[Any, ...]:
    """The signals that say that a layer shows other figures."""
    return (
        layer.layerModified,
        layer.afterCommitChanges,
        layer.afterRollBack,
        layer.subsetStringChanged,
        layer.dataChanged,
    )

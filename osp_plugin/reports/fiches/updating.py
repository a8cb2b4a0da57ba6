"""Newer figures for a layout made here: counted beside, compared, then put in its place.

    update = Update(project, layout, reference)     # in the thread of the project
    update.count(work)                              # in any
    update.changes()                                # what the layout says, and would say
    update.look()                                   # in the thread of the project
    update.write(work)                              # in any
    update.apply()                                  # in that of the project

The layout is the same until :meth:`Update.apply`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from qgis.core import QgsMapLayer, QgsPrintLayout, QgsProject, QgsRasterLayer, QgsVectorLayer

from ...domain.common.numbers import HIDDEN_VALUE, quantity
from ...domain.common.pieces import Pieces, at_once
from ...domain.common.work import QUIET, Work
from ...domain.indicators import Criteria, indicator
from ...domain.indicators.scales import WHOLE
from ...i18n import translate
from ...project import BaseReference
from ...project.frozen import Freezing, frozen_from, is_frozen, sweep, title_of, used_layers
from ...project.indicators.choice import small_places
from ...project.indicators.counted import filters_of, tables_of
from ...project.indicators.drawing import VALUE, Drawing
from ...project.indicators.marks import choice_of, marked
from ...project.indicators.thematic import figures_layer
from ...project.roles import find_layer
from ...storage.indicators.perimeters import perimeter_of
from ...storage.indicators.statistics import Statistics
from ..common.secrecy import chosen_threshold
from ..layouts import MapSource, View
from ..layouts.content import Content
from ..layouts.derived import derive, derived_as
from ..layouts.filling import refilling
from ..layouts.told import BETWEEN, Change, changes, keyed, told
from .contents import content_of, figures_of, programmed
from .definition import FICHE, Made, keep, made


class Update:
    """A layout made here, and what it would say today."""

    def __init__(self, project: QgsProject, layout: QgsPrintLayout, reference: BaseReference):
        """Raises NotMadeHere, BaseError."""
        self._project = project
        self._layout = layout
        self._reference = reference
        self.made: Made = made(layout)
        """How it was made."""
        self._base = reference.open(check=False)
        self.definition = replace(
            self.made.definition, base=reference.name, filters=filters_of(project, reference)
        )
        """The same of the base in hand."""
        self._tables = tables_of(project, reference, self._base)
        self._copies = [
            layer
            for layer in map(project.mapLayer, used_layers(layout))
            if layer is not None and is_frozen(layer)
        ]
        # Read here: layers are of the thread of the project, and counting is not.
        self._marks = {copy.id(): marked(copy) for copy in self._copies}
        self._content: Content | None = None
        self._drawings: dict[str, Drawing] = {}
        self._sources: dict[str, QgsMapLayer] = {}
        self._freezing: Freezing | None = None
        self._programmed: tuple[str, ...] = ()

    def count(self, work: Work = QUIET) -> None:
        """Count the newer figures. Raises BaseError, NoSuchTerritory, MissingPackage."""
        self._tables.perimeter = perimeter_of(self._base, self.definition.perimeter)
        counted = Statistics(self._tables, shown_from=chosen_threshold())
        statistics = figures_of(self.definition, self._base, counted)
        self._content = content_of(self.definition, self._base, lambda: statistics)
        self._programmed = programmed(self.definition, self._base)
        for copy_id, told_by_map in self._marks.items():
            work.check()
            if told_by_map is None:
                continue
            item, scale = indicator(str(told_by_map["cle"])), str(told_by_map["echelle"])
            criteria = Criteria.of_plain(told_by_map["criteres"])
            figures = statistics.at(scale, [item.key], criteria)
            subtitle = str(told_by_map["sous_titre"])
            least = choice_of(told_by_map, frozenset()).least
            hidden = small_places(statistics, scale, criteria, least) if least else frozenset()
            choice = choice_of(told_by_map, hidden)
            self._drawings[copy_id] = Drawing(item, figures, subtitle, choice, criteria)

    def changes(self) -> list[Change]:
        """Figures of the layout, as it tells them and as it would; those that differ first."""
        before, after = dict(self.made.figures), told(self._counted)
        for copy in self._copies:
            drawing = self._drawings.get(copy.id())
            if drawing is None or drawing.indicator.key in self.definition.keys:
                continue  # the table tells them
            assert isinstance(copy, QgsVectorLayer)  # nosec B101 # a map of figures has rows
            for label, one, other in _on_map(copy, drawing):
                before[label], after[label] = one, other
        return changes(before, after)

    def left_alone(self) -> list[str]:
        """Names of the layers of its map whose source is no more in the project."""
        return [
            title_of(copy)
            for copy in self._copies
            if copy.id() not in self._drawings and self._source(copy) is None
        ]

    def look(self) -> None:
        """Look at the layers to be copied. Raises NoMap."""
        for copy in self._copies:
            drawing = self._drawings.get(copy.id())
            source = self._source(copy) if drawing is None else figures_layer(self._base, drawing)
            if source is not None:
                self._sources[copy.id()] = source
        drawn = self._layout.referenceMap()
        unique = {layer.id(): layer for layer in self._sources.values()}
        extent = drawn.extent() if drawn is not None else None
        self._freezing = Freezing(self._project, list(unique.values()), extent, self._also())

    def write(self, work: Work = QUIET) -> None:
        """Write the copies. Raises FreezeFailed, Cancelled."""
        assert self._freezing is not None  # nosec B101 # look() comes first
        self._freezing.write(work)

    def apply(self) -> None:
        """:meth:`applying` at once."""
        at_once(self.applying())

    def applying(self) -> Pieces[None]:
        """Put the newer figures in the layout. Raises FreezeFailed, ProjectLeft."""
        assert self._freezing is not None  # nosec B101 # write() comes first
        made_of = yield from self._freezing.showing()
        instead: dict[str, QgsMapLayer] = {}
        for copy_id, source in self._sources.items():
            fresh = made_of.get(source.id())
            if fresh is None:
                continue
            drawn_as = derived_as(self._project.mapLayer(copy_id))
            if drawn_as is not None and isinstance(fresh, QgsVectorLayer):
                fresh = derive(fresh, drawn_as)
                self._project.addMapLayer(fresh, False)
            instead[copy_id] = fresh
        under = self._background(instead)
        yield None
        maps = self._maps(made_of, under)
        yield from refilling(self._layout, self._counted, instead, maps)
        keep(self._layout, self.definition, self._counted, datetime.now())
        sweep(self._project)
        self._project.setDirty(True)

    def _background(self, instead: Mapping[str, QgsMapLayer]) -> list[QgsMapLayer]:
        """What lies under the map of the layout, in its order."""
        drawn = self._layout.referenceMap()
        layers = drawn.layers() if drawn is not None else []
        return [instead.get(one.id(), one) for one in layers if isinstance(one, QgsRasterLayer)]

    def _maps(
        self, made_of: Mapping[str, QgsMapLayer], under: Sequence[QgsMapLayer]
    ) -> Mapping[str, View]:
        """The maps of the sections of a fiche, of the newer copies over what lies ``under``."""
        if self.definition.kind != FICHE:
            return {}
        copies = {
            frozen_from(copy)[1]: copy
            for copy in made_of.values()
            if isinstance(copy, QgsVectorLayer) and frozen_from(copy)[1]
        }
        view = MapSource.of_project(self._project, copies).view(
            *(self.definition.scale, self.definition.code, self.definition.criteria),
            *(self._programmed, under),
        )
        return view.others if view is not None else {}

    def forget(self) -> None:
        """Leave nothing of an update that is not wanted."""
        if self._freezing is not None:
            self._freezing.forget()

    @property
    def _counted(self) -> Content:
        assert self._content is not None  # nosec B101 # count() comes first
        return self._content

    def _source(self, copy: QgsMapLayer) -> QgsMapLayer | None:
        """The layer that a copy was made from, or that which shows its table now."""
        layer_id, role = frozen_from(copy)
        layer = self._project.mapLayer(layer_id)
        if layer is not None and layer.isValid():
            return layer
        return find_layer(self._project, role, self._reference) if role else None

    def _also(self) -> dict[str, Sequence[str]]:
        """Fields of the copies that nothing draws: the atlas or the mask reads them."""
        found: dict[str, Sequence[str]] = {}
        for copy_id, source in self._sources.items():
            copy = self._project.mapLayer(copy_id)
            if isinstance(copy, QgsVectorLayer):
                found[source.id()] = [*found.get(source.id(), ()), *copy.fields().names()]
        return found


def _on_map(copy: QgsVectorLayer, drawing: Drawing) -> list[tuple[str, str, str]]:
    """What a map of figures tells of each of its territories, and what it would tell.

    What is of none is on no map.
    """
    names = drawing.figures.table["nom"]
    scale = drawing.figures.scale
    code, value = (copy.fields().lookupField(f) for f in (scale.code, VALUE))
    is_whole = scale.key == WHOLE
    if value < 0 or (code < 0 and not is_whole):
        return []
    was_secret = (marked(copy) or {}).get("secrets", ())
    told = {
        WHOLE if is_whole else str(row.attribute(code)): row.attribute(value)
        for row in copy.getFeatures()
    }
    return [
        (
            keyed(BETWEEN.join([drawing.title, str(names.get(one, one))]), one),
            _written(value, drawing, one in was_secret),
            _written(drawing.values.get(one), drawing, one in drawing.secret),
        )
        for one, value in told.items()
    ]


def _written(value: object, drawing: Drawing, is_secret: bool) -> str:
    if is_secret:
        return HIDDEN_VALUE
    if not isinstance(value, (int, float)) or value != value:
        return translate("indicators", "non connu ou sans objet")
    return quantity(value, drawing.indicator.format)

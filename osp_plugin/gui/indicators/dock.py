"""The panel « OSP – Visionneuse »."""

from __future__ import annotations

from functools import partial
from typing import Any

from qgis.core import QgsFeature, QgsProject, QgsVectorLayer
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QTimer

from ...domain.common.pieces import Pieces
from ...domain.errors import Cancelled, OspError
from ...domain.indicators import Figures, Scale, scale
from ...domain.indicators.scales import YEAR
from ...i18n import translate
from ...project import BaseReference
from ...project.indicators.counted import counted_layers, tables_of
from ...project.indicators.drawing import Drawing, title_of
from ...project.indicators.thematic import FiguresLayer
from ...reports.fiches.contents import content_of
from ...reports.indicators.figures_file import write_figures
from ...reports.indicators.indicator_chart import BARS, IndicatorChart
from ...reports.layouts.models import NOTE_TABLE, template_of
from ...storage import Base
from ...storage.indicators.statistics import Statistics
from ..common import forms
from ..common.background import Worker
from ..common.chart_view import ChartView
from ..common.current import current_base
from ..common.messages import Messages
from ..common.one_work import OneWork
from ..common.piecework import Latest
from ..fiches.commands import OutputCommands
from .asking import ask_file, ask_view_name
from .choices import Choices
from .figures_model import FiguresModel, dress, size_columns, sort_as_drawn, sorted_model
from .map_options import MapOptions
from .noting import noted
from .picking_tool import PickingTool
from .reading import Counted, LayerWatch, count
from .sayings import no_base, not_read, refusal, summary
from .selecting import code_of, picked_rows, rows_in_order, select_places, select_rows
from .zone_dialog import ZoneLevel


class ViewerDock(QgsDockWidget):
    """An indicator at a scale: the map, the table and the chart show and choose together."""

    def __init__(
        self, iface: Any, messages: Messages, worker: Worker, outputs: OutputCommands
    ) -> None:
        super().__init__(iface.mainWindow())
        forms.load(self, __file__)
        self.setObjectName("osp_viewer")
        self._iface = iface
        self._messages = messages
        self._outputs = outputs
        self._base: Base | None = None
        self._reference: BaseReference | None = None
        self._statistics: Statistics | None = None
        self._figures: Figures | None = None
        self._chosen: frozenset[str] = frozenset()
        self._choosing = False
        self._stale = True
        self._put_away = False
        self._work = OneWork(worker, lambda _percent: None, self._enable, self._failed)
        self._map = FiguresLayer(QgsProject.instance())
        self._showing = Latest(worker.pieces, self._enable, messages.error)
        self._brought_forward = False  # asked for by a choice, over the saved views
        self._watched_map: QgsVectorLayer | None = None
        self._model = FiguresModel(self)
        self._sorted = sorted_model(self._model, self)
        self._chart = ChartView(self._picked_bar, self)
        self._tool = PickingTool(iface.mapCanvas(), lambda: self._map.layer, self._picked_place)
        self._watch = LayerWatch(self._changed)
        self.choices = Choices(self)
        self._zoned = ZoneLevel(self, self.refresh)
        self.options = MapOptions(self, self._choice_changed)
        self.actionsLayout.addWidget(self.options.button, 2, 0, 1, 2)
        dress(self.table, self._sorted)
        self.chartLayout.addWidget(self._chart)
        self.splitter.setSizes([240, 300])
        self._connect()

    # -- life ----------------------------------------------------------------------------------

    def showEvent(self, event: Any) -> None:
        """Called by Qt: the map is there again, and what was left stale while hidden is read."""
        super().showEvent(event)
        if self._put_away:
            self._put_away = False
            self._map.show_again(True)
        if self._stale:
            QTimer.singleShot(0, self.refresh)

    def closeEvent(self, event: Any) -> None:
        """Called by Qt: the map goes with its panel, and the usual tool comes back."""
        self._put_tool_away()
        self._put_away = True
        self._map.show_again(False)
        super().closeEvent(event)

    def release(self) -> None:
        """Let go of the project, the map and what is under way."""
        self._work.abandon()
        self._showing.stop()
        self._watch.release()
        self._put_tool_away()
        project = QgsProject.instance()
        for signal in (project.layersAdded, project.layersRemoved, project.cleared):
            signal.disconnect(self._project_changed)
        self._iface.mapCanvas().mapToolSet.disconnect(self._tool_changed)
        self._watched_map = None

    def refresh(self) -> None:
        """Find the base in hand and count it again, beside the window."""
        with self._messages.guard():
            self._stale = False
            self._reference = current_base(self._iface)
            self.viewer.setVisible(self._reference is not None)
            self.hintLabel.setVisible(self._reference is None)
            if self._reference is None:
                self._statistics = None
                self._watch.release()
                self.hintLabel.setText(no_base())
                return
            base, project = self._reference.open(check=False), QgsProject.instance()
            self._watch.follow(counted_layers(project, self._reference))
            tables, asked = tables_of(project, self._reference, base), self.choices.asked
            zoned = self._zoned.snapshot()
            self.summaryLabel.setText(translate("gui", "Calcul en cours…"))
            self._work.start(
                translate("gui", "Statistiques de {base}").format(base=self._reference.name),
                lambda work: count(tables, zoned, work, *asked),
                lambda counted: self._counted(base, counted),
            )

    def _counted(self, base: Base, counted: Counted) -> None:
        with self._messages.guard():
            self._base, self._statistics = base, counted.statistics
            self.choices.fill(*counted)
            self.update_figures()

    def _failed(self, error: BaseException) -> None:
        self._stale = True
        if not isinstance(error, Cancelled):
            self._messages.error(error)
        told = not_read(stopped=isinstance(error, Cancelled), shown=self._figures is not None)
        self.summaryLabel.setText(told)

    def _changed(self) -> None:
        """The layers show other figures."""
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _project_changed(self, *_layers: Any) -> None:
        if self._reference is None or current_base(self._iface) != self._reference:
            self._watch.soon()

    # -- choices -------------------------------------------------------------------------------

    @property
    def chosen(self) -> frozenset[str]:
        """Codes of the territories chosen."""
        return self._chosen

    def _connect(self) -> None:
        self.choices.connect(self._choice_changed, self.refresh)
        self.chartCombo.currentIndexChanged.connect(self._draw_chart)
        self.table.selectionModel().selectionChanged.connect(self._picked_rows)
        self.pickButton.toggled.connect(self._use_tool)
        self.saveButton.clicked.connect(self._ask_view_name)
        self.exportButton.clicked.connect(self._ask_export)
        self.layoutButton.clicked.connect(self._ask_layout)
        self.copyButton.clicked.connect(self._copy)
        self.summaryLabel.linkActivated.connect(lambda _link: self.refresh())
        project = QgsProject.instance()
        for signal in (project.layersAdded, project.layersRemoved, project.cleared):
            signal.connect(self._project_changed)
        self._iface.mapCanvas().mapToolSet.connect(self._tool_changed)

    def _choice_changed(self, *_index: int) -> None:
        self.indicatorCombo.lineEdit().setCursorPosition(0)  # a long title shows its beginning
        self._brought_forward = True
        self.update_figures()

    # -- showing -------------------------------------------------------------------------------

    def update_figures(self) -> None:
        """Show what is chosen in the map, the table and the chart, while the window lives."""
        self._showing.stop()
        if self._statistics and self._base and self.choices.has_indicator:
            self._showing.start(self._show(self._base, self._statistics))

    def _show(self, base: Base, statistics: Statistics) -> Pieces[None]:
        item, criteria = self.choices.indicator, self.choices.criteria
        refused = refusal(statistics, item, self.choices.scale_key, criteria)
        if refused:
            self._figures = None
            self._take_map_away()
            self._model.show(None, None)
            self._chart.say("")
            self.summaryLabel.setText(refused)
            return
        figures = statistics.at(self.choices.scale_key, [item.key], criteria)
        yield None
        choice = self.options.choice(statistics, item, self.choices.scale_key, criteria)
        drawing = Drawing(item, figures, self.choices.subtitle(), choice, criteria)
        yield from self._show_map(base, drawing)
        self.options.drew(drawing)
        if self._brought_forward:
            self._brought_forward = False
            self._map.bring_forward()
        yield None
        said = summary(statistics, figures, item, criteria)
        self._figures = figures
        self._model.show(item, figures)
        size_columns(self.table)
        sort_as_drawn(self.table, figures)
        self._chosen &= frozenset(figures.table.index)
        self.summaryLabel.setText(said)
        yield None
        self._show_choice()

    def _show_map(self, base: Base, drawing: Drawing) -> Pieces[None]:
        layer = None
        try:
            layer = yield from self._map.showing(base, drawing, self._zoned.layer)
        except OspError as error:
            self._messages.error(error)
        if layer is None:
            self._take_map_away()
        self._follow_map(layer)

    def _take_map_away(self) -> None:
        self._map.remove()
        # QGIS compares the layers that it shows with those left, finds them the same, and would
        # leave the picture of the layer that went.
        self._iface.mapCanvas().refresh()

    def _draw_chart(self, *_index: int) -> None:
        if self._figures is None or self._statistics is None:
            return
        with self._messages.guard():
            made = self._chart_shown()
            if made.shows_something():
                self._chart.draw(made.figure, whole=self.choices.chart == BARS)
            else:
                self._chart.say(
                    translate("gui", "Rien à dessiner : tous les chiffres sont nuls ou inconnus.")
                )
        self._enable()

    def _chart_shown(self) -> IndicatorChart:
        assert self._statistics is not None and self._figures is not None  # nosec B101 # reached once a base is read and counted
        return IndicatorChart(
            self._statistics,
            self._figures,
            self.choices.indicator,
            self.choices.criteria,
            self._model.rows,
            self._chosen,
            self.choices.chart,
        )

    # -- choosing in the three at once -----------------------------------------------------------

    def choose(self, codes: frozenset[str]) -> None:
        """Choose territories: in the table, on the map and in the chart."""
        self._chosen = codes
        self._show_choice()

    def _show_choice(self) -> None:
        self._choosing = True
        try:
            select_rows(self.table, self._model, self._chosen)
            if self._map.layer is not None and self._figures is not None:
                select_places(self._map.layer, self._figures.scale, self._chosen)
        finally:
            self._choosing = False
        self._draw_chart()

    def _picked_rows(self, *_selection: Any) -> None:
        if not self._choosing:
            self.choose(picked_rows(self.table, self._model))

    def _picked_bar(self, place: int) -> None:
        if self.choices.chart == BARS and self.choices.scale_key != YEAR:
            code = self._chart_shown().bars().shown()[place][0]
            self.choose(frozenset() if self._chosen == {code} else frozenset({code}))

    def _picked_place(self, feature: QgsFeature | None, more: bool) -> None:
        with self._messages.guard():
            if self._figures is None:
                return
            code = code_of(feature, self._figures.scale) if feature is not None else None
            picked = frozenset({code} if code else ())
            self.choose(self._chosen ^ picked if more else picked)

    def _picked_on_layer(self, *_selection: Any) -> None:
        """A tool of QGIS selected territories of the map."""
        layer = self._map.layer
        if self._choosing or layer is None or self._figures is None:
            return
        codes = (code_of(feature, self._figures.scale) for feature in layer.selectedFeatures())
        self.choose(frozenset(code for code in codes if code))

    def _follow_map(self, layer: QgsVectorLayer | None) -> None:
        if layer is not None and layer is not self._watched_map:
            layer.selectionChanged.connect(self._picked_on_layer)
        self._watched_map = layer

    # -- the map tool ----------------------------------------------------------------------------

    def _use_tool(self, used: bool) -> None:
        if used:
            self._iface.mapCanvas().setMapTool(self._tool)
        else:
            self._put_tool_away()

    def _put_tool_away(self) -> None:
        self._iface.mapCanvas().unsetMapTool(self._tool)
        self.pickButton.setChecked(False)

    def _tool_changed(self, tool: Any, *_before: Any) -> None:
        self.pickButton.setChecked(tool is self._tool)

    # -- what leaves the panel -------------------------------------------------------------------

    def _scale(self) -> Scale:
        return self._figures.scale if self._figures else scale(self.choices.scale_key)

    def _enable(self) -> None:
        busy = self._work.is_busy() or self._showing.is_busy()
        shown = self._figures is not None and not busy
        drawn = self._map.layer is not None
        self.exportButton.setEnabled(shown)
        # A note is counted anew from its base, which has not the layer.
        self.layoutButton.setEnabled(shown and not self._scale().of_layer)
        self.copyButton.setEnabled(shown and self._chart.figure is not None)
        self.saveButton.setEnabled(shown and drawn)
        self.pickButton.setEnabled(shown and drawn)

    def _ask_view_name(self) -> None:
        title = title_of(self.choices.indicator, self._scale())
        name = ask_view_name(self, " – ".join(filter(None, (title, self.choices.subtitle()))))
        if name:
            with self._messages.guard():
                self.save_view(name)

    def save_view(self, name: str) -> None:
        """Keep the map in the project under a name."""
        self._map.save_view(name)
        self._messages.success(
            translate(
                "gui",
                "La vue « {nom} » est dans les thèmes de carte du projet, avec ses chiffres de ce "
                "jour. Enregistrez le projet pour la garder.",
            ).format(nom=name)
        )

    def _ask_export(self) -> None:
        path = ask_file(self, title_of(self.choices.indicator, self._scale()))
        if path:
            with self._messages.guard():
                self.export(path)

    def export(self, path: str) -> None:
        """Write the table in a file, in the order shown."""
        assert self._figures is not None  # nosec B101 # reached once a base is read and counted
        write_figures(
            path, self._figures, rows_in_order(self.table), subtitle=self.choices.subtitle()
        )
        self._messages.success(
            translate("gui", "Le tableau est écrit dans « {fichier} ».").format(fichier=path)
        )

    def _copy(self) -> None:
        with self._messages.guard():
            self._chart.copy()
            self._messages.success(
                translate("gui", "Le graphique est dans le presse-papiers : collez-le.")
            )

    def _ask_layout(self) -> None:
        with self._messages.guard():
            self.make_layout()

    def make_layout(self) -> None:
        """Open a layout of the project with the map, the chart and the table as they are now."""
        assert self._statistics is not None and self._base is not None  # nosec B101 # reached once a base is read and counted
        assert self._reference is not None  # nosec B101 # the base is found by it
        base, statistics = self._base, self._statistics
        drawn = self._chart.figure is not None
        definition = noted(self.choices, self._reference, self._chosen, has_chart=drawn)
        counted = partial(content_of, definition, base, lambda: statistics)
        self._outputs.open_note(template_of(NOTE_TABLE), definition, counted)

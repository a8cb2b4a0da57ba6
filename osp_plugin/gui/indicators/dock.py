"""The panel « OSP – Visionneuse »."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from qgis.core import QgsFeature, QgsFeatureRequest, QgsProject, QgsVectorLayer
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer
from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QFileDialog,
    QHeaderView,
    QInputDialog,
)

from ...compat import python_value
from ...domain.common.grouping import code_text
from ...domain.common.numbers import quantity
from ...domain.dictionary import dictionary
from ...domain.errors import Cancelled, OspError
from ...domain.indicators import (
    SCALES,
    UNKNOWN,
    Criteria,
    Figures,
    Indicator,
    indicator,
    indicators,
)
from ...domain.indicators.cubes import TYPE
from ...domain.indicators.scales import YEAR
from ...i18n import translate
from ...project import BaseReference, osp_layers
from ...project.indicators.drawing import Drawing, title_of
from ...project.indicators.thematic import FiguresLayer
from ...reports.fiches.notes import note_content
from ...reports.indicators import charts
from ...reports.indicators.figures_file import write_figures
from ...reports.layouts.content import Chart
from ...reports.layouts.models import NOTE_TABLE, template_of
from ...settings import Settings
from ...storage import Base
from ...storage.indicators.statistics import DWELLINGS, Statistics
from ..common import forms
from ..common.background import Worker
from ..common.current import current_base
from ..common.messages import Messages
from ..common.one_work import OneWork
from ..fiches.commands import OutputCommands
from .chart_view import ChartView
from .figures_model import NAME, VALUE, FiguresModel, sorted_model
from .picking_tool import PickingTool
from .reading import LayerWatch, count, counted_roles, tables_of

BARS, YEARS, LABELS = "barres", "annees", "etiquettes"
PALULOS = "palulos"
"""In the list of financings: the types that draw on the PALULOS, together."""
ROWS_PX = 6
CODE = int(Qt.ItemDataRole.UserRole)


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
        self._work = OneWork(worker, lambda _percent: None, self._enable, self._failed)
        self._map = FiguresLayer(QgsProject.instance())
        self._watched_map: QgsVectorLayer | None = None
        self._model = FiguresModel(self)
        self._sorted = sorted_model(self._model, self)
        self._chart = ChartView(self._picked_bar, self)
        self._tool = PickingTool(iface.mapCanvas(), lambda: self._map.layer, self._picked_place)
        self._watch = LayerWatch(self._changed)
        self._make_choices()
        self._make_table()
        self.chartLayout.addWidget(self._chart)
        self.splitter.setSizes([240, 300])
        self._connect()

    # -- life ----------------------------------------------------------------------------------

    def showEvent(self, event: Any) -> None:
        """Called by Qt: what was left stale while hidden is read."""
        super().showEvent(event)
        if self._stale:
            QTimer.singleShot(0, self.refresh)

    def closeEvent(self, event: Any) -> None:
        """Called by Qt: the map keeps its figures, and its usual tool comes back."""
        self._put_tool_away()
        super().closeEvent(event)

    def release(self) -> None:
        """Let go of the project, the map and what is under way."""
        self._work.abandon()
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
                self.hintLabel.setText(
                    translate(
                        "gui",
                        "Aucune base OSP n’est ouverte. Ouvrez-en une par le menu OSP ERBM, "
                        "« Ouvrir une base… », ou créez la base de démonstration : ses chiffres "
                        "s’afficheront ici.",
                    )
                )
                return
            base = self._reference.open(check=False)
            project = QgsProject.instance()
            roles = counted_roles()
            followed = [
                layer
                for layer in osp_layers(project, self._reference)
                if layer.isValid() and layer.customProperty("osp/role") in roles
            ]
            self._watch.follow(followed)
            tables = tables_of(project, self._reference, base)
            self.summaryLabel.setText(translate("gui", "Calcul en cours…"))
            self._work.start(
                translate("gui", "Statistiques de {base}").format(base=self._reference.name),
                lambda work: count(tables, work),
                lambda statistics: self._counted(base, statistics),
            )

    def _counted(self, base: Base, statistics: Statistics) -> None:
        with self._messages.guard():
            self._base, self._statistics = base, statistics
            self._fill_choices(statistics)
            self.update_figures()

    def _failed(self, error: BaseException) -> None:
        self._stale = True
        if isinstance(error, Cancelled):
            said = translate("gui", "La lecture a été interrompue.")
        else:
            said = translate("gui", "Les chiffres n’ont pas pu être lus.")
            self._messages.error(error)
        if self._figures is not None:
            said += " " + translate("gui", "Ceux qui restent affichés sont d’avant.")
        again = translate("gui", "Réessayer")
        self.summaryLabel.setText(f'<b>{said}</b> <a href="#">{again}</a>')

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

    def _make_choices(self) -> None:
        self.indicatorCombo.setModel(_indicator_list(self))
        self.indicatorCombo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.indicatorCombo.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.indicatorCombo.setCompleter(completer)
        self.choose_indicator(next(iter(indicators())))
        for scale in SCALES.values():
            self.scaleCombo.addItem(scale.title, scale.key)
        self.scaleCombo.setCurrentIndex(self.scaleCombo.findData("epci"))
        self.typeCombo.addItem(translate("gui", "Tous"), "")
        self.typeCombo.addItem(translate("gui", "PALULOS (groupé ou isolé)"), PALULOS)
        for kind in dictionary()[DWELLINGS][TYPE].enum:
            self.typeCombo.addItem(kind, kind)
        for key, title in (
            (BARS, translate("gui", "Graphique : territoires")),
            (YEARS, translate("gui", "Graphique : évolution par année")),
            (LABELS, translate("gui", "Graphique : étiquettes avant et après travaux")),
        ):
            self.chartCombo.addItem(title, key)

    def _fill_choices(self, statistics: Statistics) -> None:
        """Years and bailleurs of the base; what was chosen stays chosen."""
        years = [(str(year), str(year)) for year in statistics.years()]
        everything = translate("gui", "Tous")
        _refill(self.firstYearCombo, [(translate("gui", "première"), ""), *years])
        _refill(self.lastYearCombo, [(translate("gui", "dernière"), ""), *years])
        names = statistics.names("bailleur")
        _refill(self.bailleurCombo, [(everything, ""), *((n, c) for c, n in names.items())])

    def choose_indicator(self, key: str) -> None:
        """Show this indicator."""
        self.indicatorCombo.setCurrentIndex(self.indicatorCombo.findData(key, CODE))

    def choose_scale(self, key: str) -> None:
        """Show this scale."""
        self.scaleCombo.setCurrentIndex(self.scaleCombo.findData(key))

    @property
    def indicator(self) -> Indicator:
        """The indicator chosen."""
        return indicator(str(self.indicatorCombo.currentData(CODE)))

    @property
    def scale_key(self) -> str:
        """The scale chosen."""
        return str(self.scaleCombo.currentData())

    @property
    def criteria(self) -> Criteria:
        """Years, bailleur and type chosen."""
        first, last = (combo.currentData() for combo in (self.firstYearCombo, self.lastYearCombo))
        chosen = Criteria(int(first) if first else None, int(last) if last else None)
        kind = self.typeCombo.currentData()
        types = ("Groupé", "Isolé") if kind == PALULOS else (kind,)
        return chosen.only("bailleur", self.bailleurCombo.currentData()).only(TYPE, *types)

    @property
    def chosen(self) -> frozenset[str]:
        """Codes of the territories chosen."""
        return self._chosen

    def _connect(self) -> None:
        for combo in (
            *(self.indicatorCombo, self.scaleCombo, self.firstYearCombo, self.lastYearCombo),
            *(self.bailleurCombo, self.typeCombo),
        ):
            combo.currentIndexChanged.connect(self._choice_changed)
        self.indicatorCombo.lineEdit().editingFinished.connect(self._restore_text)
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

    def _restore_text(self) -> None:
        """A text that is no indicator gives way to the one shown."""
        place = self.indicatorCombo.findText(self.indicatorCombo.currentText())
        if place < 0 or not self.indicatorCombo.itemData(place, CODE):
            place = self.indicatorCombo.currentIndex()
        self.indicatorCombo.setEditText(self.indicatorCombo.itemText(place))
        self.indicatorCombo.lineEdit().setCursorPosition(0)

    def _choice_changed(self, *_index: int) -> None:
        self.indicatorCombo.lineEdit().setCursorPosition(0)  # a long title shows its beginning
        with self._messages.guard():
            self.update_figures()
            self._map.bring_forward()

    # -- showing -------------------------------------------------------------------------------

    def update_figures(self) -> None:
        """Show what is chosen in the map, the table and the chart."""
        if (
            self._statistics is None
            or self._base is None
            or not self.indicatorCombo.currentData(CODE)
        ):
            return
        item, criteria = self.indicator, self.criteria
        refusal = self._refusal(item, criteria)
        if refusal:
            self._figures = None
            self._take_map_away()
            self._model.show(None, None)
            self._chart.say("")
            self.summaryLabel.setText(refusal)
        else:
            figures = self._statistics.at(self.scale_key, [item.key], criteria)
            self._figures = figures
            self._show_map(Drawing(item, figures, self._subtitle()))
            self._model.show(item, figures)
            self._size_columns()
            self._chosen &= frozenset(figures.table.index)
            self.summaryLabel.setText(self._summary(item, criteria))
            self._show_choice()
        self._enable()

    def _show_map(self, drawing: Drawing) -> None:
        assert self._base is not None  # nosec B101 # reached once a base is read and counted
        layer = None
        try:
            layer = self._map.show(self._base, drawing)
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

    def _refusal(self, item: Indicator, criteria: Criteria) -> str:
        """Why there is no figure to show, « » when there is."""
        assert self._statistics is not None  # nosec B101 # reached once a base is read and counted
        if criteria.annee_min and criteria.annee_max and criteria.annee_min > criteria.annee_max:
            return translate("gui", "La première année est après la dernière : inversez-les.")
        if not self._statistics.available(item.key):
            return translate(
                "gui", "La couche n’a pas les colonnes qu’il faut pour « {titre} »."
            ).format(titre=item.title)
        if not item.known_by(self.scale_key):
            return translate(
                "gui",
                "« {titre} » n’est pas connu à cette échelle : choisissez une autre échelle.",
            ).format(titre=item.title)
        if not item.known_by(self.scale_key, criteria):
            return translate(
                "gui",
                "« {titre} » ne se répartit pas selon tous ces critères : remettez « Tous » pour "
                "le bailleur, le financement ou les années.",
            ).format(titre=item.title)
        return ""

    def _summary(self, item: Indicator, criteria: Criteria) -> str:
        """The figure of the whole, and what a reader must know of it."""
        assert self._statistics is not None  # nosec B101 # reached once a base is read and counted
        found = self._statistics.at("bassin", [item.key, "nb_non_geolocalises"], criteria).table
        value = float(found[item.key].iloc[0])
        if math.isnan(value):
            whole = translate("gui", "non connu")
        elif item.format == "decimal":
            whole = f"{quantity(value, item.format)} {item.unit}"
        else:
            whole = quantity(value, item.format)
        said = translate("gui", "<b>{titre} : {valeur}</b> pour l’ensemble.").format(
            titre=item.title, valeur=whole
        )
        nowhere = self._nowhere(item)
        if nowhere:
            said += " " + translate(
                "gui", "Dont {valeur} sous « Non renseigné », faute de code : hors de la carte."
            ).format(valeur=quantity(nowhere, item.format))
        absent = int(found["nb_non_geolocalises"].iloc[0])
        if absent and DWELLINGS in item.formula.tables and value:
            said += " " + (
                translate("gui", "Un logement sans position est compté d’après ses codes.")
                if absent == 1
                else translate(
                    "gui", "{absents} logements sans position sont comptés d’après leurs codes."
                ).format(absents=quantity(absent, "entier"))
            )
        if item.description:
            said += f" {item.description}"
        return said

    def _nowhere(self, item: Indicator) -> float:
        """The part of a figure that adds up which is of no territory."""
        assert self._figures is not None  # nosec B101 # reached once a base is read and counted
        table = self._figures.table
        if not (item.additive and self._figures.scale.is_place and UNKNOWN in table.index):
            return 0.0
        return float(table[item.key][UNKNOWN])

    def _subtitle(self) -> str:
        """The criteria in words, for the map, the layout and the file."""
        criteria = self.criteria
        parts = []
        if self.bailleurCombo.currentData():
            parts.append(self.bailleurCombo.currentText())
        if self.typeCombo.currentData():
            parts.append(self.typeCombo.currentText())
        if criteria.annee_min or criteria.annee_max:
            parts.append(
                translate("gui", "années {premiere} à {derniere}").format(
                    premiere=criteria.annee_min or "…", derniere=criteria.annee_max or "…"
                )
            )
        return ", ".join(parts)

    def _make_table(self) -> None:
        self.table.setModel(self._sorted)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.sortByColumn(VALUE, Qt.SortOrder.DescendingOrder)
        height = self.fontMetrics().height() + ROWS_PX
        self.table.verticalHeader().setDefaultSectionSize(height)

    def _size_columns(self) -> None:
        header = self.table.horizontalHeader()
        for column in range(self._sorted.columnCount()):
            fits = QHeaderView.ResizeMode.ResizeToContents
            mode = QHeaderView.ResizeMode.Stretch if column == NAME else fits
            header.setSectionResizeMode(column, mode)

    def _draw_chart(self, *_index: int) -> None:
        if self._figures is None or self._statistics is None:
            return
        with self._messages.guard():
            if self._has_chart():
                shows_bars = self.chartCombo.currentData() == BARS
                self._chart.draw(self._make_figure, whole=shows_bars)
            else:
                self._chart.say(
                    translate("gui", "Rien à dessiner : tous les chiffres sont nuls ou inconnus.")
                )
        self._enable()

    def _has_chart(self) -> bool:
        """Whether a chart would show anything."""
        if self.chartCombo.currentData() == LABELS:
            assert self._statistics is not None  # nosec B101 # reached once a base is read and counted
            return bool(self._statistics.labels(self._within()).to_numpy().any())
        return bool(self._bars().shown())

    def _within(self) -> Criteria:
        """The criteria, and the territories chosen."""
        return self.criteria.only(self.scale_key, *self._chosen)

    def _make_figure(self) -> Any:
        assert self._statistics is not None and self._figures is not None  # nosec B101 # reached once a base is read and counted
        item, kind = self.indicator, self.chartCombo.currentData()
        within = self._within()
        if kind == LABELS:
            return charts.label_matrix(
                self._chart_title(translate("gui", "Logements par étiquette énergie")),
                self._statistics.labels(within),
            )
        if kind == YEARS or self.scale_key == YEAR:
            return self._years_figure(item, within)
        return charts.bars(self._bars())

    def _years_figure(self, item: Indicator, within: Criteria) -> Any:
        assert self._statistics is not None and self._figures is not None  # nosec B101 # reached once a base is read and counted
        if self.scale_key == YEAR:
            table = self._figures.table[item.key]
        else:
            table = self._statistics.at(YEAR, [item.key], within).table[item.key]
        title = title_of(item, SCALES[YEAR])
        return charts.years(self._chart_title(title), table.to_dict(), item.format)

    def _chart_title(self, title: str) -> str:
        """The title, with the territory when one is chosen."""
        assert self._figures is not None  # nosec B101 # reached once a base is read and counted
        names = [self._figures.table["nom"][code] for code in self._chosen]
        if not names or self.scale_key == YEAR:
            return title
        said = names[0] if len(names) == 1 else f"{len(names)} {self._figures.scale.plural}"
        return f"{title} – {said}"

    def _bars(self) -> charts.BarDrawing:
        title = title_of(self.indicator, SCALES[self.scale_key])
        return charts.BarDrawing(title, self._model.rows, self.indicator.format, self._chosen)

    # -- choosing in the three at once -----------------------------------------------------------

    def choose(self, codes: frozenset[str]) -> None:
        """Choose territories: in the table, on the map and in the chart."""
        self._chosen = codes
        self._show_choice()

    def _show_choice(self) -> None:
        self._choosing = True
        try:
            self._select_rows()
            self._select_places()
        finally:
            self._choosing = False
        self._draw_chart()

    def _select_rows(self) -> None:
        selection = QItemSelection()
        for row in range(self._sorted.rowCount()):
            index = self._sorted.index(row, NAME)
            if self._model.code_at(self._sorted.mapToSource(index).row()) in self._chosen:
                selection.select(index, index)
                if len(self._chosen) == 1:
                    self.table.scrollTo(index)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    def _select_places(self) -> None:
        layer = self._map.layer
        if layer is None or self._figures is None or not self._figures.scale.code:
            return
        fids = []
        if self._chosen:  # else nothing is read: the territories may be far, on a server
            request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
            request.setSubsetOfAttributes([self._figures.scale.code], layer.fields())
            fids = [f.id() for f in layer.getFeatures(request) if self._code_of(f) in self._chosen]
        layer.selectByIds(fids)

    def _code_of(self, feature: QgsFeature) -> str | None:
        assert self._figures is not None  # nosec B101 # reached once a base is read and counted
        scale = self._figures.scale
        return code_text(python_value(feature[scale.code])) if scale.code else scale.key

    def _picked_rows(self, *_selection: Any) -> None:
        if self._choosing:
            return
        rows = self.table.selectionModel().selectedRows()
        codes = {self._model.code_at(self._sorted.mapToSource(row).row()) for row in rows}
        self.choose(frozenset(codes))

    def _picked_bar(self, place: int) -> None:
        if self.chartCombo.currentData() == BARS and self.scale_key != YEAR:
            code = self._bars().shown()[place][0]
            self.choose(frozenset() if self._chosen == {code} else frozenset({code}))

    def _picked_place(self, feature: QgsFeature | None, more: bool) -> None:
        with self._messages.guard():
            if self._figures is None:
                return
            code = self._code_of(feature) if feature is not None else None
            picked = frozenset({code} if code else ())
            self.choose(self._chosen ^ picked if more else picked)

    def _picked_on_layer(self, *_selection: Any) -> None:
        """A tool of QGIS selected territories of the map."""
        layer = self._map.layer
        if self._choosing or layer is None or self._figures is None:
            return
        codes = (self._code_of(feature) for feature in layer.selectedFeatures())
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

    def _enable(self) -> None:
        shown = self._figures is not None and not self._work.is_busy()
        drawn = self._map.layer is not None
        for button in (self.exportButton, self.layoutButton):
            button.setEnabled(shown)
        self.copyButton.setEnabled(shown and self._chart.figure is not None)
        self.saveButton.setEnabled(shown and drawn)
        self.pickButton.setEnabled(shown and drawn)

    def _ask_view_name(self) -> None:
        suggested = title_of(self.indicator, SCALES[self.scale_key])
        name, agreed = QInputDialog.getText(
            self,
            translate("gui", "Enregistrer la vue"),
            translate("gui", "Nom de la vue (thème de carte du projet) :"),
            text=suggested,
        )
        if agreed and name.strip():
            with self._messages.guard():
                self.save_view(name.strip())

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
        title = title_of(self.indicator, SCALES[self.scale_key])
        folder = Settings.load().dossier_exports
        path, kind = QFileDialog.getSaveFileName(
            self,
            translate("gui", "Exporter le tableau"),
            str(Path(folder) / f"{title.replace('/', '-')}.xlsx"),
            translate("gui", "Classeur Excel (*.xlsx);;Texte CSV (*.csv)"),
        )
        if path:
            if not Path(path).suffix:
                path += ".csv" if "csv" in kind else ".xlsx"
            with self._messages.guard():
                self.export(path)

    def export(self, path: str) -> None:
        """Write the table in a file, in the order shown."""
        assert self._figures is not None  # nosec B101 # reached once a base is read and counted
        order = [
            self._sorted.mapToSource(self._sorted.index(row, NAME)).row()
            for row in range(self._sorted.rowCount())
        ]
        write_figures(path, self._figures, order, subtitle=self._subtitle())
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

    def make_layout(self) -> Any:
        """Open a layout of the project with the map, the chart and the table."""
        assert self._statistics is not None and self._base is not None  # nosec B101 # reached once a base is read and counted
        title = title_of(self.indicator, SCALES[self.scale_key])
        drawn = self._chart.png()
        content = note_content(
            self._base,
            self._statistics,
            self.scale_key,
            self.criteria,
            [self.indicator.key],
            title=title,
            subtitle=self._subtitle(),
            charts=[Chart("", drawn, is_svg=False)] if drawn else [],
        )
        return self._outputs.open_layout(template_of(NOTE_TABLE), content)


def _indicator_list(parent: Any) -> QStandardItemModel:
    """Indicators under the titles of their themes, which cannot be chosen."""
    model = QStandardItemModel(parent)
    theme = ""
    for item in indicators().values():
        if item.theme != theme:
            theme = item.theme
            heading = QStandardItem(theme.upper())
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            model.appendRow(heading)
        row = QStandardItem(item.title)
        row.setData(item.key, CODE)
        row.setToolTip(item.description)
        model.appendRow(row)
    return model


def _refill(combo: QComboBox, items: list[tuple[str, str]]) -> None:
    """Give a list other items; the one chosen stays if it is still there."""
    before = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    for text, data in items:
        combo.addItem(text, data)
    combo.setCurrentIndex(max(combo.findData(before), 0))
    combo.blockSignals(False)

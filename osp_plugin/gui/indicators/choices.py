"""What the visionneuse is asked for: indicator, scale, years, bailleur, financing, chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QComboBox, QCompleter

from ...domain.dictionary import dictionary
from ...domain.indicators import LAYER, SCALES, Criteria, Indicator, indicator, indicators
from ...domain.indicators.cubes import TYPE
from ...domain.indicators.kept import Situation, time_of
from ...domain.indicators.perimeter import CONSTANT, OF_THE_TIME, Perimeter
from ...i18n import translate
from ...project.expressions import tell_time
from ...reports.common.perimeters import short as short_perimeter
from ...reports.common.situations import dated, dated_at, rebuilt_at, short
from ...reports.indicators.indicator_chart import BARS, LABELS, YEARS
from ...storage.indicators.statistics import DWELLINGS, Statistics
from ..common.situations import TimeList

PALULOS = "palulos"
"""In the list of financings: the types that draw on the PALULOS, together."""
CODE = int(Qt.ItemDataRole.UserRole)


class Choices:
    """The lists of the panel ``form``, which names them in its ``.ui``."""

    def __init__(self, form: Any) -> None:
        self._form = form
        self._perimeter: Perimeter | None = None
        self.make()
        self._times = TimeList(form.situationCombo)

    def make(self) -> None:
        self._form.indicatorCombo.setModel(_indicator_list(self._form))
        self._form.indicatorCombo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self._form.indicatorCombo.model(), self._form)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._form.indicatorCombo.setCompleter(completer)
        self.choose_indicator(next(iter(indicators())))
        for scale in SCALES.values():
            self._form.scaleCombo.addItem(scale.title, scale.key)
        self._form.scaleCombo.addItem(translate("gui", "Une couche du projet…"), LAYER.key)
        self._form.scaleCombo.setCurrentIndex(self._form.scaleCombo.findData("epci"))
        self._form.typeCombo.addItem(translate("gui", "Tous"), "")
        self._form.typeCombo.addItem(translate("gui", "PALULOS (groupé ou isolé)"), PALULOS)
        for kind in dictionary()[DWELLINGS][TYPE].enum:
            self._form.typeCombo.addItem(kind, kind)
        for key, title in (
            ("", translate("gui", "tels qu’écrits dans la base")),
            (CONSTANT, translate("gui", "à périmètre constant, celui d’aujourd’hui")),
            (OF_THE_TIME, translate("gui", "de l’époque de chaque logement")),
        ):
            self._form.perimeterCombo.addItem(title, key)
        for key, title in (
            (BARS, translate("gui", "Graphique : territoires")),
            (YEARS, translate("gui", "Graphique : évolution par année")),
            (LABELS, translate("gui", "Graphique : étiquettes avant et après travaux")),
        ):
            self._form.chartCombo.addItem(title, key)

    def fill(self, statistics: Statistics, listed: Sequence[Situation] = ()) -> None:
        """Years and bailleurs of the figures, situations of the base; what was chosen stays so."""
        self._times.fill(listed)
        tell_time(QgsProject.instance(), self.time)
        self._form.perimeterCombo.setEnabled(not self.situation)  # a situation has its own
        self._perimeter = statistics.tables.perimeter
        years = [(str(year), str(year)) for year in statistics.years()]
        everything = translate("gui", "Tous")
        _refill(self._form.firstYearCombo, [(translate("gui", "première"), ""), *years])
        _refill(self._form.lastYearCombo, [(translate("gui", "dernière"), ""), *years])
        names = statistics.names("bailleur")
        _refill(self._form.bailleurCombo, [(everything, ""), *((n, c) for c, n in names.items())])

    def choose_indicator(self, key: str) -> None:
        """Show this indicator."""
        self._form.indicatorCombo.setCurrentIndex(self._form.indicatorCombo.findData(key, CODE))

    def choose_scale(self, key: str) -> None:
        """Show this scale."""
        self._form.scaleCombo.setCurrentIndex(self._form.scaleCombo.findData(key))

    @property
    def indicator(self) -> Indicator:
        """The indicator chosen."""
        return indicator(str(self._form.indicatorCombo.currentData(CODE)))

    @property
    def scale_key(self) -> str:
        """The scale chosen."""
        return str(self._form.scaleCombo.currentData())

    @property
    def criteria(self) -> Criteria:
        """Years, bailleur and type chosen."""
        first, last = (
            combo.currentData() for combo in (self._form.firstYearCombo, self._form.lastYearCombo)
        )
        chosen = Criteria(int(first) if first else None, int(last) if last else None)
        kind = self._form.typeCombo.currentData()
        types = ("Groupé", "Isolé") if kind == PALULOS else (kind,)
        return chosen.only("bailleur", self._form.bailleurCombo.currentData()).only(TYPE, *types)

    @property
    def situation(self) -> str:
        """The key of the time chosen, a situation or a date; « » for the base as it is."""
        return self._times.key

    def choose_time(self, when: datetime) -> None:
        """Show the figures of a past time."""
        self._times.choose(when)

    @property
    def time(self) -> str:
        """The time chosen, as a title says it; « » for the base as it is."""
        shown = self._times.situation
        if shown is not None:
            return dated(shown)
        when = time_of(self.situation)
        return dated_at(when) if when is not None else ""

    @property
    def asked(self) -> tuple[str, str]:
        """The situation chosen, and how a commune that moved is counted: « » for the codes of the
        base, or when the figures are a situation's."""
        mode = str(self._form.perimeterCombo.currentData() or "")
        return self.situation, "" if self.situation else mode

    @property
    def perimeter(self) -> Perimeter | None:
        """The perimeter of the figures that are shown; None for the codes as written."""
        return self._perimeter

    def connect(self, changed: Callable[..., None], other: Callable[[], None]) -> None:
        """Call ``changed`` when another figure is asked for, ``other`` of another situation or
        perimeter."""
        form = self._form
        self._times.call(other)
        form.perimeterCombo.currentIndexChanged.connect(lambda *_index: other())
        for combo in (
            *(form.indicatorCombo, form.scaleCombo, form.firstYearCombo, form.lastYearCombo),
            *(form.bailleurCombo, form.typeCombo),
        ):
            combo.currentIndexChanged.connect(changed)
        form.indicatorCombo.lineEdit().editingFinished.connect(self.restore_text)

    def restore_text(self) -> None:
        """A text that is no indicator gives way to the one shown."""
        place = self._form.indicatorCombo.findText(self._form.indicatorCombo.currentText())
        if place < 0 or not self._form.indicatorCombo.itemData(place, CODE):
            place = self._form.indicatorCombo.currentIndex()
        self._form.indicatorCombo.setEditText(self._form.indicatorCombo.itemText(place))
        self._form.indicatorCombo.lineEdit().setCursorPosition(0)

    def subtitle(self) -> str:
        """The criteria in words, for the map, the layout and the file."""
        criteria = self.criteria
        shown = self._times.situation
        parts = [short(shown)] if shown is not None else []
        when = time_of(self.situation)
        if when is not None:
            parts.append(rebuilt_at(when))
        parts += filter(None, [short_perimeter(self._perimeter)])
        if self._form.bailleurCombo.currentData():
            parts.append(self._form.bailleurCombo.currentText())
        if self._form.typeCombo.currentData():
            parts.append(self._form.typeCombo.currentText())
        if criteria.annee_min or criteria.annee_max:
            parts.append(
                translate("gui", "années {premiere} à {derniere}").format(
                    premiere=criteria.annee_min or "…", derniere=criteria.annee_max or "…"
                )
            )
        return ", ".join(parts)

    @property
    def chart(self) -> str:
        """The kind of chart, as :mod:`.indicator_chart` names them."""
        return str(self._form.chartCombo.currentData())

    @property
    def has_indicator(self) -> bool:
        """Whether the text on the screen is an indicator."""
        return bool(self._form.indicatorCombo.currentData(CODE))


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

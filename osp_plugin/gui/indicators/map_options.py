"""How the map of the visionneuse is drawn: classes, method, palette, small territories left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from qgis.core import QgsColorBrewerColorRamp
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QMenu,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from ...domain.indicators import Criteria, Indicator
from ...domain.indicators.classes import METHODS, MOST
from ...i18n import translate
from ...project.indicators.choice import PALETTES, MapChoice, comparable, small_places
from ...project.indicators.drawing import Drawing
from ...storage.indicators.statistics import Statistics

SAMPLE = QSize(60, 12)
LEAST_CLASSES = 2
LARGEST_LEAST = 500


class MapOptions:
    """A button that unfolds them; ``changed`` is called when one is."""

    def __init__(self, parent: Any, changed: Callable[..., None]) -> None:
        self._drawn: Drawing | None = None
        self.button = QToolButton(parent)
        self.button.setObjectName("mapOptionsButton")
        self.button.setText(translate("gui", "Classes et couleurs de la carte"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setSizePolicy(QPushButton().sizePolicy())
        self.form = QWidget(parent)
        self._make()
        menu = QMenu(self.button)
        action = QWidgetAction(menu)
        action.setDefaultWidget(self.form)
        menu.addAction(action)
        self.button.setMenu(menu)
        for signal in (
            *(self.number.valueChanged, self.method.currentIndexChanged),
            *(self.palette.currentIndexChanged, self.least.valueChanged, self.keep.toggled),
        ):
            signal.connect(changed)

    def _make(self) -> None:
        rows = QFormLayout(self.form)
        self.number = QSpinBox(self.form)
        self.number.setRange(LEAST_CLASSES - 1, MOST)
        self.number.setSpecialValueText(translate("gui", "automatique"))
        self.method = QComboBox(self.form)
        self.method.addItem(translate("gui", "celle de l’indicateur"), "")
        titles = {
            "jenks": translate("gui", "seuils naturels (Jenks)"),
            "quantiles": translate("gui", "effectifs égaux (quantiles)"),
            "egales": translate("gui", "amplitudes égales"),
        }
        for key in METHODS:
            self.method.addItem(titles[key], key)
        self.palette = QComboBox(self.form)
        self.palette.setIconSize(SAMPLE)
        self.palette.addItem(translate("gui", "celle de l’indicateur"), "")
        for name in PALETTES:
            self.palette.addItem(_sample(name), name, name)
        self.least = QSpinBox(self.form)
        self.least.setRange(0, LARGEST_LEAST)
        self.least.setSpecialValueText(translate("gui", "tous"))
        self.least.setSuffix(translate("gui", " logements"))
        self.keep = QCheckBox(translate("gui", "Garder ces classes pour comparer"), self.form)
        self.keep.setToolTip(
            translate(
                "gui",
                "Un autre indicateur de même unité, d’autres années ou un autre niveau sont "
                "dessinés avec les mêmes classes",
            )
        )
        rows.addRow(translate("gui", "Nombre de classes"), self.number)
        rows.addRow(translate("gui", "Méthode"), self.method)
        rows.addRow(translate("gui", "Couleurs"), self.palette)
        rows.addRow(translate("gui", "Dessiner à partir de"), self.least)
        rows.addRow(self.keep)

    def choice(
        self, statistics: Statistics, item: Indicator, scale_key: str, criteria: Criteria
    ) -> MapChoice:
        """What is asked of a map of this indicator."""
        number = self.number.value()
        chosen = MapChoice(
            number if number >= LEAST_CLASSES else 0,
            str(self.method.currentData()),
            str(self.palette.currentData()),
        )
        before = self._drawn
        if self.keep.isChecked() and before is not None and comparable(before.indicator, item):
            chosen = replace(chosen, kept=before.bounds)
        least = self.least.value()
        if least:
            hidden = small_places(statistics, scale_key, criteria, least)
            chosen = replace(chosen, least=least, hidden=hidden)
        return chosen

    def drew(self, drawing: Drawing) -> None:
        """A map was drawn: its classes are those that may be kept."""
        before, item = self._drawn, drawing.indicator
        if before is None or not (self.keep.isChecked() and comparable(before.indicator, item)):
            self._drawn = drawing


def _sample(name: str) -> QIcon:
    """A picture of a ramp."""
    ramp = QgsColorBrewerColorRamp(name, 5)
    pixmap = QPixmap(SAMPLE)
    painter = QPainter(pixmap)
    wide = SAMPLE.width() // 5
    for place in range(5):
        painter.fillRect(place * wide, 0, wide, SAMPLE.height(), ramp.color((place + 0.5) / 5))
    painter.end()
    return QIcon(pixmap)

"""The chart of what is shown and chosen: territories, years, or labels before and after works."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...domain.indicators import SCALES, Criteria, Figures, Indicator
from ...domain.indicators.scales import YEAR
from ...i18n import translate
from ...project.indicators.drawing import title_of
from ...storage.indicators.statistics import Statistics
from . import charts

BARS, YEARS, LABELS = "barres", "annees", "etiquettes"
"""Kinds of charts: a bar by territory, the years, the energy labels before and after works."""


class IndicatorChart:
    """A chart of ``figures`` of an indicator, of the kind asked, for the territories ``chosen``."""

    def __init__(
        self,
        statistics: Statistics,
        figures: Figures,
        item: Indicator,
        criteria: Criteria,
        rows: Sequence[tuple[str, str, float]],
        chosen: frozenset[str],
        kind: str,
    ) -> None:
        self._statistics = statistics
        self._figures = figures
        self._item = item
        self._criteria = criteria
        self._rows = rows
        self._chosen = chosen
        self._kind = kind

    def shows_something(self) -> bool:
        """Whether a chart would show anything."""
        if self._kind == LABELS:
            return bool(self._statistics.labels(self._within()).to_numpy().any())
        return bool(self.bars().shown())

    def _within(self) -> Criteria:
        """The criteria, and the territories chosen."""
        return self._criteria.only(self._figures.scale.key, *self._chosen)

    def figure(self) -> Any:
        """The figure of matplotlib."""
        within = self._within()
        if self._kind == LABELS:
            return charts.label_matrix(
                self._chart_title(translate("gui", "Logements par étiquette énergie")),
                self._statistics.labels(within),
            )
        if self._kind == YEARS or self._figures.scale.key == YEAR:
            return self._years_figure(within)
        return charts.bars(self.bars())

    def _years_figure(self, within: Criteria) -> Any:
        if self._figures.scale.key == YEAR:
            table = self._figures.table[self._item.key]
        else:
            table = self._statistics.at(YEAR, [self._item.key], within).table[self._item.key]
        title = title_of(self._item, SCALES[YEAR])
        return charts.years(self._chart_title(title), table.to_dict(), self._item.format)

    def _chart_title(self, title: str) -> str:
        """The title, with the territory when one is chosen."""
        names = [self._figures.table["nom"][code] for code in self._chosen]
        if not names or self._figures.scale.key == YEAR:
            return title
        said = names[0] if len(names) == 1 else f"{len(names)} {self._figures.scale.plural}"
        return f"{title} – {said}"

    def bars(self) -> charts.BarDrawing:
        """The bars of the territories, those chosen among them."""
        title = title_of(self._item, self._figures.scale)
        return charts.BarDrawing(title, self._rows, self._item.format, self._chosen)

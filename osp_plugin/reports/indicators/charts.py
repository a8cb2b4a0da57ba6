"""Charts of the indicators: bars by territory, years, labels before and after."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..common import french, palette
from ..common.charts import (
    FEWEST_BARS,
    GREY,
    INK,
    INK_BLUE,
    LINE,
    ROUND_STEPS,
    bare,
    entitle,
    new_figure,
    plain,
    shortened,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class BarDrawing:
    """What a chart of bars shows: (code, name, value), and the codes of those that are chosen."""

    title: str
    rows: Sequence[tuple[str, str, float]]
    format: str
    chosen: frozenset[str] = frozenset()

    def shown(self) -> list[tuple[str, str, float]]:
        """The rows drawn, the largest first."""
        known = [row for row in self.rows if row[2] and not math.isnan(row[2])]
        return sorted(known, key=lambda row: -row[2])[:MAX_BARS]

    @property
    def left_out(self) -> int:
        """How many rows that have a figure are not drawn."""
        known = [row for row in self.rows if row[2] and not math.isnan(row[2])]
        return max(len(known) - MAX_BARS, 0)


MAX_BARS = 25
"""Most territories on a chart of bars; more would not be legible."""


CHOSEN = f"#{palette.ORANGE}"


def bars(drawing: BarDrawing, width: float = 5.6) -> Figure:
    """One bar per territory, the largest first; the height follows their number.

    Chosen territories are orange. At most :data:`MAX_BARS` are drawn.
    """
    shown = drawing.shown()
    figure, axes = new_figure((width, max(1.6, 0.8 + 0.26 * len(shown))))
    places = range(len(shown))
    values = [value for _code, _name, value in shown]
    colors = [CHOSEN if code in drawing.chosen else INK_BLUE for code, _name, _value in shown]
    axes.barh(places, values, color=colors, height=0.7, zorder=2)
    for place, value in zip(places, values):
        axes.annotate(
            french.quantity(value, drawing.format),
            (value, place),
            xytext=(4 if value >= 0 else -4, 0),
            textcoords="offset points",
            ha="left" if value >= 0 else "right",
            va="center",
            fontsize=8.5,
            color=INK,
        )
    axes.set_yticks(list(places))
    axes.set_yticklabels([plain(shortened(name, 34)) for _code, name, _value in shown], fontsize=9)
    axes.set_ylim(max(len(shown), 1) - 0.4, -0.6)
    _figure_ticks(axes.xaxis, drawing.format)
    axes.margins(x=0.18)
    axes.axvline(0, color=GREY, linewidth=0.8, zorder=3)
    axes.grid(axis="x", color=LINE, linewidth=0.8, zorder=0)
    entitle(figure, drawing.title)
    if drawing.left_out:
        said = f"et {french.counted(drawing.left_out, 'autre')}"
        axes.set_xlabel(said, fontsize=8.5, color=GREY)
    bare(axes)
    return figure


def years(
    title: str, values: Mapping[str, float], kind: str, size: tuple[float, float] = (5.6, 3.2)
) -> Figure:
    """A figure by year, as columns: years in order, a format of indicators as ``kind``."""
    figure, axes = new_figure(size)
    places = range(len(values))
    axes.bar(places, list(values.values()), width=0.66, color=INK_BLUE, zorder=2)
    for place, value in zip(places, values.values()):
        if not math.isnan(value):
            axes.annotate(
                french.quantity(value, kind),
                (place, value),
                xytext=(0, 3),
                textcoords="offset points",
                ha="center",
                fontsize=8.5,
                color=INK,
            )
    axes.set_xticks(list(places))
    axes.set_xticklabels([plain(year) for year in values], fontsize=9)
    middle, room = (len(values) - 1) / 2, max(len(values), FEWEST_BARS) / 2
    axes.set_xlim(middle - room, middle + room)
    _figure_ticks(axes.yaxis, kind)
    axes.margins(y=0.15)
    axes.grid(axis="y", color=LINE, linewidth=0.8, zorder=0)
    entitle(figure, title)
    bare(axes)
    return figure


def label_matrix(title: str, table: pd.DataFrame, size: tuple[float, float] = (5.6, 4.2)) -> Figure:
    """Dwellings by energy label before (rows) and after works (columns), as shaded cells."""
    figure, axes = new_figure(size)
    counts = table.to_numpy()
    highest = counts.max() or 1
    from matplotlib.colors import LinearSegmentedColormap

    shades = LinearSegmentedColormap.from_list("osp", ["#FFFFFF", INK_BLUE])
    axes.imshow(counts, cmap=shades, vmin=0, vmax=highest, aspect="auto", zorder=1)
    for row, line in enumerate(counts):
        for column, count in enumerate(line):
            if count:
                axes.text(
                    column,
                    row,
                    french.number(int(count)),
                    ha="center",
                    va="center",
                    fontsize=8.5,
                    color="white" if count > 0.5 * highest else INK,
                )
    axes.set_xticks(range(len(table.columns)))
    axes.set_xticklabels([_label_name(str(name)) for name in table.columns], fontsize=9)
    axes.set_yticks(range(len(table.index)))
    axes.set_yticklabels([_label_name(str(name)) for name in table.index], fontsize=9)
    axes.set_xlabel("Étiquette après travaux", fontsize=9, color=GREY)
    axes.set_ylabel("Étiquette avant travaux", fontsize=9, color=GREY)
    entitle(figure, title)
    bare(axes)
    axes.spines["bottom"].set_visible(False)
    return figure


def _label_name(name: str) -> str:
    return "n. r." if len(name) > 1 else name


def _figure_ticks(axis: Axis, kind: str) -> None:
    """Ticks in the format of an indicator."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axis.set_major_locator(MaxNLocator(nbins=4, steps=ROUND_STEPS, integer=kind == "entier"))
    axis.set_major_formatter(FuncFormatter(lambda value, _: french.short(value, kind)))
    axis.set_tick_params(labelsize=8.5)

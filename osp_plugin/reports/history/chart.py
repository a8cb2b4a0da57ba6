"""The cascade as a chart: the figure before, a bar by cause, the figure after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.indicators import Indicator
from ..common import french, palette
from ..common.charts import (
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
from .telling import Told, change, quantity

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MORE, LESS = f"#{palette.MORE}", f"#{palette.ORANGE}"
ROOM = 0.12
LEFT_OUT = 0.35
"""When what changes is a smaller share than this of the figure, the axis does not begin at zero."""


def waterfall(
    figures: Told, indicator: Indicator, title: str, starts: tuple[str, str], width: float = 6.4
) -> Figure:
    """Bars one below the other; ``starts`` names the two ends. The height follows their number."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    names = [starts[0], *(line.title for line in figures.lines), starts[1]]
    figure, axes = new_figure((width, max(1.8, 0.9 + 0.3 * len(names))))
    levels = [figures.before]
    for line in figures.lines:
        levels.append(levels[-1] + line.value)
    low, high = min(levels), max(levels)
    spread = (high - low) or abs(high) or 1.0
    floor = 0.0 if low <= 0 or spread > LEFT_OUT * high else low - spread * 0.6
    ends = (figures.before, figures.after)
    # In one call, so that who clicks a bar is told its place.
    lefts = [floor, *levels[:-1], floor]
    widths = [ends[0] - floor, *(line.value for line in figures.lines), ends[1] - floor]
    colors = [INK_BLUE, *(MORE if line.value > 0 else LESS for line in figures.lines), INK_BLUE]
    axes.barh(range(len(names)), widths, left=lefts, color=colors, height=0.68, zorder=2)
    said = [quantity(ends[0], indicator), *(change(x.value, indicator) for x in figures.lines)]
    said.append(quantity(ends[1], indicator))
    for place, (text, left, size) in enumerate(zip(said, lefts, widths)):
        whole = place in (0, len(names) - 1)
        axes.annotate(
            text, (max(left, left + size), place), xytext=(4, 0), textcoords="offset points",
            va="center", fontsize=9, weight="bold" if whole else "normal", color=INK,
        )  # fmt: skip
    for place, level in enumerate(levels[:-1], 1):
        axes.plot([level, level], [place - 1.34, place + 0.34], color=GREY, linewidth=0.8, zorder=3)
    last = len(names) - 1
    axes.plot([levels[-1]] * 2, [last - 1.34, last + 0.34], color=GREY, linewidth=0.8, zorder=3)
    axes.set_yticks(range(len(names)))
    axes.set_yticklabels([plain(shortened(name, 44)) for name in names], fontsize=9)
    axes.set_ylim(len(names) - 0.4, -0.6)
    room = spread * 2 * ROOM
    axes.set_xlim(floor if floor else min(low, 0.0) - (room if low < 0 else 0), high + room * 1.6)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=4, steps=ROUND_STEPS))
    axes.xaxis.set_major_formatter(
        FuncFormatter(lambda value, _: french.short(value, indicator.format))
    )
    axes.tick_params(axis="x", labelsize=8.5)
    axes.grid(axis="x", color=LINE, linewidth=0.8, zorder=0)
    if floor:
        axes.set_xlabel("L’axe ne commence pas à zéro", fontsize=8.5, color=GREY)
    entitle(figure, title)
    bare(axes)
    return figure

"""The calendar of the lines of a campaign as a picture: deposit, works, delivery."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ...domain.common.tables import records
from ...domain.programming.follow_up import LATE, MOVED
from ...i18n import translate
from ..common import palette
from ..common.charts import bare, new_figure, plain, shortened, svg_document
from ..layouts.content import Chart

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST = 30
"""Lines of a picture that a page holds."""
WIDTH, ROW_HEIGHT, AROUND = 10.9, 0.165, 1.0
"""Inches: width, height of a line, room of the title, the dates and the legend."""
DPI = 150
COLORS = {LATE: f"#{palette.ORANGE}", MOVED: f"#{palette.FINANCED}"}
"""Colour of the bars of the lines that do not follow their calendar."""
USUAL = f"#{palette.BLUE}"


def timeline_charts(followed: pd.DataFrame, today: date) -> Iterator[Chart]:
    """The calendar over as many pictures as pages need, alike in size.

    ``followed``: see :func:`~osp_plugin.domain.programming.follow_up.follow_up`. Raises
    MissingPackage (matplotlib).
    """
    pages = -(-len(followed) // MOST)
    for number in range(pages):
        first, after = (len(followed) * cut // pages for cut in (number, number + 1))
        part = followed.iloc[first:after]
        figure = timeline(part, today, _bounds(followed, today))
        width, height = figure.get_size_inches()
        yield Chart("", svg_document(figure), ratio=float(height / width))


def timeline_png(followed: pd.DataFrame, today: date) -> bytes:
    """The whole calendar as one PNG. Raises MissingPackage (matplotlib)."""
    out = io.BytesIO()
    figure = timeline(followed, today, _bounds(followed, today))
    figure.savefig(out, format="png", dpi=DPI, facecolor="white")
    return out.getvalue()


def timeline(followed: pd.DataFrame, today: date, bounds: tuple[date, date]) -> Figure:
    """A bar per line, from its deposit to its works (pale) and to its delivery."""
    figure, axes = new_figure((WIDTH, AROUND + ROW_HEIGHT * len(followed)))
    lines = records(followed)
    for place, line in enumerate(lines):
        color = COLORS.get(line["situation"], USUAL)
        deposit, start = line["bailleur_date_depot"], line["bailleur_date_os"]
        delivery = line["bailleur_date_livraison"]
        for begins, ends, alpha in ((deposit, start, 0.35), (start, delivery, 1.0)):
            if begins and ends:
                axes.plot(
                    [begins, ends], [place] * 2, color=color, alpha=alpha, linewidth=6,
                    solid_capstyle="butt", zorder=2,
                )  # fmt: skip
        for day, mark in ((deposit, "o"), (start, ">"), (delivery, "D")):
            if day:
                axes.plot(
                    [day], [place], mark, color=color, markersize=5, markeredgecolor="white",
                    markeredgewidth=0.6, zorder=3,
                )  # fmt: skip
    axes.set_yticks(range(len(lines)))
    axes.set_yticklabels([plain(shortened(str(line["nom"]), 48)) for line in lines], fontsize=7)
    axes.set_ylim(len(lines) - 0.4, -0.6)
    axes.set_xlim(*bounds)
    axes.grid(axis="x", color=f"#{palette.GREY_LINE}", linewidth=0.6, zorder=0)
    axes.axvline(today, color=f"#{palette.RED}", linewidth=1.2, linestyle="--", zorder=1)
    bare(axes)
    _dates(axes)
    _legend(axes, today)
    return figure


def _bounds(followed: pd.DataFrame, today: date) -> tuple[date, date]:
    """The months that the calendar covers, ``today`` among them when it is not far."""
    names = ("bailleur_date_depot", "bailleur_date_os", "bailleur_date_livraison")
    days = [day for name in names for day in followed[name] if day] or [today]
    first, last = min(days), max(days)
    if abs((today - last).days) < 400:
        last = max(last, today)
    return first - timedelta(days=10), date(last.year + last.month // 12, last.month % 12 + 1, 28)


def _dates(axes: Axes) -> None:
    from matplotlib.dates import AutoDateLocator, DateFormatter

    axes.xaxis.set_major_locator(AutoDateLocator(minticks=6, maxticks=14))
    axes.xaxis.set_major_formatter(DateFormatter("%m/%Y"))
    axes.tick_params(axis="x", labelsize=7.5, labeltop=True)


def _legend(axes: Axes, today: date) -> None:
    from matplotlib.lines import Line2D

    grey = f"#{palette.GREY_TEXT}"
    marks = [
        (translate("etats", "dépôt"), {"marker": "o", "color": grey}),
        (translate("etats", "début des travaux"), {"marker": ">", "color": grey}),
        (translate("etats", "livraison"), {"marker": "D", "color": grey}),
    ]
    bars = [
        (translate("etats", "suit son cours"), {"color": USUAL, "linewidth": 5}),
        (translate("etats", "en retard"), {"color": COLORS[LATE], "linewidth": 5}),
        (translate("etats", "reportée"), {"color": COLORS[MOVED], "linewidth": 5}),
        (f"{today:%d/%m/%Y}", {"color": f"#{palette.RED}", "linestyle": "--", "linewidth": 1.2}),
    ]
    handles = [
        Line2D([], [], label=label, **({"linestyle": "none", "markersize": 5, **look}))
        for label, look in marks
    ]
    handles += [Line2D([], [], label=label, **look) for label, look in bars]
    axes.legend(
        handles=handles, loc="upper center", bbox_to_anchor=(0.4, -0.03), ncol=len(handles),
        fontsize=7.5, frameon=False, handlelength=1.4, columnspacing=1.4,
    )  # fmt: skip

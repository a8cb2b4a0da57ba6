"""Charts of an analysis as matplotlib figures, for the HTML report and the dock.

Each function returns a :class:`matplotlib.figure.Figure` made without pyplot: nothing global is
left behind, and a dock may hand it to a Qt canvas. :func:`svg` makes it a fragment to embed in a
page. matplotlib is imported inside; without it they raise ``MissingPackage``.
"""

from __future__ import annotations

import io
import math
import re
import textwrap
from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

from ...domain.common.palulos import is_palulos
from ...domain.common.text import visible
from ...domain.indicators.funnel import margins
from ...vendored import import_matplotlib
from . import french, palette
from .cell_text import legal
from .crosstabs import KIND_TITLES, KINDS, Crosstab
from .drawings import whole_drawing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

KIND_COLORS = {"palulos": f"#{palette.PALULOS}", "hors": f"#{palette.HORS}"}
INK_BLUE = f"#{palette.BLUE}"
INK, GREY, LINE = f"#{palette.INK}", f"#{palette.GREY_TEXT}", f"#{palette.GREY_LINE}"
FONT = "DejaVu Sans"
"""It comes with matplotlib, so that texts are measured alike everywhere."""

WEB_FONTS = "'DejaVu Sans', Verdana, Geneva, Arial, sans-serif"
LONGEST_TITLE = 300
LABEL_SHARE = 0.07
"""A part of a bar smaller than this share of the axis has no room for its label."""

ROUND_STEPS = (1, 2, 5, 10)
"""What the ticks of an axis go by, times a power of ten: « 80, 160, 240 » is hard to read."""

TITLE_PER_INCH = 10
"""Characters of a title, which a panel may show a quarter narrower than it was drawn."""

MAX_GAPS = 40
FEWEST_BARS = 4
"""A chart of fewer bars keeps the room of these: a bar alone would fill it all."""


def by_year(table: Crosstab, size: tuple[float, float] = (6.4, 3.4), title: str = "") -> Figure:
    """Dwellings by year of financing, PALULOS and hors stacked. ``size`` in inches."""
    labels = [french.year(year) for year in table.years]
    parts = {kind: [table.year_total(year, kind) for year in table.years] for kind in KINDS}
    figure = _stacked(labels, parts, "Année de financement", size)
    if title:
        entitle(figure, title)
    return figure


def by_code(table: Crosstab, size: tuple[float, float] = (6.4, 3.4)) -> Figure:
    """Dwellings by code of the crosstab (EPCI, bailleur…), PALULOS and hors stacked."""
    parts = {kind: [table.code_total(code, kind) for code in table.codes] for kind in KINDS}
    return _stacked(list(table.codes), parts, table.code_title, size)


def energy_labels(table: pd.DataFrame, size: tuple[float, float] = (6.4, 3.4)) -> Figure:
    """Dwellings by energy label, before works and after, side by side.

    ``table`` crosses the label before (rows) and after (columns), as Statistics.labels gives it.
    """
    figure, axes = new_figure(size)
    labels = list(dict.fromkeys([*table.index, *table.columns]))
    before, after = margins(table)
    parts = {
        "Avant travaux": (before, f"#{palette.HORS}"),
        "Après travaux": (after, f"#{palette.BLUE}"),
    }
    highest = max((int(counts.max()) for counts, _ in parts.values() if len(counts)), default=0)
    for place, (title, (counts, color)) in enumerate(parts.items()):
        lefts = [number + (place - 0.5) * 0.4 for number in range(len(labels))]
        values = [int(counts.get(label, 0)) for label in labels]
        axes.bar(lefts, values, width=0.38, color=color, label=title, zorder=2)
        for left, value in zip(lefts, values):
            if value:
                axes.annotate(
                    french.number(value),
                    (left, value),
                    xytext=(0, 2),
                    textcoords="offset points",
                    ha="center",
                    fontsize=7.5,
                    color=INK,
                )
    axes.set_xticks(range(len(labels)))
    axes.set_xticklabels([plain(label).replace(" ", "\n") for label in labels], fontsize=9)
    _whole_numbers(axes.yaxis, french.number)
    axes.set_ylim(0, (highest or 1) * 1.15)
    axes.grid(axis="y", color=LINE, linewidth=0.8, zorder=0)
    axes.set_xlabel("Étiquette énergie", fontsize=9, color=GREY)
    axes.set_ylabel("Logements", fontsize=9, color=GREY)
    axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncol=2, frameon=False, fontsize=9)
    bare(axes)
    return figure


def share(table: Crosstab, size: tuple[float, float] = (6.4, 3.4)) -> Figure:
    """Share of each code in all dwellings, as a ring with its total in the middle."""
    figure, axes = new_figure(size)
    totals = {code: table.code_total(code) for code in table.codes}
    shown = {code: total for code, total in totals.items() if total}
    whole = table.total()
    colors = [f"#{palette.SERIES[i % len(palette.SERIES)]}" for i in range(len(shown))]
    if shown:
        wedges, _ = axes.pie(
            list(shown.values()),
            colors=colors,
            startangle=90,
            counterclock=False,
            wedgeprops={"width": 0.38, "edgecolor": "white", "linewidth": 1.5},
        )
        legend = [
            f"{code} : {french.number(total)} ({french.percent(total, whole)})"
            for code, total in shown.items()
        ]
        axes.legend(
            wedges,
            [plain(text) for text in legend],
            loc="center left",
            bbox_to_anchor=(1.05, 0.5),
            frameon=False,
            fontsize=9,
        )
    axes.text(
        0, 0, french.number(whole), ha="center", va="center", fontsize=14, weight="bold", color=INK
    )
    axes.set_aspect("equal")
    axes.axis("off")
    return figure


def gaps(operations: pd.DataFrame, width: float = 12.5) -> Figure:
    """Financed less reported dwellings of the PALULOS operations that have a gap.

    ``operations`` has ``analysis.OPERATION_COLUMNS``. The largest :data:`MAX_GAPS` are drawn, what
    misses in red to the right, what is too many in orange to the left; the height follows.
    """
    shown = gaps_shown(operations).head(MAX_GAPS)
    figure, axes = new_figure((width, max(1.8, 0.9 + 0.25 * len(shown))))
    values = [int(gap) for gap in shown["ecart"]]
    names = [shortened(str(name)) for name in shown["intitule"]]
    places = range(len(values))
    colors = [f"#{palette.MISSING if gap > 0 else palette.SURPLUS}" for gap in values]
    axes.barh(places, values, color=colors, height=0.68, zorder=2)
    for place, gap in zip(places, values):
        axes.annotate(
            french.signed(gap),
            (gap, place),
            xytext=(4 if gap > 0 else -4, 0),
            textcoords="offset points",
            ha="left" if gap > 0 else "right",
            va="center",
            fontsize=9,
            color=INK,
        )
    axes.set_yticks(list(places))
    axes.set_yticklabels([plain(name) for name in names], fontsize=9)
    axes.set_ylim(len(values) - 0.4, -0.6)
    _whole_numbers(axes.xaxis, french.signed)
    axes.margins(x=0.12)
    axes.axvline(0, color=GREY, linewidth=0.8, zorder=3)
    axes.grid(axis="x", color=LINE, linewidth=0.8, zorder=0)
    axes.set_xlabel("Logements manquants (+) ou en trop (−)", fontsize=9, color=GREY)
    bare(axes)
    return figure


def gaps_shown(operations: pd.DataFrame) -> pd.DataFrame:
    """The PALULOS operations that have a gap: missing first, the largest first."""
    import pandas as pd

    palulos = operations[is_palulos(operations["type_palu"])]
    gap = pd.to_numeric(palulos["ecart"]).fillna(0).astype("int64")
    found = palulos[gap != 0].assign(ecart=gap[gap != 0])
    return found.sort_values(["ecart", "intitule"], ascending=[False, True], kind="stable")


def svg_document(figure: Figure) -> bytes:
    """``figure`` as an SVG file whose texts are drawn: Qt's reader would write them otherwise.

    It refers to nothing, not even within itself: a layout that comes back from a base keeps it.
    """
    matplotlib = import_matplotlib()
    out = io.BytesIO()
    with matplotlib.rc_context({"svg.fonttype": "path", "svg.hashsalt": "osp"}):
        figure.savefig(out, format="svg", metadata={"Date": None})
    return whole_drawing(out.getvalue())


def entitle(figure: Figure, title: str) -> None:
    """A title from the left edge of the figure, which long names leave more room than the axes.

    A long one goes on below: its lines are told beforehand, so that there is room for them.
    """
    text = textwrap.fill(
        plain(shortened(title, LONGEST_TITLE)), int(TITLE_PER_INCH * figure.get_figwidth())
    )
    figure.suptitle(text, x=0.01, ha="left", fontsize=10, color=INK, wrap=True)


def svg(figure: Figure, name: str, description: str) -> str:
    """``figure`` as an inline ``<svg>`` whose texts are texts, the same at each run.

    ``name`` (letters and digits) makes its ids unique in the page; ``description`` is what a
    screen reader says.
    """
    matplotlib = import_matplotlib()
    out = io.StringIO()
    # Read when drawing, and set for the time of it: text as text, and ids that do not change.
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": f"osp-{name}"}):
        figure.savefig(
            out, format="svg", bbox_inches="tight", pad_inches=0.05, metadata={"Date": None}
        )
    text = out.getvalue()
    text = "<svg" + text.partition("<svg")[2]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r'\bid="', f'id="{name}-', text)
    text = re.sub(r'((?:xlink:)?href="#|url\(#)', rf"\1{name}-", text)
    text = re.sub(rf"'?{FONT}'?(?:, sans-serif)?", WEB_FONTS, text)
    opening, rest = text.strip().split(">", 1)
    # The page gives the size; the viewBox keeps the proportions.
    opening = re.sub(r'\s(?:width|height)="[^"]*"', "", opening)
    label = f'role="img" aria-label="{escape(legal(visible(description)))}"'
    return f"{opening} {label}>{rest}"


def new_figure(size: tuple[float, float]) -> tuple[Figure, Axes]:
    """A drawing without background. Raises MissingPackage (matplotlib)."""
    import_matplotlib()
    from matplotlib.figure import Figure

    figure = Figure(figsize=size, facecolor="none", constrained_layout=True)
    axes = figure.add_subplot()
    axes.set_facecolor("none")
    return figure, axes


def _stacked(
    labels: Sequence[str],
    parts: dict[str, list[int]],
    title: str,
    size: tuple[float, float],
) -> Figure:
    figure, axes = new_figure(size)
    places = range(len(labels))
    floor = [0] * len(labels)
    totals = [sum(column) for column in zip(*parts.values())]
    highest = max(totals, default=0) or 1
    for kind, values in parts.items():
        axes.bar(
            places,
            values,
            bottom=floor,
            width=0.66,
            color=KIND_COLORS[kind],
            label=KIND_TITLES[kind],
            zorder=2,
        )
        named = [value if value < total else 0 for value, total in zip(values, totals)]
        _label_parts(axes, named, floor, highest, "white" if kind == "palulos" else INK)
        floor = [below + value for below, value in zip(floor, values)]
    for place, total in zip(places, floor):
        if total:
            _annotate_total(axes, place, total)
    axes.set_xticks(list(places))
    axes.set_xticklabels([plain(label) for label in labels], fontsize=9)
    middle = (len(labels) - 1) / 2
    half = max(len(labels), FEWEST_BARS) / 2
    axes.set_xlim(middle - half, middle + half)
    _whole_numbers(axes.yaxis, french.number)
    axes.set_ylim(0, highest * 1.1)
    axes.grid(axis="y", color=LINE, linewidth=0.8, zorder=0)
    axes.set_xlabel(title, fontsize=9, color=GREY)
    axes.set_ylabel("Logements", fontsize=9, color=GREY)
    axes.legend(
        loc="lower right", bbox_to_anchor=(1, 1), ncol=len(parts), frameon=False, fontsize=9
    )
    bare(axes)
    return figure


def _label_parts(
    axes: Axes, values: Sequence[int], floor: Sequence[int], highest: int, color: str
) -> None:
    for place, (value, below) in enumerate(zip(values, floor)):
        if value >= LABEL_SHARE * highest:
            axes.text(
                place,
                below + value / 2,
                french.number(value),
                ha="center",
                va="center",
                fontsize=8,
                color=color,
                zorder=3,
            )


def _annotate_total(axes: Axes, place: int, total: int) -> None:
    axes.annotate(
        french.number(total),
        (place, total),
        xytext=(0, 3),
        textcoords="offset points",
        ha="center",
        fontsize=8.5,
        weight="bold",
        color=INK,
    )


def _whole_numbers(axis: Axis, text: Callable[[int], str]) -> None:
    """Ticks at whole numbers, written in French."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axis.set_major_locator(MaxNLocator(nbins=6, steps=ROUND_STEPS, integer=True))
    axis.set_major_formatter(FuncFormatter(lambda value, _: text(math.floor(value))))
    axis.set_tick_params(labelsize=9)


def bare(axes: Axes) -> None:
    """No frame but the base line."""
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(GREY)
    axes.tick_params(length=0, colors=INK)


def plain(text: str) -> str:
    """``text`` as one line of plain characters: ``$`` would begin a formula of matplotlib's."""
    return re.sub(r"[\t\n]+", " ", legal(visible(text))).replace("$", r"\$")


def shortened(name: str, length: int = 58) -> str:
    """A name that an axis has room for."""
    return name if len(name) <= length else f"{name[: length - 1]}…"

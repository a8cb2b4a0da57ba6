"""The years of a trajectory as a picture: what remains of each étiquette, AE and CP."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...domain.programming.trajectory import LABELS, ORDER, UNKNOWN_LABEL, Need, Trajectory
from ...i18n import translate
from ..common import palette
from ..common.charts import INK, bare, new_figure, plain
from .trajectory import end_said, label_title

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INCHES = (8.0, 5.6)
COLORS = {"G": "A94645", "F": "C8AA39", "E": "5576BA", UNKNOWN_LABEL: palette.FINANCED}
MILLION = 100_000_000
"""Cents of a million euros."""


def trajectory_chart(trajectory: Trajectory, wanted: Sequence[Need]) -> Figure:
    """Dwellings that remain at the end of each year, by étiquette with the year that it ends;
    under it AE and CP of each year (M€). Raises MissingPackage (matplotlib)."""
    figure, whole = new_figure(INCHES)
    whole.remove()
    above, below = figure.subplots(2, 1, sharex=True)
    _remaining(above, trajectory)
    _money(below, wanted)
    years = sorted({*trajectory.years, *(need.year for need in wanted)})
    below.set_xticks(years)
    below.set_xticklabels([str(year) for year in years], fontsize=8)
    return figure


def _remaining(axes: Axes, trajectory: Trajectory) -> None:
    years = list(trajectory.years)
    under = [0] * len(years)
    for label in reversed(ORDER):
        left = [trajectory.left(label, year) for year in years]
        if not any(left) and not trajectory.left(label, years[0] - 1):
            continue
        told = label_title(label)
        if label in LABELS:
            told = translate("etats", "{etiquette} (fin : {annee})").format(
                etiquette=label, annee=end_said(trajectory, label)
            )
        axes.bar(
            years, left, bottom=under, width=0.68, color=f"#{COLORS[label]}", label=plain(told)
        )
        under = [one + more for one, more in zip(under, left)]
    _dress(axes, translate("etats", "Logements restant à faire en fin d’année"))


def _money(axes: Axes, wanted: Sequence[Need]) -> None:
    years = [need.year for need in wanted]
    for shift, title, values, color in (
        (-0.2, "AE", [need.ae for need in wanted], palette.BLUE),
        (0.2, "CP", [need.cp for need in wanted], palette.HORS),
    ):
        places = [year + shift for year in years]
        amounts = [value / MILLION for value in values]
        axes.bar(places, amounts, width=0.36, color=f"#{color}", label=title)
    _dress(axes, translate("etats", "AE et CP par année (M€)"))


def _dress(axes: Axes, title: str) -> None:
    axes.set_title(plain(title), fontsize=10, color=INK, loc="left")
    axes.grid(axis="y", color=f"#{palette.GREY_LINE}", linewidth=0.6, zorder=0)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", labelsize=8)
    bare(axes)
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=8, frameon=False)

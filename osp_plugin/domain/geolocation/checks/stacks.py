"""Dwellings of several parcels do not share a point."""

from __future__ import annotations

from ...errors import QT_TRANSLATE_NOOP
from .. import multiples
from ..survey import Survey
from .check import WARNING, Check, Found


def _same_point(survey: Survey) -> Found:
    data, rows = survey.positions, survey.believed
    stacked, counts = multiples.stacked(
        data.x[rows],
        data.y[rows],
        [data.ident_rep[rows], data.idlocal[rows]],
        data.idpar[rows],
    )
    return Found(rows[stacked], lambda place: {"nombre": int(counts[place])})


SAME_POINT = Check(
    "position_multiple",
    WARNING,
    QT_TRANSLATE_NOOP("errors", "Plusieurs logements au même point"),
    QT_TRANSLATE_NOOP(
        "errors",
        "{nombre} logements sont exactement au même point sans être sur une même parcelle. "
        "Placez chacun sur la sienne.",
    ),
    _same_point,
)

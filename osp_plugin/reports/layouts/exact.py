"""Lengths that a project keeps as they are."""

from __future__ import annotations

from math import ceil

from qgis.PyQt.QtCore import QRectF

STEP = 10
"""Parts of a millimetre. A project writes six digits of a place, counted from the first page: a
hundredth would be lost on the fortieth."""


def kept_by_a_project(box: QRectF) -> QRectF:
    """The box (mm) in tenths, no smaller: once read again it is the same, to the pixel."""
    left, top = round(box.x() * STEP) / STEP, round(box.y() * STEP) / STEP
    return QRectF(left, top, _up(box.width()), _up(box.height()))


def _up(length: float) -> float:
    return ceil(round(length * STEP, 3)) / STEP

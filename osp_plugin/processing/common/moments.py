"""Dates and times as the algorithms are given them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterDateTime,
)
from qgis.PyQt.QtCore import QDate

from .algorithm import Parameters

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def add_moment(
    algorithm: QgsProcessingAlgorithm,
    name: str,
    label: str,
    *,
    optional: bool = False,
) -> None:
    """Declare a date and time, of the clock of this computer."""
    algorithm.addParameter(
        QgsProcessingParameterDateTime(
            name, label, QgsProcessingParameterDateTime.Type.DateTime, None, optional
        )
    )


def end_of(day: date) -> datetime:
    """The last moment of a day of this computer, in UTC."""
    beginning = datetime(day.year, day.month, day.day) + timedelta(days=1)
    return (beginning - timedelta(milliseconds=1)).astimezone(timezone.utc)


def moment_of(
    algorithm: QgsProcessingAlgorithm,
    parameters: Parameters,
    name: str,
    context: QgsProcessingContext,
) -> datetime | None:
    """The time asked for, in UTC; None when none is. A day alone is its end, or now if it is
    today: what was done that day is in it."""
    told = algorithm.parameterAsDateTime(parameters, name, context)
    if not told.isValid():
        return None
    when = datetime.fromtimestamp(told.toMSecsSinceEpoch() / 1000, timezone.utc)
    given = parameters.get(name)
    if isinstance(given, QDate) or (isinstance(given, str) and _DAY.fullmatch(given.strip())):
        now = datetime.now(timezone.utc)
        end = when + timedelta(days=1) - timedelta(milliseconds=1)
        return min(end, now) if when <= now else end
    return when

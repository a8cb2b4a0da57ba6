"""The day in Paris of a moment, by the rule of the European Union on summer time.

A Windows without the zones of the world would not know it otherwise.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

_FIRST_COMMON_END = 1996
"""Since that year summer time ends in October; before, in September."""


def day_in_paris(moment: datetime) -> date:
    """The day that it was in Paris at a moment that tells its zone."""
    utc = moment.astimezone(timezone.utc).replace(tzinfo=None)
    end_month = 10 if utc.year >= _FIRST_COMMON_END else 9
    summer = _last_sunday(utc.year, 3) <= utc < _last_sunday(utc.year, end_month)
    return (utc + timedelta(hours=2 if summer else 1)).date()


def _last_sunday(year: int, month: int) -> datetime:
    """The last Sunday of a month of 30 or 31 days, at one o'clock in UTC, when clocks change."""
    last = datetime(year, month, 30 if month == 9 else 31, 1)
    return last - timedelta(days=(last.weekday() + 1) % 7)

"""What the events of an operation come to, together: whether it still is one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

DECIDED, NOTIFIED, CANCELLED = "Décision", "Notification", "Annulation"
"""Values of ``evenement.nature``."""


def cancelled_on(last: Mapping[str, date | None]) -> date | None:
    """The day that an operation was cancelled; None while it stands.

    ``last`` is the last day of each kind of event. A decision or a notification that came after
    gives the operation back its life.
    """
    day = last.get(CANCELLED)
    if day is None:
        return None
    again = [found for found in (last.get(DECIDED), last.get(NOTIFIED)) if found is not None]
    return None if any(found > day for found in again) else day

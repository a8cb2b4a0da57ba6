"""The days of each operation, from wherever the base has them: the one place that says where."""

from __future__ import annotations

from datetime import date

from ...domain.programming.life import CANCELLED, NOTIFIED, cancelled_on
from ...domain.programming.payments import DECIDED, STARTED, Dates
from ..session import Session

RECEIVED = "Réception"
"""Event of an operation whose works are over."""


def operation_dates(session: Session) -> dict[str, Dates]:
    """Decision, ordre de service and end of works by operation (``intitule``).

    The events of an operation tell them: its first ordre de service, its last réception. Without
    them, works start with the first ordre de service of its dwellings, and end with the last of
    their dates of end once each of them has one. The decision is that of the operation, else the
    first event of that name. The events tell too whether it is cancelled.
    """
    rows = session.rows(
        "SELECT o.intitule, o.date_decision, min(l.date_os) AS start, max(l.date_fin) AS ended, "
        "count(l.fid) AS dwellings, count(l.date_fin) AS with_end "
        "FROM operation AS o LEFT JOIN logement AS l ON l.intitule = o.intitule "
        "GROUP BY o.intitule, o.date_decision"
    )
    told = {
        (str(row["operation"]), str(row["nature"])): (_day(row["first"]), _day(row["last"]))
        for row in session.rows(
            "SELECT operation, nature, min(date_evenement) AS first, max(date_evenement) AS last "
            "FROM evenement GROUP BY operation, nature"
        )
    }
    found = {}
    for row in rows:
        name = str(row["intitule"])
        decided, _ = told.get((name, DECIDED), (None, None))
        started, _ = told.get((name, STARTED), (None, None))
        _, received = told.get((name, RECEIVED), (None, None))
        ended = _day(row["ended"]) if row["dwellings"] == row["with_end"] else None
        last = {
            nature: told.get((name, nature), (None, None))[1]
            for nature in (CANCELLED, DECIDED, NOTIFIED)
        }
        found[name] = Dates(
            _day(row["date_decision"]) or decided,
            started or _day(row["start"]),
            received or ended,
            cancelled_on(last),
        )
    return found


def _day(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value)[:10])

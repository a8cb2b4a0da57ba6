"""The days of each operation, from wherever the base has them: the one place that says where."""

from __future__ import annotations

from datetime import date

from ...domain.programming.payments import Dates
from ..session import Session


def operation_dates(session: Session) -> dict[str, Dates]:
    """Decision, ordre de service and end of works by operation (``intitule``).

    Works start with the first ordre de service of the dwellings, and end with the last of their
    dates of end once each of them has one.
    """
    rows = session.rows(
        "SELECT o.intitule, o.date_decision, min(l.date_os) AS start, max(l.date_fin) AS ended, "
        "count(l.fid) AS dwellings, count(l.date_fin) AS with_end "
        "FROM operation AS o LEFT JOIN logement AS l ON l.intitule = o.intitule "
        "GROUP BY o.intitule, o.date_decision"
    )
    return {
        str(row["intitule"]): Dates(
            _day(row["date_decision"]),
            _day(row["start"]),
            _day(row["ended"]) if row["dwellings"] == row["with_end"] else None,
        )
        for row in rows
    }


def _day(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value)[:10])

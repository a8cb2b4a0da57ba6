"""The perimeter of figures, read from the references of a base and from what they were."""

from __future__ import annotations

from datetime import date
from typing import Any

from ...domain.indicators.perimeter import COMMUNE, EPCI, Perimeter, Span, Times
from ..base import Base

_TIMES = (
    "SELECT reference, code, date_debut, date_fin, nom, epci, delegataire FROM reference_epoque"
)


def read_perimeter(base: Base, mode: str, day: date) -> Perimeter:
    """Who belonged to what, as the base tells it. Raises SpansOverlap, BaseError."""
    with base.reading() as session:
        rows = session.rows(_TIMES)
        members = session.rows("SELECT idcom, epci FROM commune WHERE epci IS NOT NULL")
    return Perimeter(
        mode,
        day,
        {str(row["idcom"]): str(row["epci"]) for row in members},
        _times(COMMUNE, rows),
        _times(EPCI, rows),
    )


def perimeter_of(base: Base, text: str) -> Perimeter | None:
    """The perimeter that a document keeps (:attr:`.Perimeter.text`); None of « »."""
    mode, _space, day = text.partition(" ")
    if not mode:
        return None
    return read_perimeter(base, mode, date.fromisoformat(day) if day else date.today())


def _times(kind: str, rows: list[dict[str, Any]]) -> Times:
    return Times(kind, (_span(row) for row in rows if row["reference"] == kind))


def _span(row: dict[str, Any]) -> Span:
    return Span(
        str(row["code"]),
        _day(row["date_debut"]),
        _day(row["date_fin"]),
        str(row["nom"] or ""),
        str(row["epci"] or ""),
        str(row["delegataire"] or ""),
    )


def _day(value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value)[:10])

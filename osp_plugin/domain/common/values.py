"""Values of the fields: whether two are the same, and how a person reads one."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime, timezone

EMPTY = "(vide)"
DECIMALS = 6


def same(kind: str, one: object, other: object) -> bool:
    """Whether two values of a field of type ``kind`` (Table Schema) are the same one."""
    if one is None or other is None:
        return one is other
    try:
        return _comparable(kind, one, other)
    except (TypeError, ValueError):
        return str(one) == str(other)


def shown(value: object) -> str:
    """A value as French forms write it."""
    if value is None:
        return EMPTY
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    if isinstance(value, float):
        return _decimal(value)
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M:%S")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return str(value)


def moment(value: object) -> datetime:
    """A time as a database gives it, in UTC: text of ISO 8601, or a time of Python or pandas.

    One that tells no zone is in UTC, as the databases keep them. Raises ValueError.
    """
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    if not isinstance(value, datetime):
        value = datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    if value.tzinfo is None:
        value = value.replace(tzinfo=timezone.utc)
    return value.astimezone(timezone.utc)


def listed(value: object) -> list[str]:
    """The keys of a list as PostgreSQL writes an array: ``{12,45}``, ``{"62498","62510"}``."""
    return re.findall(r"[^{},\"\s]+", str(value)) if value else []


def _comparable(kind: str, one: object, other: object) -> bool:
    if kind == "number":
        return math.isclose(_number(one), _number(other), rel_tol=1e-9, abs_tol=1e-9)
    if kind == "integer":
        return _number(one) == _number(other)
    if kind == "boolean":
        return bool(one) == bool(other)
    if kind == "date":
        return _day(one) == _day(other)
    if kind == "datetime":
        return moment(one).replace(microsecond=0) == moment(other).replace(microsecond=0)
    # An accent may be apart from its letter, as a Mac writes it: a person sees no difference.
    return unicodedata.normalize("NFC", str(one)) == unicodedata.normalize("NFC", str(other))


def _number(value: object) -> float:
    if isinstance(value, (int, float, str)):
        return float(value)
    raise TypeError(type(value))


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


def _decimal(value: float) -> str:
    if value.is_integer():
        return f"{value:.0f}"
    return f"{value:.{DECIMALS}f}".rstrip("0").replace(".", ",")

"""Days and moments as workbooks write them in ISO 8601."""

from __future__ import annotations

import re
from datetime import datetime

_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d*)?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)


def iso_day(written: str) -> object:
    """A day or a moment, with its zone when it tells one; the text itself when it is neither."""
    found = _MOMENT.fullmatch(written.strip())
    if found is None:
        return written
    day, time, zone = found.groups()
    away = "" if zone is None else "+00:00" if zone == "Z" else zone[:3] + ":" + zone[-2:]
    try:
        moment = datetime.fromisoformat(f"{day}T{time or '00:00'}{away}")
    except ValueError:
        return written
    midnight = moment.tzinfo is None and moment.time() == moment.min.time()
    return moment.date() if midnight else moment

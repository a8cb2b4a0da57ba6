"""Where in the journal each save of this session began: to undo what one save did, and no more.

The journal knows no saves, and bases keep it as it is: what two saves did within a second is told
apart by what is noted here, while QGIS is open. Of a save that was not noted, that of a script or
of an earlier session, moments alone tell (:data:`.undo.SAME_SAVE_S`).
"""

from __future__ import annotations

from collections import deque

from qgis.core import QgsDataSourceUri

from ..base import Base
from ..errors import AccessDenied, RightsMissing

KEPT = 1_000
_BEGUN: dict[str, deque[int]] = {}
"""By base, the last line that the journal had when each save began, the oldest first."""


def note_beginning(base: Base) -> None:
    """Note that a save begins. Raises BaseError."""
    try:
        rows = base.rows("SELECT coalesce(max(fid), 0) AS numero FROM journal")
    except (AccessDenied, RightsMissing):
        return  # who may not read the journal undoes nothing either
    begun = _BEGUN.setdefault(_place(base), deque(maxlen=KEPT))
    begun.append(int(rows[0]["numero"]))


def beginning_of(base: Base, number: int) -> int:
    """The last line of the journal before the save that wrote line ``number``; 0 if unknown."""
    return max((line for line in _BEGUN.get(_place(base), ()) if line < number), default=0)


def _place(base: Base) -> str:
    """Where a base is, whatever the connection that leads there is called."""
    if base.path is not None:
        return base.identity
    uri = QgsDataSourceUri(base.source("journal", geometry=False).uri)
    told = (uri.service(), uri.host(), uri.port(), uri.database(), uri.schema())
    return "\0".join(told)

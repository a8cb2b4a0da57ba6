"""What the journal proves of rows that are no longer to be read."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.common.runs import runs
from ..base import Base
from ..errors import AccessDenied, DeletionUnproved, RightsMissing

AT_ONCE = 5_000
DELETED = "DELETE"


def deletions_proved(base: Base, table: str, fids: Sequence[int]) -> set[int]:
    """Those of these rows whose last word in the journal is that they were deleted.

    A row that cannot be read may be there all the same: hidden from this account, or kept by the
    server that was told to delete it. Raises DeletionUnproved when the account may not read the
    journal, or another BaseError.
    """
    found: set[int] = set()
    for run in runs(len(fids), AT_ONCE):
        # Whole numbers, so nothing to quote; SQLite would take too few of them as parameters.
        keys = ", ".join(str(int(fid)) for fid in fids[run])
        try:
            rows = base.rows(
                "SELECT fid_ligne FROM journal WHERE verbe = :verbe AND fid IN ("  # nosec B608 # whole numbers, values are bound
                f"SELECT max(fid) FROM journal WHERE nom_table = :nom AND fid_ligne IN ({keys}) "
                "GROUP BY fid_ligne)",
                {"verbe": DELETED, "nom": table},
            )
        except (AccessDenied, RightsMissing) as error:
            raise DeletionUnproved(base=base.label) from error
        found |= {int(row["fid_ligne"]) for row in rows}
    return found

"""The funnel: every figure that leaves the tool is made by a function of this module.

Whatever is counted or added up by territory, operation, bailleur or year passes through
:func:`released` before anybody sees it. A rule of disclosure stands there, and nowhere else: what
is laid out, drawn, written or mapped is what it lets through. Windows and reports neither count nor
add up by themselves (a test holds them to it).
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def released(
    figures: pd.DataFrame, secret: Mapping[Hashable, Collection[Hashable]] | None = None
) -> pd.DataFrame:
    """What may be known of ``figures``: a row per group, a column per thing counted.

    ``secret`` are the groups that stay secret, by column: they are then missing. What is not
    sensitive is all known.
    """
    if not secret or not any(secret.values()):
        return figures
    shown = figures.astype(dict.fromkeys(secret, "float64"))
    for column, codes in secret.items():
        shown.loc[shown.index.isin(list(codes)), column] = float("nan")
    return shown


def added_up(
    rows: pd.DataFrame,
    by: Sequence[pd.Series],
    columns: Sequence[Hashable],
    secret: Mapping[Hashable, Collection[Hashable]] | None = None,
) -> pd.DataFrame:
    """Sums of ``columns`` by the codes ``by``, one series each, in the order they are met.

    ``secret``: see :func:`released`.
    """
    sums = rows.groupby(list(by), sort=False)[list(columns)].sum()
    return released(sums, secret) if secret else released(sums)


def totals(rows: pd.DataFrame, columns: Sequence[str]) -> dict[str, float]:
    """Sum of each column over all the rows; what is missing adds nothing."""
    import pandas as pd

    sums = pd.DataFrame([{name: rows[name].sum() for name in columns}])
    return {name: float(value) for name, value in released(sums).iloc[0].items()}


def tally(**counts: int) -> dict[str, int]:
    """Counts that are no sums, such as how many operations have a gap, by name."""
    import pandas as pd

    found = released(pd.DataFrame([counts]))
    return {str(name): round(value) for name, value in found.iloc[0].items()}


def margins(table: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Sums of the rows, then of the columns, of counts crossed by two codes."""
    rows, columns = table.sum(axis=1).to_frame(), table.sum(axis=0).to_frame()
    return released(rows).iloc[:, 0], released(columns).iloc[:, 0]

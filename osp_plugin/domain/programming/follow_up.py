"""Where the lines of a campaign are: last news, delays, reports, what comes next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .figures import published_order

if TYPE_CHECKING:
    import pandas as pd

MILESTONES = {
    "Dépôt": "bailleur_date_depot",
    "Début des travaux": "bailleur_date_os",
    "Livraison": "bailleur_date_livraison",
}
"""What the calendar of a line foresees, in order."""
MOVED, LATE, SILENT, GOING = "Reportée", "En retard", "Sans nouvelles", "Suit son cours"
"""Situation of a line; the first that holds."""
SILENT_DAYS = 60
"""Days without news after which a line is asked about, unless somebody says another number."""
FOLLOWED = (
    *("situation", "date_saisie", "acteur", "texte", "report_annee", "jours"),
    *("prochaine", "prochaine_date"),
)
"""Columns that :func:`follow_up` adds."""


def follow_up(
    lines: pd.DataFrame, notes: pd.DataFrame, today: date, days: int, opened: date | None = None
) -> pd.DataFrame:
    """``lines`` in published order with :data:`FOLLOWED`, as known on ``today``.

    The last note of each line (``notes``: table ``avancement``) gives date, actor, text and year
    of report; ``jours`` counts the days since, or since the campaign ``opened``. A line is silent
    after more than ``days``, late when its last note says so, moved when its bailleur or its last
    note postpones it. ``prochaine`` and ``prochaine_date`` are the next step of its calendar.
    """
    import pandas as pd

    told_by_then = [day is not None and day <= today for day in notes["date_saisie"]]
    last = (
        notes.loc[pd.Series(told_by_then, notes.index, dtype=bool)]
        .sort_values(["date_saisie", "fid"])
        .drop_duplicates("programmation", keep="last")
        .set_index("programmation")
    )
    table = published_order(lines).copy()
    for name in ("date_saisie", "acteur", "texte", "report_annee", "retard"):
        values = last[name].astype(object)
        told = values.where(values.notna(), None).to_dict()
        table[name] = pd.Series([told.get(fid) for fid in table["fid"]], table.index, dtype=object)
    since = [day or opened for day in table["date_saisie"]]
    silence = [None if day is None else (today - day).days for day in since]
    table["jours"] = pd.Series(silence, index=table.index, dtype="Int64")
    moved = table["bailleur_report"].fillna(False).astype(bool) | table["report_annee"].notna()
    late = table["retard"].eq(True)
    silent = table["jours"].isna() | (table["jours"] > days).fillna(False)
    table["situation"] = GOING
    for found, situation in ((silent, SILENT), (late, LATE), (moved, MOVED)):
        table.loc[found.astype(bool), "situation"] = situation
    coming = [_next(row, today) for row in table[list(MILESTONES.values())].to_dict("records")]
    table["prochaine"] = [step for step, _day in coming]
    table["prochaine_date"] = pd.Series([day for _, day in coming], table.index, dtype=object)
    return table


def reminders(followed: pd.DataFrame, days: int) -> pd.DataFrame:
    """The lines to ask news of: silent for more than ``days``, late ones too, but not those that
    were postponed. The longest silence first."""
    silent = followed["jours"].isna() | (followed["jours"] > days).fillna(False)
    asked = followed[silent.astype(bool) & (followed["situation"] != MOVED)]
    return asked.sort_values("jours", ascending=False, kind="stable", na_position="first")


def _next(line: dict[str, date | None], today: date) -> tuple[str | None, date | None]:
    for step, name in MILESTONES.items():
        day = line[name]
        if day is not None and day >= today:
            return step, day
    return None, None

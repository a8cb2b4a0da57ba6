"""Lines postponed to the next campaign: copied there, each with a link to the one it comes from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from ..common.tables import records
from .checks import DRAFT
from .figures import published_order

if TYPE_CHECKING:
    import pandas as pd

KEPT = (
    *("nom", "bailleur", "epci", "dep", "cites", "communes"),
    *("bailleur_nb_total", "bailleur_nb_c", "bailleur_nb_bbc", "bailleur_nb_biosources"),
    *("bailleur_perimetre", "bailleur_integree"),
    *("epci_nb_total", "epci_nb_c", "epci_nb_bbc", "epci_nb_biosources"),
    *("etat_nb_total", "etat_nb_c", "etat_nb_bbc", "etat_nb_biosources"),
)
"""What a line keeps when it is carried over; dates, opinions and decisions are to be given anew."""

NAME_LENGTH = 160


def postponed(lines: pd.DataFrame, notes: pd.DataFrame) -> pd.DataFrame:
    """The lines that a bailleur cancelled or postponed, or whose last progress note gives a year.

    ``notes`` is the table ``avancement`` (``fid, programmation, date_saisie, report_annee``).
    """
    last = notes.sort_values(["date_saisie", "fid"]).drop_duplicates("programmation", keep="last")
    moved = set(last.loc[last["report_annee"].notna(), "programmation"])
    told = lines["bailleur_report"].fillna(False).astype(bool)
    return published_order(lines[told | lines["fid"].isin(moved)])


def carried(lines: pd.DataFrame, campaign: int, present: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows to add to ``campaign`` for ``lines``, drafts linked by ``origine``.

    ``present`` (``nom, origine``) are the lines that the campaign has: what was carried over
    already is left out, and a name that is taken is followed by the year it comes from.
    """
    done = {int(fid) for fid in present["origine"].dropna()}
    names = set(present["nom"])
    rows = []
    for line in records(lines):
        if line["fid"] in done:
            continue
        row = {name: line[name] for name in KEPT}
        row["nom"] = _free_name(str(line["nom"]), line, names)
        names.add(row["nom"])
        rows.append({**row, "campagne": campaign, "statut": DRAFT, "origine": line["fid"]})
    return rows


def _free_name(name: str, line: Mapping[str, object], names: Collection[str]) -> str:
    rank = 0
    found = name
    while found in names:
        rank += 1
        mark = f" (report {line['campagne']}{f' n° {rank}' if rank > 1 else ''})"
        found = name[: NAME_LENGTH - len(mark)] + mark
    return found

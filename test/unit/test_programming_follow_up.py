"""Situations, reminders and sums of the follow-up of a campaign."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.programming.follow_up import (
    GOING,
    LATE,
    MOVED,
    SILENT,
    follow_up,
    reminders,
)
from osp_plugin.reports.statement.content import Column, Row, summed_rows, with_sums

from ..support.programming_samples import published_lines

TODAY = date(2021, 6, 15)
OPENED = date(2021, 1, 4)


def lines() -> pd.DataFrame:
    return published_lines().assign(bailleur_date_livraison=None)


def note(line: int, days: int, **more: object) -> dict[str, object]:
    told = {"retard": None, "report_annee": None, "acteur": "Bailleur", "texte": f"{days}", **more}
    return {"fid": days, "programmation": line, "date_saisie": TODAY - timedelta(days), **told}


def followed(*notes: dict[str, object], days: int = 30) -> pd.DataFrame:
    known = pd.DataFrame(list(notes), columns=list(note(1, 1)))
    known["report_annee"] = known["report_annee"].astype("Int64")
    return follow_up(lines(), known, TODAY, days, OPENED).set_index("fid")


def test_the_last_note_tells_the_situation():
    table = followed(
        note(1, 40, retard=True),
        note(1, 3, retard=False),
        note(2, 5, retard=True),
        note(3, 8, report_annee=2022, retard=True),
        note(4, 31),
    )
    assert table.loc[[1, 2, 3, 4], "situation"].tolist() == [GOING, LATE, MOVED, SILENT]
    assert table.loc[1, "texte"] == "3" and table.loc[1, "jours"] == 3
    assert table.loc[3, "report_annee"] == 2022 and isinstance(table.loc[3, "report_annee"], int)
    assert table.loc[13, "situation"] == MOVED  # Dechy, that its bailleur postponed
    assert table.loc[5, "jours"] == (TODAY - OPENED).days and table.loc[5, "situation"] == SILENT


def test_a_note_after_the_day_is_not_known_yet():
    table = followed(note(1, -1, retard=True), note(1, 3))
    assert table.loc[1, "situation"] == GOING and table.loc[1, "jours"] == 3


def test_the_next_step_is_the_first_to_come():
    table = followed()
    assert table.loc[1, "prochaine"] == "Dépôt" and table.loc[1, "prochaine_date"] > TODAY
    past = table[[day < TODAY for day in table["bailleur_date_depot"]]]
    assert len(past) and past["prochaine"].isna().all()


def test_reminders_go_to_silent_lines_late_or_not_but_not_to_postponed_ones():
    table = followed(
        note(1, 90, retard=True), note(2, 31), note(3, 30), note(4, 99, report_annee=2022)
    )
    asked = reminders(table.reset_index(), 30)
    fids = asked["fid"].tolist()
    assert 1 in fids and 2 in fids and not {3, 4, 13} & set(fids)
    assert asked["jours"].tolist() == sorted(asked["jours"], reverse=True)


def test_a_campaign_without_line_or_note_is_followed():
    none = follow_up(lines().iloc[:0], pd.DataFrame(columns=list(note(1, 1))), TODAY, 30)
    assert none.empty and reminders(none, 30).empty


COLUMNS = (Column("nom", ""), Column("montant", "", "euro", summed=True))


@given(
    st.lists(
        st.tuples(st.sampled_from("AB"), st.sampled_from("xyz"),
                  st.none() | st.integers(0, 10**9)),
        max_size=25,
    )
)  # fmt: skip
def test_sums_add_up_to_the_cent_at_every_level(rows):
    """The sum of a row is that of the rows it names, and the total that of the lines."""
    amounts = [None if cents is None else cents / 100 for *_keys, cents in rows]
    table = pd.DataFrame(
        {
            "dep": [dep for dep, *_rest in rows],
            "epci": [epci for _dep, epci, _cents in rows],
            "nom": "ligne",
            "montant": pd.Series(amounts, dtype=float),
        }
    ).sort_values(["dep", "epci"])
    made = with_sums(table, COLUMNS, [("dep", str), ("epci", str)], "nom", "TOTAL")
    assert sum(row.level == 0 for row in made) == len(rows)
    for place, row in enumerate(made):
        if row.level:
            below = [made[number] for number in summed_rows(made, place)]
            assert {found.level for found in below} <= {row.level - 1}
            assert _cents(row) == sum(_cents(found) for found in below)
    assert _cents(made[-1]) == sum(cents or 0 for *_keys, cents in rows)


def _cents(row: Row) -> int:
    return round((row.values["montant"] or 0) * 100)

"""What figures are limited to: years and codes, of a table and of a single row."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from osp_plugin.domain.common.criteria import Criteria
from osp_plugin.domain.common.grouping import UNKNOWN

ROWS = (
    {"annee": 2018, "bailleur": "SIA", "epci": "CALL"},
    {"annee": 2019, "bailleur": "SIA", "epci": None},
    {"annee": 2020, "bailleur": "M&C", "epci": "CALL"},
    {"annee": None, "bailleur": None, "epci": "DA"},
)


@pytest.mark.parametrize(
    ("criteria", "kept"),
    [
        (Criteria(), [0, 1, 2, 3]),
        (Criteria(2019), [1, 2]),
        (Criteria(None, 2019), [0, 1]),
        (Criteria(2019, 2019), [1]),
        (Criteria(2020, 2019), []),
        (Criteria().only("bailleur", "SIA"), [0, 1]),
        (Criteria().only("bailleur", "SIA", "M&C"), [0, 1, 2]),
        (Criteria().only("epci", UNKNOWN), [1]),
        (Criteria().only("bailleur", UNKNOWN), [3]),
        (Criteria(2019).only("bailleur", "SIA").only("epci", "CALL"), []),
        (Criteria(None, 2018).only("bailleur", "SIA").only("epci", "CALL"), [0]),
    ],
)
def test_rows_are_kept_one_by_one_as_in_a_table(criteria, kept):
    table = pd.DataFrame(ROWS, dtype=object)
    assert table.index[criteria.mask(table)].tolist() == kept
    numbered = table.assign(annee=table["annee"].astype("Int64"))
    assert numbered.index[criteria.mask(numbered)].tolist() == kept

    def codes(row: dict[str, Any]) -> dict[str, Any]:
        return {name: row[name] for name in ("bailleur", "epci")}

    assert [n for n, row in enumerate(ROWS) if criteria.keeps(row["annee"], codes(row))] == kept


def test_the_year_may_stand_in_a_column_of_another_name():
    table = pd.DataFrame({"annee_financ": ["2018", " ", "2020"]})
    assert Criteria(2019).mask(table, "annee_financ").tolist() == [False, False, True]


def test_criteria_say_what_they_are_about():
    asked = Criteria(None, 2019).only("bailleur", "SIA").only("epci", "DA", None, "CALL")
    assert asked.dimensions == ("annee", "bailleur", "epci") and asked.has_years
    assert asked.kept("epci") == ("DA", "CALL") and asked.kept("commune") == ()
    assert asked.about("epci", "cite") == Criteria(None, 2019).only("epci", "DA", "CALL")
    assert asked.about() == Criteria(None, 2019)
    assert asked.only("epci") == asked.only("epci", None) == asked.only("epci", "")
    assert asked.only("epci").dimensions == ("annee", "bailleur")
    assert asked.only("bailleur", "M&C").kept("bailleur") == ("M&C",)
    assert Criteria().dimensions == () and not Criteria().has_years
    assert Criteria(2019).has_years

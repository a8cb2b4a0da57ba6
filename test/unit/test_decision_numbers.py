"""What wrote the number of an operation, and the year that it begins with."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.common.decision_numbers import (
    FICTITIOUS,
    FORMS,
    GALION,
    SIAP,
    SISAL,
    decision_number,
    without_separators,
)
from osp_plugin.domain.dictionary import dictionary

KNOWN = {
    "2019DD06200012": (SISAL, 2019),
    "2021DD05900003": (SISAL, 2021),
    "2024DD06200012": (SISAL, 2024),  # a manager in letters is none of SIAP's
    "20196249800012": (SISAL, 2019),
    "2017DD01100057": (SISAL, 2017),
    "2021330630053": (GALION, 2021),
    "2021DD0620012": (GALION, 2021),
    "20220600005": (SIAP, 2022),
    "20230600400430": (SIAP, 2023),
    "20216249800012": (SISAL, 2021),  # the year before SIAP
    "20226249800012": (SIAP, 2022),
    "2016HPSIA0001": (FICTITIOUS, 2016),
    "2016HPM&C0001": (FICTITIOUS, 2016),
    "00010600005": (SIAP, None),  # begins with no year
}


@pytest.mark.parametrize("text", KNOWN)
def test_a_number_says_what_wrote_it_and_its_year(text):
    found = decision_number(text)
    assert found is not None and (found.system, found.year) == KNOWN[text]


@pytest.mark.parametrize("text", ["", "2019", "2019DD0620012X", "202206000051", "2019XX06200012"])
def test_what_has_no_known_form_is_no_number(text):
    assert decision_number(text) is None


@pytest.mark.parametrize("table", ["operation", "logement"])
@given(st.from_regex("|".join(f"(?:{form.pattern})" for form in FORMS), fullmatch=True))
def test_the_base_takes_every_number_that_is_known(table, text):
    pattern = dictionary()[table]["num_decision"].pattern
    assert bool(re.fullmatch(pattern, text, re.ASCII)) == (decision_number(text) is not None)


@given(st.sampled_from(sorted(KNOWN)), st.sampled_from("-./_ "), st.integers(1, 9))
def test_separators_are_no_part_of_a_number(text, separator, place):
    assert without_separators(text[:place] + separator + text[place:]) == text


def test_a_text_that_is_no_number_keeps_its_separators():
    assert without_separators("à venir - 2022") == "à venir - 2022"

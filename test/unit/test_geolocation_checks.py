"""Each check of positions stands alone: in any order, with or without the others, one added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.domain.geolocation.anomalies import Anomaly
from osp_plugin.domain.geolocation.checks.catalogue import BY_CODE, CHECKS, CODES
from osp_plugin.domain.geolocation.checks.check import PLACE, WARNING, Check, Found
from osp_plugin.domain.geolocation.positions import MISSING, POINT, System
from osp_plugin.domain.geolocation.survey import Survey

from ..support.small_places import (
    ANZIN,
    FLAT_PARCEL,
    LENS,
    LIEVIN,
    LIEVIN_PARCEL,
    OTHER_CITE,
    PARCEL,
    THESE_CHECKS,
    TOLD,
    X,
    Y,
    anomalies,
    communes,
    found,
    home,
    survey,
)
from .test_geolocation_rules import CASES, PAIRS

FEW = settings(max_examples=25, deadline=None)
SHIFTED = System("un autre système", lambda x, y: (x + 50_000, y))
WRONG = [case[1] for case in CASES] + [one for pair in PAIRS for one in pair[1]]
Home = dict[str, Any]


def told(code: str, *homes: Home, **more: Any) -> list[Anomaly]:
    """The anomalies of a check, among those of all."""
    return [one for one in anomalies(*homes, systems=[SHIFTED], **more) if one.check.code == code]


def rows(code: str, *homes: Home) -> list[int]:
    return [one.row for one in told(code, *homes)]


def all_of(anomaly: Anomaly) -> tuple[str, ...]:
    """All that is told of an anomaly, to be compared."""
    where = (anomaly.x, anomaly.y, anomaly.seen, anomaly.distance)
    return tuple(map(str, (anomaly.check.code, anomaly.row, anomaly.message, *where,
                           anomaly.correction)))  # fmt: skip


def faulty(seed: int) -> list[Home]:
    """Forty dwellings, of which most have something wrong, or several."""
    random = np.random.RandomState(seed)
    homes = []
    for number in range(40):
        made = home(ident_rep=str(number), intitule="ABC"[number % 3])
        for _ in range(random.randint(0, 3)):
            made.update(WRONG[random.randint(len(WRONG))])
        if number % 5 == 0:
            made.update(x=float(random.randint(-200, 3_200)), y=float(random.randint(-200, 1_200)))
        homes.append(made)
    return homes


def test_no_two_checks_have_one_code():
    assert len(CODES) == len(CHECKS)


@FEW
@given(seed=st.integers(0, 9_999), order=st.permutations(THESE_CHECKS))
def test_the_order_in_which_checks_are_made_changes_nothing(seed, order):
    homes = faulty(seed)
    usual = [all_of(one) for one in anomalies(*homes, systems=[SHIFTED])]
    assert [all_of(one) for one in anomalies(*homes, systems=[SHIFTED], checks=order)] == usual
    assert usual


@FEW
@given(seed=st.integers(0, 9_999), left_out=st.sampled_from(TOLD))
def test_a_check_that_is_not_made_takes_its_own_anomalies_alone(seed, left_out):
    homes = faulty(seed)
    every = {all_of(one) for one in anomalies(*homes)}
    checks = [check for check in THESE_CHECKS if check.code != left_out]
    fewer = {all_of(one) for one in anomalies(*homes, checks=checks)}
    assert {one for one in every if one[0] != left_out} <= fewer
    shared = survey(homes)
    for code, row in found(*homes).rows():
        assert row in BY_CODE[code].find(shared).rows


@pytest.mark.parametrize("code", TOLD)
def test_a_check_alone_tells_what_it_tells_among_all(code):
    for homes in [[case[1]] for case in CASES] + [pair[1] for pair in PAIRS]:
        among = [all_of(one) for one in told(code, *homes)]
        if among:
            alone = anomalies(*homes, systems=[SHIFTED], checks=[BY_CODE[code]])
            assert [all_of(one) for one in alone] == among


def test_a_check_is_added_by_itself():
    """What a developer writes: nothing of the others changes, and nothing else is to be told."""

    def untidy(asked: Survey) -> Found:
        return Found(
            np.flatnonzero(asked.positions.state == POINT), lambda place: {"nombre": place}
        )

    mine = Check("le_mien", WARNING, "Le mien", "n° {nombre}", untidy, about=PLACE)
    homes = [home(), home(1_500, 500)]
    usual = [all_of(one) for one in anomalies(*homes)]
    *others, last = anomalies(*homes, checks=[mine, *THESE_CHECKS])
    assert [all_of(one) for one in others] == usual
    assert (last.check, last.row, str(last.message)) == (mine, 0, "n° 0")


# -- one cause is told once ------------------------------------------------------------------


def codes(one: Home, without: Sequence[str] = ()) -> set[str]:
    checks = [check for check in THESE_CHECKS if check.code not in without]
    return set(found(one, checks=checks, systems=[SHIFTED]).counts())


@pytest.mark.parametrize(
    ("wrong", "explains", "explained"),
    [
        (home(1_500, 500), "hors_commune", {"hors_cite"}),
        (home(1_700, 500, epci="CAVM"), "hors_commune", {"hors_cite", "epci_incoherent"}),
        (home(-500), "hors_territoire", {"hors_cite"}),
        (home(160 - 50_000), "projection_erronee", {"hors_territoire"}),
        (home(520, idpar=PARCEL), "autre_cite_plus_proche", {"hors_cite"}),
        (home(420, idpar=PARCEL, id_cite=OTHER_CITE), "hors_parcelle", set()),
        (home(160, 450, idpar=PARCEL), "hors_cite", {"hors_parcelle"}),
        (home(state=MISSING, idpar=f"{LENS}000ZZ0001"), "sans_geometrie", {"parcelle_introuvable"}),
        (home(1_500, 200, id_cite=None), "hors_commune", {"cite_manquante"}),
    ],
)
def test_one_cause_is_told_once_and_what_it_explained_without_it(wrong, explains, explained):
    assert codes(wrong) == {explains}
    assert codes(wrong, [explains]) == explained


def test_a_code_of_commune_that_point_and_identifiers_deny_is_wrong_alone():
    wrong = home(1_510, 510, idpar=LIEVIN_PARCEL, id_cite=None)
    assert codes(wrong, ["communes_differentes"]) == {"hors_commune"}


def test_a_commune_of_no_list_explains_no_position():
    """Its number is none: not that of the last commune, where the point is."""
    wrong = home(2_500, 500, idpar="62999000AB0001", id_cite=None)
    assert codes(wrong) == {"communes_differentes", "hors_commune"}


@pytest.mark.parametrize(
    ("wrong", "proposed"),
    [
        (home(1_510, 510, idpar=LIEVIN_PARCEL, idlocal=f"{LIEVIN}0000001"), LIEVIN),
        (home(1_510, 510, idpar=PARCEL, idlocal=f"{LIEVIN}0000001"), None),
        (home(1_510, 510, idpar=LIEVIN_PARCEL, idlocal=f"{ANZIN}0000001"), None),
        (home(2_500, 500, idpar="62999000AB0001"), None),
    ],
)
def test_a_commune_is_proposed_when_point_and_identifiers_agree_on_it(wrong, proposed):
    (one,) = told("communes_differentes", wrong)
    assert (one.correction.value if one.correction else None) == proposed


def test_the_dwellings_of_a_check_come_in_their_order_whatever_they_lack():
    assert rows("hors_territoire", home(-500, idcom=None), home(-600), home(-700)) == [0, 1, 2]


def test_what_a_layer_of_communes_does_not_tell_contradicts_nothing():
    wrong = [home(epci="CAVM", dep="59"), home(1_500, 500, idcom=LIEVIN, epci="CAVM", dep="59")]
    known = replace(communes(), epci=("CALL", None, None), dep=())
    asked = replace(survey(wrong), communes=known)
    assert BY_CODE["epci_incoherent"].find(asked).rows.tolist() == [0]
    assert BY_CODE["departement_incoherent"].find(asked).rows.tolist() == []


# -- what is compared ------------------------------------------------------------------------


def test_of_two_cites_as_near_the_one_of_the_dwelling_is_kept():
    for own in ("12", OTHER_CITE):
        assert told("autre_cite_plus_proche", home(400, 200, id_cite=own)) == []


def test_a_parcel_is_looked_for_in_the_communes_of_which_the_layer_has_some():
    there = home(2_500, 500, idcom=ANZIN, id_cite=None, idpar=f"{ANZIN}000ZZ0001")
    nameless = {**there, "x": 2_600, "idpar": ""}
    assert told("parcelle_introuvable", there, nameless) == []
    # It has one of Anzin that no dwelling names, and one whose number is missing.
    assert [one.row for one in told("parcelle_introuvable", there, nameless,
                                    covered=(ANZIN, ""))] == [0]  # fmt: skip


def test_a_dwelling_is_moved_into_its_parcel_when_it_does_not_stand_there():
    homes = [home(190, idpar=PARCEL), home(190.01, idpar=PARCEL), home(idpar=FLAT_PARCEL), home()]
    asked = survey(homes)
    places = [asked.place_in_parcel(row) for row in range(len(homes))]
    assert places == [None, (X + 160.0, Y + 160.0), None, None]


def test_a_parcel_without_surface_is_compared_with_nothing():
    assert anomalies(home(idpar=FLAT_PARCEL)) == []
    (one,) = anomalies(home(idpar=FLAT_PARCEL, state=MISSING))
    assert one.correction is None and "est connue" in one.message


def test_a_point_in_another_commune_is_compared_with_no_other():
    there, own = home(1_500, 500), home(1_500, 500, idcom=LIEVIN)
    assert told("position_multiple", there, own) == []
    lost = home(-500, idcom=None)
    assert told("position_multiple", lost, lost) == []
    assert told("identifiant_en_deux_lieux", home(ident_rep="1"), {**there, "ident_rep": "1"}) == []
    # The identifiers say the commune where the point is: the point is right.
    right = {**there, "idlocal": f"{LIEVIN}0000001"}
    assert rows("position_multiple", right, own) == [0, 1]


def test_a_dwelling_told_by_its_first_identifier_is_not_compared_by_the_second():
    twice = {"ident_rep": "1", "idlocal": f"{LENS}0000001"}
    third = home(220, idlocal=f"{LENS}0000001", ident_rep="3")
    assert rows("identifiant_en_deux_lieux", home(**twice), home(190, **twice), third) == [0, 1]


@pytest.mark.parametrize(
    ("other", "lands"),
    [
        # Where it should be: its number or its code alone is wrong.
        (home(170), True),
        (home(170, idpar=f"{LENS}000ZZ0001"), True),
        (home(1_510, 510, idpar=LIEVIN_PARCEL, id_cite=None), True),
        # Its own position is wrong.
        (home(1_500, 500), False),
        (home(170, 460), False),
        (home(420, 200), False),
        (home(170, idpar=LIEVIN_PARCEL, idcom=LIEVIN), False),
        (home(191, idpar=PARCEL), False),
        (home(state=MISSING), False),
    ],
)
def test_a_dwelling_whose_position_is_wrong_is_no_landmark_of_its_operation(other, lands):
    far = home(2_900, 990, idcom=ANZIN, intitule="A", id_cite=None)
    limits = {"distance_operation": 1_000.0, "distance_cite": 150.0}
    homes = [home(intitule="A"), {**other, "intitule": "A"}, far]
    told_of = [one.row for one in told("loin_de_operation", *homes, **limits)]
    assert (2 in told_of) == lands


# -- the work --------------------------------------------------------------------------------


def test_the_share_done_goes_from_nothing_to_all():
    shares: list[float] = []
    found(home(), work=Work(shares.append))
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def stopping(after: int) -> tuple[Work, list[int]]:
    """A work that is cancelled once it was asked ``after`` times, and how many it was."""
    asked = [0]

    def stop() -> bool:
        asked[0] += 1
        return asked[0] > after

    return Work(None, stop), asked


def test_a_cancel_is_heard_before_each_check():
    for after in range(len(THESE_CHECKS)):
        with pytest.raises(Cancelled):
            found(home(), home(1_500, 500), work=stopping(after)[0])


def test_a_cancel_is_heard_between_two_blocks_of_dwellings(monkeypatch):
    monkeypatch.setattr("osp_plugin.domain.geolocation.survey.BLOCK", 10)
    homes = [home() for _ in range(95)]
    work, asked = stopping(8)
    with pytest.raises(Cancelled):
        _ = survey(homes, work=work).strays
    assert asked[0] == 9
    work, asked = stopping(10)
    assert len(survey(homes, work=work).strays.rows) == 0
    assert asked[0] == 10

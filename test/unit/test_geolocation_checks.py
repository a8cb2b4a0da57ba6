"""Each check of positions alone: just under its threshold, just over, and once corrected."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import QT_TRANSLATE_NOOP, Cancelled
from osp_plugin.domain.geolocation.anomalies import Anomaly, find_anomalies
from osp_plugin.domain.geolocation.checks.catalogue import BY_CODE, CHECKS, CODES
from osp_plugin.domain.geolocation.checks.check import PLACE, WARNING, Check, Found
from osp_plugin.domain.geolocation.positions import (
    EMPTY,
    MISSING,
    NOT_A_POINT,
    NOT_FINITE,
    NOT_IN_SYSTEM,
    POINT,
)
from osp_plugin.domain.geolocation.survey import Survey

from ..support.small_territory import (
    ALONE,
    CADASTRE,
    COMMUNES,
    DOUAI,
    FLAT_PARCEL,
    HENIN,
    HOME,
    LENS,
    OTHER_PARCEL,
    PARCEL,
    SHIFT,
    SIDE,
    Home,
    X,
    Y,
    neighbours,
    survey,
)

FEW = settings(max_examples=25, deadline=None)
IN_HENIN: Home = {**ALONE, "idcom": HENIN, "epci": "CAHC", "x": SIDE + 500.0}


@dataclass(frozen=True)
class Case:
    """The last dwelling of ``wrong`` is told, with this message and distance (m); of ``fine``,
    none is. ``correction`` is what is proposed (a field and its value, or a place in metres from
    the corner of Lens); ``mended`` what a person does where nothing is proposed."""

    fine: Sequence[Home]
    wrong: Sequence[Home]
    message: str
    distance: float | None = None
    correction: dict[str, Any] | None = None
    mended: Home = field(default_factory=dict)
    rows: int = 1
    """How many are told."""


PARCEL_MIDDLE = {"x": 1_120.0, "y": 1_120.0}
CASES = {
    "sans_geometrie": Case(
        [HOME],
        [{"state": MISSING}],
        f"Le logement n’a pas de position. Sa parcelle, {PARCEL}, est connue. Placez-le sur la "
        "carte.",
        correction=PARCEL_MIDDLE,
    ),
    "geometrie_invalide": Case(
        [HOME, {"state": MISSING}],
        [{"state": NOT_FINITE}],
        "La géométrie est inutilisable : ses coordonnées ne sont pas des nombres. Replacez le "
        "logement.",
        correction=PARCEL_MIDDLE,
    ),
    # Read in the other system, 20 m from the commune of the dwelling, and a little more.
    "projection_erronee": Case(
        [{**ALONE, "x": -SHIFT - 20.01}],
        [{**ALONE, "x": -SHIFT - 20.0}],
        "Lues en Lambert-93, les coordonnées sont hors du territoire ; lues en Lambert décalé, "
        "elles tombent dans Lens (62498). Convertissez-les comme proposé.",
        correction={"x": -20.0, "y": 1_110.0},
    ),
    "hors_territoire": Case(
        [{"x": -20.0}],
        [{"x": -20.01}],
        "Le point est à 20 m de la commune la plus proche, Lens (62498). Replacez le logement.",
        20.01,
        PARCEL_MIDDLE,
    ),
    "communes_differentes": Case(
        [IN_HENIN, {**IN_HENIN, "idcom": LENS}],
        [{**IN_HENIN, "idcom": LENS, "idlocal": f"{HENIN}0000001", "idpar": f"{HENIN}000AB0001"}],
        "La commune déclarée est Lens (62498), mais idlocal commence par 62427 et idpar commence "
        "par 62427. Corrigez la commune ou les identifiants.",
        correction={"idcom": HENIN},
    ),
    "commune_inconnue": Case(
        [HOME],
        [{"idcom": None}],
        "Aucune commune n’est indiquée. Indiquez le code INSEE de la commune.",
        correction={"idcom": LENS},
    ),
    "hors_commune": Case(
        [{**ALONE, "x": SIDE + 20.0}],
        [{**ALONE, "x": SIDE + 20.01}],
        "Le point est à 20 m de sa commune, Lens (62498) : il est dans Hénin-Beaumont (62427). "
        "Corrigez la commune ou replacez le logement.",
        20.01,
        {"idcom": HENIN},
    ),
    # Of the EPCI of Douai nothing is known: it contradicts nothing.
    "epci_incoherent": Case(
        [HOME, {"epci": None}, {**ALONE, "idcom": DOUAI, "dep": "59", "y": SIDE + 500.0}],
        [{"epci": "CAHC"}],
        "L’EPCI déclaré est CAHC, celui de Lens (62498) est CALL.",
        correction={"epci": "CALL"},
    ),
    "departement_incoherent": Case(
        [HOME, {"dep": None}],
        [{"dep": "59"}],
        "Le département déclaré est 59, celui de Lens (62498) est 62.",
        correction={"dep": "62"},
    ),
    # As far from both, then nearer to the other.
    "autre_cite_plus_proche": Case(
        [{"idpar": "", "x": 1_430.0}],
        [{"idpar": "", "x": 1_430.01}],
        "Le point est à 30 m de sa cité, Cité 12 (12), et à 30 m de Cité 7 (7). Vérifiez la cité.",
        30.01,
        {"id_cite": "7"},
    ),
    "hors_cite": Case(
        [{"x": 900.0}],
        [{"x": 899.99}],
        "Le point est à 100 m de sa cité, Cité 12 (12). Replacez le logement ou corrigez la cité.",
        100.01,
        PARCEL_MIDDLE,
    ),
    "cite_sans_contour": Case(
        [HOME, {"id_cite": None}],
        [{"id_cite": "99"}],
        "La cité n° 99 n’a pas de contour dans la couche des cités : la position n’a pas pu y être "
        "comparée. Dessinez le contour ou corrigez le numéro.",
        mended={"id_cite": "12"},
    ),
    "cite_manquante": Case(
        [{"idpar": "", "id_cite": None, "x": 1_400.01}],
        [{"idpar": "", "id_cite": None, "x": 1_399.99}],
        "Le logement n’a pas de cité alors que le point est dans Cité 12 (12). Indiquez la cité.",
        correction={"id_cite": "12"},
    ),
    # Of Hénin-Beaumont the layer has no parcel: it does not cover it.
    "parcelle_introuvable": Case(
        [HOME, {"idpar": ""}, {**IN_HENIN, "idpar": f"{HENIN}000ZZ0001"}],
        [{"idpar": f"{LENS}000ZZ0001"}],
        f"La parcelle {LENS}000ZZ0001 n’est pas dans la couche des parcelles, qui couvre pourtant "
        "sa commune. Vérifiez l’identifiant ou le millésime du cadastre.",
        mended={"idpar": PARCEL},
    ),
    "hors_parcelle": Case(
        [{"x": 1_160.0}],
        [{"x": 1_160.01}],
        f"Le point est à 20 m de sa parcelle, {PARCEL}. Replacez le logement ou corrigez la "
        "parcelle.",
        20.01,
        PARCEL_MIDDLE,
    ),
    # The nearest of two others at 2 km exactly, then a little more; one other alone tells nothing.
    "loin_de_operation": Case(
        [{"idpar": ""}, {"x": 1_100.0}, {**ALONE, "intitule": HOME["intitule"], "x": 3_110.0}],
        [{"idpar": ""}, {"x": 1_100.0}, {**ALONE, "intitule": HOME["intitule"], "x": 3_110.01}],
        "Le plus proche des 2 autres logements de l’opération « M&C LENS 2021 » est à 2,0 km. "
        "Vérifiez la position ou l’opération.",
        2_000.01,
        mended={"intitule": "M&C AILLEURS"},
    ),
    "position_multiple": Case(
        [{**ALONE, "idpar": PARCEL}, {**ALONE, "idpar": FLAT_PARCEL, "x": 1_110.01}],
        [{**ALONE, "idpar": PARCEL}, {**ALONE, "idpar": FLAT_PARCEL}],
        "2 logements sont exactement au même point sans être sur une même parcelle. Placez chacun "
        "sur la sienne.",
        mended={"x": 1_111.0},
        rows=2,
    ),
    "identifiant_en_deux_lieux": Case(
        [HOME, {**ALONE, "ident_rep": HOME["ident_rep"], "x": 1_130.0}],
        [HOME, {**ALONE, "ident_rep": HOME["ident_rep"], "x": 1_130.01}],
        "Le n° RPLS 0000000001 est porté par 2 lignes, jusqu’à 20 m d’ici. Corrigez l’identifiant, "
        "ou supprimez la ligne en trop.",
        20.01,
        mended={"ident_rep": "0000000002"},
        rows=2,
    ),
}
"""By code. A new check adds its own: a case that is missing is told by its code."""


def told(code: str, homes: Sequence[Home], checks: Sequence[Check] = CHECKS) -> list[Anomaly]:
    """Its anomalies, among those of the checks made."""
    found = find_anomalies(survey(homes), checks)
    return [anomaly for anomaly in found if anomaly.check.code == code]


def corrected(homes: Sequence[Home], anomaly: Anomaly) -> list[Home]:
    """The dwellings once the correction of an anomaly is made."""
    correction = anomaly.correction
    assert correction is not None
    changes: Home = {correction.field: correction.value}
    if not correction.field:
        changes = {"x": correction.x - X, "y": correction.y - Y, "state": POINT}
    return changed(homes, anomaly.row, changes)


def changed(homes: Sequence[Home], row: int, changes: Home) -> list[Home]:
    return [{**home, **changes} if number == row else home for number, home in enumerate(homes)]


def explained(anomaly: Anomaly) -> tuple[Any, ...]:
    """All that is told of an anomaly, to be compared."""
    correction = anomaly.correction
    mend = None if correction is None else (correction.text, correction.field, correction.value)
    place = None if correction is None else (str(correction.x), str(correction.y))
    where = (str(anomaly.x), str(anomaly.y), anomaly.seen, str(anomaly.distance))
    return anomaly.check.code, anomaly.row, str(anomaly.message), where, mend, place


def test_every_check_has_a_case_here():
    assert set(CODES) <= set(CASES), "un contrôle sans cas à sa limite"


def test_no_two_checks_have_one_code():
    assert len(CODES) == len(CHECKS)


def test_a_dwelling_that_is_where_it_should_be_has_no_anomaly():
    assert list(find_anomalies(survey([HOME, *neighbours(2)]))) == []
    assert list(find_anomalies(survey([]))) == []


@pytest.mark.parametrize("code", CASES)
def test_a_check_tells_just_over_its_threshold_with_what_to_do(code):
    case, alone = CASES[code], [BY_CODE[code]]
    assert told(code, case.fine) == []
    assert told(code, case.fine, alone) == []
    anomalies = told(code, case.wrong)
    assert [explained(one) for one in anomalies] == [
        explained(one) for one in told(code, case.wrong, alone)
    ]
    assert len(anomalies) == case.rows
    anomaly = anomalies[-1]
    assert anomaly.row == len(case.wrong) - 1
    assert str(anomaly.message) == case.message
    if case.distance is None:
        assert math.isnan(anomaly.distance)
    else:
        assert anomaly.distance == pytest.approx(case.distance, abs=1e-6)


@pytest.mark.parametrize("code", CASES)
def test_nothing_is_told_once_the_correction_is_made(code):
    case = CASES[code]
    anomaly = told(code, case.wrong)[-1]
    if case.correction is None:
        assert anomaly.correction is None
        assert told(code, changed(case.wrong, anomaly.row, case.mended)) == []
        return
    mended = corrected(case.wrong, anomaly)
    assert {name: mended[anomaly.row][name] for name in case.correction} == case.correction
    assert told(code, mended) == []


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (EMPTY, "elle est vide"),
        (NOT_A_POINT, "ce n’est pas un point"),
        (NOT_FINITE, "ses coordonnées ne sont pas des nombres"),
        (NOT_IN_SYSTEM, "ne sont pas du système de coordonnées que déclare la couche"),
    ],
)
def test_why_a_geometry_cannot_be_used_is_told(state, reason):
    (anomaly,) = told("geometrie_invalide", [{"state": state}])
    assert reason in anomaly.message


def test_a_dwelling_without_position_is_told_what_is_known_of_its_parcel():
    for home, layers, words in (
        ({"idpar": f"{LENS}000ZZ0001"}, {}, "Sa parcelle n’est pas dans la couche."),
        ({"idpar": ""}, {}, "pas de position. Placez-le"),
        ({}, {"cadastre": None}, "pas de position. Placez-le"),
    ):
        (anomaly,) = find_anomalies(survey([{**home, "state": MISSING}], **layers))
        assert words in anomaly.message
        assert anomaly.correction is None
        # Where to look: its cité, for lack of a point.
        assert (anomaly.x, anomaly.y, anomaly.seen) == (X + 1_200, Y + 1_200, False)


def test_a_commune_that_no_list_has_is_named_and_the_one_of_the_point_proposed():
    (anomaly,) = told("commune_inconnue", [{**ALONE, "idcom": "62999"}])
    assert "La commune 62999 n’est pas dans la couche des communes." in anomaly.message
    assert anomaly.correction is not None and anomaly.correction.value == LENS
    (anomaly,) = told("commune_inconnue", [{**ALONE, "idcom": None, "x": -20.01}])
    assert anomaly.correction is None, "le point n’est dans aucune commune"
    (anomaly,) = told("commune_inconnue", [{**ALONE, "idcom": None, "x": -20.0}])
    assert anomaly.correction is not None, "la limite de la commune n’est connue qu’à 20 m près"


def test_identifiers_that_bear_the_commune_out_make_the_point_wrong():
    home = {"x": SIDE + 500.0, "idlocal": ""}
    (anomaly,) = told("hors_commune", [home])
    assert corrected([home], anomaly)[0]["x"] == PARCEL_MIDDLE["x"]
    home = {"x": SIDE + 500.0, "idpar": "", "idlocal": f"{LENS}0000001"}
    (anomaly,) = told("hors_commune", [home])
    assert anomaly.correction is None, "sa parcelle n’est pas connue"
    home = {"x": SIDE + 500.0, "idpar": "", "idlocal": ""}
    (anomaly,) = told("hors_commune", [home])
    assert corrected([home], anomaly)[0]["idcom"] == HENIN


def test_identifiers_that_disagree_propose_no_commune():
    henin = {"idcom": LENS, "idpar": f"{HENIN}000AB0001", "idlocal": f"{HENIN}0000001"}
    for home, proposed in (
        ({**IN_HENIN, **henin}, HENIN),
        ({**IN_HENIN, **henin, "idlocal": ""}, HENIN),
        ({**IN_HENIN, **henin, "idpar": ""}, HENIN),
        ({**IN_HENIN, **henin, "idlocal": f"{LENS}0000001"}, None),
        ({**IN_HENIN, **henin, "idpar": f"{LENS}000AB0001"}, None),
        ({**IN_HENIN, **henin, "idlocal": f"{DOUAI}0000001"}, None),
        # The point is in the commune that is declared.
        ({**henin}, None),
        # 62999 is in no list.
        ({**IN_HENIN, **henin, "idlocal": "", "idpar": "62999000AB0001"}, None),
        ({**ALONE, "idpar": "62999000AB0001", "y": SIDE + 500.0}, None),
    ):
        (anomaly,) = told("communes_differentes", [home])
        correction = anomaly.correction
        assert (correction.value if correction else None) == proposed, home


def test_the_cite_that_holds_the_point_is_said_to_hold_it():
    (anomaly,) = told("autre_cite_plus_proche", [{"idpar": "", "x": 1_500.0}])
    assert "Cité 12 (12), et dans Cité 7 (7)." in anomaly.message


def test_of_two_cites_as_near_its_own_is_kept():
    home = {"idpar": "", "x": 1_430.0}
    for own in ("12", "7"):
        assert told("autre_cite_plus_proche", [{**home, "id_cite": own}]) == []


def test_another_cite_is_nearer_within_the_distance_admitted_alone():
    own = {"idpar": "", "id_cite": "12", "x": 1_960.0}
    assert told("autre_cite_plus_proche", [own]) != []
    (anomaly,) = told("hors_cite", [{**own, "x": 1_960.01}])
    assert anomaly.distance == pytest.approx(560.01)
    assert told("autre_cite_plus_proche", [{**own, "x": 1_960.01}]) == []


def test_a_parcel_without_surface_is_compared_with_nothing():
    found = [one.check.code for one in find_anomalies(survey([{"idpar": FLAT_PARCEL}]))]
    assert found == []
    (anomaly,) = find_anomalies(survey([{"idpar": FLAT_PARCEL, "state": MISSING}]))
    assert anomaly.correction is None


def test_a_parcel_is_looked_for_where_the_layer_has_some():
    home = {**IN_HENIN, "idpar": f"{HENIN}000ZZ0001"}
    assert told("parcelle_introuvable", [home]) == []
    # Of Hénin-Beaumont it has one that no dwelling names, and one whose number is missing.
    covering = replace(CADASTRE, communes=frozenset({HENIN, ""}))
    found = find_anomalies(survey([home, {**IN_HENIN, "x": SIDE + 600.0}], cadastre=covering))
    assert list(found.rows()) == [("parcelle_introuvable", 0)]


def test_a_dwelling_that_stands_in_its_parcel_is_not_moved_there():
    asked = survey([{"x": 1_160.0}, {"x": 1_160.01}, {"idpar": FLAT_PARCEL}, {"idpar": ""}])
    places = [asked.place_in_parcel(row) for row in range(4)]
    assert places == [None, (X + 1_120.0, Y + 1_120.0), None, None]


def test_two_others_tell_which_dwelling_is_far_from_its_operation_and_one_does_not():
    far = {**ALONE, "intitule": HOME["intitule"], "x": 3_500.0}
    assert told("loin_de_operation", [{"x": 1_100.0}, far]) == []
    # Dwellings whose own position is wrong are no landmark.
    assert told("loin_de_operation", [{"x": 1_100.0}, {"x": SIDE + 500.0}, far]) == []
    for wrong in ({"x": 500.0}, {"idpar": "", "x": 500.0}, {"idpar": "", "x": 1_700.0}):
        assert told("loin_de_operation", [{"x": 1_100.0}, wrong, far]) == [], wrong
    # Their own code or number may be: the point is where it should be.
    for right in ({"idpar": f"{LENS}000ZZ0001"}, {"idcom": HENIN, "epci": "CAHC"}):
        assert len(told("loin_de_operation", [{"x": 1_100.0}, right, far])) == 1, right
    assert told("loin_de_operation", [{"x": 1_100.0}, {"idpar": OTHER_PARCEL}, far]) == []
    assert [one.row for one in told("loin_de_operation", [{"x": 1_100.0}, HOME, far])] == [2]


def test_both_identifiers_of_a_dwelling_in_two_places_are_told_once():
    other = {**HOME, "x": 1_200.0, "idpar": ""}
    anomalies = told("identifiant_en_deux_lieux", [HOME, other])
    assert [one.row for one in anomalies] == [0, 1]
    assert all("Le n° RPLS" in one.message for one in anomalies)
    third = {**other, "ident_rep": "0000000009", "x": 1_300.0}
    words = [str(one.message) for one in told("identifiant_en_deux_lieux", [HOME, other, third])]
    assert len(words) == 2, "une ligne n’est comparée par son identifiant local qu’une fois"
    apart = {**other, "ident_rep": ""}
    assert all(
        f"L’identifiant local {LENS}0000001" in one.message
        for one in told("identifiant_en_deux_lieux", [HOME, apart])
    )


def test_a_point_in_another_commune_is_compared_with_no_other():
    there = {**ALONE, "idpar": "", "x": SIDE + 500.0}
    assert told("position_multiple", [there, IN_HENIN]) == []
    assert told("identifiant_en_deux_lieux", [HOME, {**HOME, "x": SIDE + 500.0}]) == []
    lost = {**ALONE, "idcom": None, "x": -500.0}
    assert told("position_multiple", [lost, lost]) == []
    # The identifiers say the commune where the point is: the point is right.
    right = {**there, "idlocal": f"{HENIN}0000001"}
    assert [one.row for one in told("position_multiple", [right, IN_HENIN])] == [0, 1]


# -- one cause is told once ------------------------------------------------------------------


def codes(home: Home, without: Sequence[str] = ()) -> set[str]:
    checks = [check for check in CHECKS if check.code not in without]
    return set(find_anomalies(survey([home, *neighbours(3)]), checks).counts())


@pytest.mark.parametrize(
    ("home", "explains", "explained"),
    [
        ({"x": SIDE + 500.0}, "hors_commune", {"hors_cite"}),
        ({"x": SIDE + 500.0, "epci": "CAHC"}, "hors_commune", {"hors_cite", "epci_incoherent"}),
        ({"x": -500.0}, "hors_territoire", {"hors_cite"}),
        ({"x": -SHIFT + 1_110.0}, "projection_erronee", {"hors_territoire"}),
        ({"x": 1_500.0}, "autre_cite_plus_proche", {"hors_parcelle"}),
        ({"x": 1_700.0}, "autre_cite_plus_proche", {"hors_cite"}),
        ({"x": 800.0}, "hors_cite", {"hors_parcelle"}),
        ({"state": MISSING, "idpar": f"{LENS}000ZZ0001"}, "sans_geometrie",
         {"parcelle_introuvable"}),
        ({"id_cite": None, "x": SIDE + 500.0, "idpar": f"{LENS}000ZZ0001"}, "hors_commune",
         {"parcelle_introuvable"}),
    ],
)  # fmt: skip
def test_one_cause_is_told_once_and_what_it_explained_without_it(home, explains, explained):
    assert codes(home) == {explains}
    assert codes(home, [explains]) == explained


def test_a_wrong_code_of_commune_explains_the_place_and_doubts_the_rest():
    wrong = {"idcom": HENIN, "epci": "CAHC"}
    # The point is in the commune of the identifiers.
    assert codes({**wrong, "epci": "CALL", "dep": "59"}) == {"communes_differentes"}
    assert codes(wrong, ["communes_differentes"]) == {"hors_commune"}
    # It is elsewhere: its place is still to be told.
    assert codes({**wrong, "y": SIDE + 500.0}) == {"communes_differentes", "hors_commune"}


def test_without_the_layers_their_checks_tell_nothing():
    lost = {"x": 3_500.0, "id_cite": "99", "idpar": f"{LENS}000ZZ0001"}
    assert not find_anomalies(survey([lost], cites=None, cadastre=None)).counts()
    unnamed = replace(COMMUNES, epci=(), dep=())
    assert not find_anomalies(survey([{"epci": "X", "dep": "Y"}], communes=unnamed)).counts()


# -- whatever the order ----------------------------------------------------------------------


def faulty(seed: int) -> list[Home]:
    """Forty dwellings, half of them with something wrong."""
    random = np.random.RandomState(seed)
    wrong = [home for case in CASES.values() for home in case.wrong]
    homes = []
    for number, own in enumerate(neighbours(40)):
        home = dict(own)
        for _ in range(random.randint(0, 3)):
            home.update(wrong[random.randint(len(wrong))])
        if number % 5 == 0:
            home.update(x=float(random.randint(-200, 8_000)), y=float(random.randint(-200, 8_000)))
        homes.append(home)
    return homes


@FEW
@given(seed=st.integers(0, 9_999), order=st.permutations(CHECKS))
def test_the_order_in_which_checks_are_made_changes_nothing(seed, order):
    homes = faulty(seed)
    usual = [explained(one) for one in find_anomalies(survey(homes))]
    assert [explained(one) for one in find_anomalies(survey(homes), order)] == usual
    assert usual


@FEW
@given(seed=st.integers(0, 9_999), left_out=st.sampled_from(CODES))
def test_a_check_that_is_not_made_takes_its_anomalies_alone(seed, left_out):
    homes = faulty(seed)
    every = {explained(one) for one in find_anomalies(survey(homes))}
    checks = [check for check in CHECKS if check.code != left_out]
    fewer = {explained(one) for one in find_anomalies(survey(homes), checks)}
    assert {one for one in every if one[0] != left_out} <= fewer
    shared = survey(homes)
    for code, row in find_anomalies(shared).rows():
        assert row in BY_CODE[code].find(shared).rows


def test_a_check_is_added_by_itself():
    """What a developer writes: nothing of the others changes, and nothing else is to be told."""

    def untidy(asked: Survey) -> Found:
        rows = np.flatnonzero(asked.positions.state == POINT)
        return Found(rows, lambda place: {"nombre": place})

    mine = Check(
        "le_mien", WARNING, QT_TRANSLATE_NOOP("errors", "Le mien"), "n° {nombre}", untidy, PLACE
    )
    homes = [HOME, {"x": SIDE + 500.0}]
    usual = [explained(one) for one in find_anomalies(survey(homes))]
    found = list(find_anomalies(survey(homes), [mine, *CHECKS]))
    assert [explained(one) for one in found[:-1]] == usual
    assert (found[-1].check, found[-1].row, str(found[-1].message)) == (mine, 0, "n° 0")


def test_a_cancel_is_heard_between_checks_and_between_blocks(monkeypatch):
    asked = [0]

    def after(calls: int) -> Work:
        asked[0] = 0

        def stop() -> bool:
            asked[0] += 1
            return asked[0] > calls

        return Work(None, stop)

    homes = [HOME, {"x": SIDE + 500.0}]
    for calls in range(len(CHECKS)):
        with pytest.raises(Cancelled):
            find_anomalies(survey(homes), work=after(calls))
    monkeypatch.setattr("osp_plugin.domain.geolocation.survey.BLOCK", 10)
    many = list(neighbours(95))
    with pytest.raises(Cancelled):
        _ = survey(many, work=after(8)).strays
    assert asked[0] == 9, "dix blocs de dix logements"
    assert len(survey(many, work=after(10)).strays.rows) == 0


def test_the_share_done_goes_from_nothing_to_all():
    shares: list[float] = []
    find_anomalies(survey([HOME]), work=Work(shares.append))
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)

"""Each check of a position at its threshold, and what its correction does."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from osp_plugin.domain.geolocation.anomalies import Anomaly
from osp_plugin.domain.geolocation.checks.catalogue import CHECKS, CODES
from osp_plugin.domain.geolocation.checks.check import PLACE, metres
from osp_plugin.domain.geolocation.positions import (
    EMPTY,
    MISSING,
    NOT_A_POINT,
    NOT_FINITE,
    NOT_IN_SYSTEM,
    System,
)

from ..support.small_places import (
    ANZIN,
    CITE,
    FAR_CITE,
    FIRST_UNDRAWN,
    LENS,
    LIEVIN,
    LIEVIN_PARCEL,
    OTHER_CITE,
    PARCEL,
    SIDE,
    THESE_CHECKS,
    UNDRAWN,
    X,
    Y,
    anomalies,
    home,
)

IN_PARCEL = ("", "", 160.0, 160.0)
"""The point moved to the middle of its parcel."""
SWAPPED = System("Lambert-93, X et Y inversés", lambda x, y: (y, x))
OTHER_SYSTEM = System("un autre système", lambda x, y: (x + 50_000, y + 0.123))


def swapped(x: float, y: float, **values: Any) -> dict[str, Any]:
    """A dwelling whose coordinates were written one for the other."""
    return home(Y + y - X, X + x - Y, **values)


def codes(*homes: dict[str, Any], **more: Any) -> list[tuple[str, int]]:
    """Code and dwelling of each anomaly."""
    return [(found.check.code, found.fid) for found in anomalies(*homes, **more)]


def mending(found: Anomaly) -> tuple[Any, ...] | None:
    """Field, value and place (from the corner of Lens) of a correction."""
    done = found.correction
    if done is None:
        return None
    place = (None, None) if np.isnan(done.x) else (round(done.x - X, 6), round(done.y - Y, 6))
    return (done.field, done.value, *place)


def value(field: str, said: str) -> tuple[Any, ...]:
    return (field, said, None, None)


# -- each check on both sides of its threshold -------------------------------------------------

OUT = home(1020.01, 500, id_cite=None)
"""In Liévin, 20.01 m outside Lens."""

CASES: tuple[tuple[str, dict[str, Any], dict[str, Any] | None, tuple[Any, ...] | None], ...] = (
    # code, wrong, the same on the right side, what the correction does
    ("sans_geometrie", home(state=MISSING, idpar=PARCEL), home(idpar=PARCEL), IN_PARCEL),
    ("sans_geometrie", home(state=MISSING, idpar=f"{ANZIN}000AB0009", idcom=ANZIN, dep="59",
                            epci="CAVM", id_cite=None), None, None),
    ("sans_geometrie", home(state=MISSING), home(), None),
    ("geometrie_invalide", home(state=EMPTY, idpar=PARCEL), home(), IN_PARCEL),
    ("geometrie_invalide", home(state=NOT_A_POINT), home(), None),
    ("projection_erronee", swapped(160, 160), None, ("", "", 160.0, 160.0)),
    ("hors_territoire", home(-20.01, 160, idpar=PARCEL, id_cite=None),
     home(-20, 160, id_cite=None), IN_PARCEL),
    ("hors_territoire", home(160, 1020.01, id_cite=None), home(160, 1020, id_cite=None), None),
    ("communes_differentes", home(idlocal=f"{LIEVIN}0000001"), home(idlocal=f"{LENS}0000001"),
     None),
    ("communes_differentes", home(1500, 500, idlocal=f"{LIEVIN}0000001", id_cite=None),
     home(1500, 500, idlocal=f"{LIEVIN}0000001", idcom=LIEVIN, id_cite=None),
     value("idcom", LIEVIN)),
    ("communes_differentes", home(1510, 510, idpar=LIEVIN_PARCEL, id_cite=None),
     home(1510, 510, idpar=LIEVIN_PARCEL, idcom=LIEVIN, id_cite=None), value("idcom", LIEVIN)),
    ("communes_differentes", home(1510, 510, idpar=LIEVIN_PARCEL, idlocal=f"{LENS}0000001",
                                  id_cite=None), None, None),
    ("commune_inconnue", home(idcom=None), home(idcom=LENS), value("idcom", LENS)),
    ("commune_inconnue", home(idcom="62999"), home(idcom=LENS), value("idcom", LENS)),
    # A point out of its commune: the commune is taken, unless an identifier bears it out.
    ("hors_commune", OUT, home(1020, 500, id_cite=None), value("idcom", LIEVIN)),
    ("hors_commune", {**OUT, "idlocal": f"{LENS}0000001"}, None, None),
    ("hors_commune", {**OUT, "idpar": PARCEL}, None, IN_PARCEL),
    ("epci_incoherent", home(epci="CAVM"), home(epci="CALL"), value("epci", "CALL")),
    ("departement_incoherent", home(dep="59"), home(dep="62"), value("dep", "62")),
    ("autre_cite_plus_proche", home(400.01, 200), home(400, 200), value("id_cite", OTHER_CITE)),
    ("autre_cite_plus_proche", home(600, 200), home(600, 200, id_cite=OTHER_CITE),
     value("id_cite", OTHER_CITE)),
    ("hors_cite", home(200, 400.01, idpar=PARCEL), home(200, 400), IN_PARCEL),
    ("cite_sans_contour", home(800, 800, id_cite=UNDRAWN), home(800, 800, id_cite=None), None),
    ("cite_sans_contour", home(800, 800, id_cite=FIRST_UNDRAWN), home(800, 800, id_cite=None),
     None),
    ("cite_sans_contour", home(800, 800, id_cite="99"), home(800, 800, id_cite=None), None),
    ("cite_manquante", home(id_cite=None), home(id_cite=CITE), value("id_cite", CITE)),
    ("parcelle_introuvable", home(idpar=f"{LENS}000AX0827"), home(idpar=PARCEL), None),
    ("hors_parcelle", home(190.01, 160, idpar=PARCEL), home(190, 160, idpar=PARCEL), IN_PARCEL),
)  # fmt: skip
PAIRS: tuple[tuple[str, list[dict[str, Any]], list[dict[str, Any]], list[int]], ...] = (
    # code, wrong, right, dwellings told
    ("loin_de_operation",
     [home(160, 160, intitule="A"), home(170, 160, intitule="A"),
      home(2170.01, 160, intitule="A", idcom=ANZIN, dep="59", epci="CAVM", id_cite=None)],
     [home(160, 160, intitule="A"), home(170, 160, intitule="A"),
      home(2170, 160, intitule="A", idcom=ANZIN, dep="59", epci="CAVM", id_cite=None)], [3]),
    ("position_multiple",
     [home(ident_rep="1", idpar=PARCEL), home(ident_rep="2")],
     [home(ident_rep="1", idpar=PARCEL), home(160, 160.01, ident_rep="2")], [1, 2]),
    ("identifiant_en_deux_lieux",
     [home(160, 160, ident_rep="1"), home(180.01, 160, ident_rep="1")],
     [home(160, 160, ident_rep="1"), home(180, 160, ident_rep="1")], [1, 2]),
    ("identifiant_en_deux_lieux",
     [home(160, 160, idlocal=f"{LENS}0000001"), home(180.01, 160, idlocal=f"{LENS}0000001")],
     [home(160, 160, idlocal=f"{LENS}0000001"), home(180.01, 160, idlocal=f"{LENS}0000002")],
     [1, 2]),
)  # fmt: skip


@pytest.mark.parametrize(
    ("code", "wrong", "right", "mend"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)]
)
def test_a_dwelling_on_the_wrong_side_is_told_with_what_would_mend_it(code, wrong, right, mend):
    (found,) = anomalies(wrong, systems=[SWAPPED])
    assert found.check.code == code
    assert mending(found) == mend
    if right is not None:
        assert codes(right, systems=[SWAPPED]) == []


@pytest.mark.parametrize(
    ("code", "wrong", "right", "told"), PAIRS, ids=[f"{c[0]}-{n}" for n, c in enumerate(PAIRS)]
)
def test_dwellings_compared_are_told_from_their_threshold_on(code, wrong, right, told):
    assert codes(*wrong) == [(code, fid) for fid in told]
    assert codes(*right) == []


def test_every_check_has_a_dwelling_on_its_wrong_side():
    assert set(CODES) <= {case[0] for case in CASES} | {pair[0] for pair in PAIRS}


@pytest.mark.parametrize("case", [case for case in CASES if case[3] is not None],
                         ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES) if c[3]])  # fmt: skip
def test_a_dwelling_once_corrected_has_no_anomaly(case):
    _code, wrong, _right, (field, said, x, y) = case
    done = {**wrong, field: said} if field else {**home(), **wrong, "x": x, "y": y}
    done.pop("state", None)
    assert codes(done, systems=[SWAPPED]) in ([], [("cite_manquante", 1)])


# -- what is told ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (home(state=MISSING), "n’a pas de position. Placez"),
        (home(state=MISSING, idpar=PARCEL), f"Sa parcelle, {PARCEL}, est connue."),
        (home(state=MISSING, idpar=f"{ANZIN}000AB0009", idcom=ANZIN, dep="59", epci="CAVM",
              id_cite=None), "Sa parcelle n’est pas dans la couche."),
        (home(state=EMPTY), "inutilisable : elle est vide."),
        (home(state=NOT_A_POINT), "ce n’est pas un point."),
        (home(state=NOT_FINITE), "ses coordonnées ne sont pas des nombres."),
        (home(state=NOT_IN_SYSTEM), "ne sont pas du système de coordonnées"),
        (swapped(160, 160), "lues en Lambert-93, X et Y inversés, elles tombent dans Lens (62498)"),
        (home(-1500, 160, id_cite=None), "à 1,5 km de la commune la plus proche, Lens (62498)"),
        (home(-21, 160, id_cite=None), "à 21 m de la commune"),
        (home(idcom=None), "Aucune commune n’est indiquée."),
        (home(idcom="62999"), "La commune 62999 n’est pas dans la couche"),
        (OUT, "à 20 m de sa commune, Lens (62498) : il est dans Liévin (62510)"),
        (home(idlocal=f"{LIEVIN}0000001"), "Lens (62498), mais idlocal commence par 62510"),
        (home(idlocal=f"{LIEVIN}0000001", idpar=LIEVIN_PARCEL),
         "idlocal commence par 62510 et idpar commence par 62510"),
        (home(epci="CAVM"), "est CAVM, celui de Lens (62498) est CALL"),
        (home(dep="59"), "est 59, celui de Lens (62498) est 62"),
        (home(420, 200), "à 120 m de sa cité, Cité 12 (12), et à 80 m de Cité 13 (13)"),
        (home(600, 200), "à 300 m de sa cité, Cité 12 (12), et dans Cité 13 (13)"),
        (home(200, 401), "à 101 m de sa cité, Cité 12 (12)"),
        (home(800, 800, id_cite="99"), "La cité n° 99 n’a pas de contour"),
        (home(id_cite=None), "le point est dans Cité 12 (12)"),
        (home(idpar=f"{LENS}000AX0827"), f"La parcelle {LENS}000AX0827 n’est pas"),
        (home(200, 160, idpar=PARCEL), f"à 30 m de sa parcelle, {PARCEL}"),
    ],
)  # fmt: skip
def test_an_anomaly_says_what_and_where(wrong, said):
    (found,) = [one for one in anomalies(wrong, systems=[SWAPPED])
                if one.check.code != "hors_parcelle" or "parcelle," in said]  # fmt: skip
    assert said in found.message


@pytest.mark.parametrize(
    ("distance", "said"),
    [(0.0, "0,00 m"), (0.994, "0,99 m"), (1.0, "1 m"), (999.4, "999 m"), (1000.0, "1,0 km"),
     (1249.0, "1,2 km"), (12_345.0, "12,3 km")],
)  # fmt: skip
def test_a_distance_is_written_as_a_french_does(distance, said):
    assert metres(distance) == said


def test_an_operation_and_a_double_say_how_many_there_are():
    homes = [home(160 + place, 160, intitule="A", ident_rep=str(place)) for place in range(3)]
    away = home(2990, 990, intitule="A", idcom=ANZIN, dep="59", epci="CAVM", id_cite=None)
    (found,) = anomalies(*homes, away)
    assert (
        "Le plus proche des 3 autres logements de l’opération « A » est à 2,9 km" in found.message
    )
    assert found.distance == pytest.approx(np.hypot(2990 - 162, 990 - 160))
    for one in anomalies(*(home(ident_rep=str(place)) for place in range(3))):
        assert one.message.startswith("3 logements sont exactement au même point")
    first, second, third = anomalies(
        home(160, 160, ident_rep="1"), home(200, 160, ident_rep="1"), home(160, 190, ident_rep="1")
    )
    assert "Le n° RPLS 1 est porté par 3 lignes, jusqu’à 40 m d’ici" in first.message
    assert (second.distance, third.distance) == (50.0, 50.0)


def test_a_commune_is_not_guessed_without_a_point():
    missing, unknown = anomalies(home(state=MISSING, idcom=None))
    assert (missing.check.code, unknown.check.code) == ("sans_geometrie", "commune_inconnue")
    assert unknown.correction is None


# -- an anomaly explains others ----------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        home(1500, 500, idpar=PARCEL),
        home(-500, 160, idpar=PARCEL),
        swapped(500, 900, idpar=PARCEL),
        home(200, 450, idpar=PARCEL),
        home(600, 200, idpar=PARCEL),
    ],
)
def test_a_position_has_one_anomaly_the_first_that_explains_it(wrong):
    found = codes(wrong, systems=[SWAPPED])
    of_place = {check.code for check in THESE_CHECKS if PLACE in check.explains and check.about}
    assert len([code for code, _ in found if code in of_place]) == 1


def test_a_check_that_is_not_asked_for_explains_nothing():
    """Out of its commune, its cité and its parcel: each says it when those before are left out."""
    wrong, left = home(1500, 500, idpar=PARCEL), list(THESE_CHECKS)
    told = []
    while any(codes(wrong, checks=left)):
        (code, _), *_ = codes(wrong, checks=left)
        told.append(code)
        left = [check for check in left if check.code != code]
    assert told == ["hors_commune", "hors_cite", "hors_parcelle"]


def test_a_commune_in_doubt_says_nothing_of_the_epci_nor_of_the_departement():
    wrong = home(2500, 500, epci="CAVM", dep="59", id_cite=None)
    assert codes(wrong) == [("hors_commune", 1)]
    doubtful = home(idlocal=f"{ANZIN}0000001", epci="CAVM", dep="59")
    assert codes(doubtful) == [("communes_differentes", 1)]
    without = [check for check in THESE_CHECKS if check.code != "hors_commune"]
    assert codes(wrong, checks=without) == [("epci_incoherent", 1), ("departement_incoherent", 1)]


def test_where_identifiers_and_point_agree_the_code_alone_is_wrong():
    wrong = home(1510, 510, idpar=LIEVIN_PARCEL, idlocal=f"{LIEVIN}0000001", id_cite=None)
    assert codes(wrong) == [("communes_differentes", 1)]
    elsewhere = home(2500, 500, idpar=LIEVIN_PARCEL, id_cite=None)
    assert [code for code, _ in codes(elsewhere)] == ["communes_differentes", "hors_commune"]


def test_a_dwelling_that_a_wrong_projection_put_elsewhere_is_no_second_place():
    pair = [home(ident_rep="1"), swapped(500, 900, ident_rep="1", id_cite=None)]
    assert codes(*pair, systems=[SWAPPED]) == [("projection_erronee", 2)]


# -- coordinates of another system -------------------------------------------------------------


def test_another_system_is_believed_where_it_puts_the_dwelling_in_its_commune():
    wrong = home(160 - 50_000, 160)
    (found,) = anomalies(wrong, systems=[SWAPPED, OTHER_SYSTEM])
    assert found.check.code == "projection_erronee"
    assert mending(found) == ("", "", 160.0, 160.12)
    assert "écrites en un autre système" in found.correction.text
    in_lievin = home(1500 - 50_000, 160, id_cite=None)
    assert codes(in_lievin, systems=[OTHER_SYSTEM]) == [("hors_territoire", 1)]
    unknown = {**in_lievin, "idcom": None}
    assert [code for code, _ in codes(unknown, systems=[OTHER_SYSTEM])] == [
        "projection_erronee", "commune_inconnue",
    ]  # fmt: skip


@pytest.mark.parametrize(("x", "told"), [(-20.0, True), (-20.01, False)])
def test_the_commune_as_drawn_may_miss_a_converted_point_by_the_tolerance(x, told):
    found = codes(home(x - 50_000, 160, id_cite=None), systems=[OTHER_SYSTEM])
    assert found == [("projection_erronee" if told else "hors_territoire", 1)]


def test_the_first_system_that_suits_is_said():
    twice = [System("premier", OTHER_SYSTEM.to_lambert), System("second", OTHER_SYSTEM.to_lambert)]
    (found,) = anomalies(home(160 - 50_000, 160), systems=twice)
    assert "lues en premier" in found.message


# -- thresholds that the user gives ------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "option", "at"),
    [
        (home(1050, 500, id_cite=None), "tolerance", 50.0),
        (home(-50, 160, id_cite=None), "tolerance", 50.0),
        (home(220, 160, idpar=PARCEL), "tolerance", 50.0),
        (home(200, 350), "distance_cite", 50.0),
    ],
)
def test_a_threshold_is_that_of_the_user(wrong, option, at):
    assert codes(wrong, **{option: at}) == []
    assert len(codes(wrong, **{option: at - 0.01})) == 1


def test_the_distance_of_an_operation_is_that_of_the_user():
    homes = [home(120, 160, intitule="A"), home(130, 160, intitule="A"),
             home(280, 160, intitule="A")]  # fmt: skip
    assert codes(*homes, distance_operation=150.0) == []
    assert codes(*homes, distance_operation=149.99) == [("loin_de_operation", 3)]


def test_a_cite_just_as_near_is_not_nearer():
    assert codes(home(400, 200)) == []
    assert codes(home(400.5, 200)) == [("autre_cite_plus_proche", 1)]


def test_a_nearer_cite_is_sought_within_the_distance_of_the_check():
    assert codes(home(600, 401, id_cite=FAR_CITE)) == [("hors_cite", 1)]
    assert codes(home(600, 400, id_cite=FAR_CITE)) == [("autre_cite_plus_proche", 1)]


# -- neighbours --------------------------------------------------------------------------------


def test_an_operation_of_two_does_not_tell_which_is_out_of_place():
    far = home(2990, 990, intitule="A", idcom=ANZIN, dep="59", epci="CAVM", id_cite=None)
    assert codes(home(intitule="A"), far) == []
    assert codes(home(), home(170, 160), {**far, "intitule": None}) == []


@pytest.mark.parametrize(
    ("homes", "told"),
    [
        ([home(idpar=PARCEL, ident_rep="1"), home(idpar=PARCEL, ident_rep="2")], False),
        ([home(ident_rep="1"), home(ident_rep="1")], False),
        ([home(ident_rep="1", idlocal=f"{LENS}0000001"), home(idlocal=f"{LENS}0000001")], False),
        ([home(ident_rep="1"), home(ident_rep="2")], True),
        ([home(), home()], True),
        ([home(160.004, 160), home()], True),
        ([home(160.006, 160), home()], False),
    ],
)
def test_two_dwellings_at_one_point_of_two_parcels_are_told(homes, told):
    found = codes(*homes)
    assert found == ([("position_multiple", 1), ("position_multiple", 2)] if told else [])


def test_a_dwelling_twice_by_both_identifiers_is_told_by_the_first():
    twice = {"ident_rep": "1", "idlocal": f"{LENS}0000001"}
    found = anomalies(home(**twice), home(250, 160, **twice))
    assert [one.check.code for one in found] == ["identifiant_en_deux_lieux"] * 2
    assert all("Le n° RPLS 1" in one.message for one in found)


# -- where to look, and in which order ---------------------------------------------------------


def looked_at(found: Anomaly) -> tuple[float, float, bool]:
    return round(found.x - X, 2), round(found.y - Y, 2), found.seen


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        (home(1500, 500, id_cite=None), (1500, 500, True)),
        (home(-500, 160, id_cite=None), (-500, 160, True)),
        (home(-500, 160, idpar=PARCEL, id_cite=None), (160, 160, False)),
        (swapped(170, 180), (170, 180, False)),
        (home(state=MISSING, idpar=PARCEL), (160, 160, False)),
        (home(200, 160, idpar=PARCEL), (200, 160, True)),
    ],
)
def test_one_looks_at_the_point_in_the_territory_else_where_it_should_be(wrong, place):
    (found,) = anomalies(wrong, systems=[SWAPPED])
    assert looked_at(found) == place


def test_without_a_place_one_looks_into_the_cite_else_the_commune_else_nowhere():
    in_cite, in_commune, nowhere = anomalies(
        home(state=MISSING),
        home(state=MISSING, id_cite=None),
        home(state=MISSING, id_cite=None, idcom=None),
    )[:3]
    x, y, seen = looked_at(in_cite)
    assert 100 < x < 300 and 100 < y < 300 and not seen
    x, y, seen = looked_at(in_commune)
    assert 0 < x < SIDE and 0 < y < SIDE and not seen
    assert np.isnan(nowhere.x) and not nowhere.seen


def test_anomalies_come_in_the_order_of_the_checks_then_of_the_dwellings():
    homes = [home(id_cite=None), home(170, 160, epci="CAVM"), home(180, 160, id_cite=None),
             home(190, 160, state=MISSING)]  # fmt: skip
    assert codes(*homes) == [
        ("sans_geometrie", 4), ("epci_incoherent", 2), ("cite_manquante", 1), ("cite_manquante", 3),
    ]  # fmt: skip
    assert [check.code for check in CHECKS] == list(CODES)


def test_without_cites_or_parcels_nothing_is_said_of_them():
    wrong = [home(600, 200, idpar=f"{LENS}000AX0827"), home(id_cite=UNDRAWN)]
    assert codes(*wrong, with_cites=False, with_parcels=False) == []

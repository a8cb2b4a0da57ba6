"""Addresses compared, searched in a book, and positions chosen. Needs no QGIS."""

from __future__ import annotations

import math

import pytest

from osp_plugin.domain.common.addresses import Address, address_of, split_number
from osp_plugin.domain.common.house_numbers import HouseNumber, number_of
from osp_plugin.domain.common.streets import street_of
from osp_plugin.domain.geolocation import placement
from osp_plugin.domain.geolocation.address_book import AddressBook
from osp_plugin.domain.geolocation.placement import Crowd, Known, Placement

LENS = "62498"


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("R DES LILAS", "Rue des Lilas"),
        ("AV DE LA REPUBLIQUE", "Avenue de la République"),
        ("BD DU GAL DE GAULLE", "Boulevard du Général de Gaulle"),
        ("BLD GENERAL DE GAULLE", "Boulevard du Général-de-Gaulle"),
        ("PL ST PIERRE", "Place Saint-Pierre"),
        ("R STE BARBE", "Rue Sainte Barbe"),
        ("ALL DES ACACIAS", "Allée des Acacias"),
        ("IMP DE L'ABBAYE", "Impasse de l’Abbaye"),
        ("CITE N°4", "Cité 4"),
        ("CTE DU 4", "Cité du 4"),
        ("RES LES TILLEULS", "Résidence des Tilleuls"),
        ("RUE DU HUIT MAI 1945", "Rue du 8 Mai 1945"),
        ("CHE DU FOSSE", "Chemin du Fossé"),
        ("R DU DR SCHAFFNER", "Rue du Docteur Schaffner"),
        ("GDE RUE", "Grande Rue"),
        ("R D'ÉPINŒUL", "rue d'Epinoeul"),
        ("RUE DU 8 MAI", "Rue du 8 Mai 1945"),
        ("R DU 11 NOVEMBRE 18", "Rue du 11 Novembre 1918"),
        ("GENERAL DE GAULLE (RUE DU)", "Rue du Général de Gaulle"),
        ("RUE DES LILAS (CITE 12)", "Rue des Lilas"),
        ("CITE 12B", "Cité 12 bis"),
        ("ALL. D", "Allée D"),
    ],
)
def test_two_spellings_are_one_street(written, official):
    assert street_of(written) == street_of(official)


@pytest.mark.parametrize(
    ("one", "other"),
    [("CITE DU 4", "CITE DU 5"), ("RUE DES LILAS", "ALLEE DES LILAS"), ("RUE A", "RUE B"),
     ("RUE A", "RUE DE LA"), ("CITE 12", "CITE 12 BIS"), ("RUE DU 8 MAI", "RUE DU 9 MAI")],
)  # fmt: skip
def test_two_streets_are_not_one(one, other):
    assert street_of(one) != street_of(other)


@pytest.mark.parametrize(
    ("dnvoiri", "dindic", "expected"),
    [
        ("12", None, HouseNumber(12)),
        ("0012", "B", HouseNumber(12, "b")),
        ("12", "bis", HouseNumber(12, "b")),
        ("12 TER", None, HouseNumber(12, "t")),
        ("12-14", None, HouseNumber(12)),
        ("12A", None, HouseNumber(12, "a")),
        ("0", None, None),
        ("", "B", None),
        (None, None, None),
        ("sans", None, None),
    ],
)
def test_numbers(dnvoiri, dindic, expected):
    assert number_of(dnvoiri, dindic) == expected


@pytest.mark.parametrize(
    ("dnvoiri", "dindic", "dvoilib", "expected"),
    [
        ("12", None, "12 RUE DES LILAS", HouseNumber(12)),
        ("12", None, "12 BIS RUE DES LILAS", HouseNumber(12, "b")),
        ("12", "T", "12 RUE DES LILAS", HouseNumber(12, "t")),
        (None, None, "12-14 RUE DES LILAS", HouseNumber(12)),
        (None, None, "12, 14 et 16 RUE DES LILAS", HouseNumber(12)),
        (None, None, "12A/12B, RUE DES LILAS", HouseNumber(12, "a")),
        (None, None, "12 à 18 RUE DES LILAS", HouseNumber(12)),
        (None, None, "12 R DES LILAS", HouseNumber(12)),
        (None, None, "12 B R. DES LILAS", HouseNumber(12, "b")),
        ("12", None, "12-14 R DES LILAS", HouseNumber(12)),
    ],
)
def test_numbers_before_the_street_are_no_part_of_its_name(dnvoiri, dindic, dvoilib, expected):
    address = address_of(dnvoiri, dindic, dvoilib, LENS)
    assert address is not None
    assert (address.number, address.street) == (expected, street_of("rue des lilas"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("26 rue des Anémones", (HouseNumber(26), "rue des Anémones")),
        ("12 BIS RUE X", (HouseNumber(12, "b"), "RUE X")),
        ("8 RUE DU 8 MAI 1945", (HouseNumber(8), "RUE DU 8 MAI 1945")),
        ("3 GRANDE RUE", (HouseNumber(3), "GRANDE RUE")),
        ("7 Grand Place", (HouseNumber(7), "Grand Place")),
        ("12 CITE 5", (HouseNumber(12), "CITE 5")),
        ("12-14 RUE DES LILAS", None),
        ("RUE DU 8 MAI 1945", None),
        ("8 MAI 1945", None),
        ("8 MAI (RUE DU)", None),
        ("4 SEPTEMBRE (RUE DU)", None),
        ("120 (CORON DES)", None),
        ("CITE 5", None),
        ("FOSSE 7 BIS", None),
        ("7 BIS", None),
        ("", None),
    ],
)
def test_a_number_and_a_street_are_told_apart(text, expected):
    assert split_number(text) == expected


def test_a_number_written_in_the_street_is_read_there_but_not_one_of_its_name():
    address = address_of(None, None, "12 bis, rue des Lilas", LENS)
    assert address is not None
    assert (address.number, address.street) == (HouseNumber(12, "b"), street_of("rue des lilas"))
    name = address_of(None, None, "8 MAI 1945", LENS)
    assert name is not None and name.number is None
    assert address_of("5", None, None, LENS) is None
    assert address_of("5", None, "RUE DES LILAS", None) is None


@pytest.fixture
def book() -> AddressBook:
    """Rue des Lilas: even 2–38 at y 10, odd 1–29 at y 20, x = 100 + number; and 12 bis."""
    made = AddressBook()
    for number in (*range(2, 40, 2), *range(1, 31, 2)):
        made.add(LENS, "Rue des Lilas", HouseNumber(number), 100 + number, 10 + 10 * (number % 2))
    made.add(LENS, "Rue des Lilas", HouseNumber(12, "b"), 112.5, 10)
    made.add(LENS, "Avenue Jean Jaurès", HouseNumber(5), 1, 1)
    made.add(LENS, "Rue Émile Zola", HouseNumber(5), 2, 2)
    made.add(LENS, "Impasse Émile Zola", HouseNumber(5), 3, 3)
    made.add(LENS, "Cité du 4", HouseNumber(5), 4, 4)
    made.add(LENS, "Rue Casimir Beugnet", HouseNumber(7), 5, 5)
    made.add("62065", "Rue des Lilas", HouseNumber(12), 900, 900)
    return made


def found(book, number, mark, street, idcom=LENS):
    address = address_of(number, mark, street, idcom)
    assert address is not None
    return book.place(address)


@pytest.mark.parametrize(
    ("number", "mark", "street", "place", "method", "score"),
    [
        ("12", None, "R DES LILAS", (112, 10), placement.BY_NUMBER, 0.95),
        ("12", "B", "R DES LILAS", (112.5, 10), placement.BY_NUMBER, 0.95),
        ("12", "A", "R DES LILAS", (112, 10), placement.BY_NUMBER, 0.85),
        ("40", None, "R DES LILAS", (138, 10), placement.BY_NEAREST, 0.74),
        ("31", None, "R DES LILAS", (129, 20), placement.BY_NEAREST, 0.74),
        ("33", None, "R DES LILAS", (132, 10), placement.BY_NEAREST, 0.75),
        ("5", None, "AV J JAURES", (1, 1), placement.BY_NUMBER, 0.81),
        ("5", None, "AV JAURES", (1, 1), placement.BY_NUMBER, 0.81),
        ("5", None, "JEAN JAURES", (1, 1), placement.BY_NUMBER, 0.95),
        ("5", None, "R JEAN JAURES", (1, 1), placement.BY_NUMBER, 0.85),
        ("7", None, "RUE CASIMIR BEUGNIET", (5, 5), placement.BY_NUMBER, 0.79),
    ],
)
def test_a_number_is_found(book, number, mark, street, place, method, score):
    answer = found(book, number, mark, street)
    assert isinstance(answer, Placement), answer
    assert ((answer.x, answer.y), answer.method) == (place, method)
    assert answer.source == "ban" and answer.score == pytest.approx(score, abs=0.011)


def test_without_number_or_with_one_far_away_the_street_alone_is_found(book):
    for number in (None, "500"):
        answer = found(book, number, None, "RUE DES LILAS")
        assert isinstance(answer, Placement)
        assert (answer.method, answer.score) == (placement.BY_STREET, 0.4)
        assert 115 <= answer.x <= 120, "au milieu de la voie, sur une de ses adresses"
    assert "pas de numéro" in found(book, None, None, "RUE DES LILAS").message


@pytest.mark.parametrize(
    ("street", "idcom", "said"),
    [
        ("RUE INCONNUE", LENS, "rue inconnue"),
        ("CITE DU 5", LENS, "cite 5"),
        ("RUE DU STADE, CITE 4", LENS, "rue stade cite 4"),
        ("EMILE ZOLA", LENS, "Impasse Émile Zola, Rue Émile Zola"),
        ("RUE DES LILAS", "59350", "59350"),
    ],
)
def test_what_is_not_found_says_why(book, street, idcom, said):
    answer = found(book, "5", None, street, idcom)
    assert isinstance(answer, str) and said in answer


@pytest.mark.parametrize(
    "street",
    [
        "RUE DES LILAS LENS",
        "RUE DES LILAS 62300 LENS",
        "RUE DES LILAS 62300",
        "RUE DES LILAS 62300 LENS CEDEX",
        "RUE DES LILAS, 62300 LENS",
        "RUE DES LILAS - LENS",
        "RUE DES LILAS A LENS",
        "RUE DES LILAS APPT 4",
        "RUE DES LILAS BAT B",
        "RUE DES LILAS BAT. B APPT 4 LENS",
        "RUE DES LILAS LOGEMENT 12",
        "RUE DES LILAS 1ER ETAGE",
        "RUE DES LILAS 2 EME ÉTAGE PORTE 3",
        "RUE DES LILAS ENTREE C",
        "RUE DES LILAS RES LES TILLEULS",
        "RUE DES LILAS, CITE 4",
        "RUE DES LILAS CITE 12 LENS",
        "RES LES TILLEULS, RUE DES LILAS",
        "RES. PASTEUR RUE DES LILAS",
        "RESIDENCE DU PARC, BAT B, RUE DES LILAS",
        "CITE 12 RUE DES LILAS",
        "BAT B RUE DES LILAS LENS",
        "APPT 4, RUE DES LILAS",
        "RES LES TILLEULS, 12 RUE DES LILAS",
        "1ER ETAGE 12 RUE DES LILAS",
        "APPT 4, 2E ETAGE, RUE DES LILAS",
    ],
)
def test_what_stands_beside_a_street_is_left_out_and_the_score_is_lower(book, street):
    book.add(LENS, "Rue Pasteur", HouseNumber(12), 6, 6)
    book.add(LENS, "Rue de Lens", HouseNumber(12), 7, 7)
    address = address_of("12", None, street, LENS, "Lens")
    assert address is not None
    answer = book.place(address)
    assert isinstance(answer, Placement), answer
    assert ((answer.x, answer.y), answer.method) == ((112, 10), placement.BY_NUMBER)
    assert answer.score < placement.NUMBER and street in answer.message


@pytest.mark.parametrize(
    ("street", "commune", "official"),
    [
        ("RUE DU FAUBOURG DE LENS", "Lens", "Rue du Faubourg"),
        ("AV DU FBG DE LA BASSEE", "La Bassée", "Avenue du Faubourg"),
        ("GRANDE RUE LENS", "Lens", "Rue de Lens"),
        ("RUE X LENS", "Lens", "Route de Lens"),
        ("RUE JEAN STADE CITE DE LENS", "Lens", "Rue de Lens"),
        ("RUE DE LA PORTE D ARRAS", "Lens", "Rue de la"),
        ("CITE 4 LENS", "Lens", "Cité 5"),
        ("RUE X PAS EN ARTOIS", "Pas-en-Artois", "Passage d’Artois"),
        ("RUE X 59000 LILLE", "Lens", "Rue X"),
    ],
)
def test_what_belongs_to_a_street_is_not_left_out(street, commune, official):
    book = AddressBook()
    book.add(LENS, official, HouseNumber(5), 1, 1)
    address = address_of("5", None, street, LENS, commune)
    assert address is not None
    assert isinstance(book.place(address), str)


@pytest.mark.parametrize(
    ("street", "official"),
    [
        ("R DU FBG DE LENS", "Rue du Faubourg de Lens"),
        ("ALLEE VIEUX LENS", "Allée du Vieux Lens"),
        ("RUE DU BATIMENT A", "Rue du Bâtiment A"),
        ("RUE DE LENS LENS", "Rue de Lens"),
        ("RUE DE LENS", "Rue de Lens"),
        ("RUE DU 8 MAI 1945", "Rue du 8 Mai 1945"),
    ],
)
def test_a_street_named_after_its_commune_wins(street, official):
    book = AddressBook()
    for name in (official, "Allée du Vieux", "Rue du Faubourg", "Rue du Bâtiment"):
        book.add(LENS, name, HouseNumber(5), 1 if name == official else 2, 1)
    address = address_of("5", None, street, LENS, "Lens")
    assert address is not None
    answer = book.place(address)
    assert isinstance(answer, Placement) and answer.x == 1
    assert (answer.score == placement.NUMBER) == (street != "RUE DE LENS LENS")


@pytest.mark.parametrize(
    ("street", "expected"),
    [
        ("RES PASTEUR 12 BIS RUE DES LILAS", HouseNumber(12, "b")),
        ("RES PASTEUR, 12 BIS RUE DES LILAS", HouseNumber(12, "b")),
        ("CITE 12 RUE DES LILAS", None),
        ("APPT 4 RUE DES LILAS", None),
        ("12 RUE DES LILAS APPT 4", HouseNumber(12)),
    ],
)
def test_the_number_before_the_street_is_the_house_s(street, expected):
    address = address_of(None, None, street, LENS, "Lens")
    assert address is not None
    read = {other.street: other.number for other in (address, *address.others)}
    assert read[street_of("RUE DES LILAS")] == expected


def test_a_street_is_searched_in_its_commune_alone(book):
    answer = found(book, "12", None, "RUE DES LILAS", "62065")
    assert isinstance(answer, Placement) and answer.x == 900
    assert book.points(Address(street_of("RUE DES LILAS"), None, "62065")) == [(900.0, 900.0)]


def test_nobody_hides_another_and_the_same_dwellings_get_the_same_places():
    def seated() -> list[tuple[float, float]]:
        crowd = Crowd()
        crowd.take(10, 10)
        return [crowd.seat(10, 10) for _ in range(40)] + [crowd.seat(50, 50)]

    places = seated()
    assert places == seated() and len({*places, (10, 10)}) == 42
    assert places[-1] == (50, 50), "le premier d’une adresse est à l’adresse même"
    gaps = [math.dist(a, b) for i, a in enumerate(places) for b in places[:i]]
    assert min(gaps) > 1.4 and max(math.dist(p, (10, 10)) for p in places[:40]) < 15


def test_a_place_found_by_hand_is_closed_and_no_other_gives_way_to_a_less_sure_one():
    manual, located = Known(True, "manuel", 1.0), Known(True, "ban", 0.75)
    assert not placement.is_open(manual, redo=True)
    assert placement.is_open(located, redo=True) and not placement.is_open(located, redo=False)
    assert placement.is_open(Known(False, "manuel"), redo=False)
    surer, worse = (Placement(0, 0, "ban", "", score, "") for score in (0.8, 0.4))
    assert placement.improves(located, surer) and not placement.improves(located, worse)
    assert placement.best([None, worse, surer]) is surer and placement.best([None]) is None


@pytest.mark.parametrize(
    ("number", "method", "score"),
    [
        ("58", placement.BY_NEAREST, placement.NEAREST_LEAST),
        ("59", placement.BY_STREET, placement.STREET),
        ("53", placement.BY_NEAREST, 0.61),
        ("43", placement.BY_NEAREST, 0.71),
        ("42", placement.BY_NEAREST, 0.72),
    ],
)
def test_a_number_too_far_from_every_known_one_tells_no_more_than_the_street(
    book, number, method, score
):
    """The last known numbers are 38 and 29: 20 further is the farthest that is believed."""
    answer = found(book, number, None, "RUE DES LILAS")
    assert isinstance(answer, Placement)
    assert (answer.method, answer.score) == (method, pytest.approx(score))
    if method == placement.BY_STREET:
        assert f"le {number} est loin de tout numéro connu" in answer.message


@pytest.mark.parametrize(
    ("storey", "left_out"),
    [
        ("PREMIER ETAGE", True),
        ("DEUXIEME ETAGE", True),
        ("1ER ETAGE", True),
        ("3E ETAGE", True),
        ("10EME ETAGE", True),
    ],
)
def test_a_storey_is_no_part_of_the_street(book, storey, left_out):
    for written in (f"RUE DES LILAS {storey}", f"{storey} RUE DES LILAS"):
        answer = found(book, "12", None, written)
        assert isinstance(answer, Placement) == left_out, written
        assert (answer.x, answer.y) == (112, 10)


MONTHS = ("JANVIER", "FEVRIER", "MARS", "AVRIL", "MAI", "JUIN", "JUILLET", "AOUT", "SEPTEMBRE",
          "OCTOBRE", "NOVEMBRE", "DECEMBRE")  # fmt: skip


@pytest.mark.parametrize("month", MONTHS)
def test_a_day_of_a_month_is_no_number_of_a_house(month):
    assert split_number(f"8 {month} 1945") is None
    assert street_of(f"RUE DU 8 {month} 45") == street_of(f"rue du 8 {month.lower()} 1945")
    address = address_of(None, None, f"8 {month} 1945", LENS)
    assert address is not None and address.number is None


@pytest.mark.parametrize(
    "kind",
    ["ALLEE", "AVENUE", "BOULEVARD", "CHAUSSEE", "CHEMIN", "IMPASSE", "PASSAGE", "PLACE", "QUAI",
     "ROUTE", "RUE", "RUELLE", "SENTIER", "SQUARE", "VENELLE", "AV", "AVE", "BD", "BLD", "BLVD",
     "ALL", "IMP", "RTE", "SQ"],
)  # fmt: skip
def test_a_kind_of_street_begins_another_one_in_the_middle_of_a_text(kind):
    address = address_of(None, None, f"RES PASTEUR 12 BIS {kind} DES LILAS", LENS, "Lens")
    assert address is not None
    streets = {other.street for other in (address, *address.others)}
    assert street_of(f"{kind} DES LILAS") in streets


@pytest.mark.parametrize(
    "kind", ["CITE", "CTE", "CORON", "LOTISSEMENT", "RESIDENCE", "RES", "RESID"]
)
def test_a_place_after_a_street_is_left_out_of_its_name(book, kind):
    answer = found(book, "12", None, f"RUE DES LILAS {kind} PASTEUR")
    assert isinstance(answer, Placement) and (answer.x, answer.y) == (112, 10)


def test_places_a_millimetre_apart_are_one():
    crowd = Crowd()
    crowd.take(10, 10)
    for x, y in ((10.001, 10), (10, 10.001), (9.999, 9.999)):
        seat = crowd.seat(x, y)
        assert math.dist(seat, (10, 10)) > 1


def test_scores_go_from_the_ground_of_a_dwelling_to_its_quarter():
    scores = [
        placement.PARCEL_ALONE, placement.PARCEL_SHARED, placement.OTHER_SUFFIX,
        placement.NEAREST, placement.RPLS_SCORE, placement.RPLS_ADDRESS, placement.NEAREST_LEAST,
        placement.STREET,
    ]  # fmt: skip
    assert scores == sorted(scores, reverse=True) and len(set(scores)) == len(scores)
    assert scores[0] == 1.0 and placement.NUMBER == placement.PARCEL_SHARED and scores[-1] > 0


def test_of_two_names_that_are_like_it_the_nearer_is_meant():
    book = AddressBook()
    book.add(LENS, "Rue Casimir Beugnet", HouseNumber(7), 5, 5)
    book.add(LENS, "Rue Casimir Beugnier", HouseNumber(7), 6, 6)
    answer = found(book, "7", None, "RUE CASIMIR BEUGNETT")
    assert isinstance(answer, Placement) and answer.x == 5


@pytest.mark.parametrize(
    ("quality", "distance", "share"),
    [(None, None, 1.0), ("", 5.0, 1.0), ("11", 30.0, 1.0), ("21", None, 0.9), ("12", None, 0.6),
     ("22", 10.0, 0.5), ("33", 1.0, 0.0), ("11", 200.0, 0.6), ("22", 200.0, 0.5),
     ("11", 501.0, 0.0), (11.0, None, 1.0), ("?", None, 1.0)],
)  # fmt: skip
def test_a_position_of_the_rpls_is_worth_what_the_directory_says_of_it(quality, distance, share):
    assert placement.rpls_trust(quality, distance) == share

"""Why a dwelling is not placed, source by source, on a few dwellings made by hand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from osp_plugin.domain.geolocation import placement
from osp_plugin.storage.geolocation.placing import Outcome, Placer, Sources

from ..support.memory_layers import layer, source

LENS = "62498"
PARCEL, FLAT = f"{LENS}000AX0826", f"{LENS}000AX0001"
SQUARE = "POLYGON((700000 7030000, 700020 7030000, 700020 7030020, 700000 7030020, 700000 7030000))"
LINE = "POLYGON((700000 7030000, 700020 7030000, 700000 7030000, 700000 7030000))"
COLUMNS = ("idpar", "dnvoiri", "dindic", "dvoilib", "idcom", "ident_rep", "geoloc_source",
           "geoloc_score:double")  # fmt: skip
BAN = ("id", "numero", "rep", "nom_voie", "code_insee", "x", "y")


@pytest.fixture
def addresses(tmp_path: Path) -> Path:
    """Two streets of Lens that bear one name, and a third."""
    path = tmp_path / "adresses-62.csv"
    streets = ("Rue des Lilas", "Rue Émile Zola", "Impasse Émile Zola")
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, BAN, delimiter=";")
        writer.writeheader()
        for place, name in enumerate(streets):
            writer.writerow({"id": f"{LENS}_{place}", "numero": 12, "rep": "", "nom_voie": name,
                             "code_insee": LENS, "x": 700_100 + place, "y": 7_030_100})  # fmt: skip
    return path


def placed(sources: Sources, *rows: dict[str, Any], redo: bool = False) -> Outcome:
    return Placer(layer("Point", COLUMNS, list(rows)), redo=redo).place(sources)


@pytest.fixture
def parcels(qgis_app) -> Iterator[Sources]:
    """A square of 20 m and a parcel without surface."""
    made = layer("Polygon", ("id",), [{"id": PARCEL, "geom": SQUARE}, {"id": FLAT, "geom": LINE}])
    yield Sources(parcels=source(made), parcel_field="id")
    del made  # it was to live as long as what reads it


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"dvoilib": "RUE DES LILAS"}, "pas de parcelle"),
        ({"idpar": f"{LENS}000AX9999"}, f"la parcelle {LENS}000AX9999 n’est pas dans le cadastre "
         "donné"),
        ({"idpar": FLAT}, f"la parcelle {FLAT} n’a pas de surface"),
    ],
)  # fmt: skip
def test_why_no_parcel_places_a_dwelling(parcels, row, reason):
    found = placed(parcels, row)
    assert found.missed == {1: f"Non placé : {reason}."} and not found.placed


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"dvoilib": "RUE DES LILAS", "idcom": None},
         "pas d’adresse lisible (voie et commune)"),
        ({"dnvoiri": "12", "dvoilib": "RUE INCONNUE", "idcom": LENS},
         f"la voie « rue inconnue » n’est pas dans le fichier d’adresses pour la commune {LENS}"),
        ({"dnvoiri": "12", "dvoilib": "RUE DES LILAS", "idcom": "59350"},
         "la commune 59350 n’est pas dans le fichier d’adresses"),
        ({"dnvoiri": "12", "dvoilib": "EMILE ZOLA", "idcom": LENS},
         f"plusieurs voies de la commune {LENS} conviennent : Impasse Émile Zola, Rue Émile Zola"),
    ],
)  # fmt: skip
def test_why_no_address_places_a_dwelling(qgis_app, addresses, row, reason):
    known = {"dnvoiri": "12", "dvoilib": "RUE DES LILAS", "idcom": LENS}
    found = placed(Sources(addresses=addresses), row, known)
    assert found.missed == {1: f"Non placé : {reason}."}
    assert found.placed[2].method == placement.BY_NUMBER
    assert (found.placed[2].x, found.placed[2].y) == (700_100, 7_030_100)


def test_why_the_rpls_places_no_dwelling(qgis_app):
    columns = ("ident_rep", "X", "Y")
    known = {"ident_rep": "0044619057", "X": "700000", "Y": "7030000"}
    sources = Sources(rpls=layer("NoGeometry", columns, [known]))
    found = placed(sources, {"ident_rep": "0044619065"}, {"dvoilib": "RUE X", "idcom": LENS}, known)
    assert found.missed == {
        1: "Non placé : le n° 0044619065 n’a pas de position dans le RPLS.",
        2: "Non placé : pas de n° RPLS.",
    }
    assert found.placed[3].message == "Position du n° 0044619057 dans le RPLS."


def test_each_source_says_why_once(parcels, addresses):
    parcels.addresses = addresses
    found = placed(parcels, {"idpar": FLAT})
    assert found.missed == {
        1: f"Non placé : la parcelle {FLAT} n’a pas de surface ; pas d’adresse lisible (voie et "
        "commune)."
    }
    assert placement.not_placed(["a", "b", "a"]) == "Non placé : a ; b."


def test_without_source_nothing_is_tried(qgis_app):
    assert placed(Sources(), {"idpar": PARCEL}).missed == {
        1: "Non placé : aucune source à essayer."
    }


def test_what_is_placed_stays_unless_it_is_to_be_done_again(parcels):
    point = "POINT(700300 7030300)"
    rows = [
        {"idpar": PARCEL, "geom": point, "geoloc_source": "Manuel", "geoloc_score": 0.1},
        {"idpar": PARCEL, "geom": point, "geoloc_source": "ban", "geoloc_score": 0.4},
        {"idpar": FLAT, "geom": point, "geoloc_source": "rpls", "geoloc_score": 0.7},
        {"idpar": PARCEL},
    ]
    found = placed(parcels, *rows)
    assert set(found.placed) == {4}
    assert dict(found.kept) == {"manuel": 1, "ban": 1, "rpls": 1}
    again = placed(parcels, *rows, redo=True)
    assert set(again.placed) == {2, 4} and dict(again.kept) == {"manuel": 1, "rpls": 1}
    assert again.counts["NB_CONSERVES"] == 2 and again.counts["NB_MANUELS"] == 1
    assert again.counts["NB_PLACES"] == again.counts["NB_PARCELLE"] == 2
    for key in (2, 4):
        inside = again.placed[key]
        assert 700_000 < inside.x < 700_020 and inside.score == placement.PARCEL_SHARED


def test_a_dwelling_alone_in_its_parcel_is_surer_than_one_that_shares_it(parcels):
    (alone,) = placed(parcels, {"idpar": PARCEL}).placed.values()
    assert (alone.score, alone.message) == (1.0, f"Placé dans la parcelle {PARCEL}.")
    shared = placed(parcels, {"idpar": PARCEL}, {"idpar": PARCEL}).placed.values()
    assert {(one.score, one.message) for one in shared} == {
        (0.95, f"Placé dans la parcelle {PARCEL}, parmi 2 logements répartis.")
    }
    assert len({(one.x, one.y) for one in shared}) == 2


def test_the_surest_source_is_believed(parcels, addresses):
    parcels.addresses = addresses
    row = {"dnvoiri": "12", "dvoilib": "RUE DES LILAS", "idcom": LENS}
    found = placed(parcels, {**row, "idpar": PARCEL}, {**row, "idpar": FLAT})
    assert [found.placed[key].method for key in (1, 2)] == [
        placement.BY_PARCEL, placement.BY_NUMBER,
    ]  # fmt: skip

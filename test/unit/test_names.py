"""Names of communes, EPCI and bailleurs as people write them: known, told, never guessed."""

from __future__ import annotations

import csv

import pytest

from osp_plugin.domain.common.communes import Communes, commune_of_today, former_communes
from osp_plugin.domain.common.names import NameBook, OtherName, other_names

NAMES = {
    "62724": "Rouvroy", "62498": "Lens", "62628": "Noyelles-sous-Lens", "59564": "La Sentinelle",
    "59526": "Saint-Amand-les-Eaux", "59112": "Bruay-sur-l'Escaut", "62427": "Hénin-Beaumont",
    "62178": "Bruay-la-Buissière", "62617": "Nœux-les-Mines", "59594": "Thun-Saint-Amand",
    "59032": "Aulnoy-lez-Valenciennes",
}  # fmt: skip
EPCI = {"CAHC": "Hénin-Carvin", "CALL": "Lens-Liévin", "DA": "Douaisis Agglo",
        "CAPH": "Porte du Hainaut", "CCCO": "Cœur d'Ostrevent",
        "CABBALR": "Béthune-Bruay, Artois-Lys Romane"}  # fmt: skip
SIRENS = {"CAHC": "246200299", "CABBALR": "200072460", "DA": "200044618"}


@pytest.fixture(scope="module")
def communes():
    return Communes(NAMES)


@pytest.fixture(scope="module")
def epci():
    return NameBook(EPCI, SIRENS, other_names("epci"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ROUVROY 62320", "62724"), ("62320 ROUVROY", "62724"), ("F-62 320 Rouvroy", "62724"),
        ("Rouvroy (Pas-de-Calais)", "62724"), ("ROUVROY (62)", "62724"), ("62 - Lens", "62498"),
        ("Lens, Pas-de-Calais", "62498"), ("ROUVROY CEDEX", "62724"), ("LENS CEDEX 9", "62498"),
        ("62307 LENS CEDEX", "62498"), ("NOYELLES S/LENS", "62628"), ("Noyelles/Lens", "62628"),
        ("NOYELLES S LENS", "62628"), ("ST AMAND LES EAUX", "59526"), ("Nœux les Mines", "62617"),
        ("St-Amand-lez-Eaux (Nord)", "59526"), ("Sentinelle (La)", "59564"),
        ("SENTINELLE LA", "59564"), ("SENTINELLE", "59564"), ("Sentinelle, la", "59564"),
        ("BRUAY S/ESCAUT", "59112"), ("59860 BRUAY SUR L ESCAUT", "59112"), ("62498", "62498"),
        ("Lens 2e arrondissement", "62498"), ("Ville de Lens", "62498"), ("BRUAYLABUISSIERE",
         "62178"), ("Commune d’Aulnoy-lez-Valenciennes", "59032"),
    ],
)  # fmt: skip
def test_a_commune_is_known_under_its_usual_writings(communes, text, code):
    found = communes.find(text)
    assert (found.code, found.former) == (code, None)


@pytest.mark.parametrize(
    "text", ["59300 LENS", "Lens (59)", "Lens et Rouvroy", "Lens / Rouvroy", "Noyelles", "Bruay",
             "Lille", "Nord", "62", "CEDEX", "?", "()", "99999", "Aulnoy-aux-Bois"]
)  # fmt: skip
def test_what_may_be_another_or_several_is_no_commune(communes, text):
    assert communes.find(text).code is None


def test_of_two_communes_of_one_name_the_departement_tells(communes):
    two = Communes({"59080": "Beuvry", "62126": "Beuvry", "62001": "Ablain"})
    assert two.find("Beuvry").several == ("59080", "62126") and two.find("Beuvry").code is None
    assert two.find("62660 BEUVRY").code == "62126" and two.find("Beuvry (Nord)").code == "59080"


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("Bruay-en-Artois", "62178", "Bruay-en-Artois"), ("LABUISSIERE", "62178", "Labuissière"),
        ("62482", "62178", "Labuissière"), ("Hénin-Liétard (62)", "62427", "Hénin-Liétard"),
        ("62110 HENIN LIETARD", "62427", "Hénin-Liétard"), ("St Amand", "59526", "Saint-Amand"),
    ],
)  # fmt: skip
def test_a_commune_that_is_no_more_is_told_with_the_one_that_took_it(communes, text, code, name):
    found = communes.find(text)
    assert found.code == code and found.former is not None and found.former.name == name


def test_a_former_commune_is_not_one_of_today_s():
    assert Communes({"62098": "Beaumont", **NAMES}).find("Beaumont").former is None
    assert commune_of_today("62482") == "62178" and commune_of_today("62498") == "62498"
    assert Communes({"62498": "Lens"}).find("Bruay-en-Artois").code is None


def test_former_communes_lead_to_communes_of_today():
    gone = {item.code for item in former_communes() if item.code != item.now}
    assert len(gone) > 40 and not gone & {item.now for item in former_communes()}
    assert all(item.code[:2] in ("59", "62") for item in former_communes())


def test_every_commune_of_the_territory_is_known_as_the_post_writes_it(root):
    with (root / "resources/demo/communes.csv").open(encoding="utf-8") as stream:
        rows = [tuple(row.values()) for row in csv.DictReader(stream)]
    names = {row[0]: row[1] for row in rows if row[0].isdigit()}
    assert len(names) > 300
    book = Communes(names)
    for code, name in names.items():
        short = name.replace("Saint-", "St ").replace("-sur-", " S/").replace("-sous-", " S/")
        for text in (name.upper(), f"{code[:2]}999 {short.upper()} CEDEX", f"{short} ({code[:2]})"):
            assert book.find(text).code == code, text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CA d’Hénin-Carvin", "CAHC"), ("Communauté d'Agglomération Hénin-Carvin", "CAHC"),
        ("C.A.H.C.", "CAHC"), ("C. A. H. C.", "CAHC"), ("246200299", "CAHC"),
        ("246 200 299", "CAHC"), ("246 200 299 00015", "CAHC"), ("Hénin Carvin (CAHC)", "CAHC"),
        ("CAHC - Hénin-Carvin", "CAHC"), ("Hénin-Carvin (62)", "CAHC"), ("Lens-Liévin", "CALL"),
        ("CA de Lens - Liévin", "CALL"), ("Agglo de Lens-Liévin", "CALL"),
        ("CA de la Porte du Hainaut", "CAPH"), ("La Porte du Hainaut", "CAPH"),
        ("CC Cœur d’Ostrevent", "CCCO"), ("Coeur d'Ostrevent Agglo", "CCCO"),
        ("Communauté de communes du Coeur d'Ostrevent", "CCCO"), ("CA Douaisis Agglo", "DA"),
        ("CA du Douaisis", "DA"), ("Béthune-Bruay Artois Lys Romane (CABBALR)", "CABBALR"),
    ],
)  # fmt: skip
def test_an_epci_is_known_under_its_usual_writings(epci, text, code):
    found = epci.find(text)
    assert (found.code, found.former) == (code, "")


@pytest.mark.parametrize("text", ["Communauté de communes", "CA", "x", "CAHC ou CALL", "246200298",
                                  "Métropole Européenne de Lille", "Hénin", "12", ""])  # fmt: skip
def test_what_is_no_epci_of_the_base_is_none(epci, text):
    assert epci.find(text).code is None


def test_what_may_be_two_epci_is_told_and_an_old_name_too(epci):
    assert epci.find("CAHC / CALL").several == ("CAHC", "CALL")
    old = epci.find("Artois Comm.")
    assert (old.code, old.former) == ("CABBALR", "Artois Comm.")


@pytest.mark.parametrize(
    ("text", "code"),
    [("Maisons & Cités", "M&C"), ("M et C", "M&C"), ("M. & C.", "M&C"), ("MC", "M&C"),
     ("MAISONS ET CITES", "M&C"), ("SIA Habitat", "SIA"), ("S.I.A.", "SIA"), ("Groupe SIA", "SIA"),
     ("SIA HABITAT SA D'HLM", "SIA"), ("Soginorpa", "M&C"), ("SIA Habitat / M&C", None),
     ("Habitat", None)],
)  # fmt: skip
def test_a_bailleur_is_known_under_its_usual_writings(text, code):
    book = NameBook(
        {"M&C": "Maisons & Cités", "SIA": "SIA Habitat"}, others=other_names("bailleur")
    )
    assert book.find(text).code == code


def test_a_departement_too_and_a_name_of_two_is_none():
    book = NameBook({"59": "Nord", "62": "Pas-de-Calais"})
    texts = ("62 - Pas-de-Calais", "Pas de Calais (62)", "Dép. 62", "département du Nord", "NORD")
    assert [book.find(text).code for text in texts] == ["62", "62", "62", "59", "59"]
    two = NameBook({"A": "Haut", "B": "Haut"}, others=[OtherName("C", "Rien")])
    assert two.find("haut").several == ("A", "B") and two.find("Rien").code is None

"""Situations: arrested by the algorithm, kept in the demonstration, told by the documents."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from osp_plugin.domain.common.criteria import Criteria
from osp_plugin.domain.indicators.catalogue import every_indicator
from osp_plugin.reports.fiches.maker import FicheMaker
from osp_plugin.reports.fiches.notes import note_content
from osp_plugin.storage import open_geopackage
from osp_plugin.storage.indicators.situations import find_situation, read_kept, situations
from osp_plugin.storage.indicators.statistics import Statistics

from ..support.processing_runner import Feedback

TOLD = re.compile(r"Situation au 15/06/2021 \(« Chiffres publiés »\), édition 1, définitive, "
                  r"empreinte [0-9a-f]{16}")  # fmt: skip

SIA = Criteria().only("bailleur", "SIA")


@pytest.fixture(scope="module")
def changed(own_demo: Path) -> Path:
    """The demonstration, most of whose dwellings, operations and names went since."""
    base = open_geopackage(own_demo)
    with base.transaction() as session:
        session.execute("DELETE FROM occupation")
        session.execute("DELETE FROM logement WHERE epci = 'CALL' OR fid % 2 = 0")
        session.execute("UPDATE operation SET nb_logements_decision = 1, annee_financ = 2016")
        session.execute("UPDATE epci SET nom_epci = 'Autre ' || epci")
    return own_demo


def kept_of(path: Path):
    base = open_geopackage(path)
    return base, read_kept(base, find_situation(base, "2021-06-15"))


def test_the_demonstration_keeps_what_was_published_whatever_becomes_of_it(demo, changed):
    base, kept = kept_of(changed)
    (situation,) = situations(base)
    assert situation.definitive and situation.edition == 1 and situation.author
    now = Statistics.of_base(open_geopackage(demo))
    then = Statistics.of_base(base, kept=kept)
    keys = list(every_indicator())
    whole = then.at("bassin", keys).table.loc["bassin"]
    assert (whole["nb_logements"], whole["nb_geolocalises"]) == (6287, 6246)
    # The invented campaign that is open was not of it.
    assert (whole["prog_nb_logements"], whole["crhh_enveloppe"]) == (3285, 29_415_000)
    assert (whole["nb_palulos"], whole["nb_finances"]) == (2212, 2247)
    others = ["nom", *(key for key in keys if not key.startswith("prog_"))]
    for scale in ("cite", "epci", "operation"):
        kept_table, table = (figures.at(scale, keys).table for figures in (then, now))
        assert kept_table[others].equals(table[others]), scale
    years = [figures.at("annee", keys).table for figures in (then, now)]
    assert years[0].loc["2021"].equals(years[1].loc["2021"])
    assert then.names("epci") == now.names("epci")
    assert Statistics.of_base(base).at("bassin", keys).table.loc["bassin", "nb_logements"] < 4000


def test_statistics_of_a_situation_do_not_count_the_layer(run, demo, changed):
    layer = QgsVectorLayer(f"{changed}|layername=logement", "logement", "ogr")
    told = Feedback()
    found = run(
        "osp:statistiques_territoire",
        {"INPUT": layer, "SITUATION": "15/06/2021", "TABLEAU": "memory:", "ECHELLE": "epci",
         "INDICATEURS": ["nb_logements", "nb_reloges"], "BAILLEUR": "SIA"},
        told,
    )  # fmt: skip
    now = Statistics.of_base(open_geopackage(demo)).at("bassin", ["nb_logements"], SIA).table
    assert found["NB_LOGEMENTS"] == now.loc["bassin", "nb_logements"] > 1000
    assert any(TOLD.search(text) for text in told.said)
    assert any("Ménages relogés" in text for text in told.warnings)
    rows = {(f["nom"], f["indicateur"]): f["valeur"] for f in found["TABLEAU"].getFeatures()}
    assert not any(name.startswith("Autre") for name, _key in rows)
    with pytest.raises(QgsProcessingException, match="ne garde pas de situation"):
        run("osp:statistiques_territoire", {"INPUT": layer, "SITUATION": "2020-01-01"})


def test_a_fiche_of_a_situation_has_its_figures_and_says_which(demo, changed):
    base, kept = kept_of(changed)
    before = FicheMaker(open_geopackage(demo), "epci")
    after = FicheMaker(base, "epci", kept=kept)
    (one,), (other,) = before.subjects(["CALL"]), after.subjects(["CALL"])
    old, new = before.content(one), after.content(other)
    assert new.title == old.title and new.figures == old.figures
    assert TOLD.search(new.sources) and "Situation au 15/06/2021" in new.subtitle
    tables = [{part.title: part.table for part in made.sections} for made in (old, new)]
    for title in ("Opérations", "Plan de financement des logements remontés"):
        assert tables[0][title] == tables[1][title], title
    listed = {part.title: part.sentence for part in new.sections if part.table is None}
    for title in ("Programmation à venir", "Anomalies ouvertes"):
        assert "une situation garde les chiffres" in listed[title]
    assert after.programmed(other) == ()


def test_a_note_of_a_situation_says_which(changed):
    base, kept = kept_of(changed)
    content = note_content(base, Statistics.of_base(base, kept=kept), "epci", title="Note")
    assert TOLD.search(content.sources)
    assert content.table is not None and content.table.rows[-1][-1].replace("\u202f", "") == "6287"


def test_a_workbook_of_a_situation_has_its_figures_and_no_list(run, changed, tmp_path):
    told = Feedback()
    target = tmp_path / "situation.xlsx"
    found = run(
        "osp:classeur",
        {"BASE": str(changed), "SITUATION": "Chiffres publiés", "OUTPUT": str(target),
         "ECHELLES": ["annee"], "INDICATEURS": ["nb_logements"]},
        told,
    )  # fmt: skip
    assert found["NB_LOGEMENTS"] == 6287
    book = openpyxl.load_workbook(target, data_only=True)
    assert book.sheetnames == ["Bilan par EPCI", "Synthèse Années"]
    assert TOLD.search(str(book["Bilan par EPCI"]["A2"].value))
    assert any("non les lignes une à une" in text for text in told.warnings)


def test_a_situation_is_limited_by_its_scope_and_its_filters(run, own_demo):
    parameters = {"BASE": str(own_demo), "DATE": "2021-06-15", "TITRE": "CAHC", "RETABLIR": False}
    found = run(
        "osp:arreter_situation",
        {**parameters, "PORTEE": "epci:CAHC", "BAILLEUR": "SIA", "ANNEE_MIN": 2018},
    )
    base = open_geopackage(own_demo)
    limits = Criteria(2018, None).only("bailleur", "SIA").only("epci", "CAHC")
    live = Statistics.of_base(base).at("commune", ["nb_logements"], limits).table
    kept = read_kept(base, find_situation(base, str(found["SITUATION"])))
    assert not kept.situation.definitive and kept.situation.scope == "epci:CAHC"
    assert Statistics.of_base(base, kept=kept).at("commune", ["nb_logements"]).table.equals(live)
    assert found["NB_LOGEMENTS"] == live["nb_logements"].sum() > 0
    assert found["EMPREINTE"] == kept.situation.digest and found["EDITION"] == 1
    for wrong in ("CALL", "epci:ZZZ", "annee:2018"):
        with pytest.raises(QgsProcessingException, match="n’est pas une portée"):
            run("osp:arreter_situation", {**parameters, "PORTEE": wrong})


def test_a_past_day_is_rebuilt_from_the_journal_and_says_so(run, changed, demo, tmp_path):
    told = Feedback()
    found = run(
        "osp:arreter_situation",
        {"BASE": str(changed), "DATE": "2021-06-16", "TITRE": "Lendemain"},
        told,
    )
    assert found["NB_LOGEMENTS"] == 6287
    assert any("rétablis d’après le journal" in text for text in told.said)
    with pytest.raises(QgsProcessingException, match="RETABLIR"):
        run("osp:arreter_situation", {"BASE": str(changed), "DATE": "2021-06-14", "TITRE": "X"})
    layer = QgsVectorLayer(f"{changed}|layername=logement", "logement", "ogr")
    asked = {"INPUT": layer, "ETAT_AU": "2021-06-16", "TABLEAU": "memory:", "ECHELLE": "epci"}
    found = run("osp:statistiques_territoire", asked, told)
    assert found["NB_LOGEMENTS"] == 6287
    with pytest.raises(QgsProcessingException, match="l’une ou de l’autre"):
        run("osp:statistiques_territoire", {**asked, "SITUATION": "15/06/2021"})
    zones = {"COUCHE": f"{changed}|layername=epci", "CHAMP_CODE": "epci"}
    with pytest.raises(QgsProcessingException, match="non par une couche"):
        run(
            "osp:statistiques_territoire",
            {"INPUT": layer, "SITUATION": "15/06/2021", "TABLEAU": "memory:", **zones},
        )


def test_the_states_of_a_campaign_are_those_of_a_situation(run, changed, tmp_path):
    given = {"BASE": str(changed), "CAMPAGNE": 2021, "ETATS": ["synthese"]}
    run("osp:rouvrir_campagne", {**given, "MOTIF": "Essai"})
    with open_geopackage(changed).transaction() as session:
        session.execute("UPDATE programmation SET nom = nom || ' (bis)' WHERE campagne = 2021")
    books = []
    for name, more in (("avant", {"SITUATION": "15/06/2021"}), ("apres", {})):
        folder = tmp_path / name
        run("osp:etats_programmation", {**given, "DOSSIER": str(folder), **more})
        books.append(openpyxl.load_workbook(next(folder.glob("*.xlsx"))))
    words = [
        " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
        for book in books
    ]
    assert "Situation au 15/06/2021, édition 1, empreinte" in words[0]
    assert "empreinte" not in words[1]
    assert "(bis)" in words[1] and "(bis)" not in words[0]

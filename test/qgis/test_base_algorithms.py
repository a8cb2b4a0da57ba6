"""The algorithms that make, upgrade and export a base."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook
from qgis.core import QgsProcessingException

from osp_plugin.domain.dictionary import SCHEMA_VERSION
from osp_plugin.storage import open_geopackage

from ..support.processing_runner import Feedback


def test_creer_base_makes_an_empty_base(run, tmp_path):
    target = tmp_path / "base.gpkg"
    results = run("osp:creer_base", {"DESTINATION": str(target)})
    assert results["VERSION"] == SCHEMA_VERSION
    assert open_geopackage(target).read("logement").empty


def test_creer_base_replaces_nothing(run, tmp_path):
    target = tmp_path / "base.gpkg"
    target.write_text("précieux")
    with pytest.raises(QgsProcessingException, match="existe déjà"):
        run("osp:creer_base", {"DESTINATION": str(target)})
    assert target.read_text() == "précieux"


def test_creer_base_in_a_missing_folder_is_told(run, tmp_path):
    with pytest.raises(QgsProcessingException, match="n’existe pas"):
        run("osp:creer_base", {"DESTINATION": str(tmp_path / "absent" / "base.gpkg")})


@pytest.mark.parametrize("name", ["osp:creer_base", "osp:mettre_a_niveau", "osp:classeur"])
def test_without_a_base_the_message_says_how_to_name_one(run, tmp_path, name):
    with pytest.raises(QgsProcessingException, match="CONNEXION"):
        run(name, {"OUTPUT": str(tmp_path / "sortie.xlsx")})


def test_an_unknown_connection_is_told(run):
    with pytest.raises(QgsProcessingException, match="nulle part"):
        run("osp:creer_base", {"CONNEXION": "nulle part"})


def test_mettre_a_niveau_tells_the_versions(run, tmp_path):
    target = tmp_path / "base.gpkg"
    run("osp:creer_base", {"DESTINATION": str(target)})
    results = run("osp:mettre_a_niveau", {"BASE": str(target)})
    assert (results["VERSION_AVANT"], results["VERSION"]) == (SCHEMA_VERSION, SCHEMA_VERSION)
    assert results["SAUVEGARDE"] == ""


def test_the_classeur_has_a_row_per_dwelling_with_codes_as_text(run, demo, tmp_path):
    target = tmp_path / "classeur.xlsx"
    feedback = Feedback()
    results = run("osp:classeur", {"BASE": str(demo), "OUTPUT": str(target)}, feedback)
    assert results["NB_LOGEMENTS"] == 6287
    assert feedback.steps == sorted(feedback.steps)
    rows = [
        row
        for row in load_workbook(target, read_only=True)["Logements"].iter_rows(values_only=True)
        if "0044619057" in row
    ]
    assert len(rows) == 1
    assert {"59456", "594560559289", "594560000C1988", "SOG156962"} <= set(rows[0])


def test_the_demonstration_begins_its_journal_with_the_first_change(demo, tmp_path):
    copy = tmp_path / "base.gpkg"
    shutil.copy(demo, copy)
    base = open_geopackage(copy)
    assert base.read("journal").empty
    with base.transaction() as session:
        session.execute("UPDATE logement SET surf_hab = 12 WHERE id_ddtm62 = 1")
    assert len(base.read("journal")) == 1


@pytest.mark.usefixtures("drawn_already")
def test_a_cancelled_demonstration_leaves_what_was_there(run, demo, tmp_path):
    target = tmp_path / "demo.gpkg"
    shutil.copy(demo, target)
    with pytest.raises(QgsProcessingException, match="annulée"):
        run("osp:base_demonstration", {"OUTPUT": str(target)}, Feedback(cancel_at=70))
    assert open_geopackage(target).read("logement").equals(open_geopackage(demo).read("logement"))
    assert [path.name for path in tmp_path.iterdir()] == ["demo.gpkg"]


def test_the_demonstration_is_the_same_whenever_it_is_made(run, demo, tmp_path):
    target = tmp_path / "demo.gpkg"
    run("osp:base_demonstration", {"OUTPUT": str(target)})
    assert list(sqlite3.connect(target).iterdump()) == list(sqlite3.connect(demo).iterdump())


def test_the_demonstration_replaces_no_other_file(run, tmp_path):
    text, base = tmp_path / "texte.gpkg", tmp_path / "base.gpkg"
    text.write_text("précieux")
    run("osp:creer_base", {"DESTINATION": str(base)})
    for target in (text, base):
        with pytest.raises(QgsProcessingException, match="existe déjà"):
            run("osp:base_demonstration", {"OUTPUT": str(target)})
    assert text.read_text() == "précieux"
    open_geopackage(base)


@pytest.mark.usefixtures("drawn_already")
def test_the_demonstration_does_not_replace_one_that_is_open(run, demo, tmp_path):
    target = tmp_path / "demo.gpkg"
    shutil.copy(demo, target)
    with closing(sqlite3.connect(target)) as reader:
        reader.execute("PRAGMA journal_mode = WAL")
        reader.execute("SELECT count(*) FROM logement").fetchone()
        with pytest.raises(QgsProcessingException, match="verrouillée"):
            run("osp:base_demonstration", {"OUTPUT": str(target)})


def test_every_algorithm_has_a_name_a_help_and_outputs(provider):
    from qgis.core import QgsApplication

    algorithms = QgsApplication.processingRegistry().providerById("osp").algorithms()
    assert {algorithm.name() for algorithm in algorithms} == {
        "base_demonstration", "creer_base", "mettre_a_niveau", "analyse_logement_bailleur",
        "classeur", "modele_remontee", "importer_remontee", "importer_decisions",
        "annuler_import", "controle_completude", "importer_rpls", "completer_rpls",
        "importer_dpe", "suivi_dpe", "poser_cles",
        "charger_referentiel",
        "ouvrir_campagne", "clore_campagne", "rouvrir_campagne", "reporter_lignes",
        "importer_programmation",
        "controle_geolocalisation", "geolocaliser", "statistiques_territoire",
        "fiches_territoire", "etats_programmation", "etat_programme_complementaire",
        "suivi_programmation", "suivi_financier", "echeances_operations", "verifier_base",
        "preparer_visite", "arreter_situation", "base_a_une_date", "expliquer_evolution",
        "cible_rapprochee", "note_mouvement", "trajectoire", "extraire_base", "reintegrer_extrait",
        "creer_roles", "ajouter_organisation", "ajouter_compte", "suspendre_compte",
        "etat_des_droits",
    }  # fmt: skip
    for algorithm in algorithms:
        assert len(algorithm.shortHelpString()) > 80, algorithm.name()
        assert algorithm.outputDefinitions(), algorithm.name()
        assert not algorithm.icon().isNull(), algorithm.name()
        assert Path(algorithm.svgIconPath()).exists(), algorithm.name()

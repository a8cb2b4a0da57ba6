"""No sensitive field leaves by an algorithm, for partners or for the public."""

from __future__ import annotations

import html
import zipfile
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr
from qgis.core import QgsApplication, QgsProcessingException

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.disclosure.profiles import (
    INTERNAL,
    PARTNERS,
    PUBLIC,
    fields_for,
    is_sensitive,
)
from osp_plugin.storage import open_geopackage

from ..support.processing_runner import Feedback
from ..support.returns import rows_of, without_doubles, write_xlsx

BEFORE, AFTER = 431.77, 512.93
PLACE = "ZZRUE DU TEMOIN"
FIGURES = "figures by territory, that the funnel releases"
CAMPAIGN = "lines of a campaign, that its actors share"
WRITES_A_BASE = "the base itself, or nothing else than counts"
WITHOUT = {
    "base_demonstration": WRITES_A_BASE,
    "creer_base": WRITES_A_BASE,
    "mettre_a_niveau": WRITES_A_BASE,
    "charger_referentiel": WRITES_A_BASE,
    "annuler_import": WRITES_A_BASE,
    "importer_rpls": WRITES_A_BASE,
    "verifier_base": WRITES_A_BASE,
    "base_a_une_date": WRITES_A_BASE,
    "extraire_base": "the rows of one organisation, for itself",
    "reintegrer_extrait": "rows of an extract to whom it returns; its report masks households",
    "poser_cles": WRITES_A_BASE,
    "importer_dpe": "open data of the ADEME, beside the label reported, which is public",
    "suivi_dpe": "open data of the ADEME, beside the label reported, which is public",
    "completer_rpls": "values of the RPLS, none sensitive, for the bailleurs",
    "modele_remontee": "an empty form: its columns, and no value of a dwelling",
    "statistiques_territoire": FIGURES,
    "fiches_territoire": FIGURES,
    "arreter_situation": FIGURES,
    "ouvrir_campagne": CAMPAIGN,
    "clore_campagne": CAMPAIGN,
    "rouvrir_campagne": CAMPAIGN,
    "reporter_lignes": CAMPAIGN,
    "etats_programmation": CAMPAIGN,
    "suivi_programmation": CAMPAIGN,
    "etat_programme_complementaire": CAMPAIGN,
    "suivi_financier": CAMPAIGN,
    "cible_rapprochee": FIGURES,
    "note_mouvement": CAMPAIGN,
    "trajectoire": CAMPAIGN,
    "echeances_operations": CAMPAIGN,
    "creer_roles": "names of roles: no value of the base",
    "ajouter_organisation": WRITES_A_BASE,
    "ajouter_compte": WRITES_A_BASE,
    "suspendre_compte": WRITES_A_BASE,
    "etat_des_droits": "rights and names of accounts, for who administers the base",
}
"""Algorithms without a choice of who receives, and why."""
WALKED = (
    *("analyse_logement_bailleur", "classeur", "geolocaliser", "controle_geolocalisation"),
    *("controle_completude", "importer_remontee"),
)
VISITS = ("preparer_visite",)
"""What it leaves at home is in test_visit."""
EVOLUTIONS = ("expliquer_evolution",)
"""Fields of the causes, by the same rule: in test_history_algorithms."""
OTHER_TABLES = ("importer_decisions", "importer_programmation")
"""As importer_remontee, of tables without anything sensitive."""


@pytest.fixture(scope="module")
def told(own_demo: Path) -> Path:
    """A base whose sensitive values are like no other."""
    base = open_geopackage(own_demo)
    with base.transaction() as session:
        session.execute(
            "UPDATE logement SET loyer_avant = :avant, loyer_apres = :apres, dvoilib = :voie "
            "WHERE fid <= 40",
            {"avant": BEFORE, "apres": AFTER, "voie": PLACE},
        )
    return own_demo


def cases(base: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """Parameters of each algorithm that has the choice, its documents aside."""
    layer = f"{base}|layername=logement"
    operations = f"{base}|layername=operation"
    table = folder / "remontee.xlsx"
    if not table.exists():
        homes = open_geopackage(base).read("logement")
        kept = without_doubles(homes[(homes["bailleur"] == "SIA") & (homes["fid"] <= 40)])
        rows = rows_of(
            kept if len(kept) else without_doubles(homes[homes["bailleur"] == "SIA"]).head(9)
        )
        place = rows[0].index("loyer_avant")
        for row in rows[1:]:
            row[place] = BEFORE + 1
        rows[1][place] = "431.77 ou 512.93"
        rows[0].append("occupation_type_menage")
        write_xlsx(
            table, {"Remontée": [*([*row, "432.77"] if n else row for n, row in enumerate(rows))]}
        )
    imported = {"FICHIER": str(table), "BASE": str(base), "SIMULATION": True}
    return {
        "analyse_logement_bailleur": {"INPUT": layer, "OUTPUT": str(folder / "analyse.gpkg"),
                                      "CLASSEUR": str(folder / "analyse.xlsx"),
                                      "RAPPORT": str(folder / "analyse.html")},
        "classeur": {"BASE": str(base), "OUTPUT": str(folder / "classeur.xlsx")},
        "geolocaliser": {"INPUT": layer, "OUTPUT": str(folder / "places.gpkg")},
        "controle_geolocalisation": {
            "INPUT": layer, "COMMUNES": f"{base}|layername=commune",
            "OUTPUT": str(folder / "anomalies.gpkg")},
        "controle_completude": {"LOGEMENTS": layer, "OPERATIONS": operations,
                                "OUTPUT": str(folder / "complet.gpkg"),
                                "DOUBLONS": str(folder / "doublons.gpkg")},
        "importer_remontee": {**imported, "BAILLEUR": "SIA",
                              "RAPPORT": str(folder / "rapport.xlsx")},
    }  # fmt: skip


DOCUMENTS = {
    "controle_geolocalisation": {"RAPPORT": "controle.xlsx"},
    "controle_completude": {"CLASSEUR": "completude.xlsx"},
}
"""Those that name dwellings: the public does not have them."""


def columns_of(path: Path) -> set[str]:
    source = ogr.Open(str(path))
    names = set()
    for index in range(source.GetLayerCount()):
        definition = source.GetLayer(index).GetLayerDefn()
        names |= {definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())}
    return names


def content_of(path: Path) -> str:
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            parts = (book.read(name).decode("utf-8", "replace") for name in book.namelist())
            return html.unescape("\n".join(parts))
    return path.read_bytes().decode("latin-1")


def test_every_algorithm_says_who_receives_what_it_writes(provider) -> None:
    registered = {
        item.name(): item
        for item in QgsApplication.processingRegistry().providerById("osp").algorithms()
    }
    for name, algorithm in registered.items():
        chosen = algorithm.parameterDefinition("DIFFUSION") is not None
        assert chosen != (name in WITHOUT), name
        if chosen:
            assert algorithm.parameterDefinition("DIFFUSION").defaultValue() == PARTNERS
            assert name in (*WALKED, *VISITS, *EVOLUTIONS, *OTHER_TABLES), name
    assert set(WITHOUT) <= set(registered)


@pytest.mark.parametrize("profile", [PARTNERS, PUBLIC])
@pytest.mark.parametrize("name", WALKED)
def test_nothing_sensitive_leaves(run, told, tmp_path, name, profile) -> None:
    given = cases(told, tmp_path)[name]
    if profile == PARTNERS:
        given.update({key: str(tmp_path / file) for key, file in DOCUMENTS.get(name, {}).items()})
    run(f"osp:{name}", {**given, "DIFFUSION": profile})
    written = [path for path in tmp_path.iterdir() if path.stem != "remontee"]
    assert written
    allowed = {item.name for item in fields_for(dictionary()["logement"], profile)}
    for path in written:
        if path.suffix == ".gpkg":
            columns = columns_of(path)
            assert not {column for column in columns if is_sensitive(column)}, path.name
            own = {item.name for item in dictionary()["logement"].columns} & columns
            assert own <= allowed, path.name
            continue
        if "a_corriger" in path.name:  # goes back to whom sent it
            continue
        text = content_of(path)
        for value in ("431.77", "512.93", "432.77"):
            assert value not in text, (path.name, value)
        if path.name == "rapport.xlsx":
            assert "(non diffusé)" in text
        if profile == PUBLIC:
            assert PLACE not in text, path.name


def test_what_is_left_out_is_said_and_all_is_kept_when_asked(run, told, tmp_path) -> None:
    given = {"INPUT": f"{told}|layername=logement", "OUTPUT": "memory:"}
    feedback = Feedback()
    layer = run("osp:analyse_logement_bailleur", given, feedback=feedback)["OUTPUT"]
    text = "\n".join(feedback.said)
    assert "loyer_avant" in text and "occupe_apres" in text and "DIFFUSION = interne" in text
    assert layer.isSpatial()
    whole = run("osp:analyse_logement_bailleur", {**given, "DIFFUSION": INTERNAL})["OUTPUT"]
    assert "loyer_avant" in whole.fields().names()
    public = run("osp:analyse_logement_bailleur", {**given, "DIFFUSION": PUBLIC})["OUTPUT"]
    assert not public.isSpatial() and "ident_rep" not in public.fields().names()
    assert public.featureCount() == whole.featureCount() == layer.featureCount()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_names_dwellings_is_not_for_the_public(run, told, tmp_path, name) -> None:
    given = cases(told, tmp_path)[name]
    given.update({key: str(tmp_path / file) for key, file in DOCUMENTS[name].items()})
    with pytest.raises(QgsProcessingException, match="le public ne les reçoit pas"):
        run(f"osp:{name}", {**given, "DIFFUSION": PUBLIC})
    assert not [path for path in tmp_path.iterdir() if path.stem != "remontee"]

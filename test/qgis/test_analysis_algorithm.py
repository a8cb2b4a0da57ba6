"""« Analyse au logement par bailleur » on the demonstration base and on any other layer."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import (
    QgsFeature,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.disclosure.profiles import PARTNERS, fields_for

from ..support.processing_runner import Feedback

PUBLISHED = {
    "NB_LOGEMENTS": 6287,
    "NB_GEOLOCALISES": 6246,
    "NB_NON_GEOLOCALISES": 41,
    "NB_PALULOS": 2212,
    "NB_HORS": 4075,
    "NB_OPERATIONS": 788,
    "NB_OPERATIONS_PALULOS": 29,
    "NB_FINANCES": 2247,
    "NB_DOUBLONS": 16,
    "NB_MANQUANTS": 35,
}
ANALYSE = "osp:analyse_logement_bailleur"


def layer_of(base: Path, table: str = "logement") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{base}|layername={table}", table, "ogr")
    assert layer.isValid()
    return layer


@pytest.fixture
def loaded(demo: Path, qgis_new_project) -> QgsVectorLayer:
    """The dwellings of the demonstration in the project."""
    layer = layer_of(demo)
    QgsProject.instance().addMapLayer(layer)
    return layer


def numbers(results: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in results.items() if key.startswith("NB_")}


def test_the_demonstration_gives_the_published_figures(run, demo, tmp_path, reference):
    target = tmp_path / "synthese.csv"
    results = run(ANALYSE, {"INPUT": f"{demo}|layername=logement", "SYNTHESE": str(target)})
    assert numbers(results) == PUBLISHED
    assert target.read_bytes() == (reference / "synthese_logements.csv").read_bytes()


def test_the_operations_have_the_published_counts(run, demo, reference):
    results = run(
        ANALYSE,
        {
            "INPUT": f"{demo}|layername=logement",
            "OPERATIONS": f"{demo}|layername=operation",
            "OUTPUT": "memory:",
        },
    )
    seen: dict[str, list[object]] = {}
    for feature in results["OUTPUT"].getFeatures():
        counts = seen.setdefault(feature["intitule"], [0, 0, None, None])
        counts[0] += 1
        counts[1] += bool(feature["geolocalise"])
        counts[2:] = [feature["nb_logements_decision"], feature["ecart"]]
    with (reference / "operations_palulos.csv").open(encoding="utf-8-sig") as published:
        for row in csv.DictReader(published):
            reported, financed = int(row["nb_logements"]), int(row["nb_logements_decision"])
            expected = [reported, int(row["nb_geolocalises"]), financed, financed - reported]
            assert seen[row["intitule"]] == expected, row["intitule"]


def test_the_analysed_dwellings_tell_who_is_repeated_and_unplaced(run, loaded):
    output = run(ANALYSE, {"INPUT": loaded, "OUTPUT": "memory:"})["OUTPUT"]
    assert output.featureCount() == 6287
    features = list(output.getFeatures())
    assert sum(feature["nb_occurrences"] == 2 for feature in features) == 32
    assert sum(feature["nb_occurrences"] == 1 for feature in features) == 6255
    unplaced = [feature for feature in features if not feature["geolocalise"]]
    assert len(unplaced) == 41
    assert not any(feature.hasGeometry() for feature in unplaced)
    names = {field.name() for field in output.fields()}
    assert {item.name for item in fields_for(dictionary()["logement"], PARTNERS)} - {"fid"} <= names


def test_an_output_in_a_geopackage_keeps_codes_and_zeros(run, demo, tmp_path):
    target = tmp_path / "analyse.gpkg"
    run(ANALYSE, {"INPUT": f"{demo}|layername=logement", "OUTPUT": str(target)})
    layer = (dataset := ogr.Open(str(target))).GetLayer(0)
    layer.SetAttributeFilter("ident_rep = '0044619057'")
    assert [feature["idcom"] for feature in layer] == ["59456"]
    del layer, dataset


def test_a_bailleur_and_years_limit_everything(run, demo, tmp_path):
    target = tmp_path / "synthese.csv"
    results = run(
        ANALYSE,
        {
            "INPUT": f"{demo}|layername=logement",
            "BAILLEUR": "SIA",
            "ANNEE_MIN": 2018,
            "ANNEE_MAX": 2019,
            "SYNTHESE": str(target),
            "OUTPUT": "memory:",
        },
    )
    # From the published crosstab of SIA: 271 + 355 PALULOS, 135 + 253 outside.
    assert results["NB_LOGEMENTS"] == results["OUTPUT"].featureCount() == 1014
    assert results["NB_PALULOS"] == 626
    assert results["NB_FINANCES"] == 626
    rows = list(csv.DictReader(target.open()))
    assert {row["annee_financ"] for row in rows} == {"2018", "2019"}
    assert {row["code"] for row in rows if row["analyse"] == "bailleur"} == {"SIA"}


def test_only_the_selected_dwellings_are_analysed(run, loaded):
    loaded.selectByExpression("\"bailleur\" = 'SIA' AND \"epci\" = 'CAHC'")
    chosen = QgsProcessingFeatureSourceDefinition(loaded.id(), selectedFeaturesOnly=True)
    results = run(ANALYSE, {"INPUT": chosen})
    assert 0 < results["NB_LOGEMENTS"] == loaded.selectedFeatureCount() < 6287


def test_the_filter_of_the_layer_counts(run, loaded):
    loaded.setSubsetString("annee_financ = 2020")
    assert run(ANALYSE, {"INPUT": loaded})["NB_LOGEMENTS"] == loaded.featureCount() == 1775


def test_edits_not_yet_saved_count(run, demo, tmp_path, qgis_new_project):
    copy = tmp_path / "base.gpkg"
    shutil.copy(demo, copy)
    layer = layer_of(copy)
    QgsProject.instance().addMapLayer(layer)
    assert layer.startEditing()
    placed = next(f for f in layer.getFeatures() if f.hasGeometry() and f["type_palu"] == "Hors")
    assert layer.deleteFeature(placed.id())
    results = run(ANALYSE, {"INPUT": layer})
    assert (results["NB_LOGEMENTS"], results["NB_GEOLOCALISES"]) == (6286, 6245)
    layer.rollBack()


def test_the_path_through_qgis_gives_the_published_figures_too(run, loaded):
    loaded.selectAll()
    chosen = QgsProcessingFeatureSourceDefinition(loaded.id(), selectedFeaturesOnly=True)
    operations = f"{loaded.source().partition('|')[0]}|layername=operation"
    results = run(ANALYSE, {"INPUT": chosen, "OPERATIONS": operations})
    assert numbers(results) == PUBLISHED


def test_any_layer_with_the_columns_is_analysed(run, qgis_new_project):
    fields = "&".join(
        f"field={name}:string"
        for name in (
            "ident_rep",
            "intitule",
            "bailleur",
            "type_palu",
            "annee_financ",
            "epci",
            "dep",
        )
    )
    layer = QgsVectorLayer(f"Point?crs=EPSG:2154&{fields}", "Mes logements", "memory")
    for number in range(3):
        added = QgsFeature(layer.fields())
        added.setAttributes([str(number), "OP", "SIA", "Groupé", "2019", "CALL", "62"])
        layer.dataProvider().addFeature(added)
    QgsProject.instance().addMapLayer(layer)
    feedback = Feedback()
    results = run(ANALYSE, {"INPUT": layer}, feedback)
    assert results["NB_LOGEMENTS"] == results["NB_PALULOS"] == results["NB_NON_GEOLOCALISES"] == 3
    assert results["NB_FINANCES"] == 0
    assert any("Aucune table des opérations" in text for text in feedback.warnings)


def test_the_missing_columns_are_named(run, demo):
    with pytest.raises(QgsProcessingException) as refusal:
        run(ANALYSE, {"INPUT": f"{demo}|layername=cite"})
    for name in ("ident_rep", "type_palu", "annee_financ"):
        assert name in str(refusal.value)
    assert "idcom" not in str(refusal.value)


def test_an_unknown_bailleur_is_told_with_those_that_there_are(run, demo):
    with pytest.raises(QgsProcessingException, match="M&C, SIA"):
        run(ANALYSE, {"INPUT": f"{demo}|layername=logement", "BAILLEUR": "Inconnu"})


def test_years_the_wrong_way_round_are_told(run, demo):
    years = {"ANNEE_MIN": 2020, "ANNEE_MAX": 2018}
    with pytest.raises(QgsProcessingException, match="2020"):
        run(ANALYSE, {"INPUT": f"{demo}|layername=logement", **years})


@pytest.mark.parametrize("moment", [1, 25, 65])
def test_a_cancelled_analysis_leaves_nothing_half_written(run, demo, tmp_path, moment):
    targets = {
        "OUTPUT": tmp_path / "analyse.gpkg",
        "CLASSEUR": tmp_path / "classeur.xlsx",
        "RAPPORT": tmp_path / "rapport.html",
    }
    feedback = Feedback(cancel_at=moment)
    with pytest.raises(QgsProcessingException, match="annulée"):
        run(
            ANALYSE,
            {
                "INPUT": f"{demo}|layername=logement",
                **{name: str(path) for name, path in targets.items()},
            },
            feedback,
        )
    assert list(tmp_path.iterdir()) == []


def test_workbook_and_report_are_written(run, demo, tmp_path):
    workbook, report = tmp_path / "classeur.xlsx", tmp_path / "rapport.html"
    run(
        ANALYSE,
        {
            "INPUT": f"{demo}|layername=logement",
            "CLASSEUR": str(workbook),
            "RAPPORT": str(report),
        },
    )
    from openpyxl import load_workbook

    assert load_workbook(workbook, read_only=True).sheetnames == [
        "Logements", "Opérations", "Synthèses", "Graphiques",
    ]  # fmt: skip
    text = report.read_text(encoding="utf-8")
    assert "6\u202f287" in text


def test_the_analysed_dwellings_are_styled_when_qgis_loads_them(provider, loaded, monkeypatch):
    import processing

    # Newer QGIS refuse the imitation of a window that pytest-qgis gives.
    monkeypatch.setattr("processing.gui.Postprocessing.iface", None, raising=False)
    results = processing.runAndLoadResults(ANALYSE, {"INPUT": loaded, "OUTPUT": "TEMPORARY_OUTPUT"})
    layer = QgsProject.instance().mapLayer(results["OUTPUT"])
    assert layer.renderer().type() == "RuleRenderer"
    rules = " ".join(rule.filterExpression() for rule in layer.renderer().rootRule().descendants())
    assert "bailleur" in rules
    assert "type_palu" in rules


def test_the_layers_say_what_they_are_and_stand_together(provider, loaded, monkeypatch):
    import processing

    monkeypatch.setattr("processing.gui.Postprocessing.iface", None, raising=False)
    sinks = dict.fromkeys(("OUTPUT", "SYNTHESE", "CROISE"), "TEMPORARY_OUTPUT")
    results = processing.runAndLoadResults(
        ANALYSE, {"INPUT": loaded, "BAILLEUR": "SIA", "ANNEE_MIN": 2018, "ANNEE_MAX": 2019, **sinks}
    )
    QCoreApplication.processEvents()
    project = QgsProject.instance()
    layers = {name: project.mapLayer(results[name]) for name in sinks}
    assert [layer.name() for layer in layers.values()] == [
        "Logements analysés – SIA, 2018–2019",
        "Synthèse – SIA, 2018–2019",
        "Tableau croisé – SIA, 2018–2019",
    ]
    group = project.layerTreeRoot().findGroup("Analyse au logement – SIA, 2018–2019")
    assert set(group.findLayerIds()) == {layer.id() for layer in layers.values()}
    dwellings, synthesis, crossed = layers.values()
    fields = dwellings.fields()
    assert fields.field("dvoilib").alias() == dictionary()["logement"]["dvoilib"].title
    assert fields.field("ecart").alias() == "Écart de l’opération"
    shown = [column.name for column in dwellings.attributeTableConfig().columns()]
    assert shown.index("intitule") < shown.index("geolocalise") < shown.index("ident_rep")
    setup = synthesis.editorWidgetSetup(synthesis.fields().lookupField("palulos"))
    assert {"Hors PALULOS": "hors"} in setup.config()["map"]
    titles = [field.alias() for field in crossed.fields() if field.name().startswith("annee_")]
    assert titles == ["2018", "2019"]
    for row in crossed.getFeatures():
        assert row["palulos"] + row["hors"] == row["total"] == row["annee_2018"] + row["annee_2019"]
    total = sum(row["total"] for row in crossed.getFeatures() if row["analyse"] == "bailleur")
    assert total == results["NB_LOGEMENTS"] == dwellings.featureCount()


def test_a_cancel_keeps_the_other_tables_of_the_geopackage(run, demo, tmp_path):
    target = tmp_path / "autre.gpkg"
    shutil.copy(demo, target)
    report = tmp_path / "rapport.html"
    report.write_text("précieux")
    with pytest.raises(QgsProcessingException, match="annulée"):
        run(
            ANALYSE,
            {
                "INPUT": f"{demo}|layername=logement",
                "OUTPUT": f"ogr:dbname='{target}' table=\"analyse\" (geom)",
                "RAPPORT": str(report),
            },
            Feedback(cancel_at=70),
        )
    dataset = ogr.Open(str(target))
    names = [dataset.GetLayer(index).GetName() for index in range(dataset.GetLayerCount())]
    assert "logement" in names
    assert "analyse" not in names
    assert report.read_text() == "précieux"


def test_a_failure_leaves_none_of_the_outputs(run, demo, tmp_path):
    with pytest.raises(QgsProcessingException, match="absent"):
        run(
            ANALYSE,
            {
                "INPUT": f"{demo}|layername=logement",
                "OUTPUT": str(tmp_path / "analyse.gpkg"),
                "SYNTHESE": str(tmp_path / "synthese.csv"),
                "RAPPORT": str(tmp_path / "rapport.html"),
                "CLASSEUR": str(tmp_path / "absent" / "classeur.xlsx"),
            },
        )
    assert list(tmp_path.iterdir()) == []


def test_a_base_is_not_replaced_by_an_output(run, demo, tmp_path):
    target = tmp_path / "base.gpkg"
    shutil.copy(demo, target)
    with pytest.raises(QgsProcessingException, match="base OSP"):
        run(ANALYSE, {"INPUT": f"{demo}|layername=logement", "OUTPUT": str(target)})
    assert layer_of(target).featureCount() == 6287


@pytest.mark.parametrize("way", ["edition", "filtre", "selection"])
def test_the_operations_of_the_base_serve_however_its_dwellings_are_shown(run, loaded, way):
    if way == "edition":
        loaded.startEditing()
        surface = loaded.fields().lookupField("surf_hab")
        loaded.changeAttributeValue(next(loaded.getFeatures()).id(), surface, 51.0)
    if way == "filtre":
        loaded.setSubsetString("bailleur IN ('SIA', 'M&C')")
    chosen: object = loaded
    if way == "selection":
        loaded.selectAll()
        chosen = QgsProcessingFeatureSourceDefinition(loaded.id(), selectedFeaturesOnly=True)
    assert numbers(run(ANALYSE, {"INPUT": chosen})) == PUBLISHED
    loaded.rollBack()


def test_a_selection_has_the_gaps_of_its_own_operations(run, loaded):
    loaded.selectByExpression("\"bailleur\" = 'SIA'")
    chosen = QgsProcessingFeatureSourceDefinition(loaded.id(), selectedFeaturesOnly=True)
    feedback = Feedback()
    results = run(ANALYSE, {"INPUT": chosen}, feedback)
    # SIA reports 793 PALULOS dwellings for 626 + 167 financed.
    assert (results["NB_PALULOS"], results["NB_FINANCES"], results["NB_MANQUANTS"]) == (793, 793, 0)
    assert any("sélection" in text for text in feedback.warnings)

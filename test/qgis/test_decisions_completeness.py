"""The list of decisions, and the completeness check on the demonstration."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest
from openpyxl import load_workbook
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsSymbolLayer,
    QgsVectorLayer,
)

from osp_plugin.storage import open_geopackage
from osp_plugin.storage.imports.register import imports

from ..support.processing_runner import Feedback
from ..support.returns import write_csv, write_xlsx


@pytest.fixture
def base(demo, tmp_path):
    copy = tmp_path / "base.gpkg"
    shutil.copy(demo, copy)
    return open_geopackage(copy)


@pytest.fixture
def palulos(base):
    operations = base.read("operation")
    return operations[operations["type_palu"] != "Hors"].reset_index(drop=True)


TITLES = ["N° décision", "Date", "Bailleur", "EPCI", "Nb logements", "Montant", "Opération"]


def extract(operations) -> list[list[object]]:
    rows = operations[
        [
            "num_decision",
            "date_decision",
            "bailleur",
            "epci",
            "nb_logements_decision",
            "montant_palulos",
            "intitule",
        ]
    ].astype(object)
    return [TITLES, *rows.where(rows.notna(), None).values.tolist()]  # fmt: skip


def decisions(base, file, **more):
    return {"FICHIER": str(file), "BASE": str(base.path), **more}


def test_the_decisions_of_the_base_change_nothing(run, base, palulos, tmp_path):
    for file in (
        write_xlsx(tmp_path / "d.xlsx", {"SISAL": [["Extraction"], [], *extract(palulos)]}),
        write_csv(tmp_path / "d.csv", extract(palulos)),
    ):
        results = run("osp:importer_decisions", decisions(base, file))
        assert results["NB_LIGNES"] == results["NB_INCHANGES"] == 29
        assert results["NB_REJETES"] == results["NB_CONFLITS"] == 0


def test_decisions_are_changed_created_refused_and_undone(run, base, palulos, tmp_path):
    rows = extract(palulos)
    before = base.read("operation").to_json(default_handler=str)
    rows[1][4] = int(rows[1][4]) + 7
    rows[2][1] = "31/02/2020"
    rows[3][2] = "Bailleur inconnu"
    rows.append(["2021DD06200099", "01/03/2021", "SIA", "CALL", 12, 90000, None])
    rows.append([None, None, None, None, 3, 5, None])
    report = tmp_path / "rapport.xlsx"
    file = write_csv(tmp_path / "d.csv", rows)
    results = run(
        "osp:importer_decisions", decisions(base, file, SIMULATION=False, RAPPORT=str(report))
    )
    assert [results[name] for name in (
        "NB_LIGNES", "NB_NOUVEAUX", "NB_MODIFIES", "NB_INCHANGES", "NB_REJETES", "NB_CONFLITS",
    )] == [31, 1, 1, 26, 3, 0]  # fmt: skip
    assert report.is_file() and imports(base)[0].nature == "Décisions"
    after = base.read("operation")
    made = after[after["num_decision"] == "2021DD06200099"].iloc[0]
    assert (made["intitule"], made["annee_financ"], made["type_palu"]) == (
        "SIA CALL 2021DD06200099", 2021, "Groupé",
    )  # fmt: skip
    changed = after.set_index("intitule").loc[rows[1][6], "nb_logements_decision"]
    assert changed == rows[1][4]
    run("osp:annuler_import", {"BASE": str(base.path)})
    assert base.read("operation").to_json(default_handler=str) == before


def test_a_file_of_something_else_is_refused(run, base, tmp_path):
    file = write_csv(tmp_path / "d.csv", [["a", "b"], [1, 2]])
    with pytest.raises(QgsProcessingException, match="titres de colonnes"):
        run("osp:importer_decisions", decisions(base, file))


def test_completeness_finds_what_was_published(run, demo):
    results = run("osp:controle_completude", {
        "LOGEMENTS": f"{demo}|layername=logement", "OPERATIONS": f"{demo}|layername=operation",
        "OUTPUT": "memory:", "DOUBLONS": "memory:",
    })  # fmt: skip
    assert {name: value for name, value in results.items() if name.startswith("NB_")} == {
        "NB_LOGEMENTS": 6287, "NB_OPERATIONS": 788, "NB_FINANCES": 2247, "NB_MANQUANTS": 35,
        "NB_MANQUANTS_BRUTS": 38, "NB_EN_TROP": 3, "NB_DOUBLONS": 16, "NB_NON_GEOLOCALISES": 41,
    }  # fmt: skip
    operations = list(results["OUTPUT"].getFeatures())
    assert len(operations) == 788
    gaps = {f["intitule"]: f["ecart"] for f in operations if f["situation"] == "Manquants"}
    assert len(gaps) == 10 and gaps["MC CALL SALLAUMINES CITE 5 2018 I"] == 10
    doubles = list(results["DOUBLONS"].getFeatures())
    assert len(doubles) == 32 and len({f["groupe"] for f in doubles}) == 16
    rows = {f["fid_logement"]: f["fid_autre"] for f in doubles}
    assert all(rows[rows[fid]] == fid for fid in rows)
    assert all(not f.geometry().isNull() for f in doubles if f["ident_rep"] == "0044631887")


def test_the_workbook_of_completeness_has_a_tab_per_bailleur(run, demo, tmp_path):
    target = tmp_path / "completude.xlsx"
    run("osp:controle_completude", {
        "LOGEMENTS": f"{demo}|layername=logement", "OPERATIONS": f"{demo}|layername=operation",
        "OUTPUT": "memory:", "CLASSEUR": str(target),
    })  # fmt: skip
    book = load_workbook(target)
    assert book.sheetnames == [
        "Synthèse", "Opérations", "Doublons", "Non géolocalisés", "M&C", "SIA",
    ]  # fmt: skip
    summary = {row[0]: row[1:] for row in book["Synthèse"].iter_rows(values_only=True)}
    assert summary["Ensemble"] == (29, 2247, 2212, 38, 3, 35, 16, 41)
    assert summary["SIA"][4:6] == (0, 0) and summary["SIA"][6] == 3
    lines = [row[0] for row in book["M&C"].iter_rows(values_only=True)]
    assert "13 opérations dont le compte diffère de la décision." in lines
    assert "13 logements remontés plusieurs fois." in lines
    assert "Aucune opération dont le compte diffère de la décision." in [
        row[0] for row in book["SIA"].iter_rows(values_only=True)
    ]


def test_each_bailleur_has_a_workbook_of_its_own(run, demo, tmp_path):
    folder = tmp_path / "rapports"
    run("osp:controle_completude", {
        "LOGEMENTS": f"{demo}|layername=logement", "OPERATIONS": f"{demo}|layername=operation",
        "OUTPUT": "memory:", "DOSSIER": str(folder),
    })  # fmt: skip
    day = f"{date.today():%Y-%m-%d}"
    files = sorted(path.name for path in folder.iterdir())
    assert files == [f"completude_{day}_{name}.xlsx" for name in ("M&C", "SIA")]
    books = [load_workbook(folder / name) for name in files]
    assert all(
        book.sheetnames == ["À compléter", "Opérations", "Doublons", "Non géolocalisés"]
        for book in books
    )
    rows = {
        tab: [list(book[tab].iter_rows(min_row=2, values_only=True)) for book in books]
        for tab in ("Opérations", "Doublons", "Non géolocalisés")
    }
    for tab, place in (("Opérations", 1), ("Doublons", 12), ("Non géolocalisés", 7)):
        assert [{row[place] for row in own} for own in rows[tab]] == [{"M&C"}, {"SIA"}], tab
    assert sum(map(len, rows["Opérations"])) == 788
    assert [len(own) for own in rows["Doublons"]] == [26, 6]
    assert all(len({row[3] for row in own}) == len(own) for own in rows["Doublons"])
    assert sum(map(len, rows["Non géolocalisés"])) == 41


def test_the_outputs_are_drawn_with_their_gaps(run, demo):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("osp:controle_completude")
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    outputs = {
        "OUTPUT": QgsProcessingOutputLayerDefinition("memory:", QgsProject.instance()),
        "DOUBLONS": QgsProcessingOutputLayerDefinition("memory:", QgsProject.instance()),
    }
    results, succeeded = algorithm.run({
        "LOGEMENTS": f"{demo}|layername=logement", "OPERATIONS": f"{demo}|layername=operation",
        **outputs,
    }, context, Feedback())  # fmt: skip
    assert succeeded
    drawn = {}
    for name in outputs:
        layer = context.temporaryLayerStore().mapLayer(results[name])
        details = context.layerToLoadOnCompletionDetails(results[name])
        details.postProcessor().postProcessLayer(layer, context, Feedback())
        rules = layer.renderer().rootRule().children()
        drawn[name] = {rule.label().split(" :")[0]: rule for rule in rules}
        assert layer.labelsEnabled() and layer.conditionalStyles().rowStyles()
        shown = [f for f in layer.getFeatures() if not f.geometry().isNull()]
        assert shown and all(
            sum(feature_matches(rule, feature) for rule in rules) == 1 for feature in shown
        )
    assert set(drawn["OUTPUT"]) == {"Complète", "Sans décision", "En trop", "Manquants"}
    missing = drawn["OUTPUT"]["Manquants"].symbol().symbolLayer(0)
    prop = missing.dataDefinedProperties().property(QgsSymbolLayer.Property.PropertySize)
    assert '"ecart"' in prop.expressionString()


def feature_matches(rule, feature) -> bool:
    context = QgsExpressionContext()
    context.setFeature(feature)
    return bool(QgsExpression(rule.filterExpression()).evaluate(context))


def test_completeness_sees_what_qgis_shows(run, demo, tmp_path):
    # QGIS 3.22 loses the fields of a filtered layer while others of the same file are open.
    copy = shutil.copy(demo, tmp_path / "base.gpkg")
    dwellings = QgsVectorLayer(f"{copy}|layername=logement", "logement", "ogr")
    dwellings.setSubsetString("bailleur = 'SIA'")
    operations = QgsVectorLayer(f"{copy}|layername=operation", "operation", "ogr")
    operations.setSubsetString("bailleur = 'SIA'")
    results = run("osp:controle_completude", {
        "LOGEMENTS": dwellings, "OPERATIONS": operations, "OUTPUT": "memory:",
    })  # fmt: skip
    assert results["NB_LOGEMENTS"] == 2022 and results["NB_FINANCES"] == 793
    assert results["NB_MANQUANTS"] == 0


def test_completeness_needs_its_columns(run, demo):
    with pytest.raises(QgsProcessingException, match="nb_logements_decision"):
        run("osp:controle_completude", {
            "LOGEMENTS": f"{demo}|layername=logement", "OPERATIONS": f"{demo}|layername=cite",
            "OUTPUT": "memory:",
        })  # fmt: skip


def test_completeness_does_not_replace_a_base_and_leaves_no_half(run, demo, tmp_path):
    base = shutil.copy(demo, tmp_path / "base.gpkg")
    layers = {
        "LOGEMENTS": f"{demo}|layername=logement",
        "OPERATIONS": f"{demo}|layername=operation",
    }
    with pytest.raises(QgsProcessingException, match="base OSP"):
        run(
            "osp:controle_completude",
            {**layers, "OUTPUT": str(tmp_path / "operations.gpkg"), "DOUBLONS": str(base)},
        )
    # Beside the base SQLite may keep its own files (-wal, -shm) for a reader not yet gone.
    assert [path.name for path in tmp_path.glob("*.gpkg")] == ["base.gpkg"]
    assert QgsVectorLayer(f"{base}|layername=logement", "logement", "ogr").featureCount() == 6287


def test_a_list_of_siap_gives_a_number_more_and_goes_whole(run, base, palulos, tmp_path):
    """The number of Galion stays; undone, the base is as before, columns chosen are kept."""
    title, old = palulos.loc[0, "intitule"], palulos.loc[0, "num_decision"]
    numbers = "SELECT systeme, numero FROM operation_numero WHERE operation = :t ORDER BY fid"
    before = base.rows("SELECT * FROM operation_numero ORDER BY fid")
    assert len(before) == len(base.rows("SELECT 1 FROM operation WHERE num_decision IS NOT NULL"))
    rows = [["Id SIAP", "Libellé", "Le", "MO"], ["2022-06-00005", title, "03/02/2022", "M&C"]]
    rows += [[None, "Opération neuve", None, "M&C"]]
    file = write_csv(tmp_path / "siap.csv", rows)
    chosen = json.dumps({"Id SIAP": "num_decision", "Le": "date_decision"})
    results = run(
        "osp:importer_decisions", decisions(base, file, SIMULATION=False, COLONNES=chosen)
    )
    assert (results["NB_MODIFIES"], results["NB_NOUVEAUX"]) == (1, 1)
    assert [tuple(row.values()) for row in base.rows(numbers, {"t": title})] == [
        ("SISAL", old), ("SIAP", "20220600005"),
    ]  # fmt: skip
    run("osp:annuler_import", {"BASE": str(base.path)})
    assert base.rows("SELECT * FROM operation_numero ORDER BY fid") == before
    kept = base.rows("SELECT nature, bailleur, entete, champ FROM correspondance ORDER BY entete")
    assert [tuple(row.values()) for row in kept] == [
        ("Décisions", None, "id siap", "num_decision"), ("Décisions", None, "le", "date_decision"),
    ]  # fmt: skip

"""Programming in a real window: the panel, closing, carrying over, répartition, comparison."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from ..support.campaigns import forget_open_campaign

PREAMBLE = """
from qgis.core import QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import QComboBox, QDialogButtonBox, QTextEdit, QToolButton
from qgis.utils import plugins
from osp_erbm.osp_plugin.project import BaseReference, find_layer
from osp_erbm.osp_plugin.gui.programming.commands import ProgrammingCommands

commands = plugins["osp_erbm"].commands
commands.opener.open(BaseReference.geopackage(PATH))
settle()
programming = next(g for g in commands.groups if isinstance(g, ProgrammingCommands))
programming.show_dock()
dock = programming.dock
wait(lambda: not dock.work.is_busy() and dock.totalsTable.rowCount())

def cells(table):
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]

def calm():
    settle()
    wait(lambda: not dock.work.is_busy())
    settle()

def run_dialog(name, parameters, picture=""):
    def handle(dialog):
        if "MOTIF" in parameters:  # empty, QGIS would refuse to tell what is filled in
            given = {"BASE": PATH, "CAMPAGNE": dock.year}
        else:
            given = dialog.createProcessingParameters()
        dialog.mainWidget().setParameters({**given, **parameters})
        if picture:
            shot(picture)
        dialog.runAlgorithm()
        try:
            wait(dialog.results, 20)
        except Impatient:
            raise AssertionError([t.toPlainText() for t in dialog.findChildren(QTextEdit)])
        result[name] = {k: v for k, v in dialog.results().items() if isinstance(v, (int, float))}
        dialog.close()
    button = dock.findChild(QToolButton, "osp_" + name)
    with_dialog("AlgorithmDialog", handle, button.click)
    calm()

def answer(kind, act, run):
    with_dialog(kind, act, run)
    calm()

def repartition():
    programming.share_out()
    dialog = programming.windows[-1]
    wait(lambda: not dialog.work.is_busy() and dialog.lines())
    settle()
    return dialog

def quiet(dialog):
    wait(lambda: not dialog.work.is_busy())
    calm()
"""


@pytest.fixture
def base(demonstration: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "programmation.gpkg"
    shutil.copy(demonstration, copied)
    forget_open_campaign(copied)
    return copied


def euros(text: str) -> float:
    return float("".join(sign for sign in text if sign.isdigit() or sign in "-,").replace(",", "."))


def test_the_published_campaign_is_shown_shared_out_and_compared(window, base, reference):
    result = window.run(
        f"PATH = {str(base)!r}\n"
        + PREAMBLE
        + """
dock.setMinimumHeight(430)
shot("programmation_panneau")
result["lignes"] = cells(dock.totalsTable)
dock.scaleCombo.setCurrentIndex(dock.scaleCombo.findData("delegataire"))
dock.scaleCombo.activated.emit(1)
result["delegataires"] = cells(dock.totalsTable)
dock.tabs.setCurrentWidget(dock.checksTab)
result["controles"] = cells(dock.checksTable)
result["etat"] = dock.stateLabel.text()
shot("programmation_controles")

closed = repartition()
result["fige"] = closed.keepButton.isEnabled() or closed.saveButton.isEnabled()
result["soldes_clos"] = cells(closed.balanceTable)
closed.select(closed.lines()[0])
result["fige"] = result["fige"] or closed.keepButton.isEnabled()
shot("programmation_repartition_close")
closed.close()
run_dialog("rouvrir_campagne", {"MOTIF": "Essai"})

work = repartition()
LATE, EARLY = "MC CALL LIEVIN OBIETTES", "MC CALL LENS 4 T2"
work.select(EARLY)
work.waitButton.click()
settle()
result["avant"] = cells(work.balanceTable)
work.select(LATE)

def choose(dialog):
    combo = dialog.findChild(QComboBox)
    row = next(i for i in range(combo.count()) if combo.itemText(i).startswith(EARLY))
    combo.setCurrentIndex(row)
    shot("programmation_substituer")
    dialog.accept()

answer("QInputDialog", choose, work.substituteButton.click)
result["apres"] = cells(work.balanceTable)
work.select(LATE, EARLY)
shot("programmation_repartition")

def name(dialog):
    dialog.setTextValue("Lens avant Liévin")
    dialog.accept()

answer("QInputDialog", name, work.copyButton.click)
quiet(work)
result["noms"] = [work.scenarioCombo.itemText(i) for i in range(work.scenarioCombo.count())]

def look(dialog):
    result["comparaison"] = cells(dialog.linesTable)
    result["restes"] = cells(dialog.sumsTable)
    shot("programmation_comparer")
    dialog.reject()

answer("CompareDialog", look, work.compareButton.click)

def give_date(dialog):
    result["date_proposee"] = dialog.dateEdit.text()
    result["annonce"] = dialog.introLabel.text()
    shot("programmation_decider")
    dialog.dateEdit.setDate(QDate(2021, 3, 30))
    dialog.accept()

answer("DecideDialog", give_date, work.decideButton.click)
quiet(work)
result["decide"] = work.scenarioCombo.currentText()
layer = find_layer(QgsProject.instance(), "programmation")
rows = {f["nom"]: (f["crhh_nb_logements"], f["crhh_enveloppe"]) for f in layer.getFeatures()}
result["crhh"] = {key: rows[key] for key in (LATE, EARLY)}
result["dates_crhh"] = sorted({f["crhh_date"].toString("dd/MM/yyyy") for f in layer.getFeatures()})
result["date_campagne"] = str(dock.session)
work.close()
"""
    )
    shown = {row[0]: [euros(cell) for cell in row[1:]] for row in result["lignes"]}
    assert len(shown) == 30 + 7 + 2 + 1
    for name, title in (("programmation_2021", "{nom}"), ("programmation_2021_totaux", "")):
        with (reference / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if title:
                    label = row["nom"]
                else:
                    label = f"TOTAL {'' if row['niveau'] == 'epci' else 'DEP '}{row['code']}"
                columns = ["nb_total", "nb_c", "nb_bbc", "nb_biosources", "palulos",
                           "palulos_toiture", "palulos_mur", "palulos_mur_toiture"]  # fmt: skip
                assert shown[label] == [float(row[column]) for column in columns], label
    assert result["delegataires"][-1][0] == "Total"
    assert [row[0] for row in result["controles"]] == [
        "SIA CAHC ROUVROY LA MOTTE NOUMEA - TRANCHE2"
    ]
    assert "Close" in result["etat"] and "30 clos" in result["etat"]
    assert result["fige"] is False
    total = result["soldes_clos"][-1]
    assert euros(total[5]) + euros(total[6]) == 29_415_000
    before, after = (
        {row[0]: euros(row[5]) + euros(row[6]) for row in result[key]} for key in ("avant", "apres")
    )
    assert after["CALL"] - before["CALL"] == 1_350_000 - 279_000
    assert {key: after[key] for key in after if key not in ("CALL", "Total")} == {
        key: before[key] for key in before if key not in ("CALL", "Total")
    }
    assert "Lens avant Liévin" in result["noms"]
    assert result["comparaison"][1] == [
        "MC CALL LIEVIN OBIETTES", "Sous réserve", "Reportée", "Reportée",
    ]  # fmt: skip
    assert [euros(cell) for cell in result["restes"][1][1:]] == [400_000, 1_579_000, 679_000]
    assert result["decide"] == "Lens avant Liévin (décision)"
    assert result["date_proposee"] == "08/02/2021" and "30 lignes" in result["annonce"]
    assert result["dates_crhh"] == ["30/03/2021"] and result["date_campagne"] == "2021-03-30"
    assert result["crhh"] == {
        "MC CALL LIEVIN OBIETTES": [0, 0.0],
        "MC CALL LENS 4 T2": [150, 1_350_000.0],
    }


def test_states_and_follow_up_are_edited_from_the_panel(window, base, tmp_path):
    folder = tmp_path / "etats"
    result = window.run(
        f"PATH = {str(base)!r}\nFOLDER = {str(folder)!r}\n"
        + PREAMBLE
        + """
run_dialog("etats_programmation", {"DOSSIER": FOLDER}, picture="programmation_etats")
run_dialog("suivi_programmation", {"DOSSIER": FOLDER, "DATE": "2021-06-15"})
run_dialog("suivi_financier", {"DOSSIER": FOLDER})
run_dialog("programme_complementaire", {"DOSSIER": FOLDER})
result["campagne"] = dock.year
from qgis.PyQt.QtWidgets import QApplication
shown = lambda: {w.windowTitle().strip() for w in QApplication.topLevelWidgets() if w.isVisible()}
before = shown()
for name in ("avancement", "financement", "actions"):
    dock.findChild(QToolButton, "osp_" + name).click()
wait(lambda: len(shown() - before) == 3)
result["tables"] = sorted(shown() - before)
"""
    )
    titles = ("Financements", "Points d’avancement", "Programme complémentaire")
    assert [table.split(" — ")[0] for table in result["tables"]] == list(titles)
    assert not [table for table in result["tables"] if "Filtrées: 0" in table]
    assert result["etats_programmation"] == {"CAMPAGNE": 2021, "NB_FICHIERS": 12}
    assert result["campagne"] == 2021
    made = {path.name for path in folder.iterdir()}
    assert {"recapitulatif_2021.pdf", "bailleur_M&C_2021.pdf", "epci_CALL_2021.pdf",
            "synthese_2021.xlsx", "suivi_2021.pdf", "calendrier_2021.png",
            "suivi_financier.xlsx", "programme_complementaire_2021.pdf"} <= made  # fmt: skip


def test_from_one_campaign_to_the_next_in_the_window(window, base, tmp_path):
    sheet = tmp_path / "lignes 2022.csv"
    sheet.write_text(
        "Opération;Agglo;Commune;Nb logements;BBC;Biosourcés;Date de dépôt\n"
        "MC CALL LENS 4 T4;CALL;Lens;80;80;80;01/05/2022\n"
        "MC CALL AVION;CALL;Avion;50;50;60;01/05/2022\n",
        encoding="utf-8",
    )
    result = window.run(
        f"PATH = {str(base)!r}\nSHEET = {str(sheet)!r}\n"
        + PREAMBLE
        + """
opening = {"DATE_OUVERTURE": "2022-01-03", "TARIF_DE": 2021}
run_dialog("ouvrir_campagne", opening, "programmation_ouvrir")
result["apres_ouverture"] = dock.year
dock.campaignCombo.setCurrentIndex(dock.campaignCombo.findData(2021))
dock.load(2021)
calm()
run_dialog("reporter_lignes", {}, "programmation_reporter")
dock.load(2022)
calm()
result["lignes_2022"] = [row[0] for row in cells(dock.totalsTable)]
layer = find_layer(QgsProject.instance(), "programmation")
moved = next(layer.getFeatures('"campagne" = 2022'))
result["statut"] = moved["statut"]
layer.startEditing()
layer.changeAttributeValue(moved.id(), layer.fields().indexFromName("statut"), "Publié")
assert layer.commitChanges(), layer.commitErrors()
tariff = find_layer(QgsProject.instance(), "tarif")
index = tariff.fields().indexFromName("montant")
tariff.startEditing()
for row in tariff.getFeatures('"campagne" = 2022'):
    if row["nature"] == "label":
        tariff.changeAttributeValue(row.id(), index, 10000)
assert tariff.commitChanges(), tariff.commitErrors()
calm()
result["palulos"] = cells(dock.totalsTable)[0][5]
result["fiche"] = layer.getFeature(moved.id())["etat_enveloppe_mini"]

run_dialog("clore_campagne", {"DATE_CLOTURE": "2022-02-25", "DATE_CRHH": "2022-03-22"},
           "programmation_clore")
result["etat_clos"] = dock.stateLabel.text()
shot("programmation_close")
layer.startEditing()
layer.changeAttributeValue(moved.id(), layer.fields().indexFromName("etat_nb_total"), 1)
result["modifie"] = layer.commitChanges()
result["refus"] = " ".join(layer.commitErrors())
layer.rollBack()
result["valeur"] = layer.getFeature(moved.id())["etat_nb_total"]

layer.startEditing()
closed = layer.getFeature(moved.id())
form = iface.getFeatureForm(layer, closed)
form.show()
settle()
box = form.findChild(QDialogButtonBox)
result["ok_possible"] = box.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
shot("programmation_fiche_close")
sip.delete(form)
layer.rollBack()

run_dialog("rouvrir_campagne", {"MOTIF": "Périmètre de Dechy à revoir"}, "programmation_rouvrir")
result["etat_rouvert"] = dock.stateLabel.text()

def choose(dialog):
    combo = dialog.findChild(QComboBox)
    combo.setCurrentIndex(next(i for i in range(combo.count()) if "M&C" in combo.itemText(i)))
    dialog.accept()

answer("QInputDialog", choose,
       lambda: (programming.import_lines(), wait(lambda: programming.windows)))
dialog = programming.windows[-1]
wait(lambda: not dialog.work.is_busy())
dialog.choose_file(SHEET)
wait(lambda: not dialog.work.is_busy())
settle()
result["titre"] = dialog.windowTitle()
dialog.previewButton.click()
wait(lambda: not dialog.work.is_busy())
settle()
shot("programmation_importer")
result["titres"] = [
    dialog.listing.headerData(i, Qt.Orientation.Horizontal)
    for i in range(dialog.listing.columnCount())
]
result["categories"] = [
    dialog.categoryList.item(i).text() for i in range(dialog.categoryList.count())
]
dialog.applyButton.click()
wait(lambda: not dialog.work.is_busy())
calm()
result["fait"] = dialog.doneLabel.text()
result["lignes"] = [row[0] for row in cells(dock.totalsTable)]
dialog.close()

QgsProject.instance().clear()
settle()
iface.messageBar().clearWidgets()
dock.findChild(QToolButton, "osp_tarif").click()
settle()
result["base_fermee"] = messages()
"""
    )
    assert result["apres_ouverture"] == 2022
    assert result["reporter_lignes"]["NB_LIGNES"] == 1
    assert "MC DA DECHY CROIX DE PIERRE" in result["lignes_2022"]
    assert result["statut"] == "Brouillon"
    assert "Close" in result["etat_clos"]
    assert result["modifie"] is False and "campagne est close" in result["refus"]
    assert result["valeur"] == 278
    assert result["ok_possible"] is False
    assert "Ouverte" in result["etat_rouvert"]
    assert euros(result["palulos"]) == 278 * 10_000
    assert result["fiche"] == 278 * 10_000
    assert result["titre"] == "Importer des lignes de programmation"
    assert result["titres"] == ["Onglet", "Ligne", "Ligne de programmation", "EPCI"]
    assert "Nouvelles : 1" in result["categories"]
    assert "Lignes nouvelles : 1 ;" in result["fait"]
    assert "MC CALL LENS 4 T4" in result["lignes"]
    assert "MC CALL AVION" not in result["lignes"]  # more biosourcés than dwellings
    assert len(result["base_fermee"]) == 1 and "Tarifs" in result["base_fermee"][0]

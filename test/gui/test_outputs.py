"""Layouts and « états de sortie » in a real window: opened, turned, kept as model, written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ..support.pdf import pages
from .test_plugin import PREAMBLE

OUTPUTS = (
    PREAMBLE
    + """
from qgis.core import QgsLayoutExporter, QgsPrintLayout
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAction

def run_action(name):
    main.findChild(QAction, "osp_" + name).trigger()

def layout_of_project():
    return QgsProject.instance().layoutManager().layouts()

def choose(model, scale="", code="", title=""):
    def fill(dialog):
        rows = [dialog.modelList.item(r).data(Qt.ItemDataRole.UserRole)
                for r in range(dialog.modelList.count())]
        dialog.modelList.setCurrentRow(rows.index(model))
        if scale:
            dialog.scaleCombo.setCurrentIndex(dialog.scaleCombo.findData(scale))
        if code:
            dialog.subjectCombo.setCurrentIndex(dialog.subjectCombo.findData(code))
        dialog.titleEdit.setText(title)
        shot("nouvelle_mise_en_page_" + model)
        dialog.accept()
    return fill

def new_layout(*choice):
    before = len(layout_of_project())
    with_dialog("LayoutDialog", choose(*choice), lambda: (
        run_action("mise_en_page"),
        wait(lambda: len(layout_of_project()) > before, 60)))
    settle()
    return layout_of_project()[-1]

def text_of(layout, name):
    return layout.itemById(name).currentText()

def shown_widths(designer, layout):
    # How many times the first page would hold in the width or the height of the window.
    view = designer.view()
    seen = view.mapToScene(view.viewport().rect()).boundingRect()
    page = layout.pageCollection().page(0).rect()
    return min(seen.width() / page.width(), seen.height() / page.height())
"""
)

LAYOUTS = """
run_action("mise_en_page")
result["sans_base"] = messages()
open_base(PATH)

note = new_layout("note_carte_tableau", "epci", "", "Note au préfet")
result["titre"] = text_of(note, "osp_page_titre")
result["note"] = note.name()
designer = iface.openLayoutDesigners()[-1]
wait(lambda: shown_widths(designer, note) < 1.5)
rest(1)
result["page"] = shown_widths(designer, note)
designer.window().resize(1500, 950)
shot("note_concepteur")
designer.close()

# The map of the note is of its own copies; a filter changes the figures, told before they change.
copies = [layer.name() for layer in note.itemById("osp_carte").layers()]
result["copies"] = [all("(figée)" in name for name in copies), len(copies)]
layer = find_layer(QgsProject.instance(), "logement")
layer.setSubsetString("bailleur = 'SIA'")
note.itemById("osp_page_sous_titre").setText("Avis du service")
def updated(dialog):
    wait(dialog.updateButton.isEnabled, 90)
    shot("mettre_a_jour_chiffres")
    rows = range(dialog.changesTable.rowCount())
    result["compares"] = [[dialog.changesTable.item(r, c).text() for c in range(3)] for r in rows]
    result["filtre"] = dialog.warningLabel.text()
    dialog.updateButton.click()
    wait(lambda: not dialog.isVisible(), 120)
    settle()
result["avant"] = note.customProperty("osp/chiffres")
run_action("mettre_a_jour_chiffres")
updated(next(w for w in main.findChildren(QWidget) if w.objectName() == "UpdateDialog"))
result["apres"] = note.customProperty("osp/chiffres")
result["ecrit_a_la_main"] = text_of(note, "osp_page_sous_titre")
layer.setSubsetString("")

state = new_layout("etat", "", "", "CRHH de mars")
result["etat"] = text_of(state, "osp_page_titre"), state.pageCollection().pageCount()
designer = iface.openLayoutDesigners()[-1]
designer.window().resize(1500, 950)
shot("etat_concepteur")
designer.close()

fiche = new_layout("fiche_territoire", "epci", "CAHC")
result["fiche"] = text_of(fiche, "osp_page_titre")
result["atlas"] = fiche.atlas().enabled(), fiche.atlas().count()
designer = iface.openLayoutDesigners()[-1]
wait(lambda: shown_widths(designer, fiche) < 1.5)
rest(1)
result["page_fiche"] = shown_widths(designer, fiche)
shot("fiche_ouverte")
designer.window().resize(1500, 950)
shot("fiche_concepteur")
pages_before = fiche.pageCollection().pageCount()
atlas = fiche.atlas()
atlas.first()
settle()
while text_of(fiche, "osp_page_titre") != "Lens-Liévin":
    assert atlas.next()
    settle()
result["tournee"] = text_of(fiche, "osp_page_titre"), text_of(fiche, "osp_chiffre_1")
result["pages"] = pages_before, fiche.pageCollection().pageCount()
fiche.itemById("osp_page_autorite").setText("La sous-préfète de Lens")
designer.close()

def keep(dialog):
    dialog.layoutCombo.setCurrentIndex(dialog.layoutCombo.findText(fiche.name()))
    result["modele_propose"] = dialog.templateCombo.currentText()
    shot("enregistrer_modele")
    dialog.accept()

with_dialog("ModelDialog", keep, lambda: run_action("modele_osp"))
again = new_layout("fiche_territoire", "epci", "CAHC")
iface.openLayoutDesigners()[-1].close()
result["sur_mesure"] = text_of(again, "osp_page_autorite")

def restore(dialog):
    rows = [dialog.modelList.item(r).data(Qt.ItemDataRole.UserRole)
            for r in range(dialog.modelList.count())]
    dialog.modelList.setCurrentRow(rows.index("fiche_territoire"))
    result["votre_version"] = dialog.introLabel.text()
    dialog.restoreButton.click()
    result["retabli"] = not dialog.restoreButton.isEnabled()
    dialog.reject()

with_dialog("LayoutDialog", restore, lambda: (
    run_action("mise_en_page"), wait(lambda: "retabli" in result)))
"""
"""Opened, turned, kept as a model, restored."""

STATES = """
run_action("etats")
dialog = next(w for w in main.findChildren(QWidget) if w.objectName() == "OutputsDialog")
wait(lambda: dialog.territoryList.count() == 9)
result["sans_choix"] = dialog.writeButton.isEnabled()
dialog.searchEdit.setText("haute deule")
dialog.allButton.click()
dialog.searchEdit.setText("carembault")
dialog.allButton.click()
dialog.searchEdit.clear()
result["choisis"] = dialog.chosen()
for name in ("xlsx", "png"):
    dialog.formats[name].setChecked(True)
dialog.folder.setFilePath(FOLDER)
shot("etats_a_la_carte")
dialog.writeButton.click()
result["pendant"] = dialog.stopButton.isEnabled(), dialog.writeButton.isEnabled()
wait(lambda: not dialog.work.is_busy(), 120)
result["ecrit"] = dialog.resultLabel.text()
result["ouvrir"] = dialog.openButton.isEnabled()
shot("etats_ecrits")

dialog.allButton.click()
dialog.folder.setFilePath(FOLDER + "_arretes")
dialog.writeButton.click()
# Should it end before it is stopped, what it says is compared below.
wait(lambda: dialog.workBar.value() > 5 or not dialog.work.is_busy(), 240)
dialog.stopButton.click()
wait(lambda: not dialog.work.is_busy(), 60)
result["arrete"] = dialog.resultLabel.text()
dialog.close()
"""
"""The dialog: two EPCI written, then all of them stopped on the way."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Where the files are written."""
    made: Path = tmp_path_factory.mktemp("sorties") / "etats"
    return made


@pytest.fixture(scope="module")
def result(window, demonstration, folder) -> dict[str, Any]:
    """What one window does of both."""
    given = f"PATH, FOLDER = {str(demonstration)!r}, {str(folder)!r}\n"
    found: dict[str, Any] = window.run(OUTPUTS + given + LAYOUTS + STATES, timeout=300)
    return found


def test_layouts_open_filled_turn_and_become_models(result):
    assert any("Ouvrez d’abord une base" in text for text in result["sans_base"])
    assert result["titre"] == result["note"] == "Note au préfet"
    for opened in ("page", "page_fiche"):
        assert 1 <= result[opened] < 1.5, "la page est perdue dans sa fenêtre"
    assert result["etat"] == ["CRHH de mars", 2]
    assert result["copies"][0] and result["copies"][1] > 2
    assert any("Ensemble" in row[0] and row[1] != row[2] for row in result["compares"])
    assert "filtre" in result["filtre"] and result["avant"] != result["apres"]
    assert result["ecrit_a_la_main"] == "Avis du service"
    assert result["fiche"] == "Hénin-Carvin"
    assert result["atlas"] == [True, 9]
    assert result["tournee"] == ["Lens-Liévin", "2\u202f570"]
    assert result["pages"][1] >= result["pages"][0] > 2
    assert result["modele_propose"] == "Fiche territoire – A4 portrait"
    assert result["sur_mesure"] == "La sous-préfète de Lens"
    assert "Votre version" in result["votre_version"] and result["retabli"]


def test_outputs_are_written_beside_the_window(result, folder):
    assert not result["sans_choix"] and result["choisis"] == ["CCHD", "CCPC"]
    assert result["pendant"] == [True, False]
    assert "5 fichiers écrits" in result["ecrit"] and result["ouvrir"]
    names = sorted(path.name for path in folder.iterdir())
    assert [name.split(".")[-1] for name in names] == ["xlsx", "pdf", "png", "pdf", "png"]
    assert "Haute-Deûle" in pages(folder / names[1])[0]
    assert "annulée" in result["arrete"]
    assert not list(folder.parent.glob("etats_arretes/*"))

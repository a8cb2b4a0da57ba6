"""A bailleur's return in a real window: columns corrected, preview, import, undoing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..support.made_once import demonstration_tables
from ..support.returns import FIELDS, REFERENCES, rows_of, without_doubles, write_xlsx
from .conftest import SCREENSHOTS
from .test_plugin import PREAMBLE
from .window import QgisWindow

SCRIPT = (
    PREAMBLE
    + """
from pathlib import Path
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QComboBox, QDialog
from qgis.PyQt.QtGui import QGuiApplication

open_base(PATH)
group = plugins["osp_erbm"].commands.groups[0]
submenu = main.findChild(QMenu, "osp_menu_importer_remontee")
result["menu"] = [a.text() for a in submenu.actions() if not a.isSeparator()]

def idle(dialog):
    wait(lambda: not dialog.work.is_busy(), 120)
    rest(0.2)

def categories(dialog):
    return [dialog.categoryList.item(i).text() for i in range(dialog.categoryList.count())]

def show(dialog, title):
    names = categories(dialog)
    dialog.categoryList.setCurrentRow(
        next(i for i, name in enumerate(names) if name.startswith(title)))
    rest(0.2)

def cells(model):
    return [[model.data(model.index(r, c)) for c in range(model.columnCount())]
            for r in range(model.rowCount())]

beats = []
timer = QTimer()
timer.timeout.connect(lambda: beats.append(True))

submenu.actions()[1].trigger()
dialog = group.windows[-1]
idle(dialog)
dialog.choose_file(FILE)
idle(dialog)
result["bailleur"] = dialog.bailleurCombo.currentText()
def tabs():
    view = dialog.tabsView
    return [[view.item(r, 0).text(), view.item(r, 0).checkState() == Qt.CheckState.Checked,
             dialog.tabs.box(r).value(), view.item(r, 2).text()] for r in range(view.rowCount())]
result["onglets"] = tabs()
dialog.tabs.box(1).setValue(2)
result["titres_vides"] = [len(cells(dialog.columns)), dialog.previewButton.isEnabled()]
dialog.tabsView.item(1, 0).setCheckState(Qt.CheckState.Unchecked)
result["aucun"] = [dialog.messageLabel.text(), dialog.previewButton.isEnabled()]
shot("remontee_onglets")
dialog.tabs.box(1).setValue(3)
result["onglets_remis"] = tabs() == result["onglets"]
dialog.tabsView.item(0, 0).setCheckState(Qt.CheckState.Checked)
result["deux"] = sorted({line[0] for line in cells(dialog.columns)})
shot("remontee_deux_onglets")
dialog.tabsView.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
column = [line[1] for line in cells(dialog.columns)].index("Quittance nouvelle")
place = dialog.columns.index(column, 2)
result["ignoree"] = dialog.columns.data(place)
dialog.columnsView.scrollTo(place)
dialog.columnsView.setCurrentIndex(place)
rest(0.3)
editor = dialog.columnsView.findChild(QComboBox)
editor.lineEdit().setText("loyer après (€/mois)")
shot("remontee_colonnes")
dialog.columnsView.commitData(editor)
rest(0.3)
result["choisie"] = cells(dialog.columns)[column][2:4]
timer.start(5)
dialog.preview()
idle(dialog)
timer.stop()
result["battements"] = len(beats)
result["apercu"] = categories(dialog)
show(dialog, "Modifiés")
dialog.searchEdit.setText("cout 100223")
rest(0.2)
result["cherche"] = cells(dialog.listing)
dialog.searchEdit.clear()
header = dialog.listingView.horizontalHeader()
header.setSortIndicator(5, Qt.SortOrder.DescendingOrder)
rest(0.2)
result["trie"] = [row[5] for row in cells(dialog.listing)][:2]
shot("remontee_apercu")
show(dialog, "Lu autrement")
result["lectures"] = cells(dialog.listing)
result["annonce"] = dialog.previewLabel.text()
shot("remontee_lectures")
show(dialog, "Refusés")
result["refuses"] = cells(dialog.listing)
result["detail"] = dialog.detailEdit.toPlainText()
dialog.copy_mail()
result["courriel"] = QGuiApplication.clipboard().text()

homes = find_layer(QgsProject.instance(), "logement")
homes.startEditing()
dialog.apply()
idle(dialog)
result["edition"] = dialog.messageLabel.text()
shot("remontee_edition")
homes.rollBack()
before = homes.featureCount()
result["propose"] = dialog.report.filePath()
dialog.reportCheck.setChecked(True)
dialog.report.setFilePath(WITH)
dialog.apply()
idle(dialog)
result["fait"] = dialog.doneLabel.text()
result["couche"] = homes.featureCount() - before
shot("remontee_faite")
dialog.save_report(REPORT)
idle(dialog)

dialog.undoButton.click()
rest(0.2)
undo = group.windows[-1]
idle(undo)
result["effet"] = undo.effectLabel.text()
shot("remontee_annuler")
undo.undo()
idle(undo)
result["annule"] = undo.effectLabel.text()
result["apres"] = homes.featureCount() - before
result["bouton"] = undo.undoButton.isEnabled()
undo.reject()
dialog.reject()
rest(0.3)

# The same file again: what was chosen is remembered.
group.import_return()
dialog = group.windows[-1]
idle(dialog)
dialog.choose_file(FILE)
idle(dialog)
result["memoire"] = cells(dialog.columns)[column][2:4]
dialog.preview()
rest(0.05)
unloadPlugin("osp_erbm")
rest(1)
result["fenetres"] = sum(w.isVisible() for w in main.findChildren(QDialog))
"""
)


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory):
    """A screen as small as those of the offices."""
    with QgisWindow(tmp_path_factory.mktemp("remontees"), size=(1366, 768)) as opened:
        yield opened
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for picture in opened.shots.glob("*.png"):
        shutil.copy(picture, SCREENSHOTS / picture.name)


@pytest.fixture
def base(tmp_path: Path) -> GeoPackageBase:
    """The dwellings of SIA in a base."""
    tables = demonstration_tables()
    made = GeoPackageBase(tmp_path / "base.gpkg")
    made.create()
    with made.transaction() as session:
        for name in REFERENCES:
            session.append(made.tables[name], tables[name])
        own = tables["logement"][tables["logement"]["bailleur"] == "SIA"]
        session.append(made.tables["logement"], own)
    return made


@pytest.fixture
def file(base: GeoPackageBase, tmp_path: Path) -> Path:
    """300 dwellings: 20 costs and a rent changed, a wrong label, a new dwelling."""
    rows = rows_of(without_doubles(base.read("logement")).head(300))
    place = FIELDS.index
    for number in range(1, 21):
        rows[number][place("cout_travaux")] = 100_000 + number * 111.5
        if number > 17:
            rows[number][place("cout_travaux")] = f"{100_000 + number * 111.5} €".replace(".", ",")
    for row in rows[60:90]:
        if row[place("label_vise")] == "BBC rénovation":
            row[place("label_vise")] = "bbc"
    rows[30][place("label_vise")] = "BBC rénovatoin"
    rows[40][place("loyer_apres")] = 999
    new = list(rows[50])
    for field, value in (("ident_rep", None), ("idlocal", None), ("idpar", None),
                         ("ident_int", "NEUF"), ("num_rpls_ini", None)):  # fmt: skip
        new[place(field)] = value
    rows.append(new)
    rows[0][place("loyer_apres")] = "Quittance nouvelle"
    head = [["SIA Habitat, remontée des logements"], []]
    return write_xlsx(tmp_path / "recu.xlsx", {"Lisez-moi": [["Bonjour"]], "R": [*head, *rows]})


def one(path: Path, sql: str) -> tuple:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchone()


def test_a_return_is_read_corrected_previewed_imported_and_undone(screen, base, file, tmp_path):
    report = tmp_path / "rapport.xlsx"
    with_it = tmp_path / "avec.xlsx"
    paths = {"PATH": base.path, "FILE": file, "REPORT": report, "WITH": with_it}
    given = "".join(f"{name} = {str(path)!r}\n" for name, path in paths.items())
    held = one(base.path, "SELECT count(*), sum(cout_travaux), sum(loyer_apres) FROM logement")
    result = screen.run(given + SCRIPT, timeout=300)
    assert result["menu"][:4] == [
        "Modèle de remontée…", "Importer une remontée…",
        "Importer les décisions de financement…", "Annuler un import…",
    ]  # fmt: skip
    assert result["bailleur"] == "SIA – SIA Habitat"
    assert result["onglets"] == [["Lisez-moi", False, 1, "0"], ["R", True, 3, "301"]]
    assert result["titres_vides"][0] == 0
    assert "Aucun onglet n’est lu" in result["aucun"][0] and not result["aucun"][1]
    assert result["onglets_remis"] and result["deux"] == ["Lisez-moi", "R"]
    assert result["ignoree"] == "(colonne ignorée)"
    assert result["choisie"] == ["Loyer après (€/mois)", "mémorisé"]
    assert result["battements"] > 5  # the window lived while the preview was made
    counts = dict(text.split(" : ", 1) for text in result["apercu"] if "Anomalies" not in text)
    assert counts["Modifiés"] == "21" and counts["Nouveaux"] == "1"
    assert counts["Refusés pour erreur"] == "1" and counts["En conflit"] == "0"
    assert [row[5] for row in result["cherche"]] == ["100223"]
    assert result["trie"] == ["102230", "102118,5"]
    assert [row[1:] for row in result["lectures"]] == [
        ["label_vise", "Label visé", "25", "bbc", "BBC rénovation"],
        ["cout_travaux", "Coût des travaux", "3", "102007,0 €", "102007"],
        ["cout_travaux", "Coût des travaux", "3", "102118,5 €", "102118,5"],
        ["cout_travaux", "Coût des travaux", "3", "102230,0 €", "102230"],
    ]
    assert "(colonnes : 2)" in result["annonce"]
    assert "BBC rénovation" in result["refuses"][0][3]
    assert result["detail"] == result["refuses"][0][3], "la raison se lit en entier"
    assert "1 ligne refusée" in result["courriel"]
    assert "en édition : Logements" in result["edition"]
    assert "import n° 1 est fait" in result["fait"] and "base.sauvegarde-" in result["fait"]
    assert result["couche"] == 1 and report.is_file()
    assert Path(result["propose"]).name == "recu_rapport.xlsx"
    assert with_it.is_file() and "avec_a_corriger.xlsx" in result["fait"]
    assert "supprimera 1 ligne de « Logements »" in result["effet"]
    assert "rétablira 21 lignes de « Logements »" in result["effet"]
    assert "déjà annulé" in result["annule"] and result["apres"] == 0 and not result["bouton"]
    assert held == one(
        base.path, "SELECT count(*), sum(cout_travaux), sum(loyer_apres) FROM logement"
    )
    assert one(base.path, "SELECT utilisateur FROM import_remontee")[0]
    assert result["memoire"] == ["Loyer après (€/mois)", "mémorisé"]
    assert result["fenetres"] == 0

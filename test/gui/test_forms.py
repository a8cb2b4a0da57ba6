"""The forms in a real French window of 1366×768: seen whole, typed in, saved, read again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..support.processing_runner import copied_demonstration
from .conftest import SCREENSHOTS
from .window import QgisWindow

SIZE = (1366, 768)
CUT = {"logement", "cite", "operation", "programmation"}
"""Forms of which every tab is looked at for what does not fit."""

PREAMBLE = """
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication, QComboBox, QDialogButtonBox, QDoubleSpinBox, QLabel, QLineEdit, QMenu,
    QPlainTextEdit, QScrollArea, QTabWidget, QWidget,
)
from osp_erbm.osp_plugin.project import has_custom_form, open_base

LAYERS = open_base(PATH, QgsProject.instance())
settle()

def open_form(role, where):
    layer = LAYERS[role]
    if not layer.readOnly():
        layer.startEditing()
    feature = next(layer.getFeatures(where))
    dialog = iface.getFeatureForm(layer, feature)
    dialog.setWindowTitle(layer.name())
    dialog.resize(500, 300)  # as QGIS opens it the first time
    dialog.show()
    dialog.activateWindow()
    wait(lambda: dialog.property("osp_fitted"))
    rest(0.3)
    return dialog

def combo(dialog, name):
    return next(c for c in dialog.findChildren(QComboBox, name) if c.isVisibleTo(dialog))

def tabs(dialog):
    return dialog.findChildren(QTabWidget)[0]

def too_wide(tab):
    area = tab if isinstance(tab, QScrollArea) else tab.findChild(QScrollArea)
    return area.horizontalScrollBar().maximum() if area is not None else 0

def too_high(tab):
    area = tab if isinstance(tab, QScrollArea) else tab.findChild(QScrollArea)
    return area.verticalScrollBar().maximum() if area is not None else 0

def labels(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel))

def box(dialog, name, kind):
    return next(
        found
        for widget in dialog.findChildren(QWidget, name)
        for found in widget.findChildren(kind)
        if found.objectName() != "qt_spinbox_lineedit" and found.isVisibleTo(dialog)
    )
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QgisWindow]:
    """A screen as small as the offices have."""
    with QgisWindow(tmp_path_factory.mktemp("petit_ecran"), SIZE) as opened:
        yield opened
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for picture in opened.shots.glob("*.png"):
        shutil.copy(picture, SCREENSHOTS / picture.name)


@pytest.fixture(scope="module")
def copy(provider: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied_demonstration(tmp_path_factory.mktemp("base") / "osp_demo.gpkg")


def test_a_dwelling_is_changed_in_its_form(small: QgisWindow, copy: Path) -> None:
    result = small.run(
        f"PATH = {str(copy)!r}\n"
        + PREAMBLE
        + """
layer = LAYERS["logement"]
dialog = open_form("logement", '"id_ddtm62" = 8')
tabs(dialog).setCurrentIndex(0)
number = box(dialog, "ident_rep", QLineEdit)
number.setText("0044619248")
rest(0.3)
result["alerte"] = "clé de contrôle" in labels(dialog)
buttons = dialog.findChildren(QDialogButtonBox)[-1]
ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
result["alerte_ne_bloque_pas"] = ok.isEnabled()
shot("formulaire_alerte")
number.setText("12")
rest(0.3)
result["refus"] = not ok.isEnabled()
shot("formulaire_refus")
number.setText("0044619247")
box(dialog, "info", QPlainTextEdit).setPlainText("Vu à Nœux-les-Mines, « l’été »")
tabs(dialog).setCurrentIndex(5)
cost = box(dialog, "cout_travaux", QDoubleSpinBox)
cost.setValue(cost.valueFromText("123456,5 €"))
rest(0.3)
shot("formulaire_saisi")
ok.click()
rest(0.5)
result["enregistre"] = layer.commitChanges()
result["erreurs"] = layer.commitErrors()
"""
    )
    assert result["alerte"] and result["alerte_ne_bloque_pas"]
    assert result["refus"]
    assert result["enregistre"], result["erreurs"]
    again = small.run(
        f"PATH = {str(copy)!r}\n"
        + PREAMBLE
        + """
row = next(LAYERS["logement"].getFeatures('"id_ddtm62" = 8'))
result["garde"] = [row["info"], row["cout_travaux"], row["ident_rep"]]
"""
    )
    assert again["garde"] == ["Vu à Nœux-les-Mines, « l’été »", 123456.5, "0044619247"]


def test_every_tab_fits_a_small_screen(small: QgisWindow, copy: Path) -> None:
    result = small.run(
        f"PATH = {str(copy)!r}\n"
        + PREAMBLE
        + """
dwellings = LAYERS["logement"]
dwellings.startEditing()
changed = next(dwellings.getFeatures('"id_ddtm62" = 8'))
index = dwellings.fields().indexFromName("num_esti_ini")
dwellings.changeAttributeValue(changed.id(), index, "E8")
result["journal"] = dwellings.commitChanges()
HOUSEHOLD = next(LAYERS["occupation"].getFeatures())["logement"]
CITE = next(LAYERS["programme_complementaire"].getFeatures())["cite"]
SHOWN = {
    "logement": f'"id_ddtm62" = {HOUSEHOLD}',
    "cite": f'"id_cite" = {CITE}',
    "operation": '"nb_logements_decision" > 50',
    "programmation": '"campagne" = 2021',
    "avancement": "true",
    "programme_complementaire": "true",
    "financement": "true",
    "occupation": "true",
    "journal": "\\"verbe\\" = 'UPDATE'",
    "commune": "true",
    "campagne": "true",
    "tarif": "true",
}
result["coupes"] = []
result["hors_ecran"] = []
for role, where in SHOWN.items():
    dialog = open_form(role, where)
    pages = tabs(dialog)
    if not dialog.screen().availableGeometry().contains(dialog.frameGeometry()):
        result["hors_ecran"].append(role)
    for index in range(pages.count()):
        pages.setCurrentIndex(index)
        rest(0.2)
        over = (too_wide(pages.currentWidget()), too_high(pages.currentWidget()))
        if max(over):
            result["coupes"].append([role, pages.tabText(index), over])
        shot(f"formulaire_{role}_{index + 1}")
    dialog.reject()
    sip.delete(dialog)
    LAYERS[role].rollBack()
""",
        timeout=400,
    )
    assert [cut for cut in result["coupes"] if cut[0] in CUT] == []
    assert result["hors_ecran"] == []


def test_a_long_list_is_searched(small: QgisWindow, copy: Path) -> None:
    result = small.run(
        f"PATH = {str(copy)!r}\n"
        + PREAMBLE
        + """
layer = LAYERS["logement"]
dialog = open_form("logement", '"id_ddtm62" = 8')
tabs(dialog).setCurrentIndex(3)
operations = combo(dialog, "intitule")
result["lignes"] = operations.count()
operations.setFocus()
rest(0.3)
QTest.keyClicks(operations.lineEdit(), "noumea rouvroy sia")
popup = operations.completer().popup()
wait(popup.isVisible)
result["trouvees"] = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
shot("formulaire_recherche")
QTest.keyClick(popup, Qt.Key.Key_Down)
QTest.keyClick(popup, Qt.Key.Key_Return)
rest(0.3)
result["choisie"] = operations.currentText()
result["bailleur"] = combo(dialog, "bailleur").currentText()

tabs(dialog).setCurrentIndex(1)
communes = combo(dialog, "idcom")
before = communes.currentText()
communes.setFocus()
rest(0.2)
QTest.keyClicks(communes.lineEdit(), "zzz")
combo(dialog, "geoloc_source").setFocus()
rest(0.2)
result["inconnue"] = communes.currentText() == before
communes.setFocus()
rest(0.2)
QTest.keyClicks(communes.lineEdit(), "henin beaumont")
QTest.keyClick(communes.completer().popup(), Qt.Key.Key_Return)
rest(0.2)
result["seule"] = communes.currentText()
dialog.findChildren(QDialogButtonBox)[-1].button(QDialogButtonBox.StandardButton.Ok).click()
rest(0.3)
result["enregistre"] = layer.commitChanges()
row = next(layer.getFeatures('"id_ddtm62" = 8'))
result["garde"] = [row["intitule"], row["idcom"]]
"""
    )
    assert result["lignes"] > 700
    assert result["trouvees"] and all("NOUMEA" in text for text in result["trouvees"])
    assert result["choisie"] == result["trouvees"][0]
    assert "SIA" in result["bailleur"]
    assert result["inconnue"]
    assert result["seule"] == "Hénin-Beaumont"
    assert result["enregistre"]
    assert result["garde"] == [result["choisie"], "62427"]


def test_the_form_of_the_osp_comes_back(small: QgisWindow, copy: Path) -> None:
    result = small.run(
        f"PATH = {str(copy)!r}\n"
        + PREAMBLE
        + """
layer = LAYERS["cite"]
config = layer.editFormConfig()
config.clearTabs()
layer.setEditFormConfig(config)
result["perdu"] = has_custom_form(layer)
iface.setActiveLayer(layer)
menu = iface.mainWindow().findChild(QMenu, "osp_menu")
next(a for a in menu.actions() if a.objectName() == "osp_formulaire").trigger()
rest(0.3)
result["onglets"] = len(layer.editFormConfig().tabs())
result["messages"] = messages()
"""
    )
    assert result["perdu"]
    assert result["onglets"] == 7
    assert any("formulaire OSP" in text for text in result["messages"])


def test_a_new_dwelling_says_what_it_lacks(small: QgisWindow, copy: Path) -> None:
    result = small.run(
        f"PATH = {str(copy)!r}\n"
        + PREAMBLE
        + """
from qgis.core import QgsGeometry, QgsPointXY, QgsVectorLayerUtils
from qgis.gui import QgsAttributeEditorContext

layer = LAYERS["logement"]
layer.startEditing()
there = QgsGeometry.fromPointXY(QgsPointXY(690000, 7040000))
dialog = iface.getFeatureForm(layer, QgsVectorLayerUtils.createFeature(layer, there))
dialog.setMode(QgsAttributeEditorContext.Mode.AddFeatureMode)
dialog.show()
dialog.activateWindow()
wait(lambda: dialog.property("osp_fitted"))
line = dialog.findChild(QLabel, "osp_missing")
ok = dialog.findChildren(QDialogButtonBox)[-1].button(QDialogButtonBox.StandardButton.Ok)
result["manque"] = [line.isVisible(), line.text(), ok.isEnabled()]
result["vide"] = [w.text() for w in dialog.findChildren(QLineEdit, "ident_rep")]
result["marque"] = any("Bailleur" in w.text() and "*" in w.text() for w in
                       dialog.findChildren(QLabel))
line.linkActivated.emit("bailleur")
rest(0.3)
result["onglet"] = tabs(dialog).tabText(tabs(dialog).currentIndex())
combo(dialog, "bailleur").setCurrentIndex(1)
combo(dialog, "type_palu").setCurrentIndex(2)
tabs(dialog).setCurrentIndex(0)
notes = box(dialog, "info", QPlainTextEdit)
result["note"] = notes.toPlainText()
notes.setPlainText("NULL essai")
rest(0.3)
result["mot"] = [line.text(), ok.isEnabled()]
shot("formulaire_manque")
notes.setPlainText("essai")
rest(0.3)
result["pret"] = [line.isVisible(), ok.isEnabled()]
ok.click()
rest(0.3)
result["enregistre"] = layer.commitChanges()
row = max(layer.getFeatures(), key=lambda feature: feature.id())
result["garde"] = [row["info"], row["ident_rep"] is None or not row["ident_rep"]]
"""
    )
    visible, text, enabled = result["manque"]
    assert visible and not enabled
    assert "Bailleur" in text and "Type de financement" in text and "RPLS" not in text
    assert result["vide"] == [""] and result["note"] == ""
    assert result["marque"]
    assert result["onglet"] == "Programme"
    assert "NULL" in result["mot"][0] and not result["mot"][1]
    assert result["pret"] == [False, True]
    assert result["enregistre"]
    assert result["garde"] == ["essai", True]


def test_the_text_for_no_value_is_lent_and_given_back(small: QgisWindow, copy: Path) -> None:
    result = small.run(
        f"PATH = {str(copy)!r}\n"
        + PREAMBLE
        + """
from qgis.core import QgsFeature, QgsSettings, QgsVectorLayer

result["ouverte"] = [QgsApplication.nullRepresentation(), QgsSettings().contains("qgis/nullValue")]
other = QgsVectorLayer("NoGeometry?field=a:string&field=b:string", "autre", "memory")
row = QgsFeature(other.fields())
row.setAttributes(["", None])
other.dataProvider().addFeature(row)
QgsProject.instance().addMapLayer(other)
other.startEditing()
dialog = iface.getFeatureForm(other, next(other.getFeatures()))
dialog.show()
dialog.activateWindow()
shown = {name: dialog.findChild(QLineEdit, name) for name in "ab"}
wait(lambda: shown["b"].text())
result["ailleurs"] = {name: edit.text() for name, edit in shown.items()}
shown["b"].setText("vu")
dialog.findChildren(QDialogButtonBox)[-1].button(QDialogButtonBox.StandardButton.Ok).click()
rest(0.3)
result["garde"] = next(other.getFeatures()).attributes()
other.rollBack()
QgsProject.instance().clear()
rest(0.3)
result["fermee"] = [QgsApplication.nullRepresentation(), QgsSettings().contains("qgis/nullValue")]
"""
    )
    assert result["ouverte"] == ["", False]
    assert result["ailleurs"] == {"a": "", "b": "NULL"}
    assert result["garde"] == ["", "vu"]
    assert result["fermee"] == ["NULL", False]


def test_rows_of_an_operation_are_in_a_table_funder_first(small: QgisWindow, copy: Path) -> None:
    result = small.run(
        f"PATH = {str(copy)!r}\n"
        + PREAMBLE
        + """
from qgis.gui import QgsDualView

def table_of_rows(dialog):
    views = [w for w in dialog.findChildren(QWidget)
             if w.metaObject().className() == "QgsDualView" and w.isVisible()]
    return sip.cast(views[0], QgsDualView).tableView()

def first_column(dialog):
    model = table_of_rows(dialog).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]

def go_to(dialog, title):
    bar = tabs(dialog)
    bar.setCurrentIndex([bar.tabText(place) for place in range(bar.count())].index(title))
    rest(0.7)

dialog = open_form("operation", '"nb_logements_decision" > 50')
go_to(dialog, "Financement")
result["financeurs"] = first_column(dialog)
go_to(dialog, "Logements")
result["numeros"] = first_column(dialog)
result["titres"] = table_of_rows(dialog).horizontalHeader().isVisible()
shot("formulaire_operation_logements")
dialog.close()
LAYERS["logement"].setSubsetString("fid < 0")
dialog = open_form("operation", '"nb_logements_decision" > 50')
go_to(dialog, "Logements")
result["sans_ligne"] = first_column(dialog)
result["titres_sans_ligne"] = table_of_rows(dialog).horizontalHeader().isVisible()
"""
    )
    assert len(set(result["financeurs"])) == len(result["financeurs"]) == 7
    assert "CDC" in result["financeurs"]
    assert result["numeros"][:4] == ["2", "4", "6", "7"]
    assert result["titres"]
    assert result["sans_ligne"] == [] and not result["titres_sans_ligne"]


def test_an_empty_text_stays_one_in_the_table_of_a_layer_of_somebody_else(
    small: QgisWindow, copy: Path
) -> None:
    result = small.run(
        f"PATH = {str(copy)!r}\n"
        + PREAMBLE
        + """
from qgis.core import QgsFeature, QgsVectorLayer
from osp_erbm.osp_plugin.compat import python_value
from osp_erbm.osp_plugin.gui.entry.qgis_forms import layer_of_table
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

def cells(layer):
    iface.setActiveLayer(layer)
    shown = iface.showAttributeTable(layer)
    def views():
        return [one for one in QApplication.allWidgets()
                if one.metaObject().className() == "QgsAttributeTableView" and one.isVisible()
                and layer_of_table(one) is layer and one.model().rowCount()]
    wait(views)
    view = views()[0]
    view.window().activateWindow()
    view.setFocus()
    rest(0.2)
    return view

def through(view, column):
    # Into a cell and out of it, as with the key of tabulation.
    view.setCurrentIndex(view.model().index(0, column))
    view.edit(view.currentIndex())
    wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    editor = QApplication.focusWidget()
    text = editor.text()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    rest(0.3)
    return text

other = QgsVectorLayer("NoGeometry?field=a:string&field=b:string", "autre", "memory")
row = QgsFeature(other.fields())
row.setAttributes(["", None])
other.dataProvider().addFeature(row)
QgsProject.instance().addMapLayer(other)
other.startEditing()
view = cells(other)
result["cellules"] = [through(view, column) for column in (0, 1)]
values = next(other.getFeatures()).attributes()
result["garde"] = [values[0] == "", python_value(values[1]) is None]
view.window().close()
rest(0.2)
result["ensuite"] = QgsApplication.nullRepresentation()
other.rollBack()
"""
    )
    assert result["cellules"] == ["", "NULL"]
    assert result["garde"] == [True, True]
    assert result["ensuite"] == ""

"""Editing in a real window: what the user is told, and asked, when a save goes wrong."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ..support.made_once import demonstration_tables
from .test_plugin import PREAMBLE
from .window import QgisWindow

HELPERS = (
    PREAMBLE
    + """
from qgis.core import QgsGeometry, QgsPointXY
from qgis.gui import QgsAttributeForm
from qgis.PyQt.QtWidgets import QApplication, QLineEdit, QPushButton, QTreeView
from qgis.PyQt import sip
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtCore import Qt
import sqlite3

def by_role(role):
    return find_layer(QgsProject.instance(), role)

def elsewhere(sql):
    # Somebody else, on the same file: through the storage, as the triggers need its functions.
    from osp_erbm.osp_plugin.storage import open_geopackage
    with open_geopackage(PATH).transaction() as session:
        session.execute(sql)

def change(layer, fid, **values):
    if not layer.isEditable():
        layer.startEditing()
    for name, value in values.items():
        layer.changeAttributeValue(fid, layer.fields().lookupField(name), value)
    rest(0.2)

def clear():
    for item in iface.messageBar().items():
        item.dismiss()
    rest(0.2)

def cells(table):
    def text(row, column):
        return table.item(row, column).text() if table.item(row, column) else ""
    return [[text(r, c) for c in range(table.columnCount())] for r in range(table.rowCount())]

def forms():
    return [sip.cast(w, QgsAttributeForm) for top in QApplication.topLevelWidgets()
            for w in top.findChildren(QWidget)
            if w.metaObject().className() == "QgsAttributeForm" and w.isVisible()]

def close_forms():
    for form in forms():
        if form.window() is not main:
            form.window().reject()
    rest(0.5)

def details():
    rest(0.3)
    return next(b for b in iface.messageBar().findChildren(QPushButton, "osp_details"))

open_base(PATH)
clear()
homes = by_role("logement")
iface.setActiveLayer(homes)
"""
)


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory):
    """A screen as small as those of the offices."""
    from .conftest import SCREENSHOTS

    with QgisWindow(tmp_path_factory.mktemp("edition"), size=(1366, 768)) as opened:
        yield opened
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for picture in opened.shots.glob("*.png"):
        shutil.copy(picture, SCREENSHOTS / f"edition_{picture.name}")


@pytest.fixture(scope="module")
def made(screen: QgisWindow) -> Path:
    """The demonstration base, made without a window."""
    from osp_plugin.storage.geopackage import GeoPackageBase

    path = screen.folder / "osp_demo.gpkg"
    base = GeoPackageBase(path)
    base.create()
    with base.transaction() as session:
        for name, rows in demonstration_tables().items():
            session.append(base.tables[name], rows)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A base that the test may change."""
    copy = tmp_path / "osp_demo.gpkg"
    shutil.copy(made, copy)
    return copy


def one(path: Path, sql: str) -> tuple:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchone()


def run(screen: QgisWindow, path: Path, script: str, timeout: float = 180, before: str = ""):
    return screen.run(f"PATH = {str(path)!r}\n" + before + HELPERS + script, timeout=timeout)


def test_the_second_person_chooses(screen, path):
    result = run(
        screen,
        path,
        """
change(homes, 12, surf_hab=66.5, etiquette_apres="B", info="Vu sur place l’œuvre")
homes.changeGeometry(12, QgsGeometry.fromPointXY(QgsPointXY(700010, 7030010)))
rest(0.3)
elsewhere("UPDATE logement SET surf_hab = 70.25, typologie = 'T5', date_os = '2020-02-29' "
          "WHERE fid = 12")

def refuse(dialog):
    result["titre"] = dialog.windowTitle()
    result["lignes"] = cells(dialog.table)
    shot("conflit")
    dialog.reject()

with_dialog("ConflictDialog", refuse, lambda: homes.commitChanges())
rest(0.5)
result["garde"] = [homes.isEditable(), homes.getFeature(12)["surf_hab"]]
result["message"] = messages()
shot("conflit_refuse")
clear()

def choose(dialog):
    dialog.allTheirsButton.click()
    names = [row[0] for row in cells(dialog.table)]
    combo = dialog.table.cellWidget(names.index("Étiquette après"), 4)
    combo.setCurrentIndex(0)
    shot("conflit_choix")
    dialog.accept()

with_dialog("ConflictDialog", choose, lambda: homes.commitChanges())
rest(1)
result["editable"] = homes.isEditable()
result["apres"] = messages()
""",
    )
    assert result["titre"] == "Modifié par quelqu’un d’autre"
    fields = {row[0]: row[1:4] for row in result["lignes"]}
    assert fields["Surface habitable (m²)"][1:] == ["66,5", "70,25"]
    assert result["garde"] == [True, 66.5]
    assert len(result["message"]) == 1, "QGIS parlait d’une ligne qui n’existe pas"
    assert "Rien n’a été enregistré" in result["message"][0]
    assert not result["editable"]
    found = one(
        path, "SELECT surf_hab, typologie, etiquette_apres, info FROM logement WHERE fid=12"
    )
    assert found[:3] == (70.25, "T5", "B")
    assert found[3] != "Vu sur place l’œuvre"


def test_a_stale_form_asks_before_it_overwrites(screen, path):
    result = run(
        screen,
        path,
        """
homes.startEditing()
guard = next(p for p in plugins["osp_erbm"]._parts if type(p).__name__ == "SaveGuard")
iface.openFeatureForm(homes, homes.getFeature(12), False, False)
form = wait(lambda: next(iter(forms()), None))
wait(lambda: guard._forms, 5)
rest(0.5)
elsewhere("UPDATE logement SET typologie = 'T6' WHERE fid = 12")
form.changeAttribute("info", "Repris au bureau")
result["formulaire"] = form.save()
seen = {}

def choose(dialog):
    seen["lignes"] = cells(dialog.table)
    shot("formulaire_ancien")
    dialog.accept()

with_dialog("ConflictDialog", choose, lambda: homes.commitChanges())
result["lignes"] = seen["lignes"]
close_forms()
""",
    )
    fields = {row[0]: row[1:4] for row in result["lignes"]}
    assert fields["Typologie"][2] == "T6"
    assert fields["Information"][1] == "Repris au bureau"
    found = one(path, "SELECT typologie, info FROM logement WHERE fid=12")
    assert found == ("T6", "Repris au bureau")


def test_what_the_base_did_not_keep_is_said_loudly(screen, path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TRIGGER perdre AFTER UPDATE OF loyer_apres ON logement "
            "WHEN NEW.loyer_apres IS NOT OLD.loyer_apres AND NEW.loyer_apres > 900 BEGIN "
            "UPDATE logement SET loyer_apres = OLD.loyer_apres WHERE fid = NEW.fid; END"
        )
        connection.commit()
    result = run(
        screen,
        path,
        before="""
from osp_erbm.osp_plugin.storage.acceptance import accept
from osp_erbm.osp_plugin.storage.geopackage import GeoPackageBase
held = GeoPackageBase(PATH)
accept(held.identity, held.foreign())  # the user knows of the trigger, and what it does not say
""",
        script="""
change(homes, 12, loyer_apres=912.35, typologie="T2")
change(homes, 13, loyer_apres=913.0)
result["qgis"] = homes.commitChanges()
wait(lambda: any("ATTENTION" in text for text in messages()))
result["messages"] = messages()
shot("perdu_message")

def again(dialog):
    result["lignes"] = cells(dialog.table)
    shot("perdu_details")
    dialog.findChild(QPushButton, "againButton").click()

with_dialog("SaveReportDialog", again, details().click)
rest(0.5)
result["repris"] = [homes.isEditable(), homes.getFeature(12)["loyer_apres"]]
result["annulable"] = homes.undoStack().count()
homes.rollBack()
""",
    )
    assert result["qgis"], "QGIS croit avoir enregistré"
    assert any("n’a pas gardé" in text for text in result["messages"])
    assert [row[2] for row in result["lignes"]] == ["912,35", "913"]
    assert result["repris"] == [True, 912.35]
    assert result["annulable"] == 1


def test_a_refused_save_explains_each_row(screen, path):
    result = run(
        screen,
        path,
        """
change(homes, 12, surf_hab=-3.0, ident_rep="12")
change(homes, 14, etiquette_apres="Z")
result["qgis"] = homes.commitChanges()
rest(1)
result["messages"] = messages()
shot("refus_message")

def see(dialog):
    result["lignes"] = cells(dialog.table)
    shot("refus_details")
    dialog.reject()

with_dialog("SaveReportDialog", see, details().click)
result["garde"] = homes.isEditable()
homes.rollBack()
rest(0.3)
result["apres"] = messages()
""",
    )
    assert not result["qgis"]
    assert len(result["lignes"]) == 3
    assert any("Surface habitable" in row[1] for row in result["lignes"])
    assert result["garde"]
    assert any("2 refus" in text or "3 refus" in text for text in result["messages"])
    assert result["apres"] == [], "un refus reste à l’écran quand sa cause est partie"


def test_one_value_for_the_selected_rows(screen, path):
    result = run(
        screen,
        path,
        """
homes.selectByIds(list(range(1, 41)))
seen = {}

def refuse(dialog):
    result["attente"] = dialog.previewLabel.text()
    dialog.choose("idlocal", "59-12")
    wait(lambda: not dialog.work.is_busy())
    result["refus"] = dialog.previewLabel.text()
    result["refus_actif"] = dialog._apply_button().isEnabled()
    shot("en_lot_refus")
    dialog.choose("typologie", "T3")
    wait(lambda: not dialog.work.is_busy())
    result["apercu"] = dialog.previewLabel.text()
    seen["nombre"] = dialog.changing()
    shot("en_lot")
    dialog.add()
    dialog.choose("surf_hab", expression='coalesce("surf_hab", 0) + 1', row=1)
    wait(lambda: not dialog.work.is_busy())
    result["deux"] = dialog.changing()
    result["tableau"] = cells(dialog.previewTable)[:4]
    shot("en_lot_expression")
    dialog._apply_button().click()

with_dialog("BulkDialog", refuse, action("en_lot").trigger)
rest(0.3)
result["nombre"] = seen["nombre"]
result["commandes"] = homes.undoStack().count()
result["editable"] = homes.isEditable()
result["texte"] = homes.undoStack().undoText()
result["attendent"] = messages()
shot("en_lot_attend")
result["avant_annulation"] = sum(f["typologie"] == "T3" for f in homes.getSelectedFeatures())
homes.undoStack().undo()
rest(0.3)
result["apres_annulation"] = homes.isModified()
homes.rollBack()
rest(0.3)
result["plus_rien"] = messages()

homes.removeSelection()
numbers = {f.id(): f["ident_rep"] for f in homes.getFeatures('"ident_rep" IS NOT NULL')}
counts = {}
for number in numbers.values():
    counts[number] = counts.get(number, 0) + 1
known = [(fid, number) for fid, number in numbers.items() if counts[number] == 1][:3]

def paste(dialog):
    rows = [["N° RPLS", "Surface habitable", "Étiquette après", "Avis"]]
    for place, (_fid, number) in enumerate(known):
        rows.append([number, str(60 + place) + ",5", "", "x"])
    rows += [["0000000000", "50", "", ""], [numbers[known[0][0]][:-1] + "x", "50", "", ""]]
    dialog.paste("\\n".join("\\t".join(row) for row in rows))
    wait(lambda: not dialog.work.is_busy())
    result["colle"] = [dialog.columnsLabel.text(), dialog.previewLabel.text(), dialog.changing()]
    shot("en_lot_colle")
    dialog._apply_button().click()

with_dialog("BulkDialog", paste, action("en_lot").trigger)
rest(0.3)
result["surfaces"] = [homes.getFeature(fid)["surf_hab"] for fid, _number in known]
details().click()
wait(lambda: not homes.isModified())
rest(0.5)
result["enregistre"] = messages()
""",
    )
    assert "n’a pas la forme attendue" in result["refus"]
    assert not result["refus_actif"]
    assert result["deux"] == 40
    assert "Surface habitable (m²)" in [row[1] for row in result["tableau"]]
    assert any("40 lignes de « Logements »" in text for text in result["attendent"])
    assert result["plus_rien"] == []
    columns, told, changing = result["colle"]
    assert "Surface habitable" in columns and "Avis" in columns
    assert changing == 3 and "2 numéros RPLS" in told
    assert result["surfaces"] == [60.5, 61.5, 62.5]
    assert result["enregistre"] == []
    assert result["commandes"] == 1
    assert result["editable"]
    assert result["avant_annulation"] == 40
    assert 0 < result["nombre"] <= 40
    assert str(result["nombre"]) in result["apercu"]
    assert not result["apres_annulation"]


def test_the_last_change_is_undone_from_the_menu(screen, path):
    before = one(path, "SELECT surf_hab FROM logement WHERE fid=12")
    result = run(
        screen,
        path,
        """
change(homes, 12, surf_hab=66.5, typologie="T6")
homes.commitChanges()
rest(1)
homes.selectByIds([12])

def confirm(dialog):
    result["intro"] = dialog.introLabel.text()
    result["lignes"] = cells(dialog.table)
    shot("annuler")
    dialog.accept()

done = []
with_dialog("UndoDialog", lambda d: (confirm(d), done.append(1)),
            lambda: (action("annuler").trigger(), wait(lambda: done)))
wait(lambda: any("annulée" in text for text in messages()))
result["messages"] = messages()
""",
    )
    assert "vous avez modifié" in result["intro"]
    assert ["Surface habitable (m²)", "66,5"] in [row[:2] for row in result["lignes"]]
    assert one(path, "SELECT surf_hab FROM logement WHERE fid=12") == before


def test_a_bulk_edit_is_undone_from_the_menu_as_one_step(screen, path):
    before = one(path, "SELECT group_concat(coalesce(typologie, '-')) FROM logement")
    result = run(
        screen,
        path,
        """
fids = list(range(1, 32))
for fid in fids:
    change(homes, fid, typologie="T6")
homes.commitChanges()
rest(1)
homes.selectByIds(fids)

def confirm(dialog):
    result["intro"] = dialog.introLabel.text()
    result["lignes"] = cells(dialog.table)
    shot("annuler_en_lot")
    dialog.accept()

done = []
with_dialog("UndoDialog", lambda d: (confirm(d), done.append(1)),
            lambda: (action("annuler").trigger(), wait(lambda: done)))
wait(lambda: any("annulé" in text for text in messages()))
result["messages"] = messages()
""",
    )
    changed = len(result["lignes"])
    assert 25 < changed <= 31
    assert f"{changed} lignes" in result["intro"]
    assert any(f"{changed} lignes" in text for text in result["messages"])
    assert one(path, "SELECT group_concat(coalesce(typologie, '-')) FROM logement") == before


def test_the_search_box_finds_a_dwelling(screen, path):
    with closing(sqlite3.connect(path)) as connection:
        (lost,) = connection.execute(
            "SELECT id_ddtm62 FROM logement WHERE geom IS NULL LIMIT 1"
        ).fetchone()
        (unplaced,) = connection.execute(
            "SELECT fid FROM logement WHERE geom IS NULL LIMIT 1"
        ).fetchone()
    result = run(
        screen,
        path,
        f"LOST = {lost}\nUNPLACED = {unplaced}\n"
        + """
action("trouver").trigger()
rest(0.5)
box = next(w for w in main.findChildren(QLineEdit) if w.text().startswith("osp"))
result["boite"] = box.text()
box.setText("osp rossignols pecq")
tree = wait(lambda: next((t for t in main.findChildren(QTreeView)
    if t.isVisible() and type(t.model()).__name__.startswith("QgsLocator")
    and t.model().rowCount() > 3), None) or next((t for top in QApplication.topLevelWidgets()
    for t in top.findChildren(QTreeView) if t.isVisible() and t.model() is not None
    and "Locator" in t.model().metaObject().className() and t.model().rowCount() > 3), None), 15)
rest(0.5)
found = tree.model()
result["trouves"] = [found.index(r, 0).data() for r in range(min(6, found.rowCount()))]
shot("recherche")
QTest.keyClick(box, Qt.Key.Key_Return)
rest(2)
result["echelle"] = iface.mapCanvas().scale()
result["choisis"] = homes.selectedFeatureCount()
shot("recherche_fiche")

result["fiches"] = len(forms())
close_forms()
finder = next(p for p in plugins["osp_erbm"]._parts if type(p).__name__ == "Finder")
before = iface.mapCanvas().center()
finder.filter.show(homes, UNPLACED)
rest(1)
result["sans_position"] = messages()
result["carte_immobile"] = iface.mapCanvas().center() == before
shot("recherche_sans_position")
close_forms()
""",
    )
    assert result["boite"].startswith("osp ")
    assert any("ROSSIGNOLS" in str(text) for text in result["trouves"])
    assert result["choisis"] == 1
    assert result["fiches"] >= 1
    assert abs(result["echelle"] - 1000) < 5
    assert any("pas encore de position" in text for text in result["sans_position"])
    assert result["carte_immobile"]

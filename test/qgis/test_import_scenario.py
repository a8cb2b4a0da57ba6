"""What an import promises, whether it is asked in the toolbox or in the window."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol
from unittest.mock import Mock

import pytest
from openpyxl import load_workbook
from qgis.core import QgsProcessingException, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from osp_plugin.domain.common.spreadsheet import column_letter
from osp_plugin.gui.common.background import Worker
from osp_plugin.gui.imports.import_dialog import DONE, PREVIEW, ImportDialog
from osp_plugin.gui.imports.undo_import_dialog import UndoImportDialog
from osp_plugin.project import BaseReference
from osp_plugin.project.layers import make_layer
from osp_plugin.reports.imports import scenario
from osp_plugin.reports.remontee.subject import RETURNS
from osp_plugin.settings import user_name
from osp_plugin.storage import open_geopackage
from osp_plugin.storage.errors import BaseError
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.imports.register import imports, remembered_columns

from ..support.new_base import new_base
from ..support.processing_runner import Feedback, run_algorithm
from ..support.returns import FIELDS, REFERENCES, rows_of, without_doubles, write_xlsx

RENT = "Quittance nouvelle"
"""A title that nothing knows: a person says that it is « loyer_apres »."""


class Door(Protocol):
    """Imports a file, and gives back what the person is told at the end."""

    def __call__(
        self,
        base: GeoPackageBase,
        file: Path,
        report: str = "",
        choices: Mapping[str, str] | None = None,
        held: Held | None = None,
    ) -> str: ...


class Held:
    """Holds an import until it is asked to stop, once its report is ready."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ready = threading.Event()
        self.stop: Callable[[], None] = lambda: None
        """Asks to stop from where the import is; the window asks by itself once it is ready."""
        apply = scenario.apply_plan

        def waiting(base: Any, plan: Any, work: Any) -> Any:
            self.ready.set()
            self.stop()
            end = time.monotonic() + 60
            while not work.cancelled:
                assert time.monotonic() < end
                time.sleep(0.01)
            return apply(base, plan, work)

        monkeypatch.setattr(scenario, "apply_plan", waiting)


def by_the_toolbox(
    base: GeoPackageBase,
    file: Path,
    report: str = "",
    choices: Mapping[str, str] | None = None,
    held: Held | None = None,
) -> str:
    heard = Feedback()
    if held is not None:
        held.stop = heard.cancel
    asked = {
        "FICHIER": str(file), "BAILLEUR": "SIA", "BASE": str(base.path), "SIMULATION": False,
        "COLONNES": json.dumps(choices) if choices else "",
    }  # fmt: skip
    if report:
        asked["RAPPORT"] = report
    try:
        run_algorithm("osp:importer_remontee", asked, heard)
    except QgsProcessingException as error:
        return str(error)
    return "\n".join([*heard.said, *heard.warnings])


def finish(dialog: Any, held: Held | None = None) -> None:
    """Wait for the end of what the dialog is doing; stop it once it is held."""
    end, asked = time.monotonic() + 60, False
    while dialog.work.is_busy():
        assert time.monotonic() < end
        QCoreApplication.processEvents()
        if held is not None and held.ready.is_set() and not asked:
            asked = True
            dialog.stopButton.click()
        time.sleep(0.01)


def by_the_window(
    base: GeoPackageBase,
    file: Path,
    report: str = "",
    choices: Mapping[str, str] | None = None,
    held: Held | None = None,
) -> str:
    dialog = ImportDialog(RETURNS, BaseReference.of(base), Mock(), Worker())
    finish(dialog)
    dialog.choose_file(str(file))
    finish(dialog)
    for title, field in (choices or {}).items():
        dialog.choose_field(title, field)
    dialog.preview()
    finish(dialog)
    assert dialog.pages.currentIndex() == PREVIEW
    if report:
        dialog.reportCheck.setChecked(True)
        dialog.report.setFilePath(report)
    dialog.apply()
    finish(dialog, held)
    done = dialog.pages.currentIndex() == DONE
    return str((dialog.doneLabel if done else dialog.messageLabel).text())


@pytest.fixture(params=[by_the_toolbox, by_the_window])
def door(provider: None, request: pytest.FixtureRequest) -> Door:
    return request.param


@pytest.fixture(scope="module")
def filled(demo_tables: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with 20 dwellings of SIA. Nobody opens it: tests copy it."""
    made = new_base(tmp_path_factory.mktemp("scenario") / "base.gpkg")
    homes = demo_tables["logement"]
    with made.transaction() as session:
        for name in REFERENCES:
            session.append(made.tables[name], demo_tables[name])
        own = without_doubles(homes[homes["bailleur"] == "SIA"]).head(20)
        session.append(made.tables["logement"], own)
    return made.path


@pytest.fixture
def base(filled: Path, tmp_path: Path) -> GeoPackageBase:
    return open_geopackage(shutil.copy(filled, tmp_path / "base.gpkg"))


@pytest.fixture
def file(base: GeoPackageBase, tmp_path: Path) -> Path:
    """20 dwellings: five costs changed, a label refused, rents under an unknown title."""
    rows = rows_of(base.read("logement"))
    place = FIELDS.index
    for row in rows[1:6]:
        row[place("cout_travaux")] = 123_456
    rows[7][place("label_vise")] = "BBC rénovatoin"
    rows[8][place("loyer_apres")] = 777
    rows[0][place("loyer_apres")] = RENT
    return write_xlsx(tmp_path / "recu.xlsx", {"R": [["SIA Habitat"], *rows]})


@pytest.fixture
def homes(base: GeoPackageBase) -> Iterator[QgsVectorLayer]:
    """The dwellings of the base in the project."""
    layer = make_layer(base, base.tables["logement"], BaseReference.of(base))
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    yield layer
    layer.rollBack()
    QgsProject.instance().removeMapLayer(layer)


def changed(base: GeoPackageBase) -> int:
    with closing(sqlite3.connect(base.path)) as connection:
        found = connection.execute("SELECT count(*) FROM logement WHERE cout_travaux = 123456")
        return int(found.fetchone()[0])


def state_told(report: Path) -> str:
    rows = load_workbook(report)["Synthèse"].iter_rows(min_col=1, max_col=2, values_only=True)
    return str(dict(rows)["État"])


def beside(report: Path) -> list[str]:
    return sorted(path.name for path in report.parent.glob("*rapport*"))


def test_what_is_written_is_registered_signed_and_shown(door, base, file, homes):
    cost, painted = homes.fields().indexOf("cout_travaux"), list[bool]()
    homes.repaintRequested.connect(lambda *_deferred: painted.append(True))
    told = door(base, file)
    assert changed(base) == 5 and "annul" not in told and painted
    (record,) = imports(base)
    assert (record.name, record.bailleur, record.user) == ("recu.xlsx", "SIA", user_name())
    assert record.counts["nb_modifies"] == 5 and record.counts["nb_rejetes"] == 1
    assert sum(home.attribute(cost) == 123_456 for home in homes.getFeatures()) == 5


def test_layers_being_edited_stop_it(door, base, file, homes):
    homes.startEditing()
    told = door(base, file, choices={RENT: "loyer_apres"})
    assert told.startswith("Des couches de cette base sont en édition : Logements.")
    assert changed(base) == 0 and imports(base) == [] and not remembered_columns(base, "SIA")


def test_layers_of_another_base_do_not(door, base, file, filled, tmp_path):
    other = open_geopackage(shutil.copy(filled, tmp_path / "autre.gpkg"))
    layer = make_layer(other, other.tables["logement"], BaseReference.of(other))
    QgsProject.instance().addMapLayer(layer)
    layer.startEditing()
    try:
        door(base, file)
        assert changed(base) == 5
    finally:
        layer.rollBack()
        QgsProject.instance().removeMapLayer(layer)


def test_the_report_comes_with_the_import(door, base, file, tmp_path):
    report = tmp_path / "rapport.xlsx"
    told = door(base, file, report=str(report))
    assert state_told(report) == f"Importé dans « {base.label} »"
    assert beside(report) == ["rapport.xlsx", "rapport_a_corriger.xlsx", "rapport_courriel.txt"]
    assert all(name in told for name in beside(report))


def test_what_was_mended_since_is_not_replaced_by_the_next_report(door, base, file, tmp_path):
    """Nobody named the letter nor the refused rows: the user was not asked whether to replace."""
    report = tmp_path / "rapport.xlsx"
    names = ["rapport.xlsx", "rapport_a_corriger.xlsx", "rapport_courriel.txt"]
    before = shutil.copy(base.path, tmp_path / "avant.gpkg")
    door(base, file, report=str(report))
    refused, letter = (tmp_path / name for name in names[1:])
    assert refused.is_file() and letter.is_file()
    book = load_workbook(refused)
    book.active["A2"] = "corrigé à la main"
    book.save(refused)
    letter.write_text("Ma lettre", encoding="utf-8")
    mended = refused.read_bytes()
    again = door(open_geopackage(before), file, report=str(report))
    assert refused.read_bytes() == mended and letter.read_text(encoding="utf-8") == "Ma lettre"
    new = [name.replace(".", " (2).") for name in names[1:]]
    assert beside(report) == sorted([*names, *new]) and all(name in again for name in new)


def test_a_report_that_cannot_be_written_stops_it(door, base, file, tmp_path):
    told = door(base, file, report=str(tmp_path / "absent" / "rapport.xlsx"))
    assert "absent" in told
    assert changed(base) == 0 and imports(base) == []


def test_stopped_it_leaves_neither_rows_nor_report(door, base, file, tmp_path, monkeypatch):
    report = tmp_path / "rapport.xlsx"
    told = door(base, file, report=str(report), held=Held(monkeypatch))
    assert told == "Opération annulée. Rien n’a été écrit."
    assert changed(base) == 0 and imports(base) == [] and beside(report) == []


def test_a_file_imported_already_is_told_and_the_report_says_it(door, base, file, tmp_path):
    report = tmp_path / "rapport.xlsx"
    by_the_toolbox(base, file)
    with base.transaction() as session:
        session.execute("UPDATE logement SET cout_travaux = 1 WHERE cout_travaux = 123456")
    told = door(base, file, report=str(report))
    assert "a déjà été importé le" in told and "a déjà été importé le" in state_told(report)
    assert changed(base) == 0 and len(imports(base)) == 1


def test_the_columns_chosen_are_remembered(door, base, file):
    door(base, file, choices={RENT: "loyer_apres"})
    assert remembered_columns(base, "SIA") == {"quittance nouvelle": "loyer_apres"}
    assert (base.read("logement")["loyer_apres"] == 777).sum() == 1


def test_columns_that_cannot_be_remembered_do_not_undo_the_import(door, base, file, monkeypatch):
    def refuse(*_arguments: Any) -> None:
        raise BaseError

    monkeypatch.setattr(scenario, "remember_columns", refuse)
    told = door(base, file, choices={RENT: "loyer_apres"})
    assert "n’ont pas pu être mémorisées" in told
    assert changed(base) == 5 and len(imports(base)) == 1


def test_a_column_without_a_title_is_read_but_not_remembered(door, base, tmp_path):
    rows = rows_of(base.read("logement"))
    rows[0][FIELDS.index("loyer_apres")] = None
    rows[8][FIELDS.index("loyer_apres")] = 777
    file = write_xlsx(tmp_path / "sans_titre.xlsx", {"R": [["SIA Habitat"], *rows]})
    title = f"colonne {column_letter(FIELDS.index('loyer_apres') + 1)}"
    door(base, file, choices={title: "loyer_apres"})
    assert (base.read("logement")["loyer_apres"] == 777).sum() == 1
    assert remembered_columns(base, "SIA") == {}


def test_a_simulation_minds_no_edit_session(provider, base, file, homes, tmp_path):
    homes.startEditing()
    report = tmp_path / "rapport.xlsx"
    asked = {"FICHIER": str(file), "BAILLEUR": "SIA", "BASE": str(base.path)}
    results = run_algorithm("osp:importer_remontee", {**asked, "RAPPORT": str(report)})
    assert results["NB_MODIFIES"] == 5
    assert state_told(report) == "Simulation, rien n’a été écrit"


# -- undoing ---------------------------------------------------------------------------------------


def undone_by_the_toolbox(base: GeoPackageBase) -> str:
    try:
        run_algorithm("osp:annuler_import", {"BASE": str(base.path)})
    except QgsProcessingException as error:
        return str(error)
    return ""


def undone_by_the_window(base: GeoPackageBase) -> str:
    dialog = UndoImportDialog(BaseReference.of(base), Mock(), Worker())
    finish(dialog)
    dialog.undo()
    finish(dialog)
    return str(dialog.effectLabel.text())


@pytest.mark.parametrize("undo", [undone_by_the_toolbox, undone_by_the_window])
def test_an_import_is_undone_when_no_layer_is_being_edited(provider, base, file, homes, undo):
    painted = list[bool]()
    by_the_toolbox(base, file)
    homes.startEditing()
    assert undo(base).startswith("Des couches de cette base sont en édition : Logements.")
    assert changed(base) == 5 and imports(base)[0].state == "Appliqué"
    homes.rollBack()
    homes.repaintRequested.connect(lambda *_deferred: painted.append(True))
    undo(base)
    assert painted
    assert changed(base) == 0 and imports(base)[0].state == "Annulé"


# -- the other works that write many rows ---------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("importer_decisions", {"FICHIER": "decisions.csv", "SIMULATION": False}),
        ("importer_rpls", {"FICHIER": "rpls2021.csv"}),
        ("completer_rpls", {"SIMULATION": False}),
        ("importer_dpe", {"FICHIER": "dpe.csv", "SIMULATION": False}),
        ("charger_referentiel", {"TABLE": "bailleur"}),
    ],
)
def test_layers_being_edited_stop_each(provider, base, homes, tmp_path, name, asked):
    (tmp_path / "decisions.csv").write_text("n° décision;bailleur;montant\n1;SIA;2\n")
    asked = {key: str(tmp_path / value) if key == "FICHIER" else value
             for key, value in asked.items()}  # fmt: skip
    if name == "charger_referentiel":
        layer = QgsVectorLayer("NoGeometry?field=bailleur:string&field=nom:string", "b", "memory")
        asked["INPUT"] = layer
    homes.startEditing()
    with pytest.raises(QgsProcessingException, match="sont en édition : Logements"):
        run_algorithm(f"osp:{name}", {**asked, "BASE": str(base.path)})

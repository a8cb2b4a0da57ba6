"""The import dialog on a shared base: read, previewed, imported, undone."""

from __future__ import annotations

import time
from typing import Any
from unittest.mock import Mock, call

from qgis.PyQt.QtCore import QCoreApplication

from osp_plugin.gui.common.background import Worker
from osp_plugin.gui.imports.import_dialog import DONE, ImportDialog
from osp_plugin.gui.imports.undo_import_dialog import UndoImportDialog
from osp_plugin.project import BaseReference
from osp_plugin.reports.remontee.subject import RETURNS

from ..support.returns import FIELDS, REFERENCES, rows_of, without_doubles, write_xlsx


def finish(dialog: Any) -> None:
    """Wait for the end of what the dialog is doing."""
    end = time.monotonic() + 60
    while dialog.work.is_busy():
        assert time.monotonic() < end
        QCoreApplication.processEvents()
        time.sleep(0.01)


def test_a_return_is_imported_into_a_shared_base_and_undone(
    base, connection, demo_tables, tmp_path
):
    homes = demo_tables["logement"]
    own = without_doubles(homes[homes["bailleur"] == "SIA"]).head(60)
    with base.transaction() as session:
        for name in REFERENCES:
            session.append(base.tables[name], demo_tables[name])
        session.append(base.tables["logement"], own)
    rows = rows_of(own)
    for row in rows[1:6]:
        row[FIELDS.index("cout_travaux")] = 123456
    file = write_xlsx(tmp_path / "r.xlsx", {"Avant": [["Bonjour"]], "R": [["SIA"], *rows]})
    reference, worker, heard = BaseReference.postgis(connection), Worker(), Mock()
    changed = "SELECT count(*) AS n FROM logement WHERE cout_travaux = 123456"

    dialog = ImportDialog(RETURNS, reference, heard, worker)
    finish(dialog)
    dialog.choose_file(str(file))
    finish(dialog)
    assert dialog.tabs.ticked() == {"R": 2} and dialog.bailleurCombo.currentData() == "SIA"
    dialog.preview()
    finish(dialog)
    shown = [dialog.categoryList.item(place).text() for place in range(dialog.categoryList.count())]
    assert "Modifiés : 5" in shown and "Inchangés : 55" in shown
    assert base.rows(changed)[0]["n"] == 0
    dialog.apply()
    finish(dialog)
    assert dialog.pages.currentIndex() == DONE and "import n° 1 est fait" in dialog.doneLabel.text()
    assert base.rows(changed)[0]["n"] == 5

    undo = UndoImportDialog(reference, heard, worker)
    finish(undo)
    undo.undo()
    finish(undo)
    assert heard.mock_calls == [call.success("L’import n° 1 est annulé en entier.")]
    assert "déjà annulé" in undo.effectLabel.text()
    assert base.rows(changed)[0]["n"] == 0

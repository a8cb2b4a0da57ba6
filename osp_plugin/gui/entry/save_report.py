"""What a save did not keep, or why it was refused, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox

from ...domain.dictionary import GEOMETRY_COLUMN, Table
from ...i18n import translate
from ...project.editing.refusals import RefusedRow
from ...project.editing.values import label_of
from ...project.editing.verification import DIFFERENT, KEPT, Discrepancy
from ..common import forms, tables


class SaveReportDialog(QDialog):
    """A table of rows; accepted when the user wants the values back in an edit session."""

    def __init__(
        self, intro: str, headers: Sequence[str], rows: Sequence[Sequence[str]], parent: Any = None
    ) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self.introLabel.setText(intro)
        tables.fill(self.table, headers, rows)

    @classmethod
    def lost(
        cls, layer: QgsVectorLayer, table: Table, found: list[Discrepancy], parent: Any = None
    ) -> SaveReportDialog:
        """What was sent and is not in the base."""
        intro = translate(
            "gui",
            "La base a été relue après l’enregistrement : elle ne contient pas ce qui suit. Vous "
            "pouvez remettre ces valeurs en édition, et enregistrer de nouveau quand la cause "
            "est levée.",
        )
        headers = (
            translate("gui", "Ligne"),
            translate("gui", "Champ"),
            translate("gui", "Ce qui a été saisi"),
            translate("gui", "Dans la base"),
        )
        rows = [row for item in found for row in _lost_rows(layer, table, item)]
        dialog = cls(intro, headers, rows, parent)
        again = dialog.buttonBox.addButton(
            translate("gui", "Remettre mes valeurs en édition"),
            QDialogButtonBox.ButtonRole.AcceptRole,
        )
        again.setObjectName("againButton")
        return dialog

    @classmethod
    def refused(cls, rows: list[RefusedRow], parent: Any = None) -> SaveReportDialog:
        """Why the base refused the save."""
        intro = translate(
            "gui",
            "L’enregistrement a été refusé. Vos modifications sont toujours en édition : corrigez "
            "les lignes ci-dessous, puis enregistrez de nouveau.",
        )
        headers = (translate("gui", "Ligne"), translate("gui", "Pourquoi"))
        unknown = translate("gui", "(ligne non précisée par la base)")
        texts = [[row.label or unknown, _sentence(row.reason)] for row in rows]
        return cls(intro, headers, texts, parent)


def _lost_rows(layer: QgsVectorLayer, table: Table, item: Discrepancy) -> list[list[str]]:
    known = {**(item.stored.values if item.stored else {}), **item.sent.values}
    label = label_of(layer, known, item.sent.fid)
    if item.kind == KEPT:
        held = (
            translate("gui", "toujours présente")
            if item.stored is not None
            else translate("gui", "cachée à votre compte, sans suppression au journal")
        )
        return [[label, "", translate("gui", "ligne supprimée"), held]]
    if item.kind == DIFFERENT:
        rows = [_field_row(table, label, *values) for values in item.fields]
        if item.moved and item.stored is not None:
            shapes = (item.sent.wkb, item.stored.wkb)
            rows.append(_field_row(table, label, GEOMETRY_COLUMN, *shapes))
        return rows
    absent = translate("gui", "ligne absente")
    rows = [
        [label, tables.field_title(table, name), tables.value_text(name, value), absent]
        for name, value in item.sent.values.items()
    ]
    if item.sent.moved:
        shape = tables.value_text(GEOMETRY_COLUMN, item.sent.wkb)
        rows.append([label, tables.field_title(table, GEOMETRY_COLUMN), shape, absent])
    return rows


def _field_row(table: Table, label: str, name: str, sent: Any, stored: Any) -> list[str]:
    title = tables.field_title(table, name)
    return [label, title, tables.value_text(name, sent), tables.value_text(name, stored)]


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."

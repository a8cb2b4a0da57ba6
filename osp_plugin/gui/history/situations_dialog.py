"""« Situations arrêtées… »: those of a base, and what may be done with each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtWidgets import QDialog, QHeaderView

from ...domain.common.work import Work
from ...domain.indicators.kept import Situation
from ...i18n import explain_any, translate
from ...reports.common.situations import told
from ...settings import user_name
from ...storage import Base
from ...storage.history.situations import Removed, make_definitive, put_back, remove
from ...storage.indicators.situations import name_of, read_kept, situations
from ..common import forms, plain, tables
from ..common.background import Worker
from ..common.help_links import help_on_f1
from ..common.one_work import OneWork

HASH = 6
"""Column of the hash, which is shown whole."""


class SituationsDialog(QDialog):
    """Lists the situations; a provisional one is made definitive, or taken away and put back."""

    def __init__(self, base: Base, worker: Worker, parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        help_on_f1(self, "situations")
        self._base = base
        self._listed: list[Situation] = []
        self._removed: Removed | None = None
        self._work = OneWork(worker, lambda _percent: None, self._enable, self._failed)
        self.introLabel.setText(
            translate(
                "gui",
                "Une situation garde les chiffres d’une date. Définitive, elle ne change plus : "
                "une correction est une nouvelle édition.",
            )
        )
        self.verifyButton.clicked.connect(lambda *_: self.verify())
        self.fixButton.clicked.connect(lambda *_: self.fix())
        self.removeButton.clicked.connect(lambda *_: self.remove_chosen())
        self.undoButton.clicked.connect(lambda *_: self.undo())
        self.table.itemSelectionChanged.connect(self._enable)
        self.buttonBox.rejected.connect(self.reject)
        self.saidLabel.clear()
        self.read()

    def done(self, result: int) -> None:
        """Called by Qt when it closes: what is under way is forgotten."""
        self._work.abandon()
        super().done(result)

    def read(self) -> None:
        """Read the list again."""
        self._start(lambda: situations(self._base), self._show)

    def verify(self) -> None:
        """Compare what the base keeps of the situation chosen with its hash."""
        chosen = self._chosen()
        if chosen is not None:
            said = translate("gui", "Rien n’a changé depuis qu’elle a été arrêtée : {situation}")
            self._start(
                lambda: read_kept(self._base, chosen),
                lambda _kept: self.saidLabel.setText(said.format(situation=told(chosen))),
            )

    def fix(self) -> None:
        """Make the situation chosen definitive, once the user agrees."""
        chosen = self._chosen()
        question = translate(
            "gui",
            "Rendre définitive la situation « {situation} » ? Elle ne changera plus et ne se "
            "supprimera pas.",
        )
        if chosen is not None and plain.agrees(
            self, self.windowTitle(), question.format(situation=name_of(chosen))
        ):
            self._write(
                lambda: make_definitive(self._base, chosen),
                translate("gui", "« {situation} » est définitive."),
                chosen,
            )

    def remove_chosen(self) -> None:
        """Take the situation chosen away; :meth:`undo` puts it back."""
        chosen = self._chosen()
        if chosen is not None:
            self._write(
                lambda: remove(self._base, chosen),
                translate("gui", "« {situation} » est supprimée."),
                chosen,
            )

    def undo(self) -> None:
        """Put back the situation that was taken away last."""
        removed = self._removed
        if removed is not None:
            self._write(
                lambda: put_back(self._base, removed),
                translate("gui", "« {situation} » est de nouveau là."),
                removed.situation,
            )

    def _write(self, function: Callable[[], object], said: str, situation: Situation) -> None:
        author = user_name()

        def signed() -> object:
            self._base.sign(author)
            return function()

        def written(result: object) -> None:
            self._removed = result if isinstance(result, Removed) else None
            self.saidLabel.setText(said.format(situation=name_of(situation)))
            self.read()

        self._start(signed, written)

    def _start(self, function: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def run(_work: Work) -> Any:
            return function()

        self._work.start(self.windowTitle(), run, done)

    def _show(self, listed: list[Situation]) -> None:
        self._listed = listed
        headers = [
            translate("gui", "Situation au"),
            translate("gui", "Titre"),
            translate("gui", "Édition"),
            translate("gui", "État"),
            translate("gui", "Portée"),
            translate("gui", "Arrêtée"),
            translate("gui", "Empreinte"),
        ]
        tables.fill(self.table, headers, [_row(one) for one in listed])
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(HASH, QHeaderView.ResizeMode.Stretch)
        if not listed:
            self.saidLabel.setText(translate("gui", "Cette base ne garde aucune situation."))
        elif self.table.currentRow() < 0:
            self.table.selectRow(0)
        self._enable()

    def _chosen(self) -> Situation | None:
        rows = self.table.selectionModel().selectedRows() if self.table.selectionModel() else []
        place = rows[0].row() if rows else -1
        return self._listed[place] if 0 <= place < len(self._listed) else None

    def _enable(self) -> None:
        chosen, free = self._chosen(), not self._work.is_busy()
        provisional = chosen is not None and not chosen.definitive and free
        self.verifyButton.setEnabled(chosen is not None and free)
        self.fixButton.setEnabled(provisional)
        self.removeButton.setEnabled(provisional)
        self.undoButton.setEnabled(self._removed is not None and free)

    def _failed(self, error: BaseException) -> None:
        self.saidLabel.setText(explain_any(error))


def _row(one: Situation) -> list[str]:
    state = translate("gui", "définitive") if one.definitive else translate("gui", "provisoire")
    made = translate("gui", "le {jour}, par {auteur}") if one.author else "{jour}"
    return [
        f"{one.day:%d/%m/%Y}",
        one.title,
        str(one.edition),
        state,
        one.scope,
        made.format(jour=f"{one.at.astimezone():%d/%m/%Y à %H:%M}", auteur=one.author),
        one.digest,
    ]

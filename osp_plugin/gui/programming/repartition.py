"""« Répartition »: what becomes of each line of a campaign, prepared for the CRHH."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QDialog, QHeaderView

from ...domain.errors import OspError
from ...domain.programming.figures import OPTIONS
from ...domain.programming.scenario import (
    KEPT,
    POSTPONED,
    RESERVED,
    WAITING,
    Scenario,
    propose,
)
from ...i18n import explain, plural, translate
from ...project import BaseReference
from ...project.refreshing import refresh
from ...settings import user_name
from ...storage import Base
from ...storage.programming.reading import Programme, read_programme
from ...storage.programming.scenarios import (
    KeptScenario,
    decide,
    keep_scenario,
    read_scenarios,
    remove_scenario,
)
from ..common import forms
from ..common.background import Worker
from ..common.messages import Messages
from ..common.one_work import OneWork
from ..common.plain import agrees, inform, warn
from .compare import CompareDialog
from .decide import DecideDialog
from .figures_table import text_of
from .lines_model import INSTEAD, NAME, Line, LinesModel, lines_of
from .scenario_name import ask_scenario_name
from .substitute import ask_substitute
from .sums import Sums

INSTEAD_CHARACTERS = 30
AUTUMN = (9, 1)
"""Month and day from which works are late in a campaign: kept under reserve."""


@dataclass(frozen=True)
class Loaded:
    """A campaign and its scenarios, read at one moment."""

    programme: Programme
    scenarios: list[KeptScenario]


class RepartitionDialog(QDialog):
    """Works on the scenarios of one campaign of one base."""

    changed = pyqtSignal()
    """Something was written in the base."""

    def __init__(
        self,
        reference: BaseReference,
        year: int,
        messages: Messages,
        worker: Worker,
        parent: Any = None,
    ) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(
            translate("gui", "Répartition de la campagne {campagne}").format(campagne=year)
        )
        self._reference = reference
        self._base: Base = reference.open(check=False)
        self._year = year
        self._messages = messages
        self._loaded: Loaded | None = None
        self._lines: list[Line] = []
        self._kept: KeptScenario | None = None
        self.scenario = Scenario(())
        """The scenario on the screen, saved or not."""
        self.work = OneWork(worker, lambda _percent: None, self._enable, self._failed)
        self._make_widgets()
        self.load()

    # -- what it shows -----------------------------------------------------------------------

    def load(self, name: str = "") -> None:
        """Read the campaign again, then show the scenario ``name`` (else the first)."""
        base, year = self._base, self._year

        def read(_work: object) -> Loaded:
            programme = read_programme(base, year)
            return Loaded(programme, read_scenarios(base, programme))

        self.work.start(
            translate("gui", "Lecture de la campagne"),
            read,
            lambda loaded: self._show_loaded(loaded, name),
        )

    def lines(self) -> list[str]:
        """Names of the lines in order, for scripts."""
        return [line.name for line in self._lines]

    def select(self, *names: str) -> None:
        """Select lines by name, as a user does."""
        self.linesView.clearSelection()
        model = self.linesView.selectionModel()
        for row, line in enumerate(self._lines):
            if line.name in names:
                flags = model.SelectionFlag.Select | model.SelectionFlag.Rows
                model.select(self._model.index(row, 0), flags)

    def _make_widgets(self) -> None:
        self._model = LinesModel(self)
        self.linesView.setModel(self._model)
        header = self.linesView.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(INSTEAD, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(INSTEAD, header.fontMetrics().averageCharWidth() * INSTEAD_CHARACTERS)
        self.linesView.verticalHeader().setDefaultSectionSize(
            self.linesView.fontMetrics().height() + 8
        )
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([360, 230])
        for option in OPTIONS:
            self.optionCombo.addItem(option, option)
        for table in (self.balanceTable, self.epciTable, self.depTable, self.bailleurTable):
            table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.linesView.selectionModel().selectionChanged.connect(lambda *_args: self._enable())
        self.scenarioCombo.activated.connect(lambda *_args: self._chosen())
        self.optionCombo.activated.connect(lambda *_args: self._set_option())
        for button, choix in (
            (self.keepButton, KEPT),
            (self.reserveButton, RESERVED),
            (self.waitButton, WAITING),
            (self.postponeButton, POSTPONED),
        ):
            button.clicked.connect(lambda _checked=False, choix=choix: self._choose(choix))
        self.substituteButton.clicked.connect(lambda: self._guarded(self._substitute))
        self.newButton.clicked.connect(lambda: self._guarded(self._propose))
        self.saveButton.clicked.connect(lambda: self._guarded(self._save))
        self.copyButton.clicked.connect(lambda: self._guarded(self._save_as))
        self.removeButton.clicked.connect(lambda: self._guarded(self._remove))
        self.compareButton.clicked.connect(lambda: self._guarded(self._compare))
        self.decideButton.clicked.connect(lambda: self._guarded(self._decide))
        self.buttonBox.rejected.connect(self.reject)
        self._enable()

    def in_hand(self) -> list[int]:
        """Lines to be shown on the map: those chosen, else those that the scenario funds."""
        return [line.fid for line in self._selected()] or [*self.scenario.having(KEPT, RESERVED)]

    def _show_loaded(self, loaded: Loaded, name: str) -> None:
        self._loaded = loaded
        kept = next((one for one in loaded.scenarios if one.name == name), None)
        self._show_kept(kept or next(iter(loaded.scenarios), None))

    def _show_kept(self, kept: KeptScenario | None) -> None:
        """Show a scenario of the base, or an empty one that is not saved."""
        if self._loaded is None:
            return
        self._kept = kept
        fids = tuple(int(fid) for fid in self._loaded.programme.lines["fid"])
        self._show_scenario(kept.scenario if kept is not None else Scenario(fids), anew=True)

    def _show_scenario(self, scenario: Scenario, *, anew: bool = False) -> None:
        assert self._loaded is not None  # nosec B101 # reached once a campaign is read
        programme = self._loaded.programme
        if anew or scenario.biosource != self.scenario.biosource:
            self._lines = lines_of(programme, scenario.biosource)
            self.scenario = scenario
            self._model.show(self._lines, scenario)
        else:
            self.scenario = scenario
            self._model.change(scenario)
        self.optionCombo.setCurrentText(scenario.biosource)
        self._show_names()
        self._show_sums()
        self._enable()

    def _show_names(self) -> None:
        assert self._loaded is not None  # nosec B101 # reached once a campaign is read
        self.scenarioCombo.clear()
        for kept in self._loaded.scenarios:
            text = kept.name
            if kept.decided is not None:
                text = translate("gui", "{scenario} (décision)").format(scenario=kept.name)
            if kept is self._kept and self._is_modified():
                text = translate("gui", "{scenario} – modifié").format(scenario=text)
            self.scenarioCombo.addItem(text, kept.fid)
        if self._kept is None:
            self.scenarioCombo.insertItem(0, translate("gui", "(nouveau, pas enregistré)"), None)
            self.scenarioCombo.setCurrentIndex(0)
        else:
            self.scenarioCombo.setCurrentIndex(self.scenarioCombo.findData(self._kept.fid))

    def _show_sums(self) -> None:
        assert self._loaded is not None  # nosec B101 # reached once a campaign is read
        sums = Sums(self._loaded.programme, self.scenario)
        sums.show_balance(self.balanceTable)
        sums.show_level(self.epciTable, "epci")
        sums.show_level(self.depTable, "dep")
        sums.show_level(self.bailleurTable, "bailleur")
        self.stateLabel.setText(sums.said())

    # -- what it does ------------------------------------------------------------------------

    def _choose(self, choix: str) -> None:
        fids = [line.fid for line in self._selected()]
        if fids:
            self._guarded(lambda: self._show_scenario(self.scenario.choose(fids, choix)))

    def _set_option(self) -> None:
        option = str(self.optionCombo.currentData())
        changed = Scenario(self.scenario.lines, self.scenario.choices, option)
        self._guarded(lambda: self._show_scenario(changed))

    def _substitute(self) -> None:
        late = self._selected()[0]
        candidates = [line for line in self._lines if not self.scenario.choice(line.fid).funded]
        early = ask_substitute(self, late, candidates)
        if early is not None:
            self._show_scenario(self.scenario.substitute(late.fid, early.fid))

    def _propose(self) -> None:
        assert self._loaded is not None  # nosec B101 # reached once a campaign is read
        programme = self._loaded.programme
        if not self._may_leave():
            return
        option = str(self.optionCombo.currentData())
        made = propose(
            programme.lines,
            programme.amounts(option),
            programme.managers(),
            programme.available(),
            date(self._year, *AUTUMN),
            option,
        )
        self._kept = None
        self._show_scenario(made, anew=True)

    def _save(self) -> None:
        if self._kept is None:
            self._save_as()
        else:
            self._keep(self._kept.name, self._kept)

    def _save_as(self) -> None:
        name = ask_scenario_name(self)
        if name:
            self._keep(name, None)

    def _keep(self, name: str, before: KeptScenario | None) -> None:
        assert self._loaded is not None  # nosec B101 # reached once a campaign is read
        base, programme, scenario = self._base, self._loaded.programme, self.scenario

        def write(_work: object) -> None:
            base.sign(user_name())
            keep_scenario(base, programme, name, scenario, before)

        self._write(translate("gui", "Enregistrement du scénario"), write, name)

    def _remove(self) -> None:
        kept = self._kept
        if kept is None or self._loaded is None:
            return
        question = translate("gui", "Supprimer le scénario « {scenario} » ?")
        if self._confirmed(question.format(scenario=kept.name)):
            base, programme = self._base, self._loaded.programme

            def write(_work: object) -> None:
                base.sign(user_name())
                remove_scenario(base, programme, kept)

            self._write(translate("gui", "Suppression du scénario"), write, "")

    def _compare(self) -> None:
        assert self._loaded is not None  # nosec B101 # reached once a campaign is read
        scenarios = [(kept.name, kept.scenario) for kept in self._loaded.scenarios]
        if self._kept is None or self._is_modified():
            scenarios.append((translate("gui", "À l’écran"), self.scenario))
        CompareDialog(self._loaded.programme, scenarios, self).exec()

    def _decide(self) -> None:
        assert self._loaded is not None  # nosec B101 # reached once a campaign is read
        kept = self._kept
        if kept is None or self._is_modified():
            self._messages_here(translate("gui", "Enregistrez d’abord ce scénario."))
            return
        base, programme = self._base, self._loaded.programme
        dialog = DecideDialog(kept.name, len(self.scenario.lines), programme.campaign, self)
        if dialog.exec():
            crhh = dialog.session()

            def write(_work: object) -> None:
                base.sign(user_name())
                decide(base, programme, kept, crhh)

            self._write(translate("gui", "Écriture de la décision"), write, kept.name)

    def _write(self, title: str, write: Callable[[object], None], name: str) -> None:
        def done(_none: object) -> None:
            refresh(QgsProject.instance(), self._reference)
            self.changed.emit()
            self.load(name)

        self.work.start(title, write, done)

    # -- the rest ----------------------------------------------------------------------------

    def _selected(self) -> list[Line]:
        rows = sorted({index.row() for index in self.linesView.selectionModel().selectedRows()})
        return [self._model.at(row) for row in rows]

    def _is_modified(self) -> bool:
        return self._kept is None or not self.scenario.means(self._kept.scenario)

    def _chosen(self) -> None:
        fid = self.scenarioCombo.currentData()
        if self._loaded is None or (self._kept is not None and fid == self._kept.fid):
            return
        if self._may_leave():
            self._show_kept(next((k for k in self._loaded.scenarios if k.fid == fid), None))
        else:
            self._show_names()

    def _may_leave(self) -> bool:
        """Whether what is on the screen can go: saved, empty, or the user says so."""
        if not self._is_modified() or (self._kept is None and not self.scenario.choices):
            return True
        return self._confirmed(
            translate("gui", "Les choix à l’écran ne sont pas enregistrés. Les abandonner ?")
        )

    def _confirmed(self, question: str) -> bool:
        return agrees(self, self.windowTitle(), question)

    def _messages_here(self, text: str) -> None:
        inform(self, self.windowTitle(), text)

    def _guarded(self, act: Callable[[], None]) -> None:
        with self._messages.guard():
            try:
                act()
            except OspError as error:
                self._failed(error)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, OspError):
            warn(self, self.windowTitle(), explain(error))
        else:
            self._messages.error(error)

    def _enable(self) -> None:
        ready = self._loaded is not None and not self.work.is_busy()
        writable = (
            ready and self._loaded is not None and not self._loaded.programme.campaign.is_closed
        )
        selected = self._selected()
        count = len(selected)
        for button in (self.keepButton, self.reserveButton, self.waitButton, self.postponeButton):
            button.setEnabled(writable and count > 0)
        late = count == 1 and self.scenario.choice(selected[0].fid).funded
        others = late and any(not self.scenario.choice(line.fid).funded for line in self._lines)
        self.substituteButton.setEnabled(writable and others)
        for button in (self.newButton, self.copyButton):
            button.setEnabled(writable)
        self.saveButton.setEnabled(writable and self._is_modified())
        self.removeButton.setEnabled(writable and self._kept is not None)
        self.decideButton.setEnabled(writable and self._kept is not None)
        self.optionCombo.setEnabled(ready)
        self.scenarioCombo.setEnabled(ready)
        self.compareButton.setEnabled(ready)
        euros = sum(line.amount for line in selected)
        one = translate("gui", "{nombre} ligne choisie, {somme}")
        several = translate("gui", "{nombre} lignes choisies, {somme}")
        told = plural(count, one, several, somme=text_of(euros))
        self.selectionLabel.setText(told if count else "")

    def reject(self) -> None:
        """Close, unless choices that are not saved would go away and the user keeps them."""
        if self._may_leave():
            self.work.abandon()
            super().reject()

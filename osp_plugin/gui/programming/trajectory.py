"""« Trajectoire »: the years to come, as sliders make them, in scenarios that are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QDialog

from ...domain.errors import OspError
from ...domain.programming.trajectory import CERTAINTIES, Assumptions, needs, project
from ...i18n import explain, translate
from ...project import BaseReference
from ...project.refreshing import refresh
from ...reports.programming.trajectory_chart import trajectory_chart
from ...settings import user_name
from ...storage import Base
from ...storage.programming.trajectories import (
    KeptTrajectory,
    Outlook,
    keep_trajectory,
    read_outlook,
    remove_trajectory,
)
from ..common import forms
from ..common.background import Worker
from ..common.chart_view import ChartView, load_drawing
from ..common.messages import Messages
from ..common.one_work import OneWork
from ..common.plain import agrees, warn
from . import trajectory_tables as tables
from .scenario_name import ask_scenario_name

RANGES = {"pace": (4000, 50), "aid": (40_000, 500), "cost": (200_000, 1000)}
"""Highest value and step of each slider; a box takes any value up to ten times as much."""


class TrajectoryDialog(QDialog):
    """Works on the trajectories of one base."""

    print_asked = pyqtSignal(str)
    """The scenario of this name is to be printed."""

    def __init__(
        self, reference: BaseReference, messages: Messages, worker: Worker, parent: Any = None
    ) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._reference = reference
        self._base: Base = reference.open(check=False)
        self._messages = messages
        self._outlook: Outlook | None = None
        self._kept: KeptTrajectory | None = None
        self._showing = False
        self._draw: Callable[[], Any] | None = None
        self._chart = ChartView(lambda _bar: None, self)
        self.chartLayout.addWidget(self._chart)
        self.work = OneWork(worker, lambda _percent: None, self._enable, self._failed)
        self._make_widgets()
        self.load()

    # -- what it shows -----------------------------------------------------------------------

    def load(self, name: str = "") -> None:
        """Read the base again, then show the scenario ``name`` (else the first, or what the base
        gives)."""
        base = self._base
        self.work.start(
            translate("gui", "Lecture de la trajectoire"),
            lambda _work: _read(base),
            lambda outlook: self._show_loaded(outlook, name),
        )

    def _make_widgets(self) -> None:
        for name, (highest, step) in RANGES.items():
            slider, box = self._pair(name)
            slider.setRange(0, highest // step)
            slider.setPageStep(max(highest // step // 10, 1))
            box.setRange(0, highest * 10 if name != "pace" else 20_000)
            box.setSingleStep(step)
            box.setGroupSeparatorShown(True)
            slider.valueChanged.connect(
                lambda value, box=box, step=step: self._slid(box, value * step)
            )
            box.valueChanged.connect(lambda *_value: self._changed())
        for wanted in CERTAINTIES:
            self.linesCombo.addItem(wanted, wanted)
        self.linesCombo.activated.connect(lambda *_index: self._changed())
        self.firstBox.valueChanged.connect(lambda *_year: self._changed())
        self.lastBox.valueChanged.connect(lambda *_year: self._changed())
        self.scenarioCombo.activated.connect(lambda *_index: self._chosen())
        self.saveButton.clicked.connect(lambda: self._guarded(self._save))
        self.copyButton.clicked.connect(lambda: self._guarded(self._save_as))
        self.removeButton.clicked.connect(lambda: self._guarded(self._remove))
        self.printButton.clicked.connect(
            lambda: self.print_asked.emit(self._kept.name if self._kept else "")
        )
        self.buttonBox.rejected.connect(self.reject)
        self.tabs.currentChanged.connect(lambda *_page: self._guarded(self._show_chart))
        for table in (self.yearsTable, self.bansTable, self.compareTable):
            table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._enable()

    def _pair(self, name: str) -> tuple[Any, Any]:
        return getattr(self, f"{name}Slider"), getattr(self, f"{name}Box")

    def _slid(self, box: Any, value: int) -> None:
        """A slider was moved by the user; when it follows its box, the box keeps its value."""
        if not self._showing:
            box.setValue(value)

    @property
    def assumptions(self) -> Assumptions:
        """What is on the screen."""
        return Assumptions(
            first=self.firstBox.value(),
            last=max(self.firstBox.value(), self.lastBox.value()),
            lines=str(self.linesCombo.currentData()),
            pace=self.paceBox.value(),
            aid=self.aidBox.value() * 100,
            cost=self.costBox.value() * 100,
        )

    def _show_loaded(self, outlook: Outlook, name: str) -> None:
        self._outlook = outlook
        kept = next((one for one in outlook.scenarios if one.name == name), None)
        self._show_kept(kept or next(iter(outlook.scenarios), None))

    def _show_kept(self, kept: KeptTrajectory | None) -> None:
        assert self._outlook is not None  # nosec B101 # reached once a base is read
        self._kept = kept
        made = kept.assumptions if kept is not None else self._outlook.proposed
        self._showing = True
        try:
            self.firstBox.setValue(made.first)
            self.lastBox.setValue(made.last)
            self.linesCombo.setCurrentIndex(self.linesCombo.findData(made.lines))
            for name, value in (
                ("pace", made.pace),
                ("aid", made.aid // 100),
                ("cost", made.cost // 100),
            ):
                self._pair(name)[1].setValue(value)
        finally:
            self._showing = False
        self._changed()

    def _changed(self) -> None:
        """Reckon again what the assumptions on the screen lead to."""
        if self._outlook is None or self._showing:
            return
        self._showing = True
        try:
            for name, (_highest, step) in RANGES.items():
                slider, box = self._pair(name)
                slider.setValue(box.value() // step)
        finally:
            self._showing = False
        self._guarded(self._reckon)

    def _reckon(self) -> None:
        assert self._outlook is not None  # nosec B101 # reached once a base is read
        outlook, made = self._outlook, self.assumptions
        found = project(outlook.stock, outlook.lines, made)
        self.saidLabel.setText(tables.said(outlook, found))
        paid = outlook.paid(made.first)
        tables.show_years(self.yearsTable, found, paid)
        self._draw = partial(trajectory_chart, found, needs(found, paid))
        self._show_chart()
        tables.show_bans(self.bansTable, found)
        others = [(one.name, one.assumptions) for one in outlook.scenarios]
        if self._is_modified():
            others.append((translate("gui", "À l’écran"), made))
        tables.show_compared(self.compareTable, outlook, others)
        self._show_names()
        self._enable()

    def _show_chart(self) -> None:
        """Draw what was reckoned, once its page is looked at: drawing takes longer than a slider
        may wait."""
        if self._draw is not None and self.tabs.currentWidget() is self.chartPage:
            self._chart.draw(self._draw)
            self._draw = None

    def _show_names(self) -> None:
        assert self._outlook is not None  # nosec B101 # reached once a base is read
        self.scenarioCombo.clear()
        self.scenarioCombo.addItem(translate("gui", "(ce que la base donne)"), None)
        for kept in self._outlook.scenarios:
            text = kept.name
            if kept is self._kept and self._is_modified():
                text = translate("gui", "{scenario} – modifié").format(scenario=text)
            self.scenarioCombo.addItem(text, kept.fid)
        own = self._kept.fid if self._kept is not None else None
        self.scenarioCombo.setCurrentIndex(self.scenarioCombo.findData(own))

    # -- what it does ------------------------------------------------------------------------

    def _save(self) -> None:
        if self._kept is None:
            self._save_as()
        else:
            self._keep(self._kept.name, self._kept)

    def _save_as(self) -> None:
        name = ask_scenario_name(self)
        if name:
            self._keep(name, None)

    def _keep(self, name: str, before: KeptTrajectory | None) -> None:
        base, made = self._base, self.assumptions

        def write(_work: object) -> None:
            base.sign(user_name())
            keep_trajectory(base, name, made, before)

        self._write(translate("gui", "Enregistrement du scénario"), write, name)

    def _remove(self) -> None:
        kept = self._kept
        if kept is None:
            return
        question = translate("gui", "Supprimer le scénario « {scenario} » ?")
        if agrees(self, self.windowTitle(), question.format(scenario=kept.name)):
            base = self._base

            def write(_work: object) -> None:
                base.sign(user_name())
                remove_trajectory(base, kept)

            self._write(translate("gui", "Suppression du scénario"), write, "")

    def _write(self, title: str, write: Callable[[object], None], name: str) -> None:
        def done(_none: object) -> None:
            refresh(QgsProject.instance(), self._reference)
            self.load(name)

        self.work.start(title, write, done)

    # -- the rest ----------------------------------------------------------------------------

    def _is_modified(self) -> bool:
        """Whether the screen says something else than the scenario; a year alone may be out of
        order while it is typed."""
        if self._kept is None or self._outlook is None:
            return self._outlook is not None and self.assumptions != self._proposed()
        return self.assumptions != self._kept.assumptions

    def _proposed(self) -> Assumptions:
        """What the base gives, in whole euros as the boxes show it."""
        assert self._outlook is not None  # nosec B101 # reached once a base is read
        made = self._outlook.proposed
        return replace(made, aid=made.aid // 100 * 100, cost=made.cost // 100 * 100)

    def _chosen(self) -> None:
        fid = self.scenarioCombo.currentData()
        if self._outlook is None:
            return
        if self._may_leave():
            kept = next((one for one in self._outlook.scenarios if one.fid == fid), None)
            self._show_kept(kept)
        else:
            self._show_names()

    def _may_leave(self) -> bool:
        if not self._is_modified():
            return True
        question = translate(
            "gui", "Les hypothèses à l’écran ne sont pas enregistrées. Les abandonner ?"
        )
        return agrees(self, self.windowTitle(), question)

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
        ready = self._outlook is not None and not self.work.is_busy()
        self.assumptionsGroup.setEnabled(ready)
        self.scenarioCombo.setEnabled(ready)
        self.copyButton.setEnabled(ready)
        self.saveButton.setEnabled(ready and self._is_modified())
        self.removeButton.setEnabled(ready and self._kept is not None)
        self.printButton.setEnabled(ready and not self._is_modified())

    def reject(self) -> None:
        """Close, unless assumptions that are not saved would go away and the user keeps them."""
        if self._may_leave():
            self.work.abandon()
            super().reject()


def _read(base: Base) -> Outlook:
    load_drawing()
    return read_outlook(base)

"""The list in which the time of the figures is chosen, in the windows that show some: today, a
situation of the base, or any date, which the journal gives back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timezone
from typing import Any

from qgis.PyQt.QtCore import QDateTime
from qgis.PyQt.QtWidgets import QDateTimeEdit, QDialog, QDialogButtonBox, QLabel, QVBoxLayout

from ...domain.indicators.kept import Situation, key_of
from ...i18n import translate
from ...storage.dated import local
from ...storage.indicators.situations import name_of

TODAY, OTHER = "", "autre"
"""Data of the first line and of the last; those of the others are keys of situations."""


class TimeList:
    """Keeps ``combo``; ``changed`` is called when another time is chosen."""

    def __init__(self, combo: Any, changed: Callable[[], None] = lambda: None) -> None:
        self._combo = combo
        self._changed = changed
        self._dates: dict[str, str] = {}
        self._known: dict[str, Situation] = {}
        self._shown = TODAY
        self.fill(())
        combo.currentIndexChanged.connect(lambda _index: self._choose())

    def call(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` from now on."""
        self._changed = changed

    def fill(self, listed: Sequence[Situation]) -> None:
        """Today, these situations, the dates that were asked for; what was chosen stays so."""
        self._known = {one.digest: one for one in listed}
        self._show(self._shown)

    @property
    def key(self) -> str:
        """The key of the time chosen; « » for today."""
        return self._shown

    @property
    def situation(self) -> Situation | None:
        """The situation chosen, of those of the base."""
        return self._known.get(self._shown)

    @property
    def date(self) -> str:
        """The date chosen, as it is shown; « » when it is none."""
        return self._dates.get(self._shown, "")

    def choose(self, when: datetime) -> None:
        """Show the figures of a past time."""
        key = key_of(when)
        text = translate("gui", "au {date} (d’après le journal)")
        self._dates[key] = text.format(date=local(when))
        self._show(key)
        self._changed()

    def _choose(self) -> None:
        chosen = str(self._combo.currentData() or TODAY)
        if chosen != OTHER:
            self._shown = chosen
            self._changed()
            return
        when = ask_time(self._combo)
        if when is None:
            self._show(self._shown)
        else:
            self.choose(when)

    def _show(self, key: str) -> None:
        lines = [(translate("gui", "d’aujourd’hui"), TODAY)]
        lines += [(name_of(one), digest) for digest, one in self._known.items()]
        lines += [(text, date) for date, text in self._dates.items()]
        lines.append((translate("gui", "à une autre date…"), OTHER))
        combo = self._combo
        combo.blockSignals(True)
        combo.clear()
        for text, data in lines:
            combo.addItem(text, data)
        place = max(combo.findData(key), 0)
        combo.setCurrentIndex(place)
        self._shown = str(combo.itemData(place) or TODAY)
        combo.blockSignals(False)


def ask_time(parent: Any) -> datetime | None:
    """A past date and time, of the clock of this computer; None when the user gives none."""
    dialog = QDialog(parent)
    dialog.setObjectName("PastTimeDialog")
    dialog.setWindowTitle(translate("gui", "Chiffres à une date"))
    told = QLabel(
        translate(
            "gui",
            "Les chiffres sont ceux de la base à ce moment, rétablis d’après son journal : "
            "quelques secondes, sans l’avoir prévu.",
        )
    )
    told.setWordWrap(True)
    now = QDateTime.currentDateTime()
    edit = QDateTimeEdit(now.addDays(-30), dialog)
    edit.setObjectName("timeEdit")
    edit.setDisplayFormat("dd/MM/yyyy HH:mm:ss")
    edit.setCalendarPopup(True)
    edit.setMaximumDateTime(now)
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    )
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    for widget in (told, edit, buttons):
        layout.addWidget(widget)
    if not dialog.exec():
        return None
    return datetime.fromtimestamp(edit.dateTime().toMSecsSinceEpoch() / 1000, timezone.utc)

"""The base that the expressions of a window ask, and what it answered: each thing once.

A label is drawn in another thread, for thousands of rows: an indicator is counted at a scale for
all its territories, the first time that one of them is asked for.
"""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from ...domain.disclosure.secrecy import SHOWN_FROM
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...storage import Base
from ...storage.home.known import Tariffs, read_tariffs
from ...storage.indicators.statistics import Statistics

if TYPE_CHECKING:
    from collections.abc import Mapping


class NoBaseOpen(OspError):
    """An expression asks a figure, and the project has no base."""

    message = QT_TRANSLATE_NOOP("errors", "Aucune base OSP n’est ouverte dans ce projet.")


class _Answers:
    """What one base answered since it was last led to."""

    def __init__(self, base: Base, shown_from: int) -> None:
        self._lock = RLock()
        self._base = base
        self._statistics = Statistics.of_base(base, shown_from=shown_from)
        self._figures: dict[tuple[str, str], Mapping[str, float | None]] = {}
        self._tariffs: Tariffs | None = None

    def figures(self, key: str, scale_key: str) -> Mapping[str, float | None]:
        with self._lock:
            if (key, scale_key) not in self._figures:
                values = self._statistics.at(scale_key, [key]).table[key].astype(object)
                values = values.where(values.notna(), None)
                self._figures[key, scale_key] = {str(name): value for name, value in values.items()}
            return self._figures[key, scale_key]

    def tariffs(self) -> Tariffs:
        with self._lock:
            if self._tariffs is None:
                self._tariffs = read_tariffs(self._base)
            return self._tariffs


class Source:
    """The base in hand, asked from any thread."""

    def __init__(self) -> None:
        self._answers: _Answers | None = None
        self.campaign: int | None = None
        """The campaign whose tariff is meant where none is said."""

    def lead_to(self, base: Base | None, shown_from: int = SHOWN_FROM) -> None:
        """Answer for this base from now on; what another one, or the same before, said is
        forgotten. ``shown_from``: from how many dwellings a figure is no secret.

        It does not wait for a figure that another thread has counted now: the window calls it.
        """
        self._answers = None if base is None else _Answers(base, shown_from)

    def figure(self, key: str, scale_key: str, code: str) -> float | None:
        """An indicator of a territory: None where it is not known, or secret.

        Raises NoBaseOpen, UnknownIndicator, UnknownScale, BaseError.
        """
        return self._asked().figures(key, scale_key).get(code)

    def tariff(self, nature: str, value: str, year: int | None = None) -> float | None:
        """The amount (€) by dwelling of a tariff, of the campaign in hand unless ``year`` says
        another. Raises NoBaseOpen, BaseError."""
        return self._asked().tariffs().get((year or self.campaign or 0, nature, value))

    def _asked(self) -> _Answers:
        answers = self._answers
        if answers is None:
            raise NoBaseOpen
        return answers

"""A kind of file that is imported as it is told to people: titles of its counts, letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.imports.kinds import Kind
from ...domain.imports.plan import Plan
from ...storage import Base

COUNT_TITLES: Mapping[str, str] = {
    "NB_LIGNES": QT_TRANSLATE_NOOP("algorithms", "Lignes lues"),
    "NB_NOUVEAUX": QT_TRANSLATE_NOOP("algorithms", "Lignes nouvelles"),
    "NB_MODIFIES": QT_TRANSLATE_NOOP("algorithms", "Lignes modifiées"),
    "NB_INCHANGES": QT_TRANSLATE_NOOP("algorithms", "Lignes inchangées"),
    "NB_CONFLITS": QT_TRANSLATE_NOOP("algorithms", "Lignes en conflit, non importées"),
    "NB_REJETES": QT_TRANSLATE_NOOP("algorithms", "Lignes refusées pour erreur"),
    "NB_AVERTISSEMENTS": QT_TRANSLATE_NOOP("algorithms", "Avertissements"),
    "NB_DISPARUS": QT_TRANSLATE_NOOP("algorithms", "Logements absents de ce fichier"),
    "NB_ANOMALIES": QT_TRANSLATE_NOOP("algorithms", "Anomalies en tout"),
}
"""Titles of the counts of any import, marked for translation."""


def _nothing(_base: Base) -> None:
    """No more is asked of the base."""


@dataclass(frozen=True)
class ImportSubject:
    """What a subject gives to the scenario of an import: its kind of file and how it is told.

    ``title`` is that of its window, ``row`` what a row is, ``masculine`` in French or not, both
    marked for translation (« gui »). ``titles`` are those of its counts that are not
    :data:`COUNT_TITLES`; ``letter`` is to whom sent the file; ``require`` raises what stands in the
    way of reading a file for this base.
    """

    kind: Kind
    title: str
    row: str
    masculine: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)
    letter: Callable[[Plan], str] | None = None
    require: Callable[[Base], None] = _nothing

    @property
    def counts(self) -> dict[str, str]:
        """Titles of its counts, marked for translation."""
        return {**COUNT_TITLES, **self.titles}

"""The import of a list of decisions."""

from __future__ import annotations

from ...domain.decisions.preparation import DECISIONS
from ...domain.errors import QT_TRANSLATE_NOOP
from ..imports.subject import ImportSubject

DECISION_LISTS = ImportSubject(
    DECISIONS,
    title=QT_TRANSLATE_NOOP("gui", "Importer les décisions de financement"),
    row=QT_TRANSLATE_NOOP("gui", "Opération"),
    titles={
        "NB_NOUVEAUX": QT_TRANSLATE_NOOP("algorithms", "Opérations nouvelles"),
        "NB_MODIFIES": QT_TRANSLATE_NOOP("algorithms", "Opérations modifiées"),
        "NB_INCHANGES": QT_TRANSLATE_NOOP("algorithms", "Opérations inchangées"),
    },
)

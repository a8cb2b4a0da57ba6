"""The import of a bailleur's return."""

from __future__ import annotations

from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.remontee.kind import RETURN
from ..imports.subject import ImportSubject
from .mail import mail_text

RETURNS = ImportSubject(
    RETURN,
    title=QT_TRANSLATE_NOOP("gui", "Importer une remontée"),
    row=QT_TRANSLATE_NOOP("gui", "Logement"),
    masculine=True,
    titles={
        "NB_NOUVEAUX": QT_TRANSLATE_NOOP("algorithms", "Logements nouveaux"),
        "NB_MODIFIES": QT_TRANSLATE_NOOP("algorithms", "Logements modifiés"),
        "NB_INCHANGES": QT_TRANSLATE_NOOP("algorithms", "Logements inchangés"),
    },
    letter=mail_text,
)

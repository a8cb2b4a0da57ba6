"""The import of lines of programming."""

from __future__ import annotations

from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.programming.importing import programming_kind
from ...storage import Base
from ...storage.imports.context import known_bailleurs
from ...storage.programming.reading import require_open
from ..imports.subject import ImportSubject


def line_files(campaign: int, bailleur: str = "") -> ImportSubject:
    """Files of lines for ``campaign``; ``bailleur`` is that of rows that name none.

    The campaign must be open and the bailleur known: raises CampaignUnknown, CampaignClosed,
    BailleurUnknown.
    """

    def require(base: Base) -> None:
        with base.reading() as session:
            require_open(base, session, campaign)
        if bailleur:
            known_bailleurs(base, bailleur)

    return ImportSubject(
        programming_kind(campaign, bailleur),
        title=QT_TRANSLATE_NOOP("gui", "Importer des lignes de programmation"),
        row=QT_TRANSLATE_NOOP("gui", "Ligne de programmation"),
        require=require,
    )

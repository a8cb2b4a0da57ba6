"""What an account of a shared base counts, it counts among the rows that it sees."""

from __future__ import annotations

from qgis.core import QgsProcessingFeedback

from ...i18n import translate
from ...storage.access.seeing import sees_part
from ...storage.base import Base

DWELLINGS = "logement"


def tell_perimeter(base: Base, feedback: QgsProcessingFeedback) -> None:
    """Say it where the account sees but a part of the dwellings."""
    if sees_part(base, DWELLINGS):
        feedback.pushWarning(
            translate(
                "algorithms",
                "Ce compte ne voit que les logements de son organisation : ces nombres valent dans "
                "votre périmètre. Un logement qu’un autre bailleur a remonté aussi n’y paraît "
                "pas ; ce contrôle-là se lance avec un compte de l’État.",
            )
        )

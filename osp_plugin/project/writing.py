"""Who is about to write many rows into a base, and the edit sessions that it would outdate."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsProject

from ..domain.errors import QT_TRANSLATE_NOOP, OspError
from ..storage import Base
from .reference import BaseReference
from .refreshing import being_edited


class LayersBeingEdited(OspError):
    """Layers of the base have an edit session. Values: ``couches``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Des couches de cette base sont en édition : {couches}. Enregistrez ou abandonnez leurs "
        "modifications et quittez l’édition, puis recommencez.",
    )


@dataclass(frozen=True)
class Writer:
    """``author`` is the person at the screen, ``edited`` the names of the layers of the base that
    have an edit session.

    It is made in the window's thread, where the layers live, and given to the work that writes.
    """

    author: str
    edited: tuple[str, ...] = ()

    @classmethod
    def of(cls, author: str, project: QgsProject | None, reference: BaseReference) -> Writer:
        """With the edit sessions of a project on a base; without a project there is none."""
        layers = being_edited(project, reference) if project is not None else []
        return cls(author, tuple(layer.name() for layer in layers))

    def refuse_edits(self) -> None:
        """Raise LayersBeingEdited when there are some."""
        if self.edited:
            raise LayersBeingEdited(couches=", ".join(self.edited))

    def sign(self, base: Base) -> None:
        """Sign what is about to be written. Raises LayersBeingEdited, or what signing raises."""
        self.refuse_edits()
        base.sign(self.author)

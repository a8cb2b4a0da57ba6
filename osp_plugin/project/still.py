"""Whether a project is still the one that a work was begun for.

QGIS opens another project in the same object: what ends after that would land in it.
"""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt import sip

from ..domain.errors import QT_TRANSLATE_NOOP, OspError


class ProjectLeft(OspError):
    """Another project was opened before a work on the first ended."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le projet a été fermé pendant que le travail se faisait : rien n’est ajouté à celui qui "
        "est ouvert maintenant. Rouvrez le premier, puis recommencez.",
    )


class StillOpen:
    """Follows a project from the moment that it is made until :meth:`require`, or for ever."""

    def __init__(self, project: QgsProject) -> None:
        self._project = project
        self._left = False
        self._following = True
        project.cleared.connect(self._leave)

    def _leave(self) -> None:
        self._left = True
        self.release()

    def require(self) -> None:
        """The work ends here. Raises ProjectLeft when the project is no more the same."""
        if self._left:
            raise ProjectLeft
        self.release()

    def release(self) -> None:
        """Follow no more."""
        if self._following and not sip.isdeleted(self._project):
            self._project.cleared.disconnect(self._leave)
        self._following = False

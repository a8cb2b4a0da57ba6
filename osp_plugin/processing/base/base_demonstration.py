"""« Créer la base de démonstration »."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
)

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...storage.errors import BaseAlreadyExists, BaseLocked, BaseReadOnly, FolderNotFound
from ...storage.geopackage import GeoPackageBase
from ..common.algorithm import OspAlgorithm, Parameters, Results, work_of

AUTHOR = "Démonstration OSP"
MOMENT = "2021-06-15T08:00:00.000Z"
"""When the figures were published: the base is the same whenever it is made."""


class BaseDemonstration(OspAlgorithm):
    """``osp:base_demonstration``: a base that reproduces the figures published in June 2021."""

    ID = "base_demonstration"
    GROUP = "base"
    ICON = "demonstration.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Créer la base de démonstration")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Crée un GeoPackage qui reproduit les chiffres publiés par l’OSP le 15 juin 2021 : "
        "6 287 logements, 788 opérations, la programmation 2021. Les communes et les cités "
        "y sont schématiques, les logements fictifs. Toujours identique à elle-même.",
    )
    OUTPUT = "OUTPUT"
    NB_LOGEMENTS = "NB_LOGEMENTS"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.OUTPUT,
                translate("algorithms", "Base de démonstration"),
                translate("algorithms", "GeoPackage (*.gpkg)"),
            )
        )
        self.addOutput(
            QgsProcessingOutputNumber(
                self.NB_LOGEMENTS, translate("algorithms", "Nombre de logements")
            )
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        from ... import demonstration

        target = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        _refuse(target)
        frames = demonstration.build(work_of(feedback).within(0, 0.6))
        # Written beside and renamed: a stopped creation leaves the earlier file as it was.
        folder = Path(tempfile.mkdtemp(prefix=".osp_demo_", dir=target.parent))
        try:
            base = GeoPackageBase(folder / target.name)
            base.create()
            with base.transaction() as session:
                writing = work_of(feedback).within(0.6, 0.95, len(frames))
                for done, (name, rows) in enumerate(frames.items()):
                    writing.check()
                    session.append(base.tables[name], rows)
                    writing.tell(done + 1)
                # Its lines are in: the campaign is as it was in June 2021.
                session.execute("UPDATE campagne SET etat = 'Close'")
                base.mark_as_demonstration(session, AUTHOR, MOMENT)
            base.compact()
            _put_in_place(base.path, target)
        finally:
            shutil.rmtree(folder)
        return {self.OUTPUT: str(target), self.NB_LOGEMENTS: len(frames["logement"])}


def _refuse(target: Path) -> None:
    """Raise unless ``target`` is free, or an earlier demonstration that nobody has open."""
    if not target.parent.is_dir():
        raise FolderNotFound(dossier=target.parent)
    if not os.access(target.parent, os.W_OK):
        raise BaseReadOnly(base=str(target))
    if not target.exists():
        return
    earlier = GeoPackageBase(target)
    if not earlier.is_demonstration():
        raise BaseAlreadyExists(base=str(target))
    if not earlier.is_writable():
        raise BaseReadOnly(base=str(target))
    earlier.require_alone()


def _put_in_place(made: Path, target: Path) -> None:
    try:
        os.replace(made, target)
    except PermissionError as error:  # Windows: a file that a program has open
        raise BaseLocked(base=str(target)) from error

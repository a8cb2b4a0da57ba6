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

from ..domain.errors import QT_TRANSLATE_NOOP, Cancelled
from ..i18n import translate
from ..storage.errors import BaseLocked, BaseReadOnly
from ..storage.geopackage import GeoPackageBase
from .algorithm import OspAlgorithm, Parameters, Results, within

AUTHOR = "Démonstration OSP"


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
        from .. import demonstration

        target = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        if not os.access(target.parent, os.W_OK):
            raise BaseReadOnly(base=str(target))
        frames = demonstration.build(within(feedback, 0, 60), feedback.isCanceled)
        # Written beside and renamed: a stopped creation leaves the earlier file as it was.
        folder = Path(tempfile.mkdtemp(prefix=".osp_demo_", dir=target.parent))
        try:
            base = GeoPackageBase(folder / target.name)
            base.create()
            base.sign(AUTHOR)
            with base.transaction() as session:
                for done, (name, rows) in enumerate(frames.items()):
                    if feedback.isCanceled():
                        raise Cancelled
                    session.append(base.tables[name], rows)
                    within(feedback, 60, 95, len(frames))(done + 1)
                # The base is born with its rows: its journal begins with the first change.
                session.execute("DELETE FROM journal")
            base.compact()
            _put_in_place(base.path, target)
        finally:
            shutil.rmtree(folder)
        return {self.OUTPUT: str(target), self.NB_LOGEMENTS: len(frames["logement"])}


def _put_in_place(made: Path, target: Path) -> None:
    try:
        os.replace(made, target)
    except PermissionError as error:  # Windows: a file that a program has open
        raise BaseLocked(base=str(target)) from error

"""« Créer la base de démonstration »."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ...domain.common.work import Work
from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...storage.base import Base
from ...storage.demonstration import (
    AUTHOR,
    LATEST,
    MOMENT,
    PUBLISHED_IN,
    keep_changes,
    require_place,
    write_demonstration,
)
from ...storage.history.situations import arrest
from ..common.algorithm import OspAlgorithm, Parameters, Results, work_of

DAY, TITLE = date(2021, 6, 15), "Chiffres publiés"
"""The first situation of the demonstration: of what day, and what it is called."""


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
        "y sont schématiques, les logements fictifs. Toujours identique à elle-même, elle garde "
        "ces chiffres comme une situation arrêtée définitive. Une démonstration que vous avez "
        "modifiée est d’abord copiée à côté. « Jusqu’en » la continue d’une suite fictive : "
        "remontées, livraisons, corrections, campagnes. Le journal en dit les jours.",
    )
    OUTPUT = "OUTPUT"
    JUSQU_EN = "JUSQU_EN"
    NB_LOGEMENTS = "NB_LOGEMENTS"
    SAUVEGARDE = "SAUVEGARDE"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.OUTPUT,
                translate("algorithms", "Base de démonstration"),
                translate("algorithms", "GeoPackage (*.gpkg)"),
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.JUSQU_EN,
                translate("algorithms", "Jusqu’en (2021 : tel que publié ; après : suite fictive)"),
                QgsProcessingParameterNumber.Type.Integer,
                defaultValue=PUBLISHED_IN,
                minValue=PUBLISHED_IN,
                maxValue=LATEST,
            )
        )
        self.addOutput(
            QgsProcessingOutputNumber(
                self.NB_LOGEMENTS, translate("algorithms", "Nombre de logements")
            )
        )
        self.addOutput(
            QgsProcessingOutputString(
                self.SAUVEGARDE, translate("algorithms", "Sauvegarde de la base d’avant")
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
        require_place(target)
        work = work_of(feedback)
        until = self.parameterAsInt(parameters, self.JUSQU_EN, context)
        frames, following = demonstration.build_until(until, work.within(0, 0.6))
        copy = keep_changes(target)
        if copy:
            feedback.pushInfo(
                translate("algorithms", "La démonstration qui était là avait été modifiée.")
            )
        write_demonstration(
            target, frames, work.within(0.6, 0.95), following, _keep_what_was_published
        )
        if following:
            feedback.pushInfo(
                translate(
                    "algorithms",
                    "Ce qui suit le 15 juin 2021 est une suite fictive, jusqu’au {jour}.",
                ).format(jour=following[-1].day.strftime("%d/%m/%Y"))
            )
        return {
            self.OUTPUT: str(target),
            self.NB_LOGEMENTS: demonstration.dwellings_after(frames, following),
            self.SAUVEGARDE: copy or "",
        }


def _keep_what_was_published(base: Base, work: Work) -> None:
    """Always the same, as the rows of the base are."""
    moment = datetime.fromisoformat(MOMENT.replace("Z", "+00:00"))
    arrest(base, DAY, TITLE, definitive=True, author=AUTHOR, at=moment, work=work)

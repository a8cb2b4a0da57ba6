"""Of what situation an algorithm gives the figures: the parameter SITUATION."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterString,
)

from ...domain.indicators.kept import Kept
from ...i18n import translate
from ...reports.common.situations import told
from ...storage.base import Base
from ...storage.indicators.situations import find_situation, read_kept
from .algorithm import Parameters

SITUATION = "SITUATION"


class SituationParameter:
    """The parameter SITUATION; empty, figures are those of the base at this moment."""

    def add_to(self, algorithm: QgsProcessingAlgorithm) -> None:
        """Declare it, optional."""
        label = translate(
            "algorithms",
            "D’après une situation arrêtée (date, titre ou début d’empreinte ; vide : la base "
            "d’aujourd’hui)",
        )
        algorithm.addParameter(QgsProcessingParameterString(SITUATION, label, optional=True))

    def asked(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
    ) -> str:
        """What the parameter says, « » when it says nothing."""
        return str(algorithm.parameterAsString(parameters, SITUATION, context)).strip()

    def kept(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
        base: Base,
        feedback: QgsProcessingFeedback,
    ) -> Kept | None:
        """The figures of the situation asked for, which is told; None without any.

        Raises SituationUnknown, SituationAltered.
        """
        asked = self.asked(algorithm, parameters, context)
        if not asked:
            return None
        found = read_kept(base, find_situation(base, asked))
        feedback.pushInfo(told(found.situation))
        return found

"""From how many dwellings an algorithm shows sensitive figures: the parameter SEUIL_SECRET."""

from __future__ import annotations

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingParameterNumber

from ...domain.disclosure.secrecy import LOWEST, threshold
from ...i18n import translate
from ...reports.common.secrecy import chosen_threshold
from .algorithm import Parameters
from .choices import advanced

THRESHOLD = "SEUIL_SECRET"


class SecrecyParameter:
    """The parameter SEUIL_SECRET; empty, the threshold of the options."""

    def add_to(self, algorithm: QgsProcessingAlgorithm) -> None:
        """Declare it, optional, among the advanced ones."""
        label = translate(
            "algorithms",
            "Secret : loyers, occupation et relogement ne se montrent qu’à partir de… logements "
            "(vide : le seuil des options)",
        )
        algorithm.addParameter(
            advanced(
                QgsProcessingParameterNumber(
                    THRESHOLD,
                    label,
                    QgsProcessingParameterNumber.Type.Integer,
                    None,
                    optional=True,
                    minValue=LOWEST,
                )
            )
        )

    def threshold(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
    ) -> int:
        """The threshold asked for, else that of the options. Raises WrongThreshold."""
        if parameters.get(THRESHOLD) is None:
            return chosen_threshold()
        return threshold(algorithm.parameterAsInt(parameters, THRESHOLD, context))

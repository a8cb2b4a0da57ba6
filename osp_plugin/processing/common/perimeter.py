"""In which EPCI an algorithm counts a commune that moved: PERIMETRE and DATE_PERIMETRE."""

from __future__ import annotations

from datetime import date

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDateTime,
)

from ...domain.indicators.perimeter import AS_WRITTEN, MODES, Perimeter
from ...i18n import translate
from ...reports.common.perimeters import told
from ...storage.base import Base
from ...storage.indicators.perimeters import read_perimeter
from .algorithm import Parameters
from .choices import advanced, words

PERIMETER, DAY = "PERIMETRE", "DATE_PERIMETRE"


class PerimeterParameters:
    """Advanced, with a default that counts the codes of EPCI as they are written on the rows."""

    def add_to(self, algorithm: QgsProcessingAlgorithm) -> None:
        """Declare them."""
        label = translate(
            "algorithms",
            "Périmètre des EPCI : celui des codes de la base, constant (celui d’une date), ou de "
            "l’époque de chaque logement",
        )
        algorithm.addParameter(advanced(words(PERIMETER, label, list(MODES), AS_WRITTEN)))
        algorithm.addParameter(
            advanced(
                QgsProcessingParameterDateTime(
                    DAY,
                    translate("algorithms", "Date du périmètre constant (vide : aujourd’hui)"),
                    QgsProcessingParameterDateTime.Type.Date,
                    None,
                    optional=True,
                )
            )
        )

    def perimeter(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
        base: Base | None,
        feedback: QgsProcessingFeedback,
        *,
        kept: bool,
    ) -> Perimeter | None:
        """The perimeter asked for, which is told; None for the codes as they are written.

        A situation that is ``kept`` has its own, and a layer without ``base`` tells of no other:
        both are said. Raises SpansOverlap, BaseError.
        """
        mode = algorithm.parameterAsEnumString(parameters, PERIMETER, context)
        if mode == AS_WRITTEN:
            return None
        if kept or base is None:
            feedback.pushWarning(
                translate(
                    "algorithms",
                    "Le périmètre demandé n’est pas pris : une situation garde le sien, et sans "
                    "base OSP rien ne dit qui était de quel EPCI.",
                )
            )
            return None
        day = algorithm.parameterAsDateTime(parameters, DAY, context).date()
        asked = date(day.year(), day.month(), day.day()) if day.isValid() else date.today()
        found = read_perimeter(base, mode, asked)
        feedback.pushInfo(told(found))
        return found

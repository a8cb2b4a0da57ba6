"""The layer of dwellings that an algorithm was given, and what base stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...compat import SOURCE_TABLE
from ...domain.common.criteria import BAILLEUR, Criteria
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...i18n import translate
from ...storage.base import Base
from ...storage.indicators.statistics import DWELLINGS
from ...storage.layers import base_behind, shows_all
from .algorithm import OspAlgorithm, Parameters


class YearsReversed(OspError):
    """The first year is after the last. Values: ``premiere``, ``derniere``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La première année ({premiere}) est après la dernière ({derniere}). Inversez-les.",
    )


class FilterParameters:
    """The parameters that limit which dwellings count: BAILLEUR, ANNEE_MIN, ANNEE_MAX."""

    BAILLEUR = "BAILLEUR"
    ANNEE_MIN = "ANNEE_MIN"
    ANNEE_MAX = "ANNEE_MAX"

    def add_filter_parameters(self, algorithm: QgsProcessingAlgorithm) -> None:
        """Declare the three parameters, all optional."""
        algorithm.addParameter(
            QgsProcessingParameterString(
                self.BAILLEUR,
                translate("algorithms", "Bailleur (code ; vide : tous)"),
                optional=True,
            )
        )
        for name, label in (
            (self.ANNEE_MIN, translate("algorithms", "Première année de financement")),
            (self.ANNEE_MAX, translate("algorithms", "Dernière année de financement")),
        ):
            algorithm.addParameter(
                QgsProcessingParameterNumber(name, label, optional=True, minValue=1990)
            )

    def filter(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
    ) -> Criteria:
        """What the parameters say. Raises YearsReversed."""

        def year(name: str) -> int | None:
            if parameters.get(name) is None:
                return None
            return int(algorithm.parameterAsInt(parameters, name, context))

        first, last = year(self.ANNEE_MIN), year(self.ANNEE_MAX)
        if first is not None and last is not None and first > last:
            raise YearsReversed(premiere=first, derniere=last)
        bailleur = algorithm.parameterAsString(parameters, self.BAILLEUR, context).strip()
        return Criteria(first, last).only(BAILLEUR, bailleur)


@dataclass(frozen=True)
class DwellingInput:
    """What the layer shows.

    ``home`` is the base whose dwellings it shows, not yet asked anything; ``whole`` whether it
    shows all of them, saved, so that the base may count by itself; ``partial`` whether a selection
    or a filter leaves some out; ``modified`` whether it holds changes that are not saved.
    """

    home: Base | None = None
    whole: bool = False
    partial: bool = False
    modified: bool = False

    @classmethod
    def of(
        cls,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        name: str,
        context: QgsProcessingContext,
    ) -> DwellingInput:
        """The input ``name``. To be called from prepareAlgorithm: layers belong to its thread."""
        chosen, limited = whole_input(parameters, name)
        layer = algorithm.parameterAsVectorLayer({name: chosen}, name, context)
        if layer is None:
            return cls(partial=limited)
        return cls(
            home=base_behind(layer, DWELLINGS),
            whole=shows_all(layer) and not limited,
            partial=limited or bool(layer.subsetString()),
            modified=bool(layer.isModified()),
        )


class DwellingAlgorithm(OspAlgorithm):
    """An algorithm on the layer of dwellings INPUT, read as QGIS shows it."""

    INPUT = "INPUT"

    def __init__(self) -> None:
        super().__init__()
        self._dwellings = DwellingInput()

    def add_dwellings(self, kind: Any = SOURCE_TABLE) -> None:
        """Declare INPUT."""
        self.add_source(self.INPUT, translate("algorithms", "Logements"), kind)

    def prepareAlgorithm(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        self._dwellings = DwellingInput.of(self, parameters, self.INPUT, context)
        return True


def whole_input(parameters: Parameters, name: str) -> tuple[object, bool]:
    """The input ``name`` with all its features, and whether only some of them were chosen."""
    chosen = parameters.get(name)
    if isinstance(chosen, QgsProcessingFeatureSourceDefinition):
        return chosen.source.staticValue(), _is_limited(chosen)
    return chosen, False


def _is_limited(definition: QgsProcessingFeatureSourceDefinition) -> bool:
    """Whether a source definition keeps only some features of its layer."""
    expression = getattr(definition, "filterExpression", "")  # since QGIS 3.32
    limited = definition.featureLimit >= 0
    return bool(definition.selectedFeaturesOnly or limited or expression)

"""Of what time an algorithm gives the figures: the parameters SITUATION and ETAT_AU."""

from __future__ import annotations

from datetime import datetime

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterString,
)

from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.indicators.kept import Kept, Situation, key_of, time_of
from ...i18n import translate
from ...reports.common.situations import dated, told
from ...storage.base import Base
from ...storage.history.rebuilt import kept_at
from ...storage.indicators.situations import find_situation
from ...storage.zones import Zones
from .algorithm import Parameters
from .moments import add_moment, moment_of

SITUATION, STATE_OF = "SITUATION", "ETAT_AU"


class TwoTimes(OspError):
    """A situation and a date were both asked for. Values: ``situation``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Une situation (« {situation} ») et une date (ETAT_AU) sont demandées : les chiffres sont "
        "ceux de l’une ou de l’autre. Videz l’une des deux.",
    )


class LayerOfSituation(OspError):
    """A situation has no figures by the polygons of a layer. Values: ``situation``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "{situation} : ses chiffres sont gardés aux niveaux de l’outil, non par une couche du "
        "projet. Choisissez un niveau et videz la couche, ou donnez une date (ETAT_AU) : le "
        "journal en rétablit les chiffres dans toute couche.",
    )


class SituationParameter:
    """SITUATION and ETAT_AU; both empty, figures are those of the base at this moment."""

    def add_to(self, algorithm: QgsProcessingAlgorithm) -> None:
        """Declare them, optional."""
        label = translate(
            "algorithms",
            "D’après une situation arrêtée (date, titre ou début d’empreinte ; vide : la base "
            "d’aujourd’hui)",
        )
        algorithm.addParameter(QgsProcessingParameterString(SITUATION, label, optional=True))
        label = translate(
            "algorithms",
            "Ou à une date, d’après le journal (une date sans heure est la fin de ce jour)",
        )
        add_moment(algorithm, STATE_OF, label, optional=True)

    def asked(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
    ) -> str:
        """The key of the time asked for, « » when none is. Raises TwoTimes."""
        situation = str(algorithm.parameterAsString(parameters, SITUATION, context)).strip()
        when = moment_of(algorithm, parameters, STATE_OF, context)
        if when is None:
            return situation
        if situation:
            raise TwoTimes(situation=situation)
        return key_of(when)

    def time(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
        base: Base,
    ) -> Situation | datetime | None:
        """The situation, or the time, asked for. Raises TwoTimes, SituationUnknown."""
        key = self.asked(algorithm, parameters, context)
        if not key:
            return None
        return time_of(key) or find_situation(base, key)

    def kept(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
        base: Base,
        feedback: QgsProcessingFeedback,
        work: Work = QUIET,
        zones: Zones | None = None,
    ) -> Kept | None:
        """The figures of the time asked for, which is told; None when none is.

        Raises TwoTimes, SituationUnknown, SituationAltered, BeforeTheJournal, NotYet, EmptyJournal,
        and with ``zones`` LayerOfSituation.
        """
        found = kept_at(base, self.asked(algorithm, parameters, context), work, zones)
        if found is None:
            return None
        if zones is not None and not found.has_zones:
            raise LayerOfSituation(situation=dated(found.situation))
        feedback.pushInfo(told(found.situation))
        return found

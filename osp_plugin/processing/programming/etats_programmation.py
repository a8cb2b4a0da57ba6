"""« États de la programmation »."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterString,
)

from ...domain.common.work import Work
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.indicators.kept import Situation
from ...i18n import translate
from ...reports.common.situations import dated_at, lines_rebuilt, short
from ...reports.layouts import Signature
from ...reports.programming.files import STATES, print_with_map, state_files
from ...reports.programming.recap import ProgrammingStates
from ...reports.statement.files import Write
from ...settings import Settings
from ...storage.base import Base
from ...storage.history.writing import past_base
from ...storage.programming.names import read_names
from ...storage.programming.reading import TABLES, read_programme
from ..common.algorithm import Parameters
from ..common.choices import advanced, words
from ..common.situation import SituationParameter
from .state_algorithm import StateAlgorithm


class EtatsProgrammation(StateAlgorithm):
    """``osp:etats_programmation``: what is sent and voted, printed at once."""

    ID = "etats_programmation"
    ICON = "etats_programmation.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "États de la programmation")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit les états d’une campagne dans un dossier : le récapitulatif (lignes par EPCI, "
        "totaux par EPCI et par département, total général), un PDF par bailleur, un PDF par EPCI, "
        "les fiches des lignes (les quatre blocs bailleur, EPCI, DRBM/DDTM et CRHH), et le "
        "classeur de synthèse, dont les totaux et les enveloppes sont des formules : changez un "
        "nombre de logements ou un tarif, tout suit.\n\n"
        "Chaque page porte la version, c’est-à-dire le moment de l’édition. Ligne : le nom de la "
        "seule ligne dont éditer la fiche ; vide, les fiches de toutes les lignes. Carte : le "
        "récapitulatif finit par la carte de ses cités.\n\n"
        "D’après une situation arrêtée, ou à une date : les lignes, le tarif et les enveloppes "
        "sont ceux que le journal rétablit de ce moment, et chaque page le dit.",
    )
    ETATS = "ETATS"
    LIGNE = "LIGNE"
    CARTE = "CARTE"
    _situation = SituationParameter()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_campaign_parameters()
        every = list(STATES)
        title = translate("algorithms", "États")
        self.addParameter(words(self.ETATS, title, every, every, several=True))
        self.addParameter(
            advanced(
                QgsProcessingParameterString(
                    self.LIGNE,
                    translate("algorithms", "Fiche d’une seule ligne (son nom ; vide : toutes)"),
                    optional=True,
                )
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.CARTE, translate("algorithms", "Carte des cités dans le récapitulatif"), False
            )
        )
        self._situation.add_to(self)
        self.add_folder()

    def files(
        self, base: Base, parameters: Parameters, context: QgsProcessingContext, work: Work
    ) -> Mapping[str, Write]:
        states = self._states(base, parameters, context, work.within(0, 0.05))
        mapped = None
        if self.parameterAsBoolean(parameters, self.CARTE, context):
            mapped = partial(print_with_map, states, base, Signature.of(Settings.load()))
        return state_files(
            states,
            self.printer(),
            self.printer("a4_portrait"),
            self.parameterAsEnumStrings(parameters, self.ETATS, context),
            self.parameterAsString(parameters, self.LIGNE, context).strip(),
            work,
            mapped,
        )

    def _states(
        self, base: Base, parameters: Parameters, context: QgsProcessingContext, work: Work
    ) -> ProgrammingStates:
        """The states of today, or of the time asked for."""
        year = self.year(parameters, context)
        asked = self._situation.time(self, parameters, context, base)
        if asked is None:
            programme = read_programme(base, year)
            return ProgrammingStates(programme, read_names(base), datetime.now(), base.label)
        situation = asked if isinstance(asked, Situation) else None
        when = asked.moment if isinstance(asked, Situation) else asked
        line = situation.line if situation is not None else None
        with past_base(base, when, TABLES, work, line) as past:
            programme, names = read_programme(past, year), read_names(past)
        dated = short(situation) if situation is not None else dated_at(asked)
        of = (dated, lines_rebuilt(asked))
        return ProgrammingStates(programme, names, datetime.now(), base.label, of)

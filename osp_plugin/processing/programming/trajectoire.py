"""« Trajectoire »."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from qgis.core import QgsProcessingContext, QgsProcessingParameterString

from ...domain.common.work import Work
from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...reports.programming.money import both_files
from ...reports.programming.trajectory import trajectory_statement
from ...reports.statement.files import Write
from ...storage.base import Base
from ...storage.programming.errors import ScenarioUnknown
from ...storage.programming.trajectories import read_outlook
from ..common.algorithm import Parameters
from .state_algorithm import StateAlgorithm


class Trajectoire(StateAlgorithm):
    """``osp:trajectoire``: the years to come, by assumptions that are told."""

    SCENARIO = "SCENARIO"

    ID = "trajectoire"
    ICON = "trajectoire.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Trajectoire sur plusieurs années")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit en PDF et en classeur un scénario de trajectoire gardé dans la base : hypothèses, "
        "stock restant par étiquette, année où chaque étiquette finit (tous les scénarios côte à "
        "côte), besoins en AE et en CP par année, logements qu’une interdiction de louer atteint, "
        "par EPCI et bailleur. Sans nom de scénario, les hypothèses que la base donne : rythme et "
        "coût des logements remontés, aide la plus haute du dernier tarif.",
    )

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.addParameter(
            QgsProcessingParameterString(
                self.SCENARIO,
                translate("algorithms", "Scénario (vide : ce que la base donne)"),
                optional=True,
            )
        )
        self.add_folder()

    def files(
        self, base: Base, parameters: Parameters, context: QgsProcessingContext, work: Work
    ) -> Mapping[str, Write]:
        outlook = read_outlook(base)
        wanted = self.parameterAsString(parameters, self.SCENARIO, context).strip()
        kept = [(one.name, one.assumptions) for one in outlook.scenarios]
        if wanted:
            if wanted not in dict(kept):
                raise ScenarioUnknown(nom=wanted)
            kept.sort(key=lambda item: item[0] != wanted)
        else:
            kept.insert(0, (translate("etats", "Ce que la base donne"), outlook.proposed))
        statement = trajectory_statement(outlook, kept, datetime.now(), base.label)
        return both_files("trajectoire", statement, self.printer())

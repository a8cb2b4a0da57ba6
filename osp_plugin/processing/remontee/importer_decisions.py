"""« Importer les décisions de financement »."""

from __future__ import annotations

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.imports.plan import Plan
from ...storage.base import Base
from ...storage.decisions.importing import plan_decisions
from ..common.algorithm import Parameters, work_of
from ..common.import_file import ImportFile


class ImporterDecisions(ImportFile):
    """``osp:importer_decisions``: the list of financed operations, an extract of SISAL."""

    ID = "importer_decisions"
    TARGET = "operation"
    ICON = "importer_decisions.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Importer les décisions de financement")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Lit la liste des opérations financées (extraction de SISAL, .xlsx, .ods ou .csv) : numéro "
        "et date de la décision, bailleur, EPCI, nombre de logements, montant. Chaque ligne est "
        "rapprochée d’une opération de la base par son numéro de décision, sinon par son intitulé "
        "; les autres sont créées.\n\n"
        "En simulation, rien n’est écrit. Sinon tout est écrit en une transaction, après une copie "
        "du GeoPackage, et l’import s’annule en entier par « Annuler un import ».",
    )

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_file_parameter()
        self.add_common_parameters()

    def plan(
        self,
        base: Base,
        path: str,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Plan:
        return plan_decisions(base, path, work_of(feedback).within(0, 0.5))

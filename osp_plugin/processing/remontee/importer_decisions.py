"""« Importer les décisions de financement »."""

from __future__ import annotations

from qgis.core import QgsProcessingContext

from ...domain.errors import QT_TRANSLATE_NOOP
from ...reports.decisions.subject import DECISION_LISTS
from ...reports.imports.subject import ImportSubject
from ..common.algorithm import Parameters
from ..common.import_file import ImportFile


class ImporterDecisions(ImportFile):
    """``osp:importer_decisions``: the list of financed operations, an extract of SISAL."""

    ID = "importer_decisions"
    TITLES = DECISION_LISTS.counts
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

    def subject(self, parameters: Parameters, context: QgsProcessingContext) -> ImportSubject:
        return DECISION_LISTS

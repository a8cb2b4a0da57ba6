"""« Importer les décisions de financement »."""

from __future__ import annotations

from qgis.core import QgsProcessingContext

from ...domain.errors import QT_TRANSLATE_NOOP
from ...reports.decisions.subject import DECISION_LISTS
from ...reports.imports.subject import ImportSubject
from ..common.algorithm import Parameters
from ..common.import_file import ImportFile


class ImporterDecisions(ImportFile):
    """``osp:importer_decisions``: a list of operations by number, of SISAL, Galion or SIAP."""

    ID = "importer_decisions"
    TITLES = DECISION_LISTS.counts
    ICON = "importer_decisions.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Importer les décisions de financement")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Lit une liste d’opérations par numéro, telle qu’elle sort de l’infocentre de l’État "
        "(SISAL, Galion, SIAP ; .xlsx, .ods ou .csv) : numéro et date de la décision, bailleur, "
        "EPCI, nombre de logements, montant. Chaque ligne est rapprochée d’une opération de la "
        "base par l’un de ses numéros, sinon par son intitulé ; les autres sont créées.\n\n"
        "En simulation, rien n’est écrit. Sinon tout est écrit en une transaction, après une copie "
        "du GeoPackage, et l’import s’annule en entier par « Annuler un import ».",
    )

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_file_parameter()
        self.add_columns_parameter()
        self.add_common_parameters()

    def subject(self, parameters: Parameters, context: QgsProcessingContext) -> ImportSubject:
        return DECISION_LISTS

"""« Importer une remontée bailleur »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterString,
)

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...reports.imports.subject import ImportSubject
from ...reports.remontee.subject import RETURNS
from ..common.algorithm import Parameters
from ..common.import_file import ImportFile


class ImporterRemontee(ImportFile):
    """``osp:importer_remontee``: a bailleur's spreadsheet, checked, compared, then written."""

    ID = "importer_remontee"
    TITLES = RETURNS.counts
    ICON = "importer_remontee.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Importer une remontée bailleur")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Lit le fichier d’un bailleur (.xlsx, .ods ou .csv, colonnes dans n’importe quel ordre), "
        "contrôle chaque valeur, reconnaît les logements déjà dans la base (n° RPLS, identifiant "
        "local, n° interne, parcelle et adresse) et montre les différences.\n\n"
        "En simulation, rien n’est écrit. Sinon tout est écrit en une transaction, après une copie "
        "du GeoPackage ; les lignes en erreur ou en conflit sont laissées de côté, une cellule "
        "vide ne change rien, et le même fichier une seconde fois ne change rien. L’import "
        "s’annule en entier par « Annuler un import ».\n\n"
        "Le rapport donne chaque anomalie à sa cellule ; le courriel au bailleur et les lignes à "
        "corriger sont écrits à côté.",
    )
    BAILLEUR = "BAILLEUR"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_file_parameter()
        self.addParameter(
            QgsProcessingParameterString(self.BAILLEUR, translate("algorithms", "Bailleur (code)"))
        )
        self.add_columns_parameter()
        self.add_common_parameters()

    def subject(self, parameters: Parameters, context: QgsProcessingContext) -> ImportSubject:
        return RETURNS

    def bailleur(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        return str(self.parameterAsString(parameters, self.BAILLEUR, context)).strip()

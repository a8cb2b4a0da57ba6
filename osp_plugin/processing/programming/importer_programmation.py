"""« Importer des lignes de programmation »."""

from __future__ import annotations

from datetime import date

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...reports.imports.subject import ImportSubject
from ...reports.programming.importing import line_files
from ..common.algorithm import Parameters
from ..common.import_file import ImportFile


class ImporterProgrammation(ImportFile):
    """``osp:importer_programmation``: the lines of a campaign, of one bailleur or of all."""

    ID = "importer_programmation"
    GROUP = "programmation"
    ICON = "importer_programmation.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Importer des lignes de programmation")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Lit les lignes d’une campagne dans un tableur (.xlsx, .ods ou .csv, colonnes dans "
        "n’importe quel ordre), d’un bailleur ou de tous : nom, EPCI, cités et communes (numéros "
        "ou noms, séparés par des points-virgules), nombres de logements, dates. Une ligne qui a "
        "le nom d’une ligne de la campagne la met à jour ; les autres sont créées en brouillon. "
        "Si le tableur a une colonne « Campagne », les lignes d’une autre année sont laissées de "
        "côté, et le rapport le dit.\n\n"
        "Les règles sont celles de la fiche : total = C + BBC, biosourcés, EPCI et cités, date de "
        "dépôt. En simulation, rien n’est écrit. Sinon tout est écrit en une transaction, après "
        "une copie du GeoPackage, et l’import s’annule en entier par « Annuler un import ».",
    )
    CAMPAGNE = "CAMPAGNE"
    BAILLEUR = "BAILLEUR"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_file_parameter()
        self.addParameter(
            QgsProcessingParameterNumber(
                self.CAMPAGNE,
                translate("algorithms", "Campagne (année)"),
                defaultValue=date.today().year,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                self.BAILLEUR,
                translate("algorithms", "Bailleur des lignes qui n’en nomment pas (code)"),
                optional=True,
            )
        )
        self.add_common_parameters()

    def subject(self, parameters: Parameters, context: QgsProcessingContext) -> ImportSubject:
        return line_files(
            self.parameterAsInt(parameters, self.CAMPAGNE, context),
            self.parameterAsString(parameters, self.BAILLEUR, context).strip(),
        )

"""« Importer une remontée bailleur »."""

from __future__ import annotations

import json

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterString,
)

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.remontee.vocabulary import dwelling_fields
from ...i18n import translate
from ...reports.imports.subject import ImportSubject
from ...reports.remontee.subject import RETURNS
from ..common.algorithm import Parameters
from ..common.choices import advanced
from ..common.import_file import ImportFile


class ColumnsNotUnderstood(OspError):
    """COLONNES is no JSON object of known fields. Values: ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le paramètre COLONNES ne se lit pas : {raison}. Écrivez par exemple "
        '{{"Réf. patrimoine": "ident_int", "Remarques": ""}}.',
    )


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
    COLONNES = "COLONNES"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_file_parameter()
        self.addParameter(
            QgsProcessingParameterString(self.BAILLEUR, translate("algorithms", "Bailleur (code)"))
        )
        self.addParameter(
            advanced(
                QgsProcessingParameterString(
                    self.COLONNES,
                    translate(
                        "algorithms",
                        "Champ de colonnes mal reconnues (JSON : titre → champ ; vide : laisser)",
                    ),
                    optional=True,
                )
            )
        )
        self.add_common_parameters()

    def subject(self, parameters: Parameters, context: QgsProcessingContext) -> ImportSubject:
        return RETURNS

    def bailleur(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        return str(self.parameterAsString(parameters, self.BAILLEUR, context)).strip()

    def choices(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, str]:
        text = self.parameterAsString(parameters, self.COLONNES, context).strip()
        if not text:
            return {}
        try:
            choices = json.loads(text)
        except json.JSONDecodeError as error:
            told = f"ce n’est pas du JSON à partir du caractère {error.pos + 1}"
            raise ColumnsNotUnderstood(raison=told) from error
        known = {item.name for item in dwelling_fields()} | {""}
        if not isinstance(choices, dict) or not all(
            isinstance(value, str) for value in choices.values()
        ):
            raise ColumnsNotUnderstood(raison="ce n’est pas un objet de textes")
        unknown = sorted(set(choices.values()) - known)
        if unknown:
            raise ColumnsNotUnderstood(raison=f"champ inconnu : {', '.join(unknown)}")
        return choices

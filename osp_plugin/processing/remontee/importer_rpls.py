"""« Importer le répertoire RPLS »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterNumber,
)

from ...domain.common.file_filters import RPLS
from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import said, translate
from ...storage.rpls.loading import Loaded, load_rpls
from ..common.algorithm import Parameters, Results, work_of
from ..common.inputs import file_parameter
from ..common.writing import WritingAlgorithm

NUMBERS = {
    "NB_LUS": QT_TRANSLATE_NOOP("algorithms", "Logements lus dans le fichier"),
    "NB_RETENUS": QT_TRANSLATE_NOOP("algorithms", "Logements chargés dans la base"),
    "NB_HORS_TERRITOIRE": QT_TRANSLATE_NOOP("algorithms", "Logements d’autres communes"),
    "NB_REJETES": QT_TRANSLATE_NOOP("algorithms", "Lignes refusées"),
    "NB_VALEURS_ECARTEES": QT_TRANSLATE_NOOP(
        "algorithms", "Valeurs illisibles ou invraisemblables, laissées vides"
    ),
    "NB_SANS_NUMERO": QT_TRANSLATE_NOOP("algorithms", "Logements sans n° RPLS"),
    "MILLESIME": QT_TRANSLATE_NOOP("algorithms", "Millésime chargé"),
}


class ImporterRpls(WritingAlgorithm):
    """``osp:importer_rpls``: the public file of the RPLS into the reference table of a base."""

    ID = "importer_rpls"
    GROUP = "remontee"
    GUIDE = "completude"
    ICON = "importer_rpls.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Importer le répertoire RPLS")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Charge le fichier public du répertoire des logements locatifs des bailleurs sociaux : les "
        "« données détaillées au logement » que le SDES publie chaque année (.csv, ou .zip qui en "
        "contient), quels que soient leur encodage et les noms de colonnes de leur millésime.\n\n"
        "Le fichier est lu par morceaux : il peut couvrir toute la France. Seuls les logements des "
        "communes de la base sont gardés, sauf à décocher cette option. Le répertoire chargé "
        "auparavant est remplacé en entier, en une transaction ; les logements de l’OSP ne "
        "changent pas. Pour s’en servir, lancez ensuite « Compléter les logements d’après le "
        "RPLS ».",
    )
    FICHIER = "FICHIER"
    MILLESIME = "MILLESIME"
    COMMUNES_DE_LA_BASE = "COMMUNES_DE_LA_BASE"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.addParameter(
            file_parameter(
                self.FICHIER,
                translate("algorithms", "Fichier du RPLS"),
                translate("algorithms", "Données du RPLS"),
                RPLS,
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.MILLESIME,
                translate("algorithms", "Millésime (vide : celui du nom du fichier)"),
                optional=True,
                minValue=2011,
                maxValue=2050,
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.COMMUNES_DE_LA_BASE,
                translate("algorithms", "Seulement les communes de la base"),
                defaultValue=True,
            )
        )
        self._base.add_base_parameters(self)
        self.add_number_outputs(NUMBERS)

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        given = parameters.get(self.MILLESIME) is not None
        base = self.open_base(parameters, context)
        self.writer.sign(base)
        loaded = load_rpls(
            base,
            self.parameterAsFile(parameters, self.FICHIER, context),
            self.parameterAsInt(parameters, self.MILLESIME, context) if given else None,
            own_communes=self.parameterAsBool(parameters, self.COMMUNES_DE_LA_BASE, context),
            work=work_of(feedback).within(0, 0.98),
        )
        self.wrote = True
        self._tell(loaded, feedback)
        feedback.setProgress(100)
        return {**loaded.counts, self.MILLESIME: loaded.millesime}

    def _tell(self, loaded: Loaded, feedback: QgsProcessingFeedback) -> None:
        for name, count in {**loaded.counts, self.MILLESIME: loaded.millesime}.items():
            feedback.pushInfo(f"{translate('algorithms', NUMBERS[name])} : {count}")
        for line, reason in loaded.examples:
            feedback.pushWarning(
                translate("algorithms", "Ligne {ligne} refusée : {raison}.").format(
                    ligne=line, raison=translate("errors", reason)
                )
            )
        if loaded.refused > len(loaded.examples):
            feedback.pushWarning(
                translate("algorithms", "… et {nombre} autres lignes refusées.").format(
                    nombre=loaded.refused - len(loaded.examples)
                )
            )
        for line, reason in loaded.doubts:
            feedback.pushWarning(
                translate("algorithms", "Ligne {ligne} : {raison}.").format(
                    ligne=line, raison=said(reason)
                )
            )
        if loaded.without_number:
            feedback.pushInfo(
                translate(
                    "algorithms",
                    "Sans n° RPLS, un logement ne se reconnaît qu’à son adresse, quand il y est "
                    "seul.",
                )
            )

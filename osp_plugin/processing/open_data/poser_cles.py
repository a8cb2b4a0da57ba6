"""« Poser les clés des données ouvertes »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ...compat import SOURCE_POLYGON
from ...domain.common.file_filters import RPLS
from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...storage.keys.laying import Sources, apply_keys, plan_keys
from ...storage.zones import ZoneLayer, Zones, guessed_fields, read_zones
from ..common.algorithm import Parameters, Results, work_of
from ..common.inputs import file_parameter
from ..common.writing import WritingAlgorithm

COUNT_TITLES = {
    "NB_LOGEMENTS": QT_TRANSLATE_NOOP("algorithms", "Logements examinés"),
    "NB_SANS_POSITION": QT_TRANSLATE_NOOP("algorithms", "dont sans position"),
    "NB_RNB": QT_TRANSLATE_NOOP("algorithms", "Logements qui ont un bâtiment (RNB)"),
    "NB_BAN": QT_TRANSLATE_NOOP("algorithms", "Logements qui ont une adresse (BAN)"),
    "NB_QPV": QT_TRANSLATE_NOOP("algorithms", "Logements en quartier prioritaire"),
    "NB_IRIS": QT_TRANSLATE_NOOP("algorithms", "Logements qui ont un IRIS"),
    "NB_UNESCO": QT_TRANSLATE_NOOP("algorithms", "Logements situés dans ou hors de l’UNESCO"),
    "NB_BATIMENT_PARTAGE": QT_TRANSLATE_NOOP(
        "algorithms", "Logements dont le bâtiment est aussi celui d’un autre"
    ),
    "NB_MODIFIES": QT_TRANSLATE_NOOP("algorithms", "Logements modifiés"),
}


class PoserCles(WritingAlgorithm):
    """``osp:poser_cles``: building, address, quarter, IRIS and UNESCO perimeter by position."""

    ID = "poser_cles"
    GROUP = "ouvertes"
    ICON = "poser_cles.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Poser les clés des données ouvertes")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Pose sur chaque logement, d’après sa position, les clés qui le relient aux données "
        "ouvertes : bâtiment (RNB), adresse (BAN), quartier prioritaire 2024, IRIS, périmètre "
        "UNESCO. Ne sont posées que celles dont la source est donnée ; les autres restent.\n\n"
        "Le RNB et la BAN sont les fichiers de leur département (.csv, .csv.gz ou .zip), lus par "
        "morceaux : le bâtiment le plus proche à moins de 15 m, l’adresse du même numéro, sinon "
        "la plus proche, à moins de 30 m. Les quartiers, IRIS et périmètres sont des couches de "
        "polygones. Un logement sans position perd la clé qui est reposée.\n\n"
        "Le champ « Origine des clés » garde le fichier, le millésime et le jour. Tout est écrit "
        "en une transaction, après une copie du GeoPackage, et s’annule par « Annuler un import ».",
    )
    RNB, BAN, QPV, IRIS = "RNB", "BAN", "QPV", "IRIS"
    INSCRIT, TAMPON = "UNESCO_BIEN", "UNESCO_TAMPON"
    MILLESIME = "MILLESIME"
    SIMULATION = "SIMULATION"
    NUMERO_IMPORT, SAUVEGARDE = "NUMERO_IMPORT", "SAUVEGARDE"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        for name, label in (
            (self.RNB, translate("algorithms", "Fichier du RNB")),
            (self.BAN, translate("algorithms", "Fichier de la BAN")),
        ):
            kind = translate("algorithms", "Fichiers texte")
            self.addParameter(file_parameter(name, label, kind, RPLS, optional=True))
        for name, label, code in (
            (self.QPV, translate("algorithms", "Quartiers prioritaires 2024"), True),
            (self.IRIS, translate("algorithms", "IRIS"), True),
            (self.INSCRIT, translate("algorithms", "UNESCO : bien inscrit"), False),
            (self.TAMPON, translate("algorithms", "UNESCO : zone tampon"), False),
        ):
            self.add_source(name, label, SOURCE_POLYGON, optional=True)
            if code:
                label = translate("algorithms", "{couche} : champ du code (vide : reconnu)")
                self.addParameter(
                    QgsProcessingParameterField(
                        f"CHAMP_{name}",
                        label.format(couche=name),
                        parentLayerParameterName=name,
                        optional=True,
                    )
                )
        self.addParameter(
            QgsProcessingParameterString(
                self.MILLESIME,
                translate("algorithms", "Millésime des sources (noté dans chaque logement)"),
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.SIMULATION,
                translate("algorithms", "Simulation : compter sans rien écrire"),
                defaultValue=False,
            )
        )
        self.add_number_outputs(COUNT_TITLES)
        self.addOutput(
            QgsProcessingOutputNumber(
                self.NUMERO_IMPORT, translate("algorithms", "Numéro de l’import (0 : rien d’écrit)")
            )
        )
        self.addOutput(
            QgsProcessingOutputString(
                self.SAUVEGARDE, translate("algorithms", "Copie de la base avant l’import")
            )
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self.open_base(parameters, context)
        simulated = self.parameterAsBool(parameters, self.SIMULATION, context)
        if not simulated:
            self.writer.refuse_edits()
        work = work_of(feedback)
        given = Sources(
            self.parameterAsFile(parameters, self.RNB, context) or None,
            self.parameterAsFile(parameters, self.BAN, context) or None,
            self._zones(parameters, self.QPV, context),
            self._zones(parameters, self.IRIS, context),
            self._zones(parameters, self.INSCRIT, context),
            self._zones(parameters, self.TAMPON, context),
            self.parameterAsString(parameters, self.MILLESIME, context).strip(),
        )
        plan = plan_keys(base, given, work.within(0, 0.6))
        for name, count in plan.counts.items():
            feedback.pushInfo(f"{translate('algorithms', COUNT_TITLES[name])} : {count}")
        results: Results = {**plan.counts, self.NUMERO_IMPORT: 0, self.SAUVEGARDE: ""}
        if not simulated and plan.changes:
            self.writer.sign(base)
            done = apply_keys(base, plan, work.within(0.6, 0.98))
            self.wrote = True
            results.update({self.NUMERO_IMPORT: done.number, self.SAUVEGARDE: done.backup or ""})
        feedback.setProgress(100)
        return results

    def _zones(
        self, parameters: Parameters, name: str, context: QgsProcessingContext
    ) -> Zones | None:
        if not parameters.get(name):
            return None
        source = self.read_source(parameters, name, context)
        code = ""
        if name in (self.QPV, self.IRIS):
            code = self.parameterAsString(parameters, f"CHAMP_{name}", context)
        return read_zones(
            ZoneLayer(
                source.sourceName(),
                source,
                source.sourceCrs(),
                context.transformContext(),
                code or guessed_fields(source.fields().names())[0],
            )
        )

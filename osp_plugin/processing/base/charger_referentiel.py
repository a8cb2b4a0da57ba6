"""« Charger communes, EPCI ou cités »."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterMatrix,
    QgsVectorLayer,
)

from ...compat import python_value
from ...domain.common.work import Work
from ...domain.dictionary import Table
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.referential import KEYS
from ...i18n import translate
from ...storage.referential.loading import MODES, Loading, load_referential
from ...storage.referential.source import LayerRows
from ...storage.referential.tables import TABLES, TableFile, read_table
from ..common.algorithm import Parameters, Results, work_of
from ..common.choices import advanced
from ..common.writing import WritingAlgorithm

NUMBERS = {
    "NB_LUS": QT_TRANSLATE_NOOP("algorithms", "Lignes lues"),
    "NB_AJOUTES": QT_TRANSLATE_NOOP("algorithms", "Lignes ajoutées"),
    "NB_MODIFIES": QT_TRANSLATE_NOOP("algorithms", "Lignes modifiées"),
    "NB_SUPPRIMES": QT_TRANSLATE_NOOP("algorithms", "Lignes supprimées"),
    "NB_INCHANGES": QT_TRANSLATE_NOOP("algorithms", "Lignes inchangées"),
    "NB_REJETES": QT_TRANSLATE_NOOP("algorithms", "Lignes refusées"),
    "NB_REPARES": QT_TRANSLATE_NOOP("algorithms", "Contours réparés"),
}
_TOLD = 20


class MappingNotPaired(OspError):
    """CORRESPONDANCE has not two columns. Values: ``nombre``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La correspondance (CORRESPONDANCE) a {nombre} valeurs : il en faut deux par ligne, le "
        "champ de la base puis la colonne ou l’expression.",
    )


class ChargerReferentiel(WritingAlgorithm):
    """``osp:charger_referentiel``: a reference table of a base fed from a layer."""

    ID = "charger_referentiel"
    GUIDE = "referentiels"
    GROUP = "base"
    ICON = "charger_referentiel.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Charger communes, EPCI ou cités")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Remplit une table de référence de la base depuis une couche : communes et EPCI de l’IGN, "
        "départements, cités, parcelles du cadastre, liste des bailleurs, ou références dans le "
        "temps (reference_epoque : qui était de quel EPCI, de quel jour à quel jour). Les colonnes "
        "sont "
        "reconnues à leur nom (insee_com, nom, siren…) ; « Correspondance » permet de dire, champ "
        "par champ, une autre colonne ou une expression de QGIS, ou rien pour laisser vide.\n\n"
        "Les contours sont convertis en Lambert-93 et en multipolygones ; ceux qui ne sont pas "
        "valides sont réparés, et c’est dit. Un EPCI se reconnaît à son SIREN.\n\n"
        "« mettre à jour » modifie les lignes déjà là et ajoute les autres ; « ajouter » n’y "
        "touche pas ; « remplacer » retire aussi celles que la couche n’a pas, sauf si des "
        "logements en dépendent : rien n’est alors écrit. Une valeur vide ne change rien. Tout "
        "est écrit en une transaction, après une copie du GeoPackage.\n\n"
        "Chargez dans l’ordre : départements, EPCI, communes, puis cités.",
    )
    INPUT = "INPUT"
    TABLE = "TABLE"
    MODE = "MODE"
    CORRESPONDANCE = "CORRESPONDANCE"
    SAUVEGARDE = "SAUVEGARDE"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_source(self.INPUT, translate("algorithms", "Couche à charger"))
        for name, label, options in (
            (self.TABLE, translate("algorithms", "Table à remplir"), list(KEYS)),
            (self.MODE, translate("algorithms", "Lignes déjà dans la base"), list(MODES)),
        ):
            # The words themselves, not their ranks: a script says which table it fills.
            self.addParameter(
                QgsProcessingParameterEnum(
                    name, label, options, defaultValue=options[0], usesStaticStrings=True
                )
            )
        self.addParameter(
            advanced(
                QgsProcessingParameterMatrix(
                    self.CORRESPONDANCE,
                    translate("algorithms", "Correspondance"),
                    headers=[
                        translate("algorithms", "Champ de la base"),
                        translate("algorithms", "Colonne ou expression (vide : rien)"),
                    ],
                    optional=True,
                )
            )
        )
        self._base.add_base_parameters(self)
        self.add_number_outputs(NUMBERS)
        self.addOutput(
            QgsProcessingOutputString(
                self.SAUVEGARDE, translate("algorithms", "Copie de la base avant le chargement")
            )
        )

    def checkParameterValues(
        self, parameters: Parameters, context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """QGIS need not read a table that we read ourselves, in UTF-16 for instance."""
        if _path(parameters.get(self.INPUT)) is not None:
            stand_in = QgsVectorLayer("None", "table", "memory")
            parameters = {**parameters, self.INPUT: stand_in}
        return super().checkParameterValues(parameters, context)

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self.open_base(parameters, context)
        table = base.tables[self.parameterAsEnumString(parameters, self.TABLE, context)]
        chosen = self._chosen(parameters, context)
        file = _file(parameters[self.INPUT], table, work_of(feedback).silent)
        source = file.layer if file else self.read_source(parameters, self.INPUT, context)
        layer = LayerRows(source, table, chosen, context.transformContext(), file)
        for name, text in layer.mapping.items():
            feedback.pushInfo(f"{table[name].title} ({name}) ← {text}")
        self.writer.sign(base)
        loading = load_referential(
            base,
            table,
            layer,
            self.parameterAsEnumString(parameters, self.MODE, context),
            work_of(feedback).within(0, 0.9, max(int(source.featureCount()), 1)),
        )
        self.wrote = True
        self._tell(loading, layer, feedback)
        feedback.setProgress(100)
        return {**loading.counts, self.SAUVEGARDE: loading.backup or ""}

    def _chosen(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, str]:
        if not parameters.get(self.CORRESPONDANCE):
            return {}  # QGIS makes a matrix of one empty cell of it
        cells = self.parameterAsMatrix(parameters, self.CORRESPONDANCE, context)
        if len(cells) % 2:
            raise MappingNotPaired(nombre=len(cells))
        texts = [str(python_value(cell) or "").strip() for cell in cells]
        return {name: text for name, text in zip(texts[::2], texts[1::2]) if name}

    def _tell(self, loading: Loading, layer: LayerRows, feedback: QgsProcessingFeedback) -> None:
        for name, count in loading.counts.items():
            feedback.pushInfo(f"{translate('algorithms', NUMBERS[name])} : {count}")
        if layer.left_out:
            feedback.pushInfo(
                translate(
                    "algorithms",
                    "Laissées de côté : {nombre} lignes de communes associées, déléguées ou qui "
                    "n’existent plus.",
                ).format(nombre=layer.left_out)
            )
        if layer.mended:
            feedback.pushWarning(
                translate(
                    "algorithms",
                    "{nombre} contours n’étaient pas valides (un bord se croise) et ont été "
                    "réparés : regardez-les sur la carte.",
                ).format(nombre=layer.mended)
            )
        for (name, value), count in loading.unknown.most_common(_TOLD):
            feedback.pushWarning(
                translate(
                    "algorithms",
                    "« {valeur} » n’est pas dans la base : le champ « {champ} » de {nombre} lignes "
                    "est laissé vide.",
                ).format(valeur=value, champ=name, nombre=count)
            )
        for number, reason in sorted(loading.refused.items())[:_TOLD]:
            feedback.pushWarning(
                translate("algorithms", "Ligne {ligne} refusée : {raison}.").format(
                    ligne=number, raison=translate("errors", reason)
                )
            )
        if len(loading.refused) > _TOLD:
            feedback.pushWarning(
                translate("algorithms", "… et {nombre} autres lignes refusées.").format(
                    nombre=len(loading.refused) - _TOLD
                )
            )


def _file(given: object, table: Table, work: Work) -> TableFile | None:
    """A file of rows without shapes, read as returns are; None for what QGIS reads better."""
    found = _path(given)
    return read_table(*found, table, work) if found else None


def _path(given: object) -> tuple[Path, str] | None:
    """The path of a table and its tab (« » for any); None when it is none, or has a filter."""
    if isinstance(given, QgsProcessingFeatureSourceDefinition) and not given.selectedFeaturesOnly:
        given = given.source.staticValue()
    if not isinstance(given, (str, Path)):
        return None
    path, *options = str(given).split("|")
    told = dict(option.partition("=")[::2] for option in options)
    if Path(path).suffix.lower() not in TABLES or not Path(path).is_file():
        return None
    if told.keys() - {"layername", "layerid"}:  # a filter is QGIS's own
        return None
    return Path(path), told.get("layername", "")

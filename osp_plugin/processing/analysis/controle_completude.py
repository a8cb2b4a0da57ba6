"""« Contrôler la complétude »."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFolderDestination,
)

from ...compat import NO_GEOMETRY, WKB_POINT, make_field
from ...domain.completeness import DUPLICATE_COLUMNS, OPERATION_COLUMNS, Completeness, check
from ...domain.disclosure.profiles import PARTNERS, PUBLIC
from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...project import BaseReference, reference_of
from ...reports.completeness.workbook import title_of, write_completeness, write_completeness_files
from ...storage.completeness import read_dwellings, read_operations
from ..common.algorithm import OspAlgorithm, Parameters, Results, work_of
from ..common.diffusion import DiffusionParameter
from ..common.dwelling_input import whole_input
from ..common.seen_part import tell_perimeter

if TYPE_CHECKING:
    import pandas as pd

_INTEGERS = {
    *("annee_financ", "nb_logements_decision", "nb_logements", "nb_geolocalises"),
    *("nb_non_geolocalises", "ecart", "groupe", "fid_logement", "fid_autre"),
}
_COMPUTED = {
    **dict.fromkeys(("nb_logements", "nb_geolocalises", "nb_non_geolocalises"), PUBLIC),
    **dict.fromkeys(("ecart", "situation", "groupe", "cle", "autre_intitule"), PUBLIC),
    **dict.fromkeys(("valeur", "fid_logement", "fid_autre"), PARTNERS),
}
"""Who receives the columns that the dictionary does not know."""
NUMBERS = {
    "NB_LOGEMENTS": QT_TRANSLATE_NOOP("algorithms", "Logements remontés"),
    "NB_OPERATIONS": QT_TRANSLATE_NOOP("algorithms", "Opérations"),
    "NB_FINANCES": QT_TRANSLATE_NOOP("algorithms", "Logements financés (PALULOS)"),
    "NB_MANQUANTS": QT_TRANSLATE_NOOP("algorithms", "Logements financés non remontés (solde)"),
    "NB_MANQUANTS_BRUTS": QT_TRANSLATE_NOOP("algorithms", "Manquants des opérations incomplètes"),
    "NB_EN_TROP": QT_TRANSLATE_NOOP("algorithms", "Remontés au-delà de la décision"),
    "NB_DOUBLONS": QT_TRANSLATE_NOOP("algorithms", "Logements remontés plusieurs fois"),
    "NB_NON_GEOLOCALISES": QT_TRANSLATE_NOOP("algorithms", "Logements non géolocalisés"),
}


class ControleCompletude(OspAlgorithm):
    """``osp:controle_completude``: financed, reported, located; what is missing or double."""

    ID = "controle_completude"
    GROUP = "analyse"
    ICON = "controle_completude.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Contrôler la complétude")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Compare, opération par opération, les logements financés, remontés et géolocalisés, et "
        "donne l’écart dans les deux sens (positif : logements financés non remontés). Liste les "
        "logements remontés plusieurs fois, par n° RPLS, identifiant local, ou parcelle et "
        "adresse, chacun avec l’autre ligne.\n\n"
        "L’opération est placée au milieu de ses logements, avec son écart. « Dossier » reçoit un "
        "classeur pour chaque bailleur : ses opérations, ses doublons, ses logements sans "
        "position.\n\n"
        "Le solde des manquants porte sur les opérations PALULOS, comme dans les chiffres publiés. "
        "Les couches sont lues telles que QGIS les montre : sélection et filtre compris.",
    )
    LOGEMENTS = "LOGEMENTS"
    OPERATIONS = "OPERATIONS"
    OUTPUT = "OUTPUT"
    DOUBLONS = "DOUBLONS"
    CLASSEUR = "CLASSEUR"
    DOSSIER = "DOSSIER"
    _diffusion = DiffusionParameter()

    def __init__(self) -> None:
        super().__init__()
        self._reference: BaseReference | None = None
        """The base of the dwellings, when they are of one."""

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        for name, label in (
            (self.LOGEMENTS, translate("algorithms", "Logements")),
            (self.OPERATIONS, translate("algorithms", "Opérations")),
        ):
            self.add_source(name, label)
        self.add_table(
            self.OUTPUT, translate("algorithms", "Complétude par opération"), optional=False
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.DOUBLONS,
                translate("algorithms", "Logements remontés plusieurs fois"),
                optional=True,
            )
        )
        self.add_csv_choice()
        self._diffusion.add_to(self)
        self.add_workbook(
            self.CLASSEUR,
            translate("algorithms", "Classeur, un onglet par bailleur"),
            optional=True,
            suggested=False,
        )
        self.addParameter(
            QgsProcessingParameterFolderDestination(
                self.DOSSIER,
                translate("algorithms", "Dossier des rapports, un classeur par bailleur"),
                optional=True,
                createByDefault=False,
            )
        )
        self.add_number_outputs(NUMBERS)

    def prepareAlgorithm(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        # In the window's thread, where the layers live.
        chosen, _limited = whole_input(parameters, self.LOGEMENTS)
        layer = self.parameterAsVectorLayer({self.LOGEMENTS: chosen}, self.LOGEMENTS, context)
        self._reference = reference_of(layer)
        return bool(super().prepareAlgorithm(parameters, context, feedback))

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        self._diffusion.profile_of_documents(self, parameters, context, self.CLASSEUR, self.DOSSIER)
        dwellings = self.read_source(parameters, self.LOGEMENTS, context)
        operations = self.read_source(parameters, self.OPERATIONS, context)
        total = max(int(dwellings.featureCount()), 1)
        rows = read_dwellings(dwellings, work_of(feedback).within(0, 0.7, total))
        found = check(rows, read_operations(operations))
        self._tell(found, feedback)
        if self._reference is not None:
            tell_perimeter(self._reference.open(check=False), feedback)
        workbook = self.parameterAsFileOutput(parameters, self.CLASSEUR, context)
        if workbook:
            write_completeness(workbook, found)
        folder = self.parameterAsFileOutput(parameters, self.DOSSIER, context)
        if folder:
            for written in write_completeness_files(folder, found, date.today()):
                feedback.pushInfo(
                    translate("algorithms", "Écrit : {fichier}").format(fichier=written)
                )
        return {
            **({self.CLASSEUR: workbook} if workbook else {}),
            **({self.DOSSIER: folder} if folder else {}),
            self.OUTPUT: self._write_operations(parameters, context, dwellings, found, feedback),
            self.DOUBLONS: self._write_duplicates(parameters, context, dwellings, found, feedback),
            **found.counts,
        }

    def _write_operations(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        source: QgsFeatureSource,
        found: Completeness,
        feedback: QgsProcessingFeedback,
    ) -> str | None:
        """Each operation amid its dwellings, without geometry when none of them has a position."""
        profile, fields = (
            self._diffusion.profile(self, parameters, context),
            _fields(OPERATION_COLUMNS),
        )
        output = self.open_output(
            parameters,
            self.OUTPUT,
            context,
            fields,
            WKB_POINT if found.centres else NO_GEOMETRY,
            source.sourceCrs(),
            self._diffusion.columns(profile, fields, feedback, _COMPUTED, "operation"),
        )
        if output is None:
            return None
        place = OPERATION_COLUMNS.index("intitule")
        for values in _plain(found.operations):
            centre = found.centres.get(values[place])
            output.add(values, QgsGeometry.fromPointXY(QgsPointXY(*centre)) if centre else None)
        output.style(context, "completude_operations")
        return output.destination

    def _write_duplicates(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        source: QgsFeatureSource,
        found: Completeness,
        feedback: QgsProcessingFeedback,
    ) -> str | None:
        profile, fields = (
            self._diffusion.profile(self, parameters, context),
            _fields(DUPLICATE_COLUMNS),
        )
        output = self.open_output(
            parameters,
            self.DOUBLONS,
            context,
            fields,
            source.wkbType(),
            source.sourceCrs(),
            self._diffusion.columns(profile, fields, feedback, _COMPUTED),
        )
        if output is None:
            return None
        request = QgsFeatureRequest().setFilterFids(found.doublons["fid_logement"].tolist())
        places = {feature.id(): feature.geometry() for feature in source.getFeatures(request)}
        place = DUPLICATE_COLUMNS.index("fid_logement")
        for values in _plain(found.doublons):
            output.add(values, places[values[place]])
        output.style(context, "completude_doublons")
        return output.destination

    def _tell(self, found: Completeness, feedback: QgsProcessingFeedback) -> None:
        counts = found.counts
        feedback.pushInfo(
            translate(
                "algorithms",
                "{finances} logements financés (PALULOS) : il en manque {manquants} en solde "
                "({bruts} dans les opérations incomplètes, {trop} en trop dans d’autres). "
                "{doublons} logements sont remontés plusieurs fois, {absents} ne sont pas "
                "géolocalisés.",
            ).format(
                finances=counts["NB_FINANCES"],
                manquants=counts["NB_MANQUANTS"],
                bruts=counts["NB_MANQUANTS_BRUTS"],
                trop=counts["NB_EN_TROP"],
                doublons=counts["NB_DOUBLONS"],
                absents=counts["NB_NON_GEOLOCALISES"],
            )
        )


def _fields(names: tuple[str, ...]) -> QgsFields:
    fields = QgsFields()
    for name in names:
        kind = "integer" if name in _INTEGERS else "string"
        fields.append(make_field(name, kind, title_of(name)))
    return fields


def _plain(table: pd.DataFrame) -> list[list[Any]]:
    plain = table.astype(object)
    rows: list[list[Any]] = plain.where(plain.notna(), None).values.tolist()
    return rows

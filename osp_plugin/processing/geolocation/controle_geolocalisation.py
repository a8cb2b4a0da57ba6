"""« Contrôler la géolocalisation »."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDistance,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
)

from ...compat import SOURCE_POINT, SOURCE_POLYGON, WKB_POINT
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.geolocation.anomalies import Anomaly
from ...domain.geolocation.checks.catalogue import CHECKS, CODES
from ...domain.geolocation.survey import Options
from ...i18n import said, translate
from ...reports.common.replacement import replacing
from ...reports.geolocation.report import Subject, write_folder, write_report
from ...storage.geolocation.checking import Checked, Compared, Sources, check_positions
from ...storage.geolocation.checks_accepted import AcceptedAnomalies
from ...storage.geolocation.checks_positions import Reader, columns_reader
from ...storage.layers import usable
from ...storage.projection import lambert
from ..common.algorithm import Parameters, Results, edition_note, work_of
from ..common.choices import advanced
from ..common.diffusion import DiffusionParameter
from ..common.dwelling_input import DwellingAlgorithm, whole_input
from ..common.outputs import LayerOutput
from . import anomalies_layer

_WATCHED = 1_000


class ControleGeolocalisation(DwellingAlgorithm):
    """``osp:controle_geolocalisation``: every anomaly of the positions of the dwellings."""

    ID = "controle_geolocalisation"
    GROUP = "geolocalisation"
    ICON = "controle_geolocalisation.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Contrôler la géolocalisation")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Compare la position de chaque logement à sa commune, sa cité, sa parcelle, son opération "
        "et à celle des autres logements. Chaque anomalie est un point où aller voir, avec une "
        "phrase qui l’explique, une distance et, quand elle est connue, la correction.\n\n"
        "Une position n’a qu’une anomalie, la première qui explique les autres : un point dans "
        "une autre commune est signalé une fois, et non aussi hors de sa cité. Les anomalies "
        "acceptées dans le panneau des anomalies ne sont plus signalées tant que le logement ne "
        "bouge pas.\n\n"
        "Communes et cités viennent de n’importe quelle couche de polygones : la colonne du code "
        "est reconnue à son nom (idcom, insee, insee_com, code_insee ; id_cite) ou se donne dans "
        "les paramètres avancés. Sans cités ni parcelles, leurs contrôles ne sont pas faits. La "
        "couche des logements est lue telle que QGIS la montre.",
    )
    COMMUNES = "COMMUNES"
    COLONNE_COMMUNE = "COLONNE_COMMUNE"
    CITES = "CITES"
    COLONNE_CITE = "COLONNE_CITE"
    PARCELLES = "PARCELLES"
    COLONNE_PARCELLE = "COLONNE_PARCELLE"
    TOLERANCE = "TOLERANCE"
    DISTANCE_CITE = "DISTANCE_CITE"
    DISTANCE_OPERATION = "DISTANCE_OPERATION"
    CONTROLES = "CONTROLES"
    ACCEPTEES = "ACCEPTEES"
    OUTPUT = "OUTPUT"
    RAPPORT = "RAPPORT"
    DOSSIER = "DOSSIER"
    _diffusion = DiffusionParameter()

    def __init__(self) -> None:
        super().__init__()
        self._reader: Reader | None = None

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._add_layers()
        self._add_thresholds()
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT,
                translate("algorithms", "Anomalies de géolocalisation"),
                SOURCE_POINT,
            )
        )
        self.add_csv_choice()
        self._diffusion.add_to(self)
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.RAPPORT,
                translate("algorithms", "Rapport"),
                translate("algorithms", "Page HTML (*.html);;Classeur Excel (*.xlsx)"),
                optional=True,
                createByDefault=False,
            )
        )
        self.addParameter(
            advanced(
                QgsProcessingParameterFolderDestination(
                    self.DOSSIER,
                    translate("algorithms", "Dossier des rapports, un par bailleur"),
                    optional=True,
                    createByDefault=False,
                )
            )
        )
        self.add_number_outputs(
            {
                "NB_ANOMALIES": QT_TRANSLATE_NOOP("algorithms", "Anomalies"),
                "NB_ERREURS": QT_TRANSLATE_NOOP("algorithms", "Erreurs"),
                "NB_AVERTISSEMENTS": QT_TRANSLATE_NOOP("algorithms", "Avertissements"),
                "NB_ACCEPTEES": QT_TRANSLATE_NOOP("algorithms", "Anomalies acceptées"),
                "NB_LOGEMENTS": QT_TRANSLATE_NOOP("algorithms", "Logements contrôlés"),
            }
        )

    def _add_layers(self) -> None:
        layers = (
            (self.COMMUNES, translate("algorithms", "Communes"), False, self.COLONNE_COMMUNE,
             translate("algorithms", "Colonne du code INSEE (vide : reconnue)")),
            (self.CITES, translate("algorithms", "Cités"), True, self.COLONNE_CITE,
             translate("algorithms", "Colonne du n° de cité (vide : reconnue)")),
            (self.PARCELLES, translate("algorithms", "Parcelles"), True, self.COLONNE_PARCELLE,
             translate("algorithms", "Colonne de la parcelle (vide : reconnue)")),
        )  # fmt: skip
        self.add_dwellings(SOURCE_POINT)
        for name, label, optional, column, column_label in layers:
            self.add_source(name, label, SOURCE_POLYGON, optional=optional)
            self.addParameter(
                advanced(
                    QgsProcessingParameterField(
                        column, column_label, parentLayerParameterName=name, optional=True
                    )
                )
            )

    def _add_thresholds(self) -> None:
        usual = Options()
        for name, label, value in (
            (
                self.TOLERANCE,
                translate("algorithms", "Tolérance sur les limites des communes, cités, parcelles"),
                usual.tolerance,
            ),
            (
                self.DISTANCE_CITE,
                translate("algorithms", "Distance admise autour de la cité"),
                usual.distance_cite,
            ),
            (
                self.DISTANCE_OPERATION,
                translate("algorithms", "Distance admise entre logements d’une opération"),
                usual.distance_operation,
            ),
        ):
            self.addParameter(
                QgsProcessingParameterDistance(
                    name, label, value, parentParameterName=self.COMMUNES, minValue=0.0
                )
            )
        self.addParameter(
            advanced(
                QgsProcessingParameterEnum(
                    self.CONTROLES,
                    translate("algorithms", "Contrôles à faire"),
                    list(CODES),
                    allowMultiple=True,
                    defaultValue=list(CODES),
                    usesStaticStrings=True,
                )
            )
        )
        self.addParameter(
            advanced(
                QgsProcessingParameterBoolean(
                    self.ACCEPTEES,
                    translate("algorithms", "Lister aussi les anomalies acceptées"),
                    defaultValue=False,
                )
            )
        )

    def prepareAlgorithm(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        super().prepareAlgorithm(parameters, context, feedback)
        chosen, limited = whole_input(parameters, self.INPUT)
        layer = self.parameterAsVectorLayer({self.INPUT: chosen}, self.INPUT, context)
        if layer is not None and not limited:
            self._reader = columns_reader(layer)
        return True

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        asked = frozenset(self.parameterAsEnumStrings(parameters, self.CONTROLES, context))
        checked = check_positions(
            self._sources(parameters, context),
            Options(
                self.parameterAsDouble(parameters, self.TOLERANCE, context),
                self.parameterAsDouble(parameters, self.DISTANCE_CITE, context),
                self.parameterAsDouble(parameters, self.DISTANCE_OPERATION, context),
            ),
            [check for check in CHECKS if check.code in asked],
            work_of(feedback).within(0, 0.8),
        )
        for warning in checked.warnings:
            feedback.pushWarning(said(warning))
        return self._write(parameters, context, feedback, checked)

    def _sources(self, parameters: Parameters, context: QgsProcessingContext) -> Sources:
        def compared(name: str, column: str) -> Compared:
            return Compared(
                self.read_source(parameters, name, context),
                self.parameterAsString(parameters, column, context),
            )

        cites = parcels = None
        if parameters.get(self.CITES):
            cites = compared(self.CITES, self.COLONNE_CITE)
        if parameters.get(self.PARCELLES):
            layer = self.parameterAsVectorLayer(parameters, self.PARCELLES, context)
            parcels = replace(compared(self.PARCELLES, self.COLONNE_PARCELLE), layer=layer)
        return Sources(
            self.read_source(parameters, self.INPUT, context),
            self._reader,
            compared(self.COMMUNES, self.COLONNE_COMMUNE),
            cites,
            parcels,
            context.transformContext(),
        )

    def _write(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        checked: Checked,
    ) -> Results:
        found, survey = checked.anomalies, checked.survey
        accepted = self._accepted()
        listed = self.parameterAsBool(parameters, self.ACCEPTEES, context)
        report = self.parameterAsFileOutput(parameters, self.RAPPORT, context)
        folder = self.parameterAsString(parameters, self.DOSSIER, context)
        output = self._open_layer(parameters, context, feedback)
        work = work_of(feedback).within(0.8, 0.95, max(len(found), 1))
        kept: list[Anomaly] = []
        counts = anomalies_layer.Counts(len(survey.positions))
        with ExitStack() as files:
            place = files.enter_context(replacing(report)) if report else None
            for done, anomaly in enumerate(found):
                if done % _WATCHED == 0:
                    work.tell(done)
                reason = accepted.reason(
                    anomaly.check.code, survey.positions, anomaly.row, survey.options.tolerance
                )
                counts.add(anomaly, reason)
                if output is not None and (listed or reason is None):
                    output.add(
                        anomalies_layer.values(anomaly, reason), anomalies_layer.geometry(anomaly)
                    )
                if (report or folder) and reason is None:
                    kept.append(anomaly)
            subject = self._subject(parameters, context, checked)
            if place is not None:
                write_report(place, Path(report).suffix, kept, subject, work)
            if folder:
                write_folder(Path(folder), kept, subject, work)
        counts.tell(found, feedback)
        results: Results = {**counts}
        if output is not None:
            output.style(context, "anomalies")
            results[self.OUTPUT] = output.destination
        if report:
            results[self.RAPPORT] = report
        if folder:
            results[self.DOSSIER] = folder
        return results

    def _open_layer(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> LayerOutput | None:
        profile = self._diffusion.profile_of_documents(
            self, parameters, context, self.RAPPORT, self.DOSSIER
        )
        fields, told = anomalies_layer.fields(), anomalies_layer.DIFFUSIONS
        columns = self._diffusion.columns(profile, fields, feedback, told)
        return self.open_output(
            parameters, self.OUTPUT, context, fields, WKB_POINT, lambert(), columns
        )

    def _subject(
        self, parameters: Parameters, context: QgsProcessingContext, checked: Checked
    ) -> Subject:
        source, survey = self.read_source(parameters, self.INPUT, context), checked.survey
        return Subject(
            self.displayName(),
            edition_note(source.sourceName()),
            survey.communes,
            survey.cites,
            len(survey.positions),
            survey.positions.bailleur.counted(),
        )

    def _accepted(self) -> AcceptedAnomalies:
        base = usable(self._dwellings.home)
        return AcceptedAnomalies.read(base) if base is not None else AcceptedAnomalies()

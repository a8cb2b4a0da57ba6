"""« Contrôler la géolocalisation »."""

from __future__ import annotations

import math
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsFields,
    QgsGeometry,
    QgsPointXY,
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

from ...compat import SOURCE_POINT, SOURCE_POLYGON, WKB_POINT, make_field
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.geolocation.checks import Checker, Options
from ...domain.geolocation.checks.catalogue import BY_CODE, CODES, ERROR
from ...domain.geolocation.anomalies import Anomalies, Anomaly
from ...domain.geolocation.positions import Areas, Coded, Positions
from ...i18n import translate
from ...reports.common.replacement import replacing
from ...reports.geolocation.report import Subject, write_folder, write_report
from ...storage.geolocation.checks_accepted import AcceptedAnomalies
from ...storage.geolocation.checks_areas import CITE, COMMUNE, Kind, mistaken_systems, read_areas
from ...storage.geolocation.checks_base import see_parcels
from ...storage.geolocation.checks_positions import Reader, columns_reader, read_positions
from ...storage.geolocation.projection import lambert
from ...storage.layers import usable
from ..common.algorithm import Parameters, Results, advanced, edition_note, work_of
from ..common.dwelling_input import DwellingAlgorithm, whole_input

FIELDS = (
    ("code", "string", "Code"),
    ("gravite", "string", "Gravité"),
    ("fid_logement", "integer", "Clé du logement"),
    ("ident_rep", "string", "N° RPLS"),
    ("bailleur", "string", "Bailleur"),
    ("intitule", "string", "Opération"),
    ("message", "string", "Message"),
    ("distance_m", "number", "Distance (m)"),
    ("correction", "string", "Correction proposée"),
    ("champ", "string", "Champ à corriger"),
    ("valeur", "string", "Valeur proposée"),
    ("x_propose", "number", "X proposé (m)"),
    ("y_propose", "number", "Y proposé (m)"),
    ("acceptation", "string", "Motif d’acceptation"),
)
"""Fields of the anomalies: name, type, title."""
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
        source = self.read_source(parameters, self.INPUT, context)
        positions = read_positions(
            source,
            self._reader,
            context.transformContext(),
            work_of(feedback).within(0, 0.3, max(int(source.featureCount()), 1)),
        )
        options = self._options(parameters, context)
        communes = self._areas(parameters, COMMUNE, positions.idcom, context, feedback)
        cites = None
        if parameters.get(self.CITES):
            cites = self._areas(parameters, CITE, positions.id_cite, context, feedback)
        communes = _comparable(positions, communes, feedback)
        checker = Checker(
            positions,
            communes,
            cites,
            mistaken_systems(),
            options,
            work_of(feedback).within(0.4, 0.8).tell,
        )
        if parameters.get(self.PARCELLES):
            self._see_parcels(checker, parameters, context, feedback)
        found = checker.run()
        return self._write(parameters, context, feedback, found, communes, cites, options)

    # -- reading -----------------------------------------------------------------------------

    def _options(self, parameters: Parameters, context: QgsProcessingContext) -> Options:
        return Options(
            self.parameterAsDouble(parameters, self.TOLERANCE, context),
            self.parameterAsDouble(parameters, self.DISTANCE_CITE, context),
            self.parameterAsDouble(parameters, self.DISTANCE_OPERATION, context),
            frozenset(self.parameterAsEnumStrings(parameters, self.CONTROLES, context)),
        )

    def _areas(
        self,
        parameters: Parameters,
        kind: Kind,
        named: Coded,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Areas:
        """The areas of a kind; ``named`` are those that the dwellings name."""
        name, chosen = (
            (self.COMMUNES, self.COLONNE_COMMUNE)
            if kind is COMMUNE
            else (self.CITES, self.COLONNE_CITE)
        )
        source = self.read_source(parameters, name, context)
        column = self.parameterAsString(parameters, chosen, context)
        areas, mended = read_areas(
            source, kind, column, context.transformContext(), work_of(feedback)
        )
        if mended:
            feedback.pushWarning(
                translate(
                    "algorithms",
                    "« {couche} » : {nombre} contours invalides sont lus une fois réparés. "
                    "Corrigez-les dans la couche (Vecteur, Outils de géométrie, Vérifier la "
                    "validité).",
                ).format(couche=source.sourceName(), nombre=mended)
            )
        if areas.codes and named.labels and areas.numbers.keys().isdisjoint(named.labels):
            feedback.pushWarning(
                translate(
                    "algorithms",
                    "« {couche} » ne connaît aucun code des logements : elle a « {code} », ils "
                    "ont « {logement} ». Sa colonne du code n’est sans doute pas la bonne : "
                    "choisissez-la dans les paramètres avancés.",
                ).format(couche=source.sourceName(), code=areas.codes[0], logement=named.labels[0])
            )
        return areas

    def _see_parcels(
        self,
        checker: Checker,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        see_parcels(
            checker,
            self.read_source(parameters, self.PARCELLES, context),
            self.parameterAsVectorLayer(parameters, self.PARCELLES, context),
            self.parameterAsString(parameters, self.COLONNE_PARCELLE, context),
            work_of(feedback).within(0.3, 0.4),
        )

    # -- writing -----------------------------------------------------------------------------

    def _write(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        found: Anomalies,
        communes: Areas,
        cites: Areas | None,
        options: Options,
    ) -> Results:
        accepted = self._accepted()
        listed = self.parameterAsBool(parameters, self.ACCEPTEES, context)
        report = self.parameterAsFileOutput(parameters, self.RAPPORT, context)
        folder = self.parameterAsString(parameters, self.DOSSIER, context)
        subject = Subject(
            self.displayName(),
            edition_note(
                self.read_source(parameters, self.INPUT, context).sourceName(),
            ),
            communes,
            cites,
            len(found.positions),
            found.positions.bailleur.counted(),
        )
        output = self.open_output(parameters, self.OUTPUT, context, _fields(), WKB_POINT, lambert())
        work = work_of(feedback).within(0.8, 0.95, max(len(found), 1))
        kept: list[Anomaly] = []
        counts = {"NB_ANOMALIES": 0, "NB_ERREURS": 0, "NB_AVERTISSEMENTS": 0, "NB_ACCEPTEES": 0}
        with ExitStack() as files:
            place = files.enter_context(replacing(report)) if report else None
            for done, anomaly in enumerate(found):
                if done % _WATCHED == 0:
                    work.tell(done)
                reason = accepted.reason(
                    anomaly.check.code, found.positions, anomaly.row, options.tolerance
                )
                _count(counts, anomaly, reason)
                if output is not None and (listed or reason is None):
                    output.add(_values(anomaly, reason), _geometry(anomaly))
                if (report or folder) and reason is None:
                    kept.append(anomaly)
            if place is not None:
                write_report(place, Path(report).suffix, kept, subject, work)
            if folder:
                write_folder(Path(folder), kept, subject, work)
        _tell(found, counts, feedback)
        results: Results = {**counts, "NB_LOGEMENTS": len(found.positions)}
        if output is not None:
            output.style(context, "anomalies")
            results[self.OUTPUT] = output.destination
        if report:
            results[self.RAPPORT] = report
        if folder:
            results[self.DOSSIER] = folder
        return results

    def _accepted(self) -> AcceptedAnomalies:
        base = usable(self._dwellings.home)
        return AcceptedAnomalies.read(base) if base is not None else AcceptedAnomalies()


def _comparable(positions: Positions, communes: Areas, feedback: QgsProcessingFeedback) -> Areas:
    """The communes without their EPCI when they name them in another way than the dwellings.

    An EPCI has a name, an acronym and a SIREN number: two layers may tell it differently.
    """
    told = {epci for epci in communes.epci if epci}
    used = set(positions.epci.labels)
    if not told or not used or told & used:
        return communes
    feedback.pushWarning(
        translate(
            "algorithms",
            "L’EPCI n’est pas contrôlé : la couche des communes les nomme « {communes} », celle "
            "des logements « {logements} ». Donnez les communes d’une base OSP.",
        ).format(communes=sorted(told)[0], logements=sorted(used)[0])
    )
    return Areas(communes.polygons, communes.codes, communes.names, (), communes.dep)


def _fields() -> QgsFields:
    fields = QgsFields()
    for name, kind, title in FIELDS:
        fields.append(make_field(name, kind, title))
    return fields


def _values(anomaly: Anomaly, reason: str | None) -> list[Any]:
    correction = anomaly.correction
    return [
        anomaly.check.code,
        anomaly.check.severity,
        anomaly.fid,
        anomaly.ident_rep or None,
        anomaly.bailleur,
        anomaly.intitule,
        str(anomaly.message),
        _number(anomaly.distance),
        str(correction.text) if correction else None,
        (correction.field or None) if correction else None,
        (correction.value or None) if correction else None,
        _number(correction.x) if correction else None,
        _number(correction.y) if correction else None,
        reason,
    ]


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 2)


def _geometry(anomaly: Anomaly) -> QgsGeometry | None:
    if math.isnan(anomaly.x):
        return None
    return QgsGeometry.fromPointXY(QgsPointXY(anomaly.x, anomaly.y))


def _count(counts: dict[str, int], anomaly: Anomaly, reason: str | None) -> None:
    if reason is not None:
        counts["NB_ACCEPTEES"] += 1
        return
    counts["NB_ANOMALIES"] += 1
    counts["NB_ERREURS" if anomaly.check.severity == ERROR else "NB_AVERTISSEMENTS"] += 1


def _tell(found: Anomalies, counts: dict[str, int], feedback: QgsProcessingFeedback) -> None:
    for code, number in found.counts().items():
        title = translate("errors", BY_CODE[code].title)
        feedback.pushInfo(f"{title} ({code}) : {number}")
    feedback.pushInfo(
        translate(
            "algorithms",
            "{logements} logements contrôlés : {erreurs} erreurs, {avertissements} "
            "avertissements ; {acceptees} anomalies acceptées ne sont plus signalées.",
        ).format(
            logements=len(found.positions),
            erreurs=counts["NB_ERREURS"],
            avertissements=counts["NB_AVERTISSEMENTS"],
            acceptees=counts["NB_ACCEPTEES"],
        )
    )

"""« Géolocaliser les logements »."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsVectorLayer,
)

from ...compat import NO_GEOMETRY, SOURCE_POLYGON, WKB_POINT
from ...domain.common.file_filters import ADDRESSES
from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import explain, said, translate
from ...settings import Settings
from ...storage.bare_layers import bare_layer
from ...storage.base import Base
from ...storage.geolocation.errors import NoParcelShape
from ...storage.geolocation.placing import Outcome, Placer, Sources
from ...storage.geolocation.placing_addresses import check_addresses
from ...storage.geolocation.placing_application import apply_positions
from ...storage.geolocation.placing_parcels import answers_by_id, commune_boxes, id_field
from ...storage.geolocation.placing_rpls import has_rpls, rpls_columns
from ...storage.geolocation.placing_service import AddressService
from ...storage.layers import usable
from ...storage.projection import lambert
from ..common.algorithm import Parameters, Results, work_of
from ..common.choices import advanced
from ..common.diffusion import DiffusionParameter
from ..common.dwelling_input import DwellingAlgorithm, whole_input
from ..common.inputs import file_parameter, refusal
from . import placed_layer
from .placing_inputs import EXPECTED, refuse_others


class Geolocaliser(DwellingAlgorithm):
    """``osp:geolocaliser``: a position for each dwelling that has none, and where it comes from."""

    ID = "geolocaliser"
    GROUP = "geolocalisation"
    ICON = "geolocaliser.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Géolocaliser les logements")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Donne une position aux logements qui n’en ont pas, par la source la plus sûre parmi "
        "celles que vous donnez :\n"
        "• la parcelle (idpar) : cadastre d’Etalab, PCI ou toute couche de parcelles ; les "
        "logements d’une même parcelle y sont répartis (score 1, ou 0,95) ;\n"
        "• l’adresse, dans un fichier csv de la BAN (.csv ou .csv.gz) : le numéro exact (0,95), "
        "puis le même numéro sans l’indice (0,85), puis le plus proche du même côté de la rue "
        "(0,75 et moins), et à défaut de toute autre source le milieu de la voie (0,4) ;\n"
        "• la position du RPLS (X, Y, EPSG), par le n° RPLS (0,7), ou par le numéro et la voie "
        "(0,65) : la table de la base, ou un fichier du RPLS au logement ;\n"
        "• si vous le demandez, le service d’adresses en ligne : seules l’adresse et la commune "
        "lui sont envoyées.\n\n"
        "Sans couche de parcelles ni table RPLS, celles de la base des logements servent. Une "
        "position placée à la main n’est jamais changée ; les autres ne le sont que si vous le "
        "demandez, et jamais pour une moins sûre. La couche produite dit, logement par logement, "
        "comment il a été placé, ou pourquoi il ne l’est pas.\n\n"
        "« Écrire dans la base » enregistre les positions en une transaction, après une copie du "
        "GeoPackage ; « Annuler un import » les retire en entier.",
    )
    EXPECTED = EXPECTED
    PARCELLES = "PARCELLES"
    CHAMP_PARCELLE = "CHAMP_PARCELLE"
    ADRESSES = "ADRESSES"
    RPLS = "RPLS"
    REFAIRE = "REFAIRE"
    EN_LIGNE = "EN_LIGNE"
    APPLIQUER = "APPLIQUER"
    OUTPUT = "OUTPUT"
    NUMERO_IMPORT = "NUMERO_IMPORT"
    SAUVEGARDE = "SAUVEGARDE"
    _diffusion = DiffusionParameter()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_dwellings()
        self.add_source(
            self.PARCELLES,
            translate("algorithms", "Parcelles (vide : celles de la base)"),
            SOURCE_POLYGON,
            optional=True,
        )
        self.addParameter(
            advanced(
                QgsProcessingParameterField(
                    self.CHAMP_PARCELLE,
                    translate("algorithms", "Champ de l’identifiant de parcelle (vide : reconnu)"),
                    parentLayerParameterName=self.PARCELLES,
                    optional=True,
                )
            )
        )
        self.addParameter(
            file_parameter(
                self.ADRESSES,
                translate("algorithms", "Fichier d’adresses de la BAN"),
                translate("algorithms", "Adresses de la BAN"),
                ADDRESSES,
                optional=True,
            )
        )
        self.add_source(
            self.RPLS,
            translate("algorithms", "Table ou fichier du RPLS (vide : la table de la base)"),
            optional=True,
        )
        self._add_choices()
        self._add_outputs()

    def _add_choices(self) -> None:
        for name, label in (
            (
                self.REFAIRE,
                translate("algorithms", "Placer de nouveau ceux qui ne l’ont pas été à la main"),
            ),
            (
                self.EN_LIGNE,
                translate("algorithms", "Demander le reste au service d’adresses en ligne"),
            ),
            (self.APPLIQUER, translate("algorithms", "Écrire les positions dans la base")),
        ):
            self.addParameter(QgsProcessingParameterBoolean(name, label, defaultValue=False))

    def _add_outputs(self) -> None:
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, translate("algorithms", "Logements géolocalisés"), optional=True
            )
        )
        self.add_csv_choice()
        self._diffusion.add_to(self)
        self.add_number_outputs(placed_layer.NUMBERS)
        self.addOutput(
            QgsProcessingOutputNumber(
                self.NUMERO_IMPORT,
                translate("algorithms", "Numéro à annuler (0 : rien n’est écrit)"),
            )
        )
        self.addOutput(
            QgsProcessingOutputString(
                self.SAUVEGARDE, translate("algorithms", "Copie de la base avant l’écriture")
            )
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        source = self.parameterAsSource(parameters, self.INPUT, context)
        base = usable(self._dwellings.home)
        apply = self.parameterAsBool(parameters, self.APPLIQUER, context)
        if apply:
            refuse_others(source, base, self._dwellings.modified)
        whole, limited = whole_input(parameters, self.INPUT)
        around = self.parameterAsSource({self.INPUT: whole}, self.INPUT, context)
        redo = self.parameterAsBool(parameters, self.REFAIRE, context)
        sources = self._sources(parameters, context, base, feedback)
        outcome = Placer(source, around if limited else None, redo=redo).place(
            sources, work_of(feedback).within(0, 0.8)
        )
        if outcome.warning is not None:
            feedback.pushWarning(explain(outcome.warning))
        for note in outcome.notes:
            feedback.pushWarning(said(note))
        results: Results = {**outcome.counts, self.NUMERO_IMPORT: 0, self.SAUVEGARDE: ""}
        results[self.OUTPUT] = self._write(parameters, context, source, outcome, feedback)
        placed_layer.tell(outcome.counts, feedback)
        if apply and base is not None:
            results.update(self._apply(base, outcome, feedback))
        feedback.setProgress(100)
        return results

    def _sources(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        base: Base | None,
        feedback: QgsProcessingFeedback,
    ) -> Sources:
        """The sources that were given, and for the others what the base itself has."""
        sources = Sources()
        parcels = self.parameterAsVectorLayer(parameters, self.PARCELLES, context)
        sources.parcels = self._source(parameters, self.PARCELLES, context)
        if sources.parcels is None and base is not None:
            parcels = _layer_of(base, "parcelle", context)
            sources.parcels = self.parameterAsSource(
                {self.PARCELLES: parcels.id()}, self.PARCELLES, context
            )
        if sources.parcels is not None and sources.parcels.featureCount() == 0:
            sources.parcels = None
        if sources.parcels is not None:
            if sources.parcels.wkbType() == NO_GEOMETRY:
                raise NoParcelShape(couche=sources.parcels.sourceName())
            chosen = self.parameterAsString(parameters, self.CHAMP_PARCELLE, context)
            sources.parcel_field = id_field(sources.parcels, chosen)
            if base is not None:
                sources.communes = commune_boxes(_layer_of(base, "commune", context))
            sources.parcels_by_query = answers_by_id(sources.parcels, parcels, sources.parcel_field)
            feedback.pushInfo(
                translate("algorithms", "Parcelles : {couche}, identifiant « {champ} ».").format(
                    couche=sources.parcels.sourceName(),
                    champ=sources.parcel_field or translate("algorithms", "commune, section, n°"),
                )
            )
        addresses = self.parameterAsFile(parameters, self.ADRESSES, context)
        if addresses:
            sources.addresses = Path(addresses)
            check_addresses(sources.addresses)
        sources.rpls = self._source(parameters, self.RPLS, context)
        if sources.rpls is not None:
            rpls_columns(sources.rpls)
        if sources.rpls is None and base is not None and has_rpls(base):
            sources.rpls_base = base
        if self.parameterAsBool(parameters, self.EN_LIGNE, context):
            settings = Settings.load()
            sources.service = AddressService(
                settings.service_adresses, settings.service_adresses_authcfg
            )
        return sources

    def _source(
        self, parameters: Parameters, name: str, context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource | None:
        """The layer given, None when none is. Raises InputRefused when QGIS cannot read it."""
        source = self.parameterAsSource(parameters, name, context)
        if source is None and parameters.get(name):
            raise refusal(parameters[name], EXPECTED[name]) or QgsProcessingException(
                self.invalidSourceError(parameters, name)
            )
        return source

    def _write(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        source: QgsProcessingFeatureSource,
        outcome: Outcome,
        feedback: QgsProcessingFeedback,
    ) -> str | None:
        fields = placed_layer.fields_with(source.fields())
        profile = self._diffusion.profile(self, parameters, context)
        columns = self._diffusion.columns(profile, fields, feedback, placed_layer.DIFFUSIONS)
        output = self.open_output(
            parameters, self.OUTPUT, context, fields, WKB_POINT, lambert(), columns
        )
        if output is None:
            return None
        work = work_of(feedback).within(0.8, 0.9, max(1, source.featureCount()))
        transform = context.transformContext()
        for values, geometry in placed_layer.rows(source, fields, outcome, transform, work):
            output.add(values, geometry)
        output.style(context, "logement_place")
        return output.destination

    def _apply(self, base: Base, outcome: Outcome, feedback: QgsProcessingFeedback) -> Results:
        counts = outcome.counts
        name = translate("algorithms", "Logements placés : {nombre}").format(
            nombre=counts["NB_PLACES"]
        )
        done = apply_positions(
            base,
            outcome.placed,
            name,
            {
                "NB_LIGNES": counts["NB_LOGEMENTS"],
                "NB_MODIFIES": counts["NB_PLACES"],
                "NB_INCHANGES": counts["NB_CONSERVES"],
                "NB_REJETES": counts["NB_NON_PLACES"],
            },
            work_of(feedback).within(0.9, 0.99),
        )
        if done is None:
            feedback.pushInfo(translate("algorithms", "Aucune position à écrire dans la base."))
            return {}
        feedback.pushInfo(
            translate(
                "algorithms",
                "Positions écrites dans la base. « Annuler un import », numéro {numero}, les "
                "retire en entier.",
            ).format(numero=done.number)
        )
        return {self.NUMERO_IMPORT: done.number, self.SAUVEGARDE: done.backup or ""}


def _layer_of(base: Base, table: str, context: QgsProcessingContext) -> QgsVectorLayer:
    """A table of the base as a layer, held by the context."""
    found = base.source(table)
    layer = bare_layer(found.uri, base.tables[table].title, found.provider)
    context.temporaryLayerStore().addMapLayer(layer)
    return layer

"""« Analyse au logement par bailleur »."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from qgis.core import (
    QgsFields,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
)

from ...compat import NO_GEOMETRY, make_field
from ...domain.analysis import SYNTHESE_COLUMNS, Analysis, Figures, crossed
from ...domain.common.criteria import BAILLEUR, Criteria
from ...domain.disclosure.profiles import PUBLIC
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...i18n import translate
from ...reports.analysis.page import write_html_report
from ...reports.analysis.workbook import write_workbook
from ...reports.common import french
from ...reports.common.replacement import replacing
from ...storage.analysis.dwellings import (
    COMPUTED,
    Dwellings,
    base_decisions,
    no_decisions,
    read_decisions,
    workbook_fields,
)
from ...storage.base import Base
from ...storage.layers import usable
from ..common.algorithm import Parameters, Results, edition_note, work_of
from ..common.diffusion import DiffusionParameter
from ..common.dwelling_input import DwellingAlgorithm, FilterParameters
from .analysis_layers import (
    computed_titles,
    crossed_shown,
    dwellings_shown,
    synthesis_shown,
    told,
)

if TYPE_CHECKING:
    import pandas as pd

NUMBERS = {
    "NB_LOGEMENTS": QT_TRANSLATE_NOOP("algorithms", "Logements"),
    "NB_GEOLOCALISES": QT_TRANSLATE_NOOP("algorithms", "Logements géolocalisés"),
    "NB_NON_GEOLOCALISES": QT_TRANSLATE_NOOP("algorithms", "Logements non géolocalisés"),
    "NB_PALULOS": QT_TRANSLATE_NOOP("algorithms", "Logements PALULOS"),
    "NB_HORS": QT_TRANSLATE_NOOP("algorithms", "Logements hors PALULOS"),
    "NB_OPERATIONS": QT_TRANSLATE_NOOP("algorithms", "Opérations"),
    "NB_OPERATIONS_PALULOS": QT_TRANSLATE_NOOP("algorithms", "Opérations PALULOS"),
    "NB_FINANCES": QT_TRANSLATE_NOOP("algorithms", "Logements financés"),
    "NB_DOUBLONS": QT_TRANSLATE_NOOP("algorithms", "Identifiants remontés plusieurs fois"),
    "NB_MANQUANTS": QT_TRANSLATE_NOOP("algorithms", "Logements financés non remontés (solde)"),
}


class UnknownBailleur(OspError):
    """No dwelling and no operation of this bailleur. Values: ``bailleur``, ``connus``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucun logement ni aucune opération du bailleur « {bailleur} ». Bailleurs présents : "
        "{connus}.",
    )


class AnalyseLogementBailleur(DwellingAlgorithm):
    """``osp:analyse_logement_bailleur``: what was reported against what was financed."""

    ID = "analyse_logement_bailleur"
    GROUP = "analyse"
    GUIDE = "analyse"
    ICON = "analyse.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Analyse au logement par bailleur")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Compte les logements remontés par EPCI, département et bailleur, avec ou sans "
        "PALULOS, par année, et les rapproche des logements financés de chaque opération.\n\n"
        "Chaque logement reçoit : s’il est géolocalisé, combien de lignes portent son "
        "identifiant, les logements financés de son opération et l’écart. La synthèse, le "
        "classeur Excel et le rapport sont facultatifs.\n\n"
        "La couche est lue telle que QGIS la montre : sélection, filtre et modifications en "
        "cours compris. Sans couche d’opérations, celles de la même base sont prises.",
    )
    OPERATIONS = "OPERATIONS"
    OUTPUT = "OUTPUT"
    SYNTHESE = "SYNTHESE"
    CROISE = "CROISE"
    CLASSEUR = "CLASSEUR"
    RAPPORT = "RAPPORT"
    _filter = FilterParameters()
    _diffusion = DiffusionParameter()

    def __init__(self) -> None:
        super().__init__()
        self._home: Base | None = None
        """The base behind the layer, if it can be used."""

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_dwellings()
        self.add_source(self.OPERATIONS, translate("algorithms", "Opérations"), optional=True)
        self._filter.add_filter_parameters(self)
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, translate("algorithms", "Logements analysés"), optional=True
            )
        )
        self.add_table(self.SYNTHESE, translate("algorithms", "Synthèse"))
        self.add_table(self.CROISE, translate("algorithms", "Tableau croisé"))
        self.add_csv_choice()
        self._diffusion.add_to(self)
        self.add_workbook(
            self.CLASSEUR, translate("algorithms", "Classeur"), optional=True, suggested=False
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.RAPPORT,
                translate("algorithms", "Rapport"),
                translate("algorithms", "Page HTML (*.html)"),
                optional=True,
            )
        )
        self.add_number_outputs(NUMBERS)

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        source = self.read_source(parameters, self.INPUT, context)
        self._home = usable(self._dwellings.home)
        dwellings = Dwellings(source, self._home if self._dwellings.whole else None)
        criteria = self._filter.filter(self, parameters, context)
        analysis = dwellings.analyse(
            self._decisions(parameters, context, feedback),
            criteria,
            work_of(feedback).within(0, 0.2, max(len(dwellings), 1)),
            reported_only=self._dwellings.partial,
        )
        self._check_bailleur(analysis, criteria)
        results = self._write(parameters, context, dwellings, analysis, feedback)
        self._tell(analysis.figures, feedback)
        return {**results, **_numbers(analysis.figures)}

    def _write(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        dwellings: Dwellings,
        analysis: Analysis,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        title = self.displayName()
        subtitle = self._subtitle(dwellings.source.sourceName(), analysis.criteria)
        profile = self._diffusion.profile(self, parameters, context)
        results: Results = {}
        # The files are put in place once everything else is written.
        with ExitStack() as files:
            report = self.parameterAsFileOutput(parameters, self.RAPPORT, context)
            if report:
                place = files.enter_context(replacing(report, ".html", ".htm"))
                write_html_report(place, analysis, title=title, subtitle=subtitle)
                results[self.RAPPORT] = report
            workbook = self.parameterAsFileOutput(parameters, self.CLASSEUR, context)
            if workbook:
                place = files.enter_context(replacing(workbook, ".xlsx"))
                write_workbook(
                    place,
                    dwellings.batches(analysis, workbook_fields(profile), work_of(feedback).silent),
                    analysis,
                    title=title,
                    subtitle=subtitle,
                    profile=profile,
                    work=work_of(feedback).within(0.2, 0.6, max(analysis.figures.nb_logements, 1)),
                )
                results[self.CLASSEUR] = workbook
            results[self.SYNTHESE] = self._write_synthese(parameters, context, analysis)
            results[self.CROISE] = self._write_crossed(parameters, context, analysis)
            results[self.OUTPUT] = self._write_dwellings(
                parameters, context, dwellings, analysis, feedback
            )
        return results

    # -- reading -----------------------------------------------------------------------------

    def _decisions(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> pd.DataFrame:
        if self._dwellings.partial:
            feedback.pushWarning(
                translate(
                    "algorithms",
                    "La couche est filtrée ou réduite à une sélection : seules les opérations de "
                    "ces logements sont comptées, et leurs écarts le sont face à toute la "
                    "décision.",
                )
            )
        source = self.parameterAsSource(parameters, self.OPERATIONS, context)
        if source is not None:
            return read_decisions(source)
        if self._home is not None:
            return base_decisions(self._home)
        feedback.pushWarning(
            translate(
                "algorithms",
                "Aucune table des opérations : les logements financés et les écarts ne sont pas "
                "connus.",
            )
        )
        return no_decisions()

    def _check_bailleur(self, analysis: Analysis, criteria: Criteria) -> None:
        asked = criteria.kept(BAILLEUR)
        if not asked or not analysis.operations.empty or analysis.figures.nb_logements:
            return
        raise UnknownBailleur(
            bailleur=", ".join(asked), connus=", ".join(analysis.bailleurs) or "–"
        )

    # -- writing -----------------------------------------------------------------------------

    def _write_dwellings(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        dwellings: Dwellings,
        analysis: Analysis,
        feedback: QgsProcessingFeedback,
    ) -> str | None:
        source = dwellings.source
        computed = [name for name, _ in COMPUTED]
        kept = [
            index
            for index, field in enumerate(source.fields())
            if field.name() not in (*computed, "fid")
        ]
        titles = computed_titles()
        fields = QgsFields()
        for index in kept:
            fields.append(source.fields().at(index))
        for name, kind in COMPUTED:
            fields.append(make_field(name, kind, titles[name]))
        profile = self._diffusion.profile(self, parameters, context)
        output = self.open_output(
            parameters,
            self.OUTPUT,
            context,
            fields,
            source.wkbType(),
            source.sourceCrs(),
            self._diffusion.columns(profile, fields, feedback, dict.fromkeys(computed, PUBLIC)),
        )
        if output is None:
            return None
        work = work_of(feedback).within(0.6, 0.99, max(len(dwellings), 1))
        for feature, values in dwellings.annotated(analysis, work):
            attributes = feature.attributes()
            output.add([*(attributes[index] for index in kept), *values], feature.geometry())
        output.present(
            context,
            told(translate("algorithms", "Logements analysés"), analysis.criteria),
            dwellings_shown(analysis.criteria),
        )
        return output.destination

    def _write_synthese(
        self, parameters: Parameters, context: QgsProcessingContext, analysis: Analysis
    ) -> str | None:
        import pandas as pd

        fields = QgsFields()
        for name in SYNTHESE_COLUMNS:
            kind = "integer" if name in ("annee_financ", "nb_logements") else "string"
            fields.append(make_field(name, kind))
        output = self.open_output(parameters, self.SYNTHESE, context, fields, NO_GEOMETRY)
        if output is None:
            return None
        for row in analysis.synthese.astype(object).itertuples(index=False):
            output.add([None if value is pd.NA else value for value in row])
        output.present(
            context,
            told(translate("algorithms", "Synthèse"), analysis.criteria),
            synthesis_shown(analysis.criteria),
        )
        return output.destination

    def _write_crossed(
        self, parameters: Parameters, context: QgsProcessingContext, analysis: Analysis
    ) -> str | None:
        """A line for each EPCI, département and bailleur, the years side by side."""
        table = crossed(analysis.synthese)
        fields = QgsFields()
        for name in table.columns:
            fields.append(make_field(name, "string" if name in ("analyse", "code") else "integer"))
        output = self.open_output(parameters, self.CROISE, context, fields, NO_GEOMETRY)
        if output is None:
            return None
        for row in table.astype(object).itertuples(index=False):
            output.add(list(row))
        output.present(
            context,
            told(translate("algorithms", "Tableau croisé"), analysis.criteria),
            crossed_shown(analysis.criteria, list(table.columns)),
        )
        return output.destination

    # -- telling -----------------------------------------------------------------------------

    def _subtitle(self, name: str, criteria: Criteria) -> str:
        parts = [translate("algorithms", "Source : {source}").format(source=name)]
        for bailleur in criteria.kept(BAILLEUR):
            parts.append(translate("algorithms", "bailleur {bailleur}").format(bailleur=bailleur))
        return edition_note(*parts, french.period(criteria))

    def _tell(self, figures: Figures, feedback: QgsProcessingFeedback) -> None:
        feedback.pushInfo(
            translate(
                "algorithms",
                "{logements} logements remontés, dont {places} géolocalisés et {absents} non ; "
                "{palulos} PALULOS et {hors} hors PALULOS, dans {operations} opérations dont "
                "{financees} PALULOS.",
            ).format(
                logements=figures.nb_logements,
                places=figures.nb_geolocalises,
                absents=figures.nb_non_geolocalises,
                palulos=figures.nb_palulos,
                hors=figures.nb_hors,
                operations=figures.nb_operations,
                financees=figures.nb_operations_palulos,
            )
        )
        feedback.pushInfo(
            translate(
                "algorithms",
                "{finances} logements financés : il en manque {manquants} en solde. {doublons} "
                "identifiants sont remontés plusieurs fois.",
            ).format(
                finances=figures.nb_finances,
                manquants=figures.nb_manquants,
                doublons=figures.nb_doublons,
            )
        )


def _numbers(figures: Figures) -> Results:
    return {name.upper(): value for name, value in vars(figures).items()}

"""« Classeur OSP »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
)

from ...domain.common.criteria import Criteria
from ...domain.common.work import Work
from ...domain.dictionary import dictionary
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.indicators import SCALES, indicators
from ...domain.indicators.kept import Kept
from ...domain.indicators.scales import WHOLE
from ...domain.indicators.target import TARGET
from ...i18n import translate
from ...reports.analysis.workbook import FiguresTab, write_figures_workbook, write_workbook
from ...reports.common.names import base_name
from ...reports.common.situations import not_kept, told
from ...storage.analysis.dwellings import (
    TABLE,
    Dwellings,
    base_decisions,
    withheld_fields,
    workbook_fields,
)
from ...storage.bare_layers import bare_layer
from ...storage.base import Base
from ...storage.indicators.statistics import Statistics
from ..common.algorithm import (
    BaseParameters,
    OspAlgorithm,
    Parameters,
    Results,
    edition_note,
    work_of,
)
from ..common.choices import advanced, words
from ..common.diffusion import DiffusionParameter, tell_left_out
from ..common.secrecy import SecrecyParameter
from ..common.situation import SituationParameter

BALANCE_SCALE = "epci"
BALANCE = (
    *("nb_logements", "nb_palulos", "nb_hors", "nb_finances", "ecart_finances"),
    *("nb_livres", "nb_en_travaux", "nb_programmes", "part_livres", "part_geolocalises"),
    *("gain_etiquette_moyen", "part_c_ou_mieux", "nb_bbc", "nb_biosource"),
    *TARGET,
    *("cout_travaux", "cout_par_logement", "subv_palulos", "subventions", "part_subventions"),
)
"""Rows of « Bilan par EPCI », besides the indicators that are asked for."""


class Classeur(OspAlgorithm):
    """``osp:classeur``: the workbook of a whole base."""

    ID = "classeur"
    GROUP = "analyse"
    GUIDE = "analyse"
    ICON = "classeur.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Classeur OSP")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit le classeur Excel d’une base : un onglet des logements, un des opérations, les "
        "synthèses par EPCI, département et bailleur, les graphiques et un bilan par EPCI. Les "
        "codes y sont du texte et gardent leurs zéros ; les totaux suivent les filtres.\n\n"
        "Chaque niveau choisi ajoute un onglet de ces indicateurs par territoire ; chaque "
        "indicateur choisi ajoute une ligne au bilan et son graphique par EPCI.\n\n"
        "À l’impression, les synthèses ont leur page et les graphiques sont quatre par page ; des "
        "listes ne sortent que les totaux et les opérations PALULOS, à moins de le demander.",
    )
    ECHELLES = "ECHELLES"
    INDICATEURS = "INDICATEURS"
    IMPRIMER_LISTES = "IMPRIMER_LISTES"
    OUTPUT = "OUTPUT"
    _base = BaseParameters()
    _diffusion = DiffusionParameter()
    _secrecy = SecrecyParameter()
    _situation = SituationParameter()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        for name, label, listed in (
            (self.ECHELLES, translate("algorithms", "Synthèses par…"), list(SCALES)),
            (
                self.INDICATEURS,
                translate("algorithms", "Indicateurs de ces synthèses et graphiques"),
                list(indicators()),
            ),
        ):
            self.addParameter(words(name, label, listed, None, several=True, optional=True))
        self._diffusion.add_to(self)
        self._secrecy.add_to(self)
        self._situation.add_to(self)
        printed = QgsProcessingParameterBoolean(
            self.IMPRIMER_LISTES,
            translate("algorithms", "Imprimer aussi la liste des logements et des opérations"),
            False,
        )
        self.addParameter(advanced(printed))
        self.add_workbook(self.OUTPUT, translate("algorithms", "Classeur"))
        self.addOutput(
            QgsProcessingOutputNumber(
                "NB_LOGEMENTS", translate("algorithms", "Nombre de logements")
            )
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self._base.base(self, parameters, context)
        target = self.parameterAsFileOutput(parameters, self.OUTPUT, context)
        reading = work_of(feedback).within(0, 0.6)
        kept = self._situation.kept(self, parameters, context, base, feedback, reading)
        if kept is not None:
            return self._of_situation(kept, base, target, parameters, context, feedback)
        profile = self._diffusion.profile(self, parameters, context)
        tell_left_out(withheld_fields(profile), profile, feedback)
        found = base.source(TABLE)
        layer = bare_layer(found.uri, dictionary()[TABLE].title, found.provider)
        if not layer.isValid():
            raise QgsProcessingException(
                translate(
                    "algorithms", "La table des logements de « {base} » ne s’ouvre pas."
                ).format(base=base.label)
            )
        dwellings = Dwellings(layer, base)
        total = max(len(dwellings), 1)
        analysis = dwellings.analyse(
            base_decisions(base), Criteria(), work_of(feedback).within(0, 0.1, total)
        )
        tabs = _tabs(
            self._statistics(base, None, parameters, context),
            self.parameterAsEnumStrings(parameters, self.ECHELLES, context),
            self.parameterAsEnumStrings(parameters, self.INDICATEURS, context),
            work_of(feedback),
        )
        write_workbook(
            target,
            dwellings.batches(analysis, workbook_fields(profile), work_of(feedback).silent),
            analysis,
            title=self.displayName(),
            profile=profile,
            subtitle=edition_note(base_name(base.label)),
            tabs=tabs,
            work=work_of(feedback).within(0.1, 0.99, total),
            print_rows=self.parameterAsBool(parameters, self.IMPRIMER_LISTES, context),
        )
        return {self.OUTPUT: target, "NB_LOGEMENTS": analysis.figures.nb_logements}

    def _statistics(
        self, base: Base, kept: Kept | None, parameters: Parameters, context: QgsProcessingContext
    ) -> Statistics:
        threshold = self._secrecy.threshold(self, parameters, context)
        return Statistics.of_base(base, shown_from=threshold, kept=kept)

    def _of_situation(
        self,
        kept: Kept,
        base: Base,
        target: str,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        """The tabs of figures, every scale by default: what a situation keeps."""
        statistics = self._statistics(base, kept, parameters, context)
        scales = self.parameterAsEnumStrings(parameters, self.ECHELLES, context)
        tabs = _tabs(
            statistics,
            scales or [key for key in SCALES if key != WHOLE],
            self.parameterAsEnumStrings(parameters, self.INDICATEURS, context),
            work_of(feedback),
        )
        feedback.pushWarning(
            not_kept(translate("algorithms", "Les onglets des logements et des opérations"))
        )
        write_figures_workbook(
            target,
            tabs,
            title=self.displayName(),
            subtitle=edition_note(told(kept.situation), base_name(base.label)),
            work=work_of(feedback).within(0.6, 1),
        )
        whole = statistics.at(WHOLE, ["nb_logements"]).table
        return {self.OUTPUT: target, "NB_LOGEMENTS": int(whole.loc[WHOLE, "nb_logements"])}


def _tabs(
    statistics: Statistics, scales: list[str], keys: list[str], work: Work
) -> list[FiguresTab]:
    """« Bilan par EPCI », then a tab per scale asked for."""
    chosen = tuple(dict.fromkeys(keys))

    def tab(name: str, scale_key: str, shown: tuple[str, ...], *, balance: bool) -> FiguresTab:
        figures = statistics.at(scale_key, shown, work=work.silent)
        return FiguresTab(
            name, figures, statistics.at(WHOLE, shown), balance, chosen if balance else ()
        )

    listed = tuple(dict.fromkeys((*BALANCE, *chosen)))
    in_order = tuple(key for key in indicators() if key in listed)
    others = [
        tab(f"Synthèse {SCALES[key].plural}", key, chosen or BALANCE, balance=False)
        for key in dict.fromkeys(scales)
    ]
    return [tab("Bilan par EPCI", BALANCE_SCALE, in_order, balance=True), *others]

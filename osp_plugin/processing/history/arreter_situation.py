"""« Arrêter une situation »."""

from __future__ import annotations

from datetime import date

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterString,
)

from ...domain.common.criteria import BAILLEUR, Criteria
from ...domain.dictionary import dictionary
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.indicators import indicators
from ...domain.indicators.cubes import TYPE
from ...domain.indicators.kept import Situation
from ...domain.indicators.scales import WHOLE
from ...i18n import translate
from ...reports.common.situations import told as told_whole
from ...storage.base import Base
from ...storage.history.errors import BeforeTheJournal, EmptyJournal
from ...storage.history.situations import arrest
from ...storage.indicators.situations import read_kept
from ...storage.indicators.statistics import DWELLINGS, Statistics
from ..common.algorithm import Parameters, Results, work_of
from ..common.choices import words
from ..common.dwelling_input import FilterParameters
from ..common.moments import end_of
from ..common.secrecy import SecrecyParameter
from ..common.writing import WritingAlgorithm

SCOPES = (WHOLE, "departement", "epci", "commune", "cite", BAILLEUR)
"""Scales whose code may be the scope of a situation."""


class WrongScope(OspError):
    """PORTEE is no scale and code. Values: ``portee``, ``niveaux``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {portee} » n’est pas une portée : écrivez un niveau et un code de la base, comme "
        "« epci:CALL », ou rien pour tout le Bassin minier. Niveaux possibles : {niveaux}.",
    )


class DayBeforeTheJournal(OspError):
    """The journal does not tell the day of a situation. Values: ``base``, ``jour``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le journal de « {base} » ne remonte pas au {jour} : ses chiffres ne peuvent pas être "
        "rétablis. Si la base, telle qu’elle est, décrit ce jour-là, décochez « Rétablir "
        "les chiffres » (RETABLIR) ; sinon donnez une date plus récente.",
    )


class ArreterSituation(WritingAlgorithm):
    """``osp:arreter_situation``: the figures of a base, kept as they are."""

    ID = "arreter_situation"
    GROUP = "history"
    GUIDE = "situations"
    ICON = "arreter_situation.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Arrêter une situation")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Garde dans la base les chiffres de ce moment : chaque indicateur à chaque niveau, sa "
        "définition, l’auteur, le numéro d’édition et une empreinte qui dit si quelque chose en a "
        "changé. Les fiches, notes, classeurs, statistiques et la visionneuse se font ensuite "
        "« situation au… » d’après elle, quoi que devienne la base.\n\n"
        "Provisoire, elle est remplacée quand on en arrête une autre de même date et de même "
        "titre. Définitive, elle ne change plus, la base elle-même le refuse : une correction est "
        "une nouvelle édition.\n\n"
        "La date est celle que les chiffres décrivent. Si elle est passée, ce sont ceux que le "
        "journal de la base rétablit à la fin de ce jour ; décochez « Rétablir » quand la base a "
        "été saisie après coup : ce sont alors ceux de ce moment. Les chiffres sur les ménages "
        "suivent la règle du secret.",
    )
    DATE = "DATE"
    TITRE = "TITRE"
    RETABLIR = "RETABLIR"
    PROVISOIRE = "PROVISOIRE"
    PORTEE = "PORTEE"
    TYPE_PALU = "TYPE_PALU"
    SITUATION = "SITUATION"
    _filter = FilterParameters()
    _secrecy = SecrecyParameter()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.addParameter(
            QgsProcessingParameterDateTime(
                self.DATE,
                translate("algorithms", "Situation au"),
                type=QgsProcessingParameterDateTime.Type.Date,
                defaultValue=date.today().isoformat(),
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                self.TITRE, translate("algorithms", "Titre"), translate("algorithms", "Situation")
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.RETABLIR,
                translate(
                    "algorithms",
                    "Date passée : rétablir les chiffres de ce jour d’après le journal (sinon ceux "
                    "d’aujourd’hui)",
                ),
                True,
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.PROVISOIRE,
                translate("algorithms", "Provisoire (sinon définitive : elle ne changera plus)"),
                True,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                self.PORTEE,
                translate(
                    "algorithms",
                    "Portée (niveau et code, comme « epci:CALL » ; vide : tout le Bassin minier)",
                ),
                optional=True,
            )
        )
        self._filter.add_filter_parameters(self)
        types = list(dictionary()[DWELLINGS][TYPE].enum)
        label = translate("algorithms", "Types de financement (aucun : tous)")
        self.addParameter(words(self.TYPE_PALU, label, types, None, several=True, optional=True))
        self._secrecy.add_to(self)
        for name, title in (
            (self.SITUATION, translate("algorithms", "Clé de la situation")),
            ("EDITION", translate("algorithms", "Édition")),
            ("NB_LOGEMENTS", translate("algorithms", "Logements comptés")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputString("EMPREINTE", translate("algorithms", "Empreinte")))

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self.open_base(parameters, context)
        self.writer.sign(base)
        threshold = self._secrecy.threshold(self, parameters, context)
        scope, criteria = self._limits(base, parameters, context)
        told = self.parameterAsDateTime(parameters, self.DATE, context).date()
        day = date(told.year(), told.month(), told.day())
        restored = self.parameterAsBool(parameters, self.RETABLIR, context)
        try:
            kept = arrest(
                base,
                day,
                self.parameterAsString(parameters, self.TITRE, context),
                criteria,
                definitive=not self.parameterAsBool(parameters, self.PROVISOIRE, context),
                scope=scope,
                shown_from=threshold,
                state_of=end_of(day) if restored and day < date.today() else None,
                work=work_of(feedback),
            )
        except (BeforeTheJournal, EmptyJournal) as error:
            raise DayBeforeTheJournal(base=base.label, jour=f"{day:%d/%m/%Y}") from error
        self.wrote = True
        _tell(kept, criteria, feedback)
        counted = Statistics.of_base(base, shown_from=threshold, kept=read_kept(base, kept)).at(
            WHOLE, ["nb_logements"]
        )
        return {
            self.SITUATION: kept.fid,
            "EDITION": kept.edition,
            "EMPREINTE": kept.digest,
            "NB_LOGEMENTS": int(counted.table.loc[WHOLE, "nb_logements"]),
        }

    def _limits(
        self, base: Base, parameters: Parameters, context: QgsProcessingContext
    ) -> tuple[str, Criteria]:
        """The scope as it is told, and what the figures are limited to. Raises WrongScope."""
        types = self.parameterAsEnumStrings(parameters, self.TYPE_PALU, context)
        criteria = self._filter.filter(self, parameters, context).only(TYPE, *types)
        told = self.parameterAsString(parameters, self.PORTEE, context).strip()
        scale_key, _, code = (part.strip() for part in told.partition(":"))
        if scale_key in ("", WHOLE) and not code:
            return WHOLE, criteria
        wrong = WrongScope(portee=told, niveaux=", ".join(SCOPES))
        if scale_key not in SCOPES[1:]:
            raise wrong
        names = Statistics.of_base(
            base, shown_from=self._secrecy.threshold(self, parameters, context)
        )
        if code not in names.names(scale_key):
            raise wrong
        return f"{scale_key}:{code}", criteria.only(scale_key, code)


def _tell(kept: Situation, criteria: Criteria, feedback: QgsProcessingFeedback) -> None:
    """Say what was arrested, and which indicators its limits leave without figure."""
    unknown = [one.title for one in indicators().values() if not one.known_by(WHOLE, criteria)]
    if unknown:
        feedback.pushWarning(
            translate(
                "algorithms",
                "Avec ces filtres, ces indicateurs n’ont pas de valeur : {indicateurs}.",
            ).format(indicateurs=", ".join(unknown))
        )
    state = (
        translate("algorithms", "définitive")
        if kept.definitive
        else translate("algorithms", "provisoire")
    )
    feedback.pushInfo(
        translate(
            "algorithms",
            "Situation au {jour} arrêtée : « {titre} », édition {edition}, {etat}, empreinte "
            "{empreinte}.",
        ).format(
            jour=f"{kept.day:%d/%m/%Y}",
            titre=kept.title,
            edition=kept.edition,
            etat=state,
            empreinte=kept.digest,
        )
    )
    if kept.state_of is not None:
        feedback.pushInfo(told_whole(kept))

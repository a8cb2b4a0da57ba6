"""« Expliquer une évolution »."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...compat import NO_GEOMETRY, SOURCE_TABLE, WKB_POINT, make_field
from ...domain.common.values import shown
from ...domain.dictionary import dictionary
from ...domain.disclosure.profiles import PUBLIC
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.history.cascade import Cascade
from ...domain.history.steps import DWELLINGS
from ...domain.indicators import SCALES, indicators
from ...domain.indicators.scales import WHOLE
from ...i18n import translate
from ...project.history.bars import one_shape
from ...project.opening import CRS
from ...reports.common import french
from ...reports.history.statement import bar_rows, other_tables, printed, workbook
from ...reports.history.telling import paragraph, title_of
from ...reports.layouts import Signature
from ...reports.statement.pdf import StatementPrinter
from ...reports.statement.workbook import write_statement
from ...settings import Settings
from ...storage.base import Base
from ...storage.history.described import DESCRIBED, naming
from ...storage.history.explaining import Evolution, Question, Time, explain
from ...storage.indicators.situations import find_situation
from ..common.algorithm import BaseParameters, OspAlgorithm, Parameters, Results, work_of
from ..common.choices import words
from ..common.diffusion import DiffusionParameter
from ..common.dwelling_input import FilterParameters
from ..common.moments import add_moment, moment_of
from ..common.secrecy import SecrecyParameter
from .base_a_une_date import tell_gaps

BEGINNING, END = "DEBUT", "FIN"
OF, TO = "SITUATION_DEBUT", "SITUATION_FIN"
MOST_PRINTED = 60
"""Territories of a PDF."""


class TwoEnds(OspError):
    """A situation and a date were both given for an end. Values: ``situation``, ``date``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Une situation (« {situation} ») et une date ({date}) sont données pour le même bout de "
        "l’évolution. Videz l’une des deux.",
    )


class NoSuchPlace(OspError):
    """The scale has no territory of this code. Values: ``code``, ``connus``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucun territoire de ce niveau n’a le code « {code} » et un chiffre aux deux dates. "
        "Codes : {connus}.",
    )


class ExpliquerEvolution(OspAlgorithm):
    """``osp:expliquer_evolution``: why an indicator changed between two times."""

    ID = "expliquer_evolution"
    GROUP = "history"
    ICON = "expliquer_evolution.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Expliquer une évolution")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Dit pourquoi un indicateur a changé entre deux dates, cause par cause : logements "
        "remontés, livrés, retirés, doublons retirés, passés à un autre EPCI, financement changé, "
        "chaque champ corrigé, référentiel changé. La somme des causes est exactement l’écart, "
        "pour un nombre, un montant ou une part.\n\n"
        "Les deux états viennent du journal de la base ; il n’a pas fallu les prévoir. Sans date "
        "de fin, c’est maintenant ; une date sans heure est la fin de ce jour.\n\n"
        "Chaque bout peut être une situation arrêtée : le chiffre est alors celui qu’elle garde. "
        "Ce qu’il a de plus ou de moins que celui que le journal rétablit de ce moment est une "
        "barre à part, « définition ou édition différente » : la somme est l’écart des deux "
        "chiffres imprimés.\n\n"
        "Sorties : les causes par territoire, les logements et les autres lignes de chacune, un "
        "PDF avec la cascade, un classeur dont les sommes sont des formules, un paragraphe pour "
        "une note.",
    )
    INDICATEUR = "INDICATEUR"
    ECHELLE = "ECHELLE"
    TERRITOIRE = "TERRITOIRE"
    OUTPUT = "OUTPUT"
    LOGEMENTS = "LOGEMENTS"
    LIGNES = "LIGNES"
    PDF = "PDF"
    CLASSEUR = "CLASSEUR"
    TEXTE = "TEXTE"
    _base = BaseParameters()
    _filter = FilterParameters()
    _diffusion = DiffusionParameter()
    _secrecy = SecrecyParameter()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        label = translate("algorithms", "Indicateur")
        self.addParameter(words(self.INDICATEUR, label, list(indicators()), "nb_logements"))
        add_moment(self, BEGINNING, translate("algorithms", "Du"), optional=True)
        self._situation(OF, translate("algorithms", "ou de la situation (date, titre, empreinte)"))
        add_moment(self, END, translate("algorithms", "Au (vide : maintenant)"), optional=True)
        self._situation(TO, translate("algorithms", "ou à la situation (date, titre, empreinte)"))
        self.addParameter(
            words(self.ECHELLE, translate("algorithms", "Niveau"), list(SCALES), WHOLE)
        )
        self.addParameter(
            QgsProcessingParameterString(
                self.TERRITOIRE,
                translate("algorithms", "Code du territoire (vide : tous ceux du niveau)"),
                optional=True,
            )
        )
        self._filter.add_filter_parameters(self)
        self._diffusion.add_to(self)
        self._secrecy.add_to(self)
        self.add_table(self.OUTPUT, translate("algorithms", "Causes"))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.LOGEMENTS, translate("algorithms", "Logements des causes"), optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.LIGNES,
                translate("algorithms", "Opérations et autres lignes des causes"),
                SOURCE_TABLE,
                optional=True,
                createByDefault=False,
            )
        )
        self.add_csv_choice()
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.PDF,
                translate("algorithms", "Cascade en PDF"),
                translate("algorithms", "PDF (*.pdf)"),
                optional=True,
                createByDefault=False,
            )
        )
        self.add_workbook(
            self.CLASSEUR, translate("algorithms", "Classeur"), optional=True, suggested=False
        )
        self.addOutput(QgsProcessingOutputString(self.TEXTE, translate("algorithms", "Paragraphe")))
        self.add_number_outputs(
            {
                "NB_TERRITOIRES": QT_TRANSLATE_NOOP("algorithms", "Territoires expliqués"),
                "NB_CAUSES": QT_TRANSLATE_NOOP("algorithms", "Causes"),
                "NB_LOGEMENTS": QT_TRANSLATE_NOOP("algorithms", "Logements des causes"),
                "NB_INCERTAINES": QT_TRANSLATE_NOOP(
                    "algorithms", "Lignes dont le journal ne dit pas tout"
                ),
            }
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        self._diffusion.profile_of_documents(self, parameters, context, self.PDF, self.CLASSEUR)
        base = self._base.base(self, parameters, context)
        question = self._question(base, parameters, context)
        evolution = explain(base, question, work_of(feedback).within(0, 0.8, 1))
        chosen = self._chosen(evolution, parameters, context)
        text = "\n".join(paragraph(evolution, found) for found in chosen if found.bars)
        feedback.pushInfo(text or translate("algorithms", "Rien n’a changé entre ces dates."))
        _tell(evolution, feedback)
        self._write_files(evolution, chosen, base.label, parameters, context)
        return {
            self.OUTPUT: self._write_causes(evolution, chosen, parameters, context),
            self.LOGEMENTS: self._write_dwellings(evolution, chosen, parameters, context, feedback),
            self.LIGNES: self._write_rows(evolution, chosen, parameters, context, feedback),
            self.PDF: self.parameterAsFileOutput(parameters, self.PDF, context),
            self.CLASSEUR: self.parameterAsFileOutput(parameters, self.CLASSEUR, context),
            self.TEXTE: text,
            "NB_TERRITOIRES": len(chosen),
            "NB_CAUSES": len({bar.key for found in chosen for bar in found.bars}),
            "NB_LOGEMENTS": len(evolution.dwellings),
            "NB_INCERTAINES": len(evolution.lacking.gaps),
        }

    def _situation(self, name: str, label: str) -> None:
        self.addParameter(QgsProcessingParameterString(name, label, optional=True))

    def _time(
        self,
        base: Base,
        parameters: Parameters,
        context: QgsProcessingContext,
        names: tuple[str, str],
    ) -> Time | None:
        """The situation or the date of an end. Raises TwoEnds, SituationUnknown."""
        situation = self.parameterAsString(parameters, names[0], context).strip()
        when = moment_of(self, parameters, names[1], context)
        if situation and when is not None:
            raise TwoEnds(situation=situation, date=names[1])
        return find_situation(base, situation) if situation else when

    def _question(
        self, base: Base, parameters: Parameters, context: QgsProcessingContext
    ) -> Question:
        start = self._time(base, parameters, context, (OF, BEGINNING))
        if start is None:
            raise QgsProcessingException(
                translate(
                    "algorithms",
                    "Donnez la date (DEBUT) ou la situation (SITUATION_DEBUT) du début.",
                )
            )
        return Question(
            self.parameterAsEnumString(parameters, self.INDICATEUR, context),
            start,
            self._time(base, parameters, context, (TO, END)),
            self.parameterAsEnumString(parameters, self.ECHELLE, context),
            self._filter.filter(self, parameters, context),
            self._secrecy.threshold(self, parameters, context),
        )

    def _chosen(
        self, evolution: Evolution, parameters: Parameters, context: QgsProcessingContext
    ) -> list[Cascade]:
        """The territory asked for, else all of them. Raises NoSuchPlace."""
        code = self.parameterAsString(parameters, self.TERRITOIRE, context).strip()
        if not code or evolution.question.scale == WHOLE:
            return list(evolution.cascades.values())
        if code not in evolution.cascades:
            raise NoSuchPlace(code=code, connus=", ".join(evolution.cascades))
        return [evolution.cascades[code]]

    def _write_files(
        self,
        evolution: Evolution,
        chosen: Sequence[Cascade],
        label: str,
        parameters: Parameters,
        context: QgsProcessingContext,
    ) -> None:
        pdf = self.parameterAsFileOutput(parameters, self.PDF, context)
        if pdf:
            shown = [found for found in chosen if found.bars] or list(chosen)
            statement = printed(evolution, shown[:MOST_PRINTED], datetime.now(), label)
            StatementPrinter(Signature.of(Settings.load())).write(statement, Path(pdf))
        target = self.parameterAsFileOutput(parameters, self.CLASSEUR, context)
        if target:
            write_statement(workbook(evolution, chosen, datetime.now(), label), target)

    def _write_causes(
        self,
        evolution: Evolution,
        chosen: Sequence[Cascade],
        parameters: Parameters,
        context: QgsProcessingContext,
    ) -> str | None:
        fields = QgsFields()
        for name, kind in (
            *(("code", "string"), ("nom", "string"), ("rang", "integer"), ("cause", "string")),
            *(("titre", "string"), ("effet", "number"), ("lignes", "integer")),
        ):
            fields.append(make_field(name, kind))
        output = self.open_output(parameters, self.OUTPUT, context, fields, NO_GEOMETRY)
        if output is None:
            return None
        first = translate("algorithms", "Chiffre au début")
        last = translate("algorithms", "Chiffre à la fin")
        for found in chosen:
            lines: list[tuple[str, str, float, int | None]]
            lines = [("debut", first, float(found.before), None)]
            lines += [(b.key, title_of(b.title), float(b.value), b.rows) for b in found.bars]
            lines.append(("fin", last, float(found.after), None))
            for rank, line in enumerate(lines):
                output.add([found.code, found.name, rank, *line])
        return output.destination

    def _write_dwellings(
        self,
        evolution: Evolution,
        chosen: Sequence[Cascade],
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str | None:
        table = dictionary()[DWELLINGS]
        fields = QgsFields()
        for name in ("code", "cause", "titre"):
            fields.append(make_field(name, "string"))
        for name in DESCRIBED:
            fields.append(make_field(name, table[name].type, table[name].title))
        fields.append(make_field("changement", "string"))
        fields.append(make_field("effet", "number"))
        profile = self._diffusion.profile(self, parameters, context)
        computed = dict.fromkeys(("code", "cause", "titre"), PUBLIC)
        output = self.open_output(
            parameters,
            self.LOGEMENTS,
            context,
            fields,
            WKB_POINT,
            QgsCoordinateReferenceSystem(CRS),
            self._diffusion.columns(profile, fields, feedback, computed),
        )
        if output is None:
            return None
        for found in chosen:
            for bar in found.bars:
                for row in bar_rows(evolution, found.code, bar.key):
                    values = [row[name] for name in (*DESCRIBED, "changement", "effet")]
                    shape = one_shape(row["geom"])
                    output.add([found.code, bar.key, title_of(bar.title), *values], shape)
        return output.destination

    def _write_rows(
        self,
        evolution: Evolution,
        chosen: Sequence[Cascade],
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str | None:
        """The rows of the bars that are no dwellings: operations, lines of the programme…"""
        fields = QgsFields()
        for name in ("code", "cause", "titre", "nom_table", "ligne", "changement"):
            fields.append(make_field(name, "string"))
        fields.append(make_field("effet", "number"))
        profile = self._diffusion.profile(self, parameters, context)
        computed = {**dict.fromkeys(("code", "cause", "titre", "nom_table"), PUBLIC)}
        output = self.open_output(
            parameters,
            self.LIGNES,
            context,
            fields,
            NO_GEOMETRY,
            None,
            self._diffusion.columns(profile, fields, feedback, computed),
        )
        if output is None:
            return None
        for found in chosen:
            for bar in found.bars:
                for table in other_tables(evolution):
                    for row in bar_rows(evolution, found.code, bar.key, table):
                        told = " – ".join(shown(row[name]) for name in naming(table))
                        values = [dictionary()[table].title, told, row["changement"], row["effet"]]
                        output.add([found.code, bar.key, title_of(bar.title), *values])
        return output.destination


def _tell(evolution: Evolution, feedback: QgsProcessingFeedback) -> None:
    """Say which territories have no cascade, and why."""
    if evolution.secret:
        feedback.pushWarning(
            translate("algorithms", "Territoires laissés secrets : {codes}.").format(
                codes=", ".join(evolution.secret)
            )
            + " "
            + french.secrecy_note(evolution.question.shown_from)
        )
    if evolution.undefined:
        feedback.pushInfo(
            translate(
                "algorithms", "Sans chiffre à l’une des deux dates, donc sans cascade : {codes}."
            ).format(codes=", ".join(evolution.undefined))
        )
    tell_gaps(evolution.lacking.gaps, feedback)

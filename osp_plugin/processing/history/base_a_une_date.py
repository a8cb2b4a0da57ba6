"""« Base à une date »."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
)

from ...domain.dictionary import dictionary
from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...reports.common import french
from ...storage.dated import local
from ...storage.history.writing import Written, write_past
from ..common.algorithm import BaseParameters, OspAlgorithm, Parameters, Results, work_of
from ..common.moments import add_moment, moment_of

LISTED = 20
"""Rows that the journal does not tell whole which are named one by one."""


class BaseAUneDate(OspAlgorithm):
    """``osp:base_a_une_date``: a base as it was at a date and time, in a new GeoPackage."""

    ID = "base_a_une_date"
    GROUP = "history"
    ICON = "base_a_une_date.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Base à une date")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit dans un nouveau GeoPackage la base telle qu’elle était à une date et une heure, "
        "d’après son journal, sans qu’il ait fallu le prévoir. Une date sans heure est la fin de "
        "ce jour.\n\n"
        "Le fichier se lit comme toute base OSP et ne se modifie pas ; son groupe de couches dit "
        "« ÉTAT AU ». Ce que le journal ne garde pas n’est pas deviné : le RPLS et les registres "
        "des imports sont laissés vides, et les lignes dont le journal ne dit pas tout sont "
        "signalées. On remonte jusqu’à la première ligne de la base.",
    )
    DATE = "DATE"
    OUTPUT = "OUTPUT"
    ETAT_AU = "ETAT_AU"
    _base = BaseParameters()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        add_moment(self, self.DATE, translate("algorithms", "Date et heure"))
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.OUTPUT,
                translate("algorithms", "Base à cette date"),
                translate("algorithms", "GeoPackage (*.gpkg)"),
            )
        )
        self.addOutput(
            QgsProcessingOutputString(self.ETAT_AU, translate("algorithms", "Date et heure, UTC"))
        )
        self.add_number_outputs(
            {
                "NB_LOGEMENTS": QT_TRANSLATE_NOOP("algorithms", "Nombre de logements"),
                "NB_MODIFICATIONS": QT_TRANSLATE_NOOP(
                    "algorithms", "Modifications défaites depuis"
                ),
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
        base = self._base.base(self, parameters, context)
        when = moment_of(self, parameters, self.DATE, context)
        if when is None:
            raise QgsProcessingException(translate("algorithms", "Donnez une date (DATE)."))
        target = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        written = write_past(base, when, target, work_of(feedback))
        feedback.pushInfo(
            translate(
                "algorithms",
                "« {fichier} » est l’état au {date} : {lignes} modifications faites depuis sont "
                "défaites.",
            ).format(fichier=target.name, date=local(when), lignes=french.number(written.lines))
        )
        feedback.pushInfo(
            translate(
                "algorithms",
                "Ce fichier garde tout de la base, données sensibles comprises : ne le transmettez "
                "pas.",
            )
        )
        _tell_lacking(written, feedback)
        return {
            self.OUTPUT: str(target),
            self.ETAT_AU: when.isoformat(),
            "NB_LOGEMENTS": written.rows["logement"],
            "NB_MODIFICATIONS": written.lines,
            "NB_INCERTAINES": len(written.lacking.gaps),
        }


def _tell_lacking(written: Written, feedback: QgsProcessingFeedback) -> None:
    """Say what is not in the file, or not surely."""
    tables = dictionary()
    feedback.pushInfo(
        translate(
            "algorithms",
            "Le journal ne garde pas les changements de ces tables, laissées vides : {tables}.",
        ).format(tables=", ".join(tables[name].title for name in written.left))
    )
    tell_gaps(written.lacking.gaps, feedback)
    if written.lacking.hidden:
        feedback.pushWarning(
            translate(
                "algorithms",
                "Vous n’avez pas le droit de lire les anciennes valeurs de ces champs, laissées "
                "vides : {champs}.",
            ).format(
                champs=", ".join(
                    tables[table][name].title for table, name in written.lacking.hidden
                )
            )
        )


def tell_gaps(gaps: tuple[tuple[str, int], ...], feedback: QgsProcessingFeedback) -> None:
    """Say of which rows the journal does not tell all."""
    if not gaps:
        return
    listed = ", ".join(f"{dictionary()[table].title} n° {key}" for table, key in gaps[:LISTED])
    if len(gaps) > LISTED:
        listed += "…"
    feedback.pushWarning(
        translate(
            "algorithms",
            "Le journal ne dit pas tout de {nombre} lignes, changées sans lui ou dont une partie "
            "du journal a été ôtée : {lignes}. Elles sont données d’après ce qu’il en dit.",
        ).format(nombre=french.number(len(gaps)), lignes=listed)
    )

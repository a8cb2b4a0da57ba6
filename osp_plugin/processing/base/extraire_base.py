"""« Extraire une base »."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...domain.dictionary import dictionary
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.exchange.perimeter import NATURES
from ...i18n import translate
from ...reports.common import french
from ...storage.exchange.cutting import Extracted, extract, named_perimeter
from ..common.algorithm import BaseParameters, OspAlgorithm, Parameters, Results, work_of


class ExtraireBase(OspAlgorithm):
    """``osp:extraire_base``: one organisation's part of a base, in a new GeoPackage."""

    ID = "extraire_base"
    GUIDE = "extraits"
    GROUP = "base"
    ICON = "extraire_base.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Extraire une base")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit dans un nouveau GeoPackage la part d’un bailleur, d’un EPCI ou d’un département : "
        "ses lignes, et les tables de référence autour. Rien de ce qui est à d’autres n’y est ; "
        "les loyers et les ménages ne vont qu’à leur bailleur.\n\n"
        "Le fichier s’ouvre et se modifie comme toute base. Il garde ce que ses lignes étaient, "
        "et la base dont il vient : « Réintégrer un extrait » y rapporte ce qui a changé.",
    )
    ORGANISATION = "ORGANISATION"
    OUTPUT = "OUTPUT"
    PERIMETRE = "PERIMETRE"
    _base = BaseParameters()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.addParameter(
            QgsProcessingParameterString(
                self.ORGANISATION,
                translate(
                    "algorithms", "Bailleur, EPCI ou département (code ou nom : SIA, CALL, 62)"
                ),
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.OUTPUT,
                translate("algorithms", "Extrait"),
                translate("algorithms", "GeoPackage (*.gpkg)"),
            )
        )
        self.addOutput(
            QgsProcessingOutputString(
                self.PERIMETRE, translate("algorithms", "De qui est l’extrait")
            )
        )
        self.add_number_outputs(
            {
                "NB_LOGEMENTS": QT_TRANSLATE_NOOP("algorithms", "Nombre de logements"),
                "NB_LIGNES": QT_TRANSLATE_NOOP("algorithms", "Lignes de l’organisation"),
            }
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self._base.base(self, parameters, context)
        asked = self.parameterAsString(parameters, self.ORGANISATION, context)
        perimeter = named_perimeter(base, asked)
        target = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        done = extract(base, perimeter, target, work_of(feedback))
        _tell(done, target, feedback)
        return {
            self.OUTPUT: str(target),
            self.PERIMETRE: f"{perimeter.nature} {perimeter.code}",
            "NB_LOGEMENTS": done.own.get("logement", 0),
            "NB_LIGNES": sum(done.own.values()),
        }


def _tell(done: Extracted, target: Path, feedback: QgsProcessingFeedback) -> None:
    """Say what is in the file."""
    mark, tables = done.mark, dictionary()
    feedback.pushInfo(
        translate(
            "algorithms", "« {fichier} » : extrait de « {base} » du {date}, pour {nom} ({nature})."
        ).format(
            fichier=target.name,
            base=mark.origin,
            date=mark.date,
            nom=mark.name,
            nature=translate("algorithms", NATURES[mark.nature]),
        )
    )
    for counts in (done.own, done.shared):
        told = "  ".join(
            f"{tables[name].title} : {french.number(count)}"
            for name, count in counts.items()
            if count
        )
        feedback.pushInfo(told or translate("algorithms", "Aucune ligne."))
    if done.unlinked:
        feedback.pushWarning(
            translate(
                "algorithms",
                "{nombre} renvois vers une ligne d’un autre (l’opération d’un autre bailleur, par "
                "exemple) sont laissés vides dans l’extrait ; la base les garde.",
            ).format(nombre=french.number(done.unlinked))
        )

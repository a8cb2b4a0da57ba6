"""« Note d'un mouvement d'enveloppe »."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from qgis.core import QgsProcessingContext, QgsProcessingParameterNumber

from ...domain.common.work import Work
from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...reports.programming.movement import NoMovement, movement_statement
from ...reports.statement.content import Statement
from ...reports.statement.files import Write
from ...reports.statement.pdf import StatementPrinter
from ...storage.base import Base
from ...storage.programming.credits import read_movements
from ..common.algorithm import Parameters
from .state_algorithm import StateAlgorithm


class NoteMouvement(StateAlgorithm):
    """``osp:note_mouvement``: the note of a movement of envelope, or of each."""

    MOUVEMENT = "MOUVEMENT"

    ID = "note_mouvement"
    ICON = "mouvement.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Note d’un mouvement d’enveloppe")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit en PDF la note d’un mouvement d’enveloppe entre délégataires : objet, montants "
        "avant et après, opérations, liste de l’année suivante avec sa certitude. Le numéro est la "
        "clé interne du mouvement (table « Mouvements d’enveloppe ») ; vide, une note chacun.",
    )

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.addParameter(
            QgsProcessingParameterNumber(
                self.MOUVEMENT,
                translate("algorithms", "Numéro du mouvement (vide : tous)"),
                defaultValue=None,
                optional=True,
                minValue=1,
            )
        )
        self.add_folder()

    def files(
        self, base: Base, parameters: Parameters, context: QgsProcessingContext, work: Work
    ) -> Mapping[str, Write]:
        given = parameters.get(self.MOUVEMENT)
        fid = None
        if given is not None:
            fid = int(self.parameterAsInt(parameters, self.MOUVEMENT, context))
        found = read_movements(base, fid)
        if not found:
            raise NoMovement(numero=translate("algorithms", "tous") if fid is None else fid)
        printer, now = self.printer(), datetime.now()
        return {
            f"mouvement_{one.row['date_mouvement']:%Y-%m-%d}_{one.row['fid']}.pdf": partial(
                _print, printer, movement_statement(one, now, base.label)
            )
            for one in found
        }


def _print(printer: StatementPrinter, statement: Statement, path: Path) -> None:
    printer.write(statement, path)

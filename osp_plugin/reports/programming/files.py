"""The files of the states of a campaign, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.indicators.scales import WHOLE
from ...storage.base import Base
from ..common.names import file_names
from ..layouts import MapSource, Signature
from ..layouts.content import PROGRAMME
from ..statement.content import Statement
from ..statement.files import Write
from ..statement.pdf import StatementPrinter
from ..statement.workbook import write_statement
from .recap import ProgrammingStates

STATES = ("recapitulatif", "bailleurs", "epci", "fiches", "synthese")
"""What can be written: a PDF of all, one by bailleur, one by EPCI, sheets of lines, a workbook."""


class NoLine(OspError):
    """A campaign without lines has no state. Values: ``campagne``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La campagne {campagne} n’a aucune ligne : il n’y a pas d’état à écrire. Saisissez ou "
        "importez d’abord des lignes.",
    )


class LineUnknown(OspError):
    """No line of the campaign has this name. Values: ``nom``, ``campagne``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La campagne {campagne} n’a aucune ligne nommée « {nom} ». Vérifiez le nom, ou laissez-le "
        "vide pour éditer les fiches de toutes les lignes.",
    )


def state_files(
    states: ProgrammingStates,
    printer: StatementPrinter,
    sheets: StatementPrinter,
    wanted: Sequence[str] = STATES,
    line: str = "",
    work: Work = QUIET,
    mapped: Write | None = None,
) -> dict[str, Write]:
    """What writes each file of the :data:`STATES` wanted; ``line``: the only one with a sheet.

    ``sheets`` prints the sheets of lines, ``mapped`` the recapitulation when it has a map. Raises
    NoLine, LineUnknown.
    """
    year = states.year
    if not states.bailleurs:
        raise NoLine(campagne=year)
    printed: dict[str, Callable[[], Statement]] = {}
    if "recapitulatif" in wanted:
        printed[f"recapitulatif_{year}.pdf"] = states.recap
    if "bailleurs" in wanted:
        for code, name in file_names(states.bailleurs).items():
            printed[f"bailleur_{name}_{year}.pdf"] = partial(states.of_bailleur, code)
    if "epci" in wanted:
        for code, name in file_names(states.epci).items():
            printed[f"epci_{name}_{year}.pdf"] = partial(states.of_epci, code)
    files: dict[str, Write] = {
        name: partial(_print, printer, made) for name, made in printed.items()
    }
    if "recapitulatif" in wanted and mapped is not None:
        files[f"recapitulatif_{year}.pdf"] = mapped
    if "fiches" in wanted:
        chosen = list(states.sheets(line))
        if not chosen:
            raise LineUnknown(nom=line, campagne=year)
        files[f"fiches_lignes_{year}.pdf"] = lambda path: sheets.bind(chosen, path, work)
    if "synthese" in wanted:
        files[f"synthese_{year}.xlsx"] = lambda path: write_statement(states.synthesis(), path)
    return files


def print_with_map(states: ProgrammingStates, base: Base, signature: Signature, path: Path) -> None:
    """Print the recapitulation of a campaign and the map of its cités, as they are now."""
    source = MapSource.of_base(base)
    try:
        view = source.view("bassin", WHOLE, programmed=states.cites)
        maps = {PROGRAMME: view.others[PROGRAMME]} if view and PROGRAMME in view.others else {}
        printer = StatementPrinter(signature, project=source.project, maps=maps)
        printer.write(states.recap(mapped=bool(maps)), path)
    finally:
        source.release()


def _print(printer: StatementPrinter, made: Callable[[], Statement], path: Path) -> None:
    printer.write(made(), path)

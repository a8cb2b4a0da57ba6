"""The return of an extract as it goes: the window and the algorithm follow it alike."""

from __future__ import annotations

from ...domain.common.work import QUIET, Work
from ...domain.exchange.decision import Choices, Decision
from ...domain.exchange.merge import LEAVE
from ...i18n import translate
from ...project.writing import Writer
from ...storage import Base
from ...storage.exchange.comparing import Return
from ...storage.exchange.returning import counts, decided, write_return
from ...storage.imports.application import Applied
from .report import return_report


def simulate(base: Base, found: Return, choices: Choices, rule: str, report: str) -> Decision:
    """Write nothing but the ``report``, unless it is « »; what would be written."""
    decision = decided(base, found, choices, rule)
    if report:
        state = translate("algorithms", "Simulation, rien n’a été écrit")
        with return_report(
            report,
            base.tables,
            found,
            decision,
            choices,
            rule,
            counts(found, decision),
            state=state,
        ):
            pass
    return decision


def bring_back(
    base: Base,
    found: Return,
    choices: Choices,
    writer: Writer,
    rule: str = LEAVE,
    report: str = "",
    work: Work = QUIET,
) -> tuple[Decision, Applied]:
    """Write a return, all or nothing, and its ``report`` unless it is « ».

    The report is ready before anything is written, and appears once all is. Raises
    LayersBeingEdited, and the errors of :func:`.report.return_report` and of
    :func:`~...storage.exchange.returning.write_return`.
    """
    writer.refuse_edits()
    decision = decided(base, found, choices, rule)
    writer.sign(base)
    if not report:
        return decision, write_return(base, found, decision, work)
    state = translate("algorithms", "Écrit dans « {base} »").format(base=base.label)
    if not decision.written:
        state = translate("algorithms", "Rien à écrire : la base est inchangée")
    with return_report(
        report, base.tables, found, decision, choices, rule, counts(found, decision), state=state
    ):
        applied = write_return(base, found, decision, work)
    return decision, applied

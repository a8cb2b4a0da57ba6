"""Rules between fields, on rows as the base would hold them once written.

A row rarely has every column: what it does not say stays as the base holds it. A value that
contradicts what stays is told like one that contradicts its own row, by the same rule. What the
base held already and the row does not touch is not said again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..common.tables import Values
from ..common.values import shown
from ..dictionary import dictionary
from ..imports.findings import Finding
from ..imports.table import ImportTable
from . import rules
from .rules import Rule


@dataclass(frozen=True)
class MergedRule:
    """A rule, and the fields that it compares."""

    rule: Rule
    fields: tuple[str, ...]


MERGED_RULES: tuple[MergedRule, ...] = (
    MergedRule(rules.commune_of_idlocal, ("idcom", "idlocal")),
    MergedRule(rules.commune_of_idpar, ("idcom", "idpar")),
    MergedRule(rules.works_dates, ("date_os", "date_fin")),
    MergedRule(rules.decision_year, ("num_decision", "annee_financ")),
    MergedRule(rules.funding, ("cout_travaux", *rules.FUNDING)),
    MergedRule(rules.labels, ("etiquette_avant", "etiquette_apres")),
)
"""Those that need nothing but the row."""

_WRITTEN_AS = {"idcom": "idcomtxt"}
"""The field that a column may give another by: the name of the commune gives its code."""


def contradictions(
    table: ImportTable,
    changes: Mapping[int, Mapping[str, Any]],
    held: Mapping[int, Mapping[str, Any]],
    merged_rules: Iterable[MergedRule],
    told: Collection[tuple[int, str]],
) -> Iterator[Finding]:
    """What the rows say against what stays in the base.

    ``changes`` is what each row would write, ``held`` its dwelling in the base, both by position;
    ``told`` what is said already, as positions and rules.
    """
    for item in merged_rules:
        positions = [
            position for position in held if not changes[position].keys().isdisjoint(item.fields)
        ]
        if not positions:
            continue
        values: Values = {
            name: _sparse(len(table), positions, changes, held, name) for name in item.fields
        }
        for finding in item.rule(table, values):
            place = finding.position
            if (place, finding.regle) not in told:
                yield _told(table, finding, item.fields, changes[place], held[place])


def _sparse(
    size: int,
    positions: Sequence[int],
    changes: Mapping[int, Mapping[str, Any]],
    held: Mapping[int, Mapping[str, Any]],
    name: str,
) -> list[Any]:
    """The value of a field in the rows ``positions`` once written, None in the others."""
    column = [None] * size
    for position in positions:
        column[position] = changes[position].get(name, held[position][name])
    return column


def _told(
    table: ImportTable,
    finding: Finding,
    fields: tuple[str, ...],
    changed: Mapping[str, Any],
    row: Mapping[str, Any],
) -> Finding:
    """The finding at a cell that the row has, saying what the base holds."""
    position = finding.position
    own = [name for name in (finding.champ, *fields) if name in changed]
    if finding.champ not in changed:
        written = [
            name
            for field in own
            for name in (field, _WRITTEN_AS.get(field, ""))
            if name and table.header(position, name)
        ]
        field = next(iter(written), own[0])
        finding = table.finding(position, field, finding.gravite, finding.regle, finding.message)
    titles = dictionary()["logement"]
    stays = ", ".join(
        f"{titles[name].title} {shown(row[name])}"
        for name in fields
        if name not in changed and row[name] is not None
    )
    return (
        replace(finding, message=f"{finding.message} Dans la base : {stays}.")
        if stays
        else (finding)
    )

"""From the rows of a return to its plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from ..common.collector import collector_at_rest
from ..common.tables import Values, column, records
from ..common.work import QUIET, Work
from ..dictionary import Dictionary, dictionary
from ..imports.context import Context
from ..imports.findings import ERROR, WARNING, Finding, refused_positions
from ..imports.plan import (
    CHANGED,
    CONFLICT,
    NEW,
    REFUSED,
    VANISHED_COLUMNS,
    Plan,
    RowPlan,
)
from ..imports.preparation import in_order, read_values, same_value
from ..imports.readings import readings
from ..imports.references import written
from ..imports.table import ImportTable
from ..imports.values import as_text
from . import addresses, references
from .matching import KEY_NAMES, Index, Matched, match
from .merged import MERGED_RULES, MergedRule, contradictions
from .parcels import completed_parcels
from .rules import ROW_RULES
from .vocabulary import NAMING, dwelling_fields

if TYPE_CHECKING:
    import pandas as pd

_WATCHED = 5_000
_OPERATION_FIELDS = ("type_palu", "annee_financ", "dep", "epci", "num_decision")


@collector_at_rest()
def prepare(
    table: ImportTable,
    context: Context,
    name: str,
    digest: str,
    work: Work = QUIET,
) -> Plan:
    """Validate the rows, match them to the base, and say what would change.

    ``work`` is told 0 to 1.
    """
    values, findings = read_values(table, context.listed(dwelling_fields()), work)
    split = addresses.split_addresses(table, values)
    work.tell(0.4)
    findings = validate(table, values, context, findings, work)
    told = readings(table, values, dictionary()[NAMING.target], findings, work)
    work.tell(0.6)
    index = Index(context, [name for name in values if name != "bailleur"], work)
    matches = match(table, values, context, index, refused_positions(findings), work)
    work.tell(0.8)
    planner = _Planner(table, values, context, matches, work)
    findings += planner.conflicts()
    findings += planner.complete()
    findings += planner.contradictions(findings)
    findings += addresses.told(table, values, planner.changing(split, addresses.PARTS))
    rows = planner.rows(refused_positions(findings))
    work.tell(0.95)
    return Plan(
        name=name,
        digest=digest,
        bailleur=context.bailleur,
        table=table,
        findings=in_order(findings, table),
        rows=rows,
        operations=_new_operations(context, rows),
        vanished=_vanished(values, context, index.rows, rows),
        naming=NAMING,
        readings=told,
    )


def validate(
    table: ImportTable,
    values: Values,
    context: Context,
    findings: list[Finding],
    work: Work = QUIET,
) -> list[Finding]:
    """Everything that can be said before the dwellings are known; values become canonical.

    ``findings`` are those of the single cells; ``work`` only hears the cancel.
    """
    for look in (
        *(references.bailleurs, references.operations, references.territory),
        references.label_years,
    ):
        work.check()
        findings = [*findings, *look(table, values, context)]
    findings = completed_parcels(table, values, findings, context)
    for rule in ROW_RULES:
        work.check()
        for count, finding in enumerate(rule(table, values), start=1):
            findings.append(finding)
            if count % _WATCHED == 0:
                work.check()
    return findings


class _Planner:
    """What becomes of each row once its dwelling is known."""

    def __init__(
        self,
        table: ImportTable,
        values: Values,
        context: Context,
        matches: list[Matched | None],
        work: Work,
    ) -> None:
        self.table = table
        self.values = values
        self.context = context
        self.matches = matches
        self.work = work
        self.kinds = {item.name: item.type for item in dwelling_fields()}
        self.changes: dict[int, dict[str, Any]] = {}
        self.filled: dict[int, dict[str, Any]] = {}

    def conflicts(self) -> Iterator[Finding]:
        """Rows whose keys disagree, and the warnings on how a row was matched."""
        for position, found in enumerate(self.matches):
            if found is None:
                continue
            if found.conflict:
                yield self.table.finding(
                    position,
                    found.field,
                    ERROR,
                    "conflit",
                    f"Cette ligne n’est pas importée : {found.conflict}. Vérifiez les "
                    "identifiants.",
                )
            elif found.row is not None:
                yield from self._identifier_changed(position, found)

    def _identifier_changed(self, position: int, found: Matched) -> Iterator[Finding]:
        assert found.row is not None  # nosec B101 # asked where a row was found
        for name in ("ident_rep", "idlocal", "ident_int"):
            held = column(self.values, name, len(self.table))[position]
            if held and found.row[name] and not same_value("string", held, found.row[name]):
                yield self.table.finding(
                    position,
                    name,
                    WARNING,
                    "identifiant_change",
                    f"Reconnu par {KEY_NAMES[found.by]}, ce logement avait dans la base "
                    f"« {found.row[name]} ». Vérifiez que c’est bien le même.",
                )

    def complete(self) -> list[Finding]:
        """Fill what follows from other values, and check what only the base could tell."""
        findings: list[Finding] = []
        for position, found in enumerate(self.matches):
            if position % _WATCHED == 0:
                self.work.check()
            if found is not None and not found.conflict:
                self.changes[position] = self._changed(position, found.row)
        findings += self._fill_cites()
        types = {str(row["intitule"]): row["type_palu"] for row in records(self.context.operations)}
        communes = {str(row["idcom"]): row for row in records(self.context.communes)}
        for count, (position, changes) in enumerate(self.changes.items()):
            if count % _WATCHED == 0:
                self.work.check()
            found = self.matches[position]
            assert found is not None  # nosec B101 # a change belongs to a match
            if not self._operation(position, found.row):
                findings.append(references.without_operation(self.table, position))
            if found.row is None:
                self._fill_new(position, changes, types, communes)
                findings += self._required(position, changes)
        return findings

    def changing(self, positions: Collection[int], fields: Collection[str]) -> list[int]:
        """Those of ``positions`` where one of ``fields`` would be written."""
        return [
            position
            for position in sorted(positions)
            if not self.changes.get(position, {}).keys().isdisjoint(fields)
        ]

    def _operation(self, position: int, row: dict[str, Any] | None) -> bool:
        """Whether the file or the base says the operation of a row, be it wrongly."""
        return bool(
            column(self.values, "intitule", len(self.table))[position]
            or written(self.table, "intitule", position)
            or (row is not None and row["intitule"])
        )

    def _changed(self, position: int, row: dict[str, Any] | None) -> dict[str, Any]:
        """Values of the row that the base has not. An empty cell changes nothing."""
        changed = {}
        for name, held in self.values.items():
            value = held[position]
            if value is None:
                continue
            old = None if row is None else row[name]
            # Most are those of the base, of one type: what compares them is not called.
            alike = type(value) is type(old) and value == old
            if not alike and not same_value(self.kinds[name], value, old):
                changed[name] = value
        return changed

    def _fill_cites(self) -> list[Finding]:
        """The cité at the referential, of rows whose name of cité is new to the base."""
        size = len(self.table)
        communes = column(self.values, "idcom", size)
        wanted: dict[int, str | None] = {}
        for position, changes in self.changes.items():
            found = self.matches[position]
            row = found.row if found is not None else None
            if "cite_ini" in changes:
                wanted[position] = communes[position] or (row["idcom"] if row else None)
        filled, findings = references.cites(self.table, self.values, wanted, self.context)
        for position, values in filled.items():
            found = self.matches[position]
            if found is not None and (found.row is None or found.row["id_cite"] is None):
                self.changes[position].update(values)
        return findings

    def _fill_new(
        self,
        position: int,
        changes: dict[str, Any],
        types: dict[str, Any],
        communes: dict[str, dict[str, object]],
    ) -> None:
        row = communes.get(str(changes.get("idcom")))
        if row:
            for name, source in (("idcomtxt", "nom_commune"), ("epci", "epci"), ("dep", "dep")):
                if row[source]:
                    changes.setdefault(name, row[source])
        known = types.get(str(changes.get("intitule")))
        if known:
            changes.setdefault("type_palu", known)
        written = self.table.columns.get("ident_rep", [None] * len(self.table))[position]
        if written is not None:
            changes.setdefault("num_rpls_ini", as_text(written)[:40])

    def _required(self, position: int, changes: dict[str, Any]) -> Iterator[Finding]:
        if "type_palu" not in changes:
            yield self.table.finding(
                position,
                "type_palu",
                ERROR,
                "obligatoire",
                "Le type de financement d’un logement nouveau doit être rempli : Groupé, Isolé ou "
                "Hors.",
            )

    def contradictions(self, told: Collection[Finding]) -> Iterator[Finding]:
        """What the rows say against what stays in the base."""
        held = {
            position: found.row
            for position in self.changes
            if (found := self.matches[position]) is not None and found.row is not None
        }
        communes = {str(row["idcom"]): row for row in records(self.context.communes)}
        yield from contradictions(
            self.table,
            self.changes,
            held,
            (
                *MERGED_RULES,
                MergedRule(references.commune_within(communes, "epci"), ("idcom", "epci")),
                MergedRule(references.commune_within(communes, "dep"), ("idcom", "dep")),
                MergedRule(references.commune_named(communes), ("idcom", "idcomtxt")),
            ),
            {(finding.position, finding.regle) for finding in told},
        )

    def rows(self, refused: Collection[int]) -> list[RowPlan]:
        """The plan of each row."""
        return [self._row(position, position in refused) for position in range(len(self.table))]

    def _row(self, position: int, refused: bool) -> RowPlan:
        found = self.matches[position]
        if found is not None and found.conflict:
            return RowPlan(CONFLICT, by=found.by)
        if refused or found is None:
            return RowPlan(REFUSED)
        changes = self.changes[position]
        if found.row is None:
            return RowPlan(NEW, values=changes)
        return RowPlan.of_known(found.row, found.by, changes, int(found.row["id_ddtm62"]))


def _new_operations(context: Context, rows: list[RowPlan]) -> list[dict[str, Any]]:
    """Operations named by rows that will be written and unknown to the base."""
    known = set(context.operations["intitule"])
    tables: Dictionary = dictionary()
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        title = row.values.get("intitule")
        if row.status not in (NEW, CHANGED) or title is None or title in known:
            continue
        operation = found.setdefault(str(title), {"intitule": title, "bailleur": context.bailleur})
        for name in _OPERATION_FIELDS:
            if row.values.get(name) is not None:
                operation.setdefault(name, row.values[name])
    for operation in found.values():
        operation.setdefault("type_palu", tables["operation"]["type_palu"].enum[-1])
    return list(found.values())


def _vanished(
    values: Values, context: Context, held: list[dict[str, Any]], rows: list[RowPlan]
) -> pd.DataFrame:
    """Dwellings of the bailleur that no row of the file names, even a refused one."""
    import pandas as pd

    matched = {row.fid for row in rows}
    named = {name: set(values.get(name) or ()) for name in ("ident_rep", "idlocal", "ident_int")}
    lines = [
        [row[name] for name in VANISHED_COLUMNS]
        for row in held
        if row["bailleur"] == context.bailleur
        and row["fid"] not in matched
        and not any(row[name] and row[name] in keys for name, keys in named.items())
    ]
    return pd.DataFrame(lines, columns=list(VANISHED_COLUMNS), dtype=object)

"""A plan as lists to look at: rows of plain values, in the order of the file."""

from __future__ import annotations

from collections import defaultdict

from ..dictionary import dictionary
from .findings import ERROR
from .plan import CHANGED, VANISHED_COLUMNS, Plan
from .values import as_text

Row = tuple[object, ...]
OPERATION_COLUMNS = ("intitule", "type_palu", "annee_financ", "epci", "num_decision")


def labels(plan: Plan) -> list[str]:
    """What names each row to a person: its first name, then its place."""
    columns, naming = plan.table.columns, plan.naming
    names = [columns[name] for name in naming.names if name in columns]
    places = [columns[name] for name in naming.places if name in columns]
    found = []
    for position in range(len(plan.table)):
        key = next((as_text(cells[position]) for cells in names if cells[position]), "")
        place = " ".join(as_text(cells[position]) for cells in places if cells[position])
        found.append(" – ".join(part for part in (key, place) if part))
    return found


def differences(plan: Plan, named: list[str]) -> list[Row]:
    """Each field that would change: tab, row, label, field, before, after, recognised by."""
    table = dictionary()[plan.target]
    titles = {item.name: item.alias for item in table.fields}
    return [
        (
            plan.table.onglets[position],
            plan.table.lignes[position],
            named[position],
            titles[name],
            row.before.get(name),
            value,
            titles.get(row.by, row.by),
        )
        for position, row in enumerate(plan.rows)
        if row.status == CHANGED
        for name, value in row.values.items()
    ]


def rows_with(plan: Plan, named: list[str], status: str) -> list[Row]:
    """Rows of a status: tab, row, label, what it belongs to."""
    owners = plan.table.columns.get(plan.naming.belongs, [None] * len(plan.table))
    return [
        (
            plan.table.onglets[position],
            plan.table.lignes[position],
            named[position],
            as_text(owners[position]) if owners[position] else None,
        )
        for position, row in enumerate(plan.rows)
        if row.status == status
    ]


def left_out(plan: Plan, named: list[str], status: str) -> list[Row]:
    """Rows that are not imported: tab, row, label, why."""
    reasons: dict[int, list[str]] = defaultdict(list)
    for item in plan.findings:
        if item.gravite == ERROR:
            place = f"{item.colonne} : " if item.colonne else ""
            reasons[item.position].append(f"{place}{item.message}")
    return [
        (
            plan.table.onglets[position],
            plan.table.lignes[position],
            named[position],
            " ".join(reasons[position]),
        )
        for position, row in enumerate(plan.rows)
        if row.status == status
    ]


def anomalies(plan: Plan, gravite: str) -> list[Row]:
    """Findings of a level: tab, row, column, value, message."""
    return [
        (item.onglet, item.ligne, item.colonne, item.valeur, item.message)
        for item in plan.findings
        if item.gravite == gravite
    ]


def read_otherwise(plan: Plan) -> list[Row]:
    """Samples of what is read otherwise than it is written: tab, title in the file, field, how
    many cells of the column are so, as written, as read."""
    return [
        (item.onglet, item.header, item.title, item.count, *sample)
        for item in plan.readings
        for sample in item.samples
    ]


def vanished(plan: Plan) -> list[Row]:
    """Dwellings that the file has not, by :data:`.plan.VANISHED_COLUMNS`."""
    return list(plan.vanished[list(VANISHED_COLUMNS)].itertuples(index=False, name=None))


def new_operations(plan: Plan) -> list[Row]:
    """Operations that the dwellings name and that will be made, by :data:`OPERATION_COLUMNS`."""
    return [
        tuple(operation.get(name) for name in OPERATION_COLUMNS) for operation in plan.operations
    ]

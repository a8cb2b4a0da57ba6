"""What an import changes in a base, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...domain.imports.plan import CHANGED, NEW, Plan

INSERT, UPDATE, DELETE = "INSERT", "UPDATE", "DELETE"


@dataclass(frozen=True)
class NewKey:
    """Stands for the key that the base will give to a row of ``table``, added by the same import:
    that whose ``name`` is ``value`` in the file (:attr:`Change.keys`)."""

    table: str
    name: str
    value: Any


@dataclass(frozen=True)
class Change:
    """A row to add (``fid`` None) or to modify, from a row of the file.

    With ``verb`` it is deleted, or added under the key that it had: DELETE and INSERT with a
    ``fid``. A geometry of ``values`` and ``before`` is a little-endian WKB, under ``geom``.
    ``keys`` are the values by which other rows of the file name a new one, by field. ``titles`` are
    those of the columns of the file by field; ``named_by`` is the tab and the row that first name
    what no row of its own describes.
    """

    table: str
    values: Mapping[str, Any]
    before: Mapping[str, Any] = field(default_factory=dict)
    fid: int | None = None
    version: int | None = None
    onglet: str | None = None
    ligne: int | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    named_by: tuple[str, int] | None = None
    verb: str = ""
    keys: Mapping[str, Any] = field(default_factory=dict)

    @property
    def action(self) -> str:
        """What is done to the row: INSERT, UPDATE or DELETE."""
        return self.verb or (INSERT if self.fid is None else UPDATE)

    @property
    def place(self) -> tuple[str, int] | None:
        """The tab and the row of the file, None when the change is of no file."""
        if self.onglet is None or self.ligne is None:
            return self.named_by
        return self.onglet, self.ligne


def changes_of(plan: Plan) -> list[Change]:
    """What a plan writes: operations first, since dwellings name them."""
    table = plan.table
    titles = {
        tab: {name: match.header for name, match in layout.fields.items()}
        for tab, layout in table.layouts.items()
    }
    written = [
        (position, row) for position, row in enumerate(plan.rows) if row.status in (NEW, CHANGED)
    ]
    first = {row.values.get("intitule"): position for position, row in reversed(written)}
    found = []
    for values in plan.operations:
        position = first.get(values.get("intitule"))
        place = None if position is None else (table.onglets[position], table.lignes[position])
        known = titles[place[0]] if place else {}
        found.append(Change("operation", values, titles=known, named_by=place))
    found += _attached(plan, titles, after=False)
    for position, row in written:
        if row.status == CHANGED and not row.values:
            continue  # what changes is of another table
        tab = table.onglets[position]
        found.append(
            Change(
                plan.target,
                row.values,
                row.before,
                row.fid,
                row.version,
                tab,
                table.lignes[position],
                titles[tab],
            )
        )
    return found + _attached(plan, titles, after=True)


def _attached(plan: Plan, titles: Mapping[str, Mapping[str, str]], *, after: bool) -> list[Change]:
    table = plan.table
    found = []
    for item in plan.attached:
        if item.after == after:
            place = (table.onglets[item.position], table.lignes[item.position])
            found.append(Change(item.table, item.values, titles=titles[place[0]], named_by=place))
    return found

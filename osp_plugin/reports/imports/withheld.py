"""What the reader of a report of an import does not receive, put out of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from ...domain.dictionary import Table
from ...domain.disclosure.profiles import WITHHELD, columns_for, receives
from ...domain.imports.columns import Layout
from ...domain.imports.findings import Finding
from ...domain.imports.plan import Plan


class Withheld:
    """The fields of ``table`` that a profile does not receive; a value of theirs is hidden."""

    def __init__(self, table: Table, profile: str) -> None:
        self.profile = profile
        self._fields = {
            item.name for item in table.columns if not receives(profile, item.diffusion)
        }
        self._table = table

    def shows(self, field: str) -> bool:
        """Whether the values of a field are shown."""
        return field not in self._fields

    def value(self, field: str, value: Any) -> Any:
        """A value as it is shown."""
        return value if self.shows(field) or value in (None, "") else WITHHELD

    def rows(self, layout: Layout, rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        """Rows of a tab of the file: a column that is not read is known by its title."""
        names = [match.field or match.header for match in layout.matches]
        kept = columns_for(names, self.profile, self._table).kept
        left = sorted({*range(len(names))} - {*kept})
        for row in rows:
            cells = list(row)
            for place in left:
                if place < len(cells) and cells[place] not in (None, ""):
                    cells[place] = WITHHELD
            yield cells

    def finding(self, item: Finding) -> Finding:
        """A finding, without the value that it tells of."""
        if self.shows(item.champ) or not item.valeur:
            return item
        message = item.message.replace(item.valeur, WITHHELD)
        return replace(item, valeur=WITHHELD, message=message)

    def plan(self, plan: Plan) -> Plan:
        """A plan whose findings, differences and samples are shown so."""
        return replace(
            plan,
            findings=[self.finding(item) for item in plan.findings],
            readings=[item for item in plan.readings if self.shows(item.field)],
            rows=[
                replace(
                    row,
                    values={name: self.value(name, value) for name, value in row.values.items()},
                    before={name: self.value(name, value) for name, value in row.before.items()},
                )
                for row in plan.rows
            ],
            vanished=plan.vanished.assign(
                **{
                    name: [self.value(name, value) for value in plan.vanished[name]]
                    for name in plan.vanished.columns
                    if not self.shows(name)
                }
            ),
        )

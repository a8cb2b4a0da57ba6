"""What is read of a file otherwise than it is written there, so that a person sees it before it is
applied: « 82.000 » read 82000, « 02/03/21 » read 02/03/2021, « oui » read Oui."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..common.tables import Values
from ..common.values import EMPTY, listed, shown
from ..common.words import clean_text
from ..common.work import QUIET, Work
from ..dictionary import Field, Table
from .findings import ERROR, Finding
from .table import ImportTable
from .values import as_text

MOST_SAMPLES = 3
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?")
_GROUP = re.compile(r"[.,]\d{3}$")
"""Thousands perhaps: what was read of them is always shown."""


@dataclass(frozen=True)
class Reading:
    """A column of a tab some of whose cells are read otherwise than they are written.

    ``header`` is its title in the file, ``title`` that of its field. ``count`` cells are so, of
    which ``samples`` gives the first different ones: as written, as read.
    """

    onglet: str
    header: str
    field: str
    title: str
    count: int
    samples: tuple[tuple[str, str], ...]

    @property
    def told(self) -> str:
        """The samples in a line: « 82.000 » → 82000 ; « n.c. » → (vide)."""
        return " ; ".join(f"« {cell} » → {value}" for cell, value in self.samples)


def readings(
    table: ImportTable,
    values: Values,
    target: Table,
    findings: Iterable[Finding],
    work: Work = QUIET,
) -> list[Reading]:
    """The columns read otherwise than written, in the order of the tabs, then of the columns.

    ``values`` are those of the rows of ``target``. A cell that is refused is not told again here:
    its finding says why. ``work`` only hears the cancel.
    """
    refused = {(item.position, item.champ) for item in findings if item.gravite == ERROR}
    wrong = {name for _position, name in refused}
    found: list[Reading] = []
    for name in table.columns:
        work.check()
        read = values.get(name)
        if read is None:
            continue
        written = _written(table, name)
        odd = [
            position
            for position, (cell, value) in enumerate(zip(written, read))
            if cell is not None and (cell != value or (cell is not value and cell in (0, 1)))
        ]
        lines = Counter(
            # With its type: 1, 1.0 and yes are one key of a dictionary.
            (table.onglets[position], type(written[position]), written[position], read[position])
            for position in odd
            if not (name in wrong and (position, name) in refused)
            and not _same(written[position], read[position])
        )
        found += _of_column(table, target[name], lines)
    tabs = list(table.layouts)
    found.sort(key=lambda item: tabs.index(item.onglet))  # stable: columns stay in their order
    return found


def _same(cell: object, value: object) -> bool:
    """Whether two values are the same one: yes is not 1."""
    return cell == value and isinstance(cell, bool) == isinstance(value, bool)


def _written(table: ImportTable, field: str) -> list[object]:
    """The cells of a field as they are in the file; the table has lost those that hold nothing."""
    places = {
        tab: layout.fields[field].index if field in layout.fields else -1
        for tab, layout in table.layouts.items()
    }
    if len(set(places.values())) == 1:
        place = next(iter(places.values()))
        return [cells[place] if 0 <= place < len(cells) else None for cells in table.originals]
    return [
        cells[places[tab]] if 0 <= places[tab] < len(cells) else None
        for tab, cells in zip(table.onglets, table.originals)
    ]


def _of_column(
    table: ImportTable, field: Field, lines: Counter[tuple[str, type, object, object]]
) -> Iterable[Reading]:
    counts: Counter[str] = Counter()
    samples: dict[str, dict[tuple[str, str], None]] = {}
    for (tab, _type, cell, value), number in lines.items():
        pair = _differing(field, cell, value)
        if pair is not None:
            counts[tab] += number
            samples.setdefault(tab, {})[pair] = None
    for tab, count in counts.items():
        match = table.layouts[tab].fields.get(field.name)
        yield Reading(
            tab,
            match.header if match else "",
            field.name,
            field.title,
            count,
            tuple(samples[tab])[:MOST_SAMPLES],
        )


def _differing(field: Field, cell: object, value: object) -> tuple[str, str] | None:
    """A cell as written and as read, None when they are the same to a person."""
    plain = as_text(cell)
    read = ", ".join(listed(value)) if field.widget == "liste" and value else shown(value)
    if plain == read or _same_number(plain, value):
        return None
    written = clean_text(plain)
    if not written or written == clean_text(read):
        return None
    return written, read if value is not None else EMPTY


def _same_number(written: str, value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    if not _NUMBER.fullmatch(written) or _GROUP.search(written):
        return False
    return float(written.replace(",", ".")) == float(value)

"""What the diagnoses say of the works: before, after, and what neither proves.

A label says something of works only beside one of the same method: the factor of electricity fell
from 2.3 to 1.9 on 1 January 2026 (order of 13 August 2025), and labels moved where nothing was
done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Row = Mapping[str, Any]
REFORM = date(2026, 1, 1)
ERAS = (
    (REFORM, "3CL 2021, électricité 1,9"),
    (date(2021, 7, 1), "3CL 2021, électricité 2,3"),
    (date.min, "avant juillet 2021"),
)
"""The methods in force, the last first, by the day from which they are."""
DELIVERED, NOT_BEGUN = "Livré", "Programmé"
DWELLING_COLUMNS = (
    *("id_ddtm62", "ident_rep", "bailleur", "intitule", "idcomtxt", "dnvoiri", "dindic"),
    *("dvoilib", "avancement", "date_os", "date_fin", "etiquette_avant", "etiquette_apres"),
    "label_vise",
)


def method_of(diagnosis: Row) -> str:
    """The method that gave the label of a row of ``dpe``: that of the day it was made, or of the
    day it was changed when its label was another one before."""
    moved = diagnosis["etiquette_lue"] is not None and diagnosis["date_modification"] is not None
    day = diagnosis["date_modification"] if moved else diagnosis["date_dpe"]
    return next(name for first, name in ERAS if day >= first)


@dataclass(frozen=True)
class Works:
    """A dwelling and its last diagnosis before its works, and after; None for none."""

    dwelling: Row
    before: Row | None
    after: Row | None
    aimed: str | None = None
    """The worst label that holds what the works aim at."""

    @property
    def comparable(self) -> bool:
        """Whether there are two, by one method: what differs is then the works."""
        return (
            self.before is not None
            and self.after is not None
            and method_of(self.before) == method_of(self.after)
        )

    def gain(self, name: str) -> float | None:
        """How much less a column (``conso_ep``…) is after; None when it cannot be compared."""
        if not self.comparable or self.before is None or self.after is None:
            return None
        before, after = self.before[name], self.after[name]
        return None if before is None or after is None else float(before) - float(after)

    @property
    def promised(self) -> str | None:
        """The label reported as that after the works, else the worst one that the aim allows."""
        return self.dwelling["etiquette_apres"] or self.aimed


@dataclass(frozen=True)
class Moved:
    """A label that went from one to another, by two methods, without works between them."""

    dwelling: Row
    first: Row
    last: Row
    label_before: str
    label_after: str


@dataclass
class FollowUp:
    """Every dwelling that has a diagnosis or was delivered, and the three lists."""

    works: list[Works] = field(default_factory=list)
    not_reached: list[Works] = field(default_factory=list)
    without: list[Row] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many each list has, as the number outputs call them."""
        return {
            "NB_NON_ATTEINTS": len(self.not_reached),
            "NB_SANS_DPE": len(self.without),
            "NB_REFORME": len(self.moved),
        }


def follow_up(
    dwellings: Iterable[Row], diagnoses: Iterable[Row], aimed: Mapping[str, str]
) -> FollowUp:
    """``dwellings`` (:data:`DWELLING_COLUMNS`) beside ``diagnoses`` (columns of ``dpe``); ``aimed``
    is the worst label that holds each value of ``label_vise`` (list ``label``).

    A diagnosis that another replaces says nothing. A dwelling without dates of works has those of
    its operation.
    """
    rows = list(dwellings)
    by_dwelling: dict[int, list[Row]] = defaultdict(list)
    for item in diagnoses:
        if item["remplace_par"] is None and item["date_dpe"] is not None:
            by_dwelling[int(item["logement"])].append(item)
    periods = _of_operations(rows)
    found = FollowUp()
    for row in rows:
        own = sorted(by_dwelling.get(int(row["id_ddtm62"]), ()), key=lambda item: item["date_dpe"])
        start, end = _period(row, periods)
        aim = aimed.get(row["label_vise"])
        works = Works(row, _before(own, start, row), _after(own, end, row), aim)
        if own:
            found.works.append(works)
        if row["avancement"] == DELIVERED and works.after is None:
            found.without.append(row)
        if _missed(works):
            found.not_reached.append(works)
        found.moved += _moved(row, own, start, end)
    return found


def _of_operations(rows: Iterable[Row]) -> dict[str, tuple[date | None, date | None]]:
    """First works order and last end of works by operation."""
    starts: dict[str, list[date]] = defaultdict(list)
    ends: dict[str, list[date]] = defaultdict(list)
    for row in rows:
        if row["intitule"]:
            starts[row["intitule"]] += [row["date_os"]] if row["date_os"] else []
            ends[row["intitule"]] += [row["date_fin"]] if row["date_fin"] else []
    return {
        name: (min(starts[name], default=None), max(ends[name], default=None)) for name in starts
    }


def _period(
    row: Row, periods: Mapping[str, tuple[date | None, date | None]]
) -> tuple[date | None, date | None]:
    start, end = periods.get(row["intitule"], (None, None))
    return row["date_os"] or start, row["date_fin"] or end


def _before(own: list[Row], start: date | None, row: Row) -> Row | None:
    if row["avancement"] == NOT_BEGUN:
        return own[-1] if own else None
    made = [item for item in own if start is not None and item["date_dpe"] < start]
    return made[-1] if made else None


def _after(own: list[Row], end: date | None, row: Row) -> Row | None:
    made = [item for item in own if end is not None and item["date_dpe"] >= end]
    return made[-1] if made and row["avancement"] == DELIVERED else None


def _missed(works: Works) -> bool:
    if works.after is None or works.promised is None or works.after["etiquette_dpe"] is None:
        return False
    return bool(works.after["etiquette_dpe"] > works.promised)


def _moved(row: Row, own: list[Row], start: date | None, end: date | None) -> list[Moved]:
    found = [
        Moved(row, item, item, item["etiquette_lue"], item["etiquette_dpe"])
        for item in own
        if item["etiquette_lue"] is not None
        and (item["date_modification"] or date.min) >= REFORM
        and _by_reform(item["etiquette_lue"], item["etiquette_dpe"])
    ]
    for first, last in zip(own, own[1:]):
        labels = first["etiquette_dpe"], last["etiquette_dpe"]
        still = (
            row["avancement"] == NOT_BEGUN
            or (start is not None and last["date_dpe"] < start)
            or (end is not None and first["date_dpe"] >= end)
        )
        apart = method_of(first) != method_of(last)
        if apart and still and _by_reform(*labels):
            found.append(Moved(row, first, last, *labels))
    return found


def _by_reform(before: str | None, after: str | None) -> bool:
    """Whether the reform alone may have moved a label: to the next better one. It divides a
    consumption by 1.21 at most (2.3 / 1.9), and every class is wider than that."""
    return before is not None and after is not None and ord(before) - ord(after) == 1

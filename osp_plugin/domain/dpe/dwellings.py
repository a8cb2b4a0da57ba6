"""The dwellings looked for in the file, by all that a diagnosis may know them by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..common.addresses import Address, address_of
from ..common.house_numbers import HouseNumber
from ..common.street_search import may_be, search
from ..common.streets import Street

COLUMNS = (
    *("id_ddtm62", "ident_rep", "id_rnb", "id_ban", "idcom", "idcomtxt", "dnvoiri", "dindic"),
    *("dvoilib", "surf_hab"),
)


@dataclass(frozen=True)
class Dwelling:
    """A dwelling of the OSP. ``numbers`` are its rows: one reported twice has two OSP numbers."""

    numbers: tuple[int, ...]
    ident_rep: str
    id_rnb: str
    id_ban: str
    idcom: str
    address: Address | None
    surf_hab: float | None

    @property
    def readings(self) -> tuple[Address, ...]:
        """What its address may be, the likeliest first."""
        return () if self.address is None else (self.address, *self.address.others)


def dwellings_of(rows: Iterable[Mapping[str, Any]]) -> list[Dwelling]:
    """Rows of ``logement`` (:data:`COLUMNS`); those of one RPLS number are one dwelling."""
    same: dict[object, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        same[row["ident_rep"] or int(row["id_ddtm62"])].append(row)
    return [_dwelling(group) for group in same.values()]


def _dwelling(group: list[Mapping[str, Any]]) -> Dwelling:
    def first(name: str) -> Any:
        return next((row[name] for row in group if row[name] is not None), None)

    addresses = (
        address_of(row["dnvoiri"], row["dindic"], row["dvoilib"], row["idcom"], row["idcomtxt"])
        for row in group
    )
    return Dwelling(
        tuple(int(row["id_ddtm62"]) for row in group),
        first("ident_rep") or "",
        first("id_rnb") or "",
        first("id_ban") or "",
        first("idcom") or "",
        next((item for item in addresses if item is not None), None),
        first("surf_hab"),
    )


class Sought:
    """Dwellings by RPLS number, building, address of the BAN, and by street and number."""

    def __init__(self, dwellings: Iterable[Dwelling]) -> None:
        self.all = list(dwellings)
        self.by_number: dict[str, Dwelling] = {}
        self.by_building: dict[str, list[Dwelling]] = defaultdict(list)
        self.by_ban: dict[str, list[Dwelling]] = defaultdict(list)
        self.at: dict[tuple[str, Street, HouseNumber], list[Dwelling]] = defaultdict(list)
        self._streets: dict[str, dict[Street, set[HouseNumber]]] = defaultdict(dict)
        self._seen: dict[str, dict[Street, bool]] = defaultdict(dict)
        self._near: dict[tuple[str, Street], frozenset[HouseNumber]] = {}
        for item in self.all:
            self._index(item)

    def _index(self, item: Dwelling) -> None:
        if item.ident_rep:
            self.by_number[item.ident_rep] = item
        if item.id_rnb:
            self.by_building[item.id_rnb].append(item)
        if item.id_ban:
            self.by_ban[item.id_ban].append(item)
        for address in item.readings:
            if address.number is not None:
                known = self._streets[address.idcom].setdefault(address.street, set())
                known.add(address.number)

    @property
    def communes(self) -> set[str]:
        """Communes where a dwelling has an address."""
        return set(self._streets)

    def numbers_in(self, idcom: str, street: Street) -> frozenset[HouseNumber]:
        """The house numbers of the dwellings that may be in a street of the file, whatever is
        wrong with its name; none when no dwelling may be there."""
        key = (idcom, street)
        if key not in self._near:
            ours = self._streets.get(idcom, {})
            self._seen[idcom][street] = True
            alike = may_be(street, ours) if ours else ()
            self._near[key] = frozenset(number for item in alike for number in ours[item])
        return self._near[key]

    def settle(self) -> None:
        """Find each dwelling in the streets of the file, now that all were seen: one that is
        written as none of them is in the only one that is like it."""
        found: dict[tuple[str, tuple[Street, ...]], tuple[Street, int] | None] = {}
        for item in self.all:
            readings = item.readings
            if not readings:
                continue
            streets = tuple(address.street for address in readings)
            key = (readings[0].idcom, streets)
            if key not in found:
                alike, _quality, reading = search(streets, self._seen.get(key[0], {}))
                found[key] = (alike[0], reading) if len(alike) == 1 else None
            place = found[key]
            if place is not None:
                street, reading = place
                number = readings[reading].number
                if number is not None:
                    self.at[readings[0].idcom, street, number].append(item)

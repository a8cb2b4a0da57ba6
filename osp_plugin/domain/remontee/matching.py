"""Which dwelling of the base each row is.

By ident_rep, then idlocal, then ident_int within the bailleur, then parcel and address. Two keys
that lead to two dwellings are a conflict. Where one key leads to several (a dwelling that the base
holds twice), the other keys, the operation, then the fewest differences decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from ..common.address_keys import address_keys
from ..common.codes import as_reference
from ..common.tables import Values, column, records
from ..common.work import QUIET, Work
from ..imports.context import Context
from ..imports.table import ImportTable
from .vocabulary import IDENTIFIERS

KEY_NAMES = {
    "ident_rep": "n° RPLS",
    "idlocal": "identifiant local",
    "ident_int": "n° interne du bailleur",
    "idpar": "parcelle et adresse",
}

Row = dict[str, Any]
_WATCHED = 5_000


@dataclass(frozen=True)
class Matched:
    """A row's dwelling (``row`` of the base, None when new), by which key, or why in conflict."""

    row: Row | None = None
    by: str = ""
    field: str = ""
    conflict: str = ""
    others: tuple[int, ...] = ()


class Index:
    """The dwellings of the base by each key; ``work`` only hears the cancel."""

    def __init__(self, context: Context, compared: Sequence[str], work: Work = QUIET) -> None:
        self.rows: list[Row] = records(context.logements)
        self.compared = compared
        work.check()
        values = {name: [row[name] for row in self.rows] for name in _NEEDED}
        self._addresses = address_keys(values, len(self.rows))
        self._by: dict[str, dict[object, list[int]]] = {
            name: defaultdict(list) for name in IDENTIFIERS
        }
        for place, row in enumerate(self.rows):
            if place % _WATCHED == 0:
                work.check()
            for name in ("ident_rep", "idlocal"):
                if row[name]:
                    self._by[name][row[name]].append(place)
            if row["ident_int"]:
                number = as_reference(str(row["ident_int"]))
                self._by["ident_int"][(row["bailleur"], number)].append(place)
            if self._addresses[place]:
                self._by["idpar"][self._addresses[place]].append(place)

    def candidates(self, keys: Row, bailleur: str) -> list[tuple[str, list[int]]]:
        """Dwellings that each key of a row leads to, for the keys that lead somewhere.

        Those of ``bailleur`` alone where a key leads to some: the base may hold one number under
        two bailleurs, and a return changes nothing of another's.
        """
        found = []
        for name in IDENTIFIERS:
            places = self._by[name].get(keys[name], []) if keys[name] else []
            if name == "idpar":
                # Neighbours share parcel and street: another number of theirs tells them apart.
                places = [place for place in places if not _contradicts(self.rows[place], keys)]
            own = [place for place in places if self.rows[place]["bailleur"] == bailleur]
            if places:
                found.append((name, own or places))
        return found


_NEEDED = ("idpar", "dnvoiri", "dindic", "dvoilib")


def match(
    table: ImportTable,
    values: Values,
    context: Context,
    index: Index,
    refused: Collection[int],
    work: Work = QUIET,
) -> list[Matched | None]:
    """A :class:`Matched` per row; None for a refused row. ``work`` only hears the cancel."""
    size = len(table)
    addresses = address_keys(values, size)
    held = {name: column(values, name, size) for name in (*IDENTIFIERS, "intitule")}
    found: list[Matched | None] = [None] * size
    taken: dict[int, int] = {}
    later: list[tuple[int, str, list[int]]] = []
    for position in range(size):
        if position % _WATCHED == 0:
            work.check()
        if position in refused:
            continue
        interne = held["ident_int"][position]
        keys: Row = {
            "ident_rep": held["ident_rep"][position],
            "idlocal": held["idlocal"][position],
            "ident_int": (context.bailleur, interne) if interne else None,
            "idpar": addresses[position],
        }
        candidates = index.candidates(keys, context.bailleur)
        found[position] = _conflict(index, candidates, context.bailleur)
        if found[position] is not None:
            continue
        name, places = _narrowed(candidates)
        same = [p for p in places if index.rows[p]["intitule"] == held["intitule"][position]]
        if not places:
            found[position] = Matched()
        elif same:
            found[position] = _take(table, values, index, position, name, same, taken)
        else:
            later.append((position, name, places))
    # The rows of the same operation have their dwelling first.
    for position, name, places in later:
        found[position] = _take(table, values, index, position, name, places, taken)
    return found


def _take(
    table: ImportTable,
    values: Values,
    index: Index,
    position: int,
    name: str,
    places: list[int],
    taken: dict[int, int],
) -> Matched:
    free = [place for place in places if place not in taken]
    if not free:
        other = taken[places[0]]
        return Matched(
            by=name,
            field=name,
            conflict=f"la ligne {table.lignes[other]} désigne déjà ce logement de la base",
        )
    best = free[0]
    if len(free) > 1:
        best = min(free, key=lambda place: (_distance(values, index, position, place), place))
    taken[best] = position
    others = tuple(int(index.rows[place]["fid"]) for place in places if place != best)
    return Matched(index.rows[best], name, name, others=others)


def _narrowed(found: list[tuple[str, list[int]]]) -> tuple[str, list[int]]:
    """The surest key, and the dwellings on which all keys agree."""
    if not found:
        return "", []
    name, places = found[0]
    for _, others in found[1:]:
        places = [place for place in places if place in set(others)]
    return name, places


def _conflict(index: Index, found: list[tuple[str, list[int]]], bailleur: str) -> Matched | None:
    if not found:
        return None
    name, places = found[0]
    owners = {str(index.rows[place]["bailleur"]) for place in places}
    if bailleur not in owners:
        return Matched(
            by=name,
            field=name,
            conflict=f"ce logement est dans la base au nom du bailleur « {sorted(owners)[0]} »",
        )
    for other, others in found[1:]:
        if not set(places) & set(others):
            first, second = index.rows[places[0]], index.rows[others[0]]
            return Matched(
                by=name,
                field=other,
                conflict=f"{_the(name)} est celui du logement n° {first['id_ddtm62']} de la base, "
                f"{_the(other)} celui du n° {second['id_ddtm62']}",
            )
        places = [place for place in places if place in set(others)]
    return None


def _the(name: str) -> str:
    article = "l’" if name == "idlocal" else "la " if name == "idpar" else "le "
    return article + KEY_NAMES[name]


def _contradicts(row: Row, keys: Row) -> bool:
    held = {
        "ident_rep": row["ident_rep"],
        "idlocal": row["idlocal"],
        "ident_int": (row["bailleur"], row["ident_int"]) if row["ident_int"] else None,
    }
    return any(held[name] and keys[name] and held[name] != keys[name] for name in held)


def _distance(values: Values, index: Index, position: int, place: int) -> int:
    row = index.rows[place]
    return sum(
        1
        for name in index.compared
        if values[name][position] is not None and values[name][position] != row[name]
    )

"""What the RPLS completes of the dwellings of the OSP: empty fields only.

A dwelling is found by its RPLS number, else by its address when a single dwelling of the OSP and a
single one of the RPLS are there. What a bailleur reported is never replaced: where the two differ,
the difference is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ..common.addresses import Address, address_of
from ..common.tables import records
from ..common.values import same, shown
from ..dictionary import dictionary

if TYPE_CHECKING:
    import pandas as pd

TRACE = "source_rpls"
"""Field of a dwelling that tells what it has from the RPLS."""

ADDRESS = ("dnvoiri", "dindic", "dvoilib")
COMPLETED = ("surf_hab", "annee_constr", "typologie", "etiquette_avant", *ADDRESS)
DWELLING_COLUMNS = ("fid", "version", "id_ddtm62", "ident_rep", "bailleur", "intitule", "idcom",
                    *COMPLETED, "date_os", "avancement", TRACE)  # fmt: skip
DIRECTORY_COLUMNS = ("ident_rep", "millesime", "idcom", *ADDRESS, "nb_pieces", "surf_hab",
                     "annee_constr", "dpeenergie", "date_dpe")  # fmt: skip
BY_NUMBER, BY_ADDRESS = "n° RPLS", "adresse"
NOT_BEGUN = "Programmé"
_SURFACE_TOLERANCE = 1.0
_YEARS_TOLERANCE = 1
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Completed:
    """A dwelling found in the RPLS: ``values`` to write into its empty fields, with the trace.

    ``differences`` gives, by field, the value reported and that of the RPLS.
    """

    dwelling: Row
    by: str
    values: dict[str, Any]
    differences: dict[str, tuple[Any, Any]]


@dataclass(frozen=True)
class Completion:
    """Every dwelling: found in the RPLS of ``millesime``, or ``unknown`` with why."""

    millesime: int
    found: list[Completed]
    unknown: list[tuple[Row, str]]

    @property
    def written(self) -> list[Completed]:
        """The dwellings that get a value."""
        return [item for item in self.found if item.values]

    @property
    def counts(self) -> dict[str, int]:
        """The number outputs of ``osp:completer_rpls``."""
        return {
            "NB_LOGEMENTS": len(self.found) + len(self.unknown),
            "NB_RECONNUS": len(self.found),
            "NB_PAR_ADRESSE": sum(item.by == BY_ADDRESS for item in self.found),
            "NB_COMPLETES": len(self.written),
            "NB_VALEURS": sum(len(item.values) - 1 for item in self.written),
            "NB_ECARTS": sum(len(item.differences) for item in self.found),
        }


def complete(dwellings: pd.DataFrame, directory: pd.DataFrame) -> Completion:
    """Compare ``dwellings`` (:data:`DWELLING_COLUMNS`) with ``directory``, not empty
    (:data:`DIRECTORY_COLUMNS`).
    """
    ours: list[dict[str, Any]] = records(dwellings)
    theirs: list[dict[str, Any]] = records(directory)
    by_number = {row["ident_rep"]: row for row in theirs if row["ident_rep"]}
    addresses = _single(theirs)
    our_addresses = _single(ours)
    found: list[Completed] = []
    unknown: list[tuple[Row, str]] = []
    for row in ours:
        match, by = by_number.get(row["ident_rep"] or ""), BY_NUMBER
        if match is None:
            address = _address(row)
            single = address is not None and our_addresses.get(address) is row
            match, by = addresses.get(address) if single else None, BY_ADDRESS
            if match is not None and _two_dwellings(row, match):
                match = None
        if match is None:
            unknown.append((row, _why(row)))
        else:
            found.append(_completed(row, match, by))
    return Completion(max(int(row["millesime"]) for row in theirs), found, unknown)


def _single(rows: Iterable[dict[str, Any]]) -> dict[Address | None, dict[str, Any]]:
    """Rows that are alone at their address."""
    places: dict[Address | None, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        address = _address(row)
        places[address].append(row)
    places.pop(None, None)
    return {address: there[0] for address, there in places.items() if len(there) == 1}


def _address(row: Row) -> Address | None:
    """An address with a number; a street alone says nothing of which dwelling it is."""
    found = address_of(row["dnvoiri"], row["dindic"], row["dvoilib"], row["idcom"])
    return found if found is not None and found.number is not None else None


def _two_dwellings(row: Row, match: Row) -> bool:
    """Whether both have a number of their own: two dwellings at one address, not one."""
    return bool(row["ident_rep"] and match["ident_rep"])


def _why(row: Row) -> str:
    if row["ident_rep"]:
        return "n° RPLS absent du répertoire"
    if _address(row) is None:
        return "ni n° RPLS ni adresse complète"
    return "aucun logement, ou plusieurs, à cette adresse"


def _completed(row: Row, match: Row, by: str) -> Completed:
    offered = {name: value for name, value in _offered(row, match) if value is not None}
    values = {name: value for name, value in offered.items() if row[name] is None}
    if any(row[name] is not None for name in ADDRESS):
        # A number of one and a street of the other would be an address of neither.
        values = {name: value for name, value in values.items() if name not in ADDRESS}
    differences = {
        name: (row[name], value)
        for name, value in offered.items()
        if name not in ADDRESS and row[name] is not None and not _agree(name, row[name], value)
    }
    if values:
        values[TRACE] = _trace(row[TRACE], match["millesime"], values)
    return Completed(row, by, values, differences)


def _offered(row: Row, match: Row) -> Iterator[tuple[str, Any]]:
    fields = dictionary()["logement"]
    yield "surf_hab", match["surf_hab"]
    yield "annee_constr", match["annee_constr"]
    rooms = match["nb_pieces"]
    typology = f"T{int(rooms)}" if rooms is not None else None
    yield "typologie", typology if typology in fields["typologie"].enum else None
    yield "etiquette_avant", match["dpeenergie"] if _before_works(row, match) else None
    for name in ADDRESS:
        yield name, match[name]


def _before_works(row: Row, match: Row) -> bool:
    """Whether the diagnosis tells of the dwelling before its works.

    Its date, or the 1st of January of the directory, precedes the works order.
    """
    if row["avancement"] == NOT_BEGUN:
        return True
    made = match["date_dpe"] or date(int(match["millesime"]), 1, 1)
    return row["date_os"] is not None and made < row["date_os"]


def _agree(name: str, reported: Any, other: Any) -> bool:
    """Whether two values say the same: surfaces to the m², years to the year next."""
    if name == "surf_hab":
        return bool(abs(reported - other) <= _SURFACE_TOLERANCE)
    if name == "annee_constr":
        return bool(abs(reported - other) <= _YEARS_TOLERANCE)
    return same(dictionary()["logement"][name].type, reported, other)


def _trace(already: Any, millesime: Any, values: Mapping[str, Any]) -> str:
    """« RPLS 2021 : Surface habitable 61,5 ; Typologie T3 », after what was there."""
    fields = dictionary()["logement"]
    told = " ; ".join(f"{fields[name].title} {shown(value)}" for name, value in values.items())
    text = f"RPLS {int(millesime)} : {told}"
    return f"{already}\n{text}" if already else text

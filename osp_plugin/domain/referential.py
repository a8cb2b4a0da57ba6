"""Reference tables fed from layers of others: which column is which field, which rows are good."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .common.codes import as_code
from .common.parcels import parcel_id
from .common.text import folded
from .dictionary import Table
from .errors import QT_TRANSLATE_NOOP, Phrase
from .imports.columns import EXACT, SYNONYM, Vocabulary
from .imports.date_order import ASK, orders_by_tab, read_in_order
from .imports.findings import ERROR
from .imports.values import reader
from .validation import REQUIRED, refusal

KEYS = {
    "commune": "idcom",
    "epci": "epci",
    "departement": "dep",
    "cite": "id_cite",
    "parcelle": "idpar",
    "bailleur": "bailleur",
    "reference_epoque": "code",
}
"""The tables that a layer may feed, with the field that tells their rows apart."""
WITH = {"reference_epoque": ("reference", "date_debut")}
"""The fields that do it together with that one, where it is not enough: a commune has a row for
each time."""

_COMMUNE = ("insee com", "code insee", "insee", "codgeo", "code commune", "com", "depcom", "code")
_DEP = ("insee dep", "code dep", "code departement", "dpt", "dept", "departement")
_SIREN = ("siren epci", "epci siren", "code siren", "siren", "code epci", "codes siren des epci")
_NAME = ("nom", "libelle", "nom officiel", "nom m", "toponyme", "name")
SYNONYMS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "commune": {
        "idcom": _COMMUNE,
        "nom_commune": ("nom com", "libgeo", "libcom", "nom commune", "commune", *_NAME),
        "epci": _SIREN,
        "dep": _DEP,
        "population": ("pop", "pmun", "population municipale", "popmun"),
    },
    "epci": {
        "epci": ("sigle", "nom court"),
        "siren": _SIREN,
        "nom_epci": ("nom de l epci", "libepci", "nom complet", *_NAME),
    },
    "departement": {"dep": ("code insee", "code", *_DEP), "nom_dep": ("nom departement", *_NAME)},
    "cite": {
        "id_cite": ("id", "numero", "n cite", "num cite", "no cite", "id unesco"),
        "nom_cite": ("cite", "nom de la cite", *_NAME),
        "idcom": _COMMUNE,
        "epci": _SIREN,
        "dep": _DEP,
        "nb_logements": ("nb logement", "nombre de logements", "nb log", "logements"),
    },
    "parcelle": {"idpar": ("id", "id parcelle", "idu", "geo parcelle", "identifiant", "code")},
    "bailleur": {
        "bailleur": ("code", "sigle", "code bailleur"),
        "nom_bailleur": ("raison sociale", "organisme", *_NAME),
    },
    "reference_epoque": {
        "reference": ("type", "niveau"),
        "code": ("identifiant",),
        "date_debut": ("debut", "du", "date de debut"),
        "date_fin": ("fin", "au", "date de fin"),
        "nom": _NAME,
        "nature_juridique": ("forme juridique", "nature"),
        "epci": _SIREN,
    },
}
"""Other names of the fields, folded: those of the IGN, of the INSEE, of Etalab's cadastre."""

EPCI_CODES: Mapping[str, str] = {
    "200072460": "CABBALR",
    "246200299": "CAHC",
    "246200364": "CALL",
    "200042190": "CAPH",
    "245901160": "CAVM",
    "245901152": "CCCO",
    "245901061": "CCHD",
    "200041960": "CCPC",
    "200044618": "DA",
}
"""How the OSP names the nine EPCI of the Bassin minier, by SIREN (that of the INSEE)."""

EMPTY_KEY = QT_TRANSLATE_NOOP("errors", "sa clé « {champ} » est vide")
TWICE = QT_TRANSLATE_NOOP("errors", "sa clé « {valeur} » est déjà sur une autre ligne de la source")


def key_of(table: Table, values: Mapping[str, Any]) -> object:
    """What tells a row apart: a value, or several where one is not enough; None without any."""
    value = values.get(KEYS[table.name])
    more = WITH.get(table.name, ())
    if not more or value is None:
        return value
    return (value, *(_plain(values.get(name)) for name in more))


def _plain(value: object) -> object:
    """A date as it is written, whichever base gives it."""
    return value.isoformat()[:10] if isinstance(value, date) else value


def guess(table: Table, columns: Sequence[str]) -> dict[str, str]:
    """Column of the source by field of ``table``, for those whose name tells it."""
    names = [item.name for item in table.fields if item.name != "fid" and not item.calcule]
    synonyms = SYNONYMS[table.name]
    vocabulary = Vocabulary(table, names, synonyms)
    found: dict[str, tuple[int, str]] = {}
    for column in columns:
        name, by = vocabulary.find(column)
        if by in (EXACT, SYNONYM):
            # The synonyms go from the surest.
            rank = -1 if by == EXACT else synonyms[name].index(folded(column))
            if name not in found or rank < found[name][0]:
                found[name] = (rank, column)
    return {name: column for name, (_, column) in found.items()}


def no_more(columns: Sequence[str], today: date) -> Callable[[Sequence[object]], bool]:
    """Whether a row of the official geographical code (COG) is of a commune that is none today.

    Associated, delegated and former communes (TYPECOM other than COM) have the code of another
    one; those of the past have a date of end. ``columns`` are the titles of the source.
    """
    names = [folded(name) for name in columns]
    kinds = [names.index(name) for name in ("typecom", "type com") if name in names]
    ends = [names.index(name) for name in ("date fin", "datefin", "date de fin") if name in names]

    def is_no_more(values: Sequence[object]) -> bool:
        texts = [str(values[place] or "").strip() for place in (*kinds, *ends)]
        return any(
            _ended(text, today) if rank >= len(kinds) else text.upper() not in ("", "COM")
            for rank, text in enumerate(texts)
        )

    return is_no_more


def _ended(end: str, today: date) -> bool:
    """Whether a date of end is past; what is no date tells nothing."""
    found = re.match(r"(\d{4})-?(\d{2})-?(\d{2})", end)
    other = re.match(r"(\d{2})/(\d{2})/(\d{4})", end)
    if found:
        return "-".join(found.groups()) <= today.isoformat()
    return other is not None and "-".join(reversed(other.groups())) <= today.isoformat()


@dataclass(frozen=True)
class SourceRow:
    """A row of the source: raw values by field, its shape as WKB, or the ``fault`` of the shape."""

    number: int
    values: Mapping[str, object]
    wkb: bytes | None = None
    fault: str = ""


@dataclass(frozen=True)
class GoodRow:
    """A row that may be written, with values of the types of the dictionary."""

    number: int
    key: object
    values: dict[str, Any]
    wkb: bytes | None


@dataclass(frozen=True)
class Known:
    """What the base holds that the rows refer to, or that completes them.

    ``references`` are the values allowed by field; ``sirens`` the EPCI by SIREN; ``communes`` their
    EPCI and département by code.
    """

    references: Mapping[str, frozenset[object]] = field(default_factory=dict)
    sirens: Mapping[str, str] = field(default_factory=dict)
    communes: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)


@dataclass
class Prepared:
    """Rows to write, and those refused with why, by number.

    ``keys`` are those of every row, refused ones too. ``unknown`` counts, by field and value, what
    refers to nothing in the base and is left empty.
    """

    rows: list[GoodRow] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    keys: set[object] = field(default_factory=set)
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)


def prepare(table: Table, source: Iterable[SourceRow], known: Known) -> Prepared:
    """Read the rows of ``source`` against the dictionary and what the base holds."""
    prepared = Prepared()
    key_field = table[KEYS[table.name]]
    readers = {item.name: reader(item) for item in table.fields}
    days = {item.name for item in table.fields if item.type == "date"}
    rows = list(source) if days else source
    orders = _orders(rows, days) if isinstance(rows, list) else {}
    for row in rows:
        values, reason = {}, row.fault
        for name, cell in row.values.items():
            if name == "epci":
                cell = _epci_code(as_code(cell), known) or cell
            if name == "idpar":
                cell = parcel_id(cell) or cell
            found = readers[name](cell)
            if name in orders and cell is not None:
                found = read_in_order(table[name], cell, found, orders[name], ASK)
            values[name] = found.value
            if found.gravite == ERROR and not reason:
                reason = f"{table[name].title} « {cell} » : {found.message}".rstrip(".")
        _complete(table, values, known)
        key = key_of(table, values)
        if key is None:
            reason = reason or Phrase(EMPTY_KEY, champ=key_field.title)
        elif key in prepared.keys:
            reason = reason or Phrase(TWICE, valeur=values[key_field.name])
        prepared.keys.add(key)
        if reason:
            prepared.refused[row.number] = reason
            continue
        _unreferenced(values, known, prepared.unknown)
        prepared.rows.append(GoodRow(row.number, key, values, row.wkb))
    return prepared


def _orders(rows: Sequence[SourceRow], days: Collection[str]) -> dict[str, str]:
    """The order of the day and the month that each column of dates tells."""
    columns = {name: [row.values.get(name) for row in rows] for name in days}
    told = orders_by_tab(columns, [""] * len(rows), days)
    return {name: order for (_tab, name), order in told.items()}


def missing(table: Table, values: Mapping[str, object]) -> str:
    """Why a new row may not be added: a field that it must have; « » when it may."""
    for item in table.fields:
        if item.name != "fid" and item.required and values.get(item.name) is None:
            return refusal(item, None) or Phrase(REQUIRED, champ=item.title)
    return ""


def _complete(table: Table, values: dict[str, Any], known: Known) -> None:
    """What a code tells, in the fields that the source does not feed."""
    if table.name == "epci" and values.get("epci") is None and values.get("siren"):
        values["epci"] = _epci_code(values["siren"], known)
    idcom = values.get("idcom")
    if idcom is None:
        return
    epci, dep = known.communes.get(idcom, (None, None))
    offered = {"dep": dep or idcom[:2]}
    if table.name == "cite":
        offered.update(epci=epci, communes=f'{{"{idcom}"}}')
    names = {item.name for item in table.fields}
    for name, value in offered.items():
        allowed = known.references.get(name)
        if name in names and values.get(name) is None and (allowed is None or value in allowed):
            values[name] = value


def _epci_code(siren: str, known: Known) -> str | None:
    return known.sirens.get(siren) or EPCI_CODES.get(siren)


def _unreferenced(values: dict[str, Any], known: Known, unknown: Counter[tuple[str, str]]) -> None:
    for name, allowed in known.references.items():
        value = values.get(name)
        if value is not None and value not in allowed:
            unknown[name, str(value)] += 1
            values[name] = None

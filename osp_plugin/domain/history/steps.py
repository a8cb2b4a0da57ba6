"""From one state of the tables to another, step by step: each step has one cause.

The order is fixed, so that a figure computed after each step changes by what that step brings, and
the changes add up to the whole difference, for a share or a mean as for a sum:

1. the reference changed (communes, EPCI, cités, bailleurs);
2. doubles removed: dwellings that are gone, another row has their number;
3. other dwellings removed;
4. dwellings newly reported, with all that they are now;
5. dwellings that passed to another EPCI, with their new place;
6. dwellings delivered;
7. the funding changed: that of dwellings, the operations, the shares of funders;
8. other fields of dwellings, one by one in the order of the dictionary;
9. every other table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..dictionary import dictionary
from ..errors import QT_TRANSLATE_NOOP, Phrase
from ..indicators.formula import POSITION

if TYPE_CHECKING:
    import pandas as pd

DWELLINGS = "logement"
REFERENCE = ("departement", "epci", "commune", "cite", "bailleur", "delegataire", "parcelle")
FUNDING_TABLES = ("operation", "financement")
IDENTITY = ("ident_rep", "idlocal")
"""Numbers of a dwelling that two rows share when they are one dwelling reported twice."""
PLACE = ("epci", "dep", "idcom", "idcomtxt", "id_cite", "nom_cite_1", "l_id_cite")
DELIVERY = ("avancement", "date_fin")
DELIVERED = "Livré"
FUNDING = (
    *("intitule", "type_palu", "num_decision", "annee_financ", "subv_palulos", "subv_region"),
    *("subv_departement", "subv_epci", "subv_autre", "pret_cdc", "fonds_propres"),
)
TITLES = {
    "referentiel": QT_TRANSLATE_NOOP("history", "Référentiel changé"),
    "doublons": QT_TRANSLATE_NOOP("history", "Doublons retirés"),
    "retires": QT_TRANSLATE_NOOP("history", "Logements retirés"),
    "remontes": QT_TRANSLATE_NOOP("history", "Logements remontés"),
    "epci": QT_TRANSLATE_NOOP("history", "Passés à un autre EPCI"),
    "livres": QT_TRANSLATE_NOOP("history", "Logements livrés"),
    "financement": QT_TRANSLATE_NOOP("history", "Financement changé"),
}
CORRECTED = QT_TRANSLATE_NOOP("history", "Corrigé : {champ}")
ELSEWHERE = QT_TRANSLATE_NOOP("history", "Changé : {table}")
PLACED = QT_TRANSLATE_NOOP("history", "position")

States = Mapping[str, "pd.DataFrame"]
"""Rows by table: by key, values as objects, None where there is none. A table whose positions count
has a column POSITION."""


@dataclass(frozen=True)
class Step:
    """What one cause brings. ``fields`` are those of the dwellings that it changes, none when it
    adds or removes rows; ``tables`` is the state after it."""

    key: str
    title: str
    tables: States
    fields: tuple[str, ...] = ()


def steps(before: States, after: States) -> Iterator[Step]:
    """The steps that change something from ``before`` to ``after``: the same tables and fields."""
    tables = dict(before)

    def put(key: str, title: str, new: States, fields: Sequence[str] = ()) -> Iterator[Step]:
        changed = {name: rows for name, rows in new.items() if not _same(tables[name], rows)}
        if changed:
            tables.update(changed)
            yield Step(key, title, dict(tables), tuple(fields))

    def whole(names: Sequence[str]) -> States:
        return {name: after[name] for name in names if name in before}

    yield from put("referentiel", TITLES["referentiel"], whole(REFERENCE))
    for key, title, rows, fields in _of_dwellings(before, after):
        also = whole(FUNDING_TABLES) if key == "financement" else {}
        yield from put(key, title, {**rows, **also}, fields)
    for name in before:
        if name not in (DWELLINGS, *REFERENCE, *FUNDING_TABLES):
            title = Phrase(ELSEWHERE, table=dictionary()[name].title)
            yield from put(f"table:{name}", title, whole([name]))


def _of_dwellings(
    before: States, after: States
) -> Iterator[tuple[str, str, States, Sequence[str]]]:
    """Each cause about dwellings: key, title, the dwellings after it, the fields changed."""
    if DWELLINGS not in before:
        yield "financement", TITLES["financement"], {}, ()
        return
    import pandas as pd

    current, last = before[DWELLINGS], after[DWELLINGS]
    gone = current.index.difference(last.index)
    doubles = _doubles(current.loc[gone], last)
    for key, rows in (("doublons", doubles), ("retires", gone.difference(doubles))):
        current = current.drop(rows)
        yield key, TITLES[key], {DWELLINGS: current}, ()
    added = last.index.difference(current.index)
    if len(added):
        current = pd.concat([current, last.loc[added]]).sort_index()
    yield "remontes", TITLES["remontes"], {DWELLINGS: current}, ()
    target = last.loc[current.index]
    for key, title, fields, rows in _changes(current, target):
        current = current.copy()
        for name in fields:
            column = current[name].copy()
            column[rows] = target[name][rows]
            current[name] = column
        yield key, title, {DWELLINGS: current}, fields


def _changes(
    current: pd.DataFrame, target: pd.DataFrame
) -> Iterator[tuple[str, str, tuple[str, ...], np.ndarray]]:
    """The fields that go together and where: each change belongs to the first cause it meets."""
    changed = {str(name): _differs(current[name], target[name]) for name in current.columns}
    nowhere = np.zeros(len(current), dtype=bool)

    def present(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(name for name in names if name in changed)

    def take(fields: Sequence[str], rows: np.ndarray) -> np.ndarray:
        for name in fields:
            changed[name] = changed[name] & ~rows
        return rows

    moved = present(PLACE)
    yield "epci", TITLES["epci"], moved, take(moved, changed.get("epci", nowhere))
    if "avancement" in changed:
        done = changed["avancement"] & (target["avancement"] == DELIVERED).to_numpy(dtype=bool)
        fields = present(DELIVERY)
        yield "livres", TITLES["livres"], fields, take(fields, done)
    fields = present(FUNDING)
    funded = np.logical_or.reduce([nowhere, *(changed[name] for name in fields)])
    yield "financement", TITLES["financement"], fields, take(fields, funded)
    for name in list(changed):
        title = PLACED if name == POSITION else dictionary()[DWELLINGS][name].title.lower()
        corrected = Phrase(CORRECTED, champ=title)
        yield f"corrige:{name}", corrected, (name,), take([name], changed[name])


def _doubles(gone: pd.DataFrame, left: pd.DataFrame) -> pd.Index:
    """Those of the rows ``gone`` whose number a row of ``left`` has."""
    found = np.zeros(len(gone), dtype=bool)
    for name in IDENTITY:
        if name in gone.columns:
            known = {value for value in left[name] if value}
            found |= np.array([value in known for value in gone[name]], dtype=bool)
    return gone.index[found]


def _differs(one: pd.Series, other: pd.Series) -> np.ndarray:
    """Where two columns of objects of the same rows are not the same."""
    return np.fromiter(
        (a != b for a, b in zip(one.to_list(), other.to_list())), dtype=bool, count=len(one)
    )


def _same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    if one is other:
        return True
    if not one.index.equals(other.index):
        return False
    return not any(_differs(one[name], other[name]).any() for name in one.columns)

"""The works, the money and the household of each dwelling, column by column."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from .facts import PUBLICATION, stream
from .operations import Operation

LABEL_AMOUNT = {"C": 7500.0, "BBC rénovation": 9000.0}
"""Grant per dwelling (€) by label, tariff of 2021."""
BONUS = {"Aucun": 0.0, "Toiture": 1000.0, "Mur": 1500.0, "Mur et toiture": 2500.0}
"""Bonus per dwelling (€) for bio-sourced insulation, tariff of 2021."""
EPCI_AMOUNT = {
    "CABBALR": 2000.0,
    "CAHC": 2500.0,
    "CALL": 3000.0,
    "CAPH": 2000.0,
    "CAVM": 2500.0,
    "CCCO": 1500.0,
    "DA": 2000.0,
}
BUILT = {
    "Corons": (1868, 1912),
    "Cité pavillonnaire": (1888, 1930),
    "Cité jardin": (1905, 1936),
    "Cité moderne": (1946, 1970),
}
"""First and last years of construction by type of cité."""
SURFACE = {"T2": (42, 54), "T3": (56, 70), "T4": (68, 86), "T5": (84, 102)}
FUNDERS = {
    "État": "subv_palulos",
    "Région": "subv_region",
    "Département": "subv_departement",
    "EPCI": "subv_epci",
    "CDC": "pret_cdc",
    "Bailleur": "fonds_propres",
    "Autre": "subv_autre",
}
"""Column of the dwelling that holds each funder's share."""
SAME_FOR_TWINS = ("typologie", "surf_hab", "annee_constr", "etiquette_avant", "loyer_avant")


def _drawn(
    name: str, size: int, values: list[str | None], chances: list[float] | np.ndarray
) -> np.ndarray:
    """``size`` values with the given chances (one list, or one row of chances per dwelling)."""
    cumulated = np.cumsum(np.atleast_2d(np.asarray(chances, dtype=float)), axis=1)
    u = stream(name).uniform(size=(size, 1)) * cumulated[:, -1:]
    return np.array(values, dtype=object)[(u > cumulated[:, :-1]).sum(axis=1)]


def describe(seats: pd.DataFrame, operations: list[Operation], kinds: pd.Series) -> pd.DataFrame:
    """Columns of the works, the money and the household; ``kinds``: type of cité by row."""
    table = pd.DataFrame(index=seats.index)
    by_row = [operations[i] for i in seats["operation"].tolist()]
    granted = np.array([o.type_palu != "Hors" for o in by_row])
    _schedule(table, seats, operations)
    _building(table, seats, kinds)
    _energy(table, seats, operations, granted)
    twins = (seats["twin"] >= 0).to_numpy()
    sources = seats["twin"].to_numpy()[twins]
    _rents(table, granted)
    for column in SAME_FOR_TWINS:
        values = table[column].to_numpy(copy=True)
        values[twins] = values[sources]
        table[column] = values
    _money(table, by_row, granted)
    _twin_amounts(table, seats)
    _households(table, granted)
    return table


def _schedule(table: pd.DataFrame, seats: pd.DataFrame, operations: list[Operation]) -> None:
    """Dates and state at the day of publication, from the dates of the operation."""
    rng = stream("calendrier")
    n = len(seats)
    starts = []
    for operation in operations:
        assert operation.date_decision is not None  # nosec B101 # each operation of the demonstration is dated
        wait = rng.randint(60, 330) if operation.type_palu != "Hors" else rng.randint(20, 120)
        starts.append(operation.date_decision + dt.timedelta(days=int(wait)))
    index = seats["operation"].to_numpy()
    size = np.array([o.size for o in operations])[index]
    order = rng.uniform(size=n)
    begins = np.array([(s - PUBLICATION).days for s in starts])[index]
    # A large operation works through its streets over a year or so.
    works_from = begins + (order * np.minimum(400, 25 + 4.0 * size)).astype(int)
    works_to = works_from + rng.randint(70, 190, size=n)
    state = np.full(n, "Livré", dtype=object)
    state[works_to > 0] = "En cours"
    state[works_from > 0] = "OS"
    state[begins > 0] = "Programmé"
    table["avancement"] = state
    table["date_os"] = [PUBLICATION + dt.timedelta(days=int(d)) if d <= 0 else None for d in begins]
    table["date_fin"] = [
        PUBLICATION + dt.timedelta(days=int(d)) if d <= 0 else None for d in works_to
    ]


def _building(table: pd.DataFrame, seats: pd.DataFrame, kinds: pd.Series) -> None:
    """Size and year of construction: one year for a street, give or take."""
    n = len(seats)
    kind = kinds.to_numpy()
    small = np.isin(kind, ["Corons"])
    chances = np.where(small[:, None], [0.14, 0.5, 0.32, 0.04], [0.05, 0.3, 0.48, 0.17])
    types = _drawn("typologie", n, ["T2", "T3", "T4", "T5"], chances)
    u = stream("surface").uniform(size=n)
    low = np.array([SURFACE[t][0] for t in types])
    high = np.array([SURFACE[t][1] for t in types])
    table["typologie"] = types
    table["surf_hab"] = np.round((low + u * (high - low)) * 2) / 2
    years = np.empty(n, dtype=np.int64)
    keys = list(zip(seats["ground"].tolist(), seats["street"].tolist()))
    for key in sorted(set(keys)):
        rng = stream(f"construction {key[0]}")
        first, last = BUILT[kinds.iloc[keys.index(key)]]
        base = rng.randint(first, last - 5)
        years[[i for i, k in enumerate(keys) if k == key]] = min(last, base + key[1] % 5)
    table["annee_constr"] = years


def _energy(
    table: pd.DataFrame, seats: pd.DataFrame, operations: list[Operation], granted: np.ndarray
) -> None:
    """Labels, energy classes, bio-sourced insulation: decided for the operation."""
    n = len(seats)
    labels, bios = [], []
    for operation in operations:
        rng = stream(f"label {operation.intitule}")
        u, v = rng.uniform(size=2)
        if operation.type_palu == "Hors":
            labels.append(None if u < 0.5 else "C" if u < 0.85 else "BBC rénovation")
            bios.append("Aucun" if v < 0.97 else "Toiture")
        else:
            labels.append("BBC rénovation" if u < 0.72 else "C")
            if operation.annee == 2020:
                bios.append(("Aucun", "Toiture", "Mur", "Mur et toiture")[int(v * 3.999)])
            else:
                bios.append("Aucun" if v < 0.8 else "Toiture")
    index = seats["operation"].to_numpy()
    label = np.array(labels, dtype=object)[index]
    bio = np.array(bios, dtype=object)[index]
    rng = stream("energie")
    # Some dwellings of a BBC operation can only reach C, some are not insulated the same way.
    mixed = granted & (label == "BBC rénovation") & (rng.uniform(size=n) < 0.06)
    label[mixed] = "C"
    bio[(rng.uniform(size=n) < 0.12) & granted] = "Aucun"
    chances = np.where(granted[:, None], [0.02, 0.24, 0.46, 0.28], [0.14, 0.4, 0.33, 0.13])
    table["etiquette_avant"] = _drawn("avant", n, ["D", "E", "F", "G"], chances)
    after = _drawn("apres", n, ["B", "C"], [0.66, 0.34])
    after = np.where(label == "C", "C", after)
    after = np.where(pd.isna(label), "D", after).astype(object)
    # Without a label the works may only gain one class: never let a D stay a D.
    after[(after == "D") & (table["etiquette_avant"] == "D")] = "C"
    after[table["avancement"] == "Programmé"] = None
    table["etiquette_apres"] = after
    table["label_vise"] = label
    table["biosource"] = bio


def _rents(table: pd.DataFrame, granted: np.ndarray) -> None:
    """Monthly rents (€): from 4 to 5 €/m², a little more after the works."""
    n = len(table)
    before = table["surf_hab"] * stream("loyer").uniform(3.95, 5.05, size=n)
    table["loyer_avant"] = before.round(2)
    rise = stream("hausse").uniform(1.02, 1.14, size=n) + np.where(granted, 0.03, 0.0)
    after = (table["loyer_avant"] * rise).round(2)
    table["loyer_apres"] = after.where(table["avancement"] == "Livré")


def _money(table: pd.DataFrame, by_row: list[Operation], granted: np.ndarray) -> None:
    """Cost of the works and who pays it, whole euros; the shares sum to the cost."""
    n = len(table)
    bbc = (table["label_vise"] == "BBC rénovation").to_numpy()
    per_m2 = stream("cout").uniform(840, 1120, size=n) + np.where(bbc, 110, 0)
    bonus = table["biosource"].map(BONUS).to_numpy()
    cost = np.clip(np.round(table["surf_hab"] * per_m2 + 2.2 * bonus, -1), 58000, 112000)
    label = table["label_vise"].map(LABEL_AMOUNT).fillna(0.0).to_numpy()
    epci = np.array([EPCI_AMOUNT.get(o.epci, 0.0) for o in by_row])
    dep = np.array([2000.0 if o.dep == "62" else 1500.0 for o in by_row])
    table["cout_travaux"] = cost
    table["subv_palulos"] = np.where(granted, label + bonus, 0.0)
    table["subv_region"] = np.where(granted, np.where(bbc, 5000.0, 2500.0), bbc * 2000.0)
    table["subv_departement"] = np.where(granted, dep, 0.0)
    table["subv_epci"] = np.where(granted, epci, 0.0)
    table["subv_autre"] = 100.0 * stream("cee").randint(12, 39, size=n)
    loan = np.round(cost * stream("pret").uniform(0.58, 0.72, size=n), -2)
    columns = ["subv_palulos", "subv_region", "subv_departement", "subv_epci", "subv_autre"]
    rest = cost - table[columns].sum(axis=1).to_numpy()
    table["pret_cdc"] = np.minimum(loan, np.floor(rest * 0.93 / 100) * 100)
    table["fonds_propres"] = rest - table["pret_cdc"]


def _twin_amounts(table: pd.DataFrame, seats: pd.DataFrame) -> None:
    """A dwelling reported twice in one operation is written twice the same."""
    operation = seats["operation"].to_numpy()
    for target in seats.index[seats["twin"] >= 0]:
        source = seats["twin"][target]
        if operation[source] == operation[target]:
            table.loc[target] = table.loc[source]


def _households(table: pd.DataFrame, granted: np.ndarray) -> None:
    """Occupied or not, rehoused or not. « Hors » works are mostly done between two tenants."""
    n = len(table)
    before = stream("occupe").uniform(size=n) < np.where(granted, 0.88, 0.34)
    delivered = (table["avancement"] == "Livré").to_numpy()
    after = stream("reoccupe").uniform(size=n) < 0.95
    rehoused = before & (stream("reloge").uniform(size=n) < np.where(granted, 0.22, 0.08))
    table["occupe_avant"] = np.where(before, "Oui", "Non")
    table["occupe_apres"] = np.where(after, "Oui", "Non")
    table.loc[~delivered, "occupe_apres"] = None
    table["relogement"] = np.where(rehoused, "Oui", "Non")


def granted_amounts(dwellings: pd.DataFrame, operations: list[Operation]) -> dict[str, float]:
    """Grant of each PALULOS decision (€): its dwellings, once each, and those still missing."""
    amounts = {}
    once = dwellings.drop_duplicates(["intitule", "ident_rep"])
    groups = dict(tuple(once.groupby("intitule")))
    for operation in operations:
        if operation.nb_decision is None:
            continue
        mine = groups[operation.intitule]
        missing = operation.nb_decision - len(mine)
        usual = mine["subv_palulos"].mode().iloc[0]
        amounts[operation.intitule] = float(mine["subv_palulos"].sum() + missing * usual)
    return amounts

"""Identifiers of the dwellings, by the rules of the OSP; the published ones as published."""

from __future__ import annotations

import itertools
from collections import defaultdict

import numpy as np
import pandas as pd

from .facts import Facts, stream

WEIGHTS = np.array([2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
SOG_OFFSET = 4304934
"""What M&C's own number lacks from the serial of the RPLS, as the published pairs show."""
FIRST_SERIAL = {"M&C": 4462014, "SIA": 1940123}
PUBLISHED_BASE = 3001
"""First parcel number drawn in a section that holds published parcels."""


def with_check_digit(serial: int) -> str:
    """The 10 digits of an RPLS identifier whose first nine are ``serial``."""
    digits = np.array([int(c) for c in f"{serial:09d}"])
    return f"{serial:09d}{-int(digits @ WEIGHTS[:9]) % 10}"


def identify(seats: pd.DataFrame, bailleur: pd.Series, facts: Facts) -> pd.DataFrame:
    """Identifiers for the seats: ident_rep, ident_int, idlocal, idpar, info, num_rpls_ini,
    num_esti_ini.

    ``bailleur``: code by row. A second report has the identifiers of the first.
    """
    published = seats["published"].to_numpy()
    single = seats["twin"].to_numpy() < 0
    table = pd.DataFrame(index=seats.index)
    serials = _serials(bailleur.to_numpy(), single & (published < 0))
    table["ident_rep"] = [with_check_digit(s) if s else "" for s in serials.tolist()]
    table["ident_int"] = _internal(seats, bailleur, serials)
    table["idlocal"] = _local(seats, facts)
    table["idpar"] = _parcels(seats, facts)
    for column in ("ident_rep", "ident_int", "idlocal", "idpar"):
        values = table[column].to_numpy(dtype=object, copy=True)
        known = published >= 0
        values[known] = facts.published[column].to_numpy()[published[known]]
        values[~single] = values[seats["twin"].to_numpy()[~single]]
        table[column] = values
    return _as_reported(table, seats, published)


def _serials(bailleur: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Growing serials of nine digits, by bailleur; 0 where none is drawn."""
    rng = stream("ident_rep")
    steps = rng.randint(1, 14, size=len(bailleur))
    serials = np.zeros(len(bailleur), dtype=np.int64)
    for code, first in FIRST_SERIAL.items():
        mine = drawn & (bailleur == code)
        serials[mine] = first + np.cumsum(steps[mine])
    return serials


def _internal(seats: pd.DataFrame, bailleur: pd.Series, serials: np.ndarray) -> list[str]:
    """The bailleur's own identifier: SOG… for M&C, group-building-dwelling for SIA."""
    counters: dict[tuple[int, int], itertools.count[int]] = defaultdict(lambda: itertools.count(5))
    result = []
    for code, serial, ground, street in zip(
        bailleur, serials.tolist(), seats["ground"].tolist(), seats["street"].tolist()
    ):
        if not serial:
            result.append("")
        elif code == "M&C":
            result.append(f"SOG{serial - SOG_OFFSET:06d}")
        else:
            rank = next(counters[ground, street])
            result.append(f"{60000 + 37 * ground:06d}-{101 + street:03d}-{rank:03d}")
    return result


def _local(seats: pd.DataFrame, facts: Facts) -> list[str]:
    """Commune and seven digits, growing in each commune."""
    rng = stream("idlocal")
    steps = rng.randint(1, 6, size=len(seats))
    known = set(facts.published["idlocal"])
    last: dict[str, int] = {}
    result = []
    for idcom, step in zip(seats["idcom"].tolist(), steps.tolist()):
        number = last.get(idcom, 100000 + 7919 * (int(idcom) % 97)) + step
        while f"{idcom}{number:07d}" in known:
            number += 1
        last[idcom] = number
        result.append(f"{idcom}{number:07d}")
    return result


def _parcels(seats: pd.DataFrame, facts: Facts) -> list[str]:
    """Commune, prefix 000, the section of the cité, and a number for each plot."""
    sections = _sections(seats, facts)
    known = set(facts.published["idpar"].str[:10])
    result = []
    for idcom, ground, plot in zip(
        seats["idcom"].tolist(), seats["ground"].tolist(), seats["plot"].tolist()
    ):
        start = f"{idcom}000{sections[ground]}"
        base = PUBLISHED_BASE if start in known else 1 + 29 * (abs(ground) % 17)
        result.append(f"{start}{base + plot:04d}")
    return result


def _sections(seats: pd.DataFrame, facts: Facts) -> dict[int, str]:
    """A cadastral section for each cité, its own in the commune; published ones where known."""
    sections: dict[int, str] = {}
    published = seats[seats["published"] >= 0]
    for row in published.itertuples():
        sections[row.ground] = facts.published["idpar"].iloc[row.published][8:10]
    taken = {(idcom, sections[g]) for g, idcom in zip(published["ground"], published["idcom"])}
    grounds = seats[["ground", "idcom"]].drop_duplicates().sort_values(["idcom", "ground"])
    for ground, idcom in zip(grounds["ground"].tolist(), grounds["idcom"].tolist()):
        if ground in sections:
            continue
        rng = stream(f"section {ground}")
        while True:
            first, second = rng.randint(4), rng.randint(22)
            section = "0ABC"[first] + "ABCDEHIKLMNOPRSTUVWXYZ"[second]
            if (idcom, section) not in taken:
                break
        taken.add((idcom, section))
        sections[ground] = section
    return sections


def _as_reported(table: pd.DataFrame, seats: pd.DataFrame, published: np.ndarray) -> pd.DataFrame:
    """What the bailleur first wrote: sometimes without leading zeros, sometimes not at all."""
    rng = stream("remontee")
    u = rng.uniform(size=len(table))
    rpls = table["ident_rep"].to_numpy(dtype=object, copy=True)
    lost = u < 0.18
    rpls[lost] = [value.lstrip("0") for value in rpls[lost]]
    rpls[u > 0.97] = None
    table["num_rpls_ini"] = rpls
    esti = np.array([f"E{n:07d}" for n in rng.permutation(len(table)) + 2100000], dtype=object)
    esti[rng.uniform(size=len(table)) < 0.4] = None
    table["num_esti_ini"] = esti
    info = np.full(len(table), None, dtype=object)
    info[lost & (published < 0)] = "Zéros de tête du numéro RPLS rétablis."
    info[u > 0.97] = "Numéro RPLS retrouvé par l’adresse."
    info[seats["twin"].to_numpy() >= 0] = "Logement déjà remonté : à vérifier avec le bailleur."
    info[~seats["placed"].to_numpy()] = "Position à préciser avec le bailleur."
    table["info"] = info
    return table

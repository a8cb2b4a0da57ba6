"""The tables ``logement`` and ``parcelle``, put together from the other modules."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from . import planar
from .facts import PUBLICATION, Facts, in_capitals, stream
from .operation_rows import integer_list
from .operations import Operation, cite_label

SOURCES = ("parcelle", "ban", "rpls", "manuel")
SCORES = {"parcelle": (0.93, 1.0), "ban": (0.68, 0.96), "rpls": (0.55, 0.85), "manuel": (0.9, 1.0)}


def frame(
    seats: pd.DataFrame,
    operations: list[Operation],
    facts: Facts,
    identifiers: pd.DataFrame,
    works: pd.DataFrame,
) -> pd.DataFrame:
    """The table ``logement`` without ``fid``, one row per seat."""
    ops = pd.DataFrame(
        {
            "intitule": [o.intitule for o in operations],
            "bailleur": [o.bailleur for o in operations],
            "type_palu": [o.type_palu for o in operations],
            "num_decision": [o.num_decision for o in operations],
            "annee_financ": [o.annee for o in operations],
        }
    )
    table = ops.iloc[seats["operation"]].reset_index(drop=True)
    table = pd.concat([table, identifiers, works], axis=1)
    table.insert(0, "id_ddtm62", np.arange(1, len(table) + 1))
    _address(table, seats, facts)
    _cites(table, seats, facts)
    _position(table, seats)
    return table


def _address(table: pd.DataFrame, seats: pd.DataFrame, facts: Facts) -> None:
    """Number, letter, street, commune; some unplaced dwellings have no number."""
    rng = stream("adresses")
    number = seats["number"].astype(str).to_numpy(dtype=object, copy=True)
    number[~seats["placed"].to_numpy() & (rng.uniform(size=len(seats)) < 0.4)] = None
    table["dnvoiri"] = number
    table["dindic"] = seats["suffix"].to_numpy(dtype=object)
    table.loc[table["dnvoiri"].isna(), "dindic"] = None
    table["dvoilib"] = seats["street_name"].to_numpy(dtype=object)
    communes = facts.communes.set_index("idcom")
    table["idcom"] = seats["idcom"].to_numpy(dtype=object)
    for column, source in (("idcomtxt", "nom_commune"), ("dep", "dep"), ("epci", "epci")):
        table[column] = communes[source].loc[seats["idcom"]].to_numpy(dtype=object)


def _cites(table: pd.DataFrame, seats: pd.DataFrame, facts: Facts) -> None:
    """The cité of the referential, and as the bailleur writes it."""
    name = dict(zip(facts.cites["id_cite"], facts.cites["nom_cite"]))
    near = _neighbours(facts)
    rng = stream("cite_ini")
    doubt = rng.uniform(size=len(seats)) < 0.06
    spelling = {
        (o, c): rng.randint(3) for o, c in sorted(set(zip(seats["operation"], seats["id_cite"])))
    }
    written: list[str] = []
    names: list[str | None] = []
    lists: list[str | None] = []
    ids: list[int | None] = []
    for operation, cite, commune, unsure in zip(
        seats["operation"].tolist(), seats["id_cite"].tolist(), table["idcomtxt"], doubt.tolist()
    ):
        if not cite:
            written.append(in_capitals(commune) + " DIFFUS")
            names.append(None)
            lists.append(None)
            ids.append(None)
            continue
        written.append(_as_written(name[cite], spelling[operation, cite]))
        names.append(name[cite])
        ids.append(cite)
        lists.append(integer_list(sorted({cite, near[cite]} if unsure else {cite})))
    table["cite_ini"] = np.array(written, dtype=object)
    table["id_cite"] = pd.array(ids, dtype="Int64")
    table["nom_cite_1"] = np.array(names, dtype=object)
    table["l_id_cite"] = np.array(lists, dtype=object)


def _as_written(name: str, way: int) -> str:
    """One of the bailleur's ways to write a cité: capitals, no accents, shortened."""
    label = cite_label(name)
    if label.startswith(("CITE", "CORON", "RUE", "IMPASSE", "QUARTIER")):
        return label.replace("CITE ", "C") if way == 1 and label[-1].isdigit() else label
    return (label, f"CITE {label}", f"C. {label}")[way]


def _neighbours(facts: Facts) -> dict[int, int]:
    """The nearest other cité of each."""
    xy = facts.cites[["x", "y"]].to_numpy(float)
    distance = np.hypot(xy[:, :1] - xy[:, 0], xy[:, 1:] - xy[:, 1])
    np.fill_diagonal(distance, np.inf)
    ids = facts.cites["id_cite"].to_numpy()
    return dict(zip(ids.tolist(), ids[distance.argmin(axis=1)].tolist()))


def _position(table: pd.DataFrame, seats: pd.DataFrame) -> None:
    """Point, and how it was found, where the dwelling is placed."""
    rng = stream("geolocalisation")
    n = len(seats)
    placed = seats["placed"].to_numpy()
    source = np.array(SOURCES, dtype=object)[
        np.searchsorted(np.cumsum([0.78, 0.15, 0.05]), rng.uniform(size=n))
    ]
    low, high = np.array([SCORES[s] for s in source]).T
    score = np.round(low + rng.uniform(size=n) * (high - low), 2)
    score[source == "manuel"] = 1.0
    days = rng.randint(0, 60, size=n)
    year = table["annee_financ"].to_numpy()
    dates = [
        min(dt.date(y + 1, 3, 1), dt.date(2021, 3, 1)) + dt.timedelta(days=int(d))
        for y, d in zip(year.tolist(), days)
    ]
    assert max(dates) <= PUBLICATION  # nosec B101 # a fault of the demonstration's own, seen by its tests
    source[~placed] = None
    table["geoloc_source"] = source
    table["geoloc_score"] = np.where(placed, score, np.nan)
    table["source_rpls"] = None
    table["geoloc_date"] = [d if p else None for d, p in zip(dates, placed)]
    table["geom"] = [
        planar.point_wkb(x, y) if p else None for x, y, p in zip(seats["x"], seats["y"], placed)
    ]


def parcels(table: pd.DataFrame, seats: pd.DataFrame) -> pd.DataFrame:
    """The table ``parcelle`` without ``fid``: idpar, geom.

    One in two unplaced dwellings has its parcel there, so that placing them finds something.
    """
    unplaced = np.flatnonzero(~seats["placed"].to_numpy())
    absent = set(unplaced[::2].tolist())
    rows = {}
    for i, (idpar, corners) in enumerate(zip(table["idpar"], seats["corners"])):
        if idpar not in rows and i not in absent:
            rows[idpar] = planar.multipolygon_wkb([[corners]])
    ordered = sorted(rows)
    return pd.DataFrame({"idpar": ordered, "geom": [rows[i] for i in ordered]})

"""Who stands where: each reported dwelling gets a plot, a street name and a number.

One row of the *seats* is one reported dwelling, in the order of its OSP number (index 0 is
number 1). Columns: ``operation`` (index in the list), ``id_cite`` (0 outside the cités),
``idcom``, ``twin`` (index of the row of which this one is a second report, or -1), ``placed``,
``published`` (index in the published dwellings, or -1), ``street`` and ``plot`` (indexes in the
cité), ``x``, ``y`` (m), ``corners`` (4 × 2, m), ``number``, ``suffix``, ``street_name``.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pandas as pd

from . import planar, streets
from .estates import FABRICS, Estate, outline
from .facts import Facts, stream
from .operations import Operation
from .streets import Plots
from .territory import Territory

TWINS_WITHIN = (
    "MC CAHC NOYELLES GODAULT CROMBEZ 2020 G",
    "MC CAHC OIGNIES DECLERCQ 2020 G",
    "MC CAVM CONDE ACACIA 2019 G",
)
"""The three operations that report one dwelling more than was financed."""
TWINS_ACROSS = (
    ("MC CALL HARNES BELLEVUE 2018 I", "MC CALL HARNES BELLEVUE 2020 G"),
    ("MC CALL LENS CITE 4 2018 I", "MC CALL LENS CITE 4 2020 G"),
    ("MC CALL SAINS EN GOHELLE CITE 10 2018 I", "MC CALL SAINS EN GOHELLE CITE 10 2020 G"),
)
TWINS_WITHIN_HORS = 5
TWINS_ACROSS_HORS = 5

DIFFUSE_SURFACE = 9e4
"""Area (m²) over which the dwellings outside the cités of a commune are scattered."""


def diffuse_estates(
    operations: list[Operation], facts: Facts, territory: Territory
) -> dict[str, Estate]:
    """By commune, a quarter that is no cité, for the dwellings outside the cités."""
    points = facts.communes.set_index("idcom")[["x", "y"]]
    found = {}
    for idcom in sorted({i for o in operations for s, i, _ in o.sites if s is None}):
        anchor = points.loc[idcom].to_numpy(float)
        ring = planar.circle(anchor, 450.0)
        estate = Estate(
            -int(idcom), idcom, anchor, DIFFUSE_SURFACE, ring, ring, FABRICS["Cité pavillonnaire"]
        )
        outline(estate, planar.multipolygon(territory.communes[idcom]))
        found[idcom] = estate
    return found


def seat(
    operations: list[Operation],
    facts: Facts,
    estates: list[Estate],
    diffuse: dict[str, Estate],
) -> pd.DataFrame:
    """The seats of the 6 287 reported dwellings (columns: see the module)."""
    rows = _rows(operations)
    _mark_published(rows, operations, facts)
    _pair_twins(rows, operations)
    _leave_unplaced(rows, operations)
    ground = {e.id_cite: e for e in estates} | {e.id_cite: e for e in diffuse.values()}
    rows["ground"] = np.where(rows["id_cite"] > 0, rows["id_cite"], -rows["idcom"].astype(int))
    single = rows[rows["twin"] < 0]
    plots = {
        int(key): streets.plots(ground[int(key)], len(group))
        for key, group in single.groupby("ground")
    }
    _take_plots(rows, operations, plots)
    _name_streets(rows, facts, plots)
    for column in ("plot", "street", "number", "suffix", "street_name", "corners"):
        _copy_to_twins(rows, column)
    _place(rows, plots)
    return rows


def _rows(operations: list[Operation]) -> pd.DataFrame:
    index, cites, idcoms = [], [], []
    for i, operation in enumerate(operations):
        for site, idcom, n in operation.sites:
            index += [i] * n
            cites += [site or 0] * n
            idcoms += [idcom] * n
    return pd.DataFrame({"operation": index, "id_cite": cites, "idcom": idcoms})


def _mark_published(rows: pd.DataFrame, operations: list[Operation], facts: Facts) -> None:
    rows["published"] = -1
    titles = rows["operation"].map([o.intitule for o in operations].__getitem__)
    for i, row in enumerate(facts.published.itertuples(index=False)):
        index = int(row.id) - 1
        if titles[index] != row.intitule:
            raise ValueError(f"dwelling {row.id} falls in {titles[index]}, not {row.intitule}")
        rows.loc[index, "published"] = i


def _pair_twins(rows: pd.DataFrame, operations: list[Operation]) -> None:
    """16 second reports: in the same operation, or in a later one of the same cité."""
    rng = stream("doublons")
    by_title = {o.intitule: i for i, o in enumerate(operations)}
    members = {int(k): g.index.to_numpy() for k, g in rows.groupby("operation")}
    twin = np.full(len(rows), -1)
    used: set[int] = set()

    def pair(first: int, second: int) -> None:
        sources = [m for m in members[first] if m not in used and rows["published"][m] < 0]
        source = int(sources[rng.randint(len(sources) - 1) if len(sources) > 1 else 0])
        cite = rows["id_cite"][source]
        target = next(
            int(m)
            for m in members[second][::-1]
            if m not in used and m != source and rows["id_cite"][m] == cite
        )
        twin[target] = source
        used.update((source, target))

    for title in TWINS_WITHIN:
        pair(by_title[title], by_title[title])
    for earlier, later in TWINS_ACROSS:
        pair(by_title[earlier], by_title[later])
    hors = [i for i, o in enumerate(operations) if o.type_palu == "Hors" and o.size >= 4]
    clean = [i for i in hors if operations[i].unplaced == 0 and operations[i].sites[0][0]]
    clean = [i for i in clean if (rows["published"][members[i]] < 0).all()]
    chosen = [clean[k] for k in rng.permutation(len(clean))]
    for i in chosen[:TWINS_WITHIN_HORS]:
        pair(i, i)
    across = 0
    taken = set(chosen[:TWINS_WITHIN_HORS])
    for i in chosen[TWINS_WITHIN_HORS:]:
        following = [
            j
            for j in chosen
            if j not in taken
            and operations[j].bailleur == operations[i].bailleur
            and operations[j].sites[0][0] == operations[i].sites[0][0]
            and operations[j].annee > operations[i].annee
        ]
        if following and i not in taken:
            pair(i, following[0])
            taken |= {i, following[0]}
            across += 1
        if across == TWINS_ACROSS_HORS:
            break
    rows["twin"] = twin


def _leave_unplaced(rows: pd.DataFrame, operations: list[Operation]) -> None:
    """Mark the dwellings without a position: neither twins nor published ones."""
    rng = stream("non places")
    placed = np.ones(len(rows), dtype=bool)
    paired = set(rows.index[rows["twin"] >= 0]) | set(rows.loc[rows["twin"] >= 0, "twin"])
    for i, group in rows.groupby("operation"):
        wanted = operations[int(i)].unplaced
        if not wanted:
            continue
        free = [k for k in group.index if k not in paired and rows["published"][k] < 0]
        for k in rng.permutation(len(free))[:wanted]:
            placed[free[k]] = False
    rows["placed"] = placed


def _take_plots(rows: pd.DataFrame, operations: list[Operation], plots: dict[int, Plots]) -> None:
    """Whole rows of houses for the large operations, scattered ones for the others."""
    plot = np.full(len(rows), -1)
    single = rows[rows["twin"] < 0]
    for ground, group in single.groupby("ground"):
        rng = stream(f"parcelles {ground}")
        free = list(range(len(plots[int(ground)])))
        waiting = len(group)
        for index, members in group.groupby("operation"):
            n = len(members)
            together = operations[int(index)].type_palu == "Groupé"
            slack = 1 if together else min(4, max(1, len(free) // waiting))
            steps = rng.randint(1, slack + 1, size=n)
            steps[0] = 0
            offsets = np.cumsum(steps)
            if offsets[-1] >= len(free):
                offsets = np.arange(n)
            start = rng.randint(len(free) - offsets[-1])
            chosen = (start + offsets).tolist()
            plot[members.index] = [free[k] for k in chosen]
            for k in reversed(chosen):
                del free[k]
            waiting -= n
    rows["plot"] = plot


def _name_streets(rows: pd.DataFrame, facts: Facts, plots: dict[int, Plots]) -> None:
    """Street names, each used once in a commune, and house numbers, odd and even sides."""
    names = street_names(
        dict(zip(rows["ground"], rows["idcom"])), dict(sorted(plots.items())), facts
    )
    rng = stream("numeros")
    letter = rng.uniform(size=len(rows))
    street = np.full(len(rows), -1)
    number = np.zeros(len(rows), dtype=int)
    title = [""] * len(rows)
    suffix: list[str | None] = [None] * len(rows)
    for k in rows.index[rows["twin"] < 0]:
        ground, plot = int(rows["ground"][k]), int(rows["plot"][k])
        where = plots[ground]
        street[k] = where.street[plot]
        title[k] = names[ground][street[k]]
        number[k] = 2 * where.rank[plot] + 1 + where.side[plot]
        if letter[k] < 0.03 and where.rank[plot] > 0:
            number[k] -= 2
            suffix[k] = "B" if letter[k] < 0.024 else "T"
    rows["street"], rows["number"], rows["suffix"] = street, number, suffix
    rows["street_name"] = title


def street_names(
    commune_of: dict[int, str], plots: dict[int, Plots], facts: Facts
) -> dict[int, list[str]]:
    """The names of the streets of each cité of ``plots``, which choose in their order."""
    themes = facts.streets.groupby("theme", sort=True)["nom"].apply(list).to_dict()
    taken: dict[str, set[str]] = defaultdict(set)
    names: dict[int, list[str]] = {}
    for ground in plots:
        rng = stream(f"rues {ground}")
        order = [sorted(themes)[k] for k in rng.permutation(len(themes))]
        pool = [n for theme in order for n in rng.permutation(themes[theme]).tolist()]
        used = taken[commune_of[ground]]
        free = [n for n in pool if n not in used]
        wanted = int(plots[ground].street.max(initial=-1)) + 1
        chosen = (free + [f"{n} PROLONGEE" for n in pool])[:wanted]
        used.update(chosen)
        names[ground] = chosen
    return names


def _copy_to_twins(rows: pd.DataFrame, column: str) -> None:
    if column not in rows:
        return
    twins = rows.index[rows["twin"] >= 0]
    values = rows[column].to_numpy(copy=True)
    values[twins] = values[rows["twin"].to_numpy()[twins]]
    rows[column] = values


def _place(rows: pd.DataFrame, plots: dict[int, Plots]) -> None:
    """Coordinates and plots; a second report lies within 1.5 m of the first."""
    rng = stream("positions")
    houses = np.array([plots[g].houses[p] for g, p in zip(rows["ground"], rows["plot"])])
    shift = np.round(rng.uniform(0.3, 1.0, size=houses.shape), 2)
    second = (rows["twin"] >= 0).to_numpy()
    houses[second] += shift[second]
    rows["x"], rows["y"] = np.round(houses, 2).T
    rows["corners"] = [plots[g].corners[p] for g, p in zip(rows["ground"], rows["plot"])]

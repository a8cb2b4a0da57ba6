"""The 788 operations: the 29 PALULOS as published, and 759 small ones that keep the totals.

The published tables give the dwellings without PALULOS by EPCI and year, and by bailleur and
year, not both at once: :func:`joint_table` finds a table of EPCI × bailleur × year with those
margins. Each of its cells is then cut into operations of 1 to 20 dwellings, each in one cité.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from .estates import FABRICS
from .facts import YEARS, Facts, in_capitals, stream

COUNT_HORS = 759
LARGEST_HORS = 20
PREFIX = {"M&C": "MC", "SIA": "SIA"}

PROVINCES = "LENS LIEVIN PROVINCE"
"""The one operation « hors » whose name and decision are published: its third tranche, 2016."""
PUBLISHED_HORS = "SIA CALL LENS LIEVIN PROVINCE tr3 2016 H"

OUTSIDE_CITES = {
    "CCPC": (("59452", 3.0), ("59592", 1.0), ("59630", 1.0)),
    "CCHD": (("59477", 1.0),),
}
"""Communes (and weights) of the EPCI that have dwellings but no cité in the referential."""


@dataclass
class Operation:
    """An operation and where its dwellings are.

    ``sites``: (id_cite or None, idcom, dwellings). ``unplaced``: dwellings without a position.
    """

    intitule: str
    bailleur: str
    annee: int
    type_palu: str
    dep: str
    epci: str
    sites: list[tuple[int | None, str, int]]
    num_decision: str
    nb_decision: int | None
    unplaced: int = 0
    date_decision: dt.date | None = None
    label: str = field(default="")

    @property
    def size(self) -> int:
        return sum(n for _, _, n in self.sites)


def all_operations(facts: Facts) -> list[Operation]:
    """The 788 operations in the order of the dwellings' numbers: by bailleur, PALULOS first."""
    palulos = _palulos(facts)
    hors = _hors(facts, palulos)
    ordered = []
    for bailleur in PREFIX:
        mine = [o for o in palulos if o.bailleur == bailleur]
        # The operation whose dwellings have the first published numbers comes first.
        mine.sort(key=lambda o: (o.intitule != facts.published["intitule"].iloc[0],))
        ordered += mine
        ordered += [o for o in hors if o.bailleur == bailleur]
    _put_published_number(ordered, facts)
    for operation in ordered:
        operation.date_decision = _decision_date(operation)
    return ordered


def _put_published_number(ordered: list[Operation], facts: Facts) -> None:
    """Move the published operation « hors » so that its dwellings hold the published number."""
    row = facts.published[facts.published["intitule"] == PUBLISHED_HORS].iloc[0]
    moved = next(o for o in ordered if o.intitule == PUBLISHED_HORS)
    ordered.remove(moved)
    last = 0
    for index, operation in enumerate(ordered):
        if last + moved.size >= int(row["id"]):
            ordered.insert(index, moved)
            return
        last += operation.size
    ordered.append(moved)


def _palulos(facts: Facts) -> list[Operation]:
    idcom = dict(zip(facts.cites["id_cite"], facts.cites["idcom"]))
    parts = facts.matches[facts.matches["objet"] == "operation"]
    result = []
    for row in facts.palulos.itertuples(index=False):
        sites = [
            (int(p.id_cite), idcom[p.id_cite], int(p.part))
            for p in parts[parts["nom"] == row.intitule].itertuples(index=False)
        ]
        result.append(
            Operation(
                intitule=row.intitule,
                bailleur=row.bailleur,
                annee=int(row.annee_financ),
                type_palu=row.type_palu,
                dep=row.dep,
                epci=row.epci,
                sites=list(sites),
                num_decision=row.num_decision,
                nb_decision=int(row.nb_logements_decision),
                unplaced=int(row.nb_logements - row.nb_geolocalises),
                label=_label_of_title(row.intitule),
            )
        )
    return result


def _label_of_title(title: str) -> str:
    """The cité as the title of an operation names it: without bailleur, EPCI, year, letter."""
    return " ".join(title.split(" ")[2:-2]).upper()


def joint_table(facts: Facts) -> dict[tuple[str, str, int], int]:
    """Dwellings « hors » by (EPCI, bailleur, year), with the published margins.

    SIA gets in each EPCI a share that follows ``part_sia`` through odds, raised or lowered until
    its total of the year is the published one; whole numbers by largest remainders.
    """
    hors = facts.synthese[facts.synthese["palulos"] == "hors"]
    count = hors.set_index(["analyse", "code", "annee_financ"])["nb_logements"]
    weights = dict(zip(facts.epci["epci"], facts.epci["part_sia"]))
    codes = list(weights)
    table: dict[tuple[str, str, int], int] = {}
    for year in YEARS:
        total = np.array([int(count["epci", code, year]) for code in codes])
        sia = _shared(total, np.array(list(weights.values())), int(count["bailleur", "SIA", year]))
        for code, n, n_sia in zip(codes, total, sia):
            table[code, "SIA", year] = int(n_sia)
            table[code, "M&C", year] = int(n - n_sia)
    return {key: n for key, n in table.items() if n}


def _shared(total: np.ndarray, weight: np.ndarray, target: int) -> np.ndarray:
    """Whole parts of ``total`` summing to ``target``, the odds of each following ``weight``."""
    low, high = 0.0, 1e9
    for _ in range(200):
        factor = (low + high) / 2 if high < 1e8 else max(1.0, low * 2)
        share = total * (weight * factor) / (1 + weight * factor)
        if share.sum() < target:
            low = factor
        else:
            high = factor
        if high < 1e9 and high - low < 1e-12 * high:
            break
        if factor > 1e7:
            break
    floor = np.floor(share + 1e-9).astype(int)
    remainder = np.where(floor < total, share - floor, -1.0)
    missing = target - floor.sum()
    floor[np.argsort(-remainder, kind="stable")[:missing]] += 1
    return floor


def _hors(facts: Facts, palulos: list[Operation]) -> list[Operation]:
    table = joint_table(facts)
    counts = _operation_counts(table)
    estates = _Holdings(facts, palulos)
    drafts: dict[tuple[str, str, str, int], list[Operation]] = defaultdict(list)
    order: list[Operation] = []
    for (epci, bailleur, year), n in sorted(table.items(), key=lambda item: (item[0][1], item[0])):
        rng = stream(f"hors {epci} {bailleur} {year}")
        sizes = _sizes(n, counts[epci, bailleur, year], rng)
        published_cell = (epci, bailleur, year) == ("CALL", "SIA", 2016)
        if published_cell:
            # The published operation is the third; a large one can reach its published number.
            sizes.insert(2, sizes.pop(sizes.index(max(sizes))))
        for rank, size in enumerate(sizes):
            forced = published_cell and rank < 4
            site, idcom, label, dep = estates.take(epci, bailleur, size, rng, forced)
            operation = Operation(
                intitule="",
                bailleur=bailleur,
                annee=year,
                type_palu="Hors",
                dep=dep,
                epci=epci,
                sites=[(site, idcom, size)],
                num_decision="",
                nb_decision=None,
                label=label,
            )
            drafts[bailleur, epci, label, year].append(operation)
            order.append(operation)
    for (bailleur, epci, label, year), group in drafts.items():
        for tranche, operation in enumerate(group, start=1):
            suffix = f" tr{tranche}" if len(group) > 1 else ""
            operation.intitule = f"{PREFIX[bailleur]} {epci} {label}{suffix} {year} H"
    order.sort(key=lambda o: (o.bailleur, o.epci, o.annee, o.label, o.intitule))
    _number(order)
    _leave_unplaced(order)
    return order


def _operation_counts(table: dict[tuple[str, str, int], int]) -> dict[tuple[str, str, int], int]:
    """How many operations for each cell: 759 in all, 1 to 20 dwellings each."""
    keys = list(table)
    n = np.array([table[k] for k in keys])
    least = np.ceil(n / (0.6 * LARGEST_HORS)).astype(int)
    share = n * COUNT_HORS / n.sum()
    count = np.clip(np.floor(share).astype(int), least, n)
    while count.sum() != COUNT_HORS:
        step = 1 if count.sum() < COUNT_HORS else -1
        room = (count < n) if step > 0 else (count > least)
        gap = np.where(room, step * (share - count), -np.inf)
        count[int(gap.argmax())] += step
    return dict(zip(keys, count.tolist()))


def _sizes(total: int, count: int, rng: np.random.RandomState) -> list[int]:
    """``count`` whole numbers from 1 to 20 summing to ``total``, many small and a few large."""
    weight = rng.exponential(1.0, count) + 0.08
    sizes = np.clip(np.floor(weight / weight.sum() * total).astype(int), 1, LARGEST_HORS)
    while sizes.sum() != total:
        step = 1 if sizes.sum() < total else -1
        room = np.flatnonzero(sizes < LARGEST_HORS if step > 0 else sizes > 1)
        sizes[room[rng.randint(len(room))]] += step
    return [int(s) for s in sizes]


class _Holdings:
    """Which bailleur owns which cité, and how many more dwellings each can receive."""

    def __init__(self, facts: Facts, palulos: list[Operation]):
        cites = facts.cites
        rng = stream("patrimoine")
        density = cites["type"].map({k: f.density for k, f in FABRICS.items()})
        self.room = dict(
            zip(cites["id_cite"], (cites["surface"] / 1e4 * density * 0.8).astype(int))
        )
        self.owner = self._owners(facts, rng)
        for operation in palulos:
            for site, _, n in operation.sites:
                if site is not None:
                    self.room[site] -= n
        self.weight = cites["surface"].to_numpy() ** 0.8 * rng.lognormal(0, 0.7, len(cites))
        self.cites = cites
        self.names = dict(zip(facts.communes["idcom"], facts.communes["nom_commune"]))
        self.provinces = int(
            cites[(cites["idcom"] == "62498") & (cites["nom_cite"] == "Cité des Provinces")][
                "id_cite"
            ].iloc[0]
        )

    @staticmethod
    def _owners(facts: Facts, rng: np.random.RandomState) -> dict[int, str]:
        share = dict(zip(facts.epci["epci"], facts.epci["part_sia"]))
        draw = rng.uniform(size=len(facts.cites))
        owner = {
            row.id_cite: "SIA" if u < 0.3 * share[row.epci] else "M&C"
            for row, u in zip(facts.cites.itertuples(index=False), draw)
        }
        for match in facts.matches.itertuples(index=False):
            owner[match.id_cite] = "SIA" if match.nom.startswith("SIA") else "M&C"
        cites = facts.cites
        sia = (cites["idcom"] == "62498") & (cites["nom_cite"] == "Cité des Provinces")
        sia |= cites["nom_cite"].str.contains("Résidence de la Motte|Rés. de la Motte")
        owner.update(dict.fromkeys(cites.loc[sia, "id_cite"], "SIA"))
        return owner

    def take(
        self, epci: str, bailleur: str, size: int, rng: np.random.RandomState, provinces: bool
    ) -> tuple[int | None, str, str, str]:
        """A place for ``size`` dwellings: id_cite (or None), idcom, label, département."""
        if epci in OUTSIDE_CITES:
            communes, weights = zip(*OUTSIDE_CITES[epci])
            idcom = communes[_pick(np.array(weights), rng)]
            return None, idcom, f"{_commune_label(self.names[idcom])} DIFFUS", idcom[:2]
        if provinces:
            index = self.provinces - 1
        else:
            index = self._draw(epci, bailleur, size, rng)
        row = self.cites.iloc[index]
        self.room[row["id_cite"]] -= size
        label = f"{_commune_label(row['nom_commune'])} {cite_label(row['nom_cite'])}"
        if row["id_cite"] == self.provinces and bailleur == "SIA":
            label = PROVINCES
        return int(row["id_cite"]), row["idcom"], label, row["dep"]

    def _draw(self, epci: str, bailleur: str, size: int, rng: np.random.RandomState) -> int:
        in_epci = (self.cites["epci"] == epci).to_numpy()
        ids = self.cites["id_cite"].to_numpy()
        roomy = np.array([self.room[i] >= size for i in ids])
        owned = np.array([self.owner[i] == bailleur for i in ids])
        for mask in (in_epci & roomy & owned, in_epci & roomy):
            if mask.any():
                return _pick(np.where(mask, self.weight, 0.0), rng)
        raise ValueError(f"no cité of {epci} can receive {size} more dwellings")


def _pick(weight: np.ndarray, rng: np.random.RandomState) -> int:
    cumulated = np.cumsum(weight)
    return int(np.searchsorted(cumulated, rng.uniform() * cumulated[-1], side="right"))


def _commune_label(name: str) -> str:
    return re.sub(r"[-']", " ", in_capitals(name))


def cite_label(name: str) -> str:
    """A cité as the titles of operations write it: « Cité n°12 de Lens (…) » is CITE 12."""
    label = in_capitals(re.sub(r"\s*\(.*?\)", "", name)).replace("’", "'")
    label = re.sub(r"(\d)\s*-\s*(\d)", r"\1/\2", label)
    numbered = re.match(r"CITE (?:DU )?N°\s*(\d+(?:/\d+)?(?:\s+BIS)?)", label)
    if numbered:
        return f"CITE {numbered.group(1)}"
    label = re.sub(r"^(CITE|RES\.|RESIDENCE)\s+", "", label)
    label = re.sub(r"^(DE LA\s|DE L'|DES\s|DU\s|DE\s|D')\s*", "", label)
    label = re.sub(r"[-']", " ", label).replace("N°", "").strip()
    # A number or an adjective alone would not read as a name.
    if re.match(r"\d|VERTE|NOUVELLE|ANCIENNE", label):
        return f"CITE {label}"
    return label


def _number(order: list[Operation]) -> None:
    """Fictitious decision numbers, by year and bailleur; the published one has its own."""
    rank: dict[tuple[int, str], int] = defaultdict(int)
    published = next(o for o in order if o.intitule == PUBLISHED_HORS)
    for operation in [published] + [o for o in order if o is not published]:
        rank[operation.annee, operation.bailleur] += 1
        number = rank[operation.annee, operation.bailleur]
        operation.num_decision = f"{operation.annee}HP{operation.bailleur}{number:04d}"


def _leave_unplaced(order: list[Operation]) -> None:
    """36 dwellings that could not be placed, in about thirty operations."""
    rng = stream("sans position")
    candidates = [o for o in order if o.size >= 3 and o.intitule != PUBLISHED_HORS]
    for index in rng.permutation(len(candidates))[:30]:
        candidates[index].unplaced = 1
    for operation in [candidates[i] for i in rng.permutation(len(candidates))]:
        if sum(o.unplaced for o in order) == 36:
            break
        if operation.unplaced == 1 and operation.size >= 5:
            operation.unplaced = 2


def _decision_date(operation: Operation) -> dt.date:
    """A working day of the year of financing: autumn for PALULOS, any month otherwise."""
    rng = stream(f"decision {operation.intitule}")
    if operation.type_palu == "Hors":
        start, days = dt.date(operation.annee, 2, 1), 300
    else:
        start, days = dt.date(operation.annee, 9, 15), 85
    day = start + dt.timedelta(days=int(rng.randint(days)))
    return day - dt.timedelta(days=max(0, day.weekday() - 4))

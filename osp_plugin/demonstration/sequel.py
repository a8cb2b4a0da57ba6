"""What follows the 15 June 2021 in the demonstration: an invented continuation, year after year.

Three public facts anchor it: about 7 000 dwellings rehabilitated at the end of 2022 (COPIL of
16/01/2023), 35 cités à enjeux and then 50 at the end of 2022 (préfecture, 25/01/2023). All else is
drawn, and says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from . import dwellings, identifiers, operation_rows, seats, sequel_life, upcoming, works
from .facts import PUBLICATION, Facts, stream
from .operations import Operation
from .sequel_campaigns import closing, decided_lines, decision, opened, opening, session
from .streets import Plots, plots
from .world import World

FICTITIOUS = sequel_life.FICTITIOUS
SIAP_FROM = 2023
"""First year whose decisions have numbers of SIAP."""
NEW_LABEL_FROM = 2024
"""First year of « BBC rénovation 2024 »."""
STAKES_FROM_2023 = 50
"""Cités à enjeux at the end of 2022."""
DOUBLES_REMOVED = 8
CORRECTED = 120
"""Dwellings whose étiquette before works is found one class lower, in June 2022."""
LOWER = {"D": "E", "E": "F", "F": "G"}
LEAST_ROOM = 4
"""A cité with fewer free plots receives no operation."""


@dataclass
class Step:
    """What was written on one day.

    ``added``: rows by table, with their ``fid``. ``changed``: by table, fid and new values.
    ``removed``: by table, fid.
    """

    day: dt.date
    added: dict[str, pd.DataFrame] = field(default_factory=dict)
    changed: dict[str, list[tuple[int, dict[str, object]]]] = field(default_factory=dict)
    removed: dict[str, list[int]] = field(default_factory=dict)

    def change(self, table: str, fid: int, **values: object) -> None:
        self.changed.setdefault(table, []).append((int(fid), values))


def days(until: int) -> Iterator[dt.date]:
    """The last day of each quarter after the publication, up to the September of ``until``."""
    for year in range(PUBLICATION.year, until + 1):
        for month, last in ((3, 31), (6, 30), (9, 30), (12, 31)):
            day = dt.date(year, month, last)
            if day > PUBLICATION and (year < until or month <= 9):
                yield day


def steps(world: World, frames: Mapping[str, pd.DataFrame], until: int) -> list[Step]:
    """The continuation of ``frames`` (the tables of June 2021, with ``fid``) to ``until``."""
    where = _ground_plots(world)
    ops = _operations(world, frames["programmation"], where, until)
    rows = _reported(world, ops, where, set(frames["parcelle"]["idpar"]))
    _cancelled, stopped = sequel_life.held_back(ops, rows.operation)
    planned = _planned(rows, ops)[~stopped]
    life = pd.concat([_awaited(frames["logement"]), planned])
    result = [Step(day) for day in days(until)]
    _run_campaigns(result, world.facts, frames)
    before = PUBLICATION
    for step in result:
        _report(step, before, rows, ops, len(frames["operation"]))
        _advance(step, before, life)
        before = step.day
    sequel_life.tell(result, ops, rows.dwellings, rows.operation, planned, frames)
    _correct(result, frames["logement"], life)
    _name_stakes(result, world.facts, frames["cite"])
    return result


def _operations(
    world: World, known: pd.DataFrame, where: dict[int, Plots], until: int
) -> list[Operation]:
    """An operation by line that a CRHH decided, as large as its cité has free plots."""
    idcom = dict(zip(world.facts.cites["id_cite"], world.facts.cites["idcom"]))
    room = {cite: len(free) for cite, free in _free_plots(world, where).items()}
    found = []
    for rank, line in enumerate(decided_lines(world.facts, known, until), start=1):
        sites: list[tuple[int | None, str, int]] = []
        for cite in line.cites:
            taken = min(room.get(cite, 0), line.dwellings - sum(n for *_, n in sites))
            if taken >= LEAST_ROOM:
                room[cite] -= taken
                sites.append((cite, idcom[cite], taken))
        if not sites:
            continue
        operation = Operation(
            intitule=f"{line.nom} {line.campagne} G",
            bailleur=line.bailleur,
            annee=line.campagne,
            type_palu="Groupé",
            dep=line.dep,
            epci=line.epci,
            sites=sites,
            num_decision=_number(line.campagne, line.dep, rank),
            nb_decision=line.dwellings,
            date_decision=dt.date(line.campagne, 9, 20) + dt.timedelta(days=rank % 60),
        )
        found.append(operation)
    return found


def _number(year: int, dep: str, rank: int) -> str:
    """A number as Galion gave them, then 11 digits as SIAP does."""
    return f"{year}{rank:07d}" if year >= SIAP_FROM else f"{year}DD0{dep}{rank:05d}"


def _ground_plots(world: World) -> dict[int, Plots]:
    """The plots of each ground: those with reported dwellings first, as their streets are named."""
    single = world.seats[world.seats["twin"] < 0]
    counts = single["ground"].value_counts().to_dict()
    found = {estate.id_cite: estate for estate in world.estates}
    order = sorted(set(counts) & set(found)) + sorted(set(found) - set(counts))
    return {ground: plots(found[ground], counts.get(ground, 0)) for ground in order}


def _free_plots(world: World, where: Mapping[int, Plots]) -> dict[int, list[int]]:
    """The plots of each cité that no reported dwelling has, in the order of a walk."""
    taken = {int(g): set(rows["plot"]) for g, rows in world.seats.groupby("ground")}
    return {
        ground: [plot for plot in range(len(found)) if plot not in taken.get(ground, set())]
        for ground, found in where.items()
    }


def _seats(world: World, ops: list[Operation], where: dict[int, Plots]) -> pd.DataFrame:
    """The seats of the dwellings to come (columns: see :mod:`.seats`)."""
    free = _free_plots(world, where)
    commune_of = {estate.id_cite: estate.idcom for estate in world.estates}
    names = seats.street_names(commune_of, where, world.facts)
    rows = []
    for index, operation in enumerate(ops):
        for site, idcom, count in operation.sites:
            assert site is not None  # nosec B101 # each operation of the continuation is in cités
            chosen, free[site] = free[site][:count], free[site][count:]
            rows += [
                {"operation": index, "id_cite": site, "idcom": idcom, "ground": site}
                | _seat(where[site], plot, names[site])
                for plot in chosen
            ]
    return pd.DataFrame(rows)


def _seat(where: Plots, plot: int, names: list[str]) -> dict[str, object]:
    street = int(where.street[plot])
    x, y = np.round(where.houses[plot], 2).tolist()
    return {
        "twin": -1,
        "published": -1,
        "placed": True,
        "plot": plot,
        "street": street,
        "street_name": names[street],
        "number": int(2 * where.rank[plot] + 1 + where.side[plot]),
        "suffix": None,
        "x": x,
        "y": y,
        "corners": where.corners[plot],
    }


@dataclass(frozen=True)
class Reported:
    """The rows to come: ``logement`` and ``parcelle`` with ``fid``, and their ``operation``."""

    dwellings: pd.DataFrame
    parcels: pd.DataFrame
    operation: np.ndarray


def _reported(
    world: World, ops: list[Operation], where: dict[int, Plots], known_parcels: set[str]
) -> Reported:
    places = _seats(world, ops, where)
    kinds = dict(zip(world.facts.cites["id_cite"], world.facts.cites["type"]))
    both = pd.concat([world.seats, places], ignore_index=True)
    holders = [o.bailleur for o in world.operations]
    new_holders = [o.bailleur for o in ops]
    bailleur = pd.Series(
        [holders[i] for i in world.seats["operation"]]
        + [new_holders[i] for i in places["operation"]]
    )
    known = len(world.seats)
    names = identifiers.identify(both, bailleur, world.facts).iloc[known:].reset_index(drop=True)
    names["num_esti_ini"] = None
    table = dwellings.frame(
        places,
        ops,
        world.facts,
        names,
        works.describe(places, ops, places["id_cite"].map(kinds)),
    )
    table["id_ddtm62"] += known
    table["info"] = FICTITIOUS
    later = (table["annee_financ"] >= NEW_LABEL_FROM) & (table["label_vise"] == "BBC rénovation")
    table.loc[later, "label_vise"] = "BBC rénovation 2024"
    table.insert(0, "fid", np.arange(known + 1, known + 1 + len(table)))
    parcels = dwellings.parcels(table, places)
    parcels = parcels[~parcels["idpar"].isin(known_parcels)]
    parcels.insert(0, "fid", np.arange(len(parcels)) + len(known_parcels) + 1)
    return Reported(table, parcels, places["operation"].to_numpy())


def _awaited(reported: pd.DataFrame) -> pd.DataFrame:
    """When the dwellings of June 2021 that are not delivered will be (columns: _planned)."""
    rng = stream("suite des chantiers")
    table = reported[reported["avancement"] != "Livré"]
    os = PUBLICATION + _days(rng.randint(42, 395, size=len(table)))
    start = os + _days(rng.randint(10, 120, size=len(table)))
    return _life(table, os, start, start + _days(rng.randint(60, 220, size=len(table))))


def _planned(rows: Reported, ops: list[Operation]) -> pd.DataFrame:
    """When each dwelling to come is begun and delivered."""
    rng = stream("chantiers a venir")
    table = rows.dwellings
    decided = np.array([ops[i].date_decision for i in rows.operation])
    os = decided + _days(rng.randint(60, 330, size=len(table)))
    start = os + _days(rng.randint(35, 335, size=len(table)))
    return _life(table, os, start, start + _days(rng.randint(70, 190, size=len(table))))


def _days(counts: np.ndarray) -> np.ndarray:
    return np.array([dt.timedelta(days=int(n)) for n in counts])


def _life(table: pd.DataFrame, os: np.ndarray, start: np.ndarray, end: np.ndarray) -> pd.DataFrame:
    """fid, its dates, and what is known at its end: etiquette_apres, loyer_apres."""
    after = np.where(table["label_vise"].isin(["BBC rénovation", "BBC rénovation 2024"]), "B", "C")
    return pd.DataFrame(
        {
            "fid": table["fid"].to_numpy(),
            "avancement": table["avancement"].to_numpy(),
            "os": os,
            "start": start,
            "end": end,
            "after": table["etiquette_apres"].where(table["etiquette_apres"].notna(), after),
            "rent": (table["loyer_avant"].astype(float) * 1.08).round(2).to_numpy(),
        }
    )


def _report(step: Step, before: dt.date, rows: Reported, ops: list[Operation], known: int) -> None:
    """The operations decided in the period, and their dwellings."""
    chosen = [i for i, o in enumerate(ops) if before < _decided(o) <= step.day]
    if not chosen:
        return
    mine = np.isin(rows.operation, chosen)
    table = rows.dwellings[mine].assign(
        avancement="Programmé",
        date_os=None,
        date_fin=None,
        etiquette_apres=None,
        loyer_apres=np.nan,
        occupe_apres=None,
        geoloc_date=step.day,
    )
    amounts = table.groupby("intitule")["subv_palulos"].sum().to_dict()
    operations = operation_rows.frame([ops[i] for i in chosen], amounts)
    operations["observations"] = FICTITIOUS
    operations.insert(0, "fid", [known + 1 + i for i in chosen])
    step.added["operation"] = operations
    step.added["parcelle"] = rows.parcels[rows.parcels["idpar"].isin(table["idpar"])]
    step.added["logement"] = table


def _decided(operation: Operation) -> dt.date:
    assert operation.date_decision is not None  # nosec B101 # each operation of the continuation is dated
    return operation.date_decision


def _advance(step: Step, before: dt.date, life: pd.DataFrame) -> None:
    """The dwellings whose works began or ended in the period."""
    for row in life[(life["os"] <= step.day) & (life["end"] > before)].itertuples(index=False):
        state = "OS" if row.start > step.day else "En cours" if row.end > step.day else "Livré"
        earlier = (
            row.avancement
            if before == PUBLICATION
            else "Programmé"
            if row.os > before
            else "OS"
            if row.start > before
            else "En cours"
        )
        if state == earlier:
            continue
        values: dict[str, object] = {"avancement": state, "date_os": row.os, "date_fin": row.end}
        values["etiquette_apres"] = row.after
        if state == "Livré":
            values |= {"loyer_apres": row.rent, "occupe_apres": "Oui"}
        step.change("logement", row.fid, **values)


def _run_campaigns(result: list[Step], facts: Facts, frames: Mapping[str, pd.DataFrame]) -> None:
    """Each campaign opens in September and is closed by the CRHH of February; the last is open."""
    known = {name: len(rows) for name, rows in frames.items()}
    lines = frames["programmation"]
    open_campaign = (2, lines[lines["campagne"] == upcoming.CAMPAIGN])
    before = PUBLICATION
    for step in result:
        year = step.day.year
        if before < session(year) <= step.day:
            fid, decided = open_campaign
            for _, line in decided.iterrows():
                step.change("programmation", line["fid"], **decision(line))
            step.change(
                "campagne", fid, etat="Close", date_cloture=closing(year), date_crhh=session(year)
            )
        if before < opening(year + 1) <= step.day and year + 1 > upcoming.CAMPAIGN:
            step.added |= opened(facts, year + 1, frames["epci"], known)
            known |= {name: known[name] + len(rows) for name, rows in step.added.items()}
            open_campaign = (known["campagne"], step.added["programmation"])
        before = step.day


def _correct(result: list[Step], reported: pd.DataFrame, life: pd.DataFrame) -> None:
    """Doubles removed and étiquettes corrected, among what was delivered in June 2021."""
    rng = stream("corrections")
    done = reported[~reported["fid"].isin(life["fid"])]
    again = done[done.duplicated("ident_rep")]["fid"].tolist()[:DOUBLES_REMOVED]
    graded = done[done["etiquette_avant"].isin(list(LOWER)) & ~done["fid"].isin(again)]
    chosen = graded.iloc[np.sort(rng.permutation(len(graded))[:CORRECTED])]
    for step in result:
        if step.day == dt.date(2022, 3, 31):
            step.removed["logement"] = again
        if step.day == dt.date(2022, 6, 30):
            for row in chosen.itertuples(index=False):
                step.change("logement", row.fid, etiquette_avant=LOWER[row.etiquette_avant])


def _name_stakes(result: list[Step], facts: Facts, cites: pd.DataFrame) -> None:
    """Fifteen cités à enjeux more at the end of 2022."""
    others = cites[~cites["a_enjeux"].astype(bool)]
    order = stream("cites a enjeux 2022").permutation(len(others))
    wanted = STAKES_FROM_2023 - int(cites["a_enjeux"].sum())
    for step in result:
        if step.day == dt.date(2022, 12, 31):
            for fid in others["fid"].iloc[order[:wanted]]:
                step.change("cite", fid, a_enjeux=True, etude_urbaine="À lancer")

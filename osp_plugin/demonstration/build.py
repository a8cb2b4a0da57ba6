"""Build every table of the demonstration base, always the same."""

from __future__ import annotations

import json
from collections import Counter

import numpy as np
import pandas as pd

from ..domain.common.work import QUIET, Work
from ..domain.programming.figures import delegataires
from ..domain.programming.payments import FIRST_RULES, rule_rows
from ..paths import SCHEMAS
from . import (
    dwellings,
    estates,
    identifiers,
    money,
    occupancy,
    operation_rows,
    operations,
    planar,
    programme,
    reference,
    seats,
    sequel,
    target,
    territory,
    upcoming,
    works,
    years,
)
from .facts import PUBLICATION, Facts, load
from .world import World

TABLES = (
    "departement",
    "delegataire",
    "epci",
    "commune",
    "bailleur",
    "campagne",
    "tarif",
    "cite",
    "population_cible",
    "parcelle",
    "operation",
    "logement",
    "programmation",
    "enveloppe",
    "scenario",
    "scenario_ligne",
    "avancement",
    "programme_complementaire",
    "financement",
    "acompte",
    "regle_acompte",
    "trajectoire",
    "trajectoire_scenario",
    "occupation",
)
"""The tables in an order that satisfies the foreign keys."""

WITHIN_COMMUNE = -6.0
"""A cité stays at this distance (m) inside the limit of its commune."""


def build(work: Work = QUIET) -> dict[str, pd.DataFrame]:
    """The tables of the demonstration base, by name, in the order of :data:`TABLES`.

    Each has ``fid`` (1..n), the fields of the dictionary but not those of the audit, and
    ``geom`` (WKB, EPSG:2154; None where missing) where the dictionary gives a geometry.
    ``work`` is told 0 to 1. Raises :class:`Cancelled`.
    """
    return make(work)[0]


def build_until(year: int, work: Work = QUIET) -> tuple[dict[str, pd.DataFrame], list[sequel.Step]]:
    """The tables of June 2021, and what was written after them until ``year``, day after day."""
    tables, world = make(work.within(0, 0.9))
    following = sequel.steps(world, tables, year) if year > PUBLICATION.year else []
    for step in following:
        step.added = {name: _stored(name, rows) for name, rows in step.added.items()}
    work.tell(1)
    return tables, following


def dwellings_after(tables: dict[str, pd.DataFrame], following: list[sequel.Step]) -> int:
    """How many dwellings are reported once all is written."""
    added = sum(len(step.added.get("logement", ())) for step in following)
    return (
        len(tables["logement"]) + added - sum(len(s.removed.get("logement", ())) for s in following)
    )


def make(work: Work) -> tuple[dict[str, pd.DataFrame], World]:
    """The tables (see :func:`build`), and what they were drawn from."""
    work.tell(0)
    facts = load()
    ops = operations.all_operations(facts)
    work.tell(0.05)
    ground, places = _draw(facts, ops, work)
    seated = seats.seat(ops, facts, ground, seats.diffuse_estates(ops, facts, places))
    work.tell(0.75)
    reported = _dwellings(seated, ops, facts)
    work.tell(0.85)
    tables = _tables(facts, places, ground, ops, seated, reported)
    work.tell(0.95)
    result = {name: _finished(name, tables[name]) for name in TABLES if name in tables}
    for name, rows in _following(result["programmation"], result["epci"]).items():
        result[name] = _finished(name, rows)
    work.tell(1)
    return {name: result[name] for name in TABLES}, World(facts, ground, ops, seated)


def _draw(
    facts: Facts, ops: list[operations.Operation], work: Work
) -> tuple[list[estates.Estate], territory.Territory]:
    """The cités and the territory around them."""
    demand: Counter[int] = Counter()
    for operation in ops:
        for site, _, count in operation.sites:
            if site is not None:
                demand[site] += count
    ground = estates.prepare(facts.cites, demand, work.within(0.05, 0.2))
    work.tell(0.2)
    places = territory.draw(facts.communes, ground, work.within(0.2, 0.55))
    work.tell(0.55)
    inner = {
        code: planar.multipolygon(places.communes[code]).buffer(WITHIN_COMMUNE, 2)
        for code in sorted({e.idcom for e in ground})
    }
    for rank, estate in enumerate(ground):
        estates.outline(estate, inner[estate.idcom])
        if rank % 10 == 0:
            work.tell(0.55 + 0.15 * rank / len(ground))
    return ground, places


def _dwellings(seated: pd.DataFrame, ops: list[operations.Operation], facts: Facts) -> pd.DataFrame:
    """The table ``logement``."""
    codes = [o.bailleur for o in ops]
    bailleur = pd.Series([codes[i] for i in seated["operation"]], index=seated.index)
    kinds = dict(zip(facts.cites["id_cite"], facts.cites["type"]))
    kind = seated["id_cite"].map(kinds).fillna("Cité pavillonnaire")
    return dwellings.frame(
        seated,
        ops,
        facts,
        identifiers.identify(seated, bailleur, facts),
        works.describe(seated, ops, kind),
    )


def _tables(
    facts: Facts,
    places: territory.Territory,
    ground: list[estates.Estate],
    ops: list[operations.Operation],
    seated: pd.DataFrame,
    reported: pd.DataFrame,
) -> dict[str, pd.DataFrame]:
    """Every table but those that follow the lines of the programme, without ``fid``."""
    at_stake = reference.stakes(facts)
    renewed = reference.integrated(facts, at_stake)
    lines = programme.lines(facts, renewed)
    counts = seated["id_cite"].value_counts()
    cite = reference.cites(facts, ground, at_stake, renewed, counts)
    operation = operation_rows.frame(ops, works.granted_amounts(reported, ops))
    shares = money.frame(reported, operation)
    population = target.frame(reported, cite)
    return {
        "departement": reference.departements(places),
        "delegataire": reference.delegataires(facts),
        "epci": reference.epci(facts, places),
        "commune": reference.communes(facts, places),
        "bailleur": reference.bailleurs(),
        "campagne": pd.concat([programme.campaign(), upcoming.campaign()]),
        "tarif": pd.concat([programme.tariff(), upcoming.tariff()]),
        "cite": cite,
        "population_cible": population,
        "trajectoire": years.lines(population, cite),
        "trajectoire_scenario": years.scenarios(),
        "parcelle": dwellings.parcels(reported, seated),
        "operation": operation,
        "logement": reported,
        "programmation": pd.concat([lines, upcoming.lines(facts, lines, at_stake)]),
        "programme_complementaire": programme.actions(facts, at_stake),
        "financement": shares,
        "acompte": money.payments(shares),
        "regle_acompte": pd.DataFrame(rule_rows(FIRST_RULES)),
        "occupation": occupancy.frame(reported),
    }


def _following(lines: pd.DataFrame, epci: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The tables that name the lines (``programmation`` with its ``fid``)."""
    managers = delegataires(lines, dict(zip(epci["epci"], epci["delegataire"])))
    decided = lines["campagne"] == programme.CAMPAIGN
    published, upcoming_lines = lines[decided], lines[~decided]
    return {
        "avancement": programme.progress_notes(published),
        "enveloppe": pd.concat(
            [
                programme.envelopes(published, managers[decided]),
                upcoming.envelopes(upcoming_lines, managers[~decided]),
            ]
        ),
        "scenario": pd.concat([programme.scenarios(), upcoming.scenario()]),
        "scenario_ligne": programme.choices(published),
    }


def _finished(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """The table with ``fid``, its columns typed and ordered as the dictionary has them.

    Whole numbers, booleans and times become nullable, missing texts and dates become None.
    """
    numbered = table.reset_index(drop=True)
    numbered.insert(0, "fid", np.arange(1, len(table) + 1))
    return _stored(name, numbered)


def _stored(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """The columns of the dictionary, typed and ordered (``table`` has its ``fid``)."""
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    result = pd.DataFrame({"fid": table["fid"].to_numpy()})
    for field in schema["fields"]:
        column = field["name"]
        if column == "fid":
            continue
        # A field that the demonstration says nothing of has its default value, or none.
        default = pd.Series(field.get("osp", {}).get("defaut"), table.index, dtype=object)
        values = table.get(column, default).reset_index(drop=True)
        if field["type"] == "integer":
            values = values.astype("Int64")
        elif field["type"] == "boolean":
            values = values.astype("boolean")
        elif field["type"] == "number":
            values = values.astype(float)
        elif field["type"] == "datetime":
            values = pd.to_datetime(values, utc=True)
        else:
            values = values.astype(object).where(values.notna(), None)
        result[column] = values
    if "geom" in table:
        result["geom"] = table["geom"].reset_index(drop=True)
    return result

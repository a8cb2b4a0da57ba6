"""What is left of the target, the lines of the years to come, and the scenarios kept of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...domain.common.tables import records
from ...domain.programming.envelopes import DWELLINGS, cents
from ...domain.programming.payments import Rule, read_rules, rules_of
from ...domain.programming.tariff import LABEL
from ...domain.programming.trajectory import (
    UNKNOWN_LABEL,
    Assumptions,
    Line,
    Population,
    Stock,
    profile,
    remaining,
)
from ..base import Base
from ..rights import require
from ..session import Right, Session
from .errors import ScenarioUnknown, TrajectoryChanged, TrajectoryNameTaken
from .reading import read_table

TABLE = "trajectoire_scenario"
_KEEPING = (Right("INSERT", TABLE), Right("UPDATE", TABLE))
_REMOVING = (Right("DELETE", TABLE),)
NOWHERE = "–"
"""EPCI of a cité that has none."""


@dataclass(frozen=True)
class KeptTrajectory:
    """A scenario as the base holds it; ``origin`` says where its assumptions come from."""

    fid: int
    name: str
    assumptions: Assumptions
    origin: str = ""


@dataclass(frozen=True)
class Outlook:
    """All that trajectories are made from, read at one moment. ``editions`` are those in force of
    the population; ``proposed`` are assumptions that the base itself leads to."""

    stock: Stock
    lines: tuple[Line, ...]
    scenarios: tuple[KeptTrajectory, ...]
    rules: tuple[Rule, ...]
    editions: tuple[str, ...]
    proposed: Assumptions

    def paid(self, year: int) -> dict[int, int]:
        """When an aid decided in ``year`` is paid. Raises RulesIncomplete."""
        return profile(rules_of(self.rules, DWELLINGS, year))


def read_outlook(base: Base) -> Outlook:
    """The stock, the lines and the scenarios of a base."""
    with base.reading() as session:
        rows = session.rows(
            "SELECT p.edition, p.cite, p.bailleur, p.nb_g, p.nb_f, p.nb_e, p.nb_sans_etiquette, "
            "coalesce(p.nb_demolis, 0) + coalesce(p.nb_vendus, 0) AS gone, c.epci "
            "FROM population_cible AS p LEFT JOIN cite AS c ON c.id_cite = p.cite "
            "WHERE p.en_vigueur = 'Oui'"
        )
        population = {(str(row["cite"]), str(row["bailleur"])): _population(row) for row in rows}
        return Outlook(
            stock=remaining(population, _treated(session)),
            lines=tuple(_line(row) for row in records(read_table(base, session, "trajectoire"))),
            scenarios=tuple(_read(base, session)),
            rules=read_rules(records(read_table(base, session, "regle_acompte"))),
            editions=tuple(sorted({str(row["edition"]) for row in rows})),
            proposed=_proposed(session),
        )


def keep_trajectory(
    base: Base, name: str, made: Assumptions, before: KeptTrajectory | None
) -> KeptTrajectory:
    """Write a scenario, new or in the place of ``before``.

    Raises RightsMissing, TrajectoryNameTaken; ScenarioUnknown or TrajectoryChanged when ``before``
    is no longer what the base holds.
    """
    with base.transaction() as session:
        require(base, session, _KEEPING)
        base.hold(session, TABLE)
        known = _read(base, session)
        own = before.fid if before is not None else None
        if any(kept.name == name and kept.fid != own for kept in known):
            raise TrajectoryNameTaken(nom=name)
        values = {
            "nom": name,
            "first": made.first,
            "last": made.last,
            "lines": made.lines,
            "pace": made.pace,
            "aid": made.aid / 100,
            "cost": made.cost / 100,
        }
        if before is None:
            session.execute(
                "INSERT INTO trajectoire_scenario "
                "(nom, annee_debut, annee_fin, certitudes, rythme, aide, cout) "
                "VALUES (:nom, :first, :last, :lines, :pace, :aid, :cost)",
                values,
            )
        else:
            _require_same(known, before)
            session.execute(
                "UPDATE trajectoire_scenario SET nom = :nom, annee_debut = :first, "
                "annee_fin = :last, certitudes = :lines, rythme = :pace, aide = :aid, "
                "cout = :cost WHERE fid = :fid",
                {**values, "fid": own},
            )
        return next(kept for kept in _read(base, session) if kept.name == name)


def remove_trajectory(base: Base, kept: KeptTrajectory) -> None:
    """Delete a scenario. Raises RightsMissing, ScenarioUnknown, TrajectoryChanged."""
    with base.transaction() as session:
        require(base, session, _REMOVING)
        base.hold(session, TABLE)
        _require_same(_read(base, session), kept)
        session.execute("DELETE FROM trajectoire_scenario WHERE fid = :fid", {"fid": kept.fid})


def _read(base: Base, session: Session) -> list[KeptTrajectory]:
    return [
        KeptTrajectory(
            row["fid"],
            row["nom"],
            Assumptions(
                row["annee_debut"],
                row["annee_fin"],
                row["certitudes"],
                row["rythme"],
                cents(row["aide"]),
                cents(row["cout"]),
            ),
            row["hypotheses"] or "",
        )
        for row in records(read_table(base, session, TABLE))
    ]


def _require_same(known: list[KeptTrajectory], before: KeptTrajectory) -> None:
    """Raise unless the base holds ``before`` as it was read."""
    for kept in known:
        if kept.fid == before.fid:
            if (kept.name, kept.assumptions) != (before.name, before.assumptions):
                raise TrajectoryChanged(nom=before.name)
            return
    raise ScenarioUnknown(nom=before.name)


def _population(row: Mapping[str, Any]) -> Population:
    counts = {label: int(row[f"nb_{label.lower()}"] or 0) for label in ("G", "F", "E")}
    counts[UNKNOWN_LABEL] = int(row["nb_sans_etiquette"] or 0)
    return Population((str(row["epci"] or NOWHERE), str(row["bailleur"])), counts, int(row["gone"]))


def _treated(session: Session) -> dict[tuple[str, str], dict[str, int]]:
    """Dwellings reported of the target, as its indicators count them, by cité and bailleur."""
    rows = session.rows(
        "SELECT id_cite, bailleur, etiquette_avant, count(*) AS number FROM logement "
        "WHERE etiquette_avant IN ('E', 'F', 'G') AND id_cite IS NOT NULL "
        "GROUP BY id_cite, bailleur, etiquette_avant"
    )
    found: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows:
        of_cite = found.setdefault((str(row["id_cite"]), str(row["bailleur"])), {})
        of_cite[str(row["etiquette_avant"])] = int(row["number"])
    return found


def _line(row: Mapping[str, Any]) -> Line:
    counts = {label: int(row[f"nb_{label.lower()}"] or 0) for label in ("G", "F", "E")}
    group = (str(row["epci"]), str(row["bailleur"]))
    return Line(int(row["annee"]), str(row["nom"]), str(row["certitude"]), group, counts)


def _proposed(session: Session) -> Assumptions:
    """The pace and the cost of the dwellings reported, the highest aid of the last tariff: what the
    base knows, and nothing of what the years to come will be."""
    pace = session.rows(
        "SELECT count(*) AS number, count(DISTINCT annee_financ) AS years FROM logement "
        "WHERE annee_financ IS NOT NULL"
    )[0]
    cost = session.rows("SELECT avg(cout_travaux) AS mean FROM logement")[0]["mean"]
    aid = session.rows(
        "SELECT max(montant) AS montant FROM tarif WHERE nature = :label "
        "AND campagne = (SELECT max(campagne) FROM tarif)",
        {"label": LABEL},
    )[0]["montant"]
    return Assumptions(
        pace=round(pace["number"] / pace["years"]) if pace["years"] else 0,
        aid=cents(aid),
        cost=round(float(cost or 0) / 100) * 10_000,
    )

"""Scenarios of a campaign kept in the base; one of them becomes the decision of the CRHH."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timezone

from ...domain.common.tables import records
from ...domain.programming.scenario import WAITING, Choice, Scenario, decision
from ..base import Base
from ..rights import require
from ..session import Modification, Right, Session
from .errors import ScenarioChanged, ScenarioNameTaken, ScenarioUnknown
from .reading import Programme, programme_in, read_table, require_open

SCENARIOS, CHOICES = "scenario", "scenario_ligne"
_KEEPING = (Right("INSERT", SCENARIOS), Right("UPDATE", SCENARIOS), Right("INSERT", CHOICES),
            Right("DELETE", CHOICES))  # fmt: skip
_REMOVING = (Right("DELETE", SCENARIOS), Right("DELETE", CHOICES))
_DECIDED = ("crhh_nb_logements", "crhh_enveloppe", "crhh_date", "preflechage")
_DECIDING = (Right("UPDATE", "campagne", ("date_crhh",)), Right("UPDATE", SCENARIOS),
             Right("UPDATE", "programmation", _DECIDED))  # fmt: skip


@dataclass(frozen=True)
class KeptScenario:
    """A scenario as the base holds it; ``decided`` is when it became the decision."""

    fid: int
    name: str
    scenario: Scenario
    notes: str | None = None
    decided: datetime | None = None


def read_scenarios(base: Base, programme: Programme) -> list[KeptScenario]:
    """The scenarios of a campaign, by age."""
    with base.reading() as session:
        return _read(base, session, programme.campaign.year)


def keep_scenario(
    base: Base, programme: Programme, name: str, scenario: Scenario, before: KeptScenario | None
) -> KeptScenario:
    """Write a scenario, new or in the place of ``before``, whole or not at all.

    Raises RightsMissing, CampaignClosed, ScenarioNameTaken; ScenarioUnknown or ScenarioChanged when
    ``before`` is no longer what the base holds.
    """
    import pandas as pd

    year = programme.campaign.year
    with base.transaction() as session:
        require(base, session, _KEEPING)
        base.hold(session, SCENARIOS)
        require_open(base, session, year)
        known = _read(base, session, year)
        own = before.fid if before is not None else None
        if any(kept.name == name and kept.fid != own for kept in known):
            raise ScenarioNameTaken(nom=name, campagne=year)
        values = {"year": year, "nom": name, "option": scenario.biosource}
        if before is None:
            session.execute(
                "INSERT INTO scenario (campagne, nom, biosource) VALUES (:year, :nom, :option)",
                values,
            )
            found = session.rows(
                "SELECT fid FROM scenario WHERE campagne = :year AND nom = :nom",
                {"year": year, "nom": name},
            )
            own = int(found[0]["fid"])
        else:
            _require_same(known, before)
            session.execute(
                "UPDATE scenario SET nom = :nom, biosource = :option WHERE fid = :fid",
                {"nom": name, "option": scenario.biosource, "fid": own},
            )
            session.execute("DELETE FROM scenario_ligne WHERE scenario = :fid", {"fid": own})
        rows = [
            {
                "scenario": own,
                "programmation": fid,
                "choix": scenario.choice(fid).choix,
                "remplace": scenario.choice(fid).remplace,
            }
            for fid in scenario.lines
            # A line that waits is not written: a line added later waits too.
            if scenario.choice(fid).choix != WAITING
        ]
        if rows:
            session.append(base.tables["scenario_ligne"], pd.DataFrame(rows, dtype=object))
        return next(kept for kept in _read(base, session, year) if kept.fid == own)


def remove_scenario(base: Base, programme: Programme, kept: KeptScenario) -> None:
    """Delete a scenario.

    Raises RightsMissing, CampaignClosed, ScenarioUnknown, ScenarioChanged.
    """
    year = programme.campaign.year
    with base.transaction() as session:
        require(base, session, _REMOVING)
        base.hold(session, SCENARIOS)
        require_open(base, session, year)
        _require_same(_read(base, session, year), kept)
        session.execute("DELETE FROM scenario_ligne WHERE scenario = :fid", {"fid": kept.fid})
        session.execute("DELETE FROM scenario WHERE fid = :fid", {"fid": kept.fid})


def decide(base: Base, programme: Programme, kept: KeptScenario, crhh: date) -> None:
    """Make a scenario the decision of the CRHH of ``crhh``, in one transaction.

    Every line of the campaign gets its ``crhh_*`` and ``preflechage``, from its counts at this
    moment. Raises RightsMissing, CampaignClosed, ScenarioUnknown, ScenarioChanged, DraftKept,
    TariffMissing.
    """
    year = programme.campaign.year
    with base.transaction() as session:
        require(base, session, _DECIDING)
        base.hold(session, SCENARIOS)
        require_open(base, session, year)
        # First, as closing does: two people would otherwise wait for each other.
        session.execute(
            "UPDATE campagne SET date_crhh = :crhh WHERE campagne = :year",
            {"crhh": crhh.isoformat(), "year": year},
        )
        known = _read(base, session, year)
        _require_same(known, kept)
        scenario = next(one.scenario for one in known if one.fid == kept.fid)
        now = programme_in(base, session, year)
        amounts = now.amounts(scenario.biosource)
        session.modify(
            base.tables["programmation"],
            [
                Modification(row.pop("fid"), row)
                for row in decision(now.lines, amounts, scenario, crhh)
            ],
        )
        session.execute(
            "UPDATE scenario SET decide_le = NULL WHERE campagne = :year AND fid <> :fid",
            {"year": year, "fid": kept.fid},
        )
        session.execute(
            "UPDATE scenario SET decide_le = :now WHERE fid = :fid",
            {"now": datetime.now(timezone.utc).isoformat(timespec="seconds"), "fid": kept.fid},
        )


def _read(base: Base, session: Session, year: int) -> list[KeptScenario]:
    """With every line that the campaign has now, whoever added it."""
    only = {"year": year}
    rows = read_table(base, session, SCENARIOS, "campagne = :year", only)
    made = read_table(
        base,
        session,
        "scenario_ligne",
        "scenario IN (SELECT fid FROM scenario WHERE campagne = :year)",
        only,
    )
    found = session.rows("SELECT fid FROM programmation WHERE campagne = :year ORDER BY fid", only)
    lines = tuple(int(row["fid"]) for row in found)
    choices: dict[int, dict[int, Choice]] = {}
    for row in records(made):
        if row["programmation"] in lines:
            of_scenario = choices.setdefault(row["scenario"], {})
            of_scenario[row["programmation"]] = Choice(row["choix"], row["remplace"])
    return [
        KeptScenario(
            fid=row["fid"],
            name=row["nom"],
            scenario=Scenario(lines, choices.get(row["fid"], {}), row["biosource"]),
            notes=row["observations"],
            decided=row["decide_le"],
        )
        for row in records(rows)
    ]


def _require_same(known: list[KeptScenario], before: KeptScenario) -> None:
    """Raise unless the base holds ``before`` as it was read.

    A line added since waits in both: the scenario is the same.
    """
    for kept in known:
        if kept.fid == before.fid:
            if _said(kept) != _said(before):
                raise ScenarioChanged(nom=before.name)
            return
    raise ScenarioUnknown(nom=before.name)


def _said(kept: KeptScenario) -> tuple[object, ...]:
    return (kept.name, kept.scenario.biosource, dict(kept.scenario.choices))

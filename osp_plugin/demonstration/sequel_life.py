"""What happens to the operations of the continuation: events, shares, payments, diagnoses.

All of it is drawn, and says so: no amount after 2021 is a public one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from ..domain.programming.payments import FIRST_RULES, months_after
from .facts import stream
from .operations import Operation
from .sequel_campaigns import session
from .works import FUNDERS

FICTITIOUS = "Suite fictive de la démonstration."
CANCELLED_OF, LATE_OF = 2024, 2023
"""Years of which an operation is cancelled, and of which two are not done in time."""
LATE_SHARE = 0.4
"""Part of the dwellings of these two whose works do not begin."""
DIAGNOSED_BEFORE, DIAGNOSED_AFTER, MISSED = 0.45, 0.5, 0.08
"""Parts of the dwellings that have a diagnosis, and of those that do not reach what was aimed."""
METHOD_2021 = dt.date(2021, 7, 15)
REFORM, MOVED = dt.date(2026, 2, 10), 40
"""Day on which diagnoses of the old method get the label of the new one, and how many do."""
CONSUMED = {"A": 55.0, "B": 95.0, "C": 150.0, "D": 215.0, "E": 290.0, "F": 380.0, "G": 480.0}
"""kWh/m² of primary energy of a dwelling in the middle of its class."""
LABELS = tuple(CONSUMED)
MOVES = (
    (2022, dt.date(2022, 11, 15), "État 62", "CAPH", 270_000.0),
    (2024, dt.date(2024, 10, 8), "CALL", "CABBALR", 180_000.0),
    (2025, dt.date(2025, 6, 17), "CAPH", "État 59", 95_000.0),
)
"""Acts between délégataires: campaign, day, from, to, €."""


class Step(Protocol):
    """A day of the continuation (:class:`.sequel.Step`)."""

    day: dt.date
    added: dict[str, pd.DataFrame]

    def change(self, table: str, fid: int, **values: object) -> None: ...


@dataclass
class Case:
    """An operation, the rows of its dwellings, and the days of its works (None while unknown)."""

    operation: Operation
    dwellings: pd.DataFrame
    notified: dt.date
    started: dt.date | None
    ended: dt.date | None
    cancelled: dt.date | None = None


class Diary:
    """Rows and changes to come, by day; rows get the next ``fid`` of their table in that order."""

    def __init__(self, known: Mapping[str, int]) -> None:
        self._known = defaultdict(int, known)
        self._rows: list[tuple[dt.date, int, str, str, dict[str, Any]]] = []
        self._fids: dict[tuple[str, str], int] = {}

    def add(self, day: dt.date, table: str, key: str, **values: object) -> None:
        """A row of ``table``, which ``key`` calls."""
        self._rows.append((day, len(self._rows), table, key, values))

    def change(self, day: dt.date, table: str, key: str, **values: object) -> None:
        """New values of the row that ``key`` calls."""
        self._rows.append((day, len(self._rows), f"~{table}", key, values))

    def write(self, steps: Sequence[Step]) -> None:
        """Put all that has its day in the steps; what comes after the last one is left out."""
        waiting = sorted(self._rows, key=lambda row: row[:2])
        for step in steps:
            due = [row for row in waiting if row[0] <= step.day]
            waiting = [row for row in waiting if row[0] > step.day]
            new: dict[str, list[dict[str, Any]]] = defaultdict(list)
            for _day, _rank, table, key, values in due:
                if table.startswith("~"):
                    step.change(table[1:], self._fids[table[1:], key], **values)
                    continue
                self._known[table] += 1
                self._fids[table, key] = self._known[table]
                new[table].append({"fid": self._known[table], **values})
            for table, rows in new.items():
                step.added[table] = pd.DataFrame(rows)


def held_back(ops: Sequence[Operation], operation: np.ndarray) -> tuple[int | None, np.ndarray]:
    """The operation that is cancelled, and a mask of the dwellings whose works never begin.

    ``operation`` is that of each dwelling.
    """
    cancelled = next((i for i, o in enumerate(ops) if o.annee == CANCELLED_OF), None)
    late = [i for i, o in enumerate(ops) if o.annee == LATE_OF][:2]
    rng = stream("chantiers arretes")
    stopped = np.isin(operation, late) & (rng.uniform(size=len(operation)) < LATE_SHARE)
    return cancelled, stopped | (operation == (-1 if cancelled is None else cancelled))


def tell(
    steps: Sequence[Step],
    ops: Sequence[Operation],
    dwellings: pd.DataFrame,
    operation: np.ndarray,
    life: pd.DataFrame,
    frames: Mapping[str, pd.DataFrame],
) -> None:
    """Write in ``steps`` the events, shares, payments, movements and diagnoses of ``ops``.

    ``dwellings`` are the rows to come, ``operation`` the place of that of each; ``life`` has their
    days (``fid, os, end``), without those whose works never begin.
    """
    diary = Diary({name: len(frames.get(name, ())) for name in ("financement", "acompte")})
    cancelled, _stopped = held_back(ops, operation)
    cases = [
        _case(place, item, dwellings[operation == place], life, cancelled == place)
        for place, item in enumerate(ops)
    ]
    for place, case in enumerate(cases):
        _events(diary, place, case)
        _shares(diary, case)
    _moves(diary, cases, frames["epci"])
    _diagnoses(diary, dwellings, life)
    diary.write(steps)


def _case(
    place: int, operation: Operation, dwellings: pd.DataFrame, life: pd.DataFrame, cancelled: bool
) -> Case:
    decided = _day(operation)
    days = life[life["fid"].isin(dwellings["fid"])]
    whole = len(days) == len(dwellings)
    notified = decided + dt.timedelta(days=12 + place % 30)
    stopped = notified + dt.timedelta(days=210) if cancelled else None
    started = None if days.empty else min(days["os"])
    return Case(
        operation, dwellings, notified, started, max(days["end"]) if whole else None, stopped
    )


def _day(operation: Operation) -> dt.date:
    assert operation.date_decision is not None  # nosec B101 # each operation of the continuation is dated
    return operation.date_decision


def _events(diary: Diary, place: int, case: Case) -> None:
    name, decided = case.operation.intitule, _day(case.operation)
    told: list[tuple[str, dt.date, dict[str, object]]] = [
        ("Programmée", session(case.operation.annee), {}),
        ("Décision", decided, {"reference": case.operation.num_decision}),
        ("Notification", case.notified, {}),
    ]
    if case.started is not None:
        told.append(("Ordre de service", max(case.started, case.notified), {}))
    if place % 9 == 0 and case.operation.annee <= LATE_OF and case.cancelled is None:
        until = months_after(case.notified, 36)
        told.append(("Prorogation", months_after(case.notified, 20), {"echeance": until}))
    if case.cancelled is not None:
        told.append(("Annulation", case.cancelled, {}))
    if case.ended is not None:
        told.append(("Réception", case.ended, {}))
    for nature, day, values in told:
        # An event is of an operation that the base has: that of its programme comes with it.
        diary.add(
            max(day, decided),
            "evenement",
            f"{name} {nature}",
            operation=name,
            nature=nature,
            date_evenement=day,
            observations=FICTITIOUS,
            **values,
        )


def _shares(diary: Diary, case: Case) -> None:
    """What each funder plans and engages at the decision, and what the State then pays."""
    name, decided = case.operation.intitule, _day(case.operation)
    for funder, column in FUNDERS.items():
        planned = float(case.dwellings[column].sum())
        diary.add(
            decided,
            "financement",
            f"{name} {funder}",
            operation=name,
            financeur=funder,
            montant_prevu=planned,
            montant_engage=planned,
            montant_paye=0.0,
            date_engagement=decided,
        )
        if funder == "État":
            _payments(diary, case, planned)
        elif case.ended is not None and planned:
            paid = {"montant_paye": planned, "date_paiement": months_after(case.ended, 4)}
            diary.change(paid["date_paiement"], "financement", f"{name} {funder}", **paid)  # type: ignore[arg-type]


def _payments(diary: Diary, case: Case, grant: float) -> None:
    name, total = case.operation.intitule, 0.0
    for rank, (day, part) in enumerate(_due(case)):
        last = rank == 2
        amount = round(grant - total if last else grant * part, 2)
        total = round(total + amount, 2)
        if amount <= 0:
            continue
        diary.add(
            day,
            "acompte",
            f"{name} {rank}",
            operation=name,
            programme="135",
            nature="Solde" if last else "Acompte",
            date_paiement=day,
            montant=amount,
            observations=FICTITIOUS,
        )
        diary.change(day, "financement", f"{name} État", montant_paye=total, date_paiement=day)


def _due(case: Case) -> Iterator[tuple[dt.date, float]]:
    """Days and parts of the payments, by the rules that the base begins with."""
    rules = [rule for rule in FIRST_RULES if rule.programme == "135"]
    if case.started is None or case.cancelled is not None:
        return
    first, second, last = rules
    for rule in (first, second):
        yield months_after(case.started, rule.delay), rule.share / 10_000
    if case.ended is not None:
        yield max(months_after(case.ended, last.delay), months_after(case.started, 13)), 0.0


def _moves(diary: Diary, cases: Sequence[Case], epci: pd.DataFrame) -> None:
    managers = dict(zip(epci["epci"], epci["delegataire"]))

    def one_of(manager: str, year: int) -> Case | None:
        found = (c for c in cases if managers.get(c.operation.epci) == manager)
        return next((c for c in found if c.operation.annee == year), None)

    for number, (year, day, origin, target, amount) in enumerate(MOVES, start=1):
        diary.add(
            day,
            "mouvement_enveloppe",
            str(number),
            campagne=year,
            programme="135",
            date_mouvement=day,
            origine=origin,
            destination=target,
            montant=amount,
            motif="Opération reportée ici, opération prête là (suite fictive).",
            observations=FICTITIOUS,
        )
        for way, manager in (("Cède", origin), ("Reçoit", target)):
            case = one_of(manager, year)
            if case is not None:
                diary.add(
                    max(day, _day(case.operation)),
                    "mouvement_operation",
                    f"{number} {way}",
                    mouvement=number,
                    sens=way,
                    operation=case.operation.intitule,
                    nb_logements=case.operation.size,
                    montant=amount,
                )


def _diagnoses(diary: Diary, dwellings: pd.DataFrame, life: pd.DataFrame) -> None:
    """Before the works and after them, of some dwellings; some moved by the reform alone."""
    rng = stream("diagnostics")
    days = life.set_index("fid")
    reported = {row.fid: row for row in dwellings.itertuples(index=False)}
    moved = 0
    for number, (fid, row) in enumerate(reported.items()):
        draws = rng.uniform(size=4)
        if fid not in days.index or row.ident_rep is None:
            continue
        begins, ends = days.at[fid, "os"], days.at[fid, "end"]
        before = max(begins - dt.timedelta(days=30 + int(270 * draws[2])), METHOD_2021)
        if draws[0] < DIAGNOSED_BEFORE and before < begins:
            key = f"FICTIF{2 * number:07d}"
            # A base has the diagnosis once it has the dwelling, reported with its decision.
            known = max(before, begins - dt.timedelta(days=50))
            _diagnosis(diary, known, key, row, before, row.etiquette_avant)
            stays = begins > REFORM and known < dt.date(2026, 1, 1) and row.etiquette_avant in "EFG"
            if stays and moved < MOVED:
                moved += 1
                better = LABELS[LABELS.index(row.etiquette_avant) - 1]
                values = {"etiquette_dpe": better, "etiquette_lue": row.etiquette_avant}
                diary.change(REFORM, "dpe", key, date_modification=REFORM, **values)
        if draws[1] < DIAGNOSED_AFTER:
            label = days.at[fid, "after"]
            if draws[3] < MISSED:
                label = LABELS[LABELS.index(label) + 1]
            day = ends + dt.timedelta(days=15 + int(60 * draws[2]))
            _diagnosis(diary, day, f"FICTIF{2 * number + 1:07d}", row, day, label)


def _diagnosis(diary: Diary, known: dt.date, key: str, row: Any, day: dt.date, label: str) -> None:
    electric = 1.9 if day >= dt.date(2026, 1, 1) else 2.3
    diary.add(
        known,
        "dpe",
        key,
        logement=int(row.id_ddtm62),
        numero_dpe=key,
        date_dpe=day,
        date_modification=day,
        etiquette_dpe=label,
        etiquette_ges=label,
        conso_ep=CONSUMED[label],
        conso_ef=round(CONSUMED[label] / electric, 1),
        emission_ges=round(CONSUMED[label] * 0.12, 1),
        cout_energie=round(CONSUMED[label] * float(row.surf_hab) * 0.09, 0),
        surf_hab=float(row.surf_hab),
        type_batiment="maison",
        methode_dpe="Diagnostic fictif de la démonstration",
        appariement="n° RPLS",
        score=1.0,
    )

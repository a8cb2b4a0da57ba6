"""By when the works of an operation must be done, and what is at stake.

The code of construction (D.323-8) counts from the notification of the decision; how long is not
written here: the table ``regle_delai`` has each rule with the days between which it holds (2 years
and 1 more at most, then since 15/07/2024, decree 2024-805, 5 years and 1 more at most). An
extension that was granted says itself until when.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ..common.palulos import is_palulos
from ..common.tables import records
from .life import CANCELLED, DECIDED, NOTIFIED, cancelled_on

if TYPE_CHECKING:
    import pandas as pd

EXTENDED, LAST_PAYMENT = "Prorogation", "Solde"
ENDS = ("Réception", LAST_PAYMENT, "Clôture")
DELIVERED = "Livré"

DONE, LATE, LATER, UNDATED = "Terminée", "Dépassée", "Plus tard", "Sans date"
STOPPED = "Annulée"
ALERTS = {3: "Sous 3 mois", 6: "Sous 6 mois", 12: "Sous 12 mois"}
"""Situations by the months that are left, the nearest first."""
SITUATIONS = (LATE, *ALERTS.values(), LATER, UNDATED, DONE, STOPPED)
"""All of them, the worst first."""
SUMMED = ("nb_operations", "nb_logements", "montant_palulos", "en_jeu")
URGENT = (LATE, *ALERTS.values())
"""Situations that ask for something, the worst first."""

DEADLINES = (
    *("fid", "num_osp", "intitule", "bailleur", "epci", "dep", "num_decision", "annee_financ"),
    *("depart", "date_depart", "echeance", "prorogee", "situation", "jours"),
    *("nb_logements", "nb_livres", "montant_palulos", "paye", "en_jeu", "remarque"),
)


@dataclass(frozen=True)
class DelayRule:
    """Decisions notified from ``first`` to ``last`` (no bound: None) have ``years`` for their
    works, and ``extension`` years more at most."""

    first: date | None
    last: date | None
    years: int
    extension: int

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> DelayRule:
        """From a row of the table ``regle_delai``."""
        return cls(
            row["date_debut"], row["date_fin"], int(row["delai_ans"]), int(row["prorogation_ans"])
        )

    def holds(self, day: date) -> bool:
        """Whether it is the rule of a decision notified on this day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def rule_of(rules: Iterable[DelayRule], day: date) -> DelayRule | None:
    """The rule of a decision notified on this day; the one that began last, if several hold."""
    held = [rule for rule in rules if rule.holds(day)]
    return max(held, key=lambda rule: rule.first or date.min, default=None)


def months_later(day: date, months: int) -> date:
    """The same day some months later (before: a negative number), or the last of that month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def situation(deadline: date | None, today: date) -> str:
    """What a deadline asks for today: :data:`LATE`, one of :data:`ALERTS`, or later."""
    if deadline is None:
        return UNDATED
    if deadline < today:
        return LATE
    for months, told in ALERTS.items():
        if deadline <= months_later(today, months):
            return told
    return LATER


def deadlines(
    operations: pd.DataFrame,
    events: pd.DataFrame,
    rules: Sequence[DelayRule],
    today: date,
) -> pd.DataFrame:
    """:data:`DEADLINES` of the operations that draw on the PALULOS, the nearest deadline first.

    ``operations`` has the fields of ``operation`` with ``nb_logements``, ``nb_livres`` (dwellings
    reported, delivered), ``paye`` (€ that the State paid, None where nobody said) and ``solde_le``
    (the day of its last payment, if it was that); ``events`` those of ``evenement``, which tell of
    no amount paid. ``depart`` is the event that the delay is counted from: the
    last notification, else the decision, since the notification comes at its date or later.
    ``jours`` are those left, negative once it is past; ``en_jeu`` is the grant less what was paid,
    None of an operation that is over or cancelled.
    """
    import pandas as pd

    of_operation: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for event in records(events):
        of_operation[str(event["operation"])].append(event)
    drawing = operations[is_palulos(operations["type_palu"])]
    rows = [
        _deadline(row, of_operation[str(row["intitule"])], rules, today) for row in records(drawing)
    ]
    table = pd.DataFrame(rows, columns=list(DEADLINES), dtype=object)
    order = [row["echeance"] or date.max for row in rows]
    return table.iloc[sorted(range(len(rows)), key=order.__getitem__)].reset_index(drop=True)


def by_situation(table: pd.DataFrame) -> pd.DataFrame:
    """``situation`` and :data:`SUMMED` (numbers, €) of those that some operation is in, the worst
    first. ``table``: see :func:`deadlines`."""
    numbers = table.assign(nb_operations=1)
    numbers = numbers.assign(
        **{name: numbers[name].astype("float64").fillna(0.0) for name in SUMMED}
    )
    summed = numbers.groupby("situation")[list(SUMMED)].sum()
    return summed.reindex(SITUATIONS).dropna().rename_axis("situation").reset_index()


def urgent(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of :func:`deadlines` that ask for something."""
    return table[table["situation"].isin(URGENT)]


def _deadline(
    row: dict[str, Any], events: list[dict[str, Any]], rules: Sequence[DelayRule], today: date
) -> dict[str, Any]:
    origin, start = _start(row, events)
    rule = None if start is None else rule_of(rules, start)
    first = None if start is None or rule is None else months_later(start, 12 * rule.years)
    granted = [
        event
        for event in events
        if event["nature"] == EXTENDED and (start is None or event["date_evenement"] >= start)
    ]
    days = [event["echeance"] for event in granted if event["echeance"]]
    deadline = max([day for day in (first, *days) if day], default=None)
    cancelled = _cancelled(events)
    over = cancelled is None and _is_over(row, events, start)
    ended = over or cancelled is not None
    paid = None if row["paye"] is None else float(row["paye"])
    grant = row["montant_palulos"]
    held = situation(deadline, today) if not over else DONE
    return {
        **{name: row.get(name) for name in DEADLINES},
        "depart": origin,
        "date_depart": start,
        "echeance": deadline,
        "prorogee": bool(granted),
        "situation": held if cancelled is None else STOPPED,
        "jours": None if deadline is None or ended else (deadline - today).days,
        "paye": paid,
        "en_jeu": None if ended or grant is None else max(float(grant) - (paid or 0.0), 0.0),
        "remarque": _remark(origin, rule, start, granted, deadline)
        if cancelled is None
        else f"Annulée le {cancelled:%d/%m/%Y} : plus d’échéance ni d’acompte attendu.",
    }


def _start(row: dict[str, Any], events: list[dict[str, Any]]) -> tuple[str, date | None]:
    for nature in (NOTIFIED, DECIDED):
        days = [event["date_evenement"] for event in events if event["nature"] == nature]
        if days:
            return nature, max(days)
    return (DECIDED, row["date_decision"]) if row["date_decision"] else ("", None)


def _is_over(row: dict[str, Any], events: list[dict[str, Any]], start: date | None) -> bool:
    """Whether its works are done: all its dwellings are delivered, or an event or its last payment
    says so after the decision that holds."""
    reported, delivered = int(row["nb_logements"] or 0), int(row["nb_livres"] or 0)
    wanted = max(reported, int(row["nb_logements_decision"] or 0))
    if delivered and delivered >= wanted:
        return True
    days = [event["date_evenement"] for event in events if event["nature"] in ENDS]
    days += [row["solde_le"]] if row.get("solde_le") else []
    return any(start is None or day >= start for day in days)


def _cancelled(events: list[dict[str, Any]]) -> date | None:
    last: dict[str, date | None] = {}
    for event in sorted(events, key=lambda event: event["date_evenement"]):
        if event["nature"] in (CANCELLED, DECIDED, NOTIFIED):
            last[event["nature"]] = event["date_evenement"]
    return cancelled_on(last)


def _remark(
    origin: str,
    rule: DelayRule | None,
    start: date | None,
    granted: list[dict[str, Any]],
    deadline: date | None,
) -> str:
    """What is to be looked at before the deadline is relied on, « » when nothing."""
    if start is None:
        return "Ni notification ni décision datée."
    if rule is None:
        return "Aucune règle de délai ne vaut à cette date : complétez la table des délais."
    told = []
    if origin != NOTIFIED:
        told.append("Notification inconnue : compté de la décision.")
    if any(not event["echeance"] for event in granted):
        told.append("Une prorogation ne dit pas sa nouvelle échéance.")
    most = months_later(start, 12 * (rule.years + rule.extension))
    if deadline is not None and deadline > most:
        told.append(f"Au-delà de ce que permet la règle ({most:%d/%m/%Y}).")
    return " ".join(told)

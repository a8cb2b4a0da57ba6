"""When the State's aid of an operation is paid: what was, and what rules lead to expect.

The rules are data (table ``regle_acompte``), and assumptions: no text was found that says when an
aid is paid in fact. Amounts are whole cents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..errors import QT_TRANSLATE_NOOP, OspError
from .envelopes import DWELLINGS, PUBLIC_SPACES

DECIDED, STARTED, ENDED = "Décision", "Ordre de service", "Fin des travaux"
"""Values of ``evenement``."""
PAID, EXPECTED, LATE = "constaté", "prévu", "en retard"
"""What a payment is; LATE is expected of a day that has passed."""
_WHOLE = 10_000
"""The shares of the rules in hundredths of a per cent."""


class RulesIncomplete(OspError):
    """The rules do not pay the whole aid. Values: ``programme``, ``annee``, ``part``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Les règles d’acomptes du programme {programme} pour {annee} paient {part} % de l’aide, et "
        "non 100 %. Corrigez la table « Règles d’acomptes ».",
    )


@dataclass(frozen=True)
class Rule:
    """A payment: ``share`` (hundredths of a per cent) ``delay`` months after ``event``, which comes
    ``without_date`` months after the decision when its date is not known."""

    rank: int
    title: str
    event: str
    delay: int
    without_date: int
    share: int
    first: int | None = None
    last: int | None = None
    programme: str = DWELLINGS
    origin: str = ""


ASSUMED = "Hypothèse de l’outil, à confirmer par le service."
FIRST_RULES = tuple(
    Rule(rank, title, event, delay, without, share, programme=programme, origin=ASSUMED)
    for programme in (DWELLINGS, PUBLIC_SPACES)
    for rank, title, event, delay, without, share in (
        (1, "Premier acompte", STARTED, 3, 9, 3000),
        (2, "Deuxième acompte", STARTED, 12, 9, 4000),
        (3, "Solde", ENDED, 6, 33, 3000),
    )
)
"""What a base without rules goes by: prudent, since nothing is expected before works start."""


@dataclass(frozen=True)
class Dates:
    """What is known of the days of an operation; ``cancelled``, nothing more is to be paid."""

    decision: date | None = None
    start: date | None = None
    end: date | None = None
    cancelled: date | None = None


@dataclass(frozen=True)
class Payment:
    """An amount (cents) paid or to be, on a day; ``kind``: PAID, EXPECTED or LATE."""

    day: date
    cents: int
    title: str
    kind: str


def read_rules(rows: Iterable[Mapping[str, Any]]) -> tuple[Rule, ...]:
    """The rules of the table ``regle_acompte``, else :data:`FIRST_RULES`."""
    found = tuple(
        Rule(
            rank=int(row["rang"]),
            title=str(row["libelle"]),
            event=str(row["evenement"]),
            delay=int(row["delai_mois"]),
            without_date=int(row["delai_sans_date"]),
            share=round(float(row["part"]) * 100),
            first=row["annee_debut"],
            last=row["annee_fin"],
            programme=str(row["programme"]),
            origin=str(row["hypothese"] or ""),
        )
        for row in rows
    )
    return found or FIRST_RULES


def rule_rows(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """The same as rows of the table ``regle_acompte``."""
    return [
        {
            "programme": rule.programme,
            "annee_debut": rule.first,
            "annee_fin": rule.last,
            "rang": rule.rank,
            "libelle": rule.title,
            "evenement": rule.event,
            "delai_mois": rule.delay,
            "delai_sans_date": rule.without_date,
            "part": rule.share / 100,
            "hypothese": rule.origin,
        }
        for rule in rules
    ]


def rules_of(rules: Iterable[Rule], programme: str, year: int) -> tuple[Rule, ...]:
    """Those of a programme for a year of financing, in order. Raises RulesIncomplete."""
    found = sorted(
        (
            rule
            for rule in rules
            if rule.programme == programme
            and (rule.first is None or rule.first <= year)
            and (rule.last is None or rule.last >= year)
        ),
        key=lambda rule: rule.rank,
    )
    whole = sum(rule.share for rule in found)
    if whole != _WHOLE:
        raise RulesIncomplete(programme=programme, annee=year, part=f"{whole / 100:g}")
    return tuple(found)


def calendar(
    amount: int,
    dates: Dates,
    year: int,
    rules: Sequence[Rule],
    paid: Iterable[tuple[date, int]],
    today: date,
) -> list[Payment]:
    """The payments of an aid of ``amount`` cents: those made, then those expected, by day.

    What was paid stands for the first that were to be; what should have been paid already is
    expected today, and LATE. They add up to the amount, or to what was paid if it is more. Of an
    operation that is cancelled, nothing is expected: there is what was paid.
    """
    made = [Payment(day, cents, "", PAID) for day, cents in paid]
    if dates.cancelled is not None:
        return sorted(made, key=lambda payment: payment.day)
    left_over = sum(payment.cents for payment in made)
    planned = []
    due = sorted(_due(amount, dates, year, rules), key=lambda item: item[0])
    for day, cents, title in due:
        covered = min(cents, left_over)
        left_over -= covered
        if cents > covered:
            late = day < today
            kind = LATE if late else EXPECTED
            planned.append(Payment(max(day, today), cents - covered, title, kind))
    return sorted(made, key=lambda payment: payment.day) + planned


def _due(
    amount: int, dates: Dates, year: int, rules: Sequence[Rule]
) -> list[tuple[date, int, str]]:
    """Day, cents and title of each payment, as if none was made; their sum is the amount."""
    decision = dates.decision or date(year, 12, 31)
    known = {DECIDED: decision, STARTED: dates.start, ENDED: dates.end}
    found, told, share = [], 0, 0
    for rule in rules:
        share += rule.share
        upto = amount * share // _WHOLE
        event = known[rule.event] or months_after(decision, rule.without_date)
        found.append((months_after(event, rule.delay), upto - told, rule.title))
        told = upto
    return found


def months_after(day: date, months: int) -> date:
    """The same day some months later, the last of the month when there is none."""
    from calendar import monthrange

    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

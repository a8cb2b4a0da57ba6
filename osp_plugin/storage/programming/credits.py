"""What the base holds of AE and CP: envelopes, movements between délégataires, payments, rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ...domain.common.tables import records
from ...domain.programming.deadlines import LAST_PAYMENT
from ...domain.programming.envelopes import DWELLINGS, balance_at, cents
from ...domain.programming.payments import (
    Dates,
    Payment,
    Rule,
    calendar,
    read_rules,
    rules_of,
)
from ..base import Base
from ..session import Session
from .dates import operation_dates
from .reading import read_table

if TYPE_CHECKING:
    import pandas as pd


STATE_SHARES = "financeur = 'État'"
"""The rows of ``financement`` that are the State's."""


@dataclass(frozen=True)
class Aid:
    """The State's aid of an operation (€), and when it is paid."""

    operation: str
    bailleur: str
    manager: str
    year: int
    amount: float
    payments: tuple[Payment, ...]
    cancelled: date | None = None


@dataclass(frozen=True)
class Made:
    """A payment of the State to an operation: its day (None when nobody said), cents, and whether
    it was the last."""

    day: date | None
    cents: int
    last: bool = False


def payments_made(paid: pd.DataFrame, shares: pd.DataFrame) -> dict[str, list[Made]]:
    """What the State paid of its aid, by operation: the one place that says so.

    The payments are the rows of ``acompte`` (``paid``), for housing. Of an operation that has none,
    it is what the State's ``financement`` (``shares``) says was paid.
    """
    found: dict[str, list[Made]] = {}
    for row in records(paid):
        if row["programme"] == DWELLINGS:
            told = found.setdefault(row["operation"], [])
            last = row["nature"] == LAST_PAYMENT
            told.append(Made(row["date_paiement"], cents(row["montant"]), last))
    for row in records(shares):
        if row["operation"] not in found and row["montant_paye"]:
            found[row["operation"]] = [Made(row["date_paiement"], cents(row["montant_paye"]))]
    return found


@dataclass(frozen=True)
class Credits:
    """The money of the State at one moment. ``stated`` is true when the base has its own rules,
    else they are those of the tool."""

    envelopes: pd.DataFrame
    movements: pd.DataFrame
    operations: pd.DataFrame
    paid: pd.DataFrame
    shares: pd.DataFrame
    of_epci: Mapping[str, str]
    dates: Mapping[str, Dates]
    rules: tuple[Rule, ...]
    stated: bool

    def balance(self, at: date) -> pd.DataFrame:
        """See :func:`~osp_plugin.domain.programming.envelopes.balance_at`."""
        return balance_at(self.envelopes, self.movements, self.operations, self.of_epci, at)

    def aids(self, today: date) -> list[Aid]:
        """The calendar of each operation that has a grant, by year then name.

        Payments are those of ``acompte``; of an operation that has none, what the State's
        financing says was paid. Raises RulesIncomplete.
        """
        from ...domain.programming.figures import delegataires

        known = self.operations[
            (self.operations["montant_palulos"].fillna(0) > 0)
            & self.operations["annee_financ"].notna()
        ]
        paid = self._paid()
        managers = delegataires(known, self.of_epci).tolist()
        found = [
            self._aid(row, str(manager), paid.get(str(row["intitule"]), []), today)
            for manager, row in zip(managers, records(known))
        ]
        return sorted(found, key=lambda aid: (aid.year, aid.operation))

    def _aid(
        self, row: Mapping[str, Any], manager: str, paid: list[tuple[date, int]], today: date
    ) -> Aid:
        name, year = str(row["intitule"]), int(row["annee_financ"])
        dates = self.dates.get(name, Dates())
        payments = calendar(
            cents(row["montant_palulos"]),
            dates,
            year,
            rules_of(self.rules, DWELLINGS, year),
            paid,
            today,
        )
        amount = float(row["montant_palulos"])
        told = (name, str(row["bailleur"]), manager, year, amount, tuple(payments))
        return Aid(*told, dates.cancelled)

    def _paid(self) -> dict[str, list[tuple[date, int]]]:
        """Days and cents by operation, of the programme of housing."""
        return {
            operation: [(payment.day, payment.cents) for payment in listed if payment.day]
            for operation, listed in payments_made(self.paid, self.shares).items()
        }


def read_credits(base: Base) -> Credits:
    """All that the follow-up of AE and CP needs."""
    with base.reading() as session:
        return credits_in(base, session)


def credits_in(base: Base, session: Session) -> Credits:
    """The same, as a session sees it."""
    rules = records(read_table(base, session, "regle_acompte"))
    managers = session.rows("SELECT epci, delegataire FROM epci WHERE delegataire IS NOT NULL")
    return Credits(
        envelopes=read_table(base, session, "enveloppe"),
        movements=read_table(base, session, "mouvement_enveloppe"),
        operations=read_table(base, session, "operation"),
        paid=read_table(base, session, "acompte"),
        shares=read_table(base, session, "financement", STATE_SHARES),
        of_epci={row["epci"]: row["delegataire"] for row in managers},
        dates=operation_dates(session),
        rules=read_rules(rules),
        stated=bool(rules),
    )


@dataclass(frozen=True)
class Movement:
    """A movement (row of ``mouvement_enveloppe``), what explains it, and what comes next.

    ``explained`` are dicts ``sens, nom, nb_logements, montant``; ``following`` those of the next
    year: ``nom, epci, bailleur, nb_logements, certitude``. ``before`` and ``after`` are balances of
    the day (:meth:`Credits.balance`), without and with it.
    """

    row: Mapping[str, Any]
    names: Mapping[str, str]
    explained: list[dict[str, Any]]
    following: list[dict[str, Any]]
    before: pd.DataFrame
    after: pd.DataFrame


def read_movements(base: Base, fid: int | None = None) -> list[Movement]:
    """The movement of this key, or all, in order of day."""
    with base.reading() as session:
        money = credits_in(base, session)
        names = {
            str(row["delegataire"]): str(row["nom_delegataire"])
            for row in session.rows("SELECT delegataire, nom_delegataire FROM delegataire")
        }
        found = []
        ordered = money.movements.sort_values(["date_mouvement", "fid"])
        for row in records(ordered):
            if fid is None or row["fid"] == fid:
                found.append(_movement(session, money, names, row))
        return found


def _movement(
    session: Session, money: Credits, names: Mapping[str, str], row: dict[str, Any]
) -> Movement:
    explained = session.rows(
        "SELECT m.sens, coalesce(m.operation, p.nom) AS nom, m.nb_logements, m.montant "
        "FROM mouvement_operation AS m LEFT JOIN programmation AS p ON p.fid = m.programmation "
        "WHERE m.mouvement = :fid ORDER BY m.sens, m.fid",
        {"fid": row["fid"]},
    )
    following = session.rows(
        "SELECT nom, epci, bailleur, etat_nb_total AS nb_logements, 'Programmation' AS certitude "
        "FROM programmation WHERE campagne = :next "
        "UNION ALL SELECT nom, epci, bailleur, "
        "coalesce(nb_g, 0) + coalesce(nb_f, 0) + coalesce(nb_e, 0), certitude "
        "FROM trajectoire WHERE annee = :next ORDER BY 2, 1",
        {"next": row["campagne"] + 1},
    )
    day = row["date_mouvement"]
    of_epci, moved = money.of_epci, money.movements
    # Acts of the same day that come after this one are not in what it leaves.
    later = (moved["date_mouvement"] == day) & (moved["fid"] > row["fid"])
    until = moved[~later]
    before = until[until["fid"] != row["fid"]]
    return Movement(
        row=row,
        names=names,
        explained=[dict(found) for found in explained],
        following=[dict(found) for found in following],
        before=balance_at(money.envelopes, before, money.operations, of_epci, day),
        after=balance_at(money.envelopes, until, money.operations, of_epci, day),
    )

"""AE and CP in the financial follow-up: by year, by délégataire, by operation, with their rules."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ...domain.programming.envelopes import DWELLINGS, GIVEN
from ...domain.programming.payments import LATE, PAID, Payment
from ...domain.programming.yearly import by_year
from ...i18n import translate
from ...storage.programming.credits import Aid, Credits
from ..statement.content import Block, Column, Row, with_sums

if TYPE_CHECKING:
    import pandas as pd

YEARS_SHOWN = 4
"""Years of the calendar of an operation, from this one on; those after are added up."""


def credit_blocks(money: Credits, today: date) -> list[Block]:
    """The blocks of AE and CP, as of ``today``. Raises RulesIncomplete."""
    balance = money.balance(today)
    aids = money.aids(today)
    payments = [(DWELLINGS, payment) for aid in aids for payment in aid.payments]
    return [
        _yearly(by_year(balance, payments)),
        _balances(balance, today),
        _calendar(aids, today),
        _rules(money),
    ]


def _euros(name: str, title: str, formula: str = "", *, summed: bool = True) -> Column:
    return Column(name, title, "euro", 1.3, 15, summed=summed, formula=formula)


def _yearly(table: pd.DataFrame) -> Block:
    columns = (
        Column("programme", translate("etats", "Programme"), share=0.8, width=11),
        Column("annee", translate("etats", "Année"), "annee", 0.7, 8),
        _euros("ae", translate("etats", "AE de l’année"), summed=False),
        _euros("ae_engagees", translate("etats", "AE engagées"), summed=False),
        _euros("ae_reste", translate("etats", "AE restantes"), summed=False),
        _euros("cp", translate("etats", "CP ouverts"), summed=False),
        _euros("cp_payes", translate("etats", "CP payés"), summed=False),
        _euros("cp_prevus", translate("etats", "CP prévus"), summed=False),
        _euros("cp_reste", translate("etats", "CP restants"), summed=False),
    )
    title = translate("etats", "AE et CP par programme et année")
    sentence = translate(
        "etats",
        "Autorisations d’engagement et crédits de paiement ne s’additionnent pas. AE : dotation, "
        "reliquat et mouvements, engagées par les décisions. CP prévus : calendrier de paiement "
        "ci-dessous, une hypothèse. Programme 112 : la base ne garde pas ses engagements.",
    )
    return Block(title, columns, with_sums(table, columns, [], "programme"), sentence, tab=title)


def _balances(balance: pd.DataFrame, at: date) -> Block:
    given = balance[balance[list(GIVEN)].to_numpy().any(axis=1)]
    columns = (
        Column("campagne", translate("etats", "Année"), "annee", 0.7, 8),
        Column("programme", translate("etats", "Programme"), share=0.8, width=11),
        Column("delegataire", translate("etats", "Délégataire"), share=1, width=14),
        _euros("dotation", translate("etats", "Dotation")),
        _euros("reliquat", translate("etats", "Reliquat"), summed=False),
        _euros("entrees", translate("etats", "Reçu")),
        _euros("sorties", translate("etats", "Cédé")),
        _euros("disponible", translate("etats", "Disponible"),
               "{dotation}+{reliquat}+{entrees}-{sorties}", summed=False),
        _euros("engage", translate("etats", "Engagé")),
        _euros("solde", translate("etats", "Solde"), "{disponible}-{engage}", summed=False),
        _euros("credits_paiement", translate("etats", "CP"), summed=False),
    )  # fmt: skip
    title = translate("etats", "Solde des délégataires")
    sentence = translate(
        "etats", "Autorisations d’engagement au {jour}, mouvements compris."
    ).format(jour=f"{at:%d/%m/%Y}")
    rows = with_sums(given, columns, [], "delegataire", translate("etats", "TOTAL"))
    return Block(title, columns, rows, sentence, tab=title)


def _calendar(aids: list[Aid], today: date) -> Block:
    import pandas as pd

    years = range(today.year, today.year + YEARS_SHOWN)
    columns = (
        Column("operation", translate("etats", "Opération"), share=3.4, width=52),
        Column("delegataire", translate("etats", "Délégataire"), share=1, width=12),
        Column("annee", translate("etats", "Année"), "annee", 0.6, 8),
        _euros("aide", translate("etats", "Aide (AE)")),
        _euros("paye", translate("etats", "Payé")),
        _euros("retard", translate("etats", "En retard")),
        *(_euros(f"a{year}", str(year)) for year in years),
        _euros("apres", translate("etats", "Après")),
    )
    rows = [_of_aid(aid, today, years) for aid in aids]
    table = pd.DataFrame(rows, columns=[column.name for column in columns])
    title = translate("etats", "Calendrier de paiement")
    sentence = translate(
        "etats",
        "Paiements constatés, puis prévus d’après les règles d’acomptes et les dates de chaque "
        "opération ; « En retard » : ce que les règles attendaient avant le {jour}.",
    ).format(jour=f"{today:%d/%m/%Y}")
    cancelled = sum(aid.cancelled is not None for aid in aids)
    if cancelled:
        sentence += " " + translate(
            "etats", "Opérations annulées, dont rien n’est plus attendu : {nombre}."
        ).format(nombre=cancelled)
    told = with_sums(table, columns, [], "operation", translate("etats", "TOTAL"))
    return Block(title, columns, told, sentence, tab=title)


def _of_aid(aid: Aid, today: date, years: range) -> dict[str, Any]:
    def total(wanted: list[Payment]) -> float:
        return sum(payment.cents for payment in wanted) / 100

    to_come = [payment for payment in aid.payments if payment.kind not in (PAID, LATE)]
    return {
        "operation": aid.operation
        if aid.cancelled is None
        else translate("etats", "{operation} (annulée)").format(operation=aid.operation),
        "delegataire": aid.manager,
        "annee": aid.year,
        "aide": aid.amount,
        "paye": total([payment for payment in aid.payments if payment.kind == PAID]),
        "retard": total([payment for payment in aid.payments if payment.kind == LATE]),
        **{f"a{year}": total([one for one in to_come if one.day.year == year]) for year in years},
        "apres": total([one for one in to_come if one.day.year not in years]),
    }


def _rules(money: Credits) -> Block:
    columns = (
        Column("programme", translate("etats", "Programme"), share=0.8, width=11),
        Column("annees", translate("etats", "Années"), share=1, width=14),
        Column("titre", translate("etats", "Versement"), share=1.6, width=24),
        Column("part", translate("etats", "Part"), "part", 0.6, 8),
        Column("quand", translate("etats", "Quand"), share=4, width=70),
        Column("origine", translate("etats", "Origine"), share=3, width=50),
    )
    when = translate(
        "etats",
        "{delai} mois après l’événement « {evenement} » (sans date connue : {sans} mois après la "
        "décision)",
    )
    rows = tuple(
        Row(
            {
                "programme": rule.programme,
                "annees": f"{rule.first or '…'}–{rule.last or '…'}"
                if rule.first or rule.last
                else translate("etats", "toutes"),
                "titre": rule.title,
                "part": rule.share / 10_000,
                "quand": when.format(
                    delai=rule.delay, evenement=rule.event, sans=rule.without_date
                ),
                "origine": rule.origin,
            }
        )
        for rule in money.rules
    )
    title = translate("etats", "Règles d’acomptes")
    sentence = (
        translate("etats", "Hypothèses de calcul de la base : table « Règles d’acomptes ».")
        if money.stated
        else translate(
            "etats",
            "Hypothèses de l’outil, faute de règles dans la base : saisissez les vôtres dans la "
            "table « Règles d’acomptes ».",
        )
    )
    return Block(title, columns, rows, sentence, tab=title)

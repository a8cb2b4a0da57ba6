"""The states of money: programme complémentaire of the EPCI, financial follow-up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...domain.dictionary import dictionary
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.programming.money import consumption, financing, summed
from ...i18n import translate
from ...storage.programming.credits import Credits
from ...storage.programming.money import Money
from ...storage.programming.names import Names
from ..common import french
from ..statement.content import Block, Column, Statement, with_sums
from ..statement.files import Write
from ..statement.pdf import StatementPrinter
from ..statement.workbook import write_statement
from .credits import credit_blocks
from .recap import sources, version

if TYPE_CHECKING:
    import pandas as pd

Groups = Sequence[tuple[str, Callable[[Any], str]]]
FINISHED = "Terminée"
_ALL_YEARS = QT_TRANSLATE_NOOP("etats", "toutes les années")


class NoAction(OspError):
    """No action of the programme complémentaire to print. Value: ``annee``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le programme complémentaire n’a aucune action ({annee}) : il n’y a pas d’état à écrire. "
        "Saisissez des actions dans la table « Programme complémentaire ».",
    )


class NoFinancing(OspError):
    """No financing to print."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base n’a aucun financement : il n’y a pas de suivi financier à écrire. Saisissez les "
        "financements des opérations.",
    )


def both_files(name: str, statement: Statement, printer: StatementPrinter) -> dict[str, Write]:
    """What writes a statement as PDF and as a workbook."""
    return {
        f"{name}.pdf": partial(_print, printer, statement),
        f"{name}.xlsx": partial(write_statement, statement),
    }


def complementary_statement(
    actions: pd.DataFrame, names: Names, year: int | None, moment: datetime, label: str
) -> Statement:
    """The actions by EPCI, then by cité, theme and state. Raises NoAction.

    ``actions``: see :func:`~osp_plugin.storage.programming.money.read_actions`.
    """
    told = translate("etats", _ALL_YEARS) if year is None else str(year)
    if actions.empty:
        raise NoAction(annee=told)
    ordered = actions.sort_values(["epci", "nom_cite", "campagne", "theme"]).assign(
        nb_actions=1, terminees=(actions["etat"] == FINISHED).astype("int64")
    )
    total = translate("etats", "TOTAL")
    columns = _action_columns()
    by_epci = ("epci", lambda code: f"{total} {code}")
    blocks = (
        Block(
            translate("etats", "Actions par EPCI"),
            columns,
            with_sums(ordered, columns, [by_epci], "nom_cite", total),
            tab=translate("etats", "Actions"),
        ),
        _counted(
            ordered,
            ["epci", "nom_cite"],
            translate("etats", "Par cité"),
            translate("etats", "Cité"),
            [by_epci],
        ),
        _counted(ordered, ["theme"], translate("etats", "Par thème"), translate("etats", "Thème")),
        _counted(
            ordered,
            ["etat"],
            translate("etats", "Par état d’avancement"),
            translate("etats", "État"),
        ),
    )
    title = translate("etats", "ERBM – Programme complémentaire ({annee})").format(annee=told)
    listed = ", ".join(names.of("epci", code) for code in dict.fromkeys(ordered["epci"]))
    return Statement(title, f"{version(moment)} – {listed}", blocks, sources(label))


def financial_statement(
    money: Money, state: Credits, moment: datetime, label: str, at: date | None = None
) -> Statement:
    """Envelopes by year, AE and CP, then what is planned, committed and paid.

    ``at`` is the day of the balances, that of ``moment`` by default. Raises NoFinancing,
    RulesIncomplete.
    """
    if money.shares.empty:
        raise NoFinancing
    table = financing(money.shares, money.operations)
    total = translate("etats", "TOTAL")
    funders = {
        name: rank for rank, name in enumerate(dictionary()["financement"]["financeur"].enum)
    }
    by_funder = summed(table, ["financeur"])
    by_funder = by_funder.sort_values("financeur", key=lambda names: names.map(funders))
    by_year = summed(table.sort_values("annee_financ"), ["annee_financ"])
    by_year["annee_financ"] = by_year["annee_financ"].map(_year)
    by_operation = summed(table, ["dep", "epci", "operation", "bailleur", "annee_financ"])
    operation = Column("operation", translate("etats", "Opération"), share=4, width=58)
    bailleur = Column("bailleur", translate("etats", "Bailleur"), share=0.9, width=10)
    year = Column("annee_financ", translate("etats", "Année"), "annee", 0.7, 9)
    epci = Column("epci", translate("etats", "EPCI"), share=0, width=10)
    funder = Column("financeur", translate("etats", "Financeur"), share=1.5, width=18)
    of_epci = ("epci", lambda code: f"{total} {code}")
    of_operation = ("operation", lambda name: str(name))
    blocks = (
        _consumption(consumption(money.envelopes, money.lines, table)),
        *credit_blocks(state, at or moment.date()),
        _money(translate("etats", "Par financeur"), by_funder, [funder], "financeur", total),
        _money(translate("etats", "Par année de financement"), by_year,
               [Column("annee_financ", translate("etats", "Année"), "texte", 1.5, 12)],
               "annee_financ", total),
        _money(translate("etats", "Par opération"), by_operation,
               [operation, bailleur, epci, year], "operation", total, [of_epci]),
        _money(translate("etats", "Par opération et financeur"),
               table.assign(libelle=table["financeur"]),
               [Column("libelle", translate("etats", "Opération et financeur"), share=4, width=58),
                Column("operation", translate("etats", "Opération"), share=0, width=58), epci, year,
                Column("date_engagement", translate("etats", "Engagé le"), "date", 1),
                Column("date_paiement", translate("etats", "Payé le"), "date", 1)],
               "libelle", total, [of_operation]),
    )  # fmt: skip
    title = translate("etats", "ERBM – Suivi financier")
    return Statement(title, version(moment), blocks, sources(label))


def _year(value: Any) -> str:
    """A year that heads a row, a text as the « TOTAL » below it."""
    import pandas as pd

    return french.year(None if pd.isna(value) else int(value))


def _print(printer: StatementPrinter, statement: Statement, path: Path) -> None:
    printer.write(statement, path)


def _euros(name: str, title: str, formula: str = "", *, summed: bool = True) -> Column:
    return Column(name, title, "euro", 1.4, 15, summed=summed, formula=formula)


def _money(
    title: str,
    table: pd.DataFrame,
    first: list[Column],
    label: str,
    total: str,
    groups: Groups = (),
) -> Block:
    columns = (
        *first,
        _euros("montant_prevu", translate("etats", "Prévu")),
        _euros("montant_engage", translate("etats", "Engagé")),
        _euros("montant_paye", translate("etats", "Payé")),
        _euros("reste_a_engager", translate("etats", "Reste à engager"),
               "{montant_prevu}-{montant_engage}"),
        _euros("reste_a_payer", translate("etats", "Reste à payer"),
               "{montant_engage}-{montant_paye}"),
        Column("part_engagee", translate("etats", "Part engagée"), "part", 0.9, 10,
               ratio=("montant_engage", "montant_prevu")),
        Column("part_payee", translate("etats", "Part payée"), "part", 0.9, 10,
               ratio=("montant_paye", "montant_engage")),
    )  # fmt: skip
    return Block(title, columns, with_sums(table, columns, groups, label, total), tab=title)


def _consumption(table: pd.DataFrame) -> Block:
    """By year. What is left of a year goes on in the next: remainders do not add up."""
    columns = (
        Column("campagne", translate("etats", "Année"), "texte", 0.9, 10),
        _euros("dotation", translate("etats", "Dotation")),
        _euros("reliquat", translate("etats", "Reliquat"), summed=False),
        _euros("disponible", translate("etats", "Disponible"), "{dotation}+{reliquat}",
               summed=False),
        _euros("decide", translate("etats", "Décidé au CRHH")),
        _euros("montant_engage", translate("etats", "Engagé par l’État")),
        _euros("montant_paye", translate("etats", "Payé par l’État")),
        _euros("reste_a_engager", translate("etats", "Reste à engager"),
               "{disponible}-{montant_engage}", summed=False),
        _euros("reste_a_payer", translate("etats", "Reste à payer"),
               "{montant_engage}-{montant_paye}"),
        Column("part", translate("etats", "Part engagée"), "part", 0.9, 10,
               ratio=("montant_engage", "disponible")),
    )  # fmt: skip
    years = table.assign(campagne=table["campagne"].map(_year))
    rows = with_sums(years, columns, [], "campagne", translate("etats", "TOTAL"))
    sentence = translate(
        "etats",
        "Enveloppes et décisions du CRHH par campagne ; engagements et paiements de l’État sur les "
        "opérations de la même année de financement.",
    )
    title = translate("etats", "Consommation de l’enveloppe")
    return Block(title, columns, rows, sentence, tab=title)


def _action_columns() -> tuple[Column, ...]:
    return (
        Column("nom_cite", translate("etats", "Cité"), share=2.4, width=34),
        Column("epci", translate("etats", "EPCI"), share=0.9, width=10),
        Column("campagne", translate("etats", "Année"), "annee", 0.6, 8),
        Column("theme", translate("etats", "Thème"), share=1.6, width=20),
        Column("description", translate("etats", "Action"), share=3.6, width=60),
        Column("financeurs", translate("etats", "Financeurs"), share=1.8, width=28),
        Column("etat", translate("etats", "État"), share=1, width=13),
        Column("date_debut", translate("etats", "Début"), "date", 0.9),
        Column("date_fin", translate("etats", "Fin"), "date", 0.9),
        _euros("cout", translate("etats", "Coût")),
    )


def _counted(
    actions: pd.DataFrame, keys: list[str], title: str, heading: str, groups: Groups = ()
) -> Block:
    """Actions, those that are finished and their cost by the last of ``keys``."""
    label = keys[-1]
    table = (
        actions.assign(**{label: actions[label].fillna("–")})
        .groupby(keys, sort=True, dropna=False)[["nb_actions", "terminees", "cout"]]
        .sum()
        .reset_index()
    )
    columns = (
        Column(label, heading, share=3, width=36),
        Column("nb_actions", translate("etats", "Actions"), "entier", 1, 10, summed=True),
        Column("terminees", translate("etats", "dont terminées"), "entier", 1, 12, summed=True),
        _euros("cout", translate("etats", "Coût")),
    )
    rows = with_sums(table, columns, groups, label, translate("etats", "TOTAL"))
    return Block(title, columns, rows, tab=title)

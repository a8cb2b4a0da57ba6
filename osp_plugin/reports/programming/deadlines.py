"""The state of deadlines: what is urgent and the euros at stake, a calendar, the whole list."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ...domain.common.tables import records
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.programming.deadlines import DONE, LATE, by_situation, months_later
from ...i18n import translate
from ...storage.programming.names import Names
from ..statement.content import Block, Column, Row, Statement, with_sums
from .recap import sources, version

if TYPE_CHECKING:
    import pandas as pd

MONTHS = 18
"""How far the calendar goes."""
MARK = "●"
_BEFORE = "avant"


class NoDeadline(OspError):
    """No operation draws on the PALULOS."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucune opération de la base n’est financée par la PALULOS : il n’y a pas d’échéance à "
        "écrire. Saisissez ou importez d’abord des décisions.",
    )


def deadlines_statement(
    table: pd.DataFrame, names: Names, today: date, moment: datetime, label: str
) -> Statement:
    """What waits by situation, the calendar, then every operation. Raises NoDeadline.

    ``table``: see :func:`~osp_plugin.domain.programming.deadlines.deadlines`.
    """
    if table.empty:
        raise NoDeadline
    told = table.assign(
        bailleur=[names.of("bailleur", code) for code in table["bailleur"]],
        prorogee=[translate("etats", "oui") if given else "" for given in table["prorogee"]],
    )
    blocks = (_summed(told), _calendar(told, today), _listed(told))
    title = translate("etats", "ERBM – Échéances des travaux au {jour}").format(
        jour=f"{today:%d/%m/%Y}"
    )
    return Statement(title, version(moment), blocks, sources(label))


def _summed(table: pd.DataFrame) -> Block:
    columns = (
        Column("situation", translate("etats", "Échéance"), share=2, width=18),
        Column("nb_operations", translate("etats", "Opérations"), "entier", 1, 11, summed=True),
        Column("nb_logements", translate("etats", "Logements"), "entier", 1, 11, summed=True),
        Column("montant_palulos", translate("etats", "PALULOS"), "euro", 1.4, 15, summed=True),
        Column("en_jeu", translate("etats", "Reste en jeu"), "euro", 1.4, 15, summed=True),
    )
    rows = with_sums(by_situation(table), columns, [], "situation", translate("etats", "TOTAL"))
    sentence = translate(
        "etats",
        "Échéance : fin du délai de travaux que donne la règle en vigueur à la notification "
        "(à défaut, à la décision), prorogations comprises. Reste en jeu : PALULOS de la décision "
        "moins ce que l’État a payé, pour les opérations qui ne sont pas terminées.",
    )
    title = translate("etats", "Ce qui attend")
    return Block(title, columns, rows, sentence, tab=title)


def _calendar(table: pd.DataFrame, today: date) -> Block:
    """A row per operation whose deadline is past or comes within :data:`MONTHS`, a column per
    month."""
    months = [months_later(today.replace(day=1), number) for number in range(MONTHS)]
    end = months_later(today.replace(day=1), MONTHS)
    columns = (
        Column("intitule", translate("etats", "Opération"), share=4.2, width=58),
        Column("en_jeu", translate("etats", "Reste en jeu"), "euro", 1.2, 15),
        Column(_BEFORE, translate("etats", "Passée"), "date", 0.85, 11),
        *(Column(f"{day:%Y_%m}", f"{day:%m/%y}", "texte", 0.42, 6) for day in months),
    )
    open_ones = [
        line
        for line in records(table)
        if line["situation"] != DONE and line["echeance"] and line["echeance"] < end
    ]
    rows = tuple(Row(_of_month(line, today)) for line in open_ones)
    title = translate("etats", "Calendrier")
    sentence = (
        ""
        if rows
        else translate("etats", "Aucune échéance passée ni à venir dans les {nombre} mois.").format(
            nombre=MONTHS
        )
    )
    return Block(title, columns if rows else (), rows, sentence, tab=title if rows else "")


def _of_month(line: dict[str, Any], today: date) -> dict[str, Any]:
    day: date = line["echeance"]
    values: dict[str, Any] = {"intitule": line["intitule"], "en_jeu": line["en_jeu"]}
    if line["situation"] == LATE:
        return {**values, _BEFORE: day}
    return {**values, f"{day:%Y_%m}": MARK}


def _listed(table: pd.DataFrame) -> Block:
    columns = (
        Column("intitule", translate("etats", "Opération"), share=3.4, width=58),
        Column("num_osp", translate("etats", "N° OSP"), "texte", 0, 9),
        Column("num_decision", translate("etats", "N° de décision"), share=1.5, width=17),
        Column("bailleur", translate("etats", "Bailleur"), share=0, width=18),
        Column("epci", translate("etats", "EPCI"), share=0.9, width=10),
        Column("depart", translate("etats", "Compté de"), share=1.1, width=13),
        Column("date_depart", translate("etats", "Le"), "date", 0.9, 11),
        Column("echeance", translate("etats", "Échéance"), "date", 0.9, 11),
        Column("prorogee", translate("etats", "Prorogée"), "texte", 0.7, 9),
        Column("situation", translate("etats", "Situation"), share=1.1, width=14),
        Column("jours", translate("etats", "Jours"), "entier", 0.6, 8),
        Column("nb_logements", translate("etats", "Logements"), "entier", 1, 11, summed=True),
        Column("nb_livres", translate("etats", "Livrés"), "entier", 0.6, 9, summed=True),
        Column("montant_palulos", translate("etats", "PALULOS"), "euro", 1.1, 15, summed=True),
        Column("paye", translate("etats", "Payé"), "euro", 1.1, 15, summed=True),
        Column("en_jeu", translate("etats", "Reste en jeu"), "euro", 1.1, 15, summed=True),
        Column("remarque", translate("etats", "À vérifier"), share=0, width=50),
    )
    rows = with_sums(table, columns, [], "intitule", translate("etats", "TOTAL"))
    title = translate("etats", "Opérations")
    return Block(title, columns, rows, tab=title)

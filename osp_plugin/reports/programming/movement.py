"""The note of a movement of envelope: object, amounts before and after, operations, next year."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ...domain.common.tables import records
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...i18n import translate
from ...storage.programming.credits import Movement
from ..common import french
from ..statement.content import Block, Column, Row, Statement
from .recap import sources, version


class NoMovement(OspError):
    """The base has no such movement. Value: ``numero``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucun mouvement d’enveloppe à éditer ({numero}). Saisissez-le dans la table "
        "« Mouvements d’enveloppe », et donnez son numéro, ou rien pour les éditer tous.",
    )


def movement_statement(movement: Movement, moment: datetime, label: str) -> Statement:
    """The note of a movement, on one page as long as its lists are short."""
    row = movement.row
    title = translate("etats", "Mouvement d’enveloppe du {jour}").format(
        jour=f"{row['date_mouvement']:%d/%m/%Y}"
    )
    blocks = (_object(movement), _amounts(movement), _operations(movement), _following(movement))
    return Statement(title, version(moment), blocks, sources(label))


def _object(movement: Movement) -> Block:
    row = movement.row
    told = (
        (translate("etats", "De"), _manager(movement, "origine")),
        (translate("etats", "À"), _manager(movement, "destination")),
        (translate("etats", "Montant"), french.quantity(row["montant"], "euro")),
        (
            translate("etats", "Enveloppe"),
            translate("etats", "AE {annee}, programme {programme}").format(
                annee=row["campagne"], programme=row["programme"]
            ),
        ),
        (translate("etats", "Motif"), str(row["motif"])),
        (translate("etats", "Référence"), str(row["reference"] or "–")),
    )
    columns = (
        Column("nom", "", share=1, width=20),
        Column("valeur", "", share=5, width=90),
    )
    rows = tuple(Row({"nom": name, "valeur": value}) for name, value in told)
    return Block(translate("etats", "Objet"), columns, rows)


def _manager(movement: Movement, name: str) -> str:
    code = str(movement.row[name])
    full = movement.names.get(code, code)
    return code if full == code else f"{code} – {full}"


def _amounts(movement: Movement) -> Block:
    row = movement.row
    columns = (
        Column("delegataire", translate("etats", "Délégataire"), share=2, width=30),
        Column("avant", translate("etats", "Disponible avant"), "euro", 1.3, 15),
        Column("change", translate("etats", "Mouvement"), "euro", 1.3, 15),
        Column("apres", translate("etats", "Disponible après"), "euro", 1.3, 15),
        Column("engage", translate("etats", "dont engagé"), "euro", 1.3, 15),
        Column("solde", translate("etats", "Solde après"), "euro", 1.3, 15),
    )
    rows = []
    for name, sign in (("origine", -1), ("destination", 1)):
        before, after = (
            _balance(table, row, str(row[name])) for table in (movement.before, movement.after)
        )
        rows.append(
            Row(
                {
                    "delegataire": _manager(movement, name),
                    "avant": before.get("disponible", 0.0),
                    "change": sign * float(row["montant"]),
                    "apres": after["disponible"],
                    "engage": after["engage"],
                    "solde": after["solde"],
                }
            )
        )
    sentence = translate("etats", "Autorisations d’engagement au {jour}.").format(
        jour=f"{row['date_mouvement']:%d/%m/%Y}"
    )
    return Block(translate("etats", "Montants avant et après"), columns, tuple(rows), sentence)


def _balance(table: Any, row: Any, manager: str) -> dict[str, Any]:
    """The balance of a délégataire in the envelope that moves, nothing where it has none."""
    for found in records(table):
        key = (found["campagne"], found["programme"], found["delegataire"])
        if key == (row["campagne"], row["programme"], manager):
            return found
    return {}


def _operations(movement: Movement) -> Block:
    title = translate("etats", "Opérations")
    if not movement.explained:
        return Block(title, sentence=translate("etats", "Aucune opération n’est nommée."))
    columns = (
        Column("sens", translate("etats", "Sens"), share=0.8, width=10),
        Column("nom", translate("etats", "Opération ou ligne"), share=4, width=60),
        Column("nb_logements", translate("etats", "Logements"), "entier", 1, 10),
        Column("montant", translate("etats", "Montant"), "euro", 1.3, 15),
    )
    return Block(title, columns, tuple(Row(row) for row in movement.explained))


def _following(movement: Movement) -> Block:
    year = movement.row["campagne"] + 1
    title = translate("etats", "Liste de {annee}").format(annee=year)
    if not movement.following:
        return Block(
            title,
            sentence=translate("etats", "La base n’a encore aucune ligne pour {annee}.").format(
                annee=year
            ),
        )
    columns = (
        Column("nom", translate("etats", "Ligne"), share=4, width=60),
        Column("epci", translate("etats", "EPCI"), share=1, width=10),
        Column("bailleur", translate("etats", "Bailleur"), share=1, width=10),
        Column("nb_logements", translate("etats", "Logements"), "entier", 1, 10),
        Column("certitude", translate("etats", "Certitude"), share=1.4, width=16),
    )
    return Block(title, columns, tuple(Row(row) for row in movement.following))

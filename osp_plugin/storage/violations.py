"""Refusals of the database told in French, from the names that the dictionary gave them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..domain.dictionary import Dictionary, Table
from ..domain.errors import QT_TRANSLATE_NOOP, Phrase
from ..domain.validation import FAULTS, REQUIRED, fault


@dataclass(frozen=True)
class Refusal:
    """Why the database refused, and the key of the row when it said which."""

    reason: str
    fid: int | None = None


USED = QT_TRANSLATE_NOOP("errors", "cette ligne sert encore dans la table « {table} »")
REFERENCE = QT_TRANSLATE_NOOP(
    "errors",
    "une valeur renvoie à une ligne qui n’existe pas, ou la ligne à supprimer sert encore dans une "
    "autre table",
)
"""SQLite does not say which of the two."""
IN_TABLE = QT_TRANSLATE_NOOP("errors", "{raison} (table « {table} »)")
OTHER_RULE = QT_TRANSLATE_NOOP("errors", "la règle « {regle} » n’est pas respectée")
TWICE = QT_TRANSLATE_NOOP("errors", "la valeur de {champs} existe déjà dans la table « {table} »")
OF_OTHERS = QT_TRANSLATE_NOOP(
    "errors", "une règle que l’outil n’a pas mise dans la base répond « {texte} »"
)
NOT_YOURS = QT_TRANSLATE_NOOP(
    "errors", "des lignes de « {table} » ne sont pas à votre organisation, ou ne le seraient plus"
)
_POLICY = r"(?:row-level security|niveau ligne).*?(?:table|relation)\s*[\"«]\s?([\w.]+)\s?[\"»]"
NO_POSITION = "geom_vide"
REFUSAL = "osp_refus : "
"""How the triggers of a GeoPackage begin when they refuse in words made for a person."""


def explain(dictionary: Dictionary, constraint: str) -> str:
    """Say what a constraint of :mod:`.ddl` holds, or its bare name when it is not ours."""
    unique = unique_columns(dictionary, constraint)
    if unique is not None:
        return not_unique(*unique)
    for table in sorted(dictionary.values(), key=lambda item: -len(item.name)):
        if not constraint.startswith(table.name + "_"):
            continue
        reason = _reason(table, constraint.removeprefix(f"{table.name}_"))
        if reason is not None:
            return Phrase(IN_TABLE, raison=reason, table=table.title)
    return Phrase(OTHER_RULE, regle=constraint)


def unique_columns(dictionary: Dictionary, constraint: str) -> tuple[str, list[str]] | None:
    """Table and columns that a constraint keeps from being there twice; None for another one.

    A server names them by itself for one column, and hides what is there twice from who may not
    read it: the name of the constraint is all that is left.
    """
    for table in dictionary.values():
        keys = {f"{table.name}_pkey": ["fid"]}
        keys |= {f"{table.name}_{field.name}_key": [field.name] for field in table.fields}
        keys |= {"_".join((table.name, *names, "unique")): list(names) for names in table.unique}
        if constraint in keys:
            return table.name, keys[constraint]
    return None


def _reason(table: Table, rest: str) -> str | None:
    """What a constraint says, from its name after that of the table."""
    if rest == NO_POSITION:
        return Phrase(FAULTS["vide"])
    for rule in table.rules:
        if rest == rule.name:
            return rule.message.rstrip(".")
    for field in table.columns:
        kind = rest.removeprefix(f"{field.name}_")
        if kind != rest and kind in FAULTS:
            return fault(field, kind)
    return None


def missing_value(dictionary: Dictionary, table: str, column: str) -> str:
    """Say that a required column has no value."""
    title = dictionary[table][column].title if table in dictionary else column
    return Phrase(IN_TABLE, raison=Phrase(REQUIRED, champ=title), table=table)


def not_unique(table: str, columns: list[str]) -> str:
    """Say that a value that must be unique is there twice."""
    listed = ", ".join(f"« {column} »" for column in columns)
    return Phrase(TWICE, champs=listed, table=table)


def still_used(dictionary: Dictionary, table: str) -> str:
    """Say that rows of ``table`` refer to the row to be deleted."""
    return Phrase(USED, table=dictionary[table].title if table in dictionary else table)


def says_used(message: str, detail: str) -> bool:
    """Whether a server refuses to let a row go that others refer to."""
    return bool(re.search(_STILL_USED, message, re.S) or re.search(REFERENCED, detail))


def from_text(dictionary: Dictionary, table: str, text: str) -> Refusal | None:
    """What a provider of QGIS reported, in French; None when it holds nothing that we know."""
    row = re.search(r"Failing row contains \((\d+),", text) or re.search(
        r"(?:feature|fid|la ligne) (\d+)\b", text
    )
    reason = _constraint(dictionary, table, text) or _circumstance(text)
    return Refusal(reason, int(row[1]) if row else None) if reason else None


def _constraint(dictionary: Dictionary, table: str, text: str) -> str | None:
    """From the English or the French messages of PostgreSQL, or those of SQLite."""
    used = re.search(
        rf"(?:on table|pour la table|de la table) {_NAME}\s+\w+\s*:.*{REFERENCED}", text, re.S
    )
    used = used or re.search(_STILL_USED, text, re.S)
    if used:
        return still_used(dictionary, used[1])
    empty = re.search(rf"null value in column {_NAME}|NULL.*colonne {_NAME}", text)
    empty = empty or re.search(r"NOT NULL constraint failed: \w+\.(\w+)", text)
    if empty:
        return missing_value(dictionary, table, next(name for name in empty.groups() if name))
    twice = re.search(r"\((.+?)\)=\((.*?)\)\s?»? (?:already exists|existe déjà)", text)
    if twice:
        return not_unique(table, twice[1].replace('"', "").split(", ")) + f" ({twice[2]})"
    twice = re.search(r"UNIQUE constraint failed: ([\w., ]+)", text)
    if twice:
        return not_unique(table, [place.split(".")[-1] for place in twice[1].split(", ")])
    broken = re.search(rf"(?:constraint |contrainte [\w’'\s]*?){_NAME}", text)
    broken = broken or re.search(r"CHECK constraint failed: (\w+)", text)
    if broken:
        return explain(dictionary, broken[1])
    if "FOREIGN KEY constraint failed" in text:
        return Phrase(REFERENCE)
    return None


_NAME = r"[\"«]\s?(\w+)\s?[\"»]"
REFERENCED = r"(?:still referenced|toujours référencée)"
"""What PostgreSQL says, in English or in French, of a row that others refer to."""
_STILL_USED = (
    r"(?:update or delete on table|UPDATE ou DELETE sur la table)"
    rf".+?(?:constraint|contrainte).+?(?:on|de la) table\s+{_NAME}"
)
"""The same where the server hides the row: the table that refers to it is named last."""
_CIRCUMSTANCES = (
    (r"row-level security", "cette ligne n’est pas dans votre périmètre"),
    (
        r"permission denied|droit refusé",
        "votre compte n’a pas le droit de faire cette modification, demandez-le à "
        "l’administrateur de la base",
    ),
    (
        r"osp_conflit",
        "la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue",
    ),
    (
        r"server closed the connection|terminating connection|could not connect|no connection to"
        r"|connection (?:not open|refused|is bad)|shutting down|starting up|SSL connection has been"
        r"|Bad connection|no result buffer|fermé la connexion",
        "la connexion au serveur a été perdue pendant l’enregistrement",
    ),
    (
        r"database is locked|database table is locked",
        "la base est verrouillée par un autre programme",
    ),
    (r"readonly database|read-only", "la base est en lecture seule"),
)


def _circumstance(text: str) -> str | None:
    refused = re.search(rf"{REFUSAL}([^\n]+)", text)
    if refused:
        return refused[1].rstrip(". ")
    conflict = re.search(r"(Conflit : [^\n]+)", text)
    if conflict:
        return conflict[1].rstrip(". ")
    for pattern, told in _CIRCUMSTANCES:
        if re.search(pattern, text, re.I):
            return told
    raised = re.search(r"(?:ERROR|ERREUR):\s+([^\n]+)", text)
    return raised[1].strip().rstrip(".") if raised and is_raised(text) else None


def of_others(dictionary: Dictionary, told: str) -> str:
    """What a row policy refused, from the server's words; empty for another refusal.

    It refuses a new row, or what a row is to become; of a row that is there, our guards tell.
    """
    found = re.search(_POLICY, told)
    if found is None:
        return ""
    name = found[1]
    title = dictionary[name].title if name in dictionary else name
    return Phrase(NOT_YOURS, table=title)


def is_raised(context: str) -> bool:
    """Whether a server says by its context that somebody wrote what it tells, to be read."""
    return bool(re.search(r"\b(?:at|à) RAISE\b", context))

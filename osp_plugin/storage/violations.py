"""Refusals of the database told in French, from the names that the dictionary gave them."""

from __future__ import annotations

from ..domain.dictionary import Dictionary, Field, Table


def explain(dictionary: Dictionary, constraint: str) -> str:
    """Say what a constraint of :mod:`.ddl` holds, or its bare name when it is not ours."""
    for table in sorted(dictionary.values(), key=lambda item: -len(item.name)):
        if not constraint.startswith(table.name + "_"):
            continue
        rest = constraint[len(table.name) + 1 :]
        for rule in table.rules:
            if rest == rule.name:
                return f"{rule.message.rstrip('.')} (table « {table.title} »)"
        for field in table.columns:
            if rest.startswith(field.name + "_") and rest[len(field.name) + 1 :] in _RULES:
                return _say(table, field, rest[len(field.name) + 1 :])
    return f"la règle « {constraint} » n’est pas respectée"


def missing_value(dictionary: Dictionary, table: str, column: str) -> str:
    """Say that a required column has no value."""
    title = dictionary[table][column].title if table in dictionary else column
    return f"le champ « {title} » doit être rempli (table « {table} »)"


def not_unique(table: str, columns: list[str]) -> str:
    """Say that a value that must be unique is there twice."""
    listed = ", ".join(f"« {column} »" for column in columns)
    return f"la valeur de {listed} existe déjà dans la table « {table} »"


_RULES = {
    "type": "n’est pas du type attendu",
    "liste": "n’est pas dans la liste des valeurs permises ({enum})",
    "format": "n’a pas la forme attendue ({pattern})",
    "minimum": "est inférieure au minimum ({minimum:g})",
    "maximum": "est supérieure au maximum ({maximum:g})",
    "longueur": "est trop longue (au plus {max_length} caractères)",
    "reference": "n’existe pas dans la table à laquelle elle renvoie",
}


def _say(table: Table, field: Field, rule: str) -> str:
    fault = _RULES[rule].format(
        enum=", ".join(field.enum),
        pattern=field.pattern,
        minimum=field.minimum if field.minimum is not None else 0,
        maximum=field.maximum if field.maximum is not None else 0,
        max_length=field.max_length,
    )
    return f"la valeur du champ « {field.title} » {fault} (table « {table.title} »)"

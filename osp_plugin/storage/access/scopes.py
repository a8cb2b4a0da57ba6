"""Scopes as SQL: whether a row is one that an organisation reaches."""

from __future__ import annotations

from collections.abc import Callable

from ...domain.access.paths import path
from ...domain.dictionary import Dictionary, Table
from ..ddl import quote_name, quote_text

Test = Callable[[str], str]
"""From the SQL of a column to a condition on it."""


def equals(value: str) -> Test:
    """Condition that a column has one value: a constant, which an index serves."""
    return lambda column: f"{column} = {quote_text(value)}"


def among(array: str) -> Test:
    """Condition that a column has one of the values of an array, given as SQL."""
    return lambda column: f"{column} = ANY ({array})"


def belongs(
    table: Table, scope: str, test: Test, *, row: str, schema: str, tables: Dictionary
) -> str:
    """Condition: a row of ``table``, called ``row`` in the statement, is in the scope.

    A row that belongs by its parent is looked for there, with what the account reads of it.
    """
    found = path(table, scope, tables)
    if not found.steps:
        return test(f"{row}.{quote_name(found.column)}")
    named, joins, last = quote_name(schema), [], row
    for rank, step in enumerate(found.steps, 1):
        alias = f"p{rank}"
        link = f"{alias}.{quote_name(step.target)} = {last}.{quote_name(step.field)}"
        joins.append((f"{named}.{quote_name(step.table)} AS {alias}", link))
        last = alias
    relations = ", ".join(relation for relation, _ in joins)
    conditions = [link for _, link in joins] + [test(f"{last}.{quote_name(found.column)}")]
    return f"EXISTS (SELECT 1 FROM {relations} WHERE {' AND '.join(conditions)})"  # nosec B608 # names are the dictionary's, quoted

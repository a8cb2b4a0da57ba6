"""The script of a whole new base: what a release keeps, so that later ones can be tried on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...domain.dictionary import Table
from ..base import Base
from ..ddl import quote_text
from ..session import Modification, Row, Session, Values

if TYPE_CHECKING:
    import pandas as pd

_PASSING = ("SAVEPOINT ", "RELEASE ")


class Recorder(Session):
    """Keeps the statements that it is told to run, and runs none."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def execute(self, sql: str, values: Values | None = None) -> int:
        if not sql.startswith(_PASSING):
            self.statements.append(_written(sql, values or {}))
        return 0

    def script(self, sql: str) -> None:
        self.statements.append(sql.strip().rstrip(";"))

    def fetch(self, sql: str, values: Values | None = None) -> tuple[list[str], list[Row]]:
        raise NotImplementedError(sql)

    def batches(self, sql: str, size: int) -> Iterator[list[Row]]:
        raise NotImplementedError(sql)

    def append(self, table: Table, rows: pd.DataFrame) -> int:
        raise NotImplementedError(table.name)

    def add(self, table: Table, rows: pd.DataFrame) -> list[int]:
        raise NotImplementedError(table.name)

    def modify(self, table: Table, changes: Sequence[Modification]) -> int:
        raise NotImplementedError(table.name)

    def remove(self, table: Table, fids: Sequence[int]) -> int:
        raise NotImplementedError(table.name)

    def interrupt(self) -> None:
        """Nothing runs."""


def creation_script(base: Base) -> str:
    """What makes the tables, views and triggers of ``base`` in an empty container."""
    recorder = Recorder()
    base.build(recorder)
    return "".join(f"{statement};\n\n" for statement in recorder.statements)


def _written(sql: str, values: Values) -> str:
    """SQL with its values in place."""

    def literal(found: re.Match[str]) -> str:
        value = values[found[1]]
        if value is None:
            return "NULL"
        return quote_text(value) if isinstance(value, str) else str(value)

    return re.sub(r"(?<![:\w]):(\w+)", literal, sql) if values else sql

"""What the conditions of the dictionary say of the values of a row.

A rule between fields is written once, in SQL, and both databases check it. So that nothing says it
a second time, SQLite itself is asked, in memory: no base is read here, and no user writes the
conditions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date


def broken(conditions: Sequence[str], values: Mapping[str, object]) -> list[bool]:
    """Whether ``values``, by name of field, break each condition; what is missing breaks none."""
    known = {name: _plain(value) for name, value in values.items()}
    columns = ", ".join(f':{name} AS "{name}"' for name in known)
    asked = ", ".join(f"({condition}) IS FALSE" for condition in conditions)
    with closing(sqlite3.connect(":memory:")) as calculator:
        found = calculator.execute(f"SELECT {asked} FROM (SELECT {columns})", known).fetchone()  # nosec B608 # names are the dictionary's, values are bound
    return [bool(answer) for answer in found]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value

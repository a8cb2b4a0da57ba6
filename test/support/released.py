"""Bases as they were released, filled with what the demonstration has for them, and their rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from osp_plugin.storage.base import Base
from osp_plugin.storage.ddl import quote_name
from osp_plugin.storage.errors import ConstraintViolated
from osp_plugin.storage.migrations.definition import Definitions, tables_of
from osp_plugin.storage.session import Session

FOLDER = Path(__file__).resolve().parents[1] / "data" / "released"
GEOMETRY = "geom"
Rows = dict[str, list[dict[str, Any]]]


def scripts(backend: str) -> list[Path]:
    """The script of a whole base of each released version."""
    return sorted(FOLDER.glob(f"{backend}_v*.sql"))


def make(base: Base, script: Path) -> Definitions:
    """Make ``base`` as the released version whose script is given; its tables."""
    text = script.read_text(encoding="utf-8")
    base._prepare()
    with base.transaction() as session:
        session.script(text)
    base._complete()
    return tables_of([text])


def fill(base: Base, released: Definitions, rows: dict[str, pd.DataFrame]) -> None:
    """Add the rows that the released tables take, in the columns that they had.

    The last row of a table is deleted, so that its counter is beyond its rows.
    """
    for name, table in rows.items():
        if name in released:
            names = [column for column in table.columns if column in released[name].columns]
            _add(base, name, table[names])
    with base.transaction() as session:
        session.execute("DELETE FROM avancement WHERE fid = (SELECT max(fid) FROM avancement)")


def _add(base: Base, name: str, rows: pd.DataFrame) -> None:
    """Add rows but for those that the released rules refuse: these are later than they."""
    try:
        with base.transaction() as session:
            session.append(base.tables[name], rows)
    except ConstraintViolated:
        if len(rows) > 1:
            half = len(rows) // 2
            _add(base, name, rows[:half])
            _add(base, name, rows[half:])


def rows_of(session: Session, released: Definitions, *, counters: str) -> Rows:
    """Every row in the columns of the released tables, and the counters that ``counters`` reads."""
    found = {
        name: session.rows(
            f"SELECT {', '.join(quote_name(column) for column in table.columns)} "
            f"FROM {quote_name(name)} ORDER BY fid"
        )
        for name, table in released.items()
    }
    return {**found, "compteurs": session.rows(counters)}


COUNTERS = {
    "geopackage": "SELECT name, seq FROM sqlite_sequence WHERE seq > 0 ORDER BY name",
    "postgis": "SELECT sequencename, last_value FROM pg_sequences "
    "WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY sequencename",
}

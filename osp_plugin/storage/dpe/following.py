"""What the diagnoses that a base holds say of its works."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...domain.common.tables import records
from ...domain.dpe.follow_up import DWELLING_COLUMNS, FollowUp, follow_up
from ...domain.dpe.rows import TABLE
from ..base import Base
from ..ddl import quote_name
from ..typed import typed

LOGEMENT = "logement"


def read_follow_up(base: Base) -> FollowUp:
    """Every dwelling beside its diagnoses, and the three lists, from the base alone."""
    columns = [item.name for item in base.tables[TABLE].fields]
    diagnoses = records(base.read(TABLE, columns))
    return follow_up(dwelling_rows(base, DWELLING_COLUMNS), diagnoses, aimed_labels(base))


def dwelling_rows(base: Base, names: Iterable[str]) -> list[dict[str, Any]]:
    """These columns of every dwelling, in the order of their numbers."""
    listed = ", ".join(quote_name(name) for name in dict.fromkeys(names))
    rows = base.query(f"SELECT {listed} FROM {LOGEMENT} ORDER BY id_ddtm62")  # nosec B608 # names are the dictionary's, values are bound
    return records(typed(rows, base.tables[LOGEMENT]))


def aimed_labels(base: Base) -> dict[str, str]:
    """The worst label that holds what each label of the list of the base promises."""
    rows = base.rows("SELECT label, etiquette FROM label WHERE etiquette IS NOT NULL")
    return {str(row["label"]): str(row["etiquette"]) for row in rows}

"""What the base holds of money: actions of the EPCI, shares of funders, envelopes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..base import Base
from .reading import read_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Money:
    """Rows of ``financement``, ``operation``, ``enveloppe`` and ``programmation``, read at one
    moment."""

    shares: pd.DataFrame
    operations: pd.DataFrame
    envelopes: pd.DataFrame
    lines: pd.DataFrame


def read_money(base: Base) -> Money:
    """All that the financial follow-up needs."""
    with base.reading() as session:
        return Money(
            *(
                read_table(base, session, table)
                for table in ("financement", "operation", "enveloppe", "programmation")
            )
        )


def read_actions(base: Base, year: int | None = None) -> pd.DataFrame:
    """Rows of ``programme_complementaire``, of one year or of all, with ``nom_cite``."""
    with base.reading() as session:
        only = ("campagne = :year", {"year": year}) if year is not None else ("", None)
        actions = read_table(base, session, "programme_complementaire", *only)
        names = {row["id_cite"]: row["nom_cite"] for row in session.rows(
            "SELECT id_cite, nom_cite FROM cite")}  # fmt: skip
    return actions.assign(nom_cite=[names.get(cite, str(cite)) for cite in actions["cite"]])

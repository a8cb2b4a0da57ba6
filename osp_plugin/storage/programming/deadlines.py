"""What the deadlines of works are reckoned from, read at one moment."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ...domain.programming.deadlines import DELIVERED, DelayRule, deadlines
from ..base import Base
from ..session import Session
from .credits import STATE_SHARES, payments_made
from .reading import read_table

if TYPE_CHECKING:
    import pandas as pd


def read_deadlines(base: Base, today: date) -> pd.DataFrame:
    """The deadlines of every operation: see
    :func:`~osp_plugin.domain.programming.deadlines.deadlines`."""
    with base.reading() as session:
        return deadlines_in(base, session, today)


def deadlines_in(base: Base, session: Session, today: date) -> pd.DataFrame:
    """The same, as a session sees the base."""
    operations = read_table(base, session, "operation")
    counts = session.query(
        "SELECT intitule, count(*) AS nb_logements, "
        "sum(CASE WHEN avancement = :livre THEN 1 ELSE 0 END) AS nb_livres "
        "FROM logement WHERE intitule IS NOT NULL GROUP BY intitule",
        {"livre": DELIVERED},
    )
    whole = operations.merge(counts, on="intitule", how="left")
    made = payments_made(
        read_table(base, session, "acompte"),
        read_table(base, session, "financement", STATE_SHARES),
    )
    listed = [made.get(str(name), []) for name in whole["intitule"]]
    whole["paye"] = _objects(
        [sum(one.cents for one in paid) / 100 if paid else None for paid in listed], whole
    )
    whole["solde_le"] = _objects(
        [max((one.day for one in paid if one.last and one.day), default=None) for paid in listed],
        whole,
    )
    rules = read_table(base, session, "regle_delai").to_dict("records")
    events = read_table(base, session, "evenement")
    return deadlines(whole, events, [DelayRule.of(row) for row in rules], today)


def _objects(values: list[Any], like: pd.DataFrame) -> pd.Series:
    """A column that keeps its dates and its None."""
    import pandas as pd

    return pd.Series(values, like.index, dtype=object)

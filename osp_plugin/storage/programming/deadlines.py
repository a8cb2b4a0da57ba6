"""What the deadlines of works are reckoned from, read at one moment."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ...domain.programming.deadlines import DELIVERED, DelayRule, deadlines
from ..base import Base
from ..session import Session
from .reading import read_table

if TYPE_CHECKING:
    import pandas as pd

STATE_FUNDER = "État"


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
    paid = session.query(
        "SELECT operation AS intitule, montant_paye AS paye_etat FROM financement "
        "WHERE financeur = :etat",
        {"etat": STATE_FUNDER},
    )
    whole = operations.merge(counts, on="intitule", how="left").merge(
        paid, on="intitule", how="left"
    )
    rules = read_table(base, session, "regle_delai").to_dict("records")
    events = read_table(base, session, "evenement")
    return deadlines(whole, events, [DelayRule.of(row) for row in rules], today)

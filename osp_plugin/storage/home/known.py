"""What labels and layouts say of a base: its campaign in hand, its last change, its tariffs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...domain.common.values import moment
from ..base import Base
from ..programming.reading import campaigns

Tariffs = dict[tuple[int, str, str], float]
"""Amounts (€) by dwelling, by campaign, nature and value."""


@dataclass(frozen=True)
class Known:
    """The campaign in hand, and the day when the base last changed."""

    campaign: int | None
    changed: date | None


def read_known(base: Base) -> Known:
    """Ask the base. Raises BaseError."""
    known = campaigns(base)
    campaign = next((one for one in known if not one.is_closed), next(iter(known), None))
    last = base.rows("SELECT quand FROM journal ORDER BY fid DESC LIMIT 1")
    day = moment(last[0]["quand"]).astimezone().date() if last else None
    return Known(campaign.year if campaign else None, day)


def read_tariffs(base: Base) -> Tariffs:
    """The amounts of every campaign. Raises BaseError."""
    return {
        (int(row["campagne"]), str(row["nature"]), str(row["valeur"])): float(row["montant"])
        for row in base.rows("SELECT campagne, nature, valeur, montant FROM tarif")
        if row["montant"] is not None
    }

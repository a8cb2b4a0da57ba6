"""The grant for a dwelling, by campaign: a PALULOS by label, a bonus by biosourcé works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..errors import QT_TRANSLATE_NOOP, OspError

LABEL, BIOSOURCED = "label", "biosource"
LABEL_COUNTS = {"C": "nb_c", "BBC rénovation": "nb_bbc"}
"""Which count of a line each label is paid for. A label of another year is paid for the count that
the table ``label`` says: its tariff stands for that of the label named here."""

FIRST_TARIFF = (
    (LABEL, "C", 7500.0),
    (LABEL, "BBC rénovation", 9000.0),
    (BIOSOURCED, "Toiture", 1000.0),
    (BIOSOURCED, "Mur", 1500.0),
    (BIOSOURCED, "Mur et toiture", 2500.0),
)
"""Nature, value and amount (€ per dwelling) of :data:`FIRST_YEAR`, published."""
FIRST_YEAR = 2021


class TariffMissing(OspError):
    """An amount that the lines need is not in the tariff. Values: ``campagne``, ``valeurs``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le tarif de la campagne {campagne} ne dit rien de : {valeurs}. Complétez la table des "
        "tarifs de cette campagne.",
    )


@dataclass(frozen=True)
class Tariff:
    """The amounts of a campaign, in cents per dwelling, by nature and value.

    Cents are whole numbers, so that any sum of them is exact.
    """

    campaign: int
    cents: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        campaign: int,
        rows: Iterable[Mapping[str, object]],
        counts: Mapping[str, str] | None = None,
    ) -> Tariff:
        """From rows of the table ``tarif``; those of other campaigns are left out.

        ``counts`` gives the count of a line that each label of the base is paid for: the amount of
        a label stands for that of its count, the highest when there are several.
        """
        cents = {
            (str(row["nature"]), str(row["valeur"])): round(float(str(row["montant"])) * 100)
            for row in rows
            if int(str(row["campagne"])) == campaign
        }
        for label, count in LABEL_COUNTS.items():
            paid = [
                amount
                for (nature, value), amount in cents.items()
                if nature == LABEL and (counts or {}).get(value, LABEL_COUNTS.get(value)) == count
            ]
            if paid:
                cents[LABEL, label] = max(paid)
        return cls(campaign, cents)

    def amount(self, nature: str, value: str) -> int:
        """Cents per dwelling. Raises TariffMissing."""
        found = self.cents.get((nature, value))
        if found is None:
            raise TariffMissing(campagne=self.campaign, valeurs=f"« {value} »")
        return found

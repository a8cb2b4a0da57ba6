"""Codes and years that rows are counted by, whatever a layer keeps them as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import QT_TRANSLATE_NOOP, OspError

if TYPE_CHECKING:
    import pandas as pd

UNKNOWN = "Non renseigné"
"""What rows without code are counted under."""


class NotAYear(OspError):
    """A year of financing is no whole number. Values: ``valeur``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La colonne « annee_financ » contient autre chose qu’une année : « {valeur} ». Corrigez-la "
        "dans la couche.",
    )


def code_text(value: object) -> str | None:
    """A code as text, whether a layer keeps it as text or as a number; None when missing."""
    import pandas as pd

    if pd.isna(value):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) or None


def as_years(values: pd.Series) -> pd.Series:
    """Years as Int64, whether a layer keeps them as numbers or as text. Raises NotAYear."""
    return whole_numbers(values, NotAYear)


def whole_numbers(values: pd.Series, refusal: type[OspError]) -> pd.Series:
    """Numbers as Int64, blank texts missing. Raises ``refusal`` of the first that is not whole."""
    import pandas as pd

    said = pd.Series(
        [None if isinstance(value, str) and not value.strip() else value for value in values],
        values.index,
        dtype=object,
    )
    found = pd.to_numeric(said, errors="coerce").astype("float64")
    given = said.notna()
    wrong = given & (found.isna() | (found % 1 != 0))
    if wrong.any():
        raise refusal(valeur=values[wrong].iloc[0])
    return found.round().astype("Int64")

"""From how many dwellings sensitive figures are shown: what the office chose in the options."""

from __future__ import annotations

from ...domain.disclosure.secrecy import threshold
from ...settings import Settings


def chosen_threshold() -> int:
    """The threshold of the options, or imposed by the environment. Raises WrongThreshold."""
    return threshold(Settings.load().seuil_secret)

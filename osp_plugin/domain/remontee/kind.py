"""A bailleur's return among the files that are imported."""

from __future__ import annotations

from ..imports.kinds import Kind
from .guessing import guessed_bailleur
from .planning import prepare
from .vocabulary import EXAMPLE_FIELD, IDENTIFIERS, NAMING, dwelling_vocabulary

RETURN = Kind(
    NAMING,
    dwelling_vocabulary,
    prepare,
    keys=IDENTIFIERS,
    compared=("logement",),
    whose=guessed_bailleur,
    sure=IDENTIFIERS,
    example=EXAMPLE_FIELD,
)

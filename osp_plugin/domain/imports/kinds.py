"""The kinds of files that are imported: what differs between them, and nothing else.

A new kind is one more :class:`Kind`: the reading, the columns, the checks of single cells, the
plan, the application and the report work on any table of the dictionary.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..decisions.preparation import decision_vocabulary, prepare_decisions
from .columns import IDENTIFIERS, Vocabulary, dwelling_vocabulary
from .context import Context
from .plan import Plan
from .preparation import Step, prepare
from .table import ReturnTable

Prepare = Callable[[ReturnTable, Context, str, str, "Step | None"], Plan]


@dataclass(frozen=True)
class Kind:
    """``target`` is the table that the rows of the file are of.

    ``of_bailleur`` says that the whole file is of one bailleur, for whom the columns are
    remembered and whose dwellings the rows are matched to. ``keys`` are the fields that say what
    a row is.
    """

    target: str
    vocabulary: Callable[[], Vocabulary]
    prepare: Prepare
    of_bailleur: bool
    keys: tuple[str, ...]


RETURN = Kind("logement", dwelling_vocabulary, prepare, True, IDENTIFIERS)
DECISIONS = Kind(
    "operation", decision_vocabulary, prepare_decisions, False, ("num_decision", "intitule")
)

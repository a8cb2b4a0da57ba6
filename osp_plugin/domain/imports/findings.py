"""What is wrong in a file, each thing at its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

ERROR, WARNING = "erreur", "avertissement"
COLUMNS = ("onglet", "ligne", "colonne", "valeur", "gravite", "regle", "message")


@dataclass(frozen=True)
class Finding:
    """Something wrong with ``valeur`` in a row (``ligne`` as numbered in the file) of a tab.

    ``position`` is the row's place in the table read, ``champ`` the field or « ».
    """

    position: int
    champ: str
    onglet: str
    ligne: int
    colonne: str
    valeur: str
    gravite: str
    regle: str
    message: str

    @property
    def sentence(self) -> str:
        """The whole thing in one line, for a log."""
        place = f"Onglet « {self.onglet} », ligne {self.ligne}"
        if self.colonne:
            place += f", colonne « {self.colonne} »"
        return f"{place} : {self.message}"


def as_table(findings: list[Finding]) -> pd.DataFrame:
    """:data:`COLUMNS`, in the order of the file."""
    import pandas as pd

    rows = [[getattr(item, name) for name in COLUMNS] for item in findings]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def refused_positions(findings: list[Finding]) -> set[int]:
    """Rows with at least one error."""
    return {item.position for item in findings if item.gravite == ERROR}

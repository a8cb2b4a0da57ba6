"""The rows of a large file that may be of a dwelling looked for: few are read whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from .dwellings import Sought
from .rows import Diagnosis, address, diagnosis, rpls_number

if TYPE_CHECKING:
    import pandas as pd

FAULT = "faute"
"""Column of what is wrong with a line of the file."""
_ADDRESS = ("idcom", "rue", "numero", "adresse")


class Sieve:
    """Goes through the pieces of a file. ``read`` counts its rows, ``refused`` those that are
    damaged or have no number or date."""

    def __init__(self, sought: Sought) -> None:
        self._sought = sought
        self._numbers = set(sought.by_number)
        self._buildings = set(sought.by_building)
        self._bans = set(sought.by_ban)
        self._communes = sought.communes
        self.read = 0
        self.refused = 0

    def kept(self, piece: pd.DataFrame) -> Iterator[Diagnosis]:
        """The diagnoses of a piece (texts, columns of :data:`.columns.NAMES`) that may be of a
        dwelling looked for, or replace one that is."""
        self.read += len(piece)
        may_be = self._may_be(piece)
        if FAULT in piece:
            wrong = (piece[FAULT] != "").to_numpy()
            self.refused += int(wrong.sum())
            may_be &= ~wrong
        rows = piece[may_be]
        names = [str(name) for name in rows.columns]
        for cells in zip(*(rows[name].tolist() for name in names)):
            found = diagnosis(dict(zip(names, cells)))
            if found is None:
                self.refused += 1
            else:
                yield found

    def _may_be(self, piece: pd.DataFrame) -> np.ndarray:
        flags = np.zeros(len(piece), dtype=bool)
        for name, known in (("id_rnb", self._buildings), ("id_ban", self._bans)):
            if known and name in piece:
                flags |= piece[name].isin(known).to_numpy()
        if "ident_rep" in piece:
            filled = np.flatnonzero((piece["ident_rep"] != "").to_numpy())
            texts = piece["ident_rep"].iloc[filled]
            ours = [rpls_number(text) in self._numbers for text in texts]
            flags[filled] |= np.array(ours, dtype=bool)
        here = np.ones(len(piece), dtype=bool)
        if "idcom" in piece:
            here = piece["idcom"].isin(self._communes).to_numpy()
        if "remplace" in piece:
            # What replaces a diagnosis may be known by it alone.
            nowhere = (piece["idcom"] == "").to_numpy() if "idcom" in piece else here
            flags |= (piece["remplace"] != "").to_numpy() & (here | nowhere)
        if "idcom" in piece:
            flags |= self._near(piece, here)
        return flags

    def _near(self, piece: pd.DataFrame, here: np.ndarray) -> np.ndarray:
        """Rows whose house number is that of a dwelling, in a street that may be its own."""
        flags = np.zeros(len(piece), dtype=bool)
        places = np.flatnonzero(here)
        empty = [""] * len(places)
        columns: Mapping[str, list[str]] = {
            name: piece[name].iloc[places].tolist() if name in piece else empty for name in _ADDRESS
        }
        numbers_in = self._sought.numbers_in
        for place, idcom, *texts in zip(places.tolist(), *columns.values()):
            street, number = address(*texts)
            if street is not None and number is not None:
                flags[place] = number in numbers_in(idcom, street)
        return flags

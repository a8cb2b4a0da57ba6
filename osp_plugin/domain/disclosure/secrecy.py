"""The rule of secrecy: figures on too few dwellings are not shown, nor what would give them away.

A figure about fields that the dictionary calls sensitive (rents, occupation, relocation) is secret
when it tells of fewer than a threshold of dwellings, or leaves fewer than that out: usually
:data:`SHOWN_FROM`, unless the office chose another (:func:`threshold`).
What could be had by subtraction from the figures of the same table and of those above it (the
communes of an EPCI, of the whole) is secret too: the smallest figure beside a secret one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..errors import QT_TRANSLATE_NOOP, OspError

SHOWN_FROM = 11
"""The fewest dwellings that a sensitive figure may tell of, as the State publishes its own."""
LOWEST = 3
"""With fewer, a figure and its complement would tell the dwelling of one's neighbour."""


class WrongThreshold(OspError):
    """The threshold of secrecy is no whole number, or too small. Values: ``seuil``, ``minimum``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {seuil} » n’est pas un seuil du secret : il faut un nombre entier de logements, "
        "{minimum} ou plus. Corrigez-le dans les options (OSP ERBM) ou dans le paramètre "
        "SEUIL_SECRET.",
    )


def threshold(told: object) -> int:
    """The threshold of secrecy that an office chose, the usual one where nothing is told.

    Raises WrongThreshold.
    """
    text = "" if told is None else str(told).strip()
    if not text:
        return SHOWN_FROM
    if not text.isdecimal() or int(text) < LOWEST:
        raise WrongThreshold(seuil=text, minimum=LOWEST)
    return int(text)


@dataclass(frozen=True)
class Cell:
    """What a figure tells of: ``count`` dwellings, among ``base`` whose value is known."""

    count: int
    base: int

    def __add__(self, other: Cell) -> Cell:
        return Cell(self.count + other.count, self.base + other.base)

    def too_few(self, shown_from: int = SHOWN_FROM) -> bool:
        """Whether it tells of some dwellings, and of too few."""
        return any(
            0 < number < shown_from for number in (self.count, self.base, self.base - self.count)
        )


Code = Hashable
Above = Mapping[Code, Code]
"""The code of what a cell is part of, by code of the cell; none for a cell of several."""


def secret_cells(
    cells: Mapping[Code, Cell], parents: Sequence[Above], shown_from: int = SHOWN_FROM
) -> set[Code]:
    """The codes of the cells that stay secret.

    ``parents`` are the groupings of the cells whose sums may be known, that of all of them aside.
    """
    found = {code for code, cell in cells.items() if cell.too_few(shown_from)}
    return _completed(cells, parents, found, shown_from)


def nested(
    levels: Sequence[tuple[Mapping[Code, Cell], Sequence[Above]]], shown_from: int = SHOWN_FROM
) -> set[Code]:
    """The secret cells of the last of ``levels``, from the largest cells to the smallest.

    Each level has its cells and what they are part of, at each of the levels before it. Of a cell
    that is secret, one of its parts is secret too: the sum of its parts would tell it.
    """
    secret: list[set[Code]] = []
    for cells, parents in levels:
        found = secret_cells(cells, parents, shown_from)
        changed = True
        while changed:
            changed = False
            for above, hidden in zip(parents, secret):
                for code in hidden:
                    parts = [cell for cell in cells if above.get(cell) == code]
                    shown = [cell for cell in parts if cells[cell].base]
                    if shown and not found & set(shown):
                        found.add(min(shown, key=lambda cell: (cells[cell].base, str(cell))))
                        changed = True
            if changed:
                found = _completed(cells, parents, found, shown_from)
        secret.append(found)
    return secret[-1]


def _completed(
    cells: Mapping[Code, Cell], parents: Sequence[Above], found: set[Code], shown_from: int
) -> set[Code]:
    """``found`` and what stands beside its cells, so that none is told by subtraction."""
    everything: Above = dict.fromkeys(cells, "")
    size = -1
    while size != len(found):
        size = len(found)
        for above in (*parents, everything):
            for members in _members(above, cells):
                _hide_beside(members, cells, found, shown_from)
    return found


def _members(above: Above, cells: Iterable[Code]) -> list[list[Code]]:
    groups: dict[Code, list[Code]] = {}
    for code in cells:
        if code in above:
            groups.setdefault(above[code], []).append(code)
    return list(groups.values())


def _hide_beside(
    members: Sequence[Code], cells: Mapping[Code, Cell], found: set[Code], shown_from: int
) -> None:
    """Add to ``found`` until what subtraction tells of a group is nothing that is secret."""
    hidden = [code for code in members if code in found and cells[code].base]
    if not hidden:
        return
    shown = sorted(
        (code for code in members if code not in found and cells[code].base),
        key=lambda code: (cells[code].base, cells[code].count, str(code)),
        reverse=True,
    )
    together = sum((cells[code] for code in hidden), Cell(0, 0))
    while shown and (len(hidden) < 2 or together.too_few(shown_from)):
        code = shown.pop()
        found.add(code)
        hidden.append(code)
        together += cells[code]

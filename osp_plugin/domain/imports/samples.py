"""What the columns of a file hold, shown before it is imported."""

from __future__ import annotations

from .columns import Layout
from .sheets import Sheet, is_blank
from .values import as_text

_LOOKED_AT = 500


def samples(sheet: Sheet, layout: Layout, index: int, most: int = 3) -> list[str]:
    """The first different values of a column below the titles."""
    found: dict[str, None] = {}
    for number, cells in sheet.rows[:_LOOKED_AT]:
        if number > layout.header_row and index < len(cells) and not is_blank(cells[index]):
            found[as_text(cells[index])] = None
            if len(found) == most:
                break
    return list(found)

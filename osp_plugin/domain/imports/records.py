"""Lines of a delimited text as records: what one stray quotation mark may swallow, and what not.

A quotation mark may hold a separator or the end of a line. One that is never closed, or that a
slip of the finger left, would then swallow the rows that follow, without a word. A record over
several lines is therefore believed only if its closing mark ends a cell, if it is as wide as the
others, and if the lines it joins are not rows by themselves; else its first line stands alone, with
its fault.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

MARK = '"'
NEVER_CLOSED = "un guillemet ouvert sur cette ligne n’y est jamais refermé"
MISPLACED = "un guillemet est au milieu d’une cellule"
SPREAD = "une cellule s’étend sur des lignes qui contiennent le séparateur"
"""Right of a text that has one; but shorter rows that a stray mark swallowed look the same."""
MOST_LINES = 200
"""Lines that a single record may have."""
MOST_CHARACTERS = 200_000
"""Characters that a single record may have."""
_OTHER_MARKS = (("'", "'"), ("«", "»"))
_HEAD = 40


@dataclass(frozen=True)
class Record:
    """A row of a delimited text: its cells, without their marks, and its ``fault`` if it has one.

    ``lines`` is how many lines of the file it takes.
    """

    cells: list[str]
    fault: str = ""
    lines: int = 1


def records(lines: Iterable[str], separator: str, width: int = 0) -> Iterator[Record]:
    """The records of lines, which keep their ends; ``width``: cells of a usual one, 0 if unknown.

    Reads no further than :data:`MOST_LINES` ahead.
    """
    cutter = _Cutter(separator)
    coming = iter(lines)
    ahead: deque[str] = deque()
    while True:
        if not ahead:
            line = next(coming, None)
            if line is None:
                return
            ahead.append(line)
        first = ahead.popleft()
        if MARK not in first:
            yield Record(_without_end(first).split(separator))
            continue
        cells = cutter.cells(_without_end(first))
        if cells is None and cutter.is_open:
            ahead.extend(islice(coming, max(0, MOST_LINES - len(ahead))))
            joined = _joined(cutter, first, ahead, width)
            if joined is not None:
                for _ in range(joined.lines - 1):
                    ahead.popleft()
                yield joined
                continue
            yield Record(cutter.alone(_without_end(first)), NEVER_CLOSED)
        elif cells is None:
            yield Record(cutter.alone(_without_end(first)), MISPLACED)
        else:
            yield Record(cells)


def usual_width(lines: Sequence[str], separator: str) -> int:
    """How many cells most lines have, two at least; 0 when none has. Of equals, the widest."""
    cutter = _Cutter(separator)
    widths = Counter(
        len(cells)
        for line in lines
        if (cells := cutter.cells(_without_end(line))) is not None and len(cells) > 1
    )
    return max(widths, key=lambda width: (widths[width], width), default=0)


def unwrapped(lines: Sequence[str], separator: str) -> list[str] | None:
    """The lines of a text whose every line was quoted as a whole; None when it was not."""
    held = [line for line in lines if line.strip()]
    if not held or not all(len(line) > 2 and line.startswith(MARK) for line in held):
        return None
    cutter = _Cutter(separator)
    cells = [cutter.cells(_without_end(line).rstrip()) for line in held]
    if any(cell is None or len(cell) != 1 for cell in cells):
        return None
    inside = [cell[0] for cell in cells if cell is not None]
    return inside if all(separator in text for text in inside) else None


def requoted(lines: Sequence[str], separator: str) -> Sequence[str]:
    """The lines of a text whose cells are between other marks (« 'a';'b' », « «a»;«b» »), with the
    usual ones; the lines themselves when no line of the beginning is wholly so.
    """
    escaped = re.escape(separator)
    for opening, closing in _OTHER_MARKS:
        cell = re.compile(
            rf"(?:(?<=^)|(?<={escaped})) *{opening}((?:(?!{escaped} *{opening}).)*?){closing} *"
            rf"(?={escaped}|$)"
        )
        if any(
            separator in line
            and MARK not in line
            and not cell.sub("", line).strip(f"{separator}\n ")
            for line in lines[:_HEAD]
            if line.strip(f"{separator}\n ")
        ):
            change = partial(_marked, closing * 2 if opening == closing else "")
            return [cell.sub(change, line) for line in lines]
    return lines


def _marked(doubled: str, found: re.Match[str]) -> str:
    """A text between the usual marks; ``doubled``: how a mark was written within the others."""
    text = found[1].replace(doubled, doubled[:1]) if doubled else found[1].strip()
    return f"{MARK}{text.replace(MARK, MARK * 2)}{MARK}"


def _joined(cutter: _Cutter, first: str, ahead: Sequence[str], width: int) -> Record | None:
    """The record that ``first`` begins and a line of ``ahead`` ends; None when there is none."""
    if not width:
        return None
    text, rows = first, int(cutter.width(first) >= width)
    for count, line in enumerate(ahead, start=2):
        text += line
        rows += cutter.width(line) >= width
        if rows > 1 or len(text) > MOST_CHARACTERS:
            return None
        if line.count(MARK) % 2 == 0:  # what it closes, it opens again
            continue
        cells = cutter.cells(_without_end(text))
        if cells is None and cutter.is_open:
            continue
        if cells is None or len(cells) != width:
            return None
        inside = list(ahead)[: count - 2]
        fault = SPREAD if any(cutter.width(line) > 1 for line in inside) else ""
        return Record(cells, fault, count)
    return None


class _Cutter:
    """Cuts a text at its separators, those between quotation marks left alone."""

    def __init__(self, separator: str) -> None:
        self._separator = separator
        escaped = re.escape(separator)
        self._quoted = re.compile(rf'[ ]*"((?:[^"]|"")*)"[ ]*(?={escaped}|\Z)')
        self._closed = re.compile(r'[ ]*"(?:[^"]|"")*"(?!")')
        self.is_open = False
        """Whether the last text could not be cut for want of a closing mark."""

    def cells(self, text: str) -> list[str] | None:
        """The cells, None when a mark is never closed or is closed within a cell."""
        self.is_open = False
        if MARK not in text:
            return text.split(self._separator)
        found: list[str] = []
        place, end = 0, len(text)
        while True:
            if text.startswith(MARK, place) or self._spaced(text, place):
                quoted = self._quoted.match(text, place)
                if quoted is None:
                    self.is_open = self._closed.match(text, place) is None
                    return None
                found.append(quoted[1].replace('""', MARK))
                place = quoted.end()
            else:
                following = text.find(self._separator, place)
                stop = end if following < 0 else following
                found.append(text[place:stop])
                place = stop
            if place >= end:
                return found
            place += 1

    def alone(self, text: str) -> list[str]:
        """The cells of a line whose marks mean nothing, but those around a whole cell."""
        cells = text.split(self._separator)
        whole = (self._quoted.fullmatch(cell) for cell in cells)
        return [
            match[1].replace('""', MARK) if match else cell for match, cell in zip(whole, cells)
        ]

    def width(self, line: str) -> int:
        """How many cells a line has when its marks mean nothing."""
        return line.count(self._separator) + 1

    def _spaced(self, text: str, place: int) -> bool:
        while text.startswith(" ", place):
            place += 1
        return text.startswith(MARK, place)


def _without_end(line: str) -> str:
    return line[:-1] if line.endswith("\n") else line

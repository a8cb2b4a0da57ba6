"""The one sheet of a .csv file: its encoding and separator are recognised, its records hold."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ...domain.common.encodings import decoded, has_mark
from ...domain.imports.records import records, unwrapped, usual_width
from ...domain.imports.sheets import Sheet
from .bounds import Watch
from .errors import FileDamaged, FileTooLarge, NotATable

SEPARATORS = (";", "\t", ",", "|")
MOST_OF_LINE = 200_000
"""Characters of a line: 500 cells of 400."""
_SAMPLE_LINES = 60
_WIDTH_LINES = 2_000


def read_csv(path: Path, watch: Watch) -> list[Sheet]:
    """The rows of a delimited text, numbered as a spreadsheet program shows them."""
    content = path.read_bytes()
    text = decoded(content)
    if text is None and has_mark(content):
        raise FileDamaged(fichier=path.name, raison="texte mal codé")
    if text is None:
        raise NotATable(fichier=path.name, raison="ce n’est pas un fichier de texte")
    lines = list(io.StringIO(text, newline=None))
    if max(map(len, lines), default=0) > MOST_OF_LINE:
        raise FileTooLarge(fichier=path.name, raison="une de ses lignes est démesurée")
    for candidate in SEPARATORS:
        lines = unwrapped(lines, candidate) or lines
    separator = separator_of(lines)
    if separator is None:
        raise NotATable(fichier=path.name, raison="ce texte n’a pas de colonnes séparées")
    return [_sheet(path.stem, lines, separator, watch)]


def separator_of(lines: Sequence[str]) -> str | None:
    """The separator that cuts most lines into the same number of columns, two at least."""
    first = lines[0].rstrip("\n") if lines else ""
    if first[:4].lower() == "sep=" and len(first) >= 5:
        return first[4]
    best, best_score = None, 0.0
    for separator in SEPARATORS:
        sample = records(lines[:_SAMPLE_LINES], separator)
        widths = [
            len(record.cells) for record in sample if any(cell.strip() for cell in record.cells)
        ]
        several = Counter(width for width in widths if width > 1)
        if not several:
            continue
        width, count = several.most_common(1)[0]
        score = count / len(widths) * (1 + min(width, 40) / 100)
        if score > best_score:
            best, best_score = separator, score
    return best


def _sheet(name: str, lines: Sequence[str], separator: str, watch: Watch) -> Sheet:
    width = usual_width(lines[:_WIDTH_LINES], separator)
    rows: list[tuple[int, list[object]]] = []
    faults: dict[int, str] = {}
    widths: dict[int, int] = {}
    for number, record in enumerate(records(lines, separator, width), start=1):
        cells = watch.cells([value if value.strip() else None for value in record.cells])
        if not cells:
            continue
        watch.row()
        rows.append((number, cells))
        if record.fault:
            faults[number] = record.fault
        if len(record.cells) != width:
            widths[number] = len(record.cells)
    return Sheet(name, rows, faults=faults, width=width, widths=widths)

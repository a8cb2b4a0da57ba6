"""What a base is made of, against what its version makes: what lacks, is altered, or is foreign.

Whoever wrote a base may have put triggers in it, which change other rows than those that are
edited. Tables and columns that somebody added hold data, and are left in peace.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..domain.dictionary import Dictionary
from ..domain.errors import QT_TRANSLATE_NOOP, Phrase

TABLE, COLUMN, CONSTRAINT = "table", "column", "constraint"
INDEX, TRIGGER, VIEW, RULE, SPATIAL = "index", "trigger", "view", "rule", "spatial"
FUNCTION, OWNER = "function", "owner"
DERIVED = (INDEX, TRIGGER, VIEW, SPATIAL, FUNCTION)
"""What an upgrade makes anew from what the plugin ships."""

_NAMED = {
    TABLE: QT_TRANSLATE_NOOP("errors", "la table « {nom} »"),
    COLUMN: QT_TRANSLATE_NOOP("errors", "la colonne « {nom} »"),
    CONSTRAINT: QT_TRANSLATE_NOOP("errors", "la règle « {nom} »"),
    INDEX: QT_TRANSLATE_NOOP("errors", "l’index « {nom} »"),
    TRIGGER: QT_TRANSLATE_NOOP("errors", "le déclencheur « {nom} »"),
    VIEW: QT_TRANSLATE_NOOP("errors", "la vue « {nom} »"),
    RULE: QT_TRANSLATE_NOOP("errors", "la règle de réécriture « {nom} »"),
    SPATIAL: QT_TRANSLATE_NOOP("errors", "l’index spatial de « {nom} »"),
    FUNCTION: QT_TRANSLATE_NOOP("errors", "la fonction « {nom} »"),
    OWNER: QT_TRANSLATE_NOOP("errors", "le propriétaire de « {nom} »"),
}
_TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|\w+|[^\w\s]""")
_RULE = re.compile(r"(?:constraint|check|unique|foreign|primary)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """A part of a base: ``table`` is the one that it is on, ``sql`` what makes it."""

    kind: str
    name: str
    table: str = ""
    sql: str = field(default="", compare=False)

    @property
    def told(self) -> Phrase:
        """What names it to a person."""
        return Phrase(_NAMED[self.kind], nom=self.name)

    @property
    def digest(self) -> str:
        """What it is remembered by once somebody accepted it: another text is another part."""
        text = "\0".join((self.kind, self.name, self.table, self.sql))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Conformity:
    """How a base differs from its version."""

    missing: tuple[Part, ...] = ()
    altered: tuple[Part, ...] = ()
    foreign: tuple[Part, ...] = ()

    @property
    def wrong(self) -> tuple[Part, ...]:
        """What is not as the plugin relies on."""
        order = list(_NAMED)
        return tuple(sorted(self.missing + self.altered, key=lambda part: order.index(part.kind)))


def compared(
    found: Mapping[tuple[str, str], Part], wanted: Mapping[tuple[str, str], Part]
) -> tuple[list[Part], list[Part]]:
    """Parts of ``wanted`` that are not in ``found``, and those that have another text there."""
    missing = [part for key, part in wanted.items() if key not in found]
    altered = [
        part
        for key, part in wanted.items()
        if key in found and found[key].sql != part.sql and words(found[key].sql) != words(part.sql)
    ]
    return missing, altered


def words(sql: str) -> list[str]:
    """An SQL text without its blanks."""
    return _TOKEN.findall(sql)


def items(create: str) -> dict[str, Part]:
    """Columns and rules of a CREATE TABLE, by their text without blanks."""
    pieces = words(create)
    found: dict[str, Part] = {}
    depth, pending = 0, list[str]()
    begin = pieces.index("(") if "(" in pieces else len(pieces)
    for piece in pieces[begin:]:
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if (piece == "," and depth == 1) or (piece == ")" and depth == 0):
            if pending:
                found[" ".join(pending)] = _item(pending)
            pending = []
        elif depth > 1 or piece != "(":
            pending.append(piece)
    return found


def _item(pieces: list[str]) -> Part:
    text = " ".join(pieces)
    if not _RULE.match(pieces[0]):
        return Part(COLUMN, pieces[0].strip('"'), sql=text)
    named = len(pieces) > 1 and pieces[0].lower() == "constraint"
    return Part(CONSTRAINT, pieces[1].strip('"') if named else text[:60], sql=text)


def table_differences(table: str, found: str, wanted: str) -> tuple[list[Part], list[Part]]:
    """Columns and rules of a table that lack, and those that are other or were added.

    A column that was added is neither, unless it makes rows go with those of another table.
    """
    if found == wanted:
        return [], []
    have, want = items(found), items(wanted)
    names = {(part.kind, part.name) for part in have.values()}
    missing: list[Part] = []
    altered: list[Part] = []
    for text, part in want.items():
        if text not in have:
            there = (part.kind, part.name) in names
            (altered if there else missing).append(_of(table, part))
    known = {(part.kind, part.name) for part in want.values()}
    altered += [
        _of(table, part)
        for part in have.values()
        if (part.kind, part.name) not in known
        and (part.kind == CONSTRAINT or "references" in part.sql.lower())
    ]
    return missing, altered


def _of(table: str, part: Part) -> Part:
    return Part(part.kind, f"{table}.{part.name}", table, part.sql)


def told(parts: Iterable[Part], most: int = 8) -> str:
    """Parts by name, in one text; beyond ``most``, how many more."""
    listed = list(parts)
    names = ", ".join(str(part.told) for part in listed[:most])
    return names if len(listed) <= most else f"{names}… (+ {len(listed) - most})"


def keyed(parts: Iterable[Part]) -> dict[tuple[str, str], Part]:
    """Parts by kind and name."""
    return {(part.kind, part.name): part for part in parts}


def of_kinds(parts: Iterable[Part], *kinds: str) -> Iterator[Part]:
    """Those of these kinds."""
    return (part for part in parts if part.kind in kinds)


def mentions(sql: str, tables: Dictionary) -> bool:
    """Whether an SQL text names a table of ours."""
    return any(word.strip('"').lower() in tables for word in words(sql))

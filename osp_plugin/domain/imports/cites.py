"""Names of cités as bailleurs write them, matched to the referential.

« C. St Pierre », « CITÉ SAINT-PIERRE »; « cité du 4 » and « Cité n°4 de Lens » are the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..common.tables import records
from ..common.text import folded, nearest

if TYPE_CHECKING:
    import pandas as pd

_EMPTY_WORDS = {
    *("cite", "cites", "c", "de", "du", "des", "d", "la", "le", "les", "l", "n", "no", "nr"),
    *("numero", "miniere", "minieres", "res", "residence"),
}
_WORDS = {"st": "saint", "ste": "sainte", "sts": "saints", "jn": "jean", "nlle": "nouvelle"}
_ASIDE = re.compile(r"\([^)]*\)")
_GLUED = re.compile(r"^(?:c|n)(\d+)$")


@dataclass(frozen=True)
class CiteMatch:
    """What a name was found to be: one cité, several possible, or none but what is like it."""

    id_cite: int | None = None
    nom_cite: str | None = None
    candidates: tuple[tuple[int, str], ...] = ()
    suggestions: tuple[str, ...] = ()


def words(name: str) -> tuple[str, ...]:
    """Telling words of a name: no article, « st » in full, numbers bare."""
    found = []
    for word in folded(name).split():
        glued = _GLUED.match(word)
        word = glued[1] if glued else _WORDS.get(word, word)
        if word not in _EMPTY_WORDS:
            found.append(word.lstrip("0") or word if word.isdigit() else word)
    return tuple(found)


class CiteReferential:
    """The cités of a base, found by name and commune."""

    def __init__(self, cites: pd.DataFrame, communes: Iterable[str]) -> None:
        self._communes = sorted({words(name) for name in communes if words(name)}, key=len)
        self._by_key: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
        self._by_name: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._places: dict[int, set[str]] = {}
        for row in records(cites):
            number, name = int(str(row["id_cite"])), str(row["nom_cite"])
            self._places[number] = {str(row["idcom"]), *_listed(row.get("communes"))} - {"None"}
            self._by_name[folded(name)].append((number, name))
            for key in self._keys(name):
                self._by_key[key].append((number, name))
        self._known: dict[tuple[str, str | None], CiteMatch] = {}

    def find(self, name: str, idcom: str | None = None) -> CiteMatch:
        """The cité that ``name`` says, in the commune when it is known."""
        key = (name, idcom)
        if key not in self._known:
            self._known[key] = self._find(name, idcom)
        return self._known[key]

    def _find(self, name: str, idcom: str | None) -> CiteMatch:
        found = self._in_commune(self._by_name.get(folded(name), []), idcom)
        if len(found) != 1:
            found = self._in_commune(
                [cite for key in self._keys(name) for cite in self._by_key.get(key, [])], idcom
            )
        if len(found) == 1:
            return CiteMatch(found[0][0], found[0][1])
        if found:
            return CiteMatch(candidates=tuple(found))
        names = {
            cite[1]
            for cites in self._by_key.values()
            for cite in cites
            if idcom is None or idcom in self._places[cite[0]]
        }
        readable = {" ".join(words(cite)): cite for cite in names}
        near = nearest(" ".join(words(name)), readable, 0.7, 2)
        return CiteMatch(suggestions=tuple(readable[item] for item in near))

    def _in_commune(self, found: list[tuple[int, str]], idcom: str | None) -> list[tuple[int, str]]:
        unique = dict(found)
        return [
            (number, name)
            for number, name in unique.items()
            if idcom is None or idcom in self._places[number]
        ]

    def _keys(self, name: str) -> set[tuple[str, ...]]:
        """Words of a name with and without its commune, and what stands in parentheses."""
        shorter = _ASIDE.sub(" ", name)
        keys = {words(name), self._bare(name), words(shorter), self._bare(shorter)}
        return {key for key in keys if key}

    def _bare(self, name: str) -> tuple[str, ...]:
        """Words of a name without the commune at its end."""
        found = words(name)
        for commune in self._communes:
            size = len(commune)
            if size < len(found) and found[-size:] == commune:
                return found[:-size]
        return found


def _listed(value: object) -> set[str]:
    return set(re.findall(r"[0-9AB]{5}", str(value))) if value else set()

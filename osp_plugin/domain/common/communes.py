"""Communes as people write them: « 62300 LENS CEDEX », « BASSEE (LA) », « Noyelles S/Lens (62) ».

A commune that is no more (merged, or under another name) is found with the one that took it. What
may be several is none: the caller tells.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ...paths import TERRITORY
from .text import folded, nearest

_WORDS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "lez": "les",
          "ss": "sous", "nd": "notre dame"}  # fmt: skip
_ARTICLES = ("la", "le", "les", "l")
_ASIDE = re.compile(r"\(([^()]*)\)?")
_POSTCODE = re.compile(r"(?<!\d)(?:[A-Z]{1,3}-)?(\d{2}) ?(\d{3})(?!\d)", re.IGNORECASE)
_CEDEX = re.compile(r"\bcedex\b(?:\s*\d{1,2}\b)?", re.IGNORECASE)
_DISTRICT = re.compile(
    r"\b\d{1,2}\s*(?:er|e|[eè]me|nd|nde)?\s*(?:arrondissement|arrdt|ardt|arr)\b\.?", re.IGNORECASE
)
_KIND = re.compile(r"^(?:commune|ville|mairie|ccas) (?:de |du |des |d )?(?=\S)")
_TAIL = re.compile(r"[,;/–—]|\s-\s")
_OVER = re.compile(r"(?:\bs\s*/\s*){1,2}|(?<=[^\W\d])\s*/\s*(?=[^\W\d])", re.IGNORECASE)


@dataclass(frozen=True)
class Former:
    """A commune that is no more, or no more under that name: ``until`` that day if it is known."""

    code: str
    name: str
    now: str
    until: date | None = None


@dataclass(frozen=True)
class Found:
    """The commune ``code`` that a text is, ``former`` when under what it was before; else the
    communes that it may be, or what is nearly it."""

    code: str | None = None
    several: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    former: Former | None = None


@lru_cache(maxsize=1)
def former_communes() -> tuple[Former, ...]:
    """Those of the Nord and the Pas-de-Calais, since 1943."""
    with (TERRITORY / "anciennes_communes.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(
            Former(
                row["idcom"],
                row["nom_commune"],
                row["devenue"],
                date.fromisoformat(row["jusqu_au"]) if row["jusqu_au"] else None,
            )
            for row in csv.DictReader(stream)
        )


@lru_cache(maxsize=1)
def _absorbed() -> Mapping[str, str]:
    return {item.code: item.now for item in former_communes() if item.code != item.now}


def commune_of_today(code: str) -> str:
    """The code of the commune that took the commune ``code``; itself when it still is one."""
    return _absorbed().get(code, code)


class Communes:
    """The communes of a base (``names`` by INSEE code), found as people write them."""

    def __init__(
        self, names: Mapping[str, str], departements: Iterable[str] = ("Nord", "Pas-de-Calais")
    ) -> None:
        self.names = names
        self._departements = {folded(name) for name in departements}
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._loose: dict[str, set[str]] = defaultdict(set)
        self._former: dict[str, set[Former]] = defaultdict(set)
        for code, name in names.items():
            self._by_key[_key(name)].add(code)
            for key in _loose(_key(name)):
                self._loose[key].add(code)
        for item in former_communes():
            if item.now in names:
                self._former[_key(item.name)].add(item)
        self._known: dict[str, Found] = {}

    def find(self, text: str) -> Found:
        """What ``text``, the name of a commune and what surrounds it, is."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> Found:
        code = text.strip()
        if code in self.names:
            return Found(code)
        if commune_of_today(code) in self.names:
            former = next(item for item in former_communes() if item.code == code)
            return Found(former.now, former=former)
        written = [text, *self._stripped(text)]
        dep = _department(text)
        for item in written:
            found = self._by_key.get(_key(item)) or self._by_key.get(_fronted(_key(item)))
            if found:
                return self._one(found, dep)
        for item in written:
            key = _key(item)
            found = {code for one in _loose(key) for code in self._loose.get(one, ())}
            if found:
                return self._one(found, dep)
        for item in written:
            gone = self._former.get(_key(item)) or self._former.get(_fronted(_key(item)), set())
            gone = {one for one in gone if not dep or one.now.startswith(dep)}
            if len({one.now for one in gone}) == 1:
                former = max(gone, key=lambda one: (one.code != one.now, one.name))
                return Found(former.now, former=former)
            if gone:
                return Found(several=tuple(sorted({one.now for one in gone})))
        return Found(near=tuple(nearest(written[-1], self.names.values())))

    def _one(self, codes: Collection[str], dep: str) -> Found:
        """The only one, of the département when the text tells it."""
        own = [code for code in codes if not dep or code.startswith(dep)]
        if len(own) == 1:
            return Found(own[0])
        if own:
            return Found(several=tuple(sorted(own)))
        return Found(near=tuple(self.names[code] for code in sorted(codes)))

    def _stripped(self, text: str) -> list[str]:
        """Without postcode, CEDEX, arrondissement and département; then without what is aside."""
        bare = _DISTRICT.sub(" ", _POSTCODE.sub(" ", _CEDEX.sub(" ", text)))
        aside = [folded(item) for item in _ASIDE.findall(bare)]
        inside = " ".join(item for item in aside if item in _ARTICLES)
        out = _ASIDE.sub(" ", bare)
        found = [bare, f"{inside} {out}" if inside else out]
        head = [part for part in _TAIL.split(out) if folded(part)]
        named = [part for part in head if not self._is_department(part)]
        if len(head) > len(named) == 1:
            found.append(named[0])
        words = folded(found[-1]).split()
        if len(words) > 1 and words[-1].isdigit():
            found.append(" ".join(words[:-1]))
        plain = _KIND.sub("", folded(found[-1]))
        return [item for item in dict.fromkeys([*found, plain]) if folded(item)]

    def _is_department(self, part: str) -> bool:
        return folded(part) in self._departements or bool(re.fullmatch(r"\s*\d{2,3}\s*", part))


def _department(text: str) -> str:
    """The département that a text tells beside the name, « » when it tells none."""
    postcode = _POSTCODE.search(text)
    if postcode:
        return postcode[1]
    told = re.search(r"(?<!\d)0?(59|62)(?!\d)", text)
    if told:
        return told[1]
    aside = " ".join(folded(item) for item in _ASIDE.findall(text))
    return {"nord": "59", "pas de calais": "62"}.get(aside, "")


def _key(name: object) -> str:
    """A name in full words: « St » is « Saint », « S/ » is « sur » or « sous »."""
    text = _OVER.sub(" s ", str(name))
    return " ".join(_WORDS.get(word, word) for word in folded(text).split())


def _fronted(key: str) -> str:
    """« bassee la » is « la bassee »."""
    words = key.split()
    return " ".join([words[-1], *words[:-1]]) if words and words[-1] in _ARTICLES else key


def _loose(key: str) -> set[str]:
    """A key as it is found when written short: without article, « sur » and « sous » as « s »."""
    found = set()
    for one in (key, _fronted(key)):
        words = ["s" if word in ("sur", "sous") else word for word in one.split()]
        bare = [word for word in words if word not in ("la", "le", "l")]
        for kept in (words, bare, bare[1:] if bare and bare[0] == "les" else bare):
            found |= {" ".join(kept), "".join(kept)} - {""}
    return found

"""Addresses compared as a postman does: « R. du Gal de Gaulle, 12 B » is « 12bis Rue du Général
de Gaulle ».

A street is its kind (rue, avenue, cité…) and its telling words; a number is a whole number and a
mark of repetition (bis, ter, A…). Sources: abbreviations of the Fichiers fonciers and of FANTOIR
(« AV », « IMP », « CITE »…), marks of repetition of the Fichiers fonciers (B, T, Q).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..remontee.text import folded

_KINDS = {
    "all": "allee",
    "allees": "allee",
    "av": "avenue",
    "ave": "avenue",
    "bd": "boulevard",
    "bld": "boulevard",
    "blvd": "boulevard",
    "bvd": "boulevard",
    "boul": "boulevard",
    "c": "cite",
    "car": "carrefour",
    "ch": "chemin",
    "che": "chemin",
    "chem": "chemin",
    "cor": "coron",
    "cr": "cour",
    "crs": "cours",
    "cte": "cite",
    "esp": "esplanade",
    "fbg": "faubourg",
    "fg": "faubourg",
    "ham": "hameau",
    "imp": "impasse",
    "lot": "lotissement",
    "pas": "passage",
    "pass": "passage",  # nosec B105 - a street
    "pl": "place",
    "prom": "promenade",
    "pte": "porte",
    "q": "quai",
    "qua": "quartier",
    "quart": "quartier",
    "r": "rue",
    "res": "residence",
    "resid": "residence",
    "rle": "ruelle",
    "rpt": "rond point",
    "rte": "route",
    "sen": "sentier",
    "sent": "sentier",
    "sq": "square",
    "vc": "voie",
    "ven": "venelle",
    "vla": "villa",
}
_KIND_NAMES = {*_KINDS.values(), "clos", "domaine", "dreve", "mail", "parvis", "chaussee"} - {
    "rond point"
}
_WORDS = {
    "st": "saint",
    "ste": "sainte",
    "sts": "saints",
    "gal": "general",
    "gen": "general",
    "gl": "general",
    "mal": "marechal",
    "ml": "marechal",
    "cdt": "commandant",
    "cne": "capitaine",
    "cap": "capitaine",
    "col": "colonel",
    "lt": "lieutenant",
    "sgt": "sergent",
    "dr": "docteur",
    "doct": "docteur",
    "prof": "professeur",
    "pdt": "president",
    "pres": "president",
    "nd": "notre dame",
    "fr": "freres",
    "fres": "freres",
    "jn": "jean",
    "nlle": "nouvelle",
    "gde": "grande",
    "gr": "grande",
    "no": "",
    "numero": "",
    "premier": "1",
    "un": "1",
    "deux": "2",
    "trois": "3",
    "quatre": "4",
    "cinq": "5",
    "six": "6",
    "sept": "7",
    "huit": "8",
    "neuf": "9",
    "dix": "10",
    "onze": "11",
    "douze": "12",
    "quatorze": "14",
}
_EMPTY_WORDS = {"de", "du", "des", "d", "la", "le", "les", "l", "a", "au", "aux", "n", "et"}
_SUFFIXES = {"bis": "b", "ter": "t", "quater": "q", "quinquies": "c"}
_NUMBER = re.compile(
    r"\s*0*(\d{1,5})\s*[-/]?\s*(bis|ter|quater|quinquies|[a-z])?(?![a-z0-9])", re.I
)
_NUMBER_BEFORE = re.compile(rf"{_NUMBER.pattern}[\s,]+(?=\D)", re.I)


@dataclass(frozen=True)
class Street:
    """A street: its kind (« » when none is written) and its telling words, in order."""

    kind: str
    words: tuple[str, ...]

    @property
    def digits(self) -> frozenset[str]:
        """The numbers in its name: « rue du 4 » is never « rue du 5 »."""
        return frozenset(word for word in self.words if word.isdigit())

    def __str__(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class HouseNumber:
    """A number in a street and its mark of repetition (« b » for B and bis; « » for none)."""

    number: int
    suffix: str = ""

    def __str__(self) -> str:
        return f"{self.number}{self.suffix}"


@dataclass(frozen=True)
class Address:
    """Where a dwelling says that it is. ``idcom`` is the INSEE code of its commune."""

    street: Street
    number: HouseNumber | None
    idcom: str


@lru_cache(maxsize=65_536)
def street_of(text: str) -> Street:
    """The street that a text names."""
    written = folded(text).split()
    kind = ""
    if len(written) > 1:
        first = _KINDS.get(written[0], written[0])
        if first in _KIND_NAMES:
            kind, written = first, written[1:]
    words: list[str] = []
    for word in written:
        if word not in _EMPTY_WORDS:
            words += _WORDS.get(word, word.lstrip("0") if word.isdigit() else word).split()
    return Street(kind, tuple(words))


def suffix_of(text: str | None) -> str:
    """A mark of repetition in its short form: « b » for B and bis."""
    word = folded(text or "")
    return _SUFFIXES.get(word, word)


def number_of(dnvoiri: str | None, dindic: str | None = None) -> HouseNumber | None:
    """The number that ``dnvoiri`` and ``dindic`` say; the first one of « 12-14 »."""
    found = _NUMBER.match(dnvoiri or "")
    if found is None or not int(found[1]):
        return None
    return HouseNumber(int(found[1]), suffix_of(dindic) or suffix_of(found[2]))


def address_of(
    dnvoiri: str | None, dindic: str | None, dvoilib: str | None, idcom: str | None
) -> Address | None:
    """The address of a dwelling; None without street or commune.

    A number written at the head of the street (« 12 bis rue des Lilas ») is read there when
    ``dnvoiri`` is empty.
    """
    text = (dvoilib or "").strip()
    number = number_of(dnvoiri, dindic)
    before = _NUMBER_BEFORE.match(text) if number is None else None
    # « 8 mai 1945 » alone is a name, not a number and a street.
    if before is not None and street_of(text[before.end() :]).kind:
        number = HouseNumber(int(before[1]), suffix_of(dindic) or suffix_of(before[2]))
        text = text[before.end() :]
    street = street_of(text)
    if not street.words or not idcom:
        return None
    return Address(street, number, str(idcom))


def is_shortened(one: Street, other: Street) -> bool:
    """Whether one name is the other with first names cut: « J Jaurès », « Jaurès »."""
    short, long = sorted((one.words, other.words), key=len)
    if not short or short[-1] != long[-1] or one.digits != other.digits:
        return False
    rest = iter(long[:-1])
    return all(any(_same_or_initial(word, full) for full in rest) for word in short[:-1])


def _same_or_initial(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other

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
_MONTHS = {
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre"),
    *("octobre", "novembre", "decembre"),
}
_SUFFIXES = {"bis": "b", "ter": "t", "quater": "q", "quinquies": "c"}
_MARK = r"(?:bis|ter|quater|quinquies|[a-z])"
_NUMBER = re.compile(rf"\s*0*(\d{{1,5}})\s*[-/]?\s*({_MARK})?(?![a-z0-9])", re.I)
_HEADS = tuple(
    re.compile(rf"\s*{one}(?:\s*(?:[-/,&]|à|et)\s*{one})*[\s,]+(?=\D)", re.I)
    for one in (rf"\d{{1,5}}\s*[-/]?\s*{_MARK}?(?![a-z0-9])", r"\d{1,5}(?![a-z0-9])")
)
"""Numbers before a street (« 12 », « 12-14 », « 12A et 12B »), with their marks or without:
« 14 R DES LILAS » has none."""
_ASIDE = re.compile(r"\(([^)]*)\)?")
_TWICE = re.compile(r"(?<=\d)\s*b(?:is)?\b")


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
    """The street that a text names.

    What stands in brackets is its kind (« GENERAL DE GAULLE (RUE DU) ») or tells something else,
    as a cité. The year of a day says nothing more: « 8 mai » is « 8 mai 1945 ».
    """
    asides = [folded(aside) for aside in _ASIDE.findall(text)]
    kinds = [aside for aside in asides if _is_kind_alone(aside)]
    told = " ".join([*kinds, folded(_ASIDE.sub(" ", text))])
    written = _TWICE.sub(" bis", told).split()
    kind = ""
    if len(written) > 1:
        first = _KINDS.get(written[0], written[0])
        if first in _KIND_NAMES:
            kind, written = first, written[1:]
    words: list[str] = []
    for word in written:
        is_year = word.isdigit() and bool(words) and words[-1] in _MONTHS
        if word not in _EMPTY_WORDS and not is_year:
            words += _WORDS.get(word, word.lstrip("0") if word.isdigit() else word).split()
    # « rue A » has no other name.
    return Street(kind, tuple(words or written))


def _is_kind_alone(text: str) -> bool:
    """Whether a text is a kind and no name: « rue du »."""
    first, *others = text.split() or [""]
    return _KINDS.get(first, first) in _KIND_NAMES and _EMPTY_WORDS.issuperset(others)


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
    ``dnvoiri`` is empty, and is no part of the name when it is not.
    """
    written, text = _headed((dvoilib or "").strip())
    number, head = number_of(dnvoiri, dindic), number_of(written, dindic)
    if number is None or (head is not None and number == HouseNumber(head.number)):
        number = head
    street = street_of(text)
    if not street.words or not idcom:
        return None
    return Address(street, number, str(idcom))


def _headed(text: str) -> tuple[str, str]:
    """The numbers at the head of a street, « » when there are none, and the street."""
    for heads in _HEADS:
        before = heads.match(text)
        # « 8 mai 1945 » alone is a name, not a number and a street.
        if before is not None and street_of(text[before.end() :]).kind:
            return before[0], text[before.end() :]
    return "", text


def is_shortened(one: Street, other: Street) -> bool:
    """Whether one name is the other with first names cut: « J Jaurès », « Jaurès »."""
    short, long = sorted((one.words, other.words), key=len)
    if not short or short[-1] != long[-1] or one.digits != other.digits:
        return False
    # « rue des Lilas, cité 12 » is not cité 12.
    if all(word.isdigit() for word in short):
        return False
    rest = iter(long[:-1])
    return all(any(_same_or_initial(word, full) for full in rest) for word in short[:-1])


def _same_or_initial(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other

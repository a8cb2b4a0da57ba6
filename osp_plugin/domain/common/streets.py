"""Streets as a postman reads them: « R. du Gal de Gaulle » is « Rue du Général de Gaulle ».

A street is its kind (rue, avenue, cité…) and its telling words. Abbreviations are those of the
Fichiers fonciers and of FANTOIR (« AV », « IMP », « CITE »…).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .text import folded

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
    "pass": "passage",  # nosec B105 # a street
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
    "fbg": "faubourg",
    "fg": "faubourg",
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
EMPTY_WORDS = {"de", "du", "des", "d", "la", "le", "les", "l", "a", "au", "aux", "n", "et"}
MONTHS = {
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre"),
    *("octobre", "novembre", "decembre"),
}
ASIDE = re.compile(r"\(([^)]*)\)?")
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


def kind_of(word: str) -> str:
    """The kind that a word says, whole: « rue » of « r »; any other word as it is."""
    return _KINDS.get(word, word)


def is_kind(word: str) -> bool:
    """Whether a word is a kind of street, or of place where streets are."""
    return kind_of(word) in _KIND_NAMES


def full_word(word: str) -> str:
    """A word of a name, whole: « general » of « gal »."""
    return _WORDS.get(word, word)


@lru_cache(maxsize=65_536)
def street_of(text: str) -> Street:
    """The street that a text names.

    What stands in brackets is its kind (« GENERAL DE GAULLE (RUE DU) ») or tells something else,
    as a cité. The year of a day says nothing more: « 8 mai » is « 8 mai 1945 ».
    """
    asides = [folded(aside) for aside in ASIDE.findall(text)]
    kinds = [aside for aside in asides if is_kind_alone(aside)]
    told = " ".join([*kinds, folded(ASIDE.sub(" ", text))])
    written = _TWICE.sub(" bis", told).split()
    kind = ""
    if len(written) > 1 and is_kind(written[0]):
        kind, written = kind_of(written[0]), written[1:]
    words: list[str] = []
    for word in written:
        is_year = word.isdigit() and bool(words) and words[-1] in MONTHS
        if word not in EMPTY_WORDS and not is_year:
            words += full_word(word.lstrip("0") if word.isdigit() else word).split()
    # « rue A » has no other name.
    return Street(kind, tuple(words or written))


def is_kind_alone(text: str) -> bool:
    """Whether a text is a kind and no name: « rue du »."""
    first, *others = text.split() or [""]
    return is_kind(first) and EMPTY_WORDS.issuperset(others)


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

"""Addresses compared as a postman does: « R. du Gal de Gaulle, 12 B » is « 12bis Rue du Général
de Gaulle ».

A street is its kind (rue, avenue, cité…) and its telling words; a number is a whole number and a
mark of repetition (bis, ter, A…). Sources: abbreviations of the Fichiers fonciers and of FANTOIR
(« AV », « IMP », « CITE »…), marks of repetition of the Fichiers fonciers (B, T, Q).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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
_PARTS = re.compile(r"[,;\n]|\s[-–—]+\s")
_PLACES = {"cite", "coron", "domaine", "hameau", "lotissement", "quartier", "residence"}
"""Kinds that tell where dwellings are beside their street: « RES LES TILLEULS, RUE DES LILAS »."""
_ANNOUNCED = {
    *("allee", "avenue", "boulevard", "chaussee", "chemin", "impasse", "passage", "place", "quai"),
    *("route", "rue", "ruelle", "sentier", "square", "venelle", "av", "ave", "bd", "bld", "blvd"),
    *("all", "imp", "rte", "sq", "cite", "cte", "coron", "lotissement", "residence", "res"),
    "resid",
}
"""Words that, in the middle of a text, begin another street or place: no short one such as « r »,
which is also the initial of a first name."""
_INSIDE = {
    *("appartement", "appart", "appt", "appts", "apt", "app", "apart", "logement", "logt", "lgt"),
    *("batiment", "batiments", "bat", "bt", "escalier", "esc", "rdc", "rez", "cedex"),
}
"""What tells a place inside a building, or of a letter; all that follows does too."""
_INSIDE_MARKED = {"bloc", "boite", "bp", "entree", "ent", "hall", "log", "niveau", "porte", "pte"}
"""The same when a number or a letter follows: « PORTE 3 », but « RUE PORTE D’ARRAS »."""
_ORDINALS = {"er", "ere", "e", "eme", "nd", "nde"}
_STOREY = re.compile(r"\d{1,2}(?:er|ere|e|eme|nd|nde)?")
_SHORT_MARK = 3
_NUMBERED = {"bloc", "cite", "cites", "coron", "corons", "fosse", "ilot", "lot", "quartier", "zone"}
"""What has a number for a name: the one of « CITE 12 RUE DES LILAS » is no house’s."""
_OF = {"d", "de", "des", "du"}
_POSTCODE = re.compile(r"\d{5}")
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
    """Where a dwelling says that it is. ``idcom`` is the INSEE code of its commune.

    ``others`` are what it may be once what is no part of a street is set aside (« LENS »,
    « APPT 4 »), the likeliest first; ``written`` is the street as it was written. Two addresses
    that only differ by these are one.
    """

    street: Street
    number: HouseNumber | None
    idcom: str
    others: tuple[Address, ...] = field(default=(), compare=False)
    written: str = field(default="", compare=False)


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
    dnvoiri: str | None,
    dindic: str | None,
    dvoilib: str | None,
    idcom: str | None,
    commune: str | None = None,
) -> Address | None:
    """The address of a dwelling; None without street or commune.

    A number written at the head of the street (« 12 bis rue des Lilas ») is read there when
    ``dnvoiri`` is empty, and is no part of the name when it is not. ``commune`` is the name of the
    commune, which many write after the street.
    """
    whole = (dvoilib or "").strip()
    written, text = _headed(whole)
    street = street_of(text)
    if not street.words or not idcom:
        return None
    others: dict[Street, Address] = {}
    for head, words in _shorter(written, text, str(idcom), commune or ""):
        other = street_of(" ".join(words))
        if other.words and other != street:
            number = _number(dnvoiri, dindic, head)
            others.setdefault(other, Address(other, number, str(idcom)))
    return Address(
        street, _number(dnvoiri, dindic, written), str(idcom), tuple(others.values()), whole
    )


def _number(dnvoiri: str | None, dindic: str | None, written: str) -> HouseNumber | None:
    """The number of a dwelling, of which one is ``written`` before its street."""
    number, head = number_of(dnvoiri, dindic), number_of(written, dindic)
    if number is None or (head is not None and number == HouseNumber(head.number)):
        return head
    return number


def split_number(dvoilib: str) -> tuple[HouseNumber, str] | None:
    """The number at the head of a street, and the street; None when the text has none, or
    several."""
    written, text = _headed(dvoilib.strip())
    number = number_of(written)
    if number is None or len(re.findall(r"\d+", written)) > 1:
        return None
    return number, text.strip()


def _headed(text: str) -> tuple[str, str]:
    """The numbers at the head of a street, « » when there are none, and the street."""
    for heads in _HEADS:
        before = heads.match(text)
        street = text.removeprefix(before[0]) if before is not None else ""
        if before is not None and _is_street(street):
            return before[0], street
    return "", text


def _is_street(text: str) -> bool:
    """Whether what follows a number is a street: « 8 mai 1945 » alone is a name, and « 8 mai
    (rue du) » too."""
    first, *others = folded(text).split() or [""]
    if _WORDS.get(first, first) in ("grande", "grand") and others:
        return _KINDS.get(others[0], others[0]) in _KIND_NAMES
    return bool(street_of(text).kind) and first not in _MONTHS and not _is_kind_alone(folded(text))


def _shorter(head: str, text: str, idcom: str, commune: str) -> Iterator[tuple[str, Sequence[str]]]:
    """What a text may say with less: the number before the street, and the words of the street.

    First the whole without what stands at its end, then its first street, else its first place.
    """
    plain = _ASIDE.sub(" ", text)
    words = folded(plain).split()
    if words and not _begins_inside(words):
        yield head, _without_end(words, idcom, commune)
    places = []
    for number, piece in _pieces(head, plain):
        kind = _KINDS.get(piece[0], piece[0])
        if kind not in _KIND_NAMES or _EMPTY_WORDS.issuperset(piece[1:]):
            continue
        kept = _without_end(piece, idcom, commune)
        if kind not in _PLACES:
            yield number, kept
            return
        places.append((number, kept))
    yield from places[:1]


def _pieces(head: str, text: str) -> Iterator[tuple[str, list[str]]]:
    """Streets, places and the rest that one text holds, each with the number before it."""
    for part in _PARTS.split(text):
        own, rest = _headed(part.strip())
        number = own or head
        words = folded(rest).split()
        starts = [0, *_starts(words), len(words)]
        for start, end in zip(starts, starts[1:]):
            if words[start:end]:
                yield number, words[start:end]
            number = _number_before(words[:end]) or head


def _starts(words: Sequence[str]) -> list[int]:
    """Where other streets or places begin, after one or after a place inside a building."""
    if not words or not (_KINDS.get(words[0], words[0]) in _KIND_NAMES or _begins_inside(words)):
        return []
    return [
        rank
        for rank in range(2, len(words))
        if words[rank] in _ANNOUNCED and words[rank - 1] not in _EMPTY_WORDS
    ]


def _number_before(words: Sequence[str]) -> str:
    """The house number at the end of some words: « res les tilleuls 12 bis »."""
    end = len(words) - 1
    mark = words[end] if end > 0 and re.fullmatch(_MARK, words[end]) else ""
    place = end - 1 if mark else end
    if place < 2 or not words[place].isdigit():
        return ""
    before = words[place - 1]
    named = before in _NUMBERED or before in _EMPTY_WORDS or before in _INSIDE | _INSIDE_MARKED
    return "" if named else f"{words[place]} {mark}".strip()


def _without_end(words: Sequence[str], idcom: str, commune: str) -> Sequence[str]:
    """A street without a place inside the building, a postcode and the name of the commune."""
    for rank in range(1, len(words)):
        is_postcode = _POSTCODE.fullmatch(words[rank]) and words[rank][:2] == idcom[:2]
        if is_postcode or (words[rank - 1] not in _EMPTY_WORDS and _is_inside(words, rank)):
            end = rank
            while end > 1 and words[rank] == "etage" and _is_storey(words[end - 1]):
                end -= 1
            words = words[:end]
            break
    return _without_commune(words, commune)


def _begins_inside(words: Sequence[str]) -> bool:
    return _is_inside(words, 0) or ("etage" in words[1:3] and _is_storey(words[0]))


def _is_inside(words: Sequence[str], rank: int) -> bool:
    word = words[rank]
    if word in _INSIDE or word == "etage":
        return True
    following = words[rank + 1] if rank + 1 < len(words) else ""
    short = following.isdigit() or (0 < len(following) < _SHORT_MARK)
    return word in _INSIDE_MARKED and short and following not in _EMPTY_WORDS - {"a"}


def _is_storey(word: str) -> bool:
    return word in _ORDINALS or word in ("premier", "deuxieme") or bool(_STOREY.fullmatch(word))


def _without_commune(words: Sequence[str], commune: str) -> Sequence[str]:
    """A street without the name of its commune at the end; « rue du faubourg de Lens » keeps it."""
    named = folded(commune).split()
    name = [_WORDS.get(word, word) for word in named if word not in _EMPTY_WORDS]
    end = len(words)
    for wanted in reversed(name):
        while end and words[end - 1] in _EMPTY_WORDS:
            end -= 1
        if not end or _WORDS.get(words[end - 1], words[end - 1]) != wanted:
            return words
        end -= 1
    if not name:
        return words
    while end and words[end - 1] in _EMPTY_WORDS:
        end -= 1
        if words[end] in _OF:
            return words
    return words[:end] if end > 1 else words


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

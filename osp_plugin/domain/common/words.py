"""Words that are no values: what stands for an error, for nothing, or cannot be seen at all.

Every reader asks here: the cells of a file that is imported, the RPLS, the addresses, the parcels,
the referentials.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_RANGES = ((0x180B, 0x1810), (0xFE00, 0xFE10), (0xE0000, 0xE0200))
_UNSEEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
    + "".join(chr(code) for start, end in _RANGES for code in range(start, end))
)
"""What is seen as nothing though Unicode does not class it with controls, formats or spaces: the
joiner, fillers of Hangul and Khmer, Braille blank, variation selectors, tags."""
_MEANT = {"super", "sub", "fraction", "circle", "square"}
"""Forms of Unicode that say more than the digit or letter that they are made of: « ² » is no 2."""

_NULLS = frozenset(
    (
        *("null", "nul l", "(null)", "[null]", "<null>", "nan", "-nan", "+nan", "nat", "none"),
        *("<none>", "<na>", "na", "n/a", "n.a.", "n.a", "n/d", "\\n", "#n/a n/a", "undefined"),
        *("<nan>", "<nat>", "(vide)", "(blank)", "1.#ind", "-1.#ind", "1.#qnan", "-1.#qnan"),
        *("/n", "\\\\n", "missing", "<missing>", "nothing", "pd.na", "np.nan", "na_character_"),
        *("na_integer_", "na_real_", "dbnull", "system.dbnull", "<vide>", "[vide]"),
    )
)
"""What programs write where a value is missing, in lower case: SQL, pandas, R, MySQL, C, .NET."""
_FIRSTS = frozenset(word[0] for word in _NULLS)
_QUOTES = "'\"’‘“”«»`´ʼ＇＂"
_MARKED_ERROR = re.compile(r"=?#[A-Z][A-Z0-9_/]*[!?]")
_BARE_ERROR = re.compile(
    r"=?#(?:REF|N/A|NA|N/D|ND|NV|DIV/0|VALEUR|VALUE|NOM|NAME|NUL|NULL|NOMBRE|NUM|SPILL|EPARS|CALC"
    r"|ERR|ERREUR|ERROR|GETTING_DATA|CHARGEMENT_DONNEES|FIELD|CHAMP|BUSY|OCCUPE|##+)[!?]?"
)
_NUMBERED_ERROR = re.compile(r"#?ERR(?:EUR|OR)?[:.]?5\d\d[!?]?")


@lru_cache(maxsize=65_536)
def clean_text(text: str) -> str:
    """``text`` on one line, without what cannot be seen, its accents composed (NFC).

    Every space of Unicode counts as one; letters, digits and ligatures stay what they are.
    """
    if not (text.isascii() and text.isprintable()):
        # Composed last: a mark without width may stand between a letter and its accent.
        text = unicodedata.normalize("NFC", text.translate(_SEEN))
    return " ".join(text.split())


def _seen(letter: str) -> str:
    if letter in _UNSEEN:
        return ""
    kind = unicodedata.category(letter)
    if letter.isspace() or kind in ("Zs", "Zl", "Zp"):
        return " "
    return "" if kind in ("Cc", "Cf") else letter


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """``text`` as codes and numbers are written: :func:`clean_text`, its digits those of ASCII.

    Wide, Arabic or mathematical forms become the plain ones. Raised, lowered and circled ones stay,
    since « 4² » is not 42.
    """
    text = clean_text(text)
    return text if text.isascii() else text.translate(_PLAIN)


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    if unicodedata.category(letter) == "Nd":
        return str(unicodedata.decimal(letter))
    form = re.match(r"<(\w+)>", unicodedata.decomposition(letter))
    if form is None or form[1] in _MEANT:
        return letter
    simple = unicodedata.normalize("NFKC", letter)
    return simple if simple.isascii() and " " not in simple else letter


class _Letters(dict[int, str]):
    """What each letter becomes, known once it was asked, for :meth:`str.translate`."""

    def __init__(self, becomes: Callable[[str], str]) -> None:
        super().__init__()
        self._becomes = becomes

    def __missing__(self, code: int) -> str:
        found = self[code] = self._becomes(chr(code))
        return found


_SEEN, _PLAIN = _Letters(_seen), _Letters(_plain)


def is_unseen(text: str) -> bool:
    """Whether a person sees an empty cell: nothing, spaces, marks without width, a lone quote."""
    if text[:1].isalnum() and text[0] not in _UNSEEN:
        return False  # nearly every cell
    return not clean_text(text).strip(_QUOTES + " ")


@lru_cache(maxsize=65_536)
def is_null_word(text: str) -> bool:
    """Whether the whole cell is a word that stands for no value (« NULL », « nan », « N/A »)."""
    first = text[:1]
    if first.isascii() and first.isalnum() and first.lower() not in _FIRSTS:
        return False  # nearly every cell
    word = plain(text).strip(_QUOTES + " ").lower()
    return word in _NULLS


def is_error_word(text: str) -> bool:
    """Whether the whole cell is the error of a spreadsheet, in French or English, or a row of #.

    « #REF! », « # N/A », « Err:502 », « #VALEUR! »; a row of # is a column too narrow.
    """
    if "#" not in text and text.lstrip(_QUOTES + " \u00a0\u202f")[:1] not in "EeＥｅ＃":
        return False
    word = re.sub(r"\s", "", plain(text)).strip(_QUOTES).upper()
    word = "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )
    return any(form.fullmatch(word) for form in (_MARKED_ERROR, _BARE_ERROR, _NUMBERED_ERROR))

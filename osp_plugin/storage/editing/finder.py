"""Dwellings found by what a person remembers of them: an identifier, an address, a cité."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ...domain.common.natural import natural_key
from ...domain.common.text import folded
from ..base import Base
from ..session import Session

IDENTIFIERS = ("ident_rep", "ident_int", "idlocal", "idpar", "id_ddtm62")
ADDRESS = (
    "dnvoiri",
    "dindic",
    "dvoilib",
    "idcomtxt",
    "nom_cite_1",
    "cite_ini",
    "intitule",
    "bailleur",
)
SHOWN = ("fid", *IDENTIFIERS, *ADDRESS)
LIMIT = 50
CANDIDATES = 3000
"""Rows compared without accents, of those that the database finds alike."""
MINIMUM_LENGTH = 2
_MAY_BEAR_ACCENTS = set("aceinouyàâäçéèêëîïñôöùûüÿœæ")


@dataclass(frozen=True)
class Found:
    """A dwelling found. ``located`` says whether it has a position."""

    fid: int
    identifier: str
    address: str
    town: str
    cite: str
    operation: str
    bailleur: str
    located: bool


class Search:
    """One search, which another thread may stop."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._session: Session | None = None
        self.stopped = False

    def stop(self) -> None:
        """Give up; the statement under way ends at once."""
        with self._lock:
            self.stopped = True
            if self._session is not None:
                self._session.interrupt()

    def run(self, base: Base, text: str, limit: int = LIMIT) -> list[Found]:
        """Dwellings whose identifiers, address, operation or cité hold each word of ``text``.

        Capitals and accents do not matter; :func:`rank` says which comes first. Raises a
        BaseError when the base cannot be read, or when the search was stopped half-way.
        """
        words = folded(text).split()
        if len("".join(words)) < MINIMUM_LENGTH or self.stopped:
            return []
        with base.reading() as session, self._interruptible(session):
            rows = session.query(*_query(base, text.lower().split()))
        kept = [row for row in rows.to_dict("records") if _has(row, words)]
        kept.sort(key=lambda row: rank(row, words))
        return [_found(row) for row in kept[:limit]]

    @contextmanager
    def _interruptible(self, session: Session) -> Iterator[None]:
        with self._lock:
            self._session = session
        try:
            yield
        finally:
            with self._lock:
                self._session = None


def rank(row: Mapping[Any, object], words: Sequence[str]) -> tuple[object, ...]:
    """What to sort a dwelling by, for ``words`` (folded): what a person means comes first.

    An identifier typed whole, then the number of the house (43 before 143), then whole words rather
    than parts of words, then the order of the streets and of their numbers.
    """
    number = folded(_text(row["dnvoiri"]))
    numbers = {number, folded(f"{number}{_text(row['dindic'])}")}
    asked = [word for word in words if word[0].isdigit()]
    known = set(folded(" ".join(_text(row[name]) for name in ADDRESS)).split())
    return (
        folded(_identifier(row)) != " ".join(words),
        bool(asked) and not numbers.intersection(asked),
        -sum(word in known for word in words),
        natural_key(f"{_text(row['idcomtxt'])} {_text(row['dvoilib'])}"),
        natural_key(f"{number} {_text(row['dindic'])}"),
    )


def _query(base: Base, words: list[str]) -> tuple[str, dict[str, object]]:
    columns = ", ".join(SHOWN)
    held = " || ' ' || ".join(
        f"coalesce(CAST({name} AS text), '')" for name in (*IDENTIFIERS, *ADDRESS)
    )
    # The names are ours; what was typed goes as parameters.
    conditions = " AND ".join(
        f"{held} {base.dialect.like} :mot{place} ESCAPE '!'" for place in range(len(words))
    )
    values: dict[str, object] = {f"mot{place}": _pattern(w) for place, w in enumerate(words)}
    sql = (
        f"SELECT {columns}, CASE WHEN {base.located} THEN 1 ELSE 0 END AS place "  # nosec B608 # names are the dictionary's, values are bound
        f"FROM logement WHERE {conditions} ORDER BY idcomtxt, dvoilib, fid LIMIT {CANDIDATES}"
    )
    return sql, values


def _pattern(word: str) -> str:
    """LIKE pattern where a letter that may bear an accent stands for any."""
    letters = []
    for letter in word:
        if letter in _MAY_BEAR_ACCENTS or letter in "'’":
            letters.append("_")
        else:
            letters.append(f"!{letter}" if letter in "%_!" else letter)
    return f"%{''.join(letters)}%"


def _has(row: dict[Any, object], words: list[str]) -> bool:
    text = folded(" ".join(_text(row[name]) for name in (*IDENTIFIERS, *ADDRESS)))
    return all(word in text for word in words)


def _text(value: object) -> str:
    # A missing number of a column of numbers is not a number, so not itself.
    return "" if value is None or value != value else str(value)


def _identifier(row: Mapping[Any, object]) -> str:
    return _text(row["ident_rep"]) or _text(row["ident_int"]) or _text(row["idlocal"])


def _found(row: dict[Any, object]) -> Found:
    number = f"{_text(row['dnvoiri'])}{_text(row['dindic'])}"
    return Found(
        fid=int(str(row["fid"])),
        identifier=_identifier(row),
        address=f"{number} {_text(row['dvoilib'])}".strip(),
        town=_text(row["idcomtxt"]),
        cite=_text(row["nom_cite_1"]) or _text(row["cite_ini"]),
        operation=_text(row["intitule"]),
        bailleur=_text(row["bailleur"]),
        located=bool(row["place"]),
    )

"""Conventions and agreements: since when and until when an organisation is admitted, and whether
the addresses of a survey may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from .roles import OF_THE_STATE

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Convention:
    """What an organisation signed; without ``end`` it holds until another day is given.

    One that is not signed holds on no day.
    """

    organisation: str
    signed: date | None
    start: date | None = None
    end: date | None = None
    document: str = ""
    fid: int = 0

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day: from its start (else its signature), end included."""
        if self.signed is None or day < max(self.signed, self.start or self.signed):
            return False
        return self.end is None or day <= self.end


def admitted(nature: str, conventions: Iterable[Convention], day: date) -> bool:
    """Whether accounts of an organisation of this nature are valid on a day."""
    return nature in OF_THE_STATE or any(one.holds(day) for one in conventions)


def admitted_until(
    nature: str, conventions: Iterable[Convention], day: date
) -> tuple[bool, date | None]:
    """:func:`admitted`, and the last day of it; None when no end is known.

    Conventions that follow each other without a day between make one span.
    """
    if nature in OF_THE_STATE:
        return True, None
    listed = list(conventions)
    last = day - _DAY
    while True:
        following = [one for one in listed if one.holds(last + _DAY)]
        if any(one.end is None for one in following):
            return True, None
        if not following:
            return last >= day, last if last >= day else None
        last = max(one.end for one in following if one.end is not None)


def addresses_open(concerned: Iterable[str], answers: Mapping[str, bool | None]) -> bool:
    """Whether the addresses of a survey may be shown to those entitled.

    ``concerned``: the bailleurs; ``answers``: what each said, by bailleur.
    Silence is no; one refusal closes the whole region; nobody concerned opens nothing.
    """
    asked = list(concerned)
    return bool(asked) and all(answers.get(one) is True for one in asked)

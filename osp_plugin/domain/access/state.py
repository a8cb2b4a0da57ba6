"""State of the rights: what each organisation and account may do, as the catalogue says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ..errors import QT_TRANSLATE_NOOP

READ, ADD, CHANGE, DELETE = "lire", "ajouter", "modifier", "supprimer"
VERBS = (READ, ADD, CHANGE, DELETE)
NOTHING, OWN, ALL = "", "siennes", "toutes"
"""On which rows: none, those that a policy lets through, all."""
SCOPES = {
    NOTHING: QT_TRANSLATE_NOOP("errors", "non"),
    OWN: QT_TRANSLATE_NOOP("errors", "les siennes"),
    ALL: QT_TRANSLATE_NOOP("errors", "toutes"),
}
LETTERS = {READ: "L", ADD: "A", CHANGE: "M", DELETE: "S"}


@dataclass(frozen=True)
class Policy:
    """A policy of row security: its verb (« * » for all), its roles, what it lets through.

    ``using`` and ``check`` are its two conditions, None where it has none; a ``restrictive`` one
    only takes away.
    """

    verb: str
    roles: frozenset[str]
    using: str | None
    check: str | None
    restrictive: bool = False


def rows_reached(
    verb: str, *, guarded: bool, policies: Sequence[Policy], member_of: frozenset[str]
) -> str:
    """On which rows a verb that is granted acts, by the policies of a table.

    ``guarded``: row security holds for this actor. « toutes » is only said where no condition
    stands in the way: what is seen of a row to be changed counts as much as what is written.
    """
    if not guarded:
        return ALL
    ours = [
        one
        for one in policies
        if one.verb in (verb, "*") and (one.roles & member_of or "public" in one.roles)
    ]
    permissive = [one for one in ours if not one.restrictive]
    if not permissive:
        return NOTHING
    if any(one.restrictive for one in ours):
        return OWN
    return ALL if any(_open(one, verb) for one in permissive) else OWN


def _open(policy: Policy, verb: str) -> bool:
    """Whether a policy lets every row through."""
    using = policy.using in (None, "true")
    check = policy.check in (None, "true")
    if verb == ADD:
        return policy.check == "true" or (policy.check is None and policy.using == "true")
    if verb == CHANGE:
        return using and check
    return using


@dataclass(frozen=True)
class TableRights:
    """What an actor may do to a table. ``fields``: those that it may change, of ``of``."""

    table: str
    scopes: dict[str, str]
    fields: tuple[str, ...] = ()
    of: int = 0

    @property
    def letters(self) -> str:
        """« LAMS »: a capital where all rows are reached, small where only its own are."""
        told = ""
        for verb in VERBS:
            scope = self.scopes.get(verb, NOTHING)
            if scope:
                told += LETTERS[verb] if scope == ALL else LETTERS[verb].lower()
        return told


@dataclass(frozen=True)
class Actor:
    """An organisation or an account, and what it may do."""

    role: str
    title: str
    organisation: str
    nature: str
    is_account: bool
    state: str = ""
    until: date | None = None
    rights: tuple[TableRights, ...] = ()


@dataclass(frozen=True)
class Finding:
    """Something that the catalogue should not say, and the SQL that puts it right."""

    rule: str
    what: str
    message: str
    remedy: str


@dataclass(frozen=True)
class RightsState:
    """All of it, and the tables in order: name and title."""

    base: str
    actors: tuple[Actor, ...]
    findings: tuple[Finding, ...]
    titles: dict[str, str] = field(default_factory=dict)

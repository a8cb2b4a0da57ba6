"""The return of an extract, row by row: what it changed, what the base changed meanwhile.

Each row is known three times: as it was at the cut (``origin``), as the extract has it, as the base
has it now; None where it is not there. What one side alone changed is of that side; what both
changed alike is settled; the rest is a :class:`Conflict`, which a person or a rule decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..errors import QT_TRANSLATE_NOOP

INSERT, UPDATE, DELETE, RESTORE = "INSERT", "UPDATE", "DELETE", "RESTORE"
"""What a return does to a row. RESTORE brings back, under its key, one that the base deleted."""

FIELD, GONE, CHANGED = "champ", "supprimee", "modifiee"
"""Kinds of conflicts that a choice settles: a field that both sides changed; a row that the extract
changed and the base deleted; one that the extract deleted and the base changed."""
TAKEN, LINKED, ORPHAN, OUTSIDE, NOT_YOURS, KEY_CHANGED, FROZEN = (
    *("prise", "liee", "orpheline", "dehors", "reservee", "cle", "close"),
)
"""Kinds that no choice writes: its unique value is another row's; other rows need the row; the row
that it is attached to is not there; it is out of the perimeter; the organisation does not write
it; the key by which others know it is not to be changed in an extract; its campaign is closed."""
REFUSED = frozenset({TAKEN, LINKED, ORPHAN, OUTSIDE, NOT_YOURS, KEY_CHANGED, FROZEN})

BASE, EXTRACT, LEAVE = "base", "extrait", "laisser"
"""Choices: what the base has stays; what the extract has takes its place; nothing of the row is
written, and the report has it."""
CHOICES = {
    LEAVE: QT_TRANSLATE_NOOP("algorithms", "Laisser la ligne de côté"),
    BASE: QT_TRANSLATE_NOOP("algorithms", "Garder la base"),
    EXTRACT: QT_TRANSLATE_NOOP("algorithms", "Prendre l’extrait"),
}
KINDS = {
    FIELD: QT_TRANSLATE_NOOP("algorithms", "Changé des deux côtés"),
    GONE: QT_TRANSLATE_NOOP("algorithms", "Changée dans l’extrait, supprimée dans la base"),
    CHANGED: QT_TRANSLATE_NOOP("algorithms", "Supprimée dans l’extrait, changée dans la base"),
    TAKEN: QT_TRANSLATE_NOOP("algorithms", "Cette valeur est celle d’une autre ligne de la base"),
    LINKED: QT_TRANSLATE_NOOP("algorithms", "D’autres lignes de la base s’y rattachent"),
    ORPHAN: QT_TRANSLATE_NOOP("algorithms", "La ligne à laquelle elle se rattache n’est pas là"),
    OUTSIDE: QT_TRANSLATE_NOOP("algorithms", "Hors du périmètre de l’extrait"),
    NOT_YOURS: QT_TRANSLATE_NOOP("algorithms", "L’organisation n’écrit pas ce champ"),
    KEY_CHANGED: QT_TRANSLATE_NOOP("algorithms", "Ce nom ne se change pas dans un extrait"),
    FROZEN: QT_TRANSLATE_NOOP("algorithms", "Sa campagne est close dans la base"),
}


@dataclass(frozen=True)
class RowRef:
    """What a field holds that names another row, whatever that one is called on either side: the
    row of key ``key`` of ``table`` in the extract, by its field ``name``."""

    table: str
    key: int
    name: str


Values = Mapping[str, Any]
Same = Callable[[str, Any, Any], bool]
"""Whether two values of a field (its name first) are the same one."""


@dataclass(frozen=True)
class Conflict:
    """What a return cannot settle by itself. ``name`` is the field, « » for the whole row."""

    table: str
    key: int
    kind: str
    name: str = ""
    origin: Any = None
    extract: Any = None
    base: Any = None

    @property
    def choosable(self) -> bool:
        """Whether the extract may be taken; if not, the base stays as it is."""
        return self.kind not in REFUSED

    @property
    def place(self) -> tuple[str, int, str]:
        """What a choice is kept by."""
        return self.table, self.key, self.name


@dataclass(frozen=True)
class Merged:
    """What the return does to one row.

    ``key`` is the ``fid`` of the row in the extract, and in the base for one that was cut from it.
    ``values`` are written without asking; ``conflicts`` come on top. ``before`` is the row of the
    base now, ``version`` its version.
    """

    table: str
    key: int
    verb: str
    values: Values = field(default_factory=dict)
    before: Values = field(default_factory=dict)
    version: int | None = None
    conflicts: tuple[Conflict, ...] = ()

    def refused(self, kind: str, name: str = "") -> Merged:
        """This row with one more conflict, that no choice writes."""
        known = Conflict(
            self.table, self.key, kind, name, None, self.values.get(name), self.before.get(name)
        )
        return replace(self, conflicts=(*self.conflicts, known))


def merge_row(
    table: str,
    key: int,
    origin: Values | None,
    extract: Values | None,
    base: Values | None,
    same: Same,
    version: int | None = None,
) -> Merged | None:
    """What the return does to a row; None when the extract did not change it, or the base has all
    of it already."""
    if origin is None:
        return None if extract is None else Merged(table, key, INSERT, dict(extract))
    if extract is None:
        return _deletion(table, key, origin, base, same, version)
    changed = [name for name in extract if not same(name, origin.get(name), extract[name])]
    if not changed:
        return None
    if base is None:
        return Merged(table, key, RESTORE, dict(extract), conflicts=(Conflict(table, key, GONE),))
    return _modification(table, key, changed, origin, extract, base, same, version)


def _deletion(
    table: str, key: int, origin: Values, base: Values | None, same: Same, version: int | None
) -> Merged | None:
    if base is None:
        return None
    changed = [name for name in origin if not same(name, origin[name], base.get(name))]
    found = (Conflict(table, key, CHANGED),) if changed else ()
    return Merged(table, key, DELETE, {}, dict(base), version, found)


def _modification(
    table: str,
    key: int,
    changed: list[str],
    origin: Values,
    extract: Values,
    base: Values,
    same: Same,
    version: int | None,
) -> Merged | None:
    values, conflicts = {}, []
    for name in changed:
        before, mine, theirs = origin.get(name), extract[name], base.get(name)
        if same(name, mine, theirs):
            continue
        if same(name, before, theirs):
            values[name] = mine
        else:
            conflicts.append(Conflict(table, key, FIELD, name, before, mine, theirs))
    if not values and not conflicts:
        return None
    return Merged(table, key, UPDATE, values, dict(base), version, tuple(conflicts))


def settle(row: Merged, choice: Callable[[Conflict], str]) -> Merged | None:
    """The row with its conflicts decided; None when nothing of it is to be written.

    One conflict left leaves the row whole. Of a refused one nothing is taken: a refused field stays
    as the base has it, a refused row is left.
    """
    values = dict(row.values)
    for conflict in row.conflicts:
        chosen = choice(conflict)
        if chosen == LEAVE:
            return None
        taken = chosen == EXTRACT and conflict.choosable
        if not conflict.name:
            if not taken:
                return None
        elif taken:
            values[conflict.name] = conflict.extract
        else:
            values.pop(conflict.name, None)
    if row.verb == UPDATE and not values:
        return None
    return replace(row, values=values, conflicts=())

"""Which columns of a table an actor reads, adds and changes."""

from __future__ import annotations

from ..dictionary import DIFFUSIONS, GEOMETRY_COLUMN, Dictionary, Field, Table
from .declared import INSERT, STATE, UPDATE

KEY = "fid"
READ_VERSION = "version_lue"
"""By which a save says which version it started from: who changes a row writes it."""
PARTNER, PERSON, ADMINISTRATOR = "lecture", "bailleur", "administrateur"
STATE_ROLE = "etat"


def readable(table: Table, actor: str) -> tuple[str, ...]:
    """Columns that an actor reads, in the order of the table; none of a table that it does not.

    Who only reads receives what goes to partners; sensitive fields go to whom the table names.
    """
    if actor not in table.access.read:
        return ()
    spared = actor not in table.access.sensitive
    found = [
        item.name
        for item in table.columns
        if item.name == KEY
        or (not (spared and item.sensible) and (actor != PARTNER or _for_partners(item.diffusion)))
    ]
    if table.geometry and (actor != PARTNER or _for_partners(table.shape_diffusion)):
        found.append(GEOMETRY_COLUMN)
    return tuple(found)


def reads_all(table: Table, actor: str) -> bool:
    """Whether an actor reads every column of a table."""
    return len(readable(table, actor)) == len(table.columns) + bool(table.geometry)


def updatable(table: Table, actor: str, tables: Dictionary) -> tuple[str, ...]:
    """Columns of a row that is there that an actor may change, in the order of the table.

    A key that other tables name is renamed by the State alone.
    """
    told = table.access.write.get(actor)
    if told is None or UPDATE not in told.verbs:
        return ()
    if told.fields is not None:
        found = [item.name for item in table.fields if item.name in told.fields]
    else:
        keys = named_elsewhere(table, tables) if actor not in STATE else frozenset()
        found = [
            item.name
            for item in table.fields
            if fills(item, actor)
            and item.name not in keys
            and (item.role is not None or not told.of_its_role)
        ]
        if table.geometry and not told.of_its_role:
            found.append(GEOMETRY_COLUMN)
    return (*found, READ_VERSION) if table.audit else tuple(found)


def fills(item: Field, actor: str) -> bool:
    """Whether a field is one that an actor fills in: its own, or nobody's in particular."""
    if item.name == KEY or item.calcule:
        return False
    if actor == ADMINISTRATOR or item.role is None:
        return True
    return item.role == (STATE_ROLE if actor in STATE else actor)


def others(table: Table, actor: str) -> tuple[Field, ...]:
    """Fields that an actor may not give a value to in a row that it adds.

    The State may: it takes up lines from one year to the next with what others said in them.
    """
    if actor in STATE or table.access.scope(actor, INSERT) is None:
        return ()
    return tuple(item for item in table.fields if item.role and not fills(item, actor))


def named_elsewhere(table: Table, tables: Dictionary) -> frozenset[str]:
    """Fields of a table by which rows of others name its own."""
    return frozenset(
        key.target
        for other in tables.values()
        for key in other.foreign_keys
        if key.table == table.name
    )


def _for_partners(diffusion: str) -> bool:
    return diffusion != DIFFUSIONS[0]

"""Whether what the tables declare of their access holds together: read by a test."""

from __future__ import annotations

from collections.abc import Iterator

from ..dictionary import DIFFUSIONS, Dictionary, Table
from .columns import KEY, PARTNER, readable
from .declared import OWNED, STATE, AccessError
from .paths import link, path

ROLES = ("bailleur", "epci", "etat")


def faults(tables: Dictionary) -> list[str]:
    """What is wrong, in words; nothing of a dictionary that holds together."""
    return [
        f"{table.name} : {told}" for table in tables.values() for told in _faults(table, tables)
    ]


def _faults(table: Table, tables: Dictionary) -> Iterator[str]:
    access = table.access
    if not access.read:
        yield "rien ne dit qui la lit"
    for scope in access.path:
        if scope not in OWNED:
            yield f"chemin vers « {scope} », qui n’est pas une portée"
        try:
            path(table, scope, tables)
        except AccessError as error:
            yield error.told
    for name, (target, key) in access.links.items():
        if target not in tables or key not in {item.name for item in tables[target].fields}:
            yield f"lien « {name} » vers {target}.{key}, qui n’est pas"
        link(table, name)
    yield from _writes(table)
    yield from _sensitive(table)
    shown = any(item.diffusion != DIFFUSIONS[0] and item.name != KEY for item in table.fields)
    if shown != (PARTNER in access.read):
        yield "ce qui va aux partenaires et ce que lit « lecture » diffèrent"


def _writes(table: Table) -> Iterator[str]:
    names = {item.name for item in table.fields}
    roles = {item.role for item in table.fields if item.role}
    for role in sorted(roles - set(ROLES)):
        yield f"rôle inconnu : {role}"
    for actor, told in table.access.write.items():
        for name in (*(told.fields or ()), *told.where):
            if name not in names:
                yield f"{actor} : pas de champ « {name} »"
        if told.of_its_role and ("etat" if actor in STATE else actor) not in roles:
            yield f"{actor} : aucun champ de son rôle"
        if actor == PARTNER:
            yield "« lecture » écrit"


def _sensitive(table: Table) -> Iterator[str]:
    named = table.access.sensitive
    if bool(table.sensitive) != bool(named):
        yield "des champs sensibles sans dire qui les lit, ou l’inverse"
    if PARTNER in named:
        yield "« lecture » lit des champs sensibles"
    for actor in table.access.write:
        hidden = set(table.sensitive) - set(readable(table, actor))
        if hidden:
            yield f"{actor} écrit des lignes dont il ne lit pas {', '.join(sorted(hidden))}"

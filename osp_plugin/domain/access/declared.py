"""``osp.acces`` of a Table Schema, read and checked by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

ACTORS = ("lecture", "bailleur", "epci", "ddtm", "drbm", "administrateur")
"""What an account does: a group of accounts on a server."""
STATE = ("ddtm", "drbm", "administrateur")
"""Actors of the State: they alone rename keys, and may fill what others fill in a new row."""
_SHORT = {"tous": ACTORS, "etat": STATE}
"""Words of the files that stand for several actors; an actor named besides has its own say."""

ALL, VISIBLE = "tout", "visible"
BAILLEUR, EPCI, DEP, ORGANISATION = "bailleur", "epci", "dep", "organisation"
OWNED = (BAILLEUR, EPCI, DEP, ORGANISATION)
"""Scopes that follow a path, from the row to what owns it."""
SCOPES = (ALL, *OWNED, VISIBLE)

INSERT, UPDATE, DELETE = "INSERT", "UPDATE", "DELETE"
VERBS = {"ajouter": INSERT, "modifier": UPDATE, "supprimer": DELETE}
OF_ITS_ROLE = "role"
_WORDS = {"modele", "chemin", "liens", "lire", "ecrire", "sensible"}
_WRITE_WORDS = {"verbes", "portee", "champs", "si"}


class AccessError(ValueError):
    """What a table declares of its access cannot be (an error of its author): ``told``."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


@dataclass(frozen=True)
class Write:
    """What an actor may write: SQL verbs, and the rows by their scope.

    ``fields`` bounds what it may change in a row that is there: these alone; None for all those
    that nobody else fills in. ``of_its_role`` bounds it to those of its own role. ``where`` are
    values that a row it writes has.
    """

    verbs: tuple[str, ...]
    scope: str
    fields: tuple[str, ...] | None = None
    of_its_role: bool = False
    where: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Write:
        """One entry of ``ecrire``. Raises AccessError."""
        _only(value, _WRITE_WORDS)
        unknown = set(value["verbes"]) - set(VERBS)
        if unknown:
            raise AccessError(f"verbes inconnus : {', '.join(sorted(unknown))}")
        told = value.get("champs")
        return cls(
            verbs=tuple(VERBS[name] for name in VERBS if name in value["verbes"]),
            scope=_scope(value["portee"]),
            fields=tuple(told) if isinstance(told, list) else None,
            of_its_role=told == OF_ITS_ROLE,
            where=dict(value.get("si", {})),
        )


@dataclass(frozen=True)
class Access:
    """Who reads and writes a table. ``read`` gives the scope of each actor that reads it.

    ``path`` says by which field a row belongs to what owns it: ``bailleur`` a column of the table,
    ``operation.bailleur`` what the row named by ``operation`` belongs to. ``links`` says what a
    field that is no foreign key names. ``sensitive`` are the actors that read sensitive fields.
    """

    path: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    read: Mapping[str, str] = field(default_factory=dict)
    write: Mapping[str, Write] = field(default_factory=dict)
    sensitive: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, value: Mapping[str, Any], models: Mapping[str, Any]) -> Access:
        """What a file declares, over the model that it names if any. Raises AccessError."""
        _only(value, _WORDS)
        if "modele" in value:
            if value["modele"] not in models:
                raise AccessError(f"modèle inconnu : {value['modele']}")
            value = {**models[value["modele"]], **value}
        made = cls(
            path=dict(value.get("chemin", {})),
            links={name: _link(told) for name, told in value.get("liens", {}).items()},
            read={name: _scope(told) for name, told in _spread(value["lire"])},
            write={name: Write.from_json(told) for name, told in _spread(value.get("ecrire", {}))},
            sensitive=tuple(name for name in ACTORS if name in value.get("sensible", ())),
        )
        made._check()
        return made

    def scope(self, actor: str, verb: str) -> str | None:
        """Scope of the rows that an actor may write with a SQL verb; None for none at all."""
        told = self.write.get(actor)
        return told.scope if told is not None and verb in told.verbs else None

    def _check(self) -> None:
        for actor, told in self.write.items():
            if actor not in self.read:
                raise AccessError(f"{actor} écrit ce qu’il ne lit pas")
            if self.read[actor] not in (ALL, told.scope):
                raise AccessError(f"{actor} écrit plus de lignes qu’il n’en lit")
        used = [*self.read.values(), *(told.scope for told in self.write.values())]
        lost = {scope for scope in used if scope in OWNED} - set(self.path)
        if lost:
            raise AccessError(f"aucun chemin ne mène à : {', '.join(sorted(lost))}")


def _spread(told: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """Each actor with what is said of it, in the order of :data:`ACTORS`."""
    unknown = set(told) - {*ACTORS, *_SHORT}
    if unknown:
        raise AccessError(f"acteurs inconnus : {', '.join(sorted(unknown))}")
    spread = {
        name: said
        for short, names in _SHORT.items()
        if short in told
        for name in names
        for said in [told[short]]
    }
    spread |= {name: said for name, said in told.items() if name in ACTORS}
    return [(name, spread[name]) for name in ACTORS if name in spread]


def _scope(told: str) -> str:
    if told not in SCOPES:
        raise AccessError(f"portée inconnue : {told}")
    return told


def _link(told: str) -> tuple[str, str]:
    table, _, target = told.partition(".")
    return table, target


def _only(value: Mapping[str, Any], known: set[str]) -> None:
    unknown = set(value) - known
    if unknown:
        raise AccessError(f"mots inconnus : {', '.join(sorted(unknown))}")

"""The dictionary: what the tables and fields of an OSP base are, read from the Table Schemas.

``resources/schema/<table>.json`` is a Table Schema of one table; ``_audit.json`` has the audit
fields that every table has besides (they belong to the base and leave it in no export);
``_acces.json`` the ways of access that several tables share. An
``osp`` object says what Table Schema has no word for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..paths import SCHEMAS
from .access.declared import Access

SCHEMA_VERSION = 2
"""Version of the tables. It goes up by one with each released change, with a migration."""

GEOMETRY_COLUMN = "geom"

DIFFUSIONS = ("interne", "partenaires", "public")
"""Who may receive a field, from the fewest to the most."""


@dataclass(frozen=True)
class Field:
    """A field of a table: a column of the base, of a template, of an export.

    ``type`` is the Table Schema's: string, integer, number, boolean, date, datetime. ``classeur``
    names the group of columns of the workbook that shows the field: without it the workbook does
    not; ``format`` says of a whole number that it is a year (``annee``) or names something
    (``numero``), and is not to be written with thousands apart; ``role`` the actor that may write
    it; ``calcule`` says that the base fills it; ``attribue`` that it numbers a new row that comes
    without a number; ``liste`` is the table of the base that holds the values of the field,
    ``enum`` then those that the tool ships; ``sensible`` that the field describes a household or
    what it pays;
    ``diffusion`` is who may receive it, one of :data:`DIFFUSIONS`.
    """

    name: str
    title: str
    type: str
    description: str = ""
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    widget: str | None = None
    role: str | None = None
    classeur: str | None = None
    unite: str | None = None
    format: str | None = None
    defaut: str | None = None
    calcule: bool = False
    attribue: bool = False
    liste: str | None = None
    sensible: bool = False
    diffusion: str = DIFFUSIONS[0]

    def __post_init__(self) -> None:
        if self.diffusion not in DIFFUSIONS:
            raise ValueError(f"{self.name} : diffusion inconnue, {self.diffusion}")
        if self.sensible and self.diffusion != DIFFUSIONS[0]:
            raise ValueError(f"{self.name} : un champ sensible ne sort pas du service")

    @classmethod
    def from_json(cls, descriptor: Mapping[str, Any]) -> Field:
        """Field of a Table Schema."""
        rules = descriptor.get("constraints", {})
        osp = dict(descriptor.get("osp", {}))
        return cls(
            name=descriptor["name"],
            title=descriptor["title"],
            type=descriptor["type"],
            description=descriptor.get("description", ""),
            required=rules.get("required", False),
            unique=rules.get("unique", False),
            enum=tuple(rules.get("enum", osp.pop("valeurs", ()))),
            pattern=rules.get("pattern"),
            minimum=rules.get("minimum"),
            maximum=rules.get("maximum"),
            max_length=rules.get("maxLength"),
            **osp,
        )

    @property
    def alias(self) -> str:
        """Title with its unit, as a form or a column header shows it."""
        return f"{self.title} ({self.unite})" if self.unite else self.title


@dataclass(frozen=True)
class ForeignKey:
    """``field`` of this table holds a value of ``table.target``."""

    field: str
    table: str
    target: str


@dataclass(frozen=True)
class RowRule:
    """A rule between fields of one row, in SQL that both databases understand."""

    name: str
    sql: str
    message: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the rule in order, the names of its fields among them."""
        return tuple(re.findall(r"\w+", self.sql))


@dataclass(frozen=True)
class Freeze:
    """Rows that no longer change once their campaign is closed.

    ``campaign`` is the SQL of the campaign of a row, where ``{ligne}`` stands for the row and
    ``{base}`` comes before the name of a table; ``exempt`` are the fields that may still change.
    """

    campaign: str
    exempt: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table of the base. ``fields`` are its own, ``audit`` those that the base fills.

    ``shape_diffusion`` is who may receive its geometry, one of :data:`DIFFUSIONS`; ``access`` who
    reads and writes its rows in a base that several organisations share.
    """

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    audit: tuple[Field, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    rules: tuple[RowRule, ...] = ()
    geometry: str | None = None
    srid: int | None = None
    sensible: bool = False
    shape_diffusion: str = DIFFUSIONS[0]
    freeze: Freeze | None = None
    access: Access = field(default_factory=Access)
    descriptor: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_json(
        cls,
        descriptor: Mapping[str, Any],
        audit: tuple[Field, ...],
        models: Mapping[str, Any] = MappingProxyType({}),
    ) -> Table:
        """Table of a Table Schema; ``audit`` fields are added unless the table is a log.

        ``models`` are the ways of access that several tables share, by name.
        """
        osp = descriptor.get("osp", {})
        return cls(
            name=descriptor["name"],
            title=descriptor["title"],
            description=descriptor["description"],
            fields=tuple(Field.from_json(item) for item in descriptor["fields"]),
            audit=audit if osp.get("audit", True) else (),
            foreign_keys=tuple(
                ForeignKey(key["fields"], key["reference"]["resource"], key["reference"]["fields"])
                for key in descriptor.get("foreignKeys", ())
            ),
            unique=tuple(tuple(names) for names in osp.get("unique", ())),
            indexes=tuple(tuple(names) for names in osp.get("index", ())),
            rules=tuple(
                RowRule(rule["nom"], rule["sql"], rule["message"])
                for rule in osp.get("controles", ())
            ),
            geometry=osp.get("geometry"),
            srid=osp.get("srid"),
            sensible=osp.get("sensible", False),
            shape_diffusion=osp.get("diffusion_geometrie", DIFFUSIONS[0]),
            freeze=(
                Freeze(osp["gel"]["campagne"], tuple(osp["gel"].get("sauf", ())))
                if "gel" in osp
                else None
            ),
            access=Access.from_json(osp["acces"], models) if "acces" in osp else Access(),
            descriptor=descriptor,
        )

    @property
    def columns(self) -> tuple[Field, ...]:
        """Every attribute column of the table in a base, in order."""
        return self.fields + self.audit

    @property
    def sensitive(self) -> tuple[str, ...]:
        """Names of the fields that describe a household or what it pays."""
        return tuple(item.name for item in self.fields if item.sensible)

    def __getitem__(self, name: str) -> Field:
        return next(item for item in self.columns if item.name == name)


class Dictionary(Mapping[str, Table]):
    """The tables of an OSP base by name, each after the tables that it refers to."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = {table.name: table for table in _referred_first(tables)}

    @classmethod
    def load(cls, folder: Path = SCHEMAS) -> Dictionary:
        """Read the Table Schemas of ``folder``."""
        audit = tuple(Field.from_json(item) for item in _read(folder / "_audit.json")["fields"])
        paths = sorted(path for path in folder.glob("*.json") if not path.name.startswith("_"))
        models = _read(folder / "_acces.json")
        tables = (Table.from_json(_read(path), audit, models) for path in paths)
        return cls({table.name: table for table in tables})

    def __getitem__(self, name: str) -> Table:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


@lru_cache(maxsize=1)
def dictionary() -> Dictionary:
    """The dictionary shipped with the plugin, read once."""
    return Dictionary.load()


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _referred_first(tables: Mapping[str, Table]) -> list[Table]:
    ordered: dict[str, Table] = {}

    def place(name: str) -> None:
        if name in ordered:
            return
        for key in tables[name].foreign_keys:
            if key.table != name:
                place(key.table)
        ordered[name] = tables[name]

    for name in tables:
        place(name)
    return list(ordered.values())

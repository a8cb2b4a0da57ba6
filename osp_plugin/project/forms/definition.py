"""What ``forms/<table>.json`` says of a form: tabs, groups, fields, relations, rules.

A form says where things stand. What a field is (title, unit, list, limits) stays in the
dictionary. Expressions may call the macros of ``forms/_commun.json`` and name layers by their
role; see :mod:`.texts`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Union

from ...domain.dictionary import GEOMETRY_COLUMN, Table, dictionary
from ...paths import FORMS

COMMON = "_commun"
TITLES = "titres"
POSITION = "Position"
CARRIER = "version"
"""Field never shown for itself: its label carries the header line, computed from the row."""


class FormError(ValueError):
    """A form shipped with the plugin cannot be read (an error of its author)."""


@dataclass(frozen=True)
class FieldPlace:
    """A field, in its place."""

    name: str


@dataclass(frozen=True)
class TextPlace:
    """A text computed from the row, written by the label of a field that is not shown."""

    carrier: str


@dataclass(frozen=True)
class RelationPlace:
    """The rows of another table that refer to this one: ``table`` or ``table.field``."""

    relation: str
    title: str = ""


@dataclass(frozen=True)
class Group:
    """A box with a title, or a tab. ``visible`` is an expression, ``color`` a background."""

    title: str
    content: tuple[Item, ...]
    columns: int = 1
    visible: str = ""
    color: str = ""

    def items(self) -> Iterator[Item]:
        """Everything in the group, at any depth, groups excluded."""
        for item in self.content:
            if isinstance(item, Group):
                yield from item.items()
            else:
                yield item


Item = Union[FieldPlace, TextPlace, RelationPlace, Group]


@dataclass(frozen=True)
class Alert:
    """A soft rule: when ``condition`` is true the label of ``field`` says ``text``."""

    field: str
    condition: str
    text: str


@dataclass(frozen=True)
class Default:
    """A value that QGIS computes: at the creation of a row, or at each change besides."""

    expression: str
    on_update: bool = False


@dataclass(frozen=True)
class FormDefinition:
    """The form of a table. ``header`` and ``texts`` are expressions that give HTML.

    ``frozen`` is true of a row that no longer changes: that of a closed campaign.
    """

    table: str
    tabs: tuple[Group, ...]
    header: str = ""
    carrier: str = CARRIER
    texts: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    helps: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Alert, ...] = ()
    defaults: Mapping[str, Default] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    read_only: frozenset[str] = frozenset()
    labels_left: frozenset[str] = frozenset()
    frozen: str = ""
    precision: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> FormDefinition:
        """Form of a file. Raises FormError for a word that it does not know."""
        _only(value, _FORM_WORDS, str(value.get("table")))
        return cls(
            table=value["table"],
            tabs=tuple(_tab(item) for item in value["onglets"]),
            header=_text(value.get("entete", "")),
            carrier=value.get("porteur", CARRIER),
            texts={name: _text(text) for name, text in value.get("textes", {}).items()},
            labels=value.get("libelles", {}),
            marks={name: _text(text) for name, text in value.get("marques", {}).items()},
            helps=value.get("aides", {}),
            warnings=tuple(
                Alert(item["champ"], _text(item["si"]), item["texte"])
                for item in value.get("alertes", ())
            ),
            defaults={
                name: Default(_text(item["expression"]), item.get("suit", False))
                for name, item in value.get("defauts", {}).items()
            },
            hidden=frozenset(value.get("caches", ())),
            read_only=frozenset(value.get("lecture_seule", ())),
            labels_left=frozenset(value.get("libelles_a_gauche", ())),
            precision=value.get("decimales", {}),
            frozen=_text(value.get("gel", "")),
        )

    def items(self) -> Iterator[Item]:
        """Everything in the form, at any depth, groups excluded."""
        for tab in self.tabs:
            yield from tab.items()

    @property
    def placed(self) -> list[str]:
        """Names of the fields that have a place, in order."""
        return [item.name for item in self.items() if isinstance(item, FieldPlace)]

    @property
    def relations(self) -> list[str]:
        """Relations that the form shows."""
        return [item.relation for item in self.items() if isinstance(item, RelationPlace)]


_FORM_WORDS = {
    *("table", "entete", "porteur", "textes", "libelles", "marques", "aides", "alertes", "defauts"),
    *("caches", "lecture_seule", "decimales", "libelles_a_gauche", "onglets"),
    "gel",
}
_GROUP_WORDS = {"titre", "groupe", "colonnes", "si", "couleur", "contenu"}


def form_definition(table: str) -> FormDefinition:
    """The form of a table as shipped with the plugin."""
    return form_definitions()[table]


@lru_cache(maxsize=1)
def form_definitions() -> dict[str, FormDefinition]:
    """Every form shipped with the plugin, by table, read once."""
    return {name: _definition(table) for name, table in dictionary().items()}


def _definition(table: Table) -> FormDefinition:
    path = FORMS / f"{table.name}.json"
    if path.is_file():
        return FormDefinition.from_json(_read(path))
    # A table without a file can still be edited; a test tells its author of it.
    fields = tuple(FieldPlace(field.name) for field in table.fields if field.name != "fid")
    return FormDefinition(table.name, (Group(table.title, fields),), hidden=frozenset({"fid"}))


@lru_cache(maxsize=1)
def macros() -> dict[str, str]:
    """Expressions that the forms share, by name; ``§`` stands for their argument."""
    shared = {name: _text(text) for name, text in _read(FORMS / f"{COMMON}.json").items()}
    return {**shared, TITLES: _titles()}


def _titles() -> str:
    """Map of the titles of all fields, by ``table.field``."""
    titles = {
        f"{table.name}.{field.name}": field.title
        for table in dictionary().values()
        for field in table.columns
    }
    titles |= {f"{name}.{GEOMETRY_COLUMN}": POSITION for name in dictionary()}
    pairs = ", ".join(f"{_quoted(key)}, {_quoted(title)}" for key, title in titles.items())
    return f"map({pairs})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _read(path: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FormError(f"{path.name} : {error}") from error
    return content


def _text(value: str | list[str]) -> str:
    """A long expression is a list of lines."""
    return value if isinstance(value, str) else "\n".join(value)


def _tab(value: Mapping[str, Any]) -> Group:
    return _group(value, value["titre"])


def _group(value: Mapping[str, Any], title: str) -> Group:
    _only(value, _GROUP_WORDS, title)
    return Group(
        title=title,
        content=tuple(_item(item) for item in value["contenu"]),
        columns=value.get("colonnes", 1),
        visible=_text(value.get("si", "")),
        color=value.get("couleur", ""),
    )


def _item(value: str | Mapping[str, Any]) -> Item:
    if isinstance(value, str):
        return FieldPlace(value)
    if "texte" in value:
        return TextPlace(value["texte"])
    if "relation" in value:
        return RelationPlace(value["relation"], value.get("titre", ""))
    return _group(value, value["groupe"])


def _only(value: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = set(value) - known
    if unknown:
        raise FormError(f"{where} : {', '.join(sorted(unknown))}")

"""The indicators declared in ``resources/indicators/*.json``.

A file is a theme: ``titre``, and ``indicateurs`` in order, each with

- ``cle``, ``titre``, ``unite``, ``description`` (source, what is counted);
- ``format``: entier, decimal, euro, pourcentage;
- ``formule``: see :func:`.formula.read_formula`;
- ``interne``: true for a figure of the fiches that nobody chooses in a list;
- ``carte``: ``genre`` (aplats, symboles), ``classes`` (jenks, quantiles, egales), ``couleurs``
  (a colour ramp of QGIS).

``ventilations`` are tables of such indicators, by fields that have a list of values: ``cle``,
``titre``, ``par`` (« table.field »), ``indicateurs``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...paths import INDICATORS
from ..common.criteria import Criteria
from ..dictionary import Dictionary, Table, dictionary
from ..errors import QT_TRANSLATE_NOOP, OspError
from .classes import METHODS
from .cubes import dimensions, zoned
from .formula import POSITION, Condition, Formula, Measure, WrongFormula, read_formula
from .scales import WHOLE

FORMATS = ("entier", "decimal", "euro", "pourcentage")
CHOROPLETH, SYMBOLS = "aplats", "symboles"


class UnknownIndicator(OspError):
    """No indicator of this key. Values: ``cle``, ``connues``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "L’indicateur « {cle} » n’existe pas. Indicateurs possibles : {connues}.",
    )


@dataclass(frozen=True)
class MapStyle:
    """How an indicator is drawn: ``aplats`` (choropleth) or ``symboles`` (proportional)."""

    kind: str
    classes: str
    colors: str


@dataclass(frozen=True)
class Indicator:
    """Something that is counted or computed for any territory. ``unit`` is that of its values."""

    key: str
    title: str
    unit: str
    format: str
    theme: str
    description: str
    formula: Formula
    map: MapStyle
    internal: bool = False
    declared: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What its file says of it."""

    @property
    def heading(self) -> str:
        """Title with its unit."""
        said = self.unit and self.unit not in self.title.lower()
        return f"{self.title} ({self.unit})" if said else self.title

    @property
    def additive(self) -> bool:
        """Whether the figures of the territories add up to the total."""
        return self.formula.additive

    def known_by(self, scale: str, criteria: Criteria = Criteria()) -> bool:
        """Whether every table that it counts tells the scale, and what the criteria are about."""
        asked = {*criteria.dimensions, *(() if scale == WHOLE else (scale,))}
        tables = dictionary()
        return all(
            asked <= {*dimensions(tables[name]), *zoned(tables[name])}
            for name in self.formula.tables
        )


@lru_cache(maxsize=1)
def indicators() -> Mapping[str, Indicator]:
    """The indicators shipped with the plugin that one may choose, by key, in reading order."""
    return {key: item for key, item in every_indicator().items() if not item.internal}


def indicator(key: str) -> Indicator:
    """The indicator of this key. Raises UnknownIndicator."""
    known = every_indicator()
    if key not in known:
        raise UnknownIndicator(cle=key, connues=", ".join(indicators()))
    return known[key]


@lru_cache(maxsize=1)
def every_indicator() -> Mapping[str, Indicator]:
    """Those that one may choose, and those of the fiches that nobody chooses in a list."""
    return load(INDICATORS)


@dataclass(frozen=True)
class Breakdown:
    """Indicators of a table by one or more of its fields, each of which has a list of values."""

    key: str
    title: str
    table: str
    fields: tuple[str, ...]
    indicators: tuple[str, ...]


@lru_cache(maxsize=1)
def breakdowns() -> Mapping[str, Breakdown]:
    """The breakdowns shipped with the plugin by key."""
    return load_breakdowns(INDICATORS, every_indicator())


def load_breakdowns(
    folder: Path, known: Mapping[str, Indicator], tables: Dictionary | None = None
) -> dict[str, Breakdown]:
    """Read the breakdowns of the files of ``folder``, of the indicators ``known``.

    Raises WrongFormula.
    """
    found: dict[str, Breakdown] = {}
    for path in sorted(folder.glob("*.json")):
        for said in json.loads(path.read_text(encoding="utf-8")).get("ventilations", ()):
            made = _read_breakdown(said)
            if not _is_right(made, known, tables or dictionary()) or made.key in found:
                raise WrongFormula(f"ventilation mal déclarée : {made.key}")
            found[made.key] = made
    return found


def _read_breakdown(said: Mapping[str, Any]) -> Breakdown:
    pairs = [str(name).partition(".") for name in said["par"]]
    if len({table for table, _dot, _field in pairs}) != 1:
        raise WrongFormula(f"une ventilation est d’une table : {said['cle']}")
    fields = tuple(field for _table, _dot, field in pairs)
    return Breakdown(said["cle"], said["titre"], pairs[0][0], fields, tuple(said["indicateurs"]))


def _is_right(made: Breakdown, known: Mapping[str, Indicator], tables: Dictionary) -> bool:
    """Whether the fields have a list of values, and the indicators count that table alone."""
    if made.table not in tables:
        return False
    listed = {field.name for field in tables[made.table].fields if field.enum}
    return set(made.fields) <= listed and all(
        key in known and known[key].formula.tables == (made.table,) for key in made.indicators
    )


def load(folder: Path, tables: Dictionary | None = None) -> dict[str, Indicator]:
    """Read the files of ``folder`` in the order of their names. Raises WrongFormula."""
    known = tables or dictionary()
    found: dict[str, Indicator] = {}
    for path in sorted(folder.glob("*.json")):
        theme = json.loads(path.read_text(encoding="utf-8"))
        for said in theme["indicateurs"]:
            made = _read(said, theme["titre"], found)
            for measure in made.formula.measures():
                _check(measure, known)
            if made.key in found:
                raise WrongFormula(f"indicateur déclaré deux fois : {made.key}")
            found[made.key] = made
    return found


def _read(said: Mapping[str, Any], theme: str, others: Mapping[str, Indicator]) -> Indicator:
    style = said["carte"]
    made = Indicator(
        key=said["cle"],
        title=said["titre"],
        unit=said.get("unite", ""),
        format=said["format"],
        theme=theme,
        description=said.get("description", ""),
        formula=read_formula(said["formule"], {key: item.formula for key, item in others.items()}),
        map=MapStyle(style["genre"], style.get("classes", "jenks"), style.get("couleurs", "Blues")),
        internal=bool(said.get("interne", False)),
        declared=said,
    )
    correct = (
        made.format in FORMATS
        and made.map.kind in (CHOROPLETH, SYMBOLS)
        and made.map.classes in METHODS
    )
    if not correct:
        raise WrongFormula(f"format ou carte inconnus : {made.key}")
    return made


def _check(measure: Measure, tables: Dictionary) -> None:
    """Raise unless the dictionary has the fields and the values that a measure names."""
    if measure.table not in tables:
        raise WrongFormula(f"table inconnue : {measure.table}")
    table = tables[measure.table]
    names = {field.name for field in table.fields}
    for name in measure.fields:
        if name not in names:
            raise WrongFormula(f"champ inconnu : {measure.table}.{name}")
    for name in measure.terms:
        if table[name].type not in ("integer", "number") and not table[name].enum:
            raise WrongFormula(f"ce champ ne s’additionne pas : {measure.table}.{name}")
    for condition in measure.where:
        _check_values(condition, table)


def _check_values(condition: Condition, table: Table) -> None:
    if condition.field == POSITION:
        wrong = table.geometry is None or condition.values != (True,)
    else:
        field = table[condition.field]
        allowed = {True, False} if field.type == "boolean" else set(field.enum)
        wrong = bool(condition.values and allowed and not set(condition.values) <= allowed)
        wrong = wrong or bool(field.type == "boolean" and len(condition.values or ()) > 1)
    if wrong:
        raise WrongFormula(f"valeurs inconnues : {table.name}.{condition.field}")

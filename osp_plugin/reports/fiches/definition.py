"""How a note, a fiche or a statement was made, as the layout keeps it: it can be made again.

A layout made here says in its own properties what it shows (indicators, scale, criteria, filters),
of which base, when, and what its figures were: it stays so until somebody asks for newer ones.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Any

from qgis.core import QgsPrintLayout

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.indicators import Criteria
from ..layouts.content import Content
from ..layouts.kept import read_property
from ..layouts.told import told

DEFINITION = "osp/definition"
FIGURES = "osp/chiffres"
EVERYTHING = Criteria()
NOTE, FICHE, STATEMENT = "note", "fiche", "etat"
BY_KIND = "annees_par_type"
"""The chart of the dwellings by year and kind of financing, beside the kinds of the viewer."""


class NotMadeHere(OspError):
    """A layout says nothing of how it was made, or nothing that is read. Values: ``nom``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La mise en page « {nom} » ne dit pas comment ses chiffres ont été faits : ils ne peuvent "
        "pas être mis à jour. Faites-en une nouvelle par « Mettre en page » ou « Nouvelle mise en "
        "page… ».",
    )


@dataclass(frozen=True)
class Definition:
    """What a layout shows. ``base`` is the name of the base, never the path of its file.

    ``keys`` are the indicators of the table, ``chart`` the kind of the chart, ``chosen`` the
    territories chosen in the chart, ``code`` the subject of a fiche, ``blocks`` its parts,
    ``filters`` the names and the filters of the layers that did not show all their rows,
    ``situation`` the key of the one that the figures are those of (a hash, or a past time), « »
    when they are counted, ``perimeter`` that of the EPCI (:attr:`.Perimeter.text`), « » for the
    codes as written.
    """

    kind: str
    base: str
    title: str = ""
    subtitle: str = ""
    scale: str = ""
    keys: tuple[str, ...] = ()
    criteria: Criteria = EVERYTHING
    chart: str = ""
    chosen: tuple[str, ...] = ()
    code: str = ""
    blocks: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    situation: str = ""
    perimeter: str = ""

    def written(self) -> str:
        """The definition as a layout keeps it."""
        given = {**asdict(self), "criteria": self.criteria.plain()}
        return json.dumps(given, ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> Definition:
        """The definition that :meth:`written` gave. Raises ValueError, TypeError, KeyError."""
        given: Mapping[str, Any] = json.loads(text)
        known = {item.name: given[item.name] for item in fields(cls) if item.name in given}
        made = cls(**{**known, "criteria": Criteria.of_plain(given.get("criteria", {}))})
        return replace(
            made,
            keys=tuple(map(str, made.keys)),
            chosen=tuple(map(str, made.chosen)),
            blocks=tuple(map(str, made.blocks)),
            filters=tuple((str(name), str(text)) for name, text in made.filters),
        )


@dataclass(frozen=True)
class Made:
    """What a layout keeps: its definition, when it was made, and the figures that it tells."""

    definition: Definition
    at: datetime
    figures: Mapping[str, str]


def keep(layout: QgsPrintLayout, definition: Definition, content: Content, at: datetime) -> None:
    """Write in a layout how it was made."""
    layout.setCustomProperty(DEFINITION, definition.written())
    figures = {"date": at.isoformat(timespec="minutes"), "chiffres": told(content)}
    layout.setCustomProperty(FIGURES, json.dumps(figures, ensure_ascii=False))


def is_made_here(layout: QgsPrintLayout) -> bool:
    """Whether a layout says how it was made."""
    return bool(layout.customProperty(DEFINITION, ""))


def kind_of(layout: QgsPrintLayout) -> str:
    """What a layout was made as (:data:`NOTE`, :data:`FICHE`…), « » when it does not say."""
    try:
        return made(layout).definition.kind
    except NotMadeHere:
        return ""


def made(layout: QgsPrintLayout) -> Made:
    """What a layout keeps of how it was made. Raises NotMadeHere."""
    figures = read_property(layout, FIGURES)
    try:
        definition = Definition.read(str(layout.customProperty(DEFINITION, "")))
        at = datetime.fromisoformat(str(figures["date"]))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotMadeHere(nom=layout.name()) from error
    known = figures.get("chiffres")
    told_then = known if isinstance(known, dict) else {}
    return Made(definition, at, {str(name): str(text) for name, text in told_then.items()})

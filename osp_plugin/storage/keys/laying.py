"""Keys laid on the dwellings of a base by their position, as an import that can be undone."""

from __future__ import annotations

import hashlib
import json
import math
import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import QgsFeatureRequest

from ...compat import python_value
from ...domain.common.house_numbers import number_of
from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.keys.laying import (
    ADDRESS,
    ADDRESS_REACH,
    BUILDING,
    BUILDING_REACH,
    IRIS,
    KEYS,
    QUARTER,
    SOURCE,
    UNESCO,
    Codes,
    changed,
    nearest,
    perimeter,
)
from ...domain.keys.nearest import Nearby
from ..bare_layers import bare_layer
from ..base import Base
from ..imports.application import Applied, apply_changes
from ..imports.changes import Change
from ..layers import has_position
from ..zones import Zones
from .files import addresses, buildings

NATURE = "Clés"
LOGEMENT = "logement"
_READ = ("fid", "version", "dnvoiri", "dindic", *KEYS, SOURCE)
_WATCHED = 1_000


class NothingToLay(OspError):
    """No source of keys was given."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucune source de clés n’est donnée : choisissez au moins un fichier (RNB, BAN) ou une "
        "couche (QPV, IRIS, UNESCO).",
    )


@dataclass(frozen=True)
class Sources:
    """Where keys come from, None for those that are left as they are.

    ``vintage`` is told of each, « » for the name of the file or layer alone.
    """

    rnb: str | os.PathLike[str] | None = None
    ban: str | os.PathLike[str] | None = None
    qpv: Zones | None = None
    iris: Zones | None = None
    inscribed: Zones | None = None
    buffer: Zones | None = None
    vintage: str = ""

    @property
    def told(self) -> dict[str, str]:
        """What dwellings say of the source of each key that is laid."""
        unesco = " et ".join(zone.title for zone in (self.inscribed, self.buffer) if zone)
        named = {
            BUILDING: Path(self.rnb).name if self.rnb else "",
            ADDRESS: Path(self.ban).name if self.ban else "",
            QUARTER: self.qpv.title if self.qpv else "",
            IRIS: self.iris.title if self.iris else "",
            UNESCO: unesco,
        }
        more = f", {self.vintage}" if self.vintage else ""
        day = f"{date.today():%d/%m/%Y}"
        return {key: f"{name}{more}, posé le {day}" for key, name in named.items() if name}


@dataclass(frozen=True)
class KeysPlan:
    """What is laid: the changes of dwellings, how many have each key, how many share a building."""

    name: str
    dwellings: int
    placed: int
    filled: Mapping[str, int]
    shared: int
    changes: list[Change]

    @property
    def counts(self) -> dict[str, int]:
        """The number outputs of ``osp:poser_cles``."""
        return {
            "NB_LOGEMENTS": self.dwellings,
            "NB_SANS_POSITION": self.dwellings - self.placed,
            "NB_RNB": self.filled.get(BUILDING, 0),
            "NB_BAN": self.filled.get(ADDRESS, 0),
            "NB_QPV": self.filled.get(QUARTER, 0),
            "NB_IRIS": self.filled.get(IRIS, 0),
            "NB_UNESCO": self.filled.get(UNESCO, 0),
            "NB_BATIMENT_PARTAGE": self.shared,
            "NB_MODIFIES": len(self.changes),
        }


def plan_keys(base: Base, given: Sources, work: Work = QUIET) -> KeysPlan:
    """What the sources lay on the dwellings of a base; nothing is written.

    Raises NothingToLay, the errors of :mod:`.files`, or Cancelled.
    """
    told = given.told
    if not told:
        raise NothingToLay
    rows, x, y = _dwellings(base, work.within(0, 0.1))
    laid = _laid(given, rows, x, y, work.within(0.1, 1))
    changes = []
    for place, row in enumerate(rows):
        values = changed(row, {key: codes[place] for key, codes in laid.items()}, told)
        if values:
            before = {name: row[name] for name in values}
            changes.append(Change(LOGEMENT, values, before, int(row["fid"]), row["version"]))
    filled = {key: sum(code is not None for code in codes) for key, codes in laid.items()}
    counted = Counter(code for code in laid.get(BUILDING, ()) if code is not None)
    shared = sum(number for number in counted.values() if number > 1)
    placed = int(np.isfinite(x).sum())
    return KeysPlan(" ; ".join(told.values()), len(rows), placed, filled, shared, changes)


def apply_keys(base: Base, plan: KeysPlan, work: Work = QUIET) -> Applied:
    """Write a plan in one transaction, registered as an import: it is undone as one.

    Raises the errors of :func:`~..imports.application.apply_changes`.
    """
    written = [(change.fid, change.version, dict(change.values)) for change in plan.changes]
    return apply_changes(
        base,
        plan.changes,
        nature=NATURE,
        name=plan.name,
        digest=hashlib.sha256(json.dumps(written, ensure_ascii=False).encode()).hexdigest(),
        bailleur=None,
        counts={
            "NB_LIGNES": plan.dwellings,
            "NB_MODIFIES": len(plan.changes),
            "NB_INCHANGES": plan.dwellings - len(plan.changes),
        },
        work=work,
    )


def _laid(
    given: Sources, rows: list[dict[str, Any]], x: np.ndarray, y: np.ndarray, work: Work
) -> dict[str, Codes]:
    count = len(rows)
    laid: dict[str, Codes] = {}
    if given.rnb:
        near = Nearby(x, y, BUILDING_REACH)
        found = buildings(given.rnb, near, work.within(0, 0.4))
        laid[BUILDING] = nearest(near, found.x, found.y, found.codes, count=count)
    if given.ban:
        near = Nearby(x, y, ADDRESS_REACH)
        found = addresses(given.ban, near, work.within(0.4, 0.8))
        own = [number_of(row["dnvoiri"], row["dindic"]) for row in rows]
        numbers = own, found.numbers
        laid[ADDRESS] = nearest(near, found.x, found.y, found.codes, numbers, count=count)
    for key, zones in ((QUARTER, given.qpv), (IRIS, given.iris)):
        if zones is not None:
            laid[key] = zones.at(x, y)
            work.check()
    if given.inscribed or given.buffer:
        inscribed, buffer = (
            zones.at(x, y) if zones is not None else None
            for zones in (given.inscribed, given.buffer)
        )
        laid[UNESCO] = perimeter(inscribed, buffer, np.isfinite(x).tolist())
    work.tell(1.0)
    return laid


def _dwellings(base: Base, work: Work) -> tuple[list[dict[str, Any]], np.ndarray, np.ndarray]:
    """The dwellings of a base (:data:`_READ`), and their points (NaN for none)."""
    source = base.source(LOGEMENT)
    layer = bare_layer(source.uri, LOGEMENT, source.provider)
    fields = layer.fields()
    places = {name: fields.lookupField(name) for name in _READ}
    request = QgsFeatureRequest().setSubsetOfAttributes(list(places.values()))
    rows, points = [], []
    for done, feature in enumerate(layer.getFeatures(request)):
        if done % _WATCHED == 0:
            work.check()
        values = feature.attributes()
        rows.append({name: python_value(values[place]) for name, place in places.items()})
        if has_position(feature):
            point = feature.geometry().asPoint()
            points.append((point.x(), point.y()))
        else:
            points.append((math.nan, math.nan))
    work.tell(1.0)
    x, y = np.array(points, dtype=float).reshape(-1, 2).T
    return rows, x, y

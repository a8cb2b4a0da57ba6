"""Of which perimeter figures are: EPCI as rows have them, as of one day, or of the time of each.

A commune may change EPCI. Rows keep the code that was written on them; a comparison over years asks
that all be counted in the EPCI of one day (« à périmètre constant »), the account of a year that
each dwelling be in the EPCI that its commune then had (« de l’époque »).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from ..errors import QT_TRANSLATE_NOOP, OspError
from .cubes import Cube
from .scales import YEAR

if TYPE_CHECKING:
    import pandas as pd

AS_WRITTEN, CONSTANT, OF_THE_TIME = "base", "constant", "epoque"
MODES = (AS_WRITTEN, CONSTANT, OF_THE_TIME)
COMMUNE, EPCI, MANAGER = "Commune", "EPCI", "Délégataire"
"""The kinds of references, as the table ``reference_epoque`` names them."""


class SpansOverlap(OspError):
    """Two rows tell of one reference at once. Values: ``reference``, ``code``, ``jour``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« Références dans le temps » a deux lignes pour {reference} « {code} » au {jour}. "
        "Corrigez leurs dates : la première doit finir la veille de la seconde.",
    )


@dataclass(frozen=True)
class Span:
    """What was true of a reference from a day to another, both included; None is no limit.

    ``name``, ``epci`` (of a commune) and ``manager`` (of an EPCI) are « » where nothing is told.
    """

    code: str
    first: date | None = None
    last: date | None = None
    name: str = ""
    epci: str = ""
    manager: str = ""

    def covers(self, day: date) -> bool:
        """Whether it was true on a day."""
        return (self.first or date.min) <= day <= (self.last or date.max)


class Times:
    """The rows of ``reference_epoque`` of one kind, by code. Raises SpansOverlap."""

    def __init__(self, kind: str, spans: Iterable[Span]) -> None:
        self._spans: dict[str, list[Span]] = {}
        for span in spans:
            self._spans.setdefault(span.code, []).append(span)
        for code, listed in self._spans.items():
            listed.sort(key=lambda span: span.first or date.min)
            for before, after in zip(listed, listed[1:]):
                first = after.first or date.min
                if before.covers(first):
                    raise SpansOverlap(reference=kind, code=code, jour=f"{first:%d/%m/%Y}")

    def at(self, code: str, day: date) -> Span | None:
        """What was true of a code on a day; None when no row tells."""
        return next((span for span in self._spans.get(code, ()) if span.covers(day)), None)

    @property
    def all(self) -> Mapping[str, list[Span]]:
        """Every row by code, from the oldest."""
        return self._spans


@dataclass(frozen=True)
class Perimeter:
    """Which EPCI a commune is counted in.

    ``members`` are the EPCI of the communes in the references of the base, ``communes`` and
    ``epci`` what was told of other times. Where nothing is told of a day, the references hold.
    """

    mode: str
    day: date
    members: Mapping[str, str] = field(default_factory=dict)
    communes: Times = field(default_factory=lambda: Times(COMMUNE, ()))
    epci: Times = field(default_factory=lambda: Times(EPCI, ()))

    @property
    def text(self) -> str:
        """The perimeter as a document keeps it: « constant 2026-12-01 », « epoque »."""
        return f"{self.mode} {self.day.isoformat()}" if self.mode == CONSTANT else self.mode

    def of_commune(self, commune: str, day: date) -> str:
        """The EPCI of a commune on a day; « » when it is not known."""
        span = self.communes.at(commune, day)
        return (span.epci if span is not None else "") or self.members.get(commune, "")

    def when(self, year: int | None) -> date:
        """The day whose perimeter counts for rows of a year: the 1st of January, as the INSEE's
        geography of a year, when each row is of its time."""
        if self.mode == OF_THE_TIME and year is not None:
            return date(year, 1, 1)
        return self.day

    def ever(self, commune: str) -> set[str]:
        """The EPCI that a commune may be counted in."""
        if self.mode != OF_THE_TIME:
            return {self.of_commune(commune, self.day)}
        told = {span.epci for span in self.communes.all.get(commune, ())}
        return (told | {self.members.get(commune, "")}) - {""}

    def moved(self) -> dict[str, tuple[str, str]]:
        """The communes that were on the day in another EPCI than in the references of the base:
        by code, the EPCI of the references and that of the day."""
        then = {code: self.of_commune(code, self.day) for code in self.communes.all}
        return {
            code: (self.members[code], epci)
            for code, epci in then.items()
            if code in self.members and epci != self.members[code]
        }

    def name(self, epci: str) -> str:
        """The name that an EPCI had on the day; « » when none is told, or years are mixed."""
        span = self.epci.at(epci, self.day) if self.mode == CONSTANT else None
        return span.name if span is not None else ""

    def of_rows(self, cube: Cube) -> Cube:
        """The cube with each row in its EPCI; what has no commune keeps its own."""
        if not {"commune", "epci"} <= set(cube.dimensions):
            return cube
        rows = cube.rows.copy()
        years = rows.get(YEAR)
        rows["epci"] = self._epci(rows, years)
        return replace(cube, rows=rows)

    def of_list(self, scale_key: str, listed: pd.DataFrame) -> pd.DataFrame:
        """The territories of a scale (``nom`` and dimensions, by code): EPCI under the name of
        the day, communes in the EPCI of the day, cités in that of their commune."""
        listed = listed.copy()
        if scale_key == "epci":
            listed["nom"] = [
                self.name(code) or name for code, name in zip(listed.index, listed["nom"])
            ]
        elif "epci" in listed and (scale_key == "commune" or "commune" in listed):
            communes = listed.index if scale_key == "commune" else listed["commune"]
            listed["epci"] = [
                (self.of_commune(commune, self.day) if commune else "") or own
                for commune, own in zip(communes, listed["epci"])
            ]
        return listed

    def _epci(self, rows: pd.DataFrame, years: pd.Series | None) -> list[str | None]:
        import pandas as pd

        known: dict[tuple[str, int | None], str] = {}
        found: list[str | None] = []
        listed = [None] * len(rows) if years is None else years.tolist()
        for commune, year, own in zip(rows["commune"], listed, rows["epci"]):
            if commune is None:
                found.append(own)
                continue
            key = (commune, None if pd.isna(year) else int(year))
            if key not in known:
                known[key] = self.of_commune(commune, self.when(key[1]))
            found.append(known[key] or own)
        return found

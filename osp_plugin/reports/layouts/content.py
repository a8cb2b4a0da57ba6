"""What a layout is filled with. Plain data: whoever makes it knows nothing of layouts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...settings import Settings

LEFT, CENTRE, RIGHT = "gauche", "centre", "droite"
PROGRAMME = "programmation"
"""The map of the works to come, for the section that tells them."""
FIGURES, CHARTS = 8, 2
"""Key figures and charts that a fiche has places for."""


@dataclass(frozen=True)
class Signature:
    """Who edits the page: authority, service, paths of a logo and of the Republic's block, which
    stands for the authority; any may be empty."""

    authority: str = ""
    service: str = ""
    logo: str = ""
    block: str = ""

    @classmethod
    def of(cls, settings: Settings) -> Signature:
        """What the options of the plugin say."""
        return cls(settings.autorite, settings.service, settings.logo, settings.bloc_marque)


@dataclass(frozen=True)
class Column:
    """A column of a table: its share of the width, and where its texts stand."""

    title: str
    share: float = 1.0
    align: str = LEFT


@dataclass(frozen=True)
class Table:
    """Texts in columns. ``total``: the last row is a sum, set in bold.

    ``levels``, one for each row when there are subtotals: 0 for a line, 1 for the sum of lines
    above it, 2 for the sum of such sums… The higher, the more it is seen. ``codes``, one for each
    row where two may bear the same name: what tells them apart; it is not written.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: bool = False
    levels: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def has_titles(self) -> bool:
        """Whether its columns have titles."""
        return any(column.title for column in self.columns)

    def part(self, start: int, stop: int | None = None) -> Table:
        """Some of its rows; the total stays one if it is among them."""
        last = stop is None or stop >= len(self.rows)
        return Table(
            *(self.columns, self.rows[start:stop], self.total and last),
            *(self.levels[start:stop], self.codes[start:stop]),
        )

    def code(self, number: int) -> str:
        """The code of a row; « » when its name is enough."""
        return self.codes[number] if self.codes else ""

    def level(self, number: int) -> int:
        """How much of a sum a row is."""
        if self.levels:
            return self.levels[number]
        return int(self.total and number == len(self.rows) - 1)


@dataclass(frozen=True)
class Figure:
    """A key figure as it is read: « 6 287 », « logements remontés »."""

    value: str
    label: str


@dataclass(frozen=True)
class Chart:
    """A chart under its title: an SVG document, or the bytes of an image.

    ``ratio`` is its height over its width, for where the page does not give it a place.
    """

    title: str
    drawing: bytes
    is_svg: bool = True
    ratio: float = 0.75


@dataclass(frozen=True)
class Section:
    """A title, a sentence, perhaps a chart or a map, and a table that may run over several pages.

    ``map`` names one of the maps of the view (:class:`.filling.View`). ``apart``: an annex, which
    begins a page. ``is_narrow``: half the width of a wide page is enough.
    """

    title: str
    sentence: str = ""
    table: Table | None = None
    chart: Chart | None = None
    map: str = ""
    apart: bool = False
    is_narrow: bool = False

    @property
    def map_share(self) -> float:
        """Part of a page that its map takes: most of one when there is no table below."""
        return 0.3 if self.table is not None else 0.75


@dataclass(frozen=True)
class Content:
    """All the texts, figures, charts and tables of a page or of a fiche."""

    title: str
    subtitle: str = ""
    sources: str = ""
    identity: tuple[tuple[str, str], ...] = ()
    figures: tuple[Figure, ...] = ()
    charts: tuple[Chart, ...] = ()
    table: Table | None = None
    sections: tuple[Section, ...] = field(default_factory=tuple)

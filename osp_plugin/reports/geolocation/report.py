"""The report on the positions: for each bailleur its anomalies, and a map of each cluster."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.common.runs import runs
from ...domain.common.work import QUIET, Work
from ...domain.geolocation.anomalies import Anomaly
from ...domain.geolocation.checks.catalogue import CHECKS
from ...domain.geolocation.checks.check import ERROR
from ...domain.geolocation.positions import Areas
from ..common import charts, french
from ..common.errors import NotAReport
from ..common.names import file_names, sheet_name
from ..common.replacement import made_folder, naming_failures, replacing
from ..html.parts import Cell, figure, page, paragraph, section, table, tile
from . import maps as geolocation_maps
from .maps import MAX_MAPS, Cluster

if TYPE_CHECKING:
    from openpyxl import Workbook

WITHOUT_BAILLEUR = "Sans bailleur"
_TITLES = ("Anomalie", "Gravité", "Carte", "N° RPLS", "Clé du logement", "Opération", "Constat",
           "Distance (m)", "Correction proposée")  # fmt: skip
_WIDTHS = (40, 16, 8, 14, 10, 52, 90, 11, 40)
_ROWS_PER_MAP = 17
_MAP_COLUMNS = ("A", "F", "K")
_COLUMN_WIDTH = 10
_MAP_PIXELS = (336, 248)
_MAPS_PER_PAGE = 6


@dataclass(frozen=True)
class Subject:
    """What is reported on: title, note under it, what the maps show, dwellings checked.

    ``of_bailleur`` is how many of them each bailleur has.
    """

    title: str
    note: str
    communes: Areas
    cites: Areas | None
    dwellings: int
    of_bailleur: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Part:
    """The anomalies of one bailleur."""

    name: str
    anomalies: Sequence[Anomaly]

    @cached_property
    def drawn(self) -> list[Cluster]:
        """The clusters that have a map, in order."""
        return geolocation_maps.clusters(self.anomalies)[:MAX_MAPS]

    @cached_property
    def left_out(self) -> int:
        """Clusters without a map."""
        return len(geolocation_maps.clusters(self.anomalies)) - len(self.drawn)

    @cached_property
    def maps(self) -> dict[tuple[str, int], int]:
        """Number of the map of each anomaly, by code and dwelling."""
        return {
            (anomaly.check.code, anomaly.fid): number
            for number, cluster in enumerate(self.drawn, start=1)
            for anomaly in cluster.anomalies
        }

    def rows(self) -> Iterator[tuple[str | int | float | None, ...]]:
        """One row per anomaly, as :data:`_TITLES`."""
        for anomaly in self.anomalies:
            correction = anomaly.correction
            yield (
                anomaly.check.title,
                anomaly.check.severity.capitalize(),
                self.maps.get((anomaly.check.code, anomaly.fid)),
                anomaly.ident_rep or None,
                anomaly.fid,
                anomaly.intitule,
                str(anomaly.message),
                None if math.isnan(anomaly.distance) else round(anomaly.distance, 1),
                str(correction.text) if correction is not None else None,
            )


def write_report(
    path: Path,
    suffix: str,
    anomalies: Sequence[Anomaly],
    subject: Subject,
    work: Work = QUIET,
) -> None:
    """Write a report to ``path``: a workbook or a page, as ``suffix`` (« .xlsx », « .html ») says.

    Raises NotAReport, MissingPackage, Cancelled, or what :func:`.replacement.naming_failures`
    names.
    """
    if suffix.lower() not in (".xlsx", ".html", ".htm"):
        raise NotAReport(suffixe=suffix)
    parts = _parts(anomalies)
    with naming_failures(path):
        if suffix.lower() == ".xlsx":
            _workbook(parts, subject, work).save(path)
        else:
            path.write_text(_page(parts, subject, work), encoding="utf-8")


def write_folder(
    folder: Path,
    anomalies: Sequence[Anomaly],
    subject: Subject,
    work: Work = QUIET,
) -> list[Path]:
    """Write into ``folder``, made if needed, a page and a workbook for each bailleur.

    Each holds what is that bailleur's own. Returns the files.
    """
    made_folder(folder)
    written = []
    without = subject.dwellings - sum(subject.of_bailleur.values())
    parts = list(_parts(anomalies))
    names = file_names(part.name for part in parts)
    for part in parts:
        own = replace(subject, dwellings=subject.of_bailleur.get(part.name, without))
        for suffix in (".html", ".xlsx"):
            path = folder / f"anomalies_{names[part.name]}{suffix}"
            with replacing(path) as place:
                write_report(place, suffix, part.anomalies, own, work)
            written.append(path)
    return written


def _parts(anomalies: Sequence[Anomaly]) -> list[_Part]:
    by_name: dict[str, list[Anomaly]] = {}
    for anomaly in anomalies:
        by_name.setdefault(anomaly.bailleur or WITHOUT_BAILLEUR, []).append(anomaly)
    return [_Part(name, by_name[name]) for name in sorted(by_name)]


# -- page ------------------------------------------------------------------------------------


def _page(parts: Sequence[_Part], subject: Subject, work: Work) -> str:
    every = [anomaly for part in parts for anomaly in part.anomalies]
    body = [section("synthese", "Synthèse", _tiles(every, subject), _summary(parts))]
    for number, part in enumerate(parts, start=1):
        body.append(
            section(
                f"bailleur-{number}",
                part.name,
                _maps(part, number, subject, work),
                _listed(part),
            )
        )
    return page(subject.title, [subject.note], body, "OSP ERBM")


def _tiles(anomalies: Sequence[Anomaly], subject: Subject) -> str:
    errors = sum(anomaly.check.severity == ERROR for anomaly in anomalies)
    warnings = len(anomalies) - errors
    dwellings = len({anomaly.fid for anomaly in anomalies})
    tiles = [
        tile(french.number(subject.dwellings), _agreed(subject.dwellings, "logement", "contrôlé")),
        tile(
            french.number(dwellings),
            _agreed(dwellings, "logement") + " à revoir",
            french.percent(dwellings, subject.dwellings),
        ),
        tile(french.number(errors), _agreed(errors, "erreur"), css="alerte" if errors else ""),
        tile(french.number(warnings), _agreed(warnings, "avertissement")),
    ]
    return f'<ul class="tuiles">{"".join(tiles)}</ul>\n'


def _agreed(count: int, *words: str) -> str:
    """The words in the plural when there are several."""
    return " ".join(word if count < 2 else f"{word}s" for word in words)


def _summary(parts: Sequence[_Part]) -> str:
    if not parts:
        return '<p class="vide">Aucune anomalie : toutes les positions sont cohérentes.</p>'
    counts = {part.name: Counter(a.check.code for a in part.anomalies) for part in parts}
    head = [
        [
            Cell("Anomalie", "texte", "col"),
            Cell("Gravité", "texte", "col"),
            *(Cell(part.name, "", "col") for part in parts),
            Cell("Total", "", "col"),
        ]
    ]
    body = [
        [
            Cell(title, "texte", "row"),
            Cell(severity, "texte"),
            *(_count(number) for number in numbers),
            _count(sum(numbers), "somme"),
        ]
        for title, severity, numbers in _totals(counts)
    ]
    sizes = [len(part.anomalies) for part in parts]
    foot = [Cell("Total", "texte", "row", colspan=2), *map(_count, sizes), _count(sum(sizes))]
    return table("Anomalies par nature et par bailleur", head, body, [foot], css="insecable")


def _count(number: int, css: str = "") -> Cell:
    return Cell(french.number(number) if number else "–", css if number else f"{css} nul".strip())


def _totals(counts: dict[str, Counter[str]]) -> Iterator[tuple[str, str, list[int]]]:
    for check in CHECKS:
        numbers = [count[check.code] for count in counts.values()]
        if any(numbers):
            yield check.title, check.severity.capitalize(), numbers


def _maps(part: _Part, number: int, subject: Subject, work: Work) -> str:
    drawn = []
    for rank, cluster in enumerate(part.drawn, start=1):
        work.check()
        title = f"Carte {rank} – {geolocation_maps.title(cluster, subject.communes)}"
        drawing = geolocation_maps.draw(cluster, subject.communes, subject.cites)
        drawn.append(figure(charts.svg(drawing, f"carte-{number}-{rank}", title), title))
    said = ""
    if part.left_out:
        said = paragraph(
            f"Les {MAX_MAPS} plus gros groupes d’anomalies sont dessinés ; "
            f"{french.counted(part.left_out, 'autre groupe', 'autres groupes')} "
            "dans le tableau seulement."
        )
    legend = paragraph(
        "Point rouge : erreur ; orange : avertissement ; cercle : logement sans position "
        "utilisable, montré où il devrait être ; flèche bleue : position proposée ; "
        "trait gris : limite de commune ; en vert : cités ; tireté : distance à la limite la "
        "plus proche, quand aucune n’est à côté."
    )
    return f'{legend}{said}<div class="graphiques">{"".join(drawn)}</div>\n'


def _listed(part: _Part) -> str:
    wide = {"Opération", "Constat", "Correction proposée"}
    figures = {"Carte", "Distance (m)", "Clé du logement"}

    def css(title: str) -> str:
        return "texte libre" if title in wide else "" if title in figures else "texte"

    head = [[Cell(title, css(title), "col") for title in _TITLES]]
    body = [
        [Cell(_said(value), css(title)) for title, value in zip(_TITLES, row)]
        for row in part.rows()
    ]
    count = french.counted(len(part.anomalies), "anomalie")
    return table(f"{part.name} : {count}", head, body)


def _said(value: object) -> str:
    if value is None:
        return "–"
    return french.quantity(value, "decimal") if isinstance(value, float) else str(value)


# -- workbook --------------------------------------------------------------------------------


def _workbook(parts: Sequence[_Part], subject: Subject, work: Work) -> Workbook:
    from ..imports.sheets import SheetWriter, new_book, write_table

    book = new_book(subject.title)
    counts = {part.name: Counter(a.check.code for a in part.anomalies) for part in parts}
    sheet = book.create_sheet("Synthèse")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 44, 16
    writer = SheetWriter(sheet)
    writer.heading(subject.title)
    writer.line([subject.note])
    checked = _agreed(subject.dwellings, "logement", "contrôlé")
    writer.line([f"{french.number(subject.dwellings)} {checked}."])
    writer.titles(["Anomalie", "Gravité", *counts, "Total"])
    for title, severity, numbers in _totals(counts):
        writer.line([title, severity, *numbers, sum(numbers)])
    sizes = [len(part.anomalies) for part in parts]
    writer.line(["Total", None, *sizes, sum(sizes)])
    for part in parts:
        sheet = book.create_sheet(sheet_name(part.name))
        write_table(sheet, _TITLES, part.rows(), _WIDTHS, whole=True)
        _draw_sheet(book, part, subject, work)
    return book


def _draw_sheet(book: Workbook, part: _Part, subject: Subject, work: Work) -> None:
    """The maps of a bailleur, three abreast, each under its title."""
    from openpyxl.drawing.image import Image
    from openpyxl.worksheet.pagebreak import Break

    from ..imports.sheets import SheetWriter

    sheet = book.create_sheet(sheet_name(f"Cartes {part.name}"))
    for letter in "ABCDEFGHIJKLMNO":
        sheet.column_dimensions[letter].width = _COLUMN_WIDTH
    writer = SheetWriter(sheet)
    writer.heading(f"{part.name} : cartes des anomalies")
    abreast = len(_MAP_COLUMNS)
    for run in runs(len(part.drawn), abreast):
        first = run.start
        row = 3 + first // abreast * _ROWS_PER_MAP
        if first and first % _MAPS_PER_PAGE == 0:
            sheet.row_breaks.append(Break(id=row - 1))
        titles: list[str | None] = [None for _ in range(5 * abreast)]
        for beside, cluster in enumerate(part.drawn[run]):
            work.check()
            name = geolocation_maps.title(cluster, subject.communes)
            titles[5 * beside] = f"Carte {first + beside + 1} – {name}"
            drawing = geolocation_maps.draw(cluster, subject.communes, subject.cites)
            picture = Image(geolocation_maps.png(drawing))
            picture.width, picture.height = _MAP_PIXELS
            picture.anchor = f"{_MAP_COLUMNS[beside]}{row + 1}"
            sheet.add_image(picture)
        writer.skip_to(row)
        writer.line(titles)

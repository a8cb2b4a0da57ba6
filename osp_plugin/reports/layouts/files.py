"""Files made of layouts: PDF, one for each or one for all, PNG and SVG."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import quoteattr  # nosec B406 # it only escapes what is written, nothing is parsed

from qgis.core import (
    Qgis,
    QgsAbstractLayoutIterator,
    QgsExpressionContextUtils,
    QgsLayout,
    QgsLayoutExporter,
    QgsLayoutItemMap,
    QgsPrintLayout,
)

from ...domain.common.work import QUIET, Work
from ...i18n import translate
from ..common.errors import WriteFailed
from ..common.replacement import naming_failures, replacing
from ..common.whole import require_pages
from .pdf_description import Description

DPI = 200
FRAME = 0.3
"""Millimetres around a map where its own frame is drawn."""


def write_pdf(layout: QgsPrintLayout, path: str | os.PathLike[str]) -> None:
    """A layout as a PDF whose texts can be searched. Raises WriteFailed, FileInUse…"""
    with replacing(path, ".pdf") as temporary:
        _check(QgsLayoutExporter(layout).exportToPdf(str(temporary), _pdf_settings()), path)
        require_pages(temporary, _exported_pages(layout), Path(path))
        _description(layout).write(temporary)


def write_bound_pdf(
    layouts: Iterable[QgsPrintLayout],
    count: int,
    path: str | os.PathLike[str],
    work: Work = QUIET,
    title: str = "",
) -> None:
    """Layouts one after the other in a single PDF; each is made when the one before is written.

    ``title`` is that of the file, the one of its last layout when none is given.

    Raises Cancelled, WriteFailed, and what making a layout raises.
    """
    pages = _Pages(layouts, count, work)
    with replacing(path, ".pdf") as temporary:
        outcome, _message = QgsLayoutExporter.exportToPdf(pages, str(temporary), _pdf_settings())
        if pages.error is not None:
            raise pages.error
        _check(outcome, path)
        if pages.described is not None:
            replace(pages.described, title=title or pages.described.title).write(temporary)


def write_image(layout: QgsPrintLayout, path: str | os.PathLike[str]) -> None:
    """The first page of a layout as PNG."""
    with replacing(path, ".png") as temporary:
        image = QgsLayoutExporter(layout).renderPageToImage(0, dpi=DPI)
        if image.isNull() or not image.save(str(temporary), "PNG"):
            raise _failure(path)


def write_svg(layout: QgsPrintLayout, path: str | os.PathLike[str]) -> None:
    """The first page of a layout as SVG, each layer of a map in a layer of the drawing."""
    with replacing(path, ".svg") as temporary:
        settings = QgsLayoutExporter.SvgExportSettings()
        settings.exportAsLayers = True
        settings.exportMetadata = False  # that of the project, whose author is the session
        _check(QgsLayoutExporter(layout).exportToSvg(str(temporary), settings), path)
        with naming_failures(path):
            drawing = temporary.read_text(encoding="utf-8")
            temporary.write_text(_clipped(drawing, layout), encoding="utf-8")


def _clipped(drawing: str, layout: QgsPrintLayout) -> str:
    """The drawing, its maps kept within their frames: Qt writes all that it draws of a map, which
    then lies under the legend.
    """
    page = layout.pageCollection().page(0).rect()
    box = re.search(r'viewBox="([-\d. ]+)"', drawing)
    if box is None:
        return drawing
    left, top, width, height = (float(number) for number in box.group(1).split())
    x_scale, y_scale = width / page.width(), height / page.height()
    clips = []
    for number, item in enumerate(i for i in layout.items() if isinstance(i, QgsLayoutItemMap)):
        corner, size = item.pagePos(), item.rect()
        place = (
            f'x="{left + (corner.x() - FRAME) * x_scale:.2f}" '
            f'y="{top + (corner.y() - FRAME) * y_scale:.2f}" '
            f'width="{(size.width() + 2 * FRAME) * x_scale:.2f}" '
            f'height="{(size.height() + 2 * FRAME) * y_scale:.2f}"'
        )
        clips.append(f'<clipPath id="osp-cadre-{number}"><rect {place}/></clipPath>')
        name = re.escape(quoteattr(item.displayName())[1:-1])
        drawing = re.sub(
            rf'<g (?=[^>]*inkscape:label="{name}\s?:)',
            f'<g clip-path="url(#osp-cadre-{number})" ',
            drawing,
        )
    return re.sub(r"(<svg\b[^>]*>)", rf"\1<defs>{''.join(clips)}</defs>", drawing, count=1)


def _pdf_settings() -> QgsLayoutExporter.PdfExportSettings:
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.exportMetadata = False  # that of the project: see Description
    return settings


def _description(layout: QgsPrintLayout) -> Description:
    """What the page says of itself, as the document's."""
    told = QgsExpressionContextUtils.layoutScope(layout).variable
    title, author = (
        [str(told(f"osp_{name}") or "") for name in names]
        for names in (("titre", "sous_titre"), ("autorite", "service"))
    )
    return Description(" – ".join(filter(None, title)), ", ".join(filter(None, author)))


def _exported_pages(layout: QgsPrintLayout) -> int:
    """How many pages QGIS wrote: some are left out, those of empty frames by the export itself."""
    pages = layout.pageCollection()
    return sum(
        pages.shouldExportPage(number) and not pages.page(number).excludeFromExports()
        for number in range(pages.pageCount())
    )


def _check(outcome: QgsLayoutExporter.ExportResult, path: str | os.PathLike[str]) -> None:
    if outcome != QgsLayoutExporter.ExportResult.Success:
        raise _failure(path)


def _failure(path: str | os.PathLike[str]) -> WriteFailed:
    """QGIS says no more than that it failed: a file that it could not make, or no memory left."""
    cause = translate(
        "errors",
        "QGIS n’a pas pu dessiner la page, faute de mémoire ou de place sur le disque ; essayez un "
        "papier plus petit ou un autre dossier",
    )
    return WriteFailed(fichier=Path(path), cause=cause)


class _Pages(QgsAbstractLayoutIterator):
    """Gives QGIS the layouts of a bound file. QGIS hears no exception: it is kept for later."""

    def __init__(self, layouts: Iterable[QgsPrintLayout], count: int, work: Work) -> None:
        super().__init__()
        self._layouts: Iterator[QgsPrintLayout] = iter(layouts)
        self._count = count
        self._work = work
        self._current: QgsPrintLayout | None = None
        self.error: BaseException | None = None
        self.described: Description | None = None
        """The last layout that was given."""

    def layout(self) -> QgsLayout | None:
        """The layout to be written now."""
        return self._current

    def beginRender(self) -> bool:
        """Nothing to prepare."""
        return True

    def endRender(self) -> bool:
        """Nothing to clean."""
        return True

    def count(self) -> int:
        """How many layouts there will be."""
        return self._count

    def next(self) -> bool:
        """Make the next layout; False when there is none, or when it failed."""
        try:
            self._work.check()
            self._current = next(self._layouts)
            self.described = _description(self._current)
        except StopIteration:
            return False
        except Exception as error:
            self.error = error
            self._current = None
            return False
        return True

    def filePath(self, baseFilePath: str, extension: str) -> str:
        """The one file."""
        return f"{baseFilePath}.{extension}"

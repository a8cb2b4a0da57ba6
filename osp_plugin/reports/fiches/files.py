"""The fiches of a base as files: PDF, and images of their maps."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from qgis.core import QgsPrintLayout, QgsRasterLayer

from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP
from ..common.names import numbered, plain_name
from ..common.replacement import filling
from ..layouts import (
    FICHE_ESTATE,
    FICHE_OPERATION,
    FICHE_TERRITORY,
    MAP_IMAGE,
    Content,
    MapSource,
    Signature,
    View,
    fill,
    template_of,
)
from ..layouts.files import write_bound_pdf, write_image, write_pdf, write_svg
from .maker import FicheMaker, Subject, sources
from .workbook import write_figures

MODEL_OF_SCALE = {"cite": FICHE_ESTATE, "operation": FICHE_OPERATION}
"""The other scales have the fiche of a territory."""

FORMATS = {
    "pdf": QT_TRANSLATE_NOOP("fiches", "Une fiche PDF par territoire"),
    "relie": QT_TRANSLATE_NOOP("fiches", "Un seul PDF relié"),
    "png": QT_TRANSLATE_NOOP("fiches", "Cartes en PNG"),
    "svg": QT_TRANSLATE_NOOP("fiches", "Cartes en SVG"),
    "xlsx": QT_TRANSLATE_NOOP("fiches", "Chiffres en classeur Excel"),
}
"""What can be written, and how it is called."""
NAME_LENGTH = 60


class FicheWriter:
    """Writes the fiches of some territories in a folder: all of them, or after a failure none."""

    def __init__(
        self,
        maker: FicheMaker,
        signature: Signature,
        *,
        paper: str = "",
        own_styles: Mapping[str, str] | None = None,
        behind: Sequence[QgsRasterLayer] = (),
    ) -> None:
        """``behind`` are images of the thread that writes, which lie under the maps."""
        self._maker = maker
        self._signature = signature
        self._template = template_of(MODEL_OF_SCALE.get(maker.scale.key, FICHE_TERRITORY), paper)
        self._own_styles = own_styles
        self._behind = behind

    def write(
        self,
        subjects: Sequence[Subject],
        folder: str | os.PathLike[str],
        formats: Sequence[str],
        work: Work = QUIET,
    ) -> list[Path]:
        """Write the :data:`FORMATS` asked for; returns the files. ``work`` is told 0 to 1.

        A file of the same name is replaced, and only once all the fiches are written. Raises
        Cancelled, FolderMissing, FileInUse, WriteFailed, MissingPackage, BaseError.
        """
        maps = MapSource.of_base(self._maker.base, self._own_styles, self._maker.zones)
        maps.project.addMapLayers(list(self._behind), False)
        try:
            with filling(folder) as beside:
                self._write_all(maps, subjects, beside, formats, work)
                return [Path(folder) / path.name for path in sorted(beside.iterdir())]
        except BaseException as error:
            # Layouts and layers go in the thread that made them, not when the error is forgotten.
            traceback.clear_frames(error.__traceback__)
            raise
        finally:
            maps.release()

    def _write_all(
        self,
        maps: MapSource,
        subjects: Sequence[Subject],
        folder: Path,
        formats: Sequence[str],
        work: Work,
    ) -> None:
        names = file_names(subjects)
        scale_key = self._maker.scale.key
        title = f"OSP ERBM – {self._maker.scale.plural}"
        if "xlsx" in formats:
            told = " – ".join(
                [*self._maker.limits(), sources(self._maker.base, self._maker.statistics.situation)]
            )
            write_figures(
                folder / f"chiffres_{scale_key}.xlsx",
                self._maker.statistics,
                scale_key,
                [subject.code for subject in subjects],
                self._maker.criteria,
                title=title,
                subtitle=told[:1].upper() + told[1:],
            )

        def filled() -> Iterator[QgsPrintLayout]:
            """The layout of each fiche, its own files written on the way."""
            for done, subject in enumerate(subjects):
                work.check()
                content, view = self._made(maps, subject)
                layout = self._template.load(maps.project)
                fill(layout, content, self._signature, view)
                path = folder / names[subject]
                if "pdf" in formats:
                    write_pdf(layout, path.with_name(f"{path.name}.pdf"))
                if view is not None:
                    self._write_images(maps, content, view, path, formats)
                yield layout
                work.tell((done + 1) / len(subjects))

        if "relie" in formats:
            bound = folder / f"fiches_{scale_key}.pdf"
            write_bound_pdf(filled(), len(subjects), bound, work, title)
        elif set(formats) - {"xlsx"}:
            for _layout in filled():
                pass

    def _made(self, maps: MapSource, subject: Subject) -> tuple[Content, View | None]:
        content = self._maker.content(subject)
        if "carte" not in self._maker.blocks:
            return content, None
        return content, maps.view(
            subject.scale.key,
            subject.code,
            self._maker.criteria,
            self._maker.programmed(subject),
            self._behind,
        )

    def _write_images(
        self, maps: MapSource, content: Content, view: View, path: Path, formats: Sequence[str]
    ) -> None:
        if not {"png", "svg"} & set(formats):
            return
        picture = template_of(MAP_IMAGE).load(maps.project)
        fill(picture, content, self._signature, view)
        if "png" in formats:
            write_image(picture, path.with_name(f"{path.name}_carte.png"))
        if "svg" in formats:
            write_svg(picture, path.with_name(f"{path.name}_carte.svg"))


def file_names(subjects: Sequence[Subject]) -> dict[Subject, str]:
    """Name of the files of each fiche, without extension: they sort as the territories do."""
    numbers = [subject.code for subject in subjects if subject.code.isdecimal()]
    width = max((len(code) for code in numbers), default=0)
    names: dict[Subject, str] = {}
    for subject in subjects:
        code = subject.code.zfill(width) if subject.code.isdecimal() else subject.code
        parts = [f"fiche_{subject.scale.key}"]
        if code != subject.scale.key:
            parts.append(plain_name(code))
        if plain_name(subject.name) != plain_name(code):
            parts.append(plain_name(subject.name))
        names[subject] = "_".join(parts)[:NAME_LENGTH].rstrip("-_")
    return numbered(names)

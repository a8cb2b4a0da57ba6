"""Photos of a visit, kept beside the base: named by paths that hold wherever both are carried."""

from __future__ import annotations

import filecmp
import os
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from ...domain.common.numbers import NO_BREAK_SPACE
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.visit import PHOTO_FIELDS, PHOTOS
from ...i18n import translate


class PhotosNotKept(OspError):
    """Photos cannot be copied. Value: ``dossier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Les photos de la visite n’ont pas pu être copiées dans « {dossier} » : rien n’est "
        "importé. Vérifiez que vous pouvez y écrire et qu’il y reste de la place, puis "
        "recommencez ; elles sont toujours dans le dossier de la visite.",
    )


@dataclass(frozen=True)
class Kept:
    """The photos that were kept: how many, in which folder, and what is noted of each dwelling."""

    number: int
    folder: Path
    told: Mapping[int, str]


def keep_photos(folder: Path, rows: Mapping[int, Mapping[str, Any]], home: Path) -> Kept:
    """Copy the photos of a visit's dwellings in a folder of ``home``; those of a visit that was
    brought back before are there already. Raises PhotosNotKept.
    """
    kept, number, told = home / PHOTOS, 0, {}
    try:
        for fid, row in rows.items():
            notes = []
            for name, title in PHOTO_FIELDS.items():
                photo = _photo(folder, row.get(name))
                if photo is not None:
                    there = _copied(photo, kept)
                    number += 1
                    said = translate("project", title)
                    notes.append(f"{said}{NO_BREAK_SPACE}: {PHOTOS}/{there.name}")
            if notes:
                told[fid] = " ; ".join(notes)
    except OSError as error:
        raise PhotosNotKept(dossier=kept) from error
    return Kept(number, kept, told)


def _photo(folder: Path, written: Any) -> Path | None:
    """A photo that a row names; none is looked for outside of the visit, whoever wrote the row."""
    if not written:
        return None
    place, found = (folder / PHOTOS).resolve(), (folder / str(written)).resolve()
    return found if found.is_file() and place in found.parents else None


def _copied(photo: Path, folder: Path) -> Path:
    """The copy, under its name, or a numbered one when another photo has it."""
    folder.mkdir(exist_ok=True)
    for number in count(1):
        name = photo.name if number == 1 else f"{photo.stem}_{number}{photo.suffix}"
        target = folder / name
        if not target.exists():
            beside = folder / f".{name}-{uuid.uuid4().hex[:8]}.tmp"
            shutil.copyfile(photo, beside)
            os.replace(beside, target)
            return target
        if filecmp.cmp(photo, target, shallow=False):
            return target
    raise AssertionError  # numbers have no end

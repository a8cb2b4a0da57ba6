"""Projects in the table where QGIS keeps them: list, read."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProject,
    QgsProjectStorage,
    QgsReadWriteContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QBuffer, QIODevice

from ...storage import Base
from ...storage.projects import storage_of, uri_of
from ..foreign.left_out import LeftOut
from ..forms import apply_forms
from ..opening import Showing, open_base
from ..reference import BaseReference
from .archive import COPY, Archive, ProjectNotRead
from .incoming import incoming


@dataclass(frozen=True)
class StoredProject:
    """A project that came out of a base, ready to be read: its files are in ``folder``."""

    uri: str
    archive: Path
    folder: tempfile.TemporaryDirectory[str]
    left_out: LeftOut


def list_projects(base: Base) -> list[str]:
    """Names of the projects of a base."""
    return sorted(_storage(base).listProjects(uri_of(base)))


def take_out(base: Base, name: str) -> StoredProject:
    """Read a project of a base, as it may be opened here. Raises ProjectNotRead."""
    found, left_out = _archive(base, name), LeftOut()
    incoming(found.root, base, left_out, {one for one in found.files if one.endswith(COPY)})
    folder = tempfile.TemporaryDirectory(prefix="osp_projet")
    archive = Path(folder.name) / "projet.qgz"
    archive.write_bytes(found.content())
    return StoredProject(uri_of(base, name), archive, folder, left_out)


def open_project(
    project: QgsProject, stored: StoredProject, base: Base, showing: Showing
) -> dict[str, QgsVectorLayer]:
    """Have ``project`` be one that was taken out of a base; its layers by role.

    Layers that it lacks are added, forms and relations are ours or those that the base keeps.
    Raises ProjectNotRead, and what :func:`..opening.open_base` does.
    """
    try:
        if not project.read(str(stored.archive)):
            raise ProjectNotRead(projet=stored.uri, base=base.label)
    finally:
        stored.folder.cleanup()
    project.setFileName(stored.uri)
    try:
        reference = BaseReference.of(base)
        layers = open_base(base, project, showing=showing)
        apply_forms(project, base, reference, layers, layers, showing.rights)
    except BaseException:
        project.clear()  # half made under its name, it would be saved over the one of the base
        raise
    project.setDirty(False)
    return layers


def _storage(base: Base) -> QgsProjectStorage:
    return QgsApplication.projectStorageRegistry().projectStorageFromType(storage_of(base))


def _archive(base: Base, name: str) -> Archive:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    if not _storage(base).readProject(uri_of(base, name), buffer, QgsReadWriteContext()):
        raise ProjectNotRead(projet=name, base=base.label)
    return Archive.read(bytes(buffer.data()), name, base.label)

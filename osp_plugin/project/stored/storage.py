"""Projects in the table where QGIS keeps them: list, write, read."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element  # nosec B405 # made by xml_tree, within bounds

from qgis.core import (
    QgsApplication,
    QgsProject,
    QgsProjectStorage,
    QgsReadWriteContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice

from ...domain.errors import QT_TRANSLATE_NOOP
from ...storage import Base
from ...storage.errors import BaseError
from ...storage.projects import storage_of, uri_of
from ..foreign.left_out import LeftOut
from ..foreign.xml_tree import TreeRefused, parse, written
from ..forms import apply_forms
from ..opening import Showing, open_base
from ..reference import BaseReference
from .incoming import incoming
from .outgoing import Kept, outgoing

COPY, COPY_MARK = ".fgb", b"fgb"
KEPT_FILES = (".qgs", ".qgd", COPY)
LARGEST = 64_000_000
"""Bytes of a project that is read; one with every territory in its legends has 3 000 000."""
_DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"


class ProjectNotRead(BaseError):
    """A project of a base is not there or cannot be read. Values: ``projet``, ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors", "Le projet « {projet} » de la base « {base} » n’a pas pu être lu."
    )


class ProjectNotKept(BaseError):
    """A project could not be written into a base. Values: ``projet``, ``base``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le projet « {projet} » n’a pas été enregistré dans la base « {base} ». {raison} "
        "Enregistrez ou quittez les éditions en cours ; sur un serveur, demandez le droit de créer "
        "une table dans le schéma.",
    )


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


def write_project(project: QgsProject, base: Base, name: str) -> None:
    """Keep a project in a base, as « Projet, Enregistrer vers » does. Raises ProjectNotKept.

    It still has what is of this computer: :func:`scrub` comes next.
    """
    if not project.write(uri_of(base, name)):
        raise ProjectNotKept(projet=name, base=base.label, raison=project.error())


def scrub(base: Base, name: str) -> Kept:
    """Rid a kept project of what is of this computer. Raises ProjectNotRead, ProjectNotKept."""
    members = _members(base, name)
    document = next((one for one in members if one.endswith(".qgs")), "")
    if not document:
        raise ProjectNotRead(projet=name, base=base.label)
    root = _parsed(members[document], base, name)
    kept = outgoing(root, str(base.path) if base.path is not None else "")
    members[document] = (_DOCTYPE + written(root)).encode("utf-8")
    buffer = QBuffer()
    buffer.setData(QByteArray(_zipped(members)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    context = QgsReadWriteContext()
    if not _storage(base).writeProject(uri_of(base, name), buffer, context):
        raise ProjectNotKept(projet=name, base=base.label, raison="")
    return kept


def take_out(base: Base, name: str) -> StoredProject:
    """Read a project of a base, as it may be opened here. Raises ProjectNotRead."""
    members = _members(base, name)
    document = next((one for one in members if one.endswith(".qgs")), "")
    if not document:
        raise ProjectNotRead(projet=name, base=base.label)
    left_out = LeftOut()
    root = _parsed(members[document], base, name)
    copies = {one for one in members if one.endswith(COPY)}
    incoming(root, base, left_out, copies)
    members[document] = (_DOCTYPE + written(root)).encode("utf-8")
    folder = tempfile.TemporaryDirectory(prefix="osp_projet")
    archive = Path(folder.name) / "projet.qgz"
    archive.write_bytes(_zipped(members))
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


def _members(base: Base, name: str) -> dict[str, bytes]:
    """The files of a project of a base: the project, the labels that were moved, the copies of
    layers that its layouts show."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    if not _storage(base).readProject(uri_of(base, name), buffer, QgsReadWriteContext()):
        raise ProjectNotRead(projet=name, base=base.label)
    try:
        with zipfile.ZipFile(io.BytesIO(bytes(buffer.data()))) as archive:
            found = [one for one in archive.infolist() if one.filename.endswith(KEPT_FILES)]
            if sum(one.file_size for one in found) > LARGEST:
                raise ProjectNotRead(projet=name, base=base.label)
            read = {Path(one.filename).name: archive.read(one) for one in found}
            return {one: content for one, content in read.items() if _is_what_it_says(one, content)}
    except (zipfile.BadZipFile, OSError) as error:
        raise ProjectNotRead(projet=name, base=base.label) from error


def _is_what_it_says(name: str, content: bytes) -> bool:
    return not name.endswith(COPY) or content.startswith(COPY_MARK)


def _parsed(content: bytes, base: Base, name: str) -> Element:
    try:
        return parse(content.decode("utf-8", "replace"))
    except TreeRefused as error:
        raise ProjectNotRead(projet=name, base=base.label) from error


def _zipped(members: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()

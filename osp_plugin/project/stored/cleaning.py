"""What QGIS writes in a base is rid of what is of this computer before it goes in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

from qgis.core import QgsApplication, QgsProject, QgsProjectStorage, QgsReadWriteContext
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...storage import Base
from ...storage.errors import BaseError
from ...storage.projects import IN_FILE, ON_SERVER, name_in, uri_of
from .archive import Archive
from .outgoing import Kept, outgoing

BaseOf = Callable[[str], Optional[Base]]
"""The base in which an address keeps a project; None when it is not one of ours."""
Told = Callable[[Base, str, Kept], object]
"""Given the base, the name of the project that it now has, and what was left out."""


class ProjectNotKept(BaseError):
    """A project could not be written into a base. Values: ``projet``, ``base``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le projet « {projet} » n’a pas été enregistré dans la base « {base} ». {raison} "
        "Enregistrez ou quittez les éditions en cours ; sur un serveur, demandez le droit de créer "
        "une table dans le schéma.",
    )


class CleanSaves:
    """Stands between QGIS and the tables where it keeps projects, as long as it is installed.

    What « Projet, Enregistrer » writes goes through it as what our command does: at no moment is
    anything of this computer in a base, however the save ends.
    """

    def __init__(self, base_of: BaseOf, told: Told) -> None:
        self._base_of, self._told = base_of, told
        self._real: list[QgsProjectStorage] = []
        self._own: list[QgsProjectStorage] = []
        self._refused: OspError | None = None

    def install(self) -> None:
        """Take the place of the storages of QGIS."""
        registry = QgsApplication.projectStorageRegistry()
        for kind in (IN_FILE, ON_SERVER):
            real = registry.projectStorageFromType(kind)
            if real is not None:
                self._real.append(real)
                self._own.append(_CleanStorage(real, self._pass_on))
                registry.registerProjectStorage(self._own[-1])

    def remove(self) -> None:
        """Give it back."""
        registry = QgsApplication.projectStorageRegistry()
        while self._real:
            registry.registerProjectStorage(self._real.pop())

    def write(self, project: QgsProject, base: Base, name: str) -> None:
        """Keep a project in a base, as « Projet, Enregistrer vers » does. Raises ProjectNotKept,
        ProjectNotRead."""
        self._refused = None
        if not project.write(uri_of(base, name)):
            raise self._refused or ProjectNotKept(
                projet=name, base=base.label, raison=project.error()
            )

    def _pass_on(self, real: QgsProjectStorage, uri: str, device: QIODevice) -> bool:
        content = bytes(device.readAll())
        try:
            base = self._base_of(uri)
            if base is None:
                return _written(real, uri, content)
            name, kept = name_in(uri), Kept()
            archive = Archive.read(content, name, base.label)
            kept = outgoing(archive.root, str(base.path) if base.path is not None else "")
            content = archive.content()
        except OspError as error:  # QGIS, which called, says that nothing was saved
            self._refused = error
            return False
        done = _written(real, uri, content)
        if done:
            self._told(base, name, kept)
        return done


class _CleanStorage(QgsProjectStorage):
    """One of the storages of QGIS, but for what is written in it."""

    def __init__(
        self,
        real: QgsProjectStorage,
        pass_on: Callable[[QgsProjectStorage, str, QIODevice], bool],
    ) -> None:
        super().__init__()
        self._real, self._pass_on = real, pass_on

    def writeProject(self, uri: str, device: QIODevice, _context: QgsReadWriteContext) -> bool:
        return self._pass_on(self._real, uri, device)

    def readProject(self, uri: str, device: QIODevice, context: QgsReadWriteContext) -> bool:
        return bool(self._real.readProject(uri, device, context))

    def readProjectStorageMetadata(self, uri: str) -> object:
        return self._real.readProjectStorageMetadata(uri)

    def type(self) -> str:
        return str(self._real.type())

    def visibleName(self) -> str:
        return str(self._real.visibleName())

    def isSupportedUri(self, uri: str) -> bool:
        return bool(self._real.isSupportedUri(uri))

    def filePath(self, uri: str) -> str:
        return str(self._real.filePath(uri))

    def listProjects(self, uri: str) -> list[str]:
        return list(self._real.listProjects(uri))

    def renameProject(self, uri: str, name: str) -> object:
        return self._real.renameProject(uri, name)

    def removeProject(self, uri: str) -> bool:
        return bool(self._real.removeProject(uri))


def write_project(project: QgsProject, base: Base, name: str) -> Kept:
    """Keep a project in a base without what is of this computer; says what was left out.

    Raises ProjectNotKept, ProjectNotRead.
    """
    told: list[Kept] = []
    saves = CleanSaves(lambda _uri: base, lambda _base, _name, kept: told.append(kept))
    saves.install()
    try:
        saves.write(project, base, name)
    finally:
        saves.remove()
    return told[-1]


def _written(real: QgsProjectStorage, uri: str, content: bytes) -> bool:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return bool(real.writeProject(uri, buffer, QgsReadWriteContext()))

"""The bytes of a project in a base, as whoever has the base may read them."""

from __future__ import annotations

import io
import zipfile

from qgis.core import QgsApplication, QgsProjectStorage, QgsReadWriteContext
from qgis.PyQt.QtCore import QBuffer, QIODevice

from osp_plugin.storage.base import Base
from osp_plugin.storage.projects import storage_of, uri_of


def files_of(base: Base, name: str) -> dict[str, bytes]:
    """The files of a project of a base, by name."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    storage = QgsApplication.projectStorageRegistry().projectStorageFromType(storage_of(base))
    assert storage.readProject(uri_of(base, name), buffer, QgsReadWriteContext())
    return unzipped(bytes(buffer.data()))


def text_of(base: Base, name: str) -> str:
    """The project itself."""
    return next(m for n, m in files_of(base, name).items() if n.endswith(".qgs")).decode("utf-8")


def unzipped(content: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


class Watched(QgsProjectStorage):
    """A storage that keeps nothing but the memory of all that it was ever given."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.given: list[bytes] = []

    def type(self) -> str:
        return self._kind

    def filePath(self, uri: str) -> str:
        return uri.removeprefix("geopackage:").partition("?")[0]

    def writeProject(self, _uri: str, device: QIODevice, _context: object) -> bool:
        self.given.append(bytes(device.readAll()))
        return True

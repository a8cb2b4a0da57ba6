"""« À propos »: versions of the plugin, of what it stands on, and of the bases in the project."""

from __future__ import annotations

from collections.abc import Callable
from configparser import ConfigParser
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import QT_VERSION_STR, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QDialog, QLabel

from ...domain.dictionary import SCHEMA_VERSION
from ...domain.errors import OspError
from ...i18n import translate
from ...paths import ICONS, METADATA
from ...project import BaseReference, open_references
from ..common import forms
from ..common.background import Worker
from ..common.plain import plain_labels

PACKAGES = ("pandas", "numpy", "openpyxl", "psycopg2", "matplotlib")
ICON_PX = 64


def plugin_version() -> str:
    """Version in ``metadata.txt``."""
    metadata = ConfigParser(interpolation=None)
    metadata.read(METADATA, encoding="utf-8")
    return metadata.get("general", "version")


def package_version(name: str) -> str:
    """Version of a Python package of this QGIS, or that it is absent."""
    try:
        return version(name)
    except PackageNotFoundError:
        return translate("gui", "absent")


class AboutDialog(QDialog):
    """Versions and licence. Bases are asked theirs in the background."""

    def __init__(self, worker: Worker, parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self.iconLabel.setPixmap(QIcon(str(ICONS / "osp.svg")).pixmap(ICON_PX, ICON_PX))
        self.titleLabel.setTextFormat(Qt.TextFormat.RichText)
        self.titleLabel.setText(f"<h2>OSP ERBM {plugin_version()}</h2>")
        self._add("QGIS", Qgis.QGIS_VERSION)
        self._add("Qt", QT_VERSION_STR)
        for name in PACKAGES:
            self._add(name, package_version(name))
        self._add(translate("gui", "Version des bases connue"), str(SCHEMA_VERSION))
        for reference in open_references(QgsProject.instance()):
            self._add_base(reference, worker)
        self.adjustSize()

    def _add(self, name: str, value: str) -> QLabel:
        label = QLabel(value)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.versionsLayout.addRow(QLabel(name), label)
        plain_labels(self)
        return label

    def _add_base(self, reference: BaseReference, worker: Worker) -> None:
        name = translate("gui", "Base « {base} »").format(base=reference.name)
        label = self._add(name, "…")
        try:
            base = reference.open(check=False)
        except OspError:
            label.setText("?")
            return
        shown = _setter(self, label)
        worker.start(name, base.version, lambda number: shown(str(number)), lambda _e: shown("?"))


def _setter(dialog: QDialog, label: QLabel) -> Callable[[str], None]:
    """Write in the label, unless the dialog was closed before the answer came."""
    open_ = [True]
    dialog.finished.connect(lambda _code: open_.clear())

    def write(text: str) -> None:
        if open_:
            label.setText(text)

    return write

"""Files given to an algorithm: any is let in, then refused by what it holds, in French."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProcessingParameterFile

from ...domain.common.file_filters import file_filter
from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...storage.input_files import InputNotALayer, InputRefused, check_file

A_LAYER = QT_TRANSLATE_NOOP(
    "errors",
    "une couche ou un tableau que QGIS sait ouvrir : GeoPackage, GeoJSON, Shapefile, classeur, csv "
    "en UTF-8",
)
"""What a layer given as a file should be, where nothing tells more."""


def file_parameter(
    name: str, label: str, kind: str, extensions: Iterable[str], *, optional: bool = False
) -> QgsProcessingParameterFile:
    """A file to read. ``kind`` and ``extensions`` are what the dialog offers first.

    QGIS itself refuses no name: it would do so in a few words, for an extension in capitals or for
    one that is not the usual one.
    """
    everything = translate("algorithms", "Tous les fichiers")
    return QgsProcessingParameterFile(
        name, label, fileFilter=file_filter(kind, extensions, everything), optional=optional
    )


def refusal(given: object, expected: str = A_LAYER) -> InputRefused | None:
    """Why QGIS does not read what is given as a layer, which should be ``expected``; None when it
    is no file."""
    if isinstance(given, QgsProcessingFeatureSourceDefinition):
        given = given.source.staticValue()
    if not isinstance(given, (str, Path)) or "dbname=" in str(given) or "://" in str(given):
        return None
    path = Path(str(given).split("|")[0])
    try:
        check_file(path)
    except InputRefused as refused:
        return refused
    return InputNotALayer(fichier=path, attendu=expected)

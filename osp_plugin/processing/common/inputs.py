"""Files given to an algorithm: any is let in, then refused by what it holds, in French."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
)

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


def unfit(
    definitions: Iterable[QgsProcessingParameterDefinition],
    given: Mapping[str, object],
    context: QgsProcessingContext,
) -> str:
    """What is wrong with the first parameter that is missing or not acceptable, « » when none."""
    for definition in definitions:
        name = definition.name()
        value = given.get(name)
        required = not definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
        without = value in (None, "") and required and definition.defaultValue() in (None, "")
        if definition.checkValueIsAcceptable(value, context) and not without:
            continue
        if value is None or value == "":
            told = translate("algorithms", "Il manque le paramètre « {titre} » ({nom}). Donnez-le.")
        else:
            told = translate(
                "algorithms",
                "La valeur « {valeur} » ne convient pas au paramètre « {titre} » ({nom}). "
                "Corrigez-la.",
            )
        return told.format(titre=definition.description(), nom=name, valeur=value)
    return ""


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

"""What the outputs of a run may not replace: the files that it reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProviderRegistry,
)

from ...reports.common.targets import refuse_target
from ...storage.input_files import require_sound
from .destinations import planned


def files_read(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext
) -> list[Path]:
    """The files that the parameters name to be read, bases among them."""
    return [
        file
        for definition in algorithm.parameterDefinitions()
        if not definition.isDestination()
        for file in _files(parameters.get(definition.name()), context)
    ]


def refuse_damaged(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext
) -> None:
    """Raise BaseDamaged or InputDamaged when a layer to be read is in a file with pages spoiled.

    QGIS reads such a layer as if rows were not there. A base given as such is looked at by who
    opens it.
    """
    for definition in algorithm.parameterDefinitions():
        if isinstance(definition, QgsProcessingParameterFile) or definition.isDestination():
            continue
        for file in dict.fromkeys(_files(parameters.get(definition.name()), context)):
            require_sound(file)


def refuse_outputs(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext
) -> None:
    """Raise before any work when a file or a layer to be written may not be.

    Raises what :func:`refuse_target` and :func:`planned` do.
    """
    for definition in algorithm.parameterDefinitions():
        name, given = definition.name(), parameters.get(definition.name())
        if isinstance(definition, QgsProcessingParameterFeatureSink):
            target = layer_target(algorithm, parameters, name, context)
            if target:
                planned(target)
        elif isinstance(definition, QgsProcessingParameterFileDestination):
            # A base that is there already is told by those who make one.
            makes_base = "*.gpkg" in definition.fileFilter()
            if isinstance(given, (str, Path)) and str(given) and not makes_base:
                refuse_target(algorithm.parameterAsFileOutput(dict(parameters), name, context))


def layer_target(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping[str, Any],
    name: str,
    context: QgsProcessingContext,
) -> str:
    """Where a layer is to be written, as Processing is told; « » when it is not asked for."""
    # In a context of its own: QGIS notes in it a layer to be loaded, and for one in memory
    # tells the user that it was not made, as the sink makes it under another name.
    aside = QgsProcessingContext()
    aside.setProject(context.project())
    aside.setExpressionContext(context.expressionContext())
    return str(algorithm.parameterAsOutputLayer(dict(parameters), name, aside))


def _files(value: object, context: QgsProcessingContext) -> Iterator[Path]:
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source.staticValue()
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from _files(part, context)
        return
    if isinstance(value, str) and not Path(value.partition("|")[0]).is_file():
        value = context.getMapLayer(value) if value else None
    if isinstance(value, QgsMapLayer):
        decoded = QgsProviderRegistry.instance().decodeUri(value.providerType(), value.source())
        value = decoded.get("path", "")
    if isinstance(value, (str, Path)) and str(value):
        file = Path(str(value).partition("|")[0])
        if file.is_file():
            yield file

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
    QgsProcessingParameterFolderDestination,
    QgsProperty,
    QgsProviderRegistry,
    QgsVirtualLayerDefinition,
)
from qgis.PyQt.QtCore import QUrl

from ...reports.common.targets import refuse_folder, refuse_target
from ...storage.input_files import require_sound
from ...storage.places import file_path
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
        elif isinstance(definition, QgsProcessingParameterFolderDestination):
            folder = algorithm.parameterAsString(dict(parameters), name, context)
            if folder:
                refuse_folder(folder)


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
        value = value.source
    if isinstance(value, QgsProperty):
        value = value.valueAsString(context.expressionContext())[0]
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from _files(part, context)
        return
    if isinstance(value, str) and not Path(value.partition("|")[0]).is_file():
        layer = context.getMapLayer(value) if value else None
        value = value if layer is None else layer
    if isinstance(value, QgsMapLayer):
        yield from _files_of_layer(value, context)
    elif isinstance(value, (str, Path)) and str(value):
        for file in dict.fromkeys((Path(_without_table(str(value))), _reached(str(value)))):
            if file.is_file():
                yield file


def _files_of_layer(layer: QgsMapLayer, context: QgsProcessingContext) -> Iterator[Path]:
    """The file of a layer; of one that is made of others, theirs."""
    if layer.providerType() != "virtual":
        registry = QgsProviderRegistry.instance()
        path = registry.decodeUri(layer.providerType(), layer.source()).get("path", "")
        yield from _files(Path(path) if path else None, context)
        return
    made = QgsVirtualLayerDefinition.fromUrl(QUrl.fromEncoded(layer.source().encode()))
    for part in made.sourceLayers():
        yield from _files(part.reference() or part.source(), context)
    # Layers of the project that its query names.
    project = context.project()
    for other in project.mapLayers().values() if project is not None else ():
        if other.providerType() != "virtual" and other.name() in made.query():
            yield from _files(other, context)


def _without_table(text: str) -> str:
    return text.partition("|")[0]


def _reached(text: str) -> Path:
    """The file that GDAL reaches through an address, a window or a cache."""
    return Path(file_path(_without_table(text)))

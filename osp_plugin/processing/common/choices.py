"""Choices among words, the same in scripts and in the dialogs; parameters that few change."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterDefinition, QgsProcessingParameterEnum


def words(
    name: str,
    label: str,
    listed: list[str],
    default: str | list[str] | None,
    *,
    several: bool = False,
    optional: bool = False,
) -> QgsProcessingParameterEnum:
    """A choice of ``listed`` words, one or ``several``."""
    if several and default is None:
        default = []  # of nothing chosen and no default, QGIS would make a list of one empty word
    return QgsProcessingParameterEnum(
        name,
        label,
        options=listed,
        allowMultiple=several,
        defaultValue=default,
        optional=optional,
        usesStaticStrings=True,
    )


def advanced(parameter: QgsProcessingParameterDefinition) -> QgsProcessingParameterDefinition:
    """The parameter among the advanced ones of the dialog."""
    parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return parameter

"""What a note made from the panel shows: it can be made again from that."""

from __future__ import annotations

from collections.abc import Collection

from qgis.core import QgsProject

from ...domain.indicators import SCALES
from ...project import BaseReference
from ...project.indicators.counted import filters_of
from ...project.indicators.drawing import title_of
from ...reports.fiches.definition import NOTE, Definition
from .choices import Choices


def noted(
    choices: Choices, reference: BaseReference, chosen: Collection[str], *, has_chart: bool
) -> Definition:
    """The indicator, the scale, the criteria and the perimeter of the panel, the filters of the
    layers."""
    return Definition(
        NOTE,
        reference.name,
        title_of(choices.indicator, SCALES[choices.scale_key]),
        choices.subtitle(),
        choices.scale_key,
        (choices.indicator.key,),
        choices.criteria,
        choices.chart if has_chart else "",
        tuple(sorted(chosen)),
        filters=filters_of(QgsProject.instance(), reference),
        situation=choices.situation,
        perimeter=choices.perimeter.text if choices.perimeter is not None else "",
    )

"""Answers of GDAL, told alike whether it raises or not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def answer_or_none(ask: Callable[..., Any], *values: Any) -> Any:
    """What a function of GDAL gives for these values, None when it fails.

    GDAL gives None by itself, unless another plugin asked it to raise, for all of QGIS at once;
    GDAL 4 raises by default.
    """
    try:
        return ask(*values)
    except RuntimeError:
        return None

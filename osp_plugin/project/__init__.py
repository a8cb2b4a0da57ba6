"""The QGIS side of a base: layers found by their role, styles, groups."""

from .opening import extent, open_base
from .reference import BaseReference
from .roles import find_layer, open_references, osp_layers, reference_of, role_of

__all__ = [
    "BaseReference",
    "extent",
    "find_layer",
    "open_base",
    "open_references",
    "osp_layers",
    "reference_of",
    "role_of",
]

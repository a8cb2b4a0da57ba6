"""The QGIS side of a base: layers found by their role, styles, groups."""

from .forms import has_custom_form, restore_form
from .opening import Showing, extent, open_base, reconnect
from .reference import BaseReference
from .roles import find_layer, open_references, osp_layers, reference_of, role_of

__all__ = [
    "BaseReference",
    "Showing",
    "extent",
    "find_layer",
    "has_custom_form",
    "open_base",
    "open_references",
    "osp_layers",
    "reconnect",
    "reference_of",
    "restore_form",
    "role_of",
]

"""Copies of layers that a layout shows, kept in the project: they stay what they were that day.

A copy is a file attached to the project: it is within the ``.qgz``, beside a ``.qgs``, or in the
database that holds the project, and bears no path of the machine. It holds the fields that the
drawing needs, and no other.
"""

from .copies import FROZEN, Freezing, frozen_from, is_frozen, title_of
from .snapshot import DrawnBySecrets, FreezeFailed
from .sweeping import sweep, used_layers

__all__ = [
    "FROZEN",
    "DrawnBySecrets",
    "FreezeFailed",
    "Freezing",
    "frozen_from",
    "is_frozen",
    "sweep",
    "title_of",
    "used_layers",
]

"""QGIS plugin OSP ERBM: QGIS looks for ``classFactory`` here."""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:
    """The plugin; ``iface`` is None under qgis_process."""
    from .osp_plugin.plugin import OspPlugin

    return OspPlugin(iface)

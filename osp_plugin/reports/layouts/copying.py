"""Copies of the items of a template."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsReadWriteContext,
)
from qgis.PyQt.QtXml import QDomDocument


def copy_to(source: Any, target: Any, *options: bool) -> None:
    """Give an item or a table all that another has, but its identifier.

    Two items of the same identifier would be taken for one when a page is added.
    """
    document, context = QDomDocument(), QgsReadWriteContext()
    element = document.createElement("copie")
    source.writeXml(element, document, context, *options)
    written = element.firstChildElement()
    for name in ("uuid", "templateUuid"):
        written.removeAttribute(name)
    target.readXml(written, document, context, *options)

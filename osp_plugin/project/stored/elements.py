"""The parts of the text of a project that are looked at when it goes in a base or comes out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element  # nosec B405 # made by xml_tree, within bounds

from ..roles import ROLE


def layers_of(root: Element) -> Iterator[Element]:
    """The layers of a project."""
    return root.iterfind("projectlayers/maplayer")


def options(parent: Element) -> Iterator[Element]:
    """The custom properties right under an element, in either of the ways that QGIS writes them."""
    return (child for child in list(parent) if child.tag in ("Option", "property"))


def role(layer: Element) -> str:
    """The table that a layer of ours shows, as its mark says; « » of another."""
    for option in layer.iterfind("customproperties//Option"):
        if option.get("name") == ROLE:
            return option.get("value", "")
    for option in layer.iterfind("customproperties/property"):
        if option.get("key") == ROLE:
            return option.get("value", "")
    return ""


def is_embedded(element: Element) -> bool:
    """Whether a layer, or a part of the panel of layers, is read in another project."""
    if element.get("embedded") is not None:
        return True
    return any(
        (option.get("name") or option.get("key") or "").startswith("embedded")
        for properties in element.iterfind("customproperties")
        for option in properties.iter()
    )


def take_layers(root: Element, ids: Collection[str]) -> None:
    """Take layers out of a project and of its panel; what else names them passes over them."""
    if not ids:
        return
    for holder in root.iterfind("projectlayers"):
        for layer in list(holder):
            if layer.findtext("id", "") in ids:
                holder.remove(layer)
    for parent in list(root.iter()):
        for child in list(parent):
            named = child.get("id") if child.tag in ("layer-tree-layer", "layer") else None
            if named in ids:
                parent.remove(child)

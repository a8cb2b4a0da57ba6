"""Drawings that refer to nothing: anything reads them, and knows them for drawings."""

from __future__ import annotations

from copy import deepcopy
from xml.etree import ElementTree  # nosec B405 # what is read was drawn here

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_USE, _GROUP = f"{{{SVG}}}use", f"{{{SVG}}}g"


def whole_drawing(document: bytes) -> bytes:
    """An SVG of matplotlib with each letter and mark where it stands, in place of a reference."""
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    root = ElementTree.fromstring(document)  # nosec B314 # as above
    known = {element.get("id"): element for element in root.iter() if element.get("id")}
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            target = known.get(child.get(f"{{{XLINK}}}href", "").lstrip("#"))
            if child.tag == _USE and target is not None:
                parent[place] = _standing(child, target)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _standing(use: ElementTree.Element, target: ElementTree.Element) -> ElementTree.Element:
    """What a reference shows, where it shows it."""
    at = f"translate({use.get('x', 0)} {use.get('y', 0)})"
    given = {"transform": " ".join(filter(None, (use.get("transform"), at)))}
    for name in ("style", "clip-path"):
        if use.get(name):
            given[name] = str(use.get(name))
    group = ElementTree.Element(_GROUP, given)
    copy = deepcopy(target)
    copy.attrib.pop("id", None)
    group.append(copy)
    group.tail = use.tail
    return group

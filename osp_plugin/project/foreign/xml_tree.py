"""An XML text of unknown origin as a tree, within bounds of size and depth."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import (  # nosec B405 # read by expat below, within bounds
    Element,
    TreeBuilder,
    tostring,
)
from xml.parsers.expat import (  # nosec B407 # entities are refused, all is bounded
    ExpatError,
    ParserCreate,
)

LARGEST = 32_000_000
"""Characters. A style of ours has 30 000, one with a symbol for each commune 2 000 000, a fiche of
a large EPCI kept as a model 9 500 000."""
DEEPEST = 64
"""QGIS and Qt read levels by calls within calls: some thousands end the program."""
MOST_TAGS = 200_000
LONGEST = 400_000
"""Characters of one attribute or text: a picture may be in it."""


class TreeRefused(ValueError):
    """A text is no XML, declares entities, or is out of bounds."""


def parse(text: str) -> Element:
    """The root of a tree. Raises TreeRefused."""
    if len(text) > LARGEST:
        raise TreeRefused("large")
    reader = _Reader()
    parser = ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.EntityDeclHandler = reader.refuse
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except ExpatError as error:
        raise TreeRefused("xml") from error
    return reader.tree.close()


def written(root: Element) -> str:
    """The text of a tree."""
    return tostring(root, encoding="unicode")


class _Reader:
    def __init__(self) -> None:
        self.tree = TreeBuilder()
        self._depth = 0
        self._tags = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._tags += 1
        if self._depth > DEEPEST or self._tags > MOST_TAGS:
            raise TreeRefused("deep")
        if any(len(value) > LONGEST for value in attributes.values()):
            raise TreeRefused("long")
        self.tree.start(tag, dict(attributes))

    def end(self, tag: str) -> None:
        self._depth -= 1
        self.tree.end(tag)

    def text(self, data: str) -> None:
        if len(data) > LONGEST:
            raise TreeRefused("long")
        self.tree.data(data)

    def doctype(self, _name: str, _system: object, _public: object, internal: int) -> None:
        # QGIS writes a document type that declares nothing.
        if internal:
            self.refuse()

    def refuse(self, *_declared: object) -> None:
        raise TreeRefused("entities")

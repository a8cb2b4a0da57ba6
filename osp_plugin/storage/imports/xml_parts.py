"""Parts of a workbook in XML, read as they come: nothing is kept but what a reader keeps.

A part may lie about everything. What it declares of entities is refused, whatever its encoding;
its depth, each of its texts and each of its tags are bounded; a cancel is heard between two blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import IO, NoReturn
from xml.parsers.expat import ParserCreate  # nosec B407 # document types are refused, all is bounded

from .bounds import Watch
from .errors import FileDamaged

BLOCK = 1 << 16
Start = Callable[[str, Mapping[str, str]], object]


class Letters:
    """Gathers a text that comes in pieces, within its bound."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self._size = 0
        self._pieces: list[str] = []

    def keep(self, data: str) -> None:
        """A piece more of the text under way. Raises FileTooLarge."""
        self._size += len(data)
        if self._size > self.watch.bounds.text:
            raise self.watch.too_large("une de ses cellules est démesurée")
        self._pieces.append(data)

    def kept(self) -> str:
        """The text under way, which is done."""
        whole = "".join(self._pieces)
        self._pieces.clear()
        self._size = 0
        return whole


class PartReader(Letters):
    """What is told of a part. Names are « space}local », as expat joins them.

    A subclass that answers the opening tags itself counts them by :meth:`enter`.
    """

    def __init__(self, watch: Watch) -> None:
        super().__init__(watch)
        self.depth = 0
        self.tags = watch.tags
        self.deepest, self.most_tags = watch.bounds.depth, watch.bounds.tags

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag opens."""
        self.enter()

    def end(self, tag: str) -> None:
        """A tag closes."""
        self.depth -= 1

    def text(self, data: str) -> None:
        """Letters between two tags, in one or several pieces."""

    def enter(self) -> None:
        """One level deeper. Raises FileTooLarge."""
        self.depth += 1
        self.tags += 1
        if self.depth > self.deepest or self.tags > self.most_tags:
            self.refuse_tags()

    def refuse_tags(self) -> NoReturn:
        """Raise FileTooLarge."""
        if self.depth > self.deepest:
            raise self.watch.too_large("son contenu est emboîté démesurément")
        raise self.watch.too_large(f"il a plus de {self.most_tags} balises")


class Starts(PartReader):
    """Tells the opening tags of a part with the local name of what holds them."""

    def __init__(self, watch: Watch, told: Callable[[str, str, Mapping[str, str]], object]) -> None:
        super().__init__(watch)
        self._told = told
        self._within: list[str] = [""]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Tell a tag: what holds it, its name, its attributes."""
        self.enter()
        local = local_name(tag)
        self._told(self._within[-1], local, attributes)
        self._within.append(local)

    def end(self, tag: str) -> None:
        """Leave a tag."""
        self.depth -= 1
        self._within.pop()


def local_name(tag: str) -> str:
    """A name without its space."""
    return tag.rpartition("}")[2]


def read_part(part: IO[bytes], name: str, reader: PartReader) -> None:
    """Tell a part to a reader. Raises expat's errors, FileDamaged, FileTooLarge, Cancelled."""
    watch = reader.watch
    parser = ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text

    def refuse(*_declared: object) -> None:
        raise FileDamaged(fichier=watch.path.name, raison=f"« {name} » déclare des entités XML")

    parser.StartDoctypeDeclHandler = refuse
    fed = 0
    for block in iter(lambda: part.read(BLOCK), b""):
        watch.work.check()
        parser.Parse(block, False)
        fed += len(block)
        if fed - parser.CurrentByteIndex > watch.bounds.item:
            raise watch.too_large(f"une balise de « {name} » est démesurée")
    parser.Parse(b"", True)
    watch.tags = reader.tags

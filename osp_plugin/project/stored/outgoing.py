"""A project as it may be kept in a base: no path of a computer, no account, no mark of ours that
says where the base was."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element  # nosec B405 # made by xml_tree, within bounds

from ...storage.postgis_connections import PROVIDER
from ..foreign.xml_tree import LONGEST
from ..roles import BASE, CONNECTION, PLACE, SCHEMA
from .elements import layers_of, options, take_layers

HERE = "./"
"""How a path begins that is said from the folder of the base."""
EMBEDDED = "base64:"
PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".webp")
LARGEST_PICTURE = LONGEST * 3 // 4 - 1_000
"""Bytes of a picture that is put within the project."""
_ACCOUNT = re.compile(r"(?:^|\s)(?:user|password|authcfg)=(?:'(?:\\.|[^'\\])*'|\S*)")
_PATH = re.compile(r"(?:file:/*)?(?:/(?!/)|[A-Za-z]:[\\/]|\\\\|\.\./)")
_PATH_WITHIN = re.compile(
    r"=['\"]?(?:\w+:)?(?:file(?::|%3A)/*[^/]|/(?!/)|%2F|[A-Za-z](?::|%3A)[\\/]|\\\\|\.\./)",
    re.IGNORECASE,
)
"""Where a source names its file after a word: SpatiaLite, tiles in a file, virtual layers."""
MARKS = frozenset((BASE, PLACE, CONNECTION, SCHEMA))


@dataclass
class Kept:
    """What was left out: the names of layers, and how many paths of this computer."""

    layers: list[str] = field(default_factory=list)
    paths: int = 0


def outgoing(root: Element, path: str) -> Kept:
    """Rid a project of what is of this computer, in place. ``path`` is the file of the base, or
    « » for one on a server.

    A picture is put within the project; a layer of another folder, which nobody else would find,
    is left out.
    """
    kept = Kept()
    for parent in list(root.iter()):
        for option in options(parent):
            if option.get("name") in MARKS or option.get("key") in MARKS:
                parent.remove(option)
    for element in root.iter():
        for name, value in element.attrib.items():
            element.set(name, _moved(value, path))
        if element.text:
            element.text = _moved(element.text, path)
    root.attrib.pop("saveUser", None)  # the login; the name of the person stays
    _leave_layers_out(root, kept)
    folder = Path(path).parent if path else None
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            element.set(name, _said(value, folder, kept))
        if element.text and element.text.strip():
            element.text = _said(element.text, folder, kept)
    return kept


def _moved(value: str, path: str) -> str:
    """A value without account, in which the base is in the folder of the project."""
    # On Windows QGIS writes sources with « / », Python paths with « \ ».
    for written in dict.fromkeys((path, Path(path).as_posix())) if path else ():
        value = value.replace(f"file:///{written.lstrip('/')}", written)
        value = value.replace(written, HERE + Path(path).name)
    if "dbname=" in value or "service=" in value:
        value = _ACCOUNT.sub("", value).strip()
    return value


def _leave_layers_out(root: Element, kept: Kept) -> None:
    elsewhere = {}
    for layer in layers_of(root):
        source = layer.findtext("datasource", "")
        # On a server a folder may be the socket by which one reaches it.
        named = layer.findtext("provider") != PROVIDER and _PATH_WITHIN.search(source)
        if named or _PATH.match(source):
            elsewhere[layer.findtext("id", "")] = layer.findtext("layername", "")
    kept.layers += elsewhere.values()
    take_layers(root, set(elsewhere))


def _said(value: str, folder: Path | None, kept: Kept) -> str:
    """A value without path of this computer: a picture becomes itself, another path nothing."""
    if not _PATH.match(value) or "\n" in value:
        return value
    path = _file(value, folder)
    if path is None:
        return value
    if path.suffix.lower() in PICTURES and path.is_file():
        content = path.read_bytes()
        if len(content) <= LARGEST_PICTURE:
            return EMBEDDED + base64.b64encode(content).decode("ascii")
    kept.paths += 1
    return ""


def _file(value: str, folder: Path | None) -> Path | None:
    """The file or folder of this computer that a value names; None for a text that looks so."""
    text = re.sub(r"^file:/*(?=[A-Za-z]:)|^file:/*(?=/)|^file:/+", "", value).split("|")[0]
    if value.startswith("file:") and not re.match(r"[A-Za-z]:|/", text):
        text = f"/{text}"
    if text.startswith(".."):
        if folder is None:
            return Path(text)
        return folder / text
    path = Path(text)
    try:
        known = path.exists() or (len(path.parts) > 2 and Path(*path.parts[:2]).is_dir())
    except OSError:
        known = True
    return path if known or re.match(r"[A-Za-z]:[\\/]|\\\\", text) else None

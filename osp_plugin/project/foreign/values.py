"""Values of a style or of a model: addresses, paths of pictures, numbers."""

from __future__ import annotations

import base64
import binascii
import os
import re
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QImageReader

from .left_out import ADDRESS, FILE, UNREADABLE
from .xml_tree import TreeRefused, parse

_ADDRESS = re.compile(
    r"\s*([a-z][a-z0-9+.-]+:[/\\]|(data|file|javascript|vbscript|qrc):|//|\\\\|\\/|/\\|/vsi)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_DRIVE = re.compile(r"[a-z]:[\\/]", re.IGNORECASE)
EMBEDDED = "base64:"
LARGEST_PICTURE = 300_000
"""Characters, as written in the style."""
WIDEST_PICTURE = 4_096
"""Pixels: a small file may hold a picture of gigabytes."""
LARGEST_NUMBER = 100_000.0
SMALLEST_STEP = 0.05
"""Of a pattern or of marks along a line: nearer, QGIS draws without end."""
MOST_POINTS = 10_000
_STEPS = re.compile(r"distance|distance_[xy]|interval|line_distance|hatch_distance")
_COUNTS = re.compile(r"point_count|density_area|blur_radius|blur_level")
_SIZES = re.compile(
    r".*(size|width|height|length|spacing|offset|offset_[xy]|spread|radius|distance|dist|interval|"
    r"tolerance|displacement)",
    re.IGNORECASE,
)


def is_address(value: str) -> bool:
    """Whether a value leads to the network, or to what GDAL opens by itself."""
    return bool(_ADDRESS.match(value))


def refused_path(value: str, *, local: bool) -> str | None:
    """Why a picture is not taken, None when it may be.

    A symbol of QGIS and a small embedded picture may; a file of this computer when ``local``.
    """
    value = value.strip()
    if not value:
        return None
    if value.startswith(EMBEDDED):
        return None if _is_picture(value.partition(":")[2]) else UNREADABLE
    drive = _DRIVE.match(value)
    if (is_address(value) or _SCHEME.match(value)) and not drive:
        return ADDRESS
    absolute = bool(drive) or os.path.isabs(value)
    if (not absolute and ".." not in re.split(r"[\\/]", value)) or _is_shipped(value):
        return None
    return None if local and Path(value).is_file() else FILE


def is_out_of_bounds(key: str, value: str) -> bool:
    """Whether a number would have QGIS draw without end, or without bounds."""
    try:
        number = float(value)
    except ValueError:
        return False
    key = key.lower()
    if number != number and not _STEPS.fullmatch(key):
        return False  # QGIS writes « nan » for the size of a picture that it does not know
    if _STEPS.fullmatch(key):
        return not SMALLEST_STEP <= abs(number) <= LARGEST_NUMBER
    if _COUNTS.fullmatch(key):
        return not abs(number) <= MOST_POINTS
    return bool(_SIZES.fullmatch(key)) and not abs(number) <= LARGEST_NUMBER


def _is_shipped(value: str) -> bool:
    path = os.path.realpath(value)
    folders = [os.path.realpath(folder) for folder in QgsApplication.svgPaths()]
    return any(path.startswith(folder + os.sep) for folder in folders)


def _is_picture(code: str) -> bool:
    if len(code) > LARGEST_PICTURE:
        return False
    try:
        content = base64.b64decode(code, validate=True)
    except (binascii.Error, ValueError):
        return False
    head = content[:512].lstrip()
    if head.startswith(b"<"):
        return _is_plain_svg(content)
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    size = QImageReader(buffer).size()
    return size.isValid() and max(size.width(), size.height()) <= WIDEST_PICTURE


def _is_plain_svg(content: bytes) -> bool:
    """Whether a drawing leads nowhere and runs nothing."""
    try:
        tree = parse(content.decode("utf-8"))
    except (TreeRefused, UnicodeDecodeError):
        return False
    for element in tree.iter():
        name = element.tag.rpartition(":")[2].lower()
        if name in {"script", "foreignobject", "image", "feimage", "iframe", "use"}:
            return False
        for key, value in element.attrib.items():
            local = key.rpartition(":")[2].lower()
            if local.startswith("on") or (local == "href" and not value.startswith("#")):
                return False
            if local != key.lower() and key.startswith("xmlns"):
                continue
            if "url(" in value and not re.search(r"url\(\s*['\"]?#", value):
                return False
        if name == "style" and re.search(r"@import|url\(", element.text or "", re.IGNORECASE):
            return False
    return True

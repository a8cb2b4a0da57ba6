"""Texts of labels: how tall they are, and made smaller until their box holds them."""

from __future__ import annotations

import re

from qgis.core import QgsLayoutItemLabel
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QFont, QFontMetricsF

from ...compat import label_font, set_label_font
from ...project.map_tips import escaped

SMALLEST = 5.0
STEP = 0.5
LONG = 80
"""Words of a text from which its lines are found here."""
SAFE = 0.98
"""Part of the width that a line found here takes at most."""
_PIECE = re.compile(r"\[%.*?%\]", re.DOTALL)
_JOINER = "\u2060"
_ZOOM = 20.0
"""Texts are measured enlarged: the metrics of a font are rounded to pixels."""
_MM_PER_POINT = 25.4 / 72
_WRAPS = int(getattr(Qt.TextFlag.TextWordWrap, "value", Qt.TextFlag.TextWordWrap))


def literal(text: str) -> str:
    """A text for what evaluates the expressions between ``[%`` and ``%]``: it has none.

    A sign that takes no room stands between: a legend evaluates again what it has evaluated.
    """
    return text.replace("[%", f"[{_JOINER}%")


def as_data(label: QgsLayoutItemLabel) -> None:
    """Let a label drawn as a page of the web write the values of its expressions as texts.

    An expression that writes marks itself is the cartographer's own.
    """
    if label.mode() == QgsLayoutItemLabel.Mode.ModeHtml:
        once = _PIECE.sub(
            lambda found: found[0] if "<" in found[0] else escaped(found[0]), label.text()
        )
        label.setText(once)


def text_height(label: QgsLayoutItemLabel, text: str, width: float) -> float:
    """Height (mm) of a text written as the label is, over lines of a width (mm)."""
    font, room = label_font(label), width - 2 * label.marginX()
    return height_of(font, with_lines(font, text, room), room) + 2 * label.marginY()


def text_in_lines(label: QgsLayoutItemLabel, text: str, width: float) -> str:
    """:func:`with_lines` of a text written as the label is, in a box of a width (mm)."""
    return with_lines(label_font(label), text, width - 2 * label.marginX())


def fit(label: QgsLayoutItemLabel) -> None:
    """Make the text smaller until the box of the label holds it."""
    font = label_font(label)
    text = label.currentText()
    width = label.rect().width() - 2 * label.marginX()
    height = label.rect().height() - 2 * label.marginY()
    size = font.pointSizeF()
    while size > SMALLEST and not _fits(font, text, width, height):
        size -= STEP
        font.setPointSizeF(size)
    set_label_font(label, font)


def _fits(font: QFont, text: str, width: float, height: float) -> bool:
    words = text.split()
    widest = max((_box(font, word, 1e6)[0] for word in words), default=0.0)
    return widest <= width and height_of(font, text, width) <= height


def height_of(font: QFont, text: str, width: float) -> float:
    """Height (mm) of a text over lines of a width (mm)."""
    return _box(font, text, width)[1]


def with_lines(font: QFont, text: str, width: float) -> str:
    """A long text already in lines (mm): QGIS takes seconds to find those of 600 words, and
    minutes of 2 000, in a table, and on 3.44 in a label too."""
    return text if words_of(text) < LONG else broken(font, text, width * SAFE)


def words_of(text: str) -> int:
    """How many words a text has."""
    return len(re.findall(r"\S+", text))


def broken(font: QFont, text: str, width: float) -> str:
    """A text broken into the lines (mm) that its words make, its own lines kept."""
    metrics, per_mm = _metrics(font)
    most, space = width * per_mm, metrics.horizontalAdvance(" ")
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, taken = "", 0.0
        for word in paragraph.split(" "):
            wide = metrics.horizontalAdvance(word)
            if line and taken + space + wide > most:
                lines.append(line)
                line, taken = word, wide
            else:
                line, taken = f"{line} {word}" if line else word, taken + space * bool(line) + wide
        lines.append(line)
    return "\n".join(lines)


def _box(font: QFont, text: str, width: float) -> tuple[float, float]:
    """Width and height (mm) of a text over lines of a width (mm)."""
    metrics, per_mm = _metrics(font)
    box = metrics.boundingRect(QRectF(0, 0, width * per_mm, 1e7), _WRAPS, text)
    return box.width() / per_mm, box.height() / per_mm


def _metrics(font: QFont) -> tuple[QFontMetricsF, float]:
    """Of the font enlarged, and how many of its units a millimetre is."""
    drawn = QFont(font)
    points = font.pointSizeF()
    drawn.setPixelSize(max(1, round(points * _ZOOM)))
    return QFontMetricsF(drawn), drawn.pixelSize() / (points * _MM_PER_POINT)

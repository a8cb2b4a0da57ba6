"""Which line takes the place of another, asked of the user."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QInputDialog, QWidget

from ...i18n import translate
from ..common.plain import as_text
from .figures_table import text_of
from .lines_model import Line


def ask_substitute(parent: QWidget, late: Line, candidates: Sequence[Line]) -> Line | None:
    """The line of ``candidates`` that takes the place of ``late``; None when it keeps it."""
    texts = [_told(line) for line in candidates]
    question = translate("gui", "Quelle ligne prend la place de « {ligne} » ({somme}) ?")
    text, accepted = QInputDialog.getItem(
        parent,
        translate("gui", "Substituer une ligne"),
        as_text(question.format(ligne=late.name, somme=text_of(late.amount))),
        texts,
        0,
        False,
    )
    return candidates[texts.index(text)] if accepted else None


def _told(line: Line) -> str:
    start = f"{line.start:%d/%m/%Y}" if line.start else "–"
    text = translate("gui", "{ligne} – travaux le {jour}, {somme}")
    return text.format(ligne=line.name, jour=start, somme=text_of(line.amount))

"""Translation: French is the source language, English is in ``i18n/osp_en.ts``."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from .domain.errors import OspError, Phrase
from .paths import TRANSLATIONS


def translate(context: str, text: str) -> str:
    """``text`` in the language of QGIS. Call it with literals, which the tools look for."""
    translated: str = QCoreApplication.translate(context, text)
    return translated


def explain(error: OspError) -> str:
    """Message of an error in the language of QGIS."""
    return _translated(error.message, error.values)


def said(sentence: str) -> str:
    """A sentence of the domain (a Phrase) in the language of QGIS, as a plain text."""
    return str(_said(sentence))


def _translated(template: str, values: Mapping[str, object]) -> str:
    # A value may itself be a text of ours: why a row is refused, what a missing package is for.
    said = {name: _said(value) for name, value in values.items()}
    return translate("errors", template).format(**said)


def _said(value: object) -> object:
    if isinstance(value, Phrase):
        return _translated(value.template, value.values)
    return translate("errors", value) if isinstance(value, str) else value


def install_translator() -> QTranslator | None:
    """Install the English strings unless QGIS speaks French; returns what to remove later."""
    if QgsApplication.instance().locale().startswith("fr"):
        return None
    translator = QTranslator()
    if not translator.load(str(TRANSLATIONS / "osp_en.qm")):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def remove_translator(translator: QTranslator | None) -> None:
    """Undo :func:`install_translator`."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)

"""Translation: French is the source language, English is in ``i18n/osp_en.ts``.

English is not offered: layers, legends, forms, indicators and guides have none, and half of a
window in each language helps nobody. Who works on it asks for it by :data:`ENGLISH`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsMessageLog
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from .domain.common.technical import technical_detail, whole_story
from .domain.common.text import visible
from .domain.errors import OspError, Phrase
from .paths import TRANSLATIONS

LOG = "OSP ERBM"
"""The tab of the log of QGIS."""


ENGLISH = "OSP_ERBM_ANGLAIS"
"""Environment variable: 1 gives the texts that have an English, where QGIS speaks no French."""


def translate(context: str, text: str) -> str:
    """``text`` in the language of QGIS. Call it with literals, which the tools look for."""
    translated: str = QCoreApplication.translate(context, text)
    return translated


def plural(count: int, one: str, several: str, **values: object) -> str:
    """The text for one or for several of what is counted, with ``{nombre}`` and ``values`` put in.

    In French nothing is singular (« 0 ligne »), in English it is not (« 0 rows »).
    """
    singular = abs(count) < 2 if speaks_french() else abs(count) == 1
    return (one if singular else several).format(nombre=count, **values)


def explain(error: OspError) -> str:
    """Message of an error in the language of QGIS.

    What another program said behind it is not in it: it goes to the log, once.
    """
    words = "" if error.noted else technical_detail(error)
    if words:
        log_detail(words)
    error.noted = True
    return _translated(error.message, error.values)


def explain_any(error: BaseException) -> str:
    """:func:`explain`, of an error that may be one that nobody foresaw: its traceback is logged."""
    if isinstance(error, OspError):
        return explain(error)
    log_detail(whole_story(error), Qgis.MessageLevel.Critical)
    return translate(
        "gui",
        "Une erreur imprévue s’est produite : l’opération n’a pas abouti. Le détail est "
        "dans le journal de QGIS (Vue, Panneaux, Journal des messages, onglet OSP ERBM) : "
        "joignez-le à votre demande d’aide.",
    )


def log_detail(words: str, level: Any = Qgis.MessageLevel.Info) -> None:
    """Put what another program said into the log of QGIS, told apart from our own messages."""
    QgsMessageLog.logMessage(detail_text(words), LOG, level, False)


def detail_text(words: str) -> str:
    """What another program said, under a title that tells it apart from our own messages."""
    title = translate("gui", "Détail technique, pour le service informatique :")
    return f"{title}\n{words}"


def said(sentence: str) -> str:
    """A sentence of the domain (a Phrase) in the language of QGIS, as a plain text."""
    return str(_said(sentence))


def _translated(template: str, values: Mapping[str, object]) -> str:
    # A value may itself be a text of ours: why a row is refused, what a missing package is for.
    said = {name: _said(value) for name, value in values.items()}
    # What is not seen of a name would turn the rest of the message around.
    return visible(translate("errors", template).format(**said))


def _said(value: object) -> object:
    if isinstance(value, Phrase):
        return _translated(value.template, value.values)
    # Qt translates no half of a letter, which the name of a file may have.
    return translate("errors", visible(value)) if isinstance(value, str) else value


def install_translator() -> QTranslator | None:
    """Install the English strings where they are asked for; returns what to remove later."""
    if speaks_french():
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


def speaks_french() -> bool:
    """Whether our texts are in French: always, but for who asks for what there is of English."""
    asked = os.environ.get(ENGLISH, "") not in ("", "0")
    return not asked or bool(QgsApplication.instance().locale().startswith("fr"))

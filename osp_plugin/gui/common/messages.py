"""What the plugin tells the user: the message bar of the window, and the log behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QPushButton

from ...domain.errors import Cancelled
from ...i18n import explain, explain_any, translate
from .plain import as_html

TITLE = "OSP ERBM"
SHORT_S = 8
UNTIL_CLOSED = 0


class Messages:
    """The message bar of a window, which shows HTML: what it is told is text.

    Never shows a traceback: it goes to the log.
    """

    def __init__(self, iface: Any) -> None:
        self._bar = iface.messageBar()

    def success(self, text: str) -> None:
        """Something was done."""
        self._bar.pushMessage(TITLE, as_html(text), Qgis.MessageLevel.Success, SHORT_S)

    def info(self, text: str) -> None:
        """Something to know."""
        self._bar.pushMessage(TITLE, as_html(text), Qgis.MessageLevel.Info, SHORT_S)

    def warning(self, text: str) -> None:
        """Something to heed; stays until it is closed."""
        self._bar.pushMessage(TITLE, as_html(text), Qgis.MessageLevel.Warning, UNTIL_CLOSED)

    def failure(self, text: str) -> None:
        """Something could not be done; stays until it is closed."""
        self._bar.pushMessage(TITLE, as_html(text), Qgis.MessageLevel.Critical, UNTIL_CLOSED)

    def alarm(self, text: str, label: str, show: Callable[[], None]) -> None:
        """A failure with a button that shows more of it; stays until it is closed, or withdrawn."""
        self._push(text, label, show, Qgis.MessageLevel.Critical)

    def offer(self, text: str, label: str, go_on: Callable[[], None]) -> None:
        """Something was done, with a button for what usually comes next; stays until closed."""
        self._push(text, label, go_on, Qgis.MessageLevel.Success)

    def advise(self, text: str, label: str, heed: Callable[[], None]) -> None:
        """Something to heed, with a button that sees to it; stays until it is closed."""
        self._push(text, label, heed, Qgis.MessageLevel.Warning)

    def ask_for_a_base(self) -> None:
        """Say that a command needs a base; :meth:`base_opened` takes it away."""
        self.warning(translate("gui", "Ouvrez d’abord une base OSP."))

    def base_opened(self) -> None:
        """What was refused for want of a base no longer is."""
        asked = as_html(translate("gui", "Ouvrez d’abord une base OSP."))
        self.withdraw([item for item in self.shown() if item.text() == asked])

    def shown(self) -> list[Any]:
        """What the message bar holds, whoever said it."""
        return list(self._bar.items())

    def withdraw(self, items: Iterable[Any]) -> None:
        """Take away what is no longer true; what the user closed is left out."""
        held = self.shown()
        for item in items:
            if item in held:
                self._bar.popWidget(item)

    def _push(self, text: str, label: str, run: Callable[[], None], level: Any) -> None:
        item = self._bar.createMessage(TITLE, as_html(text))
        button = QPushButton(label)
        button.setObjectName("osp_details")
        button.clicked.connect(lambda *_checked: run())
        item.layout().addWidget(button)
        self._bar.pushWidget(item, level)

    def error(self, error: BaseException) -> None:
        """Say what went wrong, in words that the user can act on."""
        if isinstance(error, Cancelled):
            self.info(explain(error))
        else:
            self.failure(explain_any(error))

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Show the errors of what is done within instead of raising them."""
        try:
            yield
        except Exception as error:
            self.error(error)

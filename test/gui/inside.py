"""What a script of ``window.py`` finds inside QGIS. Imported by QGIS, not by the tests."""

from __future__ import annotations

import json
import os
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsCredentials
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QTimer
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QApplication, QDialog
from qgis.utils import iface, plugins

POLL_MS = 50


class Impatient(AssertionError):
    """A condition did not come true in time."""


class NobodyThere(QgsCredentials):
    """Refuses at once what QGIS asks when a server does not let it in, for any reason.

    Its own dialog, « Saisir les identifiants », would wait for ever. A script reads in
    :data:`refused` what was asked.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setInstance(self)

    def request(
        self, realm: str, username: str, password: str, message: str = ""
    ) -> tuple[bool, str, str]:
        """Called by QGIS, from any thread."""
        refused.append(message.strip())
        return False, username, password

    def requestMasterPassword(self, password: str, stored: bool = False) -> tuple[bool, str]:
        """Called by QGIS: the scripts give the password of their keyring themselves."""
        return False, password


refused: list[str] = []
_nobody: list[NobodyThere] = []
"""Python must hold it: QGIS does not."""


def start(place: str, shots: str) -> None:
    """Run ``place/script.py`` once the window is up, write ``place/result.json``, quit."""
    _nobody.append(NobodyThere())
    QTimer.singleShot(500, lambda: _run(Path(place), Path(shots)))


class Patience:
    """How long something may take: on a busy machine QGIS waits for its turn, and so does this.

    It ends after ``seconds`` of which QGIS had half, or after six times as many whatever it had.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._since, self._worked = time.monotonic(), time.process_time()

    @property
    def is_over(self) -> bool:
        spent, worked = time.monotonic() - self._since, time.process_time() - self._worked
        return spent > 6 * self._seconds or (spent > self._seconds < 2 * worked)


def wait(condition: Callable[[], Any], seconds: float = 30.0) -> Any:
    """Let QGIS live until ``condition()`` is true; returns its value."""
    patience = Patience(seconds)
    while not patience.is_over:
        value = condition()
        if value:
            return value
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, POLL_MS)
        time.sleep(0.01)
    raise Impatient("attendu en vain")


def rest(seconds: float) -> None:
    """Let QGIS live for a while."""
    end = time.monotonic() + seconds
    wait(lambda: time.monotonic() > end, seconds + 30)  # a busy machine takes its time


def is_idle() -> bool:
    """Whether neither QGIS nor the plugin has work under way."""
    plugin = plugins.get("osp_erbm")
    commands = plugin.commands if plugin is not None else None
    if commands is not None and commands.worker.pieces.is_busy():
        return False
    return int(QgsApplication.taskManager().countActiveTasks()) == 0


def settle() -> None:
    """Wait until the map is drawn and no work is under way."""
    canvas = iface.mapCanvas()
    rest(0.3)
    wait(lambda: is_idle() and not canvas.isDrawing())
    rest(0.3)


def with_dialog(
    kind: str, handler: Callable[[QDialog], None], run: Callable[[], Any], seconds: float = 30.0
) -> Any:
    """Call ``run``, which opens a dialog of class ``kind`` or waits for it; ``handler`` gets it.

    The handler must close the dialog; all are closed when the handler raises or finds none.
    """
    failure: list[BaseException] = []
    handled: list[bool] = []
    ended: list[bool] = []
    timer = QTimer()
    patience = Patience(seconds)

    def look() -> None:
        dialog = _visible_dialog(kind)
        if dialog is None:
            if patience.is_over:
                timer.stop()
                failure.append(Impatient(f"aucune fenêtre {kind}"))
                _close_dialogs()
                ended.append(True)
            return
        timer.stop()
        handled.append(True)
        try:
            handler(dialog)
        except BaseException as error:
            failure.append(error)
            _close_dialogs()
        ended.append(True)

    timer.timeout.connect(look)
    timer.start(POLL_MS)
    try:
        answer = run()
    except Impatient as waited:
        if failure:  # which is why nothing came
            raise failure[0] from waited
        raise
    wait(lambda: ended, 6 * seconds)  # a window that stays beside the map does not hold « run »
    timer.stop()
    if failure:
        raise failure[0]
    if not handled:
        raise Impatient(f"aucune fenêtre {kind}")
    return answer


def _dialogs() -> list[QDialog]:
    # Not QApplication.activeModalWidget(): the dialogs of Processing are shown before they block.
    shown = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    return [widget for widget in shown if isinstance(widget, QDialog)]


def _visible_dialog(kind: str) -> QDialog | None:
    for dialog in _dialogs():
        if dialog.metaObject().className() == kind:
            return dialog
    return None


def _close_dialogs() -> None:
    for dialog in _dialogs():
        dialog.done(0)


def messages() -> list[str]:
    """Texts shown in the message bar, the latest first."""
    return [item.text() for item in iface.messageBar().items()]


def _run(place: Path, shots: Path) -> None:
    result: dict[str, Any] = {}

    def shot(name: str) -> None:
        """Photograph the whole screen as ``<name>.png``."""
        settle()
        picture = QGuiApplication.primaryScreen().grabWindow(0)
        if not picture.save(str(shots / f"{name}.png")):
            raise OSError(name)

    logged: list[str] = []
    QgsApplication.messageLog().messageReceived.connect(
        lambda text, tag, level: logged.append(text) if tag == "OSP ERBM" else None
    )
    error = ""
    try:
        wait(lambda: iface.mainWindow().isVisible())
        iface.mainWindow().showMaximized()
        rest(0.5)
        code = compile((place / "script.py").read_text(encoding="utf-8"), "script.py", "exec")
        helpers = {name: value for name, value in globals().items() if not name.startswith("_")}
        exec(code, {**helpers, "shot": shot, "result": result})
    except BaseException:
        error = traceback.format_exc()
    _answer(place, {"result": result, "error": error, "logged": logged})
    iface.actionExit().trigger()


def _answer(place: Path, answer: dict[str, Any]) -> None:
    """Written whole under another name first: the test may look at any moment."""
    unfinished = place / "result.part"
    unfinished.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    os.replace(unfinished, place / "result.json")

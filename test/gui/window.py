"""A real window of QGIS, in French, on a screen of its own, driven by a script.

    with QgisWindow(folder) as window:
        result = window.run("result['titre'] = iface.mainWindow().windowTitle()")

The script runs inside QGIS with the helpers of ``inside.py``: ``iface``, ``result`` (what it hands
back, as JSON), ``shot(name)`` (a screenshot of the whole screen), ``wait(condition)``,
``with_dialog(kind, handler, run)``. Also a command, for the screenshots of the README:

    python3 test/gui/window.py SCRIPT OUTPUT_FOLDER [LARGEURxHAUTEUR]
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
INSIDE = Path(__file__).resolve().parent
PARTS = ("__init__.py", "metadata.txt", "osp_plugin", "resources", "forms", "i18n", "ext_libs")
"""What the plugin is made of; the rest of the repository is not installed."""

SETTINGS = ROOT / "tools" / "QGIS3.ini"

STOP_S = 10.0
SCREEN_S = 20.0


class WindowFailed(AssertionError):
    """The script raised, or QGIS ended or hung before it was done."""


class QgisWindow:
    """A screen with a window manager; each :meth:`run` starts QGIS on it, in the same profile."""

    def __init__(
        self, folder: Path, size: tuple[int, int] = (1600, 1000), plugin: Path | None = None
    ) -> None:
        """``folder`` takes the profile and the screenshots; ``plugin`` is a built plugin."""
        self.folder = folder
        self.shots = folder / "screenshots"
        self._size = size
        self._plugin = plugin
        self._display = ""
        self._own: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> QgisWindow:
        self.shots.mkdir(parents=True, exist_ok=True)
        self._make_profile()
        try:
            self._start_screen()
        except BaseException:
            self._stop_all()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop_all()

    def run(
        self, script: str | Path, timeout: float = 120.0, environment: dict[str, str] | None = None
    ) -> dict[str, Any]:
        """Run a script (its text, or its path) in a new QGIS; returns its ``result``."""
        text = script.read_text(encoding="utf-8") if isinstance(script, Path) else script
        place = self.folder / f"run-{time.monotonic_ns()}"
        place.mkdir()
        (place / "script.py").write_text(text, encoding="utf-8")
        (place / "start.py").write_text(
            f"import sys\nsys.path.insert(0, {str(INSIDE)!r})\n"
            f"import inside\ninside.start({str(place)!r}, {str(self.shots)!r})\n",
            encoding="utf-8",
        )
        journal = place / "qgis.log"
        with journal.open("wb") as output:
            qgis = self._start(self._command(place / "start.py"), output, environment)
        self._wait_for(qgis, place / "result.json", timeout)
        return self._result(place, journal)

    def _command(self, start: Path) -> list[str]:
        profiles = ["--profiles-path", str(self.folder), "--profile", "test", "--lang", "fr"]
        return ["qgis", "--nologo", "--noversioncheck", *profiles, "--code", str(start)]

    def _make_profile(self) -> None:
        profile = self.folder / "profiles" / "test"
        (profile / "QGIS").mkdir(parents=True, exist_ok=True)
        settings = profile / "QGIS" / "QGIS3.ini"
        if not settings.exists():
            # The panel that greets a newcomer is asked for by the tests that look at it.
            own = "\n[osp_erbm]\naccueil=false\n"
            settings.write_text(SETTINGS.read_text("utf-8") + own, encoding="utf-8")
        installed = profile / "python" / "plugins" / "osp_erbm"
        if installed.exists():
            shutil.rmtree(installed)
        if self._plugin is not None:
            shutil.copytree(self._plugin, installed)
            return
        installed.mkdir(parents=True)
        for name in PARTS:
            if (ROOT / name).exists():
                (installed / name).symlink_to(ROOT / name)

    def _start_screen(self) -> None:
        """Xvfb chooses a number that is free, and tells it."""
        reading, writing = os.pipe()
        width, height = self._size
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24"]
        # -noreset: else the screen is cleared between two windows.
        command += ["-nolisten", "tcp", "-noreset"]
        server = subprocess.Popen(
            command,
            pass_fds=[writing],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._own.append(server)
        os.close(writing)
        self._display = f":{_read_number(reading)}"
        with open(os.devnull, "wb") as nothing:
            self._start(["openbox"], nothing)

    def _start(
        self, command: list[str], output: Any, environment: dict[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=self._environment(environment or {}),
            start_new_session=True,
        )
        self._own.append(process)
        return process

    def _environment(self, more: dict[str, str]) -> dict[str, str]:
        runtime = self.folder / "runtime"
        runtime.mkdir(mode=0o700, exist_ok=True)
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("QT_", "QGIS_", "PY", "VIRTUAL_ENV", "OSP_ERBM_", "WAYLAND"))
        }
        return {
            **kept,
            # QGIS takes the Python that it finds first, and only the system's knows QGIS.
            "PATH": f"/usr/bin:/bin:{os.environ.get('PATH', '')}",
            "DISPLAY": self._display,
            "XDG_RUNTIME_DIR": str(runtime),
            # Compiled once for all windows, and nothing is left beside the sources.
            "PYTHONPYCACHEPREFIX": os.environ.get("PYTHONPYCACHEPREFIX") or _bytecode().name,
            **more,
        }

    def _wait_for(self, qgis: subprocess.Popen[bytes], result: Path, timeout: float) -> None:
        end = time.monotonic() + 6 * timeout  # see inside.Patience
        while qgis.poll() is None and not result.exists() and time.monotonic() < end:
            time.sleep(0.1)
        if qgis.poll() is None and not result.exists():
            self._photograph("bloque")
        try:
            qgis.wait(STOP_S)  # it closes by itself once the result is written
        except subprocess.TimeoutExpired:
            _stop(qgis)

    def _photograph(self, name: str) -> None:
        """From outside: what a QGIS that hangs shows."""
        if shutil.which("import"):
            command = ["import", "-display", self._display, "-window", "root"]
            subprocess.run([*command, str(self.shots / f"{name}.png")], check=False)

    def _result(self, place: Path, journal: Path) -> dict[str, Any]:
        path = place / "result.json"
        if not path.exists():
            said = journal.read_text(encoding="utf-8", errors="replace")[-3000:]
            raise WindowFailed(f"QGIS s’est arrêté ou bloqué avant la fin du script.\n{said}")
        answer: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        print(*answer["logged"], sep="\n")  # pytest shows it of a test that fails
        if answer["error"]:
            raise WindowFailed(answer["error"])
        result: dict[str, Any] = answer["result"]
        return result

    def _stop_all(self) -> None:
        for process in reversed(self._own):
            _stop(process)
        self._own.clear()


@lru_cache(maxsize=1)
def _bytecode() -> tempfile.TemporaryDirectory[str]:
    """Where the Pythons of the windows keep what they compile: three seconds of each start."""
    return tempfile.TemporaryDirectory(prefix="osp_bytecode_")


def _read_number(pipe: int) -> int:
    """Number written by Xvfb; an empty answer means that it ended."""
    import select

    ready, _, _ = select.select([pipe], [], [], SCREEN_S)
    with os.fdopen(pipe) as answer:
        text = answer.readline().strip() if ready else ""
    if not text:
        raise WindowFailed("Xvfb n’a pas démarré.")
    return int(text)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a process and those that it started, by its own group."""
    if process.poll() is not None:
        return
    for sign in (signal.SIGTERM, signal.SIGKILL):
        os.killpg(process.pid, sign)
        try:
            process.wait(STOP_S)
            return
        except subprocess.TimeoutExpired:
            continue


def main(arguments: list[str]) -> None:
    """Run a script and keep its screenshots."""
    script, output, *rest = arguments
    # Else the screen and QGIS would outlive a « timeout » of the shell.
    signal.signal(signal.SIGTERM, lambda *_signal: sys.exit(1))
    width, height = (rest[0] if rest else "1600x1000").split("x")
    with QgisWindow(Path(output).resolve(), (int(width), int(height))) as window:
        print(json.dumps(window.run(Path(script)), ensure_ascii=False, indent=2))
        print(*sorted(window.shots.glob("*.png")), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])

"""The windows of algorithms that the menu opens: they stay beside the map, which is never held."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt import sip

from .background import AlgorithmFailed
from .help_links import address_on_f1

Done = Callable[[dict[str, Any]], None]


class AlgorithmWindows:
    """Those open now."""

    def __init__(self) -> None:
        self._open: list[Any] = []

    def show(self, algorithm: str, parameters: dict[str, Any], done: Done | None = None) -> None:
        """Show the window of an algorithm, filled in. ``done`` is given its results each time that
        it was run to its end. Raises AlgorithmFailed when there is no such algorithm."""
        import processing

        dialog = processing.createAlgorithmDialog(algorithm, parameters)
        if dialog is None:
            raise AlgorithmFailed(raison=algorithm)
        self._open = [other for other in self._open if not sip.isdeleted(other)]
        self._open.append(dialog)
        if done is not None:
            dialog.algorithmFinished.connect(
                lambda successful, results: done(dict(results or {})) if successful else None
            )
        address_on_f1(dialog, dialog.algorithm().helpUrl())
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def close(self) -> None:
        """Close them all: the algorithms are about to go."""
        for dialog in self._open:
            if not sip.isdeleted(dialog):
                dialog.close()
        self._open.clear()

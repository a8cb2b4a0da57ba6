"""A worker of the windows without its thread and its pauses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from osp_plugin.domain.common.pieces import Pieces, at_once
from osp_plugin.domain.common.work import Work


class PiecesNow:
    """Works of the window without their pauses."""

    def start(self, pieces: Pieces[Any], done: Any, failed: Any) -> None:
        _do(lambda: at_once(pieces), done, failed)


class Now:
    """A worker that does at once what it is given, as in another thread."""

    def __init__(self) -> None:
        self.pieces = PiecesNow()
        self.aside: list[str] = []
        """What was done beside a work of pieces."""

    def beside(self, title: str, function: Callable[[], Any]) -> Pieces[Any]:
        self.aside.append(title)
        yield None
        return function()

    def start_stoppable(
        self, _title: str, function: Callable[[Work], Any], done: Any, failed: Any
    ) -> None:
        _do(lambda: function(Work()), done, failed)


def _do(function: Callable[[], Any], done: Any, failed: Any) -> None:
    try:
        found = function()
    except Exception as error:
        failed(error)
    else:
        done(found)

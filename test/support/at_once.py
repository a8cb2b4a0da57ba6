"""A worker of the windows without its thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from osp_plugin.domain.common.work import Work


class Now:
    """A worker that does at once what it is given, as in another thread."""

    def start_stoppable(
        self, _title: str, function: Callable[[Work], Any], done: Any, failed: Any
    ) -> None:
        try:
            found = function(Work())
        except Exception as error:
            failed(error)
        else:
            done(found)

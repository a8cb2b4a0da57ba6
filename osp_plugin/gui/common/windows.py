"""The dialogs of a part of the work that stay open beside the window of QGIS."""

from __future__ import annotations

from typing import Any


class Windows(list[Any]):
    """Those open now, the latest last. Each has its ``work``, which ends with it."""

    def show(self, dialog: Any) -> None:
        """Show a dialog, and let go of it once it is closed."""
        self.append(dialog)
        dialog.finished.connect(lambda *_result: self._closed(dialog))
        dialog.show()
        dialog.raise_()

    def close(self) -> None:
        """Take all of them away, whatever they were at, without a question."""
        for dialog in self:
            dialog.work.abandon()
            dialog.hide()
            dialog.deleteLater()
        self.clear()

    def _closed(self, dialog: Any) -> None:
        if dialog in self:
            self.remove(dialog)
            dialog.deleteLater()

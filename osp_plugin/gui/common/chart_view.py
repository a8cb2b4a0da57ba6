"""A chart of matplotlib in a panel, or the sentence that says why there is none."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication, QImage
from qgis.PyQt.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ...domain.errors import MissingPackage
from ...i18n import explain
from ...vendored import import_matplotlib

PRINT_DPI = 200
PIXELS_PER_INCH = 72
LEAST_SHARE = 0.75
"""Of its height, what a chart needs to be read; a lower panel scrolls it."""


def load_drawing() -> None:
    """Load matplotlib, which takes a second the first time: in another thread than the window's.

    Nothing is told when it is missing: a :class:`ChartView` says so, where the chart would be.
    """
    with suppress(ImportError, MissingPackage):
        import_matplotlib()
        import matplotlib.backends.backend_agg
        import matplotlib.figure  # noqa: F401


class ChartView(QWidget):
    """Shows one figure at a time; ``picked`` is told the number of the bar that is clicked."""

    def __init__(self, picked: Callable[[int], None], parent: Any = None) -> None:
        super().__init__(parent)
        self._picked = picked
        self._canvas: Any = None
        self._make: Callable[[], Any] | None = None
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._sentence = QLabel(self)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sentence)
        layout.addWidget(self._area)
        self.say("")

    @property
    def figure(self) -> Any:
        """The figure shown, None when there is none."""
        return self._canvas.figure if self._canvas is not None else None

    @property
    def canvas(self) -> Any:
        """The widget of matplotlib, None when there is none."""
        return self._canvas

    def say(self, sentence: str) -> None:
        """Show a sentence instead of a chart."""
        self._drop()
        self._area.hide()
        self._sentence.setText(sentence)
        self._sentence.show()

    def draw(self, make: Callable[[], Any], *, whole: bool = False) -> None:
        """Show the figure that ``make`` draws; a sentence when matplotlib is missing.

        ``whole``: it keeps its height, and one scrolls; else it takes the room that there is.
        """
        try:
            figure = make()
            from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
        except MissingPackage as error:
            self.say(explain(error))
            return
        except ImportError:
            self.say(explain(MissingPackage(package="matplotlib", usage="Visionneuse")))
            return
        self._drop()
        self._make = make
        figure.set_facecolor("white")
        self._canvas = FigureCanvasQTAgg(figure)
        height = int(figure.get_figheight() * PIXELS_PER_INCH)
        self._canvas.setMinimumHeight(height if whole else int(LEAST_SHARE * height))
        self._canvas.mpl_connect("button_press_event", self._clicked)
        self._area.setWidget(self._canvas)
        self._sentence.hide()
        self._area.show()

    def copy(self) -> None:
        """Put the chart, if there is one, in the clipboard as an image."""
        drawn = self.png()
        if drawn is not None:
            QGuiApplication.clipboard().setImage(QImage.fromData(drawn, "PNG"))

    def png(self) -> bytes | None:
        """The chart as an image to print, None when there is none."""
        if self._make is None:
            return None
        out = io.BytesIO()
        # Drawn anew: the one shown has the shape of the panel.
        self._make().savefig(out, format="png", dpi=PRINT_DPI, facecolor="white")
        return out.getvalue()

    def _clicked(self, event: Any) -> None:
        if event.inaxes is None:
            return
        for container in event.inaxes.containers:
            for place, bar in enumerate(container):
                if bar.contains(event)[0]:
                    self._picked(place)
                    return

    def _drop(self) -> None:
        self._make = None
        if self._canvas is not None:
            self._area.takeWidget()
            self._canvas.deleteLater()
            self._canvas = None

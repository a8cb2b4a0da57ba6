"""What the algorithms that write many rows into a base have in common."""

from __future__ import annotations

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...project import BaseReference
from ...project.refreshing import refresh
from ...project.writing import Writer
from ...settings import user_name
from ...storage import Base
from .algorithm import BaseParameters, OspAlgorithm, Parameters, Results


class WritingAlgorithm(OspAlgorithm):
    """Knows the layers of the base that are being edited in the project, and has them read it
    again at the end: both in the window's thread, where they live."""

    _base = BaseParameters()

    def __init__(self) -> None:
        super().__init__()
        self.writer = Writer("")
        """Who writes: the work signs by it, which raises LayersBeingEdited."""
        self.wrote = False
        """Whether the work wrote into the base."""
        self._target: BaseReference | None = None

    def prepareAlgorithm(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        self._target = self._base.reference(self, parameters, context)
        author = user_name()
        if self._target is None:
            self.writer = Writer(author)
        else:
            self.writer = Writer.of(author, context.project(), self._target)
        return bool(super().prepareAlgorithm(parameters, context, feedback))

    def postProcessAlgorithm(
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        if self.wrote and self._target is not None and context.project() is not None:
            refresh(context.project(), self._target)
        return dict(super().postProcessAlgorithm(context, feedback))

    def open_base(self, parameters: Parameters, context: QgsProcessingContext) -> Base:
        """The base that the parameters name. Raises BaseNotChosen, or why it cannot be used."""
        return self._base.base(self, parameters, context)

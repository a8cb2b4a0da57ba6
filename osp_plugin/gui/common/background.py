"""Work done beside the window: Python functions and algorithms, in tasks of QGIS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsTask,
)
from qgis.PyQt.QtCore import QCoreApplication, QTimer

from ...domain.common.pieces import Pieces
from ...domain.common.text import unmarked
from ...domain.common.work import Work
from ...domain.errors import QT_TRANSLATE_NOOP, Cancelled, OspError
from .piecework import Piecework


class AlgorithmFailed(OspError):
    """An algorithm stopped. Values: ``raison``."""

    message = QT_TRANSLATE_NOOP("errors", "Le traitement n’a pas abouti. {raison}")


class Task(QgsTask):
    """A function run in another thread; its result or its error comes back to the window's.

    The function is given a :class:`Work`, to tell its progress and hear the cancellation.
    """

    def __init__(
        self,
        title: str,
        function: Callable[[Work], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        *,
        stoppable: bool = False,
    ) -> None:
        # QGIS shows it as a page of the web when the mouse rests on it, or the task fails.
        super().__init__(unmarked(title), QgsTask.Flag.CanCancel if stoppable else QgsTask.Flag(0))
        self._function = function
        self._done = done
        self._failed = failed
        self._result: Any = None
        self._error: BaseException | None = None

    def run(self) -> bool:
        """In the other thread: nothing of the window is touched here."""
        try:
            self._result = self._function(Work(self._tell, self.isCanceled))
        except Exception as error:
            self._error = error
        return self._error is None

    def _tell(self, share: float) -> None:
        self.setProgress(100 * share)

    def finished(self, result: bool) -> None:
        """Back in the window's thread."""
        if self._error is not None:
            self._failed(self._error)
        elif result:
            self._done(self._result)


class _Listener(QgsProcessingFeedback):
    """Keeps what an algorithm reports as errors."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:
        """Called by the algorithm, from its thread."""
        self.errors.append(error)
        super().reportError(error, fatalError)


class _UnderWay:
    """A task that a work of pieces waits for; its answer is told by the loop of the window."""

    def __init__(self, task: QgsTask, answer: Sequence[Any]) -> None:
        self._answer = answer
        self._dropped = False
        # Its answer, if there is one, comes with the same turn.
        task.taskTerminated.connect(lambda: QTimer.singleShot(0, self._drop))

    def _drop(self) -> None:
        self._dropped = True

    def is_over(self) -> bool:
        """See :class:`Pending`."""
        return bool(self._answer) or self._dropped

    def wait(self) -> None:
        """See :class:`Pending`."""
        while not self.is_over():
            QCoreApplication.processEvents()


class Worker:
    """The tasks that the plugin has under way. Python must hold them, or they vanish."""

    def __init__(self) -> None:
        self.pieces = Piecework()
        """What is done in the thread of the window, piece by piece."""
        self._running: dict[int, tuple[QgsTask, Any, Any]] = {}

    def start(
        self,
        title: str,
        function: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> QgsTask:
        """Run ``function``; afterwards call ``done`` with its result or ``failed``."""
        return self._add(Task(title, lambda _work: function(), done, failed))

    def start_stoppable(
        self,
        title: str,
        function: Callable[[Work], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> QgsTask:
        """:meth:`start` a function that is given a work, which the user may stop."""
        return self._add(Task(title, function, done, failed, stoppable=True))

    def beside(self, title: str, function: Callable[[], Any]) -> Pieces[Any]:
        """Run ``function`` in a task, for a work of pieces that waits for its result.

        Raises what it raises; Cancelled when QGIS dropped the task.
        """
        answer: list[tuple[Any, BaseException | None]] = []
        task = self.start(
            title,
            function,
            lambda value: answer.append((value, None)),
            lambda error: answer.append((None, error)),
        )
        yield _UnderWay(task, answer)
        if not answer:
            raise Cancelled
        value, error = answer[0]
        if error is not None:
            raise error
        return value

    def start_algorithm(
        self,
        algorithm_id: str,
        parameters: dict[str, Any],
        done: Callable[[dict[str, Any]], None],
        failed: Callable[[BaseException], None],
    ) -> QgsTask:
        """Run an algorithm; it can be cancelled from the task list of QGIS."""
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(algorithm_id)
        if algorithm is None:
            raise AlgorithmFailed(raison=algorithm_id)
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        listener = _Listener()
        task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, listener)

        def executed(successful: bool, results: dict[str, Any]) -> None:
            if successful:
                done(results)
            elif not task.isCanceled():
                failed(AlgorithmFailed(raison=" ".join(listener.errors)))

        task.executed.connect(executed)
        return self._add(task, context, listener)

    def stop(self) -> None:
        """Cancel all that is under way; each task is let go of once it has stopped."""
        self.pieces.stop()
        for task, _context, _listener in list(self._running.values()):
            task.cancel()

    def _add(self, task: QgsTask, context: Any = None, listener: Any = None) -> QgsTask:
        identifier = QgsApplication.taskManager().addTask(task)
        self._running[identifier] = (task, context, listener)
        task.taskCompleted.connect(lambda: self._running.pop(identifier, None))
        task.taskTerminated.connect(lambda: self._running.pop(identifier, None))
        return task

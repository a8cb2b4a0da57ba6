"""Runs an algorithm as the toolbox does, its failure an exception."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
)

from .made_once import made_once


class Feedback(QgsProcessingFeedback):
    """Keeps what an algorithm says; cancels itself once the progress reaches ``cancel_at``."""

    def __init__(self, cancel_at: float | None = None) -> None:
        super().__init__(False)
        self.said: list[str] = []
        self.warnings: list[str] = []
        self.steps: list[float] = []
        self._cancel_at = cancel_at
        self.progressChanged.connect(self._progressed)

    def _progressed(self, value: float) -> None:
        self.steps.append(value)
        if self._cancel_at is not None and value >= self._cancel_at:
            self.cancel()

    def pushInfo(self, info: str) -> None:
        self.said.append(info)

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


def run_algorithm(
    name: str,
    parameters: dict[str, Any],
    feedback: QgsProcessingFeedback | None = None,
    project: QgsProject | None = None,
) -> dict[str, Any]:
    """Outputs of an algorithm. Layers made in memory are given as layers."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
    assert algorithm is not None, name
    context = QgsProcessingContext()
    context.setProject(project or QgsProject.instance())
    valid, reason = algorithm.checkParameterValues(parameters, context)
    if not valid:
        raise QgsProcessingException(reason)
    results, succeeded = algorithm.run(
        parameters, context, feedback or Feedback(), catchExceptions=False
    )
    assert succeeded
    return {key: context.takeResultLayer(str(value)) or value for key, value in results.items()}


def copied_demonstration(path: Path) -> Path:
    """The demonstration base at ``path``: made by its algorithm, once for a whole run of tests.

    Who calls must have the algorithms of the plugin (``provider``).
    """

    def make(unfinished: Path) -> None:
        run_algorithm("osp:base_demonstration", {"OUTPUT": str(unfinished)})

    return Path(shutil.copyfile(made_once("osp_demo.gpkg", make), path))

"""Functions and variables « osp_… » of the expressions of a window, while the plugin is there."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsExpression, QgsExpressionFunction, QgsProject
from qgis.PyQt.QtCore import QTimer

from ...i18n import translate
from ...project import BaseReference, open_references, role_of
from ...project.expressions import (
    Source,
    describe_variables,
    functions,
    set_variables,
)
from ...reports.common.secrecy import chosen_threshold
from ...settings import Settings
from ...storage import Base
from ...storage.home.known import Known, read_known
from ..common.background import Worker
from ..common.messages import Messages

SOON_MS = 400
"""After a change, what else changes with it is waited for."""


class Expressions:
    """Registers the functions, and has them and the variables follow the base of the project."""

    def __init__(self, messages: Messages, worker: Worker) -> None:
        self._messages = messages
        self._worker = worker
        self._source = Source()
        self._functions: list[QgsExpressionFunction] = []
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON_MS)
        self._timer.timeout.connect(self._look)

    def install(self) -> None:
        """Give QGIS the functions, and follow the project."""
        self._functions = functions(self._source)
        for function in self._functions:
            QgsExpression.registerFunction(function)
        describe_variables()
        project = QgsProject.instance()
        project.layersAdded.connect(self._follow)
        project.layersRemoved.connect(self._later)
        self._follow(project.mapLayers().values())

    def remove(self) -> None:
        """Take the functions away; the variables stay in the projects that have them."""
        self._timer.stop()
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._follow)
        project.layersRemoved.disconnect(self._later)
        for function in self._functions:
            QgsExpression.unregisterFunction(function.name())
        self._functions.clear()
        self._source.lead_to(None)

    def _follow(self, layers: Any) -> None:
        """What is saved in the base changes its figures."""
        for layer in layers:
            if role_of(layer) is not None:
                layer.afterCommitChanges.connect(self._later)
                layer.dataChanged.connect(self._later)
        self._later()

    def _later(self, *_changed: object) -> None:
        if self._functions:  # layers tell of their changes after us too
            self._timer.start()

    def _look(self) -> None:
        references = open_references(QgsProject.instance())
        if not references:
            self._source.lead_to(None)
            return
        with self._messages.guard():
            self._lead_to(references[0])

    def _lead_to(self, reference: BaseReference) -> None:
        base: Base = reference.open(check=False)
        self._source.lead_to(base, chosen_threshold())

        def show(known: Known) -> None:
            self._source.campaign = known.campaign
            if reference in open_references(QgsProject.instance()):
                set_variables(QgsProject.instance(), known, Settings.load().service)

        self._worker.start(
            translate("gui", "Variables du projet"),
            lambda: read_known(base),
            show,
            # A base that cannot be read is told by what opened it.
            lambda _error: None,
        )

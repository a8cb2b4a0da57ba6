"""A note in a project: its map is of copies of the layers, so that nothing changes it later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from qgis.core import QgsMapLayer, QgsPrintLayout, QgsProject

from ...domain.common.pieces import Pieces, at_once
from ...domain.common.work import QUIET, Work
from ...project.frozen import Freezing
from ..layouts import STATEMENT, Content, Signature, Template, View, filling
from .definition import Definition, keep


class NewNote:
    """A note of what a window shows at a moment.

    note = NewNote(project, template, definition, view)   # in the thread of the project
    note.write(work)                                      # in any
    layout = note.make(content, signature)                # in that of the project
    """

    def __init__(
        self, project: QgsProject, template: Template, definition: Definition, view: View
    ) -> None:
        self._project = project
        self._template = template
        self._definition = definition
        layers = [layer for layer in view.layers if layer.isValid()]
        # By their ids: one may be gone once its rows are written.
        self._shown = [layer.id() for layer in layers]
        self._explained = None if view.legend is None else [layer.id() for layer in view.legend]
        self._extent, self._crs = view.extent, view.crs
        # A statement has no map.
        copied = [] if template.model == STATEMENT else layers
        self._freezing = Freezing(project, copied, view.extent)
        self._at = datetime.now()

    def write(self, work: Work = QUIET) -> None:
        """Copy the rows that the map shows. Raises FreezeFailed, Cancelled."""
        self._freezing.write(work)

    def make(self, content: Content, signature: Signature) -> QgsPrintLayout:
        """:meth:`making` at once."""
        return at_once(self.making(content, signature))

    def making(self, content: Content, signature: Signature) -> Pieces[QgsPrintLayout]:
        """A new layout of the project, under a name that no other has. Raises FreezeFailed,
        ProjectLeft."""
        copies = yield from self._freezing.showing()
        explained = None if self._explained is None else _of(copies, self._explained)
        view = View(_of(copies, self._shown), self._extent, explained, self._crs)
        yield None
        layout = added(self._project, self._template, content.title)
        yield from filling(layout, content, signature, view)
        keep(layout, self._definition, content, self._at)
        return layout

    def forget(self) -> None:
        """Leave nothing of a note that failed."""
        self._freezing.forget()


def _of(copies: Mapping[str, QgsMapLayer], ids: Sequence[str]) -> list[QgsMapLayer]:
    return [copies[layer_id] for layer_id in ids if layer_id in copies]


def added(project: QgsProject, template: Template, title: str) -> QgsPrintLayout:
    """An empty layout of a template in a project, under a name that no other has."""
    layout = template.load(project)
    manager = project.layoutManager()
    taken = {existing.name() for existing in manager.layouts()}
    name, rank = title, 1
    while name in taken:
        rank += 1
        name = f"{title} ({rank})"
    layout.setName(name)
    manager.addLayout(layout)
    return layout

"""Statements printed: titles of columns on each page, rows whole, texts searchable."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import QgsPrintLayout, QgsProject, QgsRectangle

from ...domain.common.work import QUIET, Work
from ..common import french
from ..layouts import (
    STATEMENT,
    Content,
    Section,
    Signature,
    Table,
    View,
    fill,
    number_through,
    template_of,
)
from ..layouts.content import CENTRE, LEFT, RIGHT
from ..layouts.content import Column as PrintedColumn
from ..layouts.files import write_bound_pdf, write_pdf
from .content import CENTRED, Block, Column, Row, Statement

NUMBERS = {"entier", "decimal", "euro", "part"}
SIGNED = {"decimal": "decimal", "euro": "euro", "part": "pourcentage"}
"""Kinds written with a decimal or their unit, by their format in :mod:`.french`."""


class StatementPrinter:
    """Prints statements on one paper, under one signature.

    ``maps`` are those that its statements name, of layers of ``project``.
    """

    def __init__(
        self,
        signature: Signature,
        paper: str = "",
        project: QgsProject | None = None,
        maps: Mapping[str, View] | None = None,
    ) -> None:
        self._signature = signature
        self._template = template_of(STATEMENT, paper)
        self._project = project if project is not None else QgsProject()
        """Layouts need one; it stays as long as they do."""
        self._view = View([], QgsRectangle(), others=maps) if maps else None

    def write(self, statement: Statement, path: str | os.PathLike[str]) -> None:
        """Print a statement. Raises WriteFailed, FileInUse, FolderMissing."""
        write_pdf(self._filled(statement), path)

    def bind(
        self,
        statements: Sequence[Statement],
        path: str | os.PathLike[str],
        work: Work = QUIET,
    ) -> None:
        """Print statements in one file, each on pages of its own. Raises Cancelled too."""
        layouts = []
        for statement in statements:
            work.check()
            layouts.append(self._filled(statement))
        number_through(layouts)
        title = statements[0].title if statements else ""
        write_bound_pdf(layouts, len(layouts), path, work, title)

    def _filled(self, statement: Statement) -> QgsPrintLayout:
        layout = self._template.load(self._project)
        fill(layout, content_of(statement), self._signature, self._view)
        return layout


def content_of(statement: Statement) -> Content:
    """A statement as a layout is filled with it."""
    return Content(
        title=statement.title,
        subtitle=statement.edition,
        sources=statement.sources,
        sections=tuple(_section(block) for block in statement.blocks),
    )


def _section(block: Block) -> Section:
    shown = [column for column in block.columns if column.share]
    table = Table(
        tuple(PrintedColumn(column.title, column.share, _align(column)) for column in shown),
        tuple(tuple(_text(row, column) for column in shown) for row in block.rows),
        levels=tuple(row.level for row in block.rows),
    )
    return Section(
        block.title, block.sentence, table if shown else None, block.chart, map=block.map
    )


def _align(column: Column) -> str:
    if column.kind in NUMBERS:
        return RIGHT
    return CENTRE if column.kind in CENTRED else LEFT


def _text(row: Row, column: Column) -> str:
    """A cell as a French reader expects it; a sum has nothing where nothing adds up."""
    value = row.values.get(column.name)
    if value is None:
        return french.UNKNOWN_VALUE if column.kind in NUMBERS and not row.level else ""
    return _written(value, column.kind)


def _written(value: Any, kind: str) -> str:
    if kind == "date":
        return f"{value:%d/%m/%Y}"
    if kind == "drapeau":
        return "oui" if value else "non"
    if kind == "entier":
        return french.number(value)
    if kind == "part":
        return french.quantity(100 * value, SIGNED[kind])
    return french.quantity(value, SIGNED[kind]) if kind in SIGNED else str(value)

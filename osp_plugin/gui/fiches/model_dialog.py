"""« Enregistrer comme modèle OSP… »: which layout of the project becomes which template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsPrintLayout
from qgis.PyQt.QtWidgets import QDialog

from ...reports.layouts import Template, template_behind, templates
from ..common import forms


class ModelDialog(QDialog):
    """Lets the user choose among the layouts of the project, of which there is at least one."""

    def __init__(self, layouts: Sequence[QgsPrintLayout], parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self._layouts = list(layouts)
        self._templates = templates()
        for template in self._templates:
            self.templateCombo.addItem(template.title)
        for layout in self._layouts:
            self.layoutCombo.addItem(layout.name())
        self.layoutCombo.currentIndexChanged.connect(lambda _index: self._suggest())
        self._suggest()

    @property
    def layout_chosen(self) -> QgsPrintLayout:
        """The layout to keep."""
        return self._layouts[self.layoutCombo.currentIndex()]

    @property
    def template(self) -> Template:
        """The template that it replaces."""
        return self._templates[self.templateCombo.currentIndex()]

    def _suggest(self) -> None:
        """The template that the layout was made from."""
        made_from = template_behind(self.layout_chosen)
        if made_from is not None:
            self.templateCombo.setCurrentIndex(self._templates.index(made_from))

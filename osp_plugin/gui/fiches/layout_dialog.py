"""« Nouvelle mise en page… »: which template, on which paper, about what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QDialog, QListWidgetItem

from ...domain.errors import OspError
from ...domain.indicators.kept import Situation
from ...i18n import explain, translate
from ...reports.fiches.files import MODEL_OF_SCALE
from ...reports.fiches.maker import fiche_scales
from ...reports.layouts import MODELS, NOTE_TABLE, Model, Template, template_of
from ...reports.layouts.models import FICHES
from ..common import forms
from ..common.searchable import SearchableList
from ..common.situations import TimeList
from .thumbnails import SIZE, thumbnail

NOTE_SCALES = ("epci", "departement", "commune", "cite", "bailleur", "annee")
Names = Callable[[str], dict[str, str]]


class LayoutDialog(QDialog):
    """Lets the user choose; ``names`` gives the territories of a scale, by code, ``situations``
    those that the base keeps."""

    def __init__(
        self,
        names: Names,
        scale_titles: dict[str, str],
        situations: Sequence[Situation] = (),
        parent: Any = None,
    ) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self._names = names
        self._times = TimeList(self.situationCombo)
        self._times.fill(situations)
        self._scale_titles = scale_titles
        for model in MODELS:
            item = QListWidgetItem(model.title)
            item.setData(Qt.ItemDataRole.UserRole, model.key)
            self.modelList.addItem(item)
        self.modelList.setIconSize(SIZE)
        self._search = SearchableList(self.subjectCombo)
        self.modelList.currentRowChanged.connect(lambda _row: self._choose_model())
        self.modelList.itemDoubleClicked.connect(lambda _item: self.accept())
        self.paperCombo.currentIndexChanged.connect(lambda _index: self._show_origin())
        self.scaleCombo.currentIndexChanged.connect(lambda _index: self._fill_subjects())
        self.restoreButton.clicked.connect(lambda *_checked: self._restore())
        self.modelList.setCurrentRow(0)
        # One after the other once the window is there: each takes some milliseconds.
        self._without_picture = list(range(len(MODELS)))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._draw_next)
        self._timer.start(0)

    def _draw_next(self) -> None:
        """Show what a model looks like, on its own paper."""
        if not self._without_picture:
            self._timer.stop()
            return
        row = self._without_picture.pop(0)
        self.modelList.item(row).setIcon(QIcon(thumbnail(template_of(MODELS[row]))))

    @property
    def template(self) -> Template:
        """The template chosen."""
        paper = next(p for p in self._model.papers if p.key == self.paperCombo.currentData())
        return Template(self._model, paper)

    @property
    def scale_key(self) -> str:
        """Scale of the fiche, or of the table of the note."""
        return str(self.scaleCombo.currentData() or "")

    @property
    def code(self) -> str:
        """Territory that the fiche begins with."""
        return str(self.subjectCombo.currentData() or "")

    @property
    def situation(self) -> str:
        """The key of the time whose figures are wanted; « » for today."""
        return self._times.key if self.situationCombo.isEnabled() else ""

    @property
    def _model(self) -> Model:
        return MODELS[max(0, self.modelList.currentRow())]

    def _choose_model(self) -> None:
        model = self._model
        is_fiche = model in FICHES
        self.paperCombo.clear()
        for paper in model.papers:
            self.paperCombo.addItem(paper.title, paper.key)
        self.paperCombo.setCurrentIndex(self.paperCombo.findData(model.default_paper))
        for widget in (self.titleLabel, self.titleEdit, self.subtitleLabel, self.subtitleEdit):
            widget.setEnabled(not is_fiche)
        self._fill_scales(model)
        for widget in (self.scaleLabel, self.scaleCombo):
            widget.setEnabled(is_fiche or model == NOTE_TABLE)
        for widget in (self.subjectLabel, self.subjectCombo):
            widget.setEnabled(is_fiche)
        for widget in (self.situationLabel, self.situationCombo):
            widget.setEnabled(is_fiche or model == NOTE_TABLE)
        self._show_origin()

    def _fill_scales(self, model: Model) -> None:
        if model in FICHES:
            kept = [k for k in fiche_scales() if MODEL_OF_SCALE.get(k, FICHES[0]) == model]
        else:
            kept = list(NOTE_SCALES)
        self.scaleCombo.clear()
        for key in kept:
            self.scaleCombo.addItem(self._scale_titles[key], key)
        self.scaleCombo.setCurrentIndex(max(0, self.scaleCombo.findData("epci")))

    def _fill_subjects(self) -> None:
        self.subjectCombo.clear()
        if self._model in FICHES and self.scale_key:
            for code, name in self._names(self.scale_key).items():
                self.subjectCombo.addItem(name if name == code else f"{name} ({code})", code)

    def _show_origin(self) -> None:
        """Whether the cartographer's version will be used."""
        if self.paperCombo.currentIndex() < 0:
            return
        own = self.template.is_own()
        self.restoreButton.setEnabled(own)
        self.introLabel.setText(
            self._of_own()
            if own
            else translate(
                "gui",
                "Choisissez un modèle : la mise en page s’ouvre remplie, et reste modifiable.",
            )
        )

    def _of_own(self) -> str:
        said = translate("gui", "Votre version de ce modèle sera utilisée.")
        try:
            left_out = self.template.left_out()
        except OspError as error:
            return explain(error)
        if not left_out:
            return said
        text = translate("gui", "Par prudence, sont laissés de côté : {liste}.")
        return f"{said} {text.format(liste=left_out)}"

    def _restore(self) -> None:
        self.template.restore()
        self._show_origin()

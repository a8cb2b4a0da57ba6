"""The commands of layouts, fiches and « états de sortie »."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from qgis.core import QgsPrintLayout, QgsProject
from qgis.gui import QgsLayoutDesignerInterface
from qgis.PyQt.QtCore import QMarginsF, Qt, QTimer
from qgis.PyQt.QtWidgets import QDialog

from ...domain.indicators import SCALES
from ...i18n import translate
from ...project import BaseReference
from ...reports.common.secrecy import chosen_threshold
from ...reports.fiches.maker import FicheMaker
from ...reports.fiches.notes import note_charts, note_content
from ...reports.layouts import STATEMENT, Content, MapSource, Signature, Template, View, fill
from ...reports.layouts.models import FICHES, NOTE_TABLE
from ...reports.programming.recap import ProgrammingStates
from ...reports.statement.pdf import content_of
from ...settings import Settings
from ...storage.base import Base
from ...storage.indicators.statistics import Statistics
from ...storage.programming.names import read_names
from ...storage.programming.reading import campaigns, read_programme
from ..common.background import Worker
from ..common.current import current_base
from ..common.menu_entry import Entry
from ..common.messages import Messages
from .atlas import FicheAtlas
from .layout_dialog import LayoutDialog
from .model_dialog import ModelDialog
from .outputs_dialog import OutputsDialog

SIZED_MS = 500
"""After what a window that opens has the size that its screen leaves it."""
PAGE_MARGIN = 5.0
"""Millimetres seen around the first page."""


class OutputCommands:
    """What leaves the window on paper; they are in the sub-menu of the statistics."""

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self._dialogs: list[QDialog] = []

    def entries(self) -> list[Entry]:
        return [
            Entry(
                "mise_en_page",
                translate("gui", "Nouvelle mise en page…"),
                translate("gui", "Ouvrir une note ou une fiche remplie avec la carte courante"),
                self.new_layout,
            ),
            Entry(
                "modele_osp",
                translate("gui", "Enregistrer comme modèle OSP…"),
                translate("gui", "Garder votre version d’une mise en page comme modèle"),
                self.save_model,
                in_toolbar=False,
            ),
            Entry(
                "etats",
                translate("gui", "États de sortie à la carte…"),
                translate("gui", "Écrire les fiches, classeurs et cartes des territoires choisis"),
                self.make_outputs,
            ),
        ]

    def install(self) -> None:
        """Nothing stays in the window."""

    def remove(self) -> None:
        """Close what is open."""
        for dialog in self._dialogs:
            dialog.close()
            dialog.deleteLater()
        self._dialogs.clear()

    def new_layout(self) -> None:
        """« Nouvelle mise en page… »"""
        with self._messages.guard():
            reference = self._base()
            if reference is None:
                return
            self._worker.start(
                translate("gui", "Lecture des territoires de la base"),
                lambda: _names(reference),
                # Once the task is over: a dialog would keep it, and those behind it, waiting.
                lambda names: QTimer.singleShot(0, lambda: self._choose_layout(reference, names)),
                self._messages.error,
            )

    def _choose_layout(self, reference: BaseReference, names: dict[str, dict[str, str]]) -> None:
        with self._messages.guard():
            titles = {key: scale.title for key, scale in SCALES.items()}
            dialog = LayoutDialog(
                lambda scale: names.get(scale, {}), titles, self._iface.mainWindow()
            )
            if not dialog.exec():
                return
            if dialog.template.model in FICHES:
                self._open_fiche(reference, dialog.template, dialog.scale_key, dialog.code)
                return
            title = dialog.titleEdit.text().strip() or dialog.template.model.title
            self._open_note(
                reference,
                dialog.template,
                dialog.scale_key,
                title,
                dialog.subtitleEdit.text().strip(),
            )

    def _open_note(
        self,
        reference: BaseReference,
        template: Template,
        scale_key: str,
        title: str,
        subtitle: str,
    ) -> None:
        def counted() -> Content:
            base = reference.open()
            if template.model == STATEMENT:
                return _last_recap(base, title, subtitle)
            statistics = Statistics.of_base(base, shown_from=chosen_threshold())
            content = note_content(
                base,
                statistics,
                scale_key or "epci",
                title=title,
                subtitle=subtitle,
                charts=note_charts(statistics),
            )
            if template.model != NOTE_TABLE:
                return Content(content.title, content.subtitle, content.sources)
            return content

        self._worker.start(
            translate("gui", "Chiffres de la note"),
            counted,
            lambda content: self.open_layout(template, content),
            self._messages.error,
        )

    def open_layout(self, template: Template, content: Content) -> QgsPrintLayout | None:
        """A layout of the project filled with a content and the map of the window, and shown."""
        with self._messages.guard():
            canvas = self._iface.mapCanvas()
            layout = self._add(template, content.title)
            fill(
                layout,
                content,
                Signature.of(Settings.load()),
                View(canvas.layers(), canvas.extent()),
            )
            self._design(layout)
            return layout
        return None

    def _open_fiche(
        self, reference: BaseReference, template: Template, scale_key: str, code: str
    ) -> None:
        def prepared() -> FicheMaker:
            maker = FicheMaker(reference.open(), scale_key, shown_from=chosen_threshold())
            maker.content(maker.subjects([code])[0])  # all is counted once, here
            return maker

        self._worker.start(
            translate("gui", "Chiffres de la fiche"),
            prepared,
            lambda maker: self._show_fiche(reference, template, maker, code),
            self._messages.error,
        )

    def _show_fiche(
        self, reference: BaseReference, template: Template, maker: FicheMaker, code: str
    ) -> None:
        with self._messages.guard():
            maps = MapSource.of_project(QgsProject.instance(), reference)
            name = maker.subjects([code])[0].name
            layout = self._add(template, f"{template.model.title} – {name}")
            atlas = FicheAtlas(layout, maker, maps, Signature.of(Settings.load()), self._messages)
            atlas.show(code)
            designer = self._design(layout)
            coverage = maps.layer(maker.scale.table or "")
            if coverage is not None:
                atlas.follow(coverage)
                feature = atlas.feature_of(code, coverage)
                if feature is not None:
                    designer.setAtlasPreviewEnabled(True)
                    designer.setAtlasFeature(feature)

    def _design(self, layout: QgsPrintLayout) -> QgsLayoutDesignerInterface:
        """The window in which a layout is changed; its first page is seen whole."""
        designer = self._iface.openLayoutDesigner(layout)
        QTimer.singleShot(SIZED_MS, lambda: self._show_first_page(layout))
        return designer

    def _show_first_page(self, layout: QgsPrintLayout) -> None:
        """QGIS fits all the pages, one below the other: those of a fiche could not be read.

        The window is looked for among those that are open: it may have been closed since, and
        nothing tells Python that its view is no more.
        """
        for designer in self._iface.openLayoutDesigners():
            if designer.layout() is layout and layout.pageCollection().pageCount():
                view, page = designer.view(), layout.pageCollection().page(0)
                room = QMarginsF(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
                shown = page.sceneBoundingRect().marginsAdded(room)
                view.fitInView(shown, Qt.AspectRatioMode.KeepAspectRatio)
                view.emitZoomLevelChanged()

    def _add(self, template: Template, title: str) -> QgsPrintLayout:
        """A new layout of the project, under a name that no other has."""
        project = QgsProject.instance()
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

    def save_model(self) -> None:
        """« Enregistrer comme modèle OSP… »"""
        with self._messages.guard():
            manager = QgsProject.instance().layoutManager()
            layouts = [one for one in manager.layouts() if isinstance(one, QgsPrintLayout)]
            if not layouts:
                self._messages.warning(
                    translate(
                        "gui",
                        "Le projet n’a aucune mise en page. Créez-en une par « Nouvelle mise en "
                        "page… », modifiez-la, puis enregistrez-la comme modèle.",
                    )
                )
                return
            dialog = ModelDialog(layouts, self._iface.mainWindow())
            if dialog.exec():
                dialog.template.save(dialog.layout_chosen)
                text = translate(
                    "gui", "« {mise_en_page} » est maintenant votre modèle « {modele} »."
                )
                self._messages.success(
                    text.format(
                        mise_en_page=dialog.layout_chosen.name(), modele=dialog.template.title
                    )
                )

    def make_outputs(self) -> None:
        """« États de sortie à la carte… »"""
        with self._messages.guard():
            reference = self._base()
            if reference is None:
                return
            self.remove()
            dialog = OutputsDialog(
                reference,
                Signature.of(Settings.load()),
                self._messages,
                self._worker,
                self._iface.mainWindow(),
            )
            self._dialogs.append(dialog)
            dialog.show()

    def _base(self) -> BaseReference | None:
        """The base that one works on; says what to do when there is none."""
        reference = current_base(self._iface)
        if reference is None:
            self._messages.warning(
                translate("gui", "Ouvrez d’abord une base OSP (OSP ERBM › Ouvrir une base…).")
            )
        return reference


def _last_recap(base: Base, title: str, subtitle: str) -> Content:
    """The recapitulation of the last campaign, under these titles; they alone without campaign."""
    known = campaigns(base)
    if not known:
        return Content(title, subtitle)
    programme = read_programme(base, known[0].year)
    recap = ProgrammingStates(programme, read_names(base), datetime.now(), base.label).recap()
    return replace(content_of(recap), title=title, subtitle=subtitle or recap.edition)


def _names(reference: BaseReference) -> dict[str, dict[str, str]]:
    """Territories of every scale, by code."""
    statistics = Statistics.of_base(reference.open(), shown_from=chosen_threshold())
    return {key: statistics.names(key) for key in SCALES}

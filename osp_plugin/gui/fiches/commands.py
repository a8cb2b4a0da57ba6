"""The commands of layouts, fiches and « états de sortie »."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from qgis.core import QgsMapLayer, QgsPrintLayout, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgsLayoutDesignerInterface
from qgis.PyQt.QtCore import QMarginsF, Qt, QTimer
from qgis.PyQt.QtWidgets import QDialog

from ...domain.common.pieces import Pieces
from ...domain.indicators import SCALES
from ...domain.indicators.kept import Situation
from ...i18n import translate
from ...project import BaseReference
from ...project.frozen import Freezing
from ...reports.common.secrecy import chosen_threshold
from ...reports.fiches.contents import content_of
from ...reports.fiches.definition import BY_KIND, FICHE, NOTE, Definition, NotMadeHere
from ...reports.fiches.definition import STATEMENT as DEFINED_STATEMENT
from ...reports.fiches.maker import FicheMaker
from ...reports.fiches.making import NewNote, added
from ...reports.fiches.notes import NOTE_FIGURES
from ...reports.layouts import (
    STATEMENT,
    Content,
    Signature,
    Template,
    View,
    layers_of_fiches,
)
from ...reports.layouts.models import FICHES, NOTE_TABLE
from ...reports.layouts.views import NEAR
from ...settings import Settings
from ...storage.history.rebuilt import kept_at
from ...storage.indicators.situations import situations
from ...storage.indicators.statistics import Statistics
from ..common.background import Worker
from ..common.current import current_base
from ..common.menu_entry import Entry
from ..common.messages import Messages
from .atlas import FicheAtlas
from .layout_dialog import LayoutDialog
from .layout_keeper import LayoutKeeper, layouts_made_here
from .model_dialog import ModelDialog
from .outputs_dialog import OutputsDialog
from .update_dialog import UpdateDialog

SIZED_MS = 500
"""After what a window that opens has the size that its screen leaves it."""
PAGE_MARGIN = 5.0
"""Millimetres seen around the first page."""


_FicheLayers = tuple[dict[str, QgsVectorLayer], dict[str, QgsVectorLayer], list[QgsMapLayer]]
"""Copies by role, layers shown near alone by role, copies of the background."""


class OutputCommands:
    """What leaves the window on paper; they are in the sub-menu of the statistics."""

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self._dialogs: list[QDialog] = []
        self._keeper = LayoutKeeper(iface, self.update_figures)

    def entries(self) -> list[Entry]:
        return [
            Entry(
                "mise_en_page",
                translate("gui", "Nouvelle mise en page…"),
                translate("gui", "Ouvrir une note ou une fiche remplie avec la carte courante"),
                self.new_layout,
            ),
            Entry(
                "mettre_a_jour_chiffres",
                translate("gui", "Mettre à jour les chiffres…"),
                translate("gui", "Recompter une note ou une fiche du projet, et comparer avant"),
                self.update_figures,
                in_toolbar=False,
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
        """Follow the layouts of the project, and those that are opened."""
        self._keeper.install()

    def remove(self) -> None:
        """Close what is open."""
        self._keeper.remove()
        self._close()

    def _close(self) -> None:
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
                lambda known: QTimer.singleShot(0, lambda: self._choose_layout(reference, *known)),
                self._messages.error,
            )

    def _choose_layout(
        self,
        reference: BaseReference,
        names: dict[str, dict[str, str]],
        listed: list[Situation],
    ) -> None:
        with self._messages.guard():
            titles = {key: scale.title for key, scale in SCALES.items()}
            dialog = LayoutDialog(
                lambda scale: names.get(scale, {}), titles, listed, self._iface.mainWindow()
            )
            if not dialog.exec():
                return
            if dialog.template.model in FICHES:
                wanted = (dialog.scale_key, dialog.code, dialog.situation)
                self._open_fiche(reference, dialog.template, *wanted)
                return
            title = dialog.titleEdit.text().strip() or dialog.template.model.title
            told = (title, dialog.subtitleEdit.text().strip(), dialog.situation)
            self._note_of_base(reference, dialog.template, dialog.scale_key, *told)

    def _note_of_base(
        self,
        reference: BaseReference,
        template: Template,
        scale_key: str,
        title: str,
        subtitle: str,
        situation: str,
    ) -> None:
        """A note or a statement of all that a base holds."""
        kind = DEFINED_STATEMENT if template.model == STATEMENT else NOTE
        definition = Definition(kind, reference.name, title, subtitle, situation=situation)
        if template.model == NOTE_TABLE:
            definition = replace(
                definition, scale=scale_key or "epci", keys=NOTE_FIGURES, chart=BY_KIND
            )

        def counted() -> Content:
            base = reference.open()
            shown_from = chosen_threshold()
            return content_of(
                definition, base, lambda: Statistics.of_base(base, shown_from=shown_from)
            )

        self.open_note(template, definition, counted)

    def open_note(
        self, template: Template, definition: Definition, counted: Callable[[], Content]
    ) -> None:
        """A layout of the project with the map of the window, as it is now, and this content.

        ``counted`` is called beside the window, where the layers of the map are copied too.
        """
        with self._messages.guard():
            canvas = self._iface.mapCanvas()
            crs = canvas.mapSettings().destinationCrs()
            view = View(canvas.layers(), canvas.extent(), crs=crs)
            note = NewNote(QgsProject.instance(), template, definition, view)

            def beside() -> Content:
                note.write()
                return counted()

            def failed(error: BaseException) -> None:
                note.forget()
                self._messages.error(error)

            def done(content: Content) -> None:
                pieces = note.making(content, Signature.of(Settings.load()))
                self._worker.pieces.start(pieces, self._design, self._messages.error)

            self._worker.start(translate("gui", "Chiffres de la note"), beside, done, failed)

    def _open_fiche(
        self,
        reference: BaseReference,
        template: Template,
        scale_key: str,
        code: str,
        situation: str,
    ) -> None:
        project = QgsProject.instance()
        layers = layers_of_fiches(project, reference, scale_key)
        near = {role: layers.pop(role) for role in NEAR if role in layers}
        under = [one for one in self._iface.mapCanvas().layers() if isinstance(one, QgsRasterLayer)]
        freezing = Freezing(project, [*layers.values(), *under])
        # By their ids: one may be gone once all is counted.
        by_role = {role: layer.id() for role, layer in layers.items()}
        behind = [layer.id() for layer in under]

        def prepared() -> FicheMaker:
            freezing.write()
            base, shown_from = reference.open(), chosen_threshold()
            kept = kept_at(base, situation)
            maker = FicheMaker(base, scale_key, shown_from=shown_from, kept=kept)
            maker.content(maker.subjects([code])[0])  # all is counted once, here
            return maker

        def failed(error: BaseException) -> None:
            freezing.forget()
            self._messages.error(error)

        def made(maker: FicheMaker) -> Pieces[None]:
            found = yield from freezing.showing()
            copies = {
                role: copy
                for role, layer_id in by_role.items()
                if isinstance(copy := found.get(layer_id), QgsVectorLayer)
            }
            background = [found[layer_id] for layer_id in behind if layer_id in found]
            layers = (copies, near, background)
            yield from self._show_fiche(reference, template, maker, code, layers)

        def done(maker: FicheMaker) -> None:
            self._worker.pieces.start(made(maker), lambda _none: None, self._messages.error)

        self._worker.start(translate("gui", "Chiffres de la fiche"), prepared, done, failed)

    def _show_fiche(
        self,
        reference: BaseReference,
        template: Template,
        maker: FicheMaker,
        code: str,
        layers: _FicheLayers,
    ) -> Pieces[None]:
        name = maker.subjects([code])[0].name
        layout = added(QgsProject.instance(), template, f"{template.model.title} – {name}")
        made = maker.statistics.situation
        definition = replace(
            Definition(FICHE, reference.name, name, scale=maker.scale.key, code=code),
            situation=made.key if made is not None else "",
        )
        copies = layers[0]
        atlas = FicheAtlas(layout, maker, *layers, definition, self._messages, self._worker)
        coverage = copies.get(maker.scale.table or "")
        if coverage is not None:
            layout.atlas().setCoverageLayer(coverage)  # a copy that the layout uses is kept
        yield from atlas.showing(code, Signature.of(Settings.load()))
        yield None
        designer = self._design(layout)
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

    def update_figures(self, layout: QgsPrintLayout | None = None) -> None:
        """« Mettre à jour les chiffres… », of a layout that is asked for when none is given."""
        with self._messages.guard():
            reference = self._base()
            if reference is None:
                return
            layouts = layouts_made_here(QgsProject.instance())
            if not layouts:
                self._messages.warning(
                    translate(
                        "gui",
                        "Le projet n’a aucune mise en page dont les chiffres se recomptent. "
                        "Faites-en une par « Nouvelle mise en page… » ou par la visionneuse.",
                    )
                )
                return
            if layout is not None and layout not in layouts:
                raise NotMadeHere(nom=layout.name())  # another is not offered in its place
            self._close()
            dialog = UpdateDialog(
                layouts, layout, reference, self._messages, self._worker, self._iface.mainWindow()
            )
            self._dialogs.append(dialog)
            dialog.show()

    def make_outputs(self) -> None:
        """« États de sortie à la carte… »"""
        with self._messages.guard():
            reference = self._base()
            if reference is None:
                return
            self._close()
            dialog = OutputsDialog(
                reference,
                Signature.of(Settings.load()),
                self._messages,
                self._worker,
                self._iface.mainWindow(),
                self._iface.mapCanvas().layers,
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


def _names(reference: BaseReference) -> tuple[dict[str, dict[str, str]], list[Situation]]:
    """Territories of every scale, by code, and the situations of the base."""
    base = reference.open()
    statistics = Statistics.of_base(base, shown_from=chosen_threshold())
    return {key: statistics.names(key) for key in SCALES}, situations(base)

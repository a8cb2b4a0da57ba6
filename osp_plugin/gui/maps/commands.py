"""The commands of the sub-menu « Cartes »."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer

from ...domain.common.pieces import Pieces
from ...domain.common.work import Work
from ...domain.errors import OspError
from ...domain.maps.basemaps import WMTS, BaseMap, read, shipped
from ...i18n import explain, translate
from ...project import BaseReference, Showing
from ...project.maps import basemaps
from ...project.maps.reaching import BaseMapUnreachable, check
from ...settings import Settings
from ..common.background import Worker
from ..common.current import required_base
from ..common.menu_entry import Entry
from ..common.messages import Messages
from .digitising import CiteDrawing
from .feature_actions import FeatureActions
from .fills import FillWatch
from .identified import IdentifyBrief
from .themes import ThemeMaker


class MapCommands:
    """Base maps, themes, bookmarks: what helps to read the layers."""

    icon = "cartes"

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self._asked: set[str] = set()
        """Keys of the base maps whose service is being asked."""
        self._themes = ThemeMaker(iface, messages, worker)
        self._actions = FeatureActions(iface, messages, worker)
        self._drawing = CiteDrawing(messages)
        self._fills = FillWatch(iface.mapCanvas())
        self._brief = IdentifyBrief(iface)

    @property
    def title(self) -> str:
        return translate("gui", "Cartes")

    def entries(self) -> list[Entry]:
        return [
            *self._base_maps(),
            Entry(
                "themes",
                translate("gui", "Thèmes et signets"),
                translate("gui", "Refaire les thèmes, les styles et les signets de la base"),
                self.make_themes,
                separated=True,
                in_toolbar=False,
            ),
            Entry(
                "styles_base",
                translate("gui", "Garder les styles dans la base…"),
                translate("gui", "Donner à tous les projets les styles nommés de ce projet"),
                self.keep_styles,
                in_toolbar=False,
            ),
        ]

    def install(self) -> None:
        """Let fills follow the base maps, offer what rows have, watch cités that are drawn."""
        self._fills.install()
        self._actions.install()
        self._brief.install()
        self._drawing.install()

    def remove(self) -> None:
        """Take it all away."""
        self._drawing.remove()
        self._brief.remove()
        self._actions.remove()
        self._fills.remove()

    def opened(
        self, reference: BaseReference, layers: Mapping[str, QgsVectorLayer], showing: Showing
    ) -> Pieces[None]:
        """A base was opened: it comes with its styles, its themes and its bookmarks."""
        return self._themes.opened(reference, layers, showing)

    def make_themes(self) -> None:
        """« Thèmes et signets »"""
        with self._messages.guard():
            reference = required_base(self._iface, self._messages)
            if reference is not None:
                self._themes.make(reference)

    def keep_styles(self) -> None:
        """« Garder les styles dans la base… »"""
        with self._messages.guard():
            reference = required_base(self._iface, self._messages)
            if reference is not None:
                self._themes.keep(reference)

    def _base_maps(self) -> list[Entry]:
        try:
            listed = offered()
        except OspError as error:
            # Told when asked for: a menu is made before anything can be said.
            return [
                Entry(
                    "cartes",
                    translate("gui", "Fonds de plan…"),
                    translate("gui", "La liste des fonds de plan ne peut pas être lue"),
                    partial(self._messages.failure, explain(error)),
                    in_toolbar=False,
                )
            ]
        return [
            Entry(
                f"fond_{item.key}",
                item.title,
                translate("gui", "Afficher ou masquer le fond « {fond} » ({serveur})").format(
                    fond=item.title, serveur=item.host
                ),
                partial(self.toggle, item),
                in_toolbar=item.service == WMTS,
                marked=partial(self._is_shown, item),
                picture=_picture(item),
            )
            for item in listed
        ]

    def _is_shown(self, item: BaseMap) -> bool:
        return basemaps.is_shown(QgsProject.instance(), item)

    def toggle(self, item: BaseMap) -> None:
        """Show a base map once its service answers, or hide it."""
        with self._messages.guard():
            project = QgsProject.instance()
            layer = basemaps.find(project, item)
            if basemaps.is_shown(project, item):
                basemaps.hide(project, [layer] if layer is not None else [])
            elif item.key not in self._asked:
                self._asked.add(item.key)
                self._worker.start_stoppable(
                    translate("gui", "Fond « {fond} »").format(fond=item.title),
                    partial(_made, item, layer is None),
                    partial(self._answered, item),
                    partial(self._silent, item),
                )

    def _answered(self, item: BaseMap, made: QgsMapLayer | None) -> None:
        self._asked.discard(item.key)
        with self._messages.guard():
            project = QgsProject.instance()
            layer = basemaps.find(project, item) or made
            if layer is None or not layer.isValid():
                raise BaseMapUnreachable(
                    fond=item.title, serveur=item.host, raison=f"« {item.layer} » ?"
                )
            basemaps.show(project, item, layer)

    def _silent(self, item: BaseMap, error: BaseException) -> None:
        self._asked.discard(item.key)
        self._messages.error(error)


def offered() -> tuple[BaseMap, ...]:
    """The base maps of the IT service, else those of the IGN. Raises BaseMapsUnreadable."""
    path = Settings.load().fonds_de_plan
    return read(Path(path)) if path else shipped()


def _picture(item: BaseMap) -> str:
    """Icon of a base map: that of parcels, of a photograph or of a plan."""
    if item.overlay:
        return "fond_cadastre"
    return "fond_photo" if item.format == "image/jpeg" else "fond_plan"


def _made(item: BaseMap, wanted: bool, work: Work) -> QgsMapLayer | None:
    """In another thread: ask the service, and make the layer that the project has not."""
    check(item, work)
    return basemaps.make_layer(item) if wanted else None

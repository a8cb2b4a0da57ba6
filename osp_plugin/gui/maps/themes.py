"""The themes, styles and bookmarks of a base, made when it opens and when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer

from ...domain.common.pieces import Pieces
from ...domain.common.values import listed
from ...domain.common.work import Work
from ...domain.indicators import indicator
from ...i18n import translate
from ...project import BaseReference, Showing
from ...project.indicators.drawing import Drawing
from ...project.indicators.thematic import keep_figures
from ...project.maps import named_styles
from ...project.maps.bookmarks import make_bookmarks
from ...project.maps.keeping import keep_in_base
from ...project.maps.themes import LANDMARKS, make_themes
from ...project.roles import own_layers
from ...project.still import StillOpen
from ...reports.common.secrecy import chosen_threshold
from ...storage import Base
from ...storage.indicators.statistics import Statistics
from ...storage.programming.reading import campaigns, read_programme
from ..common.background import Worker
from ..common.messages import Messages

GAP = "ecart_finances"
"""Indicator of the theme « Écart financés / remontés »."""


@dataclass(frozen=True)
class _Counted:
    """What is read of a base beside the window."""

    base: Base
    showing: Showing
    gap: Drawing | None
    programmed: Mapping[str, list[str]]


class ThemeMaker:
    """Makes the themes of a base in the project of the window."""

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker

    def opened(
        self, reference: BaseReference, layers: Mapping[str, QgsVectorLayer], showing: Showing
    ) -> Pieces[None]:
        """What costs no counting: named styles, their themes, bookmarks."""
        yield from _dress(reference, layers, showing, None)

    def make(self, reference: BaseReference) -> None:
        """All of them; those that show figures are counted beside the window."""
        self._worker.start_stoppable(
            translate("gui", "Thèmes de {base}").format(base=reference.name),
            partial(_count, reference),
            partial(self._made, reference, StillOpen(QgsProject.instance())),
            self._messages.error,
        )

    def _made(self, reference: BaseReference, still: StillOpen, counted: _Counted) -> None:
        def done(places: int) -> None:
            self._iface.mapCanvas().refresh()
            self._messages.success(
                translate(
                    "gui",
                    "Les thèmes de la base « {base} » sont sous l’œil du panneau des couches, ses "
                    "{nombre} signets sous « Signets spatiaux » de l’explorateur. Enregistrez le "
                    "projet pour les garder.",
                ).format(base=reference.name, nombre=places)
            )

        self._worker.pieces.start(_renew(reference, still, counted), done, self._messages.error)

    def keep(self, reference: BaseReference) -> None:
        """Write the named styles of the layers of a base in it."""

        def done(kept: int) -> None:
            self._messages.success(
                translate(
                    "gui",
                    "{nombre} styles sont gardés dans la base « {base} » : tout projet qui l’ouvre "
                    "les propose (clic droit sur la couche, Styles).",
                ).format(nombre=kept, base=reference.name)
            )

        pieces = keep_in_base(own_layers(QgsProject.instance(), reference))
        self._worker.pieces.start(pieces, done, self._messages.error)


def gap_title(day: date) -> str:
    """What the map of the gaps is called: its figures are of a day."""
    return translate("gui", "Écart financés - remontés au {jour}").format(jour=f"{day:%d/%m/%Y}")


def _renew(reference: BaseReference, still: StillOpen, counted: _Counted) -> Pieces[int]:
    """All that the themes of a base are made of; how many bookmarks there are. Raises
    ProjectLeft."""
    still.require()
    project = QgsProject.instance()
    layers = own_layers(project, reference)
    places = yield from _dress(reference, layers, counted.showing, counted.programmed)
    if counted.gap is not None:
        yield None
        beside = [layers[role] for role in LANDMARKS if role in layers]
        keep_figures(project, counted.base, counted.gap, gap_title(date.today()), beside)
    return places


def _dress(
    reference: BaseReference,
    layers: Mapping[str, QgsVectorLayer],
    showing: Showing,
    programmed: Mapping[str, list[str]] | None,
) -> Pieces[int]:
    """Named styles, themes and bookmarks; how many bookmarks there are."""
    kept = showing.styles.named
    drawings = {"logement": named_styles.dwelling_styles(showing.landlords)}
    yield None
    drawings["cite"] = named_styles.cite_styles(programmed)
    for role, layer in layers.items():
        ours = drawings.get(role, {})
        given = {**ours, **kept.get(role, {})}
        if given:
            yield from named_styles.give(layer, given)
    project = QgsProject.instance()
    yield None
    make_themes(project, reference, layers)
    yield None
    return make_bookmarks(project, reference, layers)


def _count(reference: BaseReference, work: Work) -> _Counted:
    """In another thread: what the themes show of a base."""
    base = reference.open()
    statistics = Statistics.of_base(base, shown_from=chosen_threshold())
    gap = None
    if statistics.available(GAP):
        figures = statistics.at("epci", [GAP])
        gap = Drawing(indicator(GAP), figures)
    work.check()
    return _Counted(base, Showing.of(base), gap, _programmed(base))


def _programmed(base: Base) -> dict[str, list[str]]:
    """Numbers of the cités of the lines of the last campaign, by status of these lines."""
    known = campaigns(base)
    if not known:
        return {}
    lines = read_programme(base, known[0].year).lines
    found: dict[str, list[str]] = {}
    seen: set[str] = set()
    for status, cites in zip(lines["statut"], lines["cites"]):
        name = translate("gui", "Campagne {annee}, {statut}").format(
            annee=known[0].year, statut=str(status).lower()
        )
        for number in listed(cites):
            if number.isdigit() and number not in seen:
                seen.add(number)
                found.setdefault(name, []).append(number)
    return found

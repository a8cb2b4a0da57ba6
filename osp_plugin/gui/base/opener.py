"""Open a base in the window: check it, upgrade it if need be, show it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qgis.core import QgsProject

from ...domain.common.pieces import Pieces
from ...i18n import explain, translate
from ...project import BaseReference, Showing, extent
from ...project.opening import Aside, Missing, lacking, opening, unopened
from ...project.renewing import answered, renew_looks, wears_older_looks
from ...storage import Base
from ...storage.conformity import Part, told
from ...storage.dated import local
from ...storage.errors import BaseNotFound, BaseTooOld, BaseToRebuild, ForeignObjects
from ...storage.extracted import Extract
from ..common.algorithm_windows import AlgorithmWindows
from ..common.background import Worker
from ..common.messages import TITLE, Messages
from ..common.plain import agrees, as_html
from . import passwords, recent
from .network import is_network_path

Follow = Callable[[BaseReference, "dict[str, Any]", Showing], "Pieces[None]"]


class Opener:
    """Opens bases in the project of the window."""

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self.followers: list[Follow] = []
        """Told of each base that was opened, its layers and what it says of their look."""
        self._algorithms = AlgorithmWindows()

    def open(self, reference: BaseReference) -> None:
        """Open a base. A server may be slow: it is asked in the background."""
        with self._messages.guard():
            base = reference.open(check=False)
            wanted = lacking(QgsProject.instance(), reference, base)
            self._worker.start(
                translate("gui", "Ouverture de la base {base}").format(base=reference.name),
                lambda: _prepare(base, reference, wanted),
                lambda prepared: self._show(base, reference, prepared),
                lambda error: self._refused(reference, error),
            )

    def close(self) -> None:
        """Close the windows that it opened."""
        self._algorithms.close()

    def _show(self, base: Base, reference: BaseReference, prepared: _Prepared) -> None:
        self._worker.pieces.start(
            self._showing(base, reference, prepared), lambda _none: None, self._messages.error
        )

    def _showing(self, base: Base, reference: BaseReference, prepared: _Prepared) -> Pieces[None]:
        project, canvas = QgsProject.instance(), self._iface.mapCanvas()
        first = not project.mapLayers()
        older = wears_older_looks(project, reference)
        canvas.freeze(True)  # else it draws each layer that comes
        try:
            layers = yield from opening(
                base, project, showing=prepared.showing, aside=prepared.aside
            )
            if first:
                self._zoom(layers)
            for follow in self.followers:
                yield from follow(reference, layers, prepared.showing)
        finally:
            canvas.freeze(False)
        canvas.refresh()
        recent.remember(reference)
        self._messages.base_opened()
        self._tell(reference, prepared.writable, unopened(base, layers))
        left_out = prepared.showing.styles.told(lambda name: base.tables[name].title)
        if left_out:
            self._messages.warning(left_out)
        if prepared.showing.locked:
            self._tell_locked(base, reference, prepared.showing.locked)
        if prepared.state is not None:
            self._messages.warning(_of_the_past(reference, prepared.state))
        if prepared.showing.extract is not None:
            self._messages.info(_of_an_extract(reference, prepared.showing.extract))
        if base.stores_password():
            passwords.warn(reference, self._messages)
        if older:
            self._offer_looks(reference, prepared.showing)
        elif first:
            answered(project)

    def _offer_looks(self, reference: BaseReference, showing: Showing) -> None:
        """Once: whether a project that is older takes the presentations of today."""
        self._messages.advise(
            _of_older_looks(),
            translate("gui", "Reprendre la présentation d’aujourd’hui…"),
            lambda: self._renew_looks(reference, showing),
        )

    def _renew_looks(self, reference: BaseReference, showing: Showing) -> None:
        with self._messages.guard():
            project = QgsProject.instance()
            question = translate(
                "gui",
                "Les couches de la base reprennent nos symboles et nos étiquettes d’aujourd’hui ; "
                "ce que vous avez changé à leur style dans ce projet est perdu, sauf les styles "
                "enregistrés dans la base. Formulaires, mises en page et autres couches restent. "
                "Reprendre ? La question n’est pas reposée.",
            )
            if agrees(self._iface.mainWindow(), TITLE, question):
                renew_looks(project, reference, showing.styles)
                self._messages.success(
                    translate("gui", "Les présentations d’aujourd’hui sont reprises.")
                )
            answered(project)
            asked = as_html(_of_older_looks())
            shown = self._messages.shown()
            self._messages.withdraw([item for item in shown if item.text() == asked])

    def _zoom(self, layers: dict[str, Any]) -> None:
        seen = extent(layers)
        if seen is not None:
            canvas = self._iface.mapCanvas()
            canvas.setReferencedExtent(seen)
            canvas.zoomByFactor(1.05)

    def _tell(self, reference: BaseReference, writable: bool, missing: Missing | None) -> None:
        if missing is None:
            text = translate("gui", "La base « {base} » est ouverte.").format(base=reference.name)
        else:
            text = _in_part(reference, missing)
        if not writable:
            text += " " + _why_not_written(reference)
        (self._messages.success if missing is None else self._messages.warning)(text)
        if reference.path and is_network_path(reference.path):
            self._messages.warning(
                translate(
                    "gui",
                    "La base « {base} » est sur un lecteur réseau : QGIS peut s’y bloquer, et deux "
                    "personnes qui l’ouvrent ensemble peuvent l’abîmer. Copiez-la sur votre poste, "
                    "ou demandez une base PostGIS pour travailler à plusieurs.",
                ).format(base=reference.name)
            )

    def _tell_locked(self, base: Base, reference: BaseReference, parts: Sequence[Part]) -> None:
        self._messages.advise(
            explain(ForeignObjects(base=base.label, objets=told(parts))),
            translate("gui", "Décider…"),
            lambda: self._decide(reference),
        )

    def _decide(self, reference: BaseReference) -> None:
        """Let the user see what others put in the base, then open it as was decided."""

        def decided(results: dict[str, Any]) -> None:
            if not results.get("NB_OBJETS"):
                self.open(reference)

        with self._messages.guard():
            self._algorithms.show("osp:verifier_base", reference.algorithm_parameters(), decided)

    def _refused(self, reference: BaseReference, error: BaseException) -> None:
        if isinstance(error, BaseNotFound):
            recent.forget(reference)
        if isinstance(error, (BaseTooOld, BaseToRebuild)) and self._agrees_to_upgrade(error):
            self._upgrade(reference)
        else:
            self._messages.error(error)

    def _agrees_to_upgrade(self, error: BaseTooOld | BaseToRebuild) -> bool:
        question = translate(
            "gui",
            "Voulez-vous la mettre à niveau maintenant ? Un fichier est d’abord copié à côté de "
            "lui-même.",
        )
        return agrees(self._iface.mainWindow(), TITLE, f"{explain(error)}\n\n{question}")

    def _upgrade(self, reference: BaseReference) -> None:
        with self._messages.guard():
            self._worker.start_algorithm(
                "osp:mettre_a_niveau",
                reference.algorithm_parameters(),
                lambda _results: self.open(reference),
                self._messages.error,
            )


def _of_older_looks() -> str:
    return translate(
        "gui",
        "Ce projet montre la base comme une version précédente de l’extension : aplats qui "
        "cachent les fonds de plan, tables techniques dans le panneau.",
    )


@dataclass(frozen=True)
class _Prepared:
    """What is asked of a base before the window shows it."""

    writable: bool
    showing: Showing
    aside: Aside
    state: datetime | None = None
    """The time that a base of the past is of."""


def _prepare(base: Base, reference: BaseReference, wanted: Collection[str]) -> _Prepared:
    """Check a base, ask it all that its opening needs, and make the layers that it lacks."""
    base.check()
    showing = Showing.of(base)
    aside = Aside.of(base, reference, wanted, showing)
    return _Prepared(base.is_writable(), showing, aside, showing.state)


def _of_the_past(reference: BaseReference, state: datetime) -> str:
    return translate(
        "gui",
        "« {base} » est l’état au {date} : elle montre ce que la base contenait alors, et "
        "ne reçoit pas de modifications.",
    ).format(base=reference.name, date=local(state))


def _of_an_extract(reference: BaseReference, extract: Extract) -> str:
    return translate(
        "gui",
        "« {base} » est un extrait de « {origine} » du {date}, pour {nom} : ce que vous y changez "
        "revient dans la base par « Réintégrer un extrait… ».",
    ).format(base=reference.name, origine=extract.origin, date=extract.date, nom=extract.name)


def _in_part(reference: BaseReference, missing: Missing) -> str:
    return translate(
        "gui",
        "La base « {base} » n’est ouverte qu’en partie. Sans couche : {couches} ; {raison}",
    ).format(base=reference.name, couches=", ".join(missing.titles), raison=missing.reason)


def _why_not_written(reference: BaseReference) -> str:
    if reference.path:
        return translate(
            "gui", "Elle se lit sans se modifier : son fichier est protégé en écriture."
        )
    return translate(
        "gui", "Elle se lit sans se modifier : demandez à son administrateur le droit d’y écrire."
    )

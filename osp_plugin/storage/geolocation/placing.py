"""Placing the dwellings of a layer, by the sources that are given, the surest first."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsFeatureSource,
    QgsPointXY,
    QgsProcessingFeatureSource,
    QgsRectangle,
)

from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, MissingColumns, Phrase
from ...domain.geolocation import placement
from ...domain.geolocation.address_book import AddressBook
from ...domain.geolocation.placement import Crowd, Placement
from ..base import Base
from ..layers import has_position
from .errors import ServiceRefused, ServiceUnreachable
from .placing_addresses import read_addresses
from .placing_dwellings import Dwelling, communes_of, dwelling_of, features, known_of
from .placing_parcels import OddIds, free_places, parcel_id, read_parcels
from .placing_rpls import read_addresses as read_rpls_addresses
from .placing_rpls import read_base
from .placing_rpls import read_source as read_rpls
from .placing_service import AddressService, Question

_ONE_OF = ("idpar", "dvoilib", "ident_rep")
_WATCHED = 1_000


@dataclass
class Sources:
    """Where positions are looked for; each may be missing.

    ``communes`` are the extents (m, Lambert-93) of those of the base: they tell the département of
    parcels whose ids have none.
    """

    parcels: QgsProcessingFeatureSource | None = None
    parcel_field: str = ""
    parcels_by_query: bool = False
    communes: dict[str, QgsRectangle] = field(default_factory=dict)
    addresses: Path | None = None
    rpls: QgsFeatureSource | None = None
    rpls_base: Base | None = None
    service: AddressService | None = None


@dataclass
class Outcome:
    """What was found: by key, the new position, or the sentence of a dwelling that has none.

    ``kept`` counts the positions that stay: by hand, already there, or surer than what was found.
    ``warning`` is the failure of the service, when the others did their work; ``notes`` say what
    the files given hold that was left out.
    """

    placed: dict[int, Placement] = field(default_factory=dict)
    missed: dict[int, str] = field(default_factory=dict)
    kept: Counter[str] = field(default_factory=Counter)
    total: int = 0
    warning: ServiceUnreachable | ServiceRefused | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """Numbers of dwellings, by name of output."""
        methods = Counter(found.method for found in self.placed.values())
        by_ban = sum(methods[name] for name in _BAN_METHODS)
        return {
            "NB_LOGEMENTS": self.total,
            "NB_PLACES": len(self.placed),
            "NB_PARCELLE": methods[placement.BY_PARCEL],
            "NB_BAN": by_ban,
            "NB_BAN_NUMERO": methods[placement.BY_NUMBER],
            "NB_BAN_PROCHE": methods[placement.BY_NEAREST],
            "NB_BAN_VOIE": methods[placement.BY_STREET],
            "NB_RPLS": methods[placement.BY_RPLS],
            "NB_SERVICE": methods[placement.BY_SERVICE],
            "NB_CONSERVES": sum(self.kept.values()),
            "NB_MANUELS": self.kept[placement.MANUAL],
            "NB_NON_PLACES": len(self.missed),
        }


_BAN_METHODS = (placement.BY_NUMBER, placement.BY_NEAREST, placement.BY_STREET)
COORDINATES_EXCHANGED = QT_TRANSLATE_NOOP(
    "errors",
    "Lu autrement qu’écrit : {nombre} adresses de « {fichier} » ont leurs coordonnées x et y "
    "échangées, la première à la ligne {ligne} ; elles sont lues dans l’autre ordre, le seul qui "
    "les mette dans leur département.",
)
LINES_LEFT_OUT = QT_TRANSLATE_NOOP(
    "errors",
    "{nombre} lignes de « {fichier} » sont laissées de côté, la première à la ligne {ligne} : "
    "{raison}.",
)
ODD_PARCELS = QT_TRANSLATE_NOOP(
    "errors",
    "{nombre} parcelles sont laissées de côté : leur identifiant (« {exemple} ») n’a aucune des "
    "formes connues.",
)
NO_PARCEL_FORM = QT_TRANSLATE_NOOP(
    "errors",
    "Aucun identifiant de la couche de parcelles (« {exemple} »…) n’a la forme attendue : "
    "14 caractères (62498000AX0826), ou l’une des formes connues. Vérifiez le champ choisi.",
)
FOUND_PARCEL = QT_TRANSLATE_NOOP("errors", "Placé dans la parcelle {idpar}.")
FOUND_SHARED = QT_TRANSLATE_NOOP(
    "errors", "Placé dans la parcelle {idpar}, parmi {nombre} logements répartis."
)
FOUND_RPLS_ADDRESS = QT_TRANSLATE_NOOP(
    "errors", "Position que le RPLS donne à cette adresse. {adresse}"
)
FOUND_RPLS = QT_TRANSLATE_NOOP("errors", "Position du n° {ident_rep} dans le RPLS.")


class Placer:
    """Places the open dwellings of a layer: those without position or, with ``redo``, all but
    those that a person placed.

    ``around`` is the whole layer when ``source`` is a part of it: what stands there already is
    left its room. Raises MissingColumns.
    """

    def __init__(
        self,
        source: QgsFeatureSource,
        around: QgsFeatureSource | None = None,
        *,
        redo: bool = False,
    ) -> None:
        fields = source.fields()
        if all(fields.lookupField(name) < 0 for name in _ONE_OF):
            raise MissingColumns(couche=source.sourceName(), colonnes=" / ".join(_ONE_OF))
        self._source = source
        self._around = around
        self._redo = redo
        self._crowd = Crowd()
        self._neighbours: dict[str, list[QgsPointXY]] = defaultdict(list)
        self._found: dict[int, list[Placement]] = defaultdict(list)
        self._reasons: dict[int, list[str]] = defaultdict(list)

    def place(self, sources: Sources, work: Work = QUIET) -> Outcome:
        """Ask each source in turn. Raises Cancelled, or why a source cannot be read."""
        outcome = Outcome()
        dwellings = self._read(outcome, work.within(0, 0.1))
        if sources.parcels is not None:
            self._by_parcel(dwellings, sources, outcome, work.within(0.1, 0.45))
        if sources.addresses is not None:
            self._by_address(dwellings, sources.addresses, outcome, work.within(0.45, 0.75))
        if sources.rpls is not None or sources.rpls_base is not None:
            self._by_rpls(dwellings, sources, work.within(0.75, 0.8))
        if sources.service is not None:
            outcome.warning = self._by_service(dwellings, sources.service, work.within(0.8, 0.98))
        self._settle(dwellings, outcome)
        return outcome

    # -- what is there ---------------------------------------------------------------------------

    def _read(self, outcome: Outcome, work: Work) -> list[Dwelling]:
        """The open dwellings; the others take their room."""
        dwellings = []
        asked: set[int] = set()
        for feature, row in features(self._source, work):
            asked.add(feature.id())
            known = known_of(feature, row)
            if placement.is_open(known, self._redo):
                dwellings.append(dwelling_of(feature.id(), row, known))
            else:
                outcome.kept[known.source or ""] += 1
                self._stay(feature, row)
        if self._around is not None:
            for feature, row in features(self._around, work):
                if feature.id() not in asked and has_position(feature):
                    self._stay(feature, row)
        outcome.total = len(asked)
        return sorted(dwellings, key=lambda dwelling: dwelling.rank)

    def _stay(self, feature: QgsFeature, row: dict[str, Any]) -> None:
        point = feature.geometry().centroid().asPoint()
        self._crowd.take(point.x(), point.y())
        idpar = parcel_id(row["idpar"])
        if idpar:
            self._neighbours[idpar].append(point)

    # -- the sources -----------------------------------------------------------------------------

    def _by_parcel(
        self,
        dwellings: list[Dwelling],
        sources: Sources,
        outcome: Outcome,
        work: Work,
    ) -> None:
        by_parcel: dict[str, list[Dwelling]] = defaultdict(list)
        for dwelling in dwellings:
            if dwelling.idpar:
                by_parcel[dwelling.idpar].append(dwelling)
            else:
                self._reasons[dwelling.key].append(Phrase(placement.NO_PARCEL_ID))
        assert sources.parcels is not None  # nosec B101 # asked where parcels are given
        odd = OddIds()
        parcels = read_parcels(
            sources.parcels,
            sources.parcel_field,
            by_parcel.keys(),
            sources.parcels_by_query,
            work,
            boxes=sources.communes,
            odd=odd,
        )
        if odd.values:
            template = ODD_PARCELS if odd.read > len(odd.values) else NO_PARCEL_FORM
            example = odd.values[0]
            outcome.notes.append(Phrase(template, nombre=len(odd.values), exemple=example))
        for idpar, inside in by_parcel.items():
            work.check()
            neighbours = self._neighbours.get(idpar, [])
            shared = len(inside) + len(neighbours)
            parcel = parcels.get(idpar)
            points = free_places(parcel, len(inside), neighbours) if parcel is not None else []
            if not points:
                template = placement.PARCEL_FLAT if idpar in parcels else placement.PARCEL_UNKNOWN
                for dwelling in inside:
                    self._reasons[dwelling.key].append(Phrase(template, idpar=idpar))
            template = FOUND_SHARED if shared > 1 else FOUND_PARCEL
            score = placement.PARCEL_SHARED if shared > 1 else placement.PARCEL_ALONE
            message = Phrase(template, idpar=idpar, nombre=shared)
            for dwelling, point in zip(inside, points):
                self._found[dwelling.key].append(
                    Placement(
                        point.x(),
                        point.y(),
                        placement.PARCEL,
                        placement.BY_PARCEL,
                        score,
                        message,
                    )
                )

    def _by_address(
        self, dwellings: list[Dwelling], path: Path, outcome: Outcome, work: Work
    ) -> None:
        """Those that have no surer place; the file is read for their communes alone."""
        asked = self._still(dwellings, placement.NUMBER)
        communes = communes_of(asked)
        book = AddressBook()
        if communes:
            told = read_addresses(path, communes, book, work)
            left_out, exchanged = told.left_out, told.exchanged
            if exchanged.count:
                outcome.notes.append(
                    Phrase(
                        COORDINATES_EXCHANGED,
                        nombre=exchanged.count,
                        fichier=path.name,
                        ligne=exchanged.line,
                    )
                )
            if left_out.count:
                outcome.notes.append(
                    Phrase(
                        LINES_LEFT_OUT,
                        nombre=left_out.count,
                        fichier=path.name,
                        ligne=left_out.line,
                        raison=left_out.reason,
                    )
                )
        for done, dwelling in enumerate(asked):
            if done % _WATCHED == 0:
                work.check()
            if dwelling.address is None:
                self._reasons[dwelling.key].append(Phrase(placement.NO_ADDRESS))
            else:
                self._note(dwelling, book.place(dwelling.address))

    def _by_rpls(
        self,
        dwellings: list[Dwelling],
        sources: Sources,
        work: Work,
    ) -> None:
        asked = self._still(dwellings, placement.RPLS_SCORE)
        book: AddressBook | None = None
        if sources.rpls is not None:
            wanted = {dwelling.ident_rep for dwelling in asked} - {""}
            communes = communes_of(asked)
            positions, book = read_rpls(sources.rpls, wanted, communes, work)
        else:
            assert sources.rpls_base is not None  # nosec B101 # one of the two sources is given
            positions = read_base(sources.rpls_base)
        for dwelling in asked:
            identifier = dwelling.ident_rep
            x, y, trust = positions.get(identifier, (0.0, 0.0, 0.0))
            if not trust:
                template = placement.NOT_IN_RPLS if identifier else placement.NO_RPLS_ID
                if identifier in positions:
                    template = placement.RPLS_VAGUE
                self._note(dwelling, Phrase(template, ident_rep=identifier))
            else:
                message = Phrase(FOUND_RPLS, ident_rep=identifier)
                score = round(placement.RPLS_SCORE * trust, 2)
                self._note(
                    dwelling,
                    Placement(x, y, placement.RPLS, placement.BY_RPLS, score, message),
                )
        asked = self._still(dwellings, placement.RPLS_ADDRESS)
        communes = communes_of(asked)
        if communes and book is None:
            assert sources.rpls_base is not None  # nosec B101 # one of the two sources is given
            book = read_rpls_addresses(sources.rpls_base, communes, work)
        if book is not None:
            self._by_rpls_address(asked, book)

    def _by_rpls_address(self, asked: list[Dwelling], book: AddressBook) -> None:
        """Those that the RPLS knows by their number and street alone, at that very number."""
        for dwelling in asked:
            if dwelling.address is None:
                continue
            found = book.place(dwelling.address)
            if isinstance(found, Placement) and found.method == placement.BY_NUMBER:
                score = round(placement.RPLS_ADDRESS * found.score / placement.NUMBER, 2)
                message = Phrase(FOUND_RPLS_ADDRESS, adresse=found.message)
                self._note(
                    dwelling,
                    replace(
                        found,
                        source=placement.RPLS,
                        method=placement.BY_RPLS,
                        score=score,
                        message=message,
                    ),
                )

    def _by_service(
        self,
        dwellings: list[Dwelling],
        service: AddressService,
        work: Work,
    ) -> ServiceUnreachable | ServiceRefused | None:
        """Those that nothing has placed better than in their street. A service that fails leaves
        them as they are: the failure is returned."""
        asked = {
            dwelling.key: dwelling
            for dwelling in self._still(dwellings, placement.NEAREST_LEAST)
            if dwelling.address is not None
        }
        questions = [
            Question(key, dwelling.written, dwelling.address.idcom)
            for key, dwelling in asked.items()
            if dwelling.address is not None
        ]
        answers: dict[int, Placement | str] = {}
        failure = None
        try:
            service.ask(questions, answers, work)
        except (ServiceUnreachable, ServiceRefused) as error:
            failure = error
        for key, answer in answers.items():
            self._note(asked[key], answer)
        return failure

    def _still(self, dwellings: list[Dwelling], score: float) -> list[Dwelling]:
        """Those of which no place is known that is at least so sure."""
        return [
            dwelling
            for dwelling in dwellings
            if all(found.score < score for found in self._found.get(dwelling.key, ()))
        ]

    def _note(self, dwelling: Dwelling, answer: Placement | str) -> None:
        if isinstance(answer, Placement):
            self._found[dwelling.key].append(answer)
        else:
            self._reasons[dwelling.key].append(answer)

    # -- the choice ------------------------------------------------------------------------------

    def _settle(self, dwellings: list[Dwelling], outcome: Outcome) -> None:
        for dwelling in dwellings:
            found = placement.best(self._found.get(dwelling.key, ()))
            if found is not None and placement.improves(dwelling.known, found):
                x, y = self._crowd.seat(found.x, found.y)
                outcome.placed[dwelling.key] = replace(found, x=x, y=y)
            elif dwelling.known.located:
                outcome.kept[dwelling.known.source or ""] += 1
            else:
                reasons = self._reasons.get(dwelling.key, ())
                outcome.missed[dwelling.key] = placement.not_placed(reasons)

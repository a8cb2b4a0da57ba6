"""Fiches: what is known of a territory or of an operation, as the content of a layout.

    maker = FicheMaker(base, "epci", Criteria(annee_min=2018), signature_note="…")
    for subject in maker.subjects(["CALL"]):
        content = maker.content(subject)

Each block is a part that one may leave out. What a scale cannot tell is left out by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ...domain.disclosure.secrecy import SHOWN_FROM
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.indicators import (
    LAYER,
    SCALES,
    UNKNOWN,
    Criteria,
    Figures,
    Scale,
    indicator,
    scale,
)
from ...domain.indicators.kept import Kept, Situation
from ...domain.indicators.perimeter import Perimeter
from ...i18n import translate
from ...storage.base import Base
from ...storage.indicators.statistics import Statistics, Tables
from ...storage.zones import Zones
from ..common import charts, french, perimeters
from ..common.crosstabs import Crosstab
from ..common.names import base_name
from ..common.situations import dated as situation_dated
from ..common.situations import not_kept
from ..common.situations import told as situation_told
from ..indicators import target
from ..indicators.charts import BarDrawing, bars
from ..layouts.content import FIGURES, Chart, Content, Figure, Section
from .anomalies import Anomalies
from .identity import Identities
from .tables import FicheTables

FICHE_SCALES = ("cite", "commune", "epci", "departement", "bassin", "operation")
"""Scales that have a fiche, by their keys in SCALES."""

BLOCKS = {
    "identite": QT_TRANSLATE_NOOP("fiches", "Identité"),
    "chiffres": QT_TRANSLATE_NOOP("fiches", "Chiffres clés"),
    "carte": QT_TRANSLATE_NOOP("fiches", "Carte"),
    "graphiques": QT_TRANSLATE_NOOP("fiches", "Graphiques"),
    "financement": QT_TRANSLATE_NOOP("fiches", "Financement"),
    "programmation": QT_TRANSLATE_NOOP("fiches", "Programmation à venir"),
    "anomalies": QT_TRANSLATE_NOOP("fiches", "Anomalies ouvertes"),
    "operations": QT_TRANSLATE_NOOP("fiches", "Opérations"),
    "cible": QT_TRANSLATE_NOOP("fiches", "Population cible"),
}
"""Parts of a fiche, in order, and their titles."""

ZONE_BLOCKS = ("chiffres", "carte", "graphiques")
"""Those of the polygons of a layer: what tables tell of a place by its code is not known there."""

KEY_FIGURES = (
    ("nb_logements", QT_TRANSLATE_NOOP("fiches", "logements remontés")),
    ("nb_palulos", QT_TRANSLATE_NOOP("fiches", "logements PALULOS remontés")),
    ("nb_finances", QT_TRANSLATE_NOOP("fiches", "logements PALULOS financés")),
    ("nb_livres", QT_TRANSLATE_NOOP("fiches", "logements livrés")),
    ("part_c_ou_mieux", QT_TRANSLATE_NOOP("fiches", "atteignent l’étiquette C ou mieux")),
    ("gain_etiquette_moyen", QT_TRANSLATE_NOOP("fiches", "classes d’étiquette gagnées en moyenne")),
    ("cout_par_logement", QT_TRANSLATE_NOOP("fiches", "de travaux par logement")),
    ("subventions", QT_TRANSLATE_NOOP("fiches", "de subventions, toutes origines")),
    ("nb_geolocalises", QT_TRANSLATE_NOOP("fiches", "logements géolocalisés")),
    ("cout_travaux", QT_TRANSLATE_NOOP("fiches", "de travaux, tous logements")),
)
"""The first that the scale knows are told, as many as a fiche has places for."""
CHART_INCHES = (5.2, 4.2)
FUNDING_INCHES = 4.6


class NoSuchTerritory(OspError):
    """A code is not one of the scale. Values: ``code``, ``echelle``, ``connus``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {code} » n’est pas un code du niveau « {echelle} ». Codes de la base : {connus}.",
    )


class NoTerritory(OspError):
    """The base has no territory of the scale. Values: ``echelle``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base n’a aucun territoire au niveau « {echelle} » : il n’y a pas de fiche à écrire. "
        "Chargez d’abord le référentiel.",
    )


@dataclass(frozen=True)
class Subject:
    """What a fiche is about: a code of a scale."""

    scale: Scale
    code: str
    name: str


class FicheMaker:
    """Makes the contents of the fiches of a base. Counts once, whatever the number of fiches."""

    def __init__(
        self,
        base: Base,
        scale_key: str,
        criteria: Criteria = Criteria(),
        blocks: Sequence[str] = tuple(BLOCKS),
        *,
        shown_from: int = SHOWN_FROM,
        kept: Kept | None = None,
        zones: Zones | None = None,
        perimeter: Perimeter | None = None,
    ) -> None:
        """``zones`` are the polygons of a layer, which are then the scale, whatever its key;
        ``perimeter`` says in which EPCI a commune that moved is counted."""
        self.base = base
        self.zones = zones
        self.scale = scale(scale_key) if zones is None else zones.scale
        self.criteria = criteria
        known = BLOCKS if zones is None else ZONE_BLOCKS
        self.blocks = tuple(name for name in BLOCKS if name in blocks and name in known)
        tables = Tables(base, zones=zones, kept=kept, perimeter=perimeter)
        self.statistics = Statistics(tables, shown_from=shown_from)
        self._identities = Identities(base, self.statistics)
        self._tables = FicheTables(base, self.statistics)
        self._anomalies = Anomalies(base)

    def subjects(self, codes: Sequence[str] = ()) -> list[Subject]:
        """The territories of these codes, all when none is given, in the order of the base.

        Raises :class:`NoSuchTerritory`, :class:`NoTerritory`.
        """
        names = self.statistics.names(self.scale.key)
        if not names:
            raise NoTerritory(echelle=self.scale.title)
        for code in codes:
            if code not in names:
                known = ", ".join(list(names)[:20]) + ("…" if len(names) > 20 else "")
                raise NoSuchTerritory(code=code, echelle=self.scale.title, connus=known)
        wanted = set(codes) or set(names)
        return [Subject(self.scale, c, n) for c, n in names.items() if c in wanted]

    def content(self, subject: Subject) -> Content:
        """The fiche of a territory. Raises MissingPackage (pandas, matplotlib), BaseError."""
        criteria = self.of(subject)
        figures = self._key_figures(subject, criteria) if "chiffres" in self.blocks else None
        told = [sources(self.base, self.statistics.situation)]
        if self.statistics.tables.perimeter is not None:
            told.append(perimeters.told(self.statistics.tables.perimeter))
        if figures is not None and _secrecy_told(figures, subject.code):
            told.append(french.secrecy_note(figures.shown_from))
        return Content(
            title=subject.name,
            subtitle=self._subtitle(subject),
            sources=" ".join(told),
            identity=self._identities.of(subject.scale.key, subject.code)
            if "identite" in self.blocks
            else (),
            figures=_told(figures, subject.code) if figures is not None else (),
            charts=self._charts(subject, criteria) if "graphiques" in self.blocks else (),
            sections=self._sections(subject, criteria),
        )

    def programmed(self, subject: Subject) -> tuple[str, ...]:
        """Codes of the cités where works are to come, told by the block of the programme."""
        if "programmation" not in self.blocks or self.statistics.situation is not None:
            return ()
        return self._tables.programmed(subject.scale.key, subject.code, self.of(subject))

    def of(self, subject: Subject) -> Criteria:
        """The criteria of the fiches, limited to a territory."""
        if subject.scale.key == "bassin":
            return self.criteria
        return self.criteria.only(subject.scale.key, subject.code)

    def limits(self) -> list[str]:
        """The bailleurs and the years that the figures are limited to, when they are."""
        names = self.statistics.names("bailleur")
        bailleurs = [names.get(code, code) for code in self.criteria.kept("bailleur")]
        return [part for part in (", ".join(bailleurs), french.period(self.criteria)) if part]

    def _subtitle(self, subject: Subject) -> str:
        kind = {
            "cite": translate("fiches", "Fiche cité"),
            "commune": translate("fiches", "Fiche commune"),
            "epci": translate("fiches", "Fiche EPCI"),
            "departement": translate("fiches", "Fiche département"),
            "bassin": translate("fiches", "Fiche du Bassin minier"),
            "operation": translate("fiches", "Fiche opération"),
            LAYER.key: subject.scale.title,
        }[subject.scale.key]
        commitment = translate("fiches", "Engagement pour le renouveau du bassin minier")
        situation = self.statistics.situation
        when = [situation_dated(situation)] if situation is not None else []
        when += filter(None, [perimeters.short(self.statistics.tables.perimeter)])
        return " – ".join([kind, *when, *self.limits(), commitment])

    def _key_figures(self, subject: Subject, criteria: Criteria) -> Figures:
        keys = [
            key
            for key, _label in KEY_FIGURES
            if indicator(key).known_by(subject.scale.key, criteria)
        ][:FIGURES]
        return self.statistics.at(subject.scale.key, keys, criteria)

    def _charts(self, subject: Subject, criteria: Criteria) -> tuple[Chart, ...]:
        table = years_of_dwellings(self.statistics, criteria)
        if not table.total():
            return ()
        title = translate("fiches", "Étiquettes énergie avant et après travaux")
        labels = charts.energy_labels(self.statistics.labels(criteria), CHART_INCHES)
        first = (
            self._funding_chart(subject, criteria)
            if subject.scale.key == "operation"
            else year_chart(table)
        )
        return (first, Chart(title, charts.svg_document(labels)))

    def _funding_chart(self, subject: Subject, criteria: Criteria) -> Chart:
        """An operation is of one year: who pays for it says more."""
        amounts = self._tables.funding(subject.scale.key, subject.code, criteria)
        rows = [(key, indicator(key).title, amount) for key, amount in amounts.items()]
        drawing = BarDrawing("", rows, "euro")
        return Chart(
            translate("fiches", "Plan de financement"),
            charts.svg_document(bars(drawing, FUNDING_INCHES)),
        )

    def _sections(self, subject: Subject, criteria: Criteria) -> tuple[Section, ...]:
        lines = self._not_kept() if self.statistics.situation is not None else {}
        makers: dict[str, Callable[[str, str, Criteria], list[Section]]] = {
            "cible": self._target,
            "financement": self._tables.financing,
            "programmation": self._tables.programme,
            "anomalies": self._anomalies.sections,
            "operations": self._tables.operations,
            **lines,
        }
        return tuple(
            section
            for name in self.blocks
            if name in makers
            for section in makers[name](subject.scale.key, subject.code, criteria)
        )

    def _target(self, scale: str, code: str, criteria: Criteria) -> list[Section]:
        """What became of the dwellings of the target, where it is known: it has no year."""
        if not target.told_at(scale, criteria):
            return []
        figures = self.statistics.at(scale, target.TARGET, criteria)
        return [target.section(figures, code)]

    def _not_kept(self) -> dict[str, Callable[[str, str, Criteria], list[Section]]]:
        """The blocks that list lines of the base: a situation has none, and says so."""

        def saying(name: str) -> Callable[[str, str, Criteria], list[Section]]:
            title = translate("fiches", BLOCKS[name])
            return lambda _scale, _code, _criteria: [Section(title, not_kept(title))]

        return {name: saying(name) for name in ("programmation", "anomalies")}


def _secrecy_told(figures: Figures, code: str) -> bool:
    """Whether a fiche says the rule: a figure of it is secret, or the threshold is no usual one."""
    if any(figures.is_secret(key, code) for key in figures.keys):
        return True
    return figures.shown_from != SHOWN_FROM and figures.warns()


def _told(figures: Figures, code: str) -> tuple[Figure, ...]:
    """The key figures of a territory, « s. » where one is secret."""
    values = figures.table.loc[code] if code in figures.table.index else {}
    return tuple(
        Figure(
            french.HIDDEN_VALUE
            if figures.is_secret(key, code)
            else french.quantity(values.get(key), indicator(key).format),
            translate("fiches", label),
        )
        for key, label in KEY_FIGURES
        if key in figures.keys
    )


def fiche_scales() -> dict[str, str]:
    """Title of each scale that has a fiche, by key."""
    return {key: SCALES[key].title for key in FICHE_SCALES}


def sources(base: Base, situation: Situation | None = None) -> str:
    """What the foot of a page says of its data, and of what date it is."""
    told = translate(
        "fiches",
        "Sources : OSP ERBM, base « {base} » ; contours IGN et Mission Bassin Minier (Licence "
        "Ouverte 2.0). Lambert-93. Édité le {date}.",
    ).format(base=base_name(base.label), date=f"{date.today():%d/%m/%Y}")
    if situation is None:
        return told
    shown = translate(
        "fiches", "L’identité et la carte sont celles de la base au jour de l’édition."
    )
    return f"{situation_told(situation)} {shown} {told}"


def years_of_dwellings(statistics: Statistics, criteria: Criteria) -> Crosstab:
    """Dwellings reported by kind and by year of financing; years without any are left out."""
    kinds = {"nb_palulos": "palulos", "nb_hors": "hors"}
    table = statistics.at("annee", list(kinds), criteria).table
    table = table[(table[list(kinds)] > 0).any(axis=1)]
    years = tuple(None if year == UNKNOWN else int(year) for year in table.index)
    counts = {
        ("", kind, year): int(value)
        for key, kind in kinds.items()
        for year, value in zip(years, table[key])
    }
    return Crosstab("annee", "", "", ("",), years, counts)


def year_chart(table: Crosstab) -> Chart:
    """The chart of these years, its title apart. Raises MissingPackage (matplotlib)."""
    return Chart(by_year_title(), charts.svg_document(charts.by_year(table, CHART_INCHES)))


def by_year_title() -> str:
    """What the chart of the years is called."""
    return translate("fiches", "Logements remontés par année de financement")

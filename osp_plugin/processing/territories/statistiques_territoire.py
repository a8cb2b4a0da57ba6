"""« Statistiques par EPCI et autres niveaux »."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
)

from ...compat import NO_GEOMETRY, WKB_MULTIPOLYGON, make_field
from ...domain.dictionary import dictionary
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.indicators import (
    LAYER,
    SCALES,
    TIDY_COLUMNS,
    UNKNOWN,
    Criteria,
    Figures,
    indicator,
    indicators,
    scale,
)
from ...domain.indicators.cubes import TYPE
from ...domain.indicators.kept import Kept
from ...domain.indicators.scales import WHOLE
from ...i18n import translate
from ...project import BaseReference
from ...project.opening import CRS
from ...reports.common import french
from ...storage.base import Base
from ...storage.indicators.statistics import DWELLINGS, Statistics, Tables
from ...storage.indicators.territories import shapes_of
from ...storage.layers import usable
from ..common.algorithm import BaseNotChosen, BaseParameters, Parameters, Results, work_of
from ..common.choices import words
from ..common.dwelling_input import DwellingAlgorithm, FilterParameters
from ..common.perimeter import PerimeterParameters
from ..common.secrecy import SecrecyParameter
from ..common.situation import SituationParameter
from ..common.zone_input import ZoneParameters

DEFAULT = ("nb_logements", "nb_palulos", "nb_hors", "nb_geolocalises")
COUNTED = ("nb_logements", "nb_geolocalises")
"""Counted whatever is asked for: what the algorithm says of the dwellings without position."""


class StatistiquesTerritoire(DwellingAlgorithm):
    """``osp:statistiques_territoire``: any indicators at any scale, as polygons and as a table."""

    ID = "statistiques_territoire"
    GROUP = "territoire"
    ICON = "statistiques_territoire.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Statistiques par EPCI et autres niveaux")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Calcule des indicateurs pour chaque territoire d’un niveau : cité, commune, EPCI, "
        "département, Bassin minier, mais aussi bailleur, opération ou année.\n\n"
        "Les polygones ont une colonne par indicateur ; le tableau a une ligne par territoire et "
        "par indicateur (echelle, code, nom, indicateur, valeur). Un logement compte pour le "
        "territoire dont il porte le code, qu’il ait une position ou non ; sans code, il est sous "
        "« Non renseigné » : les totaux sont donc les mêmes à tous les niveaux.\n\n"
        "N’importe quelle couche de polygones du projet peut servir de niveau (quartiers "
        "prioritaires, IRIS, cantons…) : donnez-la, avec le champ de son code. Un logement compte "
        "alors pour le polygone où est sa position, le premier s’ils se recouvrent ; hors de la "
        "couche ou sans position, il est sous « Non renseigné ». La règle de secret s’y applique "
        "de même.\n\n"
        "La couche est lue telle que QGIS la montre : sélection, filtre et modifications en cours "
        "compris. Les territoires et les autres tables viennent de la même base, ou de celle que "
        "vous donnez. D’après une situation arrêtée de la base, ou à une date que son journal "
        "rétablit, la couche ne compte plus : les chiffres sont ceux de ce temps-là.\n\n"
        "Périmètre des EPCI (paramètres avancés) : « base » compte chaque logement dans l’EPCI "
        "écrit sur lui ; « constant » dans celui dont sa commune est membre à une date, pour "
        "comparer des années ; « epoque » dans celui dont elle était membre l’année du "
        "financement. La table « Références dans le temps » dit qui a changé, et quand.",
    )
    ECHELLE = "ECHELLE"
    INDICATEURS = "INDICATEURS"
    TYPE_PALU = "TYPE_PALU"
    OUTPUT = "OUTPUT"
    TABLEAU = "TABLEAU"
    _base = BaseParameters()
    _filter = FilterParameters()
    _secrecy = SecrecyParameter()
    _situation = SituationParameter()
    _perimeter = PerimeterParameters()
    _zones = ZoneParameters()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_dwellings()
        self.addParameter(
            words(self.ECHELLE, translate("algorithms", "Niveau"), list(SCALES), "epci")
        )
        self._zones.add_to(self)
        self.addParameter(
            words(
                self.INDICATEURS,
                translate("algorithms", "Indicateurs"),
                list(indicators()),
                list(DEFAULT),
                several=True,
            )
        )
        self._filter.add_filter_parameters(self)
        types = list(dictionary()[DWELLINGS][TYPE].enum)
        label = translate("algorithms", "Types de financement (aucun : tous)")
        self.addParameter(words(self.TYPE_PALU, label, types, None, several=True, optional=True))
        self._base.add_base_parameters(self)
        self._secrecy.add_to(self)
        self._situation.add_to(self)
        self._perimeter.add_to(self)
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, translate("algorithms", "Territoires"), optional=True
            )
        )
        self.add_table(self.TABLEAU, translate("algorithms", "Tableau"))
        self.add_csv_choice()
        self.add_number_outputs(
            {
                "NB_LOGEMENTS": QT_TRANSLATE_NOOP("algorithms", "Logements comptés"),
                "NB_NON_GEOLOCALISES": QT_TRANSLATE_NOOP("algorithms", "dont sans position"),
                "NB_SANS_CODE": QT_TRANSLATE_NOOP("algorithms", "dont sans code du niveau"),
                "NB_TERRITOIRES": QT_TRANSLATE_NOOP("algorithms", "Territoires"),
            }
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        zones = self._zones.zones(self, parameters, context, work_of(feedback).silent)
        scale_key = self.parameterAsEnumString(parameters, self.ECHELLE, context)
        if zones is not None:
            scale_key = LAYER.key
        keys = list(
            dict.fromkeys(self.parameterAsEnumStrings(parameters, self.INDICATEURS, context))
        )
        criteria = self._criteria(parameters, context)
        home = usable(self._dwellings.home)
        base = self._given(parameters, context) or home
        source = self.read_source(parameters, self.INPUT, context)
        counted_by_base = self._dwellings.whole and _same(home, base)
        kept = None
        if self._situation.asked(self, parameters, context):
            if base is None:
                raise BaseNotChosen
            work = work_of(feedback).within(0, 0.6)
            kept = self._situation.kept(self, parameters, context, base, feedback, work, zones)
        perimeter = self._perimeter.perimeter(
            self, parameters, context, base, feedback, kept=kept is not None
        )
        statistics = Statistics(
            Tables(base, {} if counted_by_base else {DWELLINGS: source}, zones, kept, perimeter),
            shown_from=self._secrecy.threshold(self, parameters, context),
        )
        total = max(int(source.featureCount()), 1)
        figures = statistics.at(
            scale_key,
            list(dict.fromkeys((*keys, *COUNTED))),
            criteria,
            work_of(feedback).within(0 if kept is None else 0.6, 0.8, total),
        )
        if kept is None:
            self._warn(keys, scale_key, criteria, base, feedback)
        else:
            _warn_not_kept(kept, keys, scale_key, criteria, feedback)
        _tell_secret(figures, feedback)
        whole = statistics.at(WHOLE, COUNTED, criteria).table.loc[WHOLE]
        results = _numbers(figures, whole)
        self._tell(results, scale_key, feedback)
        work_of(feedback).check()
        shapes = shapes_of(base, scale_key, perimeter) if base is not None else {}
        if zones is not None:
            shapes = dict(zones.shapes)
        results[self.OUTPUT] = self._write_places(parameters, context, figures, keys, shapes)
        results[self.TABLEAU] = self._write_table(parameters, context, figures, keys)
        feedback.setProgress(100)
        return results

    def _given(self, parameters: Parameters, context: QgsProcessingContext) -> Base | None:
        """The base that the parameters name, if they name one."""
        try:
            return self._base.base(self, parameters, context)
        except BaseNotChosen:
            return None

    def _criteria(self, parameters: Parameters, context: QgsProcessingContext) -> Criteria:
        chosen = self._filter.filter(self, parameters, context)
        types = self.parameterAsEnumStrings(parameters, self.TYPE_PALU, context)
        return chosen.only(TYPE, *types)

    # -- writing -----------------------------------------------------------------------------

    def _write_places(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        figures: Figures,
        keys: list[str],
        shapes: Mapping[str, QgsGeometry],
    ) -> str | None:
        fields = QgsFields()
        fields.append(make_field("code", "string", figures.scale.title))
        fields.append(make_field("nom", "string", translate("algorithms", "Nom")))
        for key in keys:
            kind = "integer" if indicator(key).format == "entier" else "number"
            fields.append(make_field(key, kind, indicator(key).heading))
        output = self.open_output(
            parameters,
            self.OUTPUT,
            context,
            fields,
            WKB_MULTIPOLYGON if figures.scale.is_place else NO_GEOMETRY,
            QgsCoordinateReferenceSystem(CRS) if figures.scale.is_place else None,
        )
        if output is None:
            return None
        table = figures.table
        values = table[keys].astype(object).where(table[keys].notna(), None)
        for code, name, row in zip(table.index, table["nom"], values.to_numpy()):
            output.add([code, name, *row], shapes.get(code))
        return output.destination

    def _write_table(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        figures: Figures,
        keys: list[str],
    ) -> str | None:
        fields = QgsFields()
        for name in TIDY_COLUMNS:
            fields.append(make_field(name, "number" if name == "valeur" else "string"))
        output = self.open_output(parameters, self.TABLEAU, context, fields, NO_GEOMETRY)
        if output is None:
            return None
        tidy = figures.tidy()
        kept = tidy[tidy["indicateur"].isin(keys)].astype(object)
        for row in kept.where(kept.notna(), None).to_numpy():
            output.add(row)
        return output.destination

    # -- telling -----------------------------------------------------------------------------

    def _warn(
        self,
        keys: list[str],
        scale_key: str,
        criteria: Criteria,
        base: Base | None,
        feedback: QgsProcessingFeedback,
    ) -> None:
        """Say which figures are missing or are not of the layer alone."""
        found = [indicator(key) for key in keys]
        unknown = [item.title for item in found if not item.known_by(scale_key, criteria)]
        if unknown:
            feedback.pushWarning(
                translate(
                    "algorithms",
                    "À ce niveau ou avec ces critères, ces indicateurs n’ont pas de valeur : "
                    "{indicateurs}.",
                ).format(indicateurs=", ".join(unknown))
            )
        others = [item for item in found if set(item.formula.tables) - {DWELLINGS}]
        if base is None and others:
            feedback.pushWarning(
                translate(
                    "algorithms",
                    "Sans base OSP, ces indicateurs n’ont pas de valeur : {indicateurs}. Donnez "
                    "la base qui contient les autres tables.",
                ).format(indicateurs=", ".join(item.title for item in others))
            )
        elif others and self._dwellings.partial:
            feedback.pushWarning(
                translate(
                    "algorithms",
                    "La couche est filtrée ou réduite à une sélection, mais ces indicateurs sont "
                    "aussi tirés d’autres tables, prises en entier : {indicateurs}.",
                ).format(indicateurs=", ".join(item.title for item in others))
            )
        if base is None and scale(scale_key).shapes is not None:
            feedback.pushWarning(
                translate(
                    "algorithms",
                    "Cette couche n’est pas celle d’une base OSP : les territoires n’ont ni nom ni "
                    "polygone. Donnez la base qui les contient.",
                )
            )

    def _tell(self, results: Results, scale_key: str, feedback: QgsProcessingFeedback) -> None:
        total, absent = results["NB_LOGEMENTS"], results["NB_NON_GEOLOCALISES"]
        said = translate("algorithms", "{logements} logements sont comptés.").format(
            logements=french.number(total)
        )
        if scale_key == LAYER.key:
            said += " " + translate(
                "algorithms",
                "{absents} sont hors de la couche ou sans position : ils sont sous « Non "
                "renseigné ».",
            ).format(absents=french.number(results["NB_SANS_CODE"]))
            feedback.pushInfo(said)
            return
        if absent:
            said += " " + translate(
                "algorithms",
                "{absents} n’ont pas de position : ils comptent pour le territoire dont ils "
                "portent le code.",
            ).format(absents=french.number(absent))
        if results["NB_SANS_CODE"]:
            said += " " + translate(
                "algorithms", "{absents} n’ont pas de code : ils sont sous « Non renseigné »."
            ).format(absents=french.number(results["NB_SANS_CODE"]))
        feedback.pushInfo(said)
        if not scale(scale_key).is_place:
            feedback.pushInfo(
                translate(
                    "algorithms",
                    "Ce niveau n’est pas un territoire : la couche n’a pas de géométrie.",
                )
            )


def _same(one: Base | None, other: Base | None) -> bool:
    """Whether two ways to a base lead to the same one."""
    if one is None or other is None:
        return False
    return one is other or BaseReference.of(one) == BaseReference.of(other)


def _warn_not_kept(
    kept: Kept, keys: list[str], scale_key: str, criteria: Criteria, feedback: QgsProcessingFeedback
) -> None:
    """Say which figures the situation does not know."""
    unknown = [
        indicator(key).title
        for key in keys
        if not (
            kept.tells(key, scale_key, criteria) and indicator(key).known_by(scale_key, criteria)
        )
    ]
    if unknown:
        feedback.pushWarning(
            translate(
                "algorithms",
                "La situation ne garde pas ces indicateurs à ce niveau ou avec ces critères : "
                "{indicateurs}.",
            ).format(indicateurs=", ".join(unknown))
        )


def _tell_secret(figures: Figures, feedback: QgsProcessingFeedback) -> None:
    """Say which figures are left empty because they are secret."""
    for key, codes in figures.secret.items():
        feedback.pushWarning(
            translate(
                "algorithms",
                "« {titre} » : {nombre} chiffres secrets, laissés vides ({codes}).",
            ).format(
                titre=indicator(key).title,
                nombre=len(codes),
                codes=", ".join(sorted(str(code) for code in codes)),
            )
            + " "
            + french.secrecy_note(figures.shown_from)
        )


def _numbers(figures: Figures, whole: Mapping[str, float]) -> Results:
    table = figures.table
    unknown = table["nb_logements"].get(UNKNOWN, 0)
    return {
        "NB_LOGEMENTS": int(whole["nb_logements"]),
        "NB_NON_GEOLOCALISES": int(whole["nb_logements"] - whole["nb_geolocalises"]),
        "NB_SANS_CODE": int(unknown),
        "NB_TERRITOIRES": len(table) - (UNKNOWN in table.index),
    }

"""« Analyse au logement par bailleur »: what the bailleurs reported against what was financed.

Everything here works on small tables. The dwellings come already counted, as a *cube* with the
columns :data:`CUBE_KEYS` + ``nb_logements`` + ``nb_geolocalises``: whoever counts (the database,
arrays, a loop over a layer being edited) gives the same cube, so the same analysis.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .common.criteria import Criteria
from .common.grouping import UNKNOWN, as_years, code_text, whole_numbers
from .common.palulos import is_palulos
from .errors import QT_TRANSLATE_NOOP, OspError
from .indicators.balance import Balance
from .indicators.funnel import added_up, tally, totals

if TYPE_CHECKING:
    import pandas as pd

FINANCED = "annee_financ"
"""Column of the year of financing."""

CUBE_KEYS = ("intitule", "bailleur", "type_palu", "annee_financ", "epci", "dep")
COUNTED = ("nb_logements", "nb_geolocalises")
CUBE_COLUMNS = (*CUBE_KEYS, *COUNTED)
ANALYSES = (("epci", "epci"), ("departement", "dep"), ("bailleur", "bailleur"))
"""The published crosstabs: name of the analysis, column of the code."""

CROSSED_COUNTS = ("palulos", "hors", "total")
YEAR, WITHOUT_YEAR = "annee_", "sans_annee"
"""How the columns of :func:`crossed` that count a year begin; that of the others."""
SYNTHESE_COLUMNS = ("analyse", "code", "palulos", "annee_financ", "nb_logements")
OPERATION_COLUMNS = (
    "bailleur",
    "intitule",
    "annee_financ",
    "type_palu",
    "dep",
    "epci",
    "nb_logements",
    "nb_geolocalises",
    "num_decision",
    "nb_logements_decision",
    "ecart",
)
PUBLISHED_YEARS = (2016, 2022)
"""First and last year that the crosstabs always show, with or without dwellings."""


class NotACount(OspError):
    """A count of financed dwellings is no whole number. Values: ``valeur``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La colonne « nb_logements_decision » contient autre chose qu’un nombre entier : "
        "« {valeur} ». Corrigez-la dans la table des opérations.",
    )


@dataclass(frozen=True)
class Figures:
    """The counts of an analysis.

    ``nb_doublons`` counts the identifiers reported on more than one row; ``nb_manquants`` is the
    financed count less the reported count over the PALULOS operations, on balance.
    """

    nb_logements: int
    nb_geolocalises: int
    nb_non_geolocalises: int
    nb_palulos: int
    nb_hors: int
    nb_operations: int
    nb_operations_palulos: int
    nb_finances: int
    nb_doublons: int
    nb_manquants: int


@dataclass(frozen=True)
class Analysis:
    """Result of :func:`analyse`.

    ``synthese`` has :data:`SYNTHESE_COLUMNS`, one row per analysis, code, PALULOS or not, year;
    ``operations`` has :data:`OPERATION_COLUMNS`, ``ecart`` = financed − reported, missing where
    no decision is known; ``doublons`` has ``ident_rep, nb_lignes``.
    """

    synthese: pd.DataFrame
    operations: pd.DataFrame
    doublons: pd.DataFrame
    figures: Figures
    criteria: Criteria
    bailleurs: tuple[str, ...] = ()
    """Codes of the bailleurs of the dwellings before the filter."""


def as_cube(counts: pd.DataFrame) -> pd.DataFrame:
    """Counted dwellings as a cube, whatever they were counted from.

    Years become integers (a layer may keep them as text), empty texts become missing values, and
    rows that have thus become equal are added up. Raises :class:`NotAYear`.
    """

    cube = counts[list(CUBE_COLUMNS)].copy()
    for name in CUBE_KEYS:
        if name != "annee_financ":
            cube[name] = [code_text(value) for value in cube[name]]
    cube["annee_financ"] = as_years(cube["annee_financ"])
    counted = list(COUNTED)
    cube[counted] = cube[counted].astype("int64")
    return cube.groupby(list(CUBE_KEYS), dropna=False)[counted].sum().reset_index()


def years_shown(years: pd.Series, criteria: Criteria) -> list[int]:
    """Years of the crosstabs: those of the data and the published ones, within the filter."""
    shown = {*range(PUBLISHED_YEARS[0], PUBLISHED_YEARS[1] + 1), *years.dropna().astype(int)}
    first = min(shown) if criteria.annee_min is None else criteria.annee_min
    last = max(shown) if criteria.annee_max is None else criteria.annee_max
    return sorted(int(year) for year in shown if first <= year <= last)


def synthesise(cube: pd.DataFrame, criteria: Criteria = Criteria()) -> pd.DataFrame:
    """The three crosstabs, tidy, zero counts included: columns :data:`SYNTHESE_COLUMNS`.

    Dwellings without code are under « Non renseigné »; those without year have a missing
    ``annee_financ``, so that the rows of an analysis always add up to all dwellings.
    """
    import pandas as pd

    years: list[int | None] = [*years_shown(cube["annee_financ"], criteria)]
    if cube["annee_financ"].isna().any():
        years.append(None)
    counted = cube.assign(
        palulos=is_palulos(cube["type_palu"]).map({True: "palulos", False: "hors"}),
        annee_financ=pd.to_numeric(cube["annee_financ"]).fillna(0).astype(int),
    )
    tables = []
    for name, column in ANALYSES:
        # A column without any code is one of numbers, which takes no text.
        code = counted[column].astype(object).fillna(UNKNOWN)
        by = [code, counted["palulos"], counted["annee_financ"]]
        counts = added_up(counted, by, ["nb_logements"])["nb_logements"]
        complete = pd.MultiIndex.from_product(
            [sorted(code.unique()), ["palulos", "hors"], [year or 0 for year in years]],
            names=["code", "palulos", "annee_financ"],
        )
        table = counts.reindex(complete, fill_value=0).rename("nb_logements").reset_index()
        tables.append(table.assign(analyse=name))
    tidy = pd.concat(tables, ignore_index=True)[list(SYNTHESE_COLUMNS)]
    tidy["annee_financ"] = tidy["annee_financ"].astype("Int64").mask(tidy["annee_financ"] == 0)
    return tidy


def crossed(synthese: pd.DataFrame) -> pd.DataFrame:
    """A synthesis as one reads it: a line by analysis and code, :data:`CROSSED_COUNTS`, then a
    column by year (``annee_2019``) and ``sans_annee`` where some dwellings have none.

    ``synthese`` has :data:`SYNTHESE_COLUMNS`; codes without any dwelling are left out.
    """
    import pandas as pd

    years = synthese["annee_financ"].astype("float64")
    names = [WITHOUT_YEAR if pd.isna(year) else f"{YEAR}{year:.0f}" for year in years]
    counted = synthese.assign(annee=names)
    keys = [counted["analyse"], counted["code"]]

    def across(column: str) -> pd.DataFrame:
        table = added_up(counted, [*keys, counted[column]], ["nb_logements"])["nb_logements"]
        return table.unstack(fill_value=0)

    kinds, by_year = across("palulos"), across("annee")
    table = kinds.reindex(columns=["palulos", "hors"], fill_value=0)
    table = table.assign(total=table["palulos"] + table["hors"])
    ordered = sorted(name for name in by_year.columns if name != WITHOUT_YEAR)
    listed = [*ordered, *(name for name in by_year.columns if name == WITHOUT_YEAR)]
    table = table.join(by_year[listed])
    shown = [name for name, _column in ANALYSES]
    table = table[table["total"] > 0].reset_index()
    rank = table["analyse"].map(shown.index)
    return table.assign(_=rank).sort_values(["_", "code"], ignore_index=True).drop(columns="_")


def count_operations(cube: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """Reported and financed dwellings per operation: columns :data:`OPERATION_COLUMNS`.

    ``decisions`` holds the operations known (``intitule`` unique; ``bailleur, annee_financ,
    type_palu, dep, epci, num_decision, nb_logements_decision``). An operation is listed when it
    is known or when a dwelling names it; what the dwellings say fills what the decision does not.
    """
    import pandas as pd

    described = ["bailleur", "annee_financ", "type_palu", "dep", "epci"]
    named = cube[cube["intitule"].notna()]
    reported = added_up(named, [named["intitule"]], COUNTED)
    largest_first = named.sort_values("nb_logements", ascending=False, kind="stable")
    from_dwellings = largest_first.groupby("intitule", sort=False)[described].first()
    known = decisions.set_index("intitule")
    listed = known.index.union(reported.index, sort=False)
    table = pd.DataFrame(index=pd.Index(listed, name="intitule"))
    for column in described:
        # Codes are texts, also in a column where no decision says any.
        said = known[column].reindex(listed).astype(object)
        table[column] = said.where(said.notna(), from_dwellings[column].reindex(listed))
    for column in ("nb_logements", "nb_geolocalises"):
        table[column] = reported[column].reindex(listed).fillna(0).astype("int64")
    table["num_decision"] = known["num_decision"].reindex(listed)
    financed = known["nb_logements_decision"].reindex(listed)
    table["nb_logements_decision"] = whole_numbers(financed, NotACount)
    table["annee_financ"] = as_years(table["annee_financ"])
    table["ecart"] = table["nb_logements_decision"] - table["nb_logements"]
    ordered = table.reset_index().sort_values(["bailleur", "epci", "intitule"], kind="stable")
    return ordered[list(OPERATION_COLUMNS)].reset_index(drop=True)


def count_repeated(rows: pd.DataFrame, criteria: Criteria = Criteria()) -> pd.DataFrame:
    """Identifiers reported more than once: ``ident_rep, nb_lignes``.

    ``rows`` (``ident_rep, bailleur, annee_financ``) are all the rows of these identifiers. An
    identifier is listed when a dwelling of the analysis has it, with every row that carries it:
    a dwelling reported in two years is reported twice, whichever year is looked at.
    """
    listed = rows[rows["ident_rep"].isin(rows.loc[criteria.mask(rows, FINANCED), "ident_rep"])]
    return listed.groupby("ident_rep").size().rename("nb_lignes").reset_index()


def analyse(
    cube: pd.DataFrame,
    decisions: pd.DataFrame,
    repeated: pd.DataFrame,
    criteria: Criteria = Criteria(),
) -> Analysis:
    """Analyse counted dwellings.

    ``cube`` is that of :func:`as_cube`, ``decisions`` the operations known
    (:func:`count_operations`), ``repeated`` the rows of repeated identifiers
    (:func:`count_repeated`); all of them unfiltered.
    """
    bailleurs = tuple(sorted(cube["bailleur"].dropna().unique()))
    cube = cube[criteria.mask(cube, FINANCED)]
    doublons = count_repeated(repeated, criteria)
    operations = count_operations(cube, decisions[criteria.mask(decisions, FINANCED)])
    counted = totals(cube, COUNTED)
    palulos = totals(cube[is_palulos(cube["type_palu"])], COUNTED)
    balance = Balance.of(operations)
    nb_logements, nb_geolocalises = (round(counted[name]) for name in COUNTED)
    nb_palulos = round(palulos[COUNTED[0]])
    figures = Figures(
        nb_logements=nb_logements,
        nb_geolocalises=nb_geolocalises,
        nb_non_geolocalises=nb_logements - nb_geolocalises,
        nb_palulos=nb_palulos,
        nb_hors=nb_logements - nb_palulos,
        nb_operations=balance.operations,
        nb_operations_palulos=balance.palulos,
        nb_finances=balance.financed,
        nb_manquants=balance.gap,
        **tally(nb_doublons=len(doublons)),
    )
    return Analysis(synthesise(cube, criteria), operations, doublons, figures, criteria, bailleurs)

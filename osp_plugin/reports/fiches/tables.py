"""Tables of a fiche: financing, programming to come, operations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...domain.common.palulos import TYPES_PALULOS, is_palulos
from ...domain.common.values import listed
from ...domain.indicators import Criteria, dimensions, indicator
from ...domain.indicators.balance import Balance
from ...domain.indicators.funnel import totals
from ...i18n import translate
from ...storage.base import Base
from ...storage.indicators.statistics import Statistics
from ...storage.programming.reading import lines_to_come
from ..common import french
from ..layouts.content import CENTRE, PROGRAMME, RIGHT, Column, Section, Table
from .anomalies import kept

if TYPE_CHECKING:
    import pandas as pd

FUNDING = ("subv_palulos", "subv_region", "subv_departement", "subv_epci", "subv_autre",
           "pret_cdc", "fonds_propres")  # fmt: skip
"""Indicators of what pays for the works, in the order of the table."""
COST, WHOLE_PLAN = "cout_travaux", "plan_financement"
SMALL = 20
"""Dwellings of an operation without PALULOS below which it is added up with others."""
_HORS = "Hors"
PLACE_OF_LINE = {"epci": "epci", "departement": "dep", "cite": "cites", "commune": "communes"}
"""Where a programming line tells the territory of each scale."""


class FicheTables:
    """The tables of the fiches of a base; what they are made of is read once."""

    def __init__(self, base: Base, statistics: Statistics) -> None:
        self._base = base
        self._statistics = statistics
        self._lines: pd.DataFrame | None = None
        self._operations: pd.DataFrame | None = None

    def financing(self, scale: str, code: str, criteria: Criteria) -> list[Section]:
        """Who pays for the works of the dwellings, then what the funders engaged and paid."""
        sections = [self._plan(scale, code, criteria)]
        if {scale, *criteria.dimensions} - {"bassin"} <= set(
            dimensions(self._base.tables["financement"])
        ):
            sections.append(self._payments(criteria))
        return sections

    def funding(self, scale: str, code: str, criteria: Criteria) -> dict[str, float]:
        """What pays for the works of the dwellings (€), by indicator in the order of the plan."""
        return self._amounts(scale, code, criteria, FUNDING)

    def _amounts(
        self, scale: str, code: str, criteria: Criteria, keys: Sequence[str]
    ) -> dict[str, float]:
        table = self._statistics.at(scale, list(keys), criteria).table
        known = code in table.index
        return {key: float(table.loc[code, key]) if known else 0.0 for key in keys}

    def _plan(self, scale: str, code: str, criteria: Criteria) -> Section:
        amounts = self._amounts(scale, code, criteria, (*FUNDING, COST, WHOLE_PLAN))
        cost, whole = amounts.pop(COST), amounts.pop(WHOLE_PLAN)
        title = translate("fiches", "Plan de financement des logements remontés")
        if not (whole or cost):
            return Section(
                title, translate("fiches", "Aucun montant n’est renseigné pour ce territoire.")
            )
        rows = [
            (indicator(key).title, french.quantity(amount, "euro"), _share(amount, whole))
            for key, amount in amounts.items()
        ]
        total = (
            translate("fiches", "Ensemble"),
            french.quantity(whole, "euro"),
            _share(whole, whole),
        )
        return Section(
            title,
            translate("fiches", "Coût des travaux déclaré par les bailleurs : {cout}.").format(
                cout=french.quantity(cost, "euro")
            ),
            Table(
                (
                    Column(translate("fiches", "Financeur"), 3),
                    Column(translate("fiches", "Montant"), 1.4, RIGHT),
                    Column(translate("fiches", "Part"), 0.8, RIGHT),
                ),
                (*rows, total),
                total=True,
            ),
            is_narrow=True,
        )

    def _payments(self, criteria: Criteria) -> Section:
        title = translate("fiches", "Engagements et paiements des opérations")
        table = self._statistics.funders(criteria)
        if not table.to_numpy().any():
            return Section(
                title, translate("fiches", "Aucun financement n’est saisi pour ces opérations.")
            )
        rows = [
            (str(funder), *(french.quantity(float(amount), "euro") for amount in amounts))
            for funder, amounts in zip(table.index, table.to_numpy())
        ]
        sums = (french.quantity(amount, "euro") for amount in _sums(table, *table.columns))
        return Section(
            title,
            translate("fiches", "Montants saisis par financeur dans l’OSP."),
            Table(
                (
                    Column(translate("fiches", "Financeur"), 2),
                    Column(translate("fiches", "Prévu"), 1.2, RIGHT),
                    Column(translate("fiches", "Engagé"), 1.2, RIGHT),
                    Column(translate("fiches", "Payé"), 1.2, RIGHT),
                ),
                (*rows, (translate("fiches", "Ensemble"), *sums)),
                total=True,
            ),
            is_narrow=True,
        )

    def programme(self, scale: str, code: str, criteria: Criteria) -> list[Section]:
        """The lines that are not closed, and those of the latest campaign: works to come."""
        if scale not in {*PLACE_OF_LINE, "bassin"}:
            return []
        title = translate("fiches", "Programmation à venir")
        lines = self._kept_lines(scale, code, criteria)
        if lines.empty:
            return [
                Section(
                    title,
                    translate("fiches", "Aucune ligne de programmation sur ce territoire."),
                )
            ]
        counts = ("etat_nb_total", "etat_nb_c", "etat_nb_bbc", "etat_nb_biosources")
        amounts = ("enveloppe_mini", "enveloppe_maxi")
        rows = [
            (
                str(line["campagne"]),
                str(line["nom"]),
                str(line["bailleur"]),
                *(_number(line[name]) for name in counts),
                *(_euros(line[name]) for name in amounts),
            )
            for line in lines.to_dict("records")
        ]
        total = (
            translate("fiches", "Ensemble"),
            french.counted(len(lines), "ligne"),
            "",
            *map(_number, _sums(lines, *counts)),
            *map(_euros, _sums(lines, *amounts)),
        )
        return [
            Section(
                title,
                translate(
                    "fiches",
                    "Logements arrêtés par l’État, étiquettes C et BBC visées, logements "
                    "biosourcés (Bio.), et enveloppes selon le tarif de l’année. La carte montre "
                    "leurs cités.",
                ),
                Table(
                    (
                        Column(translate("fiches", "Campagne"), 1.2),
                        Column(translate("fiches", "Opération"), 5.4),
                        Column(translate("fiches", "Bailleur"), 1.1),
                        Column(translate("fiches", "Log."), 0.7, RIGHT),
                        Column(translate("fiches", "C"), 0.6, RIGHT),
                        Column(translate("fiches", "BBC"), 0.7, RIGHT),
                        Column(translate("fiches", "Bio."), 0.7, RIGHT),
                        Column(translate("fiches", "Enveloppe mini"), 1.5, RIGHT),
                        Column(translate("fiches", "Enveloppe maxi"), 1.5, RIGHT),
                    ),
                    (*rows, total),
                    total=True,
                ),
                map=PROGRAMME,
            )
        ]

    def programmed(self, scale: str, code: str, criteria: Criteria) -> tuple[str, ...]:
        """Codes of the cités of these lines."""
        if scale not in {*PLACE_OF_LINE, "bassin"}:
            return ()
        cites = self._kept_lines(scale, code, criteria)["cites"]
        return tuple(sorted({str(one) for value in cites for one in listed(value)}))

    def _kept_lines(self, scale: str, code: str, criteria: Criteria) -> pd.DataFrame:
        lines = self._lines_of(scale, code)
        bailleurs = criteria.kept("bailleur")
        return lines[lines["bailleur"].isin(bailleurs)] if bailleurs else lines

    def _lines_of(self, scale: str, code: str) -> pd.DataFrame:
        lines = self._open_lines()
        if scale == "bassin":
            return lines
        column = lines[PLACE_OF_LINE[scale]]
        if scale in ("cite", "commune"):
            return lines[[code in listed(value) for value in column]]
        return lines[column == code]

    def _open_lines(self) -> pd.DataFrame:
        if self._lines is None:
            self._lines = lines_to_come(self._base)
        return self._lines

    def operations(self, scale: str, code: str, criteria: Criteria) -> list[Section]:
        """Every operation of the territory: what was financed, reported and located."""
        if scale == "operation":
            return []
        title = translate("fiches", "Opérations")
        counted = self._statistics.at(
            "operation", ["nb_logements", "nb_geolocalises"], criteria
        ).table
        table = counted.join(self._known_operations().reindex(counted.index))
        # Of those of another year or bailleur, what was reported within the criteria stays.
        table = table[(table["nb_logements"] > 0) | table.index.isin(kept(table, criteria).index)]
        if table.empty:
            return [Section(title, translate("fiches", "Aucune opération sur ce territoire."))]
        table = table.assign(hors=~is_palulos(table["type_palu"])).sort_values(
            ["hors", "annee_financ", "bailleur", "nom"], na_position="last"
        )
        small = table["hors"] & (table["nb_logements"] < SMALL)
        rows = [_operation(line) for line in table[~small].to_dict("records")]
        rows += _grouped(table[small])
        balance = Balance.of(table)
        total = (
            translate("fiches", "Ensemble"),
            "",
            "",
            "",
            _number(balance.financed),
            _number(balance.reported),
            _number(balance.located),
            _gap(balance.financed - balance.reported_palulos),
        )
        sentence = translate(
            "fiches",
            "{operations}, dont {palulos} PALULOS. L’écart est celui des logements financés aux "
            "logements remontés. Hors PALULOS, celles de moins de {petites} logements sont "
            "regroupées par bailleur et par année.",
        ).format(
            operations=french.counted(balance.operations, "opération"),
            palulos=french.number(balance.palulos),
            petites=SMALL,
        )
        columns = (
            Column(translate("fiches", "Opération"), 6),
            Column(translate("fiches", "Bailleur"), 1),
            Column(translate("fiches", "Année"), 0.8, CENTRE),
            Column(translate("fiches", "Type"), 0.9),
            Column(translate("fiches", "Financés"), 1, RIGHT),
            Column(translate("fiches", "Remontés"), 1, RIGHT),
            Column(translate("fiches", "Géoloc."), 0.9, RIGHT),
            Column(translate("fiches", "Écart"), 0.7, RIGHT),
        )
        whole = Table(columns, (*rows, total), total=True)
        return [Section(title, sentence, whole, apart=True)]

    def _known_operations(self) -> pd.DataFrame:
        if self._operations is None:
            listed = self._statistics.told("operation")
            operations = listed[["bailleur", "annee", "type_palu"]].rename(
                columns={"annee": "annee_financ"}
            )
            decided = self._statistics.at("operation", ["nb_decides", "nb_decisions"]).table
            known = decided["nb_decides"].where(decided["nb_decisions"] > 0)
            self._operations = operations.assign(nb_logements_decision=known)
        return self._operations


def _grouped(table: pd.DataFrame) -> list[tuple[str, ...]]:
    """Small operations added up by year and bailleur."""
    rows = []
    keys = [table["annee_financ"], table["bailleur"]]
    for (year, bailleur), group in table.groupby(keys, dropna=False, sort=True):
        told = translate("fiches", "{operations} de moins de {nombre} logements").format(
            operations=french.counted(len(group), "opération"), nombre=SMALL
        )
        sums = _sums(group, "nb_logements", "nb_geolocalises")
        rows.append((told, _word(bailleur), _word(year), _HORS, "", *map(_number, sums), ""))
    return rows


def _operation(line: dict[str, object]) -> tuple[str, ...]:
    import pandas as pd

    decided, reported = line["nb_logements_decision"], line["nb_logements"]
    has_gap = not pd.isna(decided) and line["type_palu"] in TYPES_PALULOS
    return (
        str(line["nom"]),
        _word(line["bailleur"]),
        _word(line["annee_financ"]),
        _word(line["type_palu"]),
        _number(decided),
        _number(reported),
        _number(line["nb_geolocalises"]),
        _gap(float(str(decided)) - float(str(reported))) if has_gap else "",
    )


def _sums(table: pd.DataFrame, *columns: str) -> list[float]:
    return list(totals(table, columns).values())


def _word(value: object) -> str:
    import pandas as pd

    return "" if pd.isna(value) else str(value)


def _number(value: object) -> str:
    import pandas as pd

    return "" if pd.isna(value) else french.quantity(float(str(value)))


def _euros(value: object) -> str:
    import pandas as pd

    return french.UNKNOWN_VALUE if pd.isna(value) else french.quantity(float(str(value)), "euro")


def _gap(value: float) -> str:
    return french.signed(round(value))


def _share(part: float, whole: float) -> str:
    return french.percent(round(part), round(whole))

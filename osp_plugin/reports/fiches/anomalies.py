"""Anomalies open on a territory: what the checks of completeness and of positions find there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...domain.common.criteria import BAILLEUR
from ...domain.completeness import OPERATION_KEYS, check, to_mend
from ...domain.geolocation.checks.catalogue import CHECKS
from ...domain.geolocation.checks.check import ERROR
from ...domain.indicators import Criteria
from ...i18n import translate
from ...storage.base import Base
from ...storage.completeness import base_dwellings
from ...storage.geolocation.checking import open_anomalies
from ..common import french
from ..layouts.content import CENTRE, Column, Section, Table

if TYPE_CHECKING:
    import pandas as pd

PLACES = {"cite": "id_cite", "commune": "idcom", "epci": "epci", "departement": "dep",
          "operation": "intitule"}  # fmt: skip
"""Column of a dwelling that tells its territory, by scale."""
SCALES_OF_OPERATIONS = ("epci", "departement", "bassin", "operation")
"""Scales that an operation is wholly within: the others have but a part of its dwellings."""
YEAR = "annee_financ"
TOLD_OTHERWISE = ("sans_geometrie", "cite_manquante")
"""Checks of positions whose dwellings are in the counts of those without position or cité."""


class Anomalies:
    """What is to be mended on each territory of a base; all are read and checked once."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._dwellings: pd.DataFrame | None = None
        self._operations: pd.DataFrame | None = None
        self._misplaced: dict[str, frozenset[int]] | None = None
        self._is_checked = False

    def sections(self, scale: str, code: str, criteria: Criteria) -> list[Section]:
        """The counts of the territory, or that there is nothing to mend."""
        title = translate("fiches", "Anomalies ouvertes")
        rows = [row for row in self._rows(scale, code, criteria) if row[1] != "0"]
        sentence = self._unchecked()
        if not rows:
            return [
                Section(
                    title, sentence or translate("fiches", "Aucune anomalie relevée."), apart=True
                )
            ]
        columns = (
            Column(translate("fiches", "Anomalie"), 2.8),
            Column(translate("fiches", "Nombre"), 0.6, CENTRE),
            Column(translate("fiches", "Que faire"), 3.6),
        )
        return [Section(title, sentence, Table(columns, tuple(rows)), apart=True)]

    def _rows(self, scale: str, code: str, criteria: Criteria) -> list[tuple[str, str, str]]:
        dwellings = self._dwellings_of(scale, code, criteria)
        counts = check(dwellings, self._operations_of("", "", criteria)).counts
        without_estate, misplaced = to_mend(dwellings, self._open_positions() or {})
        rows = [
            (
                translate("fiches", "Logements remontés plusieurs fois"),
                counts["NB_DOUBLONS"],
                translate(
                    "fiches", "Garder une seule ligne par logement (contrôle de complétude)."
                ),
            ),
            (
                translate("fiches", "Logements non géolocalisés"),
                counts["NB_NON_GEOLOCALISES"],
                translate("fiches", "Lancer la géolocalisation, ou placer le point à la main."),
            ),
            (
                translate("fiches", "Logements sans cité"),
                without_estate,
                translate("fiches", "Renseigner la cité minière de ces logements."),
            ),
        ]
        rows += _positions(misplaced)
        if scale in SCALES_OF_OPERATIONS:
            rows = [*self._gaps(scale, code, criteria), *rows]
        return [(title, french.number(count), advice) for title, count, advice in rows]

    def _unchecked(self) -> str:
        """That the positions could not be checked; « » when they were."""
        if self._open_positions() is not None:
            return ""
        return translate(
            "fiches",
            "Les positions n’ont pas été contrôlées : la base n’a pas de communes. Chargez-les "
            "par « Charger communes, EPCI ou cités ».",
        )

    def _open_positions(self) -> dict[str, frozenset[int]] | None:
        if not self._is_checked:
            self._misplaced = open_anomalies(self._base)
            self._is_checked = True
        return self._misplaced

    def _gaps(self, scale: str, code: str, criteria: Criteria) -> list[tuple[str, int, str]]:
        """Gaps of the operations of a territory, all their dwellings counted wherever they are."""
        operations = self._operations_of(scale, code, criteria)
        everywhere = self._dwellings_of("bassin", "", criteria)
        theirs = everywhere[everywhere["intitule"].isin(set(operations["intitule"]))]
        balance = check(theirs.reset_index(drop=True), operations).balance
        return [
            (
                translate("fiches", "Logements PALULOS financés et non remontés"),
                balance.missing,
                translate("fiches", "Demander au bailleur les lignes manquantes de l’opération."),
            ),
            (
                translate("fiches", "Logements PALULOS remontés au-delà de la décision"),
                balance.surplus,
                translate("fiches", "Vérifier l’opération de rattachement, ou la décision."),
            ),
            (
                translate("fiches", "Opérations PALULOS sans nombre de logements décidé"),
                balance.undecided,
                translate("fiches", "Importer les décisions de financement."),
            ),
        ]

    def _dwellings_of(self, scale: str, code: str, criteria: Criteria) -> pd.DataFrame:
        dwellings = kept(self._all_dwellings(), criteria)
        if scale in PLACES:
            dwellings = dwellings[dwellings[PLACES[scale]].astype("string") == code]
        return dwellings.reset_index(drop=True)

    def _operations_of(self, scale: str, code: str, criteria: Criteria) -> pd.DataFrame:
        if self._operations is None:
            self._operations = self._base.read("operation", [*OPERATION_KEYS])
        operations = kept(self._operations, criteria)
        if scale in PLACES:
            operations = operations[operations[PLACES[scale]].astype("string") == code]
        return operations.reset_index(drop=True)

    def _all_dwellings(self) -> pd.DataFrame:
        if self._dwellings is None:
            self._dwellings = base_dwellings(self._base, tuple(PLACES.values()))
        return self._dwellings


def _positions(misplaced: Mapping[str, int]) -> list[tuple[str, int, str]]:
    """Anomalies of position by check, those accepted left out."""
    rows = []
    for item in CHECKS:
        if item.code in misplaced and item.code not in TOLD_OTHERWISE:
            advice = (
                translate("fiches", "Corriger depuis le panneau des anomalies.")
                if item.severity == ERROR
                else translate("fiches", "Vérifier dans le panneau des anomalies, ou l’y accepter.")
            )
            rows.append((translate("errors", item.title), misplaced[item.code], advice))
    return rows


def kept(table: pd.DataFrame, criteria: Criteria) -> pd.DataFrame:
    """Rows of dwellings or operations that meet the criteria about years and bailleurs."""
    return table[criteria.about(BAILLEUR).mask(table, YEAR)]

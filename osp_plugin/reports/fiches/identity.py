"""Identity of the subject of a fiche: what it is called, what it is part of, how large it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ...domain.common.values import listed, shown
from ...domain.indicators import Criteria
from ...domain.indicators.places import Extent
from ...domain.programming.deadlines import LATER
from ...i18n import said, translate
from ...storage.base import Base
from ...storage.indicators.statistics import Statistics
from ...storage.programming.deadlines import read_deadlines
from ..common import french

if TYPE_CHECKING:
    import pandas as pd

Identity = tuple[tuple[str, str], ...]
NAMED = 6
"""Names of communes or of cités told one by one; more are counted."""


class Identities:
    """Identity of any territory or operation of a base; its reference tables are read once."""

    def __init__(self, base: Base, statistics: Statistics) -> None:
        self._base = base
        self._statistics = statistics
        self._tables: dict[str, pd.DataFrame] = {}
        self._deadlines: pd.DataFrame | None = None

    def of(self, scale: str, code: str) -> Identity:
        """Pairs of a title and a value; what is not known is left out."""
        lines = {
            "cite": self._estate,
            "commune": self._commune,
            "epci": self._epci,
            "departement": self._department,
            "bassin": self._whole,
            "operation": self._operation,
        }[scale](code)
        return tuple((title, text) for title, text in lines if text)

    def _table(self, name: str, *columns: str) -> pd.DataFrame:
        if name not in self._tables:
            self._tables[name] = self._base.read(name, list(columns))
        return self._tables[name]

    def _communes(self) -> pd.DataFrame:
        return self._table("commune", "idcom", "nom_commune", "epci", "dep", "population")

    def _estates(self) -> pd.DataFrame:
        return self._table(
            "cite", "id_cite", "nom_cite", "idcom", "communes", "epci", "dep", "a_enjeux",
            "renovation_integree", "etude_urbaine", "date_etude", "nb_logements",
        )  # fmt: skip

    # -- scales --------------------------------------------------------------------------------

    def _estate(self, code: str) -> list[tuple[str, str]]:
        rows = self._estates()
        row = _row(rows[rows["id_cite"].astype("string") == code])
        inside = listed(row.get("communes")) or [str(row.get("idcom") or "")]
        return [
            (translate("fiches", "Identifiant"), code),
            (translate("fiches", "Communes"), self._names("commune", inside)),
            (translate("fiches", "EPCI"), self._name("epci", row.get("epci"))),
            (translate("fiches", "Département"), self._name("departement", row.get("dep"))),
            (translate("fiches", "Cité à enjeux"), _yes_no(row.get("a_enjeux"))),
            (translate("fiches", "Rénovation intégrée"), _yes_no(row.get("renovation_integree"))),
            (translate("fiches", "Étude urbaine"), _text(row.get("etude_urbaine"))),
            (translate("fiches", "Date de l’étude"), _text(row.get("date_etude"))),
            (translate("fiches", "Logements de la cité"), _count(row.get("nb_logements"))),
            (translate("fiches", "Bailleurs"), self._bailleurs("cite", code)),
        ]

    def _commune(self, code: str) -> list[tuple[str, str]]:
        communes, estates = self._communes(), self._estates()
        row = _row(communes[communes["idcom"] == code])
        here = [code in (listed(c) or [i]) for c, i in zip(estates["communes"], estates["idcom"])]
        size = Extent.of(communes[:0], estates[here])
        return [
            (translate("fiches", "Code INSEE"), code),
            (translate("fiches", "EPCI"), self._name("epci", row.get("epci"))),
            (translate("fiches", "Département"), self._name("departement", row.get("dep"))),
            (translate("fiches", "Population"), _inhabitants(row.get("population"))),
            (
                translate("fiches", "Cités minières"),
                _estates_told(size),
            ),
            (translate("fiches", "Bailleurs"), self._bailleurs("commune", code)),
        ]

    def _epci(self, code: str) -> list[tuple[str, str]]:
        epci = self._table("epci", "epci", "siren", "nom_epci")
        communes, estates = self._communes(), self._estates()
        inside = communes[communes["epci"] == code]
        size = Extent.of(inside, estates[estates["epci"] == code])
        return [
            (translate("fiches", "Code"), code),
            (translate("fiches", "SIREN"), _text(_row(epci[epci["epci"] == code]).get("siren"))),
            (
                translate("fiches", "Département"),
                self._names("departement", sorted(inside["dep"].dropna().unique())),
            ),
            (translate("fiches", "Communes"), french.number(size.communes)),
            (translate("fiches", "Population"), _inhabitants(size.population)),
            (
                translate("fiches", "Cités minières"),
                _estates_told(size),
            ),
            (translate("fiches", "Bailleurs"), self._bailleurs("epci", code)),
        ]

    def _department(self, code: str) -> list[tuple[str, str]]:
        communes, estates = self._communes(), self._estates()
        inside = communes[communes["dep"] == code]
        size = Extent.of(inside, estates[estates["dep"] == code])
        return [
            (translate("fiches", "Code"), code),
            (translate("fiches", "EPCI"), french.number(size.epci)),
            (translate("fiches", "Communes"), french.number(size.communes)),
            (translate("fiches", "Population"), _inhabitants(size.population)),
            (
                translate("fiches", "Cités minières"),
                _estates_told(size),
            ),
            (translate("fiches", "Bailleurs"), self._bailleurs("departement", code)),
        ]

    def _whole(self, _code: str) -> list[tuple[str, str]]:
        size = Extent.of(self._communes(), self._estates())
        return [
            (translate("fiches", "EPCI"), french.number(size.epci)),
            (translate("fiches", "Communes"), french.number(size.communes)),
            (translate("fiches", "Population"), _inhabitants(size.population)),
            (translate("fiches", "Cités minières"), _estates_told(size)),
        ]

    def _operation(self, code: str) -> list[tuple[str, str]]:
        rows = self._table(
            "operation", "intitule", "bailleur", "annee_financ", "type_palu", "dep", "epci",
            "cites", "num_decision", "nb_logements_decision", "date_decision", "montant_palulos",
        )  # fmt: skip
        row = _row(rows[rows["intitule"] == code])
        amount = row.get("montant_palulos")
        return [
            (translate("fiches", "Bailleur"), self._name("bailleur", row.get("bailleur"))),
            (translate("fiches", "Année"), _text(row.get("annee_financ"))),
            (translate("fiches", "Type"), _text(row.get("type_palu"))),
            (translate("fiches", "EPCI"), self._name("epci", row.get("epci"))),
            (translate("fiches", "Cités"), self._names("cite", listed(row.get("cites")))),
            (translate("fiches", "Décision"), _text(row.get("num_decision"))),
            (translate("fiches", "Date"), _text(row.get("date_decision"))),
            (translate("fiches", "Échéance des travaux"), self._deadline(code)),
            (translate("fiches", "Logements décidés"), _count(row.get("nb_logements_decision"))),
            (
                translate("fiches", "PALULOS"),
                french.quantity(float(str(amount)), "euro") if amount is not None else "",
            ),
        ]

    def _deadline(self, code: str) -> str:
        """« 10/03/2023, dépassée (54 000 € en jeu) », « » when there is none."""
        if self._deadlines is None:
            self._deadlines = read_deadlines(self._base, date.today())
        row = _row(self._deadlines[self._deadlines["intitule"] == code])
        if row.get("echeance") is None:
            return ""
        told = f"{_text(row['echeance'])}, {said(str(row['situation'])).lower()}"
        stake = row.get("en_jeu")
        if stake is None or row["situation"] == LATER:
            return told
        return translate("fiches", "{echeance} ({euros} en jeu)").format(
            echeance=told, euros=french.quantity(float(str(stake)), "euro")
        )

    # -- names ---------------------------------------------------------------------------------

    def _name(self, scale: str, code: object) -> str:
        return self._statistics.names(scale).get(str(code), str(code)) if code else ""

    def _names(self, scale: str, codes: list[str]) -> str:
        told = [self._name(scale, code) for code in codes[:NAMED]]
        if len(codes) > NAMED:
            rest = translate("fiches", "et {nombre} autres").format(nombre=len(codes) - NAMED)
            return f"{', '.join(told)} {rest}"
        return ", ".join(told)

    def _bailleurs(self, scale: str, code: str) -> str:
        table = self._statistics.at(
            "bailleur", ["nb_logements"], Criteria().only(scale, code)
        ).table
        return ", ".join(table.loc[table["nb_logements"] > 0, "nom"])


def _row(found: pd.DataFrame) -> dict[str, object]:
    """The first row by column, what is missing as None."""
    import pandas as pd

    if found.empty:
        return {}
    return {str(k): None if pd.isna(v) else v for k, v in found.iloc[0].items()}


def _text(value: object) -> str:
    return shown(value) if value is not None else ""


def _yes_no(value: object) -> str:
    return "" if value is None else shown(bool(value))


def _count(value: object) -> str:
    return french.number(int(str(value))) if value is not None else ""


def _inhabitants(value: object) -> str:
    return french.counted(int(float(str(value))), "habitant") if value else ""


def _estates_told(size: Extent) -> str:
    if not size.estates:
        return french.number(0)
    return translate("fiches", "{nombre}, dont {enjeux} à enjeux").format(
        nombre=french.number(size.estates), enjeux=french.number(size.at_stake)
    )

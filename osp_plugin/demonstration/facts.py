"""The facts behind the demonstration: tables read from ``resources/demo``, all codes as text.

Sources are told in ``resources/demo/README.md``. Nothing here is invented; what is invented is
drawn by the other modules, from :func:`stream` so that every build gives the same base.
"""

from __future__ import annotations

import datetime as dt
import zlib
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..domain.common.text import unaccented
from ..paths import RESOURCES

PUBLICATION = dt.date(2021, 6, 15)
"""The day at which the demonstration base stands: that of the published figures."""

YEARS = (2016, 2017, 2018, 2019, 2020)
"""Years of financing in which dwellings were reported."""

TEXT_COLUMNS = {
    "insee": str,
    "epci_siren": str,
    "idcom": str,
    "siren": str,
    "dep": str,
    "departement": str,
    "gestionnaire": str,
    "code": str,
    "ident_rep": str,
    "ident_int": str,
    "idlocal": str,
    "idpar": str,
    "num_decision": str,
}


def stream(name: str) -> np.random.RandomState:
    """A random generator of its own for each use, so that one does not disturb another."""
    return np.random.RandomState(zlib.crc32(name.encode("utf-8")))


def in_capitals(text: str) -> str:
    """``text`` in capitals without accents, as the bailleurs and the cadastre write."""
    return unaccented(text).upper()


def _read(name: str) -> pd.DataFrame:
    return pd.read_csv(RESOURCES / "demo" / name, dtype=TEXT_COLUMNS, keep_default_na=True)


@dataclass(frozen=True)
class Facts:
    """The tables of facts.

    ``epci``: epci, siren, nom_epci, dep, gestionnaire, part_sia.
    ``communes``: idcom, nom_commune, epci, dep, population, x, y (m, EPSG:2154).
    ``cites``: id_cite, nom_cite, idcom, nom_commune, epci, dep, type, compagnie, x, y (m),
    surface (m²).
    ``palulos``: intitule, bailleur, annee_financ, type_palu, dep, epci, nb_logements,
    nb_geolocalises, num_decision, nb_logements_decision (29 rows).
    ``synthese``: analyse, code, palulos, annee_financ, nb_logements.
    ``programme``: the 30 lines of 2021. ``published``: the 22 dwellings.
    ``matches``: objet, nom, id_cite, part (dwellings). ``streets``: theme, nom.
    """

    epci: pd.DataFrame
    communes: pd.DataFrame
    cites: pd.DataFrame
    palulos: pd.DataFrame
    synthese: pd.DataFrame
    programme: pd.DataFrame
    published: pd.DataFrame
    matches: pd.DataFrame
    streets: pd.DataFrame


def load() -> Facts:
    """Read every table of facts."""
    epci = _read("epci.csv")
    communes = _communes(epci)
    cites = _cites(communes)
    return Facts(
        epci=epci,
        communes=communes,
        cites=cites,
        palulos=_palulos(),
        synthese=_read("synthese_logements.csv"),
        programme=_read("programmation_2021.csv").rename(columns={"departement": "dep"}),
        published=_read("logements_publies.csv"),
        matches=_matches(cites),
        streets=_read("rues.csv"),
    )


def _communes(epci: pd.DataFrame) -> pd.DataFrame:
    communes = _read("communes.csv").rename(
        columns={"insee": "idcom", "nom": "nom_commune", "x_l93": "x", "y_l93": "y"}
    )
    dep_of = dict(zip(epci["epci"], epci["dep"]))
    communes["dep"] = communes["epci"].map(dep_of)
    return communes.sort_values("idcom", ignore_index=True)


def _cites(communes: pd.DataFrame) -> pd.DataFrame:
    cites = _read("cites.csv").rename(columns={"x_l93": "x", "y_l93": "y"})
    cites["nom_cite"] = cites["nom_cite"].str.replace(r"\s+", " ", regex=True).str.strip()
    cites["surface"] = cites["surface_ha"] * 1e4
    cites.insert(0, "id_cite", np.arange(1, len(cites) + 1))
    where = communes[["idcom", "nom_commune", "epci", "dep"]]
    return cites.drop(columns=["idcomtxt", "surface_ha"]).merge(
        where, on="idcom", how="left", validate="many_to_one"
    )


def _palulos() -> pd.DataFrame:
    both = [_read("operations_palulos.csv"), _read("operations_sia.csv")]
    return pd.concat(both, ignore_index=True).rename(columns={"departement": "dep"})


def _matches(cites: pd.DataFrame) -> pd.DataFrame:
    matches = _read("rapprochements.csv").merge(
        cites[["idcom", "nom_cite", "id_cite"]], on=["idcom", "nom_cite"], how="left"
    )
    if matches["id_cite"].isna().any():
        raise ValueError("rapprochements.csv names a cité that cites.csv does not have")
    return matches[["objet", "nom", "id_cite", "part"]]

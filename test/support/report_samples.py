"""Invented dwellings and analyses for the tests and the benchmark of what leaves the tool."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from osp_plugin.domain.analysis import CUBE_KEYS, Analysis, analyse, as_cube
from osp_plugin.domain.common.criteria import Criteria
from osp_plugin.domain.common.palulos import is_palulos

EPCI = {"CABBALR": "62", "CAHC": "62", "CALL": "62", "CAPH": "59", "CAVM": "59", "CCCO": "59"}
STREETS = ("RUE DE LA FOSSE", "RUE D'ARRAS", "ALLEE DES TILLEULS", "PLACE DE L'ABBAYE")


def make_dwellings(count: int, seed: int = 62) -> pd.DataFrame:
    """``count`` plausible dwellings: fields of ``logement`` and the computed columns."""
    random = np.random.default_rng(seed)
    operations = make_operations(max(8, count // 8), random)
    weights = np.where(operations["type_palu"] == "Hors", 1.0, 12.0)
    place = np.sort(random.choice(len(operations), count, p=weights / weights.sum()))
    chosen = operations.iloc[place].reset_index(drop=True)
    number = np.arange(1, count + 1)
    commune = np.where(chosen["dep"] == "62", "62498", "59456")
    starts = [date(year, 1 + i % 12, 1 + i % 28) for i, year in enumerate(chosen["annee_financ"])]
    cost = random.integers(20_000, 68_000, count).astype(float)
    table = pd.DataFrame(
        {
            "id_ddtm62": number,
            "ident_rep": [f"00446{n:05d}" for n in number],
            "ident_int": [f"SOG{156_000 + n}" for n in number],
            "idlocal": [f"{c}{n:07d}" for c, n in zip(commune, number)],
            "idpar": [f"{c}0000C{n % 10_000:04d}" for c, n in zip(commune, number)],
            "dnvoiri": [str(1 + n % 90) for n in number],
            "dindic": [("B" if n % 17 == 0 else None) for n in number],
            "dvoilib": [STREETS[n % 4] for n in number],
            "idcom": commune,
            "idcomtxt": np.where(commune == "62498", "Lens", "Pecquencourt"),
            "id_cite": 1 + number % 307,
            "nom_cite_1": [f"Cité de l'Abbaye n° {n % 307}" for n in number],
            "date_os": starts,
            "date_fin": [day + timedelta(days=240) for day in starts],
            "avancement": random.choice(["Programmé", "OS", "En cours", "Livré"], count),
            "etiquette_avant": random.choice(list("DEFG"), count),
            "etiquette_apres": random.choice(list("BC"), count),
            "label_vise": random.choice(["C", "BBC rénovation"], count),
            "biosource": random.choice(["Aucun", "Toiture", "Mur", "Mur et toiture"], count),
            "cout_travaux": cost,
            "geolocalise": random.random(count) > 0.0065,
            "nb_occurrences": 1,
        }
    )
    table = pd.concat([table, chosen], axis=1)
    table["subv_palulos"] = np.where(is_palulos(table["type_palu"]), 9000.0, np.nan)
    twins = number[number % 400 == 0] - 1
    table.loc[twins, "ident_rep"] = table.loc[twins - 1, "ident_rep"].to_numpy()
    table["nb_occurrences"] = table.groupby("ident_rep")["ident_rep"].transform("size")
    reported = table.groupby("intitule")["intitule"].transform("size")
    table["ecart"] = table["nb_logements_decision"] - reported
    return table


def make_operations(count: int, random: np.random.Generator) -> pd.DataFrame:
    """Operations with their decision; one in twenty-five is PALULOS."""
    rows = []
    for index in range(count):
        epci = list(EPCI)[index % len(EPCI)]
        bailleur = "SIA" if index % 5 == 4 else "M&C"
        year = 2016 + int(random.integers(0, 6))
        palulos = index % 25 == 0
        rows.append(
            {
                "intitule": f"{bailleur[:3]} {epci} CITE DE L'ABBAYE {index} {year}",
                "bailleur": bailleur,
                "type_palu": ("Groupé", "Isolé")[index % 2] if palulos else "Hors",
                "num_decision": f"{year}DD062{index:05d}" if palulos else None,
                "annee_financ": year,
                "dep": EPCI[epci],
                "epci": epci,
                "nb_logements_decision": 0 if palulos else None,
            }
        )
    table = pd.DataFrame(rows)
    table["nb_logements_decision"] = table["nb_logements_decision"].astype("Int64")
    return table


def make_sample(count: int, criteria: Criteria = Criteria()) -> tuple[pd.DataFrame, Analysis]:
    """Dwellings whose PALULOS operations miss up to 4 or have 1 too many, and their analysis."""
    dwellings = make_dwellings(count)
    reported = dwellings.groupby("intitule")["intitule"].transform("size")
    drift = dwellings["intitule"].str.extract(r" (\d+) ")[0].astype(int) // 25 % 6 - 1
    decided = (reported + drift).where(is_palulos(dwellings["type_palu"]))
    dwellings["nb_logements_decision"] = decided.astype("Int64")
    dwellings["ecart"] = dwellings["nb_logements_decision"] - reported
    return dwellings, analyse_frame(dwellings, criteria)


def analyse_frame(dwellings: pd.DataFrame, criteria: Criteria = Criteria()) -> Analysis:
    """The analysis of a table of dwellings, counted the plain way."""
    keys = list(CUBE_KEYS)
    cube = (
        dwellings.groupby(keys, dropna=False, sort=False)
        .agg(nb_logements=("type_palu", "size"), nb_geolocalises=("geolocalise", "sum"))
        .reset_index()
    )
    named = dwellings[dwellings["intitule"].notna()]
    decisions = named.drop_duplicates("intitule")[[*keys, "num_decision", "nb_logements_decision"]]
    repeated = dwellings[dwellings["ident_rep"].duplicated(keep=False)]
    repeated = repeated[repeated["ident_rep"].notna()]
    return analyse(as_cube(cube), decisions, repeated, criteria)

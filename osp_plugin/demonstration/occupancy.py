"""The table ``occupation``: an invented survey of 600 dwellings, nobody's real household."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .facts import stream

SAMPLE = 600
WAVES = (2018, 2020)
HOUSEHOLDS = (
    "Personne seule",
    "Couple sans enfant",
    "Couple avec enfants",
    "Famille monoparentale",
    "Autre",
)
AGES = (
    "Moins de 30 ans",
    "30 à 39 ans",
    "40 à 49 ans",
    "50 à 64 ans",
    "65 à 74 ans",
    "75 ans et plus",
)
RESOURCES_PLUS = (
    "Moins de 20 %",
    "20 à 40 %",
    "40 à 60 %",
    "60 à 80 %",
    "80 à 100 %",
    "100 à 130 %",
    "Plus de 130 %",
)
JOBS = ("Emploi stable", "Emploi précaire", "Sans emploi", "Retraite", "Autre")


def frame(dwellings: pd.DataFrame) -> pd.DataFrame:
    """One row per dwelling and wave: 600 occupied dwellings, half of them surveyed twice."""
    rng = stream("occupation")
    known = dwellings[
        (dwellings["occupe_avant"] == "Oui") & ~dwellings["ident_rep"].duplicated(keep=False)
    ]
    numbers = known["id_ddtm62"].to_numpy()
    sample = np.sort(numbers[rng.permutation(len(numbers))[:SAMPLE]])
    twice = sample[rng.uniform(size=SAMPLE) < 0.5]
    rows = [(int(n), WAVES[1]) for n in sample] + [(int(n), WAVES[0]) for n in twice]
    rows.sort()
    table = pd.DataFrame(rows, columns=["logement", "enquete"])
    households = [_household(logement) for logement in table["logement"]]
    table = pd.concat([table, pd.DataFrame(households)], axis=1)
    # A household that answered in 2018 moved in more than two years ago in 2020.
    again = table["logement"].duplicated(keep=False) & (table["enquete"] == WAVES[1])
    table.loc[again, "emmenage_recent"] = "Non"
    return table


def _household(dwelling: int) -> dict[str, object]:
    """The same household at both waves: it depends on the dwelling alone."""
    rng = np.random.RandomState(dwelling)
    age = int(np.searchsorted([0.08, 0.22, 0.4, 0.68, 0.86], rng.uniform()))
    old = age >= 4
    chances = [0.5, 0.38, 0.04, 0.02, 0.06] if old else [0.24, 0.14, 0.36, 0.21, 0.05]
    kind = HOUSEHOLDS[int(np.searchsorted(np.cumsum(chances)[:-1], rng.uniform()))]
    people = {
        "Personne seule": 1,
        "Couple sans enfant": 2,
        "Couple avec enfants": 3 + rng.randint(3),
        "Famille monoparentale": 2 + rng.randint(3),
        "Autre": 2 + rng.randint(3),
    }[kind]
    income = int(np.searchsorted([0.14, 0.42, 0.66, 0.82, 0.92, 0.98], rng.uniform()))
    job = "Retraite" if old else JOBS[int(np.searchsorted([0.42, 0.6, 0.9, 0.93], rng.uniform()))]
    return {
        "nb_occupants": int(people),
        "type_menage": kind,
        "tranche_age": AGES[age],
        "ressources_plus": RESOURCES_PLUS[income],
        "apl": "Oui" if income <= 2 and rng.uniform() < 0.85 else "Non",
        "emploi": job,
        "emmenage_recent": "Oui" if rng.uniform() < (0.05 if old else 0.22) else "Non",
    }

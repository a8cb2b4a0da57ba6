"""The tables of the territory: départements, EPCI, communes, bailleurs, cités."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from ..domain.programming.figures import STATE
from . import planar
from .estates import Estate
from .facts import Facts, stream
from .operation_rows import text_list
from .territory import Territory

DEPARTEMENTS = {"59": "Nord", "62": "Pas-de-Calais"}
BAILLEURS = {"M&C": "Maisons & Cités", "SIA": "SIA Habitat"}
STAKES = 35
"""Cités à enjeux that the contract of the ERBM named in June 2018."""


def departements(territory: Territory) -> pd.DataFrame:
    """dep, nom_dep, geom."""
    return pd.DataFrame(
        {
            "dep": list(DEPARTEMENTS),
            "nom_dep": list(DEPARTEMENTS.values()),
            "geom": [planar.multipolygon_wkb(territory.departements[d]) for d in DEPARTEMENTS],
        }
    )


def delegataires(facts: Facts) -> pd.DataFrame:
    """delegataire, nom_delegataire, gestionnaire: the EPCI that manage their grants, the State."""
    own = facts.epci[~facts.epci["gestionnaire"].str.startswith("DD")]
    rows = list(zip(own["epci"], own["nom_epci"], own["gestionnaire"]))
    rows += [(f"{STATE}{dep}", f"État ({nom})", f"DD0{dep}") for dep, nom in DEPARTEMENTS.items()]
    return pd.DataFrame(rows, columns=["delegataire", "nom_delegataire", "gestionnaire"])


def epci(facts: Facts, territory: Territory) -> pd.DataFrame:
    """epci, siren, nom_epci, delegataire, geom."""
    table = facts.epci[["epci", "siren", "nom_epci"]].copy()
    own = set(delegataires(facts)["delegataire"])
    table["delegataire"] = [
        code if code in own else f"{STATE}{dep}"
        for code, dep in zip(facts.epci["epci"], facts.epci["dep"].astype(str))
    ]
    table["geom"] = [planar.multipolygon_wkb(territory.epci[code]) for code in table["epci"]]
    return table


def communes(facts: Facts, territory: Territory) -> pd.DataFrame:
    """idcom, nom_commune, epci, dep, population, geom."""
    table = facts.communes[["idcom", "nom_commune", "epci", "dep", "population"]].copy()
    table["population"] = table["population"].astype("Int64")
    table["geom"] = [planar.multipolygon_wkb(territory.communes[c]) for c in table["idcom"]]
    return table


def bailleurs() -> pd.DataFrame:
    """bailleur, nom_bailleur."""
    return pd.DataFrame({"bailleur": list(BAILLEURS), "nom_bailleur": list(BAILLEURS.values())})


def stakes(facts: Facts) -> set[int]:
    """The cités à enjeux: those of the programming, and some large ones beside."""
    lines = facts.matches[facts.matches["objet"] == "programme"]
    chosen = set(lines["id_cite"].astype(int))
    others = facts.cites[~facts.cites["id_cite"].isin(chosen) & (facts.cites["surface"] > 1.5e5)]
    picked = stream("cites a enjeux").permutation(len(others))[: STAKES - len(chosen)]
    return chosen | set(others["id_cite"].iloc[picked].astype(int))


def integrated(facts: Facts, at_stake: set[int]) -> set[int]:
    """The cités à enjeux that are under an integrated renovation: about a third."""
    rng = stream("renovation integree")
    return {cite for cite in sorted(at_stake) if rng.uniform() < 0.36}


def cites(
    facts: Facts, estates: list[Estate], at_stake: set[int], renewed: set[int], counts: pd.Series
) -> pd.DataFrame:
    """The table ``cite``; ``counts``: reported dwellings by id_cite."""
    table = facts.cites[["id_cite", "nom_cite", "idcom", "epci", "dep"]].copy()
    table.insert(3, "communes", [text_list([code]) for code in table["idcom"]])
    table["a_enjeux"] = pd.array([c in at_stake for c in table["id_cite"]], dtype="boolean")
    table["renovation_integree"] = pd.array(
        [c in renewed for c in table["id_cite"]], dtype="boolean"
    )
    details = [_details(e, e.id_cite in at_stake, int(counts.get(e.id_cite, 0))) for e in estates]
    table = pd.concat([table, pd.DataFrame(details)], axis=1)
    table["nb_logements"] = table["nb_logements"].astype("Int64")
    table["contour_valide"] = table["contour_valide"].astype("boolean")
    table["geom"] = [planar.multipolygon_wkb([e.rings]) for e in estates]
    return table


def _details(estate: Estate, at_stake: bool, reported: int) -> dict[str, object]:
    rng = stream(f"cite detail {estate.id_cite}")
    study, day = "Sans objet", None
    if at_stake:
        study = ("À lancer", "En cours", "Terminée")[
            int(np.searchsorted([0.3, 0.7], rng.uniform()))
        ]
        if study != "À lancer":
            day = dt.date(2019, 1, 15) + dt.timedelta(days=int(rng.randint(0, 860)))
    hectares = estate.surface / 1e4
    expected = estate.fabric.density * hectares * rng.uniform(0.9, 1.05)
    valid = bool(at_stake or rng.uniform() < 0.7)
    return {
        "etude_urbaine": study,
        "date_etude": day,
        "nb_logements": max(4, round(expected), round(reported * 1.08)),
        "contour_valide": valid,
        "source_contour": "Schéma de démonstration d’après la Mission Bassin Minier",
        "observations": _remark(rng, at_stake, valid, study),
    }


def _remark(rng: np.random.RandomState, at_stake: bool, valid: bool, study: str) -> str | None:
    if at_stake and study == "En cours":
        return "Étude urbaine suivie en comité technique avec l’EPCI et la commune."
    if at_stake and rng.uniform() < 0.5:
        return "Cité suivie au titre de l’ERBM."
    if not valid and rng.uniform() < 0.5:
        return "Périmètre à confirmer avec le bailleur et la commune."
    return None

"""The campaign that is open in the demonstration: invented lines, to try choices and scenarios on.

Nothing of it was published. Its tariff is that of 2021, carried on for the demonstration alone.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

from . import programme
from .facts import Facts, in_capitals, stream
from .operation_rows import integer_list, text_list
from .works import LABEL_AMOUNT

CAMPAIGN = 2022
OPENED = dt.date(2021, 6, 1)
NOTICE = "Campagne fictive : lignes, tarif et enveloppes de démonstration."
WITHOUT_AGREEMENT = 0.25
"""Part of the lines on which the EPCI has another number than the bailleur."""
UNDECIDED = 0.3
"""Part of the lines that the State has not looked at yet."""
COVERED = 0.75
"""Part of what the lines ask that the envelopes hold: choices have to be made."""
LINES = 14
"""Lines of each campaign that follows."""
COUNTS = ("nb_total", "nb_c", "nb_bbc", "nb_biosources")


def campaign(year: int = CAMPAIGN, opened: dt.date = OPENED) -> pd.DataFrame:
    """The table ``campagne``: an open one."""
    return pd.DataFrame(
        {
            "campagne": [year],
            "date_ouverture": [opened],
            "date_cloture": [None],
            "date_crhh": [None],
            "etat": ["Ouverte"],
            "motif_reouverture": [None],
        }
    )


def tariff(year: int = CAMPAIGN) -> pd.DataFrame:
    """The table ``tarif``: the amounts of 2021."""
    return programme.tariff().assign(campagne=year)


def lines(facts: Facts, published: pd.DataFrame, stakes: set[int]) -> pd.DataFrame:
    """The table ``programmation``: what was put off, and a line by cité à enjeux left.

    ``published``: the lines of 2021, in the order of their ``fid``. ``stakes``: the cités à enjeux.
    """
    put_off = published[published["bailleur_report"]]
    rows = [_carried(line, rank) for rank, line in put_off.iterrows()]
    taken = facts.matches.loc[facts.matches["objet"] == "programme", "id_cite"].astype(int)
    left = facts.cites[facts.cites["id_cite"].isin(stakes - set(taken))]
    second = facts.cites[facts.cites["id_cite"].isin(sorted(set(taken))[::5])]
    rows += [_line(cite, "") for cite in left.itertuples(index=False)]
    rows += [_line(cite, " TRANCHE 2") for cite in second.itertuples(index=False)]
    return pd.DataFrame(rows).sort_values("nom", ignore_index=True)


def _carried(line: pd.Series, rank: int) -> dict[str, object]:
    counts = {f"bailleur_{count}": line[f"bailleur_{count}"] for count in COUNTS}
    kept = ("nom", "bailleur", "epci", "dep", "cites", "communes", "bailleur_perimetre")
    return {
        **{name: line[name] for name in kept},
        **counts,
        "campagne": CAMPAIGN,
        "statut": "Brouillon",
        "bailleur_report": False,
        "bailleur_integree": line["bailleur_integree"],
        "bailleur_observations": "Ligne reportée de la campagne 2021.",
        "preflechage": False,
        "origine": rank + 1,
    }


def later_lines(facts: Facts, year: int) -> pd.DataFrame:
    """The table ``programmation`` of a campaign after the open one: as many lines, other cités."""
    order = stream(f"campagne {year}").permutation(len(facts.cites))[:LINES]
    rows = [_line(cite, "", year) for cite in facts.cites.iloc[order].itertuples(index=False)]
    return pd.DataFrame(rows).sort_values("nom", ignore_index=True)


def _line(cite: Any, suffix: str, year: int = CAMPAIGN) -> dict[str, object]:
    name, commune = in_capitals(cite.nom_cite), in_capitals(cite.nom_commune)
    rng = stream(f"campagne {year} {cite.id_cite}{suffix}")
    bailleur = "SIA" if rng.uniform() < 0.25 else "M&C"
    total = int(rng.randint(18, 96))
    c = int(total * 0.3) if rng.uniform() < 0.3 else 0
    asked = (total, c, total - c, total if rng.uniform() < 0.6 else 0)
    fewer = int(total * 0.8)
    agreed = asked if rng.uniform() > WITHOUT_AGREEMENT else (fewer, 0, fewer, min(fewer, asked[3]))
    by_actor = {"bailleur": asked, "epci": agreed}
    if rng.uniform() > UNDECIDED:
        by_actor["etat"] = agreed
    deposit = dt.date(year, 1, 15) + dt.timedelta(days=int(rng.randint(0, 270)))
    starts = deposit + dt.timedelta(days=int(rng.randint(75, 135)))
    short = bailleur.replace("&", "")
    return {
        "campagne": year,
        "nom": f"{short} {cite.epci} {commune} {name}{suffix}"[:160],
        "bailleur": bailleur,
        "epci": cite.epci,
        "dep": cite.dep,
        "cites": integer_list([cite.id_cite]),
        "communes": text_list([cite.idcom]),
        "statut": "Publié",
        **{
            f"{actor}_{count}": number
            for actor, numbers in by_actor.items()
            for count, number in zip(COUNTS, numbers)
        },
        "bailleur_perimetre": programme.PERIMETERS[rng.randint(len(programme.PERIMETERS))],
        "bailleur_report": False,
        "bailleur_integree": not suffix and rng.uniform() < 0.4,
        "bailleur_date_depot": deposit,
        "bailleur_date_os": starts,
        "bailleur_date_livraison": starts + dt.timedelta(days=int(rng.randint(330, 540))),
        "preflechage": False,
        "origine": None,
    }


def asked(lines: pd.DataFrame | pd.Series) -> Any:
    """What the bailleurs ask (€), by line, or for the one line that is given."""
    return (
        lines["bailleur_nb_c"] * LABEL_AMOUNT["C"]
        + lines["bailleur_nb_bbc"] * LABEL_AMOUNT["BBC rénovation"]
    )


def envelopes(lines: pd.DataFrame, managers: pd.Series) -> pd.DataFrame:
    """The table ``enveloppe``: less than what the bailleurs ask (``managers``: by line)."""
    by_manager = asked(lines).astype(float).groupby(managers.to_numpy()).sum()
    return pd.DataFrame(
        {
            "campagne": lines["campagne"].iloc[0],
            "delegataire": by_manager.index,
            "dotation": np.floor(by_manager.to_numpy() * COVERED / 5e4) * 5e4,
            "reliquat": 0.0,
            "observations": NOTICE,
        }
    )


def scenario() -> pd.DataFrame:
    """The table ``scenario``: one to begin with, without a choice."""
    return pd.DataFrame(
        {
            "campagne": [CAMPAIGN],
            "nom": ["Première hypothèse"],
            "biosource": ["Aucun"],
            "observations": [NOTICE],
        }
    )

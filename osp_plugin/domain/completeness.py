"""« Contrôle de complétude »: what was financed, reported and located, operation by operation.

The gap is financed less reported, over the operations that draw on the PALULOS, as published.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .common.address_keys import address_keys
from .indicators.balance import Balance
from .indicators.funnel import added_up, tally

if TYPE_CHECKING:
    import pandas as pd

DWELLING_COLUMNS = ("ident_rep", "idlocal", "idpar", "dnvoiri", "dindic", "dvoilib", "bailleur",
                    "intitule", "type_palu", "annee_financ")  # fmt: skip
OPERATION_KEYS = ("intitule", "bailleur", "annee_financ", "type_palu", "epci", "dep",
                  "num_decision", "nb_logements_decision")  # fmt: skip
OPERATION_COLUMNS = (*OPERATION_KEYS, "nb_logements", "nb_geolocalises", "nb_non_geolocalises",
                     "ecart", "situation")  # fmt: skip
DUPLICATE_COLUMNS = ("groupe", "cle", "valeur", "fid_logement", "fid_autre", "autre_intitule",
                     *DWELLING_COLUMNS)  # fmt: skip
ABSENT_COLUMNS = ("fid_logement", *DWELLING_COLUMNS)
COMPLETE, MISSING, SURPLUS, UNKNOWN = "Complète", "Manquants", "En trop", "Sans décision"
KEYS = {
    "ident_rep": "N° RPLS",
    "idlocal": "Identifiant local",
    "adresse": "Parcelle et adresse",
}


@dataclass(frozen=True)
class Completeness:
    """Result of :func:`check`.

    ``operations`` has :data:`OPERATION_COLUMNS`, one row per operation; ``doublons`` has
    :data:`DUPLICATE_COLUMNS`, one row per dwelling reported more than once, with another row of the
    same group. A dwelling is in one group: that of the surest key it shares. ``absents`` has
    :data:`ABSENT_COLUMNS`, one row per dwelling without position. ``centres`` gives the middle of
    the dwellings of an operation, by ``intitule``, for those that have a position.
    """

    operations: pd.DataFrame
    doublons: pd.DataFrame
    absents: pd.DataFrame
    centres: dict[str, tuple[float, float]]
    counts: dict[str, int]
    balance: Balance


def check(dwellings: pd.DataFrame, operations: pd.DataFrame) -> Completeness:
    """Compare ``dwellings`` (``fid``, :data:`DWELLING_COLUMNS`, and ``x``, ``y`` of those that
    have a position) with ``operations`` (:data:`OPERATION_KEYS`).
    """
    located = dwellings["x"].notna()
    dwellings = dwellings.assign(geolocalise=located)
    table = _by_operation(dwellings, operations)
    doublons = _duplicates(dwellings)
    balance = Balance.of(table)
    counts = {
        "NB_FINANCES": balance.financed,
        "NB_MANQUANTS": balance.gap,
        "NB_MANQUANTS_BRUTS": balance.missing,
        "NB_EN_TROP": balance.surplus,
        "NB_DOUBLONS": repeated(doublons),
        **tally(
            NB_LOGEMENTS=len(dwellings),
            NB_OPERATIONS=len(operations),
            NB_NON_GEOLOCALISES=int((~located).sum()),
        ),
    }
    absents = dwellings[~located].rename(columns={"fid": "fid_logement"})[list(ABSENT_COLUMNS)]
    return Completeness(table, doublons, absents, _centres(dwellings[located]), counts, balance)


def repeated(doublons: pd.DataFrame) -> int:
    """How many dwellings are reported more than once, in rows of ``Completeness.doublons``."""
    return tally(groupes=int(doublons["groupe"].nunique()))["groupes"]


def to_mend(
    dwellings: pd.DataFrame, misplaced: Mapping[str, Collection[int]]
) -> tuple[int, dict[str, int]]:
    """How many dwellings have no cité, then how many are in each of ``misplaced``: ``fid`` of
    dwellings by the code of a check."""
    without = int(dwellings["id_cite"].isna().sum())
    found = {code: int(dwellings["fid"].isin(fids).sum()) for code, fids in misplaced.items()}
    return tally(sans_cite=without)["sans_cite"], tally(**found)


def _centres(located: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """The median, which a dwelling placed far away by mistake does not draw to it."""
    middles = located.astype({"x": float, "y": float}).groupby("intitule")[["x", "y"]].median()
    return {str(name): (x, y) for name, x, y in middles.itertuples()}


def _by_operation(dwellings: pd.DataFrame, operations: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    told = dwellings.assign(un=1, geolocalise=dwellings["geolocalise"].astype("int64"))
    counted = added_up(told, [told["intitule"].astype(object)], ["un", "geolocalise"])
    table = operations[list(OPERATION_KEYS)].astype(object)
    unlisted = dwellings[
        dwellings["intitule"].notna() & ~dwellings["intitule"].isin(set(table["intitule"]))
    ].drop_duplicates("intitule")
    unlisted = unlisted.reindex(columns=list(OPERATION_KEYS)).astype(object)
    table = pd.concat([table, unlisted], ignore_index=True)
    reported = table["intitule"].map(counted["un"]).fillna(0).astype("int64")
    located = table["intitule"].map(counted["geolocalise"]).fillna(0).astype("int64")
    financed = pd.to_numeric(table["nb_logements_decision"]).astype("Int64")
    gap = financed - reported
    return table.assign(
        nb_logements_decision=financed,
        nb_logements=reported,
        nb_geolocalises=located,
        nb_non_geolocalises=reported - located,
        ecart=gap,
        situation=[_situation(value) for value in gap.astype(object).where(gap.notna(), None)],
    )[list(OPERATION_COLUMNS)]


def _situation(gap: Any) -> str:
    if gap is None:
        return UNKNOWN
    return MISSING if gap > 0 else SURPLUS if gap < 0 else COMPLETE


def _duplicates(dwellings: pd.DataFrame) -> pd.DataFrame:
    """Dwellings that share a key, by the surest key first."""
    import pandas as pd

    size = len(dwellings)
    held = {
        name: dwellings[name].astype(object).where(dwellings[name].notna(), None).tolist()
        for name in DWELLING_COLUMNS
    }
    fids = dwellings["fid"].tolist()
    keys = {
        "ident_rep": held["ident_rep"],
        "idlocal": held["idlocal"],
        "adresse": address_keys(held, size),
    }
    group_of: dict[int, int] = {}
    rows: list[list[Any]] = []
    number = 0
    for name, values in keys.items():
        groups: dict[object, list[int]] = {}
        for place, value in enumerate(values):
            if value:
                groups.setdefault(value, []).append(place)
        for value, places in groups.items():
            fresh = [place for place in places if place not in group_of]
            if len(places) < 2 or not fresh or (name == "adresse" and _neighbours(held, places)):
                continue
            # Who shares a key with a dwelling already told joins its group.
            known = [group_of[place] for place in places if place in group_of]
            number += not known
            for place in fresh:
                group_of[place] = known[0] if known else number
                other = places[1] if place == places[0] else places[0]
                rows.append(
                    [group_of[place], KEYS[name], _told(value), fids[place], fids[other],
                     held["intitule"][other], *(held[item][place] for item in DWELLING_COLUMNS)]
                )  # fmt: skip
    rows.sort(key=lambda row: int(row[0]))
    return pd.DataFrame(rows, columns=list(DUPLICATE_COLUMNS))


def _neighbours(held: dict[str, list[Any]], places: list[int]) -> bool:
    """Whether each has a number: those that share theirs are told, the others are flats there."""
    return all(held["ident_rep"][place] for place in places)


def _told(value: object) -> str:
    return " ".join(str(part) for part in value if part) if isinstance(value, tuple) else str(value)

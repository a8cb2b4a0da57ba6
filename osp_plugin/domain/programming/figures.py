"""Dwellings and envelopes of the lines of a campaign, their totals, and the published order.

A line is a row of the table ``programmation``. Each of the three actors counts its dwellings; the
published figures are those of the State (« etat »). A count that is missing is worth nothing in a
sum. Amounts are euros, computed in whole cents: a total is exactly the sum of its parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .tariff import BIOSOURCED, LABEL, LABEL_COUNTS, Tariff

if TYPE_CHECKING:
    import pandas as pd

ACTORS = ("bailleur", "epci", "etat")
COUNTS = ("nb_total", "nb_c", "nb_bbc", "nb_biosources")
OPTIONS = {
    "Aucun": "palulos",
    "Toiture": "palulos_toiture",
    "Mur": "palulos_mur",
    "Mur et toiture": "palulos_mur_toiture",
}
"""The envelope reckoned for each biosourcé option."""
AMOUNTS = tuple(OPTIONS.values())
FIGURES = (*COUNTS, *AMOUNTS)

SCALES = ("epci", "dep", "delegataire", "bailleur")
"""Columns that lines are totalled by, beside the general total (« tot »)."""
TOTAL = "tot"
LINE = "ligne"
TOTAL_COLUMNS = ("niveau", "code", "nb_lignes", *FIGURES)

STATE = "État "
"""What the code of the State as délégataire begins with: « État 59 »."""

_BONUS_COUNT = "nb_biosources"
_CENTS = 100


def figures(lines: pd.DataFrame, tariff: Tariff, actor: str = "etat") -> pd.DataFrame:
    """:data:`FIGURES` of each line (same index), as ``actor`` counts its dwellings.

    ``lines`` has ``<actor>_nb_total`` and so on. Raises TariffMissing for an amount that a line
    needs.
    """
    return _in_euros(_in_cents(lines, tariff, actor))


def delegataires(lines: pd.DataFrame, of_epci: Mapping[str, str]) -> pd.Series:
    """Who manages the grants of each line: the délégataire of its EPCI, else the State.

    ``of_epci`` gives the délégataire by EPCI (column ``delegataire`` of the table ``epci``). The
    State manages what is left, by département.
    """
    return lines["epci"].map(dict(of_epci)).fillna(STATE + lines["dep"].astype(str))


def published_order(lines: pd.DataFrame) -> pd.DataFrame:
    """Lines by département, EPCI, then name, as the OSP publishes them."""
    return lines.sort_values(["dep", "epci", "nom"], kind="stable")


def totals(
    lines: pd.DataFrame,
    tariff: Tariff,
    of_epci: Mapping[str, str] | None = None,
    actor: str = "etat",
) -> pd.DataFrame:
    """:data:`TOTAL_COLUMNS`: a row by code of each of :data:`SCALES`, then the general total.

    The general total's code names the départements (« 59-62 »). ``of_epci``: see
    :func:`delegataires`. Raises TariffMissing.
    """
    import pandas as pd

    cents = _in_cents(lines, tariff, actor).assign(nb_lignes=1)
    keys = lines[["epci", "dep", "bailleur"]].assign(delegataire=delegataires(lines, of_epci or {}))
    parts = [
        cents.groupby(keys[scale].to_numpy())
        .sum()
        .rename_axis("code")
        .reset_index()
        .assign(niveau=scale)
        for scale in SCALES
    ]
    whole = cents.sum().to_frame().T.assign(niveau=TOTAL, code=territory(lines))
    table = pd.concat([*parts, whole], ignore_index=True)
    return _in_euros(table.astype({"nb_lignes": "int64"}))[list(TOTAL_COLUMNS)]


def published(
    lines: pd.DataFrame, tariff: Tariff, actor: str = "etat", *, once: bool = False
) -> pd.DataFrame:
    """The table as published: lines in order, each EPCI, then each département with its total.

    Columns ``niveau`` (:data:`LINE`, « epci », « dep », :data:`TOTAL`), ``code`` (None for a
    line), ``libelle`` (name of the line, « TOTAL CAPH », « TOTAL DEP 59 », « TOTAL DEP 59-62 »),
    ``fid`` (None for a total), :data:`FIGURES`. ``once``: of totals that are the same, those of the
    only EPCI and of the only département, the first alone is said. Raises TariffMissing.
    """
    import pandas as pd

    ordered = published_order(lines)
    cents = _in_cents(ordered, tariff, actor)
    fids = ordered["fid"].astype(object)  # of one kind with the None of the totals
    told = cents.assign(niveau=LINE, code=None, libelle=ordered["nom"], fid=fids)
    blocks: list[pd.DataFrame] = []

    def total(level: str, code: str, text: str, part: pd.Index) -> None:
        summed = cents.loc[part].sum().to_frame().T
        blocks.append(summed.assign(niveau=level, code=code, libelle=text, fid=None))

    one_dep = once and ordered["dep"].nunique() == 1
    one_epci = one_dep and ordered["epci"].nunique() == 1
    for dep, in_dep in ordered.groupby("dep", sort=False):
        for epci, in_epci in in_dep.groupby("epci", sort=False):
            blocks.append(told.loc[in_epci.index])
            total("epci", epci, f"TOTAL {epci}", in_epci.index)
        if not one_epci:
            total("dep", dep, f"TOTAL DEP {dep}", in_dep.index)
    if not one_dep:
        code = territory(lines)
        # The total of a single département is already there under its own name.
        total(TOTAL, code, f"TOTAL DEP {code}" if "-" in code else "TOTAL", ordered.index)
    table = _in_euros(pd.concat(blocks, ignore_index=True))
    return table[["niveau", "code", "libelle", "fid", *FIGURES]]


def territory(lines: pd.DataFrame) -> str:
    """The départements of the lines: « 59-62 »."""
    return "-".join(sorted(set(lines["dep"].astype(str))))


def _in_cents(lines: pd.DataFrame, tariff: Tariff, actor: str) -> pd.DataFrame:
    """:data:`FIGURES`, the amounts in whole cents."""
    import pandas as pd

    table = pd.DataFrame(
        {
            count: pd.to_numeric(lines[f"{actor}_{count}"]).fillna(0).astype("int64")
            for count in COUNTS
        },
        index=lines.index,
    )
    table["palulos"] = sum(
        _paid(table[count], tariff, LABEL, label) for label, count in LABEL_COUNTS.items()
    )
    for option, name in OPTIONS.items():
        if name != "palulos":
            table[name] = table["palulos"] + _paid(table[_BONUS_COUNT], tariff, BIOSOURCED, option)
    return table.astype("int64")


def _paid(count: pd.Series, tariff: Tariff, nature: str, value: str) -> pd.Series:
    """Cents for the dwellings counted; the tariff is asked only when there are some."""
    return count * tariff.amount(nature, value) if count.any() else count * 0


def _in_euros(table: pd.DataFrame) -> pd.DataFrame:
    """The same, counts whole and amounts in euros."""
    told = table.astype(dict.fromkeys(FIGURES, "int64"))
    told[list(AMOUNTS)] = told[list(AMOUNTS)] / _CENTS
    return told

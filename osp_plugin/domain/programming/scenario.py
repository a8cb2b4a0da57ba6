"""The répartition that prepares the CRHH: what becomes of each line of a campaign.

A scenario always covers every line of its campaign: a line that nobody chose waits. Changing a
scenario gives another one. Sums are by :data:`~.figures.SCALES` and exact to the cent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ..common.tables import records
from ..errors import QT_TRANSLATE_NOOP, OspError
from .checks import DRAFT
from .figures import SCALES, TOTAL, delegataires, territory

if TYPE_CHECKING:
    import pandas as pd

KEPT, RESERVED, WAITING, POSTPONED = "Retenue", "Sous réserve", "En attente", "Reportée"
CHOICES = (KEPT, RESERVED, WAITING, POSTPONED)
FUNDED = (KEPT, RESERVED)
"""Choices that draw on the envelope; RESERVED is « sous réserve de la tenue du calendrier »."""

BREAKDOWN_COLUMNS = ("niveau", "code", "choix", "nb_lignes", "nb_logements", "montant")
BALANCE_COLUMNS = ("delegataire", "dotation", "reliquat", "mouvements", "disponible", "retenu",
                   "sous_reserve", "solde")  # fmt: skip


class LineNotInScenario(OspError):
    """A choice is made for a line of another campaign. Values: ``ligne``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La ligne n° {ligne} n’est pas de la campagne de ce scénario. Rechargez la répartition.",
    )


class NotSubstitutable(OspError):
    """One line cannot take the place of another. Values: ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La substitution n’est pas possible : {raison}. Choisissez une ligne retenue ou sous "
        "réserve, puis une ligne en attente ou reportée qui prend sa place.",
    )


class DraftKept(OspError):
    """A scenario to be decided funds lines that are not published. Values: ``lignes``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Ce scénario retient des lignes encore en brouillon : {lignes}. Publiez-les, ou "
        "mettez-les en attente.",
    )


@dataclass(frozen=True)
class Choice:
    """What becomes of a line; ``remplace`` is the line whose place it takes."""

    choix: str = WAITING
    remplace: int | None = None

    @property
    def funded(self) -> bool:
        """Whether the line draws on the envelope."""
        return self.choix in FUNDED


@dataclass(frozen=True)
class Scenario:
    """A choice for each of ``lines`` (keys ``fid``). ``biosource`` is the option reckoned."""

    lines: tuple[int, ...]
    choices: Mapping[int, Choice] = field(default_factory=dict)
    biosource: str = "Aucun"

    def __post_init__(self) -> None:
        for fid in self.choices:
            self._require(fid)

    def choice(self, fid: int) -> Choice:
        """What becomes of a line. Raises LineNotInScenario."""
        self._require(fid)
        return self.choices.get(fid, Choice())

    def means(self, other: Scenario) -> bool:
        """Whether both say the same, whether or not they name the lines that wait."""

        def meaning(scenario: Scenario) -> tuple[object, ...]:
            return (scenario.biosource, tuple(scenario.choice(fid) for fid in scenario.lines))

        return meaning(self) == meaning(other)

    def having(self, *choices: str) -> tuple[int, ...]:
        """The lines with one of these choices, in order."""
        return tuple(fid for fid in self.lines if self.choice(fid).choix in choices)

    def choose(self, fids: Iterable[int], choix: str) -> Scenario:
        """The scenario where ``fids`` have ``choix``.

        A substitution ends when the line that took the place loses it, or when the line replaced
        is funded again.
        """
        if choix not in CHOICES:
            raise ValueError(choix)
        made = {fid: self.choice(fid) for fid in self.lines}
        for fid in fids:
            self._require(fid)
            kept = made[fid].remplace if choix in FUNDED else None
            made[fid] = Choice(choix, kept)
        return replace(self, choices=_without_ended(made))

    def substitute(self, late: int, early: int, becomes: str = POSTPONED) -> Scenario:
        """``early`` takes the place of ``late``, which ``becomes`` postponed or waits.

        Raises NotSubstitutable unless ``late`` is funded and ``early`` is not.
        """
        out, entering = self.choice(late), self.choice(early)
        if not out.funded:
            raise NotSubstitutable(raison="la ligne à remplacer n’est pas retenue")
        if entering.funded:
            raise NotSubstitutable(raison="la ligne qui prendrait sa place est déjà retenue")
        made = self.choose([late], becomes).choose([early], KEPT)
        return replace(made, choices={**made.choices, early: Choice(KEPT, late)})

    def _require(self, fid: int) -> None:
        if fid not in self.lines:
            raise LineNotInScenario(ligne=fid)


def _without_ended(choices: dict[int, Choice]) -> dict[int, Choice]:
    def ended(choice: Choice) -> bool:
        return choice.remplace is not None and choices[choice.remplace].funded

    return {
        fid: Choice(choice.choix) if ended(choice) else choice for fid, choice in choices.items()
    }


def start_of_works(line: Mapping[str, Any]) -> date | None:
    """When the works of a line start, else when its file is to be deposited."""
    return line.get("bailleur_date_os") or line.get("bailleur_date_depot")


def by_start(lines: pd.DataFrame) -> pd.DataFrame:
    """Lines by start of works, then name; those without a date last."""
    rows = records(lines)
    order = sorted(
        range(len(rows)),
        key=lambda place: (start_of_works(rows[place]) or date.max, str(rows[place]["nom"])),
    )
    return lines.iloc[order]


def propose(
    lines: pd.DataFrame,
    amounts: pd.Series,
    managers: pd.Series,
    available: Mapping[str, float],
    late_from: date,
    biosource: str = "Aucun",
) -> Scenario:
    """A first scenario: the lines that start first, as long as each délégataire can pay.

    Postponed lines stay so, drafts wait, and lines that start from ``late_from`` on are kept under
    reserve. ``amounts`` (€) and ``managers`` (délégataire) are by ``fid``; a délégataire that
    ``available`` does not name is not limited.
    """
    left = {name: _cents(amount) for name, amount in available.items()}
    choices = {}
    for line in records(by_start(lines)):
        fid = line["fid"]
        cost, manager = _cents(amounts[fid]), managers[fid]
        if line["bailleur_report"]:
            choices[fid] = Choice(POSTPONED)
        elif line["statut"] != DRAFT and cost <= left.get(manager, cost):
            start = start_of_works(line)
            late = start is None or start >= late_from
            choices[fid] = Choice(RESERVED if late else KEPT)
            if manager in left:
                left[manager] -= cost
    return Scenario(tuple(int(fid) for fid in lines["fid"]), choices, biosource)


def breakdown(
    lines: pd.DataFrame,
    amounts: pd.Series,
    scenario: Scenario,
    of_epci: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """:data:`BREAKDOWN_COLUMNS`: lines, dwellings and euros by code of each scale and choice.

    Every code has a row for every choice, with zeros where there is nothing; the general total is
    of level :data:`~.figures.TOTAL`. ``amounts`` (€) are by ``fid``.
    """
    import pandas as pd

    keys = lines[["fid", "epci", "dep", "bailleur"]].assign(
        delegataire=delegataires(lines, of_epci or {}),
        tot=territory(lines),
        choix=[scenario.choice(int(fid)).choix for fid in lines["fid"]],
        nb_lignes=1,
        nb_logements=pd.to_numeric(lines["etat_nb_total"]).fillna(0).astype("int64"),
        montant=[_cents(amounts[fid]) for fid in lines["fid"]],
    )
    parts = []
    for level in (*SCALES, TOTAL):
        every = pd.MultiIndex.from_product(
            [sorted(set(keys[level])), CHOICES], names=["code", "choix"]
        )
        part = (
            keys.rename(columns={level: "code"})
            .groupby(["code", "choix"])[["nb_lignes", "nb_logements", "montant"]]
            .sum()
            .reindex(every, fill_value=0)
            .reset_index()
        )
        parts.append(part.assign(niveau=level))
    table = pd.concat(parts, ignore_index=True)[list(BREAKDOWN_COLUMNS)]
    return table.assign(montant=table["montant"] / 100)


def balance(parts: pd.DataFrame, envelopes: pd.DataFrame) -> pd.DataFrame:
    """:data:`BALANCE_COLUMNS`: what each délégataire has, gives and keeps, in euros.

    ``parts`` is a :func:`breakdown`, ``envelopes`` has ``delegataire, dotation, reliquat``, and
    ``mouvements`` where something moved. A
    délégataire without envelope or without lines is there too.
    """
    import pandas as pd

    given = (
        parts[parts["niveau"] == "delegataire"]
        .pivot(index="code", columns="choix", values="montant")
        .reindex(columns=list(CHOICES))
    )
    funds = ["dotation", "reliquat", "mouvements"]
    known = envelopes.set_index("delegataire").reindex(columns=funds)
    names = sorted({*given.index, *known.index})
    table = pd.DataFrame({"delegataire": names}, index=names)
    for name in funds:
        table[name] = pd.to_numeric(known[name]).reindex(names).fillna(0.0)
    table["disponible"] = table[funds].sum(axis=1).round(2)
    table["retenu"] = given[KEPT].reindex(names).fillna(0.0)
    table["sous_reserve"] = given[RESERVED].reindex(names).fillna(0.0)
    table["solde"] = (table["disponible"] - table["retenu"] - table["sous_reserve"]).round(2)
    return table.reset_index(drop=True)[list(BALANCE_COLUMNS)]


def compare(lines: pd.DataFrame, scenarios: Sequence[Scenario]) -> pd.DataFrame:
    """``fid``, ``nom``, ``choix`` (list: that of each scenario, in order), ``differe`` (bool).

    Lines by start of works.
    """
    ordered = by_start(lines)[["fid", "nom"]].reset_index(drop=True)
    choices = [[one.choice(int(fid)).choix for one in scenarios] for fid in ordered["fid"]]
    return ordered.assign(choix=choices, differe=[len(set(made)) > 1 for made in choices])


def decision(
    lines: pd.DataFrame, amounts: pd.Series, scenario: Scenario, session: date
) -> list[dict[str, Any]]:
    """What the CRHH of ``session`` decides of each line: ``fid``, ``crhh_*``, ``preflechage``.

    A line that is not funded gets no dwelling and no euro. Raises DraftKept.
    """
    rows = records(lines)
    drafts = [
        str(line["nom"])
        for line in rows
        if line["statut"] == DRAFT and scenario.choice(line["fid"]).funded
    ]
    if drafts:
        raise DraftKept(lignes=", ".join(drafts))
    decided = []
    for line in rows:
        fid = line["fid"]
        choice = scenario.choice(fid)
        decided.append(
            {
                "fid": fid,
                "crhh_nb_logements": int(line["etat_nb_total"] or 0) if choice.funded else 0,
                "crhh_enveloppe": float(amounts[fid]) if choice.funded else 0.0,
                "crhh_date": session,
                "preflechage": choice.choix == RESERVED,
            }
        )
    return decided


def _cents(amount: float) -> int:
    return round(float(amount) * 100)

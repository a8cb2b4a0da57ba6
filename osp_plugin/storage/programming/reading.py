"""All that a campaign is, read at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ...domain.programming.checks import CLOSED as CLOSED_LINE
from ...domain.programming.checks import Places
from ...domain.programming.envelopes import DWELLINGS, net_movements
from ...domain.programming.figures import OPTIONS, delegataires, figures
from ...domain.programming.tariff import Tariff
from ..base import Base
from ..ddl import quote_name
from ..session import Session, Values
from ..typed import typed
from .errors import CampaignClosed, CampaignUnknown

if TYPE_CHECKING:
    import pandas as pd


TABLES = (
    *("campagne", "programmation", "avancement", "tarif", "label", "enveloppe"),
    *("mouvement_enveloppe", "bailleur", "epci", "cite", "commune"),
)
"""What a campaign is read from, with the names of its codes."""
PREPARED, OPEN, CLOSED = "En préparation", "Ouverte", "Close"
"""Values of ``etat``."""


@dataclass(frozen=True)
class Campaign:
    """A campaign: its year, its state, its dates."""

    year: int
    state: str
    opened: date | None = None
    closed: date | None = None
    session: date | None = None
    reason: str | None = None

    @property
    def is_closed(self) -> bool:
        """Whether nothing of it changes any more."""
        return self.state == CLOSED


@dataclass(frozen=True)
class Programme:
    """A campaign with its lines (rows of ``programmation``), tariff and envelopes.

    ``envelopes`` are those of the programme of housing (135), whatever it moved since in
    ``mouvements`` (€). ``of_epci`` gives the délégataire by EPCI, ``notes`` is the table
    ``avancement`` of its lines, ``places`` what its lines are checked against.
    """

    campaign: Campaign
    lines: pd.DataFrame
    tariff: Tariff
    of_epci: Mapping[str, str]
    envelopes: pd.DataFrame
    notes: pd.DataFrame
    places: Places

    def amounts(self, biosource: str = "Aucun") -> pd.Series:
        """Envelope (€) of each line by ``fid``, with a biosourcé option. Raises TariffMissing."""
        return figures(self.lines, self.tariff).set_index(self.lines["fid"])[OPTIONS[biosource]]

    def available(self) -> dict[str, float]:
        """What each délégataire may grant (€): its grant of the year, what is left of before, what
        moved to it or from it.

        Those of whom nothing is known are left out.
        """
        moved = self.envelopes["mouvements"] != 0
        known = self.envelopes[["dotation", "reliquat"]].notna().any(axis=1) | moved
        envelopes = self.envelopes[known]
        names = ["dotation", "reliquat", "mouvements"]
        funds = envelopes[names].astype("float64").fillna(0.0).sum(axis=1).round(2)
        return dict(zip(envelopes["delegataire"], funds))

    def managers(self) -> pd.Series:
        """Délégataire of each line by ``fid``."""
        return delegataires(self.lines, self.of_epci).set_axis(self.lines["fid"])


def campaigns(base: Base) -> list[Campaign]:
    """Every campaign of the base, the last one first."""
    with base.reading() as session:
        return campaigns_in(base, session)


def find(base: Base, session: Session, year: int) -> Campaign:
    """The campaign of a year. Raises CampaignUnknown."""
    known = campaigns_in(base, session)
    for campaign in known:
        if campaign.year == year:
            return campaign
    listed = ", ".join(str(campaign.year) for campaign in reversed(known)) or "aucune"
    raise CampaignUnknown(campagne=year, base=base.label, connues=listed)


def require_open(base: Base, session: Session, year: int) -> Campaign:
    """The campaign of a year. Raises CampaignUnknown, CampaignClosed."""
    campaign = find(base, session, year)
    if campaign.is_closed:
        raise CampaignClosed(campagne=year)
    return campaign


def campaigns_in(base: Base, session: Session) -> list[Campaign]:
    """The campaigns seen by a session, the last one first."""
    rows = read_table(base, session, "campagne").to_dict("records")
    found = [
        Campaign(
            int(row["campagne"]),
            row["etat"],
            row["date_ouverture"],
            row["date_cloture"],
            row["date_crhh"],
            row["motif_reouverture"],
        )
        for row in rows
    ]
    return sorted(found, key=lambda campaign: -campaign.year)


def read_programme(base: Base, year: int) -> Programme:
    """The campaign of a year. Raises CampaignUnknown."""
    with base.reading() as session:
        return programme_in(base, session, year)


def programme_in(base: Base, session: Session, year: int) -> Programme:
    """The campaign of a year as a session sees it. Raises CampaignUnknown."""
    campaign = find(base, session, year)
    only = ("campagne = :year", {"year": year})
    lines = read_table(base, session, "programmation", *only)
    notes = read_table(base, session, "avancement")
    tariff = read_table(base, session, "tarif", *only).to_dict("records")
    counts = session.rows("SELECT label, compte FROM label WHERE compte IS NOT NULL")
    envelopes = _envelopes(base, session, year)
    return Programme(
        campaign=campaign,
        lines=lines,
        tariff=Tariff.of(year, tariff, {row["label"]: row["compte"] for row in counts}),
        of_epci=_managers(session, year, set(envelopes["delegataire"])),
        envelopes=envelopes,
        notes=notes[notes["programmation"].isin(lines["fid"])],
        places=Places.of(
            session.query("SELECT id_cite, epci FROM cite"),
            session.query("SELECT idcom, epci, dep FROM commune"),
        ),
    )


def _managers(session: Session, year: int, having: set[str]) -> dict[str, str]:
    """The délégataire of each EPCI in a campaign: that of the references, unless the base tells
    of another one on the 1st of January who has an envelope (``having``) in the campaign."""
    rows = session.rows("SELECT epci, delegataire FROM epci WHERE delegataire IS NOT NULL")
    then = session.rows(
        "SELECT code, delegataire FROM reference_epoque WHERE reference = 'EPCI' "
        "AND delegataire IS NOT NULL AND (date_debut IS NULL OR date_debut <= :day) "
        "AND (date_fin IS NULL OR date_fin >= :day)",
        {"day": date(year, 1, 1)},
    )
    told = {row["code"]: row["delegataire"] for row in then if row["delegataire"] in having}
    return {**{row["epci"]: row["delegataire"] for row in rows}, **told}


def _envelopes(base: Base, session: Session, year: int) -> pd.DataFrame:
    """Those of a year for housing, with what moved; a délégataire that only received has one."""
    import pandas as pd

    only = ("campagne = :year AND programme = :programme", {"year": year, "programme": DWELLINGS})
    rows = read_table(base, session, "enveloppe", *only)
    moved = net_movements(read_table(base, session, "mouvement_enveloppe", *only), year, DWELLINGS)
    others = sorted(set(moved) - set(rows["delegataire"]))
    if others:
        added = pd.DataFrame({"campagne": year, "delegataire": others, "programme": DWELLINGS})
        rows = pd.concat([rows, added.reindex(columns=rows.columns)], ignore_index=True)
    net = [moved.get(str(name), 0.0) for name in rows["delegataire"]]
    return rows.assign(mouvements=pd.Series(net, rows.index, dtype="float64"))


_OF_LINES = ("fid", "campagne", "nom", "bailleur", "epci", "dep", "cites", "communes", "statut",
             "etat_nb_total", "etat_nb_c", "etat_nb_bbc", "etat_nb_biosources")  # fmt: skip


def lines_to_come(base: Base) -> pd.DataFrame:
    """Lines of any campaign that are not closed, and those of the latest: works to come.

    They have what the State decides of each, ``enveloppe_mini`` and ``enveloppe_maxi`` (€).
    """
    listed = ", ".join(f"p.{name}" for name in _OF_LINES)
    lines = base.query(
        f"SELECT {listed}, v.enveloppe_mini, v.enveloppe_maxi FROM programmation p "  # nosec B608 # names are the dictionary's, values are bound
        "LEFT JOIN v_programmation_enveloppe v ON v.fid = p.fid "
        "ORDER BY p.campagne, p.epci, p.nom"
    )
    latest = lines["campagne"] == lines["campagne"].max()
    return lines[(lines["statut"] != CLOSED_LINE) | latest]


def read_table(
    base: Base, session: Session, table: str, where: str = "", values: Values | None = None
) -> pd.DataFrame:
    """Own fields of rows of a table, ordered by ``fid``, typed as :func:`..typed.typed` says."""
    known = base.tables[table]
    listed = ", ".join(quote_name(field.name) for field in known.fields)
    only = f"WHERE {where}" if where else ""
    rows = session.query(
        f"SELECT {listed} FROM {quote_name(table)} {only} ORDER BY fid",  # nosec B608 # names are the dictionary's, values are bound
        values,
    )
    return typed(rows, known)

"""Campaigns: opened with the délégataires of the last one, closed, opened again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from ...domain.programming.carry_over import carried, postponed
from ...domain.programming.checks import DRAFT
from ...domain.programming.envelopes import DWELLINGS
from ...domain.programming.figures import STATE
from ...domain.programming.payments import FIRST_RULES, rule_rows
from ...domain.programming.tariff import FIRST_TARIFF, FIRST_YEAR
from ..base import Base
from ..session import Session
from .errors import (
    CampaignDates,
    CampaignNotClosed,
    CampaignNotOpened,
    DraftsLeft,
    ReasonMissing,
    SameCampaign,
    TariffEmpty,
)
from .reading import CLOSED, OPEN, PREPARED, campaigns_in, find, read_table, require_open

FIRST_MANAGERS = {"CABBALR": "62119", "CALL": "62498", "CAPH": "59632", "CAVM": "59606"}
"""EPCI that managed the grants in 2021, with their number in SISAL: what a base begins with."""


def open_campaign(base: Base, year: int, opened: date, tariff_of: int | None = None) -> bool:
    """Open the campaign of ``year``, new or in preparation; whether it has a tariff.

    It begins with the tariff of the campaign ``tariff_of``, with that published of 2021 for 2021,
    else with none: no other year's is taken in silence. It has the délégataires of the last one,
    each with what that one leaves it once closed. A base without rules of acomptes gets those
    that the tool assumes, to be changed. Raises CampaignNotOpened, CampaignUnknown and
    TariffEmpty of ``tariff_of``.
    """
    with base.transaction() as session:
        known = {campaign.year: campaign for campaign in campaigns_in(base, session)}
        there = known.get(year)
        if there is not None and there.state != PREPARED:
            raise CampaignNotOpened(campagne=year, etat=there.state)
        values = {"year": year, "opened": opened.isoformat(), "state": OPEN}
        if there is None:
            session.execute(
                "INSERT INTO campagne (campagne, date_ouverture, etat) "
                "VALUES (:year, :opened, :state)",
                values,
            )
        else:
            session.execute(
                "UPDATE campagne SET etat = :state, date_ouverture = :opened "
                "WHERE campagne = :year",
                values,
            )
        before = max((other for other in known if other < year), default=None)
        has_tariff = _give_tariff(base, session, year, tariff_of)
        _give_envelopes(base, session, year, before, before is not None and known[before].is_closed)
        _give_rules(base, session)
    return has_tariff


def close_campaign(base: Base, year: int, closed: date, crhh: date) -> None:
    """Close a campaign: its lines become « Clos », nothing of it changes any more.

    Raises CampaignUnknown, CampaignClosed, CampaignDates, DraftsLeft.
    """
    with base.transaction() as session:
        campaign = require_open(base, session, year)
        if campaign.opened is not None and closed < campaign.opened:
            raise CampaignDates(campagne=year)
        drafts = session.rows(
            "SELECT nom FROM programmation WHERE campagne = :year AND statut = :draft ORDER BY nom",
            {"year": year, "draft": DRAFT},
        )
        if drafts:
            raise DraftsLeft(
                campagne=year,
                nombre=len(drafts),
                lignes=", ".join(f"« {row['nom']} »" for row in drafts),
            )
        session.execute(
            "UPDATE campagne SET etat = :state, date_cloture = :closed, date_crhh = :crhh "
            "WHERE campagne = :year",
            {"year": year, "state": CLOSED, "closed": closed.isoformat(), "crhh": crhh.isoformat()},
        )


def reopen_campaign(base: Base, year: int, reason: str) -> None:
    """Open a closed campaign again: its lines become « Publié », the journal keeps ``reason``.

    Raises CampaignUnknown, CampaignNotClosed, ReasonMissing.
    """
    with base.transaction() as session:
        campaign = find(base, session, year)
        if not campaign.is_closed:
            raise CampaignNotClosed(campagne=year)
        told = " ".join(reason.split())
        if not told or told == campaign.reason:
            raise ReasonMissing(campagne=year)
        session.execute(
            "UPDATE campagne SET etat = :state, motif_reouverture = :reason WHERE campagne = :year",
            {"year": year, "state": OPEN, "reason": told},
        )


def carry_over(
    base: Base, year: int, target: int, fids: Collection[int] | None = None
) -> list[str]:
    """Copy lines of ``year`` into the open campaign ``target``; returns the names they got.

    Those of ``fids``, else those postponed (:func:`~osp_plugin.domain.programming.carry_over
    .postponed`). What was carried over already is not again. Raises CampaignUnknown,
    CampaignClosed for the target, SameCampaign.
    """
    import pandas as pd

    if target <= year:
        raise SameCampaign(campagne=year, vers=target)
    with base.transaction() as session:
        find(base, session, year)
        require_open(base, session, target)
        lines = read_table(base, session, "programmation", "campagne = :year", {"year": year})
        if fids is None:
            moved = postponed(lines, read_table(base, session, "avancement"))
        else:
            moved = lines[lines["fid"].isin(list(fids))]
        present = read_table(base, session, "programmation", "campagne = :year", {"year": target})
        rows = carried(moved, target, present)
        if rows:
            session.append(base.tables["programmation"], pd.DataFrame(rows, dtype=object))
    return [str(row["nom"]) for row in rows]


def _give_tariff(base: Base, session: Session, year: int, tariff_of: int | None) -> bool:
    import pandas as pd

    if not read_table(base, session, "tarif", "campagne = :year", {"year": year}).empty:
        return True
    names = ["nature", "valeur", "montant"]
    if tariff_of is not None:
        find(base, session, tariff_of)
        rows = read_table(base, session, "tarif", "campagne = :year", {"year": tariff_of})[names]
        if rows.empty:
            raise TariffEmpty(campagne=tariff_of)
    elif year == FIRST_YEAR:
        rows = pd.DataFrame(list(FIRST_TARIFF), columns=names)
    else:
        return False
    session.append(base.tables["tarif"], rows.assign(campagne=year))
    return True


def _give_rules(base: Base, session: Session) -> None:
    import pandas as pd

    if session.rows("SELECT fid FROM regle_acompte LIMIT 1"):
        return
    session.append(base.tables["regle_acompte"], pd.DataFrame(rule_rows(FIRST_RULES), dtype=object))


def _give_envelopes(
    base: Base, session: Session, year: int, before: int | None, decided: bool
) -> None:
    import pandas as pd

    if not read_table(base, session, "enveloppe", "campagne = :year", {"year": year}).empty:
        return
    _give_managers(base, session)
    rows: list[dict[str, Any]] = [
        {
            "campagne": year,
            "delegataire": row["delegataire"],
            "programme": DWELLINGS,
            "reliquat": None,
        }
        for row in session.rows("SELECT delegataire FROM delegataire ORDER BY fid")
    ]
    if decided:
        left = _left(session, int(before or 0))
        rows = [{**row, "reliquat": left.get(row["delegataire"])} for row in rows]
    if rows:
        session.append(base.tables["enveloppe"], pd.DataFrame(rows, dtype=object))


def _left(session: Session, year: int) -> dict[str, float]:
    """What each délégataire of a campaign has left of its envelope for housing, once the CRHH
    decided and what moved is counted.

    Of an envelope that nobody gave, nothing is known to be left.
    """
    rows = session.rows(
        "SELECT v.delegataire, coalesce(v.dotation, 0) + coalesce(v.reliquat, 0) - coalesce(("
        "SELECT sum(p.crhh_enveloppe) FROM programmation AS p "
        "LEFT JOIN epci AS e ON e.epci = p.epci WHERE p.campagne = v.campagne "
        "AND coalesce(e.delegataire, :state || p.dep) = v.delegataire), 0) "
        "+ coalesce((SELECT sum(CASE WHEN m.destination = v.delegataire THEN m.montant "
        "ELSE -m.montant END) FROM mouvement_enveloppe AS m WHERE m.campagne = v.campagne "
        "AND m.programme = v.programme AND v.delegataire IN (m.origine, m.destination)), 0) "
        "AS reste "
        "FROM enveloppe AS v WHERE v.campagne = :year AND v.programme = :programme "
        "AND coalesce(v.dotation, v.reliquat) IS NOT NULL",
        {"year": year, "state": STATE, "programme": DWELLINGS},
    )
    return {row["delegataire"]: float(row["reste"]) for row in rows}


def _give_managers(base: Base, session: Session) -> None:
    """Délégataires of a base that names none: the State, and the EPCI known to be so."""
    import pandas as pd

    if session.rows("SELECT fid FROM delegataire LIMIT 1"):
        return
    epci = {row["epci"]: row["nom_epci"] for row in session.rows("SELECT epci, nom_epci FROM epci")}
    departments = session.rows("SELECT dep, nom_dep FROM departement ORDER BY dep")
    rows = [
        {"delegataire": code, "nom_delegataire": epci[code], "gestionnaire": number}
        for code, number in FIRST_MANAGERS.items()
        if code in epci
    ]
    rows += [
        {
            "delegataire": f"{STATE}{row['dep']}",
            "nom_delegataire": f"État ({row['nom_dep']})",
            "gestionnaire": f"DD0{row['dep']}",
        }
        for row in departments
    ]
    if rows:
        session.append(base.tables["delegataire"], pd.DataFrame(rows))
        for code in FIRST_MANAGERS:
            if code in epci:
                session.execute(
                    "UPDATE epci SET delegataire = :code WHERE epci = :code", {"code": code}
                )

"""What a base holds, what changed it last, and what waits in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ...domain.common.values import moment
from ...domain.common.work import QUIET, Work
from ...domain.indicators.balance import Balance
from ...domain.programming.deadlines import LATE as PAST
from ...domain.programming.deadlines import URGENT
from ...domain.programming.follow_up import LATE, SILENT, SILENT_DAYS, follow_up
from ..base import Base
from ..extracted import Extract, extract_of
from ..geolocation.checking import open_anomalies
from ..imports.register import ImportRecord, imports
from ..programming.deadlines import deadlines_in
from ..programming.reading import Campaign, campaigns_in, programme_in
from ..session import Session

DELIVERED = "Livré"
LAST_IMPORTS = 3


@dataclass(frozen=True)
class Lines:
    """Lines of the campaign in hand that wait for something, by ``fid``."""

    total: int = 0
    silent: tuple[int, ...] = ()
    late: tuple[int, ...] = ()


@dataclass(frozen=True)
class Deadlines:
    """Operations whose deadline of works is past, or within 12 months, by ``fid``, and the euros
    that are at stake in each."""

    late: tuple[int, ...] = ()
    near: tuple[int, ...] = ()
    late_euros: float = 0.0
    near_euros: float = 0.0


@dataclass(frozen=True)
class Overview:
    """A base at one moment.

    ``size`` is that of its file, in bytes, None on a server. ``anomalies`` gives how many dwellings
    have each anomaly of position, by its code; None where nothing can be told of them.
    """

    dwellings: int
    operations: int
    estates: int
    located: int
    size: int | None
    changed: datetime | None
    changed_by: str
    campaign: Campaign | None
    balance: Balance
    late_dwellings: int
    late_operations: int
    lines: Lines
    deadlines: Deadlines
    imports: tuple[ImportRecord, ...]
    anomalies: Mapping[str, int] | None
    epci: Mapping[str, str]
    """Names of the EPCI that have a fiche, by code."""
    extract: Extract | None = None
    """What an extract is of."""

    @property
    def unplaced(self) -> int:
        """Dwellings without position."""
        return self.dwellings - self.located


def overview(base: Base, today: date, work: Work = QUIET) -> Overview:
    """Count all of it. Raises BaseError, Cancelled."""
    with base.reading() as session:
        whole = _counts(base, session)
        late = _late(session, today)
        last = session.rows("SELECT qui, quand FROM journal ORDER BY fid DESC LIMIT 1")
        known = campaigns_in(base, session)
        campaign = next((one for one in known if not one.is_closed), next(iter(known), None))
        lines = _lines(base, session, campaign, today)
        expected = _deadlines(base, session, today)
        operations = session.query(
            "SELECT type_palu, nb_logements_decision, nb_logements, nb_geolocalises "
            "FROM v_operation"
        )
        extract = extract_of(session)
        epci = session.rows("SELECT epci, nom_epci FROM epci ORDER BY nom_epci, epci")
    registered = imports(base)[:LAST_IMPORTS]
    found = open_anomalies(base, work)
    return Overview(
        dwellings=whole["logements"],
        operations=whole["operations"],
        estates=whole["cites"],
        located=whole["places"],
        size=base.path.stat().st_size if base.path is not None else None,
        changed=moment(last[0]["quand"]) if last else None,
        changed_by=str(last[0]["qui"] or "") if last else "",
        campaign=campaign,
        balance=Balance.of(operations),
        late_dwellings=late["logements"],
        late_operations=late["operations"],
        lines=lines,
        deadlines=expected,
        imports=tuple(registered),
        anomalies=None if found is None else {code: len(fids) for code, fids in found.items()},
        epci={str(row["epci"]): str(row["nom_epci"] or row["epci"]) for row in epci},
        extract=extract,
    )


def _counts(base: Base, session: Session) -> dict[str, int]:
    row = session.rows(
        f"SELECT count(*) AS logements, coalesce({base.count_located}, 0) AS places, "  # nosec B608 # no value from outside
        "(SELECT count(*) FROM operation) AS operations, (SELECT count(*) FROM cite) AS cites "
        "FROM logement"
    )[0]
    return {name: int(value) for name, value in row.items()}


def _late(session: Session, today: date) -> dict[str, int]:
    """Dwellings whose works should be over and that nobody said delivered."""
    row = session.rows(
        "SELECT count(*) AS logements, count(DISTINCT intitule) AS operations FROM logement "
        "WHERE date_fin < :jour AND coalesce(avancement, '') <> :livre",
        {"jour": today.isoformat(), "livre": DELIVERED},
    )[0]
    return {name: int(value) for name, value in row.items()}


def _deadlines(base: Base, session: Session, today: date) -> Deadlines:
    table = deadlines_in(base, session, today)
    late = table[table["situation"] == PAST]
    near = table[table["situation"].isin(set(URGENT) - {PAST})]
    euros = [float(part["en_jeu"].dropna().astype("float64").sum()) for part in (late, near)]
    return Deadlines(
        tuple(int(fid) for fid in late["fid"]), tuple(int(fid) for fid in near["fid"]), *euros
    )


def _lines(base: Base, session: Session, campaign: Campaign | None, today: date) -> Lines:
    if campaign is None or campaign.is_closed:
        return Lines()
    programme = programme_in(base, session, campaign.year)
    followed = follow_up(programme.lines, programme.notes, today, SILENT_DAYS, campaign.opened)

    def of(situation: str) -> tuple[int, ...]:
        return tuple(int(fid) for fid in followed.loc[followed["situation"] == situation, "fid"])

    return Lines(len(followed), of(SILENT), of(LATE))

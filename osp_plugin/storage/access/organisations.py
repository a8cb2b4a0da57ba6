"""Organisations of a shared base, what they signed, what they agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...domain.access.conventions import Convention, addresses_open, admitted_until
from ...domain.access.roles import BAILLEUR, PERIMETERS, require_perimeter
from ...domain.errors import QT_TRANSLATE_NOOP, Phrase
from ..errors import AccessRefused
from ..postgis import PostgisBase
from ..session import Session
from .accounts import make_organisation_role
from .applying import act_as_owner, prefix_of
from .errors import NoRoles
from .shared import role_names

_OTHER = QT_TRANSLATE_NOOP(
    "errors",
    "l’organisation « {organisation} » existe déjà, avec une autre nature ou un autre périmètre "
    "({nature}, {perimetre}) ; ses lignes ne changent pas de mains ainsi",
)
_UNKNOWN = QT_TRANSLATE_NOOP(
    "errors", "l’organisation « {organisation} » n’existe pas dans cette base"
)
_END = QT_TRANSLATE_NOOP("errors", "une convention ne peut pas finir avant de commencer")


@dataclass(frozen=True)
class Organisation:
    """``perimeter``: the bailleur, EPCI or département whose rows are its own; « » for none."""

    code: str
    name: str
    nature: str
    perimeter: str = ""
    role: str = ""


@dataclass(frozen=True)
class Answer:
    """What a bailleur said of the addresses of a wave of the survey; silence is a refusal."""

    bailleur: str
    wave: int
    agreed: bool
    day: date | None = None


def require_tables(base: PostgisBase, session: Session) -> None:
    """Raise NoRoles unless the tables of organisations are there and may be read."""
    found = session.rows(
        "SELECT coalesce(bool_and(has_schema_privilege(n.oid, 'USAGE') "
        "AND has_table_privilege(c.oid, 'SELECT')), false) AS la FROM pg_class AS c "
        "JOIN pg_namespace AS n ON n.oid = c.relnamespace "
        "WHERE n.nspname = :schema AND c.relname = 'organisation'",
        {"schema": base.schema},
    )
    if not found[0]["la"]:
        raise NoRoles(base=base.label)


def organisations(base: PostgisBase) -> list[Organisation]:
    """All of them, in the order of their codes. Raises NoRoles."""
    with base.reading() as session:
        return organisations_in(base, session)


def organisations_in(base: PostgisBase, session: Session) -> list[Organisation]:
    """:func:`organisations` within a transaction."""
    require_tables(base, session)
    found = session.rows(
        "SELECT organisation, nom, nature, role, bailleur, epci, dep FROM organisation "
        "ORDER BY organisation"
    )
    return [
        Organisation(
            row["organisation"],
            row["nom"] or row["organisation"],
            row["nature"],
            row[PERIMETERS[row["nature"]]] or "" if row["nature"] in PERIMETERS else "",
            row["role"] or "",
        )
        for row in found
    ]


def add_organisation(base: PostgisBase, organisation: Organisation) -> Organisation:
    """Add an organisation and its role, or only what lacks of them; with its role.

    Raises WrongPerimeter, BadOrganisation, AccessRefused, NoAccounts, NoRoles, and what the base
    refuses: a perimeter that it does not know.
    """
    require_perimeter(organisation.code, organisation.nature, organisation.perimeter)
    with base.transaction() as session:
        known = {one.code: one for one in organisations_in(base, session)}
        before = known.get(organisation.code)
        names = role_names(base, session)
        role = names.organisation(organisation.code)
        if before is None:
            _insert(session, organisation, role)
        elif (before.nature, before.perimeter) != (organisation.nature, organisation.perimeter):
            reason = Phrase(
                _OTHER,
                organisation=before.code,
                nature=before.nature,
                perimetre=before.perimeter or "–",
            )
            raise AccessRefused(base=base.label, raison=reason)
        elif organisation.name and organisation.name != before.name:
            session.execute(
                "UPDATE organisation SET nom = :nom WHERE organisation = :code",
                {"nom": organisation.name, "code": organisation.code},
            )
        make_organisation_role(base, session, names, organisation.code, organisation.nature)
        if prefix_of(session) is not None:
            # Its rows are in the rules of access: they are made with it, or it is not added.
            act_as_owner(session, base.label)
            base._grant_rights(session)
            base._inspect(session)
    return Organisation(
        organisation.code,
        organisation.name or (before.name if before else organisation.code),
        organisation.nature,
        organisation.perimeter,
        role,
    )


def _insert(session: Session, organisation: Organisation, role: str) -> None:
    column = PERIMETERS.get(organisation.nature)
    values = {
        "code": organisation.code,
        "nom": organisation.name or organisation.code,
        "nature": organisation.nature,
        "role": role,
        "perimetre": organisation.perimeter,
    }
    named = f", {column}" if column else ""
    place = ", :perimetre" if column else ""
    session.execute(
        f"INSERT INTO organisation (organisation, nom, nature, role{named}) "  # nosec B608 # names are ours, values are bound
        f"VALUES (:code, :nom, :nature, :role{place})",
        values,
    )


def conventions(base: PostgisBase) -> list[Convention]:
    """Those that this account may read. Raises NoRoles."""
    with base.reading() as session:
        require_tables(base, session)
        found = session.rows(
            "SELECT fid, organisation, signee_le, debut, fin, piece FROM convention "
            "ORDER BY organisation, signee_le"
        )
    return [
        Convention(
            row["organisation"],
            row["signee_le"],
            row["debut"],
            row["fin"],
            row["piece"] or "",
            row["fid"],
        )
        for row in found
    ]


def keep_convention(base: PostgisBase, convention: Convention) -> None:
    """Add a convention, or change the one of its ``fid``; accounts are not told yet.

    Raises AccessRefused, NoRoles, RightsMissing.
    """
    start = convention.start or convention.signed
    if convention.end is not None and start is not None and convention.end < start:
        raise AccessRefused(base=base.label, raison=Phrase(_END))
    values = {
        "organisation": convention.organisation,
        "signee": convention.signed,
        "debut": convention.start or convention.signed,
        "fin": convention.end,
        "piece": convention.document or None,
        "fid": convention.fid,
    }
    with base.transaction() as session:
        require_organisation(base, session, convention.organisation)
        if convention.fid:
            session.execute(
                "UPDATE convention SET signee_le = :signee, debut = :debut, fin = :fin, "
                "piece = :piece WHERE fid = :fid",
                values,
            )
        else:
            session.execute(
                "INSERT INTO convention (organisation, signee_le, debut, fin, piece) "
                "VALUES (:organisation, :signee, :debut, :fin, :piece)",
                values,
            )


def require_organisation(base: PostgisBase, session: Session, code: str) -> Organisation:
    """The organisation of this code. Raises AccessRefused, NoRoles."""
    for one in organisations_in(base, session):
        if one.code == code:
            return one
    raise AccessRefused(base=base.label, raison=Phrase(_UNKNOWN, organisation=code))


def admissions(
    listed: list[Organisation], signed: list[Convention], day: date
) -> dict[str, tuple[bool, date | None]]:
    """By organisation, whether it is admitted on a day, and until when."""
    return {
        one.code: admitted_until(
            one.nature, [each for each in signed if each.organisation == one.code], day
        )
        for one in listed
    }


def answers(base: PostgisBase) -> list[Answer]:
    """What was said of the addresses of each wave, that this account may read. Raises NoRoles."""
    with base.reading() as session:
        require_tables(base, session)
        found = session.rows(
            "SELECT bailleur, vague, accorde, date_accord FROM accord_adresse "
            "ORDER BY vague DESC, bailleur"
        )
    return [
        Answer(row["bailleur"], row["vague"], bool(row["accorde"]), row["date_accord"])
        for row in found
    ]


def answer(base: PostgisBase, said: Answer) -> None:
    """Keep what a bailleur says, in the place of what it said before. Raises RightsMissing."""
    values = {
        "bailleur": said.bailleur,
        "vague": said.wave,
        "oui": said.agreed,
        "jour": said.day or date.today(),
    }
    with base.transaction() as session:
        changed = session.execute(
            "UPDATE accord_adresse SET accorde = :oui, date_accord = :jour "
            "WHERE bailleur = :bailleur AND vague = :vague",
            values,
        )
        if not changed:
            session.execute(
                "INSERT INTO accord_adresse (bailleur, vague, accorde, date_accord) "
                "VALUES (:bailleur, :vague, :oui, :jour)",
                values,
            )


def waves(listed: list[Organisation], said: list[Answer]) -> dict[int, bool]:
    """By wave of which anything was said, whether its addresses are open."""
    asked = [one.perimeter for one in listed if one.nature == BAILLEUR]
    return {
        wave: addresses_open(asked, {one.bailleur: one.agreed for one in said if one.wave == wave})
        for wave in dict.fromkeys(one.wave for one in said)
    }

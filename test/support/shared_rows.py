"""A base that organisations share, with a few rows of two owners in every table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import psycopg2.extensions

from osp_plugin.domain.access.roles import RoleNames
from osp_plugin.domain.common.patterns import example
from osp_plugin.domain.dictionary import Field, Table, dictionary

NAMES = RoleNames()
WORD = "essai"  # password of the accounts of the tests' own cluster
CAMPAIGN = 2031


@dataclass(frozen=True)
class Owner:
    """Whose rows are: the landlord, EPCI and département that they bear, and what numbers them."""

    rank: int
    bailleur: str
    epci: str
    dep: str


A = Owner(1, "M&C", "CALL", "62")
B = Owner(2, "SIA", "DA", "59")
ORGANISATIONS = {
    "M&C": ("bailleur", "M&C"),
    "SIA": ("bailleur", "SIA"),
    "CALL": ("epci", "CALL"),
    "DA": ("epci", "DA"),
    "DDTM 62": ("ddtm", "62"),
    "DDTM 59": ("ddtm", "59"),
    "DREAL": ("drbm", None),
    "DREAL admin": ("drbm", None),
    "Mission": ("lecture", None),
}
ACCOUNTS = {
    "u_mc": ("bailleur", "M&C"),
    "u_sia": ("bailleur", "SIA"),
    "u_call": ("epci", "CALL"),
    "u_da": ("epci", "DA"),
    "u_d62": ("ddtm", "DDTM 62"),
    "u_d59": ("ddtm", "DDTM 59"),
    "u_drbm": ("drbm", "DREAL"),
    "u_admin": ("administrateur", "DREAL admin"),
    "u_lect": ("lecture", "Mission"),
}
"""Account → what it does, its organisation."""
OWNERS = {"u_mc": A, "u_sia": B, "u_call": A, "u_da": B, "u_d62": A, "u_d59": B}
"""Whose rows are an account's own; the others have none."""
_SHARED = {
    "departement": [{"dep": one.dep, "nom_dep": one.dep} for one in (A, B)],
    "epci": [{"epci": one.epci, "nom_epci": one.epci} for one in (A, B)],
    "bailleur": [{"bailleur": one.bailleur, "nom_bailleur": one.bailleur} for one in (A, B)],
    "campagne": [{"campagne": CAMPAIGN, "etat": "Ouverte"}],
    "delegataire": [{"delegataire": code, "nom_delegataire": code} for code in ("D 1", "D 2")],
}

_ALSO = {("mouvement_operation", "operation"), ("logement", "intitule")}
"""Keys that rows have though they need not."""


class Rows:
    """Makes rows that are valid, each with a number of its own."""

    def __init__(self, cursor: psycopg2.extensions.cursor) -> None:
        self._cursor = cursor
        self.parents: dict[tuple[str, int], dict[str, Any]] = {}
        self.made: Counter[tuple[str, int]] = Counter()
        self._lines: dict[tuple[int, int], int] = {}
        self._number = 0
        self.stage = 0
        """Rows of one stage do not have the keys of those of another."""

    def references(self) -> None:
        """Owners, territories and organisations."""
        for name, rows in _SHARED.items():
            for row in rows:
                self._insert(name, row)
        add_organisations(self._cursor)

    def fill(self) -> None:
        """For each owner a row of each table that others may name."""
        for owner in (A, B):
            # What names rows without a foreign key comes last.
            for name in sorted(dictionary(), key=lambda one: bool(dictionary()[one].access.links)):
                if name not in _SHARED and name != "organisation":
                    self.parents[name, owner.rank] = self.add(name, owner)
        self.stage = 1

    def add(self, name: str, owner: Owner, **more: object) -> dict[str, Any]:
        """Add a row of an owner; its values, ``fid`` included."""
        row = self.values(name, owner, **more)
        self.made[name, owner.rank] += 1
        return {**row, "fid": self._insert(name, row)}

    def values(self, name: str, owner: Owner, **more: object) -> dict[str, Any]:
        """A new row of an owner, not yet added."""
        self._number += 1
        table = dictionary()[name]
        row: dict[str, Any] = {}
        named = {key.field for key in table.foreign_keys} | set(table.access.links)
        paths = {told.split(".")[0] for told in table.access.path.values()}
        for field in table.fields:
            if field.name == "fid" or field.calcule:
                continue
            if field.name in ("bailleur", "epci", "dep") and field.name in named:
                row[field.name] = getattr(owner, field.name)
            elif field.name in named and (
                field.required or field.name in paths or (name, field.name) in _ALSO
            ):
                row[field.name] = self._parent(table, field, owner)
            elif field.required or field.unique:
                row[field.name] = self._value(field)
        return {**row, **self._fixed(name, owner), **more}

    def _fixed(self, name: str, owner: Owner) -> dict[str, object]:
        """What rules ask of some tables."""
        number = self._number
        return {
            "organisation": {
                "nature": "drbm", "role": f"osp_org_{number}",
                "bailleur": None, "epci": None, "dep": None,
            },
            "departement": {"dep": f"{self.stage}{chr(64 + owner.rank)}"},
            "campagne": {"campagne": 2040 + owner.rank + 2 * self.stage},
            "commune": {"idcom": f"62{number:03d}"},
            "cite": {"epci": owner.epci, "dep": owner.dep, "idcom": None},
            "evenement": {"reference": f"réf. {number}"},
            "financement": {
                "financeur": dictionary()["financement"]["financeur"].enum[self.stage]
            },
            "scenario_ligne": {"programmation": self._line(name, owner)},
            "tarif": {"campagne": self._campaign(owner), "nature": "label", "valeur": "C"},
            "enveloppe": {"campagne": self._campaign(owner), "delegataire": "D 2"},
            "mouvement_enveloppe": {"origine": "D 2", "destination": "D 1"},
            "import_remontee": {"empreinte": f"{number:064x}"},
            "import_ligne": {"nom_table": "logement", "fid_ligne": 1},
            "parcelle": {"idpar": f"59178000AB{number:04d}"},
            "correspondance": {"nature": "Remontée", "entete": f"colonne {number}"},
            "trajectoire_scenario": {"annee_debut": 2030, "annee_fin": 2031},
            "occupation": {"enquete": 2000 + self.stage},
            "accord_adresse": {"vague": 1990 + self.stage},
            "situation": {"edition": number},
            "rpls": {"ident_rep": f"{number:010d}"},
        }.get(name, {})  # fmt: skip

    def _line(self, name: str, owner: Owner) -> int | None:
        """A line of a campaign that is in no scenario."""
        if name != "scenario_ligne":
            return None
        key = owner.rank, self.stage
        if key not in self._lines:
            self._lines[key] = self.add("programmation", owner)["fid"]
        return self._lines[key]

    def _campaign(self, owner: Owner) -> int:
        """A campaign that no row of the same table names."""
        year = 2010 + owner.rank + 2 * self.stage
        self._cursor.execute(
            "INSERT INTO osp.campagne (campagne, etat) VALUES (%s, 'Ouverte') "
            "ON CONFLICT (campagne) DO NOTHING",
            (year,),
        )
        return year

    def _parent(self, table: Table, field: Field, owner: Owner) -> object:
        if field.name in table.access.links:
            target, key = table.access.links[field.name]
        else:
            found = next(one for one in table.foreign_keys if one.field == field.name)
            target, key = found.table, found.target
        if target == "campagne":
            return CAMPAIGN
        if target == "organisation":
            return owner.bailleur
        if target == "delegataire":
            return "D 2"
        return self.parents[target, owner.rank][key]

    def _value(self, field: Field) -> object:
        number = self._number
        if field.enum:
            return field.enum[0]
        if field.pattern:
            return example(field.pattern)
        if field.type == "boolean":
            return False
        if field.type == "integer":
            least = int(field.minimum or 1)
            return min(least + number, int(field.maximum or 10**9)) if field.unique else least
        if field.type == "number":
            return 1
        if field.type in ("date", "datetime"):
            return "2021-01-01"
        return f"{number} {field.name}"[: field.max_length]

    def _insert(self, name: str, row: dict[str, Any]) -> int:
        self._cursor.execute(*insertion(name, row))
        return int(self._cursor.fetchone()[0])  # type: ignore[index]


def insertion(
    name: str, row: dict[str, Any], returning: str = " RETURNING fid"
) -> tuple[str, list[Any]]:
    """SQL that adds a row, and its values."""
    listed = ", ".join(f'"{column}"' for column in row)
    places = ", ".join(["%s"] * len(row))
    sql = f'INSERT INTO osp."{name}" ({listed}) VALUES ({places}){returning}'
    return sql, list(row.values())


def accounts_sql() -> str:
    """The roles of the base, then an account of each kind."""
    roles = [*NAMES.groups, *map(NAMES.organisation, ORGANISATIONS), NAMES.owner, NAMES.accounts]
    made = [
        f"DO $$ BEGIN IF to_regrole('{role}') IS NULL THEN CREATE ROLE {role} NOLOGIN; "
        "END IF; END $$;"
        for role in roles
    ]
    for account, (actor, organisation) in ACCOUNTS.items():
        groups = f"{NAMES.group(actor)}, {NAMES.organisation(organisation)}"
        made.append(
            f"DO $$ BEGIN IF to_regrole('{account}') IS NULL THEN CREATE ROLE {account} LOGIN "
            f"PASSWORD '{WORD}'; END IF; END $$; GRANT {groups} TO {account};"
        )
    return "\n".join(made)


def add_organisations(cursor: psycopg2.extensions.cursor) -> None:
    """Say which rows are those of each organisation."""
    column = {"bailleur": "bailleur", "epci": "epci", "ddtm": "dep"}
    for code, (nature, value) in ORGANISATIONS.items():
        row = {"organisation": code, "nature": nature, "role": NAMES.organisation(code)}
        if nature in column:
            row[column[nature]] = str(value)
        cursor.execute(*insertion("organisation", row))


def fill_references(connection: psycopg2.extensions.connection) -> None:
    """Owners, territories and organisations, committed."""
    with connection, connection.cursor() as cursor:
        Rows(cursor).references()

"""A small base of which every free text would be a formula in a spreadsheet."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.storage.geopackage import GeoPackageBase

from .new_base import new_base
from .samples import point

PREFIXES = (
    *("=", "+", "-", "@", "\t", "\r", "\t=", "\r\n=", "\n=", " =", "\u00a0=", "\u202f@", "\u3000="),
    *("＝", "＋", "－", "＠", "'=", "of:=", "a;=", "a,@", "a\t+", "a\n-", 'a;"='),
)
TRAP = "1+1 piège"
"""What a hostile text holds after its prefix: it stands in no formula of a file."""
PLACE = (684_000.0, 7_040_000.0)


def hostile(place: int) -> str:
    """A text that begins by the prefix of this place, and again beyond the last."""
    return f"{PREFIXES[place % len(PREFIXES)]}{TRAP} {place}"


def code(place: int) -> str:
    """The same as a short code."""
    return f"{PREFIXES[place % len(PREFIXES)]}c{place}"


CODES = {"bailleur", "epci"}
_NONE = {"delegataire"}


def square(side: float = 5_000) -> bytes:
    """A square around :data:`PLACE`, as WKB."""
    x, y = PLACE
    ring = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    points = b"".join(struct.pack("<dd", x + dx * side, y + dy * side) for dx, dy in ring)
    return struct.pack("<BIIBIII", 1, 6, 1, 1, 3, 1, 5) + points


def hostile_base(
    path: Path,
    text: Callable[[int], str] = hostile,
    short: Callable[[int], str] = code,
    count: int = len(PREFIXES),
) -> GeoPackageBase:
    """A base with ``count`` rows of every table that algorithms read.

    ``text`` gives the free texts of each, ``short`` its codes and what has room for no more.
    """
    base = new_base(path)
    places = range(count)
    rows: dict[str, list[dict[str, Any]]] = {
        "bailleur": [{} for _ in places],
        "epci": [{} for _ in places],
        "departement": [{"dep": "62"}],
        "commune": [{"idcom": "62498", "dep": "62", "geom": square()}],
        "cite": [{"id_cite": 1, "idcom": "62498", "dep": "62", "geom": square(500)}],
        "operation": [
            {"type_palu": "Isolé", "annee_financ": 2020, "nb_logements_decision": 3, "dep": "62"}
            for _ in places
        ],
        "financement": [
            {"operation": text(place), "financeur": "État", "montant_prevu": 1000.0}
            for place in places
        ],
        "campagne": [{"campagne": 2021, "etat": "Ouverte"}],
        "tarif": [
            {"campagne": 2021, "nature": "label", "valeur": "BBC rénovation", "montant": 9000}
        ],
        "programmation": [
            {"campagne": 2021, "dep": "62", "statut": "Publié", "etat_nb_bbc": 3} for _ in places
        ],
        "logement": [
            {
                "id_ddtm62": place + 1,
                "ident_rep": f"{place // 2:010d}",
                "type_palu": "Isolé",
                "annee_financ": 2020,
                "idcom": "62498",
                "dep": "62",
                "cout_travaux": 82_111.25,
                "geom": point(PLACE[0] + place, PLACE[1]) if place % 3 else None,
            }
            for place in places
        ],
    }
    with base.transaction() as session:
        for name, known in rows.items():
            full = [_filled(name, row, text(at), short(at)) for at, row in enumerate(known)]
            session.append(base.tables[name], pd.DataFrame(full))
    return base


def _filled(table: str, row: dict[str, Any], text: str, short: str) -> dict[str, Any]:
    """A row whose free texts are hostile; the others as they are."""
    found = dict(row)
    for field in dictionary()[table].fields:
        free = field.type == "string" and not (
            field.enum or field.pattern or field.widget == "liste"
        )
        if free and field.name not in found and field.name not in _NONE:
            longest = field.max_length or 10_000
            whole = short if field.name in CODES else text
            found[field.name] = whole if len(whole) <= longest else short[:longest]
    return found

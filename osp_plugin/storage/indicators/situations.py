"""The situations that a base keeps: which there are, and the figures of one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timezone
from typing import Any

from ...domain.common.criteria import Criteria
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.indicators import SCALES
from ...domain.indicators.kept import CubeKey, Kept, Situation
from ...domain.indicators.kept_text import (
    COUNT_COLUMNS,
    VALUE_COLUMNS,
    WHOLE_TABLE,
    digest,
    read_cube,
    read_formulas,
    read_level,
)
from ..base import Base
from ..session import Session
from ..typed import frame, typed

SITUATIONS, VALUES, COUNTS = "situation", "situation_valeur", "situation_compte"
DEFINITIVE, PROVISIONAL = "Définitive", "Provisoire"
_COLUMNS = (
    *("fid", "date_situation", "titre", "edition", "etat_situation", "portee", "filtres", "seuil"),
    *("auteur", "arretee_le", "etat_au", "ligne_journal", "empreinte"),
)


class SituationUnknown(OspError):
    """No situation answers to what was asked. Values: ``situation``, ``base``, ``connues``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » ne garde pas de situation « {situation} ». Situations gardées : {connues}. "
        "Donnez la date d’une situation, son titre ou le début de son empreinte.",
    )


class SituationAltered(OspError):
    """What a base keeps of a situation is not what was written. Values: ``situation``, ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La situation « {situation} » de « {base} » n’est plus celle qui a été arrêtée : son "
        "empreinte ne correspond pas à ses chiffres. Ils ne sont pas montrés. Reprenez-la d’une "
        "sauvegarde de la base.",
    )


def name_of(situation: Situation) -> str:
    """What calls a situation in a list: its day, its title and its edition."""
    return f"{situation.day:%d/%m/%Y} – {situation.title} ({situation.edition})"


def situations(base: Base) -> list[Situation]:
    """The situations of a base, the latest day first and of a day the latest edition."""
    with base.reading() as session:
        return situations_in(base, session)


def situations_in(base: Base, session: Session) -> list[Situation]:
    """:func:`situations` within a transaction."""
    listed = ", ".join(_COLUMNS)
    names, rows = session.fetch(f"SELECT {listed} FROM situation")  # nosec B608 # names are the dictionary's
    found = typed(frame(names, rows), base.tables[SITUATIONS]).to_dict("records")
    return sorted(map(_situation, found), key=lambda one: (one.day, one.at, one.fid), reverse=True)


def find_situation(base: Base, asked: str) -> Situation:
    """The situation of a key, a day (2021-06-15 or 15/06/2021), a title, or a beginning of hash.

    Of several, the last edition of the latest day. Raises SituationUnknown.
    """
    told, known = asked.strip(), situations(base)
    day = _day(told)
    for one in known:
        same_hash = len(told) >= HASH_BEGINNING and one.digest.startswith(told.lower())
        if told in (str(one.fid), one.title, name_of(one)) or one.day == day or same_hash:
            return one
    names = ", ".join(map(name_of, known[:12])) or "–"
    raise SituationUnknown(situation=told, base=base.label, connues=names)


HASH_BEGINNING = 6
"""Fewest letters of a hash that tell one from others."""


def _day(told: str) -> date | None:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(told, form).date()
        except ValueError:
            continue
    return None


def read_kept(base: Base, situation: Situation) -> Kept:
    """The figures of a situation, once they are known to be what was written.

    Raises SituationUnknown when it is gone, SituationAltered.
    """
    with base.reading() as session:
        asked = {"fid": situation.fid}
        found = [one for one in situations_in(base, session) if one.fid == situation.fid]
        if not found:
            raise SituationUnknown(situation=name_of(situation), base=base.label, connues="–")
        told = session.rows("SELECT definitions FROM situation WHERE fid = :fid", asked)
        values = _rows(session, VALUES, VALUE_COLUMNS, asked)
        counts = _rows(session, COUNTS, COUNT_COLUMNS, asked)
    known, definitions = found[0], str(told[0]["definitions"])
    made = digest(
        heading(known, definitions),
        ([row[name] for name in VALUE_COLUMNS] for row in values),
        ([row[name] for name in COUNT_COLUMNS] for row in counts),
    )
    if made != known.digest:
        raise SituationAltered(situation=name_of(known), base=base.label)
    return _kept(known, definitions, values, counts)


def _rows(
    session: Session, table: str, columns: Sequence[str], asked: Mapping[str, object]
) -> list[dict[str, Any]]:
    listed = ", ".join(columns)
    return session.rows(f"SELECT {listed} FROM {table} WHERE situation = :fid ORDER BY fid", asked)  # nosec B608 # names are the dictionary's


def heading(situation: Situation, definitions: str) -> dict[str, object]:
    """What the hash covers of a situation beside its figures: all but whether it is definitive."""
    told: dict[str, object] = {
        "date_situation": situation.day.isoformat(),
        "titre": situation.title,
        "edition": situation.edition,
        "portee": situation.scope,
        "filtres": situation.criteria.plain(),
        "seuil": situation.shown_from,
        "auteur": situation.author,
        "arretee_le": f"{situation.at.astimezone(timezone.utc):%Y-%m-%dT%H:%M:%SZ}",
        "definitions": definitions,
    }
    if situation.state_of is not None:
        told["etat_au"] = f"{situation.state_of.astimezone(timezone.utc):%Y-%m-%dT%H:%M:%SZ}"
    if situation.line is not None:
        told["ligne_journal"] = situation.line
    return told


def _situation(row: Mapping[Any, Any]) -> Situation:
    return Situation(
        fid=int(row["fid"]),
        day=row["date_situation"],
        title=str(row["titre"]),
        edition=int(row["edition"]),
        definitive=row["etat_situation"] == DEFINITIVE,
        scope=str(row["portee"]),
        criteria=Criteria.of_plain(json.loads(row["filtres"])),
        shown_from=int(row["seuil"]),
        author=str(row["auteur"] or ""),
        at=row["arretee_le"].to_pydatetime(),
        digest=str(row["empreinte"] or ""),
        state_of=None if _missing(row["etat_au"]) else row["etat_au"].to_pydatetime(),
        line=None if _missing(row["ligne_journal"]) else int(row["ligne_journal"]),
    )


def _missing(value: Any) -> bool:
    return value is None or str(value) in ("NaT", "<NA>", "nan")


def _kept(
    situation: Situation,
    definitions: str,
    values: Iterable[Mapping[str, Any]],
    counts: Iterable[Mapping[str, Any]],
) -> Kept:
    formulas = read_formulas(definitions)
    by_level: dict[str, list[Mapping[str, Any]]] = {key: [] for key in SCALES}
    for row in values:
        by_level[row["niveau"]].append(row)
    levels, territories = {}, {}
    for scale_key, rows in by_level.items():
        levels[scale_key], territories[scale_key] = read_level(
            scale_key, rows, list(formulas), situation.shown_from
        )
    pieces: dict[CubeKey, list[Mapping[str, Any]]] = {}
    for row in counts:
        fields = () if row["ventilation"] == WHOLE_TABLE else tuple(row["ventilation"].split(","))
        pieces.setdefault((row["nom_table"], fields), []).append(row)
    cubes = {
        key: read_cube(
            key[0], [one["contenu"] for one in sorted(found, key=lambda one: int(one["rang"]))]
        )
        for key, found in pieces.items()
    }
    return Kept(situation, cubes, territories, levels, formulas)

"""The register of imports, and the columns remembered for each bailleur."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from ...domain.common.text import folded
from ...domain.common.values import moment
from ..base import Base
from ..ddl import quote_name
from ..session import Right, Session

APPLIED, UNDONE = "Appliqué", "Annulé"
REGISTER, LINES, COLUMNS = "import_remontee", "import_ligne", "correspondance"
_COUNTS = {
    "NB_LIGNES": "nb_lignes",
    "NB_NOUVEAUX": "nb_nouveaux",
    "NB_MODIFIES": "nb_modifies",
    "NB_INCHANGES": "nb_inchanges",
    "NB_CONFLITS": "nb_conflits",
    "NB_REJETES": "nb_rejetes",
    "NB_AVERTISSEMENTS": "nb_avertissements",
    "NB_DISPARUS": "nb_disparus",
}
_OF_FILES = "coalesce(bailleur, '') = :bailleur AND coalesce(nature, '') = :nature"
REGISTERED = (
    Right(
        "INSERT",
        REGISTER,
        (
            *("nature", "fichier", "empreinte", "bailleur", "campagne"),
            *("date_import", "utilisateur", "etat", *_COUNTS.values()),
        ),
    ),
    Right(
        "INSERT",
        LINES,
        (
            *("import_remontee", "nom_table", "fid_ligne", "verbe"),
            *("avant", "version_apres", "onglet", "ligne"),
        ),
    ),
)
"""What every import needs: it is written into the register."""
UNREGISTERED = Right("UPDATE", REGISTER, ("etat", "date_annulation"))
"""What undoing one needs."""


@dataclass(frozen=True)
class ImportRecord:
    """An import of the register; ``counts`` by column of the register (``nb_nouveaux``…)."""

    number: int
    nature: str
    name: str
    digest: str
    bailleur: str | None
    campaign: int | None
    when: datetime
    user: str
    state: str
    counts: Mapping[str, int | None]

    @property
    def told(self) -> dict[str, str]:
        """What the errors say of it."""
        return {
            "fichier": self.name,
            "date": self.when.astimezone().strftime("%d/%m/%Y à %H:%M"),
            "utilisateur": self.user or "un utilisateur inconnu",
        }


def imports(base: Base) -> list[ImportRecord]:
    """Every import, the last first."""
    with base.reading() as session:
        return _select(session, "ORDER BY fid DESC", {})


def applied(
    session: Session, nature: str, digest: str, bailleur: str | None, campaign: int | None = None
) -> ImportRecord | None:
    """The import of the same content, for the same campaign, that still holds; else None."""
    found = _select(
        session,
        "WHERE nature = :nature AND empreinte = :empreinte AND etat = :etat "
        "AND coalesce(bailleur, '') = :bailleur AND coalesce(campagne, 0) = :campagne "
        "ORDER BY fid DESC",
        {
            "nature": nature,
            "empreinte": digest,
            "etat": APPLIED,
            "bailleur": bailleur or "",
            "campagne": campaign or 0,
        },
    )
    return found[0] if found else None


def recorded(session: Session, number: int) -> ImportRecord | None:
    """The import of this number."""
    found = _select(session, "WHERE fid = :numero", {"numero": number})
    return found[0] if found else None


def record(
    base: Base,
    session: Session,
    nature: str,
    name: str,
    digest: str,
    bailleur: str | None,
    counts: Mapping[str, int],
    campaign: int | None = None,
) -> int:
    """Write an import into the register; its number."""
    values: dict[str, Any] = {
        "nature": nature,
        "fichier": name[:255],
        "empreinte": digest,
        "bailleur": bailleur,
        "campagne": campaign,
        "date_import": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "utilisateur": base.author(session),
        "etat": APPLIED,
        **{column: counts[count] for count, column in _COUNTS.items() if count in counts},
    }
    listed = ", ".join(quote_name(column) for column in values)
    places = ", ".join(f":{column}" for column in values)
    session.execute(f"INSERT INTO {REGISTER} ({listed}) VALUES ({places})", values)  # nosec B608 # names are the dictionary's, values are bound
    # Nobody else writes into the register meanwhile: the transaction holds it.
    return int(session.rows(f"SELECT max(fid) AS numero FROM {REGISTER}")[0]["numero"])  # nosec B608 # the table's name is ours, values are bound


def remembered_columns(base: Base, bailleur: str, nature: str = "") -> dict[str, str]:
    """Field by folded title of column, as chosen for this bailleur; « » for a column left out.

    A list of several bailleurs is of none (« »): its columns are those of its ``nature``.
    """
    found = base.rows(
        f"SELECT entete, champ FROM {COLUMNS} WHERE {_OF_FILES}",  # nosec B608 # names are ours, values are bound
        {"bailleur": bailleur, "nature": nature},
    )
    return {str(row["entete"]): str(row["champ"] or "") for row in found}


def remember_columns(
    base: Base, bailleur: str, choices: Mapping[str, str], nature: str = ""
) -> None:
    """Keep the fields chosen by title of column (« » leaves a column out)."""
    with base.transaction() as session:
        for header, field in choices.items():
            key = {"bailleur": bailleur, "nature": nature, "entete": folded(header)[:200]}
            session.execute(
                f"DELETE FROM {COLUMNS} WHERE {_OF_FILES} AND entete = :entete",  # nosec B608 # names are ours, values are bound
                key,
            )
            session.execute(
                f"INSERT INTO {COLUMNS} (nature, bailleur, entete, champ) "  # nosec B608 # names are ours, values are bound
                "VALUES (:nature, :bailleur, :entete, :champ)",
                {
                    **key,
                    "bailleur": bailleur or None,
                    "nature": nature or None,
                    "champ": field or None,
                },
            )


def _select(session: Session, rest: str, values: Mapping[str, object]) -> list[ImportRecord]:
    listed = ", ".join(_COUNTS.values())
    rows = session.rows(
        "SELECT fid, nature, fichier, empreinte, bailleur, campagne, date_import, "  # nosec B608 # names are the dictionary's, values are bound
        f"utilisateur, etat, {listed} FROM {REGISTER} {rest}",
        values,
    )
    return [
        ImportRecord(
            number=int(row["fid"]),
            nature=str(row["nature"]),
            name=str(row["fichier"]),
            digest=str(row["empreinte"]),
            bailleur=row["bailleur"],
            campaign=row["campagne"],
            when=moment(row["date_import"]),
            user=str(row["utilisateur"] or ""),
            state=str(row["etat"]),
            counts={column: row[column] for column in _COUNTS.values()},
        )
        for row in rows
    ]

"""What a file would do to the base, as data: to be shown, then applied as it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..dictionary import Field
from .findings import ERROR, WARNING, Finding
from .readings import Reading
from .table import ImportTable

if TYPE_CHECKING:
    import pandas as pd

NEW, CHANGED, SAME, CONFLICT, REFUSED = "nouveau", "modifié", "inchangé", "conflit", "rejeté"
DIFFERENCE_COLUMNS = ("onglet", "ligne", "n_osp", "cle", "champ", "avant", "apres")
VANISHED_COLUMNS = ("id_ddtm62", "ident_rep", "ident_int", "idlocal", "dnvoiri", "dvoilib",
                    "idcomtxt", "intitule")  # fmt: skip


@dataclass(frozen=True)
class RowPlan:
    """What becomes of a row: ``values`` are written, ``before`` what they replace.

    ``fid`` and ``version`` are those of the row of the base matched, by the key ``by``.
    """

    status: str
    fid: int | None = None
    version: int | None = None
    number: int | None = None
    by: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of_known(
        cls, row: Mapping[str, Any], by: str, changes: Mapping[str, Any], number: int | None = None
    ) -> RowPlan:
        """That of a row of the base, recognised ``by`` a key, with its ``changes`` if any."""
        return cls(
            CHANGED if changes else SAME,
            fid=int(row["fid"]),
            version=int(row["version"] or 0),
            number=number,
            by=by,
            values=changes,
            before={name: row[name] for name in changes},
        )


def _none_vanished() -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(columns=list(VANISHED_COLUMNS), dtype=object)


@dataclass(frozen=True)
class Naming:
    """Of which table the rows of a kind of file are, and how they are named to a person.

    ``nature`` is that of the import in the register. A row is named by the first of ``names`` that
    it has, then by its ``places``; ``belongs`` is the field that says what it belongs to.
    ``others`` are fields that a row has besides those of its table, of which rows of another are
    made.
    """

    target: str
    nature: str
    names: tuple[str, ...]
    belongs: str
    places: tuple[str, ...] = ()
    others: tuple[Field, ...] = ()


@dataclass(frozen=True)
class Attached:
    """A row of another table that a row of the file brings: written before those of the file, or
    ``after`` them when it refers to one that they make."""

    table: str
    position: int
    values: Mapping[str, Any]
    after: bool = False


@dataclass(frozen=True)
class Plan:
    """The whole of an import, before anything is written.

    ``rows`` follow the rows of ``table``; ``operations`` are to be created, with their values;
    ``attached`` are rows of other tables that come with them;
    ``vanished`` has :data:`VANISHED_COLUMNS`: dwellings of the bailleur that the file has not.
    ``naming`` says what the rows are, ``campaign`` the year of the campaign that they are lines of,
    ``readings`` what is read otherwise than it is written.
    """

    name: str
    digest: str
    bailleur: str
    table: ImportTable
    findings: list[Finding]
    rows: list[RowPlan]
    naming: Naming
    operations: list[dict[str, Any]] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    vanished: pd.DataFrame = field(default_factory=_none_vanished)
    campaign: int | None = None
    readings: list[Reading] = field(default_factory=list)

    @property
    def target(self) -> str:
        """The table that the rows are of."""
        return self.naming.target

    @property
    def counts(self) -> dict[str, int]:
        """The number outputs of the algorithms that import a file."""
        statuses = Counter(row.status for row in self.rows)
        levels = Counter(item.gravite for item in self.findings)
        return {
            "NB_LIGNES": len(self.rows),
            "NB_NOUVEAUX": statuses[NEW],
            "NB_MODIFIES": statuses[CHANGED],
            "NB_INCHANGES": statuses[SAME],
            "NB_CONFLITS": statuses[CONFLICT],
            "NB_REJETES": statuses[REFUSED],
            "NB_AVERTISSEMENTS": levels[WARNING],
            "NB_DISPARUS": len(self.vanished),
            "NB_ANOMALIES": levels[WARNING] + levels[ERROR],
        }

    @property
    def writes(self) -> bool:
        """Whether applying it would change anything."""
        return any(row.status in (NEW, CHANGED) for row in self.rows)

    def differences(self) -> pd.DataFrame:
        """:data:`DIFFERENCE_COLUMNS`: each field that would change, row by row."""
        import pandas as pd

        lines = [
            (
                self.table.onglets[position],
                self.table.lignes[position],
                row.number,
                row.by,
                name,
                row.before.get(name),
                value,
            )
            for position, row in enumerate(self.rows)
            if row.status == CHANGED
            for name, value in row.values.items()
        ]
        return pd.DataFrame(lines, columns=list(DIFFERENCE_COLUMNS), dtype=object)

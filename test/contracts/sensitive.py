"""The journal and the imports keep no sensitive value where anybody reads them."""

from __future__ import annotations

import json

import pytest

from osp_plugin.storage import Base
from osp_plugin.storage.editing.undo import last_change, undo
from osp_plugin.storage.sensitive import MASK

WRITTEN = {"loyer_avant": 431.77, "relogement": "Oui"}


class SensitiveContract:
    """Held by both bases; ``base`` is a fixture."""

    @pytest.fixture
    def home(self, base: Base) -> int:
        """A dwelling with sensitive values."""
        with base.transaction() as session:
            session.execute("INSERT INTO bailleur (bailleur, nom_bailleur) VALUES ('SIA', 'SIA')")
            session.execute(
                "INSERT INTO logement (id_ddtm62, bailleur, type_palu, loyer_avant, relogement) "
                "VALUES (1, 'SIA', 'Hors', 431.77, 'Oui')"
            )
            return int(session.rows("SELECT max(fid) AS fid FROM logement")[0]["fid"])

    def entries(self, base: Base) -> list[dict[str, object]]:
        return [
            {key: json.loads(row[key]) if row[key] else None for key in ("avant", "apres")}
            for row in base.rows("SELECT * FROM journal WHERE nom_table = 'logement' ORDER BY fid")
        ]

    def row(self, base: Base) -> dict[str, object]:
        return dict(base.rows("SELECT * FROM logement")[0])

    def test_the_journal_masks_what_is_sensitive_alone(self, base: Base, home: int) -> None:
        with base.transaction() as session:
            session.execute("UPDATE logement SET loyer_avant = 500, dvoilib = 'RUE A'")
            session.execute("DELETE FROM logement")
        made, changed, gone = self.entries(base)
        assert made["apres"]["loyer_avant"] == made["apres"]["relogement"] == MASK
        assert made["apres"]["bailleur"] == "SIA"
        assert changed == {
            "avant": {"loyer_avant": MASK, "dvoilib": None},
            "apres": {"loyer_avant": MASK, "dvoilib": "RUE A"},
        }
        assert gone["avant"]["loyer_avant"] == MASK and gone["avant"]["dvoilib"] == "RUE A"
        rents = [
            tuple(json.loads(row[key]) if row[key] else None for key in ("avant", "apres"))
            for row in base.rows("SELECT * FROM journal_sensible ORDER BY fid")
            if row["champ"] == "loyer_avant"
        ]
        assert rents == [(None, 431.77), (431.77, 500), (500, None)]

    def test_what_is_not_sensitive_leaves_no_trace_apart(self, base: Base, home: int) -> None:
        before = len(base.rows("SELECT * FROM journal_sensible"))
        with base.transaction() as session:
            session.execute("UPDATE logement SET dvoilib = 'RUE A'")
        assert len(base.rows("SELECT * FROM journal_sensible")) == before
        assert self.entries(base)[-1]["apres"] == {"dvoilib": "RUE A"}

    def test_a_change_of_a_sensitive_value_is_undone(self, base: Base, home: int) -> None:
        with base.transaction() as session:
            session.execute(
                "UPDATE logement SET loyer_avant = NULL, relogement = 'Non', dvoilib = 'RUE A'"
            )
        change = last_change(base, "logement", home)
        assert change.before["loyer_avant"] == MASK
        undo(base, change)
        found = self.row(base)
        assert {name: found[name] for name in WRITTEN} == WRITTEN and found["dvoilib"] is None

    def test_a_deletion_is_undone_with_its_sensitive_values(self, base: Base, home: int) -> None:
        with base.transaction() as session:
            session.execute("DELETE FROM logement")
        undo(base, last_change(base, "logement", home))
        found = self.row(base)
        assert {name: found[name] for name in WRITTEN} == WRITTEN

    def test_a_line_of_an_import_is_masked(self, base: Base, home: int) -> None:
        before = json.dumps({"loyer_avant": 431.77, "dvoilib": "RUE B"})
        with base.transaction() as session:
            session.execute(
                "INSERT INTO import_remontee (nature, fichier, empreinte, date_import, etat) "
                "VALUES ('Remontée', 'f.xlsx', :e, :d, 'Appliqué')",
                {"e": "a" * 64, "d": "2021-01-01T00:00:00+00:00"},
            )
            session.execute(
                "INSERT INTO import_ligne (import_remontee, nom_table, fid_ligne, verbe, avant) "
                "SELECT max(fid), 'logement', 1, 'UPDATE', :avant FROM import_remontee",
                {"avant": before},
            )
        line = base.rows("SELECT * FROM import_ligne")[0]
        assert json.loads(line["avant"]) == {"loyer_avant": MASK, "dvoilib": "RUE B"}
        kept = base.rows("SELECT * FROM journal_sensible WHERE origine = 'import_ligne'")
        assert [(row["ligne"], json.loads(row["avant"])) for row in kept] == [(line["fid"], 431.77)]

    def test_a_journal_of_before_is_cleaned_by_the_upgrade(self, base: Base, home: int) -> None:
        told = json.dumps({"loyer_avant": 431.77, "dvoilib": None})
        with base.transaction() as session:
            session.execute(
                "INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand) "
                "VALUES ('logement', :f, 'UPDATE', :t, :t, 'moi', '2021-01-01T00:00:00Z')",
                {"t": told, "f": home},
            )
        base.upgrade()
        base.upgrade()
        last = self.entries(base)[-1]
        assert last["avant"] == {"loyer_avant": MASK, "dvoilib": None} == last["apres"]
        kept = base.rows(
            "SELECT * FROM journal_sensible WHERE ligne = (SELECT max(fid) FROM journal)"
        )
        assert [(row["champ"], json.loads(row["avant"])) for row in kept] == [
            ("loyer_avant", 431.77)
        ]

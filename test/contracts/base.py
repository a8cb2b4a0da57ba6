"""What any OSP base promises, held by a GeoPackage and a PostGIS base alike."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from qgis.core import QgsVectorLayer

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.dictionary import SCHEMA_VERSION
from osp_plugin.domain.errors import Cancelled
from osp_plugin.storage.base import Base
from osp_plugin.storage.errors import (
    BaseAlreadyExists,
    BaseTooNew,
    ConstraintViolated,
    DatabaseFailure,
)
from osp_plugin.storage.scripts import Migration

from ..support.samples import ADDRESS, add_dwellings, add_programme, dwelling


def migration(folder: Path, sql: str) -> list[Migration]:
    path = folder / f"{SCHEMA_VERSION + 1:04d}_essai.sql"
    path.write_text(sql, encoding="utf-8")
    return [Migration(SCHEMA_VERSION + 1, path)]


class BaseContract:
    """Tests of a base. A module that subclasses it gives two fixtures: ``base``, new and empty,
    and ``author``, the name that the base knows the writer by."""

    @pytest.fixture
    def filled(self, base: Base) -> Base:
        add_dwellings(base)
        return base

    def test_a_new_base_has_the_current_version_and_is_usable(self, base):
        base.check()
        assert base.version() == SCHEMA_VERSION
        assert base.is_writable()

    def test_a_second_creation_is_refused_and_keeps_the_rows(self, filled):
        with pytest.raises(BaseAlreadyExists):
            filled.create()
        assert len(filled.read("logement")) == 1

    def test_qgis_opens_every_table_with_its_geometry(self, filled):
        for table in filled.tables.values():
            found = filled.source(table.name)
            layer = QgsVectorLayer(found.uri, table.name, found.provider)
            assert layer.isValid(), table.name
            assert layer.isSpatial() == (table.geometry is not None), table.name
            assert {field.name for field in table.columns} <= set(layer.fields().names())

    def test_qgis_reads_the_operations_with_their_counts(self, filled):
        found = filled.source("v_operation")
        layer = QgsVectorLayer(found.uri, "v_operation", found.provider)
        assert layer.isValid()
        assert {"nb_logements", "nb_geolocalises", "ecart"} <= set(layer.fields().names())

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"type_palu": "hors"}, "Type de financement"),
            ({"ident_rep": "123"}, "N° RPLS"),
            ({"annee_financ": 1999}, "Année de financement"),
            ({"bailleur": None}, "Bailleur"),
            ({"bailleur": "XXX"}, "n’existe pas"),
            ({"number": 1}, "id_ddtm62"),
            ({"date_os": "2020-02-01", "date_fin": "2020-01-01"}, "précède"),
            ({"dvoilib": "R" * 121}, "trop longue"),
        ],
    )
    def test_a_value_against_the_dictionary_is_refused_in_french(self, filled, values, said):
        with pytest.raises(ConstraintViolated, match=said), filled.transaction() as session:
            session.append(filled.tables["logement"], dwelling(**{"number": 2, **values}))
        assert len(filled.read("logement")) == 1

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("type_palu", "n’importe quoi"),
            ("bailleur", "XXX"),
            ("bailleur", None),
            ("ident_rep", "12"),
            ("surf_hab", -1),
        ],
    )
    def test_what_a_form_of_qgis_lets_pass_is_refused_by_the_database(self, filled, field, value):
        found = filled.source("logement")
        layer = QgsVectorLayer(found.uri, "logement", found.provider)
        assert layer.startEditing()
        feature = next(layer.getFeatures())
        before = filled.read("logement").to_dict("records")
        assert layer.changeAttributeValue(feature.id(), layer.fields().lookupField(field), value)
        assert not layer.commitChanges()
        layer.rollBack()
        assert repr(filled.read("logement").to_dict("records")) == repr(before)

    def test_a_row_that_others_refer_to_is_not_deleted_in_qgis(self, filled):
        found = filled.source("bailleur")
        layer = QgsVectorLayer(found.uri, "bailleur", found.provider)
        assert layer.startEditing()
        assert layer.deleteFeature(next(layer.getFeatures()).id())
        assert not layer.commitChanges()
        layer.rollBack()
        assert filled.read("bailleur", ["bailleur"])["bailleur"].tolist() == ["SIA"]

    def test_an_edit_in_qgis_is_kept_and_journaled(self, filled, author):
        found = filled.source("logement")
        layer = QgsVectorLayer(found.uri, "logement", found.provider)
        assert layer.startEditing()
        feature = next(layer.getFeatures())
        place = layer.fields().lookupField("surf_hab")
        assert layer.changeAttributeValue(feature.id(), place, 61.5)
        assert layer.commitChanges(), layer.commitErrors()
        row = filled.query("SELECT surf_hab, version, modifie_par FROM logement").iloc[0]
        assert row.tolist() == [61.5, 2, author]
        journal = filled.query("SELECT apres FROM journal WHERE verbe = 'UPDATE'")
        assert [json.loads(text) for text in journal["apres"]] == [{"surf_hab": 61.5}]

    def test_an_exception_undoes_the_whole_transaction(self, filled):
        with pytest.raises(RuntimeError), filled.transaction() as session:
            session.append(filled.tables["logement"], dwelling(2))
            raise RuntimeError
        assert len(filled.read("logement")) == 1

    def test_the_journal_keeps_what_changed_and_the_audit_fields_who(self, filled, author):
        with filled.transaction() as session:
            session.execute("UPDATE logement SET surf_hab = 50, version = 9 WHERE id_ddtm62 = 1")
        row = filled.query("SELECT * FROM logement").iloc[0]
        assert row["version"] == 2
        assert row["cree_par"] == row["modifie_par"] == author
        assert row["cree_le"] <= row["modifie_le"]
        with filled.transaction() as session:
            session.execute("DELETE FROM logement")
        journal = filled.query(
            "SELECT verbe, avant, apres, qui FROM journal WHERE nom_table = 'logement' ORDER BY fid"
        )
        assert journal["verbe"].tolist() == ["INSERT", "UPDATE", "DELETE"]
        assert json.loads(journal["avant"][1]) == {"surf_hab": None}
        assert json.loads(journal["apres"][1]) == {"surf_hab": 50}
        assert json.loads(journal["apres"][0])["dvoilib"] == ADDRESS
        assert json.loads(journal["avant"][2])["surf_hab"] == 50
        assert set(journal["qui"]) == {author}

    def test_saving_a_row_unchanged_leaves_no_trace(self, filled):
        with filled.transaction() as session:
            session.execute("UPDATE logement SET surf_hab = surf_hab")
        assert filled.query("SELECT version FROM logement")["version"].tolist() == [1]
        assert filled.query("SELECT fid FROM journal WHERE verbe = 'UPDATE'").empty

    def test_rows_appended_with_their_keys_leave_the_counter_after_them(self, filled):
        with filled.transaction() as session:
            session.append(filled.tables["logement"], dwelling(2, fid=40))
            session.append(filled.tables["logement"], dwelling(3))
        assert filled.read("logement", ["fid"])["fid"].tolist() == [1, 40, 41]

    def test_the_demonstration_is_read_back_as_it_was_written(self, base, demo_tables):
        with base.transaction() as session:
            for name, rows in demo_tables.items():
                assert session.append(base.tables[name], rows) == len(rows)
        for name, rows in demo_tables.items():
            computed = [
                field.name
                for field in base.tables[name].fields
                if field.calcule or (field.attribue and rows[field.name].isna().all())
            ]
            expected = rows.drop(columns=["geom", *computed], errors="ignore")
            found = base.read(name, list(expected.columns))
            pd.testing.assert_frame_equal(found, expected, check_dtype=False, obj=name)

    def test_the_tables_export_as_their_table_schemas_say(self, base, demo_tables, tmp_path):
        frictionless = pytest.importorskip("frictionless")
        with base.transaction() as session:
            for name, rows in demo_tables.items():
                session.append(base.tables[name], rows)
        # A package of all tables, so that the keys between them are checked too.
        package = frictionless.Package(basepath=str(tmp_path))
        for name, table in base.tables.items():
            base.read(name).to_csv(tmp_path / f"{name}.csv", index=False, encoding="utf-8")
            schema = frictionless.Schema.from_descriptor(dict(table.descriptor))
            package.add_resource(
                frictionless.Resource(name=name, path=f"{name}.csv", schema=schema)
            )
        report = package.validate()
        assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:3]
        assert report.stats["tasks"] == len(base.tables)

    def test_a_renamed_operation_is_renamed_in_its_dwellings(self, filled):
        with filled.transaction() as session:
            session.execute(
                "INSERT INTO operation (intitule, bailleur, type_palu) VALUES ('A', 'SIA', 'Hors')"
            )
            session.execute("UPDATE logement SET intitule = 'A'")
            session.execute("UPDATE operation SET intitule = 'B'")
        assert filled.read("logement", ["intitule"])["intitule"].tolist() == ["B"]

    def test_the_upgrade_rebuilds_views_and_triggers_and_keeps_the_rows(self, filled):
        with filled.transaction() as session:
            session.execute("DROP VIEW v_operation")
        filled.upgrade()
        assert filled.query("SELECT * FROM v_operation").empty
        with filled.transaction() as session:
            session.execute("UPDATE logement SET surf_hab = 50")
        assert filled.query("SELECT version FROM logement")["version"].tolist() == [2]

    def test_a_migration_changes_the_tables_and_keeps_the_rows(self, filled, tmp_path):
        upgrade = filled.upgrade(
            migration(tmp_path, "ALTER TABLE logement ADD COLUMN essai text DEFAULT 'neuf';")
        )
        assert (upgrade.before, upgrade.after) == (SCHEMA_VERSION, SCHEMA_VERSION + 1)
        assert filled.version() == SCHEMA_VERSION + 1
        found = filled.query("SELECT dvoilib, essai FROM logement")
        assert found.values.tolist() == [[ADDRESS, "neuf"]]

    def test_a_failing_migration_leaves_the_base_as_it_was(self, filled, tmp_path):
        steps = migration(
            tmp_path,
            "ALTER TABLE logement ADD COLUMN essai text;\nUPDATE nulle_part SET rien = 1;",
        )
        with pytest.raises(DatabaseFailure, match="nulle_part"):
            filled.upgrade(steps)
        assert filled.version() == SCHEMA_VERSION
        assert "essai" not in filled.query("SELECT * FROM logement").columns
        assert filled.query("SELECT * FROM v_operation").empty

    def test_a_base_of_a_newer_plugin_is_refused(self, filled):
        with filled.transaction() as session:
            session.execute("UPDATE osp_meta SET valeur = '99' WHERE cle = 'version_schema'")
        for attempt in (filled.check, filled.upgrade):
            with pytest.raises(BaseTooNew, match="99"):
                attempt()

    def test_lines_and_tariffs_are_edited_in_qgis(self, filled):
        add_programme(filled)
        for table, field, value in (("programmation", "etat_nb_c", 0), ("tarif", "montant", 10000)):
            found = filled.source(table)
            layer = QgsVectorLayer(found.uri, table, found.provider)
            assert layer.startEditing()
            place = layer.fields().lookupField(field)
            for feature in layer.getFeatures():
                if table == "programmation" or feature["valeur"] == "BBC rénovation":
                    assert layer.changeAttributeValue(feature.id(), place, value)
            assert layer.commitChanges(), layer.commitErrors()
        line = filled.query("SELECT etat_enveloppe_mini, version FROM programmation").iloc[0]
        assert line.tolist() == [1764000, 2]

    def test_a_creation_and_an_upgrade_are_cancelled_whole(self, filled, tmp_path):
        steps = migration(tmp_path, "ALTER TABLE logement ADD COLUMN essai text;")
        told: list[float] = []
        with pytest.raises(Cancelled):
            filled.upgrade(steps, Work(told.append, lambda: len(told) > 2))
        assert filled.version() == SCHEMA_VERSION
        assert "essai" not in filled.query("SELECT * FROM logement").columns

    def test_an_empty_text_and_a_missing_value_are_two_things(self, filled):
        texts = ["", "a\tb", "deux\nlignes", "\\N", "\\", 'des "guillemets"', "é ’ 🏠"]
        with filled.transaction() as session:
            for number, text in enumerate(texts, start=2):
                session.append(filled.tables["logement"], dwelling(number, info=text))
        found = filled.query("SELECT info FROM logement ORDER BY id_ddtm62")
        assert found["info"].tolist() == [None, *texts]

    def test_a_strange_date_is_read_back(self, filled):
        with filled.transaction() as session:
            session.execute("UPDATE logement SET date_os = '0202-06-01', date_fin = '9999-12-31'")
        row = filled.read("logement", ["date_os", "date_fin"]).iloc[0]
        assert [str(day) for day in row] == ["0202-06-01", "9999-12-31"]

    def test_the_envelopes_follow_the_counts_and_the_tariff(self, filled):
        add_programme(filled)
        line = filled.query("SELECT * FROM programmation").iloc[0]
        assert (line["etat_enveloppe_mini"], line["etat_enveloppe_maxi"]) == (1634000, 1880000)
        assert (line["etat_bonus_mini"], line["etat_bonus_maxi"]) == (164000, 410000)
        assert line["version"] == 1
        with filled.transaction() as session:
            session.execute("UPDATE programmation SET etat_enveloppe_mini = 1, etat_nb_c = 0")
        assert filled.query("SELECT etat_enveloppe_mini FROM programmation").iloc[0, 0] == 1604000
        with filled.transaction() as session:
            session.execute("UPDATE tarif SET montant = 10000 WHERE valeur = 'BBC rénovation'")
        assert filled.query("SELECT etat_enveloppe_mini FROM programmation").iloc[0, 0] == 1764000

"""Edits on a real server: two people on a row, and all that can go wrong during a save."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsDefaultValue, QgsFeature, QgsVectorLayerUtils

from osp_plugin.project.editing.edits import Sent
from osp_plugin.project.editing.values import base_of
from osp_plugin.project.editing.verification import DIFFERENT, KEPT, MISSING, verify
from osp_plugin.project.forms.applying import numbering
from osp_plugin.project.forms.constraints import set_constraints
from osp_plugin.storage.errors import DeletionUnproved, ServerRefused
from osp_plugin.storage.postgis import PostgisBase

from ..contracts.editing import EditingContract, Editor, stored
from .cluster import Server


class TestPostgisEditing(EditingContract):
    """The contract on a server."""

    @pytest.fixture
    def guest(self, filled: PostgisBase, server: Server, database: str) -> Iterator[Editor]:
        """Somebody with an account of their own, who may edit the dwellings."""
        server.run(
            database,
            "CREATE ROLE invite LOGIN PASSWORD 'invite';"
            "GRANT USAGE ON SCHEMA osp TO invite;"
            "GRANT SELECT ON ALL TABLES IN SCHEMA osp TO invite;"
            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA osp TO invite;"
            "GRANT INSERT, UPDATE, DELETE ON osp.logement TO invite",
        )
        editor = Editor(PostgisBase(server.uri(database, "invite", "invite"), "osp", "serveur"))
        yield editor
        editor.leave()
        server.run(database, "DROP OWNED BY invite CASCADE; DROP ROLE invite")

    def test_the_message_of_the_base_says_who_and_when(self, one, guest):
        one.watch.stop()
        one.begin(surf_hab=60.0)
        assert guest.begin(surf_hab=70.0).save(), guest.layer.commitErrors()
        assert not one.save()
        said = " ".join(one.layer.commitErrors())
        assert "Conflit : la ligne 1 de la table « logement » a été modifiée par invite le" in said

    def test_a_row_that_row_security_hides_from_update_is_told(self, guest, server, database):
        server.run(
            database,
            "ALTER TABLE osp.logement ENABLE ROW LEVEL SECURITY;"
            "CREATE POLICY lire ON osp.logement FOR SELECT USING (true);"
            "CREATE POLICY ecrire ON osp.logement FOR UPDATE USING (bailleur = 'M&C');"
            "CREATE POLICY oter ON osp.logement FOR DELETE USING (bailleur = 'M&C')",
        )
        assert guest.begin(surf_hab=60.0).save(), "QGIS dit que c'est enregistré"
        [lost] = guest.lost
        assert (lost.kind, lost.fields) == (DIFFERENT, [("surf_hab", 60, 50)])
        guest.lost.clear()
        assert guest.layer.startEditing() and guest.layer.deleteFeature(2) and guest.save()
        assert [(lost.kind, lost.sent.fid) for lost in guest.lost] == [(KEPT, 2)]

    def test_a_deletion_that_the_server_ignored_is_told_though_the_row_is_hidden(
        self, guest, server, database
    ):
        """Somebody puts the row out of sight while it is being deleted: nothing is deleted."""
        assert guest.layer.startEditing() and guest.layer.deleteFeature(2)
        server.run(
            database,
            "ALTER TABLE osp.logement ENABLE ROW LEVEL SECURITY;"
            "CREATE POLICY siens ON osp.logement USING (fid <> 2)",
        )
        assert guest.save(), "QGIS dit que c'est enregistré"
        assert [(lost.kind, lost.sent.fid, lost.stored) for lost in guest.lost] == [(KEPT, 2, None)]

    def test_a_row_that_a_trigger_hides_instead_of_deleting_it_is_told(
        self, guest, server, database
    ):
        server.run(
            database,
            "ALTER TABLE osp.logement ENABLE ROW LEVEL SECURITY;"
            "CREATE POLICY vus ON osp.logement USING (coalesce(info, '') <> 'caché');"
            "CREATE FUNCTION osp.cacher() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS "
            "$$BEGIN UPDATE osp.logement SET info = 'caché' WHERE fid = OLD.fid;"
            " RETURN NULL; END$$;"
            "CREATE TRIGGER a_cacher BEFORE DELETE ON osp.logement FOR EACH ROW "
            "EXECUTE FUNCTION osp.cacher()",
        )
        assert guest.layer.startEditing() and guest.layer.deleteFeature(2)
        assert guest.save(), "QGIS dit que c'est enregistré"
        assert [(lost.kind, lost.sent.fid) for lost in guest.lost] == [(KEPT, 2)]

    def test_a_deletion_by_who_may_not_read_the_journal_is_not_called_verified(
        self, guest, server, database
    ):
        server.run(database, "REVOKE SELECT ON osp.journal FROM invite")
        with pytest.raises(DeletionUnproved, match="journal"):
            verify(guest.base, guest.base.tables["logement"], Sent(deleted=[99]))

    def test_a_new_dwelling_is_numbered_by_the_base_that_sees_them_all(
        self, guest, server, database
    ):
        server.run(
            database,
            "ALTER TABLE osp.logement ENABLE ROW LEVEL SECURITY;"
            "CREATE POLICY siens ON osp.logement USING (fid = 1 OR fid > 2)",
        )
        table, layer = guest.base.tables["logement"], guest.layer
        field = table["id_ddtm62"]
        default = numbering(layer, field)
        assert default is not None
        place = layer.fields().lookupField("id_ddtm62")
        layer.setDefaultValueDefinition(place, QgsDefaultValue(default.expression))
        set_constraints(layer, table)
        assert layer.startEditing()
        for _number in range(2):
            new = QgsVectorLayerUtils.createFeature(layer)
            for name, value in (("bailleur", "SIA"), ("type_palu", "Hors")):
                new.setAttribute(name, value)
            assert QgsVectorLayerUtils.validateAttribute(layer, new, place) == (True, [])
            assert layer.addFeature(new)
        assert guest.save(), layer.commitErrors()
        assert guest.lost == [] and guest.verified == 1
        rows = guest.base.rows("SELECT id_ddtm62 AS n FROM logement ORDER BY fid")
        assert [row["n"] for row in rows] == [1, 3, 4, 5]

    def test_a_row_that_may_not_become_so_is_refused(self, guest, server, database):
        server.run(
            database,
            "ALTER TABLE osp.logement ENABLE ROW LEVEL SECURITY;"
            "CREATE POLICY tout ON osp.logement USING (true) WITH CHECK (bailleur = 'SIA')",
        )
        guest.begin(bailleur="M&C")
        assert not guest.save()
        assert "périmètre" in guest.refusals[0].reason

    def test_a_row_deleted_meanwhile_without_anybody_to_ask_is_told(self, one, other):
        one.watch._resolve = None
        one.begin(surf_hab=60.0)
        assert other.layer.startEditing() and other.layer.deleteFeature(1) and other.save()
        assert one.save(), "QGIS dit que c'est enregistré"
        assert [(lost.kind, lost.sent.fid) for lost in one.lost] == [(MISSING, 1)]

    @pytest.mark.parametrize("event", ["UPDATE", "DELETE", "INSERT"])
    def test_a_trigger_that_throws_the_change_away_is_told(self, one, server, database, event):
        server.run(
            database,
            "CREATE FUNCTION osp.jeter() RETURNS trigger LANGUAGE plpgsql AS "
            "'BEGIN RETURN NULL; END';"
            f"CREATE TRIGGER a_jeter BEFORE {event} ON osp.logement FOR EACH ROW "
            "EXECUTE FUNCTION osp.jeter()",
        )
        assert one.layer.startEditing()
        if event == "UPDATE":
            one.begin(surf_hab=60.0)
        elif event == "DELETE":
            assert one.layer.deleteFeature(1)
        else:
            new = QgsFeature(one.layer.fields())
            for name, value in (("id_ddtm62", 9), ("bailleur", "SIA"), ("type_palu", "Hors")):
                new.setAttribute(name, value)
            assert one.layer.addFeature(new)
        if one.save():
            assert len(one.lost) == 1
        else:
            assert one.refusals or one.layer.commitErrors()

    def test_rights_revoked_meanwhile_are_told(self, guest, server, database):
        guest.begin(surf_hab=60.0)
        server.run(database, "REVOKE UPDATE ON osp.logement FROM invite")
        assert not guest.save()
        assert guest.layer.isEditable()
        assert "pas le droit" in guest.refusals[0].reason
        assert guest.verified == 0

    def test_a_server_killed_and_started_again_during_the_edit(self, one, server):
        one.begin(surf_hab=60.0)
        server.stop()
        server.start()
        if one.save():
            assert one.verified == 1
            kept = stored(one.base, "surf_hab") == [[60]]
            assert kept or one.lost, "jamais un faux « enregistré »"
        else:
            assert one.layer.isEditable() and one.layer.getFeature(1)["surf_hab"] == 60
            assert one.refusals or one.layer.commitErrors()
            assert one.save(), one.layer.commitErrors()
            assert stored(one.base, "surf_hab") == [[60]]

    def test_a_server_that_is_gone_leaves_the_session(self, one, server):
        one.begin(surf_hab=60.0)
        server.stop()
        try:
            saved = one.save()
            with pytest.raises(ServerRefused):
                verify(base_of(one.layer), one.watch.table, _sent(one))
        finally:
            server.start()
        assert not saved
        assert one.layer.isEditable()
        assert "connexion au serveur" in one.refusals[0].reason, one.layer.commitErrors()
        assert stored(one.base, "surf_hab") == [[50]]

    def test_a_backend_that_died_after_the_save_began_is_told(self, one, server, database):
        one.begin(surf_hab=60.0)
        server.run(
            "postgres",
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE datname = '{database}' AND pid <> pg_backend_pid()",
        )
        if one.save():
            assert stored(one.base, "surf_hab") == [[60]] or one.lost
        else:
            assert one.layer.isEditable()
            assert one.refusals


def _sent(editor: Editor):
    from osp_plugin.project.editing.edits import capture

    return capture(editor.layer, editor.watch.table)

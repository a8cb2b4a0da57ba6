"""Editing through real layers of QGIS: what any OSP base promises, whatever holds it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsDefaultValue, QgsFeature, QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QCoreApplication, QDate

from osp_plugin.domain.imports.pasted import read_pasted
from osp_plugin.project import BaseReference, layers
from osp_plugin.project.editing import bulk
from osp_plugin.project.editing.conflicts import MINE, THEIRS, Conflict
from osp_plugin.project.editing.saving import SaveWatch
from osp_plugin.project.editing.values import base_of
from osp_plugin.project.editing.verification import verify
from osp_plugin.storage import acceptance
from osp_plugin.storage.base import Base
from osp_plugin.storage.editing.finder import Search
from osp_plugin.storage.editing.undo import last_change, undo
from osp_plugin.storage.errors import CannotUndo, EditConflict, NothingToUndo

from ..support.samples import add_references, dwelling, point


class Editor:
    """A person with a layer: what they are told, and what they answer."""

    def __init__(self, base: Base, table: str = "logement", answer: str | None = None) -> None:
        self.base = base
        self.layer = layers.make_layer(base, base.tables[table], BaseReference.of(base))
        assert self.layer.isValid()
        place = self.layer.fields().lookupField("version_lue")
        self.layer.setDefaultValueDefinition(place, QgsDefaultValue('"version"', True))
        self.answer = answer
        self.asked: list[Conflict] = []
        self.refusals: list[Any] = []
        self.lost: list[Any] = []
        self.verified = 0
        self.watch = SaveWatch(self.layer, self._choose)
        self.watch.saved.connect(self._verify)
        self.watch.refused.connect(self.refusals.extend)

    def _choose(self, _layer: Any, conflicts: list[Conflict]) -> Any:
        self.asked += conflicts
        if self.answer is None:
            return None
        return {
            conflict.fid: {"": self.answer, **{i.name: self.answer for i in conflict.fields}}
            for conflict in conflicts
        }

    def _verify(self, sent: Any) -> None:
        self.verified += 1
        base = base_of(self.layer)
        assert base is not None
        self.lost += verify(base, self.watch.table, sent)

    def leave(self) -> None:
        """Let go of the layer now: QGIS does not bear one that outlives it."""
        self.watch.stop()
        if self.layer.isEditable():
            self.layer.rollBack()
        self.watch.layer = None
        del self.layer, self.watch
        gc.collect()

    def begin(self, fid: int = 1, **values: Any) -> Editor:
        assert self.layer.isEditable() or self.layer.startEditing()
        for name, value in values.items():
            place = self.layer.fields().lookupField(name)
            assert self.layer.changeAttributeValue(fid, place, value)
        rest()
        return self

    def move(self, x: float, y: float, fid: int = 1) -> Editor:
        assert self.layer.isEditable() or self.layer.startEditing()
        assert self.layer.changeGeometry(fid, QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        rest()
        return self

    def save(self, stop: bool = True) -> bool:
        done = bool(self.layer.commitChanges(stop))
        rest()
        return done


def rest() -> None:
    """Let QGIS do what it put off."""
    for _turn in range(3):
        QCoreApplication.processEvents()


def stored(base: Base, *names: str, fid: int = 1) -> list[Any]:
    return base.query(f"SELECT {', '.join(names)} FROM logement WHERE fid = {fid}").values.tolist()


def change(base: Base, what: str, fid: int = 1) -> None:
    """One statement, as one save of QGIS."""
    with base.transaction() as session:
        session.execute(f"UPDATE logement SET {what} WHERE fid = {fid}")


def journal_of(base: Base, fid: int = 1) -> list[int]:
    """The changes of a dwelling in the journal, by number."""
    sql = "SELECT fid FROM journal WHERE nom_table = 'logement' AND verbe = 'UPDATE' "
    return [row["fid"] for row in base.rows(f"{sql} AND fid_ligne = {fid} ORDER BY fid")]


def tell_when(base: Base, moments: dict[int, float]) -> None:
    """Say at which second of a minute each entry of the journal was written."""
    with base.transaction() as session:
        for number, second in moments.items():
            when = f"2021-06-15T10:00:{second:06.3f}Z"
            session.execute(
                "UPDATE journal SET quand = :quand WHERE fid = :fid", {"quand": when, "fid": number}
            )


def aged(base: Base) -> None:
    """Let all that the journal has be of another moment than what comes."""
    made = base.rows("SELECT max(fid) AS un FROM journal")[0]["un"]
    tell_when(base, dict.fromkeys(range(1, made + 1), 0.0))


def throw_away(base: Base, verb: str) -> None:
    """Let the base ignore what is done to dwellings, without an error."""
    named = f"oubli BEFORE {verb} ON logement"
    with base.transaction() as session:
        if base.backend == "postgis":
            session.execute(
                "CREATE FUNCTION oublier() RETURNS trigger LANGUAGE plpgsql "
                "AS 'BEGIN RETURN NULL; END'"
            )
            session.execute(f"CREATE TRIGGER {named} FOR EACH ROW EXECUTE FUNCTION oublier()")
        else:
            session.execute(f"CREATE TRIGGER {named} BEGIN SELECT RAISE(IGNORE); END")
    acceptance.accept(base.identity, base.foreign())  # else nothing would be written at all


class EditingContract:
    """Tests of edits. A module that subclasses it gives the fixture ``base``, new and empty."""

    @pytest.fixture
    def filled(self, base: Base) -> Base:
        base.sign("Moi")
        add_references(base)
        with base.transaction() as session:
            for number, street in ((1, "rue de l'Abbaye"), (2, "rue Noël"), (3, "rue Œuvre")):
                row = dwelling(number, dvoilib=street, surf_hab=50.0, geom=point(700000, 7030000))
                session.append(base.tables["logement"], row)
        return base

    @pytest.fixture
    def one(self, filled: Base) -> Iterator[Editor]:
        editor = Editor(filled)
        yield editor
        editor.leave()

    @pytest.fixture
    def other(self, filled: Base) -> Iterator[Editor]:
        editor = Editor(filled)
        yield editor
        editor.leave()

    # -- version_lue -------------------------------------------------------------------------

    def test_a_client_that_says_an_old_version_is_refused(self, filled):
        with filled.transaction() as session:
            session.execute("UPDATE logement SET surf_hab = 60 WHERE fid = 1")
        with pytest.raises(EditConflict, match="modifiée par"), filled.transaction() as session:
            session.execute("UPDATE logement SET surf_hab = 70, version_lue = 1 WHERE fid = 1")
        assert stored(filled, "surf_hab", "version") == [[60, 2]]

    def test_a_client_that_says_the_version_passes_and_leaves_nothing_of_it(self, filled):
        with filled.transaction() as session:
            session.execute("UPDATE logement SET surf_hab = 60, version_lue = 1 WHERE fid = 1")
            session.execute("UPDATE logement SET surf_hab = 61 WHERE fid = 1")
            session.execute("UPDATE logement SET version_lue = 3 WHERE fid = 1")
        found = filled.query("SELECT surf_hab, version, version_lue FROM logement WHERE fid = 1")
        assert found[["surf_hab", "version"]].values.tolist() == [[61, 3]]
        assert found["version_lue"].isna().all()
        journal = filled.query("SELECT avant FROM journal WHERE verbe = 'UPDATE'")["avant"]
        assert not any("version" in text for text in journal)
        assert "version_lue" not in filled.read("logement").columns

    def test_several_edits_of_one_person_are_no_conflict(self, one):
        one.begin(surf_hab=60.0, typologie="T3").move(700010, 7030010)
        assert one.save(False)
        one.begin(surf_hab=61.0)
        assert one.save()
        assert one.begin(surf_hab=62.0).save()
        assert one.move(700020, 7030020).save()
        assert one.begin(surf_hab=63.0).save()
        assert (one.asked, one.refusals, one.lost) == ([], [], [])
        assert one.verified == 5
        assert stored(one.base, "surf_hab", "typologie") == [[63, "T3"]]

    def test_the_base_refuses_what_escapes_the_plugin(self, one, other):
        one.watch.stop()
        one.begin(surf_hab=60.0)
        assert other.begin(surf_hab=70.0).save()
        assert not one.save()
        assert "modifiée par" in " ".join(one.layer.commitErrors())
        one.layer.rollBack()
        assert stored(one.base, "surf_hab") == [[70]]

    # -- two people --------------------------------------------------------------------------

    def test_the_second_sees_three_states_and_keeps_theirs(self, one, other):
        one.begin(surf_hab=60.0)
        assert other.begin(surf_hab=70.0, typologie="T5").save()
        one.answer = MINE
        assert one.save()
        [conflict] = one.asked
        seen = {i.name: (i.read, i.mine, i.theirs, i.touched) for i in conflict.fields}
        assert seen == {"surf_hab": (50, 60, 70, True), "typologie": (None, None, "T5", False)}
        assert conflict.who
        assert stored(one.base, "surf_hab", "typologie") == [[60, None]]
        assert one.lost == []

    def test_the_second_takes_the_version_of_the_base(self, one, other):
        one.begin(surf_hab=60.0).move(700050, 7030050)
        assert other.begin(surf_hab=70.0).save()
        one.answer = THEIRS
        assert one.save()
        assert stored(one.base, "surf_hab") == [[70]]
        [conflict] = one.asked
        assert [i.name for i in conflict.fields] == ["surf_hab", "geom"]
        assert one.layer.getFeature(1).geometry().asPoint() == QgsPointXY(700000, 7030000)

    def test_the_second_chooses_nothing_and_loses_nothing(self, one, other):
        one.begin(surf_hab=60.0).begin(2, surf_hab=80.0)
        new = QgsFeature(one.layer.fields())
        for name, value in (("id_ddtm62", 9), ("bailleur", "SIA"), ("type_palu", "Hors")):
            new.setAttribute(name, value)
        assert one.layer.addFeature(new)
        assert other.begin(surf_hab=70.0).save()
        assert not one.save()
        assert one.layer.isEditable()
        assert one.layer.getFeature(1)["surf_hab"] == 60
        assert one.layer.getFeature(2)["surf_hab"] == 80
        assert [f["id_ddtm62"] for f in one.layer.editBuffer().addedFeatures().values()] == [9]
        assert (one.refusals, one.verified) == ([], 0)
        assert stored(one.base, "surf_hab") == [[70]]
        assert stored(one.base, "surf_hab", fid=2) == [[50]]
        one.answer = MINE
        assert one.save()
        assert len(one.asked) == 2, "le conflit est demandé de nouveau"
        assert stored(one.base, "surf_hab") == [[60]]
        assert stored(one.base, "surf_hab", fid=2) == [[80]]
        assert one.lost == []

    def test_different_fields_of_one_row_are_told_too(self, one, other):
        one.begin(surf_hab=60.0)
        assert other.begin(typologie="T2").save()
        one.answer = MINE
        one.watch._resolve = lambda _layer, found: {
            c.fid: {i.name: MINE if i.touched else THEIRS for i in c.fields} for c in found
        }
        assert one.save()
        assert stored(one.base, "surf_hab", "typologie") == [[60, "T2"]]

    def test_a_stale_form_is_seen_without_the_version_column(self, one, other):
        place = one.layer.fields().lookupField("version_lue")
        one.layer.setDefaultValueDefinition(place, QgsDefaultValue())
        shown = next(one.layer.getFeatures("fid = 1"))
        assert other.begin(surf_hab=70.0).save()
        one.watch.form_read(1, shown.attributes(), shown.geometry())
        one.begin(typologie="T1")
        assert not one.save()
        [conflict] = one.asked
        assert [(i.name, i.read, i.theirs) for i in conflict.fields] == [
            ("surf_hab", 50, 70), ("typologie", None, None),
        ]  # fmt: skip

    def test_a_form_still_open_after_a_save_is_no_conflict_with_oneself(self, one):
        shown = next(one.layer.getFeatures("fid = 1"))
        one.watch.form_read(1, shown.attributes(), shown.geometry())
        assert one.begin(surf_hab=60.0).save(False)
        shown["surf_hab"] = 60.0  # the form keeps what was typed, and the old version
        one.watch.form_read(1, shown.attributes(), shown.geometry())
        assert one.begin(surf_hab=61.0).save()
        assert (one.asked, one.refusals, one.lost) == ([], [], [])

    def test_a_row_changed_and_put_back_is_no_conflict(self, one, other):
        one.begin(typologie="T1")
        assert other.begin(surf_hab=70.0).save()
        assert other.begin(surf_hab=50.0).save()
        assert one.save()
        assert (one.asked, one.lost) == ([], [])

    @pytest.mark.parametrize("answer", [MINE, THEIRS])
    def test_a_row_deleted_meanwhile(self, one, other, answer):
        one.begin(surf_hab=60.0).begin(2, surf_hab=80.0)
        assert other.layer.startEditing() and other.layer.deleteFeature(1) and other.save()
        one.answer = answer
        assert one.save(), one.layer.commitErrors()
        [conflict] = one.asked
        assert conflict.gone
        assert "rue de l'Abbaye" in conflict.label
        assert one.lost == []
        assert stored(one.base, "surf_hab", fid=2) == [[80]]
        found = one.base.query("SELECT surf_hab, dvoilib FROM logement WHERE id_ddtm62 = 1")
        expected = [[60, "rue de l'Abbaye"]] if answer == MINE else []
        assert found.values.tolist() == expected

    @pytest.mark.parametrize("answer", [MINE, THEIRS])
    def test_a_row_that_i_delete_was_changed_meanwhile(self, one, other, answer):
        assert one.layer.startEditing() and one.layer.deleteFeature(1)
        rest()
        assert other.begin(surf_hab=70.0).save()
        one.answer = answer
        assert one.save(), one.layer.commitErrors()
        assert [conflict.deleting for conflict in one.asked] == [True]
        assert stored(one.base, "surf_hab") == ([] if answer == MINE else [[70]])

    # -- saves -------------------------------------------------------------------------------

    def test_a_save_of_everything_is_verified(self, one):
        one.begin(
            surf_hab=61.25, info="Près de l’église\n« œuvre »", date_os=QDate(2020, 2, 29),
            occupe_avant="Oui", annee_financ=2020, typologie=None,
        )  # fmt: skip
        new = QgsFeature(one.layer.fields())
        for name, value in (("id_ddtm62", 9), ("bailleur", "SIA"), ("type_palu", "Hors")):
            new.setAttribute(name, value)
        new.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(700001.123, 7030001.456)))
        assert one.layer.addFeature(new)
        assert one.layer.deleteFeature(3)
        assert one.save(), one.layer.commitErrors()
        assert (one.verified, one.lost, one.refusals) == (1, [], [])

    def test_a_refused_save_names_each_row_and_keeps_the_session(self, one):
        one.begin(1, surf_hab=-4.0).begin(2, bailleur=None).begin(3, ident_rep="12")
        assert not one.save()
        assert [row.fid for row in one.refusals] == [1, 2, 3]
        said = " ; ".join(f"{row.label} {row.reason}" for row in one.refusals)
        for text in ("rue de l'Abbaye", "Surface habitable", "minimum", "Bailleur", "N° RPLS"):
            assert text in said
        assert one.layer.isEditable()
        assert one.layer.getFeature(1)["surf_hab"] == -4
        assert one.verified == 0

    def test_what_a_failed_save_wrote_is_no_conflict_with_oneself(self, one):
        one.begin(1, surf_hab=-4.0).move(700070, 7030070).begin(2, typologie="T4")
        new = QgsFeature(one.layer.fields())
        new.setAttribute("id_ddtm62", 9)
        assert one.layer.addFeature(new)
        assert not one.save()
        assert one.begin(1, surf_hab=40.0).begin(2, typologie="T5").layer.isEditable()
        assert not one.save(), "il manque toujours le bailleur du nouveau logement"
        assert one.layer.deleteFeature(next(iter(one.layer.editBuffer().addedFeatures())))
        one.begin(1, surf_hab=41.0).begin(2, typologie="T6")
        assert one.save(), one.layer.commitErrors()
        assert (one.asked, one.lost) == ([], [])
        assert stored(one.base, "surf_hab") == [[41]]
        assert stored(one.base, "typologie", fid=2) == [["T6"]]

    def test_what_only_the_base_knows_is_explained(self, one):
        one.begin(1, id_ddtm62=2)
        assert not one.save()
        assert "existe déjà" in one.refusals[0].reason
        assert "n° 1" in one.refusals[0].label
        one.layer.rollBack()
        one.refusals.clear()
        one.begin(2, bailleur="XXX")
        assert not one.save()
        assert "n’existe pas" in one.refusals[0].reason

    def test_a_rule_between_fields_is_explained(self, one):
        assert one.begin(1, date_os=QDate(2020, 5, 1)).save()
        one.begin(1, date_fin=QDate(2020, 4, 1))
        assert not one.save()
        assert [row.reason for row in one.refusals] == [
            "La fin des travaux précède l’ordre de service"
        ]

    # -- undo --------------------------------------------------------------------------------

    def test_the_last_change_is_undone_and_journaled(self, one):
        one.begin(surf_hab=60.0, occupe_avant="Oui", date_os=QDate(2020, 2, 29))
        one.move(700010, 7030010)
        assert one.save()
        change = last_change(one.base, "logement", 1)
        assert {"surf_hab", "geom"} <= set(change.before)
        undo(one.base, change)
        assert stored(one.base, "surf_hab") == [[50]]
        row = next(one.layer.getFeatures("fid = 1"))
        assert row.geometry().asPoint() == QgsPointXY(700000, 7030000)
        last = one.base.query("SELECT verbe FROM journal ORDER BY fid DESC LIMIT 1")
        assert last["verbe"].tolist() == ["UPDATE"]

    def test_a_deleted_row_comes_back_with_its_key(self, one):
        assert one.begin(occupe_avant="Non", info="l’« œuvre »").save()
        before = one.base.read("logement").iloc[0].to_dict()
        assert one.layer.startEditing() and one.layer.deleteFeature(1) and one.save()
        undo(one.base, last_change(one.base))
        assert repr(one.base.read("logement").iloc[0].to_dict()) == repr(before)
        assert next(one.layer.getFeatures("fid = 1")).hasGeometry()

    def test_a_new_row_is_taken_away(self, filled):
        undo(filled, last_change(filled, "logement", 3))
        assert filled.read("logement", ["fid"])["fid"].tolist() == [1, 2]

    def test_a_new_row_that_others_need_stays(self, filled):
        with pytest.raises(CannotUndo):
            undo(filled, last_change(filled, "bailleur", 2))
        assert len(filled.read("bailleur")) == 2

    def test_a_row_changed_since_is_not_overwritten(self, filled):
        with filled.transaction() as session:
            session.execute("UPDATE logement SET surf_hab = 60 WHERE fid = 1")
        change = last_change(filled, "logement", 1)
        with filled.transaction() as session:
            session.execute("UPDATE logement SET typologie = 'T1' WHERE fid = 1")
        with pytest.raises(CannotUndo, match="depuis"):
            undo(filled, change)
        assert stored(filled, "surf_hab", "typologie") == [[60, "T1"]]

    def test_the_change_of_another_is_not_undone(self, filled):
        with filled.transaction() as session:
            session.execute("UPDATE journal SET qui = 'Quelqu’un'")
        with pytest.raises(CannotUndo, match="Quelqu’un"):
            last_change(filled, "logement", 1)
        with pytest.raises(NothingToUndo):
            last_change(filled)

    def test_two_saves_of_one_field_within_a_second_are_undone_one_by_one(self, filled):
        for area in (60, 70):
            with filled.transaction() as session:
                session.execute("UPDATE logement SET surf_hab = :un WHERE fid = 1", {"un": area})
        undo(filled, last_change(filled, "logement", 1))
        assert stored(filled, "surf_hab") == [[60]]

    def test_two_saves_within_a_second_are_two_undos(self, one):
        assert one.begin(1, surf_hab=61.0).save()
        assert one.begin(2, surf_hab=62.0).begin(1, typologie="T4").save()
        aged(one.base)
        last = last_change(one.base, "logement", 1)
        assert set(last.before) == {"typologie"}, "the save before is another"
        undo(one.base, last_change(one.base))
        assert stored(one.base, "surf_hab", "typologie") == [[61, None]]
        assert stored(one.base, "surf_hab", fid=2) != [[62]]
        aged(one.base)
        undo(one.base, last_change(one.base))
        assert stored(one.base, "surf_hab", "typologie") == [[61, "T4"]], "the undo is undone alone"

    @pytest.mark.parametrize(
        ("apart", "before"),
        [
            (0.0, {"surf_hab": 50, "typologie": None}),
            (1.0, {"surf_hab": 50, "typologie": None}),
            (1.01, {"typologie": None}),
        ],
    )
    def test_what_one_save_sent_in_two_times_is_one_change(self, filled, apart, before):
        """QGIS sends the fields and the geometry of a save one after the other."""
        change(filled, "surf_hab = 60")
        change(filled, "typologie = 'T3'")
        first, second = journal_of(filled)
        tell_when(filled, {first: 0.0, second: apart})
        last = last_change(filled, "logement", 1)
        assert (last.number, dict(last.before)) == (second, before)
        undo(filled, last)
        expected = [50 if apart <= 1 else 60, None]
        assert stored(filled, "surf_hab", "typologie") == [expected]

    def test_a_save_in_three_times_is_one_change_though_it_lasts_longer_than_a_second(self, filled):
        for what in ("surf_hab = 60", "typologie = 'T3'", "annee_constr = 1920"):
            change(filled, what)
        tell_when(filled, dict(zip(journal_of(filled), (0.0, 0.8, 1.6))))
        assert set(last_change(filled, "logement", 1).before) == {
            "surf_hab", "typologie", "annee_constr",
        }  # fmt: skip

    def test_the_change_of_another_just_before_is_no_part_of_mine(self, filled):
        change(filled, "surf_hab = 60")
        with filled.transaction() as session:
            session.execute("UPDATE journal SET qui = 'Quelqu’un' WHERE verbe = 'UPDATE'")
        change(filled, "typologie = 'T3'")
        tell_when(filled, dict.fromkeys(journal_of(filled), 0.0))
        assert dict(last_change(filled, "logement", 1).before) == {"typologie": None}

    def test_the_making_of_a_row_just_before_is_no_part_of_its_change(self, filled):
        change(filled, "surf_hab = 60")
        with filled.transaction() as session:
            made = session.rows("SELECT fid FROM journal WHERE nom_table = 'logement' "
                                "AND fid_ligne = 1 AND verbe = 'INSERT'")  # fmt: skip
        tell_when(filled, {made[0]["fid"]: 0.0, journal_of(filled)[0]: 0.0})
        last = last_change(filled, "logement", 1)
        assert (last.verb, dict(last.before)) == ("UPDATE", {"surf_hab": 50})

    @pytest.mark.parametrize("verb", ["UPDATE", "DELETE", "INSERT"])
    def test_an_undo_that_the_base_throws_away_is_told(self, filled, verb):
        """As row security does: no error, and no row written."""
        if verb == "UPDATE":
            change(filled, "surf_hab = 60")
        elif verb == "DELETE":
            with filled.transaction() as session:
                session.execute("DELETE FROM logement WHERE fid = 1")
        last = last_change(filled, "logement", 1)
        assert last.verb == verb
        undone_by = {"UPDATE": "UPDATE", "DELETE": "INSERT", "INSERT": "DELETE"}[verb]
        throw_away(filled, undone_by)
        held = filled.read("logement").to_json(default_handler=str)
        with pytest.raises(CannotUndo, match="vous n’avez pas le droit de modifier cette ligne"):
            undo(filled, last)
        assert filled.read("logement").to_json(default_handler=str) == held

    def test_the_last_change_anywhere_is_mine_even_when_another_came_after(self, filled):
        change(filled, "surf_hab = 60")
        with filled.transaction() as session:
            session.execute("UPDATE logement SET surf_hab = 70 WHERE fid = 2")
            session.execute("UPDATE journal SET qui = 'Quelqu’un' WHERE fid_ligne = 2")
        mine = last_change(filled)
        assert (mine.table, mine.fid, dict(mine.after)) == ("logement", 1, {"surf_hab": 60})
        change(filled, "typologie = 'T3'", 3)
        assert last_change(filled).fid == 3

    # -- many rows at once -------------------------------------------------------------------

    def test_fields_are_given_together_by_value_and_by_expression(self, one):
        table = one.watch.table
        givens = [
            bulk.Given(table["surf_hab"], expression='"surf_hab" + "id_ddtm62"'),
            bulk.Given(table["typologie"], "T3"),
        ]
        seen = bulk.preview(one.layer, table, givens, [1, 2, 3])
        assert seen.changing[2] == {"surf_hab": 52.0, "typologie": "T3"}
        assert seen.before[2] == {"surf_hab": 50.0, "typologie": None}
        assert not one.layer.isEditable(), "l'aperçu n'écrit rien"
        assert bulk.apply(one.layer, seen, "essai")
        assert bulk.waiting(one.layer) == 3
        assert one.save(), one.layer.commitErrors()
        sql = "SELECT surf_hab AS s, typologie AS t FROM logement ORDER BY fid"
        rows = [(row["s"], row["t"]) for row in one.base.rows(sql)]
        assert rows == [(51, "T3"), (52, "T3"), (53, "T3")]
        again = bulk.preview(one.layer, table, givens[1:], [1, 2, 3])
        assert (again.changing, again.same) == ({}, 3)

    def test_a_row_of_which_one_value_is_refused_is_left_whole(self, one):
        table = one.watch.table
        less = bulk.Given(table["surf_hab"], expression='50 - 30 * "id_ddtm62"')
        seen = bulk.preview(
            one.layer, table, [less, bulk.Given(table["typologie"], "T3")], [1, 2, 3]
        )
        assert list(seen.changing) == [1]
        assert sum(seen.refused.values()) == 2
        assert any("inférieure au minimum" in reason for reason in seen.refused)
        broken = bulk.Given(table["surf_hab"], expression="1 +")
        assert not bulk.preview(one.layer, table, [broken], [1]).changing

    def test_pasted_rows_change_the_dwellings_of_their_number(self, filled):
        numbers = ("0044619247", "0044619007", "0044619007")
        with filled.transaction() as session:
            for key, number in enumerate(numbers, start=1):
                session.execute(
                    "UPDATE logement SET ident_rep = :number WHERE fid = :key",
                    {"number": number, "key": key},
                )
        editor = Editor(filled)
        try:
            table = editor.watch.table
            text = "N° RPLS\tSurface habitable\n{}\t66,5\n{}\t70\n0044649450\t80"
            pasted = read_pasted(text.format(*numbers[:2]), table[bulk.KEY], [table["surf_hab"]])
            seen = bulk.preview_pasted(editor.layer, table, pasted)
            assert seen.changing == {1: {"surf_hab": 66.5}}
            assert seen.unknown == ["0044649450"]
            assert [count for reason, count in seen.refused.items() if "plusieurs" in reason] == [1]
        finally:
            editor.leave()

    # -- undo of a save of several rows ------------------------------------------------------

    def test_a_bulk_edit_is_undone_as_one_step(self, filled):
        with filled.transaction() as session:
            for number in range(10, 41):
                session.append(filled.tables["logement"], dwelling(number, surf_hab=50.0))
        aged(filled)
        editor = Editor(filled)
        try:
            fids = [f.id() for f in editor.layer.getFeatures("id_ddtm62 >= 10")]
            assert len(fids) == 31
            for fid in fids:
                editor.begin(fid, surf_hab=61.0, typologie="T3").move(700010, 7030010, fid)
            assert editor.save(), editor.layer.commitErrors()
            last = last_change(filled)
            assert {each.fid for each in last.all} == set(fids)
            undo(filled, last)
            sql = "SELECT DISTINCT surf_hab AS s, typologie AS t FROM logement"
            assert [tuple(row.values()) for row in filled.rows(sql)] == [(50, None)]
            assert not any(f.hasGeometry() for f in editor.layer.getFeatures("id_ddtm62 >= 10"))
        finally:
            editor.leave()
        again = last_change(filled)
        assert {each.fid for each in again.all} == set(fids), "l'annulation s'annule de même"

    def test_what_one_save_changed_added_and_deleted_is_one_step(self, one):
        aged(one.base)
        one.begin(1, surf_hab=60.0)
        new = QgsFeature(one.layer.fields())
        for name, value in (("id_ddtm62", 9), ("bailleur", "SIA"), ("type_palu", "Hors")):
            new.setAttribute(name, value)
        assert one.layer.addFeature(new) and one.layer.deleteFeature(3)
        assert one.save(), one.layer.commitErrors()
        undo(one.base, last_change(one.base))
        found = one.base.rows("SELECT id_ddtm62 AS n, surf_hab AS s FROM logement ORDER BY fid")
        assert [(row["n"], row["s"]) for row in found] == [(1, 50), (2, 50), (3, 50)]

    def test_a_save_before_is_no_part_of_the_step(self, filled):
        aged(filled)
        change(filled, "surf_hab = 60")
        tell_when(filled, {journal_of(filled)[0]: 10.0})
        change(filled, "surf_hab = 60", 2)
        assert [each.fid for each in last_change(filled).all] == [2]

    def test_one_row_chosen_is_undone_alone(self, filled):
        aged(filled)
        with filled.transaction() as session:
            session.execute("UPDATE logement SET surf_hab = 60")
        undo(filled, last_change(filled, "logement", 2))
        found = filled.rows("SELECT surf_hab AS s FROM logement ORDER BY fid")
        assert [row["s"] for row in found] == [60, 50, 60]

    def test_a_step_of_which_one_row_changed_since_is_left_whole(self, filled):
        aged(filled)
        with filled.transaction() as session:
            session.execute("UPDATE logement SET surf_hab = 60")
        last = last_change(filled)
        change(filled, "typologie = 'T1'", 1)
        with pytest.raises(CannotUndo, match=r"ligne n° 1 .*depuis"):
            undo(filled, last)
        assert stored(filled, "surf_hab", fid=3) == [[60]]

    def test_an_import_is_undone_as_an_import(self, filled):
        aged(filled)
        change(filled, "surf_hab = 60")
        with filled.transaction() as session:
            session.execute(
                "INSERT INTO import_remontee (fid, nature, fichier, etat, date_import, empreinte, "
                "nb_lignes, nb_nouveaux, nb_modifies, nb_inchanges, nb_conflits, nb_rejetes, "
                "nb_avertissements) VALUES (7, 'Remontée', 'sia.xlsx', 'Appliqué', "
                "'2021-06-15T10:00:00Z', :empreinte, 1, 0, 1, 0, 0, 0, 0)",
                {"empreinte": 64 * "0"},
            )
            session.execute(
                "INSERT INTO import_ligne (import_remontee, nom_table, fid_ligne, verbe, avant, "
                "version_apres) VALUES (7, 'logement', 1, 'UPDATE', '{}', 2)"
            )
        with pytest.raises(CannotUndo, match=r"import n° 7 .*sia\.xlsx"):
            last_change(filled)
        with filled.transaction() as session:
            session.execute("DELETE FROM journal WHERE nom_table = 'import_remontee'")
        with pytest.raises(CannotUndo, match=r"import n° 7 .*sia\.xlsx"):
            last_change(filled)
        assert last_change(filled, "logement", 1).verb == "UPDATE"

    # -- search ------------------------------------------------------------------------------

    @pytest.mark.parametrize(
        ("text", "keys"),
        [
            ("abbaye", [1]), ("l'abb", [1]), ("L’ABBAYE", [1]), ("noel", [2]), ("rue NOËL", [2]),
            ("œuvre", [3]), ("rue", [1, 2, 3]), ("%", []), ("a", []), ("zz", []), ("ru_", []),
        ],
    )  # fmt: skip
    def test_a_dwelling_is_found(self, filled, text, keys):
        assert sorted(found.fid for found in Search().run(filled, text)) == keys

    def test_a_dwelling_is_found_by_its_identifiers(self, filled):
        with filled.transaction() as session:
            session.execute(
                "UPDATE logement SET ident_rep = '0044619205', ident_int = 'M-77', "
                "idlocal = '592560000001', idpar = '59256000AB0012' WHERE fid = 2"
            )
        for text in ("0044619205", "4619", "m-77", "592560000001", "59256000ab0012"):
            assert [found.fid for found in Search().run(filled, text)] == [2], text

    def test_a_search_that_was_stopped_finds_nothing(self, filled):
        search = Search()
        search.stop()
        assert search.run(filled, "abbaye") == []

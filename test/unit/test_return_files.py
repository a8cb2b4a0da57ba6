"""The nasty files of test/data/remontees: each has the outcome written beside it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.decisions.preparation import DECISIONS
from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.errors import Cancelled, OspError
from osp_plugin.domain.imports.context import Context
from osp_plugin.domain.imports.sheets import Sheet
from osp_plugin.domain.imports.values import read_value
from osp_plugin.domain.remontee.kind import RETURN
from osp_plugin.domain.remontee.planning import prepare
from osp_plugin.storage.imports import errors
from osp_plugin.storage.imports.bounds import Bounds
from osp_plugin.storage.imports.preparation import proposed, rows_of
from osp_plugin.storage.imports.reading import ReadFile, read_file

from ..support.nasty_returns import OTHER, ROW, TITLES, archive, edited, text
from ..support.returns import write_xlsx

FOLDER = Path(__file__).resolve().parents[1] / "data" / "remontees"
EXPECTED = json.loads((FOLDER / "attendus.json").read_text(encoding="utf-8"))


def table(name: str, rows: list[dict[str, object]]) -> pd.DataFrame:
    names = [field.name for field in dictionary()[name].fields]
    return pd.DataFrame(rows, columns=[*names, "version"], dtype=object)


@pytest.fixture(scope="module")
def context() -> Context:
    def dwelling(number: int, row: list[object]) -> dict[str, object]:
        return {
            "fid": number, "id_ddtm62": number, "version": 1, "bailleur": "SIA",
            "ident_rep": row[0], "ident_int": row[1], "intitule": row[2], "type_palu": row[3],
            "cite_ini": row[4], "cout_travaux": row[5], "id_cite": 1,
        }  # fmt: skip

    return Context(
        bailleur="SIA",
        bailleurs={"SIA": "SIA Habitat", "M&C": "Maisons & Cités"},
        operations=table("operation", [
            {"fid": 1, "version": 1, "intitule": ROW[2], "bailleur": "SIA", "type_palu": "Groupé"},
            {"fid": 2, "version": 1, "intitule": "MC OIGNIES DECLERCQ", "bailleur": "M&C"},
        ]),
        communes=table("commune", [
            {"idcom": "62498", "nom_commune": "Lens", "epci": "CALL", "dep": "62"},
        ]),
        epci={"CALL": "Lens-Liévin"},
        departements={"62": "Pas-de-Calais"},
        cites=table("cite", [
            {"id_cite": 1, "nom_cite": "Cité n°4 de Lens", "idcom": "62498"},
            {"id_cite": 2, "nom_cite": "Cité Mirabeau", "idcom": "62498"},
        ]),
        logements=table("logement", [dwelling(1, ROW), dwelling(2, OTHER)]),
        lignes=table("programmation", []),
    )  # fmt: skip


def test_there_are_enough_of_them():
    assert len(EXPECTED) >= 60
    names = {path.name for path in FOLDER.iterdir() if not path.name.startswith(".")}
    assert set(EXPECTED) == names - {"attendus.json"}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_file_has_its_outcome(name, context):
    expected = EXPECTED[name]
    if "refus" in expected:
        with pytest.raises(getattr(errors, expected["refus"])) as caught:
            rows_of(proposed(read_file(FOLDER / name), RETURN))
        message = str(caught.value)
        assert name in message and expected["dit"] in message
        return
    opened = proposed(read_file(FOLDER / name), RETURN)
    plan = prepare(rows_of(opened), context, name, opened.file.digest)
    assert len(plan.rows) == expected["lignes"]
    assert {layout.header_row for layout in opened.layouts} == {expected["titres"]}
    found = sorted([item.ligne, item.colonne, item.regle] for item in plan.findings)
    assert found == sorted(expected["constats"])


@pytest.mark.parametrize("name", ["operation_fusionnee.xlsx", "operation_fusionnee.ods"])
def test_cells_merged_over_rows_are_the_same_for_each(name):
    opened = proposed(read_file(FOLDER / name), RETURN)
    assert rows_of(opened).columns["intitule"] == [ROW[2], ROW[2]]


@pytest.mark.parametrize("kind", [RETURN, DECISIONS])
def test_the_tabs_and_their_titles_are_corrected(kind):
    other = next(field.name for field in kind.vocabulary().fields if field.name not in kind.keys)
    lines = [(1, [kind.keys[0], other]), (2, ["Autre", "Titre"]), (3, ["a", "b"])]
    file = ReadFile(
        "f.xlsx", "", [Sheet(name, lines) for name in "AB"] + [Sheet("Notes", [(4, ["x"])])]
    )
    opened = proposed(file, kind)
    assert [layout.sheet for layout in opened.layouts] == ["A", "B"]
    again = opened.retitled("A", 2).retitled("Notes", 4)
    assert [(x.sheet, x.header_row) for x in again.layouts] == [("A", 2), ("B", 1), ("Notes", 4)]
    assert [match.header for match in again.layouts[0].matches] == ["Autre", "Titre"]
    chosen = again.chosen({"Autre": kind.keys[0]}, {"A"})
    assert rows_of(chosen).columns[kind.keys[0]] == ["a"]
    memory = {"autre": "", "titre": kind.keys[0]}
    assert opened.retitled("B", 2, memory).layouts[1].fields.keys() == {kind.keys[0]}


def test_amounts_as_the_french_write_them():
    table = rows_of(proposed(read_file(FOLDER / "montants_francais.csv"), RETURN))
    fields = dictionary()["logement"]
    names = ("cout_travaux", "subv_palulos", "pret_cdc")
    read = [read_value(fields[name], table.columns[name][0]).value for name in names]
    assert read == [12345.67, 1500.0, 2000.0]


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path):
    for path in (tmp_path / "absent.xlsx", tmp_path):
        with pytest.raises(errors.FileMissing):
            read_file(path)


def test_the_bounds_are_those_asked_for(tmp_path):
    path = tmp_path / "r.csv"
    path.write_bytes(text(TITLES, *[ROW] * 50))
    with pytest.raises(errors.FileTooLarge, match="lignes"):
        read_file(path, Bounds(rows=20))
    with pytest.raises(errors.FileTooLarge, match="pèse"):
        read_file(path, Bounds(bytes=100))
    assert len(read_file(path, Bounds(columns=2)).sheets[0].rows[0][1]) == 2


def test_reading_is_cancelled(tmp_path):
    path = tmp_path / "r.csv"
    path.write_bytes(text(TITLES, *[ROW] * 5000))
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        read_file(path, work=Work(asked=lambda: next(asked, True)))


def test_every_refusal_is_a_named_error_with_what_to_do():
    for name in ("FileTooLarge", "PasswordProtected", "FileDamaged", "NotATable", "OldFormat"):
        error = getattr(errors, name)
        assert issubclass(error, OspError) and error.message.endswith(".")


GOOD = ("plusieurs_onglets.xlsx", "ods_simple.ods", "dates.xlsx", "guillemets.csv")


@settings(
    max_examples=150,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    name=st.sampled_from(GOOD),
    places=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), max_size=6),
    cut=st.floats(0.2, 1),
    inside=st.booleans(),
)
def test_a_damaged_file_is_read_or_refused_by_name(tmp_path, name, places, cut, inside):
    content = bytearray((FOLDER / name).read_bytes())
    if inside and name.endswith(("xlsx", "ods")):
        content = _damaged_inside(bytes(content), places)
    else:
        for share, junk in places:
            start = int(share * (len(content) - 1))
            content[start : start + len(junk)] = junk
        content = content[: int(cut * len(content))]
    path = tmp_path / name
    path.write_bytes(bytes(content))
    with contextlib.suppress(errors.FileRefused):
        rows_of(proposed(read_file(path), RETURN))


def _damaged_inside(content: bytes, places: list[tuple[float, bytes]]) -> bytearray:
    """The parts of the archive damaged, the archive itself sound."""
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        parts = {name: bytearray(held.read(name)) for name in held.namelist()}
    for share, junk in places:
        part = parts[sorted(parts)[int(share * (len(parts) - 1))]]
        start = int(share * 7919) % max(1, len(part))
        part[start : start + len(junk)] = junk
    return bytearray(archive({name: bytes(part) for name, part in parts.items()}))


NUMBERS = st.one_of(st.text("0123456789eE+-.", max_size=25), st.text(max_size=8))


@settings(
    max_examples=100,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(value=NUMBERS, kind=st.sampled_from(["n", "s", "b", "d", "e", "str", "zz"]), place=NUMBERS)
def test_odd_cells_of_a_sound_workbook_are_read_or_refused(tmp_path, value, kind, place):
    good = (FOLDER / "dates.xlsx").read_bytes()
    value = "".join(letter for letter in value if letter.isprintable())
    place = "".join(letter for letter in place if letter.isprintable())
    cell = f'<row r="3"><c r={quoteattr(place)} t="{kind}" s="1"><v>{escape(value)}</v></c></row>'
    broken = edited(
        good, "xl/worksheets/sheet1.xml", b"</sheetData>", f"{cell}</sheetData>".encode()
    )
    path = tmp_path / "r.xlsx"
    path.write_bytes(broken)
    with contextlib.suppress(errors.FileRefused):
        rows_of(proposed(read_file(path), RETURN))


def test_a_text_of_several_runs_is_read_whole_without_its_phonetic_marks(tmp_path):
    plain = write_xlsx(tmp_path / "a.xlsx", {"R": [["N° RPLS", "Cité"], ["0044619057", "12"]]})
    runs = tmp_path / "b.xlsx"
    pieces = "<r><rPr><b/></rPr><t>N° </t></r><r><t>RPLS</t></r><rPh><t>zut</t></rPh>"
    changed = 0
    with zipfile.ZipFile(plain) as read, zipfile.ZipFile(runs, "w") as written:
        for name in read.namelist():
            content, count = re.subn(r"<t>N(°|&#176;) RPLS</t>", pieces, read.read(name).decode())
            changed += count
            written.writestr(name, content)
    assert changed == 1
    (sheet,) = read_file(runs).sheets
    assert [list(cells) for _, cells in sheet.rows] == [["N° RPLS", "Cité"], ["0044619057", "12"]]


@pytest.mark.skipif(os.name == "nt", reason="Windows names files in Unicode")
def test_a_file_that_an_old_archive_named_has_a_name_that_can_be_written(tmp_path):
    plain = write_xlsx(tmp_path / "a.xlsx", {"R": [["N° RPLS", "Cité"], ["0044619057", "12"]]})
    named = os.path.join(os.fsencode(tmp_path), "remontée\u202e\n2.xlsx".encode("utf-8"))
    latin = os.path.join(os.fsencode(tmp_path), "cité.xlsx".encode("cp1252"))
    for path, told in ((named, "remontée 2.xlsx"), (latin, "cité.xlsx")):
        shutil.copy(os.fsencode(plain), path)
        assert read_file(os.fsdecode(path)).name == told

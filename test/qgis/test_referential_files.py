"""Reference tables fed from the files of the INSEE and of others, whatever wrote them."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from qgis.core import QgsProcessingException, QgsVectorLayer

from osp_plugin.storage.geopackage import GeoPackageBase

from ..support.new_base import new_base
from ..support.processing_runner import Feedback
from ..support.shared import required

COG = """TYPECOM,COM,DEP,LIBELLE,COMPARENT
COMD,62724,,Rouvroy-Centre,62724
COM,62724,62,Rouvroy,
COMA,62725,,Ancienne,62724
COM,62065,62,Avion,
"""


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    return new_base(tmp_path / "base.gpkg")


def load(run, base, source, table="commune", **more):
    feedback = Feedback()
    given = {"INPUT": source, "TABLE": table, "BASE": str(base.path), **more}
    return run("osp:charger_referentiel", given, feedback), feedback


def names(base):
    rows = base.read("commune")
    return dict(zip(rows["idcom"], rows["nom_commune"]))


@pytest.mark.parametrize("order", [(1, 2, 3, 4), (4, 3, 2, 1), (2, 1, 4, 3)])
@pytest.mark.parametrize("as_layer", [False, True])
def test_only_the_communes_of_the_code_are_kept_whatever_their_order(
    run, base, tmp_path, order, as_layer
):
    lines = COG.splitlines()
    file = tmp_path / "commune.csv"
    file.write_text("\n".join([lines[0], *(lines[place] for place in order)]), encoding="utf-8")
    source = QgsVectorLayer(str(file), "cog", "ogr") if as_layer else str(file)
    done, feedback = load(run, base, source)
    assert names(base) == {"62724": "Rouvroy", "62065": "Avion"}
    assert (done["NB_LUS"], done["NB_REJETES"]) == (2, 0)
    assert any("2 lignes de communes associées" in said for said in feedback.said)


def test_communes_that_have_ended_are_left_out(run, base, tmp_path):
    file = tmp_path / "v_commune_depuis_1943.csv"
    file.write_text(
        "COM,LIBELLE,DATE_DEBUT,DATE_FIN\n62724,Rouvroy-sous-Lens,1943-01-01,1962-08-30\n"
        "62724,Rouvroy,1962-08-30,\n62065,Avion,1943-01-01,2999-12-31\n62002,Abl,1943-01-01,"
        "01/01/2016\n", encoding="utf-8",
    )  # fmt: skip
    load(run, base, str(file))
    assert names(base) == {"62724": "Rouvroy", "62065": "Avion"}


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp850", "mac_roman", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_text_is_read_whatever_its_encoding(run, base, tmp_path, encoding, separator):
    rows = ["Notice;", "Source : INSEE;", "CODGEO;LIBGEO;DEP", "62413;Évin-Malmaison;62",
            "62427;Hénin-Beaumont;62"]  # fmt: skip
    file = tmp_path / "communes.CSV"
    file.write_bytes("\r\n".join(rows).replace(";", separator).encode(encoding))
    load(run, base, str(file))
    assert names(base) == {"62413": "Évin-Malmaison", "62427": "Hénin-Beaumont"}


def test_a_mark_or_a_shift_leaves_the_row_out_and_is_told_at_its_line(run, base, tmp_path):
    file = tmp_path / "communes.csv"
    file.write_text(
        'CODGEO;LIBGEO;DEP\n62413;"Évin;62\n62427;Hénin;Beaumont;62\n62065;Avion;62\n',
        encoding="utf-8",
    )
    done, feedback = load(run, base, str(file))
    assert names(base) == {"62065": "Avion"} and done["NB_REJETES"] == 2
    first, second = (said for said in feedback.warnings if said.startswith("Ligne"))
    assert "Ligne 2" in first and "guillemet" in first
    assert "Ligne 3" in second and "plus de valeurs" in second


def test_a_workbook_whose_titles_are_on_the_sixth_row(run, base, tmp_path):
    book = Workbook()
    book.active.append(["Lisez-moi"])
    sheet = book.create_sheet("Composition")
    for cells in (
        *(["Composition communale"], ["2021"], [], [], ["Code géographique", "Libellé"]),
        *(["CODGEO", "LIBGEO", "Date"], [62724, "Rouvroy", 1], ["62065", "Avion", 2]),
    ):
        sheet.append(cells)
    file = tmp_path / "insee.xlsx"
    book.save(file)
    load(run, base, str(file), CORRESPONDANCE=["population", "Field3"])
    assert names(base) == {"62724": "Rouvroy", "62065": "Avion"}
    assert base.read("commune")["population"].tolist() == [1, 2]


def test_what_is_no_table_is_said(run, base, tmp_path):
    file = tmp_path / "autre.csv"
    file.write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="reconnue"):
        load(run, base, str(file))


# -- the files that people send ------------------------------------------------------------------


def test_the_code_that_people_send_gives_communes_alone(run, base):
    load(run, base, str(required("cas") / "fichiers" / "d01_cog_commune.csv"))
    assert names(base) == {"62724": "Rouvroy", "62065": "Avion"}


def test_the_workbook_of_the_insee_that_people_send_is_read(run, base):
    load(run, base, str(required("cas") / "fichiers" / "d02_insee_epci.xlsx"))
    assert names(base) == {"62724": "Rouvroy", "62065": "Avion"}


def test_numbers_with_spaces_that_people_send_are_read(run, base):
    file = required("cas") / "fichiers" / "d04_siren_espaces.csv"
    done, _feedback = load(run, base, str(file))
    assert base.read("commune")["population"].tolist() == [8631, 17690]
    assert (done["NB_AJOUTES"], done["NB_REJETES"]) == (2, 1)

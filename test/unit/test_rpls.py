"""The public file of the RPLS: its columns, its rows, what it completes."""

from __future__ import annotations

import zipfile
from datetime import date

import pandas as pd
import pytest

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.rpls.columns import recognise, vintage_of
from osp_plugin.domain.rpls.completion import (
    DIRECTORY_COLUMNS,
    DWELLING_COLUMNS,
    TRACE,
    Completion,
    complete,
)
from osp_plugin.domain.rpls.rows import clean
from osp_plugin.storage.rpls.errors import NotAnRplsFile, RplsFileDamaged
from osp_plugin.storage.rpls.file import RplsFile

OF_2017 = ("droit;DEPCOM_red;codepostal_red;libcom17;numvoie_red;indrep_red;typvoie_red;"
           "nomvoie_red;nbpiece_red;surfhab_red;construct_red;finan_red;DPEDATE_red;"
           "DPEENERGIE_red;DPESERRE_red")  # fmt: skip
OF_2019 = ("DROIT;REG;LIBREG;DEP;LIBDEP;EPCI;LIBEPCI;DEPCOM;CODEPOSTAL;LIBCOM;NUMVOIE;INDREP;"
           "TYPVOIE;NOMVOIE;NUMAPPT;ETAGE;LIEUDIT;QPV;TYPECONST;NBPIECE;SURFHAB;CONSTRUCT;LOCAT;"
           "FINAN;DPEDATE;DPEENERGIE;DPESERRE;X;Y")  # fmt: skip
OF_2023 = ("IDENT_REP;REG_CODE;DEP_CODE;DEPCOM_CODE;DEPCOM_LIBELLE;NUMVOIE;INDREP;TYPVOIE;NOMVOIE;"
           "NBPIECE;SURFHAB;CONSTRUCT;FINAN_CODE;FINAN_LIBELLE;DPEDATE;DPEENERGIE;DPESERRE;X;Y;"
           "EPSG")  # fmt: skip


@pytest.mark.parametrize(
    ("titles", "place", "absent"),
    [
        (OF_2017, {"idcom": 1, "nb_pieces": 8, "dpeenergie": 13}, {"ident_rep", "x", "epsg"}),
        (OF_2019, {"idcom": 7, "lieudit": 16, "x": 27, "y": 28}, {"ident_rep", "epsg"}),
        (OF_2023, {"ident_rep": 0, "idcom": 3, "financement": 13, "epsg": 19}, {"lieudit"}),
        (OF_2023.lower(), {"ident_rep": 0, "idcom": 3, "financement": 13}, {"lieudit"}),
    ],
)
def test_the_columns_of_each_vintage_are_known(titles, place, absent):
    found = recognise(titles.split(";"))
    assert {name: found[name] for name in place} == place
    assert not absent & set(found)


def test_other_titles_are_not_those_of_the_rpls():
    assert recognise(["IDENT_REP", "SURFHAB", "X", "Y", "EPSG"]) == {}
    assert recognise(["DEPCOM", "X", "Y"]) == {}
    assert recognise(["a", "b"]) == {}


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("rpls2021_62.csv", 2021), ("RPLS_2019_NPDC.zip", 2019), ("millesime-2023-01.csv", 2023),
        ("rpls.csv", None), ("rpls_2019_2021.csv", None), ("20210115.csv", None),
    ],
)  # fmt: skip
def test_the_vintage_is_in_the_name(name, year):
    assert vintage_of(name) == year


def raw(*rows: dict[str, str]) -> pd.DataFrame:
    base = {"ident_rep": "", "idcom": "62498", "numvoie": "12", "indrep": "", "typvoie": "RUE",
            "nomvoie": "DES LILAS", "nb_pieces": "4", "surf_hab": "61,5", "annee_constr": "1925",
            "financement": "HBM", "dpeenergie": "E", "dpeserre": "F", "date_dpe": "03/2014",
            "x": "685000,5", "y": "7038000", "epsg": ""}  # fmt: skip
    return pd.DataFrame([{**base, **row} for row in rows], index=range(2, len(rows) + 2))


def test_a_row_is_read_with_its_types():
    found = clean(raw({"ident_rep": "44631887", "numvoie": "0012", "indrep": "B"}), 2021)
    row = found.rows.iloc[0]
    assert row["ident_rep"] == "0044631887"
    assert (row["dnvoiri"], row["dindic"], row["dvoilib"]) == ("12", "B", "RUE DES LILAS")
    assert (row["surf_hab"], row["nb_pieces"], row["annee_constr"]) == (61.5, 4, 1925)
    assert (row["dpeenergie"], row["dpeserre"], row["date_dpe"]) == ("E", "F", "2014-03-01")
    assert (row["x"], row["y"], row["epsg"], row["millesime"]) == (685000.5, 7038000, 2154, 2021)
    assert (found.refused, found.outside, found.left_empty) == ({}, 0, 0)


def test_rows_refused_are_told_with_their_line():
    found = clean(
        raw({"idcom": ""}, {"ident_rep": "12345678901"}, {"nomvoie": "", "typvoie": ""},
            {"idcom": "59350"}, {}), 2021, {"62498"},
    )  # fmt: skip
    assert list(found.refused) == [2, 3, 4]
    assert "commune" in found.refused[2] and "10 chiffres" in found.refused[3]
    assert "adresse" in found.refused[4]
    assert found.outside == 1 and list(found.rows.index) == [6]


def test_values_out_of_bounds_are_left_empty_and_counted():
    found = clean(
        raw({"surf_hab": "0", "annee_constr": "9999", "dpeenergie": "N", "nb_pieces": "?"}), 2021
    )
    row = found.rows.iloc[0]
    assert row[["surf_hab", "annee_constr", "dpeenergie", "nb_pieces"]].isna().all()
    assert row["dpeserre"] == "F" and found.left_empty == 4


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("03/2014", "2014-03-01"), ("15/03/2014", "2014-03-01"), ("2014-03-15", "2014-03-01"),
        ("201403", "2014-03-01"), ("01/1900", None), ("13/2014", None), ("", None), ("x", None),
        ("03/25/2014", "2014-03-01"), ("3/25/2014", "2014-03-01"), ("25/03/2014", "2014-03-01"),
    ],
)  # fmt: skip
def test_the_month_of_a_diagnosis(written, read):
    assert clean(raw({"date_dpe": written}), 2021).rows["date_dpe"].iloc[0] == read


def test_dates_of_a_file_that_writes_the_month_first_wait_where_they_read_both_ways():
    days = ("03/04/2014", "03/03/2014", "03/2014", "25/03/2014", "03/25/2014")
    alone = clean(raw({"date_dpe": days[0]}), 2021)
    assert alone.rows["date_dpe"].iloc[0] == "2014-04-01" and not alone.month_first
    found = clean(raw(*({"date_dpe": day} for day in days)), 2021)
    assert found.rows["date_dpe"].tolist() == [None, *["2014-03-01"] * 4]
    assert found.month_first and found.left_empty == 1
    assert [(label, "03/04/2014" in why) for label, why in found.doubts.items()] == [(2, True)]
    after = clean(raw({"date_dpe": days[0]}), 2021, month_first=True)
    assert after.rows["date_dpe"].iloc[0] is None and list(after.doubts) == [2]


@pytest.mark.parametrize("written", ["5-janv", "05/01/2024", "2024-05-01", "mai-05", "45413"])
def test_a_number_that_a_spreadsheet_made_a_date_is_left_empty_and_told(written):
    found = clean(raw({"numvoie": written}, {"numvoie": "12"}), 2021)
    assert found.rows["dnvoiri"].tolist() == [None, "12"]
    assert found.left_empty == 1 and list(found.doubts) == [2] and "date" in found.doubts[2]


def test_a_position_in_degrees_is_told_apart_from_lambert_93():
    found = clean(
        raw({"x": "2.83", "y": "50.43"}, {"x": "0", "y": "0"}, {"epsg": "32620"}, {"x": ""}), 2021
    )
    assert found.rows["epsg"].fillna(0).tolist() == [4326, 0, 32620, 0]
    assert found.rows["x"].isna().tolist() == [False, True, False, True]


# -- the file ------------------------------------------------------------------------------------

ROW_2023 = "0044631887;32;62;62498;Lens;12;;RUE;DE L'ÉGLISE;4;61,5;1925;10;HBM;03/2014;E;F;1;2;2154"


def pieces(path) -> pd.DataFrame:
    return pd.concat(list(RplsFile(path).pieces()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-1"])
def test_any_encoding_is_read(tmp_path, encoding):
    file = tmp_path / "rpls2023.csv"
    # The accent is far beyond what a look at the head would show.
    plain = ROW_2023.replace("É", "E")
    file.write_bytes("\r\n".join([OF_2023, *[plain] * 60_000, ROW_2023, ""]).encode(encoding))
    read = pieces(file)
    assert len(read) == 60_001 and read.index[0] == 2 and read.index[-1] == 60_002
    assert read["nomvoie"].iloc[-1] == "DE L'ÉGLISE" and read["ident_rep"].iloc[0] == "0044631887"


def test_descriptions_above_the_titles_and_rows_of_another_width(tmp_path):
    file = tmp_path / "rpls.csv"
    text = ["Identifiant;Région", OF_2023, ROW_2023, f"{ROW_2023};de;trop", "1;2;3;62498", ""]
    file.write_text("\n".join(text), encoding="utf-8")
    read = pieces(file)
    assert read.index.tolist() == [3, 4, 5]
    assert clean(read, 2023).refused.keys() == {4, 5}


def test_the_files_of_an_archive_are_read_in_turn(tmp_path):
    file = tmp_path / "rpls_2019.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lisez_moi.txt", "Notice")
        archive.writestr("a/nord.csv", f"{OF_2023}\n{ROW_2023}\n".encode("iso-8859-1"))
        archive.writestr("a/pdc.csv", f"{OF_2023}\n{ROW_2023}\n{ROW_2023}\n")
    shares: list[float] = []
    read = pd.concat(list(RplsFile(file, Work(shares.append)).pieces()))
    assert len(read) == 3 and set(read["nomvoie"]) == {"DE L'ÉGLISE"}
    assert shares == sorted(shares) and 0.9 < shares[-1] <= 1


def test_what_is_no_file_of_the_rpls_is_refused(tmp_path):
    other = tmp_path / "autre.csv"
    other.write_text("a;b\n1;2\n")
    with pytest.raises(NotAnRplsFile, match="DEPCOM"):
        RplsFile(other)
    archive = tmp_path / "rpls.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("nord.csv", f"{OF_2023}\n{ROW_2023}\n" * 50)
    content = bytearray(archive.read_bytes())
    content[60:75] = b"\xff" * 15
    archive.write_bytes(content)
    with pytest.raises(RplsFileDamaged, match="archive"):
        pieces(archive)


# -- completion ----------------------------------------------------------------------------------


def dwellings(*rows: dict[str, object]) -> pd.DataFrame:
    base = dict.fromkeys(DWELLING_COLUMNS) | {"idcom": "62498", "bailleur": "SIA", "version": 1}
    full = [{**base, "fid": i, "id_ddtm62": i, **row} for i, row in enumerate(rows, start=1)]
    return pd.DataFrame(full, dtype=object)


def directory(*rows: dict[str, object]) -> pd.DataFrame:
    base = {"ident_rep": None, "millesime": 2021, "idcom": "62498", "dnvoiri": "12",
            "dindic": None, "dvoilib": "RUE DES LILAS", "nb_pieces": 4, "surf_hab": 61.5,
            "annee_constr": 1925, "dpeenergie": "E", "date_dpe": date(2014, 3, 1)}  # fmt: skip
    full = [{**base, **row} for row in rows]
    return pd.DataFrame(full, columns=list(DIRECTORY_COLUMNS), dtype=object)


def only(found: Completion) -> dict[str, object]:
    assert len(found.written) == 1
    return found.written[0].values


def test_empty_fields_are_filled_and_say_where_from():
    values = only(complete(dwellings({"ident_rep": "0044631887"}),
                           directory({"ident_rep": "0044631887"})))  # fmt: skip
    assert values == {
        "surf_hab": 61.5, "annee_constr": 1925, "typologie": "T4", "dnvoiri": "12",
        "dvoilib": "RUE DES LILAS",
        TRACE: "RPLS 2021 : Surface habitable 61,5 ; Année de construction 1925 ; Typologie T4 ; "
               "N° de voirie 12 ; Voie RUE DES LILAS",
    }  # fmt: skip


def test_a_reported_value_is_kept_and_its_difference_told():
    found = complete(
        dwellings({"ident_rep": "1", "surf_hab": 80.0, "annee_constr": 1926, "typologie": "T4",
                   "dvoilib": "Rue Neuve", "avancement": "Programmé", TRACE: "RPLS 2019 : …"}),
        directory({"ident_rep": "1"}),
    )  # fmt: skip
    assert only(found) == {
        "etiquette_avant": "E", TRACE: "RPLS 2019 : …\nRPLS 2021 : Étiquette avant E",
    }  # fmt: skip
    # A year next to it is no difference; half an address is never completed.
    assert found.found[0].differences == {"surf_hab": (80.0, 61.5)}
    assert found.counts == {
        "NB_LOGEMENTS": 1, "NB_RECONNUS": 1, "NB_PAR_ADRESSE": 0, "NB_COMPLETES": 1,
        "NB_VALEURS": 1, "NB_ECARTS": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("works", "made", "kept"),
    [
        ({"date_os": date(2015, 1, 1)}, date(2014, 3, 1), True),
        ({"date_os": date(2014, 3, 1)}, date(2014, 3, 1), False),
        ({"date_os": date(2021, 6, 1)}, None, True),
        ({"date_os": date(2020, 6, 1)}, None, False),
        ({"avancement": "Livré"}, date(2014, 3, 1), False),
        ({"avancement": "Programmé"}, None, True),
    ],
)
def test_the_label_is_that_of_before_the_works(works, made, kept):
    found = complete(dwellings({"ident_rep": "1", **works}),
                     directory({"ident_rep": "1", "date_dpe": made}))  # fmt: skip
    assert ("etiquette_avant" in only(found)) == kept


def test_an_address_serves_when_a_single_dwelling_is_there_on_each_side():
    at = {"dnvoiri": "12", "dvoilib": "rue des Lilas"}
    assert complete(dwellings(at), directory({})).counts["NB_PAR_ADRESSE"] == 1
    for ours, theirs in (
        ([at, at], [{}]),
        ([at], [{}, {}]),
        ([{**at, "dindic": "B"}], [{}]),
        ([{**at, "idcom": "62510"}], [{}]),
        ([{**at, "dnvoiri": None}], [{"dnvoiri": None}]),
        ([{**at, "ident_rep": "1"}], [{"ident_rep": "2"}]),
    ):
        found = complete(dwellings(*ours), directory(*theirs))
        assert not found.found and len(found.unknown) == len(ours)


def test_a_number_beyond_the_list_of_typologies_is_left_out():
    found = complete(dwellings({"ident_rep": "1"}), directory({"ident_rep": "1", "nb_pieces": 9}))
    assert "typologie" not in only(found)


@pytest.mark.parametrize(
    ("home", "why"),
    [
        ({"ident_rep": "9"}, "n° RPLS absent du répertoire"),
        ({"ident_rep": "9", "dnvoiri": "12", "dvoilib": "rue A"}, "n° RPLS absent du répertoire"),
        ({}, "ni n° RPLS ni adresse complète"),
        ({"dvoilib": "rue A"}, "ni n° RPLS ni adresse complète"),
        ({"dnvoiri": "12", "dvoilib": "rue A"}, "aucun logement, ou plusieurs, à cette adresse"),
    ],
)
def test_a_dwelling_that_is_not_found_says_why(home, why):
    found = complete(dwellings(home), directory({"ident_rep": "1"}))
    assert [said for _, said in found.unknown] == [why]
    assert found.counts["NB_LOGEMENTS"] == 1 and found.counts["NB_RECONNUS"] == 0


@pytest.mark.parametrize(
    ("field", "reported", "agrees"),
    [
        ("surf_hab", 62.5, True), ("surf_hab", 62.51, False), ("surf_hab", 60.5, True),
        ("annee_constr", 1926, True), ("annee_constr", 1927, False), ("annee_constr", 1924, True),
        ("typologie", "T4", True), ("typologie", "T3", False), ("etiquette_avant", "E", True),
        ("etiquette_avant", "F", False),
    ],
)  # fmt: skip
def test_a_small_difference_of_measure_is_none(field, reported, agrees):
    home = {"ident_rep": "1", field: reported, "avancement": "Programmé"}
    (item,) = complete(dwellings(home), directory({"ident_rep": "1"})).found
    assert (field not in item.differences) == agrees and field not in item.values


def test_rows_of_other_communes_are_left_aside_and_those_without_any_are_refused():
    raw = pd.DataFrame(
        {
            "ident_rep": ["1", "44631887", "0044631887", "", "", "12345678901"],
            "idcom": ["62498", "1004", "59014", "62498", "XX", "62498"],
            "nomvoie": ["A", "B", "C", "", "D", "E"],
            "typvoie": ["RUE"] * 3 + [""] * 3,
            "numvoie": ["012", "0", "", "", "", ""],
            "surfhab": ["61,5"] * 6,
        },
        index=range(2, 8),
    )
    found = clean(raw, 2021, {"62498", "01004"})
    assert found.outside == 1 and set(found.refused) == {2, 5, 6, 7}
    rows = found.rows
    assert rows[["ident_rep", "idcom", "dvoilib"]].values.tolist() == [
        ["0044631887", "01004", "RUE B"]
    ]
    assert rows["dnvoiri"].isna().all() and rows["millesime"].tolist() == [2021]
    assert clean(raw, 2021).outside == 0


def test_texts_are_cut_to_what_the_base_holds_and_a_file_may_have_no_number():
    raw = pd.DataFrame({"idcom": ["62498"], "nomvoie": ["R" * 500], "indrep": ["B" * 50]})
    rows = clean(raw, 2021).rows
    table = dictionary()["rpls"]
    for name in ("dvoilib", "dindic"):
        assert len(rows[name].iloc[0]) == table[name].max_length
    assert rows["ident_rep"].isna().all()


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1 073,5", None),
        ("73,5\u00a0", 73.5),
        ("７３,5", 73.5),
        ('="73,5"', 73.5),
        ("73\u202f,5", 73.5),
    ],
)
def test_numbers_are_read_whatever_their_spaces_and_digits(written, number):
    found = clean(raw({"surf_hab": written}), 2021)
    held = found.rows.iloc[0]["surf_hab"]
    assert held == number if number else (held != held and found.left_empty == 1)


def test_a_year_that_is_no_whole_number_is_none_and_counted():
    found = clean(raw({"annee_constr": "1929,5"}, {"annee_constr": "1929,0"}), 2021)
    assert found.rows["annee_constr"].isna().tolist() == [True, False] and found.left_empty == 1


@pytest.mark.parametrize(
    ("x", "y", "epsg", "expected"),
    [
        ("685\u202f000,5", "7 038 000", "", (685000.5, 7038000, 2154)),
        ("2,88", "50,39", "2154", (2.88, 50.39, 4326)),
        ("685000", "7038000", "4326", (685000, 7038000, 2154)),
        ("inf", "7038000", "", None),
        ("1e400", "7038000", "2154", None),
        ("68500000", "703800000", "2154", None),
    ],
)
def test_coordinates_are_kept_when_they_can_be_some(x, y, epsg, expected):
    found = clean(raw({"x": x, "y": y, "epsg": epsg}), 2021)
    row = found.rows.iloc[0]
    if expected is None:
        assert row[["x", "y", "epsg"]].isna().all() and found.left_empty == 2
    else:
        assert (row["x"], row["y"], row["epsg"]) == expected and found.left_empty == 0


def test_a_formula_that_keeps_a_text_is_that_text():
    found = clean(raw({"ident_rep": '="0019401322"', "nomvoie": '="DES LILAS"'}), 2021)
    assert found.rows.iloc[0][["ident_rep", "dvoilib"]].tolist() == ["0019401322", "RUE DES LILAS"]

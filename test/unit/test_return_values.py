"""A cell of a return read as a value of its field."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.common.codes import check_digit_holds
from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.imports.dates import as_date
from osp_plugin.domain.imports.numbers import as_number
from osp_plugin.domain.imports.sheets import CellError, NotCalculated
from osp_plugin.domain.imports.values import NAMED, read_value, reader
from osp_plugin.domain.remontee.vocabulary import dwelling_fields
from osp_plugin.domain.validation import refusal

LOGEMENT = dictionary()["logement"]


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("cout_travaux", "12 500,50 €", 12500.5),
        ("cout_travaux", "12\u202f500", 12500.0),
        ("cout_travaux", "1.234,56", 1234.56),
        ("cout_travaux", "1,234.56", 1234.56),
        ("cout_travaux", "1.234.567", 1234567.0),
        ("cout_travaux", "82000.000", 82000.0),
        ("cout_travaux", "82 003 euros TTC", 82003.0),
        ("cout_travaux", "\u200b82\ufeff003", 82003.0),
        ("bailleur", "Maisons et Cités du Bassin minier", "Maisons et Cités du Bassin minier"),
        ("dep", 62, "62"),
        ("avancement", "Travaux terminés", "Livré"),
        ("cout_travaux", 93890, 93890.0),
        ("surf_hab", "78,5 m²", 78.5),
        ("annee_financ", "2018", 2018),
        ("annee_financ", 2018.0, 2018),
        ("date_os", "31/12/2019", date(2019, 12, 31)),
        ("date_os", "2019-12-31", date(2019, 12, 31)),
        ("date_os", "1.2.19", date(2019, 2, 1)),
        ("date_os", "1er février 2019", date(2019, 2, 1)),
        ("date_os", "15-déc.-20", date(2020, 12, 15)),
        ("date_os", "NC", None),
        ("surf_hab", "n/a", None),
        ("label_vise", "À compléter", None),
        ("date_os", datetime(2019, 12, 31, 0, 0), date(2019, 12, 31)),
        ("date_os", 43830, date(2019, 12, 31)),
        ("date_os", "31/12/2019 00:00:00", date(2019, 12, 31)),
        ("type_palu", "groupe", "Groupé"),
        ("type_palu", "ISOLÉ", "Isolé"),
        ("label_vise", "bbc renovation", "BBC rénovation"),
        ("biosource", "Murs et toiture", "Mur et toiture"),
        ("etiquette_avant", "d", "D"),
        ("typologie", "F3", "T3"),
        ("typologie", 4, "T4"),
        ("occupe_avant", "oui", "Oui"),
        ("occupe_avant", 0, "Non"),
        ("ident_rep", "0044619057", "0044619057"),
        ("ident_rep", " 00446 19057 ", "0044619057"),
        ("idlocal", 594560559289, "594560559289"),
        ("idcom", 62498.0, "62498"),
        ("dnvoiri", 30, "30"),
        ("dnvoiri", 30.0, "30"),
        ("dvoilib", "  rue   de\nl'Abbaye ", "rue de l'Abbaye"),
        ("cout_travaux", "-", None),
        ("cout_travaux", "   ", None),
    ],
)
def test_what_a_person_typed_is_understood(field, cell, value):
    read = read_value(LOGEMENT[field], cell)
    assert (read.value, read.gravite) == (value, "")


@pytest.mark.parametrize(
    ("field", "cell", "rule", "says"),
    [
        ("label_vise", "BBC rénovatoin", "liste", "« BBC rénovation »"),
        ("type_palu", "zut", "liste", "Groupé, Isolé, Hors"),
        ("cout_travaux", "cher", "type", "nombre"),
        ("cout_travaux", "82.000 €", "nombre_ambigu", "82000 ou 82,000"),
        ("cout_travaux", -5, "minimum", "inférieure"),
        ("surf_hab", 7800, "maximum", "supérieure"),
        ("annee_financ", 2018.5, "type", "entier"),
        ("annee_financ", 1789, "minimum", "2010"),
        ("date_os", "31/02/2020", "type", "jj/mm/aaaa"),
        ("date_os", "mars 2020", "type", "jj/mm/aaaa"),
        ("occupe_avant", "peut-être", "type", "oui ou non"),
        ("ident_rep", "12345", "format", "forme"),
        ("ident_rep", "4,46E+09", "notation_scientifique", "chiffres"),
        ("ident_rep", "0", "format", "forme"),
        ("idcom", "LENS", "format", "forme"),
        ("idpar", "62498000AX082", "format", "forme"),
        ("dnvoiri", date(2020, 5, 3), "type", "date"),
        ("dindic", "quinquies", "longueur", "4"),
        ("cout_travaux", CellError("#N/A"), "formule", "#N/A"),
        ("cout_travaux", NotCalculated("A1*2"), "formule", "calculée"),
    ],
)
def test_what_is_wrong_is_told_with_how_to_mend_it(field, cell, rule, says):
    read = read_value(LOGEMENT[field], cell)
    assert (read.value, read.gravite, read.regle) == (None, "erreur", rule)
    assert says in read.message
    assert read.message[0].isupper() and read.message[-1] in ".?"


def test_a_number_of_the_rpls_that_lost_its_zeros_has_them_back():
    for cell in ("44619057", 44619057, 44619057.0):
        read = read_value(LOGEMENT["ident_rep"], cell)
        assert (read.value, read.gravite, read.regle) == (
            "0044619057",
            "avertissement",
            "zeros_perdus",
        )


def test_an_improbable_year_is_a_warning():
    read = read_value(LOGEMENT["date_os"], "01/01/1919")
    assert (read.value, read.regle) == (date(1919, 1, 1), "date_invraisemblable")


def test_the_published_key_of_the_rpls_numbers():
    assert check_digit_holds("0044619057")
    assert not check_digit_holds("0044619058")


CELLS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.integers(-(10**15), 10**15),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.builds(CellError, st.text(max_size=6)),
    st.builds(NotCalculated, st.text(max_size=6)),
)


READ_ALONE = [field for field in dwelling_fields() if field.name not in NAMED]


@given(field=st.sampled_from(READ_ALONE), cell=CELLS)
def test_whatever_a_cell_holds_the_database_takes_the_value_or_the_cell_is_refused(field, cell):
    read = read_value(field, cell)
    if read.value is not None:
        assert refusal(field, read.value) is None
    if read.gravite:
        assert read.regle and read.message


@given(st.floats(-1e9, 1e9).map(lambda value: round(value, 2)))
def test_a_number_reads_back_however_it_is_written(value):
    whole, _, cents = f"{value:,.2f}".partition(".")
    for space in (" ", "\u00a0".replace("\u00a0", " "), ""):
        assert as_number(f"{whole.replace(',', space)},{cents}") == value
    assert as_number(f"{whole.replace(',', '.')},{cents}") == value
    assert as_number(repr(value)) == value


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)))
def test_a_date_reads_back_however_it_is_written(day):
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y"):
        assert as_date(day.strftime(form)) == day
    assert as_date((day - date(1899, 12, 30)).days) == day


@pytest.mark.parametrize(
    "cell",
    ["", "-", "--", "–", "—", "/", ".", " ", "\u00a0", "\u200b", "NC", "n.c.", "ND", "n/d", "NA",
     "N/A", "NS", "Néant", "inconnu", "Inconnue", "Non connu", "non connue", "Non communiqué",
     "non renseigné", "À compléter", "à renseigner", "Sans objet", "(non diffusé)"],
)  # fmt: skip
def test_what_is_written_where_nothing_is_known_is_read_as_nothing(cell):
    for field in ("surf_hab", "date_os", "ident_int", "typologie", "ident_rep", "epci"):
        read = read_value(LOGEMENT[field], cell)
        assert (read.value, read.gravite) == (None, ""), field


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("occupe_avant", "X", "Oui"),
        ("occupe_avant", True, "Oui"),
        ("occupe_avant", 1.0, "Oui"),
        ("occupe_avant", "faux", "Non"),
        ("surf_hab", True, None),
        ("surf_hab", "1e3", None),
        ("surf_hab", float("inf"), None),
        ("date_os", 29_221, date(1980, 1, 1)),
        ("date_os", 29_220, None),
        ("date_os", "55153", date(2050, 12, 31)),
        ("date_os", 55_154, None),
        ("date_os", True, None),
        ("date_os", "31/12/49", date(2049, 12, 31)),
        ("date_os", "1-13-2020", None),
        ("date_os", "3 août 2020", date(2020, 8, 3)),
        ("date_os", "3 brumaire 2020", None),
        ("ident_rep", 619057, "0000619057"),
        ("ident_rep", 61905, None),
        ("idcom", "'62498", "62498"),
        ("idcom", "62498.0", "62498"),
        ("dnvoiri", 1.5, "1,5"),
        ("dnvoiri", True, "oui"),
        ("typologie", "F7", "T7"),
        ("typologie", "type 1", "T1"),
        ("typologie", "t 3", "T3"),
        ("typologie", 8, None),
    ],
)
def test_cells_at_the_edge_of_what_is_understood(field, cell, value):
    assert read_value(LOGEMENT[field], cell).value == value


def test_a_formula_that_gives_no_value_is_shown_as_it_is_written():
    assert str(NotCalculated("A1*2")) == "=A1*2" and str(CellError("#N/A")) == "#N/A"


def test_cells_that_python_takes_for_equal_are_read_each_as_it_is():
    read = reader(LOGEMENT["dnvoiri"])
    assert [read(cell).value for cell in (1, True, 1.0, True, 1)] == ["1", "oui", "1", "oui", "1"]

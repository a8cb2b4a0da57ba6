"""Numbers as people type them: spaces, marks, units, and what can be read in two ways."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.common.codes import as_code
from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.imports.numbers import as_number
from osp_plugin.domain.imports.values import read_value

TABLES = dictionary()
LOGEMENT = TABLES["logement"]
SPACES = "\u0020\u00a0\u1680\u2000\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


@pytest.mark.parametrize("space", SPACES)
def test_every_space_of_unicode_parts_the_thousands(space):
    cell = f"82{space}111{space}€"
    assert read_value(LOGEMENT["cout_travaux"], cell).value == 82111.0
    assert read_value(LOGEMENT["loyer_avant"], f"307{space},19").value == 307.19


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("cout_travaux", "11’500", 11500),
        ("cout_travaux", "11'500,50", 11500.5),
        ("cout_travaux", "1,234,567", 1234567),
        ("cout_travaux", "1.234.567,89", 1234567.89),
        ("cout_travaux", "1,234.56", 1234.56),
        ("cout_travaux", "1.234,56", 1234.56),
        ("cout_travaux", "82 000,000", 82000),
        ("cout_travaux", "0,500", 0.5),
        ("cout_travaux", "1234,567", 1234.567),
        ("cout_travaux", "82 k€", 82000),
        ("cout_travaux", "82,111 k€", None),
        ("cout_travaux", "82,11 K€", 82110),
        ("cout_travaux", "1,2 M€", 1_200_000),
        ("cout_travaux", "0,1 k€ HT", 100),
        ("cout_travaux", "82 003 € HT", 82003),
        ("cout_travaux", "82003 €TTC", 82003),
        ("cout_travaux", "82 003 EUR", 82003),
        ("cout_travaux", "EUR 82 003", 82003),
        ("cout_travaux", "€82,003.50", 82003.5),
        ("cout_travaux", "82003 euros (TTC)", 82003),
        ("cout_travaux", "８２１１１", 82111),
        ("cout_travaux", "'82111", 82111),
        ("loyer_avant", "261,33 €/mois", 261.33),
        ("loyer_avant", "261,33 € / mois", 261.33),
        ("loyer_avant", "261,33 euros par mois", 261.33),
        ("loyer_avant", "261,33", 261.33),
        ("surf_hab", "65 m2", 65),
        ("surf_hab", "65,5 m²", 65.5),
        ("surf_hab", "65,5 mètres carrés", 65.5),
        ("surf_hab", "65,125", 65.125),
        ("surf_hab", "65.125 m²", 65.125),
        ("cout_travaux", " -   € ", None),
        ("annee_financ", "2018,00", 2018),
    ],
)
def test_an_amount_is_read_with_its_unit(field, cell, value):
    read = read_value(LOGEMENT[field], cell)
    assert read.value == value
    assert read.gravite == ("erreur" if cell == "82,111 k€" else "")


@pytest.mark.parametrize(
    ("field", "cell", "rule", "says"),
    [
        ("cout_travaux", "82,000", "nombre_ambigu", "82000 ou 82,000"),
        ("cout_travaux", "82.000", "nombre_ambigu", "82000 ou 82,000"),
        ("cout_travaux", "11,500 €", "nombre_ambigu", "11500 ou 11,500"),
        ("cout_travaux", "-1,500", "nombre_ambigu", "1500"),
        ("loyer_avant", "450,000 €/mois", "nombre_ambigu", "450000"),
        ("annee_financ", "2,018", "nombre_ambigu", "2018"),
        ("cout_travaux", "20 %", "unite", "« % »"),
        ("cout_travaux", "20 $", "unite", "en €"),
        ("cout_travaux", "450 €/mois", "unite", "€/mois"),
        ("cout_travaux", "450 €/m²", "unite", "€/m²"),
        ("loyer_avant", "5 400 €/an", "unite", "€/an"),
        ("loyer_avant", "5,40 €/m²", "unite", "€/m²"),
        ("surf_hab", "65 €", "unite", "en m²"),
        ("surf_hab", "0,5 ha", "unite", "ha"),
        ("annee_financ", "2018 €", "unite", "sans unité"),
        ("cout_travaux", "8.2E+04", "notation_scientifique", "notation"),
        ("cout_travaux", "1e5", "notation_scientifique", "notation"),
        ("cout_travaux", "12 50", "type", "nombre"),
        ("cout_travaux", "1,23,456", "type", "nombre"),
        ("cout_travaux", "1.2.3", "type", "nombre"),
        ("cout_travaux", "12€50", "type", "nombre"),
        ("cout_travaux", "10²", "unite", "²"),
        ("cout_travaux", "82000 à 90000", "type", "nombre"),
        ("cout_travaux", "(1 234,50) €", "minimum", "inférieure"),
        ("cout_travaux", "\u22121 234", "minimum", "inférieure"),
        ("cout_travaux", "1 234-", "minimum", "inférieure"),
        ("cout_travaux", date(2021, 3, 4), "type", "04/03/2021"),
        ("cout_travaux", "9" * 400, "type", "nombre"),
        ("cout_travaux", 10**400, "type", "nombre"),
        ("cout_travaux", "1.#INF", "type", "nombre"),
        ("annee_constr", date(1905, 4, 14), "annee_en_date", "sans doute l’année 1931"),
        ("annee_constr", datetime(1905, 4, 14), "annee_en_date", "1931"),
        ("annee_constr", "14/04/1905", "annee_en_date", "1931"),
        ("annee_constr", date(2018, 6, 1), "annee_en_date", "01/06/2018"),
        ("annee_financ", datetime(2018, 6, 1), "annee_en_date", "01/06/2018"),
    ],
)
def test_what_would_be_read_wrongly_is_told_and_not_written(field, cell, rule, says):
    read = read_value(LOGEMENT[field], cell)
    assert (read.value, read.gravite, read.regle) == (None, "erreur", rule)
    assert says in read.message


def test_a_date_in_a_year_says_no_year_that_it_does_not_look_like():
    assert "sans doute" not in read_value(LOGEMENT["annee_constr"], date(2018, 6, 1)).message


def test_brackets_and_signs_make_a_negative_number():
    for text in ("(1 234,5)", "-1234,5", "\u22121 234,5", "1 234,5-", "–1234,5"):
        assert as_number(text) == -1234.5
    assert as_number("(1 234,50) €", "€") == -1234.5


@given(st.decimals(0, 900, places=2), st.sampled_from(["k€", "K€", "kEUR", "k euros"]))
def test_thousands_of_euros_are_exact(value, unit):
    read = as_number(f"{value} {unit}".replace(".", ","), "€")
    assert Decimal(str(read)) == value * 1000


@given(st.text(alphabet="0123456789 .,'-+€%kmM²()eE/\u202f\uff11²", max_size=12))
def test_no_writing_makes_a_number_of_other_digits(text):
    """Whatever is read has the digits that are written, but zeros."""
    read = as_number(text, "€")
    if read is None:
        return
    written = "".join(letter for letter in text.replace("\uff11", "1") if letter in "0123456789")
    digits = "".join(letter for letter in f"{Decimal(repr(read)):f}" if letter.isdigit())
    assert digits.strip("0") == written.strip("0")


@pytest.mark.parametrize(
    ("cell", "rule"),
    [("19401322.0", "zeros_perdus"), ("1.9401455E7", "zeros_perdus"),
     ("19401538,00", "zeros_perdus"), ("1,9401455E+07", "zeros_perdus"),
     ("１９４０１３２２", "zeros_perdus")],
)  # fmt: skip
def test_a_number_of_the_rpls_that_lost_no_digit_is_read_with_a_warning(cell, rule):
    read = read_value(LOGEMENT["ident_rep"], cell)
    assert len(str(read.value)) == 10 and str(read.value).startswith("00194")
    assert (read.gravite, read.regle) == ("avertissement", rule)


def test_a_code_in_scientific_notation_is_written_out_only_with_all_its_digits():
    assert as_code("5.94560559289E11") == "594560559289"
    read = read_value(LOGEMENT["idlocal"], "5,94560559289E+11")
    assert (read.value, read.regle) == ("594560559289", "code_en_nombre")
    for lost in ("5,9456E+11", "1.94E+07", "4,46E+09"):
        assert as_code(lost) == lost.upper()
        assert read_value(LOGEMENT["ident_rep"], lost).regle == "notation_scientifique"


def test_a_raised_digit_is_no_digit_of_a_code():
    assert read_value(LOGEMENT["ident_rep"], "001940132²").regle == "format"
    assert read_value(LOGEMENT["ident_rep"], "1940132²").regle == "format"


def test_the_capital_of_another_letter_makes_no_code():
    # « ı » has one of ASCII.
    assert read_value(LOGEMENT["idpar"], "62498000aı0082").regle == "format"
    assert read_value(LOGEMENT["idpar"], "62498000ax0082").value == "62498000AX0082"

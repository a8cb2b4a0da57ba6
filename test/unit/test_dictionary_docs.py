"""docs/dictionnaire.md says what the schemas say."""

from __future__ import annotations

from osp_plugin.domain.dictionary import dictionary
from tools import make_dictionary_page, make_rights_page


def test_dictionary_page_is_current() -> None:
    written = make_dictionary_page.PAGE.read_text(encoding="utf-8")
    assert written == make_dictionary_page.page(dictionary()), "périmée : lancez « make docs »"


def test_every_table_and_field_is_on_the_page() -> None:
    page = make_dictionary_page.page(dictionary())
    for table in dictionary().values():
        assert f"### {table.title} – `{table.name}`" in page
        for field in table.columns:
            assert f"| `{field.name}`" in page


def test_the_page_of_rights_is_up_to_date():
    written = make_rights_page.PAGE.read_text(encoding="utf-8")
    assert written == make_rights_page.page(dictionary()), "périmée : lancez « make docs »"


def test_the_page_of_rights_says_who_writes_a_line():
    page = make_rights_page.page(dictionary())
    line = next(text for text in page.splitlines() if text.startswith("| Programmation |"))
    assert [cell.strip() for cell in line.split("|")[2:8]] == [
        *("L", "lam", "lm", "Lams", "LAMS", "LAMS"),
    ]
    assert "ne lit pas `loyer_avant`" in page

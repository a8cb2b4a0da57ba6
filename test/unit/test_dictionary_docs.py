"""docs/dictionnaire.md says what the schemas say."""

from __future__ import annotations

from osp_plugin.domain.dictionary import dictionary
from tools import make_dictionary_page


def test_dictionary_page_is_current() -> None:
    written = make_dictionary_page.PAGE.read_text(encoding="utf-8")
    assert written == make_dictionary_page.page(dictionary()), "périmée : lancez « make docs »"


def test_every_table_and_field_is_on_the_page() -> None:
    page = make_dictionary_page.page(dictionary())
    for table in dictionary().values():
        assert f"### {table.title} – `{table.name}`" in page
        for field in table.columns:
            assert f"| `{field.name}`" in page

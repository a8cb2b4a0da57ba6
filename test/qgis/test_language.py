"""The language of our texts: whole, or not offered."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication

from osp_plugin import i18n
from osp_plugin.gui.shell.help import page


@pytest.fixture
def english_qgis(monkeypatch):
    """A QGIS that speaks English."""
    monkeypatch.setattr(QgsApplication, "locale", lambda *_self: "en_US", raising=False)
    monkeypatch.delenv(i18n.ENGLISH, raising=False)


def test_an_english_qgis_has_our_texts_in_french_whole(english_qgis):
    assert i18n.speaks_french()
    assert i18n.install_translator() is None
    assert page().name == "aide.md"


def test_who_completes_the_english_asks_for_it(english_qgis, monkeypatch):
    monkeypatch.setenv(i18n.ENGLISH, "1")
    assert not i18n.speaks_french()
    assert page().name == "help.md"

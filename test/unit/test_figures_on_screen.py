"""Figures on a screen stay on one line: Qt cuts at a narrow no-break space, never at a wide one."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from osp_plugin.domain.common.numbers import NARROW_SPACE, number, quantity, unbroken

GUI = Path(__file__).resolve().parents[2] / "osp_plugin" / "gui"
WRITERS = {"number", "quantity", "short", "counted", "percent", "signed"}
"""Functions that write a figure for a file; a window has its own."""
SCREEN = "figures.py"


@pytest.mark.parametrize(
    "text", [number(3_754_910), quantity(3_754_910, "euro"), quantity(4, "euro")]
)
def test_a_figure_on_the_screen_has_no_place_to_be_cut(text):
    assert NARROW_SPACE in text
    assert NARROW_SPACE not in unbroken(text) and " " not in unbroken(text)
    assert len(unbroken(text)) == len(text)


def taken(source: str) -> set[str]:
    """What a module takes of those that write figures for files."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(
            ("common.numbers", "common.french")
        ):
            found |= {alias.name for alias in node.names} & WRITERS
        named = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if named and node.value.id in {"french", "numbers"}:
            found |= {node.attr} & WRITERS
    return found


def test_what_a_module_takes_is_seen():
    assert taken("from ...domain.common.numbers import number") == {"number"}
    assert taken("from x import french\nfrench.quantity(1)") == {"quantity"}
    assert not taken("from ..common.figures import number")


@pytest.mark.parametrize(
    "path", [path for path in GUI.rglob("*.py") if path.name != SCREEN], ids=lambda p: p.stem
)
def test_a_window_takes_its_figures_from_where_they_stay_whole(path):
    assert not taken(path.read_text(encoding="utf-8"))


def test_messages_and_boxes_keep_figures_whole():
    plain = pytest.importorskip("osp_plugin.gui.common.plain")
    told = quantity(3_754_910, "euro")
    for written in (plain.as_html(told), plain.as_text(told), plain.shown(told)):
        assert NARROW_SPACE not in written and "3\u00a0754\u00a0910\u00a0€" in written


@pytest.mark.parametrize(
    ("window", "label"),
    [("indicators/dock.ui", "summaryLabel"), ("programming/dock.ui", "stateLabel")],
)
def test_a_label_that_is_given_marks_shows_them(window, label):
    from xml.etree.ElementTree import parse

    (found,) = parse(GUI / window).findall(f".//widget[@name='{label}']")
    assert found.findtext("property[@name='textFormat']/enum") == "Qt::RichText"

"""Every string that a user reads can be translated, and is, into English."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools import update_translations

PACKAGE = Path(__file__).resolve().parents[2] / "osp_plugin"
MARKERS = {"translate", "QT_TRANSLATE_NOOP"}
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "i18n.py")
"""i18n.py is left out: it defines translate(), so calls Qt with what it was given."""
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%(?:\d|n|L\d)")

Message = tuple[str, str]


def messages(text: str) -> dict[Message, ElementTree.Element]:
    """Messages of a catalogue by context and source."""
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in ElementTree.fromstring(text).iter("context")
        for message in context.iter("message")
    }


def wrong_calls(source: str) -> list[str]:
    """Calls whose text the extraction cannot see: built at run time, or given to tr()."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in {"tr", "QT_TR_NOOP"}:
            found.append(f"ligne {node.lineno} : {name}() ; employez translate()")
        elif name in MARKERS and len(node.args) >= 2:
            context, text = node.args[:2]
            if not _is_text(context):
                found.append(f"ligne {node.lineno} : le contexte n’est pas un texte")
            if isinstance(text, (ast.JoinedStr, ast.BinOp, ast.Call)):
                found.append(f"ligne {node.lineno} : texte assemblé avant d’être traduit")
            elif name == "QT_TRANSLATE_NOOP" and not _is_text(text):
                found.append(f"ligne {node.lineno} : QT_TRANSLATE_NOOP sans texte")
    return found


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def marked_strings() -> Iterator[Message]:
    """Strings marked in the Python sources, found without the extraction tool."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) < 2:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in MARKERS and all(_is_text(argument) for argument in node.args[:2]):
                context, text = (ast.literal_eval(argument) for argument in node.args[:2])
                yield context, text


@pytest.fixture(scope="module")
def catalogue() -> dict[Message, ElementTree.Element]:
    return messages(update_translations.CATALOGUE.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_catalogue_has_the_strings_of_the_sources() -> None:
    if not update_translations.EXTRACTOR.is_file():
        pytest.skip("pylupdate6 absent : lancez « make setup-test »")
    written = update_translations.CATALOGUE.read_text(encoding="utf-8")
    current = messages(update_translations.refreshed(update_translations.CATALOGUE))
    assert set(messages(written)) == set(current), "périmé : lancez « make i18n »"


def test_extraction_misses_no_marked_string(catalogue: dict[Message, ElementTree.Element]) -> None:
    assert not set(marked_strings()) - set(catalogue)


def test_every_string_is_translated(catalogue: dict[Message, ElementTree.Element]) -> None:
    missing = [
        source
        for (_, source), message in catalogue.items()
        if message.find("translation").get("type") or not message.findtext("translation")
    ]
    assert not missing, f"{len(missing)} texte(s) à traduire : {missing[:5]}"


def test_translations_keep_the_placeholders(
    catalogue: dict[Message, ElementTree.Element],
) -> None:
    for (_, source), message in catalogue.items():
        translation = message.findtext("translation", "")
        if translation:
            assert set(PLACEHOLDER.findall(source)) == set(PLACEHOLDER.findall(translation)), source


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_texts_are_whole_when_translated(path: Path) -> None:
    assert wrong_calls(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'translate("gui", f"Base {name}")',
        'translate("gui", "Base {}".format(name))',
        'translate("gui", "Base " + name)',
        "translate(CONTEXT, 'Base')",
        'self.tr("Base")',
        'QT_TRANSLATE_NOOP("gui", text)',
    ],
)
def test_a_wrong_call_is_seen(source: str) -> None:
    assert wrong_calls(source)


@pytest.mark.parametrize(
    "source",
    [
        'translate("gui", "Base {name}").format(name=name)',
        'translate("gui", "Une phrase "\n "sur deux lignes.")',
        'translate("errors", error.message)',
    ],
)
def test_a_right_call_is_accepted(source: str) -> None:
    assert wrong_calls(source) == []


OPTIONAL = re.compile(r"[a-zéèà]\((?:s|es|e|x|ent)\)")
"""« ligne(s) »: a singular and a plural for the reader to choose from."""


def test_counts_are_written_rightly() -> None:
    catalogue = update_translations.CATALOGUE.read_text(encoding="utf-8")
    found = [
        text
        for message in ElementTree.fromstring(catalogue).iter("message")
        for text in (message.findtext("source", ""), message.findtext("translation", ""))
        if OPTIONAL.search(text)
    ]
    assert found == [], "employez plural() de i18n.py"

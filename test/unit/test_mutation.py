"""The tool that changes the code to see whether the tests notice."""

from __future__ import annotations

import textwrap

import pytest

from tools.mutation.__main__ import EQUIVALENT, KILLED, SURVIVED, UNTESTED, Verdict, draw, report
from tools.mutation.known import equivalents, stale
from tools.mutation.measures import MOST_S, Measures, importers
from tools.mutation.mutants import Mutant, edits_of, mutant_of


def changes(source: str) -> list[tuple[str, str]]:
    """Kind and changed line of each mutant."""
    source = textwrap.dedent(source)
    made = [mutant_of("m.py", source, place) for place in edits_of(source)]
    return [(one.kind, one.after) for one in made if one is not None]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a = b < 2", {("comparaison", "a = b <= 2"), ("valeur", "a = b < 3")}),
        ("a = b is None", {("comparaison", "a = b is not None")}),
        ("a = b == 'x'", {("comparaison", "a = b != 'x'"), ("valeur", "a = b == 'x_'")}),
        ("a = b < c >= d", {("comparaison", "a = b <= c >= d"), ("comparaison", "a = b < c > d")}),
        ("a = b and c", {("et / ou", "a = ((b) or (c))")}),
        ("a = not b", {("négation", "a = (b)")}),
        ("a = b + c", {("opération", "a = ((b) - (c))")}),
        ("a = True", {("valeur", "a = False")}),
        ("a = b if c else d", {("condition", "a = b if (not (c)) else d")}),
        ("a = [b for b in c if b]", {("condition", "a = [b for b in c if (not (b))]"),
                                     ("condition", "a = [b for b in c if True]")}),
        ("a = ('é', b)", {("élément omis", "a = (b,)"), ("élément omis", "a = ('é',)")}),
        ("a = f(b, c=d)", {("argument", "a = f(b)")}),
        ("f()", {("instruction omise", "pass")}),
        ("a.b = c", {("instruction omise", "pass")}),
        ("a += b", {("instruction omise", "pass")}),
        ("raise a", {("instruction omise", "pass")}),
        ("if a: b = c", {("condition", "if (not (a)): b = c")}),
        ("def f(a=1): return a", {("valeur", "def f(a=2): return a"),
                                  ("retour vide", "def f(a=1): return None")}),
    ],
)  # fmt: skip
def test_each_kind_of_change(line, expected):
    assert set(changes(line)) == expected


@pytest.mark.parametrize(
    "line",
    ["import a", "'''A text.'''", "assert a", "a: int | None", "a = b", "def f(a: b[1]): ...",
     "@d(1)\ndef f(): ...", "if TYPE_CHECKING:\n    a = 1", "a = f'{b < 1}'", "a, b = c, d",
     "return_ = 'une phrase'", "NAMES = {'a': ('un', 'deux'), 'b': ('trois', 'quatre')}"],
)  # fmt: skip
def test_what_is_not_changed(line):
    assert changes(line) == []


def test_a_change_is_made_at_its_place_whatever_letters_stand_before():
    source = "é = 'œ' ; a = b[c > 1]  # ≥\nd = [\n    e,\n    g,\n]\n"
    made = [mutant_of("m.py", source, place) for place in edits_of(source)]
    texts = {one.source for one in made if one is not None}
    assert "é = 'œ' ; a = b[c >= 1]  # ≥\nd = [\n    e,\n    g,\n]\n" in texts
    assert "é = 'œ' ; a = b[c > 1]  # ≥\nd = [g,]\n" in texts


def test_a_draw_is_the_same_for_a_seed_and_of_as_many_lines():
    first, again, other = (draw(40, seed, "osp_plugin/domain/remontee") for seed in (1, 1, 2))
    assert [one.key for one in first] == [one.key for one in again]
    assert {one.key for one in first} != {one.key for one in other}
    assert len({(one.module, one.line) for one in first}) == len(first) == 40


def test_no_equivalent_is_stale():
    assert stale(equivalents()) == []


def test_an_equivalent_that_no_change_gives_or_that_says_no_reason_is_stale():
    mutant = draw(1, 1, "osp_plugin/domain/remontee")[0]
    reason = "one cannot tell the two apart"
    assert stale({mutant.key: reason}) == []
    assert stale({mutant.key: "so"}) == [mutant.key]
    module, function, before, _after = mutant.key
    for wrong in ((module, function, before, "other"), ("osp_plugin/absent.py", "", "a", "b")):
        assert stale({wrong: reason}) == [wrong]


def mutant(line: int = 1) -> Mutant:
    return Mutant("osp_plugin/domain/x.py", "f", line, "valeur", "a = 1", "a = 2", "a = 2")


def test_the_rate_is_of_the_mutants_that_make_a_difference():
    states = [*[KILLED] * 19, SURVIVED, EQUIVALENT, EQUIVALENT]
    text, enough = report([Verdict(mutant(), one) for one in states], 30, 7, Measures())
    assert enough and "graine 7 : 30 mutants tirés, 22 essayés, 2 équivalents ; sur 20" in text
    assert "95.0% tués" in text and text.count("  + a = 2") == 1
    untested = [Verdict(mutant(), one) for one in [*states, UNTESTED]]
    text, enough = report(untested, 30, 7, Measures())
    assert not enough and "1 qu’aucun test n’exécute" in text


def test_the_tests_of_a_line_are_those_that_run_it_the_shortest_first():
    measures = Measures()
    measures.add("test/a.py", {
        "tests": ["*", "test/a.py::one", "test/a.py::two"],
        "secondes": [0.0, 3.0, 1.0],
        "lignes": {"m.py": {"5": [1, 2], "6": [0], "7": [1]}},
    })  # fmt: skip
    one, two, whole = "test/a.py::one", "test/a.py::two", "test/a.py"
    assert measures.tests_of("m.py", 5) == [two, one, whole]
    assert measures.tests_of("m.py", 6) == [whole, two, one]
    assert measures.tests_of("m.py", 7) == [one, two, whole]
    assert measures.tests_of("m.py", 99) == ["test/a.py::two", "test/a.py::one", "test/a.py"]
    assert measures.tests_of("other.py", 5) == []
    measures.importers["constants.py"] = {"m.py", "other.py"}
    assert measures.tests_of("constants.py", 1) == measures.tests_of("m.py", 99)
    measures.seconds["test/a.py::one"] = MOST_S
    assert measures.tests_of("m.py", 5) == ["test/a.py::two"]


def test_who_imports_a_module_is_known():
    found = importers()
    users = found["osp_plugin/domain/remontee/rules.py"]
    assert "osp_plugin/domain/remontee/planning.py" in users
    assert all(path.startswith("osp_plugin/") for paths in found.values() for path in paths)

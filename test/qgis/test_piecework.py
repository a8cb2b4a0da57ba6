"""Works of the window done piece by piece: in turn, while the window lives, given up with it."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QTimer

from osp_plugin.domain.common.pieces import at_once
from osp_plugin.gui.common import piecework
from osp_plugin.gui.common.piecework import Piecework


@pytest.fixture(autouse=True)
def one_piece_a_turn(monkeypatch):
    monkeypatch.setattr(piecework, "TURN_S", 0.0000001)


@pytest.fixture
def works(qgis_app, qgis_new_project):
    found = Piecework()
    yield found
    found.stop()


def until_done(works: Piecework) -> None:
    while works.is_busy():
        QCoreApplication.processEvents()


def counting(said: list, name: str, pieces: int = 3):
    for number in range(pieces):
        said.append(f"{name}{number}")
        yield None
    return name


def test_the_window_lives_between_two_pieces(works):
    said: list[str] = []
    works.start(counting(said, "a"), said.append, said.append)
    assert said == []  # who asks is not held
    timer = QTimer()
    timer.timeout.connect(lambda: said.append("fenêtre"))
    timer.start(0)
    until_done(works)
    timer.stop()
    assert [one for one in said if one != "fenêtre"] == ["a0", "a1", "a2", "a"]
    assert "fenêtre" in said[said.index("a0") : said.index("a2")]


def test_works_are_done_one_after_another(works):
    said: list[str] = []
    works.start(counting(said, "a", 2), said.append, said.append)
    works.start(counting(said, "b", 2), said.append, said.append)
    until_done(works)
    assert said == ["a0", "a1", "a", "b0", "b1", "b"]


def test_a_work_may_ask_for_another_as_it_ends(works):
    said: list[str] = []

    def again(name: str) -> None:
        said.append(name)
        works.start(counting(said, "b", 1), said.append, said.append)

    works.start(counting(said, "a", 1), again, said.append)
    until_done(works)
    assert said == ["a0", "a", "b0", "b"]


def test_an_error_is_told_and_the_next_work_is_done(works):
    said: list[object] = []

    def failing():
        yield None
        raise ValueError("trop")

    works.start(failing(), said.append, lambda error: said.append(str(error)))
    works.start(counting([], "b"), said.append, said.append)
    until_done(works)
    assert said == ["trop", "b"]


def test_a_work_that_is_given_up_cleans_and_says_nothing(works):
    said: list[str] = []

    def cleaning():
        try:
            said.append("a0")
            while True:
                yield None
        finally:
            said.append("rangé")

    first = cleaning()
    works.start(first, said.append, said.append)
    works.start(counting(said, "b", 1), said.append, said.append)
    while not said:
        QCoreApplication.processEvents()
    works.drop(first)
    until_done(works)
    assert said == ["a0", "rangé", "b0", "b"]


def test_works_of_a_project_go_with_it(works):
    said: list[str] = []

    def clears():
        said.append("a")
        yield None
        QgsProject.instance().clear()
        yield None
        said.append("trop tard")

    works.start(clears(), said.append, said.append)
    works.start(counting(said, "b"), said.append, said.append)
    until_done(works)
    assert said == ["a"]


class Elsewhere:
    def __init__(self) -> None:
        self.looked = 0
        self.waited = False

    def is_over(self) -> bool:
        self.looked += 1
        return self.looked > 2

    def wait(self) -> None:
        self.waited = True


def test_what_a_work_waits_for_is_looked_at_or_waited_for(works):
    said: list[str] = []

    def waiting(elsewhere: Elsewhere):
        yield elsewhere
        return "fini"

    asked = Elsewhere()
    works.start(waiting(asked), said.append, said.append)
    until_done(works)
    assert (said, asked.looked, asked.waited) == (["fini"], 3, False)
    other = Elsewhere()
    assert at_once(waiting(other)) == "fini"
    assert (other.looked, other.waited) == (0, True)

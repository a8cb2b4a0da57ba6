"""What a person reads of an algorithm that fails: French; the words of others are told apart."""

from __future__ import annotations

import sqlite3

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException

from osp_plugin.processing.common.algorithm import OspAlgorithm
from osp_plugin.storage.errors import BaseLocked, DatabaseFailure
from osp_plugin.storage.outside import of_sqlite

from ..support.processing_runner import Feedback

DETAIL = "Détail technique, pour le service informatique :"


class Failing(OspAlgorithm):
    """Raises what it is given."""

    ID, GROUP, NAME, HELP = "essai", "base", "Essai", "Essai."
    error: BaseException

    def initAlgorithm(self, config=None):
        """No parameter."""

    def execute(self, parameters, context, feedback):
        raise self.error


class Noted(Feedback):
    """Keeps what goes to the log alone."""

    def __init__(self) -> None:
        super().__init__()
        self.details: list[str] = []

    def pushDebugInfo(self, info: str) -> None:
        self.details.append(info)


def failure(error: BaseException) -> tuple[str, list[str]]:
    """The message of an algorithm that raises this, and what its log has besides."""
    algorithm, told = Failing(), Noted()
    algorithm.error = error
    with pytest.raises(QgsProcessingException) as raised:
        algorithm.processAlgorithm({}, QgsProcessingContext(), told)
    return str(raised.value), told.details


def test_what_nobody_foresaw_is_told_in_french(provider):
    message, details = failure(KeyError("some key"))
    assert message.startswith("Une erreur imprévue") and "some key" not in message
    assert len(details) == 1 and details[0].startswith(DETAIL) and "some key" in details[0]


def test_what_a_base_said_is_told_by_kind(provider):
    words = "no such table: nulle_part"
    error = DatabaseFailure(base="osp.gpkg", raison=of_sqlite(words))
    error.__cause__ = sqlite3.OperationalError(words)
    message, details = failure(error)
    assert "no such" not in message and "« nulle_part »" in message and message.endswith(".")
    assert details == [f"{DETAIL}\nOperationalError : {words}"]


def test_what_is_all_ours_has_no_detail(provider):
    message, details = failure(BaseLocked(base="osp \u202e.gpkg"))
    assert "verrouillée" in message and "\u202e" not in message and details == []

"""The campaigns of a PostGIS base."""

from __future__ import annotations

from ..programming_contract import ProgrammingContract


class TestPostgisProgramming(ProgrammingContract):
    pass

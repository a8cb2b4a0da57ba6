"""The content of the demonstration base: published figures on an invented ground."""

from __future__ import annotations

from .build import TABLES, build, build_until, dwellings_after

__all__ = ["TABLES", "build", "build_until", "dwellings_after"]

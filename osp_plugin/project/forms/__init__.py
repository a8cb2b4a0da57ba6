"""Forms of the layers of a base, from ``forms/<table>.json`` and the dictionary."""

from __future__ import annotations

from .applying import apply_forms, has_custom_form, restore_form

__all__ = ["apply_forms", "has_custom_form", "restore_form"]

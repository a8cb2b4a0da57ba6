"""Forms of the layers of a base, from ``forms/<table>.json`` and the dictionary."""

from __future__ import annotations

from .applying import apply_forms, form_pieces, has_custom_form, restore_form
from .rights import Rights

__all__ = ["Rights", "apply_forms", "form_pieces", "has_custom_form", "restore_form"]

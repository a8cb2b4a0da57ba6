"""What a dialog offers among the files of a folder, and never what is accepted: content decides."""

from __future__ import annotations

from collections.abc import Iterable

TABLES = ("xlsx", "xlsm", "ods", "fods", "csv", "tsv", "txt", "gz", "zip")
"""Usual extensions of spreadsheets and delimited texts."""
ADDRESSES = ("csv", "gz")
RPLS = ("csv", "txt", "zip", "gz")
BASES = ("gpkg",)
IMAGES = ("svg", "png", "jpg", "jpeg")
JSON = ("json",)


def file_filter(label: str, extensions: Iterable[str], everything: str = "") -> str:
    """A filter of Qt's, that finds the extensions in capitals too.

    With ``everything``, the label of all files, no file is hidden, nor refused by Processing, which
    compares names with the filter, in the case that they have.
    """
    patterns = " ".join(f"*.{name} *.{name.upper()}" for name in extensions)
    offered = f"{label} ({patterns})"
    return f"{offered};;{everything} (*)" if everything else offered

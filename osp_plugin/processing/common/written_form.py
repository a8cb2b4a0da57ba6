"""What a layer becomes in the kind of file that it goes to.

QGIS writes a spreadsheet or a delimited text as it is given the values: what would open as a
formula is therefore guarded before it gets there, and the csv of a French Excel is made of texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsField, QgsFields, QgsVectorFileWriter
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from ...compat import field_kind, make_field, python_value
from ...domain.common.formulas import guarded
from ...domain.common.values import shown

CSV = "CSV"
_DELIMITED = {CSV: True, "Geoconcept": True, "ODS": False, "XLSX": False, "XLS": False}
"""Whether the files of a driver of GDAL that a spreadsheet opens are delimited texts."""
_FORMULA_FOR_YES_NO = "ODS"
"""GDAL writes its booleans by the formulas TRUE() and FALSE()."""
CSV_OPTIONS = ("STRING_QUOTING=IF_NEEDED", "LINEFORMAT=CRLF")
"""Codes keep their zeros unquoted, and Excel finds its line ends."""
FRENCH_OPTIONS = (*CSV_OPTIONS, "SEPARATOR=SEMICOLON", "WRITE_BOM=YES")
_CSVT = {"integer": "Integer64", "number": "Real", "date": "Date", "datetime": "DateTime"}

Convert = Callable[[Any], Any]


@dataclass(frozen=True)
class WrittenForm:
    """The fields given to QGIS, what is done to each value, the options of the writer.

    ``types`` is the file beside a csv that says what its columns are (« .csvt »), « » for none.
    """

    fields: QgsFields
    converts: Sequence[Convert | None]
    options: list[str]
    types: str = ""

    def values(self, values: Sequence[Any]) -> list[Any]:
        """The values of a feature as they are written."""
        return [
            value if convert is None or python_value(value) is None else convert(value)
            for value, convert in zip(values, self.converts)
        ]

    def write_types(self, path: Path) -> None:
        """Write beside a csv what its columns are: QGIS would read « 062 » as a number."""
        if self.types:
            path.with_suffix(".csvt").write_text(self.types, encoding="ascii")


def form_of(path: Path | None, fields: QgsFields, *, french: bool = False) -> WrittenForm:
    """The form of a layer of ``fields`` in the file ``path``, None for what is no file.

    ``french``: a csv is the one of a French Excel (« ; », byte order mark, decimal commas).
    """
    driver = driver_of(path)
    if driver not in _DELIMITED:
        return WrittenForm(fields, [None] * fields.count(), [])

    def guard(text: Any) -> str:
        return guarded(str(text), delimited=_DELIMITED[driver])

    made = QgsFields()
    converts: list[Convert | None] = []
    kinds: list[str] = []
    french = french and driver == CSV
    for field in fields.toList():
        kind = field_kind(field)
        written = QgsField(field)
        written.setName(guard(field.name()))
        convert: Convert | None = guard if kind == "string" else None
        if kind != "string" and (french or (kind == "boolean" and driver == _FORMULA_FOR_YES_NO)):
            written = make_field(written.name(), "string", field.alias())
            convert = _in_french
        made.append(written)
        converts.append(convert)
        kinds.append("string" if kind == "boolean" and french else kind)
    if driver != CSV:
        return WrittenForm(made, converts, [])
    types = ",".join(f'"{_csvt(kind)}"' for kind in kinds)
    return WrittenForm(made, converts, list(FRENCH_OPTIONS if french else CSV_OPTIONS), types)


def driver_of(path: Path | None) -> str:
    """The driver of GDAL that writes ``path``, « » for what is no file."""
    return "" if path is None else str(QgsVectorFileWriter.driverForExtension(path.suffix[1:]))


def _csvt(kind: str) -> str:
    return "Integer(Boolean)" if kind == "boolean" else _CSVT.get(kind, "String")


def _in_french(value: Any) -> str:
    """A value that is no text as a French Excel reads it; days as the whole world writes them."""
    if isinstance(value, QDateTime):
        return str(value.toString("yyyy-MM-dd HH:mm:ss"))
    if isinstance(value, QDate):
        return str(value.toString(Qt.DateFormat.ISODate))
    if isinstance(value, bool):
        return shown(value)
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    return str(value)

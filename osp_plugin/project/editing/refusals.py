"""Why a save was refused, row by row, in French."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsFeature, QgsFeatureRequest, QgsVectorLayer

from ...domain.common.technical import without_secrets
from ...domain.dictionary import Table, dictionary
from ...domain.validation import row_refusals
from ...i18n import log_detail, said, translate
from ...storage.outside import of_provider
from ...storage.violations import from_text
from .edits import Sent, SentRow
from .values import label_of, plain

MANY = 200
"""Rows that are named by reading them again; beyond, by what was typed."""

_OF_QGIS = re.compile(r"(?:SUCCESS|ERROR): \d+ |Provider errors:")
"""Lines that QGIS writes around what the provider said."""


@dataclass(frozen=True)
class RefusedRow:
    """A row that the base refused, or would refuse. ``fid`` is None when it is not known which."""

    fid: int | None
    label: str
    reason: str


def explain_refusal(
    layer: QgsVectorLayer, table: Table, sent: Sent, errors: list[str]
) -> list[RefusedRow]:
    """Each row of the session that the dictionary refuses, then what the base itself said."""
    found: list[RefusedRow] = []
    for row in [*sent.changed.values(), *sent.added]:
        whole = _whole(layer, row) if _ruled(table, row) else row.values
        reasons = row_refusals(table, whole)
        if reasons:
            named = _whole(layer, row) if len(found) < MANY else row.values
            label = label_of(layer, named, row.fid)
            found += [RefusedRow(row.fid, label, reason) for reason in reasons]
    refused = from_text(dictionary(), table.name, "\n".join(errors))
    if refused is not None and not _already_told(refused.reason, found):
        found.append(RefusedRow(refused.fid, _label(layer, sent, refused.fid), refused.reason))
    return found or [RefusedRow(None, _label(layer, sent, None), _as_told(errors))]


def _as_told(errors: list[str]) -> str:
    """Why, by the kind of what the provider said; its own words go to the log."""
    lines = [line.strip() for text in errors for line in text.splitlines() if line.strip()]
    own = [line for line in lines if not _OF_QGIS.match(line)]
    if not own:
        return translate(
            "project", "la base n’a rien répondu ; la connexion au serveur est peut-être perdue"
        )
    words = without_secrets("\n".join(own))
    log_detail(words)
    return said(of_provider(words))


def _ruled(table: Table, row: SentRow) -> bool:
    """Whether a rule between fields looks at one that was typed, or the whole row is new."""
    return row.fid < 0 or any(name in rule.words for rule in table.rules for name in row.values)


def _whole(layer: QgsVectorLayer, row: SentRow) -> dict[str, Any]:
    """The row with the fields that were not typed."""
    feature = layer.getFeature(row.fid)
    return {**(_values(layer, feature) if feature.isValid() else {}), **row.values}


def _values(layer: QgsVectorLayer, feature: QgsFeature) -> dict[str, Any]:
    return dict(zip(layer.fields().names(), map(plain, feature.attributes())))


def _already_told(reason: str, found: list[RefusedRow]) -> bool:
    told = reason.split(" (table")[0].split(" n’")[0]
    return any(row.reason.startswith(told) for row in found)


def _label(layer: QgsVectorLayer, sent: Sent, fid: int | None) -> str:
    touched = [*sent.touched, *(row.fid for row in sent.added)]
    if fid is None and len(touched) == 1:
        fid = touched[0]
    if fid is None:
        return ""
    # From the provider: a row to be deleted is no longer in the layer.
    source = layer if fid < 0 else layer.dataProvider()
    feature = next(source.getFeatures(QgsFeatureRequest(fid)), None)
    return label_of(layer, _values(layer, feature) if feature is not None else {}, fid)

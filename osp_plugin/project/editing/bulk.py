"""Values for fields of many rows: what would change, what is refused, then the change.

The values are given alike to all rows, worked out of each by an expression, or pasted from a
spreadsheet with the key of each row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsVectorLayer,
)
from qgis.PyQt import sip

from ...domain.common.pieces import Pieces, at_once
from ...domain.common.values import same
from ...domain.dictionary import Field, Table
from ...domain.imports.findings import ERROR
from ...domain.imports.pasted import Pasted
from ...domain.imports.values import read_value
from ...domain.validation import broken_rules, refusal
from ...i18n import said, translate
from .edits import READ_VERSION, to_qt
from .values import plain, typed_fields

PIECE = 50
"""Rows that are read or changed without a pause."""
KEY = "ident_rep"
"""Field by which pasted rows find theirs: the number of the dwelling in the RPLS."""


@dataclass(frozen=True)
class Given:
    """What a field is given: a value (plain), or that of an expression for each row."""

    field: Field
    value: Any = None
    expression: str = ""


@dataclass
class Preview:
    """What giving the values would do. ``refused`` says why, with the number of rows; ``unknown``
    are the keys of which there is no row."""

    changing: dict[int, dict[str, Any]] = field(default_factory=dict)
    before: dict[int, dict[str, Any]] = field(default_factory=dict)
    same: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    unknown: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.changing) + self.same + sum(self.refused.values())


def fillable(layer: QgsVectorLayer, table: Table) -> list[Field]:
    """Fields that can be given values for many rows: not those that the base computes or keeps
    unique, nor those that the form shows without letting them be typed."""
    config = layer.editFormConfig()
    return [
        item
        for place, item in typed_fields(layer, table).items()
        if not item.unique
        and not config.readOnly(place)
        and layer.editorWidgetSetup(place).type() != "Hidden"
    ]


def preview(
    layer: QgsVectorLayer, table: Table, givens: Sequence[Given], fids: Iterable[int]
) -> Preview:
    """:func:`previewing` at once."""
    return at_once(previewing(layer, table, givens, fids))


def previewing(
    layer: QgsVectorLayer, table: Table, givens: Sequence[Given], fids: Iterable[int]
) -> Pieces[Preview]:
    """What giving values to fields of the rows ``fids`` would do. A row of which one value is
    refused is left whole."""
    seen = Preview()
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    expressions = {}
    for given in givens:
        if given.expression:
            expressions[given.field.name] = QgsExpression(given.expression)
            expressions[given.field.name].prepare(context)
    whole = bool(expressions) or _has_rules(table, [given.field.name for given in givens])
    request = _request(layer, [g.field.name for g in givens], whole, bool(expressions))
    found = layer.getFeatures(request.setFilterFids(list(fids)))
    for number, feature in enumerate(found):
        if number % PIECE == 0:
            yield None
        context.setFeature(feature)
        values, reason = _worked_out(givens, expressions, context)
        _weigh(seen, table, feature, values, reason)
    return seen


def preview_pasted(layer: QgsVectorLayer, table: Table, pasted: Pasted) -> Preview:
    """:func:`previewing_pasted` at once."""
    return at_once(previewing_pasted(layer, table, pasted))


def previewing_pasted(layer: QgsVectorLayer, table: Table, pasted: Pasted) -> Pieces[Preview]:
    """What the rows of a spreadsheet would do to those that have their key."""
    seen = Preview()
    names = [item.name for item in pasted.fields]
    rows: dict[Any, list[QgsFeature]] = {}
    request = _request(layer, [KEY, *names], _has_rules(table, names), False)
    for number, feature in enumerate(layer.getFeatures(request)):
        if number % PIECE == 0:
            yield None
        key = plain(feature.attribute(KEY))
        if key in pasted.rows:
            rows.setdefault(key, []).append(feature)
    seen.unknown.extend(pasted.unreadable)
    for reason in pasted.refused.values():
        seen.refused[said(reason)] += 1
    for number, (key, values) in enumerate(pasted.rows.items()):
        if number % PIECE == 0:
            yield None
        found = rows.get(key, [])
        if key in pasted.refused:
            continue
        if not found:
            seen.unknown.append(str(key))
        elif len(found) > 1:
            several = translate("project", "plusieurs logements portent ce numéro RPLS")
            seen.refused[several] += 1
        else:
            _weigh(seen, table, found[0], values, None)
    return seen


def _has_rules(table: Table, names: Collection[str]) -> bool:
    return any(set(names) & set(rule.words) for rule in table.rules)


def _worked_out(
    givens: Sequence[Given], expressions: Mapping[str, QgsExpression], context: QgsExpressionContext
) -> tuple[dict[str, Any], str | None]:
    """The values that a row is given, or why one cannot be."""
    values: dict[str, Any] = {}
    for given in givens:
        expression = expressions.get(given.field.name)
        if expression is None:
            values[given.field.name] = given.value
            continue
        value = plain(expression.evaluate(context))
        if expression.hasParserError() or expression.hasEvalError():
            text = translate("project", "l’expression de « {champ} » ne se calcule pas")
            return {}, text.format(champ=given.field.title)
        read = read_value(given.field, value)
        if read.gravite == ERROR:
            return {}, read.message.rstrip(".")
        values[given.field.name] = read.value
    return values, None


def _weigh(
    seen: Preview, table: Table, feature: QgsFeature, values: Mapping[str, Any], reason: str | None
) -> None:
    """Count a row among those that change, stay, or are refused."""
    known = {name: plain(feature.attribute(name)) for name in values}
    changed = {
        name: value
        for name, value in values.items()
        if not same(table[name].type, known[name], value)
    }
    if reason is None:
        reasons = (refusal(table[name], value) for name, value in changed.items())
        reason = next(filter(None, reasons), None)
    if reason is None and changed and _has_rules(table, changed):
        row = {name: plain(v) for name, v in zip(feature.fields().names(), feature.attributes())}
        reason = next(iter(broken_rules(table, {**row, **changed})), None)
    if reason is not None:
        seen.refused[reason] += 1
    elif changed:
        seen.changing[feature.id()] = changed
        seen.before[feature.id()] = {name: known[name] for name in changed}
    else:
        seen.same += 1


def apply(layer: QgsVectorLayer, seen: Preview, command: str) -> bool:
    """:func:`applying` at once."""
    return at_once(applying(layer, seen, command))


def applying(layer: QgsVectorLayer, seen: Preview, command: str) -> Pieces[bool]:
    """Give the values to the rows that change, in one command of the undo list: all of them, or
    none when it is given up before its end.

    The session stays to be saved by the user. False when the layer cannot be edited.
    """
    if not layer.isEditable() and not layer.startEditing():
        return False
    layer.beginEditCommand(command)
    done = False
    try:
        done = yield from _give(layer, seen.changing)
    finally:
        if done:
            layer.endEditCommand()
        elif not sip.isdeleted(layer):
            layer.destroyEditCommand()
    return done


def waiting(layer: QgsVectorLayer) -> int:
    """How many rows of a layer wait to be saved."""
    buffer = layer.editBuffer()
    if buffer is None:
        return 0
    touched = {*buffer.changedAttributeValues(), *buffer.changedGeometries()}
    return len(touched) + len(buffer.addedFeatures()) + len(buffer.deletedFeatureIds())


def _give(layer: QgsVectorLayer, changing: Mapping[int, Mapping[str, Any]]) -> Pieces[bool]:
    """Change each row. Of the values that follow an edit, only those that these fields command
    are worked out: QGIS by itself would work out all of them, 10 ms a row."""
    followers = _followers(layer, {name for values in changing.values() for name in values})
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    for _place, _names, expression in followers:
        expression.prepare(context)
    found = layer.getFeatures(QgsFeatureRequest().setFilterFids(list(changing)))
    for number, feature in enumerate(found):
        if number % PIECE == 0:
            yield None
        values = changing[feature.id()]
        given = {layer.fields().lookupField(name): to_qt(value) for name, value in values.items()}
        for place, value in given.items():
            if not layer.changeAttributeValue(feature.id(), place, value, None, True):
                return False
            feature.setAttribute(place, value)
        context.setFeature(feature)
        for follower, names, expression in followers:
            if follower in given or not (names & set(values) or READ_VERSION in names):
                continue
            followed = expression.evaluate(context)
            if followed != feature.attribute(follower) and not expression.hasEvalError():
                layer.changeAttributeValue(feature.id(), follower, followed, None, True)
                feature.setAttribute(follower, followed)
    return True


def _followers(
    layer: QgsVectorLayer, names: Collection[str]
) -> list[tuple[int, set[str], QgsExpression]]:
    """Fields whose value follows one of ``names`` at each edit, and the version that was read;
    with each, what commands it."""
    found = []
    for place in range(layer.fields().count()):
        definition = layer.defaultValueDefinition(place)
        if not definition.applyOnUpdate() or not definition.expression():
            continue
        expression = QgsExpression(definition.expression())
        own = layer.fields().at(place).name()
        commanded = set(expression.referencedColumns()) & set(names)
        if own == READ_VERSION:
            found.append((place, {READ_VERSION}, expression))
        elif commanded:
            found.append((place, commanded, expression))
    return found


def _request(
    layer: QgsVectorLayer, names: Sequence[str], whole: bool, with_place: bool
) -> QgsFeatureRequest:
    request = QgsFeatureRequest()
    if not with_place:
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    if not whole:
        request.setSubsetOfAttributes(list(names), layer.fields())
    return request

"""One value for a field of many rows: what would change, what is refused, then the change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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

from ...domain.common.values import same
from ...domain.dictionary import Field, Table
from ...domain.validation import broken_rules, refusal
from .edits import READ_VERSION, to_qt
from .values import plain, typed_fields


@dataclass
class Preview:
    """What giving the value would do. ``refused`` says why, with the number of rows."""

    changing: list[int] = field(default_factory=list)
    same: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return len(self.changing) + self.same + sum(self.refused.values())


def fillable(layer: QgsVectorLayer, table: Table) -> list[Field]:
    """Fields that can take one value for many rows: not those that the base computes or keeps
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
    layer: QgsVectorLayer, table: Table, item: Field, value: Any, fids: Iterable[int]
) -> Preview:
    """What giving ``value`` (plain) to a field of the rows ``fids`` would do."""
    seen = Preview()
    wanted = list(fids)
    reason = refusal(item, value)
    rules = [rule for rule in table.rules if item.name in rule.words]
    for feature in layer.getFeatures(_request(layer, item, wanted, with_rules=bool(rules))):
        before = plain(feature.attribute(item.name))
        if same(item.type, before, value):
            seen.same += 1
        elif reason is not None:
            seen.refused[reason] += 1
        else:
            broken = broken_rules(table, _row(feature, item, value)) if rules else []
            if broken:
                seen.refused[broken[0]] += 1
            else:
                seen.changing.append(feature.id())
    return seen


def apply(layer: QgsVectorLayer, item: Field, value: Any, seen: Preview, command: str) -> bool:
    """Give the value to the rows that change, in one command of the undo list.

    The session stays to be saved by the user. False when the layer cannot be edited.
    """
    if not layer.isEditable() and not layer.startEditing():
        return False
    layer.beginEditCommand(command)
    done = _give(layer, item, to_qt(value), seen.changing)
    if done:
        layer.endEditCommand()
    else:
        layer.destroyEditCommand()
    return done


def _give(layer: QgsVectorLayer, item: Field, value: Any, fids: list[int]) -> bool:
    """Change each row. Of the values that follow an edit, only those that this field commands
    are worked out: QGIS by itself would work out all of them, 10 ms a row."""
    place = layer.fields().lookupField(item.name)
    followers = _followers(layer, item)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    for _place, expression in followers:
        expression.prepare(context)
    for feature in layer.getFeatures(QgsFeatureRequest().setFilterFids(fids)):
        if not layer.changeAttributeValue(feature.id(), place, value, None, True):
            return False
        feature.setAttribute(place, value)
        context.setFeature(feature)
        for follower, expression in followers:
            followed = expression.evaluate(context)
            if followed != feature.attribute(follower) and not expression.hasEvalError():
                layer.changeAttributeValue(feature.id(), follower, followed, None, True)
                feature.setAttribute(follower, followed)
    return True


def _followers(layer: QgsVectorLayer, item: Field) -> list[tuple[int, QgsExpression]]:
    """Fields whose value follows this one at each edit, and the version that was read."""
    found = []
    for place in range(layer.fields().count()):
        definition = layer.defaultValueDefinition(place)
        if not definition.applyOnUpdate() or not definition.expression():
            continue
        expression = QgsExpression(definition.expression())
        name = layer.fields().at(place).name()
        if name == READ_VERSION or item.name in expression.referencedColumns():
            found.append((place, expression))
    return found


def _request(
    layer: QgsVectorLayer, item: Field, fids: list[int], *, with_rules: bool
) -> QgsFeatureRequest:
    request = QgsFeatureRequest().setFilterFids(fids)
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    if not with_rules:
        request.setSubsetOfAttributes([item.name], layer.fields())
    return request


def _row(feature: QgsFeature, item: Field, value: Any) -> dict[str, Any]:
    names = feature.fields().names()
    return {**dict(zip(names, map(plain, feature.attributes()))), item.name: value}

"""Constraints of the dictionary in a form, said in French before the database refuses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFieldConstraints,
    QgsVectorLayer,
)

from ...compat import python_value
from ...domain.dictionary import Field, Table
from ...i18n import translate
from ...storage.postgis_connections import PROVIDER

_Kind = QgsFieldConstraints.Constraint
_HARD = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard


def set_constraints(layer: QgsVectorLayer, table: Table, frozen: str = "") -> None:
    """Every rule of the table that the database enforces, on the fields of its layer.

    ``frozen`` is an expression: rows of which it is true may not be saved.
    """
    bearer = _typed_field(table) if frozen else ""
    for field in table.fields:
        index = layer.fields().indexFromName(field.name)
        if index < 0 or field.name == "fid" or field.calcule:
            continue
        if field.required:
            layer.setFieldConstraint(index, _Kind.ConstraintNotNull, _HARD)
        # Of two rows without the number that the base gives, neither takes that of the other.
        if field.unique and not (field.attribue and not field.required):
            layer.setFieldConstraint(index, _Kind.ConstraintUnique, _HARD)
        conditions = _conditions(layer, table, field, frozen if field.name == bearer else "")
        if conditions:
            expression = " AND ".join(f"({condition})" for condition, _ in conditions)
            text = " ".join(text for _, text in conditions)
            layer.setConstraintExpression(index, expression, text)
            layer.setFieldConstraint(index, _Kind.ConstraintExpression, _HARD)


@dataclass(frozen=True)
class Reason:
    """Why a value may not be saved. ``empty`` when a required field has none."""

    text: str
    empty: bool = False


def reason(layer: QgsVectorLayer, table: Table, name: str, feature: QgsFeature) -> Reason:
    """Why a form refuses the value of a field, which QGIS found against its constraints.

    QGIS says all that could be wrong with a field at once: this says what is.
    """
    field = table[name]
    if field.required and python_value(feature.attribute(name)) in (None, ""):
        return Reason(translate("project", "à remplir"), empty=True)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    for condition, text in _conditions(layer, table, field, ""):
        expression = QgsExpression(condition)
        if not expression.evaluate(context) and not expression.hasEvalError():
            return Reason(text)
    index = layer.fields().lookupField(name)
    if _frozen() in layer.constraintDescription(index):
        return Reason(_frozen())
    if field.unique:
        return Reason(translate("project", "Une autre ligne a déjà cette valeur."))
    return Reason(translate("project", "Valeur refusée."))


def _conditions(
    layer: QgsVectorLayer, table: Table, field: Field, frozen: str
) -> list[tuple[str, str]]:
    """Expressions that the value of a field must make true, each with what to say of it."""
    told = replace(field, minimum=None) if numbered_by_the_base(layer, field) else field
    found = _of_field(told) + _of_row(table, field)
    if frozen:  # said once
        found.append((f"NOT ({frozen})", _frozen()))
    return found


def numbered_by_the_base(layer: QgsVectorLayer, field: Field) -> bool:
    """Whether a new row is sent with a negative number, which the server replaces by the next."""
    return bool(field.attribue and layer.providerType() == PROVIDER)


def _typed_field(table: Table) -> str:
    """First field that is typed: a list that is closed is unreadable under a refusal's colour."""
    chosen = {key.field for key in table.foreign_keys} | {"fid"}
    return next(
        field.name
        for field in table.fields
        if field.name not in chosen and not field.enum and not field.calcule
    )


def _frozen() -> str:
    return translate("project", "La campagne est close : cette ligne ne change plus.")


def _of_field(field: Field) -> list[tuple[str, str]]:
    column = QgsExpression.quotedColumnRef(field.name)
    found: list[tuple[str, str]] = []
    if field.enum and not field.liste:
        listed = ", ".join(QgsExpression.quotedValue(value) for value in field.enum)
        text = translate("project", "Valeurs admises : {valeurs}.")
        found.append((f"{column} IN ({listed})", text.format(valeurs=", ".join(field.enum))))
    if field.pattern:
        pattern = QgsExpression.quotedString(f"^(?:{field.pattern})$")
        text = translate("project", "Format attendu : {description}")
        found.append(
            (f"regexp_match({column}, {pattern}) > 0", text.format(description=field.description))
        )
    if field.type == "string" and not field.enum and not field.pattern:
        # What QGIS shows for no value is a text like another in a field of several lines.
        text = translate("project", "« NULL » veut dire « sans valeur » : effacez ce mot.")
        found.append((f"NOT regexp_match({column}, '^\\\\s*NULL\\\\b')", text))
    if field.max_length:
        text = translate("project", "{nombre} caractères au plus.")
        found.append(
            (f"length({column}) <= {field.max_length}", text.format(nombre=field.max_length))
        )
    if field.minimum is not None and field.maximum is not None:
        text = translate("project", "De {minimum} à {maximum}.")
        found.append(
            (
                f"{column} >= {field.minimum} AND {column} <= {field.maximum}",
                text.format(minimum=field.minimum, maximum=field.maximum),
            )
        )
    elif field.minimum is not None:
        text = translate("project", "Au moins {minimum}.")
        found.append((f"{column} >= {field.minimum}", text.format(minimum=field.minimum)))
    return [(f"{column} IS NULL OR {condition}", text) for condition, text in found]


def _of_row(table: Table, field: Field) -> list[tuple[str, str]]:
    """Rules between fields, on the first field that they name."""
    found = []
    for rule in table.rules:
        named = [word for word in rule.words if word in _names(table)]
        if named and named[0] == field.name:
            # A rule with a missing value holds, as in SQL.
            found.append((f"coalesce({rule.sql}, true)", rule.message))
    return found


def _names(table: Table) -> set[str]:
    return {field.name for field in table.fields}

"""Expressions of the forms: macros, layers named by their role, labels that say something.

In an expression of ``forms/*.json``:

- ``{{macro}}`` or ``{{macro|argument}}`` is an expression of ``forms/_commun.json``;
- ``{{@commune}}`` is the layer of that role, in the same base;
- ``{{>logement.intitule}}`` is the relation by which that field refers to another table.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from qgis.core import QgsExpression, QgsProject, QgsVectorLayer

from ...domain.dictionary import Field, Table
from . import relations
from .definition import FormDefinition, FormError, macros

WARNING_COLOR = "#b34000"
HELP_COLOR = "#666666"
REQUIRED = f' <span style="color:{WARNING_COLOR}">*</span>'
"""Mark of a field that must have a value."""
_MACRO = re.compile(r"\{\{(\w+)(?:\|([^{}]*))?\}\}")
_LAYER = re.compile(r"\{\{@(\w+)\}\}")
_RELATION = re.compile(r"\{\{>(\w+)\.(\w+)\}\}")
_MARKED_LAYER = re.compile(r"'[^']*' /\*osp:(\w+)\*/")
_ANY_RELATION = re.compile(relations.PREFIX + rf"[0-9a-f]{{8}}_({relations.JOURNAL}_[^\"<>&]+|\w+)")


@dataclass(frozen=True)
class Places:
    """What the expressions of a base's forms may name: its layers by role, its relations."""

    layers: Mapping[str, QgsVectorLayer]
    key: str
    """What the ids of the relations of the base begin with, after the prefix."""
    project: QgsProject

    def resolve(self, expression: str) -> str:
        """The expression with its macros, layers and relations put in."""
        while "{{" in expression:
            before = expression
            # The innermost first: an argument may itself hold macros.
            expression = _LAYER.sub(lambda found: self.layer(found[1]), expression)
            expression = _RELATION.sub(lambda found: self._relation(*found.groups()), expression)
            expression = _MACRO.sub(_expand, expression)
            if expression == before:
                raise FormError(expression)
        return expression

    def layer(self, role: str) -> str:
        """Literal that names a layer, marked so that :meth:`rebind` finds it again."""
        layer = self.layers.get(role)
        name = QgsExpression.quotedValue(layer.id() if layer is not None else "")
        return f"{name} /*osp:{role}*/"

    def rebind(self, text: str, layer: QgsVectorLayer) -> str:
        """Text of a form of ours, saved elsewhere, on the layers and relations of here."""
        text = _MARKED_LAYER.sub(lambda found: self.layer(found[1]), text)
        return _ANY_RELATION.sub(lambda found: self._rebound(found[1], layer), text)

    def _rebound(self, tail: str, layer: QgsVectorLayer) -> str:
        if tail.startswith(relations.JOURNAL):
            return str(relations.journal_relation(self.project, self.key, layer).id())
        return f"{relations.PREFIX}{self.key}_{tail}"

    def _relation(self, table: str, field: str) -> str:
        return str(QgsExpression.quotedString(self.relation(table, field)))

    def relation(self, table: str, field: str) -> str:
        """Id of the relation by which ``table.field`` refers to another table."""
        return f"{relations.PREFIX}{self.key}_{table}_{field}"


def labels(form: FormDefinition, table: Table, places: Places) -> dict[str, str]:
    """Expressions that give the label of the fields whose label says more than their title."""
    found = {name: places.resolve(text) for name, text in form.texts.items()}
    if form.header:
        found[form.carrier] = places.resolve(form.header)
    for field in table.columns:
        if field.name not in found:
            expression = _label(form, field)
            if expression:
                found[field.name] = places.resolve(expression)
    return found


def title(form: FormDefinition, field: Field) -> str:
    """Title of a field in its form, with its unit."""
    name = form.labels.get(field.name)
    if name is None:
        return field.alias
    return f"{name} ({field.unite})" if field.unite else name


def _label(form: FormDefinition, field: Field) -> str:
    """Expression of a label: title, mark, help, warnings. Empty when the alias is enough."""
    parts = []
    if field.name in form.marks:
        parts.append(f"coalesce({form.marks[field.name]}, '')")
    if field.name in form.helps:
        parts.append(_small(form.helps[field.name], HELP_COLOR))
    for warning in form.warnings:
        if warning.field == field.name:
            shown = _small(f"⚠ {warning.text}", WARNING_COLOR)
            parts.append(f"CASE WHEN {warning.condition} THEN {shown} ELSE '' END")
    marked = field.required and field.name not in form.read_only and not field.calcule
    named = html.escape(title(form, field), quote=False) + (REQUIRED if marked else "")
    named = QgsExpression.quotedString(named)
    if not parts and not marked and field.name not in form.labels:
        return ""
    return " || ".join([named, *parts])


def _small(text: str, color: str) -> str:
    shown = html.escape(text, quote=False)
    return str(QgsExpression.quotedString(f'<br><span style="color:{color}">{shown}</span>'))


def _expand(found: re.Match[str]) -> str:
    return macros()[found[1]].replace("§", found[2] or "")

"""Forms of the layers of a base: ours, unless a cartographer saved another in the base."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsExpression,
    QgsProject,
    QgsReadWriteContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from ...domain.common.pieces import Pieces, at_once
from ...domain.dictionary import Field, Table, dictionary
from ...storage import Base
from .. import roles
from ..reference import BaseReference
from . import relations, saved_state
from .constraints import numbered_by_the_base, set_constraints
from .definition import Default, FormDefinition, form_definition
from .layout import form_config, set_labels
from .rights import Rights
from .signature import is_generated, signature
from .texts import Places, labels
from .widgets import widget

FORM = "osp/formulaire"
"""Custom property of a layer: the signature of the form that we gave it."""
READ_VERSION = "version_lue"
"""Field by which a save tells which version of the row it started from."""


def apply_forms(
    project: QgsProject,
    base: Base,
    reference: BaseReference,
    layers: Mapping[str, QgsVectorLayer],
    new: Mapping[str, QgsVectorLayer],
    rights: Rights,
) -> None:
    """:func:`form_pieces` at once."""
    at_once(form_pieces(project, base, reference, layers, new, rights))


def form_pieces(
    project: QgsProject,
    base: Base,
    reference: BaseReference,
    layers: Mapping[str, QgsVectorLayer],
    new: Mapping[str, QgsVectorLayer],
    rights: Rights,
) -> Pieces[None]:
    """Give the layers of a base their relations and forms, as the account may write in them.

    ``new`` are those just added. The others keep the form that a user gave them, and follow the
    new layers when their form is ours.
    """
    places = _places(project, base, reference, layers)
    yield None
    relations.add_relations(project, layers, reference, places.key)
    for name, layer in layers.items():
        yield None
        if not has_custom_form(layer):
            _apply(layer, dictionary()[name], places, rights)
        elif name in new:
            _keep_form(layer, dictionary()[name], places, rights)


def has_custom_form(layer: QgsVectorLayer) -> bool:
    """Whether somebody gave the layer a form that is not ours, in the project or in the base."""
    if is_generated(layer.editFormConfig()):
        return False
    return bool(layer.customProperty(FORM) != signature(layer))


def restore_form(layer: QgsVectorLayer, project: QgsProject | None = None) -> bool:
    """« Rétablir le formulaire OSP » : bring ours back; False when the layer is none of ours."""
    role, reference = roles.role_of(layer), roles.reference_of(layer)
    if role not in dictionary() or reference is None:
        return False
    project = project or QgsProject.instance()
    base = reference.open(check=False)
    own = roles.own_layers(project, reference)
    layers = {name: found for name, found in own.items() if found.isValid()}
    # A copy has its form; relations and the lists of the others stay where they are.
    places = _places(project, base, reference, layers)
    relations.add_relations(project, layers, reference, places.key)
    _apply(layer, dictionary()[str(role)], places, Rights.of(base))
    return True


def _places(
    project: QgsProject,
    base: Base,
    reference: BaseReference,
    layers: Mapping[str, QgsVectorLayer],
) -> Places:
    states = saved_state.state_layers(project, base, reference, set(layers))
    return Places({**layers, **states}, relations.key_in(project, reference), project)


def _apply(layer: QgsVectorLayer, table: Table, places: Places, rights: Rights) -> None:
    form = form_definition(table.name)
    for field in table.columns:
        index = layer.fields().indexFromName(field.name)
        if index >= 0:
            layer.setEditorWidgetSetup(index, widget(form, table, field, places))
    _set_rules(layer, table, form, places, rights)
    config = form_config(layer, form, places)
    _set_labels(config, form, table, places, rights)
    _set_read_only(config, layer, table, form, rights)
    layer.setEditFormConfig(config)
    layer.setCustomProperty(FORM, signature(layer))


def _set_labels(
    config: QgsEditFormConfig, form: FormDefinition, table: Table, places: Places, rights: Rights
) -> None:
    names = [field.name for field in table.fields]
    only_new = [name for name in names if rights.only_new(table, name)]
    set_labels(config, labels(form, table, places), places.resolve(form.frozen), names, only_new)


def _keep_form(layer: QgsVectorLayer, table: Table, places: Places, rights: Rights) -> None:
    """A form saved in the base: its layout stays; what names layers and what is rule is ours."""
    form = form_definition(table.name)
    _rebind_widgets(layer, table, form, places)
    _set_rules(layer, table, form, places, rights)
    config = _rebound(layer, places)
    _set_labels(config, form, table, places, rights)
    _set_read_only(config, layer, table, form, rights)
    layer.setEditFormConfig(config)


def _rebind_widgets(
    layer: QgsVectorLayer, table: Table, form: FormDefinition, places: Places
) -> None:
    """Widgets that list the rows of another layer list those of this base."""
    for field in table.columns:
        index = layer.fields().indexFromName(field.name)
        if index < 0:
            continue
        saved = layer.editorWidgetSetup(index)
        ours = widget(form, table, field, places)
        if saved.type() in ("ValueRelation", "RelationReference") and saved.type() == ours.type():
            found = {name: ours.config()[name] for name in _TARGET if name in ours.config()}
            layer.setEditorWidgetSetup(
                index, QgsEditorWidgetSetup(saved.type(), {**saved.config(), **found})
            )


_TARGET = ("Layer", "LayerName", "LayerSource", "LayerProviderName", "Relation")


def _rebound(layer: QgsVectorLayer, places: Places) -> QgsEditFormConfig:
    """The form of a layer, where it names layers and relations, on those of this base."""
    config, context = layer.editFormConfig(), QgsReadWriteContext()
    document = QDomDocument()
    node = document.createElement("formulaire")
    document.appendChild(node)
    config.writeXml(node, context)
    rebound = QDomDocument()
    rebound.setContent(places.rebind(document.toString(-1), layer))
    config.readXml(rebound.documentElement(), context)
    return config


def _set_rules(
    layer: QgsVectorLayer, table: Table, form: FormDefinition, places: Places, rights: Rights
) -> None:
    set_constraints(layer, table, places.resolve(form.frozen))
    for field in table.columns:
        index = layer.fields().indexFromName(field.name)
        default = numbering(layer, field) or _default(form, field)
        if index >= 0 and default is not None:
            expression = places.resolve(default.expression)
            # Not at each change of a row, if the server would refuse the whole change for it.
            follows = default.on_update and rights.may_update(table.name, field.name)
            layer.setDefaultValueDefinition(index, QgsDefaultValue(expression, follows))


def numbering(layer: QgsVectorLayer, field: Field) -> Default | None:
    """A number that stands for none, where the base gives it: the account may not see them all."""
    if not numbered_by_the_base(layer, field):
        return None
    lowest = f"coalesce(minimum({QgsExpression.quotedColumnRef(field.name)}), 0)"
    return Default(f"to_int(min(0, {lowest})) - 1")


def _default(form: FormDefinition, field: Field) -> Default | None:
    if field.name == READ_VERSION:
        return Default('"version"', on_update=True)
    if field.name in form.defaults:
        return form.defaults[field.name]
    if field.widget == "liste":
        return Default(f"nullif({QgsExpression.quotedColumnRef(field.name)}, '{{}}')", True)
    if field.defaut is not None and field.type == "boolean":
        return Default(field.defaut)
    if field.defaut is not None:
        return Default(QgsExpression.quotedValue(field.defaut))
    return None


def _set_read_only(
    config: QgsEditFormConfig,
    layer: QgsVectorLayer,
    table: Table,
    form: FormDefinition,
    rights: Rights,
) -> None:
    audit = {field.name for field in table.audit}
    for field in table.columns:
        index = layer.fields().indexFromName(field.name)
        if index >= 0:
            closed = (
                field.calcule
                or field.name in audit
                or field.name in form.read_only
                or not (
                    rights.may_update(table.name, field.name) or rights.only_new(table, field.name)
                )
            )
            config.setReadOnly(index, closed)

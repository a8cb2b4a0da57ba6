"""The editing widget of each field, from the dictionary."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsEditorWidgetSetup, QgsVectorLayer

from ...domain.dictionary import Field, ForeignKey, Table
from ...i18n import translate
from ..layers import READ_ONLY
from .definition import FormDefinition
from .texts import Places

NULL_CHOICE = "{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"
"""What a value map takes for NULL (QgsValueMapFieldFormatter::NULL_VALUE)."""
LIST_TARGETS = {
    "cites": ("cite", "id_cite"),
    "l_id_cite": ("cite", "id_cite"),
    "communes": ("commune", "idcom"),
}
"""Fields that hold a list of keys, as PostgreSQL writes an array: {12,45}, {"62498"}."""
TITLES = {
    "operation": "intitule",
    "bailleur": "nom_bailleur",
    "commune": "nom_commune",
    "epci": "nom_epci",
    "departement": "nom_dep",
    "cite": "nom_cite",
    "campagne": "campagne",
    "delegataire": "nom_delegataire",
    "scenario": "nom",
    "situation": "titre",
    "programmation": "nom",
    "logement": "id_ddtm62",
    "import_remontee": "fichier",
    "label": "label",
    "aide": "aide",
}
"""Which field of a table names its rows in a list."""
ONLY = {("logement", "label_vise"): "\"nature\" = 'label'"}
"""Of the rows that a field may name, those that its list shows."""
LINKED = {"logement"}
"""Tables of too many rows for a list: QGIS reads them as one types."""
MONEY = 2
YEARS = range(1000, 3000)


def widget(
    form: FormDefinition, table: Table, field: Field, places: Places
) -> QgsEditorWidgetSetup:
    """Widget of a field: the list of its key, of its enum, or what suits its type.

    A required field too begins without a value, and its constraint asks for one: a list, a number
    or a date that could not be empty would choose its first value, without a word.
    """
    if field.name in form.hidden or field.name == "fid":
        return QgsEditorWidgetSetup("Hidden", {})
    if table.name in READ_ONLY:
        return _by_type(form, field)
    key = next((key for key in table.foreign_keys if key.field == field.name), None)
    if key is not None and key.table in places.layers and key.table in TITLES:
        return _reference(table, key, places, ONLY.get((table.name, field.name), ""))
    if field.widget == "liste" and field.name in LIST_TARGETS:
        target, column = LIST_TARGETS[field.name]
        if target in places.layers:
            return _value_relation(places.layers[target], target, column, several=True)
    if field.enum:
        return _value_map(field)
    return _by_type(form, field)


def _reference(
    table: Table, key: ForeignKey, places: Places, only: str = ""
) -> QgsEditorWidgetSetup:
    if key.table in LINKED:
        return QgsEditorWidgetSetup(
            "RelationReference",
            {
                "Relation": places.relation(table.name, key.field),
                "AllowNULL": True,
                "ShowForm": False,
                "MapIdentification": False,
                "ReadOnly": False,
                "AllowAddFeatures": False,
                "ShowOpenFormButton": True,
                "OrderByValue": True,
            },
        )
    return _value_relation(places.layers[key.table], key.table, key.target, only=only)


def _value_relation(
    layer: QgsVectorLayer,
    target: str,
    column: str,
    *,
    several: bool = False,
    only: str = "",
) -> QgsEditorWidgetSetup:
    settings: dict[str, Any] = {
        "Layer": layer.id(),
        "LayerName": layer.name(),
        "LayerSource": layer.source(),
        "LayerProviderName": layer.providerType(),
        "Key": column,
        "Value": TITLES[target],
        "Description": "",
        "FilterExpression": only,
        "AllowNull": True,
        "AllowMulti": several,
        "NofColumns": 3 if several else 1,
        "OrderByValue": True,
        # What it completes does not reach the form as it should, from one version to the other:
        # the plugin makes the plain list searchable (gui/searchable.py).
        "UseCompleter": False,
        "CompleterMatchFromStart": False,
    }
    return QgsEditorWidgetSetup("ValueRelation", settings)


def _value_map(field: Field) -> QgsEditorWidgetSetup:
    if field.required:
        empty = translate("project", "(à choisir)")
    else:
        empty = translate("project", "(non renseigné)")
    choices = [{empty: NULL_CHOICE}, *({value: value} for value in field.enum)]
    return QgsEditorWidgetSetup("ValueMap", {"map": choices})


def _by_type(form: FormDefinition, field: Field) -> QgsEditorWidgetSetup:
    if field.type == "boolean":
        return QgsEditorWidgetSetup(
            "CheckBox", {"AllowNullState": not field.required, "TextDisplayMethod": 1}
        )
    if field.type in ("date", "datetime"):
        return _date(field.type == "datetime")
    if field.type in ("integer", "number"):
        return _number(form, field)
    long = field.widget == "texte_long" or (field.max_length is None and not field.pattern)
    return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": long, "UseHtml": False})


def _date(with_time: bool) -> QgsEditorWidgetSetup:
    return QgsEditorWidgetSetup(
        "DateTime",
        {
            "allow_null": True,
            "calendar_popup": True,
            "display_format": "dd/MM/yyyy HH:mm" if with_time else "dd/MM/yyyy",
            "field_format": "yyyy-MM-dd HH:mm:ss" if with_time else "yyyy-MM-dd",
            "field_format_overwrite": False,
            "field_iso_format": False,
        },
    )


def _number(form: FormDefinition, field: Field) -> QgsEditorWidgetSetup:
    whole = field.type == "integer"
    if whole and is_year(field):
        # A number box would write 2 021.
        return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": False, "UseHtml": False})
    highest = 9_999_999 if whole else 999_999_999.99
    settings: dict[str, Any] = {
        # A number that the base gives is sent as one below its least, which QGIS shows as none.
        "AllowNull": not (field.attribue and field.required),
        "Min": 0 if field.minimum is None else field.minimum,
        "Max": highest if field.maximum is None else field.maximum,
        "Step": 1,
        "Style": "SpinBox",
        "Precision": 0 if whole else form.precision.get(field.name, MONEY),
    }
    if whole:
        settings |= {name: int(settings[name]) for name in ("Min", "Max")}
    if field.unite:
        settings["Suffix"] = f" {field.unite}"
    return QgsEditorWidgetSetup("Range", settings)


def is_year(field: Field) -> bool:
    """Whether an integer is a year, written without a space between its thousands."""
    return (
        field.type == "integer"
        and field.minimum is not None
        and field.maximum is not None
        and int(field.minimum) in YEARS
        and int(field.maximum) in YEARS
    )

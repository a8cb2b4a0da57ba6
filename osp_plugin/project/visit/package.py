"""Write the package of a visit: what QField opens as it is, every path relative."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDefaultValue,
    QgsEditorWidgetSetup,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from ...compat import form_layout_drag_and_drop, make_field, set_group_box
from ...domain.common.work import QUIET, Work
from ...domain.dictionary import dictionary
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.visit import (
    BEFORE,
    DAY,
    DWELLINGS,
    ESTATES,
    GROUND,
    NOTES,
    NUMBER,
    PACKAGE,
    PHOTO_FIELDS,
    PHOTOS,
    PROJECT,
    SEEN,
    NothingToVisit,
    taken_along,
)
from ...i18n import translate
from ...storage import Base
from ...storage.bare_layers import bare_layer
from ..forms.definition import form_definition
from ..forms.texts import Places
from ..forms.widgets import widget
from ..styles import apply_shipped_style
from .ground import write_ground

CRS = "EPSG:2154"
AROUND_M = 150
"""Kept of the base map around what is visited."""
QFIELD = "QFieldSync"
_LOGIN = re.compile(rb' saveUser="[^"]*"')


class PackageNotWritten(OspError):
    """A layer of the package could not be written. Value: ``raison``."""

    message = QT_TRANSLATE_NOOP("errors", "La visite n’a pas pu être écrite. {raison}")


@dataclass(frozen=True)
class Visit:
    """What is visited: the dwellings whose ``field`` says ``place``, their cités, for whom.

    ``chosen`` is the same as an expression.
    """

    field: str
    place: str
    chosen: str
    profile: str

    @classmethod
    def of_estate(cls, number: str, profile: str) -> Visit:
        """The dwellings of a cité, by its number."""
        quoted = QgsExpression.quotedValue(number)
        return cls("id_cite", number, f'to_string("id_cite") = {quoted}', profile)

    @classmethod
    def of_operation(cls, title: str, profile: str) -> Visit:
        """The dwellings of an operation, by its title."""
        return cls("intitule", title, f'"intitule" = {QgsExpression.quotedValue(title)}', profile)


def write_package(
    base: Base, visit: Visit, folder: Path, ground: QgsRasterLayer | None, work: Work = QUIET
) -> int:
    """Write the layers, the piece of ``ground`` and the project of a visit in a folder; how many
    dwellings it has.

    ``work`` is told 0 to 1. Raises NothingToVisit, PackageNotWritten, GroundNotLocal, Cancelled.
    """
    actions = QgsVectorFileWriter.ActionOnExistingFile
    names = taken_along(visit.profile)
    dwellings = _copied(base, visit, names)
    work.tell(0.3)
    path = folder / PACKAGE
    _write(dwellings, path, DWELLINGS, actions.CreateOrOverwriteFile)
    _write(dwellings, path, BEFORE, actions.CreateOrOverwriteLayer)
    _write(_estates(base, dwellings), path, ESTATES, actions.CreateOrOverwriteLayer)
    work.tell(0.5)
    seen = extent_of(folder)
    if ground is not None and not seen.isEmpty():
        write_ground(ground, seen, folder / GROUND, work.within(0.5, 0.9))
    _write_project(visit, names, folder)
    for written in folder.glob(f"{GROUND}.*"):
        written.unlink()  # what QGIS counted of the piece, to draw it
    return int(dwellings.featureCount())


def extent_of(folder: Path) -> QgsRectangle:
    """Where a visit is, with some room around; empty where no dwelling has a position."""
    layer = bare_layer(f"{folder / PACKAGE}|layername={DWELLINGS}", DWELLINGS, "ogr")
    found = layer.extent() if layer.isValid() else QgsRectangle()
    return QgsRectangle() if found.isNull() else found.buffered(AROUND_M)


def _source(base: Base, table: str) -> QgsVectorLayer:
    source = base.source(table)
    return bare_layer(source.uri, dictionary()[table].title, source.provider)


def _copied(base: Base, visit: Visit, names: Sequence[str]) -> QgsVectorLayer:
    """The dwellings of a visit in memory, with the columns that are filled on the spot."""
    source = _source(base, DWELLINGS)
    table, fields = dictionary()[DWELLINGS], QgsFields()
    fields.append(make_field(NUMBER, "integer", translate("project", "N° du logement")))
    for name in names:
        fields.append(make_field(name, table[name].type, table[name].title))
    for name, title in PHOTO_FIELDS.items():
        fields.append(make_field(name, "string", translate("project", title)))
    fields.append(make_field(NOTES, "string", translate("project", "Observations de la visite")))
    fields.append(make_field(DAY, "date", translate("project", "Visité le")))
    layer = QgsVectorLayer(f"Point?crs={CRS}", DWELLINGS, "memory")
    layer.dataProvider().addAttributes(fields.toList())
    layer.updateFields()
    request = QgsFeatureRequest().setFilterExpression(visit.chosen)
    made = []
    for feature in source.getFeatures(request):
        copy = QgsFeature(layer.fields())
        copy.setAttribute(NUMBER, feature.id())
        for name in names:
            copy.setAttribute(name, feature[name])
        copy.setGeometry(feature.geometry())
        made.append(copy)
    _require_all(base, DWELLINGS, visit.field, [visit.place], len(made))
    if not made:
        raise NothingToVisit(lieu=visit.place)
    layer.dataProvider().addFeatures(made)
    layer.updateExtents()
    return layer


def _estates(base: Base, dwellings: QgsVectorLayer) -> QgsVectorLayer:
    """The outlines of the cités of the dwellings, by which one finds the way."""
    source = _source(base, ESTATES)
    layer = QgsVectorLayer(f"MultiPolygon?crs={CRS}", ESTATES, "memory")
    layer.dataProvider().addAttributes(
        [make_field("nom_cite", "string"), make_field("a_enjeux", "string")]
    )
    layer.updateFields()
    place = dwellings.fields().lookupField("id_cite")
    numbers = (
        sorted({str(value) for value in dwellings.uniqueValues(place) if value})
        if place >= 0
        else []
    )
    listed = ", ".join(QgsExpression.quotedValue(number) for number in numbers)
    if listed:
        request = QgsFeatureRequest().setFilterExpression(f'to_string("id_cite") IN ({listed})')
        for feature in source.getFeatures(request):
            copy = QgsFeature(layer.fields())
            copy.setAttribute("nom_cite", feature["nom_cite"])
            copy.setAttribute("a_enjeux", feature["a_enjeux"])
            copy.setGeometry(feature.geometry())
            layer.dataProvider().addFeature(copy)
        _require_all(base, ESTATES, "id_cite", numbers, int(layer.featureCount()))
    return layer


def _require_all(base: Base, table: str, field: str, values: Sequence[str], number: int) -> None:
    """Raise PackageNotWritten when fewer rows were read than a base has with these values.

    QGIS says nothing of a server that goes away while it reads.
    """
    known = base.read(table, [field])[field].astype("string")
    held = len(known[known.isin(list(values))])
    if number < held:
        raise PackageNotWritten(
            raison=translate(
                "errors",
                "La base a cessé de répondre pendant la lecture ({lu} lignes lues sur {attendu}). "
                "Recommencez.",
            ).format(lu=number, attendu=held)
        )


def _write(layer: QgsVectorLayer, path: Path, name: str, action: object) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName, options.fileEncoding = "GPKG", name, "UTF-8"
    options.actionOnExistingFile = action
    outcome = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    if outcome[0] != QgsVectorFileWriter.WriterError.NoError:
        raise PackageNotWritten(raison=outcome[1])


def _write_project(visit: Visit, names: Sequence[str], folder: Path) -> None:
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem(CRS))
    project.setTitle(translate("project", "Visite – {lieu}").format(lieu=visit.place))
    layers = []
    for name, style in ((DWELLINGS, "logement"), (ESTATES, "cite")):
        title = dictionary()[name].title
        layer = bare_layer(f"{folder / PACKAGE}|layername={name}", title, "ogr")
        if not layer.isValid():
            raise PackageNotWritten(raison=name)
        apply_shipped_style(layer, style)
        layers.append(layer)
    dwellings, estates = layers
    estates.setReadOnly(True)
    _fill_in(dwellings, names)
    if (folder / GROUND).is_file():
        layers.append(QgsRasterLayer(str(folder / GROUND), translate("project", "Fond de plan")))
    for layer in layers:
        project.addMapLayer(layer, False)
        project.layerTreeRoot().addLayer(layer)
    seen = extent_of(folder)
    if not seen.isEmpty():
        here = QgsReferencedRectangle(seen, QgsCoordinateReferenceSystem(CRS))
        project.viewSettings().setDefaultViewExtent(here)
    project.writeEntry("qfieldsync", "attachmentDirs", [PHOTOS])
    if not project.write(str(folder / PROJECT)):
        raise PackageNotWritten(raison=project.error())
    _without_login(folder / PROJECT)


def _without_login(path: Path) -> None:
    """Take the login of this computer out of a project; the name of the person stays."""
    with zipfile.ZipFile(path) as archive:
        members = {one.filename: archive.read(one) for one in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            is_project = name.endswith(".qgs")
            archive.writestr(name, _LOGIN.sub(b"", content, count=1) if is_project else content)


def _fill_in(layer: QgsVectorLayer, names: Sequence[str]) -> None:
    """The form of a dwelling on the spot: what is seen there first, the rest is read."""
    table, form, config = (
        dictionary()[DWELLINGS],
        form_definition(DWELLINGS),
        layer.editFormConfig(),
    )
    nowhere = Places({}, "", QgsProject())
    fields = layer.fields()
    for place, field in enumerate(fields):
        name = field.name()
        if name in names:
            layer.setFieldAlias(place, table[name].title)
            setup = (
                widget(form, table, table[name], nowhere)
                if name in SEEN
                else QgsEditorWidgetSetup("TextEdit", {})
            )
            layer.setEditorWidgetSetup(place, setup)
        config.setReadOnly(place, name not in (*SEEN, *PHOTO_FIELDS, NOTES, DAY))
        if name in PHOTO_FIELDS:
            layer.setFieldAlias(place, translate("project", PHOTO_FIELDS[name]))
            layer.setEditorWidgetSetup(place, QgsEditorWidgetSetup("ExternalResource", _PHOTO))
    for name, title, kind, settings in (
        (NUMBER, translate("project", "N° du logement"), "Hidden", {}),
        (
            NOTES,
            translate("project", "Observations de la visite"),
            "TextEdit",
            {"IsMultiline": True},
        ),
        (DAY, translate("project", "Visité le"), "DateTime", _DAY),
    ):
        place = fields.lookupField(name)
        layer.setFieldAlias(place, title)
        layer.setEditorWidgetSetup(place, QgsEditorWidgetSetup(kind, settings))
    layer.setDefaultValueDefinition(fields.lookupField(DAY), QgsDefaultValue("now()", True))
    config.setLayout(form_layout_drag_and_drop())
    config.clearTabs()
    seen = [name for name in (*PHOTO_FIELDS, NOTES, *SEEN, DAY) if fields.lookupField(name) >= 0]
    for title, listed in (
        (translate("project", "Visite"), seen),
        (translate("project", "Logement"), [name for name in names if name not in SEEN]),
    ):
        tab = QgsAttributeEditorContainer(title, config.invisibleRootContainer())
        set_group_box(tab, False)
        for name in listed:
            place = fields.lookupField(name)
            tab.addChildElement(QgsAttributeEditorField(name, place, tab))
        config.addTab(tab)
    layer.setEditFormConfig(config)
    naming = {name: _photo_name(name) for name in PHOTO_FIELDS}
    for key in ("photo_naming", "attachment_naming"):
        layer.setCustomProperty(f"{QFIELD}/{key}", json.dumps(naming))


_PHOTO = {
    "DocumentViewer": 1,
    "DocumentViewerHeight": 240,
    "DocumentViewerWidth": 0,
    "FileWidget": True,
    "FileWidgetButton": True,
    "RelativeStorage": 1,
    "StorageMode": 0,
    "UseLink": False,
}
"""A picture, whose path is said from the folder of the project."""
_DAY = {
    "allow_null": True,
    "calendar_popup": True,
    "display_format": "dd/MM/yyyy",
    "field_format": "yyyy-MM-dd",
}


def _photo_name(field: str) -> str:
    which = field.removeprefix("photo_")
    return (
        f"'{PHOTOS}/' || coalesce(\"ident_rep\", to_string(\"{NUMBER}\")) || '_{which}_' || "
        "format_date(now(), 'yyyyMMddHHmmss') || '.{extension}'"
    )

"""What the algorithms have in common: errors in French, progress, cancel, the base parameters."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSource,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterProviderConnection,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtGui import QIcon

from ...compat import SOURCE_TABLE
from ...domain.common.file_filters import BASES
from ...domain.common.work import Work
from ...domain.disclosure.profiles import Columns
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...i18n import explain, translate
from ...paths import ICONS, help_address
from ...project import BaseReference
from ...reports.common.targets import reading
from ...settings import Settings
from ...storage.base import Base
from ...storage.postgis import DEFAULT_SCHEMA
from ...storage.postgis_connections import PROVIDER
from .copies import tell_copy
from .destinations import Destination, planned
from .failures import failure_told
from .groups import GROUPS, GUIDES
from .inputs import A_LAYER, file_parameter, refusal, unfit
from .outputs import LayerNotCreated, LayerOutput, load_from, received
from .protection import files_read, layer_target, refuse_damaged, refuse_outputs
from .written_form import form_of

Parameters = dict[str, Any]
Results = dict[str, Any]


class BaseNotChosen(OspError):
    """Neither a file nor a connection was given."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucune base n’est choisie. Donnez un fichier GeoPackage (BASE), ou une connexion "
        "PostgreSQL (CONNEXION) et son schéma (SCHEMA).",
    )


class OspAlgorithm(QgsProcessingAlgorithm):
    """An algorithm of the provider: a subclass gives the constants and :meth:`execute`."""

    ID: str
    GROUP: str
    ICON = "osp.svg"
    CSV_EXCEL = "CSV_EXCEL"
    NAME: str
    HELP: str
    GUIDE = ""
    EXPECTED: Mapping[str, str] = {}
    """What a layer given as a file should be, by parameter, where that can be told."""

    def __init__(self) -> None:
        super().__init__()
        self._outputs: list[Destination] = []
        self._written: list[LayerOutput] = []

    @abstractmethod
    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        """Do the work. An OspError becomes the message of the algorithm's failure."""

    def name(self) -> str:
        return self.ID

    def displayName(self) -> str:
        return translate("algorithms", self.NAME)

    def shortHelpString(self) -> str:
        return translate("algorithms", self.HELP)

    def helpUrl(self) -> str:
        """What the button « Aide » opens: the page that tells of it, where it does."""
        return help_address(self.GUIDE or GUIDES[self.GROUP], self.ID)

    def group(self) -> str:
        return translate("algorithms", GROUPS[self.GROUP])

    def groupId(self) -> str:
        return self.GROUP

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return str(ICONS / self.ICON)

    def createInstance(self) -> OspAlgorithm:
        return type(self)()

    def checkParameterValues(
        self, parameters: Parameters, context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """QGIS only says of a file that it is « not found », whatever is wrong with it; of the
        rest, in English where it has no translation, that a value is incorrect, were it missing."""
        valid, reason = super().checkParameterValues(parameters, context)
        if valid:
            return valid, reason
        for definition in self.parameterDefinitions():
            name = definition.name()
            if reason == self.invalidSourceError(parameters, name):
                refused = refusal(parameters.get(name), self.EXPECTED.get(name, A_LAYER))
                if refused is not None:
                    return False, explain(refused)
        return False, unfit(self.parameterDefinitions(), parameters, context) or reason

    def processAlgorithm(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        feedback = feedback or QgsProcessingFeedback()
        try:
            return self._executed(parameters, context, feedback)
        except Exception as error:
            told = failure_told(error, self.displayName(), feedback)
        # QGIS never lets go of a QgsProcessingException that Python raises to it. What its
        # traceback and causes reach would stay open and in memory until Python ends, and be taken
        # down after GDAL: this one has no cause, and its only frame holds nothing.
        del self, parameters, context, feedback
        raise QgsProcessingException(told)

    def _executed(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        """Do the work. Its outputs are closed, and removed when it fails."""
        done = False
        try:
            with reading(files_read(self, parameters, context)):
                refuse_outputs(self, parameters, context)
                refuse_damaged(self, parameters, context)
                results = self.execute(parameters, context, feedback)
            self._put_outputs_in_place(context, feedback)
            tell_copy(results, feedback)
            done = True
            return results
        finally:
            self._close_outputs()  # before anything is removed: Windows keeps an open file
            if not done:
                for output in self._outputs:
                    output.discard()

    def plan_output(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> str:
        """Where a layer goes, noted before its sink is made: a failure then removes it.

        Raises what :func:`.destinations.planned` does.
        """
        target = layer_target(self, parameters, name, context)
        if target:
            self._outputs.append(planned(target).reserved())
        return target

    def read_source(
        self, parameters: Parameters, name: str, context: QgsProcessingContext
    ) -> QgsFeatureSource:
        """The source of a parameter. Raises QgsProcessingException when it cannot be read."""
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        return source

    def open_output(
        self,
        parameters: Parameters,
        name: str,
        context: QgsProcessingContext,
        fields: QgsFields,
        geometry: Any,
        crs: QgsCoordinateReferenceSystem | None = None,
        columns: Columns | None = None,
    ) -> LayerOutput | None:
        """The layer of an output, to be filled; None when the user asked for none.

        ``columns``: those of ``fields`` that its profile receives.
        It is closed with the algorithm, and removed when that fails. Raises what
        :func:`.destinations.planned` does.
        """
        if columns is not None:
            fields, geometry, crs = received(columns, fields, geometry, crs)
        target = self.plan_output(parameters, name, context)
        place = self._outputs[-1] if target else Destination(None)
        french = self.parameterDefinition(self.CSV_EXCEL) is not None and self.parameterAsBool(
            parameters, self.CSV_EXCEL, context
        )
        form = form_of(place.path, fields, french=french)
        given = parameters
        if place.aside is not None or place.stand_in:
            given = {**parameters, name: place.redirected(parameters[name], target)}
        try:
            sink, destination = self.parameterAsSink(
                given,
                name,
                context,
                form.fields,
                geometry,
                crs or QgsCoordinateReferenceSystem(),
                layerOptions=form.options,
            )
        except QgsProcessingException as error:
            if place.path is None:
                raise
            raise LayerNotCreated(fichier=place.path) from error
        if sink is None:
            return None
        load_from(context, str(destination), place.final(str(destination)))
        output = LayerOutput(
            sink,
            place.final(str(destination)),
            form,
            place.written,
            columns,
        )
        self._written.append(output)
        return output

    def _put_outputs_in_place(self, context: QgsProcessingContext, feedback: Any) -> None:
        """Each layer in its place once all are whole. Raises FileIncomplete, FileInUse."""
        for output in self._written:
            output.close()
            output.style_by_default(context)
            told = output.lost()
            if told:
                feedback.pushWarning(told)
        for place in self._outputs:
            place.place()

    def _close_outputs(self) -> None:
        for output in self._written:
            output.close()
        # They refer back to the algorithm, which must not wait for the end of Python to go.
        self._written.clear()

    def add_source(
        self, name: str, label: str, kind: Any = SOURCE_TABLE, *, optional: bool = False
    ) -> None:
        """Declare a layer that is read, with or without geometry unless ``kind`` says which."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(name, label, [kind], optional=optional)
        )

    def add_table(self, name: str, label: str, *, optional: bool = True) -> None:
        """Declare a layer that is written, with or without geometry."""
        self.addParameter(
            QgsProcessingParameterFeatureSink(name, label, SOURCE_TABLE, optional=optional)
        )

    def add_csv_choice(self) -> None:
        """Declare how the layers that go to a csv are written."""
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.CSV_EXCEL,
                translate(
                    "algorithms",
                    "Fichiers .csv pour Excel en français (point-virgule, virgule décimale)",
                ),
                defaultValue=False,
            )
        )

    def add_workbook(
        self, name: str, label: str, *, optional: bool = False, suggested: bool = True
    ) -> None:
        """Declare an Excel file that is written; ``suggested``: unless the user says no."""
        self.addParameter(
            QgsProcessingParameterFileDestination(
                name,
                label,
                translate("algorithms", "Classeur Excel (*.xlsx)"),
                optional=optional,
                createByDefault=suggested,
            )
        )

    def add_number_outputs(self, titles: Mapping[str, str]) -> None:
        """Declare number outputs: name → French title, marked for translation."""
        for name, title in titles.items():
            self.addOutput(QgsProcessingOutputNumber(name, translate("algorithms", title)))


class BaseParameters:
    """The parameters that name a base: BASE, or CONNEXION and SCHEMA."""

    BASE = "BASE"
    CONNEXION = "CONNEXION"
    SCHEMA = "SCHEMA"

    def add_base_parameters(self, algorithm: QgsProcessingAlgorithm) -> None:
        """Declare the three parameters, all optional: one way is chosen."""
        algorithm.addParameter(
            file_parameter(
                self.BASE,
                translate("algorithms", "Base OSP (GeoPackage)"),
                translate("algorithms", "Base OSP"),
                BASES,
                optional=True,
            )
        )
        self.add_connection_parameters(algorithm)

    def add_connection_parameters(self, algorithm: QgsProcessingAlgorithm) -> None:
        """Declare CONNEXION and SCHEMA."""
        algorithm.addParameter(
            QgsProcessingParameterProviderConnection(
                self.CONNEXION,
                translate("algorithms", "ou connexion PostgreSQL"),
                PROVIDER,
                optional=True,
            )
        )
        algorithm.addParameter(
            QgsProcessingParameterString(
                self.SCHEMA,
                translate("algorithms", "Schéma de la base PostgreSQL"),
                defaultValue=DEFAULT_SCHEMA,
                optional=True,
            )
        )

    def base(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
        *,
        check: bool = True,
    ) -> Base:
        """The base that the parameters name. Raises BaseNotChosen, or why it cannot be used."""
        found = self.reference(algorithm, parameters, context)
        if found is None:
            raise BaseNotChosen
        return found.open(check=check)

    def reference(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
    ) -> BaseReference | None:
        """What names the base, which may not be there; None when no base is chosen."""
        path = algorithm.parameterAsFile(parameters, self.BASE, context)
        if path:
            return BaseReference.geopackage(path)
        connection = algorithm.parameterAsConnectionName(parameters, self.CONNEXION, context)
        if not connection:
            return None
        schema = algorithm.parameterAsString(parameters, self.SCHEMA, context)
        return BaseReference.postgis(connection, schema)


def work_of(feedback: QgsProcessingFeedback) -> Work:
    """The work of an algorithm, whose shares from 0 to 1 become its per cents."""
    return Work(lambda share: feedback.setProgress(100 * share), feedback.isCanceled)


def edition_note(*parts: str) -> str:
    """Under a title: what the output shows, the service that made it, and when."""
    made = translate("algorithms", "édité le {date}").format(date=f"{date.today():%d/%m/%Y}")
    return " – ".join(part for part in (*parts, Settings.load().service, made) if part)

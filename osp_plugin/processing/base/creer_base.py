"""« Créer une base OSP »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
)

from ...domain.dictionary import SCHEMA_VERSION
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...i18n import translate
from ...storage import open_geopackage, open_postgis
from ...storage.extracted import identify
from ...storage.postgis import DEFAULT_SCHEMA
from ..common.algorithm import BaseParameters, OspAlgorithm, Parameters, Results, work_of


class DestinationNotChosen(OspError):
    """Neither a file nor a connection was given."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Dites où créer la base : un nouveau fichier GeoPackage (DESTINATION), ou une connexion "
        "PostgreSQL (CONNEXION) et un schéma (SCHEMA).",
    )


class CreerBase(OspAlgorithm):
    """``osp:creer_base``: an empty base, in a new GeoPackage or a schema of a server."""

    ID = "creer_base"
    GROUP = "base"
    ICON = "creer.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Créer une base OSP")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Crée une base OSP vide : un nouveau fichier GeoPackage, ou un schéma dans une base "
        "PostgreSQL avec PostGIS. Les tables, leurs contraintes, le journal et les vues sont "
        "ceux du dictionnaire de données. Rien d’existant n’est remplacé.",
    )
    DESTINATION = "DESTINATION"
    BASE_OSP = "BASE_OSP"
    VERSION = "VERSION"
    _base = BaseParameters()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.DESTINATION,
                translate("algorithms", "Nouveau GeoPackage"),
                translate("algorithms", "GeoPackage (*.gpkg)"),
                optional=True,
                createByDefault=False,
            )
        )
        self._base.add_connection_parameters(self)
        self.addOutput(
            QgsProcessingOutputString(self.BASE_OSP, translate("algorithms", "Base créée"))
        )
        for output, label in (
            (self._base.CONNEXION, translate("algorithms", "Connexion de la base créée")),
            (self._base.SCHEMA, translate("algorithms", "Schéma de la base créée")),
        ):
            self.addOutput(QgsProcessingOutputString(output, label))
        self.addOutput(
            QgsProcessingOutputNumber(self.VERSION, translate("algorithms", "Version de la base"))
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        path = self.parameterAsFileOutput(parameters, self.DESTINATION, context)
        name = self.parameterAsConnectionName(parameters, self._base.CONNEXION, context)
        if not path and not name:
            raise DestinationNotChosen
        schema = self.parameterAsString(parameters, self._base.SCHEMA, context) or DEFAULT_SCHEMA
        base = (
            open_geopackage(path, check=False) if path else open_postgis(name, schema, check=False)
        )
        base.create(work_of(feedback))
        identify(base)
        feedback.pushInfo(translate("algorithms", "Base « {base} » créée.").format(base=base.label))
        return {
            self.DESTINATION: path,
            self._base.CONNEXION: "" if path else name,
            self._base.SCHEMA: "" if path else schema,
            self.BASE_OSP: base.label,
            self.VERSION: SCHEMA_VERSION,
        }

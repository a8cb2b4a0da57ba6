"""« Créer une base OSP »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
)

from ..domain.dictionary import SCHEMA_VERSION
from ..domain.errors import QT_TRANSLATE_NOOP
from ..i18n import translate
from ..storage.geopackage import GeoPackageBase
from ..storage.postgis import DEFAULT_SCHEMA, PostgisBase
from .algorithm import BaseNotChosen, BaseParameters, OspAlgorithm, Parameters, Results


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
            raise BaseNotChosen
        schema = self.parameterAsString(parameters, self._base.SCHEMA, context)
        base = GeoPackageBase(path) if path else PostgisBase.named(name, schema or DEFAULT_SCHEMA)
        base.create()
        feedback.pushInfo(translate("algorithms", "Base « {base} » créée.").format(base=base.label))
        return {
            self.DESTINATION: path,
            self.BASE_OSP: base.label,
            self.VERSION: SCHEMA_VERSION,
        }

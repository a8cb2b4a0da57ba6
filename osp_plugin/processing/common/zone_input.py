"""A layer of polygons given as a level: quarters, IRIS, cantons, a perimeter."""

from __future__ import annotations

from qgis.core import QgsProcessingContext, QgsProcessingParameterField

from ...compat import SOURCE_POLYGON
from ...domain.common.work import QUIET, Work
from ...i18n import translate
from ...storage.zones import ZoneLayer, Zones, guessed_fields, read_zones
from .algorithm import OspAlgorithm, Parameters


class ZoneParameters:
    """COUCHE, CHAMP_CODE and CHAMP_NOM: the level is then that layer."""

    COUCHE = "COUCHE"
    CODE = "CHAMP_CODE"
    NOM = "CHAMP_NOM"

    def add_to(self, algorithm: OspAlgorithm) -> None:
        """Declare them, all optional."""
        algorithm.add_source(
            self.COUCHE,
            translate("algorithms", "Couche de polygones comme niveau (QPV, IRIS, cantons…)"),
            SOURCE_POLYGON,
            optional=True,
        )
        for name, label in (
            (self.CODE, translate("algorithms", "Champ du code de la couche (vide : reconnu)")),
            (self.NOM, translate("algorithms", "Champ du nom de la couche (vide : le code)")),
        ):
            algorithm.addParameter(
                QgsProcessingParameterField(
                    name, label, parentLayerParameterName=self.COUCHE, optional=True
                )
            )

    def zones(
        self,
        algorithm: OspAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
        work: Work = QUIET,
    ) -> Zones | None:
        """The zones of the layer, None when none was given. Raises ZoneFieldMissing, NoZone."""
        if not parameters.get(self.COUCHE):
            return None
        source = algorithm.read_source(parameters, self.COUCHE, context)
        code, name = guessed_fields(source.fields().names())
        layer = ZoneLayer(
            source.sourceName(),
            source,
            source.sourceCrs(),
            context.transformContext(),
            algorithm.parameterAsString(parameters, self.CODE, context) or code,
            algorithm.parameterAsString(parameters, self.NOM, context) or name,
        )
        return read_zones(layer, work)

"""What the algorithms on one campaign have in common: the base, the year, its dates."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterNumber,
)

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...i18n import translate
from ...settings import user_name
from ...storage.base import Base
from ..common.algorithm import BaseParameters, OspAlgorithm, Parameters, Results

_YEARS = (2010, 2050)


class DateMissing(OspError):
    """A date that is no date. Values: ``titre``."""

    message = QT_TRANSLATE_NOOP(
        "errors", "« {titre} » n’est pas une date. Donnez jour, mois, année."
    )


class CampaignAlgorithm(OspAlgorithm):
    """An algorithm that writes in the campaign CAMPAGNE of a base."""

    GROUP = "programmation"
    CAMPAGNE = "CAMPAGNE"
    _base = BaseParameters()

    def add_campaign_parameters(self) -> None:
        """Declare the base and CAMPAGNE, which is also an output."""
        self._base.add_base_parameters(self)
        title = translate("algorithms", "Campagne (année)")
        self.add_year(self.CAMPAGNE, title)
        self.addOutput(QgsProcessingOutputNumber(self.CAMPAGNE, title))

    def add_year(self, name: str, title: str) -> None:
        """Declare a year."""
        self.addParameter(
            QgsProcessingParameterNumber(
                name,
                title,
                defaultValue=date.today().year,
                minValue=_YEARS[0],
                maxValue=_YEARS[1],
            )
        )

    def add_day(self, name: str, title: str, *, optional: bool = False) -> None:
        """Declare a date, today by default unless it is ``optional``."""
        self.addParameter(
            QgsProcessingParameterDateTime(
                name,
                title,
                type=QgsProcessingParameterDateTime.Type.Date,
                defaultValue=None if optional else date.today().isoformat(),
                optional=optional,
            )
        )

    def base(self, parameters: Parameters, context: QgsProcessingContext) -> Base:
        """The base, signed by the user."""
        base = self._base.base(self, parameters, context)
        base.sign(user_name())
        return base

    def year(self, parameters: Parameters, context: QgsProcessingContext) -> int:
        """The campaign."""
        return int(self.parameterAsInt(parameters, self.CAMPAGNE, context))

    def day(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> date:
        """A date. Raises DateMissing."""
        found = self.parameterAsDateTime(parameters, name, context).date()
        if not found.isValid():
            raise DateMissing(titre=self.parameterDefinition(name).description())
        return date(found.year(), found.month(), found.day())


class CampaignChange(CampaignAlgorithm):
    """An algorithm that changes the state of a campaign, and says so by ``DONE``."""

    DONE: str
    """Sentence to translate, with the place « campagne »."""

    @abstractmethod
    def change(
        self, base: Base, year: int, parameters: Parameters, context: QgsProcessingContext
    ) -> None:
        """Change the campaign of a year."""

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        year = self.year(parameters, context)
        self.change(self.base(parameters, context), year, parameters, context)
        feedback.pushInfo(translate("algorithms", self.DONE).format(campagne=year))
        return {self.CAMPAGNE: year}

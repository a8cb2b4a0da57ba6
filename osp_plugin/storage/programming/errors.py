"""What can go wrong with a campaign, each case under its own name."""

from __future__ import annotations

from ...domain.errors import QT_TRANSLATE_NOOP, OspError


class CampaignUnknown(OspError):
    """The base has no such campaign. Values: ``campagne``, ``base``, ``connues``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La campagne {campagne} n’est pas dans « {base} » (campagnes connues : {connues}). "
        "Ouvrez-la d’abord.",
    )


class CampaignNotOpened(OspError):
    """A campaign cannot be opened. Values: ``campagne``, ``etat``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La campagne {campagne} est déjà dans l’état « {etat} ». Une campagne ouverte se remplit ; "
        "une campagne close se rouvre par « Rouvrir une campagne », en disant pourquoi.",
    )


class CampaignClosed(OspError):
    """A work needs an open campaign. Values: ``campagne``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La campagne {campagne} est close : elle ne change plus. Rouvrez-la d’abord, en disant "
        "pourquoi.",
    )


class CampaignNotClosed(OspError):
    """A campaign that is not closed cannot be opened again. Values: ``campagne``."""

    message = QT_TRANSLATE_NOOP(
        "errors", "La campagne {campagne} n’est pas close : il n’y a rien à rouvrir."
    )


class ReasonMissing(OspError):
    """A campaign is opened again without a word. Values: ``campagne``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Dites pourquoi la campagne {campagne} est rouverte : le journal garde ce motif. Il doit "
        "différer de celui d’une réouverture précédente.",
    )


class DraftsLeft(OspError):
    """A campaign has drafts. Values: ``campagne``, ``nombre``, ``lignes``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La campagne {campagne} a encore des lignes en brouillon ({nombre}) : {lignes}. "
        "Publiez-les, ou supprimez-les, avant de la clore.",
    )


class CampaignDates(OspError):
    """The closing of a campaign has no sense. Values: ``campagne``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La campagne {campagne} se clôt avec la date de sa clôture, après son ouverture, et celle "
        "du CRHH. Complétez ou corrigez ces dates.",
    )


class SameCampaign(OspError):
    """Lines are carried over to the campaign they are of, or to an earlier one.

    Values: ``campagne``, ``vers``.
    """

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Les lignes de {campagne} se reportent dans une campagne qui la suit, et non {vers}.",
    )


class ScenarioUnknown(OspError):
    """The scenario is gone. Values: ``nom``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le scénario « {nom} » n’est plus dans la base : quelqu’un l’a supprimé. Rechargez la "
        "répartition.",
    )


class ScenarioNameTaken(OspError):
    """Two scenarios of one name. Values: ``nom``, ``campagne``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La campagne {campagne} a déjà un scénario « {nom} ». Donnez un autre nom.",
    )


class ScenarioChanged(OspError):
    """Somebody saved the scenario meanwhile. Values: ``nom``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le scénario « {nom} » a été modifié par quelqu’un d’autre depuis que vous l’avez ouvert. "
        "Rien n’a été écrit : enregistrez le vôtre sous un autre nom, puis rechargez.",
    )


class TrajectoryNameTaken(OspError):
    """Two scenarios of trajectory of one name. Values: ``nom``."""

    message = QT_TRANSLATE_NOOP(
        "errors", "La base a déjà un scénario de trajectoire « {nom} ». Donnez un autre nom."
    )


class TrajectoryChanged(OspError):
    """Somebody saved the scenario meanwhile. Values: ``nom``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le scénario de trajectoire « {nom} » a été modifié par quelqu’un d’autre depuis que vous "
        "l’avez ouvert. Rien n’a été écrit : enregistrez le vôtre sous un autre nom.",
    )


class TariffEmpty(OspError):
    """The campaign whose tariff is wanted has none. Values: ``campagne``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La campagne {campagne} n’a pas de tarif à reprendre. Choisissez-en une autre, ou ouvrez "
        "la campagne sans tarif et saisissez le sien dans la table des tarifs.",
    )

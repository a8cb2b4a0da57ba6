"""What goes wrong when dwellings are placed."""

from __future__ import annotations

from ...domain.errors import QT_TRANSLATE_NOOP, OspError


class NotAnAddressFile(OspError):
    """A file has not the columns of the BAN. Values: ``fichier``, ``colonnes``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » n’est pas un fichier d’adresses de la BAN : il lui manque {colonnes}. "
        "Téléchargez le fichier csv du département (adresses-62.csv.gz) sur adresse.data.gouv.fr.",
    )


class AddressFileDamaged(OspError):
    """A file of addresses cannot be read to its end. Values: ``fichier``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier d’adresses « {fichier} » ne se lit pas jusqu’au bout : {raison}. "
        "Téléchargez-le de nouveau.",
    )


class NoParcelId(OspError):
    """A layer of parcels has no field of their ids. Values: ``couche``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucun champ de la couche « {couche} » ne porte d’identifiant de parcelle (14 caractères). "
        "Donnez le nom du champ, ou choisissez une autre couche.",
    )


class NoRplsPosition(OspError):
    """A table has not the columns of a position. Values: ``couche``, ``colonnes``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La table « {couche} » n’a pas les colonnes {colonnes} du RPLS : elle ne peut pas placer "
        "de logements.",
    )


class ServiceUnreachable(OspError):
    """The service of addresses does not answer. Values: ``adresse``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le service d’adresses {adresse} ne répond pas : {raison}. Vérifiez la connexion et le "
        "proxy (Préférences, Options, Réseau), ou donnez un fichier de la BAN, qui se lit sans "
        "réseau.",
    )


class ServiceRefused(OspError):
    """The service of addresses answers that it will not. Values: ``adresse``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le service d’adresses {adresse} a refusé la demande : {raison}. Vérifiez son adresse "
        "dans les options d’OSP ERBM.",
    )


class NotTheDwellings(OspError):
    """Positions cannot be written where they come from. Values: ``couche``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Les positions ne peuvent pas être écrites dans « {couche} » : {raison}. Rien n’a été "
        "écrit.",
    )

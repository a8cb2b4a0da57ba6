"""What goes wrong when dwellings are placed."""

from __future__ import annotations

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ..input_files import InputRefused


class NotAnAddressFile(InputRefused):
    """A file has not the columns of the BAN. Values: ``fichier``, ``colonnes``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » n’est pas un fichier d’adresses de la BAN : sa première ligne n’a pas les "
        "titres {colonnes}. Téléchargez le fichier csv du département (adresses-62.csv.gz) sur "
        "adresse.data.gouv.fr.",
    )


class AddressesInArchive(InputRefused):
    """A zip or a workbook is given for a csv of addresses. Values: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » est une archive zip ou un classeur, et non un fichier csv. Décompressez "
        "l’archive, ou enregistrez le classeur au format csv, et choisissez le fichier csv.",
    )


class AddressFileDamaged(InputRefused):
    """A file of addresses cannot be read to its end. Values: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier d’adresses « {fichier} » est coupé ou abîmé : il ne se lit pas jusqu’au bout. "
        "Téléchargez-le de nouveau.",
    )


class NoCodeColumn(OspError):
    """No column of a layer holds the codes looked for. Values: ``couche``, ``quoi``, ``noms``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La couche « {couche} » n’a pas de colonne reconnue pour {quoi} ({noms}). Indiquez la "
        "colonne dans les paramètres avancés, ou choisissez une autre couche.",
    )


class NoParcelId(OspError):
    """A layer of parcels has no field of their ids. Values: ``couche``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucun champ de la couche « {couche} » ne porte d’identifiant de parcelle (14 caractères). "
        "Donnez le nom du champ, ou choisissez une autre couche.",
    )


class NoParcelShape(OspError):
    """A table without polygons is given for parcels. Values: ``couche``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {couche} » n’a pas de polygones : elle ne dit pas où sont les parcelles. Choisissez la "
        "couche des parcelles du cadastre (cadastre-62-parcelles.json.gz, sur "
        "cadastre.data.gouv.fr).",
    )


class NoRplsPosition(OspError):
    """A table has not the columns of a position. Values: ``couche``, ``colonnes``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La table « {couche} » n’a pas {colonnes} : elle ne peut pas placer de "
        "logements. Il faut X et Y, avec IDENT_REP, ou avec DEPCOM, NUMVOIE, TYPVOIE et NOMVOIE. "
        "Choisissez le fichier du RPLS au logement, à partir du millésime 2019 (les précédents "
        "n’ont pas de coordonnées).",
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

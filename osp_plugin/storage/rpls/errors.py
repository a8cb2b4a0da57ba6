"""Why a public file of the RPLS is not loaded, or completes nothing."""

from __future__ import annotations

from ...domain.errors import QT_TRANSLATE_NOOP, OspError


class NotAnRplsFile(OspError):
    """No title of column of the RPLS in the file. Values: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » n’est pas le fichier au logement du RPLS : ses premières lignes "
        "n’ont pas de colonne DEPCOM avec NUMVOIE, SURFHAB, NBPIECE, IDENT_REP… Téléchargez les "
        "« données détaillées au logement » (.csv ou .zip) sur le site du SDES.",
    )


class RplsFileDamaged(OspError):
    """The file cannot be read to its end. Values: ``fichier``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » est endommagé ou incomplet ({raison}). Le répertoire déjà chargé "
        "n’a pas été modifié. Téléchargez le fichier de nouveau.",
    )


class VintageUnknown(OspError):
    """The year of the directory is neither given nor in the name. Values: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le nom du fichier « {fichier} » ne dit pas son millésime. Donnez l’année du répertoire "
        "(MILLESIME), par exemple 2021 pour l’état au 1er janvier 2021.",
    )


class NoCommune(OspError):
    """The base has no commune to filter by. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base « {base} » n’a aucune commune : tout le fichier serait écarté. Chargez d’abord "
        "les communes, ou décochez « Seulement les communes de la base ».",
    )


class NothingKept(OspError):
    """Every row of the file is of another commune, or refused. Values: ``fichier``, ``lues``,
    ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucune des {lues} lignes de « {fichier} » n’est retenue : {raison}. Le répertoire déjà "
        "chargé n’a pas été modifié.",
    )


class RplsNotLoaded(OspError):
    """The base has no row of the RPLS. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le répertoire RPLS n’est pas chargé dans « {base} ». Chargez-le d’abord par « Importer le "
        "répertoire RPLS ».",
    )

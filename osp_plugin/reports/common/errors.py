"""Named errors of what leaves the tool."""

from __future__ import annotations

from pathlib import Path

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...storage.outside import of_system


class FileInUse(OspError):
    """The file to write is open elsewhere or read-only. Value: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » n’a pas pu être écrit : il est ouvert dans un autre logiciel "
        "(Excel, LibreOffice…), en lecture seule, ou son dossier est protégé. Fermez-le, ou "
        "choisissez un autre nom ou un autre dossier, puis recommencez. Rien n’a été modifié.",
    )


class FolderMissing(OspError):
    """The folder of the file to write does not exist. Values: ``fichier``, ``dossier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » n’a pas pu être écrit : le dossier « {dossier} » n’existe pas. "
        "Créez-le ou choisissez-en un autre.",
    )


class FolderProtected(OspError):
    """The folder to write in refuses it. Value: ``dossier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Rien n’a été écrit : le dossier « {dossier} » est protégé ou en lecture seule. Choisissez "
        "un autre dossier, ou demandez le droit d’y écrire.",
    )


class WriteFailed(OspError):
    """The system refused to write, a full disk for one. Values: ``fichier``, ``cause``: a clause
    that says why and what to do."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » n’a pas pu être écrit : {cause}. Rien n’a été modifié.",
    )


def write_failure(path: Path, error: OSError) -> WriteFailed:
    """What a refusal of the system means to who waits for the file."""
    return WriteFailed(fichier=path, cause=of_system(error))


class TooManyRows(OspError):
    """More rows than an Excel sheet holds. Values: ``onglet``, ``lignes``, ``maximum``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "L’onglet « {onglet} » aurait {lignes} lignes et Excel n’en accepte que {maximum}. "
        "Limitez l’analyse à un bailleur ou à quelques années, puis recommencez.",
    )


class NotAReport(OspError):
    """A report is asked for in a format that it is not made in. Values: ``suffixe``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le rapport ne s’écrit pas en « {suffixe} » : rien n’est écrit. Donnez-lui un nom qui "
        "finit par .html (une page) ou .xlsx (un classeur).",
    )

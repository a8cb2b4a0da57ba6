"""Named errors of what leaves the tool."""

from __future__ import annotations

import errno
from pathlib import Path

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...i18n import translate


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
    """The system refused to write, a full disk for one. Values: ``fichier``, ``cause``: a French
    sentence that says why and what to do."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » n’a pas pu être écrit. {cause} Rien n’a été modifié.",
    )


def write_failure(path: Path, error: OSError) -> WriteFailed:
    """What a refusal of the system means to who waits for the file."""
    return WriteFailed(fichier=path, cause=_cause(path, error))


def _cause(path: Path, error: OSError) -> str:
    too_long = getattr(error, "winerror", None) in _TOO_LONG_ON_WINDOWS
    if error.errno == errno.ENAMETOOLONG or too_long:
        return translate(
            "errors",
            "Son chemin est trop long ({nombre} caractères) : choisissez un dossier plus proche de "
            "la racine du disque, ou un nom plus court.",
        ).format(nombre=len(str(path)))
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return translate(
            "errors",
            "Le disque est plein, ou votre quota est atteint : libérez de la place, puis "
            "recommencez.",
        )
    if error.errno == errno.EROFS:
        return translate("errors", "Le disque est en lecture seule : choisissez-en un autre.")
    if error.errno in (errno.EISDIR, errno.ENOTDIR, errno.EEXIST):
        return translate(
            "errors",
            "Un dossier porte ce nom là où il faut un fichier, ou l’inverse : renommez-le, ou "
            "choisissez un autre dossier.",
        )
    return translate(
        "errors",
        "Le système répond « {reponse} » : vérifiez le dossier et la place disponible sur le "
        "disque, puis recommencez.",
    ).format(reponse=_number(error))


def _number(error: OSError) -> str:
    """What the system says, by its number: its words are English."""
    return translate("errors", "erreur {numero}").format(numero=error.errno or "?")


_TOO_LONG_ON_WINDOWS = (206,)
"""ERROR_FILENAME_EXCED_RANGE."""


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

"""Why a file cannot be read as a table, or an import not applied or undone."""

from __future__ import annotations

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ..errors import ConstraintViolated


class FileRefused(OspError):
    """Any refusal of a file. Nothing was read or written."""


class FileMissing(FileRefused):
    """No file at the path. Values: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » est introuvable ou illisible. Vérifiez son chemin et vos droits.",
    )


class FileTooLarge(FileRefused):
    """The file, or what it unfolds to, is over a bound. Values: ``fichier``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » est trop volumineux pour une remontée : {raison}. Supprimez les "
        "lignes, onglets et images inutiles, ou envoyez la remontée en plusieurs fichiers.",
    )


class PasswordProtected(FileRefused):
    """The workbook is encrypted. Values: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » est protégé par un mot de passe. Enregistrez-le sans mot de "
        "passe, puis recommencez.",
    )


class OldFormat(FileRefused):
    """A workbook of Excel 97-2003. Values: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » est un ancien classeur Excel (.xls). Ouvrez-le et enregistrez-le "
        "au format .xlsx, puis recommencez.",
    )


class OtherFormat(FileRefused):
    """A table in a format that is not read. Values: ``fichier``, ``quoi``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » est {quoi}, un format qui n’est pas lu. Ouvrez-le dans le "
        "logiciel qui l’a fait et enregistrez-le au format .xlsx, puis recommencez.",
    )


class FileDamaged(FileRefused):
    """The file begins as a workbook but cannot be read to its end. Values: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » est endommagé ou incomplet ({raison}). Ouvrez-le dans un "
        "tableur, réenregistrez-le, ou demandez un nouvel envoi.",
    )


class NotATable(FileRefused):
    """The file is of another kind, or has no row of titles. Values: ``fichier``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » n’est pas un tableau de remontée : {raison}. Il faut un fichier "
        ".xlsx, .ods ou .csv avec une ligne de titres de colonnes ; le modèle de remontée en a un.",
    )


class FormulasNotCalculated(FileRefused):
    """Formulas have no value in the file. Values: ``fichier``, ``onglet``, ``cellule``,
    ``nombre``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » contient des formules jamais calculées ({nombre}, la première en "
        "{cellule} de l’onglet « {onglet} ») : leurs valeurs manquent. Ouvrez-le dans un tableur, "
        "enregistrez-le, puis recommencez.",
    )


class AlreadyImported(OspError):
    """The same file was applied already. Values: ``fichier``, ``date``, ``utilisateur``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » a déjà été importé le {date} par {utilisateur}. Rien n’a été "
        "modifié. Pour l’importer de nouveau, annulez d’abord cet import.",
    )


class ImportOutdated(OspError):
    """The base changed between the preview and its application. Values: ``base``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Rien n’a été écrit dans « {base} » : {raison} depuis l’aperçu. Relancez l’import pour "
        "voir les différences avec l’état actuel.",
    )


class RowRefused(ConstraintViolated):
    """The base refused a row of the file. Values: ``base``, ``place``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Rien n’a été écrit dans « {base} », qui refuse une ligne ({place}) : {raison}. Corrigez "
        "cette ligne du fichier, ou ôtez-la, puis recommencez.",
    )


class ImportUnknown(OspError):
    """No such import. Values: ``base``, ``numero``."""

    message = QT_TRANSLATE_NOOP("errors", "La base « {base} » n’a pas d’import n° {numero}.")


class ImportNotUndone(OspError):
    """An import cannot be undone as a whole. Values: ``numero``, ``base``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "L’import n° {numero} n’a pas été annulé et « {base} » n’a pas été modifiée : {raison}.",
    )


class TextRefused(OspError):
    """A public file, a text of any size, that cannot be read. Nothing was written."""


class TextDamaged(TextRefused):
    """It cannot be read to its end. Values: ``fichier``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » est endommagé ou incomplet ({raison}). Téléchargez-le de "
        "nouveau.",
    )


class TextTooLarge(TextRefused):
    """It, or a line of it, is over a bound. Values: ``fichier``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » n’est pas lu : {raison}. Téléchargez-le de nouveau, ou donnez "
        "celui d’un seul département.",
    )


class TextIsWorkbook(TextRefused):
    """It is a workbook, or an archive that holds one. Values: ``fichier``, ``classeur``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » contient un classeur ({classeur}), et non un fichier csv. Convertissez-le "
        "en csv : ouvrez-le dans un tableur, enregistrez-le au format csv, et choisissez ce "
        "fichier.",
    )


class TextIsAnother(TextRefused):
    """It is no text. Values: ``fichier``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » n’est pas un fichier csv : {raison}. Choisissez le fichier csv lui-même.",
    )

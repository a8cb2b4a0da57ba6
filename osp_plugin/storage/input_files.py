"""Whether a file that somebody gives can be read at all, said before anything else is tried."""

from __future__ import annotations

from pathlib import Path

from ..domain.errors import QT_TRANSLATE_NOOP, OspError
from .damage import is_unsound
from .database_files import is_database, is_osp_base
from .geopackage import GeoPackageBase


class InputRefused(OspError):
    """A file that is given to be read cannot be used. Nothing was read or written."""


class InputMissing(InputRefused):
    """No file at the path. Values: ``fichier`` (its path)."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » est introuvable. Vérifiez le chemin, et que le lecteur réseau est bien "
        "connecté.",
    )


class InputIsFolder(InputRefused):
    """A folder where a file is expected. Values: ``fichier`` (its path)."""

    message = QT_TRANSLATE_NOOP(
        "errors", "« {fichier} » est un dossier. Choisissez le fichier lui-même."
    )


class InputLocked(InputRefused):
    """The file may not be read. Values: ``fichier`` (its path)."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » ne peut pas être ouvert : vous n’avez pas le droit de le lire, ou un autre "
        "logiciel le tient. Fermez-le ailleurs, ou copiez-le dans un de vos dossiers.",
    )


class InputEmpty(InputRefused):
    """The file holds nothing. Values: ``fichier`` (its path)."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » est vide (0 octet) : son téléchargement a sans doute échoué. "
        "Téléchargez-le de nouveau.",
    )


class InputNotALayer(InputRefused):
    """QGIS does not read the file. Values: ``fichier`` (its path), ``attendu``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "QGIS ne sait pas lire « {fichier} » : il est abîmé, ou d’un autre format que celui que "
        "dit son nom. Il faut {attendu}.",
    )


class InputDamaged(InputRefused):
    """Pages of a database cannot be read. Values: ``fichier`` (its path)."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » est abîmé : QGIS en lirait des lignes de moins, sans le dire. Reprenez une "
        "copie de ce fichier, ou demandez-le de nouveau.",
    )


def require_sound(path: Path) -> None:
    """Raise BaseDamaged or InputDamaged when a layer of this file would be read with rows less."""
    if not is_database(path):
        return
    if is_osp_base(path):
        GeoPackageBase(path).require_sound()
    elif is_unsound(path):
        raise InputDamaged(fichier=path)


def check_file(path: Path) -> None:
    """Raise InputMissing, InputIsFolder, InputLocked or InputEmpty."""
    try:
        if path.is_dir():
            raise InputIsFolder(fichier=path)
        with path.open("rb") as stream:
            begins = stream.read(1)
    except FileNotFoundError as error:
        raise InputMissing(fichier=path) from error
    except OSError as error:
        raise InputLocked(fichier=path) from error
    if not begins:
        raise InputEmpty(fichier=path)

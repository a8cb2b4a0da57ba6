"""Third-party packages that the plugin carries for the machines that lack them.

The zip of the plugin holds openpyxl and et_xmlfile in ``ext_libs/`` (fetched when the zip is
built). A package installed on the machine always wins: ``ext_libs/`` is put last on the path, and
only once something was found missing.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

from .domain.errors import QT_TRANSLATE_NOOP, MissingPackage
from .paths import VENDORED

WORKBOOK_USAGE = QT_TRANSLATE_NOOP("errors", "l’écriture d’un classeur Excel")
CHART_USAGE = QT_TRANSLATE_NOOP("errors", "le dessin des graphiques")


def import_openpyxl(usage: str = WORKBOOK_USAGE) -> ModuleType:
    """openpyxl of the machine, else the one carried by the plugin.

    Afterwards ``from openpyxl.x import y`` works too. Raises :class:`MissingPackage` when there
    is neither; ``usage`` says in French what cannot be done without it.
    """
    return _import_or_vendor("openpyxl", usage)


def import_matplotlib(usage: str = CHART_USAGE) -> ModuleType:
    """matplotlib of the machine; the plugin carries none. Raises :class:`MissingPackage`."""
    try:
        return importlib.import_module("matplotlib")
    except ImportError as error:
        raise MissingPackage(package="matplotlib", usage=usage) from error


def _import_or_vendor(package: str, usage: str) -> ModuleType:
    try:
        return importlib.import_module(package)
    except ImportError:
        # Not only the package itself: et_xmlfile, that openpyxl needs, may be what is missing.
        _search_vendored()
    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise MissingPackage(package=package, usage=usage) from error


def _search_vendored() -> None:
    folder = str(VENDORED)
    if VENDORED.is_dir() and folder not in sys.path:
        sys.path.append(folder)
        importlib.invalidate_caches()

"""The project of a base, kept in the base: where QGIS keeps projects in a GeoPackage or PostGIS.

What goes in has no path of the computer that wrote it (:mod:`.outgoing`); what comes out may be of
somebody else, and is led to the base in hand (:mod:`.incoming`).
"""

from ...storage.projects import uri_of
from .cleaning import CleanSaves, write_project
from .storage import list_projects, open_project, take_out

__all__ = [
    "CleanSaves",
    "list_projects",
    "open_project",
    "take_out",
    "uri_of",
    "write_project",
]

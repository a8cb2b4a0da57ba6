"""The project of a base, kept in the base: where QGIS keeps projects in a GeoPackage or PostGIS.

What goes in has no path of the computer that wrote it (:mod:`.outgoing`); what comes out may be of
somebody else, and is led to the base in hand (:mod:`.incoming`).
"""

from ...storage.projects import uri_of
from .storage import list_projects, open_project, scrub, take_out, write_project

__all__ = ["list_projects", "open_project", "scrub", "take_out", "uri_of", "write_project"]

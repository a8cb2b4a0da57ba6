"""Preferences of the user. An environment variable wins, so that IT can deploy by script."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields

from qgis.core import QgsApplication, QgsSettings

PREFIX = "osp_erbm"
VARIABLES = "OSP_ERBM_"


@dataclass
class Settings:
    """Each field is kept as ``osp_erbm/<field>``, or set by ``OSP_ERBM_<FIELD>``."""

    connexion: str = ""
    """PostgreSQL connection offered first."""
    schema: str = "osp"
    """Schema offered first."""
    dossier_bases: str = ""
    """Folder where files of bases are looked for and made."""
    dossier_exports: str = ""
    """Folder where workbooks and reports are written."""
    service: str = ""
    """Name of the service, as exports show it."""
    autorite: str = ""
    """Authority that layouts name above the service: « Préfet du Pas-de-Calais »."""
    logo: str = ""
    """Path of the logo that layouts show."""
    bloc_marque: str = ""
    """Path of the Republic's block that the office supplies; layouts show it for the authority."""
    fichier_adresses: str = ""
    """File of addresses of the BAN used last, offered first."""
    service_adresses: str = "https://data.geopf.fr/geocodage/search/csv"
    """Where addresses are geocoded in files: the « search/csv » of the Géoplateforme."""
    service_adresses_authcfg: str = ""
    """Authentication of QGIS that this service asks for; the national one asks for none."""
    fonds_de_plan: str = ""
    """Path of a JSON file whose base maps take the place of those of the IGN."""

    seuil_secret: str = "11"
    """The fewest dwellings that a figure on rents or households may tell of."""

    @classmethod
    def load(cls) -> Settings:
        """What the user chose, what IT imposed, else the defaults."""
        kept = QgsSettings()
        values = {}
        for item in fields(cls):
            stored = kept.value(f"{PREFIX}/{item.name}", item.default, str)
            values[item.name] = os.environ.get(variable(item.name), stored)
        return cls(**values)

    def save(self) -> None:
        """Keep every field that is not imposed."""
        kept = QgsSettings()
        for item in fields(self):
            if not is_imposed(item.name):
                kept.setValue(f"{PREFIX}/{item.name}", getattr(self, item.name))


def variable(name: str) -> str:
    """Environment variable that imposes a setting."""
    return VARIABLES + name.upper()


def is_imposed(name: str) -> bool:
    """Whether the environment sets it, so that the user cannot."""
    return variable(name) in os.environ


def user_name() -> str:
    """Who is at the screen, for the audit fields."""
    return str(QgsApplication.userFullName() or QgsApplication.userLoginName())

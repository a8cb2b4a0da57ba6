"""Names of the roles of a shared base, and what the nature of an organisation gives.

The roles of a PostgreSQL server are those of all its bases: the names of ours begin with a prefix
that is the base's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..common.text import unaccented
from ..errors import QT_TRANSLATE_NOOP, OspError, Phrase

PREFIX_KEY = "prefixe_roles"
"""Key of osp_meta: the prefix of the roles of a shared base; a base without it has no roles."""
DEFAULT_PREFIX = "osp"
LECTURE, BAILLEUR, EPCI, DDTM, DRBM, ADMINISTRATEUR = (
    "lecture",
    "bailleur",
    "epci",
    "ddtm",
    "drbm",
    "administrateur",
)
ORGANISED = (LECTURE, BAILLEUR, EPCI, DDTM, DRBM)
"""Natures of organisations."""
GROUPS = (*ORGANISED, ADMINISTRATEUR)
"""Groups, that give what may be done; nobody is made an administrator by an organisation."""
OF_THE_STATE = frozenset((DDTM, DRBM))
"""Natures whose organisations sign no convention: the State does not with itself."""
PERIMETERS = {BAILLEUR: "bailleur", EPCI: "epci", DDTM: "dep"}
"""The field whose value says which rows are an organisation's own, by nature."""
NATURES = {
    LECTURE: QT_TRANSLATE_NOOP("errors", "lecture"),
    BAILLEUR: QT_TRANSLATE_NOOP("errors", "bailleur"),
    EPCI: QT_TRANSLATE_NOOP("errors", "EPCI"),
    DDTM: QT_TRANSLATE_NOOP("errors", "DDTM"),
    DRBM: QT_TRANSLATE_NOOP("errors", "DREAL et pilotage"),
}
"""How a nature is told."""

MAX_BYTES = 63
"""PostgreSQL cuts longer names without a word: two roles would be one."""
_PREFIX = re.compile(r"[a-z][a-z0-9_]{0,18}[a-z0-9]")
_LOGIN = re.compile(r"[a-z][a-z0-9_]{2,40}")
_SERVER = ("pg_", "postgre")


class BadPrefix(OspError):
    """No role can begin so. Values: ``prefixe``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {prefixe} » ne peut pas commencer le nom des rôles : donnez de 2 à 20 lettres sans "
        "accent, chiffres ou « _ », sans majuscule, et pas « pg_ », que PostgreSQL garde.",
    )


class BadLogin(OspError):
    """No account can be called so. Values: ``compte``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {compte} » ne peut pas être le nom d’un compte : {raison}. Donnez par exemple "
        "« j_martin_mc ».",
    )


class BadOrganisation(OspError):
    """No organisation can have this code. Values: ``code``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {code} » ne peut pas être le code d’une organisation : il lui faut au moins une lettre "
        "ou un chiffre, et son rôle (« {role} ») ne peut dépasser 63 caractères.",
    )


class WrongPerimeter(OspError):
    """The perimeter does not go with the nature. Values: ``organisation``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors", "L’organisation « {organisation} » n’a pas été ajoutée : {raison}."
    )


_PATTERN = QT_TRANSLATE_NOOP(
    "errors",
    "il commence par une lettre, puis a de 2 à 40 lettres sans accent, chiffres ou « _ », sans "
    "majuscule",
)
_OURS = QT_TRANSLATE_NOOP("errors", "les noms en « {prefixe}_ » sont ceux des groupes de la base")
_KEPT = QT_TRANSLATE_NOOP("errors", "PostgreSQL garde ce nom pour lui")
_NEEDED = QT_TRANSLATE_NOOP(
    "errors", "à une organisation de nature « {nature} » il faut un périmètre ({champ})"
)
_NONE = QT_TRANSLATE_NOOP("errors", "la nature « {nature} » n’a pas de périmètre")


@dataclass(frozen=True)
class RoleNames:
    """The roles of the base whose prefix is ``prefix``. Raises BadPrefix."""

    prefix: str = DEFAULT_PREFIX

    def __post_init__(self) -> None:
        if not _PREFIX.fullmatch(self.prefix) or self.prefix.startswith("pg_"):
            raise BadPrefix(prefixe=self.prefix)

    @property
    def owner(self) -> str:
        """Owner of the tables; nobody logs in as it."""
        return f"{self.prefix}_proprietaire"

    @property
    def accounts(self) -> str:
        """Owner of the functions that make accounts; nobody logs in as it."""
        return f"{self.prefix}_comptes"

    def group(self, nature: str) -> str:
        """The group that gives what organisations of a nature may do."""
        return f"{self.prefix}_{nature}"

    @property
    def groups(self) -> tuple[str, ...]:
        """All of them, in order."""
        return tuple(self.group(nature) for nature in GROUPS)

    @property
    def organisations(self) -> str:
        """What the role of every organisation begins with."""
        return f"{self.prefix}_org_"

    def organisation(self, code: str) -> str:
        """The role of an organisation: « M&C » gives « osp_org_m_c ». Raises BadOrganisation."""
        folded = re.sub(r"[^a-z0-9]+", "_", unaccented(code).lower()).strip("_")
        made = f"{self.organisations}{folded}"
        if not folded or len(made) > MAX_BYTES:
            raise BadOrganisation(code=code, role=made)
        return made

    def require_login(self, login: str) -> None:
        """Raise BadLogin unless an account can be called so."""
        if not _LOGIN.fullmatch(login):
            raise BadLogin(compte=login, raison=Phrase(_PATTERN))
        if login.startswith(f"{self.prefix}_"):
            raise BadLogin(compte=login, raison=Phrase(_OURS, prefixe=self.prefix))
        if login.startswith(_SERVER):
            raise BadLogin(compte=login, raison=Phrase(_KEPT))


def require_perimeter(organisation: str, nature: str, perimeter: str) -> None:
    """Raise WrongPerimeter unless the nature has a perimeter exactly when one is given."""
    wanted = PERIMETERS.get(nature)
    if wanted is not None and not perimeter:
        reason = Phrase(_NEEDED, nature=Phrase(NATURES[nature]), champ=wanted)
    elif wanted is None and perimeter:
        reason = Phrase(_NONE, nature=Phrase(NATURES[nature]))
    else:
        return
    raise WrongPerimeter(organisation=organisation, raison=reason)

"""What the roles of a shared base are called on its server.

Roles belong to a whole server: each base gives its own a prefix, kept in the base.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .declared import ACTORS

PREFIX_KEY = "prefixe_roles"
"""Key of osp_meta: the prefix of the roles of a shared base; a base without it has no roles."""
DEFAULT_PREFIX = "osp"
MAX_BYTES = 63
"""PostgreSQL cuts longer names without a word: two roles would be one."""
_PREFIX = re.compile(r"(?!pg_)[a-z][a-z0-9_]{0,19}")


@dataclass(frozen=True)
class Names:
    """The roles of a base: groups (what an account does), organisations (whose rows), owners."""

    prefix: str = DEFAULT_PREFIX

    def __post_init__(self) -> None:
        if not _PREFIX.fullmatch(self.prefix):
            raise ValueError(f"préfixe de rôles : {self.prefix}")

    def group(self, actor: str) -> str:
        """Role of all the accounts that do what an actor does."""
        return f"{self.prefix}_{actor}"

    @property
    def groups(self) -> dict[str, str]:
        """Role of each actor."""
        return {actor: self.group(actor) for actor in ACTORS}

    def organisation(self, code: str) -> str:
        """Role of all the accounts of an organisation."""
        return f"{self.organisations}{slug(code)}"[:MAX_BYTES]

    @property
    def organisations(self) -> str:
        """What the role of every organisation begins with."""
        return f"{self.prefix}_org_"

    @property
    def owner(self) -> str:
        """Role that owns the tables; nobody logs in as it."""
        return f"{self.prefix}_proprietaire"

    @property
    def accounts(self) -> str:
        """Role that owns the functions by which accounts are made; nobody logs in as it."""
        return f"{self.prefix}_comptes"


def is_prefix(text: str) -> bool:
    """Whether roles may begin with a text: lower case letters, digits and underscores."""
    return _PREFIX.fullmatch(text) is not None


def slug(code: str) -> str:
    """The code of an organisation in the letters of a role: « M&C » → m_c."""
    plain = unicodedata.normalize("NFKD", code).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "_"

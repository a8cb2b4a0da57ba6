"""What a base is asked before it is read or written: is it whole, is it ours?"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from . import acceptance, ddl
from .conformity import DERIVED, TRIGGER, Conformity, Part, told
from .errors import BaseAltered, BaseToRebuild, ForeignObjects
from .session import Session


class Watched(ABC):
    """The part of a base that looks at itself; :class:`.base.Base` is the rest."""

    path: Path | None
    _moment = ""
    shares_moments = False
    """Whether all that is read within :meth:`one_moment` is of that moment. Not of a file: who
    needs it compares the journal before and after."""

    @property
    @abstractmethod
    def label(self) -> str:
        """What names the base to a person: its path, or connection and schema."""

    @abstractmethod
    def backup(self) -> str | None:
        """Copy the base beside itself before destructive work; None where the server does it."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[Session]:
        """Read several times the same state of the base."""

    @contextmanager
    def one_moment(self) -> Iterator[Session]:
        """Read as :meth:`reading` does; what else this base reads within is of the same moment."""
        with self.reading() as session:
            self._moment = session.shared()
            try:
                yield session
            finally:
                self._moment = ""

    @abstractmethod
    def _session(
        self, *, writing: bool, opened: Session | None = None
    ) -> AbstractContextManager[Session]:
        """A session, closed at the end."""

    def require_sound(self, *, deep: bool = False) -> None:
        """Raise BaseDamaged when its bytes are not those that were written; a server sees to it."""
        return

    def _conformity(self, session: Session) -> Conformity:
        """How the base differs from its version."""
        return Conformity()

    def _foreign(self, session: Session) -> tuple[Part, ...]:
        """What acts on our rows and that is of other hands; asked at each writing: quick."""
        return ()

    @property
    def identity(self) -> str:
        """What the base is remembered by."""
        return str(self.path.resolve()) if self.path is not None else self.label

    def foreign(self) -> tuple[Part, ...]:
        """What is of other hands and was not accepted: the base is not written meanwhile."""
        with self.reading() as session:
            return self._unaccepted(session)

    def _unaccepted(self, session: Session) -> tuple[Part, ...]:
        found = self._foreign(session)
        known = acceptance.accepted(self.identity) if found else frozenset()
        return tuple(part for part in found if part.digest not in known)

    def remove_foreign(self) -> str | None:
        """Copy the base beside itself, then remove what :meth:`foreign` gives; the copy's name."""
        copy = self.backup()
        with self._session(writing=True) as session:
            for part in self._unaccepted(session):
                session.execute(self._removal(part))
        return copy

    def _removal(self, part: Part) -> str:
        return f"DROP {part.kind} {ddl.quote_name(part.name)}"

    def _refuse_foreign(self, session: Session, *, older: bool = False) -> None:
        """Raise ForeignObjects when something is of other hands, and not accepted.

        In an ``older`` base, triggers with our names are those of its version: they go.
        """
        found = [
            part
            for part in self._unaccepted(session)
            if not (older and part.kind == TRIGGER and part.name.startswith("osp_"))
        ]
        if found:
            raise ForeignObjects(base=self.label, objets=told(found))

    def _repair(self, session: Session) -> None:
        """Make anew what an upgrade does not make by itself, in a base of this version."""
        return

    def require_conforming(self) -> None:
        """Raise BaseToRebuild or BaseAltered when what the plugin relies on lacks or is other."""
        with self.reading() as session:
            wrong = self._conformity(session).wrong
        if wrong:
            derived = {part.kind for part in wrong} <= {*DERIVED}
            refused = BaseToRebuild if derived else BaseAltered
            raise refused(base=self.label, objets=told(wrong))

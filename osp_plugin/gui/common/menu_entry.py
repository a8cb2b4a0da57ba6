"""What the menu is made of: commands, and groups of commands that become sub-menus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Entry:
    """A command of the menu. ``separated`` draws a line above it.

    ``marked``, of a command that shows or hides something, says whether it is shown. ``picture``
    names its drawing, when it is not ``icon``, which names the command.
    """

    icon: str
    text: str
    tip: str
    run: Callable[[], None]
    separated: bool = False
    in_toolbar: bool = True
    marked: Callable[[], bool] | None = None
    picture: str = ""


class CommandGroup(Protocol):
    """The commands of one part of the work: a sub-menu, with the docks and tools it opens."""

    icon: str
    """Name of its icon, and of its sub-menu (``osp_menu_<icon>``)."""

    @property
    def title(self) -> str:
        """Title of the sub-menu, in the language of QGIS."""

    def entries(self) -> list[Entry]:
        """The commands in order."""

    def install(self) -> None:
        """Add to the window what must be there from the start."""

    def remove(self) -> None:
        """Take away every dock, tool and connection."""

"""Where the lines of « Accueil » lead: the commands of the menu, on what each line counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from qgis.core import QgsProject, QgsSettings

from ...domain.dictionary import dictionary
from ...i18n import translate
from ...project import BaseReference, find_layer
from ...storage.home.overview import DELIVERED, Overview
from ..common.docks import add_at_right
from ..common.territory_fiche import write_fiche
from . import home_lines as lines
from .home import SHOWN, HomeDock

WIDTH_PX = 360


class Home:
    """The panel « Accueil » of a window, and the ways from it: the ``commands`` of the menu."""

    def __init__(self, iface: Any, commands: Any) -> None:
        self._iface = iface
        self._commands = commands
        self.dock: HomeDock | None = None
        """None until it is first shown."""

    def install(self) -> None:
        """Show the panel from the first start on, until somebody closes it."""
        if QgsSettings().value(SHOWN, True, bool):
            self._show()

    def remove(self) -> None:
        """Take the panel away."""
        if self.dock is not None:
            self.dock.release()
            self._iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None

    def show(self) -> None:
        """« Accueil »"""
        with self._commands.messages.guard():
            QgsSettings().setValue(SHOWN, True)
            self._show()

    def _show(self) -> None:
        if self.dock is None:
            commands = self._commands
            begin = {
                "demonstration": commands.create_demonstration,
                "open": commands.open_base,
                "create": commands.create_base,
                "help": commands.help,
                "recent": commands.opener.open,
            }
            self.dock = HomeDock(self._iface, commands.worker, self.go, self.write_fiche, begin)
            add_at_right(self._iface, self.dock, WIDTH_PX)
        self.dock.setUserVisible(True)

    def go(self, reference: BaseReference, line: lines.Line, found: Overview) -> None:
        """Do what comes next of a line."""
        commands = self._commands
        lead: dict[str, Callable[[], None]] = {
            lines.ANOMALY: lambda: commands.geolocation.check_positions(line.which),
            lines.CHECK_POSITIONS: commands.geolocation.check_positions,
            lines.UNPLACED: commands.geolocation.place_by_hand,
            lines.RETURN: commands.returns.import_return,
            lines.COMPLETENESS: commands.returns.check_completeness,
            lines.LATE_DWELLINGS: lambda: self._table(reference, "logement", late(date.today())),
            lines.SILENT_LINES: commands.programming.ask_news,
            lines.LATE_LINES: lambda: self._table(
                reference, "programmation", those(found.lines.late)
            ),
            lines.LATE_OPERATIONS: lambda: self._table(
                reference, "operation", those(found.deadlines.late)
            ),
            lines.NEAR_OPERATIONS: commands.programming.edit_deadlines,
            lines.PROGRAMME: commands.programming.show_dock,
            lines.OPEN_CAMPAIGN: commands.programming.open_campaign,
            lines.IMPORT: lambda: commands.returns.show_imports(reference, int(line.which)),
            lines.REFERENTIAL: commands.load_reference,
            lines.PROJECT: lambda: commands.projects.open_named(
                reference.open(check=False), line.which
            ),
        }
        with commands.messages.guard():
            lead[line.target]()

    def write_fiche(self, reference: BaseReference, code: str) -> None:
        """Write the PDF of an EPCI."""
        commands = self._commands
        with commands.messages.guard():
            write_fiche(self._iface, commands.messages, commands.worker, reference, "epci", code)

    def _table(self, reference: BaseReference, role: str, only: str) -> None:
        layer = find_layer(QgsProject.instance(), role, reference)
        if layer is None:
            text = translate(
                "gui", "La table « {table} » n’est plus dans le projet : ouvrez de nouveau la base."
            )
            self._commands.messages.warning(text.format(table=dictionary()[role].title))
            return
        self._iface.showAttributeTable(layer, only)


def late(today: date) -> str:
    """The dwellings that should be delivered, as an expression."""
    return (
        f"\"date_fin\" < to_date('{today.isoformat()}') "
        f"AND coalesce(\"avancement\", '') <> '{DELIVERED}'"
    )


def those(fids: Sequence[int]) -> str:
    """Rows by their number, as an expression."""
    return f'"fid" IN ({", ".join(map(str, fids))})'

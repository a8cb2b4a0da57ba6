"""The plugin as QGIS sees it: what it adds to the window, and takes away. No logic here."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication

from .i18n import install_translator, remove_translator


class OspPlugin:
    """Menu, toolbar, options page and Processing provider « OSP ERBM »."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._provider: Any = None
        self._translator: Any = None
        self._parts: list[Any] = []
        self.commands: Any = None
        """The commands of the menu, for scripts; None without a window."""

    def initProcessing(self) -> None:
        """All that ``qgis_process`` needs; there is no window then."""
        from .processing.provider import OspProvider

        self._translator = install_translator()
        self._provider = OspProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Add everything to the window of QGIS."""
        self.initProcessing()

        from .gui.base.signer import Signer
        from .gui.base.strays import StrayLayers
        from .gui.entry.attribute_forms import FormAssistant
        from .gui.entry.empty_fields import EmptyFields
        from .gui.entry.save_guard import SaveGuard
        from .gui.shell.commands import Commands
        from .gui.shell.expressions import Expressions
        from .gui.shell.finder import Finder
        from .gui.shell.menu import Menu
        from .gui.shell.options import OptionsFactory

        self.commands = commands = Commands(self._iface)
        signer = Signer(commands.messages, commands.worker)
        guard = SaveGuard(self._iface, commands.messages, commands.worker)
        self._parts = [
            commands,
            Menu(self._iface, commands),
            OptionsFactory(self._iface),
            Finder(self._iface, commands.messages),
            EmptyFields(),
            FormAssistant(),
            Expressions(commands.messages, commands.worker),
            signer,
            guard,
            StrayLayers(
                commands.messages, commands.worker, commands.opener, (signer.follow, guard.follow)
            ),
        ]
        for part in self._parts:
            part.install()

    def unload(self) -> None:
        """Take away all that was added."""
        for part in reversed(self._parts):
            part.remove()
        self._parts.clear()
        self.commands = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        remove_translator(self._translator)
        self._translator = None

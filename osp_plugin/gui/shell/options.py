"""Page « OSP ERBM » of the options of QGIS."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.gui import (
    QgsAuthConfigSelect,
    QgsFileWidget,
    QgsOptionsPageWidget,
    QgsOptionsWidgetFactory,
)
from qgis.PyQt.QtGui import QIcon

from ...domain.common.file_filters import IMAGES, JSON, file_filter
from ...domain.disclosure.secrecy import LOWEST, SHOWN_FROM
from ...i18n import translate
from ...paths import ICONS
from ...settings import Settings, is_imposed, variable
from ...storage.postgis_connections import connection_names
from ..common import forms
from .commands import OPTIONS_PAGE
from .menu import NAME


class OptionsPage(QgsOptionsPageWidget):
    """The preferences of the plugin."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self.setObjectName(OPTIONS_PAGE)
        self.basesFolder = self._folder(self.basesLayout)
        self.exportsFolder = self._folder(self.exportsLayout)
        self.logoFile = QgsFileWidget(self)
        self.logoFile.setFilter(file_filter(translate("gui", "Images"), IMAGES))
        self.logoLayout.addWidget(self.logoFile)
        self.blockFile = QgsFileWidget(self)
        self.blockFile.setFilter(file_filter(translate("gui", "Images"), IMAGES))
        self.blockLayout.addWidget(self.blockFile)
        self.baseMapsFile = QgsFileWidget(self)
        self.baseMapsFile.setFilter(file_filter(translate("gui", "Liste de fonds de plan"), JSON))
        self.baseMapsLayout.addWidget(self.baseMapsFile)
        self.addressesAccount = QgsAuthConfigSelect(self)
        self.addressesAccountLayout.addWidget(self.addressesAccount)
        self.connectionCombo.addItem("")
        self.connectionCombo.addItems(connection_names())
        self._fill(Settings.load())

    def apply(self) -> None:
        """Called when the user accepts the options."""
        replace(
            Settings.load(),
            connexion=self.connectionCombo.currentText(),
            schema=self.schemaEdit.text().strip() or Settings.schema,
            dossier_bases=self.basesFolder.filePath(),
            dossier_exports=self.exportsFolder.filePath(),
            service=self.serviceEdit.text().strip(),
            autorite=self.authorityEdit.text().strip(),
            logo=self.logoFile.filePath(),
            bloc_marque=self.blockFile.filePath(),
            service_adresses=self.addressesEdit.text().strip() or Settings.service_adresses,
            service_adresses_authcfg=self.addressesAccount.configId(),
            fonds_de_plan=self.baseMapsFile.filePath(),
            seuil_secret=str(self.thresholdSpin.value()),
        ).save()

    def _fill(self, settings: Settings) -> None:
        self.connectionCombo.setCurrentText(settings.connexion)
        self.schemaEdit.setText(settings.schema)
        self.basesFolder.setFilePath(settings.dossier_bases)
        self.exportsFolder.setFilePath(settings.dossier_exports)
        self.serviceEdit.setText(settings.service)
        self.authorityEdit.setText(settings.autorite)
        self.logoFile.setFilePath(settings.logo)
        self.blockFile.setFilePath(settings.bloc_marque)
        self.addressesEdit.setText(settings.service_adresses)
        self.addressesAccount.setConfigId(settings.service_adresses_authcfg)
        self.baseMapsFile.setFilePath(settings.fonds_de_plan)
        told = settings.seuil_secret
        self.thresholdSpin.setMinimum(LOWEST)
        self.thresholdSpin.setValue(int(told) if told.isdecimal() else SHOWN_FROM)
        widgets = {
            "connexion": self.connectionCombo,
            "schema": self.schemaEdit,
            "dossier_bases": self.basesFolder,
            "dossier_exports": self.exportsFolder,
            "service": self.serviceEdit,
            "autorite": self.authorityEdit,
            "logo": self.logoFile,
            "bloc_marque": self.blockFile,
            "service_adresses": self.addressesEdit,
            "service_adresses_authcfg": self.addressesAccount,
            "fonds_de_plan": self.baseMapsFile,
            "seuil_secret": self.thresholdSpin,
        }
        for name, widget in widgets.items():
            if is_imposed(name):
                self._impose(name, widget)

    def _impose(self, name: str, widget: Any) -> None:
        widget.setEnabled(False)
        text = translate("gui", "Fixé par la variable d’environnement {variable}.")
        widget.setToolTip(text.format(variable=variable(name)))

    def _folder(self, layout: Any) -> QgsFileWidget:
        chooser = QgsFileWidget(self)
        chooser.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        layout.addWidget(chooser)
        return chooser


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page each time that the options are shown."""

    def __init__(self, iface: Any) -> None:
        super().__init__(NAME, QIcon(str(ICONS / "osp.svg")))
        self._iface = iface

    def install(self) -> None:
        """Add the page to the options of QGIS."""
        self._iface.registerOptionsWidgetFactory(self)

    def remove(self) -> None:
        """Take the page away."""
        self._iface.unregisterOptionsWidgetFactory(self)

    def createWidget(self, parent: Any) -> OptionsPage:
        """Called by QGIS."""
        return OptionsPage(parent)

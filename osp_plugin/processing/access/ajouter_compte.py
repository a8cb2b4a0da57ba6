"""« Ajouter un compte »."""

from __future__ import annotations

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterString,
)

from ...domain.access.passwords import one_time
from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...storage.access import keyring
from ...storage.access.accounts import NewAccount, Opened, add_account
from ...storage.access.shared import shared
from ..common.algorithm import Parameters, Results
from ..common.writing import WritingAlgorithm


class AjouterCompte(WritingAlgorithm):
    """``osp:ajouter_compte``: an account of an organisation, asked for and opened."""

    ID = "ajouter_compte"
    GROUP = "droits"
    ICON = "ajouter_compte.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Ajouter un compte")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Demande un compte dans une organisation d’une base partagée et, si vous le pouvez, "
        "l’ouvre. L’administrateur de la base ouvre ceux de toutes ; l’administrateur local d’une "
        "organisation, ceux de la sienne. Un compte ne vaut que tant que la convention de son "
        "organisation tient, et un rôle qui existait déjà sur le serveur n’est jamais repris.\n\n"
        "Aucun mot de passe ne s’écrit ici. Sans configuration d’authentification, l’outil en fait "
        "un pour la première connexion : il attend dans le trousseau de QGIS, d’où vous le lisez "
        "une fois (Préférences, Options, Authentification) ; la fenêtre « OSP – Droits » le montre "
        "directement. Avec une configuration de type « Basique », son mot de passe est pris. Le "
        "serveur n’en reçoit que l’empreinte.",
    )
    ORGANISATION = "ORGANISATION"
    COMPTE = "COMPTE"
    NOM = "NOM"
    COURRIEL = "COURRIEL"
    LOCAL = "ADMINISTRATEUR_LOCAL"
    OUVRIR = "OUVRIR"
    AUTHCFG = "AUTHCFG"
    CONFIGURATION = "CONFIGURATION"
    FIN = "VALIDE_JUSQU_AU"
    ETAT = "ETAT"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        for name, label, optional in (
            (self.ORGANISATION, translate("algorithms", "Code de l’organisation"), False),
            (self.COMPTE, translate("algorithms", "Nom du compte (« j_martin_mc »)"), False),
            (self.NOM, translate("algorithms", "Nom de la personne"), True),
            (self.COURRIEL, translate("algorithms", "Courriel"), True),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=optional))
        for name, label, chosen in (
            (self.OUVRIR, translate("algorithms", "Ouvrir tout de suite (sinon : demander)"), True),
            (self.LOCAL, translate("algorithms", "Administrateur de son organisation"), False),
        ):
            self.addParameter(QgsProcessingParameterBoolean(name, label, defaultValue=chosen))
        self.addParameter(
            QgsProcessingParameterAuthConfig(
                self.AUTHCFG,
                translate(
                    "algorithms", "Configuration d’authentification (vide : l’outil la fait)"
                ),
                optional=True,
            )
        )
        for name, label in (
            (self.CONFIGURATION, translate("algorithms", "Configuration qui attend le compte")),
            (self.FIN, translate("algorithms", "Valide jusqu’au")),
            (self.ETAT, translate("algorithms", "État du compte")),
        ):
            self.addOutput(QgsProcessingOutputString(name, label))

    def prepareAlgorithm(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        if QgsApplication.platform() == "desktop":
            # In the window's thread, where QGIS may ask; what is refused is told by « execute ».
            QgsApplication.authManager().setMasterPassword(True)
        return bool(super().prepareAlgorithm(parameters, context, feedback))

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = shared(self.open_base(parameters, context))

        def text(name: str) -> str:
            return str(self.parameterAsString(parameters, name, context)).strip()

        asked = NewAccount(
            login=text(self.COMPTE),
            organisation=text(self.ORGANISATION),
            name=text(self.NOM),
            mail=text(self.COURRIEL),
            administrator=self.parameterAsBool(parameters, self.LOCAL, context),
        )
        if not self.parameterAsBool(parameters, self.OUVRIR, context):
            return self._told(add_account(base, asked, ""), "", feedback)
        keyring.require_open(may_ask=False)
        given = text(self.AUTHCFG)
        password = keyring.credentials(given).password if given else one_time()
        kept = given or keyring.keep(f"OSP – {asked.login}", asked.login, password)
        try:
            opened = add_account(base, asked, password)
        except BaseException:
            if not given:
                keyring.forget(kept)
            raise
        if not opened.changed and not given:
            keyring.forget(kept)
            kept = ""
        return self._told(opened, kept, feedback)

    def _told(self, opened: Opened, kept: str, feedback: QgsProcessingFeedback) -> Results:
        self.wrote = opened.changed
        until = f"{opened.until:%d/%m/%Y}" if opened.until is not None else ""
        if not opened.changed:
            told = translate("algorithms", "Le compte « {compte} » est déjà là ({etat}).")
        elif kept:
            told = translate(
                "algorithms",
                "Compte « {compte} » ouvert. Son mot de passe attend dans le trousseau de QGIS, "
                "configuration « {configuration} » : remettez-le à la personne, puis "
                "retirez-la du trousseau.",
            )
        else:
            told = translate("algorithms", "Compte « {compte} » demandé ; il reste à valider.")
        told = told.format(compte=opened.login, etat=opened.state, configuration=kept)
        feedback.pushInfo(told)
        return {self.CONFIGURATION: kept, self.FIN: until, self.ETAT: opened.state}

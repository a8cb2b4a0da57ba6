"""« Créer les rôles d’une base partagée »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...domain.access.roles import DEFAULT_PREFIX, RoleNames
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...i18n import translate
from ...project import BaseReference
from ...reports.common.replacement import replacing
from ...storage.access.roles import make_roles, roles_script
from ...storage.access.shared import ServerBase, known_names, shared
from ...storage.postgis import DEFAULT_SCHEMA
from ...storage.postgis_schema import require_schema
from ..common.algorithm import Parameters, Results, work_of
from ..common.writing import WritingAlgorithm


class NothingToDo(OspError):
    """Neither a file nor the server was chosen."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Dites ce qui est à faire : un script pour l’administrateur du serveur (FICHIER), ou "
        "appliquer tout de suite (APPLIQUER), si votre compte peut créer des rôles.",
    )


class ServerNotChosen(OspError):
    """Roles are to be made, and no server was chosen."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucun serveur n’est choisi. Donnez une connexion PostgreSQL (CONNEXION) et le schéma de "
        "la base (SCHEMA).",
    )


class CreerRoles(WritingAlgorithm):
    """``osp:creer_roles``: the roles of a base, made, or written for who may make them."""

    ID = "creer_roles"
    GROUP = "droits"
    GUIDE = "droits-serveur"
    ICON = "droits.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Créer les rôles d’une base partagée")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Sur un serveur PostGIS (PostgreSQL 15 ou plus récent), chacun est son compte, et un rôle "
        "dit ce qu’il peut : un groupe par métier (lecture, bailleur, EPCI, DDTM, DREAL, "
        "administrateur), un rôle par organisation, un propriétaire qui ne se connecte pas.\n\n"
        "Les créer revient à l’administrateur du serveur. Donnez un fichier : le script y est "
        "écrit, à faire jouer par lui, sans mot de passe ni donnée. Ou appliquez tout de suite, si "
        "votre compte le peut. Rien n’est défait de ce qui est déjà là ; un rôle du même nom qui "
        "n’est pas de cette base arrête tout.\n\n"
        "« Comptes tenus par les organisations » ajoute un schéma de fonctions, par lesquelles "
        "l’administrateur local d’une organisation ouvre et ferme les comptes de la sienne, et "
        "d’aucune autre. Sans lui, le script n’a que les rôles et leurs appartenances : les "
        "comptes viennent alors d’un annuaire.",
    )
    PREFIXE = "PREFIXE"
    ADMINISTRATEUR = "ADMINISTRATEUR"
    COMPTES = "COMPTES"
    APPLIQUER = "APPLIQUER"
    FICHIER = "FICHIER"
    ROLES = "ROLES"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        for name, label, default in (
            (
                self.PREFIXE,
                translate("algorithms", "Préfixe des rôles (vide : celui de la base, ou « osp »)"),
                "",
            ),
            (
                self.ADMINISTRATEUR,
                translate("algorithms", "Compte de qui administre la base (créé s’il manque)"),
                "admin_osp",
            ),
        ):
            self.addParameter(
                QgsProcessingParameterString(name, label, defaultValue=default, optional=True)
            )
        for name, label, chosen in (
            (
                self.COMPTES,
                translate("algorithms", "Comptes tenus par les organisations"),
                True,
            ),
            (
                self.APPLIQUER,
                translate("algorithms", "Appliquer sur le serveur"),
                False,
            ),
        ):
            self.addParameter(QgsProcessingParameterBoolean(name, label, defaultValue=chosen))
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.FICHIER,
                translate("algorithms", "Script pour l’administrateur du serveur"),
                translate("algorithms", "Script SQL (*.sql)"),
                optional=True,
                createByDefault=False,
            )
        )
        self.addOutput(
            QgsProcessingOutputString(self.ROLES, translate("algorithms", "Rôles de la base"))
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        apply = self.parameterAsBool(parameters, self.APPLIQUER, context)
        path = self.parameterAsFileOutput(parameters, self.FICHIER, context)
        if not apply and not path:
            raise NothingToDo
        base = self._server(self._base.reference(self, parameters, context))
        if apply and base is None:
            raise ServerNotChosen
        schema = self.parameterAsString(parameters, self._base.SCHEMA, context) or DEFAULT_SCHEMA
        require_schema(schema, base.label if base is not None else schema)
        names = self._names(base, self.parameterAsString(parameters, self.PREFIXE, context))
        login = self.parameterAsString(parameters, self.ADMINISTRATEUR, context).strip()
        accounts = self.parameterAsBool(parameters, self.COMPTES, context)
        results: Results = {}
        if path:
            script = roles_script(schema, names, login, accounts=accounts)
            with replacing(path, ".sql") as place:
                place.write_text(script, encoding="utf-8")
            results[self.FICHIER] = path
            feedback.pushInfo(
                translate(
                    "algorithms",
                    "Script écrit : {fichier}. Faites-le jouer par l’administrateur du serveur, "
                    "connecté à la base de données.",
                ).format(fichier=path)
            )
        if apply and base is not None:
            make_roles(base, names, login, accounts=accounts, work=work_of(feedback))
            self.wrote = True
            feedback.pushInfo(
                translate("algorithms", "Rôles créés sur le serveur de « {base} ».").format(
                    base=base.label
                )
            )
        roles = ", ".join([*names.groups, names.owner, names.accounts])
        return {**results, self.ROLES: roles}

    @staticmethod
    def _server(reference: BaseReference | None) -> ServerBase | None:
        """The server that the parameters name, whose base may not be there. Raises NotShared."""
        return None if reference is None else shared(reference.open(check=False))

    @staticmethod
    def _names(base: ServerBase | None, prefix: str) -> RoleNames:
        if prefix.strip():
            return RoleNames(prefix.strip())
        return RoleNames(DEFAULT_PREFIX) if base is None else known_names(base)

"""What can go wrong with roles, organisations and accounts."""

from __future__ import annotations

from ...domain.errors import QT_TRANSLATE_NOOP
from ..errors import BaseError


class NotShared(BaseError):
    """A file has no accounts. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » est un fichier : il n’a ni comptes ni droits, qui l’ouvre voit tout. Les "
        "organisations et leurs comptes demandent une base sur un serveur PostGIS.",
    )


class ServerTooOld(BaseError):
    """Views of the server would show all rows to all. Values: ``base``, ``version``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le serveur de « {base} » est un PostgreSQL {version} : une base partagée demande la "
        "version 15 ou plus récente, car avant elle une vue montre à chacun les lignes de tous. "
        "Demandez sa mise à niveau, ou gardez une base par organisation.",
    )


class NoAccounts(BaseError):
    """The functions that make accounts are not there, or not for this account. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » n’a pas le schéma des comptes, ou ce compte-ci n’y entre pas. L’administrateur "
        "du serveur le fait par le script de « Créer les rôles d’une base partagée » ; si les "
        "comptes viennent d’un annuaire (LDAP), c’est lui qui les tient.",
    )


class NoRoles(BaseError):
    """The tables of organisations or their roles are not there. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » n’a pas encore ses rôles, ou ce compte ne peut pas en disposer. "
        "L’administrateur de la base lance « Créer les rôles d’une base partagée », avec "
        "« Appliquer sur le serveur ».",
    )


class CannotMakeRoles(BaseError):
    """The account may not make roles. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Votre compte ne peut pas créer de rôles sur le serveur de « {base} » : rien n’y a été "
        "fait. Donnez un fichier (FICHIER) : le script qui y est écrit est à faire jouer par "
        "l’administrateur du serveur.",
    )


class NoPassword(BaseError):
    """A configuration of the keyring holds no password. Values: ``configuration``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La configuration d’authentification « {configuration} » de QGIS ne s’ouvre pas, ou n’a ni "
        "compte ni mot de passe. Choisissez-en une de type « Basique », ou n’en donnez pas : "
        "l’outil en fait une.",
    )


class OwnerMissing(BaseError):
    """The account may not act as the owner of a shared base. Values: ``base``, ``role``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » est partagée entre organisations : seul un compte membre de « {role} » peut en "
        "changer les tables et les droits. Rien n’a été modifié. Demandez-le à l’administrateur "
        "du serveur.",
    )

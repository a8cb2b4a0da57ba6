"""What can go wrong with a base, each case under its own name. No message holds a password."""

from __future__ import annotations

from ..domain.errors import QT_TRANSLATE_NOOP, OspError


class BaseError(OspError):
    """Any error of a base."""


class BaseNotFound(BaseError):
    """No file at the path given. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base « {base} » est introuvable. Vérifiez le chemin, ou que le lecteur réseau est "
        "bien connecté.",
    )


class FolderNotFound(BaseError):
    """A base is to be made in a folder that is not there. Values: ``dossier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le dossier « {dossier} » n’existe pas. Créez-le, ou choisissez-en un autre.",
    )


class BaseAlreadyExists(BaseError):
    """There is something already where a base is to be made. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » existe déjà et n’a pas été modifié. Choisissez un autre nom, ou supprimez-le "
        "d’abord.",
    )


class BasePath(BaseError):
    """No base can be at this path. Values: ``base``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » ne peut pas être le fichier d’une base OSP : {raison}. Donnez un autre nom ou "
        "un autre dossier, par exemple « osp.gpkg » dans vos documents. Rien n’a été créé.",
    )


class DiskFailure(BaseError):
    """The disk fails to read or write. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le disque n’a pas pu lire ou écrire « {base} » : il est plein, débranché ou abîmé, ou un "
        "quota est atteint. Rien n’a été enregistré. Vérifiez le disque, puis recommencez.",
    )


class BaseDamaged(BaseError):
    """Bytes of the file are not those that were written. Values: ``base``, ``raison``,
    ``secours``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base « {base} » est abîmée : {raison}. Ses chiffres seraient faux ; elle n’est ni lue "
        "ni modifiée. {secours}. À défaut, un informaticien en sauve ce qui se lit encore avec "
        "« sqlite3 », commande « .recover ». « Vérifier une base OSP » dit ce qui est touché.",
    )


class BackupIncomplete(BaseError):
    """A copy of a base does not hold what the base does. Values: ``base``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La sauvegarde de « {base} » n’est pas complète : {raison}. Elle a été retirée et la base "
        "n’a pas été modifiée. Recommencez ; si cela se répète, lancez « Vérifier une base OSP ».",
    )


class NotAnOspBase(BaseError):
    """The file or schema is readable but holds no OSP base. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » n’est pas une base OSP. Ouvrez une base créée par « Créer une base OSP », ou "
        "créez-en une.",
    )


class BaseTooNew(BaseError):
    """The base was made by a newer plugin. Values: ``base``, ``version``, ``connue``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base « {base} » est de version {version}, plus récente que ce que cette extension "
        "connaît ({connue}). Mettez à jour l’extension OSP ERBM.",
    )


class BaseTooOld(BaseError):
    """The base needs an upgrade first. Values: ``base``, ``version``, ``connue``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base « {base} » est de version {version} ; cette extension attend la version {connue}. "
        "Lancez « Mettre à niveau une base OSP ».",
    )


class BaseToRebuild(BaseError):
    """Parts that an upgrade makes anew lack or are other. Values: ``base``, ``objets``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Il manque à la base « {base} » une partie de ce qui la protège, ou elle a été changée : "
        "{objets}. Lancez « Mettre à niveau une base OSP », qui la refait.",
    )


class BaseAltered(BaseError):
    """Tables, columns or rules lack or are other. Values: ``base``, ``objets``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base « {base} » n’a plus les tables de sa version ; manquent ou ont été changés : "
        "{objets}. Ses chiffres pourraient être faux : reprenez une sauvegarde (à côté d’elle, "
        "« …sauvegarde-… »), ou remettez ce qui manque.",
    )


class OwnColumns(BaseError):
    """An upgrade would lose columns that somebody added. Values: ``base``, ``colonnes``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base « {base} » n’a pas été mise à niveau : elle a des colonnes ajoutées à la main, "
        "qui seraient perdues ({colonnes}). Copiez-les dans une table à vous, ôtez-les d’ici, "
        "puis recommencez.",
    )


class BaseLocked(BaseError):
    """Another program is writing in the file. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base « {base} » est verrouillée par un autre programme. Enregistrez ou quittez les "
        "éditions en cours, puis recommencez.",
    )


class BaseReadOnly(BaseError):
    """The file or the account may not write. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base « {base} » est en lecture seule. Copiez-la dans un dossier où vous pouvez écrire, "
        "ou demandez le droit d’y écrire.",
    )


class ForeignObjects(BaseReadOnly):
    """Triggers or views of other hands, not accepted. Values: ``base``, ``objets``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base « {base} » n’est ouverte qu’en lecture : l’outil n’y a pas mis {objets}, ce qui "
        "pourrait changer d’autres lignes que celles que vous modifiez. « Vérifier une base OSP » "
        "permet de le retirer, ou de l’accepter si vous savez qui l’a mis.",
    )


class RightsMissing(BaseReadOnly):
    """The account lacks rights on a server. Values: ``base``, ``raison``, ``droits``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Votre compte n’a pas les droits nécessaires dans « {base} » : il ne peut pas {raison}. "
        "Rien n’a été écrit. Demandez à l’administrateur de la base : {droits}.",
    )


class RowsOfOthers(BaseReadOnly):
    """Rows that another organisation has, or fields that it fills. Values: ``base``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Dans « {base} », {raison}. Rien n’a été enregistré. Si cela devait vous être permis, "
        "demandez-le à l’administrateur de la base.",
    )


class AccessDenied(BaseError):
    """The account may not read the base. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Votre compte n’a pas le droit de lire « {base} ». Demandez à l’administrateur l’accès au "
        "schéma et à ses tables.",
    )


class SchemaInUse(BaseError):
    """The schema where a base is to be made has tables already. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le schéma de « {base} » contient déjà des tables ; il n’a pas été modifié. Donnez un "
        "autre schéma.",
    )


class SchemaName(BaseError):
    """No base can be in a schema of this name. Values: ``base``, ``schema``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {schema} » ne peut pas être le nom du schéma d’une base OSP : {raison}. Donnez un autre "
        "nom, par exemple « osp ».",
    )


class OpenCatalogue(BaseError):
    """A base would open more than was granted. Values: ``base``, ``fautes``, ``remedes``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » n’a pas été modifiée, parce qu’elle laisserait lire ou écrire plus que ce qui "
        "est accordé : {fautes}. L’administrateur de la base peut y remédier ainsi, avant de "
        "recommencer : {remedes}.",
    )


class ViewInUse(BaseError):
    """Views of somebody else hinder the upgrade. Values: ``base``, ``vue``, ``autres``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La mise à niveau de « {base} » doit refaire la vue « {vue} », dont dépendent : {autres}. "
        "Rien n’a été modifié. Supprimez ces vues, mettez à niveau, puis recréez-les.",
    )


class ConnectionUnknown(BaseError):
    """No such connection in QGIS. Values: ``connexion``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La connexion PostgreSQL « {connexion} » n’existe pas dans QGIS. Créez-la dans "
        "l’explorateur (PostgreSQL, Nouvelle connexion), puis recommencez.",
    )


class KeyringClosed(BaseError):
    """QGIS's keyring did not take the account of a connection. Values: ``connexion``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le trousseau de QGIS n’a pas été ouvert : la connexion « {connexion} » garde son mot de "
        "passe en clair. Recommencez avec le mot de passe principal de QGIS (Préférences, Options, "
        "Authentification).",
    )


class ServerRefused(BaseError):
    """The server cannot be reached or refuses the account. Values: ``base``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le serveur de « {base} » a refusé la connexion : {raison}. Vérifiez la connexion dans "
        "QGIS (adresse, compte, authentification) et l’accès au réseau.",
    )


class PostgisMissing(BaseError):
    """The database has no PostGIS and the account may not install it. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base PostgreSQL de « {base} » n’a pas l’extension PostGIS, et ce compte ne peut pas "
        "l’installer. Demandez à l’administrateur : CREATE EXTENSION postgis.",
    )


class SchemaNotAllowed(BaseError):
    """The account may not create a schema in the database. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Ce compte ne peut pas créer le schéma de « {base} ». Demandez à l’administrateur de le "
        "créer pour vous, ou de vous donner le droit CREATE sur la base.",
    )


class ConstraintViolated(BaseError):
    """The database refused a row. Values: ``base``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors", "Rien n’a été écrit dans « {base} » : {raison}. Corrigez puis recommencez."
    )


class Frozen(BaseError):
    """A closed campaign does not change. Values: ``base``, ``raison``."""

    message = QT_TRANSLATE_NOOP("errors", "Rien n’a été écrit dans « {base} » : {raison}.")


class EditConflict(BaseError):
    """A row changed since it was read. Values: ``base``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Rien n’a été écrit dans « {base} », pour ne rien écraser : {raison}.",
    )


class NothingToUndo(BaseError):
    """The journal has no change of this user on the row. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le journal de « {base} » n’a aucune modification de vous à annuler ici.",
    )


class CannotUndo(BaseError):
    """A change cannot be undone safely. Values: ``base``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors", "La modification n’a pas été annulée dans « {base} » : {raison}."
    )


class DeletionUnproved(BaseError):
    """Nothing says whether rows are deleted: the account reads no journal. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Rien ne prouve que les lignes sont supprimées de « {base} » : votre compte n’a pas le "
        "droit d’en lire le journal. Demandez à l’administrateur SELECT sur « journal ».",
    )


class DiskFull(BaseError):
    """There is no room left for what was to be written. Value: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base « {base} » n’a pas pu être écrite : le disque est plein, ou votre quota est "
        "atteint. Libérez de la place, puis recommencez. Rien n’a été modifié.",
    )


class AccessRefused(BaseError):
    """A rule of accounts and roles says no. Values: ``base``, ``raison``: a clause of ours."""

    message = QT_TRANSLATE_NOOP("errors", "Rien n’a été fait dans « {base} » : {raison}.")


class DatabaseFailure(BaseError):
    """Any other refusal of the database. Values: ``base``, ``raison``: a clause of ours."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base « {base} » n’a pas pu faire ce qui lui était demandé et n’a pas été modifiée : "
        "{raison}.",
    )

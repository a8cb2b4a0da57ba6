"""What can stand in the way of an extract, and of its return."""

from __future__ import annotations

from ...domain.errors import QT_TRANSLATE_NOOP
from ..errors import BaseError


class OrganisationUnknown(BaseError):
    """No such organisation in the base. Values: ``base``, ``code``, ``codes``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » ne connaît pas « {code} ». Donnez un des codes de la base : {codes}.",
    )


class AlreadyExtract(BaseError):
    """An extract, or a base of the past, is not cut again. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » est elle-même un extrait, ou l’état d’une date : ce qu’on en tirerait ne "
        "reviendrait nulle part. Faites l’extrait depuis la base d’origine.",
    )


class NotIdentified(BaseError):
    """The base has no identity, and this account may not give it one. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » n’a pas encore d’identité, sans laquelle un extrait ne saurait pas où "
        "revenir, et votre compte ne peut pas lui en donner une. Demandez à l’administrateur de "
        "lancer « Mettre à niveau une base OSP », puis recommencez.",
    )


class NotAnExtract(BaseError):
    """The file is no extract. Values: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » n’est pas un extrait : rien n’y dit de quelle base il vient. Choisissez un "
        "fichier fait par « Extraire une base… ».",
    )


class OfAnotherBase(BaseError):
    """The extract was cut from another base. Values: ``fichier``, ``origine``, ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » a été extrait de « {origine} », et non de « {base} » : rien n’a été écrit. "
        "Ouvrez la base dont il vient.",
    )


class OfAnotherVersion(BaseError):
    """The tables have changed since the cut. Values: ``fichier``, ``version``, ``connue``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » a été extrait quand les tables étaient de version {version} ; elles sont "
        "de version {connue} : ses lignes ne se comparent plus. Rien n’a été écrit. Faites un "
        "nouvel extrait, et reportez-y ce qui avait été changé.",
    )


class AlreadyReturned(BaseError):
    """This cut came back already. Values: ``fichier``, ``numero``, ``date``, ``utilisateur``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {fichier} » est déjà revenu dans cette base le {date}, par {utilisateur} (import n° "
        "{numero}) : rien n’a été écrit. Continuez sur un nouvel extrait, ou annulez d’abord cet "
        "import pour le refaire autrement.",
    )


class LeftPerimeter(BaseError):
    """What was written is not all of the organisation. Values: ``base``, ``table``, ``cle``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Rien n’a été écrit dans « {base} » : la ligne n° {cle} de « {table} » serait sortie du "
        "périmètre de l’extrait.",
    )

"""What the databases say when they refuse, told in French to the word."""

from __future__ import annotations

import pytest

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.storage.violations import explain, from_text

TABLES = dictionary()


@pytest.mark.parametrize(
    ("constraint", "said"),
    [
        ("logement_geom_vide", "la position est vide (table « Logements »)"),
        (
            "logement_dates_travaux",
            "La fin des travaux précède l’ordre de service (table « Logements »)",
        ),
        ("logement_typologie_liste", "la valeur du champ « Typologie » n’est pas dans la liste"),
        ("logement_surf_hab_minimum", "est inférieure au minimum (5) (table « Logements »)"),
        ("logement_surf_hab_autre", "logement_surf_hab_autre"),
        ("programmation_travaux", "La livraison prévue précède le début des travaux"),
        ("ailleurs_x", "ailleurs_x"),
    ],
)
def test_a_constraint_of_ours_is_told_by_its_rule(constraint, said):
    found = explain(TABLES, constraint)
    assert said.lower() in found.lower(), found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('null value in column "bailleur" of relation "logement"',
         "le champ « Bailleur » doit être rempli"),
        ("une valeur NULL viole la contrainte NOT NULL de la colonne « bailleur » dans la relation",
         "le champ « Bailleur » doit être rempli"),
        ("NOT NULL constraint failed: logement.bailleur", "le champ « Bailleur » doit être rempli"),
        ('DETAIL: Key ("id_ddtm62")=(7) already exists.', "« id_ddtm62 » existe déjà"),
        ("La clé « (campagne, nom)=(2021, L1) » existe déjà.", "« campagne », « nom » existe déjà"),
        ("UNIQUE constraint failed: logement.id_ddtm62", "« id_ddtm62 » existe déjà"),
        ("UNIQUE constraint failed: a.campagne, a.nom", "« campagne », « nom » existe déjà"),
        ('violates check constraint "logement_surf_hab_minimum"', "inférieure au minimum"),
        ("viole la contrainte de vérification « logement_surf_hab_maximum »",
         "supérieure au maximum"),
        ("CHECK constraint failed: logement_typologie_liste", "liste des valeurs permises"),
        ("FOREIGN KEY constraint failed", "renvoie à une ligne qui n’existe pas"),
        ('update or delete on table "bailleur" violates foreign key constraint "x" on table '
         '"logement" DETAIL: Key is still referenced from table "logement".', "Logements"),
        # What the server hides from who may not read the row: the constraint's name is left.
        ('duplicate key value violates unique constraint "logement_id_ddtm62_key"',
         "la valeur de « id_ddtm62 » existe déjà dans la table « logement »"),
        ("la valeur d'une clé dupliquée rompt la contrainte unique « programmation_campagne_nom_"
         "unique »", "« campagne », « nom » existe déjà dans la table « programmation »"),
        ('duplicate key value violates unique constraint "logement_pkey"', "« fid » existe déjà"),
        ('update or delete on table "bailleur" violates foreign key constraint '
         '"logement_bailleur_reference" on table "logement"', "sert encore dans la table « Logem"),
        ("UPDATE ou DELETE sur la table « bailleur » viole la contrainte de clé étrangère « x » de "
         "la table « logement »", "sert encore dans la table « Logements »"),
        ("une instruction insert ou update sur la table « logement » viole la contrainte de clé\n"
         "étrangère « logement_bailleur_reference »", "Bailleur"),
        ("ERROR: osp_refus : La campagne 2021 est close.\n", "La campagne 2021 est close"),
        ("Conflit : cette ligne a été modifiée par M.\nCONTEXT: …",
         "Conflit : cette ligne a été modifiée par M"),
        ("new row violates row-level security policy", "pas dans votre périmètre"),
        ("permission denied for table logement", "n’a pas le droit"),
        ("droit refusé pour la table logement", "n’a pas le droit"),
        ("osp_conflit", "modifiée par quelqu’un d’autre"),
        ("server closed the connection unexpectedly", "connexion au serveur a été perdue"),
        ("database is locked", "verrouillée par un autre programme"),
        ("attempt to write a readonly database", "en lecture seule"),
        ("ERROR:  Une règle de la base.\nCONTEXT:  PL/pgSQL function f() line 3 at RAISE",
         "Une règle de la base"),
        ("ERREUR:  Une règle.\nCONTEXTE : fonction PL/pgSQL f(), ligne 3 à RAISE", "Une règle"),
    ],
)  # fmt: skip
def test_a_refusal_is_told_whatever_said_it(text, said):
    found = from_text(TABLES, "logement", text)
    assert found is not None and said in found.reason
    assert not found.reason.endswith(". ") and found.fid is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tout va bien",
        "ERROR: syntax error",
        "ERROR: 3 x",
        "ERROR:  value too long for type character varying(14)",
    ],
)
def test_what_is_not_known_is_not_told(text):
    assert from_text(TABLES, "logement", text) is None


@pytest.mark.parametrize(
    "text",
    ["Failing row contains (42, 7, null) null value in column \"bailleur\"",
     "osp_conflit : la ligne 42 de la table", "feature 42: database is locked"],
)  # fmt: skip
def test_the_row_that_was_refused_is_told(text):
    found = from_text(TABLES, "logement", text)
    assert found is not None and found.fid == 42

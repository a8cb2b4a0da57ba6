-- Les fonctions de la version 1 s'exécutaient par n'importe qui, avec les droits du propriétaire.
-- La mise à niveau les refait, avec les vues ; celles qu'un ancien déclencheur a laissées aussi
-- perdent ce droit.
DO $osp$
DECLARE
  fonction regprocedure;
BEGIN
  FOR fonction IN
    SELECT p.oid FROM pg_catalog.pg_proc AS p
    WHERE p.pronamespace = current_schema()::regnamespace AND starts_with(p.proname, 'osp_')
      AND p.prorettype = 'trigger'::regtype
  LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION ' || fonction::text || ' FROM PUBLIC';
  END LOOP;
END
$osp$;

-- Les labels sont des lignes, auxquelles logements et tarifs renvoient : la table vient avant eux.
-- Fait ici : label
CREATE TABLE "label" (
  "fid" serial PRIMARY KEY,
  "label" text NOT NULL UNIQUE,
  "nature" text DEFAULT 'label' NOT NULL,
  "libelle" text,
  "compte" text,
  "etiquette" text,
  "annee_debut" integer,
  "annee_fin" integer,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "label_label_longueur" CHECK (length("label") <= 60),
  CONSTRAINT "label_nature_liste" CHECK ("nature" IN ('label', 'biosource')),
  CONSTRAINT "label_libelle_longueur" CHECK (length("libelle") <= 160),
  CONSTRAINT "label_compte_liste" CHECK ("compte" IN ('nb_c', 'nb_bbc')),
  CONSTRAINT "label_etiquette_liste" CHECK ("etiquette" IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  CONSTRAINT "label_annee_debut_minimum" CHECK ("annee_debut" >= 1970),
  CONSTRAINT "label_annee_debut_maximum" CHECK ("annee_debut" <= 2050),
  CONSTRAINT "label_annee_fin_minimum" CHECK ("annee_fin" >= 1970),
  CONSTRAINT "label_annee_fin_maximum" CHECK ("annee_fin" <= 2050),
  CONSTRAINT "label_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "label_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "label_annees_label" CHECK (annee_fin >= annee_debut),
  CONSTRAINT "label_compte_label" CHECK (compte IS NULL OR nature = 'label'),
  CONSTRAINT "label_etiquette_label" CHECK (etiquette IS NULL OR nature = 'label')
);

INSERT INTO "label" ("label", "nature", "libelle", "compte", "etiquette", "version")
VALUES ('C', 'label', 'Étiquette C', 'nb_c', 'C', 1);
INSERT INTO "label" ("label", "nature", "libelle", "compte", "etiquette", "annee_fin", "version")
VALUES ('BBC rénovation', 'label', 'BBC rénovation, méthode 2009', 'nb_bbc', 'B', 2023, 1);
INSERT INTO "label" ("label", "nature", "libelle", "compte", "etiquette", "annee_debut", "version")
VALUES ('BBC rénovation 2024', 'label', 'BBC rénovation 2024 : étiquette A ou B (arrêté du 3 octobre 2023)', 'nb_bbc', 'B', 2024, 1);
INSERT INTO "label" ("label", "nature", "libelle", "compte", "etiquette", "annee_debut", "version")
VALUES ('BBC rénovation 2024 première étape', 'label', 'BBC rénovation 2024, première étape : étiquette C (arrêté du 3 octobre 2023)', 'nb_c', 'C', 2024, 1);
INSERT INTO "label" ("label", "nature", "libelle", "version")
VALUES ('Toiture', 'biosource', 'Toiture biosourcée', 1);
INSERT INTO "label" ("label", "nature", "libelle", "version")
VALUES ('Mur', 'biosource', 'Murs biosourcés', 1);
INSERT INTO "label" ("label", "nature", "libelle", "version")
VALUES ('Mur et toiture', 'biosource', 'Murs et toiture biosourcés', 1);

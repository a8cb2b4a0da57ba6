-- Les labels sont des lignes, auxquelles logements et tarifs renvoient : la table vient avant eux.
-- Fait ici : label
CREATE TABLE "label" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "label" TEXT NOT NULL UNIQUE,
  "nature" TEXT DEFAULT 'label' NOT NULL,
  "libelle" TEXT,
  "compte" TEXT,
  "etiquette" TEXT,
  "annee_debut" MEDIUMINT,
  "annee_fin" MEDIUMINT,
  "observations" TEXT,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "label_label_type" CHECK (typeof("label") IN ('text', 'null')),
  CONSTRAINT "label_label_longueur" CHECK (length("label") <= 60),
  CONSTRAINT "label_nature_type" CHECK (typeof("nature") IN ('text', 'null')),
  CONSTRAINT "label_nature_liste" CHECK ("nature" IN ('label', 'biosource')),
  CONSTRAINT "label_libelle_type" CHECK (typeof("libelle") IN ('text', 'null')),
  CONSTRAINT "label_libelle_longueur" CHECK (length("libelle") <= 160),
  CONSTRAINT "label_compte_type" CHECK (typeof("compte") IN ('text', 'null')),
  CONSTRAINT "label_compte_liste" CHECK ("compte" IN ('nb_c', 'nb_bbc')),
  CONSTRAINT "label_etiquette_type" CHECK (typeof("etiquette") IN ('text', 'null')),
  CONSTRAINT "label_etiquette_liste" CHECK ("etiquette" IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  CONSTRAINT "label_annee_debut_type" CHECK (typeof("annee_debut") IN ('integer', 'null')),
  CONSTRAINT "label_annee_debut_minimum" CHECK ("annee_debut" >= 1970),
  CONSTRAINT "label_annee_debut_maximum" CHECK ("annee_debut" <= 2050),
  CONSTRAINT "label_annee_fin_type" CHECK (typeof("annee_fin") IN ('integer', 'null')),
  CONSTRAINT "label_annee_fin_minimum" CHECK ("annee_fin" >= 1970),
  CONSTRAINT "label_annee_fin_maximum" CHECK ("annee_fin" <= 2050),
  CONSTRAINT "label_observations_type" CHECK (typeof("observations") IN ('text', 'null')),
  CONSTRAINT "label_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "label_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "label_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "label_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "label_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "label_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "label_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "label_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
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

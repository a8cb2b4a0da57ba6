CREATE TABLE osp_meta (cle text PRIMARY KEY, valeur text);

CREATE TABLE "anomalie_acceptee" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "fid_logement" MEDIUMINT NOT NULL,
  "code" TEXT NOT NULL,
  "motif" TEXT NOT NULL,
  "x" REAL,
  "y" REAL,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "anomalie_acceptee_fid_logement_type" CHECK (typeof("fid_logement") IN ('integer', 'null')),
  CONSTRAINT "anomalie_acceptee_code_type" CHECK (typeof("code") IN ('text', 'null')),
  CONSTRAINT "anomalie_acceptee_code_longueur" CHECK (length("code") <= 40),
  CONSTRAINT "anomalie_acceptee_motif_type" CHECK (typeof("motif") IN ('text', 'null')),
  CONSTRAINT "anomalie_acceptee_motif_longueur" CHECK (length("motif") <= 400),
  CONSTRAINT "anomalie_acceptee_x_type" CHECK (typeof("x") IN ('real', 'integer', 'null')),
  CONSTRAINT "anomalie_acceptee_y_type" CHECK (typeof("y") IN ('real', 'integer', 'null')),
  CONSTRAINT "anomalie_acceptee_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "anomalie_acceptee_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "anomalie_acceptee_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "anomalie_acceptee_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "anomalie_acceptee_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "anomalie_acceptee_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "anomalie_acceptee_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "anomalie_acceptee_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "anomalie_acceptee_fid_logement_code_unique" UNIQUE ("fid_logement", "code")
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('anomalie_acceptee', 'attributes', 'anomalie_acceptee', 'Anomalies acceptées', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "campagne" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "campagne" MEDIUMINT NOT NULL UNIQUE,
  "date_ouverture" DATE,
  "date_cloture" DATE,
  "date_crhh" DATE,
  "etat" TEXT DEFAULT 'En préparation' NOT NULL,
  "motif_reouverture" TEXT,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "campagne_campagne_type" CHECK (typeof("campagne") IN ('integer', 'null')),
  CONSTRAINT "campagne_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "campagne_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "campagne_date_ouverture_type" CHECK ("date_ouverture" IS NULL OR "date_ouverture" IS strftime('%Y-%m-%d', "date_ouverture")),
  CONSTRAINT "campagne_date_cloture_type" CHECK ("date_cloture" IS NULL OR "date_cloture" IS strftime('%Y-%m-%d', "date_cloture")),
  CONSTRAINT "campagne_date_crhh_type" CHECK ("date_crhh" IS NULL OR "date_crhh" IS strftime('%Y-%m-%d', "date_crhh")),
  CONSTRAINT "campagne_etat_type" CHECK (typeof("etat") IN ('text', 'null')),
  CONSTRAINT "campagne_etat_liste" CHECK ("etat" IN ('En préparation', 'Ouverte', 'Close')),
  CONSTRAINT "campagne_motif_reouverture_type" CHECK (typeof("motif_reouverture") IN ('text', 'null')),
  CONSTRAINT "campagne_motif_reouverture_longueur" CHECK (length("motif_reouverture") <= 250),
  CONSTRAINT "campagne_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "campagne_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "campagne_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "campagne_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "campagne_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "campagne_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "campagne_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "campagne_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "campagne_dates_campagne" CHECK (date_cloture >= date_ouverture),
  CONSTRAINT "campagne_dates_close" CHECK (etat <> 'Close' OR (date_cloture IS NOT NULL AND date_crhh IS NOT NULL))
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('campagne', 'attributes', 'campagne', 'Campagnes', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "bailleur" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "bailleur" TEXT NOT NULL UNIQUE,
  "nom_bailleur" TEXT NOT NULL,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "bailleur_bailleur_type" CHECK (typeof("bailleur") IN ('text', 'null')),
  CONSTRAINT "bailleur_bailleur_longueur" CHECK (length("bailleur") <= 12),
  CONSTRAINT "bailleur_nom_bailleur_type" CHECK (typeof("nom_bailleur") IN ('text', 'null')),
  CONSTRAINT "bailleur_nom_bailleur_longueur" CHECK (length("nom_bailleur") <= 120),
  CONSTRAINT "bailleur_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "bailleur_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "bailleur_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "bailleur_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "bailleur_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "bailleur_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "bailleur_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "bailleur_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null'))
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('bailleur', 'attributes', 'bailleur', 'Bailleurs', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "delegataire" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "delegataire" TEXT NOT NULL UNIQUE,
  "nom_delegataire" TEXT NOT NULL,
  "gestionnaire" TEXT,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "delegataire_delegataire_type" CHECK (typeof("delegataire") IN ('text', 'null')),
  CONSTRAINT "delegataire_delegataire_longueur" CHECK (length("delegataire") <= 12),
  CONSTRAINT "delegataire_nom_delegataire_type" CHECK (typeof("nom_delegataire") IN ('text', 'null')),
  CONSTRAINT "delegataire_nom_delegataire_longueur" CHECK (length("nom_delegataire") <= 120),
  CONSTRAINT "delegataire_gestionnaire_type" CHECK (typeof("gestionnaire") IN ('text', 'null')),
  CONSTRAINT "delegataire_gestionnaire_format" CHECK ("gestionnaire" GLOB '[0-9][0-9AB][0-9][0-9][0-9]' OR "gestionnaire" GLOB 'DD0[0-9][0-9]'),
  CONSTRAINT "delegataire_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "delegataire_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "delegataire_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "delegataire_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "delegataire_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "delegataire_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "delegataire_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "delegataire_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null'))
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('delegataire', 'attributes', 'delegataire', 'Délégataires', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "epci" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  "epci" TEXT NOT NULL UNIQUE,
  "siren" TEXT,
  "nom_epci" TEXT NOT NULL,
  "delegataire" TEXT,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "epci_epci_type" CHECK (typeof("epci") IN ('text', 'null')),
  CONSTRAINT "epci_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "epci_siren_type" CHECK (typeof("siren") IN ('text', 'null')),
  CONSTRAINT "epci_siren_format" CHECK ("siren" GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  CONSTRAINT "epci_nom_epci_type" CHECK (typeof("nom_epci") IN ('text', 'null')),
  CONSTRAINT "epci_nom_epci_longueur" CHECK (length("nom_epci") <= 120),
  CONSTRAINT "epci_delegataire_type" CHECK (typeof("delegataire") IN ('text', 'null')),
  CONSTRAINT "epci_delegataire_longueur" CHECK (length("delegataire") <= 12),
  CONSTRAINT "epci_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "epci_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "epci_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "epci_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "epci_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "epci_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "epci_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "epci_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "epci_delegataire_reference" FOREIGN KEY ("delegataire") REFERENCES "delegataire" ("delegataire") ON UPDATE CASCADE
);

CREATE INDEX "ix_epci_delegataire" ON "epci" ("delegataire");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('epci', 'features', 'epci', 'EPCI', 2154) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

INSERT INTO gpkg_geometry_columns VALUES ('epci', 'geom', 'MULTIPOLYGON', 2154, 0, 0) ON CONFLICT DO NOTHING;

CREATE TABLE "departement" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  "dep" TEXT NOT NULL UNIQUE,
  "nom_dep" TEXT NOT NULL,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "departement_dep_type" CHECK (typeof("dep") IN ('text', 'null')),
  CONSTRAINT "departement_dep_format" CHECK ("dep" GLOB '[0-9][0-9AB]'),
  CONSTRAINT "departement_nom_dep_type" CHECK (typeof("nom_dep") IN ('text', 'null')),
  CONSTRAINT "departement_nom_dep_longueur" CHECK (length("nom_dep") <= 60),
  CONSTRAINT "departement_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "departement_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "departement_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "departement_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "departement_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "departement_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "departement_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "departement_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null'))
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('departement', 'features', 'departement', 'Départements', 2154) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

INSERT INTO gpkg_geometry_columns VALUES ('departement', 'geom', 'MULTIPOLYGON', 2154, 0, 0) ON CONFLICT DO NOTHING;

CREATE TABLE "programmation" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "campagne" MEDIUMINT NOT NULL,
  "nom" TEXT NOT NULL,
  "bailleur" TEXT NOT NULL,
  "epci" TEXT NOT NULL,
  "dep" TEXT NOT NULL,
  "cites" TEXT,
  "communes" TEXT,
  "statut" TEXT DEFAULT 'Brouillon' NOT NULL,
  "bailleur_nb_total" MEDIUMINT,
  "bailleur_nb_c" MEDIUMINT,
  "bailleur_nb_bbc" MEDIUMINT,
  "bailleur_nb_biosources" MEDIUMINT,
  "bailleur_observations" TEXT,
  "bailleur_perimetre" TEXT,
  "bailleur_report" BOOLEAN DEFAULT false,
  "bailleur_integree" BOOLEAN DEFAULT false,
  "bailleur_date_depot" DATE,
  "bailleur_date_os" DATE,
  "bailleur_date_livraison" DATE,
  "epci_nb_total" MEDIUMINT,
  "epci_nb_c" MEDIUMINT,
  "epci_nb_bbc" MEDIUMINT,
  "epci_nb_biosources" MEDIUMINT,
  "epci_observations" TEXT,
  "epci_date_validite" DATE,
  "etat_nb_total" MEDIUMINT,
  "etat_nb_c" MEDIUMINT,
  "etat_nb_bbc" MEDIUMINT,
  "etat_nb_biosources" MEDIUMINT,
  "etat_observations" TEXT,
  "etat_enveloppe_mini" REAL,
  "etat_enveloppe_maxi" REAL,
  "etat_bonus_mini" REAL,
  "etat_bonus_maxi" REAL,
  "crhh_nb_logements" MEDIUMINT,
  "crhh_enveloppe" REAL,
  "crhh_date" DATE,
  "preflechage" BOOLEAN DEFAULT false,
  "origine" MEDIUMINT,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "programmation_campagne_type" CHECK (typeof("campagne") IN ('integer', 'null')),
  CONSTRAINT "programmation_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "programmation_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "programmation_nom_type" CHECK (typeof("nom") IN ('text', 'null')),
  CONSTRAINT "programmation_nom_longueur" CHECK (length("nom") <= 160),
  CONSTRAINT "programmation_bailleur_type" CHECK (typeof("bailleur") IN ('text', 'null')),
  CONSTRAINT "programmation_bailleur_longueur" CHECK (length("bailleur") <= 12),
  CONSTRAINT "programmation_epci_type" CHECK (typeof("epci") IN ('text', 'null')),
  CONSTRAINT "programmation_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "programmation_dep_type" CHECK (typeof("dep") IN ('text', 'null')),
  CONSTRAINT "programmation_dep_format" CHECK ("dep" GLOB '[0-9][0-9AB]'),
  CONSTRAINT "programmation_cites_type" CHECK (typeof("cites") IN ('text', 'null')),
  CONSTRAINT "programmation_communes_type" CHECK (typeof("communes") IN ('text', 'null')),
  CONSTRAINT "programmation_statut_type" CHECK (typeof("statut") IN ('text', 'null')),
  CONSTRAINT "programmation_statut_liste" CHECK ("statut" IN ('Brouillon', 'Publié', 'Clos')),
  CONSTRAINT "programmation_bailleur_nb_total_type" CHECK (typeof("bailleur_nb_total") IN ('integer', 'null')),
  CONSTRAINT "programmation_bailleur_nb_total_minimum" CHECK ("bailleur_nb_total" >= 0),
  CONSTRAINT "programmation_bailleur_nb_total_maximum" CHECK ("bailleur_nb_total" <= 100000),
  CONSTRAINT "programmation_bailleur_nb_c_type" CHECK (typeof("bailleur_nb_c") IN ('integer', 'null')),
  CONSTRAINT "programmation_bailleur_nb_c_minimum" CHECK ("bailleur_nb_c" >= 0),
  CONSTRAINT "programmation_bailleur_nb_c_maximum" CHECK ("bailleur_nb_c" <= 100000),
  CONSTRAINT "programmation_bailleur_nb_bbc_type" CHECK (typeof("bailleur_nb_bbc") IN ('integer', 'null')),
  CONSTRAINT "programmation_bailleur_nb_bbc_minimum" CHECK ("bailleur_nb_bbc" >= 0),
  CONSTRAINT "programmation_bailleur_nb_bbc_maximum" CHECK ("bailleur_nb_bbc" <= 100000),
  CONSTRAINT "programmation_bailleur_nb_biosources_type" CHECK (typeof("bailleur_nb_biosources") IN ('integer', 'null')),
  CONSTRAINT "programmation_bailleur_nb_biosources_minimum" CHECK ("bailleur_nb_biosources" >= 0),
  CONSTRAINT "programmation_bailleur_nb_biosources_maximum" CHECK ("bailleur_nb_biosources" <= 100000),
  CONSTRAINT "programmation_bailleur_observations_type" CHECK (typeof("bailleur_observations") IN ('text', 'null')),
  CONSTRAINT "programmation_bailleur_perimetre_type" CHECK (typeof("bailleur_perimetre") IN ('text', 'null')),
  CONSTRAINT "programmation_bailleur_report_type" CHECK ("bailleur_report" IS NULL OR "bailleur_report" IN (0, 1)),
  CONSTRAINT "programmation_bailleur_integree_type" CHECK ("bailleur_integree" IS NULL OR "bailleur_integree" IN (0, 1)),
  CONSTRAINT "programmation_bailleur_date_depot_type" CHECK ("bailleur_date_depot" IS NULL OR "bailleur_date_depot" IS strftime('%Y-%m-%d', "bailleur_date_depot")),
  CONSTRAINT "programmation_bailleur_date_os_type" CHECK ("bailleur_date_os" IS NULL OR "bailleur_date_os" IS strftime('%Y-%m-%d', "bailleur_date_os")),
  CONSTRAINT "programmation_bailleur_date_livraison_type" CHECK ("bailleur_date_livraison" IS NULL OR "bailleur_date_livraison" IS strftime('%Y-%m-%d', "bailleur_date_livraison")),
  CONSTRAINT "programmation_epci_nb_total_type" CHECK (typeof("epci_nb_total") IN ('integer', 'null')),
  CONSTRAINT "programmation_epci_nb_total_minimum" CHECK ("epci_nb_total" >= 0),
  CONSTRAINT "programmation_epci_nb_total_maximum" CHECK ("epci_nb_total" <= 100000),
  CONSTRAINT "programmation_epci_nb_c_type" CHECK (typeof("epci_nb_c") IN ('integer', 'null')),
  CONSTRAINT "programmation_epci_nb_c_minimum" CHECK ("epci_nb_c" >= 0),
  CONSTRAINT "programmation_epci_nb_c_maximum" CHECK ("epci_nb_c" <= 100000),
  CONSTRAINT "programmation_epci_nb_bbc_type" CHECK (typeof("epci_nb_bbc") IN ('integer', 'null')),
  CONSTRAINT "programmation_epci_nb_bbc_minimum" CHECK ("epci_nb_bbc" >= 0),
  CONSTRAINT "programmation_epci_nb_bbc_maximum" CHECK ("epci_nb_bbc" <= 100000),
  CONSTRAINT "programmation_epci_nb_biosources_type" CHECK (typeof("epci_nb_biosources") IN ('integer', 'null')),
  CONSTRAINT "programmation_epci_nb_biosources_minimum" CHECK ("epci_nb_biosources" >= 0),
  CONSTRAINT "programmation_epci_nb_biosources_maximum" CHECK ("epci_nb_biosources" <= 100000),
  CONSTRAINT "programmation_epci_observations_type" CHECK (typeof("epci_observations") IN ('text', 'null')),
  CONSTRAINT "programmation_epci_date_validite_type" CHECK ("epci_date_validite" IS NULL OR "epci_date_validite" IS strftime('%Y-%m-%d', "epci_date_validite")),
  CONSTRAINT "programmation_etat_nb_total_type" CHECK (typeof("etat_nb_total") IN ('integer', 'null')),
  CONSTRAINT "programmation_etat_nb_total_minimum" CHECK ("etat_nb_total" >= 0),
  CONSTRAINT "programmation_etat_nb_total_maximum" CHECK ("etat_nb_total" <= 100000),
  CONSTRAINT "programmation_etat_nb_c_type" CHECK (typeof("etat_nb_c") IN ('integer', 'null')),
  CONSTRAINT "programmation_etat_nb_c_minimum" CHECK ("etat_nb_c" >= 0),
  CONSTRAINT "programmation_etat_nb_c_maximum" CHECK ("etat_nb_c" <= 100000),
  CONSTRAINT "programmation_etat_nb_bbc_type" CHECK (typeof("etat_nb_bbc") IN ('integer', 'null')),
  CONSTRAINT "programmation_etat_nb_bbc_minimum" CHECK ("etat_nb_bbc" >= 0),
  CONSTRAINT "programmation_etat_nb_bbc_maximum" CHECK ("etat_nb_bbc" <= 100000),
  CONSTRAINT "programmation_etat_nb_biosources_type" CHECK (typeof("etat_nb_biosources") IN ('integer', 'null')),
  CONSTRAINT "programmation_etat_nb_biosources_minimum" CHECK ("etat_nb_biosources" >= 0),
  CONSTRAINT "programmation_etat_nb_biosources_maximum" CHECK ("etat_nb_biosources" <= 100000),
  CONSTRAINT "programmation_etat_observations_type" CHECK (typeof("etat_observations") IN ('text', 'null')),
  CONSTRAINT "programmation_etat_enveloppe_mini_type" CHECK (typeof("etat_enveloppe_mini") IN ('real', 'integer', 'null')),
  CONSTRAINT "programmation_etat_enveloppe_mini_minimum" CHECK ("etat_enveloppe_mini" >= 0),
  CONSTRAINT "programmation_etat_enveloppe_maxi_type" CHECK (typeof("etat_enveloppe_maxi") IN ('real', 'integer', 'null')),
  CONSTRAINT "programmation_etat_enveloppe_maxi_minimum" CHECK ("etat_enveloppe_maxi" >= 0),
  CONSTRAINT "programmation_etat_bonus_mini_type" CHECK (typeof("etat_bonus_mini") IN ('real', 'integer', 'null')),
  CONSTRAINT "programmation_etat_bonus_mini_minimum" CHECK ("etat_bonus_mini" >= 0),
  CONSTRAINT "programmation_etat_bonus_maxi_type" CHECK (typeof("etat_bonus_maxi") IN ('real', 'integer', 'null')),
  CONSTRAINT "programmation_etat_bonus_maxi_minimum" CHECK ("etat_bonus_maxi" >= 0),
  CONSTRAINT "programmation_crhh_nb_logements_type" CHECK (typeof("crhh_nb_logements") IN ('integer', 'null')),
  CONSTRAINT "programmation_crhh_nb_logements_minimum" CHECK ("crhh_nb_logements" >= 0),
  CONSTRAINT "programmation_crhh_nb_logements_maximum" CHECK ("crhh_nb_logements" <= 100000),
  CONSTRAINT "programmation_crhh_enveloppe_type" CHECK (typeof("crhh_enveloppe") IN ('real', 'integer', 'null')),
  CONSTRAINT "programmation_crhh_enveloppe_minimum" CHECK ("crhh_enveloppe" >= 0),
  CONSTRAINT "programmation_crhh_date_type" CHECK ("crhh_date" IS NULL OR "crhh_date" IS strftime('%Y-%m-%d', "crhh_date")),
  CONSTRAINT "programmation_preflechage_type" CHECK ("preflechage" IS NULL OR "preflechage" IN (0, 1)),
  CONSTRAINT "programmation_origine_type" CHECK (typeof("origine") IN ('integer', 'null')),
  CONSTRAINT "programmation_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "programmation_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "programmation_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "programmation_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "programmation_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "programmation_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "programmation_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "programmation_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "programmation_bailleur_biosources" CHECK (bailleur_nb_biosources <= bailleur_nb_total),
  CONSTRAINT "programmation_epci_biosources" CHECK (epci_nb_biosources <= epci_nb_total),
  CONSTRAINT "programmation_etat_biosources" CHECK (etat_nb_biosources <= etat_nb_total),
  CONSTRAINT "programmation_bailleur_total" CHECK (bailleur_nb_total = coalesce(bailleur_nb_c, 0) + coalesce(bailleur_nb_bbc, 0) OR statut = 'Brouillon'),
  CONSTRAINT "programmation_epci_total" CHECK (epci_nb_total = coalesce(epci_nb_c, 0) + coalesce(epci_nb_bbc, 0) OR statut = 'Brouillon'),
  CONSTRAINT "programmation_etat_total" CHECK (etat_nb_total = coalesce(etat_nb_c, 0) + coalesce(etat_nb_bbc, 0) OR statut = 'Brouillon'),
  CONSTRAINT "programmation_travaux" CHECK (bailleur_date_livraison >= bailleur_date_os),
  CONSTRAINT "programmation_campagne_nom_unique" UNIQUE ("campagne", "nom"),
  CONSTRAINT "programmation_campagne_reference" FOREIGN KEY ("campagne") REFERENCES "campagne" ("campagne") ON UPDATE CASCADE,
  CONSTRAINT "programmation_bailleur_reference" FOREIGN KEY ("bailleur") REFERENCES "bailleur" ("bailleur") ON UPDATE CASCADE,
  CONSTRAINT "programmation_epci_reference" FOREIGN KEY ("epci") REFERENCES "epci" ("epci") ON UPDATE CASCADE,
  CONSTRAINT "programmation_dep_reference" FOREIGN KEY ("dep") REFERENCES "departement" ("dep") ON UPDATE CASCADE,
  CONSTRAINT "programmation_origine_reference" FOREIGN KEY ("origine") REFERENCES "programmation" ("fid") ON UPDATE CASCADE
);

CREATE INDEX "ix_programmation_campagne" ON "programmation" ("campagne");

CREATE INDEX "ix_programmation_bailleur" ON "programmation" ("bailleur");

CREATE INDEX "ix_programmation_epci" ON "programmation" ("epci");

CREATE INDEX "ix_programmation_dep" ON "programmation" ("dep");

CREATE INDEX "ix_programmation_origine" ON "programmation" ("origine");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('programmation', 'attributes', 'programmation', 'Programmation', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "avancement" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "programmation" MEDIUMINT NOT NULL,
  "date_saisie" DATE NOT NULL,
  "acteur" TEXT NOT NULL,
  "texte" TEXT,
  "retard" BOOLEAN DEFAULT false,
  "report_annee" MEDIUMINT,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "avancement_programmation_type" CHECK (typeof("programmation") IN ('integer', 'null')),
  CONSTRAINT "avancement_date_saisie_type" CHECK ("date_saisie" IS NULL OR "date_saisie" IS strftime('%Y-%m-%d', "date_saisie")),
  CONSTRAINT "avancement_acteur_type" CHECK (typeof("acteur") IN ('text', 'null')),
  CONSTRAINT "avancement_acteur_liste" CHECK ("acteur" IN ('Bailleur', 'EPCI', 'DDTM/DRBM')),
  CONSTRAINT "avancement_texte_type" CHECK (typeof("texte") IN ('text', 'null')),
  CONSTRAINT "avancement_retard_type" CHECK ("retard" IS NULL OR "retard" IN (0, 1)),
  CONSTRAINT "avancement_report_annee_type" CHECK (typeof("report_annee") IN ('integer', 'null')),
  CONSTRAINT "avancement_report_annee_minimum" CHECK ("report_annee" >= 2010),
  CONSTRAINT "avancement_report_annee_maximum" CHECK ("report_annee" <= 2050),
  CONSTRAINT "avancement_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "avancement_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "avancement_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "avancement_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "avancement_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "avancement_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "avancement_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "avancement_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "avancement_programmation_reference" FOREIGN KEY ("programmation") REFERENCES "programmation" ("fid") ON UPDATE CASCADE
);

CREATE INDEX "ix_avancement_programmation" ON "avancement" ("programmation");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('avancement', 'attributes', 'avancement', 'Points d’avancement', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "commune" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  "idcom" TEXT NOT NULL UNIQUE,
  "nom_commune" TEXT NOT NULL,
  "epci" TEXT,
  "dep" TEXT,
  "population" MEDIUMINT,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "commune_idcom_type" CHECK (typeof("idcom") IN ('text', 'null')),
  CONSTRAINT "commune_idcom_format" CHECK ("idcom" GLOB '[0-9][0-9AB][0-9][0-9][0-9]'),
  CONSTRAINT "commune_nom_commune_type" CHECK (typeof("nom_commune") IN ('text', 'null')),
  CONSTRAINT "commune_nom_commune_longueur" CHECK (length("nom_commune") <= 80),
  CONSTRAINT "commune_epci_type" CHECK (typeof("epci") IN ('text', 'null')),
  CONSTRAINT "commune_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "commune_dep_type" CHECK (typeof("dep") IN ('text', 'null')),
  CONSTRAINT "commune_dep_format" CHECK ("dep" GLOB '[0-9][0-9AB]'),
  CONSTRAINT "commune_population_type" CHECK (typeof("population") IN ('integer', 'null')),
  CONSTRAINT "commune_population_minimum" CHECK ("population" >= 0),
  CONSTRAINT "commune_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "commune_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "commune_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "commune_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "commune_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "commune_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "commune_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "commune_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "commune_epci_reference" FOREIGN KEY ("epci") REFERENCES "epci" ("epci") ON UPDATE CASCADE,
  CONSTRAINT "commune_dep_reference" FOREIGN KEY ("dep") REFERENCES "departement" ("dep") ON UPDATE CASCADE
);

CREATE INDEX "ix_commune_epci" ON "commune" ("epci");

CREATE INDEX "ix_commune_dep" ON "commune" ("dep");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('commune', 'features', 'commune', 'Communes', 2154) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

INSERT INTO gpkg_geometry_columns VALUES ('commune', 'geom', 'MULTIPOLYGON', 2154, 0, 0) ON CONFLICT DO NOTHING;

CREATE TABLE "cite" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  "id_cite" MEDIUMINT NOT NULL UNIQUE,
  "nom_cite" TEXT NOT NULL,
  "idcom" TEXT,
  "communes" TEXT,
  "epci" TEXT,
  "dep" TEXT,
  "a_enjeux" BOOLEAN DEFAULT false,
  "renovation_integree" BOOLEAN DEFAULT false,
  "etude_urbaine" TEXT,
  "date_etude" DATE,
  "nb_logements" MEDIUMINT,
  "contour_valide" BOOLEAN DEFAULT false,
  "source_contour" TEXT,
  "observations" TEXT,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "cite_id_cite_type" CHECK (typeof("id_cite") IN ('integer', 'null')),
  CONSTRAINT "cite_id_cite_minimum" CHECK ("id_cite" >= 1),
  CONSTRAINT "cite_nom_cite_type" CHECK (typeof("nom_cite") IN ('text', 'null')),
  CONSTRAINT "cite_nom_cite_longueur" CHECK (length("nom_cite") <= 120),
  CONSTRAINT "cite_idcom_type" CHECK (typeof("idcom") IN ('text', 'null')),
  CONSTRAINT "cite_idcom_format" CHECK ("idcom" GLOB '[0-9][0-9AB][0-9][0-9][0-9]'),
  CONSTRAINT "cite_communes_type" CHECK (typeof("communes") IN ('text', 'null')),
  CONSTRAINT "cite_epci_type" CHECK (typeof("epci") IN ('text', 'null')),
  CONSTRAINT "cite_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "cite_dep_type" CHECK (typeof("dep") IN ('text', 'null')),
  CONSTRAINT "cite_dep_format" CHECK ("dep" GLOB '[0-9][0-9AB]'),
  CONSTRAINT "cite_a_enjeux_type" CHECK ("a_enjeux" IS NULL OR "a_enjeux" IN (0, 1)),
  CONSTRAINT "cite_renovation_integree_type" CHECK ("renovation_integree" IS NULL OR "renovation_integree" IN (0, 1)),
  CONSTRAINT "cite_etude_urbaine_type" CHECK (typeof("etude_urbaine") IN ('text', 'null')),
  CONSTRAINT "cite_etude_urbaine_liste" CHECK ("etude_urbaine" IN ('Sans objet', 'À lancer', 'En cours', 'Terminée')),
  CONSTRAINT "cite_date_etude_type" CHECK ("date_etude" IS NULL OR "date_etude" IS strftime('%Y-%m-%d', "date_etude")),
  CONSTRAINT "cite_nb_logements_type" CHECK (typeof("nb_logements") IN ('integer', 'null')),
  CONSTRAINT "cite_nb_logements_minimum" CHECK ("nb_logements" >= 0),
  CONSTRAINT "cite_contour_valide_type" CHECK ("contour_valide" IS NULL OR "contour_valide" IN (0, 1)),
  CONSTRAINT "cite_source_contour_type" CHECK (typeof("source_contour") IN ('text', 'null')),
  CONSTRAINT "cite_source_contour_longueur" CHECK (length("source_contour") <= 120),
  CONSTRAINT "cite_observations_type" CHECK (typeof("observations") IN ('text', 'null')),
  CONSTRAINT "cite_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "cite_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "cite_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "cite_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "cite_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "cite_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "cite_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "cite_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "cite_idcom_reference" FOREIGN KEY ("idcom") REFERENCES "commune" ("idcom") ON UPDATE CASCADE,
  CONSTRAINT "cite_epci_reference" FOREIGN KEY ("epci") REFERENCES "epci" ("epci") ON UPDATE CASCADE,
  CONSTRAINT "cite_dep_reference" FOREIGN KEY ("dep") REFERENCES "departement" ("dep") ON UPDATE CASCADE
);

CREATE INDEX "ix_cite_idcom" ON "cite" ("idcom");

CREATE INDEX "ix_cite_epci" ON "cite" ("epci");

CREATE INDEX "ix_cite_dep" ON "cite" ("dep");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('cite', 'features', 'cite', 'Cités minières', 2154) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

INSERT INTO gpkg_geometry_columns VALUES ('cite', 'geom', 'MULTIPOLYGON', 2154, 0, 0) ON CONFLICT DO NOTHING;

CREATE TABLE "correspondance" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "bailleur" TEXT NOT NULL,
  "entete" TEXT NOT NULL,
  "champ" TEXT,
  CONSTRAINT "correspondance_bailleur_type" CHECK (typeof("bailleur") IN ('text', 'null')),
  CONSTRAINT "correspondance_bailleur_longueur" CHECK (length("bailleur") <= 12),
  CONSTRAINT "correspondance_entete_type" CHECK (typeof("entete") IN ('text', 'null')),
  CONSTRAINT "correspondance_entete_longueur" CHECK (length("entete") <= 200),
  CONSTRAINT "correspondance_champ_type" CHECK (typeof("champ") IN ('text', 'null')),
  CONSTRAINT "correspondance_champ_longueur" CHECK (length("champ") <= 60),
  CONSTRAINT "correspondance_bailleur_entete_unique" UNIQUE ("bailleur", "entete"),
  CONSTRAINT "correspondance_bailleur_reference" FOREIGN KEY ("bailleur") REFERENCES "bailleur" ("bailleur") ON UPDATE CASCADE
);

CREATE INDEX "ix_correspondance_bailleur" ON "correspondance" ("bailleur");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('correspondance', 'attributes', 'correspondance', 'Colonnes mémorisées', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "enveloppe" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "campagne" MEDIUMINT NOT NULL,
  "delegataire" TEXT NOT NULL,
  "dotation" REAL,
  "reliquat" REAL,
  "observations" TEXT,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "enveloppe_campagne_type" CHECK (typeof("campagne") IN ('integer', 'null')),
  CONSTRAINT "enveloppe_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "enveloppe_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "enveloppe_delegataire_type" CHECK (typeof("delegataire") IN ('text', 'null')),
  CONSTRAINT "enveloppe_delegataire_longueur" CHECK (length("delegataire") <= 12),
  CONSTRAINT "enveloppe_dotation_type" CHECK (typeof("dotation") IN ('real', 'integer', 'null')),
  CONSTRAINT "enveloppe_dotation_minimum" CHECK ("dotation" >= 0),
  CONSTRAINT "enveloppe_reliquat_type" CHECK (typeof("reliquat") IN ('real', 'integer', 'null')),
  CONSTRAINT "enveloppe_observations_type" CHECK (typeof("observations") IN ('text', 'null')),
  CONSTRAINT "enveloppe_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "enveloppe_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "enveloppe_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "enveloppe_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "enveloppe_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "enveloppe_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "enveloppe_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "enveloppe_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "enveloppe_campagne_delegataire_unique" UNIQUE ("campagne", "delegataire"),
  CONSTRAINT "enveloppe_campagne_reference" FOREIGN KEY ("campagne") REFERENCES "campagne" ("campagne") ON UPDATE CASCADE,
  CONSTRAINT "enveloppe_delegataire_reference" FOREIGN KEY ("delegataire") REFERENCES "delegataire" ("delegataire") ON UPDATE CASCADE
);

CREATE INDEX "ix_enveloppe_campagne" ON "enveloppe" ("campagne");

CREATE INDEX "ix_enveloppe_delegataire" ON "enveloppe" ("delegataire");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('enveloppe', 'attributes', 'enveloppe', 'Enveloppes', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "operation" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "intitule" TEXT NOT NULL UNIQUE,
  "bailleur" TEXT NOT NULL,
  "annee_financ" MEDIUMINT,
  "type_palu" TEXT NOT NULL,
  "dep" TEXT,
  "epci" TEXT,
  "cites" TEXT,
  "num_decision" TEXT,
  "nb_logements_decision" MEDIUMINT,
  "date_decision" DATE,
  "montant_palulos" REAL,
  "observations" TEXT,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "operation_intitule_type" CHECK (typeof("intitule") IN ('text', 'null')),
  CONSTRAINT "operation_intitule_longueur" CHECK (length("intitule") <= 160),
  CONSTRAINT "operation_bailleur_type" CHECK (typeof("bailleur") IN ('text', 'null')),
  CONSTRAINT "operation_bailleur_longueur" CHECK (length("bailleur") <= 12),
  CONSTRAINT "operation_annee_financ_type" CHECK (typeof("annee_financ") IN ('integer', 'null')),
  CONSTRAINT "operation_annee_financ_minimum" CHECK ("annee_financ" >= 2010),
  CONSTRAINT "operation_annee_financ_maximum" CHECK ("annee_financ" <= 2050),
  CONSTRAINT "operation_type_palu_type" CHECK (typeof("type_palu") IN ('text', 'null')),
  CONSTRAINT "operation_type_palu_liste" CHECK ("type_palu" IN ('Groupé', 'Isolé', 'Hors')),
  CONSTRAINT "operation_dep_type" CHECK (typeof("dep") IN ('text', 'null')),
  CONSTRAINT "operation_dep_format" CHECK ("dep" GLOB '[0-9][0-9AB]'),
  CONSTRAINT "operation_epci_type" CHECK (typeof("epci") IN ('text', 'null')),
  CONSTRAINT "operation_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "operation_cites_type" CHECK (typeof("cites") IN ('text', 'null')),
  CONSTRAINT "operation_num_decision_type" CHECK (typeof("num_decision") IN ('text', 'null')),
  CONSTRAINT "operation_num_decision_format" CHECK ("num_decision" GLOB '[0-9][0-9][0-9][0-9][0-9][0-9AB][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]' OR "num_decision" GLOB '[0-9][0-9][0-9][0-9]DD[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]' OR "num_decision" GLOB '[0-9][0-9][0-9][0-9]HP???[0-9][0-9][0-9][0-9]'),
  CONSTRAINT "operation_nb_logements_decision_type" CHECK (typeof("nb_logements_decision") IN ('integer', 'null')),
  CONSTRAINT "operation_nb_logements_decision_minimum" CHECK ("nb_logements_decision" >= 0),
  CONSTRAINT "operation_date_decision_type" CHECK ("date_decision" IS NULL OR "date_decision" IS strftime('%Y-%m-%d', "date_decision")),
  CONSTRAINT "operation_montant_palulos_type" CHECK (typeof("montant_palulos") IN ('real', 'integer', 'null')),
  CONSTRAINT "operation_montant_palulos_minimum" CHECK ("montant_palulos" >= 0),
  CONSTRAINT "operation_observations_type" CHECK (typeof("observations") IN ('text', 'null')),
  CONSTRAINT "operation_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "operation_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "operation_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "operation_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "operation_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "operation_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "operation_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "operation_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "operation_bailleur_reference" FOREIGN KEY ("bailleur") REFERENCES "bailleur" ("bailleur") ON UPDATE CASCADE,
  CONSTRAINT "operation_dep_reference" FOREIGN KEY ("dep") REFERENCES "departement" ("dep") ON UPDATE CASCADE,
  CONSTRAINT "operation_epci_reference" FOREIGN KEY ("epci") REFERENCES "epci" ("epci") ON UPDATE CASCADE
);

CREATE INDEX "ix_operation_bailleur" ON "operation" ("bailleur");

CREATE INDEX "ix_operation_dep" ON "operation" ("dep");

CREATE INDEX "ix_operation_epci" ON "operation" ("epci");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('operation', 'attributes', 'operation', 'Opérations', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "financement" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "operation" TEXT NOT NULL,
  "financeur" TEXT NOT NULL,
  "montant_prevu" REAL,
  "montant_engage" REAL,
  "montant_paye" REAL,
  "date_engagement" DATE,
  "date_paiement" DATE,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "financement_operation_type" CHECK (typeof("operation") IN ('text', 'null')),
  CONSTRAINT "financement_operation_longueur" CHECK (length("operation") <= 160),
  CONSTRAINT "financement_financeur_type" CHECK (typeof("financeur") IN ('text', 'null')),
  CONSTRAINT "financement_financeur_liste" CHECK ("financeur" IN ('État', 'Région', 'Département', 'EPCI', 'CDC', 'Bailleur', 'Autre')),
  CONSTRAINT "financement_montant_prevu_type" CHECK (typeof("montant_prevu") IN ('real', 'integer', 'null')),
  CONSTRAINT "financement_montant_prevu_minimum" CHECK ("montant_prevu" >= 0),
  CONSTRAINT "financement_montant_engage_type" CHECK (typeof("montant_engage") IN ('real', 'integer', 'null')),
  CONSTRAINT "financement_montant_engage_minimum" CHECK ("montant_engage" >= 0),
  CONSTRAINT "financement_montant_paye_type" CHECK (typeof("montant_paye") IN ('real', 'integer', 'null')),
  CONSTRAINT "financement_montant_paye_minimum" CHECK ("montant_paye" >= 0),
  CONSTRAINT "financement_date_engagement_type" CHECK ("date_engagement" IS NULL OR "date_engagement" IS strftime('%Y-%m-%d', "date_engagement")),
  CONSTRAINT "financement_date_paiement_type" CHECK ("date_paiement" IS NULL OR "date_paiement" IS strftime('%Y-%m-%d', "date_paiement")),
  CONSTRAINT "financement_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "financement_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "financement_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "financement_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "financement_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "financement_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "financement_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "financement_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "financement_operation_financeur_unique" UNIQUE ("operation", "financeur"),
  CONSTRAINT "financement_operation_reference" FOREIGN KEY ("operation") REFERENCES "operation" ("intitule") ON UPDATE CASCADE
);

CREATE INDEX "ix_financement_operation" ON "financement" ("operation");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('financement', 'attributes', 'financement', 'Financements', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "import_remontee" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "nature" TEXT NOT NULL,
  "fichier" TEXT NOT NULL,
  "empreinte" TEXT NOT NULL,
  "bailleur" TEXT,
  "campagne" MEDIUMINT,
  "date_import" DATETIME NOT NULL,
  "utilisateur" TEXT,
  "nb_lignes" MEDIUMINT,
  "nb_nouveaux" MEDIUMINT,
  "nb_modifies" MEDIUMINT,
  "nb_inchanges" MEDIUMINT,
  "nb_conflits" MEDIUMINT,
  "nb_rejetes" MEDIUMINT,
  "nb_avertissements" MEDIUMINT,
  "nb_disparus" MEDIUMINT,
  "etat" TEXT NOT NULL,
  "date_annulation" DATETIME,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "import_remontee_nature_type" CHECK (typeof("nature") IN ('text', 'null')),
  CONSTRAINT "import_remontee_nature_liste" CHECK ("nature" IN ('Remontée', 'Décisions', 'Programmation', 'RPLS', 'Géolocalisation')),
  CONSTRAINT "import_remontee_fichier_type" CHECK (typeof("fichier") IN ('text', 'null')),
  CONSTRAINT "import_remontee_fichier_longueur" CHECK (length("fichier") <= 255),
  CONSTRAINT "import_remontee_empreinte_type" CHECK (typeof("empreinte") IN ('text', 'null')),
  CONSTRAINT "import_remontee_empreinte_format" CHECK ("empreinte" GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
  CONSTRAINT "import_remontee_bailleur_type" CHECK (typeof("bailleur") IN ('text', 'null')),
  CONSTRAINT "import_remontee_bailleur_longueur" CHECK (length("bailleur") <= 12),
  CONSTRAINT "import_remontee_campagne_type" CHECK (typeof("campagne") IN ('integer', 'null')),
  CONSTRAINT "import_remontee_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "import_remontee_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "import_remontee_date_import_type" CHECK ("date_import" IS NULL OR julianday("date_import") IS NOT NULL),
  CONSTRAINT "import_remontee_utilisateur_type" CHECK (typeof("utilisateur") IN ('text', 'null')),
  CONSTRAINT "import_remontee_utilisateur_longueur" CHECK (length("utilisateur") <= 120),
  CONSTRAINT "import_remontee_nb_lignes_type" CHECK (typeof("nb_lignes") IN ('integer', 'null')),
  CONSTRAINT "import_remontee_nb_lignes_minimum" CHECK ("nb_lignes" >= 0),
  CONSTRAINT "import_remontee_nb_nouveaux_type" CHECK (typeof("nb_nouveaux") IN ('integer', 'null')),
  CONSTRAINT "import_remontee_nb_nouveaux_minimum" CHECK ("nb_nouveaux" >= 0),
  CONSTRAINT "import_remontee_nb_modifies_type" CHECK (typeof("nb_modifies") IN ('integer', 'null')),
  CONSTRAINT "import_remontee_nb_modifies_minimum" CHECK ("nb_modifies" >= 0),
  CONSTRAINT "import_remontee_nb_inchanges_type" CHECK (typeof("nb_inchanges") IN ('integer', 'null')),
  CONSTRAINT "import_remontee_nb_inchanges_minimum" CHECK ("nb_inchanges" >= 0),
  CONSTRAINT "import_remontee_nb_conflits_type" CHECK (typeof("nb_conflits") IN ('integer', 'null')),
  CONSTRAINT "import_remontee_nb_conflits_minimum" CHECK ("nb_conflits" >= 0),
  CONSTRAINT "import_remontee_nb_rejetes_type" CHECK (typeof("nb_rejetes") IN ('integer', 'null')),
  CONSTRAINT "import_remontee_nb_rejetes_minimum" CHECK ("nb_rejetes" >= 0),
  CONSTRAINT "import_remontee_nb_avertissements_type" CHECK (typeof("nb_avertissements") IN ('integer', 'null')),
  CONSTRAINT "import_remontee_nb_avertissements_minimum" CHECK ("nb_avertissements" >= 0),
  CONSTRAINT "import_remontee_nb_disparus_type" CHECK (typeof("nb_disparus") IN ('integer', 'null')),
  CONSTRAINT "import_remontee_nb_disparus_minimum" CHECK ("nb_disparus" >= 0),
  CONSTRAINT "import_remontee_etat_type" CHECK (typeof("etat") IN ('text', 'null')),
  CONSTRAINT "import_remontee_etat_liste" CHECK ("etat" IN ('Appliqué', 'Annulé')),
  CONSTRAINT "import_remontee_date_annulation_type" CHECK ("date_annulation" IS NULL OR julianday("date_annulation") IS NOT NULL),
  CONSTRAINT "import_remontee_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "import_remontee_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "import_remontee_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "import_remontee_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "import_remontee_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "import_remontee_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "import_remontee_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "import_remontee_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "import_remontee_bailleur_reference" FOREIGN KEY ("bailleur") REFERENCES "bailleur" ("bailleur") ON UPDATE CASCADE
);

CREATE INDEX "ix_import_remontee_bailleur" ON "import_remontee" ("bailleur");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('import_remontee', 'attributes', 'import_remontee', 'Imports', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "import_ligne" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "import_remontee" MEDIUMINT NOT NULL,
  "nom_table" TEXT NOT NULL,
  "fid_ligne" MEDIUMINT NOT NULL,
  "verbe" TEXT NOT NULL,
  "avant" TEXT,
  "version_apres" MEDIUMINT,
  "onglet" TEXT,
  "ligne" MEDIUMINT,
  CONSTRAINT "import_ligne_import_remontee_type" CHECK (typeof("import_remontee") IN ('integer', 'null')),
  CONSTRAINT "import_ligne_nom_table_type" CHECK (typeof("nom_table") IN ('text', 'null')),
  CONSTRAINT "import_ligne_nom_table_longueur" CHECK (length("nom_table") <= 60),
  CONSTRAINT "import_ligne_fid_ligne_type" CHECK (typeof("fid_ligne") IN ('integer', 'null')),
  CONSTRAINT "import_ligne_verbe_type" CHECK (typeof("verbe") IN ('text', 'null')),
  CONSTRAINT "import_ligne_verbe_liste" CHECK ("verbe" IN ('INSERT', 'UPDATE')),
  CONSTRAINT "import_ligne_avant_type" CHECK (typeof("avant") IN ('text', 'null')),
  CONSTRAINT "import_ligne_version_apres_type" CHECK (typeof("version_apres") IN ('integer', 'null')),
  CONSTRAINT "import_ligne_onglet_type" CHECK (typeof("onglet") IN ('text', 'null')),
  CONSTRAINT "import_ligne_onglet_longueur" CHECK (length("onglet") <= 255),
  CONSTRAINT "import_ligne_ligne_type" CHECK (typeof("ligne") IN ('integer', 'null')),
  CONSTRAINT "import_ligne_import_remontee_reference" FOREIGN KEY ("import_remontee") REFERENCES "import_remontee" ("fid") ON UPDATE CASCADE
);

CREATE INDEX "ix_import_ligne_import_remontee" ON "import_ligne" ("import_remontee");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('import_ligne', 'attributes', 'import_ligne', 'Lignes importées', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "journal" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "nom_table" TEXT NOT NULL,
  "fid_ligne" MEDIUMINT NOT NULL,
  "verbe" TEXT NOT NULL,
  "avant" TEXT,
  "apres" TEXT,
  "qui" TEXT,
  "quand" DATETIME NOT NULL,
  CONSTRAINT "journal_nom_table_type" CHECK (typeof("nom_table") IN ('text', 'null')),
  CONSTRAINT "journal_nom_table_longueur" CHECK (length("nom_table") <= 60),
  CONSTRAINT "journal_fid_ligne_type" CHECK (typeof("fid_ligne") IN ('integer', 'null')),
  CONSTRAINT "journal_verbe_type" CHECK (typeof("verbe") IN ('text', 'null')),
  CONSTRAINT "journal_verbe_liste" CHECK ("verbe" IN ('INSERT', 'UPDATE', 'DELETE')),
  CONSTRAINT "journal_avant_type" CHECK (typeof("avant") IN ('text', 'null')),
  CONSTRAINT "journal_apres_type" CHECK (typeof("apres") IN ('text', 'null')),
  CONSTRAINT "journal_qui_type" CHECK (typeof("qui") IN ('text', 'null')),
  CONSTRAINT "journal_qui_longueur" CHECK (length("qui") <= 120),
  CONSTRAINT "journal_quand_type" CHECK ("quand" IS NULL OR julianday("quand") IS NOT NULL)
);

CREATE INDEX "ix_journal_nom_table_fid_ligne" ON "journal" ("nom_table", "fid_ligne");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('journal', 'attributes', 'journal', 'Journal', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "logement" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom POINT,
  "id_ddtm62" MEDIUMINT NOT NULL UNIQUE,
  "ident_rep" TEXT,
  "ident_int" TEXT,
  "idlocal" TEXT,
  "idpar" TEXT,
  "num_rpls_ini" TEXT,
  "num_esti_ini" TEXT,
  "info" TEXT,
  "dnvoiri" TEXT,
  "dindic" TEXT,
  "dvoilib" TEXT,
  "idcom" TEXT,
  "idcomtxt" TEXT,
  "dep" TEXT,
  "epci" TEXT,
  "cite_ini" TEXT,
  "id_cite" MEDIUMINT,
  "nom_cite_1" TEXT,
  "l_id_cite" TEXT,
  "intitule" TEXT,
  "bailleur" TEXT NOT NULL,
  "type_palu" TEXT NOT NULL,
  "num_decision" TEXT,
  "annee_financ" MEDIUMINT,
  "date_os" DATE,
  "date_fin" DATE,
  "avancement" TEXT,
  "etiquette_avant" TEXT,
  "etiquette_apres" TEXT,
  "label_vise" TEXT,
  "biosource" TEXT,
  "typologie" TEXT,
  "surf_hab" REAL,
  "annee_constr" MEDIUMINT,
  "source_rpls" TEXT,
  "cout_travaux" REAL,
  "subv_palulos" REAL,
  "subv_region" REAL,
  "subv_departement" REAL,
  "subv_epci" REAL,
  "subv_autre" REAL,
  "pret_cdc" REAL,
  "fonds_propres" REAL,
  "loyer_avant" REAL,
  "loyer_apres" REAL,
  "occupe_avant" TEXT,
  "occupe_apres" TEXT,
  "relogement" TEXT,
  "geoloc_source" TEXT,
  "geoloc_score" REAL,
  "geoloc_date" DATE,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "logement_id_ddtm62_type" CHECK (typeof("id_ddtm62") IN ('integer', 'null')),
  CONSTRAINT "logement_id_ddtm62_minimum" CHECK ("id_ddtm62" >= 1),
  CONSTRAINT "logement_ident_rep_type" CHECK (typeof("ident_rep") IN ('text', 'null')),
  CONSTRAINT "logement_ident_rep_format" CHECK ("ident_rep" GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  CONSTRAINT "logement_ident_int_type" CHECK (typeof("ident_int") IN ('text', 'null')),
  CONSTRAINT "logement_ident_int_longueur" CHECK (length("ident_int") <= 40),
  CONSTRAINT "logement_idlocal_type" CHECK (typeof("idlocal") IN ('text', 'null')),
  CONSTRAINT "logement_idlocal_format" CHECK ("idlocal" GLOB '[0-9][0-9AB][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  CONSTRAINT "logement_idpar_type" CHECK (typeof("idpar") IN ('text', 'null')),
  CONSTRAINT "logement_idpar_format" CHECK ("idpar" GLOB '[0-9][0-9AB][0-9][0-9][0-9][0-9][0-9][0-9][0-9A-Z][0-9A-Z][0-9][0-9][0-9][0-9]'),
  CONSTRAINT "logement_num_rpls_ini_type" CHECK (typeof("num_rpls_ini") IN ('text', 'null')),
  CONSTRAINT "logement_num_rpls_ini_longueur" CHECK (length("num_rpls_ini") <= 40),
  CONSTRAINT "logement_num_esti_ini_type" CHECK (typeof("num_esti_ini") IN ('text', 'null')),
  CONSTRAINT "logement_num_esti_ini_longueur" CHECK (length("num_esti_ini") <= 40),
  CONSTRAINT "logement_info_type" CHECK (typeof("info") IN ('text', 'null')),
  CONSTRAINT "logement_dnvoiri_type" CHECK (typeof("dnvoiri") IN ('text', 'null')),
  CONSTRAINT "logement_dnvoiri_longueur" CHECK (length("dnvoiri") <= 10),
  CONSTRAINT "logement_dindic_type" CHECK (typeof("dindic") IN ('text', 'null')),
  CONSTRAINT "logement_dindic_longueur" CHECK (length("dindic") <= 4),
  CONSTRAINT "logement_dvoilib_type" CHECK (typeof("dvoilib") IN ('text', 'null')),
  CONSTRAINT "logement_dvoilib_longueur" CHECK (length("dvoilib") <= 120),
  CONSTRAINT "logement_idcom_type" CHECK (typeof("idcom") IN ('text', 'null')),
  CONSTRAINT "logement_idcom_format" CHECK ("idcom" GLOB '[0-9][0-9AB][0-9][0-9][0-9]'),
  CONSTRAINT "logement_idcomtxt_type" CHECK (typeof("idcomtxt") IN ('text', 'null')),
  CONSTRAINT "logement_idcomtxt_longueur" CHECK (length("idcomtxt") <= 80),
  CONSTRAINT "logement_dep_type" CHECK (typeof("dep") IN ('text', 'null')),
  CONSTRAINT "logement_dep_format" CHECK ("dep" GLOB '[0-9][0-9AB]'),
  CONSTRAINT "logement_epci_type" CHECK (typeof("epci") IN ('text', 'null')),
  CONSTRAINT "logement_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "logement_cite_ini_type" CHECK (typeof("cite_ini") IN ('text', 'null')),
  CONSTRAINT "logement_cite_ini_longueur" CHECK (length("cite_ini") <= 120),
  CONSTRAINT "logement_id_cite_type" CHECK (typeof("id_cite") IN ('integer', 'null')),
  CONSTRAINT "logement_nom_cite_1_type" CHECK (typeof("nom_cite_1") IN ('text', 'null')),
  CONSTRAINT "logement_nom_cite_1_longueur" CHECK (length("nom_cite_1") <= 120),
  CONSTRAINT "logement_l_id_cite_type" CHECK (typeof("l_id_cite") IN ('text', 'null')),
  CONSTRAINT "logement_intitule_type" CHECK (typeof("intitule") IN ('text', 'null')),
  CONSTRAINT "logement_intitule_longueur" CHECK (length("intitule") <= 160),
  CONSTRAINT "logement_bailleur_type" CHECK (typeof("bailleur") IN ('text', 'null')),
  CONSTRAINT "logement_bailleur_longueur" CHECK (length("bailleur") <= 12),
  CONSTRAINT "logement_type_palu_type" CHECK (typeof("type_palu") IN ('text', 'null')),
  CONSTRAINT "logement_type_palu_liste" CHECK ("type_palu" IN ('Groupé', 'Isolé', 'Hors')),
  CONSTRAINT "logement_num_decision_type" CHECK (typeof("num_decision") IN ('text', 'null')),
  CONSTRAINT "logement_num_decision_format" CHECK ("num_decision" GLOB '[0-9][0-9][0-9][0-9][0-9][0-9AB][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]' OR "num_decision" GLOB '[0-9][0-9][0-9][0-9]DD[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]' OR "num_decision" GLOB '[0-9][0-9][0-9][0-9]HP???[0-9][0-9][0-9][0-9]'),
  CONSTRAINT "logement_annee_financ_type" CHECK (typeof("annee_financ") IN ('integer', 'null')),
  CONSTRAINT "logement_annee_financ_minimum" CHECK ("annee_financ" >= 2010),
  CONSTRAINT "logement_annee_financ_maximum" CHECK ("annee_financ" <= 2050),
  CONSTRAINT "logement_date_os_type" CHECK ("date_os" IS NULL OR "date_os" IS strftime('%Y-%m-%d', "date_os")),
  CONSTRAINT "logement_date_fin_type" CHECK ("date_fin" IS NULL OR "date_fin" IS strftime('%Y-%m-%d', "date_fin")),
  CONSTRAINT "logement_avancement_type" CHECK (typeof("avancement") IN ('text', 'null')),
  CONSTRAINT "logement_avancement_liste" CHECK ("avancement" IN ('Programmé', 'OS', 'En cours', 'Livré')),
  CONSTRAINT "logement_etiquette_avant_type" CHECK (typeof("etiquette_avant") IN ('text', 'null')),
  CONSTRAINT "logement_etiquette_avant_liste" CHECK ("etiquette_avant" IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  CONSTRAINT "logement_etiquette_apres_type" CHECK (typeof("etiquette_apres") IN ('text', 'null')),
  CONSTRAINT "logement_etiquette_apres_liste" CHECK ("etiquette_apres" IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  CONSTRAINT "logement_label_vise_type" CHECK (typeof("label_vise") IN ('text', 'null')),
  CONSTRAINT "logement_label_vise_liste" CHECK ("label_vise" IN ('C', 'BBC rénovation')),
  CONSTRAINT "logement_biosource_type" CHECK (typeof("biosource") IN ('text', 'null')),
  CONSTRAINT "logement_biosource_liste" CHECK ("biosource" IN ('Aucun', 'Toiture', 'Mur', 'Mur et toiture')),
  CONSTRAINT "logement_typologie_type" CHECK (typeof("typologie") IN ('text', 'null')),
  CONSTRAINT "logement_typologie_liste" CHECK ("typologie" IN ('T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7')),
  CONSTRAINT "logement_surf_hab_type" CHECK (typeof("surf_hab") IN ('real', 'integer', 'null')),
  CONSTRAINT "logement_surf_hab_minimum" CHECK ("surf_hab" >= 5),
  CONSTRAINT "logement_surf_hab_maximum" CHECK ("surf_hab" <= 500),
  CONSTRAINT "logement_annee_constr_type" CHECK (typeof("annee_constr") IN ('integer', 'null')),
  CONSTRAINT "logement_annee_constr_minimum" CHECK ("annee_constr" >= 1800),
  CONSTRAINT "logement_annee_constr_maximum" CHECK ("annee_constr" <= 2050),
  CONSTRAINT "logement_source_rpls_type" CHECK (typeof("source_rpls") IN ('text', 'null')),
  CONSTRAINT "logement_cout_travaux_type" CHECK (typeof("cout_travaux") IN ('real', 'integer', 'null')),
  CONSTRAINT "logement_cout_travaux_minimum" CHECK ("cout_travaux" >= 0),
  CONSTRAINT "logement_subv_palulos_type" CHECK (typeof("subv_palulos") IN ('real', 'integer', 'null')),
  CONSTRAINT "logement_subv_palulos_minimum" CHECK ("subv_palulos" >= 0),
  CONSTRAINT "logement_subv_region_type" CHECK (typeof("subv_region") IN ('real', 'integer', 'null')),
  CONSTRAINT "logement_subv_region_minimum" CHECK ("subv_region" >= 0),
  CONSTRAINT "logement_subv_departement_type" CHECK (typeof("subv_departement") IN ('real', 'integer', 'null')),
  CONSTRAINT "logement_subv_departement_minimum" CHECK ("subv_departement" >= 0),
  CONSTRAINT "logement_subv_epci_type" CHECK (typeof("subv_epci") IN ('real', 'integer', 'null')),
  CONSTRAINT "logement_subv_epci_minimum" CHECK ("subv_epci" >= 0),
  CONSTRAINT "logement_subv_autre_type" CHECK (typeof("subv_autre") IN ('real', 'integer', 'null')),
  CONSTRAINT "logement_subv_autre_minimum" CHECK ("subv_autre" >= 0),
  CONSTRAINT "logement_pret_cdc_type" CHECK (typeof("pret_cdc") IN ('real', 'integer', 'null')),
  CONSTRAINT "logement_pret_cdc_minimum" CHECK ("pret_cdc" >= 0),
  CONSTRAINT "logement_fonds_propres_type" CHECK (typeof("fonds_propres") IN ('real', 'integer', 'null')),
  CONSTRAINT "logement_fonds_propres_minimum" CHECK ("fonds_propres" >= 0),
  CONSTRAINT "logement_loyer_avant_type" CHECK (typeof("loyer_avant") IN ('real', 'integer', 'null')),
  CONSTRAINT "logement_loyer_avant_minimum" CHECK ("loyer_avant" >= 0),
  CONSTRAINT "logement_loyer_apres_type" CHECK (typeof("loyer_apres") IN ('real', 'integer', 'null')),
  CONSTRAINT "logement_loyer_apres_minimum" CHECK ("loyer_apres" >= 0),
  CONSTRAINT "logement_occupe_avant_type" CHECK (typeof("occupe_avant") IN ('text', 'null')),
  CONSTRAINT "logement_occupe_avant_liste" CHECK ("occupe_avant" IN ('Oui', 'Non')),
  CONSTRAINT "logement_occupe_apres_type" CHECK (typeof("occupe_apres") IN ('text', 'null')),
  CONSTRAINT "logement_occupe_apres_liste" CHECK ("occupe_apres" IN ('Oui', 'Non')),
  CONSTRAINT "logement_relogement_type" CHECK (typeof("relogement") IN ('text', 'null')),
  CONSTRAINT "logement_relogement_liste" CHECK ("relogement" IN ('Oui', 'Non')),
  CONSTRAINT "logement_geoloc_source_type" CHECK (typeof("geoloc_source") IN ('text', 'null')),
  CONSTRAINT "logement_geoloc_source_liste" CHECK ("geoloc_source" IN ('parcelle', 'ban', 'rpls', 'manuel')),
  CONSTRAINT "logement_geoloc_score_type" CHECK (typeof("geoloc_score") IN ('real', 'integer', 'null')),
  CONSTRAINT "logement_geoloc_score_minimum" CHECK ("geoloc_score" >= 0),
  CONSTRAINT "logement_geoloc_score_maximum" CHECK ("geoloc_score" <= 1),
  CONSTRAINT "logement_geoloc_date_type" CHECK ("geoloc_date" IS NULL OR "geoloc_date" IS strftime('%Y-%m-%d', "geoloc_date")),
  CONSTRAINT "logement_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "logement_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "logement_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "logement_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "logement_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "logement_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "logement_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "logement_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "logement_dates_travaux" CHECK (date_fin >= date_os),
  CONSTRAINT "logement_intitule_reference" FOREIGN KEY ("intitule") REFERENCES "operation" ("intitule") ON UPDATE CASCADE,
  CONSTRAINT "logement_bailleur_reference" FOREIGN KEY ("bailleur") REFERENCES "bailleur" ("bailleur") ON UPDATE CASCADE,
  CONSTRAINT "logement_idcom_reference" FOREIGN KEY ("idcom") REFERENCES "commune" ("idcom") ON UPDATE CASCADE,
  CONSTRAINT "logement_epci_reference" FOREIGN KEY ("epci") REFERENCES "epci" ("epci") ON UPDATE CASCADE,
  CONSTRAINT "logement_dep_reference" FOREIGN KEY ("dep") REFERENCES "departement" ("dep") ON UPDATE CASCADE,
  CONSTRAINT "logement_id_cite_reference" FOREIGN KEY ("id_cite") REFERENCES "cite" ("id_cite") ON UPDATE CASCADE
);

CREATE INDEX "ix_logement_intitule" ON "logement" ("intitule");

CREATE INDEX "ix_logement_bailleur" ON "logement" ("bailleur");

CREATE INDEX "ix_logement_idcom" ON "logement" ("idcom");

CREATE INDEX "ix_logement_epci" ON "logement" ("epci");

CREATE INDEX "ix_logement_dep" ON "logement" ("dep");

CREATE INDEX "ix_logement_id_cite" ON "logement" ("id_cite");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('logement', 'features', 'logement', 'Logements', 2154) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

INSERT INTO gpkg_geometry_columns VALUES ('logement', 'geom', 'POINT', 2154, 0, 0) ON CONFLICT DO NOTHING;

CREATE TABLE "occupation" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "logement" MEDIUMINT NOT NULL,
  "enquete" MEDIUMINT NOT NULL,
  "nb_occupants" MEDIUMINT,
  "type_menage" TEXT,
  "tranche_age" TEXT,
  "ressources_plus" TEXT,
  "apl" TEXT,
  "emploi" TEXT,
  "emmenage_recent" TEXT,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "occupation_logement_type" CHECK (typeof("logement") IN ('integer', 'null')),
  CONSTRAINT "occupation_enquete_type" CHECK (typeof("enquete") IN ('integer', 'null')),
  CONSTRAINT "occupation_enquete_minimum" CHECK ("enquete" >= 2000),
  CONSTRAINT "occupation_enquete_maximum" CHECK ("enquete" <= 2050),
  CONSTRAINT "occupation_nb_occupants_type" CHECK (typeof("nb_occupants") IN ('integer', 'null')),
  CONSTRAINT "occupation_nb_occupants_minimum" CHECK ("nb_occupants" >= 0),
  CONSTRAINT "occupation_nb_occupants_maximum" CHECK ("nb_occupants" <= 30),
  CONSTRAINT "occupation_type_menage_type" CHECK (typeof("type_menage") IN ('text', 'null')),
  CONSTRAINT "occupation_type_menage_liste" CHECK ("type_menage" IN ('Personne seule', 'Couple sans enfant', 'Couple avec enfants', 'Famille monoparentale', 'Autre')),
  CONSTRAINT "occupation_tranche_age_type" CHECK (typeof("tranche_age") IN ('text', 'null')),
  CONSTRAINT "occupation_tranche_age_liste" CHECK ("tranche_age" IN ('Moins de 30 ans', '30 à 39 ans', '40 à 49 ans', '50 à 64 ans', '65 à 74 ans', '75 ans et plus')),
  CONSTRAINT "occupation_ressources_plus_type" CHECK (typeof("ressources_plus") IN ('text', 'null')),
  CONSTRAINT "occupation_ressources_plus_liste" CHECK ("ressources_plus" IN ('Moins de 20 %', '20 à 40 %', '40 à 60 %', '60 à 80 %', '80 à 100 %', '100 à 130 %', 'Plus de 130 %')),
  CONSTRAINT "occupation_apl_type" CHECK (typeof("apl") IN ('text', 'null')),
  CONSTRAINT "occupation_apl_liste" CHECK ("apl" IN ('Oui', 'Non')),
  CONSTRAINT "occupation_emploi_type" CHECK (typeof("emploi") IN ('text', 'null')),
  CONSTRAINT "occupation_emploi_liste" CHECK ("emploi" IN ('Emploi stable', 'Emploi précaire', 'Sans emploi', 'Retraite', 'Autre')),
  CONSTRAINT "occupation_emmenage_recent_type" CHECK (typeof("emmenage_recent") IN ('text', 'null')),
  CONSTRAINT "occupation_emmenage_recent_liste" CHECK ("emmenage_recent" IN ('Oui', 'Non')),
  CONSTRAINT "occupation_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "occupation_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "occupation_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "occupation_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "occupation_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "occupation_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "occupation_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "occupation_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "occupation_logement_enquete_unique" UNIQUE ("logement", "enquete"),
  CONSTRAINT "occupation_logement_reference" FOREIGN KEY ("logement") REFERENCES "logement" ("id_ddtm62") ON UPDATE CASCADE
);

CREATE INDEX "ix_occupation_logement" ON "occupation" ("logement");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('occupation', 'attributes', 'occupation', 'Occupation', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "parcelle" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  "idpar" TEXT NOT NULL UNIQUE,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "parcelle_idpar_type" CHECK (typeof("idpar") IN ('text', 'null')),
  CONSTRAINT "parcelle_idpar_format" CHECK ("idpar" GLOB '[0-9][0-9AB][0-9][0-9][0-9][0-9][0-9][0-9][0-9A-Z][0-9A-Z][0-9][0-9][0-9][0-9]'),
  CONSTRAINT "parcelle_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "parcelle_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "parcelle_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "parcelle_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "parcelle_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "parcelle_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "parcelle_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "parcelle_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null'))
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('parcelle', 'features', 'parcelle', 'Parcelles', 2154) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

INSERT INTO gpkg_geometry_columns VALUES ('parcelle', 'geom', 'MULTIPOLYGON', 2154, 0, 0) ON CONFLICT DO NOTHING;

CREATE TABLE "programme_complementaire" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "cite" MEDIUMINT NOT NULL,
  "epci" TEXT NOT NULL,
  "campagne" MEDIUMINT NOT NULL,
  "theme" TEXT,
  "description" TEXT,
  "cout" REAL,
  "financeurs" TEXT,
  "etat" TEXT,
  "date_debut" DATE,
  "date_fin" DATE,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "programme_complementaire_cite_type" CHECK (typeof("cite") IN ('integer', 'null')),
  CONSTRAINT "programme_complementaire_epci_type" CHECK (typeof("epci") IN ('text', 'null')),
  CONSTRAINT "programme_complementaire_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "programme_complementaire_campagne_type" CHECK (typeof("campagne") IN ('integer', 'null')),
  CONSTRAINT "programme_complementaire_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "programme_complementaire_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "programme_complementaire_theme_type" CHECK (typeof("theme") IN ('text', 'null')),
  CONSTRAINT "programme_complementaire_theme_liste" CHECK ("theme" IN ('Espaces publics', 'Équipements', 'Mobilités', 'Commerces', 'Environnement', 'Accompagnement social', 'Autre')),
  CONSTRAINT "programme_complementaire_description_type" CHECK (typeof("description") IN ('text', 'null')),
  CONSTRAINT "programme_complementaire_cout_type" CHECK (typeof("cout") IN ('real', 'integer', 'null')),
  CONSTRAINT "programme_complementaire_cout_minimum" CHECK ("cout" >= 0),
  CONSTRAINT "programme_complementaire_financeurs_type" CHECK (typeof("financeurs") IN ('text', 'null')),
  CONSTRAINT "programme_complementaire_financeurs_longueur" CHECK (length("financeurs") <= 250),
  CONSTRAINT "programme_complementaire_etat_type" CHECK (typeof("etat") IN ('text', 'null')),
  CONSTRAINT "programme_complementaire_etat_liste" CHECK ("etat" IN ('Envisagée', 'Programmée', 'En cours', 'Terminée', 'Abandonnée')),
  CONSTRAINT "programme_complementaire_date_debut_type" CHECK ("date_debut" IS NULL OR "date_debut" IS strftime('%Y-%m-%d', "date_debut")),
  CONSTRAINT "programme_complementaire_date_fin_type" CHECK ("date_fin" IS NULL OR "date_fin" IS strftime('%Y-%m-%d', "date_fin")),
  CONSTRAINT "programme_complementaire_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "programme_complementaire_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "programme_complementaire_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "programme_complementaire_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "programme_complementaire_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "programme_complementaire_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "programme_complementaire_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "programme_complementaire_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "programme_complementaire_dates_action" CHECK (date_fin >= date_debut),
  CONSTRAINT "programme_complementaire_cite_reference" FOREIGN KEY ("cite") REFERENCES "cite" ("id_cite") ON UPDATE CASCADE,
  CONSTRAINT "programme_complementaire_epci_reference" FOREIGN KEY ("epci") REFERENCES "epci" ("epci") ON UPDATE CASCADE,
  CONSTRAINT "programme_complementaire_campagne_reference" FOREIGN KEY ("campagne") REFERENCES "campagne" ("campagne") ON UPDATE CASCADE
);

CREATE INDEX "ix_programme_complementaire_cite" ON "programme_complementaire" ("cite");

CREATE INDEX "ix_programme_complementaire_epci" ON "programme_complementaire" ("epci");

CREATE INDEX "ix_programme_complementaire_campagne" ON "programme_complementaire" ("campagne");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('programme_complementaire', 'attributes', 'programme_complementaire', 'Programme complémentaire', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "rpls" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "ident_rep" TEXT UNIQUE,
  "millesime" MEDIUMINT NOT NULL,
  "idcom" TEXT NOT NULL,
  "dnvoiri" TEXT,
  "dindic" TEXT,
  "dvoilib" TEXT,
  "nb_pieces" MEDIUMINT,
  "surf_hab" REAL,
  "annee_constr" MEDIUMINT,
  "financement" TEXT,
  "dpeenergie" TEXT,
  "dpeserre" TEXT,
  "date_dpe" DATE,
  "x" REAL,
  "y" REAL,
  "epsg" MEDIUMINT,
  CONSTRAINT "rpls_ident_rep_type" CHECK (typeof("ident_rep") IN ('text', 'null')),
  CONSTRAINT "rpls_ident_rep_format" CHECK ("ident_rep" GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  CONSTRAINT "rpls_millesime_type" CHECK (typeof("millesime") IN ('integer', 'null')),
  CONSTRAINT "rpls_millesime_minimum" CHECK ("millesime" >= 2011),
  CONSTRAINT "rpls_millesime_maximum" CHECK ("millesime" <= 2050),
  CONSTRAINT "rpls_idcom_type" CHECK (typeof("idcom") IN ('text', 'null')),
  CONSTRAINT "rpls_idcom_format" CHECK ("idcom" GLOB '[0-9][0-9AB][0-9][0-9][0-9]'),
  CONSTRAINT "rpls_dnvoiri_type" CHECK (typeof("dnvoiri") IN ('text', 'null')),
  CONSTRAINT "rpls_dnvoiri_longueur" CHECK (length("dnvoiri") <= 10),
  CONSTRAINT "rpls_dindic_type" CHECK (typeof("dindic") IN ('text', 'null')),
  CONSTRAINT "rpls_dindic_longueur" CHECK (length("dindic") <= 4),
  CONSTRAINT "rpls_dvoilib_type" CHECK (typeof("dvoilib") IN ('text', 'null')),
  CONSTRAINT "rpls_dvoilib_longueur" CHECK (length("dvoilib") <= 120),
  CONSTRAINT "rpls_nb_pieces_type" CHECK (typeof("nb_pieces") IN ('integer', 'null')),
  CONSTRAINT "rpls_nb_pieces_minimum" CHECK ("nb_pieces" >= 1),
  CONSTRAINT "rpls_nb_pieces_maximum" CHECK ("nb_pieces" <= 30),
  CONSTRAINT "rpls_surf_hab_type" CHECK (typeof("surf_hab") IN ('real', 'integer', 'null')),
  CONSTRAINT "rpls_surf_hab_minimum" CHECK ("surf_hab" >= 5),
  CONSTRAINT "rpls_surf_hab_maximum" CHECK ("surf_hab" <= 500),
  CONSTRAINT "rpls_annee_constr_type" CHECK (typeof("annee_constr") IN ('integer', 'null')),
  CONSTRAINT "rpls_annee_constr_minimum" CHECK ("annee_constr" >= 1800),
  CONSTRAINT "rpls_annee_constr_maximum" CHECK ("annee_constr" <= 2050),
  CONSTRAINT "rpls_financement_type" CHECK (typeof("financement") IN ('text', 'null')),
  CONSTRAINT "rpls_financement_longueur" CHECK (length("financement") <= 80),
  CONSTRAINT "rpls_dpeenergie_type" CHECK (typeof("dpeenergie") IN ('text', 'null')),
  CONSTRAINT "rpls_dpeenergie_liste" CHECK ("dpeenergie" IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  CONSTRAINT "rpls_dpeserre_type" CHECK (typeof("dpeserre") IN ('text', 'null')),
  CONSTRAINT "rpls_dpeserre_liste" CHECK ("dpeserre" IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  CONSTRAINT "rpls_date_dpe_type" CHECK ("date_dpe" IS NULL OR "date_dpe" IS strftime('%Y-%m-%d', "date_dpe")),
  CONSTRAINT "rpls_x_type" CHECK (typeof("x") IN ('real', 'integer', 'null')),
  CONSTRAINT "rpls_y_type" CHECK (typeof("y") IN ('real', 'integer', 'null')),
  CONSTRAINT "rpls_epsg_type" CHECK (typeof("epsg") IN ('integer', 'null')),
  CONSTRAINT "rpls_epsg_minimum" CHECK ("epsg" >= 1024),
  CONSTRAINT "rpls_epsg_maximum" CHECK ("epsg" <= 999999)
);

CREATE INDEX "ix_rpls_idcom" ON "rpls" ("idcom");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('rpls', 'attributes', 'rpls', 'Répertoire RPLS', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "scenario" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "campagne" MEDIUMINT NOT NULL,
  "nom" TEXT NOT NULL,
  "biosource" TEXT DEFAULT 'Aucun' NOT NULL,
  "decide_le" DATETIME,
  "observations" TEXT,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "scenario_campagne_type" CHECK (typeof("campagne") IN ('integer', 'null')),
  CONSTRAINT "scenario_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "scenario_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "scenario_nom_type" CHECK (typeof("nom") IN ('text', 'null')),
  CONSTRAINT "scenario_nom_longueur" CHECK (length("nom") <= 80),
  CONSTRAINT "scenario_biosource_type" CHECK (typeof("biosource") IN ('text', 'null')),
  CONSTRAINT "scenario_biosource_liste" CHECK ("biosource" IN ('Aucun', 'Toiture', 'Mur', 'Mur et toiture')),
  CONSTRAINT "scenario_decide_le_type" CHECK ("decide_le" IS NULL OR julianday("decide_le") IS NOT NULL),
  CONSTRAINT "scenario_observations_type" CHECK (typeof("observations") IN ('text', 'null')),
  CONSTRAINT "scenario_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "scenario_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "scenario_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "scenario_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "scenario_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "scenario_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "scenario_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "scenario_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "scenario_campagne_nom_unique" UNIQUE ("campagne", "nom"),
  CONSTRAINT "scenario_campagne_reference" FOREIGN KEY ("campagne") REFERENCES "campagne" ("campagne") ON UPDATE CASCADE
);

CREATE INDEX "ix_scenario_campagne" ON "scenario" ("campagne");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('scenario', 'attributes', 'scenario', 'Scénarios', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "scenario_ligne" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "scenario" MEDIUMINT NOT NULL,
  "programmation" MEDIUMINT NOT NULL,
  "choix" TEXT NOT NULL,
  "remplace" MEDIUMINT,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "scenario_ligne_scenario_type" CHECK (typeof("scenario") IN ('integer', 'null')),
  CONSTRAINT "scenario_ligne_programmation_type" CHECK (typeof("programmation") IN ('integer', 'null')),
  CONSTRAINT "scenario_ligne_choix_type" CHECK (typeof("choix") IN ('text', 'null')),
  CONSTRAINT "scenario_ligne_choix_liste" CHECK ("choix" IN ('Retenue', 'Sous réserve', 'En attente', 'Reportée')),
  CONSTRAINT "scenario_ligne_remplace_type" CHECK (typeof("remplace") IN ('integer', 'null')),
  CONSTRAINT "scenario_ligne_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "scenario_ligne_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "scenario_ligne_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "scenario_ligne_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "scenario_ligne_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "scenario_ligne_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "scenario_ligne_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "scenario_ligne_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "scenario_ligne_scenario_programmation_unique" UNIQUE ("scenario", "programmation"),
  CONSTRAINT "scenario_ligne_scenario_reference" FOREIGN KEY ("scenario") REFERENCES "scenario" ("fid") ON UPDATE CASCADE,
  CONSTRAINT "scenario_ligne_programmation_reference" FOREIGN KEY ("programmation") REFERENCES "programmation" ("fid") ON UPDATE CASCADE,
  CONSTRAINT "scenario_ligne_remplace_reference" FOREIGN KEY ("remplace") REFERENCES "programmation" ("fid") ON UPDATE CASCADE
);

CREATE INDEX "ix_scenario_ligne_scenario" ON "scenario_ligne" ("scenario");

CREATE INDEX "ix_scenario_ligne_programmation" ON "scenario_ligne" ("programmation");

CREATE INDEX "ix_scenario_ligne_remplace" ON "scenario_ligne" ("remplace");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('scenario_ligne', 'attributes', 'scenario_ligne', 'Choix des scénarios', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE TABLE "tarif" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "campagne" MEDIUMINT NOT NULL,
  "nature" TEXT NOT NULL,
  "valeur" TEXT NOT NULL,
  "montant" REAL NOT NULL,
  "cree_le" DATETIME,
  "cree_par" TEXT,
  "modifie_le" DATETIME,
  "modifie_par" TEXT,
  "version" MEDIUMINT,
  "version_lue" MEDIUMINT,
  CONSTRAINT "tarif_campagne_type" CHECK (typeof("campagne") IN ('integer', 'null')),
  CONSTRAINT "tarif_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "tarif_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "tarif_nature_type" CHECK (typeof("nature") IN ('text', 'null')),
  CONSTRAINT "tarif_nature_liste" CHECK ("nature" IN ('label', 'biosource')),
  CONSTRAINT "tarif_valeur_type" CHECK (typeof("valeur") IN ('text', 'null')),
  CONSTRAINT "tarif_valeur_liste" CHECK ("valeur" IN ('C', 'BBC rénovation', 'Toiture', 'Mur', 'Mur et toiture')),
  CONSTRAINT "tarif_montant_type" CHECK (typeof("montant") IN ('real', 'integer', 'null')),
  CONSTRAINT "tarif_montant_minimum" CHECK ("montant" >= 0),
  CONSTRAINT "tarif_cree_le_type" CHECK ("cree_le" IS NULL OR julianday("cree_le") IS NOT NULL),
  CONSTRAINT "tarif_cree_par_type" CHECK (typeof("cree_par") IN ('text', 'null')),
  CONSTRAINT "tarif_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "tarif_modifie_le_type" CHECK ("modifie_le" IS NULL OR julianday("modifie_le") IS NOT NULL),
  CONSTRAINT "tarif_modifie_par_type" CHECK (typeof("modifie_par") IN ('text', 'null')),
  CONSTRAINT "tarif_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "tarif_version_type" CHECK (typeof("version") IN ('integer', 'null')),
  CONSTRAINT "tarif_version_lue_type" CHECK (typeof("version_lue") IN ('integer', 'null')),
  CONSTRAINT "tarif_nature_valeur" CHECK ((nature = 'label') = (valeur IN ('C', 'BBC rénovation'))),
  CONSTRAINT "tarif_campagne_nature_valeur_unique" UNIQUE ("campagne", "nature", "valeur"),
  CONSTRAINT "tarif_campagne_reference" FOREIGN KEY ("campagne") REFERENCES "campagne" ("campagne") ON UPDATE CASCADE
);

CREATE INDEX "ix_tarif_campagne" ON "tarif" ("campagne");

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('tarif', 'attributes', 'tarif', 'Tarifs', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE VIEW v_operation AS SELECT
  o.fid, o.intitule, o.bailleur, o.annee_financ, o.type_palu, o.dep, o.epci, o.num_decision,
  o.nb_logements_decision,
  coalesce(l.nb_logements, 0) AS nb_logements,
  coalesce(l.nb_geolocalises, 0) AS nb_geolocalises,
  o.nb_logements_decision - coalesce(l.nb_logements, 0) AS ecart
FROM operation AS o
LEFT JOIN (
  SELECT
    intitule,
    count(*) AS nb_logements,
    sum(CASE WHEN (geom IS NOT NULL AND substr(hex(substr(geom, 4, 1)), 1, 1) NOT IN ('1', '3')) THEN 1 ELSE 0 END) AS nb_geolocalises
  FROM logement
  GROUP BY intitule
) AS l ON l.intitule = o.intitule;

DELETE FROM gpkg_contents WHERE table_name = 'v_operation';

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('v_operation', 'attributes', 'v_operation', 'v_operation', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

CREATE VIEW v_programmation_enveloppe AS SELECT
  fid,
  palulos,
  palulos + bonus_toiture AS palulos_toiture,
  palulos + bonus_mur AS palulos_mur,
  palulos + bonus_mur_toiture AS palulos_mur_toiture,
  bonus_mini,
  bonus_maxi,
  palulos + bonus_mini AS enveloppe_mini,
  palulos + bonus_maxi AS enveloppe_maxi,
  ecart_epci,
  ecart_etat
FROM (
  SELECT
    p.fid,
    CASE WHEN coalesce(p.etat_nb_c, p.etat_nb_bbc) IS NULL THEN NULL ELSE
      CASE WHEN coalesce(p.etat_nb_c, 0) = 0 THEN 0 ELSE p.etat_nb_c * t.label_c END
      + CASE WHEN coalesce(p.etat_nb_bbc, 0) = 0 THEN 0 ELSE p.etat_nb_bbc * t.label_bbc END
    END AS palulos,
    CASE WHEN coalesce(p.etat_nb_biosources, 0) = 0 THEN 0
      ELSE p.etat_nb_biosources * t.toiture END AS bonus_toiture,
    CASE WHEN coalesce(p.etat_nb_biosources, 0) = 0 THEN 0
      ELSE p.etat_nb_biosources * t.mur END AS bonus_mur,
    CASE WHEN coalesce(p.etat_nb_biosources, 0) = 0 THEN 0
      ELSE p.etat_nb_biosources * t.mur_toiture END AS bonus_mur_toiture,
    CASE WHEN coalesce(p.etat_nb_biosources, 0) = 0 THEN 0
      ELSE p.etat_nb_biosources * t.bonus_min END AS bonus_mini,
    CASE WHEN coalesce(p.etat_nb_biosources, 0) = 0 THEN 0
      ELSE p.etat_nb_biosources * t.bonus_max END AS bonus_maxi,
    p.epci_nb_total - p.bailleur_nb_total AS ecart_epci,
    p.etat_nb_total - p.bailleur_nb_total AS ecart_etat
  FROM programmation AS p
  LEFT JOIN (
    SELECT
      campagne,
      max(CASE WHEN nature = 'label' AND valeur = 'C' THEN montant END) AS label_c,
      max(CASE WHEN nature = 'label' AND valeur = 'BBC rénovation' THEN montant END) AS label_bbc,
      max(CASE WHEN nature = 'biosource' AND valeur = 'Toiture' THEN montant END) AS toiture,
      max(CASE WHEN nature = 'biosource' AND valeur = 'Mur' THEN montant END) AS mur,
      max(CASE WHEN nature = 'biosource' AND valeur = 'Mur et toiture' THEN montant END)
        AS mur_toiture,
      min(CASE WHEN nature = 'biosource' THEN montant END) AS bonus_min,
      max(CASE WHEN nature = 'biosource' THEN montant END) AS bonus_max
    FROM tarif GROUP BY campagne
  ) AS t ON t.campagne = p.campagne
) AS calcul;

DELETE FROM gpkg_contents WHERE table_name = 'v_programmation_enveloppe';

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('v_programmation_enveloppe', 'attributes', 'v_programmation_enveloppe', 'v_programmation_enveloppe', 0) ON CONFLICT (table_name) DO UPDATE SET description = excluded.description;

-- Enveloppes d'une ligne de programmation, selon le tarif de sa campagne : jamais saisies.
-- Chaque déclencheur ne s'applique que si une valeur change : QGIS active la récursion.
CREATE TRIGGER osp_programmation_enveloppe_creation AFTER INSERT ON programmation
BEGIN
  UPDATE programmation SET etat_enveloppe_mini = NULL, etat_enveloppe_maxi = NULL,
    etat_bonus_mini = NULL, etat_bonus_maxi = NULL
  WHERE fid = NEW.fid;
END;

CREATE TRIGGER osp_programmation_enveloppe_modification
AFTER UPDATE OF campagne, etat_nb_c, etat_nb_bbc, etat_nb_biosources,
  etat_enveloppe_mini, etat_enveloppe_maxi, etat_bonus_mini, etat_bonus_maxi ON programmation
WHEN EXISTS (
  SELECT 1 FROM v_programmation_enveloppe AS e WHERE e.fid = NEW.fid AND (
    e.enveloppe_mini IS NOT NEW.etat_enveloppe_mini
    OR e.enveloppe_maxi IS NOT NEW.etat_enveloppe_maxi
    OR e.bonus_mini IS NOT NEW.etat_bonus_mini
    OR e.bonus_maxi IS NOT NEW.etat_bonus_maxi
  )
)
BEGIN
  UPDATE programmation SET (
    etat_enveloppe_mini, etat_enveloppe_maxi, etat_bonus_mini, etat_bonus_maxi
  ) = (
    SELECT e.enveloppe_mini, e.enveloppe_maxi, e.bonus_mini, e.bonus_maxi
    FROM v_programmation_enveloppe AS e WHERE e.fid = NEW.fid
  ) WHERE fid = NEW.fid;
END;

CREATE TRIGGER osp_tarif_enveloppe_creation AFTER INSERT ON tarif
BEGIN
  UPDATE programmation SET etat_nb_c = etat_nb_c WHERE campagne = NEW.campagne;
END;

CREATE TRIGGER osp_tarif_enveloppe_modification
AFTER UPDATE OF campagne, nature, valeur, montant ON tarif
BEGIN
  UPDATE programmation SET etat_nb_c = etat_nb_c WHERE campagne IN (OLD.campagne, NEW.campagne);
END;

CREATE TRIGGER osp_tarif_enveloppe_suppression AFTER DELETE ON tarif
BEGIN
  UPDATE programmation SET etat_nb_c = etat_nb_c WHERE campagne = OLD.campagne;
END;

-- Une campagne se clôt avec toutes ses lignes publiées, qui deviennent closes ; elle ne se rouvre
-- qu'en disant pourquoi, et le journal garde le motif. Close, elle ne change plus.
CREATE TRIGGER osp_campagne_cloture BEFORE UPDATE OF etat ON campagne
WHEN NEW.etat = 'Close' AND OLD.etat <> 'Close' AND EXISTS (
  SELECT 1 FROM programmation AS p WHERE p.campagne = OLD.campagne AND p.statut = 'Brouillon'
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : des lignes de cette campagne sont encore en brouillon. Publiez-les, ou supprimez-les, avant de la clore.');
END;

CREATE TRIGGER osp_campagne_reouverture BEFORE UPDATE OF etat ON campagne
WHEN OLD.etat = 'Close' AND NEW.etat <> 'Close' AND (
  trim(coalesce(NEW.motif_reouverture, '')) = '' OR NEW.motif_reouverture IS OLD.motif_reouverture
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une campagne close ne se rouvre qu’avec un motif nouveau, que garde le journal. Écrivez-le dans « Motif de réouverture ».');
END;

CREATE TRIGGER osp_campagne_gel BEFORE UPDATE OF
  campagne, date_ouverture, date_cloture, date_crhh, motif_reouverture ON campagne
WHEN OLD.etat = 'Close' AND NEW.etat = 'Close' AND (
  NEW.campagne IS NOT OLD.campagne OR NEW.date_ouverture IS NOT OLD.date_ouverture
  OR NEW.date_cloture IS NOT OLD.date_cloture OR NEW.date_crhh IS NOT OLD.date_crhh
  OR NEW.motif_reouverture IS NOT OLD.motif_reouverture
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, ses dates ne changent plus. Rouvrez-la d’abord, en disant pourquoi.');
END;

CREATE TRIGGER osp_campagne_remplacement BEFORE INSERT ON campagne
WHEN EXISTS (
  SELECT 1 FROM campagne AS c
  WHERE c.etat = 'Close' AND (c.fid = NEW.fid OR c.campagne = NEW.campagne)
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une campagne close ne se remplace pas.');
END;

CREATE TRIGGER osp_campagne_prise BEFORE UPDATE OF fid, campagne ON campagne
WHEN EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND c.fid <> OLD.fid
  AND (c.fid = NEW.fid OR c.campagne = NEW.campagne)
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une campagne close ne se remplace pas.');
END;

CREATE TRIGGER osp_campagne_suppression_close BEFORE DELETE ON campagne
WHEN OLD.etat = 'Close'
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une campagne close ne se supprime pas.');
END;

CREATE TRIGGER osp_campagne_lignes AFTER UPDATE OF etat ON campagne
WHEN (NEW.etat = 'Close') <> (OLD.etat = 'Close')
BEGIN
  UPDATE programmation SET statut = CASE NEW.etat WHEN 'Close' THEN 'Clos' ELSE 'Publié' END
  WHERE campagne = NEW.campagne;
END;

-- « Clos » est le statut des lignes d'une campagne close, et d'elles seules.
CREATE TRIGGER osp_programmation_statut_creation BEFORE INSERT ON programmation
WHEN NEW.statut = 'Clos'
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une ligne n’est close que par la clôture de sa campagne.');
END;

CREATE TRIGGER osp_programmation_statut BEFORE UPDATE OF statut ON programmation
WHEN (NEW.statut = 'Clos') <> EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.campagne = NEW.campagne AND c.etat = 'Close'
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : une ligne n’est close que par la clôture de sa campagne, et ne se rouvre qu’avec elle.');
END;

-- Champs d'audit et journal de la table anomalie_acceptee. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_anomalie_acceptee_creation AFTER INSERT ON "anomalie_acceptee"
BEGIN
  UPDATE "anomalie_acceptee" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'anomalie_acceptee', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'fid_logement' AS champ, NEW."fid_logement" AS valeur UNION ALL SELECT 'code' AS champ, NEW."code" AS valeur UNION ALL SELECT 'motif' AS champ, NEW."motif" AS valeur UNION ALL SELECT 'x' AS champ, NEW."x" AS valeur UNION ALL SELECT 'y' AS champ, NEW."y" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_anomalie_acceptee_modification AFTER UPDATE OF "fid_logement", "code", "motif", "x", "y" ON "anomalie_acceptee"
WHEN OLD."fid_logement" IS NOT NEW."fid_logement" OR OLD."code" IS NOT NEW."code" OR OLD."motif" IS NOT NEW."motif" OR OLD."x" IS NOT NEW."x" OR OLD."y" IS NOT NEW."y"
BEGIN
  UPDATE "anomalie_acceptee" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."fid_logement" IS NOT NEW."fid_logement" OR OLD."code" IS NOT NEW."code" OR OLD."motif" IS NOT NEW."motif" OR OLD."x" IS NOT NEW."x" OR OLD."y" IS NOT NEW."y")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'anomalie_acceptee', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'fid_logement' AS champ, OLD."fid_logement" AS avant, NEW."fid_logement" AS apres UNION ALL SELECT 'code' AS champ, OLD."code" AS avant, NEW."code" AS apres UNION ALL SELECT 'motif' AS champ, OLD."motif" AS avant, NEW."motif" AS apres UNION ALL SELECT 'x' AS champ, OLD."x" AS avant, NEW."x" AS apres UNION ALL SELECT 'y' AS champ, OLD."y" AS avant, NEW."y" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_anomalie_acceptee_suppression AFTER DELETE ON "anomalie_acceptee"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'anomalie_acceptee', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'fid_logement' AS champ, OLD."fid_logement" AS valeur UNION ALL SELECT 'code' AS champ, OLD."code" AS valeur UNION ALL SELECT 'motif' AS champ, OLD."motif" AS valeur UNION ALL SELECT 'x' AS champ, OLD."x" AS valeur UNION ALL SELECT 'y' AS champ, OLD."y" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_anomalie_acceptee_conflit BEFORE UPDATE OF version_lue ON "anomalie_acceptee"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_anomalie_acceptee_version_lue AFTER UPDATE OF version_lue ON "anomalie_acceptee"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "anomalie_acceptee" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table campagne. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_campagne_creation AFTER INSERT ON "campagne"
BEGIN
  UPDATE "campagne" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'campagne', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, NEW."campagne" AS valeur UNION ALL SELECT 'date_ouverture' AS champ, NEW."date_ouverture" AS valeur UNION ALL SELECT 'date_cloture' AS champ, NEW."date_cloture" AS valeur UNION ALL SELECT 'date_crhh' AS champ, NEW."date_crhh" AS valeur UNION ALL SELECT 'etat' AS champ, NEW."etat" AS valeur UNION ALL SELECT 'motif_reouverture' AS champ, NEW."motif_reouverture" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_campagne_modification AFTER UPDATE OF "campagne", "date_ouverture", "date_cloture", "date_crhh", "etat", "motif_reouverture" ON "campagne"
WHEN OLD."campagne" IS NOT NEW."campagne" OR OLD."date_ouverture" IS NOT NEW."date_ouverture" OR OLD."date_cloture" IS NOT NEW."date_cloture" OR OLD."date_crhh" IS NOT NEW."date_crhh" OR OLD."etat" IS NOT NEW."etat" OR OLD."motif_reouverture" IS NOT NEW."motif_reouverture"
BEGIN
  UPDATE "campagne" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."campagne" IS NOT NEW."campagne" OR OLD."date_ouverture" IS NOT NEW."date_ouverture" OR OLD."date_cloture" IS NOT NEW."date_cloture" OR OLD."date_crhh" IS NOT NEW."date_crhh" OR OLD."etat" IS NOT NEW."etat" OR OLD."motif_reouverture" IS NOT NEW."motif_reouverture")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'campagne', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, OLD."campagne" AS avant, NEW."campagne" AS apres UNION ALL SELECT 'date_ouverture' AS champ, OLD."date_ouverture" AS avant, NEW."date_ouverture" AS apres UNION ALL SELECT 'date_cloture' AS champ, OLD."date_cloture" AS avant, NEW."date_cloture" AS apres UNION ALL SELECT 'date_crhh' AS champ, OLD."date_crhh" AS avant, NEW."date_crhh" AS apres UNION ALL SELECT 'etat' AS champ, OLD."etat" AS avant, NEW."etat" AS apres UNION ALL SELECT 'motif_reouverture' AS champ, OLD."motif_reouverture" AS avant, NEW."motif_reouverture" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_campagne_suppression AFTER DELETE ON "campagne"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'campagne', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, OLD."campagne" AS valeur UNION ALL SELECT 'date_ouverture' AS champ, OLD."date_ouverture" AS valeur UNION ALL SELECT 'date_cloture' AS champ, OLD."date_cloture" AS valeur UNION ALL SELECT 'date_crhh' AS champ, OLD."date_crhh" AS valeur UNION ALL SELECT 'etat' AS champ, OLD."etat" AS valeur UNION ALL SELECT 'motif_reouverture' AS champ, OLD."motif_reouverture" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_campagne_conflit BEFORE UPDATE OF version_lue ON "campagne"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_campagne_version_lue AFTER UPDATE OF version_lue ON "campagne"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "campagne" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table bailleur. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_bailleur_creation AFTER INSERT ON "bailleur"
BEGIN
  UPDATE "bailleur" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'bailleur', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'bailleur' AS champ, NEW."bailleur" AS valeur UNION ALL SELECT 'nom_bailleur' AS champ, NEW."nom_bailleur" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_bailleur_modification AFTER UPDATE OF "bailleur", "nom_bailleur" ON "bailleur"
WHEN OLD."bailleur" IS NOT NEW."bailleur" OR OLD."nom_bailleur" IS NOT NEW."nom_bailleur"
BEGIN
  UPDATE "bailleur" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."bailleur" IS NOT NEW."bailleur" OR OLD."nom_bailleur" IS NOT NEW."nom_bailleur")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'bailleur', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'bailleur' AS champ, OLD."bailleur" AS avant, NEW."bailleur" AS apres UNION ALL SELECT 'nom_bailleur' AS champ, OLD."nom_bailleur" AS avant, NEW."nom_bailleur" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_bailleur_suppression AFTER DELETE ON "bailleur"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'bailleur', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'bailleur' AS champ, OLD."bailleur" AS valeur UNION ALL SELECT 'nom_bailleur' AS champ, OLD."nom_bailleur" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_bailleur_conflit BEFORE UPDATE OF version_lue ON "bailleur"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_bailleur_version_lue AFTER UPDATE OF version_lue ON "bailleur"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "bailleur" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table delegataire. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_delegataire_creation AFTER INSERT ON "delegataire"
BEGIN
  UPDATE "delegataire" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'delegataire', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'delegataire' AS champ, NEW."delegataire" AS valeur UNION ALL SELECT 'nom_delegataire' AS champ, NEW."nom_delegataire" AS valeur UNION ALL SELECT 'gestionnaire' AS champ, NEW."gestionnaire" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_delegataire_modification AFTER UPDATE OF "delegataire", "nom_delegataire", "gestionnaire" ON "delegataire"
WHEN OLD."delegataire" IS NOT NEW."delegataire" OR OLD."nom_delegataire" IS NOT NEW."nom_delegataire" OR OLD."gestionnaire" IS NOT NEW."gestionnaire"
BEGIN
  UPDATE "delegataire" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."delegataire" IS NOT NEW."delegataire" OR OLD."nom_delegataire" IS NOT NEW."nom_delegataire" OR OLD."gestionnaire" IS NOT NEW."gestionnaire")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'delegataire', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'delegataire' AS champ, OLD."delegataire" AS avant, NEW."delegataire" AS apres UNION ALL SELECT 'nom_delegataire' AS champ, OLD."nom_delegataire" AS avant, NEW."nom_delegataire" AS apres UNION ALL SELECT 'gestionnaire' AS champ, OLD."gestionnaire" AS avant, NEW."gestionnaire" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_delegataire_suppression AFTER DELETE ON "delegataire"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'delegataire', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'delegataire' AS champ, OLD."delegataire" AS valeur UNION ALL SELECT 'nom_delegataire' AS champ, OLD."nom_delegataire" AS valeur UNION ALL SELECT 'gestionnaire' AS champ, OLD."gestionnaire" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_delegataire_conflit BEFORE UPDATE OF version_lue ON "delegataire"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_delegataire_version_lue AFTER UPDATE OF version_lue ON "delegataire"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "delegataire" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table epci. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_epci_creation AFTER INSERT ON "epci"
BEGIN
  UPDATE "epci" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'epci', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'epci' AS champ, NEW."epci" AS valeur UNION ALL SELECT 'siren' AS champ, NEW."siren" AS valeur UNION ALL SELECT 'nom_epci' AS champ, NEW."nom_epci" AS valeur UNION ALL SELECT 'delegataire' AS champ, NEW."delegataire" AS valeur UNION ALL SELECT 'geom' AS champ, nullif(hex(NEW.geom), '') AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_epci_modification AFTER UPDATE OF "epci", "siren", "nom_epci", "delegataire", "geom" ON "epci"
WHEN OLD."epci" IS NOT NEW."epci" OR OLD."siren" IS NOT NEW."siren" OR OLD."nom_epci" IS NOT NEW."nom_epci" OR OLD."delegataire" IS NOT NEW."delegataire" OR OLD."geom" IS NOT NEW."geom"
BEGIN
  UPDATE "epci" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((OLD."geom" IS NOT NEW."geom") AND NOT (OLD."epci" IS NOT NEW."epci" OR OLD."siren" IS NOT NEW."siren" OR OLD."nom_epci" IS NOT NEW."nom_epci" OR OLD."delegataire" IS NOT NEW."delegataire")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'epci', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'epci' AS champ, OLD."epci" AS avant, NEW."epci" AS apres UNION ALL SELECT 'siren' AS champ, OLD."siren" AS avant, NEW."siren" AS apres UNION ALL SELECT 'nom_epci' AS champ, OLD."nom_epci" AS avant, NEW."nom_epci" AS apres UNION ALL SELECT 'delegataire' AS champ, OLD."delegataire" AS avant, NEW."delegataire" AS apres UNION ALL SELECT 'geom' AS champ, nullif(hex(OLD.geom), '') AS avant, nullif(hex(NEW.geom), '') AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_epci_suppression AFTER DELETE ON "epci"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'epci', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'epci' AS champ, OLD."epci" AS valeur UNION ALL SELECT 'siren' AS champ, OLD."siren" AS valeur UNION ALL SELECT 'nom_epci' AS champ, OLD."nom_epci" AS valeur UNION ALL SELECT 'delegataire' AS champ, OLD."delegataire" AS valeur UNION ALL SELECT 'geom' AS champ, nullif(hex(OLD.geom), '') AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_epci_conflit BEFORE UPDATE OF version_lue ON "epci"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (OLD."geom" IS NOT NEW."geom")
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_epci_version_lue AFTER UPDATE OF version_lue ON "epci"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "epci" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table departement. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_departement_creation AFTER INSERT ON "departement"
BEGIN
  UPDATE "departement" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'departement', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'dep' AS champ, NEW."dep" AS valeur UNION ALL SELECT 'nom_dep' AS champ, NEW."nom_dep" AS valeur UNION ALL SELECT 'geom' AS champ, nullif(hex(NEW.geom), '') AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_departement_modification AFTER UPDATE OF "dep", "nom_dep", "geom" ON "departement"
WHEN OLD."dep" IS NOT NEW."dep" OR OLD."nom_dep" IS NOT NEW."nom_dep" OR OLD."geom" IS NOT NEW."geom"
BEGIN
  UPDATE "departement" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((OLD."geom" IS NOT NEW."geom") AND NOT (OLD."dep" IS NOT NEW."dep" OR OLD."nom_dep" IS NOT NEW."nom_dep")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'departement', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'dep' AS champ, OLD."dep" AS avant, NEW."dep" AS apres UNION ALL SELECT 'nom_dep' AS champ, OLD."nom_dep" AS avant, NEW."nom_dep" AS apres UNION ALL SELECT 'geom' AS champ, nullif(hex(OLD.geom), '') AS avant, nullif(hex(NEW.geom), '') AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_departement_suppression AFTER DELETE ON "departement"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'departement', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'dep' AS champ, OLD."dep" AS valeur UNION ALL SELECT 'nom_dep' AS champ, OLD."nom_dep" AS valeur UNION ALL SELECT 'geom' AS champ, nullif(hex(OLD.geom), '') AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_departement_conflit BEFORE UPDATE OF version_lue ON "departement"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (OLD."geom" IS NOT NEW."geom")
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_departement_version_lue AFTER UPDATE OF version_lue ON "departement"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "departement" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table programmation. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_programmation_creation AFTER INSERT ON "programmation"
BEGIN
  UPDATE "programmation" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'programmation', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, NEW."campagne" AS valeur UNION ALL SELECT 'nom' AS champ, NEW."nom" AS valeur UNION ALL SELECT 'bailleur' AS champ, NEW."bailleur" AS valeur UNION ALL SELECT 'epci' AS champ, NEW."epci" AS valeur UNION ALL SELECT 'dep' AS champ, NEW."dep" AS valeur UNION ALL SELECT 'cites' AS champ, NEW."cites" AS valeur UNION ALL SELECT 'communes' AS champ, NEW."communes" AS valeur UNION ALL SELECT 'statut' AS champ, NEW."statut" AS valeur UNION ALL SELECT 'bailleur_nb_total' AS champ, NEW."bailleur_nb_total" AS valeur UNION ALL SELECT 'bailleur_nb_c' AS champ, NEW."bailleur_nb_c" AS valeur UNION ALL SELECT 'bailleur_nb_bbc' AS champ, NEW."bailleur_nb_bbc" AS valeur UNION ALL SELECT 'bailleur_nb_biosources' AS champ, NEW."bailleur_nb_biosources" AS valeur UNION ALL SELECT 'bailleur_observations' AS champ, NEW."bailleur_observations" AS valeur UNION ALL SELECT 'bailleur_perimetre' AS champ, NEW."bailleur_perimetre" AS valeur UNION ALL SELECT 'bailleur_report' AS champ, NEW."bailleur_report" AS valeur UNION ALL SELECT 'bailleur_integree' AS champ, NEW."bailleur_integree" AS valeur UNION ALL SELECT 'bailleur_date_depot' AS champ, NEW."bailleur_date_depot" AS valeur UNION ALL SELECT 'bailleur_date_os' AS champ, NEW."bailleur_date_os" AS valeur UNION ALL SELECT 'bailleur_date_livraison' AS champ, NEW."bailleur_date_livraison" AS valeur UNION ALL SELECT 'epci_nb_total' AS champ, NEW."epci_nb_total" AS valeur UNION ALL SELECT 'epci_nb_c' AS champ, NEW."epci_nb_c" AS valeur UNION ALL SELECT 'epci_nb_bbc' AS champ, NEW."epci_nb_bbc" AS valeur UNION ALL SELECT 'epci_nb_biosources' AS champ, NEW."epci_nb_biosources" AS valeur UNION ALL SELECT 'epci_observations' AS champ, NEW."epci_observations" AS valeur UNION ALL SELECT 'epci_date_validite' AS champ, NEW."epci_date_validite" AS valeur UNION ALL SELECT 'etat_nb_total' AS champ, NEW."etat_nb_total" AS valeur UNION ALL SELECT 'etat_nb_c' AS champ, NEW."etat_nb_c" AS valeur UNION ALL SELECT 'etat_nb_bbc' AS champ, NEW."etat_nb_bbc" AS valeur UNION ALL SELECT 'etat_nb_biosources' AS champ, NEW."etat_nb_biosources" AS valeur UNION ALL SELECT 'etat_observations' AS champ, NEW."etat_observations" AS valeur UNION ALL SELECT 'crhh_nb_logements' AS champ, NEW."crhh_nb_logements" AS valeur UNION ALL SELECT 'crhh_enveloppe' AS champ, NEW."crhh_enveloppe" AS valeur UNION ALL SELECT 'crhh_date' AS champ, NEW."crhh_date" AS valeur UNION ALL SELECT 'preflechage' AS champ, NEW."preflechage" AS valeur UNION ALL SELECT 'origine' AS champ, NEW."origine" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_programmation_modification AFTER UPDATE OF "campagne", "nom", "bailleur", "epci", "dep", "cites", "communes", "statut", "bailleur_nb_total", "bailleur_nb_c", "bailleur_nb_bbc", "bailleur_nb_biosources", "bailleur_observations", "bailleur_perimetre", "bailleur_report", "bailleur_integree", "bailleur_date_depot", "bailleur_date_os", "bailleur_date_livraison", "epci_nb_total", "epci_nb_c", "epci_nb_bbc", "epci_nb_biosources", "epci_observations", "epci_date_validite", "etat_nb_total", "etat_nb_c", "etat_nb_bbc", "etat_nb_biosources", "etat_observations", "crhh_nb_logements", "crhh_enveloppe", "crhh_date", "preflechage", "origine" ON "programmation"
WHEN OLD."campagne" IS NOT NEW."campagne" OR OLD."nom" IS NOT NEW."nom" OR OLD."bailleur" IS NOT NEW."bailleur" OR OLD."epci" IS NOT NEW."epci" OR OLD."dep" IS NOT NEW."dep" OR OLD."cites" IS NOT NEW."cites" OR OLD."communes" IS NOT NEW."communes" OR OLD."statut" IS NOT NEW."statut" OR OLD."bailleur_nb_total" IS NOT NEW."bailleur_nb_total" OR OLD."bailleur_nb_c" IS NOT NEW."bailleur_nb_c" OR OLD."bailleur_nb_bbc" IS NOT NEW."bailleur_nb_bbc" OR OLD."bailleur_nb_biosources" IS NOT NEW."bailleur_nb_biosources" OR OLD."bailleur_observations" IS NOT NEW."bailleur_observations" OR OLD."bailleur_perimetre" IS NOT NEW."bailleur_perimetre" OR OLD."bailleur_report" IS NOT NEW."bailleur_report" OR OLD."bailleur_integree" IS NOT NEW."bailleur_integree" OR OLD."bailleur_date_depot" IS NOT NEW."bailleur_date_depot" OR OLD."bailleur_date_os" IS NOT NEW."bailleur_date_os" OR OLD."bailleur_date_livraison" IS NOT NEW."bailleur_date_livraison" OR OLD."epci_nb_total" IS NOT NEW."epci_nb_total" OR OLD."epci_nb_c" IS NOT NEW."epci_nb_c" OR OLD."epci_nb_bbc" IS NOT NEW."epci_nb_bbc" OR OLD."epci_nb_biosources" IS NOT NEW."epci_nb_biosources" OR OLD."epci_observations" IS NOT NEW."epci_observations" OR OLD."epci_date_validite" IS NOT NEW."epci_date_validite" OR OLD."etat_nb_total" IS NOT NEW."etat_nb_total" OR OLD."etat_nb_c" IS NOT NEW."etat_nb_c" OR OLD."etat_nb_bbc" IS NOT NEW."etat_nb_bbc" OR OLD."etat_nb_biosources" IS NOT NEW."etat_nb_biosources" OR OLD."etat_observations" IS NOT NEW."etat_observations" OR OLD."crhh_nb_logements" IS NOT NEW."crhh_nb_logements" OR OLD."crhh_enveloppe" IS NOT NEW."crhh_enveloppe" OR OLD."crhh_date" IS NOT NEW."crhh_date" OR OLD."preflechage" IS NOT NEW."preflechage" OR OLD."origine" IS NOT NEW."origine"
BEGIN
  UPDATE "programmation" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."campagne" IS NOT NEW."campagne" OR OLD."nom" IS NOT NEW."nom" OR OLD."bailleur" IS NOT NEW."bailleur" OR OLD."epci" IS NOT NEW."epci" OR OLD."dep" IS NOT NEW."dep" OR OLD."cites" IS NOT NEW."cites" OR OLD."communes" IS NOT NEW."communes" OR OLD."statut" IS NOT NEW."statut" OR OLD."bailleur_nb_total" IS NOT NEW."bailleur_nb_total" OR OLD."bailleur_nb_c" IS NOT NEW."bailleur_nb_c" OR OLD."bailleur_nb_bbc" IS NOT NEW."bailleur_nb_bbc" OR OLD."bailleur_nb_biosources" IS NOT NEW."bailleur_nb_biosources" OR OLD."bailleur_observations" IS NOT NEW."bailleur_observations" OR OLD."bailleur_perimetre" IS NOT NEW."bailleur_perimetre" OR OLD."bailleur_report" IS NOT NEW."bailleur_report" OR OLD."bailleur_integree" IS NOT NEW."bailleur_integree" OR OLD."bailleur_date_depot" IS NOT NEW."bailleur_date_depot" OR OLD."bailleur_date_os" IS NOT NEW."bailleur_date_os" OR OLD."bailleur_date_livraison" IS NOT NEW."bailleur_date_livraison" OR OLD."epci_nb_total" IS NOT NEW."epci_nb_total" OR OLD."epci_nb_c" IS NOT NEW."epci_nb_c" OR OLD."epci_nb_bbc" IS NOT NEW."epci_nb_bbc" OR OLD."epci_nb_biosources" IS NOT NEW."epci_nb_biosources" OR OLD."epci_observations" IS NOT NEW."epci_observations" OR OLD."epci_date_validite" IS NOT NEW."epci_date_validite" OR OLD."etat_nb_total" IS NOT NEW."etat_nb_total" OR OLD."etat_nb_c" IS NOT NEW."etat_nb_c" OR OLD."etat_nb_bbc" IS NOT NEW."etat_nb_bbc" OR OLD."etat_nb_biosources" IS NOT NEW."etat_nb_biosources" OR OLD."etat_observations" IS NOT NEW."etat_observations" OR OLD."crhh_nb_logements" IS NOT NEW."crhh_nb_logements" OR OLD."crhh_enveloppe" IS NOT NEW."crhh_enveloppe" OR OLD."crhh_date" IS NOT NEW."crhh_date" OR OLD."preflechage" IS NOT NEW."preflechage" OR OLD."origine" IS NOT NEW."origine")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'programmation', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, OLD."campagne" AS avant, NEW."campagne" AS apres UNION ALL SELECT 'nom' AS champ, OLD."nom" AS avant, NEW."nom" AS apres UNION ALL SELECT 'bailleur' AS champ, OLD."bailleur" AS avant, NEW."bailleur" AS apres UNION ALL SELECT 'epci' AS champ, OLD."epci" AS avant, NEW."epci" AS apres UNION ALL SELECT 'dep' AS champ, OLD."dep" AS avant, NEW."dep" AS apres UNION ALL SELECT 'cites' AS champ, OLD."cites" AS avant, NEW."cites" AS apres UNION ALL SELECT 'communes' AS champ, OLD."communes" AS avant, NEW."communes" AS apres UNION ALL SELECT 'statut' AS champ, OLD."statut" AS avant, NEW."statut" AS apres UNION ALL SELECT 'bailleur_nb_total' AS champ, OLD."bailleur_nb_total" AS avant, NEW."bailleur_nb_total" AS apres UNION ALL SELECT 'bailleur_nb_c' AS champ, OLD."bailleur_nb_c" AS avant, NEW."bailleur_nb_c" AS apres UNION ALL SELECT 'bailleur_nb_bbc' AS champ, OLD."bailleur_nb_bbc" AS avant, NEW."bailleur_nb_bbc" AS apres UNION ALL SELECT 'bailleur_nb_biosources' AS champ, OLD."bailleur_nb_biosources" AS avant, NEW."bailleur_nb_biosources" AS apres UNION ALL SELECT 'bailleur_observations' AS champ, OLD."bailleur_observations" AS avant, NEW."bailleur_observations" AS apres UNION ALL SELECT 'bailleur_perimetre' AS champ, OLD."bailleur_perimetre" AS avant, NEW."bailleur_perimetre" AS apres UNION ALL SELECT 'bailleur_report' AS champ, OLD."bailleur_report" AS avant, NEW."bailleur_report" AS apres UNION ALL SELECT 'bailleur_integree' AS champ, OLD."bailleur_integree" AS avant, NEW."bailleur_integree" AS apres UNION ALL SELECT 'bailleur_date_depot' AS champ, OLD."bailleur_date_depot" AS avant, NEW."bailleur_date_depot" AS apres UNION ALL SELECT 'bailleur_date_os' AS champ, OLD."bailleur_date_os" AS avant, NEW."bailleur_date_os" AS apres UNION ALL SELECT 'bailleur_date_livraison' AS champ, OLD."bailleur_date_livraison" AS avant, NEW."bailleur_date_livraison" AS apres UNION ALL SELECT 'epci_nb_total' AS champ, OLD."epci_nb_total" AS avant, NEW."epci_nb_total" AS apres UNION ALL SELECT 'epci_nb_c' AS champ, OLD."epci_nb_c" AS avant, NEW."epci_nb_c" AS apres UNION ALL SELECT 'epci_nb_bbc' AS champ, OLD."epci_nb_bbc" AS avant, NEW."epci_nb_bbc" AS apres UNION ALL SELECT 'epci_nb_biosources' AS champ, OLD."epci_nb_biosources" AS avant, NEW."epci_nb_biosources" AS apres UNION ALL SELECT 'epci_observations' AS champ, OLD."epci_observations" AS avant, NEW."epci_observations" AS apres UNION ALL SELECT 'epci_date_validite' AS champ, OLD."epci_date_validite" AS avant, NEW."epci_date_validite" AS apres UNION ALL SELECT 'etat_nb_total' AS champ, OLD."etat_nb_total" AS avant, NEW."etat_nb_total" AS apres UNION ALL SELECT 'etat_nb_c' AS champ, OLD."etat_nb_c" AS avant, NEW."etat_nb_c" AS apres UNION ALL SELECT 'etat_nb_bbc' AS champ, OLD."etat_nb_bbc" AS avant, NEW."etat_nb_bbc" AS apres UNION ALL SELECT 'etat_nb_biosources' AS champ, OLD."etat_nb_biosources" AS avant, NEW."etat_nb_biosources" AS apres UNION ALL SELECT 'etat_observations' AS champ, OLD."etat_observations" AS avant, NEW."etat_observations" AS apres UNION ALL SELECT 'crhh_nb_logements' AS champ, OLD."crhh_nb_logements" AS avant, NEW."crhh_nb_logements" AS apres UNION ALL SELECT 'crhh_enveloppe' AS champ, OLD."crhh_enveloppe" AS avant, NEW."crhh_enveloppe" AS apres UNION ALL SELECT 'crhh_date' AS champ, OLD."crhh_date" AS avant, NEW."crhh_date" AS apres UNION ALL SELECT 'preflechage' AS champ, OLD."preflechage" AS avant, NEW."preflechage" AS apres UNION ALL SELECT 'origine' AS champ, OLD."origine" AS avant, NEW."origine" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_programmation_suppression AFTER DELETE ON "programmation"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'programmation', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, OLD."campagne" AS valeur UNION ALL SELECT 'nom' AS champ, OLD."nom" AS valeur UNION ALL SELECT 'bailleur' AS champ, OLD."bailleur" AS valeur UNION ALL SELECT 'epci' AS champ, OLD."epci" AS valeur UNION ALL SELECT 'dep' AS champ, OLD."dep" AS valeur UNION ALL SELECT 'cites' AS champ, OLD."cites" AS valeur UNION ALL SELECT 'communes' AS champ, OLD."communes" AS valeur UNION ALL SELECT 'statut' AS champ, OLD."statut" AS valeur UNION ALL SELECT 'bailleur_nb_total' AS champ, OLD."bailleur_nb_total" AS valeur UNION ALL SELECT 'bailleur_nb_c' AS champ, OLD."bailleur_nb_c" AS valeur UNION ALL SELECT 'bailleur_nb_bbc' AS champ, OLD."bailleur_nb_bbc" AS valeur UNION ALL SELECT 'bailleur_nb_biosources' AS champ, OLD."bailleur_nb_biosources" AS valeur UNION ALL SELECT 'bailleur_observations' AS champ, OLD."bailleur_observations" AS valeur UNION ALL SELECT 'bailleur_perimetre' AS champ, OLD."bailleur_perimetre" AS valeur UNION ALL SELECT 'bailleur_report' AS champ, OLD."bailleur_report" AS valeur UNION ALL SELECT 'bailleur_integree' AS champ, OLD."bailleur_integree" AS valeur UNION ALL SELECT 'bailleur_date_depot' AS champ, OLD."bailleur_date_depot" AS valeur UNION ALL SELECT 'bailleur_date_os' AS champ, OLD."bailleur_date_os" AS valeur UNION ALL SELECT 'bailleur_date_livraison' AS champ, OLD."bailleur_date_livraison" AS valeur UNION ALL SELECT 'epci_nb_total' AS champ, OLD."epci_nb_total" AS valeur UNION ALL SELECT 'epci_nb_c' AS champ, OLD."epci_nb_c" AS valeur UNION ALL SELECT 'epci_nb_bbc' AS champ, OLD."epci_nb_bbc" AS valeur UNION ALL SELECT 'epci_nb_biosources' AS champ, OLD."epci_nb_biosources" AS valeur UNION ALL SELECT 'epci_observations' AS champ, OLD."epci_observations" AS valeur UNION ALL SELECT 'epci_date_validite' AS champ, OLD."epci_date_validite" AS valeur UNION ALL SELECT 'etat_nb_total' AS champ, OLD."etat_nb_total" AS valeur UNION ALL SELECT 'etat_nb_c' AS champ, OLD."etat_nb_c" AS valeur UNION ALL SELECT 'etat_nb_bbc' AS champ, OLD."etat_nb_bbc" AS valeur UNION ALL SELECT 'etat_nb_biosources' AS champ, OLD."etat_nb_biosources" AS valeur UNION ALL SELECT 'etat_observations' AS champ, OLD."etat_observations" AS valeur UNION ALL SELECT 'crhh_nb_logements' AS champ, OLD."crhh_nb_logements" AS valeur UNION ALL SELECT 'crhh_enveloppe' AS champ, OLD."crhh_enveloppe" AS valeur UNION ALL SELECT 'crhh_date' AS champ, OLD."crhh_date" AS valeur UNION ALL SELECT 'preflechage' AS champ, OLD."preflechage" AS valeur UNION ALL SELECT 'origine' AS champ, OLD."origine" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_programmation_conflit BEFORE UPDATE OF version_lue ON "programmation"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_programmation_version_lue AFTER UPDATE OF version_lue ON "programmation"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "programmation" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Les lignes de « programmation » ne changent plus quand leur campagne est close. La clé d'une ligne qui
-- est là ne se prend pas : INSERT OR REPLACE et UPDATE OR REPLACE l'effaceraient sans un mot.
CREATE TRIGGER osp_programmation_gel_creation BEFORE INSERT ON "programmation"
WHEN EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND (
    c.campagne = NEW.campagne
    OR c.campagne IN (SELECT l.campagne FROM "programmation" AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, on n’y ajoute rien. Rouvrez-la d’abord, en disant pourquoi.');
END;

CREATE TRIGGER osp_programmation_gel_modification BEFORE UPDATE OF "fid", "campagne", "nom", "bailleur", "epci", "dep", "cites", "communes", "bailleur_nb_total", "bailleur_nb_c", "bailleur_nb_bbc", "bailleur_nb_biosources", "bailleur_observations", "bailleur_perimetre", "bailleur_report", "bailleur_integree", "bailleur_date_depot", "bailleur_date_os", "bailleur_date_livraison", "epci_nb_total", "epci_nb_c", "epci_nb_bbc", "epci_nb_biosources", "epci_observations", "epci_date_validite", "etat_nb_total", "etat_nb_c", "etat_nb_bbc", "etat_nb_biosources", "etat_observations", "etat_enveloppe_mini", "etat_enveloppe_maxi", "etat_bonus_mini", "etat_bonus_maxi", "crhh_nb_logements", "crhh_enveloppe", "crhh_date", "preflechage", "origine" ON "programmation"
WHEN (OLD."fid" IS NOT NEW."fid" OR OLD."campagne" IS NOT NEW."campagne" OR OLD."nom" IS NOT NEW."nom" OR OLD."bailleur" IS NOT NEW."bailleur" OR OLD."epci" IS NOT NEW."epci" OR OLD."dep" IS NOT NEW."dep" OR OLD."cites" IS NOT NEW."cites" OR OLD."communes" IS NOT NEW."communes" OR OLD."bailleur_nb_total" IS NOT NEW."bailleur_nb_total" OR OLD."bailleur_nb_c" IS NOT NEW."bailleur_nb_c" OR OLD."bailleur_nb_bbc" IS NOT NEW."bailleur_nb_bbc" OR OLD."bailleur_nb_biosources" IS NOT NEW."bailleur_nb_biosources" OR OLD."bailleur_observations" IS NOT NEW."bailleur_observations" OR OLD."bailleur_perimetre" IS NOT NEW."bailleur_perimetre" OR OLD."bailleur_report" IS NOT NEW."bailleur_report" OR OLD."bailleur_integree" IS NOT NEW."bailleur_integree" OR OLD."bailleur_date_depot" IS NOT NEW."bailleur_date_depot" OR OLD."bailleur_date_os" IS NOT NEW."bailleur_date_os" OR OLD."bailleur_date_livraison" IS NOT NEW."bailleur_date_livraison" OR OLD."epci_nb_total" IS NOT NEW."epci_nb_total" OR OLD."epci_nb_c" IS NOT NEW."epci_nb_c" OR OLD."epci_nb_bbc" IS NOT NEW."epci_nb_bbc" OR OLD."epci_nb_biosources" IS NOT NEW."epci_nb_biosources" OR OLD."epci_observations" IS NOT NEW."epci_observations" OR OLD."epci_date_validite" IS NOT NEW."epci_date_validite" OR OLD."etat_nb_total" IS NOT NEW."etat_nb_total" OR OLD."etat_nb_c" IS NOT NEW."etat_nb_c" OR OLD."etat_nb_bbc" IS NOT NEW."etat_nb_bbc" OR OLD."etat_nb_biosources" IS NOT NEW."etat_nb_biosources" OR OLD."etat_observations" IS NOT NEW."etat_observations" OR OLD."etat_enveloppe_mini" IS NOT NEW."etat_enveloppe_mini" OR OLD."etat_enveloppe_maxi" IS NOT NEW."etat_enveloppe_maxi" OR OLD."etat_bonus_mini" IS NOT NEW."etat_bonus_mini" OR OLD."etat_bonus_maxi" IS NOT NEW."etat_bonus_maxi" OR OLD."crhh_nb_logements" IS NOT NEW."crhh_nb_logements" OR OLD."crhh_enveloppe" IS NOT NEW."crhh_enveloppe" OR OLD."crhh_date" IS NOT NEW."crhh_date" OR OLD."preflechage" IS NOT NEW."preflechage" OR OLD."origine" IS NOT NEW."origine") AND EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND (
    c.campagne IN (OLD.campagne, NEW.campagne)
    OR c.campagne IN (SELECT l.campagne FROM "programmation" AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, ses lignes ne changent plus. Rouvrez-la d’abord, en disant pourquoi.');
END;

CREATE TRIGGER osp_programmation_gel_suppression BEFORE DELETE ON "programmation"
WHEN EXISTS (SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND c.campagne = OLD.campagne)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, on n’y supprime rien. Rouvrez-la d’abord, en disant pourquoi.');
END;

-- Champs d'audit et journal de la table avancement. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_avancement_creation AFTER INSERT ON "avancement"
BEGIN
  UPDATE "avancement" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'avancement', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'programmation' AS champ, NEW."programmation" AS valeur UNION ALL SELECT 'date_saisie' AS champ, NEW."date_saisie" AS valeur UNION ALL SELECT 'acteur' AS champ, NEW."acteur" AS valeur UNION ALL SELECT 'texte' AS champ, NEW."texte" AS valeur UNION ALL SELECT 'retard' AS champ, NEW."retard" AS valeur UNION ALL SELECT 'report_annee' AS champ, NEW."report_annee" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_avancement_modification AFTER UPDATE OF "programmation", "date_saisie", "acteur", "texte", "retard", "report_annee" ON "avancement"
WHEN OLD."programmation" IS NOT NEW."programmation" OR OLD."date_saisie" IS NOT NEW."date_saisie" OR OLD."acteur" IS NOT NEW."acteur" OR OLD."texte" IS NOT NEW."texte" OR OLD."retard" IS NOT NEW."retard" OR OLD."report_annee" IS NOT NEW."report_annee"
BEGIN
  UPDATE "avancement" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."programmation" IS NOT NEW."programmation" OR OLD."date_saisie" IS NOT NEW."date_saisie" OR OLD."acteur" IS NOT NEW."acteur" OR OLD."texte" IS NOT NEW."texte" OR OLD."retard" IS NOT NEW."retard" OR OLD."report_annee" IS NOT NEW."report_annee")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'avancement', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'programmation' AS champ, OLD."programmation" AS avant, NEW."programmation" AS apres UNION ALL SELECT 'date_saisie' AS champ, OLD."date_saisie" AS avant, NEW."date_saisie" AS apres UNION ALL SELECT 'acteur' AS champ, OLD."acteur" AS avant, NEW."acteur" AS apres UNION ALL SELECT 'texte' AS champ, OLD."texte" AS avant, NEW."texte" AS apres UNION ALL SELECT 'retard' AS champ, OLD."retard" AS avant, NEW."retard" AS apres UNION ALL SELECT 'report_annee' AS champ, OLD."report_annee" AS avant, NEW."report_annee" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_avancement_suppression AFTER DELETE ON "avancement"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'avancement', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'programmation' AS champ, OLD."programmation" AS valeur UNION ALL SELECT 'date_saisie' AS champ, OLD."date_saisie" AS valeur UNION ALL SELECT 'acteur' AS champ, OLD."acteur" AS valeur UNION ALL SELECT 'texte' AS champ, OLD."texte" AS valeur UNION ALL SELECT 'retard' AS champ, OLD."retard" AS valeur UNION ALL SELECT 'report_annee' AS champ, OLD."report_annee" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_avancement_conflit BEFORE UPDATE OF version_lue ON "avancement"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_avancement_version_lue AFTER UPDATE OF version_lue ON "avancement"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "avancement" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table commune. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_commune_creation AFTER INSERT ON "commune"
BEGIN
  UPDATE "commune" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'commune', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'idcom' AS champ, NEW."idcom" AS valeur UNION ALL SELECT 'nom_commune' AS champ, NEW."nom_commune" AS valeur UNION ALL SELECT 'epci' AS champ, NEW."epci" AS valeur UNION ALL SELECT 'dep' AS champ, NEW."dep" AS valeur UNION ALL SELECT 'population' AS champ, NEW."population" AS valeur UNION ALL SELECT 'geom' AS champ, nullif(hex(NEW.geom), '') AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_commune_modification AFTER UPDATE OF "idcom", "nom_commune", "epci", "dep", "population", "geom" ON "commune"
WHEN OLD."idcom" IS NOT NEW."idcom" OR OLD."nom_commune" IS NOT NEW."nom_commune" OR OLD."epci" IS NOT NEW."epci" OR OLD."dep" IS NOT NEW."dep" OR OLD."population" IS NOT NEW."population" OR OLD."geom" IS NOT NEW."geom"
BEGIN
  UPDATE "commune" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((OLD."geom" IS NOT NEW."geom") AND NOT (OLD."idcom" IS NOT NEW."idcom" OR OLD."nom_commune" IS NOT NEW."nom_commune" OR OLD."epci" IS NOT NEW."epci" OR OLD."dep" IS NOT NEW."dep" OR OLD."population" IS NOT NEW."population")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'commune', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'idcom' AS champ, OLD."idcom" AS avant, NEW."idcom" AS apres UNION ALL SELECT 'nom_commune' AS champ, OLD."nom_commune" AS avant, NEW."nom_commune" AS apres UNION ALL SELECT 'epci' AS champ, OLD."epci" AS avant, NEW."epci" AS apres UNION ALL SELECT 'dep' AS champ, OLD."dep" AS avant, NEW."dep" AS apres UNION ALL SELECT 'population' AS champ, OLD."population" AS avant, NEW."population" AS apres UNION ALL SELECT 'geom' AS champ, nullif(hex(OLD.geom), '') AS avant, nullif(hex(NEW.geom), '') AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_commune_suppression AFTER DELETE ON "commune"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'commune', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'idcom' AS champ, OLD."idcom" AS valeur UNION ALL SELECT 'nom_commune' AS champ, OLD."nom_commune" AS valeur UNION ALL SELECT 'epci' AS champ, OLD."epci" AS valeur UNION ALL SELECT 'dep' AS champ, OLD."dep" AS valeur UNION ALL SELECT 'population' AS champ, OLD."population" AS valeur UNION ALL SELECT 'geom' AS champ, nullif(hex(OLD.geom), '') AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_commune_conflit BEFORE UPDATE OF version_lue ON "commune"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (OLD."geom" IS NOT NEW."geom")
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_commune_version_lue AFTER UPDATE OF version_lue ON "commune"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "commune" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table cite. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_cite_creation AFTER INSERT ON "cite"
BEGIN
  UPDATE "cite" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'cite', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'id_cite' AS champ, NEW."id_cite" AS valeur UNION ALL SELECT 'nom_cite' AS champ, NEW."nom_cite" AS valeur UNION ALL SELECT 'idcom' AS champ, NEW."idcom" AS valeur UNION ALL SELECT 'communes' AS champ, NEW."communes" AS valeur UNION ALL SELECT 'epci' AS champ, NEW."epci" AS valeur UNION ALL SELECT 'dep' AS champ, NEW."dep" AS valeur UNION ALL SELECT 'a_enjeux' AS champ, NEW."a_enjeux" AS valeur UNION ALL SELECT 'renovation_integree' AS champ, NEW."renovation_integree" AS valeur UNION ALL SELECT 'etude_urbaine' AS champ, NEW."etude_urbaine" AS valeur UNION ALL SELECT 'date_etude' AS champ, NEW."date_etude" AS valeur UNION ALL SELECT 'nb_logements' AS champ, NEW."nb_logements" AS valeur UNION ALL SELECT 'contour_valide' AS champ, NEW."contour_valide" AS valeur UNION ALL SELECT 'source_contour' AS champ, NEW."source_contour" AS valeur UNION ALL SELECT 'observations' AS champ, NEW."observations" AS valeur UNION ALL SELECT 'geom' AS champ, nullif(hex(NEW.geom), '') AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_cite_modification AFTER UPDATE OF "id_cite", "nom_cite", "idcom", "communes", "epci", "dep", "a_enjeux", "renovation_integree", "etude_urbaine", "date_etude", "nb_logements", "contour_valide", "source_contour", "observations", "geom" ON "cite"
WHEN OLD."id_cite" IS NOT NEW."id_cite" OR OLD."nom_cite" IS NOT NEW."nom_cite" OR OLD."idcom" IS NOT NEW."idcom" OR OLD."communes" IS NOT NEW."communes" OR OLD."epci" IS NOT NEW."epci" OR OLD."dep" IS NOT NEW."dep" OR OLD."a_enjeux" IS NOT NEW."a_enjeux" OR OLD."renovation_integree" IS NOT NEW."renovation_integree" OR OLD."etude_urbaine" IS NOT NEW."etude_urbaine" OR OLD."date_etude" IS NOT NEW."date_etude" OR OLD."nb_logements" IS NOT NEW."nb_logements" OR OLD."contour_valide" IS NOT NEW."contour_valide" OR OLD."source_contour" IS NOT NEW."source_contour" OR OLD."observations" IS NOT NEW."observations" OR OLD."geom" IS NOT NEW."geom"
BEGIN
  UPDATE "cite" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((OLD."geom" IS NOT NEW."geom") AND NOT (OLD."id_cite" IS NOT NEW."id_cite" OR OLD."nom_cite" IS NOT NEW."nom_cite" OR OLD."idcom" IS NOT NEW."idcom" OR OLD."communes" IS NOT NEW."communes" OR OLD."epci" IS NOT NEW."epci" OR OLD."dep" IS NOT NEW."dep" OR OLD."a_enjeux" IS NOT NEW."a_enjeux" OR OLD."renovation_integree" IS NOT NEW."renovation_integree" OR OLD."etude_urbaine" IS NOT NEW."etude_urbaine" OR OLD."date_etude" IS NOT NEW."date_etude" OR OLD."nb_logements" IS NOT NEW."nb_logements" OR OLD."contour_valide" IS NOT NEW."contour_valide" OR OLD."source_contour" IS NOT NEW."source_contour" OR OLD."observations" IS NOT NEW."observations")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'cite', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'id_cite' AS champ, OLD."id_cite" AS avant, NEW."id_cite" AS apres UNION ALL SELECT 'nom_cite' AS champ, OLD."nom_cite" AS avant, NEW."nom_cite" AS apres UNION ALL SELECT 'idcom' AS champ, OLD."idcom" AS avant, NEW."idcom" AS apres UNION ALL SELECT 'communes' AS champ, OLD."communes" AS avant, NEW."communes" AS apres UNION ALL SELECT 'epci' AS champ, OLD."epci" AS avant, NEW."epci" AS apres UNION ALL SELECT 'dep' AS champ, OLD."dep" AS avant, NEW."dep" AS apres UNION ALL SELECT 'a_enjeux' AS champ, OLD."a_enjeux" AS avant, NEW."a_enjeux" AS apres UNION ALL SELECT 'renovation_integree' AS champ, OLD."renovation_integree" AS avant, NEW."renovation_integree" AS apres UNION ALL SELECT 'etude_urbaine' AS champ, OLD."etude_urbaine" AS avant, NEW."etude_urbaine" AS apres UNION ALL SELECT 'date_etude' AS champ, OLD."date_etude" AS avant, NEW."date_etude" AS apres UNION ALL SELECT 'nb_logements' AS champ, OLD."nb_logements" AS avant, NEW."nb_logements" AS apres UNION ALL SELECT 'contour_valide' AS champ, OLD."contour_valide" AS avant, NEW."contour_valide" AS apres UNION ALL SELECT 'source_contour' AS champ, OLD."source_contour" AS avant, NEW."source_contour" AS apres UNION ALL SELECT 'observations' AS champ, OLD."observations" AS avant, NEW."observations" AS apres UNION ALL SELECT 'geom' AS champ, nullif(hex(OLD.geom), '') AS avant, nullif(hex(NEW.geom), '') AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_cite_suppression AFTER DELETE ON "cite"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'cite', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'id_cite' AS champ, OLD."id_cite" AS valeur UNION ALL SELECT 'nom_cite' AS champ, OLD."nom_cite" AS valeur UNION ALL SELECT 'idcom' AS champ, OLD."idcom" AS valeur UNION ALL SELECT 'communes' AS champ, OLD."communes" AS valeur UNION ALL SELECT 'epci' AS champ, OLD."epci" AS valeur UNION ALL SELECT 'dep' AS champ, OLD."dep" AS valeur UNION ALL SELECT 'a_enjeux' AS champ, OLD."a_enjeux" AS valeur UNION ALL SELECT 'renovation_integree' AS champ, OLD."renovation_integree" AS valeur UNION ALL SELECT 'etude_urbaine' AS champ, OLD."etude_urbaine" AS valeur UNION ALL SELECT 'date_etude' AS champ, OLD."date_etude" AS valeur UNION ALL SELECT 'nb_logements' AS champ, OLD."nb_logements" AS valeur UNION ALL SELECT 'contour_valide' AS champ, OLD."contour_valide" AS valeur UNION ALL SELECT 'source_contour' AS champ, OLD."source_contour" AS valeur UNION ALL SELECT 'observations' AS champ, OLD."observations" AS valeur UNION ALL SELECT 'geom' AS champ, nullif(hex(OLD.geom), '') AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_cite_conflit BEFORE UPDATE OF version_lue ON "cite"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (OLD."geom" IS NOT NEW."geom")
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_cite_version_lue AFTER UPDATE OF version_lue ON "cite"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "cite" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table enveloppe. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_enveloppe_creation AFTER INSERT ON "enveloppe"
BEGIN
  UPDATE "enveloppe" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'enveloppe', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, NEW."campagne" AS valeur UNION ALL SELECT 'delegataire' AS champ, NEW."delegataire" AS valeur UNION ALL SELECT 'dotation' AS champ, NEW."dotation" AS valeur UNION ALL SELECT 'reliquat' AS champ, NEW."reliquat" AS valeur UNION ALL SELECT 'observations' AS champ, NEW."observations" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_enveloppe_modification AFTER UPDATE OF "campagne", "delegataire", "dotation", "reliquat", "observations" ON "enveloppe"
WHEN OLD."campagne" IS NOT NEW."campagne" OR OLD."delegataire" IS NOT NEW."delegataire" OR OLD."dotation" IS NOT NEW."dotation" OR OLD."reliquat" IS NOT NEW."reliquat" OR OLD."observations" IS NOT NEW."observations"
BEGIN
  UPDATE "enveloppe" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."campagne" IS NOT NEW."campagne" OR OLD."delegataire" IS NOT NEW."delegataire" OR OLD."dotation" IS NOT NEW."dotation" OR OLD."reliquat" IS NOT NEW."reliquat" OR OLD."observations" IS NOT NEW."observations")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'enveloppe', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, OLD."campagne" AS avant, NEW."campagne" AS apres UNION ALL SELECT 'delegataire' AS champ, OLD."delegataire" AS avant, NEW."delegataire" AS apres UNION ALL SELECT 'dotation' AS champ, OLD."dotation" AS avant, NEW."dotation" AS apres UNION ALL SELECT 'reliquat' AS champ, OLD."reliquat" AS avant, NEW."reliquat" AS apres UNION ALL SELECT 'observations' AS champ, OLD."observations" AS avant, NEW."observations" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_enveloppe_suppression AFTER DELETE ON "enveloppe"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'enveloppe', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, OLD."campagne" AS valeur UNION ALL SELECT 'delegataire' AS champ, OLD."delegataire" AS valeur UNION ALL SELECT 'dotation' AS champ, OLD."dotation" AS valeur UNION ALL SELECT 'reliquat' AS champ, OLD."reliquat" AS valeur UNION ALL SELECT 'observations' AS champ, OLD."observations" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_enveloppe_conflit BEFORE UPDATE OF version_lue ON "enveloppe"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_enveloppe_version_lue AFTER UPDATE OF version_lue ON "enveloppe"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "enveloppe" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Les lignes de « enveloppe » ne changent plus quand leur campagne est close. La clé d'une ligne qui
-- est là ne se prend pas : INSERT OR REPLACE et UPDATE OR REPLACE l'effaceraient sans un mot.
CREATE TRIGGER osp_enveloppe_gel_creation BEFORE INSERT ON "enveloppe"
WHEN EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND (
    c.campagne = NEW.campagne
    OR c.campagne IN (SELECT l.campagne FROM "enveloppe" AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, on n’y ajoute rien. Rouvrez-la d’abord, en disant pourquoi.');
END;

CREATE TRIGGER osp_enveloppe_gel_modification BEFORE UPDATE OF "fid", "campagne", "delegataire", "dotation", "reliquat", "observations" ON "enveloppe"
WHEN (OLD."fid" IS NOT NEW."fid" OR OLD."campagne" IS NOT NEW."campagne" OR OLD."delegataire" IS NOT NEW."delegataire" OR OLD."dotation" IS NOT NEW."dotation" OR OLD."reliquat" IS NOT NEW."reliquat" OR OLD."observations" IS NOT NEW."observations") AND EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND (
    c.campagne IN (OLD.campagne, NEW.campagne)
    OR c.campagne IN (SELECT l.campagne FROM "enveloppe" AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, ses lignes ne changent plus. Rouvrez-la d’abord, en disant pourquoi.');
END;

CREATE TRIGGER osp_enveloppe_gel_suppression BEFORE DELETE ON "enveloppe"
WHEN EXISTS (SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND c.campagne = OLD.campagne)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, on n’y supprime rien. Rouvrez-la d’abord, en disant pourquoi.');
END;

-- Champs d'audit et journal de la table operation. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_operation_creation AFTER INSERT ON "operation"
BEGIN
  UPDATE "operation" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'operation', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'intitule' AS champ, NEW."intitule" AS valeur UNION ALL SELECT 'bailleur' AS champ, NEW."bailleur" AS valeur UNION ALL SELECT 'annee_financ' AS champ, NEW."annee_financ" AS valeur UNION ALL SELECT 'type_palu' AS champ, NEW."type_palu" AS valeur UNION ALL SELECT 'dep' AS champ, NEW."dep" AS valeur UNION ALL SELECT 'epci' AS champ, NEW."epci" AS valeur UNION ALL SELECT 'cites' AS champ, NEW."cites" AS valeur UNION ALL SELECT 'num_decision' AS champ, NEW."num_decision" AS valeur UNION ALL SELECT 'nb_logements_decision' AS champ, NEW."nb_logements_decision" AS valeur UNION ALL SELECT 'date_decision' AS champ, NEW."date_decision" AS valeur UNION ALL SELECT 'montant_palulos' AS champ, NEW."montant_palulos" AS valeur UNION ALL SELECT 'observations' AS champ, NEW."observations" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_operation_modification AFTER UPDATE OF "intitule", "bailleur", "annee_financ", "type_palu", "dep", "epci", "cites", "num_decision", "nb_logements_decision", "date_decision", "montant_palulos", "observations" ON "operation"
WHEN OLD."intitule" IS NOT NEW."intitule" OR OLD."bailleur" IS NOT NEW."bailleur" OR OLD."annee_financ" IS NOT NEW."annee_financ" OR OLD."type_palu" IS NOT NEW."type_palu" OR OLD."dep" IS NOT NEW."dep" OR OLD."epci" IS NOT NEW."epci" OR OLD."cites" IS NOT NEW."cites" OR OLD."num_decision" IS NOT NEW."num_decision" OR OLD."nb_logements_decision" IS NOT NEW."nb_logements_decision" OR OLD."date_decision" IS NOT NEW."date_decision" OR OLD."montant_palulos" IS NOT NEW."montant_palulos" OR OLD."observations" IS NOT NEW."observations"
BEGIN
  UPDATE "operation" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."intitule" IS NOT NEW."intitule" OR OLD."bailleur" IS NOT NEW."bailleur" OR OLD."annee_financ" IS NOT NEW."annee_financ" OR OLD."type_palu" IS NOT NEW."type_palu" OR OLD."dep" IS NOT NEW."dep" OR OLD."epci" IS NOT NEW."epci" OR OLD."cites" IS NOT NEW."cites" OR OLD."num_decision" IS NOT NEW."num_decision" OR OLD."nb_logements_decision" IS NOT NEW."nb_logements_decision" OR OLD."date_decision" IS NOT NEW."date_decision" OR OLD."montant_palulos" IS NOT NEW."montant_palulos" OR OLD."observations" IS NOT NEW."observations")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'operation', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'intitule' AS champ, OLD."intitule" AS avant, NEW."intitule" AS apres UNION ALL SELECT 'bailleur' AS champ, OLD."bailleur" AS avant, NEW."bailleur" AS apres UNION ALL SELECT 'annee_financ' AS champ, OLD."annee_financ" AS avant, NEW."annee_financ" AS apres UNION ALL SELECT 'type_palu' AS champ, OLD."type_palu" AS avant, NEW."type_palu" AS apres UNION ALL SELECT 'dep' AS champ, OLD."dep" AS avant, NEW."dep" AS apres UNION ALL SELECT 'epci' AS champ, OLD."epci" AS avant, NEW."epci" AS apres UNION ALL SELECT 'cites' AS champ, OLD."cites" AS avant, NEW."cites" AS apres UNION ALL SELECT 'num_decision' AS champ, OLD."num_decision" AS avant, NEW."num_decision" AS apres UNION ALL SELECT 'nb_logements_decision' AS champ, OLD."nb_logements_decision" AS avant, NEW."nb_logements_decision" AS apres UNION ALL SELECT 'date_decision' AS champ, OLD."date_decision" AS avant, NEW."date_decision" AS apres UNION ALL SELECT 'montant_palulos' AS champ, OLD."montant_palulos" AS avant, NEW."montant_palulos" AS apres UNION ALL SELECT 'observations' AS champ, OLD."observations" AS avant, NEW."observations" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_operation_suppression AFTER DELETE ON "operation"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'operation', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'intitule' AS champ, OLD."intitule" AS valeur UNION ALL SELECT 'bailleur' AS champ, OLD."bailleur" AS valeur UNION ALL SELECT 'annee_financ' AS champ, OLD."annee_financ" AS valeur UNION ALL SELECT 'type_palu' AS champ, OLD."type_palu" AS valeur UNION ALL SELECT 'dep' AS champ, OLD."dep" AS valeur UNION ALL SELECT 'epci' AS champ, OLD."epci" AS valeur UNION ALL SELECT 'cites' AS champ, OLD."cites" AS valeur UNION ALL SELECT 'num_decision' AS champ, OLD."num_decision" AS valeur UNION ALL SELECT 'nb_logements_decision' AS champ, OLD."nb_logements_decision" AS valeur UNION ALL SELECT 'date_decision' AS champ, OLD."date_decision" AS valeur UNION ALL SELECT 'montant_palulos' AS champ, OLD."montant_palulos" AS valeur UNION ALL SELECT 'observations' AS champ, OLD."observations" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_operation_conflit BEFORE UPDATE OF version_lue ON "operation"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_operation_version_lue AFTER UPDATE OF version_lue ON "operation"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "operation" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table financement. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_financement_creation AFTER INSERT ON "financement"
BEGIN
  UPDATE "financement" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'financement', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'operation' AS champ, NEW."operation" AS valeur UNION ALL SELECT 'financeur' AS champ, NEW."financeur" AS valeur UNION ALL SELECT 'montant_prevu' AS champ, NEW."montant_prevu" AS valeur UNION ALL SELECT 'montant_engage' AS champ, NEW."montant_engage" AS valeur UNION ALL SELECT 'montant_paye' AS champ, NEW."montant_paye" AS valeur UNION ALL SELECT 'date_engagement' AS champ, NEW."date_engagement" AS valeur UNION ALL SELECT 'date_paiement' AS champ, NEW."date_paiement" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_financement_modification AFTER UPDATE OF "operation", "financeur", "montant_prevu", "montant_engage", "montant_paye", "date_engagement", "date_paiement" ON "financement"
WHEN OLD."operation" IS NOT NEW."operation" OR OLD."financeur" IS NOT NEW."financeur" OR OLD."montant_prevu" IS NOT NEW."montant_prevu" OR OLD."montant_engage" IS NOT NEW."montant_engage" OR OLD."montant_paye" IS NOT NEW."montant_paye" OR OLD."date_engagement" IS NOT NEW."date_engagement" OR OLD."date_paiement" IS NOT NEW."date_paiement"
BEGIN
  UPDATE "financement" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."operation" IS NOT NEW."operation" OR OLD."financeur" IS NOT NEW."financeur" OR OLD."montant_prevu" IS NOT NEW."montant_prevu" OR OLD."montant_engage" IS NOT NEW."montant_engage" OR OLD."montant_paye" IS NOT NEW."montant_paye" OR OLD."date_engagement" IS NOT NEW."date_engagement" OR OLD."date_paiement" IS NOT NEW."date_paiement")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'financement', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'operation' AS champ, OLD."operation" AS avant, NEW."operation" AS apres UNION ALL SELECT 'financeur' AS champ, OLD."financeur" AS avant, NEW."financeur" AS apres UNION ALL SELECT 'montant_prevu' AS champ, OLD."montant_prevu" AS avant, NEW."montant_prevu" AS apres UNION ALL SELECT 'montant_engage' AS champ, OLD."montant_engage" AS avant, NEW."montant_engage" AS apres UNION ALL SELECT 'montant_paye' AS champ, OLD."montant_paye" AS avant, NEW."montant_paye" AS apres UNION ALL SELECT 'date_engagement' AS champ, OLD."date_engagement" AS avant, NEW."date_engagement" AS apres UNION ALL SELECT 'date_paiement' AS champ, OLD."date_paiement" AS avant, NEW."date_paiement" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_financement_suppression AFTER DELETE ON "financement"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'financement', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'operation' AS champ, OLD."operation" AS valeur UNION ALL SELECT 'financeur' AS champ, OLD."financeur" AS valeur UNION ALL SELECT 'montant_prevu' AS champ, OLD."montant_prevu" AS valeur UNION ALL SELECT 'montant_engage' AS champ, OLD."montant_engage" AS valeur UNION ALL SELECT 'montant_paye' AS champ, OLD."montant_paye" AS valeur UNION ALL SELECT 'date_engagement' AS champ, OLD."date_engagement" AS valeur UNION ALL SELECT 'date_paiement' AS champ, OLD."date_paiement" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_financement_conflit BEFORE UPDATE OF version_lue ON "financement"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_financement_version_lue AFTER UPDATE OF version_lue ON "financement"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "financement" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table import_remontee. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_import_remontee_creation AFTER INSERT ON "import_remontee"
BEGIN
  UPDATE "import_remontee" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'import_remontee', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'nature' AS champ, NEW."nature" AS valeur UNION ALL SELECT 'fichier' AS champ, NEW."fichier" AS valeur UNION ALL SELECT 'empreinte' AS champ, NEW."empreinte" AS valeur UNION ALL SELECT 'bailleur' AS champ, NEW."bailleur" AS valeur UNION ALL SELECT 'campagne' AS champ, NEW."campagne" AS valeur UNION ALL SELECT 'date_import' AS champ, NEW."date_import" AS valeur UNION ALL SELECT 'utilisateur' AS champ, NEW."utilisateur" AS valeur UNION ALL SELECT 'nb_lignes' AS champ, NEW."nb_lignes" AS valeur UNION ALL SELECT 'nb_nouveaux' AS champ, NEW."nb_nouveaux" AS valeur UNION ALL SELECT 'nb_modifies' AS champ, NEW."nb_modifies" AS valeur UNION ALL SELECT 'nb_inchanges' AS champ, NEW."nb_inchanges" AS valeur UNION ALL SELECT 'nb_conflits' AS champ, NEW."nb_conflits" AS valeur UNION ALL SELECT 'nb_rejetes' AS champ, NEW."nb_rejetes" AS valeur UNION ALL SELECT 'nb_avertissements' AS champ, NEW."nb_avertissements" AS valeur UNION ALL SELECT 'nb_disparus' AS champ, NEW."nb_disparus" AS valeur UNION ALL SELECT 'etat' AS champ, NEW."etat" AS valeur UNION ALL SELECT 'date_annulation' AS champ, NEW."date_annulation" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_import_remontee_modification AFTER UPDATE OF "nature", "fichier", "empreinte", "bailleur", "campagne", "date_import", "utilisateur", "nb_lignes", "nb_nouveaux", "nb_modifies", "nb_inchanges", "nb_conflits", "nb_rejetes", "nb_avertissements", "nb_disparus", "etat", "date_annulation" ON "import_remontee"
WHEN OLD."nature" IS NOT NEW."nature" OR OLD."fichier" IS NOT NEW."fichier" OR OLD."empreinte" IS NOT NEW."empreinte" OR OLD."bailleur" IS NOT NEW."bailleur" OR OLD."campagne" IS NOT NEW."campagne" OR OLD."date_import" IS NOT NEW."date_import" OR OLD."utilisateur" IS NOT NEW."utilisateur" OR OLD."nb_lignes" IS NOT NEW."nb_lignes" OR OLD."nb_nouveaux" IS NOT NEW."nb_nouveaux" OR OLD."nb_modifies" IS NOT NEW."nb_modifies" OR OLD."nb_inchanges" IS NOT NEW."nb_inchanges" OR OLD."nb_conflits" IS NOT NEW."nb_conflits" OR OLD."nb_rejetes" IS NOT NEW."nb_rejetes" OR OLD."nb_avertissements" IS NOT NEW."nb_avertissements" OR OLD."nb_disparus" IS NOT NEW."nb_disparus" OR OLD."etat" IS NOT NEW."etat" OR OLD."date_annulation" IS NOT NEW."date_annulation"
BEGIN
  UPDATE "import_remontee" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."nature" IS NOT NEW."nature" OR OLD."fichier" IS NOT NEW."fichier" OR OLD."empreinte" IS NOT NEW."empreinte" OR OLD."bailleur" IS NOT NEW."bailleur" OR OLD."campagne" IS NOT NEW."campagne" OR OLD."date_import" IS NOT NEW."date_import" OR OLD."utilisateur" IS NOT NEW."utilisateur" OR OLD."nb_lignes" IS NOT NEW."nb_lignes" OR OLD."nb_nouveaux" IS NOT NEW."nb_nouveaux" OR OLD."nb_modifies" IS NOT NEW."nb_modifies" OR OLD."nb_inchanges" IS NOT NEW."nb_inchanges" OR OLD."nb_conflits" IS NOT NEW."nb_conflits" OR OLD."nb_rejetes" IS NOT NEW."nb_rejetes" OR OLD."nb_avertissements" IS NOT NEW."nb_avertissements" OR OLD."nb_disparus" IS NOT NEW."nb_disparus" OR OLD."etat" IS NOT NEW."etat" OR OLD."date_annulation" IS NOT NEW."date_annulation")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'import_remontee', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'nature' AS champ, OLD."nature" AS avant, NEW."nature" AS apres UNION ALL SELECT 'fichier' AS champ, OLD."fichier" AS avant, NEW."fichier" AS apres UNION ALL SELECT 'empreinte' AS champ, OLD."empreinte" AS avant, NEW."empreinte" AS apres UNION ALL SELECT 'bailleur' AS champ, OLD."bailleur" AS avant, NEW."bailleur" AS apres UNION ALL SELECT 'campagne' AS champ, OLD."campagne" AS avant, NEW."campagne" AS apres UNION ALL SELECT 'date_import' AS champ, OLD."date_import" AS avant, NEW."date_import" AS apres UNION ALL SELECT 'utilisateur' AS champ, OLD."utilisateur" AS avant, NEW."utilisateur" AS apres UNION ALL SELECT 'nb_lignes' AS champ, OLD."nb_lignes" AS avant, NEW."nb_lignes" AS apres UNION ALL SELECT 'nb_nouveaux' AS champ, OLD."nb_nouveaux" AS avant, NEW."nb_nouveaux" AS apres UNION ALL SELECT 'nb_modifies' AS champ, OLD."nb_modifies" AS avant, NEW."nb_modifies" AS apres UNION ALL SELECT 'nb_inchanges' AS champ, OLD."nb_inchanges" AS avant, NEW."nb_inchanges" AS apres UNION ALL SELECT 'nb_conflits' AS champ, OLD."nb_conflits" AS avant, NEW."nb_conflits" AS apres UNION ALL SELECT 'nb_rejetes' AS champ, OLD."nb_rejetes" AS avant, NEW."nb_rejetes" AS apres UNION ALL SELECT 'nb_avertissements' AS champ, OLD."nb_avertissements" AS avant, NEW."nb_avertissements" AS apres UNION ALL SELECT 'nb_disparus' AS champ, OLD."nb_disparus" AS avant, NEW."nb_disparus" AS apres UNION ALL SELECT 'etat' AS champ, OLD."etat" AS avant, NEW."etat" AS apres UNION ALL SELECT 'date_annulation' AS champ, OLD."date_annulation" AS avant, NEW."date_annulation" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_import_remontee_suppression AFTER DELETE ON "import_remontee"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'import_remontee', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'nature' AS champ, OLD."nature" AS valeur UNION ALL SELECT 'fichier' AS champ, OLD."fichier" AS valeur UNION ALL SELECT 'empreinte' AS champ, OLD."empreinte" AS valeur UNION ALL SELECT 'bailleur' AS champ, OLD."bailleur" AS valeur UNION ALL SELECT 'campagne' AS champ, OLD."campagne" AS valeur UNION ALL SELECT 'date_import' AS champ, OLD."date_import" AS valeur UNION ALL SELECT 'utilisateur' AS champ, OLD."utilisateur" AS valeur UNION ALL SELECT 'nb_lignes' AS champ, OLD."nb_lignes" AS valeur UNION ALL SELECT 'nb_nouveaux' AS champ, OLD."nb_nouveaux" AS valeur UNION ALL SELECT 'nb_modifies' AS champ, OLD."nb_modifies" AS valeur UNION ALL SELECT 'nb_inchanges' AS champ, OLD."nb_inchanges" AS valeur UNION ALL SELECT 'nb_conflits' AS champ, OLD."nb_conflits" AS valeur UNION ALL SELECT 'nb_rejetes' AS champ, OLD."nb_rejetes" AS valeur UNION ALL SELECT 'nb_avertissements' AS champ, OLD."nb_avertissements" AS valeur UNION ALL SELECT 'nb_disparus' AS champ, OLD."nb_disparus" AS valeur UNION ALL SELECT 'etat' AS champ, OLD."etat" AS valeur UNION ALL SELECT 'date_annulation' AS champ, OLD."date_annulation" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_import_remontee_conflit BEFORE UPDATE OF version_lue ON "import_remontee"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_import_remontee_version_lue AFTER UPDATE OF version_lue ON "import_remontee"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "import_remontee" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table logement. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_logement_creation AFTER INSERT ON "logement"
BEGIN
  UPDATE "logement" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'logement', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'id_ddtm62' AS champ, NEW."id_ddtm62" AS valeur UNION ALL SELECT 'ident_rep' AS champ, NEW."ident_rep" AS valeur UNION ALL SELECT 'ident_int' AS champ, NEW."ident_int" AS valeur UNION ALL SELECT 'idlocal' AS champ, NEW."idlocal" AS valeur UNION ALL SELECT 'idpar' AS champ, NEW."idpar" AS valeur UNION ALL SELECT 'num_rpls_ini' AS champ, NEW."num_rpls_ini" AS valeur UNION ALL SELECT 'num_esti_ini' AS champ, NEW."num_esti_ini" AS valeur UNION ALL SELECT 'info' AS champ, NEW."info" AS valeur UNION ALL SELECT 'dnvoiri' AS champ, NEW."dnvoiri" AS valeur UNION ALL SELECT 'dindic' AS champ, NEW."dindic" AS valeur UNION ALL SELECT 'dvoilib' AS champ, NEW."dvoilib" AS valeur UNION ALL SELECT 'idcom' AS champ, NEW."idcom" AS valeur UNION ALL SELECT 'idcomtxt' AS champ, NEW."idcomtxt" AS valeur UNION ALL SELECT 'dep' AS champ, NEW."dep" AS valeur UNION ALL SELECT 'epci' AS champ, NEW."epci" AS valeur UNION ALL SELECT 'cite_ini' AS champ, NEW."cite_ini" AS valeur UNION ALL SELECT 'id_cite' AS champ, NEW."id_cite" AS valeur UNION ALL SELECT 'nom_cite_1' AS champ, NEW."nom_cite_1" AS valeur UNION ALL SELECT 'l_id_cite' AS champ, NEW."l_id_cite" AS valeur UNION ALL SELECT 'intitule' AS champ, NEW."intitule" AS valeur UNION ALL SELECT 'bailleur' AS champ, NEW."bailleur" AS valeur UNION ALL SELECT 'type_palu' AS champ, NEW."type_palu" AS valeur UNION ALL SELECT 'num_decision' AS champ, NEW."num_decision" AS valeur UNION ALL SELECT 'annee_financ' AS champ, NEW."annee_financ" AS valeur UNION ALL SELECT 'date_os' AS champ, NEW."date_os" AS valeur UNION ALL SELECT 'date_fin' AS champ, NEW."date_fin" AS valeur UNION ALL SELECT 'avancement' AS champ, NEW."avancement" AS valeur UNION ALL SELECT 'etiquette_avant' AS champ, NEW."etiquette_avant" AS valeur UNION ALL SELECT 'etiquette_apres' AS champ, NEW."etiquette_apres" AS valeur UNION ALL SELECT 'label_vise' AS champ, NEW."label_vise" AS valeur UNION ALL SELECT 'biosource' AS champ, NEW."biosource" AS valeur UNION ALL SELECT 'typologie' AS champ, NEW."typologie" AS valeur UNION ALL SELECT 'surf_hab' AS champ, NEW."surf_hab" AS valeur UNION ALL SELECT 'annee_constr' AS champ, NEW."annee_constr" AS valeur UNION ALL SELECT 'source_rpls' AS champ, NEW."source_rpls" AS valeur UNION ALL SELECT 'cout_travaux' AS champ, NEW."cout_travaux" AS valeur UNION ALL SELECT 'subv_palulos' AS champ, NEW."subv_palulos" AS valeur UNION ALL SELECT 'subv_region' AS champ, NEW."subv_region" AS valeur UNION ALL SELECT 'subv_departement' AS champ, NEW."subv_departement" AS valeur UNION ALL SELECT 'subv_epci' AS champ, NEW."subv_epci" AS valeur UNION ALL SELECT 'subv_autre' AS champ, NEW."subv_autre" AS valeur UNION ALL SELECT 'pret_cdc' AS champ, NEW."pret_cdc" AS valeur UNION ALL SELECT 'fonds_propres' AS champ, NEW."fonds_propres" AS valeur UNION ALL SELECT 'loyer_avant' AS champ, NEW."loyer_avant" AS valeur UNION ALL SELECT 'loyer_apres' AS champ, NEW."loyer_apres" AS valeur UNION ALL SELECT 'occupe_avant' AS champ, NEW."occupe_avant" AS valeur UNION ALL SELECT 'occupe_apres' AS champ, NEW."occupe_apres" AS valeur UNION ALL SELECT 'relogement' AS champ, NEW."relogement" AS valeur UNION ALL SELECT 'geoloc_source' AS champ, NEW."geoloc_source" AS valeur UNION ALL SELECT 'geoloc_score' AS champ, NEW."geoloc_score" AS valeur UNION ALL SELECT 'geoloc_date' AS champ, NEW."geoloc_date" AS valeur UNION ALL SELECT 'geom' AS champ, nullif(hex(NEW.geom), '') AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_logement_modification AFTER UPDATE OF "id_ddtm62", "ident_rep", "ident_int", "idlocal", "idpar", "num_rpls_ini", "num_esti_ini", "info", "dnvoiri", "dindic", "dvoilib", "idcom", "idcomtxt", "dep", "epci", "cite_ini", "id_cite", "nom_cite_1", "l_id_cite", "intitule", "bailleur", "type_palu", "num_decision", "annee_financ", "date_os", "date_fin", "avancement", "etiquette_avant", "etiquette_apres", "label_vise", "biosource", "typologie", "surf_hab", "annee_constr", "source_rpls", "cout_travaux", "subv_palulos", "subv_region", "subv_departement", "subv_epci", "subv_autre", "pret_cdc", "fonds_propres", "loyer_avant", "loyer_apres", "occupe_avant", "occupe_apres", "relogement", "geoloc_source", "geoloc_score", "geoloc_date", "geom" ON "logement"
WHEN OLD."id_ddtm62" IS NOT NEW."id_ddtm62" OR OLD."ident_rep" IS NOT NEW."ident_rep" OR OLD."ident_int" IS NOT NEW."ident_int" OR OLD."idlocal" IS NOT NEW."idlocal" OR OLD."idpar" IS NOT NEW."idpar" OR OLD."num_rpls_ini" IS NOT NEW."num_rpls_ini" OR OLD."num_esti_ini" IS NOT NEW."num_esti_ini" OR OLD."info" IS NOT NEW."info" OR OLD."dnvoiri" IS NOT NEW."dnvoiri" OR OLD."dindic" IS NOT NEW."dindic" OR OLD."dvoilib" IS NOT NEW."dvoilib" OR OLD."idcom" IS NOT NEW."idcom" OR OLD."idcomtxt" IS NOT NEW."idcomtxt" OR OLD."dep" IS NOT NEW."dep" OR OLD."epci" IS NOT NEW."epci" OR OLD."cite_ini" IS NOT NEW."cite_ini" OR OLD."id_cite" IS NOT NEW."id_cite" OR OLD."nom_cite_1" IS NOT NEW."nom_cite_1" OR OLD."l_id_cite" IS NOT NEW."l_id_cite" OR OLD."intitule" IS NOT NEW."intitule" OR OLD."bailleur" IS NOT NEW."bailleur" OR OLD."type_palu" IS NOT NEW."type_palu" OR OLD."num_decision" IS NOT NEW."num_decision" OR OLD."annee_financ" IS NOT NEW."annee_financ" OR OLD."date_os" IS NOT NEW."date_os" OR OLD."date_fin" IS NOT NEW."date_fin" OR OLD."avancement" IS NOT NEW."avancement" OR OLD."etiquette_avant" IS NOT NEW."etiquette_avant" OR OLD."etiquette_apres" IS NOT NEW."etiquette_apres" OR OLD."label_vise" IS NOT NEW."label_vise" OR OLD."biosource" IS NOT NEW."biosource" OR OLD."typologie" IS NOT NEW."typologie" OR OLD."surf_hab" IS NOT NEW."surf_hab" OR OLD."annee_constr" IS NOT NEW."annee_constr" OR OLD."source_rpls" IS NOT NEW."source_rpls" OR OLD."cout_travaux" IS NOT NEW."cout_travaux" OR OLD."subv_palulos" IS NOT NEW."subv_palulos" OR OLD."subv_region" IS NOT NEW."subv_region" OR OLD."subv_departement" IS NOT NEW."subv_departement" OR OLD."subv_epci" IS NOT NEW."subv_epci" OR OLD."subv_autre" IS NOT NEW."subv_autre" OR OLD."pret_cdc" IS NOT NEW."pret_cdc" OR OLD."fonds_propres" IS NOT NEW."fonds_propres" OR OLD."loyer_avant" IS NOT NEW."loyer_avant" OR OLD."loyer_apres" IS NOT NEW."loyer_apres" OR OLD."occupe_avant" IS NOT NEW."occupe_avant" OR OLD."occupe_apres" IS NOT NEW."occupe_apres" OR OLD."relogement" IS NOT NEW."relogement" OR OLD."geoloc_source" IS NOT NEW."geoloc_source" OR OLD."geoloc_score" IS NOT NEW."geoloc_score" OR OLD."geoloc_date" IS NOT NEW."geoloc_date" OR OLD."geom" IS NOT NEW."geom"
BEGIN
  UPDATE "logement" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((OLD."geom" IS NOT NEW."geom") AND NOT (OLD."id_ddtm62" IS NOT NEW."id_ddtm62" OR OLD."ident_rep" IS NOT NEW."ident_rep" OR OLD."ident_int" IS NOT NEW."ident_int" OR OLD."idlocal" IS NOT NEW."idlocal" OR OLD."idpar" IS NOT NEW."idpar" OR OLD."num_rpls_ini" IS NOT NEW."num_rpls_ini" OR OLD."num_esti_ini" IS NOT NEW."num_esti_ini" OR OLD."info" IS NOT NEW."info" OR OLD."dnvoiri" IS NOT NEW."dnvoiri" OR OLD."dindic" IS NOT NEW."dindic" OR OLD."dvoilib" IS NOT NEW."dvoilib" OR OLD."idcom" IS NOT NEW."idcom" OR OLD."idcomtxt" IS NOT NEW."idcomtxt" OR OLD."dep" IS NOT NEW."dep" OR OLD."epci" IS NOT NEW."epci" OR OLD."cite_ini" IS NOT NEW."cite_ini" OR OLD."id_cite" IS NOT NEW."id_cite" OR OLD."nom_cite_1" IS NOT NEW."nom_cite_1" OR OLD."l_id_cite" IS NOT NEW."l_id_cite" OR OLD."intitule" IS NOT NEW."intitule" OR OLD."bailleur" IS NOT NEW."bailleur" OR OLD."type_palu" IS NOT NEW."type_palu" OR OLD."num_decision" IS NOT NEW."num_decision" OR OLD."annee_financ" IS NOT NEW."annee_financ" OR OLD."date_os" IS NOT NEW."date_os" OR OLD."date_fin" IS NOT NEW."date_fin" OR OLD."avancement" IS NOT NEW."avancement" OR OLD."etiquette_avant" IS NOT NEW."etiquette_avant" OR OLD."etiquette_apres" IS NOT NEW."etiquette_apres" OR OLD."label_vise" IS NOT NEW."label_vise" OR OLD."biosource" IS NOT NEW."biosource" OR OLD."typologie" IS NOT NEW."typologie" OR OLD."surf_hab" IS NOT NEW."surf_hab" OR OLD."annee_constr" IS NOT NEW."annee_constr" OR OLD."source_rpls" IS NOT NEW."source_rpls" OR OLD."cout_travaux" IS NOT NEW."cout_travaux" OR OLD."subv_palulos" IS NOT NEW."subv_palulos" OR OLD."subv_region" IS NOT NEW."subv_region" OR OLD."subv_departement" IS NOT NEW."subv_departement" OR OLD."subv_epci" IS NOT NEW."subv_epci" OR OLD."subv_autre" IS NOT NEW."subv_autre" OR OLD."pret_cdc" IS NOT NEW."pret_cdc" OR OLD."fonds_propres" IS NOT NEW."fonds_propres" OR OLD."loyer_avant" IS NOT NEW."loyer_avant" OR OLD."loyer_apres" IS NOT NEW."loyer_apres" OR OLD."occupe_avant" IS NOT NEW."occupe_avant" OR OLD."occupe_apres" IS NOT NEW."occupe_apres" OR OLD."relogement" IS NOT NEW."relogement" OR OLD."geoloc_source" IS NOT NEW."geoloc_source" OR OLD."geoloc_score" IS NOT NEW."geoloc_score" OR OLD."geoloc_date" IS NOT NEW."geoloc_date")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'logement', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'id_ddtm62' AS champ, OLD."id_ddtm62" AS avant, NEW."id_ddtm62" AS apres UNION ALL SELECT 'ident_rep' AS champ, OLD."ident_rep" AS avant, NEW."ident_rep" AS apres UNION ALL SELECT 'ident_int' AS champ, OLD."ident_int" AS avant, NEW."ident_int" AS apres UNION ALL SELECT 'idlocal' AS champ, OLD."idlocal" AS avant, NEW."idlocal" AS apres UNION ALL SELECT 'idpar' AS champ, OLD."idpar" AS avant, NEW."idpar" AS apres UNION ALL SELECT 'num_rpls_ini' AS champ, OLD."num_rpls_ini" AS avant, NEW."num_rpls_ini" AS apres UNION ALL SELECT 'num_esti_ini' AS champ, OLD."num_esti_ini" AS avant, NEW."num_esti_ini" AS apres UNION ALL SELECT 'info' AS champ, OLD."info" AS avant, NEW."info" AS apres UNION ALL SELECT 'dnvoiri' AS champ, OLD."dnvoiri" AS avant, NEW."dnvoiri" AS apres UNION ALL SELECT 'dindic' AS champ, OLD."dindic" AS avant, NEW."dindic" AS apres UNION ALL SELECT 'dvoilib' AS champ, OLD."dvoilib" AS avant, NEW."dvoilib" AS apres UNION ALL SELECT 'idcom' AS champ, OLD."idcom" AS avant, NEW."idcom" AS apres UNION ALL SELECT 'idcomtxt' AS champ, OLD."idcomtxt" AS avant, NEW."idcomtxt" AS apres UNION ALL SELECT 'dep' AS champ, OLD."dep" AS avant, NEW."dep" AS apres UNION ALL SELECT 'epci' AS champ, OLD."epci" AS avant, NEW."epci" AS apres UNION ALL SELECT 'cite_ini' AS champ, OLD."cite_ini" AS avant, NEW."cite_ini" AS apres UNION ALL SELECT 'id_cite' AS champ, OLD."id_cite" AS avant, NEW."id_cite" AS apres UNION ALL SELECT 'nom_cite_1' AS champ, OLD."nom_cite_1" AS avant, NEW."nom_cite_1" AS apres UNION ALL SELECT 'l_id_cite' AS champ, OLD."l_id_cite" AS avant, NEW."l_id_cite" AS apres UNION ALL SELECT 'intitule' AS champ, OLD."intitule" AS avant, NEW."intitule" AS apres UNION ALL SELECT 'bailleur' AS champ, OLD."bailleur" AS avant, NEW."bailleur" AS apres UNION ALL SELECT 'type_palu' AS champ, OLD."type_palu" AS avant, NEW."type_palu" AS apres UNION ALL SELECT 'num_decision' AS champ, OLD."num_decision" AS avant, NEW."num_decision" AS apres UNION ALL SELECT 'annee_financ' AS champ, OLD."annee_financ" AS avant, NEW."annee_financ" AS apres UNION ALL SELECT 'date_os' AS champ, OLD."date_os" AS avant, NEW."date_os" AS apres UNION ALL SELECT 'date_fin' AS champ, OLD."date_fin" AS avant, NEW."date_fin" AS apres UNION ALL SELECT 'avancement' AS champ, OLD."avancement" AS avant, NEW."avancement" AS apres UNION ALL SELECT 'etiquette_avant' AS champ, OLD."etiquette_avant" AS avant, NEW."etiquette_avant" AS apres UNION ALL SELECT 'etiquette_apres' AS champ, OLD."etiquette_apres" AS avant, NEW."etiquette_apres" AS apres UNION ALL SELECT 'label_vise' AS champ, OLD."label_vise" AS avant, NEW."label_vise" AS apres UNION ALL SELECT 'biosource' AS champ, OLD."biosource" AS avant, NEW."biosource" AS apres UNION ALL SELECT 'typologie' AS champ, OLD."typologie" AS avant, NEW."typologie" AS apres UNION ALL SELECT 'surf_hab' AS champ, OLD."surf_hab" AS avant, NEW."surf_hab" AS apres UNION ALL SELECT 'annee_constr' AS champ, OLD."annee_constr" AS avant, NEW."annee_constr" AS apres UNION ALL SELECT 'source_rpls' AS champ, OLD."source_rpls" AS avant, NEW."source_rpls" AS apres UNION ALL SELECT 'cout_travaux' AS champ, OLD."cout_travaux" AS avant, NEW."cout_travaux" AS apres UNION ALL SELECT 'subv_palulos' AS champ, OLD."subv_palulos" AS avant, NEW."subv_palulos" AS apres UNION ALL SELECT 'subv_region' AS champ, OLD."subv_region" AS avant, NEW."subv_region" AS apres UNION ALL SELECT 'subv_departement' AS champ, OLD."subv_departement" AS avant, NEW."subv_departement" AS apres UNION ALL SELECT 'subv_epci' AS champ, OLD."subv_epci" AS avant, NEW."subv_epci" AS apres UNION ALL SELECT 'subv_autre' AS champ, OLD."subv_autre" AS avant, NEW."subv_autre" AS apres UNION ALL SELECT 'pret_cdc' AS champ, OLD."pret_cdc" AS avant, NEW."pret_cdc" AS apres UNION ALL SELECT 'fonds_propres' AS champ, OLD."fonds_propres" AS avant, NEW."fonds_propres" AS apres UNION ALL SELECT 'loyer_avant' AS champ, OLD."loyer_avant" AS avant, NEW."loyer_avant" AS apres UNION ALL SELECT 'loyer_apres' AS champ, OLD."loyer_apres" AS avant, NEW."loyer_apres" AS apres UNION ALL SELECT 'occupe_avant' AS champ, OLD."occupe_avant" AS avant, NEW."occupe_avant" AS apres UNION ALL SELECT 'occupe_apres' AS champ, OLD."occupe_apres" AS avant, NEW."occupe_apres" AS apres UNION ALL SELECT 'relogement' AS champ, OLD."relogement" AS avant, NEW."relogement" AS apres UNION ALL SELECT 'geoloc_source' AS champ, OLD."geoloc_source" AS avant, NEW."geoloc_source" AS apres UNION ALL SELECT 'geoloc_score' AS champ, OLD."geoloc_score" AS avant, NEW."geoloc_score" AS apres UNION ALL SELECT 'geoloc_date' AS champ, OLD."geoloc_date" AS avant, NEW."geoloc_date" AS apres UNION ALL SELECT 'geom' AS champ, nullif(hex(OLD.geom), '') AS avant, nullif(hex(NEW.geom), '') AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_logement_suppression AFTER DELETE ON "logement"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'logement', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'id_ddtm62' AS champ, OLD."id_ddtm62" AS valeur UNION ALL SELECT 'ident_rep' AS champ, OLD."ident_rep" AS valeur UNION ALL SELECT 'ident_int' AS champ, OLD."ident_int" AS valeur UNION ALL SELECT 'idlocal' AS champ, OLD."idlocal" AS valeur UNION ALL SELECT 'idpar' AS champ, OLD."idpar" AS valeur UNION ALL SELECT 'num_rpls_ini' AS champ, OLD."num_rpls_ini" AS valeur UNION ALL SELECT 'num_esti_ini' AS champ, OLD."num_esti_ini" AS valeur UNION ALL SELECT 'info' AS champ, OLD."info" AS valeur UNION ALL SELECT 'dnvoiri' AS champ, OLD."dnvoiri" AS valeur UNION ALL SELECT 'dindic' AS champ, OLD."dindic" AS valeur UNION ALL SELECT 'dvoilib' AS champ, OLD."dvoilib" AS valeur UNION ALL SELECT 'idcom' AS champ, OLD."idcom" AS valeur UNION ALL SELECT 'idcomtxt' AS champ, OLD."idcomtxt" AS valeur UNION ALL SELECT 'dep' AS champ, OLD."dep" AS valeur UNION ALL SELECT 'epci' AS champ, OLD."epci" AS valeur UNION ALL SELECT 'cite_ini' AS champ, OLD."cite_ini" AS valeur UNION ALL SELECT 'id_cite' AS champ, OLD."id_cite" AS valeur UNION ALL SELECT 'nom_cite_1' AS champ, OLD."nom_cite_1" AS valeur UNION ALL SELECT 'l_id_cite' AS champ, OLD."l_id_cite" AS valeur UNION ALL SELECT 'intitule' AS champ, OLD."intitule" AS valeur UNION ALL SELECT 'bailleur' AS champ, OLD."bailleur" AS valeur UNION ALL SELECT 'type_palu' AS champ, OLD."type_palu" AS valeur UNION ALL SELECT 'num_decision' AS champ, OLD."num_decision" AS valeur UNION ALL SELECT 'annee_financ' AS champ, OLD."annee_financ" AS valeur UNION ALL SELECT 'date_os' AS champ, OLD."date_os" AS valeur UNION ALL SELECT 'date_fin' AS champ, OLD."date_fin" AS valeur UNION ALL SELECT 'avancement' AS champ, OLD."avancement" AS valeur UNION ALL SELECT 'etiquette_avant' AS champ, OLD."etiquette_avant" AS valeur UNION ALL SELECT 'etiquette_apres' AS champ, OLD."etiquette_apres" AS valeur UNION ALL SELECT 'label_vise' AS champ, OLD."label_vise" AS valeur UNION ALL SELECT 'biosource' AS champ, OLD."biosource" AS valeur UNION ALL SELECT 'typologie' AS champ, OLD."typologie" AS valeur UNION ALL SELECT 'surf_hab' AS champ, OLD."surf_hab" AS valeur UNION ALL SELECT 'annee_constr' AS champ, OLD."annee_constr" AS valeur UNION ALL SELECT 'source_rpls' AS champ, OLD."source_rpls" AS valeur UNION ALL SELECT 'cout_travaux' AS champ, OLD."cout_travaux" AS valeur UNION ALL SELECT 'subv_palulos' AS champ, OLD."subv_palulos" AS valeur UNION ALL SELECT 'subv_region' AS champ, OLD."subv_region" AS valeur UNION ALL SELECT 'subv_departement' AS champ, OLD."subv_departement" AS valeur UNION ALL SELECT 'subv_epci' AS champ, OLD."subv_epci" AS valeur UNION ALL SELECT 'subv_autre' AS champ, OLD."subv_autre" AS valeur UNION ALL SELECT 'pret_cdc' AS champ, OLD."pret_cdc" AS valeur UNION ALL SELECT 'fonds_propres' AS champ, OLD."fonds_propres" AS valeur UNION ALL SELECT 'loyer_avant' AS champ, OLD."loyer_avant" AS valeur UNION ALL SELECT 'loyer_apres' AS champ, OLD."loyer_apres" AS valeur UNION ALL SELECT 'occupe_avant' AS champ, OLD."occupe_avant" AS valeur UNION ALL SELECT 'occupe_apres' AS champ, OLD."occupe_apres" AS valeur UNION ALL SELECT 'relogement' AS champ, OLD."relogement" AS valeur UNION ALL SELECT 'geoloc_source' AS champ, OLD."geoloc_source" AS valeur UNION ALL SELECT 'geoloc_score' AS champ, OLD."geoloc_score" AS valeur UNION ALL SELECT 'geoloc_date' AS champ, OLD."geoloc_date" AS valeur UNION ALL SELECT 'geom' AS champ, nullif(hex(OLD.geom), '') AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_logement_conflit BEFORE UPDATE OF version_lue ON "logement"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (OLD."geom" IS NOT NEW."geom")
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_logement_version_lue AFTER UPDATE OF version_lue ON "logement"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "logement" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table occupation. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_occupation_creation AFTER INSERT ON "occupation"
BEGIN
  UPDATE "occupation" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'occupation', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'logement' AS champ, NEW."logement" AS valeur UNION ALL SELECT 'enquete' AS champ, NEW."enquete" AS valeur UNION ALL SELECT 'nb_occupants' AS champ, NEW."nb_occupants" AS valeur UNION ALL SELECT 'type_menage' AS champ, NEW."type_menage" AS valeur UNION ALL SELECT 'tranche_age' AS champ, NEW."tranche_age" AS valeur UNION ALL SELECT 'ressources_plus' AS champ, NEW."ressources_plus" AS valeur UNION ALL SELECT 'apl' AS champ, NEW."apl" AS valeur UNION ALL SELECT 'emploi' AS champ, NEW."emploi" AS valeur UNION ALL SELECT 'emmenage_recent' AS champ, NEW."emmenage_recent" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_occupation_modification AFTER UPDATE OF "logement", "enquete", "nb_occupants", "type_menage", "tranche_age", "ressources_plus", "apl", "emploi", "emmenage_recent" ON "occupation"
WHEN OLD."logement" IS NOT NEW."logement" OR OLD."enquete" IS NOT NEW."enquete" OR OLD."nb_occupants" IS NOT NEW."nb_occupants" OR OLD."type_menage" IS NOT NEW."type_menage" OR OLD."tranche_age" IS NOT NEW."tranche_age" OR OLD."ressources_plus" IS NOT NEW."ressources_plus" OR OLD."apl" IS NOT NEW."apl" OR OLD."emploi" IS NOT NEW."emploi" OR OLD."emmenage_recent" IS NOT NEW."emmenage_recent"
BEGIN
  UPDATE "occupation" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."logement" IS NOT NEW."logement" OR OLD."enquete" IS NOT NEW."enquete" OR OLD."nb_occupants" IS NOT NEW."nb_occupants" OR OLD."type_menage" IS NOT NEW."type_menage" OR OLD."tranche_age" IS NOT NEW."tranche_age" OR OLD."ressources_plus" IS NOT NEW."ressources_plus" OR OLD."apl" IS NOT NEW."apl" OR OLD."emploi" IS NOT NEW."emploi" OR OLD."emmenage_recent" IS NOT NEW."emmenage_recent")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'occupation', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'logement' AS champ, OLD."logement" AS avant, NEW."logement" AS apres UNION ALL SELECT 'enquete' AS champ, OLD."enquete" AS avant, NEW."enquete" AS apres UNION ALL SELECT 'nb_occupants' AS champ, OLD."nb_occupants" AS avant, NEW."nb_occupants" AS apres UNION ALL SELECT 'type_menage' AS champ, OLD."type_menage" AS avant, NEW."type_menage" AS apres UNION ALL SELECT 'tranche_age' AS champ, OLD."tranche_age" AS avant, NEW."tranche_age" AS apres UNION ALL SELECT 'ressources_plus' AS champ, OLD."ressources_plus" AS avant, NEW."ressources_plus" AS apres UNION ALL SELECT 'apl' AS champ, OLD."apl" AS avant, NEW."apl" AS apres UNION ALL SELECT 'emploi' AS champ, OLD."emploi" AS avant, NEW."emploi" AS apres UNION ALL SELECT 'emmenage_recent' AS champ, OLD."emmenage_recent" AS avant, NEW."emmenage_recent" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_occupation_suppression AFTER DELETE ON "occupation"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'occupation', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'logement' AS champ, OLD."logement" AS valeur UNION ALL SELECT 'enquete' AS champ, OLD."enquete" AS valeur UNION ALL SELECT 'nb_occupants' AS champ, OLD."nb_occupants" AS valeur UNION ALL SELECT 'type_menage' AS champ, OLD."type_menage" AS valeur UNION ALL SELECT 'tranche_age' AS champ, OLD."tranche_age" AS valeur UNION ALL SELECT 'ressources_plus' AS champ, OLD."ressources_plus" AS valeur UNION ALL SELECT 'apl' AS champ, OLD."apl" AS valeur UNION ALL SELECT 'emploi' AS champ, OLD."emploi" AS valeur UNION ALL SELECT 'emmenage_recent' AS champ, OLD."emmenage_recent" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_occupation_conflit BEFORE UPDATE OF version_lue ON "occupation"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_occupation_version_lue AFTER UPDATE OF version_lue ON "occupation"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "occupation" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table parcelle. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_parcelle_creation AFTER INSERT ON "parcelle"
BEGIN
  UPDATE "parcelle" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'parcelle', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'idpar' AS champ, NEW."idpar" AS valeur UNION ALL SELECT 'geom' AS champ, nullif(hex(NEW.geom), '') AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_parcelle_modification AFTER UPDATE OF "idpar", "geom" ON "parcelle"
WHEN OLD."idpar" IS NOT NEW."idpar" OR OLD."geom" IS NOT NEW."geom"
BEGIN
  UPDATE "parcelle" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((OLD."geom" IS NOT NEW."geom") AND NOT (OLD."idpar" IS NOT NEW."idpar")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'parcelle', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'idpar' AS champ, OLD."idpar" AS avant, NEW."idpar" AS apres UNION ALL SELECT 'geom' AS champ, nullif(hex(OLD.geom), '') AS avant, nullif(hex(NEW.geom), '') AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_parcelle_suppression AFTER DELETE ON "parcelle"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'parcelle', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'idpar' AS champ, OLD."idpar" AS valeur UNION ALL SELECT 'geom' AS champ, nullif(hex(OLD.geom), '') AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_parcelle_conflit BEFORE UPDATE OF version_lue ON "parcelle"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (OLD."geom" IS NOT NEW."geom")
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_parcelle_version_lue AFTER UPDATE OF version_lue ON "parcelle"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "parcelle" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table programme_complementaire. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_programme_complementaire_creation AFTER INSERT ON "programme_complementaire"
BEGIN
  UPDATE "programme_complementaire" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'programme_complementaire', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'cite' AS champ, NEW."cite" AS valeur UNION ALL SELECT 'epci' AS champ, NEW."epci" AS valeur UNION ALL SELECT 'campagne' AS champ, NEW."campagne" AS valeur UNION ALL SELECT 'theme' AS champ, NEW."theme" AS valeur UNION ALL SELECT 'description' AS champ, NEW."description" AS valeur UNION ALL SELECT 'cout' AS champ, NEW."cout" AS valeur UNION ALL SELECT 'financeurs' AS champ, NEW."financeurs" AS valeur UNION ALL SELECT 'etat' AS champ, NEW."etat" AS valeur UNION ALL SELECT 'date_debut' AS champ, NEW."date_debut" AS valeur UNION ALL SELECT 'date_fin' AS champ, NEW."date_fin" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_programme_complementaire_modification AFTER UPDATE OF "cite", "epci", "campagne", "theme", "description", "cout", "financeurs", "etat", "date_debut", "date_fin" ON "programme_complementaire"
WHEN OLD."cite" IS NOT NEW."cite" OR OLD."epci" IS NOT NEW."epci" OR OLD."campagne" IS NOT NEW."campagne" OR OLD."theme" IS NOT NEW."theme" OR OLD."description" IS NOT NEW."description" OR OLD."cout" IS NOT NEW."cout" OR OLD."financeurs" IS NOT NEW."financeurs" OR OLD."etat" IS NOT NEW."etat" OR OLD."date_debut" IS NOT NEW."date_debut" OR OLD."date_fin" IS NOT NEW."date_fin"
BEGIN
  UPDATE "programme_complementaire" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."cite" IS NOT NEW."cite" OR OLD."epci" IS NOT NEW."epci" OR OLD."campagne" IS NOT NEW."campagne" OR OLD."theme" IS NOT NEW."theme" OR OLD."description" IS NOT NEW."description" OR OLD."cout" IS NOT NEW."cout" OR OLD."financeurs" IS NOT NEW."financeurs" OR OLD."etat" IS NOT NEW."etat" OR OLD."date_debut" IS NOT NEW."date_debut" OR OLD."date_fin" IS NOT NEW."date_fin")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'programme_complementaire', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'cite' AS champ, OLD."cite" AS avant, NEW."cite" AS apres UNION ALL SELECT 'epci' AS champ, OLD."epci" AS avant, NEW."epci" AS apres UNION ALL SELECT 'campagne' AS champ, OLD."campagne" AS avant, NEW."campagne" AS apres UNION ALL SELECT 'theme' AS champ, OLD."theme" AS avant, NEW."theme" AS apres UNION ALL SELECT 'description' AS champ, OLD."description" AS avant, NEW."description" AS apres UNION ALL SELECT 'cout' AS champ, OLD."cout" AS avant, NEW."cout" AS apres UNION ALL SELECT 'financeurs' AS champ, OLD."financeurs" AS avant, NEW."financeurs" AS apres UNION ALL SELECT 'etat' AS champ, OLD."etat" AS avant, NEW."etat" AS apres UNION ALL SELECT 'date_debut' AS champ, OLD."date_debut" AS avant, NEW."date_debut" AS apres UNION ALL SELECT 'date_fin' AS champ, OLD."date_fin" AS avant, NEW."date_fin" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_programme_complementaire_suppression AFTER DELETE ON "programme_complementaire"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'programme_complementaire', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'cite' AS champ, OLD."cite" AS valeur UNION ALL SELECT 'epci' AS champ, OLD."epci" AS valeur UNION ALL SELECT 'campagne' AS champ, OLD."campagne" AS valeur UNION ALL SELECT 'theme' AS champ, OLD."theme" AS valeur UNION ALL SELECT 'description' AS champ, OLD."description" AS valeur UNION ALL SELECT 'cout' AS champ, OLD."cout" AS valeur UNION ALL SELECT 'financeurs' AS champ, OLD."financeurs" AS valeur UNION ALL SELECT 'etat' AS champ, OLD."etat" AS valeur UNION ALL SELECT 'date_debut' AS champ, OLD."date_debut" AS valeur UNION ALL SELECT 'date_fin' AS champ, OLD."date_fin" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_programme_complementaire_conflit BEFORE UPDATE OF version_lue ON "programme_complementaire"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_programme_complementaire_version_lue AFTER UPDATE OF version_lue ON "programme_complementaire"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "programme_complementaire" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Champs d'audit et journal de la table scenario. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_scenario_creation AFTER INSERT ON "scenario"
BEGIN
  UPDATE "scenario" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'scenario', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, NEW."campagne" AS valeur UNION ALL SELECT 'nom' AS champ, NEW."nom" AS valeur UNION ALL SELECT 'biosource' AS champ, NEW."biosource" AS valeur UNION ALL SELECT 'decide_le' AS champ, NEW."decide_le" AS valeur UNION ALL SELECT 'observations' AS champ, NEW."observations" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_scenario_modification AFTER UPDATE OF "campagne", "nom", "biosource", "decide_le", "observations" ON "scenario"
WHEN OLD."campagne" IS NOT NEW."campagne" OR OLD."nom" IS NOT NEW."nom" OR OLD."biosource" IS NOT NEW."biosource" OR OLD."decide_le" IS NOT NEW."decide_le" OR OLD."observations" IS NOT NEW."observations"
BEGIN
  UPDATE "scenario" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."campagne" IS NOT NEW."campagne" OR OLD."nom" IS NOT NEW."nom" OR OLD."biosource" IS NOT NEW."biosource" OR OLD."decide_le" IS NOT NEW."decide_le" OR OLD."observations" IS NOT NEW."observations")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'scenario', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, OLD."campagne" AS avant, NEW."campagne" AS apres UNION ALL SELECT 'nom' AS champ, OLD."nom" AS avant, NEW."nom" AS apres UNION ALL SELECT 'biosource' AS champ, OLD."biosource" AS avant, NEW."biosource" AS apres UNION ALL SELECT 'decide_le' AS champ, OLD."decide_le" AS avant, NEW."decide_le" AS apres UNION ALL SELECT 'observations' AS champ, OLD."observations" AS avant, NEW."observations" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_scenario_suppression AFTER DELETE ON "scenario"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'scenario', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, OLD."campagne" AS valeur UNION ALL SELECT 'nom' AS champ, OLD."nom" AS valeur UNION ALL SELECT 'biosource' AS champ, OLD."biosource" AS valeur UNION ALL SELECT 'decide_le' AS champ, OLD."decide_le" AS valeur UNION ALL SELECT 'observations' AS champ, OLD."observations" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_scenario_conflit BEFORE UPDATE OF version_lue ON "scenario"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_scenario_version_lue AFTER UPDATE OF version_lue ON "scenario"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "scenario" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Les lignes de « scenario » ne changent plus quand leur campagne est close. La clé d'une ligne qui
-- est là ne se prend pas : INSERT OR REPLACE et UPDATE OR REPLACE l'effaceraient sans un mot.
CREATE TRIGGER osp_scenario_gel_creation BEFORE INSERT ON "scenario"
WHEN EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND (
    c.campagne = NEW.campagne
    OR c.campagne IN (SELECT l.campagne FROM "scenario" AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, on n’y ajoute rien. Rouvrez-la d’abord, en disant pourquoi.');
END;

CREATE TRIGGER osp_scenario_gel_modification BEFORE UPDATE OF "fid", "campagne", "nom", "biosource", "decide_le", "observations" ON "scenario"
WHEN (OLD."fid" IS NOT NEW."fid" OR OLD."campagne" IS NOT NEW."campagne" OR OLD."nom" IS NOT NEW."nom" OR OLD."biosource" IS NOT NEW."biosource" OR OLD."decide_le" IS NOT NEW."decide_le" OR OLD."observations" IS NOT NEW."observations") AND EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND (
    c.campagne IN (OLD.campagne, NEW.campagne)
    OR c.campagne IN (SELECT l.campagne FROM "scenario" AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, ses lignes ne changent plus. Rouvrez-la d’abord, en disant pourquoi.');
END;

CREATE TRIGGER osp_scenario_gel_suppression BEFORE DELETE ON "scenario"
WHEN EXISTS (SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND c.campagne = OLD.campagne)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, on n’y supprime rien. Rouvrez-la d’abord, en disant pourquoi.');
END;

-- Champs d'audit et journal de la table scenario_ligne. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_scenario_ligne_creation AFTER INSERT ON "scenario_ligne"
BEGIN
  UPDATE "scenario_ligne" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'scenario_ligne', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'scenario' AS champ, NEW."scenario" AS valeur UNION ALL SELECT 'programmation' AS champ, NEW."programmation" AS valeur UNION ALL SELECT 'choix' AS champ, NEW."choix" AS valeur UNION ALL SELECT 'remplace' AS champ, NEW."remplace" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_scenario_ligne_modification AFTER UPDATE OF "scenario", "programmation", "choix", "remplace" ON "scenario_ligne"
WHEN OLD."scenario" IS NOT NEW."scenario" OR OLD."programmation" IS NOT NEW."programmation" OR OLD."choix" IS NOT NEW."choix" OR OLD."remplace" IS NOT NEW."remplace"
BEGIN
  UPDATE "scenario_ligne" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."scenario" IS NOT NEW."scenario" OR OLD."programmation" IS NOT NEW."programmation" OR OLD."choix" IS NOT NEW."choix" OR OLD."remplace" IS NOT NEW."remplace")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'scenario_ligne', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'scenario' AS champ, OLD."scenario" AS avant, NEW."scenario" AS apres UNION ALL SELECT 'programmation' AS champ, OLD."programmation" AS avant, NEW."programmation" AS apres UNION ALL SELECT 'choix' AS champ, OLD."choix" AS avant, NEW."choix" AS apres UNION ALL SELECT 'remplace' AS champ, OLD."remplace" AS avant, NEW."remplace" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_scenario_ligne_suppression AFTER DELETE ON "scenario_ligne"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'scenario_ligne', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'scenario' AS champ, OLD."scenario" AS valeur UNION ALL SELECT 'programmation' AS champ, OLD."programmation" AS valeur UNION ALL SELECT 'choix' AS champ, OLD."choix" AS valeur UNION ALL SELECT 'remplace' AS champ, OLD."remplace" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_scenario_ligne_conflit BEFORE UPDATE OF version_lue ON "scenario_ligne"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_scenario_ligne_version_lue AFTER UPDATE OF version_lue ON "scenario_ligne"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "scenario_ligne" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Les lignes de « scenario_ligne » ne changent plus quand leur campagne est close. La clé d'une ligne qui
-- est là ne se prend pas : INSERT OR REPLACE et UPDATE OR REPLACE l'effaceraient sans un mot.
CREATE TRIGGER osp_scenario_ligne_gel_creation BEFORE INSERT ON "scenario_ligne"
WHEN EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND (
    c.campagne = (SELECT s.campagne FROM scenario AS s WHERE s.fid = NEW.scenario)
    OR c.campagne IN (SELECT (SELECT s.campagne FROM scenario AS s WHERE s.fid = l.scenario) FROM "scenario_ligne" AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, on n’y ajoute rien. Rouvrez-la d’abord, en disant pourquoi.');
END;

CREATE TRIGGER osp_scenario_ligne_gel_modification BEFORE UPDATE OF "fid", "scenario", "programmation", "choix", "remplace" ON "scenario_ligne"
WHEN (OLD."fid" IS NOT NEW."fid" OR OLD."scenario" IS NOT NEW."scenario" OR OLD."programmation" IS NOT NEW."programmation" OR OLD."choix" IS NOT NEW."choix" OR OLD."remplace" IS NOT NEW."remplace") AND EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND (
    c.campagne IN ((SELECT s.campagne FROM scenario AS s WHERE s.fid = OLD.scenario), (SELECT s.campagne FROM scenario AS s WHERE s.fid = NEW.scenario))
    OR c.campagne IN (SELECT (SELECT s.campagne FROM scenario AS s WHERE s.fid = l.scenario) FROM "scenario_ligne" AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, ses lignes ne changent plus. Rouvrez-la d’abord, en disant pourquoi.');
END;

CREATE TRIGGER osp_scenario_ligne_gel_suppression BEFORE DELETE ON "scenario_ligne"
WHEN EXISTS (SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND c.campagne = (SELECT s.campagne FROM scenario AS s WHERE s.fid = OLD.scenario))
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, on n’y supprime rien. Rouvrez-la d’abord, en disant pourquoi.');
END;

-- Champs d'audit et journal de la table tarif. Le nom de l'utilisateur est celui que
-- l'extension a inscrit dans osp_meta à l'ouverture : SQLite ne connaît pas de comptes.
CREATE TRIGGER osp_tarif_creation AFTER INSERT ON "tarif"
BEGIN
  UPDATE "tarif" SET
    cree_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    cree_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    modifie_le = NULL,
    modifie_par = NULL,
    version = 1,
    version_lue = NULL
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'tarif', NEW.fid, 'INSERT', NULL, json_group_object(champ, valeur),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.cree_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, NEW."campagne" AS valeur UNION ALL SELECT 'nature' AS champ, NEW."nature" AS valeur UNION ALL SELECT 'valeur' AS champ, NEW."valeur" AS valeur UNION ALL SELECT 'montant' AS champ, NEW."montant" AS valeur) WHERE valeur IS NOT NULL;
END;

CREATE TRIGGER osp_tarif_modification AFTER UPDATE OF "campagne", "nature", "valeur", "montant" ON "tarif"
WHEN OLD."campagne" IS NOT NEW."campagne" OR OLD."nature" IS NOT NEW."nature" OR OLD."valeur" IS NOT NEW."valeur" OR OLD."montant" IS NOT NEW."montant"
BEGIN
  UPDATE "tarif" SET
    cree_le = OLD.cree_le,
    cree_par = OLD.cree_par,
    modifie_le = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    modifie_par = coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    version = coalesce(OLD.version, 0) + 1,
    version_lue = CASE
      WHEN coalesce(NEW.version_lue, 0) <= 0 AND ((0) AND NOT (OLD."campagne" IS NOT NEW."campagne" OR OLD."nature" IS NOT NEW."nature" OR OLD."valeur" IS NOT NEW."valeur" OR OLD."montant" IS NOT NEW."montant")) THEN -coalesce(OLD.version, 0)
    END
  WHERE fid = NEW.fid;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'tarif', NEW.fid, 'UPDATE',
    json_group_object(champ, avant), json_group_object(champ, apres),
    coalesce((SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'), NEW.modifie_par),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, OLD."campagne" AS avant, NEW."campagne" AS apres UNION ALL SELECT 'nature' AS champ, OLD."nature" AS avant, NEW."nature" AS apres UNION ALL SELECT 'valeur' AS champ, OLD."valeur" AS avant, NEW."valeur" AS apres UNION ALL SELECT 'montant' AS champ, OLD."montant" AS avant, NEW."montant" AS apres) WHERE avant IS NOT apres;
END;

CREATE TRIGGER osp_tarif_suppression AFTER DELETE ON "tarif"
BEGIN
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  SELECT
    'tarif', OLD.fid, 'DELETE', json_group_object(champ, valeur), NULL,
    (SELECT valeur FROM osp_meta WHERE cle = 'utilisateur'),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM (SELECT 'campagne' AS champ, OLD."campagne" AS valeur UNION ALL SELECT 'nature' AS champ, OLD."nature" AS valeur UNION ALL SELECT 'valeur' AS champ, OLD."valeur" AS valeur UNION ALL SELECT 'montant' AS champ, OLD."montant" AS valeur) WHERE valeur IS NOT NULL;
END;

-- Deux personnes sur une ligne : qui dit quelle version il avait lue n'écrase pas une plus récente.
-- QGIS enregistre la géométrie d'une ligne, puis à part ses champs : la version d'avant une
-- modification de la seule géométrie est gardée en négatif, et vaut encore un court instant.
CREATE TRIGGER osp_tarif_conflit BEFORE UPDATE OF version_lue ON "tarif"
WHEN NEW.version_lue > 0 AND NEW.version_lue IS NOT OLD.version AND NOT coalesce(
  OLD.version_lue = -NEW.version_lue AND OLD.version = NEW.version_lue + 1
  AND NOT (0)
  AND julianday('now') - julianday(OLD.modifie_le) < 30.0 / 86400, 0)
BEGIN
  SELECT RAISE(ABORT, 'osp_conflit : la ligne a été modifiée par quelqu’un d’autre depuis que vous l’avez lue. Relisez-la avant d’enregistrer.');
END;

CREATE TRIGGER osp_tarif_version_lue AFTER UPDATE OF version_lue ON "tarif"
WHEN NEW.version_lue > 0
BEGIN
  UPDATE "tarif" SET version_lue = NULL WHERE fid = NEW.fid;
END;

-- Les lignes de « tarif » ne changent plus quand leur campagne est close. La clé d'une ligne qui
-- est là ne se prend pas : INSERT OR REPLACE et UPDATE OR REPLACE l'effaceraient sans un mot.
CREATE TRIGGER osp_tarif_gel_creation BEFORE INSERT ON "tarif"
WHEN EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND (
    c.campagne = NEW.campagne
    OR c.campagne IN (SELECT l.campagne FROM "tarif" AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, on n’y ajoute rien. Rouvrez-la d’abord, en disant pourquoi.');
END;

CREATE TRIGGER osp_tarif_gel_modification BEFORE UPDATE OF "fid", "campagne", "nature", "valeur", "montant" ON "tarif"
WHEN (OLD."fid" IS NOT NEW."fid" OR OLD."campagne" IS NOT NEW."campagne" OR OLD."nature" IS NOT NEW."nature" OR OLD."valeur" IS NOT NEW."valeur" OR OLD."montant" IS NOT NEW."montant") AND EXISTS (
  SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND (
    c.campagne IN (OLD.campagne, NEW.campagne)
    OR c.campagne IN (SELECT l.campagne FROM "tarif" AS l WHERE l.fid = NEW.fid)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, ses lignes ne changent plus. Rouvrez-la d’abord, en disant pourquoi.');
END;

CREATE TRIGGER osp_tarif_gel_suppression BEFORE DELETE ON "tarif"
WHEN EXISTS (SELECT 1 FROM campagne AS c WHERE c.etat = 'Close' AND c.campagne = OLD.campagne)
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : la campagne est close, on n’y supprime rien. Rouvrez-la d’abord, en disant pourquoi.');
END;

INSERT INTO osp_meta (cle, valeur) VALUES ('version_schema', '1') ON CONFLICT (cle) DO UPDATE SET valeur = excluded.valeur;


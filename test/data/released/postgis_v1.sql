CREATE TABLE osp_meta (cle text PRIMARY KEY, valeur text);

CREATE TABLE "anomalie_acceptee" (
  "fid" serial PRIMARY KEY,
  "fid_logement" integer NOT NULL,
  "code" text NOT NULL,
  "motif" text NOT NULL,
  "x" double precision,
  "y" double precision,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "anomalie_acceptee_code_longueur" CHECK (length("code") <= 40),
  CONSTRAINT "anomalie_acceptee_motif_longueur" CHECK (length("motif") <= 400),
  CONSTRAINT "anomalie_acceptee_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "anomalie_acceptee_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "anomalie_acceptee_fid_logement_code_unique" UNIQUE ("fid_logement", "code")
);

COMMENT ON TABLE "anomalie_acceptee" IS 'Anomalies acceptées';
COMMENT ON COLUMN "anomalie_acceptee"."fid" IS 'Clé interne';
COMMENT ON COLUMN "anomalie_acceptee"."fid_logement" IS 'Clé du logement';
COMMENT ON COLUMN "anomalie_acceptee"."code" IS 'Anomalie';
COMMENT ON COLUMN "anomalie_acceptee"."motif" IS 'Motif';
COMMENT ON COLUMN "anomalie_acceptee"."x" IS 'X accepté (m)';
COMMENT ON COLUMN "anomalie_acceptee"."y" IS 'Y accepté (m)';
COMMENT ON COLUMN "anomalie_acceptee"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "anomalie_acceptee"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "anomalie_acceptee"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "anomalie_acceptee"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "anomalie_acceptee"."version" IS 'Version';
COMMENT ON COLUMN "anomalie_acceptee"."version_lue" IS 'Version lue';

CREATE TABLE "campagne" (
  "fid" serial PRIMARY KEY,
  "campagne" integer NOT NULL UNIQUE,
  "date_ouverture" date,
  "date_cloture" date,
  "date_crhh" date,
  "etat" text DEFAULT 'En préparation' NOT NULL,
  "motif_reouverture" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "campagne_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "campagne_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "campagne_etat_liste" CHECK ("etat" IN ('En préparation', 'Ouverte', 'Close')),
  CONSTRAINT "campagne_motif_reouverture_longueur" CHECK (length("motif_reouverture") <= 250),
  CONSTRAINT "campagne_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "campagne_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "campagne_dates_campagne" CHECK (date_cloture >= date_ouverture),
  CONSTRAINT "campagne_dates_close" CHECK (etat <> 'Close' OR (date_cloture IS NOT NULL AND date_crhh IS NOT NULL))
);

COMMENT ON TABLE "campagne" IS 'Campagnes';
COMMENT ON COLUMN "campagne"."fid" IS 'Clé interne';
COMMENT ON COLUMN "campagne"."campagne" IS 'Campagne';
COMMENT ON COLUMN "campagne"."date_ouverture" IS 'Ouverture';
COMMENT ON COLUMN "campagne"."date_cloture" IS 'Clôture';
COMMENT ON COLUMN "campagne"."date_crhh" IS 'Date du CRHH';
COMMENT ON COLUMN "campagne"."etat" IS 'État';
COMMENT ON COLUMN "campagne"."motif_reouverture" IS 'Motif de réouverture';
COMMENT ON COLUMN "campagne"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "campagne"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "campagne"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "campagne"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "campagne"."version" IS 'Version';
COMMENT ON COLUMN "campagne"."version_lue" IS 'Version lue';

CREATE TABLE "bailleur" (
  "fid" serial PRIMARY KEY,
  "bailleur" text NOT NULL UNIQUE,
  "nom_bailleur" text NOT NULL,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "bailleur_bailleur_longueur" CHECK (length("bailleur") <= 12),
  CONSTRAINT "bailleur_nom_bailleur_longueur" CHECK (length("nom_bailleur") <= 120),
  CONSTRAINT "bailleur_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "bailleur_modifie_par_longueur" CHECK (length("modifie_par") <= 120)
);

COMMENT ON TABLE "bailleur" IS 'Bailleurs';
COMMENT ON COLUMN "bailleur"."fid" IS 'Clé interne';
COMMENT ON COLUMN "bailleur"."bailleur" IS 'Bailleur';
COMMENT ON COLUMN "bailleur"."nom_bailleur" IS 'Nom du bailleur';
COMMENT ON COLUMN "bailleur"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "bailleur"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "bailleur"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "bailleur"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "bailleur"."version" IS 'Version';
COMMENT ON COLUMN "bailleur"."version_lue" IS 'Version lue';

CREATE TABLE "delegataire" (
  "fid" serial PRIMARY KEY,
  "delegataire" text NOT NULL UNIQUE,
  "nom_delegataire" text NOT NULL,
  "gestionnaire" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "delegataire_delegataire_longueur" CHECK (length("delegataire") <= 12),
  CONSTRAINT "delegataire_nom_delegataire_longueur" CHECK (length("nom_delegataire") <= 120),
  CONSTRAINT "delegataire_gestionnaire_format" CHECK ("gestionnaire" ~ '^(?:\d[0-9AB]\d{3}|DD0\d{2})$'),
  CONSTRAINT "delegataire_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "delegataire_modifie_par_longueur" CHECK (length("modifie_par") <= 120)
);

COMMENT ON TABLE "delegataire" IS 'Délégataires';
COMMENT ON COLUMN "delegataire"."fid" IS 'Clé interne';
COMMENT ON COLUMN "delegataire"."delegataire" IS 'Délégataire';
COMMENT ON COLUMN "delegataire"."nom_delegataire" IS 'Nom du délégataire';
COMMENT ON COLUMN "delegataire"."gestionnaire" IS 'Gestionnaire (SISAL)';
COMMENT ON COLUMN "delegataire"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "delegataire"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "delegataire"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "delegataire"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "delegataire"."version" IS 'Version';
COMMENT ON COLUMN "delegataire"."version_lue" IS 'Version lue';

CREATE TABLE "epci" (
  "fid" serial PRIMARY KEY,
  geom geometry(MultiPolygon, 2154),
  "epci" text NOT NULL UNIQUE,
  "siren" text,
  "nom_epci" text NOT NULL,
  "delegataire" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "epci_geom_vide" CHECK (NOT ST_IsEmpty(geom)),
  CONSTRAINT "epci_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "epci_siren_format" CHECK ("siren" ~ '^(?:\d{9})$'),
  CONSTRAINT "epci_nom_epci_longueur" CHECK (length("nom_epci") <= 120),
  CONSTRAINT "epci_delegataire_longueur" CHECK (length("delegataire") <= 12),
  CONSTRAINT "epci_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "epci_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "epci_delegataire_reference" FOREIGN KEY ("delegataire") REFERENCES "delegataire" ("delegataire") ON UPDATE CASCADE
);

CREATE INDEX "ix_epci_delegataire" ON "epci" ("delegataire");

CREATE INDEX "epci_geom_gist" ON "epci" USING gist (geom);

COMMENT ON TABLE "epci" IS 'EPCI';
COMMENT ON COLUMN "epci"."fid" IS 'Clé interne';
COMMENT ON COLUMN "epci"."epci" IS 'EPCI';
COMMENT ON COLUMN "epci"."siren" IS 'SIREN';
COMMENT ON COLUMN "epci"."nom_epci" IS 'Nom de l’EPCI';
COMMENT ON COLUMN "epci"."delegataire" IS 'Délégataire';
COMMENT ON COLUMN "epci"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "epci"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "epci"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "epci"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "epci"."version" IS 'Version';
COMMENT ON COLUMN "epci"."version_lue" IS 'Version lue';

CREATE TABLE "departement" (
  "fid" serial PRIMARY KEY,
  geom geometry(MultiPolygon, 2154),
  "dep" text NOT NULL UNIQUE,
  "nom_dep" text NOT NULL,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "departement_geom_vide" CHECK (NOT ST_IsEmpty(geom)),
  CONSTRAINT "departement_dep_format" CHECK ("dep" ~ '^(?:\d[0-9AB])$'),
  CONSTRAINT "departement_nom_dep_longueur" CHECK (length("nom_dep") <= 60),
  CONSTRAINT "departement_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "departement_modifie_par_longueur" CHECK (length("modifie_par") <= 120)
);

CREATE INDEX "departement_geom_gist" ON "departement" USING gist (geom);

COMMENT ON TABLE "departement" IS 'Départements';
COMMENT ON COLUMN "departement"."fid" IS 'Clé interne';
COMMENT ON COLUMN "departement"."dep" IS 'Département';
COMMENT ON COLUMN "departement"."nom_dep" IS 'Nom du département';
COMMENT ON COLUMN "departement"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "departement"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "departement"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "departement"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "departement"."version" IS 'Version';
COMMENT ON COLUMN "departement"."version_lue" IS 'Version lue';

CREATE TABLE "programmation" (
  "fid" serial PRIMARY KEY,
  "campagne" integer NOT NULL,
  "nom" text NOT NULL,
  "bailleur" text NOT NULL,
  "epci" text NOT NULL,
  "dep" text NOT NULL,
  "cites" text,
  "communes" text,
  "statut" text DEFAULT 'Brouillon' NOT NULL,
  "bailleur_nb_total" integer,
  "bailleur_nb_c" integer,
  "bailleur_nb_bbc" integer,
  "bailleur_nb_biosources" integer,
  "bailleur_observations" text,
  "bailleur_perimetre" text,
  "bailleur_report" boolean DEFAULT false,
  "bailleur_integree" boolean DEFAULT false,
  "bailleur_date_depot" date,
  "bailleur_date_os" date,
  "bailleur_date_livraison" date,
  "epci_nb_total" integer,
  "epci_nb_c" integer,
  "epci_nb_bbc" integer,
  "epci_nb_biosources" integer,
  "epci_observations" text,
  "epci_date_validite" date,
  "etat_nb_total" integer,
  "etat_nb_c" integer,
  "etat_nb_bbc" integer,
  "etat_nb_biosources" integer,
  "etat_observations" text,
  "etat_enveloppe_mini" double precision,
  "etat_enveloppe_maxi" double precision,
  "etat_bonus_mini" double precision,
  "etat_bonus_maxi" double precision,
  "crhh_nb_logements" integer,
  "crhh_enveloppe" double precision,
  "crhh_date" date,
  "preflechage" boolean DEFAULT false,
  "origine" integer,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "programmation_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "programmation_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "programmation_nom_longueur" CHECK (length("nom") <= 160),
  CONSTRAINT "programmation_bailleur_longueur" CHECK (length("bailleur") <= 12),
  CONSTRAINT "programmation_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "programmation_dep_format" CHECK ("dep" ~ '^(?:\d[0-9AB])$'),
  CONSTRAINT "programmation_statut_liste" CHECK ("statut" IN ('Brouillon', 'Publié', 'Clos')),
  CONSTRAINT "programmation_bailleur_nb_total_minimum" CHECK ("bailleur_nb_total" >= 0),
  CONSTRAINT "programmation_bailleur_nb_total_maximum" CHECK ("bailleur_nb_total" <= 100000),
  CONSTRAINT "programmation_bailleur_nb_c_minimum" CHECK ("bailleur_nb_c" >= 0),
  CONSTRAINT "programmation_bailleur_nb_c_maximum" CHECK ("bailleur_nb_c" <= 100000),
  CONSTRAINT "programmation_bailleur_nb_bbc_minimum" CHECK ("bailleur_nb_bbc" >= 0),
  CONSTRAINT "programmation_bailleur_nb_bbc_maximum" CHECK ("bailleur_nb_bbc" <= 100000),
  CONSTRAINT "programmation_bailleur_nb_biosources_minimum" CHECK ("bailleur_nb_biosources" >= 0),
  CONSTRAINT "programmation_bailleur_nb_biosources_maximum" CHECK ("bailleur_nb_biosources" <= 100000),
  CONSTRAINT "programmation_epci_nb_total_minimum" CHECK ("epci_nb_total" >= 0),
  CONSTRAINT "programmation_epci_nb_total_maximum" CHECK ("epci_nb_total" <= 100000),
  CONSTRAINT "programmation_epci_nb_c_minimum" CHECK ("epci_nb_c" >= 0),
  CONSTRAINT "programmation_epci_nb_c_maximum" CHECK ("epci_nb_c" <= 100000),
  CONSTRAINT "programmation_epci_nb_bbc_minimum" CHECK ("epci_nb_bbc" >= 0),
  CONSTRAINT "programmation_epci_nb_bbc_maximum" CHECK ("epci_nb_bbc" <= 100000),
  CONSTRAINT "programmation_epci_nb_biosources_minimum" CHECK ("epci_nb_biosources" >= 0),
  CONSTRAINT "programmation_epci_nb_biosources_maximum" CHECK ("epci_nb_biosources" <= 100000),
  CONSTRAINT "programmation_etat_nb_total_minimum" CHECK ("etat_nb_total" >= 0),
  CONSTRAINT "programmation_etat_nb_total_maximum" CHECK ("etat_nb_total" <= 100000),
  CONSTRAINT "programmation_etat_nb_c_minimum" CHECK ("etat_nb_c" >= 0),
  CONSTRAINT "programmation_etat_nb_c_maximum" CHECK ("etat_nb_c" <= 100000),
  CONSTRAINT "programmation_etat_nb_bbc_minimum" CHECK ("etat_nb_bbc" >= 0),
  CONSTRAINT "programmation_etat_nb_bbc_maximum" CHECK ("etat_nb_bbc" <= 100000),
  CONSTRAINT "programmation_etat_nb_biosources_minimum" CHECK ("etat_nb_biosources" >= 0),
  CONSTRAINT "programmation_etat_nb_biosources_maximum" CHECK ("etat_nb_biosources" <= 100000),
  CONSTRAINT "programmation_etat_enveloppe_mini_minimum" CHECK ("etat_enveloppe_mini" >= 0),
  CONSTRAINT "programmation_etat_enveloppe_maxi_minimum" CHECK ("etat_enveloppe_maxi" >= 0),
  CONSTRAINT "programmation_etat_bonus_mini_minimum" CHECK ("etat_bonus_mini" >= 0),
  CONSTRAINT "programmation_etat_bonus_maxi_minimum" CHECK ("etat_bonus_maxi" >= 0),
  CONSTRAINT "programmation_crhh_nb_logements_minimum" CHECK ("crhh_nb_logements" >= 0),
  CONSTRAINT "programmation_crhh_nb_logements_maximum" CHECK ("crhh_nb_logements" <= 100000),
  CONSTRAINT "programmation_crhh_enveloppe_minimum" CHECK ("crhh_enveloppe" >= 0),
  CONSTRAINT "programmation_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "programmation_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
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

COMMENT ON TABLE "programmation" IS 'Programmation';
COMMENT ON COLUMN "programmation"."fid" IS 'Clé interne';
COMMENT ON COLUMN "programmation"."campagne" IS 'Campagne';
COMMENT ON COLUMN "programmation"."nom" IS 'Nom de la ligne';
COMMENT ON COLUMN "programmation"."bailleur" IS 'Bailleur';
COMMENT ON COLUMN "programmation"."epci" IS 'EPCI';
COMMENT ON COLUMN "programmation"."dep" IS 'Département';
COMMENT ON COLUMN "programmation"."cites" IS 'Cités';
COMMENT ON COLUMN "programmation"."communes" IS 'Communes';
COMMENT ON COLUMN "programmation"."statut" IS 'Statut';
COMMENT ON COLUMN "programmation"."bailleur_nb_total" IS 'Logements (bailleur)';
COMMENT ON COLUMN "programmation"."bailleur_nb_c" IS 'dont étiquette C (bailleur)';
COMMENT ON COLUMN "programmation"."bailleur_nb_bbc" IS 'dont BBC rénovation (bailleur)';
COMMENT ON COLUMN "programmation"."bailleur_nb_biosources" IS 'dont biosourcés (bailleur)';
COMMENT ON COLUMN "programmation"."bailleur_observations" IS 'Observations (bailleur)';
COMMENT ON COLUMN "programmation"."bailleur_perimetre" IS 'Périmètre (bailleur)';
COMMENT ON COLUMN "programmation"."bailleur_report" IS 'Annulée ou reportée';
COMMENT ON COLUMN "programmation"."bailleur_integree" IS 'Rénovation intégrée';
COMMENT ON COLUMN "programmation"."bailleur_date_depot" IS 'Dépôt prévu';
COMMENT ON COLUMN "programmation"."bailleur_date_os" IS 'Début des travaux prévu';
COMMENT ON COLUMN "programmation"."bailleur_date_livraison" IS 'Livraison prévue';
COMMENT ON COLUMN "programmation"."epci_nb_total" IS 'Logements (EPCI)';
COMMENT ON COLUMN "programmation"."epci_nb_c" IS 'dont étiquette C (EPCI)';
COMMENT ON COLUMN "programmation"."epci_nb_bbc" IS 'dont BBC rénovation (EPCI)';
COMMENT ON COLUMN "programmation"."epci_nb_biosources" IS 'dont biosourcés (EPCI)';
COMMENT ON COLUMN "programmation"."epci_observations" IS 'Observations (EPCI)';
COMMENT ON COLUMN "programmation"."epci_date_validite" IS 'Validation de l’EPCI';
COMMENT ON COLUMN "programmation"."etat_nb_total" IS 'Logements (DRBM/DDTM)';
COMMENT ON COLUMN "programmation"."etat_nb_c" IS 'dont étiquette C (DRBM/DDTM)';
COMMENT ON COLUMN "programmation"."etat_nb_bbc" IS 'dont BBC rénovation (DRBM/DDTM)';
COMMENT ON COLUMN "programmation"."etat_nb_biosources" IS 'dont biosourcés (DRBM/DDTM)';
COMMENT ON COLUMN "programmation"."etat_observations" IS 'Observations (DRBM/DDTM)';
COMMENT ON COLUMN "programmation"."etat_enveloppe_mini" IS 'Enveloppe mini (€)';
COMMENT ON COLUMN "programmation"."etat_enveloppe_maxi" IS 'Enveloppe maxi (€)';
COMMENT ON COLUMN "programmation"."etat_bonus_mini" IS 'Bonus mini (€)';
COMMENT ON COLUMN "programmation"."etat_bonus_maxi" IS 'Bonus maxi (€)';
COMMENT ON COLUMN "programmation"."crhh_nb_logements" IS 'Logements retenus (CRHH)';
COMMENT ON COLUMN "programmation"."crhh_enveloppe" IS 'Enveloppe (CRHH) (€)';
COMMENT ON COLUMN "programmation"."crhh_date" IS 'Date du CRHH';
COMMENT ON COLUMN "programmation"."preflechage" IS 'Préfléchée';
COMMENT ON COLUMN "programmation"."origine" IS 'Reportée de';
COMMENT ON COLUMN "programmation"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "programmation"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "programmation"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "programmation"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "programmation"."version" IS 'Version';
COMMENT ON COLUMN "programmation"."version_lue" IS 'Version lue';

CREATE TABLE "avancement" (
  "fid" serial PRIMARY KEY,
  "programmation" integer NOT NULL,
  "date_saisie" date NOT NULL,
  "acteur" text NOT NULL,
  "texte" text,
  "retard" boolean DEFAULT false,
  "report_annee" integer,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "avancement_acteur_liste" CHECK ("acteur" IN ('Bailleur', 'EPCI', 'DDTM/DRBM')),
  CONSTRAINT "avancement_report_annee_minimum" CHECK ("report_annee" >= 2010),
  CONSTRAINT "avancement_report_annee_maximum" CHECK ("report_annee" <= 2050),
  CONSTRAINT "avancement_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "avancement_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "avancement_programmation_reference" FOREIGN KEY ("programmation") REFERENCES "programmation" ("fid") ON UPDATE CASCADE
);

CREATE INDEX "ix_avancement_programmation" ON "avancement" ("programmation");

COMMENT ON TABLE "avancement" IS 'Points d’avancement';
COMMENT ON COLUMN "avancement"."fid" IS 'Clé interne';
COMMENT ON COLUMN "avancement"."programmation" IS 'Ligne de programmation';
COMMENT ON COLUMN "avancement"."date_saisie" IS 'Date';
COMMENT ON COLUMN "avancement"."acteur" IS 'Acteur';
COMMENT ON COLUMN "avancement"."texte" IS 'Texte';
COMMENT ON COLUMN "avancement"."retard" IS 'En retard';
COMMENT ON COLUMN "avancement"."report_annee" IS 'Reportée en';
COMMENT ON COLUMN "avancement"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "avancement"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "avancement"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "avancement"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "avancement"."version" IS 'Version';
COMMENT ON COLUMN "avancement"."version_lue" IS 'Version lue';

CREATE TABLE "commune" (
  "fid" serial PRIMARY KEY,
  geom geometry(MultiPolygon, 2154),
  "idcom" text NOT NULL UNIQUE,
  "nom_commune" text NOT NULL,
  "epci" text,
  "dep" text,
  "population" integer,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "commune_geom_vide" CHECK (NOT ST_IsEmpty(geom)),
  CONSTRAINT "commune_idcom_format" CHECK ("idcom" ~ '^(?:\d[0-9AB]\d{3})$'),
  CONSTRAINT "commune_nom_commune_longueur" CHECK (length("nom_commune") <= 80),
  CONSTRAINT "commune_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "commune_dep_format" CHECK ("dep" ~ '^(?:\d[0-9AB])$'),
  CONSTRAINT "commune_population_minimum" CHECK ("population" >= 0),
  CONSTRAINT "commune_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "commune_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "commune_epci_reference" FOREIGN KEY ("epci") REFERENCES "epci" ("epci") ON UPDATE CASCADE,
  CONSTRAINT "commune_dep_reference" FOREIGN KEY ("dep") REFERENCES "departement" ("dep") ON UPDATE CASCADE
);

CREATE INDEX "ix_commune_epci" ON "commune" ("epci");

CREATE INDEX "ix_commune_dep" ON "commune" ("dep");

CREATE INDEX "commune_geom_gist" ON "commune" USING gist (geom);

COMMENT ON TABLE "commune" IS 'Communes';
COMMENT ON COLUMN "commune"."fid" IS 'Clé interne';
COMMENT ON COLUMN "commune"."idcom" IS 'Commune (INSEE)';
COMMENT ON COLUMN "commune"."nom_commune" IS 'Commune';
COMMENT ON COLUMN "commune"."epci" IS 'EPCI';
COMMENT ON COLUMN "commune"."dep" IS 'Département';
COMMENT ON COLUMN "commune"."population" IS 'Population (hab.)';
COMMENT ON COLUMN "commune"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "commune"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "commune"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "commune"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "commune"."version" IS 'Version';
COMMENT ON COLUMN "commune"."version_lue" IS 'Version lue';

CREATE TABLE "cite" (
  "fid" serial PRIMARY KEY,
  geom geometry(MultiPolygon, 2154),
  "id_cite" integer NOT NULL UNIQUE,
  "nom_cite" text NOT NULL,
  "idcom" text,
  "communes" text,
  "epci" text,
  "dep" text,
  "a_enjeux" boolean DEFAULT false,
  "renovation_integree" boolean DEFAULT false,
  "etude_urbaine" text,
  "date_etude" date,
  "nb_logements" integer,
  "contour_valide" boolean DEFAULT false,
  "source_contour" text,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "cite_geom_vide" CHECK (NOT ST_IsEmpty(geom)),
  CONSTRAINT "cite_id_cite_minimum" CHECK ("id_cite" >= 1),
  CONSTRAINT "cite_nom_cite_longueur" CHECK (length("nom_cite") <= 120),
  CONSTRAINT "cite_idcom_format" CHECK ("idcom" ~ '^(?:\d[0-9AB]\d{3})$'),
  CONSTRAINT "cite_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "cite_dep_format" CHECK ("dep" ~ '^(?:\d[0-9AB])$'),
  CONSTRAINT "cite_etude_urbaine_liste" CHECK ("etude_urbaine" IN ('Sans objet', 'À lancer', 'En cours', 'Terminée')),
  CONSTRAINT "cite_nb_logements_minimum" CHECK ("nb_logements" >= 0),
  CONSTRAINT "cite_source_contour_longueur" CHECK (length("source_contour") <= 120),
  CONSTRAINT "cite_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "cite_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "cite_idcom_reference" FOREIGN KEY ("idcom") REFERENCES "commune" ("idcom") ON UPDATE CASCADE,
  CONSTRAINT "cite_epci_reference" FOREIGN KEY ("epci") REFERENCES "epci" ("epci") ON UPDATE CASCADE,
  CONSTRAINT "cite_dep_reference" FOREIGN KEY ("dep") REFERENCES "departement" ("dep") ON UPDATE CASCADE
);

CREATE INDEX "ix_cite_idcom" ON "cite" ("idcom");

CREATE INDEX "ix_cite_epci" ON "cite" ("epci");

CREATE INDEX "ix_cite_dep" ON "cite" ("dep");

CREATE INDEX "cite_geom_gist" ON "cite" USING gist (geom);

COMMENT ON TABLE "cite" IS 'Cités minières';
COMMENT ON COLUMN "cite"."fid" IS 'Clé interne';
COMMENT ON COLUMN "cite"."id_cite" IS 'N° de la cité';
COMMENT ON COLUMN "cite"."nom_cite" IS 'Nom de la cité';
COMMENT ON COLUMN "cite"."idcom" IS 'Commune (INSEE)';
COMMENT ON COLUMN "cite"."communes" IS 'Communes';
COMMENT ON COLUMN "cite"."epci" IS 'EPCI';
COMMENT ON COLUMN "cite"."dep" IS 'Département';
COMMENT ON COLUMN "cite"."a_enjeux" IS 'Cité à enjeux';
COMMENT ON COLUMN "cite"."renovation_integree" IS 'Rénovation intégrée';
COMMENT ON COLUMN "cite"."etude_urbaine" IS 'Étude urbaine';
COMMENT ON COLUMN "cite"."date_etude" IS 'Date de l’étude';
COMMENT ON COLUMN "cite"."nb_logements" IS 'Logements de la cité';
COMMENT ON COLUMN "cite"."contour_valide" IS 'Contour validé';
COMMENT ON COLUMN "cite"."source_contour" IS 'Source du contour';
COMMENT ON COLUMN "cite"."observations" IS 'Observations';
COMMENT ON COLUMN "cite"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "cite"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "cite"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "cite"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "cite"."version" IS 'Version';
COMMENT ON COLUMN "cite"."version_lue" IS 'Version lue';

CREATE TABLE "correspondance" (
  "fid" serial PRIMARY KEY,
  "bailleur" text NOT NULL,
  "entete" text NOT NULL,
  "champ" text,
  CONSTRAINT "correspondance_bailleur_longueur" CHECK (length("bailleur") <= 12),
  CONSTRAINT "correspondance_entete_longueur" CHECK (length("entete") <= 200),
  CONSTRAINT "correspondance_champ_longueur" CHECK (length("champ") <= 60),
  CONSTRAINT "correspondance_bailleur_entete_unique" UNIQUE ("bailleur", "entete"),
  CONSTRAINT "correspondance_bailleur_reference" FOREIGN KEY ("bailleur") REFERENCES "bailleur" ("bailleur") ON UPDATE CASCADE
);

CREATE INDEX "ix_correspondance_bailleur" ON "correspondance" ("bailleur");

COMMENT ON TABLE "correspondance" IS 'Colonnes mémorisées';
COMMENT ON COLUMN "correspondance"."fid" IS 'Clé interne';
COMMENT ON COLUMN "correspondance"."bailleur" IS 'Bailleur';
COMMENT ON COLUMN "correspondance"."entete" IS 'Titre';
COMMENT ON COLUMN "correspondance"."champ" IS 'Champ';

CREATE TABLE "enveloppe" (
  "fid" serial PRIMARY KEY,
  "campagne" integer NOT NULL,
  "delegataire" text NOT NULL,
  "dotation" double precision,
  "reliquat" double precision,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "enveloppe_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "enveloppe_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "enveloppe_delegataire_longueur" CHECK (length("delegataire") <= 12),
  CONSTRAINT "enveloppe_dotation_minimum" CHECK ("dotation" >= 0),
  CONSTRAINT "enveloppe_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "enveloppe_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "enveloppe_campagne_delegataire_unique" UNIQUE ("campagne", "delegataire"),
  CONSTRAINT "enveloppe_campagne_reference" FOREIGN KEY ("campagne") REFERENCES "campagne" ("campagne") ON UPDATE CASCADE,
  CONSTRAINT "enveloppe_delegataire_reference" FOREIGN KEY ("delegataire") REFERENCES "delegataire" ("delegataire") ON UPDATE CASCADE
);

CREATE INDEX "ix_enveloppe_campagne" ON "enveloppe" ("campagne");

CREATE INDEX "ix_enveloppe_delegataire" ON "enveloppe" ("delegataire");

COMMENT ON TABLE "enveloppe" IS 'Enveloppes';
COMMENT ON COLUMN "enveloppe"."fid" IS 'Clé interne';
COMMENT ON COLUMN "enveloppe"."campagne" IS 'Campagne';
COMMENT ON COLUMN "enveloppe"."delegataire" IS 'Délégataire';
COMMENT ON COLUMN "enveloppe"."dotation" IS 'Dotation (€)';
COMMENT ON COLUMN "enveloppe"."reliquat" IS 'Reliquat (€)';
COMMENT ON COLUMN "enveloppe"."observations" IS 'Observations';
COMMENT ON COLUMN "enveloppe"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "enveloppe"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "enveloppe"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "enveloppe"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "enveloppe"."version" IS 'Version';
COMMENT ON COLUMN "enveloppe"."version_lue" IS 'Version lue';

CREATE TABLE "operation" (
  "fid" serial PRIMARY KEY,
  "intitule" text NOT NULL UNIQUE,
  "bailleur" text NOT NULL,
  "annee_financ" integer,
  "type_palu" text NOT NULL,
  "dep" text,
  "epci" text,
  "cites" text,
  "num_decision" text,
  "nb_logements_decision" integer,
  "date_decision" date,
  "montant_palulos" double precision,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "operation_intitule_longueur" CHECK (length("intitule") <= 160),
  CONSTRAINT "operation_bailleur_longueur" CHECK (length("bailleur") <= 12),
  CONSTRAINT "operation_annee_financ_minimum" CHECK ("annee_financ" >= 2010),
  CONSTRAINT "operation_annee_financ_maximum" CHECK ("annee_financ" <= 2050),
  CONSTRAINT "operation_type_palu_liste" CHECK ("type_palu" IN ('Groupé', 'Isolé', 'Hors')),
  CONSTRAINT "operation_dep_format" CHECK ("dep" ~ '^(?:\d[0-9AB])$'),
  CONSTRAINT "operation_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "operation_num_decision_format" CHECK ("num_decision" ~ '^(?:(\d{4}\d[0-9AB]\d{8}|\d{4}DD\d{8}|\d{4}HP.{3}\d{4}))$'),
  CONSTRAINT "operation_nb_logements_decision_minimum" CHECK ("nb_logements_decision" >= 0),
  CONSTRAINT "operation_montant_palulos_minimum" CHECK ("montant_palulos" >= 0),
  CONSTRAINT "operation_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "operation_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "operation_bailleur_reference" FOREIGN KEY ("bailleur") REFERENCES "bailleur" ("bailleur") ON UPDATE CASCADE,
  CONSTRAINT "operation_dep_reference" FOREIGN KEY ("dep") REFERENCES "departement" ("dep") ON UPDATE CASCADE,
  CONSTRAINT "operation_epci_reference" FOREIGN KEY ("epci") REFERENCES "epci" ("epci") ON UPDATE CASCADE
);

CREATE INDEX "ix_operation_bailleur" ON "operation" ("bailleur");

CREATE INDEX "ix_operation_dep" ON "operation" ("dep");

CREATE INDEX "ix_operation_epci" ON "operation" ("epci");

COMMENT ON TABLE "operation" IS 'Opérations';
COMMENT ON COLUMN "operation"."fid" IS 'Clé interne';
COMMENT ON COLUMN "operation"."intitule" IS 'Opération';
COMMENT ON COLUMN "operation"."bailleur" IS 'Bailleur';
COMMENT ON COLUMN "operation"."annee_financ" IS 'Année de financement';
COMMENT ON COLUMN "operation"."type_palu" IS 'Type de financement';
COMMENT ON COLUMN "operation"."dep" IS 'Département';
COMMENT ON COLUMN "operation"."epci" IS 'EPCI';
COMMENT ON COLUMN "operation"."cites" IS 'Cités';
COMMENT ON COLUMN "operation"."num_decision" IS 'N° de décision';
COMMENT ON COLUMN "operation"."nb_logements_decision" IS 'Logements financés';
COMMENT ON COLUMN "operation"."date_decision" IS 'Date de la décision';
COMMENT ON COLUMN "operation"."montant_palulos" IS 'Montant PALULOS (€)';
COMMENT ON COLUMN "operation"."observations" IS 'Observations';
COMMENT ON COLUMN "operation"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "operation"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "operation"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "operation"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "operation"."version" IS 'Version';
COMMENT ON COLUMN "operation"."version_lue" IS 'Version lue';

CREATE TABLE "financement" (
  "fid" serial PRIMARY KEY,
  "operation" text NOT NULL,
  "financeur" text NOT NULL,
  "montant_prevu" double precision,
  "montant_engage" double precision,
  "montant_paye" double precision,
  "date_engagement" date,
  "date_paiement" date,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "financement_operation_longueur" CHECK (length("operation") <= 160),
  CONSTRAINT "financement_financeur_liste" CHECK ("financeur" IN ('État', 'Région', 'Département', 'EPCI', 'CDC', 'Bailleur', 'Autre')),
  CONSTRAINT "financement_montant_prevu_minimum" CHECK ("montant_prevu" >= 0),
  CONSTRAINT "financement_montant_engage_minimum" CHECK ("montant_engage" >= 0),
  CONSTRAINT "financement_montant_paye_minimum" CHECK ("montant_paye" >= 0),
  CONSTRAINT "financement_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "financement_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "financement_operation_financeur_unique" UNIQUE ("operation", "financeur"),
  CONSTRAINT "financement_operation_reference" FOREIGN KEY ("operation") REFERENCES "operation" ("intitule") ON UPDATE CASCADE
);

CREATE INDEX "ix_financement_operation" ON "financement" ("operation");

COMMENT ON TABLE "financement" IS 'Financements';
COMMENT ON COLUMN "financement"."fid" IS 'Clé interne';
COMMENT ON COLUMN "financement"."operation" IS 'Opération';
COMMENT ON COLUMN "financement"."financeur" IS 'Financeur';
COMMENT ON COLUMN "financement"."montant_prevu" IS 'Montant prévu (€)';
COMMENT ON COLUMN "financement"."montant_engage" IS 'Montant engagé (€)';
COMMENT ON COLUMN "financement"."montant_paye" IS 'Montant payé (€)';
COMMENT ON COLUMN "financement"."date_engagement" IS 'Date d’engagement';
COMMENT ON COLUMN "financement"."date_paiement" IS 'Date du dernier paiement';
COMMENT ON COLUMN "financement"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "financement"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "financement"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "financement"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "financement"."version" IS 'Version';
COMMENT ON COLUMN "financement"."version_lue" IS 'Version lue';

CREATE TABLE "import_remontee" (
  "fid" serial PRIMARY KEY,
  "nature" text NOT NULL,
  "fichier" text NOT NULL,
  "empreinte" text NOT NULL,
  "bailleur" text,
  "campagne" integer,
  "date_import" timestamp with time zone NOT NULL,
  "utilisateur" text,
  "nb_lignes" integer,
  "nb_nouveaux" integer,
  "nb_modifies" integer,
  "nb_inchanges" integer,
  "nb_conflits" integer,
  "nb_rejetes" integer,
  "nb_avertissements" integer,
  "nb_disparus" integer,
  "etat" text NOT NULL,
  "date_annulation" timestamp with time zone,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "import_remontee_nature_liste" CHECK ("nature" IN ('Remontée', 'Décisions', 'Programmation', 'RPLS', 'Géolocalisation')),
  CONSTRAINT "import_remontee_fichier_longueur" CHECK (length("fichier") <= 255),
  CONSTRAINT "import_remontee_empreinte_format" CHECK ("empreinte" ~ '^(?:[0-9a-f]{64})$'),
  CONSTRAINT "import_remontee_bailleur_longueur" CHECK (length("bailleur") <= 12),
  CONSTRAINT "import_remontee_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "import_remontee_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "import_remontee_utilisateur_longueur" CHECK (length("utilisateur") <= 120),
  CONSTRAINT "import_remontee_nb_lignes_minimum" CHECK ("nb_lignes" >= 0),
  CONSTRAINT "import_remontee_nb_nouveaux_minimum" CHECK ("nb_nouveaux" >= 0),
  CONSTRAINT "import_remontee_nb_modifies_minimum" CHECK ("nb_modifies" >= 0),
  CONSTRAINT "import_remontee_nb_inchanges_minimum" CHECK ("nb_inchanges" >= 0),
  CONSTRAINT "import_remontee_nb_conflits_minimum" CHECK ("nb_conflits" >= 0),
  CONSTRAINT "import_remontee_nb_rejetes_minimum" CHECK ("nb_rejetes" >= 0),
  CONSTRAINT "import_remontee_nb_avertissements_minimum" CHECK ("nb_avertissements" >= 0),
  CONSTRAINT "import_remontee_nb_disparus_minimum" CHECK ("nb_disparus" >= 0),
  CONSTRAINT "import_remontee_etat_liste" CHECK ("etat" IN ('Appliqué', 'Annulé')),
  CONSTRAINT "import_remontee_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "import_remontee_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "import_remontee_bailleur_reference" FOREIGN KEY ("bailleur") REFERENCES "bailleur" ("bailleur") ON UPDATE CASCADE
);

CREATE INDEX "ix_import_remontee_bailleur" ON "import_remontee" ("bailleur");

COMMENT ON TABLE "import_remontee" IS 'Imports';
COMMENT ON COLUMN "import_remontee"."fid" IS 'Clé interne';
COMMENT ON COLUMN "import_remontee"."nature" IS 'Nature';
COMMENT ON COLUMN "import_remontee"."fichier" IS 'Fichier';
COMMENT ON COLUMN "import_remontee"."empreinte" IS 'Empreinte';
COMMENT ON COLUMN "import_remontee"."bailleur" IS 'Bailleur';
COMMENT ON COLUMN "import_remontee"."campagne" IS 'Campagne';
COMMENT ON COLUMN "import_remontee"."date_import" IS 'Importé le';
COMMENT ON COLUMN "import_remontee"."utilisateur" IS 'Importé par';
COMMENT ON COLUMN "import_remontee"."nb_lignes" IS 'Lignes lues';
COMMENT ON COLUMN "import_remontee"."nb_nouveaux" IS 'Nouveaux';
COMMENT ON COLUMN "import_remontee"."nb_modifies" IS 'Modifiés';
COMMENT ON COLUMN "import_remontee"."nb_inchanges" IS 'Inchangés';
COMMENT ON COLUMN "import_remontee"."nb_conflits" IS 'Conflits';
COMMENT ON COLUMN "import_remontee"."nb_rejetes" IS 'Rejetés';
COMMENT ON COLUMN "import_remontee"."nb_avertissements" IS 'Avertissements';
COMMENT ON COLUMN "import_remontee"."nb_disparus" IS 'Disparus';
COMMENT ON COLUMN "import_remontee"."etat" IS 'État';
COMMENT ON COLUMN "import_remontee"."date_annulation" IS 'Annulé le';
COMMENT ON COLUMN "import_remontee"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "import_remontee"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "import_remontee"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "import_remontee"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "import_remontee"."version" IS 'Version';
COMMENT ON COLUMN "import_remontee"."version_lue" IS 'Version lue';

CREATE TABLE "import_ligne" (
  "fid" serial PRIMARY KEY,
  "import_remontee" integer NOT NULL,
  "nom_table" text NOT NULL,
  "fid_ligne" integer NOT NULL,
  "verbe" text NOT NULL,
  "avant" text,
  "version_apres" integer,
  "onglet" text,
  "ligne" integer,
  CONSTRAINT "import_ligne_nom_table_longueur" CHECK (length("nom_table") <= 60),
  CONSTRAINT "import_ligne_verbe_liste" CHECK ("verbe" IN ('INSERT', 'UPDATE')),
  CONSTRAINT "import_ligne_onglet_longueur" CHECK (length("onglet") <= 255),
  CONSTRAINT "import_ligne_import_remontee_reference" FOREIGN KEY ("import_remontee") REFERENCES "import_remontee" ("fid") ON UPDATE CASCADE
);

CREATE INDEX "ix_import_ligne_import_remontee" ON "import_ligne" ("import_remontee");

COMMENT ON TABLE "import_ligne" IS 'Lignes importées';
COMMENT ON COLUMN "import_ligne"."fid" IS 'Clé interne';
COMMENT ON COLUMN "import_ligne"."import_remontee" IS 'Import';
COMMENT ON COLUMN "import_ligne"."nom_table" IS 'Table';
COMMENT ON COLUMN "import_ligne"."fid_ligne" IS 'Ligne de la base';
COMMENT ON COLUMN "import_ligne"."verbe" IS 'Action';
COMMENT ON COLUMN "import_ligne"."avant" IS 'Avant';
COMMENT ON COLUMN "import_ligne"."version_apres" IS 'Version après';
COMMENT ON COLUMN "import_ligne"."onglet" IS 'Onglet';
COMMENT ON COLUMN "import_ligne"."ligne" IS 'Ligne du fichier';

CREATE TABLE "journal" (
  "fid" serial PRIMARY KEY,
  "nom_table" text NOT NULL,
  "fid_ligne" integer NOT NULL,
  "verbe" text NOT NULL,
  "avant" text,
  "apres" text,
  "qui" text,
  "quand" timestamp with time zone NOT NULL,
  CONSTRAINT "journal_nom_table_longueur" CHECK (length("nom_table") <= 60),
  CONSTRAINT "journal_verbe_liste" CHECK ("verbe" IN ('INSERT', 'UPDATE', 'DELETE')),
  CONSTRAINT "journal_qui_longueur" CHECK (length("qui") <= 120)
);

CREATE INDEX "ix_journal_nom_table_fid_ligne" ON "journal" ("nom_table", "fid_ligne");

COMMENT ON TABLE "journal" IS 'Journal';
COMMENT ON COLUMN "journal"."fid" IS 'Clé interne';
COMMENT ON COLUMN "journal"."nom_table" IS 'Table';
COMMENT ON COLUMN "journal"."fid_ligne" IS 'Ligne';
COMMENT ON COLUMN "journal"."verbe" IS 'Action';
COMMENT ON COLUMN "journal"."avant" IS 'Avant';
COMMENT ON COLUMN "journal"."apres" IS 'Après';
COMMENT ON COLUMN "journal"."qui" IS 'Qui';
COMMENT ON COLUMN "journal"."quand" IS 'Quand';

CREATE TABLE "logement" (
  "fid" serial PRIMARY KEY,
  geom geometry(Point, 2154),
  "id_ddtm62" integer NOT NULL UNIQUE,
  "ident_rep" text,
  "ident_int" text,
  "idlocal" text,
  "idpar" text,
  "num_rpls_ini" text,
  "num_esti_ini" text,
  "info" text,
  "dnvoiri" text,
  "dindic" text,
  "dvoilib" text,
  "idcom" text,
  "idcomtxt" text,
  "dep" text,
  "epci" text,
  "cite_ini" text,
  "id_cite" integer,
  "nom_cite_1" text,
  "l_id_cite" text,
  "intitule" text,
  "bailleur" text NOT NULL,
  "type_palu" text NOT NULL,
  "num_decision" text,
  "annee_financ" integer,
  "date_os" date,
  "date_fin" date,
  "avancement" text,
  "etiquette_avant" text,
  "etiquette_apres" text,
  "label_vise" text,
  "biosource" text,
  "typologie" text,
  "surf_hab" double precision,
  "annee_constr" integer,
  "source_rpls" text,
  "cout_travaux" double precision,
  "subv_palulos" double precision,
  "subv_region" double precision,
  "subv_departement" double precision,
  "subv_epci" double precision,
  "subv_autre" double precision,
  "pret_cdc" double precision,
  "fonds_propres" double precision,
  "loyer_avant" double precision,
  "loyer_apres" double precision,
  "occupe_avant" text,
  "occupe_apres" text,
  "relogement" text,
  "geoloc_source" text,
  "geoloc_score" double precision,
  "geoloc_date" date,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "logement_geom_vide" CHECK (NOT ST_IsEmpty(geom)),
  CONSTRAINT "logement_id_ddtm62_minimum" CHECK ("id_ddtm62" >= 1),
  CONSTRAINT "logement_ident_rep_format" CHECK ("ident_rep" ~ '^(?:\d{10})$'),
  CONSTRAINT "logement_ident_int_longueur" CHECK (length("ident_int") <= 40),
  CONSTRAINT "logement_idlocal_format" CHECK ("idlocal" ~ '^(?:\d[0-9AB]\d{3}\d{7})$'),
  CONSTRAINT "logement_idpar_format" CHECK ("idpar" ~ '^(?:\d[0-9AB]\d{3}\d{3}[0-9A-Z]{2}\d{4})$'),
  CONSTRAINT "logement_num_rpls_ini_longueur" CHECK (length("num_rpls_ini") <= 40),
  CONSTRAINT "logement_num_esti_ini_longueur" CHECK (length("num_esti_ini") <= 40),
  CONSTRAINT "logement_dnvoiri_longueur" CHECK (length("dnvoiri") <= 10),
  CONSTRAINT "logement_dindic_longueur" CHECK (length("dindic") <= 4),
  CONSTRAINT "logement_dvoilib_longueur" CHECK (length("dvoilib") <= 120),
  CONSTRAINT "logement_idcom_format" CHECK ("idcom" ~ '^(?:\d[0-9AB]\d{3})$'),
  CONSTRAINT "logement_idcomtxt_longueur" CHECK (length("idcomtxt") <= 80),
  CONSTRAINT "logement_dep_format" CHECK ("dep" ~ '^(?:\d[0-9AB])$'),
  CONSTRAINT "logement_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "logement_cite_ini_longueur" CHECK (length("cite_ini") <= 120),
  CONSTRAINT "logement_nom_cite_1_longueur" CHECK (length("nom_cite_1") <= 120),
  CONSTRAINT "logement_intitule_longueur" CHECK (length("intitule") <= 160),
  CONSTRAINT "logement_bailleur_longueur" CHECK (length("bailleur") <= 12),
  CONSTRAINT "logement_type_palu_liste" CHECK ("type_palu" IN ('Groupé', 'Isolé', 'Hors')),
  CONSTRAINT "logement_num_decision_format" CHECK ("num_decision" ~ '^(?:(\d{4}\d[0-9AB]\d{8}|\d{4}DD\d{8}|\d{4}HP.{3}\d{4}))$'),
  CONSTRAINT "logement_annee_financ_minimum" CHECK ("annee_financ" >= 2010),
  CONSTRAINT "logement_annee_financ_maximum" CHECK ("annee_financ" <= 2050),
  CONSTRAINT "logement_avancement_liste" CHECK ("avancement" IN ('Programmé', 'OS', 'En cours', 'Livré')),
  CONSTRAINT "logement_etiquette_avant_liste" CHECK ("etiquette_avant" IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  CONSTRAINT "logement_etiquette_apres_liste" CHECK ("etiquette_apres" IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  CONSTRAINT "logement_label_vise_liste" CHECK ("label_vise" IN ('C', 'BBC rénovation')),
  CONSTRAINT "logement_biosource_liste" CHECK ("biosource" IN ('Aucun', 'Toiture', 'Mur', 'Mur et toiture')),
  CONSTRAINT "logement_typologie_liste" CHECK ("typologie" IN ('T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7')),
  CONSTRAINT "logement_surf_hab_minimum" CHECK ("surf_hab" >= 5),
  CONSTRAINT "logement_surf_hab_maximum" CHECK ("surf_hab" <= 500),
  CONSTRAINT "logement_annee_constr_minimum" CHECK ("annee_constr" >= 1800),
  CONSTRAINT "logement_annee_constr_maximum" CHECK ("annee_constr" <= 2050),
  CONSTRAINT "logement_cout_travaux_minimum" CHECK ("cout_travaux" >= 0),
  CONSTRAINT "logement_subv_palulos_minimum" CHECK ("subv_palulos" >= 0),
  CONSTRAINT "logement_subv_region_minimum" CHECK ("subv_region" >= 0),
  CONSTRAINT "logement_subv_departement_minimum" CHECK ("subv_departement" >= 0),
  CONSTRAINT "logement_subv_epci_minimum" CHECK ("subv_epci" >= 0),
  CONSTRAINT "logement_subv_autre_minimum" CHECK ("subv_autre" >= 0),
  CONSTRAINT "logement_pret_cdc_minimum" CHECK ("pret_cdc" >= 0),
  CONSTRAINT "logement_fonds_propres_minimum" CHECK ("fonds_propres" >= 0),
  CONSTRAINT "logement_loyer_avant_minimum" CHECK ("loyer_avant" >= 0),
  CONSTRAINT "logement_loyer_apres_minimum" CHECK ("loyer_apres" >= 0),
  CONSTRAINT "logement_occupe_avant_liste" CHECK ("occupe_avant" IN ('Oui', 'Non')),
  CONSTRAINT "logement_occupe_apres_liste" CHECK ("occupe_apres" IN ('Oui', 'Non')),
  CONSTRAINT "logement_relogement_liste" CHECK ("relogement" IN ('Oui', 'Non')),
  CONSTRAINT "logement_geoloc_source_liste" CHECK ("geoloc_source" IN ('parcelle', 'ban', 'rpls', 'manuel')),
  CONSTRAINT "logement_geoloc_score_minimum" CHECK ("geoloc_score" >= 0),
  CONSTRAINT "logement_geoloc_score_maximum" CHECK ("geoloc_score" <= 1),
  CONSTRAINT "logement_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "logement_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
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

CREATE INDEX "logement_geom_gist" ON "logement" USING gist (geom);

COMMENT ON TABLE "logement" IS 'Logements';
COMMENT ON COLUMN "logement"."fid" IS 'Clé interne';
COMMENT ON COLUMN "logement"."id_ddtm62" IS 'N° OSP';
COMMENT ON COLUMN "logement"."ident_rep" IS 'N° RPLS';
COMMENT ON COLUMN "logement"."ident_int" IS 'N° interne du bailleur';
COMMENT ON COLUMN "logement"."idlocal" IS 'Identifiant local';
COMMENT ON COLUMN "logement"."idpar" IS 'Parcelle';
COMMENT ON COLUMN "logement"."num_rpls_ini" IS 'N° RPLS initial';
COMMENT ON COLUMN "logement"."num_esti_ini" IS 'N° ESTI initial';
COMMENT ON COLUMN "logement"."info" IS 'Information';
COMMENT ON COLUMN "logement"."dnvoiri" IS 'N° de voirie';
COMMENT ON COLUMN "logement"."dindic" IS 'Indice';
COMMENT ON COLUMN "logement"."dvoilib" IS 'Voie';
COMMENT ON COLUMN "logement"."idcom" IS 'Commune (INSEE)';
COMMENT ON COLUMN "logement"."idcomtxt" IS 'Commune';
COMMENT ON COLUMN "logement"."dep" IS 'Département';
COMMENT ON COLUMN "logement"."epci" IS 'EPCI';
COMMENT ON COLUMN "logement"."cite_ini" IS 'Cité (bailleur)';
COMMENT ON COLUMN "logement"."id_cite" IS 'N° de la cité';
COMMENT ON COLUMN "logement"."nom_cite_1" IS 'Cité';
COMMENT ON COLUMN "logement"."l_id_cite" IS 'Cités possibles';
COMMENT ON COLUMN "logement"."intitule" IS 'Opération';
COMMENT ON COLUMN "logement"."bailleur" IS 'Bailleur';
COMMENT ON COLUMN "logement"."type_palu" IS 'Type de financement';
COMMENT ON COLUMN "logement"."num_decision" IS 'N° de décision';
COMMENT ON COLUMN "logement"."annee_financ" IS 'Année de financement';
COMMENT ON COLUMN "logement"."date_os" IS 'Ordre de service';
COMMENT ON COLUMN "logement"."date_fin" IS 'Fin des travaux';
COMMENT ON COLUMN "logement"."avancement" IS 'Avancement';
COMMENT ON COLUMN "logement"."etiquette_avant" IS 'Étiquette avant';
COMMENT ON COLUMN "logement"."etiquette_apres" IS 'Étiquette après';
COMMENT ON COLUMN "logement"."label_vise" IS 'Label visé';
COMMENT ON COLUMN "logement"."biosource" IS 'Biosourcé';
COMMENT ON COLUMN "logement"."typologie" IS 'Typologie';
COMMENT ON COLUMN "logement"."surf_hab" IS 'Surface habitable (m²)';
COMMENT ON COLUMN "logement"."annee_constr" IS 'Année de construction';
COMMENT ON COLUMN "logement"."source_rpls" IS 'Complété d’après le RPLS';
COMMENT ON COLUMN "logement"."cout_travaux" IS 'Coût des travaux (€)';
COMMENT ON COLUMN "logement"."subv_palulos" IS 'PALULOS (€)';
COMMENT ON COLUMN "logement"."subv_region" IS 'Subvention Région (€)';
COMMENT ON COLUMN "logement"."subv_departement" IS 'Subvention Département (€)';
COMMENT ON COLUMN "logement"."subv_epci" IS 'Subvention EPCI (€)';
COMMENT ON COLUMN "logement"."subv_autre" IS 'Autre subvention (€)';
COMMENT ON COLUMN "logement"."pret_cdc" IS 'Prêt CDC (€)';
COMMENT ON COLUMN "logement"."fonds_propres" IS 'Fonds propres (€)';
COMMENT ON COLUMN "logement"."loyer_avant" IS 'Loyer avant (€/mois)';
COMMENT ON COLUMN "logement"."loyer_apres" IS 'Loyer après (€/mois)';
COMMENT ON COLUMN "logement"."occupe_avant" IS 'Occupé avant';
COMMENT ON COLUMN "logement"."occupe_apres" IS 'Occupé après';
COMMENT ON COLUMN "logement"."relogement" IS 'Relogement';
COMMENT ON COLUMN "logement"."geoloc_source" IS 'Source de la position';
COMMENT ON COLUMN "logement"."geoloc_score" IS 'Score de la position';
COMMENT ON COLUMN "logement"."geoloc_date" IS 'Date de la position';
COMMENT ON COLUMN "logement"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "logement"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "logement"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "logement"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "logement"."version" IS 'Version';
COMMENT ON COLUMN "logement"."version_lue" IS 'Version lue';

CREATE TABLE "occupation" (
  "fid" serial PRIMARY KEY,
  "logement" integer NOT NULL,
  "enquete" integer NOT NULL,
  "nb_occupants" integer,
  "type_menage" text,
  "tranche_age" text,
  "ressources_plus" text,
  "apl" text,
  "emploi" text,
  "emmenage_recent" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "occupation_enquete_minimum" CHECK ("enquete" >= 2000),
  CONSTRAINT "occupation_enquete_maximum" CHECK ("enquete" <= 2050),
  CONSTRAINT "occupation_nb_occupants_minimum" CHECK ("nb_occupants" >= 0),
  CONSTRAINT "occupation_nb_occupants_maximum" CHECK ("nb_occupants" <= 30),
  CONSTRAINT "occupation_type_menage_liste" CHECK ("type_menage" IN ('Personne seule', 'Couple sans enfant', 'Couple avec enfants', 'Famille monoparentale', 'Autre')),
  CONSTRAINT "occupation_tranche_age_liste" CHECK ("tranche_age" IN ('Moins de 30 ans', '30 à 39 ans', '40 à 49 ans', '50 à 64 ans', '65 à 74 ans', '75 ans et plus')),
  CONSTRAINT "occupation_ressources_plus_liste" CHECK ("ressources_plus" IN ('Moins de 20 %', '20 à 40 %', '40 à 60 %', '60 à 80 %', '80 à 100 %', '100 à 130 %', 'Plus de 130 %')),
  CONSTRAINT "occupation_apl_liste" CHECK ("apl" IN ('Oui', 'Non')),
  CONSTRAINT "occupation_emploi_liste" CHECK ("emploi" IN ('Emploi stable', 'Emploi précaire', 'Sans emploi', 'Retraite', 'Autre')),
  CONSTRAINT "occupation_emmenage_recent_liste" CHECK ("emmenage_recent" IN ('Oui', 'Non')),
  CONSTRAINT "occupation_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "occupation_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "occupation_logement_enquete_unique" UNIQUE ("logement", "enquete"),
  CONSTRAINT "occupation_logement_reference" FOREIGN KEY ("logement") REFERENCES "logement" ("id_ddtm62") ON UPDATE CASCADE
);

CREATE INDEX "ix_occupation_logement" ON "occupation" ("logement");

COMMENT ON TABLE "occupation" IS 'Occupation';
COMMENT ON COLUMN "occupation"."fid" IS 'Clé interne';
COMMENT ON COLUMN "occupation"."logement" IS 'Logement';
COMMENT ON COLUMN "occupation"."enquete" IS 'Enquête';
COMMENT ON COLUMN "occupation"."nb_occupants" IS 'Occupants';
COMMENT ON COLUMN "occupation"."type_menage" IS 'Type de ménage';
COMMENT ON COLUMN "occupation"."tranche_age" IS 'Tranche d’âge';
COMMENT ON COLUMN "occupation"."ressources_plus" IS 'Ressources';
COMMENT ON COLUMN "occupation"."apl" IS 'APL';
COMMENT ON COLUMN "occupation"."emploi" IS 'Emploi';
COMMENT ON COLUMN "occupation"."emmenage_recent" IS 'Emménagé récent';
COMMENT ON COLUMN "occupation"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "occupation"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "occupation"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "occupation"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "occupation"."version" IS 'Version';
COMMENT ON COLUMN "occupation"."version_lue" IS 'Version lue';

CREATE TABLE "parcelle" (
  "fid" serial PRIMARY KEY,
  geom geometry(MultiPolygon, 2154),
  "idpar" text NOT NULL UNIQUE,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "parcelle_geom_vide" CHECK (NOT ST_IsEmpty(geom)),
  CONSTRAINT "parcelle_idpar_format" CHECK ("idpar" ~ '^(?:\d[0-9AB]\d{3}\d{3}[0-9A-Z]{2}\d{4})$'),
  CONSTRAINT "parcelle_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "parcelle_modifie_par_longueur" CHECK (length("modifie_par") <= 120)
);

CREATE INDEX "parcelle_geom_gist" ON "parcelle" USING gist (geom);

COMMENT ON TABLE "parcelle" IS 'Parcelles';
COMMENT ON COLUMN "parcelle"."fid" IS 'Clé interne';
COMMENT ON COLUMN "parcelle"."idpar" IS 'Parcelle';
COMMENT ON COLUMN "parcelle"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "parcelle"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "parcelle"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "parcelle"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "parcelle"."version" IS 'Version';
COMMENT ON COLUMN "parcelle"."version_lue" IS 'Version lue';

CREATE TABLE "programme_complementaire" (
  "fid" serial PRIMARY KEY,
  "cite" integer NOT NULL,
  "epci" text NOT NULL,
  "campagne" integer NOT NULL,
  "theme" text,
  "description" text,
  "cout" double precision,
  "financeurs" text,
  "etat" text,
  "date_debut" date,
  "date_fin" date,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "programme_complementaire_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "programme_complementaire_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "programme_complementaire_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "programme_complementaire_theme_liste" CHECK ("theme" IN ('Espaces publics', 'Équipements', 'Mobilités', 'Commerces', 'Environnement', 'Accompagnement social', 'Autre')),
  CONSTRAINT "programme_complementaire_cout_minimum" CHECK ("cout" >= 0),
  CONSTRAINT "programme_complementaire_financeurs_longueur" CHECK (length("financeurs") <= 250),
  CONSTRAINT "programme_complementaire_etat_liste" CHECK ("etat" IN ('Envisagée', 'Programmée', 'En cours', 'Terminée', 'Abandonnée')),
  CONSTRAINT "programme_complementaire_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "programme_complementaire_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "programme_complementaire_dates_action" CHECK (date_fin >= date_debut),
  CONSTRAINT "programme_complementaire_cite_reference" FOREIGN KEY ("cite") REFERENCES "cite" ("id_cite") ON UPDATE CASCADE,
  CONSTRAINT "programme_complementaire_epci_reference" FOREIGN KEY ("epci") REFERENCES "epci" ("epci") ON UPDATE CASCADE,
  CONSTRAINT "programme_complementaire_campagne_reference" FOREIGN KEY ("campagne") REFERENCES "campagne" ("campagne") ON UPDATE CASCADE
);

CREATE INDEX "ix_programme_complementaire_cite" ON "programme_complementaire" ("cite");

CREATE INDEX "ix_programme_complementaire_epci" ON "programme_complementaire" ("epci");

CREATE INDEX "ix_programme_complementaire_campagne" ON "programme_complementaire" ("campagne");

COMMENT ON TABLE "programme_complementaire" IS 'Programme complémentaire';
COMMENT ON COLUMN "programme_complementaire"."fid" IS 'Clé interne';
COMMENT ON COLUMN "programme_complementaire"."cite" IS 'Cité';
COMMENT ON COLUMN "programme_complementaire"."epci" IS 'EPCI';
COMMENT ON COLUMN "programme_complementaire"."campagne" IS 'Année';
COMMENT ON COLUMN "programme_complementaire"."theme" IS 'Thème';
COMMENT ON COLUMN "programme_complementaire"."description" IS 'Description';
COMMENT ON COLUMN "programme_complementaire"."cout" IS 'Coût (€)';
COMMENT ON COLUMN "programme_complementaire"."financeurs" IS 'Financeurs';
COMMENT ON COLUMN "programme_complementaire"."etat" IS 'État';
COMMENT ON COLUMN "programme_complementaire"."date_debut" IS 'Début';
COMMENT ON COLUMN "programme_complementaire"."date_fin" IS 'Fin';
COMMENT ON COLUMN "programme_complementaire"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "programme_complementaire"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "programme_complementaire"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "programme_complementaire"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "programme_complementaire"."version" IS 'Version';
COMMENT ON COLUMN "programme_complementaire"."version_lue" IS 'Version lue';

CREATE TABLE "rpls" (
  "fid" serial PRIMARY KEY,
  "ident_rep" text UNIQUE,
  "millesime" integer NOT NULL,
  "idcom" text NOT NULL,
  "dnvoiri" text,
  "dindic" text,
  "dvoilib" text,
  "nb_pieces" integer,
  "surf_hab" double precision,
  "annee_constr" integer,
  "financement" text,
  "dpeenergie" text,
  "dpeserre" text,
  "date_dpe" date,
  "x" double precision,
  "y" double precision,
  "epsg" integer,
  CONSTRAINT "rpls_ident_rep_format" CHECK ("ident_rep" ~ '^(?:\d{10})$'),
  CONSTRAINT "rpls_millesime_minimum" CHECK ("millesime" >= 2011),
  CONSTRAINT "rpls_millesime_maximum" CHECK ("millesime" <= 2050),
  CONSTRAINT "rpls_idcom_format" CHECK ("idcom" ~ '^(?:\d[0-9AB]\d{3})$'),
  CONSTRAINT "rpls_dnvoiri_longueur" CHECK (length("dnvoiri") <= 10),
  CONSTRAINT "rpls_dindic_longueur" CHECK (length("dindic") <= 4),
  CONSTRAINT "rpls_dvoilib_longueur" CHECK (length("dvoilib") <= 120),
  CONSTRAINT "rpls_nb_pieces_minimum" CHECK ("nb_pieces" >= 1),
  CONSTRAINT "rpls_nb_pieces_maximum" CHECK ("nb_pieces" <= 30),
  CONSTRAINT "rpls_surf_hab_minimum" CHECK ("surf_hab" >= 5),
  CONSTRAINT "rpls_surf_hab_maximum" CHECK ("surf_hab" <= 500),
  CONSTRAINT "rpls_annee_constr_minimum" CHECK ("annee_constr" >= 1800),
  CONSTRAINT "rpls_annee_constr_maximum" CHECK ("annee_constr" <= 2050),
  CONSTRAINT "rpls_financement_longueur" CHECK (length("financement") <= 80),
  CONSTRAINT "rpls_dpeenergie_liste" CHECK ("dpeenergie" IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  CONSTRAINT "rpls_dpeserre_liste" CHECK ("dpeserre" IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  CONSTRAINT "rpls_epsg_minimum" CHECK ("epsg" >= 1024),
  CONSTRAINT "rpls_epsg_maximum" CHECK ("epsg" <= 999999)
);

CREATE INDEX "ix_rpls_idcom" ON "rpls" ("idcom");

COMMENT ON TABLE "rpls" IS 'Répertoire RPLS';
COMMENT ON COLUMN "rpls"."fid" IS 'Clé interne';
COMMENT ON COLUMN "rpls"."ident_rep" IS 'N° RPLS';
COMMENT ON COLUMN "rpls"."millesime" IS 'Millésime';
COMMENT ON COLUMN "rpls"."idcom" IS 'Commune (INSEE)';
COMMENT ON COLUMN "rpls"."dnvoiri" IS 'N° de voie';
COMMENT ON COLUMN "rpls"."dindic" IS 'Indice de répétition';
COMMENT ON COLUMN "rpls"."dvoilib" IS 'Voie';
COMMENT ON COLUMN "rpls"."nb_pieces" IS 'Pièces principales';
COMMENT ON COLUMN "rpls"."surf_hab" IS 'Surface habitable (m²)';
COMMENT ON COLUMN "rpls"."annee_constr" IS 'Année de construction';
COMMENT ON COLUMN "rpls"."financement" IS 'Financement initial';
COMMENT ON COLUMN "rpls"."dpeenergie" IS 'DPE énergie';
COMMENT ON COLUMN "rpls"."dpeserre" IS 'DPE effet de serre';
COMMENT ON COLUMN "rpls"."date_dpe" IS 'Date du DPE';
COMMENT ON COLUMN "rpls"."x" IS 'X';
COMMENT ON COLUMN "rpls"."y" IS 'Y';
COMMENT ON COLUMN "rpls"."epsg" IS 'EPSG';

CREATE TABLE "scenario" (
  "fid" serial PRIMARY KEY,
  "campagne" integer NOT NULL,
  "nom" text NOT NULL,
  "biosource" text DEFAULT 'Aucun' NOT NULL,
  "decide_le" timestamp with time zone,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "scenario_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "scenario_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "scenario_nom_longueur" CHECK (length("nom") <= 80),
  CONSTRAINT "scenario_biosource_liste" CHECK ("biosource" IN ('Aucun', 'Toiture', 'Mur', 'Mur et toiture')),
  CONSTRAINT "scenario_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "scenario_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "scenario_campagne_nom_unique" UNIQUE ("campagne", "nom"),
  CONSTRAINT "scenario_campagne_reference" FOREIGN KEY ("campagne") REFERENCES "campagne" ("campagne") ON UPDATE CASCADE
);

CREATE INDEX "ix_scenario_campagne" ON "scenario" ("campagne");

COMMENT ON TABLE "scenario" IS 'Scénarios';
COMMENT ON COLUMN "scenario"."fid" IS 'Clé interne';
COMMENT ON COLUMN "scenario"."campagne" IS 'Campagne';
COMMENT ON COLUMN "scenario"."nom" IS 'Nom du scénario';
COMMENT ON COLUMN "scenario"."biosource" IS 'Option biosourcée';
COMMENT ON COLUMN "scenario"."decide_le" IS 'Décidé le';
COMMENT ON COLUMN "scenario"."observations" IS 'Observations';
COMMENT ON COLUMN "scenario"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "scenario"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "scenario"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "scenario"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "scenario"."version" IS 'Version';
COMMENT ON COLUMN "scenario"."version_lue" IS 'Version lue';

CREATE TABLE "scenario_ligne" (
  "fid" serial PRIMARY KEY,
  "scenario" integer NOT NULL,
  "programmation" integer NOT NULL,
  "choix" text NOT NULL,
  "remplace" integer,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "scenario_ligne_choix_liste" CHECK ("choix" IN ('Retenue', 'Sous réserve', 'En attente', 'Reportée')),
  CONSTRAINT "scenario_ligne_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "scenario_ligne_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "scenario_ligne_scenario_programmation_unique" UNIQUE ("scenario", "programmation"),
  CONSTRAINT "scenario_ligne_scenario_reference" FOREIGN KEY ("scenario") REFERENCES "scenario" ("fid") ON UPDATE CASCADE,
  CONSTRAINT "scenario_ligne_programmation_reference" FOREIGN KEY ("programmation") REFERENCES "programmation" ("fid") ON UPDATE CASCADE,
  CONSTRAINT "scenario_ligne_remplace_reference" FOREIGN KEY ("remplace") REFERENCES "programmation" ("fid") ON UPDATE CASCADE
);

CREATE INDEX "ix_scenario_ligne_scenario" ON "scenario_ligne" ("scenario");

CREATE INDEX "ix_scenario_ligne_programmation" ON "scenario_ligne" ("programmation");

CREATE INDEX "ix_scenario_ligne_remplace" ON "scenario_ligne" ("remplace");

COMMENT ON TABLE "scenario_ligne" IS 'Choix des scénarios';
COMMENT ON COLUMN "scenario_ligne"."fid" IS 'Clé interne';
COMMENT ON COLUMN "scenario_ligne"."scenario" IS 'Scénario';
COMMENT ON COLUMN "scenario_ligne"."programmation" IS 'Ligne de programmation';
COMMENT ON COLUMN "scenario_ligne"."choix" IS 'Choix';
COMMENT ON COLUMN "scenario_ligne"."remplace" IS 'Prend la place de';
COMMENT ON COLUMN "scenario_ligne"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "scenario_ligne"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "scenario_ligne"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "scenario_ligne"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "scenario_ligne"."version" IS 'Version';
COMMENT ON COLUMN "scenario_ligne"."version_lue" IS 'Version lue';

CREATE TABLE "tarif" (
  "fid" serial PRIMARY KEY,
  "campagne" integer NOT NULL,
  "nature" text NOT NULL,
  "valeur" text NOT NULL,
  "montant" double precision NOT NULL,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "tarif_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "tarif_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "tarif_nature_liste" CHECK ("nature" IN ('label', 'biosource')),
  CONSTRAINT "tarif_valeur_liste" CHECK ("valeur" IN ('C', 'BBC rénovation', 'Toiture', 'Mur', 'Mur et toiture')),
  CONSTRAINT "tarif_montant_minimum" CHECK ("montant" >= 0),
  CONSTRAINT "tarif_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "tarif_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "tarif_nature_valeur" CHECK ((nature = 'label') = (valeur IN ('C', 'BBC rénovation'))),
  CONSTRAINT "tarif_campagne_nature_valeur_unique" UNIQUE ("campagne", "nature", "valeur"),
  CONSTRAINT "tarif_campagne_reference" FOREIGN KEY ("campagne") REFERENCES "campagne" ("campagne") ON UPDATE CASCADE
);

CREATE INDEX "ix_tarif_campagne" ON "tarif" ("campagne");

COMMENT ON TABLE "tarif" IS 'Tarifs';
COMMENT ON COLUMN "tarif"."fid" IS 'Clé interne';
COMMENT ON COLUMN "tarif"."campagne" IS 'Campagne';
COMMENT ON COLUMN "tarif"."nature" IS 'Nature';
COMMENT ON COLUMN "tarif"."valeur" IS 'Valeur';
COMMENT ON COLUMN "tarif"."montant" IS 'Montant (€)';
COMMENT ON COLUMN "tarif"."cree_le" IS 'Créé le';
COMMENT ON COLUMN "tarif"."cree_par" IS 'Créé par';
COMMENT ON COLUMN "tarif"."modifie_le" IS 'Modifié le';
COMMENT ON COLUMN "tarif"."modifie_par" IS 'Modifié par';
COMMENT ON COLUMN "tarif"."version" IS 'Version';
COMMENT ON COLUMN "tarif"."version_lue" IS 'Version lue';

CREATE OR REPLACE VIEW v_operation AS SELECT
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
    sum(CASE WHEN (geom IS NOT NULL) THEN 1 ELSE 0 END) AS nb_geolocalises
  FROM logement
  GROUP BY intitule
) AS l ON l.intitule = o.intitule;

CREATE OR REPLACE VIEW v_programmation_enveloppe AS SELECT
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

-- Champs d'audit : remplis par le serveur, quoi que dise le client.
CREATE OR REPLACE FUNCTION osp_audit() RETURNS trigger LANGUAGE plpgsql AS $corps$
DECLARE
  ecartes CONSTANT text[] := ARRAY[
      'cree_le', 'cree_par', 'modifie_le', 'modifie_par', 'version', 'version_lue'
    ] || coalesce(TG_ARGV, ARRAY[]::text[]);
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.cree_le := now();
    NEW.cree_par := session_user;
    NEW.modifie_le := NULL;
    NEW.modifie_par := NULL;
    NEW.version := 1;
    NEW.version_lue := NULL;
    RETURN NEW;
  END IF;
  -- Qui dit quelle version il avait lue n'écrase pas une plus récente. Elle n'est pas gardée.
  IF NEW.version_lue <> OLD.version THEN
    RAISE EXCEPTION 'Conflit : la ligne % de la table « % » a été modifiée par % le % depuis que vous l’avez lue. Relisez-la avant d’enregistrer.',
      OLD.fid, TG_TABLE_NAME, coalesce(OLD.modifie_par, OLD.cree_par, 'une autre personne'),
      to_char(coalesce(OLD.modifie_le, OLD.cree_le) AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY à HH24:MI:SS')
      USING ERRCODE = '40001';
  END IF;
  NEW.version_lue := NULL;
  NEW.cree_le := OLD.cree_le;
  NEW.cree_par := OLD.cree_par;
  NEW.modifie_le := OLD.modifie_le;
  NEW.modifie_par := OLD.modifie_par;
  NEW.version := OLD.version;
  IF to_jsonb(NEW) - ecartes IS DISTINCT FROM to_jsonb(OLD) - ecartes THEN
    NEW.modifie_le := now();
    NEW.modifie_par := session_user;
    NEW.version := coalesce(OLD.version, 0) + 1;
  END IF;
  RETURN NEW;
END
$corps$;

-- Journal : les champs modifiés, ou toute la ligne créée ou supprimée. Écrit avec les droits du
-- propriétaire, pour que nul n'ait besoin du droit d'écrire dans le journal. Les arguments du
-- déclencheur nomment les champs calculés, qui ne s'y inscrivent pas.
CREATE OR REPLACE FUNCTION osp_journal() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = "osp", "public", pg_temp AS $corps$
DECLARE
  ecartes CONSTANT text[] := ARRAY[
      'cree_le', 'cree_par', 'modifie_le', 'modifie_par', 'version', 'version_lue'
    ] || coalesce(TG_ARGV, ARRAY[]::text[]);
  ligne_avant jsonb;
  ligne_apres jsonb;
  champs_avant jsonb;
  champs_apres jsonb;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    ligne_avant := to_jsonb(OLD) - ecartes;
    IF ligne_avant ? 'geom' THEN
      ligne_avant := ligne_avant || jsonb_build_object('geom', OLD.geom::text);
    END IF;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    ligne_apres := to_jsonb(NEW) - ecartes;
    IF ligne_apres ? 'geom' THEN
      ligne_apres := ligne_apres || jsonb_build_object('geom', NEW.geom::text);
    END IF;
  END IF;
  IF TG_OP = 'INSERT' THEN
    champs_apres := jsonb_strip_nulls(ligne_apres);
  ELSIF TG_OP = 'DELETE' THEN
    champs_avant := jsonb_strip_nulls(ligne_avant);
  ELSE
    SELECT jsonb_object_agg(a.key, a.value), jsonb_object_agg(a.key, ligne_apres -> a.key)
    INTO champs_avant, champs_apres
    FROM jsonb_each(ligne_avant) AS a WHERE a.value IS DISTINCT FROM ligne_apres -> a.key;
    IF champs_avant IS NULL THEN
      RETURN NULL;  -- déclencheur AFTER : la valeur rendue est sans effet
    END IF;
  END IF;
  INSERT INTO journal (nom_table, fid_ligne, verbe, avant, apres, qui, quand)
  VALUES (
    TG_TABLE_NAME, CASE WHEN TG_OP = 'DELETE' THEN OLD.fid ELSE NEW.fid END, TG_OP,
    champs_avant::text, champs_apres::text, session_user, clock_timestamp()
  );
  RETURN NULL;
END
$corps$;

-- Enveloppes d'une ligne de programmation, selon le tarif de sa campagne : jamais saisies. Avec
-- les droits du propriétaire : qui saisit un nombre n'a pas à pouvoir écrire les enveloppes.
CREATE OR REPLACE FUNCTION osp_enveloppe() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = "osp", "public", pg_temp AS $corps$
BEGIN
  UPDATE programmation AS p SET
    etat_enveloppe_mini = e.enveloppe_mini,
    etat_enveloppe_maxi = e.enveloppe_maxi,
    etat_bonus_mini = e.bonus_mini,
    etat_bonus_maxi = e.bonus_maxi
  FROM v_programmation_enveloppe AS e
  WHERE p.fid = NEW.fid AND e.fid = NEW.fid
    AND (p.etat_enveloppe_mini, p.etat_enveloppe_maxi, p.etat_bonus_mini, p.etat_bonus_maxi)
      IS DISTINCT FROM (e.enveloppe_mini, e.enveloppe_maxi, e.bonus_mini, e.bonus_maxi);
  RETURN NULL;  -- déclencheur AFTER : la valeur rendue est sans effet
END
$corps$;

CREATE OR REPLACE FUNCTION osp_tarif() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = "osp", "public", pg_temp AS $corps$
BEGIN
  UPDATE programmation SET etat_nb_c = etat_nb_c WHERE campagne IN (
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.campagne END,
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.campagne END
  );
  RETURN NULL;  -- déclencheur AFTER : la valeur rendue est sans effet
END
$corps$;

DROP TRIGGER IF EXISTS osp_enveloppe ON programmation;
CREATE TRIGGER osp_enveloppe AFTER INSERT OR UPDATE ON programmation
FOR EACH ROW EXECUTE FUNCTION osp_enveloppe();

DROP TRIGGER IF EXISTS osp_tarif ON tarif;
CREATE TRIGGER osp_tarif AFTER INSERT OR UPDATE OR DELETE ON tarif
FOR EACH ROW EXECUTE FUNCTION osp_tarif();

-- Une campagne se clôt avec toutes ses lignes publiées, qui deviennent closes ; elle ne se rouvre
-- qu'en disant pourquoi, et le journal garde le motif. Close, elle ne change plus.
CREATE OR REPLACE FUNCTION osp_campagne() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = "osp", "public", pg_temp AS $corps$
DECLARE
  ecartes CONSTANT text[] := ARRAY[
    'cree_le', 'cree_par', 'modifie_le', 'modifie_par', 'version', 'version_lue'
  ];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.etat = 'Close' THEN
      RAISE EXCEPTION 'la campagne % est close, elle ne se supprime pas.', OLD.campagne
        USING ERRCODE = 'OSP01';
    END IF;
    RETURN OLD;
  END IF;
  IF OLD.etat = 'Close' AND NEW.etat = 'Close'
    AND to_jsonb(NEW) - ecartes <> to_jsonb(OLD) - ecartes
  THEN
    RAISE EXCEPTION 'la campagne % est close, ses dates ne changent plus. Rouvrez-la d’abord, en disant pourquoi.',
      OLD.campagne USING ERRCODE = 'OSP01';
  END IF;
  IF OLD.etat = 'Close' AND NEW.etat <> 'Close' AND (
    trim(coalesce(NEW.motif_reouverture, '')) = ''
    OR NEW.motif_reouverture IS NOT DISTINCT FROM OLD.motif_reouverture
  ) THEN
    RAISE EXCEPTION 'une campagne close ne se rouvre qu’avec un motif nouveau, que garde le journal. Écrivez-le dans « Motif de réouverture ».'
      USING ERRCODE = 'OSP01';
  END IF;
  IF NEW.etat = 'Close' AND OLD.etat <> 'Close' AND EXISTS (
    SELECT 1 FROM programmation AS p WHERE p.campagne = OLD.campagne AND p.statut = 'Brouillon'
  ) THEN
    RAISE EXCEPTION 'des lignes de la campagne % sont encore en brouillon. Publiez-les, ou supprimez-les, avant de la clore.',
      OLD.campagne USING ERRCODE = 'OSP01';
  END IF;
  RETURN NEW;
END
$corps$;

DROP TRIGGER IF EXISTS osp_campagne ON campagne;
CREATE TRIGGER osp_campagne BEFORE UPDATE OR DELETE ON campagne
FOR EACH ROW EXECUTE FUNCTION osp_campagne();

-- TRUNCATE ne passe par aucun déclencheur de ligne : rien ne se vide tant qu'une campagne est close.
CREATE OR REPLACE FUNCTION osp_gel_vidage() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = "osp", "public", pg_temp AS $corps$
BEGIN
  IF EXISTS (SELECT 1 FROM campagne AS c WHERE c.etat = 'Close') THEN
    RAISE EXCEPTION 'une campagne au moins est close : la table « % » ne se vide pas.', TG_TABLE_NAME
      USING ERRCODE = 'OSP01';
  END IF;
  RETURN NULL;  -- déclencheur d'instruction : la valeur rendue est sans effet
END
$corps$;

DROP TRIGGER IF EXISTS osp_gel_vidage ON campagne;
CREATE TRIGGER osp_gel_vidage BEFORE TRUNCATE ON campagne
FOR EACH STATEMENT EXECUTE FUNCTION osp_gel_vidage();

-- Les lignes suivent l'état de leur campagne. Avec les droits du propriétaire : qui clôt une
-- campagne n'a pas à pouvoir écrire toutes ses lignes.
CREATE OR REPLACE FUNCTION osp_campagne_lignes() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = "osp", "public", pg_temp AS $corps$
BEGIN
  IF (NEW.etat = 'Close') <> (OLD.etat = 'Close') THEN
    UPDATE programmation SET statut = CASE NEW.etat WHEN 'Close' THEN 'Clos' ELSE 'Publié' END
    WHERE campagne = NEW.campagne;
  END IF;
  RETURN NULL;  -- déclencheur AFTER : la valeur rendue est sans effet
END
$corps$;

DROP TRIGGER IF EXISTS osp_campagne_lignes ON campagne;
CREATE TRIGGER osp_campagne_lignes AFTER UPDATE ON campagne
FOR EACH ROW EXECUTE FUNCTION osp_campagne_lignes();

-- « Clos » est le statut des lignes d'une campagne close, et d'elles seules.
CREATE OR REPLACE FUNCTION osp_programmation_statut() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = "osp", "public", pg_temp AS $corps$
BEGIN
  IF (NEW.statut = 'Clos') <> EXISTS (
    SELECT 1 FROM campagne AS c WHERE c.campagne = NEW.campagne AND c.etat = 'Close'
  ) THEN
    RAISE EXCEPTION 'une ligne n’est close que par la clôture de sa campagne, et ne se rouvre qu’avec elle.'
      USING ERRCODE = 'OSP01';
  END IF;
  RETURN NEW;
END
$corps$;

DROP TRIGGER IF EXISTS osp_statut ON programmation;
CREATE TRIGGER osp_statut BEFORE INSERT OR UPDATE OF statut ON programmation
FOR EACH ROW EXECUTE FUNCTION osp_programmation_statut();

-- Champs d'audit et journal de la table anomalie_acceptee ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "anomalie_acceptee";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "anomalie_acceptee"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "anomalie_acceptee";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "anomalie_acceptee"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table campagne ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "campagne";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "campagne"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "campagne";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "campagne"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table bailleur ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "bailleur";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "bailleur"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "bailleur";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "bailleur"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table delegataire ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "delegataire";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "delegataire"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "delegataire";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "delegataire"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table epci ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "epci";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "epci"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "epci";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "epci"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table departement ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "departement";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "departement"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "departement";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "departement"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table programmation ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "programmation";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "programmation"
FOR EACH ROW EXECUTE FUNCTION osp_audit('etat_enveloppe_mini', 'etat_enveloppe_maxi', 'etat_bonus_mini', 'etat_bonus_maxi');

DROP TRIGGER IF EXISTS osp_journal ON "programmation";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "programmation"
FOR EACH ROW EXECUTE FUNCTION osp_journal('etat_enveloppe_mini', 'etat_enveloppe_maxi', 'etat_bonus_mini', 'etat_bonus_maxi');

-- Les lignes de « programmation » ne changent plus quand leur campagne est close. Avec les droits du
-- propriétaire : qui ne voit pas toutes les campagnes n'en est pas moins tenu par elles.
CREATE OR REPLACE FUNCTION osp_gel_programmation() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = "osp", "public", pg_temp AS $corps$
DECLARE
  ecartes CONSTANT text[] := ARRAY['statut', 'cree_le', 'cree_par', 'modifie_le', 'modifie_par', 'version', 'version_lue'];
  close integer;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) - ecartes = to_jsonb(OLD) - ecartes THEN
      RETURN NEW;
    END IF;
  END IF;
  -- Une clôture en cours attend cette écriture, et cette écriture une clôture en cours.
  PERFORM FROM campagne AS c WHERE c.campagne IN (
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.campagne END,
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.campagne END
  ) FOR SHARE;
  SELECT c.campagne INTO close FROM campagne AS c
  WHERE c.etat = 'Close' AND c.campagne IN (
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.campagne END,
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.campagne END
  ) LIMIT 1;
  IF close IS NOT NULL THEN
    RAISE EXCEPTION 'la campagne % est close, elle ne change plus. Rouvrez-la d’abord, en disant pourquoi.', close
      USING ERRCODE = 'OSP01';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$corps$;

DROP TRIGGER IF EXISTS osp_gel ON "programmation";
CREATE TRIGGER osp_gel BEFORE INSERT OR UPDATE OR DELETE ON "programmation"
FOR EACH ROW EXECUTE FUNCTION osp_gel_programmation();

DROP TRIGGER IF EXISTS osp_gel_vidage ON "programmation";
CREATE TRIGGER osp_gel_vidage BEFORE TRUNCATE ON "programmation"
FOR EACH STATEMENT EXECUTE FUNCTION osp_gel_vidage();

-- Champs d'audit et journal de la table avancement ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "avancement";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "avancement"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "avancement";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "avancement"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table commune ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "commune";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "commune"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "commune";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "commune"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table cite ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "cite";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "cite"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "cite";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "cite"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table enveloppe ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "enveloppe";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "enveloppe"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "enveloppe";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "enveloppe"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Les lignes de « enveloppe » ne changent plus quand leur campagne est close. Avec les droits du
-- propriétaire : qui ne voit pas toutes les campagnes n'en est pas moins tenu par elles.
CREATE OR REPLACE FUNCTION osp_gel_enveloppe() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = "osp", "public", pg_temp AS $corps$
DECLARE
  ecartes CONSTANT text[] := ARRAY['cree_le', 'cree_par', 'modifie_le', 'modifie_par', 'version', 'version_lue'];
  close integer;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) - ecartes = to_jsonb(OLD) - ecartes THEN
      RETURN NEW;
    END IF;
  END IF;
  -- Une clôture en cours attend cette écriture, et cette écriture une clôture en cours.
  PERFORM FROM campagne AS c WHERE c.campagne IN (
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.campagne END,
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.campagne END
  ) FOR SHARE;
  SELECT c.campagne INTO close FROM campagne AS c
  WHERE c.etat = 'Close' AND c.campagne IN (
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.campagne END,
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.campagne END
  ) LIMIT 1;
  IF close IS NOT NULL THEN
    RAISE EXCEPTION 'la campagne % est close, elle ne change plus. Rouvrez-la d’abord, en disant pourquoi.', close
      USING ERRCODE = 'OSP01';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$corps$;

DROP TRIGGER IF EXISTS osp_gel ON "enveloppe";
CREATE TRIGGER osp_gel BEFORE INSERT OR UPDATE OR DELETE ON "enveloppe"
FOR EACH ROW EXECUTE FUNCTION osp_gel_enveloppe();

DROP TRIGGER IF EXISTS osp_gel_vidage ON "enveloppe";
CREATE TRIGGER osp_gel_vidage BEFORE TRUNCATE ON "enveloppe"
FOR EACH STATEMENT EXECUTE FUNCTION osp_gel_vidage();

-- Champs d'audit et journal de la table operation ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "operation";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "operation"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "operation";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "operation"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table financement ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "financement";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "financement"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "financement";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "financement"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table import_remontee ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "import_remontee";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "import_remontee"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "import_remontee";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "import_remontee"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table logement ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "logement";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "logement"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "logement";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "logement"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table occupation ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "occupation";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "occupation"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "occupation";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "occupation"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table parcelle ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "parcelle";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "parcelle"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "parcelle";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "parcelle"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table programme_complementaire ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "programme_complementaire";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "programme_complementaire"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "programme_complementaire";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "programme_complementaire"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Champs d'audit et journal de la table scenario ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "scenario";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "scenario"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "scenario";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "scenario"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Les lignes de « scenario » ne changent plus quand leur campagne est close. Avec les droits du
-- propriétaire : qui ne voit pas toutes les campagnes n'en est pas moins tenu par elles.
CREATE OR REPLACE FUNCTION osp_gel_scenario() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = "osp", "public", pg_temp AS $corps$
DECLARE
  ecartes CONSTANT text[] := ARRAY['cree_le', 'cree_par', 'modifie_le', 'modifie_par', 'version', 'version_lue'];
  close integer;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) - ecartes = to_jsonb(OLD) - ecartes THEN
      RETURN NEW;
    END IF;
  END IF;
  -- Une clôture en cours attend cette écriture, et cette écriture une clôture en cours.
  PERFORM FROM campagne AS c WHERE c.campagne IN (
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.campagne END,
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.campagne END
  ) FOR SHARE;
  SELECT c.campagne INTO close FROM campagne AS c
  WHERE c.etat = 'Close' AND c.campagne IN (
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.campagne END,
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.campagne END
  ) LIMIT 1;
  IF close IS NOT NULL THEN
    RAISE EXCEPTION 'la campagne % est close, elle ne change plus. Rouvrez-la d’abord, en disant pourquoi.', close
      USING ERRCODE = 'OSP01';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$corps$;

DROP TRIGGER IF EXISTS osp_gel ON "scenario";
CREATE TRIGGER osp_gel BEFORE INSERT OR UPDATE OR DELETE ON "scenario"
FOR EACH ROW EXECUTE FUNCTION osp_gel_scenario();

DROP TRIGGER IF EXISTS osp_gel_vidage ON "scenario";
CREATE TRIGGER osp_gel_vidage BEFORE TRUNCATE ON "scenario"
FOR EACH STATEMENT EXECUTE FUNCTION osp_gel_vidage();

-- Champs d'audit et journal de la table scenario_ligne ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "scenario_ligne";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "scenario_ligne"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "scenario_ligne";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "scenario_ligne"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Les lignes de « scenario_ligne » ne changent plus quand leur campagne est close. Avec les droits du
-- propriétaire : qui ne voit pas toutes les campagnes n'en est pas moins tenu par elles.
CREATE OR REPLACE FUNCTION osp_gel_scenario_ligne() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = "osp", "public", pg_temp AS $corps$
DECLARE
  ecartes CONSTANT text[] := ARRAY['cree_le', 'cree_par', 'modifie_le', 'modifie_par', 'version', 'version_lue'];
  close integer;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) - ecartes = to_jsonb(OLD) - ecartes THEN
      RETURN NEW;
    END IF;
  END IF;
  -- Une clôture en cours attend cette écriture, et cette écriture une clôture en cours.
  PERFORM FROM campagne AS c WHERE c.campagne IN (
    CASE WHEN TG_OP <> 'INSERT' THEN (SELECT s.campagne FROM scenario AS s WHERE s.fid = OLD.scenario) END,
    CASE WHEN TG_OP <> 'DELETE' THEN (SELECT s.campagne FROM scenario AS s WHERE s.fid = NEW.scenario) END
  ) FOR SHARE;
  SELECT c.campagne INTO close FROM campagne AS c
  WHERE c.etat = 'Close' AND c.campagne IN (
    CASE WHEN TG_OP <> 'INSERT' THEN (SELECT s.campagne FROM scenario AS s WHERE s.fid = OLD.scenario) END,
    CASE WHEN TG_OP <> 'DELETE' THEN (SELECT s.campagne FROM scenario AS s WHERE s.fid = NEW.scenario) END
  ) LIMIT 1;
  IF close IS NOT NULL THEN
    RAISE EXCEPTION 'la campagne % est close, elle ne change plus. Rouvrez-la d’abord, en disant pourquoi.', close
      USING ERRCODE = 'OSP01';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$corps$;

DROP TRIGGER IF EXISTS osp_gel ON "scenario_ligne";
CREATE TRIGGER osp_gel BEFORE INSERT OR UPDATE OR DELETE ON "scenario_ligne"
FOR EACH ROW EXECUTE FUNCTION osp_gel_scenario_ligne();

DROP TRIGGER IF EXISTS osp_gel_vidage ON "scenario_ligne";
CREATE TRIGGER osp_gel_vidage BEFORE TRUNCATE ON "scenario_ligne"
FOR EACH STATEMENT EXECUTE FUNCTION osp_gel_vidage();

-- Champs d'audit et journal de la table tarif ; arguments : ses champs calculés.
DROP TRIGGER IF EXISTS osp_audit ON "tarif";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "tarif"
FOR EACH ROW EXECUTE FUNCTION osp_audit();

DROP TRIGGER IF EXISTS osp_journal ON "tarif";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "tarif"
FOR EACH ROW EXECUTE FUNCTION osp_journal();

-- Les lignes de « tarif » ne changent plus quand leur campagne est close. Avec les droits du
-- propriétaire : qui ne voit pas toutes les campagnes n'en est pas moins tenu par elles.
CREATE OR REPLACE FUNCTION osp_gel_tarif() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = "osp", "public", pg_temp AS $corps$
DECLARE
  ecartes CONSTANT text[] := ARRAY['cree_le', 'cree_par', 'modifie_le', 'modifie_par', 'version', 'version_lue'];
  close integer;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) - ecartes = to_jsonb(OLD) - ecartes THEN
      RETURN NEW;
    END IF;
  END IF;
  -- Une clôture en cours attend cette écriture, et cette écriture une clôture en cours.
  PERFORM FROM campagne AS c WHERE c.campagne IN (
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.campagne END,
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.campagne END
  ) FOR SHARE;
  SELECT c.campagne INTO close FROM campagne AS c
  WHERE c.etat = 'Close' AND c.campagne IN (
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.campagne END,
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.campagne END
  ) LIMIT 1;
  IF close IS NOT NULL THEN
    RAISE EXCEPTION 'la campagne % est close, elle ne change plus. Rouvrez-la d’abord, en disant pourquoi.', close
      USING ERRCODE = 'OSP01';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$corps$;

DROP TRIGGER IF EXISTS osp_gel ON "tarif";
CREATE TRIGGER osp_gel BEFORE INSERT OR UPDATE OR DELETE ON "tarif"
FOR EACH ROW EXECUTE FUNCTION osp_gel_tarif();

DROP TRIGGER IF EXISTS osp_gel_vidage ON "tarif";
CREATE TRIGGER osp_gel_vidage BEFORE TRUNCATE ON "tarif"
FOR EACH STATEMENT EXECUTE FUNCTION osp_gel_vidage();

INSERT INTO osp_meta (cle, valeur) VALUES ('version_schema', '1') ON CONFLICT (cle) DO UPDATE SET valeur = excluded.valeur;


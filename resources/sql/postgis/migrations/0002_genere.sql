-- Écrit par « make nouvelle-version » : ne le changez pas, il serait écrit de nouveau.
-- À vérifier : une base dont une ligne n’y répond pas ne se met pas à niveau. operation : « operation_num_decision_format » : CHECK ("num_decision" ~ '^(?:(\d{4}\d[0-9AB]\d{8}|\d{4}DD\d{8}|\d{4}HP.{3}\d{4}|\d{4}\d[0-9AB]\d{7}|\d{4}DD\d{7}|\d{11}))$')
-- À vérifier : une base dont une ligne n’y répond pas ne se met pas à niveau. logement : « logement_num_decision_format » : CHECK ("num_decision" ~ '^(?:(\d{4}\d[0-9AB]\d{8}|\d{4}DD\d{8}|\d{4}HP.{3}\d{4}|\d{4}\d[0-9AB]\d{7}|\d{4}DD\d{7}|\d{11}))$')
-- À vérifier : une base dont une ligne n’y répond pas ne se met pas à niveau. logement : « logement_label_vise_longueur » : CHECK (length("label_vise") <= 60)
-- À vérifier : une base dont une ligne n’y répond pas ne se met pas à niveau. logement : « logement_label_pas_bonus » : CHECK (label_vise IS NULL OR label_vise NOT IN ('Toiture', 'Mur', 'Mur et toiture'))
-- À vérifier : une base dont une ligne n’y répond pas ne se met pas à niveau. logement : « logement_label_vise_reference » : FOREIGN KEY ("label_vise") REFERENCES "label" ("label") ON UPDATE CASCADE
-- À vérifier : une base dont une ligne n’y répond pas ne se met pas à niveau. enveloppe : « enveloppe_programme_liste » : CHECK ("programme" IN ('135', '112'))
-- À vérifier : une base dont une ligne n’y répond pas ne se met pas à niveau. enveloppe : « enveloppe_campagne_delegataire_programme_unique » : UNIQUE ("campagne", "delegataire", "programme")
-- À vérifier : une base dont une ligne n’y répond pas ne se met pas à niveau. tarif : « tarif_nature_valeur » : CHECK ((nature = 'biosource') = (valeur IN ('Toiture', 'Mur', 'Mur et toiture')))
-- À vérifier : une base dont une ligne n’y répond pas ne se met pas à niveau. tarif : « tarif_valeur_longueur » : CHECK (length("valeur") <= 60)
-- À vérifier : une base dont une ligne n’y répond pas ne se met pas à niveau. tarif : « tarif_valeur_reference » : FOREIGN KEY ("valeur") REFERENCES "label" ("label") ON UPDATE CASCADE

-- Table operation : contraintes ôtées
ALTER TABLE "operation" DROP CONSTRAINT IF EXISTS "operation_num_decision_format";

-- Table correspondance : contraintes ôtées
ALTER TABLE "correspondance" DROP CONSTRAINT IF EXISTS "correspondance_bailleur_entete_unique";

-- Table logement : contraintes ôtées
ALTER TABLE "logement" DROP CONSTRAINT IF EXISTS "logement_label_vise_liste";
ALTER TABLE "logement" DROP CONSTRAINT IF EXISTS "logement_num_decision_format";

-- Table enveloppe : contraintes ôtées
ALTER TABLE "enveloppe" DROP CONSTRAINT IF EXISTS "enveloppe_campagne_delegataire_unique";

-- Table import_remontee : contraintes ôtées
ALTER TABLE "import_remontee" DROP CONSTRAINT IF EXISTS "import_remontee_nature_liste";

-- Table import_ligne : contraintes ôtées
ALTER TABLE "import_ligne" DROP CONSTRAINT IF EXISTS "import_ligne_verbe_liste";

-- Table tarif : contraintes ôtées
ALTER TABLE "tarif" DROP CONSTRAINT IF EXISTS "tarif_valeur_liste";
ALTER TABLE "tarif" DROP CONSTRAINT IF EXISTS "tarif_nature_valeur";

-- Table operation : colonnes
ALTER TABLE "operation" ADD COLUMN "num_osp" integer UNIQUE;
ALTER TABLE "operation" ADD COLUMN "aide" text;

-- Table correspondance : colonnes
ALTER TABLE "correspondance" ADD COLUMN "nature" text;
ALTER TABLE "correspondance" ALTER COLUMN "bailleur" DROP NOT NULL;

-- Table logement : colonnes
ALTER TABLE "logement" ADD COLUMN "id_rnb" text;
ALTER TABLE "logement" ADD COLUMN "id_ban" text;
ALTER TABLE "logement" ADD COLUMN "code_qpv" text;
ALTER TABLE "logement" ADD COLUMN "code_iris" text;
ALTER TABLE "logement" ADD COLUMN "unesco" text;
ALTER TABLE "logement" ADD COLUMN "source_cles" text;

-- Table enveloppe : colonnes
ALTER TABLE "enveloppe" ADD COLUMN "programme" text DEFAULT '135' NOT NULL;
ALTER TABLE "enveloppe" ADD COLUMN "credits_paiement" double precision;

-- Table rpls : colonnes
ALTER TABLE "rpls" ADD COLUMN "plg_qp24" text;
ALTER TABLE "rpls" ADD COLUMN "plg_iris2024_code" text;
ALTER TABLE "rpls" ADD COLUMN "qualite_xy" text;
ALTER TABLE "rpls" ADD COLUMN "distance_precision" double precision;

-- Table operation : contraintes
ALTER TABLE "operation" ADD CONSTRAINT "operation_num_osp_minimum" CHECK ("num_osp" >= 1);
ALTER TABLE "operation" ADD CONSTRAINT "operation_aide_longueur" CHECK (length("aide") <= 30);
ALTER TABLE "operation" ADD CONSTRAINT "operation_num_decision_format" CHECK ("num_decision" ~ '^(?:(\d{4}\d[0-9AB]\d{8}|\d{4}DD\d{8}|\d{4}HP.{3}\d{4}|\d{4}\d[0-9AB]\d{7}|\d{4}DD\d{7}|\d{11}))$');

-- Table correspondance : contraintes
ALTER TABLE "correspondance" ADD CONSTRAINT "correspondance_nature_longueur" CHECK (length("nature") <= 30);
ALTER TABLE "correspondance" ADD CONSTRAINT "correspondance_nature_bailleur_entete_unique" UNIQUE ("nature", "bailleur", "entete");

-- Table logement : contraintes
ALTER TABLE "logement" ADD CONSTRAINT "logement_num_decision_format" CHECK ("num_decision" ~ '^(?:(\d{4}\d[0-9AB]\d{8}|\d{4}DD\d{8}|\d{4}HP.{3}\d{4}|\d{4}\d[0-9AB]\d{7}|\d{4}DD\d{7}|\d{11}))$');
ALTER TABLE "logement" ADD CONSTRAINT "logement_label_vise_longueur" CHECK (length("label_vise") <= 60);
ALTER TABLE "logement" ADD CONSTRAINT "logement_id_rnb_format" CHECK ("id_rnb" ~ '^(?:[0-9A-Z]{12})$');
ALTER TABLE "logement" ADD CONSTRAINT "logement_id_ban_longueur" CHECK (length("id_ban") <= 60);
ALTER TABLE "logement" ADD CONSTRAINT "logement_code_qpv_longueur" CHECK (length("code_qpv") <= 12);
ALTER TABLE "logement" ADD CONSTRAINT "logement_code_iris_format" CHECK ("code_iris" ~ '^(?:\d[0-9AB]\d{7})$');
ALTER TABLE "logement" ADD CONSTRAINT "logement_unesco_liste" CHECK ("unesco" IN ('Bien inscrit', 'Zone tampon', 'Hors périmètre'));
ALTER TABLE "logement" ADD CONSTRAINT "logement_label_pas_bonus" CHECK (label_vise IS NULL OR label_vise NOT IN ('Toiture', 'Mur', 'Mur et toiture'));

-- Table enveloppe : contraintes
ALTER TABLE "enveloppe" ADD CONSTRAINT "enveloppe_programme_liste" CHECK ("programme" IN ('135', '112'));
ALTER TABLE "enveloppe" ADD CONSTRAINT "enveloppe_credits_paiement_minimum" CHECK ("credits_paiement" >= 0);
ALTER TABLE "enveloppe" ADD CONSTRAINT "enveloppe_campagne_delegataire_programme_unique" UNIQUE ("campagne", "delegataire", "programme");

-- Table import_remontee : contraintes
ALTER TABLE "import_remontee" ADD CONSTRAINT "import_remontee_nature_liste" CHECK ("nature" IN ('Remontée', 'Décisions', 'Programmation', 'RPLS', 'DPE', 'Clés', 'Géolocalisation', 'Extrait'));

-- Table import_ligne : contraintes
ALTER TABLE "import_ligne" ADD CONSTRAINT "import_ligne_verbe_liste" CHECK ("verbe" IN ('INSERT', 'UPDATE', 'DELETE'));

-- Table rpls : contraintes
ALTER TABLE "rpls" ADD CONSTRAINT "rpls_plg_qp24_longueur" CHECK (length("plg_qp24") <= 12);
ALTER TABLE "rpls" ADD CONSTRAINT "rpls_plg_iris2024_code_format" CHECK ("plg_iris2024_code" ~ '^(?:\d[0-9AB]\d{7})$');
ALTER TABLE "rpls" ADD CONSTRAINT "rpls_qualite_xy_liste" CHECK ("qualite_xy" IN ('11', '12', '21', '22', '33'));
ALTER TABLE "rpls" ADD CONSTRAINT "rpls_distance_precision_minimum" CHECK ("distance_precision" >= 0);
ALTER TABLE "rpls" ADD CONSTRAINT "rpls_distance_precision_maximum" CHECK ("distance_precision" <= 100000);

-- Table tarif : contraintes
ALTER TABLE "tarif" ADD CONSTRAINT "tarif_valeur_longueur" CHECK (length("valeur") <= 60);
ALTER TABLE "tarif" ADD CONSTRAINT "tarif_nature_valeur" CHECK ((nature = 'biosource') = (valeur IN ('Toiture', 'Mur', 'Mur et toiture')));

-- Table nouvelle accord_adresse
CREATE TABLE "accord_adresse" (
  "fid" serial PRIMARY KEY,
  "bailleur" text NOT NULL,
  "vague" integer NOT NULL,
  "accorde" boolean DEFAULT false NOT NULL,
  "date_accord" date,
  "piece" text,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "accord_adresse_vague_minimum" CHECK ("vague" >= 1990),
  CONSTRAINT "accord_adresse_vague_maximum" CHECK ("vague" <= 2050),
  CONSTRAINT "accord_adresse_piece_longueur" CHECK (length("piece") <= 250),
  CONSTRAINT "accord_adresse_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "accord_adresse_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "accord_adresse_bailleur_vague_unique" UNIQUE ("bailleur", "vague"),
  CONSTRAINT "accord_adresse_bailleur_reference" FOREIGN KEY ("bailleur") REFERENCES "bailleur" ("bailleur") ON UPDATE CASCADE
);
CREATE INDEX "ix_accord_adresse_bailleur" ON "accord_adresse" ("bailleur");

-- Table nouvelle aide
CREATE TABLE "aide" (
  "fid" serial PRIMARY KEY,
  "aide" text NOT NULL UNIQUE,
  "libelle" text,
  "annee_debut" integer,
  "annee_fin" integer,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "aide_aide_longueur" CHECK (length("aide") <= 30),
  CONSTRAINT "aide_libelle_longueur" CHECK (length("libelle") <= 160),
  CONSTRAINT "aide_annee_debut_minimum" CHECK ("annee_debut" >= 1970),
  CONSTRAINT "aide_annee_debut_maximum" CHECK ("annee_debut" <= 2050),
  CONSTRAINT "aide_annee_fin_minimum" CHECK ("annee_fin" >= 1970),
  CONSTRAINT "aide_annee_fin_maximum" CHECK ("annee_fin" <= 2050),
  CONSTRAINT "aide_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "aide_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "aide_annees_aide" CHECK (annee_fin >= annee_debut)
);

-- Table nouvelle acompte
CREATE TABLE "acompte" (
  "fid" serial PRIMARY KEY,
  "operation" text NOT NULL,
  "programme" text DEFAULT '135' NOT NULL,
  "nature" text NOT NULL,
  "date_paiement" date NOT NULL,
  "montant" double precision NOT NULL,
  "reference" text,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "acompte_operation_longueur" CHECK (length("operation") <= 160),
  CONSTRAINT "acompte_programme_liste" CHECK ("programme" IN ('135', '112')),
  CONSTRAINT "acompte_nature_liste" CHECK ("nature" IN ('Avance', 'Acompte', 'Solde')),
  CONSTRAINT "acompte_montant_minimum" CHECK ("montant" >= 0),
  CONSTRAINT "acompte_reference_longueur" CHECK (length("reference") <= 80),
  CONSTRAINT "acompte_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "acompte_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "acompte_operation_reference" FOREIGN KEY ("operation") REFERENCES "operation" ("intitule") ON UPDATE CASCADE
);
CREATE INDEX "ix_acompte_operation" ON "acompte" ("operation");

-- Table nouvelle organisation
CREATE TABLE "organisation" (
  "fid" serial PRIMARY KEY,
  "organisation" text NOT NULL UNIQUE,
  "nom" text,
  "nature" text NOT NULL,
  "role" text UNIQUE,
  "bailleur" text,
  "epci" text,
  "dep" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "organisation_organisation_longueur" CHECK (length("organisation") <= 40),
  CONSTRAINT "organisation_nom_longueur" CHECK (length("nom") <= 120),
  CONSTRAINT "organisation_nature_liste" CHECK ("nature" IN ('bailleur', 'epci', 'ddtm', 'drbm', 'lecture')),
  CONSTRAINT "organisation_role_longueur" CHECK (length("role") <= 63),
  CONSTRAINT "organisation_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "organisation_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "organisation_perimetre_bailleur" CHECK (nature <> 'bailleur' OR bailleur IS NOT NULL),
  CONSTRAINT "organisation_perimetre_epci" CHECK (nature <> 'epci' OR epci IS NOT NULL),
  CONSTRAINT "organisation_perimetre_dep" CHECK (nature <> 'ddtm' OR dep IS NOT NULL),
  CONSTRAINT "organisation_bailleur_reference" FOREIGN KEY ("bailleur") REFERENCES "bailleur" ("bailleur") ON UPDATE CASCADE,
  CONSTRAINT "organisation_epci_reference" FOREIGN KEY ("epci") REFERENCES "epci" ("epci") ON UPDATE CASCADE,
  CONSTRAINT "organisation_dep_reference" FOREIGN KEY ("dep") REFERENCES "departement" ("dep") ON UPDATE CASCADE
);
CREATE INDEX "ix_organisation_bailleur" ON "organisation" ("bailleur");
CREATE INDEX "ix_organisation_epci" ON "organisation" ("epci");
CREATE INDEX "ix_organisation_dep" ON "organisation" ("dep");

-- Table nouvelle convention
CREATE TABLE "convention" (
  "fid" serial PRIMARY KEY,
  "organisation" text NOT NULL,
  "signee_le" date NOT NULL,
  "debut" date NOT NULL,
  "fin" date,
  "piece" text,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "convention_piece_longueur" CHECK (length("piece") <= 250),
  CONSTRAINT "convention_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "convention_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "convention_dates_convention" CHECK (fin >= debut),
  CONSTRAINT "convention_organisation_reference" FOREIGN KEY ("organisation") REFERENCES "organisation" ("organisation") ON UPDATE CASCADE
);
CREATE INDEX "ix_convention_organisation" ON "convention" ("organisation");

-- Table nouvelle dpe
CREATE TABLE "dpe" (
  "fid" serial PRIMARY KEY,
  "logement" integer NOT NULL,
  "numero_dpe" text NOT NULL,
  "date_dpe" date,
  "date_modification" date,
  "etiquette_dpe" text,
  "etiquette_lue" text,
  "etiquette_ges" text,
  "conso_ep" double precision,
  "conso_ef" double precision,
  "emission_ges" double precision,
  "cout_energie" double precision,
  "surf_hab" double precision,
  "type_batiment" text,
  "version_dpe" text,
  "methode_dpe" text,
  "appariement" text NOT NULL,
  "score" double precision NOT NULL,
  "remplace" text,
  "remplace_par" text,
  "id_rnb" text,
  "id_ban" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "dpe_numero_dpe_longueur" CHECK (length("numero_dpe") <= 20),
  CONSTRAINT "dpe_etiquette_dpe_liste" CHECK ("etiquette_dpe" IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  CONSTRAINT "dpe_etiquette_lue_liste" CHECK ("etiquette_lue" IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  CONSTRAINT "dpe_etiquette_ges_liste" CHECK ("etiquette_ges" IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  CONSTRAINT "dpe_conso_ep_minimum" CHECK ("conso_ep" >= 0),
  CONSTRAINT "dpe_conso_ep_maximum" CHECK ("conso_ep" <= 5000),
  CONSTRAINT "dpe_conso_ef_minimum" CHECK ("conso_ef" >= 0),
  CONSTRAINT "dpe_conso_ef_maximum" CHECK ("conso_ef" <= 5000),
  CONSTRAINT "dpe_emission_ges_minimum" CHECK ("emission_ges" >= 0),
  CONSTRAINT "dpe_emission_ges_maximum" CHECK ("emission_ges" <= 2000),
  CONSTRAINT "dpe_cout_energie_minimum" CHECK ("cout_energie" >= 0),
  CONSTRAINT "dpe_cout_energie_maximum" CHECK ("cout_energie" <= 100000),
  CONSTRAINT "dpe_surf_hab_minimum" CHECK ("surf_hab" >= 5),
  CONSTRAINT "dpe_surf_hab_maximum" CHECK ("surf_hab" <= 10000),
  CONSTRAINT "dpe_type_batiment_longueur" CHECK (length("type_batiment") <= 20),
  CONSTRAINT "dpe_version_dpe_longueur" CHECK (length("version_dpe") <= 20),
  CONSTRAINT "dpe_methode_dpe_longueur" CHECK (length("methode_dpe") <= 120),
  CONSTRAINT "dpe_appariement_liste" CHECK ("appariement" IN ('n° RPLS', 'bâtiment', 'adresse', 'remplacement')),
  CONSTRAINT "dpe_score_minimum" CHECK ("score" >= 0),
  CONSTRAINT "dpe_score_maximum" CHECK ("score" <= 1),
  CONSTRAINT "dpe_remplace_longueur" CHECK (length("remplace") <= 20),
  CONSTRAINT "dpe_remplace_par_longueur" CHECK (length("remplace_par") <= 20),
  CONSTRAINT "dpe_id_rnb_longueur" CHECK (length("id_rnb") <= 20),
  CONSTRAINT "dpe_id_ban_longueur" CHECK (length("id_ban") <= 60),
  CONSTRAINT "dpe_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "dpe_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "dpe_logement_numero_dpe_unique" UNIQUE ("logement", "numero_dpe"),
  CONSTRAINT "dpe_logement_reference" FOREIGN KEY ("logement") REFERENCES "logement" ("id_ddtm62") ON UPDATE CASCADE
);
CREATE INDEX "ix_dpe_logement" ON "dpe" ("logement");

-- Table nouvelle evenement
CREATE TABLE "evenement" (
  "fid" serial PRIMARY KEY,
  "operation" text NOT NULL,
  "nature" text NOT NULL,
  "date_evenement" date NOT NULL,
  "reference" text,
  "montant" double precision,
  "echeance" date,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "evenement_operation_longueur" CHECK (length("operation") <= 160),
  CONSTRAINT "evenement_nature_liste" CHECK ("nature" IN ('Programmée', 'Décision', 'Notification', 'Prorogation', 'Ordre de service', 'Acompte', 'Réception', 'Décision remplacée', 'Solde', 'Clôture', 'Annulation')),
  CONSTRAINT "evenement_reference_longueur" CHECK (length("reference") <= 120),
  CONSTRAINT "evenement_montant_minimum" CHECK ("montant" >= 0),
  CONSTRAINT "evenement_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "evenement_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "evenement_echeance_prorogation" CHECK (echeance IS NULL OR nature = 'Prorogation'),
  CONSTRAINT "evenement_echeance_apres" CHECK (echeance >= date_evenement),
  CONSTRAINT "evenement_paiement_dans_acompte" CHECK (montant IS NULL OR nature NOT IN ('Acompte', 'Solde')),
  CONSTRAINT "evenement_operation_nature_date_evenement_reference_unique" UNIQUE ("operation", "nature", "date_evenement", "reference"),
  CONSTRAINT "evenement_operation_reference" FOREIGN KEY ("operation") REFERENCES "operation" ("intitule") ON UPDATE CASCADE
);
CREATE INDEX "ix_evenement_operation" ON "evenement" ("operation");

-- Table nouvelle mouvement_enveloppe
CREATE TABLE "mouvement_enveloppe" (
  "fid" serial PRIMARY KEY,
  "campagne" integer NOT NULL,
  "programme" text DEFAULT '135' NOT NULL,
  "date_mouvement" date NOT NULL,
  "origine" text NOT NULL,
  "destination" text NOT NULL,
  "montant" double precision NOT NULL,
  "motif" text NOT NULL,
  "reference" text,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "mouvement_enveloppe_campagne_minimum" CHECK ("campagne" >= 2010),
  CONSTRAINT "mouvement_enveloppe_campagne_maximum" CHECK ("campagne" <= 2050),
  CONSTRAINT "mouvement_enveloppe_programme_liste" CHECK ("programme" IN ('135', '112')),
  CONSTRAINT "mouvement_enveloppe_origine_longueur" CHECK (length("origine") <= 12),
  CONSTRAINT "mouvement_enveloppe_destination_longueur" CHECK (length("destination") <= 12),
  CONSTRAINT "mouvement_enveloppe_montant_minimum" CHECK ("montant" >= 0),
  CONSTRAINT "mouvement_enveloppe_reference_longueur" CHECK (length("reference") <= 80),
  CONSTRAINT "mouvement_enveloppe_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "mouvement_enveloppe_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "mouvement_enveloppe_mouvement_entre_deux" CHECK (origine <> destination),
  CONSTRAINT "mouvement_enveloppe_mouvement_non_nul" CHECK (montant > 0),
  CONSTRAINT "mouvement_enveloppe_campagne_reference" FOREIGN KEY ("campagne") REFERENCES "campagne" ("campagne") ON UPDATE CASCADE,
  CONSTRAINT "mouvement_enveloppe_origine_reference" FOREIGN KEY ("origine") REFERENCES "delegataire" ("delegataire") ON UPDATE CASCADE,
  CONSTRAINT "mouvement_enveloppe_destination_reference" FOREIGN KEY ("destination") REFERENCES "delegataire" ("delegataire") ON UPDATE CASCADE
);
CREATE INDEX "ix_mouvement_enveloppe_campagne" ON "mouvement_enveloppe" ("campagne");
CREATE INDEX "ix_mouvement_enveloppe_origine" ON "mouvement_enveloppe" ("origine");
CREATE INDEX "ix_mouvement_enveloppe_destination" ON "mouvement_enveloppe" ("destination");

-- Table nouvelle mouvement_operation
CREATE TABLE "mouvement_operation" (
  "fid" serial PRIMARY KEY,
  "mouvement" integer NOT NULL,
  "sens" text NOT NULL,
  "operation" text,
  "programmation" integer,
  "nb_logements" integer,
  "montant" double precision,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "mouvement_operation_sens_liste" CHECK ("sens" IN ('Cède', 'Reçoit')),
  CONSTRAINT "mouvement_operation_operation_longueur" CHECK (length("operation") <= 160),
  CONSTRAINT "mouvement_operation_nb_logements_minimum" CHECK ("nb_logements" >= 0),
  CONSTRAINT "mouvement_operation_nb_logements_maximum" CHECK ("nb_logements" <= 100000),
  CONSTRAINT "mouvement_operation_montant_minimum" CHECK ("montant" >= 0),
  CONSTRAINT "mouvement_operation_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "mouvement_operation_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "mouvement_operation_operation_ou_ligne" CHECK (operation IS NOT NULL OR programmation IS NOT NULL),
  CONSTRAINT "mouvement_operation_mouvement_reference" FOREIGN KEY ("mouvement") REFERENCES "mouvement_enveloppe" ("fid") ON UPDATE CASCADE,
  CONSTRAINT "mouvement_operation_operation_reference" FOREIGN KEY ("operation") REFERENCES "operation" ("intitule") ON UPDATE CASCADE,
  CONSTRAINT "mouvement_operation_programmation_reference" FOREIGN KEY ("programmation") REFERENCES "programmation" ("fid") ON UPDATE CASCADE
);
CREATE INDEX "ix_mouvement_operation_mouvement" ON "mouvement_operation" ("mouvement");
CREATE INDEX "ix_mouvement_operation_operation" ON "mouvement_operation" ("operation");
CREATE INDEX "ix_mouvement_operation_programmation" ON "mouvement_operation" ("programmation");

-- Table nouvelle operation_numero
CREATE TABLE "operation_numero" (
  "fid" serial PRIMARY KEY,
  "operation" text NOT NULL,
  "systeme" text NOT NULL,
  "numero" text NOT NULL,
  "date_numero" date,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "operation_numero_operation_longueur" CHECK (length("operation") <= 160),
  CONSTRAINT "operation_numero_systeme_liste" CHECK ("systeme" IN ('SISAL', 'Galion', 'SIAP', 'Fictif HP', 'Autre')),
  CONSTRAINT "operation_numero_numero_longueur" CHECK (length("numero") <= 40),
  CONSTRAINT "operation_numero_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "operation_numero_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "operation_numero_operation_numero_unique" UNIQUE ("operation", "numero"),
  CONSTRAINT "operation_numero_operation_reference" FOREIGN KEY ("operation") REFERENCES "operation" ("intitule") ON UPDATE CASCADE
);
CREATE INDEX "ix_operation_numero_operation" ON "operation_numero" ("operation");
CREATE INDEX "ix_operation_numero_numero" ON "operation_numero" ("numero");

-- Table nouvelle population_cible
CREATE TABLE "population_cible" (
  "fid" serial PRIMARY KEY,
  "edition" text NOT NULL,
  "en_vigueur" text,
  "cite" integer NOT NULL,
  "bailleur" text NOT NULL,
  "nb_g" integer,
  "nb_f" integer,
  "nb_e" integer,
  "nb_sans_etiquette" integer,
  "nb_demolis" integer,
  "nb_vendus" integer,
  "date_reference" date,
  "source" text,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "population_cible_edition_longueur" CHECK (length("edition") <= 20),
  CONSTRAINT "population_cible_en_vigueur_liste" CHECK ("en_vigueur" IN ('Oui')),
  CONSTRAINT "population_cible_bailleur_longueur" CHECK (length("bailleur") <= 12),
  CONSTRAINT "population_cible_nb_g_minimum" CHECK ("nb_g" >= 0),
  CONSTRAINT "population_cible_nb_g_maximum" CHECK ("nb_g" <= 100000),
  CONSTRAINT "population_cible_nb_f_minimum" CHECK ("nb_f" >= 0),
  CONSTRAINT "population_cible_nb_f_maximum" CHECK ("nb_f" <= 100000),
  CONSTRAINT "population_cible_nb_e_minimum" CHECK ("nb_e" >= 0),
  CONSTRAINT "population_cible_nb_e_maximum" CHECK ("nb_e" <= 100000),
  CONSTRAINT "population_cible_nb_sans_etiquette_minimum" CHECK ("nb_sans_etiquette" >= 0),
  CONSTRAINT "population_cible_nb_sans_etiquette_maximum" CHECK ("nb_sans_etiquette" <= 100000),
  CONSTRAINT "population_cible_nb_demolis_minimum" CHECK ("nb_demolis" >= 0),
  CONSTRAINT "population_cible_nb_demolis_maximum" CHECK ("nb_demolis" <= 100000),
  CONSTRAINT "population_cible_nb_vendus_minimum" CHECK ("nb_vendus" >= 0),
  CONSTRAINT "population_cible_nb_vendus_maximum" CHECK ("nb_vendus" <= 100000),
  CONSTRAINT "population_cible_source_longueur" CHECK (length("source") <= 200),
  CONSTRAINT "population_cible_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "population_cible_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "population_cible_sortis_de_la_cible" CHECK (coalesce(nb_demolis, 0) + coalesce(nb_vendus, 0) <= coalesce(nb_g, 0) + coalesce(nb_f, 0) + coalesce(nb_e, 0) + coalesce(nb_sans_etiquette, 0)),
  CONSTRAINT "population_cible_edition_cite_bailleur_unique" UNIQUE ("edition", "cite", "bailleur"),
  CONSTRAINT "population_cible_cite_bailleur_en_vigueur_unique" UNIQUE ("cite", "bailleur", "en_vigueur"),
  CONSTRAINT "population_cible_cite_reference" FOREIGN KEY ("cite") REFERENCES "cite" ("id_cite") ON UPDATE CASCADE,
  CONSTRAINT "population_cible_bailleur_reference" FOREIGN KEY ("bailleur") REFERENCES "bailleur" ("bailleur") ON UPDATE CASCADE
);
CREATE INDEX "ix_population_cible_cite" ON "population_cible" ("cite");
CREATE INDEX "ix_population_cible_bailleur" ON "population_cible" ("bailleur");

-- Table nouvelle reference_epoque
CREATE TABLE "reference_epoque" (
  "fid" serial PRIMARY KEY,
  "reference" text NOT NULL,
  "code" text NOT NULL,
  "date_debut" date,
  "date_fin" date,
  "nom" text,
  "nature_juridique" text,
  "epci" text,
  "delegataire" text,
  "source" text,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "reference_epoque_reference_liste" CHECK ("reference" IN ('Commune', 'EPCI', 'Délégataire', 'Bailleur')),
  CONSTRAINT "reference_epoque_code_longueur" CHECK (length("code") <= 12),
  CONSTRAINT "reference_epoque_nom_longueur" CHECK (length("nom") <= 120),
  CONSTRAINT "reference_epoque_nature_juridique_longueur" CHECK (length("nature_juridique") <= 80),
  CONSTRAINT "reference_epoque_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "reference_epoque_delegataire_longueur" CHECK (length("delegataire") <= 12),
  CONSTRAINT "reference_epoque_source_longueur" CHECK (length("source") <= 200),
  CONSTRAINT "reference_epoque_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "reference_epoque_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "reference_epoque_dates_epoque" CHECK (date_fin >= date_debut),
  CONSTRAINT "reference_epoque_epci_de_commune" CHECK (epci IS NULL OR reference = 'Commune'),
  CONSTRAINT "reference_epoque_delegataire_d_epci" CHECK (delegataire IS NULL OR reference = 'EPCI'),
  CONSTRAINT "reference_epoque_reference_code_date_debut_unique" UNIQUE ("reference", "code", "date_debut")
);

-- Table nouvelle regle_acompte
CREATE TABLE "regle_acompte" (
  "fid" serial PRIMARY KEY,
  "programme" text DEFAULT '135' NOT NULL,
  "annee_debut" integer,
  "annee_fin" integer,
  "rang" integer NOT NULL,
  "libelle" text NOT NULL,
  "evenement" text NOT NULL,
  "delai_mois" integer NOT NULL,
  "delai_sans_date" integer NOT NULL,
  "part" double precision NOT NULL,
  "hypothese" text,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "regle_acompte_programme_liste" CHECK ("programme" IN ('135', '112')),
  CONSTRAINT "regle_acompte_annee_debut_minimum" CHECK ("annee_debut" >= 2010),
  CONSTRAINT "regle_acompte_annee_debut_maximum" CHECK ("annee_debut" <= 2050),
  CONSTRAINT "regle_acompte_annee_fin_minimum" CHECK ("annee_fin" >= 2010),
  CONSTRAINT "regle_acompte_annee_fin_maximum" CHECK ("annee_fin" <= 2050),
  CONSTRAINT "regle_acompte_rang_minimum" CHECK ("rang" >= 1),
  CONSTRAINT "regle_acompte_rang_maximum" CHECK ("rang" <= 20),
  CONSTRAINT "regle_acompte_libelle_longueur" CHECK (length("libelle") <= 80),
  CONSTRAINT "regle_acompte_evenement_liste" CHECK ("evenement" IN ('Décision', 'Ordre de service', 'Fin des travaux')),
  CONSTRAINT "regle_acompte_delai_mois_minimum" CHECK ("delai_mois" >= 0),
  CONSTRAINT "regle_acompte_delai_mois_maximum" CHECK ("delai_mois" <= 120),
  CONSTRAINT "regle_acompte_delai_sans_date_minimum" CHECK ("delai_sans_date" >= 0),
  CONSTRAINT "regle_acompte_delai_sans_date_maximum" CHECK ("delai_sans_date" <= 180),
  CONSTRAINT "regle_acompte_part_minimum" CHECK ("part" >= 0),
  CONSTRAINT "regle_acompte_part_maximum" CHECK ("part" <= 100),
  CONSTRAINT "regle_acompte_hypothese_longueur" CHECK (length("hypothese") <= 200),
  CONSTRAINT "regle_acompte_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "regle_acompte_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "regle_acompte_annees_regle" CHECK (annee_fin >= annee_debut),
  CONSTRAINT "regle_acompte_programme_annee_debut_rang_unique" UNIQUE ("programme", "annee_debut", "rang")
);

-- Table nouvelle regle_delai
CREATE TABLE "regle_delai" (
  "fid" serial PRIMARY KEY,
  "date_debut" date,
  "date_fin" date,
  "delai_ans" integer NOT NULL,
  "prorogation_ans" integer NOT NULL,
  "reference" text,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "regle_delai_delai_ans_minimum" CHECK ("delai_ans" >= 0),
  CONSTRAINT "regle_delai_delai_ans_maximum" CHECK ("delai_ans" <= 30),
  CONSTRAINT "regle_delai_prorogation_ans_minimum" CHECK ("prorogation_ans" >= 0),
  CONSTRAINT "regle_delai_prorogation_ans_maximum" CHECK ("prorogation_ans" <= 30),
  CONSTRAINT "regle_delai_reference_longueur" CHECK (length("reference") <= 200),
  CONSTRAINT "regle_delai_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "regle_delai_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "regle_delai_dates_regle" CHECK (date_fin >= date_debut)
);

-- Table nouvelle situation
CREATE TABLE "situation" (
  "fid" serial PRIMARY KEY,
  "date_situation" date NOT NULL,
  "titre" text NOT NULL,
  "edition" integer NOT NULL,
  "etat_situation" text DEFAULT 'Provisoire' NOT NULL,
  "portee" text NOT NULL,
  "filtres" text NOT NULL,
  "seuil" integer NOT NULL,
  "auteur" text,
  "arretee_le" timestamp with time zone NOT NULL,
  "etat_au" timestamp with time zone,
  "ligne_journal" integer,
  "empreinte" text,
  "definitions" text NOT NULL,
  CONSTRAINT "situation_titre_longueur" CHECK (length("titre") <= 120),
  CONSTRAINT "situation_edition_minimum" CHECK ("edition" >= 1),
  CONSTRAINT "situation_etat_situation_liste" CHECK ("etat_situation" IN ('Provisoire', 'Définitive')),
  CONSTRAINT "situation_portee_longueur" CHECK (length("portee") <= 120),
  CONSTRAINT "situation_seuil_minimum" CHECK ("seuil" >= 3),
  CONSTRAINT "situation_auteur_longueur" CHECK (length("auteur") <= 120),
  CONSTRAINT "situation_ligne_journal_minimum" CHECK ("ligne_journal" >= 0),
  CONSTRAINT "situation_empreinte_longueur" CHECK (length("empreinte") <= 64),
  CONSTRAINT "situation_definitive" CHECK (etat_situation <> 'Définitive' OR empreinte IS NOT NULL),
  CONSTRAINT "situation_date_situation_titre_edition_unique" UNIQUE ("date_situation", "titre", "edition")
);

-- Table nouvelle situation_compte
CREATE TABLE "situation_compte" (
  "fid" serial PRIMARY KEY,
  "situation" integer NOT NULL,
  "nom_table" text NOT NULL,
  "ventilation" text NOT NULL,
  "rang" integer NOT NULL,
  "contenu" text NOT NULL,
  CONSTRAINT "situation_compte_nom_table_longueur" CHECK (length("nom_table") <= 60),
  CONSTRAINT "situation_compte_ventilation_longueur" CHECK (length("ventilation") <= 120),
  CONSTRAINT "situation_compte_rang_minimum" CHECK ("rang" >= 0),
  CONSTRAINT "situation_compte_situation_nom_table_ventilation_rang_unique" UNIQUE ("situation", "nom_table", "ventilation", "rang"),
  CONSTRAINT "situation_compte_situation_reference" FOREIGN KEY ("situation") REFERENCES "situation" ("fid") ON UPDATE CASCADE
);
CREATE INDEX "ix_situation_compte_situation" ON "situation_compte" ("situation");

-- Table nouvelle situation_valeur
CREATE TABLE "situation_valeur" (
  "fid" serial PRIMARY KEY,
  "situation" integer NOT NULL,
  "niveau" text NOT NULL,
  "code" text NOT NULL,
  "nom" text NOT NULL,
  "rattachement" text,
  "valeurs" text NOT NULL,
  CONSTRAINT "situation_valeur_niveau_liste" CHECK ("niveau" IN ('cite', 'commune', 'epci', 'departement', 'bassin', 'bailleur', 'operation', 'annee')),
  CONSTRAINT "situation_valeur_code_longueur" CHECK (length("code") <= 250),
  CONSTRAINT "situation_valeur_situation_niveau_code_unique" UNIQUE ("situation", "niveau", "code"),
  CONSTRAINT "situation_valeur_situation_reference" FOREIGN KEY ("situation") REFERENCES "situation" ("fid") ON UPDATE CASCADE
);
CREATE INDEX "ix_situation_valeur_situation" ON "situation_valeur" ("situation");

-- Table nouvelle trajectoire
CREATE TABLE "trajectoire" (
  "fid" serial PRIMARY KEY,
  "annee" integer NOT NULL,
  "nom" text NOT NULL,
  "certitude" text DEFAULT 'À l’étude' NOT NULL,
  "epci" text NOT NULL,
  "bailleur" text NOT NULL,
  "cite" integer,
  "nb_g" integer,
  "nb_f" integer,
  "nb_e" integer,
  "observations" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "trajectoire_annee_minimum" CHECK ("annee" >= 2010),
  CONSTRAINT "trajectoire_annee_maximum" CHECK ("annee" <= 2050),
  CONSTRAINT "trajectoire_nom_longueur" CHECK (length("nom") <= 160),
  CONSTRAINT "trajectoire_certitude_liste" CHECK ("certitude" IN ('Arrêtée', 'Probable', 'À l’étude')),
  CONSTRAINT "trajectoire_epci_longueur" CHECK (length("epci") <= 12),
  CONSTRAINT "trajectoire_bailleur_longueur" CHECK (length("bailleur") <= 12),
  CONSTRAINT "trajectoire_nb_g_minimum" CHECK ("nb_g" >= 0),
  CONSTRAINT "trajectoire_nb_g_maximum" CHECK ("nb_g" <= 100000),
  CONSTRAINT "trajectoire_nb_f_minimum" CHECK ("nb_f" >= 0),
  CONSTRAINT "trajectoire_nb_f_maximum" CHECK ("nb_f" <= 100000),
  CONSTRAINT "trajectoire_nb_e_minimum" CHECK ("nb_e" >= 0),
  CONSTRAINT "trajectoire_nb_e_maximum" CHECK ("nb_e" <= 100000),
  CONSTRAINT "trajectoire_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "trajectoire_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "trajectoire_annee_nom_unique" UNIQUE ("annee", "nom"),
  CONSTRAINT "trajectoire_epci_reference" FOREIGN KEY ("epci") REFERENCES "epci" ("epci") ON UPDATE CASCADE,
  CONSTRAINT "trajectoire_bailleur_reference" FOREIGN KEY ("bailleur") REFERENCES "bailleur" ("bailleur") ON UPDATE CASCADE,
  CONSTRAINT "trajectoire_cite_reference" FOREIGN KEY ("cite") REFERENCES "cite" ("id_cite") ON UPDATE CASCADE
);
CREATE INDEX "ix_trajectoire_epci" ON "trajectoire" ("epci");
CREATE INDEX "ix_trajectoire_bailleur" ON "trajectoire" ("bailleur");
CREATE INDEX "ix_trajectoire_cite" ON "trajectoire" ("cite");

-- Table nouvelle trajectoire_scenario
CREATE TABLE "trajectoire_scenario" (
  "fid" serial PRIMARY KEY,
  "nom" text NOT NULL UNIQUE,
  "annee_debut" integer NOT NULL,
  "annee_fin" integer NOT NULL,
  "certitudes" text DEFAULT 'Toutes' NOT NULL,
  "rythme" integer NOT NULL,
  "aide" double precision NOT NULL,
  "cout" double precision NOT NULL,
  "hypotheses" text,
  "cree_le" timestamp with time zone,
  "cree_par" text,
  "modifie_le" timestamp with time zone,
  "modifie_par" text,
  "version" integer,
  "version_lue" integer,
  CONSTRAINT "trajectoire_scenario_nom_longueur" CHECK (length("nom") <= 80),
  CONSTRAINT "trajectoire_scenario_annee_debut_minimum" CHECK ("annee_debut" >= 2010),
  CONSTRAINT "trajectoire_scenario_annee_debut_maximum" CHECK ("annee_debut" <= 2050),
  CONSTRAINT "trajectoire_scenario_annee_fin_minimum" CHECK ("annee_fin" >= 2010),
  CONSTRAINT "trajectoire_scenario_annee_fin_maximum" CHECK ("annee_fin" <= 2050),
  CONSTRAINT "trajectoire_scenario_certitudes_liste" CHECK ("certitudes" IN ('Arrêtées', 'Arrêtées et probables', 'Toutes')),
  CONSTRAINT "trajectoire_scenario_rythme_minimum" CHECK ("rythme" >= 0),
  CONSTRAINT "trajectoire_scenario_rythme_maximum" CHECK ("rythme" <= 20000),
  CONSTRAINT "trajectoire_scenario_aide_minimum" CHECK ("aide" >= 0),
  CONSTRAINT "trajectoire_scenario_aide_maximum" CHECK ("aide" <= 200000),
  CONSTRAINT "trajectoire_scenario_cout_minimum" CHECK ("cout" >= 0),
  CONSTRAINT "trajectoire_scenario_cout_maximum" CHECK ("cout" <= 500000),
  CONSTRAINT "trajectoire_scenario_cree_par_longueur" CHECK (length("cree_par") <= 120),
  CONSTRAINT "trajectoire_scenario_modifie_par_longueur" CHECK (length("modifie_par") <= 120),
  CONSTRAINT "trajectoire_scenario_annees_trajectoire" CHECK (annee_fin >= annee_debut)
);

-- Table operation : références
ALTER TABLE "operation" ADD CONSTRAINT "operation_aide_reference" FOREIGN KEY ("aide") REFERENCES "aide" ("aide") ON UPDATE CASCADE;

-- Table operation : index
CREATE INDEX "ix_operation_aide" ON "operation" ("aide");

-- Table logement : références
ALTER TABLE "logement" ADD CONSTRAINT "logement_label_vise_reference" FOREIGN KEY ("label_vise") REFERENCES "label" ("label") ON UPDATE CASCADE;

-- Table logement : index
CREATE INDEX "ix_logement_label_vise" ON "logement" ("label_vise");

-- Table tarif : références
ALTER TABLE "tarif" ADD CONSTRAINT "tarif_valeur_reference" FOREIGN KEY ("valeur") REFERENCES "label" ("label") ON UPDATE CASCADE;

-- Table tarif : index
CREATE INDEX "ix_tarif_valeur" ON "tarif" ("valeur");

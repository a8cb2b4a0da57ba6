-- Écrit par « make nouvelle-version » : ne le changez pas, il serait écrit de nouveau.

-- Table rpls : colonnes
ALTER TABLE "rpls" ADD COLUMN "plg_qp24" text;
ALTER TABLE "rpls" ADD COLUMN "plg_iris2024_code" text;
ALTER TABLE "rpls" ADD COLUMN "qualite_xy" text;
ALTER TABLE "rpls" ADD COLUMN "distance_precision" double precision;

-- Table rpls : contraintes
ALTER TABLE "rpls" ADD CONSTRAINT "rpls_plg_qp24_longueur" CHECK (length("plg_qp24") <= 12);
ALTER TABLE "rpls" ADD CONSTRAINT "rpls_plg_iris2024_code_format" CHECK ("plg_iris2024_code" ~ '^(?:\d[0-9AB]\d{7})$');
ALTER TABLE "rpls" ADD CONSTRAINT "rpls_qualite_xy_liste" CHECK ("qualite_xy" IN ('11', '12', '21', '22', '33'));
ALTER TABLE "rpls" ADD CONSTRAINT "rpls_distance_precision_minimum" CHECK ("distance_precision" >= 0);
ALTER TABLE "rpls" ADD CONSTRAINT "rpls_distance_precision_maximum" CHECK ("distance_precision" <= 100000);

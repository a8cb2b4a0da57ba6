-- Une campagne se clôt avec toutes ses lignes publiées, qui deviennent closes ; elle ne se rouvre
-- qu'en disant pourquoi, et le journal garde le motif. Close, elle ne change plus.
CREATE OR REPLACE FUNCTION osp_campagne() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
DECLARE
  ecartes CONSTANT text[] := ARRAY[
    'cree_le', 'cree_par', 'modifie_le', 'modifie_par', 'version', 'version_lue'
  ];
BEGIN
  IF TG_RELID IS DISTINCT FROM to_regclass('$schema_cite.campagne') THEN
    RAISE EXCEPTION 'la fonction osp_campagne ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
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
    SELECT 1 FROM $schema.programmation AS p
    WHERE p.campagne = OLD.campagne AND p.statut = 'Brouillon'
  ) THEN
    RAISE EXCEPTION 'des lignes de la campagne % sont encore en brouillon. Publiez-les, ou supprimez-les, avant de la clore.',
      OLD.campagne USING ERRCODE = 'OSP01';
  END IF;
  RETURN NEW;
END
$$corps$$;

DROP TRIGGER IF EXISTS osp_campagne ON campagne;
CREATE TRIGGER osp_campagne BEFORE UPDATE OR DELETE ON campagne
FOR EACH ROW EXECUTE FUNCTION osp_campagne();

-- TRUNCATE ne passe par aucun déclencheur de ligne : rien ne se vide tant qu'une campagne est close.
CREATE OR REPLACE FUNCTION osp_gel_vidage() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
BEGIN
  IF TG_TABLE_SCHEMA <> $schema_texte THEN
    RAISE EXCEPTION 'la fonction osp_gel_vidage ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  IF EXISTS (SELECT 1 FROM $schema.campagne AS c WHERE c.etat = 'Close') THEN
    RAISE EXCEPTION 'une campagne au moins est close : la table « % » ne se vide pas.', TG_TABLE_NAME
      USING ERRCODE = 'OSP01';
  END IF;
  RETURN NULL;  -- déclencheur d'instruction : la valeur rendue est sans effet
END
$$corps$$;

DROP TRIGGER IF EXISTS osp_gel_vidage ON campagne;
CREATE TRIGGER osp_gel_vidage BEFORE TRUNCATE ON campagne
FOR EACH STATEMENT EXECUTE FUNCTION osp_gel_vidage();

-- Les lignes suivent l'état de leur campagne. Avec les droits du propriétaire : qui clôt une
-- campagne n'a pas à pouvoir écrire toutes ses lignes.
CREATE OR REPLACE FUNCTION osp_campagne_lignes() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
BEGIN
  IF TG_RELID IS DISTINCT FROM to_regclass('$schema_cite.campagne') THEN
    RAISE EXCEPTION 'la fonction osp_campagne_lignes ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  IF (NEW.etat = 'Close') <> (OLD.etat = 'Close') THEN
    UPDATE $schema.programmation SET statut = CASE NEW.etat WHEN 'Close' THEN 'Clos' ELSE 'Publié' END
    WHERE campagne = NEW.campagne;
  END IF;
  RETURN NULL;  -- déclencheur AFTER : la valeur rendue est sans effet
END
$$corps$$;

DROP TRIGGER IF EXISTS osp_campagne_lignes ON campagne;
CREATE TRIGGER osp_campagne_lignes AFTER UPDATE ON campagne
FOR EACH ROW EXECUTE FUNCTION osp_campagne_lignes();

-- « Clos » est le statut des lignes d'une campagne close, et d'elles seules.
CREATE OR REPLACE FUNCTION osp_programmation_statut() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
BEGIN
  IF TG_RELID IS DISTINCT FROM to_regclass('$schema_cite.programmation') THEN
    RAISE EXCEPTION 'la fonction osp_programmation_statut ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  IF (NEW.statut = 'Clos') <> EXISTS (
    SELECT 1 FROM $schema.campagne AS c WHERE c.campagne = NEW.campagne AND c.etat = 'Close'
  ) THEN
    RAISE EXCEPTION 'une ligne n’est close que par la clôture de sa campagne, et ne se rouvre qu’avec elle.'
      USING ERRCODE = 'OSP01';
  END IF;
  RETURN NEW;
END
$$corps$$;

DROP TRIGGER IF EXISTS osp_statut ON programmation;
CREATE TRIGGER osp_statut BEFORE INSERT OR UPDATE OF statut ON programmation
FOR EACH ROW EXECUTE FUNCTION osp_programmation_statut();

REVOKE ALL ON FUNCTION
  osp_campagne(), osp_gel_vidage(), osp_campagne_lignes(), osp_programmation_statut()
FROM PUBLIC;

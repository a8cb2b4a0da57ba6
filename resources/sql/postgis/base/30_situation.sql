-- Une situation définitive ne change plus, ni ses chiffres : une correction est une nouvelle
-- édition. Avec les droits du propriétaire : qui ne voit pas toutes les situations n'en est pas
-- moins tenu par elles.
CREATE OR REPLACE FUNCTION osp_situation() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
BEGIN
  IF TG_RELID IS DISTINCT FROM to_regclass('$schema_cite.situation') THEN
    RAISE EXCEPTION 'la fonction osp_situation ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  IF OLD.etat_situation = 'Définitive' THEN
    IF TG_OP = 'DELETE' THEN
      RAISE EXCEPTION 'une situation définitive ne se supprime pas.' USING ERRCODE = 'OSP01';
    END IF;
    IF to_jsonb(NEW) <> to_jsonb(OLD) THEN
      RAISE EXCEPTION 'une situation définitive ne change plus. Arrêtez-en une nouvelle édition.'
        USING ERRCODE = 'OSP01';
    END IF;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$corps$$;

DROP TRIGGER IF EXISTS osp_situation ON situation;
CREATE TRIGGER osp_situation BEFORE UPDATE OR DELETE ON situation
FOR EACH ROW EXECUTE FUNCTION osp_situation();

CREATE OR REPLACE FUNCTION osp_situation_chiffres() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
DECLARE
  avant integer;
  apres integer;
BEGIN
  IF TG_RELID IS DISTINCT FROM to_regclass('$schema_cite.situation_valeur')
    AND TG_RELID IS DISTINCT FROM to_regclass('$schema_cite.situation_compte')
  THEN
    RAISE EXCEPTION 'la fonction osp_situation_chiffres ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  IF TG_OP <> 'INSERT' THEN
    avant := OLD.situation;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    apres := NEW.situation;
  END IF;
  -- Une situation en passe d'être définitive attend ces chiffres, et ces chiffres l'attendent.
  PERFORM FROM $schema.situation AS s WHERE s.fid IN (avant, apres) FOR SHARE;
  IF EXISTS (
    SELECT 1 FROM $schema.situation AS s
    WHERE s.etat_situation = 'Définitive' AND s.fid IN (avant, apres)
  ) THEN
    RAISE EXCEPTION 'une situation définitive ne change plus. Arrêtez-en une nouvelle édition.'
      USING ERRCODE = 'OSP01';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$corps$$;

DROP TRIGGER IF EXISTS osp_gel ON situation_valeur;
CREATE TRIGGER osp_gel BEFORE INSERT OR UPDATE OR DELETE ON situation_valeur
FOR EACH ROW EXECUTE FUNCTION osp_situation_chiffres();
DROP TRIGGER IF EXISTS osp_gel ON situation_compte;
CREATE TRIGGER osp_gel BEFORE INSERT OR UPDATE OR DELETE ON situation_compte
FOR EACH ROW EXECUTE FUNCTION osp_situation_chiffres();

-- TRUNCATE ne passe par aucun déclencheur de ligne.
CREATE OR REPLACE FUNCTION osp_situation_vidage() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
BEGIN
  IF TG_TABLE_SCHEMA <> $schema_texte THEN
    RAISE EXCEPTION 'la fonction osp_situation_vidage ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  IF EXISTS (SELECT 1 FROM $schema.situation AS s WHERE s.etat_situation = 'Définitive') THEN
    RAISE EXCEPTION 'une situation au moins est définitive : la table « % » ne se vide pas.',
      TG_TABLE_NAME USING ERRCODE = 'OSP01';
  END IF;
  RETURN NULL;  -- déclencheur d'instruction : la valeur rendue est sans effet
END
$$corps$$;

DROP TRIGGER IF EXISTS osp_situation_vidage ON situation;
CREATE TRIGGER osp_situation_vidage BEFORE TRUNCATE ON situation
FOR EACH STATEMENT EXECUTE FUNCTION osp_situation_vidage();
DROP TRIGGER IF EXISTS osp_situation_vidage ON situation_valeur;
CREATE TRIGGER osp_situation_vidage BEFORE TRUNCATE ON situation_valeur
FOR EACH STATEMENT EXECUTE FUNCTION osp_situation_vidage();
DROP TRIGGER IF EXISTS osp_situation_vidage ON situation_compte;
CREATE TRIGGER osp_situation_vidage BEFORE TRUNCATE ON situation_compte
FOR EACH STATEMENT EXECUTE FUNCTION osp_situation_vidage();

REVOKE ALL ON FUNCTION osp_situation(), osp_situation_chiffres(), osp_situation_vidage() FROM PUBLIC;

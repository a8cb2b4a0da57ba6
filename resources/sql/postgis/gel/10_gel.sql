-- Les lignes de « $table » ne changent plus quand leur campagne est close. Avec les droits du
-- propriétaire : qui ne voit pas toutes les campagnes n'en est pas moins tenu par elles.
CREATE OR REPLACE FUNCTION osp_gel_$table() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
DECLARE
  ecartes CONSTANT text[] := ARRAY[$ecartes];
  close integer;
BEGIN
  IF TG_RELID IS DISTINCT FROM to_regclass('$schema_cite."$table"') THEN
    RAISE EXCEPTION 'la fonction osp_gel_$table ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) - ecartes = to_jsonb(OLD) - ecartes THEN
      RETURN NEW;
    END IF;
  END IF;
  -- Une clôture en cours attend cette écriture, et cette écriture une clôture en cours.
  PERFORM FROM $schema.campagne AS c WHERE c.campagne IN (
    CASE WHEN TG_OP <> 'INSERT' THEN $ancienne END,
    CASE WHEN TG_OP <> 'DELETE' THEN $nouvelle END
  ) FOR SHARE;
  SELECT c.campagne INTO close FROM $schema.campagne AS c
  WHERE c.etat = 'Close' AND c.campagne IN (
    CASE WHEN TG_OP <> 'INSERT' THEN $ancienne END,
    CASE WHEN TG_OP <> 'DELETE' THEN $nouvelle END
  ) LIMIT 1;
  IF close IS NOT NULL THEN
    RAISE EXCEPTION 'la campagne % est close, elle ne change plus. Rouvrez-la d’abord, en disant pourquoi.', close
      USING ERRCODE = 'OSP01';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$corps$$;

REVOKE ALL ON FUNCTION osp_gel_$table() FROM PUBLIC;

DROP TRIGGER IF EXISTS osp_gel ON "$table";
CREATE TRIGGER osp_gel BEFORE INSERT OR UPDATE OR DELETE ON "$table"
FOR EACH ROW EXECUTE FUNCTION osp_gel_$table();

DROP TRIGGER IF EXISTS osp_gel_vidage ON "$table";
CREATE TRIGGER osp_gel_vidage BEFORE TRUNCATE ON "$table"
FOR EACH STATEMENT EXECUTE FUNCTION osp_gel_vidage();

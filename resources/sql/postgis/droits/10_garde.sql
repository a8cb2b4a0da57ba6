-- Une règle d'accès passe sous silence ce qu'elle retient : qui croit avoir enregistré n'a rien
-- écrit. Cette garde refuse tout haut. Une fois par instruction, et non par ligne ; avec les droits
-- de qui écrit : ce qu'il ne voit pas n'est pas pour lui.
CREATE OR REPLACE FUNCTION $fonction() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$corps$$
DECLARE
  fautive text;
$declarations
BEGIN
  IF TG_RELID IS DISTINCT FROM to_regclass('$schema_cite."$table"') THEN
    RAISE EXCEPTION 'la fonction $fonction ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  IF $libres THEN
    RETURN NULL;
  END IF;
$corps_garde
  RETURN NULL;  -- déclencheur AFTER : la valeur rendue est sans effet
END
$$corps$$;

REVOKE ALL ON FUNCTION $fonction() FROM PUBLIC;

DROP TRIGGER IF EXISTS $declencheur ON "$table";
CREATE TRIGGER $declencheur AFTER $verbe ON "$table"
REFERENCING $transition FOR EACH STATEMENT EXECUTE FUNCTION $fonction();

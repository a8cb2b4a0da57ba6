-- Numéro d'une ligne neuve de « $table », donné par la base à qui n'en donne pas (rien, zéro ou un
-- nombre négatif) : qui saisit ne voit pas toutes les lignes, et deux personnes saisissent à la
-- fois. Un compteur ne rend jamais deux fois le même ; s'il tombe sur un numéro donné à la main, il
-- passe après le plus grand ; au-delà de deux milliards, il n'en resterait plus pour les suivants.
CREATE SEQUENCE IF NOT EXISTS "$compteur" AS integer OWNED BY "$table"."$champ";

CREATE OR REPLACE FUNCTION osp_numero_$table() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
DECLARE
  numero integer;
BEGIN
  IF TG_RELID IS DISTINCT FROM to_regclass('$schema_cite."$table"') THEN
    RAISE EXCEPTION 'la fonction osp_numero_$table ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  IF NEW."$champ" > 0 THEN
    RETURN NEW;
  END IF;
  numero := nextval('$schema_cite."$compteur"');
  IF EXISTS (SELECT 1 FROM $schema."$table" AS l WHERE l."$champ" = numero) THEN
    PERFORM pg_advisory_xact_lock(hashtext('osp_numero'), TG_RELID::integer);
    SELECT max(l."$champ") INTO numero FROM $schema."$table" AS l WHERE l."$champ" < 2000000000;
    IF numero > (SELECT c.last_value FROM $schema."$compteur" AS c) THEN
      PERFORM setval('$schema_cite."$compteur"', numero);
    END IF;
    LOOP
      numero := nextval('$schema_cite."$compteur"');
      EXIT WHEN NOT EXISTS (SELECT 1 FROM $schema."$table" AS l WHERE l."$champ" = numero);
    END LOOP;
  END IF;
  NEW."$champ" := numero;
  RETURN NEW;
END
$$corps$$;

REVOKE ALL ON FUNCTION osp_numero_$table() FROM PUBLIC;

DROP TRIGGER IF EXISTS osp_numero ON "$table";
CREATE TRIGGER osp_numero BEFORE INSERT ON "$table"
FOR EACH ROW EXECUTE FUNCTION osp_numero_$table();

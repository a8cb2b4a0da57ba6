-- Le numéro de la décision d'une opération est un de ses numéros : il y vient seul, avec la date de
-- la décision. Un autre le remplace : l'ancien reste ; sans date nouvelle, il n'en a pas encore. Ôté, ou parti avec l'opération, il n'y est
-- plus. Avec les droits du propriétaire : qui saisit une décision n'a pas à pouvoir écrire les autres
-- numéros. Le numéro OSP d'une opération ne change plus.
CREATE OR REPLACE FUNCTION osp_operation_numeros() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
BEGIN
  IF TG_RELID IS DISTINCT FROM to_regclass('$schema_cite.operation') THEN
    RAISE EXCEPTION 'la fonction osp_operation_numeros ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  IF TG_OP = 'DELETE' THEN
    DELETE FROM $schema.operation_numero
    WHERE operation = OLD.intitule AND numero = OLD.num_decision;
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.num_decision IS NULL THEN
      DELETE FROM $schema.operation_numero
      WHERE operation = NEW.intitule AND numero = OLD.num_decision;
    END IF;
    UPDATE $schema.operation_numero SET date_numero = NEW.date_decision
    WHERE operation = NEW.intitule AND numero = NEW.num_decision
      AND NEW.num_decision = OLD.num_decision
      AND NEW.date_decision IS DISTINCT FROM OLD.date_decision
      AND (date_numero IS NULL OR date_numero = OLD.date_decision);
  END IF;
  INSERT INTO $schema.operation_numero (operation, systeme, numero, date_numero)
  SELECT
    NEW.intitule, $systeme, NEW.num_decision,
    CASE WHEN TG_OP = 'INSERT' OR OLD.num_decision IS NULL
      OR NEW.date_decision IS DISTINCT FROM OLD.date_decision THEN NEW.date_decision END
  WHERE NEW.num_decision IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM $schema.operation_numero AS n
    WHERE n.operation = NEW.intitule AND n.numero = NEW.num_decision
  );
  RETURN NULL;  -- déclencheur AFTER : la valeur rendue est sans effet
END
$$corps$$;

CREATE OR REPLACE FUNCTION osp_operation_num_osp() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$corps$$
BEGIN
  IF TG_RELID IS DISTINCT FROM to_regclass('$schema_cite.operation') THEN
    RAISE EXCEPTION 'la fonction osp_operation_num_osp ne sert qu’aux tables de la base OSP.'
      USING ERRCODE = '42501';
  END IF;
  IF OLD.num_osp IS NOT NULL AND NEW.num_osp IS DISTINCT FROM OLD.num_osp THEN
    RAISE EXCEPTION 'le numéro OSP d’une opération est permanent, il ne change pas.'
      USING ERRCODE = 'OSP01';
  END IF;
  RETURN NEW;
END
$$corps$$;

REVOKE ALL ON FUNCTION osp_operation_numeros(), osp_operation_num_osp() FROM PUBLIC;

DROP TRIGGER IF EXISTS osp_operation_numeros ON operation;
CREATE TRIGGER osp_operation_numeros AFTER INSERT OR UPDATE OF num_decision, date_decision
ON operation FOR EACH ROW EXECUTE FUNCTION osp_operation_numeros();

DROP TRIGGER IF EXISTS osp_operation_retrait ON operation;
CREATE TRIGGER osp_operation_retrait BEFORE DELETE ON operation
FOR EACH ROW EXECUTE FUNCTION osp_operation_numeros();

DROP TRIGGER IF EXISTS osp_operation_num_osp ON operation;
CREATE TRIGGER osp_operation_num_osp BEFORE UPDATE OF num_osp ON operation
FOR EACH ROW EXECUTE FUNCTION osp_operation_num_osp();

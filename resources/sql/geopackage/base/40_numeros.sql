-- Le numéro de la décision d'une opération est un de ses numéros : il y vient seul, avec la date de
-- la décision. Un autre le remplace : l'ancien reste ; sans date nouvelle, il n'en a pas encore. Ôté, ou parti avec l'opération, il n'y est plus.
CREATE TRIGGER osp_operation_decision_creation AFTER INSERT ON operation
WHEN NEW.num_decision IS NOT NULL
BEGIN
  INSERT INTO operation_numero (operation, systeme, numero, date_numero)
  SELECT NEW.intitule, $systeme, NEW.num_decision, NEW.date_decision
  WHERE NOT EXISTS (
    SELECT 1 FROM operation_numero AS n
    WHERE n.operation = NEW.intitule AND n.numero = NEW.num_decision
  );
END;

CREATE TRIGGER osp_operation_decision_modification
AFTER UPDATE OF num_decision, date_decision ON operation
WHEN NEW.num_decision IS NOT OLD.num_decision OR NEW.date_decision IS NOT OLD.date_decision
BEGIN
  DELETE FROM operation_numero
  WHERE operation = NEW.intitule AND numero = OLD.num_decision AND NEW.num_decision IS NULL;
  UPDATE operation_numero SET date_numero = NEW.date_decision
  WHERE operation = NEW.intitule AND numero = NEW.num_decision
    AND NEW.num_decision IS OLD.num_decision
    AND (date_numero IS NULL OR date_numero IS OLD.date_decision);
  INSERT INTO operation_numero (operation, systeme, numero, date_numero)
  SELECT
    NEW.intitule, $systeme, NEW.num_decision,
    CASE WHEN OLD.num_decision IS NULL OR NEW.date_decision IS NOT OLD.date_decision
      THEN NEW.date_decision END
  WHERE NEW.num_decision IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM operation_numero AS n
    WHERE n.operation = NEW.intitule AND n.numero = NEW.num_decision
  );
END;

CREATE TRIGGER osp_operation_decision_suppression BEFORE DELETE ON operation
WHEN OLD.num_decision IS NOT NULL
BEGIN
  DELETE FROM operation_numero WHERE operation = OLD.intitule AND numero = OLD.num_decision;
END;

-- Le numéro OSP d'une opération ne change plus.
CREATE TRIGGER osp_operation_num_osp BEFORE UPDATE OF num_osp ON operation
WHEN OLD.num_osp IS NOT NULL AND NEW.num_osp IS NOT OLD.num_osp
BEGIN
  SELECT RAISE(ABORT, 'osp_refus : le numéro OSP d’une opération est permanent, il ne change pas.');
END;

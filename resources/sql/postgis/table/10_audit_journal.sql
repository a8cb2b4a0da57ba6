-- Champs d'audit et journal de la table $table ; arguments : ses champs calculés et, pour le
-- journal, ses champs sensibles.
DROP TRIGGER IF EXISTS osp_audit ON "$table";
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "$table"
FOR EACH ROW EXECUTE FUNCTION osp_audit($calcules);

DROP TRIGGER IF EXISTS osp_journal ON "$table";
CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "$table"
FOR EACH ROW EXECUTE FUNCTION osp_journal('$calcules_joints', '$sensibles');

-- Champs d'audit et journal de la table $table ; arguments : ses champs calculés.
CREATE TRIGGER osp_audit BEFORE INSERT OR UPDATE ON "$table"
FOR EACH ROW EXECUTE FUNCTION osp_audit($calcules);

CREATE TRIGGER osp_journal AFTER INSERT OR UPDATE OR DELETE ON "$table"
FOR EACH ROW EXECUTE FUNCTION osp_journal($calcules);

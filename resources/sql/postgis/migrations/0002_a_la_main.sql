-- Les fonctions de la version 1 s'exécutaient par n'importe qui, avec les droits du propriétaire.
-- La mise à niveau les refait, avec les vues ; celles qu'un ancien déclencheur a laissées aussi
-- perdent ce droit.
DO $osp$
DECLARE
  fonction regprocedure;
BEGIN
  FOR fonction IN
    SELECT p.oid FROM pg_catalog.pg_proc AS p
    WHERE p.pronamespace = current_schema()::regnamespace AND starts_with(p.proname, 'osp_')
      AND p.prorettype = 'trigger'::regtype
  LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION ' || fonction::text || ' FROM PUBLIC';
  END LOOP;
END
$osp$;

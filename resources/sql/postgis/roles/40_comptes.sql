-- Les comptes que les administrateurs locaux des organisations créent et suspendent eux-mêmes.
-- Le rôle qui a CREATEROLE ne se connecte pas, et personne n'en est membre : il n'agit que par les
-- fonctions d'un schéma à lui, qui ne touchent que les comptes qu'elles ont faits.
DO $$corps$$
DECLARE
  voulu text;
BEGIN
  EXECUTE 'ALTER ROLE $comptes NOINHERIT CREATEROLE';
  FOREACH voulu IN ARRAY ARRAY[$groupes] LOOP
    EXECUTE format('GRANT %I TO $comptes WITH ADMIN OPTION', voulu);
  END LOOP;
  IF to_regnamespace($schema_comptes_nom) IS NULL THEN
    EXECUTE 'CREATE SCHEMA $schema_comptes AUTHORIZATION $comptes';
  ELSIF (SELECT nspowner FROM pg_namespace WHERE oid = to_regnamespace($schema_comptes_nom))
    <> to_regrole($comptes_nom)
  THEN
    RAISE EXCEPTION 'le schéma « % » existe déjà et n’est pas à « % ».',
      $schema_comptes_nom, $comptes_nom USING ERRCODE = 'OSP10';
  END IF;
END
$$corps$$;

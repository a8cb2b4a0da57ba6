-- Ce que la base doit aux rôles : s'y connecter, y copier (tables temporaires des imports), et un
-- schéma à son propriétaire, qui y fait le reste (tables, droits, politiques) sans ce compte-ci.
DO $$corps$$
DECLARE
  voulu text;
  chose text;
BEGIN
  FOREACH voulu IN ARRAY ARRAY[$groupes, $proprietaire_texte] LOOP
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %I', current_database(), voulu);
  END LOOP;
  IF to_regnamespace($schema_nom) IS NULL THEN
    EXECUTE 'CREATE SCHEMA $schema_cite AUTHORIZATION $proprietaire';
  ELSE
    EXECUTE 'ALTER SCHEMA $schema_cite OWNER TO $proprietaire';
  END IF;
  -- Une base faite avant ses rôles appartient encore à la personne qui l'a créée.
  FOR chose IN
    SELECT format('ALTER %s %I.%I OWNER TO $proprietaire',
      CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END,
      n.nspname, c.relname)
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = $schema_texte AND c.relkind IN ('r', 'p', 'v', 'm')
      AND c.relowner <> to_regrole($proprietaire_nom)
    UNION ALL
    SELECT format('ALTER ROUTINE %s OWNER TO $proprietaire', p.oid::regprocedure)
    FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
    WHERE n.nspname = $schema_texte AND p.proowner <> to_regrole($proprietaire_nom)
  LOOP
    EXECUTE chose;
  END LOOP;
END
$$corps$$;

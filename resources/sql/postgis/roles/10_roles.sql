-- Rôles de la base OSP. Aucun ne se connecte : ce sont des groupes, et un propriétaire.
-- Peut être rejoué : ce qui est déjà là n'est pas refait. Un rôle du même nom qui n'est pas de
-- cette base arrête tout.
DO $$corps$$
DECLARE
  marque text := 'OSP ERBM : base ' || current_database() || ', schéma ' || $schema_texte;
  voulu text;
  dit text;
BEGIN
  IF current_setting('server_version_num')::integer < 150000 THEN
    RAISE EXCEPTION 'une base partagée demande PostgreSQL 15 ou plus récent : avant, une vue '
      'montre à chacun les lignes de tous. Ce serveur a la version %.',
      current_setting('server_version') USING ERRCODE = 'OSP10';
  END IF;
  FOREACH voulu IN ARRAY ARRAY[$roles] LOOP
    IF to_regrole(quote_ident(voulu)) IS NULL THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', voulu);
      EXECUTE format('COMMENT ON ROLE %I IS %L', voulu, marque);
    ELSE
      dit := shobj_description(to_regrole(quote_ident(voulu)), 'pg_authid');
      IF dit IS DISTINCT FROM marque THEN
        RAISE EXCEPTION 'le rôle « % » existe déjà sur ce serveur et n’est pas celui de cette base '
          '(%). Les rôles sont ceux de toutes les bases d’un serveur : donnez un autre préfixe.',
          voulu, coalesce(dit, 'aucune description') USING ERRCODE = 'OSP10';
      END IF;
      EXECUTE format('ALTER ROLE %I NOLOGIN', voulu);
    END IF;
  END LOOP;
  -- L'administrateur peut prendre la place d'une organisation (« Voir comme… ») sans avoir ses droits.
  EXECUTE format('ALTER ROLE %I NOINHERIT', $administrateur_texte);
END
$$corps$$;

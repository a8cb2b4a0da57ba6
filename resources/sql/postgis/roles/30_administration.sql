-- Le compte de la personne qui administre la base : créé sans mot de passe s'il n'existe pas. Dans
-- cette base il agit en propriétaire, et signe de son nom.
DO $$corps$$
BEGIN
  IF to_regrole($compte_nom) IS NULL THEN
    EXECUTE 'CREATE ROLE $compte LOGIN';
  END IF;
  EXECUTE 'GRANT $proprietaire, $administrateur TO $compte';
  EXECUTE format('ALTER ROLE $compte IN DATABASE %I SET role = %L',
    current_database(), $proprietaire_texte);
END
$$corps$$;

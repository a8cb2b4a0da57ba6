-- Qui appelle ces fonctions : les groupes de la base, et personne d'autre.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA $schema_comptes FROM PUBLIC;
GRANT USAGE ON SCHEMA $schema_comptes TO $tous;
GRANT EXECUTE ON FUNCTION
  $schema_comptes.creer_organisation(text, text, text),
  $schema_comptes.demander(text, text, text, text),
  $schema_comptes.valider(text, text),
  $schema_comptes.suspendre(text),
  $schema_comptes.nommer(text, boolean),
  $schema_comptes.suivre_conventions(),
  $schema_comptes.comptes(),
  $schema_comptes.adresses_ouvertes(integer)
TO $tous;

-- La version 2 ne change que les fonctions et les droits d'un serveur : un fichier n'en a pas.
SELECT 1;

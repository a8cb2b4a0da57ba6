<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="fr">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>Logiciel libre, sous licence GNU GPL version 2 ou ultérieure, fourni sans garantie.</source>
      <translation>Free software under the GNU GPL, version 2 or later, provided without warranty.</translation>
    </message>
    <message>
      <source>Suivi et programmation de la rénovation thermique des logements des cités minières, dans le cadre de l’Engagement pour le renouveau du bassin minier.</source>
      <translation>Monitoring and programming of the thermal renovation of dwellings in the mining estates, under the Engagement pour le renouveau du bassin minier (ERBM).</translation>
    </message>
    <message>
      <source>Versions</source>
      <translation>Versions</translation>
    </message>
    <message>
      <source>À propos d’OSP ERBM</source>
      <translation>About OSP ERBM</translation>
    </message>
  </context>
  <context>
    <name>AccessDock</name>
    <message>
      <source>&amp;Ajouter…</source>
      <translation>&amp;Add…</translation>
    </message>
    <message>
      <source>&amp;Contrôler</source>
      <translation>&amp;Check</translation>
    </message>
    <message>
      <source>&amp;Demander…</source>
      <translation>&amp;Ask for one…</translation>
    </message>
    <message>
      <source>&amp;Relire</source>
      <translation>&amp;Refresh</translation>
    </message>
    <message>
      <source>&amp;Suspendre</source>
      <translation>&amp;Suspend</translation>
    </message>
    <message>
      <source>&amp;Voir comme…</source>
      <translation>&amp;See as…</translation>
    </message>
    <message>
      <source>Accords</source>
      <translation>Agreements</translation>
    </message>
    <message>
      <source>Appliquer aux &amp;comptes</source>
      <translation>Apply to the &amp;accounts</translation>
    </message>
    <message>
      <source>Comptes</source>
      <translation>Accounts</translation>
    </message>
    <message>
      <source>Conventions</source>
      <translation>Conventions</translation>
    </message>
    <message>
      <source>OSP – Droits</source>
      <translation>OSP – Rights</translation>
    </message>
    <message>
      <source>Organisations</source>
      <translation>Organisations</translation>
    </message>
    <message>
      <source>Va&amp;lider</source>
      <translation>A&amp;pprove</translation>
    </message>
    <message>
      <source>État des &amp;droits…</source>
      <translation>State of the &amp;rights…</translation>
    </message>
    <message>
      <source>État des droits</source>
      <translation>State of the rights</translation>
    </message>
  </context>
  <context>
    <name>AnomaliesDock</name>
    <message>
      <source>Accepter…</source>
      <translation>Accept…</translation>
    </message>
    <message>
      <source>Annuler</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>Annuler la dernière modification de la couche (Ctrl+Z)</source>
      <translation>Undo the last change of the layer (Ctrl+Z)</translation>
    </message>
    <message>
      <source>Anomalie</source>
      <translation>Anomaly</translation>
    </message>
    <message>
      <source>Anomalies de géolocalisation</source>
      <translation>Location anomalies</translation>
    </message>
    <message>
      <source>Bailleur</source>
      <translation>Landlord</translation>
    </message>
    <message>
      <source>Choisir les seuils et les contrôles, écrire le rapport par bailleur</source>
      <translation>Choose thresholds and checks, write the report per landlord</translation>
    </message>
    <message>
      <source>Contrôler</source>
      <translation>Check</translation>
    </message>
    <message>
      <source>Contrôler toutes les positions de la base, modifications en cours comprises</source>
      <translation>Check every position of the base, pending edits included</translation>
    </message>
    <message>
      <source>Corriger</source>
      <translation>Fix</translation>
    </message>
    <message>
      <source>Dire pourquoi ces anomalies n’en sont pas : elles ne seront plus signalées</source>
      <translation>Say why these anomalies are none: they will not be reported again</translation>
    </message>
    <message>
      <source>Enregistrer</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>Enregistrer dans la base les modifications de la couche</source>
      <translation>Save the changes of the layer in the base</translation>
    </message>
    <message>
      <source>Faire la correction proposée pour les lignes choisies ; s’annule par Ctrl+Z. Au clavier : Ctrl+Entrée corrige et passe à la suivante, Alt+Bas et Alt+Haut vont de l’une à l’autre</source>
      <translation>Make the correction proposed for the chosen rows; Ctrl+Z undoes it. By keyboard: Ctrl+Enter corrects and goes on, Alt+Down and Alt+Up go from one to the other</translation>
    </message>
    <message>
      <source>Fiche</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>Logement sans position : le placer à la main, dans le panneau qui le fait</source>
      <translation>Dwelling without position: place it by hand, in the panel that does so</translation>
    </message>
    <message>
      <source>Ouvrir la fiche du logement</source>
      <translation>Open the form of the dwelling</translation>
    </message>
    <message>
      <source>Placer…</source>
      <translation>Place…</translation>
    </message>
    <message>
      <source>Réglages et rapport…</source>
      <translation>Settings and report…</translation>
    </message>
  </context>
  <context>
    <name>BackupsDialog</name>
    <message>
      <source>Copies de la base</source>
      <translation>Copies of the base</translation>
    </message>
    <message>
      <source>Une copie contient toute la base, données sensibles comprises. Choisissez celles qui ne servent plus :</source>
      <translation>A copy contains the whole base, sensitive data included. Choose those no longer needed:</translation>
    </message>
  </context>
  <context>
    <name>BulkDialog</name>
    <message>
      <source>&amp;Un autre champ</source>
      <translation>&amp;Another field</translation>
    </message>
    <message>
      <source>&amp;Valeurs ou expressions</source>
      <translation>&amp;Values or expressions</translation>
    </message>
    <message>
      <source>Ce qui va se passer</source>
      <translation>What will happen</translation>
    </message>
    <message>
      <source>Coller depuis un &amp;tableur</source>
      <translation>Paste from a &amp;spreadsheet</translation>
    </message>
    <message>
      <source>Copiez dans le tableur les lignes avec leurs titres, dont « N° RPLS », et collez-les ici. Chaque ligne change le logement de ce numéro, sélectionné ou non ; une cellule vide ne change rien.</source>
      <translation>In the spreadsheet copy the rows with their titles, among them “N° RPLS”, and paste them here. Each row changes the dwelling of that number, selected or not; an empty cell changes nothing.</translation>
    </message>
    <message>
      <source>Donner aussi une valeur à un autre champ des mêmes lignes</source>
      <translation>Also give a value to another field of the same rows</translation>
    </message>
    <message>
      <source>Modifier beaucoup de lignes</source>
      <translation>Change many rows</translation>
    </message>
  </context>
  <context>
    <name>CompareDialog</name>
    <message>
      <source>Ce qui reste à chaque délégataire une fois les lignes retenues et sous réserve payées :</source>
      <translation>What each grant manager has left once the kept and reserved lines are paid:</translation>
    </message>
    <message>
      <source>Seulement les lignes qui diffèrent</source>
      <translation>Only the lines that differ</translation>
    </message>
  </context>
  <context>
    <name>ConflictDialog</name>
    <message>
      <source>Garder toutes &amp;mes valeurs</source>
      <translation>Keep all &amp;my values</translation>
    </message>
    <message>
      <source>Modifié par quelqu’un d’autre</source>
      <translation>Changed by someone else</translation>
    </message>
    <message>
      <source>Prendre toutes celles de la &amp;base</source>
      <translation>Take all those of the data&amp;base</translation>
    </message>
  </context>
  <context>
    <name>DecideDialog</name>
    <message>
      <source>Date de la séance du CRHH</source>
      <translation>Date of the CRHH meeting</translation>
    </message>
    <message>
      <source>Décision du CRHH</source>
      <translation>CRHH decision</translation>
    </message>
    <message>
      <source>dd/MM/yyyy</source>
      <translation>dd/MM/yyyy</translation>
    </message>
  </context>
  <context>
    <name>EvolutionDialog</name>
    <message>
      <source>&amp;Au</source>
      <translation>&amp;To</translation>
    </message>
    <message>
      <source>&amp;Copier le paragraphe</source>
      <translation>&amp;Copy the paragraph</translation>
    </message>
    <message>
      <source>&amp;Du</source>
      <translation>&amp;From</translation>
    </message>
    <message>
      <source>&amp;Expliquer</source>
      <translation>&amp;Explain</translation>
    </message>
    <message>
      <source>&amp;Fermer</source>
      <translation>&amp;Close</translation>
    </message>
    <message>
      <source>&amp;Indicateur</source>
      <translation>&amp;Indicator</translation>
    </message>
    <message>
      <source>&amp;Niveau</source>
      <translation>Le&amp;vel</translation>
    </message>
    <message>
      <source>&amp;PDF…</source>
      <translation>&amp;PDF…</translation>
    </message>
    <message>
      <source>&amp;Territoire</source>
      <translation>&amp;Territory</translation>
    </message>
    <message>
      <source>Cla&amp;sseur…</source>
      <translation>Wor&amp;kbook…</translation>
    </message>
    <message>
      <source>Expliquer une évolution</source>
      <translation>Explain a change</translation>
    </message>
    <message>
      <source>Voir les &amp;lignes</source>
      <translation>See the &amp;rows</translation>
    </message>
  </context>
  <context>
    <name>HelpDock</name>
    <message>
      <source>Aide d’OSP ERBM</source>
      <translation>OSP ERBM help</translation>
    </message>
    <message>
      <source>Les pages de l’aide</source>
      <translation>The pages of the help</translation>
    </message>
    <message>
      <source>Page précédente</source>
      <translation>Previous page</translation>
    </message>
    <message>
      <source>Page suivante</source>
      <translation>Next page</translation>
    </message>
    <message>
      <source>Retour</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Revenir à ce qui était lu avant</source>
      <translation>Back to what was read before</translation>
    </message>
  </context>
  <context>
    <name>HomeDock</name>
    <message>
      <source>Actualiser</source>
      <translation>Refresh</translation>
    </message>
    <message>
      <source>Aucune base OSP n’est ouverte. Par où commencer ?</source>
      <translation>No OSP base is open. Where to begin?</translation>
    </message>
    <message>
      <source>Choisissez un EPCI : sa fiche s’écrit, avec le fond de plan affiché</source>
      <translation>Choose an EPCI: its sheet is written, over the base map that is shown</translation>
    </message>
    <message>
      <source>Cliquez sur une ligne, ou Entrée : elle mène à ce qu’elle dit</source>
      <translation>Click on a line, or Enter: it leads to what it says</translation>
    </message>
    <message>
      <source>Compter de nouveau</source>
      <translation>Count again</translation>
    </message>
    <message>
      <source>Créer une base…</source>
      <translation>Create a base…</translation>
    </message>
    <message>
      <source>Essayer sur la démonstration</source>
      <translation>Try the demonstration</translation>
    </message>
    <message>
      <source>Fiche PDF d’un EPCI</source>
      <translation>PDF sheet of an EPCI</translation>
    </message>
    <message>
      <source>Le mode d’emploi, page par page, à côté de la carte</source>
      <translation>The manual, page by page, beside the map</translation>
    </message>
    <message>
      <source>Lire l’aide</source>
      <translation>Read the help</translation>
    </message>
    <message>
      <source>OSP – Accueil</source>
      <translation>OSP – Home</translation>
    </message>
    <message>
      <source>Ouvertes récemment</source>
      <translation>Opened lately</translation>
    </message>
    <message>
      <source>Ouvrir une base…</source>
      <translation>Open a base…</translation>
    </message>
    <message>
      <source>Un fichier GeoPackage, ou un serveur PostGIS</source>
      <translation>A GeoPackage file, or a PostGIS server</translation>
    </message>
    <message>
      <source>Une base d’exemple, faite en dix secondes</source>
      <translation>A sample base, made in ten seconds</translation>
    </message>
    <message>
      <source>Vide, à remplir de vos territoires et remontées</source>
      <translation>Empty, for your territories and returns</translation>
    </message>
  </context>
  <context>
    <name>ImportDialog</name>
    <message>
      <source>&amp;Annuler cet import…</source>
      <translation>&amp;Undo this import…</translation>
    </message>
    <message>
      <source>&amp;Bailleur</source>
      <translation>&amp;Landlord</translation>
    </message>
    <message>
      <source>&amp;Copier le courriel</source>
      <translation>&amp;Copy the e-mail</translation>
    </message>
    <message>
      <source>&amp;Dates en chiffres</source>
      <translation>&amp;Dates in figures</translation>
    </message>
    <message>
      <source>&amp;Fichier reçu</source>
      <translation>File &amp;received</translation>
    </message>
    <message>
      <source>&amp;Importer</source>
      <translation>&amp;Import</translation>
    </message>
    <message>
      <source>&amp;Revenir aux colonnes</source>
      <translation>Back to the &amp;columns</translation>
    </message>
    <message>
      <source>&amp;Voir ce qui changerait</source>
      <translation>&amp;See what would change</translation>
    </message>
    <message>
      <source>&amp;Écrire le rapport de l’import :</source>
      <translation>&amp;Write the report of the import:</translation>
    </message>
    <message>
      <source>Base</source>
      <translation>Base</translation>
    </message>
    <message>
      <source>Ce que dit en entier la ligne choisie</source>
      <translation>All that the chosen row says</translation>
    </message>
    <message>
      <source>Chercher dans cette liste…</source>
      <translation>Search this list…</translation>
    </message>
    <message>
      <source>Enregistrer le &amp;rapport…</source>
      <translation>Save the &amp;report…</translation>
    </message>
    <message>
      <source>Fermer</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>Interrompre</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>Le rapport est préparé avant que rien ne soit écrit : s’il ne peut pas l’être, rien n’est importé.</source>
      <translation>The report is prepared before anything is written: if it cannot be, nothing is imported.</translation>
    </message>
  </context>
  <context>
    <name>LayoutDialog</name>
    <message>
      <source>&amp;Niveau</source>
      <translation>Le&amp;vel</translation>
    </message>
    <message>
      <source>&amp;Papier</source>
      <translation>&amp;Paper</translation>
    </message>
    <message>
      <source>&amp;Sous-titre</source>
      <translation>&amp;Subtitle</translation>
    </message>
    <message>
      <source>&amp;Titre</source>
      <translation>&amp;Title</translation>
    </message>
    <message>
      <source>C&amp;hiffres</source>
      <translation>&amp;Figures</translation>
    </message>
    <message>
      <source>Choisissez un modèle : la mise en page s’ouvre remplie, et reste modifiable.</source>
      <translation>Choose a template: the layout opens filled, and can still be edited.</translation>
    </message>
    <message>
      <source>Nouvelle mise en page</source>
      <translation>New layout</translation>
    </message>
    <message>
      <source>Rétablir le modèle d’origine</source>
      <translation>Restore the original template</translation>
    </message>
    <message>
      <source>T&amp;erritoire</source>
      <translation>T&amp;erritory</translation>
    </message>
  </context>
  <context>
    <name>ModelDialog</name>
    <message>
      <source>&amp;Mise en page</source>
      <translation>&amp;Layout</translation>
    </message>
    <message>
      <source>Enregistrer comme modèle OSP</source>
      <translation>Save as OSP template</translation>
    </message>
    <message>
      <source>La mise en page choisie devient le modèle : les prochaines notes et fiches l’utiliseront. Le modèle d’origine se rétablit dans « Nouvelle mise en page… ».</source>
      <translation>The chosen layout becomes the template: the next notes and sheets will use it. The original template can be restored in “New layout…”.</translation>
    </message>
    <message>
      <source>Modèle &amp;remplacé</source>
      <translation>&amp;Replaced template</translation>
    </message>
  </context>
  <context>
    <name>OpenBaseDialog</name>
    <message>
      <source>&amp;Connexion</source>
      <translation>&amp;Connection</translation>
    </message>
    <message>
      <source>&amp;Schéma</source>
      <translation>&amp;Schema</translation>
    </message>
    <message>
      <source>Bases récentes</source>
      <translation>Recent bases</translation>
    </message>
    <message>
      <source>Ouvrir une base OSP</source>
      <translation>Open an OSP base</translation>
    </message>
    <message>
      <source>QGIS ne connaît aucune connexion PostgreSQL. Créez-en une dans l’explorateur (PostgreSQL, Nouvelle connexion).</source>
      <translation>QGIS knows no PostgreSQL connection. Create one in the browser (PostgreSQL, New Connection).</translation>
    </message>
    <message>
      <source>Un fichier &amp;GeoPackage</source>
      <translation>A &amp;GeoPackage file</translation>
    </message>
    <message>
      <source>Un schéma d’un serveur &amp;PostGIS</source>
      <translation>A schema on a &amp;PostGIS server</translation>
    </message>
  </context>
  <context>
    <name>OptionsPage</name>
    <message>
      <source> logements</source>
      <translation> dwellings</translation>
    </message>
    <message>
      <source>Adresse (search/csv)</source>
      <translation>Address (search/csv)</translation>
    </message>
    <message>
      <source>Authentification</source>
      <translation>Authentication</translation>
    </message>
    <message>
      <source>Autorité (mises en page)</source>
      <translation>Authority (layouts)</translation>
    </message>
    <message>
      <source>Bases (fichiers GeoPackage)</source>
      <translation>Bases (GeoPackage files)</translation>
    </message>
    <message>
      <source>Bloc-marque de l’État (mises en page)</source>
      <translation>State mark (layouts)</translation>
    </message>
    <message>
      <source>Connexion</source>
      <translation>Connection</translation>
    </message>
    <message>
      <source>Dossiers proposés</source>
      <translation>Suggested folders</translation>
    </message>
    <message>
      <source>Exports (classeurs, rapports)</source>
      <translation>Exports (workbooks, reports)</translation>
    </message>
    <message>
      <source>Fonds de plan</source>
      <translation>Base maps</translation>
    </message>
    <message>
      <source>Interrogé par « Géolocaliser les logements » quand vous le demandez, et seulement alors</source>
      <translation>Queried by “Locate dwellings” when you ask for it, and only then</translation>
    </message>
    <message>
      <source>Liste (JSON)</source>
      <translation>List (JSON)</translation>
    </message>
    <message>
      <source>Logo (mises en page)</source>
      <translation>Logo (layouts)</translation>
    </message>
    <message>
      <source>Loyers, occupation et relogement : un chiffre qui porte sur moins de logements reste secret. L’usage de l’État est 11 ; un autre seuil est écrit sur les documents.</source>
      <translation>Rents, occupancy and rehousing: a figure about fewer dwellings stays secret. The State’s usual threshold is 11; another one is written on the documents.</translation>
    </message>
    <message>
      <source>L’image que votre service fournit, à la place du nom de l’autorité</source>
      <translation>The image that your office supplies, in place of the name of the authority</translation>
    </message>
    <message>
      <source>Montrer à partir de</source>
      <translation>Show from</translation>
    </message>
    <message>
      <source>Nom du service</source>
      <translation>Name of the department</translation>
    </message>
    <message>
      <source>Schéma</source>
      <translation>Schema</translation>
    </message>
    <message>
      <source>Secret des chiffres</source>
      <translation>Secrecy of figures</translation>
    </message>
    <message>
      <source>Serveur PostGIS proposé</source>
      <translation>Suggested PostGIS server</translation>
    </message>
    <message>
      <source>Service d’adresses en ligne</source>
      <translation>Online address service</translation>
    </message>
    <message>
      <source>Signature des exports</source>
      <translation>Signature of exports</translation>
    </message>
    <message>
      <source>Vide : les fonds de l’IGN. Pris en compte au démarrage suivant de QGIS</source>
      <translation>Empty: the base maps of the IGN. Taken into account when QGIS next starts</translation>
    </message>
    <message>
      <source>par exemple : DDTM du Pas-de-Calais</source>
      <translation>for example: DDTM du Pas-de-Calais</translation>
    </message>
    <message>
      <source>par exemple : Préfet du Pas-de-Calais</source>
      <translation>for example: Préfet du Pas-de-Calais</translation>
    </message>
  </context>
  <context>
    <name>OutputsDialog</name>
    <message>
      <source>&amp;Bailleur</source>
      <translation>&amp;Landlord</translation>
    </message>
    <message>
      <source>&amp;De</source>
      <translation>&amp;From</translation>
    </message>
    <message>
      <source>&amp;Fermer</source>
      <translation>&amp;Close</translation>
    </message>
    <message>
      <source>&amp;Interrompre</source>
      <translation>S&amp;top</translation>
    </message>
    <message>
      <source>&amp;Ouvrir le dossier</source>
      <translation>&amp;Open the folder</translation>
    </message>
    <message>
      <source>&amp;Papier</source>
      <translation>&amp;Paper</translation>
    </message>
    <message>
      <source>Aucun</source>
      <translation>None</translation>
    </message>
    <message>
      <source>Blocs des fiches</source>
      <translation>Parts of the sheets</translation>
    </message>
    <message>
      <source>C&amp;hiffres</source>
      <translation>&amp;Figures</translation>
    </message>
    <message>
      <source>Chercher un territoire…</source>
      <translation>Search a territory…</translation>
    </message>
    <message>
      <source>Dossier</source>
      <translation>Folder</translation>
    </message>
    <message>
      <source>Période et bailleur</source>
      <translation>Period and landlord</translation>
    </message>
    <message>
      <source>Territoires</source>
      <translation>Territories</translation>
    </message>
    <message>
      <source>Tous</source>
      <translation>All</translation>
    </message>
    <message>
      <source>À</source>
      <translation>To</translation>
    </message>
    <message>
      <source>À écrire</source>
      <translation>To write</translation>
    </message>
    <message>
      <source>Écrire les états</source>
      <translation>Write the outputs</translation>
    </message>
    <message>
      <source>États de sortie à la carte</source>
      <translation>Outputs on demand</translation>
    </message>
  </context>
  <context>
    <name>PasswordDialog</name>
    <message>
      <source>&amp;Copier</source>
      <translation>&amp;Copy</translation>
    </message>
    <message>
      <source>&amp;Garder dans le trousseau de QGIS</source>
      <translation>&amp;Keep in the keyring of QGIS</translation>
    </message>
    <message>
      <source>Mot de passe de première connexion</source>
      <translation>Password for a first connection</translation>
    </message>
  </context>
  <context>
    <name>PlacingDock</name>
    <message>
      <source>Adresse, cité, opération, n° RPLS…</source>
      <translation>Address, estate, operation, RPLS no.…</translation>
    </message>
    <message>
      <source>Annuler</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>Annuler la dernière modification de la couche (Ctrl+Z)</source>
      <translation>Undo the last change of the layer (Ctrl+Z)</translation>
    </message>
    <message>
      <source>Bailleur</source>
      <translation>Landlord</translation>
    </message>
    <message>
      <source>Cliquez ensuite sur la carte à l’endroit du logement ; Échap pour arrêter</source>
      <translation>Then click on the map where the dwelling stands; Esc to stop</translation>
    </message>
    <message>
      <source>Commune</source>
      <translation>Municipality</translation>
    </message>
    <message>
      <source>Enregistrer</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>Enregistrer dans la base les modifications de la couche</source>
      <translation>Save the changes of the layer in the base</translation>
    </message>
    <message>
      <source>Fichier d’adresses de la BAN (facultatif)</source>
      <translation>BAN address file (optional)</translation>
    </message>
    <message>
      <source>Opération</source>
      <translation>Operation</translation>
    </message>
    <message>
      <source>Placer d’un clic</source>
      <translation>Place with a click</translation>
    </message>
    <message>
      <source>Placer et suivant</source>
      <translation>Place and go on</translation>
    </message>
    <message>
      <source>Placer le logement à l’endroit que son adresse donne, marqué d’une croix, et passer au suivant. Au clavier : Ctrl+Entrée ; Alt+Bas et Alt+Haut vont d’un logement à l’autre</source>
      <translation>Place the dwelling where its address says, marked with a cross, and go on to the next. By keyboard: Ctrl+Enter; Alt+Down and Alt+Up go from one dwelling to the other</translation>
    </message>
    <message>
      <source>Placer les logements</source>
      <translation>Place dwellings</translation>
    </message>
    <message>
      <source>Relire</source>
      <translation>Read again</translation>
    </message>
    <message>
      <source>Relire la couche : la liste reprend tous les logements sans position</source>
      <translation>Read the layer again: the list takes back every dwelling without position</translation>
    </message>
  </context>
  <context>
    <name>ProgrammingDock</name>
    <message>
      <source>Campagne</source>
      <translation>Campaign</translation>
    </message>
    <message>
      <source>Carte</source>
      <translation>Map</translation>
    </message>
    <message>
      <source>Contrôles</source>
      <translation>Checks</translation>
    </message>
    <message>
      <source>Montrer</source>
      <translation>Show</translation>
    </message>
    <message>
      <source>Montrer sur la carte les cités des lignes choisies ; sans choix, celles de toute la campagne</source>
      <translation>Show on the map the estates of the lines chosen; without a choice, those of the whole campaign</translation>
    </message>
    <message>
      <source>OSP – Programmation</source>
      <translation>OSP – Programming</translation>
    </message>
    <message>
      <source>Relire</source>
      <translation>Read again</translation>
    </message>
    <message>
      <source>Relire la campagne dans la base</source>
      <translation>Read the campaign again from the base</translation>
    </message>
    <message>
      <source>Totaux</source>
      <translation>Totals</translation>
    </message>
    <message>
      <source>selon</source>
      <translation>by</translation>
    </message>
    <message>
      <source>Écarts entre acteurs</source>
      <translation>Gaps between actors</translation>
    </message>
  </context>
  <context>
    <name>RepartitionDialog</name>
    <message>
      <source>Bailleurs</source>
      <translation>Landlords</translation>
    </message>
    <message>
      <source>Biosourcé compté</source>
      <translation>Bio-based option counted</translation>
    </message>
    <message>
      <source>Comparer…</source>
      <translation>Compare…</translation>
    </message>
    <message>
      <source>Devient la décision…</source>
      <translation>Becomes the decision…</translation>
    </message>
    <message>
      <source>Délégataires</source>
      <translation>Grant managers</translation>
    </message>
    <message>
      <source>Départements</source>
      <translation>Départements</translation>
    </message>
    <message>
      <source>EPCI</source>
      <translation>EPCI</translation>
    </message>
    <message>
      <source>En attente</source>
      <translation>Waiting</translation>
    </message>
    <message>
      <source>Enregistrer</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>Enregistrer sous…</source>
      <translation>Save as…</translation>
    </message>
    <message>
      <source>Montrer les cités des lignes choisies ; sans choix, celles des lignes retenues par le scénario</source>
      <translation>Show the estates of the lines chosen; without a choice, those of the lines that the scenario keeps</translation>
    </message>
    <message>
      <source>Nouveau…</source>
      <translation>New…</translation>
    </message>
    <message>
      <source>Proposer une répartition : les travaux qui commencent le plus tôt, tant que chaque délégataire peut payer</source>
      <translation>Suggest an allocation: the works that start first, as long as each grant manager can pay</translation>
    </message>
    <message>
      <source>Remplacer la ligne choisie, en retard, par une ligne qui peut commencer plus tôt</source>
      <translation>Replace the chosen line, which is late, by one that can start earlier</translation>
    </message>
    <message>
      <source>Reporter</source>
      <translation>Postpone</translation>
    </message>
    <message>
      <source>Retenir</source>
      <translation>Keep</translation>
    </message>
    <message>
      <source>Retenir sous réserve de la tenue du calendrier : la ligne est préfléchée</source>
      <translation>Keep on condition that the schedule is met: the line is earmarked</translation>
    </message>
    <message>
      <source>Scénario</source>
      <translation>Scenario</translation>
    </message>
    <message>
      <source>Sous réserve</source>
      <translation>Reserved</translation>
    </message>
    <message>
      <source>Substituer…</source>
      <translation>Substitute…</translation>
    </message>
    <message>
      <source>Supprimer…</source>
      <translation>Delete…</translation>
    </message>
    <message>
      <source>Voir sur la carte</source>
      <translation>Show on the map</translation>
    </message>
  </context>
  <context>
    <name>ReturnDialog</name>
    <message>
      <source>Ce qui sera écrit</source>
      <translation>What will be written</translation>
    </message>
    <message>
      <source>Choisissez le fichier de l’extrait : ce qu’il a changé se compare avec la base, et rien n’est encore écrit.</source>
      <translation>Choose the file of the extract: what it changed is compared with the base, and nothing is written yet.</translation>
    </message>
    <message>
      <source>Conflits à trancher</source>
      <translation>Conflicts to decide</translation>
    </message>
    <message>
      <source>Extrait :</source>
      <translation>Extract:</translation>
    </message>
    <message>
      <source>Garder la base</source>
      <translation>Keep the base</translation>
    </message>
    <message>
      <source>Laisser la ligne de côté</source>
      <translation>Leave the row aside</translation>
    </message>
    <message>
      <source>Pour les conflits choisis :</source>
      <translation>For the conflicts selected:</translation>
    </message>
    <message>
      <source>Prendre l’extrait</source>
      <translation>Take the extract</translation>
    </message>
    <message>
      <source>Réintégrer un extrait</source>
      <translation>Bring back an extract</translation>
    </message>
  </context>
  <context>
    <name>SaveReportDialog</name>
    <message>
      <source>Enregistrement</source>
      <translation>Save</translation>
    </message>
  </context>
  <context>
    <name>SeenDialog</name>
    <message>
      <source>Voir comme…</source>
      <translation>See as…</translation>
    </message>
  </context>
  <context>
    <name>SituationsDialog</name>
    <message>
      <source>&amp;Défaire la suppression</source>
      <translation>&amp;Undo the removal</translation>
    </message>
    <message>
      <source>&amp;Rendre définitive</source>
      <translation>&amp;Make definitive</translation>
    </message>
    <message>
      <source>&amp;Supprimer</source>
      <translation>&amp;Remove</translation>
    </message>
    <message>
      <source>&amp;Vérifier l’empreinte</source>
      <translation>&amp;Check the hash</translation>
    </message>
    <message>
      <source>Situations arrêtées</source>
      <translation>Kept situations</translation>
    </message>
  </context>
  <context>
    <name>TemplateDialog</name>
    <message>
      <source>&amp;Bailleur</source>
      <translation>&amp;Landlord</translation>
    </message>
    <message>
      <source>&amp;Fichier à écrire</source>
      <translation>&amp;File to write</translation>
    </message>
    <message>
      <source>Le classeur à envoyer au bailleur : titres avec aide, listes de ses opérations et des cités, contrôles, exemple.</source>
      <translation>The workbook to send to the landlord: headers with help, lists of its operations and of the estates, checks, an example.</translation>
    </message>
    <message>
      <source>Modèle de remontée</source>
      <translation>Return template</translation>
    </message>
  </context>
  <context>
    <name>TrajectoryDialog</name>
    <message>
      <source>Aide de l’État par logement (€)</source>
      <translation>State aid per dwelling (€)</translation>
    </message>
    <message>
      <source>Autorisations d’engagement par logement</source>
      <translation>AE per dwelling</translation>
    </message>
    <message>
      <source>Besoins par année</source>
      <translation>Needs by year</translation>
    </message>
    <message>
      <source>Ceux des lignes de l’année en font partie</source>
      <translation>Those of the lines of the year are among them</translation>
    </message>
    <message>
      <source>Comparer les scénarios</source>
      <translation>Compare the scenarios</translation>
    </message>
    <message>
      <source>Coût des travaux par logement (€)</source>
      <translation>Cost of works per dwelling (€)</translation>
    </message>
    <message>
      <source>De</source>
      <translation>From</translation>
    </message>
    <message>
      <source>Enregistrer</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>Enregistrer sous…</source>
      <translation>Save as…</translation>
    </message>
    <message>
      <source>Graphique</source>
      <translation>Chart</translation>
    </message>
    <message>
      <source>Hypothèses, à changer</source>
      <translation>Assumptions, to be changed</translation>
    </message>
    <message>
      <source>Interdictions de louer</source>
      <translation>Letting bans</translation>
    </message>
    <message>
      <source>Lignes prises</source>
      <translation>Lines taken</translation>
    </message>
    <message>
      <source>Logements par an</source>
      <translation>Dwellings a year</translation>
    </message>
    <message>
      <source>Scénario</source>
      <translation>Scenario</translation>
    </message>
    <message>
      <source>Supprimer…</source>
      <translation>Delete…</translation>
    </message>
    <message>
      <source>Trajectoire</source>
      <translation>Trajectory</translation>
    </message>
    <message>
      <source>Travaux, toutes aides comprises</source>
      <translation>Works, all aids included</translation>
    </message>
    <message>
      <source>Écrire le scénario enregistré en PDF et en classeur</source>
      <translation>Write the scenario saved as PDF and workbook</translation>
    </message>
    <message>
      <source>Éditer…</source>
      <translation>Print…</translation>
    </message>
    <message>
      <source>à</source>
      <translation>to</translation>
    </message>
  </context>
  <context>
    <name>UndoDialog</name>
    <message>
      <source>Annuler ma dernière modification</source>
      <translation>Undo my last change</translation>
    </message>
  </context>
  <context>
    <name>UndoImportDialog</name>
    <message>
      <source>Annuler un import</source>
      <translation>Undo an import</translation>
    </message>
    <message>
      <source>Choisissez l’import à annuler en entier : ce qu’il a créé est supprimé, ce qu’il a modifié retrouve ses valeurs.</source>
      <translation>Choose the import to undo as a whole: what it created is deleted, what it changed gets its values back.</translation>
    </message>
  </context>
  <context>
    <name>UpdateDialog</name>
    <message>
      <source>&amp;Garder les anciens</source>
      <translation>&amp;Keep the old ones</translation>
    </message>
    <message>
      <source>&amp;Mettre à jour</source>
      <translation>&amp;Update</translation>
    </message>
    <message>
      <source>&amp;Mise en page</source>
      <translation>&amp;Layout</translation>
    </message>
    <message>
      <source>Mettre à jour les chiffres</source>
      <translation>Update the figures</translation>
    </message>
    <message>
      <source>Montrer aussi ce qui ne change pas</source>
      <translation>Show what does not change too</translation>
    </message>
  </context>
  <context>
    <name>ViewerDock</name>
    <message>
      <source>&amp;Années</source>
      <translation>&amp;Years</translation>
    </message>
    <message>
      <source>&amp;Bailleur</source>
      <translation>&amp;Landlord</translation>
    </message>
    <message>
      <source>&amp;EPCI</source>
      <translation>&amp;EPCI</translation>
    </message>
    <message>
      <source>&amp;Financement</source>
      <translation>&amp;Funding</translation>
    </message>
    <message>
      <source>&amp;Indicateur</source>
      <translation>&amp;Indicator</translation>
    </message>
    <message>
      <source>&amp;Niveau</source>
      <translation>Le&amp;vel</translation>
    </message>
    <message>
      <source>C&amp;hiffres</source>
      <translation>&amp;Figures</translation>
    </message>
    <message>
      <source>Ce par quoi l’on compte : un territoire, le bailleur, l’opération ou l’année</source>
      <translation>What is counted by: a territory, the landlord, the operation or the year</translation>
    </message>
    <message>
      <source>Ce que l’on compte : choisir dans la liste, ou taper un mot du titre</source>
      <translation>What is counted: choose in the list, or type a word of the title</translation>
    </message>
    <message>
      <source>Ce que montre le graphique</source>
      <translation>What the chart shows</translation>
    </message>
    <message>
      <source>Ceux de la base d’aujourd’hui, ou ceux qu’une situation arrêtée garde</source>
      <translation>Those of the base of today, or those that a situation keeps</translation>
    </message>
    <message>
      <source>Chiffres par territoire</source>
      <translation>Figures by territory</translation>
    </message>
    <message>
      <source>Choisir sur la carte</source>
      <translation>Choose on the map</translation>
    </message>
    <message>
      <source>Copier</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>Copier le graphique</source>
      <translation>Copy the chart</translation>
    </message>
    <message>
      <source>Dans quel EPCI compter une commune qui en a changé</source>
      <translation>In which EPCI to count a commune that moved to another one</translation>
    </message>
    <message>
      <source>Dernière année</source>
      <translation>Last year</translation>
    </message>
    <message>
      <source>Dernière année comptée : celle du financement, ou de la campagne</source>
      <translation>Last year counted: that of the funding, or of the campaign</translation>
    </message>
    <message>
      <source>Enregistrer la vue…</source>
      <translation>Save the view…</translation>
    </message>
    <message>
      <source>Exporter le tableau…</source>
      <translation>Export the table…</translation>
    </message>
    <message>
      <source>Garder cette carte dans le projet, sous un nom (thème de carte)</source>
      <translation>Keep this map in the project under a name (map theme)</translation>
    </message>
    <message>
      <source>Graphique</source>
      <translation>Chart</translation>
    </message>
    <message>
      <source>Mettre en page…</source>
      <translation>Make a layout…</translation>
    </message>
    <message>
      <source>Mettre le graphique dans le presse-papiers, pour le coller dans une note</source>
      <translation>Put the chart on the clipboard, to paste it in a note</translation>
    </message>
    <message>
      <source>Ne compter que ce qui est financé ainsi</source>
      <translation>Count only what is funded this way</translation>
    </message>
    <message>
      <source>Ne compter que ce qui est à ce bailleur</source>
      <translation>Count only what belongs to this landlord</translation>
    </message>
    <message>
      <source>OSP – Visionneuse</source>
      <translation>OSP – Viewer</translation>
    </message>
    <message>
      <source>Ouvrir une mise en page avec la carte, le graphique et le tableau</source>
      <translation>Open a layout with the map, the chart and the table</translation>
    </message>
    <message>
      <source>Première année</source>
      <translation>First year</translation>
    </message>
    <message>
      <source>Première année comptée : celle du financement, ou de la campagne</source>
      <translation>First year counted: that of the funding, or of the campaign</translation>
    </message>
    <message>
      <source>Un clic sur la carte choisit un territoire ; Ctrl en ajoute un autre</source>
      <translation>A click on the map chooses a territory; Ctrl adds another</translation>
    </message>
    <message>
      <source>Écrire le tableau, dans l’ordre affiché, en classeur Excel ou en CSV</source>
      <translation>Write the table, in the order shown, as an Excel workbook or as CSV</translation>
    </message>
    <message>
      <source>à</source>
      <translation>to</translation>
    </message>
  </context>
  <context>
    <name>algorithms</name>
    <message>
      <source>(valeur sensible)</source>
      <translation>(sensitive value)</translation>
    </message>
    <message>
      <source>Acceptés dans « {base} » : {objets}.</source>
      <translation>Accepted in “{base}”: {objets}.</translation>
    </message>
    <message>
      <source>Action</source>
      <translation>Action</translation>
    </message>
    <message>
      <source>Administrateur de son organisation</source>
      <translation>Administrator of its organisation</translation>
    </message>
    <message>
      <source>Adresses de la BAN</source>
      <translation>Addresses of the BAN</translation>
    </message>
    <message>
      <source>Ajoute à une base partagée une organisation et son rôle sur le serveur, membre du groupe de sa nature. Le périmètre dit quelles lignes sont les siennes : le code d’un bailleur, d’un EPCI, ou d’un département pour une DDTM ; la DREAL et les partenaires qui ne font que lire n’en ont pas.

Avec un jour de signature, sa convention est ajoutée : ses comptes ne s’ouvrent, et ne valent, que tant qu’elle tient. Les services de l’État n’en signent pas. Relancer avec le même code complète ce qui manque, et ne change ni nature ni périmètre.</source>
      <translation>Adds to a shared base an organisation and its role on the server, a member of the group of its kind. The perimeter says which rows are its own: the code of a bailleur, of an EPCI, or of a département for a DDTM; the DREAL and partners who only read have none.

With a day of signature, its convention is added: its accounts are opened, and hold, only as long as it does. Services of the State sign none. Running it again with the same code completes what is missing, and changes neither kind nor perimeter.</translation>
    </message>
    <message>
      <source>Ajouter un compte</source>
      <translation>Add an account</translation>
    </message>
    <message>
      <source>Ajouter une organisation</source>
      <translation>Add an organisation</translation>
    </message>
    <message>
      <source>Ajoutée</source>
      <translation>Added</translation>
    </message>
    <message>
      <source>Amène une base OSP à la version que l’extension attend, en une seule transaction. Un GeoPackage est d’abord copié à côté de lui-même si ses tables doivent changer. Les vues et les déclencheurs sont reconstruits dans tous les cas.</source>
      <translation>Brings an OSP base to the version that the plugin expects, in a single transaction. A GeoPackage is first copied beside itself if its tables have to change. Views and triggers are rebuilt in any case.</translation>
    </message>
    <message>
      <source>Analyse au logement</source>
      <translation>Dwelling analysis</translation>
    </message>
    <message>
      <source>Analyse au logement par bailleur</source>
      <translation>Analysis of dwellings by landlord</translation>
    </message>
    <message>
      <source>Analyses et classeurs</source>
      <translation>Analyses and workbooks</translation>
    </message>
    <message>
      <source>Annule en entier l’import d’une remontée ou d’une liste de décisions : les lignes créées sont supprimées, les lignes modifiées retrouvent leurs valeurs. Refusé si l’une d’elles a changé depuis, ou sert ailleurs. Sans numéro, le dernier import encore appliqué est annulé. Un GeoPackage est d’abord copié à côté de lui-même.</source>
      <translation>Undoes the whole import of a return or of a list of decisions: the rows created are deleted, the rows changed get their values back. Refused if one of them has changed since, or is used elsewhere. Without a number, the last import still applied is undone. A GeoPackage is first copied beside itself.</translation>
    </message>
    <message>
      <source>Annuler un import</source>
      <translation>Undo an import</translation>
    </message>
    <message>
      <source>Année (vide : toutes)</source>
      <translation>Year (empty: all)</translation>
    </message>
    <message>
      <source>Année de financement</source>
      <translation>Year of financing</translation>
    </message>
    <message>
      <source>Anomalies</source>
      <translation>Anomalies</translation>
    </message>
    <message>
      <source>Anomalies acceptées</source>
      <translation>Accepted anomalies</translation>
    </message>
    <message>
      <source>Anomalies de géolocalisation</source>
      <translation>Location anomalies</translation>
    </message>
    <message>
      <source>Anomalies en tout</source>
      <translation>Anomalies in all</translation>
    </message>
    <message>
      <source>Appliquer sur le serveur</source>
      <translation>Apply on the server</translation>
    </message>
    <message>
      <source>Arrêter une situation</source>
      <translation>Keep a situation</translation>
    </message>
    <message>
      <source>Au (vide : maintenant)</source>
      <translation>To (empty: now)</translation>
    </message>
    <message>
      <source>Aucune ligne de {campagne} n’est à reporter.</source>
      <translation>No line of {campagne} is to be carried over.</translation>
    </message>
    <message>
      <source>Aucune ligne.</source>
      <translation>No row.</translation>
    </message>
    <message>
      <source>Aucune position à écrire dans la base.</source>
      <translation>No position to write in the base.</translation>
    </message>
    <message>
      <source>Aucune table des opérations : les logements financés et les écarts ne sont pas connus.</source>
      <translation>No operations table: the financed dwellings and the gaps are not known.</translation>
    </message>
    <message>
      <source>Avec ces filtres, ces indicateurs n’ont pas de valeur : {indicateurs}.</source>
      <translation>With these filters, these indicators have no value: {indicateurs}.</translation>
    </message>
    <message>
      <source>Avertissements</source>
      <translation>Warnings</translation>
    </message>
    <message>
      <source>Bailleur</source>
      <translation>Landlord</translation>
    </message>
    <message>
      <source>Bailleur (code ; vide : tous)</source>
      <translation>Landlord (code; empty: all)</translation>
    </message>
    <message>
      <source>Bailleur (code)</source>
      <translation>Landlord (code)</translation>
    </message>
    <message>
      <source>Bailleur des lignes qui n’en nomment pas (code)</source>
      <translation>Landlord of the lines that name none (code)</translation>
    </message>
    <message>
      <source>Bailleur, EPCI ou département (code ou nom : SIA, CALL, 62)</source>
      <translation>Bailleur, EPCI or département (code or name: SIA, CALL, 62)</translation>
    </message>
    <message>
      <source>Base OSP</source>
      <translation>OSP base</translation>
    </message>
    <message>
      <source>Base OSP (GeoPackage)</source>
      <translation>OSP base (GeoPackage)</translation>
    </message>
    <message>
      <source>Base créée</source>
      <translation>Base created</translation>
    </message>
    <message>
      <source>Base de démonstration</source>
      <translation>Demonstration base</translation>
    </message>
    <message>
      <source>Base « {base} » créée.</source>
      <translation>Base “{base}” created.</translation>
    </message>
    <message>
      <source>Base à cette date</source>
      <translation>Base at this date</translation>
    </message>
    <message>
      <source>Base à une date</source>
      <translation>Base at a date</translation>
    </message>
    <message>
      <source>Blocs</source>
      <translation>Parts</translation>
    </message>
    <message>
      <source>Calcule des indicateurs pour chaque territoire d’un niveau : cité, commune, EPCI, département, Bassin minier, mais aussi bailleur, opération ou année.

Les polygones ont une colonne par indicateur ; le tableau a une ligne par territoire et par indicateur (echelle, code, nom, indicateur, valeur). Un logement compte pour le territoire dont il porte le code, qu’il ait une position ou non ; sans code, il est sous « Non renseigné » : les totaux sont donc les mêmes à tous les niveaux.

N’importe quelle couche de polygones du projet peut servir de niveau (quartiers prioritaires, IRIS, cantons…) : donnez-la, avec le champ de son code. Un logement compte alors pour le polygone où est sa position, le premier s’ils se recouvrent ; hors de la couche ou sans position, il est sous « Non renseigné ». La règle de secret s’y applique de même.

La couche est lue telle que QGIS la montre : sélection, filtre et modifications en cours compris. Les territoires et les autres tables viennent de la même base, ou de celle que vous donnez. D’après une situation arrêtée de la base, ou à une date que son journal rétablit, la couche ne compte plus : les chiffres sont ceux de ce temps-là.

Périmètre des EPCI (paramètres avancés) : « base » compte chaque logement dans l’EPCI écrit sur lui ; « constant » dans celui dont sa commune est membre à une date, pour comparer des années ; « epoque » dans celui dont elle était membre l’année du financement. La table « Références dans le temps » dit qui a changé, et quand.</source>
      <translation>Computes indicators for each territory of a level: cité, commune, EPCI, département, Bassin minier, but also bailleur, operation or year.

The polygons have a column per indicator; the table has a row per territory and indicator (echelle, code, nom, indicateur, valeur). A dwelling counts for the territory whose code it bears, whether it has a position or not; without code it is under “Non renseigné”: totals are thus the same at all levels.

Any layer of polygons of the project may be a level (priority districts, IRIS, cantons…): give it, with the field of its code. A dwelling then counts for the polygon of its position, the first where they overlap; outside the layer or without position, it is under “Non renseigné”. The rule of secrecy applies alike.

The layer is read as QGIS shows it: selection, filter and edits included. Territories and the other tables come from the same base, or from the one that you give. From a situation kept in the base, or at a date that its journal brings back, the layer no longer counts: the figures are those of that time.

Perimeter of the EPCI (advanced parameters): “base” counts each dwelling in the EPCI written on it; “constant” in that which its commune belongs to on a date, to compare years; “epoque” in that which it belonged to in the year of funding. The table “Références dans le temps” tells who moved, and when.</translation>
    </message>
    <message>
      <source>Campagne (année)</source>
      <translation>Campaign (year)</translation>
    </message>
    <message>
      <source>Carte des cités dans le récapitulatif</source>
      <translation>Map of the estates in the recapitulation</translation>
    </message>
    <message>
      <source>Cascade en PDF</source>
      <translation>Waterfall as PDF</translation>
    </message>
    <message>
      <source>Causes</source>
      <translation>Causes</translation>
    </message>
    <message>
      <source>Ce compte ne voit que les logements de son organisation : ces nombres valent dans votre périmètre. Un logement qu’un autre bailleur a remonté aussi n’y paraît pas ; ce contrôle-là se lance avec un compte de l’État.</source>
      <translation>This account only sees the dwellings of its organisation: these numbers hold within your perimeter. A dwelling that another bailleur reported too does not show; that check is run with an account of the State.</translation>
    </message>
    <message>
      <source>Ce fichier garde tout de la base, données sensibles comprises : ne le transmettez pas.</source>
      <translation>This file keeps all of the base, sensitive data included: do not hand it on.</translation>
    </message>
    <message>
      <source>Ce niveau n’est pas un territoire : la couche n’a pas de géométrie.</source>
      <translation>This level is not a territory: the layer has no geometry.</translation>
    </message>
    <message>
      <source>Ce nom ne se change pas dans un extrait</source>
      <translation>This name is not changed in an extract</translation>
    </message>
    <message>
      <source>Ce que l’extrait a changé dans {tables} ne revient pas : ces tables sont à d’autres.</source>
      <translation>What the extract changed in {tables} does not come back: these tables belong to others.</translation>
    </message>
    <message>
      <source>Ce qui suit le 15 juin 2021 est une suite fictive, jusqu’au {jour}.</source>
      <translation>What follows 15 June 2021 is a fictitious continuation, to {jour}.</translation>
    </message>
    <message>
      <source>Cette couche n’est pas celle d’une base OSP : les territoires n’ont ni nom ni polygone. Donnez la base qui les contient.</source>
      <translation>This layer is not that of an OSP base: the territories have neither name nor polygon. Give the base that holds them.</translation>
    </message>
    <message>
      <source>Cette valeur est celle d’une autre ligne de la base</source>
      <translation>This value is that of another row of the base</translation>
    </message>
    <message>
      <source>Champ</source>
      <translation>Field</translation>
    </message>
    <message>
      <source>Champ de colonnes mal reconnues (JSON : titre → champ ; vide : laisser)</source>
      <translation>Field of columns wrongly recognised (JSON: title → field; empty: leave out)</translation>
    </message>
    <message>
      <source>Champ de la base</source>
      <translation>Field of the base</translation>
    </message>
    <message>
      <source>Champ de l’identifiant de parcelle (vide : reconnu)</source>
      <translation>Field of the parcel identifier (empty: recognised)</translation>
    </message>
    <message>
      <source>Champ du code de la couche (vide : reconnu)</source>
      <translation>Field of the code of the layer (empty: recognised)</translation>
    </message>
    <message>
      <source>Champ du nom de la couche (vide : le code)</source>
      <translation>Field of the name of the layer (empty: the code)</translation>
    </message>
    <message>
      <source>Changements</source>
      <translation>Changes</translation>
    </message>
    <message>
      <source>Changé des deux côtés</source>
      <translation>Changed on both sides</translation>
    </message>
    <message>
      <source>Changée dans l’extrait, supprimée dans la base</source>
      <translation>Changed in the extract, deleted in the base</translation>
    </message>
    <message>
      <source>Charge le fichier public du répertoire des logements locatifs des bailleurs sociaux : les « données détaillées au logement » que le SDES publie chaque année (.csv, ou .zip qui en contient), quels que soient leur encodage et les noms de colonnes de leur millésime.

Le fichier est lu par morceaux : il peut couvrir toute la France. Seuls les logements des communes de la base sont gardés, sauf à décocher cette option. Le répertoire chargé auparavant est remplacé en entier, en une transaction ; les logements de l’OSP ne changent pas. Pour s’en servir, lancez ensuite « Compléter les logements d’après le RPLS ».</source>
      <translation>Loads the public file of the French register of social housing (RPLS): the “données détaillées au logement” that the SDES publishes each year (.csv, or .zip holding some), whatever their encoding and the column names of their vintage.

The file is read piece by piece: it may cover all of France. Only the dwellings in the municipalities of the base are kept, unless you untick this option. The register loaded before is replaced as a whole, in one transaction; the dwellings of the OSP do not change. To make use of it, then run “Complete dwellings from the RPLS”.</translation>
    </message>
    <message>
      <source>Charger communes, EPCI ou cités</source>
      <translation>Load municipalities, EPCI or estates</translation>
    </message>
    <message>
      <source>Chiffre au début</source>
      <translation>Figure at the beginning</translation>
    </message>
    <message>
      <source>Chiffre à la fin</source>
      <translation>Figure at the end</translation>
    </message>
    <message>
      <source>Cible rapprochée</source>
      <translation>Target reconciled</translation>
    </message>
    <message>
      <source>Cité (son numéro)</source>
      <translation>Estate (its number)</translation>
    </message>
    <message>
      <source>Cités</source>
      <translation>Estates</translation>
    </message>
    <message>
      <source>Classeur</source>
      <translation>Workbook</translation>
    </message>
    <message>
      <source>Classeur Excel (*.xlsx)</source>
      <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
      <source>Classeur OSP</source>
      <translation>OSP workbook</translation>
    </message>
    <message>
      <source>Classeur, un onglet par bailleur</source>
      <translation>Workbook, one tab per landlord</translation>
    </message>
    <message>
      <source>Clore une campagne</source>
      <translation>Close a campaign</translation>
    </message>
    <message>
      <source>Clé de la situation</source>
      <translation>Key of the situation</translation>
    </message>
    <message>
      <source>Clôt une campagne : ses lignes prennent le statut Clos, et plus rien n’y change, ni ses lignes, ni ses tarifs, enveloppes et scénarios. La base elle-même le refuse, quel que soit le logiciel. Refusé s’il reste des lignes en brouillon.

Les points d’avancement continuent. Rouvrir une campagne demande un motif, que garde le journal.</source>
      <translation>Closes a campaign: its lines take the status Clos, and nothing changes any more, neither its lines nor its tariffs, envelopes and scenarios. The base itself refuses it, whatever the software. Refused as long as lines are drafts.

Progress notes go on. Reopening a campaign needs a reason, which the log keeps.</translation>
    </message>
    <message>
      <source>Code de l’organisation</source>
      <translation>Code of the organisation</translation>
    </message>
    <message>
      <source>Code du territoire (vide : tous ceux du niveau)</source>
      <translation>Code of the territory (empty: all those of the level)</translation>
    </message>
    <message>
      <source>Colonne de la parcelle (vide : reconnue)</source>
      <translation>Column of the parcel (empty: recognised)</translation>
    </message>
    <message>
      <source>Colonne du code INSEE (vide : reconnue)</source>
      <translation>Column of the INSEE code (empty: recognised)</translation>
    </message>
    <message>
      <source>Colonne du n° de cité (vide : reconnue)</source>
      <translation>Column of the estate no. (empty: recognised)</translation>
    </message>
    <message>
      <source>Colonne ou expression (vide : rien)</source>
      <translation>Column or expression (empty: nothing)</translation>
    </message>
    <message>
      <source>Communes</source>
      <translation>Municipalities</translation>
    </message>
    <message>
      <source>Compare la position de chaque logement à sa commune, sa cité, sa parcelle, son opération et à celle des autres logements. Chaque anomalie est un point où aller voir, avec une phrase qui l’explique, une distance et, quand elle est connue, la correction.

Une position n’a qu’une anomalie, la première qui explique les autres : un point dans une autre commune est signalé une fois, et non aussi hors de sa cité. Les anomalies acceptées dans le panneau des anomalies ne sont plus signalées tant que le logement ne bouge pas.

Communes et cités viennent de n’importe quelle couche de polygones : la colonne du code est reconnue à son nom (idcom, insee, insee_com, code_insee ; id_cite) ou se donne dans les paramètres avancés. Sans cités ni parcelles, leurs contrôles ne sont pas faits. La couche des logements est lue telle que QGIS la montre.</source>
      <translation>Compares the position of each dwelling with its municipality, its estate, its parcel, its operation and the other dwellings. Each anomaly is a point to go and see, with a sentence that explains it, a distance and, when known, the fix.

A position has one anomaly only, the first that explains the others: a point in another municipality is reported once, and not also as outside its estate. Anomalies accepted in the anomalies panel are not reported again as long as the dwelling does not move.

Municipalities and estates come from any polygon layer: the column of the code is recognised by its name (idcom, insee, insee_com, code_insee; id_cite) or given in the advanced parameters. Without estates or parcels, their checks are not made. The dwelling layer is read as QGIS shows it.</translation>
    </message>
    <message>
      <source>Compare, opération par opération, les logements financés, remontés et géolocalisés, et donne l’écart dans les deux sens (positif : logements financés non remontés). Liste les logements remontés plusieurs fois, par n° RPLS, identifiant local, ou parcelle et adresse, chacun avec l’autre ligne.

L’opération est placée au milieu de ses logements, avec son écart. « Dossier » reçoit un classeur pour chaque bailleur : ses opérations, ses doublons, ses logements sans position.

Le solde des manquants porte sur les opérations PALULOS, comme dans les chiffres publiés. Les couches sont lues telles que QGIS les montre : sélection et filtre compris.</source>
      <translation>Compares, operation by operation, the dwellings financed, reported and located, and gives the gap both ways (positive: financed dwellings not reported). Lists the dwellings reported several times, by RPLS no., local identifier, or parcel and address, each with the other row.

The operation stands amid its dwellings, with its gap. “Folder” receives a workbook for each landlord: its operations, its duplicates, its dwellings without position.

The balance of missing dwellings is over the PALULOS operations, as in the published figures. Layers are read as QGIS shows them: selection and filter included.</translation>
    </message>
    <message>
      <source>Compare, sans fichier, les diagnostics déjà dans la base à ce que les travaux devaient donner, et écrit un classeur : avant et après travaux, et trois listes.

Promis et non atteint : livré, et l’étiquette du dernier diagnostic est moins bonne que celle remontée après travaux, à défaut que celle que promet le label visé. Livrés sans DPE : aucun diagnostic depuis la fin des travaux. Déplacés par la réforme : l’étiquette a changé de méthode, sans travaux. Entre deux méthodes, aucun gain n’est montré.

Les diagnostics viennent de « Importer les diagnostics (DPE) ». Rien n’est écrit dans la base.</source>
      <translation>Compares, without a file, the diagnoses already in the base with what the works were to give, and writes a workbook: before and after works, and three lists.

Promised and not reached: delivered, and the label of the last diagnosis is worse than the one reported after works, else than the one that the label aimed at promises. Delivered without DPE: no diagnosis since the end of the works. Moved by the reform: the label changed with the method, without works. Between two methods, no gain is shown.

The diagnoses come from “Importer les diagnostics (DPE)”. Nothing is written in the base.</translation>
    </message>
    <message>
      <source>Compléter les logements d’après le RPLS</source>
      <translation>Complete dwellings from the RPLS</translation>
    </message>
    <message>
      <source>Complétude par opération</source>
      <translation>Completeness per operation</translation>
    </message>
    <message>
      <source>Compte de qui administre la base (créé s’il manque)</source>
      <translation>Account of who administers the base (made if missing)</translation>
    </message>
    <message>
      <source>Compte les logements remontés par EPCI, département et bailleur, avec ou sans PALULOS, par année, et les rapproche des logements financés de chaque opération.

Chaque logement reçoit : s’il est géolocalisé, combien de lignes portent son identifiant, les logements financés de son opération et l’écart. La synthèse, le classeur Excel et le rapport sont facultatifs.

La couche est lue telle que QGIS la montre : sélection, filtre et modifications en cours compris. Sans couche d’opérations, celles de la même base sont prises.</source>
      <translation>Counts the reported dwellings by EPCI, département and landlord, with or without PALULOS, by year, and compares them with the dwellings financed in each operation.

Each dwelling is given: whether it is geolocated, how many rows bear its identifier, the financed dwellings of its operation and the gap. The synthesis, the Excel workbook and the report are optional.

The layer is read as QGIS shows it, with its selection, its filter and the edits under way. Without an operations layer, the operations of the same base are used.</translation>
    </message>
    <message>
      <source>Compte « {compte} » demandé ; il reste à valider.</source>
      <translation>Account “{compte}” asked for; it remains to be approved.</translation>
    </message>
    <message>
      <source>Compte « {compte} » ouvert. Son mot de passe attend dans le trousseau de QGIS, configuration « {configuration} » : remettez-le à la personne, puis retirez-la du trousseau.</source>
      <translation>Account “{compte}” opened. Its password waits in the keyring of QGIS, configuration “{configuration}”: hand it to the person, then remove it from the keyring.</translation>
    </message>
    <message>
      <source>Comptes</source>
      <translation>Accounts</translation>
    </message>
    <message>
      <source>Comptes dont la validité change : {nombre}.</source>
      <translation>Accounts whose validity changes: {nombre}.</translation>
    </message>
    <message>
      <source>Comptes tenus par les organisations</source>
      <translation>Accounts kept by the organisations</translation>
    </message>
    <message>
      <source>Configuration d’authentification (vide : l’outil la fait)</source>
      <translation>Authentication configuration (empty: the tool makes it)</translation>
    </message>
    <message>
      <source>Configuration qui attend le compte</source>
      <translation>Configuration that waits for the account</translation>
    </message>
    <message>
      <source>Conflits</source>
      <translation>Conflicts</translation>
    </message>
    <message>
      <source>Connexion de la base créée</source>
      <translation>Connection of the base created</translation>
    </message>
    <message>
      <source>Constats</source>
      <translation>Findings</translation>
    </message>
    <message>
      <source>Contours réparés</source>
      <translation>Outlines repaired</translation>
    </message>
    <message>
      <source>Contrôler la complétude</source>
      <translation>Check completeness</translation>
    </message>
    <message>
      <source>Contrôler la géolocalisation</source>
      <translation>Check the locations</translation>
    </message>
    <message>
      <source>Contrôles à faire</source>
      <translation>Checks to make</translation>
    </message>
    <message>
      <source>Convention jusqu’au (vide : sans fin connue)</source>
      <translation>Convention until (empty: no known end)</translation>
    </message>
    <message>
      <source>Convention signée le (vide : aucune)</source>
      <translation>Convention signed on (empty: none)</translation>
    </message>
    <message>
      <source>Copie dans une campagne ouverte les lignes reportées d’une campagne : celles que le bailleur dit annulées ou reportées, et celles dont le dernier point d’avancement donne une année de report. Chaque copie est un brouillon qui garde les nombres de logements, le périmètre et un lien vers la ligne d’origine ; les dates, avis et décisions sont à redonner. Une ligne déjà reportée ne l’est pas deux fois.</source>
      <translation>Copies into an open campaign the postponed lines of a campaign: those that the landlord says are cancelled or postponed, and those whose last progress note gives a year of postponement. Each copy is a draft that keeps the counts of dwellings, the perimeter and a link to the original line; dates, opinions and decisions are to be given again. A line already carried over is not carried over twice.</translation>
    </message>
    <message>
      <source>Copie de la base avant le chargement</source>
      <translation>Copy of the base before loading</translation>
    </message>
    <message>
      <source>Copie de la base avant l’annulation</source>
      <translation>Copy of the base before undoing</translation>
    </message>
    <message>
      <source>Copie de la base avant l’import</source>
      <translation>Copy of the base before the import</translation>
    </message>
    <message>
      <source>Copie de la base avant l’écriture</source>
      <translation>Copy of the base before writing</translation>
    </message>
    <message>
      <source>Correspondance</source>
      <translation>Matching</translation>
    </message>
    <message>
      <source>Couche de polygones comme niveau (QPV, IRIS, cantons…)</source>
      <translation>Layer of polygons as a level (QPV, IRIS, cantons…)</translation>
    </message>
    <message>
      <source>Couche à charger</source>
      <translation>Layer to load</translation>
    </message>
    <message>
      <source>Courriel</source>
      <translation>E-mail</translation>
    </message>
    <message>
      <source>Crée un GeoPackage qui reproduit les chiffres publiés par l’OSP le 15 juin 2021 : 6 287 logements, 788 opérations, la programmation 2021. Les communes et les cités y sont schématiques, les logements fictifs. Toujours identique à elle-même, elle garde ces chiffres comme une situation arrêtée définitive. Une démonstration que vous avez modifiée est d’abord copiée à côté. « Jusqu’en » la continue d’une suite fictive : remontées, livraisons, corrections, campagnes. Le journal en dit les jours.</source>
      <translation>Creates a GeoPackage that reproduces the figures published by the OSP on 15 June 2021: 6,287 dwellings, 788 operations, the programming of 2021. Communes and cités are schematic, dwellings fictitious. Always the same, it keeps these figures as a definitive situation. A demonstration that you changed is first copied beside it. “Jusqu’en” continues it with an invented sequel: returns, deliveries, corrections, campaigns. The journal tells their days.</translation>
    </message>
    <message>
      <source>Crée une base OSP vide : un nouveau fichier GeoPackage, ou un schéma dans une base PostgreSQL avec PostGIS. Les tables, leurs contraintes, le journal et les vues sont ceux du dictionnaire de données. Rien d’existant n’est remplacé.</source>
      <translation>Creates an empty OSP base: a new GeoPackage file, or a schema in a PostgreSQL database with PostGIS. Its tables, their constraints, the log and the views are those of the data dictionary. Nothing that exists is replaced.</translation>
    </message>
    <message>
      <source>Créer la base de démonstration</source>
      <translation>Create the demonstration base</translation>
    </message>
    <message>
      <source>Créer les rôles d’une base partagée</source>
      <translation>Make the roles of a shared base</translation>
    </message>
    <message>
      <source>Créer une base OSP</source>
      <translation>Create an OSP base</translation>
    </message>
    <message>
      <source>Dans la base</source>
      <translation>In the base</translation>
    </message>
    <message>
      <source>Dans l’extrait</source>
      <translation>In the extract</translation>
    </message>
    <message>
      <source>Date de clôture</source>
      <translation>Closing date</translation>
    </message>
    <message>
      <source>Date de la position</source>
      <translation>Date of the position</translation>
    </message>
    <message>
      <source>Date du périmètre constant (vide : aujourd’hui)</source>
      <translation>Date of the constant perimeter (empty: today)</translation>
    </message>
    <message>
      <source>Date d’ouverture</source>
      <translation>Opening date</translation>
    </message>
    <message>
      <source>Date et heure</source>
      <translation>Date and time</translation>
    </message>
    <message>
      <source>Date et heure, UTC</source>
      <translation>Date and time, UTC</translation>
    </message>
    <message>
      <source>Date passée : rétablir les chiffres de ce jour d’après le journal (sinon ceux d’aujourd’hui)</source>
      <translation>Past date: bring back the figures of that day from the journal (otherwise those of today)</translation>
    </message>
    <message>
      <source>De qui est l’extrait</source>
      <translation>Whose the extract is</translation>
    </message>
    <message>
      <source>Demande un compte dans une organisation d’une base partagée et, si vous le pouvez, l’ouvre. L’administrateur de la base ouvre ceux de toutes ; l’administrateur local d’une organisation, ceux de la sienne. Un compte ne vaut que tant que la convention de son organisation tient, et un rôle qui existait déjà sur le serveur n’est jamais repris.

Aucun mot de passe ne s’écrit ici. Sans configuration d’authentification, l’outil en fait un pour la première connexion : il attend dans le trousseau de QGIS, d’où vous le lisez une fois (Préférences, Options, Authentification) ; la fenêtre « OSP – Droits » le montre directement. Avec une configuration de type « Basique », son mot de passe est pris. Le serveur n’en reçoit que l’empreinte.</source>
      <translation>Asks for an account in an organisation of a shared base and, if you may, opens it. The administrator of the base opens those of all; the local administrator of an organisation, those of its own. An account only holds as long as the convention of its organisation does, and a role that already existed on the server is never taken over.

No password is written here. Without an authentication configuration, the tool makes one for the first connection: it waits in the keyring of QGIS, where you read it once (Settings, Options, Authentication); the window “OSP – Droits” shows it directly. With a configuration of type “Basic”, its password is taken. The server only receives its verifier.</translation>
    </message>
    <message>
      <source>Demander le reste au service d’adresses en ligne</source>
      <translation>Ask the online address service for the rest</translation>
    </message>
    <message>
      <source>Dernière année de financement</source>
      <translation>Last year of financing</translation>
    </message>
    <message>
      <source>Destinataires (ce qu’ils ne reçoivent pas est ôté)</source>
      <translation>Recipients (what they do not receive is left out)</translation>
    </message>
    <message>
      <source>Destinataires « {profil} » : {colonnes} ne leur sont pas destinés et sont laissés de côté. « DIFFUSION = interne » garde tout.</source>
      <translation>Recipients “{profil}”: {colonnes} are not for them and are left out. “DIFFUSION = interne” keeps everything.</translation>
    </message>
    <message>
      <source>Diagnostics de logements de la base</source>
      <translation>Diagnoses of dwellings of the base</translation>
    </message>
    <message>
      <source>Diagnostics de l’ADEME</source>
      <translation>Diagnoses of the ADEME</translation>
    </message>
    <message>
      <source>Diagnostics douteux, non retenus</source>
      <translation>Doubtful diagnoses, not kept</translation>
    </message>
    <message>
      <source>Diagnostics lus dans le fichier</source>
      <translation>Diagnoses read in the file</translation>
    </message>
    <message>
      <source>Distance admise autour de la cité</source>
      <translation>Distance allowed around the estate</translation>
    </message>
    <message>
      <source>Distance admise entre logements d’une opération</source>
      <translation>Distance allowed between the dwellings of an operation</translation>
    </message>
    <message>
      <source>Dit de chaque organisation et de chaque compte d’une base partagée ce qu’il peut lire, ajouter, modifier et supprimer, table par table, sur toutes les lignes ou les siennes, et quels champs. C’est lu dans le catalogue du serveur : un droit que quelqu’un a ajouté ou ôté s’y voit.

Les constats disent ce qui n’y devrait pas être (compte qui passe outre la sécurité des lignes, groupe sans organisation, compte sans convention, table sans protection…) et ce que l’administrateur exécute pour y remédier.</source>
      <translation>Tells of each organisation and each account of a shared base what it may read, add, change and delete, table by table, on all rows or its own, and which fields. It is read from the catalogue of the server: a right that somebody added or took away shows.

The findings tell what should not be there (an account that bypasses row security, a group without an organisation, an account without a convention, a table without protection…) and what the administrator runs to put it right.</translation>
    </message>
    <message>
      <source>Dit pourquoi un indicateur a changé entre deux dates, cause par cause : logements remontés, livrés, retirés, doublons retirés, passés à un autre EPCI, financement changé, chaque champ corrigé, référentiel changé. La somme des causes est exactement l’écart, pour un nombre, un montant ou une part.

Les deux états viennent du journal de la base ; il n’a pas fallu les prévoir. Sans date de fin, c’est maintenant ; une date sans heure est la fin de ce jour.

Chaque bout peut être une situation arrêtée : le chiffre est alors celui qu’elle garde. Ce qu’il a de plus ou de moins que celui que le journal rétablit de ce moment est une barre à part, « définition ou édition différente » : la somme est l’écart des deux chiffres imprimés.

Sorties : les causes par territoire, les logements et les autres lignes de chacune, un PDF avec la cascade, un classeur dont les sommes sont des formules, un paragraphe pour une note.</source>
      <translation>Says why an indicator changed between two dates, cause by cause: dwellings reported, delivered, removed, doubles removed, passed to another EPCI, funding changed, each field corrected, reference changed. The sum of the causes is exactly the difference, for a number, an amount or a share.

Both states come from the journal of the base; nobody had to foresee them. Without an end date, it is now; a date without time is the end of that day.

Each end may be a kept situation: the figure is then the one that it keeps. What it has more or less than the one that the journal brings back of that moment is a bar of its own, “other definition or edition”: the sum is the difference of the two printed figures.

Outputs: the causes by territory, the dwellings and the other rows of each, a PDF with the waterfall, a workbook whose sums are formulas, a paragraph for a note.</translation>
    </message>
    <message>
      <source>Donne une position aux logements qui n’en ont pas, par la source la plus sûre parmi celles que vous donnez :
• la parcelle (idpar) : cadastre d’Etalab, PCI ou toute couche de parcelles ; les logements d’une même parcelle y sont répartis (score 1, ou 0,95) ;
• l’adresse, dans un fichier csv de la BAN (.csv ou .csv.gz) : le numéro exact (0,95), puis le même numéro sans l’indice (0,85), puis le plus proche du même côté de la rue (0,75 et moins), et à défaut de toute autre source le milieu de la voie (0,4) ;
• la position du RPLS (X, Y, EPSG), par le n° RPLS (0,7), ou par le numéro et la voie (0,65) : la table de la base, ou un fichier du RPLS au logement ;
• si vous le demandez, le service d’adresses en ligne : seules l’adresse et la commune lui sont envoyées.

Sans couche de parcelles ni table RPLS, celles de la base des logements servent. Une position placée à la main n’est jamais changée ; les autres ne le sont que si vous le demandez, et jamais pour une moins sûre. La couche produite dit, logement par logement, comment il a été placé, ou pourquoi il ne l’est pas.

« Écrire dans la base » enregistre les positions en une transaction, après une copie du GeoPackage ; « Annuler un import » les retire en entier.</source>
      <translation>Gives a position to the dwellings that have none, from the surest of the sources that you give:
• the parcel (idpar): Etalab cadastre, PCI or any parcel layer; the dwellings of one parcel are spread inside it (score 1, or 0.95);
• the address, in a BAN csv file (.csv or .csv.gz): the exact number (0.95), then the same number without its suffix (0.85), then the nearest on the same side of the street (0.75 and less), and failing any other source the middle of the street (0.4);
• the position of the RPLS (X, Y, EPSG), by the RPLS number (0.7), or by the number and the street (0.65): the table of the base, or a file of the RPLS by dwelling;
• if you ask for it, the online address service: only the address and the municipality are sent to it.

Without parcel layer or RPLS table, those of the base of the dwellings are used. A position placed by hand is never changed; the others only if you ask for it, and never for a less sure one. The layer produced tells, dwelling by dwelling, how it was placed, or why it is not.

“Write in the base” saves the positions in one transaction, after a copy of the GeoPackage; “Undo an import” takes them back as a whole.</translation>
    </message>
    <message>
      <source>Donnez la date (DEBUT) ou la situation (SITUATION_DEBUT) du début.</source>
      <translation>Give the date (DEBUT) or the situation (SITUATION_DEBUT) of the beginning.</translation>
    </message>
    <message>
      <source>Donnez une date (DATE).</source>
      <translation>Give a date (DATE).</translation>
    </message>
    <message>
      <source>Données du RPLS</source>
      <translation>RPLS data</translation>
    </message>
    <message>
      <source>Données ouvertes</source>
      <translation>Open data</translation>
    </message>
    <message>
      <source>Dossier des fiches</source>
      <translation>Folder of the sheets</translation>
    </message>
    <message>
      <source>Dossier des rapports, un classeur par bailleur</source>
      <translation>Folder of the reports, a workbook per landlord</translation>
    </message>
    <message>
      <source>Dossier des rapports, un par bailleur</source>
      <translation>Folder of the reports, one per landlord</translation>
    </message>
    <message>
      <source>Dossier des états</source>
      <translation>Folder of the statements</translation>
    </message>
    <message>
      <source>Dossier où ranger la visite</source>
      <translation>Folder where the visit is put</translation>
    </message>
    <message>
      <source>Droits et organisations</source>
      <translation>Rights and organisations</translation>
    </message>
    <message>
      <source>Du</source>
      <translation>From</translation>
    </message>
    <message>
      <source>Décision</source>
      <translation>Decision</translation>
    </message>
    <message>
      <source>Déclencheurs et vues ajoutés par d’autres</source>
      <translation>Triggers and views added by others</translation>
    </message>
    <message>
      <source>Département</source>
      <translation>Département</translation>
    </message>
    <message>
      <source>D’après une situation arrêtée (date, titre ou début d’empreinte ; vide : la base d’aujourd’hui)</source>
      <translation>From a kept situation (date, title or beginning of hash; empty: the base of today)</translation>
    </message>
    <message>
      <source>D’autres lignes de la base s’y rattachent</source>
      <translation>Other rows of the base are attached to it</translation>
    </message>
    <message>
      <source>EPCI</source>
      <translation>EPCI</translation>
    </message>
    <message>
      <source>Empreinte</source>
      <translation>Hash</translation>
    </message>
    <message>
      <source>Erreurs</source>
      <translation>Errors</translation>
    </message>
    <message>
      <source>Explication</source>
      <translation>Explanation</translation>
    </message>
    <message>
      <source>Expliquer une évolution</source>
      <translation>Explain a change</translation>
    </message>
    <message>
      <source>Extraire une base</source>
      <translation>Extract a base</translation>
    </message>
    <message>
      <source>Extrait</source>
      <translation>Extract</translation>
    </message>
    <message>
      <source>Extrait de « {base} » du {date}, pour {nom} ({code}).</source>
      <translation>Extract of “{base}” of {date}, for {nom} ({code}).</translation>
    </message>
    <message>
      <source>Ferme un compte d’une base partagée : il ne se connecte plus. Rien n’est perdu de ce que la personne a saisi, et le compte se rouvre sous un nouveau mot de passe. Une demande qui n’a pas été validée est effacée.

Une session déjà ouverte continue jusqu’à ce qu’elle se ferme : le nombre en est dit, et l’administrateur du serveur peut les couper.</source>
      <translation>Closes an account of a shared base: it logs in no more. Nothing is lost of what the person entered, and the account is opened again under a new password. A request that was not approved is wiped.

A session already open goes on until it closes: their number is told, and the administrator of the server can end them.</translation>
    </message>
    <message>
      <source>Fiche d’une seule ligne (son nom ; vide : toutes)</source>
      <translation>Sheet of one line only (its name; empty: all)</translation>
    </message>
    <message>
      <source>Fiches territoire</source>
      <translation>Territory sheets</translation>
    </message>
    <message>
      <source>Fichier</source>
      <translation>File</translation>
    </message>
    <message>
      <source>Fichier de la BAN</source>
      <translation>File of the BAN</translation>
    </message>
    <message>
      <source>Fichier des DPE de l’ADEME</source>
      <translation>File of the energy diagnoses (DPE) of the ADEME</translation>
    </message>
    <message>
      <source>Fichier du RNB</source>
      <translation>File of the RNB</translation>
    </message>
    <message>
      <source>Fichier du RPLS</source>
      <translation>RPLS file</translation>
    </message>
    <message>
      <source>Fichier d’adresses de la BAN</source>
      <translation>BAN address file</translation>
    </message>
    <message>
      <source>Fichiers .csv pour Excel en français (point-virgule, virgule décimale)</source>
      <translation>.csv files for a French Excel (semicolon, decimal comma)</translation>
    </message>
    <message>
      <source>Fichiers texte</source>
      <translation>Text files</translation>
    </message>
    <message>
      <source>Financement</source>
      <translation>Funding</translation>
    </message>
    <message>
      <source>Fond de plan (raster de ce poste)</source>
      <translation>Base map (raster of this computer)</translation>
    </message>
    <message>
      <source>Fonds de plan des cartes</source>
      <translation>Base maps of the maps</translation>
    </message>
    <message>
      <source>Formats</source>
      <translation>Formats</translation>
    </message>
    <message>
      <source>Garde dans la base les chiffres de ce moment : chaque indicateur à chaque niveau, sa définition, l’auteur, le numéro d’édition et une empreinte qui dit si quelque chose en a changé. Les fiches, notes, classeurs, statistiques et la visionneuse se font ensuite « situation au… » d’après elle, quoi que devienne la base.

Provisoire, elle est remplacée quand on en arrête une autre de même date et de même titre. Définitive, elle ne change plus, la base elle-même le refuse : une correction est une nouvelle édition.

La date est celle que les chiffres décrivent. Si elle est passée, ce sont ceux que le journal de la base rétablit à la fin de ce jour ; décochez « Rétablir » quand la base a été saisie après coup : ce sont alors ceux de ce moment. Les chiffres sur les ménages suivent la règle du secret.</source>
      <translation>Keeps in the base the figures of this moment: each indicator at each level, its definition, the author, the edition number and a hash that tells whether anything changed. Fiches, notes, workbooks, statistics and the viewer are then made “situation of…” from it, whatever becomes of the base.

Provisional, it is replaced when another of the same date and title is kept. Definitive, it changes no more, the base itself refuses it: a correction is a new edition.

The date is the one that the figures describe. If it is past, they are those that the journal of the base brings back at the end of that day; untick “bring back” when the base was filled in afterwards: they are then those of this moment. Figures on households follow the rule of secrecy.</translation>
    </message>
    <message>
      <source>Garder la base</source>
      <translation>Keep the base</translation>
    </message>
    <message>
      <source>GeoPackage</source>
      <translation>GeoPackage</translation>
    </message>
    <message>
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <source>Géolocalisation</source>
      <translation>Location</translation>
    </message>
    <message>
      <source>Géolocaliser les logements</source>
      <translation>Locate dwellings</translation>
    </message>
    <message>
      <source>Géolocalisé</source>
      <translation>Located</translation>
    </message>
    <message>
      <source>Hors PALULOS</source>
      <translation>Without PALULOS</translation>
    </message>
    <message>
      <source>Hors du périmètre de l’extrait</source>
      <translation>Out of the perimeter of the extract</translation>
    </message>
    <message>
      <source>IRIS</source>
      <translation>IRIS</translation>
    </message>
    <message>
      <source>Identifiants remontés plusieurs fois</source>
      <translation>Identifiers reported more than once</translation>
    </message>
    <message>
      <source>Il manque le paramètre « {titre} » ({nom}). Donnez-le.</source>
      <translation>The parameter “{titre}” ({nom}) is missing. Give it.</translation>
    </message>
    <message>
      <source>Import annulé</source>
      <translation>Import undone</translation>
    </message>
    <message>
      <source>Importer des lignes de programmation</source>
      <translation>Import programming lines</translation>
    </message>
    <message>
      <source>Importer le répertoire RPLS</source>
      <translation>Import the RPLS register</translation>
    </message>
    <message>
      <source>Importer les diagnostics (DPE)</source>
      <translation>Import the energy diagnoses (DPE)</translation>
    </message>
    <message>
      <source>Importer les décisions de financement</source>
      <translation>Import the funding decisions</translation>
    </message>
    <message>
      <source>Importer une remontée bailleur</source>
      <translation>Import a landlord’s return</translation>
    </message>
    <message>
      <source>Importé dans « {base} »</source>
      <translation>Imported into “{base}”</translation>
    </message>
    <message>
      <source>Importé, sous le n° {numero}</source>
      <translation>Imported as no. {numero}</translation>
    </message>
    <message>
      <source>Imprimer aussi la liste des logements et des opérations</source>
      <translation>Print the lists of dwellings and operations too</translation>
    </message>
    <message>
      <source>Indicateur</source>
      <translation>Indicator</translation>
    </message>
    <message>
      <source>Indicateurs</source>
      <translation>Indicators</translation>
    </message>
    <message>
      <source>Indicateurs de ces synthèses et graphiques</source>
      <translation>Indicators of these summaries and charts</translation>
    </message>
    <message>
      <source>Jour d’abord (25/12/2021)</source>
      <translation>Day first (25/12/2021)</translation>
    </message>
    <message>
      <source>Jour d’abord, sauf si le fichier en montre d’autres</source>
      <translation>Day first, unless the file shows otherwise</translation>
    </message>
    <message>
      <source>Jusqu’en (2021 : tel que publié ; après : suite fictive)</source>
      <translation>Until (2021: as published; later: fictitious continuation)</translation>
    </message>
    <message>
      <source>La base d’avant est gardée en entier dans « {copie} », données sensibles comprises : ne la transmettez pas. « Supprimer d’anciennes copies… » l’ôtera.</source>
      <translation>The base as it was is kept whole in “{copie}”, sensitive data included: do not pass it on. “Delete old copies…” removes it.</translation>
    </message>
    <message>
      <source>La base est saine</source>
      <translation>The base is sound</translation>
    </message>
    <message>
      <source>La base n’a aucun diagnostic : importez d’abord le fichier de l’ADEME.</source>
      <translation>The base has no diagnosis: import the file of the ADEME first.</translation>
    </message>
    <message>
      <source>La base « {base} » est saine.</source>
      <translation>The base “{base}” is sound.</translation>
    </message>
    <message>
      <source>La campagne {campagne} est close.</source>
      <translation>Campaign {campagne} is closed.</translation>
    </message>
    <message>
      <source>La campagne {campagne} est ouverte.</source>
      <translation>Campaign {campagne} is open.</translation>
    </message>
    <message>
      <source>La campagne {campagne} est rouverte.</source>
      <translation>Campaign {campagne} is open again.</translation>
    </message>
    <message>
      <source>La campagne {campagne} n’a pas de tarif : ses enveloppes ne se calculent pas. Saisissez-le dans la table Tarifs.</source>
      <translation>Campaign {campagne} has no tariff: its envelopes cannot be reckoned. Enter it in the table “Tarifs”.</translation>
    </message>
    <message>
      <source>La couche est filtrée ou réduite à une sélection : seules les opérations de ces logements sont comptées, et leurs écarts le sont face à toute la décision.</source>
      <translation>The layer is filtered or reduced to a selection: only the operations of these dwellings are counted, and their gaps are against the whole decision.</translation>
    </message>
    <message>
      <source>La couche est filtrée ou réduite à une sélection, mais ces indicateurs sont aussi tirés d’autres tables, prises en entier : {indicateurs}.</source>
      <translation>The layer is filtered or reduced to a selection, but these indicators also draw on other tables, taken as a whole: {indicateurs}.</translation>
    </message>
    <message>
      <source>La démonstration qui était là avait été modifiée.</source>
      <translation>The demonstration that was there had been changed.</translation>
    </message>
    <message>
      <source>La ligne à laquelle elle se rattache n’est pas là</source>
      <translation>The row that it is attached to is not there</translation>
    </message>
    <message>
      <source>La situation ne garde pas ces indicateurs à ce niveau ou avec ces critères : {indicateurs}.</source>
      <translation>The situation does not keep these indicators at this level or with these criteria: {indicateurs}.</translation>
    </message>
    <message>
      <source>La table des logements de « {base} » ne s’ouvre pas.</source>
      <translation>The dwellings table of “{base}” cannot be opened.</translation>
    </message>
    <message>
      <source>La valeur « {valeur} » ne convient pas au paramètre « {titre} » ({nom}). Corrigez-la.</source>
      <translation>The value “{valeur}” does not suit the parameter “{titre}” ({nom}). Correct it.</translation>
    </message>
    <message>
      <source>Laisser la ligne de côté</source>
      <translation>Leave the row aside</translation>
    </message>
    <message>
      <source>Laissées de côté</source>
      <translation>Left aside</translation>
    </message>
    <message>
      <source>Laissées de côté : {nombre} lignes de communes associées, déléguées ou qui n’existent plus.</source>
      <translation>Left out: {nombre} rows of associated or delegated communes, or that are no more.</translation>
    </message>
    <message>
      <source>Le compte « {compte} » est déjà là ({etat}).</source>
      <translation>The account “{compte}” is there already ({etat}).</translation>
    </message>
    <message>
      <source>Le compte « {compte} » est fermé.</source>
      <translation>The account “{compte}” is closed.</translation>
    </message>
    <message>
      <source>Le journal ne dit pas tout de {nombre} lignes, changées sans lui ou dont une partie du journal a été ôtée : {lignes}. Elles sont données d’après ce qu’il en dit.</source>
      <translation>The journal does not tell all of {nombre} rows, changed without it or whose part of the journal was removed: {lignes}. They are given from what it tells.</translation>
    </message>
    <message>
      <source>Le journal ne garde pas les changements de ces tables, laissées vides : {tables}.</source>
      <translation>The journal does not keep the changes of these tables, left empty: {tables}.</translation>
    </message>
    <message>
      <source>Le périmètre demandé n’est pas pris : une situation garde le sien, et sans base OSP rien ne dit qui était de quel EPCI.</source>
      <translation>The perimeter asked for is not taken: a situation keeps its own, and without an OSP base nothing tells who belonged to which EPCI.</translation>
    </message>
    <message>
      <source>Les accepter</source>
      <translation>Accept them</translation>
    </message>
    <message>
      <source>Les colonnes choisies n’ont pas pu être mémorisées. {raison}</source>
      <translation>The chosen columns could not be remembered. {raison}</translation>
    </message>
    <message>
      <source>Les laisser, la base ne se modifie pas</source>
      <translation>Leave them, the base is not edited</translation>
    </message>
    <message>
      <source>Les onglets des logements et des opérations</source>
      <translation>The tabs of dwellings and operations</translation>
    </message>
    <message>
      <source>Les retirer</source>
      <translation>Remove them</translation>
    </message>
    <message>
      <source>Ligne</source>
      <translation>Row</translation>
    </message>
    <message>
      <source>Ligne {ligne} : {raison}.</source>
      <translation>Line {ligne}: {raison}.</translation>
    </message>
    <message>
      <source>Ligne {ligne} refusée : {raison}.</source>
      <translation>Line {ligne} refused: {raison}.</translation>
    </message>
    <message>
      <source>Lignes ajoutées</source>
      <translation>Rows added</translation>
    </message>
    <message>
      <source>Lignes ajoutées à la base</source>
      <translation>Rows added to the base</translation>
    </message>
    <message>
      <source>Lignes de l’organisation</source>
      <translation>Rows of the organisation</translation>
    </message>
    <message>
      <source>Lignes dont le journal ne dit pas tout</source>
      <translation>Rows of which the journal does not tell all</translation>
    </message>
    <message>
      <source>Lignes déjà dans la base</source>
      <translation>Rows already in the base</translation>
    </message>
    <message>
      <source>Lignes en conflit, non importées</source>
      <translation>Rows in conflict, not imported</translation>
    </message>
    <message>
      <source>Lignes illisibles</source>
      <translation>Rows that cannot be read</translation>
    </message>
    <message>
      <source>Lignes inchangées</source>
      <translation>Rows unchanged</translation>
    </message>
    <message>
      <source>Lignes laissées de côté</source>
      <translation>Rows left aside</translation>
    </message>
    <message>
      <source>Lignes laissées de côté pour un conflit</source>
      <translation>Rows left aside for a conflict</translation>
    </message>
    <message>
      <source>Lignes lues</source>
      <translation>Rows read</translation>
    </message>
    <message>
      <source>Lignes modifiées</source>
      <translation>Rows changed</translation>
    </message>
    <message>
      <source>Lignes modifiées ou supprimées</source>
      <translation>Rows changed or deleted</translation>
    </message>
    <message>
      <source>Lignes nouvelles</source>
      <translation>New rows</translation>
    </message>
    <message>
      <source>Lignes portant ce n° RPLS</source>
      <translation>Rows with this RPLS number</translation>
    </message>
    <message>
      <source>Lignes que l’extrait a changées</source>
      <translation>Rows that the extract changed</translation>
    </message>
    <message>
      <source>Lignes refusées</source>
      <translation>Rows refused</translation>
    </message>
    <message>
      <source>Lignes refusées pour erreur</source>
      <translation>Rows refused for an error</translation>
    </message>
    <message>
      <source>Lignes reportées</source>
      <translation>Lines carried over</translation>
    </message>
    <message>
      <source>Lignes supprimées</source>
      <translation>Rows deleted</translation>
    </message>
    <message>
      <source>Lignes écrites</source>
      <translation>Rows written</translation>
    </message>
    <message>
      <source>Lister aussi les anomalies acceptées</source>
      <translation>Also list the accepted anomalies</translation>
    </message>
    <message>
      <source>Lit le fichier d’un bailleur (.xlsx, .ods ou .csv, colonnes dans n’importe quel ordre), contrôle chaque valeur, reconnaît les logements déjà dans la base (n° RPLS, identifiant local, n° interne, parcelle et adresse) et montre les différences.

En simulation, rien n’est écrit. Sinon tout est écrit en une transaction, après une copie du GeoPackage ; les lignes en erreur ou en conflit sont laissées de côté, une cellule vide ne change rien, et le même fichier une seconde fois ne change rien. L’import s’annule en entier par « Annuler un import ».

Le rapport donne chaque anomalie à sa cellule ; le courriel au bailleur et les lignes à corriger sont écrits à côté.</source>
      <translation>Reads the file of a landlord (.xlsx, .ods or .csv, columns in any order), checks every value, recognises the dwellings already in the base (RPLS number, local identifier, internal number, plot and address) and shows the differences.

In simulation, nothing is written. Otherwise everything is written in one transaction, after a copy of the GeoPackage; rows with an error or in conflict are left aside, an empty cell changes nothing, and the same file a second time changes nothing. The whole import is undone by “Undo an import”.

The report gives each anomaly at its cell; the mail to the landlord and the rows to correct are written beside it.</translation>
    </message>
    <message>
      <source>Lit le fichier ouvert « DPE logements existants » de l’ADEME, ou un extrait (.csv, .csv.gz ou .zip), et retrouve les logements de la base : par leur n° RPLS, sinon par leur bâtiment (id_rnb), sinon par leur adresse, pour une maison dont la surface est la même à 10 % près. La méthode et un score sont gardés ; deux clés qui se contredisent n’en désignent aucun.

Un diagnostic qui en remplace un autre est suivi. Le rapport compare avant et après travaux, et donne trois listes : étiquette promise et non atteinte, livré sans diagnostic, étiquette déplacée par la seule réforme du 01/01/2026. Entre deux méthodes, aucun gain n’est montré.

Les diagnostics vont dans leur propre table : rien de ce qu’un bailleur a remonté ne change. En simulation, rien n’est écrit. Sinon tout l’est en une transaction, après une copie du GeoPackage, et s’annule en entier par « Annuler un import ».</source>
      <translation>Reads the open file « DPE logements existants » of the ADEME, or an extract of it (.csv, .csv.gz or .zip), and finds the dwellings of the base: by their RPLS number, else by their building (id_rnb), else by their address, for a house whose surface is the same within 10%. The method and a score are kept; two keys that contradict each other name no dwelling.

A diagnosis that replaces another is followed. The report compares before and after the works, and gives three lists: label promised and not reached, delivered without a diagnosis, label moved by the reform of 01/01/2026 alone. No gain is shown between two methods.

The diagnoses go into a table of their own: nothing that a landlord reported changes. As a simulation, nothing is written. Otherwise all is, in one transaction, after a copy of the GeoPackage, and is undone as a whole by « Undo an import ».</translation>
    </message>
    <message>
      <source>Lit les lignes d’une campagne dans un tableur (.xlsx, .ods ou .csv, colonnes dans n’importe quel ordre), d’un bailleur ou de tous : nom, EPCI, cités et communes (numéros ou noms, séparés par des points-virgules), nombres de logements, dates. Une ligne qui a le nom d’une ligne de la campagne la met à jour ; les autres sont créées en brouillon. Si le tableur a une colonne « Campagne », les lignes d’une autre année sont laissées de côté, et le rapport le dit.

Les règles sont celles de la fiche : total = C + BBC, biosourcés, EPCI et cités, date de dépôt. En simulation, rien n’est écrit. Sinon tout est écrit en une transaction, après une copie du GeoPackage, et l’import s’annule en entier par « Annuler un import ».</source>
      <translation>Reads the lines of a campaign from a spreadsheet (.xlsx, .ods or .csv, columns in any order), of one landlord or of all: name, EPCI, cités and municipalities (numbers or names, separated by semicolons), numbers of dwellings, dates. A line that has the name of a line of the campaign updates it; the others are created as drafts. If the spreadsheet has a “Campagne” column, the lines of another year are left aside, and the report says so.

The rules are those of the form: total = C + BBC, biosourced, EPCI and cités, date of deposit. In simulation, nothing is written. Otherwise everything is written in one transaction, after a copy of the GeoPackage, and the import is undone as a whole by “Undo an import”.</translation>
    </message>
    <message>
      <source>Lit une liste d’opérations par numéro, telle qu’elle sort de l’infocentre de l’État (SISAL, Galion, SIAP ; .xlsx, .ods ou .csv) : numéro et date de la décision, bailleur, EPCI, nombre de logements, montant. Chaque ligne est rapprochée d’une opération de la base par l’un de ses numéros, sinon par son intitulé ; les autres sont créées.

En simulation, rien n’est écrit. Sinon tout est écrit en une transaction, après une copie du GeoPackage, et l’import s’annule en entier par « Annuler un import ».</source>
      <translation>Reads a list of operations by number, as it comes out of the State’s infocentre (SISAL, Galion, SIAP; .xlsx, .ods or .csv): number and date of the decision, bailleur, EPCI, number of dwellings, amount. Each row is matched with an operation of the base by one of its numbers, else by its title; the others are created.

In simulation nothing is written. Otherwise everything is written in one transaction, after a copy of the GeoPackage, and the import is undone as a whole by “Undo an import”.</translation>
    </message>
    <message>
      <source>Livrés sans diagnostic après travaux</source>
      <translation>Delivered without a diagnosis after the works</translation>
    </message>
    <message>
      <source>Logements</source>
      <translation>Dwellings</translation>
    </message>
    <message>
      <source>Logements PALULOS</source>
      <translation>PALULOS dwellings</translation>
    </message>
    <message>
      <source>Logements absents de ce fichier</source>
      <translation>Dwellings absent from this file</translation>
    </message>
    <message>
      <source>Logements analysés</source>
      <translation>Analysed dwellings</translation>
    </message>
    <message>
      <source>Logements chargés dans la base</source>
      <translation>Dwellings loaded into the base</translation>
    </message>
    <message>
      <source>Logements complétés</source>
      <translation>Dwellings completed</translation>
    </message>
    <message>
      <source>Logements comptés</source>
      <translation>Dwellings counted</translation>
    </message>
    <message>
      <source>Logements contrôlés</source>
      <translation>Dwellings checked</translation>
    </message>
    <message>
      <source>Logements des causes</source>
      <translation>Dwellings of the causes</translation>
    </message>
    <message>
      <source>Logements dont le bâtiment est aussi celui d’un autre</source>
      <translation>Dwellings whose building is that of another too</translation>
    </message>
    <message>
      <source>Logements d’autres communes</source>
      <translation>Dwellings of other municipalities</translation>
    </message>
    <message>
      <source>Logements en quartier prioritaire</source>
      <translation>Dwellings in a priority quarter</translation>
    </message>
    <message>
      <source>Logements examinés</source>
      <translation>Dwellings examined</translation>
    </message>
    <message>
      <source>Logements financés</source>
      <translation>Financed dwellings</translation>
    </message>
    <message>
      <source>Logements financés (PALULOS)</source>
      <translation>Dwellings funded (PALULOS)</translation>
    </message>
    <message>
      <source>Logements financés de l’opération</source>
      <translation>Financed dwellings of the operation</translation>
    </message>
    <message>
      <source>Logements financés non remontés (solde)</source>
      <translation>Financed dwellings not reported (balance)</translation>
    </message>
    <message>
      <source>Logements géolocalisés</source>
      <translation>Geolocated dwellings</translation>
    </message>
    <message>
      <source>Logements hors PALULOS</source>
      <translation>Dwellings without PALULOS</translation>
    </message>
    <message>
      <source>Logements inchangés</source>
      <translation>Dwellings unchanged</translation>
    </message>
    <message>
      <source>Logements lus</source>
      <translation>Dwellings read</translation>
    </message>
    <message>
      <source>Logements lus dans le fichier</source>
      <translation>Dwellings read in the file</translation>
    </message>
    <message>
      <source>Logements modifiés</source>
      <translation>Dwellings changed</translation>
    </message>
    <message>
      <source>Logements non géolocalisés</source>
      <translation>Dwellings not geolocated</translation>
    </message>
    <message>
      <source>Logements nouveaux</source>
      <translation>New dwellings</translation>
    </message>
    <message>
      <source>Logements placés</source>
      <translation>Dwellings placed</translation>
    </message>
    <message>
      <source>Logements placés : {nombre}</source>
      <translation>Dwellings placed: {nombre}</translation>
    </message>
    <message>
      <source>Logements qui ont un IRIS</source>
      <translation>Dwellings that have an IRIS</translation>
    </message>
    <message>
      <source>Logements qui ont un bâtiment (RNB)</source>
      <translation>Dwellings that have a building (RNB)</translation>
    </message>
    <message>
      <source>Logements qui ont un diagnostic dans le fichier</source>
      <translation>Dwellings that have a diagnosis in the file</translation>
    </message>
    <message>
      <source>Logements qui ont une adresse (BAN)</source>
      <translation>Dwellings that have an address (BAN)</translation>
    </message>
    <message>
      <source>Logements reconnus dans le répertoire</source>
      <translation>Dwellings found in the register</translation>
    </message>
    <message>
      <source>Logements remontés</source>
      <translation>Dwellings reported</translation>
    </message>
    <message>
      <source>Logements remontés plusieurs fois</source>
      <translation>Dwellings reported several times</translation>
    </message>
    <message>
      <source>Logements restés sans position</source>
      <translation>Dwellings left without position</translation>
    </message>
    <message>
      <source>Logements sans n° RPLS</source>
      <translation>Dwellings without RPLS no.</translation>
    </message>
    <message>
      <source>Logements situés dans ou hors de l’UNESCO</source>
      <translation>Dwellings placed in or out of the UNESCO perimeter</translation>
    </message>
    <message>
      <source>Logements à visiter</source>
      <translation>Dwellings to visit</translation>
    </message>
    <message>
      <source>L’organisation n’écrit pas ce champ</source>
      <translation>The organisation does not write this field</translation>
    </message>
    <message>
      <source>Manquants des opérations incomplètes</source>
      <translation>Missing from incomplete operations</translation>
    </message>
    <message>
      <source>Mettre à niveau une base OSP</source>
      <translation>Upgrade an OSP base</translation>
    </message>
    <message>
      <source>Millésime (vide : celui du nom du fichier)</source>
      <translation>Vintage (empty: that of the file name)</translation>
    </message>
    <message>
      <source>Millésime chargé</source>
      <translation>Vintage loaded</translation>
    </message>
    <message>
      <source>Millésime des sources (noté dans chaque logement)</source>
      <translation>Vintage of the sources (noted in each dwelling)</translation>
    </message>
    <message>
      <source>Modifications défaites depuis</source>
      <translation>Changes taken back since</translation>
    </message>
    <message>
      <source>Modifiée</source>
      <translation>Changed</translation>
    </message>
    <message>
      <source>Modèle de remontée</source>
      <translation>Return template</translation>
    </message>
    <message>
      <source>Modèle de remontée bailleur</source>
      <translation>Landlord’s return template</translation>
    </message>
    <message>
      <source>Mois d’abord (12/25/2021)</source>
      <translation>Month first (12/25/2021)</translation>
    </message>
    <message>
      <source>Motif de la réouverture</source>
      <translation>Reason for reopening</translation>
    </message>
    <message>
      <source>Nature</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>Niveau</source>
      <translation>Level</translation>
    </message>
    <message>
      <source>Nom</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Nom de la personne</source>
      <translation>Name of the person</translation>
    </message>
    <message>
      <source>Nom du compte</source>
      <translation>Name of the account</translation>
    </message>
    <message>
      <source>Nom du compte (« j_martin_mc »)</source>
      <translation>Name of the account (“j_martin_mc”)</translation>
    </message>
    <message>
      <source>Nombre de colonnes</source>
      <translation>Number of columns</translation>
    </message>
    <message>
      <source>Nombre de déclencheurs et vues ajoutés, ni acceptés ni retirés</source>
      <translation>Number of added triggers and views, neither accepted nor removed</translation>
    </message>
    <message>
      <source>Nombre de défauts</source>
      <translation>Number of faults</translation>
    </message>
    <message>
      <source>Nombre de fiches</source>
      <translation>Number of sheets</translation>
    </message>
    <message>
      <source>Nombre de fichiers</source>
      <translation>Number of files</translation>
    </message>
    <message>
      <source>Nombre de lignes</source>
      <translation>Number of rows</translation>
    </message>
    <message>
      <source>Nombre de logements</source>
      <translation>Number of dwellings</translation>
    </message>
    <message>
      <source>Note d’un mouvement d’enveloppe</source>
      <translation>Note of a movement of envelope</translation>
    </message>
    <message>
      <source>Nouveau GeoPackage</source>
      <translation>New GeoPackage</translation>
    </message>
    <message>
      <source>Numéro de l’import (0 : rien d’écrit)</source>
      <translation>Number of the import (0: nothing written)</translation>
    </message>
    <message>
      <source>Numéro de l’import (vide : le dernier)</source>
      <translation>Number of the import (empty: the last one)</translation>
    </message>
    <message>
      <source>Numéro du mouvement (vide : tous)</source>
      <translation>Number of the movement (empty: all)</translation>
    </message>
    <message>
      <source>Numéro à annuler (0 : rien n’est écrit)</source>
      <translation>Number to undo (0: nothing is written)</translation>
    </message>
    <message>
      <source>Onglet « {onglet} », colonne « {colonne} » ({champ}) : cellules lues autrement qu’elles ne sont écrites, {nombre} ; {exemples}.</source>
      <translation>Tab “{onglet}”, column “{colonne}” ({champ}): cells read otherwise than they are written, {nombre}; {exemples}.</translation>
    </message>
    <message>
      <source>Opérations</source>
      <translation>Operations</translation>
    </message>
    <message>
      <source>Opérations PALULOS</source>
      <translation>PALULOS operations</translation>
    </message>
    <message>
      <source>Opérations et autres lignes des causes</source>
      <translation>Operations and other rows of the causes</translation>
    </message>
    <message>
      <source>Opérations inchangées</source>
      <translation>Operations unchanged</translation>
    </message>
    <message>
      <source>Opérations modifiées</source>
      <translation>Operations changed</translation>
    </message>
    <message>
      <source>Opérations nouvelles</source>
      <translation>New operations</translation>
    </message>
    <message>
      <source>Ordre des dates écrites en chiffres</source>
      <translation>Order of dates written in figures</translation>
    </message>
    <message>
      <source>Organisation « {organisation} » : rôle {role}.</source>
      <translation>Organisation “{organisation}”: role {role}.</translation>
    </message>
    <message>
      <source>Organisations</source>
      <translation>Organisations</translation>
    </message>
    <message>
      <source>Ou à une date, d’après le journal (une date sans heure est la fin de ce jour)</source>
      <translation>Or at a date, from the journal (a date without time is the end of that day)</translation>
    </message>
    <message>
      <source>Ouvre la campagne de programmation d’une année, avec une enveloppe par délégataire, dont le reliquat est ce que laisse la campagne précédente si elle est close. Elle n’a de tarif que celui de la campagne que vous nommez, ou celui publié pour 2021 : sinon elle s’ouvre sans tarif, et le dit. Tout se saisit ensuite dans les tables Tarifs et Enveloppes.</source>
      <translation>Opens the programming campaign of a year, with an envelope per délégataire, whose remainder is what the previous campaign leaves if it is closed. It has no other tariff than that of the campaign that you name, or the one published for 2021: otherwise it opens without a tariff, and says so. Everything is then entered in the tables “Tarifs” and “Enveloppes”.</translation>
    </message>
    <message>
      <source>Ouvrir tout de suite (sinon : demander)</source>
      <translation>Open at once (else: ask)</translation>
    </message>
    <message>
      <source>Ouvrir une campagne</source>
      <translation>Open a campaign</translation>
    </message>
    <message>
      <source>Où la convention est rangée</source>
      <translation>Where the convention is kept</translation>
    </message>
    <message>
      <source>PALULOS</source>
      <translation>PALULOS</translation>
    </message>
    <message>
      <source>PDF (*.pdf)</source>
      <translation>PDF (*.pdf)</translation>
    </message>
    <message>
      <source>Page HTML (*.html)</source>
      <translation>HTML page (*.html)</translation>
    </message>
    <message>
      <source>Page HTML (*.html);;Classeur Excel (*.xlsx)</source>
      <translation>HTML page (*.html);;Excel workbook (*.xlsx)</translation>
    </message>
    <message>
      <source>Papier</source>
      <translation>Paper</translation>
    </message>
    <message>
      <source>Par</source>
      <translation>By</translation>
    </message>
    <message>
      <source>Paragraphe</source>
      <translation>Paragraph</translation>
    </message>
    <message>
      <source>Parcelles</source>
      <translation>Parcels</translation>
    </message>
    <message>
      <source>Parcelles (vide : celles de la base)</source>
      <translation>Parcels (empty: those of the base)</translation>
    </message>
    <message>
      <source>Parcelles : {couche}, identifiant « {champ} ».</source>
      <translation>Parcels: {couche}, identifier “{champ}”.</translation>
    </message>
    <message>
      <source>Placement</source>
      <translation>Placing</translation>
    </message>
    <message>
      <source>Placer de nouveau ceux qui ne l’ont pas été à la main</source>
      <translation>Place again those that were not placed by hand</translation>
    </message>
    <message>
      <source>Portée (niveau et code, comme « epci:CALL » ; vide : tout le Bassin minier)</source>
      <translation>Scope (level and code, such as “epci:CALL”; empty: the whole Bassin minier)</translation>
    </message>
    <message>
      <source>Pose sur chaque logement, d’après sa position, les clés qui le relient aux données ouvertes : bâtiment (RNB), adresse (BAN), quartier prioritaire 2024, IRIS, périmètre UNESCO. Ne sont posées que celles dont la source est donnée ; les autres restent.

Le RNB et la BAN sont les fichiers de leur département (.csv, .csv.gz ou .zip), lus par morceaux : le bâtiment le plus proche à moins de 15 m, l’adresse du même numéro, sinon la plus proche, à moins de 30 m. Les quartiers, IRIS et périmètres sont des couches de polygones. Un logement sans position perd la clé qui est reposée.

Le champ « Origine des clés » garde le fichier, le millésime et le jour. Tout est écrit en une transaction, après une copie du GeoPackage, et s’annule par « Annuler un import ».</source>
      <translation>Lays on each dwelling, by its position, the keys that join it to open data: building (RNB), address (BAN), priority quarter 2024, IRIS, UNESCO perimeter. Only those whose source is given are laid; the others stay.

The RNB and the BAN are the files of their département (.csv, .csv.gz or .zip), read by pieces: the nearest building within 15 m, the address of the same number, else the nearest, within 30 m. Quarters, IRIS and perimeters are layers of polygons. A dwelling without a position loses the key that is laid again.

The field “Origine des clés” keeps the file, the vintage and the day. All is written in one transaction, after a copy of the GeoPackage, and is undone by “Undo an import”.</translation>
    </message>
    <message>
      <source>Poser les clés des données ouvertes</source>
      <translation>Lay the keys of open data</translation>
    </message>
    <message>
      <source>Position</source>
      <translation>Position</translation>
    </message>
    <message>
      <source>Positions conservées</source>
      <translation>Positions kept</translation>
    </message>
    <message>
      <source>Positions écrites dans la base. « Annuler un import », numéro {numero}, les retire en entier.</source>
      <translation>Positions written in the base. “Undo an import”, number {numero}, takes them back as a whole.</translation>
    </message>
    <message>
      <source>Pourquoi</source>
      <translation>Why</translation>
    </message>
    <message>
      <source>Première année de financement</source>
      <translation>First year of financing</translation>
    </message>
    <message>
      <source>Première fiche</source>
      <translation>First sheet</translation>
    </message>
    <message>
      <source>Prendre l’extrait</source>
      <translation>Take the extract</translation>
    </message>
    <message>
      <source>Programmation</source>
      <translation>Programming</translation>
    </message>
    <message>
      <source>Provisoire (sinon définitive : elle ne changera plus)</source>
      <translation>Provisional (otherwise definitive: it will change no more)</translation>
    </message>
    <message>
      <source>Préfixe des rôles (vide : celui de la base, ou « osp »)</source>
      <translation>Prefix of the roles (empty: that of the base, or “osp”)</translation>
    </message>
    <message>
      <source>Préparer une visite</source>
      <translation>Prepare a visit</translation>
    </message>
    <message>
      <source>Périmètre (code du bailleur, de l’EPCI, du département)</source>
      <translation>Perimeter (code of the bailleur, EPCI, département)</translation>
    </message>
    <message>
      <source>Périmètre des EPCI : celui des codes de la base, constant (celui d’une date), ou de l’époque de chaque logement</source>
      <translation>Perimeter of the EPCI: that of the codes of the base, constant (that of a date), or of the time of each dwelling</translation>
    </message>
    <message>
      <source>Quartiers prioritaires 2024</source>
      <translation>Priority quarters 2024</translation>
    </message>
    <message>
      <source>Rapport</source>
      <translation>Report</translation>
    </message>
    <message>
      <source>Rapporte dans la base ce qu’un extrait a changé, champ par champ : ce que lui seul a changé est écrit, ce que la base seule a changé reste. Ce que les deux ont changé autrement est un conflit, que la règle tranche ; la fenêtre du menu les montre un par un. Rien n’est écrit hors du périmètre de l’extrait, ni dans les champs d’un autre.

Tout s’écrit en une fois, et s’annule en entier par « Annuler un import ». Un GeoPackage est d’abord copié à côté de lui-même. Un extrait revient une fois : continuez ensuite sur un nouveau.</source>
      <translation>Brings back into the base what an extract changed, field by field: what it alone changed is written, what the base alone changed stays. What both changed differently is a conflict, which the rule settles; the window of the menu shows them one by one. Nothing is written out of the perimeter of the extract, nor in fields of others.

All is written at once, and undone as a whole by “Undo an import”. A GeoPackage is first copied beside itself. An extract comes back once: go on with a new one.</translation>
    </message>
    <message>
      <source>Refusé</source>
      <translation>Refused</translation>
    </message>
    <message>
      <source>Relancer au-delà de (jours sans nouvelles)</source>
      <translation>Remind beyond (days without news)</translation>
    </message>
    <message>
      <source>Relit toute la base : pages du fichier, index, règles et renvois de chaque ligne, tables, colonnes, contraintes, déclencheurs et vues de sa version. Dit ce qui est abîmé ou manque, et comment le récupérer. Une base où quelqu’un d’autre a mis des déclencheurs ou des vues ne s’ouvre qu’en lecture : retirez-les (un GeoPackage est d’abord copié à côté de lui-même), ou acceptez-les si vous savez ce qu’ils font. Ce choix vaut sur ce poste, pour cette base, tant qu’ils ne changent pas.</source>
      <translation>Reads the whole base again: pages of the file, indexes, rules and links of each row, tables, columns, constraints, triggers and views of its version. Tells what is damaged or missing, and how to recover it. A base in which somebody else put triggers or views opens read-only: remove them (a GeoPackage is first copied beside itself), or accept them if you know what they do. This choice holds on this computer, for this base, as long as they do not change.</translation>
    </message>
    <message>
      <source>Remontées</source>
      <translation>Returns</translation>
    </message>
    <message>
      <source>Remontés au-delà de la décision</source>
      <translation>Reported beyond the decision</translation>
    </message>
    <message>
      <source>Remplit les champs vides des logements d’après le répertoire RPLS chargé dans la base : surface habitable, année de construction, typologie, étiquette avant travaux, adresse. Un logement se reconnaît à son n° RPLS ; à défaut à son adresse, s’il y est seul dans la base comme dans le répertoire.

Ce qu’un bailleur a remonté n’est jamais remplacé : les valeurs qui diffèrent sont listées dans le rapport. L’étiquette n’est reprise que si le diagnostic précède les travaux. Le champ « Complété d’après le RPLS » dit de chaque logement ce qui en vient.

En simulation, rien n’est écrit. Sinon tout l’est en une transaction, après une copie du GeoPackage, et s’annule en entier par « Annuler un import ».</source>
      <translation>Fills the empty fields of the dwellings from the RPLS register loaded in the base: living area, year of construction, type, energy label before works, address. A dwelling is recognised by its RPLS no.; failing that by its address, if it is alone there in the base as in the register.

What a landlord reported is never replaced: values that differ are listed in the report. The label is taken only if the diagnosis precedes the works. The field “Complété d’après le RPLS” tells for each dwelling what came from it.

In simulation nothing is written. Otherwise everything is, in one transaction, after a copy of the GeoPackage, and is undone as a whole by “Undo an import”.</translation>
    </message>
    <message>
      <source>Remplit une table de référence de la base depuis une couche : communes et EPCI de l’IGN, départements, cités, parcelles du cadastre, liste des bailleurs, ou références dans le temps (reference_epoque : qui était de quel EPCI, de quel jour à quel jour). Les colonnes sont reconnues à leur nom (insee_com, nom, siren…) ; « Correspondance » permet de dire, champ par champ, une autre colonne ou une expression de QGIS, ou rien pour laisser vide.

Les contours sont convertis en Lambert-93 et en multipolygones ; ceux qui ne sont pas valides sont réparés, et c’est dit. Un EPCI se reconnaît à son SIREN.

« mettre à jour » modifie les lignes déjà là et ajoute les autres ; « ajouter » n’y touche pas ; « remplacer » retire aussi celles que la couche n’a pas, sauf si des logements en dépendent : rien n’est alors écrit. Une valeur vide ne change rien. Tout est écrit en une transaction, après une copie du GeoPackage.

Chargez dans l’ordre : départements, EPCI, communes, puis cités.</source>
      <translation>Fills a reference table of the base from a layer: municipalities and EPCI of the IGN, départements, estates, cadastral parcels, the list of landlords, or references over time (reference_epoque: who belonged to which EPCI, from which day to which). Columns are recognised by their name (insee_com, nom, siren…); “Matching” lets you give, field by field, another column or a QGIS expression, or nothing to leave it empty.

Outlines are converted to Lambert-93 and to multipolygons; those that are not valid are repaired, and this is told. An EPCI is recognised by its SIREN.

“mettre à jour” changes the rows already there and adds the others; “ajouter” leaves them alone; “remplacer” also removes those that the layer has not, unless dwellings depend on them: nothing is then written. An empty value changes nothing. Everything is written in one transaction, after a copy of the GeoPackage.

Load in this order: départements, EPCI, municipalities, then estates.</translation>
    </message>
    <message>
      <source>Reporter dans la campagne suivante</source>
      <translation>Carry over into the next campaign</translation>
    </message>
    <message>
      <source>Reprendre le tarif de la campagne (vide : aucun)</source>
      <translation>Take the tariff of the campaign (empty: none)</translation>
    </message>
    <message>
      <source>Retirés de « {base} » : {objets}.</source>
      <translation>Removed from “{base}”: {objets}.</translation>
    </message>
    <message>
      <source>Retour de l’extrait « {fichier} »</source>
      <translation>Return of the extract “{fichier}”</translation>
    </message>
    <message>
      <source>Rien n’a changé entre ces dates.</source>
      <translation>Nothing changed between these dates.</translation>
    </message>
    <message>
      <source>Rien à écrire : la base est inchangée</source>
      <translation>Nothing to write: the base is unchanged</translation>
    </message>
    <message>
      <source>Rouvre une campagne close : ses lignes reprennent le statut Publié et se corrigent. Le motif, obligatoire, est gardé par le journal avec votre nom et la date.</source>
      <translation>Reopens a closed campaign: its lines take back the status Publié and can be corrected. The reason, which is required, is kept by the log with your name and the date.</translation>
    </message>
    <message>
      <source>Rouvrir une campagne</source>
      <translation>Reopen a campaign</translation>
    </message>
    <message>
      <source>Réintégrer un extrait</source>
      <translation>Bring back an extract</translation>
    </message>
    <message>
      <source>Rétablie</source>
      <translation>Restored</translation>
    </message>
    <message>
      <source>Rôle de l’organisation</source>
      <translation>Role of the organisation</translation>
    </message>
    <message>
      <source>Rôles créés sur le serveur de « {base} ».</source>
      <translation>Roles made on the server of “{base}”.</translation>
    </message>
    <message>
      <source>Rôles de la base</source>
      <translation>Roles of the base</translation>
    </message>
    <message>
      <source>Sa campagne est close dans la base</source>
      <translation>Its campaign is closed in the base</translation>
    </message>
    <message>
      <source>Sans année</source>
      <translation>Without year</translation>
    </message>
    <message>
      <source>Sans base OSP, ces indicateurs n’ont pas de valeur : {indicateurs}. Donnez la base qui contient les autres tables.</source>
      <translation>Without an OSP base these indicators have no value: {indicateurs}. Give the base that holds the other tables.</translation>
    </message>
    <message>
      <source>Sans chiffre à l’une des deux dates, donc sans cascade : {codes}.</source>
      <translation>Without a figure at one of the dates, hence without a waterfall: {codes}.</translation>
    </message>
    <message>
      <source>Sans n° RPLS, un logement ne se reconnaît qu’à son adresse, quand il y est seul.</source>
      <translation>Without RPLS no., a dwelling is recognised only by its address, when it is alone there.</translation>
    </message>
    <message>
      <source>Sauvegarde de la base d’avant</source>
      <translation>Backup of the former base</translation>
    </message>
    <message>
      <source>Schéma de la base PostgreSQL</source>
      <translation>Schema of the PostgreSQL database</translation>
    </message>
    <message>
      <source>Schéma de la base créée</source>
      <translation>Schema of the base created</translation>
    </message>
    <message>
      <source>Score de la position</source>
      <translation>Score of the position</translation>
    </message>
    <message>
      <source>Script SQL (*.sql)</source>
      <translation>SQL script (*.sql)</translation>
    </message>
    <message>
      <source>Script pour l’administrateur du serveur</source>
      <translation>Script for the administrator of the server</translation>
    </message>
    <message>
      <source>Script écrit : {fichier}. Faites-le jouer par l’administrateur du serveur, connecté à la base de données.</source>
      <translation>Script written: {fichier}. Have it run by the administrator of the server, connected to the database.</translation>
    </message>
    <message>
      <source>Scénario (vide : ce que la base donne)</source>
      <translation>Scenario (empty: what the base gives)</translation>
    </message>
    <message>
      <source>Secret : loyers, occupation et relogement ne se montrent qu’à partir de… logements (vide : le seuil des options)</source>
      <translation>Secrecy: rents, occupancy and rehousing are shown only from… dwellings (empty: the threshold of the options)</translation>
    </message>
    <message>
      <source>Sessions encore ouvertes</source>
      <translation>Sessions still open</translation>
    </message>
    <message>
      <source>Sessions encore ouvertes : {nombre}. Elles continuent jusqu’à ce qu’elles se ferment ; l’administrateur du serveur peut les couper.</source>
      <translation>Sessions still open: {nombre}. They go on until they are closed; the administrator of the server can end them.</translation>
    </message>
    <message>
      <source>Seulement les communes de la base</source>
      <translation>Only the municipalities of the base</translation>
    </message>
    <message>
      <source>Simulation : compter sans rien écrire</source>
      <translation>Simulation: count and write nothing</translation>
    </message>
    <message>
      <source>Simulation : montrer les différences sans rien écrire</source>
      <translation>Simulation: show the differences without writing anything</translation>
    </message>
    <message>
      <source>Simulation, rien n’a été écrit</source>
      <translation>Simulation, nothing was written</translation>
    </message>
    <message>
      <source>Situation</source>
      <translation>Situation</translation>
    </message>
    <message>
      <source>Situation au</source>
      <translation>Situation on</translation>
    </message>
    <message>
      <source>Situation au {jour} arrêtée : « {titre} », édition {edition}, {etat}, empreinte {empreinte}.</source>
      <translation>Situation of {jour} kept: “{titre}”, edition {edition}, {etat}, hash {empreinte}.</translation>
    </message>
    <message>
      <source>Situations et évolutions</source>
      <translation>Situations and changes</translation>
    </message>
    <message>
      <source>Soldes et calendrier au</source>
      <translation>Balances and calendar on</translation>
    </message>
    <message>
      <source>Source : {source}</source>
      <translation>Source: {source}</translation>
    </message>
    <message>
      <source>Source de la position</source>
      <translation>Source of the position</translation>
    </message>
    <message>
      <source>Statistiques et fiches</source>
      <translation>Statistics and sheets</translation>
    </message>
    <message>
      <source>Statistiques par EPCI et autres niveaux</source>
      <translation>Statistics per EPCI and other levels</translation>
    </message>
    <message>
      <source>Suivi de la programmation</source>
      <translation>Programming follow-up</translation>
    </message>
    <message>
      <source>Suivi financier</source>
      <translation>Financial follow-up</translation>
    </message>
    <message>
      <source>Suivre les étiquettes par les diagnostics (DPE)</source>
      <translation>Follow energy labels by the diagnoses (DPE)</translation>
    </message>
    <message>
      <source>Supprimée</source>
      <translation>Deleted</translation>
    </message>
    <message>
      <source>Supprimée dans l’extrait, changée dans la base</source>
      <translation>Deleted in the extract, changed in the base</translation>
    </message>
    <message>
      <source>Sur un serveur PostGIS (PostgreSQL 15 ou plus récent), chacun est son compte, et un rôle dit ce qu’il peut : un groupe par métier (lecture, bailleur, EPCI, DDTM, DREAL, administrateur), un rôle par organisation, un propriétaire qui ne se connecte pas.

Les créer revient à l’administrateur du serveur. Donnez un fichier : le script y est écrit, à faire jouer par lui, sans mot de passe ni donnée. Ou appliquez tout de suite, si votre compte le peut. Rien n’est défait de ce qui est déjà là ; un rôle du même nom qui n’est pas de cette base arrête tout.

« Comptes tenus par les organisations » ajoute un schéma de fonctions, par lesquelles l’administrateur local d’une organisation ouvre et ferme les comptes de la sienne, et d’aucune autre. Sans lui, le script n’a que les rôles et leurs appartenances : les comptes viennent alors d’un annuaire.</source>
      <translation>On a PostGIS server (PostgreSQL 15 or later), each person is their account, and a role says what it may do: a group per trade (lecture, bailleur, EPCI, DDTM, DREAL, administrator), a role per organisation, an owner that nobody logs in as.

Making them is for the administrator of the server. Give a file: the script is written there, to be run by them, without password or data. Or apply at once, if your account may. Nothing is undone of what is there; a role of the same name that is not of this base stops everything.

“Accounts kept by the organisations” adds a schema of functions, by which the local administrator of an organisation opens and closes the accounts of its own, and of no other. Without it, the script only has the roles and their memberships: accounts then come from a directory.</translation>
    </message>
    <message>
      <source>Suspendre un compte</source>
      <translation>Suspend an account</translation>
    </message>
    <message>
      <source>Synthèse</source>
      <translation>Synthesis</translation>
    </message>
    <message>
      <source>Synthèses par…</source>
      <translation>Summaries by…</translation>
    </message>
    <message>
      <source>Séance du CRHH</source>
      <translation>CRHH session</translation>
    </message>
    <message>
      <source>Table ou fichier du RPLS (vide : la table de la base)</source>
      <translation>Table or file of the RPLS (empty: the table of the base)</translation>
    </message>
    <message>
      <source>Table à remplir</source>
      <translation>Table to fill</translation>
    </message>
    <message>
      <source>Tableau</source>
      <translation>Table</translation>
    </message>
    <message>
      <source>Tableau croisé</source>
      <translation>Crosstab</translation>
    </message>
    <message>
      <source>Tableaux</source>
      <translation>Tables</translation>
    </message>
    <message>
      <source>Territoire ou bailleur</source>
      <translation>Territory or landlord</translation>
    </message>
    <message>
      <source>Territoires</source>
      <translation>Territories</translation>
    </message>
    <message>
      <source>Territoires (codes séparés par « ; » ; vide : tous)</source>
      <translation>Territories (codes separated by “;”; empty: all)</translation>
    </message>
    <message>
      <source>Territoires expliqués</source>
      <translation>Territories explained</translation>
    </message>
    <message>
      <source>Territoires laissés secrets : {codes}.</source>
      <translation>Territories left secret: {codes}.</translation>
    </message>
    <message>
      <source>Titre</source>
      <translation>Title</translation>
    </message>
    <message>
      <source>Tolérance sur les limites des communes, cités, parcelles</source>
      <translation>Tolerance on the borders of municipalities, estates, parcels</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Total</translation>
    </message>
    <message>
      <source>Tous les fichiers</source>
      <translation>All files</translation>
    </message>
    <message>
      <source>Trajectoire sur plusieurs années</source>
      <translation>Trajectory over several years</translation>
    </message>
    <message>
      <source>Types de financement (aucun : tous)</source>
      <translation>Types of funding (none: all)</translation>
    </message>
    <message>
      <source>UNESCO : bien inscrit</source>
      <translation>UNESCO: property</translation>
    </message>
    <message>
      <source>UNESCO : zone tampon</source>
      <translation>UNESCO: buffer zone</translation>
    </message>
    <message>
      <source>Valeurs complétées</source>
      <translation>Values completed</translation>
    </message>
    <message>
      <source>Valeurs illisibles ou invraisemblables, laissées vides</source>
      <translation>Unreadable or unlikely values, left empty</translation>
    </message>
    <message>
      <source>Valeurs remontées qui diffèrent du répertoire</source>
      <translation>Reported values that differ from the register</translation>
    </message>
    <message>
      <source>Valide jusqu’au</source>
      <translation>Valid until</translation>
    </message>
    <message>
      <source>Vers la campagne</source>
      <translation>Into the campaign</translation>
    </message>
    <message>
      <source>Version avant</source>
      <translation>Version before</translation>
    </message>
    <message>
      <source>Version de la base</source>
      <translation>Version of the base</translation>
    </message>
    <message>
      <source>Vous n’avez pas le droit de lire les anciennes valeurs de ces champs, laissées vides : {champs}.</source>
      <translation>You may not read the former values of these fields, left empty: {champs}.</translation>
    </message>
    <message>
      <source>Vérifier une base OSP</source>
      <translation>Check an OSP base</translation>
    </message>
    <message>
      <source>bailleur {bailleur}</source>
      <translation>landlord {bailleur}</translation>
    </message>
    <message>
      <source>commune, section, n°</source>
      <translation>commune, section, no.</translation>
    </message>
    <message>
      <source>dans leur parcelle</source>
      <translation>in their parcel</translation>
    </message>
    <message>
      <source>dont liés par un remplacement</source>
      <translation>of which linked by a replacement</translation>
    </message>
    <message>
      <source>dont reconnus à leur adresse</source>
      <translation>of which recognised by their address</translation>
    </message>
    <message>
      <source>dont reconnus à leur adresse et surface</source>
      <translation>of which known by their address and surface</translation>
    </message>
    <message>
      <source>dont reconnus à leur bâtiment</source>
      <translation>of which known by their building</translation>
    </message>
    <message>
      <source>dont reconnus à leur n° RPLS</source>
      <translation>of which known by their RPLS number</translation>
    </message>
    <message>
      <source>dont sans code du niveau</source>
      <translation>of which without a code of the level</translation>
    </message>
    <message>
      <source>dont sans position</source>
      <translation>of which without position</translation>
    </message>
    <message>
      <source>définitive</source>
      <translation>definitive</translation>
    </message>
    <message>
      <source>ligne n° {cle} de l’extrait</source>
      <translation>row no {cle} of the extract</translation>
    </message>
    <message>
      <source>ou connexion PostgreSQL</source>
      <translation>or PostgreSQL connection</translation>
    </message>
    <message>
      <source>ou de la situation (date, titre, empreinte)</source>
      <translation>or from the situation (date, title, hash)</translation>
    </message>
    <message>
      <source>ou opération (son intitulé)</source>
      <translation>or operation (its title)</translation>
    </message>
    <message>
      <source>ou à la situation (date, titre, empreinte)</source>
      <translation>or to the situation (date, title, hash)</translation>
    </message>
    <message>
      <source>par le service d’adresses en ligne</source>
      <translation>by the online address service</translation>
    </message>
    <message>
      <source>par leur adresse (BAN)</source>
      <translation>by their address (BAN)</translation>
    </message>
    <message>
      <source>position</source>
      <translation>position</translation>
    </message>
    <message>
      <source>provisoire</source>
      <translation>provisional</translation>
    </message>
    <message>
      <source>rien à écrire</source>
      <translation>nothing to write</translation>
    </message>
    <message>
      <source>tous</source>
      <translation>all</translation>
    </message>
    <message>
      <source>une position</source>
      <translation>a position</translation>
    </message>
    <message>
      <source>{absents} n’ont pas de code : ils sont sous « Non renseigné ».</source>
      <translation>{absents} have no code: they are under “Non renseigné”.</translation>
    </message>
    <message>
      <source>{absents} n’ont pas de position : ils comptent pour le territoire dont ils portent le code.</source>
      <translation>{absents} have no position: they count for the territory whose code they bear.</translation>
    </message>
    <message>
      <source>{absents} sont hors de la couche ou sans position : ils sont sous « Non renseigné ».</source>
      <translation>{absents} are out of the layer or have no position: they are under “Non renseigné”.</translation>
    </message>
    <message>
      <source>{couche} : champ du code (vide : reconnu)</source>
      <translation>{couche}: field of the code (empty: recognised)</translation>
    </message>
    <message>
      <source>{finances} logements financés (PALULOS) : il en manque {manquants} en solde ({bruts} dans les opérations incomplètes, {trop} en trop dans d’autres). {doublons} logements sont remontés plusieurs fois, {absents} ne sont pas géolocalisés.</source>
      <translation>{finances} dwellings funded (PALULOS): {manquants} are missing on balance ({bruts} in incomplete operations, {trop} too many in others). {doublons} dwellings are reported several times, {absents} are not geolocated.</translation>
    </message>
    <message>
      <source>{finances} logements financés : il en manque {manquants} en solde. {doublons} identifiants sont remontés plusieurs fois.</source>
      <translation>{finances} dwellings financed: {manquants} are missing on balance. {doublons} identifiers are reported more than once.</translation>
    </message>
    <message>
      <source>{logements} logements contrôlés : {erreurs} erreurs, {avertissements} avertissements ; {acceptees} anomalies acceptées ne sont plus signalées.</source>
      <translation>{logements} dwellings checked: {erreurs} errors, {avertissements} warnings; {acceptees} accepted anomalies are no longer reported.</translation>
    </message>
    <message>
      <source>{logements} logements remontés, dont {places} géolocalisés et {absents} non ; {palulos} PALULOS et {hors} hors PALULOS, dans {operations} opérations dont {financees} PALULOS.</source>
      <translation>{logements} dwellings reported, of which {places} geolocated and {absents} not; {palulos} with PALULOS and {hors} without, in {operations} operations of which {financees} with PALULOS.</translation>
    </message>
    <message>
      <source>{logements} logements sont comptés.</source>
      <translation>{logements} dwellings are counted.</translation>
    </message>
    <message>
      <source>{manque} lignes sur {nombre} n’y sont pas</source>
      <translation>{manque} rows out of {nombre} are not there</translation>
    </message>
    <message>
      <source>{nombre} contours n’étaient pas valides (un bord se croise) et ont été réparés : regardez-les sur la carte.</source>
      <translation>{nombre} outlines were not valid (an edge crosses itself) and were repaired: look at them on the map.</translation>
    </message>
    <message>
      <source>{nombre} ligne ajoutée</source>
      <translation>{nombre} row added</translation>
    </message>
    <message>
      <source>{nombre} ligne laissée de côté</source>
      <translation>{nombre} row left aside</translation>
    </message>
    <message>
      <source>{nombre} ligne modifiée</source>
      <translation>{nombre} row changed</translation>
    </message>
    <message>
      <source>{nombre} ligne supprimée</source>
      <translation>{nombre} row deleted</translation>
    </message>
    <message>
      <source>{nombre} lignes ajoutées</source>
      <translation>{nombre} rows added</translation>
    </message>
    <message>
      <source>{nombre} lignes laissées de côté</source>
      <translation>{nombre} rows left aside</translation>
    </message>
    <message>
      <source>{nombre} lignes modifiées</source>
      <translation>{nombre} rows changed</translation>
    </message>
    <message>
      <source>{nombre} lignes supprimées</source>
      <translation>{nombre} rows deleted</translation>
    </message>
    <message>
      <source>{nombre} logements à visiter. Copiez le dossier « {dossier} » sur la tablette et ouvrez visite.qgz dans QField.</source>
      <translation>{nombre} dwellings to visit. Copy the folder “{dossier}” to the tablet and open visite.qgz in QField.</translation>
    </message>
    <message>
      <source>{nombre} noms de colonnes y sont changés ({noms})</source>
      <translation>{nombre} column names are changed there ({noms})</translation>
    </message>
    <message>
      <source>{nombre} renvois vers une ligne d’un autre (l’opération d’un autre bailleur, par exemple) sont laissés vides dans l’extrait ; la base les garde.</source>
      <translation>{nombre} links to a row of another (the operation of another bailleur, for instance) are left empty in the extract; the base keeps them.</translation>
    </message>
    <message>
      <source>« {base} » : version {avant}, puis {apres}.</source>
      <translation>“{base}”: version {avant}, then {apres}.</translation>
    </message>
    <message>
      <source>« {fichier} » : ce format de fichier ne garde pas tout, {quoi}. Un GeoPackage garde tout.</source>
      <translation>“{fichier}”: this file format does not keep everything, {quoi}. A GeoPackage keeps everything.</translation>
    </message>
    <message>
      <source>« {fichier} » : extrait de « {base} » du {date}, pour {nom} ({nature}).</source>
      <translation>“{fichier}”: extract of “{base}” of {date}, for {nom} ({nature}).</translation>
    </message>
    <message>
      <source>« {fichier} » est l’état au {date} : {lignes} modifications faites depuis sont défaites.</source>
      <translation>“{fichier}” is the state at {date}: {lignes} changes made since are taken back.</translation>
    </message>
    <message>
      <source>« {ligne} » est reportée.</source>
      <translation>“{ligne}” is carried over.</translation>
    </message>
    <message>
      <source>« {titre} » : {nombre} chiffres secrets, laissés vides ({codes}).</source>
      <translation>“{titre}”: {nombre} secret figures, left empty ({codes}).</translation>
    </message>
    <message>
      <source>« {valeur} » n’est pas dans la base : le champ « {champ} » de {nombre} lignes est laissé vide.</source>
      <translation>“{valeur}” is not in the base: the field “{champ}” of {nombre} rows is left empty.</translation>
    </message>
    <message>
      <source>À ce niveau ou avec ces critères, ces indicateurs n’ont pas de valeur : {indicateurs}.</source>
      <translation>At this level or with these criteria, these indicators have no value: {indicateurs}.</translation>
    </message>
    <message>
      <source>À l’extraction</source>
      <translation>At the cut</translation>
    </message>
    <message>
      <source>Écart de l’opération</source>
      <translation>Gap of the operation</translation>
    </message>
    <message>
      <source>Échéances des opérations</source>
      <translation>Deadlines of operations</translation>
    </message>
    <message>
      <source>Échéances passées ou à moins de 12 mois</source>
      <translation>Deadlines past or within 12 months</translation>
    </message>
    <message>
      <source>Écrire les positions dans la base</source>
      <translation>Write the positions in the base</translation>
    </message>
    <message>
      <source>Écrit : {fichier}</source>
      <translation>Written: {fichier}</translation>
    </message>
    <message>
      <source>Écrit dans un nouveau GeoPackage la base telle qu’elle était à une date et une heure, d’après son journal, sans qu’il ait fallu le prévoir. Une date sans heure est la fin de ce jour.

Le fichier se lit comme toute base OSP et ne se modifie pas ; son groupe de couches dit « ÉTAT AU ». Ce que le journal ne garde pas n’est pas deviné : le RPLS et les registres des imports sont laissés vides, et les lignes dont le journal ne dit pas tout sont signalées. On remonte jusqu’à la première ligne de la base.</source>
      <translation>Writes in a new GeoPackage the base as it was at a date and time, from its journal, without having asked for it beforehand. A date without time is the end of that day.

The file reads as any OSP base and is not changed; its group of layers says “ÉTAT AU”. What the journal does not keep is not guessed: the RPLS and the registers of imports are left empty, and the rows of which the journal does not tell all are listed. One can go back to the first row of the base.</translation>
    </message>
    <message>
      <source>Écrit dans un nouveau GeoPackage la part d’un bailleur, d’un EPCI ou d’un département : ses lignes, et les tables de référence autour. Rien de ce qui est à d’autres n’y est ; les loyers et les ménages ne vont qu’à leur bailleur.

Le fichier s’ouvre et se modifie comme toute base. Il garde ce que ses lignes étaient, et la base dont il vient : « Réintégrer un extrait » y rapporte ce qui a changé.</source>
      <translation>Writes into a new GeoPackage the part of a bailleur, an EPCI or a département: its rows, and the reference tables around. Nothing that belongs to others is in it; rents and households go to their bailleur alone.

The file opens and is edited as any base. It keeps what its rows were, and the base it comes from: “Bring back an extract” takes back there what changed.</translation>
    </message>
    <message>
      <source>Écrit dans « {base} »</source>
      <translation>Written in “{base}”</translation>
    </message>
    <message>
      <source>Écrit en PDF et en classeur ce que sont devenus les logements de la population cible : financés, commencés, livrés, de droit commun, démolis ou vendus, restants. Ces nombres s’additionnent à la population en vigueur, par EPCI, bailleur et cité ; la définition de chacun est imprimée à côté. Les cités où il en est remonté plus que visé sont listées.</source>
      <translation>Writes as PDF and workbook what became of the dwellings of the target population: funded, started, delivered, without the State’s aid, demolished or sold, remaining. These numbers add up to the population in force, by EPCI, landlord and cité; the definition of each is printed beside it. The cités where more is reported than aimed at are listed.</translation>
    </message>
    <message>
      <source>Écrit en PDF et en classeur l’échéance des travaux de chaque opération financée par la PALULOS : délai de la règle en vigueur à la notification (table Délais des travaux ; à défaut de notification, à la décision), prorogations comprises ; ce qui est dépassé, ou à moins de 3, 6 et 12 mois, avec les euros en jeu ; un calendrier par mois.</source>
      <translation>Writes as PDF and as a workbook the deadline of works of each operation financed by the PALULOS: delay of the rule in force at the notification (table “Délais des travaux”; without a notification, at the decision), extensions included; what is past, or within 3, 6 and 12 months, with the euros at stake; a calendar by month.</translation>
    </message>
    <message>
      <source>Écrit en PDF et en classeur un scénario de trajectoire gardé dans la base : hypothèses, stock restant par étiquette, année où chaque étiquette finit (tous les scénarios côte à côte), besoins en AE et en CP par année, logements qu’une interdiction de louer atteint, par EPCI et bailleur. Sans nom de scénario, les hypothèses que la base donne : rythme et coût des logements remontés, aide la plus haute du dernier tarif.</source>
      <translation>Writes as PDF and workbook a scenario of trajectory kept in the base: assumptions, stock left by label, year when each label ends (all scenarios side by side), needs in AE and CP by year, dwellings that a letting ban reaches, by EPCI and landlord. Without the name of a scenario, the assumptions that the base gives: pace and cost of the dwellings reported, highest aid of the last tariff.</translation>
    </message>
    <message>
      <source>Écrit en PDF la note d’un mouvement d’enveloppe entre délégataires : objet, montants avant et après, opérations, liste de l’année suivante avec sa certitude. Le numéro est la clé interne du mouvement (table « Mouvements d’enveloppe ») ; vide, une note chacun.</source>
      <translation>Writes as PDF the note of a movement of envelope between délégataires: object, amounts before and after, operations, list of the next year with its certainty. The number is the internal key of the movement (table “Mouvements d’enveloppe”); empty, a note for each.</translation>
    </message>
    <message>
      <source>Écrit le classeur Excel d’une base : un onglet des logements, un des opérations, les synthèses par EPCI, département et bailleur, les graphiques et un bilan par EPCI. Les codes y sont du texte et gardent leurs zéros ; les totaux suivent les filtres.

Chaque niveau choisi ajoute un onglet de ces indicateurs par territoire ; chaque indicateur choisi ajoute une ligne au bilan et son graphique par EPCI.

À l’impression, les synthèses ont leur page et les graphiques sont quatre par page ; des listes ne sortent que les totaux et les opérations PALULOS, à moins de le demander.</source>
      <translation>Writes the Excel workbook of a base: a tab of the dwellings, one of the operations, the summaries by EPCI, department and landlord, the charts and a balance by EPCI. Codes are text there and keep their zeros; totals follow the filters.

Each level chosen adds a tab of these indicators by territory; each indicator chosen adds a row to the balance and its chart by EPCI.

On paper, the summaries have their page and the charts are four to a page; of the lists, only the totals and the PALULOS operations are printed, unless asked.</translation>
    </message>
    <message>
      <source>Écrit le classeur Excel qu’un bailleur remplit pour remonter ses logements : titres verrouillés avec une aide, listes déroulantes (ses opérations, les cités, les valeurs permises), contrôle des dates et des nombres, une ligne d’exemple et un mode d’emploi.</source>
      <translation>Writes the Excel workbook that a landlord fills in to report its dwellings: locked titles with help, drop-down lists (its operations, the estates, the allowed values), checks of dates and numbers, an example row and instructions.</translation>
    </message>
    <message>
      <source>Écrit le suivi financier en PDF et en classeur : consommation de l’enveloppe de l’État par année (dotation, reliquat, décidé au CRHH, engagé, payé, restes) ; AE et CP par programme et année, solde des délégataires à la date choisie, mouvements compris, calendrier de paiement de chaque opération et règles d’acomptes ; montants prévus, engagés et payés, restes à engager et à payer, par financeur, par année, par opération, et par opération et financeur. Dans le classeur, sommes, restes et parts sont des formules.</source>
      <translation>Writes the financial follow-up as PDF and workbook: use of the State’s envelope by year (grant, remainder, decided at the CRHH, committed, paid, rests); AE and CP by programme and year, balance of the délégataires on the date chosen, movements included, payment calendar of each operation and payment rules; amounts planned, committed and paid, left to commit and to pay, by funder, by year, by operation, and by operation and funder. In the workbook, sums, rests and shares are formulas.</translation>
    </message>
    <message>
      <source>Écrit les actions que les EPCI mènent dans les cités à côté des logements, en PDF et en classeur : par EPCI avec leurs coûts, financeurs, état et dates, puis par cité, par thème et par état d’avancement. Sans année, toutes les actions.</source>
      <translation>Writes the actions that the EPCI carry out in the estates beside the dwellings, as PDF and workbook: by EPCI with their costs, funders, state and dates, then by estate, theme and progress. Without a year, all actions.</translation>
    </message>
    <message>
      <source>Écrit les états d’une campagne dans un dossier : le récapitulatif (lignes par EPCI, totaux par EPCI et par département, total général), un PDF par bailleur, un PDF par EPCI, les fiches des lignes (les quatre blocs bailleur, EPCI, DRBM/DDTM et CRHH), et le classeur de synthèse, dont les totaux et les enveloppes sont des formules : changez un nombre de logements ou un tarif, tout suit.

Chaque page porte la version, c’est-à-dire le moment de l’édition. Ligne : le nom de la seule ligne dont éditer la fiche ; vide, les fiches de toutes les lignes. Carte : le récapitulatif finit par la carte de ses cités.

D’après une situation arrêtée, ou à une date : les lignes, le tarif et les enveloppes sont ceux que le journal rétablit de ce moment, et chaque page le dit.</source>
      <translation>Writes the statements of a campaign in a folder: the summary (lines by EPCI, totals by EPCI and département, general total), a PDF per landlord, a PDF per EPCI, the sheets of the lines (the four blocks landlord, EPCI, DRBM/DDTM and CRHH), and the synthesis workbook, whose totals and envelopes are formulas: change a count of dwellings or a tariff, everything follows.

Each page bears the version, that is the moment of edition. Line: the name of the only line whose sheet to write; empty, the sheets of all lines. Map: the recapitulation ends with the map of its estates.

From a kept situation, or at a date: the lines, the tariff and the envelopes are those that the journal brings back of that moment, and each page says so.</translation>
    </message>
    <message>
      <source>Écrit où en sont les lignes d’une campagne à une date : lignes en retard ou reportées, lignes à relancer (sans point d’avancement depuis un nombre de jours), calendrier dépôt – travaux – livraison en image, en PDF et en classeur ; et, pour chaque bailleur, l’état d’avancement à signer (PDF et classeur).

La situation d’une ligne vient de son dernier point d’avancement à cette date : en retard s’il le dit, reportée s’il donne une année de report ou si le bailleur l’a annulée ou reportée.</source>
      <translation>Writes where the lines of a campaign stand on a date: late or postponed lines, lines to remind (no progress note for a number of days), deposit – works – delivery calendar as a picture, as PDF and workbook; and, for each landlord, the state of progress to sign (PDF and workbook).

The situation of a line comes from its last progress note on that date: late if it says so, postponed if it gives a year of postponement or if the landlord cancelled or postponed it.</translation>
    </message>
    <message>
      <source>Écrit un dossier prêt pour QField : les logements d’une cité ou d’une opération, leur fiche à remplir sur place, les photos avant et après, et le morceau d’un raster de votre poste. Copiez ce dossier sur la tablette, ouvrez visite.qgz dans QField.

De retour, « Ramener une visite » montre chaque changement avant de l’importer. Les colonnes que les destinataires ne reçoivent pas (loyers, occupation) ne partent pas.</source>
      <translation>Writes a folder ready for QField: the dwellings of an estate or an operation, their form to fill in on the spot, the photos before and after, and a piece of a raster of your computer. Copy this folder to the tablet, open visite.qgz in QField.

Back, “Bring a visit back” shows each change before it is imported. The columns that the recipients do not receive (rents, occupation) do not leave.</translation>
    </message>
    <message>
      <source>Écrit une fiche PDF par territoire du niveau choisi (cité, commune, EPCI, département, Bassin minier) ou par opération : identité, chiffres clés, carte, graphiques, financement, programmation à venir, anomalies ouvertes et table des opérations, sur autant de pages qu’il en faut.

Territoires : codes séparés par des points-virgules (par exemple CALL;CAHC), ou vide pour tous. Formats : pdf (une fiche par territoire), relie (toutes en un seul PDF), png et svg (les cartes, à coller dans une note), xlsx (les chiffres).

Une couche de polygones du projet (quartiers prioritaires, IRIS, cantons…) peut servir de niveau : ses fiches ont les chiffres clés, la carte et les graphiques des logements qui y sont.

La mise en page est celle du modèle « Fiche territoire », « Fiche cité » ou « Fiche opération » : le vôtre si vous l’avez enregistré. Le style des couches de la base, si le projet les montre, est repris. Fonds : les images (orthophoto, plan) à mettre sous les cartes.</source>
      <translation>Writes a PDF sheet per territory of the chosen level (estate, municipality, EPCI, département, mining basin) or per operation: identity, key figures, map, charts, funding, programming to come, open anomalies and table of operations, on as many pages as needed.

Territories: codes separated by semicolons (for example CALL;CAHC), or empty for all. Formats: pdf (a sheet per territory), relie (all in one PDF), png and svg (the maps, to paste in a note), xlsx (the figures).

A layer of polygons of the project (priority quarters, IRIS, cantons…) may be the level: its fiches have the key figures, the map and the charts of the dwellings that are there.

The layout is that of the template “Fiche territoire”, “Fiche cité” or “Fiche opération”: yours if you saved it. The style of the layers of the base is used if the project shows them. Base maps: the images (aerial photograph, plan) to lie under the maps.</translation>
    </message>
    <message>
      <source>Édition</source>
      <translation>Edition</translation>
    </message>
    <message>
      <source>État des droits</source>
      <translation>State of the rights</translation>
    </message>
    <message>
      <source>État du compte</source>
      <translation>State of the account</translation>
    </message>
    <message>
      <source>État du programme complémentaire</source>
      <translation>State of the complementary programme</translation>
    </message>
    <message>
      <source>États</source>
      <translation>Statements</translation>
    </message>
    <message>
      <source>États de la programmation</source>
      <translation>Programming statements</translation>
    </message>
    <message>
      <source>Étiquette promise et non atteinte</source>
      <translation>Label promised and not reached</translation>
    </message>
    <message>
      <source>Étiquettes déplacées par la seule réforme</source>
      <translation>Labels moved by the reform alone</translation>
    </message>
    <message>
      <source>à leur position du RPLS</source>
      <translation>at their RPLS position</translation>
    </message>
    <message>
      <source>édité le {date}</source>
      <translation>issued on {date}</translation>
    </message>
    <message>
      <source>… au milieu de leur voie</source>
      <translation>… in the middle of their street</translation>
    </message>
    <message>
      <source>… au numéro le plus proche</source>
      <translation>… at the nearest number</translation>
    </message>
    <message>
      <source>… dont placées à la main</source>
      <translation>… of which placed by hand</translation>
    </message>
    <message>
      <source>… et {nombre} autres anomalies, dans le rapport.</source>
      <translation>… and {nombre} other anomalies, in the report.</translation>
    </message>
    <message>
      <source>… et {nombre} autres conflits, dans le rapport.</source>
      <translation>… and {nombre} other conflicts, in the report.</translation>
    </message>
    <message>
      <source>… et {nombre} autres lignes refusées.</source>
      <translation>… and {nombre} other lines refused.</translation>
    </message>
    <message>
      <source>… à leur numéro</source>
      <translation>… at their number</translation>
    </message>
  </context>
  <context>
    <name>errors</name>
    <message>
      <source> Sa parcelle n’est pas dans la couche.</source>
      <translation> Its parcel is not in the layer.</translation>
    </message>
    <message>
      <source> Sa parcelle, {parcelle}, est connue.</source>
      <translation> Its parcel, {parcelle}, is known.</translation>
    </message>
    <message>
      <source> Une partie de « {ecrit} » n’est pas dans le nom de la voie, à vérifier.</source>
      <translation> A part of “{ecrit}” is not in the name of the street: to be checked.</translation>
    </message>
    <message>
      <source> Voie écrite autrement par le bailleur, à vérifier.</source>
      <translation> Street written otherwise by the landlord, to be checked.</translation>
    </message>
    <message>
      <source>Adresse trouvée : {numero} {voie}.{reserve}</source>
      <translation>Address found: {numero} {voie}.{reserve}</translation>
    </message>
    <message>
      <source>Au plus {nombre} lignes se collent à la fois : importez ce tableur comme une remontée.</source>
      <translation>At most {nombre} rows can be pasted at a time: import this spreadsheet as a return.</translation>
    </message>
    <message>
      <source>Aucun champ de la couche « {couche} » ne porte d’identifiant de parcelle (14 caractères). Donnez le nom du champ, ou choisissez une autre couche.</source>
      <translation>No field of the layer “{couche}” holds a parcel identifier (14 characters). Give the name of the field, or choose another layer.</translation>
    </message>
    <message>
      <source>Aucun identifiant de la couche de parcelles (« {exemple} »…) n’a la forme attendue : 14 caractères (62498000AX0826), ou l’une des formes connues. Vérifiez le champ choisi.</source>
      <translation>No id of the layer of parcels (“{exemple}”…) has the expected form: 14 characters (62498000AX0826), or one of the known forms. Check the field chosen.</translation>
    </message>
    <message>
      <source>Aucun logement ni aucune opération du bailleur « {bailleur} ». Bailleurs présents : {connus}.</source>
      <translation>No dwelling and no operation of the landlord “{bailleur}”. Landlords present: {connus}.</translation>
    </message>
    <message>
      <source>Aucun logement à visiter dans « {lieu} ». Donnez le numéro d’une cité ou l’intitulé d’une opération, tels que la base les écrit.</source>
      <translation>No dwelling to visit in “{lieu}”. Give the number of an estate or the title of an operation, as the base writes them.</translation>
    </message>
    <message>
      <source>Aucun mouvement d’enveloppe à éditer ({numero}). Saisissez-le dans la table « Mouvements d’enveloppe », et donnez son numéro, ou rien pour les éditer tous.</source>
      <translation>No movement of envelope to print ({numero}). Type it in the table “Mouvements d’enveloppe”, and give its number, or nothing to print them all.</translation>
    </message>
    <message>
      <source>Aucun polygone de la couche « {couche} » n’a de valeur dans « {champ} » : il n’y a rien à compter. Choisissez une autre couche, ou un autre champ de code.</source>
      <translation>No polygon of the layer “{couche}” has a value in “{champ}”: there is nothing to count. Choose another layer, or another field for the code.</translation>
    </message>
    <message>
      <source>Aucun serveur n’est choisi. Donnez une connexion PostgreSQL (CONNEXION) et le schéma de la base (SCHEMA).</source>
      <translation>No server is chosen. Give a PostgreSQL connection (CONNEXION) and the schema of the base (SCHEMA).</translation>
    </message>
    <message>
      <source>Aucun territoire de ce niveau n’a le code « {code} » et un chiffre aux deux dates. Codes : {connus}.</source>
      <translation>No territory of this level has the code “{code}” and a figure at both dates. Codes: {connus}.</translation>
    </message>
    <message>
      <source>Aucune base OSP n’est ouverte dans ce projet.</source>
      <translation>No OSP base is open in this project.</translation>
    </message>
    <message>
      <source>Aucune base n’est choisie. Donnez un fichier GeoPackage (BASE), ou une connexion PostgreSQL (CONNEXION) et son schéma (SCHEMA).</source>
      <translation>No base is chosen. Give a GeoPackage file (BASE), or a PostgreSQL connection (CONNEXION) and its schema (SCHEMA).</translation>
    </message>
    <message>
      <source>Aucune colonne de « {couche} » n’est reconnue comme « {champ} », qui distingue les lignes. Dites laquelle dans la correspondance, champ « {nom} ». Colonnes de la couche : {colonnes}.</source>
      <translation>No column of “{couche}” is recognised as “{champ}”, which tells the rows apart. Say which in the matching, field “{nom}”. Columns of the layer: {colonnes}.</translation>
    </message>
    <message>
      <source>Aucune commune n’est indiquée.</source>
      <translation>No municipality is given.</translation>
    </message>
    <message>
      <source>Aucune couche de la base « {base} » n’a pu être ouverte : {raison}</source>
      <translation>No layer of the base “{base}” could be opened: {raison}</translation>
    </message>
    <message>
      <source>Aucune de vos connexions PostgreSQL ne mène à la base « {base} » ({serveur}). Ajoutez-la dans QGIS (Couche, Gestionnaire des sources de données, PostgreSQL), puis recommencez.</source>
      <translation>None of your PostgreSQL connections leads to the base “{base}” ({serveur}). Add it in QGIS (Layer, Data Source Manager, PostgreSQL), then try again.</translation>
    </message>
    <message>
      <source>Aucune des {lues} lignes de « {fichier} » n’est retenue : {raison}. Le répertoire déjà chargé n’a pas été modifié.</source>
      <translation>None of the {lues} rows of “{fichier}” is kept: {raison}. The directory already loaded has not been changed.</translation>
    </message>
    <message>
      <source>Aucune des {nombre} lignes de « {couche} » ne peut être écrite ; la base n’a pas été modifiée. La première : {raison}.</source>
      <translation>None of the {nombre} rows of “{couche}” can be written; the base was not changed. The first: {raison}.</translation>
    </message>
    <message>
      <source>Aucune opération de la base n’est financée par la PALULOS : il n’y a pas d’échéance à écrire. Saisissez ou importez d’abord des décisions.</source>
      <translation>No operation of the base is financed by the PALULOS: there is no deadline to write. First enter or import decisions.</translation>
    </message>
    <message>
      <source>Aucune sauvegarde n’est à côté : reprenez-en une du réseau ou de votre service informatique</source>
      <translation>There is no backup beside it: take one from the network or from your IT service</translation>
    </message>
    <message>
      <source>Aucune source de clés n’est donnée : choisissez au moins un fichier (RNB, BAN) ou une couche (QPV, IRIS, UNESCO).</source>
      <translation>No source of keys is given: choose at least one file (RNB, BAN) or one layer (QPV, IRIS, UNESCO).</translation>
    </message>
    <message>
      <source>Ce compte ne peut pas créer le schéma de « {base} ». Demandez à l’administrateur de le créer pour vous, ou de vous donner le droit CREATE sur la base.</source>
      <translation>This account may not create the schema of “{base}”. Ask the administrator to create it for you, or to grant you CREATE on the database.</translation>
    </message>
    <message>
      <source>Ce mot de passe n’a pas été pris : {raison}. Laissez l’outil en faire un, ou changez celui de la configuration d’authentification.</source>
      <translation>This password was not taken: {raison}. Let the tool make one, or change that of the authentication configuration.</translation>
    </message>
    <message>
      <source>Ce rapport nomme des logements par leur numéro et leur adresse : le public ne les reçoit pas. Choisissez d’autres destinataires (DIFFUSION), ou n’écrivez que la couche.</source>
      <translation>This report names dwellings by their number and address: the public does not receive them. Choose other recipients (DIFFUSION), or write the layer only.</translation>
    </message>
    <message>
      <source>Ce scénario retient des lignes encore en brouillon : {lignes}. Publiez-les, ou mettez-les en attente.</source>
      <translation>This scenario keeps lines that are still drafts: {lignes}. Publish them, or make them wait.</translation>
    </message>
    <message>
      <source>Cette fonction s’écrit {usage}.</source>
      <translation>This function is written {usage}.</translation>
    </message>
    <message>
      <source>Cité non renseignée</source>
      <translation>Estate not given</translation>
    </message>
    <message>
      <source>Cité sans contour</source>
      <translation>Estate without outline</translation>
    </message>
    <message>
      <source>Commune absente ou inconnue</source>
      <translation>Municipality missing or unknown</translation>
    </message>
    <message>
      <source>Convertir les coordonnées, écrites en {systeme}</source>
      <translation>Convert the coordinates, written in {systeme}</translation>
    </message>
    <message>
      <source>DDTM</source>
      <translation>DDTM</translation>
    </message>
    <message>
      <source>DREAL et pilotage</source>
      <translation>DREAL and steering</translation>
    </message>
    <message>
      <source>Dans « {base} », {raison}. Rien n’a été enregistré. Si cela devait vous être permis, demandez-le à l’administrateur de la base.</source>
      <translation>In “{base}”, {raison}. Nothing was saved. If this should be allowed to you, ask the administrator of the database.</translation>
    </message>
    <message>
      <source>Des couches de cette base sont en édition : {couches}. Enregistrez ou abandonnez leurs modifications et quittez l’édition, puis recommencez.</source>
      <translation>Layers of this base are being edited: {couches}. Save or discard their changes and leave editing, then try again.</translation>
    </message>
    <message>
      <source>Deux colonnes collées sont « {titre} » : laissez-en une seule, puis collez de nouveau.</source>
      <translation>Two pasted columns are “{titre}”: leave only one, then paste again.</translation>
    </message>
    <message>
      <source>Dites ce qui est à faire : un script pour l’administrateur du serveur (FICHIER), ou appliquer tout de suite (APPLIQUER), si votre compte peut créer des rôles.</source>
      <translation>Say what is to be done: a script for the administrator of the server (FICHIER), or apply at once (APPLIQUER), if your account may make roles.</translation>
    </message>
    <message>
      <source>Dites ce qui est à visiter : une cité (son numéro) ou une opération (son intitulé).</source>
      <translation>Say what is to be visited: an estate (its number) or an operation (its title).</translation>
    </message>
    <message>
      <source>Dites où créer la base : un nouveau fichier GeoPackage (DESTINATION), ou une connexion PostgreSQL (CONNEXION) et un schéma (SCHEMA).</source>
      <translation>Say where to create the base: a new GeoPackage file (DESTINATION), or a PostgreSQL connection (CONNEXION) and a schema (SCHEMA).</translation>
    </message>
    <message>
      <source>Dites pourquoi la campagne {campagne} est rouverte : le journal garde ce motif. Il doit différer de celui d’une réouverture précédente.</source>
      <translation>Say why campaign {campagne} is reopened: the log keeps this reason. It must differ from that of an earlier reopening.</translation>
    </message>
    <message>
      <source>Donnez un titre à la situation, comme « Comité de pilotage » : il la distingue des autres de la même date.</source>
      <translation>Give the situation a title, such as “Steering committee”: it tells it from the others of the same date.</translation>
    </message>
    <message>
      <source>Département qui n’est pas celui de la commune</source>
      <translation>Département that is not that of the municipality</translation>
    </message>
    <message>
      <source>Déplacer le point dans la parcelle</source>
      <translation>Move the point into the parcel</translation>
    </message>
    <message>
      <source>EPCI</source>
      <translation>EPCI</translation>
    </message>
    <message>
      <source>EPCI qui n’est pas celui de la commune</source>
      <translation>EPCI that is not that of the municipality</translation>
    </message>
    <message>
      <source>Géométrie vide ou invalide</source>
      <translation>Empty or invalid geometry</translation>
    </message>
    <message>
      <source>Hors de sa cité</source>
      <translation>Outside its estate</translation>
    </message>
    <message>
      <source>Hors de sa commune</source>
      <translation>Outside its municipality</translation>
    </message>
    <message>
      <source>Hors de sa parcelle</source>
      <translation>Outside its parcel</translation>
    </message>
    <message>
      <source>Hors du territoire</source>
      <translation>Outside the territory</translation>
    </message>
    <message>
      <source>Identifiants de communes différentes</source>
      <translation>Identifiers of different municipalities</translation>
    </message>
    <message>
      <source>Il manque à la base « {base} » une partie de ce qui la protège, ou elle a été changée : {objets}. Lancez « Mettre à niveau une base OSP », qui la refait.</source>
      <translation>The base “{base}” lacks a part of what protects it, or it was changed: {objets}. Run “Upgrade an OSP base”, which makes it anew.</translation>
    </message>
    <message>
      <source>La base PostgreSQL de « {base} » n’a pas l’extension PostGIS, et ce compte ne peut pas l’installer. Demandez à l’administrateur : CREATE EXTENSION postgis.</source>
      <translation>The PostgreSQL database of “{base}” has no PostGIS extension, and this account may not install it. Ask the administrator: CREATE EXTENSION postgis.</translation>
    </message>
    <message>
      <source>La base a cessé de répondre pendant la lecture ({lu} lignes lues sur {attendu}). Recommencez.</source>
      <translation>The base stopped answering while it was read ({lu} rows read out of {attendu}). Try again.</translation>
    </message>
    <message>
      <source>La base a déjà un scénario de trajectoire « {nom} ». Donnez un autre nom.</source>
      <translation>The base already has a scenario of trajectory “{nom}”. Give another name.</translation>
    </message>
    <message>
      <source>La base n’a aucun financement : il n’y a pas de suivi financier à écrire. Saisissez les financements des opérations.</source>
      <translation>The base has no funding: there is no financial follow-up to write. Enter the funding of the operations.</translation>
    </message>
    <message>
      <source>La base n’a aucun territoire au niveau « {echelle} » : il n’y a pas de fiche à écrire. Chargez d’abord le référentiel.</source>
      <translation>The base has no territory at the level “{echelle}”: there is no sheet to write. Load the reference tables first.</translation>
    </message>
    <message>
      <source>La base n’a aucune population cible en vigueur : il n’y a pas de trajectoire à calculer. Saisissez ou chargez la table « Population cible ».</source>
      <translation>The base has no target population in force: there is no trajectory to reckon. Type or load the table “Population cible”.</translation>
    </message>
    <message>
      <source>La base n’a aucune population cible en vigueur : il n’y a rien à rapprocher. Saisissez ou chargez la table « Population cible », et dites quelle édition est en vigueur.</source>
      <translation>The base has no target population in force: there is nothing to reconcile. Type or load the table “Population cible”, and say which edition is in force.</translation>
    </message>
    <message>
      <source>La base « {base} » est abîmée : {raison}. Ses chiffres seraient faux ; elle n’est ni lue ni modifiée. {secours}. À défaut, un informaticien en sauve ce qui se lit encore avec « sqlite3 », commande « .recover ». « Vérifier une base OSP » dit ce qui est touché.</source>
      <translation>The base “{base}” is damaged: {raison}. Its figures would be wrong; it is neither read nor changed. {secours}. Failing that, an IT person can save what is still readable with “sqlite3”, command “.recover”. “Check an OSP base” tells what is affected.</translation>
    </message>
    <message>
      <source>La base « {base} » est de version {version} ; cette extension attend la version {connue}. Lancez « Mettre à niveau une base OSP ».</source>
      <translation>The base “{base}” is of version {version}; this plugin expects version {connue}. Run “Upgrade an OSP base”.</translation>
    </message>
    <message>
      <source>La base « {base} » est de version {version}, plus récente que ce que cette extension connaît ({connue}). Mettez à jour l’extension OSP ERBM.</source>
      <translation>The base “{base}” is of version {version}, newer than this plugin knows ({connue}). Update the OSP ERBM plugin.</translation>
    </message>
    <message>
      <source>La base « {base} » est en lecture seule. Copiez-la dans un dossier où vous pouvez écrire, ou demandez le droit d’y écrire.</source>
      <translation>The base “{base}” is read-only. Copy it to a folder where you may write, or ask for the right to write to it.</translation>
    </message>
    <message>
      <source>La base « {base} » est introuvable. Vérifiez le chemin, ou que le lecteur réseau est bien connecté.</source>
      <translation>The base “{base}” cannot be found. Check its path, or that the network drive is connected.</translation>
    </message>
    <message>
      <source>La base « {base} » est verrouillée par un autre programme. Enregistrez ou quittez les éditions en cours, puis recommencez.</source>
      <translation>The base “{base}” is locked by another program. Save or leave the edits under way, then try again.</translation>
    </message>
    <message>
      <source>La base « {base} » n’a aucun import à annuler.</source>
      <translation>The base “{base}” has no import to undo.</translation>
    </message>
    <message>
      <source>La base « {base} » n’a aucun logement : il n’y a rien à rapprocher des diagnostics. Importez d’abord une remontée.</source>
      <translation>The base “{base}” has no dwelling: there is nothing to match with the diagnoses. Import a return first.</translation>
    </message>
    <message>
      <source>La base « {base} » n’a aucune commune : tout le fichier serait écarté. Chargez d’abord les communes, ou décochez « Seulement les communes de la base ».</source>
      <translation>The base “{base}” has no municipality: the whole file would be discarded. Load the municipalities first, or untick “Only the municipalities of the base”.</translation>
    </message>
    <message>
      <source>La base « {base} » n’a pas d’import n° {numero}.</source>
      <translation>The base “{base}” has no import no. {numero}.</translation>
    </message>
    <message>
      <source>La base « {base} » n’a pas pu faire ce qui lui était demandé et n’a pas été modifiée : {raison}.</source>
      <translation>The base “{base}” could not do what was asked and was not changed: {raison}.</translation>
    </message>
    <message>
      <source>La base « {base} » n’a pas pu être écrite : le disque est plein, ou votre quota est atteint. Libérez de la place, puis recommencez. Rien n’a été modifié.</source>
      <translation>The base “{base}” could not be written: the disk is full, or your quota is reached. Free some room, then start again. Nothing was changed.</translation>
    </message>
    <message>
      <source>La base « {base} » n’a pas été mise à niveau : elle a des colonnes ajoutées à la main, qui seraient perdues ({colonnes}). Copiez-les dans une table à vous, ôtez-les d’ici, puis recommencez.</source>
      <translation>The base “{base}” was not upgraded: it has columns added by hand, which would be lost ({colonnes}). Copy them into a table of your own, remove them from here, then start again.</translation>
    </message>
    <message>
      <source>La base « {base} » n’a plus les tables de sa version ; manquent ou ont été changés : {objets}. Ses chiffres pourraient être faux : reprenez une sauvegarde (à côté d’elle, « …sauvegarde-… »), ou remettez ce qui manque.</source>
      <translation>The base “{base}” no longer has the tables of its version; missing or changed: {objets}. Its figures might be wrong: take a backup (beside it, “…sauvegarde-…”), or put back what is missing.</translation>
    </message>
    <message>
      <source>La base « {base} » n’est ouverte qu’en lecture : l’outil n’y a pas mis {objets}, ce qui pourrait changer d’autres lignes que celles que vous modifiez. « Vérifier une base OSP » permet de le retirer, ou de l’accepter si vous savez qui l’a mis.</source>
      <translation>The base “{base}” is opened read-only: the tool did not put in it {objets}, which might change other rows than those that you edit. “Check an OSP base” lets you remove it, or accept it if you know who put it there.</translation>
    </message>
    <message>
      <source>La campagne {campagne} a déjà un scénario « {nom} ». Donnez un autre nom.</source>
      <translation>Campaign {campagne} already has a scenario “{nom}”. Give another name.</translation>
    </message>
    <message>
      <source>La campagne {campagne} a encore des lignes en brouillon ({nombre}) : {lignes}. Publiez-les, ou supprimez-les, avant de la clore.</source>
      <translation>The campaign {campagne} still has draft lines ({nombre}): {lignes}. Publish or delete them before closing it.</translation>
    </message>
    <message>
      <source>La campagne {campagne} est close : elle ne change plus. Rouvrez-la d’abord, en disant pourquoi.</source>
      <translation>Campaign {campagne} is closed: it no longer changes. Reopen it first, saying why.</translation>
    </message>
    <message>
      <source>La campagne {campagne} est déjà dans l’état « {etat} ». Une campagne ouverte se remplit ; une campagne close se rouvre par « Rouvrir une campagne », en disant pourquoi.</source>
      <translation>Campaign {campagne} is already in the state “{etat}”. An open campaign is filled in; a closed one is reopened by “Reopen a campaign”, saying why.</translation>
    </message>
    <message>
      <source>La campagne {campagne} n’a aucune ligne : il n’y a pas d’état à écrire. Saisissez ou importez d’abord des lignes.</source>
      <translation>Campaign {campagne} has no line: there is no statement to write. Enter or import lines first.</translation>
    </message>
    <message>
      <source>La campagne {campagne} n’a aucune ligne nommée « {nom} ». Vérifiez le nom, ou laissez-le vide pour éditer les fiches de toutes les lignes.</source>
      <translation>Campaign {campagne} has no line named “{nom}”. Check the name, or leave it empty to write the sheets of all lines.</translation>
    </message>
    <message>
      <source>La campagne {campagne} n’a pas de tarif à reprendre. Choisissez-en une autre, ou ouvrez la campagne sans tarif et saisissez le sien dans la table des tarifs.</source>
      <translation>Campaign {campagne} has no tariff to take. Choose another, or open the campaign without a tariff and enter its own in the table of tariffs.</translation>
    </message>
    <message>
      <source>La campagne {campagne} n’est pas close : il n’y a rien à rouvrir.</source>
      <translation>Campaign {campagne} is not closed: there is nothing to reopen.</translation>
    </message>
    <message>
      <source>La campagne {campagne} n’est pas dans « {base} » (campagnes connues : {connues}). Ouvrez-la d’abord.</source>
      <translation>Campaign {campagne} is not in “{base}” (known campaigns: {connues}). Open it first.</translation>
    </message>
    <message>
      <source>La campagne {campagne} se clôt avec la date de sa clôture, après son ouverture, et celle du CRHH. Complétez ou corrigez ces dates.</source>
      <translation>Campaign {campagne} is closed with its closing date, after its opening, and that of the CRHH. Complete or correct these dates.</translation>
    </message>
    <message>
      <source>La carte n’est pas dessinée : la base « {base} » ne donne pas ses territoires. Vérifiez que son serveur ou son dossier est accessible, puis choisissez de nouveau le niveau.</source>
      <translation>The map is not drawn: the base “{base}” does not give its territories. Check that its server or folder can be reached, then choose the level again.</translation>
    </message>
    <message>
      <source>La cité n° {cite} est de l’EPCI {autre}, et la ligne de l’EPCI {epci}.</source>
      <translation>Estate no. {cite} is of EPCI {autre}, and the line of EPCI {epci}.</translation>
    </message>
    <message>
      <source>La cité n° {cite} n’a pas de contour dans la couche des cités : la position n’a pas pu y être comparée. Dessinez le contour ou corrigez le numéro.</source>
      <translation>Estate no. {cite} has no outline in the estate layer: the position could not be compared with it. Draw the outline or correct the number.</translation>
    </message>
    <message>
      <source>La cité n° {cite} n’est pas au référentiel.</source>
      <translation>Estate no. {cite} is not in the reference table.</translation>
    </message>
    <message>
      <source>La colonne « annee_financ » contient autre chose qu’une année : « {valeur} ». Corrigez-la dans la couche.</source>
      <translation>The column “annee_financ” holds something other than a year: “{valeur}”. Correct it in the layer.</translation>
    </message>
    <message>
      <source>La colonne « nb_logements_decision » contient autre chose qu’un nombre entier : « {valeur} ». Corrigez-la dans la table des opérations.</source>
      <translation>The column “nb_logements_decision” holds something other than a whole number: “{valeur}”. Correct it in the table of operations.</translation>
    </message>
    <message>
      <source>La colonne « {colonne} » contient autre chose qu’un nombre : « {valeur} ». Corrigez-la dans la couche.</source>
      <translation>The column “{colonne}” holds something other than a number: “{valeur}”. Correct it in the layer.</translation>
    </message>
    <message>
      <source>La commune déclarée est {commune}, mais {identifiants}. Corrigez la commune ou les identifiants.</source>
      <translation>The declared municipality is {commune}, but {identifiants}. Correct the municipality or the identifiers.</translation>
    </message>
    <message>
      <source>La commune {commune} est de l’EPCI {autre}, et la ligne de l’EPCI {epci}.</source>
      <translation>The municipality {commune} is of EPCI {autre}, and the line of EPCI {epci}.</translation>
    </message>
    <message>
      <source>La commune {commune} n’est pas au référentiel.</source>
      <translation>The municipality {commune} is not in the reference table.</translation>
    </message>
    <message>
      <source>La commune {commune} n’est pas dans la couche des communes.</source>
      <translation>The municipality {commune} is not in the municipality layer.</translation>
    </message>
    <message>
      <source>La configuration d’authentification « {configuration} » de QGIS ne s’ouvre pas, ou n’a ni compte ni mot de passe. Choisissez-en une de type « Basique », ou n’en donnez pas : l’outil en fait une.</source>
      <translation>The authentication configuration “{configuration}” of QGIS does not open, or has neither account nor password. Choose one of type “Basic”, or give none: the tool makes one.</translation>
    </message>
    <message>
      <source>La connexion PostgreSQL « {connexion} » n’existe pas dans QGIS. Créez-la dans l’explorateur (PostgreSQL, Nouvelle connexion), puis recommencez.</source>
      <translation>The PostgreSQL connection “{connexion}” does not exist in QGIS. Create it in the browser (PostgreSQL, New Connection), then try again.</translation>
    </message>
    <message>
      <source>La connexion « {connexion} » de votre QGIS mène à {ici} ; les couches de ce projet faites par une connexion du même nom mènent à {projet}. Rien n’a été ouvert. Renommez votre connexion ou corrigez où elle mène, ou ouvrez la base dans un autre projet.</source>
      <translation>The connection “{connexion}” of your QGIS leads to {ici}; the layers of this project made by a connection of the same name lead to {projet}. Nothing was opened. Rename your connection or correct where it leads, or open the base in another project.</translation>
    </message>
    <message>
      <source>La correspondance (CORRESPONDANCE) a {nombre} valeurs : il en faut deux par ligne, le champ de la base puis la colonne ou l’expression.</source>
      <translation>The matching (CORRESPONDANCE) has {nombre} values: two are needed per line, the field of the base then the column or the expression.</translation>
    </message>
    <message>
      <source>La correspondance nomme « {champ} », qui n’est pas un champ de la table « {table} ». Champs possibles : {connus}.</source>
      <translation>The matching names “{champ}”, which is not a field of the table “{table}”. Possible fields: {connus}.</translation>
    </message>
    <message>
      <source>La couche n’a pas pu être créée dans « {fichier} » : ce format n’accepte pas ses colonnes ou ses formes, ou le dossier refuse l’écriture. Choisissez un GeoPackage (.gpkg), ou un autre dossier.</source>
      <translation>The layer could not be created in “{fichier}”: this format does not accept its columns or shapes, or the folder refuses writing. Choose a GeoPackage (.gpkg), or another folder.</translation>
    </message>
    <message>
      <source>La couche « {couche} » de « {base} » ne s’ouvre pas : une carte sans elle serait fausse, et rien n’a été écrit. Recommencez ; si cela se répète, « Vérifier la base… » dit ce qu’elle a.</source>
      <translation>The layer “{couche}” of “{base}” does not open: a map without it would be wrong, and nothing was written. Try again; if it happens again, “Check the base…” tells what is wrong with it.</translation>
    </message>
    <message>
      <source>La couche « {couche} » est dessinée ou étiquetée d’après ce qui parle d’un ménage ({champs}) : la mise en page en garderait une copie, logement par logement, que liraient tous ceux qui reçoivent le projet. La mise en page n’est pas faite. Masquez cette couche, ou dessinez-la autrement, puis recommencez.</source>
      <translation>The layer “{couche}” is drawn or labelled by what tells of a household ({champs}): the layout would keep a copy of it, dwelling by dwelling, that everybody who receives the project would read. The layout is not made. Hide this layer, or draw it otherwise, then try again.</translation>
    </message>
    <message>
      <source>La couche « {couche} » n’a aucun polygone de commune : les positions ne peuvent pas être contrôlées. Choisissez une autre couche, ou chargez les communes dans la base par « Charger communes, EPCI ou cités ».</source>
      <translation>The layer “{couche}” has no municipality polygon: the positions cannot be checked. Choose another layer, or load the municipalities into the base with “Load municipalities, EPCI or estates”.</translation>
    </message>
    <message>
      <source>La couche « {couche} » n’a pas de champ « {champ} ». Choisissez celui du code de ses polygones parmi : {champs}.</source>
      <translation>The layer “{couche}” has no field “{champ}”. Choose that of the code of its polygons among: {champs}.</translation>
    </message>
    <message>
      <source>La couche « {couche} » n’a pas de colonne reconnue pour {quoi} ({noms}). Indiquez la colonne dans les paramètres avancés, ou choisissez une autre couche.</source>
      <translation>The layer “{couche}” has no column recognised for {quoi} ({noms}). Give the column in the advanced parameters, or choose another layer.</translation>
    </message>
    <message>
      <source>La couche « {couche} » n’a pas de système de coordonnées : ses contours ne peuvent pas être convertis en Lambert-93. Donnez-le-lui dans ses propriétés, onglet Source.</source>
      <translation>The layer “{couche}” has no coordinate system: its outlines cannot be converted to Lambert-93. Give it one in its properties, Source tab.</translation>
    </message>
    <message>
      <source>La couche « {couche} » n’a pas les colonnes nécessaires : {colonnes}. Choisissez la couche des logements d’une base OSP, ou ajoutez ces colonnes.</source>
      <translation>The layer “{couche}” lacks columns that are needed: {colonnes}. Choose the dwellings layer of an OSP base, or add these columns.</translation>
    </message>
    <message>
      <source>La couche « {couche} » n’a pas pu être figée dans le projet : {cause}. La mise en page n’est pas faite. Vérifiez la place du disque temporaire, puis recommencez.</source>
      <translation>The layer “{couche}” could not be frozen in the project: {cause}. The layout is not made. Check the room on the temporary disk, then try again.</translation>
    </message>
    <message>
      <source>La couche « {couche} » n’est pas faite de polygones : elle ne peut pas donner les contours de cette table.</source>
      <translation>The layer “{couche}” is not made of polygons: it cannot give the outlines of this table.</translation>
    </message>
    <message>
      <source>La couche « {fichier} » n’a pas pu être écrite en entier : le disque est sans doute plein, ou ce format refuse une valeur. Rien n’en est gardé. Libérez de la place, ou choisissez un GeoPackage (.gpkg), puis recommencez.</source>
      <translation>The layer “{fichier}” could not be written whole: the disk is probably full, or this format refuses a value. Nothing of it is kept. Free some room, or choose a GeoPackage (.gpkg), then start again.</translation>
    </message>
    <message>
      <source>La géométrie est inutilisable : {raison}. Replacez le logement.</source>
      <translation>The geometry cannot be used: {raison}. Place the dwelling again.</translation>
    </message>
    <message>
      <source>La ligne n° {ligne} n’est pas de la campagne de ce scénario. Rechargez la répartition.</source>
      <translation>Line no. {ligne} is not of the campaign of this scenario. Reload the allocation.</translation>
    </message>
    <message>
      <source>La liste des fonds de plan « {fichier} » ne peut pas être utilisée : {raison} Corrigez ce fichier, ou videz le réglage dans les options d’OSP ERBM pour retrouver les fonds de l’IGN.</source>
      <translation>The list of base maps “{fichier}” cannot be used: {raison} Correct this file, or empty the setting in the options of OSP ERBM to have the base maps of the IGN again.</translation>
    </message>
    <message>
      <source>La mise en page « {nom} » ne dit pas comment ses chiffres ont été faits : ils ne peuvent pas être mis à jour. Faites-en une nouvelle par « Mettre en page » ou « Nouvelle mise en page… ».</source>
      <translation>The layout “{nom}” does not say how its figures were made: they cannot be updated. Make a new one with “Make a layout…” or “New layout…”.</translation>
    </message>
    <message>
      <source>La mise à niveau de « {base} » doit refaire la vue « {vue} », dont dépendent : {autres}. Rien n’a été modifié. Supprimez ces vues, mettez à niveau, puis recréez-les.</source>
      <translation>The upgrade of “{base}” must remake the view “{vue}”, on which these depend: {autres}. Nothing was changed. Drop these views, upgrade, then make them again.</translation>
    </message>
    <message>
      <source>La modification n’a pas été annulée dans « {base} » : {raison}.</source>
      <translation>The change was not undone in “{base}”: {raison}.</translation>
    </message>
    <message>
      <source>La parcelle {parcelle} n’est pas dans la couche des parcelles, qui couvre pourtant sa commune. Vérifiez l’identifiant ou le millésime du cadastre.</source>
      <translation>The parcel {parcelle} is not in the parcel layer, which yet covers its municipality. Check the identifier or the vintage of the cadastre.</translation>
    </message>
    <message>
      <source>La première année ({premiere}) est après la dernière ({derniere}). Inversez-les.</source>
      <translation>The first year ({premiere}) is after the last ({derniere}). Swap them.</translation>
    </message>
    <message>
      <source>La première ligne doit porter les titres des colonnes, dont « {cle} » : copiez-la avec les autres dans le tableur.</source>
      <translation>The first row must have the titles of the columns, among them “{cle}”: copy it with the others in the spreadsheet.</translation>
    </message>
    <message>
      <source>La sauvegarde de « {base} » n’est pas complète : {raison}. Elle a été retirée et la base n’a pas été modifiée. Recommencez ; si cela se répète, lancez « Vérifier une base OSP ».</source>
      <translation>The backup of “{base}” is not complete: {raison}. It was removed and the base was not changed. Try again; if it happens again, run “Check an OSP base”.</translation>
    </message>
    <message>
      <source>La situation « {situation} » de « {base} » n’est plus celle qui a été arrêtée : son empreinte ne correspond pas à ses chiffres. Ils ne sont pas montrés. Reprenez-la d’une sauvegarde de la base.</source>
      <translation>The situation “{situation}” of “{base}” is no longer the one that was kept: its hash does not match its figures. They are not shown. Take it from a backup of the base.</translation>
    </message>
    <message>
      <source>La situation « {situation} » est définitive : elle ne change plus et ne se supprime pas. Pour la corriger, arrêtez-en une nouvelle édition, de même date et de même titre.</source>
      <translation>The situation “{situation}” is definitive: it changes no more and cannot be removed. To correct it, keep a new edition, of the same date and title.</translation>
    </message>
    <message>
      <source>La substitution n’est pas possible : {raison}. Choisissez une ligne retenue ou sous réserve, puis une ligne en attente ou reportée qui prend sa place.</source>
      <translation>The substitution is not possible: {raison}. Choose a kept or reserved line, then a waiting or postponed line to take its place.</translation>
    </message>
    <message>
      <source>La table « {couche} » n’a pas {colonnes} : elle ne peut pas placer de logements. Il faut X et Y, avec IDENT_REP, ou avec DEPCOM, NUMVOIE, TYPVOIE et NOMVOIE. Choisissez le fichier du RPLS au logement, à partir du millésime 2019 (les précédents n’ont pas de coordonnées).</source>
      <translation>The table “{couche}” has no {colonnes}: it cannot place dwellings. It needs X and Y, with IDENT_REP, or with DEPCOM, NUMVOIE, TYPVOIE and NOMVOIE. Choose the file of the RPLS by dwelling, of 2019 or later (earlier ones have no coordinates).</translation>
    </message>
    <message>
      <source>La visite de « {dossier} » n’a rien changé aux logements : rien n’est à importer.</source>
      <translation>The visit of “{dossier}” changed nothing of the dwellings: there is nothing to import.</translation>
    </message>
    <message>
      <source>La visite de « {dossier} » rapporte des photos et rien d’autre (logements photographiés : {nombre}). Elles sont dans « {photos} » : gardez ce dossier ; rien n’est à importer dans la base.</source>
      <translation>The visit of “{dossier}” brings photos and nothing else (dwellings photographed: {nombre}). They are in “{photos}”: keep this folder; there is nothing to import into the base.</translation>
    </message>
    <message>
      <source>La visite n’a pas pu être écrite. {raison}</source>
      <translation>The visit could not be written. {raison}</translation>
    </message>
    <message>
      <source>Le CRHH retient {retenus} logements, plus que les {nombre} de la DRBM/DDTM.</source>
      <translation>The CRHH keeps {retenus} dwellings, more than the {nombre} of the DRBM/DDTM.</translation>
    </message>
    <message>
      <source>Le bailleur n’a pas dit combien de logements il programme.</source>
      <translation>The landlord has not said how many dwellings it programmes.</translation>
    </message>
    <message>
      <source>Le bailleur « {bailleur} » n’est pas dans « {base} ». Bailleurs connus : {connus}.</source>
      <translation>The landlord “{bailleur}” is not in “{base}”. Known landlords: {connus}.</translation>
    </message>
    <message>
      <source>Le composant Python « {package} » manque à cette installation de QGIS : « {usage} » n’est pas possible. Installez-le avec l’installateur OSGeo4W ou demandez-le à votre service informatique.</source>
      <translation>The Python package “{package}” is missing from this QGIS: “{usage}” is not possible. Install it with the OSGeo4W installer or ask your IT service for it.</translation>
    </message>
    <message>
      <source>Le disque n’a pas pu lire ou écrire « {base} » : il est plein, débranché ou abîmé, ou un quota est atteint. Rien n’a été enregistré. Vérifiez le disque, puis recommencez.</source>
      <translation>The disk could not read or write “{base}”: it is full, unplugged or damaged, or a quota is reached. Nothing was saved. Check the disk, then try again.</translation>
    </message>
    <message>
      <source>Le dossier « {dossier} » n’est pas celui d’une visite : il n’a pas de fichier visite.gpkg, ou celui-ci est abîmé. Choisissez le dossier que « Préparer une visite » a écrit, revenu de la tablette.</source>
      <translation>The folder “{dossier}” is not that of a visit: it has no file visite.gpkg, or a damaged one. Choose the folder that “Prepare a visit” wrote, back from the tablet.</translation>
    </message>
    <message>
      <source>Le dossier « {dossier} » n’existe pas. Créez-le, ou choisissez-en un autre.</source>
      <translation>The folder “{dossier}” does not exist. Create it, or choose another one.</translation>
    </message>
    <message>
      <source>Le département déclaré est {valeur}, celui de {commune} est {attendu}.</source>
      <translation>The declared département is {valeur}, that of {commune} is {attendu}.</translation>
    </message>
    <message>
      <source>Le dépôt prévu le {jour} n’est pas dans l’année {campagne} de la campagne.</source>
      <translation>The deposit planned on {jour} is not in the year {campagne} of the campaign.</translation>
    </message>
    <message>
      <source>Le fichier d’adresses « {fichier} » est coupé ou abîmé : il ne se lit pas jusqu’au bout. Téléchargez-le de nouveau.</source>
      <translation>The file of addresses “{fichier}” is cut or damaged: it cannot be read to its end. Download it again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » a déjà été importé le {date} par {utilisateur}. Rien n’a été modifié. Pour l’importer de nouveau, annulez d’abord cet import.</source>
      <translation>The file “{fichier}” was already imported on {date} by {utilisateur}. Nothing was changed. To import it again, undo that import first.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » contient des formules jamais calculées ({nombre}, la première en {cellule} de l’onglet « {onglet} ») : leurs valeurs manquent. Ouvrez-le dans un tableur, enregistrez-le, puis recommencez.</source>
      <translation>The file “{fichier}” holds formulas that were never calculated ({nombre}, the first in {cellule} of tab “{onglet}”): their values are missing. Open it in a spreadsheet, save it, then try again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est endommagé ou incomplet ({raison}). Le répertoire déjà chargé n’a pas été modifié. Téléchargez le fichier de nouveau.</source>
      <translation>The file “{fichier}” is damaged or incomplete ({raison}). The register already loaded was not changed. Download the file again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est endommagé ou incomplet ({raison}). Ouvrez-le dans un tableur, réenregistrez-le, ou demandez un nouvel envoi.</source>
      <translation>The file “{fichier}” is damaged or incomplete ({raison}). Open it in a spreadsheet, save it again, or ask for it to be sent again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est endommagé ou incomplet ({raison}). Rien n’a été écrit. Téléchargez le fichier de nouveau.</source>
      <translation>The file “{fichier}” is damaged or incomplete ({raison}). Nothing was written. Download the file again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est endommagé ou incomplet ({raison}). Rien n’a été écrit. Téléchargez-le de nouveau.</source>
      <translation>The file “{fichier}” is damaged or incomplete ({raison}). Nothing was written. Download it again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est endommagé ou incomplet ({raison}). Téléchargez-le de nouveau.</source>
      <translation>The file “{fichier}” is damaged or incomplete ({raison}). Download it again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est introuvable ou illisible. Vérifiez son chemin et vos droits.</source>
      <translation>The file “{fichier}” cannot be found or read. Check its path and your rights.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis recommencez.</source>
      <translation>The file “{fichier}” is protected by a password. Save it without one, then try again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est trop volumineux pour une remontée : {raison}. Supprimez les lignes, onglets et images inutiles, ou envoyez la remontée en plusieurs fichiers.</source>
      <translation>The file “{fichier}” is too large for a return: {raison}. Remove needless rows, tabs and pictures, or send the return in several files.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est un ancien classeur Excel (.xls). Ouvrez-le et enregistrez-le au format .xlsx, puis recommencez.</source>
      <translation>The file “{fichier}” is an old Excel workbook (.xls). Open it and save it as .xlsx, then try again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » est {quoi}, un format qui n’est pas lu. Ouvrez-le dans le logiciel qui l’a fait et enregistrez-le au format .xlsx, puis recommencez.</source>
      <translation>The file “{fichier}” is {quoi}, a format that is not read. Open it in the program that made it and save it as .xlsx, then try again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » ne dit pas de quel bailleur il vient : choisissez le bailleur.</source>
      <translation>The file “{fichier}” does not say which landlord it comes from: choose the landlord.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » n’a pas pu être écrit : il est ouvert dans un autre logiciel (Excel, LibreOffice…), en lecture seule, ou son dossier est protégé. Fermez-le, ou choisissez un autre nom ou un autre dossier, puis recommencez. Rien n’a été modifié.</source>
      <translation>The file “{fichier}” could not be written: it is open in another program (Excel, LibreOffice…), read-only, or its folder is protected. Close it, or choose another name or folder, then try again. Nothing was changed.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » n’a pas pu être écrit : le dossier « {dossier} » n’existe pas. Créez-le ou choisissez-en un autre.</source>
      <translation>The file “{fichier}” could not be written: the folder “{dossier}” does not exist. Create it or choose another.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » n’a pas pu être écrit : {cause}. Rien n’a été modifié.</source>
      <translation>The file “{fichier}” could not be written: {cause}. Nothing was changed.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » n’a pas été écrit en entier, sans doute faute de place sur le disque : il est retiré, et celui qui portait ce nom est resté tel quel. Libérez de la place, puis recommencez.</source>
      <translation>The file “{fichier}” was not written whole, probably for want of room on the disk: it is removed, and the one that had this name stays as it was. Free some room, then start again.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » n’est pas celui {quoi} : il n’a pas les colonnes {colonnes}. Téléchargez le fichier de votre département (.csv, .csv.gz ou .zip) sur data.gouv.fr.</source>
      <translation>The file “{fichier}” is not that {quoi}: it does not have the columns {colonnes}. Download the file of your département (.csv, .csv.gz or .zip) from data.gouv.fr.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » n’est pas le fichier au logement du RPLS : ses premières lignes n’ont pas de colonne DEPCOM avec NUMVOIE, SURFHAB, NBPIECE, IDENT_REP… Téléchargez les « données détaillées au logement » (.csv ou .zip) sur le site du SDES.</source>
      <translation>The file “{fichier}” is not the RPLS dwelling file: its first lines have no column DEPCOM with NUMVOIE, SURFHAB, NBPIECE, IDENT_REP… Download the “données détaillées au logement” (.csv or .zip) from the SDES site.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » n’est pas le fichier des diagnostics de l’ADEME : ses premières lignes n’ont pas les colonnes numero_dpe, date_etablissement_dpe et etiquette_dpe avec numero_rpls_logement, id_rnb ou adresse_ban. Téléchargez « DPE logements existants » (.csv) sur data.ademe.fr, ou un extrait qui garde ces colonnes.</source>
      <translation>The file “{fichier}” is not the file of the diagnoses of the ADEME: its first lines do not have the columns numero_dpe, date_etablissement_dpe and etiquette_dpe with numero_rpls_logement, id_rnb or adresse_ban. Download « DPE logements existants » (.csv) from data.ademe.fr, or an extract that keeps these columns.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » n’est pas lu : {raison}. Téléchargez-le de nouveau, ou donnez celui d’un seul département.</source>
      <translation>The file “{fichier}” is not read: {raison}. Download it again, or give that of a single département.</translation>
    </message>
    <message>
      <source>Le fichier « {fichier} » n’est pas un tableau de remontée : {raison}. Il faut un fichier .xlsx, .ods ou .csv avec une ligne de titres de colonnes ; le modèle de remontée en a un.</source>
      <translation>The file “{fichier}” is no table of a return: {raison}. It takes an .xlsx, .ods or .csv file with a row of column titles; the return template has one.</translation>
    </message>
    <message>
      <source>Le fond « {fond} » n’est pas affiché : {serveur} ne répond pas ({raison}). La carte reste comme elle était. Vérifiez votre connexion et le mandataire (proxy) dans les options de QGIS, puis cliquez de nouveau.</source>
      <translation>The base map “{fond}” is not shown: {serveur} does not answer ({raison}). The map stays as it was. Check your connection and the proxy in the options of QGIS, then click again.</translation>
    </message>
    <message>
      <source>Le fond « {fond} » n’est pas un raster de ce poste : un service d’internet n’est pas emporté. Choisissez un fichier (.tif, .jp2, .ecw, .gpkg), ou aucun fond.</source>
      <translation>The base map “{fond}” is no raster of this computer: a service of the internet is not taken along. Choose a file (.tif, .jp2, .ecw, .gpkg), or no base map.</translation>
    </message>
    <message>
      <source>Le journal de « {base} » ne remonte pas au {jour} : ses chiffres ne peuvent pas être rétablis. Si la base, telle qu’elle est, décrit ce jour-là, décochez « Rétablir les chiffres » (RETABLIR) ; sinon donnez une date plus récente.</source>
      <translation>The journal of “{base}” does not go back to {jour}: its figures cannot be brought back. If the base, as it is, describes that day, untick “bring back the figures” (RETABLIR); otherwise give a later date.</translation>
    </message>
    <message>
      <source>Le journal de « {base} » n’a aucune modification de vous à annuler ici.</source>
      <translation>The log of “{base}” has no change of yours to undo here.</translation>
    </message>
    <message>
      <source>Le logement n’a pas de cité alors que le point est dans {autre}. Indiquez la cité.</source>
      <translation>The dwelling has no estate while the point is in {autre}. Give the estate.</translation>
    </message>
    <message>
      <source>Le logement n’a pas de position.{indice} Placez-le sur la carte.</source>
      <translation>The dwelling has no position.{indice} Place it on the map.</translation>
    </message>
    <message>
      <source>Le modèle de mise en page « {modele} » ({fichier}) n’est pas lisible. S’il s’agit de votre version, rétablissez le modèle d’origine (OSP ERBM › Nouvelle mise en page…).</source>
      <translation>The layout template “{modele}” ({fichier}) cannot be read. If it is your version, restore the original template (OSP ERBM › New layout…).</translation>
    </message>
    <message>
      <source>Le modèle de mise en page « {modele} » n’a pas pu être enregistré dans « {fichier} ». Vérifiez que votre dossier de profil QGIS accepte l’écriture, puis recommencez.</source>
      <translation>The layout template “{modele}” could not be saved in “{fichier}”. Check that your QGIS profile folder can be written to, then try again.</translation>
    </message>
    <message>
      <source>Le morceau du fond « {fond} » n’a pas pu être écrit : le raster est abîmé, ou le disque est plein. Libérez de la place, choisissez un autre raster, ou aucun fond.</source>
      <translation>The piece of the base map “{fond}” could not be written: the raster is damaged, or the disk is full. Free some space, choose another raster, or no base map.</translation>
    </message>
    <message>
      <source>Le niveau « {echelle} » n’existe pas. Niveaux possibles : {connues}.</source>
      <translation>The level “{echelle}” does not exist. Possible levels: {connues}.</translation>
    </message>
    <message>
      <source>Le nom du fichier « {fichier} » ne dit pas son millésime. Donnez l’année du répertoire (MILLESIME), par exemple 2021 pour l’état au 1er janvier 2021.</source>
      <translation>The name of the file “{fichier}” does not tell its vintage. Give the year of the register (MILLESIME), for example 2021 for the state on 1 January 2021.</translation>
    </message>
    <message>
      <source>Le nom « {fichier} » ne convient pas : ce qui est écrit doit finir par {attendu}. Corrigez le nom. Rien n’a été modifié.</source>
      <translation>The name “{fichier}” will not do: what is written must end with {attendu}. Correct the name. Nothing was changed.</translation>
    </message>
    <message>
      <source>Le n° RPLS</source>
      <translation>The RPLS no.</translation>
    </message>
    <message>
      <source>Le paramètre COLONNES ne se lit pas : {raison}. Écrivez par exemple {{"Réf. patrimoine": "ident_int", "Remarques": ""}}.</source>
      <translation>The parameter COLONNES cannot be read: {raison}. Write for example {{"Réf. patrimoine": "ident_int", "Remarques": ""}}.</translation>
    </message>
    <message>
      <source>Le plus proche des {nombre} autres logements de l’opération « {operation} » est à {distance}. Vérifiez la position ou l’opération.</source>
      <translation>The nearest of the {nombre} other dwellings of operation “{operation}” is at {distance}. Check the position or the operation.</translation>
    </message>
    <message>
      <source>Le point est à {distance} de la commune la plus proche, {commune}. Replacez le logement.</source>
      <translation>The point is {distance} from the nearest municipality, {commune}. Place the dwelling again.</translation>
    </message>
    <message>
      <source>Le point est à {distance} de sa cité, {cite}, et {place} {autre}. Vérifiez la cité.</source>
      <translation>The point is {distance} from its estate, {cite}, and {place} {autre}. Check the estate.</translation>
    </message>
    <message>
      <source>Le point est à {distance} de sa cité, {cite}. Replacez le logement ou corrigez la cité.</source>
      <translation>The point is {distance} from its estate, {cite}. Place the dwelling again or correct the estate.</translation>
    </message>
    <message>
      <source>Le point est à {distance} de sa commune, {commune} : il est dans {autre}. Corrigez la commune ou replacez le logement.</source>
      <translation>The point is {distance} from its municipality, {commune}: it is in {autre}. Correct the municipality or place the dwelling again.</translation>
    </message>
    <message>
      <source>Le point est à {distance} de sa parcelle, {parcelle}. Replacez le logement ou corrigez la parcelle.</source>
      <translation>The point is {distance} from its parcel, {parcelle}. Place the dwelling again or correct the parcel.</translation>
    </message>
    <message>
      <source>Le programme complémentaire n’a aucune action ({annee}) : il n’y a pas d’état à écrire. Saisissez des actions dans la table « Programme complémentaire ».</source>
      <translation>The complementary programme has no action ({annee}): there is no statement to write. Enter actions in the table “Programme complémentaire”.</translation>
    </message>
    <message>
      <source>Le projet a été fermé pendant que le travail se faisait : rien n’est ajouté à celui qui est ouvert maintenant. Rouvrez le premier, puis recommencez.</source>
      <translation>The project was closed while the work was being done: nothing is added to the one that is open now. Open the first again, then start over.</translation>
    </message>
    <message>
      <source>Le projet « {projet} » de la base « {base} » n’a pas pu être lu.</source>
      <translation>The project “{projet}” of the base “{base}” could not be read.</translation>
    </message>
    <message>
      <source>Le projet « {projet} » n’a pas été enregistré dans la base « {base} ». {raison} Enregistrez ou quittez les éditions en cours ; sur un serveur, demandez le droit de créer une table dans le schéma.</source>
      <translation>The project “{projet}” was not saved in the base “{base}”. {raison} Save or leave the edits under way; on a server, ask for the right to create a table in the schema.</translation>
    </message>
    <message>
      <source>Le rapport ne s’écrit pas en « {suffixe} » : rien n’est écrit. Donnez-lui un nom qui finit par .html (une page) ou .xlsx (un classeur).</source>
      <translation>The report is not written as “{suffixe}”: nothing is written. Give it a name that ends in .html (a page) or .xlsx (a workbook).</translation>
    </message>
    <message>
      <source>Le répertoire RPLS n’est pas chargé dans « {base} ». Chargez-le d’abord par « Importer le répertoire RPLS ».</source>
      <translation>The RPLS register is not loaded in “{base}”. Load it first with “Import the RPLS register”.</translation>
    </message>
    <message>
      <source>Le schéma de « {base} » contient déjà des tables ; il n’a pas été modifié. Donnez un autre schéma.</source>
      <translation>The schema of “{base}” already holds tables; it was not changed. Give another schema.</translation>
    </message>
    <message>
      <source>Le scénario de trajectoire « {nom} » a été modifié par quelqu’un d’autre depuis que vous l’avez ouvert. Rien n’a été écrit : enregistrez le vôtre sous un autre nom.</source>
      <translation>The scenario of trajectory “{nom}” was changed by somebody else since you opened it. Nothing was written: save yours under another name.</translation>
    </message>
    <message>
      <source>Le scénario « {nom} » a été modifié par quelqu’un d’autre depuis que vous l’avez ouvert. Rien n’a été écrit : enregistrez le vôtre sous un autre nom, puis rechargez.</source>
      <translation>The scenario “{nom}” was changed by someone else since you opened it. Nothing was written: save yours under another name, then reload.</translation>
    </message>
    <message>
      <source>Le scénario « {nom} » n’est plus dans la base : quelqu’un l’a supprimé. Rechargez la répartition.</source>
      <translation>The scenario “{nom}” is no longer in the base: someone deleted it. Reload the allocation.</translation>
    </message>
    <message>
      <source>Le serveur de « {base} » a refusé la connexion : {raison}. Vérifiez la connexion dans QGIS (adresse, compte, authentification) et l’accès au réseau.</source>
      <translation>The server of “{base}” refused the connection: {raison}. Check the connection in QGIS (address, account, authentication) and the access to the network.</translation>
    </message>
    <message>
      <source>Le serveur de « {base} » est un PostgreSQL {version} : une base partagée demande la version 15 ou plus récente, car avant elle une vue montre à chacun les lignes de tous. Demandez sa mise à niveau, ou gardez une base par organisation.</source>
      <translation>The server of “{base}” is a PostgreSQL {version}: a shared base needs version 15 or later, since before it a view shows everybody the rows of all. Ask for its upgrade, or keep a base per organisation.</translation>
    </message>
    <message>
      <source>Le service d’adresses {adresse} a refusé la demande : {raison}. Vérifiez son adresse dans les options d’OSP ERBM.</source>
      <translation>The address service {adresse} refused the request: {raison}. Check its address in the OSP ERBM options.</translation>
    </message>
    <message>
      <source>Le service d’adresses {adresse} ne répond pas : {raison}. Vérifiez la connexion et le proxy (Préférences, Options, Réseau), ou donnez un fichier de la BAN, qui se lit sans réseau.</source>
      <translation>The address service {adresse} does not answer: {raison}. Check the connection and the proxy (Settings, Options, Network), or give a BAN file, which is read without a network.</translation>
    </message>
    <message>
      <source>Le style « {style} » de la couche « {couche} » n’est pas gardé dans la base : {raison} Il faut pouvoir y écrire, et sur un serveur avoir le droit de créer la table layer_styles.</source>
      <translation>The style “{style}” of the layer “{couche}” is not kept in the base: {raison} One must be able to write in it, and on a server be allowed to create the table layer_styles.</translation>
    </message>
    <message>
      <source>Le tarif de la campagne {campagne} ne dit rien de : {valeurs}. Complétez la table des tarifs de cette campagne.</source>
      <translation>The tariff of campaign {campagne} says nothing about: {valeurs}. Complete the tariff table of this campaign.</translation>
    </message>
    <message>
      <source>Le traitement n’a pas abouti. {raison}</source>
      <translation>The processing failed. {raison}</translation>
    </message>
    <message>
      <source>Le trousseau de QGIS n’a pas été ouvert : la connexion « {connexion} » garde son mot de passe en clair. Recommencez avec le mot de passe principal de QGIS (Préférences, Options, Authentification).</source>
      <translation>QGIS’s authentication database was not opened: the connection “{connexion}” still keeps its password in clear text. Try again with the master password of QGIS (Settings, Options, Authentication).</translation>
    </message>
    <message>
      <source>Le trousseau de QGIS n’est pas ouvert : le mot de passe du compte n’aurait nulle part où attendre. Donnez le mot de passe principal de QGIS (Préférences, Options, Authentification), puis recommencez.</source>
      <translation>The keyring of QGIS is not open: the password of the account would have nowhere to wait. Give the master password of QGIS (Settings, Options, Authentication), then start again.</translation>
    </message>
    <message>
      <source>Le {demande} n’est pas encore passé : « {base} » ne peut pas encore être telle qu’elle sera. Choisissez une date passée.</source>
      <translation>{demande} has not come yet: “{base}” cannot yet be as it will be. Choose a past date.</translation>
    </message>
    <message>
      <source>Le {demande} {voie} n’est pas connu : placé au numéro le plus proche, {numero}.{reserve}</source>
      <translation>Number {demande} {voie} is not known: placed at the nearest number, {numero}.{reserve}</translation>
    </message>
    <message>
      <source>Le {demande} {voie} n’est pas connu : placé au {numero}, même numéro.{reserve}</source>
      <translation>Number {demande} {voie} is not known: placed at {numero}, same number.{reserve}</translation>
    </message>
    <message>
      <source>Les lignes de {campagne} se reportent dans une campagne qui la suit, et non {vers}.</source>
      <translation>The lines of {campagne} are carried over into a campaign that follows it, not {vers}.</translation>
    </message>
    <message>
      <source>Les photos de la visite n’ont pas pu être copiées dans « {dossier} » : rien n’est importé. Vérifiez que vous pouvez y écrire et qu’il y reste de la place, puis recommencez ; elles sont toujours dans le dossier de la visite.</source>
      <translation>The photos of the visit could not be copied into “{dossier}”: nothing is imported. Check that you can write there and that there is room left, then try again; they are still in the folder of the visit.</translation>
    </message>
    <message>
      <source>Les positions ne peuvent pas être écrites dans « {couche} » : {raison}. Rien n’a été écrit.</source>
      <translation>The positions cannot be written in “{couche}”: {raison}. Nothing was written.</translation>
    </message>
    <message>
      <source>Les règles d’acomptes du programme {programme} pour {annee} paient {part} % de l’aide, et non 100 %. Corrigez la table « Règles d’acomptes ».</source>
      <translation>The payment rules of programme {programme} for {annee} pay {part}% of the aid, and not 100%. Correct the table “Règles d’acomptes”.</translation>
    </message>
    <message>
      <source>Logement sans position</source>
      <translation>Dwelling without position</translation>
    </message>
    <message>
      <source>Loin des autres logements de l’opération</source>
      <translation>Far from the other dwellings of the operation</translation>
    </message>
    <message>
      <source>Lu autrement qu’écrit : {nombre} adresses de « {fichier} » ont leurs coordonnées x et y échangées, la première à la ligne {ligne} ; elles sont lues dans l’autre ordre, le seul qui les mette dans leur département.</source>
      <translation>Read otherwise than written: {nombre} addresses of “{fichier}” have their x and y exchanged, the first on line {ligne}; they are read the other way round, the only one that puts them in their department.</translation>
    </message>
    <message>
      <source>Lues en Lambert-93, les coordonnées sont hors du territoire ; lues en {systeme}, elles tombent dans {commune}. Convertissez-les comme proposé.</source>
      <translation>Read as Lambert-93, the coordinates are outside the territory; read as {systeme}, they fall in {commune}. Convert them as proposed.</translation>
    </message>
    <message>
      <source>L’EPCI déclaré est {valeur}, celui de {commune} est {attendu}.</source>
      <translation>The declared EPCI is {valeur}, that of {commune} is {attendu}.</translation>
    </message>
    <message>
      <source>L’EPCI n’est pas contrôlé : la couche des communes les nomme « {communes} », celle des logements « {logements} ». Donnez les communes d’une base OSP.</source>
      <translation>The EPCI is not checked: the municipality layer names them “{communes}”, the dwelling layer “{logements}”. Give the municipalities of an OSP base.</translation>
    </message>
    <message>
      <source>L’EPCI {epci} est du département {autre}, et la ligne du département {dep}.</source>
      <translation>EPCI {epci} is of département {autre}, and the line of département {dep}.</translation>
    </message>
    <message>
      <source>L’identifiant local</source>
      <translation>The local identifier</translation>
    </message>
    <message>
      <source>L’import n° {numero} n’a pas été annulé et « {base} » n’a pas été modifiée : {raison}.</source>
      <translation>Import no. {numero} was not undone and “{base}” was not changed: {raison}.</translation>
    </message>
    <message>
      <source>L’indicateur « {cle} » n’existe pas. Indicateurs possibles : {connues}.</source>
      <translation>The indicator “{cle}” does not exist. Possible indicators: {connues}.</translation>
    </message>
    <message>
      <source>L’onglet « {onglet} » aurait {lignes} lignes et Excel n’en accepte que {maximum}. Limitez l’analyse à un bailleur ou à quelques années, puis recommencez.</source>
      <translation>The sheet “{onglet}” would have {lignes} rows and Excel accepts only {maximum}. Limit the analysis to one landlord or to a few years, then try again.</translation>
    </message>
    <message>
      <source>L’opération a échoué.</source>
      <translation>The operation failed.</translation>
    </message>
    <message>
      <source>L’organisation « {organisation} » n’a pas été ajoutée : {raison}.</source>
      <translation>The organisation “{organisation}” was not added: {raison}.</translation>
    </message>
    <message>
      <source>Même identifiant à deux endroits</source>
      <translation>Same identifier in two places</translation>
    </message>
    <message>
      <source>Non placé : {raisons}.</source>
      <translation>Not placed: {raisons}.</translation>
    </message>
    <message>
      <source>Opération annulée. Rien n’a été écrit.</source>
      <translation>Operation cancelled. Nothing was written.</translation>
    </message>
    <message>
      <source>Parcelle introuvable</source>
      <translation>Parcel not found</translation>
    </message>
    <message>
      <source>Placer le point dans la parcelle</source>
      <translation>Put the point in the parcel</translation>
    </message>
    <message>
      <source>Placé au milieu de la voie {voie} : {raison}.{reserve}</source>
      <translation>Placed in the middle of the street {voie}: {raison}.{reserve}</translation>
    </message>
    <message>
      <source>Placé dans la parcelle {idpar}, parmi {nombre} logements répartis.</source>
      <translation>Placed in the parcel {idpar}, among {nombre} dwellings spread in it.</translation>
    </message>
    <message>
      <source>Placé dans la parcelle {idpar}.</source>
      <translation>Placed in the parcel {idpar}.</translation>
    </message>
    <message>
      <source>Plusieurs logements au même point</source>
      <translation>Several dwellings at the same point</translation>
    </message>
    <message>
      <source>Position conservée.</source>
      <translation>Position kept.</translation>
    </message>
    <message>
      <source>Position du n° {ident_rep} dans le RPLS.</source>
      <translation>Position of no. {ident_rep} in the RPLS.</translation>
    </message>
    <message>
      <source>Position que le RPLS donne à cette adresse. {adresse}</source>
      <translation>Position that the RPLS gives to this address. {adresse}</translation>
    </message>
    <message>
      <source>PostgreSQL garde ce nom pour lui</source>
      <translation>PostgreSQL keeps this name for itself</translation>
    </message>
    <message>
      <source>Pour le champ « {champ} », « {texte} » n’est ni une colonne de la couche ni une expression de QGIS : {raison}.</source>
      <translation>For the field “{champ}”, “{texte}” is neither a column of the layer nor a QGIS expression: {raison}.</translation>
    </message>
    <message>
      <source>Prendre la cité « {autre} »</source>
      <translation>Take the cité “{autre}”</translation>
    </message>
    <message>
      <source>Prendre la commune {autre}</source>
      <translation>Take the municipality {autre}</translation>
    </message>
    <message>
      <source>Prendre le département {autre}</source>
      <translation>Take the département {autre}</translation>
    </message>
    <message>
      <source>Prendre l’EPCI {autre}</source>
      <translation>Take the EPCI {autre}</translation>
    </message>
    <message>
      <source>Projection erronée</source>
      <translation>Wrong projection</translation>
    </message>
    <message>
      <source>QGIS ne sait pas lire « {fichier} » : il est abîmé, ou d’un autre format que celui que dit son nom. Il faut {attendu}.</source>
      <translation>QGIS cannot read “{fichier}”: it is damaged, or of another format than its name says. What is needed is {attendu}.</translation>
    </message>
    <message>
      <source>QGIS n’a pas pu dessiner la page, faute de mémoire ou de place sur le disque ; essayez un papier plus petit ou un autre dossier</source>
      <translation>QGIS could not draw the page, for lack of memory or room on the disk; try a smaller paper or another folder</translation>
    </message>
    <message>
      <source>QGIS prendrait « {code} » pour un autre caractère</source>
      <translation>QGIS would take “{code}” for another character</translation>
    </message>
    <message>
      <source>Rien ne prouve que les lignes sont supprimées de « {base} » : votre compte n’a pas le droit d’en lire le journal. Demandez à l’administrateur SELECT sur « journal ».</source>
      <translation>Nothing proves that the rows are deleted from “{base}”: your account may not read its journal. Ask the administrator for SELECT on “journal”.</translation>
    </message>
    <message>
      <source>Rien n’a été fait dans « {base} » : {raison}.</source>
      <translation>Nothing was done in “{base}”: {raison}.</translation>
    </message>
    <message>
      <source>Rien n’a été écrit : le dossier « {dossier} » est protégé ou en lecture seule. Choisissez un autre dossier, ou demandez le droit d’y écrire.</source>
      <translation>Nothing was written: the folder “{dossier}” is protected or read-only. Choose another folder, or ask for the right to write there.</translation>
    </message>
    <message>
      <source>Rien n’a été écrit dans « {base} » : la ligne n° {cle} de « {table} » serait sortie du périmètre de l’extrait.</source>
      <translation>Nothing was written into “{base}”: row no {cle} of “{table}” would have left the perimeter of the extract.</translation>
    </message>
    <message>
      <source>Rien n’a été écrit dans « {base} » : {raison} depuis l’aperçu. Relancez l’import pour voir les différences avec l’état actuel.</source>
      <translation>Nothing was written in “{base}”: {raison} since the preview. Run the import again to see the differences with the present state.</translation>
    </message>
    <message>
      <source>Rien n’a été écrit dans « {base} » : {raison}.</source>
      <translation>Nothing was written in “{base}”: {raison}.</translation>
    </message>
    <message>
      <source>Rien n’a été écrit dans « {base} » : {raison}. Corrigez puis recommencez.</source>
      <translation>Nothing was written to “{base}”: {raison}. Correct it, then try again.</translation>
    </message>
    <message>
      <source>Rien n’a été écrit dans « {base} », pour ne rien écraser : {raison}.</source>
      <translation>Nothing was written in “{base}”, so as to overwrite nothing: {raison}.</translation>
    </message>
    <message>
      <source>Rien n’a été écrit dans « {base} », qui refuse une ligne ({place}) : {raison}. Corrigez cette ligne du fichier, ou ôtez-la, puis recommencez.</source>
      <translation>Nothing was written into “{base}”, which refuses a row ({place}): {raison}. Correct that row of the file, or remove it, then try again.</translation>
    </message>
    <message>
      <source>Trouvé par le service d’adresses : {adresse} (score {score}).</source>
      <translation>Found by the address service: {adresse} (score {score}).</translation>
    </message>
    <message>
      <source>Une autre cité est plus proche</source>
      <translation>Another estate is nearer</translation>
    </message>
    <message>
      <source>Une cellule commence par un guillemet (") que rien ne ferme : les lignes qui suivent seraient lues comme son texte. Retirez-le, puis collez de nouveau.</source>
      <translation>A cell begins with a quotation mark (") that nothing closes: the lines that follow would be read as its text. Remove it, then paste again.</translation>
    </message>
    <message>
      <source>Une sauvegarde est à côté : « {copie} ». Renommez la base abîmée, puis copiez la sauvegarde sous le nom de la base</source>
      <translation>There is a backup beside it: “{copie}”. Rename the damaged base, then copy the backup under the name of the base</translation>
    </message>
    <message>
      <source>Une situation (« {situation} ») et une date (ETAT_AU) sont demandées : les chiffres sont ceux de l’une ou de l’autre. Videz l’une des deux.</source>
      <translation>A situation (“{situation}”) and a date (ETAT_AU) are asked for: the figures are those of the one or of the other. Empty one of them.</translation>
    </message>
    <message>
      <source>Une situation (« {situation} ») et une date ({date}) sont données pour le même bout de l’évolution. Videz l’une des deux.</source>
      <translation>A situation (“{situation}”) and a date ({date}) are given for the same end of the evolution. Empty one of them.</translation>
    </message>
    <message>
      <source>Une situation décrit ce qui est : le {jour} n’est pas encore venu. Donnez la date d’aujourd’hui ou une date passée.</source>
      <translation>A situation describes what is: {jour} has not come yet. Give the date of today or a past one.</translation>
    </message>
    <message>
      <source>Votre compte ne peut pas créer de rôles sur le serveur de « {base} » : rien n’y a été fait. Donnez un fichier (FICHIER) : le script qui y est écrit est à faire jouer par l’administrateur du serveur.</source>
      <translation>Your account may not make roles on the server of “{base}”: nothing was done there. Give a file (FICHIER): the script written there is to be run by the administrator of the server.</translation>
    </message>
    <message>
      <source>Votre compte n’a pas le droit de lire « {base} ». Demandez à l’administrateur l’accès au schéma et à ses tables.</source>
      <translation>Your account may not read “{base}”. Ask the administrator for access to the schema and its tables.</translation>
    </message>
    <message>
      <source>Votre compte n’a pas les droits nécessaires dans « {base} » : il ne peut pas {raison}. Rien n’a été écrit. Demandez à l’administrateur de la base : {droits}.</source>
      <translation>Your account lacks the rights needed in “{base}”: it cannot {raison}. Nothing was written. Ask the administrator of the base: {droits}.</translation>
    </message>
    <message>
      <source>Windows garde ce nom pour lui</source>
      <translation>Windows keeps this name for itself</translation>
    </message>
    <message>
      <source>archive illisible</source>
      <translation>unreadable archive</translation>
    </message>
    <message>
      <source>archive protégée par un mot de passe</source>
      <translation>archive protected by a password</translation>
    </message>
    <message>
      <source>aucune réponse</source>
      <translation>no answer</translation>
    </message>
    <message>
      <source>aucune source à essayer</source>
      <translation>no source to try</translation>
    </message>
    <message>
      <source>bailleur</source>
      <translation>bailleur</translation>
    </message>
    <message>
      <source>ce n° RPLS est déjà plus haut dans le fichier</source>
      <translation>this RPLS no. is already higher in the file</translation>
    </message>
    <message>
      <source>ce n’est pas du JSON.</source>
      <translation>it is not JSON.</translation>
    </message>
    <message>
      <source>ce n’est pas la couche des logements d’une base OSP à jour</source>
      <translation>this is not the dwelling layer of an up-to-date OSP base</translation>
    </message>
    <message>
      <source>ce n’est pas un point</source>
      <translation>this is not a point</translation>
    </message>
    <message>
      <source>ce qui a été copié ne se relit pas</source>
      <translation>what was copied cannot be read again</translation>
    </message>
    <message>
      <source>ce qui lui est demandé n’y est pas ({objet}) ; lancez « Vérifier une base OSP », qui dit ce qui manque</source>
      <translation>what was asked for is not there ({objet}); run “Check an OSP base”, which says what is missing</translation>
    </message>
    <message>
      <source>ce serveur n’a pas de base de données de ce nom</source>
      <translation>this server has no database of this name</translation>
    </message>
    <message>
      <source>cette ligne sert encore dans la table « {table} »</source>
      <translation>this row is still used in the table “{table}”</translation>
    </message>
    <message>
      <source>colonne absente ({colonnes})</source>
      <translation>missing column ({colonnes})</translation>
    </message>
    <message>
      <source>contenu illisible</source>
      <translation>unreadable content</translation>
    </message>
    <message>
      <source>c’est déjà une empreinte, et non un mot de passe</source>
      <translation>it is a verifier already, and not a password</translation>
    </message>
    <message>
      <source>c’est trop à la fois pour la base ; recommencez sur moins de lignes</source>
      <translation>it is too much at once for the base; try again on fewer rows</translation>
    </message>
    <message>
      <source>c’est un document PDF</source>
      <translation>it is a PDF document</translation>
    </message>
    <message>
      <source>c’est un document de texte</source>
      <translation>it is a text document</translation>
    </message>
    <message>
      <source>c’est un fichier Parquet</source>
      <translation>it is a Parquet file</translation>
    </message>
    <message>
      <source>c’est une archive 7z, à décompresser d’abord</source>
      <translation>it is a 7z archive, to be unpacked first</translation>
    </message>
    <message>
      <source>c’est une archive bz2, à décompresser d’abord</source>
      <translation>it is a bz2 archive, to be unpacked first</translation>
    </message>
    <message>
      <source>c’est une archive rar, à décompresser d’abord</source>
      <translation>it is a rar archive, to be unpacked first</translation>
    </message>
    <message>
      <source>c’est une archive xz, à décompresser d’abord</source>
      <translation>it is an xz archive, to be unpacked first</translation>
    </message>
    <message>
      <source>c’est une base de données</source>
      <translation>it is a database</translation>
    </message>
    <message>
      <source>c’est une image</source>
      <translation>it is a picture</translation>
    </message>
    <message>
      <source>c’est une page web ou un document XML</source>
      <translation>it is a web page or an XML document</translation>
    </message>
    <message>
      <source>dans</source>
      <translation>in</translation>
    </message>
    <message>
      <source>de colonnes X et Y</source>
      <translation>columns X and Y</translation>
    </message>
    <message>
      <source>de n° RPLS ni d’adresse avec sa commune</source>
      <translation>RPLS number, nor address with its commune</translation>
    </message>
    <message>
      <source>des droits seront donnés à tous (PUBLIC) sur {objet}</source>
      <translation>rights will be granted to everybody (PUBLIC) on {objet}</translation>
    </message>
    <message>
      <source>des droits sont donnés à tous (PUBLIC) sur {objet}</source>
      <translation>rights are granted to everybody (PUBLIC) on {objet}</translation>
    </message>
    <message>
      <source>des lignes de « {table} » ne sont pas à votre organisation, ou ne le seraient plus</source>
      <translation>rows of “{table}” are not your organisation’s, or would no longer be</translation>
    </message>
    <message>
      <source>des lignes manquent à la lecture de « {table} »</source>
      <translation>rows are missing when reading “{table}”</translation>
    </message>
    <message>
      <source>des lignes renvoient à des lignes absentes ({liens})</source>
      <translation>rows refer to rows that are missing ({liens})</translation>
    </message>
    <message>
      <source>des pages ne se relisent pas ({tables})</source>
      <translation>some pages cannot be read ({tables})</translation>
    </message>
    <message>
      <source>deux fonds ont la clé « {cle} ».</source>
      <translation>two base maps have the key “{cle}”.</translation>
    </message>
    <message>
      <source>deux lignes collées ont ce numéro</source>
      <translation>two pasted rows have this number</translation>
    </message>
    <message>
      <source>d’autres dates de diagnostic du fichier sont écrites mois d’abord : celle-ci ({valeur}) peut être lue de deux façons, elle est laissée vide</source>
      <translation>other diagnosis dates of the file are written month first: this one ({valeur}) can be read in two ways, it is left empty</translation>
    </message>
    <message>
      <source>elle a des modifications en cours ; enregistrez-les ou annulez-les d’abord</source>
      <translation>it has pending edits; save or cancel them first</translation>
    </message>
    <message>
      <source>elle est mal écrite, à partir du caractère {place}</source>
      <translation>it is miswritten, from character {place} on</translation>
    </message>
    <message>
      <source>elle est vide</source>
      <translation>it is empty</translation>
    </message>
    <message>
      <source>elle n’a pas de contour</source>
      <translation>it has no outline</translation>
    </message>
    <message>
      <source>elles sont toutes d’autres communes que celles de la base ; vérifiez sa région</source>
      <translation>they are all of other communes than those of the base; check its region</translation>
    </message>
    <message>
      <source>erreur HTTP {code}</source>
      <translation>HTTP error {code}</translation>
    </message>
    <message>
      <source>il a moins de {nombre} caractères</source>
      <translation>it has fewer than {nombre} characters</translation>
    </message>
    <message>
      <source>il a plus de {octets} octets (une lettre accentuée en compte deux)</source>
      <translation>it has more than {octets} bytes (an accented letter counts for two)</translation>
    </message>
    <message>
      <source>il a reçu trop de demandes (code {code})</source>
      <translation>it got too many requests (code {code})</translation>
    </message>
    <message>
      <source>il a un caractère invisible, ou que ce poste ne lit pas</source>
      <translation>it has an invisible character, or one that this computer cannot read</translation>
    </message>
    <message>
      <source>il a un guillemet droit, un « $ » ou un caractère invisible</source>
      <translation>it has a straight quotation mark, a “$” or an invisible character</translation>
    </message>
    <message>
      <source>il a {signes}, que QGIS ou Windows ne savent pas relire</source>
      <translation>it has {signes}, which QGIS or Windows cannot read back</translation>
    </message>
    <message>
      <source>il commence par une lettre, puis a de 2 à 40 lettres sans accent, chiffres ou « _ », sans majuscule</source>
      <translation>it begins with a letter, then has 2 to 40 letters without accents, digits or “_”, without capitals</translation>
    </message>
    <message>
      <source>il contient le nom du compte</source>
      <translation>it contains the name of the account</translation>
    </message>
    <message>
      <source>il demande un compte (code {code})</source>
      <translation>it asks for an account (code {code})</translation>
    </message>
    <message>
      <source>il démarre ou s’arrête, recommencez dans quelques minutes</source>
      <translation>it is starting or stopping, try again in a few minutes</translation>
    </message>
    <message>
      <source>il est en panne</source>
      <translation>it is down</translation>
    </message>
    <message>
      <source>il est trop gros.</source>
      <translation>it is too large.</translation>
    </message>
    <message>
      <source>il est vide, ou commence ou finit par une espace</source>
      <translation>it is empty, or begins or ends with a space</translation>
    </message>
    <message>
      <source>il ne répond pas</source>
      <translation>it does not answer</translation>
    </message>
    <message>
      <source>il n’a pas cinq caractères différents</source>
      <translation>it has not five different characters</translation>
    </message>
    <message>
      <source>il n’a pas de liste « fonds ».</source>
      <translation>it has no list “fonds”.</translation>
    </message>
    <message>
      <source>il n’a pas pu être lu.</source>
      <translation>it could not be read.</translation>
    </message>
    <message>
      <source>il n’admet pas ce compte depuis cet ordinateur</source>
      <translation>it does not admit this account from this computer</translation>
    </message>
    <message>
      <source>il n’en dit pas la raison dans des mots que l’outil connaît ; ce qu’il a répondu est dans le journal de QGIS (onglet OSP ERBM), pour votre service informatique</source>
      <translation>it does not say why in words that the tool knows; what it answered is in the log of QGIS (tab OSP ERBM), for your IT service</translation>
    </message>
    <message>
      <source>il n’y a pas de nom avant « .gpkg »</source>
      <translation>there is no name before “.gpkg”</translation>
    </message>
    <message>
      <source>il n’y a rien à cette adresse (code {code})</source>
      <translation>there is nothing at this address (code {code})</translation>
    </message>
    <message>
      <source>il n’y donne pas accès (code {code})</source>
      <translation>it gives no access (code {code})</translation>
    </message>
    <message>
      <source>il occupe plus de {taille} Mo une fois décompressé</source>
      <translation>it takes more than {taille} MB once unpacked</translation>
    </message>
    <message>
      <source>il occupe {fois} fois sa taille une fois décompressé</source>
      <translation>it takes {fois} times its size once unpacked</translation>
    </message>
    <message>
      <source>il répond par le code {code}</source>
      <translation>it answers with code {code}</translation>
    </message>
    <message>
      <source>il y manque des lignes ou des tables ({tables})</source>
      <translation>rows or tables are missing from it ({tables})</translation>
    </message>
    <message>
      <source>la base ne sait pas garder une de ses valeurs</source>
      <translation>the base cannot keep one of its values</translation>
    </message>
    <message>
      <source>la base n’a pas encore les droits de ses organisations</source>
      <translation>the base has not yet the rights of its organisations</translation>
    </message>
    <message>
      <source>la base se sert de ce qui n’est ni d’elle, ni de PostgreSQL : {objet}</source>
      <translation>the base uses what is neither its own nor PostgreSQL’s: {objet}</translation>
    </message>
    <message>
      <source>la cause n’est pas de celles que l’outil connaît ; donnez à votre service informatique le détail technique gardé dans le journal de QGIS (onglet OSP ERBM)</source>
      <translation>the cause is not one that the tool knows; give your IT service the technical detail kept in the log of QGIS (tab OSP ERBM)</translation>
    </message>
    <message>
      <source>la clé du fond n° {rang} n’est pas en minuscules sans accent.</source>
      <translation>the key of base map no. {rang} is not in lower case without accents.</translation>
    </message>
    <message>
      <source>la colonne « {nom} »</source>
      <translation>column “{nom}”</translation>
    </message>
    <message>
      <source>la commune {idcom} n’est pas dans le fichier d’adresses</source>
      <translation>the municipality {idcom} is not in the address file</translation>
    </message>
    <message>
      <source>la connexion au serveur a été perdue ; vérifiez le réseau, puis recommencez</source>
      <translation>the connection to the server was lost; check the network, then try again</translation>
    </message>
    <message>
      <source>la connexion chiffrée (SSL) n’a pas pu être établie, ou elle est exigée</source>
      <translation>the encrypted connection (SSL) could not be made, or is required</translation>
    </message>
    <message>
      <source>la demande est trop grosse pour lui (code {code})</source>
      <translation>the request is too large for it (code {code})</translation>
    </message>
    <message>
      <source>la fonction {objet} agit avec les droits de son propriétaire et cherche ses noms ailleurs que dans PostgreSQL</source>
      <translation>the function {objet} acts with the rights of its owner and looks for its names elsewhere than in PostgreSQL</translation>
    </message>
    <message>
      <source>la fonction « {nom} »</source>
      <translation>the function “{nom}”</translation>
    </message>
    <message>
      <source>la ligne a moins de valeurs que le fichier n’a de colonnes</source>
      <translation>the row has fewer values than the file has columns</translation>
    </message>
    <message>
      <source>la ligne a plus de valeurs que le fichier n’a de colonnes</source>
      <translation>the line has more values than the file has columns</translation>
    </message>
    <message>
      <source>la mémoire ne suffit pas ; fermez d’autres logiciels, puis recommencez</source>
      <translation>there is not enough memory; close other software, then try again</translation>
    </message>
    <message>
      <source>la nature « {nature} » n’a pas de périmètre</source>
      <translation>the kind “{nature}” has no perimeter</translation>
    </message>
    <message>
      <source>la parcelle {idpar} n’a pas de surface</source>
      <translation>the parcel {idpar} has no area</translation>
    </message>
    <message>
      <source>la parcelle {idpar} n’est pas dans le cadastre donné</source>
      <translation>the parcel {idpar} is not in the cadastre given</translation>
    </message>
    <message>
      <source>la position est vide</source>
      <translation>the position is empty</translation>
    </message>
    <message>
      <source>la règle de réécriture « {nom} »</source>
      <translation>rewriting rule “{nom}”</translation>
    </message>
    <message>
      <source>la règle « {nom} »</source>
      <translation>rule “{nom}”</translation>
    </message>
    <message>
      <source>la règle « {regle} » n’est pas respectée</source>
      <translation>the rule “{regle}” is not respected</translation>
    </message>
    <message>
      <source>la réponse n’est pas venue à temps</source>
      <translation>the answer did not come in time</translation>
    </message>
    <message>
      <source>la table {objet} cache ses lignes à son propriétaire même</source>
      <translation>table {objet} hides its rows even from its owner</translation>
    </message>
    <message>
      <source>la table {objet} montre ses lignes à tous</source>
      <translation>table {objet} shows its rows to all</translation>
    </message>
    <message>
      <source>la table « {nom} »</source>
      <translation>table “{nom}”</translation>
    </message>
    <message>
      <source>la valeur de {champs} existe déjà dans la table « {table} »</source>
      <translation>the value of {champs} is already in the table “{table}”</translation>
    </message>
    <message>
      <source>la valeur du champ « {champ} » est inférieure au minimum ({minimum:g})</source>
      <translation>the value of the field “{champ}” is below the minimum ({minimum:g})</translation>
    </message>
    <message>
      <source>la valeur du champ « {champ} » est supérieure au maximum ({maximum:g})</source>
      <translation>the value of the field “{champ}” is above the maximum ({maximum:g})</translation>
    </message>
    <message>
      <source>la valeur du champ « {champ} » est trop longue (au plus {longueur} caractères)</source>
      <translation>the value of the field “{champ}” is too long (at most {longueur} characters)</translation>
    </message>
    <message>
      <source>la valeur du champ « {champ} » n’a pas la forme attendue (par exemple {exemple})</source>
      <translation>the value of the field “{champ}” does not have the expected form (for example {exemple})</translation>
    </message>
    <message>
      <source>la valeur du champ « {champ} » n’est pas dans la liste des valeurs permises ({liste})</source>
      <translation>the value of the field “{champ}” is not among the allowed values ({liste})</translation>
    </message>
    <message>
      <source>la valeur du champ « {champ} » n’est pas du type attendu</source>
      <translation>the value of the field “{champ}” is not of the expected type</translation>
    </message>
    <message>
      <source>la valeur du champ « {champ} » n’existe pas dans la table à laquelle elle renvoie</source>
      <translation>the value of the field “{champ}” does not exist in the table that it refers to</translation>
    </message>
    <message>
      <source>la voie « {voie} » n’est pas dans le fichier d’adresses pour la commune {idcom}</source>
      <translation>the street “{voie}” is not in the address file for the municipality {idcom}</translation>
    </message>
    <message>
      <source>la vue {objet} montre ce que lit son propriétaire, et non qui la lit</source>
      <translation>the view {objet} shows what its owner may read, not who reads it</translation>
    </message>
    <message>
      <source>la vue « {nom} »</source>
      <translation>view “{nom}”</translation>
    </message>
    <message>
      <source>le RPLS ne place le n° {ident_rep} qu’au hasard dans sa commune</source>
      <translation>the RPLS only places number {ident_rep} at random in its commune</translation>
    </message>
    <message>
      <source>le champ « {champ} » doit être rempli</source>
      <translation>the field “{champ}” must be filled in</translation>
    </message>
    <message>
      <source>le code INSEE des communes</source>
      <translation>the INSEE code of the municipalities</translation>
    </message>
    <message>
      <source>le code de la commune manque ou n’en est pas un</source>
      <translation>the code of the municipality is missing or is not one</translation>
    </message>
    <message>
      <source>le compte n’existe pas sur ce serveur, ou n’y est pas admis</source>
      <translation>the account does not exist on this server, or is not admitted</translation>
    </message>
    <message>
      <source>le compte ou le mot de passe n’est pas le bon</source>
      <translation>the account or the password is wrong</translation>
    </message>
    <message>
      <source>le compte {objet} a plusieurs organisations, dont il mêle les lignes</source>
      <translation>the account {objet} has several organisations, whose rows it mixes</translation>
    </message>
    <message>
      <source>le compte {objet} a un groupe et aucune organisation</source>
      <translation>the account {objet} has a group and no organisation</translation>
    </message>
    <message>
      <source>le compte {objet} est dit ouvert, et le serveur ne le connaît plus</source>
      <translation>the account {objet} is said to be open, and the server does not know it any more</translation>
    </message>
    <message>
      <source>le compte {objet} est ouvert alors que son organisation n’a pas de convention</source>
      <translation>the account {objet} is open while its organisation has no convention</translation>
    </message>
    <message>
      <source>le compte {objet} n’hérite pas des droits de son organisation : il ne voit rien</source>
      <translation>the account {objet} does not inherit the rights of its organisation: it sees nothing</translation>
    </message>
    <message>
      <source>le compte {objet} passe outre les règles d’accès</source>
      <translation>account {objet} bypasses the row policies</translation>
    </message>
    <message>
      <source>le compte {objet} peut créer des rôles</source>
      <translation>the account {objet} may make roles</translation>
    </message>
    <message>
      <source>le dessin des graphiques</source>
      <translation>drawing the charts</translation>
    </message>
    <message>
      <source>le disque du serveur est plein ; prévenez l’administrateur de la base</source>
      <translation>the disk of the server is full; tell the administrator of the base</translation>
    </message>
    <message>
      <source>le disque est en lecture seule ; choisissez-en un autre</source>
      <translation>the disk is read-only; choose another one</translation>
    </message>
    <message>
      <source>le disque est plein, ou votre quota est atteint ; libérez de la place, puis recommencez</source>
      <translation>the disk is full, or your quota is reached; make room, then try again</translation>
    </message>
    <message>
      <source>le disque ne lit ou n’écrit pas, il est débranché ou abîmé ; vérifiez-le, ou choisissez-en un autre</source>
      <translation>the disk does not read or write, it is unplugged or damaged; check it, or choose another one</translation>
    </message>
    <message>
      <source>le déclencheur « {nom} »</source>
      <translation>trigger “{nom}”</translation>
    </message>
    <message>
      <source>le fichier ne s’ouvre pas ; vérifiez le dossier, le lecteur réseau et le droit d’y lire et d’y écrire</source>
      <translation>the file does not open; check the folder, the network drive, and the right to read and write there</translation>
    </message>
    <message>
      <source>le fichier ou son dossier n’est plus là ; vérifiez le chemin, puis recommencez</source>
      <translation>the file or its folder is gone; check the path, then try again</translation>
    </message>
    <message>
      <source>le fond n° {rang} n’est pas un objet.</source>
      <translation>base map no. {rang} is not an object.</translation>
    </message>
    <message>
      <source>le fond « {cle} » n’est ni WMTS ni WMS.</source>
      <translation>the base map “{cle}” is neither WMTS nor WMS.</translation>
    </message>
    <message>
      <source>le format du fond « {cle} » n’est pas celui d’une image.</source>
      <translation>the format of the base map “{cle}” is not that of an image.</translation>
    </message>
    <message>
      <source>le lecteur réseau ne répond plus ; vérifiez qu’il est connecté, puis recommencez</source>
      <translation>the network drive no longer answers; check that it is connected, then try again</translation>
    </message>
    <message>
      <source>le logement n’a pas de numéro</source>
      <translation>the dwelling has no number</translation>
    </message>
    <message>
      <source>le nom du fichier doit finir par « .gpkg »</source>
      <translation>the file name must end with “.gpkg”</translation>
    </message>
    <message>
      <source>le nom du fichier est trop long</source>
      <translation>the file name is too long</translation>
    </message>
    <message>
      <source>le numéro des cités</source>
      <translation>the number of the estates</translation>
    </message>
    <message>
      <source>le n° RPLS a perdu ses derniers chiffres dans un tableur (« 1,94E+07 »)</source>
      <translation>the RPLS number lost its last digits in a spreadsheet (“1.94E+07”)</translation>
    </message>
    <message>
      <source>le n° RPLS n’a pas 10 chiffres</source>
      <translation>the RPLS no. has not 10 digits</translation>
    </message>
    <message>
      <source>le n° {ident_rep} n’a pas de position dans le RPLS</source>
      <translation>no. {ident_rep} has no position in the RPLS</translation>
    </message>
    <message>
      <source>le projet a changé entre-temps, ou le fichier n’est pas lisible</source>
      <translation>the project changed meanwhile, or the file cannot be read</translation>
    </message>
    <message>
      <source>le propriétaire de « {nom} »</source>
      <translation>the owner of “{nom}”</translation>
    </message>
    <message>
      <source>le proxy du réseau ne laisse pas passer la demande</source>
      <translation>the proxy of the network does not let the request through</translation>
    </message>
    <message>
      <source>le rôle d’organisation {objet} n’a pas le groupe de sa nature</source>
      <translation>the organisation role {objet} has not the group of its kind</translation>
    </message>
    <message>
      <source>le rôle d’organisation {objet} n’existe pas sur le serveur</source>
      <translation>the organisation role {objet} is not on the server</translation>
    </message>
    <message>
      <source>le rôle {objet} se connecte, ou peut plus qu’un groupe</source>
      <translation>role {objet} can log in, or may do more than a group</translation>
    </message>
    <message>
      <source>le serveur a une panne, ou ses fichiers sont abîmés ; prévenez l’administrateur de la base</source>
      <translation>the server has failed, or its files are damaged; tell the administrator of the base</translation>
    </message>
    <message>
      <source>le service d’adresses n’a rien trouvé d’assez sûr</source>
      <translation>the address service found nothing sure enough</translation>
    </message>
    <message>
      <source>le service d’adresses répond dans une autre commune</source>
      <translation>the address service answers in another municipality</translation>
    </message>
    <message>
      <source>le système n’accepte pas ce nom, ou ce disque ne sait pas garder un tel fichier ; choisissez un autre nom ou un autre dossier</source>
      <translation>the system does not take this name, or this disk cannot keep such a file; choose another name or another folder</translation>
    </message>
    <message>
      <source>le système n’y donne pas accès ; choisissez un autre dossier, ou demandez le droit</source>
      <translation>the system gives no access to it; choose another folder, or ask for the right</translation>
    </message>
    <message>
      <source>le système répond « erreur {numero} » ; vérifiez le dossier et la place disponible sur le disque, puis recommencez</source>
      <translation>the system answers “error {numero}”; check the folder and the room left on the disk, then try again</translation>
    </message>
    <message>
      <source>le travail a été interrompu avant sa fin ; recommencez</source>
      <translation>the work was interrupted before its end; try again</translation>
    </message>
    <message>
      <source>le {demande} est loin de tout numéro connu</source>
      <translation>number {demande} is far from any known number</translation>
    </message>
    <message>
      <source>lecture</source>
      <translation>reading</translation>
    </message>
    <message>
      <source>les adresses de la commune {idcom} ont dans le fichier des coordonnées qui n’y sont pas (nulles, d’un autre pays ou d’un autre système)</source>
      <translation>the addresses of municipality {idcom} have in the file coordinates that are not in it (null, of another country or of another system)</translation>
    </message>
    <message>
      <source>les droits sur le schéma et ses tables</source>
      <translation>the rights on the schema and its tables</translation>
    </message>
    <message>
      <source>les index spatiaux n’ont pas pu être faits, sans doute faute de place sur le disque.</source>
      <translation>the spatial indexes could not be made, probably for lack of room on the disk.</translation>
    </message>
    <message>
      <source>les noms en « {prefixe}_ » sont ceux des groupes de la base</source>
      <translation>names in “{prefixe}_” are those of the groups of the base</translation>
    </message>
    <message>
      <source>les siennes</source>
      <translation>its own</translation>
    </message>
    <message>
      <source>les zooms du fond « {cle} » ne sont pas deux nombres, comme [0, 19].</source>
      <translation>the zooms of the base map “{cle}” are not two numbers, such as [0, 19].</translation>
    </message>
    <message>
      <source>ligne n° {fid} de la table « {table} »</source>
      <translation>row no. {fid} of the table “{table}”</translation>
    </message>
    <message>
      <source>ligne {ligne} de l’onglet « {onglet} »</source>
      <translation>row {ligne} of the tab “{onglet}”</translation>
    </message>
    <message>
      <source>l’accès à « {objet} »</source>
      <translation>access to “{objet}”</translation>
    </message>
    <message>
      <source>l’adresse du fond « {cle} » ne commence pas par http:// ou https://.</source>
      <translation>the address of the base map “{cle}” does not begin with http:// or https://.</translation>
    </message>
    <message>
      <source>l’archive n’en contient aucun</source>
      <translation>the archive holds none</translation>
    </message>
    <message>
      <source>l’identifiant des parcelles</source>
      <translation>the id of the parcels</translation>
    </message>
    <message>
      <source>l’index spatial de « {nom} »</source>
      <translation>spatial index of “{nom}”</translation>
    </message>
    <message>
      <source>l’index « {nom} »</source>
      <translation>index “{nom}”</translation>
    </message>
    <message>
      <source>l’organisation « {organisation} » existe déjà, avec une autre nature ou un autre périmètre ({nature}, {perimetre}) ; ses lignes ne changent pas de mains ainsi</source>
      <translation>the organisation “{organisation}” exists already, with another kind or perimeter ({nature}, {perimetre}); its rows do not change hands so</translation>
    </message>
    <message>
      <source>l’organisation « {organisation} » n’existe pas dans cette base</source>
      <translation>the organisation “{organisation}” is not in this base</translation>
    </message>
    <message>
      <source>l’écriture d’un classeur Excel</source>
      <translation>writing an Excel workbook</translation>
    </message>
    <message>
      <source>ni n° RPLS ni adresse</source>
      <translation>neither RPLS no. nor address</translation>
    </message>
    <message>
      <source>non</source>
      <translation>no</translation>
    </message>
    <message>
      <source>n’importe qui peut exécuter la fonction {objet}</source>
      <translation>anybody may run the function {objet}</translation>
    </message>
    <message>
      <source>pas de n° RPLS</source>
      <translation>no RPLS no.</translation>
    </message>
    <message>
      <source>pas de parcelle</source>
      <translation>no parcel</translation>
    </message>
    <message>
      <source>pas d’adresse lisible (voie et commune)</source>
      <translation>no readable address (street and municipality)</translation>
    </message>
    <message>
      <source>plusieurs voies de la commune {idcom} conviennent : {voies}</source>
      <translation>several streets of the municipality {idcom} fit: {voies}</translation>
    </message>
    <message>
      <source>rien n’écoute à cette adresse, ou la connexion a été coupée</source>
      <translation>nothing listens at this address, or the connection was cut</translation>
    </message>
    <message>
      <source>sa clé « {champ} » est vide</source>
      <translation>its key “{champ}” is empty</translation>
    </message>
    <message>
      <source>sa clé « {valeur} » est déjà sur une autre ligne de la source</source>
      <translation>its key “{valeur}” is already on another row of the source</translation>
    </message>
    <message>
      <source>sa réponse n’est pas une image</source>
      <translation>its answer is not an image</translation>
    </message>
    <message>
      <source>ses coordonnées ne sont pas des nombres</source>
      <translation>its coordinates are not numbers</translation>
    </message>
    <message>
      <source>ses coordonnées ne sont pas du système de coordonnées que déclare la couche</source>
      <translation>its coordinates are not of the coordinate system that the layer declares</translation>
    </message>
    <message>
      <source>son adresse n’est pas connue du réseau</source>
      <translation>its address is not known to the network</translation>
    </message>
    <message>
      <source>son chemin est trop long ; choisissez un dossier plus proche de la racine du disque, ou un nom plus court</source>
      <translation>its path is too long; choose a folder nearer to the root of the disk, or a shorter name</translation>
    </message>
    <message>
      <source>son contour ne se convertit pas en Lambert-93</source>
      <translation>its outline cannot be converted to Lambert-93</translation>
    </message>
    <message>
      <source>son contour n’est pas valide et n’a pas pu être réparé</source>
      <translation>its outline is not valid and could not be repaired</translation>
    </message>
    <message>
      <source>son début ne se relit pas, ou le fichier est coupé</source>
      <translation>its beginning cannot be read, or the file is cut</translation>
    </message>
    <message>
      <source>texte mal codé</source>
      <translation>badly encoded text</translation>
    </message>
    <message>
      <source>toutes</source>
      <translation>all</translation>
    </message>
    <message>
      <source>trop de fichiers sont ouverts ; fermez et rouvrez QGIS, puis recommencez</source>
      <translation>too many files are open; close and open QGIS again, then try again</translation>
    </message>
    <message>
      <source>trop de monde est connecté au serveur ; recommencez dans quelques minutes</source>
      <translation>too many people are connected to the server; try again in a few minutes</translation>
    </message>
    <message>
      <source>un autre logiciel s’en sert ; fermez-le dans ce logiciel, puis recommencez</source>
      <translation>other software is using it; close it there, then try again</translation>
    </message>
    <message>
      <source>un autre travail occupe les mêmes lignes ; attendez qu’il finisse, puis recommencez</source>
      <translation>other work holds the same rows; wait until it ends, then try again</translation>
    </message>
    <message>
      <source>un dossier porte ce nom là où il faut un fichier, ou l’inverse ; renommez-le, ou choisissez un autre dossier</source>
      <translation>a folder has this name where a file is needed, or the reverse; rename it, or choose another folder</translation>
    </message>
    <message>
      <source>un droit est donné de trop : {objet}</source>
      <translation>a right too many is granted: {objet}</translation>
    </message>
    <message>
      <source>un droit manque : {objet}</source>
      <translation>a right is missing: {objet}</translation>
    </message>
    <message>
      <source>un nom de dossier ou de fichier commence ou finit par une espace, ou par un point</source>
      <translation>a folder or file name begins or ends with a space, or ends with a dot</translation>
    </message>
    <message>
      <source>un tableau du RPLS, en csv (UTF-8) ou en classeur</source>
      <translation>a table of the RPLS, as csv (UTF-8) or as a workbook</translation>
    </message>
    <message>
      <source>un tableur a changé le numéro de la voie en date ({valeur})</source>
      <translation>a spreadsheet turned the street number into a date ({valeur})</translation>
    </message>
    <message>
      <source>un tableur a changé le numéro de la voie en date ({valeur}) : il est laissé vide</source>
      <translation>a spreadsheet turned the street number into a date ({valeur}): it is left empty</translation>
    </message>
    <message>
      <source>une convention ne peut pas finir avant de commencer</source>
      <translation>a convention cannot end before it begins</translation>
    </message>
    <message>
      <source>une couche de parcelles, comme celle du cadastre d’Etalab (.json.gz)</source>
      <translation>a layer of parcels, such as that of Etalab’s cadastre (.json.gz)</translation>
    </message>
    <message>
      <source>une couche ou un tableau que QGIS sait ouvrir : GeoPackage, GeoJSON, Shapefile, classeur, csv en UTF-8</source>
      <translation>a layer or table that QGIS can open: GeoPackage, GeoJSON, Shapefile, workbook, csv in UTF-8</translation>
    </message>
    <message>
      <source>une de ses lignes est démesurée</source>
      <translation>one of its lines is out of proportion</translation>
    </message>
    <message>
      <source>une garde manque, est éteinte ou changée : {objet}</source>
      <translation>a guard is missing, disabled or changed: {objet}</translation>
    </message>
    <message>
      <source>une ligne a été modifiée par quelqu’un d’autre au même moment ; relisez-la, puis recommencez</source>
      <translation>a row was changed by somebody else at the same moment; read it again, then try again</translation>
    </message>
    <message>
      <source>une ligne à modifier a été changée par quelqu’un d’autre ({place})</source>
      <translation>a row to be modified was changed by somebody else ({place})</translation>
    </message>
    <message>
      <source>une ligne à modifier a été supprimée ({place})</source>
      <translation>a row to be modified was deleted ({place})</translation>
    </message>
    <message>
      <source>une règle d’accès a été changée : {objet}</source>
      <translation>a row policy was changed: {objet}</translation>
    </message>
    <message>
      <source>une règle d’accès manque : {objet}</source>
      <translation>a row policy is missing: {objet}</translation>
    </message>
    <message>
      <source>une règle d’accès n’est pas de l’outil : {objet}</source>
      <translation>a row policy is not the tool’s: {objet}</translation>
    </message>
    <message>
      <source>une règle que l’outil n’a pas mise dans la base répond « {texte} »</source>
      <translation>a rule that the tool did not put in the base answers “{texte}”</translation>
    </message>
    <message>
      <source>une valeur ne convient pas à son champ : elle est trop longue, hors limites ou mal écrite ; corrigez-la, puis recommencez</source>
      <translation>a value does not suit its field: it is too long, out of bounds or miswritten; correct it, then try again</translation>
    </message>
    <message>
      <source>une valeur renvoie à une ligne qui n’existe pas, ou la ligne à supprimer sert encore dans une autre table</source>
      <translation>a value refers to a row that does not exist, or the row to delete is still used in another table</translation>
    </message>
    <message>
      <source>votre compte n’en a pas le droit ; demandez-le à l’administrateur de la base</source>
      <translation>your account has not the right; ask the administrator of the base for it</translation>
    </message>
    <message>
      <source>{champ} commence par {debut}</source>
      <translation>{champ} begins with {debut}</translation>
    </message>
    <message>
      <source>{champ} {valeur} est porté par {nombre} lignes, jusqu’à {distance} d’ici. Corrigez l’identifiant, ou supprimez la ligne en trop.</source>
      <translation>{champ} {valeur} is on {nombre} rows, up to {distance} from here. Correct the identifier, or delete the extra row.</translation>
    </message>
    <message>
      <source>{nombre} lignes de « {fichier} » sont laissées de côté, la première à la ligne {ligne} : {raison}.</source>
      <translation>{nombre} rows of “{fichier}” are left out, the first at row {ligne}: {raison}.</translation>
    </message>
    <message>
      <source>{nombre} logements sont exactement au même point sans être sur une même parcelle. Placez chacun sur la sienne.</source>
      <translation>{nombre} dwellings are at exactly the same point without being on one parcel. Place each on its own.</translation>
    </message>
    <message>
      <source>{nombre} parcelles sont laissées de côté : leur identifiant (« {exemple} ») n’a aucune des formes connues.</source>
      <translation>{nombre} parcels are left out: their id (“{exemple}”) has none of the known forms.</translation>
    </message>
    <message>
      <source>{objet} n’est pas au propriétaire de la base</source>
      <translation>{objet} does not belong to the owner of the database</translation>
    </message>
    <message>
      <source>{place}, colonne « {colonne} »</source>
      <translation>{place}, column “{colonne}”</translation>
    </message>
    <message>
      <source>{raison} (table « {table} »)</source>
      <translation>{raison} (table “{table}”)</translation>
    </message>
    <message>
      <source>{raison} Indiquez le code INSEE de la commune.</source>
      <translation>{raison} Give the INSEE code of the municipality.</translation>
    </message>
    <message>
      <source>{refusees} sont refusées, la première à la ligne {ligne} ({raison})</source>
      <translation>{refusees} are refused, the first at row {ligne} ({raison})</translation>
    </message>
    <message>
      <source>{situation} : ses chiffres sont gardés aux niveaux de l’outil, non par une couche du projet. Choisissez un niveau et videz la couche, ou donnez une date (ETAT_AU) : le journal en rétablit les chiffres dans toute couche.</source>
      <translation>{situation}: its figures are kept at the levels of the tool, not by a layer of the project. Choose a level and empty the layer, or give a date (ETAT_AU): the journal brings its figures back within any layer.</translation>
    </message>
    <message>
      <source>{systeme}, axes inversés</source>
      <translation>{systeme}, axes swapped</translation>
    </message>
    <message>
      <source>« Références dans le temps » a deux lignes pour {reference} « {code} » au {jour}. Corrigez leurs dates : la première doit finir la veille de la seconde.</source>
      <translation>“Références dans le temps” has two rows for {reference} “{code}” on {jour}. Correct their dates: the first must end the day before the second.</translation>
    </message>
    <message>
      <source>« {base} » : les définitions des règles, des fonctions et des vues n’ont pas été comparées, ce compte ne pouvant pas créer de schéma. Demandez-le à l’administrateur du serveur ; le reste est vérifié.</source>
      <translation>“{base}”: the definitions of rules, functions and views were not compared, as this account may not create a schema. Ask the administrator of the server; the rest is checked.</translation>
    </message>
    <message>
      <source>« {base} » est elle-même un extrait, ou l’état d’une date : ce qu’on en tirerait ne reviendrait nulle part. Faites l’extrait depuis la base d’origine.</source>
      <translation>“{base}” is itself an extract, or the state of a date: what would be taken from it would come back nowhere. Make the extract from the base that it comes from.</translation>
    </message>
    <message>
      <source>« {base} » est partagée entre organisations : seul un compte membre de « {role} » peut en changer les tables et les droits. Rien n’a été modifié. Demandez-le à l’administrateur du serveur.</source>
      <translation>“{base}” is shared between organisations: only an account that is a member of “{role}” may change its tables and rights. Nothing was changed. Ask the administrator of the server.</translation>
    </message>
    <message>
      <source>« {base} » est un fichier : il n’a ni comptes ni droits, qui l’ouvre voit tout. Les organisations et leurs comptes demandent une base sur un serveur PostGIS.</source>
      <translation>“{base}” is a file: it has neither accounts nor rights, who opens it sees all. Organisations and their accounts need a base on a PostGIS server.</translation>
    </message>
    <message>
      <source>« {base} » est vide et l’a toujours été : elle n’a pas de passé. Importez ou saisissez d’abord des lignes.</source>
      <translation>“{base}” is empty and always was: it has no past. Import or enter rows first.</translation>
    </message>
    <message>
      <source>« {base} » existe déjà et n’a pas été modifié. Choisissez un autre nom, ou supprimez-le d’abord.</source>
      <translation>“{base}” already exists and was not changed. Choose another name, or delete it first.</translation>
    </message>
    <message>
      <source>« {base} » ne connaît pas « {code} ». Donnez un des codes de la base : {codes}.</source>
      <translation>“{base}” does not know “{code}”. Give one of the codes of the base: {codes}.</translation>
    </message>
    <message>
      <source>« {base} » ne garde pas de situation « {situation} ». Situations gardées : {connues}. Donnez la date d’une situation, son titre ou le début de son empreinte.</source>
      <translation>“{base}” keeps no situation “{situation}”. Situations kept: {connues}. Give the date of a situation, its title or the beginning of its hash.</translation>
    </message>
    <message>
      <source>« {base} » ne peut pas être le fichier d’une base OSP : {raison}. Donnez un autre nom ou un autre dossier, par exemple « osp.gpkg » dans vos documents. Rien n’a été créé.</source>
      <translation>“{base}” cannot be the file of an OSP base: {raison}. Give another name or another folder, for example “osp.gpkg” in your documents. Nothing was created.</translation>
    </message>
    <message>
      <source>« {base} » ne se retrouve pas telle qu’elle était le {demande} : son journal ne dit rien d’avant le {depuis}. Choisissez une date plus récente.</source>
      <translation>“{base}” cannot be found as it was on {demande}: its journal says nothing from before {depuis}. Choose a later date.</translation>
    </message>
    <message>
      <source>« {base} » n’a pas encore d’identité, sans laquelle un extrait ne saurait pas où revenir, et votre compte ne peut pas lui en donner une. Demandez à l’administrateur de lancer « Mettre à niveau une base OSP », puis recommencez.</source>
      <translation>“{base}” has no identity yet, without which an extract would not know where to come back, and your account cannot give it one. Ask the administrator to run “Upgrade an OSP base”, then try again.</translation>
    </message>
    <message>
      <source>« {base} » n’a pas encore ses rôles, ou ce compte ne peut pas en disposer. L’administrateur de la base lance « Créer les rôles d’une base partagée », avec « Appliquer sur le serveur ».</source>
      <translation>“{base}” has no roles yet, or this account may not use them. The administrator of the base runs “Make the roles of a shared base”, with “Apply on the server”.</translation>
    </message>
    <message>
      <source>« {base} » n’a pas le schéma des comptes, ou ce compte-ci n’y entre pas. L’administrateur du serveur le fait par le script de « Créer les rôles d’une base partagée » ; si les comptes viennent d’un annuaire (LDAP), c’est lui qui les tient.</source>
      <translation>“{base}” has not the schema of accounts, or this account may not enter it. The administrator of the server makes it with the script of “Make the roles of a shared base”; if accounts come from a directory (LDAP), that is where they are kept.</translation>
    </message>
    <message>
      <source>« {base} » n’a pas été modifiée, parce qu’elle laisserait lire ou écrire plus que ce qui est accordé : {fautes}. L’administrateur de la base peut y remédier ainsi, avant de recommencer : {remedes}.</source>
      <translation>“{base}” was not changed, because it would let more be read or written than was granted: {fautes}. The administrator of the base can put it right like this, before trying again: {remedes}.</translation>
    </message>
    <message>
      <source>« {base} » n’a pas été partagée : il manque sur son serveur {roles}. « Créer les rôles » les crée, ou en écrit le fichier pour l’administrateur du serveur.</source>
      <translation>“{base}” was not shared: its server lacks {roles}. “Create the roles” creates them, or writes the file for the administrator of the server.</translation>
    </message>
    <message>
      <source>« {base} » n’est pas une base OSP. Ouvrez une base créée par « Créer une base OSP », ou créez-en une.</source>
      <translation>“{base}” is not an OSP base. Open a base made by “Create an OSP base”, or create one.</translation>
    </message>
    <message>
      <source>« {cible} » n’est ni un fichier, ni une couche temporaire, ni une table où QGIS sache écrire. Donnez le chemin d’un fichier, comme un GeoPackage (.gpkg). Rien n’a été modifié.</source>
      <translation>“{cible}” is neither a file, nor a temporary layer, nor a table where QGIS can write. Give the path of a file, such as a GeoPackage (.gpkg). Nothing was changed.</translation>
    </message>
    <message>
      <source>« {code} » ne peut pas être le code d’une organisation : il lui faut au moins une lettre ou un chiffre, et son rôle (« {role} ») ne peut dépasser 63 caractères.</source>
      <translation>“{code}” cannot be the code of an organisation: it needs at least a letter or a digit, and its role (“{role}”) cannot exceed 63 characters.</translation>
    </message>
    <message>
      <source>« {code} » n’est pas un code du niveau « {echelle} ». Codes de la base : {connus}.</source>
      <translation>“{code}” is not a code of the level “{echelle}”. Codes of the base: {connus}.</translation>
    </message>
    <message>
      <source>« {compte} » ne peut pas être le nom d’un compte : {raison}. Donnez par exemple « j_martin_mc ».</source>
      <translation>“{compte}” cannot be the name of an account: {raison}. Give for instance “j_martin_mc”.</translation>
    </message>
    <message>
      <source>« {couche} » : {nombre} contours invalides sont lus une fois réparés. Corrigez-les dans la couche (Vecteur, Outils de géométrie, Vérifier la validité).</source>
      <translation>“{couche}”: {nombre} invalid outlines are read once repaired. Correct them in the layer (Vector, Geometry Tools, Check Validity).</translation>
    </message>
    <message>
      <source>« {couche} » ne connaît aucun code des logements : elle a « {code} », ils ont « {logement} ». Sa colonne du code n’est sans doute pas la bonne : choisissez-la dans les paramètres avancés.</source>
      <translation>“{couche}” knows no code of the dwellings: it has “{code}”, they have “{logement}”. Its column of the code is probably not the right one: choose it in the advanced parameters.</translation>
    </message>
    <message>
      <source>« {couche} » ne peut pas être modifiée : rien n’est corrigé. Vérifiez que la couche n’est pas en lecture seule et que le logement y est encore.</source>
      <translation>“{couche}” cannot be edited: nothing is fixed. Check that the layer is not read-only and that the dwelling is still in it.</translation>
    </message>
    <message>
      <source>« {couche} » n’a pas de polygones : elle ne dit pas où sont les parcelles. Choisissez la couche des parcelles du cadastre (cadastre-62-parcelles.json.gz, sur cadastre.data.gouv.fr).</source>
      <translation>“{couche}” has no polygons: it does not say where the parcels are. Choose the layer of parcels of the cadastre (cadastre-62-parcelles.json.gz, from cadastre.data.gouv.fr).</translation>
    </message>
    <message>
      <source>« {debut} » et « {fin} » ne sont pas limitées aux mêmes territoires, bailleurs, années ou types : leurs chiffres ne se comparent pas. Prenez deux situations de même portée.</source>
      <translation>“{debut}” and “{fin}” are not limited to the same territories, landlords, years or types: their figures cannot be compared. Take two situations of the same scope.</translation>
    </message>
    <message>
      <source>« {fichier} » a été extrait de « {origine} », et non de « {base} » : rien n’a été écrit. Ouvrez la base dont il vient.</source>
      <translation>“{fichier}” was extracted from “{origine}”, and not from “{base}”: nothing was written. Open the base that it comes from.</translation>
    </message>
    <message>
      <source>« {fichier} » a été extrait quand les tables étaient de version {version} ; elles sont de version {connue} : ses lignes ne se comparent plus. Rien n’a été écrit. Faites un nouvel extrait, et reportez-y ce qui avait été changé.</source>
      <translation>“{fichier}” was extracted when the tables were of version {version}; they are of version {connue}: its rows no longer compare. Nothing was written. Make a new extract, and carry over what had been changed.</translation>
    </message>
    <message>
      <source>« {fichier} » contient un classeur ({classeur}), et non un fichier csv. Convertissez-le en csv : ouvrez-le dans un tableur, enregistrez-le au format csv, et choisissez ce fichier.</source>
      <translation>“{fichier}” holds a workbook ({classeur}), not a csv file. Convert it to csv: open it in a spreadsheet program, save it as csv, and choose that file.</translation>
    </message>
    <message>
      <source>« {fichier} » est abîmé : QGIS en lirait des lignes de moins, sans le dire. Reprenez une copie de ce fichier, ou demandez-le de nouveau.</source>
      <translation>“{fichier}” is damaged: QGIS would read fewer rows from it, without saying so. Take a copy of this file, or ask for it again.</translation>
    </message>
    <message>
      <source>« {fichier} » est déjà revenu dans cette base le {date}, par {utilisateur} (import n° {numero}) : rien n’a été écrit. Continuez sur un nouvel extrait, ou annulez d’abord cet import pour le refaire autrement.</source>
      <translation>“{fichier}” came back into this base already on {date}, by {utilisateur} (import no {numero}): nothing was written. Go on with a new extract, or undo that import first to do it otherwise.</translation>
    </message>
    <message>
      <source>« {fichier} » est introuvable. Vérifiez le chemin, et que le lecteur réseau est bien connecté.</source>
      <translation>“{fichier}” is not found. Check the path, and that the network drive is connected.</translation>
    </message>
    <message>
      <source>« {fichier} » est le fichier qui est lu : l’enregistrer sous ce nom l’effacerait. Donnez un autre nom de fichier. Rien n’a été modifié.</source>
      <translation>“{fichier}” is the file being read: saving under this name would erase it. Give another file name. Nothing was changed.</translation>
    </message>
    <message>
      <source>« {fichier} » est un dossier. Choisissez le fichier lui-même.</source>
      <translation>“{fichier}” is a folder. Choose the file itself.</translation>
    </message>
    <message>
      <source>« {fichier} » est une archive zip ou un classeur, et non un fichier csv. Décompressez l’archive, ou enregistrez le classeur au format csv, et choisissez le fichier csv.</source>
      <translation>“{fichier}” is a zip archive or a workbook, not a csv file. Unpack the archive, or save the workbook as csv, and choose the csv file.</translation>
    </message>
    <message>
      <source>« {fichier} » est une base OSP, ou une autre base de données : l’enregistrer sous ce nom l’effacerait. Donnez un autre nom de fichier. Rien n’a été modifié.</source>
      <translation>“{fichier}” is an OSP base or another database: saving under this name would erase it. Give another file name. Nothing was changed.</translation>
    </message>
    <message>
      <source>« {fichier} » est vide (0 octet) : son téléchargement a sans doute échoué. Téléchargez-le de nouveau.</source>
      <translation>“{fichier}” is empty (0 bytes): its download probably failed. Download it again.</translation>
    </message>
    <message>
      <source>« {fichier} » ne peut pas être ouvert : vous n’avez pas le droit de le lire, ou un autre logiciel le tient. Fermez-le ailleurs, ou copiez-le dans un de vos dossiers.</source>
      <translation>“{fichier}” cannot be opened: you may not read it, or another program holds it. Close it there, or copy it into a folder of yours.</translation>
    </message>
    <message>
      <source>« {fichier} » n’est pas un extrait : rien n’y dit de quelle base il vient. Choisissez un fichier fait par « Extraire une base… ».</source>
      <translation>“{fichier}” is no extract: nothing in it says which base it comes from. Choose a file made by “Extract a base…”.</translation>
    </message>
    <message>
      <source>« {fichier} » n’est pas un fichier csv : {raison}. Choisissez le fichier csv lui-même.</source>
      <translation>“{fichier}” is not a csv file: {raison}. Choose the csv file itself.</translation>
    </message>
    <message>
      <source>« {fichier} » n’est pas un fichier d’adresses de la BAN : sa première ligne n’a pas les titres {colonnes}. Téléchargez le fichier csv du département (adresses-62.csv.gz) sur adresse.data.gouv.fr.</source>
      <translation>“{fichier}” is not a file of addresses of the BAN: its first line lacks the titles {colonnes}. Download the csv file of the département (adresses-62.csv.gz) from adresse.data.gouv.fr.</translation>
    </message>
    <message>
      <source>« {fichier} » n’est pas un fichier ordinaire mais un dossier ou un périphérique : rien n’y est écrit. Donnez un autre nom de fichier.</source>
      <translation>“{fichier}” is not a regular file but a folder or a device: nothing is written there. Give another file name.</translation>
    </message>
    <message>
      <source>« {nom} » manque au fond n° {rang}, ou n’est pas un texte.</source>
      <translation>“{nom}” is missing from base map no. {rang}, or is not a text.</translation>
    </message>
    <message>
      <source>« {portee} » n’est pas une portée : écrivez un niveau et un code de la base, comme « epci:CALL », ou rien pour tout le Bassin minier. Niveaux possibles : {niveaux}.</source>
      <translation>“{portee}” is no scope: write a level and a code of the base, such as “epci:CALL”, or nothing for the whole Bassin minier. Possible levels: {niveaux}.</translation>
    </message>
    <message>
      <source>« {prefixe} » ne peut pas commencer le nom des rôles : donnez de 2 à 20 lettres sans accent, chiffres ou « _ », sans majuscule, et pas « pg_ », que PostgreSQL garde.</source>
      <translation>“{prefixe}” cannot begin the names of the roles: give 2 to 20 letters without accents, digits or “_”, without capitals, and not “pg_”, which PostgreSQL keeps.</translation>
    </message>
    <message>
      <source>« {schema} » ne peut pas être le nom du schéma d’une base OSP : {raison}. Donnez un autre nom, par exemple « osp ».</source>
      <translation>“{schema}” cannot be the name of the schema of an OSP base: {raison}. Give another name, for example “osp”.</translation>
    </message>
    <message>
      <source>« {seuil} » n’est pas un seuil du secret : il faut un nombre entier de logements, {minimum} ou plus. Corrigez-le dans les options (OSP ERBM) ou dans le paramètre SEUIL_SECRET.</source>
      <translation>“{seuil}” is no threshold of secrecy: a whole number of dwellings is needed, {minimum} or more. Correct it in the options (OSP ERBM) or in the parameter SEUIL_SECRET.</translation>
    </message>
    <message>
      <source>« {table} » est une table de la base OSP « {base} » : y enregistrer une couche effacerait ses lignes. Donnez un autre nom à la couche, ou un autre fichier. Rien n’a été modifié.</source>
      <translation>“{table}” is a table of the OSP base “{base}”: saving a layer there would erase its rows. Give the layer another name, or another file. Nothing was changed.</translation>
    </message>
    <message>
      <source>« {titre} » n’est pas une date. Donnez jour, mois, année.</source>
      <translation>“{titre}” is not a date. Give day, month, year.</translation>
    </message>
    <message>
      <source>« {valeur} » est déjà dans la base</source>
      <translation>“{valeur}” is already in the base</translation>
    </message>
    <message>
      <source>à une organisation de nature « {nature} » il faut un périmètre ({champ})</source>
      <translation>an organisation of kind “{nature}” needs a perimeter ({champ})</translation>
    </message>
    <message>
      <source>à {distance} de</source>
      <translation>{distance} from</translation>
    </message>
  </context>
  <context>
    <name>etats</name>
    <message>
      <source>AE</source>
      <translation>AE</translation>
    </message>
    <message>
      <source>AE de l’année</source>
      <translation>AE of the year</translation>
    </message>
    <message>
      <source>AE engagées</source>
      <translation>AE committed</translation>
    </message>
    <message>
      <source>AE et CP ne s’additionnent pas : les CP paient les AE d’années différentes, selon les règles d’acomptes, jusqu’après la dernière année.</source>
      <translation>AE and CP do not add up: CP pay the AE of different years, by the payment rules, until after the last year.</translation>
    </message>
    <message>
      <source>AE et CP par année (M€)</source>
      <translation>AE and CP by year (M€)</translation>
    </message>
    <message>
      <source>AE et CP par programme et année</source>
      <translation>AE and CP by programme and year</translation>
    </message>
    <message>
      <source>AE restantes</source>
      <translation>AE left</translation>
    </message>
    <message>
      <source>AE {annee}, programme {programme}</source>
      <translation>AE {annee}, programme {programme}</translation>
    </message>
    <message>
      <source>Acteur</source>
      <translation>Actor</translation>
    </message>
    <message>
      <source>Acteurs et CRHH</source>
      <translation>Actors and CRHH</translation>
    </message>
    <message>
      <source>Action</source>
      <translation>Action</translation>
    </message>
    <message>
      <source>Actions</source>
      <translation>Actions</translation>
    </message>
    <message>
      <source>Actions par EPCI</source>
      <translation>Actions by EPCI</translation>
    </message>
    <message>
      <source>Aide (AE)</source>
      <translation>Aid (AE)</translation>
    </message>
    <message>
      <source>Aide de l’État par logement (AE)</source>
      <translation>State aid per dwelling (AE)</translation>
    </message>
    <message>
      <source>Année</source>
      <translation>Year</translation>
    </message>
    <message>
      <source>Année où chaque étiquette finit</source>
      <translation>Year when each label ends</translation>
    </message>
    <message>
      <source>Années</source>
      <translation>Years</translation>
    </message>
    <message>
      <source>Après</source>
      <translation>After</translation>
    </message>
    <message>
      <source>Aucune cité n’a plus de logements remontés que visés.</source>
      <translation>No cité has more dwellings reported than aimed at.</translation>
    </message>
    <message>
      <source>Aucune ligne ne dépasse le stock restant.</source>
      <translation>No line is beyond the stock that is left.</translation>
    </message>
    <message>
      <source>Aucune ligne n’est en retard ni reportée.</source>
      <translation>No line is late or postponed.</translation>
    </message>
    <message>
      <source>Aucune opération n’est nommée.</source>
      <translation>No operation is named.</translation>
    </message>
    <message>
      <source>Aucune échéance passée ni à venir dans les {nombre} mois.</source>
      <translation>No deadline past or to come within {nombre} months.</translation>
    </message>
    <message>
      <source>Autorisations d’engagement au {jour}, mouvements compris.</source>
      <translation>AE on {jour}, movements included.</translation>
    </message>
    <message>
      <source>Autorisations d’engagement au {jour}.</source>
      <translation>AE on {jour}.</translation>
    </message>
    <message>
      <source>Autorisations d’engagement et crédits de paiement ne s’additionnent pas. AE : dotation, reliquat et mouvements, engagées par les décisions. CP prévus : calendrier de paiement ci-dessous, une hypothèse. Programme 112 : la base ne garde pas ses engagements.</source>
      <translation>AE and CP do not add up. AE: grant, remainder and movements, committed by the decisions. CP expected: payment calendar below, an assumption. Programme 112: the base does not keep its commitments.</translation>
    </message>
    <message>
      <source>Avancement</source>
      <translation>Progress</translation>
    </message>
    <message>
      <source>BBC rénovation</source>
      <translation>BBC renovation</translation>
    </message>
    <message>
      <source>Bailleur</source>
      <translation>Landlord</translation>
    </message>
    <message>
      <source>Besoins par année</source>
      <translation>Needs by year</translation>
    </message>
    <message>
      <source>Biosourcés</source>
      <translation>Bio-based</translation>
    </message>
    <message>
      <source>CP</source>
      <translation>CP</translation>
    </message>
    <message>
      <source>CP ouverts</source>
      <translation>CP opened</translation>
    </message>
    <message>
      <source>CP payés</source>
      <translation>CP paid</translation>
    </message>
    <message>
      <source>CP prévus</source>
      <translation>CP expected</translation>
    </message>
    <message>
      <source>CP restants</source>
      <translation>CP left</translation>
    </message>
    <message>
      <source>CRHH</source>
      <translation>CRHH</translation>
    </message>
    <message>
      <source>Calendrier</source>
      <translation>Calendar</translation>
    </message>
    <message>
      <source>Calendrier : dépôt, travaux, livraison</source>
      <translation>Calendar: deposit, works, delivery</translation>
    </message>
    <message>
      <source>Calendrier de paiement</source>
      <translation>Payment calendar</translation>
    </message>
    <message>
      <source>Ce que la base donne</source>
      <translation>What the base gives</translation>
    </message>
    <message>
      <source>Ce qui attend</source>
      <translation>What waits</translation>
    </message>
    <message>
      <source>Ce qu’il dit</source>
      <translation>What it says</translation>
    </message>
    <message>
      <source>Certitude</source>
      <translation>Certainty</translation>
    </message>
    <message>
      <source>Chaque logement de la population cible est dans une seule des lignes jusqu’à « Restants », qui s’additionnent à elle. Un logement remonté est de la cible dans une cité, d’étiquette E, F ou G avant travaux.</source>
      <translation>Each dwelling of the target population is in only one of the rows down to “Restants”, which add up to it. A dwelling reported is of the target in a cité, of label E, F or G before works.</translation>
    </message>
    <message>
      <source>Cible</source>
      <translation>Target</translation>
    </message>
    <message>
      <source>Cité</source>
      <translation>Estate</translation>
    </message>
    <message>
      <source>Cités</source>
      <translation>Estates</translation>
    </message>
    <message>
      <source>Cités programmées</source>
      <translation>Programmed estates</translation>
    </message>
    <message>
      <source>Cités à revoir</source>
      <translation>Cités to review</translation>
    </message>
    <message>
      <source>Communes</source>
      <translation>Municipalities</translation>
    </message>
    <message>
      <source>Compté de</source>
      <translation>Counted from</translation>
    </message>
    <message>
      <source>Consommation de l’enveloppe</source>
      <translation>Consumption of the envelope</translation>
    </message>
    <message>
      <source>Coût</source>
      <translation>Cost</translation>
    </message>
    <message>
      <source>Coût des travaux par logement</source>
      <translation>Cost of works per dwelling</translation>
    </message>
    <message>
      <source>Cédé</source>
      <translation>Given</translation>
    </message>
    <message>
      <source>DRBM / DDTM</source>
      <translation>DRBM / DDTM</translation>
    </message>
    <message>
      <source>DRBM/DDTM</source>
      <translation>DRBM/DDTM</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>Date :</source>
      <translation>Date:</translation>
    </message>
    <message>
      <source>De</source>
      <translation>From</translation>
    </message>
    <message>
      <source>Dernier point</source>
      <translation>Last note</translation>
    </message>
    <message>
      <source>Disponible</source>
      <translation>Available</translation>
    </message>
    <message>
      <source>Disponible après</source>
      <translation>Available after</translation>
    </message>
    <message>
      <source>Disponible avant</source>
      <translation>Available before</translation>
    </message>
    <message>
      <source>Dotation</source>
      <translation>Allocation</translation>
    </message>
    <message>
      <source>Début</source>
      <translation>Start</translation>
    </message>
    <message>
      <source>Décidé au CRHH</source>
      <translation>Decided at the CRHH</translation>
    </message>
    <message>
      <source>Définition</source>
      <translation>Definition</translation>
    </message>
    <message>
      <source>Définitions</source>
      <translation>Definitions</translation>
    </message>
    <message>
      <source>Délégataire</source>
      <translation>Grant manager</translation>
    </message>
    <message>
      <source>Département</source>
      <translation>Département</translation>
    </message>
    <message>
      <source>Dépôt</source>
      <translation>Deposit</translation>
    </message>
    <message>
      <source>Dépôt prévu</source>
      <translation>Planned deposit</translation>
    </message>
    <message>
      <source>EPCI</source>
      <translation>EPCI</translation>
    </message>
    <message>
      <source>ERBM – Cible rapprochée</source>
      <translation>ERBM – Target reconciled</translation>
    </message>
    <message>
      <source>ERBM – Programmation {campagne}</source>
      <translation>ERBM – Programming {campagne}</translation>
    </message>
    <message>
      <source>ERBM – Programme complémentaire ({annee})</source>
      <translation>ERBM – Complementary programme ({annee})</translation>
    </message>
    <message>
      <source>ERBM – Suivi financier</source>
      <translation>ERBM – Financial follow-up</translation>
    </message>
    <message>
      <source>ERBM – Trajectoire {debut}–{fin}</source>
      <translation>ERBM – Trajectory {debut}–{fin}</translation>
    </message>
    <message>
      <source>ERBM – Échéances des travaux au {jour}</source>
      <translation>ERBM – Deadlines of works on {jour}</translation>
    </message>
    <message>
      <source>En orange, avec leur nom, les cités des lignes de la campagne.</source>
      <translation>In orange, with their names, the estates of the lines of the campaign.</translation>
    </message>
    <message>
      <source>En retard</source>
      <translation>Late</translation>
    </message>
    <message>
      <source>Engagé</source>
      <translation>Committed</translation>
    </message>
    <message>
      <source>Engagé le</source>
      <translation>Committed on</translation>
    </message>
    <message>
      <source>Engagé par l’État</source>
      <translation>Committed by the State</translation>
    </message>
    <message>
      <source>Ensemble et définitions</source>
      <translation>Whole and definitions</translation>
    </message>
    <message>
      <source>Enveloppe</source>
      <translation>Envelope</translation>
    </message>
    <message>
      <source>Enveloppe du CRHH</source>
      <translation>Envelope of the CRHH</translation>
    </message>
    <message>
      <source>Enveloppes</source>
      <translation>Envelopes</translation>
    </message>
    <message>
      <source>Enveloppes et décisions du CRHH par campagne ; engagements et paiements de l’État sur les opérations de la même année de financement.</source>
      <translation>Envelopes and decisions of the CRHH by campaign; commitments and payments of the State on the operations of the same year of funding.</translation>
    </message>
    <message>
      <source>Enveloppes par délégataire</source>
      <translation>Envelopes by grant manager</translation>
    </message>
    <message>
      <source>Fin</source>
      <translation>End</translation>
    </message>
    <message>
      <source>Fin des {etiquette}</source>
      <translation>End of {etiquette}</translation>
    </message>
    <message>
      <source>Financeur</source>
      <translation>Funder</translation>
    </message>
    <message>
      <source>Financeurs</source>
      <translation>Funders</translation>
    </message>
    <message>
      <source>Hypothèses</source>
      <translation>Assumptions</translation>
    </message>
    <message>
      <source>Hypothèses de calcul de la base : table « Règles d’acomptes ».</source>
      <translation>Assumptions of the base: table “Règles d’acomptes”.</translation>
    </message>
    <message>
      <source>Hypothèses de l’outil, faute de règles dans la base : saisissez les vôtres dans la table « Règles d’acomptes ».</source>
      <translation>Assumptions of the tool, for want of rules in the base: type yours in the table “Règles d’acomptes”.</translation>
    </message>
    <message>
      <source>Il y est remonté plus de logements de la cible que la population de référence n’en compte : sa prochaine édition est à corriger.</source>
      <translation>More dwellings of the target are reported there than the reference population counts: its next edition is to be corrected.</translation>
    </message>
    <message>
      <source>Interdictions</source>
      <translation>Bans</translation>
    </message>
    <message>
      <source>Jours</source>
      <translation>Days</translation>
    </message>
    <message>
      <source>Jours sans nouvelles</source>
      <translation>Days without news</translation>
    </message>
    <message>
      <source>La base n’a encore aucune ligne pour {annee}.</source>
      <translation>The base has no line yet for {annee}.</translation>
    </message>
    <message>
      <source>Le</source>
      <translation>On</translation>
    </message>
    <message>
      <source>Ligne</source>
      <translation>Line</translation>
    </message>
    <message>
      <source>Lignes</source>
      <translation>Lines</translation>
    </message>
    <message>
      <source>Lignes au-delà du stock</source>
      <translation>Lines beyond the stock</translation>
    </message>
    <message>
      <source>Lignes de la campagne</source>
      <translation>Lines of the campaign</translation>
    </message>
    <message>
      <source>Lignes du bailleur</source>
      <translation>Lines of the landlord</translation>
    </message>
    <message>
      <source>Lignes en retard ou reportées</source>
      <translation>Late or postponed lines</translation>
    </message>
    <message>
      <source>Lignes prises</source>
      <translation>Lines taken</translation>
    </message>
    <message>
      <source>Liste de {annee}</source>
      <translation>List of {annee}</translation>
    </message>
    <message>
      <source>Livraison</source>
      <translation>Delivery</translation>
    </message>
    <message>
      <source>Livrés</source>
      <translation>Delivered</translation>
    </message>
    <message>
      <source>Logements</source>
      <translation>Dwellings</translation>
    </message>
    <message>
      <source>Logements comptés par chacun et décision du CRHH</source>
      <translation>Dwellings counted by each and decision of the CRHH</translation>
    </message>
    <message>
      <source>Logements en trop</source>
      <translation>Dwellings too many</translation>
    </message>
    <message>
      <source>Logements par an</source>
      <translation>Dwellings a year</translation>
    </message>
    <message>
      <source>Logements qui restent à faire au 1er janvier de l’année où leur étiquette ne peut plus être louée : G 2025, F 2028, E 2034 (loi Climat et résilience).</source>
      <translation>Dwellings still to be done on 1 January of the year when their label may no longer be let: G 2025, F 2028, E 2034 (law Climat et résilience).</translation>
    </message>
    <message>
      <source>Logements qu’une interdiction de louer atteint</source>
      <translation>Dwellings that a letting ban reaches</translation>
    </message>
    <message>
      <source>Logements restant à faire en fin d’année</source>
      <translation>Dwellings left to do at the end of the year</translation>
    </message>
    <message>
      <source>Montant</source>
      <translation>Amount</translation>
    </message>
    <message>
      <source>Montant par logement</source>
      <translation>Amount per dwelling</translation>
    </message>
    <message>
      <source>Montants avant et après</source>
      <translation>Amounts before and after</translation>
    </message>
    <message>
      <source>Motif</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>Mouvement</source>
      <translation>Movement</translation>
    </message>
    <message>
      <source>Mouvement d’enveloppe du {jour}</source>
      <translation>Movement of envelope of {jour}</translation>
    </message>
    <message>
      <source>Mouvements</source>
      <translation>Movements</translation>
    </message>
    <message>
      <source>Nature</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>Nom et qualité :</source>
      <translation>Name and position:</translation>
    </message>
    <message>
      <source>Nombre</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>N° OSP</source>
      <translation>OSP no.</translation>
    </message>
    <message>
      <source>N° de décision</source>
      <translation>Decision no.</translation>
    </message>
    <message>
      <source>Objet</source>
      <translation>Object</translation>
    </message>
    <message>
      <source>Opération</source>
      <translation>Operation</translation>
    </message>
    <message>
      <source>Opération et financeur</source>
      <translation>Operation and funder</translation>
    </message>
    <message>
      <source>Opération ou ligne</source>
      <translation>Operation or line</translation>
    </message>
    <message>
      <source>Opérations</source>
      <translation>Operations</translation>
    </message>
    <message>
      <source>Opérations annulées, dont rien n’est plus attendu : {nombre}.</source>
      <translation>Cancelled operations, of which nothing more is expected: {nombre}.</translation>
    </message>
    <message>
      <source>Origine</source>
      <translation>Origin</translation>
    </message>
    <message>
      <source>PALULOS</source>
      <translation>PALULOS</translation>
    </message>
    <message>
      <source>PALULOS programmée</source>
      <translation>PALULOS programmed</translation>
    </message>
    <message>
      <source>Paiements constatés, puis prévus d’après les règles d’acomptes et les dates de chaque opération ; « En retard » : ce que les règles attendaient avant le {jour}.</source>
      <translation>Payments made, then expected by the payment rules and the dates of each operation; “En retard”: what the rules expected before {jour}.</translation>
    </message>
    <message>
      <source>Par EPCI</source>
      <translation>By EPCI</translation>
    </message>
    <message>
      <source>Par année de financement</source>
      <translation>By year of funding</translation>
    </message>
    <message>
      <source>Par bailleur</source>
      <translation>By landlord</translation>
    </message>
    <message>
      <source>Par cité</source>
      <translation>By estate</translation>
    </message>
    <message>
      <source>Par financeur</source>
      <translation>By funder</translation>
    </message>
    <message>
      <source>Par opération</source>
      <translation>By operation</translation>
    </message>
    <message>
      <source>Par opération et financeur</source>
      <translation>By operation and funder</translation>
    </message>
    <message>
      <source>Par thème</source>
      <translation>By theme</translation>
    </message>
    <message>
      <source>Par état d’avancement</source>
      <translation>By progress</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>Share</translation>
    </message>
    <message>
      <source>Part engagée</source>
      <translation>Share committed</translation>
    </message>
    <message>
      <source>Part payée</source>
      <translation>Share paid</translation>
    </message>
    <message>
      <source>Passée</source>
      <translation>Past</translation>
    </message>
    <message>
      <source>Payé</source>
      <translation>Paid</translation>
    </message>
    <message>
      <source>Payé le</source>
      <translation>Paid on</translation>
    </message>
    <message>
      <source>Payé par l’État</source>
      <translation>Paid by the State</translation>
    </message>
    <message>
      <source>Point d’avancement</source>
      <translation>Progress note</translation>
    </message>
    <message>
      <source>Points d’avancement</source>
      <translation>Progress notes</translation>
    </message>
    <message>
      <source>Population cible (édition)</source>
      <translation>Target population (edition)</translation>
    </message>
    <message>
      <source>Pour {signataire}</source>
      <translation>For {signataire}</translation>
    </message>
    <message>
      <source>Programme</source>
      <translation>Programme</translation>
    </message>
    <message>
      <source>Prorogée</source>
      <translation>Extended</translation>
    </message>
    <message>
      <source>Prévu</source>
      <translation>Planned</translation>
    </message>
    <message>
      <source>Quand</source>
      <translation>When</translation>
    </message>
    <message>
      <source>Relances</source>
      <translation>Reminders</translation>
    </message>
    <message>
      <source>Relances : sans nouvelles depuis plus de {jours} jours</source>
      <translation>Reminders: no news for more than {jours} days</translation>
    </message>
    <message>
      <source>Reliquat</source>
      <translation>Remainder</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Postponed</translation>
    </message>
    <message>
      <source>Reportée en</source>
      <translation>Postponed to</translation>
    </message>
    <message>
      <source>Reste disponible</source>
      <translation>Still available</translation>
    </message>
    <message>
      <source>Reste en jeu</source>
      <translation>Left at stake</translation>
    </message>
    <message>
      <source>Reste à engager</source>
      <translation>Left to commit</translation>
    </message>
    <message>
      <source>Reste à payer</source>
      <translation>Left to pay</translation>
    </message>
    <message>
      <source>Retards et reports</source>
      <translation>Delays and postponements</translation>
    </message>
    <message>
      <source>Retenus au CRHH</source>
      <translation>Kept at the CRHH</translation>
    </message>
    <message>
      <source>Reçu</source>
      <translation>Received</translation>
    </message>
    <message>
      <source>Règles d’acomptes</source>
      <translation>Payment rules</translation>
    </message>
    <message>
      <source>Récapitulatif</source>
      <translation>Summary</translation>
    </message>
    <message>
      <source>Référence</source>
      <translation>Reference</translation>
    </message>
    <message>
      <source>Sans étiquette</source>
      <translation>Without a label</translation>
    </message>
    <message>
      <source>Scénario</source>
      <translation>Scenario</translation>
    </message>
    <message>
      <source>Scénario « {nom} ». Rythme, aide et coût sont des hypothèses déclarées, et non des prévisions ; les étiquettes les plus tôt interdites à la location passent d’abord.</source>
      <translation>Scenario “{nom}”. Pace, aid and cost are assumptions that are told, and not forecasts; the labels that may soonest no longer be let come first.</translation>
    </message>
    <message>
      <source>Sens</source>
      <translation>Direction</translation>
    </message>
    <message>
      <source>Signature :</source>
      <translation>Signature:</translation>
    </message>
    <message>
      <source>Signatures</source>
      <translation>Signatures</translation>
    </message>
    <message>
      <source>Situation</source>
      <translation>Situation</translation>
    </message>
    <message>
      <source>Solde</source>
      <translation>Balance</translation>
    </message>
    <message>
      <source>Solde après</source>
      <translation>Balance after</translation>
    </message>
    <message>
      <source>Solde des délégataires</source>
      <translation>Balance of the délégataires</translation>
    </message>
    <message>
      <source>Source : OSP ERBM, base « {base} ».</source>
      <translation>Source: OSP ERBM, base “{base}”.</translation>
    </message>
    <message>
      <source>Sous réserve</source>
      <translation>Reserved</translation>
    </message>
    <message>
      <source>Statut</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Stock restant par étiquette</source>
      <translation>Stock left by label</translation>
    </message>
    <message>
      <source>Suivi</source>
      <translation>Follow-up</translation>
    </message>
    <message>
      <source>Suivi de la programmation</source>
      <translation>Programming follow-up</translation>
    </message>
    <message>
      <source>Synthèse</source>
      <translation>Synthesis</translation>
    </message>
    <message>
      <source>TOTAL</source>
      <translation>TOTAL</translation>
    </message>
    <message>
      <source>Tarif</source>
      <translation>Tariff</translation>
    </message>
    <message>
      <source>Territoire</source>
      <translation>Territory</translation>
    </message>
    <message>
      <source>Thème</source>
      <translation>Theme</translation>
    </message>
    <message>
      <source>Toutes les lignes</source>
      <translation>All lines</translation>
    </message>
    <message>
      <source>Toutes les lignes ont donné de leurs nouvelles.</source>
      <translation>All lines have given news.</translation>
    </message>
    <message>
      <source>Travaux</source>
      <translation>Works</translation>
    </message>
    <message>
      <source>Valeur</source>
      <translation>Value</translation>
    </message>
    <message>
      <source>Versement</source>
      <translation>Payment</translation>
    </message>
    <message>
      <source>Version du {jour} à {heure}</source>
      <translation>Version of {jour} at {heure}</translation>
    </message>
    <message>
      <source>après {annee}</source>
      <translation>after {annee}</translation>
    </message>
    <message>
      <source>avec mur biosourcé</source>
      <translation>with bio-based wall</translation>
    </message>
    <message>
      <source>avec mur et toiture</source>
      <translation>with wall and roof</translation>
    </message>
    <message>
      <source>avec toiture biosourcée</source>
      <translation>with bio-based roof</translation>
    </message>
    <message>
      <source>dont engagé</source>
      <translation>committed</translation>
    </message>
    <message>
      <source>dont terminées</source>
      <translation>of which finished</translation>
    </message>
    <message>
      <source>début des travaux</source>
      <translation>start of works</translation>
    </message>
    <message>
      <source>dépôt</source>
      <translation>deposit</translation>
    </message>
    <message>
      <source>en retard</source>
      <translation>late</translation>
    </message>
    <message>
      <source>livraison</source>
      <translation>delivery</translation>
    </message>
    <message>
      <source>l’État (DRBM, DDTM)</source>
      <translation>the State (DRBM, DDTM)</translation>
    </message>
    <message>
      <source>oui</source>
      <translation>yes</translation>
    </message>
    <message>
      <source>plus aucun</source>
      <translation>none left</translation>
    </message>
    <message>
      <source>reportée</source>
      <translation>postponed</translation>
    </message>
    <message>
      <source>suit son cours</source>
      <translation>on its way</translation>
    </message>
    <message>
      <source>toutes</source>
      <translation>all</translation>
    </message>
    <message>
      <source>toutes les années</source>
      <translation>all years</translation>
    </message>
    <message>
      <source>{delai} mois après l’événement « {evenement} » (sans date connue : {sans} mois après la décision)</source>
      <translation>{delai} months after the event “{evenement}” (without a known date: {sans} months after the decision)</translation>
    </message>
    <message>
      <source>{etat} – situation au {jour}</source>
      <translation>{etat} – situation on {jour}</translation>
    </message>
    <message>
      <source>{etiquette} (fin : {annee})</source>
      <translation>{etiquette} (end: {annee})</translation>
    </message>
    <message>
      <source>{etiquette} ({annee})</source>
      <translation>{etiquette} ({annee})</translation>
    </message>
    <message>
      <source>{etiquette} faits</source>
      <translation>{etiquette} done</translation>
    </message>
    <message>
      <source>{etiquette} restants</source>
      <translation>{etiquette} left</translation>
    </message>
    <message>
      <source>{operation} (annulée)</source>
      <translation>{operation} (cancelled)</translation>
    </message>
    <message>
      <source>À</source>
      <translation>To</translation>
    </message>
    <message>
      <source>À vérifier</source>
      <translation>To be checked</translation>
    </message>
    <message>
      <source>Écart EPCI</source>
      <translation>Gap EPCI</translation>
    </message>
    <message>
      <source>Écart État</source>
      <translation>Gap State</translation>
    </message>
    <message>
      <source>Échéance</source>
      <translation>Deadline</translation>
    </message>
    <message>
      <source>Échéance : fin du délai de travaux que donne la règle en vigueur à la notification (à défaut, à la décision), prorogations comprises. Reste en jeu : PALULOS de la décision moins ce que l’État a payé, pour les opérations qui ne sont pas terminées.</source>
      <translation>Deadline: end of the delay that the rule in force at the notification gives for works (else at the decision), extensions included. Left at stake: PALULOS of the decision less what the State paid, of the operations that are not over.</translation>
    </message>
    <message>
      <source>État</source>
      <translation>State</translation>
    </message>
    <message>
      <source>État d’avancement – {bailleur}</source>
      <translation>State of progress – {bailleur}</translation>
    </message>
    <message>
      <source>Étiquette C</source>
      <translation>Label C</translation>
    </message>
  </context>
  <context>
    <name>fiches</name>
    <message>
      <source>Année</source>
      <translation>Year</translation>
    </message>
    <message>
      <source>Anomalie</source>
      <translation>Anomaly</translation>
    </message>
    <message>
      <source>Anomalies ouvertes</source>
      <translation>Open anomalies</translation>
    </message>
    <message>
      <source>Aucun financement n’est saisi pour ces opérations.</source>
      <translation>No funding is entered for these operations.</translation>
    </message>
    <message>
      <source>Aucun montant n’est renseigné pour ce territoire.</source>
      <translation>No amount is filled in for this territory.</translation>
    </message>
    <message>
      <source>Aucune anomalie relevée.</source>
      <translation>No anomaly found.</translation>
    </message>
    <message>
      <source>Aucune ligne de programmation sur ce territoire.</source>
      <translation>No programming line on this territory.</translation>
    </message>
    <message>
      <source>Aucune opération sur ce territoire.</source>
      <translation>No operation on this territory.</translation>
    </message>
    <message>
      <source>BBC</source>
      <translation>BBC</translation>
    </message>
    <message>
      <source>Bailleur</source>
      <translation>Landlord</translation>
    </message>
    <message>
      <source>Bailleurs</source>
      <translation>Landlords</translation>
    </message>
    <message>
      <source>Bio.</source>
      <translation>Bio.</translation>
    </message>
    <message>
      <source>C</source>
      <translation>C</translation>
    </message>
    <message>
      <source>Campagne</source>
      <translation>Campaign</translation>
    </message>
    <message>
      <source>Carte</source>
      <translation>Map</translation>
    </message>
    <message>
      <source>Cartes en PNG</source>
      <translation>Maps as PNG</translation>
    </message>
    <message>
      <source>Cartes en SVG</source>
      <translation>Maps as SVG</translation>
    </message>
    <message>
      <source>Ce que chaque logement visé est devenu ; jusqu’à « Restants », la somme est la population. Un logement remonté est de la cible dans une cité, d’étiquette E, F ou G avant travaux.</source>
      <translation>What became of each dwelling that the Engagement aims at; the rows down to “Restants” add up to the target population.</translation>
    </message>
    <message>
      <source>Chiffres clés</source>
      <translation>Key figures</translation>
    </message>
    <message>
      <source>Chiffres en classeur Excel</source>
      <translation>Figures as an Excel workbook</translation>
    </message>
    <message>
      <source>Cible</source>
      <translation>Target</translation>
    </message>
    <message>
      <source>Cité à enjeux</source>
      <translation>Priority estate</translation>
    </message>
    <message>
      <source>Cités</source>
      <translation>Estates</translation>
    </message>
    <message>
      <source>Cités minières</source>
      <translation>Mining estates</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>Code</translation>
    </message>
    <message>
      <source>Code INSEE</source>
      <translation>INSEE code</translation>
    </message>
    <message>
      <source>Communes</source>
      <translation>Municipalities</translation>
    </message>
    <message>
      <source>Corriger depuis le panneau des anomalies.</source>
      <translation>Fix from the anomalies panel.</translation>
    </message>
    <message>
      <source>Coût des travaux déclaré par les bailleurs : {cout}.</source>
      <translation>Cost of works declared by the landlords: {cout}.</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>Date de l’étude</source>
      <translation>Date of the study</translation>
    </message>
    <message>
      <source>Demander au bailleur les lignes manquantes de l’opération.</source>
      <translation>Ask the landlord for the missing rows of the operation.</translation>
    </message>
    <message>
      <source>Décision</source>
      <translation>Decision</translation>
    </message>
    <message>
      <source>Définition</source>
      <translation>Definition</translation>
    </message>
    <message>
      <source>Département</source>
      <translation>Département</translation>
    </message>
    <message>
      <source>EPCI</source>
      <translation>EPCI</translation>
    </message>
    <message>
      <source>Engagement pour le renouveau du bassin minier</source>
      <translation>Engagement pour le renouveau du bassin minier</translation>
    </message>
    <message>
      <source>Engagements et paiements des opérations</source>
      <translation>Commitments and payments of the operations</translation>
    </message>
    <message>
      <source>Engagé</source>
      <translation>Committed</translation>
    </message>
    <message>
      <source>Ensemble</source>
      <translation>Whole</translation>
    </message>
    <message>
      <source>Enveloppe maxi</source>
      <translation>Highest envelope</translation>
    </message>
    <message>
      <source>Enveloppe mini</source>
      <translation>Lowest envelope</translation>
    </message>
    <message>
      <source>Fiche EPCI</source>
      <translation>EPCI sheet</translation>
    </message>
    <message>
      <source>Fiche cité</source>
      <translation>Estate sheet</translation>
    </message>
    <message>
      <source>Fiche commune</source>
      <translation>Municipality sheet</translation>
    </message>
    <message>
      <source>Fiche du Bassin minier</source>
      <translation>Bassin minier sheet</translation>
    </message>
    <message>
      <source>Fiche département</source>
      <translation>Département sheet</translation>
    </message>
    <message>
      <source>Fiche opération</source>
      <translation>Operation sheet</translation>
    </message>
    <message>
      <source>Filtre de la couche « {couche} » : {filtre}.</source>
      <translation>Filter of the layer “{couche}”: {filtre}.</translation>
    </message>
    <message>
      <source>Financement</source>
      <translation>Funding</translation>
    </message>
    <message>
      <source>Financeur</source>
      <translation>Funder</translation>
    </message>
    <message>
      <source>Financés</source>
      <translation>Financed</translation>
    </message>
    <message>
      <source>Garder une seule ligne par logement (contrôle de complétude).</source>
      <translation>Keep one row per dwelling (completeness check).</translation>
    </message>
    <message>
      <source>Graphiques</source>
      <translation>Charts</translation>
    </message>
    <message>
      <source>Géoloc.</source>
      <translation>Located</translation>
    </message>
    <message>
      <source>Identifiant</source>
      <translation>Identifier</translation>
    </message>
    <message>
      <source>Identité</source>
      <translation>Identity</translation>
    </message>
    <message>
      <source>Importer les décisions de financement.</source>
      <translation>Import the funding decisions.</translation>
    </message>
    <message>
      <source>La base n’a aucune population cible en vigueur pour ce territoire.</source>
      <translation>The base has no target population in force for this territory.</translation>
    </message>
    <message>
      <source>Lancer la géolocalisation, ou placer le point à la main.</source>
      <translation>Run the location, or place the point by hand.</translation>
    </message>
    <message>
      <source>Les positions n’ont pas été contrôlées : la base n’a pas de communes. Chargez-les par « Charger communes, EPCI ou cités ».</source>
      <translation>The positions were not checked: the base has no municipalities. Load them with “Load municipalities, EPCI or estates”.</translation>
    </message>
    <message>
      <source>Log.</source>
      <translation>Dwell.</translation>
    </message>
    <message>
      <source>Logements PALULOS financés et non remontés</source>
      <translation>PALULOS dwellings financed and not reported</translation>
    </message>
    <message>
      <source>Logements PALULOS remontés au-delà de la décision</source>
      <translation>PALULOS dwellings reported beyond the decision</translation>
    </message>
    <message>
      <source>Logements arrêtés par l’État, étiquettes C et BBC visées, logements biosourcés (Bio.), et enveloppes selon le tarif de l’année. La carte montre leurs cités.</source>
      <translation>Dwellings decided by the State, labels C and BBC aimed at, bio-based dwellings (Bio.), and envelopes at the tariff of the year. The map shows their estates.</translation>
    </message>
    <message>
      <source>Logements de la cité</source>
      <translation>Dwellings of the estate</translation>
    </message>
    <message>
      <source>Logements décidés</source>
      <translation>Dwellings decided</translation>
    </message>
    <message>
      <source>Logements non géolocalisés</source>
      <translation>Dwellings not located</translation>
    </message>
    <message>
      <source>Logements remontés par année de financement</source>
      <translation>Dwellings reported by year of funding</translation>
    </message>
    <message>
      <source>Logements remontés plusieurs fois</source>
      <translation>Dwellings reported several times</translation>
    </message>
    <message>
      <source>Logements sans cité</source>
      <translation>Dwellings without estate</translation>
    </message>
    <message>
      <source>L’identité et la carte sont celles de la base au jour de l’édition.</source>
      <translation>The identity and the map are those of the base on the day of printing.</translation>
    </message>
    <message>
      <source>Montant</source>
      <translation>Amount</translation>
    </message>
    <message>
      <source>Montants saisis par financeur dans l’OSP.</source>
      <translation>Amounts entered by funder in the OSP.</translation>
    </message>
    <message>
      <source>Nombre</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>Opération</source>
      <translation>Operation</translation>
    </message>
    <message>
      <source>Opérations</source>
      <translation>Operations</translation>
    </message>
    <message>
      <source>Opérations PALULOS sans nombre de logements décidé</source>
      <translation>PALULOS operations without a decided count of dwellings</translation>
    </message>
    <message>
      <source>PALULOS</source>
      <translation>PALULOS</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>Share</translation>
    </message>
    <message>
      <source>Payé</source>
      <translation>Paid</translation>
    </message>
    <message>
      <source>Plan de financement</source>
      <translation>Funding plan</translation>
    </message>
    <message>
      <source>Plan de financement des logements remontés</source>
      <translation>Funding plan of the dwellings reported</translation>
    </message>
    <message>
      <source>Population</source>
      <translation>Population</translation>
    </message>
    <message>
      <source>Population cible</source>
      <translation>Target population</translation>
    </message>
    <message>
      <source>Programmation à venir</source>
      <translation>Programming to come</translation>
    </message>
    <message>
      <source>Prévu</source>
      <translation>Planned</translation>
    </message>
    <message>
      <source>Que faire</source>
      <translation>What to do</translation>
    </message>
    <message>
      <source>Remontés</source>
      <translation>Reported</translation>
    </message>
    <message>
      <source>Renseigner la cité minière de ces logements.</source>
      <translation>Give the mining estate of these dwellings.</translation>
    </message>
    <message>
      <source>Rénovation intégrée</source>
      <translation>Integrated renovation</translation>
    </message>
    <message>
      <source>SIREN</source>
      <translation>SIREN</translation>
    </message>
    <message>
      <source>Sources : OSP ERBM, base « {base} » ; contours IGN et Mission Bassin Minier (Licence Ouverte 2.0). Lambert-93. Édité le {date}.</source>
      <translation>Sources: OSP ERBM, base “{base}”; outlines IGN and Mission Bassin Minier (Licence Ouverte 2.0). Lambert-93. Edited on {date}.</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>Type</translation>
    </message>
    <message>
      <source>Un seul PDF relié</source>
      <translation>One bound PDF</translation>
    </message>
    <message>
      <source>Une fiche PDF par territoire</source>
      <translation>A PDF sheet per territory</translation>
    </message>
    <message>
      <source>Vérifier dans le panneau des anomalies, ou l’y accepter.</source>
      <translation>Check in the anomalies panel, or accept it there.</translation>
    </message>
    <message>
      <source>Vérifier l’opération de rattachement, ou la décision.</source>
      <translation>Check the operation it belongs to, or the decision.</translation>
    </message>
    <message>
      <source>année {annee}</source>
      <translation>year {annee}</translation>
    </message>
    <message>
      <source>années {premiere} à {derniere}</source>
      <translation>years {premiere} to {derniere}</translation>
    </message>
    <message>
      <source>atteignent l’étiquette C ou mieux</source>
      <translation>reach label C or better</translation>
    </message>
    <message>
      <source>classes d’étiquette gagnées en moyenne</source>
      <translation>label classes gained on average</translation>
    </message>
    <message>
      <source>de subventions, toutes origines</source>
      <translation>of grants from all origins</translation>
    </message>
    <message>
      <source>de travaux par logement</source>
      <translation>of works per dwelling</translation>
    </message>
    <message>
      <source>de travaux, tous logements</source>
      <translation>of works, all dwellings</translation>
    </message>
    <message>
      <source>et {nombre} autres</source>
      <translation>and {nombre} others</translation>
    </message>
    <message>
      <source>jusqu’à {annee}</source>
      <translation>until {annee}</translation>
    </message>
    <message>
      <source>logements PALULOS financés</source>
      <translation>PALULOS dwellings financed</translation>
    </message>
    <message>
      <source>logements PALULOS remontés</source>
      <translation>PALULOS dwellings reported</translation>
    </message>
    <message>
      <source>logements géolocalisés</source>
      <translation>geolocated dwellings</translation>
    </message>
    <message>
      <source>logements livrés</source>
      <translation>dwellings delivered</translation>
    </message>
    <message>
      <source>logements remontés</source>
      <translation>dwellings reported</translation>
    </message>
    <message>
      <source>{echeance} ({euros} en jeu)</source>
      <translation>{echeance} ({euros} at stake)</translation>
    </message>
    <message>
      <source>{nombre}, dont {enjeux} à enjeux</source>
      <translation>{nombre}, of which {enjeux} priority estates</translation>
    </message>
    <message>
      <source>{operations} de moins de {nombre} logements</source>
      <translation>{operations} of less than {nombre} dwellings</translation>
    </message>
    <message>
      <source>{operations}, dont {palulos} PALULOS. L’écart est celui des logements financés aux logements remontés. Hors PALULOS, celles de moins de {petites} logements sont regroupées par bailleur et par année.</source>
      <translation>{operations}, {palulos} of them PALULOS. The gap is that of the dwellings financed to those reported. Without PALULOS, those of less than {petites} dwellings are added up by landlord and year.</translation>
    </message>
    <message>
      <source>{titre} : {definition}</source>
      <translation>{titre}: {definition}</translation>
    </message>
    <message>
      <source>Écart</source>
      <translation>Gap</translation>
    </message>
    <message>
      <source>Échéance des travaux</source>
      <translation>Deadline of works</translation>
    </message>
    <message>
      <source>Étiquettes énergie avant et après travaux</source>
      <translation>Energy labels before and after works</translation>
    </message>
    <message>
      <source>Étude urbaine</source>
      <translation>Urban study</translation>
    </message>
    <message>
      <source>à partir de {annee}</source>
      <translation>from {annee} on</translation>
    </message>
  </context>
  <context>
    <name>gui</name>
    <message>
      <source> logements</source>
      <translation> dwellings</translation>
    </message>
    <message>
      <source> – acceptée</source>
      <translation> – accepted</translation>
    </message>
    <message>
      <source> – corrigée</source>
      <translation> – fixed</translation>
    </message>
    <message>
      <source>&amp;Couche de polygones</source>
      <translation>Polygon &amp;layer</translation>
    </message>
    <message>
      <source>(annulé)</source>
      <translation>(undone)</translation>
    </message>
    <message>
      <source>(ce que la base donne)</source>
      <translation>(what the base gives)</translation>
    </message>
    <message>
      <source>(choisir le bailleur)</source>
      <translation>(choose the landlord)</translation>
    </message>
    <message>
      <source>(colonne ignorée)</source>
      <translation>(column ignored)</translation>
    </message>
    <message>
      <source>(le fichier le dit, ligne par ligne)</source>
      <translation>(the file says so, row by row)</translation>
    </message>
    <message>
      <source>(ligne non précisée par la base)</source>
      <translation>(the database did not say which row)</translation>
    </message>
    <message>
      <source>(nouveau, pas enregistré)</source>
      <translation>(new, not saved)</translation>
    </message>
    <message>
      <source>(une position)</source>
      <translation>(a position)</translation>
    </message>
    <message>
      <source>+ mur</source>
      <translation>+ wall</translation>
    </message>
    <message>
      <source>+ mur et toiture</source>
      <translation>+ wall and roof</translation>
    </message>
    <message>
      <source>+ toiture</source>
      <translation>+ roof</translation>
    </message>
    <message>
      <source>&lt;b&gt;{etat}&lt;/b&gt; {dates}&lt;br&gt;{nombre} ligne ({statuts})</source>
      <translation>&lt;b&gt;{etat}&lt;/b&gt; {dates}&lt;br&gt;{nombre} line ({statuts})</translation>
    </message>
    <message>
      <source>&lt;b&gt;{etat}&lt;/b&gt; {dates}&lt;br&gt;{nombre} lignes ({statuts})</source>
      <translation>&lt;b&gt;{etat}&lt;/b&gt; {dates}&lt;br&gt;{nombre} lines ({statuts})</translation>
    </message>
    <message>
      <source>&lt;b&gt;{titre} : {valeur}&lt;/b&gt; pour l’ensemble.</source>
      <translation>&lt;b&gt;{titre}: {valeur}&lt;/b&gt; as a whole.</translation>
    </message>
    <message>
      <source>AE</source>
      <translation>AE</translation>
    </message>
    <message>
      <source>ATTENTION : la base n’a pas gardé tout ce qui vient d’être enregistré dans « {couche} » ({nombre} ligne).</source>
      <translation>WARNING: the base did not keep all that was just saved in “{couche}” ({nombre} row).</translation>
    </message>
    <message>
      <source>ATTENTION : la base n’a pas gardé tout ce qui vient d’être enregistré dans « {couche} » ({nombre} lignes).</source>
      <translation>WARNING: the base did not keep all that was just saved in “{couche}” ({nombre} rows).</translation>
    </message>
    <message>
      <source>ATTENTION : l’enregistrement de « {couche} » n’a pas pu être vérifié. {raison}</source>
      <translation>WARNING: the save of “{couche}” could not be verified. {raison}</translation>
    </message>
    <message>
      <source>Abandonner mes modifications de cette ligne</source>
      <translation>Give up my changes to this row</translation>
    </message>
    <message>
      <source>Absents de ce fichier</source>
      <translation>Absent from this file</translation>
    </message>
    <message>
      <source>Accepter une anomalie</source>
      <translation>Accept an anomaly</translation>
    </message>
    <message>
      <source>Acceptées auparavant : {nombre}.</source>
      <translation>Accepted before: {nombre}.</translation>
    </message>
    <message>
      <source>Accueil : ce qui attend dans la base</source>
      <translation>Home: what waits in the base</translation>
    </message>
    <message>
      <source>Accueil OSP</source>
      <translation>OSP home</translation>
    </message>
    <message>
      <source>Acomptes</source>
      <translation>Payments</translation>
    </message>
    <message>
      <source>Action</source>
      <translation>Action</translation>
    </message>
    <message>
      <source>Actions des EPCI dans les cités : état en PDF et classeur</source>
      <translation>Actions of the EPCI in the estates: statement as PDF and workbook</translation>
    </message>
    <message>
      <source>Admise</source>
      <translation>Admitted</translation>
    </message>
    <message>
      <source>Adresse</source>
      <translation>Address</translation>
    </message>
    <message>
      <source>Adresses de la BAN</source>
      <translation>Addresses of the BAN</translation>
    </message>
    <message>
      <source>Afficher ou masquer le fond « {fond} » ({serveur})</source>
      <translation>Show or hide the base map “{fond}” ({serveur})</translation>
    </message>
    <message>
      <source>Aide d’OSP ERBM</source>
      <translation>OSP ERBM help</translation>
    </message>
    <message>
      <source>Aide par logement</source>
      <translation>Aid per dwelling</translation>
    </message>
    <message>
      <source>Analyse au logement par bailleur…</source>
      <translation>Analysis of dwellings by landlord…</translation>
    </message>
    <message>
      <source>Annulation de la dernière modification</source>
      <translation>Undoing the last change</translation>
    </message>
    <message>
      <source>Annulation de l’import n° {numero}</source>
      <translation>Undoing of import no. {numero}</translation>
    </message>
    <message>
      <source>Annuler</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>Annuler cet import</source>
      <translation>Undo this import</translation>
    </message>
    <message>
      <source>Annuler cette modification</source>
      <translation>Undo this change</translation>
    </message>
    <message>
      <source>Annuler l’import n° {numero} supprimera {supprimees} et rétablira {retablies}.</source>
      <translation>Undoing import no. {numero} will delete {supprimees} and restore {retablies}.</translation>
    </message>
    <message>
      <source>Annuler ma dernière modification…</source>
      <translation>Undo my last change…</translation>
    </message>
    <message>
      <source>Annuler un import…</source>
      <translation>Undo an import…</translation>
    </message>
    <message>
      <source>Année</source>
      <translation>Year</translation>
    </message>
    <message>
      <source>Années</source>
      <translation>Years</translation>
    </message>
    <message>
      <source>Anomalie</source>
      <translation>Anomaly</translation>
    </message>
    <message>
      <source>Anomalies : avertissements</source>
      <translation>Anomalies: warnings</translation>
    </message>
    <message>
      <source>Anomalies : erreurs</source>
      <translation>Anomalies: errors</translation>
    </message>
    <message>
      <source>Anomalies à traiter : {nombre} ; dans la liste : {montrees}.</source>
      <translation>Anomalies to deal with: {nombre}; in the list: {montrees}.</translation>
    </message>
    <message>
      <source>Appliquer</source>
      <translation>Apply</translation>
    </message>
    <message>
      <source>Après</source>
      <translation>After</translation>
    </message>
    <message>
      <source>Après l’annulation</source>
      <translation>After undoing</translation>
    </message>
    <message>
      <source>Arrêter une situation…</source>
      <translation>Keep a situation…</translation>
    </message>
    <message>
      <source>Arrêtée</source>
      <translation>Kept</translation>
    </message>
    <message>
      <source>Attendus : {nombre} logements financés (opérations : {operations})</source>
      <translation>Expected: {nombre} financed dwellings (operations: {operations})</translation>
    </message>
    <message>
      <source>Aucun bailleur n’a répondu : les adresses restent fermées partout.</source>
      <translation>No bailleur has answered: addresses stay closed everywhere.</translation>
    </message>
    <message>
      <source>Aucun chiffre à ces deux dates.</source>
      <translation>No figure at these dates.</translation>
    </message>
    <message>
      <source>Aucun onglet n’est lu : cochez celui qui contient le tableau et donnez la ligne de ses titres.</source>
      <translation>No tab is read: tick the one that holds the table and give the row of its headers.</translation>
    </message>
    <message>
      <source>Aucune anomalie de position à traiter</source>
      <translation>No anomaly of position to deal with</translation>
    </message>
    <message>
      <source>Aucune anomalie à traiter.</source>
      <translation>No anomaly to deal with.</translation>
    </message>
    <message>
      <source>Aucune base OSP n’est ouverte. Ouvrez-en une par le menu OSP ERBM, « Ouvrir une base… », ou créez la base de démonstration : ses chiffres s’afficheront ici.</source>
      <translation>No OSP base is open. Open one from the OSP ERBM menu, “Open a base…”, or create the demonstration base: its figures will show here.</translation>
    </message>
    <message>
      <source>Aucune campagne dans cette base : ouvrez la première.</source>
      <translation>No campaign in this base: open the first one.</translation>
    </message>
    <message>
      <source>Aucune campagne de programmation</source>
      <translation>No programming campaign</translation>
    </message>
    <message>
      <source>Aucune ligne de programmation ne le concerne.</source>
      <translation>No line of the programming is about it.</translation>
    </message>
    <message>
      <source>Aucune ligne de « {couche} » n’est sélectionnée : sélectionnez-en pour leur donner des valeurs, ou collez celles d’un tableur.</source>
      <translation>No row of “{couche}” is selected: select some to give them values, or paste those of a spreadsheet.</translation>
    </message>
    <message>
      <source>Aucune ligne n’est en cause : le chiffre que la situation garde n’est pas celui que le journal rétablit de ce moment, parce que la définition de l’indicateur a changé depuis, ou que la base a été corrigée hors du journal.</source>
      <translation>No row is behind it: the figure that the situation keeps is not the one that the journal brings back of that moment, because the definition of the indicator changed since, or the base was corrected outside the journal.</translation>
    </message>
    <message>
      <source>Aujourd’hui</source>
      <translation>Today</translation>
    </message>
    <message>
      <source>Autres sortes d’anomalies : {nombre}</source>
      <translation>Other kinds of anomalies: {nombre}</translation>
    </message>
    <message>
      <source>Avant</source>
      <translation>Before</translation>
    </message>
    <message>
      <source>Avec une suite fictive jusqu’en 2026 (*.gpkg)</source>
      <translation>With a fictitious continuation to 2026 (*.gpkg)</translation>
    </message>
    <message>
      <source>BBC</source>
      <translation>BBC</translation>
    </message>
    <message>
      <source>Bailleur</source>
      <translation>Landlord</translation>
    </message>
    <message>
      <source>Bailleur des lignes, campagne {campagne}</source>
      <translation>Landlord of the lines, campaign {campagne}</translation>
    </message>
    <message>
      <source>Bailleurs, EPCI et État comptent les mêmes logements.</source>
      <translation>Landlords, EPCI and State count the same dwellings.</translation>
    </message>
    <message>
      <source>Base OSP</source>
      <translation>OSP base</translation>
    </message>
    <message>
      <source>Base « {base} »</source>
      <translation>Base “{base}”</translation>
    </message>
    <message>
      <source>Base à une date…</source>
      <translation>Base at a date…</translation>
    </message>
    <message>
      <source>Biosourcés</source>
      <translation>Bio-based</translation>
    </message>
    <message>
      <source>C</source>
      <translation>C</translation>
    </message>
    <message>
      <source>CP</source>
      <translation>CP</translation>
    </message>
    <message>
      <source>CRHH du {jour}</source>
      <translation>CRHH of {jour}</translation>
    </message>
    <message>
      <source>Calcul en cours…</source>
      <translation>Computing…</translation>
    </message>
    <message>
      <source>Calculer des indicateurs par EPCI, commune, cité, bailleur…</source>
      <translation>Compute indicators by EPCI, municipality, estate, landlord…</translation>
    </message>
    <message>
      <source>Campagne close le {jour} : la répartition se lit, sans se modifier.</source>
      <translation>Campaign closed on {jour}: the allocation can be read, not changed.</translation>
    </message>
    <message>
      <source>Campagne {annee} : {etat}</source>
      <translation>Campaign {annee}: {etat}</translation>
    </message>
    <message>
      <source>Campagne {annee}, lignes : {nombre}</source>
      <translation>Campaign {annee}, lines: {nombre}</translation>
    </message>
    <message>
      <source>Campagne {annee}, {statut}</source>
      <translation>Campaign {annee}, {statut}</translation>
    </message>
    <message>
      <source>Cartes</source>
      <translation>Maps</translation>
    </message>
    <message>
      <source>Cause</source>
      <translation>Cause</translation>
    </message>
    <message>
      <source>Ce fichier ne changerait rien dans la base.</source>
      <translation>This file would change nothing in the base.</translation>
    </message>
    <message>
      <source>Ce logement n’a pas encore de position : sa fiche est ouverte, la carte n’a pas bougé.</source>
      <translation>This dwelling has no position yet: its form is open, the map did not move.</translation>
    </message>
    <message>
      <source>Ce logement n’est d’aucune opération de la base.</source>
      <translation>This dwelling is of no operation of the base.</translation>
    </message>
    <message>
      <source>Ce logement n’est plus dans la base, ou un filtre le cache.</source>
      <translation>This dwelling is no longer in the database, or a filter hides it.</translation>
    </message>
    <message>
      <source>Ce logement n’est plus dans la couche.</source>
      <translation>This dwelling is no longer in the layer.</translation>
    </message>
    <message>
      <source>Ce projet montre la base comme une version précédente de l’extension : aplats qui cachent les fonds de plan, tables techniques dans le panneau.</source>
      <translation>This project shows the base as an earlier version of the plugin did: fills that hide the base maps, technical tables in the panel.</translation>
    </message>
    <message>
      <source>Ce que j’avais lu</source>
      <translation>What I had read</translation>
    </message>
    <message>
      <source>Ce que l’outil garde pour lui. Table à ouvrir :</source>
      <translation>What the tool keeps for itself. Table to open:</translation>
    </message>
    <message>
      <source>Ce que sont devenus les logements visés, avec les définitions</source>
      <translation>What became of the dwellings aimed at, with the definitions</translation>
    </message>
    <message>
      <source>Ce que verrait un compte de « {qui} » (rôle {role}), lu à sa place dans une transaction qui ne peut rien écrire. « – » : la table ne se lit pas.</source>
      <translation>What an account of “{qui}” would see (role {role}), read in its place in a transaction that can write nothing. “–”: the table is not read.</translation>
    </message>
    <message>
      <source>Ce qui a été saisi</source>
      <translation>What was typed</translation>
    </message>
    <message>
      <source>Ce qui a été écrit</source>
      <translation>What was written</translation>
    </message>
    <message>
      <source>Ce qui ne va pas</source>
      <translation>What is wrong</translation>
    </message>
    <message>
      <source>Ce qui sera écrit</source>
      <translation>What will be written</translation>
    </message>
    <message>
      <source>Ce qu’il faut exécuter</source>
      <translation>What to run</translation>
    </message>
    <message>
      <source>Ce qu’il y a à voir</source>
      <translation>What there is to see</translation>
    </message>
    <message>
      <source>Celle de la base</source>
      <translation>That of the database</translation>
    </message>
    <message>
      <source>Cellules</source>
      <translation>Cells</translation>
    </message>
    <message>
      <source>Ces copies n’ont pas pu être supprimées : {fichiers}.</source>
      <translation>These copies could not be deleted: {fichiers}.</translation>
    </message>
    <message>
      <source>Ces couches ne sont plus dans le projet et restent telles : {noms}.</source>
      <translation>These layers are no more in the project and stay as they are: {noms}.</translation>
    </message>
    <message>
      <source>Cette base ne garde aucune situation.</source>
      <translation>This base keeps no situation.</translation>
    </message>
    <message>
      <source>Cette base n’a encore reçu aucun import.</source>
      <translation>This base has not received any import yet.</translation>
    </message>
    <message>
      <source>Cette cause ne touche aucune ligne de ce chiffre : elle est ailleurs.</source>
      <translation>This cause touches no row of this figure: it is elsewhere.</translation>
    </message>
    <message>
      <source>Cette ligne a été supprimée, ou n’est plus dans votre périmètre.</source>
      <translation>This row was deleted, or is no longer yours to see.</translation>
    </message>
    <message>
      <source>Cette ligne n’a pas de position.</source>
      <translation>This row has no position.</translation>
    </message>
    <message>
      <source>Ceux qui restent affichés sont d’avant.</source>
      <translation>Those still shown are from before.</translation>
    </message>
    <message>
      <source>Champ</source>
      <translation>Field</translation>
    </message>
    <message>
      <source>Champ de l’OSP</source>
      <translation>OSP field</translation>
    </message>
    <message>
      <source>Champ du &amp;nom</source>
      <translation>Field of the &amp;name</translation>
    </message>
    <message>
      <source>Champ du co&amp;de</source>
      <translation>Field of the co&amp;de</translation>
    </message>
    <message>
      <source>Changements</source>
      <translation>Changes</translation>
    </message>
    <message>
      <source>Charger communes, EPCI ou cités…</source>
      <translation>Load municipalities, EPCI or estates…</translation>
    </message>
    <message>
      <source>Chercher dans la liste…</source>
      <translation>Search the list…</translation>
    </message>
    <message>
      <source>Chercher un logement par identifiant, adresse, opération ou cité</source>
      <translation>Find a dwelling by identifier, address, operation or cité</translation>
    </message>
    <message>
      <source>Chiffre</source>
      <translation>Figure</translation>
    </message>
    <message>
      <source>Chiffres de la fiche</source>
      <translation>Figures of the sheet</translation>
    </message>
    <message>
      <source>Chiffres de la note</source>
      <translation>Figures of the note</translation>
    </message>
    <message>
      <source>Chiffres à une date</source>
      <translation>Figures at a date</translation>
    </message>
    <message>
      <source>Choisir le fichier à importer</source>
      <translation>Choose the file to import</translation>
    </message>
    <message>
      <source>Choisir un extrait</source>
      <translation>Choose an extract</translation>
    </message>
    <message>
      <source>Choisir une base OSP</source>
      <translation>Choose an OSP base</translation>
    </message>
    <message>
      <source>Choisir, parmi les copies de la base, celles qui ne servent plus</source>
      <translation>Choose, among the copies of the base, those no longer needed</translation>
    </message>
    <message>
      <source>Choisissez d’abord une couche de la base OSP.</source>
      <translation>First choose a layer of the OSP base.</translation>
    </message>
    <message>
      <source>Choisissez la campagne dans le panneau.</source>
      <translation>Choose the campaign in the panel.</translation>
    </message>
    <message>
      <source>Choisissez la couche : « Une couche du projet… », dans la liste des niveaux.</source>
      <translation>Choose the layer: “A layer of the project…”, in the list of levels.</translation>
    </message>
    <message>
      <source>Choisissez un modèle : la mise en page s’ouvre remplie, et reste modifiable.</source>
      <translation>Choose a template: the layout opens filled, and can still be edited.</translation>
    </message>
    <message>
      <source>Choisissez une couche de la base OSP et sélectionnez-y les lignes à modifier, sur la carte ou dans la table.</source>
      <translation>Choose a layer of the OSP database and select in it the rows to edit, on the map or in the table.</translation>
    </message>
    <message>
      <source>Choisissez une valeur.</source>
      <translation>Choose a value.</translation>
    </message>
    <message>
      <source>Choix</source>
      <translation>Choice</translation>
    </message>
    <message>
      <source>Cible rapprochée…</source>
      <translation>Target reconciled…</translation>
    </message>
    <message>
      <source>Classes et couleurs de la carte</source>
      <translation>Classes and colours of the map</translation>
    </message>
    <message>
      <source>Classeur Excel (*.xlsx)</source>
      <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
      <source>Classeur Excel (*.xlsx);;Texte CSV (*.csv)</source>
      <translation>Excel workbook (*.xlsx);;CSV text (*.csv)</translation>
    </message>
    <message>
      <source>Classeur OSP…</source>
      <translation>OSP workbook…</translation>
    </message>
    <message>
      <source>Cliquez pour choisir un autre champ.</source>
      <translation>Click to choose another field.</translation>
    </message>
    <message>
      <source>Clore la campagne…</source>
      <translation>Close the campaign…</translation>
    </message>
    <message>
      <source>Codes de la cité</source>
      <translation>Codes of the estate</translation>
    </message>
    <message>
      <source>Collez les lignes d’un tableur.</source>
      <translation>Paste the rows of a spreadsheet.</translation>
    </message>
    <message>
      <source>Colonne</source>
      <translation>Column</translation>
    </message>
    <message>
      <source>Colonne du fichier</source>
      <translation>Column of the file</translation>
    </message>
    <message>
      <source>Colonnes laissées de côté : {titres}.</source>
      <translation>Columns left aside: {titres}.</translation>
    </message>
    <message>
      <source>Colonnes lues : {titres}.</source>
      <translation>Columns read: {titres}.</translation>
    </message>
    <message>
      <source>Commune</source>
      <translation>Municipality</translation>
    </message>
    <message>
      <source>Comparaison de l’extrait</source>
      <translation>Comparing the extract</translation>
    </message>
    <message>
      <source>Comparer ce qui est financé, remonté et géolocalisé</source>
      <translation>Compare what is financed, reported and located</translation>
    </message>
    <message>
      <source>Compte</source>
      <translation>Count</translation>
    </message>
    <message>
      <source>Compter et contrôler les logements remontés par les bailleurs</source>
      <translation>Count and check the dwellings reported by the landlords</translation>
    </message>
    <message>
      <source>Comptes dont la validité change : {nombre}.</source>
      <translation>Accounts whose validity changes: {nombre}.</translation>
    </message>
    <message>
      <source>Connexion, dossiers, service et logo, service d’adresses</source>
      <translation>Connection, folders, office and logo, address service</translation>
    </message>
    <message>
      <source>Constat</source>
      <translation>Finding</translation>
    </message>
    <message>
      <source>Contour</source>
      <translation>Outline</translation>
    </message>
    <message>
      <source>Contrôle des lignes…</source>
      <translation>Checking the lines…</translation>
    </message>
    <message>
      <source>Contrôle en cours…</source>
      <translation>Checking…</translation>
    </message>
    <message>
      <source>Contrôler de nouveau</source>
      <translation>Check again</translation>
    </message>
    <message>
      <source>Contrôler la complétude…</source>
      <translation>Check completeness…</translation>
    </message>
    <message>
      <source>Contrôler les positions</source>
      <translation>Check the positions</translation>
    </message>
    <message>
      <source>Copier dans la campagne suivante les lignes reportées</source>
      <translation>Copy the postponed lines into the next campaign</translation>
    </message>
    <message>
      <source>Copies de la base</source>
      <translation>Copies of the base</translation>
    </message>
    <message>
      <source>Copié dans le presse-papiers.</source>
      <translation>Copied to the clipboard.</translation>
    </message>
    <message>
      <source>Correction proposée : {correction}.</source>
      <translation>Suggested fix: {correction}.</translation>
    </message>
    <message>
      <source>Couleurs</source>
      <translation>Colours</translation>
    </message>
    <message>
      <source>Création de la base de démonstration en cours…</source>
      <translation>Creating the demonstration base…</translation>
    </message>
    <message>
      <source>Créer de nouveau la ligne, avec mes valeurs</source>
      <translation>Create the row again, with my values</translation>
    </message>
    <message>
      <source>Créer et ouvrir une base d’exemple aux chiffres publiés en 2021</source>
      <translation>Create and open an example base with the figures published in 2021</translation>
    </message>
    <message>
      <source>Créer la base de démonstration</source>
      <translation>Create the demonstration base</translation>
    </message>
    <message>
      <source>Créer la base de démonstration…</source>
      <translation>Create the demonstration base…</translation>
    </message>
    <message>
      <source>Créer les rôles…</source>
      <translation>Make the roles…</translation>
    </message>
    <message>
      <source>Créer une base OSP vide</source>
      <translation>Create an empty OSP base</translation>
    </message>
    <message>
      <source>Créer une base…</source>
      <translation>Create a base…</translation>
    </message>
    <message>
      <source>C’est la date que porte la campagne. Si vous la changez, la campagne prend aussi la nouvelle.</source>
      <translation>This is the date that the campaign bears. If you change it, the campaign takes the new one too.</translation>
    </message>
    <message>
      <source>DRBM/DDTM</source>
      <translation>DRBM/DDTM</translation>
    </message>
    <message>
      <source>Dans la base</source>
      <translation>In the database</translation>
    </message>
    <message>
      <source>Dans la base maintenant</source>
      <translation>In the database now</translation>
    </message>
    <message>
      <source>Dans la mise en page</source>
      <translation>In the layout</translation>
    </message>
    <message>
      <source>Dans le trousseau : configuration « OSP – {compte} » ({cle}).</source>
      <translation>In the keyring: configuration “OSP – {compte}” ({cle}).</translation>
    </message>
    <message>
      <source>Dans l’extrait</source>
      <translation>In the extract</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>De la base OSP « {base} » : {couches}. Ouvrez la base pour avoir ses formulaires.</source>
      <translation>From the OSP base “{base}”: {couches}. Open the base to have its forms.</translation>
    </message>
    <message>
      <source>De la base OSP « {base} », déjà ouverte : {couches}.</source>
      <translation>From the OSP base “{base}”, already open: {couches}.</translation>
    </message>
    <message>
      <source>Depuis le</source>
      <translation>From</translation>
    </message>
    <message>
      <source>Derniers imports</source>
      <translation>Last imports</translation>
    </message>
    <message>
      <source>Des couches de « {base} » sont en cours de modification. Enregistrez, quittez l’édition, puis rouvrez la base.</source>
      <translation>Layers of “{base}” are being edited. Save, leave the editing, then open the base again.</translation>
    </message>
    <message>
      <source>Dessiner à partir de</source>
      <translation>Draw from</translation>
    </message>
    <message>
      <source>Disponible</source>
      <translation>Available</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>Distance</translation>
    </message>
    <message>
      <source>Donner des valeurs aux lignes choisies, ou coller celles d’un tableur</source>
      <translation>Give values to the chosen rows, or paste those of a spreadsheet</translation>
    </message>
    <message>
      <source>Donner le formulaire OSP</source>
      <translation>Give the OSP form</translation>
    </message>
    <message>
      <source>Donner à tous les projets les styles nommés de ce projet</source>
      <translation>Give all projects the named styles of this project</translation>
    </message>
    <message>
      <source>Dont {valeur} hors de la couche, ou sans position.</source>
      <translation>Of which {valeur} out of the layer, or without position.</translation>
    </message>
    <message>
      <source>Dont {valeur} sous « Non renseigné », faute de code : hors de la carte.</source>
      <translation>Of which {valeur} under “Not filled in”, for want of a code: not on the map.</translation>
    </message>
    <message>
      <source>Dossier de la visite, revenu de la tablette</source>
      <translation>Folder of the visit, back from the tablet</translation>
    </message>
    <message>
      <source>Dotation</source>
      <translation>Allocation</translation>
    </message>
    <message>
      <source>Droits et organisations</source>
      <translation>Rights and organisations</translation>
    </message>
    <message>
      <source>Décider…</source>
      <translation>Decide…</translation>
    </message>
    <message>
      <source>Décision</source>
      <translation>Decision</translation>
    </message>
    <message>
      <source>Défaire en entier un import de la base</source>
      <translation>Undo a whole import of the base</translation>
    </message>
    <message>
      <source>Délégataire</source>
      <translation>Grant manager</translation>
    </message>
    <message>
      <source>Détail technique, pour le service informatique :</source>
      <translation>Technical detail, for the IT service:</translation>
    </message>
    <message>
      <source>Détails…</source>
      <translation>Details…</translation>
    </message>
    <message>
      <source>EPCI</source>
      <translation>EPCI</translation>
    </message>
    <message>
      <source>Elle l’est aussi</source>
      <translation>It is one too</translation>
    </message>
    <message>
      <source>Elle se lit sans se modifier : demandez à son administrateur le droit d’y écrire.</source>
      <translation>It can be read but not changed: ask its administrator for the right to write in it.</translation>
    </message>
    <message>
      <source>Elle se lit sans se modifier : son fichier est protégé en écriture.</source>
      <translation>It can be read but not changed: its file is write-protected.</translation>
    </message>
    <message>
      <source>Emporter une cité ou une opération sur une tablette (QField)</source>
      <translation>Take an estate or an operation along on a tablet (QField)</translation>
    </message>
    <message>
      <source>Empreinte</source>
      <translation>Hash</translation>
    </message>
    <message>
      <source>En attente</source>
      <translation>Waiting</translation>
    </message>
    <message>
      <source>En bref</source>
      <translation>In short</translation>
    </message>
    <message>
      <source>En conflit</source>
      <translation>In conflict</translation>
    </message>
    <message>
      <source>Enregistrement des anomalies acceptées</source>
      <translation>Saving the accepted anomalies</translation>
    </message>
    <message>
      <source>Enregistrement du scénario</source>
      <translation>Saving the scenario</translation>
    </message>
    <message>
      <source>Enregistrer</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>Enregistrer ce choix</source>
      <translation>Save this choice</translation>
    </message>
    <message>
      <source>Enregistrer comme modèle OSP…</source>
      <translation>Save as OSP template…</translation>
    </message>
    <message>
      <source>Enregistrer la vue</source>
      <translation>Save the view</translation>
    </message>
    <message>
      <source>Enregistrer le projet dans la base…</source>
      <translation>Save the project in the base…</translation>
    </message>
    <message>
      <source>Enregistrer le rapport</source>
      <translation>Save the report</translation>
    </message>
    <message>
      <source>Enregistrer le scénario</source>
      <translation>Save the scenario</translation>
    </message>
    <message>
      <source>Enregistrez d’abord ce scénario.</source>
      <translation>Save this scenario first.</translation>
    </message>
    <message>
      <source>Enveloppe</source>
      <translation>Envelope</translation>
    </message>
    <message>
      <source>Enveloppe disponible : {disponible}, dont {reliquat} de reliquats. Lignes retenues et sous réserve : {retenu}.</source>
      <translation>Envelope available: {disponible}, of which {reliquat} of remainders. Lines kept and reserved: {retenu}.</translation>
    </message>
    <message>
      <source>Enveloppes</source>
      <translation>Envelopes</translation>
    </message>
    <message>
      <source>Examen de l’import n° {numero}</source>
      <translation>Examining import no. {numero}</translation>
    </message>
    <message>
      <source>Exemples de valeurs</source>
      <translation>Sample values</translation>
    </message>
    <message>
      <source>Expliquer une évolution…</source>
      <translation>Explain a change…</translation>
    </message>
    <message>
      <source>Exporter le tableau</source>
      <translation>Export the table</translation>
    </message>
    <message>
      <source>Extraire une base…</source>
      <translation>Extract a base…</translation>
    </message>
    <message>
      <source>Extrait</source>
      <translation>Extract</translation>
    </message>
    <message>
      <source>Extrait de « {base} » du {date}, pour {nom}</source>
      <translation>Extract of “{base}” of {date}, for {nom}</translation>
    </message>
    <message>
      <source>Extrait de « {base} » du {date}, pour {nom} : lignes changées, {nombre}.</source>
      <translation>Extract of “{base}” of {date}, for {nom}: rows changed, {nombre}.</translation>
    </message>
    <message>
      <source>Faite le {jour} à {heure} sur la base « {base} ». {nombre} aujourd’hui. Ce que vous avez déplacé, agrandi, écrit ou ajouté à la main est gardé.</source>
      <translation>Made on {jour} at {heure} on the base “{base}”. {nombre} today. What you moved, resized, wrote or added by hand is kept.</translation>
    </message>
    <message>
      <source>Fermer</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>Fichier</source>
      <translation>File</translation>
    </message>
    <message>
      <source>Fichier d’adresses de la BAN (adresses lues : {nombre})</source>
      <translation>BAN address file (addresses read: {nombre})</translation>
    </message>
    <message>
      <source>Fichier d’adresses de la BAN (facultatif)</source>
      <translation>File of addresses of the BAN (optional)</translation>
    </message>
    <message>
      <source>Fichier d’adresses de la BAN (introuvable à cet endroit)</source>
      <translation>File of addresses of the BAN (not found there)</translation>
    </message>
    <message>
      <source>Fichier d’adresses de la BAN (pas lu : voir le message)</source>
      <translation>File of addresses of the BAN (not read: see the message)</translation>
    </message>
    <message>
      <source>Figer la campagne, ses lignes, tarifs et scénarios</source>
      <translation>Freeze the campaign, its lines, tariffs and scenarios</translation>
    </message>
    <message>
      <source>Fin des travaux passée, non livrés : {nombre} (opérations : {operations})</source>
      <translation>Works overdue, not delivered: {nombre} (operations: {operations})</translation>
    </message>
    <message>
      <source>Fin des {etiquette}</source>
      <translation>End of {etiquette}</translation>
    </message>
    <message>
      <source>Fin du délai des travaux, euros en jeu, calendrier</source>
      <translation>End of the delay of works, euros at stake, calendar</translation>
    </message>
    <message>
      <source>Financements</source>
      <translation>Funding</translation>
    </message>
    <message>
      <source>Fixé par la variable d’environnement {variable}.</source>
      <translation>Set by the environment variable {variable}.</translation>
    </message>
    <message>
      <source>Fond « {fond} »</source>
      <translation>Base map “{fond}”</translation>
    </message>
    <message>
      <source>Fonds de plan…</source>
      <translation>Base maps…</translation>
    </message>
    <message>
      <source>Garder ces classes pour comparer</source>
      <translation>Keep these classes to compare</translation>
    </message>
    <message>
      <source>Garder la ligne telle qu’elle est dans la base</source>
      <translation>Keep the row as it is in the database</translation>
    </message>
    <message>
      <source>Garder les chiffres de ce moment, provisoires ou définitifs</source>
      <translation>Keep the figures of this moment, provisional or definitive</translation>
    </message>
    <message>
      <source>Garder les styles dans la base…</source>
      <translation>Keep the styles in the base…</translation>
    </message>
    <message>
      <source>Garder thèmes, mises en page et styles dans la base, pour tous</source>
      <translation>Keep themes, layouts and styles in the base, for everybody</translation>
    </message>
    <message>
      <source>Garder votre version d’une mise en page comme modèle</source>
      <translation>Keep your version of a layout as template</translation>
    </message>
    <message>
      <source>Graphique : territoires</source>
      <translation>Chart: territories</translation>
    </message>
    <message>
      <source>Graphique : étiquettes avant et après travaux</source>
      <translation>Chart: labels before and after works</translation>
    </message>
    <message>
      <source>Graphique : évolution par année</source>
      <translation>Chart: evolution by year</translation>
    </message>
    <message>
      <source>Gravité</source>
      <translation>Severity</translation>
    </message>
    <message>
      <source>Géolocalisation</source>
      <translation>Location</translation>
    </message>
    <message>
      <source>Géolocaliser les logements…</source>
      <translation>Locate dwellings…</translation>
    </message>
    <message>
      <source>Il n’y a aucune copie de cette base à côté d’elle.</source>
      <translation>There is no copy of this base beside it.</translation>
    </message>
    <message>
      <source>Images</source>
      <translation>Images</translation>
    </message>
    <message>
      <source>Import en cours…</source>
      <translation>Importing…</translation>
    </message>
    <message>
      <source>Importer des lignes de programmation</source>
      <translation>Import programming lines</translation>
    </message>
    <message>
      <source>Importer des lignes…</source>
      <translation>Import lines…</translation>
    </message>
    <message>
      <source>Importer les décisions de financement</source>
      <translation>Import the funding decisions</translation>
    </message>
    <message>
      <source>Importer les décisions de financement…</source>
      <translation>Import the funding decisions…</translation>
    </message>
    <message>
      <source>Importer une remontée</source>
      <translation>Import a return</translation>
    </message>
    <message>
      <source>Importer une remontée…</source>
      <translation>Import a return…</translation>
    </message>
    <message>
      <source>Importer écrira, ensemble ou pas du tout, les lignes nouvelles ({nouveaux}) et modifiées ({modifies}) ; celles qui sont refusées ou en conflit ({laissees}) sont laissées de côté.</source>
      <translation>Importing will write, all together or not at all, the new rows ({nouveaux}) and the changed ones ({modifies}); those refused or in conflict ({laissees}) are left aside.</translation>
    </message>
    <message>
      <source>Inchangées</source>
      <translation>Unchanged</translation>
    </message>
    <message>
      <source>Inchangés</source>
      <translation>Unchanged</translation>
    </message>
    <message>
      <source>Jusqu’au</source>
      <translation>Until</translation>
    </message>
    <message>
      <source>La base a déjà un projet « {projet} ». Le remplacer ?</source>
      <translation>The base already has a project “{projet}”. Replace it?</translation>
    </message>
    <message>
      <source>La base a été relue après l’enregistrement : elle ne contient pas ce qui suit. Vous pouvez remettre ces valeurs en édition, et enregistrer de nouveau quand la cause est levée.</source>
      <translation>The database was read again after the save: it does not hold what follows. You can put these values back into editing, and save again once the cause is gone.</translation>
    </message>
    <message>
      <source>La base est vide</source>
      <translation>The base is empty</translation>
    </message>
    <message>
      <source>La base n’a aucune population cible en vigueur : saisissez-la dans la table « Population cible ».</source>
      <translation>The base has no target population in force: type it in the table “Population cible”.</translation>
    </message>
    <message>
      <source>La base n’a pas de couche des communes ouverte : ouvrez-la de nouveau, ou choisissez une couche par « Réglages et rapport… ».</source>
      <translation>The base has no open municipality layer: open it again, or choose a layer in “Settings and report…”.</translation>
    </message>
    <message>
      <source>La base ouverte est « {base} » : ce n’est pas la même.</source>
      <translation>The open base is “{base}”: it is not the same.</translation>
    </message>
    <message>
      <source>La base ouverte, ce qui y attend, et le chemin de chaque chose</source>
      <translation>The open base, what waits in it, and the way to each thing</translation>
    </message>
    <message>
      <source>La base telle qu’elle était avant l’import, données sensibles comprises : {copie}</source>
      <translation>The base as it was before the import, sensitive data included: {copie}</translation>
    </message>
    <message>
      <source>La base telle qu’elle était juste avant : {copie}</source>
      <translation>The base as it was just before: {copie}</translation>
    </message>
    <message>
      <source>La base « {base} » est ouverte.</source>
      <translation>The base “{base}” is open.</translation>
    </message>
    <message>
      <source>La base « {base} » est sur un lecteur réseau : QGIS peut s’y bloquer, et deux personnes qui l’ouvrent ensemble peuvent l’abîmer. Copiez-la sur votre poste, ou demandez une base PostGIS pour travailler à plusieurs.</source>
      <translation>The base “{base}” is on a network drive: QGIS may freeze there, and two people who open it together may damage it. Copy it to your computer, or ask for a PostGIS base to work together.</translation>
    </message>
    <message>
      <source>La base « {base} » n’a pas encore de projet : « Enregistrer le projet dans la base… » y met celui que vous avez fait.</source>
      <translation>The base “{base}” has no project yet: “Save the project in the base…” puts there the one that you made.</translation>
    </message>
    <message>
      <source>La base « {base} » n’est ouverte qu’en partie. Sans couche : {couches} ; {raison}</source>
      <translation>The base “{base}” is only partly open. Without a layer: {couches}; {raison}</translation>
    </message>
    <message>
      <source>La campagne n’a pas encore de date du CRHH : celle d’aujourd’hui est proposée, et la campagne prendra celle que vous donnez.</source>
      <translation>The campaign has no CRHH date yet: today’s is proposed, and the campaign will take the one you give.</translation>
    </message>
    <message>
      <source>La campagne {annee} est close</source>
      <translation>Campaign {annee} is closed</translation>
    </message>
    <message>
      <source>La cité à enjeux « {cite} » est coupée : la seconde partie n’est pas à enjeux. Donnez-lui son nom.</source>
      <translation>The priority estate “{cite}” is cut: its second part is no priority. Give it its name.</translation>
    </message>
    <message>
      <source>La connexion « {connexion} » garde son mot de passe en clair : QGIS l’écrit, lisible, dans chaque projet que vous enregistrez. Le trousseau de QGIS peut le garder à sa place.</source>
      <translation>The connection “{connexion}” keeps its password in clear text: QGIS writes it, readable, in every project that you save. QGIS’s authentication database can keep it instead.</translation>
    </message>
    <message>
      <source>La couche des logements n’est plus ouverte.</source>
      <translation>The dwelling layer is no longer open.</translation>
    </message>
    <message>
      <source>La couche n’a pas les colonnes qu’il faut pour « {titre} ».</source>
      <translation>The layer lacks the columns needed for “{titre}”.</translation>
    </message>
    <message>
      <source>La couche « {couche} » a retrouvé le formulaire OSP.</source>
      <translation>The layer “{couche}” has its OSP form back.</translation>
    </message>
    <message>
      <source>La fiche s’écrit ; la fenêtre reste libre.</source>
      <translation>The sheet is being written; the window stays free.</translation>
    </message>
    <message>
      <source>La lecture a été interrompue.</source>
      <translation>The reading was interrupted.</translation>
    </message>
    <message>
      <source>La liste des fonds de plan ne peut pas être lue</source>
      <translation>The list of base maps cannot be read</translation>
    </message>
    <message>
      <source>La mise en page « {nom} » a les chiffres du jour. Enregistrez le projet.</source>
      <translation>The layout “{nom}” has the figures of the day. Save the project.</translation>
    </message>
    <message>
      <source>La part d’un bailleur, d’un EPCI ou d’un département, en un fichier</source>
      <translation>The part of a bailleur, an EPCI or a département, in a file</translation>
    </message>
    <message>
      <source>La première année ({premiere}) est après la dernière ({derniere}). Inversez-les.</source>
      <translation>The first year ({premiere}) is after the last ({derniere}). Swap them.</translation>
    </message>
    <message>
      <source>La première année est après la dernière : inversez-les.</source>
      <translation>The first year is after the last: swap them.</translation>
    </message>
    <message>
      <source>La situation ne garde pas « {titre} » à ce niveau avec ces critères : remettez « Tous » pour le bailleur, le financement ou les années.</source>
      <translation>The situation does not keep “{titre}” at this level with these criteria: set the bailleur, the financing or the years back to “Tous”.</translation>
    </message>
    <message>
      <source>La table « {table} » de {base} n’est plus dans le projet : ouvrez de nouveau la base.</source>
      <translation>The table “{table}” of {base} is no longer in the project: open the base again.</translation>
    </message>
    <message>
      <source>La table « {table} » n’est plus dans le projet : ouvrez de nouveau la base.</source>
      <translation>The table “{table}” is no longer in the project: open the base again.</translation>
    </message>
    <message>
      <source>La vue « {nom} » est dans les thèmes de carte du projet, avec ses chiffres de ce jour. Enregistrez le projet pour la garder.</source>
      <translation>The view “{nom}” is among the map themes of the project, with today’s figures. Save the project to keep it.</translation>
    </message>
    <message>
      <source>Laissé de côté par prudence : {liste}.</source>
      <translation>Left out for safety: {liste}.</translation>
    </message>
    <message>
      <source>Le</source>
      <translation>On</translation>
    </message>
    <message>
      <source>Le compte « {compte} » est ouvert sous ce mot de passe, qui ne se remontrera pas : remettez-le à la personne par un autre chemin que le nom du compte.</source>
      <translation>The account “{compte}” is open under this password, which will not be shown again: hand it to the person by another way than the name of the account.</translation>
    </message>
    <message>
      <source>Le courriel au bailleur est dans le presse-papiers : collez-le dans votre messagerie et joignez-y le rapport.</source>
      <translation>The e-mail to the landlord is on the clipboard: paste it in your mail software and attach the report.</translation>
    </message>
    <message>
      <source>Le fichier ne dit pas de quel bailleur il vient : choisissez-le.</source>
      <translation>The file does not say which landlord it comes from: choose it.</translation>
    </message>
    <message>
      <source>Le filtre des couches n’est plus celui de la mise en page.</source>
      <translation>The filter of the layers is no more that of the layout.</translation>
    </message>
    <message>
      <source>Le graphique est dans le presse-papiers : collez-le.</source>
      <translation>The chart is on the clipboard: paste it.</translation>
    </message>
    <message>
      <source>Le journal ne dit pas tout de {nombre} lignes.</source>
      <translation>The journal does not tell all of {nombre} rows.</translation>
    </message>
    <message>
      <source>Le mode d’emploi, page par page, à côté de la carte</source>
      <translation>The manual, page by page, beside the map</translation>
    </message>
    <message>
      <source>Le modèle de remontée de « {bailleur} » est écrit.</source>
      <translation>The return template of “{bailleur}” is written.</translation>
    </message>
    <message>
      <source>Le mot de passe de « {connexion} » est dans le trousseau de QGIS. Enregistrez de nouveau les projets qui l’ont gardé, et changez-le s’ils ont été transmis.</source>
      <translation>The password of “{connexion}” is in QGIS’s authentication database. Save again the projects that kept it, and change it if they were passed on.</translation>
    </message>
    <message>
      <source>Le projet n’a aucune mise en page dont les chiffres se recomptent. Faites-en une par « Nouvelle mise en page… » ou par la visionneuse.</source>
      <translation>The project has no layout whose figures can be counted again. Make one with “New layout…” or from the viewer.</translation>
    </message>
    <message>
      <source>Le projet n’a aucune mise en page. Créez-en une par « Nouvelle mise en page… », modifiez-la, puis enregistrez-la comme modèle.</source>
      <translation>The project has no layout. Create one with “New layout…”, change it, then save it as template.</translation>
    </message>
    <message>
      <source>Le projet « {projet} » de la base « {base} » est ouvert.</source>
      <translation>The project “{projet}” of the base “{base}” is open.</translation>
    </message>
    <message>
      <source>Le projet « {projet} » est dans la base « {base} ».</source>
      <translation>The project “{projet}” is in the base “{base}”.</translation>
    </message>
    <message>
      <source>Le scénario « {scenario} » devient la décision du CRHH : le nombre de logements retenus et l’enveloppe de chacune des {nombre} lignes de la campagne {campagne} seront écrits, en une fois.</source>
      <translation>The scenario “{scenario}” becomes the decision of the CRHH: the number of dwellings kept and the envelope of each of the {nombre} lines of campaign {campagne} will be written, all at once.</translation>
    </message>
    <message>
      <source>Le tableau est écrit dans « {fichier} ».</source>
      <translation>The table is written in “{fichier}”.</translation>
    </message>
    <message>
      <source>Le {quand}, vous avez créé « {ligne} » (table « {table} »). La ligne sera supprimée.</source>
      <translation>On {quand}, you created “{ligne}” (table “{table}”). The row will be deleted.</translation>
    </message>
    <message>
      <source>Le {quand}, vous avez enregistré {nombre} lignes en une fois ({detail} ; {tables}). Toutes seront remises comme elles étaient avant.</source>
      <translation>On {quand} you saved {nombre} rows at once ({detail}; {tables}). All of them will be put back as they were before.</translation>
    </message>
    <message>
      <source>Le {quand}, vous avez modifié « {ligne} » (table « {table} »). La ligne reprendra les valeurs de la dernière colonne.</source>
      <translation>On {quand}, you changed “{ligne}” (table “{table}”). The row will have the values of the last column again.</translation>
    </message>
    <message>
      <source>Le {quand}, vous avez supprimé « {ligne} » (table « {table} »). La ligne sera rétablie.</source>
      <translation>On {quand}, you deleted “{ligne}” (table “{table}”). The row will be restored.</translation>
    </message>
    <message>
      <source>Lecture de la base…</source>
      <translation>Reading the base…</translation>
    </message>
    <message>
      <source>Lecture de la campagne</source>
      <translation>Reading the campaign</translation>
    </message>
    <message>
      <source>Lecture de la trajectoire</source>
      <translation>Reading the trajectory</translation>
    </message>
    <message>
      <source>Lecture de « {couche} »</source>
      <translation>Reading “{couche}”</translation>
    </message>
    <message>
      <source>Lecture des bailleurs</source>
      <translation>Reading the landlords</translation>
    </message>
    <message>
      <source>Lecture des imports</source>
      <translation>Reading the imports</translation>
    </message>
    <message>
      <source>Lecture des logements…</source>
      <translation>Reading the dwellings…</translation>
    </message>
    <message>
      <source>Lecture des situations de la base</source>
      <translation>Reading the situations of the base</translation>
    </message>
    <message>
      <source>Lecture des territoires de la base</source>
      <translation>Reading the territories of the base</translation>
    </message>
    <message>
      <source>Lecture du fichier d’adresses</source>
      <translation>Reading the address file</translation>
    </message>
    <message>
      <source>Lecture du fichier d’adresses… {part} %</source>
      <translation>Reading the address file… {part}%</translation>
    </message>
    <message>
      <source>Lecture du fichier…</source>
      <translation>Reading the file…</translation>
    </message>
    <message>
      <source>Les années à venir : rythme, besoins en AE et CP, étiquettes finies</source>
      <translation>The years to come: pace, needs in AE and CP, labels ended</translation>
    </message>
    <message>
      <source>Les chiffres n’ont pas pu être lus.</source>
      <translation>The figures could not be read.</translation>
    </message>
    <message>
      <source>Les chiffres sont ceux de la base à ce moment, rétablis d’après son journal : quelques secondes, sans l’avoir prévu.</source>
      <translation>The figures are those of the base at that moment, brought back from its journal: a few seconds, without having foreseen it.</translation>
    </message>
    <message>
      <source>Les choix à l’écran ne sont pas enregistrés. Les abandonner ?</source>
      <translation>The choices on screen are not saved. Discard them?</translation>
    </message>
    <message>
      <source>Les conventions se saisissent dans la table « Conventions » ; appliquez-les ensuite aux comptes.</source>
      <translation>Conventions are entered in the table “Conventions”; then apply them to the accounts.</translation>
    </message>
    <message>
      <source>Les couches de la base reprennent nos symboles et nos étiquettes d’aujourd’hui ; ce que vous avez changé à leur style dans ce projet est perdu, sauf les styles enregistrés dans la base. Formulaires, mises en page et autres couches restent. Reprendre ? La question n’est pas reposée.</source>
      <translation>The layers of the base take our symbols and labels of today; what you changed of their style in this project is lost, but for the styles saved in the base. Forms, layouts and other layers stay. Take them? The question is not asked again.</translation>
    </message>
    <message>
      <source>Les hypothèses à l’écran ne sont pas enregistrées. Les abandonner ?</source>
      <translation>The assumptions on the screen are not saved. Give them up?</translation>
    </message>
    <message>
      <source>Les placer…</source>
      <translation>Place them…</translation>
    </message>
    <message>
      <source>Les positions ne se contrôlent pas sans les communes</source>
      <translation>Positions cannot be checked without the communes</translation>
    </message>
    <message>
      <source>Les présentations d’aujourd’hui sont reprises.</source>
      <translation>Today’s presentations are taken.</translation>
    </message>
    <message>
      <source>Les thèmes de la base « {base} » sont sous l’œil du panneau des couches, ses {nombre} signets sous « Signets spatiaux » de l’explorateur. Enregistrez le projet pour les garder.</source>
      <translation>The themes of the base “{base}” are under the eye of the layer panel, its {nombre} bookmarks under “Spatial bookmarks” of the browser. Save the project to keep them.</translation>
    </message>
    <message>
      <source>Les {nombre} premières lignes de chaque liste sont montrées.</source>
      <translation>The first {nombre} rows of each list are shown.</translation>
    </message>
    <message>
      <source>Les {nombre} premières sont montrées.</source>
      <translation>The first {nombre} are shown.</translation>
    </message>
    <message>
      <source>Ligne</source>
      <translation>Row</translation>
    </message>
    <message>
      <source>Ligne de programmation</source>
      <translation>Programming line</translation>
    </message>
    <message>
      <source>Ligne des titres</source>
      <translation>Row of the headers</translation>
    </message>
    <message>
      <source>Lignes de la campagne</source>
      <translation>Lines of the campaign</translation>
    </message>
    <message>
      <source>Lignes des années à venir</source>
      <translation>Lines of the years to come</translation>
    </message>
    <message>
      <source>Lignes en dessous</source>
      <translation>Rows below</translation>
    </message>
    <message>
      <source>Lignes en retard : {nombre}</source>
      <translation>Late lines: {nombre}</translation>
    </message>
    <message>
      <source>Lignes prises</source>
      <translation>Lines taken</translation>
    </message>
    <message>
      <source>Lignes sans nouvelles : {nombre}</source>
      <translation>Lines without news: {nombre}</translation>
    </message>
    <message>
      <source>Lignes touchées</source>
      <translation>Rows touched</translation>
    </message>
    <message>
      <source>Lire la liste des opérations financées (extraction de SISAL)</source>
      <translation>Read the list of financed operations (SISAL extract)</translation>
    </message>
    <message>
      <source>Lire le fichier d’un bailleur, voir ce qu’il change, l’importer</source>
      <translation>Read a landlord’s file, see what it changes, import it</translation>
    </message>
    <message>
      <source>Lire les lignes de programmation d’un tableur</source>
      <translation>Read the programming lines of a spreadsheet</translation>
    </message>
    <message>
      <source>Liste de fonds de plan</source>
      <translation>List of base maps</translation>
    </message>
    <message>
      <source>Liste des anomalies de position : les voir, les corriger, les accepter</source>
      <translation>List of position anomalies: see, fix, accept them</translation>
    </message>
    <message>
      <source>Liste des logements sans position, placés d’un clic sur la carte</source>
      <translation>List of the dwellings without position, placed with a click on the map</translation>
    </message>
    <message>
      <source>Logement</source>
      <translation>Dwelling</translation>
    </message>
    <message>
      <source>Logements</source>
      <translation>Dwellings</translation>
    </message>
    <message>
      <source>Logements : {logements} ; opérations : {operations} ; cités : {cites}</source>
      <translation>Dwellings: {logements}; operations: {operations}; estates: {cites}</translation>
    </message>
    <message>
      <source>Logements OSP</source>
      <translation>OSP dwellings</translation>
    </message>
    <message>
      <source>Logements par an</source>
      <translation>Dwellings a year</translation>
    </message>
    <message>
      <source>Logements par étiquette énergie</source>
      <translation>Dwellings by energy label</translation>
    </message>
    <message>
      <source>Logements retenus</source>
      <translation>Dwellings kept</translation>
    </message>
    <message>
      <source>Logements sans position : {nombre}</source>
      <translation>Dwellings without position: {nombre}</translation>
    </message>
    <message>
      <source>Lu</source>
      <translation>Read</translation>
    </message>
    <message>
      <source>Lu autrement qu’écrit</source>
      <translation>Read otherwise than written</translation>
    </message>
    <message>
      <source>L’enregistrement a été refusé. Vos modifications sont toujours en édition : corrigez les lignes ci-dessous, puis enregistrez de nouveau.</source>
      <translation>The save was refused. Your changes are still being edited: correct the rows below, then save again.</translation>
    </message>
    <message>
      <source>L’extrait est revenu dans la base : {nombres}.</source>
      <translation>The extract came back into the base: {nombres}.</translation>
    </message>
    <message>
      <source>L’import n° {numero} est annulé en entier.</source>
      <translation>Import no. {numero} is undone as a whole.</translation>
    </message>
    <message>
      <source>L’import n° {numero} est fait. Lignes nouvelles : {nouveaux} ; modifiées : {modifies} ; inchangées : {inchanges} ; refusées ou en conflit, qui n’ont pas été importées : {laissees}.</source>
      <translation>Import no. {numero} is done. New rows: {nouveaux}; changed: {modifies}; unchanged: {inchanges}; refused or in conflict, which were not imported: {laissees}.</translation>
    </message>
    <message>
      <source>L’import n° {numero} ne peut pas être annulé : {raison}.</source>
      <translation>Import no. {numero} cannot be undone: {raison}.</translation>
    </message>
    <message>
      <source>L’ouvrir à la place de celui-ci…</source>
      <translation>Open it in place of this one…</translation>
    </message>
    <message>
      <source>Ma valeur</source>
      <translation>My value</translation>
    </message>
    <message>
      <source>Mettre dans le trousseau</source>
      <translation>Put it in the authentication database</translation>
    </message>
    <message>
      <source>Mettre à jour les chiffres…</source>
      <translation>Update the figures…</translation>
    </message>
    <message>
      <source>Mise à jour des chiffres</source>
      <translation>Updating the figures</translation>
    </message>
    <message>
      <source>Modifier les lignes sélectionnées…</source>
      <translation>Edit the selected rows…</translation>
    </message>
    <message>
      <source>Modifiée le {jour}</source>
      <translation>Changed on {jour}</translation>
    </message>
    <message>
      <source>Modifiée le {jour}, par {qui}</source>
      <translation>Changed on {jour}, by {qui}</translation>
    </message>
    <message>
      <source>Modifiée le {quand}.</source>
      <translation>Changed on {quand}.</translation>
    </message>
    <message>
      <source>Modifiée par {qui} le {quand}.</source>
      <translation>Changed by {qui} on {quand}.</translation>
    </message>
    <message>
      <source>Modifiée par {qui}.</source>
      <translation>Changed by {qui}.</translation>
    </message>
    <message>
      <source>Modifiées</source>
      <translation>Changed</translation>
    </message>
    <message>
      <source>Modifiés</source>
      <translation>Changed</translation>
    </message>
    <message>
      <source>Modèle de remontée…</source>
      <translation>Return template…</translation>
    </message>
    <message>
      <source>Mouvements</source>
      <translation>Movements</translation>
    </message>
    <message>
      <source>Mouvements d’enveloppe</source>
      <translation>Movements of envelope</translation>
    </message>
    <message>
      <source>Méthode</source>
      <translation>Method</translation>
    </message>
    <message>
      <source>Nature</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>Ne pas changer ce champ</source>
      <translation>Leave this field alone</translation>
    </message>
    <message>
      <source>Ne pas enregistrer</source>
      <translation>Do not save</translation>
    </message>
    <message>
      <source>Ne rien changer</source>
      <translation>Change nothing</translation>
    </message>
    <message>
      <source>Ni sa voie, ni sa cité, ni sa commune ne sont connues.</source>
      <translation>Neither its street, nor its estate, nor its municipality is known.</translation>
    </message>
    <message>
      <source>Nom</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Nom de la vue (thème de carte du projet) :</source>
      <translation>Name of the view (map theme of the project):</translation>
    </message>
    <message>
      <source>Nom du projet dans la base « {base} »</source>
      <translation>Name of the project in the base “{base}”</translation>
    </message>
    <message>
      <source>Nom du scénario</source>
      <translation>Name of the scenario</translation>
    </message>
    <message>
      <source>Nombre de classes</source>
      <translation>Number of classes</translation>
    </message>
    <message>
      <source>Note d’un mouvement…</source>
      <translation>Note of a movement…</translation>
    </message>
    <message>
      <source>Nouveaux</source>
      <translation>New</translation>
    </message>
    <message>
      <source>Nouvelle mise en page…</source>
      <translation>New layout…</translation>
    </message>
    <message>
      <source>Nouvelles</source>
      <translation>New</translation>
    </message>
    <message>
      <source>Numéro de la ligne des titres, comme dans le fichier</source>
      <translation>Number of the header row, as in the file</translation>
    </message>
    <message>
      <source>N°</source>
      <translation>No.</translation>
    </message>
    <message>
      <source>OSP : Géoportail</source>
      <translation>OSP: Géoportail</translation>
    </message>
    <message>
      <source>OSP : fiche PDF</source>
      <translation>OSP: PDF sheet</translation>
    </message>
    <message>
      <source>OSP : ouvrir la programmation</source>
      <translation>OSP: open the programming</translation>
    </message>
    <message>
      <source>OSP : ouvrir l’opération</source>
      <translation>OSP: open the operation</translation>
    </message>
    <message>
      <source>OSP : sélectionner ses logements</source>
      <translation>OSP: select its dwellings</translation>
    </message>
    <message>
      <source>OSP : vue de la rue (Google)</source>
      <translation>OSP: street view (Google)</translation>
    </message>
    <message>
      <source>Onglet</source>
      <translation>Tab</translation>
    </message>
    <message>
      <source>Onglets masqués, non lus : {onglets}.</source>
      <translation>Hidden tabs, not read: {onglets}.</translation>
    </message>
    <message>
      <source>Onglets à lire</source>
      <translation>Tabs to read</translation>
    </message>
    <message>
      <source>Options d’OSP ERBM…</source>
      <translation>OSP ERBM options…</translation>
    </message>
    <message>
      <source>Opération</source>
      <translation>Operation</translation>
    </message>
    <message>
      <source>Opérations à créer</source>
      <translation>Operations to create</translation>
    </message>
    <message>
      <source>Organisation</source>
      <translation>Organisation</translation>
    </message>
    <message>
      <source>Organisations et comptes</source>
      <translation>Organisations and accounts</translation>
    </message>
    <message>
      <source>Ouverture de la base {base}</source>
      <translation>Opening the base {base}</translation>
    </message>
    <message>
      <source>Ouverture de la base…</source>
      <translation>Opening the base…</translation>
    </message>
    <message>
      <source>Ouvrez d’abord une base OSP (OSP ERBM › Ouvrir une base…).</source>
      <translation>Open an OSP base first (OSP ERBM › Open a base…).</translation>
    </message>
    <message>
      <source>Ouvrez d’abord une base OSP.</source>
      <translation>Open an OSP database first.</translation>
    </message>
    <message>
      <source>Ouvrir</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>Ouvrir la base</source>
      <translation>Open the base</translation>
    </message>
    <message>
      <source>Ouvrir la campagne d’une année, et dire quel tarif elle a</source>
      <translation>Open the campaign of a year, and say which tariff it has</translation>
    </message>
    <message>
      <source>Ouvrir la fiche</source>
      <translation>Open the sheet</translation>
    </message>
    <message>
      <source>Ouvrir le compte « {compte} » sous un nouveau mot de passe ? L’ancien, s’il y en a un, ne servira plus.</source>
      <translation>Open the account “{compte}” under a new password? The former one, if there is one, will no longer serve.</translation>
    </message>
    <message>
      <source>Ouvrir le journal, les imports et ce que l’outil garde pour lui</source>
      <translation>Open the log, the imports and what the tool keeps for itself</translation>
    </message>
    <message>
      <source>Ouvrir un projet de la base…</source>
      <translation>Open a project of the base…</translation>
    </message>
    <message>
      <source>Ouvrir une base OSP (fichier GeoPackage ou serveur PostGIS)</source>
      <translation>Open an OSP base (GeoPackage file or PostGIS server)</translation>
    </message>
    <message>
      <source>Ouvrir une base…</source>
      <translation>Open a base…</translation>
    </message>
    <message>
      <source>Ouvrir une campagne…</source>
      <translation>Open a campaign…</translation>
    </message>
    <message>
      <source>Ouvrir une mise en page avec la carte, le graphique et le tableau</source>
      <translation>Open a layout with the map, the chart and the table</translation>
    </message>
    <message>
      <source>Ouvrir une note ou une fiche remplie avec la carte courante</source>
      <translation>Open a note or a sheet filled with the current map</translation>
    </message>
    <message>
      <source>PALULOS</source>
      <translation>PALULOS</translation>
    </message>
    <message>
      <source>PALULOS (groupé ou isolé)</source>
      <translation>PALULOS (grouped or isolated)</translation>
    </message>
    <message>
      <source>PALULOS : {remontes} logements reçus sur {finances} financés</source>
      <translation>PALULOS: {remontes} dwellings received of {finances} financed</translation>
    </message>
    <message>
      <source>PDF (*.pdf)</source>
      <translation>PDF (*.pdf)</translation>
    </message>
    <message>
      <source>Panneau de la programmation</source>
      <translation>Programming panel</translation>
    </message>
    <message>
      <source>Par</source>
      <translation>By</translation>
    </message>
    <message>
      <source>Par prudence, sont laissés de côté : {liste}.</source>
      <translation>As a precaution, left aside: {liste}.</translation>
    </message>
    <message>
      <source>Parcelles de « {lieu} »</source>
      <translation>Parcels of “{lieu}”</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>Share</translation>
    </message>
    <message>
      <source>Photos de la visite rangées dans « {dossier} » : {nombre}.</source>
      <translation>Photos of the visit kept in “{dossier}”: {nombre}.</translation>
    </message>
    <message>
      <source>Pièce</source>
      <translation>Document</translation>
    </message>
    <message>
      <source>Placer les logements par leur parcelle, leur adresse, le RPLS</source>
      <translation>Place dwellings by their parcel, their address, the RPLS</translation>
    </message>
    <message>
      <source>Placer les logements à la main</source>
      <translation>Place dwellings by hand</translation>
    </message>
    <message>
      <source>Plusieurs couches montrent cette table de la base. Laquelle prendre ?</source>
      <translation>Several layers show this table of the base. Which one is meant?</translation>
    </message>
    <message>
      <source>Points d’avancement</source>
      <translation>Progress notes</translation>
    </message>
    <message>
      <source>Population cible</source>
      <translation>Target population</translation>
    </message>
    <message>
      <source>Portée</source>
      <translation>Scope</translation>
    </message>
    <message>
      <source>Position</source>
      <translation>Position</translation>
    </message>
    <message>
      <source>Pour enregistrer, à corriger :</source>
      <translation>To save, see to:</translation>
    </message>
    <message>
      <source>Pourquoi</source>
      <translation>Why</translation>
    </message>
    <message>
      <source>Pourquoi l’accepter (anomalies choisies : {nombre}) ? Elle ne sera plus signalée tant que le logement ne bouge pas.</source>
      <translation>Why accept it (anomalies chosen: {nombre})? It will not be reported again as long as the dwelling does not move.</translation>
    </message>
    <message>
      <source>Pourquoi un chiffre a changé entre deux dates, cause par cause</source>
      <translation>Why a figure changed between two dates, cause by cause</translation>
    </message>
    <message>
      <source>Prend la place de</source>
      <translation>Takes the place of</translation>
    </message>
    <message>
      <source>Programmation</source>
      <translation>Programming</translation>
    </message>
    <message>
      <source>Programme complémentaire</source>
      <translation>Complementary programme</translation>
    </message>
    <message>
      <source>Projet de la base « {base} »</source>
      <translation>Project of the base “{base}”</translation>
    </message>
    <message>
      <source>Projet « {projet} » de la base</source>
      <translation>Project “{projet}” of the base</translation>
    </message>
    <message>
      <source>Projets de la base</source>
      <translation>Projects of the base</translation>
    </message>
    <message>
      <source>Préparer le CRHH : lignes retenues, scénarios, décision</source>
      <translation>Prepare the CRHH: lines kept, scenarios, decision</translation>
    </message>
    <message>
      <source>Préparer un serveur pour plusieurs organisations</source>
      <translation>Prepare a server for several organisations</translation>
    </message>
    <message>
      <source>Préparer une visite…</source>
      <translation>Prepare a visit…</translation>
    </message>
    <message>
      <source>Prévu, engagé, payé, restes ; AE et CP, soldes, calendrier</source>
      <translation>Planned, committed, paid, rests; AE and CP, balances, calendar</translation>
    </message>
    <message>
      <source>Périmètre</source>
      <translation>Perimeter</translation>
    </message>
    <message>
      <source>Quartiers prioritaires, IRIS, cantons… : un logement compte pour le polygone où est sa position.</source>
      <translation>Priority quarters, IRIS, cantons…: a dwelling counts for the polygon where its position is.</translation>
    </message>
    <message>
      <source>Quelle ligne prend la place de « {ligne} » ({somme}) ?</source>
      <translation>Which line takes the place of “{ligne}” ({somme})?</translation>
    </message>
    <message>
      <source>Qui peut lire et écrire quoi, d’après le catalogue du serveur</source>
      <translation>Who may read and write what, by the catalogue of the server</translation>
    </message>
    <message>
      <source>Qui travaille dans une base partagée, et « Voir comme… »</source>
      <translation>Who works in a shared base, and “See as…”</translation>
    </message>
    <message>
      <source>Ramener une visite…</source>
      <translation>Bring a visit back…</translation>
    </message>
    <message>
      <source>Rapporter dans la base ce qu’un extrait a changé, conflits choisis</source>
      <translation>Bring back into the base what an extract changed, conflicts decided</translation>
    </message>
    <message>
      <source>Recherche de la dernière modification</source>
      <translation>Looking for the last change</translation>
    </message>
    <message>
      <source>Recherche des logements sans position</source>
      <translation>Searching dwellings without position</translation>
    </message>
    <message>
      <source>Recompter une note ou une fiche du projet, et comparer avant</source>
      <translation>Count a note or a sheet of the project again, and compare first</translation>
    </message>
    <message>
      <source>Reconnaissance de {base}</source>
      <translation>Recognising {base}</translation>
    </message>
    <message>
      <source>Reconnu par</source>
      <translation>Recognised by</translation>
    </message>
    <message>
      <source>Reconnue par</source>
      <translation>Recognised by</translation>
    </message>
    <message>
      <source>Refaire les thèmes, les styles et les signets de la base</source>
      <translation>Make the themes, styles and bookmarks of the base again</translation>
    </message>
    <message>
      <source>Refusé : la ligne reste de côté</source>
      <translation>Refused: the row stays aside</translation>
    </message>
    <message>
      <source>Refusé : le reste de la ligne est écrit</source>
      <translation>Refused: the rest of the row is written</translation>
    </message>
    <message>
      <source>Refusées pour erreur</source>
      <translation>Refused for an error</translation>
    </message>
    <message>
      <source>Refusés pour erreur</source>
      <translation>Refused for an error</translation>
    </message>
    <message>
      <source>Relancer…</source>
      <translation>Ask for news…</translation>
    </message>
    <message>
      <source>Reliquat</source>
      <translation>Remainder</translation>
    </message>
    <message>
      <source>Relire toute la base et dire ce qui y est abîmé ou ajouté</source>
      <translation>Read the whole base again and tell what is damaged or added in it</translation>
    </message>
    <message>
      <source>Remettre les valeurs non enregistrées</source>
      <translation>Put back the values not saved</translation>
    </message>
    <message>
      <source>Remettre mes valeurs en édition</source>
      <translation>Put my values back into editing</translation>
    </message>
    <message>
      <source>Remontées</source>
      <translation>Returns</translation>
    </message>
    <message>
      <source>Remontées des bailleurs</source>
      <translation>Landlords’ returns</translation>
    </message>
    <message>
      <source>Remplacer le formulaire de la couche active par celui de l’OSP</source>
      <translation>Replace the form of the active layer with that of the OSP</translation>
    </message>
    <message>
      <source>Remplir une table de référence de la base depuis une couche</source>
      <translation>Fill a reference table of the base from a layer</translation>
    </message>
    <message>
      <source>Rendre définitive la situation « {situation} » ? Elle ne changera plus et ne se supprimera pas.</source>
      <translation>Make the situation “{situation}” definitive? It will change no more and cannot be removed.</translation>
    </message>
    <message>
      <source>Reporter des lignes…</source>
      <translation>Carry lines over…</translation>
    </message>
    <message>
      <source>Reportée</source>
      <translation>Postponed</translation>
    </message>
    <message>
      <source>Reprendre la présentation d’aujourd’hui…</source>
      <translation>Take today’s presentation…</translation>
    </message>
    <message>
      <source>Reste</source>
      <translation>Left</translation>
    </message>
    <message>
      <source>Retards, reports, relances, calendrier, avancement à signer</source>
      <translation>Delays, postponements, reminders, calendar, progress to sign</translation>
    </message>
    <message>
      <source>Retenu</source>
      <translation>Kept</translation>
    </message>
    <message>
      <source>Retenue</source>
      <translation>Kept</translation>
    </message>
    <message>
      <source>Retour de la visite</source>
      <translation>Return of the visit</translation>
    </message>
    <message>
      <source>Retour de l’extrait « {fichier} »</source>
      <translation>Return of the extract “{fichier}”</translation>
    </message>
    <message>
      <source>Retrouver la base telle qu’elle était, d’après son journal</source>
      <translation>Find the base as it was, from its journal</translation>
    </message>
    <message>
      <source>Retrouver les thèmes, mises en page et styles gardés dans la base</source>
      <translation>Find again the themes, layouts and styles kept in the base</translation>
    </message>
    <message>
      <source>Rien n’a changé depuis qu’elle a été arrêtée : {situation}</source>
      <translation>Nothing has changed since it was kept: {situation}</translation>
    </message>
    <message>
      <source>Rien n’a été enregistré dans « {couche} ». Vos modifications sont toujours en édition.</source>
      <translation>Nothing was saved in “{couche}”. Your changes are still being edited.</translation>
    </message>
    <message>
      <source>Rien n’a été modifié : la couche ne peut pas être éditée. Son fichier est protégé en écriture, ou votre compte n’a pas le droit d’y écrire : demandez-le à l’administrateur de la base.</source>
      <translation>Nothing was changed: the layer cannot be edited. Its file is write-protected, or your account may not write in it: ask the administrator of the base.</translation>
    </message>
    <message>
      <source>Rien n’est accepté sans motif : dites pourquoi.</source>
      <translation>Nothing is accepted without a reason: say why.</translation>
    </message>
    <message>
      <source>Rien n’est écrit dans la base avant que vous n’enregistriez la couche, et Ctrl+Z annule tout.</source>
      <translation>Nothing is written to the base before you save the layer, and Ctrl+Z undoes everything.</translation>
    </message>
    <message>
      <source>Rien à dessiner : tous les chiffres sont nuls ou inconnus.</source>
      <translation>Nothing to draw: all figures are zero or unknown.</translation>
    </message>
    <message>
      <source>Rien à signaler sur les lignes de cette campagne.</source>
      <translation>Nothing to report on the lines of this campaign.</translation>
    </message>
    <message>
      <source>Rouvrez cette base pour vérifier vos dernières saisies.</source>
      <translation>Open this base again to check your last edits.</translation>
    </message>
    <message>
      <source>Rouvrir une campagne close, en disant pourquoi</source>
      <translation>Reopen a closed campaign, saying why</translation>
    </message>
    <message>
      <source>Rouvrir une campagne…</source>
      <translation>Reopen a campaign…</translation>
    </message>
    <message>
      <source>Règles d’acomptes</source>
      <translation>Payment rules</translation>
    </message>
    <message>
      <source>Récapitulatif, bailleurs, EPCI, fiches des lignes, synthèse</source>
      <translation>Summary, landlords, EPCI, sheets of the lines, synthesis</translation>
    </message>
    <message>
      <source>Réessayer</source>
      <translation>Try again</translation>
    </message>
    <message>
      <source>Réintégrer</source>
      <translation>Bring back</translation>
    </message>
    <message>
      <source>Réintégrer un extrait…</source>
      <translation>Bring back an extract…</translation>
    </message>
    <message>
      <source>Répartition de la campagne {campagne}</source>
      <translation>Allocation of campaign {campagne}</translation>
    </message>
    <message>
      <source>Répartition…</source>
      <translation>Allocation…</translation>
    </message>
    <message>
      <source>Réponse</source>
      <translation>Answer</translation>
    </message>
    <message>
      <source>Rétablir le formulaire OSP</source>
      <translation>Restore the OSP form</translation>
    </message>
    <message>
      <source>Rétablir l’état précédent d’une ligne, d’après le journal</source>
      <translation>Restore the previous state of a row from the log</translation>
    </message>
    <message>
      <source>Sa table n’est pas dans le projet : ouvrez de nouveau la base.</source>
      <translation>Its table is not in the project: open the base again.</translation>
    </message>
    <message>
      <source>Sans ces couches, qui viennent d’un autre dossier de votre poste et que les autres ne trouveraient pas : {couches}. Mettez leur fichier à côté de la base.</source>
      <translation>Without these layers, which come from another folder of your computer and that others would not find: {couches}. Put their file beside the base.</translation>
    </message>
    <message>
      <source>Sans cité ni commune sur la carte : {lignes}. Complétez ces lignes, ou les contours de leurs cités.</source>
      <translation>Without an estate nor a commune on the map: {lignes}. Complete these lines, or the outlines of their estates.</translation>
    </message>
    <message>
      <source>Scénario</source>
      <translation>Scenario</translation>
    </message>
    <message>
      <source>Scénarios de la campagne {campagne}</source>
      <translation>Scenarios of campaign {campagne}</translation>
    </message>
    <message>
      <source>Signée le</source>
      <translation>Signed on</translation>
    </message>
    <message>
      <source>Situation au</source>
      <translation>Situation of</translation>
    </message>
    <message>
      <source>Situation publiée le 15 juin 2021 (*.gpkg)</source>
      <translation>Situation published on 15 June 2021 (*.gpkg)</translation>
    </message>
    <message>
      <source>Situations arrêtées…</source>
      <translation>Kept situations…</translation>
    </message>
    <message>
      <source>Situations et évolutions</source>
      <translation>Situations and changes</translation>
    </message>
    <message>
      <source>Sous ces hypothèses : {etiquettes}.</source>
      <translation>With these assumptions: {etiquettes}.</translation>
    </message>
    <message>
      <source>Sous réserve</source>
      <translation>Reserved</translation>
    </message>
    <message>
      <source>Statistiques de {base}</source>
      <translation>Statistics of {base}</translation>
    </message>
    <message>
      <source>Statistiques et états</source>
      <translation>Statistics and outputs</translation>
    </message>
    <message>
      <source>Statistiques par territoire…</source>
      <translation>Statistics by territory…</translation>
    </message>
    <message>
      <source>Substituer une ligne</source>
      <translation>Substitute a line</translation>
    </message>
    <message>
      <source>Suivi et relances…</source>
      <translation>Follow-up and reminders…</translation>
    </message>
    <message>
      <source>Suivi financier…</source>
      <translation>Financial follow-up…</translation>
    </message>
    <message>
      <source>Suivre une campagne : totaux, contrôles, répartition</source>
      <translation>Follow a campaign: totals, checks, allocation</translation>
    </message>
    <message>
      <source>Suppression du scénario</source>
      <translation>Deleting the scenario</translation>
    </message>
    <message>
      <source>Supprimer cette copie de la base ? Elle ne se retrouve pas ensuite.</source>
      <translation>Delete this copy of the base? It cannot be recovered.</translation>
    </message>
    <message>
      <source>Supprimer d’anciennes copies…</source>
      <translation>Delete old copies…</translation>
    </message>
    <message>
      <source>Supprimer la ligne quand même</source>
      <translation>Delete the row all the same</translation>
    </message>
    <message>
      <source>Supprimer le scénario « {scenario} » ?</source>
      <translation>Delete the scenario “{scenario}”?</translation>
    </message>
    <message>
      <source>Supprimer les copies choisies</source>
      <translation>Delete the chosen copies</translation>
    </message>
    <message>
      <source>Supprimer {nombre} copies de la base ? Elles ne se retrouvent pas ensuite.</source>
      <translation>Delete {nombre} copies of the base? They cannot be recovered.</translation>
    </message>
    <message>
      <source>Sur</source>
      <translation>Of</translation>
    </message>
    <message>
      <source>Suspendre le compte « {compte} » ? Il se rouvre par Valider.</source>
      <translation>Suspend the account “{compte}”? Approve opens it again.</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Table</translation>
    </message>
    <message>
      <source>Table de ce qui se paie, et quand : des hypothèses à changer</source>
      <translation>Table of what is paid, and when: assumptions to be changed</translation>
    </message>
    <message>
      <source>Table des AE qui passent d’un délégataire à un autre</source>
      <translation>Table of the AE that move from a délégataire to another</translation>
    </message>
    <message>
      <source>Table des actions des EPCI dans les cités</source>
      <translation>Table of the actions of the EPCI in the estates</translation>
    </message>
    <message>
      <source>Table des dotations et reliquats des délégataires</source>
      <translation>Table of the allocations and remainders of the grant managers</translation>
    </message>
    <message>
      <source>Table des lignes de programmation</source>
      <translation>Table of the programming lines</translation>
    </message>
    <message>
      <source>Table des lignes à venir, avec leur certitude</source>
      <translation>Table of the lines to come, with their certainty</translation>
    </message>
    <message>
      <source>Table des logements visés, par cité et bailleur</source>
      <translation>Table of the dwellings aimed at, by cité and landlord</translation>
    </message>
    <message>
      <source>Table des montants par logement de la campagne</source>
      <translation>Table of the amounts per dwelling of the campaign</translation>
    </message>
    <message>
      <source>Table des montants prévus, engagés et payés par financeur</source>
      <translation>Table of the amounts planned, committed and paid by funder</translation>
    </message>
    <message>
      <source>Table des paiements constatés des opérations</source>
      <translation>Table of the payments made of the operations</translation>
    </message>
    <message>
      <source>Table des points datés sur les lignes de la campagne</source>
      <translation>Table of the dated notes on the lines of the campaign</translation>
    </message>
    <message>
      <source>Tableaux</source>
      <translation>Tables</translation>
    </message>
    <message>
      <source>Tables techniques</source>
      <translation>Technical tables</translation>
    </message>
    <message>
      <source>Tables techniques…</source>
      <translation>Technical tables…</translation>
    </message>
    <message>
      <source>Tapez une partie du nom pour chercher dans la liste.</source>
      <translation>Type a part of the name to search the list.</translation>
    </message>
    <message>
      <source>Tarifs</source>
      <translation>Tariffs</translation>
    </message>
    <message>
      <source>Thèmes de {base}</source>
      <translation>Themes of {base}</translation>
    </message>
    <message>
      <source>Thèmes et signets</source>
      <translation>Themes and bookmarks</translation>
    </message>
    <message>
      <source>Titre</source>
      <translation>Title</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Total</translation>
    </message>
    <message>
      <source>Total restant</source>
      <translation>Total left</translation>
    </message>
    <message>
      <source>Total retenu et sous réserve</source>
      <translation>Total kept and reserved</translation>
    </message>
    <message>
      <source>Tous</source>
      <translation>All</translation>
    </message>
    <message>
      <source>Tous les bailleurs</source>
      <translation>All landlords</translation>
    </message>
    <message>
      <source>Tous les fichiers</source>
      <translation>All files</translation>
    </message>
    <message>
      <source>Tous les logements ont une position.</source>
      <translation>All dwellings have a position.</translation>
    </message>
    <message>
      <source>Tout voir…</source>
      <translation>See all…</translation>
    </message>
    <message>
      <source>Toutes</source>
      <translation>All</translation>
    </message>
    <message>
      <source>Toutes les années</source>
      <translation>All years</translation>
    </message>
    <message>
      <source>Trajectoire…</source>
      <translation>Trajectory…</translation>
    </message>
    <message>
      <source>Travaux</source>
      <translation>Works</translation>
    </message>
    <message>
      <source>Travaux et programmation</source>
      <translation>Works and programming</translation>
    </message>
    <message>
      <source>Trouver un logement…</source>
      <translation>Find a dwelling…</translation>
    </message>
    <message>
      <source>Un autre indicateur de même unité, d’autres années ou un autre niveau sont dessinés avec les mêmes classes</source>
      <translation>Another indicator of the same unit, other years or another level are drawn with the same classes</translation>
    </message>
    <message>
      <source>Un indicateur par territoire : carte, tableau et graphique</source>
      <translation>One indicator per territory: map, table and chart</translation>
    </message>
    <message>
      <source>Un logement sans position est compté d’après ses codes.</source>
      <translation>A dwelling without position is counted by its codes.</translation>
    </message>
    <message>
      <source>Un même champ est choisi deux fois.</source>
      <translation>The same field is chosen twice.</translation>
    </message>
    <message>
      <source>Un numéro RPLS n’est pas dans la couche : {numeros}.</source>
      <translation>One RPLS number is not in the layer: {numeros}.</translation>
    </message>
    <message>
      <source>Un seul logement est sans position.</source>
      <translation>One dwelling alone is without position.</translation>
    </message>
    <message>
      <source>Une cellule est lue autrement qu’elle n’est écrite : vérifiez-la dans « Lu autrement qu’écrit ».</source>
      <translation>One cell is read otherwise than it is written: check it in “Read otherwise than written”.</translation>
    </message>
    <message>
      <source>Une copie de la base est d’abord faite à côté d’elle.</source>
      <translation>A copy of the base is first made beside it.</translation>
    </message>
    <message>
      <source>Une couche comme niveau</source>
      <translation>A layer as a level</translation>
    </message>
    <message>
      <source>Une couche du projet…</source>
      <translation>A layer of the project…</translation>
    </message>
    <message>
      <source>Une erreur imprévue s’est produite : l’opération n’a pas abouti. Le détail est dans le journal de QGIS (Vue, Panneaux, Journal des messages, onglet OSP ERBM) : joignez-le à votre demande d’aide.</source>
      <translation>An unexpected error occurred: the operation failed. The details are in the log of QGIS (View, Panels, Log Messages, tab OSP ERBM): enclose them when you ask for help.</translation>
    </message>
    <message>
      <source>Une erreur imprévue s’est produite : rien n’a été écrit.</source>
      <translation>An unexpected error occurred: nothing was written.</translation>
    </message>
    <message>
      <source>Une ligne de « {couche} » est sélectionnée.</source>
      <translation>One row of “{couche}” is selected.</translation>
    </message>
    <message>
      <source>Une note se recompte d’après sa base, qui n’a pas cette couche. Exportez le tableau, ou faites les fiches de la couche : Statistiques et états › États de sortie à la carte.</source>
      <translation>A note is counted again from its base, which has not this layer. Export the table, or make the sheets of the layer: Statistics and statements › Outputs on demand.</translation>
    </message>
    <message>
      <source>Une page : AE qui passent d’un délégataire à un autre</source>
      <translation>A page: AE that move from a délégataire to another</translation>
    </message>
    <message>
      <source>Une situation garde les chiffres d’une date. Définitive, elle ne change plus : une correction est une nouvelle édition.</source>
      <translation>A situation keeps the figures of a date. Definitive, it changes no more: a correction is a new edition.</translation>
    </message>
    <message>
      <source>Vague</source>
      <translation>Wave</translation>
    </message>
    <message>
      <source>Valeur</source>
      <translation>Value</translation>
    </message>
    <message>
      <source>Valide jusqu’au {jour}, fin de la convention.</source>
      <translation>Valid until {jour}, end of the convention.</translation>
    </message>
    <message>
      <source>Variables du projet</source>
      <translation>Variables of the project</translation>
    </message>
    <message>
      <source>Version des bases connue</source>
      <translation>Known version of bases</translation>
    </message>
    <message>
      <source>Version, licence et composants</source>
      <translation>Version, licence and components</translation>
    </message>
    <message>
      <source>Visionneuse</source>
      <translation>Viewer</translation>
    </message>
    <message>
      <source>Voir ce qui a changé sur place, puis l’importer</source>
      <translation>See what changed on the spot, then import it</translation>
    </message>
    <message>
      <source>Voir comme « {qui} »</source>
      <translation>See as “{qui}”</translation>
    </message>
    <message>
      <source>Voir et corriger…</source>
      <translation>See and correct…</translation>
    </message>
    <message>
      <source>Voir les lignes</source>
      <translation>See the lines</translation>
    </message>
    <message>
      <source>Voir les logements</source>
      <translation>See the dwellings</translation>
    </message>
    <message>
      <source>Voir les opérations</source>
      <translation>See the operations</translation>
    </message>
    <message>
      <source>Voir ou annuler…</source>
      <translation>See or undo…</translation>
    </message>
    <message>
      <source>Voir, vérifier ou supprimer les situations de la base</source>
      <translation>See, check or remove the situations of the base</translation>
    </message>
    <message>
      <source>Votre dernier enregistrement est annulé : {nombre} lignes.</source>
      <translation>Your last save is undone: {nombre} rows.</translation>
    </message>
    <message>
      <source>Votre dernière modification de « {ligne} » est annulée.</source>
      <translation>Your last change to “{ligne}” is undone.</translation>
    </message>
    <message>
      <source>Votre version de ce modèle sera utilisée.</source>
      <translation>Your version of this template will be used.</translation>
    </message>
    <message>
      <source>Voulez-vous la mettre à niveau maintenant ? Un fichier est d’abord copié à côté de lui-même.</source>
      <translation>Do you want to upgrade it now? A file is first copied beside itself.</translation>
    </message>
    <message>
      <source>Vu</source>
      <translation>Seen</translation>
    </message>
    <message>
      <source>Vérification de l’enregistrement de {couche}</source>
      <translation>Verifying the save of {couche}</translation>
    </message>
    <message>
      <source>Vérifier de nouveau</source>
      <translation>Verify again</translation>
    </message>
    <message>
      <source>Vérifier la base…</source>
      <translation>Check the base…</translation>
    </message>
    <message>
      <source>absent</source>
      <translation>absent</translation>
    </message>
    <message>
      <source>amplitudes égales</source>
      <translation>equal intervals</translation>
    </message>
    <message>
      <source>années {premiere} à {derniere}</source>
      <translation>years {premiere} to {derniere}</translation>
    </message>
    <message>
      <source>au {date} (d’après le journal)</source>
      <translation>on {date} (from the journal)</translation>
    </message>
    <message>
      <source>aucune ligne</source>
      <translation>no row</translation>
    </message>
    <message>
      <source>automatique</source>
      <translation>automatic</translation>
    </message>
    <message>
      <source>cachée à votre compte, sans suppression au journal</source>
      <translation>hidden from your account, no deletion in the journal</translation>
    </message>
    <message>
      <source>celle de l’indicateur</source>
      <translation>that of the indicator</translation>
    </message>
    <message>
      <source>close le {jour}</source>
      <translation>closed on {jour}</translation>
    </message>
    <message>
      <source>convention finie</source>
      <translation>convention over</translation>
    </message>
    <message>
      <source>de l’époque de chaque logement</source>
      <translation>of the time of each dwelling</translation>
    </message>
    <message>
      <source>dernière</source>
      <translation>last</translation>
    </message>
    <message>
      <source>définitive</source>
      <translation>definitive</translation>
    </message>
    <message>
      <source>d’aujourd’hui</source>
      <translation>of today</translation>
    </message>
    <message>
      <source>effectifs égaux (quantiles)</source>
      <translation>equal counts (quantiles)</translation>
    </message>
    <message>
      <source>et un autre champ</source>
      <translation>and one more field</translation>
    </message>
    <message>
      <source>et {nombre} autres champs</source>
      <translation>and {nombre} more fields</translation>
    </message>
    <message>
      <source>jusqu’au {jour}</source>
      <translation>until {jour}</translation>
    </message>
    <message>
      <source>la DRBM/DDTM</source>
      <translation>the DRBM/DDTM</translation>
    </message>
    <message>
      <source>la valeur</source>
      <translation>the value</translation>
    </message>
    <message>
      <source>le bailleur</source>
      <translation>the landlord</translation>
    </message>
    <message>
      <source>le {jour}, par {auteur}</source>
      <translation>on {jour}, by {auteur}</translation>
    </message>
    <message>
      <source>ligne absente</source>
      <translation>row absent</translation>
    </message>
    <message>
      <source>ligne supprimée</source>
      <translation>row deleted</translation>
    </message>
    <message>
      <source>lignes et totaux, comme publiés</source>
      <translation>lines and totals, as published</translation>
    </message>
    <message>
      <source>logement sélectionné</source>
      <translation>dwelling selected</translation>
    </message>
    <message>
      <source>logements sélectionnés</source>
      <translation>dwellings selected</translation>
    </message>
    <message>
      <source>l’EPCI</source>
      <translation>the EPCI</translation>
    </message>
    <message>
      <source>l’expression</source>
      <translation>the expression</translation>
    </message>
    <message>
      <source>maintenant</source>
      <translation>now</translation>
    </message>
    <message>
      <source>non</source>
      <translation>no</translation>
    </message>
    <message>
      <source>non connu</source>
      <translation>not known</translation>
    </message>
    <message>
      <source>nouvelle cité</source>
      <translation>new estate</translation>
    </message>
    <message>
      <source>oui</source>
      <translation>yes</translation>
    </message>
    <message>
      <source>ouverte le {jour}</source>
      <translation>opened on {jour}</translation>
    </message>
    <message>
      <source>première</source>
      <translation>first</translation>
    </message>
    <message>
      <source>provisoire</source>
      <translation>provisional</translation>
    </message>
    <message>
      <source>rien (vider)</source>
      <translation>nothing (empty it)</translation>
    </message>
    <message>
      <source>sans convention</source>
      <translation>without convention</translation>
    </message>
    <message>
      <source>sans position</source>
      <translation>no position</translation>
    </message>
    <message>
      <source>seuils naturels (Jenks)</source>
      <translation>natural breaks (Jenks)</translation>
    </message>
    <message>
      <source>tels qu’écrits dans la base</source>
      <translation>as written in the base</translation>
    </message>
    <message>
      <source>totaux par EPCI</source>
      <translation>totals by EPCI</translation>
    </message>
    <message>
      <source>totaux par bailleur</source>
      <translation>totals by landlord</translation>
    </message>
    <message>
      <source>totaux par délégataire</source>
      <translation>totals by grant manager</translation>
    </message>
    <message>
      <source>totaux par département</source>
      <translation>totals by département</translation>
    </message>
    <message>
      <source>toujours présente</source>
      <translation>still there</translation>
    </message>
    <message>
      <source>tous</source>
      <translation>all</translation>
    </message>
    <message>
      <source>{absents} logements sans position sont comptés d’après leurs codes.</source>
      <translation>{absents} dwellings without position are counted by their codes.</translation>
    </message>
    <message>
      <source>{cause} – {ou} – au {date}</source>
      <translation>{cause} – {ou} – at {date}</translation>
    </message>
    <message>
      <source>{champs} ({nombre} ligne)</source>
      <translation>{champs} ({nombre} row)</translation>
    </message>
    <message>
      <source>{champs} ({nombre} lignes)</source>
      <translation>{champs} ({nombre} rows)</translation>
    </message>
    <message>
      <source>{couche} (filtre : {filtre})</source>
      <translation>{couche} (filter: {filtre})</translation>
    </message>
    <message>
      <source>{etat}, administrateur</source>
      <translation>{etat}, administrator</translation>
    </message>
    <message>
      <source>{etiquette} (interdit en {annee})</source>
      <translation>{etiquette} (banned in {annee})</translation>
    </message>
    <message>
      <source>{etiquette} : {reste} logements, fin {annee}</source>
      <translation>{etiquette}: {reste} dwellings, end {annee}</translation>
    </message>
    <message>
      <source>{etiquette} interdits</source>
      <translation>{etiquette} banned</translation>
    </message>
    <message>
      <source>{etiquette} restants</source>
      <translation>{etiquette} left</translation>
    </message>
    <message>
      <source>{jour} – {fichier} : {nouveaux} nouveaux, {modifies} modifiés</source>
      <translation>{jour} – {fichier}: {nouveaux} new, {modifies} changed</translation>
    </message>
    <message>
      <source>{jour} – {taille} Mo – {fichier}</source>
      <translation>{jour} – {taille} MB – {fichier}</translation>
    </message>
    <message>
      <source>{ligne} (brouillon)</source>
      <translation>{ligne} (draft)</translation>
    </message>
    <message>
      <source>{ligne} – travaux le {jour}, {somme}</source>
      <translation>{ligne} – works on {jour}, {somme}</translation>
    </message>
    <message>
      <source>{montres} sur {nombre} logements sans position.</source>
      <translation>{montres} of {nombre} dwellings without position.</translation>
    </message>
    <message>
      <source>{nombre} Mo</source>
      <translation>{nombre} MB</translation>
    </message>
    <message>
      <source>{nombre} cellules sont lues autrement qu’elles ne sont écrites (colonnes : {colonnes}) : vérifiez-les dans « Lu autrement qu’écrit ».</source>
      <translation>{nombre} cells are read otherwise than they are written (columns: {colonnes}): check them in “Read otherwise than written”.</translation>
    </message>
    <message>
      <source>{nombre} colonne ignorée, en gris : cliquez dans « Champ de l’OSP » pour dire ce qu’elle contient.</source>
      <translation>{nombre} column ignored, in grey: click in “OSP field” to say what it holds.</translation>
    </message>
    <message>
      <source>{nombre} colonnes ignorées, en gris : cliquez dans « Champ de l’OSP » pour dire ce qu’elles contiennent.</source>
      <translation>{nombre} columns ignored, in grey: click in “OSP field” to say what they hold.</translation>
    </message>
    <message>
      <source>{nombre} constat dans le catalogue du serveur.</source>
      <translation>{nombre} finding in the catalogue of the server.</translation>
    </message>
    <message>
      <source>{nombre} constats dans le catalogue du serveur.</source>
      <translation>{nombre} findings in the catalogue of the server.</translation>
    </message>
    <message>
      <source>{nombre} copie de la base supprimée.</source>
      <translation>{nombre} copy of the base deleted.</translation>
    </message>
    <message>
      <source>{nombre} copies de la base supprimées.</source>
      <translation>{nombre} copies of the base deleted.</translation>
    </message>
    <message>
      <source>{nombre} créées</source>
      <translation>{nombre} created</translation>
    </message>
    <message>
      <source>{nombre} dans « {dossier} » : {noms}</source>
      <translation>{nombre} in “{dossier}”: {noms}</translation>
    </message>
    <message>
      <source>{nombre} ligne affichée sur {total}</source>
      <translation>{nombre} row shown of {total}</translation>
    </message>
    <message>
      <source>{nombre} ligne change.</source>
      <translation>{nombre} row changes.</translation>
    </message>
    <message>
      <source>{nombre} ligne choisie, {somme}</source>
      <translation>{nombre} line chosen, {somme}</translation>
    </message>
    <message>
      <source>{nombre} ligne de « {couche} » attend d’être enregistrée.</source>
      <translation>{nombre} row of “{couche}” waits to be saved.</translation>
    </message>
    <message>
      <source>{nombre} ligne de « {table} »</source>
      <translation>{nombre} row of “{table}”</translation>
    </message>
    <message>
      <source>{nombre} ligne dépasse ce qui reste alors, de {logements} logements.</source>
      <translation>{nombre} line goes beyond what is left then, by {logements} dwellings.</translation>
    </message>
    <message>
      <source>{nombre} ligne est déjà ainsi.</source>
      <translation>{nombre} row is so already.</translation>
    </message>
    <message>
      <source>{nombre} ligne refusée : {raison}.</source>
      <translation>{nombre} row refused: {raison}.</translation>
    </message>
    <message>
      <source>{nombre} lignes affichées sur {total}</source>
      <translation>{nombre} rows shown of {total}</translation>
    </message>
    <message>
      <source>{nombre} lignes changent.</source>
      <translation>{nombre} rows change.</translation>
    </message>
    <message>
      <source>{nombre} lignes choisies, {somme}</source>
      <translation>{nombre} lines chosen, {somme}</translation>
    </message>
    <message>
      <source>{nombre} lignes de « {couche} » attendent d’être enregistrées.</source>
      <translation>{nombre} rows of “{couche}” wait to be saved.</translation>
    </message>
    <message>
      <source>{nombre} lignes de « {couche} » sont sélectionnées.</source>
      <translation>{nombre} rows of “{couche}” are selected.</translation>
    </message>
    <message>
      <source>{nombre} lignes de « {table} »</source>
      <translation>{nombre} rows of “{table}”</translation>
    </message>
    <message>
      <source>{nombre} lignes dépassent ce qui reste alors, de {logements} logements.</source>
      <translation>{nombre} lines go beyond what is left then, by {logements} dwellings.</translation>
    </message>
    <message>
      <source>{nombre} lignes ont été modifiées par quelqu’un d’autre depuis que vous les avez lues. Rien n’est encore enregistré : choisissez, ligne par ligne, ce qu’il faut garder.</source>
      <translation>{nombre} rows were changed by someone else since you read them. Nothing is saved yet: choose, row by row, what to keep.</translation>
    </message>
    <message>
      <source>{nombre} lignes refusées : {raison}.</source>
      <translation>{nombre} rows refused: {raison}.</translation>
    </message>
    <message>
      <source>{nombre} lignes sont déjà ainsi.</source>
      <translation>{nombre} rows are so already.</translation>
    </message>
    <message>
      <source>{nombre} logements sans position.</source>
      <translation>{nombre} dwellings without position.</translation>
    </message>
    <message>
      <source>{nombre} modifiées</source>
      <translation>{nombre} changed</translation>
    </message>
    <message>
      <source>{nombre} numéros RPLS ne sont pas dans la couche : {numeros}.</source>
      <translation>{nombre} RPLS numbers are not in the layer: {numeros}.</translation>
    </message>
    <message>
      <source>{nombre} refus de la base. Vos saisies sont toujours en édition</source>
      <translation>{nombre} refusals by the database. What you typed is still being edited</translation>
    </message>
    <message>
      <source>{nombre} remarque. Double-cliquez pour ouvrir la fiche.</source>
      <translation>{nombre} remark. Double-click to open the form.</translation>
    </message>
    <message>
      <source>{nombre} remarques. Double-cliquez pour ouvrir la fiche.</source>
      <translation>{nombre} remarks. Double-click to open the form.</translation>
    </message>
    <message>
      <source>{nombre} session ouverte continue jusqu’à sa fin.</source>
      <translation>{nombre} open session goes on until it ends.</translation>
    </message>
    <message>
      <source>{nombre} sessions ouvertes continuent jusqu’à leur fin.</source>
      <translation>{nombre} open sessions go on until they end.</translation>
    </message>
    <message>
      <source>{nombre} styles sont gardés dans la base « {base} » : tout projet qui l’ouvre les propose (clic droit sur la couche, Styles).</source>
      <translation>{nombre} styles are kept in the base “{base}”: any project that opens it offers them (right click on the layer, Styles).</translation>
    </message>
    <message>
      <source>{nombre} supprimées</source>
      <translation>{nombre} deleted</translation>
    </message>
    <message>
      <source>{nombre} écart. Double-cliquez pour ouvrir la fiche.</source>
      <translation>{nombre} gap. Double-click to open the form.</translation>
    </message>
    <message>
      <source>{nombre} écarts. Double-cliquez pour ouvrir la fiche.</source>
      <translation>{nombre} gaps. Double-click to open the form.</translation>
    </message>
    <message>
      <source>{points} sommets autour de x {x}, y {y}</source>
      <translation>{points} vertices around x {x}, y {y}</translation>
    </message>
    <message>
      <source>{scenario} (décision)</source>
      <translation>{scenario} (decision)</translation>
    </message>
    <message>
      <source>{scenario} – modifié</source>
      <translation>{scenario} – changed</translation>
    </message>
    <message>
      <source>{vague} : adresses fermées (il manque un oui)</source>
      <translation>{vague}: addresses closed (a yes is missing)</translation>
    </message>
    <message>
      <source>{vague} : adresses ouvertes</source>
      <translation>{vague}: addresses open</translation>
    </message>
    <message>
      <source>« Annuler un import… » le défait en entier (import n° {numero}).</source>
      <translation>“Undo an import…” undoes it as a whole (import no {numero}).</translation>
    </message>
    <message>
      <source>« {base} » est l’état au {date} : elle montre ce que la base contenait alors, et ne reçoit pas de modifications.</source>
      <translation>“{base}” is the state at {date}: it shows what the base held then, and takes no changes.</translation>
    </message>
    <message>
      <source>« {base} » est un extrait de « {origine} » du {date}, pour {nom} : ce que vous y changez revient dans la base par « Réintégrer un extrait… ».</source>
      <translation>“{base}” is an extract of “{origine}” of {date}, for {nom}: what you change in it comes back into the base by “Bring back an extract…”.</translation>
    </message>
    <message>
      <source>« {cite} » n’est dans aucune commune de la base.</source>
      <translation>“{cite}” is in no commune of the base.</translation>
    </message>
    <message>
      <source>« {cite} » passe de {avant} à {commune} ({code}) : ses codes ont été recalculés.</source>
      <translation>“{cite}” goes from {avant} to {commune} ({code}): its codes were found again.</translation>
    </message>
    <message>
      <source>« {cite} » recouvre {surface} m² de « {autre} » : reprenez l’un des contours.</source>
      <translation>“{cite}” covers {surface} m² of “{autre}”: correct one of the outlines.</translation>
    </message>
    <message>
      <source>« {compte} » est fermé.</source>
      <translation>“{compte}” is closed.</translation>
    </message>
    <message>
      <source>« {compte} » est ouvert.</source>
      <translation>“{compte}” is open.</translation>
    </message>
    <message>
      <source>« {couche} » a des modifications pas encore enregistrées : annulez-les par Édition, Annuler (Ctrl+Z), ou enregistrez-les d’abord.</source>
      <translation>“{couche}” has changes that are not saved yet: undo them with Edit, Undo (Ctrl+Z), or save them first.</translation>
    </message>
    <message>
      <source>« {couche} » ne peut pas être modifiée : le logement n’est pas placé.</source>
      <translation>“{couche}” cannot be edited: the dwelling is not placed.</translation>
    </message>
    <message>
      <source>« {couche} » n’a pas été enregistrée : {raison}.</source>
      <translation>“{couche}” was not saved: {raison}.</translation>
    </message>
    <message>
      <source>« {fiche} » est dans « {dossier} ».</source>
      <translation>“{fiche}” is in “{dossier}”.</translation>
    </message>
    <message>
      <source>« {fichier} » : {nombre} ligne lue. Rien n’est encore écrit.</source>
      <translation>“{fichier}”: {nombre} row read. Nothing is written yet.</translation>
    </message>
    <message>
      <source>« {fichier} » : {nombre} lignes lues. Rien n’est encore écrit.</source>
      <translation>“{fichier}”: {nombre} rows read. Nothing is written yet.</translation>
    </message>
    <message>
      <source>« {fichier} » est écrit.</source>
      <translation>“{fichier}” is written.</translation>
    </message>
    <message>
      <source>« {ligne} » a été modifié par quelqu’un d’autre depuis que vous l’avez lu. Rien n’est encore enregistré : choisissez ce qu’il faut garder.</source>
      <translation>“{ligne}” was changed by someone else since you read it. Nothing is saved yet: choose what to keep.</translation>
    </message>
    <message>
      <source>« {mise_en_page} » est maintenant votre modèle « {modele} ».</source>
      <translation>“{mise_en_page}” is now your template “{modele}”.</translation>
    </message>
    <message>
      <source>« {situation} » est de nouveau là.</source>
      <translation>“{situation}” is there again.</translation>
    </message>
    <message>
      <source>« {situation} » est définitive.</source>
      <translation>“{situation}” is definitive.</translation>
    </message>
    <message>
      <source>« {situation} » est supprimée.</source>
      <translation>“{situation}” is removed.</translation>
    </message>
    <message>
      <source>« {titre} » ne se répartit pas selon tous ces critères : remettez « Tous » pour le bailleur, le financement ou les années.</source>
      <translation>“{titre}” cannot be split by all these criteria: set landlord, funding or years back to “All”.</translation>
    </message>
    <message>
      <source>« {titre} » n’est pas connu à ce niveau : choisissez un autre niveau.</source>
      <translation>“{titre}” is not known at this level: choose another level.</translation>
    </message>
    <message>
      <source>À garder</source>
      <translation>To keep</translation>
    </message>
    <message>
      <source>À l’extraction</source>
      <translation>At the cut</translation>
    </message>
    <message>
      <source>À l’écran</source>
      <translation>On screen</translation>
    </message>
    <message>
      <source>À propos d’OSP ERBM</source>
      <translation>About OSP ERBM</translation>
    </message>
    <message>
      <source>Écart</source>
      <translation>Gap</translation>
    </message>
    <message>
      <source>Écart financés - remontés au {jour}</source>
      <translation>Gap financed - reported on {jour}</translation>
    </message>
    <message>
      <source>Échéance des travaux dans les 12 mois, opérations : {nombre} ({euros} en jeu)</source>
      <translation>Deadline of works within 12 months, operations: {nombre} ({euros} at stake)</translation>
    </message>
    <message>
      <source>Échéance des travaux passée, opérations : {nombre} ({euros} en jeu)</source>
      <translation>Deadline of works past, operations: {nombre} ({euros} at stake)</translation>
    </message>
    <message>
      <source>Échéances des opérations…</source>
      <translation>Deadlines of operations…</translation>
    </message>
    <message>
      <source>Écrire la décision</source>
      <translation>Write the decision</translation>
    </message>
    <message>
      <source>Écrire le classeur Excel de la base</source>
      <translation>Write the Excel workbook of the base</translation>
    </message>
    <message>
      <source>Écrire le classeur que le bailleur remplit</source>
      <translation>Write the workbook that the landlord fills in</translation>
    </message>
    <message>
      <source>Écrire les fiches, classeurs et cartes des territoires choisis</source>
      <translation>Write the sheets, workbooks and maps of the chosen territories</translation>
    </message>
    <message>
      <source>Écrit (exemples)</source>
      <translation>Written (samples)</translation>
    </message>
    <message>
      <source>Écrit dans « {dossier} » : {fichiers}.</source>
      <translation>Written in “{dossier}”: {fichiers}.</translation>
    </message>
    <message>
      <source>Écriture de la décision</source>
      <translation>Writing the decision</translation>
    </message>
    <message>
      <source>Écriture des états en cours…</source>
      <translation>Writing the outputs…</translation>
    </message>
    <message>
      <source>Écriture du rapport…</source>
      <translation>Writing the report…</translation>
    </message>
    <message>
      <source>Éditer les échéances…</source>
      <translation>Print the deadlines…</translation>
    </message>
    <message>
      <source>Éditer les états…</source>
      <translation>Write the statements…</translation>
    </message>
    <message>
      <source>Édition</source>
      <translation>Edition</translation>
    </message>
    <message>
      <source>État</source>
      <translation>State</translation>
    </message>
    <message>
      <source>État des droits…</source>
      <translation>State of the rights…</translation>
    </message>
    <message>
      <source>État du programme complémentaire…</source>
      <translation>State of the complementary programme…</translation>
    </message>
    <message>
      <source>États de sortie à la carte</source>
      <translation>Outputs on demand</translation>
    </message>
    <message>
      <source>États de sortie à la carte…</source>
      <translation>Outputs on demand…</translation>
    </message>
    <message>
      <source>Évolution d’un indicateur</source>
      <translation>Change of an indicator</translation>
    </message>
    <message>
      <source>à corriger</source>
      <translation>to correct</translation>
    </message>
    <message>
      <source>à la date :</source>
      <translation>on the date:</translation>
    </message>
    <message>
      <source>à périmètre constant, celui d’aujourd’hui</source>
      <translation>at constant perimeter, that of today</translation>
    </message>
    <message>
      <source>à une autre date…</source>
      <translation>on another date…</translation>
    </message>
    <message>
      <source>à vérifier</source>
      <translation>to check</translation>
    </message>
  </context>
  <context>
    <name>history</name>
    <message>
      <source>Au {date}</source>
      <translation>At {date}</translation>
    </message>
    <message>
      <source>Bailleur</source>
      <translation>Landlord</translation>
    </message>
    <message>
      <source>Cascade</source>
      <translation>Waterfall</translation>
    </message>
    <message>
      <source>Cause</source>
      <translation>Cause</translation>
    </message>
    <message>
      <source>Causes regroupées (secret)</source>
      <translation>Causes put together (secret)</translation>
    </message>
    <message>
      <source>Cet écart se décompose ainsi : {causes}.</source>
      <translation>This difference is made of: {causes}.</translation>
    </message>
    <message>
      <source>Changement</source>
      <translation>Change</translation>
    </message>
    <message>
      <source>Changé : {table}</source>
      <translation>Changed: {table}</translation>
    </message>
    <message>
      <source>Cité</source>
      <translation>Estate</translation>
    </message>
    <message>
      <source>Commune</source>
      <translation>Municipality</translation>
    </message>
    <message>
      <source>Corrigé : {champ}</source>
      <translation>Corrected: {champ}</translation>
    </message>
    <message>
      <source>Doublons retirés</source>
      <translation>Doubles removed</translation>
    </message>
    <message>
      <source>Définition ou édition différente ({situation})</source>
      <translation>Other definition or edition ({situation})</translation>
    </message>
    <message>
      <source>EPCI</source>
      <translation>EPCI</translation>
    </message>
    <message>
      <source>Effet</source>
      <translation>Effect</translation>
    </message>
    <message>
      <source>Financement changé</source>
      <translation>Funding changed</translation>
    </message>
    <message>
      <source>Le journal ne dit pas tout de {nombre} lignes de la base.</source>
      <translation>The journal does not tell all of {nombre} rows of the base.</translation>
    </message>
    <message>
      <source>Les autres causes font ensemble {reste}.</source>
      <translation>The other causes make {reste} together.</translation>
    </message>
    <message>
      <source>Les {nombre} premiers sur {total} ; le classeur les donne tous.</source>
      <translation>The first {nombre} of {total}; the workbook gives them all.</translation>
    </message>
    <message>
      <source>Lignes touchées</source>
      <translation>Rows touched</translation>
    </message>
    <message>
      <source>Logements</source>
      <translation>Dwellings</translation>
    </message>
    <message>
      <source>Logements livrés</source>
      <translation>Dwellings delivered</translation>
    </message>
    <message>
      <source>Logements remontés</source>
      <translation>Dwellings reported</translation>
    </message>
    <message>
      <source>Logements retirés</source>
      <translation>Dwellings removed</translation>
    </message>
    <message>
      <source>N° OSP</source>
      <translation>OSP no.</translation>
    </message>
    <message>
      <source>N° RPLS</source>
      <translation>RPLS no.</translation>
    </message>
    <message>
      <source>Opération</source>
      <translation>Operation</translation>
    </message>
    <message>
      <source>Passés à un autre EPCI</source>
      <translation>Passed to another EPCI</translation>
    </message>
    <message>
      <source>Référentiel changé</source>
      <translation>Reference changed</translation>
    </message>
    <message>
      <source>Source : OSP ERBM, base « {base} » et son journal.</source>
      <translation>Source: OSP ERBM, base “{base}” and its journal.</translation>
    </message>
    <message>
      <source>Territoire</source>
      <translation>Territory</translation>
    </message>
    <message>
      <source>aucun écart</source>
      <translation>no difference</translation>
    </message>
    <message>
      <source>du {debut} au {fin}</source>
      <translation>from {debut} to {fin}</translation>
    </message>
    <message>
      <source>le {date}</source>
      <translation>on {date}</translation>
    </message>
    <message>
      <source>point</source>
      <translation>point</translation>
    </message>
    <message>
      <source>points</source>
      <translation>points</translation>
    </message>
    <message>
      <source>position</source>
      <translation>position</translation>
    </message>
    <message>
      <source>{debut} → {fin}</source>
      <translation>{debut} → {fin}</translation>
    </message>
    <message>
      <source>{ou}{indicateur} : {avant} {debut}, {apres} {fin}, soit {ecart}.</source>
      <translation>{ou}{indicateur}: {avant} {debut}, {apres} {fin}, that is {ecart}.</translation>
    </message>
    <message>
      <source>{periode} – édité le {jour}</source>
      <translation>{periode} – edited on {jour}</translation>
    </message>
    <message>
      <source>{premiers} et {dernier}</source>
      <translation>{premiers} and {dernier}</translation>
    </message>
    <message>
      <source>{situation} (éd. {numero})</source>
      <translation>{situation} (ed. {numero})</translation>
    </message>
    <message>
      <source>Évolution – {indicateur}</source>
      <translation>Change – {indicateur}</translation>
    </message>
    <message>
      <source>à la situation au {jour} (« {titre} », édition {numero})</source>
      <translation>in the situation of {jour} (“{titre}”, edition {numero})</translation>
    </message>
  </context>
  <context>
    <name>indicators</name>
    <message>
      <source>Ce qui n’a pas de commune (opérations, financements, programmation) garde l’EPCI écrit dans la base.</source>
      <translation>What has no commune (operations, funding, programming) keeps the EPCI written in the base.</translation>
    </message>
    <message>
      <source>Ce seuil a été choisi par le service : l’usage de l’État est {usage}.</source>
      <translation>This threshold was chosen by the office: the State’s usual one is {usage}.</translation>
    </message>
    <message>
      <source>Définition</source>
      <translation>Definition</translation>
    </message>
    <message>
      <source>Ensemble</source>
      <translation>Whole</translation>
    </message>
    <message>
      <source>Indicateur</source>
      <translation>Indicator</translation>
    </message>
    <message>
      <source>Les territoires de moins de {nombre} logements ne sont pas dessinés.</source>
      <translation>Territories of fewer than {nombre} dwellings are not drawn.</translation>
    </message>
    <message>
      <source>Nom</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Périmètres de l’époque : chaque logement est compté dans l’EPCI dont sa commune était membre au 1er janvier de son année de financement.</source>
      <translation>Perimeters of the time: each dwelling is counted in the EPCI that its commune belonged to on 1 January of its year of funding.</translation>
    </message>
    <message>
      <source>de {un} à {autre}</source>
      <translation>from {un} to {autre}</translation>
    </message>
    <message>
      <source>non connu ou sans objet</source>
      <translation>not known or not applicable</translation>
    </message>
    <message>
      <source>non connu, ou moins de {nombre} logements</source>
      <translation>not known, or fewer than {nombre} dwellings</translation>
    </message>
    <message>
      <source>périmètres de l’époque</source>
      <translation>perimeters of the time</translation>
    </message>
    <message>
      <source>{criteres} Chiffres du {jour}.</source>
      <translation>{criteres} Figures of {jour}.</translation>
    </message>
    <message>
      <source>{signe} : secret, le chiffre porte sur moins de {nombre} logements, ou permettrait d’en retrouver un.</source>
      <translation>{signe}: secret, the figure is about fewer than {nombre} dwellings, or would allow one such to be worked out.</translation>
    </message>
    <message>
      <source>{titre} du Bassin minier</source>
      <translation>{titre} of the mining basin</translation>
    </message>
    <message>
      <source>{titre} par EPCI</source>
      <translation>{titre} by EPCI</translation>
    </message>
    <message>
      <source>{titre} par année</source>
      <translation>{titre} by year</translation>
    </message>
    <message>
      <source>{titre} par bailleur</source>
      <translation>{titre} by landlord</translation>
    </message>
    <message>
      <source>{titre} par cité</source>
      <translation>{titre} by estate</translation>
    </message>
    <message>
      <source>{titre} par commune</source>
      <translation>{titre} by municipality</translation>
    </message>
    <message>
      <source>{titre} par département</source>
      <translation>{titre} by département</translation>
    </message>
    <message>
      <source>{titre} par opération</source>
      <translation>{titre} by operation</translation>
    </message>
    <message>
      <source>{titre} – {couche}</source>
      <translation>{titre} – {couche}</translation>
    </message>
    <message>
      <source>À périmètre constant : les logements sont comptés dans l’EPCI dont leur commune était membre le {jour}.</source>
      <translation>At constant perimeter: dwellings are counted in the EPCI that their commune belonged to on {jour}.</translation>
    </message>
    <message>
      <source>à périmètre constant du {jour}</source>
      <translation>at the constant perimeter of {jour}</translation>
    </message>
  </context>
  <context>
    <name>layouts</name>
    <message>
      <source>Cités de la programmation</source>
      <translation>Estates of the programme</translation>
    </message>
    <message>
      <source>Contour de la fiche</source>
      <translation>Outline of the sheet</translation>
    </message>
    <message>
      <source>Fiche cité</source>
      <translation>Estate sheet</translation>
    </message>
    <message>
      <source>Fiche opération</source>
      <translation>Operation sheet</translation>
    </message>
    <message>
      <source>Fiche territoire</source>
      <translation>Territory sheet</translation>
    </message>
    <message>
      <source>Fond : {fonds}</source>
      <translation>Base map: {fonds}</translation>
    </message>
    <message>
      <source>Image de carte</source>
      <translation>Map image</translation>
    </message>
    <message>
      <source>Légende : voir la dernière page.</source>
      <translation>Legend: see the last page.</translation>
    </message>
    <message>
      <source>Modèle « {modele} », laissés de côté par prudence : {liste}.</source>
      <translation>Model “{modele}”, left aside as a precaution: {liste}.</translation>
    </message>
    <message>
      <source>Note – carte et tableau</source>
      <translation>Note – map and table</translation>
    </message>
    <message>
      <source>Note – carte seule</source>
      <translation>Note – map only</translation>
    </message>
    <message>
      <source>OSP ERBM</source>
      <translation>OSP ERBM</translation>
    </message>
    <message>
      <source>Outil de suivi et de programmation</source>
      <translation>Monitoring and programming tool</translation>
    </message>
    <message>
      <source>Repères</source>
      <translation>Landmarks</translation>
    </message>
    <message>
      <source>Situation</source>
      <translation>Location</translation>
    </message>
    <message>
      <source>paysage</source>
      <translation>landscape</translation>
    </message>
    <message>
      <source>portrait</source>
      <translation>portrait</translation>
    </message>
    <message>
      <source>{largeur} × {hauteur} mm</source>
      <translation>{largeur} × {hauteur} mm</translation>
    </message>
    <message>
      <source>{titre} (suite)</source>
      <translation>{titre} (continued)</translation>
    </message>
    <message>
      <source>État de la programmation et du suivi</source>
      <translation>State of programming and follow-up</translation>
    </message>
  </context>
  <context>
    <name>project</name>
    <message>
      <source>(non renseigné)</source>
      <translation>(not given)</translation>
    </message>
    <message>
      <source>(à choisir)</source>
      <translation>(to be chosen)</translation>
    </message>
    <message>
      <source>&lt;h3&gt;osp_indicateur(clé, niveau, code)&lt;/h3&gt;&lt;p&gt;Le chiffre d’un indicateur de la base OSP ouverte pour un territoire, un bailleur, une opération ou une année. NULL s’il n’est pas connu, ou s’il est secret (trop peu de logements).&lt;/p&gt;&lt;p&gt;&lt;code&gt;osp_indicateur('nb_logements', 'epci', &amp;quot;epci&amp;quot;)&lt;/code&gt;&lt;/p&gt;&lt;p&gt;Niveaux : {niveaux}. Pour 'bassin', le code peut manquer.&lt;/p&gt;&lt;p&gt;Compté une fois pour tous les territoires, et de nouveau après chaque enregistrement.&lt;/p&gt;&lt;table&gt;{cles}&lt;/table&gt;</source>
      <translation>&lt;h3&gt;osp_indicateur(key, scale, code)&lt;/h3&gt;&lt;p&gt;The figure of an indicator of the open OSP base for a territory, a landlord, an operation or a year. NULL if it is not known, or if it is secret (too few dwellings).&lt;/p&gt;&lt;p&gt;&lt;code&gt;osp_indicateur('nb_logements', 'epci', &amp;quot;epci&amp;quot;)&lt;/code&gt;&lt;/p&gt;&lt;p&gt;Scales: {niveaux}. For 'bassin', the code may be left out.&lt;/p&gt;&lt;p&gt;Counted once for all territories, and again after each save.&lt;/p&gt;&lt;table&gt;{cles}&lt;/table&gt;</translation>
    </message>
    <message>
      <source>&lt;h3&gt;osp_tarif(nature, valeur[, campagne])&lt;/h3&gt;&lt;p&gt;Le montant par logement (€) du tarif : de la campagne en cours, ou de l’année donnée. NULL si le tarif ne le dit pas.&lt;/p&gt;&lt;p&gt;&lt;code&gt;osp_tarif('label', 'C')&lt;/code&gt;&lt;br&gt;&lt;code&gt;osp_tarif('biosource', 'Mur', 2021)&lt;/code&gt;&lt;/p&gt;</source>
      <translation>&lt;h3&gt;osp_tarif(nature, value[, campaign])&lt;/h3&gt;&lt;p&gt;The amount by dwelling (€) of the tariff: of the campaign under way, or of the year given. NULL if the tariff does not say it.&lt;/p&gt;&lt;p&gt;&lt;code&gt;osp_tarif('label', 'C')&lt;/code&gt;&lt;br&gt;&lt;code&gt;osp_tarif('biosource', 'Mur', 2021)&lt;/code&gt;&lt;/p&gt;</translation>
    </message>
    <message>
      <source>Année de la campagne de programmation en cours.</source>
      <translation>Year of the programming campaign under way.</translation>
    </message>
    <message>
      <source>Au moins {minimum}.</source>
      <translation>At least {minimum}.</translation>
    </message>
    <message>
      <source>Avancement</source>
      <translation>Progress</translation>
    </message>
    <message>
      <source>Bailleur</source>
      <translation>Landlord</translation>
    </message>
    <message>
      <source>Changement</source>
      <translation>Change</translation>
    </message>
    <message>
      <source>Cités</source>
      <translation>Estates</translation>
    </message>
    <message>
      <source>Cités à enjeux</source>
      <translation>Priority estates</translation>
    </message>
    <message>
      <source>Corriger des positions ({nombre})</source>
      <translation>Fix positions ({nombre})</translation>
    </message>
    <message>
      <source>Date des données : « Situation au 15/06/2021 », celle de la situation ou de la date choisie dans la visionneuse, sinon de la dernière modification de la base.</source>
      <translation>Date of the data: “Situation au 15/06/2021”, that of the situation or of the date chosen in the viewer, otherwise of the last change of the base.</translation>
    </message>
    <message>
      <source>De {minimum} à {maximum}.</source>
      <translation>From {minimum} to {maximum}.</translation>
    </message>
    <message>
      <source>EPCI</source>
      <translation>EPCI</translation>
    </message>
    <message>
      <source>Effet sur le chiffre</source>
      <translation>Effect on the figure</translation>
    </message>
    <message>
      <source>Financement</source>
      <translation>Funding</translation>
    </message>
    <message>
      <source>Fond de plan</source>
      <translation>Base map</translation>
    </message>
    <message>
      <source>Format attendu : {description}</source>
      <translation>Expected form: {description}</translation>
    </message>
    <message>
      <source>La campagne est close : cette ligne ne change plus.</source>
      <translation>The campaign is closed: this line no longer changes.</translation>
    </message>
    <message>
      <source>La table « {table} » de la base « {base} » n’a pas pu être lue : elle manque, ou votre compte n’y a pas accès. Les autres couches ont été ouvertes.</source>
      <translation>The table “{table}” of the base “{base}” could not be read: it is missing, or your account has no access to it. The other layers were opened.</translation>
    </message>
    <message>
      <source>Logement</source>
      <translation>Dwelling</translation>
    </message>
    <message>
      <source>Logements</source>
      <translation>Dwellings</translation>
    </message>
    <message>
      <source>Nom du service, tel que les options d’OSP ERBM le disent.</source>
      <translation>Name of the office, as the options of OSP ERBM say it.</translation>
    </message>
    <message>
      <source>N° du logement</source>
      <translation>Number of the dwelling</translation>
    </message>
    <message>
      <source>OSP – {base}</source>
      <translation>OSP – {base}</translation>
    </message>
    <message>
      <source>OSP – {base} – EXTRAIT DU {date} POUR {nom}</source>
      <translation>OSP – {base} – EXTRACT OF {date} FOR {nom}</translation>
    </message>
    <message>
      <source>OSP – {base} – ÉTAT AU {date}</source>
      <translation>OSP – {base} – STATE AT {date}</translation>
    </message>
    <message>
      <source>Observations de la visite</source>
      <translation>Observations of the visit</translation>
    </message>
    <message>
      <source>Photo après travaux</source>
      <translation>Photo after works</translation>
    </message>
    <message>
      <source>Photo avant travaux</source>
      <translation>Photo before works</translation>
    </message>
    <message>
      <source>Placer « {logement} »</source>
      <translation>Place “{logement}”</translation>
    </message>
    <message>
      <source>Programmation</source>
      <translation>Programming</translation>
    </message>
    <message>
      <source>QGIS ne sait pas lire un fichier à ce chemin. Donnez au fichier et à ses dossiers des noms sans « % », « | » ni « ? », puis ouvrez-le de nouveau.</source>
      <translation>QGIS cannot read a file at this path. Give the file and its folders names without “%”, “|” or “?”, then open it again.</translation>
    </message>
    <message>
      <source>QGIS n’a pas su les lire dans le fichier : reprenez une sauvegarde.</source>
      <translation>QGIS could not read them in the file: take up a backup.</translation>
    </message>
    <message>
      <source>Référentiels</source>
      <translation>Reference tables</translation>
    </message>
    <message>
      <source>Sa cité : {nom}.</source>
      <translation>Its estate: {nom}.</translation>
    </message>
    <message>
      <source>Sa commune : {nom}.</source>
      <translation>Its municipality: {nom}.</translation>
    </message>
    <message>
      <source>Sa voie, d’après le seul logement déjà placé ({voie}).</source>
      <translation>Its street, after the only dwelling placed there ({voie}).</translation>
    </message>
    <message>
      <source>Sa voie, d’après ses {nombre} logements déjà placés ({voie}).</source>
      <translation>Its street, from its {nombre} dwellings already placed ({voie}).</translation>
    </message>
    <message>
      <source>Sans étude</source>
      <translation>No study</translation>
    </message>
    <message>
      <source>Situation au {jour}</source>
      <translation>As of {jour}</translation>
    </message>
    <message>
      <source>Styles de cette base : symboles, étiquettes et formulaires sont repris. Laissé de côté par prudence : {liste}.</source>
      <translation>Styles of this base: symbols, labels and forms are taken. Left aside as a precaution: {liste}.</translation>
    </message>
    <message>
      <source>Territoires</source>
      <translation>Territories</translation>
    </message>
    <message>
      <source>Une autre ligne a déjà cette valeur.</source>
      <translation>Another row already has this value.</translation>
    </message>
    <message>
      <source>Valeur refusée.</source>
      <translation>Value refused.</translation>
    </message>
    <message>
      <source>Valeurs admises : {valeurs}.</source>
      <translation>Allowed values: {valeurs}.</translation>
    </message>
    <message>
      <source>Visite</source>
      <translation>Visit</translation>
    </message>
    <message>
      <source>Visite – {lieu}</source>
      <translation>Visit – {lieu}</translation>
    </message>
    <message>
      <source>Visité le</source>
      <translation>Visited on</translation>
    </message>
    <message>
      <source>autre cité</source>
      <translation>other estate</translation>
    </message>
    <message>
      <source>autre ou non renseigné</source>
      <translation>other or not known</translation>
    </message>
    <message>
      <source>des actions</source>
      <translation>actions</translation>
    </message>
    <message>
      <source>des adresses d’internet ou du réseau</source>
      <translation>addresses of the internet or of the network</translation>
    </message>
    <message>
      <source>des champs calculés ou des jointures</source>
      <translation>virtual fields or joins</translation>
    </message>
    <message>
      <source>des contenus web</source>
      <translation>web contents</translation>
    </message>
    <message>
      <source>des fichiers d’un autre poste</source>
      <translation>files of another computer</translation>
    </message>
    <message>
      <source>des formules illisibles</source>
      <translation>expressions that cannot be read</translation>
    </message>
    <message>
      <source>des formules qui lisent hors de la couche ({noms})</source>
      <translation>expressions that read outside the layer ({noms})</translation>
    </message>
    <message>
      <source>des réglages inconnus</source>
      <translation>unknown settings</translation>
    </message>
    <message>
      <source>des tailles démesurées</source>
      <translation>sizes out of bounds</translation>
    </message>
    <message>
      <source>du code</source>
      <translation>code</translation>
    </message>
    <message>
      <source>elles manquent sur le serveur, ou votre compte n’y a pas accès : demandez à son administrateur.</source>
      <translation>they are missing on the server, or your account has no access to them: ask its administrator.</translation>
    </message>
    <message>
      <source>elles ne sont pas dans le fichier, qui est abîmé : reprenez une sauvegarde.</source>
      <translation>they are not in the file, which is damaged: take up a backup.</translation>
    </message>
    <message>
      <source>la base n’a rien répondu ; la connexion au serveur est peut-être perdue</source>
      <translation>the database answered nothing; the connection to the server may be lost</translation>
    </message>
    <message>
      <source>le fichier ne contient aucune de ses tables. Il a été abîmé ou vidé : reprenez une sauvegarde.</source>
      <translation>the file has none of its tables. It was damaged or emptied: take up a backup.</translation>
    </message>
    <message>
      <source>l’expression de « {champ} » ne se calcule pas</source>
      <translation>the expression of “{champ}” cannot be worked out</translation>
    </message>
    <message>
      <source>plusieurs logements portent ce numéro RPLS</source>
      <translation>several dwellings bear this RPLS number</translation>
    </message>
    <message>
      <source>un contenu illisible ou démesuré</source>
      <translation>a content that is unreadable or out of bounds</translation>
    </message>
    <message>
      <source>un nom affiché ou une infobulle</source>
      <translation>a display name or a map tip</translation>
    </message>
    <message>
      <source>votre compte n’a accès à aucune de ses tables. Demandez à son administrateur le droit de les lire.</source>
      <translation>your account has access to none of its tables. Ask its administrator for the right to read them.</translation>
    </message>
    <message>
      <source>{couche} (figée)</source>
      <translation>{couche} (frozen)</translation>
    </message>
    <message>
      <source>{nombre} caractères au plus.</source>
      <translation>{nombre} characters at most.</translation>
    </message>
    <message>
      <source>{table} (état enregistré)</source>
      <translation>{table} (saved state)</translation>
    </message>
    <message>
      <source>{theme} ({base})</source>
      <translation>{theme} ({base})</translation>
    </message>
    <message>
      <source>« NULL » veut dire « sans valeur » : effacez ce mot.</source>
      <translation>“NULL” means “no value”: delete this word.</translation>
    </message>
    <message>
      <source>« {table} » ({mots})</source>
      <translation>“{table}” ({mots})</translation>
    </message>
    <message>
      <source>Étiquette après</source>
      <translation>Label after</translation>
    </message>
    <message>
      <source>Étiquette avant</source>
      <translation>Label before</translation>
    </message>
    <message>
      <source>Étude en cours</source>
      <translation>Study under way</translation>
    </message>
    <message>
      <source>Étude terminée</source>
      <translation>Study done</translation>
    </message>
    <message>
      <source>Étude à lancer</source>
      <translation>Study to be started</translation>
    </message>
    <message>
      <source>à remplir</source>
      <translation>to be filled in</translation>
    </message>
  </context>
  <context>
    <name>situations</name>
    <message>
      <source>Lignes rétablies d’après le journal, base du {moment}.</source>
      <translation>Lines brought back from the journal, base of {moment}.</translation>
    </message>
    <message>
      <source>Situation au {jour}</source>
      <translation>Situation of {jour}</translation>
    </message>
    <message>
      <source>chiffres rétablis d’après le journal, base du {moment}</source>
      <translation>figures brought back from the journal, base of {moment}</translation>
    </message>
    <message>
      <source>définitive</source>
      <translation>definitive</translation>
    </message>
    <message>
      <source>empreinte {debut}</source>
      <translation>hash {debut}</translation>
    </message>
    <message>
      <source>le journal ne dit pas tout de {nombre} lignes</source>
      <translation>the journal does not tell all of {nombre} rows</translation>
    </message>
    <message>
      <source>portée {portee}</source>
      <translation>scope {portee}</translation>
    </message>
    <message>
      <source>provisoire</source>
      <translation>provisional</translation>
    </message>
    <message>
      <source>{quoi} : une situation garde les chiffres, non les lignes une à une. Faites le document d’après la base pour les avoir.</source>
      <translation>{quoi}: a situation keeps the figures, not the rows one by one. Make the document from the base to have them.</translation>
    </message>
    <message>
      <source>{situation} : ses chiffres sont gardés par cité, commune, EPCI, département, bailleur, opération et année, non par une couche du projet. Choisissez un de ces niveaux, ou les chiffres d’une date, que le journal rétablit dans toute couche.</source>
      <translation>{situation}: its figures are kept by estate, commune, EPCI, département, landlord, operation and year, not by a layer of the project. Choose one of these levels, or the figures of a date, which the journal brings back within any layer.</translation>
    </message>
    <message>
      <source>{situation}, édition {numero}, empreinte {debut}</source>
      <translation>{situation}, edition {numero}, hash {debut}</translation>
    </message>
    <message>
      <source>édition {numero}</source>
      <translation>edition {numero}</translation>
    </message>
  </context>
</TS>

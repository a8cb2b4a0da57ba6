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
    <name>HelpDialog</name>
    <message>
      <source>Aide d’OSP ERBM</source>
      <translation>OSP ERBM help</translation>
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
      <source>Bases (fichiers GeoPackage)</source>
      <translation>Bases (GeoPackage files)</translation>
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
      <source>Nom du service</source>
      <translation>Name of the department</translation>
    </message>
    <message>
      <source>Schéma</source>
      <translation>Schema</translation>
    </message>
    <message>
      <source>Serveur PostGIS proposé</source>
      <translation>Suggested PostGIS server</translation>
    </message>
    <message>
      <source>Signature des exports</source>
      <translation>Signature of exports</translation>
    </message>
    <message>
      <source>par exemple : DDTM du Pas-de-Calais</source>
      <translation>for example: DDTM du Pas-de-Calais</translation>
    </message>
  </context>
  <context>
    <name>algorithms</name>
    <message>
      <source>Amène une base OSP à la version que l’extension attend, en une seule transaction. Un GeoPackage est d’abord copié à côté de lui-même si ses tables doivent changer. Les vues et les déclencheurs sont reconstruits dans tous les cas.</source>
      <translation>Brings an OSP base to the version that the plugin expects, in a single transaction. A GeoPackage is first copied beside itself if its tables have to change. Views and triggers are rebuilt in any case.</translation>
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
      <source>Aucune table des opérations : les logements financés et les écarts ne sont pas connus.</source>
      <translation>No operations table: the financed dwellings and the gaps are not known.</translation>
    </message>
    <message>
      <source>Bailleur (code ; vide : tous)</source>
      <translation>Landlord (code; empty: all)</translation>
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
      <source>Compte les logements remontés par EPCI, département et bailleur, avec ou sans PALULOS, par année, et les rapproche des logements financés de chaque opération.

Chaque logement reçoit : s’il est géolocalisé, combien de lignes portent son identifiant, les logements financés de son opération et l’écart. La synthèse, le classeur Excel et le rapport sont facultatifs.

La couche est lue telle que QGIS la montre : sélection, filtre et modifications en cours compris. Sans couche d’opérations, celles de la même base sont prises.</source>
      <translation>Counts the reported dwellings by EPCI, département and landlord, with or without PALULOS, by year, and compares them with the dwellings financed in each operation.

Each dwelling is given: whether it is geolocated, how many rows bear its identifier, the financed dwellings of its operation and the gap. The synthesis, the Excel workbook and the report are optional.

The layer is read as QGIS shows it, with its selection, its filter and the edits under way. Without an operations layer, the operations of the same base are used.</translation>
    </message>
    <message>
      <source>Crée un GeoPackage qui reproduit les chiffres publiés par l’OSP le 15 juin 2021 : 6 287 logements, 788 opérations, la programmation 2021. Les communes et les cités y sont schématiques, les logements fictifs. Toujours identique à elle-même.</source>
      <translation>Creates a GeoPackage that reproduces the figures published by the OSP on 15 June 2021: 6,287 dwellings, 788 operations, the 2021 programming. Its communes and estates are schematic, its dwellings fictitious. It is the same each time.</translation>
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
      <source>Créer une base OSP</source>
      <translation>Create an OSP base</translation>
    </message>
    <message>
      <source>Dernière année de financement</source>
      <translation>Last year of financing</translation>
    </message>
    <message>
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <source>Identifiants remontés plusieurs fois</source>
      <translation>Identifiers reported more than once</translation>
    </message>
    <message>
      <source>La base d’avant est gardée dans « {copie} ».</source>
      <translation>The former base is kept in “{copie}”.</translation>
    </message>
    <message>
      <source>La table des logements de « {base} » ne s’ouvre pas.</source>
      <translation>The dwellings table of “{base}” cannot be opened.</translation>
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
      <source>Logements analysés</source>
      <translation>Analysed dwellings</translation>
    </message>
    <message>
      <source>Logements financés</source>
      <translation>Financed dwellings</translation>
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
      <source>Logements non géolocalisés</source>
      <translation>Dwellings not geolocated</translation>
    </message>
    <message>
      <source>Mettre à niveau une base OSP</source>
      <translation>Upgrade an OSP base</translation>
    </message>
    <message>
      <source>Nombre de logements</source>
      <translation>Number of dwellings</translation>
    </message>
    <message>
      <source>Nouveau GeoPackage</source>
      <translation>New GeoPackage</translation>
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
      <source>Page HTML (*.html)</source>
      <translation>HTML page (*.html)</translation>
    </message>
    <message>
      <source>Première année de financement</source>
      <translation>First year of financing</translation>
    </message>
    <message>
      <source>Rapport</source>
      <translation>Report</translation>
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
      <source>Source : {source}</source>
      <translation>Source: {source}</translation>
    </message>
    <message>
      <source>Synthèse</source>
      <translation>Synthesis</translation>
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
      <source>années {premiere} à {derniere}</source>
      <translation>years {premiere} to {derniere}</translation>
    </message>
    <message>
      <source>bailleur {bailleur}</source>
      <translation>landlord {bailleur}</translation>
    </message>
    <message>
      <source>ou connexion PostgreSQL</source>
      <translation>or PostgreSQL connection</translation>
    </message>
    <message>
      <source>{base} – édité le {date}</source>
      <translation>{base} – issued on {date}</translation>
    </message>
    <message>
      <source>{finances} logements financés : il en manque {manquants} en solde. {doublons} identifiants sont remontés plusieurs fois.</source>
      <translation>{finances} dwellings financed: {manquants} are missing on balance. {doublons} identifiers are reported more than once.</translation>
    </message>
    <message>
      <source>{logements} logements remontés, dont {places} géolocalisés et {absents} non ; {palulos} PALULOS et {hors} hors PALULOS, dans {operations} opérations dont {financees} PALULOS.</source>
      <translation>{logements} dwellings reported, of which {places} geolocated and {absents} not; {palulos} with PALULOS and {hors} without, in {operations} operations of which {financees} with PALULOS.</translation>
    </message>
    <message>
      <source>« {base} » : version {avant}, puis {apres}.</source>
      <translation>“{base}”: version {avant}, then {apres}.</translation>
    </message>
    <message>
      <source>Écrit le classeur Excel d’une base : un onglet des logements, un des opérations, les synthèses par EPCI, département et bailleur, et les graphiques. Les codes y sont du texte et gardent leurs zéros ; les totaux suivent les filtres.</source>
      <translation>Writes the Excel workbook of a base: a sheet of dwellings, one of operations, the syntheses by EPCI, département and landlord, and the charts. Codes are text and keep their zeros; totals follow the filters.</translation>
    </message>
    <message>
      <source>édité le {date}</source>
      <translation>issued on {date}</translation>
    </message>
  </context>
  <context>
    <name>errors</name>
    <message>
      <source>Aucun logement ni aucune opération du bailleur « {bailleur} ». Bailleurs présents : {connus}.</source>
      <translation>No dwelling and no operation of the landlord “{bailleur}”. Landlords present: {connus}.</translation>
    </message>
    <message>
      <source>Aucune base n’est choisie. Donnez un fichier GeoPackage (BASE), ou une connexion PostgreSQL (CONNEXION) et son schéma (SCHEMA).</source>
      <translation>No base is chosen. Give a GeoPackage file (BASE), or a PostgreSQL connection (CONNEXION) and its schema (SCHEMA).</translation>
    </message>
    <message>
      <source>Ce compte ne peut pas créer le schéma de « {base} ». Demandez à l’administrateur de le créer pour vous, ou de vous donner le droit CREATE sur la base.</source>
      <translation>This account may not create the schema of “{base}”. Ask the administrator to create it for you, or to grant you CREATE on the database.</translation>
    </message>
    <message>
      <source>La base PostgreSQL de « {base} » n’a pas l’extension PostGIS, et ce compte ne peut pas l’installer. Demandez à l’administrateur : CREATE EXTENSION postgis.</source>
      <translation>The PostgreSQL database of “{base}” has no PostGIS extension, and this account may not install it. Ask the administrator: CREATE EXTENSION postgis.</translation>
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
      <source>La base « {base} » n’a pas pu faire ce qui lui était demandé et n’a pas été modifiée : {raison}</source>
      <translation>The base “{base}” could not do what it was asked and was not changed: {raison}</translation>
    </message>
    <message>
      <source>La colonne « annee_financ » contient autre chose qu’une année ({raison}). Corrigez-la dans la table des logements.</source>
      <translation>The column “annee_financ” holds something other than a year ({raison}). Correct it in the dwellings table.</translation>
    </message>
    <message>
      <source>La connexion PostgreSQL « {connexion} » n’existe pas dans QGIS. Créez-la dans l’explorateur (PostgreSQL, Nouvelle connexion), puis recommencez.</source>
      <translation>The PostgreSQL connection “{connexion}” does not exist in QGIS. Create it in the browser (PostgreSQL, New Connection), then try again.</translation>
    </message>
    <message>
      <source>La couche « {couche} » n’a pas les colonnes nécessaires : {colonnes}. Choisissez la couche des logements d’une base OSP, ou ajoutez ces colonnes.</source>
      <translation>The layer “{couche}” lacks columns that are needed: {colonnes}. Choose the dwellings layer of an OSP base, or add these columns.</translation>
    </message>
    <message>
      <source>La première année ({premiere}) est après la dernière ({derniere}). Inversez-les.</source>
      <translation>The first year ({premiere}) is after the last ({derniere}). Swap them.</translation>
    </message>
    <message>
      <source>Le composant Python « {package} » manque à cette installation de QGIS : {usage} n’est pas possible. Installez-le avec l’installateur OSGeo4W ou demandez-le à votre service informatique.</source>
      <translation>The Python package “{package}” is missing from this installation of QGIS: {usage} is not possible. Install it with the OSGeo4W installer, or ask your IT department for it.</translation>
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
      <source>Le fichier « {fichier} » n’a pas pu être écrit : {cause}. Vérifiez la place disponible sur le disque, puis recommencez. Rien n’a été modifié.</source>
      <translation>The file “{fichier}” could not be written: {cause}. Check the free space on the disk, then try again. Nothing was changed.</translation>
    </message>
    <message>
      <source>Le serveur de « {base} » a refusé la connexion : {raison}. Vérifiez la connexion dans QGIS (adresse, compte, authentification) et l’accès au réseau.</source>
      <translation>The server of “{base}” refused the connection: {raison}. Check the connection in QGIS (address, account, authentication) and the access to the network.</translation>
    </message>
    <message>
      <source>Le traitement n’a pas abouti. {raison}</source>
      <translation>The processing failed. {raison}</translation>
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
      <source>Opération annulée. Rien n’a été écrit.</source>
      <translation>Operation cancelled. Nothing was written.</translation>
    </message>
    <message>
      <source>Rien n’a été écrit dans « {base} » : {raison}. Corrigez puis recommencez.</source>
      <translation>Nothing was written to “{base}”: {raison}. Correct it, then try again.</translation>
    </message>
    <message>
      <source>le dessin des graphiques</source>
      <translation>drawing the charts</translation>
    </message>
    <message>
      <source>l’écriture d’un classeur Excel</source>
      <translation>writing an Excel workbook</translation>
    </message>
    <message>
      <source>« {base} » existe déjà et n’a pas été modifié. Choisissez un autre nom, ou supprimez-le d’abord.</source>
      <translation>“{base}” already exists and was not changed. Choose another name, or delete it first.</translation>
    </message>
    <message>
      <source>« {base} » n’est pas une base OSP. Ouvrez une base créée par « Créer une base OSP », ou créez-en une.</source>
      <translation>“{base}” is not an OSP base. Open a base made by “Create an OSP base”, or create one.</translation>
    </message>
  </context>
  <context>
    <name>gui</name>
    <message>
      <source>Aide</source>
      <translation>Help</translation>
    </message>
    <message>
      <source>Analyse au logement par bailleur…</source>
      <translation>Analysis of dwellings by landlord…</translation>
    </message>
    <message>
      <source>Annuler</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>Base OSP (*.gpkg)</source>
      <translation>OSP base (*.gpkg)</translation>
    </message>
    <message>
      <source>Base « {base} »</source>
      <translation>Base “{base}”</translation>
    </message>
    <message>
      <source>Choisir une base OSP</source>
      <translation>Choose an OSP base</translation>
    </message>
    <message>
      <source>Classeur OSP…</source>
      <translation>OSP workbook…</translation>
    </message>
    <message>
      <source>Compter et contrôler les logements remontés par les bailleurs</source>
      <translation>Count and check the dwellings reported by the landlords</translation>
    </message>
    <message>
      <source>Création de la base de démonstration en cours…</source>
      <translation>Creating the demonstration base…</translation>
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
      <source>Créer une base OSP vide</source>
      <translation>Create an empty OSP base</translation>
    </message>
    <message>
      <source>Créer une base…</source>
      <translation>Create a base…</translation>
    </message>
    <message>
      <source>Elle est en lecture seule pour vous.</source>
      <translation>It is read-only for you.</translation>
    </message>
    <message>
      <source>Fixé par la variable d’environnement {variable}.</source>
      <translation>Set by the environment variable {variable}.</translation>
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
      <source>Ouverture de la base {base}</source>
      <translation>Opening the base {base}</translation>
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
      <source>Prendre en main OSP ERBM</source>
      <translation>Get started with OSP ERBM</translation>
    </message>
    <message>
      <source>Une erreur imprévue s’est produite : l’opération n’a pas abouti. Le détail est dans le journal de QGIS (Vue, Panneaux, Journal des messages, onglet OSP ERBM) : joignez-le à votre demande d’aide.</source>
      <translation>An unexpected error occurred: the operation failed. The details are in the log of QGIS (View, Panels, Log Messages, tab OSP ERBM): enclose them when you ask for help.</translation>
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
      <source>Voulez-vous la mettre à niveau maintenant ? Un fichier est d’abord copié à côté de lui-même.</source>
      <translation>Do you want to upgrade it now? A file is first copied beside itself.</translation>
    </message>
    <message>
      <source>absent</source>
      <translation>absent</translation>
    </message>
    <message>
      <source>À propos</source>
      <translation>About</translation>
    </message>
    <message>
      <source>Écrire le classeur Excel de la base</source>
      <translation>Write the Excel workbook of the base</translation>
    </message>
  </context>
  <context>
    <name>project</name>
    <message>
      <source>Cités</source>
      <translation>Estates</translation>
    </message>
    <message>
      <source>Journal</source>
      <translation>Log</translation>
    </message>
    <message>
      <source>La table « {table} » de la base « {base} » n’a pas pu être lue : elle manque, ou votre compte n’y a pas accès. Les autres couches ont été ouvertes.</source>
      <translation>The table “{table}” of the base “{base}” could not be read: it is missing, or your account has no access to it. The other layers were opened.</translation>
    </message>
    <message>
      <source>Logements</source>
      <translation>Dwellings</translation>
    </message>
    <message>
      <source>OSP – {base}</source>
      <translation>OSP – {base}</translation>
    </message>
    <message>
      <source>Programmation</source>
      <translation>Programming</translation>
    </message>
    <message>
      <source>Référentiels</source>
      <translation>Reference tables</translation>
    </message>
    <message>
      <source>Territoires</source>
      <translation>Territories</translation>
    </message>
  </context>
</TS>

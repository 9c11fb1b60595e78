/** The words of the trade, which several notebooks share. */
import type { SampleNote } from '../sample-library'

export const TERM_NOTES: readonly SampleNote[] = [
  {
    key: 'community-of-practice',
    type: 'term',
    title: 'Communauté de pratique',
    summary:
      'Des gens qui font un métier proche et qui se voient régulièrement pour mieux le faire.',
    tags: ['animation', 'vocabulaire'],
    aliases: ['CdP', 'CP', 'communauté de pratiques'],
    authors: ['Maëlle Tessandier', 'Ludovic Carpentras', 'Ginette Lachapelouse'],
    publishedOn: '2025-02-03',
    definitions: [
      {
        text: 'Un groupe de personnes qui partagent un métier ou un souci, et qui apprennent les unes des autres en se rencontrant régulièrement, sans que personne soit le professeur.',
        by: 'Maëlle Tessandier, animatrice',
        source: 'Atelier d’ouverture du Cercle des guichets, janvier 2025',
      },
      {
        text: 'Ce qui reste d’un réseau quand on enlève l’organigramme : un sujet, des gens qui y tiennent, et des façons de faire qu’ils se passent.',
        by: 'Ludovic Carpentras, médiateur numérique',
        source: 'Carnet de bord, mars 2025',
      },
      {
        text: 'L’endroit où je peux dire que ça n’a pas marché.',
        by: 'Ginette Lachapelouse, bénévole',
        source: 'Tour de table de la rencontre du 16 avril 2026',
      },
    ],
    body: `Nous avons gardé les trois définitions. La première rassure les directions, la deuxième
fait sourire les collègues, la troisième dit l’essentiel.

## Ce que ce n’est pas

Ni un comité, ni une liste de diffusion, ni une formation. Un groupe qui n’a ni sujet précis ni
rendez-vous n’est pas encore une communauté de pratique ; une page de présentation ne suffit pas.

## Pour aller plus loin

- Un exemple vivant : [le Cercle des guichets](note:desk-circle)
- Une activité pour commencer : [le codéveloppement](note:peer-clinic)
- Ce qu’une communauté laisse derrière elle : [des communs](note:commons)`,
  },
  {
    key: 'commons',
    type: 'term',
    title: 'Communs',
    summary: 'Une ressource, les gens qui en prennent soin, et les règles qu’ils se donnent.',
    tags: ['communs', 'licence', 'vocabulaire'],
    aliases: ['un commun', 'biens communs'],
    authors: ['Théo Brocquard'],
    publishedOn: '2025-06-11',
    definitions: [
      {
        text: 'Trois choses ensemble : une ressource, une communauté qui s’en occupe, des règles décidées par elle. Si l’une manque, il n’y a pas de commun.',
        by: 'Théo Brocquard, coopérateur',
        source: 'Guide interne de la Coopérative L’Établi des Brumes, 2025',
      },
      {
        text: 'Ce qu’on trouve en arrivant, et qu’on tâche de laisser en meilleur état.',
        by: 'Anouk Villandré, médiatrice culturelle',
        source: 'Conversation pendant le démontage d’une exposition',
      },
    ],
    body: `Mettre un guide en ligne sous [licence ouverte](note:who-may-reuse) ne suffit pas à en
faire un commun. Il faut encore quelqu’un pour répondre aux questions, corriger les adresses
mortes et dire non de temps en temps.

Ce qui aide, chez nous :

- la ressource : les fiches du carnet *Aide numérique de proximité* ;
- la communauté : [le Cercle des guichets](note:desk-circle) ;
- les règles : [la charte d’une page](note:one-page-charter).

Question ouverte : que devient un commun quand la personne qui s’en occupait change de poste ?`,
  },
  {
    key: 'peer-clinic',
    type: 'term',
    title: 'Codéveloppement',
    summary: 'Une personne apporte une vraie situation ; les autres questionnent, puis proposent.',
    tags: ['animation', 'activité', 'vocabulaire'],
    aliases: ['codev', 'codéveloppement professionnel'],
    authors: ['Soraya Benhammou-Roy'],
    publishedOn: '2025-03-18',
    definitions: [
      {
        text: 'Consultation entre pairs, en petit groupe et en étapes minutées : l’exposé, les questions, le contrat, les propositions, ce que j’emporte, ce que chacun a appris.',
        by: 'Soraya Benhammou-Roy, travailleuse sociale',
        source: 'Notes de formation, automne 2024',
      },
      {
        text: 'Une heure où l’on se retient de donner des conseils, pour en donner de meilleurs.',
        by: 'Fatou Diarrassy, conseillère sociale',
        source: 'Bilan de la première saison du Cercle, juin 2025',
      },
    ],
    body: `Il faut de quatre à huit personnes, une heure, et quelqu’un qui surveille la montre.

1. **L’exposé** (10 minutes). La cliente ou le client raconte une situation réelle et en cours.
2. **Les questions** (15 minutes). Seulement de vraies questions, dont on ignore la réponse.
3. **Le contrat** (5 minutes). « Ce que j’attends de vous, c’est… »
4. **Les propositions** (15 minutes). La personne écoute et note, sans répondre.
5. **La synthèse** (10 minutes). « J’emporte ceci ; d’ici vendredi, je fais cela. »

L’étape la plus difficile est la deuxième, comme au guichet : voir [la question qui change
tout](<note:first-meeting#La question qui change tout>). Pour un récit complet, avec ce qui a
raté : [l’atelier du midi](note:peer-clinic-lunch).`,
  },
  {
    key: 'digital-mediation',
    type: 'term',
    title: 'Médiation numérique',
    summary:
      'Accompagner des personnes pour qu’elles se servent du numérique selon leurs propres buts.',
    tags: ['numérique', 'vocabulaire'],
    aliases: ['accompagnement numérique', 'inclusion numérique'],
    authors: ['Ludovic Carpentras', 'Maëlle Tessandier'],
    publishedOn: '2025-01-20',
    definitions: [
      {
        text: 'Métier qui consiste à rendre les personnes plus autonomes avec les outils et les démarches numériques, en partant de leur situation et non de l’outil.',
        by: 'Ludovic Carpentras, médiateur numérique (France)',
        source: 'Fiche de poste de la Maison des Trois-Lavoirs, 2025',
      },
      {
        text: 'Chez nous, on dit plutôt « accompagnement » ou « aide numérique » ; la médiation évoque d’abord la culture ou les conflits.',
        by: 'Maëlle Tessandier, bibliothécaire (Québec)',
        source: 'Échange du Cercle des guichets, février 2025',
      },
    ],
    body: `Deux pays, deux mots, le même comptoir. Nous gardons les deux : une recherche sur l’un
doit trouver l’autre, c’est à cela que servent les autres noms de cette fiche.

Trois gestes reviennent dans toutes nos fiches :

- écouter la demande avant l’écran ([La première rencontre](note:first-meeting)) ;
- choisir entre [faire pour, faire avec et laisser faire](note:doing-with) ;
- protéger la personne quand on agit en son nom ([le mandat](note:help-mandate)).

Ce qu’on vise n’est pas la seule [littératie numérique](note:digital-literacy). Parfois, le bon
résultat est un rendez-vous au téléphone et pas d’ordinateur du tout.`,
  },
  {
    key: 'digital-literacy',
    type: 'term',
    title: 'Littératie numérique',
    summary: 'Comprendre, juger et agir avec le numérique ; pas seulement savoir cliquer.',
    tags: ['numérique', 'vocabulaire'],
    aliases: ['culture numérique', 'compétences numériques'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2025-02-17',
    definitions: [
      {
        text: 'Capacité de comprendre, de juger et d’utiliser ce qui passe par un écran pour participer à la vie de tous les jours.',
        by: 'Maëlle Tessandier, bibliothécaire',
        source: 'Dépliant de la Bibliothèque de Port-aux-Lièvres, 2025',
      },
      {
        text: 'Savoir reconnaître qu’un courriel sent mauvais, et savoir à qui le montrer.',
        by: 'Ginette Lachapelouse, bénévole',
        source: 'Atelier « Courriels douteux », novembre 2025',
      },
    ],
    body: `Le mot fait peur aux gens à qui il s’adresse. Sur nos affiches, nous écrivons plutôt
« se débrouiller avec un téléphone » ([Facile à lire et à comprendre](note:easy-read) a aidé).

Une personne peut être très habile avec un appareil et perdue devant une démarche : [Quand le
téléphone est le seul ordinateur](note:phone-only) en donne trois exemples. L’inverse existe
aussi : des gens qui n’ont jamais tenu de souris repèrent une arnaque en trois secondes.

À ne pas confondre avec la [médiation numérique](note:digital-mediation), qui est le travail de
celles et ceux qui accompagnent.`,
  },
  {
    key: 'help-mandate',
    type: 'term',
    title: 'Mandat d’accompagnement',
    summary: 'L’accord écrit, limité et révocable qui permet d’agir en ligne pour quelqu’un.',
    tags: ['droits', 'confidentialité', 'vocabulaire'],
    aliases: ['mandat', 'autorisation d’agir'],
    authors: ['Fatou Diarrassy', 'Soraya Benhammou-Roy'],
    publishedOn: '2025-04-07',
    definitions: [
      {
        text: 'Document par lequel une personne autorise une professionnelle ou un professionnel à faire une démarche précise à sa place, pour une durée donnée. Elle peut le retirer à tout moment.',
        by: 'Fatou Diarrassy, conseillère sociale',
        source: 'Procédure de la Maison des Trois-Lavoirs, révisée en avril 2025',
      },
      {
        text: 'Ce papier me protège autant que la personne : il dit ce que j’ai le droit de faire, donc aussi quand m’arrêter.',
        by: 'Soraya Benhammou-Roy, travailleuse sociale',
        source: 'Rencontre du Cercle, mai 2025',
      },
    ],
    body: `Quatre lignes suffisent, en [langage clair](note:easy-read) : qui, quelle démarche,
jusqu’à quand, ce qui est gardé ensuite. On le lit **à voix haute** avant de signer, et la
personne repart avec son exemplaire.

- Un mandat par démarche : pas de « et tout le reste ».
- Aucun mot de passe sur le mandat ; pour cela, [le carnet en papier](note:passwords).
- Avec une interprète, c’est la personne qui signe : voir [Working with an
  interpreter](note:interpreter).

Les règles changent d’un pays et d’un organisme à l’autre. Faites relire votre modèle avant de
vous en servir.`,
  },
  {
    key: 'going-towards',
    type: 'term',
    title: 'Aller vers',
    summary: 'Se déplacer là où sont les gens, sans attendre qu’ils poussent la porte.',
    tags: ['accueil', 'culture', 'vocabulaire'],
    aliases: ['hors les murs', 'démarche d’aller vers'],
    authors: ['Fatou Diarrassy', 'Anouk Villandré'],
    publishedOn: '2025-05-12',
    definitions: [
      {
        text: 'Façon de travailler où l’on se rend là où vivent les personnes, y compris celles qui ne demandent rien, sans rien leur imposer.',
        by: 'Fatou Diarrassy, conseillère sociale',
        source: 'Projet d’équipe de la Maison des Trois-Lavoirs, 2025',
      },
      {
        text: 'Sortir du musée avec une table pliante et accepter que personne ne s’arrête le premier jour.',
        by: 'Anouk Villandré, médiatrice culturelle',
        source: 'Journal de la Caravane aux histoires, juin 2025',
      },
    ],
    body: `Le travail social et la culture ont le même mot et pas tout à fait la même peur : les
uns craignent de déranger, les autres de ne voir personne.

Ce que nous avons appris en le faisant :

1. **Revenir.** La troisième visite compte plus que la première.
2. **Avoir quelque chose dans les mains** : [une valise d’objets](note:object-case), du thé, un
   livre.
3. **Se taire d’abord.** On n’arrive pas avec un questionnaire.
4. **Repartir à l’heure dite.**

Deux récits : [la Caravane aux histoires](note:story-caravan) et [Lire à voix haute, porte
ouverte](note:reading-aloud). Une idée qui attend son tour : [un guichet pendant l’atelier de
réparation](note:repair-idea).`,
  },
  {
    key: 'easy-read',
    type: 'term',
    title: 'Facile à lire et à comprendre',
    summary:
      'Écrire et mettre en page pour que tout le monde comprenne, en relisant avec les personnes concernées.',
    tags: ['accessibilité', 'écriture', 'vocabulaire'],
    aliases: ['FALC', 'langage clair', 'langage simplifié'],
    authors: ['Anouk Villandré', 'Iris Kowalet'],
    publishedOn: '2025-09-22',
    licence: 'CC-BY-4.0',
    definitions: [
      {
        text: 'Manière d’écrire (phrases courtes, mots courants, une idée à la fois, images utiles) que l’on fait toujours relire par des personnes concernées.',
        by: 'Iris Kowalet, formatrice',
        source: 'Formation interne de l’Écomusée du Vieux-Halage, septembre 2025',
      },
      {
        text: 'La politesse de l’écrit.',
        by: 'Ginette Lachapelouse, bénévole',
        source: 'Relecture des affiches du guichet',
      },
    ],
    body: `Sans la relecture par des personnes concernées, c’est seulement du langage clair. C’est
déjà bien ; ce n’est pas la même promesse.

| Avant | Après |
| --- | --- |
| « Veuillez vous munir d’un justificatif. » | « Apportez une facture à votre nom. » |
| « L’accès est conditionné à l’inscription. » | « Il faut s’inscrire. Voici comment. » |
| « Collection lapidaire » | « Les pierres sculptées » |

Nous nous en servons pour [le mandat](note:help-mandate), pour [les cartels](note:standing-labels)
et pour les affiches du [guichet](note:desk-in-library).

Le piège : croire que c’est réservé à quelques-uns. Les étiquettes réécrites sont lues par deux
fois plus de visiteurs, pressés compris.`,
  },
]

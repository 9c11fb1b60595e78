/** The organisations: who they are, what they seek and what they offer. */
import type { SampleNote } from '../sample-library'

export const ORGANISATION_NOTES: readonly SampleNote[] = [
  {
    key: 'port-library',
    type: 'organisation',
    title: 'Bibliothèque de Port-aux-Lièvres',
    summary:
      'Bibliothèque municipale d’une petite ville du fleuve ; un guichet d’aide numérique sans rendez-vous.',
    tags: ['bibliothèque', 'guichet', 'Québec'],
    aliases: ['BPL', 'la bibliothèque'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2025-01-20',
    body: `Neuf employées, vingt-deux bénévoles, une verrière qui coule quand il pleut du nord. Le
mardi et le jeudi, [le guichet](note:desk-in-library) est au fond, près des journaux.

La bibliothèque coanime [le Cercle des guichets](note:desk-circle) et prête les livres en gros
caractères de [Lire à voix haute, porte ouverte](note:reading-aloud).`,
    organisation: {
      mission:
        'Que chaque personne de la ville trouve ici un livre, une réponse et une chaise, sans avoir à dire pourquoi elle vient.',
      public: 'Les habitantes et habitants de Port-aux-Lièvres et des trois rangs voisins.',
      place: 'Port-aux-Lièvres (Québec)',
      web: 'https://bibliotheque.example.org',
      seeks:
        'Des téléphones de prêt en bon état ; une autre bibliothèque pour un échange de deux jours.',
      offers: 'Un guichet à visiter le mardi ; nos affiches faciles à lire, à adapter.',
      skills: ['accueil sans rendez-vous', 'aide numérique', 'formation de bénévoles'],
      contacts: [
        {
          name: 'Maëlle Tessandier',
          role: 'Responsable du guichet',
          address: 'guichet@bibliotheque.example.org',
        },
        {
          name: 'Ginette Lachapelouse',
          role: 'Coordination des bénévoles',
          address: 'benevoles@bibliotheque.example.org',
        },
      ],
      roles: [{ note: 'circle-relaunch', role: 'Coanimatrice du Cercle' }],
    },
  },
  {
    key: 'maison-lavoirs',
    type: 'organisation',
    title: 'Maison des Trois-Lavoirs',
    summary:
      'Maison de quartier : accompagnement social, cuisine partagée et guichet numérique mobile.',
    tags: ['maison de quartier', 'guichet', 'France'],
    aliases: ['M3L', 'les Lavoirs'],
    authors: ['Fatou Diarrassy', 'Ludovic Carpentras'],
    publishedOn: '2025-01-27',
    body: `Un ancien lavoir, une cuisine, quatre bureaux et une cour où tout se décide. L’équipe
tient un guichet le matin et part l’après-midi avec [le sac](note:desk-bag).

C’est ici qu’a été écrit [le mandat d’accompagnement](note:help-mandate). La Maison participe à
[la Caravane aux histoires](note:story-caravan) : elle connaît les villages, et les villages la
connaissent.`,
    organisation: {
      mission:
        'Faire d’un quartier un endroit où l’on s’entraide avant d’avoir besoin d’aide, et où les droits de chacun deviennent réels.',
      public:
        'Familles, personnes âgées, nouvelles arrivantes et nouveaux arrivants de Montrégny et de six villages.',
      place: 'Montrégny (France)',
      web: 'https://trois-lavoirs.example.org',
      seeks:
        'Une interprète en tigrigna deux matinées par mois ; des idées pour un guichet du samedi.',
      offers: 'Notre modèle de mandat ; deux jours d’immersion, repas compris.',
      skills: [
        'accompagnement social',
        'aller vers',
        'médiation numérique',
        'cuisine pour quarante',
      ],
      contacts: [
        {
          name: 'Fatou Diarrassy',
          role: 'Conseillère sociale',
          address: 'fatou@trois-lavoirs.example.org',
        },
        {
          name: 'Ludovic Carpentras',
          role: 'Médiateur numérique',
          address: 'guichet@trois-lavoirs.example.org',
        },
      ],
      roles: [
        { note: 'story-caravan', role: 'Partenaire d’accueil dans les villages' },
        { note: 'circle-relaunch', role: 'Coanimatrice du Cercle' },
      ],
    },
  },
  {
    key: 'ecomuseum',
    type: 'organisation',
    title: 'Écomusée du Vieux-Halage',
    summary:
      'Musée de territoire au bord d’un canal : gestes, voix et objets prêtés par les gens du pays.',
    tags: ['musée', 'culture', 'France'],
    aliases: ['l’Écomusée', 'EVH'],
    authors: ['Anouk Villandré'],
    publishedOn: '2025-05-05',
    body: `Trois salles, un hangar à bateaux, et la règle de la maison : **un objet entre avec son
histoire, ou n’entre pas**. Les deux tiers de la collection sont des prêts.

À emprunter : [la valise d’objets](note:object-case). À visiter : [des cartels qu’on lit
debout](note:standing-labels). À suivre, l’été : [la Caravane aux histoires](note:story-caravan).`,
    organisation: {
      mission:
        'Garder vivants les gestes et les récits d’un pays de canal, avec celles et ceux qui les tiennent encore.',
      public: 'Voisines et voisins d’abord ; écoles, résidences, et visiteurs de passage.',
      place: 'Montrégny, quai du Halage (France)',
      web: 'https://ecomusee.example.org',
      seeks: 'Une conteuse ou un conteur par village ; un hangar sec pour la caravane, l’hiver.',
      offers: 'La valise d’objets, gratuite, contre un récit ; un atelier cartels d’un après-midi.',
      skills: ['médiation culturelle', 'collecte de récits', 'écriture facile à lire'],
      contacts: [
        {
          name: 'Anouk Villandré',
          role: 'Médiatrice culturelle',
          address: 'mediation@ecomusee.example.org',
        },
        {
          name: 'Prêts de la valise',
          role: 'Réservations',
          address: 'valise@ecomusee.example.org',
        },
      ],
      roles: [{ note: 'story-caravan', role: 'Porteuse du projet' }],
    },
  },
  {
    key: 'coop-brumes',
    type: 'organisation',
    title: 'Coopérative L’Établi des Brumes',
    summary: 'Coopérative d’accompagnement : elle aide les groupes à s’organiser, puis s’en va.',
    tags: ['coopérative', 'animation', 'Québec'],
    aliases: ['l’Établi', 'CEB'],
    authors: ['Théo Brocquard'],
    publishedOn: '2025-09-08',
    body: `Cinq associés, un atelier loué au mois, et un principe écrit au mur : « on a réussi
quand on ne nous appelle plus ». La coopérative soigne [des communs](note:commons) : semences,
outils, savoirs.

Son dernier chantier avec nous : [relancer le Cercle des guichets](note:circle-relaunch). On lui
doit aussi [la récolte](note:harvest), que nous pratiquons chaque trimestre.`,
    organisation: {
      mission:
        'Aider les groupes qui prennent soin de quelque chose ensemble à durer sans s’épuiser.',
      public: 'Associations, coopératives, réseaux, petites municipalités.',
      place: 'Val-des-Brumes (Québec)',
      web: 'https://etabli.example.org',
      seeks: 'Des groupes prêts à raconter ce qui a raté ; une voiture partagée le jeudi.',
      offers: 'Une demi-journée de diagnostic par saison, à prix libre.',
      skills: ['entretiens', 'gouvernance partagée', 'animation d’ateliers'],
      contacts: [
        { name: 'Théo Brocquard', role: 'Coopérateur', address: 'bonjour@etabli.example.org' },
      ],
      roles: [{ note: 'circle-relaunch', role: 'Accompagnement et entretiens' }],
    },
  },
]

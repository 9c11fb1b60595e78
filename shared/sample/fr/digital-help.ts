/** "Digital help close to home": the work at the desk, from the first hello to the password. */
import type { SampleNote, SampleNotebook } from '../sample-library'

export const DIGITAL_HELP: SampleNotebook = {
  key: 'digital-help',
  title: 'Aide numérique de proximité',
  description:
    'Accueillir, écouter, agir sans faire à la place : fiches de guichets, écrites par celles et ceux qui les tiennent.',
  colour: 'blue',
  licence: 'CC-BY-4.0',
  introduction: `Une personne arrive avec un téléphone, une lettre et un peu de honte. Ce carnet
aide à la recevoir.

Trois entrées : **avant** (le [sac du guichet](note:desk-bag)), **pendant** ([la première
rencontre](note:first-meeting)), **au nom de la personne** ([le mandat](note:help-mandate)). Les
mots qui divisent nos métiers ont chacun leur fiche.

Contribuer : écrivez une fiche d’expérience, même courte, même ratée.`,
  categories: [
    { key: 'welcome', name: 'Accueillir', colour: 'green' },
    { key: 'desk', name: 'Au guichet', colour: 'blue' },
    { key: 'rights', name: 'Droits et confidentialité', colour: 'red' },
    { key: 'words', name: 'Mots du métier', colour: 'violet' },
    { key: 'who', name: 'Qui fait quoi', colour: 'teal' },
  ],
  notes: [
    {
      note: 'first-meeting',
      categories: ['welcome', 'desk'],
      remark: 'Par ici pour commencer. Toutes les autres fiches y renvoient.',
    },
    { note: 'doing-with', categories: ['desk'] },
    { note: 'passwords', categories: ['desk', 'rights'] },
    { note: 'phone-only', categories: ['desk'] },
    { note: 'desk-bag', categories: ['desk'] },
    {
      note: 'desk-in-library',
      categories: ['welcome'],
      remark: 'Une fiche d’expérience complète, chiffres compris.',
    },
    {
      note: 'interpreter',
      categories: ['welcome', 'rights'],
      remark: 'En anglais. La traduction est bienvenue !',
    },
    { note: 'help-mandate', categories: ['rights', 'words'] },
    {
      note: 'photo-consent',
      categories: ['rights'],
      remark: 'Vient de la culture ; à lire avant d’illustrer nos dépliants.',
    },
    { note: 'digital-mediation', categories: ['words'] },
    { note: 'digital-literacy', categories: ['words'] },
    { note: 'easy-read', categories: ['words', 'welcome'] },
    { note: 'going-towards', categories: ['words'] },
    { note: 'port-library', categories: ['who'] },
    { note: 'maison-lavoirs', categories: ['who'] },
    { note: 'desk-circle', categories: ['who'] },
  ],
}

export const DIGITAL_HELP_NOTES: readonly SampleNote[] = [
  {
    key: 'first-meeting',
    type: 'general',
    title: 'La première rencontre : écouter avant de cliquer',
    summary:
      'Les dix premières minutes avec une personne qui demande de l’aide, et la question à ne pas oublier.',
    tags: ['accueil', 'écoute', 'guichet'],
    authors: ['Fatou Diarrassy', 'Ludovic Carpentras'],
    publishedOn: '2025-02-10',
    body: `La personne a répété sa phrase dans l’autobus. Laissez-la la dire jusqu’au bout, même
si vous avez compris au troisième mot.

## Avant de toucher à l’écran

- Asseyez-vous **à côté**, pas en face.
- Votre prénom, et le temps que vous avez : « j’ai une demi-heure pour vous ».
- L’appareil reste dans **ses** mains. C’est déjà la moitié de la formation.

## La question qui change tout

> « Et quand ce sera fait, qu’est-ce que ça vous permettra ? »

On vient pour « imprimer un papier ». En dessous, il y a un loyer, un petit-fils à voir, une peur
de mal faire. La réponse dit s’il faut [faire pour, faire avec ou laisser faire](note:doing-with).

## Quand il y a une troisième personne

Un fils, une voisine, une interprète : parlez à celle ou celui qui demande, pas à l’autre. Voyez
[Working with an interpreter](note:interpreter).

## Avant de se quitter

Faites dire, plutôt que dire : « La prochaine fois, vous commenceriez par quoi ? » Si un mot de
passe a été créé, sortez [le carnet en papier](note:passwords). S’il faut agir sans la personne,
[le mandat](note:help-mandate).`,
  },
  {
    key: 'doing-with',
    type: 'general',
    title: 'Faire pour, faire avec, laisser faire',
    summary:
      'Trois façons d’aider, aucune n’est la bonne : un tableau pour choisir sans culpabiliser.',
    tags: ['guichet', 'posture'],
    aliases: ['faire avec'],
    authors: ['Ludovic Carpentras', 'Soraya Benhammou-Roy', 'Ginette Lachapelouse'],
    publishedOn: '2025-07-07',
    body: `Cette note vient d’une dispute de quarante messages, devenue fiche grâce à [la
récolte](note:harvest). Les uns disaient : « faire à la place, c’est rendre dépendant ». Les
autres : « sans son dossier, elle perd son logement lundi ».

| | Quand | Le risque | Ce qu’on dit |
| --- | --- | --- | --- |
| **Faire pour** | urgence, fatigue, enjeu grave | rendre dépendant | « Je le fais aujourd’hui, vous êtes à côté. » |
| **Faire avec** | la personne reviendra à cette démarche | prendre deux fois plus de temps | « Vous cliquez, je lis. » |
| **Laisser faire** | elle sait presque | l’abandonner trop tôt | « Je reste là, je range mes papiers. » |

Dans une même demi-heure, on passe souvent par les trois. L’important est de **le dire** : « là,
je le fais pour vous parce que c’est urgent ».

Faire pour, c’est agir au nom de quelqu’un : il faut alors [un mandat](note:help-mandate). Et pour
savoir où l’on en est, la meilleure boussole reste [la question qui change
tout](<note:first-meeting#La question qui change tout>).`,
  },
  {
    key: 'passwords',
    type: 'general',
    title: 'Le carnet de mots de passe en papier',
    summary: 'Oui, sur papier : un petit carnet, quatre règles, et des comptes qu’on ne perd plus.',
    tags: ['mots de passe', 'sécurité', 'guichet'],
    authors: ['Fatou Diarrassy', 'Iris Kowalet'],
    publishedOn: '2025-05-05',
    licence: 'CC-BY-NC-4.0',
    body: `Les gestionnaires de mots de passe sont très bien. Mais pour une personne qui se sert
de trois sites et de deux appareils, un carnet de papier à la maison est **plus sûr** que le même
mot partout, et bien plus sûr que « gardez-le-moi, vous ».

## Quatre règles

1. Le carnet reste à la maison, là où l’on range les papiers importants. Jamais dans le sac.
2. Une page par service : le nom du site, l’adresse courriel utilisée, le mot de passe, la date.
3. On barre, on n’efface pas. L’ancien mot sert parfois encore.
4. Une personne de confiance sait où il est. Elle ne l’a pas lu.

## Au guichet

Nous ne gardons **aucun** mot de passe, même une heure, même pour rendre service. C’est la
personne qui écrit. Si elle ne peut pas, on l’écrit sous ses yeux et elle repart avec la feuille.

L’idée est née pendant [un codéveloppement](note:peer-clinic-lunch). Pour agir sans la personne,
il existe un vrai outil : [le mandat](note:help-mandate). Prévoyez quelques carnets vierges dans
[le sac](note:desk-bag).`,
  },
  {
    key: 'phone-only',
    type: 'general',
    title: 'Quand le téléphone est le seul ordinateur',
    summary:
      'Trois situations où tout se passe sur un petit écran, et ce que le guichet peut y faire.',
    tags: ['téléphone', 'démarches', 'guichet'],
    authors: ['Soraya Benhammou-Roy', 'Ludovic Carpentras'],
    publishedOn: '2026-05-11',
    body: `Une personne sur trois, à nos guichets, n’a qu’un téléphone. Nos consignes parlent
encore de « clic droit ».

## Le document à envoyer

Il existe en photo, de travers, avec le chat. *Ce qui aide* : une fenêtre, une feuille blanche
dessous, et l’application de numérisation déjà installée. On refait la photo ensemble, deux fois.

## Le formulaire qui se ferme

La page est prévue pour un grand écran ; un appel arrive, tout est perdu. *Ce qui aide* : préparer
les réponses sur papier, passer en mode avion une fois la page chargée si elle le permet, et sinon
prêter un ordinateur.

## Le code qui n’arrive pas

L’ancien numéro est encore dans le dossier. *Ce qui aide* : appeler l’organisme **avec** la
personne, haut-parleur ouvert. C’est long. On prévoit l’heure, et [un mandat](note:help-mandate)
si l’organisme ne veut parler qu’à elle.

Être à l’aise avec un téléphone n’est pas être à l’aise avec une démarche : voir [Littératie
numérique](note:digital-literacy). Décidée à [la rencontre d’avril](note:april-meeting), cette
fiche attend vos situations.`,
  },
  {
    key: 'desk-bag',
    type: 'general',
    title: 'Le sac du guichet mobile',
    summary: 'La liste à cocher avant de partir, avec ce qu’on oublie toujours.',
    tags: ['guichet', 'matériel', 'tâches'],
    authors: ['Ginette Lachapelouse'],
    publishedOn: '2025-10-20',
    licence: 'CC0-1.0',
    body: `Copiez cette liste, changez-la, plastifiez-la. Elle pèse six kilos, thermos compris.

## L’indispensable

- [x] Deux téléphones de prêt, **chargés**
- [x] Chargeurs : les trois formes de prise
- [ ] Une multiprise et une rallonge de 5 m
- [ ] Du papier, trois stylos, une loupe
- [ ] Dix carnets vierges pour [les mots de passe](note:passwords)
- [ ] Des [mandats](note:help-mandate) en deux exemplaires

## Ce qu’on oublie toujours

- [ ] Le ruban pour coller le fil au sol
- [ ] L’adresse **et le code** de la porte
- [ ] De la monnaie pour le café de la personne suivante
- [ ] Le numéro de quelqu’un à appeler quand on ne sait pas

## Ce qu’on laisse au bureau

L’imprimante. Elle ne marche jamais, et elle fait de vous la personne de l’imprimante.

Sortir avec ce sac, c’est déjà [aller vers](note:going-towards). La prochaine sortie pourrait être
[celle-ci](note:repair-idea).`,
  },
  {
    key: 'desk-in-library',
    type: 'general',
    title: 'Fiche d’expérience : un guichet au fond de la bibliothèque',
    summary:
      'Deux ans de guichet sans rendez-vous : ce qui a marché, ce que nous avons changé de place.',
    tags: ['fiche d’expérience', 'guichet', 'bibliothèque'],
    authors: ['Maëlle Tessandier', 'Ginette Lachapelouse'],
    publishedOn: '2026-01-26',
    dates: [
      { label: 'Ouverture', when: '2024-01' },
      { label: 'Déménagement près des journaux', when: '2024-09-17' },
      { label: 'Formule actuelle', when: '2025/..' },
    ],
    body: `## Contexte

La [Bibliothèque de Port-aux-Lièvres](note:port-library) voyait arriver des gens perdus entre deux
formulaires. Pas de poste en plus : six heures par semaine, prises ailleurs.

## Ce que nous avons fait

D’abord une table à l’entrée, avec un grand panneau « Aide numérique ». Presque personne. En
septembre 2024, nous l’avons mise **au fond, près des journaux**, sans panneau, avec deux
fauteuils.

## Résultats

| | À l’entrée (8 mois) | Au fond (8 mois) |
| --- | --- | --- |
| Personnes reçues | 61 | 214 |
| Revenues au moins une fois | 9 | 88 |
| Durée moyenne | 12 min | 27 min |

Le panneau faisait honte. Les journaux donnent une raison d’être là.

## Conseils

- Cherchez l’endroit où l’on peut attendre **sans en avoir l’air**.
- Faites relire l’affiche : nous avons gagné en passant au [facile à lire](note:easy-read).
- Fermez à l’heure. Une personne épuisée n’aide plus.
- Notez une phrase par jour ; elles nourrissent [le Cercle](note:desk-circle).`,
  },
  {
    key: 'interpreter',
    type: 'general',
    title: 'Working with an interpreter: one page',
    summary:
      'Before, during and after an appointment in two languages; for desks that rarely do it.',
    tags: ['interprétation', 'accueil', 'English'],
    authors: ['Priya Nandalour'],
    language: 'en',
    publishedOn: '2025-11-24',
    licence: 'CC-BY-SA-4.0',
    body: `I interpret for social workers on both sides of the counter. This is the page I wish I
could hand out before every appointment.

## Before

Tell me what it is about, in two lines. Book **twice the time**. Ask the person which language
they want to speak about money in; it is not always the one they speak at home.

## During

- Look at the person, not at me. Say “you”, not “ask her if”.
- Short sentences. Stop after two.
- I repeat everything, including what is said while you look for a pen.
- If a word has no twin, I will say so. “Mandate” is one of them: show the
  [form](note:help-mandate) and read it together.

## After

Give me two minutes before the next one. Some stories stay in the room with us.

## And the cousin who “speaks it well”?

For the opening hours, of course. For health, money or a separation, no: the person cannot speak
freely, and the cousin will have to carry it. Ask the [question that matters](note:first-meeting)
with an interpreter.`,
  },
]

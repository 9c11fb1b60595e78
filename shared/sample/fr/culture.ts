/** "Culture within reach": cultural mediation, inside the walls and out. */
import type { SampleNote, SampleNotebook } from '../sample-library'

export const CULTURE: SampleNotebook = {
  key: 'culture',
  title: 'Culture à portée de main',
  description:
    'Médiation culturelle de voisinage : sortir des murs, fabriquer ensemble, se faire comprendre.',
  colour: 'orange',
  licence: 'CC-BY-SA-4.0',
  introduction: `Une table pliante, une valise, une voix : on peut faire beaucoup avec peu. Ce
carnet rassemble des récits et des outils de médiatrices et de médiateurs qui travaillent à pied.

Lisez d’abord un récit, [Lire à voix haute, porte ouverte](note:reading-aloud), puis un outil,
[Des cartels qu’on lit debout](note:standing-labels). Le mot qui les relie : [aller
vers](note:going-towards).`,
  categories: [
    { key: 'out', name: 'Sortir des murs', colour: 'orange' },
    { key: 'make', name: 'Fabriquer ensemble', colour: 'pink' },
    { key: 'access', name: 'Rendre accessible', colour: 'teal' },
    { key: 'who', name: 'Lieux et équipes', colour: 'ochre' },
  ],
  notes: [
    { note: 'going-towards', categories: ['out'] },
    {
      note: 'reading-aloud',
      categories: ['out', 'make'],
      remark: 'Celle qu’on fait lire aux nouvelles recrues.',
    },
    { note: 'story-caravan', categories: ['out'] },
    {
      note: 'object-case',
      categories: ['make', 'out'],
      remark: 'Attention : les photos ne sont pas à nous.',
    },
    { note: 'standing-labels', categories: ['access'] },
    { note: 'easy-read', categories: ['access'] },
    {
      note: 'photo-consent',
      categories: ['make', 'access'],
      remark: 'Obligatoire avant toute sortie avec un appareil.',
    },
    { note: 'ecomuseum', categories: ['who'] },
    { note: 'port-library', categories: ['who'] },
    { note: 'maison-lavoirs', categories: ['who'] },
  ],
}

export const CULTURE_NOTES: readonly SampleNote[] = [
  {
    key: 'reading-aloud',
    type: 'general',
    title: 'Lire à voix haute, porte ouverte',
    summary:
      'Chaque mardi, dans le couloir d’une résidence pour personnes âgées, quelqu’un lit pour personne en particulier.',
    tags: ['fiche d’expérience', 'lecture', 'voisinage'],
    authors: ['Anouk Villandré', 'Ginette Lachapelouse'],
    publishedOn: '2026-03-02',
    licence: 'all-rights-reserved',
    dates: [{ label: 'Tous les mardis', when: '2025-11/..' }],
    body: `## Contexte

La résidence voulait « une animation lecture ». La première fois, dans la salle polyvalente, trois
personnes étaient venues, amenées en fauteuil, sans qu’on leur demande leur avis.

## Ce que nous avons fait

Nous avons quitté la salle. Ginette s’est assise dans le couloir du deuxième étage et s’est mise à
lire, assez fort, pour personne en particulier. Les portes étaient fermées. À la quatrième page,
une s’est entrouverte.

Depuis, chacun écoute **de chez soi**, de son lit s’il veut. On peut refermer.

## Résultats

Onze portes ouvertes certains mardis. Madame D., qui ne parlait plus guère, corrige la
prononciation des noms de villages. Une autre a demandé : « C’est à quelle heure, la suite ? »

## Conseils

- Toujours le même fauteuil, le même jour, la même heure : voir [aller vers](note:going-towards).
- Des chapitres de vingt minutes, et s’arrêter au meilleur moment.
- Pas de photo. Si vraiment, d’abord [cette page](note:photo-consent).
- Les livres en gros caractères viennent de [la bibliothèque](note:port-library).`,
  },
  {
    key: 'story-caravan',
    type: 'general',
    title: 'Projet : la Caravane aux histoires',
    summary:
      'Cette note présente une caravane qui va chercher et rapporter les récits de sept villages, été après été.',
    tags: ['projet', 'récits', 'voisinage'],
    aliases: ['la Caravane'],
    authors: ['Anouk Villandré', 'Fatou Diarrassy'],
    publishedOn: '2025-12-08',
    dates: [
      { label: 'Repérage', when: '2025-03/2025-05' },
      { label: 'Première tournée', when: '2025-06-14/2025-08-30' },
      { label: 'Exposition', when: '2026-02' },
      { label: 'Deuxième tournée', when: '2026-06/..' },
    ],
    body: `## Présentation courte

Une petite caravane s’arrête sur la place, le soir. On y raconte, on écoute, on repart avec le
récit de quelqu’un d’autre. L’[Écomusée du Vieux-Halage](note:ecomuseum) la mène avec la [Maison
des Trois-Lavoirs](note:maison-lavoirs).

## Compléments d’information

Sept villages, deux soirées chacun. Le premier soir, presque personne ; le second, le banc ne
suffit plus. On apporte [la valise d’objets](note:object-case) : une navette de tissage délie
mieux les langues qu’un micro.

## Rôles de l’Écomusée dans le projet

- Conduire la caravane et former deux conteuses par village ;
- enregistrer, transcrire, rendre chaque récit à qui l’a dit ;
- monter l’exposition d’hiver.

## Comment ce projet s’inscrit-il dans sa mission ?

Un écomusée garde des gestes et des voix autant que des objets. Ici, il va les chercher : c’est
[aller vers](note:going-towards).

## Résultats atteints

Cent douze récits, tous relus par leurs autrices et auteurs. Quatre villages ont demandé à
continuer seuls.

## Dates clefs

- Repérage : printemps 2025
- Première tournée : du 14 juin au 30 août 2025
- Exposition : février 2026
- Deuxième tournée : à partir de juin 2026`,
  },
  {
    key: 'object-case',
    type: 'general',
    title: 'La valise d’objets',
    summary: 'Douze objets ordinaires à faire passer de main en main, et la façon de s’en servir.',
    tags: ['outil', 'objets', 'récits'],
    authors: ['Anouk Villandré'],
    publishedOn: '2025-08-18',
    thirdPartyRights:
      'Les photos des objets appartiennent à l’Écomusée du Vieux-Halage et à deux familles prêteuses. Pour les réutiliser, écrire à valise@ecomusee.example.org.',
    body: `Une valise en carton, douze objets : un dé à coudre, un ticket de bac, une clé sans
porte, une navette, une bobine, un sifflet… Aucun n’a de valeur. C’est pour cela que tout le monde
ose les prendre.

## Comment faire

1. Ouvrir la valise **sans rien expliquer**. Attendre.
2. Laisser choisir. Chaque personne garde son objet dans la main tout le temps.
3. Une seule question : « Où l’auriez-vous trouvé, chez vous ? »
4. Noter les mots exacts. Demander avant de les garder.

## Ce qui surprend

La clé sans porte l’emporte toujours. Les enfants inventent la porte, les adultes racontent une
maison.

## Avant d’emprunter

La valise se réserve à [l’Écomusée](note:ecomuseum), et voyage avec [la
Caravane](note:story-caravan) l’été. Cette fiche est libre, les photos non : l’avertissement dit à
qui elles sont, et [cette note](note:who-may-reuse) explique pourquoi on l’indique. Pour fabriquer
la vôtre, le même soin que pour [les portraits](note:photo-consent) : demander, noter, rendre.`,
  },
  {
    key: 'standing-labels',
    type: 'general',
    title: 'Des cartels qu’on lit debout',
    summary:
      'Trente mots, une idée, une question : réécrire les étiquettes d’une exposition en un après-midi.',
    tags: ['accessibilité', 'écriture', 'exposition'],
    aliases: ['étiquettes', 'cartels'],
    authors: ['Anouk Villandré', 'Iris Kowalet'],
    publishedOn: '2025-10-06',
    body: `Un cartel se lit debout, en biais, avec quelqu’un qui attend derrière. Nous avions des
textes de cent quarante mots. Personne ne dépassait le premier tiers ; nous l’avons vérifié avec
une chaise et un chronomètre.

## La règle de l’après-midi

- **Trente mots**, quarante au plus.
- **Une idée** par cartel ; le reste va dans une note qu’on peut demander.
- **Un verbe** dans la première phrase.
- La dernière phrase fait regarder l’objet.

## Un exemple

*Avant.* « Navette de métier à tisser, buis et laiton, fin du XIXe siècle, don anonyme. »

*Après.* « Elle passait dix mille fois par jour. Cherchez, sur le bois, la trace du pouce. »

## Avec qui relire ?

Quatre personnes du groupe [facile à lire](note:easy-read), payées pour leur après-midi. Elles ont
sauvé trois cartels et supprimé deux de nos préférés. Elles avaient raison.

Les objets des cartels voyagent aussi dans [la valise](note:object-case) ; le même texte sert aux
deux.`,
  },
  {
    key: 'photo-consent',
    type: 'general',
    title: 'Photographier sans prendre',
    summary:
      'Demander, montrer, effacer : une façon de photographier les gens qui laisse tout le monde tranquille.',
    tags: ['droits', 'image', 'confidentialité'],
    aliases: ['droit à l’image', 'autorisation photo'],
    authors: ['Iris Kowalet', 'Soraya Benhammou-Roy'],
    publishedOn: '2025-06-02',
    licence: 'CC-BY-4.0',
    body: `« On vous prend en photo ? » Presque tout le monde dit oui. Ce n’est pas un accord,
c’est de la politesse.

## Trois temps

1. **Demander avant**, l’appareil posé. Dire où l’image ira : un mur, un rapport, un site, combien
   de temps.
2. **Montrer tout de suite.** La personne choisit, ou n’en garde aucune.
3. **Effacer devant elle** ce qui n’a pas été choisi.

L’accord est écrit en [langage clair](note:easy-read) et dit comment changer d’avis. On garde
cette feuille à côté de l’image, jamais dans un autre classeur.

## Ce qui marche mieux qu’un visage

Des mains. Un dos. Une table après l’atelier. [Un objet](note:object-case) tenu à deux. Personne
n’est reconnaissable, et l’image raconte plus.

## Au guichet

Jamais de photo pendant un accompagnement, même « pour le bilan ». La personne est venue pour un
papier. Si une image est vraiment nécessaire, elle relève du même soin qu’un
[mandat](note:help-mandate) : un but, une durée, un retour possible.`,
  },
]

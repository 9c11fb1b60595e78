/** "Facilitating a community of practice": how a group lasts when there is little time. */
import type { SampleNote, SampleNotebook } from '../sample-library'

export const FACILITATION: SampleNotebook = {
  key: 'facilitation',
  title: 'Animer une communauté de pratique',
  description:
    'Démarrer un groupe, tenir le rythme et transmettre, quand l’animation n’est qu’une petite part du poste.',
  colour: 'violet',
  licence: 'CC-BY-4.0',
  introduction: `Ce carnet s’adresse à celles et ceux qui animent un groupe **en plus** de leur
vrai travail. Pas de théorie : ce que nous avons essayé, ce qui a tenu, ce qui a raté.

Le plus utile quand tout s’essouffle : [Quand personne ne répond](note:nobody-answers). Le plus
court : [La charte d’une page](note:one-page-charter).`,
  categories: [
    { key: 'understand', name: 'Comprendre', colour: 'blue' },
    { key: 'start', name: 'Démarrer', colour: 'green' },
    { key: 'rhythm', name: 'Tenir le rythme', colour: 'orange' },
    { key: 'activities', name: 'Activités à essayer', colour: 'pink' },
    { key: 'pass-on', name: 'Transmettre', colour: 'violet' },
    { key: 'examples', name: 'Exemples', colour: 'ochre' },
  ],
  notes: [
    { note: 'community-of-practice', categories: ['understand'] },
    { note: 'desk-circle', categories: ['understand', 'examples'] },
    {
      note: 'weekly-twenty',
      categories: ['rhythm'],
      remark: 'À imprimer et à coller près de l’écran.',
    },
    { note: 'nobody-answers', categories: ['rhythm', 'start'] },
    { note: 'peer-clinic', categories: ['activities'] },
    {
      note: 'peer-clinic-lunch',
      categories: ['activities', 'examples'],
      remark: 'Lisez surtout « Conseils » : le minutage évite bien des soucis.',
    },
    {
      note: 'first-meeting',
      categories: ['activities'],
      remark: 'Écrite pour les guichets, mais l’art de la question vaut pour toute animation.',
    },
    { note: 'harvest', categories: ['pass-on'] },
    { note: 'one-page-charter', categories: ['start'] },
    {
      note: 'easy-read',
      categories: ['start'],
      remark: 'Pour écrire une invitation qu’on a envie d’accepter.',
    },
    { note: 'april-meeting', categories: ['examples'] },
    { note: 'circle-relaunch', categories: ['examples', 'start'] },
    { note: 'commons', categories: ['understand', 'pass-on'] },
    {
      note: 'coop-brumes',
      categories: [],
      remark: 'À classer : faut-il une catégorie « Appuis » ?',
    },
  ],
}

export const FACILITATION_NOTES: readonly SampleNote[] = [
  {
    key: 'desk-circle',
    type: 'general',
    title: 'Le Cercle des guichets',
    summary:
      'Une communauté de pratique d’une trentaine de personnes qui tiennent un guichet d’aide numérique.',
    picture:
      'Douze sièges de couleurs différentes autour d’une table, et des traits entre les personnes qui se parlent.',
    tags: ['communauté', 'guichet'],
    aliases: ['Cercle', 'CDG'],
    authors: ['Maëlle Tessandier', 'Ludovic Carpentras'],
    publishedOn: '2025-01-27',
    dates: [
      { label: 'Première rencontre', when: '2025-01-23' },
      { label: 'Nouvelle formule', when: '2026-02/..' },
    ],
    body: `## Qu’est-ce que c’est ?

Une [communauté de pratique](note:community-of-practice) d’une trentaine de personnes :
bibliothécaires, travailleuses et travailleurs sociaux, bénévoles, médiatrices et médiateurs.
Elles tiennent un guichet d’aide numérique, au Québec ou en France, souvent seules derrière leur
comptoir.

## Qu’y fait-on ?

Une rencontre en ligne par mois, le jeudi midi à Port-aux-Lièvres, 18 h à Montrégny. Une fois sur
deux, [un codéveloppement](note:peer-clinic) ; sinon, une fiche écrite ensemble. Entre les
rencontres, les questions urgentes.

## Sur quel sujet ?

L’aide numérique de tous les jours : démarches, téléphones, mots de passe, arnaques, et les
limites de notre rôle.

## À quoi ça sert ?

À ne plus être seul ou seule devant une situation délicate. À ne pas refaire la fiche que la
voisine a déjà faite. Et à garder la mémoire de ce qu’on apprend : [la récolte](note:harvest).

Une place est ouverte à toute personne qui tient un guichet, membre d’un réseau ou non. Le plus
simple est de venir une fois : [la charte](note:one-page-charter) se lit en deux minutes.`,
  },
  {
    key: 'weekly-twenty',
    type: 'general',
    title: 'Vingt minutes par semaine',
    summary: 'Une routine en quatre cases pour animer un groupe sans y passer ses soirées.',
    tags: ['animation', 'routine'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2025-03-03',
    body: `J’ai longtemps oublié mon propre groupe pendant trois semaines, avant de m’y remettre,
coupable, un dimanche soir. Ce qui a changé les choses : un rendez-vous fixe avec moi-même, le
vendredi à 11 h 40, et une minuterie.

## Les quatre cases

1. **Répondre** (5 minutes). Une question est-elle restée sans réponse ? Je réponds, ou je nomme
   quelqu’un qui pourrait : « Fatou, tu as connu ça, non ? »
2. **Ranger** (5 minutes). Trois notes de « À ranger », pas plus.
3. **Relier** (5 minutes). Deux personnes qui cherchent la même chose ; deux notes qui se
   répondent.
4. **Préparer** (5 minutes). La prochaine invitation, deux phrases.

Si la minuterie sonne, j’arrête, même au milieu.

## Ce que j’ai abandonné

Les comptes rendus de quatre pages, les sondages, et l’envie que tout le monde participe. Huit
personnes qui écrivent et vingt qui lisent, c’est un groupe en bonne santé. Quand il ne l’est
plus : [Quand personne ne répond](note:nobody-answers).`,
  },
  {
    key: 'nobody-answers',
    type: 'general',
    title: 'Quand personne ne répond',
    summary:
      'Cinq raisons ordinaires du silence dans un groupe, et le petit geste qui va avec chacune.',
    tags: ['animation', 'participation'],
    authors: ['Maëlle Tessandier', 'Soraya Benhammou-Roy'],
    publishedOn: '2025-05-26',
    body: `Le silence n’est presque jamais du désintérêt. Avant de relancer « tout le monde »,
cherchez laquelle de ces raisons est la bonne.

| Ce qui se passe | Ce qu’on peut faire |
| --- | --- |
| La question est trop large | La couper : « chez vous, qui ouvre la porte le samedi ? » |
| On a peur d’écrire une bêtise | Publier soi-même un ratage, avec le sourire |
| Chacun croit qu’un autre répondra | Demander à deux personnes, par leur nom |
| Personne n’a le temps | Proposer de répondre en une ligne, ou de vive voix |
| La réponse est déjà quelque part | La retrouver, la relier, remercier son autrice |

La gêne est la plus tenace. Chez nous, elle a reculé le jour où [l’atelier du
midi](note:peer-clinic-lunch) a été raconté avec ses erreurs.

Un dernier conseil : ne mesurez pas le groupe à ses messages. Une fiche sur [le
mandat](note:help-mandate), qu’aucun commentaire ne suit, a été réutilisée dans six guichets. Nous
l’avons su par hasard, pendant [la récolte](note:harvest).`,
  },
  {
    key: 'peer-clinic-lunch',
    type: 'general',
    title: 'Fiche d’expérience : un codéveloppement à l’heure du midi',
    summary:
      'Six guichets, soixante minutes, une situation de mot de passe partagé : récit et conseils.',
    tags: ['fiche d’expérience', 'animation', 'activité'],
    authors: ['Soraya Benhammou-Roy'],
    publishedOn: '2025-04-28',
    dates: [{ label: 'Séance', when: '2025-04-17' }],
    body: `## Contexte

Six membres du [Cercle](note:desk-circle), chacune devant son dîner, un jeudi. Une seule avait
déjà vécu un [codéveloppement](note:peer-clinic). La situation venait de Fatou : une dame lui
demandait de garder ses mots de passe « au cas où ».

## Ce que nous avons fait

Nous avons suivi les cinq étapes, minuterie visible à l’écran. Quand quelqu’un glissait un conseil
dans une question (« Tu ne crois pas que tu devrais… ? »), on levait la main, sans un mot.

## Résultats

- Fatou est repartie avec [le carnet de mots de passe en papier](note:passwords), né ce jour-là.
- Deux participantes ont refait la séance dans leur équipe.
- La moitié du groupe a débordé sur son après-midi.

## Conseils

1. Commencez à l’heure, même à trois.
2. Prenez une situation **en cours** : une histoire terminée n’a besoin de personne.
3. Gardez dix minutes pour la synthèse ; c’est là que tout se joue.
4. Demandez la permission avant d’en faire une fiche, et changez ce qui permettrait de reconnaître
   quelqu’un.`,
  },
  {
    key: 'april-meeting',
    type: 'general',
    title: 'Rencontre du Cercle des guichets, 16 avril 2026',
    summary:
      'Quatorze personnes, trois décisions : la charte, une fiche sur le téléphone, une rencontre d’automne.',
    tags: ['rencontre', 'compte rendu'],
    authors: ['Ludovic Carpentras'],
    publishedOn: '2026-04-17',
    dates: [
      { label: 'Rencontre', when: '2026-04-16' },
      { label: 'Prochaine rencontre en personne', when: '2026-10~' },
    ],
    body: `**Présences** : quatorze personnes, dont trois nouvelles. **Animation** : Ludovic.
**Notes** : à quatre mains, pendant la rencontre.

## Tour de table

« Une chose que je ne savais pas faire il y a un an. » Trois réponses sont devenues des
définitions de [communauté de pratique](note:community-of-practice).

## Décisions

1. [La charte](note:one-page-charter) est adoptée, avec la phrase de Ginette.
2. Le Cercle écrit une fiche sur [le téléphone comme seul ordinateur](note:phone-only).
3. Une rencontre en personne à l’automne, à mi-chemin de tout le monde (donc pratique pour
   personne).

## À faire

- [x] Soraya : relire la charte à voix haute et couper un quart
- [x] Maëlle : mettre la fiche [Vingt minutes](note:weekly-twenty) dans l’accueil des nouveaux
- [ ] Ludovic : trouver une salle avec une vraie cafetière
- [ ] Toutes et tous : apporter une situation pour le prochain codéveloppement

## Reporté

Faut-il traduire nos fiches ? Priya propose d’essayer sur une seule : [Working with an
interpreter](note:interpreter).`,
  },
  {
    key: 'harvest',
    type: 'general',
    title: 'La récolte : faire d’une discussion une note',
    summary:
      'Une conversation s’oublie en trois semaines ; quatre étapes pour en garder le meilleur.',
    tags: ['animation', 'mémoire', 'écriture'],
    aliases: ['récolter', 'capitalisation'],
    authors: ['Maëlle Tessandier', 'Théo Brocquard'],
    publishedOn: '2025-06-30',
    body: `Les meilleures choses se disent dans la conversation, et c’est là qu’elles se perdent.
La récolte tient en une demi-heure, à deux.

1. **Choisir.** Une discussion où quelqu’un a changé d’avis. C’est le meilleur signe.
2. **Citer.** Garder les phrases telles quelles, avec leurs autrices et auteurs. Une bonne
   citation vaut trois résumés.
3. **Demander.** « Je voudrais garder ceci, sous ton nom ou sans ; d’accord ? » Toujours avant de
   publier ; le reste est affaire de [licence](note:who-may-reuse).
4. **Relier.** La note renvoie à au moins deux autres. Une note seule est une note perdue.

## Un exemple

[Faire pour, faire avec, laisser faire](note:doing-with) vient d’une dispute de quarante messages.
On y reconnaît encore les deux camps, et c’est très bien ainsi.

## Quand le faire ?

Au trimestre. Plus souvent, on n’a pas le recul ; plus rarement, on ne sait plus de quoi on
parlait. Et si la discussion s’est tue, commencez par [ceci](note:nobody-answers). La suite
appartient à [vos vingt minutes](<note:weekly-twenty#Les quatre cases>).`,
  },
  {
    key: 'one-page-charter',
    type: 'general',
    title: 'La charte d’une page',
    summary:
      'Les règles du Cercle des guichets : courtes, lues à voix haute, revues chaque printemps.',
    tags: ['communauté', 'gouvernance', 'modèle'],
    authors: ['Cercle des guichets'],
    publishedOn: '2026-04-20',
    licence: 'other',
    licenceText:
      'Reprenez cette charte librement, à condition de la discuter et d’y changer au moins une phrase.',
    dates: [
      { label: 'Adoption', when: '2026-04-16' },
      { label: 'Révision', when: '2027-04' },
    ],
    body: `> Ici, on peut dire que ça n’a pas marché.

1. **Ce qui se dit ici reste ici**, sauf accord. Les personnes que nous accompagnons ne sont
   jamais reconnaissables.
2. **On raconte, on ne vend pas.** Les produits et les appels à projets ont d’autres endroits.
3. **Une question mérite une réponse**, même « je ne sais pas, mais je cherche ».
4. **Qui écrit signe**, qui corrige le dit. Les désaccords restent visibles.
5. **Nos fiches sont ouvertes.** Chacune dit sa [licence](note:who-may-reuse) ; ce sont [des
   communs](note:commons).
6. **L’animation tourne** chaque année, à deux : une personne du Québec, une personne de France.

Pour entrer : venir une fois. Pour sortir : le dire, ou simplement ne plus venir. La porte reste
ouverte dans les deux sens.

Adoptée à [la rencontre d’avril 2026](note:april-meeting).

Cette note est aussi un **modèle** : son étiquette la propose sous \`Ctrl\`, \`Maj\` et \`M\`, pour
commencer la charte d’un autre groupe.`,
  },
  {
    key: 'circle-relaunch',
    type: 'general',
    title: 'Projet : relancer le Cercle des guichets',
    summary:
      'Cette note présente l’accompagnement qui a aidé le Cercle à comprendre son essoufflement et à repartir.',
    tags: ['projet', 'communauté'],
    authors: ['Théo Brocquard', 'Maëlle Tessandier'],
    publishedOn: '2026-06-08',
    dates: [
      { label: 'Phase 1 : écouter', when: '2025-10/2025-12' },
      { label: 'Phase 2 : relancer', when: '2026-01/..' },
      { label: 'Bilan', when: '2027-01~' },
    ],
    body: `## Présentation courte

Après un bel élan, [le Cercle des guichets](note:desk-circle) s’était tu à l’automne 2025. La
[Coopérative L’Établi des Brumes](note:coop-brumes) l’a aidé à comprendre pourquoi, puis à
repartir plus léger.

## Compléments d’information

Onze entretiens d’une demi-heure, dont quatre avec des personnes qui ne venaient plus. Trois
motifs : trop de messages, un horaire impossible en France, et la peur d’exposer une situation
délicate.

## Rôles de la coopérative dans le projet

- Mener et résumer les entretiens ;
- animer deux ateliers de remise en route ;
- rédiger un plan d’une page, avec l’effort de chaque action en heures.

## Comment ce projet s’inscrit-il dans sa mission ?

La coopérative soigne [les communs](note:commons) d’une région. Un groupe qui partage ses fiches
en est un.

## Résultats atteints

De cinq à quatorze personnes par rencontre. [Une charte](note:one-page-charter). Une routine de
[vingt minutes](note:weekly-twenty) au lieu d’une demi-journée.

## Dates clefs

- Phase 1 : d’octobre à décembre 2025
- Phase 2 : à partir de janvier 2026
- Bilan : vers janvier 2027`,
  },
]

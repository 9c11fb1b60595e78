/** Notes that are in no notebook yet, as one writes them between two doors. */
import type { SampleNote } from '../sample-library'

export const TO_SORT_NOTES: readonly SampleNote[] = [
  {
    key: 'repair-idea',
    type: 'general',
    title: 'Idée : un guichet pendant l’atelier de réparation',
    summary: '',
    tags: ['idée'],
    authors: [],
    body: `Samedi, à l’atelier de réparation, la moitié des gens attendaient leur tour avec un
téléphone à la main. Personne n’ose demander « juste une petite question » au comptoir de la
bibliothèque, mais devant un grille-pain ouvert, ça vient tout seul.

Essayer une table d’aide numérique à côté de la cafetière ? Deux heures, une fois par mois, sans
affiche. Demander à Ginette si elle viendrait. Regarder ce que dit [Aller
vers](note:going-towards), et vérifier ce qu’il reste dans [le sac du guichet](note:desk-bag).

Carnet : aide numérique, ou culture ? Peut-être les deux.`,
  },
  {
    key: 'bus-stop',
    type: 'general',
    title: 'Entendu à l’arrêt d’autobus',
    summary: '',
    tags: ['verbatim'],
    authors: [],
    body: `> « Mon fils m’a tout installé. Maintenant j’ai peur d’y toucher, des fois que je
> défasse ce qu’il a fait. »

Une dame, peut-être soixante-quinze ans, à sa voisine. Elle riait, mais pas complètement.

C’est exactement le piège de « faire pour ». À garder comme ouverture pour la prochaine formation,
ou pour compléter [Faire pour, faire avec, laisser faire](note:doing-with) ? Aucun nom, aucun
lieu : rien qui permette de reconnaître quelqu’un.`,
  },
]

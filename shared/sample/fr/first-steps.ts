/** "First steps": what Carnet can do, shown on the notes of the other notebooks. */
import type { SampleNote, SampleNotebook } from '../sample-library'

export const FIRST_STEPS: SampleNotebook = {
  key: 'first-steps',
  title: 'Premiers pas',
  description: 'Ce que Carnet sait faire, en quelques notes courtes à essayer tout de suite.',
  colour: 'green',
  licence: 'CC0-1.0',
  introduction: `Des notes courtes, dans l’ordre où elles servent. Chacune renvoie à de vraies
notes des autres carnets : on apprend en se promenant.

Si vous n’en lisez qu’une, prenez [Commencer ici](note:welcome). Si vous en lisez deux, ajoutez
[Noter en dix secondes](note:quick-capture).`,
  categories: [
    { key: 'read', name: 'À lire en premier', colour: 'green' },
    { key: 'write', name: 'Écrire et relier', colour: 'blue' },
    { key: 'arrange', name: 'Ranger et retrouver', colour: 'violet' },
    { key: 'together', name: 'À plusieurs', colour: 'orange' },
  ],
  notes: [
    { note: 'welcome', categories: ['read'] },
    { note: 'quick-capture', categories: ['read', 'write'] },
    { note: 'three-types', categories: ['write'] },
    { note: 'link-notes', categories: ['write'] },
    {
      note: 'many-notebooks',
      categories: ['arrange', 'together'],
      remark: 'L’idée la plus importante de Carnet. À relire après une semaine d’usage.',
    },
    { note: 'find-again', categories: ['arrange'] },
    { note: 'offline-and-shared', categories: ['together'] },
    { note: 'who-may-reuse', categories: ['together'] },
    { note: 'first-week', categories: ['read'], remark: 'Une liste à cocher, à vous.' },
    {
      note: 'community-of-practice',
      categories: ['together'],
      remark: 'Un bon exemple de note « terme » : trois personnes, trois définitions.',
    },
  ],
}

export const FIRST_STEPS_NOTES: readonly SampleNote[] = [
  {
    key: 'welcome',
    type: 'general',
    title: 'Commencer ici : Carnet en cinq minutes',
    summary: 'Cinq gestes pour voir ce que Carnet sait faire, avec de vraies notes sous la main.',
    tags: ['découverte', 'mode d’emploi'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2026-10-05',
    body: `Bienvenue dans la communauté d’exemple. Les personnes et les lieux sont inventés, les
situations beaucoup moins : des guichets, des bibliothèques, un écomusée, des gens qui
s’entraident. Modifiez, essayez, cassez : tout cet exemple se retire en un clic et
n’emporte rien de ce qui est à vous.

1. **Suivez un lien.** Ouvrez [La première rencontre](note:first-meeting), puis n’importe quel
   lien de cette note. \`Alt\` et \`←\` vous ramènent sur vos pas.
2. **Regardez qui en parle.** Le panneau de droite montre les notes qui citent celle que vous
   lisez, avec la phrase autour du lien.
3. **Changez de carnet.** [Photographier sans prendre](note:photo-consent) est rangée dans deux
   carnets, sous des catégories différentes. [Voici pourquoi](note:many-notebooks).
4. **Cherchez.** \`Ctrl\` et \`K\`, puis \`guichet\`. Les [recherches plus fines](note:find-again)
   viendront après.
5. **Écrivez une phrase.** Elle attendra sagement dans [À ranger](note:quick-capture).

Et pour le plaisir : [Lire à voix haute, porte ouverte](note:reading-aloud), [Quand personne ne
répond](note:nobody-answers), [Faire pour, faire avec, laisser faire](note:doing-with).`,
  },
  {
    key: 'quick-capture',
    type: 'general',
    title: 'Noter en dix secondes, ranger plus tard',
    summary:
      'Une boîte, une phrase, Entrée : la note attend dans « À ranger » que vous ayez le temps.',
    tags: ['découverte', 'écriture'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2026-10-05',
    body: `Les bonnes idées arrivent entre deux portes. La capture rapide est faite pour ces
moments-là : une boîte, vous tapez ou collez, vous appuyez sur Entrée. Pas de type à choisir, pas
de carnet, pas de catégorie. La note attend dans **À ranger**.

Deux notes y attendent déjà : [une idée d’atelier](note:repair-idea) et [une phrase entendue à
l’arrêt d’autobus](note:bus-stop). Ouvrez-en une et donnez-lui une place, par exemple dans le
carnet *Aide numérique de proximité*.

## Avant d’écrire deux fois la même chose

Pendant que vous tapez un titre, Carnet montre les notes qui lui ressemblent. Essayez de commencer
une note par « mots de passe » : [celle qui existe](note:passwords) apparaît. Il vaut souvent
mieux compléter une note que d’en écrire une deuxième.

## Quand ranger ?

Une fois par semaine suffit. Beaucoup le font pendant leurs [vingt minutes](note:weekly-twenty) du
vendredi.`,
  },
  {
    key: 'three-types',
    type: 'general',
    title: 'Trois types de notes, et quand les choisir',
    summary:
      'Générale, terme ou organisation : à quoi sert chaque type, avec un exemple de chacun.',
    tags: ['découverte', 'écriture'],
    authors: ['Maëlle Tessandier', 'Théo Brocquard'],
    publishedOn: '2026-10-06',
    body: `Tout commence par une note générale. Si elle devient autre chose, changez son type :
rien de ce qui était écrit ne se perd, même en revenant en arrière.

| Type | Pour | Exemple |
| --- | --- | --- |
| Générale | raconter, expliquer, garder une trace | [Un guichet au fond de la bibliothèque](note:desk-in-library) |
| Terme | dire ce qu’un mot veut dire, pour qui | [Aller vers](note:going-towards) |
| Organisation | savoir qui fait quoi, et ce qu’on peut s’offrir | [Maison des Trois-Lavoirs](note:maison-lavoirs) |

Un terme peut avoir **plusieurs définitions**, chacune avec la personne qui la donne et sa source.
C’est voulu : dans une communauté, les mots bougent d’un métier à l’autre. Voyez [Communauté de
pratique](note:community-of-practice).

Pour ne pas partir d’une page blanche, il y a des modèles : fiche d’expérience
([celle-ci](note:peer-clinic-lunch)), projet ([celui-là](note:story-caravan)), rencontre ([un
compte rendu](note:april-meeting)), communauté ([ses quatre questions](note:desk-circle)). Et
toute note peut devenir un modèle à vous.`,
  },
  {
    key: 'link-notes',
    type: 'general',
    title: 'Relier les notes entre elles',
    summary:
      'Deux crochets suffisent. Les liens survivent aux changements de titre et se lisent dans les deux sens.',
    tags: ['découverte', 'liens'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2026-10-07',
    body: `Tapez \`[[\` et commencez un titre : Carnet propose les notes qui existent, ou d’en
créer une sur place. Le texte du lien peut différer du titre : ici, [l’atelier du
midi](note:peer-clinic-lunch) mène à une note au nom bien plus long.

## Ce qu’un lien retient

Un lien vise la note, pas son titre. Renommez-la, le lien tient. Supprimez-la, le lien le montre ;
restaurez-la, il est réparé.

On peut viser un passage précis : [la question qui change
tout](<note:first-meeting#La question qui change tout>) ouvre la note au bon intertitre.

## Lire un lien à l’envers

Le panneau de droite dit quelles notes mènent à celle-ci, avec la phrase entière. Il signale aussi
les **mentions sans lien** : une note qui écrit « littératie numérique » sans pointer vers [le
terme](note:digital-literacy) peut être reliée d’un clic.

## Les mots soulignés

Dans un carnet, la première apparition d’un terme est doucement soulignée ; sa définition
s’affiche au survol. Le codéveloppement, par exemple, a la sienne.`,
  },
  {
    key: 'many-notebooks',
    type: 'general',
    title: 'Une note, plusieurs carnets',
    summary:
      'On n’enferme pas une note dans un dossier : chaque carnet l’intègre à sa façon, sans la copier.',
    tags: ['découverte', 'curation'],
    aliases: ['Intégrer une note'],
    authors: ['Théo Brocquard'],
    publishedOn: '2026-10-08',
    body: `Dans un classeur, une feuille n’a qu’une place. Dans Carnet, une note peut être
**intégrée** dans autant de carnets qu’il le faut, sans copie : corrigée une fois, elle l’est
partout.

Ce qui appartient au carnet, et non à la note :

- ses **catégories**, souvent plusieurs à la fois ;
- sa **place** dans l’ordre du carnet ;
- la **remarque** de la personne qui l’a intégrée, et le moment où elle l’a fait.

Regardez [Facile à lire et à comprendre](note:easy-read). Les guichets la classent avec les mots
du métier, les musées avec l’accessibilité. Personne n’a eu à trancher.

On peut donc classer une note qu’on n’a pas le droit de modifier : l’autrice garde son texte, la
curatrice garde son classement. Et **retirer une note d’un carnet ne la supprime jamais** ; elle
reste dans les autres, ou retourne dans [À ranger](note:quick-capture).

Plusieurs carnets forment une *base de connaissances*. Celle-ci s’appelle « Communauté
d’exemple ».`,
  },
  {
    key: 'find-again',
    type: 'general',
    title: 'Retrouver ce qu’on a écrit',
    summary:
      'Recherche, filtres et graphe : six façons de retomber sur une note dont on a oublié le titre.',
    tags: ['découverte', 'recherche'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2026-10-09',
    body: `Une boîte pour tout : \`Ctrl\` et \`K\`. Vide, elle montre ce que vous avez ouvert
récemment. Les accents, les majuscules et les élisions ne comptent pas : \`ecomusee\` trouve
l’[écomusée](note:ecomuseum), \`animation\` trouve « l’animation ».

| Vous tapez | Carnet trouve |
| --- | --- |
| \`mot de pas\` | les mots qui commencent ainsi |
| \`"faire avec"\` | exactement ces mots, dans cet ordre |
| \`guichet -bibliothèque\` | les guichets, sauf en bibliothèque |
| \`FALC\` | un terme par son sigle |

Dans un carnet, les **filtres se combinent** : catégorie, type, mot-clé, autrice ou auteur,
licence, langue, date, tâches à faire. Un filtre utile se garde et se rouvre d’un clic. Essayez
« type : organisation » dans *Culture à portée de main*.

Vous préférez flâner ? Le **graphe** montre les voisines d’une note. Partez de [Aller
vers](note:going-towards) et suivez les fils.`,
  },
  {
    key: 'offline-and-shared',
    type: 'general',
    title: 'D’abord hors ligne, ensuite ensemble',
    summary: 'Tout s’écrit sur votre machine, sans réseau ; ce que vous partagez voyage chiffré.',
    tags: ['découverte', 'partage', 'confidentialité'],
    authors: ['Théo Brocquard', 'Soraya Benhammou-Roy'],
    publishedOn: '2026-10-12',
    body: `Vous êtes dans une salle communale sans wifi ? Rien ne change. Chaque lettre est
enregistrée sur cette machine, et la barre du haut dit où en est la note : enregistrée ici,
envoyée, reçue par d’autres appareils.

Quand vous écrivez à plusieurs, chaque curseur porte un nom. Si deux personnes ont travaillé
chacune de leur côté, leurs textes se rejoignent ; personne n’a de version à choisir.

## Ce que le relais voit

Le relais fait passer les changements d’une machine à l’autre. Il ne voit que du texte chiffré :
il ne peut rien lire. Il sait en revanche qu’une machine s’est connectée, et quand.

## Avant de partager un carnet

Partager un carnet, c’est partager **ce qu’il contient**. Carnet dit combien de notes sont
concernées avant que vous confirmiez. Prenez une minute pour relire celles qui parlent de
personnes : [la fiche sur les photos](note:photo-consent) et [celle sur le
mandat](note:help-mandate) donnent de bons réflexes. Ce qui a été lu ne se reprend pas.`,
  },
  {
    key: 'who-may-reuse',
    type: 'general',
    title: 'Qui peut réutiliser quoi ?',
    summary: 'Choisir une licence, signaler ce qui appartient à d’autres, et citer sans effort.',
    tags: ['découverte', 'licence', 'communs'],
    authors: ['Anouk Villandré'],
    publishedOn: '2026-10-13',
    licence: 'CC-BY-4.0',
    body: `Un carnet a une licence par défaut ; une note peut en avoir une autre. Dans cette
bibliothèque, les premiers pas sont sans aucune condition, l’animation et l’aide numérique
demandent de citer, la culture demande en plus de partager de la même manière.

Quatre notes sortent du rang, exprès :

- [La valise d’objets](note:object-case) est réutilisable, **sauf ses photos**. Un avertissement
  le dit, et précise à qui s’adresser.
- [Le carnet de mots de passe en papier](note:passwords) exclut l’usage commercial : il a déjà été
  vendu une fois par d’autres.
- [Lire à voix haute, porte ouverte](note:reading-aloud) réserve tous ses droits : des résidentes
  y sont citées, avec leur accord pour cette page seulement.
- [La charte d’une page](note:one-page-charter) a ses propres conditions, écrites en toutes
  lettres.

## Citer

La **ligne d’attribution** est prête à copier : titre, autrices et auteurs, licence. Collez-la
sous votre propre document, et c’est réglé.

## En cas de doute

Mieux vaut « tous droits réservés » que de promettre ce qui ne vous appartient pas. On ouvre plus
tard ; on ne referme pas. La note [Communs](note:commons) dit ce qu’il faut en plus d’une licence.`,
  },
  {
    key: 'first-week',
    type: 'general',
    title: 'Ma première semaine avec Carnet',
    summary: 'Huit petites choses à faire, à cocher au fil des jours.',
    tags: ['découverte', 'tâches'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2026-10-14',
    dates: [{ label: 'À revoir avec l’équipe', when: '2026-12' }],
    body: `Rien n’oblige à tout faire. Cochez au passage ; la liste se filtre avec « tâches à
faire ».

## Seul ou seule

- [x] Lire [Commencer ici](note:welcome)
- [ ] Capturer trois idées dans la semaine ([comment](note:quick-capture))
- [ ] Créer un carnet, avec deux ou trois catégories, pas plus
- [ ] Y intégrer une note d’exemple et lui écrire une remarque ([pourquoi](note:many-notebooks))
- [ ] Noter un mot de votre métier comme terme, avec votre définition

## Avec une collègue ou un collègue

- [ ] Partager ce carnet et écrire une note à quatre mains
- [ ] Lui demander sa définition du même mot, et garder les deux
- [ ] Fixer un moment de la semaine pour ranger ensemble

## Et après ?

Quand vous n’aurez plus besoin de cette bibliothèque d’exemple, retirez-la en un clic. Les notes
que vous avez écrites restent. Si une note d’ici vous est utile, intégrez-la d’abord dans un
carnet à vous.`,
  },
]

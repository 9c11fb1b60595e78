/** "Digital help close to home": the work at the desk, from the first hello to the password. */
import type { SampleNote, SampleNotebook } from '../sample-library'

export const DIGITAL_HELP: SampleNotebook = {
  key: 'digital-help',
  title: 'Digital help close to home',
  description:
    'Welcoming, listening, acting without taking over: sheets from help desks, by those who run them.',
  colour: 'blue',
  licence: 'CC-BY-4.0',
  introduction: `Somebody arrives with a phone, a letter and a little shame. This notebook helps
you to receive them.

Three ways in: **before** (the [desk bag](note:desk-bag)), **during** ([the first
meeting](note:first-meeting)), **in the person’s name** ([the mandate](note:help-mandate)). The
words that divide our trades have a sheet each.

Contributing: write an experience sheet, even a short one, even a failed one.`,
  categories: [
    { key: 'welcome', name: 'Welcoming', colour: 'green' },
    { key: 'desk', name: 'At the desk', colour: 'blue' },
    { key: 'rights', name: 'Rights and confidentiality', colour: 'red' },
    { key: 'words', name: 'Words of the trade', colour: 'violet' },
    { key: 'who', name: 'Who does what', colour: 'teal' },
  ],
  notes: [
    {
      note: 'first-meeting',
      categories: ['welcome', 'desk'],
      remark: 'Begin here. All the other sheets lead back to it.',
    },
    { note: 'doing-with', categories: ['desk'] },
    { note: 'passwords', categories: ['desk', 'rights'] },
    { note: 'phone-only', categories: ['desk'] },
    { note: 'desk-bag', categories: ['desk'] },
    {
      note: 'desk-in-library',
      categories: ['welcome'],
      remark: 'A complete experience sheet, figures included.',
    },
    {
      note: 'interpreter',
      categories: ['welcome', 'rights'],
      remark: 'In French. A translation is welcome!',
    },
    { note: 'help-mandate', categories: ['rights', 'words'] },
    {
      note: 'photo-consent',
      categories: ['rights'],
      remark: 'Comes from culture; to read before illustrating our leaflets.',
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
    title: 'The first meeting: listening before clicking',
    summary:
      'The first ten minutes with somebody who asks for help, and the question not to forget.',
    tags: ['welcome', 'listening', 'help desk'],
    authors: ['Fatou Diarrassy', 'Ludovic Carpentras'],
    publishedOn: '2025-02-10',
    body: `The person rehearsed their sentence on the bus. Let them say it to the end, even if you
understood at the third word.

## Before touching the screen

- Sit **beside** them, not opposite.
- Your first name, and the time you have: “I have half an hour for you”.
- The device stays in **their** hands. That is already half of the training.

## The question that changes everything

> “And once this is done, what will it let you do?”

People come to “print a paper”. Underneath, there is a rent, a grandson to see, a fear of doing it
wrong. The answer tells you whether to [do for, do with or let do](note:doing-with).

## When there is a third person

A son, a neighbour, an interpreter: speak to the one who is asking, not to the other. See
[Travailler avec une interprète](note:interpreter).

## Before you part

Have them say it, rather than say it: “Next time, what would you begin with?” If a password was
created, take out [the paper book](note:passwords). If you must act without the person, [the
mandate](note:help-mandate).`,
  },
  {
    key: 'doing-with',
    type: 'general',
    title: 'Doing for, doing with, letting do',
    summary: 'Three ways to help, none of them the right one: a table for choosing without guilt.',
    tags: ['help desk', 'stance'],
    aliases: ['doing with'],
    authors: ['Ludovic Carpentras', 'Soraya Benhammou-Roy', 'Ginette Lachapelouse'],
    publishedOn: '2025-07-07',
    body: `This note comes from a quarrel of forty messages, which became a sheet thanks to [the
harvest](note:harvest). Some said: “doing it in their place makes them dependent”. Others:
“without her file, she loses her flat on Monday”.

| | When | The risk | What you say |
| --- | --- | --- | --- |
| **Doing for** | urgent, tired, much at stake | making dependent | “I’ll do it today, you sit beside me.” |
| **Doing with** | they will meet this procedure again | taking twice as long | “You click, I read.” |
| **Letting do** | they almost can | leaving them too early | “I’m here, sorting my papers.” |

Within one half hour you often go through all three. What matters is to **say so**: “this one I do
for you, because it is urgent”.

Doing for means acting in somebody’s name: that takes [a mandate](note:help-mandate). And to know
where you stand, the best compass is still [the question that changes
everything](<note:first-meeting#The question that changes everything>).`,
  },
  {
    key: 'passwords',
    type: 'general',
    title: 'The paper password book',
    summary: 'Yes, on paper: a small book, four rules, and accounts that are not lost any more.',
    tags: ['passwords', 'safety', 'help desk'],
    authors: ['Fatou Diarrassy', 'Iris Kowalet'],
    publishedOn: '2025-05-05',
    licence: 'CC-BY-NC-4.0',
    body: `Password keepers are all very well. But for somebody who uses three sites and two
devices, a paper book at home is **safer** than the same word everywhere, and far safer than “you
keep it for me”.

## Four rules

1. The book stays at home, where important papers are kept. Never in the bag.
2. One page for each service: name of the site, email address used, password, date.
3. Cross out, do not erase. The old word is sometimes needed again.
4. Somebody trusted knows where it is. They have not read it.

## At the desk

We keep **no** password, not even for an hour, not even to be helpful. The person writes. If they
cannot, we write it before their eyes and they leave with the sheet.

The idea was born during [a peer consultation](note:peer-clinic-lunch). For acting without the
person there is a real tool: [the mandate](note:help-mandate). Put a few blank books in [the
bag](note:desk-bag).`,
  },
  {
    key: 'phone-only',
    type: 'general',
    title: 'When the phone is the only computer',
    summary:
      'Three situations in which everything happens on a small screen, and what the desk can do.',
    tags: ['phone', 'procedures', 'help desk'],
    authors: ['Soraya Benhammou-Roy', 'Ludovic Carpentras'],
    publishedOn: '2026-05-11',
    body: `One person in three, at our desks, has only a phone. Our instructions still say
“right-click”.

## The document to send

It exists as a photograph, askew, with the cat. *What helps*: a window, a white sheet underneath,
and the scanning app already installed. We take the picture again together, twice.

## The form that closes

The page is meant for a large screen; a call comes in, all is lost. *What helps*: preparing the
answers on paper, switching to flight mode once the page has loaded if it allows it, and otherwise
lending a computer.

## The code that does not come

The old number is still in the file. *What helps*: calling the office **with** the person,
loudspeaker on. It takes long. We set the hour aside, and [a mandate](note:help-mandate) in case
the office will only speak to her.

Being at ease with a phone is not being at ease with a procedure: see [Digital
literacy](note:digital-literacy). Decided at [the April meeting](note:april-meeting), this sheet
is waiting for your situations.`,
  },
  {
    key: 'desk-bag',
    type: 'general',
    title: 'The bag of the travelling desk',
    summary: 'The list to tick off before leaving, with what is always forgotten.',
    tags: ['help desk', 'equipment', 'tasks'],
    authors: ['Ginette Lachapelouse'],
    publishedOn: '2025-10-20',
    licence: 'CC0-1.0',
    body: `Copy this list, change it, laminate it. It weighs six kilos, flask included.

## What you cannot do without

- [x] Two phones to lend, **charged**
- [x] Chargers: all three kinds of plug
- [ ] A power strip and a 5 m extension lead
- [ ] Paper, three pens, a magnifying glass
- [ ] Ten blank books for [passwords](note:passwords)
- [ ] [Mandates](note:help-mandate), two copies each

## What is always forgotten

- [ ] Tape, to fix the lead to the floor
- [ ] The address **and the code** of the door
- [ ] Change, for the next person’s coffee
- [ ] The number of somebody to call when you do not know

## What stays at the office

The printer. It never works, and it makes you the printer person.

Going out with this bag is already [going towards](note:going-towards). The next outing might be
[this one](note:repair-idea).`,
  },
  {
    key: 'desk-in-library',
    type: 'general',
    title: 'Experience sheet: a desk at the back of the library',
    summary: 'Two years of a desk without appointments: what worked, and what we moved.',
    tags: ['experience sheet', 'help desk', 'library'],
    authors: ['Maëlle Tessandier', 'Ginette Lachapelouse'],
    publishedOn: '2026-01-26',
    dates: [
      { label: 'Opening', when: '2024-01' },
      { label: 'Move next to the newspapers', when: '2024-09-17' },
      { label: 'Present form', when: '2025/..' },
    ],
    body: `## Context

The [Port-aux-Lièvres Library](note:port-library) saw people arrive who were lost between two
forms. No extra post: six hours a week, taken from elsewhere.

## What we did

First a table at the entrance, with a large sign “Digital help”. Hardly anyone. In September 2024
we put it **at the back, next to the newspapers**, without a sign, with two armchairs.

## Results

| | At the entrance (8 months) | At the back (8 months) |
| --- | --- | --- |
| People received | 61 | 214 |
| Came back at least once | 9 | 88 |
| Average length | 12 min | 27 min |

The sign made people ashamed. Newspapers give a reason to be there.

## Advice

- Look for the place where one can wait **without seeming to**.
- Have the poster read over: we gained a lot by making it [easy to read](note:easy-read).
- Close on time. Somebody who is worn out no longer helps.
- Write down one sentence a day; they feed [the Circle](note:desk-circle).`,
  },
  {
    key: 'interpreter',
    type: 'general',
    title: 'Travailler avec une interprète : une page',
    summary:
      'Avant, pendant et après un rendez-vous en deux langues ; pour les guichets qui en ont peu l’habitude.',
    tags: ['interpreting', 'welcome', 'français'],
    authors: ['Priya Nandalour'],
    language: 'fr',
    publishedOn: '2025-11-24',
    licence: 'CC-BY-SA-4.0',
    body: `J’interprète pour des travailleuses et travailleurs sociaux, des deux côtés du
comptoir. Voici la page que j’aimerais tendre avant chaque rendez-vous.

## Avant

Dites-moi de quoi il s’agit, en deux lignes. Réservez **deux fois plus de temps**. Demandez à la
personne dans quelle langue elle veut parler d’argent ; ce n’est pas toujours celle qu’elle parle
à la maison.

## Pendant

- Regardez la personne, pas moi. Dites « vous », et non « demandez-lui si ».
- Des phrases courtes. Arrêtez-vous après deux.
- Je répète tout, y compris ce qui se dit pendant que vous cherchez un stylo.
- Si un mot n’a pas de jumeau, je le dis. « Mandat » est de ceux-là : montrez le
  [formulaire](note:help-mandate) et lisons-le ensemble.

## Après

Laissez-moi deux minutes avant le suivant. Certaines histoires restent dans la pièce avec nous.

## Et le cousin qui « parle bien » ?

Pour les heures d’ouverture, bien sûr. Pour la santé, l’argent ou une séparation, non : la
personne ne peut pas parler librement, et le cousin devra porter ce qu’il a entendu. Posez [la
question qui compte](note:first-meeting) avec une interprète.`,
  },
]

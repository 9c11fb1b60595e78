/** "Culture within reach": cultural mediation, inside the walls and out. */
import type { SampleNote, SampleNotebook } from '../sample-library'

export const CULTURE: SampleNotebook = {
  key: 'culture',
  title: 'Culture within reach',
  description:
    'Cultural mediation in the neighbourhood: leaving the building, making things together, being understood.',
  colour: 'orange',
  licence: 'CC-BY-SA-4.0',
  introduction: `A folding table, a suitcase, a voice: a lot can be done with little. This
notebook gathers accounts and tools of mediators who work on foot.

Read an account first, [Reading aloud, door ajar](note:reading-aloud), then a tool, [Labels for
reading on your feet](note:standing-labels). The word that joins them: [going
towards](note:going-towards).`,
  categories: [
    { key: 'out', name: 'Out of the building', colour: 'orange' },
    { key: 'make', name: 'Making together', colour: 'pink' },
    { key: 'access', name: 'Access for all', colour: 'teal' },
    { key: 'who', name: 'Places and teams', colour: 'ochre' },
  ],
  notes: [
    { note: 'going-towards', categories: ['out'] },
    {
      note: 'reading-aloud',
      categories: ['out', 'make'],
      remark: 'The one we give newcomers to read.',
    },
    { note: 'story-caravan', categories: ['out'] },
    {
      note: 'object-case',
      categories: ['make', 'out'],
      remark: 'Careful: the photographs are not ours.',
    },
    { note: 'standing-labels', categories: ['access'] },
    { note: 'easy-read', categories: ['access'] },
    {
      note: 'photo-consent',
      categories: ['make', 'access'],
      remark: 'Required before any outing with a camera.',
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
    title: 'Reading aloud, door ajar',
    summary:
      'Every Tuesday, in the corridor of a home for older people, somebody reads to nobody in particular.',
    tags: ['experience sheet', 'reading', 'neighbourhood'],
    authors: ['Anouk Villandré', 'Ginette Lachapelouse'],
    publishedOn: '2026-03-02',
    licence: 'all-rights-reserved',
    dates: [{ label: 'Every Tuesday', when: '2025-11/..' }],
    body: `## Context

The home wanted “a reading activity”. The first time, in the common room, three people had come,
wheeled in without being asked what they thought.

## What we did

We left the room. Ginette sat down in the corridor of the second floor and began to read, fairly
loud, to nobody in particular. The doors were shut. On the fourth page, one came ajar.

Since then, people listen **from their own place**, from bed if they like. They can close the door
again.

## Results

Eleven open doors on some Tuesdays. Mrs D., who hardly spoke any more, corrects how the names of
villages are said. Another asked: “What time is the next part?”

## Advice

- Always the same chair, the same day, the same hour: see [going towards](note:going-towards).
- Chapters of twenty minutes, and stop at the best moment.
- No photographs. If you really must, [this page](note:photo-consent) first.
- The large-print books come from [the library](note:port-library).`,
  },
  {
    key: 'story-caravan',
    type: 'general',
    title: 'Project: the Story Caravan',
    summary:
      'This note presents a caravan that fetches and brings back the stories of seven villages, summer after summer.',
    tags: ['project', 'stories', 'neighbourhood'],
    aliases: ['the Caravan'],
    authors: ['Anouk Villandré', 'Fatou Diarrassy'],
    publishedOn: '2025-12-08',
    dates: [
      { label: 'Scouting', when: '2025-03/2025-05' },
      { label: 'First tour', when: '2025-06-14/2025-08-30' },
      { label: 'Exhibition', when: '2026-02' },
      { label: 'Second tour', when: '2026-06/..' },
    ],
    body: `## In short

A little caravan stops on the square, in the evening. People tell, people listen, and leave with
somebody else’s story. The [Écomusée du Vieux-Halage](note:ecomuseum) runs it with the [Maison des
Trois-Lavoirs](note:maison-lavoirs).

## More about it

Seven villages, two evenings each. The first evening, hardly anyone; the second, the bench is too
short. We bring [the case of objects](note:object-case): a weaver’s shuttle loosens tongues better
than a microphone.

## Roles of the museum in the project

- Driving the caravan and training two storytellers in each village;
- recording, writing down, giving each story back to the one who told it;
- putting up the winter exhibition.

## How does this project fit its mission?

Such a museum keeps gestures and voices as much as objects. Here it goes and finds them: this is
[going towards](note:going-towards).

## Results achieved

A hundred and twelve stories, all read over by those who told them. Four villages asked to carry
on by themselves.

## Key dates

- Scouting: spring 2025
- First tour: 14 June to 30 August 2025
- Exhibition: February 2026
- Second tour: from June 2026`,
  },
  {
    key: 'object-case',
    type: 'general',
    title: 'The case of objects',
    summary: 'Twelve ordinary objects to pass from hand to hand, and how to use them.',
    tags: ['tool', 'objects', 'stories'],
    authors: ['Anouk Villandré'],
    publishedOn: '2025-08-18',
    thirdPartyRights:
      'The photographs of the objects belong to the Écomusée du Vieux-Halage and to two families who lent them. To reuse them, write to valise@ecomusee.example.org.',
    body: `A cardboard suitcase, twelve objects: a thimble, a ferry ticket, a key without a door,
a shuttle, a bobbin, a whistle… None is worth anything. That is why everybody dares to pick them
up.

## How to do it

1. Open the case **without explaining anything**. Wait.
2. Let people choose. Each keeps their object in their hand the whole time.
3. One question only: “Where would you have found it, at home?”
4. Write down the exact words. Ask before keeping them.

## What surprises

The key without a door always wins. Children invent the door, adults tell of a house.

## Before borrowing

The case is booked at [the museum](note:ecomuseum), and travels with [the
Caravan](note:story-caravan) in summer. This sheet is free, the photographs are not: the notice
says whose they are, and [this note](note:who-may-reuse) explains why we say so. To make your own,
take the same care as for [portraits](note:photo-consent): ask, write down, give back.`,
  },
  {
    key: 'standing-labels',
    type: 'general',
    title: 'Labels for reading on your feet',
    summary:
      'Thirty words, one idea, one question: rewriting an exhibition’s labels in an afternoon.',
    tags: ['accessibility', 'writing', 'exhibition'],
    aliases: ['labels', 'captions'],
    authors: ['Anouk Villandré', 'Iris Kowalet'],
    publishedOn: '2025-10-06',
    body: `A label is read standing, at an angle, with somebody waiting behind. We had texts of a
hundred and forty words. Nobody got past the first third; we checked, with a chair and a
stopwatch.

## The rule of the afternoon

- **Thirty words**, forty at most.
- **One idea** a label; the rest goes into a note that one can ask for.
- **A verb** in the first sentence.
- The last sentence makes you look at the object.

## An example

*Before.* “Loom shuttle, boxwood and brass, late 19th century, anonymous gift.”

*After.* “It went by ten thousand times a day. Look, on the wood, for the mark of the thumb.”

## Who reads it over?

Four people of the [easy to read](note:easy-read) group, paid for their afternoon. They saved
three labels and struck out two of our favourites. They were right.

The objects of the labels also travel in [the case](note:object-case); the same text serves both.`,
  },
  {
    key: 'photo-consent',
    type: 'general',
    title: 'Photographs without taking',
    summary: 'Ask, show, delete: a way to photograph people that leaves everybody at ease.',
    tags: ['rights', 'pictures', 'confidentiality'],
    aliases: ['image rights', 'photo permission'],
    authors: ['Iris Kowalet', 'Soraya Benhammou-Roy'],
    publishedOn: '2025-06-02',
    licence: 'CC-BY-4.0',
    body: `“May we take your picture?” Almost everybody says yes. That is not agreement, it is
good manners.

## Three moments

1. **Ask before**, with the camera put down. Say where the picture will go: a wall, a report, a
   site, for how long.
2. **Show at once.** The person chooses, or keeps none.
3. **Delete in front of them** what was not chosen.

The agreement is written in [plain language](note:easy-read) and says how to change one’s mind.
The sheet is kept beside the picture, never in another binder.

## What works better than a face

Hands. A back. A table after the workshop. [An object](note:object-case) held by two people.
Nobody can be recognised, and the picture tells more.

## At the desk

Never a photograph while helping somebody, not even “for the report”. They came about a paper. If
a picture is really needed, it takes the same care as a [mandate](note:help-mandate): a purpose, a
length of time, a way back.`,
  },
]

/** "First steps": what Carnet can do, shown on the notes of the other notebooks. */
import type { SampleNote, SampleNotebook } from '../sample-library'

export const FIRST_STEPS: SampleNotebook = {
  key: 'first-steps',
  title: 'First steps',
  description: 'What Carnet can do, in a few short notes to try right away.',
  colour: 'green',
  licence: 'CC0-1.0',
  introduction: `Short notes, in the order in which they help. Each leads to real notes of the
other notebooks: you learn by wandering.

If you read only one, take [Start here](note:welcome). If you read two, add [Write it down in ten
seconds](note:quick-capture).`,
  categories: [
    { key: 'read', name: 'Read first', colour: 'green' },
    { key: 'write', name: 'Write and link', colour: 'blue' },
    { key: 'arrange', name: 'Sort and find', colour: 'violet' },
    { key: 'together', name: 'With others', colour: 'orange' },
  ],
  notes: [
    { note: 'welcome', categories: ['read'] },
    { note: 'quick-capture', categories: ['read', 'write'] },
    { note: 'three-types', categories: ['write'] },
    { note: 'link-notes', categories: ['write'] },
    {
      note: 'many-notebooks',
      categories: ['arrange', 'together'],
      remark: 'The most important idea in Carnet. Worth reading again after a week.',
    },
    { note: 'find-again', categories: ['arrange'] },
    { note: 'offline-and-shared', categories: ['together'] },
    { note: 'who-may-reuse', categories: ['together'] },
    { note: 'first-week', categories: ['read'], remark: 'A list to tick off, all yours.' },
    {
      note: 'community-of-practice',
      categories: ['together'],
      remark: 'A good example of a “term” note: three people, three definitions.',
    },
  ],
}

export const FIRST_STEPS_NOTES: readonly SampleNote[] = [
  {
    key: 'welcome',
    type: 'general',
    title: 'Start here: Carnet in five minutes',
    summary: 'Five things to do that show what Carnet can do, with real notes at hand.',
    tags: ['discovery', 'how to'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2026-10-05',
    body: `Welcome to the sample community. The people and places are invented, the situations
much less so: help desks, libraries, a local museum, people who help each other out. Change
things, try things, break things: this whole sample can be removed with one click, and takes
nothing of yours with it.

1. **Follow a link.** Open [The first meeting](note:first-meeting), then any link in it. \`Alt\`
   and \`←\` bring you back the way you came.
2. **See who mentions it.** The panel on the right shows the notes that lead to the one you are
   reading, with the sentence around the link.
3. **Change notebooks.** [Photographs without taking](note:photo-consent) stands in two notebooks,
   under different categories. [Here is why](note:many-notebooks).
4. **Search.** \`Ctrl\` and \`K\`, then \`desk\`. [Finer searches](note:find-again) can wait.
5. **Write one sentence.** It will wait patiently in [To sort](note:quick-capture).

And for pleasure: [Reading aloud, door ajar](note:reading-aloud), [When nobody
answers](note:nobody-answers), [Doing for, doing with, letting do](note:doing-with).`,
  },
  {
    key: 'quick-capture',
    type: 'general',
    title: 'Write it down in ten seconds, sort it later',
    summary: 'One box, one sentence, Enter: the note waits in “To sort” until you have time.',
    tags: ['discovery', 'writing'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2026-10-05',
    body: `Good ideas come between two doors. Quick capture is made for those moments: one box,
you type or paste, you press Enter. No type to choose, no notebook, no category. The note waits in
**To sort**.

Two notes are waiting there already: [an idea for a workshop](note:repair-idea) and [a sentence
overheard at the bus stop](note:bus-stop). Open one and give it a place, for instance in the
notebook *Digital help close to home*.

## Before writing the same thing twice

While you type a title, Carnet shows the notes that look like it. Try to begin a note with
“password”: [the one that exists](note:passwords) turns up. It is often better to complete a note
than to write a second one.

## When to sort?

Once a week is enough. Many do it in their [twenty minutes](note:weekly-twenty) on Friday.`,
  },
  {
    key: 'three-types',
    type: 'general',
    title: 'Three types of notes, and when to choose them',
    summary: 'General, term or organisation: what each type is for, with an example of each.',
    tags: ['discovery', 'writing'],
    authors: ['Maëlle Tessandier', 'Théo Brocquard'],
    publishedOn: '2026-10-06',
    body: `Everything begins as a general note. If it becomes something else, change its type:
nothing that was written is lost, even when you change back.

| Type | For | Example |
| --- | --- | --- |
| General | telling, explaining, keeping a trace | [A desk at the back of the library](note:desk-in-library) |
| Term | saying what a word means, and to whom | [Going towards](note:going-towards) |
| Organisation | knowing who does what, and what you can offer each other | [Maison des Trois-Lavoirs](note:maison-lavoirs) |

A term can have **several definitions**, each with the person who gives it and its source. That is
on purpose: in a community, words shift from one trade to the next. See [Community of
practice](note:community-of-practice).

So that you need not face a blank page, there are templates: experience sheet ([this
one](note:peer-clinic-lunch)), project ([that one](note:story-caravan)), meeting ([some
minutes](note:april-meeting)), community ([its four questions](note:desk-circle)). And any note
can become a template of your own.`,
  },
  {
    key: 'link-notes',
    type: 'general',
    title: 'Linking notes to each other',
    summary:
      'Two brackets are enough. Links survive changes of title and can be read in both directions.',
    tags: ['discovery', 'links'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2026-10-07',
    body: `Type \`[[\` and begin a title: Carnet offers the notes that exist, or to create one on
the spot. The text of the link can differ from the title: here, [the lunchtime
session](note:peer-clinic-lunch) leads to a note with a far longer name.

## What a link remembers

A link points to the note, not to its title. Rename the note and the link holds. Delete it and the
link shows it; restore it and the link is mended.

You can point to one passage: [the question that changes
everything](<note:first-meeting#The question that changes everything>) opens the note at that
heading.

## Reading a link backwards

The panel on the right says which notes lead to this one, with the whole sentence. It also points
out **mentions without a link**: a note that says “digital literacy” without pointing to [the
term](note:digital-literacy) can be linked with one click.

## Underlined words

In a notebook, the first time a term appears it is softly underlined; its definition shows when
you hover over it. Peer consultation, for one, has its own.`,
  },
  {
    key: 'many-notebooks',
    type: 'general',
    title: 'One note, several notebooks',
    summary:
      'A note is not shut in a folder: each notebook integrates it in its own way, without a copy.',
    tags: ['discovery', 'curating'],
    aliases: ['Integrating a note'],
    authors: ['Théo Brocquard'],
    publishedOn: '2026-10-08',
    body: `In a ring binder, a sheet has one place. In Carnet, a note can be **integrated** into
as many notebooks as it needs, without a copy: mended once, it is mended everywhere.

What belongs to the notebook, and not to the note:

- its **categories**, often several at once;
- its **place** in the notebook’s order;
- the **remark** of the person who integrated it, and when they did.

Look at [Easy to read](note:easy-read). The desks file it under words of the trade, the museums
under access. Nobody had to decide.

So you can classify a note that you may not edit: the author keeps her text, the curator keeps his
order. And **taking a note out of a notebook never deletes it**; it stays in the others, or goes
back to [To sort](note:quick-capture).

Several notebooks make a *knowledge base*. This one is called “Sample community”.`,
  },
  {
    key: 'find-again',
    type: 'general',
    title: 'Finding what you wrote',
    summary:
      'Search, filters and graph: six ways to come across a note whose title you have forgotten.',
    tags: ['discovery', 'search'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2026-10-09',
    body: `One box for everything: \`Ctrl\` and \`K\`. Empty, it shows what you opened lately.
Accents and capitals do not count: \`ecomusee\` finds the [Écomusée](note:ecomuseum).

| You type | Carnet finds |
| --- | --- |
| \`passw\` | words that begin this way |
| \`"doing with"\` | exactly these words, in this order |
| \`desk -library\` | the desks, but not those in libraries |
| \`CoP\` | a term by its acronym |

In a notebook, **filters combine**: category, type, tag, author, licence, language, date, open
tasks. A filter that helps can be saved and opened again with one click. Try “type: organisation”
in *Culture within reach*.

You would rather stroll? The **graph** shows a note’s neighbours. Start from [Going
towards](note:going-towards) and follow the threads.`,
  },
  {
    key: 'offline-and-shared',
    type: 'general',
    title: 'Offline first, then together',
    summary:
      'Everything is written on your machine, without a network; what you share travels encrypted.',
    tags: ['discovery', 'sharing', 'confidentiality'],
    authors: ['Théo Brocquard', 'Soraya Benhammou-Roy'],
    publishedOn: '2026-10-12',
    body: `You are in a village hall without wifi? Nothing changes. Every letter is saved on this
machine, and the bar at the top says how far the note has got: saved here, sent, received by other
devices.

When several people write, each cursor bears a name. If two people worked apart, their texts come
together; nobody has to pick a version.

## What the relay sees

The relay passes changes from one machine to the other. It sees only encrypted text and cannot
read a word. It does know that a machine connected, and when.

## Before sharing a notebook

Sharing a notebook means sharing **what it contains**. Carnet says how many notes are concerned
before you confirm. Take a minute to read again those that speak of people: [the sheet on
photographs](note:photo-consent) and [the one on mandates](note:help-mandate) give good habits.
What has been read cannot be unread.`,
  },
  {
    key: 'who-may-reuse',
    type: 'general',
    title: 'Who may reuse what?',
    summary: 'Choosing a licence, saying what belongs to others, and quoting without effort.',
    tags: ['discovery', 'licence', 'commons'],
    authors: ['Anouk Villandré'],
    publishedOn: '2026-10-13',
    licence: 'CC-BY-4.0',
    body: `A notebook has a default licence; a note can have another. In this library, the first
steps come with no condition at all, facilitation and digital help ask to be credited, culture
also asks you to share alike.

Four notes step out of line, on purpose:

- [The case of objects](note:object-case) may be reused, **except its photographs**. A notice says
  so, and whom to ask.
- [The paper password book](note:passwords) rules out commercial use: others have already sold it
  once.
- [Reading aloud, door ajar](note:reading-aloud) reserves all its rights: residents are quoted in
  it, and agreed to this page only.
- [The one-page charter](note:one-page-charter) has terms of its own, written out in full.

## Quoting

The **attribution line** is ready to copy: title, authors, licence. Paste it under your own
document and you are done.

## When in doubt

Better “all rights reserved” than promising what is not yours. You can open later; you cannot
close again. The note [Commons](note:commons) says what it takes besides a licence.`,
  },
  {
    key: 'first-week',
    type: 'general',
    title: 'My first week with Carnet',
    summary: 'Eight small things to do, to tick off as the days go by.',
    tags: ['discovery', 'tasks'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2026-10-14',
    dates: [{ label: 'To look at again with the team', when: '2026-12' }],
    body: `You need not do it all. Tick as you go; the list can be filtered with “open tasks”.

## On my own

- [x] Read [Start here](note:welcome)
- [ ] Capture three ideas during the week ([how](note:quick-capture))
- [ ] Create a notebook, with two or three categories, no more
- [ ] Integrate a sample note into it and write a remark ([why](note:many-notebooks))
- [ ] Write down a word of your trade as a term, with your definition

## With a colleague

- [ ] Share this notebook and write a note with four hands
- [ ] Ask them for their definition of the same word, and keep both
- [ ] Settle on a moment of the week to sort together

## And then?

When you no longer need this sample library, remove it with one click. The notes that you wrote
stay. If a note from here is useful to you, integrate it into a notebook of your own first.`,
  },
]

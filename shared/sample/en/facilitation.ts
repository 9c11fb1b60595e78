/** "Facilitating a community of practice": how a group lasts when there is little time. */
import type { SampleNote, SampleNotebook } from '../sample-library'

export const FACILITATION: SampleNotebook = {
  key: 'facilitation',
  title: 'Facilitating a community of practice',
  description:
    'Starting a group, keeping its rhythm and passing things on, when facilitation is a small part of your job.',
  colour: 'violet',
  licence: 'CC-BY-4.0',
  introduction: `This notebook is for those who facilitate a group **on top of** their real work.
No theory: what we tried, what lasted, what went wrong.

The most useful one when everything runs out of breath: [When nobody
answers](note:nobody-answers). The shortest: [The one-page charter](note:one-page-charter).`,
  categories: [
    { key: 'understand', name: 'Understand', colour: 'blue' },
    { key: 'start', name: 'Start', colour: 'green' },
    { key: 'rhythm', name: 'Keep the rhythm', colour: 'orange' },
    { key: 'activities', name: 'Activities to try', colour: 'pink' },
    { key: 'pass-on', name: 'Pass on', colour: 'violet' },
    { key: 'examples', name: 'Examples', colour: 'ochre' },
  ],
  notes: [
    { note: 'community-of-practice', categories: ['understand'] },
    { note: 'desk-circle', categories: ['understand', 'examples'] },
    {
      note: 'weekly-twenty',
      categories: ['rhythm'],
      remark: 'Print it and stick it next to the screen.',
    },
    { note: 'nobody-answers', categories: ['rhythm', 'start'] },
    { note: 'peer-clinic', categories: ['activities'] },
    {
      note: 'peer-clinic-lunch',
      categories: ['activities', 'examples'],
      remark: 'Read “Advice” above all: keeping time spares a lot of trouble.',
    },
    {
      note: 'first-meeting',
      categories: ['activities'],
      remark: 'Written for help desks, but the art of the question holds for any facilitation.',
    },
    { note: 'harvest', categories: ['pass-on'] },
    { note: 'one-page-charter', categories: ['start'] },
    {
      note: 'easy-read',
      categories: ['start'],
      remark: 'For writing an invitation that one feels like accepting.',
    },
    { note: 'april-meeting', categories: ['examples'] },
    { note: 'circle-relaunch', categories: ['examples', 'start'] },
    { note: 'commons', categories: ['understand', 'pass-on'] },
    {
      note: 'coop-brumes',
      categories: [],
      remark: 'To classify: do we need a category “Support”?',
    },
  ],
}

export const FACILITATION_NOTES: readonly SampleNote[] = [
  {
    key: 'desk-circle',
    type: 'general',
    title: 'The Desk Circle',
    summary: 'A community of practice of some thirty people who run a digital help desk.',
    picture:
      'Twelve seats in different colours around a table, with lines between the people who talk to each other.',
    tags: ['community', 'help desk'],
    aliases: ['Circle', 'DC'],
    authors: ['Maëlle Tessandier', 'Ludovic Carpentras'],
    publishedOn: '2025-01-27',
    dates: [
      { label: 'First meeting', when: '2025-01-23' },
      { label: 'New format', when: '2026-02/..' },
    ],
    body: `## What is it?

A [community of practice](note:community-of-practice) of some thirty people: librarians, social
workers, volunteers, mediators. They run a digital help desk, in Québec or in France, often alone
behind their counter.

## What do we do?

One online meeting a month, Thursday at noon in Port-aux-Lièvres, six in the evening in Montrégny.
Every other time, [a peer consultation](note:peer-clinic); otherwise, a sheet written together.
Between meetings, urgent questions.

## On what subject?

Everyday digital help: procedures, phones, passwords, scams, and the limits of our role.

## What is it for?

Not being alone any more in front of a delicate situation. Not writing the sheet that a neighbour
has already written. And keeping the memory of what we learn: [the harvest](note:harvest).

There is a place for anyone who runs a desk, member of a network or not. The simplest way is to
come once: [the charter](note:one-page-charter) takes two minutes to read.`,
  },
  {
    key: 'weekly-twenty',
    type: 'general',
    title: 'Twenty minutes a week',
    summary:
      'A routine in four boxes for facilitating a group without spending your evenings on it.',
    tags: ['facilitation', 'routine'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2025-03-03',
    body: `For a long time I would forget my own group for three weeks, then go back to it,
guilty, on a Sunday evening. What changed things: a standing appointment with myself, on Fridays
at 11:40, and a kitchen timer.

## The four boxes

1. **Answer** (5 minutes). Did a question stay without an answer? I answer, or I name somebody who
   might: “Fatou, you have been through this, haven’t you?”
2. **Sort** (5 minutes). Three notes from “To sort”, no more.
3. **Link** (5 minutes). Two people looking for the same thing; two notes that speak to each
   other.
4. **Prepare** (5 minutes). The next invitation, two sentences.

If the timer rings, I stop, even in the middle.

## What I gave up

Four-page minutes, surveys, and wanting everybody to take part. Eight people who write and twenty
who read make a group in good health. When it no longer is: [When nobody
answers](note:nobody-answers).`,
  },
  {
    key: 'nobody-answers',
    type: 'general',
    title: 'When nobody answers',
    summary:
      'Five ordinary reasons for silence in a group, and the small gesture that goes with each.',
    tags: ['facilitation', 'taking part'],
    authors: ['Maëlle Tessandier', 'Soraya Benhammou-Roy'],
    publishedOn: '2025-05-26',
    body: `Silence is hardly ever lack of interest. Before calling out to “everybody”, find out
which of these reasons is the right one.

| What is going on | What you can do |
| --- | --- |
| The question is too broad | Cut it down: “with you, who opens the door on Saturdays?” |
| People fear writing something silly | Publish a failure of your own, with a smile |
| Each believes that another will answer | Ask two people, by name |
| Nobody has time | Offer to answer in one line, or out loud |
| The answer is already somewhere | Find it, link it, thank its author |

Embarrassment is the most stubborn. With us, it gave way the day [the lunchtime
session](note:peer-clinic-lunch) was told with its mistakes.

One last piece of advice: do not measure the group by its messages. A sheet on [the
mandate](note:help-mandate), which nobody commented on, was reused at six desks. We found out by
chance, during [the harvest](note:harvest).`,
  },
  {
    key: 'peer-clinic-lunch',
    type: 'general',
    title: 'Experience sheet: a peer consultation at lunchtime',
    summary:
      'Six desks, sixty minutes, one situation about a shared password: what happened, and advice.',
    tags: ['experience sheet', 'facilitation', 'activity'],
    authors: ['Soraya Benhammou-Roy'],
    publishedOn: '2025-04-28',
    dates: [{ label: 'Session', when: '2025-04-17' }],
    body: `## Context

Six members of the [Circle](note:desk-circle), each in front of her lunch, on a Thursday. Only one
had ever been through a [peer consultation](note:peer-clinic). The situation came from Fatou: a
lady was asking her to keep her passwords “just in case”.

## What we did

We followed the five steps, with a timer on the screen. Whenever somebody slipped advice into a
question (“Don’t you think that you should…?”), we raised a hand, without a word.

## Results

- Fatou left with [the paper password book](note:passwords), born that day.
- Two participants did the session again with their team.
- Half of the group ran over into their afternoon.

## Advice

1. Begin on time, even with three.
2. Take a situation that is **not over**: a finished story needs nobody.
3. Keep ten minutes for the summing up; that is where everything happens.
4. Ask permission before making a sheet of it, and change whatever would let somebody be
   recognised.`,
  },
  {
    key: 'april-meeting',
    type: 'general',
    title: 'Meeting of the Desk Circle, 16 April 2026',
    summary:
      'Fourteen people, three decisions: the charter, a sheet about phones, a gathering in autumn.',
    tags: ['meeting', 'minutes'],
    authors: ['Ludovic Carpentras'],
    publishedOn: '2026-04-17',
    dates: [
      { label: 'Meeting', when: '2026-04-16' },
      { label: 'Next gathering in person', when: '2026-10~' },
    ],
    body: `**Present**: fourteen people, three of them new. **Facilitation**: Ludovic. **Notes**:
with four hands, during the meeting.

## Opening round

“One thing I could not do a year ago.” Three answers became definitions of [community of
practice](note:community-of-practice).

## Decisions

1. [The charter](note:one-page-charter) is adopted, with Ginette’s sentence.
2. The Circle writes a sheet about [the phone as the only computer](note:phone-only).
3. A gathering in person in autumn, halfway for everybody (and so handy for nobody).

## To do

- [x] Soraya: read the charter aloud and cut a quarter of it
- [x] Maëlle: put the sheet [Twenty minutes](note:weekly-twenty) in the newcomers’ welcome
- [ ] Ludovic: find a room with a real coffee machine
- [ ] Everybody: bring a situation for the next peer consultation

## Put off

Should we translate our sheets? Priya suggests trying with a single one: [Travailler avec une
interprète](note:interpreter).`,
  },
  {
    key: 'harvest',
    type: 'general',
    title: 'The harvest: turning a discussion into a note',
    summary: 'A conversation is forgotten in three weeks; four steps to keep the best of it.',
    tags: ['facilitation', 'memory', 'writing'],
    aliases: ['harvesting', 'capturing what we learnt'],
    authors: ['Maëlle Tessandier', 'Théo Brocquard'],
    publishedOn: '2025-06-30',
    body: `The best things are said in conversation, and that is where they get lost. The harvest
takes half an hour, with two people.

1. **Choose.** A discussion in which somebody changed their mind. There is no better sign.
2. **Quote.** Keep the sentences as they are, with their authors. One good quotation is worth
   three summaries.
3. **Ask.** “I would like to keep this, with your name or without; is that all right?” Always
   before publishing; the rest is a matter of [licence](note:who-may-reuse).
4. **Link.** The note leads to at least two others. A note on its own is a lost note.

## An example

[Doing for, doing with, letting do](note:doing-with) comes from a quarrel of forty messages. You
can still recognise both camps in it, and that is just as well.

## When to do it?

Every quarter. More often, you are too close; less often, you no longer know what it was about.
And if the discussion has gone quiet, begin with [this](note:nobody-answers). The rest belongs to
[your twenty minutes](<note:weekly-twenty#The four boxes>).`,
  },
  {
    key: 'one-page-charter',
    type: 'general',
    title: 'The one-page charter',
    summary: 'The rules of the Desk Circle: short, read aloud, gone over every spring.',
    tags: ['community', 'governance', 'template'],
    authors: ['Desk Circle'],
    publishedOn: '2026-04-20',
    licence: 'other',
    licenceText:
      'Take this charter freely, provided that you discuss it and change at least one sentence.',
    dates: [
      { label: 'Adopted', when: '2026-04-16' },
      { label: 'To be revised', when: '2027-04' },
    ],
    body: `> Here, you can say that it did not work.

1. **What is said here stays here**, unless agreed otherwise. The people we support can never be
   recognised.
2. **We tell, we do not sell.** Products and calls for projects have other places.
3. **A question deserves an answer**, even “I don’t know, but I am looking”.
4. **Who writes signs**, who corrects says so. Disagreements stay visible.
5. **Our sheets are open.** Each states its [licence](note:who-may-reuse); they are
   [commons](note:commons).
6. **Facilitation goes round** every year, in pairs: one person from Québec, one from France.

To come in: come once. To leave: say so, or just stop coming. The door stays open both ways.

Adopted at [the April 2026 meeting](note:april-meeting).

This note is a **template** as well: its tag offers it under \`Ctrl\`, \`Shift\` and \`M\`, to begin the
charter of another group.`,
  },
  {
    key: 'circle-relaunch',
    type: 'general',
    title: 'Project: relaunching the Desk Circle',
    summary:
      'This note presents the support that helped the Circle to understand why it ran out of breath, and to set off again.',
    tags: ['project', 'community'],
    authors: ['Théo Brocquard', 'Maëlle Tessandier'],
    publishedOn: '2026-06-08',
    dates: [
      { label: 'Phase 1: listening', when: '2025-10/2025-12' },
      { label: 'Phase 2: relaunching', when: '2026-01/..' },
      { label: 'Review', when: '2027-01~' },
    ],
    body: `## In short

After a fine start, [the Desk Circle](note:desk-circle) had fallen silent in the autumn of 2025.
The [Coopérative L’Établi des Brumes](note:coop-brumes) helped it to understand why, then to set
off again, travelling lighter.

## More about it

Eleven interviews of half an hour, four of them with people who no longer came. Three reasons: too
many messages, an impossible hour in France, and the fear of laying a delicate situation open.

## Roles of the cooperative in the project

- Leading the interviews and summing them up;
- facilitating two restart workshops;
- writing a one-page plan, with the effort of each action in hours.

## How does this project fit its mission?

The cooperative tends a region’s [commons](note:commons). A group that shares its sheets is one.

## Results achieved

From five people a meeting to fourteen. [A charter](note:one-page-charter). A routine of [twenty
minutes](note:weekly-twenty) instead of half a day.

## Key dates

- Phase 1: October to December 2025
- Phase 2: from January 2026
- Review: around January 2027`,
  },
]

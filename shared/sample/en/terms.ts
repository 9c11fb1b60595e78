/** The words of the trade, which several notebooks share. */
import type { SampleNote } from '../sample-library'

export const TERM_NOTES: readonly SampleNote[] = [
  {
    key: 'community-of-practice',
    type: 'term',
    title: 'Community of practice',
    summary: 'People whose work is alike and who meet regularly to do it better.',
    tags: ['facilitation', 'vocabulary'],
    aliases: ['CoP', 'practice community', 'communities of practice'],
    authors: ['Maëlle Tessandier', 'Ludovic Carpentras', 'Ginette Lachapelouse'],
    publishedOn: '2025-02-03',
    definitions: [
      {
        text: 'A group of people who share a trade or a concern, and who learn from each other by meeting regularly, without anybody being the teacher.',
        by: 'Maëlle Tessandier, facilitator',
        source: 'Opening workshop of the Desk Circle, January 2025',
      },
      {
        text: 'What remains of a network when you take away the organisation chart: a subject, people who care about it, and ways of doing that they pass on.',
        by: 'Ludovic Carpentras, digital mediator',
        source: 'Logbook, March 2025',
      },
      {
        text: 'The place where I can say that it did not work.',
        by: 'Ginette Lachapelouse, volunteer',
        source: 'Opening round of the meeting of 16 April 2026',
      },
    ],
    body: `We kept all three definitions. The first reassures managers, the second makes
colleagues smile, the third says what matters.

## What it is not

Not a committee, not a mailing list, not a training course. A group with neither a clear subject
nor a date in the diary is not a community of practice yet; a page that presents it will not do.

## Going further

- A living example: [the Desk Circle](note:desk-circle)
- An activity to begin with: [peer consultation](note:peer-clinic)
- What a community leaves behind: [commons](note:commons)`,
  },
  {
    key: 'commons',
    type: 'term',
    title: 'Commons',
    summary: 'A resource, the people who take care of it, and the rules they give themselves.',
    tags: ['commons', 'licence', 'vocabulary'],
    aliases: ['a common', 'common goods'],
    authors: ['Théo Brocquard'],
    publishedOn: '2025-06-11',
    definitions: [
      {
        text: 'Three things together: a resource, a community that looks after it, rules which that community decides. If one is missing, there are no commons.',
        by: 'Théo Brocquard, cooperative member',
        source: 'In-house guide of the Coopérative L’Établi des Brumes, 2025',
      },
      {
        text: 'What you find when you arrive, and try to leave in a better state.',
        by: 'Anouk Villandré, cultural mediator',
        source: 'A conversation while taking down an exhibition',
      },
    ],
    body: `Putting a guide online under an [open licence](note:who-may-reuse) is not enough to
make it commons. Somebody must still answer questions, mend dead addresses and say no from time to
time.

What helps, with us:

- the resource: the sheets of the notebook *Digital help close to home*;
- the community: [the Desk Circle](note:desk-circle);
- the rules: [the one-page charter](note:one-page-charter).

An open question: what becomes of commons when the person who looked after them changes jobs?`,
  },
  {
    key: 'peer-clinic',
    type: 'term',
    title: 'Peer consultation',
    summary: 'One person brings a real situation; the others ask questions, then make suggestions.',
    tags: ['facilitation', 'activity', 'vocabulary'],
    aliases: ['codev', 'peer clinic'],
    authors: ['Soraya Benhammou-Roy'],
    publishedOn: '2025-03-18',
    definitions: [
      {
        text: 'Consultation between peers, in a small group and in timed steps: the account, the questions, the contract, the suggestions, what I take away, what each of us learnt.',
        by: 'Soraya Benhammou-Roy, social worker',
        source: 'Training notes, autumn 2024',
      },
      {
        text: 'An hour in which you refrain from giving advice, so as to give better advice.',
        by: 'Fatou Diarrassy, social adviser',
        source: 'Review of the Circle’s first season, June 2025',
      },
    ],
    body: `It takes four to eight people, one hour, and somebody who watches the clock.

1. **The account** (10 minutes). The client tells of a situation that is real and not over.
2. **The questions** (15 minutes). Only true questions, whose answer you do not know.
3. **The contract** (5 minutes). “What I expect from you is…”
4. **The suggestions** (15 minutes). The person listens and takes notes, without answering.
5. **The summing up** (10 minutes). “I take this with me; by Friday, I do that.”

The hardest step is the second one, as it is at the desk: see [the question that changes
everything](<note:first-meeting#The question that changes everything>). For a full account, with
what went wrong: [the lunchtime session](note:peer-clinic-lunch).`,
  },
  {
    key: 'digital-mediation',
    type: 'term',
    title: 'Digital mediation',
    summary: 'Working alongside people so that they use digital tools for purposes of their own.',
    tags: ['digital', 'vocabulary'],
    aliases: ['digital support', 'digital inclusion'],
    authors: ['Ludovic Carpentras', 'Maëlle Tessandier'],
    publishedOn: '2025-01-20',
    definitions: [
      {
        text: 'A trade that makes people more at ease with digital tools and online procedures, starting from their situation and not from the tool.',
        by: 'Ludovic Carpentras, digital mediator (France)',
        source: 'Job description at the Maison des Trois-Lavoirs, 2025',
      },
      {
        text: 'Over here we would rather say “support” or “digital help”; mediation makes people think of culture first, or of conflicts.',
        by: 'Maëlle Tessandier, librarian (Québec)',
        source: 'Conversation in the Desk Circle, February 2025',
      },
    ],
    body: `Two countries, two words, the same counter. We keep both: a search for one must find
the other, and that is what the other names of this sheet are for.

Three gestures come back in all our sheets:

- listening to the request before the screen ([The first meeting](note:first-meeting));
- choosing between [doing for, doing with and letting do](note:doing-with);
- protecting the person when you act in their name ([the mandate](note:help-mandate)).

What we aim for is not [digital literacy](note:digital-literacy) alone. Sometimes the good outcome
is an appointment by telephone and no computer at all.`,
  },
  {
    key: 'digital-literacy',
    type: 'term',
    title: 'Digital literacy',
    summary:
      'Understanding, judging and acting with digital tools; not merely knowing where to click.',
    tags: ['digital', 'vocabulary'],
    aliases: ['digital skills', 'digital culture'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2025-02-17',
    definitions: [
      {
        text: 'The ability to understand, judge and use what comes through a screen, in order to take part in everyday life.',
        by: 'Maëlle Tessandier, librarian',
        source: 'Leaflet of the Port-aux-Lièvres Library, 2025',
      },
      {
        text: 'Knowing that an email smells bad, and knowing whom to show it to.',
        by: 'Ginette Lachapelouse, volunteer',
        source: '“Dubious emails” workshop, November 2025',
      },
    ],
    body: `The word scares the people it is meant for. On our posters we write “getting by with a
phone” instead ([Easy to read](note:easy-read) helped).

One can be very deft with a device and lost in front of a procedure: [When the phone is the only
computer](note:phone-only) gives three examples. The opposite exists too: people who never held a
mouse and spot a scam in three seconds.

Not to be confused with [digital mediation](note:digital-mediation), which is the work of those
who stand alongside.`,
  },
  {
    key: 'help-mandate',
    type: 'term',
    title: 'Support mandate',
    summary: 'The written, limited and revocable agreement that lets you act online for somebody.',
    tags: ['rights', 'confidentiality', 'vocabulary'],
    aliases: ['mandate', 'authority to act'],
    authors: ['Fatou Diarrassy', 'Soraya Benhammou-Roy'],
    publishedOn: '2025-04-07',
    definitions: [
      {
        text: 'A document by which a person allows a professional to carry out one given procedure in their place, for a given time. They can withdraw it whenever they like.',
        by: 'Fatou Diarrassy, social adviser',
        source: 'Procedure of the Maison des Trois-Lavoirs, revised in April 2025',
      },
      {
        text: 'This paper protects me as much as the person: it says what I am allowed to do, and so also when to stop.',
        by: 'Soraya Benhammou-Roy, social worker',
        source: 'Meeting of the Circle, May 2025',
      },
    ],
    body: `Four lines are enough, in [plain language](note:easy-read): who, which procedure, until
when, what is kept afterwards. Read it **aloud** before signing, and the person leaves with their
own copy.

- One mandate for one procedure: no “and all the rest”.
- No password on the mandate; for that, [the paper book](note:passwords).
- With an interpreter, it is the person who signs: see [Travailler avec une
  interprète](note:interpreter).

The rules change from one country and one body to the next. Have your form checked before you use
it.`,
  },
  {
    key: 'going-towards',
    type: 'term',
    title: 'Going towards',
    summary: 'Going where people are, without waiting for them to push the door.',
    tags: ['welcome', 'culture', 'vocabulary'],
    aliases: ['outreach', 'aller vers'],
    authors: ['Fatou Diarrassy', 'Anouk Villandré'],
    publishedOn: '2025-05-12',
    definitions: [
      {
        text: 'A way of working in which you go where people live, including those who ask for nothing, without imposing anything on them.',
        by: 'Fatou Diarrassy, social adviser',
        source: 'Team plan of the Maison des Trois-Lavoirs, 2025',
      },
      {
        text: 'Leaving the museum with a folding table and accepting that nobody stops on the first day.',
        by: 'Anouk Villandré, cultural mediator',
        source: 'Diary of the Story Caravan, June 2025',
      },
    ],
    body: `Social work and culture have the same word and not quite the same fear: the former
dread disturbing people, the latter dread seeing nobody.

What we learnt by doing it:

1. **Come back.** The third visit counts more than the first.
2. **Have something in your hands**: [a case of objects](note:object-case), tea, a book.
3. **Be quiet first.** You do not arrive with a questionnaire.
4. **Leave when you said you would.**

Two accounts: [the Story Caravan](note:story-caravan) and [Reading aloud, door
ajar](note:reading-aloud). An idea that is waiting for its turn: [a help desk during the repair
workshop](note:repair-idea).`,
  },
  {
    key: 'easy-read',
    type: 'term',
    title: 'Easy to read',
    summary:
      'Writing and laying out so that everybody understands, and having it read by those concerned.',
    tags: ['accessibility', 'writing', 'vocabulary'],
    aliases: ['easy read', 'plain language', 'ETR'],
    authors: ['Anouk Villandré', 'Iris Kowalet'],
    publishedOn: '2025-09-22',
    licence: 'CC-BY-4.0',
    definitions: [
      {
        text: 'A way of writing (short sentences, everyday words, one idea at a time, useful pictures) that is always read over by the people concerned.',
        by: 'Iris Kowalet, trainer',
        source: 'In-house training at the Écomusée du Vieux-Halage, September 2025',
      },
      {
        text: 'Good manners, in writing.',
        by: 'Ginette Lachapelouse, volunteer',
        source: 'Going over the posters of the desk',
      },
    ],
    body: `Without the reading by people concerned, it is only plain language. That is good
already; it is not the same promise.

| Before | After |
| --- | --- |
| “Kindly provide supporting documentation.” | “Bring a bill with your name on it.” |
| “Access is subject to prior registration.” | “You need to sign up. Here is how.” |
| “Lapidary collection” | “The carved stones” |

We use it for [the mandate](note:help-mandate), for [exhibition labels](note:standing-labels) and
for the posters of the [desk](note:desk-in-library).

The trap: believing that it is for a few people only. The rewritten labels are read by twice as
many visitors, those in a hurry included.`,
  },
]

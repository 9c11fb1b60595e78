/** Notes that are in no notebook yet, as one writes them between two doors. */
import type { SampleNote } from '../sample-library'

export const TO_SORT_NOTES: readonly SampleNote[] = [
  {
    key: 'repair-idea',
    type: 'general',
    title: 'Idea: a help desk during the repair workshop',
    summary: '',
    tags: ['idea'],
    authors: [],
    body: `Saturday, at the repair workshop, half of the people were waiting their turn with a
phone in their hand. Nobody dares to ask “just a little question” at the library counter, but in
front of an open toaster it comes all by itself.

Try a digital help table next to the coffee machine? Two hours, once a month, no poster. Ask
Ginette whether she would come. See what [Going towards](note:going-towards) says, and check what
is left in [the desk bag](note:desk-bag).

Notebook: digital help, or culture? Perhaps both.`,
  },
  {
    key: 'bus-stop',
    type: 'general',
    title: 'Overheard at the bus stop',
    summary: '',
    tags: ['verbatim'],
    authors: [],
    body: `> “My son set it all up for me. Now I’m afraid to touch it, in case I undo what he
> did.”

A lady, perhaps seventy-five, to her neighbour. She was laughing, but not entirely.

That is exactly the trap of “doing for”. To keep as an opening for the next training day, or to
complete [Doing for, doing with, letting do](note:doing-with)? No name, no place: nothing by which
anybody could be recognised.`,
  },
]

/** In English. */
import type { linkingFr } from './words-fr'

export const linkingEn: typeof linkingFr = {
  link: 'Link to a note',
  recent: 'Recent notes',
  headingsOf: (title: string) => `Headings of “${title}”`,
  headingHint: '# to link to a heading of this note',
  nothing: 'No note to link to. Type a title to create one.',
  untitled: 'Untitled',
  types: { general: 'note', term: 'term', organisation: 'organisation' },
  collections: { notebook: 'notebook', base: 'knowledge base' },
  create: {
    general: (title: string) => `Create the note “${title}”`,
    term: (title: string) => `Create the term “${title}”`,
    organisation: (title: string) => `Create the organisation “${title}”`,
  },
  createFailed: 'The note could not be created. What you wrote is kept.',
  noHeading: (heading: string) => `The heading “${heading}” is no longer in this note.`,
  card: {
    trashed: 'This note is in the trash. Restoring it repairs the link.',
    missing: 'This note is not in this library.',
    saidBy: (by: string) => `according to ${by}`,
    empty: 'This note is empty.',
    modified: (when: string) => `changed ${when}`,
    inTrash: 'In the trash.',
    holds: {
      notebook: (count: number) => `${count} ${count === 1 ? 'note' : 'notes'}`,
      base: (count: number) => `${count} ${count === 1 ? 'notebook' : 'notebooks'}`,
    },
    changed: {
      notebook: (when: string) => `changed ${when}`,
      base: (when: string) => `changed ${when}`,
    },
    underHeading: (heading: string) => `Heading “${heading}”`,
  },
}

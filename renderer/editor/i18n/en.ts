/** The words of the editor in English. */
import type { editorFr } from './fr'

export const editorEn: typeof editorFr = {
  title: 'Note title',
  titlePlaceholder: 'Untitled',
  body: 'Note text',
  placeholder: 'Start writing…',
  emptyPlaceholder: 'This note is empty.',
  nameless: 'No name',
  task: (text: string) => (text === '' ? 'Task' : `Task: ${text}`),
  generic: (kind: string) =>
    kind === 'misfit'
      ? 'Content that this version cannot lay out, kept as it is'
      : `“${kind}” block from a newer version, kept as it is`,
  image: {
    missing: 'image not on this device yet',
    elsewhere: (site: string) => `image from the web (${site}), not loaded`,
    absent: (file: string) => (file === '' ? 'image not here' : `image not here: ${file}`),
  },
  bar: {
    label: 'Formatting',
    style: 'Paragraph style',
    paragraph: 'Text',
    heading1: 'Large heading',
    heading2: 'Heading',
    heading3: 'Subheading',
    heading4: 'Small heading',
    quote: 'Quote',
    code: 'Code block',
    bold: 'Bold',
    italic: 'Italic',
    underline: 'Underline',
    strike: 'Strikethrough',
    inlineCode: 'Code',
    highlight: 'Highlight',
    link: 'Link',
    bulletList: 'Bulleted list',
    orderedList: 'Numbered list',
    taskList: 'Task list',
    insert: 'Insert',
    more: 'More formatting',
    divider: 'Divider',
    table: 'Table',
    undo: 'Undo',
    redo: 'Redo',
    rowAfter: 'Add a row below',
    rowBefore: 'Add a row above',
    columnAfter: 'Add a column to the right',
    columnBefore: 'Add a column to the left',
    rowDelete: 'Delete the row',
    columnDelete: 'Delete the column',
    headerRow: 'Header row',
    tableDelete: 'Delete the table',
  },
  link: {
    label: 'Link',
    address: 'Link address',
    placeholder: 'https://… or email',
    open: 'Open',
    openNote: 'Open the note',
    edit: 'Edit',
    copy: 'Copy the address',
    remove: 'Remove the link',
    save: 'Save',
    refused: 'Only https addresses, email addresses and notes can be linked.',
    nowhere: 'Nothing to open at this address.',
  },
  find: {
    label: 'Find in the note',
    placeholder: 'Find in the note',
    count: (number: number, total: number) =>
      total === 0 ? 'No results' : `${number} of ${total}`,
    exact: 'Match case and accents',
    previous: 'Previous result',
    next: 'Next result',
    close: 'Close the search',
  },
  arrival: {
    title: 'The text of this note has not arrived yet',
    from: (relay: string) =>
      `It will come from ${relay} as soon as the device of a person who has the note has sent it there.`,
    unreachable: (relay: string) =>
      `It has to come from ${relay}, which cannot be reached now. Carnet tries again by itself.`,
    later: 'It will come as soon as a relay is reached.',
  },
  readOnly: {
    viewOnly: 'View only',
    viewOnlyWhy:
      'The link you received lets you read this note. To write in it, ask for an edit link.',
    requirement: 'Opened read-only',
    requirementWhy:
      'This note holds something from a newer version of Carnet. Nothing was changed. Update Carnet to write in it.',
    trashed: 'This note is in the trash',
    trashedWhy: 'Restore it to write in it.',
    libraryReadOnly: 'Library is read-only',
    libraryReadOnlyWhy: 'The library’s folder cannot be changed. Your notes can be read.',
    misfit: 'Opened read-only',
    misfitWhy: 'Part of this note cannot be shown properly. Nothing was changed.',
  },
  refused: {
    unknown: 'This note is not in this library.',
    purged: 'This note was deleted from this device.',
    damaged: 'This note cannot be opened: its data is damaged.',
  },
  copyTrouble:
    'The browser no longer keeps a working copy. The library goes on saving what you write.',
  opening: 'Opening the note…',
}

// Documents as the catalog is told of them, empty but for what a story says.
import type { CollectionEntry, NoteEntry } from '../../host/catalog/contract'
import type { DocId } from '../../shared/records/keys'

export function catalogEntry(name: string, more: Partial<NoteEntry> = {}): NoteEntry {
  return {
    kind: 'note',
    docId: name as DocId,
    title: name,
    text: '',
    createdAt: 1,
    modifiedAt: 1,
    trashedAt: null,
    rights: 'edit',
    isShared: false,
    type: 'general',
    summary: '',
    tags: [],
    aliases: [],
    definitions: [],
    authors: [],
    licence: null,
    language: '',
    publishedAt: null,
    more: '',
    hasAttachments: false,
    openTasks: 0,
    headings: [],
    links: [],
    relations: [],
    ...more,
  }
}

export function collectionEntry(
  name: string,
  more: Partial<CollectionEntry> = {},
): CollectionEntry {
  return {
    kind: 'notebook',
    docId: name as DocId,
    title: name,
    text: '',
    createdAt: 1,
    modifiedAt: 1,
    trashedAt: null,
    rights: 'edit',
    isShared: false,
    description: '',
    colour: null,
    licence: null,
    underlinesTerms: true,
    sharesEditing: false,
    managers: [],
    links: [],
    members: [],
    categories: [],
    ...more,
  }
}

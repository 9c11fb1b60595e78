// Notebooks and bases over the generated notes, as the catalog is told of them: one notebook of
// all, one of 500 categories, the rest of about 100 notes each; every note with links, tags and authors.
import type { CategoryId } from '../../shared/model/categories'
import { LICENCES } from '../../shared/model/licence'
import { NOTE_TYPES } from '../../shared/model/note'
import type { DocId } from '../../shared/records/keys'
import type { Member } from '../../shared/text/reading/document-reading'
import type { CollectionEntry, NoteEntry } from '../../host/catalog/contract'
import { catalogEntry, collectionEntry } from './catalog-entries'
import { generateNotes } from './generated-notes'
import { createRandom, type Random } from './random'

export interface GeneratedCatalog {
  readonly notes: readonly NoteEntry[]
  readonly notebooks: readonly CollectionEntry[]
  readonly bases: readonly CollectionEntry[]
}

export interface CatalogSize {
  readonly notes: number
  readonly notebooks: number
  readonly bases: number
  /** Of each note, about; 5 kB without. */
  readonly letters?: number
  /** How many notes link to the second note besides those of chance; none without. */
  readonly linksToOne?: number
}

const SEED = 7
const ALL_CATEGORIES = 12
const MANY_CATEGORIES = 500
const MEMBERS = 100
/** The notebooks after the first two that hold the first note, besides those of chance. */
const OF_FIRST_NOTE = 100

/** The first notebook holds every note, the second has 500 categories, a hundred the first note. */
export function generateCatalog(size: CatalogSize): GeneratedCatalog {
  const { notes, notebooks, bases, letters, linksToOne = 0 } = size
  const random = createRandom(SEED)
  const generated = Array.from(generateNotes(notes, undefined, letters))
  const [, one] = generated
  const entries = generated.map((note, at) => {
    const isMore = one !== undefined && at >= 2 && at < 2 + linksToOne
    return noteEntryOf(isMore ? withLink(note, one) : note, random)
  })
  const ids = entries.map(({ docId }) => docId)
  const books = Array.from({ length: notebooks }, (_, at) => {
    const chosen = at === 0 ? ids : some(ids, MEMBERS, random)
    const first = at >= 2 && at < 2 + OF_FIRST_NOTE ? ids.slice(0, 1) : []
    const members = [...new Set([...chosen, ...first])]
    return notebookOf(`notebook-${at}`, {
      members,
      count: at === 1 ? MANY_CATEGORIES : ALL_CATEGORIES,
      random,
    })
  })
  const bookIds = books.map(({ docId }) => docId)
  return {
    notes: entries,
    notebooks: books,
    bases: Array.from({ length: bases }, (_, at) =>
      collectionEntry(`base-${at}`, {
        kind: 'base',
        title: `Base ${at}`,
        members: membersOf(at === 0 ? bookIds : some(bookIds, 6, random), [], random),
      }),
    ),
  }
}

type Generated = ReturnType<typeof generateNotes> extends Generator<infer Note> ? Note : never

function withLink(note: Generated, { index, title, file }: Generated): Generated {
  const markdown = `${note.markdown}\nVoir [${title}](../${encodeURI(file)}).\n`
  return { ...note, markdown, links: [...note.links, index] }
}

function noteEntryOf(note: Generated, random: Random): NoteEntry {
  const { index, title, markdown, links, createdAt, modifiedAt } = note
  const kind = random.below(20)
  return catalogEntry(`note-${index}`, {
    title,
    text: markdown,
    createdAt,
    modifiedAt,
    type: kind === 0 ? NOTE_TYPES[1] : kind === 1 ? NOTE_TYPES[2] : NOTE_TYPES[0],
    summary: random.below(3) === 0 ? `Résumé de ${title}` : '',
    tags: some(range(200), random.below(4), random).map((tag) => `étiquette ${tag}`),
    authors: some(range(300), 1 + random.below(2), random).map((at) => `Autrice ${at}`),
    licence: random.below(2) === 0 ? null : random.pick(LICENCES),
    language: index % 3 === 0 ? 'en' : 'fr',
    publishedAt: random.below(2) === 0 ? null : modifiedAt,
    hasAttachments: random.below(5) === 0,
    openTasks: random.below(8) === 0 ? 2 : 0,
    links: links.map((link, at) => ({
      target: `note-${link}` as DocId,
      heading: '',
      at: at * 900,
      length: 12,
    })),
  })
}

function notebookOf(
  name: string,
  { members, count, random }: { members: readonly DocId[]; count: number; random: Random },
): CollectionEntry {
  const categories = range(count).map((at) => ({
    // 16 letters, as ids in documents have.
    id: `${`${name}-`.padEnd(13, '0')}${String(at).padStart(3, '0')}` as CategoryId,
    name: `Catégorie ${at}`,
    colour: null,
    isRemoved: false,
    keeps: 0,
  }))
  const ids = categories.map(({ id }) => id)
  return collectionEntry(name, {
    title: name,
    categories,
    members: membersOf(members, ids, random),
  })
}

function membersOf(
  docIds: readonly DocId[],
  categoryIds: readonly CategoryId[],
  random: Random,
): readonly Member[] {
  return docIds.map((docId, at) => ({
    docId,
    place: `a${String(at).padStart(6, '0')} ${docId}`,
    by: `Curatrice ${at % 5}`,
    isByVerified: at % 5 > 0,
    at: at * 1000,
    remark: at % 10 === 0 ? 'à lire d’abord' : '',
    categoryIds: categoryIds.length === 0 ? [] : some(categoryIds, random.below(3), random),
  }))
}

function some<Item>(items: readonly Item[], count: number, random: Random): readonly Item[] {
  const found = new Set<Item>()
  while (found.size < Math.min(count, items.length)) found.add(random.pick(items))
  return [...found]
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at)
}

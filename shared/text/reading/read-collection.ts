/** A notebook or a base as the catalog keeps it: what its curators mean, merges and order resolved. */
import type * as Y from 'yjs'
import type { CategoryId } from '../../model/categories'
import { INTRO, readMeta, readTitle } from '../../model/document'
import { readLicence } from '../../model/licence'
import { Notebook } from '../../model/notebook'
import { readManagers } from '../../model/roles'
import { readSharesEditing } from '../../model/sharing'
import type { Integration } from '../../model/collection'
import type { DocId } from '../../records/keys'
import { cleanName } from '../../records/signed-name'
import type { CategoryReading, CollectionReading, Member } from './document-reading'
import { Integrators } from './integrators'
import { readBodyContent } from './read-body'

export function readCollection(
  doc: Y.Doc,
  docId: DocId,
  kind: 'notebook' | 'base',
): CollectionReading {
  const notebook = new Notebook(doc)
  const integrators = new Integrators(doc, docId)
  const { createdAt } = readMeta(doc)
  const members = notebook.notes.list()
  const categories = new CategoryPlaces(notebook)
  const introduction = readBodyContent(doc.getXmlFragment(INTRO))
  const read = {
    kind,
    title: readTitle(doc),
    // An image alone has no letters and is an introduction all the same.
    text: introduction.text || (introduction.hasAttachments ? '\n' : ''),
    links: introduction.links,
    createdAt,
    description: notebook.setting('description') ?? '',
    colour: notebook.setting('colour') ?? null,
    licence: readLicence(notebook.setting('licence')) ?? null,
    underlinesTerms: notebook.underlinesTerms,
    sharesEditing: readSharesEditing(doc),
    managers: readManagers(doc, docId),
    members: members.map((member) =>
      memberOf(
        member,
        integrators.nameOf(member.docId),
        categories.resolveAll(notebook.placedIn(member.docId)),
      ),
    ),
    categories: categories.list(),
  }
  notebook.close()
  return read
}

function memberOf(
  integration: Integration,
  signedBy: string | undefined,
  categoryIds: readonly CategoryId[],
): Member {
  const { docId, rank, by = '', at = null, remark } = integration
  // Ranks are letters and digits: a shorter one that another begins with comes first, none last.
  const place = `${rank ?? '~'} ${docId}`
  const isByVerified = signedBy !== undefined
  return {
    docId,
    place,
    by: signedBy ?? cleanName(by) ?? '',
    isByVerified,
    at,
    remark,
    categoryIds,
  }
}

/** What each category stands for, looked up once for all notes. */
class CategoryPlaces {
  readonly #notebook: Notebook
  readonly #places: ReadonlyMap<CategoryId, number>
  readonly #resolve: (id: CategoryId) => CategoryId | undefined
  readonly #kept = new Map<CategoryId, number>()

  constructor(notebook: Notebook) {
    this.#notebook = notebook
    this.#resolve = notebook.categories.resolver()
    this.#places = new Map(notebook.categories.list().map(({ id }, place) => [id, place]))
  }

  resolveAll(written: ReadonlySet<CategoryId>): readonly CategoryId[] {
    if (written.size === 0) return NONE
    const found = new Set<CategoryId>()
    for (const id of written) {
      const category = this.#resolve(id)
      if (category !== undefined) found.add(category)
      if (category !== id) this.#kept.set(id, (this.#kept.get(id) ?? 0) + 1)
    }
    return [...found].toSorted((a, b) => this.#placeOf(a) - this.#placeOf(b))
  }

  /** After all notes were resolved: what the removed ones keep is counted meanwhile. */
  list(): readonly CategoryReading[] {
    const { categories } = this.#notebook
    const inUse = categories.list().map((category) => ({ ...category, isRemoved: false }))
    const removed = categories.removed().map((category) => ({ ...category, isRemoved: true }))
    return [...inUse, ...removed].map(({ id, name, colour = null, isRemoved }) => {
      const keeps = isRemoved ? (this.#kept.get(id) ?? 0) : 0
      return { id, name, colour, isRemoved, keeps }
    })
  }

  #placeOf(id: CategoryId): number {
    return this.#places.get(id) ?? 0
  }
}

const NONE = Object.freeze([])

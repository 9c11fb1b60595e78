/** Who integrated what into a notebook or base, as their devices signed it and not as it was typed. */
import type * as Y from 'yjs'
import { lastWriterOf } from '../../model/key-writers'
import { readPerson } from '../../model/people'
import type { DocId } from '../../records/keys'

/** Each client is looked up once. Whoever takes back that something was taken out has put it there. */
export class Integrators {
  readonly #doc: Y.Doc
  readonly #docId: DocId
  readonly #integrated: Y.Map<unknown>
  readonly #names = new Map<number, string | undefined>()

  constructor(doc: Y.Doc, docId: DocId) {
    this.#doc = doc
    this.#docId = docId
    this.#integrated = doc.getMap('integrated')
  }

  /** As they signed it; undefined where nobody rightly did. */
  nameOf(member: DocId): string | undefined {
    const client = lastWriterOf(this.#integrated, member)
    if (client === undefined) return undefined
    if (!this.#names.has(client))
      this.#names.set(client, readPerson(this.#doc, this.#docId, client)?.name)
    return this.#names.get(client)
  }
}

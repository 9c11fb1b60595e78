/**
 * Single notes by id, for the page and the panel: what a list says of them at first, since they are
 * mostly opened from one; asked for once, then kept fresh by notices.
 */
import type { NoteRow } from '../../shared/contract/notes'
import type { DocId } from '../../shared/records/keys'
import type { HostClient } from '../bridge/host-client'
import { sameOr } from '../bridge/same-or'
import { type Readable, Store } from '../bridge/store'

/** Undefined until the host answered; null when there is no such note. */
export type NoteCard = NoteRow | null | undefined

export const NO_CARD: Readable<NoteCard> = { read: () => undefined, subscribe: () => () => {} }
const MOST = 50

export class NoteCards {
  readonly #client: HostClient
  readonly #findRow: (docId: DocId) => NoteRow | undefined
  readonly #cards = new Map<DocId, Store<NoteCard>>()

  constructor(client: HostClient, findRow: (docId: DocId) => NoteRow | undefined) {
    this.#client = client
    this.#findRow = findRow
    client.onNotice('notes', ({ docIds }) => {
      const changed = docIds ? docIds.filter((docId) => this.#cards.has(docId)) : this.#cards.keys()
      for (const docId of changed) void this.#refresh(docId)
    })
  }

  card(docId: DocId): Readable<NoteCard> {
    const known = this.#cards.get(docId)
    if (known) return known
    const card = new Store<NoteCard>(this.#findRow(docId))
    this.#cards.set(docId, card)
    const [oldest] = this.#cards.keys()
    if (this.#cards.size > MOST && oldest) this.#cards.delete(oldest)
    void this.#refresh(docId)
    return card
  }

  async #refresh(docId: DocId): Promise<void> {
    const note = await this.#client.request('readNote', { docId })
    const card = this.#cards.get(docId)
    card?.set(sameOr(card.read(), note))
  }
}

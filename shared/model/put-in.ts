/**
 * What this person put into which notebook or base and has given nobody the key of yet, such as a
 * note that is not to be passed on: so that any of their machines gives it once it may be. What has
 * its key there needs no entry, so these are few.
 */
import type * as Y from 'yjs'
import { type DocId, parseDocId } from '../records/keys'
import { PROGRAM, type Unsubscribe } from './origin'

export interface PutInEntry {
  readonly collection: DocId
  readonly member: DocId
}

export class PutIn {
  readonly #doc: Y.Doc
  readonly #map: Y.Map<unknown>

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#map = doc.getMap('putIn')
  }

  has(entry: PutInEntry): boolean {
    return this.#map.get(keyOf(entry)) === true
  }

  /** One transaction, and none where nothing changes. */
  change(entries: Iterable<readonly [PutInEntry, boolean]>): void {
    const changed = [...entries].filter(([entry, isIn]) => this.has(entry) !== isIn)
    if (changed.length === 0) return
    this.#doc.transact(() => {
      for (const [entry, isIn] of changed)
        if (isIn) this.#map.set(keyOf(entry), true)
        else this.#map.delete(keyOf(entry))
    }, PROGRAM)
  }

  /** Called wherever the change came from; `isOurs` where it was made on this machine. */
  subscribe(listener: (entries: readonly PutInEntry[], isOurs: boolean) => void): Unsubscribe {
    const tell = ({ keysChanged }: Y.YMapEvent<unknown>, { local }: Y.Transaction) =>
      listener(
        [...keysChanged].flatMap((key) => parseKey(key) ?? []),
        local,
      )
    this.#map.observe(tell)
    return () => this.#map.unobserve(tell)
  }
}

function keyOf({ collection, member }: PutInEntry): string {
  return `${collection}:${member}`
}

function parseKey(key: string): PutInEntry | undefined {
  const [first, second] = key.split(':')
  const collection = parseDocId(first)
  const member = parseDocId(second)
  return collection && member && { collection, member }
}

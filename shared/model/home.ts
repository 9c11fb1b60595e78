/**
 * A person's own document, synced between their devices: which documents they hold and by what
 * right, what is in their trash, their name and settings. Each fact has its own key, so two
 * devices that change different things both keep their change. No key that was held is ever lost.
 */
import * as Y from 'yjs'
import { type Capability, type DocId, parseDocId, type ViewCapability } from '../records/keys'
import { type CollectionKind, isCollectionKind } from './document'
import { HomeKeys } from './home-keys'
import { PROGRAM, type Unsubscribe, USER } from './origin'
import { OwnOrder } from './own-order'
import { PutIn } from './put-in'
import { SavedFilters } from './saved-filters'
import { readTime } from './time'

export type HeldKind = 'note' | CollectionKind

/** What a base collects are notebooks, and a notebook notes. */
export function memberKindOf(kind: HeldKind): 'note' | 'notebook' {
  return kind === 'base' ? 'notebook' : 'note'
}

export interface HeldDocument {
  readonly docId: DocId
  /** As it was taken up: known before its content has come. */
  readonly kind: HeldKind
  /** The strongest capability held: edit before view. */
  readonly capability: Capability
  readonly addedAt: number
  readonly trashedAt: number | undefined
  readonly purgedAt: number | undefined
  /** The relay that the link named; undefined means the person's own. */
  readonly relay: string | undefined
}

/** Beside its capability, when a document is taken up. */
export interface HeldAs {
  readonly kind?: HeldKind
  readonly relay?: string | undefined
}

export interface Profile {
  readonly name: string
}

const SETTINGS = ['relay', 'language', 'sample'] as const
export type HomeSetting = (typeof SETTINGS)[number]

export class Home {
  readonly filters: SavedFilters
  /** Of notebooks, and of bases. */
  readonly order: OwnOrder
  readonly putIn: PutIn
  readonly #doc: Y.Doc
  readonly #keys: HomeKeys
  readonly #added: Y.Map<unknown>
  readonly #trashed: Y.Map<unknown>
  readonly #purged: Y.Map<unknown>
  readonly #relays: Y.Map<unknown>
  readonly #kinds: Y.Map<unknown>
  readonly #profile: Y.Map<unknown>
  readonly #settings: Y.Map<unknown>

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#keys = new HomeKeys(doc)
    this.#added = doc.getMap('added')
    this.#trashed = doc.getMap('trashed')
    this.#purged = doc.getMap('purged')
    this.#relays = doc.getMap('relays')
    this.#kinds = doc.getMap('kinds')
    this.#profile = doc.getMap('profile')
    this.#settings = doc.getMap('settings')
    this.filters = new SavedFilters(doc)
    this.order = new OwnOrder(doc)
    this.putIn = new PutIn(doc)
  }

  /** Every document held, purged ones included: a purge never forgets the key. */
  held(): readonly HeldDocument[] {
    return Array.from(this.#keys.all().values(), (capability) => this.#factsOf(capability))
  }

  document(docId: DocId): HeldDocument | undefined {
    const capability = this.#keys.of(docId)
    return capability && this.#factsOf(capability)
  }

  /** Adds a capability, or a stronger one beside what is held; taking a document up again untrashes it. */
  add(capability: Capability, at: number, { kind = 'note', relay }: HeldAs = {}): void {
    const { docId } = capability
    this.#write(PROGRAM, () => {
      this.#keys.add(capability)
      if (!this.#added.has(docId)) this.#added.set(docId, at)
      if (this.#trashed.has(docId)) this.#trashed.delete(docId)
      if (this.#purged.has(docId)) this.#purged.delete(docId)
      if (kind !== 'note' && !this.#kinds.has(docId)) this.#kinds.set(docId, kind)
      if (relay !== undefined && this.#relays.get(docId) !== relay) this.#relays.set(docId, relay)
    })
  }

  /** A right to edit beside the one to view; whether it is in the trash stays as it is. */
  strengthen(capability: Capability): void {
    this.#write(PROGRAM, () => this.#keys.add(capability))
  }

  /** Other keys to view, for those that do not open their documents; these stay beside them. */
  replaceViews(capabilities: readonly ViewCapability[]): void {
    this.#write(PROGRAM, () => {
      for (const capability of capabilities) this.#keys.replaceView(capability)
    })
  }

  /** Every key to view that was ever held of these. */
  views(isWanted: (docId: DocId) => boolean): Iterable<ViewCapability> {
    return this.#keys.views(isWanted)
  }

  /** Where it lives from now on, for one that is held. */
  nameRelay(docId: DocId, relay: string): void {
    this.nameRelays(new Map([[docId, relay]]))
  }

  nameRelays(relays: ReadonlyMap<DocId, string>): void {
    this.#write(PROGRAM, () => {
      for (const [docId, relay] of relays)
        if (this.#relays.get(docId) !== relay) this.#relays.set(docId, relay)
    })
  }

  trash(docId: DocId, at: number): void {
    this.#write(USER, () => this.#trashed.set(docId, at))
  }

  restore(docId: DocId): void {
    this.#write(USER, () => {
      this.#trashed.delete(docId)
      this.#purged.delete(docId)
    })
  }

  /** Marks as purged; the local bytes are the caller's to remove, the key stays. */
  purge(docId: DocId, at: number): void {
    this.#write(USER, () => this.#purged.set(docId, at))
  }

  get profile(): Profile {
    const name = this.#profile.get('name')
    return Object.freeze({ name: typeof name === 'string' ? name : '' })
  }

  setName(name: string): void {
    this.#write(USER, () => this.#profile.set('name', name))
  }

  setting(name: HomeSetting): string | undefined {
    const value = this.#settings.get(name)
    return typeof value === 'string' ? value : undefined
  }

  setSetting(name: HomeSetting, value: string | undefined): void {
    this.#write(USER, () => {
      if (value === undefined) this.#settings.delete(name)
      else this.#settings.set(name, value)
    })
  }

  /** Called with the ids whose facts changed; an empty set means profile or settings. */
  readonly subscribe = (listener: (changed: ReadonlySet<DocId>) => void): Unsubscribe => {
    const maps = [
      this.#keys.map,
      this.#added,
      this.#trashed,
      this.#purged,
      this.#relays,
      this.#kinds,
    ]
    const all = [...maps, this.#profile, this.#settings]
    const changed = new Set<DocId>()
    let isOurs = false
    const collect = (event: Y.YMapEvent<unknown>) => {
      isOurs = true
      for (const key of event.keysChanged) {
        const docId = parseDocId(String(key).split(':')[0])
        if (docId && maps.includes(event.target)) changed.add(docId)
      }
    }
    const tell = () => {
      if (!isOurs) return
      const ids = new Set(changed)
      changed.clear()
      isOurs = false
      listener(ids)
    }
    for (const map of all) map.observe(collect)
    this.#doc.on('afterTransaction', tell)
    return () => {
      for (const map of all) map.unobserve(collect)
      this.#doc.off('afterTransaction', tell)
    }
  }

  #factsOf(capability: Capability): HeldDocument {
    const { docId } = capability
    const relay = this.#relays.get(docId)
    const kind = this.#kinds.get(docId)
    return Object.freeze({
      docId,
      kind: parseHeldKind(kind),
      capability,
      addedAt: readTime(this.#added.get(docId)) ?? 0,
      trashedAt: readTime(this.#trashed.get(docId)),
      purgedAt: readTime(this.#purged.get(docId)),
      relay: typeof relay === 'string' ? relay : undefined,
    })
  }

  #write(origin: symbol, change: () => void): void {
    this.#doc.transact(change, origin)
  }
}

/** What another version calls otherwise is a note until its content says what it is. */
export function parseHeldKind(value: unknown): HeldKind {
  return isCollectionKind(value) ? value : 'note'
}

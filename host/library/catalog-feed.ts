/**
 * Keeps the catalog as the documents are: a moment after each change, and after a crash or a lost
 * catalog whatever `library.db` says it does not hold. A note that is in memory is read here; the rest,
 * and notebooks and bases, which may hold thousands, the catalog's worker reads from disk, so that
 * typing does not wait for it.
 */
import { isCollectionKind } from '../../shared/model/document'
import type { HeldDocument } from '../../shared/model/home'
import type { DocId } from '../../shared/records/keys'
import { readDocument } from '../../shared/text/reading/read-document'
import {
  type Catalog,
  type CatalogEntry,
  entryOf,
  type KnownFacts,
  type StoredEntry,
} from '../catalog/contract'
import { skipFailing } from '../catalog/skipped'
import type { DocumentFacts } from '../log/library-log'
import { leaveInDoubt, wasLeftInDoubt } from './catalog-doubt'
import { factsOf, findWrongRows } from './catalog-facts'
import type { HoldingsChange } from './holdings'
import type { Library } from './library'
import { Listeners } from './listeners'
import { tellLog } from './open-catalog-beside'

const WAIT = 250
/** Between two looks at a note that somebody types into, or 20 times what one look takes. */
const WAIT_TYPING = 500
const LOOK_SHARE = 20
const LONGEST_REST = 10_000
/** What the catalog takes at once, while a search waits. */
const BATCH = 128
/** What is marked as catalogued at once: it is all put again after a crash in between. */
const MARKED = 16 * BATCH

export class CatalogFeed {
  /** The list shows something else now: these, or null for "read it again". */
  readonly updated = new Listeners<readonly DocId[] | null>()
  /** Notebooks or bases show something else now, or count otherwise: these, or null for any. */
  readonly collections = new Listeners<readonly DocId[] | null>()
  readonly #library: Library
  readonly #catalog: Catalog
  readonly #stop: (() => void)[]
  #cancel: (() => void) | undefined
  /** Since the last look at what somebody has open, and how long the next one waits. */
  #lookedAt = Number.NEGATIVE_INFINITY
  #look = 0
  #running: Promise<void> = Promise.resolve()
  /** Purged, and still to be taken out of the catalog. */
  readonly #leaving = new Set<readonly DocId[]>()
  /** Taken out since the last look at what is stale. */
  readonly #gone = new Set<DocId>()
  /** Small, and seen at once: it goes before the next batch of what is stale. */
  readonly #urgent: (() => Promise<void>)[] = []
  /** After a crash, or a call that failed, also in the last run: what is listed may not be what is held. */
  #isInDoubt: boolean
  #isClosed = false

  constructor(library: Library, catalog: Catalog, wasClosedWell = true) {
    this.#isInDoubt = !wasClosedWell || wasLeftInDoubt(library)
    this.#library = library
    this.#catalog = catalog
    this.#stop = [
      library.changed.add(() => this.#schedule()),
      library.held.add((change) => this.#facts(change)),
      library.purged.add((docIds) => this.#remove(docIds)),
    ]
    this.#schedule()
  }

  /** Everything that changed so far is in the catalog. */
  async settle(): Promise<void> {
    this.#cancel?.()
    this.#cancel = undefined
    this.#enqueue(() => this.#catchUp())
    await this.#running
  }

  /**
   * Now rather than in a moment: a person waits to see what they did. After a look that took long,
   * as long again is left to whoever types.
   */
  hurry(): void {
    const wait = this.#waitAfter(this.#look)
    if (wait <= 0) return void this.settle()
    this.#cancel?.()
    this.#cancel = undefined
    this.#schedule(wait)
  }

  async close(): Promise<void> {
    for (const stop of this.#stop) stop()
    this.#isClosed = true
    this.#cancel?.()
    await this.#running
    leaveInDoubt(this.#library, this.#isInDoubt)
  }

  #schedule(wait = Math.max(WAIT, this.#waitAfter(this.#restAfterLook()))): void {
    this.#cancel ??= this.#library.clock.after(wait, () => {
      this.#cancel = undefined
      this.#enqueue(() => this.#catchUp())
    })
  }

  #restAfterLook(): number {
    return Math.min(LONGEST_REST, Math.max(WAIT_TYPING, LOOK_SHARE * this.#look))
  }

  /** What is left of a rest since the last look; never longer than it: the clock may be set back. */
  #waitAfter(rest: number): number {
    return Math.min(rest, rest - (this.#library.clock.now() - this.#lookedAt))
  }

  /** One after another: a removal must not be overtaken by an older entry. */
  #enqueue(work: () => Promise<void>): void {
    this.#running = this.#running.then(work).catch((error: unknown) => {
      this.#library.report({
        level: 'error',
        event: 'catalog-failed',
        details: { error: error instanceof Error ? error.name : 'unknown' },
      })
      this.#isInDoubt = true
      if (!this.#isClosed) this.#schedule(LONGEST_REST)
    })
  }

  #hasten(work: () => Promise<void>): void {
    this.#urgent.push(work)
    this.#enqueue(() => this.#doUrgent())
  }

  async #doUrgent(): Promise<void> {
    for (let work = this.#urgent.shift(); work; work = this.#urgent.shift()) await work()
  }

  async #catchUp(): Promise<void> {
    const { log, access } = this.#library
    /** What somebody types into is stale again at once: it has its turn with the next change. */
    const typed = new Set<DocId>()
    if (this.#isInDoubt) await this.#compare()
    while (!this.#isClosed) {
      this.#gone.clear()
      const leaving = this.#leavingIds()
      const stale = log
        .stale(MARKED + typed.size + leaving.size)
        .filter(({ docId }) => !typed.has(docId) && !leaving.has(docId))
      if (stale.length === 0) return
      for (let at = 0; at < stale.length && !this.#isClosed; at += BATCH) {
        const isLast = at + BATCH >= stale.length
        await this.#doUrgent()
        await this.#put(stale.slice(at, at + BATCH), typed, isLast ? 'last' : 'more')
        this.#tell(stale.slice(at, at + BATCH))
      }
      if (access === 'read' || this.#isClosed) return
      // One purged and brought back meanwhile counts its changes from nothing, and is put after this.
      const left = new Set([...this.#leavingIds(), ...this.#gone])
      log.transaction(() => {
        for (const { docId, changes } of stale)
          if (!left.has(docId)) log.markCatalogued(docId, changes)
      })
    }
  }

  #leavingIds(): ReadonlySet<DocId> {
    return new Set([...this.#leaving].flat())
  }

  #tell(put: readonly DocumentFacts[]): void {
    const { holdings } = this.#library
    this.updated.tell(put.map(({ docId }) => docId))
    if (!holdings.hasCollections) return
    // A note that is new here may be counted in many of them.
    const isNewNote = ({ docId, catalogued }: DocumentFacts) =>
      catalogued === 0 && holdings.document(docId)?.kind === 'note'
    const changed = put.map(({ docId }) => docId).filter((docId) => this.#isCollection(docId))
    if (put.some(isNewNote)) this.collections.tell(null)
    else if (changed.length > 0) this.collections.tell(changed)
  }

  #isCollection(docId: DocId): boolean {
    return isCollectionKind(this.#library.holdings.document(docId)?.kind)
  }

  async #put(
    stale: readonly DocumentFacts[],
    typed: Set<DocId>,
    follows: 'more' | 'last',
  ): Promise<void> {
    const { holdings, documents } = this.#library
    const startedAt = this.#library.clock.now()
    const entries: CatalogEntry[] = []
    const stored: StoredEntry[] = []
    let isOpenStored = false
    for (const facts of stale) {
      const held = holdings.present(facts.docId)
      const open = documents.peek(facts.docId)
      if (!held) continue
      if (open) typed.add(facts.docId)
      if (!open || held.kind !== 'note') {
        stored.push(storedOf(facts, held))
        isOpenStored ||= open !== undefined
      } else {
        const { skipped } = tellLog(this.#library.report)
        const reading = skipFailing(facts.docId, () => readDocument(open.doc, facts.docId), skipped)
        if (reading) entries.push(entryOf(storedOf(facts, held), reading))
      }
    }
    if (entries.length > 0) this.#looked(startedAt)
    await Promise.all([
      entries.length > 0 && this.#catalog.put(entries),
      // Also when there are none: what was put before them waits for the disk here.
      (stored.length > 0 || follows === 'last') && this.#catalog.putStored(stored, follows),
    ])
    if (isOpenStored) this.#looked(startedAt)
  }

  #looked(startedAt: number): void {
    this.#lookedAt = this.#library.clock.now()
    this.#look = this.#lookedAt - startedAt
  }

  /** What stale() cannot know: it counts changes of contents alone. */
  async #compare(): Promise<void> {
    const rows = await this.#catalog.facts()
    this.#isInDoubt = false
    const { purged, changed } = findWrongRows(rows, this.#library.holdings)
    if (purged.length > 0) await this.#takeOut(purged)
    if (changed.length > 0) await this.#change(changed)
  }

  #facts({ docIds, before }: HoldingsChange): void {
    const facts = docIds.flatMap((docId) => {
      // What is new is put whole, with its facts.
      const held = before.has(docId) && this.#library.holdings.present(docId)
      return held ? [factsOf(held)] : []
    })
    this.#schedule()
    if (facts.length > 0) this.#hasten(() => this.#change(facts))
  }

  async #change(facts: readonly KnownFacts[]): Promise<void> {
    await this.#catalog.change(facts)
    const ids = facts.map(({ docId }) => docId)
    this.updated.tell(ids.length > 100 ? null : ids)
    // What left a notebook for the trash, or came back, is counted in each that it is in.
    this.collections.tell(ids.every((docId) => this.#isCollection(docId)) ? ids : null)
  }

  #remove(docIds: readonly DocId[]): void {
    this.#leaving.add(docIds)
    this.#hasten(async () => {
      try {
        await this.#takeOut(docIds)
      } finally {
        this.#leaving.delete(docIds)
      }
      // What a backup brought back meanwhile.
      if (!this.#isClosed) this.#schedule()
    })
  }

  async #takeOut(docIds: readonly DocId[]): Promise<void> {
    for (const docId of docIds) this.#gone.add(docId)
    await this.#catalog.remove(docIds)
    this.updated.tell(null)
    this.collections.tell(null)
  }
}

function storedOf(facts: DocumentFacts, held: HeldDocument): StoredEntry {
  const { createdAt, modifiedAt } = facts
  return { ...factsOf(held), createdAt, modifiedAt }
}

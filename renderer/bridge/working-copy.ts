/**
 * One note's working copy: y-indexeddb as published, with what it hides brought to the surface. Its
 * own reading drops a damaged record as an unhandled rejection and then never says that it is
 * ready; its writing throws inside the editor's transaction once Chromium closed the database. So
 * the records are read and tried here first, and its update handler runs where a throw harms none.
 */
import { IndexeddbPersistence, storeState } from 'y-indexeddb'
import * as Y from 'yjs'
import { STORED } from '../../shared/model/origin'
import { answerOf, deleteDatabase, openDatabase, type Storage, whenDone } from './indexed-db'
import type { CopyTrouble } from './open-note-state'
import { type Readable, Store } from './store'

const UPDATES = 'updates'
/** It appends the whole state at each opening and trims at 500 records: trimmed here much earlier. */
const MAX_RECORDS = 24
const SET_ASIDE = 'set-aside/'

export type ReadCopy =
  | { readonly kind: 'read'; readonly records: number }
  /** What could be read is in the document; the records themselves stand under another name. */
  | { readonly kind: 'damaged' }
  /** Something in it may not come into the document, so nothing did. */
  | { readonly kind: 'refused' }

/** Whether an update may come into the document. Throws for what is no update. */
export type Admit = (update: Uint8Array) => boolean

/** Applies what the copy holds, under STORED, and settles a damaged one aside. Rejects when storage fails. */
export async function readCopy(
  storage: Storage,
  name: string,
  doc: Y.Doc,
  admit: Admit,
): Promise<ReadCopy> {
  const database = await openDatabase(storage, name, createStores)
  const records = await readRecords(database)
  database.close()
  if (!records.every((record) => mayCome(record, admit))) return { kind: 'refused' }
  if (applyAll(doc, records)) return { kind: 'read', records: records.length }
  await setAside(storage, name, records)
  return { kind: 'damaged' }
}

/** Writes every later update of the document; trouble is told, never thrown at the editor. */
export class WorkingCopy {
  readonly #name: string
  readonly #doc: Y.Doc
  readonly #trouble = new Store<CopyTrouble | undefined>(undefined)
  #persistence: IndexeddbPersistence | undefined
  /** It has written what the document held when it was attached, or never will. */
  #settled: Promise<unknown> = Promise.resolve()
  #isClosed = false

  readonly trouble: Readable<CopyTrouble | undefined> = this.#trouble

  constructor(name: string, doc: Y.Doc) {
    this.#name = name
    this.#doc = doc
    doc.on('update', this.#write)
    this.#attach()
  }

  /** Opens the database again, as after space was made; whatever it lacks is written then. */
  retry(): void {
    if (this.#isClosed || this.#trouble.read() === undefined) return
    this.#attach()
  }

  async close(): Promise<void> {
    // Else what was typed before the database was there would never be written.
    await this.#settled
    this.#isClosed = true
    this.#doc.off('update', this.#write)
    await this.#persistence?.destroy().catch(() => this.#trouble.set('closed'))
  }

  #attach(): void {
    void this.#persistence?.destroy().catch(() => this.#trouble.set('closed'))
    const persistence = new IndexeddbPersistence(this.#name, this.#doc)
    this.#persistence = persistence
    this.#doc.off('update', persistence._storeUpdate)
    this.#settled = persistence._db
      .then((database) => this.#watch(database, persistence))
      .catch((error: unknown) => this.#fail(persistence, troubleOf(error)))
    void persistence.whenSynced.then(() => this.#settle(persistence))
  }

  async #watch(database: IDBDatabase, persistence: IndexeddbPersistence): Promise<void> {
    database.addEventListener('close', () => this.#fail(persistence, 'closed'))
    // Aborts and errors of its transactions bubble up to the database.
    database.addEventListener('abort', (event) => {
      this.#fail(persistence, troubleOf((event.target as IDBTransaction).error))
    })
    // Stands behind its own loading: when this is done and it is not synced, it never will be.
    const behind = database.transaction(UPDATES, 'readonly').objectStore(UPDATES).count()
    await answerOf(behind)
    if (!persistence.synced) this.#fail(persistence, 'damaged')
  }

  #settle(persistence: IndexeddbPersistence): void {
    if (this.#isClosed || persistence !== this.#persistence) return
    this.#trouble.set(undefined)
    if (persistence._dbsize > MAX_RECORDS) void storeState(persistence, true)
  }

  readonly #write = (update: Uint8Array, origin: unknown): void => {
    const persistence = this.#persistence
    if (!persistence) return
    try {
      persistence._storeUpdate(update, origin)
    } catch (error) {
      this.#fail(persistence, troubleOf(error))
    }
  }

  #fail(persistence: IndexeddbPersistence, trouble: CopyTrouble): void {
    if (this.#isClosed || persistence !== this.#persistence) return
    this.#trouble.set(trouble)
  }
}

/** The whole content of a copy as one update; undefined when nothing of it can be read. */
export async function readCopyUpdate(
  storage: Storage,
  name: string,
): Promise<Uint8Array | undefined> {
  const doc = new Y.Doc()
  try {
    const database = await openDatabase(storage, name, createStores)
    const records = await readRecords(database)
    database.close()
    applyAll(doc, records)
    return records.length === 0 ? undefined : Y.encodeStateAsUpdate(doc)
  } finally {
    doc.destroy()
  }
}

function createStores(database: IDBDatabase): void {
  database.createObjectStore(UPDATES, { autoIncrement: true })
  database.createObjectStore('custom')
}

function readRecords(database: IDBDatabase): Promise<readonly unknown[]> {
  return answerOf(database.transaction(UPDATES, 'readonly').objectStore(UPDATES).getAll())
}

function mayCome(record: unknown, admit: Admit): boolean {
  try {
    return !(record instanceof Uint8Array) || admit(record)
  } catch {
    // A damaged record: applying it finds that out again and sets it aside.
    return true
  }
}

/** False when any record is damaged; the others are applied all the same. */
function applyAll(doc: Y.Doc, records: readonly unknown[]): boolean {
  let isWhole = true
  doc.transact(() => {
    for (const record of records) {
      try {
        if (record instanceof Uint8Array) Y.applyUpdate(doc, record, STORED)
        else isWhole = false
      } catch {
        // lib0 throws at the end of a short record: the caller sets the copy aside.
        isWhole = false
      }
    }
  }, STORED)
  return isWhole
}

async function setAside(
  storage: Storage,
  name: string,
  records: readonly unknown[],
): Promise<void> {
  const aside = await openDatabase(storage, SET_ASIDE + name, createStores)
  const transaction = aside.transaction(UPDATES, 'readwrite')
  for (const record of records) transaction.objectStore(UPDATES).add(record)
  await whenDone(transaction)
  aside.close()
  await deleteDatabase(storage, name)
}

function troubleOf(error: unknown): CopyTrouble {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
    ? 'no-space'
    : 'closed'
}

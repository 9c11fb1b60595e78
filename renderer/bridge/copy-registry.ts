/**
 * Which working copies this browser holds, when each was used, and which may hold edits that the
 * library has not confirmed. A dirty mark belongs to the window that wrote it, so that one window's
 * confirmation never clears another's.
 */
import type { Unsubscribe } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import { answerOf, openDatabase, type Storage, whenDone } from './indexed-db'

const REGISTRY_NAME = 'carnet-working-copies'

export interface CopyPlace {
  readonly libraryId: string
  readonly generation: string
  readonly docId: DocId
}

export interface RegisteredCopy extends CopyPlace {
  readonly name: string
  readonly usedAt: number
}

interface DirtyMark {
  readonly name: string
  readonly pageId: string
}

export function nameOf(place: CopyPlace): string {
  return `${place.libraryId}/${place.generation}/${place.docId}`
}

function marksOf(name: string): IDBKeyRange {
  return IDBKeyRange.bound([name, ''], [name, '\uffff'])
}

export class CopyRegistry {
  readonly #database: IDBDatabase
  readonly #pageId: string

  private constructor(database: IDBDatabase, pageId: string) {
    this.#database = database
    this.#pageId = pageId
  }

  static async open(storage: Storage, pageId: string): Promise<CopyRegistry> {
    const database = await openDatabase(storage, REGISTRY_NAME, (created) => {
      created.createObjectStore('copies', { keyPath: 'name' })
      created.createObjectStore('dirty', { keyPath: ['name', 'pageId'] })
    })
    return new CopyRegistry(database, pageId)
  }

  onClose(listener: () => void): Unsubscribe {
    this.#database.addEventListener('close', listener)
    return () => this.#database.removeEventListener('close', listener)
  }

  close(): void {
    this.#database.close()
  }

  count(): Promise<number> {
    return answerOf(this.#read('copies').count())
  }

  /** Whether any window left edits in it. */
  async isDirty(name: string): Promise<boolean> {
    return (await answerOf(this.#read('dirty').count(marksOf(name)))) > 0
  }

  list(): Promise<readonly RegisteredCopy[]> {
    return answerOf(this.#read('copies').getAll())
  }

  listDirty(): Promise<readonly DirtyMark[]> {
    return answerOf(this.#read('dirty').getAll())
  }

  async use(place: CopyPlace, at: number): Promise<void> {
    const copy: RegisteredCopy = { ...place, name: nameOf(place), usedAt: at }
    const transaction = this.#database.transaction('copies', 'readwrite')
    transaction.objectStore('copies').put(copy)
    await whenDone(transaction)
  }

  /** Issued before it returns, so it stands in front of the edit that the caller writes next. */
  markDirty(name: string): Promise<void> {
    const transaction = this.#database.transaction('dirty', 'readwrite')
    transaction.objectStore('dirty').put({ name, pageId: this.#pageId } satisfies DirtyMark)
    return whenDone(transaction)
  }

  async clearDirty(name: string, pageId: string = this.#pageId): Promise<void> {
    const transaction = this.#database.transaction('dirty', 'readwrite')
    transaction.objectStore('dirty').delete([name, pageId])
    await whenDone(transaction)
  }

  /** The copy and every window's mark of it. */
  async forget(name: string): Promise<void> {
    const transaction = this.#database.transaction(['copies', 'dirty'], 'readwrite')
    transaction.objectStore('copies').delete(name)
    transaction.objectStore('dirty').delete(marksOf(name))
    await whenDone(transaction)
  }

  #read(store: 'copies' | 'dirty'): IDBObjectStore {
    return this.#database.transaction(store, 'readonly').objectStore(store)
  }
}

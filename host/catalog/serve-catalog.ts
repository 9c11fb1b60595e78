/**
 * The catalog's side of the thread: answers requests in order, and between them builds the catalog
 * anew when its file was missing, damaged, of another version, or never finished. A disk that has no
 * room for it gets the room back: it goes on in memory, so that what is in the library is listed.
 */
import type { DocId } from '../../shared/records/keys'
import type { StoreError } from '../../shared/contract/notes'
import { storeErrorOf } from '../log/open-sqlite'
import { answerQuery } from './answer-query'
import type { CatalogEntry, CatalogFacts, CatalogQuery, StoredEntry } from './contract'
import type { CatalogReport, CatalogRequest, CatalogWorkerStart } from './messages'
import { Rebuild } from './rebuild'
import type { Skipped } from './skipped'
import { StoredNotes } from './stored-notes'
import { type CatalogStore, openStore } from './store'
import { IN_MEMORY, removeStore } from './store-file'
import { TidyLater } from './tidy-later'

export interface CatalogPort {
  send(report: CatalogReport): void
  /** Lets what waits be answered first. */
  later(step: () => void): void
}

const WRITES: ReadonlySet<CatalogRequest['call']> = new Set([
  'put',
  'putStored',
  'change',
  'remove',
])

export class CatalogServer {
  readonly #start: CatalogWorkerStart
  readonly #port: CatalogPort
  readonly #tidying: TidyLater
  #file: string
  #store: CatalogStore
  #rebuild: Rebuild | undefined
  #notes: StoredNotes | undefined
  #isClosed = false
  readonly #tellSkipped = (skipped: Skipped) => this.#port.send({ kind: 'skipped', skipped })

  constructor(start: CatalogWorkerStart, port: CatalogPort) {
    this.#start = start
    this.#port = port
    this.#tidying = new TidyLater(port.later, () => !this.#isClosed && this.#store.tidy())
    this.#file = start.file
    this.#store = this.#open()
    if (!this.#store.isComplete) this.#build()
    else port.send({ kind: 'indexed', failure: undefined })
    port.send({ kind: 'ready' })
  }

  answer(request: CatalogRequest): void {
    const { id } = request
    try {
      this.#port.send({ kind: 'reply', id, value: this.#attempt(this.#prepare(request)) })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      this.#port.send({ kind: 'failure', id, store: storeErrorOf(error), message })
    }
    if (WRITES.has(request.call)) this.#tidying.begin()
  }

  /** Nobody has asked anything for a while: what was kept to be quick is given back. */
  rest(): void {
    this.#notes?.forget()
  }

  /** What is wrong with the library's file is none of the catalog's: it is read before. */
  #prepare(request: CatalogRequest): CatalogRequest {
    const { source } = this.#start
    if (request.call !== 'putStored') return request
    if (!source) throw new Error('a catalog without a library to read')
    this.#notes ??= new StoredNotes(source, this.#tellSkipped)
    const stored = request.values[0] as readonly StoredEntry[]
    return { ...request, call: 'put', values: [this.#notes.read(stored), request.values[1]] }
  }

  #attempt(request: CatalogRequest): unknown {
    try {
      return this.#call(request)
    } catch (error) {
      const failure = storeErrorOf(error)
      // Found only now: everything in it can be had again. What a rebuild had gathered went with
      // the write that failed, so it begins anew as well.
      if (failure === 'damaged') this.#renew()
      else if (failure && this.#isOnDisk && (failure === 'no-space' || this.#rebuild))
        this.#renewInMemory(failure)
      else throw error
      return this.#call(request)
    }
  }

  #call({ call, values }: CatalogRequest): unknown {
    const store = this.#store
    switch (call) {
      case 'putStored':
        throw new Error('its texts are read first')
      case 'put':
        return this.#put(values[0] as readonly CatalogEntry[], values[1])
      case 'change': {
        const facts = values[0] as readonly CatalogFacts[]
        this.#rebuild?.noteChange(facts)
        return store.change(facts)
      }
      case 'remove': {
        const docIds = values[0] as readonly DocId[]
        this.#rebuild?.noteRemoval(docIds)
        this.#notes?.forget(docIds)
        return store.remove(docIds)
      }
      case 'facts':
        return store.facts()
      case 'list':
        return store.list(values[0] as Parameters<CatalogStore['list']>[0])
      case 'search': {
        const [query, limit, shelf] = values as Parameters<CatalogStore['search']>
        const found = store.search(query, limit, shelf)
        return { ...found, isIndexing: !store.isComplete }
      }
      case 'row':
        return store.row(values[0] as DocId)
      case 'ask':
        return answerQuery(store, values[0] as CatalogQuery, values[1])
      case 'counts':
        return store.counts()
      case 'close':
        return this.#close()
    }
  }

  #put(entries: readonly CatalogEntry[], follows: unknown): void {
    if (follows === 'more') this.#store.putUnhurried(entries)
    else if (entries.length > 0) this.#store.put(entries)
    else this.#store.settle()
  }

  get #isOnDisk(): boolean {
    return this.#file !== IN_MEMORY
  }

  #open(): CatalogStore {
    try {
      return this.#openFile()
    } catch (error) {
      const failure = storeErrorOf(error)
      if (failure === undefined) throw error
      this.#leaveDisk(failure)
      return openStore(this.#file, this.#tellSkipped).store
    }
  }

  #openFile(): CatalogStore {
    const { file } = this.#start
    try {
      const { store, isOld } = openStore(file, this.#tellSkipped)
      if (!isOld) return store
      store.close()
    } catch (error) {
      if (storeErrorOf(error) !== 'damaged') throw error
    }
    removeStore(file)
    return openStore(file, this.#tellSkipped).store
  }

  #renew(): void {
    this.#rebuild?.close()
    this.#rebuild = undefined
    this.#store.close()
    if (this.#isOnDisk) removeStore(this.#file)
    this.#store = openStore(this.#file, this.#tellSkipped).store
    this.#build()
  }

  #renewInMemory(failure: StoreError): void {
    this.#store.close()
    this.#leaveDisk(failure)
    this.#renew()
  }

  /** A file that was left behind would lack what is put from now on, and be believed. */
  #leaveDisk(failure: StoreError): void {
    const { file } = this.#start
    this.#file = IN_MEMORY
    this.#port.send({ kind: 'unkept', store: failure })
    try {
      removeStore(file)
    } catch (error) {
      // Where nothing can be removed the library cannot note either that the catalog holds more.
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM' && code !== 'ENOTDIR')
        throw error
    }
  }

  #build(): void {
    const { source } = this.#start
    if (!source) return this.#finish()
    try {
      this.#store.setPace('building')
      this.#rebuild = new Rebuild(this.#store, source, this.#tellSkipped)
    } catch (error) {
      return this.#give(error)
    }
    this.#next(this.#rebuild)
  }

  #next(rebuild: Rebuild): void {
    this.#port.later(() => {
      if (this.#isClosed || this.#rebuild !== rebuild) return
      try {
        const isMore = rebuild.step()
        this.#port.send({ kind: 'progress', done: rebuild.done, total: rebuild.total })
        if (isMore) this.#next(rebuild)
        else this.#finish()
      } catch (error) {
        this.#give(error)
      }
    })
  }

  #finish(): void {
    this.#rebuild?.close()
    this.#rebuild = undefined
    this.#store.setPace('durable')
    this.#store.markComplete()
    this.#port.send({ kind: 'indexed', failure: undefined })
    this.#tidying.begin()
  }

  /** In memory it has what it needs; what fails there as well is begun anew at the next start. */
  #give(error: unknown): void {
    this.#rebuild?.close()
    this.#rebuild = undefined
    const failure = storeErrorOf(error)
    if (failure === undefined) throw error
    if (failure !== 'damaged' && this.#isOnDisk) return this.#renewInMemory(failure)
    this.#port.send({ kind: 'indexed', failure })
  }

  #close(): void {
    this.#isClosed = true
    this.#rebuild?.close()
    this.#notes?.close()
    this.#store.close()
  }
}

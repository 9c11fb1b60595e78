/**
 * Imported notes: written as they come, seen by nobody until all are there. The keys reach the home
 * document in the transaction that makes the notes visible, so a crash leaves all of them or none.
 */
import * as Y from 'yjs'
import { Home } from '../../shared/model/home'
import { PROGRAM, STORED } from '../../shared/model/origin'
import { certifyWriter } from '../../shared/records/identity'
import { createEditCapability, type DocId } from '../../shared/records/keys'
import type { Catalog, CatalogEntry } from '../catalog/contract'
import type { ImportedNote, TransferLibrary } from '../transfer/contract'
import { deriveHeldKeys, packKeys } from './document-keys'
import type { Library } from './library'

const CATALOG_BATCH = 500

interface StagedJob {
  readonly entries: CatalogEntry[]
  readonly secrets: Uint8Array[]
}

export class Staging implements TransferLibrary {
  readonly #library: Library
  readonly #catalog: Catalog
  readonly #jobs = new Map<string, StagedJob>()

  constructor(library: Library, catalog: Catalog) {
    this.#library = library
    this.#catalog = catalog
  }

  get folder(): string {
    return this.#library.folder
  }

  stageNotes(jobId: string, notes: readonly ImportedNote[]): void {
    const { log } = this.#library
    const job = this.#jobs.get(jobId) ?? { entries: [], secrets: [] }
    this.#jobs.set(jobId, job)
    log.transaction(() => {
      for (const note of notes) this.#stage(jobId, note)
    })
    for (const note of notes) {
      job.secrets.push(note.editSecret)
      job.entries.push(entryOf(note))
    }
  }

  async commitStaged(jobId: string): Promise<void> {
    const job = this.#jobs.get(jobId)
    if (!job) return
    this.#jobs.delete(jobId)
    const { log, holdings, documents, clock, changed } = this.#library
    const home = documents.peek(holdings.homeId)
    if (!home) throw new Error('a library without its home document')
    const now = clock.now()
    const update = addAll(home.state(), job.secrets, now)
    log.transaction(() => {
      log.commitJob(jobId)
      log.journal([{ docId: holdings.homeId, updates: [update] }], now)
    })
    Y.applyUpdate(home.doc, update, STORED)
    changed.tell([holdings.homeId])
    this.#library.sealer.schedule(holdings.homeId)
    await this.#catalogue(job.entries)
    changed.tell(job.entries.map(({ docId }) => docId))
  }

  discardStaged(jobId: string): void {
    this.#jobs.delete(jobId)
    this.#library.log.discardStaged(jobId)
  }

  noteIds(): readonly DocId[] {
    return Array.from(this.#library.holdings.all)
      .filter((held) => held.purgedAt === undefined && held.trashedAt === undefined)
      .map((held) => held.docId)
  }

  readState(docId: DocId): Uint8Array | undefined {
    return this.#library.holdings.present(docId) && this.#library.readState(docId)
  }

  #stage(jobId: string, note: ImportedNote): void {
    const { log, device } = this.#library
    const capability = createEditCapability(note.editSecret)
    const held = deriveHeldKeys(capability)
    const { docId, roomId } = held.keys
    if (docId !== note.docId) throw new Error('an imported note under an id that is not its key’s')
    log.addDocument({
      docId,
      roomId,
      kind: 'note',
      keys: packKeys(held),
      format: 1,
      createdAt: note.createdAt,
      modifiedAt: note.modifiedAt,
      jobId,
    })
    const state = Y.mergeUpdates([note.update, certificates(note, device)])
    log.writeFirstState(docId, state)
    log.setOwesState(docId, 'owes')
  }

  async #catalogue(entries: readonly CatalogEntry[]): Promise<void> {
    for (let at = 0; at < entries.length; at += CATALOG_BATCH) {
      const batch = entries.slice(at, at + CATALOG_BATCH)
      await this.#catalog.put(batch)
      this.#library.log.transaction(() => {
        for (const { docId } of batch) this.#library.log.markCatalogued(docId, 1)
      })
    }
  }
}

/** What adding these keys changes in the home document, made on a copy: the disk comes first. */
function addAll(state: Uint8Array, secrets: readonly Uint8Array[], now: number): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, state)
  const before = Y.encodeStateVector(copy)
  const home = new Home(copy)
  copy.transact(() => {
    for (const secret of secrets) home.add(createEditCapability(secret), now)
  }, PROGRAM)
  const update = Y.encodeStateAsUpdate(copy, before)
  copy.destroy()
  return update
}

/** The worker wrote the note on this person's behalf: this device signs for its clientIDs. */
function certificates(note: ImportedNote, device: Library['device']): Uint8Array {
  const doc = new Y.Doc()
  const clients = new Set(Y.decodeUpdate(note.update).structs.map((struct) => struct.id.client))
  doc.transact(() => {
    for (const client of clients)
      doc.getMap('writers').set(String(client), certifyWriter(device, note.docId, client))
  }, PROGRAM)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

function entryOf(note: ImportedNote): CatalogEntry {
  return {
    docId: note.docId,
    title: note.title,
    text: note.text,
    createdAt: note.createdAt,
    modifiedAt: note.modifiedAt,
    trashedAt: null,
    rights: 'edit',
    isShared: false,
  }
}

/**
 * Imported notes: written as they come, seen by nobody until all are there. The keys reach the home
 * document in the transaction that makes the notes visible, so a crash leaves all of them or none.
 * The import's worker has signed and sealed them: what is left for this thread is to insert rows.
 */
import * as Y from 'yjs'
import { createEmpty, isCollectionKind } from '../../shared/model/document'
import { type HeldKind, Home } from '../../shared/model/home'
import { PROGRAM, STORED } from '../../shared/model/origin'
import type { DocId, EditCapability } from '../../shared/records/keys'
import type {
  ImportedBefore,
  ImportedDocument,
  NoteSealing,
  TransferLibrary,
} from '../transfer/contract'
import type { Library } from './library'

export interface StagingParts {
  readonly library: Library
  readonly localKey: Uint8Array
  /** Settles when the catalog holds all that is stored. */
  readonly catalogue: () => Promise<void>
}

interface Staged {
  readonly capability: EditCapability
  readonly kind: HeldKind
}

export class Staging implements TransferLibrary {
  readonly #parts: StagingParts
  readonly #jobs = new Map<string, Staged[]>()

  constructor(parts: StagingParts) {
    this.#parts = parts
  }

  get folder(): string {
    return this.#parts.library.folder
  }

  get sealing(): NoteSealing {
    const { library, localKey } = this.#parts
    return { localKey, device: library.device, name: library.author.name }
  }

  get importedBefore(): ImportedBefore {
    const { log, holdings } = this.#parts.library
    const trashed = Array.from(holdings.all).filter((held) => held.trashedAt !== undefined)
    return { file: log.file, trashed: trashed.map(({ docId }) => docId) }
  }

  stage(jobId: string, documents: readonly ImportedDocument[]): void {
    this.#parts.library.log.imports.stage(jobId, documents)
    const staged = this.#jobs.get(jobId) ?? []
    this.#jobs.set(jobId, staged)
    // A copy: its bytes are a part of what the whole batch came in.
    for (const { docId, kind, editSecret } of documents)
      staged.push({ capability: { rights: 'edit', docId, editSecret: editSecret.slice() }, kind })
  }

  async commitStaged(jobId: string): Promise<void> {
    const staged = this.#jobs.get(jobId)
    if (!staged) return
    this.#jobs.delete(jobId)
    const { log, holdings, documents, clock, changed, sealer } = this.#parts.library
    const home = documents.peek(holdings.homeId)
    if (!home) throw new Error('a library without its home document')
    const now = clock.now()
    const update = addAll(home.state(), staged, now)
    log.transaction(() => {
      log.imports.commit(jobId, now)
      log.journal([{ docId: holdings.homeId, updates: [update] }], now)
    })
    Y.applyUpdate(home.doc, update, STORED)
    changed.tell([holdings.homeId])
    sealer.schedule(holdings.homeId)
    await this.#parts.catalogue()
  }

  discardStaged(jobId: string): void {
    this.#jobs.delete(jobId)
    this.#parts.library.log.imports.discard(jobId)
  }

  noteIds(): readonly DocId[] {
    return this.#idsOf((kind) => kind === 'note')
  }

  collectionIds(): readonly DocId[] {
    return this.#idsOf(isCollectionKind)
  }

  #idsOf(isWanted: (kind: HeldKind) => boolean): readonly DocId[] {
    return Array.from(this.#parts.library.holdings.all)
      .filter(({ kind }) => isWanted(kind))
      .filter((held) => held.purgedAt === undefined && held.trashedAt === undefined)
      .map((held) => held.docId)
  }

  readState(docId: DocId): Uint8Array | undefined {
    const { library } = this.#parts
    return library.holdings.present(docId) && library.readState(docId)
  }
}

/** What adding these changes in the home document, made on a copy: the disk comes first. */
function addAll(state: Uint8Array, added: readonly Staged[], now: number): Uint8Array {
  const copy = createEmpty()
  Y.applyUpdate(copy, state)
  const before = Y.encodeStateVector(copy)
  const home = new Home(copy)
  copy.transact(() => {
    for (const { capability, kind } of added) home.add(capability, now, { kind })
  }, PROGRAM)
  const update = Y.encodeStateAsUpdate(copy, before)
  copy.destroy()
  return update
}

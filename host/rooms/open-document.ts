/**
 * One document in memory, and the pages that have it open. Every update is applied here first, then
 * looked at for what this build lacks, then journaled or passed on. It knows nothing of frames,
 * keys or the disk: it tells its owner.
 */
import {
  Awareness,
  encodeAwarenessUpdate,
  applyAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { ReadOnlyReason } from '../../shared/contract/notes'
import { readWriter } from '../../shared/model/document'
import { PROGRAM, RECEIVED, STORED } from '../../shared/model/origin'
import { type SignedName, writeName } from '../../shared/model/people'
import { findUnknown } from '../../shared/model/requirements'
import { CHANNEL_CLOSED } from '../../shared/protocol/page-frames'
import { toBase64url } from '../../shared/records/bytes'
import type { DocId } from '../../shared/records/keys'
import type { Author } from '../people/author'
import { findUnknownAfter } from './gate'
import { parseUpdate } from './incoming-update'
import { encodeAwareness, encodeUpdate } from './page-messages'
import { filterAwareness } from './presence-update'

/** A page's end of the document. */
export interface Reader {
  /** False: it is shown the document and what it writes is dropped. Fixed when it joins. */
  readonly mayWrite: boolean
  /** One y-websocket message. */
  send(message: Uint8Array): void
  close(code: number): void
}

export interface DocumentOwner {
  readonly author: Author
  /** Why no page may write, other than for what the document requires. */
  readOnlyReason(docId: DocId): ReadOnlyReason | null
  /** To be committed to disk. */
  journal(docId: DocId, update: Uint8Array): void
  /** Something that this build lacks has come: told once. */
  gate(docId: DocId, unknown: readonly string[]): void
  /** Presence of this machine's pages has changed. */
  present(docId: DocId, update: Uint8Array): void
}

export type PageWrite = 'applied' | 'dropped' | 'malformed'

export class OpenDocument {
  readonly docId: DocId
  readonly doc: Y.Doc
  readonly #owner: DocumentOwner
  readonly #awareness: Awareness
  readonly #readers = new Map<Reader, Set<number>>()
  readonly #certified = new Set<number>()
  /** Written, or found here. */
  #name: SignedName | undefined
  /** Which device each peer's clientID speaks for: the certified one, or the first to claim it. */
  readonly #peers = new Map<number, string>()
  /**
   * How far ahead the clocks of those who left are told: they come back with the clock that they had,
   * and whoever saw them leave would take no state of the same clock.
   */
  readonly #ahead = new Map<number, number>()
  #unknown: readonly string[]
  /** For pages, until the record that they are of is known to be sound. */
  #held: Uint8Array[] | undefined

  /** `doc` with all that is stored of it in it; from now on it is this one's. */
  constructor(docId: DocId, doc: Y.Doc, owner: DocumentOwner) {
    this.docId = docId
    this.doc = doc
    this.#owner = owner
    this.#awareness = new Awareness(doc)
    this.#awareness.setLocalState(null)
    this.#unknown = findUnknown(doc)
    this.doc.on('update', this.#onUpdate)
    this.#awareness.on('update', this.#onAwareness)
  }

  /** What it holds that this build lacks. */
  get unknown(): readonly string[] {
    return this.#unknown
  }

  get readOnly(): ReadOnlyReason | null {
    const reason = this.#owner.readOnlyReason(this.docId)
    if (reason) return reason
    return this.#unknown.length > 0 ? { kind: 'requirement', unknown: this.#unknown } : null
  }

  get readerCount(): number {
    return this.#readers.size
  }

  /** How many other devices have it open. */
  get peerCount(): number {
    const present = this.#awareness.getStates()
    const devices = new Set<string>()
    for (const [clientId, device] of this.#peers) if (present.has(clientId)) devices.add(device)
    return devices.size
  }

  /** Something waits for a part that has not come: a checkpoint of this would not hold all. */
  get isIncomplete(): boolean {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null
  }

  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }

  /** Awareness of this machine's pages, whole; undefined when none has a caret. */
  localPresence(): Uint8Array | undefined {
    const states = this.#awareness.getStates()
    const own = [...this.#readers.values()]
      .flatMap((clientIds) => [...clientIds])
      .filter((clientId) => states.has(clientId))
    return own.length > 0 ? encodeAwarenessUpdate(this.#awareness, own) : undefined
  }

  /* ---------- pages ---------- */

  join(reader: Reader): void {
    this.#readers.set(reader, new Set())
    const presence = this.encodePresence()
    if (presence) reader.send(presence)
  }

  leave(reader: Reader): void {
    const clientIds = this.#readers.get(reader)
    this.#readers.delete(reader)
    if (!clientIds || clientIds.size === 0) return
    removeAwarenessStates(this.#awareness, [...clientIds], LEFT)
    this.#putAhead(clientIds)
  }

  closeReaders(code: number): void {
    for (const reader of [...this.#readers.keys()]) reader.close(code)
  }

  encodePresence(): Uint8Array | undefined {
    const present = [...this.#awareness.getStates().keys()]
    if (present.length === 0) return undefined
    return encodeAwareness(encodeAwarenessUpdate(this.#awareness, present))
  }

  applyFromPage(reader: Reader | typeof PROGRAM, update: Uint8Array): PageWrite {
    const incoming = parseUpdate(this.doc, update)
    if (!incoming) return 'malformed'
    if (!incoming.isNew) return 'applied'
    if (!this.#mayWrite(reader)) return 'dropped'
    Y.applyUpdate(this.doc, update, reader)
    // What waits for another part is in no update that Yjs tells of.
    if (this.isIncomplete) this.#owner.journal(this.docId, update)
    for (const clientId of incoming.writers) this.#certify(clientId)
    if (incoming.writers.length > 0) this.signName()
    return 'applied'
  }

  applyAwareness(reader: Reader, update: Uint8Array): void {
    const allowed = filterAwareness(update, (clientId) => !this.#peers.has(clientId), this.#aheadOf)
    if (allowed) applyAwarenessUpdate(this.#awareness, allowed, reader)
  }

  /* ---------- the program and peers ---------- */

  /** A change of the program's own, such as a new title, signed as this device's. */
  write<Result>(change: (doc: Y.Doc) => Result, origin: symbol = PROGRAM): Result {
    return this.doc.transact(() => {
      this.#certify(this.doc.clientID)
      this.signName()
      return change(this.doc)
    }, origin)
  }

  /** At this person's first writing here, and at the next one after they changed their name. */
  signName(): void {
    const { name } = this.#owner.author
    if (name === this.#name) return
    this.#name = name
    if (name) writeName(this.doc, name)
  }

  /**
   * From a verified record: shown to pages, stored by the caller. False where Yjs gave up in the
   * midst of it: pages were told nothing, and what stands here is no longer what is stored.
   */
  applyReceived(update: Uint8Array): boolean {
    this.#held = []
    try {
      Y.applyUpdate(this.doc, update, RECEIVED)
    } catch {
      this.#held = undefined
      return false
    }
    const held = this.#held
    this.#held = undefined
    for (const message of held) this.#broadcast(message, RECEIVED)
    return true
  }

  /** Whether the device was not seen here before: it should be told who is present. */
  receivePresence(deviceKey: Uint8Array, update: Uint8Array): boolean {
    const device = toBase64url(deviceKey)
    const isNews = ![...this.#peers.values()].includes(device)
    const allowed = filterAwareness(
      update,
      (clientId) => this.#claim(clientId, device),
      this.#aheadOf,
    )
    if (allowed) applyAwarenessUpdate(this.#awareness, allowed, RECEIVED)
    return isNews && allowed !== undefined
  }

  dropPresence(deviceKey: Uint8Array): void {
    const device = toBase64url(deviceKey)
    const gone = [...this.#peers].filter(([, owner]) => owner === device).map(([id]) => id)
    for (const clientId of gone) this.#peers.delete(clientId)
    removeAwarenessStates(this.#awareness, gone, RECEIVED)
    this.#putAhead(gone)
  }

  destroy(): void {
    this.closeReaders(CHANNEL_CLOSED.retry)
    this.#awareness.destroy()
    this.doc.destroy()
  }

  #putAhead(clientIds: Iterable<number>): void {
    for (const clientId of clientIds) this.#ahead.set(clientId, this.#aheadOf(clientId) + 1)
  }

  readonly #aheadOf = (clientId: number) => this.#ahead.get(clientId) ?? 0

  /** That of a page of this machine, by its caret. */
  #isOwn(clientId: number): boolean {
    return [...this.#readers.values()].some((own) => own.has(clientId))
  }

  /** A certificate decides; without one, since not everybody has written yet, the first to claim it. */
  #claim(clientId: number, device: string): boolean {
    if (this.#isOwn(clientId)) return false
    const certified = readWriter(this.doc, this.docId, clientId)
    const owner = certified ? toBase64url(certified.deviceKey) : this.#peers.get(clientId)
    if (owner !== undefined && owner !== device) return false
    this.#peers.set(clientId, device)
    return true
  }

  #mayWrite(reader: Reader | typeof PROGRAM): boolean {
    const reason = this.readOnly
    if (reader !== PROGRAM) return reader.mayWrite && !reason
    // The program brings what a page typed before the note was put in the trash.
    return (!reason || reason.kind === 'trashed') && this.#unknown.length === 0
  }

  /**
   * What a page brings may be a peer's, signed by them. Its own client is seen by its caret before it
   * writes: who signed for that first would have its words as theirs, and is written over.
   */
  #certify(clientId: number): void {
    if (this.#certified.has(clientId)) return
    this.#certified.add(clientId)
    const isSigned = this.doc.getMap('writers').has(String(clientId))
    if (!isSigned || this.#isOwn(clientId))
      this.#owner.author.certify(this.doc, this.docId, clientId)
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === STORED) return
    if (origin !== RECEIVED) this.#owner.journal(this.docId, update)
    const unknown = findUnknownAfter(this.doc, update)
    if (unknown.length > 0 && this.#unknown.length === 0) this.#raiseGate(unknown)
    else if (unknown.length > 0) this.#unknown = unknown
    const message = encodeUpdate(update)
    if (origin === RECEIVED && this.#held) this.#held.push(message)
    else this.#broadcast(message, origin)
  }

  #broadcast(message: Uint8Array, origin: unknown): void {
    for (const reader of this.#readers.keys()) if (reader !== origin) reader.send(message)
  }

  /** Whoever could write has an editor bound, which would delete what it does not know. */
  #raiseGate(unknown: readonly string[]): void {
    this.#unknown = unknown
    this.#owner.gate(this.docId, unknown)
    for (const reader of [...this.#readers.keys()])
      if (reader.mayWrite) reader.close(CHANNEL_CLOSED.requirement)
  }

  readonly #onAwareness = (change: AwarenessChange, origin: unknown) => {
    const changed = [...change.added, ...change.updated, ...change.removed]
    const update = encodeAwarenessUpdate(this.#awareness, changed)
    const message = encodeAwareness(update)
    for (const [reader, clientIds] of this.#readers) {
      if (reader === origin) for (const clientId of changed) clientIds.add(clientId)
      else reader.send(message)
    }
    if (origin !== RECEIVED && origin !== TIMED_OUT) this.#owner.present(this.docId, update)
  }
}

const LEFT = Symbol('left')
/** How y-protocols names states that were not renewed for 30 seconds. */
const TIMED_OUT = 'timeout'

interface AwarenessChange {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

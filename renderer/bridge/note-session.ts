/**
 * One document as this window holds it: the Y.Doc, the provider that carries it to the library, the
 * working copy, presence and undo. It knows nothing of editors; one may bind to a `live` session,
 * none to a `fixed` one, which holds what this build lacks and would lose it by being drawn.
 */
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { STORED, type Unsubscribe, USER } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import type { HostLink } from './host-link'
import type { PageClock } from './page-clock'
import { portSocketFor } from './port-socket'
import { type Appearance, cleanStates, HEX_COLOURS, People } from './presence'
import { SavedCount } from './saved-count'
import { findUnknownInMessage, findUnknownInUpdate } from './unknown-in-message'
import type { OpenCopy } from './working-copies'

/** A dirty mark is taken back only when nothing was typed for so long. */
const CLEAN_AFTER = 1000
const COPY_RETRY = 5000
const RECONNECT_AT_MOST = 1000

export interface SessionParts {
  readonly docId: DocId
  readonly link: HostLink
  readonly clock: PageClock
  /** Something that `OpenNoteState` tells has changed. */
  readonly changed: () => void
  /** A message holds what this build lacks, and was kept from the document. */
  readonly foundUnknown: (unknown: readonly string[]) => void
  /** The library closed the channel for good, with a code of CHANNEL_CLOSED. */
  readonly closedByHost: (code: number) => void
}

export class NoteSession {
  readonly docId: DocId
  readonly doc = new Y.Doc()
  readonly awareness: Awareness
  readonly people: People
  /** This person's changes to title, body and fields, in the order they were made. */
  readonly undo: Y.UndoManager
  readonly #parts: SessionParts
  readonly #count = new SavedCount()
  readonly #closing = new Set<() => void>()
  readonly #receiving = new Set<() => void>()
  #provider: WebsocketProvider | undefined
  #copy: OpenCopy | undefined
  #isDirty = false
  /** Dirty may be another window's doing; its mark goes when that one's edits are handed over. */
  #isMarked = false
  #isFixed = false
  #isShown = false
  #isClosed = false
  #stopCleaning: () => void = () => {}
  #stopRetrying: () => void = () => {}
  #stopWatchingCopy: Unsubscribe = () => {}

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.docId = parts.docId
    // Before the working copy and the provider: the mark is written ahead of the edit itself.
    this.doc.on('update', this.#edited)
    this.awareness = new Awareness(this.doc)
    this.awareness.on('change', () => cleanStates(this.awareness))
    this.people = new People(this.awareness)
    this.undo = new Y.UndoManager(this.doc, {
      trackedOrigins: new Set([ySyncPluginKey, USER]),
      // The editor opens transactions that change nothing: they are no step.
      captureTransaction: ({ meta, changed }) =>
        changed.size > 0 && meta.get('addToHistory') !== false,
    })
  }

  get unsaved(): number {
    return this.#isFixed ? 0 : this.#count.unsaved
  }

  get isSynced(): boolean {
    return this.#provider?.synced ?? false
  }

  /** There is something to show: the library's state, or what the working copy kept. */
  get hasContent(): boolean {
    return this.isSynced || (this.#copy?.hasContent ?? false)
  }

  /** Every later edit is written to a working copy. */
  get hasCopy(): boolean {
    return this.#copy !== undefined
  }

  get copyTrouble() {
    return this.#copy?.trouble.read()
  }

  get binding(): 'live' | 'fixed' {
    return this.#isFixed ? 'fixed' : 'live'
  }

  /** From now on no editor may bind, and nothing here counts as an edit. */
  fix(): void {
    this.#isFixed = true
  }

  /** From now on an editor may be bound, unless it is fixed. */
  show(): void {
    this.#isShown = true
  }

  /** The library may have come first, and a person may have typed since. */
  attachCopy(copy: OpenCopy): void {
    if (this.#isClosed) {
      void copy.close()
      return
    }
    this.#copy = copy
    if (this.#isDirty && !this.#isFixed) this.#mark()
    if (copy.isDirty) {
      this.#isDirty = true
      this.#count.edited()
      // Only an answer to the library that was made with the copy's content confirms it.
      if (this.#provider) this.reconnect()
    }
    this.#stopWatchingCopy = copy.trouble.subscribe(() => this.#copyChanged())
    this.#copyChanged()
  }

  setAppearance(appearance: Appearance): void {
    this.awareness.setLocalStateField('user', {
      ...appearance,
      // The caret extension takes colours of this form alone; ours are classes.
      color: HEX_COLOURS[appearance.colour] ?? HEX_COLOURS[0],
    })
  }

  connect(): void {
    const { link, docId, changed, closedByHost } = this.#parts
    const socket = portSocketFor(link, {
      opened: () => this.#count.socketOpened(),
      received: (message) => this.#admit(message),
      sent: (number, message) => this.#count.sent(number, message),
      saved: (number) => this.#saved(number),
    })
    const provider = new WebsocketProvider('port://host', docId, this.doc, {
      WebSocketPolyfill: socket,
      disableBc: true,
      awareness: this.awareness,
      maxBackoffTime: RECONNECT_AT_MOST,
    })
    this.#provider = provider
    provider.on('sync', changed)
    provider.on('closed', ({ code }) => closedByHost(code))
  }

  /** No update of others reaches the document any more. */
  disconnect(): void {
    this.#provider?.destroy()
    this.#provider = undefined
  }

  reconnect(): void {
    this.disconnect()
    this.connect()
  }

  onClose(listener: () => void): void {
    this.#closing.add(listener)
  }

  /** Told before each message of the library's, which may change the document. */
  onReceiving(listener: () => void): void {
    this.#receiving.add(listener)
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const listener of this.#closing) listener()
    this.#stopRetrying()
    this.#stopWatchingCopy()
    if (this.#isDirty && this.unsaved === 0 && !this.#isFixed) this.#clean()
    this.#stopCleaning()
    this.people.close()
    this.disconnect()
    this.awareness.destroy()
    this.undo.destroy()
    const copy = this.#copy
    await copy?.close()
    this.doc.destroy()
  }

  readonly #edited = (_update: Uint8Array, origin: unknown): void => {
    if (origin === STORED || origin === this.#provider || this.#isFixed) return
    this.#count.edited()
    this.#stopCleaning()
    this.#isDirty = true
    this.#mark()
    this.#parts.changed()
  }

  #mark(): void {
    if (this.#isMarked || !this.#copy) return
    this.#isMarked = true
    this.#copy.markDirty()
  }

  /** Whether what the working copy holds may come into the document. Throws for what is no update. */
  admitStored(update: Uint8Array): boolean {
    return this.#admits(() => findUnknownInUpdate(update))
  }

  #admit(message: Uint8Array): boolean {
    for (const listener of this.#receiving) listener()
    return this.#admits(() => findUnknownInMessage(message))
  }

  /** Until an editor may bind, the document as a whole is looked at instead. */
  #admits(find: () => readonly string[]): boolean {
    if (this.#isFixed || !this.#isShown) return true
    const unknown = find()
    if (unknown.length === 0) return true
    this.#parts.foundUnknown(unknown)
    return false
  }

  #saved(number: number): void {
    const before = this.unsaved
    this.#count.saved(number)
    if (this.unsaved === before) return
    if (this.unsaved === 0 && this.#isDirty) {
      this.#stopCleaning()
      this.#stopCleaning = this.#parts.clock.after(CLEAN_AFTER, () => this.#clean())
    }
    this.#parts.changed()
  }

  #clean(): void {
    this.#isDirty = false
    this.#isMarked = false
    this.#copy?.clearDirty()
  }

  #copyChanged(): void {
    this.#stopRetrying()
    if (this.copyTrouble !== undefined) {
      this.#stopRetrying = this.#parts.clock.after(COPY_RETRY, () => {
        this.#copy?.retry()
        // The trouble may stay the same, which tells nobody: ask again later.
        if (!this.#isClosed) this.#copyChanged()
      })
    }
    this.#parts.changed()
  }
}

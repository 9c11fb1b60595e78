/**
 * The life of one open note outside React: asks the library, binds the provider and loads the
 * working copy, all at once, and tells what the interface shows: whichever content is there first,
 * as soon as the library has said what may be done with it. When something that this build lacks arrives, the
 * editable session is left for a fixed one before any of it reaches an editor.
 */
import * as Y from 'yjs'
import type { OpenReply, ReadOnlyReason } from '../../shared/contract/notes'
import { isCollectionKind } from '../../shared/model/document'
import { CHANNEL_CLOSED } from '../../shared/protocol/page-frames'
import type { DocId } from '../../shared/records/keys'
import type { HostClient } from './host-client'
import type { HostLink } from './host-link'
import { NoteSession } from './note-session'
import type { EditedKind, OpenNoteState } from './open-note-state'
import type { PageClock } from './page-clock'
import type { Appearance, Person } from './presence'
import type { Readable, Store } from './store'
import { findUnbindable } from './unbindable'
import type { WorkingCopies } from './working-copies'

export interface NoteStores {
  readonly state: Store<OpenNoteState>
  /** What an editor binds to, or a fixed view draws. */
  readonly session: Store<NoteSession | undefined>
  /** Edits that the library has not confirmed: apart, since it changes with each key. */
  readonly unsaved: Store<number>
  readonly isUnsaved: Readable<boolean>
  readonly people: Store<readonly Person[]>
}

export interface NoteSurroundings {
  readonly link: HostLink
  readonly client: HostClient
  readonly clock: PageClock
  readonly copies: WorkingCopies
  readonly appearance: () => Appearance | undefined
}

type Opened = Extract<OpenReply, { readonly kind: 'open' }>

const CLOSED: OpenNoteState = Object.freeze({ kind: 'closed' })
const OPENING: OpenNoteState = Object.freeze({ kind: 'opening' })
const NOBODY: readonly Person[] = Object.freeze([])

export class OpenNote {
  readonly #docId: DocId
  readonly #surroundings: NoteSurroundings
  readonly #stores: NoteStores
  #session: NoteSession | undefined
  #reply: Opened | undefined
  #gate: readonly string[] | undefined
  #gateReason: Extract<ReadOnlyReason, { readonly kind: 'requirement' }> | undefined
  #standing: string | undefined
  /** How the library closed the channel before it answered. */
  #closedWith: number | undefined
  #copying: Promise<void> | undefined
  #isClosed = false

  constructor(docId: DocId, surroundings: NoteSurroundings, stores: NoteStores) {
    this.#docId = docId
    this.#surroundings = surroundings
    this.#stores = stores
  }

  get unsaved(): number {
    return this.#session?.unsaved ?? 0
  }

  async open(): Promise<void> {
    if (this.#isClosed) return
    const { client } = this.#surroundings
    this.#stores.state.set(OPENING)
    const session = this.#createSession()
    this.#session = session
    const asked = client.request('openDocument', { docId: this.#docId })
    session.connect()
    this.#copying = this.#attachCopy(session)
    const reply = await asked
    if (this.#isClosed) return
    if (reply.kind === 'refused' || !isEdited(reply.docKind)) {
      const reason = reply.kind === 'refused' ? reply.reason : 'unknown'
      this.#session.disconnect()
      this.#stores.state.set({ kind: 'refused', reason })
      return
    }
    this.#reply = reply
    const unknown = reply.readOnly?.kind === 'requirement' ? reply.readOnly.unknown : []
    // Something unknown may have come before the answer: the session is another one then.
    if (this.#gate) this.#learn(unknown)
    else if (unknown.length > 0) this.#fix(session, unknown)
    if (this.#closedWith !== undefined) this.#closedByHost(this.#session, this.#closedWith)
    else this.#changed(this.#session)
  }

  async #attachCopy(session: NoteSession): Promise<void> {
    const { copies } = this.#surroundings
    const admit = (update: Uint8Array) => session.admitStored(update)
    session.attachCopy(await copies.open(this.#docId, session.doc, admit))
  }

  /** Its rights or place may have changed: asks again when they did, not for every letter typed. */
  async refresh(): Promise<void> {
    if (!this.#reply) return
    const { client } = this.#surroundings
    const row = await client.request('readNote', { docId: this.#docId })
    const standing = row ? `${row.rights}/${row.trashedAt}/${row.isShared}` : 'gone'
    if (this.#isClosed || standing === this.#standing) return
    this.#standing = standing
    const reply = await client.request('openDocument', { docId: this.#docId })
    if (this.#isClosed) return
    if (reply.kind === 'refused') {
      this.#stores.state.set({ kind: 'refused', reason: reply.reason })
      return
    }
    const wasWritable = this.#reply.readOnly === null
    this.#reply = reply
    if (reply.readOnly?.kind === 'requirement') this.leaveEditing(reply.readOnly.unknown)
    // Whether a channel may write is settled when it is opened.
    else if (wasWritable !== (reply.readOnly === null)) this.#session?.reconnect()
    this.#tell()
  }

  /** What arrived is unknown to this build: the editor is taken off before it can be drawn. */
  leaveEditing(unknown: readonly string[]): void {
    const left = this.#session
    if (!left || this.#isClosed) return
    if (this.#gate) {
      this.#learn(unknown)
      return
    }
    left.disconnect()
    const session = this.#createSession()
    this.#session = session
    this.#fix(session, unknown)
    const state = Y.encodeStateAsUpdate(left.doc)
    Y.applyUpdate(session.doc, state)
    // Letters typed before the editor is gone from the screen are kept with the rest.
    left.doc.on('update', (update: Uint8Array) => Y.applyUpdate(session.doc, update))
    const { copies, client, clock } = this.#surroundings
    if (left.unsaved > 0) void copies.rescue(this.#docId, state, client)
    this.#show(session)
    clock.after(0, () => void this.#follow(left, session))
  }

  setAppearance(appearance: Appearance): void {
    this.#session?.setAppearance(appearance)
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#stores.session.set(undefined)
    this.#stores.state.set(CLOSED)
    this.#stores.people.set(NOBODY)
    this.#stores.unsaved.set(0)
    // What was typed meanwhile goes into the copy too.
    await this.#copying
    await this.#session?.close()
  }

  async #follow(left: NoteSession, session: NoteSession): Promise<void> {
    await left.close()
    if (this.#isClosed) return
    this.#copying = this.#attachCopy(session)
    await this.#copying
    if (!this.#isClosed) session.connect()
  }

  #createSession(): NoteSession {
    const { link, clock, appearance } = this.#surroundings
    const session: NoteSession = new NoteSession({
      docId: this.#docId,
      link,
      clock,
      changed: () => this.#changed(session),
      foundUnknown: (unknown) => this.leaveEditing(unknown),
      closedByHost: (code) => this.#closedByHost(session, code),
    })
    const own = appearance()
    if (own) session.setAppearance(own)
    session.people.subscribe(() => {
      if (session === this.#session) this.#stores.people.set(session.people.read())
    })
    return session
  }

  #changed(session: NoteSession): void {
    if (session !== this.#session || this.#isClosed) return
    const isShown = this.#stores.session.read() === session
    if (session.hasContent && !isShown && this.#reply) this.#show(session)
    else this.#tell()
  }

  #closedByHost(session: NoteSession, code: number): void {
    if (session !== this.#session || this.#isClosed) return
    if (code === CHANNEL_CLOSED.requirement) {
      if (this.#gate) this.#show(session)
      else this.leaveEditing([])
    } else if (!this.#reply) {
      // The answer knows better why, when it comes.
      this.#closedWith = code
    } else if (code === CHANNEL_CLOSED.unknownDocument) {
      this.#stores.state.set({ kind: 'refused', reason: 'unknown' })
    } else this.#stores.state.set({ kind: 'refused', reason: 'damaged' })
  }

  #fix(session: NoteSession, unknown: readonly string[]): void {
    this.#gate = unknown
    session.fix()
  }

  /** The channel may close before the notice says why. */
  #learn(unknown: readonly string[]): void {
    if (unknown.length === 0 || this.#gate?.length !== 0) return
    this.#gate = unknown
    this.#tell()
  }

  #show(session: NoteSession): void {
    if (!this.#gate) {
      const unknown = findUnbindable(session.doc)
      if (unknown.length > 0) this.#fix(session, unknown)
    }
    session.show()
    this.#stores.session.set(session)
    this.#tell()
  }

  #tell(): void {
    const session = this.#session
    const reply = this.#reply
    if (!session || !reply || this.#stores.session.read() !== session) return
    const { docKind } = reply
    if (!isEdited(docKind)) return
    const { state, unsaved } = this.#stores
    unsaved.set(session.unsaved)
    const now: OpenNoteState = {
      kind: 'open',
      docKind,
      readOnly: this.#readOnly(reply),
      isShared: reply.isShared,
      isSynced: session.isSynced,
      copyTrouble: session.copyTrouble,
    }
    if (!isSame(state.read(), now)) state.set(Object.freeze(now))
  }

  #readOnly(reply: Opened): ReadOnlyReason | undefined {
    if (!this.#gate) return reply.readOnly ?? undefined
    if (this.#gateReason?.unknown !== this.#gate)
      this.#gateReason = { kind: 'requirement', unknown: this.#gate }
    return this.#gateReason
  }
}

/** Of any other kind nothing is bound: the home document, or what only a later version knows. */
function isEdited(docKind: string): docKind is EditedKind {
  return docKind === 'note' || isCollectionKind(docKind)
}

/** Nothing but the count of unsaved edits changes with a key, and nothing is drawn for that. */
function isSame(before: OpenNoteState, now: OpenNoteState): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(now)])
  const [a, b]: readonly Readonly<Record<string, unknown>>[] = [before, now]
  return [...keys].every((key) => Object.is(a?.[key], b?.[key]))
}

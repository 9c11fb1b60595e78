/**
 * A note begun in this window. Nothing exists until its first letter; then the note is made, and
 * letters go on gathering here until its document is open and can take them: in one change, which
 * undo takes back. That happens also when the person went elsewhere meanwhile.
 */
import * as Y from 'yjs'
import type { StoreError } from '../../shared/contract/notes'
import { BODY, writeTitle } from '../../shared/model/document'
import { type Unsubscribe, USER } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import type { OpenNotes } from './open-notes'
import { type HostClient, isLost } from './host-client'
import type { NoteSession } from './note-session'
import type { PageClock } from './page-clock'
import { type Readable, Store } from './store'

export interface DraftState {
  readonly title: string
  readonly body: string
  /** Null until the first letter made it a note. */
  readonly docId: DocId | null
  /** Its letters are in the document: the draft has done its work. */
  readonly isWritten: boolean
  /** The library has them on its disk. */
  readonly isSaved: boolean
  /** The note could not be made; the letters stay here. */
  readonly failure: StoreError | null
}

export interface DraftParts {
  readonly client: HostClient
  readonly notes: OpenNotes
  readonly clock: PageClock
  readonly created: (docId: DocId) => void
}

/** A disk that was full may have room again; asking costs next to nothing. */
const RETRY_AFTER = 5000

const EMPTY: DraftState = {
  title: '',
  body: '',
  docId: null,
  isWritten: false,
  isSaved: false,
  failure: null,
}

export class DraftNote implements Readable<DraftState> {
  readonly #parts: DraftParts
  readonly #state = new Store<DraftState>(EMPTY)
  #isAsking = false
  #isOnScreen = false
  #stopRetrying: Unsubscribe = () => {}
  #stop: readonly Unsubscribe[] = []

  readonly read = this.#state.read
  readonly subscribe = this.#state.subscribe

  constructor(parts: DraftParts) {
    this.#parts = parts
  }

  /** Letters that no note holds yet. */
  get hasLetters(): boolean {
    const { title, body, isWritten } = this.read()
    return !isWritten && (title !== '' || body !== '')
  }

  /** Letters that are on no disk yet. What went into a note that was erased since asks for none. */
  get isUnsaved(): boolean {
    const { title, body, docId, isSaved } = this.read()
    if (isSaved || (title === '' && body === '')) return false
    const state = docId && this.#parts.notes.state(docId).read()
    return !(state && state.kind === 'refused' && state.reason === 'purged')
  }

  readonly type = (letters: { readonly title?: string; readonly body?: string }): void => {
    if (this.read().isWritten) return
    this.#set(letters)
    if (this.read().docId === null) void this.#create()
  }

  readonly retry = (): void => void this.#create()

  /** While it is on screen the page says when to write, since it has to place the cursor too. */
  readonly show = (): Unsubscribe => {
    this.#isOnScreen = true
    return () => {
      this.#isOnScreen = false
      this.write()
    }
  }

  /** True once the letters are in the document; false while it cannot take them yet. */
  readonly write = (options: { readonly hasBody?: boolean } = {}): boolean => {
    const { docId, title, body, isWritten } = this.read()
    if (isWritten) return true
    const session = docId === null ? undefined : this.#ready(docId)
    if (!session) return false
    session.doc.transact(() => {
      if (title !== '') writeTitle(session.doc, title, USER)
      if (body !== '' && options.hasBody !== false) writeParagraphs(session.doc, body)
    }, USER)
    this.#set({ isWritten: true })
    // What is pasted with its formatting goes in right after this.
    queueMicrotask(this.#settleSaved)
    return true
  }

  readonly #settleSaved = (): void => {
    const { docId, isWritten, isSaved } = this.read()
    if (docId === null || !isWritten || isSaved) return
    const { notes } = this.#parts
    const state = notes.state(docId).read()
    // One that is closed or being opened anew counts nothing.
    if (state.kind !== 'open' || !state.isSynced || notes.unsavedIn(docId).read() > 0) return
    this.#set({ isSaved: true })
    for (const stop of this.#stop) stop()
  }

  async #create(): Promise<void> {
    if (this.#isAsking) return
    this.#isAsking = true
    this.#stopRetrying()
    try {
      const failure = await this.#ask()
      this.#set({ failure })
      if (failure) this.#stopRetrying = this.#parts.clock.after(RETRY_AFTER, this.#retryKept)
    } finally {
      this.#isAsking = false
    }
  }

  /** Letters that were taken back need no note. */
  readonly #retryKept = (): void => {
    if (this.hasLetters) void this.#create()
    else this.#set({ failure: null })
  }

  async #ask(): Promise<StoreError | null> {
    for (;;) {
      try {
        const answer = await this.#parts.client.request('createNote', { title: '' })
        // The host went away before it answered: its successor is asked.
        if (isLost(answer)) continue
        if (answer.kind === 'failed') return answer.error
        this.#open(answer.docId)
        return null
      } catch (error) {
        // A bug there takes no letter from here.
        console.warn('A note could not be made.', error)
        return 'unknown'
      }
    }
  }

  #open(docId: DocId): void {
    const { notes, created } = this.#parts
    this.#set({ docId })
    const settle = () => {
      if (this.read().isWritten) this.#settleSaved()
      else if (!this.#isOnScreen) this.write()
    }
    this.#stop = [
      notes.retain(docId),
      notes.state(docId).subscribe(settle),
      notes.unsavedIn(docId).subscribe(this.#settleSaved),
    ]
    created(docId)
    settle()
  }

  #ready(docId: DocId): NoteSession | undefined {
    const { notes } = this.#parts
    const state = notes.state(docId).read()
    const session = notes.session(docId).read()
    const isReady = state.kind === 'open' && state.readOnly === undefined && state.isSynced
    return isReady && session?.binding === 'live' ? session : undefined
  }

  #set(change: Partial<DraftState>): void {
    this.#state.set(Object.freeze({ ...this.read(), ...change }))
  }
}

/** One paragraph a line, before whatever is there: the document is a moment old. */
function writeParagraphs(doc: Y.Doc, text: string): void {
  const paragraphs = text.split(/\r?\n/u).map((line) => {
    const paragraph = new Y.XmlElement('paragraph')
    if (line !== '') paragraph.insert(0, [new Y.XmlText(line)])
    return paragraph
  })
  doc.getXmlFragment(BODY).insert(0, paragraphs)
}

/** The drafts of this window by their number, kept as long as it lives. */
export class Drafts {
  readonly #make: (number: number) => DraftNote
  readonly #drafts = new Map<number, DraftNote>()
  /** Below zero, where no page counts. */
  #begun = 0

  constructor(make: (number: number) => DraftNote) {
    this.#make = make
  }

  draft(number: number): DraftNote {
    const known = this.#drafts.get(number)
    if (known) return known
    const draft = this.#make(number)
    this.#drafts.set(number, draft)
    return draft
  }

  /** One without a page of its own, for letters that are there already. */
  begin(): { readonly number: number; readonly draft: DraftNote } {
    this.#begun -= 1
    return { number: this.#begun, draft: this.draft(this.#begun) }
  }

  hasLetters(number: number): boolean {
    return this.#drafts.get(number)?.hasLetters ?? false
  }

  /** One with letters that are on no disk yet. */
  findUnsaved(): { readonly number: number; readonly docId: DocId | null } | undefined {
    for (const [number, draft] of this.#drafts)
      if (draft.isUnsaved) return { number, docId: draft.read().docId }
    return undefined
  }
}

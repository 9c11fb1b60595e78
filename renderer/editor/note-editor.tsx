/** The title and the body of one note: the whole surface that the shell has of the editor. */
import { useEffect, useMemo, useRef } from 'react'
import type { ReadOnlyReason } from '../../shared/contract/notes'
import type { DocId } from '../../shared/records/keys'
import { useBridge } from '../bridge/bridge-context'
import { useReadable } from '../bridge/hooks'
import type { NoteSession } from '../bridge/note-session'
import type { OpenNoteState, OpenRefusal } from '../bridge/open-note-state'
import { LiveNote } from './live-note'
import styles from './note.module.css'
import { RefusedBanner } from './note-banners'
import type { WaysOut } from './rich-text'
import { useEditorWords } from './words'

export interface NoteEditorProps extends WaysOut {
  readonly docId: DocId
  /** Where the cursor goes when the note is shown; `title` for a note just made. */
  readonly focus?: 'title' | 'body' | 'none'
  readonly spellCheck?: boolean
  readonly onReadOnly?: (reason: ReadOnlyReason | undefined) => void
  /** Stands between the title and the body: the shell's line of properties. */
  readonly children?: React.ReactNode
}

export function NoteEditor({ docId, onReadOnly, ...rest }: NoteEditorProps) {
  const { notes } = useBridge()
  const state = useReadable(notes.state(docId))
  const session = useReadable(notes.session(docId))
  useEffect(() => notes.retain(docId), [notes, docId])
  const reason = state.kind === 'open' ? state.readOnly : undefined
  useEffect(() => onReadOnly?.(reason), [onReadOnly, reason])
  return <NoteBody key={docId} docId={docId} state={state} session={session} {...rest} />
}

interface NoteBodyProps extends Omit<NoteEditorProps, 'onReadOnly'> {
  readonly state: OpenNoteState
  readonly session: NoteSession | undefined
}

function NoteBody({ state, session, ...rest }: NoteBodyProps) {
  const refusal = refusalOf(state)
  if (refusal) {
    return (
      <div className={styles.note}>
        <RefusedBanner reason={refusal} />
      </div>
    )
  }
  if (state.kind !== 'open' || !session) return <Opening />
  return <SessionNote key={sessionKey(session)} state={state} session={session} {...rest} />
}

/** A notebook or a base at a note's address is none: no editor may write a body into it. */
export function refusalOf(state: OpenNoteState): OpenRefusal | undefined {
  if (state.kind === 'refused') return state.reason
  return state.kind === 'open' && state.docKind !== 'note' ? 'unknown' : undefined
}

/** A new session is a new editor: nothing of the one before may see its document. */
function SessionNote({
  session,
  state,
  ...rest
}: Omit<NoteEditorProps, 'onReadOnly'> & {
  readonly session: NoteSession
  readonly state: OpenNoteState & { readonly kind: 'open' }
}) {
  // Whether the cursor was placed is the note's, not the drawing's: StrictMode draws twice.
  const placed = useRef(false)
  const focus = useMemo(
    () => ({
      take: () => {
        const wanted = placed.current ? 'none' : (rest.focus ?? 'none')
        placed.current = true
        return wanted
      },
    }),
    [rest.focus],
  )
  return (
    <LiveNote
      session={session}
      state={state}
      takeFocus={focus.take}
      spellCheck={rest.spellCheck ?? false}
      onShow={rest.onShow}
      onNowhere={rest.onNowhere}
      onTrouble={rest.onTrouble}
    >
      {rest.children}
    </LiveNote>
  )
}

/** Words only if it lasts: a note opens in a few milliseconds. */
function Opening() {
  const words = useEditorWords()
  return (
    <div className={styles.note}>
      <p className={styles.opening} role="status">
        {words.opening}
      </p>
    </div>
  )
}

const keys = new WeakMap<NoteSession, number>()
let lastKey = 0

function sessionKey(session: NoteSession): number {
  const known = keys.get(session)
  if (known !== undefined) return known
  lastKey += 1
  keys.set(session, lastKey)
  return lastKey
}

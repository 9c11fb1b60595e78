/**
 * The introduction of a notebook or base: its first lines, all of it, or all of it to write in. Its
 * document is opened where there is something to show, once what stands around it is drawn; until
 * then stand the letters that the catalog has.
 */
import { ChevronDown, ChevronUp, PenLine } from 'lucide-react'
import { useCallback, useContext, useEffect, useRef, useState } from 'react'
import type { DocId } from '../../shared/records/keys'
import { useBridge } from '../bridge/bridge-context'
import { useReadable } from '../bridge/hooks'
import type { NoteSession } from '../bridge/note-session'
import { Button } from '../ui/button'
import { afterFrame } from './after-frame'
import { WantedTargetContext } from './arriving/wanted-target'
import styles from './introduction.module.css'
import { IntroductionText } from './introduction-text'
import prose from './prose.module.css'
import type { WaysOut } from './rich-text'
import { useIsTaller } from './use-is-taller'
import { useEditorWords } from './words'

export interface IntroductionProps extends WaysOut {
  readonly docId: DocId
  /** The first letters that the catalog has; null where there is none. */
  readonly excerpt: string | null
  readonly canEdit: boolean
  readonly spellCheck: boolean
}

type Mode = 'lines' | 'whole' | 'writing'

export function Introduction(props: IntroductionProps) {
  const { excerpt, canEdit } = props
  const { introduction: words } = useEditorWords()
  const [mode, setMode] = useState<Mode>('lines')
  const isShown = excerpt !== null || mode !== 'lines'
  if (isShown)
    return (
      <section className={styles.introduction} aria-label={words.label}>
        <Opened {...props} mode={mode} setMode={setMode} />
      </section>
    )
  if (!canEdit) return null
  return (
    <div className={styles.add}>
      <Button tone="quiet" icon={PenLine} onPress={() => setMode('writing')}>
        {words.add}
      </Button>
    </div>
  )
}

interface OpenedProps extends IntroductionProps {
  readonly mode: Mode
  readonly setMode: (mode: Mode) => void
}

function Opened(props: OpenedProps) {
  const { docId, excerpt, canEdit, mode, setMode, spellCheck, ...ways } = props
  const { introduction: words } = useEditorWords()
  const { notes } = useBridge()
  const state = useReadable(notes.state(docId))
  const session = useReadable(notes.session(docId))
  const isWriting = mode === 'writing'
  useRetained(docId, isWriting)
  const isCameFor = useReadable(useContext(WantedTargetContext))?.docId === docId
  useEffect(() => {
    if (isCameFor && mode === 'lines') setMode('whole')
  }, [isCameFor, mode, setMode])
  const content = useRef<HTMLDivElement>(null)
  const actions = useRef<HTMLDivElement>(null)
  const isLong = useIsTaller(content, LINES)
  const isOpen = state.kind === 'open' && session !== undefined
  const isLocked = isOpen && (state.readOnly !== undefined || session.binding === 'fixed')
  const leave = useCallback(
    (isEmpty: boolean) => {
      setMode(isEmpty ? 'lines' : 'whole')
      requestAnimationFrame(() =>
        actions.current?.querySelector<HTMLElement>('button:last-of-type')?.focus(),
      )
    },
    [setMode],
  )
  return (
    <>
      <div className={mode === 'lines' ? styles.lines : ''} data-cut={isLong}>
        <div ref={content}>
          {isOpen ? (
            <IntroductionText
              key={sessionKey(session)}
              {...ways}
              state={state}
              session={session}
              isWriting={isWriting}
              spellCheck={spellCheck}
              onLeave={leave}
            />
          ) : (
            <div className={prose.prose} data-introduction="">
              <p>{excerpt}</p>
            </div>
          )}
        </div>
      </div>
      {isWriting ? null : (
        <div ref={actions} className={styles.actions}>
          {isLong ? (
            <Button
              tone="quiet"
              icon={mode === 'whole' ? ChevronUp : ChevronDown}
              aria-expanded={mode === 'whole'}
              onPress={() => setMode(mode === 'whole' ? 'lines' : 'whole')}
            >
              {mode === 'whole' ? words.less : words.more}
            </Button>
          ) : null}
          {canEdit && !isLocked ? (
            <Button tone="quiet" icon={PenLine} onPress={() => setMode('writing')}>
              {words.edit}
            </Button>
          ) : null}
        </div>
      )}
    </>
  )
}

/** At once where somebody is about to write; else after what stands around it is drawn. */
function useRetained(docId: DocId, isUrgent: boolean): void {
  const { notes } = useBridge()
  useEffect(() => {
    let release = isUrgent ? notes.retain(docId) : undefined
    const stop = afterFrame(() => {
      release ??= notes.retain(docId)
    })
    return () => {
      stop()
      release?.()
    }
  }, [notes, docId, isUrgent])
}

/** Three lines, in pixels: as in the style sheet. */
const LINES = 79

const keys = new WeakMap<NoteSession, number>()
let lastKey = 0

/** A new session is a new editor. */
function sessionKey(session: NoteSession): number {
  const known = keys.get(session) ?? lastKey + 1
  lastKey = Math.max(lastKey, known)
  keys.set(session, known)
  return known
}

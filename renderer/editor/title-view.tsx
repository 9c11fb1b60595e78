import { useEffect, useLayoutEffect, useRef } from 'react'
import { TITLE } from '../../shared/model/document'
import type { NoteSession } from '../bridge/note-session'
import styles from './note.module.css'
import { bindText } from './text-binding'
import { useEditorWords } from './words'

export interface TitleViewProps {
  readonly session: NoteSession
  readonly isReadOnly: boolean
  readonly spellCheck: boolean
  readonly area: React.RefObject<HTMLTextAreaElement | null>
  readonly onLeaveDown: () => void
}

/** A text area as high as its text, which is one line however it wraps. */
export function TitleView({ session, isReadOnly, spellCheck, area, onLeaveDown }: TitleViewProps) {
  const words = useEditorWords()
  const leaveDown = useRef(onLeaveDown)
  useEffect(() => {
    leaveDown.current = onLeaveDown
  })
  // Bound as soon as it is on the page: letters may come in the same moment.
  useLayoutEffect(() => {
    if (!area.current) return undefined
    const { doc, undo } = session
    const text = doc.getText(TITLE)
    return bindText(area.current, { text, undo, leaveDown: () => leaveDown.current() })
  }, [session, area])
  return (
    <textarea
      ref={area}
      className={styles.title}
      rows={1}
      dir="auto"
      aria-label={words.title}
      placeholder={words.titlePlaceholder}
      readOnly={isReadOnly}
      spellCheck={spellCheck}
      autoComplete="off"
      data-note-title
    />
  )
}

/** An introduction whose document is open: read, or written in until Escape or its button. */
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { INTRO } from '../../shared/model/document'
import type { NoteSession } from '../bridge/note-session'
import type { OpenNoteState } from '../bridge/open-note-state'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { findBodyEditor } from './body-editor'
import styles from './introduction.module.css'
import { CopyTroubleBanner } from './note-banners'
import { type RichTextSurface, RichTextView, type WaysOut } from './rich-text'
import { useEditorWords } from './words'

const TEXT = '[data-introduction]'
const nothing = () => {}

export interface IntroductionTextProps extends WaysOut {
  readonly state: OpenNoteState & { readonly kind: 'open' }
  readonly session: NoteSession
  readonly isWriting: boolean
  readonly spellCheck: boolean
  readonly onLeave: (isEmpty: boolean) => void
}

export function IntroductionText(props: IntroductionTextProps) {
  const { state, session, isWriting, spellCheck, onLeave, ...ways } = props
  const { introduction: words } = useEditorWords()
  // StrictMode draws twice, and the focus is asked for once.
  const isEntered = useRef(false)
  const takeFocus = useCallback(() => {
    if (isEntered.current) return 'none'
    isEntered.current = true
    return 'text'
  }, [])
  useEffect(() => {
    if (!isWriting) isEntered.current = false
  }, [isWriting])
  const leave = () => onLeave(findBodyEditor(session)?.editor.isEmpty ?? false)
  const marks = useMemo(
    () => ({ label: words.label, attributes: { 'data-introduction': '' } }),
    [words],
  )
  return (
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || !isWriting) return
        const isInText = event.target instanceof Element && event.target.matches(TEXT)
        // ProseMirror prevents the default of every Escape, also of those it does nothing with.
        if (event.defaultPrevented && !isInText) return
        event.preventDefault()
        event.stopPropagation()
        leave()
      }}
    >
      <RichTextView
        session={session}
        state={state}
        text={INTRO}
        isOnlyRead={!isWriting}
        className={styles.text ?? ''}
        spellCheck={spellCheck}
        placeholder={() => words.placeholder}
        takeFocus={takeFocus}
        onLeaveUp={nothing}
        marks={marks}
        above={(surface) => (
          <Troubles surface={surface} hasCopyTrouble={state.copyTrouble !== undefined} />
        )}
        {...ways}
      />
      {isWriting ? (
        <div className={styles.actions}>
          <Button onPress={leave}>{words.done}</Button>
        </div>
      ) : null}
    </div>
  )
}

/** That one may only read it is said of the notebook itself; these say what is wrong with the text. */
function Troubles(props: { readonly surface: RichTextSurface; readonly hasCopyTrouble: boolean }) {
  const { readOnly, introduction } = useEditorWords()
  const kind = props.surface.reason?.kind
  return (
    <>
      {kind === 'requirement' || kind === 'misfit' ? (
        <Banner tone="warn" title={readOnly[kind]} isUrgent>
          {introduction[kind]}
        </Banner>
      ) : null}
      {props.hasCopyTrouble && !props.surface.isReadOnly ? <CopyTroubleBanner /> : null}
    </>
  )
}

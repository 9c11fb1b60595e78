/** One session on screen: banners, title and body. */
import { useCallback, useRef } from 'react'
import { BODY } from '../../shared/model/document'
import type { NoteSession } from '../bridge/note-session'
import type { OpenNoteState } from '../bridge/open-note-state'
import { NotArrivedBanner } from './arrival'
import { NoteFinding } from './finding/note-finding'
import { focusNow } from './focus-now'
import styles from './note.module.css'
import { CopyTroubleBanner, ReadOnlyBanner } from './note-banners'
import { RichTextView, type RichTextSurface, type WaysOut } from './rich-text'
import { TitleView } from './title-view'
import { useEditorWords } from './words'

export interface LiveNoteProps extends WaysOut {
  readonly session: NoteSession
  readonly state: OpenNoteState & { readonly kind: 'open' }
  readonly takeFocus: () => 'title' | 'body' | 'none'
  readonly spellCheck: boolean
  readonly children?: React.ReactNode
}

export function LiveNote(props: LiveNoteProps) {
  const { session, state, takeFocus, spellCheck, onShow, onNowhere, onTrouble } = props
  const words = useEditorWords()
  const title = useRef<HTMLTextAreaElement>(null)
  const take = useCallback(() => {
    const wanted = takeFocus()
    return wanted === 'none' ? wanted : wanted === 'title' ? 'above' : 'text'
  }, [takeFocus])
  const placeholder = ({ isAwaited, isReadOnly }: RichTextSurface) =>
    isAwaited ? '' : isReadOnly ? words.emptyPlaceholder : words.placeholder
  return (
    <RichTextView
      session={session}
      state={state}
      text={BODY}
      className={styles.note ?? ''}
      spellCheck={spellCheck}
      placeholder={placeholder}
      takeFocus={take}
      onLeaveUp={() => focusAtEnd(title.current)}
      onShow={onShow}
      onNowhere={onNowhere}
      onTrouble={onTrouble}
      above={({ body, reason, isReadOnly, isAwaited }) => (
        <>
          <NoteFinding body={body} isReadOnly={isReadOnly} />
          {reason || state.copyTrouble || isAwaited ? (
            <div className={styles.banner}>
              {isAwaited ? <NotArrivedBanner docId={session.docId} /> : null}
              {reason ? <ReadOnlyBanner reason={reason} /> : null}
              {state.copyTrouble ? <CopyTroubleBanner /> : null}
            </div>
          ) : null}
          <TitleView
            session={session}
            area={title}
            isReadOnly={isReadOnly}
            spellCheck={spellCheck}
            onLeaveDown={() => focusNow(body.editor, 'start')}
          />
          {props.children}
        </>
      )}
    />
  )
}

function focusAtEnd(area: HTMLTextAreaElement | null): void {
  area?.focus()
  area?.setSelectionRange(area.value.length, area.value.length)
}

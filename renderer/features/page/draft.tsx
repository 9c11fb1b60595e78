/** A draft on screen: a title and a text to type into, until the note behind it can take them. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { DraftNote } from '../../bridge/draft-note'
import { useOpenNoteState, useReadable } from '../../bridge/hooks'
import type { DocId } from '../../../shared/records/keys'
import { useEditorWords } from '../../editor/words'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { type DraftFields, handOver } from './hand-over'
import { PageFrame } from './page-frame'
import { PastedText } from './pasted-text'
import styles from './page.module.css'

/** Where the page is gone to by key: a text that was begun, else the title that it begins with. */
const REGION_START = { 'data-region-start': '' }

export function Draft({ draft }: { readonly draft: DraftNote }) {
  const { t } = useWords()
  const words = useEditorWords()
  const { title, body, docId, failure } = useReadable(draft)
  const [isComposing, setComposing] = useState(false)
  const titleArea = useRef<HTMLTextAreaElement>(null)
  const bodyArea = useRef<HTMLTextAreaElement>(null)
  const [pasted] = useState(() => new PastedText())
  const isFresh = title === '' && body === ''

  useEffect(() => titleArea.current?.focus(), [])
  useEffect(() => draft.show(), [draft])

  return (
    <PageFrame title={title} actions={null}>
      <div
        className={styles.column}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      >
        {failure ? (
          <Banner
            tone="danger"
            isUrgent
            actions={<Button onPress={draft.retry}>{t('app.retry')}</Button>}
          >
            {t('page.createFailed', { reason: t(`storeError.${failure}`) })}
          </Banner>
        ) : null}
        <textarea
          ref={titleArea}
          className={styles.draftTitle}
          {...(isFresh ? REGION_START : {})}
          aria-label={words.title}
          placeholder={words.titlePlaceholder}
          rows={1}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          value={title}
          onChange={(event) => draft.type({ title: event.target.value.replace(/\s*\n\s*/gu, ' ') })}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
            event.preventDefault()
            bodyArea.current?.focus()
          }}
        />
        <textarea
          ref={bodyArea}
          className={styles.draftBody}
          {...(isFresh ? {} : REGION_START)}
          aria-label={words.body}
          placeholder={words.placeholder}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          value={body}
          onChange={(event) => {
            pasted.change(event.target.value)
            draft.type({ body: event.target.value })
          }}
          onPaste={(event) => pasted.paste(event.clipboardData.getData('text/html'), body)}
          onKeyDown={(event) => {
            const isAtStart = event.currentTarget.selectionEnd === 0
            if (event.key === 'ArrowUp' && isAtStart) titleArea.current?.focus()
          }}
        />
      </div>
      {docId && !isComposing ? (
        <HandOver
          docId={docId}
          draft={draft}
          fields={{ title: titleArea, body: bodyArea, pasted }}
        />
      ) : null}
    </PageFrame>
  )
}

interface HandOverProps {
  readonly docId: DocId
  readonly draft: DraftNote
  readonly fields: DraftFields
}

/** Tries with each change of the note behind, and with the next frame while it is being drawn. */
function HandOver({ docId, draft, fields }: HandOverProps) {
  const state = useOpenNoteState(docId)
  const [tries, setTries] = useState(0)
  const given = useRef(fields)
  useLayoutEffect(() => {
    if (state.kind !== 'open' || !state.isSynced) return undefined
    if (handOver(draft, given.current)) return undefined
    const frame = requestAnimationFrame(() => setTries(tries + 1))
    return () => cancelAnimationFrame(frame)
  }, [state, draft, tries])
  return null
}

/**
 * A note before its first letter. Nothing exists until something is typed; then the note is made and
 * opens behind this draft, which goes on taking letters. Once the note is there its letters are
 * typed into it in one go, so that none is lost and none typed twice.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { StoreError } from '../../../shared/contract'
import type { DocId } from '../../../shared/records/keys'
import { useBridge } from '../../bridge/bridge-context'
import { useOpenNoteState } from '../../bridge/hooks'
import { isLost } from '../../bridge/host-client'
import { useEditorWords } from '../../editor/words'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { type DraftText, handOver } from './hand-over'
import { PageFrame } from './page-frame'
import styles from './page.module.css'

export interface DraftProps {
  readonly docId: DocId | null
  readonly onCreated: (docId: DocId) => void
  readonly onHandedOver: () => void
}

const EMPTY: DraftText = { title: '', body: '', html: null }

export function Draft({ docId, onCreated, onHandedOver }: DraftProps) {
  const { t } = useWords()
  const words = useEditorWords()
  const { client } = useBridge()
  const [text, setText] = useState(EMPTY)
  const [failure, setFailure] = useState<StoreError | null>(null)
  const [isComposing, setComposing] = useState(false)
  const hasAsked = useRef(false)
  const title = useRef<HTMLTextAreaElement>(null)
  const body = useRef<HTMLTextAreaElement>(null)

  useEffect(() => title.current?.focus(), [])

  const create = async () => {
    hasAsked.current = true
    setFailure(null)
    // The note is made empty: its letters are typed into it, so that undo knows them as typed.
    const answer = await client.request('createNote', { title: '' })
    if (!isLost(answer) && answer.kind === 'created') onCreated(answer.docId)
    else {
      hasAsked.current = false
      setFailure(isLost(answer) ? 'unknown' : answer.error)
    }
  }
  const change = (next: Partial<DraftText>) => {
    setText((before) => ({ ...before, ...next }))
    if (!hasAsked.current) void create()
  }

  const fields = { title, body }
  return (
    <PageFrame title={text.title} actions={null}>
      <div className={styles.column}>
        {failure ? (
          <Banner
            tone="danger"
            isUrgent
            actions={<Button onPress={() => void create()}>{t('app.retry')}</Button>}
          >
            {t('page.createFailed', { reason: t(`storeError.${failure}`) })}
          </Banner>
        ) : null}
        <div
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
        >
          <textarea
            ref={title}
            className={styles.draftTitle}
            aria-label={words.title}
            placeholder={words.titlePlaceholder}
            rows={1}
            dir="auto"
            spellCheck={false}
            value={text.title}
            onChange={(event) => change({ title: event.target.value.replace(/\s*\n\s*/gu, ' ') })}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return
              if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
              event.preventDefault()
              body.current?.focus()
            }}
          />
          <textarea
            ref={body}
            className={styles.draftBody}
            aria-label={words.body}
            placeholder={words.placeholder}
            dir="auto"
            spellCheck={false}
            value={text.body}
            onChange={(event) => change({ body: event.target.value })}
            onPaste={(event) => {
              const html = event.clipboardData.getData('text/html')
              if (html !== '' && text.body === '') change({ html })
            }}
            onKeyDown={(event) => {
              const isAtStart = event.currentTarget.selectionEnd === 0
              if (event.key === 'ArrowUp' && isAtStart) title.current?.focus()
            }}
          />
        </div>
        {docId && !isComposing ? (
          <HandOver docId={docId} text={text} fields={fields} onDone={onHandedOver} />
        ) : null}
      </div>
    </PageFrame>
  )
}

interface HandOverProps {
  readonly docId: DocId
  readonly text: DraftText
  readonly fields: Parameters<typeof handOver>[0]['from']
  readonly onDone: () => void
}

/** Waits until the note behind the draft can be typed into. */
function HandOver({ docId, text, fields, onDone }: HandOverProps) {
  const state = useOpenNoteState(docId)
  const isReady = state.kind === 'open' && state.isSynced
  const [tries, setTries] = useState(0)
  useLayoutEffect(() => {
    if (!isReady) return undefined
    if (handOver({ text, from: fields })) {
      onDone()
      return undefined
    }
    // The editor is drawn a moment after the note is open.
    const frame = requestAnimationFrame(() => setTries(tries + 1))
    return () => cancelAnimationFrame(frame)
  }, [isReady, text, fields, onDone, tries])
  return null
}

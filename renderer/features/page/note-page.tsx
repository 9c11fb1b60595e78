import { useCallback, useMemo } from 'react'
import type { Shelf } from '../../../shared/contract/notes'
import type { DocId } from '../../../shared/records/keys'
import type { Linked } from '../../../shared/text/link'
import { usePreferences, useWindow } from '../../app/window-state'
import { useNoteCard, useOpenNoteState } from '../../bridge/hooks'
import { NoteEditor, refusalOf } from '../../editor/note-editor'
import { useWords } from '../../i18n/use-words'
import { CollectionInstead } from './collection-instead'
import { NoteMenu } from './note-menu'
import { NoteHead } from './head/note-head'
import { PageFrame } from './page-frame'
import { RefusedActions } from './refused-actions'
import { SimilarNotes } from './similar-notes'

export interface NotePageProps {
  readonly docId: DocId
  readonly shelf: Shelf
  readonly focus: 'title' | 'body' | 'none'
  readonly isBehindDraft?: boolean
  readonly onShow: (linked: Linked) => void
}

/** The note's facts change while one types: the frame follows them, the text between does not. */
export function NotePage({ docId, shelf, focus, isBehindDraft, onShow }: NotePageProps) {
  const card = useNoteCard(docId)
  const { isSpellChecked } = usePreferences()
  const text = useMemo(
    () => <NoteText docId={docId} focus={focus} isSpellChecked={isSpellChecked} show={onShow} />,
    [docId, focus, isSpellChecked, onShow],
  )
  if (card && card.kind !== 'note') return <CollectionInstead row={card} />
  return (
    <PageFrame
      title={card?.title ?? ''}
      isBehind={isBehindDraft ?? false}
      actions={card ? <NoteMenu note={card} shelf={shelf} /> : null}
    >
      {text}
    </PageFrame>
  )
}

interface NoteTextProps extends Pick<NotePageProps, 'docId' | 'focus'> {
  readonly isSpellChecked: boolean
  readonly show: (linked: Linked) => void
}

function NoteText({ docId, focus, isSpellChecked, show }: NoteTextProps) {
  const refusal = refusalOf(useOpenNoteState(docId))
  const { toasts } = useWindow()
  const { t } = useWords()
  const onTrouble = useCallback((text: string) => toasts.show({ text, tone: 'danger' }), [toasts])
  return (
    <>
      <div data-note-fields="">
        <NoteEditor
          docId={docId}
          focus={focus}
          spellCheck={isSpellChecked}
          onShow={show}
          onTrouble={onTrouble}
          onNowhere={(address) => toasts.show({ text: t('page.nowhere', { address }) })}
        >
          <NoteHead docId={docId} />
          <SimilarNotes docId={docId} />
        </NoteEditor>
      </div>
      {refusal ? <RefusedActions reason={refusal} /> : null}
    </>
  )
}

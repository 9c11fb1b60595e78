import type { Shelf } from '../../../shared/contract'
import type { DocId } from '../../../shared/records/keys'
import { useNoteCard, usePreferences, useWindow } from '../../app/window-state'
import { useOpenNoteState } from '../../bridge/hooks'
import { NoteEditor } from '../../editor/note-editor'
import { useWords } from '../../i18n/use-words'
import { showToast } from '../../ui/toasts'
import { NoteMenu } from './note-menu'
import { NoteProps } from './note-props'
import { PageFrame } from './page-frame'
import { RefusedActions } from './refused-actions'

export interface NotePageProps {
  readonly docId: DocId
  readonly shelf: Shelf
  readonly focus: 'title' | 'body' | 'none'
  readonly isBehindDraft?: boolean
  readonly onShowNote: (docId: DocId) => void
}

export function NotePage({ docId, shelf, focus, isBehindDraft, onShowNote }: NotePageProps) {
  const card = useNoteCard(docId)
  const state = useOpenNoteState(docId)
  const { isSpellChecked } = usePreferences()
  const { toasts } = useWindow()
  const { t } = useWords()
  return (
    <PageFrame
      title={card?.title ?? ''}
      isBehind={isBehindDraft ?? false}
      actions={card ? <NoteMenu note={card} shelf={shelf} /> : null}
    >
      <div data-note-fields="">
        <NoteEditor
          docId={docId}
          focus={focus}
          spellCheck={isSpellChecked}
          onShowNote={onShowNote}
          onNowhere={(address) => showToast(toasts, { text: t('page.nowhere', { address }) })}
        >
          {card ? <NoteProps note={card} /> : null}
        </NoteEditor>
      </div>
      {state.kind === 'refused' ? <RefusedActions reason={state.reason} /> : null}
    </PageFrame>
  )
}

/** The middle of the window: the note that is open, a draft, or a word on what to do. */
import { useCallback } from 'react'
import type { Linked } from '../../../shared/text/link'
import { shelfOf } from '../../app/place'
import { focusRegion } from '../../app/regions'
import { useNavigation, useWindow } from '../../app/window-state'
import { useReadable } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Draft } from './draft'
import { NotePage } from './note-page'
import styles from './page.module.css'

export function Page() {
  const { t } = useWords()
  const { navigation } = useWindow()
  const { place } = useNavigation()
  const show = useShow()
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    // ProseMirror prevents the default of every Escape, also of those it does nothing with.
    const isInText = event.target instanceof Element && event.target.matches('[data-note-body]')
    if (event.defaultPrevented && !isInText) return
    if (focusRegion('list')) event.preventDefault()
  }
  return (
    <main
      className={styles.page}
      data-region="page"
      aria-label={t('regions.page')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {place.draft !== null ? (
        <DraftOrNote key={`draft ${place.draft}`} number={place.draft} />
      ) : place.docId ? (
        <NotePage
          key={place.docId}
          docId={place.docId}
          shelf={shelfOf(place.list)}
          focus={place.focus}
          onShow={show}
        />
      ) : place.list.kind === 'trash' ? (
        <Empty text={t('page.none')} hint={t('page.noneTrash')} />
      ) : (
        <Empty
          text={t('page.none')}
          hint={t('page.noneHint')}
          action={<Button onPress={() => navigation.startDraft()}>{t('list.newNote')}</Button>}
        />
      )}
    </main>
  )
}

/** The same function each time: a note is not drawn anew for it. */
function useShow(): (linked: Linked) => void {
  const { navigation } = useWindow()
  return useCallback((linked: Linked) => navigation.showLinked(linked, 'body'), [navigation])
}

/** The same page from the first letter on: the draft goes when the note has taken its letters. */
function DraftOrNote({ number }: { readonly number: number }) {
  const { drafts } = useWindow()
  const show = useShow()
  const draft = drafts.draft(number)
  const { docId, isWritten } = useReadable(draft)
  return (
    <>
      {docId ? (
        <NotePage
          docId={docId}
          shelf="notes"
          focus="none"
          isBehindDraft={!isWritten}
          onShow={show}
        />
      ) : null}
      {isWritten ? null : <Draft draft={draft} />}
    </>
  )
}

import { FileUp, Plus, RotateCcw, Trash2, X } from 'lucide-react'
import type { Shelf } from '../../../shared/contract/notes'
import type { DocId } from '../../../shared/records/keys'
import { COMMANDS, useCommands } from '../../app/commands'
import { useNoteActions } from '../../app/note-actions'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { IconButton } from '../../ui/icon-button'
import styles from './note-list.module.css'

export interface ListHeadProps {
  readonly shelf: Shelf
  readonly isSearching: boolean
  /** What is chosen; its actions take the head's place. */
  readonly docIds: readonly DocId[]
  readonly onClear: () => void
}

export function ListHead({ shelf, isSearching, docIds, onClear }: ListHeadProps) {
  const { t } = useWords()
  const commands = useCommands()
  if (docIds.length > 0) return <ChosenHead shelf={shelf} docIds={docIds} onClear={onClear} />
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.name}>{isSearching ? t('search.results') : t(`list.${shelf}`)}</h1>
        {shelf === 'notes' ? (
          <IconButton
            icon={Plus}
            label={t('list.newNote')}
            chord={COMMANDS.newNote.chord}
            onPress={commands.newNote}
          />
        ) : null}
      </header>
      {shelf === 'trash' ? <p className={styles.hint}>{t('list.trashHint')}</p> : null}
    </>
  )
}

function ChosenHead({ shelf, docIds, onClear }: Omit<ListHeadProps, 'isSearching'>) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const actions = useNoteActions()
  const done = (work: Promise<void>) => void work.then(onClear)
  return (
    <header className={styles.head}>
      <h1 className={styles.name} aria-live="polite">
        {t('list.selected', { count: docIds.length })}
      </h1>
      {shelf === 'notes' ? (
        <>
          <IconButton
            icon={FileUp}
            label={t('noteAction.exportSelection')}
            onPress={() => dialog.set({ kind: 'export', docIds })}
          />
          <IconButton
            icon={Trash2}
            label={t('noteAction.trash')}
            onPress={() => done(actions.trash(docIds))}
          />
        </>
      ) : (
        <>
          <IconButton
            icon={RotateCcw}
            label={t('noteAction.restore')}
            onPress={() => done(actions.restore(docIds))}
          />
          <IconButton
            icon={Trash2}
            label={t('noteAction.purge')}
            onPress={() => dialog.set({ kind: 'purge', docIds })}
          />
        </>
      )}
      <IconButton icon={X} label={t('list.clearSelection')} onPress={onClear} />
    </header>
  )
}

import { BookMinus, BookPlus, FileUp, Link2, Plus, RotateCcw, Trash2, X } from 'lucide-react'
import type { NotePlace } from '../../../shared/contract/lists'
import type { DocId } from '../../../shared/records/keys'
import { COMMANDS, useCommands } from '../../app/commands'
import { useCollectionActions } from '../../app/collection-actions'
import { IndexProgress } from '../../app/index-progress'
import { useListName } from '../../app/list-name'
import { TemplateMenu } from '../../app/templates/template-menu'
import { useNoteActions } from '../../app/note-actions'
import { shelfOf } from '../../app/place'
import { SEARCH_WORDS } from '../../app/search-words'
import { useCopyView } from '../../app/view-links'
import { useWindow } from '../../app/window-state'
import { useCollections } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { IconButton } from '../../ui/icon-button'
import styles from './note-list.module.css'

export interface ListHeadProps {
  readonly list: NotePlace
  readonly isSearching: boolean
  /** What is chosen; its actions take the head's place. */
  readonly docIds: readonly DocId[]
  readonly onClear: () => void
}

export function ListHead({ list, isSearching, docIds, onClear }: ListHeadProps) {
  const { t } = useWords()
  const commands = useCommands()
  const copyView = useCopyView()
  const name = useListName(list)
  if (docIds.length > 0) return <ChosenHead list={list} docIds={docIds} onClear={onClear} />
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.name}>
          <bdi>{isSearching ? t(`${SEARCH_WORDS[shelfOf(list)]}.results`) : name}</bdi>
        </h1>
        {isSearching ? (
          <IconButton icon={Link2} label={t('viewLink.copy')} onPress={copyView} />
        ) : null}
        {list.kind !== 'trash' ? (
          <IconButton
            icon={Plus}
            label={t('list.newNote')}
            chord={COMMANDS.newNote.chord}
            onPress={commands.newNote}
          />
        ) : null}
        {list.kind !== 'trash' ? <TemplateMenu /> : null}
      </header>
      <IndexProgress className={styles.hint} />
      {list.kind === 'trash' ? <p className={styles.hint}>{t('list.trashHint')}</p> : null}
      {list.kind === 'to-sort' ? <p className={styles.hint}>{t('toSort.hint')}</p> : null}
    </>
  )
}

function ChosenHead({ list, docIds, onClear }: Omit<ListHeadProps, 'isSearching'>) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const actions = useNoteActions()
  const collections = useCollectionActions()
  const rows = useCollections()
  const notebook =
    list.kind === 'notebook' ? rows?.find(({ docId }) => docId === list.docId) : undefined
  const done = (work: Promise<void>) => void work.then(onClear)
  return (
    <header className={styles.head}>
      <h1 className={styles.name} aria-live="polite">
        {t(list.kind === 'trash' ? 'list.selectedInTrash' : 'list.selected', {
          count: docIds.length,
        })}
      </h1>
      {list.kind !== 'trash' ? (
        <>
          <IconButton
            icon={BookPlus}
            label={t('integrate.action')}
            chord={COMMANDS.integrate.chord}
            onPress={() => dialog.set({ kind: 'integrate', docIds, title: '' })}
          />
          {notebook?.rights === 'edit' ? (
            <IconButton
              icon={BookMinus}
              label={t('integrate.takeOut')}
              onPress={() =>
                void collections
                  .takeOut(notebook.docId, notebook.title, docIds)
                  .then((isDone) => isDone && onClear())
              }
            />
          ) : null}
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

/** What is done to all notes that are chosen: classify, integrate elsewhere, take out. */
import { BookMinus, BookPlus, FolderPlus, Tags, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { MenuTrigger, Popover } from 'react-aria-components'
import type { CategoryRow, NotebookView } from '../../../shared/contract/collections'
import type { DocId } from '../../../shared/records/keys'
import { useCollectionActions } from '../../app/collection-actions'
import { COMMANDS } from '../../app/commands'
import { useNoteActions } from '../../app/note-actions'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { ColourDot } from '../../ui/colour-dot'
import { IconButton } from '../../ui/icon-button'
import { Menu, menuPopover } from '../../ui/menu'
import { NewCategory } from './new-category'
import styles from './notebook.module.css'

export interface BulkBarProps {
  readonly notebook: NotebookView
  readonly docIds: readonly DocId[]
  readonly onClear: () => void
}

export function BulkBar({ notebook, docIds, onClear }: BulkBarProps) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const { takeOut } = useCollectionActions()
  const { trash } = useNoteActions()
  const canEdit = notebook.rights === 'edit'
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('notebook.bulk')}>
      <strong aria-live="polite">{t('list.selected', { count: docIds.length })}</strong>
      {canEdit ? <Classify notebook={notebook} docIds={docIds} /> : null}
      <Button
        icon={BookPlus}
        onPress={() => dialog.set({ kind: 'integrate', docIds, title: '' })}
        aria-keyshortcuts={COMMANDS.integrate.chord.key}
      >
        {t('integrate.short')}
      </Button>
      {canEdit ? (
        <Button
          icon={BookMinus}
          onPress={() =>
            void takeOut(notebook.docId, notebook.title, docIds).then((isDone) => {
              if (isDone) onClear()
            })
          }
        >
          {t('integrate.takeOut')}
        </Button>
      ) : null}
      <span className={styles.space} />
      <IconButton
        icon={Trash2}
        label={t('noteAction.trash')}
        onPress={() => void trash(docIds).then(onClear)}
      />
      <IconButton icon={X} label={t('list.clearSelection')} onPress={onClear} />
    </div>
  )
}

type ClassifyProps = Omit<BulkBarProps, 'onClear'>

function Classify({ notebook, docIds }: ClassifyProps) {
  const { t } = useWords()
  const { change } = useCollectionActions()
  const [isNaming, setNaming] = useState(false)
  const { docId, categories } = notebook
  const count = docIds.length
  const name = (category: CategoryRow) => category.name || t('category.unnamed')
  const classify = (category: CategoryRow) =>
    void change(
      docId,
      { kind: 'classify', docIds, categoryId: category.id },
      t('category.classified', { count, name: name(category) }),
    )
  const only = (category: CategoryRow | null) =>
    void change(
      docId,
      { kind: 'setCategories', docIds, categoryIds: category ? [category.id] : [] },
      category
        ? t('category.movedTo', { count, name: name(category) })
        : t('category.unclassified', { count }),
    )
  const items = (prefix: string, act: (category: CategoryRow) => void) =>
    categories.map((category) => ({
      id: `${prefix} ${category.id}`,
      label: name(category),
      mark: <ColourDot colour={category.colour} />,
      onAction: () => act(category),
    }))
  return (
    <>
      <MenuTrigger>
        <Button tone="primary" icon={Tags}>
          {t('category.classify')}
        </Button>
        <Popover className={menuPopover} placement="bottom start">
          <Menu
            label={t('category.classify')}
            groups={[
              items('add', classify),
              [
                {
                  id: 'new',
                  label: t('integrate.newCategory'),
                  icon: FolderPlus,
                  onAction: () => setNaming(true),
                },
              ],
            ]}
          />
        </Popover>
      </MenuTrigger>
      <MenuTrigger>
        <Button>{t('category.moveTo')}</Button>
        <Popover className={menuPopover} placement="bottom start">
          <Menu
            label={t('category.moveTo')}
            groups={[
              items('only', only),
              [{ id: 'none', label: t('category.none'), onAction: () => only(null) }],
            ]}
          />
        </Popover>
      </MenuTrigger>
      {isNaming ? (
        <NewCategory notebookId={docId} docIds={docIds} onClose={() => setNaming(false)} />
      ) : null}
    </>
  )
}

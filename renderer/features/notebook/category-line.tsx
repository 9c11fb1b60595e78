import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { CategoryRow, NotebookView } from '../../../shared/contract/collections'
import { useCollectionActions } from '../../app/collection-actions'
import { colourNames } from '../../app/colour-names'
import { findSameCategory } from '../../app/same-category'
import { useStanding } from '../../app/standing'
import { useWords } from '../../i18n/use-words'
import { ColourMenu } from '../../ui/colour-menu'
import { ICON } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import { RenameField } from '../../ui/rename-field'
import { type Edge, useRowDrag } from '../../ui/use-row-drag'
import styles from './categories.module.css'
import { CategoryActions } from './category-actions'
import { SameName } from './same-name'

interface CategoryLineProps {
  readonly notebook: NotebookView
  readonly category: CategoryRow
  readonly index: number
  readonly onSplit: () => void
}

/** One category: dragged, or moved with Alt and the arrows, to its place among the others. */
export function CategoryLine({ notebook, category, index, onSplit }: CategoryLineProps) {
  const { t } = useWords()
  const { change } = useCollectionActions()
  const line = useRef<HTMLLIElement>(null)
  const [isRenaming, setRenaming] = useState(false)
  const [isNamedByKey, setNamedByKey] = useState(false)
  const { docId, categories } = notebook
  const { id: categoryId, colour, count } = category
  const name = category.name || t('category.unnamed')
  const canEdit = notebook.rights === 'edit'
  const isManaging = useStanding(notebook) === 'manager'
  const same = findSameCategory(categories, category.name, categoryId)
  const move = (to: number) => {
    if (to >= 0 && to < categories.length)
      void change(docId, { kind: 'moveCategory', categoryId, index: to })
  }
  const put = (id: string, edge: Edge) => {
    const from = categories.findIndex((each) => each.id === id)
    const moved = categories[from]
    const before = edge === 'before' ? index : index + 1
    // Where it leaves, those behind it move up.
    const to = before > from ? before - 1 : before
    if (moved && to !== from)
      void change(docId, { kind: 'moveCategory', categoryId: moved.id, index: to })
  }
  const { over, handlers } = useRowDrag(
    canEdit && !isRenaming ? { carried: { kind: 'category', id: categoryId }, onPut: put } : {},
  )
  const endRename = (next: string | null) => {
    // Left by a click, the field has lost the focus already, to what was clicked.
    setNamedByKey(line.current?.contains(document.activeElement) ?? false)
    setRenaming(false)
    if (next) void change(docId, { kind: 'renameCategory', categoryId, name: next })
  }
  const merge = (into: CategoryRow) =>
    void change(
      docId,
      { kind: 'mergeCategory', categoryId, into: into.id },
      t('category.merged', { name, into: into.name || t('category.unnamed') }),
    )
  return (
    <li
      ref={line}
      className={styles.line}
      data-over={over ?? undefined}
      {...handlers}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        if (canEdit) move(index + (event.key === 'ArrowUp' ? -1 : 1))
      }}
    >
      <GripVertical {...ICON} className={styles.grip} />
      <ColourMenu
        label={t('category.colourOf', { name })}
        colour={colour}
        names={colourNames(t)}
        isDisabled={!canEdit}
        onChange={(next) =>
          void change(docId, { kind: 'recolourCategory', categoryId, colour: next })
        }
      />
      {isRenaming ? (
        <RenameField label={t('category.rename')} title={category.name} onEnd={endRename} />
      ) : (
        <Button
          className={styles.name ?? ''}
          autoFocus={isNamedByKey}
          isDisabled={!canEdit}
          onPress={() => setRenaming(true)}
        >
          <bdi>{name}</bdi>
        </Button>
      )}
      {same && !isRenaming ? (
        <SameName other={same} onMerge={isManaging ? () => merge(same) : undefined} />
      ) : null}
      <span className={styles.count}>{t('notebook.notes', { count })}</span>
      <IconButton
        icon={ArrowUp}
        label={t('category.up', { name })}
        isDisabled={!canEdit || index === 0}
        onPress={() => move(index - 1)}
      />
      <IconButton
        icon={ArrowDown}
        label={t('category.down', { name })}
        isDisabled={!canEdit || index === categories.length - 1}
        onPress={() => move(index + 1)}
      />
      <CategoryActions
        notebook={notebook}
        category={category}
        onRename={() => setRenaming(true)}
        onSplit={onSplit}
        onMerge={merge}
      />
    </li>
  )
}

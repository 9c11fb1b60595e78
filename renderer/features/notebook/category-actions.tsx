/** What is done to a category beyond its name, colour and place. */
import { Ellipsis, Merge, Pencil, Split, Trash2 } from 'lucide-react'
import { MenuTrigger, Popover } from 'react-aria-components'
import type { CategoryRow, NotebookView } from '../../../shared/contract/collections'
import { useCollectionActions } from '../../app/collection-actions'
import { useStanding } from '../../app/standing'
import { useWords } from '../../i18n/use-words'
import { ColourDot } from '../../ui/colour-dot'
import { IconButton } from '../../ui/icon-button'
import { Menu, menuPopover } from '../../ui/menu'

export interface CategoryActionsProps {
  readonly notebook: NotebookView
  readonly category: CategoryRow
  readonly onRename: () => void
  readonly onSplit: () => void
  readonly onMerge: (into: CategoryRow) => void
}

export function CategoryActions(props: CategoryActionsProps) {
  const { notebook, category, onRename, onSplit, onMerge } = props
  const { t } = useWords()
  const { change } = useCollectionActions()
  const { docId } = notebook
  const { id: categoryId, count } = category
  const name = category.name || t('category.unnamed')
  const canEdit = notebook.rights === 'edit'
  const isManaging = useStanding(notebook) === 'manager'
  const others = notebook.categories.filter((each) => each.id !== categoryId)
  return (
    <MenuTrigger>
      <IconButton icon={Ellipsis} label={t('category.actions', { name })} isDisabled={!canEdit} />
      <Popover className={menuPopover} placement="bottom end">
        <Menu
          label={t('category.actions', { name })}
          groups={[
            [
              {
                id: 'rename',
                label: t('noteAction.rename'),
                icon: Pencil,
                onAction: onRename,
              },
              {
                id: 'split',
                label: t('category.split'),
                icon: Split,
                isDisabled: count < 2,
                onAction: onSplit,
              },
              {
                id: 'merge',
                label: t('category.merge'),
                icon: Merge,
                isDisabled: !isManaging || others.length === 0,
                ...(isManaging ? {} : { why: t('roles.why.notebook') }),
                more: others.map((other) => ({
                  id: other.id,
                  label: other.name || t('category.unnamed'),
                  mark: <ColourDot colour={other.colour} />,
                  onAction: () => onMerge(other),
                })),
              },
            ],
            [
              {
                id: 'delete',
                label: t('category.delete'),
                icon: Trash2,
                ...(isManaging ? {} : { isDisabled: true, why: t('roles.why.notebook') }),
                onAction: () =>
                  void change(
                    docId,
                    { kind: 'deleteCategory', categoryId },
                    t('category.deleted', { name }),
                  ),
              },
            ],
          ]}
        />
      </Popover>
    </MenuTrigger>
  )
}

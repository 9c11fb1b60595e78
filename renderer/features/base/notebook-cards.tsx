import { ArrowDown, ArrowUp, BookMinus, Ellipsis, FolderOpen } from 'lucide-react'
import { Button, MenuTrigger, Popover } from 'react-aria-components'
import type { BaseView, CollectionRow } from '../../../shared/contract/collections'
import { useCollectionActions } from '../../app/collection-actions'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { ColourDot } from '../../ui/colour-dot'
import { IconButton } from '../../ui/icon-button'
import { Menu, menuPopover } from '../../ui/menu'
import row from '../../ui/row.module.css'
import styles from './base.module.css'

/** The notebooks of a base, in its own order. */
export function NotebookCards({ base }: { readonly base: BaseView }) {
  return (
    <ul className={styles.cards}>
      {base.notebooks.map((notebook, index) => (
        <NotebookCard key={notebook.docId} base={base} notebook={notebook} index={index} />
      ))}
    </ul>
  )
}

interface NotebookCardProps {
  readonly base: BaseView
  readonly notebook: CollectionRow
  readonly index: number
}

function NotebookCard({ base, notebook, index }: NotebookCardProps) {
  const { t, times } = useWords()
  const { navigation } = useWindow()
  const { change } = useCollectionActions('base')
  const title = notebook.title || t('app.untitled')
  const docIds = [notebook.docId]
  const open = () => navigation.showList({ kind: 'notebook', docId: notebook.docId })
  const move = (to: number) => void change(base.docId, { kind: 'move', docIds, index: to })
  const label = t('base.notebookActions', { title })
  const canEdit = base.rights === 'edit'
  return (
    <li className={styles.card}>
      <Button className={styles.open ?? ''} onPress={open}>
        <span className={styles.cardTitle}>
          <ColourDot colour={notebook.colour} size={12} />
          <bdi>{title}</bdi>
        </span>
        {notebook.description ? (
          <span className={row.text} dir="auto">
            {notebook.description}
          </span>
        ) : null}
        <span className={styles.cardFacts}>
          {t('notebook.notes', { count: notebook.count })} · {times.short(notebook.modifiedAt)}
        </span>
      </Button>
      <MenuTrigger>
        <IconButton icon={Ellipsis} label={label} />
        <Popover className={menuPopover} placement="bottom end">
          <Menu
            label={label}
            groups={[
              [{ id: 'open', label: t('collection.open'), icon: FolderOpen, onAction: open }],
              [
                {
                  id: 'up',
                  label: t('notebook.moveUp'),
                  icon: ArrowUp,
                  isDisabled: !canEdit || index === 0,
                  onAction: () => move(index - 1),
                },
                {
                  id: 'down',
                  label: t('notebook.moveDown'),
                  icon: ArrowDown,
                  isDisabled: !canEdit || index === base.notebooks.length - 1,
                  onAction: () => move(index + 1),
                },
              ],
              [
                {
                  id: 'remove',
                  label: t('base.remove'),
                  icon: BookMinus,
                  isDisabled: !canEdit,
                  onAction: () =>
                    void change(
                      base.docId,
                      { kind: 'takeOut', docIds },
                      t('base.removed', { count: 1 }),
                    ),
                },
              ],
            ]}
          />
        </Popover>
      </MenuTrigger>
    </li>
  )
}

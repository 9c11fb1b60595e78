import { Bookmark, BookmarkX, Ellipsis, Pencil } from 'lucide-react'
import { useState } from 'react'
import { Button, MenuTrigger, Popover } from 'react-aria-components'
import type { SavedFilter } from '../../../shared/model/saved-filters'
import { parseLook } from '../../app/address'
import { useFilterActions } from '../../app/filter-actions'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Chip } from '../../ui/chip'
import { Menu, menuPopover } from '../../ui/menu'
import { RenameField } from '../../ui/rename-field'
import styles from './filter.module.css'

export interface SavedFiltersProps {
  readonly filters: readonly SavedFilter[]
  /** What is in force, as in an address. */
  readonly query: string
}

/** The filters that this person keeps for a notebook, each a press away. */
export function SavedFilters({ filters, query }: SavedFiltersProps) {
  return filters.map((filter) => (
    <SavedChip key={filter.id} filter={filter} isInForce={filter.query === query} />
  ))
}

interface SavedChipProps {
  readonly filter: SavedFilter
  readonly isInForce: boolean
}

function SavedChip({ filter, isInForce }: SavedChipProps) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const { rename, remove } = useFilterActions()
  const [isNaming, setNaming] = useState(false)
  const { name } = filter
  if (isNaming)
    return (
      <RenameField
        label={t('filter.saveName')}
        title={name}
        onEnd={(next) => {
          setNaming(false)
          if (next) void rename(filter, next)
        }}
      />
    )
  const label = t('filter.actions', { name })
  return (
    <Chip>
      <Bookmark size={12} strokeWidth={2} aria-hidden />
      <button
        type="button"
        className={styles.saved}
        aria-pressed={isInForce}
        onClick={() => navigation.changeLook(parseLook(new URLSearchParams(filter.query)))}
      >
        <bdi>{name}</bdi>
      </button>
      <MenuTrigger>
        <Button className={styles.more ?? ''} aria-label={label}>
          <Ellipsis size={13} strokeWidth={2} aria-hidden />
        </Button>
        <Popover className={menuPopover} placement="bottom start">
          <Menu
            label={label}
            groups={[
              [
                {
                  id: 'rename',
                  label: t('noteAction.rename'),
                  icon: Pencil,
                  onAction: () => setNaming(true),
                },
                {
                  id: 'forget',
                  label: t('filter.forget'),
                  icon: BookmarkX,
                  onAction: () => void remove(filter),
                },
              ],
            ]}
          />
        </Popover>
      </MenuTrigger>
    </Chip>
  )
}

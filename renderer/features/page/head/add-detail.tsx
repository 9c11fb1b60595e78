import { Info, Plus } from 'lucide-react'
import { Button, MenuTrigger, Popover } from 'react-aria-components'
import type { NoteType } from '../../../../shared/model/note'
import { useLayout } from '../../../app/layout'
import { useWords } from '../../../i18n/use-words'
import { Menu, menuPopover } from '../../../ui/menu'
import type { Detail } from './details'
import styles from './head.module.css'

export interface AddDetailProps {
  readonly type: NoteType
  readonly hidden: readonly Detail[]
  readonly onAsk: (detail: Detail) => void
}

export function AddDetail({ type, hidden, onAsk }: AddDetailProps) {
  const { t } = useWords()
  const { isPanelShown, togglePanel } = useLayout()
  const label = t('facts.addDetail')
  return (
    <MenuTrigger>
      <Button className={styles.add ?? ''} aria-label={label}>
        <Plus size={13} strokeWidth={2} aria-hidden />
        <span>{label}</span>
      </Button>
      <Popover className={menuPopover} placement="bottom end">
        <Menu
          label={label}
          groups={[
            hidden.map((detail) => ({
              id: detail,
              label: t(`facts.${detail}`),
              onAction: () => onAsk(detail),
            })),
            [
              {
                id: `properties-of-${type}`,
                label: t('facts.allProperties'),
                icon: Info,
                onAction: () => {
                  if (!isPanelShown) togglePanel()
                  requestAnimationFrame(showProperties)
                },
              },
            ],
          ]}
        />
      </Popover>
    </MenuTrigger>
  )
}

/** Once the panel is there; the cursor goes to its tab, and the next Tab into it. */
function showProperties(): void {
  document.dispatchEvent(new CustomEvent('carnet:show-details'))
  const tab = '[data-region="panel"] [role="tab"][aria-selected="true"]'
  requestAnimationFrame(() => document.querySelector<HTMLElement>(tab)?.focus())
}

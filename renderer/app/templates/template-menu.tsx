import { ChevronDown } from 'lucide-react'
import { MenuTrigger, Popover } from 'react-aria-components'
import { useWords } from '../../i18n/use-words'
import { Dialog } from '../../ui/dialog'
import { IconButton } from '../../ui/icon-button'
import { Menu, menuPopover } from '../../ui/menu'
import { COMMANDS } from '../commands'
import { useWindow } from '../window-state'
import { useTemplateChoices } from './use-templates'

/** Beside "New note": the same, begun as something. */
export function TemplateMenu() {
  const { t } = useWords()
  return (
    <MenuTrigger>
      <IconButton
        icon={ChevronDown}
        label={t('template.menu')}
        chord={COMMANDS.fromTemplate.chord}
      />
      <Popover className={menuPopover} placement="bottom end">
        <Choices />
      </Popover>
    </MenuTrigger>
  )
}

interface ChoicesProps {
  readonly done?: () => void
  readonly takesFocus?: boolean
}

function Choices({ done, takesFocus = false }: ChoicesProps) {
  const { t } = useWords()
  const groups = useTemplateChoices(done)
  return (
    <Menu
      label={t('template.menu')}
      groups={groups}
      names={[null, t('template.own')]}
      takesFocus={takesFocus}
    />
  )
}

/** The same choice for the keyboard, wherever the list is. */
export function TemplateDialog() {
  const { t } = useWords()
  const { dialog } = useWindow()
  const close = () => dialog.set(null)
  return (
    <Dialog title={t('template.menu')} onClose={close}>
      <Choices done={close} takesFocus />
    </Dialog>
  )
}

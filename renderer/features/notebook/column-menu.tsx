import { Columns3 } from 'lucide-react'
import { MenuTrigger, Popover } from 'react-aria-components'
import { COLUMNS, readColumns } from '../../app/columns'
import type { Look } from '../../app/place'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Menu, menuPopover } from '../../ui/menu'
import { useColumns } from './use-columns'

export function ColumnMenu({ look }: { readonly look: Look }) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const shown = useColumns(look)
  return (
    <MenuTrigger>
      <Button tone="quiet" icon={Columns3}>
        {t('table.columns')}
      </Button>
      <Popover className={menuPopover} placement="bottom end">
        <Menu
          label={t('table.columns')}
          groups={[
            COLUMNS.map((column) => ({
              id: column,
              label: t(`table.${column}`),
              isOn: shown.includes(column),
              onAction: () =>
                navigation.changeLook({
                  columns: shown.includes(column)
                    ? shown.filter((each) => each !== column)
                    : readColumns([...shown, column]),
                }),
            })),
          ]}
        />
      </Popover>
    </MenuTrigger>
  )
}

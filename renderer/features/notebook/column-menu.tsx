import { Columns3 } from 'lucide-react'
import { MenuTrigger, Popover } from 'react-aria-components'
import { usePreferences, useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Menu, menuPopover } from '../../ui/menu'
import { COLUMNS, readColumns } from './columns'

export function ColumnMenu() {
  const { t } = useWords()
  const { preferences } = useWindow()
  const shown = readColumns(usePreferences().columns)
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
                preferences.change({
                  columns: shown.includes(column)
                    ? shown.filter((each) => each !== column)
                    : [...shown, column],
                }),
            })),
          ]}
        />
      </Popover>
    </MenuTrigger>
  )
}

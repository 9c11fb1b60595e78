import { focusRegionSoon } from '../../app/regions'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { TransferDialog } from './transfer-dialog'

export function ImportDialog() {
  const { t } = useWords()
  const { navigation } = useWindow()
  return (
    <TransferDialog
      purpose="import"
      title={t('import.title')}
      begin={(client, folder) => client.request('startImport', { folder })}
      after={(outcome, { close, forget }) => {
        const first = outcome.kind === 'finished' ? outcome.first : null
        return (
          <>
            <Button onPress={forget}>{t('import.another')}</Button>
            {first ? (
              <Button
                onPress={() => {
                  close()
                  navigation.showLinked(first)
                  focusRegionSoon('page')
                }}
              >
                {t(`import.openFirst.${first.linked}`)}
              </Button>
            ) : null}
          </>
        )
      }}
    />
  )
}

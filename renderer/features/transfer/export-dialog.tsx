import type { DocId } from '../../../shared/records/keys'
import { useBridge } from '../../bridge/bridge-context'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { TransferDialog } from './transfer-dialog'

export interface ExportDialogProps {
  /** Empty for everything. */
  readonly docIds: readonly DocId[]
  readonly title: string | undefined
}

export function ExportDialog({ docIds, title }: ExportDialogProps) {
  const { t } = useWords()
  const { desktop } = useBridge()
  const heading =
    docIds.length === 0
      ? t('export.titleAll')
      : docIds.length === 1
        ? t('export.titleNote', { title: title || t('app.untitled') })
        : t('export.titleSelection', { count: docIds.length })
  return (
    <TransferDialog
      purpose="export"
      title={heading}
      begin={(client, folder) => client.request('startExport', { folder, docIds })}
      after={(outcome, { forget }) =>
        outcome.kind !== 'finished' ? (
          <Button onPress={forget}>{t('app.retry')}</Button>
        ) : desktop ? (
          <Button onPress={() => void desktop.request('showInFolder', outcome.folder)}>
            {t('export.show')}
          </Button>
        ) : null
      }
    />
  )
}

import { useState } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { useWindow } from '../../app/window-state'
import { useBridge } from '../../bridge/bridge-context'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { FolderField } from './folder-field'
import { JobBar, OutcomeView } from './job-view'
import { useJob } from './use-job'

export interface ExportDialogProps {
  /** Empty for everything. */
  readonly docIds: readonly DocId[]
  readonly title: string | undefined
}

export function ExportDialog({ docIds, title }: ExportDialogProps) {
  const { t } = useWords()
  const { client, desktop } = useBridge()
  const { dialog } = useWindow()
  const [folder, setFolder] = useState('')
  const { job, isRunning, refusal, start, cancel, forget } = useJob('export')
  const outcome = job?.outcome ?? null
  const go = () => {
    const chosen = folder.trim()
    if (chosen) start(() => client.request('startExport', { folder: chosen, docIds }))
  }
  const close = () => {
    if (outcome) forget()
    dialog.set(null)
  }
  const written = outcome?.kind === 'finished' ? outcome.folder : null
  const heading =
    docIds.length === 0
      ? t('export.titleAll')
      : docIds.length === 1
        ? t('export.titleNote', { title: title || t('app.untitled') })
        : t('export.titleSelection', { count: docIds.length })
  const actions = isRunning ? (
    <Button onPress={cancel}>{t('app.cancel')}</Button>
  ) : outcome ? (
    <>
      {written && desktop ? (
        <Button onPress={() => void desktop.request('showInFolder', written)}>
          {t('export.show')}
        </Button>
      ) : null}
      {outcome.kind === 'finished' ? null : <Button onPress={forget}>{t('app.retry')}</Button>}
      <Button tone="primary" autoFocus onPress={close}>
        {t('app.done')}
      </Button>
    </>
  ) : (
    <>
      <Button onPress={close}>{t('app.cancel')}</Button>
      <Button tone="primary" isDisabled={folder.trim() === ''} onPress={go}>
        {t('export.start')}
      </Button>
    </>
  )
  return (
    <Dialog title={heading} size="medium" onClose={close} actions={actions}>
      {isRunning ? (
        <JobBar job={job} purpose="export" />
      ) : outcome ? (
        <OutcomeView outcome={outcome} purpose="export" />
      ) : (
        <>
          <p>{t('export.what')}</p>
          <FolderField purpose="export" folder={folder} onChange={setFolder} onSubmit={go} />
        </>
      )}
      {refusal ? (
        <Banner tone="warn" isUrgent>
          {t(refusal === 'lost' ? 'noteAction.lost' : `job.${refusal}`)}
        </Banner>
      ) : null}
    </Dialog>
  )
}

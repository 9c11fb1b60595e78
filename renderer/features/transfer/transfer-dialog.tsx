/** A folder is asked for, the work shows how far it is, and says in the end what became of it. */
import { useState } from 'react'
import type { JobOutcome } from '../../../shared/contract/jobs'
import { useWindow } from '../../app/window-state'
import { useBridge } from '../../bridge/bridge-context'
import type { HostClient } from '../../bridge/host-client'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { FolderField } from './folder-field'
import { JobBar, OutcomeView } from './job-view'
import { type Start, useJob } from './use-job'

export interface TransferDialogProps {
  readonly purpose: 'import' | 'export'
  readonly title: string
  readonly begin: (client: HostClient, folder: string) => Promise<Start>
  /** What can be done with the outcome, beside being done with it. */
  readonly after: (outcome: JobOutcome, ways: Ways) => React.ReactNode
}

export interface Ways {
  readonly close: () => void
  /** Puts the report away, for another try. */
  readonly forget: () => void
}

export function TransferDialog({ purpose, title, begin, after }: TransferDialogProps) {
  const { t } = useWords()
  const { client } = useBridge()
  const { dialog } = useWindow()
  const [folder, setFolder] = useState('')
  const { job, isRunning, refusal, start, cancel, forget } = useJob(purpose)
  const outcome = job?.outcome ?? null
  const go = () => {
    const chosen = folder.trim()
    if (chosen) start(() => begin(client, chosen))
  }
  const close = () => {
    if (outcome) forget()
    dialog.set(null)
  }
  const actions = isRunning ? (
    <Button onPress={cancel}>{t('app.cancel')}</Button>
  ) : outcome ? (
    <>
      {after(outcome, { close, forget })}
      <Button tone="primary" autoFocus onPress={close}>
        {t('app.done')}
      </Button>
    </>
  ) : (
    <>
      <Button onPress={close}>{t('app.cancel')}</Button>
      <Button tone="primary" isDisabled={folder.trim() === ''} onPress={go}>
        {t(`${purpose}.start`)}
      </Button>
    </>
  )
  return (
    <Dialog title={title} size="medium" onClose={close} actions={actions}>
      {isRunning ? (
        <JobBar job={job} purpose={purpose} />
      ) : outcome ? (
        <OutcomeView outcome={outcome} purpose={purpose} />
      ) : (
        <>
          <p>{t(`${purpose}.what`)}</p>
          <FolderField purpose={purpose} folder={folder} onChange={setFolder} onSubmit={go} />
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

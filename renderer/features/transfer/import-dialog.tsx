import { useState } from 'react'
import { useWindow } from '../../app/window-state'
import { useBridge } from '../../bridge/bridge-context'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { FolderField } from './folder-field'
import { JobBar, OutcomeView } from './job-view'
import { useJob } from './use-job'

export function ImportDialog() {
  const { t } = useWords()
  const { client } = useBridge()
  const { dialog, navigation } = useWindow()
  const [folder, setFolder] = useState('')
  const { job, isRunning, refusal, start, cancel, forget } = useJob('import')
  const outcome = job?.outcome ?? null
  const go = () => {
    const chosen = folder.trim()
    if (chosen) start(() => client.request('startImport', { folder: chosen }))
  }
  const close = () => {
    if (outcome) forget()
    dialog.set(null)
  }
  const firstDocId = outcome?.kind === 'finished' ? outcome.firstDocId : null
  const actions = isRunning ? (
    <Button onPress={cancel}>{t('app.cancel')}</Button>
  ) : outcome ? (
    <>
      <Button onPress={forget}>{t('import.another')}</Button>
      {firstDocId ? (
        <Button
          onPress={() => {
            close()
            navigation.showNote(firstDocId)
          }}
        >
          {t('import.openFirst')}
        </Button>
      ) : null}
      <Button tone="primary" autoFocus onPress={close}>
        {t('app.done')}
      </Button>
    </>
  ) : (
    <>
      <Button onPress={close}>{t('app.cancel')}</Button>
      <Button tone="primary" isDisabled={folder.trim() === ''} onPress={go}>
        {t('import.start')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('import.title')} size="medium" onClose={close} actions={actions}>
      {isRunning ? (
        <JobBar job={job} purpose="import" />
      ) : outcome ? (
        <OutcomeView outcome={outcome} purpose="import" />
      ) : (
        <>
          <p>{t('import.what')}</p>
          <FolderField purpose="import" folder={folder} onChange={setFolder} onSubmit={go} />
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

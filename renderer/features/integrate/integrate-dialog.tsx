/** Puts one note or several into notebooks, each with its categories there; makes what is missing. */
import { useEffect, useState } from 'react'
import type { CollectionRow, IntegrationRow } from '../../../shared/contract/collections'
import type { DocId } from '../../../shared/records/keys'
import { stepsOf as stepsBack, useCollectionActions } from '../../app/collection-actions'
import type { CollectionStep } from '../../app/undo-steps'
import { useWindow } from '../../app/window-state'
import { useBridge } from '../../bridge/bridge-context'
import { useNoteCard } from '../../bridge/hooks'
import { useCollections } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { NotebookChoices } from './notebook-choices'
import { type Plan, planOf, stepsOf } from './plan'
import { useMaking } from './use-making'

export interface IntegrateDialogProps {
  readonly docIds: readonly DocId[]
  readonly title: string
}

export function IntegrateDialog({ docIds, title }: IntegrateDialogProps) {
  const [only] = docIds
  return only && docIds.length === 1 ? (
    <IntegrateOne docId={only} title={title} />
  ) : (
    <IntegrateThem docIds={docIds} before={[]} title={null} />
  )
}

function IntegrateOne({ docId, title }: { readonly docId: DocId; readonly title: string }) {
  const { t } = useWords()
  const card = useNoteCard(docId)
  const integrations = useIntegrationsNow(docId)
  if (!integrations) return null
  const name = title || card?.title || t('app.untitled')
  return <IntegrateThem docIds={[docId]} before={integrations} title={name} />
}

/** Read as the dialog opens: what was last on screen would stay its start, however old. */
function useIntegrationsNow(docId: DocId): readonly IntegrationRow[] | undefined {
  const { client } = useBridge()
  const [read, setRead] = useState<readonly IntegrationRow[]>()
  useEffect(() => {
    let isWanted = true
    client.request('readIntegrations', { docId }).then(
      (rows) => {
        if (isWanted) setRead(rows)
      },
      (error: unknown) => console.warn('Where a note is could not be read.', error),
    )
    return () => {
      isWanted = false
    }
  }, [client, docId])
  return read
}

interface IntegrateThemProps {
  readonly docIds: readonly DocId[]
  readonly before: readonly IntegrationRow[]
  readonly title: string | null
}

function IntegrateThem({ docIds, before, title }: IntegrateThemProps) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const rows = useCollections()
  const apply = useApply(rows ?? [])
  // What others do meanwhile does not change what the person has chosen here.
  const [start] = useState(() => planOf(before))
  const [plan, setPlan] = useState<Plan>(start)
  const close = () => dialog.set(null)
  const making = useMaking(() => {
    close()
    void apply(docIds, start, plan)
  })
  const steps = stepsOf(docIds, start, plan)
  const left = steps.filter(({ change }) => change.kind === 'takeOut')
  const isLeaving = left.length > 0
  const isLeavingShared = left.some(
    ({ notebookId }) => rows?.find(({ docId }) => docId === notebookId)?.isShared,
  )
  return (
    <Dialog
      title={
        title === null
          ? t('integrate.titleMany', { count: docIds.length })
          : t('integrate.title', { title })
      }
      size="medium"
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('app.cancel')}</Button>
          <Button
            tone="primary"
            isDisabled={steps.length === 0 && !making.isMaking}
            onPress={making.save}
          >
            {t(isLeaving ? 'integrate.save' : 'integrate.submit')}
          </Button>
        </>
      }
    >
      <NotebookChoices
        notebooks={(rows ?? []).filter(({ kind }) => kind === 'notebook')}
        before={start}
        plan={plan}
        onPlan={setPlan}
        hasRemark={docIds.length === 1}
        onSubmit={making.save}
        making={making}
      />
      {isLeaving ? (
        <p role="status">{t(isLeavingShared ? 'integrate.leavingShared' : 'integrate.leaving')}</p>
      ) : null}
    </Dialog>
  )
}

/** Asks for each step; one press takes them all back. */
function useApply(notebooks: readonly CollectionRow[]) {
  const { t } = useWords()
  const { ask, tell } = useCollectionActions()
  const titleOf = (docId: DocId) =>
    notebooks.find((row) => row.docId === docId)?.title || t('app.untitled')
  return async (docIds: readonly DocId[], before: Plan, plan: Plan) => {
    const changed = new Set<DocId>()
    const steps: CollectionStep[] = []
    for (const { notebookId, change } of stepsOf(docIds, before, plan)) {
      const done = await ask(notebookId, change)
      if (!done) continue
      changed.add(notebookId)
      steps.push(...stepsBack(done, notebookId, titleOf(notebookId)))
    }
    if (changed.size > 0) tell(t('integrate.done', { count: changed.size }), steps)
  }
}

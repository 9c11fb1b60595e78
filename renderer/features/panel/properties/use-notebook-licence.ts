import { useMemo } from 'react'
import type { NotebookView } from '../../../../shared/contract/collections'
import type { Licence } from '../../../../shared/model/licence'
import type { DocId } from '../../../../shared/records/keys'
import { useBridge } from '../../../bridge/bridge-context'
import { useIntegrations } from '../../../bridge/collection-hooks'
import { useReadable } from '../../../bridge/hooks'
import type { Readable } from '../../../bridge/store'

export interface NotebookLicence {
  readonly notebook: string
  readonly licence: Licence
}

const NONE: Readable<NotebookView | null | undefined> = {
  read: () => undefined,
  subscribe: () => () => {},
}

/** What the first notebook that a note is in says of its notes without a licence of their own. */
export function useNotebookLicence(docId: DocId): NotebookLicence | undefined {
  const { notebooks } = useBridge().view.collections
  const first = useIntegrations(docId)?.[0]?.notebook.docId
  const view = useReadable(
    useMemo(() => (first ? notebooks.read(first) : NONE), [notebooks, first]),
  )
  return view?.licence ? { notebook: view.title, licence: view.licence } : undefined
}

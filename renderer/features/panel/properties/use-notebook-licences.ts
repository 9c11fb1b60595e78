import { useMemo } from 'react'
import type { IntegrationRow } from '../../../../shared/contract/collections'
import type { Licence } from '../../../../shared/model/licence'
import type { DocId } from '../../../../shared/records/keys'
import { useIntegrations } from '../../../bridge/collection-hooks'

export interface NotebookLicence {
  readonly docId: DocId
  readonly notebook: string
  readonly licence: Licence
}

export interface NotebookLicences {
  /** Of the notebooks that say one, by title. */
  readonly all: readonly NotebookLicence[]
  /** The one that all of these say; undefined where they differ, or none says any. */
  readonly agreed: NotebookLicence | undefined
}

/** What the notebooks that a note is in say of their notes without a licence of their own. */
export function useNotebookLicences(docId: DocId): NotebookLicences {
  const integrations = useIntegrations(docId)
  return useMemo(() => licencesOf(integrations ?? []), [integrations])
}

export function licencesOf(
  integrations: readonly Pick<IntegrationRow, 'notebook' | 'licence'>[],
): NotebookLicences {
  const all = integrations.flatMap(({ notebook: { docId, title }, licence }) =>
    licence === null ? [] : [{ docId, notebook: title, licence }],
  )
  const [first] = all
  const isAgreed = all.every(({ licence }) => licence === first?.licence)
  return { all, agreed: isAgreed ? first : undefined }
}

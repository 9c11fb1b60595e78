import { Suspense } from 'react'
import { assertNever } from '../../shared/assert-never'
import { useReadable } from '../bridge/hooks'
import { CollectDialog } from '../features/base/collect-dialog'
import { IntegrateDialog } from '../features/integrate/integrate-dialog'
import { CategoriesDialog } from '../features/notebook/categories-dialog'
import { JumpDialog } from '../features/jump/jump-dialog'
import { CaptureDialog } from '../features/capture/capture-dialog'
import { OpenLinkDialog } from '../features/open-link/open-link-dialog'
import { PeopleDialog } from '../features/people/people-dialog'
import { RestoreDialog } from '../features/phases/restore-dialog'
import { PurgeDialog } from '../features/purge/purge-dialog'
import { SettingsDialog } from '../features/settings/settings-dialog'
import { ShareDialog } from '../features/share/share-dialog'
import { ShortcutsDialog } from '../features/shortcuts/shortcuts-dialog'
import { ExportDialog } from '../features/transfer/export-dialog'
import { ImportDialog } from '../features/transfer/import-dialog'
import { TemplateDialog } from './templates/template-menu'
import { GraphDialog } from './lazy-graph'
import { graphKey } from './place'
import { useNavigation, useWindow } from './window-state'

/** The graph that is a place of its own: every dialog lies over it. */
export function GraphHost() {
  const { graph } = useNavigation().place
  if (graph === null) return null
  return (
    <Suspense fallback={null}>
      <GraphDialog key={graphKey(graph)} graph={graph} />
    </Suspense>
  )
}

/** The one modal window that is open, if any. */
export function DialogHost() {
  const { dialog } = useWindow()
  const open = useReadable(dialog)
  if (open === null) return null
  switch (open.kind) {
    case 'settings':
      return <SettingsDialog section={open.section} back={open.back} />
    case 'share':
      return (
        <ShareDialog docId={open.docId} title={open.title} {...(open.asks ? { asks: true } : {})} />
      )
    case 'open-link':
      return <OpenLinkDialog key={open.link ?? ''} given={open.link} />
    case 'jump':
      return <JumpDialog begun={open.begun ?? ''} />
    case 'capture':
      return <CaptureDialog />
    case 'template':
      return <TemplateDialog />
    case 'import':
      return <ImportDialog />
    case 'export':
      return <ExportDialog docIds={open.docIds} title={open.title} />
    case 'integrate':
      return <IntegrateDialog docIds={open.docIds} title={open.title} />
    case 'categories':
      return <CategoriesDialog docId={open.docId} />
    case 'people':
      return <PeopleDialog docId={open.docId} />
    case 'collect':
      return <CollectDialog docId={open.docId} added={open.added} />
    case 'purge':
      return <PurgeDialog docIds={open.docIds} />
    case 'restore-words':
      return <RestoreDialog />
    case 'shortcuts':
      return <ShortcutsDialog />
    default:
      return assertNever(open)
  }
}

import { useState } from 'react'
import type { DocId } from '../../../shared/records/keys'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Choice } from '../../ui/choice'
import { Dialog } from '../../ui/dialog'
import { GraphView } from './graph-view'

export interface GraphDialogProps {
  /** The note it is about; null for the whole library. */
  readonly docId: DocId | null
  readonly title: string
}

const HOPS = { near: 1, far: 2 } as const

/** The neighbourhood of a note, or the whole library, large. Opening a note leads to it. */
export function GraphDialog({ docId, title }: GraphDialogProps) {
  const { t } = useWords()
  const { dialog, navigation } = useWindow()
  const [reach, setReach] = useState<keyof typeof HOPS>('near')
  const close = () => dialog.set(null)
  const name = docId === null ? t('graph.ofAll') : title || t('app.untitled')
  return (
    <Dialog
      title={docId === null ? name : t('graph.around', { title: name })}
      size="full"
      onClose={close}
      isBare
    >
      <GraphView
        place={docId === null ? { kind: 'all' } : { kind: 'note', docId, hops: HOPS[reach] }}
        name={name}
        onOpen={(opened) => {
          close()
          navigation.showNote(opened)
        }}
        before={
          docId === null ? null : (
            <Choice
              label={t('graph.reach')}
              value={reach}
              options={[
                { value: 'near', label: t('graph.near') },
                { value: 'far', label: t('graph.far') },
              ]}
              onChange={setReach}
            />
          )
        }
      />
    </Dialog>
  )
}

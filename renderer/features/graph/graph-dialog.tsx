import { useState } from 'react'
import type { GraphPlace } from '../../../shared/contract/graph'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Choice } from '../../ui/choice'
import { Dialog } from '../../ui/dialog'
import { GraphView } from './graph-view'

export interface GraphDialogProps {
  readonly place: GraphPlace
  readonly title: string
}

const HOPS = { near: 1, far: 2 } as const

/** The neighbourhood of a note, a base, or the whole library, large. Opening a note leads to it. */
export function GraphDialog({ place, title }: GraphDialogProps) {
  const { t } = useWords()
  const { dialog, navigation } = useWindow()
  const [reach, setReach] = useState<keyof typeof HOPS>('near')
  const close = () => dialog.set(null)
  const isNote = place.kind === 'note'
  const name = place.kind === 'all' ? t('graph.ofAll') : title || t('app.untitled')
  return (
    <Dialog
      title={isNote ? t('graph.around', { title: name }) : name}
      size="full"
      onClose={close}
      isBare
    >
      <GraphView
        place={isNote ? { ...place, hops: HOPS[reach] } : place}
        name={name}
        onOpen={(opened) => {
          close()
          navigation.showNote(opened)
        }}
        before={
          isNote ? (
            <Choice
              label={t('graph.reach')}
              labelAt="start"
              value={reach}
              options={[
                { value: 'near', label: t('graph.near') },
                { value: 'far', label: t('graph.far') },
              ]}
              onChange={setReach}
            />
          ) : null
        }
      />
    </Dialog>
  )
}

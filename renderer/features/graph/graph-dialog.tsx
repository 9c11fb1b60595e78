import type { GraphPlace } from '../../../shared/contract/graph'
import { useListName } from '../../app/list-name'
import { ALL } from '../../app/place'
import { useWindow } from '../../app/window-state'
import { useNoteCard } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Choice } from '../../ui/choice'
import { Dialog } from '../../ui/dialog'
import { GraphView } from './graph-view'

const HOPS = { near: 1, far: 2 } as const

/**
 * The neighbourhood of a note, a base, or the whole library, large: a place over the one where one
 * was. Opening a note leads to it, and the way back here.
 */
export function GraphDialog({ graph }: { readonly graph: GraphPlace }) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const name = useGraphName(graph)
  const reach = graph.kind === 'note' && graph.hops === 2 ? 'far' : 'near'
  return (
    <Dialog
      title={graph.kind === 'note' ? t('graph.around', { title: name }) : name}
      size="full"
      onClose={navigation.closeGraph}
      isBare
    >
      <GraphView
        place={graph}
        name={name}
        onOpen={(opened) => navigation.showNote(opened)}
        before={
          graph.kind === 'note' ? (
            <Choice
              label={t('graph.reach')}
              labelAt="start"
              value={reach}
              options={[
                { value: 'near', label: t('graph.near') },
                { value: 'far', label: t('graph.far') },
              ]}
              onChange={(chosen: keyof typeof HOPS) =>
                navigation.changeGraph({ hops: HOPS[chosen], camera: null })
              }
            />
          ) : null
        }
      />
    </Dialog>
  )
}

function useGraphName(graph: GraphPlace): string {
  const { t } = useWords()
  const note = useNoteCard(graph.kind === 'note' ? graph.docId : null)
  const collection = useListName(graph.kind === 'notebook' || graph.kind === 'base' ? graph : ALL)
  if (graph.kind === 'all') return t('graph.ofAll')
  return (graph.kind === 'note' ? note?.title : collection) || t('app.untitled')
}

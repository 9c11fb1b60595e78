import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Graph } from '../../../shared/contract/graph'
import type { DocId } from '../../../shared/records/keys'
import { useWords } from '../../i18n/use-words'
import { ColourDot } from '../../ui/colour-dot'
import styles from './graph.module.css'
import { entriesOf, type Legend, type Shown } from './look'
import { neighboursOf } from './neighbours'
import { useLegendName } from './use-legend-name'

export interface GraphListProps {
  readonly graph: Graph
  /** Indexes of the notes that are shown. */
  readonly shown: readonly number[]
  /** What the picture's colours say. */
  readonly look: Shown & { readonly legend: readonly Legend[] }
  /** The note that was opened last from here. */
  readonly chosen: DocId | null
  readonly onOpen: (docId: DocId) => void
}

/** Each note with those it is linked with: what the picture shows, for whoever cannot see it. */
export function GraphList({ graph, shown, look, chosen, onOpen }: GraphListProps) {
  const { t } = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const neighbours = useMemo(() => neighboursOf(graph, shown), [graph, shown])
  const nameOf = useLegendName('one')
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    overscan: 8,
  })
  const [begun] = useState(() => shown.findIndex((at) => graph.nodes[at]?.docId === chosen))
  useEffect(() => {
    if (begun >= 0) rows.scrollToIndex(begun, { align: 'center' })
  }, [begun, rows])
  useFocusChosen(scroller, begun >= 0)
  const titleOf = (at: number) => graph.nodes[at]?.title || t('app.untitled')
  return (
    <div ref={scroller} className={styles.list}>
      <ul aria-label={t('graph.list')} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const at = shown[item.index] ?? 0
          const node = graph.nodes[at]
          const linked = neighbours[at] ?? []
          return (
            <li
              key={node?.docId ?? item.index}
              ref={rows.measureElement}
              data-index={item.index}
              aria-setsize={shown.length}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Button
                className={styles.open ?? ''}
                {...(node && node.docId === chosen ? { 'data-chosen': '' } : {})}
                onPress={() => {
                  if (node) onOpen(node.docId)
                }}
              >
                <bdi>{titleOf(at)}</bdi>
              </Button>
              {node ? (
                <span className={styles.kinds}>
                  {entriesOf(node, look).map((entry) => (
                    <span key={entry.id} className={styles.kind}>
                      {entry.colour ? (
                        <ColourDot colour={entry.colour} />
                      ) : (
                        <span className={styles.neutral} aria-hidden />
                      )}
                      <bdi>{nameOf(entry)}</bdi>
                    </span>
                  ))}
                </span>
              ) : null}
              <p className={styles.linked}>
                {linked.length === 0
                  ? t('graph.alone')
                  : t('graph.linkedWith', {
                      count: linked.length,
                      titles: linked.map(titleOf).join(' · '),
                    })}
              </p>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const FRAMES = 10

/** Come back to, the keyboard goes on where it left, unless somebody has taken it elsewhere. */
function useFocusChosen(scroller: React.RefObject<HTMLElement | null>, isThere: boolean): void {
  useEffect(() => {
    let frame = 0
    const look = (left: number) => {
      const held = document.activeElement
      const isFree = held === document.body || held?.getAttribute('role') === 'dialog'
      const chosen = scroller.current?.querySelector<HTMLElement>('[data-chosen]')
      if (chosen && isFree) chosen.focus()
      else if (left > 0 && !chosen) frame = requestAnimationFrame(() => look(left - 1))
    }
    if (isThere) frame = requestAnimationFrame(() => look(FRAMES))
    return () => cancelAnimationFrame(frame)
  }, [scroller, isThere])
}

import { useDeferredValue, useMemo, useState } from 'react'
import { useFilter } from 'react-aria-components'
import type { CategoryRow } from '../../../shared/contract/collections'
import type { Graph, GraphPlace } from '../../../shared/contract/graph'
import type { DocId } from '../../../shared/records/keys'
import { useNavigation, useWindow } from '../../app/window-state'
import { formatNumber } from '../../i18n/times'
import { useWords } from '../../i18n/use-words'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import styles from './graph.module.css'
import { GraphCanvas } from './graph-canvas'
import { GraphLegend } from './graph-legend'
import { GraphList } from './graph-list'
import { countEdges } from './neighbours'
import { GraphTools } from './graph-tools'
import { isShown, legendOf } from './look'
import type { Exporter } from './save-picture'
import { useGraph } from './use-graph'

export interface GraphViewProps {
  readonly place: GraphPlace
  /** What it is the graph of: the name of a picture that is saved. */
  readonly name: string
  /** Of the notebook looked at; none elsewhere. */
  readonly categories?: readonly CategoryRow[]
  /** Those that filters leave; all without filters. */
  readonly kept?: ReadonlySet<DocId>
  readonly onOpen: (docId: DocId) => void
  /** Stands at the head of the tools. */
  readonly before?: React.ReactNode
}

const NO_CATEGORIES: readonly CategoryRow[] = []

/** Notes and their links, as a picture and as a list that says the same. */
export function GraphView(props: GraphViewProps) {
  const graph = useGraph(props.place)
  const { t } = useWords()
  if (!graph) return <Skeleton rows={6} label={t('graph.loading')} />
  if (graph.nodes.length === 0)
    return (
      <div className={styles.view}>
        {props.before ? <div className={styles.tools}>{props.before}</div> : null}
        <Empty text={t('graph.empty')} hint={t('graph.emptyHint')} />
      </div>
    )
  return <Drawn key={JSON.stringify(props.place)} {...props} graph={graph} />
}

function Drawn({
  place,
  name,
  categories = NO_CATEGORIES,
  onOpen,
  before,
  kept,
  graph,
}: GraphViewProps & { readonly graph: Graph }) {
  const { t, language } = useWords()
  const { navigation } = useWindow()
  const { drawn } = useNavigation().place
  const { search, manner, chosen } = drawn
  const by = categories.length > 0 ? (drawn.by ?? 'category') : 'type'
  const hidden = useMemo(() => new Set(drawn.hidden), [drawn.hidden])
  const [exporter, setExporter] = useState<Exporter | undefined>(undefined)
  const wanted = useDeferredValue(search.trim())
  const { contains } = useFilter({ sensitivity: 'base' })
  const legend = useMemo(() => legendOf(graph.nodes, by, categories), [graph, by, categories])
  const found = useMemo(() => {
    if (wanted === '' && !kept) return undefined
    const all = [...graph.nodes.entries()]
    return new Set(
      all.flatMap(([at, { title, docId }]) =>
        contains(title, wanted) && (kept?.has(docId) ?? true) ? [at] : [],
      ),
    )
  }, [graph, wanted, contains, kept])
  const shown = useMemo(
    () =>
      [...graph.nodes.entries()].flatMap(([at, node]) =>
        !isShown(node, { by, hidden }) || (found && !found.has(at)) ? [] : [at],
      ),
    [graph, hidden, found, by],
  )
  const centre = place.kind === 'note' ? place.docId : undefined
  const look = useMemo(
    () => ({ by, legend, hidden, found, centre, chosen }),
    [by, legend, hidden, found, centre, chosen],
  )
  const count = (value: number) => formatNumber(language, value)
  const toggle = (id: string) => {
    const next = new Set(hidden)
    if (!next.delete(id)) next.add(id)
    navigation.changeGraph({ hidden: [...next] })
  }
  /** What was chosen, and where the picture was moved to, is there again on the way back. */
  const open = (opened: DocId) => {
    navigation.changeGraph({ chosen: opened, camera: exporter?.camera() ?? null })
    onOpen(opened)
  }
  return (
    <div className={styles.view}>
      <GraphTools
        before={before}
        query={search}
        onQuery={(typed) => navigation.changeGraph({ search: typed })}
        by={categories.length > 0 ? by : undefined}
        onBy={(wanted) => navigation.changeGraph({ by: wanted, hidden: [] })}
        manner={manner}
        onManner={(wanted) => navigation.changeGraph({ manner: wanted })}
        exporter={exporter}
        name={name}
      />
      <div className={styles.meaning}>
        <GraphLegend legend={legend} hidden={hidden} onToggle={toggle} />
        <p className={styles.count} role="status">
          {t('graph.count', { count: shown.length })}
          {', '}
          {t('graph.links', { count: countEdges(graph, shown) })}
          {graph.total > graph.nodes.length
            ? `. ${t('graph.capped', { shown: count(graph.nodes.length), total: count(graph.total) })}`
            : ''}
        </p>
      </div>
      {manner === 'picture' ? (
        <GraphCanvas
          graph={graph}
          look={look}
          camera={drawn.camera}
          onOpen={open}
          onReady={(ready) => setExporter(() => ready)}
          onNoPicture={() => navigation.changeGraph({ manner: 'list' })}
        />
      ) : shown.length === 0 ? (
        <Empty text={t('graph.nothing')} />
      ) : (
        <GraphList graph={graph} shown={shown} look={look} chosen={chosen} onOpen={open} />
      )}
    </div>
  )
}

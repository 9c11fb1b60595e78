import { useDeferredValue, useMemo, useState } from 'react'
import { useFilter } from 'react-aria-components'
import type { CategoryRow } from '../../../shared/contract/collections'
import type { Graph, GraphPlace } from '../../../shared/contract/graph'
import type { DocId } from '../../../shared/records/keys'
import { formatNumber } from '../../i18n/times'
import { useWords } from '../../i18n/use-words'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import styles from './graph.module.css'
import { GraphCanvas } from './graph-canvas'
import { GraphLegend } from './graph-legend'
import { GraphList } from './graph-list'
import { countEdges } from './neighbours'
import { GraphTools, type Manner } from './graph-tools'
import { type ColourBy, isShown, legendOf } from './look'
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
  const [by, setBy] = useState<ColourBy>(categories.length > 0 ? 'category' : 'type')
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [query, setQuery] = useState('')
  const [manner, setManner] = useState<Manner>('picture')
  const [exporter, setExporter] = useState<Exporter | undefined>(undefined)
  const wanted = useDeferredValue(query.trim())
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
    () => ({ by, legend, hidden, found, centre }),
    [by, legend, hidden, found, centre],
  )
  const count = (value: number) => formatNumber(language, value)
  const toggle = (id: string) =>
    setHidden((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return (
    <div className={styles.view}>
      <GraphTools
        before={before}
        query={query}
        onQuery={setQuery}
        by={categories.length > 0 ? by : undefined}
        onBy={(chosen) => {
          setBy(chosen)
          setHidden(new Set())
        }}
        manner={manner}
        onManner={setManner}
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
          onOpen={onOpen}
          onReady={(ready) => setExporter(() => ready)}
          onNoPicture={() => setManner('list')}
        />
      ) : shown.length === 0 ? (
        <Empty text={t('graph.nothing')} />
      ) : (
        <GraphList graph={graph} shown={shown} look={look} onOpen={onOpen} />
      )}
    </div>
  )
}

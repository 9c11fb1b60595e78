/**
 * The part of an address that says which graph is looked at, and how:
 * `?graph=note.<id>&hops=2&find=jardin&left-out=term&as=list`. Where the picture was moved to is
 * nobody's but this window's.
 */
import type { GraphPlace } from '../../shared/contract/graph'
import { parseDocId } from '../../shared/records/keys'
import { FIRST_GRAPH_LOOK, type GraphLook } from './graph-look'
import type { Place } from './place'
import { parseWords } from './typed-words'

/** Of a legend's entries; a notebook has hardly as many categories. */
const MOST_HIDDEN = 200
const ENTRY = /^[\w-]{1,64}$/u

export function formatGraph(
  { graph, look, drawn }: Pick<Place, 'graph' | 'look' | 'drawn'>,
  query: URLSearchParams,
): void {
  if (graph) query.set('graph', 'docId' in graph ? `${graph.kind}.${graph.docId}` : graph.kind)
  if (graph?.kind === 'note' && graph.hops === 2) query.set('hops', '2')
  if (!graph && look.view !== 'graph') return
  if (drawn.search.trim() !== '') query.set('find', drawn.search.trim())
  if (drawn.by) query.set('colours', drawn.by)
  for (const entry of drawn.hidden) query.append('left-out', entry)
  if (drawn.manner === 'list') query.set('as', 'list')
  if (drawn.chosen) query.set('chosen', drawn.chosen)
}

export function parseGraph(query: URLSearchParams): Pick<Place, 'graph' | 'drawn'> {
  const hidden = query.getAll('left-out').filter((entry) => ENTRY.test(entry))
  const by = query.get('colours')
  const drawn: GraphLook = Object.freeze({
    ...FIRST_GRAPH_LOOK,
    search: parseWords(query.get('find')),
    by: by === 'category' || by === 'type' ? by : undefined,
    hidden: hidden.slice(0, MOST_HIDDEN),
    manner: query.get('as') === 'list' ? 'list' : 'picture',
    chosen: parseDocId(query.get('chosen')) ?? null,
  })
  return { graph: parseGraphPlace(query), drawn }
}

function parseGraphPlace(query: URLSearchParams): GraphPlace | null {
  const [kind, id] = query.get('graph')?.split('.', 2) ?? []
  if (kind === 'all') return { kind }
  const docId = parseDocId(id)
  if (!docId) return null
  if (kind === 'note') return { kind, docId, hops: query.get('hops') === '2' ? 2 : 1 }
  return kind === 'notebook' || kind === 'base' ? { kind, docId } : null
}

/**
 * The links of a place as a graph: notes that are here and not in the trash, each pair once whichever
 * way it is linked. Where there are more notes than can be drawn, those with the most links are given.
 */
import type { Graph, GraphNode, GraphPlace } from '../../shared/contract/graph'
import type { CategoryId } from '../../shared/model/categories'
import type { Sqlite } from '../log/open-sqlite'
import { findNumber } from './document-numbers'

const MAX_NODES = 2000

/** Of more notes than this, all links of the library are read at once. */
const MANY = 1000

const NOTHING: Graph = { nodes: [], edges: [], total: 0 }

export function readGraph(sqlite: Sqlite, place: GraphPlace): Graph {
  const no = place.kind === 'all' ? 0 : findNumber(sqlite, place.docId)
  if (no === undefined) return NOTHING
  const members = membersOf(sqlite, place, no)
  const pairs = readPairs(sqlite, members)
  const degrees = degreesOf(pairs)
  const degreeOf = (each: number) => degrees.get(each) ?? 0
  // The note that is looked at is in the picture, however few links it has.
  const isFirst = (each: number) => Number(place.kind === 'note' && each === no)
  const shown = members
    .toSorted((a, b) => isFirst(b) - isFirst(a) || degreeOf(b) - degreeOf(a) || a - b)
    .slice(0, MAX_NODES)
  const nodes = readNodes(sqlite, shown, place.kind === 'notebook' ? no : 0)
  return {
    nodes: nodes.map((node, at) => ({ ...node, degree: degreeOf(shown[at] ?? 0) })),
    edges: edgesOf(pairs, shown),
    total: members.length,
  }
}

/** Those that are here: not missing, and not in the trash. */
function membersOf(sqlite: Sqlite, place: GraphPlace, no: number): readonly number[] {
  switch (place.kind) {
    case 'note':
      return around(sqlite, no, place.hops)
    case 'notebook':
      return readNumbers(
        sqlite,
        `SELECT no FROM members JOIN notes USING (no) WHERE collection = ? AND ${HERE}`,
        no,
      )
    case 'base':
      return readNumbers(
        sqlite,
        `SELECT DISTINCT notes.no FROM members AS notebooks
          JOIN collections ON collections.no = notebooks.no AND collections.trashedAt IS NULL
          JOIN members AS held ON held.collection = notebooks.no
          JOIN notes ON notes.no = held.no WHERE notebooks.collection = ? AND ${HERE}`,
        no,
      )
    case 'all':
      return readNumbers(sqlite, `SELECT no FROM notes WHERE ${HERE}`)
  }
}

const HERE = 'notes.trashedAt IS NULL'

/** Over notes that are here alone: what is in the trash connects nothing. */
function around(sqlite: Sqlite, no: number, hops: 1 | 2): readonly number[] {
  const found = new Set(readHere(sqlite, [no]))
  for (let hop = 0, edge: readonly number[] = [...found]; hop < hops; hop += 1) {
    const linked = new Set(readLinks(sqlite, edge))
    edge = readHere(
      sqlite,
      [...linked].filter((each) => !found.has(each)),
    )
    for (const each of edge) found.add(each)
  }
  return [...found]
}

interface Pair {
  readonly low: number
  readonly high: number
}

/** Every two notes that are here of which one links to the other and one is a member, once. */
function readPairs(sqlite: Sqlite, members: readonly number[]): readonly Pair[] {
  const ends = readLinks(sqlite, members)
  const here = new Set(readHere(sqlite, [...new Set(ends)]))
  const pairs = new Map<number, Pair>()
  for (let at = 0; at + 1 < ends.length; at += 2) {
    const [one = 0, other = 0] = [ends[at], ends[at + 1]]
    if (one === other || !here.has(one) || !here.has(other)) continue
    const pair = { low: Math.min(one, other), high: Math.max(one, other) }
    pairs.set(pair.low * 2 ** 26 + pair.high, pair)
  }
  return [...pairs.values()]
}

/** Sources and targets in turn. As one string: sixty thousand rows take ten times as long. */
function readLinks(sqlite: Sqlite, members: readonly number[]): readonly number[] {
  const links =
    members.length > MANY
      ? 'SELECT source, target FROM links'
      : `SELECT source, target FROM json_each(?1) JOIN links ON source = value
          UNION ALL SELECT source, target FROM json_each(?1) JOIN links ON target = value`
  const values = members.length > MANY ? [] : [JSON.stringify(members)]
  const sql = `SELECT group_concat(source || ',' || target) AS list FROM (${links})`
  return parseNumbers(sqlite.get<{ list: string | null }>(sql, ...values)?.list)
}

function readHere(sqlite: Sqlite, numbers: readonly number[]): readonly number[] {
  return readNumbers(
    sqlite,
    `SELECT no FROM json_each(?) JOIN notes ON no = value WHERE ${HERE}`,
    JSON.stringify(numbers),
  )
}

function readNumbers(
  sqlite: Sqlite,
  sql: string,
  ...values: readonly (string | number)[]
): readonly number[] {
  const list = sqlite.get<{ list: string | null }>(
    `SELECT group_concat(no) AS list FROM (${sql})`,
    ...values,
  )
  return parseNumbers(list?.list)
}

function parseNumbers(list: string | null | undefined): readonly number[] {
  return list ? list.split(',').map(Number) : []
}

function degreesOf(pairs: readonly Pair[]): ReadonlyMap<number, number> {
  const degrees = new Map<number, number>()
  for (const { low, high } of pairs)
    for (const end of [low, high]) degrees.set(end, (degrees.get(end) ?? 0) + 1)
  return degrees
}

function edgesOf(pairs: readonly Pair[], shown: readonly number[]): readonly number[] {
  const places = new Map(shown.map((no, place) => [no, place]))
  return pairs.flatMap(({ low, high }) => {
    const [from, to] = [places.get(low), places.get(high)]
    return from === undefined || to === undefined ? [] : [from, to]
  })
}

type FoundNode = Omit<GraphNode, 'degree'>

interface StoredNode extends Omit<FoundNode, 'categoryIds'> {
  /** JSON. */
  readonly categories: string
}

/** In the order of `shown`. */
function readNodes(
  sqlite: Sqlite,
  shown: readonly number[],
  notebook: number,
): readonly FoundNode[] {
  const stored = sqlite.all<StoredNode>(
    `SELECT notes.docId, title, notes.type,
        (SELECT json_group_array(id) FROM (SELECT id FROM placed JOIN categories USING (collection)
          WHERE placed.collection = ?1 AND placed.no = notes.no AND id = category
          ORDER BY place)) AS categories
      FROM json_each(?2) JOIN notes ON no = value JOIN faces USING (no) ORDER BY json_each.key`,
    notebook,
    JSON.stringify(shown),
  )
  return stored.map(({ categories, ...node }) => ({
    ...node,
    categoryIds: JSON.parse(categories) as readonly CategoryId[],
  }))
}

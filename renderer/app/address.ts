/**
 * A place as the fragment of an address, and back: `#/notebook/<id>/note/<id>?view=table&tag=jardin`,
 * `#/all?q=atelier`.
 * Anybody can type one: what is not understood is left out, and a list that is not known is none.
 */
import type { NoteFilter, NotePlace, NoteSort } from '../../shared/contract/lists'
import { parseCategoryId } from '../../shared/model/categories'
import { isCollectionKind } from '../../shared/model/document'
import { LICENCES } from '../../shared/model/licence'
import { NOTE_TYPES } from '../../shared/model/note'
import { parseDocId } from '../../shared/records/keys'
import { readColumns } from './columns'
import { formatGraph, parseGraph } from './graph-address'
import {
  FIRST_LOOK,
  isSearching,
  type Look,
  NO_FILTER,
  OWN_ORDER,
  type Place,
  SORTS,
  START,
  VIEWS,
} from './place'
import { parseWords } from './typed-words'

/** Empty for a place that no address leads to: nothing, or a draft. */
export function formatAddress(place: Place): string {
  const { list } = place
  const isDraft = place.draft !== null && place.docId === null
  const isNowhere = place.docId === null && (isDraft || list.kind === 'all')
  if (isNowhere && !isSearching(place) && place.graph === null) return ''
  const path: string[] = [list.kind, ...('docId' in list ? [list.docId] : [])]
  if (place.docId !== null) path.push('note', place.docId)
  const query = String(formatQuery(place))
  return `#/${path.join('/')}${query === '' ? '' : `?${query}`}`
}

/** How a place is looked at, and what is searched for there. */
export function formatQuery(place: Place): URLSearchParams {
  const asked = formatLook(place.look)
  if (isSearching(place)) asked.set('q', place.search.trim())
  formatGraph(place, asked)
  return asked
}

/** Undefined when the fragment is no address of ours. `lookOf` where it says neither view nor order, or no columns. */
export function parseAddress(
  fragment: string,
  lookOf: (list: NotePlace) => Look = () => FIRST_LOOK,
): Place | undefined {
  const [path = '', query = ''] = fragment.replace(/^#\//u, '').split('?', 2)
  if (!fragment.startsWith('#/')) return undefined
  const words = path.split('/')
  const list = parseList(words)
  if (!list) return undefined
  const [marker, note] = words.slice('docId' in list ? 2 : 1)
  const docId = marker === 'note' ? (parseDocId(note) ?? null) : null
  return readPlace({ list, docId }, new URLSearchParams(query), lookOf)
}

/** What is not understood of the query is left out. */
export function readPlace(
  { list, docId }: Pick<Place, 'list' | 'docId'>,
  asked: URLSearchParams,
  lookOf: (list: NotePlace) => Look = () => FIRST_LOOK,
): Place {
  const search = parseWords(asked.get('q'))
  const said = parseLook(asked)
  const saysLook = asked.has('view') || asked.has('sort')
  const kept = lookOf(list)
  const { columns = kept.columns } = said
  const look = Object.freeze({
    ...(saysLook ? said : { ...kept, filter: said.filter }),
    ...(columns && { columns }),
  })
  return Object.freeze({ ...START, list, docId, look, search, ...parseGraph(asked) })
}

function parseList([kind, id]: readonly string[]): NotePlace | undefined {
  if (kind === 'all' || kind === 'to-sort' || kind === 'trash') return { kind }
  const docId = parseDocId(id)
  return isCollectionKind(kind) && docId ? { kind, docId } : undefined
}

/** Also how a filter is kept under a name. */
export function formatLook({ view, filter, sort, columns }: Look): URLSearchParams {
  const query = new URLSearchParams()
  if (view !== FIRST_LOOK.view) query.set('view', view)
  if (sort.by !== OWN_ORDER.by || sort.isDescending)
    query.set('sort', `${sort.isDescending ? '-' : ''}${sort.by}`)
  if (columns) query.set('columns', columns.join(' '))
  const each = (name: string, values: readonly string[] | undefined) => {
    for (const value of values ?? []) query.append(name, value)
  }
  each('category', filter.categories)
  each('type', filter.types)
  each('tag', filter.tags)
  each('author', filter.authors)
  each('licence', filter.licences)
  each('language', filter.languages)
  for (const [name, param] of TIMES) {
    const time = filter[name]
    if (time !== undefined) query.set(param, String(time))
  }
  if (filter.hasAttachments !== undefined) query.set('attachments', yesNo(filter.hasAttachments))
  if (filter.hasOpenTasks !== undefined) query.set('tasks', yesNo(filter.hasOpenTasks))
  if (filter.query) query.set('query', filter.query)
  return query
}

const TIMES = [
  ['modifiedFrom', 'from'],
  ['modifiedTo', 'to'],
  ['publishedFrom', 'published-from'],
  ['publishedTo', 'published-to'],
  ['integratedFrom', 'integrated-from'],
  ['integratedTo', 'integrated-to'],
] as const satisfies readonly (readonly [keyof NoteFilter, string])[]

export function parseLook(query: URLSearchParams): Look {
  const view = VIEWS.find((name) => name === query.get('view')) ?? FIRST_LOOK.view
  const columns = query.get('columns')
  return Object.freeze({
    view,
    filter: parseFilter(query),
    sort: parseSort(query.get('sort')),
    ...(columns !== null && { columns: readColumns(columns.split(' ')) }),
  })
}

function parseSort(text: string | null): NoteSort {
  const by = SORTS.find((name) => name === text?.replace(/^-/u, ''))
  return by && by !== 'own' ? { by, isDescending: text?.startsWith('-') === true } : OWN_ORDER
}

function parseFilter(query: URLSearchParams): NoteFilter {
  const some = <Value>(name: string, parse: (text: string) => Value | undefined) =>
    query.getAll(name).flatMap((text) => parse(text) ?? [])
  const words = (name: string) => some(name, (text) => text || undefined)
  const filter = {
    ...listed(
      'categories',
      some('category', (id) => (id === 'none' ? id : parseCategoryId(id))),
    ),
    ...listed(
      'types',
      some('type', (text) => NOTE_TYPES.find((type) => type === text)),
    ),
    ...listed('tags', words('tag')),
    ...listed('authors', words('author')),
    ...listed(
      'licences',
      some('licence', (text) => ([...LICENCES, 'none'] as const).find((known) => known === text)),
    ),
    ...listed('languages', words('language')),
    ...readTimes(query),
    ...one('hasAttachments', readYesNo(query.get('attachments'))),
    ...one('hasOpenTasks', readYesNo(query.get('tasks'))),
    ...one('query', query.get('query') || undefined),
  }
  return Object.keys(filter).length === 0 ? NO_FILTER : filter
}

function listed<Name extends string, Value>(name: Name, values: readonly Value[]) {
  return values.length > 0 ? ({ [name]: values } as Record<Name, readonly Value[]>) : {}
}

function one<Name extends string, Value>(name: Name, value: Value | undefined) {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>)
}

function readTimes(query: URLSearchParams): Pick<NoteFilter, (typeof TIMES)[number][0]> {
  const times = TIMES.flatMap(([name, param]) => {
    const time = readTime(query.get(param))
    return time === undefined ? [] : [[name, time] as const]
  })
  return Object.fromEntries(times)
}

function readTime(text: string | null): number | undefined {
  return text !== null && /^-?\d{1,15}$/u.test(text) ? Number(text) : undefined
}

function yesNo(is: boolean): string {
  return is ? 'yes' : 'no'
}

function readYesNo(text: string | null): boolean | undefined {
  return text === 'yes' ? true : text === 'no' ? false : undefined
}

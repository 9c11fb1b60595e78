/**
 * Links to a view of one's own library: a list, the note that is open in it, and how it is looked at.
 * They carry no key and give nobody anything; they open where all that they name is held.
 *
 *   carnet://view/<list>#<fields>                     the list is `all`, `to-sort` or `trash`
 *   carnet://view/notebook/<id>#<fields>              a notebook, or a base, as a page
 *   carnet://view/<list, with its id>/note/<id>#…     with a note open
 *
 * The fields are those of the window's addresses, percent-encoded: `view=table&tag=jardin`, what is
 * searched for as `q`, and `graph=all` or `graph=note.<id>` for a graph that lies over it.
 */
import { type CollectionKind, isCollectionKind } from '../model/document'
import { type DocId, parseDocId } from '../records/keys'
import { MAX_LINK_LETTERS } from './link-letters'

/** A place of `shared/contract/lists.ts`, said here since the contract speaks of links. */
export type ViewList =
  | { readonly kind: 'all' | 'to-sort' | 'trash' }
  | { readonly kind: CollectionKind; readonly docId: DocId }

export interface ViewPlace {
  readonly list: ViewList
  /** The note that is open; null for none. */
  readonly docId: DocId | null
  /** As the window's address has it. What is not understood there is left out. */
  readonly query: string
}

export interface ViewLink extends ViewPlace {
  readonly kind: 'view'
  /** All that it names: it is refused where one of these is not held. */
  readonly named: readonly DocId[]
}

export type ViewRefusal = 'too-long' | 'kind-unknown' | 'malformed'

/** Of a link that carries a capability: never of a view. */
const SECRETS = ['e', 'v', 'w', 'r']
const VIEW = /^carnet:\/\/view\/([\w\-/]+)(?:#([\w\-=&%.~]*))?$/iu

/** Undefined where it would be longer than any link may be: what is searched for is too long. */
export function formatViewLink({ list, docId, query }: ViewPlace): string | undefined {
  const path: string[] = [list.kind, ...('docId' in list ? [list.docId] : [])]
  if (docId !== null) path.push('note', docId)
  const fields = new URLSearchParams(query).toString().replaceAll('+', '%20').replaceAll('*', '%2A')
  const link = `carnet://view/${path.join('/')}${fields === '' ? '' : `#${fields}`}`
  return link.length > MAX_LINK_LETTERS ? undefined : link
}

/** Whether it says that it is one; `parseViewLink` says whether it can be opened. */
export function isViewLink(text: string): boolean {
  return /^\s*<?carnet:\/\/view\//iu.test(text)
}

/** Takes what a person pasted, with spaces or angle brackets around it. */
export function parseViewLink(text: string): ViewLink | ViewRefusal {
  const trimmed = text.trim().replace(/^<(.*)>$/u, '$1')
  if (trimmed.length > MAX_LINK_LETTERS) return 'too-long'
  const [, path, query = ''] = VIEW.exec(trimmed) ?? []
  if (path === undefined) return 'malformed'
  const place = parsePath(path.split('/'))
  if (typeof place === 'string') return place
  const fields = new URLSearchParams(query)
  if (SECRETS.some((name) => fields.has(name))) return 'malformed'
  const drawn = parseDocId(fields.get('graph')?.split('.', 2)[1])
  const listed = 'docId' in place.list ? place.list.docId : undefined
  const named = new Set([listed, place.docId ?? undefined, drawn])
  return {
    kind: 'view',
    ...place,
    query: fields.toString(),
    named: [...named].filter((docId) => docId !== undefined),
  }
}

function parsePath(words: readonly string[]): Pick<ViewPlace, 'list' | 'docId'> | ViewRefusal {
  const [kind = '', id] = words
  const isCollection = isCollectionKind(kind)
  const rest = words.slice(isCollection ? 2 : 1)
  const list = isCollection ? readCollection(kind, id) : readShelf(kind)
  if (!list) return isCollection ? 'malformed' : 'kind-unknown'
  if (rest.length === 0) return { list, docId: null }
  const docId = rest.length === 2 && rest[0] === 'note' ? parseDocId(rest[1]) : undefined
  return docId ? { list, docId } : 'malformed'
}

function readCollection(kind: 'notebook' | 'base', id: string | undefined): ViewList | undefined {
  const docId = parseDocId(id)
  return docId && { kind, docId }
}

function readShelf(kind: string): ViewList | undefined {
  return kind === 'all' || kind === 'to-sort' || kind === 'trash' ? { kind } : undefined
}

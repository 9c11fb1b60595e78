/** Which notes a place lists, in which order: a walk over numbers, of which a page is cut out. */
import type { HostPayload } from '../../shared/contract/host'
import type { NoteSort } from '../../shared/contract/lists'
import { filteredBy } from './conditions'
import { type Ground, type CatalogReads, membersOf, within } from './ground'
import { AMONG, FEW, type NumberList, type NumberLists, pick } from './number-lists'
import { SHELVES } from './shelves'

type Request = Omit<HostPayload<'listPlaced'>, 'place'>

/** How many there are, and those of the page, in their order. */
export function findNumbers(
  catalog: CatalogReads,
  ground: Ground,
  { filter, sort, offset, limit }: Request,
): { readonly total: number; readonly numbers: readonly number[] } {
  const { lists } = catalog.finders
  const filtered = filteredBy(catalog, filter, ground) ?? []
  const found = filtered.reduce(
    (left, list) => pick(left, list),
    within(lists, ground, orderOf(lists, sort, ground)),
  )
  return { total: found.length, numbers: [...found.subarray(offset, offset + limit)] }
}

/** At least all that are of the place. Ties always by id; what has no such date or author comes last either way. */
function orderOf(lists: NumberLists, sort: NoteSort, ground: Ground): NumberList {
  const { notebook, among } = ground
  if (notebook !== undefined && (sort.by === 'own' || sort.by === 'integrated'))
    return orderOfMembers(lists, sort, notebook)
  const { columns, index } = ORDERS[sort.by]
  const order = columns.replace('?', sort.isDescending ? 'DESC' : 'ASC')
  if (among !== undefined && among.size <= FEW)
    return lists.read(`SELECT no FROM notes WHERE no ${AMONG} ORDER BY ${order}`, [
      JSON.stringify([...among.numbers]),
    ])
  const by = ground.shelf === 'notes' ? `INDEXED BY ${index}` : ''
  return lists.ofNotes(
    `SELECT no FROM notes ${by} WHERE ${SHELVES[ground.shelf].where} ORDER BY ${order}`,
  )
}

const BY_TIME = { columns: 'modifiedAt ?, docId', index: 'notesByTime' }

const ORDERS: Readonly<Record<NoteSort['by'], typeof BY_TIME>> = {
  own: BY_TIME,
  integrated: BY_TIME,
  modified: BY_TIME,
  title: { columns: 'titleKey ?, docId', index: 'notesByTitle' },
  authors: { columns: 'authorsKey ? NULLS LAST, titleKey, docId', index: 'notesByAuthors' },
  created: { columns: 'createdAt ?, docId', index: 'notesByCreation' },
  published: { columns: 'publishedAt ? NULLS LAST, docId', index: 'notesByPublication' },
}

function orderOfMembers(
  lists: NumberLists,
  { by, isDescending }: NoteSort,
  notebook: number,
): NumberList {
  if (by === 'own' && !isDescending) return membersOf(lists, notebook)
  const way = isDescending ? 'DESC' : 'ASC'
  return by === 'own'
    ? lists.ofCollections(
        `SELECT no FROM members WHERE collection = ? ORDER BY place ${way}`,
        notebook,
      )
    : lists.ofCollections(
        `SELECT no FROM members JOIN numbers USING (no) WHERE collection = ?
          ORDER BY at IS NULL, at ${way}, docId`,
        notebook,
      )
}

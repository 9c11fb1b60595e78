/**
 * How requests about notebooks, bases, links and finding are read. What a change names is limited
 * here; whether it exists, and whether this person may change it, is asked where it is done.
 */
import * as v from 'valibot'
import type { HostPayload, HostRequestName } from '../../shared/contract/host'
import { type CategoryId, parseCategoryId } from '../../shared/model/categories'
import type { FilterId } from '../../shared/model/saved-filters'
import { parseEntryId } from '../../shared/model/entries'
import { LICENCES } from '../../shared/model/licence'
import { MAX_DESCRIPTION } from '../../shared/model/notebook'
import { readRank } from '../../shared/model/ranks'
import { ROLES } from '../../shared/model/roles'
import { type PersonId, parsePersonId } from '../../shared/records/identity'
import { NOTE_TYPES } from '../../shared/model/note'
import { beginning, count, docId, docIds, nothing, text, title } from './request-parts'

export type KnowledgeRequestName =
  | 'listCollections'
  | 'createCollection'
  | 'readOwnOrder'
  | 'changeOwnOrder'
  | 'readNotebook'
  | 'readBase'
  | 'changeCollection'
  | 'readIntegrations'
  | 'listPlaced'
  | 'findPlaced'
  | 'readFacets'
  | 'readFilters'
  | 'changeFilter'
  | 'readLinks'
  | 'readCard'
  | 'linkMention'
  | 'findTargets'
  | 'findSimilar'
  | 'readGraph'

type Schemas = {
  readonly [Name in KnowledgeRequestName & HostRequestName]: v.GenericSchema<
    unknown,
    HostPayload<Name>
  >
}

const MAX_CATEGORIES = 10_000

const categoryId = v.pipe(
  v.string(),
  v.check((letters) => parseCategoryId(letters) !== undefined, 'a category id is needed'),
  v.transform((letters) => letters as CategoryId),
)
const categoryIds = v.pipe(v.array(categoryId), v.maxLength(MAX_CATEGORIES))
const personId = v.pipe(
  v.string(),
  v.check((letters) => parsePersonId(letters) !== undefined, 'a person id is needed'),
  v.transform((letters) => letters as PersonId),
)
const name = text(1000)
const colour = v.nullable(text(40))
const time = v.pipe(v.number(), v.finite())
const words = v.pipe(v.array(text(300)), v.maxLength(1000))
const index = count(10_000_000)

const change = v.variant('kind', [
  v.strictObject({ kind: v.literal('rename'), title }),
  v.strictObject({ kind: v.literal('describe'), description: text(MAX_DESCRIPTION) }),
  v.strictObject({ kind: v.literal('recolour'), colour }),
  v.strictObject({
    kind: v.literal('integrate'),
    docIds,
    categoryIds,
    index: v.exactOptional(index),
  }),
  v.strictObject({ kind: v.literal('takeOut'), docIds }),
  v.strictObject({ kind: v.literal('move'), docIds, index }),
  v.strictObject({ kind: v.literal('remark'), docId, remark: text(10_000) }),
  v.strictObject({ kind: v.literal('giveRole'), personId, role: v.picklist(ROLES) }),
  v.strictObject({ kind: v.literal('license'), licence: v.nullable(v.picklist(LICENCES)) }),
  v.strictObject({ kind: v.literal('underlineTerms'), is: v.boolean() }),
  v.strictObject({ kind: v.literal('classify'), docIds, categoryId }),
  v.strictObject({ kind: v.literal('declassify'), docIds, categoryId }),
  v.strictObject({
    kind: v.literal('reclassify'),
    docIds,
    add: categoryIds,
    remove: categoryIds,
  }),
  v.strictObject({ kind: v.literal('setCategories'), docIds, categoryIds }),
  v.strictObject({ kind: v.literal('createCategory'), name, colour, docIds }),
  v.strictObject({ kind: v.literal('renameCategory'), categoryId, name }),
  v.strictObject({ kind: v.literal('recolourCategory'), categoryId, colour }),
  v.strictObject({ kind: v.literal('moveCategory'), categoryId, index }),
  v.strictObject({ kind: v.literal('mergeCategory'), categoryId, into: categoryId }),
  v.strictObject({ kind: v.literal('splitCategory'), categoryId, name, docIds }),
  v.strictObject({ kind: v.literal('deleteCategory'), categoryId }),
  v.strictObject({ kind: v.literal('restoreCategory'), categoryId }),
  v.strictObject({
    kind: v.literal('undo'),
    step: v.exactOptional(count(Number.MAX_SAFE_INTEGER)),
  }),
  v.strictObject({ kind: v.literal('redo') }),
])

const place = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['all', 'to-sort', 'trash']) }),
  v.strictObject({ kind: v.picklist(['notebook', 'base']), docId }),
])

const graphPlace = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  v.strictObject({ kind: v.picklist(['notebook', 'base']), docId }),
  v.strictObject({ kind: v.literal('note'), docId, hops: v.picklist([1, 2]) }),
])

const filter = v.strictObject({
  categories: v.exactOptional(
    v.pipe(v.array(v.union([v.literal('none'), categoryId])), v.maxLength(MAX_CATEGORIES)),
  ),
  types: v.exactOptional(v.pipe(v.array(v.picklist(NOTE_TYPES)), v.maxLength(100))),
  tags: v.exactOptional(words),
  authors: v.exactOptional(words),
  licences: v.exactOptional(v.pipe(v.array(v.picklist([...LICENCES, 'none'])), v.maxLength(100))),
  languages: v.exactOptional(words),
  modifiedFrom: v.exactOptional(time),
  modifiedTo: v.exactOptional(time),
  publishedFrom: v.exactOptional(time),
  publishedTo: v.exactOptional(time),
  integratedFrom: v.exactOptional(time),
  integratedTo: v.exactOptional(time),
  hasAttachments: v.exactOptional(v.boolean()),
  hasOpenTasks: v.exactOptional(v.boolean()),
  query: v.exactOptional(text(1000)),
})

const filterId = v.pipe(
  v.string(),
  v.check((letters) => parseEntryId(letters) !== undefined, 'the id of a filter is needed'),
  v.transform((letters) => letters as FilterId),
)
const filterName = v.pipe(text(200), v.minLength(1))
/** As in an address, with every condition at once. */
const savedFilter = { name: filterName, docId, query: text(10_000) }

const filterChange = v.variant('kind', [
  v.strictObject({ kind: v.literal('keep'), ...savedFilter }),
  v.strictObject({ kind: v.literal('adopt'), ...savedFilter }),
  v.strictObject({
    kind: v.literal('rename'),
    id: filterId,
    name: filterName,
    was: v.exactOptional(text(200)),
  }),
  v.strictObject({ kind: v.picklist(['remove', 'restore']), id: filterId }),
])

const ownRank = v.strictObject({
  docId,
  rank: v.pipe(
    v.string(),
    v.check((digits) => readRank(digits) !== undefined, 'a rank is needed'),
  ),
})

/** Down, or up where it is negative. */
const places = v.pipe(v.number(), v.integer(), v.minValue(-1_000_000), v.maxValue(1_000_000))

const ownOrderChange = v.variant('kind', [
  v.strictObject({ kind: v.literal('move'), docId, by: places }),
  v.strictObject({ kind: v.literal('forget'), of: v.picklist(['notebook', 'base']) }),
  v.strictObject({
    kind: v.literal('restore'),
    ranks: v.pipe(v.array(ownRank), v.maxLength(MAX_CATEGORIES)),
  }),
])

const sort = v.strictObject({
  by: v.picklist(['own', 'title', 'authors', 'modified', 'published', 'created', 'integrated']),
  isDescending: v.boolean(),
})

export const KNOWLEDGE_REQUESTS: Schemas = {
  listCollections: nothing,
  createCollection: v.strictObject({ kind: v.picklist(['notebook', 'base']), title }),
  readOwnOrder: nothing,
  changeOwnOrder: v.strictObject({ change: ownOrderChange }),
  readNotebook: v.strictObject({ docId }),
  readBase: v.strictObject({ docId }),
  changeCollection: v.strictObject({ docId, change }),
  readIntegrations: v.strictObject({ docId }),
  listPlaced: v.strictObject({ place, filter, sort, offset: index, limit: count(1000) }),
  findPlaced: v.strictObject({ place, filter, sort, docId }),
  readFacets: v.strictObject({ place }),
  readFilters: nothing,
  changeFilter: v.strictObject({ change: filterChange }),
  readLinks: v.strictObject({ docId }),
  readCard: v.strictObject({ docId }),
  linkMention: v.strictObject({
    docId,
    at: count(100_000_000),
    match: v.pipe(text(1000), v.minLength(1)),
    target: v.nullable(docId),
  }),
  findTargets: v.strictObject({
    query: beginning(1000),
    kinds: v.pipe(v.array(v.picklist(['note', 'notebook', 'base'])), v.maxLength(3)),
    limit: count(1000),
  }),
  findSimilar: v.strictObject({
    title: beginning(1000),
    except: v.nullable(docId),
    limit: count(1000),
  }),
  readGraph: v.strictObject({ place: graphPlace }),
}

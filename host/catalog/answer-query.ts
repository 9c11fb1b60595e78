/** One answer for each query: one that nobody answers does not compile. */
import type { HostPayload } from '../../shared/contract/host'
import { readCard } from './card'
import { listCollections, readBase, readIntegrations, readNotebook } from './collections'
import type { CatalogAnswer, CatalogQuery } from './contract'
import { readFacets } from './facets'
import { readGraph } from './graph'
import { readLinks } from './note-links'
import { findPlaced, listPlaced } from './placed-notes'
import { findSimilar } from './similar'
import type { CatalogStore } from './store'
import { findTargets } from './targets'
import { doubtCard, doubtLinks } from './unindexed'

type Answers = {
  readonly [Query in CatalogQuery]: (
    store: CatalogStore,
    payload: HostPayload<Query>,
  ) => CatalogAnswer<Query>
}

const ANSWERS: Answers = {
  listCollections: ({ sqlite }) => listCollections(sqlite),
  readNotebook: (store, { docId }) => readNotebook(store, docId),
  readBase: (store, { docId }) => readBase(store, docId),
  readIntegrations: ({ sqlite }, { docId }) => readIntegrations(sqlite, docId),
  listPlaced: (store, request) => listPlaced(store, request),
  findPlaced: (store, request) => findPlaced(store, request),
  readFacets: (store, { place }) => readFacets(store, place),
  readLinks: ({ sqlite, finders, isComplete }, { docId }) => {
    const links = readLinks(sqlite, docId, finders)
    return isComplete ? links : doubtLinks(links)
  },
  readCard: ({ sqlite, isComplete }, { docId }) => {
    const card = readCard(sqlite, docId)
    return isComplete ? card : doubtCard(card)
  },
  findTargets: ({ sqlite, finders }, request) => findTargets(sqlite, finders.names, request),
  findSimilar: ({ sqlite }, request) => findSimilar(sqlite, request),
  readGraph: ({ sqlite }, { place }) => readGraph(sqlite, place),
}

/** The host has parsed the payload. */
export function answerQuery<Query extends CatalogQuery>(
  store: CatalogStore,
  query: Query,
  payload: unknown,
): CatalogAnswer<Query> {
  return ANSWERS[query](store, payload as HostPayload<Query>)
}

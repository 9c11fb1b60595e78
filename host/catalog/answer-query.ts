/** One answer for each query: one that nobody answers does not compile. */
import type { HostPayload } from '../../shared/contract/host'
import { listCollections, readBase, readIntegrations, readNotebook } from './collections'
import type { CatalogAnswer, CatalogQuery } from './contract'
import { readFacets } from './facets'
import { listPlaced } from './placed-notes'
import type { CatalogStore } from './store'

type Answers = {
  readonly [Query in CatalogQuery]: (
    store: CatalogStore,
    payload: HostPayload<Query>,
  ) => CatalogAnswer<Query>
}

const ANSWERS: Answers = {
  listCollections: ({ sqlite }) => listCollections(sqlite),
  readNotebook: ({ sqlite }, { docId }) => readNotebook(sqlite, docId),
  readBase: ({ sqlite }, { docId }) => readBase(sqlite, docId),
  readIntegrations: ({ sqlite }, { docId }) => readIntegrations(sqlite, docId),
  listPlaced: ({ sqlite }, request) => listPlaced(sqlite, request),
  readFacets: ({ sqlite }, { place }) => readFacets(sqlite, place),
  readLinks: notBuilt,
  readCard: notBuilt,
  findTargets: notBuilt,
  findSimilar: notBuilt,
  readGraph: notBuilt,
}

/** The host has parsed the payload. */
export function answerQuery<Query extends CatalogQuery>(
  store: CatalogStore,
  query: Query,
  payload: unknown,
): CatalogAnswer<Query> {
  return ANSWERS[query](store, payload as HostPayload<Query>)
}

function notBuilt(): never {
  throw new Error('not built yet')
}

/** One answer for each query: one that nobody answers does not compile. */
import type { HostPayload } from '../../shared/contract/host'
import type { CatalogAnswer, CatalogQuery } from './contract'
import type { CatalogStore } from './store'

type Answers = {
  readonly [Query in CatalogQuery]: (
    store: CatalogStore,
    payload: HostPayload<Query>,
  ) => CatalogAnswer<Query>
}

const ANSWERS: Answers = {
  listCollections: notBuilt,
  readNotebook: notBuilt,
  readBase: notBuilt,
  readIntegrations: notBuilt,
  listPlaced: notBuilt,
  readFacets: notBuilt,
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

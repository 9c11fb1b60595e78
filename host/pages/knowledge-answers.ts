/**
 * Answers about notebooks, bases, links and finding. Questions go to the catalog as they are; changes
 * go to the documents, and the catalog is told to look at once.
 */
import type { HostPayload, HostReply } from '../../shared/contract/host'
import type { CollectionChange, CollectionReply } from '../../shared/contract/collections'
import type { DocId } from '../../shared/records/keys'
import type { CatalogAnswer } from '../catalog/contract'
import { changeFilter } from '../library/change-filter'
import { linkMention } from '../library/link-mention'
import { changeOwnOrder, inOwnOrder } from '../library/own-order'
import type { Session } from '../library/session'
import type { KnowledgeRequestName } from './knowledge-requests'

type KnowledgeAnswers = {
  readonly [Name in KnowledgeRequestName]: (
    payload: HostPayload<Name>,
  ) => HostReply<Name> | Promise<HostReply<Name>>
}

/** `session` throws where no library is open. */
export function createKnowledgeAnswers(session: () => Session): KnowledgeAnswers {
  const catalog = () => session().catalog
  const byTitle = () => catalog().ask('listCollections', {})
  return {
    listCollections: async () =>
      inOwnOrder(await byTitle(), session().library.holdings.home.order.ranks()),
    readOwnOrder: () => [...session().library.holdings.home.order.ranks().keys()],
    changeOwnOrder: async ({ change }) =>
      changeOwnOrder(session().library, await byTitle(), change),
    createCollection: ({ kind, title }) => session().collections.create(kind, title),
    readNotebook: async (request) =>
      withHeld(session(), await catalog().ask('readNotebook', request)),
    readBase: async (request) => withUndo(session(), await catalog().ask('readBase', request)),
    changeCollection: ({ docId, change }) => changeCollection(session(), docId, change),
    readIntegrations: (request) => catalog().ask('readIntegrations', request),
    listPlaced: (request) => catalog().ask('listPlaced', request),
    findPlaced: (request) => catalog().ask('findPlaced', request),
    readFacets: (request) => catalog().ask('readFacets', request),
    readFilters: () => session().library.holdings.home.filters.list(),
    changeFilter: ({ change }) => changeFilter(session().library, change),
    readLinks: (request) => catalog().ask('readLinks', request),
    readCard: (request) => catalog().ask('readCard', request),
    linkMention: (request) => linkMention(session().library, request),
    findTargets: (request) => catalog().ask('findTargets', request),
    findSimilar: (request) => catalog().ask('findSimilar', request),
    readGraph: (request) => catalog().ask('readGraph', request),
  }
}

async function changeCollection(
  { collections, feed }: Session,
  docId: DocId,
  change: CollectionChange,
): Promise<CollectionReply> {
  const reply = await collections.change(docId, change)
  feed.hurry()
  return reply
}

function withHeld(
  session: Session,
  view: CatalogAnswer<'readNotebook'>,
): HostReply<'readNotebook'> {
  if (!view) return null
  const { missing, ...known } = view
  const { holdings } = session.library
  const unreadable = missing.filter((docId) => !holdings.document(docId)).length
  return { ...known, unreadable, ...session.collections.undoable(view.docId) }
}

function withUndo<View extends { readonly docId: DocId }>(session: Session, view: View | null) {
  return view && { ...view, ...session.collections.undoable(view.docId) }
}

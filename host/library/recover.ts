/** Opening or making a library from the 24 words alone. What stands in the folder is only moved. */
import * as Y from 'yjs'
import type { RestoreReply } from '../../shared/contract/library'
import { extractText } from '../../shared/text/body/plain-text'
import { BODY, readTitle } from '../../shared/model/document'
import type { Library } from './library'

/** How long a relay has for the home document of these words to arrive. */
const HOME_PATIENCE = 30_000

/** Whether nobody would miss it: no note holds a title, text or image, and none came by a link. */
export function isEmptyLibrary(library: Library): boolean {
  for (const held of library.holdings.all) {
    if (held.purgedAt !== undefined) continue
    const doc = library.open(held.docId)?.doc
    if (held.relay !== undefined || held.kind !== 'note' || !doc) return false
    if (readTitle(doc) !== '' || extractText(doc) !== '' || holdsBlocks(doc)) return false
  }
  return true
}

/** Anything but empty paragraphs, such as an image, which has no text. */
function holdsBlocks(doc: Y.Doc): boolean {
  const isBlock = (node: unknown) => node instanceof Y.XmlElement && node.nodeName !== 'paragraph'
  return doc.getXmlFragment(BODY).createTreeWalker(isBlock).next().done !== true
}

/** Settles when the home document has come from the relay, or has not in time. */
export function whenHomeArrives(library: Library): Promise<boolean> {
  const { homeId } = library.holdings
  if (library.wasSynced(homeId)) return Promise.resolve(true)
  return new Promise((settle) => {
    const end = (hasArrived: boolean) => {
      stop()
      cancel()
      settle(hasArrived)
    }
    const stop = library.changed.add(() => {
      if (library.wasSynced(homeId)) end(true)
    })
    const cancel = library.clock.after(HOME_PATIENCE, () => end(false))
  })
}

/** Notes in the trash included. */
export function countHeld(library: Library): RestoreReply {
  const noteCount = Array.from(library.holdings.all).filter(
    ({ kind, purgedAt }) => kind === 'note' && purgedAt === undefined,
  ).length
  return { kind: 'restored', noteCount }
}

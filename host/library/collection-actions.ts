/** What a person does with notebooks and bases. Each answers with a value. */
import type {
  CollectionChange,
  CollectionKind,
  CollectionReply,
  CreateReply,
} from '../../shared/contract/knowledge'
import type { DocId } from '../../shared/records/keys'
import { createHeld } from './create-held'
import type { Library } from './library'

/** On disk when it answers that it is done. A title beyond 1,000 letters is cut. */
export function createCollection(
  library: Library,
  kind: CollectionKind,
  title: string,
): CreateReply {
  return createHeld(library, kind, title)
}

export function changeCollection(
  _library: Library,
  _docId: DocId,
  change: CollectionChange,
): CollectionReply {
  throw new Error(`not built yet: ${change.kind}`)
}

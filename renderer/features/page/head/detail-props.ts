import type { DocId } from '../../../../shared/records/keys'
import type { OpenFacts } from '../../../editor/use-note-facts'

export interface DetailProps {
  readonly docId: DocId
  readonly open: OpenFacts
  /** It was asked for a moment ago: the cursor goes there. */
  readonly hasFocus: boolean
}

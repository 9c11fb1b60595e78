import type { DocId } from '../../../../shared/records/keys'
import type { OpenFacts } from '../../../editor/use-note-facts'

export interface PropertyProps {
  readonly docId: DocId
  readonly open: OpenFacts
}

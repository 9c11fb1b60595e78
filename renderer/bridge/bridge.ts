/** Everything the interface has of the host, in one value that outlives React's trees. */
import type { Desktop } from '../../shared/contract'
import type { DocId } from '../../shared/records/keys'
import type { HostClient } from './host-client'
import type { LinkState } from './host-link'
import type { LibraryView } from './library-view'
import type { OpenNoteState } from './open-note-state'
import type { Person } from './presence'
import type { RecoveredText } from './recovered-texts'
import type { Readable } from './store'

export interface OpenNotesView {
  state(docId: DocId): Readable<OpenNoteState>
  people(docId: DocId): Readable<readonly Person[]>
}

export interface Bridge {
  readonly client: HostClient
  readonly desktop: Desktop | undefined
  readonly linkState: Readable<LinkState>
  readonly view: LibraryView
  readonly notes: OpenNotesView
  readonly recovered: Readable<readonly RecoveredText[]>
  close(): Promise<void>
}

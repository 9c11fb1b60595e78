/** What the host does beyond the library that is open now. */
import type { HostReply } from '../../shared/contract/host'
import type { LibraryKeeper } from '../library/keeper'
import type { Session } from '../library/session'
import type { TestRelay } from '../sync/contract'
import type { TellProgress } from '../transfer/contract'
import type { Jobs } from './jobs'

export interface HostControl {
  readonly keeper: LibraryKeeper
  readonly testRelay: TestRelay
  readonly jobs: Jobs
  readonly worker: () => URL
  readonly tell: TellProgress
  readLibrary(session: Session): HostReply<'readLibrary'>
  forgetRestart(): void
  /** Facts that a page shows beside notes have changed. */
  libraryChanged(): void
}

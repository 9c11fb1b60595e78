// The real store with something before each commit: a disk that is slow, or gives up.
import type { Change, RelayStore } from '../../relay/store/contract'

export function interceptCommits(
  store: RelayStore,
  before: (changes: readonly Change[]) => Promise<void> | null,
): RelayStore {
  return {
    logId: store.logId,
    readRooms: (rooms) => store.readRooms(rooms),
    readPosition: (room, seq) => store.readPosition(room, seq),
    readRecords: (room, range) => store.readRecords(room, range),
    readCheckpoint: (room, upTo) => store.readCheckpoint(room, upTo),
    expire: () => store.expire(),
    close: () => store.close(),
    commit: async (changes) => {
      await before(changes)
      return store.commit(changes)
    },
  }
}

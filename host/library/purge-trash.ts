/**
 * What has been in the trash for 30 days goes. A clock may be years ahead, and a note that is at no
 * relay is nowhere else: the days are counted from when the clock was last seen to jump, at the
 * earliest, and not at all while a relay says that it is wrong.
 */
import { TRASH_DAYS } from '../../shared/contract/trash-days'
import type { DocId } from '../../shared/records/keys'
import { StoreFailure } from '../log/contract'
import type { Library } from './library'
import { purgeNotes } from './note-actions'

const DAY = 24 * 60 * 60 * 1000
/** A machine may rest this long between two looks, its clock be put back by a day. */
const LONGEST_REST = 40 * DAY
const PUT_BACK = DAY
/** Seconds between the relay's clock and this one from which this one is not believed. */
const WRONG_BY = DAY / 1000

/** Once a day. `skew` is what a relay says of the clock, in seconds; undefined where none has. */
export function purgeOld(library: Library, skew: number | undefined): readonly DocId[] {
  if (skew !== undefined && Math.abs(skew) > WRONG_BY) return []
  try {
    const limit = library.clock.now() - TRASH_DAYS * DAY
    if (lookAtClock(library) > limit) return []
    const old = Array.from(library.holdings.all)
      .filter((held) => held.purgedAt === undefined && (held.trashedAt ?? Infinity) < limit)
      .map((held) => held.docId)
      // What still waits to be sent is kept until it has been.
      .filter((docId) => library.waiting(docId).count === 0)
    if (old.length > 0) purgeNotes(library, old)
    return old
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    library.reportStore(error.error)
    return []
  }
}

/** Since when the clock has gone on as a clock does. */
function lookAtClock({ log, clock }: Library): number {
  const now = clock.now()
  const [since, at] = (log.readMeta('clockSeen') ?? '').split(' ').map(Number)
  const isSteady =
    since !== undefined && at !== undefined && at - PUT_BACK <= now && now <= at + LONGEST_REST
  const start = isSteady ? since : now
  log.writeMeta('clockSeen', `${start} ${now}`)
  return start
}

/** What a job tells the person at its end: the first remarks in full, and the count of all. */
import type { JobRemark } from '../../shared/contract/jobs'

const MAX_REMARKS = 200
const MAX_DETAIL = 200

/** With the place of the file it was made at, so that two threads' remarks can be put in order. */
export interface PlacedRemark extends JobRemark {
  readonly at: number
}

export interface RemarkCount {
  readonly listed: number
  readonly count: number
}

export class Remarks {
  readonly placed: PlacedRemark[] = []
  /** Place of the file that is being read. */
  at = -1
  count = 0

  get list(): readonly JobRemark[] {
    return this.placed
      .toSorted((a, b) => a.at - b.at)
      .slice(0, MAX_REMARKS)
      .map(({ file, reason, detail }) => ({ file, reason, detail }))
  }

  add(file: string, reason: JobRemark['reason'], detail = ''): void {
    this.count += 1
    const { at } = this
    if (this.placed.length < MAX_REMARKS)
      this.placed.push({ at, file, reason, detail: detail.slice(0, MAX_DETAIL) })
  }

  /** Another thread's, of other files. */
  take(others: readonly PlacedRemark[], count: number): void {
    this.placed.push(...others)
    this.count += count
  }

  get mark(): RemarkCount {
    return { listed: this.placed.length, count: this.count }
  }

  /** Forgets what was added since. */
  backTo({ listed, count }: RemarkCount): void {
    this.placed.length = listed
    this.count = count
  }
}

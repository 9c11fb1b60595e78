/** What a job tells the person at its end: the first remarks in full, and the count of all. */
import type { JobRemark } from '../../shared/contract'

export const MAX_REMARKS = 200
const MAX_DETAIL = 200

export class Remarks {
  readonly list: JobRemark[] = []
  count = 0

  add(file: string, reason: JobRemark['reason'], detail = ''): void {
    this.count += 1
    if (this.list.length < MAX_REMARKS)
      this.list.push({ file, reason, detail: detail.slice(0, MAX_DETAIL) })
  }
}
